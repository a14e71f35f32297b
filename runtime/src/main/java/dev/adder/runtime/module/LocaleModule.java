package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.Utf8;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The _locale module (Modules/_localemodule.c), over the C library. */
@BuiltinModule(name = "_locale", doc = "Support for POSIX locales.")
public final class LocaleModule extends NativeModule {
    private static final int CHAR_MAX = 127;
    private static final int CODESET = 14;

    /** The langinfo items of glibc, which are numbered in runs. */
    private static final String[] ITEM_RUNS = {"ABDAY_", "DAY_", "ABMON_", "MON_"};
    private static final int[] RUN_STARTS = {131072, 131079, 131086, 131098};
    private static final int[] RUN_LENGTHS = {7, 7, 12, 12};
    private static final String[] ITEMS = {"CODESET", "RADIXCHAR", "THOUSEP", "YESEXPR", "NOEXPR", "CRNCYSTR", "D_FMT", "D_T_FMT", "T_FMT",
        "AM_STR", "PM_STR", "T_FMT_AMPM", "ERA", "ERA_D_FMT", "ERA_D_T_FMT", "ERA_T_FMT", "ALT_DIGITS", "_DATE_FMT"};
    private static final int[] ITEM_NUMBERS = {CODESET, 65536, 65537, 327680, 327681, 262159, 131113, 131112, 131114, 131110, 131111, 131115,
        131116, 131118, 131120, 131121, 131119, 131180};

    /** locale.Error. Owned. */
    private PyType error;

    public LocaleModule() {
        super("_locale", LocaleModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        String[] categories = {"CTYPE", "NUMERIC", "TIME", "COLLATE", "MONETARY", "MESSAGES", "ALL"};
        for (int i = 0; i < categories.length; i++) {
            add(module, "LC_" + categories[i], PyInt.of(i));
        }
        add(module, "CHAR_MAX", PyInt.of(CHAR_MAX));
        for (int i = 0; i < ITEM_RUNS.length; i++) {
            for (int k = 0; k < RUN_LENGTHS[i]; k++) {
                add(module, ITEM_RUNS[i] + (k + 1), PyInt.of(RUN_STARTS[i] + k));
            }
        }
        for (int i = 0; i < ITEMS.length; i++) {
            add(module, ITEMS[i], PyInt.of(ITEM_NUMBERS[i]));
        }
        error = addException(module, "locale", "Error", null);
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.xvisit(error);
    }

    @Override
    public void clear() {
        PyObject e = error;
        error = null;
        PyObject.xdecref(e);
    }

    private static PyException error(PyModule module, String message) {
        PyType cls = ((LocaleModule) module.nativeModule).error;
        return PyErr.format(cls == null ? PyExc.Exception : cls, message);
    }

    /** The text of a C string; owned. */
    private static PyStr decode(long address) {
        byte[] bytes = Libc.bytesAt(address);
        return PyStr.decodeUtf8(bytes, 0, bytes.length, "surrogateescape");
    }

    private static long encode(Arena arena, PyStr text) {
        if (text.indexOf(0, 0) >= 0) {
            throw PyErr.valueError("embedded null character");
        }
        return Libc.string(arena, Utf8.encode(text, "surrogateescape"));
    }

    // CPython: Modules/_localemodule.c _locale_setlocale_impl
    @PyMethod(value = "setlocale($module, category, locale=None, /)", textSignature = false,
            doc = "Activates/queries locale processing.")
    static PyObject setlocale(PyModule module, int category, PyStr locale) {
        try (Arena arena = Arena.ofConfined()) {
            long name = locale == null ? 0 : encode(arena, locale);
            long result = Libc.call("setlocale", category, name);
            if (result == 0) {
                throw error(module, locale == null ? "locale query failed" : "unsupported locale setting");
            }
            return decode(result);
        }
    }

    // CPython: Modules/_localemodule.c _locale_localeconv_impl
    @PyMethod(value = "localeconv($module, /)", doc = "Returns numeric and monetary locale-specific parameters.")
    static PyObject localeconv() {
        MemorySegment lc = MemorySegment.ofAddress(Libc.call("localeconv", 0)).reinterpret(96);
        PyDict dict = PyDict.create();
        text(dict, "int_curr_symbol", lc, 24);
        text(dict, "currency_symbol", lc, 32);
        text(dict, "mon_decimal_point", lc, 40);
        text(dict, "mon_thousands_sep", lc, 48);
        put(dict, "mon_grouping", grouping(lc, 56));
        text(dict, "positive_sign", lc, 64);
        text(dict, "negative_sign", lc, 72);
        String[] numbers = {"int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes", "n_sep_by_space",
            "p_sign_posn", "n_sign_posn"};
        for (int i = 0; i < numbers.length; i++) {
            put(dict, numbers[i], PyInt.of(lc.get(ValueLayout.JAVA_BYTE, 80 + i)));
        }
        text(dict, "decimal_point", lc, 0);
        text(dict, "thousands_sep", lc, 8);
        put(dict, "grouping", grouping(lc, 16));
        return dict;
    }

    private static void text(PyDict dict, String name, MemorySegment lc, long offset) {
        put(dict, name, decode(lc.get(ValueLayout.JAVA_LONG, offset)));
    }

    private static void put(PyDict dict, String name, PyObject value) {
        PyStr key = PyStr.intern(name);
        dict.put(key, value);
        key.decref();
        value.decref();
    }

    // CPython: Modules/_localemodule.c copy_grouping
    private static PyObject grouping(MemorySegment lc, long offset) {
        byte[] sizes = Libc.bytesAt(lc.get(ValueLayout.JAVA_LONG, offset));
        PyList list = PyList.create();
        if (sizes.length == 0) {
            return list;
        }
        int n = 0;
        while (n < sizes.length && sizes[n] != CHAR_MAX) {
            append(list, sizes[n++]);
        }
        append(list, n < sizes.length ? CHAR_MAX : 0);
        return list;
    }

    private static void append(PyList list, int value) {
        PyObject n = PyInt.of(value);
        list.append(n);
        n.decref();
    }

    @PyMethod(value = "strcoll($module, os1, os2, /)", doc = "Compares two strings according to the locale.")
    static int strcoll(PyStr os1, PyStr os2) {
        try (Arena arena = Arena.ofConfined()) {
            return Integer.signum((int) Libc.call("strcoll", encode(arena, os1), encode(arena, os2)));
        }
    }

    @PyMethod(value = "strxfrm($module, string, /)",
            doc = "Return a string that can be used as a key for locale-aware comparisons.")
    static PyObject strxfrm(PyStr string) {
        try (Arena arena = Arena.ofConfined()) {
            long source = encode(arena, string);
            long n = Libc.call("strxfrm", 0, source, 0);
            MemorySegment out = arena.allocate(n + 1);
            Libc.call("strxfrm", out.address(), source, n + 1);
            return decode(out.address());
        }
    }

    @PyMethod(value = "nl_langinfo($module, key, /)", doc = "Return the value for the locale information associated with key.")
    static PyObject nlLanginfo(int key) {
        boolean known = false;
        for (int i = 0; i < RUN_STARTS.length; i++) {
            known |= key >= RUN_STARTS[i] && key < RUN_STARTS[i] + RUN_LENGTHS[i];
        }
        for (int number : ITEM_NUMBERS) {
            known |= key == number;
        }
        if (!known) {
            throw PyErr.valueError("unsupported langinfo constant");
        }
        return decode(Libc.call("nl_langinfo", key));
    }

    @PyMethod(value = "getencoding($module, /)", doc = "Get the current locale encoding.")
    static PyObject getencoding() {
        PyStr codeset = decode(Libc.call("nl_langinfo", CODESET));
        if (codeset.length() == 0) {
            codeset.decref();
            return PyStr.of("UTF-8");
        }
        return codeset;
    }

    @PyMethod(value = "gettext($module, msg, /)", doc = "gettext(msg) -> string\n\nReturn translation of msg.")
    static PyObject gettext(PyStr msg) {
        try (Arena arena = Arena.ofConfined()) {
            return decode(Libc.call("gettext", encode(arena, msg)));
        }
    }

    @PyMethod(value = "dgettext($module, domain, msg, /)", doc = "dgettext(domain, msg) -> string\n\n"
            + "Return translation of msg in domain.")
    static PyObject dgettext(PyObject domain, PyStr msg) {
        try (Arena arena = Arena.ofConfined()) {
            return decode(Libc.call("dgettext", orNull(arena, domain), encode(arena, msg)));
        }
    }

    @PyMethod(value = "dcgettext($module, domain, msg, category, /)", doc = "Return translation of msg in domain and category.")
    static PyObject dcgettext(PyObject domain, PyStr msg, int category) {
        try (Arena arena = Arena.ofConfined()) {
            return decode(Libc.call("dcgettext", orNull(arena, domain), encode(arena, msg), category));
        }
    }

    @PyMethod(value = "textdomain($module, domain, /)",
            doc = "Set the C library's textdmain to domain, returning the new domain.")
    static PyObject textdomain(PyObject domain) {
        try (Arena arena = Arena.ofConfined()) {
            return decode(checked(Libc.call("textdomain", orNull(arena, domain))));
        }
    }

    @PyMethod(value = "bindtextdomain($module, domain, dir, /)", doc = "Bind the C library's domain to dir.")
    static PyObject bindtextdomain(PyModule module, PyStr domain, PyObject dir) {
        if (domain.length() == 0) {
            throw error(module, "domain must be a non-empty string");
        }
        try (Arena arena = Arena.ofConfined()) {
            return decode(checked(Libc.call("bindtextdomain", encode(arena, domain), orNull(arena, dir))));
        }
    }

    @PyMethod(value = "bind_textdomain_codeset($module, domain, codeset, /)", doc = "Bind the C library's domain to codeset.")
    static PyObject bindTextdomainCodeset(PyStr domain, PyObject codeset) {
        try (Arena arena = Arena.ofConfined()) {
            long result = Libc.call("bind_textdomain_codeset", encode(arena, domain), orNull(arena, codeset));
            return result == 0 ? PyNone.owned() : decode(result);
        }
    }

    private static long checked(long result) {
        if (result == 0) {
            throw PyErr.osError(Libc.errno(), (PyObject) null, null);
        }
        return result;
    }

    private static long orNull(Arena arena, PyObject text) {
        if (text == PyNone.INSTANCE) {
            return 0;
        }
        if (!(text instanceof PyStr s)) {
            throw PyErr.typeError("argument must be str or None, not " + text.type.tpName());
        }
        return encode(arena, s);
    }
}
