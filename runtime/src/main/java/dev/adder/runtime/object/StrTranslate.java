package dev.adder.runtime.object;

/** str.translate and str.maketrans. */
final class StrTranslate {
    private StrTranslate() {}

    // CPython: Objects/unicodeobject.c _PyUnicode_TranslateCharmap
    static PyStr translate(PyStr s, PyObject table) {
        int n = s.length();
        if (n == 0) {
            return PyStr.empty();
        }
        StrBuilder out = StrBuilder.make(n);
        PyObject[] ascii = new PyObject[128];
        try {
            for (int i = 0; i < n; i++) {
                int c = s.codePointAt(i);
                PyObject to = c < 128 ? ascii[c] : null;
                if (to == null) {
                    to = lookup(table, c);
                }
                try {
                    if (to == PyNotImplemented.INSTANCE) {
                        out.append(c);
                    } else if (to instanceof PyInt number) {
                        out.append((int) number.longValue());
                    } else if (to instanceof PyStr text) {
                        out.append(text);
                    }
                } finally {
                    if (c < 128) {
                        ascii[c] = to;
                    } else {
                        to.decref();
                    }
                }
            }
            return out.finish();
        } finally {
            for (PyObject o : ascii) {
                PyObject.xdecref(o);
            }
        }
    }

    /** What the table has for {@code c}: an int, a str, None, or NotImplemented if it has nothing. Owned. */
    // CPython: Objects/unicodeobject.c charmaptranslate_lookup
    private static PyObject lookup(PyObject table, int c) {
        PyObject key = PyInt.of(c);
        PyObject to;
        try {
            to = Abstract.getItem(table, key);
        } catch (PyException e) {
            if (!e.matches(PyExc.LookupError)) {
                throw e;
            }
            e.release();
            return PyNotImplemented.owned();
        } finally {
            key.decref();
        }
        if (to == PyNone.INSTANCE || to instanceof PyStr) {
            return to;
        }
        PyException error;
        if (to instanceof PyInt number) {
            if (number.fitsLong() && number.longValue() >= 0 && number.longValue() <= 0x10FFFF) {
                return to;
            }
            error = PyErr.valueError("character mapping must be in range(0x110000)");
        } else {
            error = PyErr.typeError("character mapping must return integer, None or str");
        }
        to.decref();
        throw error;
    }

    // CPython: Objects/unicodeobject.c unicode_maketrans_impl
    static PyObject maketrans(PyObject x, PyObject y, PyObject z) {
        PyDict table = PyDict.create();
        try {
            if (y != null) {
                fromTexts(table, x, y, z);
            } else {
                fromDict(table, x);
            }
        } catch (PyException e) {
            table.decref();
            throw e;
        }
        return table;
    }

    private static void fromTexts(PyDict table, PyObject x, PyObject y, PyObject z) {
        if (!(y instanceof PyStr to)) {
            throw Args.badArgument("maketrans", "argument 2", PyStr.TYPE, false, y);
        }
        if (z != null && !(z instanceof PyStr)) {
            throw Args.badArgument("maketrans", "argument 3", PyStr.TYPE, false, z);
        }
        if (!(x instanceof PyStr from)) {
            throw PyErr.typeError("first maketrans argument must be a string if there is a second argument");
        }
        if (from.length() != to.length()) {
            throw PyErr.valueError("the first two maketrans arguments must have equal length");
        }
        for (int i = 0, n = from.length(); i < n; i++) {
            put(table, from.codePointAt(i), PyInt.of(to.codePointAt(i)));
        }
        if (z != null) {
            PyStr removed = (PyStr) z;
            for (int i = 0, n = removed.length(); i < n; i++) {
                put(table, removed.codePointAt(i), PyNone.owned());
            }
        }
    }

    private static void put(PyDict table, int c, PyObject value) {
        PyObject key = PyInt.of(c);
        try {
            table.put(key, value);
        } finally {
            key.decref();
            value.decref();
        }
    }

    private static void fromDict(PyDict table, PyObject x) {
        if (x.type != PyDict.TYPE) {
            throw PyErr.typeError("if you give only one argument to maketrans it must be a dict");
        }
        PyDict dict = (PyDict) x;
        for (int i = dict.next(0); i >= 0; i = dict.next(i + 1)) {
            PyObject key = dict.keyAt(i);
            if (key instanceof PyStr s) {
                if (s.length() != 1) {
                    throw PyErr.valueError("string keys in translate table must be of length 1");
                }
                put(table, s.codePointAt(0), dict.valueAt(i).newRef());
            } else if (key instanceof PyInt) {
                table.put(key, dict.valueAt(i));
            } else {
                throw PyErr.typeError("keys in translate table must be strings or integers");
            }
        }
    }
}
