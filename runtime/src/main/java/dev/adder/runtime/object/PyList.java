package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.HeapMode;
import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.Steals;
import java.util.Arrays;

/**
 * A list.
 *
 * <p>Invariant: the length of {@link #items} is the number of elements that CPython would have allocated; {@code sys.getsizeof} shows
 * it. {@link Call#NO_ARGS} stands for no array at all.
 */
@BuiltinType(name = "list", doc = "Built-in mutable sequence.\n\n"
        + "If no argument is given, the constructor creates a new empty list.\n"
        + "The argument must be an iterable if specified.")
public class PyList extends PyObject {
    private static final Pool<PyList> POOL = new Pool<>(32);

    public static final PyType TYPE = new Type();

    /** What {@link #items} is while the list is being sorted. */
    private static final PyObject[] SORTING = new PyObject[0];

    /** The elements, {@link #size} of them; the rest of the array is null. Owned. */
    public PyObject[] items;
    public int size;

    private PyList(PyType type, @Steals PyObject[] items, int size) {
        super(type);
        this.items = items.length == 0 ? Call.NO_ARGS : items;
        this.size = size;
    }

    /** An empty list of a type that derives from list, not tracked. */
    protected PyList(PyType type) {
        this(type, Call.NO_ARGS, 0);
    }

    /** Hands a list of a derived type to the collector, for tp_new. */
    protected static <L extends PyList> L born(L list) {
        FreeLists.born(list);
        return list;
    }

    /** An empty list. */
    public static PyList create() {
        return steal(Call.NO_ARGS, 0);
    }

    /** A list of the first {@code size} elements; takes over the references and the array. */
    // CPython: Objects/listobject.c PyList_New
    public static PyList steal(@Steals PyObject[] items, int size) {
        PyList l = make(items, size);
        Heap.track(l, FreeLists.LISTS);
        return l;
    }

    private static PyList make(@Steals PyObject[] items, int size) {
        if (HeapMode.POOLS) {
            PyList l = POOL.take();
            if (l != null) {
                l.type = TYPE;
                l.items = items.length == 0 ? Call.NO_ARGS : items;
                l.size = size;
                return l;
            }
        }
        return new PyList(TYPE, items, size);
    }

    @Override
    protected void recycle() {
        super.recycle();
        items = null;
        if (getClass() == PyList.class) {
            POOL.give(this);
        }
    }

    /** A list of new references to {@code count} elements from {@code base} on. */
    public static PyList copyOf(PyObject[] source, int base, int count) {
        PyObject[] items = Payload.copyOfRange(source, base, base + count);
        for (PyObject o : items) {
            o.incref();
        }
        return steal(items, count);
    }

    /** list.append; takes a new reference. */
    public void append(PyObject value) {
        value.incref();
        appendSteal(value);
    }

    /** Appends and takes over the reference. */
    // CPython: Objects/listobject.c _PyList_AppendTakeRef
    public void appendSteal(@Steals PyObject value) {
        int n = size;
        if (n == items.length) {
            growFor(value);
        }
        size = n + 1;
        items[n] = value;
    }

    /** Makes room for one more; takes {@code value} over if that fails. */
    private void growFor(PyObject value) {
        try {
            resize(size + 1);
        } catch (PyException e) {
            value.decref();
            throw e;
        }
    }

    /** Takes the last item off the list, which is not empty; owned by the caller. */
    public PyObject takeLast() {
        return takeAt(size - 1);
    }

    public int size() {
        return size;
    }

    @Borrowed
    public PyObject get(int i) {
        return items[i];
    }

    /** Makes the list {@code newSize} long, with room for growth; elements beyond must have been taken out, new ones are null. */
    // CPython: Objects/listobject.c list_resize
    private void resize(long newSize) {
        int allocated = items.length;
        if (items != SORTING && allocated >= newSize && newSize >= allocated >> 1) {
            size = (int) newSize;
            return;
        }
        long room = newSize + (newSize >> 3) + 6 & ~3L;
        if (newSize - size > room - newSize) {
            room = newSize + 3 & ~3L;
        }
        if (newSize == 0) {
            room = 0;
        }
        if (room > Integer.MAX_VALUE - 8) {
            throw PyErr.memoryError();
        }
        try {
            items = room == 0 ? emptied(items) : Payload.resize(items, (int) room);
        } catch (OutOfMemoryError e) {
            throw PyErr.noMemory(e);
        }
        size = (int) newSize;
    }

    private static PyObject[] emptied(PyObject[] items) {
        Payload.releaseMoved(items);
        return new PyObject[0];
    }

    /** The first allocation of a list without array: just what is needed. */
    // CPython: Objects/listobject.c list_preallocate_exact
    private void preallocate(long n) {
        long room = n + 1 & ~1L;
        if (room > Integer.MAX_VALUE - 8) {
            throw PyErr.memoryError();
        }
        try {
            items = Payload.objects((int) room);
        } catch (OutOfMemoryError e) {
            throw PyErr.noMemory(e);
        }
    }

    private boolean hasNoArray() {
        return items == Call.NO_ARGS || items == SORTING;
    }

    /** list.extend. */
    // CPython: Objects/listobject.c list_extend
    public void extend(PyObject iterable) {
        if (iterable.type == TYPE || iterable == this) {
            PyList other = (PyList) iterable;
            extend(other.items, other.size);
            return;
        }
        if (iterable.type == PyTuple.TYPE) {
            PyTuple other = (PyTuple) iterable;
            extend(other.items, other.items.length);
            return;
        }
        PyObject it = Abstract.iter(iterable);
        try {
            long hint = Abstract.lengthHint(iterable, 8);
            if (hasNoArray()) {
                if (hint > 0) {
                    preallocate(hint);
                }
            } else if (hint <= Long.MAX_VALUE - size) {
                int n = size;
                resize(n + hint);
                size = n;
            }
            for (PyObject item; (item = Abstract.next(it)) != null;) {
                appendSteal(item);
            }
            if (size < items.length) {
                resize(size);
            }
        } finally {
            it.decref();
        }
    }

    private void extend(PyObject[] source, int n) {
        if (n == 0) {
            return;
        }
        int m = size;
        if (hasNoArray()) {
            preallocate(n);
            size = n;
        } else {
            resize((long) m + n);
        }
        PyObject[] a = items;
        for (int i = 0; i < n; i++) {
            PyObject o = source[i];
            o.incref();
            a[m + i] = o;
        }
    }

    /** A new tuple of the elements. */
    public PyTuple toTuple() {
        return PyTuple.copyOf(items, 0, size);
    }

    /** {@code self[low:high]} with both inside. */
    PyList slice(int low, int high) {
        return copyOf(items, low, Math.max(high - low, 0));
    }

    /** Sets element {@code i}, which exists; takes over the reference. */
    void setSteal(int i, @Steals PyObject value) {
        PyObject old = items[i];
        items[i] = value;
        old.decref();
    }

    /** {@code del self[low:high]}, with the bounds as they come. */
    void deleteSlice(int low, int high) {
        replace(low, high, Call.NO_ARGS, 0);
    }

    /** {@code self[low:high] = value}; null deletes. */
    // CPython: Objects/listobject.c list_ass_slice
    void assignSlice(long low, long high, PyObject value) {
        if (value == null) {
            replace(low, high, Call.NO_ARGS, 0);
            return;
        }
        PyObject source = value == this ? slice(0, size) : Abstract.fast(value, "can only assign an iterable");
        try {
            replace(low, high, elements(source), count(source));
        } finally {
            source.decref();
        }
    }

    /** The array of a list or tuple. */
    @Borrowed
    static PyObject[] elements(PyObject fast) {
        return fast instanceof PyList l ? l.items : ((PyTuple) fast).items;
    }

    /** The length of a list or tuple. */
    static int count(PyObject fast) {
        return fast instanceof PyList l ? l.size : ((PyTuple) fast).items.length;
    }

    private void replace(long from, long to, PyObject[] source, int n) {
        int low = (int) Math.min(Math.max(from, 0), size);
        int high = (int) Math.min(Math.max(to, low), size);
        int removed = high - low;
        int d = n - removed;
        if (size + d == 0) {
            clearAll();
            return;
        }
        PyObject[] recycled = removed == 0 ? Call.NO_ARGS : Payload.copyOfRange(items, low, high);
        int tail = size - high;
        if (d < 0) {
            System.arraycopy(items, high, items, high + d, tail);
            Arrays.fill(items, size + d, size, null);
            resize(size + d);
        } else if (d > 0) {
            resize((long) size + d);
            System.arraycopy(items, high, items, high + d, tail);
        }
        for (int k = 0; k < n; k++) {
            PyObject o = source[k];
            o.incref();
            items[low + k] = o;
        }
        decrefAll(recycled, removed);
        Payload.release(recycled);
    }

    /** Removes all, last to first. */
    // CPython: Objects/listobject.c _list_clear
    void clearAll() {
        PyObject[] a = items;
        if (hasNoArray()) {
            return;
        }
        int n = size;
        items = Call.NO_ARGS;
        size = 0;
        decrefAll(a, n);
        Payload.release(a);
    }

    /** Takes element {@code i} out; its reference passes to the caller. */
    private PyObject takeAt(int i) {
        PyObject v = items[i];
        int left = size - 1;
        System.arraycopy(items, i + 1, items, i, left - i);
        items[left] = null;
        resize(left);
        return v;
    }

    /** A new array of {@code count} times the first {@code n} elements, each with a new reference; MemoryError if too large. */
    static PyObject[] repeated(PyObject[] items, int n, long count) {
        if (n > 0 && count > (Integer.MAX_VALUE - 8) / n) {
            throw PyErr.memoryError();
        }
        int times = (int) count;
        PyObject[] result = Payload.objects(n * times);
        for (int k = 0; k < n; k++) {
            items[k].refcnt += times;
        }
        if (n == 1) {
            Arrays.fill(result, items[0]);
        } else {
            for (int i = 0; i < times; i++) {
                System.arraycopy(items, 0, result, i * n, n);
            }
        }
        return result;
    }

    /** list.sort; {@code key} null or None for none. */
    // CPython: Objects/listobject.c list_sort_impl
    public void sort(PyObject key, boolean reverse) {
        if (key == PyNone.INSTANCE) {
            key = null;
        }
        PyObject[] saved = items;
        int n = size;
        items = SORTING;
        size = 0;
        boolean modified = false;
        try {
            PyObject[] keys = key == null ? null : keysOf(saved, n, key);
            try {
                if (n > 1) {
                    ListSort.sort(keys == null ? saved : keys, keys == null ? null : saved, n, reverse);
                }
            } finally {
                if (keys != null) {
                    for (int i = 0; i < n; i++) {
                        keys[i].decref();
                    }
                    Payload.releaseMoved(keys);
                }
                modified = items != SORTING;
            }
        } finally {
            PyObject[] other = items;
            int count = size;
            items = saved;
            size = n;
            if (other != SORTING) {
                decrefAll(other, count);
                Payload.release(other);
            }
        }
        if (modified) {
            throw PyErr.valueError("list modified during sort");
        }
    }

    private static PyObject[] keysOf(PyObject[] saved, int n, PyObject key) {
        PyObject[] keys = Payload.objects(n);
        for (int i = 0; i < n; i++) {
            try {
                keys[i] = Call.call(key, saved[i]);
            } catch (PyException e) {
                decrefAll(keys, i);
                Payload.release(keys);
                throw e;
            }
        }
        return keys;
    }

    @PyNew(value = "list", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyList l = POOL.take();
        if (l == null) {
            l = new PyList(cls, Call.NO_ARGS, 0);
        } else {
            l.reborn(cls);
            l.items = Call.NO_ARGS;
            l.size = 0;
        }
        FreeLists.born(l);
        return l;
    }

    @PyInit("list(iterable=(), /)")
    static void init(PyList self, PyObject iterable) {
        self.clearAll();
        if (iterable != null) {
            self.extend(iterable);
        }
    }

    @PyMethod(value = "__getitem__", raw = true, coexist = true, doc = "x.__getitem__(y) <==> x[y]")
    static PyObject getItem(PyList self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkOneArg("list.__getitem__", nargs, kwnames);
        return TYPE.mpSubscript(self, args[base]);
    }

    @PyMethod(value = "__reversed__($self, /)", doc = "Return a reverse iterator over the list.")
    static PyObject reversed(PyList self) {
        return PyListReverseIterator.create(self);
    }

    @PyMethod(value = "__sizeof__($self, /)", doc = "Return the size of the list in memory, in bytes.")
    static long sizeOf(PyList self) {
        return self.sizeof();
    }

    @PyMethod(value = "clear($self, /)", doc = "Remove all items from list.")
    static void clear(PyList self) {
        self.clearAll();
    }

    @PyMethod(value = "copy($self, /)", doc = "Return a shallow copy of the list.")
    static PyObject copy(PyList self) {
        return self.slice(0, self.size);
    }

    @PyMethod(value = "append($self, object, /)", doc = "Append object to the end of the list.")
    static void append(PyList self, PyObject object) {
        self.append(object);
    }

    /** list.insert; takes a new reference. */
    // CPython: Objects/listobject.c ins1
    public void insert(long index, PyObject object) {
        int n = size;
        resize(n + 1);
        int at = (int) (index < 0 ? Math.max(index + n, 0) : Math.min(index, n));
        System.arraycopy(items, at, items, at + 1, n - at);
        object.incref();
        items[at] = object;
    }

    @PyMethod(value = "insert($self, index, object, /)", doc = "Insert object before index.")
    static void insert(PyList self, long index, PyObject object) {
        self.insert(index, object);
    }

    @PyMethod(value = "extend($self, iterable, /)", doc = "Extend list by appending elements from the iterable.")
    static void extend(PyList self, PyObject iterable) {
        self.extend(iterable);
    }

    @PyMethod(value = "pop($self, index=-1, /)", doc = "Remove and return item at index (default last).\n\n"
            + "Raises IndexError if list is empty or index is out of range.")
    static PyObject pop(PyList self, long index) {
        int n = self.size;
        if (n == 0) {
            throw PyErr.indexError("pop from empty list");
        }
        long i = index < 0 ? index + n : index;
        if (i < 0 || i >= n) {
            throw PyErr.indexError("pop index out of range");
        }
        return self.takeAt((int) i);
    }

    // CPython: Objects/listobject.c list_remove
    @PyMethod(value = "remove($self, value, /)", doc = "Remove first occurrence of value.\n\n"
            + "Raises ValueError if the value is not present.")
    static void remove(PyList self, PyObject value) {
        for (int i = 0; i < self.size; i++) {
            if (self.equalAt(i, value)) {
                self.deleteSlice(i, i + 1);
                return;
            }
        }
        throw PyErr.valueError("list.remove(x): x not in list");
    }

    private boolean equalAt(int i, PyObject value) {
        PyObject item = items[i];
        if (item == value) {
            return true;
        }
        item.incref();
        try {
            return Objects.equal(item, value);
        } finally {
            item.decref();
        }
    }

    // CPython: Objects/listobject.c list_index_impl
    @PyMethod(value = "index($self, value, start=0, stop=sys.maxsize, /)", doc = "Return first index of value.\n\n"
            + "Raises ValueError if the value is not present.")
    static long index(PyList self, PyObject value, PyObject start, PyObject stop) {
        long from = start == null ? 0 : Args.toSliceIndex(start);
        long to = stop == null ? Long.MAX_VALUE : Args.toSliceIndex(stop);
        if (from < 0) {
            from = Math.max(from + self.size, 0);
        }
        if (to < 0) {
            to = Math.max(to + self.size, 0);
        }
        for (long i = from; i < to && i < self.size; i++) {
            if (self.equalAt((int) i, value)) {
                return i;
            }
        }
        throw PyErr.valueError(Objects.reprText(value) + " is not in list");
    }

    @PyMethod(value = "count($self, value, /)", doc = "Return number of occurrences of value.")
    static long count(PyList self, PyObject value) {
        long n = 0;
        for (int i = 0; i < self.size; i++) {
            if (self.equalAt(i, value)) {
                n++;
            }
        }
        return n;
    }

    // CPython: Objects/listobject.c list_reverse_impl
    @PyMethod(value = "reverse($self, /)", doc = "Reverse *IN PLACE*.")
    static void reverse(PyList self) {
        PyObject[] a = self.items;
        for (int i = 0, j = self.size - 1; i < j; i++, j--) {
            PyObject o = a[i];
            a[i] = a[j];
            a[j] = o;
        }
    }

    @PyMethod(value = "sort($self, /, *, key=None, reverse=False)", doc = "Sort the list in ascending order and return None.\n\n"
            + "The sort is in-place (i.e. the list itself is modified) and stable (i.e. the\n"
            + "order of two equal elements is maintained).\n\n"
            + "If a key function is given, apply it once to each list item and sort them,\n"
            + "ascending or descending, according to their function values.\n\n"
            + "The reverse flag can be set to sort in descending order.")
    static void sort(PyList self, PyObject key, int reverse) {
        self.sort(key, reverse != 0);
    }

    @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false, doc = "See PEP 585")
    static PyObject classGetItem(PyType cls, PyObject item) {
        return PyGenericAlias.create(cls, item);
    }

    @Override
    public long sizeof() {
        return type.basicsize + (items == SORTING ? -8 : 8L * items.length);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.visitAllBackwards(items, size);
    }

    @Override
    protected void dropFields() {
        PyObject[] a = items;
        int n = size;
        items = Call.NO_ARGS;
        size = 0;
        decrefAll(a, n);
        Payload.release(a);
    }

    @Override
    protected void clearFields() {
        clearAll();
    }

    public static class Type extends PyType {
        /** A built-in type that derives from list. */
        protected Type(String name, MethodTable table, PyType base, int basicsize, int itemsize, long flags) {
            super(name, table, base, basicsize, itemsize, flags);
        }

        Type() {
            super("list", PyListTable.INSTANCE, null, 40, 0,
                    BASETYPE | HAVE_GC | TRASHCAN | LIST_SUBCLASS | SEQUENCE | MATCH_SELF | GENERIC_GETATTR | NO_HASH
                            | TP_VECTORCALL);
        }

        // CPython: Objects/listobject.c list_dealloc
        @Override
        public void free(PyObject self) {
            if (self.type == PyList.TYPE) {
                Heap.free(self, FreeLists.LISTS);
            } else {
                super.free(self);
            }
        }

        // CPython: Objects/listobject.c list_repr
        @Override
        public PyObject tpRepr(PyObject o) {
            PyList self = (PyList) o;
            if (self.size == 0) {
                return PyStr.of("[]");
            }
            if (ReprGuard.enter(self)) {
                return PyStr.of("[...]");
            }
            try {
                StringBuilder text = new StringBuilder("[");
                for (int i = 0; i < self.size; i++) {
                    if (i > 0) {
                        text.append(", ");
                    }
                    ReprGuard.append(text, self.items[i]);
                }
                return PyStr.of(text.append(']').toString());
            } finally {
                ReprGuard.leave(self);
            }
        }

        // CPython: Objects/listobject.c list_richcompare
        @Override
        public PyObject tpRichCompare(PyObject v, PyObject w, int op) {
            if (!(v instanceof PyList a) || !(w instanceof PyList b)) {
                return PyNotImplemented.owned();
            }
            if (a.size != b.size && (op == Objects.EQ || op == Objects.NE)) {
                return PyBool.of(op == Objects.NE);
            }
            int i = 0;
            for (; i < a.size && i < b.size; i++) {
                PyObject x = a.items[i];
                PyObject y = b.items[i];
                if (x == y) {
                    continue;
                }
                x.incref();
                y.incref();
                boolean equal;
                try {
                    equal = Objects.equal(x, y);
                } finally {
                    x.decref();
                    y.decref();
                }
                if (!equal) {
                    break;
                }
            }
            if (i >= a.size || i >= b.size) {
                return Objects.compareResult(Integer.compare(a.size, b.size), op);
            }
            if (op == Objects.EQ || op == Objects.NE) {
                return PyBool.of(op == Objects.NE);
            }
            return Objects.richCompare(a.items[i], b.items[i], op);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return PyListIterator.create((PyList) self);
        }

        @Override
        public long sqLength(PyObject self) {
            return ((PyList) self).size;
        }

        // CPython: Objects/listobject.c list_concat
        @Override
        public PyObject sqConcat(PyObject v, PyObject w) {
            PyList a = (PyList) v;
            if (!(w instanceof PyList b)) {
                throw PyErr.typeError("can only concatenate list (not \"" + w.type.tpName() + "\") to list");
            }
            int n = a.size + b.size;
            PyObject[] items = Payload.objects(n);
            System.arraycopy(a.items, 0, items, 0, a.size);
            System.arraycopy(b.items, 0, items, a.size, b.size);
            for (PyObject o : items) {
                o.incref();
            }
            return PyList.steal(items, n);
        }

        // CPython: Objects/listobject.c list_repeat
        @Override
        public PyObject sqRepeat(PyObject o, long count) {
            PyList self = (PyList) o;
            if (self.size == 0 || count <= 0) {
                return PyList.create();
            }
            PyObject[] items = repeated(self.items, self.size, count);
            return PyList.steal(items, items.length);
        }

        @Override
        public PyObject sqItem(PyObject o, long index) {
            PyList self = (PyList) o;
            if (index < 0 || index >= self.size) {
                throw PyErr.indexError("list index out of range");
            }
            return self.items[(int) index].newRef();
        }

        // CPython: Objects/listobject.c list_ass_item
        @Override
        public void sqAssItem(PyObject o, long index, PyObject value) {
            PyList self = (PyList) o;
            if (index < 0 || index >= self.size) {
                throw PyErr.indexError("list assignment index out of range");
            }
            if (value == null) {
                self.deleteSlice((int) index, (int) index + 1);
                return;
            }
            value.incref();
            self.setSteal((int) index, value);
        }

        @Override
        public boolean sqContains(PyObject o, PyObject value) {
            PyList self = (PyList) o;
            for (int i = 0; i < self.size; i++) {
                if (self.equalAt(i, value)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public PyObject sqInplaceConcat(PyObject self, PyObject other) {
            ((PyList) self).extend(other);
            return self.newRef();
        }

        // CPython: Objects/listobject.c list_inplace_repeat
        @Override
        public PyObject sqInplaceRepeat(PyObject o, long count) {
            PyList self = (PyList) o;
            int n = self.size;
            if (n == 0 || count == 1) {
                return self.newRef();
            }
            if (count < 1) {
                self.clearAll();
                return self.newRef();
            }
            if (count > Integer.MAX_VALUE / n) {
                throw PyErr.memoryError();
            }
            int times = (int) count;
            self.resize((long) n * times);
            PyObject[] a = self.items;
            for (int k = 0; k < n; k++) {
                a[k].refcnt += times - 1;
            }
            for (int i = 1; i < times; i++) {
                System.arraycopy(a, 0, a, i * n, n);
            }
            return self.newRef();
        }

        @Override
        public long mpLength(PyObject self) {
            return ((PyList) self).size;
        }

        // CPython: Objects/listobject.c list_subscript
        @Override
        public PyObject mpSubscript(PyObject o, PyObject key) {
            PyList self = (PyList) o;
            if (key.type == PyInt.TYPE || key.type.has(Slot.NB_INDEX)) {
                long i = Abstract.asSsize(key, PyExc.IndexError);
                return sqItem(self, i < 0 ? i + self.size : i);
            }
            if (!(key instanceof PySlice slice)) {
                throw badKey(key);
            }
            PySlice.Indices at = slice.unpack().adjust(self.size);
            if (at.length <= 0) {
                return PyList.create();
            }
            return PyList.steal(at.select(self.items), (int) at.length);
        }

        private static PyException badKey(PyObject key) {
            return PyErr.typeError("list indices must be integers or slices, not " + key.type.tpName());
        }

        // CPython: Objects/listobject.c list_ass_subscript
        @Override
        public void mpAssSubscript(PyObject o, PyObject key, PyObject value) {
            PyList self = (PyList) o;
            if (key.type == PyInt.TYPE || key.type.has(Slot.NB_INDEX)) {
                long i = Abstract.asSsize(key, PyExc.IndexError);
                sqAssItem(self, i < 0 ? i + self.size : i, value);
                return;
            }
            if (!(key instanceof PySlice slice)) {
                throw badKey(key);
            }
            PySlice.Indices at = slice.unpack().adjust(self.size);
            if (at.step == 1) {
                self.assignSlice(at.start, at.stop, value);
            } else if (value == null) {
                self.deleteStepped(at);
            } else {
                self.assignStepped(at, value);
            }
        }
    }

    /** {@code del self[start:stop:step]}. */
    private void deleteStepped(PySlice.Indices at) {
        int n = (int) at.length;
        if (n <= 0) {
            return;
        }
        long from = at.start;
        long step = at.step;
        if (step < 0) {
            from += step * (n - 1);
            step = -step;
        }
        PyObject[] garbage = Payload.objects(n);
        int write = (int) from;
        long next = from;
        int taken = 0;
        for (int read = write; read < size; read++) {
            if (taken < n && read == next) {
                garbage[taken++] = items[read];
                next += step;
            } else {
                items[write++] = items[read];
            }
        }
        Arrays.fill(items, write, size, null);
        resize(write);
        for (PyObject o : garbage) {
            o.decref();
        }
        Payload.releaseMoved(garbage);
    }

    /** {@code self[start:stop:step] = value} for a step other than 1. */
    private void assignStepped(PySlice.Indices at, PyObject value) {
        PyObject source = value == this ? slice(0, size) : Abstract.fast(value, "must assign iterable to extended slice");
        try {
            int n = count(source);
            if (n != at.length) {
                throw PyErr.valueError("attempt to assign sequence of size " + n + " to extended slice of size " + at.length);
            }
            PyObject[] from = elements(source);
            PyObject[] garbage = Payload.objects(n);
            long to = at.start;
            for (int i = 0; i < n; i++, to += at.step) {
                garbage[i] = items[(int) to];
                from[i].incref();
                items[(int) to] = from[i];
            }
            for (PyObject o : garbage) {
                o.decref();
            }
            Payload.releaseMoved(garbage);
        } finally {
            source.decref();
        }
    }
}
