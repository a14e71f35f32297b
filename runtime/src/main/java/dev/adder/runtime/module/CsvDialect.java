package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;

/** The settings of a CSV reader or writer. */
@BuiltinType(name = "_csv.Dialect", doc = "CSV dialect\n\nThe Dialect type records CSV parsing and generation options.\n")
public final class CsvDialect extends PyObject {
    public static final PyType TYPE = new Type();

    static final int QUOTE_MINIMAL = 0;
    static final int QUOTE_ALL = 1;
    static final int QUOTE_NONNUMERIC = 2;
    static final int QUOTE_NONE = 3;

    private static final String[] NAMES = {"dialect", "delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting",
        "skipinitialspace", "strict"};

    boolean doublequote;
    boolean skipinitialspace;
    boolean strict;
    int quoting;
    /** Characters; -1 if not set. */
    int delimiter;
    int quotechar;
    int escapechar;
    /** Null before it is set. Owned. */
    PyStr lineterminator;

    private CsvDialect(PyType type) {
        super(type);
    }

    private static PyObject[] arguments(PyObject[] args, int base, int nargs, PyTuple kwnames) {
        int given = nargs + (kwnames == null ? 0 : kwnames.size());
        if (given > NAMES.length) {
            throw PyErr.typeError("function takes at most 9 arguments (" + given + " given)");
        }
        PyObject[] values = new PyObject[NAMES.length];
        System.arraycopy(args, base, values, 0, nargs);
        for (int k = nargs; k < given; k++) {
            PyStr name = Args.keyword(kwnames, k - nargs);
            int i = 0;
            while (i < NAMES.length && !name.equalTo(NAMES[i])) {
                i++;
            }
            if (i == NAMES.length) {
                throw PyErr.typeError("'" + name + "' is an invalid keyword argument for this function");
            }
            if (values[i] != null) {
                throw PyErr.typeError("argument for function given by name ('" + name + "') and position (" + (i + 1) + ")");
            }
            values[i] = args[base + k];
        }
        return values;
    }

    // CPython: Modules/_csv.c dialect_new
    @PyNew(value = "Dialect", raw = true, textSignature = false)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyObject[] given = arguments(args, base, nargs, kwnames);
        PyObject dialect = given[0];
        if (dialect != null) {
            if (dialect instanceof PyStr) {
                dialect = CsvModule.dialect(dialect);
            }
            boolean alone = true;
            for (int i = 1; i < given.length; i++) {
                alone &= given[i] == null;
            }
            if (alone && dialect instanceof CsvDialect) {
                return dialect.newRef();
            }
            dialect.incref();
        }
        CsvDialect self = new CsvDialect(cls);
        TypeObject.initInstance(self);
        PyObject[] values = new PyObject[given.length];
        try {
            for (int i = 1; i < given.length; i++) {
                values[i] = given[i] != null ? given[i].newRef() : dialect == null ? null : attribute(dialect, NAMES[i]);
            }
            self.set(values);
            return self;
        } catch (PyException e) {
            self.decref();
            throw e;
        } finally {
            decrefAll(values, values.length);
            xdecref(dialect);
        }
    }

    private static PyObject attribute(PyObject dialect, String name) {
        try {
            return Objects.getAttr(dialect, name);
        } catch (PyException e) {
            e.release();
            return null;
        }
    }

    private void set(PyObject[] v) {
        delimiter = character("delimiter", v[1], ',');
        doublequote = v[2] == null || Objects.isTrue(v[2]);
        escapechar = characterOrNone("escapechar", v[3], -1);
        if (v[4] == null) {
            lineterminator = PyStr.of("\r\n");
        } else if (v[4] instanceof PyStr s) {
            s.incref();
            lineterminator = s;
        } else if (v[4] != PyNone.INSTANCE) {
            throw PyErr.typeError("\"lineterminator\" must be a string");
        }
        quotechar = characterOrNone("quotechar", v[5], '"');
        if (v[6] != null) {
            if (v[6].type != PyInt.TYPE) {
                throw PyErr.typeError("\"quoting\" must be an integer");
            }
            quoting = Args.toInt(v[6]);
        }
        skipinitialspace = v[7] != null && Objects.isTrue(v[7]);
        strict = v[8] != null && Objects.isTrue(v[8]);
        if (quoting < QUOTE_MINIMAL || quoting > QUOTE_NONE) {
            throw PyErr.typeError("bad \"quoting\" value");
        }
        if (v[5] == PyNone.INSTANCE && v[6] == null) {
            quoting = QUOTE_NONE;
        }
        if (quoting != QUOTE_NONE && quotechar < 0) {
            throw PyErr.typeError("quotechar must be set if quoting enabled");
        }
        if (lineterminator == null) {
            throw PyErr.typeError("lineterminator must be set");
        }
    }

    private static int character(String name, PyObject v, int absent) {
        if (v == null) {
            return absent;
        }
        if (!(v instanceof PyStr s)) {
            throw PyErr.typeError("\"" + name + "\" must be string, not " + v.type.tpName());
        }
        return only(name, s);
    }

    private static int characterOrNone(String name, PyObject v, int absent) {
        if (v == null) {
            return absent;
        }
        if (v == PyNone.INSTANCE) {
            return -1;
        }
        if (!(v instanceof PyStr s)) {
            throw PyErr.typeError("\"" + name + "\" must be string or None, not " + v.type.tpName());
        }
        return only(name, s);
    }

    private static int only(String name, PyStr s) {
        if (s.length() != 1) {
            throw PyErr.typeError("\"" + name + "\" must be a 1-character string");
        }
        return s.codePointAt(0);
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "raises an exception to avoid pickling")
    static PyObject reduce(CsvDialect self) {
        throw PyErr.typeError("cannot pickle '" + self.type.tpName() + "' instances");
    }

    @PyMethod(value = "__reduce_ex__($self, *args)", textSignature = false, doc = "raises an exception to avoid pickling")
    static PyObject reduceEx(CsvDialect self, PyObject[] args) {
        return reduce(self);
    }

    @PyGetter(value = "skipinitialspace", member = true)
    static boolean skipinitialspace(CsvDialect self) {
        return self.skipinitialspace;
    }

    @PyGetter(value = "doublequote", member = true)
    static boolean doublequote(CsvDialect self) {
        return self.doublequote;
    }

    @PyGetter(value = "strict", member = true)
    static boolean strict(CsvDialect self) {
        return self.strict;
    }

    @PyGetter("delimiter")
    static PyObject delimiter(CsvDialect self) {
        return CsvModule.orNone(self.delimiter);
    }

    @PyGetter("escapechar")
    static PyObject escapechar(CsvDialect self) {
        return CsvModule.orNone(self.escapechar);
    }

    @PyGetter("lineterminator")
    static PyObject lineterminator(CsvDialect self) {
        return self.lineterminator.newRef();
    }

    @PyGetter("quotechar")
    static PyObject quotechar(CsvDialect self) {
        return CsvModule.orNone(self.quotechar);
    }

    @PyGetter("quoting")
    static int quoting(CsvDialect self) {
        return self.quoting;
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(lineterminator);
    }

    @Override
    protected void dropFields() {
        PyStr s = lineterminator;
        lineterminator = null;
        xdecref(s);
    }

    static final class Type extends PyType {
        Type() {
            super("_csv.Dialect", CsvDialectTable.INSTANCE, null, 48, 0, BASETYPE | HAVE_GC);
        }
    }
}
