package dev.adder.runtime.object;

import dev.adder.processor.Steals;

/** The type of iterators: {@code iter(it)} is {@code it}. */
public abstract class IteratorType extends PyType {
    protected IteratorType(String name, MethodTable table, int basicsize, long flags) {
        super(name, table, null, basicsize, 0, flags);
    }

    @Override
    public PyObject tpIter(PyObject self) {
        return self.newRef();
    }

    /** The next item of {@code iterator}, or null or a StopIteration at the end: no check of either. */
    public static PyObject rawNext(PyObject iterator) {
        return iterator.type.tpIterNext(iterator);
    }

    /** (type(self), args) for {@code __reduce__}; takes over the reference to the arguments. */
    public static PyTuple reduce(PyObject self, @Steals PyTuple args) {
        self.type.incref();
        return PyTuple.steal(self.type, args);
    }

    /** (type(self), args, state); takes over both references. */
    public static PyTuple reduce(PyObject self, @Steals PyTuple args, @Steals PyObject state) {
        self.type.incref();
        return PyTuple.steal(self.type, args, state);
    }
}
