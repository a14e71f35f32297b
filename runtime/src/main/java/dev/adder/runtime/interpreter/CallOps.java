package dev.adder.runtime.interpreter;

import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.MethodTable;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.Payload;
import dev.adder.runtime.object.PyBuiltinFunction;
import dev.adder.runtime.object.PyCode;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyFunction;
import dev.adder.runtime.object.PyMethod;
import dev.adder.runtime.object.PyMethodDescr;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.Slot;
import java.util.Arrays;

/** Calls: moving arguments into frames, defaults and keywords, and the errors of a call that does not fit (Python/ceval.c). */
public final class CallOps {
    private CallOps() {}

    /** PRECALL: a bound method on the stack becomes its function and self. */
    static void unpackMethod(PyObject[] s, int sp, int oparg) {
        int at = sp - oparg - 2;
        if (s[at] == null && s[at + 1].type == PyMethod.TYPE) {
            PyMethod m = (PyMethod) s[at + 1];
            s[at + 1] = m.self.newRef();
            s[at] = m.func.newRef();
            m.decref();
        }
    }

    /**
     * Fills the cache of the CALL behind the PRECALL before {@code pc} if what it calls is a function to which these arguments are all
     * positional, defaults may be missing; if none is, the PRECALL becomes CALL_PY_EXACT. The cache: the function's version, how many arguments, how many
     * defaults.
     */
    static void specialize(PyObject[] s, int sp, int oparg, int[] code, int pc) {
        int at = sp - oparg - 2;
        PyObject callable = s[at];
        int n = oparg;
        if (callable == null) {
            callable = s[at + 1];
        } else {
            n++;
        }
        if (callable instanceof PyFunction f) {
            PyCode c = f.code;
            int flags = PyCode.CO_OPTIMIZED | PyCode.CO_VARARGS | PyCode.CO_VARKEYWORDS;
            int missing = c.argcount - n;
            if ((c.flags & flags) == PyCode.CO_OPTIMIZED && c.kwonlyargcount == 0 && c.instrs != null && missing >= 0
                    && (missing == 0 || f.defaults != null && missing <= f.defaults.size())) {
                code[pc - 1] = (missing == 0 ? Op.CALL_PY_EXACT : Op.PRECALL_CALL) | oparg << 8;
                code[pc + 3] = f.version();
                code[pc + 4] = n;
                code[pc + 5] = missing;
            }
        }
    }

    /**
     * CALL. Consumes the arguments and the callable, also when it throws.
     *
     * @param kw one more than the index of the tuple of keyword names among the constants, or 0
     * @return the frame of a Python function, pushed and to be run; null if the result is in the lowest slot
     */
    static InterpreterFrame call(ThreadState ts, InterpreterFrame frame, PyObject[] s, int sp, int oparg, int kw) {
        int at = sp - oparg - 2;
        PyObject callable = s[at];
        int first = at + 1;
        if (callable == null) {
            callable = s[at + 1];
            first++;
        }
        PyTuple kwnames = kw == 0 ? null : (PyTuple) frame.code.consts.items[kw - 1];
        int total = sp - first;
        int nargs = total - (kwnames == null ? 0 : kwnames.size());
        if (callable.type == PyFunction.TYPE) {
            PyFunction f = (PyFunction) callable;
            s[first - 1] = null;
            InterpreterFrame callee = f.code.takeFrame(f);
            if ((f.code.flags & PyCode.CO_OPTIMIZED) == 0) {
                callee.locals = f.globals.newRef();
            }
            frame.stacktop = at;
            try {
                bind(f, callee.slots, s, first, nargs, kwnames);
            } catch (PyException e) {
                discard(ts, frame, callee);
                throw e;
            }
            callee.previous = frame;
            ts.frame = callee;
            callee.stacktop = callee.code.nlocalsplus;
            return callee;
        }
        PyObject r;
        try {
            if (ts.useTracing != 0) {
                r = Tracing.callNative(ts, frame, callable, s, first, nargs, kwnames);
            } else {
                r = callNative(callable, s, first, nargs, kwnames);
            }
        } catch (PyException e) {
            release(s, first, sp, callable);
            throw e;
        }
        release(s, first, sp, callable);
        s[at] = r;
        return null;
    }

    /** A call of something that is no Python function; one that takes its arguments as an array is no level of recursion. */
    // CPython: Python/ceval.c PRECALL_BUILTIN_FAST_WITH_KEYWORDS and the like
    private static PyObject callNative(PyObject callable, PyObject[] s, int first, int nargs, PyTuple kwnames) {
        if (callable instanceof PyBuiltinFunction f && f.def != null && f.def.convention == MethodTable.FASTCALL
                || callable instanceof PyMethodDescr d && d.def.convention == MethodTable.FASTCALL) {
            return callable.type.tpCall(callable, s, first, nargs, kwnames);
        }
        return Call.vectorcall(callable, s, first, nargs, kwnames);
    }

    private static void release(PyObject[] s, int first, int sp, PyObject callable) {
        s[first - 1] = null;
        callable.decref();
        for (int i = first; i < sp; i++) {
            PyObject o = s[i];
            s[i] = null;
            o.decref();
        }
    }

    /** The arguments did not fit: the new frame ends before it began. */
    private static void discard(ThreadState ts, InterpreterFrame frame, InterpreterFrame callee) {
        callee.previous = frame;
        callee.stacktop = callee.code.nlocalsplus;
        ts.recursionRemaining--;
        callee.clear();
        ts.recursionRemaining++;
    }

    /** Fills a frame for a call from Java, whose arguments are borrowed. When this throws, the frame is released. */
    public static void bindBorrowed(ThreadState ts, InterpreterFrame callee, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyFunction f = callee.func;
        PyCode c = f.code;
        PyObject[] slots = callee.slots;
        int flags = PyCode.CO_VARARGS | PyCode.CO_VARKEYWORDS;
        callee.stacktop = c.nlocalsplus;
        if (kwnames == null && nargs == c.argcount && c.kwonlyargcount == 0 && (c.flags & flags) == 0) {
            for (int i = 0; i < nargs; i++) {
                slots[i] = args[base + i].newRef();
            }
            return;
        }
        int total = nargs + (kwnames == null ? 0 : kwnames.size());
        PyObject[] owned = Payload.objects(total);
        for (int i = 0; i < total; i++) {
            owned[i] = args[base + i].newRef();
        }
        try {
            bind(f, slots, owned, 0, nargs, kwnames);
        } catch (PyException e) {
            discard(ts, ts.frame, callee);
            throw e;
        }
        Payload.release(owned);
    }

    /**
     * Moves arguments into the locals of a new frame: positional, keywords, defaults. Takes the arguments over (their slots become null), also
     * when it throws.
     */
    // CPython: Python/ceval.c initialize_locals
    static void bind(PyFunction func, PyObject[] locals, PyObject[] args, int base, int argcount, PyTuple kwnames) {
        PyCode co = func.code;
        int total = co.argcount + co.kwonlyargcount;
        PyDict kwdict = null;
        if ((co.flags & PyCode.CO_VARKEYWORDS) != 0) {
            kwdict = PyDict.create();
            locals[(co.flags & PyCode.CO_VARARGS) != 0 ? total + 1 : total] = kwdict;
        }
        int n = Math.min(argcount, co.argcount);
        for (int j = 0; j < n; j++) {
            locals[j] = args[base + j];
            args[base + j] = null;
        }
        if ((co.flags & PyCode.CO_VARARGS) != 0) {
            if (argcount == n) {
                locals[total] = PyTuple.empty();
            } else {
                PyObject[] rest = Payload.copyOfRange(args, base + n, base + argcount);
                Arrays.fill(args, base + n, base + argcount, null);
                locals[total] = PyTuple.steal(rest);
            }
        } else {
            for (int j = n; j < argcount; j++) {
                PyObject o = args[base + j];
                args[base + j] = null;
                o.decref();
            }
        }
        if (kwnames != null) {
            bindKeywords(func, co, locals, args, base + argcount, kwnames, kwdict, total);
        }
        if (argcount > co.argcount && (co.flags & PyCode.CO_VARARGS) == 0) {
            throw tooManyPositional(func, co, argcount, locals);
        }
        if (argcount < co.argcount) {
            int defcount = func.defaults == null ? 0 : func.defaults.size();
            int m = co.argcount - defcount;
            int missing = 0;
            for (int i = argcount; i < m; i++) {
                if (locals[i] == null) {
                    missing++;
                }
            }
            if (missing != 0) {
                throw missingArguments(func, co, missing, defcount, locals);
            }
            for (int i = n > m ? n - m : 0; i < defcount; i++) {
                if (locals[m + i] == null) {
                    locals[m + i] = func.defaults.items[i].newRef();
                }
            }
        }
        if (co.kwonlyargcount > 0) {
            int missing = 0;
            for (int i = co.argcount; i < total; i++) {
                if (locals[i] != null) {
                    continue;
                }
                if (func.kwdefaults != null) {
                    PyObject def = func.kwdefaults.get(co.localsplusnames.items[i]);
                    if (def != null) {
                        locals[i] = def.newRef();
                        continue;
                    }
                }
                missing++;
            }
            if (missing != 0) {
                throw missingArguments(func, co, missing, -1, locals);
            }
        }
    }

    private static void bindKeywords(PyFunction func, PyCode co, PyObject[] locals, PyObject[] args, int base, PyTuple kwnames,
            PyDict kwdict, int total) {
        PyObject[] names = co.localsplusnames.items;
        int count = kwnames.size();
        int i = 0;
        try {
            for (; i < count; i++) {
                PyObject keyword = kwnames.items[i];
                PyObject value = args[base + i];
                if (!(keyword instanceof PyStr)) {
                    throw PyErr.typeError("keywords must be strings");
                }
                int j = co.posonlyargcount;
                while (j < total && names[j] != keyword) {
                    j++;
                }
                if (j == total) {
                    j = co.posonlyargcount;
                    while (j < total && !Objects.equal(keyword, names[j])) {
                        j++;
                    }
                }
                if (j == total) {
                    if (kwdict == null) {
                        if (co.posonlyargcount > 0) {
                            positionalOnlyPassedAsKeyword(func, co, kwnames);
                        }
                        throw PyErr.typeError(func.qualname + "() got an unexpected keyword argument '" + Objects.text(keyword) + "'");
                    }
                    kwdict.put(keyword, value);
                    args[base + i] = null;
                    value.decref();
                    continue;
                }
                if (locals[j] != null) {
                    throw PyErr.typeError(func.qualname + "() got multiple values for argument '" + Objects.text(keyword) + "'");
                }
                locals[j] = value;
                args[base + i] = null;
            }
        } catch (PyException e) {
            for (; i < count; i++) {
                PyObject o = args[base + i];
                args[base + i] = null;
                PyObject.xdecref(o);
            }
            throw e;
        }
    }

    // CPython: Python/ceval.c positional_only_passed_as_keyword
    private static void positionalOnlyPassedAsKeyword(PyFunction func, PyCode co, PyTuple kwnames) {
        StringBuilder names = new StringBuilder();
        for (int k = 0; k < co.posonlyargcount; k++) {
            PyObject posonly = co.localsplusnames.items[k];
            for (PyObject kwname : kwnames.items) {
                if (kwname == posonly || Objects.equal(posonly, kwname)) {
                    names.append(names.length() == 0 ? "" : ", ").append(kwname);
                    break;
                }
            }
        }
        if (names.length() > 0) {
            throw PyErr.typeError(func.qualname + "() got some positional-only arguments passed as keyword arguments: '" + names + "'");
        }
    }

    // CPython: Python/ceval.c too_many_positional
    private static PyException tooManyPositional(PyFunction func, PyCode co, int given, PyObject[] locals) {
        int kwonlyGiven = 0;
        for (int i = co.argcount; i < co.argcount + co.kwonlyargcount; i++) {
            if (locals[i] != null) {
                kwonlyGiven++;
            }
        }
        int defcount = func.defaults == null ? 0 : func.defaults.size();
        boolean plural;
        String sig;
        if (defcount != 0) {
            int atLeast = co.argcount - defcount;
            plural = true;
            sig = "from " + atLeast + " to " + co.argcount;
        } else {
            plural = co.argcount != 1;
            sig = Integer.toString(co.argcount);
        }
        String kwonly = "";
        if (kwonlyGiven != 0) {
            kwonly = " positional argument" + (given != 1 ? "s" : "") + " (and " + kwonlyGiven + " keyword-only argument"
                    + (kwonlyGiven != 1 ? "s" : "") + ")";
        }
        return PyErr.typeError(func.qualname + "() takes " + sig + " positional argument" + (plural ? "s" : "") + " but " + given + kwonly
                + (given == 1 && kwonlyGiven == 0 ? " was" : " were") + " given");
    }

    // CPython: Python/ceval.c missing_arguments, format_missing
    private static PyException missingArguments(PyFunction func, PyCode co, int missing, int defcount, PyObject[] locals) {
        boolean positional = defcount != -1;
        int start = positional ? 0 : co.argcount;
        int end = positional ? co.argcount - defcount : start + co.kwonlyargcount;
        String[] names = new String[missing];
        int j = 0;
        for (int i = start; i < end; i++) {
            if (locals[i] == null) {
                names[j++] = Objects.reprText(co.localsplusnames.items[i]);
            }
        }
        String list = switch (missing) {
            case 1 -> names[0];
            case 2 -> names[0] + " and " + names[1];
            default -> String.join(", ", Arrays.copyOf(names, missing - 2)) + (missing > 2 ? ", " : "") + names[missing - 2] + ", and "
                    + names[missing - 1];
        };
        return PyErr.typeError(func.qualname + "() missing " + missing + " required " + (positional ? "positional" : "keyword-only")
                + " argument" + (missing == 1 ? "" : "s") + ": " + list);
    }

    /** How messages call a callable: "module.qualname()", or its str (_PyObject_FunctionStr). */
    // CPython: Objects/object.c _PyObject_FunctionStr
    public static String functionText(PyObject callable) {
        PyObject qualname = Objects.lookupAttr(callable, Id.__qualname__);
        if (qualname == null) {
            return Objects.text(callable);
        }
        try {
            PyObject module = Objects.lookupAttr(callable, Id.__module__);
            if (module != null) {
                try {
                    if (module != PyNone.INSTANCE && !(module instanceof PyStr m && m.equalTo("builtins"))) {
                        return Objects.text(module) + "." + Objects.text(qualname) + "()";
                    }
                } finally {
                    module.decref();
                }
            }
            return Objects.text(qualname) + "()";
        } finally {
            qualname.decref();
        }
    }

    /** CALL_FUNCTION_EX: returns the new stack pointer. */
    static int callEx(ThreadState ts, InterpreterFrame frame, PyObject[] s, int sp, int oparg) {
        PyObject kwargs = null;
        int argsAt = sp - 1;
        if ((oparg & 1) != 0) {
            argsAt--;
            kwargs = s[sp - 1];
            if (kwargs.type != PyDict.TYPE) {
                PyDict d = PyDict.create();
                try {
                    d.mergeUnique(kwargs);
                } catch (PyException e) {
                    d.decref();
                    PyException translated = BuildOps.kwargsError(e, s[sp - 3], kwargs);
                    s[sp - 1] = null;
                    kwargs.decref();
                    throw translated;
                }
                s[sp - 1] = d;
                kwargs.decref();
                kwargs = d;
            }
        }
        PyObject func = s[argsAt - 1];
        PyObject args = s[argsAt];
        if (args.type != PyTuple.TYPE) {
            if (!args.type.has(Slot.TP_ITER) && !Abstract.isSequence(args)) {
                PyException e = PyErr.typeError(functionText(func) + " argument after * must be an iterable, not " + args.type.tpName());
                s[argsAt] = null;
                args.decref();
                throw e;
            }
            PyTuple t = Abstract.tuple(args);
            s[argsAt] = t;
            args.decref();
            args = t;
        }
        PyObject r;
        try {
            if (ts.useTracing != 0) {
                r = Tracing.callNative(ts, func, (PyTuple) args, (PyDict) kwargs);
            } else {
                r = Call.call(func, (PyTuple) args, (PyDict) kwargs);
            }
        } catch (PyException e) {
            releaseEx(s, argsAt, func, args, kwargs);
            throw e;
        }
        releaseEx(s, argsAt, func, args, kwargs);
        s[argsAt - 2] = r;
        if (Gil.requests() != 0) {
            frame.stacktop = argsAt - 1;
            Gil.handle(ts);
        }
        return argsAt - 1;
    }

    private static void releaseEx(PyObject[] s, int argsAt, PyObject func, PyObject args, PyObject kwargs) {
        s[argsAt - 1] = null;
        func.decref();
        s[argsAt] = null;
        args.decref();
        if (kwargs != null) {
            s[argsAt + 1] = null;
            kwargs.decref();
        }
    }

    /** Whether an exception is of a class; for error translation. */
    static boolean isAttributeError(PyException e) {
        return e.matches(PyExc.AttributeError);
    }
}
