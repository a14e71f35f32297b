package dev.adder.runtime.object;

import dev.adder.processor.Steals;
import dev.adder.runtime.interpreter.ThreadState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an exception is shown when nobody handled it: the default sys.excepthook (Python/pythonrun.c print_exception and what it calls).
 * Nothing here throws for a fault of the exception or of the stream.
 */
public final class ErrorDisplay {
    private static final String CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n";
    private static final String CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n";
    private static final int MAX_GROUP_WIDTH = 15;
    private static final int MAX_GROUP_DEPTH = 10;

    private final PyObject file;
    private final Map<PyBaseException, Boolean> seen = new IdentityHashMap<>();
    /** Nesting in exception groups; zero outside. */
    private int depth;
    private boolean needClose;
    /** The stream has refused something: nothing more is written to it. */
    private boolean lost;

    private ErrorDisplay(PyObject file) {
        this.file = file;
    }

    /** Shows an exception with its causes on sys.stderr. */
    // CPython: Python/pythonrun.c _PyErr_Display
    public static void display(PyBaseException exc) {
        PyObject file = ThreadState.current.interpreter.sysGet("stderr");
        if (file == null || file == PyNone.INSTANCE) {
            return;
        }
        file.incref();
        try {
            display(file, exc);
        } finally {
            file.decref();
        }
    }

    /** Shows an exception with its causes on {@code file} and flushes it; of a stream that fails the process's own error stream tells. */
    public static void display(PyObject file, PyBaseException exc) {
        file.incref();
        try {
            ErrorDisplay display = new ErrorDisplay(file);
            display.printRecursive(exc);
            if (display.lost) {
                dump(exc);
                System.err.print("lost sys.stderr\n");
            }
            try {
                Call.method(file, Id.flush).decref();
            } catch (PyException e) {
                e.release();
            }
        } finally {
            file.decref();
        }
    }

    /** Writes text; a failing stream is ignored. */
    public static void write(PyObject file, String text) {
        PyStr s = PyStr.of(text);
        try {
            Call.method(file, Id.write, s).decref();
        } catch (PyException e) {
            e.release();
        } finally {
            s.decref();
        }
    }

    private void write(String text) {
        if (lost) {
            return;
        }
        PyStr s = PyStr.of(text);
        try {
            Call.method(file, Id.write, s).decref();
        } catch (PyException e) {
            e.release();
            lost = true;
        } finally {
            s.decref();
        }
    }

    // CPython: Objects/object.c _PyObject_Dump
    private static void dump(PyObject o) {
        String repr;
        try {
            repr = Objects.reprText(o);
        } catch (PyException e) {
            e.release();
            repr = "";
        }
        System.err.print("object address  : 0x" + Long.toHexString(Address.of(o)) + "\nobject refcount : " + o.refcnt
                + "\nobject type     : 0x" + Long.toHexString(Address.of(o.type)) + "\nobject type name: " + o.type.tpName()
                + "\nobject repr     : " + repr + "\n");
    }

    private void indent() {
        write(" ".repeat(2 * depth));
    }

    private void margin() {
        if (depth > 0) {
            write(" ".repeat(2 * depth) + "| ");
        }
    }

    // CPython: Python/pythonrun.c print_exception_recursive, print_exception_cause_and_context
    private void printRecursive(PyBaseException exc) {
        ThreadState ts = ThreadState.current;
        try {
            ts.enterRecursiveCall(" in print_exception_recursive");
        } catch (PyException e) {
            e.release();
            return;
        }
        try {
            seen.put(exc, true);
            if (exc.cause != null) {
                if (!seen.containsKey(exc.cause) && exc.cause instanceof PyBaseException cause) {
                    printChained(cause, CAUSE);
                }
            } else if (exc.context != null && !exc.suppressContext && !seen.containsKey(exc.context)) {
                printChained(exc.context, CONTEXT);
            }
            if (exc instanceof PyBaseExceptionGroup group) {
                printGroup(group);
            } else {
                printOne(exc);
            }
        } finally {
            ts.leaveRecursiveCall();
        }
    }

    private void printChained(PyBaseException exc, String message) {
        boolean close = needClose;
        needClose = false;
        printRecursive(exc);
        needClose = close;
        for (String part : message.split("(?<=\n)")) {
            margin();
            write(part);
        }
    }

    // CPython: Python/pythonrun.c print_exception
    private void printOne(PyBaseException exc) {
        printTracebackOf(exc, "Traceback (most recent call last):\n");
        PyObject value = printFileAndLine(exc);
        try {
            margin();
            printMessage(exc, value);
        } finally {
            value.decref();
        }
        write(Suggestions.of(exc));
        write("\n");
        printNotes(exc);
    }

    private void printTracebackOf(PyBaseException exc, String header) {
        if (exc.traceback != null) {
            printTraceback(file, exc.traceback, depth, header);
        }
    }

    // CPython: Python/pythonrun.c print_exception_group
    private void printGroup(PyBaseExceptionGroup group) {
        if (depth > MAX_GROUP_DEPTH) {
            margin();
            write("... (max_group_depth is " + MAX_GROUP_DEPTH + ")\n");
            return;
        }
        boolean top = depth == 0;
        if (top) {
            depth++;
        }
        if (group.traceback != null) {
            printTraceback(file, group.traceback, depth, (top ? "+ " : "") + "Exception Group Traceback (most recent call last):\n", top);
        }
        margin();
        printMessage(group, group);
        write("\n");
        printNotes(group);
        PyTuple exceptions = group.exceptions();
        int n = exceptions.size();
        int shown = n <= MAX_GROUP_WIDTH ? n : MAX_GROUP_WIDTH + 1;
        needClose = false;
        for (int i = 0; i < shown; i++) {
            boolean last = i == shown - 1;
            if (last) {
                needClose = true;
            }
            boolean truncated = i >= MAX_GROUP_WIDTH;
            indent();
            write((i == 0 ? "+-" : "  ") + "+---------------- " + (truncated ? "..." : String.valueOf(i + 1)) + " ----------------\n");
            if (truncated) {
                int extra = n - MAX_GROUP_WIDTH;
                depth++;
                margin();
                write("and " + extra + " more exception" + (extra > 1 ? "s" : "") + "\n");
            } else {
                depth++;
                if (exceptions.get(i) instanceof PyBaseException e) {
                    printRecursive(e);
                }
            }
            if (last && needClose) {
                indent();
                write("+------------------------------------\n");
                needClose = false;
            }
            depth--;
        }
        if (top) {
            depth--;
        }
    }

    // CPython: Python/pythonrun.c print_exception_message
    private void printMessage(PyBaseException exc, PyObject value) {
        StringBuilder b = new StringBuilder();
        PyObject module = TypeObject.moduleOf(exc.type);
        if (!(module instanceof PyStr m)) {
            b.append("<unknown>.");
        } else if (!m.equalTo("builtins") && !m.equalTo("__main__")) {
            b.append(m).append('.');
        }
        PyObject.xdecref(module);
        PyObject qualname = TypeObject.qualnameOf(exc.type);
        b.append(qualname == null ? "<unknown>" : qualname.toString());
        PyObject.xdecref(qualname);
        try {
            String text = value == PyNone.INSTANCE ? "" : Objects.text(value);
            if (!text.isEmpty()) {
                b.append(": ").append(text);
            }
        } catch (PyException e) {
            e.release();
            b.append(": <exception str() failed>");
        }
        write(b.toString());
    }

    /** Shows where a syntax error is; what is left to say of the exception, owned: its message then, itself otherwise. */
    // CPython: Python/pythonrun.c print_exception_file_and_line
    private PyObject printFileAndLine(PyBaseException exc) {
        if (!(exc instanceof PySyntaxError e)) {
            return exc.newRef();
        }
        PyObject marker = null;
        try {
            marker = Objects.lookupAttr(exc, Id.print_file_and_line);
        } catch (PyException error) {
            error.release();
        }
        if (marker == null) {
            return exc.newRef();
        }
        marker.decref();
        SyntaxLocation at = e.location();
        if (at == null) {
            return exc.newRef();
        }
        PyObject message = e.msg == null ? PyNone.owned() : e.msg.newRef();
        margin();
        write("  File \"" + at.filename() + "\", line " + at.lineno() + "\n");
        if (at.text() != null) {
            // of an error over several lines the first is shown, marked to its end; sizes are those in UTF-8
            int size = at.text().getBytes(StandardCharsets.UTF_8).length;
            int endOffset = at.endLineno() > at.lineno() ? size : at.endOffset();
            endOffset = Math.min(endOffset, at.text().endsWith("\n") ? size : size + 1);
            // an error of the indentation is marked where it starts only
            printErrorText(at.text(), at.offset(), exc.type.isSubtype(PyExc.IndentationError) ? -1 : endOffset);
        }
        return message;
    }

    // CPython: Python/pythonrun.c print_error_text
    private void printErrorText(String line, int offset, int endOffset) {
        // the lengths are those of UTF-8, although offsets may count characters: one char for each byte
        String text = new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        int carets = endOffset > 0 && endOffset > offset ? endOffset - offset : 1;
        offset--;
        int from = 0;
        while (from < text.length() && (text.charAt(from) == ' ' || text.charAt(from) == '\t' || text.charAt(from) == '\f')) {
            from++;
            offset--;
        }
        int length = text.length() - from;
        if (length > 0 && text.charAt(text.length() - 1) == '\n') {
            length--;
        }
        offset = Math.min(offset, length);
        int newline;
        while ((newline = text.indexOf('\n', from)) >= 0 && newline - from < offset) {
            int skipped = newline + 1 - from;
            from = newline + 1;
            offset -= skipped;
        }
        String rest = new String(text.substring(from).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        margin();
        write("    " + rest + (rest.endsWith("\n") ? "" : "\n"));
        if (offset < 0) {
            return;
        }
        margin();
        write("    " + " ".repeat(offset) + "^".repeat(carets) + "\n");
    }

    // CPython: Python/pythonrun.c print_exception_notes
    private void printNotes(PyBaseException exc) {
        PyObject notes;
        try {
            notes = Objects.lookupAttr(exc, Id.__notes__);
        } catch (PyException e) {
            e.release();
            return;
        }
        if (notes == null) {
            return;
        }
        try {
            if (!Abstract.isSequence(notes)) {
                margin();
                try {
                    write(Objects.reprText(notes));
                } catch (PyException e) {
                    e.release();
                    write("<__notes__ repr() failed>");
                }
                return;
            }
            long n = Abstract.size(notes);
            for (long i = 0; i < n; i++) {
                PyObject note = Abstract.sequenceGetItem(notes, i);
                PyStr text;
                try {
                    text = Objects.str(note);
                } catch (PyException e) {
                    e.release();
                    text = null;
                } finally {
                    note.decref();
                }
                if (text == null) {
                    write("<note str() failed>");
                } else {
                    printLines(text);
                }
                write("\n");
            }
        } catch (PyException e) {
            e.release();
        } finally {
            notes.decref();
        }
    }

    private void printLines(@Steals PyStr text) {
        PyList lines;
        try {
            lines = (PyList) StrSearch.splitlines(text, true);
        } finally {
            text.decref();
        }
        for (int i = 0; i < lines.size(); i++) {
            margin();
            write(lines.get(i).toString());
        }
        lines.decref();
    }

    /** Shows a warning while the warnings module is not loaded. */
    // CPython: Python/_warnings.c show_warning
    public static void showWarning(PyObject filename, int lineno, PyObject text, PyType category, PyObject sourceLine) {
        PyObject file = ThreadState.current.interpreter.sysGet("stderr");
        if (file == null || file == PyNone.INSTANCE) {
            return;
        }
        file.incref();
        try {
            write(file, filename + ":" + lineno + ": " + category.shortName() + ": " + Objects.text(text) + "\n");
            String line = sourceLine != null ? sourceLine.toString() : SourceLines.line(filename.toString(), lineno);
            if (line != null) {
                String shown = line.strip();
                if (!shown.isEmpty()) {
                    write(file, "  " + shown + "\n");
                }
            }
        } finally {
            file.decref();
        }
    }

    /** Prints a traceback with its header. */
    public static void printTraceback(PyObject file, PyTraceback tb) {
        printTraceback(file, tb, 0, "Traceback (most recent call last):\n");
    }

    private static void printTraceback(PyObject file, PyTraceback tb, int depth, String header) {
        printTraceback(file, tb, depth, header, false);
    }

    // CPython: Python/traceback.c _PyTraceBack_Print_Indented, tb_printinternal
    private static void printTraceback(PyObject file, PyTraceback tb, int depth, String header, boolean headerWithoutMargin) {
        long limit = 1000;
        PyObject limitObject = ThreadState.current.interpreter.sysGet("tracebacklimit");
        if (limitObject instanceof PyInt i) {
            limit = i.fitsLong() ? i.longValue() : i.signum() < 0 ? 0 : Long.MAX_VALUE;
            if (limit <= 0) {
                return;
            }
        }
        String margin = depth > 0 ? " ".repeat(2 * depth) + "| " : "";
        write(file, (headerWithoutMargin ? " ".repeat(2 * depth) : margin) + header);
        List<PyTraceback> entries = new ArrayList<>();
        for (PyTraceback t = tb; t != null; t = t.next) {
            entries.add(t);
        }
        int first = (int) Math.max(0, entries.size() - limit);
        String lastKey = null;
        int repeated = 0;
        for (int i = first; i < entries.size(); i++) {
            PyTraceback t = entries.get(i);
            PyCode code = t.frame.code();
            int lineno = t.lineno();
            String key = code.filename + "\0" + lineno + "\0" + code.name;
            if (key.equals(lastKey)) {
                repeated++;
            } else {
                printRepeated(file, margin, repeated);
                lastKey = key;
                repeated = 1;
            }
            if (repeated <= 3) {
                printEntry(file, t, code, lineno, margin);
            }
        }
        printRepeated(file, margin, repeated);
    }

    private static void printRepeated(PyObject file, String margin, int repeated) {
        int more = repeated - 3;
        if (more > 0) {
            write(file, margin + "  [Previous line repeated " + more + " more time" + (more > 1 ? "s" : "") + "]\n");
        }
    }

    // CPython: Python/traceback.c tb_displayline
    private static void printEntry(PyObject file, PyTraceback tb, PyCode code, int lineno, String margin) {
        write(file, margin + "  File \"" + code.filename + "\", line " + lineno + ", in " + code.name + "\n");
        String line = SourceLines.line(code.filename.toString(), lineno);
        if (line == null) {
            return;
        }
        int strip = 0;
        while (strip < line.length() && (line.charAt(strip) == ' ' || line.charAt(strip) == '\t' || line.charAt(strip) == '\f')) {
            strip++;
        }
        write(file, margin + "    " + line.substring(strip) + "\n");
        String carets = Carets.under(line, strip, code, tb.lasti, lineno);
        if (carets != null) {
            write(file, margin + "    " + carets + "\n");
        }
    }
}
