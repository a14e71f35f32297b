package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** {@code _pickle.Pickler}: the settings of one, and its memo. What it writes for an object is in {@link PickleSaver}. */
@BuiltinType(name = "_pickle.Pickler", doc = "This takes a binary file for writing a pickle data stream.\n\n"
        + "The optional *protocol* argument tells the pickler to use the given\n"
        + "protocol; supported protocols are 0, 1, 2, 3, 4 and 5.  The default\n"
        + "protocol is 4. It was introduced in Python 3.4, and is incompatible\n"
        + "with previous versions.\n\n"
        + "Specifying a negative protocol version selects the highest protocol\n"
        + "version supported.  The higher the protocol used, the more recent the\n"
        + "version of Python needed to read the pickle produced.\n\n"
        + "The *file* argument must have a write() method that accepts a single\n"
        + "bytes argument. It can thus be a file object opened for binary\n"
        + "writing, an io.BytesIO instance, or any other custom object that meets\n"
        + "this interface.\n\n"
        + "If *fix_imports* is True and protocol is less than 3, pickle will try\n"
        + "to map the new Python 3 names to the old module names used in Python\n"
        + "2, so that the pickle data stream is readable with Python 2.\n\n"
        + "If *buffer_callback* is None (the default), buffer views are\n"
        + "serialized into *file* as part of the pickle stream.\n\n"
        + "If *buffer_callback* is not None, then it can be called any number\n"
        + "of times with a buffer view.  If the callback returns a false value\n"
        + "(such as None), the given buffer is out-of-band; otherwise the\n"
        + "buffer is serialized in-band, i.e. inside the pickle stream.\n\n"
        + "It is an error if *buffer_callback* is not None and *protocol*\n"
        + "is None or smaller than 5.")
public final class PyPickler extends PyObject {
    public static final PyType TYPE = new Type();

    private static final PyStr WRITE = PyStr.intern("write");
    private static final PyStr PERSISTENT_ID = PyStr.intern("persistent_id");
    private static final PyStr DISPATCH_TABLE = PyStr.intern("dispatch_table");
    private static final PyStr REDUCER_OVERRIDE = PyStr.intern("reducer_override");

    /** From how many nested containers on a pickler without memo looks for cycles. */
    private static final int FAST_NESTING_LIMIT = 50;

    /** Null until {@code __init__} has run. */
    PickleWriter writer;
    PickleMemo memo;

    /** Persistent ids, or null. */
    final PersistentHook persistent = new PersistentHook();
    /** A dispatch table of its own, or null. Owned. */
    PyObject dispatchTable;
    /** The method of this name while an object is dumped, or null. Owned. */
    PyObject reducerOverride;
    /** Takes buffers out of band, or null. Owned. */
    PyObject bufferCallback;

    int protocol;
    int binary;
    int fast;
    boolean fixImports;
    private int fastNesting;
    private Set<PyObject> fastMemo;

    private PyPickler(PyType type) {
        super(type);
    }

    /** A pickler for one of the functions of the module. */
    // CPython: Modules/_pickle.c _Pickler_New
    static PyPickler create() {
        PyPickler self = new PyPickler(TYPE);
        self.writer = new PickleWriter();
        self.memo = new PickleMemo();
        FreeLists.born(self);
        return self;
    }

    @PyNew(value = "Pickler", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyPickler self = new PyPickler(cls);
        FreeLists.born(self);
        return self;
    }

    // CPython: Modules/_pickle.c _pickle_Pickler___init___impl
    @PyInit("Pickler(file, protocol=None, fix_imports=True, buffer_callback=None)")
    static void init(PyPickler self, PyObject file, PyObject protocol, boolean fixImports, PyObject bufferCallback) {
        if (self.writer != null && self.writer.write != null) {
            self.clearFields();
        }
        self.setProtocol(protocol, fixImports);
        PickleWriter writer = new PickleWriter();
        PickleWriter old = self.writer;
        self.writer = writer;
        if (old != null) {
            xdecref(old.write);
        }
        self.setOutput(file);
        self.setBufferCallback(bufferCallback);
        if (self.memo == null) {
            self.memo = new PickleMemo();
        }
        self.fast = 0;
        self.fastNesting = 0;
        self.fastMemo = null;
        self.persistent.find(self, PERSISTENT_ID);
        PyObject table = Objects.lookupAttr(self, DISPATCH_TABLE);
        PyObject previous = self.dispatchTable;
        self.dispatchTable = table;
        xdecref(previous);
    }

    // CPython: Modules/_pickle.c _Pickler_SetProtocol
    void setProtocol(PyObject given, boolean fix) {
        long number = PickleCodes.DEFAULT_PROTOCOL;
        if (given != null && given != PyNone.INSTANCE) {
            PyInt i = Abstract.index(given);
            boolean fits = i.fitsLong();
            number = fits ? i.longValue() : 0;
            i.decref();
            if (!fits) {
                throw PyErr.overflowError("Python int too large to convert to C long");
            }
            if (number < 0) {
                number = PickleCodes.HIGHEST_PROTOCOL;
            } else if (number > PickleCodes.HIGHEST_PROTOCOL) {
                throw PyErr.valueError("pickle protocol must be <= " + PickleCodes.HIGHEST_PROTOCOL);
            }
        }
        protocol = (int) number;
        binary = number > 0 ? 1 : 0;
        fixImports = fix && number < 3;
    }

    // CPython: Modules/_pickle.c _Pickler_SetOutputStream
    void setOutput(PyObject file) {
        PyObject write = Objects.lookupAttr(file, WRITE);
        if (write == null) {
            throw PyErr.typeError("file must have a 'write' attribute");
        }
        PyObject old = writer.write;
        writer.write = write;
        xdecref(old);
    }

    // CPython: Modules/_pickle.c _Pickler_SetBufferCallback
    void setBufferCallback(PyObject callback) {
        if (callback == PyNone.INSTANCE) {
            callback = null;
        }
        if (callback != null && protocol < 5) {
            throw PyErr.valueError("buffer_callback needs protocol >= 5");
        }
        PyObject old = bufferCallback;
        bufferCallback = xnewRef(callback);
        xdecref(old);
    }

    /** Pickles {@code object} into the buffer, or the file where the buffer fills. */
    // CPython: Modules/_pickle.c dump
    void run(PyObject object) {
        PyObject override = Objects.lookupAttr(this, REDUCER_OVERRIDE);
        PyObject old = reducerOverride;
        reducerOverride = override;
        xdecref(old);
        try {
            if (protocol >= 2) {
                writer.op1(PickleCodes.PROTO, protocol);
                writer.framing = protocol >= 4;
            }
            new PickleSaver(this).save(object, false);
            writer.op(PickleCodes.STOP);
            writer.commitFrame();
        } finally {
            writer.framing = false;
            PyObject o = reducerOverride;
            reducerOverride = null;
            xdecref(o);
        }
    }

    /** Begins a container without memo; ValueError if it is inside of itself. */
    // CPython: Modules/_pickle.c fast_save_enter
    void enterFast(PyObject o) {
        if (++fastNesting < FAST_NESTING_LIMIT) {
            return;
        }
        if (fastMemo == null) {
            fastMemo = Collections.newSetFromMap(new IdentityHashMap<>());
        }
        if (!fastMemo.add(o)) {
            fastNesting = -1;
            throw PyErr.valueError("fast mode: can't pickle cyclic objects including object type " + o.type.tpName() + " at "
                    + dev.adder.runtime.object.Address.hex(o));
        }
    }

    // CPython: Modules/_pickle.c fast_save_leave
    void leaveFast(PyObject o) {
        if (fastNesting-- >= FAST_NESTING_LIMIT) {
            fastMemo.remove(o);
        }
    }

    // CPython: Modules/_pickle.c _pickle_Pickler_dump
    @PyMethod(value = "dump($self, obj, /)", doc = "Write a pickled representation of the given object to the open file.")
    static void dump(PyPickler self, PyObject object) {
        if (self.writer == null || self.writer.write == null) {
            throw PickleModule.picklingError("Pickler.__init__() was not called by " + self.type.tpName() + ".__init__()");
        }
        self.writer.clear();
        self.run(object);
        self.writer.flush();
    }

    @PyMethod(value = "clear_memo($self, /)", doc = "Clears the pickler's \"memo\".\n\n"
            + "The memo is the data structure that remembers which objects the\n"
            + "pickler has already seen, so that shared or recursive objects are\n"
            + "pickled by reference and not by value.  This method is useful when\n"
            + "re-using picklers.")
    static void clearMemo(PyPickler self) {
        if (self.memo != null) {
            self.memo.clear();
        }
    }

    @PyMethod(value = "__sizeof__($self, /)", doc = "Returns size in memory, in bytes.")
    static long sizeOf(PyPickler self) {
        return self.type.basicsize + (self.memo == null ? 0 : self.memo.sizeof()) + (self.writer == null ? 0 : self.writer.sizeof());
    }

    private static int number(PyObject value) {
        if (value == null) {
            throw PyErr.typeError("can't delete numeric/char attribute");
        }
        return Args.toInt(value);
    }

    @PyGetter(value = "bin", member = true)
    static int getBinary(PyPickler self) {
        return self.binary;
    }

    @PySetter("bin")
    static void setBinary(PyPickler self, PyObject value) {
        self.binary = number(value);
    }

    @PyGetter(value = "fast", member = true)
    static int getFast(PyPickler self) {
        return self.fast;
    }

    @PySetter("fast")
    static void setFast(PyPickler self, PyObject value) {
        self.fast = number(value);
    }

    @PyGetter(value = "dispatch_table", member = true)
    static PyObject getDispatchTable(PyPickler self) {
        if (self.dispatchTable == null) {
            throw PyErr.attributeError("'" + self.type.tpName() + "' object has no attribute 'dispatch_table'");
        }
        return self.dispatchTable.newRef();
    }

    @PySetter("dispatch_table")
    static void setDispatchTable(PyPickler self, PyObject value) {
        PyObject old = self.dispatchTable;
        if (value == null && old == null) {
            throw PyErr.attributeError("dispatch_table");
        }
        self.dispatchTable = xnewRef(value);
        xdecref(old);
    }

    @PyGetter("memo")
    static PyObject getMemo(PyPickler self) {
        return PyPicklerMemoProxy.create(self);
    }

    // CPython: Modules/_pickle.c Pickler_set_memo
    @PySetter("memo")
    static void setMemo(PyPickler self, PyObject value) {
        if (value == null) {
            throw PyErr.typeError("attribute deletion is not supported");
        }
        PickleMemo memo;
        if (value instanceof PyPicklerMemoProxy proxy) {
            memo = proxy.pickler().memo.copy();
        } else if (value instanceof PyDict dict) {
            memo = new PickleMemo();
            try {
                for (int i = dict.next(0); i >= 0; i = dict.next(i + 1)) {
                    if (!(dict.valueAt(i) instanceof PyTuple pair) || pair.size() != 2) {
                        throw PyErr.typeError("'memo' values must be 2-item tuples");
                    }
                    memo.put(pair.get(1), Args.toLong(pair.get(0)));
                }
            } catch (PyException e) {
                memo.clear();
                throw e;
            }
        } else {
            throw PyErr.typeError("'memo' attribute must be a PicklerMemoProxy object or dict, not " + value.type.tpName());
        }
        PickleMemo old = self.memo;
        self.memo = memo;
        if (old != null) {
            old.clear();
        }
    }

    @PyGetter("persistent_id")
    static PyObject getPersistentId(PyPickler self) {
        return self.persistent.get("persistent_id");
    }

    @PySetter("persistent_id")
    static void setPersistentId(PyPickler self, PyObject value) {
        self.persistent.set("persistent_id", value);
    }

    // CPython: Modules/_pickle.c Pickler_traverse
    @Override
    protected void traverseFields(Visitor visitor) {
        if (writer != null) {
            visitor.xvisit(writer.write);
        }
        persistent.traverse(visitor);
        visitor.xvisit(dispatchTable);
        visitor.xvisit(reducerOverride);
        visitor.xvisit(bufferCallback);
        if (memo != null) {
            memo.traverse(visitor);
        }
    }

    // CPython: Modules/_pickle.c Pickler_clear
    @Override
    protected void clearFields() {
        PyObject o;
        if (writer != null) {
            o = writer.write;
            writer.write = null;
            xdecref(o);
        }
        persistent.clear();
        o = dispatchTable;
        dispatchTable = null;
        xdecref(o);
        fastMemo = null;
        o = reducerOverride;
        reducerOverride = null;
        xdecref(o);
        o = bufferCallback;
        bufferCallback = null;
        xdecref(o);
        PickleMemo m = memo;
        memo = null;
        if (m != null) {
            m.clear();
        }
    }

    @Override
    protected void dropFields() {
        clearFields();
    }

    static final class Type extends PyType {
        Type() {
            super("_pickle.Pickler", PyPicklerTable.INSTANCE, null, 152, 0, BASETYPE | HAVE_GC);
        }
    }
}
