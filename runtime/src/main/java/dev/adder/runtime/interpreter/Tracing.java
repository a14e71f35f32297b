package dev.adder.runtime.interpreter;

import dev.adder.processor.Borrowed;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.FrameLocals;
import dev.adder.runtime.object.LineTable;
import dev.adder.runtime.object.PyBaseException;
import dev.adder.runtime.object.PyBuiltinFunction;
import dev.adder.runtime.object.PyCode;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyFrame;
import dev.adder.runtime.object.PyMethodDescr;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;

/** Reports events to the functions of sys.settrace and sys.setprofile. */
final class Tracing {
    private static final PyStr CALL = PyStr.intern("call");
    private static final PyStr EXCEPTION = PyStr.intern("exception");
    private static final PyStr LINE = PyStr.intern("line");
    private static final PyStr RETURN = PyStr.intern("return");
    private static final PyStr C_CALL = PyStr.intern("c_call");
    private static final PyStr C_EXCEPTION = PyStr.intern("c_exception");
    private static final PyStr C_RETURN = PyStr.intern("c_return");
    private static final PyStr OPCODE = PyStr.intern("opcode");

    private Tracing() {}

    /**
     * Called before each instruction while tracing is on; {@code frame.pc} is still the one before, and the stack pointer is in the frame,
     * where a jump may change it.
     *
     * @return the instruction to run
     */
    // CPython: Python/ceval.c DO_TRACING
    static int instruction(ThreadState ts, InterpreterFrame frame, int pc) {
        PyCode code = frame.code;
        if (ts.tracing != 0 || pc < code.firstTraceable) {
            return pc;
        }
        int before = frame.pc;
        frame.pc = pc;
        int instr = frame.code.instrs[pc];
        int op = Op.base(instr & 0xff);
        if (op == Op.RESUME) {
            if (instr >>> 8 < 2 && Gil.requests() != 0) {
                Gil.handle(ts);
            }
            entering(ts, frame);
            return pc;
        }
        if (ts.traceFunc != null) {
            line(ts, frame, before);
        }
        return frame.pc;
    }

    /** A function is entered or a generator resumed. */
    // CPython: Python/ceval.c trace_function_entry
    private static void entering(ThreadState ts, InterpreterFrame frame) {
        if (ts.traceFunc != null) {
            trace(ts, frame, CALL, null);
        }
        if (ts.profileFunc != null) {
            profile(ts, frame, CALL, PyNone.INSTANCE);
        }
    }

    /** A generator is resumed with an exception; returns the one to go on with. */
    // CPython: Python/ceval.c TRACE_FUNCTION_THROW_ENTRY
    static PyException throwing(ThreadState ts, InterpreterFrame frame, PyException e) {
        if (ts.tracing != 0) {
            return e;
        }
        try {
            entering(ts, frame);
            return e;
        } catch (PyException other) {
            e.release();
            return other;
        }
    }

    /** A frame returns or yields {@code value}. */
    // CPython: Python/ceval.c trace_function_exit
    static void returning(ThreadState ts, InterpreterFrame frame, PyObject value) {
        try {
            if (ts.traceFunc != null) {
                trace(ts, frame, RETURN, value);
            }
            if (ts.profileFunc != null) {
                profile(ts, frame, RETURN, value);
            }
        } catch (PyException e) {
            value.decref();
            throw e;
        }
    }

    /** A frame is left by an exception; returns the one to go on with. */
    static PyException unwinding(ThreadState ts, InterpreterFrame frame, PyException e) {
        try {
            if (ts.traceFunc != null) {
                trace(ts, frame, RETURN, null);
            }
            if (ts.profileFunc != null) {
                profile(ts, frame, RETURN, null);
            }
            return e;
        } catch (PyException other) {
            e.release();
            return other;
        }
    }

    /** An exception was raised; returns the one to go on with. */
    // CPython: Python/ceval.c call_exc_trace
    static PyException exception(ThreadState ts, InterpreterFrame frame, PyException e) {
        PyBaseException value = e.value();
        PyObject tb = value.traceback == null ? PyNone.INSTANCE : value.traceback;
        PyTuple arg = PyTuple.of(value.type, value, tb);
        try {
            trace(ts, frame, EXCEPTION, arg);
            return e;
        } catch (PyException other) {
            e.release();
            return other;
        } finally {
            arg.decref();
        }
    }

    /** Line and opcode events. */
    // CPython: Python/ceval.c maybe_call_line_trace
    private static void line(ThreadState ts, InterpreterFrame frame, int before) {
        PyFrame f = frame.frameObject();
        PyCode code = frame.code;
        int unit = frame.pc;
        LineTable here = new LineTable(code.linetable, code.firstlineno);
        int line = here.find(unit) ? here.line : -1;
        boolean trace = false;
        if (line != -1 && f.traceLines) {
            int lastLine = before <= code.firstTraceable ? -1 : code.lineOf(before);
            if (line != lastLine) {
                trace = true;
            } else if (unit < before && isLoopStart(code, before, unit)) {
                trace = true;
            }
            if (before <= code.firstTraceable) {
                trace = true;
            }
        }
        if (trace) {
            trace(ts, frame, LINE, PyNone.INSTANCE);
        }
        if (f.traceOpcodes) {
            trace(ts, frame, OPCODE, PyNone.INSTANCE);
        }
    }

    /** A backward jump to the same line is a new line event. */
    private static boolean isLoopStart(PyCode code, int before, int unit) {
        int op = code.code[before * 2] & 0xff;
        return op != Op.SEND && op != Op.JUMP_BACKWARD_NO_INTERRUPT;
    }

    /** The trampoline to a Python trace function: the global one for a call, else that of the frame. */
    // CPython: Python/sysmodule.c trace_trampoline, call_trampoline
    private static void trace(ThreadState ts, InterpreterFrame frame, PyStr event, @Borrowed PyObject arg) {
        if (ts.tracing != 0) {
            return;
        }
        PyFrame f = frame.frameObject();
        PyObject callback = event == CALL ? ts.traceFunc : f.trace;
        if (callback == null) {
            return;
        }
        ts.tracing++;
        ts.updateTracing();
        int outer = ts.tracedEvent;
        ts.tracedEvent = event == LINE ? ThreadState.EVENT_LINE : event == CALL ? ThreadState.EVENT_CALL
                : event == RETURN ? ThreadState.EVENT_RETURN : ThreadState.EVENT_OTHER;
        f.incref();
        try {
            LineTable t = new LineTable(frame.code.linetable, frame.code.firstlineno);
            f.lineno = frame.pc >= 0 && t.find(frame.pc) ? t.line : frame.code.firstlineno;
            PyObject result;
            try {
                result = trampoline(callback, f, event, arg);
            } catch (PyException e) {
                ts.setTrace(null);
                PyObject old = f.trace;
                f.trace = null;
                PyObject.xdecref(old);
                throw e;
            }
            if (result != PyNone.INSTANCE) {
                PyObject old = f.trace;
                f.trace = result;
                PyObject.xdecref(old);
            } else {
                result.decref();
            }
        } finally {
            f.lineno = 0;
            ts.tracedEvent = outer;
            ts.tracing--;
            ts.updateTracing();
            f.decref();
        }
    }

    private static void profile(ThreadState ts, InterpreterFrame frame, PyStr event, @Borrowed PyObject arg) {
        if (ts.tracing != 0) {
            return;
        }
        if (ts.profileFunc instanceof NativeProfiler profiler) {
            profileNatively(ts, profiler, frame, event, arg);
            return;
        }
        PyFrame f = frame.frameObject();
        ts.tracing++;
        ts.updateTracing();
        f.incref();
        try {
            PyObject callback = ts.profileFunc;
            PyObject result;
            try {
                result = trampoline(callback, f, event, arg);
            } catch (PyException e) {
                ts.setProfile(null);
                throw e;
            }
            result.decref();
        } finally {
            ts.tracing--;
            ts.updateTracing();
            f.decref();
        }
    }

    // CPython: Python/ceval.c call_trace
    private static void profileNatively(ThreadState ts, NativeProfiler profiler, InterpreterFrame frame, PyStr event, @Borrowed PyObject arg) {
        PyObject owner = ts.profileFunc.newRef();
        ts.tracing++;
        ts.updateTracing();
        try {
            if (event == CALL) {
                profiler.entered(frame.code);
            } else if (event == RETURN) {
                profiler.left(frame.code);
            } else if (event == C_CALL) {
                profiler.enteredBuiltin(arg);
            } else {
                profiler.leftBuiltin(arg);
            }
        } finally {
            ts.tracing--;
            ts.updateTracing();
            owner.decref();
        }
    }

    // CPython: Python/sysmodule.c call_trampoline
    private static PyObject trampoline(PyObject callback, PyFrame f, PyStr event, PyObject arg) {
        callback.incref();
        try {
            return Call.call(callback, f, event, arg == null ? PyNone.INSTANCE : arg);
        } finally {
            callback.decref();
            FrameLocals.store(f.frame, true);
        }
    }

    /** CALL of something that is no Python function, with c_call events for a profile function. */
    // CPython: Python/ceval.c trace_call_function
    static PyObject callNative(ThreadState ts, InterpreterFrame frame, PyObject callable, PyObject[] s, int first, int nargs, PyTuple kwnames) {
        if (callable instanceof PyBuiltinFunction && ts.profileFunc != null && ts.tracing == 0) {
            profile(ts, frame, C_CALL, callable);
            PyObject r;
            try {
                r = Call.vectorcall(callable, s, first, nargs, kwnames);
            } catch (PyException e) {
                throw nativeRaised(ts, frame, callable, e);
            }
            return nativeReturned(ts, frame, callable, r);
        }
        if (callable instanceof PyMethodDescr && nargs > 0 && ts.profileFunc != null && ts.tracing == 0) {
            PyObject bound = callable.type.tpDescrGet(callable, s[first], s[first].type);
            try {
                return callNative(ts, frame, bound, s, first + 1, nargs - 1, kwnames);
            } finally {
                bound.decref();
            }
        }
        return Call.vectorcall(callable, s, first, nargs, kwnames);
    }

    /** CALL_FUNCTION_EX while tracing. */
    static PyObject callNative(ThreadState ts, PyObject callable, PyTuple args, PyDict kwargs) {
        if (callable instanceof PyBuiltinFunction && ts.profileFunc != null && ts.tracing == 0) {
            InterpreterFrame frame = ts.frame;
            profile(ts, frame, C_CALL, callable);
            PyObject r;
            try {
                r = Call.call(callable, args, kwargs);
            } catch (PyException e) {
                throw nativeRaised(ts, frame, callable, e);
            }
            return nativeReturned(ts, frame, callable, r);
        }
        return Call.call(callable, args, kwargs);
    }

    private static PyException nativeRaised(ThreadState ts, InterpreterFrame frame, PyObject callable, PyException e) {
        if (ts.profileFunc != null) {
            try {
                profile(ts, frame, C_EXCEPTION, callable);
            } catch (PyException other) {
                e.release();
                return other;
            }
        }
        return e;
    }

    private static PyObject nativeReturned(ThreadState ts, InterpreterFrame frame, PyObject callable, PyObject result) {
        if (ts.profileFunc != null) {
            try {
                profile(ts, frame, C_RETURN, callable);
            } catch (PyException e) {
                result.decref();
                throw e;
            }
        }
        return result;
    }
}
