package dev.adder.runtime.module;

import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyObject;
import java.util.Map;

/** The functions of the C API that {@code ctypes.pythonapi} finds. */
final class CtypesApi {
    private CtypesApi() {}

    static void addTo(Map<String, Long> api) {
        api.put("Py_IncRef", CtypesModule.code((f, args) -> {
            PyObject o = object(args, 0);
            if (o != null) {
                o.incref();
            }
            return 0L;
        }));
        api.put("Py_DecRef", CtypesModule.code((f, args) -> {
            PyObject o = object(args, 0);
            if (o != null) {
                o.decref();
            }
            return 0L;
        }));
        api.put("PyObject_Repr", CtypesModule.code((f, args) -> Objects.repr(object(args, 0))));
        api.put("PyObject_Str", CtypesModule.code((f, args) -> Objects.str(object(args, 0))));
        api.put("PyObject_Hash", CtypesModule.code((f, args) -> Objects.hash(object(args, 0))));
        api.put("PyObject_Size", CtypesModule.code((f, args) -> Abstract.size(object(args, 0))));
        api.put("PyObject_Length", CtypesModule.code((f, args) -> Abstract.size(object(args, 0))));
        api.put("PyObject_IsTrue", CtypesModule.code((f, args) -> Objects.isTrue(object(args, 0)) ? 1L : 0L));
        api.put("PyObject_Type", CtypesModule.code((f, args) -> object(args, 0).type.newRef()));
        // whoever can call them holds the lock already
        api.put("PyGILState_Ensure", CtypesModule.code((f, args) -> 0L));
        api.put("PyGILState_Release", CtypesModule.code((f, args) -> null));
        api.put("PyGILState_Check", CtypesModule.code((f, args) -> 1L));
        api.put("PyThreadState_SetAsyncExc", CtypesModule.code(
                (f, args) -> ThreadState.current.interpreter.setAsyncException((Long) CtypesFunction.word(args[0], 1), object(args, 1))));
        api.put("PyGC_Collect", CtypesModule.code((f, args) -> dev.adder.heap.Heap.current.collect(2)));
    }

    /** The argument as an object, borrowed; null for a null pointer. */
    private static PyObject object(PyObject[] args, int i) {
        if (i >= args.length) {
            throw PyErr.typeError("too few arguments");
        }
        long address = (Long) CtypesFunction.word(args[i], i + 1);
        if (address == 0) {
            return null;
        }
        PyObject o = CtypesMemory.objectAt(address);
        if (o == null) {
            throw CtypesMemory.invalid(address);
        }
        return o;
    }
}
