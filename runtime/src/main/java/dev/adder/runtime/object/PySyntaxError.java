package dev.adder.runtime.object;

import dev.adder.compiler.CompileError;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PySetter;

/** {@code SyntaxError}. */
@BuiltinType(name = "SyntaxError")
public final class PySyntaxError extends PyBaseException {
    /** Owned; null for None. */
    public PyObject msg;
    public PyObject filename;
    public PyObject lineno;
    public PyObject offset;
    public PyObject text;
    public PyObject endLineno;
    public PyObject endOffset;
    public PyObject printFileAndLine;

    private PySyntaxError(PyType type) {
        super(type);
    }

    // CPython: Objects/exceptions.c SyntaxError_init
    @PyInit(value = "SyntaxError", raw = true)
    static void init(PySyntaxError self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyBaseException.init(self, args, base, nargs, kwnames);
        if (nargs >= 1) {
            setMsg(self, args[base]);
        }
        if (nargs != 2) {
            return;
        }
        PyTuple info = Abstract.tuple(args[base + 1]);
        try {
            int n = info.size();
            if (n < 4 || n > 6) {
                throw PyErr.typeError("function takes at " + (n < 4 ? "least 4" : "most 6") + " arguments (" + n + " given)");
            }
            setFilename(self, info.get(0));
            setLineno(self, info.get(1));
            setOffset(self, info.get(2));
            setText(self, info.get(3));
            setEndLineno(self, n > 4 ? info.get(4) : null);
            setEndOffset(self, n > 5 ? info.get(5) : null);
            if (n == 5) {
                throw PyErr.typeError("end_offset must be provided when end_lineno is provided");
            }
        } finally {
            info.decref();
        }
    }

    /** The exception for an error that the compiler found. */
    public static PyException fromCompileError(CompileError e) {
        PyType type = switch (e.kind) {
            case SYNTAX_ERROR -> PyExc.SyntaxError;
            case INDENTATION_ERROR -> PyExc.IndentationError;
            case TAB_ERROR -> PyExc.TabError;
            case VALUE_ERROR -> PyExc.ValueError;
            case OVERFLOW_ERROR -> PyExc.OverflowError;
            case MEMORY_ERROR -> PyExc.MemoryError;
            case RECURSION_ERROR -> PyExc.RecursionError;
            case UNICODE_DECODE_ERROR -> PyExc.UnicodeDecodeError;
            default -> PyExc.SystemError;
        };
        if (!type.isSubtype(PyExc.SyntaxError)) {
            return e.getMessage() == null ? PyErr.withValue(type, null) : PyErr.format(type, e.getMessage());
        }
        if (e.lineno == -1) {
            return PyErr.format(type, e.getMessage());
        }
        String line = e.text;
        if (line == null && e.filename != null) {
            // CPython: Python/errors.c PyErr_ProgramTextObject
            line = SourceLines.line(e.filename, e.lineno);
            line = line == null ? null : line + "\n";
        }
        PyObject location = e.endLineno == -1
                ? PyTuple.steal(text(e.filename), PyInt.of(e.lineno), PyInt.of(e.offset), text(line))
                : PyTuple.steal(text(e.filename), PyInt.of(e.lineno), PyInt.of(e.offset), text(line), PyInt.of(e.endLineno),
                        e.endOffset == -1 ? PyNone.owned() : PyInt.of(e.endOffset));
        PyObject message = PyStr.of(e.getMessage());
        try {
            return PyErr.raise((PyBaseException) Call.call(type, message, location));
        } catch (PyException error) {
            return error;
        } finally {
            message.decref();
            location.decref();
        }
    }

    private static PyObject text(String s) {
        return s == null ? PyNone.owned() : PyStr.of(s);
    }

    private static int number(PyObject o, int absent) {
        return o instanceof PyInt i && i.fitsLong() ? (int) i.longValue() : absent;
    }

    /** Where the error is, as its attributes say; null if they do not say the line. */
    // CPython: Python/pythonrun.c parse_syntax_error
    public SyntaxLocation location() {
        if (lineno == null || lineno == PyNone.INSTANCE || !(lineno instanceof PyInt)) {
            return null;
        }
        String file = filename == null || filename == PyNone.INSTANCE ? "<string>" : Objects.text(filename);
        String line = text instanceof PyStr ? text.toString() : null;
        int at = number(offset, -1);
        int endLine = endLineno == null || endLineno == PyNone.INSTANCE ? number(lineno, 0) : number(endLineno, 0);
        int end = endOffset == null || endOffset == PyNone.INSTANCE ? -1 : number(endOffset, -1);
        return new SyntaxLocation(file, number(lineno, 0), at, endLine, end, line);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(msg);
        visitor.xvisit(filename);
        visitor.xvisit(lineno);
        visitor.xvisit(offset);
        visitor.xvisit(endLineno);
        visitor.xvisit(endOffset);
        visitor.xvisit(text);
        visitor.xvisit(printFileAndLine);
        super.traverseFields(visitor);
    }

    @Override
    protected void clearFields() {
        PyObject o = msg;
        msg = null;
        xdecref(o);
        o = filename;
        filename = null;
        xdecref(o);
        o = lineno;
        lineno = null;
        xdecref(o);
        o = offset;
        offset = null;
        xdecref(o);
        o = text;
        text = null;
        xdecref(o);
        o = endLineno;
        endLineno = null;
        xdecref(o);
        o = endOffset;
        endOffset = null;
        xdecref(o);
        o = printFileAndLine;
        printFileAndLine = null;
        xdecref(o);
        super.clearFields();
    }

    @PyGetter(value = "msg", member = true, doc = "exception msg")
    static PyObject getMsg(PySyntaxError self) {
        return orNone(self.msg);
    }

    @PySetter("msg")
    static void setMsg(PySyntaxError self, PyObject value) {
        PyObject old = self.msg;
        self.msg = xnewRef(value);
        xdecref(old);
    }

    @PyGetter(value = "filename", member = true, doc = "exception filename")
    static PyObject getFilename(PySyntaxError self) {
        return orNone(self.filename);
    }

    @PySetter("filename")
    static void setFilename(PySyntaxError self, PyObject value) {
        PyObject old = self.filename;
        self.filename = xnewRef(value);
        xdecref(old);
    }

    @PyGetter(value = "lineno", member = true, doc = "exception lineno")
    static PyObject getLineno(PySyntaxError self) {
        return orNone(self.lineno);
    }

    @PySetter("lineno")
    static void setLineno(PySyntaxError self, PyObject value) {
        PyObject old = self.lineno;
        self.lineno = xnewRef(value);
        xdecref(old);
    }

    @PyGetter(value = "offset", member = true, doc = "exception offset")
    static PyObject getOffset(PySyntaxError self) {
        return orNone(self.offset);
    }

    @PySetter("offset")
    static void setOffset(PySyntaxError self, PyObject value) {
        PyObject old = self.offset;
        self.offset = xnewRef(value);
        xdecref(old);
    }

    @PyGetter(value = "text", member = true, doc = "exception text")
    static PyObject getText(PySyntaxError self) {
        return orNone(self.text);
    }

    @PySetter("text")
    static void setText(PySyntaxError self, PyObject value) {
        PyObject old = self.text;
        self.text = xnewRef(value);
        xdecref(old);
    }

    @PyGetter(value = "end_lineno", member = true, doc = "exception end lineno")
    static PyObject getEndLineno(PySyntaxError self) {
        return orNone(self.endLineno);
    }

    @PySetter("end_lineno")
    static void setEndLineno(PySyntaxError self, PyObject value) {
        PyObject old = self.endLineno;
        self.endLineno = xnewRef(value);
        xdecref(old);
    }

    @PyGetter(value = "end_offset", member = true, doc = "exception end offset")
    static PyObject getEndOffset(PySyntaxError self) {
        return orNone(self.endOffset);
    }

    @PySetter("end_offset")
    static void setEndOffset(PySyntaxError self, PyObject value) {
        PyObject old = self.endOffset;
        self.endOffset = xnewRef(value);
        xdecref(old);
    }

    @PyGetter(value = "print_file_and_line", member = true, doc = "exception print_file_and_line")
    static PyObject getPrintFileAndLine(PySyntaxError self) {
        return orNone(self.printFileAndLine);
    }

    @PySetter("print_file_and_line")
    static void setPrintFileAndLine(PySyntaxError self, PyObject value) {
        PyObject old = self.printFileAndLine;
        self.printFileAndLine = xnewRef(value);
        xdecref(old);
    }

    static final class Type extends PyBaseException.Type {
        Type(PyType base, String doc) {
            super("SyntaxError", PySyntaxErrorTable.INSTANCE, base, 136, false, doc);
        }

        Type(String name, PyType base, String doc) {
            super(name, base, false, doc);
        }

        @Override
        PyBaseException allocate(PyType cls) {
            return new PySyntaxError(cls);
        }

        // CPython: Objects/exceptions.c SyntaxError_str
        @Override
        public PyObject tpStr(PyObject self) {
            PySyntaxError e = (PySyntaxError) self;
            String file = e.filename instanceof PyStr f ? f.toString() : null;
            boolean line = e.lineno != null && e.lineno.type == PyInt.TYPE;
            if (file == null && !line) {
                return Objects.str(e.msg == null ? PyNone.INSTANCE : e.msg);
            }
            String message = e.msg == null ? "None" : Objects.text(e.msg);
            if (file != null) {
                file = file.substring(file.lastIndexOf('/') + 1);
            }
            if (file != null && line) {
                return PyStr.of(message + " (" + file + ", line " + Objects.text(e.lineno) + ")");
            }
            return PyStr.of(message + (file != null ? " (" + file + ")" : " (line " + Objects.text(e.lineno) + ")"));
        }
    }
}
