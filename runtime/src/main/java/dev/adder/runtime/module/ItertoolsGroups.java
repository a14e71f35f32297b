package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.Steals;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Builtins;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.IteratorType;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** The iterators of itertools that split one iterator or join several: groupby, tee, zip_longest. */
final class ItertoolsGroups {
    private ItertoolsGroups() {}

    /** {@code itertools.groupby}. */
    @BuiltinType(name = "itertools.groupby",
            doc = "make an iterator that returns consecutive keys and groups from the iterable\n\n"
            + "  iterable\n"
            + "    Elements to divide into groups according to the key function.\n"
            + "  key\n"
            + "    A function for computing the group category for each element.\n"
            + "    If the key function is not specified or is None, the element itself\n"
            + "    is used for grouping.")
    public static final class GroupBy extends PyObject {
        public static final PyType TYPE = new Type();

        /** Owned. */
        private PyObject iterator;
        private PyObject keyFunction;
        private PyObject targetKey;
        private PyObject currentKey;
        private PyObject currentValue;

        /** The group that may still be read; told by identity alone. */
        @Borrowed
        private Grouper currentGrouper;

        private GroupBy(PyType type, @Steals PyObject iterator, PyObject keyFunction) {
            super(type);
            this.iterator = iterator;
            this.keyFunction = keyFunction == null ? PyNone.owned() : keyFunction.newRef();
        }

        @PyNew("groupby(iterable, key=None)")
        static PyObject create(PyType cls, PyObject iterable, PyObject key) {
            GroupBy self = new GroupBy(cls, Abstract.iter(iterable), key);
            FreeLists.born(self);
            return self;
        }

        @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
        static PyObject reduce(GroupBy self) {
            PyTuple args = PyTuple.of(self.iterator, self.keyFunction);
            if (self.targetKey != null && self.currentKey != null && self.currentValue != null) {
                return IteratorType.reduce(self, args, PyTuple.of(self.currentKey, self.currentValue, self.targetKey));
            }
            return IteratorType.reduce(self, args);
        }

        @PyMethod(value = "__setstate__($self, state, /)", textSignature = false,
                doc = "Set state information for unpickling.")
        static void setState(GroupBy self, PyObject state) {
            if (!(state instanceof PyTuple t)) {
                throw PyErr.typeError("state is not a tuple");
            }
            Args.checkTuple(null, t.size(), 3, 3);
            PyObject key = self.currentKey;
            PyObject value = self.currentValue;
            PyObject target = self.targetKey;
            self.currentKey = t.get(0).newRef();
            self.currentValue = t.get(1).newRef();
            self.targetKey = t.get(2).newRef();
            xdecref(key);
            xdecref(value);
            xdecref(target);
        }

        /** Compares keys that the comparison itself may make the object drop. */
        private static boolean equalHeld(PyObject a, PyObject b) {
            a.incref();
            b.incref();
            try {
                return Objects.equal(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        /** Goes to the next item; false at the end. */
        // CPython: Modules/itertoolsmodule.c groupby_step
        private boolean step() {
            PyObject value = Abstract.next(iterator);
            if (value == null) {
                return false;
            }
            PyObject key;
            if (keyFunction == PyNone.INSTANCE) {
                key = value.newRef();
            } else {
                try {
                    key = Call.call(keyFunction, value);
                } catch (PyException e) {
                    value.decref();
                    throw e;
                }
            }
            PyObject oldValue = currentValue;
            currentValue = value;
            PyObject oldKey = currentKey;
            currentKey = key;
            xdecref(oldKey);
            xdecref(oldValue);
            return true;
        }

        // CPython: Modules/itertoolsmodule.c groupby_next
        private PyObject next() {
            currentGrouper = null;
            for (;;) {
                if (currentKey != null && (targetKey == null || !equalHeld(targetKey, currentKey))) {
                    break;
                }
                if (!step()) {
                    return null;
                }
            }
            PyObject old = targetKey;
            targetKey = currentKey.newRef();
            xdecref(old);
            Grouper group = new Grouper(this, targetKey);
            PyTuple r = PyTuple.pair(currentKey, group);
            group.decref();
            return r;
        }

        @Override
        protected void traverseFields(Visitor visitor) {
            visitor.xvisit(iterator);
            visitor.xvisit(keyFunction);
            visitor.xvisit(targetKey);
            visitor.xvisit(currentKey);
            visitor.xvisit(currentValue);
        }

        @Override
        protected void dropFields() {
            xdecref(iterator);
            iterator = null;
            xdecref(keyFunction);
            keyFunction = null;
            xdecref(targetKey);
            targetKey = null;
            xdecref(currentKey);
            currentKey = null;
            xdecref(currentValue);
            currentValue = null;
        }

        static final class Type extends IteratorType {
            Type() {
                super("itertools.groupby", ItertoolsGroupsGroupByTable.INSTANCE, 64, BASETYPE | HAVE_GC);
            }

            @Override
            public PyObject tpIterNext(PyObject self) {
                return ((GroupBy) self).next();
            }
        }
    }

    /** The iterator over one group. */
    @BuiltinType(name = "itertools._grouper")
    public static final class Grouper extends PyObject {
        public static final PyType TYPE = new Type();

        /** Owned. */
        private PyObject parent;
        private PyObject targetKey;

        private Grouper(GroupBy parent, PyObject targetKey) {
            super(TYPE);
            this.parent = parent.newRef();
            this.targetKey = targetKey.newRef();
            parent.currentGrouper = this;
            FreeLists.born(this);
        }

        @PyNew(value = "_grouper(parent, tgtkey, /)", textSignature = false)
        static PyObject create(PyType cls, GroupBy parent, PyObject key) {
            return new Grouper(parent, key);
        }

        @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
        static PyObject reduce(Grouper self) {
            if (((GroupBy) self.parent).currentGrouper != self) {
                return Builtins.reduceExhausted(Builtins.ITER, PyTuple.empty());
            }
            return IteratorType.reduce(self, PyTuple.of(self.parent, self.targetKey));
        }

        // CPython: Modules/itertoolsmodule.c _grouper_next
        private PyObject next() {
            GroupBy g = (GroupBy) parent;
            if (g.currentGrouper != this) {
                return null;
            }
            if (g.currentValue == null && !g.step()) {
                return null;
            }
            if (!GroupBy.equalHeld(targetKey, g.currentKey)) {
                return null;
            }
            PyObject r = g.currentValue;
            g.currentValue = null;
            // null if the comparison has come here again
            PyObject key = g.currentKey;
            g.currentKey = null;
            xdecref(key);
            return r;
        }

        @Override
        protected void traverseFields(Visitor visitor) {
            visitor.xvisit(parent);
            visitor.xvisit(targetKey);
        }

        @Override
        protected void dropFields() {
            xdecref(parent);
            parent = null;
            xdecref(targetKey);
            targetKey = null;
        }

        static final class Type extends IteratorType {
            Type() {
                super("itertools._grouper", ItertoolsGroupsGrouperTable.INSTANCE, 32, HAVE_GC);
            }

            @Override
            public PyObject tpIterNext(PyObject self) {
                return ((Grouper) self).next();
            }
        }
    }

    /** A link of the chain of items that several tee iterators read. */
    @BuiltinType(name = "itertools._tee_dataobject", doc = "teedataobject(iterable, values, next, /)\n"
            + "--\n\n"
            + "Data container common to multiple tee objects.")
    public static final class TeeData extends PyObject {
        public static final PyType TYPE = new Type();

        /** CPython: Modules/itertoolsmodule.c LINKCELLS. */
        static final int CELLS = 57;

        /** Owned. */
        private PyObject iterator;
        private TeeData nextLink;
        private final PyObject[] values = new PyObject[CELLS];
        private int read;
        private boolean running;

        private TeeData(PyObject iterator) {
            super(TYPE);
            this.iterator = iterator.newRef();
            FreeLists.born(this);
        }

        // CPython: Modules/itertoolsmodule.c itertools_teedataobject_impl
        @PyNew("teedataobject(iterable, values, next, /)")
        static PyObject create(PyType cls, PyObject iterator, PyList values, PyObject next) {
            TeeData self = new TeeData(iterator);
            int n = values.size;
            if (n > CELLS || n != CELLS && next != PyNone.INSTANCE || next != PyNone.INSTANCE && next.type != TYPE) {
                self.decref();
                throw PyErr.valueError("Invalid arguments");
            }
            for (int i = 0; i < n; i++) {
                self.values[i] = values.get(i).newRef();
            }
            self.read = n;
            if (next != PyNone.INSTANCE) {
                self.nextLink = (TeeData) next.newRef();
            }
            return self;
        }

        @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
        static PyObject reduce(TeeData self) {
            return IteratorType.reduce(self, PyTuple.steal(self.iterator.newRef(), PyList.copyOf(self.values, 0, self.read),
                    self.nextLink == null ? PyNone.owned() : self.nextLink.newRef()));
        }

        /** The following link, made if need be; owned by the caller. */
        private TeeData link() {
            if (nextLink == null) {
                nextLink = new TeeData(iterator);
            }
            return (TeeData) nextLink.newRef();
        }

        // CPython: Modules/itertoolsmodule.c teedataobject_getitem
        private PyObject item(int i) {
            if (i < read) {
                return values[i].newRef();
            }
            if (running) {
                throw PyErr.runtimeError("cannot re-enter the tee iterator");
            }
            running = true;
            PyObject value;
            try {
                value = Abstract.next(iterator);
            } finally {
                running = false;
            }
            if (value == null) {
                return null;
            }
            read++;
            values[i] = value;
            return value.newRef();
        }

        @Override
        protected void traverseFields(Visitor visitor) {
            visitor.xvisit(iterator);
            visitor.visitAll(values, read);
            visitor.xvisit(nextLink);
        }

        /** A chain of links that only it holds goes link by link, so that its length does not matter. */
        // CPython: Modules/itertoolsmodule.c teedataobject_clear, teedataobject_safe_decref
        @Override
        protected void dropFields() {
            xdecref(iterator);
            iterator = null;
            for (int i = 0; i < read; i++) {
                PyObject v = values[i];
                values[i] = null;
                xdecref(v);
            }
            TeeData link = nextLink;
            nextLink = null;
            while (link != null && link.refcnt == 1) {
                TeeData next = link.nextLink;
                link.nextLink = null;
                link.decref();
                link = next;
            }
            xdecref(link);
        }

        @Override
        protected void clearFields() {
            dropFields();
        }

        static final class Type extends PyType {
            Type() {
                super("itertools._tee_dataobject", ItertoolsGroupsTeeDataTable.INSTANCE, null, 496, 0, HAVE_GC);
            }
        }
    }

    /** An iterator that {@code itertools.tee} returns. */
    @BuiltinType(name = "itertools._tee", doc = "Iterator wrapped to make it copyable.")
    public static final class Tee extends PyObject {
        public static final PyType TYPE = new Type();

        static final PyStr COPY = PyStr.intern("__copy__");

        /** Owned. */
        private TeeData data;
        private int index;

        private Tee(@Steals TeeData data, int index) {
            super(TYPE);
            this.data = data;
            this.index = index;
            FreeLists.born(this);
        }

        /** A tee iterator over {@code iterable}; a copy if it is one. */
        // CPython: Modules/itertoolsmodule.c tee_fromiterable
        static PyObject over(PyObject iterable) {
            PyObject it = Abstract.iter(iterable);
            try {
                return it instanceof Tee t ? copy(t) : new Tee(new TeeData(it), 0);
            } finally {
                it.decref();
            }
        }

        @PyNew("_tee(iterable, /)")
        static PyObject create(PyType cls, PyObject iterable) {
            return over(iterable);
        }

        @PyMethod(value = "__copy__($self)", textSignature = false, doc = "Returns an independent iterator.")
        static PyObject copy(Tee self) {
            return new Tee((TeeData) self.data.newRef(), self.index);
        }

        @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
        static PyObject reduce(Tee self) {
            return IteratorType.reduce(self, PyTuple.steal(PyTuple.empty()), PyTuple.steal(self.data.newRef(), PyInt.of(self.index)));
        }

        @PyMethod(value = "__setstate__($self, state, /)", textSignature = false,
                doc = "Set state information for unpickling.")
        static void setState(Tee self, PyObject state) {
            if (!(state instanceof PyTuple t)) {
                throw PyErr.typeError("state is not a tuple");
            }
            Args.checkTuple(null, t.size(), 2, 2);
            if (!(t.get(0) instanceof TeeData data)) {
                throw PyErr.typeError("argument 1 must be itertools._tee_dataobject, not " + t.get(0).type.tpName());
            }
            int index = Args.toInt(t.get(1));
            if (index < 0 || index > TeeData.CELLS) {
                throw PyErr.valueError("Index out of range");
            }
            data.incref();
            TeeData old = self.data;
            self.data = data;
            old.decref();
            self.index = index;
        }

        // CPython: Modules/itertoolsmodule.c tee_next
        private PyObject next() {
            if (index >= TeeData.CELLS) {
                TeeData link = data.link();
                TeeData old = data;
                data = link;
                old.decref();
                index = 0;
            }
            PyObject value = data.item(index);
            if (value != null) {
                index++;
            }
            return value;
        }

        @Override
        protected void traverseFields(Visitor visitor) {
            visitor.xvisit(data);
        }

        @Override
        protected void dropFields() {
            TeeData d = data;
            data = null;
            xdecref(d);
        }

        @Override
        protected void clearFields() {
            dropFields();
        }

        static final class Type extends IteratorType {
            Type() {
                super("itertools._tee", ItertoolsGroupsTeeTable.INSTANCE, 40, HAVE_GC | HAS_WEAKREFS);
                weaklistoffset = 32;
            }

            @Override
            public PyObject tpIterNext(PyObject self) {
                return ((Tee) self).next();
            }
        }
    }

    /** {@code itertools.zip_longest}. */
    @BuiltinType(name = "itertools.zip_longest",
            doc = "zip_longest(iter1 [,iter2 [...]], [fillvalue=None]) --> zip_longest object\n\n"
            + "Return a zip_longest object whose .__next__() method returns a tuple where\n"
            + "the i-th element comes from the i-th iterable argument.  The .__next__()\n"
            + "method continues until the longest iterable in the argument sequence\n"
            + "is exhausted and then it raises StopIteration.  When the shorter iterables\n"
            + "are exhausted, the fillvalue is substituted in their place.  The fillvalue\n"
            + "defaults to None or can be specified by a keyword argument.\n")
    public static final class ZipLongest extends PyObject {
        public static final PyType TYPE = new Type();

        private static final PyStr FILL = PyStr.intern("fillvalue");

        /** The iterators; null for one that has ended. Owned. */
        private PyTuple iterators;
        private PyTuple result;
        private PyObject fill;
        private int active;

        private ZipLongest(PyType type) {
            super(type);
        }

        // CPython: Modules/itertoolsmodule.c zip_longest_new
        @PyNew(value = "zip_longest", raw = true)
        static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            PyObject fill = PyNone.INSTANCE;
            if (kwnames != null && kwnames.size() > 0) {
                if (kwnames.size() > 1 || !Args.keyword(kwnames, 0).equalTo(FILL)) {
                    throw PyErr.typeError("zip_longest() got an unexpected keyword argument");
                }
                fill = args[base + nargs];
            }
            PyObject[] its = new PyObject[nargs];
            PyObject[] nones = new PyObject[nargs];
            for (int i = 0; i < nargs; i++) {
                try {
                    its[i] = Abstract.iter(args[base + i]);
                } catch (PyException e) {
                    decrefAll(its, i);
                    decrefAll(nones, i);
                    throw e;
                }
                nones[i] = PyNone.owned();
            }
            ZipLongest self = new ZipLongest(cls);
            self.iterators = PyTuple.steal(its);
            self.result = PyTuple.steal(nones);
            self.fill = fill.newRef();
            self.active = nargs;
            FreeLists.born(self);
            return self;
        }

        /** The item of iterator {@code i}, the fill value if it has ended; null if all have. */
        private PyObject item(int i) {
            PyObject it = iterators.items[i];
            if (it == null) {
                return fill.newRef();
            }
            PyObject item;
            try {
                item = Abstract.next(it);
            } catch (PyException e) {
                active = 0;
                throw e;
            }
            if (item != null) {
                return item;
            }
            if (--active == 0) {
                return null;
            }
            iterators.exchange(i, null);
            it.decref();
            return fill.newRef();
        }

        // CPython: Modules/itertoolsmodule.c zip_longest_next
        private PyObject next() {
            int n = iterators.items.length;
            if (n == 0 || active == 0) {
                return null;
            }
            PyTuple r = result;
            if (r.refcnt == 1) {
                r.incref();
                for (int i = 0; i < n; i++) {
                    PyObject item;
                    try {
                        item = item(i);
                    } catch (PyException e) {
                        r.decref();
                        throw e;
                    }
                    if (item == null) {
                        r.decref();
                        return null;
                    }
                    r.exchange(i, item).decref();
                }
                r.trackAgain();
                return r;
            }
            PyObject[] items = new PyObject[n];
            for (int i = 0; i < n; i++) {
                PyObject item;
                try {
                    item = item(i);
                } catch (PyException e) {
                    decrefAll(items, i);
                    throw e;
                }
                if (item == null) {
                    decrefAll(items, i);
                    return null;
                }
                items[i] = item;
            }
            return PyTuple.steal(items);
        }

        // CPython: Modules/itertoolsmodule.c zip_longest_reduce
        @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
        static PyObject reduce(ZipLongest self) {
            PyObject[] its = new PyObject[self.iterators.items.length];
            for (int i = 0; i < its.length; i++) {
                PyObject it = self.iterators.items[i];
                its[i] = it == null ? PyTuple.empty() : it.newRef();
            }
            return IteratorType.reduce(self, PyTuple.steal(its), self.fill.newRef());
        }

        @PyMethod(value = "__setstate__($self, state, /)", textSignature = false,
                doc = "Set state information for unpickling.")
        static void setState(ZipLongest self, PyObject state) {
            PyObject old = self.fill;
            self.fill = state.newRef();
            old.decref();
        }

        @Override
        protected void traverseFields(Visitor visitor) {
            visitor.xvisit(iterators);
            visitor.xvisit(result);
            visitor.xvisit(fill);
        }

        @Override
        protected void dropFields() {
            xdecref(iterators);
            iterators = null;
            xdecref(result);
            result = null;
            xdecref(fill);
            fill = null;
        }

        static final class Type extends IteratorType {
            Type() {
                super("itertools.zip_longest", ItertoolsGroupsZipLongestTable.INSTANCE, 56, BASETYPE | HAVE_GC);
            }

            @Override
            public PyObject tpIterNext(PyObject self) {
                return ((ZipLongest) self).next();
            }
        }
    }
}
