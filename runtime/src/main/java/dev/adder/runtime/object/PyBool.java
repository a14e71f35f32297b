package dev.adder.runtime.object;

import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyNew;

/** {@code True} and {@code False} (Objects/boolobject.c). */
@BuiltinType(name = "bool", doc = "bool(x) -> bool\n\n"
        + "Returns True when the argument x is true, False otherwise.\n"
        + "The builtins True and False are the only two instances of the class bool.\n"
        + "The class bool is a subclass of the class int, and cannot be subclassed.")
public final class PyBool extends PyInt {
    public static final PyType TYPE = new Type();

    @Borrowed
    public static final PyBool TRUE = new PyBool(1);

    @Borrowed
    public static final PyBool FALSE = new PyBool(0);

    private PyBool(long value) {
        super(TYPE, value);
    }

    /** A new reference to one of the two. */
    public static PyObject of(boolean value) {
        PyBool b = value ? TRUE : FALSE;
        b.incref();
        return b;
    }

    public boolean isTrue() {
        return this == TRUE;
    }

    @PyNew(value = "bool(x=False, /)", textSignature = false)
    static PyObject create(PyType cls, PyObject x) {
        return of(x != null && Objects.isTrue(x));
    }

    static final class Type extends PyInt.Type {
        Type() {
            super("bool", PyBoolTable.INSTANCE, PyInt.TYPE, 32, 4, TP_VECTORCALL);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            return PyStr.intern(self == TRUE ? "True" : "False");
        }

        private static boolean both(PyObject left, PyObject right) {
            return left instanceof PyBool && right instanceof PyBool;
        }

        @Override
        public PyObject nbAnd(PyObject left, PyObject right) {
            return both(left, right) ? PyBool.of(left == TRUE & right == TRUE) : super.nbAnd(left, right);
        }

        @Override
        public PyObject nbXor(PyObject left, PyObject right) {
            return both(left, right) ? PyBool.of(left != right) : super.nbXor(left, right);
        }

        @Override
        public PyObject nbOr(PyObject left, PyObject right) {
            return both(left, right) ? PyBool.of(left == TRUE | right == TRUE) : super.nbOr(left, right);
        }
    }
}
