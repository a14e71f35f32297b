package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** {@code _ctypes.PyCFuncPtrType}: the type of Function types. */
@BuiltinType(name = "_ctypes.PyCFuncPtrType", doc = "metatype for C function pointers")
final class CtypesFunctionMeta {
    static final PyType TYPE = new Type();

    private CtypesFunctionMeta() {}

    @PyMethod(value = "from_param($self, value, /)", textSignature = false,
            doc = "Convert a Python object into a function call parameter.")
    static PyObject fromParam(PyType self, PyObject value) {
        return CtypesParameters.fromData(self, value);
    }

    @PyMethod(value = "from_address($self, integer, /)", textSignature = false, doc = "C.from_address(integer) -> C instance\n"
            + "access a C instance at the specified address")
    static PyObject fromAddress(PyType self, PyObject value) {
        return CtypesTypes.fromAddress(self, value);
    }

    @PyMethod(value = "from_buffer($self, object, offset=0, /)", textSignature = false,
            doc = "C.from_buffer(object, offset=0, /) -> C instance\n"
            + "create a C instance from a writeable buffer")
    static PyObject fromBuffer(PyType self, PyObject object, long offset) {
        return CtypesTypes.fromBuffer(self, object, offset);
    }

    @PyMethod(value = "from_buffer_copy($self, object, offset=0, /)", textSignature = false,
            doc = "C.from_buffer_copy(object, offset=0, /) -> C instance\n"
            + "create a C instance from a readable buffer")
    static PyObject fromBufferCopy(PyType self, PyObject object, long offset) {
        return CtypesTypes.fromBufferCopy(self, object, offset);
    }

    @PyMethod(value = "in_dll($self, dll, name, /)", textSignature = false, doc = "C.in_dll(dll, name) -> C instance\n"
            + "access a C instance in a dll")
    static PyObject inDll(PyType self, PyObject dll, PyObject name) {
        return CtypesTypes.inDll(self, dll, name);
    }

    private static final class Type extends PyType.TypeType {
        Type() {
            super("_ctypes.PyCFuncPtrType", CtypesFunctionMetaTable.INSTANCE);
        }

        @Override
        public PyObject tpNew(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            PyType made = (PyType) super.tpNew(cls, args, base, nargs, kwnames);
            return CtypesTypes.complete(made, CtypesInfo.Kind.FUNCTION, args, base, nargs, kwnames);
        }

        // CPython: Modules/_ctypes/_ctypes.c CDataType_repeat
        @Override
        public PyObject sqRepeat(PyObject self, long count) {
            return CtypesTypes.arrayOf((PyType) self, count);
        }
    }
}
