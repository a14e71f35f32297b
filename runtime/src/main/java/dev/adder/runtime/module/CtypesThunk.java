package dev.adder.runtime.module;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyType;

/** What is behind the address of a Python function that C may call. */
// CPython: Modules/_ctypes/ctypes.h CThunkObject
@BuiltinType(name = "_ctypes.CThunkObject", doc = "CThunkObject")
final class CtypesThunk extends PyObject implements CtypesFunction.Code {
    static final PyType TYPE = new Type();

    /** The function, and the type that says how to call it. Owned. */
    private PyObject callable;
    private PyType signature;
    final CtypesMemory.Block block;

    CtypesThunk(PyObject callable, PyType signature) {
        super(TYPE);
        this.callable = callable.newRef();
        this.signature = (PyType) signature.newRef();
        block = CtypesMemory.current().mapCode(this);
        Heap.allocated(this);
        Heap.track(this);
    }

    // CPython: Modules/_ctypes/callbacks.c _CallPythonObject
    @Override
    public Object call(CtypesFunction f, PyObject[] args) {
        CtypesInfo info = CtypesInfo.of(signature);
        CtypesMemory memory = CtypesMemory.current();
        int n = info.argtypes == null ? 0 : info.argtypes.size();
        PyObject[] values = new PyObject[n];
        CtypesMemory.Block scratch = memory.allocate(16);
        PyObject result = null;
        try {
            for (int i = 0; i < n; i++) {
                PyObject t = info.argtypes.get(i);
                CtypesFunction.put(scratch, CtypesFunction.word(args[i], i + 1));
                values[i] = CtypesData.get(t, (char) 0, null, 0, CtypesInfo.of(t).size, scratch.address);
            }
            result = Call.callArray(callable, values);
            CtypesInfo r = info.restype == null ? null : CtypesInfo.of(info.restype);
            if (r == null) {
                return null;
            }
            if (r.code == 'O') {
                return result.newRef();
            }
            CtypesFunction.put(scratch, 0L);
            CtypesCodes.set(memory, r.code, false, scratch.address, result, 0).decref();
            return CtypesCodes.readWord(memory, scratch.address);
        } catch (PyException e) {
            PyErr.writeUnraisable(e, "Exception ignored on calling ctypes callback function", callable);
            return 0L;
        } finally {
            decrefAll(values, n);
            xdecref(result);
            memory.free(scratch);
        }
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
        CtypesMemory.current().free(block);
        clearFields();
    }

    private static final class Type extends PyType {
        Type() {
            super("_ctypes.CThunkObject", CtypesThunkTable.INSTANCE, null, 112, 0, HAVE_GC | DISALLOW_INSTANTIATION);
        }
    }
}
