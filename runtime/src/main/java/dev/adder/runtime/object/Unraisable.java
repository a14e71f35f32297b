package dev.adder.runtime.object;

import dev.adder.runtime.interpreter.Interpreter;
import dev.adder.runtime.interpreter.ThreadState;

/** Exceptions that nobody can catch: sys.unraisablehook and what it prints by default (Python/errors.c). */
public final class Unraisable {
    private Unraisable() {}

    /**
     * Calls sys.unraisablehook, or prints if there is none; never throws. Releases {@code e}.
     *
     * @param where what the exception happened in, or null
     * @param message what stands in place of "Exception ignored in", or null
     */
    // CPython: Python/errors.c _PyErr_WriteUnraisableMsg
    public static void write(PyException e, PyObject where, String message) {
        ThreadState ts = ThreadState.current;
        PyBaseException exc = e.take();
        try {
            if (exc.traceback == null && ts.frame != null) {
                PyTraceback.here(ts, exc);
            }
            PyObject hook = ts.interpreter.sysGet("unraisablehook");
            if (hook == null) {
                display(exc, message == null ? null : PyStr.of(message), where, true);
                return;
            }
            if (hook == PyNone.INSTANCE) {
                return;
            }
            hook.incref();
            PyObject args = UnraisableHookArgs.create(exc, message, where);
            try {
                Call.call(hook, args).decref();
            } catch (PyException second) {
                PyBaseException s = second.take();
                try {
                    display(s, PyStr.of("Exception ignored in sys.unraisablehook"), hook, true);
                } finally {
                    s.decref();
                }
            } finally {
                args.decref();
                hook.decref();
            }
        } catch (PyException lost) {
            lost.release();
        } finally {
            exc.decref();
        }
    }

    /** The default hook: sys.__unraisablehook__. */
    public static void defaultHook(PyBaseException exc, PyObject message, PyObject where) {
        display(exc, message, where, false);
    }

    // CPython: Python/errors.c write_unraisable_exc_file
    private static void display(PyBaseException exc, PyObject ownedMessage, PyObject where, boolean ownsMessage) {
        Interpreter interpreter = ThreadState.current.interpreter;
        PyObject message = ownedMessage == PyNone.INSTANCE ? null : ownedMessage;
        PyObject file = interpreter.sysGet("stderr");
        try {
            if (file == null || file == PyNone.INSTANCE) {
                return;
            }
            file.incref();
            try {
                displayTo(file, exc, message, where == PyNone.INSTANCE ? null : where);
            } finally {
                file.decref();
            }
        } finally {
            if (ownsMessage) {
                PyObject.xdecref(ownedMessage);
            }
        }
    }

    private static void displayTo(PyObject file, PyBaseException exc, PyObject message, PyObject where) {
        if (where != null) {
            String prefix = message == null ? "Exception ignored in: " : Objects.text(message) + ": ";
            ErrorDisplay.write(file, prefix);
            String text;
            try {
                text = Objects.reprText(where);
            } catch (PyException e) {
                e.release();
                text = "<object repr() failed>";
            }
            ErrorDisplay.write(file, text + "\n");
        } else if (message != null) {
            ErrorDisplay.write(file, Objects.text(message) + ":\n");
        }
        if (exc.traceback != null) {
            ErrorDisplay.printTraceback(file, exc.traceback);
        }
        PyObject module = TypeObject.moduleOf(exc.type);
        StringBuilder line = new StringBuilder();
        if (!(module instanceof PyStr m)) {
            line.append("<unknown>.");
        } else if (!m.equalTo("builtins") && !m.equalTo("__main__")) {
            line.append(m).append('.');
        }
        PyObject.xdecref(module);
        PyObject qualname = TypeObject.qualnameOf(exc.type);
        line.append(qualname == null ? "<unknown>" : qualname.toString());
        PyObject.xdecref(qualname);
        String text;
        try {
            text = Objects.text(exc);
        } catch (PyException e) {
            e.release();
            text = "<exception str() failed>";
        }
        line.append(": ").append(text);
        ErrorDisplay.write(file, line.append('\n').toString());
        try {
            Call.method(file, Id.flush).decref();
        } catch (PyException e) {
            e.release();
        }
    }
}
