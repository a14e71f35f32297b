package dev.adder.runtime.module;

import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.HeapType;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.MethodTable;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyGetSetDescr;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyMemoryView;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** What the metatypes of ctypes do: learn the layout of a new class, and make instances from memory. */
final class CtypesTypes {
    private CtypesTypes() {}

    /** The attribute of the class or a base, owned, or null. */
    static PyObject attribute(PyType type, String name) {
        PyStr n = PyStr.intern(name);
        try {
            return Objects.lookupAttr(type, n);
        } finally {
            n.decref();
        }
    }

    /** Gives the new class (taken over, returned) what its kind of C type needs. */
    static PyObject complete(PyType type, CtypesInfo.Kind kind, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        try {
            switch (kind) {
                case SIMPLE -> completeSimple(type, args, base, nargs, kwnames);
                case STRUCT, UNION -> completeStructure(type, kind);
                case ARRAY -> completeArray(type);
                case POINTER -> completePointer(type);
                case FUNCTION -> completeFunction(type);
            }
            return type;
        } catch (PyException e) {
            type.decref();
            throw e;
        }
    }

    // CPython: Modules/_ctypes/_ctypes.c PyCSimpleType_new
    private static void completeSimple(PyType type, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyObject proto = attribute(type, "_type_");
        if (proto == null) {
            throw PyErr.attributeError("class must define a '_type_' attribute");
        }
        CtypesInfo info = new CtypesInfo(CtypesInfo.Kind.SIMPLE);
        info.setProto(proto);
        CtypesInfo.set(type, info);
        if (!(proto instanceof PyStr s)) {
            throw PyErr.typeError("class must define a '_type_' string attribute");
        }
        if (s.length() != 1) {
            throw PyErr.valueError("class must define a '_type_' attribute which must be a string of length 1");
        }
        char code = (char) s.codePointAt(0);
        if (CtypesCodes.SIMPLE.indexOf(code) < 0) {
            throw PyErr.attributeError("class must define a '_type_' attribute which must be\na single character string containing one of '"
                    + CtypesCodes.SIMPLE + "'.");
        }
        info.code = code;
        info.size = CtypesCodes.size(code);
        info.align = info.size;
        info.format = "<" + CtypesCodes.formatLetter(code);
        if ("zZPO".indexOf(code) >= 0) {
            info.flags |= CtypesInfo.IS_POINTER;
        }
        if (type.base == CtypesSimple.TYPE && type.type == CtypesSimpleMeta.TYPE && CtypesCodes.isSwappable(code)) {
            PyObject[] changed = java.util.Arrays.copyOfRange(args, base, args.length);
            PyStr name = PyStr.of(args[base] + "_be");
            changed[0] = name;
            PyType swapped;
            try {
                swapped = (PyType) PyType.TYPE.tpNew(type.type, changed, 0, nargs, kwnames);
            } finally {
                name.decref();
            }
            CtypesInfo other = info.copy();
            other.swapped = true;
            other.format = ">" + CtypesCodes.formatLetter(code);
            CtypesInfo.set(swapped, other);
            Objects.setAttr(type, "__ctype_le__", type);
            Objects.setAttr(type, "__ctype_be__", swapped);
            Objects.setAttr(swapped, "__ctype_le__", type);
            Objects.setAttr(swapped, "__ctype_be__", swapped);
            swapped.decref();
        }
    }

    // CPython: Modules/_ctypes/_ctypes.c StructUnionType_new
    private static void completeStructure(PyType type, CtypesInfo.Kind kind) {
        if (type.dict.get(PyStrings.ABSTRACT) != null) {
            return;
        }
        CtypesInfo info = new CtypesInfo(kind);
        info.format = "B";
        CtypesInfo.set(type, info);
        PyObject fields = type.dict.get(PyStrings.FIELDS);
        if (fields != null) {
            fields.incref();
            try {
                Objects.setAttr(type, PyStrings.FIELDS, fields);
            } finally {
                fields.decref();
            }
            return;
        }
        CtypesInfo inherited = CtypesInfo.of(type.base);
        if (inherited != null) {
            CtypesInfo copy = inherited.copy();
            copy.flags &= ~CtypesInfo.FINAL;
            inherited.flags |= CtypesInfo.FINAL;
            CtypesInfo.set(type, copy);
        }
    }

    /** Names that the machinery looks for. */
    static final class PyStrings {
        static final PyStr ABSTRACT = PyStr.intern("_abstract_");
        static final PyStr FIELDS = PyStr.intern("_fields_");
        static final PyStr AS_PARAMETER = PyStr.intern("_as_parameter_");

        private PyStrings() {}
    }

    // CPython: Modules/_ctypes/_ctypes.c PyCArrayType_new
    private static void completeArray(PyType type) {
        PyObject length = attribute(type, "_length_");
        if (length == null) {
            throw PyErr.attributeError("class must define a '_length_' attribute");
        }
        long n;
        try {
            if (!(length instanceof PyInt i)) {
                throw PyErr.typeError("The '_length_' attribute must be an integer");
            }
            if (i.signum() < 0) {
                throw PyErr.valueError("The '_length_' attribute must not be negative");
            }
            if (!i.fitsLong()) {
                throw PyErr.overflowError("The '_length_' attribute is too large");
            }
            n = i.longValue();
        } finally {
            length.decref();
        }
        PyObject item = attribute(type, "_type_");
        if (item == null) {
            throw PyErr.attributeError("class must define a '_type_' attribute");
        }
        CtypesInfo info = new CtypesInfo(CtypesInfo.Kind.ARRAY);
        info.setProto(item);
        CtypesInfo each = CtypesInfo.of(item);
        if (each == null) {
            info.clear();
            throw PyErr.typeError("_type_ must have storage info");
        }
        if (each.size != 0 && n > Long.MAX_VALUE / each.size) {
            info.clear();
            throw PyErr.overflowError("array too large");
        }
        info.length = n;
        info.size = n * each.size;
        info.align = each.align;
        info.format = each.format;
        info.shape = new long[each.shape.length + 1];
        info.shape[0] = n;
        System.arraycopy(each.shape, 0, info.shape, 1, each.shape.length);
        info.flags |= each.flags & (CtypesInfo.HAS_POINTER | CtypesInfo.IS_POINTER) | CtypesInfo.FINAL;
        CtypesInfo.set(type, info);
        if (each.code == 'c') {
            addGetSet(type, CharacterArrays.VALUE);
            addGetSet(type, CharacterArrays.RAW);
        } else if (each.code == 'u') {
            addGetSet(type, CharacterArrays.WIDE);
        }
    }

    private static void addGetSet(PyType type, MethodTable.GetSetDef def) {
        PyStr name = PyStr.intern(def.name);
        PyObject descr = new PyGetSetDescr(type, name, def);
        type.dict.put(name, descr);
        descr.decref();
        name.decref();
    }

    /** {@code value} and {@code raw} of arrays of characters. */
    private static final class CharacterArrays extends MethodTable {
        private static final CharacterArrays TABLE = new CharacterArrays();
        static final GetSetDef VALUE = new GetSetDef(TABLE, 0, "value", true, false, "string value");
        static final GetSetDef RAW = new GetSetDef(TABLE, 1, "raw", true, false, "value");
        static final GetSetDef WIDE = new GetSetDef(TABLE, 2, "value", true, false, "string value");

        @Override
        public MethodDef[] methods() {
            return new MethodDef[0];
        }

        @Override
        public PyObject call(int index, PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            throw new AssertionError("no methods");
        }

        @Override
        public PyObject get(int index, PyObject self) {
            CtypesData d = (CtypesData) self;
            return switch (index) {
                case 0 -> CtypesCodes.get(CtypesData.memory(), 's', false, d.address, d.size);
                case 1 -> PyBytes.of(d.bytes());
                default -> CtypesCodes.get(CtypesData.memory(), 'U', false, d.address, d.size);
            };
        }

        // CPython: Modules/_ctypes/_ctypes.c CharArray_set_value, CharArray_set_raw, WCharArray_set_value
        @Override
        public void set(int index, PyObject self, PyObject value) {
            CtypesData d = (CtypesData) self;
            if (value == null) {
                throw index == 1 ? PyErr.attributeError("cannot delete attribute") : PyErr.typeError("can't delete attribute");
            }
            switch (index) {
                case 0 -> {
                    if (!(value instanceof PyBytes b)) {
                        throw PyErr.typeError("bytes expected instead of " + value.type.tpName() + " instance");
                    }
                    if (b.size() > d.size) {
                        throw PyErr.valueError("byte string too long");
                    }
                    CtypesCodes.set(CtypesData.memory(), 's', false, d.address, value, d.size).decref();
                }
                case 1 -> {
                    Buffer b = Abstract.getBuffer(value, Buffer.SIMPLE);
                    try {
                        if (b.len > d.size) {
                            throw PyErr.valueError("byte string too long");
                        }
                        CtypesData.memory().write(d.address, b.bytes, b.offset, (int) b.len);
                    } finally {
                        b.release();
                    }
                }
                default -> {
                    if (!(value instanceof PyStr s)) {
                        throw PyErr.typeError("unicode string expected instead of " + value.type.tpName() + " instance");
                    }
                    if (s.length() > d.size / 4) {
                        throw PyErr.valueError("string too long");
                    }
                    CtypesCodes.set(CtypesData.memory(), 'U', false, d.address, value, d.size).decref();
                }
            }
        }
    }

    // CPython: Modules/_ctypes/_ctypes.c PyCPointerType_new
    private static void completePointer(PyType type) {
        CtypesInfo info = new CtypesInfo(CtypesInfo.Kind.POINTER);
        info.size = 8;
        info.align = 8;
        info.length = 1;
        info.flags |= CtypesInfo.IS_POINTER;
        info.format = "X{}";
        CtypesInfo.set(type, info);
        PyStr name = PyStr.intern("_type_");
        PyObject proto = type.dict.get(name);
        name.decref();
        if (proto != null) {
            setPointed(info, proto);
            CtypesInfo target = CtypesInfo.of(proto);
            info.format = "&" + (target.format == null ? "B" : target.format);
        }
    }

    // CPython: Modules/_ctypes/_ctypes.c PyCPointerType_SetProto
    static void setPointed(CtypesInfo info, PyObject proto) {
        if (!(proto instanceof PyType)) {
            throw PyErr.typeError("_type_ must be a type");
        }
        if (CtypesInfo.of(proto) == null) {
            throw PyErr.typeError("_type_ must have storage info");
        }
        info.setProto(proto.newRef());
    }

    // CPython: Modules/_ctypes/_ctypes.c make_funcptrtype_dict
    private static void completeFunction(PyType type) {
        CtypesInfo info = new CtypesInfo(CtypesInfo.Kind.FUNCTION);
        info.size = 8;
        info.align = 8;
        info.flags |= CtypesInfo.IS_POINTER;
        info.format = "X{}";
        CtypesInfo.set(type, info);
        PyObject flags = attribute(type, "_flags_");
        if (!(flags instanceof PyInt f)) {
            PyObject.xdecref(flags);
            throw PyErr.typeError("class must define _flags_ which must be an integer");
        }
        info.functionFlags = (int) f.longValue();
        flags.decref();
        PyObject argtypes = attribute(type, "_argtypes_");
        if (argtypes != null) {
            if (!(argtypes instanceof PyTuple t)) {
                argtypes.decref();
                throw PyErr.typeError("_argtypes_ must be a sequence of types");
            }
            if (t.size() > CtypesFunction.MAX_ARGUMENTS) {
                String text = "_argtypes_ has too many arguments (" + t.size() + "), maximum is " + CtypesFunction.MAX_ARGUMENTS;
                t.decref();
                throw PyErr.format((PyType) CtypesModule.current().argumentError, text);
            }
            info.argtypes = t;
        }
        PyObject restype = attribute(type, "_restype_");
        if (restype != null) {
            if (restype != PyNone.INSTANCE && CtypesInfo.of(restype) == null && !Objects.isCallable(restype)) {
                restype.decref();
                throw PyErr.typeError("_restype_ must be a type, a callable, or None");
            }
            info.restype = restype;
            info.checker = restype instanceof PyType t ? attribute(t, "_check_retval_") : null;
        }
    }

    /** The type of arrays of {@code length} of {@code item}; the same as long as it lives. */
    // CPython: Modules/_ctypes/_ctypes.c PyCArrayType_from_ctype
    static PyObject arrayOf(PyType item, long length) {
        if (length < 0) {
            throw PyErr.valueError("Array length must be >= 0, not " + length);
        }
        return CtypesModule.current().arrayType(item, length);
    }

    // CPython: Modules/_ctypes/_ctypes.c CDataType_from_address
    static PyObject fromAddress(PyType type, PyObject value) {
        if (!(value instanceof PyInt i)) {
            throw PyErr.typeError("integer expected");
        }
        return CtypesData.atAddress(type, i.lowBits());
    }

    // CPython: Modules/_ctypes/_ctypes.c CDataType_from_buffer
    static PyObject fromBuffer(PyType type, PyObject object, long offset) {
        CtypesInfo info = CtypesInfo.of(type);
        if (info == null) {
            throw PyErr.typeError("abstract class");
        }
        PyObject view = Call.call(PyMemoryView.TYPE, object);
        try {
            Buffer b = Abstract.getBuffer(view, Buffer.FULL_RO);
            try {
                if (b.readonly) {
                    throw PyErr.typeError("underlying buffer is not writable");
                }
                if (!b.isContiguous('C')) {
                    throw PyErr.typeError("underlying buffer is not C contiguous");
                }
                check(info, b, offset);
                return CtypesData.onBytes(type, b.bytes, b.offset + (int) offset, view);
            } finally {
                b.release();
            }
        } finally {
            view.decref();
        }
    }

    private static void check(CtypesInfo info, Buffer b, long offset) {
        if (offset < 0) {
            throw PyErr.valueError("offset cannot be negative");
        }
        if (info.size > b.len - offset) {
            throw PyErr.valueError("Buffer size too small (" + b.len + " instead of at least " + (info.size + offset) + " bytes)");
        }
    }

    // CPython: Modules/_ctypes/_ctypes.c CDataType_from_buffer_copy
    static PyObject fromBufferCopy(PyType type, PyObject object, long offset) {
        CtypesInfo info = CtypesInfo.of(type);
        if (info == null) {
            throw PyErr.typeError("abstract class");
        }
        Buffer b = Abstract.getBuffer(object, Buffer.SIMPLE);
        try {
            check(info, b, offset);
            CtypesData d = (CtypesData) type.tpNew(type, Call.NO_ARGS, 0, 0, null);
            CtypesData.memory().write(d.address, b.bytes, b.offset + (int) offset, (int) info.size);
            return d;
        } finally {
            b.release();
        }
    }

    // CPython: Modules/_ctypes/_ctypes.c CDataType_in_dll
    static PyObject inDll(PyType type, PyObject dll, PyObject name) {
        PyObject handle = Objects.getAttr(dll, "_handle");
        long h;
        try {
            if (!(handle instanceof PyInt i)) {
                throw PyErr.typeError("the _handle attribute of the second argument must be an integer");
            }
            h = i.longValue();
        } finally {
            handle.decref();
        }
        if (!(name instanceof PyStr)) {
            throw PyErr.typeError("in_dll() argument 2 must be str, not " + name.type.tpName());
        }
        CtypesNative natives = CtypesModule.current().natives;
        long address = natives.isHandle(h) ? natives.find(h, name.toString()) : 0;
        if (address == 0) {
            throw PyErr.valueError("undefined symbol: " + name);
        }
        CtypesMemory.current().addFromC(address);
        return CtypesData.atAddress(type, address);
    }
}
