package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyComplex;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.Slot;
import dev.adder.runtime.object.StrBuilder;

/** A writer of CSV records. */
@BuiltinType(name = "_csv.writer", doc = "CSV writer\n\n"
        + "Writer objects are responsible for generating tabular data\n"
        + "in CSV format from sequence input.\n")
public final class CsvWriter extends PyObject {
    public static final PyType TYPE = new Type();

    /** The write method of the file, and the dialect. Owned. */
    private PyObject write;
    private CsvDialect dialect;

    private CsvWriter(PyObject write, CsvDialect dialect) {
        super(TYPE);
        this.write = write.newRef();
        dialect.incref();
        this.dialect = dialect;
    }

    // CPython: Modules/_csv.c csv_writer
    static CsvWriter of(PyObject file, PyObject dialect, PyDict settings) {
        PyStr name = PyStr.intern("write");
        PyObject write;
        try {
            write = Objects.lookupAttr(file, name);
        } finally {
            name.decref();
        }
        if (write == null || !Objects.isCallable(write)) {
            xdecref(write);
            throw PyErr.typeError("argument 1 must have a \"write\" method");
        }
        try {
            PyObject d = CsvModule.callDialect(dialect, settings);
            try {
                CsvWriter w = new CsvWriter(write, (CsvDialect) d);
                FreeLists.born(w);
                return w;
            } finally {
                d.decref();
            }
        } finally {
            write.decref();
        }
    }

    /** Adds one field; {@code text} is null for an empty one. */
    // CPython: Modules/_csv.c join_append_data
    private void append(StrBuilder row, int index, PyStr text, boolean quoted) {
        CsvDialect d = dialect;
        if (index > 0) {
            row.append(d.delimiter);
        }
        StrBuilder body = StrBuilder.make();
        int n = text == null ? 0 : text.length();
        for (int i = 0; i < n; i++) {
            int c = text.codePointAt(i);
            if (c == d.delimiter || c == d.escapechar || c == d.quotechar || d.lineterminator.indexOf(c, 0) >= 0) {
                boolean escape = false;
                if (d.quoting == CsvDialect.QUOTE_NONE) {
                    escape = true;
                } else {
                    if (c == d.quotechar) {
                        if (d.doublequote) {
                            body.append(d.quotechar);
                        } else {
                            escape = true;
                        }
                    } else if (c == d.escapechar) {
                        escape = true;
                    }
                    if (!escape) {
                        quoted = true;
                    }
                }
                if (escape) {
                    if (d.escapechar < 0) {
                        throw CsvModule.error("need to escape, but no escapechar set");
                    }
                    body.append(d.escapechar);
                }
            }
            body.append(c);
        }
        PyStr s = body.toStr();
        if (quoted) {
            row.append(d.quotechar);
        }
        row.append(s);
        if (quoted) {
            row.append(d.quotechar);
        }
        s.decref();
    }

    private static boolean isNumber(PyObject o) {
        return o.type.has(Slot.NB_INDEX) || o.type.has(Slot.NB_INT) || o.type.has(Slot.NB_FLOAT) || o instanceof PyComplex;
    }

    // CPython: Modules/_csv.c csv_writerow
    @PyMethod(value = "writerow($self, iterable, /)", textSignature = false, doc = "writerow(iterable)\n\n"
            + "Construct and write a CSV record from an iterable of fields.  Non-string\n"
            + "elements will be converted to string.")
    static PyObject writerow(CsvWriter self, PyObject iterable) {
        PyObject it;
        try {
            it = Abstract.iter(iterable);
        } catch (PyException e) {
            if (!e.matches(PyExc.TypeError)) {
                throw e;
            }
            e.release();
            throw CsvModule.error("iterable expected, not " + iterable.type.tpName());
        }
        CsvDialect d = self.dialect;
        StrBuilder row = StrBuilder.make();
        int n = 0;
        try {
            for (PyObject field; (field = Abstract.next(it)) != null;) {
                try {
                    boolean quoted = d.quoting == CsvDialect.QUOTE_ALL || d.quoting == CsvDialect.QUOTE_NONNUMERIC && !isNumber(field);
                    if (field instanceof PyStr s) {
                        self.append(row, n, s, quoted);
                    } else if (field == PyNone.INSTANCE) {
                        self.append(row, n, null, quoted);
                    } else {
                        PyStr s = Objects.str(field);
                        try {
                            self.append(row, n, s, quoted);
                        } finally {
                            s.decref();
                        }
                    }
                } finally {
                    field.decref();
                }
                n++;
            }
        } finally {
            it.decref();
        }
        if (n > 0 && row.isEmpty()) {
            if (d.quoting == CsvDialect.QUOTE_NONE) {
                throw CsvModule.error("single empty field record must be quoted");
            }
            self.append(row, n - 1, null, true);
        }
        row.append(d.lineterminator);
        PyStr line = row.toStr();
        try {
            return Call.call(self.write, line);
        } finally {
            line.decref();
        }
    }

    @PyMethod(value = "writerows($self, iterable, /)", textSignature = false, doc = "writerows(iterable of iterables)\n\n"
            + "Construct and write a series of iterables to a csv file.  Non-string\n"
            + "elements will be converted to string.")
    static void writerows(CsvWriter self, PyObject iterable) {
        PyObject it = Abstract.iter(iterable);
        try {
            for (PyObject row; (row = Abstract.next(it)) != null;) {
                try {
                    writerow(self, row).decref();
                } finally {
                    row.decref();
                }
            }
        } finally {
            it.decref();
        }
    }

    @PyGetter(value = "dialect", member = true)
    static PyObject dialect(CsvWriter self) {
        return self.dialect.newRef();
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(dialect);
        visitor.xvisit(write);
    }

    @Override
    protected void dropFields() {
        PyObject[] all = {write, dialect};
        write = null;
        dialect = null;
        decrefAll(all, all.length);
    }

    @Override
    protected void clearFields() {
        dropFields();
    }

    static final class Type extends PyType {
        Type() {
            super("_csv.writer", CsvWriterTable.INSTANCE, null, 72, 0, HAVE_GC | DISALLOW_INSTANTIATION);
        }
    }
}
