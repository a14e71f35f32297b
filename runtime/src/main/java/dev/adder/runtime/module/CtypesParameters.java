package dev.adder.runtime.module;

import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyType;

/** {@code from_param}: what a type accepts as an argument, and as what it goes on. */
final class CtypesParameters {
    private CtypesParameters() {}

    /** {@code _as_parameter_} of the value, converted; null if it has none. */
    private static PyObject substitute(PyType type, PyObject value) {
        PyObject other = Objects.lookupAttr(value, CtypesTypes.PyStrings.AS_PARAMETER);
        if (other == null) {
            return null;
        }
        try {
            PyObject converter = Objects.getAttr(type, "from_param");
            try {
                return dev.adder.runtime.object.Call.call(converter, other);
            } finally {
                converter.decref();
            }
        } finally {
            other.decref();
        }
    }

    // CPython: Modules/_ctypes/_ctypes.c CDataType_from_param
    static PyObject fromData(PyType type, PyObject value) {
        if (value.type.isSubtype(type)) {
            return value.newRef();
        }
        if (value instanceof CtypesArgument a) {
            // what byref() made: of an instance of the type that is pointed to
            CtypesInfo info = CtypesInfo.of(type);
            if (a.object != null && info != null && info.proto instanceof PyType target && a.object.type.isSubtype(target)) {
                return value.newRef();
            }
            throw PyErr.typeError("expected " + type.tpName() + " instance instead of pointer to "
                    + (a.object == null ? "???" : a.object.type.tpName()));
        }
        PyObject other = substitute(type, value);
        if (other != null) {
            return other;
        }
        throw PyErr.typeError("expected " + type.tpName() + " instance instead of " + value.type.tpName());
    }

    // CPython: Modules/_ctypes/_ctypes.c PyCPointerType_from_param
    static PyObject fromPointer(PyType type, PyObject value) {
        if (value == PyNone.INSTANCE) {
            return value.newRef();
        }
        CtypesInfo info = CtypesInfo.of(type);
        if (info == null) {
            throw PyErr.typeError("abstract class");
        }
        if (info.proto instanceof PyType target) {
            if (value.type.isSubtype(target)) {
                return CtypesArgument.pointer(((CtypesData) value).address, value);
            }
            if ((value instanceof CtypesPointer || value instanceof CtypesArray)
                    && CtypesInfo.of(value.type).proto instanceof PyType item && item.isSubtype(target)) {
                return value.newRef();
            }
        }
        return fromData(type, value);
    }

    // CPython: Modules/_ctypes/_ctypes.c PyCSimpleType_from_param, c_void_p_from_param, c_char_p_from_param, c_wchar_p_from_param
    static PyObject fromSimple(PyType type, PyObject value) {
        CtypesInfo info = CtypesInfo.of(type);
        if (info == null) {
            throw PyErr.typeError("abstract class");
        }
        boolean address = info.code == 'P' || info.code == 'z' || info.code == 'Z';
        if (address && value == PyNone.INSTANCE || value.type.isSubtype(type)) {
            return value.newRef();
        }
        if (address) {
            PyObject r = fromAddress(info.code, value);
            if (r != null) {
                return r;
            }
            r = substitute(type, value);
            if (r != null) {
                return r;
            }
            throw PyErr.typeError("wrong type");
        }
        CtypesArgument a = new CtypesArgument(info.code, null);
        try {
            a.object = CtypesCodes.set(CtypesMemory.current(), info.code, info.swapped, a.value.address, value, 0);
            return a;
        } catch (PyException e) {
            a.decref();
            PyObject other;
            try {
                other = substitute(type, value);
            } catch (PyException second) {
                e.release();
                throw second;
            }
            if (other != null) {
                e.release();
                return other;
            }
            throw e;
        }
    }

    private static PyObject fromAddress(char code, PyObject value) {
        boolean any = code == 'P';
        char as = value instanceof PyBytes && (any || code == 'z') ? 'z'
                : value instanceof PyStr && (any || code == 'Z') ? 'Z'
                : value instanceof PyInt && any ? 'P' : 0;
        if (as != 0) {
            CtypesArgument a = new CtypesArgument(as, null);
            a.object = CtypesCodes.set(CtypesMemory.current(), as, false, a.value.address, value, 0);
            return a;
        }
        char wanted = code == 'z' ? 'c' : 'u';
        if (value instanceof CtypesArray || value instanceof CtypesPointer) {
            CtypesInfo item = CtypesInfo.of(CtypesInfo.of(value.type).proto);
            return any || item != null && item.code == wanted ? value.newRef() : null;
        }
        if (value instanceof CtypesArgument a) {
            CtypesInfo info = a.object == null ? null : CtypesInfo.of(a.object.type);
            return any && a.tag == 'P' || !any && info != null && info.code == wanted ? value.newRef() : null;
        }
        if (any && value instanceof CtypesFunction f) {
            return CtypesArgument.pointer(f.pointer(), value);
        }
        if (any && value instanceof CtypesSimple s) {
            char c = s.info().code;
            if (c == 'z' || c == 'Z') {
                return CtypesArgument.pointer(s.pointer(), value);
            }
        }
        return null;
    }
}
