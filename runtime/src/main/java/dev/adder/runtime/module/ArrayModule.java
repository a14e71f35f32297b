package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.interpreter.Import;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Codecs;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyType;
import java.math.BigInteger;

/** The array module (Modules/arraymodule.c). */
@BuiltinModule(name = "array", doc = "This module defines an object type which can efficiently represent\n"
        + "an array of basic values: characters, integers, floating point\n"
        + "numbers.  Arrays are sequence types and behave very much like lists,\n"
        + "except that the type of objects stored in them is constrained.\n")
public final class ArrayModule extends NativeModule {
    private static final int LAST_FORMAT = 21;

    public ArrayModule() {
        super("array", ArrayModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        addBorrowed(module, "ArrayType", PyArray.TYPE);
        addBorrowed(module, "array", PyArray.TYPE);
        PyObject abc = Import.importModule("collections.abc");
        try {
            PyObject sequence = Objects.getAttr(abc, "MutableSequence");
            PyStr register = PyStr.intern("register");
            try {
                Call.method(sequence, register, PyArray.TYPE).decref();
            } finally {
                register.decref();
                sequence.decref();
            }
        } finally {
            abc.decref();
        }
        add(module, "typecodes", PyStr.of(ArrayCode.ALL));
    }

    /** Makes an array from the bytes that another machine pickled. */
    // CPython: Modules/arraymodule.c array__array_reconstructor_impl
    @PyMethod(value = "_array_reconstructor($module, arraytype, typecode, mformat_code, items, /)",
            doc = "Internal. Used for pickling support.")
    static PyObject reconstructor(PyObject arraytype, PyObject typecode, int mformat_code, PyObject items) {
        if (!(typecode instanceof PyStr s) || s.length() != 1) {
            throw PyErr.typeError("_array_reconstructor() argument 2 must be a unicode character, not " + typecode.type.tpName());
        }
        if (!(arraytype instanceof PyType type)) {
            throw PyErr.typeError("first argument must be a type object, not " + arraytype.type.tpName());
        }
        if (!type.isSubtype(PyArray.TYPE)) {
            throw PyErr.typeError(type.tpName() + " is not a subtype of " + PyArray.TYPE.tpName());
        }
        ArrayCode code = ArrayCode.of(s.codePointAt(0));
        if (code == null) {
            throw PyErr.valueError("second argument must be a valid type code");
        }
        if (mformat_code < 0 || mformat_code > LAST_FORMAT) {
            throw PyErr.valueError("third argument must be a valid machine format code.");
        }
        if (!(items instanceof PyBytes b)) {
            throw PyErr.typeError("fourth argument should be bytes, not " + items.type.tpName());
        }
        if (mformat_code == code.machineFormat) {
            return Call.call(type, typecode, items);
        }
        PyObject values = decode(mformat_code, b.value);
        try {
            ArrayCode fitting = fitting(code, mformat_code);
            PyStr fittingCode = PyStr.of(String.valueOf(fitting.code));
            try {
                return Call.call(type, fittingCode, values);
            } finally {
                fittingCode.decref();
            }
        } finally {
            values.decref();
        }
    }

    /** The type code of the same kind whose items have the width of the machine format. */
    private static ArrayCode fitting(ArrayCode code, int format) {
        for (ArrayCode c : ArrayCode.values()) {
            if (c.isInteger() && c.machineFormat == (format < 2 ? format : format & ~1)) {
                return code.machineFormat == c.machineFormat ? code : c;
            }
        }
        return code;
    }

    private static PyObject decode(int format, byte[] bytes) {
        if (format >= 18) {
            return Codecs.decode(bytes, 0, bytes.length, format == 18 ? "utf-16-le" : format == 19 ? "utf-16-be" : format == 20
                    ? "utf-32-le" : "utf-32-be", null);
        }
        boolean big = format >= 2 && (format & 1) == 1;
        int width = format < 2 ? 1 : format < 6 ? 2 : format < 10 ? 4 : format < 14 ? 8 : format < 16 ? 4 : 8;
        boolean signed = format == 1 || format == 4 || format == 5 || format == 8 || format == 9 || format == 12 || format == 13;
        if (bytes.length % width != 0) {
            throw PyErr.valueError("string length not a multiple of item size");
        }
        PyList list = PyList.create();
        for (int at = 0; at < bytes.length; at += width) {
            long v = StructPacking.get(bytes, at, width, big);
            list.appendSteal(format >= 16 ? PyFloat.of(Double.longBitsToDouble(v)) : format >= 14 ? PyFloat.of(Float.intBitsToFloat((int) v))
                    : signed ? PyInt.of(BigInteger.valueOf(v)) : StructPacking.unsigned(v, width));
        }
        return list;
    }
}
