package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.IteratorType;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyComplex;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.Slot;

/** The iterators of itertools that need not end: count, cycle, repeat. */
final class ItertoolsInfinite {
    private ItertoolsInfinite() {}

    /** {@code itertools.count}. */
    @BuiltinType(name = "itertools.count", doc = "Return a count object whose .__next__() method returns consecutive values.\n\n"
            + "Equivalent to:\n"
            + "    def count(firstval=0, step=1):\n"
            + "        x = firstval\n"
            + "        while 1:\n"
            + "            yield x\n"
            + "            x += step")
    public static final class Count extends PyObject {
        public static final PyType TYPE = new Type();

        /** The next value, while {@link #next} is null. */
        private long number;
        /** The next value where it is no machine integer or the step is not 1. Owned, like the step. */
        private PyObject next;
        private PyObject step;

        private Count(PyType type) {
            super(type);
        }

        private static boolean isNumber(PyObject o) {
            PyType t = o.type;
            return t.has(Slot.NB_INDEX) || t.has(Slot.NB_INT) || t.has(Slot.NB_FLOAT) || o instanceof PyComplex;
        }

        // CPython: Modules/itertoolsmodule.c itertools_count_impl
        @PyNew("count(start=0, step=1)")
        static PyObject create(PyType cls, PyObject start, PyObject step) {
            if (start != null && !isNumber(start) || step != null && !isNumber(step)) {
                throw PyErr.typeError("a number is required");
            }
            Count self = new Count(cls);
            self.step = step == null ? PyInt.of(1) : step.newRef();
            boolean one = step == null || step instanceof PyInt s && s.fitsLong() && s.longValue() == 1;
            if (one && (start == null || start instanceof PyInt i && i.fitsLong())) {
                self.number = start == null ? 0 : ((PyInt) start).longValue();
            } else {
                self.next = start == null ? PyInt.of(0) : start.newRef();
            }
            FreeLists.born(self);
            return self;
        }

        @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
        static PyObject reduce(Count self) {
            return IteratorType.reduce(self, self.next == null ? PyTuple.steal(PyInt.of(self.number))
                    : PyTuple.of(self.next, self.step));
        }

        @Override
        protected void traverseFields(Visitor visitor) {
            visitor.xvisit(next);
            visitor.xvisit(step);
        }

        @Override
        protected void dropFields() {
            xdecref(next);
            next = null;
            xdecref(step);
            step = null;
        }

        static final class Type extends IteratorType {
            Type() {
                super("itertools.count", ItertoolsInfiniteCountTable.INSTANCE, 40, BASETYPE | HAVE_GC);
            }

            // CPython: Modules/itertoolsmodule.c count_repr
            @Override
            public PyObject tpRepr(PyObject o) {
                Count self = (Count) o;
                if (self.next == null) {
                    return PyStr.of(shortNameOf(self) + "(" + self.number + ")");
                }
                String text = shortNameOf(self) + "(" + Objects.reprText(self.next);
                boolean one = self.step instanceof PyInt i && i.fitsLong() && i.longValue() == 1;
                return PyStr.of(text + (one ? ")" : ", " + Objects.reprText(self.step) + ")"));
            }

            // CPython: Modules/itertoolsmodule.c count_next, count_nextlong
            @Override
            public PyObject tpIterNext(PyObject o) {
                Count self = (Count) o;
                if (self.next == null) {
                    if (self.number != Long.MAX_VALUE) {
                        return PyInt.of(self.number++);
                    }
                    self.next = PyInt.of(Long.MAX_VALUE);
                }
                PyObject sum = Abstract.add(self.next, self.step);
                PyObject r = self.next;
                self.next = sum;
                return r;
            }
        }
    }

    /** The last part of the name of the type, as _PyType_Name has it. */
    static String shortNameOf(PyObject o) {
        return o.type.shortName();
    }

    /** {@code itertools.cycle}. */
    @BuiltinType(name = "itertools.cycle",
            doc = "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.")
    public static final class Cycle extends PyObject {
        public static final PyType TYPE = new Type();

        /** Null after the first pass. Owned. */
        private PyObject iterator;
        /** A list of what the first pass gave. Owned. */
        private PyList saved;
        private int index;
        private boolean savedAlready;

        private Cycle(PyType type, PyObject iterator) {
            super(type);
            this.iterator = iterator;
        }

        @PyNew("cycle(iterable, /)")
        static PyObject create(PyType cls, PyObject iterable) {
            Cycle self = new Cycle(cls, Abstract.iter(iterable));
            self.saved = PyList.create();
            FreeLists.born(self);
            return self;
        }

        // CPython: Modules/itertoolsmodule.c cycle_reduce
        @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
        static PyObject reduce(Cycle self) {
            PyObject it = self.iterator;
            boolean done = it == null;
            if (done) {
                it = Abstract.iter(self.saved);
                if (self.index != 0) {
                    PyInt i = PyInt.of(self.index);
                    PyStr name = PyStr.intern("__setstate__");
                    try {
                        Call.method(it, name, i).decref();
                    } catch (PyException e) {
                        it.decref();
                        throw e;
                    } finally {
                        i.decref();
                        name.decref();
                    }
                }
            } else {
                it.incref();
            }
            self.saved.incref();
            return IteratorType.reduce(self, PyTuple.steal(it), PyTuple.steal(self.saved, PyBool.of(done || self.savedAlready)));
        }

        @PyMethod(value = "__setstate__($self, state, /)", textSignature = false,
                doc = "Set state information for unpickling.")
        static void setState(Cycle self, PyObject state) {
            if (!(state instanceof PyTuple t)) {
                throw PyErr.typeError("state is not a tuple");
            }
            Args.checkTuple(null, t.size(), 2, 2);
            if (!(t.get(0) instanceof PyList list)) {
                throw PyErr.typeError("argument 1 must be list, not " + t.get(0).type.tpName());
            }
            self.savedAlready = Args.toInt(t.get(1)) != 0;
            list.incref();
            PyList old = self.saved;
            self.saved = list;
            old.decref();
            self.index = 0;
        }

        @Override
        protected void traverseFields(Visitor visitor) {
            visitor.xvisit(iterator);
            visitor.xvisit(saved);
        }

        @Override
        protected void dropFields() {
            xdecref(saved);
            saved = null;
            xdecref(iterator);
            iterator = null;
        }

        static final class Type extends IteratorType {
            Type() {
                super("itertools.cycle", ItertoolsInfiniteCycleTable.INSTANCE, 48, BASETYPE | HAVE_GC);
            }

            // CPython: Modules/itertoolsmodule.c cycle_next
            @Override
            public PyObject tpIterNext(PyObject o) {
                Cycle self = (Cycle) o;
                if (self.iterator != null) {
                    PyObject item = Abstract.next(self.iterator);
                    if (item != null) {
                        if (!self.savedAlready) {
                            self.saved.append(item);
                        }
                        return item;
                    }
                    PyObject it = self.iterator;
                    if (it != null) {
                        self.iterator = null;
                        it.decref();
                    }
                }
                if (self.saved.size == 0) {
                    return null;
                }
                PyObject item = self.saved.items[self.index++].newRef();
                if (self.index >= self.saved.size) {
                    self.index = 0;
                }
                return item;
            }
        }
    }

    /** {@code itertools.repeat}. */
    @BuiltinType(name = "itertools.repeat", doc = "repeat(object [,times]) -> create an iterator which returns the object\n"
            + "for the specified number of times.  If not specified, returns the object\n"
            + "endlessly.")
    public static final class Repeat extends PyObject {
        public static final PyType TYPE = new Type();

        /** Owned. */
        private PyObject element;
        /** How often it is to come; -1 for ever. */
        private long left;

        private Repeat(PyType type, PyObject element, long left) {
            super(type);
            element.incref();
            this.element = element;
            this.left = left;
        }

        // CPython: Modules/itertoolsmodule.c repeat_new
        @PyNew(value = "repeat(object, times=None)", textSignature = false)
        static PyObject create(PyType cls, PyObject object, PyObject times) {
            Repeat self = new Repeat(cls, object, times == null ? -1 : Math.max(Args.toLong(times), 0));
            FreeLists.born(self);
            return self;
        }

        @PyMethod(value = "__length_hint__($self)", textSignature = false,
                doc = "Private method returning an estimate of len(list(it)).")
        static long lengthHint(Repeat self) {
            if (self.left == -1) {
                throw PyErr.typeError("len() of unsized object");
            }
            return self.left;
        }

        @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
        static PyObject reduce(Repeat self) {
            self.element.incref();
            return IteratorType.reduce(self, self.left >= 0 ? PyTuple.steal(self.element, PyInt.of(self.left)) : PyTuple.steal(self.element));
        }

        @Override
        protected void traverseFields(Visitor visitor) {
            visitor.xvisit(element);
        }

        @Override
        protected void dropFields() {
            xdecref(element);
            element = null;
        }

        static final class Type extends IteratorType {
            Type() {
                super("itertools.repeat", ItertoolsInfiniteRepeatTable.INSTANCE, 32, BASETYPE | HAVE_GC);
            }

            @Override
            public PyObject tpRepr(PyObject o) {
                Repeat self = (Repeat) o;
                return PyStr.of(shortNameOf(self) + "(" + Objects.reprText(self.element) + (self.left == -1 ? ")" : ", " + self.left + ")"));
            }

            @Override
            public PyObject tpIterNext(PyObject o) {
                Repeat self = (Repeat) o;
                if (self.left == 0) {
                    return null;
                }
                if (self.left > 0) {
                    self.left--;
                }
                return self.element.newRef();
            }
        }
    }
}
