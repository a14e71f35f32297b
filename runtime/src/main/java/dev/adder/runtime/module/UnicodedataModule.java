package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.StrBuilder;
import dev.adder.runtime.object.UnicodeData;
import dev.adder.runtime.object.UnicodeNames;
import java.text.Normalizer;

/** The unicodedata module (Modules/unicodedata.c), without the database of Unicode 3.2. */
@BuiltinModule(name = "unicodedata", doc = "This module provides access to the Unicode Character Database which\ndefines character properties for all Unicode characters. The data in\nthis database is based on the UnicodeData.txt file version\n14.0.0 which is publicly available from ftp://ftp.unicode.org/.\n\nThe module uses the same names and symbols as defined by the\nUnicodeData File Format 14.0.0.")
public final class UnicodedataModule extends NativeModule {
    public UnicodedataModule() {
        super("unicodedata", UnicodedataModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        add(module, "unidata_version", PyStr.of("14.0.0"));
    }

    private static int character(String function, String argument, PyObject chr) {
        if (!(chr instanceof PyStr s) || s.length() != 1) {
            if (chr instanceof PyStr) {
                throw PyErr.typeError(function + "() " + argument + " must be a unicode character, not str");
            }
            throw Args.badArgument(function, argument, "a unicode character", false, chr);
        }
        return s.codePointAt(0);
    }

    private static PyObject orDefault(PyObject defaultValue, String message) {
        if (defaultValue == null) {
            throw PyErr.valueError(message);
        }
        return defaultValue.newRef();
    }

    @PyMethod(value = "decimal($module, chr, default=<unrepresentable>, /)", doc = "Converts a Unicode character into its equivalent decimal value.\n\nReturns the decimal value assigned to the character chr as integer.\nIf no such value is defined, default is returned, or, if not given,\nValueError is raised.")
    static PyObject decimal(PyObject chr, PyObject defaultValue) {
        int v = UnicodeData.decimal(character("decimal", "argument 1", chr));
        return v < 0 ? orDefault(defaultValue, "not a decimal") : PyInt.of(v);
    }

    @PyMethod(value = "digit($module, chr, default=<unrepresentable>, /)", doc = "Converts a Unicode character into its equivalent digit value.\n\nReturns the digit value assigned to the character chr as integer.\nIf no such value is defined, default is returned, or, if not given,\nValueError is raised.")
    static PyObject digit(PyObject chr, PyObject defaultValue) {
        int v = UnicodeData.digit(character("digit", "argument 1", chr));
        return v < 0 ? orDefault(defaultValue, "not a digit") : PyInt.of(v);
    }

    @PyMethod(value = "numeric($module, chr, default=<unrepresentable>, /)", doc = "Converts a Unicode character into its equivalent numeric value.\n\nReturns the numeric value assigned to the character chr as float.\nIf no such value is defined, default is returned, or, if not given,\nValueError is raised.")
    static PyObject numeric(PyObject chr, PyObject defaultValue) {
        double v = UnicodeData.numeric(character("numeric", "argument 1", chr));
        return Double.isNaN(v) ? orDefault(defaultValue, "not a numeric character") : PyFloat.of(v);
    }

    @PyMethod(value = "category($module, chr, /)", doc = "Returns the general category assigned to the character chr as string.")
    static String category(PyObject chr) {
        return UnicodeData.category(character("category", "argument", chr));
    }

    @PyMethod(value = "bidirectional($module, chr, /)", doc = "Returns the bidirectional class assigned to the character chr as string.\n\nIf no such value is defined, an empty string is returned.")
    static String bidirectional(PyObject chr) {
        return UnicodeData.bidirectional(character("bidirectional", "argument", chr));
    }

    @PyMethod(value = "combining($module, chr, /)", doc = "Returns the canonical combining class assigned to the character chr as integer.\n\nReturns 0 if no combining class is defined.")
    static int combining(PyObject chr) {
        return UnicodeData.combining(character("combining", "argument", chr));
    }

    @PyMethod(value = "mirrored($module, chr, /)", doc = "Returns the mirrored property assigned to the character chr as integer.\n\nReturns 1 if the character has been identified as a \"mirrored\"\ncharacter in bidirectional text, 0 otherwise.")
    static int mirrored(PyObject chr) {
        return UnicodeData.isMirrored(character("mirrored", "argument", chr)) ? 1 : 0;
    }

    @PyMethod(value = "east_asian_width($module, chr, /)", doc = "Returns the east asian width assigned to the character chr as string.")
    static String eastAsianWidth(PyObject chr) {
        return UnicodeData.eastAsianWidth(character("east_asian_width", "argument", chr));
    }

    @PyMethod(value = "decomposition($module, chr, /)", doc = "Returns the character decomposition mapping assigned to the character chr as string.\n\nAn empty string is returned in case no such mapping is defined.")
    static String decomposition(PyObject chr) {
        return UnicodeData.decomposition(character("decomposition", "argument", chr));
    }

    @PyMethod(value = "name($module, chr, default=<unrepresentable>, /)", doc = "Returns the name assigned to the character chr as a string.\n\nIf no name is defined, default is returned, or, if not given,\nValueError is raised.")
    static PyObject name(PyObject chr, PyObject defaultValue) {
        String name = UnicodeNames.name(character("name", "argument 1", chr));
        return name == null ? orDefault(defaultValue, "no such name") : PyStr.of(name);
    }

    @PyMethod(value = "lookup($module, name, /)", doc = "Look up character by name.\n\nIf a character with the given name is found, return the\ncorresponding character.  If not found, KeyError is raised.")
    static PyObject lookup(String name) {
        int c = UnicodeNames.lookup(name);
        if (c < 0) {
            PyObject message = PyStr.of("undefined character name '" + name + "'");
            try {
                throw PyErr.withValue(PyExc.KeyError, message);
            } finally {
                message.decref();
            }
        }
        return PyStr.ofCodePoint(c);
    }

    private static Normalizer.Form form(PyStr form) {
        return switch (form.toString()) {
            case "NFC" -> Normalizer.Form.NFC;
            case "NFD" -> Normalizer.Form.NFD;
            case "NFKC" -> Normalizer.Form.NFKC;
            case "NFKD" -> Normalizer.Form.NFKD;
            default -> throw PyErr.valueError("invalid normalization form");
        };
    }

    /** Normalizes the stretches between lone surrogates and characters that Unicode 14.0 does not have, which never change. */
    private static PyStr normalized(PyStr text, Normalizer.Form form) {
        int n = text.length();
        StrBuilder out = new StrBuilder(n);
        for (int i = 0; i < n;) {
            int c = text.codePointAt(i);
            if (isFixed(c)) {
                out.append(c);
                i++;
                continue;
            }
            StringBuilder stretch = new StringBuilder();
            while (i < n && !isFixed(text.codePointAt(i))) {
                stretch.appendCodePoint(text.codePointAt(i++));
            }
            out.append(Normalizer.normalize(stretch, form));
        }
        return out.toStr();
    }

    private static boolean isFixed(int c) {
        return c >= 0xD800 && c <= 0xDFFF || c >= 128 && !UnicodeData.isAssigned(c);
    }

    @PyMethod(value = "is_normalized($module, form, unistr, /)", doc = "Return whether the Unicode string unistr is in the normal form 'form'.\n\nValid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.")
    static boolean isNormalized(PyStr form, PyStr unistr) {
        Normalizer.Form f = form(form);
        if (unistr.isAscii()) {
            return true;
        }
        PyStr n = normalized(unistr, f);
        try {
            return n.equalTo(unistr);
        } finally {
            n.decref();
        }
    }

    @PyMethod(value = "normalize($module, form, unistr, /)", doc = "Return the normal form 'form' for the Unicode string unistr.\n\nValid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.")
    static PyObject normalize(PyStr form, PyStr unistr) {
        if (unistr.length() == 0) {
            return unistr.newRef();
        }
        Normalizer.Form f = form(form);
        return unistr.isAscii() ? unistr.newRef() : normalized(unistr, f);
    }
}
