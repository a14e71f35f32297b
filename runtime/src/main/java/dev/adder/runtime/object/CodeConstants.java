package dev.adder.runtime.object;

import dev.adder.compiler.CodeUnit;
import dev.adder.compiler.ConstantKey;
import dev.adder.compiler.Constants;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;

/**
 * Turns the compiler's constants into objects. One instance serves one compilation: equal constants of all its code objects, the
 * elements of tuples and frozensets and the tuples of names included, become one object. Results are owned.
 */
public final class CodeConstants {
    /** What has been made so far. Owned, until {@link #release}. */
    private final HashMap<Object, PyObject> made = new HashMap<>();

    private int scopes;
    private int depth;
    private int deepest;

    private CodeConstants() {}

    /** The code object of a unit and of all units in it. */
    static PyCode code(CodeUnit unit) {
        CodeConstants constants = new CodeConstants();
        try {
            return (PyCode) constants.shared(unit);
        } finally {
            constants.release();
            FreeLists.compiled(constants.scopes, constants.deepest);
        }
    }

    /** A constant by itself. */
    public static PyObject constant(Object c) {
        CodeConstants constants = new CodeConstants();
        try {
            return constants.shared(c);
        } finally {
            constants.release();
        }
    }

    private void release() {
        for (PyObject o : made.values()) {
            o.decref();
        }
    }

    // CPython: Python/compile.c merge_consts_recursive
    private PyObject shared(Object c) {
        if (c == Constants.Singleton.NONE) {
            return PyNone.owned();
        }
        Object key = ConstantKey.of(c);
        PyObject o = made.get(key);
        if (o == null) {
            o = make(c);
            made.put(key, o);
        }
        return o.newRef();
    }

    private PyObject make(Object c) {
        return switch (c) {
            case Constants.Singleton s -> PyEllipsis.INSTANCE.newRef();
            case Boolean b -> PyBool.of(b);
            case Long l -> PyInt.of(l);
            case BigInteger b -> PyInt.of(b);
            case Double d -> PyFloat.of(d);
            case Constants.Complex z -> PyComplex.of(z.real(), z.imag());
            case String s -> isIdentifierLike(s) ? PyStr.intern(s) : PyStr.of(s);
            case Constants.WideString w -> PyStr.of(w.codePoints());
            case Constants.Bytes b -> PyBytes.of(b.value());
            case Constants.Tuple t -> PyTuple.steal(all(t.items().toArray()));
            case Constants.FrozenSet f -> frozenSet(all(f.items().toArray()));
            case CodeUnit u -> makeCode(u);
            default -> throw new IllegalArgumentException("no such constant: " + c.getClass());
        };
    }

    // CPython: Python/compile.c makecode
    private PyCode makeCode(CodeUnit u) {
        scopes++;
        deepest = Math.max(deepest, ++depth);
        PyTuple consts = (PyTuple) shared(new Constants.Tuple(Arrays.asList(u.consts())));
        depth--;
        return new PyCode(u.argcount(), u.posonlyargcount(), u.kwonlyargcount(), u.stacksize(), u.flags(), u.code(), consts,
                names(u.names()), names(u.localsplusnames()), u.localspluskinds(), filename(u), PyStr.intern(u.name()),
                PyStr.intern(u.qualname()), u.firstlineno(), u.linetable(), u.exceptiontable());
    }

    private PyTuple names(String[] names) {
        Object key = ConstantKey.of(new Constants.Tuple(Arrays.asList((Object[]) names)));
        PyObject o = made.get(key);
        if (o == null) {
            PyObject[] items = new PyObject[names.length];
            for (int i = 0; i < items.length; i++) {
                items[i] = PyStr.intern(names[i]);
            }
            o = PyTuple.steal(items);
            made.put(key, o);
        }
        o.incref();
        return (PyTuple) o;
    }

    /** The name of the file, one str for all units; not a constant, so that an equal constant is another str. */
    private PyStr filename(CodeUnit u) {
        PyObject o = made.get(CodeUnit.class);
        if (o == null) {
            o = PyStr.of(u.filename());
            made.put(CodeUnit.class, o);
        }
        o.incref();
        return (PyStr) o;
    }

    private PyObject[] all(Object[] constants) {
        PyObject[] a = new PyObject[constants.length];
        for (int i = 0; i < a.length; i++) {
            a[i] = shared(constants[i]);
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
