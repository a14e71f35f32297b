package dev.adder.runtime.module;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyType;

/** What is behind the address of a Python function that C may call. */
// CPython: Modules/_ctypes/ctypes.h CThunkObject
@BuiltinType(name = "_ctypes.CThunkObject", doc = "CThunkObject")
final class CtypesThunk extends PyObject implements CtypesFunction.Code {
    static final PyType TYPE = new Type();

    private static final int MOST_ARGUMENTS = 100;

    /** The function, and the type that says how to call it. Owned. */
    private PyObject callable;
    private PyType signature;
    private final CtypesModule module = CtypesModule.current();
    /** The machine code, null where there are more arguments than the JVM can pass: then only Python can call the function. */
    private final CtypesNative.Stub stub;
    final CtypesMemory.Block block;

    // CPython: Modules/_ctypes/callbacks.c _ctypes_alloc_callback
    CtypesThunk(PyObject callable, PyType signature) {
        super(TYPE);
        this.callable = callable.newRef();
        this.signature = (PyType) signature.newRef();
        CtypesInfo info = CtypesInfo.of(signature);
        char[] arguments = new char[info.argtypes.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = CtypesInfo.of(info.argtypes.get(i)).code;
        }
        CtypesInfo result = info.restype == null ? null : CtypesInfo.of(info.restype);
        stub = arguments.length > MOST_ARGUMENTS ? null : module.natives.stub(arguments, result == null ? CtypesNative.VOID : result.code, this);
        block = stub == null ? CtypesMemory.current().mapCode(this) : CtypesMemory.current().mapCode(stub.address, this);
        Heap.allocated(this);
        Heap.track(this);
    }

    @Override
    public Object call(CtypesFunction f, PyObject[] args) {
        CtypesInfo info = CtypesInfo.of(signature);
        Object[] words = new Object[Math.max(args.length, info.argtypes.size())];
        for (int i = 0; i < args.length; i++) {
            words[i] = CtypesFunction.word(args[i], i + 1);
        }
        return called(words);
    }

    /** Calls the function with what C passes: Long, Double and Float. The result is null for none, or one of these. */
    // CPython: Modules/_ctypes/callbacks.c _CallPythonObject
    Object called(Object[] words) {
        CtypesInfo info = CtypesInfo.of(signature);
        CtypesMemory memory = CtypesMemory.current();
        int n = info.argtypes.size();
        PyObject[] values = new PyObject[n];
        CtypesMemory.Block scratch = memory.allocate(16);
        PyObject result = null;
        incref();
        PyObject function = callable.newRef();
        CtypesInfo r = info.restype == null ? null : CtypesInfo.of(info.restype);
        try {
            for (int i = 0; i < n; i++) {
                PyObject t = info.argtypes.get(i);
                CtypesFunction.put(scratch, words[i]);
                values[i] = CtypesData.get(t, (char) 0, null, 0, CtypesInfo.of(t).size, scratch.address);
            }
            result = Call.callArray(function, values);
            if (r == null) {
                return null;
            }
            return word(r, memory, scratch, result, function);
        } catch (PyException e) {
            PyErr.writeUnraisable(e, "Exception ignored on calling ctypes callback function", function);
            return r == null ? null : zero(r);
        } finally {
            decrefAll(values, n);
            xdecref(result);
            memory.free(scratch);
            function.decref();
            decref();
        }
    }

    private static Object zero(CtypesInfo r) {
        return r.code == 'd' ? (Object) 0.0 : r.code == 'f' ? (Object) 0f : (Object) 0L;
    }

    /** The result as C gets it. */
    private static Object word(CtypesInfo r, CtypesMemory memory, CtypesMemory.Block scratch, PyObject result, PyObject function) {
        CtypesFunction.put(scratch, 0L);
        PyObject keep;
        try {
            if (r.kind == CtypesInfo.Kind.FUNCTION) {
                if (!(result instanceof CtypesFunction f)) {
                    throw PyErr.typeError("expected a function pointer, got " + result.type.tpName());
                }
                return f.pointer();
            }
            keep = CtypesCodes.set(memory, r.code, false, scratch.address, result, 0);
        } catch (PyException e) {
            PyErr.writeUnraisable(e, "Exception ignored on converting result of ctypes callback function", function);
            return zero(r);
        }
        try {
            if (r.code == 'O') {
                result.incref();
            } else if (keep != PyNone.INSTANCE && r.code != 'z' && r.code != 'Z') {
                PyErr.warn(PyExc.RuntimeWarning, "memory leak in callback function.", 1);
            }
        } finally {
            keep.decref();
        }
        long word = CtypesCodes.readWord(memory, scratch.address);
        return r.code == 'd' ? (Object) Double.longBitsToDouble(word)
                : r.code == 'f' ? (Object) Float.intBitsToFloat((int) word) : (Object) word;
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(callable);
        visitor.xvisit(signature);
    }

    @Override
    protected void clearFields() {
        PyObject o = callable;
        callable = null;
        xdecref(o);
        o = signature;
        signature = null;
        xdecref(o);
    }

    @Override
    protected void dropFields() {
        if (stub == null) {
            CtypesMemory.current().free(block);
        } else {
            CtypesMemory.current().freeCode(block);
            module.natives.free(stub);
        }
        clearFields();
    }

    private static final class Type extends PyType {
        Type() {
            super("_ctypes.CThunkObject", CtypesThunkTable.INSTANCE, null, 112, 0, HAVE_GC | DISALLOW_INSTANTIATION);
        }
    }
}
