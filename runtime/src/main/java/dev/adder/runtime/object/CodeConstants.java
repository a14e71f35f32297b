package dev.adder.runtime.object;

import dev.adder.compiler.CodeUnit;
import dev.adder.compiler.Constants;
import java.math.BigInteger;
import java.util.List;

/** Turns the compiler's constants into objects. Results are owned. */
public final class CodeConstants {
    private CodeConstants() {}

    static PyCode code(CodeUnit u) {
        PyObject[] consts = new PyObject[u.consts().length];
        for (int i = 0; i < consts.length; i++) {
            consts[i] = constant(u.consts()[i]);
        }
        return new PyCode(u.argcount(), u.posonlyargcount(), u.kwonlyargcount(), u.stacksize(), u.flags(), u.code(),
                PyTuple.steal(consts), interned(u.names()), interned(u.localsplusnames()), u.localspluskinds(), PyStr.of(u.filename()),
                PyStr.intern(u.name()), PyStr.intern(u.qualname()), u.firstlineno(), u.linetable(), u.exceptiontable());
    }

    private static PyTuple interned(String[] names) {
        PyObject[] a = new PyObject[names.length];
        for (int i = 0; i < a.length; i++) {
            a[i] = PyStr.intern(names[i]);
        }
        return PyTuple.steal(a);
    }

    public static PyObject constant(Object c) {
        return switch (c) {
            case Constants.Singleton s -> s == Constants.Singleton.NONE ? PyNone.owned() : PyEllipsis.INSTANCE.newRef();
            case Boolean b -> PyBool.of(b);
            case Long l -> PyInt.of(l);
            case BigInteger b -> PyInt.of(b);
            case Double d -> PyFloat.of(d);
            case Constants.Complex z -> PyComplex.of(z.real(), z.imag());
            case String s -> isIdentifierLike(s) ? PyStr.intern(s) : PyStr.of(s);
            case Constants.WideString w -> PyStr.of(w.codePoints());
            case Constants.Bytes b -> PyBytes.of(b.value());
            case Constants.Tuple t -> PyTuple.steal(constants(t.items()));
            case Constants.FrozenSet f -> frozenSet(constants(f.items()));
            case CodeUnit u -> code(u);
            default -> throw new IllegalArgumentException("no such constant: " + c.getClass());
        };
    }

    private static PyObject[] constants(List<Object> items) {
        PyObject[] a = new PyObject[items.size()];
        for (int i = 0; i < a.length; i++) {
            a[i] = constant(items.get(i));
        }
        return a;
    }

    private static PyObject frozenSet(PyObject[] items) {
        PyTuple t = PyTuple.steal(items);
        try {
            return PyFrozenSet.of(t);
        } finally {
            t.decref();
        }
    }

    /** Whether a constant is interned: only letters, digits and underscores of ASCII. */
    // CPython: Objects/codeobject.c all_name_chars
    static boolean isIdentifierLike(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_')) {
                return false;
            }
        }
        return true;
    }

    /** The interned form of a constant: strings that look like identifiers, also inside tuples. Takes the reference over. */
    // CPython: Objects/codeobject.c intern_constants
    static PyObject intern(PyObject o) {
        if (o.type == PyStr.TYPE) {
            PyStr s = (PyStr) o;
            if (!s.isInterned() && s.isAscii() && isIdentifierLike(s.toString())) {
                PyStr i = s.internedRef();
                s.decref();
                return i;
            }
        } else if (o.type == PyTuple.TYPE) {
            PyObject[] items = ((PyTuple) o).items;
            for (int i = 0; i < items.length; i++) {
                items[i] = intern(items[i]);
            }
        }
        return o;
    }

    /** A str as a constant of the compiler. */
    public static Object textToJava(PyStr s) {
        if (s.kind() != 1) {
            boolean pair = false;
            for (int i = 0; i + 1 < s.length(); i++) {
                pair |= s.codePointAt(i) >= 0xD800 && s.codePointAt(i) < 0xDC00 && s.codePointAt(i + 1) >= 0xDC00 && s.codePointAt(i + 1) < 0xE000;
            }
            if (pair) {
                int[] points = new int[s.length()];
                for (int i = 0; i < points.length; i++) {
                    points[i] = s.codePointAt(i);
                }
                return new Constants.WideString(points);
            }
        }
        return s.toString();
    }
}
