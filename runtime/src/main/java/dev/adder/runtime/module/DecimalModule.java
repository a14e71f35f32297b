package dev.adder.runtime.module;

import dev.adder.heap.Counted;
import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.interpreter.Import;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyComplex;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.Utf8;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** The _decimal module (Modules/_decimal/_decimal.c). */
@BuiltinModule(name = "_decimal", doc = "C decimal arithmetic module")
public final class DecimalModule extends NativeModule {
    /** The signals, in the order of the mappings of flags, and the conditions that they stand for. */
    static final String[] SIGNALS = {"InvalidOperation", "FloatOperation", "DivisionByZero", "Overflow", "Underflow", "Subnormal", "Inexact",
        "Rounded", "Clamped"};
    static final int[] SIGNAL_FLAGS = {DecimalContext.INVALID, DecimalContext.FLOAT_OPERATION, DecimalContext.DIVISION_BY_ZERO,
        DecimalContext.OVERFLOW, DecimalContext.UNDERFLOW, DecimalContext.SUBNORMAL, DecimalContext.INEXACT, DecimalContext.ROUNDED,
        DecimalContext.CLAMPED};

    /** The conditions that InvalidOperation stands for, as exceptions list them; the first one is InvalidOperation itself. */
    private static final String[] CONDITIONS = {"InvalidOperation", "ConversionSyntax", "DivisionImpossible", "DivisionUndefined",
        "InvalidContext"};
    private static final int[] CONDITION_FLAGS = {DecimalContext.INVALID_OPERATION, DecimalContext.CONVERSION_SYNTAX,
        DecimalContext.DIVISION_IMPOSSIBLE, DecimalContext.DIVISION_UNDEFINED, DecimalContext.INVALID_CONTEXT};

    private static final String[] PARAMETERS = {"prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"};

    /** What the interpreter has one of, however often the module is imported, as in CPython: it is never released. All owned. */
    private static final class State {
        PyType root;
        PyTuple signals;
        final PyType[] conditions = new PyType[CONDITIONS.length];
        PyObject signalDictType;
        PyObject decimalTuple;
        PyObject rational;
        PyContextVar variable;
        PyDecimalContext defaultContext;
        PyDecimalContext basicContext;
        PyDecimalContext extendedContext;

        void traverse(Visitor visitor) {
            visitor.xvisit(root);
            visitor.xvisit(signals);
            for (PyType condition : conditions) {
                visitor.xvisit(condition);
            }
            visitor.xvisit(signalDictType);
            visitor.xvisit(decimalTuple);
            visitor.xvisit(rational);
            visitor.xvisit(variable);
            visitor.xvisit(defaultContext);
            visitor.xvisit(basicContext);
            visitor.xvisit(extendedContext);
        }

        /** Lets go of what there is, when the rest could not be made. */
        void release() {
            traverse(new Visitor() {
                @Override
                public void visit(Counted object) {
                    object.decref();
                }
            });
        }
    }

    public DecimalModule() {
        super("_decimal", DecimalModuleTable.INSTANCE);
    }

    private static State state() {
        return (State) ThreadState.current.interpreter.decimal;
    }

    // CPython: Modules/_decimal/_decimal.c PyInit__decimal
    @Override
    protected void exec(PyModule module) {
        State state = state();
        if (state == null) {
            state = new State();
            interpreter.decimal = state;
            try {
                makeExceptions(state);
                importClasses(state);
                makeContexts(state);
            } catch (PyException e) {
                // the next import begins anew
                interpreter.decimal = null;
                state.release();
                throw e;
            }
            interpreter.addRoots(state::traverse);
        }
        addTypes(module, PyDecimal.TYPE, PyDecimalContext.TYPE);
        addBorrowed(module, "DecimalTuple", state.decimalTuple);
        addBorrowed(module, "DecimalException", state.root);
        for (int i = 0; i < SIGNALS.length; i++) {
            addBorrowed(module, SIGNALS[i], state.signals.get(i));
        }
        for (int i = 1; i < CONDITIONS.length; i++) {
            addBorrowed(module, CONDITIONS[i], state.conditions[i]);
        }
        addBorrowed(module, "DefaultContext", state.defaultContext);
        addBorrowed(module, "BasicContext", state.basicContext);
        addBorrowed(module, "ExtendedContext", state.extendedContext);
        add(module, "HAVE_THREADS", PyBool.of(true));
        add(module, "HAVE_CONTEXTVAR", PyBool.of(true));
        add(module, "MAX_PREC", PyInt.of(DecimalContext.MAX_PREC));
        add(module, "MAX_EMAX", PyInt.of(DecimalContext.MAX_EMAX));
        add(module, "MIN_EMIN", PyInt.of(DecimalContext.MIN_EMIN));
        add(module, "MIN_ETINY", PyInt.of(DecimalContext.MIN_EMIN - (DecimalContext.MAX_PREC - 1)));
        for (String rounding : PyDecimalContext.ROUNDINGS) {
            add(module, rounding, PyStr.intern(rounding));
        }
        add(module, "__version__", PyStr.of("1.70"));
        add(module, "__libmpdec_version__", PyStr.of("2.5.1"));
    }

    private static void makeExceptions(State state) {
        PyType root = exception("DecimalException", PyExc.ArithmeticError);
        state.root = root;
        PyType[] made = new PyType[SIGNALS.length];
        // from the last to the first: some derive from those behind them
        for (int i = SIGNALS.length - 1; i >= 0; i--) {
            made[i] = switch (SIGNALS[i]) {
                case "FloatOperation" -> exception(SIGNALS[i], root, PyExc.TypeError);
                case "DivisionByZero" -> exception(SIGNALS[i], root, PyExc.ZeroDivisionError);
                case "Overflow" -> exception(SIGNALS[i], made[6], made[7]);
                case "Underflow" -> exception(SIGNALS[i], made[6], made[7], made[5]);
                default -> exception(SIGNALS[i], root);
            };
        }
        PyType invalid = made[0];
        state.signals = PyTuple.steal((PyObject[]) made);
        state.conditions[0] = (PyType) invalid.newRef();
        for (int i = 1; i < CONDITIONS.length; i++) {
            state.conditions[i] = CONDITIONS[i].equals("DivisionUndefined") ? exception(CONDITIONS[i], invalid, PyExc.ZeroDivisionError)
                    : exception(CONDITIONS[i], invalid);
        }
    }

    /** A new exception class of the module decimal. Owned. */
    private static PyType exception(String name, PyType... bases) {
        PyDict dict = PyDict.create();
        PyStr text = PyStr.of(name);
        PyTuple tuple = PyTuple.of(bases);
        PyStr key = PyStr.intern("__module__");
        PyStr owner = PyStr.intern("decimal");
        try {
            dict.put(key, owner);
            return (PyType) Call.call(PyType.TYPE, text, tuple, dict);
        } finally {
            owner.decref();
            key.decref();
            tuple.decref();
            text.decref();
            dict.decref();
        }
    }

    private static void importClasses(State state) {
        PyObject numbers = Import.importModule("numbers");
        try {
            registerNumber(numbers);
            state.rational = Objects.getAttr(numbers, "Rational");
        } finally {
            numbers.decref();
        }
        PyObject collections = Import.importModule("collections");
        try {
            state.decimalTuple = namedTuple(collections);
        } finally {
            collections.decref();
        }
        PyObject abc = Import.importModule("collections.abc");
        try {
            state.signalDictType = signalDictType(abc);
        } finally {
            abc.decref();
        }
    }

    private static void registerNumber(PyObject numbers) {
        PyObject number = Objects.getAttr(numbers, "Number");
        PyStr register = PyStr.intern("register");
        try {
            Call.method(number, register, PyDecimal.TYPE).decref();
        } finally {
            register.decref();
            number.decref();
        }
    }

    private static PyObject namedTuple(PyObject collections) {
        PyStr namedtuple = PyStr.intern("namedtuple");
        PyObject name = PyStr.of("DecimalTuple");
        PyObject fields = PyStr.of("sign digits exponent");
        PyStr key = PyStr.intern("__module__");
        PyStr owner = PyStr.intern("decimal");
        try {
            PyObject made = Call.method(collections, namedtuple, name, fields);
            try {
                Objects.setAttr(made, key, owner);
            } catch (PyException e) {
                made.decref();
                throw e;
            }
            return made;
        } finally {
            owner.decref();
            key.decref();
            fields.decref();
            name.decref();
            namedtuple.decref();
        }
    }

    private static PyObject signalDictType(PyObject abc) {
        PyObject mapping = Objects.getAttr(abc, "MutableMapping");
        PyObject name = PyStr.of("SignalDict");
        PyTuple bases = PyTuple.of(PySignalDict.TYPE, mapping);
        PyDict dict = PyDict.create();
        try {
            return Call.call(mapping.type, name, bases, dict);
        } finally {
            dict.decref();
            bases.decref();
            name.decref();
            mapping.decref();
        }
    }

    private static void makeContexts(State state) {
        PyObject name = PyStr.of("decimal_context");
        try {
            state.variable = (PyContextVar) Call.call(PyContextVar.TYPE, name);
        } finally {
            name.decref();
        }
        DecimalContext c = new DecimalContext(28, -999999, 999999, DecimalContext.HALF_EVEN);
        c.traps = DecimalContext.INVALID | DecimalContext.DIVISION_BY_ZERO | DecimalContext.OVERFLOW;
        state.defaultContext = PyDecimalContext.of(PyDecimalContext.TYPE, c);
        c = new DecimalContext(9, -999999, 999999, DecimalContext.HALF_UP);
        c.traps = DecimalContext.INVALID | DecimalContext.DIVISION_BY_ZERO | DecimalContext.OVERFLOW | DecimalContext.UNDERFLOW
                | DecimalContext.CLAMPED;
        state.basicContext = PyDecimalContext.of(PyDecimalContext.TYPE, c);
        state.extendedContext =
                PyDecimalContext.of(PyDecimalContext.TYPE, new DecimalContext(9, -999999, 999999, DecimalContext.HALF_EVEN));
    }

    // The current context.

    // CPython: Modules/_decimal/_decimal.c current_context
    @Borrowed
    static PyDecimalContext current() {
        State state = state();
        if (ThreadState.current.context instanceof PyContext context && context.find(state.variable) instanceof PyDecimalContext c) {
            return c;
        }
        PyDecimalContext c = state.defaultContext.copied();
        c.context.status = 0;
        setCurrent(c);
        c.decref();
        return c;
    }

    static void setCurrent(PyDecimalContext context) {
        PyContextVar.set(state().variable, context).decref();
    }

    /** The state that new contexts start from. */
    static DecimalContext template() {
        return state().defaultContext.context;
    }

    @PyMethod(value = "getcontext($module, /)", doc = "Get the current default context.\n\n")
    static PyObject getcontext() {
        return current().newRef();
    }

    // CPython: Modules/_decimal/_decimal.c PyDec_SetCurrentContext
    @PyMethod(value = "setcontext($module, context, /)", doc = "Set a new default context.\n\n")
    static void setcontext(PyObject context) {
        if (!(context instanceof PyDecimalContext c)) {
            throw PyErr.typeError("argument must be a context");
        }
        State state = state();
        if (c != state.defaultContext && c != state.basicContext && c != state.extendedContext) {
            setCurrent(c);
            return;
        }
        PyDecimalContext copy = c.copied();
        copy.context.status = 0;
        try {
            setCurrent(copy);
        } finally {
            copy.decref();
        }
    }

    // CPython: Modules/_decimal/_decimal.c ctxmanager_new
    @PyMethod(value = "localcontext($module, /, ctx=None, **kwargs)",
            doc = "Return a context manager that will set the default context to a copy of ctx\n"
            + "on entry to the with-statement and restore the previous default context when\n"
            + "exiting the with-statement. If no context is specified, a copy of the current\n"
            + "default context is used.\n\n")
    static PyObject localcontext(PyObject ctx, PyDict kwargs) {
        if (ctx != null && ctx != PyNone.INSTANCE && !(ctx instanceof PyDecimalContext)) {
            throw PyErr.typeError("optional argument must be a context");
        }
        PyDecimalContext local = (ctx instanceof PyDecimalContext c ? c : current()).copied();
        try {
            for (int i = kwargs == null ? -1 : kwargs.next(0); i >= 0; i = kwargs.next(i + 1)) {
                int which = parameter(kwargs.keyAt(i));
                if (kwargs.valueAt(i) != PyNone.INSTANCE) {
                    local.set(which, kwargs.valueAt(i));
                }
            }
            return new PyDecimalContextManager((PyDecimalContext) local.newRef(), (PyDecimalContext) current().newRef());
        } finally {
            local.decref();
        }
    }

    private static int parameter(PyObject name) {
        for (int i = 0; i < PARAMETERS.length; i++) {
            if (((PyStr) name).equalTo(PARAMETERS[i])) {
                return i;
            }
        }
        throw PyErr.typeError("'" + name + "' is an invalid keyword argument for this function");
    }

    // Signals.

    /** Adds what the running operation has met to the flags; raises the first signal of it that is trapped. */
    // CPython: Modules/_decimal/_decimal.c dec_addstatus
    static void addStatus(DecimalContext c) {
        int raised = c.raised;
        c.status |= raised;
        int trapped = raised & c.traps;
        if (trapped == 0) {
            return;
        }
        State state = state();
        for (int i = 0; i < SIGNALS.length; i++) {
            if ((trapped & SIGNAL_FLAGS[i]) != 0) {
                PyList list = list(state, trapped);
                try {
                    throw PyErr.withValue((PyType) state.signals.get(i), list);
                } finally {
                    list.decref();
                }
            }
        }
    }

    /** The exceptions of conditions. */
    // CPython: Modules/_decimal/_decimal.c flags_as_list
    private static PyList list(State state, int flags) {
        PyList list = PyList.create();
        for (int i = 0; i < CONDITIONS.length; i++) {
            if ((flags & CONDITION_FLAGS[i]) != 0) {
                list.append(state.conditions[i]);
            }
        }
        for (int i = 1; i < SIGNALS.length; i++) {
            if ((flags & SIGNAL_FLAGS[i]) != 0) {
                list.append(state.signals.get(i));
            }
        }
        return list;
    }

    /** The signals of conditions. */
    // CPython: Modules/_decimal/_decimal.c signals_as_list
    static PyList signalList(int flags) {
        State state = state();
        PyList list = PyList.create();
        for (int i = 0; i < SIGNALS.length; i++) {
            if ((flags & SIGNAL_FLAGS[i]) != 0) {
                list.append(state.signals.get(i));
            }
        }
        return list;
    }

    /** An iterator of the signals. */
    static PyObject signals() {
        return Abstract.iter(state().signals);
    }

    static PyObject dictOf(int flags) {
        State state = state();
        PyDict dict = PyDict.create();
        for (int i = 0; i < SIGNALS.length; i++) {
            PyObject on = PyBool.of((flags & SIGNAL_FLAGS[i]) != 0);
            dict.put(state.signals.get(i), on);
            on.decref();
        }
        return dict;
    }

    /** A new mapping that shows the traps or the flags of a context. */
    static PyObject signalDict(DecimalContext c, boolean traps) {
        PySignalDict dict = (PySignalDict) Call.call(state().signalDictType);
        dict.show(c, traps);
        return dict;
    }

    /** The conditions that a signal stands for. */
    // CPython: Modules/_decimal/_decimal.c exception_as_flag
    static int flagOf(PyObject signal) {
        return flagOf(signal, "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n"
                + "   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]");
    }

    private static int flagOf(PyObject signal, String message) {
        State state = state();
        for (int i = 0; i < SIGNALS.length; i++) {
            if (state.signals.get(i) == signal) {
                return SIGNAL_FLAGS[i];
            }
        }
        throw PyErr.format(PyExc.KeyError, message);
    }

    // CPython: Modules/_decimal/_decimal.c list_as_flags
    static int flagsOfList(PyList list) {
        int flags = 0;
        for (int i = 0; i < list.size(); i++) {
            flags |= flagOf(list.get(i));
        }
        return flags;
    }

    // CPython: Modules/_decimal/_decimal.c dict_as_flags
    static int flagsOfDict(PyDict dict) {
        if (dict.size() != SIGNALS.length) {
            throw PyErr.format(PyExc.KeyError, "invalid signal dict");
        }
        int flags = 0;
        for (int i = dict.next(0); i >= 0; i = dict.next(i + 1)) {
            int flag = flagOf(dict.keyAt(i), "invalid signal dict");
            if (Objects.isTrue(dict.valueAt(i))) {
                flags |= flag;
            }
        }
        return flags;
    }

    // Decimals and other objects.

    // CPython: Modules/_decimal/_decimal.c PyDec_AsTuple
    static PyObject tupleOf(DecimalNumber n) {
        PyObject sign = PyInt.of(n.negative ? 1 : 0);
        PyObject exponent = switch (n.kind) {
            case FINITE -> PyInt.of(n.exponent);
            case INFINITY -> PyStr.of("F");
            case QUIET_NAN -> PyStr.of("n");
            case SIGNALING_NAN -> PyStr.of("N");
        };
        String digits = n.isFinite() ? n.coefficient.toString() : n.isInfinite() ? "0" : n.coefficient.signum() == 0 ? "" : n.coefficient.toString();
        PyObject[] items = new PyObject[digits.length()];
        for (int i = 0; i < items.length; i++) {
            items[i] = PyInt.of(digits.charAt(i) - '0');
        }
        PyTuple tuple = PyTuple.steal(items);
        try {
            return Call.call(state().decimalTuple, sign, tuple, exponent);
        } finally {
            tuple.decref();
            exponent.decref();
            sign.decref();
        }
    }

    /** The text of the number that a tuple of sign, digits and exponent stands for. */
    // CPython: Modules/_decimal/_decimal.c dectuple_as_str
    static String textOf(PyTuple t) {
        if (t.size() != 3) {
            throw PyErr.valueError("argument must be a sequence of length 3");
        }
        if (!(t.get(0) instanceof PyInt sign && sign.fitsLong() && (sign.longValue() == 0 || sign.longValue() == 1))) {
            throw PyErr.valueError("sign must be an integer with the value 0 or 1");
        }
        StringBuilder text = new StringBuilder(sign.longValue() == 1 ? "-" : "+");
        PyObject last = t.get(2);
        long exponent = 0;
        boolean infinite = false;
        if (last instanceof PyStr s) {
            if (s.equalTo("F")) {
                text.append("Inf");
                infinite = true;
            } else if (s.equalTo("n")) {
                text.append("NaN");
            } else if (s.equalTo("N")) {
                text.append("sNaN");
            } else {
                throw PyErr.valueError("string argument in the third position must be 'F', 'n' or 'N'");
            }
        } else if (last instanceof PyInt e) {
            exponent = Abstract.asSsize(e, PyExc.OverflowError);
        } else {
            throw PyErr.valueError("exponent must be an integer");
        }
        PyTuple digits;
        if (t.get(1) instanceof PyTuple d) {
            digits = (PyTuple) d.newRef();
        } else if (t.get(1) instanceof PyList l) {
            digits = Abstract.tuple(l);
        } else {
            throw PyErr.valueError("coefficient must be a tuple of digits");
        }
        try {
            if (digits.size() == 0 && !(last instanceof PyStr)) {
                // an empty coefficient is 0
                text.append('0');
            }
            for (int i = 0; i < digits.size(); i++) {
                if (!(digits.get(i) instanceof PyInt d && d.fitsLong() && d.longValue() >= 0 && d.longValue() <= 9)) {
                    throw PyErr.valueError("coefficient must be a tuple of digits");
                }
                if (!infinite) {
                    text.append((char) ('0' + ((PyInt) digits.get(i)).longValue()));
                }
            }
        } finally {
            digits.decref();
        }
        return last instanceof PyStr ? text.toString() : text.append('E').append(exponent).toString();
    }

    /**
     * A decimal and another number such that they compare as the two given do; null if the other one cannot be compared.
     *
     * @param op the comparison; ordering decimals and floats is a FloatOperation
     */
    // CPython: Modules/_decimal/_decimal.c convert_op_cmp
    static DecimalNumber[] comparable(DecimalNumber a, PyObject w, int op) {
        boolean isEquality = op == Objects.EQ || op == Objects.NE;
        switch (w) {
            case PyInt i:
                return new DecimalNumber[] {a, DecimalNumber.of(i.bigValue())};
            case PyComplex z when isEquality:
                return z.imag != 0 ? null : new DecimalNumber[] {a, floatOperand(z.real, true)};
            case PyFloat f:
                return new DecimalNumber[] {a, floatOperand(f.value, isEquality)};
            default:
                if (!Abstract.isInstance(w, state().rational)) {
                    return null;
                }
                return rationalOperand(a, w);
        }
    }

    private static DecimalNumber floatOperand(double x, boolean isEquality) {
        DecimalContext c = PyDecimalContext.of(null);
        if (isEquality) {
            // sets the flag, and does not raise
            c.status |= DecimalContext.FLOAT_OPERATION;
        } else {
            c.raised = DecimalContext.FLOAT_OPERATION;
            addStatus(c);
        }
        return PyDecimal.ofDouble(x);
    }

    /** The decimal times the denominator, and the numerator. */
    // CPython: Modules/_decimal/_decimal.c multiply_by_denominator, numerator_as_decimal
    private static DecimalNumber[] rationalOperand(DecimalNumber a, PyObject w) {
        BigInteger denominator = integer(w, "denominator");
        BigInteger numerator = integer(w, "numerator");
        DecimalNumber product = !a.isFinite() ? a
                : new DecimalNumber(a.negative != denominator.signum() < 0, a.coefficient.multiply(denominator.abs()), a.exponent);
        return new DecimalNumber[] {product, DecimalNumber.of(numerator)};
    }

    private static BigInteger integer(PyObject o, String attribute) {
        PyObject value = Objects.getAttr(o, attribute);
        try {
            if (!(value instanceof PyInt i)) {
                throw PyErr.typeError("conversion from " + value.type.tpName() + " to Decimal is not supported");
            }
            return i.bigValue();
        } finally {
            value.decref();
        }
    }

    // CPython: Modules/_decimal/_decimal.c dec_format
    static PyObject format(DecimalNumber n, PyObject spec, PyObject override) {
        if (!(spec instanceof PyStr text)) {
            throw PyErr.typeError("format arg must be str");
        }
        DecimalContext c = PyDecimalContext.of(null);
        Utf8.encode(text, null);
        DecimalFormat format = DecimalFormat.parse(text.toString(), c.capitals);
        if (format == null) {
            throw PyErr.valueError("invalid format string");
        }
        if (override != null) {
            if (!(override instanceof PyDict dict)) {
                throw PyErr.typeError("optional argument must be a dict");
            }
            setLocale(format, dict, true);
        } else if (format.ofLocale) {
            PyObject locale = LocaleModule.localeconv();
            try {
                setLocale(format, (PyDict) locale, false);
            } finally {
                locale.decref();
            }
        }
        String out = format.apply(n, c);
        if (out == null) {
            throw PyErr.valueError("format specification exceeds internal limits of _decimal");
        }
        return PyStr.of(out);
    }

    /** Takes the point, the separator and the grouping of a format from a dict like that of localeconv(). */
    private static void setLocale(DecimalFormat format, PyDict dict, boolean isOverride) {
        String point = textOf(dict, "decimal_point");
        String separator = textOf(dict, "thousands_sep");
        int[] grouping = groupingOf(dict);
        if (point != null) {
            format.point = point;
        }
        if (separator != null) {
            format.separator = separator;
        }
        if (grouping != null) {
            format.grouping = grouping;
        }
        if (isOverride && !isValid(format)) {
            throw PyErr.valueError("invalid override dict");
        }
    }

    // CPython: Modules/_decimal/libmpdec/io.c mpd_validate_lconv
    private static boolean isValid(DecimalFormat format) {
        int point = format.point.getBytes(StandardCharsets.UTF_8).length;
        for (int size : format.grouping) {
            if (size > 127) {
                return false;
            }
        }
        return point > 0 && point <= 4 && format.separator.getBytes(StandardCharsets.UTF_8).length <= 4;
    }

    @Borrowed
    private static PyObject item(PyDict dict, String name) {
        PyStr key = PyStr.intern(name);
        try {
            return dict.get(key);
        } finally {
            key.decref();
        }
    }

    private static String textOf(PyDict dict, String name) {
        PyObject value = item(dict, name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof PyStr s)) {
            throw PyErr.typeError("bad argument type for built-in operation");
        }
        return s.toString();
    }

    /** The sizes of groups: a list, or the bytes of a C string as a str. */
    private static int[] groupingOf(PyDict dict) {
        PyObject value = item(dict, "grouping");
        switch (value) {
            case null:
                return null;
            case PyStr s: {
                // a C string ends with the first 0
                int end = s.indexOf(0, 0);
                int[] sizes = new int[end < 0 ? s.length() : end];
                for (int i = 0; i < sizes.length; i++) {
                    sizes[i] = s.codePointAt(i);
                }
                return sizes;
            }
            case PyList l: {
                // localeconv() ends with 0 for repeating the last one
                int n = l.size();
                if (n > 0 && l.get(n - 1) instanceof PyInt last && last.longValue() == 0) {
                    n--;
                }
                int[] sizes = new int[n];
                for (int i = 0; i < n; i++) {
                    sizes[i] = (int) ((PyInt) l.get(i)).longValue();
                }
                return sizes;
            }
            default:
                throw PyErr.typeError("bad argument type for built-in operation");
        }
    }
}
