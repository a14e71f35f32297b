package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.Steals;
import dev.adder.runtime.object.HeapType;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** What ctypes knows of a C type: its size, its layout, and how values go in and out (CPython's StgDict). */
// CPython: Modules/_ctypes/ctypes.h StgDictObject
final class CtypesInfo implements PyModule.NativeState {
    enum Kind { SIMPLE, STRUCT, UNION, ARRAY, POINTER, FUNCTION }

    /** The layout must not change any more. */
    static final int FINAL = 0x1000;
    static final int HAS_POINTER = 0x200;
    static final int IS_POINTER = 0x100;

    final Kind kind;
    long size;
    long align;
    /** The number of fields, or of elements. */
    long length;
    /** The {@code _type_} of simple types, 0 for others. */
    char code;
    /** Whether the bytes lie in the order that is not the machine's. */
    boolean swapped;
    int flags;
    /** The type of elements or of what is pointed to. Owned. */
    PyObject proto;
    /** The struct format for memoryview, with the shape of an array. */
    String format;
    long[] shape = new long[0];
    /** Of functions: {@code _argtypes_}, {@code _restype_}, {@code _check_retval_}. Owned. */
    PyTuple argtypes;
    PyObject restype;
    PyObject checker;
    int functionFlags;

    CtypesInfo(Kind kind) {
        this.kind = kind;
    }

    /** The information that {@code type} itself has, or null. */
    @Borrowed
    static CtypesInfo of(PyObject type) {
        return type instanceof HeapType h && h.nativeState instanceof CtypesInfo i ? i : null;
    }

    static void set(PyType type, CtypesInfo info) {
        ((HeapType) type).nativeState = info;
    }

    /** A copy with references of its own. */
    CtypesInfo copy() {
        CtypesInfo c = new CtypesInfo(kind);
        c.size = size;
        c.align = align;
        c.length = length;
        c.code = code;
        c.swapped = swapped;
        c.flags = flags;
        c.proto = PyObject.xnewRef(proto);
        c.format = format;
        c.shape = shape;
        c.argtypes = (PyTuple) PyObject.xnewRef(argtypes);
        c.restype = PyObject.xnewRef(restype);
        c.checker = PyObject.xnewRef(checker);
        c.functionFlags = functionFlags;
        return c;
    }

    void setProto(@Steals PyObject type) {
        PyObject old = proto;
        proto = type;
        PyObject.xdecref(old);
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.xvisit(proto);
        visitor.xvisit(argtypes);
        visitor.xvisit(restype);
        visitor.xvisit(checker);
    }

    @Override
    public void clear() {
        PyObject o = proto;
        proto = null;
        PyObject.xdecref(o);
        o = argtypes;
        argtypes = null;
        PyObject.xdecref(o);
        o = restype;
        restype = null;
        PyObject.xdecref(o);
        o = checker;
        checker = null;
        PyObject.xdecref(o);
    }
}
