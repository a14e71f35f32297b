package dev.adder.runtime.module;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.heap.WeakReferences;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Attributes;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.InstanceState;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.Slot;

/**
 * The callable that {@code functools.lru_cache} makes. A bounded cache keeps its entries in a dict from key to {@link Link} and in a
 * circular list from the oldest to the newest. A link in use is owned twice, by the dict and by the list; the key is owned by the dict
 * and by the link.
 */
@BuiltinType(name = "functools._lru_cache_wrapper", doc = "Create a cached callable that wraps another function.\n\n"
        + "user_function:      the function being cached\n\nmaxsize:  0         for no caching\n"
        + "          None      for unlimited cache size\n          n         for a bounded cache\n\n"
        + "typed:    False     cache f(3) and f(3.0) as identical calls\n"
        + "          True      cache f(3) and f(3.0) as distinct calls\n\n"
        + "cache_info_type:    namedtuple class with the fields:\n                        hits misses currsize maxsize\n")
public final class PyLruCache extends PyObject {
    public static final PyType TYPE = new Type();

    private static final long UNBOUNDED = -1;

    /** The ends of the list of links: {@code root.next} is the oldest. Not an object of the heap's. */
    private final Ends root = new Ends();
    private final long maxsize;
    private final boolean typed;
    private long hits;
    private long misses;

    /** Owned. */
    private PyDict cache;
    private PyObject function;
    /** Stands between positional arguments and keywords in a key. Owned. */
    private PyObject keywordMark;
    private PyObject infoType;

    private PyLruCache(PyType type, long maxsize, boolean typed) {
        super(type);
        this.maxsize = maxsize;
        this.typed = typed;
    }

    /** What a node of the circular list has. */
    private sealed interface Node permits Ends, Link {
        Node prev();

        Node next();

        void setPrev(Node node);

        void setNext(Node node);
    }

    /** The node at which the list begins and ends. */
    private static final class Ends implements Node {
        private Node prev = this;
        private Node next = this;

        @Override
        public Node prev() {
            return prev;
        }

        @Override
        public Node next() {
            return next;
        }

        @Override
        public void setPrev(Node node) {
            prev = node;
        }

        @Override
        public void setNext(Node node) {
            next = node;
        }
    }

    /** One entry of a bounded cache; the value in the cache's dict, which no program is handed. */
    @BuiltinType(name = "functools._lru_list_elem")
    public static final class Link extends PyObject implements Node {
        public static final PyType TYPE = new Type();

        private Node prev;
        private Node next;
        private long hash;
        /** Owned. */
        private PyObject key;
        private PyObject result;

        private Link() {
            super(TYPE);
        }

        @Override
        public Node prev() {
            return prev;
        }

        @Override
        public Node next() {
            return next;
        }

        @Override
        public void setPrev(Node node) {
            prev = node;
        }

        @Override
        public void setNext(Node node) {
            next = node;
        }

        /** The collector does not know links: the cache shows it what they own, while they are in its list. */
        @Override
        public void traverseHidden(Visitor visitor) {
            if (next == null) {
                visitor.xvisit(key);
                visitor.xvisit(result);
            }
        }

        // CPython: Modules/_functoolsmodule.c lru_list_elem_dealloc
        @Override
        protected void dropFields() {
            PyObject k = key;
            key = null;
            xdecref(k);
            PyObject r = result;
            result = null;
            xdecref(r);
        }

        static final class Type extends PyType {
            Type() {
                super("functools._lru_list_elem", PyLruCacheLinkTable.INSTANCE, null, 56, 0, DISALLOW_INSTANTIATION);
            }
        }
    }

    // CPython: Modules/_functoolsmodule.c lru_cache_new
    @PyNew(value = "lru_cache(user_function, maxsize, typed, cache_info_type)", textSignature = false)
    static PyObject create(PyType cls, PyObject function, PyObject maxsize, boolean typed, PyObject infoType) {
        if (!Objects.isCallable(function)) {
            throw PyErr.typeError("the first argument must be callable");
        }
        long bound;
        if (maxsize == PyNone.INSTANCE) {
            bound = UNBOUNDED;
        } else if (maxsize.type.has(Slot.NB_INDEX)) {
            bound = Math.max(Abstract.asSsize(maxsize, PyExc.OverflowError), 0);
        } else {
            throw PyErr.typeError("maxsize should be integer or None");
        }
        PyLruCache self = new PyLruCache(cls, bound, typed);
        self.cache = PyDict.create();
        self.function = function.newRef();
        self.keywordMark = FunctoolsModule.keywordMark().newRef();
        self.infoType = infoType.newRef();
        FreeLists.born(self);
        return self;
    }

    /**
     * The key for a call: the tuple of arguments itself, or its element where that is a lone str or int, or a longer tuple with the
     * keywords and the types. Owned.
     */
    // CPython: Modules/_functoolsmodule.c lru_cache_make_key
    private PyObject makeKey(PyTuple args, PyDict keywords) {
        int named = keywords == null ? 0 : keywords.size();
        int positional = args.items.length;
        if (!typed && named == 0) {
            if (positional == 1) {
                PyObject only = args.items[0];
                if (only.type == PyStr.TYPE || only.type == PyInt.TYPE) {
                    return only.newRef();
                }
            }
            return args.newRef();
        }
        PyObject[] key = new PyObject[positional + (named == 0 ? 0 : 2 * named + 1) + (typed ? positional + named : 0)];
        int n = 0;
        for (PyObject arg : args.items) {
            key[n++] = arg.newRef();
        }
        if (named != 0) {
            key[n++] = keywordMark.newRef();
            for (int i = keywords.next(0); i >= 0; i = keywords.next(i + 1)) {
                key[n++] = keywords.keyAt(i).newRef();
                key[n++] = keywords.valueAt(i).newRef();
            }
        }
        if (typed) {
            for (PyObject arg : args.items) {
                key[n++] = arg.type.newRef();
            }
            if (named != 0) {
                for (int i = keywords.next(0); i >= 0; i = keywords.next(i + 1)) {
                    key[n++] = keywords.valueAt(i).type.newRef();
                }
            }
        }
        return PyTuple.steal(key);
    }

    // CPython: Modules/_functoolsmodule.c infinite_lru_cache_wrapper
    private PyObject callUnbounded(PyTuple args, PyDict keywords) {
        PyObject key = makeKey(args, keywords);
        try {
            long hash = Objects.hash(key);
            PyObject found = cache.get(key, hash);
            if (found != null) {
                found.incref();
                hits++;
                return found;
            }
            misses++;
            PyObject result = Call.call(function, args, keywords);
            try {
                cache.put(key, hash, result);
            } catch (PyException e) {
                result.decref();
                throw e;
            }
            return result;
        } finally {
            key.decref();
        }
    }

    // CPython: Modules/_functoolsmodule.c bounded_lru_cache_wrapper
    private PyObject callBounded(PyTuple args, PyDict keywords) {
        PyObject key = makeKey(args, keywords);
        PyObject result = null;
        long hash;
        try {
            hash = Objects.hash(key);
            if (cache.get(key, hash) instanceof Link link) {
                extract(link);
                append(link);
                result = link.result;
                hits++;
                result.incref();
                key.decref();
                return result;
            }
            misses++;
            result = Call.call(function, args, keywords);
            if (cache.get(key, hash) != null) {
                // the call itself, or another thread, has cached this key meanwhile
                key.decref();
                return result;
            }
        } catch (PyException e) {
            xdecref(result);
            key.decref();
            throw e;
        }
        return cache.size() < maxsize || root.next == root ? addLink(key, hash, result) : replaceOldest(key, hash, result);
    }

    /** Takes over {@code key} and {@code result}; returns the result, owned by the caller. */
    private PyObject addLink(PyObject key, long hash, PyObject result) {
        Link link = new Link();
        Heap.allocated(link);
        link.hash = hash;
        link.key = key;
        link.result = result;
        try {
            cache.put(key, hash, link);
        } catch (PyException e) {
            link.decref();
            throw e;
        }
        append(link);
        return result.newRef();
    }

    /**
     * Reuses the oldest link. It leaves the list first and comes back last, and the old key and result are dropped at the end: an
     * {@code __eq__} or {@code __del__} that runs between sees a consistent cache.
     */
    private PyObject replaceOldest(PyObject key, long hash, PyObject result) {
        Link link = (Link) root.next;
        extract(link);
        PyObject popped;
        try {
            popped = cache.pop(link.key, link.hash);
        } catch (PyException e) {
            prepend(link);
            key.decref();
            result.decref();
            throw e;
        }
        if (popped == null) {
            // the call, or another thread, has removed it: the link is an orphan
            link.decref();
            key.decref();
            return result;
        }
        PyObject oldKey = link.key;
        PyObject oldResult = link.result;
        link.hash = hash;
        link.key = key;
        link.result = result;
        try {
            cache.put(key, hash, link);
        } catch (PyException e) {
            popped.decref();
            link.decref();
            oldKey.decref();
            oldResult.decref();
            throw e;
        }
        append(link);
        result.incref();
        popped.decref();
        oldKey.decref();
        oldResult.decref();
        return result;
    }

    private static void extract(Link link) {
        link.prev.setNext(link.next);
        link.next.setPrev(link.prev);
        link.prev = null;
        link.next = null;
    }

    /** Makes {@code link} the newest. */
    private void append(Link link) {
        Node last = root.prev;
        last.setNext(link);
        root.prev = link;
        link.prev = last;
        link.next = root;
    }

    /** Makes {@code link} the oldest. */
    private void prepend(Link link) {
        Node first = root.next;
        first.setPrev(link);
        root.next = link;
        link.prev = root;
        link.next = first;
    }

    /** Takes the links out of the list: the oldest, from which {@code next} leads to the others, the newest to null; or null. */
    private Link unlink() {
        if (root.next == root) {
            return null;
        }
        Link first = (Link) root.next;
        root.prev.setNext(null);
        root.next = root;
        root.prev = root;
        return first;
    }

    /** Drops the list's references to links from {@link #unlink}. */
    private static void release(Link link) {
        while (link != null) {
            Link next = (Link) link.next;
            link.prev = null;
            link.next = null;
            link.decref();
            link = next;
        }
    }

    // CPython: Modules/_functoolsmodule.c lru_cache_cache_info
    @PyMethod(value = "cache_info($self)", textSignature = false)
    static PyObject info(PyLruCache self) {
        PyObject[] values = {PyInt.of(self.hits), PyInt.of(self.misses),
            self.maxsize == UNBOUNDED ? PyNone.owned() : PyInt.of(self.maxsize), PyInt.of(self.cache.size())};
        try {
            return Call.callArray(self.infoType, values);
        } finally {
            decrefAll(values, values.length);
        }
    }

    // CPython: Modules/_functoolsmodule.c lru_cache_cache_clear
    @PyMethod(value = "cache_clear($self)", textSignature = false)
    static void clearCache(PyLruCache self) {
        Link list = self.unlink();
        self.hits = 0;
        self.misses = 0;
        self.cache.clearAll();
        release(list);
    }

    /** Pickled by name: what finds the wrapper finds it with its cache. */
    @PyMethod(value = "__reduce__($self)", textSignature = false)
    static PyObject reduce(PyLruCache self) {
        return Objects.getAttr(self, "__qualname__");
    }

    @PyMethod(value = "__copy__($self)", textSignature = false)
    static PyObject shallowCopy(PyLruCache self) {
        return self.newRef();
    }

    @PyMethod(value = "__deepcopy__", raw = true)
    static PyObject deepCopy(PyLruCache self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return self.newRef();
    }

    @PyGetter("__dict__")
    static PyObject getDict(PyLruCache self) {
        return Attributes.dictOf(self).newRef();
    }

    @PySetter("__dict__")
    static void setDict(PyLruCache self, PyObject value) {
        Attributes.setDict(self, value);
    }

    // CPython: Modules/_functoolsmodule.c lru_cache_tp_traverse: a link may be tracked by no one, so its key and result are shown here
    @Override
    protected void traverseFields(Visitor visitor) {
        for (Node node = root.next; node instanceof Link link; node = link.next) {
            visitor.xvisit(link.key);
            visitor.xvisit(link.result);
        }
        visitor.xvisit(cache);
        visitor.xvisit(function);
        visitor.xvisit(keywordMark);
        visitor.xvisit(infoType);
    }

    @Override
    public void traverseHidden(Visitor visitor) {
        for (Node node = root.next; node instanceof Link link; node = link.next) {
            visitor.visit(link);
        }
    }

    // CPython: Modules/_functoolsmodule.c lru_cache_tp_clear
    @Override
    protected void clearFields() {
        Link list = unlink();
        PyObject o = cache;
        cache = null;
        xdecref(o);
        o = function;
        function = null;
        xdecref(o);
        o = keywordMark;
        keywordMark = null;
        xdecref(o);
        o = infoType;
        infoType = null;
        xdecref(o);
        InstanceState s = state;
        if (s != null) {
            o = s.dict;
            s.dict = null;
            xdecref(o);
        }
        release(list);
    }

    @Override
    protected void dropFields() {
        clearFields();
    }

    static final class Type extends PyType {
        Type() {
            super("functools._lru_cache_wrapper", PyLruCacheTable.INSTANCE, null, 152, 0,
                    HAVE_GC | METHOD_DESCRIPTOR | HAS_DICT | HAS_WEAKREFS | MAKES_TUPLE);
            weaklistoffset = 144;
            dictoffset = 136;
        }

        // CPython: Modules/_functoolsmodule.c lru_cache_call
        @Override
        public PyObject tpCall(PyObject o, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            PyLruCache self = (PyLruCache) o;
            PyTuple positional = Call.positional(args, base, nargs);
            PyDict keywords = Call.keywords(args, base, nargs, kwnames);
            try {
                if (self.maxsize == UNBOUNDED) {
                    return self.callUnbounded(positional, keywords);
                }
                if (self.maxsize == 0) {
                    self.misses++;
                    return Call.call(self.function, positional, keywords);
                }
                return self.callBounded(positional, keywords);
            } finally {
                positional.decref();
                xdecref(keywords);
            }
        }

        @Override
        public PyObject tpDescrGet(PyObject self, PyObject obj, PyObject type) {
            return obj == null || obj == PyNone.INSTANCE ? self.newRef() : dev.adder.runtime.object.PyMethod.create(self, obj);
        }

        // CPython: Modules/_functoolsmodule.c lru_cache_dealloc
        @Override
        public void tpDealloc(PyObject self) {
            Heap.untrack(self);
            if (self.state != null && self.state.weakrefs != null) {
                WeakReferences.clear(self);
            }
            ((PyLruCache) self).dropFields();
            free(self);
        }
    }
}
