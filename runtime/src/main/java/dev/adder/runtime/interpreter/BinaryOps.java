package dev.adder.runtime.interpreter;

import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;

/** Operators: the operands are on top of the stack, and gone when these throw. */
final class BinaryOps {
    static final int ADD = 0;
    static final int AND = 1;
    static final int FLOOR_DIVIDE = 2;
    static final int LSHIFT = 3;
    static final int MATRIX_MULTIPLY = 4;
    static final int MULTIPLY = 5;
    static final int REMAINDER = 6;
    static final int OR = 7;
    static final int POWER = 8;
    static final int RSHIFT = 9;
    static final int SUBTRACT = 10;
    static final int TRUE_DIVIDE = 11;
    static final int XOR = 12;
    static final int INPLACE = 13;

    private BinaryOps() {}

    /** Replaces the two operands by the result, in the lower slot. */
    static void binary(InterpreterFrame frame, PyObject[] s, int sp, int oparg) {
        PyObject b = s[sp - 1];
        PyObject a = s[sp - 2];
        PyObject r;
        if (a.type == PyFloat.TYPE && b.type == PyFloat.TYPE && (r = floats(oparg, ((PyFloat) a).value, ((PyFloat) b).value)) != null) {
            drop2(s, sp, r, a, b);
            return;
        }
        try {
            r = operate(a, b, oparg);
        } catch (PyException e) {
            fail2(s, sp, a, b);
            throw e;
        }
        drop2(s, sp, r, a, b);
    }

    private static void drop2(PyObject[] s, int sp, PyObject result, PyObject first, PyObject second) {
        s[sp - 1] = null;
        s[sp - 2] = result;
        first.decref();
        second.decref();
    }

    private static void fail2(PyObject[] s, int sp, PyObject first, PyObject second) {
        s[sp - 1] = null;
        s[sp - 2] = null;
        first.decref();
        second.decref();
    }

    static PyObject floats(int oparg, double a, double b) {
        return switch (oparg) {
            case ADD, ADD + INPLACE -> PyFloat.of(a + b);
            case SUBTRACT, SUBTRACT + INPLACE -> PyFloat.of(a - b);
            case MULTIPLY, MULTIPLY + INPLACE -> PyFloat.of(a * b);
            case TRUE_DIVIDE, TRUE_DIVIDE + INPLACE -> b == 0 ? null : PyFloat.of(a / b);
            default -> null;
        };
    }

    private static PyObject operate(PyObject a, PyObject b, int oparg) {
        return switch (oparg) {
            case ADD -> Abstract.add(a, b);
            case AND -> Abstract.and(a, b);
            case FLOOR_DIVIDE -> Abstract.floorDivide(a, b);
            case LSHIFT -> Abstract.lshift(a, b);
            case MATRIX_MULTIPLY -> Abstract.matrixMultiply(a, b);
            case MULTIPLY -> Abstract.multiply(a, b);
            case REMAINDER -> Abstract.remainder(a, b);
            case OR -> Abstract.or(a, b);
            case POWER -> Abstract.power(a, b, PyNone.INSTANCE);
            case RSHIFT -> Abstract.rshift(a, b);
            case SUBTRACT -> Abstract.subtract(a, b);
            case TRUE_DIVIDE -> Abstract.trueDivide(a, b);
            case XOR -> Abstract.xor(a, b);
            case ADD + INPLACE -> Abstract.inplaceAdd(a, b);
            case AND + INPLACE -> Abstract.inplaceAnd(a, b);
            case FLOOR_DIVIDE + INPLACE -> Abstract.inplaceFloorDivide(a, b);
            case LSHIFT + INPLACE -> Abstract.inplaceLshift(a, b);
            case MATRIX_MULTIPLY + INPLACE -> Abstract.inplaceMatrixMultiply(a, b);
            case MULTIPLY + INPLACE -> Abstract.inplaceMultiply(a, b);
            case REMAINDER + INPLACE -> Abstract.inplaceRemainder(a, b);
            case OR + INPLACE -> Abstract.inplaceOr(a, b);
            case POWER + INPLACE -> Abstract.inplacePower(a, b, PyNone.INSTANCE);
            case RSHIFT + INPLACE -> Abstract.inplaceRshift(a, b);
            case SUBTRACT + INPLACE -> Abstract.inplaceSubtract(a, b);
            case TRUE_DIVIDE + INPLACE -> Abstract.inplaceTrueDivide(a, b);
            case XOR + INPLACE -> Abstract.inplaceXor(a, b);
            default -> throw new AssertionError(oparg);
        };
    }

    static void compare(PyObject[] s, int sp, int op) {
        PyObject b = s[sp - 1];
        PyObject a = s[sp - 2];
        PyObject r;
        if (a.type == PyInt.TYPE && b.type == PyInt.TYPE && ((PyInt) a).fitsLong() && ((PyInt) b).fitsLong()) {
            r = PyBool.of(IntOps.compare(op, ((PyInt) a).value, ((PyInt) b).value));
        } else {
            try {
                r = Objects.richCompare(a, b, op);
            } catch (PyException e) {
                fail2(s, sp, a, b);
                throw e;
            }
        }
        drop2(s, sp, r, a, b);
    }

    static void subscript(PyObject[] s, int sp) {
        PyObject key = s[sp - 1];
        PyObject container = s[sp - 2];
        PyObject r = null;
        if (key.type == PyInt.TYPE && key.getClass() == PyInt.class) {
            long i = ((PyInt) key).value;
            if (container.type == PyList.TYPE) {
                PyList l = (PyList) container;
                if (i >= 0 && i < l.size) {
                    r = l.items[(int) i].newRef();
                }
            } else if (container.type == PyTuple.TYPE) {
                PyTuple t = (PyTuple) container;
                if (i >= 0 && i < t.items.length) {
                    r = t.items[(int) i].newRef();
                }
            }
        }
        if (r == null) {
            try {
                r = Abstract.getItem(container, key);
            } catch (PyException e) {
                fail2(s, sp, container, key);
                throw e;
            }
        }
        drop2(s, sp, r, container, key);
    }

    static void storeSubscript(PyObject[] s, int sp) {
        PyObject key = s[sp - 1];
        PyObject container = s[sp - 2];
        PyObject value = s[sp - 3];
        if (container.type == PyList.TYPE && key.type == PyInt.TYPE && key.getClass() == PyInt.class) {
            PyList l = (PyList) container;
            long i = ((PyInt) key).value;
            if (i >= 0 && i < l.size) {
                PyObject old = l.items[(int) i];
                l.items[(int) i] = value;
                s[sp - 3] = null;
                s[sp - 1] = null;
                old.decref();
                key.decref();
                s[sp - 2] = null;
                container.decref();
                return;
            }
        }
        try {
            Abstract.setItem(container, key, value);
        } finally {
            s[sp - 3] = null;
            value.decref();
            s[sp - 2] = null;
            container.decref();
            s[sp - 1] = null;
            key.decref();
        }
    }

    static void deleteSubscript(PyObject[] s, int sp) {
        PyObject key = s[sp - 1];
        PyObject container = s[sp - 2];
        try {
            Abstract.delItem(container, key);
        } finally {
            s[sp - 2] = null;
            container.decref();
            s[sp - 1] = null;
            key.decref();
        }
    }

    static void contains(PyObject[] s, int sp, int invert) {
        PyObject right = s[sp - 1];
        PyObject left = s[sp - 2];
        boolean r;
        try {
            r = Abstract.contains(right, left);
        } catch (PyException e) {
            fail2(s, sp, left, right);
            throw e;
        }
        drop2(s, sp, PyBool.of(r != (invert != 0)), left, right);
    }

    /** The truth of a value that this releases, also when it throws. */
    static boolean isTrue(PyObject v) {
        if (v instanceof PyBool) {
            v.decref();
            return v == PyBool.TRUE;
        }
        try {
            return Objects.isTrue(v);
        } finally {
            v.decref();
        }
    }

    /** iter(v) for GET_ITER; v stays in its slot unless this throws. */
    static PyObject iter(PyObject[] s, int sp, PyObject v) {
        try {
            return Abstract.iter(v);
        } catch (PyException e) {
            s[sp - 1] = null;
            v.decref();
            throw e;
        }
    }

    static void unary(PyObject[] s, int sp, int op) {
        PyObject v = s[sp - 1];
        PyObject r;
        try {
            r = switch (op) {
                case Op.UNARY_NEGATIVE -> Abstract.negative(v);
                case Op.UNARY_POSITIVE -> Abstract.positive(v);
                default -> Abstract.invert(v);
            };
        } catch (PyException e) {
            s[sp - 1] = null;
            v.decref();
            throw e;
        }
        s[sp - 1] = r;
        v.decref();
    }

    /** Whether a dict of exactly this type can be looked into without calling Python code for the container. */
    static boolean isPlainDict(PyObject o) {
        return o != null && o.type == PyDict.TYPE;
    }
}
