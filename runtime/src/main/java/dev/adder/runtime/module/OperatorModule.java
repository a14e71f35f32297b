package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.Slot;
import java.security.MessageDigest;
import java.util.Arrays;

/** The _operator module (Modules/_operator.c). */
@BuiltinModule(name = "_operator", doc = "Operator interface.\n\n"
        + "This module exports a set of functions implemented in C corresponding\n"
        + "to the intrinsic operators of Python.  For example, operator.add(x, y)\n"
        + "is equivalent to the expression x+y.  The function names are those\n"
        + "used for special methods; variants without leading and trailing\n"
        + "'__' are also provided for convenience.")
public final class OperatorModule extends NativeModule {
    public OperatorModule() {
        super("_operator", OperatorModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule m) {
        addTypes(m, PyAttrGetter.TYPE, PyItemGetter.TYPE, PyMethodCaller.TYPE);
    }

    @PyMethod(value = "truth($module, a, /)", doc = "Return True if a is true, False otherwise.")
    static boolean truthOp(PyObject a) {
        return Objects.isTrue(a);
    }

    @PyMethod(value = "contains($module, a, b, /)", doc = "Same as b in a (note reversed operands).")
    static boolean containsOp(PyObject a, PyObject b) {
        return Abstract.contains(a, b);
    }

    @PyMethod(value = "indexOf($module, a, b, /)", doc = "Return the first index of b in a.")
    static long indexOfOp(PyObject a, PyObject b) {
        PyObject it = iterate(a);
        try {
            long i = 0;
            for (PyObject o; (o = Abstract.next(it)) != null; i++) {
                try {
                    if (Objects.equal(o, b)) {
                        return i;
                    }
                } finally {
                    o.decref();
                }
            }
        } finally {
            it.decref();
        }
        throw PyErr.valueError("sequence.index(x): x not in sequence");
    }

    @PyMethod(value = "countOf($module, a, b, /)", doc = "Return the number of items in a which are, or which equal, b.")
    static long countOfOp(PyObject a, PyObject b) {
        PyObject it = iterate(a);
        long n = 0;
        try {
            for (PyObject o; (o = Abstract.next(it)) != null;) {
                try {
                    n += Objects.equal(o, b) ? 1 : 0;
                } finally {
                    o.decref();
                }
            }
        } finally {
            it.decref();
        }
        return n;
    }

    // CPython: Objects/abstract.c _PySequence_IterSearch
    private static PyObject iterate(PyObject a) {
        try {
            return Abstract.iter(a);
        } catch (PyException e) {
            if (!e.matches(PyExc.TypeError)) {
                throw e;
            }
            e.release();
            throw PyErr.typeError("argument of type '" + a.type.tpName() + "' is not iterable");
        }
    }

    @PyMethod(value = "lt($module, a, b, /)", doc = "Same as a < b.")
    static PyObject ltOp(PyObject a, PyObject b) {
        return Objects.richCompare(a, b, Objects.LT);
    }

    @PyMethod(value = "le($module, a, b, /)", doc = "Same as a <= b.")
    static PyObject leOp(PyObject a, PyObject b) {
        return Objects.richCompare(a, b, Objects.LE);
    }

    @PyMethod(value = "eq($module, a, b, /)", doc = "Same as a == b.")
    static PyObject eqOp(PyObject a, PyObject b) {
        return Objects.richCompare(a, b, Objects.EQ);
    }

    @PyMethod(value = "ne($module, a, b, /)", doc = "Same as a != b.")
    static PyObject neOp(PyObject a, PyObject b) {
        return Objects.richCompare(a, b, Objects.NE);
    }

    @PyMethod(value = "gt($module, a, b, /)", doc = "Same as a > b.")
    static PyObject gtOp(PyObject a, PyObject b) {
        return Objects.richCompare(a, b, Objects.GT);
    }

    @PyMethod(value = "ge($module, a, b, /)", doc = "Same as a >= b.")
    static PyObject geOp(PyObject a, PyObject b) {
        return Objects.richCompare(a, b, Objects.GE);
    }

    @PyMethod(value = "not_($module, a, /)", doc = "Same as not a.")
    static boolean notOp(PyObject a) {
        return !Objects.isTrue(a);
    }

    @PyMethod(value = "is_($module, a, b, /)", doc = "Same as a is b.")
    static boolean isOp(PyObject a, PyObject b) {
        return a == b;
    }

    @PyMethod(value = "is_not($module, a, b, /)", doc = "Same as a is not b.")
    static boolean isNotOp(PyObject a, PyObject b) {
        return a != b;
    }

    @PyMethod(value = "add($module, a, b, /)", doc = "Same as a + b.")
    static PyObject addOp(PyObject a, PyObject b) {
        return Abstract.add(a, b);
    }

    @PyMethod(value = "sub($module, a, b, /)", doc = "Same as a - b.")
    static PyObject subOp(PyObject a, PyObject b) {
        return Abstract.subtract(a, b);
    }

    @PyMethod(value = "mul($module, a, b, /)", doc = "Same as a * b.")
    static PyObject mulOp(PyObject a, PyObject b) {
        return Abstract.multiply(a, b);
    }

    @PyMethod(value = "matmul($module, a, b, /)", doc = "Same as a @ b.")
    static PyObject matmulOp(PyObject a, PyObject b) {
        return Abstract.matrixMultiply(a, b);
    }

    @PyMethod(value = "floordiv($module, a, b, /)", doc = "Same as a // b.")
    static PyObject floordivOp(PyObject a, PyObject b) {
        return Abstract.floorDivide(a, b);
    }

    @PyMethod(value = "truediv($module, a, b, /)", doc = "Same as a / b.")
    static PyObject truedivOp(PyObject a, PyObject b) {
        return Abstract.trueDivide(a, b);
    }

    @PyMethod(value = "mod($module, a, b, /)", doc = "Same as a % b.")
    static PyObject modOp(PyObject a, PyObject b) {
        return Abstract.remainder(a, b);
    }

    @PyMethod(value = "lshift($module, a, b, /)", doc = "Same as a << b.")
    static PyObject lshiftOp(PyObject a, PyObject b) {
        return Abstract.lshift(a, b);
    }

    @PyMethod(value = "rshift($module, a, b, /)", doc = "Same as a >> b.")
    static PyObject rshiftOp(PyObject a, PyObject b) {
        return Abstract.rshift(a, b);
    }

    @PyMethod(value = "and_($module, a, b, /)", doc = "Same as a & b.")
    static PyObject andOp(PyObject a, PyObject b) {
        return Abstract.and(a, b);
    }

    @PyMethod(value = "xor($module, a, b, /)", doc = "Same as a ^ b.")
    static PyObject xorOp(PyObject a, PyObject b) {
        return Abstract.xor(a, b);
    }

    @PyMethod(value = "or_($module, a, b, /)", doc = "Same as a | b.")
    static PyObject orOp(PyObject a, PyObject b) {
        return Abstract.or(a, b);
    }

    @PyMethod(value = "iadd($module, a, b, /)", doc = "Same as a += b.")
    static PyObject iaddOp(PyObject a, PyObject b) {
        return Abstract.inplaceAdd(a, b);
    }

    @PyMethod(value = "isub($module, a, b, /)", doc = "Same as a -= b.")
    static PyObject isubOp(PyObject a, PyObject b) {
        return Abstract.inplaceSubtract(a, b);
    }

    @PyMethod(value = "imul($module, a, b, /)", doc = "Same as a *= b.")
    static PyObject imulOp(PyObject a, PyObject b) {
        return Abstract.inplaceMultiply(a, b);
    }

    @PyMethod(value = "imatmul($module, a, b, /)", doc = "Same as a @= b.")
    static PyObject imatmulOp(PyObject a, PyObject b) {
        return Abstract.inplaceMatrixMultiply(a, b);
    }

    @PyMethod(value = "ifloordiv($module, a, b, /)", doc = "Same as a //= b.")
    static PyObject ifloordivOp(PyObject a, PyObject b) {
        return Abstract.inplaceFloorDivide(a, b);
    }

    @PyMethod(value = "itruediv($module, a, b, /)", doc = "Same as a /= b.")
    static PyObject itruedivOp(PyObject a, PyObject b) {
        return Abstract.inplaceTrueDivide(a, b);
    }

    @PyMethod(value = "imod($module, a, b, /)", doc = "Same as a %= b.")
    static PyObject imodOp(PyObject a, PyObject b) {
        return Abstract.inplaceRemainder(a, b);
    }

    @PyMethod(value = "ilshift($module, a, b, /)", doc = "Same as a <<= b.")
    static PyObject ilshiftOp(PyObject a, PyObject b) {
        return Abstract.inplaceLshift(a, b);
    }

    @PyMethod(value = "irshift($module, a, b, /)", doc = "Same as a >>= b.")
    static PyObject irshiftOp(PyObject a, PyObject b) {
        return Abstract.inplaceRshift(a, b);
    }

    @PyMethod(value = "iand($module, a, b, /)", doc = "Same as a &= b.")
    static PyObject iandOp(PyObject a, PyObject b) {
        return Abstract.inplaceAnd(a, b);
    }

    @PyMethod(value = "ixor($module, a, b, /)", doc = "Same as a ^= b.")
    static PyObject ixorOp(PyObject a, PyObject b) {
        return Abstract.inplaceXor(a, b);
    }

    @PyMethod(value = "ior($module, a, b, /)", doc = "Same as a |= b.")
    static PyObject iorOp(PyObject a, PyObject b) {
        return Abstract.inplaceOr(a, b);
    }

    @PyMethod(value = "getitem($module, a, b, /)", doc = "Same as a[b].")
    static PyObject getitemOp(PyObject a, PyObject b) {
        return Abstract.getItem(a, b);
    }

    @PyMethod(value = "pow($module, a, b, /)", doc = "Same as a ** b.")
    static PyObject powOp(PyObject a, PyObject b) {
        return Abstract.power(a, b, PyNone.INSTANCE);
    }

    @PyMethod(value = "ipow($module, a, b, /)", doc = "Same as a **= b.")
    static PyObject ipowOp(PyObject a, PyObject b) {
        return Abstract.inplacePower(a, b, PyNone.INSTANCE);
    }

    @PyMethod(value = "neg($module, a, /)", doc = "Same as -a.")
    static PyObject negOp(PyObject a) {
        return Abstract.negative(a);
    }

    @PyMethod(value = "pos($module, a, /)", doc = "Same as +a.")
    static PyObject posOp(PyObject a) {
        return Abstract.positive(a);
    }

    @PyMethod(value = "inv($module, a, /)", doc = "Same as ~a.")
    static PyObject invOp(PyObject a) {
        return Abstract.invert(a);
    }

    @PyMethod(value = "invert($module, a, /)", doc = "Same as ~a.")
    static PyObject invertOp(PyObject a) {
        return Abstract.invert(a);
    }

    @PyMethod(value = "abs($module, a, /)", doc = "Same as abs(a).")
    static PyObject absOp(PyObject a) {
        return Abstract.absolute(a);
    }

    @PyMethod(value = "index($module, a, /)", doc = "Same as a.__index__()")
    static PyObject indexOp(PyObject a) {
        PyInt i = Abstract.index(a);
        if (i.type == PyInt.TYPE) {
            return i;
        }
        PyInt plain = i.exact();
        i.decref();
        return plain;
    }

    @PyMethod(value = "setitem($module, a, b, c, /)", doc = "Same as a[b] = c.")
    static void setitemOp(PyObject a, PyObject b, PyObject c) {
        Abstract.setItem(a, b, c);
    }

    @PyMethod(value = "delitem($module, a, b, /)", doc = "Same as del a[b].")
    static void delitemOp(PyObject a, PyObject b) {
        Abstract.delItem(a, b);
    }

    @PyMethod(value = "concat($module, a, b, /)", doc = "Same as a + b, for a and b sequences.")
    static PyObject concatOp(PyObject a, PyObject b) {
        if (a.type.has(Slot.SQ_CONCAT) || Abstract.isSequence(a) && Abstract.isSequence(b)) {
            return Abstract.add(a, b);
        }
        throw PyErr.typeError("'" + a.type.tpName() + "' object can't be concatenated");
    }

    @PyMethod(value = "iconcat($module, a, b, /)", doc = "Same as a += b, for a and b sequences.")
    static PyObject iconcatOp(PyObject a, PyObject b) {
        if (a.type.has(Slot.SQ_CONCAT) || a.type.has(Slot.SQ_INPLACE_CONCAT) || Abstract.isSequence(a) && Abstract.isSequence(b)) {
            return Abstract.inplaceAdd(a, b);
        }
        throw PyErr.typeError("'" + a.type.tpName() + "' object can't be concatenated");
    }

    @PyMethod(value = "length_hint($module, obj, default=0, /)", doc = "Return an estimate of the number of items in obj.\n\n"
            + "This is useful for presizing containers when building from an iterable.\n\n"
            + "If the object supports len(), the result will be exact.\n"
            + "Otherwise, it may over- or under-estimate by an arbitrary amount.\n"
            + "The result will be an integer >= 0.")
    static long lengthHintOp(PyObject obj, PyObject absent) {
        if (absent != null && !(absent instanceof PyInt)) {
            throw PyErr.typeError("'" + absent.type.tpName() + "' object cannot be interpreted as an integer");
        }
        return Abstract.lengthHint(obj, absent == null ? 0 : Args.toLong(absent));
    }

    @PyMethod(value = "call($module, obj, /, *args, **kwargs)", raw = true, doc = "Same as obj(*args, **kwargs).")
    static PyObject callOp(PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (nargs == 0) {
            throw PyErr.typeError("call expected at least 1 argument, got 0");
        }
        return Call.vectorcall(args[base], args, base + 1, nargs - 1, kwnames);
    }

    // CPython: Modules/_operator.c _operator__compare_digest_impl
    @PyMethod(value = "_compare_digest($module, a, b, /)", doc = "Return 'a == b'.\n\n"
            + "This function uses an approach designed to prevent\n"
            + "timing analysis, making it appropriate for cryptography.\n\n"
            + "a and b must both be of the same type: either str (ASCII only),\n"
            + "or any bytes-like object.\n\n"
            + "Note: If a and b are of different lengths, or if an error occurs,\n"
            + "a timing attack could theoretically reveal information about the\n"
            + "types and lengths of a and b--but not their values.")
    static boolean compareDigest(PyObject a, PyObject b) {
        if (a instanceof PyStr s && b instanceof PyStr t) {
            if (!s.isAscii() || !t.isAscii()) {
                throw PyErr.typeError("comparing strings with non-ASCII characters is not supported");
            }
            return MessageDigest.isEqual(s.toUtf8(), t.toUtf8());
        }
        if (!a.type.has(Slot.BF_GETBUFFER) && !b.type.has(Slot.BF_GETBUFFER)) {
            throw PyErr.typeError("unsupported operand types(s) or combination of types: '" + a.type.tpName() + "' and '"
                    + b.type.tpName() + "'");
        }
        byte[] left = digestBytes(a);
        return MessageDigest.isEqual(left, digestBytes(b));
    }

    private static byte[] digestBytes(PyObject o) {
        Buffer view = Abstract.getBuffer(o, Buffer.SIMPLE);
        try {
            if (view.ndim > 1) {
                throw PyErr.bufferError("Buffer must be single dimension");
            }
            return Arrays.copyOfRange(view.bytes, view.offset, view.offset + (int) view.len);
        } finally {
            view.release();
        }
    }
}
