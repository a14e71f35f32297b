package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.Steals;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.IteratorType;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyGenericAlias;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyNotImplemented;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.ReprGuard;

/** {@code collections.deque} and its iterators. */
public final class CollectionsDeque {
    private CollectionsDeque() {}

    /** CPython: Modules/_collectionsmodule.c BLOCKLEN. */
    private static final int BLOCK = 64;

    /** A double-ended queue: a circular array. Element i is at {@code head + i}. */
    @BuiltinType(name = "collections.deque", doc = "deque([iterable[, maxlen]]) --> deque object\n\n"
            + "A list-like sequence optimized for data accesses near its endpoints.")
    public static final class Deque extends PyObject {
        public static final PyType TYPE = new Type();

        private PyObject[] items = new PyObject[16];
        private int head;
        private int size;
        /** -1 for no bound. */
        private long maxlen = -1;
        /** Changes with each insertion and removal. */
        private long state0;
        /** Where the first element would be in CPython's leftmost block: it decides the number of blocks that getsizeof shows. */
        private int leftIndex = 32;

        private Deque(PyType type) {
            super(type);
        }

        private int at(long i) {
            return head + (int) i & items.length - 1;
        }

        private void growTo(int n) {
            if (n <= items.length) {
                return;
            }
            int capacity = items.length;
            while (capacity < n) {
                capacity <<= 1;
            }
            PyObject[] bigger = new PyObject[capacity];
            for (int i = 0; i < size; i++) {
                bigger[i] = items[at(i)];
            }
            items = bigger;
            head = 0;
        }

        // CPython: Modules/_collectionsmodule.c deque_append_internal
        private void append(@Steals PyObject item) {
            growTo(size + 1);
            items[at(size++)] = item;
            state0++;
            if (maxlen >= 0 && size > maxlen) {
                takeLeft().decref();
            }
        }

        private void appendLeft(@Steals PyObject item) {
            growTo(size + 1);
            head = head - 1 & items.length - 1;
            items[head] = item;
            leftIndex = leftIndex - 1 & BLOCK - 1;
            size++;
            state0++;
            if (maxlen >= 0 && size > maxlen) {
                takeRight().decref();
            }
        }

        private void center() {
            if (size == 0) {
                leftIndex = 32;
            }
        }

        private PyObject takeLeft() {
            PyObject item = items[head];
            items[head] = null;
            head = head + 1 & items.length - 1;
            leftIndex = leftIndex + 1 & BLOCK - 1;
            size--;
            state0++;
            center();
            return item;
        }

        private PyObject takeRight() {
            int i = at(--size);
            PyObject item = items[i];
            items[i] = null;
            state0++;
            center();
            return item;
        }

        // CPython: Modules/_collectionsmodule.c deque_clear: first to last
        private void clearAll() {
            if (size == 0) {
                return;
            }
            PyObject[] a = items;
            int n = size;
            int first = head;
            items = new PyObject[16];
            head = 0;
            size = 0;
            leftIndex = 32;
            state0++;
            for (int i = 0; i < n; i++) {
                a[first + i & a.length - 1].decref();
            }
        }

        private PyObject fromIterable(PyObject iterable, boolean left) {
            if (iterable == this) {
                PyList copy = Abstract.list(iterable);
                try {
                    return fromIterable(copy, left);
                } finally {
                    copy.decref();
                }
            }
            PyObject it = Abstract.iter(iterable);
            try {
                if (maxlen == 0) {
                    for (PyObject o; (o = Abstract.next(it)) != null;) {
                        o.decref();
                    }
                    return PyNone.owned();
                }
                if (size == 0) {
                    leftIndex = left ? BLOCK - 1 : 1;
                }
                for (PyObject o; (o = Abstract.next(it)) != null;) {
                    if (left) {
                        appendLeft(o);
                    } else {
                        append(o);
                    }
                }
            } finally {
                it.decref();
            }
            return PyNone.owned();
        }

        // CPython: Modules/_collectionsmodule.c _deque_rotate
        private void rotateBy(long n) {
            if (size <= 1) {
                return;
            }
            long k = n % size;
            if (k > size / 2) {
                k -= size;
            } else if (k < -(size / 2)) {
                k += size;
            }
            state0++;
            for (; k > 0; k--) {
                int i = at(size - 1);
                PyObject item = items[i];
                items[i] = null;
                head = head - 1 & items.length - 1;
                items[head] = item;
                leftIndex = leftIndex - 1 & BLOCK - 1;
            }
            for (; k < 0; k++) {
                PyObject item = items[head];
                items[head] = null;
                int i = at(size);
                head = head + 1 & items.length - 1;
                items[i] = item;
                leftIndex = leftIndex + 1 & BLOCK - 1;
            }
        }

        private PyException mutated() {
            return PyErr.runtimeError("deque mutated during iteration");
        }

        @PyNew(value = "deque", raw = true)
        static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            Deque d = new Deque(cls);
            FreeLists.born(d);
            return d;
        }

        private static Deque create(PyType cls) {
            return (Deque) create(cls, Call.NO_ARGS, 0, 0, null);
        }

        // CPython: Modules/_collectionsmodule.c deque_init
        @PyInit(value = "deque(iterable=(), maxlen=None)", textSignature = false)
        static void init(Deque self, PyObject iterable, PyObject maxlen) {
            long bound = -1;
            if (maxlen != null && maxlen != PyNone.INSTANCE) {
                if (!(maxlen instanceof PyInt)) {
                    throw PyErr.typeError("an integer is required");
                }
                bound = Args.toLong(maxlen);
                if (bound < 0) {
                    throw PyErr.valueError("maxlen must be non-negative");
                }
            }
            self.maxlen = bound;
            self.clearAll();
            if (iterable != null) {
                self.fromIterable(iterable, false).decref();
            }
        }

        @PyMethod(value = "append($self, element, /)", textSignature = false,
                doc = "Add an element to the right side of the deque.")
        static void append(Deque self, PyObject element) {
            self.append(element.newRef());
        }

        @PyMethod(value = "appendleft($self, element, /)", textSignature = false,
                doc = "Add an element to the left side of the deque.")
        static void appendLeft(Deque self, PyObject element) {
            self.appendLeft(element.newRef());
        }

        @PyMethod(value = "clear($self)", textSignature = false, doc = "Remove all elements from the deque.")
        static void clear(Deque self) {
            self.clearAll();
        }

        // CPython: Modules/_collectionsmodule.c deque_copy
        private static PyObject copyOf(Deque self) {
            if (self.type == TYPE) {
                Deque r = create(TYPE);
                r.maxlen = self.maxlen;
                for (int i = 0; i < self.size; i++) {
                    r.append(self.items[self.at(i)].newRef());
                }
                return r;
            }
            PyObject r;
            if (self.maxlen < 0) {
                r = Call.call(self.type, self);
            } else {
                PyInt n = PyInt.of(self.maxlen);
                try {
                    r = Call.call(self.type, self, n);
                } finally {
                    n.decref();
                }
            }
            if (!(r instanceof Deque)) {
                PyException e = PyErr.typeError(self.type.tpName() + "() must return a deque, not " + r.type.tpName());
                r.decref();
                throw e;
            }
            return r;
        }

        @PyMethod(value = "__copy__($self)", textSignature = false, doc = "Return a shallow copy of a deque.")
        static PyObject shallowCopy(Deque self) {
            return copyOf(self);
        }

        @PyMethod(value = "copy($self)", textSignature = false, doc = "Return a shallow copy of a deque.")
        static PyObject copy(Deque self) {
            return copyOf(self);
        }

        @PyMethod(value = "count($self, value, /)", textSignature = false,
                doc = "D.count(value) -- return number of occurrences of value")
        static long count(Deque self, PyObject value) {
            long n = 0;
            long start = self.state0;
            for (int i = 0; i < self.size; i++) {
                if (self.equalAt(i, value)) {
                    n++;
                }
                if (self.state0 != start) {
                    throw self.mutated();
                }
            }
            return n;
        }

        private boolean equalAt(int i, PyObject value) {
            PyObject item = items[at(i)].newRef();
            try {
                return Objects.equal(item, value);
            } finally {
                item.decref();
            }
        }

        @PyMethod(value = "extend($self, iterable, /)", textSignature = false,
                doc = "Extend the right side of the deque with elements from the iterable")
        static PyObject extend(Deque self, PyObject iterable) {
            return self.fromIterable(iterable, false);
        }

        @PyMethod(value = "extendleft($self, iterable, /)", textSignature = false,
                doc = "Extend the left side of the deque with elements from the iterable")
        static PyObject extendLeft(Deque self, PyObject iterable) {
            return self.fromIterable(iterable, true);
        }

        // CPython: Modules/_collectionsmodule.c deque_index
        @PyMethod(value = "index($self, value, start=0, stop=None, /)", textSignature = false,
                doc = "D.index(value, [start, [stop]]) -- return first index of value.\n"
                + "Raises ValueError if the value is not present.")
        static long index(Deque self, PyObject value, PyObject start, PyObject stop) {
            long from = start == null ? 0 : Args.toSliceIndex(start);
            long to = stop == null ? self.size : Args.toSliceIndex(stop);
            if (from < 0) {
                from = Math.max(from + self.size, 0);
            }
            if (to < 0) {
                to = Math.max(to + self.size, 0);
            }
            to = Math.min(to, self.size);
            long begin = self.state0;
            for (long i = Math.min(from, to); i < to; i++) {
                if (self.equalAt((int) i, value)) {
                    return i;
                }
                if (self.state0 != begin) {
                    throw self.mutated();
                }
            }
            throw PyErr.valueError(Objects.reprText(value) + " is not in deque");
        }

        // CPython: Modules/_collectionsmodule.c deque_insert
        @PyMethod(value = "insert($self, index, value, /)", textSignature = false,
                doc = "D.insert(index, object) -- insert object before index")
        static void insert(Deque self, long index, PyObject value) {
            long n = self.size;
            if (self.maxlen == n) {
                throw PyErr.indexError("deque already at its maximum size");
            }
            if (index >= n) {
                self.append(value.newRef());
                return;
            }
            if (index <= -n || index == 0) {
                self.appendLeft(value.newRef());
                return;
            }
            self.rotateBy(-index);
            if (index < 0) {
                self.append(value.newRef());
            } else {
                self.appendLeft(value.newRef());
            }
            self.rotateBy(index);
        }

        @PyMethod(value = "pop($self)", textSignature = false, doc = "Remove and return the rightmost element.")
        static PyObject pop(Deque self) {
            if (self.size == 0) {
                throw PyErr.indexError("pop from an empty deque");
            }
            return self.takeRight();
        }

        @PyMethod(value = "popleft($self)", textSignature = false, doc = "Remove and return the leftmost element.")
        static PyObject popLeft(Deque self) {
            if (self.size == 0) {
                throw PyErr.indexError("pop from an empty deque");
            }
            return self.takeLeft();
        }

        // CPython: Modules/_collectionsmodule.c deque_reduce
        @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
        static PyObject reduce(Deque self) {
            PyObject state = Call.method(self, Id.__getstate__);
            PyObject it;
            try {
                it = Abstract.iter(self);
            } catch (PyException e) {
                state.decref();
                throw e;
            }
            PyTuple args = self.maxlen < 0 ? PyTuple.empty() : PyTuple.steal(PyTuple.empty(), PyInt.of(self.maxlen));
            self.type.incref();
            return PyTuple.steal(self.type, args, state, it);
        }

        // CPython: Modules/_collectionsmodule.c deque_remove
        @PyMethod(value = "remove($self, value, /)", textSignature = false,
                doc = "D.remove(value) -- remove first occurrence of value.")
        static void remove(Deque self, PyObject value) {
            long begin = self.state0;
            int n = self.size;
            for (int i = 0; i < n; i++) {
                boolean equal = self.equalAt(i, value);
                if (self.state0 != begin) {
                    throw PyErr.indexError("deque mutated during remove().");
                }
                if (equal) {
                    self.deleteAt(i);
                    return;
                }
            }
            throw PyErr.valueError(Objects.reprText(value) + " is not in deque");
        }

        private void deleteAt(int i) {
            rotateBy(-i);
            PyObject item = takeLeft();
            rotateBy(i);
            item.decref();
        }

        @PyMethod(value = "__reversed__($self)", textSignature = false,
                doc = "D.__reversed__() -- return a reverse iterator over the deque")
        static PyObject reversed(Deque self) {
            return new ReverseDequeIterator(self);
        }

        @PyMethod(value = "reverse($self)", textSignature = false, doc = "D.reverse() -- reverse *IN PLACE*")
        static void reverse(Deque self) {
            for (int i = 0, j = self.size - 1; i < j; i++, j--) {
                int a = self.at(i);
                int b = self.at(j);
                PyObject o = self.items[a];
                self.items[a] = self.items[b];
                self.items[b] = o;
            }
        }

        @PyMethod(value = "rotate($self, n=1, /)", textSignature = false,
                doc = "Rotate the deque n steps to the right (default n=1).  If n is negative, rotates left.")
        static void rotate(Deque self, long n) {
            self.rotateBy(n);
        }

        @PyMethod(value = "__sizeof__($self)", textSignature = false, doc = "D.__sizeof__() -- size of D in memory, in bytes")
        static long sizeOf(Deque self) {
            long blocks = (self.leftIndex + self.size + BLOCK - 1) / BLOCK;
            return self.type.basicsize + Math.max(blocks, 1) * (BLOCK + 2) * 8L;
        }

        @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false, doc = "See PEP 585")
        static PyObject classGetItem(PyType cls, PyObject item) {
            return PyGenericAlias.create(cls, item);
        }

        @PyGetter(value = "maxlen", doc = "maximum size of a deque or None if unbounded")
        static PyObject getMaxlen(Deque self) {
            return self.maxlen < 0 ? PyNone.owned() : PyInt.of(self.maxlen);
        }

        @Override
        protected void traverseFields(Visitor visitor) {
            for (int i = 0; i < size; i++) {
                visitor.visit(items[at(i)]);
            }
        }

        @Override
        protected void dropFields() {
            clearAll();
        }

        @Override
        protected void clearFields() {
            clearAll();
        }

        static final class Type extends PyType {
            Type() {
                super("collections.deque", CollectionsDequeDequeTable.INSTANCE, null, 216, 0,
                        BASETYPE | HAVE_GC | TRASHCAN | HAS_WEAKREFS | SEQUENCE);
                weaklistoffset = 208;
            }

            // CPython: Modules/_collectionsmodule.c deque_repr
            @Override
            public PyObject tpRepr(PyObject o) {
                Deque self = (Deque) o;
                if (ReprGuard.enter(self)) {
                    return PyStr.of("[...]");
                }
                try {
                    PyList list = Abstract.list(self);
                    try {
                        String text = self.type.shortName() + "(" + Objects.reprText(list);
                        return PyStr.of(self.maxlen >= 0 ? text + ", maxlen=" + self.maxlen + ")" : text + ")");
                    } finally {
                        list.decref();
                    }
                } finally {
                    ReprGuard.leave(self);
                }
            }

            // CPython: Modules/_collectionsmodule.c deque_richcompare
            @Override
            public PyObject tpRichCompare(PyObject v, PyObject w, int op) {
                if (!(v instanceof Deque a) || !(w instanceof Deque b)) {
                    return PyNotImplemented.owned();
                }
                if (op == Objects.EQ && (a == b || a.size != b.size)) {
                    return PyBool.of(a == b);
                }
                if (op == Objects.NE && (a == b || a.size != b.size)) {
                    return PyBool.of(a != b);
                }
                PyObject it1 = Abstract.iter(a);
                PyObject it2 = Abstract.iter(b);
                try {
                    for (;;) {
                        PyObject x = Abstract.next(it1);
                        PyObject y;
                        try {
                            y = Abstract.next(it2);
                        } catch (PyException e) {
                            xdecref(x);
                            throw e;
                        }
                        try {
                            if (x == null || y == null) {
                                return Objects.compareResult((x == null ? 0 : 1) - (y == null ? 0 : 1), op);
                            }
                            if (!Objects.equal(x, y)) {
                                return op == Objects.EQ || op == Objects.NE ? PyBool.of(op == Objects.NE)
                                        : PyBool.of(Objects.richCompareBool(x, y, op));
                            }
                        } finally {
                            xdecref(x);
                            xdecref(y);
                        }
                    }
                } finally {
                    it1.decref();
                    it2.decref();
                }
            }

            @Override
            public PyObject tpIter(PyObject self) {
                return new DequeIterator((Deque) self);
            }

            @Override
            public long sqLength(PyObject self) {
                return ((Deque) self).size;
            }

            @Override
            public boolean nbBool(PyObject self) {
                return ((Deque) self).size != 0;
            }

            // CPython: Modules/_collectionsmodule.c deque_concat
            @Override
            public PyObject sqConcat(PyObject self, PyObject other) {
                if (!(other instanceof Deque)) {
                    throw PyErr.typeError("can only concatenate deque (not \"" + other.type.tpName() + "\") to deque");
                }
                PyObject r = copyOf((Deque) self);
                try {
                    ((Deque) r).fromIterable(other, false).decref();
                } catch (PyException e) {
                    r.decref();
                    throw e;
                }
                return r;
            }

            @Override
            public PyObject sqRepeat(PyObject self, long count) {
                PyObject r = copyOf((Deque) self);
                try {
                    sqInplaceRepeat(r, count).decref();
                } catch (PyException e) {
                    r.decref();
                    throw e;
                }
                return r;
            }

            private static PyException outOfRange() {
                return PyErr.indexError("deque index out of range");
            }

            @Override
            public PyObject sqItem(PyObject o, long index) {
                Deque self = (Deque) o;
                if (index < 0 || index >= self.size) {
                    throw outOfRange();
                }
                return self.items[self.at(index)].newRef();
            }

            @Override
            public void sqAssItem(PyObject o, long index, PyObject value) {
                Deque self = (Deque) o;
                if (index < 0 || index >= self.size) {
                    throw outOfRange();
                }
                if (value == null) {
                    self.deleteAt((int) index);
                    return;
                }
                int i = self.at(index);
                PyObject old = self.items[i];
                self.items[i] = value.newRef();
                old.decref();
            }

            @Override
            public boolean sqContains(PyObject o, PyObject value) {
                Deque self = (Deque) o;
                long begin = self.state0;
                for (int i = 0; i < self.size; i++) {
                    if (self.equalAt(i, value)) {
                        return true;
                    }
                    if (self.state0 != begin) {
                        throw self.mutated();
                    }
                }
                return false;
            }

            @Override
            public PyObject sqInplaceConcat(PyObject self, PyObject other) {
                ((Deque) self).fromIterable(other, false).decref();
                return self.newRef();
            }

            // CPython: Modules/_collectionsmodule.c deque_inplace_repeat
            @Override
            public PyObject sqInplaceRepeat(PyObject o, long n) {
                Deque self = (Deque) o;
                int size = self.size;
                if (size == 0 || n == 1) {
                    return self.newRef();
                }
                if (n <= 0) {
                    self.clearAll();
                    return self.newRef();
                }
                if (self.maxlen >= 0 && n * size > self.maxlen) {
                    n = (self.maxlen + size - 1) / size;
                }
                if (n > (Integer.MAX_VALUE - 8) / size) {
                    throw PyErr.memoryError();
                }
                PyObject[] once = new PyObject[size];
                for (int i = 0; i < size; i++) {
                    once[i] = self.items[self.at(i)];
                }
                for (long k = 1; k < n; k++) {
                    for (PyObject item : once) {
                        self.append(item.newRef());
                    }
                }
                return self.newRef();
            }
        }
    }

    /** What both iterators share. */
    private abstract static class AnyDequeIterator extends PyObject {
        /** Owned. */
        Deque deque;
        final long stateAtStart;
        int index;
        int left;

        AnyDequeIterator(PyType type, Deque deque) {
            super(type);
            deque.incref();
            this.deque = deque;
            stateAtStart = deque.state0;
            left = deque.size;
            FreeLists.born(this);
        }

        // CPython: Modules/_collectionsmodule.c dequeiter_next, dequereviter_next
        final PyObject next(boolean reverse) {
            if (deque.state0 != stateAtStart) {
                left = 0;
                throw PyErr.runtimeError("deque mutated during iteration");
            }
            if (left == 0) {
                return null;
            }
            PyObject item = deque.items[deque.at(reverse ? deque.size - 1 - index : index)];
            index++;
            left--;
            return item.newRef();
        }

        /** Skips {@code n} items of a new iterator. */
        final void skip(long n, boolean reverse) {
            for (long i = 0; i < n; i++) {
                PyObject item = next(reverse);
                if (item == null) {
                    return;
                }
                item.decref();
            }
        }

        @Override
        protected void traverseFields(Visitor visitor) {
            visitor.xvisit(deque);
        }

        @Override
        protected void dropFields() {
            xdecref(deque);
            deque = null;
        }
    }

    /** An iterator over a deque. */
    @BuiltinType(name = "_collections._deque_iterator")
    public static final class DequeIterator extends AnyDequeIterator {
        public static final PyType TYPE = new Type();

        private DequeIterator(Deque deque) {
            super(TYPE, deque);
        }

        @PyNew(value = "_deque_iterator(deque, index=0, /)", textSignature = false)
        static PyObject create(PyType cls, Deque deque, long index) {
            DequeIterator it = new DequeIterator(deque);
            it.skip(index, false);
            return it;
        }

        @PyMethod(value = "__length_hint__($self)", textSignature = false,
                doc = "Private method returning an estimate of len(list(it)).")
        static long lengthHint(DequeIterator self) {
            return self.left;
        }

        @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
        static PyObject reduce(DequeIterator self) {
            return IteratorType.reduce(self, PyTuple.steal(self.deque.newRef(), PyInt.of(self.deque.size - self.left)));
        }

        static final class Type extends IteratorType {
            Type() {
                super("_collections._deque_iterator", CollectionsDequeDequeIteratorTable.INSTANCE, 56, HAVE_GC);
            }

            @Override
            public PyObject tpIterNext(PyObject self) {
                return ((DequeIterator) self).next(false);
            }
        }
    }

    /** An iterator over a deque from its end. */
    @BuiltinType(name = "_collections._deque_reverse_iterator")
    public static final class ReverseDequeIterator extends AnyDequeIterator {
        public static final PyType TYPE = new Type();

        private ReverseDequeIterator(Deque deque) {
            super(TYPE, deque);
        }

        @PyNew(value = "_deque_reverse_iterator(deque, index=0, /)", textSignature = false)
        static PyObject create(PyType cls, Deque deque, long index) {
            ReverseDequeIterator it = new ReverseDequeIterator(deque);
            it.skip(index, true);
            return it;
        }

        @PyMethod(value = "__length_hint__($self)", textSignature = false,
                doc = "Private method returning an estimate of len(list(it)).")
        static long lengthHint(ReverseDequeIterator self) {
            return self.left;
        }

        @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
        static PyObject reduce(ReverseDequeIterator self) {
            return IteratorType.reduce(self, PyTuple.steal(self.deque.newRef(), PyInt.of(self.deque.size - self.left)));
        }

        static final class Type extends IteratorType {
            Type() {
                super("_collections._deque_reverse_iterator", CollectionsDequeReverseDequeIteratorTable.INSTANCE, 56, HAVE_GC);
            }

            @Override
            public PyObject tpIterNext(PyObject self) {
                return ((ReverseDequeIterator) self).next(true);
            }
        }
    }
}
