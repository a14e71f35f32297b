package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;

/** {@code decimal.Context}. */
// CPython: Modules/_decimal/_decimal.c PyDecContextObject
@BuiltinType(name = "decimal.Context", doc = "The context affects almost all operations and controls rounding,\n"
        + "Over/Underflow, raising of exceptions and much more.  A new context\n"
        + "can be constructed as follows:\n\n"
        + "    >>> c = Context(prec=28, Emin=-425000000, Emax=425000000,\n"
        + "    ...             rounding=ROUND_HALF_EVEN, capitals=1, clamp=1,\n"
        + "    ...             traps=[InvalidOperation, DivisionByZero, Overflow],\n"
        + "    ...             flags=[])\n"
        + "    >>>\n\n\n")
public final class PyDecimalContext extends PyObject {
    static final PyType TYPE = new Type();

    /** The names of the roundings, by their numbers. */
    static final String[] ROUNDINGS = {"ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_DOWN",
        "ROUND_HALF_EVEN", "ROUND_05UP"};

    /** The signals that the conditions stand for, by their bits. */
    private static final String[] SIGNAL_NAMES = {"Clamped", "InvalidOperation", "DivisionByZero", "InvalidOperation", "InvalidOperation",
        "InvalidOperation", "Inexact", "InvalidOperation", "InvalidOperation", "InvalidOperation", "FloatOperation", "Overflow", "Rounded",
        "Subnormal", "Underflow"};

    final DecimalContext context;

    /** The dicts that show traps and flags. Owned. */
    private PyObject traps;
    private PyObject flags;

    /** A context like another one. */
    private PyDecimalContext(PyType type, DecimalContext context) {
        super(type);
        this.context = context;
        TypeObject.initInstance(this);
    }

    /** A new context with the state {@code context}, which it takes over. Owned. */
    static PyDecimalContext of(PyType type, DecimalContext context) {
        PyObject traps = DecimalModule.signalDict(context, true);
        PyObject flags;
        try {
            flags = DecimalModule.signalDict(context, false);
        } catch (RuntimeException | Error e) {
            traps.decref();
            throw e;
        }
        PyDecimalContext c = new PyDecimalContext(type, context);
        c.traps = traps;
        c.flags = flags;
        return c;
    }

    /** The state of a context that was passed, or of the current one for None; ready for an operation. */
    static DecimalContext of(PyObject argument) {
        if (argument == null || argument == PyNone.INSTANCE) {
            return DecimalModule.current().begin();
        }
        if (argument instanceof PyDecimalContext c) {
            return c.begin();
        }
        throw PyErr.typeError("optional argument must be a context");
    }

    DecimalContext begin() {
        context.raised = 0;
        return context;
    }

    PyDecimalContext copied() {
        return of(TYPE, context.copy());
    }

    /** The number of a rounding that was passed; the context's for None. */
    static int rounding(PyObject argument, DecimalContext c) {
        return argument == null || argument == PyNone.INSTANCE ? c.rounding : rounding(argument);
    }

    // CPython: Modules/_decimal/_decimal.c getround
    private static int rounding(PyObject argument) {
        if (argument instanceof PyStr s) {
            for (int i = 0; i < ROUNDINGS.length; i++) {
                if (s.equalTo(ROUNDINGS[i])) {
                    return i;
                }
            }
        }
        throw PyErr.typeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                + "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]");
    }

    private static void checkDecimal(PyObject o) {
        if (!(o instanceof PyDecimal)) {
            throw PyErr.typeError("argument must be a Decimal");
        }
    }

    @PyNew(value = "Context(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        DecimalContext c = DecimalModule.template().copy();
        c.capitals = true;
        return of(cls, c);
    }

    private static final Args.Parser PARAMETERS =
            new Args.Parser(null, 0, 0, 8, 0, false, false, "prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps");

    // CPython: Modules/_decimal/_decimal.c context_init
    @PyInit(value = "Context(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)", raw = true)
    static void init(PyDecimalContext self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (nargs > 8) {
            throw PyErr.typeError("function takes at most 8 arguments (" + nargs + " given)");
        }
        PyObject[] values = Args.unpack(PARAMETERS, args, base, nargs, kwnames);
        for (int i = 0; i < values.length; i++) {
            if (values[i] == PyNone.INSTANCE) {
                values[i] = null;
            }
        }
        if (values[0] != null) {
            setPrec(self, values[0]);
        }
        if (values[1] != null) {
            setRounding(self, values[1]);
        }
        if (values[2] != null) {
            setEmin(self, values[2]);
        }
        if (values[3] != null) {
            setEmax(self, values[3]);
        }
        if (values[4] != null) {
            setCapitals(self, values[4]);
        }
        if (values[5] != null) {
            setClamp(self, values[5]);
        }
        // as CPython has it, the traps come first
        if (values[7] != null) {
            self.context.traps = values[7] instanceof PyList list ? DecimalModule.flagsOfList(list) : flagsOfDict(values[7]);
        }
        if (values[6] != null) {
            self.context.status = values[6] instanceof PyList list ? DecimalModule.flagsOfList(list) : flagsOfDict(values[6]);
        }
    }

    private static int flagsOfDict(PyObject o) {
        return switch (o) {
            case PySignalDict d -> d.flags();
            case PyDict d -> DecimalModule.flagsOfDict(d);
            default -> throw PyErr.typeError("argument must be a signal dict");
        };
    }

    /** Sets an attribute from another thread's or program's keyword argument of localcontext(). */
    void set(int which, PyObject value) {
        switch (which) {
            case 0 -> setPrec(this, value);
            case 1 -> setRounding(this, value);
            case 2 -> setEmin(this, value);
            case 3 -> setEmax(this, value);
            case 4 -> setCapitals(this, value);
            case 5 -> setClamp(this, value);
            case 6 -> context.status = value instanceof PyList list ? DecimalModule.flagsOfList(list) : flagsOfDict(value);
            default -> context.traps = value instanceof PyList list ? DecimalModule.flagsOfList(list) : flagsOfDict(value);
        }
    }

    /** A C long of an int; TypeError for others. */
    private static long number(PyObject value) {
        if (value == null) {
            throw PyErr.attributeError("context attributes cannot be deleted");
        }
        if (!(value instanceof PyInt i)) {
            throw PyErr.typeError("an integer is required");
        }
        return Abstract.asSsize(i, PyExc.OverflowError);
    }

    private static long number(PyObject value, long min, long max, String message) {
        long n = number(value);
        if (n < min || n > max) {
            throw PyErr.valueError(message);
        }
        return n;
    }

    @PyGetter("prec")
    static long prec(PyDecimalContext self) {
        return self.context.prec;
    }

    @PySetter("prec")
    static void setPrec(PyDecimalContext self, PyObject value) {
        self.context.prec = number(value, 1, DecimalContext.MAX_PREC, "valid range for prec is [1, MAX_PREC]");
    }

    @PyGetter("Emax")
    static long emax(PyDecimalContext self) {
        return self.context.emax;
    }

    @PySetter("Emax")
    static void setEmax(PyDecimalContext self, PyObject value) {
        self.context.emax = number(value, 0, DecimalContext.MAX_EMAX, "valid range for Emax is [0, MAX_EMAX]");
    }

    @PyGetter("Emin")
    static long emin(PyDecimalContext self) {
        return self.context.emin;
    }

    @PySetter("Emin")
    static void setEmin(PyDecimalContext self, PyObject value) {
        self.context.emin = number(value, DecimalContext.MIN_EMIN, 0, "valid range for Emin is [MIN_EMIN, 0]");
    }

    @PyGetter("rounding")
    static PyObject rounding(PyDecimalContext self) {
        return PyStr.intern(ROUNDINGS[self.context.rounding]);
    }

    @PySetter("rounding")
    static void setRounding(PyDecimalContext self, PyObject value) {
        if (value == null) {
            throw PyErr.attributeError("context attributes cannot be deleted");
        }
        self.context.rounding = rounding(value);
    }

    @PyGetter("capitals")
    static int capitals(PyDecimalContext self) {
        return self.context.capitals ? 1 : 0;
    }

    @PySetter("capitals")
    static void setCapitals(PyDecimalContext self, PyObject value) {
        self.context.capitals = number(value, 0, 1, "valid values for capitals are 0 or 1") != 0;
    }

    @PyGetter("clamp")
    static int clamp(PyDecimalContext self) {
        return self.context.clamp ? 1 : 0;
    }

    @PySetter("clamp")
    static void setClamp(PyDecimalContext self, PyObject value) {
        self.context.clamp = number(value, 0, 1, "valid values for clamp are 0 or 1") != 0;
    }

    private PyObject reduced() {
        PyTuple arguments = PyTuple.steal(PyInt.of(context.prec), rounding(this), PyInt.of(context.emin), PyInt.of(context.emax),
                PyInt.of(capitals(this)), PyInt.of(clamp(this)), DecimalModule.signalList(context.status),
                DecimalModule.signalList(context.traps));
        return PyTuple.steal(type.newRef(), arguments);
    }

    /** The names of signals, in brackets. */
    // CPython: Modules/_decimal/libmpdec/io.c mpd_lsnprint_signals
    private static String names(int conditions) {
        StringBuilder out = new StringBuilder("[");
        int rest = conditions;
        for (int i = 0; i < SIGNAL_NAMES.length; i++) {
            if ((rest & 1 << i) != 0) {
                out.append(out.length() > 1 ? ", " : "").append(SIGNAL_NAMES[i]);
                if ((DecimalContext.INVALID & 1 << i) != 0) {
                    rest &= ~DecimalContext.INVALID;
                }
            }
        }
        return out.append(']').toString();
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(traps);
        visitor.xvisit(flags);
    }

    @Override
    protected void dropFields() {
        PyObject t = traps;
        PyObject f = flags;
        traps = null;
        flags = null;
        xdecref(t);
        xdecref(f);
    }

    @PyMethod(value = "abs($self, x, /)",
            doc = "Return the absolute value of x.\n\n")
    static PyObject abs(PyDecimalContext self, PyObject x) {
        DecimalContext c = self.begin();
        return PyDecimal.result(DecimalMath.abs(PyDecimal.operand(x, c), c), c);
    }

    @PyMethod(value = "exp($self, x, /)",
            doc = "Return e ** x.\n\n")
    static PyObject exponential(PyDecimalContext self, PyObject x) {
        DecimalContext c = self.begin();
        return PyDecimal.result(DecimalFunctions.exp(PyDecimal.operand(x, c), c), c);
    }

    @PyMethod(value = "ln($self, x, /)",
            doc = "Return the natural (base e) logarithm of x.\n\n")
    static PyObject ln(PyDecimalContext self, PyObject x) {
        DecimalContext c = self.begin();
        return PyDecimal.result(DecimalFunctions.ln(PyDecimal.operand(x, c), c), c);
    }

    @PyMethod(value = "log10($self, x, /)",
            doc = "Return the base 10 logarithm of x.\n\n")
    static PyObject log10(PyDecimalContext self, PyObject x) {
        DecimalContext c = self.begin();
        return PyDecimal.result(DecimalFunctions.log10(PyDecimal.operand(x, c), c), c);
    }

    @PyMethod(value = "minus($self, x, /)",
            doc = "Minus corresponds to the unary prefix minus operator in Python, but applies\n"
            + "the context to the result.\n\n")
    static PyObject minus(PyDecimalContext self, PyObject x) {
        DecimalContext c = self.begin();
        return PyDecimal.result(DecimalMath.minus(PyDecimal.operand(x, c), c), c);
    }

    @PyMethod(value = "next_minus($self, x, /)",
            doc = "Return the largest representable number smaller than x.\n\n")
    static PyObject nextMinus(PyDecimalContext self, PyObject x) {
        DecimalContext c = self.begin();
        return PyDecimal.result(DecimalMath.nextMinus(PyDecimal.operand(x, c), c), c);
    }

    @PyMethod(value = "next_plus($self, x, /)",
            doc = "Return the smallest representable number larger than x.\n\n")
    static PyObject nextPlus(PyDecimalContext self, PyObject x) {
        DecimalContext c = self.begin();
        return PyDecimal.result(DecimalMath.nextPlus(PyDecimal.operand(x, c), c), c);
    }

    @PyMethod(value = "normalize($self, x, /)",
            doc = "Reduce x to its simplest form. Alias for reduce(x).\n\n")
    static PyObject normalize(PyDecimalContext self, PyObject x) {
        DecimalContext c = self.begin();
        return PyDecimal.result(DecimalMath.normalize(PyDecimal.operand(x, c), c), c);
    }

    @PyMethod(value = "plus($self, x, /)",
            doc = "Plus corresponds to the unary prefix plus operator in Python, but applies\n"
            + "the context to the result.\n\n")
    static PyObject plus(PyDecimalContext self, PyObject x) {
        DecimalContext c = self.begin();
        return PyDecimal.result(DecimalMath.plus(PyDecimal.operand(x, c), c), c);
    }

    @PyMethod(value = "sqrt($self, x, /)",
            doc = "Square root of a non-negative number to context precision.\n\n")
    static PyObject sqrt(PyDecimalContext self, PyObject x) {
        DecimalContext c = self.begin();
        return PyDecimal.result(DecimalMath.sqrt(PyDecimal.operand(x, c), c), c);
    }

    @PyMethod(value = "logb($self, x, /)",
            doc = "Return the exponent of the magnitude of the operand's MSD.\n\n")
    static PyObject logb(PyDecimalContext self, PyObject x) {
        DecimalContext c = self.begin();
        return PyDecimal.result(DecimalMath.logb(PyDecimal.operand(x, c), c), c);
    }

    @PyMethod(value = "logical_invert($self, x, /)",
            doc = "Invert all digits of x.\n\n")
    static PyObject logicalInvert(PyDecimalContext self, PyObject x) {
        DecimalContext c = self.begin();
        return PyDecimal.result(DecimalMath.logicalInvert(PyDecimal.operand(x, c), c), c);
    }

    @PyMethod(value = "to_integral($self, x, /)",
            doc = "Identical to to_integral_value(x).\n\n")
    static PyObject toIntegral(PyDecimalContext self, PyObject x) {
        DecimalContext c = self.begin();
        return PyDecimal.result(DecimalMath.toIntegral(PyDecimal.operand(x, c), c.rounding, false, c), c);
    }

    @PyMethod(value = "to_integral_value($self, x, /)",
            doc = "Round to an integer.\n\n")
    static PyObject toIntegralValue(PyDecimalContext self, PyObject x) {
        DecimalContext c = self.begin();
        return PyDecimal.result(DecimalMath.toIntegral(PyDecimal.operand(x, c), c.rounding, false, c), c);
    }

    @PyMethod(value = "to_integral_exact($self, x, /)",
            doc = "Round to an integer. Signal if the result is rounded or inexact.\n\n")
    static PyObject toIntegralExact(PyDecimalContext self, PyObject x) {
        DecimalContext c = self.begin();
        return PyDecimal.result(DecimalMath.toIntegral(PyDecimal.operand(x, c), c.rounding, true, c), c);
    }

    @PyMethod(value = "compare($self, x, y, /)",
            doc = "Compare x and y numerically.\n\n")
    static PyObject compare(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.result(DecimalMath.compare(a, b, c), c);
    }

    @PyMethod(value = "compare_signal($self, x, y, /)",
            doc = "Compare x and y numerically.  All NaNs signal.\n\n")
    static PyObject compareSignal(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.result(DecimalMath.compareSignal(a, b, c), c);
    }

    @PyMethod(value = "max($self, x, y, /)",
            doc = "Compare the values numerically and return the maximum.\n\n")
    static PyObject maximum(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.result(DecimalMath.extreme(a, b, true, false, c), c);
    }

    @PyMethod(value = "max_mag($self, x, y, /)",
            doc = "Compare the values numerically with their sign ignored.\n\n")
    static PyObject maxMag(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.result(DecimalMath.extreme(a, b, true, true, c), c);
    }

    @PyMethod(value = "min($self, x, y, /)",
            doc = "Compare the values numerically and return the minimum.\n\n")
    static PyObject minimum(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.result(DecimalMath.extreme(a, b, false, false, c), c);
    }

    @PyMethod(value = "min_mag($self, x, y, /)",
            doc = "Compare the values numerically with their sign ignored.\n\n")
    static PyObject minMag(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.result(DecimalMath.extreme(a, b, false, true, c), c);
    }

    @PyMethod(value = "next_toward($self, x, y, /)",
            doc = "Return the number closest to x, in the direction towards y.\n\n")
    static PyObject nextToward(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.result(DecimalMath.nextToward(a, b, c), c);
    }

    @PyMethod(value = "remainder_near($self, x, y, /)",
            doc = "Return x - y * n, where n is the integer nearest the exact value of x / y\n"
            + "(if the result is 0 then its sign will be the sign of x).\n\n")
    static PyObject remainderNear(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.result(DecimalMath.remainderNear(a, b, c), c);
    }

    @PyMethod(value = "logical_and($self, x, y, /)",
            doc = "Digit-wise and of x and y.\n\n")
    static PyObject logicalAnd(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.result(DecimalMath.logical(a, b, '&', c), c);
    }

    @PyMethod(value = "logical_or($self, x, y, /)",
            doc = "Digit-wise or of x and y.\n\n")
    static PyObject logicalOr(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.result(DecimalMath.logical(a, b, '|', c), c);
    }

    @PyMethod(value = "logical_xor($self, x, y, /)",
            doc = "Digit-wise xor of x and y.\n\n")
    static PyObject logicalXor(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.result(DecimalMath.logical(a, b, '^', c), c);
    }

    @PyMethod(value = "rotate($self, x, y, /)",
            doc = "Return a copy of x, rotated by y places.\n\n")
    static PyObject rotate(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.result(DecimalMath.rotate(a, b, c), c);
    }

    @PyMethod(value = "scaleb($self, x, y, /)",
            doc = "Return the first operand after adding the second value to its exp.\n\n")
    static PyObject scaleb(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.result(DecimalMath.scaleb(a, b, c), c);
    }

    @PyMethod(value = "shift($self, x, y, /)",
            doc = "Return a copy of x, shifted by y places.\n\n")
    static PyObject shift(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.result(DecimalMath.shift(a, b, c), c);
    }

    @PyMethod(value = "add($self, x, y, /)",
            doc = "Return the sum of x and y.\n\n")
    static PyObject add(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.result(DecimalMath.add(a, b, c), c);
    }

    @PyMethod(value = "divide($self, x, y, /)",
            doc = "Return x divided by y.\n\n")
    static PyObject divide(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.result(DecimalMath.divide(a, b, c), c);
    }

    @PyMethod(value = "divide_int($self, x, y, /)",
            doc = "Return x divided by y, truncated to an integer.\n\n")
    static PyObject divideInt(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.result(DecimalMath.divideInteger(a, b, c), c);
    }

    @PyMethod(value = "multiply($self, x, y, /)",
            doc = "Return the product of x and y.\n\n")
    static PyObject multiply(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.result(DecimalMath.multiply(a, b, c), c);
    }

    @PyMethod(value = "quantize($self, x, y, /)",
            doc = "Return a value equal to x (rounded), having the exponent of y.\n\n")
    static PyObject quantize(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.result(DecimalMath.quantize(a, b, c), c);
    }

    @PyMethod(value = "remainder($self, x, y, /)",
            doc = "Return the remainder from integer division.  The sign of the result,\n"
            + "if non-zero, is the same as that of the original dividend.\n\n")
    static PyObject remainder(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.result(DecimalMath.remainder(a, b, c), c);
    }

    @PyMethod(value = "subtract($self, x, y, /)",
            doc = "Return the difference between x and y.\n\n")
    static PyObject subtract(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.result(DecimalMath.subtract(a, b, c), c);
    }

    @PyMethod(value = "compare_total($self, x, y, /)",
            doc = "Compare x and y using their abstract representation.\n\n")
    static PyObject compareTotal(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.of(DecimalNumber.of(DecimalMath.compareTotal(a, b)));
    }

    @PyMethod(value = "compare_total_mag($self, x, y, /)",
            doc = "Compare x and y using their abstract representation, ignoring sign.\n\n")
    static PyObject compareTotalMag(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.of(DecimalNumber.of(DecimalMath.compareTotal(a.abs(), b.abs())));
    }

    @PyMethod(value = "copy_sign($self, x, y, /)",
            doc = "Copy the sign from y to x.\n\n")
    static PyObject copySign(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.of(a.withSign(b.negative));
    }

    @PyMethod(value = "same_quantum($self, x, y, /)",
            doc = "Return True if the two operands have the same exponent.\n\n")
    static boolean sameQuantum(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return DecimalMath.sameQuantum(a, b);
    }

    @PyMethod(value = "divmod($self, x, y, /)",
            doc = "Return quotient and remainder of the division x / y.\n\n")
    static PyObject divmod(PyDecimalContext self, PyObject x, PyObject y) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        DecimalNumber[] parts = DecimalMath.divmod(a, b, c);
        return PyDecimal.pair(parts, c);
    }

    @PyMethod(value = "power($self, /, a, b, modulo=None)",
            doc = "Compute a**b. If 'a' is negative, then 'b' must be integral. The result\n"
            + "will be inexact unless 'a' is integral and the result is finite and can\n"
            + "be expressed exactly in 'precision' digits.  In the Python version the\n"
            + "result is always correctly rounded, in the C version the result is almost\n"
            + "always correctly rounded.\n\n"
            + "If modulo is given, compute (a**b) % modulo. The following restrictions\n"
            + "hold:\n\n"
            + "    * all three arguments must be integral\n"
            + "    * 'b' must be nonnegative\n"
            + "    * at least one of 'a' or 'b' must be nonzero\n"
            + "    * modulo must be nonzero and less than 10**prec in absolute value\n\n\n")
    static PyObject power(PyDecimalContext self, PyObject a, PyObject b, PyObject modulo) {
        DecimalContext c = self.begin();
        DecimalNumber base = PyDecimal.operand(a, c);
        DecimalNumber exponent = PyDecimal.operand(b, c);
        DecimalNumber modulus = modulo == null || modulo == PyNone.INSTANCE ? null : PyDecimal.operand(modulo, c);
        return PyDecimal.result(modulus == null ? DecimalFunctions.power(base, exponent, c)
                : DecimalMath.powmod(base, exponent, modulus, c), c);
    }

    @PyMethod(value = "fma($self, x, y, z, /)",
            doc = "Return x multiplied by y, plus z.\n\n")
    static PyObject fma(PyDecimalContext self, PyObject x, PyObject y, PyObject z) {
        DecimalContext c = self.begin();
        DecimalNumber a = PyDecimal.operand(x, c);
        DecimalNumber b = PyDecimal.operand(y, c);
        return PyDecimal.result(DecimalMath.fma(a, b, PyDecimal.operand(z, c), c), c);
    }

    @PyMethod(value = "Etiny($self, /)",
            doc = "Return a value equal to Emin - prec + 1, which is the minimum exponent value\n"
            + "for subnormal results.  When underflow occurs, the exponent is set to Etiny.\n\n")
    static long etiny(PyDecimalContext self) {
        return self.context.etiny();
    }

    @PyMethod(value = "Etop($self, /)",
            doc = "Return a value equal to Emax - prec + 1.  This is the maximum exponent\n"
            + "if the _clamp field of the context is set to 1 (IEEE clamp mode).  Etop()\n"
            + "must not be negative.\n\n")
    static long etop(PyDecimalContext self) {
        return self.context.etop();
    }

    @PyMethod(value = "radix($self, /)",
            doc = "Return 10.\n\n")
    static PyObject radix(PyDecimalContext self) {
        return PyDecimal.of(DecimalNumber.of(10));
    }

    @PyMethod(value = "is_canonical($self, x, /)",
            doc = "Return True if x is canonical, False otherwise.\n\n")
    static boolean isCanonical(PyDecimalContext self, PyObject x) {
        checkDecimal(x);
        return true;
    }

    @PyMethod(value = "is_finite($self, x, /)",
            doc = "Return True if x is finite, False otherwise.\n\n")
    static boolean isFinite(PyDecimalContext self, PyObject x) {
        return PyDecimal.operand(x, self.begin()).isFinite();
    }

    @PyMethod(value = "is_infinite($self, x, /)",
            doc = "Return True if x is infinite, False otherwise.\n\n")
    static boolean isInfinite(PyDecimalContext self, PyObject x) {
        return PyDecimal.operand(x, self.begin()).isInfinite();
    }

    @PyMethod(value = "is_nan($self, x, /)",
            doc = "Return True if x is a qNaN or sNaN, False otherwise.\n\n")
    static boolean isNan(PyDecimalContext self, PyObject x) {
        return PyDecimal.operand(x, self.begin()).isNan();
    }

    @PyMethod(value = "is_qnan($self, x, /)",
            doc = "Return True if x is a quiet NaN, False otherwise.\n\n")
    static boolean isQnan(PyDecimalContext self, PyObject x) {
        return PyDecimal.operand(x, self.begin()).kind == DecimalNumber.Kind.QUIET_NAN;
    }

    @PyMethod(value = "is_snan($self, x, /)",
            doc = "Return True if x is a signaling NaN, False otherwise.\n\n")
    static boolean isSnan(PyDecimalContext self, PyObject x) {
        return PyDecimal.operand(x, self.begin()).isSignaling();
    }

    @PyMethod(value = "is_signed($self, x, /)",
            doc = "Return True if x is negative, False otherwise.\n\n")
    static boolean isSigned(PyDecimalContext self, PyObject x) {
        return PyDecimal.operand(x, self.begin()).negative;
    }

    @PyMethod(value = "is_zero($self, x, /)",
            doc = "Return True if x is a zero, False otherwise.\n\n")
    static boolean isZero(PyDecimalContext self, PyObject x) {
        return PyDecimal.operand(x, self.begin()).isZero();
    }

    @PyMethod(value = "is_normal($self, x, /)",
            doc = "Return True if x is a normal number, False otherwise.\n\n")
    static boolean isNormal(PyDecimalContext self, PyObject x) {
        DecimalContext c = self.begin();
        return DecimalMath.isNormal(PyDecimal.operand(x, c), c);
    }

    @PyMethod(value = "is_subnormal($self, x, /)",
            doc = "Return True if x is subnormal, False otherwise.\n\n")
    static boolean isSubnormal(PyDecimalContext self, PyObject x) {
        DecimalContext c = self.begin();
        return DecimalMath.isSubnormal(PyDecimal.operand(x, c), c);
    }

    @PyMethod(value = "_apply($self, x, /)", textSignature = false)
    static PyObject apply(PyDecimalContext self, PyObject x) {
        DecimalContext c = self.begin();
        return PyDecimal.result(c.finish(PyDecimal.operand(x, c)), c);
    }

    @PyMethod(value = "canonical($self, x, /)",
            doc = "Return a new instance of x.\n\n")
    static PyObject canonical(PyDecimalContext self, PyObject x) {
        checkDecimal(x);
        return x.newRef();
    }

    @PyMethod(value = "copy_abs($self, x, /)",
            doc = "Return a copy of x with the sign set to 0.\n\n")
    static PyObject copyAbs(PyDecimalContext self, PyObject x) {
        return PyDecimal.of(PyDecimal.operand(x, self.begin()).abs());
    }

    @PyMethod(value = "copy_decimal($self, x, /)",
            doc = "Return a copy of Decimal x.\n\n")
    static PyObject copyDecimal(PyDecimalContext self, PyObject x) {
        return x instanceof PyDecimal ? x.newRef() : PyDecimal.of(PyDecimal.operand(x, self.begin()));
    }

    @PyMethod(value = "copy_negate($self, x, /)",
            doc = "Return a copy of x with the sign inverted.\n\n")
    static PyObject copyNegate(PyDecimalContext self, PyObject x) {
        return PyDecimal.of(PyDecimal.operand(x, self.begin()).negated());
    }

    @PyMethod(value = "number_class($self, x, /)",
            doc = "Return an indication of the class of x.\n\n")
    static String numberClass(PyDecimalContext self, PyObject x) {
        DecimalContext c = self.begin();
        return DecimalMath.numberClass(PyDecimal.operand(x, c), c);
    }

    @PyMethod(value = "to_sci_string($self, x, /)",
            doc = "Convert a number to a string using scientific notation.\n\n")
    static String toSciString(PyDecimalContext self, PyObject x) {
        DecimalContext c = self.begin();
        return DecimalText.toScientific(PyDecimal.operand(x, c), c.capitals);
    }

    @PyMethod(value = "to_eng_string($self, x, /)",
            doc = "Convert a number to a string, using engineering notation.\n\n")
    static String toEngString(PyDecimalContext self, PyObject x) {
        DecimalContext c = self.begin();
        return DecimalText.toEngineering(PyDecimal.operand(x, c), c.capitals);
    }

    @PyMethod(value = "clear_flags($self, /)",
            doc = "Reset all flags to False.\n\n")
    static void clearFlags(PyDecimalContext self) {
        self.context.status = 0;
    }

    @PyMethod(value = "clear_traps($self, /)",
            doc = "Set all traps to False.\n\n")
    static void clearTraps(PyDecimalContext self) {
        self.context.traps = 0;
    }

    @PyMethod(value = "__copy__($self, /)", textSignature = false)
    static PyObject copyMethod(PyDecimalContext self) {
        return self.copied();
    }

    @PyMethod(value = "__reduce__($self, /)", textSignature = false)
    static PyObject reduce(PyDecimalContext self) {
        return self.reduced();
    }

    @PyMethod(value = "copy($self, /)",
            doc = "Return a duplicate of the context with all flags cleared.\n\n")
    static PyObject copy(PyDecimalContext self) {
        return self.copied();
    }

    @PyMethod(value = "create_decimal($self, num=\"0\", /)",
            doc = "Create a new Decimal instance from num, using self as the context. Unlike the\n"
            + "Decimal constructor, this function observes the context limits.\n\n")
    static PyObject createDecimal(PyDecimalContext self, PyObject num) {
        return PyDecimal.inContext(num, self.begin());
    }

    @PyMethod(value = "create_decimal_from_float($self, f, /)",
            doc = "Create a new Decimal instance from float f.  Unlike the Decimal.from_float()\n"
            + "class method, this function observes the context limits.\n\n")
    static PyObject createDecimalFromFloat(PyDecimalContext self, PyObject f) {
        DecimalContext c = self.begin();
        PyDecimal exact = PyDecimal.fromNumber(f);
        try {
            return PyDecimal.result(c.finish(exact.value), c);
        } finally {
            exact.decref();
        }
    }

    private static final class Type extends PyType {
        Type() {
            super("decimal.Context", PyDecimalContextTable.INSTANCE, null, 96, 0, BASETYPE);
        }

        @Override
        public PyObject tpRepr(PyObject o) {
            DecimalContext c = ((PyDecimalContext) o).context;
            return PyStr.of("Context(prec=" + c.prec + ", rounding=" + ROUNDINGS[c.rounding] + ", Emin=" + c.emin + ", Emax=" + c.emax
                    + ", capitals=" + (c.capitals ? 1 : 0) + ", clamp=" + (c.clamp ? 1 : 0) + ", flags=" + names(c.status) + ", traps="
                    + names(c.traps) + ")");
        }

        // CPython: Modules/_decimal/_decimal.c context_getattr
        @Override
        public PyObject tpGetAttro(PyObject o, PyStr name) {
            PyDecimalContext self = (PyDecimalContext) o;
            if (name.equalTo("traps")) {
                return self.traps.newRef();
            }
            return name.equalTo("flags") ? self.flags.newRef() : Objects.genericGetAttr(o, name);
        }

        // CPython: Modules/_decimal/_decimal.c context_setattr
        @Override
        public void tpSetAttro(PyObject o, PyStr name, PyObject value) {
            DecimalContext c = ((PyDecimalContext) o).context;
            boolean isTraps = name.equalTo("traps");
            if (!isTraps && !name.equalTo("flags")) {
                Objects.genericSetAttr(o, name, value);
                return;
            }
            if (value == null) {
                throw PyErr.attributeError("context attributes cannot be deleted");
            }
            int flags = flagsOfDict(value);
            if (isTraps) {
                c.traps = flags;
            } else {
                c.status = flags;
            }
        }
    }
}
