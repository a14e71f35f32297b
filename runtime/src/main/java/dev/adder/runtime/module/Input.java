package dev.adder.runtime.module;

import dev.adder.runtime.LineReader;
import dev.adder.runtime.interpreter.Gil;
import dev.adder.runtime.interpreter.Interpreter;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import java.util.Arrays;

/** {@code input}. */
final class Input {
    private static final PyStr FILENO = PyStr.intern("fileno");
    private static final PyStr READLINE = PyStr.intern("readline");

    private Input() {}

    /** Shows the prompt (may be null) and reads a line; owned, without its newline. EOFError at the end of input. */
    // CPython: Python/bltinmodule.c builtin_input_impl
    static PyObject input(PyObject prompt) {
        Interpreter interpreter = ThreadState.current.interpreter;
        PyObject in = stream(interpreter, "stdin");
        PyObject out = null;
        PyObject err = null;
        try {
            out = stream(interpreter, "stdout");
            err = stream(interpreter, "stderr");
            flush(err);
            LineReader reader = interpreter.config.lineReader;
            if (reader != null && isDescriptor(in, 0) && isDescriptor(out, 1) && System.console() != null && System.console().isTerminal()) {
                flush(out);
                return readTerminal(reader, prompt);
            }
            if (prompt != null) {
                PyStr text = Objects.str(prompt);
                try {
                    Call.method(out, Id.write, text).decref();
                } finally {
                    text.decref();
                }
            }
            flush(out);
            return readLine(in);
        } finally {
            in.decref();
            PyObject.xdecref(out);
            PyObject.xdecref(err);
        }
    }

    private static PyObject stream(Interpreter interpreter, String name) {
        PyObject stream = interpreter.sysGet(name);
        if (stream == null || stream == PyNone.INSTANCE) {
            throw PyErr.runtimeError("input(): lost sys." + name);
        }
        return stream.newRef();
    }

    private static void flush(PyObject stream) {
        try {
            Call.method(stream, Id.flush).decref();
        } catch (PyException e) {
            e.release();
        }
    }

    private static boolean isDescriptor(PyObject stream, int fd) {
        try {
            PyObject number = Call.method(stream, FILENO);
            try {
                return Args.toLong(number) == fd;
            } finally {
                number.decref();
            }
        } catch (PyException e) {
            e.release();
            return false;
        }
    }

    private static PyObject readTerminal(LineReader reader, PyObject prompt) {
        String text = prompt == null ? "" : Objects.text(prompt);
        String line = null;
        boolean interrupted = false;
        ThreadState ts = Gil.save();
        try {
            line = reader.readLine(text);
        } catch (LineReader.Interrupted e) {
            interrupted = true;
        } finally {
            Gil.acquire(ts);
        }
        Gil.checkSignals(ts);
        if (interrupted) {
            throw PyErr.withValue(PyExc.KeyboardInterrupt, null);
        }
        if (line == null) {
            throw PyErr.withValue(PyExc.EOFError, null);
        }
        return PyStr.of(line.endsWith("\n") ? line.substring(0, line.length() - 1) : line);
    }

    // CPython: Objects/fileobject.c PyFile_GetLine
    private static PyObject readLine(PyObject in) {
        PyObject line = Call.method(in, READLINE);
        try {
            if (line instanceof PyBytes b) {
                int n = b.size();
                if (n == 0) {
                    throw PyErr.eofError("EOF when reading a line");
                }
                return b.byteAt(n - 1) == '\n' ? PyBytes.of(Arrays.copyOf(b.value, n - 1)) : b.newRef();
            }
            if (!(line instanceof PyStr s)) {
                throw PyErr.typeError("object.readline() returned non-string");
            }
            int n = s.length();
            if (n == 0) {
                throw PyErr.eofError("EOF when reading a line");
            }
            return s.codePointAt(n - 1) == '\n' ? s.substring(0, n - 1) : s.newRef();
        } finally {
            line.decref();
        }
    }
}
