package dev.adder.compiler;

import dev.adder.compiler.Ast.Operator;
import dev.adder.compiler.Ast.UnaryOperator;
import dev.adder.compiler.Constants.Bytes;
import dev.adder.compiler.Constants.Complex;
import dev.adder.compiler.Constants.FrozenSet;
import dev.adder.compiler.Constants.Singleton;
import dev.adder.compiler.Constants.Tuple;
import dev.adder.compiler.Constants.WideString;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Arithmetic on constants as the optimizer needs it. Each method returns null where Python would raise an exception, where
 * the result would be too large to be worth keeping, or where the operation is left to run time.
 */
// CPython: Python/ast_opt.c
final class ConstantFolder {
    private static final int MAX_INT_SIZE = 128;
    private static final int MAX_COLLECTION_SIZE = 256;
    private static final int MAX_STR_SIZE = 4096;
    private static final int MAX_TOTAL_ITEMS = 1024;

    private ConstantFolder() {}

    /** The truth value of a constant. */
    static boolean isTrue(Object value) {
        return switch (value) {
            case Singleton s -> s == Singleton.ELLIPSIS;
            case Boolean b -> b;
            case Long l -> l != 0;
            case BigInteger b -> b.signum() != 0;
            case Double d -> d != 0;
            case Complex c -> c.real() != 0 || c.imag() != 0;
            case String s -> !s.isEmpty();
            case Bytes b -> b.value().length != 0;
            case Tuple t -> !t.items().isEmpty();
            case FrozenSet f -> !f.items().isEmpty();
            default -> true;
        };
    }

    static boolean isInt(Object value) {
        return value instanceof Long || value instanceof BigInteger || value instanceof Boolean;
    }

    static BigInteger toBig(Object value) {
        return switch (value) {
            case Long l -> BigInteger.valueOf(l);
            case BigInteger b -> b;
            case Boolean b -> b ? BigInteger.ONE : BigInteger.ZERO;
            default -> throw new IllegalArgumentException();
        };
    }

    private static Object normalize(BigInteger value) {
        return value.bitLength() < 64 ? (Object) value.longValue() : value;
    }

    /** The number of bits of an int's absolute value. */
    private static int bits(BigInteger value) {
        return value.abs().bitLength();
    }

    static Object unary(UnaryOperator op, Object value) {
        switch (op) {
            case NOT:
                return !isTrue(value);
            case INVERT:
                return isInt(value) ? normalize(toBig(value).not()) : null;
            case U_ADD:
                if (isInt(value)) {
                    return normalize(toBig(value));
                }
                return value instanceof Double || value instanceof Complex ? value : null;
            default:
                if (isInt(value)) {
                    return normalize(toBig(value).negate());
                }
                if (value instanceof Double d) {
                    return -d;
                }
                return value instanceof Complex c ? new Complex(-c.real(), -c.imag()) : null;
        }
    }

    static Object binary(Operator op, Object left, Object right) {
        return switch (op) {
            case ADD -> add(left, right);
            case MULT -> multiply(left, right);
            case MOD -> left instanceof String || left instanceof WideString || left instanceof Bytes
                    ? null : arithmetic(op, left, right);
            case MAT_MULT -> null;
            default -> arithmetic(op, left, right);
        };
    }

    private static Object add(Object left, Object right) {
        if (left instanceof String a && right instanceof String b) {
            // Joined, a lone high and a lone low surrogate would read as one character.
            boolean pair = !a.isEmpty() && !b.isEmpty() && Character.isHighSurrogate(a.charAt(a.length() - 1))
                    && Character.isLowSurrogate(b.charAt(0));
            return pair ? null : a.concat(b);
        }
        if (left instanceof Bytes a && right instanceof Bytes b) {
            byte[] joined = java.util.Arrays.copyOf(a.value(), a.value().length + b.value().length);
            System.arraycopy(b.value(), 0, joined, a.value().length, b.value().length);
            return new Bytes(joined);
        }
        if (left instanceof Tuple a && right instanceof Tuple b) {
            List<Object> joined = new ArrayList<>(a.items());
            joined.addAll(b.items());
            return new Tuple(joined);
        }
        return arithmetic(Operator.ADD, left, right);
    }

    // CPython: Python/ast_opt.c safe_multiply
    private static Object multiply(Object left, Object right) {
        if (isInt(left) && isInt(right)) {
            BigInteger a = toBig(left);
            BigInteger b = toBig(right);
            if (a.signum() != 0 && b.signum() != 0 && bits(a) + bits(b) > MAX_INT_SIZE) {
                return null;
            }
            return normalize(a.multiply(b));
        }
        if (isInt(left) && !isNumber(right)) {
            return repeat(right, toBig(left));
        }
        if (isInt(right) && !isNumber(left)) {
            return repeat(left, toBig(right));
        }
        return arithmetic(Operator.MULT, left, right);
    }

    private static Object repeat(Object sequence, BigInteger count) {
        int size = switch (sequence) {
            case String s -> s.codePointCount(0, s.length());
            case Bytes b -> b.value().length;
            case Tuple t -> t.items().size();
            default -> -1;
        };
        if (size < 0) {
            return null;
        }
        if (size == 0) {
            return sequence;
        }
        int max = (sequence instanceof Tuple ? MAX_COLLECTION_SIZE : MAX_STR_SIZE) / size;
        if (count.signum() < 0 || count.compareTo(BigInteger.valueOf(max)) > 0) {
            return null;
        }
        int n = count.intValue();
        switch (sequence) {
            case String s:
                if (Character.isLowSurrogate(s.charAt(0)) && Character.isHighSurrogate(s.charAt(s.length() - 1))) {
                    return null;
                }
                return s.repeat(n);
            case Bytes b: {
                byte[] repeated = new byte[size * n];
                for (int i = 0; i < n; i++) {
                    System.arraycopy(b.value(), 0, repeated, i * size, size);
                }
                return new Bytes(repeated);
            }
            default: {
                Tuple t = (Tuple) sequence;
                if (n != 0 && complexityLeft(t, MAX_TOTAL_ITEMS / n) < 0) {
                    return null;
                }
                List<Object> items = new ArrayList<>(size * n);
                for (int i = 0; i < n; i++) {
                    items.addAll(t.items());
                }
                return new Tuple(items);
            }
        }
    }

    // CPython: Python/ast_opt.c check_complexity
    private static int complexityLeft(Object value, int limit) {
        if (value instanceof Tuple t) {
            limit -= t.items().size();
            for (int i = 0; limit >= 0 && i < t.items().size(); i++) {
                limit = complexityLeft(t.items().get(i), limit);
            }
        } else if (value instanceof FrozenSet f) {
            limit -= f.items().size();
        }
        return limit;
    }

    private static boolean isNumber(Object value) {
        return isInt(value) || value instanceof Double || value instanceof Complex;
    }

    private static Object arithmetic(Operator op, Object left, Object right) {
        if (!isNumber(left) || !isNumber(right)) {
            return null;
        }
        if (left instanceof Complex || right instanceof Complex) {
            Complex a = toComplex(left);
            Complex b = toComplex(right);
            return a == null || b == null ? null : complexArithmetic(op, a, b);
        }
        if (left instanceof Double || right instanceof Double) {
            Double a = toDouble(left);
            Double b = toDouble(right);
            return a == null || b == null ? null : floatArithmetic(op, a, b);
        }
        return intArithmetic(op, left, right);
    }

    /** The nearest float, null if the int is too large for one. */
    private static Double toDouble(Object value) {
        if (value instanceof Double d) {
            return d;
        }
        double d = toBig(value).doubleValue();
        return Double.isInfinite(d) ? null : d;
    }

    private static Complex toComplex(Object value) {
        if (value instanceof Complex c) {
            return c;
        }
        Double d = toDouble(value);
        return d == null ? null : new Complex(d, 0.0);
    }

    private static Object intArithmetic(Operator op, Object left, Object right) {
        BigInteger a = toBig(left);
        BigInteger b = toBig(right);
        switch (op) {
            case ADD:
                return normalize(a.add(b));
            case SUB:
                return normalize(a.subtract(b));
            case DIV:
                return divideInts(a, b);
            case FLOOR_DIV:
                return b.signum() == 0 ? null : normalize(floorDivide(a, b));
            case MOD:
                return b.signum() == 0 ? null : normalize(a.subtract(floorDivide(a, b).multiply(b)));
            case POW:
                return power(a, b);
            case L_SHIFT: {
                if (b.signum() < 0) {
                    return null;
                }
                if (a.signum() == 0) {
                    return 0L;
                }
                if (b.bitLength() > 31 || b.signum() != 0
                        && (b.intValue() > MAX_INT_SIZE || bits(a) > MAX_INT_SIZE - b.intValue())) {
                    return null;
                }
                return normalize(a.shiftLeft(b.intValue()));
            }
            case R_SHIFT:
                if (b.signum() < 0) {
                    return null;
                }
                return b.bitLength() > 31 ? (Object) (a.signum() < 0 ? -1L : 0L) : normalize(a.shiftRight(b.intValue()));
            case BIT_OR:
                return left instanceof Boolean x && right instanceof Boolean y ? (Object) (x | y) : normalize(a.or(b));
            case BIT_XOR:
                return left instanceof Boolean x && right instanceof Boolean y ? (Object) (x ^ y) : normalize(a.xor(b));
            case BIT_AND:
                return left instanceof Boolean x && right instanceof Boolean y ? (Object) (x & y) : normalize(a.and(b));
            default:
                return null;
        }
    }

    private static BigInteger floorDivide(BigInteger a, BigInteger b) {
        BigInteger[] qr = a.divideAndRemainder(b);
        return qr[1].signum() != 0 && qr[1].signum() != b.signum() ? qr[0].subtract(BigInteger.ONE) : qr[0];
    }

    /** The correctly rounded quotient, null if there is none or it is too large. */
    // CPython: Objects/longobject.c long_true_divide
    private static Object divideInts(BigInteger a, BigInteger b) {
        if (b.signum() == 0) {
            return null;
        }
        if (bits(a) <= 53 && bits(b) <= 53) {
            double quotient = a.abs().doubleValue() / b.abs().doubleValue();
            return a.signum() * b.signum() < 0 || (a.signum() == 0 && b.signum() < 0) ? -quotient : quotient;
        }
        // 70 significant bits with a sticky last one round as the exact quotient does.
        int shift = 70 - bits(a) + bits(b);
        BigInteger x = shift > 0 ? a.abs().shiftLeft(shift) : a.abs();
        BigInteger y = shift < 0 ? b.abs().shiftLeft(-shift) : b.abs();
        BigInteger[] qr = x.divideAndRemainder(y);
        BigInteger q = qr[1].signum() != 0 ? qr[0].shiftLeft(1).setBit(0) : qr[0].shiftLeft(1);
        BigDecimal exact = new BigDecimal(q);
        exact = shift + 1 >= 0 ? exact.divide(new BigDecimal(BigInteger.TWO.pow(shift + 1)))
                : exact.multiply(new BigDecimal(BigInteger.TWO.pow(-shift - 1)));
        double quotient = exact.doubleValue();
        if (Double.isInfinite(quotient)) {
            return null;
        }
        return a.signum() * b.signum() < 0 ? -quotient : quotient;
    }

    // CPython: Python/ast_opt.c safe_power
    private static Object power(BigInteger a, BigInteger b) {
        if (b.signum() < 0) {
            Double x = toDouble(normalize(a));
            Double y = toDouble(normalize(b));
            return x == null || y == null ? null : floatPower(x, y);
        }
        if (a.signum() != 0 && b.signum() > 0) {
            if (b.bitLength() > 31 || bits(a) > MAX_INT_SIZE / b.intValue()) {
                return null;
            }
        }
        if (a.signum() == 0) {
            return b.signum() == 0 ? 1L : 0L;
        }
        return normalize(a.pow(b.intValue()));
    }

    private static Object floatPower(double a, double b) {
        if (a == 0 && b < 0) {
            return null;
        }
        if (a < 0 && !Double.isInfinite(a) && !Double.isInfinite(b) && b != Math.rint(b)) {
            return complexArithmetic(Operator.POW, new Complex(a, 0), new Complex(b, 0));
        }
        if (a == 1.0 || b == 0.0) {
            return 1.0;
        }
        if (a == -1.0 && Double.isInfinite(b)) {
            return 1.0;
        }
        double result = Math.pow(a, b);
        return Double.isInfinite(result) && !Double.isInfinite(a) && !Double.isInfinite(b) ? null : (Object) result;
    }

    private static Object floatArithmetic(Operator op, double a, double b) {
        switch (op) {
            case ADD:
                return a + b;
            case SUB:
                return a - b;
            case MULT:
                return a * b;
            case DIV:
                return b == 0 ? null : (Object) (a / b);
            case MOD:
                return b == 0 ? null : (Object) floatRemainder(a, b);
            case FLOOR_DIV: {
                if (b == 0) {
                    return null;
                }
                double mod = a % b;
                double div = (a - mod) / b;
                if (mod != 0 && (b < 0) != (mod < 0)) {
                    div -= 1.0;
                }
                if (div == 0) {
                    return Math.copySign(0.0, a / b);
                }
                double floor = Math.floor(div);
                return div - floor > 0.5 ? floor + 1.0 : floor;
            }
            case POW:
                return floatPower(a, b);
            default:
                return null;
        }
    }

    private static double floatRemainder(double a, double b) {
        double mod = a % b;
        if (mod != 0) {
            return (b < 0) != (mod < 0) ? mod + b : mod;
        }
        return Math.copySign(0.0, b);
    }

    private static Object complexArithmetic(Operator op, Complex a, Complex b) {
        return switch (op) {
            case ADD -> new Complex(a.real() + b.real(), a.imag() + b.imag());
            case SUB -> new Complex(a.real() - b.real(), a.imag() - b.imag());
            case MULT -> new Complex(a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real());
            case DIV -> complexQuotient(a, b);
            case POW -> complexPower(a, b);
            default -> null;
        };
    }

    // CPython: Objects/complexobject.c _Py_c_quot
    private static Complex complexQuotient(Complex a, Complex b) {
        double absReal = Math.abs(b.real());
        double absImag = Math.abs(b.imag());
        if (absReal >= absImag) {
            if (absReal == 0) {
                return null;
            }
            double ratio = b.imag() / b.real();
            double denominator = b.real() + b.imag() * ratio;
            return new Complex((a.real() + a.imag() * ratio) / denominator, (a.imag() - a.real() * ratio) / denominator);
        }
        if (absImag >= absReal) {
            double ratio = b.real() / b.imag();
            double denominator = b.real() * ratio + b.imag();
            return new Complex((a.real() * ratio + a.imag()) / denominator, (a.imag() * ratio - a.real()) / denominator);
        }
        return new Complex(Double.NaN, Double.NaN);
    }

    // CPython: Objects/complexobject.c complex_pow
    private static Complex complexPower(Complex a, Complex b) {
        if (b.imag() == 0.0 && b.real() == Math.floor(b.real()) && Math.abs(b.real()) <= 100.0) {
            int n = (int) b.real();
            if (n == 0) {
                return new Complex(1.0, 0.0);
            }
            Complex power = new Complex(1.0, 0.0);
            Complex square = a;
            for (int mask = 1, m = Math.abs(n); mask > 0 && m >= mask; mask <<= 1) {
                if ((m & mask) != 0) {
                    power = (Complex) complexArithmetic(Operator.MULT, power, square);
                }
                square = (Complex) complexArithmetic(Operator.MULT, square, square);
            }
            return n > 0 ? power : complexQuotient(new Complex(1.0, 0.0), power);
        }
        if (b.real() == 0 && b.imag() == 0) {
            return new Complex(1.0, 0.0);
        }
        if (a.real() == 0 && a.imag() == 0) {
            return b.imag() != 0 || b.real() < 0 ? null : new Complex(0.0, 0.0);
        }
        double abs = Math.hypot(a.real(), a.imag());
        double length = Math.pow(abs, b.real());
        double angle = Math.atan2(a.imag(), a.real());
        double phase = angle * b.real();
        if (b.imag() != 0) {
            length *= Math.exp(-angle * b.imag());
            phase += b.imag() * Math.log(abs);
        }
        Complex result = new Complex(length * Math.cos(phase), length * Math.sin(phase));
        return Double.isInfinite(result.real()) || Double.isInfinite(result.imag()) ? null : result;
    }

    /** The item of a constant sequence, null if there is none. */
    static Object subscript(Object sequence, Object index) {
        if (!isInt(index)) {
            return null;
        }
        BigInteger big = toBig(index);
        if (big.bitLength() > 31) {
            return null;
        }
        int i = big.intValue();
        switch (sequence) {
            case String s: {
                int n = s.codePointCount(0, s.length());
                i = i < 0 ? i + n : i;
                if (i < 0 || i >= n) {
                    return null;
                }
                return Character.toString(s.codePointAt(s.offsetByCodePoints(0, i)));
            }
            case Bytes b: {
                int n = b.value().length;
                i = i < 0 ? i + n : i;
                return i < 0 || i >= n ? null : (Object) (long) (b.value()[i] & 0xFF);
            }
            case Tuple t: {
                int n = t.items().size();
                i = i < 0 ? i + n : i;
                return i < 0 || i >= n ? null : t.items().get(i);
            }
            default:
                return null;
        }
    }

    /** A frozenset of the items without repetitions (those that Python finds equal). */
    static FrozenSet frozenSet(List<Object> items) {
        List<Object> unique = new ArrayList<>();
        java.util.HashSet<Object> seen = new java.util.HashSet<>();
        for (Object item : items) {
            if (seen.add(equalityKey(item))) {
                unique.add(item);
            }
        }
        return new FrozenSet(unique);
    }

    /** A key that is equal for constants that compare equal in Python, as 1, 1.0 and True do. */
    static Object equalityKey(Object value) {
        return switch (value) {
            case Boolean b -> b ? 1L : 0L;
            case Double d when d == Math.rint(d) && !Double.isInfinite(d) -> normalize(new BigDecimal(d).toBigInteger());
            case Complex c when c.imag() == 0 -> equalityKey(c.real());
            case Complex c -> new Complex(c.real() + 0.0, c.imag() + 0.0);
            case Tuple t -> {
                List<Object> keys = new ArrayList<>();
                for (Object item : t.items()) {
                    keys.add(equalityKey(item));
                }
                yield keys;
            }
            default -> value;
        };
    }
}
