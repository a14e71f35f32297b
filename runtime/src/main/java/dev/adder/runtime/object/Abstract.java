package dev.adder.runtime.object;

import dev.adder.runtime.interpreter.ThreadState;

/**
 * The abstract protocols (Objects/abstract.c): numbers, sequences, mappings, iteration, isinstance. Results are owned, arguments
 * borrowed.
 */
public final class Abstract {
    private Abstract() {}

    private static PyException binaryTypeError(PyObject v, PyObject w, String op) {
        PyStr text = StrBuilder.make(96).append("unsupported operand type(s) for ").append(op).append(": '").append(v.type.tpName()).append("' and '")
                .append(w.type.tpName()).append('\'').finish();
        try {
            return PyErr.withValue(PyExc.TypeError, text);
        } finally {
            text.decref();
        }
    }

    /** Whether the slot of {@code w} is another function than that of {@code v}; heap types that both call special methods share one. */
    private static boolean differs(PyType vt, PyType wt, Slot slot) {
        if (vt == wt) {
            return false;
        }
        boolean vo = vt instanceof HeapType h && h.overrides(slot);
        boolean wo = wt instanceof HeapType h && h.overrides(slot);
        if (vo || wo) {
            return vo != wo;
        }
        PyType vn = vt instanceof HeapType h ? h.nativeBase : vt;
        PyType wn = wt instanceof HeapType h ? h.nativeBase : wt;
        return vn != wn;
    }

    // CPython: Objects/abstract.c binary_op1
    private static PyObject add1(PyObject v, PyObject w) {
        PyType vt = v.type;
        PyType wt = w.type;
        boolean hv = vt.has(Slot.NB_ADD);
        boolean hw = wt.has(Slot.NB_ADD) && (!hv || differs(vt, wt, Slot.NB_ADD));
        if (hv) {
            if (hw && wt.isSubtype(vt)) {
                PyObject r = wt.nbAdd(v, w);
                if (r != PyNotImplemented.INSTANCE) {
                    return r;
                }
                r.decref();
                hw = false;
            }
            PyObject r = vt.nbAdd(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        if (hw) {
            PyObject r = wt.nbAdd(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        return null;
    }

    /** {@code v + w}. */
    public static PyObject add(PyObject v, PyObject w) {
        PyObject r = add1(v, w);
        if (r != null) {
            return r;
        }
        if (v.type.has(Slot.SQ_CONCAT)) {
            return v.type.sqConcat(v, w);
        }
        throw binaryTypeError(v, w, "+");
    }

    // CPython: Objects/abstract.c binary_op1
    private static PyObject subtract1(PyObject v, PyObject w) {
        PyType vt = v.type;
        PyType wt = w.type;
        boolean hv = vt.has(Slot.NB_SUBTRACT);
        boolean hw = wt.has(Slot.NB_SUBTRACT) && (!hv || differs(vt, wt, Slot.NB_SUBTRACT));
        if (hv) {
            if (hw && wt.isSubtype(vt)) {
                PyObject r = wt.nbSubtract(v, w);
                if (r != PyNotImplemented.INSTANCE) {
                    return r;
                }
                r.decref();
                hw = false;
            }
            PyObject r = vt.nbSubtract(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        if (hw) {
            PyObject r = wt.nbSubtract(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        return null;
    }

    /** {@code v - w}. */
    public static PyObject subtract(PyObject v, PyObject w) {
        PyObject r = subtract1(v, w);
        if (r == null) {
            throw binaryTypeError(v, w, "-");
        }
        return r;
    }

    // CPython: Objects/abstract.c binary_op1
    private static PyObject multiply1(PyObject v, PyObject w) {
        PyType vt = v.type;
        PyType wt = w.type;
        boolean hv = vt.has(Slot.NB_MULTIPLY);
        boolean hw = wt.has(Slot.NB_MULTIPLY) && (!hv || differs(vt, wt, Slot.NB_MULTIPLY));
        if (hv) {
            if (hw && wt.isSubtype(vt)) {
                PyObject r = wt.nbMultiply(v, w);
                if (r != PyNotImplemented.INSTANCE) {
                    return r;
                }
                r.decref();
                hw = false;
            }
            PyObject r = vt.nbMultiply(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        if (hw) {
            PyObject r = wt.nbMultiply(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        return null;
    }

    /** {@code v * w}. */
    public static PyObject multiply(PyObject v, PyObject w) {
        PyObject r = multiply1(v, w);
        if (r != null) {
            return r;
        }
        if (v.type.has(Slot.SQ_REPEAT)) {
            return v.type.sqRepeat(v, repeatCount(w));
        }
        if (w.type.has(Slot.SQ_REPEAT)) {
            return w.type.sqRepeat(w, repeatCount(v));
        }
        throw binaryTypeError(v, w, "*");
    }

    // CPython: Objects/abstract.c sequence_repeat
    private static long repeatCount(PyObject n) {
        if (!n.type.has(Slot.NB_INDEX)) {
            throw PyErr.typeError("can't multiply sequence by non-int of type '" + n.type.tpName() + "'");
        }
        return asSsize(n, PyExc.OverflowError);
    }

    // CPython: Objects/abstract.c binary_op1
    private static PyObject remainder1(PyObject v, PyObject w) {
        PyType vt = v.type;
        PyType wt = w.type;
        boolean hv = vt.has(Slot.NB_REMAINDER);
        boolean hw = wt.has(Slot.NB_REMAINDER) && (!hv || differs(vt, wt, Slot.NB_REMAINDER));
        if (hv) {
            if (hw && wt.isSubtype(vt)) {
                PyObject r = wt.nbRemainder(v, w);
                if (r != PyNotImplemented.INSTANCE) {
                    return r;
                }
                r.decref();
                hw = false;
            }
            PyObject r = vt.nbRemainder(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        if (hw) {
            PyObject r = wt.nbRemainder(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        return null;
    }

    /** {@code v % w}. */
    public static PyObject remainder(PyObject v, PyObject w) {
        PyObject r = remainder1(v, w);
        if (r == null) {
            throw binaryTypeError(v, w, "%");
        }
        return r;
    }

    // CPython: Objects/abstract.c binary_op1
    private static PyObject divmod1(PyObject v, PyObject w) {
        PyType vt = v.type;
        PyType wt = w.type;
        boolean hv = vt.has(Slot.NB_DIVMOD);
        boolean hw = wt.has(Slot.NB_DIVMOD) && (!hv || differs(vt, wt, Slot.NB_DIVMOD));
        if (hv) {
            if (hw && wt.isSubtype(vt)) {
                PyObject r = wt.nbDivmod(v, w);
                if (r != PyNotImplemented.INSTANCE) {
                    return r;
                }
                r.decref();
                hw = false;
            }
            PyObject r = vt.nbDivmod(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        if (hw) {
            PyObject r = wt.nbDivmod(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        return null;
    }

    /** {@code divmod(v, w)}. */
    public static PyObject divmod(PyObject v, PyObject w) {
        PyObject r = divmod1(v, w);
        if (r == null) {
            throw binaryTypeError(v, w, "divmod()");
        }
        return r;
    }

    // CPython: Objects/abstract.c binary_op1
    private static PyObject lshift1(PyObject v, PyObject w) {
        PyType vt = v.type;
        PyType wt = w.type;
        boolean hv = vt.has(Slot.NB_LSHIFT);
        boolean hw = wt.has(Slot.NB_LSHIFT) && (!hv || differs(vt, wt, Slot.NB_LSHIFT));
        if (hv) {
            if (hw && wt.isSubtype(vt)) {
                PyObject r = wt.nbLshift(v, w);
                if (r != PyNotImplemented.INSTANCE) {
                    return r;
                }
                r.decref();
                hw = false;
            }
            PyObject r = vt.nbLshift(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        if (hw) {
            PyObject r = wt.nbLshift(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        return null;
    }

    /** {@code v << w}. */
    public static PyObject lshift(PyObject v, PyObject w) {
        PyObject r = lshift1(v, w);
        if (r == null) {
            throw binaryTypeError(v, w, "<<");
        }
        return r;
    }

    // CPython: Objects/abstract.c binary_op1
    private static PyObject rshift1(PyObject v, PyObject w) {
        PyType vt = v.type;
        PyType wt = w.type;
        boolean hv = vt.has(Slot.NB_RSHIFT);
        boolean hw = wt.has(Slot.NB_RSHIFT) && (!hv || differs(vt, wt, Slot.NB_RSHIFT));
        if (hv) {
            if (hw && wt.isSubtype(vt)) {
                PyObject r = wt.nbRshift(v, w);
                if (r != PyNotImplemented.INSTANCE) {
                    return r;
                }
                r.decref();
                hw = false;
            }
            PyObject r = vt.nbRshift(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        if (hw) {
            PyObject r = wt.nbRshift(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        return null;
    }

    /** {@code v >> w}. */
    public static PyObject rshift(PyObject v, PyObject w) {
        PyObject r = rshift1(v, w);
        if (r == null) {
            if (v.type == PyBuiltinFunction.TYPE && "print".equals(PyBuiltinFunction.nameOf(v))) {
                throw PyErr.typeError("unsupported operand type(s) for >>: '" + v.type.tpName() + "' and '" + w.type.tpName()
                        + "'. Did you mean \"print(<message>, file=<output_stream>)\"?");
            }
            throw binaryTypeError(v, w, ">>");
        }
        return r;
    }

    // CPython: Objects/abstract.c binary_op1
    private static PyObject and1(PyObject v, PyObject w) {
        PyType vt = v.type;
        PyType wt = w.type;
        boolean hv = vt.has(Slot.NB_AND);
        boolean hw = wt.has(Slot.NB_AND) && (!hv || differs(vt, wt, Slot.NB_AND));
        if (hv) {
            if (hw && wt.isSubtype(vt)) {
                PyObject r = wt.nbAnd(v, w);
                if (r != PyNotImplemented.INSTANCE) {
                    return r;
                }
                r.decref();
                hw = false;
            }
            PyObject r = vt.nbAnd(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        if (hw) {
            PyObject r = wt.nbAnd(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        return null;
    }

    /** {@code v & w}. */
    public static PyObject and(PyObject v, PyObject w) {
        PyObject r = and1(v, w);
        if (r == null) {
            throw binaryTypeError(v, w, "&");
        }
        return r;
    }

    // CPython: Objects/abstract.c binary_op1
    private static PyObject xor1(PyObject v, PyObject w) {
        PyType vt = v.type;
        PyType wt = w.type;
        boolean hv = vt.has(Slot.NB_XOR);
        boolean hw = wt.has(Slot.NB_XOR) && (!hv || differs(vt, wt, Slot.NB_XOR));
        if (hv) {
            if (hw && wt.isSubtype(vt)) {
                PyObject r = wt.nbXor(v, w);
                if (r != PyNotImplemented.INSTANCE) {
                    return r;
                }
                r.decref();
                hw = false;
            }
            PyObject r = vt.nbXor(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        if (hw) {
            PyObject r = wt.nbXor(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        return null;
    }

    /** {@code v ^ w}. */
    public static PyObject xor(PyObject v, PyObject w) {
        PyObject r = xor1(v, w);
        if (r == null) {
            throw binaryTypeError(v, w, "^");
        }
        return r;
    }

    // CPython: Objects/abstract.c binary_op1
    private static PyObject or1(PyObject v, PyObject w) {
        PyType vt = v.type;
        PyType wt = w.type;
        boolean hv = vt.has(Slot.NB_OR);
        boolean hw = wt.has(Slot.NB_OR) && (!hv || differs(vt, wt, Slot.NB_OR));
        if (hv) {
            if (hw && wt.isSubtype(vt)) {
                PyObject r = wt.nbOr(v, w);
                if (r != PyNotImplemented.INSTANCE) {
                    return r;
                }
                r.decref();
                hw = false;
            }
            PyObject r = vt.nbOr(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        if (hw) {
            PyObject r = wt.nbOr(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        return null;
    }

    /** {@code v | w}. */
    public static PyObject or(PyObject v, PyObject w) {
        PyObject r = or1(v, w);
        if (r == null) {
            throw binaryTypeError(v, w, "|");
        }
        return r;
    }

    // CPython: Objects/abstract.c binary_op1
    private static PyObject floorDivide1(PyObject v, PyObject w) {
        PyType vt = v.type;
        PyType wt = w.type;
        boolean hv = vt.has(Slot.NB_FLOOR_DIVIDE);
        boolean hw = wt.has(Slot.NB_FLOOR_DIVIDE) && (!hv || differs(vt, wt, Slot.NB_FLOOR_DIVIDE));
        if (hv) {
            if (hw && wt.isSubtype(vt)) {
                PyObject r = wt.nbFloorDivide(v, w);
                if (r != PyNotImplemented.INSTANCE) {
                    return r;
                }
                r.decref();
                hw = false;
            }
            PyObject r = vt.nbFloorDivide(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        if (hw) {
            PyObject r = wt.nbFloorDivide(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        return null;
    }

    /** {@code v // w}. */
    public static PyObject floorDivide(PyObject v, PyObject w) {
        PyObject r = floorDivide1(v, w);
        if (r == null) {
            throw binaryTypeError(v, w, "//");
        }
        return r;
    }

    // CPython: Objects/abstract.c binary_op1
    private static PyObject trueDivide1(PyObject v, PyObject w) {
        PyType vt = v.type;
        PyType wt = w.type;
        boolean hv = vt.has(Slot.NB_TRUE_DIVIDE);
        boolean hw = wt.has(Slot.NB_TRUE_DIVIDE) && (!hv || differs(vt, wt, Slot.NB_TRUE_DIVIDE));
        if (hv) {
            if (hw && wt.isSubtype(vt)) {
                PyObject r = wt.nbTrueDivide(v, w);
                if (r != PyNotImplemented.INSTANCE) {
                    return r;
                }
                r.decref();
                hw = false;
            }
            PyObject r = vt.nbTrueDivide(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        if (hw) {
            PyObject r = wt.nbTrueDivide(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        return null;
    }

    /** {@code v / w}. */
    public static PyObject trueDivide(PyObject v, PyObject w) {
        PyObject r = trueDivide1(v, w);
        if (r == null) {
            throw binaryTypeError(v, w, "/");
        }
        return r;
    }

    // CPython: Objects/abstract.c binary_op1
    private static PyObject matrixMultiply1(PyObject v, PyObject w) {
        PyType vt = v.type;
        PyType wt = w.type;
        boolean hv = vt.has(Slot.NB_MATRIX_MULTIPLY);
        boolean hw = wt.has(Slot.NB_MATRIX_MULTIPLY) && (!hv || differs(vt, wt, Slot.NB_MATRIX_MULTIPLY));
        if (hv) {
            if (hw && wt.isSubtype(vt)) {
                PyObject r = wt.nbMatrixMultiply(v, w);
                if (r != PyNotImplemented.INSTANCE) {
                    return r;
                }
                r.decref();
                hw = false;
            }
            PyObject r = vt.nbMatrixMultiply(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        if (hw) {
            PyObject r = wt.nbMatrixMultiply(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        return null;
    }

    /** {@code v @ w}. */
    public static PyObject matrixMultiply(PyObject v, PyObject w) {
        PyObject r = matrixMultiply1(v, w);
        if (r == null) {
            throw binaryTypeError(v, w, "@");
        }
        return r;
    }

    /** {@code pow(v, w, z)}; z is None for {@code v ** w}. */
    // CPython: Objects/abstract.c ternary_op
    public static PyObject power(PyObject v, PyObject w, PyObject z) {
        return power(v, w, z, "** or pow()");
    }

    private static PyObject power(PyObject v, PyObject w, PyObject z, String op) {
        PyType vt = v.type;
        PyType wt = w.type;
        boolean hv = vt.has(Slot.NB_POWER);
        boolean hw = wt.has(Slot.NB_POWER) && (!hv || differs(vt, wt, Slot.NB_POWER));
        PyObject r;
        if (hv) {
            if (hw && wt.isSubtype(vt)) {
                r = wt.nbPower(v, w, z);
                if (r != PyNotImplemented.INSTANCE) {
                    return r;
                }
                r.decref();
                hw = false;
            }
            r = vt.nbPower(v, w, z);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        if (hw) {
            r = wt.nbPower(v, w, z);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        PyType zt = z.type;
        if (zt.has(Slot.NB_POWER) && (!hv || differs(vt, zt, Slot.NB_POWER)) && (!wt.has(Slot.NB_POWER) || differs(wt, zt, Slot.NB_POWER))) {
            r = zt.nbPower(v, w, z);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        if (z == PyNone.INSTANCE) {
            throw binaryTypeError(v, w, op);
        }
        throw PyErr.typeError("unsupported operand type(s) for " + op + ": '" + vt.tpName() + "', '" + wt.tpName() + "', '" + zt.tpName() + "'");
    }

    /** {@code v -= w}: the new value of v. */
    public static PyObject inplaceSubtract(PyObject v, PyObject w) {
        if (v.type.has(Slot.NB_INPLACE_SUBTRACT)) {
            PyObject r = v.type.nbInplaceSubtract(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        PyObject r = subtract1(v, w);
        if (r == null) {
            throw binaryTypeError(v, w, "-=");
        }
        return r;
    }

    /** {@code v %= w}: the new value of v. */
    public static PyObject inplaceRemainder(PyObject v, PyObject w) {
        if (v.type.has(Slot.NB_INPLACE_REMAINDER)) {
            PyObject r = v.type.nbInplaceRemainder(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        PyObject r = remainder1(v, w);
        if (r == null) {
            throw binaryTypeError(v, w, "%=");
        }
        return r;
    }

    /** {@code v <<= w}: the new value of v. */
    public static PyObject inplaceLshift(PyObject v, PyObject w) {
        if (v.type.has(Slot.NB_INPLACE_LSHIFT)) {
            PyObject r = v.type.nbInplaceLshift(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        PyObject r = lshift1(v, w);
        if (r == null) {
            throw binaryTypeError(v, w, "<<=");
        }
        return r;
    }

    /** {@code v >>= w}: the new value of v. */
    public static PyObject inplaceRshift(PyObject v, PyObject w) {
        if (v.type.has(Slot.NB_INPLACE_RSHIFT)) {
            PyObject r = v.type.nbInplaceRshift(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        PyObject r = rshift1(v, w);
        if (r == null) {
            throw binaryTypeError(v, w, ">>=");
        }
        return r;
    }

    /** {@code v &= w}: the new value of v. */
    public static PyObject inplaceAnd(PyObject v, PyObject w) {
        if (v.type.has(Slot.NB_INPLACE_AND)) {
            PyObject r = v.type.nbInplaceAnd(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        PyObject r = and1(v, w);
        if (r == null) {
            throw binaryTypeError(v, w, "&=");
        }
        return r;
    }

    /** {@code v ^= w}: the new value of v. */
    public static PyObject inplaceXor(PyObject v, PyObject w) {
        if (v.type.has(Slot.NB_INPLACE_XOR)) {
            PyObject r = v.type.nbInplaceXor(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        PyObject r = xor1(v, w);
        if (r == null) {
            throw binaryTypeError(v, w, "^=");
        }
        return r;
    }

    /** {@code v |= w}: the new value of v. */
    public static PyObject inplaceOr(PyObject v, PyObject w) {
        if (v.type.has(Slot.NB_INPLACE_OR)) {
            PyObject r = v.type.nbInplaceOr(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        PyObject r = or1(v, w);
        if (r == null) {
            throw binaryTypeError(v, w, "|=");
        }
        return r;
    }

    /** {@code v //= w}: the new value of v. */
    public static PyObject inplaceFloorDivide(PyObject v, PyObject w) {
        if (v.type.has(Slot.NB_INPLACE_FLOOR_DIVIDE)) {
            PyObject r = v.type.nbInplaceFloorDivide(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        PyObject r = floorDivide1(v, w);
        if (r == null) {
            throw binaryTypeError(v, w, "//=");
        }
        return r;
    }

    /** {@code v /= w}: the new value of v. */
    public static PyObject inplaceTrueDivide(PyObject v, PyObject w) {
        if (v.type.has(Slot.NB_INPLACE_TRUE_DIVIDE)) {
            PyObject r = v.type.nbInplaceTrueDivide(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        PyObject r = trueDivide1(v, w);
        if (r == null) {
            throw binaryTypeError(v, w, "/=");
        }
        return r;
    }

    /** {@code v @= w}: the new value of v. */
    public static PyObject inplaceMatrixMultiply(PyObject v, PyObject w) {
        if (v.type.has(Slot.NB_INPLACE_MATRIX_MULTIPLY)) {
            PyObject r = v.type.nbInplaceMatrixMultiply(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        PyObject r = matrixMultiply1(v, w);
        if (r == null) {
            throw binaryTypeError(v, w, "@=");
        }
        return r;
    }

    /** {@code v += w}: the new value of v. */
    public static PyObject inplaceAdd(PyObject v, PyObject w) {
        PyType vt = v.type;
        if (vt.has(Slot.NB_INPLACE_ADD)) {
            PyObject r = vt.nbInplaceAdd(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        PyObject r = add1(v, w);
        if (r != null) {
            return r;
        }
        if (vt.has(Slot.SQ_INPLACE_CONCAT)) {
            return vt.sqInplaceConcat(v, w);
        }
        if (vt.has(Slot.SQ_CONCAT)) {
            return vt.sqConcat(v, w);
        }
        throw binaryTypeError(v, w, "+=");
    }

    /** {@code v *= w}: the new value of v. */
    public static PyObject inplaceMultiply(PyObject v, PyObject w) {
        PyType vt = v.type;
        if (vt.has(Slot.NB_INPLACE_MULTIPLY)) {
            PyObject r = vt.nbInplaceMultiply(v, w);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        PyObject r = multiply1(v, w);
        if (r != null) {
            return r;
        }
        if (vt.has(Slot.SQ_INPLACE_REPEAT)) {
            return vt.sqInplaceRepeat(v, repeatCount(w));
        }
        if (vt.has(Slot.SQ_REPEAT)) {
            return vt.sqRepeat(v, repeatCount(w));
        }
        if (w.type.has(Slot.SQ_REPEAT)) {
            return w.type.sqRepeat(w, repeatCount(v));
        }
        throw binaryTypeError(v, w, "*=");
    }

    /** {@code v **= w}: the new value of v. */
    public static PyObject inplacePower(PyObject v, PyObject w, PyObject z) {
        if (v.type.has(Slot.NB_INPLACE_POWER)) {
            PyObject r = v.type.nbInplacePower(v, w, z);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        return power(v, w, z, "**=");
    }

    private static PyException badUnary(String what, PyObject o) {
        return PyErr.typeError("bad operand type for " + what + ": '" + o.type.tpName() + "'");
    }

    /** {@code -o}. */
    public static PyObject negative(PyObject o) {
        if (!o.type.has(Slot.NB_NEGATIVE)) {
            throw badUnary("unary -", o);
        }
        return o.type.nbNegative(o);
    }

    /** {@code +o}. */
    public static PyObject positive(PyObject o) {
        if (!o.type.has(Slot.NB_POSITIVE)) {
            throw badUnary("unary +", o);
        }
        return o.type.nbPositive(o);
    }

    /** {@code ~o}. */
    public static PyObject invert(PyObject o) {
        if (!o.type.has(Slot.NB_INVERT)) {
            throw badUnary("unary ~", o);
        }
        return o.type.nbInvert(o);
    }

    /** {@code abs(o)}. */
    public static PyObject absolute(PyObject o) {
        if (!o.type.has(Slot.NB_ABSOLUTE)) {
            throw badUnary("abs()", o);
        }
        return o.type.nbAbsolute(o);
    }

    /** {@code operator.index(o)}: an int, or an instance of a subclass of int as it is (_PyNumber_Index). */
    public static PyInt index(PyObject o) {
        if (o instanceof PyInt i) {
            i.incref();
            return i;
        }
        if (!o.type.has(Slot.NB_INDEX)) {
            throw PyErr.typeError("'" + o.type.tpName() + "' object cannot be interpreted as an integer");
        }
        PyObject r = o.type.nbIndex(o);
        if (r instanceof PyInt i) {
            if (r.type == PyInt.TYPE) {
                return i;
            }
            try {
                PyErr.warn(PyExc.DeprecationWarning, "__index__ returned non-int (type " + r.type.tpName() + ").  The ability to return "
                        + "an instance of a strict subclass of int is deprecated, and may not be supported in a future version of Python.", 1);
            } catch (PyException e) {
                r.decref();
                throw e;
            }
            return i;
        }
        PyException e = PyErr.typeError("__index__ returned non-int (type " + r.type.tpName() + ")");
        r.decref();
        throw e;
    }

    public static boolean isIndex(PyObject o) {
        return o.type.has(Slot.NB_INDEX);
    }

    /**
     * An index as a Java long (PyNumber_AsSsize_t).
     *
     * @param overflow the exception for a value that does not fit; null clips it to the nearest bound
     */
    public static long asSsize(PyObject o, PyType overflow) {
        PyInt i = index(o);
        try {
            if (i.fitsLong()) {
                return i.longValue();
            }
            if (overflow == null) {
                return i.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
            }
            throw PyErr.format(overflow, "cannot fit '" + o.type.tpName() + "' into an index-sized integer");
        } finally {
            i.decref();
        }
    }

    /** len(o). */
    public static long size(PyObject o) {
        PyType t = o.type;
        if (t.has(Slot.SQ_LENGTH)) {
            return t.sqLength(o);
        }
        if (t.has(Slot.MP_LENGTH)) {
            return t.mpLength(o);
        }
        throw PyErr.typeError("object of type '" + t.tpName() + "' has no len()");
    }

    /** An estimate of how many items {@code o} yields (PyObject_LengthHint). */
    public static long lengthHint(PyObject o, long defaultValue) {
        if (o.type.has(Slot.SQ_LENGTH) || o.type.has(Slot.MP_LENGTH)) {
            try {
                return size(o);
            } catch (PyException e) {
                if (!e.matches(PyExc.TypeError)) {
                    throw e;
                }
                e.release();
            }
        }
        PyObject hint = Objects.lookupSpecial(o, Id.__length_hint__);
        if (hint == null) {
            return defaultValue;
        }
        PyObject r;
        try {
            r = Call.call(hint);
        } catch (PyException e) {
            if (e.matches(PyExc.TypeError)) {
                e.release();
                return defaultValue;
            }
            throw e;
        } finally {
            hint.decref();
        }
        try {
            if (r == PyNotImplemented.INSTANCE) {
                return defaultValue;
            }
            if (!(r instanceof PyInt i)) {
                throw PyErr.typeError("__length_hint__ must be an integer, not " + r.type.tpName());
            }
            if (!i.fitsLong()) {
                throw PyErr.overflowError("Python int too large to convert to C ssize_t");
            }
            if (i.longValue() < 0) {
                throw PyErr.valueError("__length_hint__() should return >= 0");
            }
            return i.longValue();
        } finally {
            r.decref();
        }
    }

    /** {@code o[key]}. */
    public static PyObject getItem(PyObject o, PyObject key) {
        PyType t = o.type;
        if (t.has(Slot.MP_SUBSCRIPT)) {
            return t.mpSubscript(o, key);
        }
        if (t.has(Slot.SQ_ITEM)) {
            if (key.type.has(Slot.NB_INDEX)) {
                return sequenceGetItem(o, asSsize(key, PyExc.IndexError));
            }
            throw PyErr.typeError("sequence index must be integer, not '" + key.type.tpName() + "'");
        }
        if (o instanceof PyType type) {
            if (type == PyType.TYPE) {
                return PyGenericAlias.create(o, key);
            }
            PyObject method = Objects.lookupAttr(o, Id.__class_getitem__);
            if (method != null && method != PyNone.INSTANCE) {
                try {
                    return Call.call(method, key);
                } finally {
                    method.decref();
                }
            }
            PyObject.xdecref(method);
            throw PyErr.typeError("type '" + type.tpName() + "' is not subscriptable");
        }
        throw PyErr.typeError("'" + t.tpName() + "' object is not subscriptable");
    }

    /** {@code o[key] = value}. */
    public static void setItem(PyObject o, PyObject key, PyObject value) {
        assignItem(o, key, value);
    }

    /** {@code del o[key]}. */
    public static void delItem(PyObject o, PyObject key) {
        assignItem(o, key, null);
    }

    // CPython: Objects/abstract.c PyObject_SetItem, PyObject_DelItem
    private static void assignItem(PyObject o, PyObject key, PyObject value) {
        PyType t = o.type;
        if (t.has(Slot.MP_ASS_SUBSCRIPT)) {
            t.mpAssSubscript(o, key, value);
            return;
        }
        if (hasSequenceTable(t)) {
            if (key.type.has(Slot.NB_INDEX)) {
                sequenceSetItem(o, asSsize(key, PyExc.IndexError), value);
                return;
            }
            if (t.has(Slot.SQ_ASS_ITEM)) {
                throw PyErr.typeError("sequence index must be integer, not '" + key.type.tpName() + "'");
            }
        }
        throw PyErr.typeError("'" + t.tpName() + "' object does not support item " + (value == null ? "deletion" : "assignment"));
    }

    /** Whether CPython's type has a tp_as_sequence, with anything in it. */
    private static boolean hasSequenceTable(PyType t) {
        return t.isHeapType() || t.has(Slot.SQ_ASS_ITEM) || t.has(Slot.SQ_LENGTH) || t.has(Slot.SQ_ITEM) || t.has(Slot.SQ_CONTAINS) || t.has(Slot.SQ_CONCAT);
    }

    /** PySequence_GetItem: a negative index counts from the end. */
    public static PyObject sequenceGetItem(PyObject o, long i) {
        PyType t = o.type;
        if (t.has(Slot.SQ_ITEM)) {
            if (i < 0 && t.has(Slot.SQ_LENGTH)) {
                i += t.sqLength(o);
            }
            return t.sqItem(o, i);
        }
        if (t.has(Slot.MP_SUBSCRIPT)) {
            throw PyErr.typeError(t.tpName() + " is not a sequence");
        }
        throw PyErr.typeError("'" + t.tpName() + "' object does not support indexing");
    }

    /** PySequence_SetItem; null deletes. */
    public static void sequenceSetItem(PyObject o, long i, PyObject value) {
        PyType t = o.type;
        if (t.has(Slot.SQ_ASS_ITEM)) {
            if (i < 0 && t.has(Slot.SQ_LENGTH)) {
                i += t.sqLength(o);
            }
            t.sqAssItem(o, i, value);
            return;
        }
        throw PyErr.typeError("'" + t.tpName() + "' object " + (value == null ? "doesn't support item deletion" : "does not support item assignment"));
    }

    /** PySequence_Check. */
    public static boolean isSequence(PyObject o) {
        return !(o instanceof PyDict) && o.type.has(Slot.SQ_ITEM);
    }

    /** PyMapping_Check. */
    public static boolean isMapping(PyObject o) {
        return o.type.has(Slot.MP_SUBSCRIPT);
    }

    /** {@code value in o}. */
    public static boolean contains(PyObject o, PyObject value) {
        if (o.type.has(Slot.SQ_CONTAINS)) {
            return o.type.sqContains(o, value);
        }
        PyObject it;
        try {
            it = iter(o);
        } catch (PyException e) {
            if (e.matches(PyExc.TypeError)) {
                e.release();
                throw PyErr.typeError("argument of type '" + o.type.tpName() + "' is not iterable");
            }
            throw e;
        }
        try {
            for (PyObject item; (item = next(it)) != null;) {
                try {
                    if (Objects.equal(item, value)) {
                        return true;
                    }
                } finally {
                    item.decref();
                }
            }
            return false;
        } finally {
            it.decref();
        }
    }

    /** iter(o). */
    public static PyObject iter(PyObject o) {
        PyType t = o.type;
        if (!t.has(Slot.TP_ITER)) {
            if (isSequence(o)) {
                return PySeqIterator.create(o);
            }
            throw PyErr.typeError("'" + t.tpName() + "' object is not iterable");
        }
        PyObject r = t.tpIter(o);
        if (!isIterator(r)) {
            PyException e = PyErr.typeError("iter() returned non-iterator of type '" + r.type.tpName() + "'");
            r.decref();
            throw e;
        }
        return r;
    }

    /** PyIter_Check. */
    public static boolean isIterator(PyObject o) {
        return o.type.has(Slot.TP_ITERNEXT);
    }

    /** The next item, or null at the end: both a null of the slot and a StopIteration (PyIter_Next). */
    public static PyObject next(PyObject iterator) {
        try {
            return iterator.type.tpIterNext(iterator);
        } catch (PyException e) {
            if (e.matches(PyExc.StopIteration)) {
                e.release();
                return null;
            }
            throw e;
        }
    }

    /** A list of the items (PySequence_List). */
    public static PyList list(PyObject iterable) {
        PyList list = PyList.create();
        try {
            list.extend(iterable);
        } catch (PyException e) {
            list.decref();
            throw e;
        }
        return list;
    }

    /** A tuple of the items (PySequence_Tuple); a tuple as it is. */
    // CPython: Objects/abstract.c PySequence_Tuple
    public static PyTuple tuple(PyObject iterable) {
        if (iterable.type == PyTuple.TYPE) {
            iterable.incref();
            return (PyTuple) iterable;
        }
        if (iterable.type == PyList.TYPE) {
            PyList l = (PyList) iterable;
            return PyTuple.copyOf(l.items, 0, l.size);
        }
        PyObject it = iter(iterable);
        PyObject[] items = Payload.objects(10);
        int n = 0;
        try {
            // Only for what it raises: the array is no use to anybody before it is full.
            lengthHint(iterable, 10);
            for (PyObject item; (item = next(it)) != null;) {
                if (n == items.length) {
                    items = Payload.resize(items, n + (n >> 1) + 6);
                }
                items[n++] = item;
            }
        } catch (PyException e) {
            PyObject.decrefAll(items, n);
            throw e;
        } finally {
            it.decref();
        }
        return PyTuple.steal(Payload.resize(items, n));
    }

    /** A list or tuple as it is, else a list of the items; TypeError with {@code message} if not iterable (PySequence_Fast). */
    public static PyObject fast(PyObject o, String message) {
        if (o.type == PyList.TYPE || o.type == PyTuple.TYPE) {
            return o.newRef();
        }
        PyObject it;
        try {
            it = iter(o);
        } catch (PyException e) {
            if (e.matches(PyExc.TypeError)) {
                e.release();
                throw PyErr.typeError(message);
            }
            throw e;
        }
        try {
            return list(it);
        } finally {
            it.decref();
        }
    }

    /** isinstance(o, cls), with {@code __instancecheck__}. */
    // CPython: Objects/abstract.c object_recursive_isinstance
    public static boolean isInstance(PyObject o, PyObject cls) {
        if (o.type == cls) {
            return true;
        }
        if (cls.type == PyType.TYPE) {
            return realIsInstance(o, cls);
        }
        if (cls instanceof PyUnion u) {
            cls = u.args;
        }
        if (cls instanceof PyTuple t) {
            ThreadState ts = ThreadState.current;
            ts.enterRecursiveCall(" in __instancecheck__");
            try {
                for (int i = 0; i < t.size(); i++) {
                    if (isInstance(o, t.items[i])) {
                        return true;
                    }
                }
                return false;
            } finally {
                ts.leaveRecursiveCall();
            }
        }
        PyObject checker = Objects.lookupSpecial(cls, Id.__instancecheck__);
        if (checker != null) {
            ThreadState ts = ThreadState.current;
            PyObject r;
            try {
                ts.enterRecursiveCall(" in __instancecheck__");
                try {
                    r = Call.call(checker, o);
                } finally {
                    ts.leaveRecursiveCall();
                }
            } finally {
                checker.decref();
            }
            try {
                return Objects.isTrue(r);
            } finally {
                r.decref();
            }
        }
        return realIsInstance(o, cls);
    }

    /** isinstance without {@code __instancecheck__} ({@code type.__instancecheck__}). */
    // CPython: Objects/abstract.c object_isinstance
    public static boolean realIsInstance(PyObject o, PyObject cls) {
        if (cls instanceof PyType t) {
            if (o.type.isSubtype(t)) {
                return true;
            }
            PyObject c = Objects.lookupAttr(o, Id.__class__);
            if (c == null) {
                return false;
            }
            boolean r = c != o.type && c instanceof PyType ct && ct.isSubtype(t);
            c.decref();
            return r;
        }
        checkClass(cls, "isinstance() arg 2 must be a type, a tuple of types, or a union");
        PyObject c = Objects.lookupAttr(o, Id.__class__);
        if (c == null) {
            return false;
        }
        try {
            return abstractIsSubclass(c, cls);
        } finally {
            c.decref();
        }
    }

    /** issubclass(derived, cls), with {@code __subclasscheck__}. */
    // CPython: Objects/abstract.c object_issubclass
    public static boolean isSubclass(PyObject derived, PyObject cls) {
        if (cls.type == PyType.TYPE) {
            return derived == cls || realIsSubclass(derived, cls);
        }
        if (cls instanceof PyUnion u) {
            cls = u.args;
        }
        if (cls instanceof PyTuple t) {
            ThreadState ts = ThreadState.current;
            ts.enterRecursiveCall(" in __subclasscheck__");
            try {
                for (int i = 0; i < t.size(); i++) {
                    if (isSubclass(derived, t.items[i])) {
                        return true;
                    }
                }
                return false;
            } finally {
                ts.leaveRecursiveCall();
            }
        }
        PyObject checker = Objects.lookupSpecial(cls, Id.__subclasscheck__);
        if (checker != null) {
            ThreadState ts = ThreadState.current;
            PyObject r;
            try {
                ts.enterRecursiveCall(" in __subclasscheck__");
                try {
                    r = Call.call(checker, derived);
                } finally {
                    ts.leaveRecursiveCall();
                }
            } finally {
                checker.decref();
            }
            try {
                return Objects.isTrue(r);
            } finally {
                r.decref();
            }
        }
        return realIsSubclass(derived, cls);
    }

    /** issubclass without {@code __subclasscheck__} ({@code type.__subclasscheck__}). */
    public static boolean realIsSubclass(PyObject derived, PyObject cls) {
        if (cls instanceof PyType c && derived instanceof PyType d) {
            return d.isSubtype(c);
        }
        checkClass(derived, "issubclass() arg 1 must be a class");
        checkClass(cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union");
        return abstractIsSubclass(derived, cls);
    }

    private static void checkClass(PyObject cls, String message) {
        PyTuple bases = abstractBases(cls);
        if (bases == null) {
            throw PyErr.typeError(message);
        }
        bases.decref();
    }

    private static PyTuple abstractBases(PyObject cls) {
        PyObject bases = Objects.lookupAttr(cls, Id.__bases__);
        if (bases instanceof PyTuple t) {
            return t;
        }
        PyObject.xdecref(bases);
        return null;
    }

    private static boolean abstractIsSubclass(PyObject derived, PyObject cls) {
        if (derived == cls) {
            return true;
        }
        PyTuple bases = abstractBases(derived);
        if (bases == null) {
            return false;
        }
        ThreadState ts = ThreadState.current;
        try {
            ts.enterRecursiveCall(" in __issubclass__");
            try {
                for (int i = 0; i < bases.size(); i++) {
                    if (abstractIsSubclass(bases.items[i], cls)) {
                        return true;
                    }
                }
                return false;
            } finally {
                ts.leaveRecursiveCall();
            }
        } finally {
            bases.decref();
        }
    }

    /** Whether {@code o} exports buffers. */
    public static boolean hasBuffer(PyObject o) {
        return o.type.has(Slot.BF_GETBUFFER);
    }

    /** The plain buffer of {@code o}, or null if it has none or does not give it. */
    static Buffer getBufferIfAny(PyObject o) {
        if (!hasBuffer(o)) {
            return null;
        }
        try {
            return o.type.bfGetBuffer(o, Buffer.SIMPLE);
        } catch (PyException e) {
            e.release();
            return null;
        }
    }

    /** The buffer of {@code o} (PyObject_GetBuffer); give it back with {@link Buffer#release}. */
    public static Buffer getBuffer(PyObject o, int flags) {
        if (!hasBuffer(o)) {
            throw PyErr.typeError("a bytes-like object is required, not '" + o.type.tpName() + "'");
        }
        return o.type.bfGetBuffer(o, flags);
    }
}
