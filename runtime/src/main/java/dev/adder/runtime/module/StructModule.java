package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** The _struct module (Modules/_struct.c). */
@BuiltinModule(name = "_struct", doc = "Functions to convert between Python values and C structs.\n"
        + "Python bytes objects are used to hold the data representing the C struct\n"
        + "and also as format strings (explained below) to describe the layout of data\n"
        + "in the C struct.\n\n"
        + "The optional first format char indicates byte order, size and alignment:\n"
        + "  @: native order, size & alignment (default)\n"
        + "  =: native order, std. size & alignment\n"
        + "  <: little-endian, std. size & alignment\n"
        + "  >: big-endian, std. size & alignment\n"
        + "  !: same as >\n\n"
        + "The remaining chars indicate types of args and must match exactly;\n"
        + "these can be preceded by a decimal repeat count:\n"
        + "  x: pad byte (no data); c:char; b:signed byte; B:unsigned byte;\n"
        + "  ?: _Bool (requires C99; if not available, char is used instead)\n"
        + "  h:short; H:unsigned short; i:int; I:unsigned int;\n"
        + "  l:long; L:unsigned long; f:float; d:double; e:half-float.\n"
        + "Special cases (preceding decimal count indicates length):\n"
        + "  s:string (array of char); p: pascal string (with count byte).\n"
        + "Special cases (only available in native format):\n"
        + "  n:ssize_t; N:size_t;\n"
        + "  P:an integer type that is wide enough to hold a pointer.\n"
        + "Special case (not in native mode unless 'long long' in platform C):\n"
        + "  q:long long; Q:unsigned long long\n"
        + "Whitespace between formats is ignored.\n\n"
        + "The variable struct.error is an exception raised on errors.\n")
public final class StructModule extends NativeModule {
    private static final int CACHE_SIZE = 100;

    /** struct.error. Owned. */
    private PyType error;
    /** Compiled formats by format. Owned. */
    private PyDict cache;

    public StructModule() {
        super("_struct", StructModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        addBorrowed(module, "Struct", PyStruct.TYPE);
        error = addException(module, "struct", "error", null);
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.xvisit(error);
        visitor.xvisit(cache);
    }

    @Override
    public void clear() {
        PyType e = error;
        PyDict c = cache;
        error = null;
        cache = null;
        PyObject.xdecref(e);
        PyObject.xdecref(c);
    }

    /** A struct.error, to be thrown. */
    static PyException error(String message) {
        StructModule state = state("_struct", StructModule.class);
        return PyErr.format(state == null || state.error == null ? PyExc.Exception : state.error, message);
    }

    /** The compiled format, from the cache if it is there. Owned. */
    // CPython: Modules/_struct.c cache_struct_converter
    private static PyStruct compiled(PyModule module, PyObject format) {
        StructModule self = (StructModule) module.nativeModule;
        if (self.cache == null) {
            self.cache = PyDict.create();
        }
        PyObject found = self.cache.get(format);
        if (found != null) {
            found.incref();
            return (PyStruct) found;
        }
        PyStruct s = PyStruct.of(format);
        if (self.cache.size() >= CACHE_SIZE) {
            self.cache.clearAll();
        }
        try {
            self.cache.put(format, s);
        } catch (PyException e) {
            e.release();
        }
        return s;
    }

    @PyMethod(value = "_clearcache($module, /)", doc = "Clear the internal cache.")
    static void clearCache(PyModule module) {
        StructModule self = (StructModule) module.nativeModule;
        PyDict c = self.cache;
        self.cache = null;
        PyObject.xdecref(c);
    }

    @PyMethod(value = "calcsize($module, format, /)", doc = "Return size in bytes of the struct described by the format string.")
    static long calcsize(PyModule module, PyObject format) {
        PyStruct s = compiled(module, format);
        try {
            return s.size();
        } finally {
            s.decref();
        }
    }

    @PyMethod(value = "pack", raw = true, doc = "pack(format, v1, v2, ...) -> bytes\n\n"
            + "Return a bytes object containing the values v1, v2, ... packed according\n"
            + "to the format string.  See help(struct) for more on format strings.")
    static PyObject pack(PyModule module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkNoKeywords("_struct.pack", kwnames);
        if (nargs == 0) {
            throw PyErr.typeError("missing format argument");
        }
        PyStruct s = compiled(module, args[base]);
        try {
            return PyStruct.pack(s, args, base + 1, nargs - 1, null);
        } finally {
            s.decref();
        }
    }

    @PyMethod(value = "pack_into", raw = true, doc = "pack_into(format, buffer, offset, v1, v2, ...)\n\n"
            + "Pack the values v1, v2, ... according to the format string and write\n"
            + "the packed bytes into the writable buffer buf starting at offset.  Note\n"
            + "that the offset is a required argument.  See help(struct) for more\n"
            + "on format strings.")
    static PyObject packInto(PyModule module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkNoKeywords("_struct.pack_into", kwnames);
        if (nargs == 0) {
            throw PyErr.typeError("missing format argument");
        }
        PyStruct s = compiled(module, args[base]);
        try {
            return PyStruct.packInto(s, args, base + 1, nargs - 1, null);
        } finally {
            s.decref();
        }
    }

    @PyMethod(value = "unpack($module, format, buffer, /)",
            doc = "Return a tuple containing values unpacked according to the format string.\n\n"
            + "The buffer's size in bytes must be calcsize(format).\n\n"
            + "See help(struct) for more on format strings.")
    static PyObject unpack(PyModule module, PyObject format, PyObject buffer) {
        PyStruct s = compiled(module, format);
        try {
            return PyStruct.unpack(s, buffer);
        } finally {
            s.decref();
        }
    }

    @PyMethod(value = "unpack_from($module, format, /, buffer, offset=0)",
            doc = "Return a tuple containing values unpacked according to the format string.\n\n"
            + "The buffer's size, minus offset, must be at least calcsize(format).\n\n"
            + "See help(struct) for more on format strings.")
    static PyObject unpackFrom(PyModule module, PyObject format, PyObject buffer, long offset) {
        PyStruct s = compiled(module, format);
        try {
            return PyStruct.unpackFrom(s, buffer, offset);
        } finally {
            s.decref();
        }
    }

    @PyMethod(value = "iter_unpack($module, format, buffer, /)",
            doc = "Return an iterator yielding tuples unpacked from the given bytes.\n\n"
            + "The bytes are unpacked according to the format string, like\n"
            + "a repeated invocation of unpack_from().\n\n"
            + "Requires that the bytes length be a multiple of the format struct size.")
    static PyObject iterUnpack(PyModule module, PyObject format, PyObject buffer) {
        PyStruct s = compiled(module, format);
        try {
            return PyStruct.iterUnpack(s, buffer);
        } finally {
            s.decref();
        }
    }
}
