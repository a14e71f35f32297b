package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
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
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyGenericAlias;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** The iterators of itertools that pass on or transform what other iterators give. */
final class ItertoolsStreams {
    private ItertoolsStreams() {}

    private static boolean test(PyObject function, PyObject item) {
        PyObject good = Call.call(function, item);
        try {
            return Objects.isTrue(good);
        } finally {
            good.decref();
        }
    }

    /** {@code itertools.accumulate}. */
    @BuiltinType(name = "itertools.accumulate", doc = "Return series of accumulated sums (or other binary function results).")
    public static final class Accumulate extends PyObject {
        public static final PyType TYPE = new Type();

        /** The sum so far, null before the first item; the function, null for addition; initial, null once given. Owned. */
        private PyObject total;
        private PyObject iterator;
        private PyObject function;
        private PyObject initial;

        private Accumulate(PyType type, PyObject iterator) {
            super(type);
            this.iterator = iterator;
        }

        @PyNew("accumulate(iterable, func=None, *, initial=None)")
        static PyObject create(PyType cls, PyObject iterable, PyObject func, PyObject initial) {
            Accumulate self = new Accumulate(cls, Abstract.iter(iterable));
            self.function = func == PyNone.INSTANCE ? null : xnewRef(func);
            self.initial = initial == PyNone.INSTANCE ? null : xnewRef(initial);
            FreeLists.born(self);
            return self;
        }

        private PyObject functionOrNone() {
            return function == null ? PyNone.owned() : function.newRef();
        }

        // CPython: Modules/itertoolsmodule.c accumulate_reduce
        @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
        static PyObject reduce(Accumulate self) {
            if (self.initial != null || self.total == PyNone.INSTANCE) {
                PyTuple first = PyTuple.of(self.initial != null ? self.initial : self.total);
                PyObject chain;
                try {
                    chain = Call.call(Chain.TYPE, first, self.iterator);
                } finally {
                    first.decref();
                }
                if (self.initial != null) {
                    return IteratorType.reduce(self, PyTuple.steal(chain, self.functionOrNone()), PyNone.owned());
                }
                PyObject function = self.functionOrNone();
                PyObject it;
                try {
                    it = Call.call(TYPE, chain, function);
                } finally {
                    function.decref();
                    chain.decref();
                }
                Slice.TYPE.incref();
                return PyTuple.steal(Slice.TYPE, PyTuple.steal(it, PyInt.of(1), PyNone.owned()));
            }
            self.iterator.incref();
            return IteratorType.reduce(self, PyTuple.steal(self.iterator, self.functionOrNone()),
                    self.total == null ? PyNone.owned() : self.total.newRef());
        }

        @PyMethod(value = "__setstate__($self, state, /)", textSignature = false,
                doc = "Set state information for unpickling.")
        static void setState(Accumulate self, PyObject state) {
            PyObject old = self.total;
            self.total = state.newRef();
            xdecref(old);
        }

        @Override
        protected void traverseFields(Visitor visitor) {
            visitor.xvisit(function);
            visitor.xvisit(iterator);
            visitor.xvisit(total);
            visitor.xvisit(initial);
        }

        @Override
        protected void dropFields() {
            xdecref(function);
            function = null;
            xdecref(total);
            total = null;
            xdecref(iterator);
            iterator = null;
            xdecref(initial);
            initial = null;
        }

        static final class Type extends IteratorType {
            Type() {
                super("itertools.accumulate", ItertoolsStreamsAccumulateTable.INSTANCE, 48, BASETYPE | HAVE_GC);
            }

            // CPython: Modules/itertoolsmodule.c accumulate_next
            @Override
            public PyObject tpIterNext(PyObject o) {
                Accumulate self = (Accumulate) o;
                if (self.initial != null) {
                    PyObject first = self.initial;
                    self.initial = null;
                    xdecref(self.total);
                    self.total = first;
                    return first.newRef();
                }
                PyObject item = rawNext(self.iterator);
                if (item == null) {
                    return null;
                }
                if (self.total == null) {
                    self.total = item;
                    return item.newRef();
                }
                PyObject sum;
                try {
                    sum = self.function == null ? Abstract.add(self.total, item) : Call.call(self.function, self.total, item);
                } finally {
                    item.decref();
                }
                PyObject old = self.total;
                self.total = sum.newRef();
                old.decref();
                return sum;
            }
        }
    }

    /** {@code itertools.chain}. */
    @BuiltinType(name = "itertools.chain", doc = "chain(*iterables) --> chain object\n\n"
            + "Return a chain object whose .__next__() method returns elements from the\n"
            + "first iterable until it is exhausted, then elements from the next\n"
            + "iterable, until all of the iterables are exhausted.")
    public static final class Chain extends PyObject {
        public static final PyType TYPE = new Type();

        /** The iterator of iterables, null at the end; the current iterator or null. Owned. */
        private PyObject source;
        private PyObject active;

        private Chain(PyType type, @Steals PyObject source) {
            super(type);
            this.source = source;
        }

        @PyNew(value = "chain", raw = true)
        static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            Args.checkNew("chain", cls, 0, kwnames);
            PyTuple iterables = PyTuple.copyOf(args, base, nargs);
            try {
                return over(cls, iterables);
            } finally {
                iterables.decref();
            }
        }

        private static PyObject over(PyType cls, PyObject iterables) {
            Chain self = new Chain(cls, Abstract.iter(iterables));
            FreeLists.born(self);
            return self;
        }

        @PyMethod(value = "from_iterable($type, iterable, /)",
                doc = "Alternative chain() constructor taking a single iterable argument that evaluates lazily.")
        static PyObject fromIterable(PyType cls, PyObject iterable) {
            return over(cls, iterable);
        }

        @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
        static PyObject reduce(Chain self) {
            if (self.source == null) {
                return IteratorType.reduce(self, PyTuple.empty());
            }
            return IteratorType.reduce(self, PyTuple.empty(),
                    self.active == null ? PyTuple.of(self.source) : PyTuple.of(self.source, self.active));
        }

        @PyMethod(value = "__setstate__($self, state, /)", textSignature = false,
                doc = "Set state information for unpickling.")
        static void setState(Chain self, PyObject state) {
            if (!(state instanceof PyTuple t)) {
                throw PyErr.typeError("state is not a tuple");
            }
            Args.checkTuple(null, t.size(), 1, 2);
            if (!Abstract.isIterator(t.get(0)) || t.size() == 2 && !Abstract.isIterator(t.get(1))) {
                throw PyErr.typeError("Arguments must be iterators.");
            }
            PyObject oldSource = self.source;
            PyObject oldActive = self.active;
            self.source = t.get(0).newRef();
            self.active = t.size() == 2 ? t.get(1).newRef() : null;
            xdecref(oldSource);
            xdecref(oldActive);
        }

        @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false, doc = "See PEP 585")
        static PyObject classGetItem(PyType cls, PyObject item) {
            return PyGenericAlias.create(cls, item);
        }

        private void dropSource() {
            PyObject s = source;
            source = null;
            xdecref(s);
        }

        // CPython: Modules/itertoolsmodule.c chain_next
        private PyObject next() {
            while (source != null) {
                if (active == null) {
                    PyObject iterable;
                    try {
                        iterable = Abstract.next(source);
                    } catch (PyException e) {
                        dropSource();
                        throw e;
                    }
                    if (iterable == null) {
                        dropSource();
                        return null;
                    }
                    try {
                        active = Abstract.iter(iterable);
                    } catch (PyException e) {
                        dropSource();
                        throw e;
                    } finally {
                        iterable.decref();
                    }
                }
                PyObject item = Abstract.next(active);
                if (item != null) {
                    return item;
                }
                PyObject it = active;
                active = null;
                xdecref(it);
            }
            return null;
        }

        @Override
        protected void traverseFields(Visitor visitor) {
            visitor.xvisit(active);
            visitor.xvisit(source);
        }

        @Override
        protected void dropFields() {
            xdecref(active);
            active = null;
            dropSource();
        }

        static final class Type extends IteratorType {
            Type() {
                super("itertools.chain", ItertoolsStreamsChainTable.INSTANCE, 32, BASETYPE | HAVE_GC);
            }

            @Override
            public PyObject tpIterNext(PyObject self) {
                return ((Chain) self).next();
            }
        }
    }

    /** {@code itertools.compress}. */
    @BuiltinType(name = "itertools.compress", doc = "Return data elements corresponding to true selector elements.\n\n"
            + "Forms a shorter iterator from selected data elements using the selectors to\n"
            + "choose the data elements.")
    public static final class Compress extends PyObject {
        public static final PyType TYPE = new Type();

        /** Iterators. Owned. */
        private PyObject data;
        private PyObject selectors;

        private Compress(PyType type) {
            super(type);
        }

        @PyNew("compress(data, selectors)")
        static PyObject create(PyType cls, PyObject data, PyObject selectors) {
            PyObject d = Abstract.iter(data);
            PyObject s;
            try {
                s = Abstract.iter(selectors);
            } catch (PyException e) {
                d.decref();
                throw e;
            }
            Compress self = new Compress(cls);
            self.data = d;
            self.selectors = s;
            FreeLists.born(self);
            return self;
        }

        @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
        static PyObject reduce(Compress self) {
            return IteratorType.reduce(self, PyTuple.of(self.data, self.selectors));
        }

        @Override
        protected void traverseFields(Visitor visitor) {
            visitor.xvisit(data);
            visitor.xvisit(selectors);
        }

        @Override
        protected void dropFields() {
            xdecref(data);
            data = null;
            xdecref(selectors);
            selectors = null;
        }

        static final class Type extends IteratorType {
            Type() {
                super("itertools.compress", ItertoolsStreamsCompressTable.INSTANCE, 32, BASETYPE | HAVE_GC);
            }

            // CPython: Modules/itertoolsmodule.c compress_next
            @Override
            public PyObject tpIterNext(PyObject o) {
                Compress self = (Compress) o;
                for (;;) {
                    PyObject datum = rawNext(self.data);
                    if (datum == null) {
                        return null;
                    }
                    boolean keep = false;
                    try {
                        PyObject selector = rawNext(self.selectors);
                        if (selector == null) {
                            return null;
                        }
                        try {
                            keep = Objects.isTrue(selector);
                        } finally {
                            selector.decref();
                        }
                        if (keep) {
                            return datum;
                        }
                    } finally {
                        if (!keep) {
                            datum.decref();
                        }
                    }
                }
            }
        }
    }

    /** What dropwhile, takewhile, filterfalse and starmap share: a function and an iterator. */
    private abstract static class Applied extends PyObject {
        /** Owned. */
        PyObject function;
        PyObject iterator;
        /** Whether dropping is over, or taking. */
        boolean over;

        Applied(PyType type, PyObject function, PyObject iterable) {
            // before there is an object, which would have to be released
            PyObject it = Abstract.iter(iterable);
            super(type);
            iterator = it;
            function.incref();
            this.function = function;
            FreeLists.born(this);
        }

        final PyTuple pair() {
            return PyTuple.of(function, iterator);
        }

        @Override
        protected void traverseFields(Visitor visitor) {
            visitor.xvisit(iterator);
            visitor.xvisit(function);
        }

        @Override
        protected void dropFields() {
            xdecref(function);
            function = null;
            xdecref(iterator);
            iterator = null;
        }
    }

    /** {@code itertools.dropwhile}. */
    @BuiltinType(name = "itertools.dropwhile", doc = "Drop items from the iterable while predicate(item) is true.\n\n"
            + "Afterwards, return every element until the iterable is exhausted.")
    public static final class DropWhile extends Applied {
        public static final PyType TYPE = new Type();

        private DropWhile(PyType type, PyObject function, PyObject iterable) {
            super(type, function, iterable);
        }

        @PyNew("dropwhile(predicate, iterable, /)")
        static PyObject create(PyType cls, PyObject predicate, PyObject iterable) {
            return new DropWhile(cls, predicate, iterable);
        }

        @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
        static PyObject reduce(DropWhile self) {
            return IteratorType.reduce(self, self.pair(), PyInt.of(self.over ? 1 : 0));
        }

        @PyMethod(value = "__setstate__($self, state, /)", textSignature = false,
                doc = "Set state information for unpickling.")
        static void setState(DropWhile self, PyObject state) {
            self.over = Objects.isTrue(state);
        }

        static final class Type extends IteratorType {
            Type() {
                super("itertools.dropwhile", ItertoolsStreamsDropWhileTable.INSTANCE, 40, BASETYPE | HAVE_GC);
            }

            // CPython: Modules/itertoolsmodule.c dropwhile_next
            @Override
            public PyObject tpIterNext(PyObject o) {
                DropWhile self = (DropWhile) o;
                for (;;) {
                    PyObject item = rawNext(self.iterator);
                    if (item == null || self.over) {
                        return item;
                    }
                    boolean drop;
                    try {
                        drop = test(self.function, item);
                    } catch (PyException e) {
                        item.decref();
                        throw e;
                    }
                    if (!drop) {
                        self.over = true;
                        return item;
                    }
                    item.decref();
                }
            }
        }
    }

    /** {@code itertools.takewhile}. */
    @BuiltinType(name = "itertools.takewhile",
            doc = "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.")
    public static final class TakeWhile extends Applied {
        public static final PyType TYPE = new Type();

        private TakeWhile(PyType type, PyObject function, PyObject iterable) {
            super(type, function, iterable);
        }

        @PyNew("takewhile(predicate, iterable, /)")
        static PyObject create(PyType cls, PyObject predicate, PyObject iterable) {
            return new TakeWhile(cls, predicate, iterable);
        }

        @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
        static PyObject reduce(TakeWhile self) {
            return IteratorType.reduce(self, self.pair(), PyInt.of(self.over ? 1 : 0));
        }

        @PyMethod(value = "__setstate__($self, state, /)", textSignature = false,
                doc = "Set state information for unpickling.")
        static void setState(TakeWhile self, PyObject state) {
            self.over = Objects.isTrue(state);
        }

        static final class Type extends IteratorType {
            Type() {
                super("itertools.takewhile", ItertoolsStreamsTakeWhileTable.INSTANCE, 40, BASETYPE | HAVE_GC);
            }

            // CPython: Modules/itertoolsmodule.c takewhile_next
            @Override
            public PyObject tpIterNext(PyObject o) {
                TakeWhile self = (TakeWhile) o;
                if (self.over) {
                    return null;
                }
                PyObject item = rawNext(self.iterator);
                if (item == null) {
                    return null;
                }
                boolean take;
                try {
                    take = test(self.function, item);
                } catch (PyException e) {
                    item.decref();
                    throw e;
                }
                if (take) {
                    return item;
                }
                item.decref();
                self.over = true;
                return null;
            }
        }
    }

    /** {@code itertools.filterfalse}. */
    @BuiltinType(name = "itertools.filterfalse", doc = "Return those items of iterable for which function(item) is false.\n\n"
            + "If function is None, return the items that are false.")
    public static final class FilterFalse extends Applied {
        public static final PyType TYPE = new Type();

        private FilterFalse(PyType type, PyObject function, PyObject iterable) {
            super(type, function, iterable);
        }

        @PyNew("filterfalse(function, iterable, /)")
        static PyObject create(PyType cls, PyObject function, PyObject iterable) {
            return new FilterFalse(cls, function, iterable);
        }

        @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
        static PyObject reduce(FilterFalse self) {
            return IteratorType.reduce(self, self.pair());
        }

        static final class Type extends IteratorType {
            Type() {
                super("itertools.filterfalse", ItertoolsStreamsFilterFalseTable.INSTANCE, 32, BASETYPE | HAVE_GC);
            }

            // CPython: Modules/itertoolsmodule.c filterfalse_next
            @Override
            public PyObject tpIterNext(PyObject o) {
                FilterFalse self = (FilterFalse) o;
                boolean plain = self.function == PyNone.INSTANCE || self.function == PyBool.TYPE;
                for (PyObject item; (item = rawNext(self.iterator)) != null;) {
                    boolean yes;
                    try {
                        yes = plain ? Objects.isTrue(item) : test(self.function, item);
                    } catch (PyException e) {
                        item.decref();
                        throw e;
                    }
                    if (!yes) {
                        return item;
                    }
                    item.decref();
                }
                return null;
            }
        }
    }

    /** {@code itertools.starmap}. */
    @BuiltinType(name = "itertools.starmap",
            doc = "Return an iterator whose values are returned from the function evaluated with an argument tuple "
            + "taken from the "
            + "given sequence.")
    public static final class StarMap extends Applied {
        public static final PyType TYPE = new Type();

        private StarMap(PyType type, PyObject function, PyObject iterable) {
            super(type, function, iterable);
        }

        @PyNew("starmap(function, iterable, /)")
        static PyObject create(PyType cls, PyObject function, PyObject iterable) {
            return new StarMap(cls, function, iterable);
        }

        @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
        static PyObject reduce(StarMap self) {
            return IteratorType.reduce(self, self.pair());
        }

        static final class Type extends IteratorType {
            Type() {
                super("itertools.starmap", ItertoolsStreamsStarMapTable.INSTANCE, 32, BASETYPE | HAVE_GC);
            }

            // CPython: Modules/itertoolsmodule.c starmap_next
            @Override
            public PyObject tpIterNext(PyObject o) {
                StarMap self = (StarMap) o;
                PyObject args = rawNext(self.iterator);
                if (args == null) {
                    return null;
                }
                PyTuple tuple;
                try {
                    tuple = Abstract.tuple(args);
                } finally {
                    args.decref();
                }
                try {
                    return Call.vectorcall(self.function, tuple.items, 0, tuple.items.length, null);
                } finally {
                    tuple.decref();
                }
            }
        }
    }

    /** {@code itertools.islice}. */
    @BuiltinType(name = "itertools.islice", doc = "islice(iterable, stop) --> islice object\n"
            + "islice(iterable, start, stop[, step]) --> islice object\n\n"
            + "Return an iterator whose next() method returns selected values from an\n"
            + "iterable.  If start is specified, will skip all preceding elements;\n"
            + "otherwise, start defaults to zero.  Step defaults to one.  If\n"
            + "specified as another value, step determines how many values are\n"
            + "skipped between successive calls.  Works like a slice() on a list\n"
            + "but returns an iterator.")
    public static final class Slice extends PyObject {
        public static final PyType TYPE = new Type();

        /** Null at the end. Owned. */
        private PyObject iterator;
        /** The index to give next, that at which to stop or -1, and the index of what the iterator gives next. */
        private long next;
        private long stop;
        private long step;
        private long count;

        private Slice(PyType type) {
            super(type);
        }

        private static long bound(PyObject o, long none, String message) {
            if (o == PyNone.INSTANCE) {
                return none;
            }
            long i;
            try {
                i = Abstract.asSsize(o, PyExc.OverflowError);
            } catch (PyException e) {
                e.release();
                i = -1;
            }
            if (i < 0) {
                throw PyErr.valueError(message);
            }
            return i;
        }

        // CPython: Modules/itertoolsmodule.c islice_new
        @PyNew(value = "islice", raw = true)
        static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            Args.checkNew("islice", cls, 0, kwnames);
            Args.checkPositional("islice", nargs, 2, 4);
            String indices = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
            String stops = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
            long start = 0;
            long stop;
            long step = 1;
            if (nargs == 2) {
                stop = bound(args[base + 1], -1, stops);
            } else {
                stop = bound(args[base + 2], -1, stops);
                start = bound(args[base + 1], 0, indices);
                if (nargs == 4) {
                    String steps = "Step for islice() must be a positive integer or None.";
                    step = bound(args[base + 3], 1, steps);
                    if (step < 1) {
                        throw PyErr.valueError(steps);
                    }
                }
            }
            Slice self = new Slice(cls);
            self.next = start;
            self.stop = stop;
            self.step = step;
            try {
                self.iterator = Abstract.iter(args[base]);
            } finally {
                FreeLists.born(self);
                if (self.iterator == null) {
                    self.decref();
                }
            }
            return self;
        }

        // CPython: Modules/itertoolsmodule.c islice_reduce
        @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
        static PyObject reduce(Slice self) {
            if (self.iterator == null) {
                PyList empty = PyList.create();
                PyObject it = Abstract.iter(empty);
                empty.decref();
                return IteratorType.reduce(self, PyTuple.steal(it, PyInt.of(0)), PyInt.of(0));
            }
            self.iterator.incref();
            PyObject stop = self.stop == -1 ? PyNone.owned() : PyInt.of(self.stop);
            return IteratorType.reduce(self, PyTuple.steal(self.iterator, PyInt.of(self.next), stop, PyInt.of(self.step)),
                    PyInt.of(self.count));
        }

        @PyMethod(value = "__setstate__($self, state, /)", textSignature = false,
                doc = "Set state information for unpickling.")
        static void setState(Slice self, PyObject state) {
            self.count = Builtins.stateIndex(state);
        }

        private PyObject end() {
            PyObject it = iterator;
            iterator = null;
            xdecref(it);
            return null;
        }

        // CPython: Modules/itertoolsmodule.c islice_next
        private PyObject next() {
            PyObject it = iterator;
            if (it == null) {
                return null;
            }
            try {
                while (count < next) {
                    PyObject item = IteratorType.rawNext(it);
                    if (item == null) {
                        return end();
                    }
                    item.decref();
                    count++;
                }
                if (stop != -1 && count >= stop) {
                    return end();
                }
                PyObject item = IteratorType.rawNext(it);
                if (item == null) {
                    return end();
                }
                count++;
                long old = next;
                next += step;
                if (next < old || stop != -1 && next > stop) {
                    next = stop;
                }
                return item;
            } catch (PyException e) {
                end();
                throw e;
            }
        }

        @Override
        protected void traverseFields(Visitor visitor) {
            visitor.xvisit(iterator);
        }

        @Override
        protected void dropFields() {
            end();
        }

        static final class Type extends IteratorType {
            Type() {
                super("itertools.islice", ItertoolsStreamsSliceTable.INSTANCE, 56, BASETYPE | HAVE_GC);
            }

            @Override
            public PyObject tpIterNext(PyObject self) {
                return ((Slice) self).next();
            }
        }
    }

    /** {@code itertools.pairwise}. */
    @BuiltinType(name = "itertools.pairwise", doc = "Return an iterator of overlapping pairs taken from the input iterator.\n\n"
            + "    s -> (s0,s1), (s1,s2), (s2, s3), ...")
    public static final class Pairwise extends PyObject {
        public static final PyType TYPE = new Type();

        /** The iterator, null at the end, and what it gave last. Owned. */
        private PyObject iterator;
        private PyObject old;

        private Pairwise(PyType type, @Steals PyObject iterator) {
            super(type);
            this.iterator = iterator;
        }

        @PyNew("pairwise(iterable, /)")
        static PyObject create(PyType cls, PyObject iterable) {
            Pairwise self = new Pairwise(cls, Abstract.iter(iterable));
            FreeLists.born(self);
            return self;
        }

        private void end() {
            PyObject it = iterator;
            PyObject o = old;
            iterator = null;
            old = null;
            xdecref(it);
            xdecref(o);
        }

        // CPython: Modules/itertoolsmodule.c pairwise_next
        private PyObject next() {
            if (iterator == null) {
                return null;
            }
            PyObject first = null;
            PyObject second = null;
            try {
                if (old == null) {
                    PyObject o = IteratorType.rawNext(iterator);
                    if (o == null || iterator == null) {
                        xdecref(o);
                        end();
                        return null;
                    }
                    PyObject before = old;
                    old = o;
                    xdecref(before);
                }
                first = old.newRef();
                second = IteratorType.rawNext(iterator);
            } catch (PyException e) {
                end();
                xdecref(first);
                throw e;
            }
            if (second == null) {
                end();
                first.decref();
                return null;
            }
            PyTuple r = PyTuple.pair(first, second);
            PyObject before = old;
            old = second;
            xdecref(before);
            first.decref();
            return r;
        }

        @Override
        protected void traverseFields(Visitor visitor) {
            visitor.xvisit(iterator);
            visitor.xvisit(old);
        }

        @Override
        protected void dropFields() {
            end();
        }

        static final class Type extends IteratorType {
            Type() {
                super("itertools.pairwise", ItertoolsStreamsPairwiseTable.INSTANCE, 32, BASETYPE | HAVE_GC);
            }

            @Override
            public PyObject tpIterNext(PyObject self) {
                return ((Pairwise) self).next();
            }
        }
    }
}
