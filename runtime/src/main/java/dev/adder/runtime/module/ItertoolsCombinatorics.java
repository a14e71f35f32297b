package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Builtins;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.IteratorType;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** The iterators of itertools that enumerate: product, permutations, combinations. */
final class ItertoolsCombinatorics {
    private ItertoolsCombinatorics() {}

    /** What they share: indices, and the last result, which is given again while nobody else holds it. */
    abstract static class Enumerator extends PyObject {
        /** The pool; for product, a tuple of pools. Owned. */
        PyTuple pool;
        int[] indices;
        /** Null before the first. Owned. */
        PyTuple result;
        boolean stopped;

        Enumerator(PyType type) {
            super(type);
        }

        final PyObject stop() {
            stopped = true;
            return null;
        }

        /** The result to change: the last one, or a copy if somebody holds it. */
        final PyTuple fresh() {
            PyTuple r = result;
            if (r.refcnt > 1) {
                result = PyTuple.copyOf(r.items, 0, r.items.length);
                r.decref();
                return result;
            }
            if (r.items.length != 0) {
                r.trackAgain();
            }
            return r;
        }

        static void put(PyTuple r, int i, PyObject value) {
            value.incref();
            r.exchange(i, value).decref();
        }

        static PyTuple ints(int[] values) {
            PyObject[] items = new PyObject[values.length];
            for (int i = 0; i < items.length; i++) {
                items[i] = PyInt.of(values[i]);
            }
            return PyTuple.steal(items);
        }

        /** Sets indices from a tuple, each brought into 0 to below limit; and the result from {@code pool}. */
        final void restore(PyObject state, int limit) {
            int r = indices.length;
            if (!(state instanceof PyTuple t) || t.size() != r) {
                throw PyErr.valueError("invalid arguments");
            }
            PyObject[] items = new PyObject[r];
            for (int i = 0; i < r; i++) {
                indices[i] = (int) Math.min(Math.max(Builtins.stateIndex(t.get(i)), 0), limit - 1);
                items[i] = pool.items[indices[i]];
            }
            PyTuple old = result;
            result = PyTuple.of(items);
            xdecref(old);
        }

        @Override
        protected void traverseFields(Visitor visitor) {
            visitor.xvisit(pool);
            visitor.xvisit(result);
        }

        @Override
        protected void dropFields() {
            xdecref(pool);
            pool = null;
            xdecref(result);
            result = null;
        }
    }

    private static int checkR(PyObject r) {
        long n = Args.toLong(r);
        if (n < 0) {
            throw PyErr.valueError("r must be non-negative");
        }
        if (n > Integer.MAX_VALUE - 8) {
            throw PyErr.memoryError();
        }
        return (int) n;
    }

    /** {@code itertools.product}. */
    @BuiltinType(name = "itertools.product", doc = "product(*iterables, repeat=1) --> product object\n\n"
            + "Cartesian product of input iterables.  Equivalent to nested for-loops.\n\n"
            + "For example, product(A, B) returns the same as:  ((x,y) for x in A for y in B).\n"
            + "The leftmost iterators are in the outermost for-loop, so the output tuples\n"
            + "cycle in a manner similar to an odometer (with the rightmost element changing\n"
            + "on every iteration).\n\n"
            + "To compute the product of an iterable with itself, specify the number\n"
            + "of repetitions with the optional repeat keyword argument. For example,\n"
            + "product(A, repeat=4) means the same as product(A, A, A, A).\n\n"
            + "product('ab', range(3)) --> ('a',0) ('a',1) ('a',2) ('b',0) ('b',1) ('b',2)\n"
            + "product((0,1), (0,1), (0,1)) --> (0,0,0) (0,0,1) (0,1,0) (0,1,1) (1,0,0) ...")
    public static final class Product extends Enumerator {
        public static final PyType TYPE = new Type();

        private static final PyStr REPEAT = PyStr.intern("repeat");

        private Product(PyType type) {
            super(type);
        }

        // CPython: Modules/itertoolsmodule.c product_new
        @PyNew(value = "product", raw = true)
        static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            long repeat = 1;
            if (kwnames != null && kwnames.size() != 0) {
                for (int i = 0; i < kwnames.size(); i++) {
                    if (!Args.keyword(kwnames, i).equalTo(REPEAT)) {
                        throw PyErr.typeError("'" + kwnames.get(i) + "' is an invalid keyword argument for product()");
                    }
                    repeat = Args.toLong(args[base + nargs + i]);
                }
                if (repeat < 0) {
                    throw PyErr.valueError("repeat argument cannot be negative");
                }
            }
            if (repeat == 0) {
                nargs = 0;
            } else if (nargs > (Integer.MAX_VALUE - 8) / repeat) {
                throw PyErr.overflowError("repeat argument too large");
            }
            int n = nargs * (int) repeat;
            PyObject[] pools = new PyObject[n];
            for (int i = 0; i < nargs; i++) {
                try {
                    pools[i] = Abstract.tuple(args[base + i]);
                } catch (PyException e) {
                    decrefAll(pools, i);
                    throw e;
                }
            }
            for (int i = nargs; i < n; i++) {
                pools[i] = pools[i - nargs].newRef();
            }
            Product self = new Product(cls);
            self.pool = PyTuple.steal(pools);
            self.indices = new int[n];
            FreeLists.born(self);
            return self;
        }

        @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
        static PyObject reduce(Product self) {
            if (self.stopped) {
                return IteratorType.reduce(self, PyTuple.steal(PyTuple.empty()));
            }
            self.pool.incref();
            return self.result == null ? IteratorType.reduce(self, self.pool) : IteratorType.reduce(self, self.pool, ints(self.indices));
        }

        // CPython: Modules/itertoolsmodule.c product_setstate
        @PyMethod(value = "__setstate__($self, state, /)", textSignature = false,
                doc = "Set state information for unpickling.")
        static void setState(Product self, PyObject state) {
            int n = self.indices.length;
            if (!(state instanceof PyTuple t) || t.size() != n) {
                throw PyErr.valueError("invalid arguments");
            }
            PyObject[] items = new PyObject[n];
            for (int i = 0; i < n; i++) {
                PyTuple p = (PyTuple) self.pool.get(i);
                long index = Builtins.stateIndex(t.get(i));
                if (p.size() == 0) {
                    self.stopped = true;
                    return;
                }
                self.indices[i] = (int) Math.min(Math.max(index, 0), p.size() - 1);
                items[i] = p.get(self.indices[i]);
            }
            PyTuple old = self.result;
            self.result = PyTuple.of(items);
            xdecref(old);
        }

        @PyMethod(value = "__sizeof__($self)", textSignature = false, doc = "Returns size in memory, in bytes.")
        static long sizeOf(Product self) {
            return self.type.basicsize + 8L * self.indices.length;
        }

        // CPython: Modules/itertoolsmodule.c product_next
        private PyObject next() {
            if (stopped) {
                return null;
            }
            PyObject[] pools = pool.items;
            int n = pools.length;
            if (result == null) {
                PyObject[] items = new PyObject[n];
                for (int i = 0; i < n; i++) {
                    PyTuple p = (PyTuple) pools[i];
                    if (p.size() == 0) {
                        return stop();
                    }
                    items[i] = p.get(0);
                }
                result = PyTuple.of(items);
                return result.newRef();
            }
            PyTuple r = fresh();
            int i = n - 1;
            for (; i >= 0; i--) {
                PyTuple p = (PyTuple) pools[i];
                indices[i]++;
                if (indices[i] != p.size()) {
                    put(r, i, p.get(indices[i]));
                    break;
                }
                indices[i] = 0;
                put(r, i, p.get(0));
            }
            return i < 0 ? stop() : r.newRef();
        }

        static final class Type extends IteratorType {
            Type() {
                super("itertools.product", ItertoolsCombinatoricsProductTable.INSTANCE, 48, BASETYPE | HAVE_GC);
            }

            @Override
            public PyObject tpIterNext(PyObject self) {
                return ((Product) self).next();
            }
        }
    }

    /** {@code itertools.combinations}. */
    @BuiltinType(name = "itertools.combinations", doc = "Return successive r-length combinations of elements in the iterable.\n\n"
            + "combinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)")
    public static final class Combinations extends Enumerator {
        public static final PyType TYPE = new Type();

        private Combinations(PyType type) {
            super(type);
        }

        @PyNew("combinations(iterable, r)")
        static PyObject create(PyType cls, PyObject iterable, PyObject r) {
            long wanted = Args.toLong(r);
            PyTuple pool = Abstract.tuple(iterable);
            if (wanted < 0) {
                pool.decref();
                throw PyErr.valueError("r must be non-negative");
            }
            Combinations self = new Combinations(cls);
            self.pool = pool;
            self.indices = new int[checkR(r)];
            for (int i = 0; i < self.indices.length; i++) {
                self.indices[i] = i;
            }
            self.stopped = self.indices.length > pool.size();
            FreeLists.born(self);
            return self;
        }

        private PyTuple args() {
            return PyTuple.steal(pool.newRef(), PyInt.of(indices.length));
        }

        @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
        static PyObject reduce(Combinations self) {
            if (self.result == null) {
                return IteratorType.reduce(self, self.args());
            }
            if (self.stopped) {
                return IteratorType.reduce(self, PyTuple.steal(PyTuple.empty(), PyInt.of(self.indices.length)));
            }
            return IteratorType.reduce(self, self.args(), ints(self.indices));
        }

        @PyMethod(value = "__setstate__($self, state, /)", textSignature = false,
                doc = "Set state information for unpickling.")
        static void setState(Combinations self, PyObject state) {
            self.restore(state, self.pool.size());
        }

        @PyMethod(value = "__sizeof__($self)", textSignature = false, doc = "Returns size in memory, in bytes.")
        static long sizeOf(Combinations self) {
            return self.type.basicsize + 8L * self.indices.length;
        }

        // CPython: Modules/itertoolsmodule.c combinations_next
        private PyObject next() {
            if (stopped) {
                return null;
            }
            int r = indices.length;
            int n = pool.size();
            if (result == null) {
                result = PyTuple.copyOf(pool.items, 0, r);
                return result.newRef();
            }
            PyTuple t = fresh();
            int i = r - 1;
            while (i >= 0 && indices[i] == i + n - r) {
                i--;
            }
            if (i < 0) {
                return stop();
            }
            indices[i]++;
            for (int j = i + 1; j < r; j++) {
                indices[j] = indices[j - 1] + 1;
            }
            for (; i < r; i++) {
                put(t, i, pool.get(indices[i]));
            }
            return t.newRef();
        }

        static final class Type extends IteratorType {
            Type() {
                super("itertools.combinations", ItertoolsCombinatoricsCombinationsTable.INSTANCE, 56, BASETYPE | HAVE_GC);
            }

            @Override
            public PyObject tpIterNext(PyObject self) {
                return ((Combinations) self).next();
            }
        }
    }

    /** {@code itertools.combinations_with_replacement}. */
    @BuiltinType(name = "itertools.combinations_with_replacement",
            doc = "Return successive r-length combinations of elements in the iterable allowing individual elements to have "
            + "successive repeats.\n\n"
            + "combinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')")
    public static final class CombinationsWithReplacement extends Enumerator {
        public static final PyType TYPE = new Type();

        private CombinationsWithReplacement(PyType type) {
            super(type);
        }

        @PyNew("combinations_with_replacement(iterable, r)")
        static PyObject create(PyType cls, PyObject iterable, PyObject r) {
            long wanted = Args.toLong(r);
            PyTuple pool = Abstract.tuple(iterable);
            if (wanted < 0) {
                pool.decref();
                throw PyErr.valueError("r must be non-negative");
            }
            CombinationsWithReplacement self = new CombinationsWithReplacement(cls);
            self.pool = pool;
            self.indices = new int[checkR(r)];
            self.stopped = pool.size() == 0 && self.indices.length != 0;
            FreeLists.born(self);
            return self;
        }

        private PyTuple args() {
            return PyTuple.steal(pool.newRef(), PyInt.of(indices.length));
        }

        @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
        static PyObject reduce(CombinationsWithReplacement self) {
            if (self.result == null) {
                return IteratorType.reduce(self, self.args());
            }
            if (self.stopped) {
                return IteratorType.reduce(self, PyTuple.steal(PyTuple.empty(), PyInt.of(self.indices.length)));
            }
            return IteratorType.reduce(self, self.args(), ints(self.indices));
        }

        @PyMethod(value = "__setstate__($self, state, /)", textSignature = false,
                doc = "Set state information for unpickling.")
        static void setState(CombinationsWithReplacement self, PyObject state) {
            self.restore(state, self.pool.size());
        }

        @PyMethod(value = "__sizeof__($self)", textSignature = false, doc = "Returns size in memory, in bytes.")
        static long sizeOf(CombinationsWithReplacement self) {
            return self.type.basicsize + 8L * self.indices.length;
        }

        // CPython: Modules/itertoolsmodule.c cwr_next
        private PyObject next() {
            if (stopped) {
                return null;
            }
            int r = indices.length;
            int n = pool.size();
            if (result == null) {
                PyObject[] items = new PyObject[r];
                for (int i = 0; i < r; i++) {
                    items[i] = pool.get(0);
                }
                result = PyTuple.of(items);
                return result.newRef();
            }
            PyTuple t = fresh();
            int i = r - 1;
            while (i >= 0 && indices[i] == n - 1) {
                i--;
            }
            if (i < 0) {
                return stop();
            }
            int index = indices[i] + 1;
            for (; i < r; i++) {
                indices[i] = index;
                put(t, i, pool.get(index));
            }
            return t.newRef();
        }

        static final class Type extends IteratorType {
            Type() {
                super("itertools.combinations_with_replacement",
                        ItertoolsCombinatoricsCombinationsWithReplacementTable.INSTANCE, 56, BASETYPE | HAVE_GC);
            }

            @Override
            public PyObject tpIterNext(PyObject self) {
                return ((CombinationsWithReplacement) self).next();
            }
        }
    }

    /** {@code itertools.permutations}. */
    @BuiltinType(name = "itertools.permutations", doc = "Return successive r-length permutations of elements in the iterable.\n\n"
            + "permutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)")
    public static final class Permutations extends Enumerator {
        public static final PyType TYPE = new Type();

        private int[] cycles;

        private Permutations(PyType type) {
            super(type);
        }

        // CPython: Modules/itertoolsmodule.c itertools_permutations_impl
        @PyNew("permutations(iterable, r=None)")
        static PyObject create(PyType cls, PyObject iterable, PyObject r) {
            PyTuple pool = Abstract.tuple(iterable);
            int n = pool.size();
            int size = n;
            try {
                if (r != null && r != PyNone.INSTANCE) {
                    if (!(r instanceof PyInt)) {
                        throw PyErr.typeError("Expected int as r");
                    }
                    size = checkR(r);
                }
            } catch (PyException e) {
                pool.decref();
                throw e;
            }
            Permutations self = new Permutations(cls);
            self.pool = pool;
            self.indices = new int[n];
            self.cycles = new int[size];
            for (int i = 0; i < n; i++) {
                self.indices[i] = i;
            }
            for (int i = 0; i < size; i++) {
                self.cycles[i] = n - i;
            }
            self.stopped = size > n;
            FreeLists.born(self);
            return self;
        }

        @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
        static PyObject reduce(Permutations self) {
            PyObject r = PyInt.of(self.cycles.length);
            if (self.result != null && self.stopped) {
                return IteratorType.reduce(self, PyTuple.steal(PyTuple.empty(), r));
            }
            PyTuple args = PyTuple.steal(self.pool.newRef(), r);
            return self.result == null ? IteratorType.reduce(self, args)
                    : IteratorType.reduce(self, args, PyTuple.steal(ints(self.indices), ints(self.cycles)));
        }

        // CPython: Modules/itertoolsmodule.c permutations_setstate
        @PyMethod(value = "__setstate__($self, state, /)", textSignature = false,
                doc = "Set state information for unpickling.")
        static void setState(Permutations self, PyObject state) {
            if (!(state instanceof PyTuple t)) {
                throw PyErr.typeError("state is not a tuple");
            }
            Args.checkTuple(null, t.size(), 2, 2);
            int n = self.indices.length;
            int r = self.cycles.length;
            if (!(t.get(0) instanceof PyTuple is)) {
                throw PyErr.typeError("argument 1 must be tuple, not " + t.get(0).type.tpName());
            }
            if (!(t.get(1) instanceof PyTuple cs)) {
                throw PyErr.typeError("argument 2 must be tuple, not " + t.get(1).type.tpName());
            }
            if (is.size() != n || cs.size() != r) {
                throw PyErr.valueError("invalid arguments");
            }
            for (int i = 0; i < n; i++) {
                self.indices[i] = (int) Math.min(Math.max(Builtins.stateIndex(is.get(i)), 0), n - 1);
            }
            for (int i = 0; i < r; i++) {
                self.cycles[i] = (int) Math.min(Math.max(Builtins.stateIndex(cs.get(i)), 1), n - i);
            }
            PyTuple old = self.result;
            self.result = self.first();
            xdecref(old);
        }

        @PyMethod(value = "__sizeof__($self)", textSignature = false, doc = "Returns size in memory, in bytes.")
        static long sizeOf(Permutations self) {
            return self.type.basicsize + 8L * self.indices.length + 8L * self.cycles.length;
        }

        private PyTuple first() {
            PyObject[] items = new PyObject[cycles.length];
            for (int i = 0; i < items.length; i++) {
                items[i] = pool.get(indices[i]);
            }
            return PyTuple.of(items);
        }

        // CPython: Modules/itertoolsmodule.c permutations_next
        private PyObject next() {
            if (stopped) {
                return null;
            }
            int n = indices.length;
            int r = cycles.length;
            if (result == null) {
                result = first();
                return result.newRef();
            }
            if (n == 0) {
                return stop();
            }
            PyTuple t = fresh();
            int i = r - 1;
            for (; i >= 0; i--) {
                if (--cycles[i] == 0) {
                    int index = indices[i];
                    System.arraycopy(indices, i + 1, indices, i, n - 1 - i);
                    indices[n - 1] = index;
                    cycles[i] = n - i;
                    continue;
                }
                int j = n - cycles[i];
                int index = indices[i];
                indices[i] = indices[j];
                indices[j] = index;
                for (int k = i; k < r; k++) {
                    put(t, k, pool.get(indices[k]));
                }
                break;
            }
            return i < 0 ? stop() : t.newRef();
        }

        static final class Type extends IteratorType {
            Type() {
                super("itertools.permutations", ItertoolsCombinatoricsPermutationsTable.INSTANCE, 64, BASETYPE | HAVE_GC);
            }

            @Override
            public PyObject tpIterNext(PyObject self) {
                return ((Permutations) self).next();
            }
        }
    }
}
