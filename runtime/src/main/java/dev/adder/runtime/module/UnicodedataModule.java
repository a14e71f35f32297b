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
import dev.adder.runtime.object.UnicodeVersion32;
import java.text.Normalizer;

/** The unicodedata module (Modules/unicodedata.c). */
@BuiltinModule(name = "unicodedata", doc = "This module provides access to the Unicode Character Database which\n"
        + "defines character properties for all Unicode characters. The data in\n"
        + "this database is based on the UnicodeData.txt file version\n"
        + "14.0.0 which is publicly available from ftp://ftp.unicode.org/.\n\n"
        + "The module uses the same names and symbols as defined by the\n"
        + "UnicodeData File Format 14.0.0.")
public final class UnicodedataModule extends NativeModule {
    static final String DOC_DECIMAL = "Converts a Unicode character into its equivalent decimal value.\n"
            + "\n"
            + "Returns the decimal value assigned to the character chr as integer.\n"
            + "If no such value is defined, default is returned, or, if not given,\n"
            + "ValueError is raised.";
    static final String DOC_DIGIT = "Converts a Unicode character into its equivalent digit value.\n"
            + "\n"
            + "Returns the digit value assigned to the character chr as integer.\n"
            + "If no such value is defined, default is returned, or, if not given,\n"
            + "ValueError is raised.";
    static final String DOC_NUMERIC = "Converts a Unicode character into its equivalent numeric value.\n"
            + "\n"
            + "Returns the numeric value assigned to the character chr as float.\n"
            + "If no such value is defined, default is returned, or, if not given,\n"
            + "ValueError is raised.";
    static final String DOC_CATEGORY = "Returns the general category assigned to the character chr as string.";
    static final String DOC_BIDIRECTIONAL = "Returns the bidirectional class assigned to the character chr as string.\n"
            + "\n"
            + "If no such value is defined, an empty string is returned.";
    static final String DOC_COMBINING = "Returns the canonical combining class assigned to the character chr as integer.\n"
            + "\n"
            + "Returns 0 if no combining class is defined.";
    static final String DOC_MIRRORED = "Returns the mirrored property assigned to the character chr as integer.\n"
            + "\n"
            + "Returns 1 if the character has been identified as a \"mirrored\"\n"
            + "character in bidirectional text, 0 otherwise.";
    static final String DOC_EAST_ASIAN_WIDTH = "Returns the east asian width assigned to the character chr as string.";
    static final String DOC_DECOMPOSITION = "Returns the character decomposition mapping assigned to the character chr as string.\n"
            + "\n"
            + "An empty string is returned in case no such mapping is defined.";
    static final String DOC_NAME = "Returns the name assigned to the character chr as a string.\n"
            + "\n"
            + "If no name is defined, default is returned, or, if not given,\n"
            + "ValueError is raised.";
    static final String DOC_LOOKUP = "Look up character by name.\n"
            + "\n"
            + "If a character with the given name is found, return the\n"
            + "corresponding character.  If not found, KeyError is raised.";
    static final String DOC_IS_NORMALIZED = "Return whether the Unicode string unistr is in the normal form 'form'.\n"
            + "\n"
            + "Valid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.";
    static final String DOC_NORMALIZE = "Return the normal form 'form' for the Unicode string unistr.\n"
            + "\n"
            + "Valid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.";

    public UnicodedataModule() {
        super("unicodedata", UnicodedataModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        add(module, "unidata_version", PyStr.of("14.0.0"));
        addTypes(module, PyUcd.TYPE);
        add(module, "ucd_3_2_0", PyUcd.create());
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

    static PyObject decimalOf(boolean old, PyObject chr, PyObject defaultValue) {
        int c = character("decimal", "argument 1", chr);
        int v = old ? UnicodeVersion32.decimal(c) : UnicodeData.decimal(c);
        return v < 0 ? orDefault(defaultValue, "not a decimal") : PyInt.of(v);
    }

    static PyObject digitOf(boolean old, PyObject chr, PyObject defaultValue) {
        int v = UnicodeData.digit(character("digit", "argument 1", chr));
        return v < 0 ? orDefault(defaultValue, "not a digit") : PyInt.of(v);
    }

    static PyObject numericOf(boolean old, PyObject chr, PyObject defaultValue) {
        int c = character("numeric", "argument 1", chr);
        double v = old ? UnicodeVersion32.numeric(c) : UnicodeData.numeric(c);
        return Double.isNaN(v) ? orDefault(defaultValue, "not a numeric character") : PyFloat.of(v);
    }

    static String categoryOf(boolean old, PyObject chr) {
        int c = character("category", "argument", chr);
        return old ? UnicodeVersion32.category(c) : UnicodeData.category(c);
    }

    static String bidirectionalOf(boolean old, PyObject chr) {
        int c = character("bidirectional", "argument", chr);
        return old ? UnicodeVersion32.bidirectional(c) : UnicodeData.bidirectional(c);
    }

    static int combiningOf(boolean old, PyObject chr) {
        int c = character("combining", "argument", chr);
        return old ? UnicodeVersion32.combining(c) : UnicodeData.combining(c);
    }

    static int mirroredOf(boolean old, PyObject chr) {
        int c = character("mirrored", "argument", chr);
        return (old ? UnicodeVersion32.isMirrored(c) : UnicodeData.isMirrored(c)) ? 1 : 0;
    }

    static String eastAsianWidthOf(boolean old, PyObject chr) {
        int c = character("east_asian_width", "argument", chr);
        return old ? UnicodeVersion32.eastAsianWidth(c) : UnicodeData.eastAsianWidth(c);
    }

    static String decompositionOf(boolean old, PyObject chr) {
        int c = character("decomposition", "argument", chr);
        return old ? UnicodeVersion32.decomposition(c) : UnicodeData.decomposition(c);
    }

    static PyObject nameOf(boolean old, PyObject chr, PyObject defaultValue) {
        int c = character("name", "argument 1", chr);
        String name = old ? UnicodeVersion32.name(c) : UnicodeNames.name(c);
        return name == null ? orDefault(defaultValue, "no such name") : PyStr.of(name);
    }

    static PyObject find(boolean old, String name) {
        int c = old ? UnicodeVersion32.lookup(name) : UnicodeNames.lookup(name);
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

    static boolean isNormal(boolean old, PyStr form, PyStr unistr) {
        Normalizer.Form f = form(form);
        if (unistr.isAscii()) {
            return true;
        }
        PyStr n = normalized(old, unistr, f);
        try {
            return n.equalTo(unistr);
        } finally {
            n.decref();
        }
    }

    static PyObject normalForm(boolean old, PyStr form, PyStr unistr) {
        if (unistr.length() == 0) {
            return unistr.newRef();
        }
        Normalizer.Form f = form(form);
        return unistr.isAscii() ? unistr.newRef() : normalized(old, unistr, f);
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

    /** Normalizes the stretches between lone surrogates and characters that Unicode 14.0 does not have, which never change;
     * in 3.2 later characters do not decompose. */
    private static PyStr normalized(boolean old, PyStr text, Normalizer.Form form) {
        int n = text.length();
        StrBuilder out = StrBuilder.make(n);
        for (int i = 0; i < n;) {
            int c = text.codePointAt(i);
            if (isFixed(old, c)) {
                out.append(c);
                i++;
                continue;
            }
            StringBuilder stretch = new StringBuilder();
            while (i < n && !isFixed(old, text.codePointAt(i))) {
                int next = text.codePointAt(i++);
                int corrected = old ? UnicodeVersion32.oldDecomposition(next) : 0;
                stretch.appendCodePoint(corrected != 0 ? corrected : next);
            }
            out.append(Normalizer.normalize(stretch, form));
        }
        return out.finish();
    }

    private static boolean isFixed(boolean old, int c) {
        return c >= 0xD800 && c <= 0xDFFF || c >= 128 && !UnicodeData.isAssigned(c)
                || old && UnicodeVersion32.isLater(c) && !UnicodeData.decomposition(c).isEmpty();
    }

    @PyMethod(value = "decimal($module, chr, default=<unrepresentable>, /)", doc = DOC_DECIMAL)
    static PyObject decimal(PyObject chr, PyObject defaultValue) {
        return decimalOf(false, chr, defaultValue);
    }

    @PyMethod(value = "digit($module, chr, default=<unrepresentable>, /)", doc = DOC_DIGIT)
    static PyObject digit(PyObject chr, PyObject defaultValue) {
        return digitOf(false, chr, defaultValue);
    }

    @PyMethod(value = "numeric($module, chr, default=<unrepresentable>, /)", doc = DOC_NUMERIC)
    static PyObject numeric(PyObject chr, PyObject defaultValue) {
        return numericOf(false, chr, defaultValue);
    }

    @PyMethod(value = "category($module, chr, /)", doc = DOC_CATEGORY)
    static String category(PyObject chr) {
        return categoryOf(false, chr);
    }

    @PyMethod(value = "bidirectional($module, chr, /)", doc = DOC_BIDIRECTIONAL)
    static String bidirectional(PyObject chr) {
        return bidirectionalOf(false, chr);
    }

    @PyMethod(value = "combining($module, chr, /)", doc = DOC_COMBINING)
    static int combining(PyObject chr) {
        return combiningOf(false, chr);
    }

    @PyMethod(value = "mirrored($module, chr, /)", doc = DOC_MIRRORED)
    static int mirrored(PyObject chr) {
        return mirroredOf(false, chr);
    }

    @PyMethod(value = "east_asian_width($module, chr, /)", doc = DOC_EAST_ASIAN_WIDTH)
    static String eastAsianWidth(PyObject chr) {
        return eastAsianWidthOf(false, chr);
    }

    @PyMethod(value = "decomposition($module, chr, /)", doc = DOC_DECOMPOSITION)
    static String decomposition(PyObject chr) {
        return decompositionOf(false, chr);
    }

    @PyMethod(value = "name($module, chr, default=<unrepresentable>, /)", doc = DOC_NAME)
    static PyObject name(PyObject chr, PyObject defaultValue) {
        return nameOf(false, chr, defaultValue);
    }

    @PyMethod(value = "lookup($module, name, /)", doc = DOC_LOOKUP)
    static PyObject lookup(String name) {
        return find(false, name);
    }

    @PyMethod(value = "is_normalized($module, form, unistr, /)", doc = DOC_IS_NORMALIZED)
    static boolean isNormalized(PyStr form, PyStr unistr) {
        return isNormal(false, form, unistr);
    }

    @PyMethod(value = "normalize($module, form, unistr, /)", doc = DOC_NORMALIZE)
    static PyObject normalize(PyStr form, PyStr unistr) {
        return normalForm(false, form, unistr);
    }
}
