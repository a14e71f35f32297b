package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.interpreter.Gil;
import dev.adder.runtime.interpreter.Interpreter;
import dev.adder.runtime.interpreter.MainProgram;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.ErrorDisplay;
import dev.adder.runtime.object.HeapType;
import dev.adder.runtime.object.MethodTable;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBaseException;
import dev.adder.runtime.object.PyBuiltinFunction;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyGenerator;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTraceback;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;

/**
 * The part of {@code _testcapi} (Modules/_testcapimodule.c) that has a meaning here: what CPython's own tests need beside Python to get at
 * the type system, threads, signals and tracemalloc. Programs do not see it; {@code _adder.test_module} makes it.
 */
@BuiltinModule(name = "_testcapi")
public final class TestCapiModule extends NativeModule {
    private static final int SIGINT = 2;

    private static final PyStr TP_DEL = PyStr.intern("__tp_del__");
    private static final PyStr DOC = PyStr.intern("__doc__");

    /** The thread that {@code call_in_temporary_c_thread} has started without waiting for it, or null. */
    private Thread temporaryThread;

    public TestCapiModule() {
        super("_testcapi", TestCapiModuleTable.INSTANCE);
    }

    // CPython: Modules/_testcapimodule.c PyInit__testcapi
    @Override
    protected void exec(PyModule module) {
        addTypes(module, PyTestAwaitable.TYPE, PyContainerNoGc.TYPE);
        add(module, "CHAR_MAX", PyInt.of(Byte.MAX_VALUE));
        add(module, "CHAR_MIN", PyInt.of(Byte.MIN_VALUE));
        add(module, "UCHAR_MAX", PyInt.of(255));
        add(module, "SHRT_MAX", PyInt.of(Short.MAX_VALUE));
        add(module, "SHRT_MIN", PyInt.of(Short.MIN_VALUE));
        add(module, "USHRT_MAX", PyInt.of(Character.MAX_VALUE));
        add(module, "INT_MAX", PyInt.of(Integer.MAX_VALUE));
        add(module, "INT_MIN", PyInt.of(Integer.MIN_VALUE));
        add(module, "UINT_MAX", PyInt.of(0xFFFF_FFFFL));
        for (String name : new String[] {"LONG", "LLONG", "PY_SSIZE_T"}) {
            add(module, name + "_MAX", PyInt.of(Long.MAX_VALUE));
            add(module, name + "_MIN", PyInt.of(Long.MIN_VALUE));
        }
        add(module, "ULONG_MAX", StructPacking.unsigned(-1, 8));
        add(module, "ULLONG_MAX", StructPacking.unsigned(-1, 8));
        add(module, "FLT_MAX", PyFloat.of(Float.MAX_VALUE));
        add(module, "FLT_MIN", PyFloat.of(Float.MIN_NORMAL));
        add(module, "DBL_MAX", PyFloat.of(Double.MAX_VALUE));
        add(module, "DBL_MIN", PyFloat.of(Double.MIN_NORMAL));
        add(module, "SIZEOF_TIME_T", PyInt.of(8));
        add(module, "WITH_PYMALLOC", PyInt.of(1));
        addException(module, "_testcapi", "error", null).decref();
    }

    // Types

    private static HeapType heapType(PyObject cls) {
        if (!(cls instanceof HeapType type)) {
            throw PyErr.typeError("heap type expected, got " + Objects.reprText(cls));
        }
        return type;
    }

    @PyMethod(value = "with_tp_del($module, cls, /)", textSignature = false)
    static PyObject withTpDel(PyObject cls) {
        heapType(cls).legacyFinalizer = TestCapiModule::runLegacyFinalizer;
        return cls.newRef();
    }

    // CPython: Modules/_testcapimodule.c slot_tp_del
    private static void runLegacyFinalizer(PyObject self) {
        PyObject method = PyObject.xnewRef(self.type.lookup(TP_DEL));
        if (method == null) {
            return;
        }
        try {
            Call.call(method, self).decref();
        } catch (PyException e) {
            PyErr.writeUnraisable(e, method);
        } finally {
            method.decref();
        }
    }

    @PyMethod(value = "without_gc($module, cls, /)", textSignature = false)
    static PyObject withoutGc(PyObject cls) {
        HeapType type = heapType(cls);
        type.flags &= ~PyType.HAVE_GC;
        TypeObject.modified(type);
        return cls.newRef();
    }

    @PyMethod(value = "type_get_version($module, type, /)", textSignature = false)
    static int typeGetVersion(PyObject type) {
        if (!(type instanceof PyType t)) {
            throw PyErr.typeError("argument must be a type");
        }
        return t.versionTag;
    }

    @PyMethod(value = "make_exception_with_doc($module, name, doc=None, base=None, dict=None)", textSignature = false)
    static PyObject makeExceptionWithDoc(PyStr name, PyStr doc, PyObject base, PyDict dict) {
        PyDict namespace = dict == null ? PyDict.create() : (PyDict) dict.newRef();
        try {
            if (doc != null) {
                namespace.put(DOC, doc);
            }
            return newException(name.toString(), base, namespace);
        } finally {
            namespace.decref();
        }
    }

    // CPython: Python/errors.c PyErr_NewException
    private static PyObject newException(String name, PyObject base, PyDict namespace) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            throw PyErr.systemError("PyErr_NewException: name must be module.class");
        }
        PyStr key = PyStr.intern("__module__");
        if (namespace.get(key) == null) {
            PyObject module = PyStr.of(name.substring(0, dot));
            namespace.put(key, module);
            module.decref();
        }
        key.decref();
        PyTuple bases = base instanceof PyTuple t ? (PyTuple) t.newRef() : PyTuple.of(base == null ? PyExc.Exception : base);
        PyObject shortName = PyStr.of(name.substring(dot + 1));
        try {
            return Call.call(PyType.TYPE, shortName, bases, namespace);
        } finally {
            shortName.decref();
            bases.decref();
        }
    }

    // Objects

    // CPython: Modules/_testcapimodule.c bad_get (bpo-25750)
    @PyMethod(value = "bad_get($module, self, obj, cls, /)", textSignature = false)
    static PyObject badGet(PyObject self, PyObject obj, PyObject cls) {
        Call.call(cls).decref();
        return self.newRef();
    }

    @PyMethod(value = "create_cfunction($module)", textSignature = false)
    static PyObject createCfunction(PyModule module) {
        MethodTable.MethodDef def = null;
        for (MethodTable.MethodDef d : TestCapiModuleTable.INSTANCE.methods()) {
            if (d.name.equals("create_cfunction")) {
                def = d;
            }
        }
        PyStr name = PyStr.intern(def.name);
        try {
            return PyBuiltinFunction.make(def, name, module, null);
        } finally {
            name.decref();
        }
    }

    @PyMethod(value = "dict_getitem_knownhash($module, mp, key, hash, /)", textSignature = false)
    static PyObject dictGetItemKnownHash(PyObject mp, PyObject key, long hash) {
        if (!(mp instanceof PyDict dict)) {
            throw PyErr.systemError("bad argument to internal function");
        }
        PyObject value = dict.get(key, hash);
        if (value == null) {
            throw PyErr.keyError(key);
        }
        return value.newRef();
    }

    @PyMethod(value = "sequence_getitem($module, seq, i, /)", textSignature = false)
    static PyObject sequenceGetItem(PyObject seq, long i) {
        return Abstract.sequenceGetItem(seq, i);
    }

    @PyMethod(value = "sequence_setitem($module, seq, i, value, /)", textSignature = false)
    static void sequenceSetItem(PyObject seq, long i, PyObject value) {
        Abstract.sequenceSetItem(seq, i, value);
    }

    private static char floatCode(long size, String message) {
        return switch ((int) size) {
            case 2 -> 'e';
            case 4 -> 'f';
            case 8 -> 'd';
            default -> throw PyErr.valueError(message);
        };
    }

    @PyMethod(value = "float_pack($module, size, value, little_endian, /)", textSignature = false)
    static PyObject floatPack(int size, double value, int littleEndian) {
        char code = floatCode(size, "size must 2, 4 or 8");
        byte[] data = new byte[size];
        PyObject number = PyFloat.of(value);
        try {
            StructPacking.pack(new StructCode(code, 0, size, 1, littleEndian == 0, false), data, 0, number);
        } finally {
            number.decref();
        }
        return PyBytes.of(data);
    }

    @PyMethod(value = "float_unpack($module, data, little_endian, /)", textSignature = false)
    static PyObject floatUnpack(PyBytes data, int littleEndian) {
        int size = data.value.length;
        char code = floatCode(size, "data length must 2, 4 or 8 bytes");
        return StructPacking.unpack(new StructCode(code, 0, size, 1, littleEndian == 0, false), data.value, 0);
    }

    // Exceptions

    @PyMethod(value = "raise_memoryerror($module)", textSignature = false)
    static void raiseMemoryError() {
        throw PyErr.memoryError();
    }

    @PyMethod(value = "write_unraisable_exc($module, exc, err_msg, obj, /)", textSignature = false)
    static void writeUnraisableExc(PyObject exc, PyObject errMsg, PyObject obj) {
        if (!(exc instanceof PyBaseException e)) {
            throw PyErr.typeError("an exception is required");
        }
        String message = errMsg == PyNone.INSTANCE ? null : "Exception ignored " + Objects.text(errMsg);
        e.incref();
        PyErr.writeUnraisable(PyErr.raise(e), message, obj);
    }

    /** PyErr_Display, which is what {@code sys.__excepthook__} calls. */
    @PyMethod(value = "exception_print($module, exc, /)", textSignature = false)
    static PyObject exceptionPrint(PyObject exc) {
        PyObject traceback = exc instanceof PyBaseException e && e.traceback != null ? e.traceback : PyNone.INSTANCE;
        return Call.call(ThreadState.current.interpreter.sysGet("__excepthook__"), exc.type, exc, traceback);
    }

    @PyMethod(value = "traceback_print($module, traceback, file, /)", textSignature = false)
    static void tracebackPrint(PyTraceback traceback, PyObject file) {
        ErrorDisplay.printTraceback(file, traceback);
    }

    // Signals and threads

    /** Has a signal arrive between the call and the generator's code, where Python code could not (bpo-30039). */
    // CPython: Modules/_testcapimodule.c raise_SIGINT_then_send_None
    @PyMethod(value = "raise_SIGINT_then_send_None($module, gen, /)", textSignature = false)
    static PyObject raiseSigintThenSendNone(PyObject gen) {
        if (gen.type != PyGenerator.TYPE) {
            throw PyErr.typeError("argument 1 must be generator, not " + gen.type.tpName());
        }
        if (!SignalModule.deliver(SIGINT)) {
            throw PyErr.runtimeError("SIGINT has no Python handler");
        }
        PyStr send = PyStr.intern("send");
        try {
            return Call.method(gen, send, PyNone.INSTANCE);
        } finally {
            send.decref();
        }
    }

    /** Calls from a thread that Python has not started (PyGILState_Ensure). */
    // CPython: Modules/_testcapimodule.c call_in_temporary_c_thread
    @PyMethod(value = "call_in_temporary_c_thread($module, callback, wait=True, /)", textSignature = false)
    static void callInTemporaryThread(PyModule module, PyObject callback, boolean wait) {
        TestCapiModule self = (TestCapiModule) module.nativeModule;
        if (self.temporaryThread != null) {
            throw PyErr.runtimeError("Another thread is already running");
        }
        Interpreter interpreter = self.interpreter;
        callback.incref();
        Thread thread = new Thread(null, () -> callFromOutside(interpreter, callback), "temporary", 16L << 20);
        thread.setDaemon(true);
        thread.start();
        if (wait) {
            join(thread);
        } else {
            self.temporaryThread = thread;
        }
    }

    @PyMethod(value = "join_temporary_c_thread($module)", textSignature = false)
    static void joinTemporaryThread(PyModule module) {
        TestCapiModule self = (TestCapiModule) module.nativeModule;
        if (self.temporaryThread != null) {
            join(self.temporaryThread);
            self.temporaryThread = null;
        }
    }

    private static void join(Thread thread) {
        ThreadState.withoutGil(() -> {
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Owns {@code callback} and releases it. */
    private static void callFromOutside(Interpreter interpreter, PyObject callback) {
        ThreadState ts = interpreter.newThread(Thread.currentThread(), 16L << 20);
        Gil.acquire(ts);
        try {
            Call.call(callback).decref();
        } catch (PyException e) {
            PyBaseException exc = e.take();
            MainProgram.printException(interpreter, exc);
            exc.decref();
        }
        callback.decref();
        ts.clear();
        interpreter.removeThread(ts);
        Gil.release();
    }

    // Memory

    // CPython: Objects/obmalloc.c _PyMem_GetCurrentAllocatorName, of which tracemalloc's hooks have no name
    @PyMethod(value = "pymem_getallocatorsname($module)", textSignature = false)
    static String pymemGetAllocatorsName() {
        if (AllocationTraces.isTracing()) {
            throw PyErr.runtimeError("cannot get allocators name");
        }
        return "pymalloc";
    }

    @PyMethod(value = "tracemalloc_track($module, domain, ptr, size, release_gil=0, /)", textSignature = false)
    static void tracemallocTrack(int domain, long ptr, long size, int releaseGil) {
        if (releaseGil != 0) {
            // what is called without the lock takes it itself
            Gil.acquire(Gil.save());
        }
        if (!AllocationTraces.track(domain, ptr, size)) {
            throw PyErr.runtimeError("PyTraceMalloc_Track error");
        }
    }

    @PyMethod(value = "tracemalloc_untrack($module, domain, ptr, /)", textSignature = false)
    static void tracemallocUntrack(int domain, long ptr) {
        if (!AllocationTraces.untrack(domain, ptr)) {
            throw PyErr.runtimeError("PyTraceMalloc_Untrack error");
        }
    }

    @PyMethod(value = "tracemalloc_get_traceback($module, domain, ptr, /)", textSignature = false)
    static PyObject tracemallocGetTraceback(int domain, long ptr) {
        PyObject frames = AllocationTraces.ofBlock(domain, ptr);
        return frames == null ? PyNone.owned() : frames;
    }

    // Functions with and without doc strings, for inspect and pydoc

    @PyMethod(value = "test_with_docstring($module)", textSignature = false, doc = "This is a pretty normal docstring.")
    static void testWithDocstring() {}

    @PyMethod(value = "no_docstring($module)", textSignature = false)
    static void noDocstring() {}

    @PyMethod(value = "docstring_empty($module)", textSignature = false)
    static void docstringEmpty() {}

    @PyMethod(value = "docstring_no_signature($module)", textSignature = false, doc = "This docstring has no signature.")
    static void docstringNoSignature() {}

    @PyMethod(value = "docstring_with_signature($module, sig, /)", doc = "This docstring has a valid signature.")
    static void docstringWithSignature(PyObject sig) {}

    @PyMethod(value = "docstring_with_signature_but_no_doc($module, sig, /)")
    static void docstringWithSignatureButNoDoc(PyObject sig) {}
}
