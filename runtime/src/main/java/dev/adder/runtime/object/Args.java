package dev.adder.runtime.object;

import dev.adder.processor.Borrowed;

/**
 * What generated method tables need of argument parsing: the checks of number and names, and the conversions to Java types. The
 * messages are those of CPython's Argument Clinic.
 *
 * <p>Arguments come as in {@link Call}: {@code nargs} positional ones from {@code base} on, then one value for each of
 * {@code kwnames}, all borrowed; what is returned of them is borrowed too.
 */
public final class Args {
    private Args() {}

    /** The parameters of a function that takes arguments by name (_PyArg_Parser). */
    public static final class Parser {
        final String function;
        final int positionalOnly;
        final int minPositional;
        final int maxPositional;
        final int minKeywordOnly;
        final boolean varPositional;
        final boolean varKeyword;
        private final String[] texts;
        private PyStr[] names;

        /**
         * @param function the name that messages call the function by, null where CPython's have none
         * @param minKeywordOnly up to which keyword-only parameter arguments are required
         * @param names the parameters that can be given by name, in order
         */
        public Parser(String function, int positionalOnly, int minPositional, int maxPositional, int minKeywordOnly,
                boolean varPositional, boolean varKeyword, String... names) {
            this.function = function;
            this.positionalOnly = positionalOnly;
            this.minPositional = minPositional;
            this.maxPositional = maxPositional;
            this.minKeywordOnly = minKeywordOnly;
            this.varPositional = varPositional;
            this.varKeyword = varKeyword;
            texts = names;
        }

        /** The names as interned strings, made when a call first needs them; this owns them. */
        @Borrowed
        PyStr[] names() {
            PyStr[] made = names;
            if (made == null) {
                made = new PyStr[texts.length];
                for (int i = 0; i < made.length; i++) {
                    made[i] = PyStr.intern(texts[i]);
                }
                names = made;
            }
            return made;
        }

        /** The function in messages. */
        String title() {
            return function == null ? "function" : function + "()";
        }

        /** How many parameters take one argument each. */
        int size() {
            return positionalOnly + texts.length;
        }

        boolean hasName(PyObject keyword) {
            return position(names(), keyword) >= 0;
        }
    }

    /** Where {@code keyword} is among the names, or -1: nearly always it is the same interned string. */
    private static int position(PyObject[] names, PyObject keyword) {
        for (int i = 0; i < names.length; i++) {
            if (names[i] == keyword) {
                return i;
            }
        }
        if (keyword instanceof PyStr text) {
            for (int i = 0; i < names.length; i++) {
                if (names[i] instanceof PyStr name && name.equalTo(text)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static int count(PyTuple kwnames) {
        return kwnames == null ? 0 : kwnames.size();
    }

    private static String plural(int n) {
        return n == 1 ? "" : "s";
    }

    // The number of arguments

    /** For a function without parameters; {@code name} is qualified ("list.clear"). */
    // CPython: Objects/descrobject.c method_vectorcall_NOARGS
    public static void checkNoArgs(String name, int nargs, PyTuple kwnames) {
        checkNoKeywords(name, kwnames);
        if (nargs != 0) {
            throw PyErr.typeError(name + "() takes no arguments (" + nargs + " given)");
        }
    }

    /** For a function with one positional-only parameter; {@code name} is qualified. */
    // CPython: Objects/descrobject.c method_vectorcall_O
    public static void checkOneArg(String name, int nargs, PyTuple kwnames) {
        checkNoKeywords(name, kwnames);
        if (nargs != 1) {
            throw PyErr.typeError(name + "() takes exactly one argument (" + nargs + " given)");
        }
    }

    /** For a function that takes no argument by name; {@code name} is qualified, or the type for tp_new and tp_init. */
    public static void checkNoKeywords(String name, PyTuple kwnames) {
        if (count(kwnames) != 0) {
            throw PyErr.typeError(name + "() takes no keyword arguments");
        }
    }

    /** The error for a number of positional arguments outside of min to max, to be thrown. */
    // CPython: Python/getargs.c _PyArg_CheckPositional
    public static PyException wrongCount(String name, int nargs, int min, int max) {
        String range = min == max ? "" : nargs < min ? "at least " : "at most ";
        int bound = nargs < min ? min : max;
        return PyErr.typeError(name + " expected " + range + bound + " argument" + plural(bound) + ", got " + nargs);
    }

    /** Checks the number of positional arguments; {@code name} is the plain name. */
    public static void checkPositional(String name, int nargs, int min, int max) {
        if (nargs < min || nargs > max) {
            throw wrongCount(name, nargs, min, max);
        }
    }

    /**
     * Checks the number of arguments of a raw function that CPython parses with PyArg_ParseTuple, whose message differs; {@code name} is
     * the plain name.
     */
    // CPython: Python/getargs.c vgetargs1_impl
    public static void checkTuple(String name, int nargs, int min, int max) {
        if (nargs < min || nargs > max) {
            int bound = nargs < min ? min : max;
            String range = min == max ? "exactly " : nargs < min ? "at least " : "at most ";
            throw PyErr.typeError((name == null ? "function" : name + "()") + " takes " + range + bound + " argument" + plural(bound) + " (" + nargs + " given)");
        }
    }

    /**
     * For a tp_new without parameters by name: refuses keywords, and arguments if {@code nargs} says that none are taken, unless
     * {@code cls} has an {@code __init__} of its own, to which they may belong.
     */
    // CPython: Tools/clinic/clinic.py, the condition on type->tp_init
    public static void checkNew(String name, PyType cls, int nargs, PyTuple kwnames) {
        if (!(cls instanceof HeapType heap && heap.overrides(Slot.TP_INIT))) {
            refuse(name, nargs, kwnames);
        }
    }

    /** As {@link #checkNew} for tp_init: the arguments may belong to a {@code __new__} of the class of {@code self}. */
    public static void checkInit(String name, PyObject self, int nargs, PyTuple kwnames) {
        if (!(self.type instanceof HeapType heap && heap.overrides(Slot.TP_NEW))) {
            refuse(name, nargs, kwnames);
        }
    }

    private static void refuse(String name, int nargs, PyTuple kwnames) {
        if (nargs != 0) {
            throw PyErr.typeError(name + "() takes no arguments");
        }
        checkNoKeywords(name, kwnames);
    }

    // Arguments by name

    /**
     * Sorts arguments by parameter.
     *
     * @return one value for each parameter that takes one argument, null where it is omitted; all borrowed
     */
    // CPython: Python/getargs.c _PyArg_UnpackKeywords, _PyArg_UnpackKeywordsWithVararg
    public static PyObject[] unpack(Parser parser, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        int remaining = count(kwnames);
        checkCounts(parser, nargs, remaining);
        int size = parser.size();
        int given = Math.min(nargs, parser.maxPositional);
        PyObject[] values = Payload.objects(size);
        System.arraycopy(args, base, values, 0, given);
        int required = parser.minKeywordOnly > 0 ? parser.maxPositional + parser.minKeywordOnly : parser.minPositional;
        if (remaining == 0 && given >= required) {
            return values;
        }
        PyStr[] names = parser.names();
        for (int i = Math.max(given, parser.positionalOnly); i < size; i++) {
            if (remaining > 0) {
                int at = position(kwnames.items, names[i - parser.positionalOnly]);
                if (at >= 0) {
                    values[i] = args[base + nargs + at];
                    remaining--;
                    continue;
                }
            }
            if (i < parser.minPositional || parser.maxPositional <= i && i < required) {
                throw PyErr.typeError(parser.title() + " missing required argument '" + names[i - parser.positionalOnly] + "' (pos "
                        + (i + 1) + ")");
            }
        }
        if (remaining > 0) {
            checkLeftNames(parser, given, kwnames);
        }
        return values;
    }

    /** The values have been read out of the array that {@link #unpack} has made. */
    public static void done(PyObject[] values) {
        Payload.releaseMoved(values);
    }

    private static void checkCounts(Parser parser, int nargs, int nkwargs) {
        if (!parser.varPositional) {
            int size = parser.size();
            if (nargs + nkwargs > size && !parser.varKeyword) {
                // "keyword" where all are, so that the message is not wrong for a function of keyword-only parameters
                throw PyErr.typeError(parser.title() + " takes at most " + size + " " + (nargs == 0 ? "keyword " : "") + "argument"
                        + plural(size) + " (" + (nargs + nkwargs) + " given)");
            }
            int max = parser.maxPositional;
            if (nargs > max) {
                if (parser.varKeyword && parser.positionalOnly == size) {
                    throw wrongCount(parser.function, nargs, parser.minPositional, max);
                }
                if (max == 0) {
                    throw PyErr.typeError(parser.title() + " takes no positional arguments");
                }
                throw positionalCount(parser, parser.minPositional < max ? "at most " : "exactly ", max, nargs);
            }
        }
        int min = Math.min(parser.positionalOnly, parser.minPositional);
        if (nargs < min) {
            if (parser.varKeyword && parser.positionalOnly == parser.size()) {
                throw wrongCount(parser.function, nargs, min, parser.varPositional ? Integer.MAX_VALUE : parser.maxPositional);
            }
            throw positionalCount(parser, min < parser.maxPositional ? "at least " : "exactly ", min, nargs);
        }
    }

    private static PyException positionalCount(Parser parser, String range, int bound, int nargs) {
        return PyErr.typeError(parser.title() + " takes " + range + bound + " positional argument" + plural(bound) + " (" + nargs
                + " given)");
    }

    /** The i-th keyword of a call, borrowed; TypeError if it is no string. */
    public static @Borrowed PyStr keyword(PyTuple kwnames, int i) {
        if (kwnames.items[i] instanceof PyStr name) {
            return name;
        }
        throw PyErr.typeError("keywords must be strings");
    }

    /** Where {@code name} is among the keywords of a call, or -1. */
    public static int indexOf(PyTuple kwnames, String name) {
        for (int i = 0; kwnames != null && i < kwnames.size(); i++) {
            if (kwnames.items[i] instanceof PyStr keyword && keyword.equalTo(name)) {
                return i;
            }
        }
        return -1;
    }

    /** TypeError if not all keywords of a call are strings; null is for none. */
    // CPython: Python/getargs.c PyArg_ValidateKeywordArguments
    public static void validateKeywords(PyTuple kwnames) {
        for (int i = 0; kwnames != null && i < kwnames.size(); i++) {
            keyword(kwnames, i);
        }
    }

    /** Keywords are left over: one repeats a positional argument, or has no parameter (which **kwargs allows). */
    private static void checkLeftNames(Parser parser, int given, PyTuple kwnames) {
        PyStr[] names = parser.names();
        for (int i = parser.positionalOnly; i < given; i++) {
            PyStr name = names[i - parser.positionalOnly];
            if (position(kwnames.items, name) >= 0) {
                throw PyErr.typeError("argument for " + parser.title() + " given by name ('" + name + "') and position (" + (i + 1)
                        + ")");
            }
        }
        for (PyObject keyword : kwnames.items) {
            if (!(keyword instanceof PyStr)) {
                throw PyErr.typeError("keywords must be strings");
            }
            if (!parser.varKeyword && !parser.hasName(keyword)) {
                throw PyErr.typeError("'" + keyword + "' is an invalid keyword argument for "
                        + (parser.function == null ? "this function" : parser.title()));
            }
        }
    }

    /** The positional arguments after the first {@code from}; all borrowed. */
    public static PyObject[] rest(PyObject[] args, int base, int nargs, int from) {
        if (nargs <= from) {
            return Call.NO_ARGS;
        }
        PyObject[] rest = new PyObject[nargs - from];
        System.arraycopy(args, base + from, rest, 0, rest.length);
        return rest;
    }

    /** The positional arguments after the first {@code from} as a tuple, owned by the caller. */
    public static PyTuple restTuple(PyObject[] args, int base, int nargs, int from) {
        return nargs <= from ? PyTuple.empty() : PyTuple.copyOf(args, base + from, nargs - from);
    }

    /** The keyword arguments that no parameter names as a dict, owned by the caller, or null if there are none. */
    public static PyDict restKeywords(Parser parser, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        int n = count(kwnames);
        PyDict dict = null;
        for (int i = 0; i < n; i++) {
            PyObject keyword = kwnames.items[i];
            if (!parser.hasName(keyword)) {
                if (dict == null) {
                    dict = PyDict.create();
                }
                dict.put(keyword, args[base + nargs + i]);
            }
        }
        return dict;
    }

    // Conversions

    /** An argument of the wrong type: "replace() argument 1 must be str, not int", to be thrown. */
    // CPython: Python/getargs.c _PyArg_BadArgument
    public static PyException badArgument(String function, String argument, String expected, boolean orNone, PyObject value) {
        return PyErr.typeError(function + "() " + argument + " must be " + expected + (orNone ? " or None" : "") + ", not "
                + (value == PyNone.INSTANCE ? "None" : value.type.tpName()));
    }

    public static PyException badArgument(String function, String argument, PyType expected, boolean orNone, PyObject value) {
        return badArgument(function, argument, expected.tpName(), orNone, value);
    }

    /** A C int, through {@code __index__}. */
    // CPython: Objects/longobject.c _PyLong_AsInt
    public static int toInt(PyObject value) {
        PyInt i = Abstract.index(value);
        try {
            long l = i.fitsLong() ? i.longValue() : Long.MAX_VALUE;
            if (l != (int) l) {
                throw PyErr.overflowError("Python int too large to convert to C int");
            }
            return (int) l;
        } finally {
            i.decref();
        }
    }

    /** A Py_ssize_t, through {@code __index__}. */
    // CPython: Objects/longobject.c PyLong_AsSsize_t
    public static long toLong(PyObject value) {
        PyInt i = Abstract.index(value);
        try {
            if (!i.fitsLong()) {
                throw PyErr.overflowError("Python int too large to convert to C ssize_t");
            }
            return i.longValue();
        } finally {
            i.decref();
        }
    }

    /** A slice bound: an index clipped to the range of a Py_ssize_t; {@code value} is not None. */
    // CPython: Python/ceval.c _PyEval_SliceIndexNotNone
    public static long toSliceIndex(PyObject value) {
        if (!value.type.has(Slot.NB_INDEX)) {
            throw PyErr.typeError("slice indices must be integers or have an __index__ method");
        }
        return Abstract.asSsize(value, null);
    }

    /** A slice bound of which None stands for {@code none}. */
    // CPython: Python/ceval.c _PyEval_SliceIndex
    public static long toSliceIndex(PyObject value, long none) {
        if (value == null || value == PyNone.INSTANCE) {
            return none;
        }
        if (!value.type.has(Slot.NB_INDEX)) {
            throw PyErr.typeError("slice indices must be integers or None or have an __index__ method");
        }
        return Abstract.asSsize(value, null);
    }

    /** The truth value. */
    public static boolean toBoolean(PyObject value) {
        return Objects.isTrue(value);
    }

    /** A C double, through {@code __float__}, else {@code __index__}. */
    // CPython: Objects/floatobject.c PyFloat_AsDouble
    public static double toDouble(PyObject value) {
        if (value instanceof PyFloat f) {
            return f.value;
        }
        if (value.type == PyInt.TYPE) {
            return toDouble((PyInt) value);
        }
        if (value.type.has(Slot.NB_FLOAT)) {
            return floatOf(value);
        }
        if (!value.type.has(Slot.NB_INDEX)) {
            throw PyErr.typeError("must be real number, not " + value.type.tpName());
        }
        PyInt i = Abstract.index(value);
        try {
            return toDouble(i);
        } finally {
            i.decref();
        }
    }

    private static double toDouble(PyInt i) {
        if (i.fitsLong()) {
            return i.longValue();
        }
        double d = i.bigValue().doubleValue();
        if (Double.isInfinite(d)) {
            throw PyErr.overflowError("int too large to convert to float");
        }
        return d;
    }

    private static double floatOf(PyObject value) {
        PyObject result = value.type.nbFloat(value);
        try {
            String message = value.type.tpName() + ".__float__ returned non-float (type " + result.type.tpName() + ")";
            if (!(result instanceof PyFloat f)) {
                throw PyErr.typeError(message);
            }
            if (result.type != PyFloat.TYPE) {
                PyErr.warn(PyExc.DeprecationWarning, message + ".  The ability to return an instance of a strict subclass of float is "
                        + "deprecated, and may not be supported in a future version of Python.", 1);
            }
            return f.value;
        } finally {
            result.decref();
        }
    }

    /** A str, or None for null; owned. */
    public static PyObject fromString(String value) {
        return value == null ? PyNone.owned() : PyStr.of(value);
    }
}
