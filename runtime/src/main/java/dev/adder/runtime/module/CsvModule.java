package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinModule;
import dev.adder.processor.Borrowed;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.PyDict;
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

/** The _csv module (Modules/_csv.c). */
@BuiltinModule(name = "_csv", doc = "CSV parsing and writing.\n")
public final class CsvModule extends NativeModule {
    /** _csv.Error and the registered dialects. Owned. */
    private PyType error;
    private PyDict dialects;
    long fieldLimit = 128 * 1024;

    public CsvModule() {
        super("_csv", CsvModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        add(module, "__version__", PyStr.of("1.0"));
        dialects = PyDict.create();
        addBorrowed(module, "_dialects", dialects);
        add(module, "QUOTE_MINIMAL", PyInt.of(CsvDialect.QUOTE_MINIMAL));
        add(module, "QUOTE_ALL", PyInt.of(CsvDialect.QUOTE_ALL));
        add(module, "QUOTE_NONNUMERIC", PyInt.of(CsvDialect.QUOTE_NONNUMERIC));
        add(module, "QUOTE_NONE", PyInt.of(CsvDialect.QUOTE_NONE));
        addBorrowed(module, "Dialect", CsvDialect.TYPE);
        addBorrowed(module, "Reader", CsvReader.TYPE);
        addBorrowed(module, "Writer", CsvWriter.TYPE);
        error = addException(module, "_csv", "Error", null);
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.xvisit(error);
        visitor.xvisit(dialects);
    }

    @Override
    public void clear() {
        PyType e = error;
        PyDict d = dialects;
        error = null;
        dialects = null;
        PyObject.xdecref(e);
        PyObject.xdecref(d);
    }

    /** The state in the current interpreter. */
    static CsvModule current() {
        return state("_csv", CsvModule.class);
    }

    /** A _csv.Error, to be thrown. */
    static PyException error(String message) {
        CsvModule state = current();
        return PyErr.format(state == null || state.error == null ? PyExc.Exception : state.error, message);
    }

    /** A registered dialect. */
    @Borrowed
    static PyObject dialect(PyObject name) {
        CsvModule state = current();
        PyObject found = state.dialects == null ? null : state.dialects.get(name);
        if (found == null) {
            throw error("unknown dialect");
        }
        return found;
    }

    /** A dialect from a name, class or dialect (or null) and settings. Owned. */
    // CPython: Modules/_csv.c _call_dialect
    static PyObject callDialect(PyObject dialect, PyDict settings) {
        PyTuple args = dialect == null ? PyTuple.empty() : PyTuple.of(dialect);
        try {
            return Call.call(CsvDialect.TYPE, args, settings);
        } finally {
            args.decref();
        }
    }

    private static void checkArguments(int n) {
        if (n < 1 || n > 2) {
            throw PyErr.typeError(" expected at " + (n < 1 ? "least 1 argument" : "most 2 arguments") + ", got " + n);
        }
    }

    @PyMethod(value = "reader($module, *args, **kwargs)", textSignature = false, doc = "    csv_reader = reader(iterable [, dialect='excel']\n                        [optional keyword args])\n    for row in csv_reader:\n        process(row)\n\nThe \"iterable\" argument can be any object that returns a line\nof input for each iteration, such as a file object or a list.  The\noptional \"dialect\" parameter is discussed below.  The function\nalso accepts optional keyword arguments which override settings\nprovided by the dialect.\n\nThe returned object is an iterator.  Each iteration returns a row\nof the CSV file (which can span multiple input lines).\n")
    static PyObject reader(PyTuple args, PyDict kwargs) {
        checkArguments(args.size());
        PyObject iterator = Abstract.iter(args.get(0));
        try {
            PyObject dialect = callDialect(args.size() > 1 ? args.get(1) : null, kwargs);
            try {
                return CsvReader.of(iterator, (CsvDialect) dialect);
            } finally {
                dialect.decref();
            }
        } finally {
            iterator.decref();
        }
    }

    @PyMethod(value = "writer($module, *args, **kwargs)", textSignature = false, doc = "    csv_writer = csv.writer(fileobj [, dialect='excel']\n                            [optional keyword args])\n    for row in sequence:\n        csv_writer.writerow(row)\n\n    [or]\n\n    csv_writer = csv.writer(fileobj [, dialect='excel']\n                            [optional keyword args])\n    csv_writer.writerows(rows)\n\nThe \"fileobj\" argument can be any object that supports the file API.\n")
    static PyObject writer(PyTuple args, PyDict kwargs) {
        checkArguments(args.size());
        return CsvWriter.of(args.get(0), args.size() > 1 ? args.get(1) : null, kwargs);
    }

    @PyMethod(value = "list_dialects($module, /)", doc = "Return a list of all known dialect names.\n\n    names = csv.list_dialects()")
    static PyObject listDialects(PyModule module) {
        return Abstract.list(((CsvModule) module.nativeModule).dialects);
    }

    @PyMethod(value = "register_dialect($module, *args, **kwargs)", textSignature = false, doc = "Create a mapping from a string name to a dialect class.\n    dialect = csv.register_dialect(name[, dialect[, **fmtparams]])")
    static void registerDialect(PyModule module, PyTuple args, PyDict kwargs) {
        checkArguments(args.size());
        if (!(args.get(0) instanceof PyStr name)) {
            throw PyErr.typeError("dialect name must be a string");
        }
        PyObject dialect = callDialect(args.size() > 1 ? args.get(1) : null, kwargs);
        try {
            ((CsvModule) module.nativeModule).dialects.put((PyObject) name, dialect);
        } finally {
            dialect.decref();
        }
    }

    @PyMethod(value = "unregister_dialect($module, /, name)", doc = "Delete the name/dialect mapping associated with a string name.\n\n    csv.unregister_dialect(name)")
    static void unregisterDialect(PyModule module, PyObject name) {
        if (!((CsvModule) module.nativeModule).dialects.remove(name)) {
            throw error("unknown dialect");
        }
    }

    @PyMethod(value = "get_dialect($module, /, name)", doc = "Return the dialect instance associated with name.\n\n    dialect = csv.get_dialect(name)")
    static PyObject getDialect(PyObject name) {
        return dialect(name).newRef();
    }

    @PyMethod(value = "field_size_limit($module, /, new_limit=<unrepresentable>)", doc = "Sets an upper limit on parsed fields.\n\n    csv.field_size_limit([limit])\n\nReturns old limit. If limit is not given, no new limit is set and\nthe old limit is returned")
    static long fieldSizeLimit(PyModule module, PyObject new_limit) {
        CsvModule state = (CsvModule) module.nativeModule;
        long old = state.fieldLimit;
        if (new_limit != null) {
            if (new_limit.type != PyInt.TYPE) {
                throw PyErr.typeError("limit must be an integer");
            }
            if (!((PyInt) new_limit).fitsLong()) {
                throw PyErr.overflowError("Python int too large to convert to C long");
            }
            state.fieldLimit = ((PyInt) new_limit).longValue();
        }
        return old;
    }

    static PyObject orNone(int c) {
        return c < 0 ? PyNone.owned() : PyStr.ofCodePoint(c);
    }
}
