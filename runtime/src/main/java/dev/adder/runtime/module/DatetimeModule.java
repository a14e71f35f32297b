package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.Steals;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** The _datetime module (Modules/_datetimemodule.c), and what its types share. */
@BuiltinModule(name = "_datetime", doc = "Fast implementation of the datetime type.")
public final class DatetimeModule extends NativeModule {
    static final PyStr ISOFORMAT = PyStr.intern("isoformat");

    public DatetimeModule() {
        super("_datetime", DatetimeModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        addTypes(module, PyDate.TYPE, PyDateTime.TYPE, PyTimeOfDay.TYPE, PyTimeDelta.TYPE, PyTzInfo.TYPE, PyTimezone.TYPE);
        add(module, "MINYEAR", PyInt.of(Gregorian.MIN_YEAR));
        add(module, "MAXYEAR", PyInt.of(Gregorian.MAX_YEAR));
        addBorrowed(module, "UTC", PyTimezone.UTC);
    }

    /** Adds min, max and resolution, if not null, to the dict of a type that is being made ready. */
    static void addLimits(PyType type, @Steals PyObject min, @Steals PyObject max, @Steals PyObject resolution) {
        PyObject[] values = {min, max, resolution};
        String[] names = {"min", "max", "resolution"};
        for (int i = 0; i < names.length; i++) {
            if (values[i] != null) {
                PyStr name = PyStr.intern(names[i]);
                type.dict.put(name, values[i]);
                name.decref();
                values[i].decref();
            }
        }
    }

    /** A C int of PyArg_ParseTuple. */
    // CPython: Python/getargs.c convertsimple
    static int cInt(PyObject value) {
        PyInt i = Abstract.index(value);
        try {
            if (!i.fitsLong()) {
                throw PyErr.overflowError("Python int too large to convert to C long");
            }
            long l = i.longValue();
            if (l > Integer.MAX_VALUE) {
                throw PyErr.overflowError("signed integer is greater than maximum");
            }
            if (l < Integer.MIN_VALUE) {
                throw PyErr.overflowError("signed integer is less than minimum");
            }
            return (int) l;
        } finally {
            i.decref();
        }
    }

    /** {@link Args#unpack}, but what is wrong with one of the first {@code ints} positional arguments comes before what is missing. */
    // CPython: Python/getargs.c vgetargskeywords
    static PyObject[] unpack(Args.Parser parser, int ints, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        try {
            return Args.unpack(parser, args, base, nargs, kwnames);
        } catch (PyException e) {
            try {
                for (int i = 0; i < nargs && nargs <= ints; i++) {
                    cInt(args[base + i]);
                }
            } catch (PyException earlier) {
                e.release();
                throw earlier;
            }
            throw e;
        }
    }

    static int cInt(PyObject value, int defaultValue) {
        return value == null ? defaultValue : cInt(value);
    }

    /** {@link #cInt} of a part of an ISO calendar date, of which any that is too large is out of range. */
    // CPython: Modules/_datetimemodule.c date_fromisocalendar
    static int isoInt(PyObject value) {
        PyInt i = Abstract.index(value);
        try {
            if (!i.fitsLong() || i.longValue() != (int) i.longValue()) {
                throw PyErr.valueError("ISO calendar component out of range");
            }
            return (int) i.longValue();
        } finally {
            i.decref();
        }
    }

    /** An argument that must be a str, borrowed. */
    static PyStr str(String function, PyObject value) {
        if (value instanceof PyStr s) {
            return s;
        }
        throw Args.badArgument(function, "argument 1", PyStr.TYPE, false, value);
    }

    /** At the end of a repr: ", fold=1" or nothing. */
    // CPython: Modules/_datetimemodule.c append_keyword_fold
    static String keyword(int fold) {
        return fold == 0 ? "" : ", fold=1";
    }

    /** At the end of a repr: ", tzinfo=..." or nothing. */
    // CPython: Modules/_datetimemodule.c append_keyword_tzinfo
    static String keyword(PyTzInfo tzinfo) {
        return tzinfo == null ? "" : ", tzinfo=" + Objects.reprText(tzinfo);
    }

    /** The time zone that goes with a pickled state, borrowed or null. */
    static PyTzInfo pickledTzInfo(PyObject[] args, int base, int nargs) {
        if (nargs < 2) {
            return null;
        }
        if (args[base + 1] != PyNone.INSTANCE && !(args[base + 1] instanceof PyTzInfo)) {
            throw PyErr.typeError("bad tzinfo state arg");
        }
        return PyTzInfo.argument(args[base + 1]);
    }

    static int micros(byte[] state, int at) {
        return (state[at] & 0xFF) << 16 | (state[at + 1] & 0xFF) << 8 | state[at + 2] & 0xFF;
    }

    /** (type, (state[, tzinfo])) for pickle. */
    static PyObject reduced(PyType type, byte[] state, PyTzInfo tzinfo) {
        PyObject bytes = PyBytes.of(state);
        PyTuple args = tzinfo == null ? PyTuple.steal(bytes) : PyTuple.steal(bytes, tzinfo.newRef());
        return PyTuple.steal(type.newRef(), args);
    }

    /** The time zone that was parsed, owned, or null. */
    // CPython: Modules/_datetimemodule.c tzinfo_from_isoformat_results
    static PyTzInfo parsedTzInfo(IsoFormat parser) {
        if (!parser.hasOffset) {
            return null;
        }
        if (parser.offsetSeconds == 0) {
            return (PyTzInfo) PyTimezone.UTC.newRef();
        }
        PyTimeDelta offset = PyTimeDelta.of(0, parser.offsetSeconds, parser.offsetMicros);
        try {
            return PyTimezone.of(offset, null);
        } finally {
            offset.decref();
        }
    }
}
