package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyComplex;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyNotImplemented;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;
import dev.adder.runtime.object.UnicodeData;
import java.math.BigDecimal;
import java.math.BigInteger;

/** {@code decimal.Decimal}. */
// CPython: Modules/_decimal/_decimal.c PyDecObject
@BuiltinType(name = "decimal.Decimal", doc = "Construct a new Decimal object. 'value' can be an integer, string, tuple,\n"
        + "or another Decimal object. If no value is given, return Decimal('0'). The\n"
        + "context does not affect the conversion and is only passed to determine if\n"
        + "the InvalidOperation trap is active.\n\n")
public final class PyDecimal extends PyObject {
    static final PyType TYPE = new Type();

    private static final BigInteger HASH_MODULUS = BigInteger.ONE.shiftLeft(61).subtract(BigInteger.ONE);

    final DecimalNumber value;
    private long hash = -1;

    private PyDecimal(PyType type, DecimalNumber value) {
        super(type);
        this.value = value;
        TypeObject.initInstance(this);
    }

    static PyDecimal of(DecimalNumber value) {
        return new PyDecimal(TYPE, value);
    }

    /** What the running operation has as its result, unless conditions that it met are trapped. Owned. */
    static PyObject result(DecimalNumber value, DecimalContext c) {
        if (c.raised != 0) {
            DecimalModule.addStatus(c);
        }
        return new PyDecimal(TYPE, value);
    }

    /** The same for two results. */
    static PyObject pair(DecimalNumber[] values, DecimalContext c) {
        if (c.raised != 0) {
            DecimalModule.addStatus(c);
        }
        return PyTuple.steal(of(values[0]), of(values[1]));
    }

    // Making decimals of other objects.

    /** The value of an operand, a decimal or an int; null for others. */
    private static DecimalNumber operandOrNull(PyObject o) {
        return switch (o) {
            case PyDecimal d -> d.value;
            case PyInt i -> DecimalNumber.of(i.bigValue());
            default -> null;
        };
    }

    /** The value of an operand; TypeError for what is none. */
    // CPython: Modules/_decimal/_decimal.c convert_op
    static DecimalNumber operand(PyObject o, DecimalContext c) {
        DecimalNumber n = operandOrNull(o);
        if (n == null) {
            throw unsupported(o);
        }
        return n;
    }

    private static RuntimeException unsupported(PyObject o) {
        return PyErr.typeError("conversion from " + o.type.tpName() + " to Decimal is not supported");
    }

    @PyNew(value = "Decimal(value=\"0\", context=None)")
    static PyObject create(PyType cls, PyObject value, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        if (value == null) {
            return new PyDecimal(cls, DecimalNumber.ZERO);
        }
        if (cls == TYPE && value.type == TYPE) {
            return value.newRef();
        }
        return new PyDecimal(cls, exactly(value, c));
    }

    /** The exact value of an object; the context says what is trapped. */
    // CPython: Modules/_decimal/_decimal.c PyDecType_FromObjectExact
    private static DecimalNumber exactly(PyObject value, DecimalContext c) {
        switch (value) {
            case PyDecimal d:
                return d.value;
            case PyStr s:
                return exactly(ascii(s, true), c);
            case PyInt i:
                return DecimalNumber.of(i.bigValue());
            case PyTuple t:
                return exactly(DecimalModule.textOf(t), c);
            case PyList l:
                PyTuple items = Abstract.tuple(l);
                try {
                    return exactly(DecimalModule.textOf(items), c);
                } finally {
                    items.decref();
                }
            case PyFloat f:
                c.raised = DecimalContext.FLOAT_OPERATION;
                DecimalModule.addStatus(c);
                return ofDouble(f.value);
            default:
                throw unsupported(value);
        }
    }

    /** The number that a text stands for; what does not fit into the largest context is invalid. */
    // CPython: Modules/_decimal/_decimal.c PyDecType_FromCStringExact
    private static DecimalNumber exactly(String text, DecimalContext c) {
        DecimalNumber n = DecimalText.parse(text);
        c.raised = 0;
        if (n == null) {
            n = c.invalid(DecimalContext.CONVERSION_SYNTAX);
        } else if (n.isFinite()) {
            DecimalContext max = DecimalContext.max();
            DecimalNumber r = max.finish(n);
            if ((max.raised & (DecimalContext.INEXACT | DecimalContext.ROUNDED | DecimalContext.CLAMPED)) != 0) {
                r = c.invalid(DecimalContext.INVALID_OPERATION);
            }
            n = r;
        }
        if (c.raised != 0) {
            DecimalModule.addStatus(c);
        }
        return n;
    }

    /** A decimal of an object, rounded to the context. */
    // CPython: Modules/_decimal/_decimal.c PyDecType_FromObject
    static PyObject inContext(PyObject value, DecimalContext c) {
        if (value == null) {
            return of(DecimalNumber.ZERO);
        }
        switch (value) {
            case PyDecimal d -> {
                if (d.value.isNan() && d.value.digits() > c.prec - (c.clamp ? 1 : 0)) {
                    return result(c.invalid(DecimalContext.CONVERSION_SYNTAX), c);
                }
                return result(c.finish(d.value), c);
            }
            case PyStr s -> {
                return inContext(ascii(s, false), c);
            }
            case PyInt i -> {
                return result(c.finish(DecimalNumber.of(i.bigValue())), c);
            }
            case PyFloat f -> {
                c.raised = DecimalContext.FLOAT_OPERATION;
                DecimalModule.addStatus(c);
                c.raised = 0;
                return result(c.finish(ofDouble(f.value)), c);
            }
            default -> {
                if (!(value instanceof PyTuple || value instanceof PyList)) {
                    throw unsupported(value);
                }
                PyTuple items = Abstract.tuple(value);
                try {
                    return inContext(DecimalModule.textOf(items), c);
                } finally {
                    items.decref();
                }
            }
        }
    }

    private static PyObject inContext(String text, DecimalContext c) {
        DecimalNumber n = DecimalText.parse(text);
        if (n == null || n.isNan() && n.digits() > c.prec - (c.clamp ? 1 : 0) && n.coefficient.signum() != 0) {
            return result(c.invalid(DecimalContext.CONVERSION_SYNTAX), c);
        }
        return result(c.finish(n), c);
    }

    /** The decimal that a float or an int is exactly. */
    static PyDecimal fromNumber(PyObject f) {
        return switch (f) {
            case PyInt i -> of(DecimalNumber.of(i.bigValue()));
            case PyFloat x -> of(ofDouble(x.value));
            default -> throw PyErr.typeError("argument must be int or float");
        };
    }

    /** The exact value of a double. */
    // CPython: Modules/_decimal/_decimal.c PyDecType_FromFloatExact
    static DecimalNumber ofDouble(double x) {
        boolean negative = Double.doubleToRawLongBits(x) < 0;
        if (Double.isNaN(x)) {
            return DecimalNumber.nan(negative, false, BigInteger.ZERO);
        }
        if (Double.isInfinite(x)) {
            return DecimalNumber.infinity(negative);
        }
        BigDecimal exact = new BigDecimal(Math.abs(x));
        return exact.scale() < 0 ? new DecimalNumber(negative, exact.toBigIntegerExact(), 0)
                : new DecimalNumber(negative, exact.unscaledValue(), -exact.scale());
    }

    /** A text with decimal digits of all scripts as ASCII; empty if it has other characters. */
    // CPython: Modules/_decimal/_decimal.c numeric_as_ascii
    private static String ascii(PyStr s, boolean lenient) {
        int from = 0;
        int to = s.length();
        if (lenient) {
            while (to > 0 && UnicodeData.isSpace(s.codePointAt(to - 1))) {
                to--;
            }
            while (from < to && UnicodeData.isSpace(s.codePointAt(from))) {
                from++;
            }
        }
        StringBuilder out = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            int c = s.codePointAt(i);
            if (lenient && c == '_') {
                continue;
            }
            if (c > 0 && c < 128) {
                out.append((char) c);
            } else if (UnicodeData.isSpace(c)) {
                out.append(' ');
            } else {
                int digit = UnicodeData.decimal(c);
                if (digit < 0) {
                    return "";
                }
                out.append((char) ('0' + digit));
            }
        }
        return out.toString();
    }

    // Other objects of decimals.

    /** The int that this is when rounded to an integer. Owned. */
    // CPython: Modules/_decimal/_decimal.c dec_as_long
    private PyObject toInt(int rounding) {
        if (!value.isFinite()) {
            if (value.isNan()) {
                throw PyErr.valueError("cannot convert NaN to integer");
            }
            throw PyErr.overflowError("cannot convert Infinity to integer");
        }
        DecimalContext c = PyDecimalContext.of(null);
        return PyInt.of(DecimalMath.toIntegral(value, rounding, false, c).truncated());
    }

    // CPython: Modules/_decimal/_decimal.c PyDec_AsFloat
    private double doubleValue() {
        if (value.isNan()) {
            if (value.isSignaling()) {
                throw PyErr.valueError("cannot convert signaling NaN to float");
            }
            return value.negative ? Double.longBitsToDouble(0xfff8000000000000L) : Double.NaN;
        }
        if (value.isInfinite()) {
            return value.negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.parseDouble(DecimalText.toScientific(value, true));
    }

    // CPython: Modules/_decimal/_decimal.c PyDec_Round
    private PyObject rounded(PyObject ndigits) {
        if (ndigits == null) {
            return toInt(DecimalContext.HALF_EVEN);
        }
        if (!(ndigits instanceof PyInt n)) {
            throw PyErr.typeError("optional arg must be an integer");
        }
        long places = Abstract.asSsize(n, PyExc.OverflowError);
        DecimalContext c = PyDecimalContext.of(null);
        long exponent = places == Long.MIN_VALUE ? Long.MAX_VALUE : -places;
        return result(DecimalMath.quantize(value, new DecimalNumber(false, BigInteger.ONE, exponent), c), c);
    }

    // CPython: Modules/_decimal/_decimal.c dec_as_integer_ratio
    private PyObject integerRatio() {
        if (!value.isFinite()) {
            if (value.isNan()) {
                throw PyErr.valueError("cannot convert NaN to integer ratio");
            }
            throw PyErr.overflowError("cannot convert Infinity to integer ratio");
        }
        if (value.exponent >= 0 || value.isZero()) {
            return PyTuple.steal(PyInt.of(value.truncated()), PyInt.of(1));
        }
        BigInteger denominator = DecimalNumber.powerOfTen(-value.exponent);
        BigInteger common = value.coefficient.gcd(denominator);
        BigInteger numerator = value.coefficient.divide(common);
        return PyTuple.steal(PyInt.of(value.negative ? numerator.negate() : numerator), PyInt.of(denominator.divide(common)));
    }

    // CPython: Modules/_decimal/_decimal.c _dec_hash
    private long computeHash() {
        if (value.isNan()) {
            if (value.isSignaling()) {
                throw PyErr.typeError("Cannot hash a signaling NaN value");
            }
            return Objects.hashPointer(this);
        }
        if (value.isInfinite()) {
            return value.negative ? -314159 : 314159;
        }
        long e = value.exponent;
        BigInteger base = e < 0 ? BigInteger.TEN.modInverse(HASH_MODULUS) : BigInteger.TEN;
        long h = value.coefficient.multiply(base.modPow(BigInteger.valueOf(Math.abs(e)), HASH_MODULUS)).mod(HASH_MODULUS).longValue();
        h = value.negative ? -h : h;
        return h == -1 ? -2 : h;
    }

    @PyMethod(value = "exp($self, /, context=None)",
            doc = "Return the value of the (natural) exponential function e**x at the given\n"
            + "number.  The function always uses the ROUND_HALF_EVEN mode and the result\n"
            + "is correctly rounded.\n\n")
    static PyObject exponential(PyDecimal self, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        return result(DecimalFunctions.exp(self.value, c), c);
    }

    @PyMethod(value = "ln($self, /, context=None)",
            doc = "Return the natural (base e) logarithm of the operand. The function always\n"
            + "uses the ROUND_HALF_EVEN mode and the result is correctly rounded.\n\n")
    static PyObject ln(PyDecimal self, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        return result(DecimalFunctions.ln(self.value, c), c);
    }

    @PyMethod(value = "log10($self, /, context=None)",
            doc = "Return the base ten logarithm of the operand. The function always uses the\n"
            + "ROUND_HALF_EVEN mode and the result is correctly rounded.\n\n")
    static PyObject log10(PyDecimal self, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        return result(DecimalFunctions.log10(self.value, c), c);
    }

    @PyMethod(value = "next_minus($self, /, context=None)",
            doc = "Return the largest number representable in the given context (or in the\n"
            + "current default context if no context is given) that is smaller than the\n"
            + "given operand.\n\n")
    static PyObject nextMinus(PyDecimal self, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        return result(DecimalMath.nextMinus(self.value, c), c);
    }

    @PyMethod(value = "next_plus($self, /, context=None)",
            doc = "Return the smallest number representable in the given context (or in the\n"
            + "current default context if no context is given) that is larger than the\n"
            + "given operand.\n\n")
    static PyObject nextPlus(PyDecimal self, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        return result(DecimalMath.nextPlus(self.value, c), c);
    }

    @PyMethod(value = "normalize($self, /, context=None)",
            doc = "Normalize the number by stripping the rightmost trailing zeros and\n"
            + "converting any result equal to Decimal('0') to Decimal('0e0').  Used\n"
            + "for producing canonical values for members of an equivalence class.\n"
            + "For example, Decimal('32.100') and Decimal('0.321000e+2') both normalize\n"
            + "to the equivalent value Decimal('32.1').\n\n")
    static PyObject normalize(PyDecimal self, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        return result(DecimalMath.normalize(self.value, c), c);
    }

    @PyMethod(value = "sqrt($self, /, context=None)",
            doc = "Return the square root of the argument to full precision. The result is\n"
            + "correctly rounded using the ROUND_HALF_EVEN rounding mode.\n\n")
    static PyObject sqrt(PyDecimal self, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        return result(DecimalMath.sqrt(self.value, c), c);
    }

    @PyMethod(value = "logb($self, /, context=None)",
            doc = "For a non-zero number, return the adjusted exponent of the operand as a\n"
            + "Decimal instance.  If the operand is a zero, then Decimal('-Infinity') is\n"
            + "returned and the DivisionByZero condition is raised. If the operand is\n"
            + "an infinity then Decimal('Infinity') is returned.\n\n")
    static PyObject logb(PyDecimal self, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        return result(DecimalMath.logb(self.value, c), c);
    }

    @PyMethod(value = "logical_invert($self, /, context=None)",
            doc = "Return the digit-wise inversion of the (logical) operand.\n\n")
    static PyObject logicalInvert(PyDecimal self, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        return result(DecimalMath.logicalInvert(self.value, c), c);
    }

    @PyMethod(value = "to_integral($self, /, rounding=None, context=None)",
            doc = "Identical to the to_integral_value() method.  The to_integral() name has been\n"
            + "kept for compatibility with older versions.\n\n")
    static PyObject toIntegral(PyDecimal self, PyObject rounding, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        int r = PyDecimalContext.rounding(rounding, c);
        return result(DecimalMath.toIntegral(self.value, r, false, c), c);
    }

    @PyMethod(value = "to_integral_value($self, /, rounding=None, context=None)",
            doc = "Round to the nearest integer without signaling Inexact or Rounded.  The\n"
            + "rounding mode is determined by the rounding parameter if given, else by\n"
            + "the given context. If neither parameter is given, then the rounding mode\n"
            + "of the current default context is used.\n\n")
    static PyObject toIntegralValue(PyDecimal self, PyObject rounding, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        int r = PyDecimalContext.rounding(rounding, c);
        return result(DecimalMath.toIntegral(self.value, r, false, c), c);
    }

    @PyMethod(value = "to_integral_exact($self, /, rounding=None, context=None)",
            doc = "Round to the nearest integer, signaling Inexact or Rounded as appropriate if\n"
            + "rounding occurs.  The rounding mode is determined by the rounding parameter\n"
            + "if given, else by the given context. If neither parameter is given, then the\n"
            + "rounding mode of the current default context is used.\n\n")
    static PyObject toIntegralExact(PyDecimal self, PyObject rounding, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        int r = PyDecimalContext.rounding(rounding, c);
        return result(DecimalMath.toIntegral(self.value, r, true, c), c);
    }

    @PyMethod(value = "compare($self, /, other, context=None)",
            doc = "Compare self to other.  Return a decimal value:\n\n"
            + "    a or b is a NaN ==> Decimal('NaN')\n"
            + "    a < b           ==> Decimal('-1')\n"
            + "    a == b          ==> Decimal('0')\n"
            + "    a > b           ==> Decimal('1')\n\n")
    static PyObject compare(PyDecimal self, PyObject other, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        DecimalNumber b = operand(other, c);
        return result(DecimalMath.compare(self.value, b, c), c);
    }

    @PyMethod(value = "compare_signal($self, /, other, context=None)",
            doc = "Identical to compare, except that all NaNs signal.\n\n")
    static PyObject compareSignal(PyDecimal self, PyObject other, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        DecimalNumber b = operand(other, c);
        return result(DecimalMath.compareSignal(self.value, b, c), c);
    }

    @PyMethod(value = "max($self, /, other, context=None)",
            doc = "Maximum of self and other.  If one operand is a quiet NaN and the other is\n"
            + "numeric, the numeric operand is returned.\n\n")
    static PyObject maximum(PyDecimal self, PyObject other, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        DecimalNumber b = operand(other, c);
        return result(DecimalMath.extreme(self.value, b, true, false, c), c);
    }

    @PyMethod(value = "max_mag($self, /, other, context=None)",
            doc = "Similar to the max() method, but the comparison is done using the absolute\n"
            + "values of the operands.\n\n")
    static PyObject maxMag(PyDecimal self, PyObject other, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        DecimalNumber b = operand(other, c);
        return result(DecimalMath.extreme(self.value, b, true, true, c), c);
    }

    @PyMethod(value = "min($self, /, other, context=None)",
            doc = "Minimum of self and other. If one operand is a quiet NaN and the other is\n"
            + "numeric, the numeric operand is returned.\n\n")
    static PyObject minimum(PyDecimal self, PyObject other, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        DecimalNumber b = operand(other, c);
        return result(DecimalMath.extreme(self.value, b, false, false, c), c);
    }

    @PyMethod(value = "min_mag($self, /, other, context=None)",
            doc = "Similar to the min() method, but the comparison is done using the absolute\n"
            + "values of the operands.\n\n")
    static PyObject minMag(PyDecimal self, PyObject other, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        DecimalNumber b = operand(other, c);
        return result(DecimalMath.extreme(self.value, b, false, true, c), c);
    }

    @PyMethod(value = "next_toward($self, /, other, context=None)",
            doc = "If the two operands are unequal, return the number closest to the first\n"
            + "operand in the direction of the second operand.  If both operands are\n"
            + "numerically equal, return a copy of the first operand with the sign set\n"
            + "to be the same as the sign of the second operand.\n\n")
    static PyObject nextToward(PyDecimal self, PyObject other, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        DecimalNumber b = operand(other, c);
        return result(DecimalMath.nextToward(self.value, b, c), c);
    }

    @PyMethod(value = "remainder_near($self, /, other, context=None)",
            doc = "Return the remainder from dividing self by other.  This differs from\n"
            + "self % other in that the sign of the remainder is chosen so as to minimize\n"
            + "its absolute value. More precisely, the return value is self - n * other\n"
            + "where n is the integer nearest to the exact value of self / other, and\n"
            + "if two integers are equally near then the even one is chosen.\n\n"
            + "If the result is zero then its sign will be the sign of self.\n\n")
    static PyObject remainderNear(PyDecimal self, PyObject other, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        DecimalNumber b = operand(other, c);
        return result(DecimalMath.remainderNear(self.value, b, c), c);
    }

    @PyMethod(value = "logical_and($self, /, other, context=None)",
            doc = "Return the digit-wise 'and' of the two (logical) operands.\n\n")
    static PyObject logicalAnd(PyDecimal self, PyObject other, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        DecimalNumber b = operand(other, c);
        return result(DecimalMath.logical(self.value, b, '&', c), c);
    }

    @PyMethod(value = "logical_or($self, /, other, context=None)",
            doc = "Return the digit-wise 'or' of the two (logical) operands.\n\n")
    static PyObject logicalOr(PyDecimal self, PyObject other, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        DecimalNumber b = operand(other, c);
        return result(DecimalMath.logical(self.value, b, '|', c), c);
    }

    @PyMethod(value = "logical_xor($self, /, other, context=None)",
            doc = "Return the digit-wise 'exclusive or' of the two (logical) operands.\n\n")
    static PyObject logicalXor(PyDecimal self, PyObject other, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        DecimalNumber b = operand(other, c);
        return result(DecimalMath.logical(self.value, b, '^', c), c);
    }

    @PyMethod(value = "rotate($self, /, other, context=None)",
            doc = "Return the result of rotating the digits of the first operand by an amount\n"
            + "specified by the second operand.  The second operand must be an integer in\n"
            + "the range -precision through precision. The absolute value of the second\n"
            + "operand gives the number of places to rotate. If the second operand is\n"
            + "positive then rotation is to the left; otherwise rotation is to the right.\n"
            + "The coefficient of the first operand is padded on the left with zeros to\n"
            + "length precision if necessary. The sign and exponent of the first operand are\n"
            + "unchanged.\n\n")
    static PyObject rotate(PyDecimal self, PyObject other, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        DecimalNumber b = operand(other, c);
        return result(DecimalMath.rotate(self.value, b, c), c);
    }

    @PyMethod(value = "scaleb($self, /, other, context=None)",
            doc = "Return the first operand with the exponent adjusted the second.  Equivalently,\n"
            + "return the first operand multiplied by 10**other. The second operand must be\n"
            + "an integer.\n\n")
    static PyObject scaleb(PyDecimal self, PyObject other, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        DecimalNumber b = operand(other, c);
        return result(DecimalMath.scaleb(self.value, b, c), c);
    }

    @PyMethod(value = "shift($self, /, other, context=None)",
            doc = "Return the result of shifting the digits of the first operand by an amount\n"
            + "specified by the second operand.  The second operand must be an integer in\n"
            + "the range -precision through precision. The absolute value of the second\n"
            + "operand gives the number of places to shift. If the second operand is\n"
            + "positive, then the shift is to the left; otherwise the shift is to the\n"
            + "right. Digits shifted into the coefficient are zeros. The sign and exponent\n"
            + "of the first operand are unchanged.\n\n")
    static PyObject shift(PyDecimal self, PyObject other, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        DecimalNumber b = operand(other, c);
        return result(DecimalMath.shift(self.value, b, c), c);
    }

    @PyMethod(value = "compare_total($self, /, other, context=None)",
            doc = "Compare two operands using their abstract representation rather than\n"
            + "their numerical value.  Similar to the compare() method, but the result\n"
            + "gives a total ordering on Decimal instances.  Two Decimal instances with\n"
            + "the same numeric value but different representations compare unequal\n"
            + "in this ordering:\n\n"
            + "    >>> Decimal('12.0').compare_total(Decimal('12'))\n"
            + "    Decimal('-1')\n\n"
            + "Quiet and signaling NaNs are also included in the total ordering. The result\n"
            + "of this function is Decimal('0') if both operands have the same representation,\n"
            + "Decimal('-1') if the first operand is lower in the total order than the second,\n"
            + "and Decimal('1') if the first operand is higher in the total order than the\n"
            + "second operand. See the specification for details of the total order.\n\n"
            + "This operation is unaffected by context and is quiet: no flags are changed\n"
            + "and no rounding is performed. As an exception, the C version may raise\n"
            + "InvalidOperation if the second operand cannot be converted exactly.\n\n")
    static PyObject compareTotal(PyDecimal self, PyObject other, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        return PyDecimal.of(DecimalNumber.of(DecimalMath.compareTotal(self.value, operand(other, c))));
    }

    @PyMethod(value = "compare_total_mag($self, /, other, context=None)",
            doc = "Compare two operands using their abstract representation rather than their\n"
            + "value as in compare_total(), but ignoring the sign of each operand.\n\n"
            + "x.compare_total_mag(y) is equivalent to x.copy_abs().compare_total(y.copy_abs()).\n\n"
            + "This operation is unaffected by context and is quiet: no flags are changed\n"
            + "and no rounding is performed. As an exception, the C version may raise\n"
            + "InvalidOperation if the second operand cannot be converted exactly.\n\n")
    static PyObject compareTotalMag(PyDecimal self, PyObject other, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        return PyDecimal.of(DecimalNumber.of(DecimalMath.compareTotal(self.value.abs(), operand(other, c).abs())));
    }

    @PyMethod(value = "quantize($self, /, exp, rounding=None, context=None)",
            doc = "Return a value equal to the first operand after rounding and having the\n"
            + "exponent of the second operand.\n\n"
            + "    >>> Decimal('1.41421356').quantize(Decimal('1.000'))\n"
            + "    Decimal('1.414')\n\n"
            + "Unlike other operations, if the length of the coefficient after the quantize\n"
            + "operation would be greater than precision, then an InvalidOperation is signaled.\n"
            + "This guarantees that, unless there is an error condition, the quantized exponent\n"
            + "is always equal to that of the right-hand operand.\n\n"
            + "Also unlike other operations, quantize never signals Underflow, even if the\n"
            + "result is subnormal and inexact.\n\n"
            + "If the exponent of the second operand is larger than that of the first, then\n"
            + "rounding may be necessary. In this case, the rounding mode is determined by the\n"
            + "rounding argument if given, else by the given context argument; if neither\n"
            + "argument is given, the rounding mode of the current thread's context is used.\n\n")
    static PyObject quantize(PyDecimal self, PyObject exp, PyObject rounding, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        int r = PyDecimalContext.rounding(rounding, c);
        DecimalNumber b = operand(exp, c);
        int old = c.rounding;
        c.rounding = r;
        DecimalNumber n = DecimalMath.quantize(self.value, b, c);
        c.rounding = old;
        return result(n, c);
    }

    @PyMethod(value = "fma($self, /, other, third, context=None)",
            doc = "Fused multiply-add.  Return self*other+third with no rounding of the\n"
            + "intermediate product self*other.\n\n"
            + "    >>> Decimal(2).fma(3, 5)\n"
            + "    Decimal('11')\n\n\n")
    static PyObject fma(PyDecimal self, PyObject other, PyObject third, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        DecimalNumber b = operand(other, c);
        DecimalNumber z = operand(third, c);
        return result(DecimalMath.fma(self.value, b, z, c), c);
    }

    @PyMethod(value = "is_canonical($self, /)",
            doc = "Return True if the argument is canonical and False otherwise.  Currently,\n"
            + "a Decimal instance is always canonical, so this operation always returns\n"
            + "True.\n\n")
    static boolean isCanonical(PyDecimal self) {
        return true;
    }

    @PyMethod(value = "is_finite($self, /)",
            doc = "Return True if the argument is a finite number, and False if the argument\n"
            + "is infinite or a NaN.\n\n")
    static boolean isFinite(PyDecimal self) {
        return self.value.isFinite();
    }

    @PyMethod(value = "is_infinite($self, /)",
            doc = "Return True if the argument is either positive or negative infinity and\n"
            + "False otherwise.\n\n")
    static boolean isInfinite(PyDecimal self) {
        return self.value.isInfinite();
    }

    @PyMethod(value = "is_nan($self, /)",
            doc = "Return True if the argument is a (quiet or signaling) NaN and False\n"
            + "otherwise.\n\n")
    static boolean isNan(PyDecimal self) {
        return self.value.isNan();
    }

    @PyMethod(value = "is_qnan($self, /)",
            doc = "Return True if the argument is a quiet NaN, and False otherwise.\n\n")
    static boolean isQnan(PyDecimal self) {
        return self.value.kind == DecimalNumber.Kind.QUIET_NAN;
    }

    @PyMethod(value = "is_snan($self, /)",
            doc = "Return True if the argument is a signaling NaN and False otherwise.\n\n")
    static boolean isSnan(PyDecimal self) {
        return self.value.isSignaling();
    }

    @PyMethod(value = "is_signed($self, /)",
            doc = "Return True if the argument has a negative sign and False otherwise.\n"
            + "Note that both zeros and NaNs can carry signs.\n\n")
    static boolean isSigned(PyDecimal self) {
        return self.value.negative;
    }

    @PyMethod(value = "is_zero($self, /)",
            doc = "Return True if the argument is a (positive or negative) zero and False\n"
            + "otherwise.\n\n")
    static boolean isZero(PyDecimal self) {
        return self.value.isZero();
    }

    @PyMethod(value = "is_normal($self, /, context=None)",
            doc = "Return True if the argument is a normal finite non-zero number with an\n"
            + "adjusted exponent greater than or equal to Emin. Return False if the\n"
            + "argument is zero, subnormal, infinite or a NaN.\n\n")
    static boolean isNormal(PyDecimal self, PyObject context) {
        return DecimalMath.isNormal(self.value, PyDecimalContext.of(context));
    }

    @PyMethod(value = "is_subnormal($self, /, context=None)",
            doc = "Return True if the argument is subnormal, and False otherwise. A number is\n"
            + "subnormal if it is non-zero, finite, and has an adjusted exponent less\n"
            + "than Emin.\n\n")
    static boolean isSubnormal(PyDecimal self, PyObject context) {
        return DecimalMath.isSubnormal(self.value, PyDecimalContext.of(context));
    }

    @PyMethod(value = "adjusted($self, /)",
            doc = "Return the adjusted exponent of the number.  Defined as exp + digits - 1.\n\n")
    static long adjusted(PyDecimal self) {
        return self.value.isFinite() ? self.value.adjusted() : 0;
    }

    @PyMethod(value = "canonical($self, /)",
            doc = "Return the canonical encoding of the argument.  Currently, the encoding\n"
            + "of a Decimal instance is always canonical, so this operation returns its\n"
            + "argument unchanged.\n\n")
    static PyObject canonical(PyDecimal self) {
        return self.newRef();
    }

    @PyMethod(value = "conjugate($self, /)",
            doc = "Return self.\n\n")
    static PyObject conjugate(PyDecimal self) {
        return self.newRef();
    }

    @PyMethod(value = "radix($self, /)",
            doc = "Return Decimal(10), the radix (base) in which the Decimal class does\n"
            + "all its arithmetic. Included for compatibility with the specification.\n\n")
    static PyObject radix(PyDecimal self) {
        return PyDecimal.of(DecimalNumber.of(10));
    }

    @PyMethod(value = "copy_abs($self, /)",
            doc = "Return the absolute value of the argument.  This operation is unaffected by\n"
            + "context and is quiet: no flags are changed and no rounding is performed.\n\n")
    static PyObject copyAbs(PyDecimal self) {
        return PyDecimal.of(self.value.abs());
    }

    @PyMethod(value = "copy_negate($self, /)",
            doc = "Return the negation of the argument.  This operation is unaffected by context\n"
            + "and is quiet: no flags are changed and no rounding is performed.\n\n")
    static PyObject copyNegate(PyDecimal self) {
        return PyDecimal.of(self.value.negated());
    }

    @PyMethod(value = "copy_sign($self, /, other, context=None)",
            doc = "Return a copy of the first operand with the sign set to be the same as the\n"
            + "sign of the second operand. For example:\n\n"
            + "    >>> Decimal('2.3').copy_sign(Decimal('-1.5'))\n"
            + "    Decimal('-2.3')\n\n"
            + "This operation is unaffected by context and is quiet: no flags are changed\n"
            + "and no rounding is performed. As an exception, the C version may raise\n"
            + "InvalidOperation if the second operand cannot be converted exactly.\n\n")
    static PyObject copySign(PyDecimal self, PyObject other, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        return PyDecimal.of(self.value.withSign(operand(other, c).negative));
    }

    @PyMethod(value = "same_quantum($self, /, other, context=None)",
            doc = "Test whether self and other have the same exponent or whether both are NaN.\n\n"
            + "This operation is unaffected by context and is quiet: no flags are changed\n"
            + "and no rounding is performed. As an exception, the C version may raise\n"
            + "InvalidOperation if the second operand cannot be converted exactly.\n\n")
    static boolean sameQuantum(PyDecimal self, PyObject other, PyObject context) {
        DecimalContext c = PyDecimalContext.of(context);
        return DecimalMath.sameQuantum(self.value, operand(other, c));
    }

    @PyMethod(value = "number_class($self, /, context=None)",
            doc = "Return a string describing the class of the operand.  The returned value\n"
            + "is one of the following ten strings:\n\n"
            + "    * '-Infinity', indicating that the operand is negative infinity.\n"
            + "    * '-Normal', indicating that the operand is a negative normal number.\n"
            + "    * '-Subnormal', indicating that the operand is negative and subnormal.\n"
            + "    * '-Zero', indicating that the operand is a negative zero.\n"
            + "    * '+Zero', indicating that the operand is a positive zero.\n"
            + "    * '+Subnormal', indicating that the operand is positive and subnormal.\n"
            + "    * '+Normal', indicating that the operand is a positive normal number.\n"
            + "    * '+Infinity', indicating that the operand is positive infinity.\n"
            + "    * 'NaN', indicating that the operand is a quiet NaN (Not a Number).\n"
            + "    * 'sNaN', indicating that the operand is a signaling NaN.\n\n\n")
    static String numberClass(PyDecimal self, PyObject context) {
        return DecimalMath.numberClass(self.value, PyDecimalContext.of(context));
    }

    @PyMethod(value = "to_eng_string($self, /, context=None)",
            doc = "Convert to an engineering-type string.  Engineering notation has an exponent\n"
            + "which is a multiple of 3, so there are up to 3 digits left of the decimal\n"
            + "place. For example, Decimal('123E+1') is converted to Decimal('1.23E+3').\n\n"
            + "The value of context.capitals determines whether the exponent sign is lower\n"
            + "or upper case. Otherwise, the context does not affect the operation.\n\n")
    static String toEngString(PyDecimal self, PyObject context) {
        return DecimalText.toEngineering(self.value, PyDecimalContext.of(context).capitals);
    }

    // CPython: Modules/_decimal/_decimal.c dec_from_float
    @PyMethod(value = "from_float($type, f, /)",
            doc = "Class method that converts a float to a decimal number, exactly.\n"
            + "Since 0.1 is not exactly representable in binary floating point,\n"
            + "Decimal.from_float(0.1) is not the same as Decimal('0.1').\n\n"
            + "    >>> Decimal.from_float(0.1)\n"
            + "    Decimal('0.1000000000000000055511151231257827021181583404541015625')\n"
            + "    >>> Decimal.from_float(float('nan'))\n"
            + "    Decimal('NaN')\n"
            + "    >>> Decimal.from_float(float('inf'))\n"
            + "    Decimal('Infinity')\n"
            + "    >>> Decimal.from_float(float('-inf'))\n"
            + "    Decimal('-Infinity')\n\n\n")
    static PyObject fromFloat(PyType cls, PyObject f) {
        PyDecimal exact = fromNumber(f);
        if (cls == TYPE) {
            return exact;
        }
        try {
            return Call.call(cls, exact);
        } finally {
            exact.decref();
        }
    }

    @PyMethod(value = "as_tuple($self, /)",
            doc = "Return a tuple representation of the number.\n\n")
    static PyObject asTuple(PyDecimal self) {
        return DecimalModule.tupleOf(self.value);
    }

    @PyMethod(value = "as_integer_ratio($self, /)",
            doc = "Decimal.as_integer_ratio() -> (int, int)\n\n"
            + "Return a pair of integers, whose ratio is exactly equal to the original\n"
            + "Decimal and with a positive denominator. The ratio is in lowest terms.\n"
            + "Raise OverflowError on infinities and a ValueError on NaNs.\n\n")
    static PyObject asIntegerRatio(PyDecimal self) {
        return self.integerRatio();
    }

    @PyMethod(value = "__copy__($self, /)", textSignature = false)
    static PyObject copy(PyDecimal self) {
        return self.newRef();
    }

    @PyMethod(value = "__deepcopy__($self, memo, /)", textSignature = false)
    static PyObject deepcopy(PyDecimal self, PyObject memo) {
        return self.newRef();
    }

    @PyMethod(value = "__format__($self, spec, override=<unrepresentable>, /)", textSignature = false)
    static PyObject format(PyDecimal self, PyObject spec, PyObject override) {
        return DecimalModule.format(self.value, spec, override);
    }

    @PyMethod(value = "__reduce__($self, /)", textSignature = false)
    static PyObject reduce(PyDecimal self) {
        return PyTuple.steal(self.type.newRef(), PyTuple.steal(TYPE.tpStr(self)));
    }

    @PyMethod(value = "__round__($self, ndigits=<unrepresentable>, /)", textSignature = false)
    static PyObject round(PyDecimal self, PyObject ndigits) {
        return self.rounded(ndigits);
    }

    @PyMethod(value = "__ceil__($self, /)", textSignature = false)
    static PyObject ceil(PyDecimal self) {
        return self.toInt(DecimalContext.CEILING);
    }

    @PyMethod(value = "__floor__($self, /)", textSignature = false)
    static PyObject floor(PyDecimal self) {
        return self.toInt(DecimalContext.FLOOR);
    }

    @PyMethod(value = "__trunc__($self, /)", textSignature = false)
    static PyObject trunc(PyDecimal self) {
        return self.toInt(DecimalContext.DOWN);
    }

    @PyMethod(value = "__complex__($self, /)", textSignature = false)
    static PyObject complex(PyDecimal self) {
        return PyComplex.of(self.doubleValue(), 0);
    }

    @PyMethod(value = "__sizeof__($self, /)", textSignature = false)
    static long sizeof(PyDecimal self) {
        // four words of 19 digits are part of the object
        long words = (self.value.digits() + 18L) / 19;
        return 104 + (words > 4 ? words * 8 : 0);
    }

    @PyGetter("real")
    static PyObject real(PyDecimal self) {
        return self.newRef();
    }

    @PyGetter("imag")
    static PyObject imag(PyDecimal self) {
        return of(DecimalNumber.ZERO);
    }

    private static final class Type extends PyType {
        Type() {
            super("decimal.Decimal", PyDecimalTable.INSTANCE, null, 104, 0, BASETYPE | GENERIC_GETATTR);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            String text = DecimalText.toScientific(((PyDecimal) self).value, PyDecimalContext.of(null).capitals);
            return PyStr.of("Decimal('" + text + "')");
        }

        @Override
        public PyObject tpStr(PyObject self) {
            return PyStr.of(DecimalText.toScientific(((PyDecimal) self).value, PyDecimalContext.of(null).capitals));
        }

        @Override
        public long tpHash(PyObject o) {
            PyDecimal self = (PyDecimal) o;
            if (self.hash == -1) {
                self.hash = self.computeHash();
            }
            return self.hash;
        }

        // CPython: Modules/_decimal/_decimal.c dec_richcompare
        @Override
        public PyObject tpRichCompare(PyObject v, PyObject w, int op) {
            DecimalNumber a = ((PyDecimal) v).value;
            DecimalNumber[] both = w instanceof PyDecimal d ? null : DecimalModule.comparable(a, w, op);
            DecimalNumber b;
            if (w instanceof PyDecimal d) {
                b = d.value;
            } else if (both == null) {
                return PyNotImplemented.owned();
            } else {
                a = both[0];
                b = both[1];
            }
            boolean isEquality = op == Objects.EQ || op == Objects.NE;
            if (a.isNan() || b.isNan()) {
                if (!isEquality || a.isSignaling() || b.isSignaling()) {
                    DecimalContext c = PyDecimalContext.of(null);
                    c.raised = DecimalContext.INVALID_OPERATION;
                    DecimalModule.addStatus(c);
                }
                return PyBool.of(op == Objects.NE);
            }
            return Objects.compareResult(DecimalMath.compareValues(a, b), op);
        }

        private enum Operator {
            ADD, SUBTRACT, MULTIPLY, REMAINDER, DIVIDE, DIVIDE_INTEGER
        }

        // CPython: Modules/_decimal/_decimal.c Dec_BinaryNumberMethod
        private static PyObject operator(Operator operator, PyObject v, PyObject w) {
            DecimalNumber a = operandOrNull(v);
            DecimalNumber b = operandOrNull(w);
            if (a == null || b == null) {
                return PyNotImplemented.owned();
            }
            DecimalContext c = PyDecimalContext.of(null);
            DecimalNumber r = switch (operator) {
                case ADD -> DecimalMath.add(a, b, c);
                case SUBTRACT -> DecimalMath.subtract(a, b, c);
                case MULTIPLY -> DecimalMath.multiply(a, b, c);
                case REMAINDER -> DecimalMath.remainder(a, b, c);
                case DIVIDE -> DecimalMath.divide(a, b, c);
                case DIVIDE_INTEGER -> DecimalMath.divideInteger(a, b, c);
            };
            return result(r, c);
        }

        @Override
        public PyObject nbAdd(PyObject v, PyObject w) {
            return operator(Operator.ADD, v, w);
        }

        @Override
        public PyObject nbSubtract(PyObject v, PyObject w) {
            return operator(Operator.SUBTRACT, v, w);
        }

        @Override
        public PyObject nbMultiply(PyObject v, PyObject w) {
            return operator(Operator.MULTIPLY, v, w);
        }

        @Override
        public PyObject nbRemainder(PyObject v, PyObject w) {
            return operator(Operator.REMAINDER, v, w);
        }

        @Override
        public PyObject nbTrueDivide(PyObject v, PyObject w) {
            return operator(Operator.DIVIDE, v, w);
        }

        @Override
        public PyObject nbFloorDivide(PyObject v, PyObject w) {
            return operator(Operator.DIVIDE_INTEGER, v, w);
        }

        // CPython: Modules/_decimal/_decimal.c PyDec_Divmod
        @Override
        public PyObject nbDivmod(PyObject v, PyObject w) {
            DecimalNumber a = operandOrNull(v);
            DecimalNumber b = operandOrNull(w);
            if (a == null || b == null) {
                return PyNotImplemented.owned();
            }
            DecimalContext c = PyDecimalContext.of(null);
            return pair(DecimalMath.divmod(a, b, c), c);
        }

        // CPython: Modules/_decimal/_decimal.c dec_mpd_qpow
        @Override
        public PyObject nbPower(PyObject v, PyObject w, PyObject z) {
            DecimalNumber a = operandOrNull(v);
            DecimalNumber b = operandOrNull(w);
            boolean modular = z != null && z != PyNone.INSTANCE;
            DecimalNumber m = modular ? operandOrNull(z) : null;
            if (a == null || b == null || modular && m == null) {
                return PyNotImplemented.owned();
            }
            DecimalContext c = PyDecimalContext.of(null);
            return result(modular ? DecimalMath.powmod(a, b, m, c) : DecimalFunctions.power(a, b, c), c);
        }

        @Override
        public PyObject nbNegative(PyObject self) {
            DecimalContext c = PyDecimalContext.of(null);
            return result(DecimalMath.minus(((PyDecimal) self).value, c), c);
        }

        @Override
        public PyObject nbPositive(PyObject self) {
            DecimalContext c = PyDecimalContext.of(null);
            return result(DecimalMath.plus(((PyDecimal) self).value, c), c);
        }

        @Override
        public PyObject nbAbsolute(PyObject self) {
            DecimalContext c = PyDecimalContext.of(null);
            return result(DecimalMath.abs(((PyDecimal) self).value, c), c);
        }

        @Override
        public boolean nbBool(PyObject self) {
            return !((PyDecimal) self).value.isZero();
        }

        @Override
        public PyObject nbInt(PyObject self) {
            return ((PyDecimal) self).toInt(DecimalContext.DOWN);
        }

        @Override
        public PyObject nbFloat(PyObject self) {
            return PyFloat.of(((PyDecimal) self).doubleValue());
        }
    }
}
