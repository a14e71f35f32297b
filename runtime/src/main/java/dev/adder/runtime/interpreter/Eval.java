package dev.adder.runtime.interpreter;

import dev.adder.processor.Borrowed;
import dev.adder.runtime.object.FrameLocals;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.PyCode;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyFrame;
import dev.adder.runtime.object.PyFunction;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;

/** Running code from Java, and what natives ask about the code that called them. */
public final class Eval {
    private Eval() {}

    /**
     * Runs a module, class or eval code object (PyEval_EvalCode); the result is owned.
     *
     * @param locals a mapping; null for the globals
     */
    // CPython: Python/ceval.c PyEval_EvalCode
    public static PyObject evalCode(PyCode code, PyDict globals, PyObject locals) {
        return evalCode(code, globals, locals, null);
    }

    /** The same with cells for the free variables, for exec's closure argument; null for none. */
    public static PyObject evalCode(PyCode code, PyDict globals, PyObject locals, PyTuple closure) {
        ThreadState ts = ThreadState.current;
        PyFunction f = PyFunction.forCode(code, globals);
        if (closure != null) {
            closure.incref();
            f.closure = closure;
        }
        InterpreterFrame frame = code.takeFrame(f);
        frame.stacktop = code.nlocalsplus;
        frame.locals = (locals == null ? globals : locals).newRef();
        return EvalLoop.enter(ts, frame);
    }

    /** Runs the body of a class: the function that the class statement made, with {@code namespace} for locals. */
    public static PyObject evalFunctionBody(PyFunction func, PyObject namespace) {
        ThreadState ts = ThreadState.current;
        InterpreterFrame frame = func.code.takeFrame((PyFunction) func.newRef());
        frame.stacktop = func.code.nlocalsplus;
        frame.locals = namespace.newRef();
        return EvalLoop.enter(ts, frame);
    }

    /** The globals of the running Python code, or null (PyEval_GetGlobals). */
    @Borrowed
    public static PyDict globals() {
        InterpreterFrame f = ThreadState.current.visibleFrame();
        return f == null ? null : f.globals;
    }

    /** The local namespace of the running Python code (PyEval_GetLocals); SystemError if there is none. */
    @Borrowed
    public static PyObject locals() {
        InterpreterFrame f = ThreadState.current.visibleFrame();
        if (f == null) {
            throw PyErr.systemError("frame does not exist");
        }
        return FrameLocals.get(f, null);
    }

    /** The builtins that the running Python code sees (PyEval_GetBuiltins). */
    @Borrowed
    public static PyObject builtins() {
        ThreadState ts = ThreadState.current;
        InterpreterFrame f = ts.visibleFrame();
        return f == null ? ts.interpreter.builtins : f.builtins;
    }

    /** The frame object {@code depth} levels up, or null (sys._getframe). */
    @Borrowed
    public static PyFrame frame(int depth) {
        InterpreterFrame f = ThreadState.current.visibleFrame();
        while (f != null && depth-- > 0) {
            do {
                f = f.previous;
            } while (f != null && f.isIncomplete());
        }
        return f == null ? null : f.frameObject();
    }

    /** Gives globals that have none their {@code __builtins__}. */
    public static void setDefaultBuiltins(PyDict globals) {
        if (globals.get(Id.__builtins__) == null) {
            globals.put(Id.__builtins__, builtins());
        }
    }
}
