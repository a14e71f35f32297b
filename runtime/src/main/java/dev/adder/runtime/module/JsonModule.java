package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBuiltinFunction;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.StrBuilder;

/** The _json module (Modules/_json.c). */
@BuiltinModule(name = "_json", doc = "json speedups\n")
public final class JsonModule extends NativeModule {
    public JsonModule() {
        super("_json", JsonModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        addBorrowed(module, "make_scanner", JsonScanner.TYPE);
        addBorrowed(module, "make_encoder", JsonEncoder.TYPE);
    }

    /** 1 if {@code encoder} is encode_basestring_ascii of this module, 2 for encode_basestring, else 0. */
    static int knownEncoder(PyObject encoder) {
        if (encoder instanceof PyBuiltinFunction f && f.def.table == JsonModuleTable.INSTANCE) {
            return f.def.name.equals("encode_basestring_ascii") ? 1 : f.def.name.equals("encode_basestring") ? 2 : 0;
        }
        return 0;
    }

    static PyStr string(PyObject o) {
        if (o instanceof PyStr s) {
            return s;
        }
        throw PyErr.typeError("first argument must be a string, not " + o.type.tpName());
    }

    private static PyObject encode(PyObject string, boolean ascii) {
        StrBuilder out = StrBuilder.make();
        JsonStrings.write(out, string(string), ascii);
        return out.finish();
    }

    @PyMethod(value = "encode_basestring_ascii($module, string, /)", textSignature = false,
            doc = "encode_basestring_ascii(string) -> string\n\n"
            + "Return an ASCII-only JSON representation of a Python string")
    static PyObject encodeBasestringAscii(PyObject string) {
        return encode(string, true);
    }

    @PyMethod(value = "encode_basestring($module, string, /)", textSignature = false,
            doc = "encode_basestring(string) -> string\n\n"
            + "Return a JSON representation of a Python string")
    static PyObject encodeBasestring(PyObject string) {
        return encode(string, false);
    }

    @PyMethod(value = "scanstring($module, string, end, strict=True, /)", textSignature = false,
            doc = "scanstring(string, end, strict=True) -> (string, end)\n\n"
            + "Scan the string s for a JSON string. End is the index of the\n"
            + "character in s after the quote that started the JSON string.\n"
            + "Unescapes all valid JSON string escape sequences and raises ValueError\n"
            + "on attempt to decode an invalid string. If strict is False then literal\n"
            + "control characters are allowed in the string.\n\n"
            + "Returns a tuple of the decoded string and the index of the character in s\n"
            + "after the end quote.")
    static PyObject scanstring(PyObject string, PyObject end, PyObject strict) {
        long from = Args.toLong(end);
        boolean isStrict = strict == null || Objects.isTrue(strict);
        JsonStrings.Scanned r = JsonStrings.scan(string(string), from, isStrict);
        return PyTuple.steal(r.value(), PyInt.of(r.end()));
    }
}
