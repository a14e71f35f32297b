package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;

/** A complex number (Objects/complexobject.c). */
@BuiltinType(name = "complex", doc = "Create a complex number from a real part and an optional imaginary part.\n\n"
        + "This is equivalent to (real + imag*1j) where imag defaults to 0.")
public final class PyComplex extends PyObject {
    public static final PyType TYPE = new Type();

    public final double real;
    public final double imag;

    PyComplex(PyType type, double real, double imag) {
        super(type);
        this.real = real;
        this.imag = imag;
    }

    public static PyComplex of(double real, double imag) {
        PyComplex c = new PyComplex(TYPE, real, imag);
        Heap.atomAllocated(c);
        return c;
    }

    private static PyObject make(PyType cls, double real, double imag) {
        if (cls == TYPE) {
            return of(real, imag);
        }
        PyComplex c = new PyComplex(cls, real, imag);
        TypeObject.initInstance(c);
        return c;
    }

    /** The result of {@code __complex__}, or null if there is none. */
    // CPython: Objects/complexobject.c try_complex_special_method
    private static PyComplex special(PyObject o) {
        if (o.type == TYPE) {
            o.incref();
            return (PyComplex) o;
        }
        PyObject method = Objects.lookupSpecial(o, Id.__complex__);
        if (method == null) {
            return null;
        }
        PyObject r;
        try {
            r = Call.call(method);
        } finally {
            method.decref();
        }
        if (!(r instanceof PyComplex c)) {
            PyException e = PyErr.typeError("__complex__ returned non-complex (type " + r.type.tpName() + ")");
            r.decref();
            throw e;
        }
        if (r.type != TYPE) {
            try {
                PyErr.warn(PyExc.DeprecationWarning, "__complex__ returned non-complex (type " + r.type.tpName() + ").  The ability to return an "
                        + "instance of a strict subclass of complex is deprecated, and may not be supported in a future version of Python.", 1);
            } catch (PyException e) {
                r.decref();
                throw e;
            }
        }
        return c;
    }

    /** A number as a complex value (PyComplex_AsCComplex): {real, imag}. */
    public static double[] values(PyObject o) {
        if (o instanceof PyComplex c) {
            return new double[] {c.real, c.imag};
        }
        PyComplex c = special(o);
        if (c != null) {
            double[] v = {c.real, c.imag};
            c.decref();
            return v;
        }
        return new double[] {FloatConversion.toDouble(o), 0};
    }

    private static boolean isNumber(PyObject o) {
        return o.type.has(Slot.NB_FLOAT) || o.type.has(Slot.NB_INDEX);
    }

    // CPython: Objects/complexobject.c complex_new_impl
    @PyNew("complex(real=0, imag=0)")
    static PyObject create(PyType cls, PyObject r, PyObject i) {
        if (r != null && r.type == TYPE && i == null && cls == TYPE) {
            return r.newRef();
        }
        if (r instanceof PyStr s) {
            if (i != null) {
                throw PyErr.typeError("complex() can't take second arg if first is a string");
            }
            return parse(cls, s);
        }
        if (i instanceof PyStr) {
            throw PyErr.typeError("complex() second arg can't be a string");
        }
        PyComplex fromSpecial = r == null ? null : special(r);
        PyObject real = fromSpecial != null ? fromSpecial : PyObject.xnewRef(r);
        try {
            if (real != null && !isNumber(real) && !(real instanceof PyComplex)) {
                throw PyErr.typeError("complex() first argument must be a string or a number, not '" + r.type.tpName() + "'");
            }
            if (i != null && !isNumber(i) && !(i instanceof PyComplex)) {
                throw PyErr.typeError("complex() second argument must be a number, not '" + i.type.tpName() + "'");
            }
            double re = 0;
            double im = 0;
            if (real instanceof PyComplex c) {
                re = c.real;
                im = c.imag;
            } else if (real != null) {
                re = FloatConversion.toDouble(real);
            }
            if (i instanceof PyComplex c) {
                re -= c.imag;
                im = real instanceof PyComplex ? im + c.real : c.real;
            } else if (i != null) {
                double d = FloatConversion.toDouble(i);
                im = real instanceof PyComplex ? im + d : d;
            }
            return make(cls, re, im);
        } finally {
            xdecref(real);
        }
    }

    // CPython: Objects/complexobject.c complex_from_string_inner
    private static PyObject parse(PyType cls, PyStr text) {
        String s = text.toString().strip();
        if (s.startsWith("(") && s.endsWith(")")) {
            s = s.substring(1, s.length() - 1).strip();
        }
        Double re = 0.0;
        Double im = 0.0;
        if (s.endsWith("j") || s.endsWith("J")) {
            String body = s.substring(0, s.length() - 1);
            int split = body.length();
            while (--split > 0) {
                char c = body.charAt(split);
                if ((c == '+' || c == '-') && body.charAt(split - 1) != 'e' && body.charAt(split - 1) != 'E') {
                    break;
                }
            }
            String imaginary = body.substring(Math.max(split, 0));
            re = split > 0 ? FloatConversion.parse(body.substring(0, split)) : Double.valueOf(0);
            im = imaginary.isEmpty() || imaginary.equals("+") ? Double.valueOf(1) : imaginary.equals("-") ? Double.valueOf(-1)
                    : FloatConversion.parse(imaginary);
        } else {
            re = FloatConversion.parse(s);
        }
        if (re == null || im == null) {
            throw PyErr.valueError("complex() arg is a malformed string");
        }
        return make(cls, re, im);
    }

    @PyMethod(value = "conjugate($self, /)", doc = "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.")
    static PyObject conjugate(PyComplex self) {
        return of(self.real, -self.imag);
    }

    @PyMethod(value = "__complex__($self, /)", doc = "Convert this value to exact type complex.")
    static PyObject complex(PyComplex self) {
        return self.type == TYPE ? self.newRef() : of(self.real, self.imag);
    }

    @PyMethod(value = "__getnewargs__($self, /)")
    static PyObject getnewargs(PyComplex self) {
        return PyTuple.steal(PyFloat.of(self.real), PyFloat.of(self.imag));
    }

    @PyMethod(value = "__format__($self, format_spec, /)", doc = "Convert to a string according to format_spec.")
    static PyObject format(PyComplex self, PyStr spec) {
        return NumberFormat.formatComplex(self, spec);
    }

    @PyGetter(value = "real", member = true, doc = "the real part of a complex number")
    static double real(PyComplex self) {
        return self.real;
    }

    @PyGetter(value = "imag", member = true, doc = "the imaginary part of a complex number")
    static double imag(PyComplex self) {
        return self.imag;
    }

    /** A part as repr shows it: without ".0". */
    private static String part(double x) {
        String s = FloatConversion.repr(x);
        return s.endsWith(".0") ? s.substring(0, s.length() - 2) : s;
    }

    static final class Type extends PyType {
        Type() {
            super("complex", PyComplexTable.INSTANCE, null, 32, 0, BASETYPE | GENERIC_GETATTR);
        }

        private static boolean isOperand(PyObject o) {
            return o instanceof PyComplex || o instanceof PyFloat || o instanceof PyInt;
        }

        private static boolean both(PyObject a, PyObject b) {
            return isOperand(a) && isOperand(b);
        }

        private static double re(PyObject o) {
            return o instanceof PyComplex c ? c.real : o instanceof PyFloat f ? f.value : IntArithmetic.toDouble((PyInt) o);
        }

        private static double im(PyObject o) {
            return o instanceof PyComplex c ? c.imag : 0;
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            PyComplex c = (PyComplex) self;
            String imaginary = part(c.imag) + "j";
            if (c.real == 0 && 1 / c.real > 0) {
                return PyStr.of(imaginary);
            }
            return PyStr.of("(" + part(c.real) + (imaginary.startsWith("-") ? "" : "+") + imaginary + ")");
        }

        // CPython: Objects/complexobject.c complex_hash
        @Override
        public long tpHash(PyObject self) {
            PyComplex c = (PyComplex) self;
            long h = PyFloat.hashDouble(self, c.real) + 1000003L * PyFloat.hashDouble(self, c.imag);
            return h == -1 ? -2 : h;
        }

        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            if (op != Objects.EQ && op != Objects.NE) {
                return PyNotImplemented.owned();
            }
            PyComplex a = (PyComplex) self;
            boolean equal;
            if (other instanceof PyComplex b) {
                equal = a.real == b.real && a.imag == b.imag;
            } else if (other instanceof PyFloat f) {
                equal = a.real == f.value && a.imag == 0;
            } else if (other instanceof PyInt i) {
                if (a.imag == 0) {
                    PyObject r = PyFloat.of(a.real);
                    try {
                        PyObject result = PyFloat.TYPE.tpRichCompare(r, i, op);
                        return result;
                    } finally {
                        r.decref();
                    }
                }
                equal = false;
            } else {
                return PyNotImplemented.owned();
            }
            return PyBool.of(equal == (op == Objects.EQ));
        }

        @Override
        public PyObject nbAdd(PyObject a, PyObject b) {
            return both(a, b) ? PyComplex.of(re(a) + re(b), im(a) + im(b)) : PyNotImplemented.owned();
        }

        @Override
        public PyObject nbSubtract(PyObject a, PyObject b) {
            return both(a, b) ? PyComplex.of(re(a) - re(b), im(a) - im(b)) : PyNotImplemented.owned();
        }

        @Override
        public PyObject nbMultiply(PyObject a, PyObject b) {
            if (!both(a, b)) {
                return PyNotImplemented.owned();
            }
            double[] p = product(re(a), im(a), re(b), im(b));
            return PyComplex.of(p[0], p[1]);
        }

        private static double[] product(double ar, double ai, double br, double bi) {
            return new double[] {ar * br - ai * bi, ar * bi + ai * br};
        }

        // CPython: Objects/complexobject.c _Py_c_quot; null for a zero divisor
        private static double[] quotient(double ar, double ai, double br, double bi) {
            double absReal = Math.abs(br);
            double absImag = Math.abs(bi);
            if (absReal >= absImag) {
                if (absReal == 0) {
                    return null;
                }
                double ratio = bi / br;
                double denominator = br + bi * ratio;
                return new double[] {(ar + ai * ratio) / denominator, (ai - ar * ratio) / denominator};
            }
            if (absImag >= absReal) {
                double ratio = br / bi;
                double denominator = br * ratio + bi;
                return new double[] {(ar * ratio + ai) / denominator, (ai * ratio - ar) / denominator};
            }
            return new double[] {Double.NaN, Double.NaN};
        }

        @Override
        public PyObject nbTrueDivide(PyObject a, PyObject b) {
            if (!both(a, b)) {
                return PyNotImplemented.owned();
            }
            double[] q = quotient(re(a), im(a), re(b), im(b));
            if (q == null) {
                throw PyErr.zeroDivisionError("complex division by zero");
            }
            return PyComplex.of(q[0], q[1]);
        }

        // CPython: Objects/complexobject.c complex_pow
        @Override
        public PyObject nbPower(PyObject a, PyObject b, PyObject modulus) {
            if (!both(a, b)) {
                return PyNotImplemented.owned();
            }
            if (modulus != PyNone.INSTANCE) {
                throw PyErr.valueError("complex modulo");
            }
            double ar = re(a);
            double ai = im(a);
            double br = re(b);
            double bi = im(b);
            double[] r;
            if (bi == 0 && br == Math.floor(br) && Math.abs(br) <= 100) {
                r = power(ar, ai, (int) br);
            } else if (br == 0 && bi == 0) {
                r = new double[] {1, 0};
            } else if (ar == 0 && ai == 0) {
                if (bi != 0 || br < 0) {
                    throw zeroPower();
                }
                r = new double[] {0, 0};
            } else {
                double abs = Math.hypot(ar, ai);
                double length = Math.pow(abs, br);
                double at = Math.atan2(ai, ar);
                double phase = at * br;
                if (bi != 0) {
                    length *= Math.exp(-at * bi);
                    phase += bi * Math.log(abs);
                }
                r = new double[] {length * Math.cos(phase), length * Math.sin(phase)};
            }
            if (r == null) {
                throw zeroPower();
            }
            if (Double.isInfinite(r[0]) || Double.isInfinite(r[1])) {
                throw PyErr.overflowError("complex exponentiation");
            }
            return PyComplex.of(r[0], r[1]);
        }

        private static PyException zeroPower() {
            return PyErr.zeroDivisionError("0.0 to a negative or complex power");
        }

        private static double[] power(double ar, double ai, int n) {
            double[] r = {1, 0};
            double[] p = {ar, ai};
            for (int mask = 1, k = Math.abs(n); mask > 0 && k >= mask; mask <<= 1) {
                if ((k & mask) != 0) {
                    r = product(r[0], r[1], p[0], p[1]);
                }
                p = product(p[0], p[1], p[0], p[1]);
            }
            return n > 0 ? r : quotient(1, 0, r[0], r[1]);
        }

        @Override
        public PyObject nbNegative(PyObject self) {
            return PyComplex.of(-((PyComplex) self).real, -((PyComplex) self).imag);
        }

        @Override
        public PyObject nbPositive(PyObject self) {
            return complex((PyComplex) self);
        }

        @Override
        public PyObject nbAbsolute(PyObject self) {
            PyComplex c = (PyComplex) self;
            double r = Math.hypot(c.real, c.imag);
            if (Double.isInfinite(r) && !Double.isInfinite(c.real) && !Double.isInfinite(c.imag)) {
                throw PyErr.overflowError("absolute value too large");
            }
            return PyFloat.of(r);
        }

        @Override
        public boolean nbBool(PyObject self) {
            return ((PyComplex) self).real != 0 || ((PyComplex) self).imag != 0;
        }
    }
}
