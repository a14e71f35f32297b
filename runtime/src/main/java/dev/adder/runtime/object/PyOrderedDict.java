package dev.adder.runtime.object;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PySetter;
import dev.adder.processor.PyNew;
import java.util.Arrays;

/**
 * {@code collections.OrderedDict}: a dict whose order is a list of nodes of its own, so that an entry can be moved.
 *
 * <p>Invariant: the nodes from {@link #first} to {@link #last} and the entries of the dict with a node are the same, as long as no
 * method of dict itself changes it.
 */
@BuiltinType(name = "collections.OrderedDict", doc = "Dictionary that remembers insertion order")
public final class PyOrderedDict extends PyDict {
    public static final PyType TYPE = new Type();

    /** A place in the order. */
    static final class Node {
        /** Owned. */
        final PyObject key;
        final long hash;
        Node previous;
        Node next;

        Node(PyObject key, long hash) {
            this.key = key;
            this.hash = hash;
        }
    }

    Node first;
    Node last;
    /** Changes when a node comes or goes. */
    long orderState;

    private PyOrderedDict(PyType type) {
        super(type);
        nodes = new Node[0];
    }

    /** The node of {@code key}, or null. */
    Node nodeOf(PyObject key, long hash) {
        int i = find(key, hash);
        return i < 0 || i >= nodes.length ? null : nodes[i];
    }

    private void link(Node n, boolean atEnd) {
        if (first == null) {
            first = n;
            last = n;
        } else if (atEnd) {
            n.previous = last;
            last.next = n;
            last = n;
        } else {
            n.next = first;
            first.previous = n;
            first = n;
        }
        orderState++;
    }

    private void unlink(Node n) {
        if (n.previous == null) {
            first = n.next;
        } else {
            n.previous.next = n.next;
        }
        if (n.next == null) {
            last = n.previous;
        } else {
            n.next.previous = n.previous;
        }
        n.previous = null;
        n.next = null;
        orderState++;
    }

    // CPython: Objects/odictobject.c _PyODict_SetItem_KnownHash, _odict_add_new_node
    private void set(PyObject key, PyObject value) {
        long hash = Objects.hash(key);
        put(key, hash, value);
        int i = find(key, hash);
        if (i < 0) {
            throw PyErr.keyError(key);
        }
        if (nodes.length < keys.length) {
            nodes = Arrays.copyOf(nodes, keys.length);
        }
        if (nodes[i] == null) {
            key.incref();
            Node n = new Node(key, hash);
            nodes[i] = n;
            link(n, true);
        }
    }

    // CPython: Objects/odictobject.c PyODict_DelItem
    private void delete(PyObject key) {
        long hash = Objects.hash(key);
        Node n = nodeOf(key, hash);
        if (n != null) {
            unlink(n);
        }
        try {
            if (!remove(key)) {
                throw PyErr.keyError(key);
            }
        } finally {
            if (n != null) {
                n.key.decref();
            }
        }
    }

    private void dropNodes() {
        Node n = first;
        first = null;
        last = null;
        orderState++;
        while (n != null) {
            Node next = n.next;
            n.key.decref();
            n = next;
        }
    }

    @PyNew(value = "OrderedDict", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return born(new PyOrderedDict(cls));
    }

    // CPython: Objects/odictobject.c odict_init
    @PyInit(value = "OrderedDict", raw = true)
    static void init(PyOrderedDict self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (nargs > 1) {
            throw PyErr.typeError("expected at most 1 arguments, got " + nargs);
        }
        MappingUpdate.update(self, args, base, nargs, kwnames);
    }

    @PyMethod(value = "fromkeys($type, /, iterable, value=None)",
            doc = "Create a new ordered dictionary with keys from iterable and values set to value.")
    static PyObject fromKeys(PyType cls, PyObject iterable, PyObject given) {
        PyObject d = Call.call(cls);
        try {
            PyObject it = Abstract.iter(iterable);
            try {
                for (PyObject key; (key = Abstract.next(it)) != null;) {
                    try {
                        Abstract.setItem(d, key, given == null ? PyNone.INSTANCE : given);
                    } finally {
                        key.decref();
                    }
                }
            } finally {
                it.decref();
            }
        } catch (PyException e) {
            d.decref();
            throw e;
        }
        return d;
    }

    @PyMethod(value = "__sizeof__($self)", textSignature = false)
    static long sizeOf(PyOrderedDict self) {
        return self.sizeof();
    }

    @Override
    public long sizeof() {
        return super.sizeof() + (log2Size == 0 ? 0 : 8L << log2Size) + 32L * used;
    }

    // CPython: Objects/odictobject.c odict_reduce
    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling")
    static PyObject reduce(PyOrderedDict self) {
        PyObject state = Call.method(self, Id.__getstate__);
        PyObject items = null;
        PyObject it;
        try {
            items = Call.method(self, Id.items);
            it = Abstract.iter(items);
        } catch (PyException e) {
            state.decref();
            throw e;
        } finally {
            xdecref(items);
        }
        self.type.incref();
        return PyTuple.steal(self.type, PyTuple.empty(), state, PyNone.owned(), it);
    }

    // CPython: Objects/odictobject.c OrderedDict_setdefault_impl
    @PyMethod(value = "setdefault($self, /, key, default=None)",
            doc = "Insert key with a value of default if key is not in the dictionary.\n\n"
            + "Return the value for key if key is in the dictionary, else default.")
    static PyObject setDefaultItem(PyOrderedDict self, PyObject key, PyObject given) {
        PyObject value = given == null ? PyNone.INSTANCE : given;
        if (self.type == TYPE) {
            PyObject v = self.get(key);
            if (v != null) {
                return v.newRef();
            }
            self.set(key, value);
            return value.newRef();
        }
        if (!Abstract.contains(self, key)) {
            Abstract.setItem(self, key, value);
            return value.newRef();
        }
        return Abstract.getItem(self, key);
    }

    // CPython: Objects/odictobject.c _odict_popkey_hash
    private PyObject popKey(PyObject key, PyObject absent) {
        long hash = Objects.hash(key);
        Node n = nodeOf(key, hash);
        if (n != null) {
            unlink(n);
            nodes[find(key, n.hash)] = null;
        }
        PyObject value;
        try {
            value = pop(key, hash);
        } finally {
            if (n != null) {
                n.key.decref();
            }
        }
        if (value != null) {
            return value;
        }
        if (absent != null) {
            return absent.newRef();
        }
        throw PyErr.keyError(key);
    }

    @PyMethod(value = "pop($self, /, key, default=<unrepresentable>)",
            doc = "od.pop(key[,default]) -> v, remove specified key and return the corresponding value.\n\n"
            + "If the key is not found, return the default if given; otherwise,\n"
            + "raise a KeyError.")
    static PyObject popItemAt(PyOrderedDict self, PyObject key, PyObject absent) {
        return self.popKey(key, absent);
    }

    @PyMethod(value = "popitem($self, /, last=True)", doc = "Remove and return a (key, value) pair from the dictionary.\n\n"
            + "Pairs are returned in LIFO order if last is true or FIFO order if false.")
    static PyObject popItemOrdered(PyOrderedDict self, boolean last) {
        Node n = last ? self.last : self.first;
        if (n == null) {
            throw PyErr.format(PyExc.KeyError, "dictionary is empty");
        }
        PyObject key = n.key.newRef();
        PyObject value;
        try {
            value = self.popKey(key, null);
        } catch (PyException e) {
            key.decref();
            throw e;
        }
        return PyTuple.steal(key, value);
    }

    @PyMethod(value = "keys($self)", textSignature = false)
    static PyObject keysView(PyOrderedDict self) {
        return new OrderedDictViews.Keys(self);
    }

    @PyMethod(value = "values($self)", textSignature = false)
    static PyObject valuesView(PyOrderedDict self) {
        return new OrderedDictViews.Values(self);
    }

    @PyMethod(value = "items($self)", textSignature = false)
    static PyObject itemsView(PyOrderedDict self) {
        return new OrderedDictViews.Items(self);
    }

    @PyMethod(value = "update", raw = true)
    static void updateItems(PyOrderedDict self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        MappingUpdate.update(self, args, base, nargs, kwnames);
    }

    @PyMethod(value = "clear($self)", textSignature = false, doc = "od.clear() -> None.  Remove all items from od.")
    static void clearOrdered(PyOrderedDict self) {
        self.clearAll();
        self.dropNodes();
    }

    // CPython: Objects/odictobject.c odict_copy
    @PyMethod(value = "copy($self)", textSignature = false, doc = "od.copy() -> a shallow copy of od")
    static PyObject copyOrdered(PyOrderedDict self) {
        boolean exact = self.type == TYPE;
        PyObject copy = exact ? born(new PyOrderedDict(TYPE)) : Call.call(self.type);
        try {
            for (Node n = self.first; n != null; n = n.next) {
                if (exact) {
                    PyObject v = self.get(n.key);
                    if (v == null) {
                        throw PyErr.keyError(n.key);
                    }
                    ((PyOrderedDict) copy).set(n.key, v);
                } else {
                    PyObject v = Abstract.getItem(self, n.key);
                    try {
                        Abstract.setItem(copy, n.key, v);
                    } finally {
                        v.decref();
                    }
                }
            }
        } catch (PyException e) {
            copy.decref();
            throw e;
        }
        return copy;
    }

    @PyMethod(value = "__reversed__($self)", textSignature = false, doc = "od.__reversed__() <==> reversed(od)")
    static PyObject reversedOrdered(PyOrderedDict self) {
        return new OrderedDictViews.OrderedIterator(self, OrderedDictViews.KEYS | OrderedDictViews.REVERSED);
    }

    // CPython: Objects/odictobject.c OrderedDict_move_to_end_impl
    @PyMethod(value = "move_to_end($self, /, key, last=True)",
            doc = "Move an existing element to the end (or beginning if last is false).\n\n"
            + "Raise KeyError if the element does not exist.")
    static void moveToEnd(PyOrderedDict self, PyObject key, boolean last) {
        if (self.first == null) {
            throw PyErr.keyError(key);
        }
        Node end = last ? self.last : self.first;
        Node n = end.key == key ? end : self.nodeOf(key, Objects.hash(key));
        if (n == null) {
            throw PyErr.keyError(key);
        }
        if (n != end) {
            self.unlink(n);
            self.link(n, last);
        }
    }

    @PyGetter("__dict__")
    static PyObject getDict(PyOrderedDict self) {
        return Attributes.dictOf(self).newRef();
    }

    @PySetter("__dict__")
    static void setDict(PyOrderedDict self, PyObject value) {
        Attributes.setDict(self, value);
    }

    // CPython: Objects/odictobject.c odict_traverse
    @Override
    protected boolean visitsOwnDict() {
        return true;
    }

    // CPython: Objects/odictobject.c odict_traverse
    @Override
    protected void traverseFields(Visitor visitor) {
        traverseDict(visitor);
        for (Node n = first; n != null; n = n.next) {
            visitor.visit(n.key);
        }
        super.traverseFields(visitor);
    }

    // CPython: Objects/odictobject.c odict_dealloc
    // CPython: Objects/odictobject.c odict_dealloc
    @Override
    protected WeakrefTurn weakrefTurn() {
        return WeakrefTurn.AFTER_DICT;
    }

    @Override
    protected void dropFields() {
        dropNodes();
        super.dropFields();
    }

    @Override
    protected void clearFields() {
        super.clearFields();
        dropNodes();
    }

    private static boolean sameOrder(PyOrderedDict a, PyOrderedDict b) {
        Node x = a.first;
        Node y = b.first;
        long sa = a.orderState;
        long sb = b.orderState;
        for (;;) {
            if (x == null || y == null) {
                return x == y;
            }
            PyObject k = x.key.newRef();
            PyObject l = y.key.newRef();
            boolean equal;
            try {
                equal = Objects.equal(k, l);
            } finally {
                k.decref();
                l.decref();
            }
            if (!equal) {
                return false;
            }
            if (a.orderState != sa || b.orderState != sb) {
                throw PyErr.runtimeError("OrderedDict mutated during iteration");
            }
            x = x.next;
            y = y.next;
        }
    }

    static final class Type extends PyDict.Type {
        Type() {
            super("collections.OrderedDict", PyOrderedDictTable.INSTANCE, PyDict.TYPE, 112, 0,
                    BASETYPE | HAVE_GC | HAS_DICT | HAS_WEAKREFS);
            dictoffset = 96;
            weaklistoffset = 104;
        }

        // CPython: Objects/odictobject.c odict_repr
        @Override
        public PyObject tpRepr(PyObject o) {
            PyOrderedDict self = (PyOrderedDict) o;
            String name = self.type.shortName();
            if (self.used == 0) {
                return PyStr.of(name + "()");
            }
            if (ReprGuard.enter(self)) {
                return PyStr.of("...");
            }
            try {
                PyObject items = Call.method(self, Id.items);
                PyList list;
                try {
                    list = Abstract.list(items);
                } finally {
                    items.decref();
                }
                try {
                    return PyStr.of(name + "(" + Objects.reprText(list) + ")");
                } finally {
                    list.decref();
                }
            } finally {
                ReprGuard.leave(self);
            }
        }

        // CPython: Objects/odictobject.c odict_richcompare
        @Override
        public PyObject tpRichCompare(PyObject v, PyObject w, int op) {
            if (!(v instanceof PyOrderedDict a) || !(w instanceof PyDict) || op != Objects.EQ && op != Objects.NE) {
                return PyNotImplemented.owned();
            }
            PyObject r = PyDict.TYPE.tpRichCompare(v, w, Objects.EQ);
            boolean equal = r == PyBool.TRUE;
            r.decref();
            if (equal && w instanceof PyOrderedDict b) {
                equal = sameOrder(a, b);
            }
            return PyBool.of(equal == (op == Objects.EQ));
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return new OrderedDictViews.OrderedIterator((PyOrderedDict) self, OrderedDictViews.KEYS);
        }

        // CPython: Objects/odictobject.c odict_or
        @Override
        public PyObject nbOr(PyObject left, PyObject right) {
            PyType cls = left instanceof PyOrderedDict ? left.type : right.type;
            if (!(left instanceof PyDict) || !(right instanceof PyDict)) {
                return PyNotImplemented.owned();
            }
            PyObject r = Call.call(cls, left);
            try {
                MappingUpdate.updateFrom(r, right);
            } catch (PyException e) {
                r.decref();
                throw e;
            }
            return r;
        }

        @Override
        public PyObject nbInplaceOr(PyObject self, PyObject other) {
            MappingUpdate.updateFrom(self, other);
            return self.newRef();
        }

        @Override
        public void mpAssSubscript(PyObject self, PyObject key, PyObject value) {
            if (value == null) {
                ((PyOrderedDict) self).delete(key);
            } else {
                ((PyOrderedDict) self).set(key, value);
            }
        }
    }
}
