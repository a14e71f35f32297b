package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.IteratorType;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.StrBuilder;

/** A reader of CSV records: an iterator over lists of fields. */
@BuiltinType(name = "_csv.reader", doc = "CSV reader\n\n"
        + "Reader objects are responsible for reading and parsing tabular data\n"
        + "in CSV format.\n")
public final class CsvReader extends PyObject {
    public static final PyType TYPE = new Type();

    private static final int END_OF_LINE = -2;

    private enum State {
        START_RECORD, START_FIELD, ESCAPED_CHAR, IN_FIELD, IN_QUOTED_FIELD, ESCAPE_IN_QUOTED_FIELD, QUOTE_IN_QUOTED_FIELD, EAT_CRNL,
        AFTER_ESCAPED_CRNL
    }

    /** Owned. */
    private PyObject input;
    private CsvDialect dialect;
    private PyList fields;
    private State state = State.START_RECORD;
    private StrBuilder field = StrBuilder.make();
    private boolean numeric;
    private long lines;

    private CsvReader(PyObject input, CsvDialect dialect) {
        super(TYPE);
        this.input = input.newRef();
        dialect.incref();
        this.dialect = dialect;
    }

    static CsvReader of(PyObject iterator, CsvDialect dialect) {
        CsvReader r = new CsvReader(iterator, dialect);
        FreeLists.born(r);
        return r;
    }

    // CPython: Modules/_csv.c parse_save_field
    private void saveField() {
        PyObject text = field.toStr();
        field = StrBuilder.make();
        if (numeric) {
            numeric = false;
            try {
                fields.appendSteal(Call.call(PyFloat.TYPE, text));
            } finally {
                text.decref();
            }
        } else {
            fields.appendSteal(text);
        }
    }

    private void add(int c) {
        long limit = CsvModule.current().fieldLimit;
        if (field.length() >= limit) {
            throw CsvModule.error("field larger than field limit (" + limit + ")");
        }
        field.append(c);
    }

    private static boolean ends(int c) {
        return c == '\n' || c == '\r' || c == END_OF_LINE;
    }

    private void endField(int c) {
        saveField();
        state = c == END_OF_LINE ? State.START_RECORD : State.EAT_CRNL;
    }

    // CPython: Modules/_csv.c parse_process_char
    private void process(int c) {
        CsvDialect d = dialect;
        switch (state) {
            case START_RECORD, START_FIELD -> {
                if (state == State.START_RECORD) {
                    if (c == END_OF_LINE) {
                        return;
                    }
                    if (c == '\n' || c == '\r') {
                        state = State.EAT_CRNL;
                        return;
                    }
                    state = State.START_FIELD;
                }
                if (ends(c)) {
                    endField(c);
                } else if (c == d.quotechar && d.quoting != CsvDialect.QUOTE_NONE) {
                    state = State.IN_QUOTED_FIELD;
                } else if (c == d.escapechar) {
                    state = State.ESCAPED_CHAR;
                } else if (c == ' ' && d.skipinitialspace) {
                    return;
                } else if (c == d.delimiter) {
                    saveField();
                } else {
                    numeric = d.quoting == CsvDialect.QUOTE_NONNUMERIC;
                    add(c);
                    state = State.IN_FIELD;
                }
            }
            case ESCAPED_CHAR -> {
                if (c == '\n' || c == '\r') {
                    add(c);
                    state = State.AFTER_ESCAPED_CRNL;
                    return;
                }
                add(c == END_OF_LINE ? '\n' : c);
                state = State.IN_FIELD;
            }
            case AFTER_ESCAPED_CRNL, IN_FIELD -> {
                if (state == State.AFTER_ESCAPED_CRNL && c == END_OF_LINE) {
                    return;
                }
                if (ends(c)) {
                    endField(c);
                } else if (c == d.escapechar) {
                    state = State.ESCAPED_CHAR;
                } else if (c == d.delimiter) {
                    saveField();
                    state = State.START_FIELD;
                } else {
                    add(c);
                    state = State.IN_FIELD;
                }
            }
            case IN_QUOTED_FIELD -> {
                if (c == END_OF_LINE) {
                    return;
                }
                if (c == d.escapechar) {
                    state = State.ESCAPE_IN_QUOTED_FIELD;
                } else if (c == d.quotechar && d.quoting != CsvDialect.QUOTE_NONE) {
                    state = d.doublequote ? State.QUOTE_IN_QUOTED_FIELD : State.IN_FIELD;
                } else {
                    add(c);
                }
            }
            case ESCAPE_IN_QUOTED_FIELD -> {
                add(c == END_OF_LINE ? '\n' : c);
                state = State.IN_QUOTED_FIELD;
            }
            case QUOTE_IN_QUOTED_FIELD -> {
                if (d.quoting != CsvDialect.QUOTE_NONE && c == d.quotechar) {
                    add(c);
                    state = State.IN_QUOTED_FIELD;
                } else if (c == d.delimiter) {
                    saveField();
                    state = State.START_FIELD;
                } else if (ends(c)) {
                    endField(c);
                } else if (!d.strict) {
                    add(c);
                    state = State.IN_FIELD;
                } else {
                    throw CsvModule.error("'" + Character.toString(d.delimiter) + "' expected after '" + Character.toString(d.quotechar) + "'");
                }
            }
            case EAT_CRNL -> {
                if (c == END_OF_LINE) {
                    state = State.START_RECORD;
                } else if (c != '\n' && c != '\r') {
                    throw CsvModule.error("new-line character seen in unquoted field - do you need to open the file in universal-newline mode?");
                }
            }
        }
    }

    // CPython: Modules/_csv.c Reader_iternext
    private PyObject next() {
        PyList old = fields;
        fields = PyList.create();
        xdecref(old);
        field = StrBuilder.make();
        state = State.START_RECORD;
        numeric = false;
        do {
            PyObject line = Abstract.next(input);
            if (line == null) {
                if (!field.isEmpty() || state == State.IN_QUOTED_FIELD) {
                    if (dialect.strict) {
                        throw CsvModule.error("unexpected end of data");
                    }
                    saveField();
                    break;
                }
                return null;
            }
            try {
                if (!(line instanceof PyStr s)) {
                    throw CsvModule.error("iterator should return strings, not " + line.type.tpName()
                            + " (the file should be opened in text mode)");
                }
                lines++;
                for (int i = 0; i < s.length(); i++) {
                    process(s.codePointAt(i));
                }
            } finally {
                line.decref();
            }
            process(END_OF_LINE);
        } while (state != State.START_RECORD);
        PyObject result = fields;
        fields = null;
        return result;
    }

    @PyGetter(value = "dialect", member = true)
    static PyObject dialect(CsvReader self) {
        return self.dialect.newRef();
    }

    @PyGetter(value = "line_num", member = true)
    static long lineNum(CsvReader self) {
        return self.lines;
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(dialect);
        visitor.xvisit(input);
        visitor.xvisit(fields);
    }

    @Override
    protected void dropFields() {
        PyObject[] all = {fields, input, dialect};
        fields = null;
        input = null;
        dialect = null;
        decrefAll(all, all.length);
    }

    @Override
    protected void clearFields() {
        dropFields();
    }

    static final class Type extends IteratorType {
        Type() {
            super("_csv.reader", CsvReaderTable.INSTANCE, 88, HAVE_GC | DISALLOW_INSTANTIATION);
        }

        @Override
        public PyObject tpIterNext(PyObject self) {
            return ((CsvReader) self).next();
        }
    }
}
