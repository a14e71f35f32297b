package dev.adder.runtime.interpreter;

import dev.adder.processor.Steals;
import dev.adder.runtime.object.InstanceState;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyCell;
import dev.adder.runtime.object.PyCode;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyFunction;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyListIterator;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyRangeIterator;
import dev.adder.runtime.object.PyTuple;

/**
 * The instructions of {@link HotCode}: what its classes and {@link Instruction}s call. Each method is one instruction, or one form of it by where its operands
 * are: in the slots ("s"), on the Java stack ("v", owned and taken over), or borrowed from a local or the constants ("b"). The JVM's
 * compiler inlines the fast paths; {@code sp} and whatever comes from the bytecode are constants there.
 *
 * <p>A method that returns an object returns null to say that the frame leaves for the loop, after an instruction in the course of which tracing was
 * turned on. {@link InterpreterFrame#pc} is the running instruction when a slow path begins.
 */
final class HotOps {
    private HotOps() {}

    /** The same array, which the JVM's compiler then knows to need no check of what is stored. */
    static PyObject[] exact(PyObject[] s) {
        if (s.getClass() != PyObject[].class) {
            throw new ArrayStoreException();
        }
        return s;
    }

    // Leaving and unwinding.

    /** Prepares leaving: the loop shall go on at {@code next}. */
    static void leaveAt(InterpreterFrame frame, int next, int sp) {
        frame.pc = next - 1;
        frame.stacktop = sp;
    }

    /** Leaves after the running instruction, whose result is {@code r}, to be on top of a stack of {@code sp}. */
    private static PyObject leaveWith(InterpreterFrame frame, PyObject[] s, int sp, @Steals PyObject r) {
        s[sp - 1] = r;
        leaveAt(frame, after(frame), sp);
        return null;
    }

    private static int after(InterpreterFrame frame) {
        return frame.pc + 1 + Op.caches(frame.code.code[frame.pc * 2] & 0xff);
    }

    /** {@code r}, or what {@link #leaveWith} makes of it while tracing is on. */
    private static PyObject result(InterpreterFrame frame, PyObject[] s, int sp, @Steals PyObject r) {
        return ThreadState.current.useTracing == 0 ? r : leaveWith(frame, s, sp, r);
    }

    /**
     * Something was thrown while the frame ran.
     *
     * @return the code unit of the handler; -1 if the frame is to leave and the loop to go on there, since tracing is on
     * @throws PyException it again, the frame having ended, if there is no handler
     */
    static int caught(ThreadState ts, InterpreterFrame frame, Throwable t) {
        PyException e;
        if (t instanceof PyException p) {
            e = p;
        } else if (t instanceof StackOverflowError || t instanceof OutOfMemoryError) {
            e = ExceptionOps.translate((Error) t);
        } else {
            throw (Error) (t instanceof Error ? t : new AssertionError(t));
        }
        // a RERAISE has put the place back from which the exception came first
        int at = ts.reraising ? ts.reraisedAt : frame.pc;
        int sp = at < 0 ? frame.code.nlocalsplus : frame.code.hot.stackPointers[at];
        long target = ExceptionOps.unwind(ts, frame, sp, e);
        if (target < 0) {
            e = ts.takeUnwinding();
            EvalLoop.leaveEntry(ts, frame);
            throw e;
        }
        int handler = (int) (target >>> 32);
        if (ts.useTracing != 0) {
            leaveAt(frame, handler, (int) target);
            return -1;
        }
        return handler;
    }

    static PyObject noEntry(int pc) {
        throw new AssertionError("no entry at " + pc);
    }

    // Moving values.

    private static PyObject unbound(InterpreterFrame frame, int local, int pc) {
        frame.pc = pc;
        throw NameOps.unboundLocal(frame, local);
    }

    static void loadFast(InterpreterFrame frame, PyObject[] s, int sp, int local, int pc) {
        PyObject v = s[local];
        if (v == null) {
            unbound(frame, local, pc);
        }
        v.incref();
        s[sp] = v;
    }

    static PyObject fastValue(InterpreterFrame frame, PyObject[] s, int local, int pc) {
        PyObject v = s[local];
        if (v == null) {
            unbound(frame, local, pc);
        }
        v.incref();
        return v;
    }

    static void loadConst(PyObject v, PyObject[] s, int sp) {
        v.incref();
        s[sp] = v;
    }

    static PyObject constValue(PyObject v) {
        v.incref();
        return v;
    }

    static void put(@Steals PyObject v, PyObject[] s, int at) {
        s[at] = v;
    }

    static PyObject take(PyObject[] s, int at) {
        PyObject v = s[at];
        s[at] = null;
        return v;
    }

    static void storeFast(@Steals PyObject v, PyObject[] s, int local) {
        PyObject old = s[local];
        s[local] = v;
        if (old != null) {
            old.decref();
        }
    }

    static void pop(@Steals PyObject v) {
        v.decref();
    }

    static void copy(PyObject[] s, int sp, int n) {
        PyObject v = s[sp - n];
        v.incref();
        s[sp] = v;
    }

    static void swap(PyObject[] s, int sp, int n) {
        PyObject top = s[sp - 1];
        s[sp - 1] = s[sp - n];
        s[sp - n] = top;
    }

    static PyObject loadDeref(InterpreterFrame frame, PyObject[] s, int i) {
        PyObject v = ((PyCell) s[i]).contents;
        if (v == null) {
            throw NameOps.unboundDeref(frame, i);
        }
        v.incref();
        return v;
    }

    static void storeDeref(@Steals PyObject v, PyObject[] s, int i) {
        ((PyCell) s[i]).set(v);
    }

    /** LOAD_GLOBAL, the caches from {@code at} on. */
    static void loadGlobal(InterpreterFrame frame, PyObject[] s, int sp, int[] code, int at, int oparg) {
        PyDict globals = frame.globals;
        if (globals.keysVersionIs(code[at + 2])) {
            int op = code[at - 1] & 0xff;
            if (op == Op.LOAD_GLOBAL_MODULE) {
                PyObject v = globals.valueAt(code[at + 1]);
                v.incref();
                s[sp + (oparg & 1)] = v;
                return;
            }
            if (op == Op.LOAD_GLOBAL_BUILTIN) {
                PyDict builtins = (PyDict) frame.builtins;
                if (builtins.keysVersionIs(code[at + 3])) {
                    PyObject v = builtins.valueAt(code[at + 1]);
                    v.incref();
                    s[sp + (oparg & 1)] = v;
                    return;
                }
            }
        }
        NameOps.loadGlobal(frame, s, sp, code, at, oparg);
    }

    // Operators.

    /** The result of an operator on two ints or two floats; null for all else. */
    private static PyObject fast(int op, PyObject a, PyObject b) {
        if (a.getClass() == PyInt.class && b.getClass() == PyInt.class) {
            return IntOps.binary(op, ((PyInt) a).value, ((PyInt) b).value);
        }
        if (a.type == PyFloat.TYPE && b.type == PyFloat.TYPE) {
            return BinaryOps.floats(op, ((PyFloat) a).value, ((PyFloat) b).value);
        }
        return null;
    }

    /** BINARY_OP of two borrowed operands, the locals {@code aLocal} and {@code bLocal} if not -1. */
    static PyObject binaryBB(PyObject a, PyObject b, InterpreterFrame frame, PyObject[] s, int sp, int op, int aLocal, int bLocal, int pc) {
        if (a != null && b != null) {
            PyObject r = fast(op, a, b);
            if (r != null) {
                return r;
            }
        }
        borrow(a, frame, s, sp, aLocal, pc - 2);
        borrow(b, frame, s, sp + 1, bLocal, pc - 1);
        return binarySlow(frame, s, sp + 2, op, pc);
    }

    /** BINARY_OP of an owned and a borrowed operand; the first belongs to {@code sp}. */
    static PyObject binaryVB(@Steals PyObject a, PyObject b, InterpreterFrame frame, PyObject[] s, int sp, int op, int bLocal, int pc) {
        if (b != null) {
            PyObject r = fast(op, a, b);
            if (r != null) {
                a.decref();
                return r;
            }
        }
        s[sp] = a;
        borrow(b, frame, s, sp + 1, bLocal, pc - 1);
        return binarySlow(frame, s, sp + 2, op, pc);
    }

    /** BINARY_OP of what is at {@code sp} and an owned operand. */
    static PyObject binarySV(@Steals PyObject b, InterpreterFrame frame, PyObject[] s, int sp, int op, int pc) {
        PyObject a = s[sp];
        PyObject r = fast(op, a, b);
        if (r != null) {
            s[sp] = null;
            a.decref();
            b.decref();
            return r;
        }
        s[sp + 1] = b;
        return binarySlow(frame, s, sp + 2, op, pc);
    }

    /** An operand that was borrowed goes where the stack has it. */
    private static void borrow(PyObject v, InterpreterFrame frame, PyObject[] s, int sp, int local, int pc) {
        if (v == null) {
            unbound(frame, local, pc);
        }
        v.incref();
        s[sp] = v;
    }

    private static PyObject binarySlow(InterpreterFrame frame, PyObject[] s, int sp, int op, int pc) {
        frame.pc = pc;
        BinaryOps.binary(frame, s, sp, op);
        return result(frame, s, sp - 1, take(s, sp - 2));
    }

    static boolean compareBB(PyObject a, PyObject b, InterpreterFrame frame, PyObject[] s, int sp, int op, int aLocal, int bLocal, int pc) {
        if (a != null && b != null) {
            if (a.getClass() == PyInt.class && b.getClass() == PyInt.class) {
                return IntOps.compare(op, ((PyInt) a).value, ((PyInt) b).value);
            }
            if (a.type == PyFloat.TYPE && b.type == PyFloat.TYPE) {
                return floats(op, ((PyFloat) a).value, ((PyFloat) b).value);
            }
        }
        borrow(a, frame, s, sp, aLocal, pc - 2);
        borrow(b, frame, s, sp + 1, bLocal, pc - 1);
        return compareSlow(frame, s, sp + 2, op, pc);
    }

    static boolean compareVB(@Steals PyObject a, PyObject b, InterpreterFrame frame, PyObject[] s, int sp, int op, int bLocal, int pc) {
        if (b != null && a.getClass() == PyInt.class && b.getClass() == PyInt.class) {
            boolean r = IntOps.compare(op, ((PyInt) a).value, ((PyInt) b).value);
            a.decref();
            return r;
        }
        s[sp] = a;
        borrow(b, frame, s, sp + 1, bLocal, pc - 1);
        return compareSlow(frame, s, sp + 2, op, pc);
    }

    static boolean compareSV(@Steals PyObject b, InterpreterFrame frame, PyObject[] s, int sp, int op, int pc) {
        PyObject a = s[sp];
        if (a.getClass() == PyInt.class && b.getClass() == PyInt.class) {
            boolean r = IntOps.compare(op, ((PyInt) a).value, ((PyInt) b).value);
            s[sp] = null;
            a.decref();
            b.decref();
            return r;
        }
        s[sp + 1] = b;
        return compareSlow(frame, s, sp + 2, op, pc);
    }

    private static boolean floats(int op, double a, double b) {
        return switch (op) {
            case Objects.LT -> a < b;
            case Objects.LE -> a <= b;
            case Objects.EQ -> a == b;
            case Objects.NE -> a != b;
            case Objects.GT -> a > b;
            default -> a >= b;
        };
    }

    /** COMPARE_OP and the conditional jump behind it. */
    private static boolean compareSlow(InterpreterFrame frame, PyObject[] s, int sp, int op, int pc) {
        frame.pc = pc;
        BinaryOps.compare(s, sp, op);
        PyObject r = take(s, sp - 2);
        frame.pc = pc + 3;
        return BinaryOps.isTrue(r);
    }

    static PyObject compareOp(InterpreterFrame frame, PyObject[] s, int sp, int op) {
        BinaryOps.compare(s, sp, op);
        return result(frame, s, sp - 1, take(s, sp - 2));
    }

    static PyObject isOp(PyObject[] s, int sp, int invert) {
        PyObject b = take(s, sp - 1);
        PyObject a = take(s, sp - 2);
        PyObject r = PyBool.of((a == b) != (invert != 0));
        a.decref();
        b.decref();
        return r;
    }

    static PyObject contains(InterpreterFrame frame, PyObject[] s, int sp, int invert) {
        BinaryOps.contains(s, sp, invert);
        return result(frame, s, sp - 1, take(s, sp - 2));
    }

    static PyObject not(@Steals PyObject v) {
        return PyBool.of(!BinaryOps.isTrue(v));
    }

    /** What an index finds in a list or tuple; null for all else. */
    private static PyObject item(PyObject container, PyObject key) {
        if (key.getClass() == PyInt.class) {
            long i = ((PyInt) key).value;
            if (container.type == PyList.TYPE) {
                PyList l = (PyList) container;
                if (i >= 0 && i < l.size) {
                    return l.items[(int) i].newRef();
                }
            } else if (container.type == PyTuple.TYPE) {
                PyTuple t = (PyTuple) container;
                if (i >= 0 && i < t.items.length) {
                    return t.items[(int) i].newRef();
                }
            }
        }
        return null;
    }

    static PyObject subscriptBB(PyObject a, PyObject b, InterpreterFrame frame, PyObject[] s, int sp, int aLocal, int bLocal, int pc) {
        if (a != null && b != null) {
            PyObject r = item(a, b);
            if (r != null) {
                return r;
            }
        }
        borrow(a, frame, s, sp, aLocal, pc - 2);
        borrow(b, frame, s, sp + 1, bLocal, pc - 1);
        return subscriptSlow(frame, s, sp + 2, pc);
    }

    static PyObject subscriptVB(@Steals PyObject a, PyObject b, InterpreterFrame frame, PyObject[] s, int sp, int bLocal, int pc) {
        if (b != null) {
            PyObject r = item(a, b);
            if (r != null) {
                a.decref();
                return r;
            }
        }
        s[sp] = a;
        borrow(b, frame, s, sp + 1, bLocal, pc - 1);
        return subscriptSlow(frame, s, sp + 2, pc);
    }

    static PyObject subscriptSV(@Steals PyObject b, InterpreterFrame frame, PyObject[] s, int sp, int pc) {
        PyObject a = s[sp];
        PyObject r = item(a, b);
        if (r != null) {
            s[sp] = null;
            a.decref();
            b.decref();
            return r;
        }
        s[sp + 1] = b;
        return subscriptSlow(frame, s, sp + 2, pc);
    }

    private static PyObject subscriptSlow(InterpreterFrame frame, PyObject[] s, int sp, int pc) {
        frame.pc = pc;
        BinaryOps.subscript(s, sp);
        return result(frame, s, sp - 1, take(s, sp - 2));
    }

    static void storeSubscript(PyObject[] s, int sp) {
        BinaryOps.storeSubscript(s, sp);
    }

    // Truth.

    static boolean isTrue(@Steals PyObject v) {
        return BinaryOps.isTrue(v);
    }

    /** The truth of a local. */
    static boolean isTrueB(PyObject v, InterpreterFrame frame, PyObject[] s, int sp, int local, int pc) {
        if (v instanceof PyBool) {
            return v == PyBool.TRUE;
        }
        borrow(v, frame, s, sp, local, pc - 1);
        frame.pc = pc;
        return BinaryOps.isTrue(take(s, sp));
    }

    static boolean isNone(@Steals PyObject v) {
        boolean r = v == PyNone.INSTANCE;
        v.decref();
        return r;
    }

    static boolean isNoneB(PyObject v, InterpreterFrame frame, int local, int pc) {
        if (v == null) {
            unbound(frame, local, pc - 1);
        }
        return v == PyNone.INSTANCE;
    }

    static boolean peekTrue(PyObject[] s, int sp) {
        return Objects.isTrue(s[sp - 1]);
    }

    // Attributes; the caches from {@code at} on.

    /** LOAD_ATTR of a borrowed owner, which belongs to {@code sp}. */
    static PyObject loadAttrB(PyObject owner, InterpreterFrame frame, PyObject[] s, int sp, int[] code, int at, int oparg, int local) {
        if (owner != null) {
            PyObject v = AttributeOps.cachedValue(owner, code, at);
            if (v != null) {
                v.incref();
                return v;
            }
        }
        borrow(owner, frame, s, sp, local, at - 2);
        return loadAttrSlow(frame, s, sp + 1, code, at, oparg);
    }

    static PyObject loadAttrV(@Steals PyObject owner, InterpreterFrame frame, PyObject[] s, int sp, int[] code, int at, int oparg) {
        PyObject v = AttributeOps.cachedValue(owner, code, at);
        if (v != null) {
            v.incref();
            owner.decref();
            return v;
        }
        s[sp] = owner;
        return loadAttrSlow(frame, s, sp + 1, code, at, oparg);
    }

    private static PyObject loadAttrSlow(InterpreterFrame frame, PyObject[] s, int sp, int[] code, int at, int oparg) {
        frame.pc = at - 1;
        AttributeOps.loadAttr(frame, s, sp, code, at, oparg);
        return result(frame, s, sp, take(s, sp - 1));
    }

    static void loadMethod(InterpreterFrame frame, PyObject[] s, int sp, int[] code, int at, int oparg) {
        PyObject o = s[sp - 1];
        if ((code[at - 1] & 0xff) == Op.LOAD_METHOD_CACHED && o.type.versionTag == code[at + 1]
                && (code[at + 3] != 0 || AttributeOps.isNotShadowed(o, code[at + 2]))) {
            PyObject m = (PyObject) frame.code.caches[at];
            m.incref();
            s[sp - 1] = m;
            s[sp] = o;
        } else {
            AttributeOps.loadMethod(frame, s, sp, code, at, oparg);
        }
    }

    /** STORE_ATTR of a value, which belongs to {@code sp}, into a borrowed owner. */
    static boolean storeAttrVB(@Steals PyObject value, PyObject owner, InterpreterFrame frame, PyObject[] s, int sp, int[] code, int at,
            int oparg, int local) {
        if (owner != null && owner.type.versionTag == code[at + 1] && (code[at - 1] & 0xff) == Op.STORE_ATTR_VALUE) {
            InstanceState state = owner.state;
            if (state != null) {
                PyObject[] values = state.values;
                int i = code[at + 2];
                PyObject old;
                if (values != null && i < values.length && (old = values[i]) != null) {
                    values[i] = value;
                    old.decref();
                    return false;
                }
            }
        }
        s[sp] = value;
        borrow(owner, frame, s, sp + 1, local, at - 2);
        frame.pc = at - 1;
        return storeAttr(frame, s, sp + 2, code, at, oparg);
    }

    static boolean storeAttr(InterpreterFrame frame, PyObject[] s, int sp, int[] code, int at, int oparg) {
        if ((code[at - 1] & 0xff) != Op.STORE_ATTR_VALUE || !AttributeOps.storeCached(s, sp, code, at)) {
            AttributeOps.storeAttr(frame, s, sp, code, at, oparg);
        }
        return leaves(frame, sp - 2);
    }

    /** Whether the frame must leave after the running instruction, which leaves {@code sp}. */
    private static boolean leaves(InterpreterFrame frame, int sp) {
        if (ThreadState.current.useTracing == 0) {
            return false;
        }
        leaveAt(frame, after(frame), sp);
        return true;
    }

    // Calls.

    /**
     * PRECALL at {@code pc} and CALL behind it. Moves the arguments of a Python function into its frame, and runs that here.
     *
     * @param kw one more than the index of the names of keyword arguments among the constants, or 0
     */
    static PyObject call(ThreadState ts, InterpreterFrame frame, PyObject[] s, int sp, int oparg, int[] code, int pc, int kw) {
        int at = sp - oparg - 2;
        PyObject callable = s[at];
        int n = oparg;
        if (callable == null) {
            callable = s[at + 1];
        } else {
            n++;
        }
        int version = code[pc + 4];
        if (version == 0 || !(callable instanceof PyFunction f) || f.version != version || code[pc + 5] != n
                || ts.javaRemaining <= ts.javaReserve) {
            return callSlow(ts, frame, s, sp, oparg, code, pc, kw);
        }
        PyCode c = f.code;
        InterpreterFrame callee = c.takeFrame(f);
        PyObject[] cs = exact(callee.slots);
        int first = sp - n;
        for (int i = 0; i < n; i++) {
            cs[i] = s[first + i];
            s[first + i] = null;
        }
        for (int missing = code[pc + 6]; missing > 0; missing--) {
            PyObject[] defaults = f.defaults.items;
            cs[n++] = defaults[defaults.length - missing].newRef();
        }
        s[at] = null;
        s[at + 1] = null;
        frame.pc = pc + 2;
        frame.stacktop = at;
        callee.previous = frame;
        callee.stacktop = c.nlocalsplus;
        ts.frame = callee;
        PyObject r = EvalLoop.run(ts, callee, null);
        return ts.useTracing == 0 ? r : leaveWith(frame, s, at + 1, r);
    }

    private static PyObject callSlow(ThreadState ts, InterpreterFrame frame, PyObject[] s, int sp, int oparg, int[] code, int pc, int kw) {
        if (ts.javaRemaining <= ts.javaReserve) {
            // the loop calls without using up the Java stack
            leaveAt(frame, pc, sp);
            return null;
        }
        frame.pc = pc;
        CallOps.unpackMethod(s, sp, oparg);
        frame.pc = pc + 2;
        if (kw == 0) {
            CallOps.specialize(s, sp, oparg, code, pc + 1);
        }
        int at = sp - oparg - 2;
        InterpreterFrame callee = CallOps.call(ts, frame, s, sp, oparg, kw);
        if (callee != null) {
            PyObject r = EvalLoop.run(ts, callee, null);
            return ts.useTracing == 0 ? r : leaveWith(frame, s, at + 1, r);
        }
        if (Gil.requests() != 0) {
            Gil.handle(ts);
        }
        return result(frame, s, at + 1, take(s, at));
    }

    /** RETURN_VALUE: the frame ends. */
    static PyObject returnValue(@Steals PyObject v, ThreadState ts, InterpreterFrame frame, PyObject[] s, int sp) {
        frame.stacktop = sp;
        if (ts.useTracing != 0) {
            Tracing.returning(ts, frame, v);
        }
        ts.frame = frame.previous;
        if (frame.owner == InterpreterFrame.OWNED_BY_THREAD) {
            if (frame.frameObject == null && frame.locals == null) {
                for (int i = 0; i < sp; i++) {
                    PyObject o = s[i];
                    if (o != null) {
                        s[i] = null;
                        o.decref();
                    }
                }
                frame.clearRest();
            } else {
                frame.clear();
            }
        }
        ts.recursionRemaining++;
        return v;
    }

    // Jumps and iteration.

    /** A jump backwards to {@code target}: whether the frame leaves instead. */
    static boolean backEdge(ThreadState ts, InterpreterFrame frame, int target, int sp) {
        if (Gil.requests() != 0) {
            ExceptionOps.handleRequests(ts, frame, target);
        }
        if (ts.useTracing != 0) {
            leaveAt(frame, target, sp);
            return true;
        }
        return false;
    }

    static void resume(ThreadState ts, int oparg) {
        if (oparg < 2 && Gil.requests() != 0) {
            Gil.handle(ts);
        }
    }

    static void getIter(PyObject[] s, int sp) {
        PyObject v = s[sp - 1];
        s[sp - 1] = BinaryOps.iter(s, sp, v);
        v.decref();
    }

    /** FOR_ITER: the next item; null at the end. */
    static PyObject forIter(ThreadState ts, InterpreterFrame frame, PyObject[] s, int sp) {
        PyObject it = s[sp - 1];
        if (it instanceof PyRangeIterator r) {
            if (r.left <= 0) {
                return null;
            }
            long v = r.next;
            r.next = v + r.step;
            r.left--;
            return PyInt.of(v);
        }
        if (it instanceof PyListIterator l) {
            PyList list = l.seq;
            if (list != null) {
                int i = l.index;
                if (i < list.size) {
                    l.index = i + 1;
                    return list.items[i].newRef();
                }
            }
        }
        return GeneratorOps.next(ts, frame, it);
    }

    /** The end of a for loop, whose iterator goes. */
    static void endFor(PyObject[] s, int sp) {
        take(s, sp - 1).decref();
    }

    static void unpackSequence(PyObject[] s, int sp, int count) {
        PyObject v = s[sp - 1];
        if (v.type == PyTuple.TYPE && ((PyTuple) v).items.length == count) {
            PyObject[] items = ((PyTuple) v).items;
            s[sp - 1] = null;
            for (int i = 0; i < count; i++) {
                PyObject o = items[count - 1 - i];
                o.incref();
                s[sp - 1 + i] = o;
            }
            v.decref();
            return;
        }
        if (v.type == PyList.TYPE && ((PyList) v).size == count) {
            PyObject[] items = ((PyList) v).items;
            s[sp - 1] = null;
            for (int i = 0; i < count; i++) {
                PyObject o = items[count - 1 - i];
                o.incref();
                s[sp - 1 + i] = o;
            }
            v.decref();
            return;
        }
        BuildOps.unpackSequence(s, sp, count);
    }

    static void listAppend(@Steals PyObject v, PyObject[] s, int at) {
        ((PyList) s[at]).appendSteal(v);
    }

    static boolean send(ThreadState ts, PyObject[] s, int sp) {
        return GeneratorOps.send(ts, s, sp);
    }

    /** YIELD_VALUE: the frame goes to sleep. */
    static PyObject yieldValue(@Steals PyObject v, ThreadState ts, InterpreterFrame frame, int sp) {
        frame.stacktop = sp;
        GeneratorOps.suspend(ts, frame, v);
        return v;
    }

    /** RETURN_GENERATOR: a generator takes the frame over. */
    static PyObject returnGenerator(ThreadState ts, InterpreterFrame frame, int sp) {
        frame.stacktop = sp;
        PyObject g = GeneratorOps.create(ts, frame);
        ts.recursionRemaining++;
        ts.frame = frame.previous;
        frame.previous = null;
        frame.isEntry = false;
        return g;
    }

    static void pushExcInfo(ThreadState ts, PyObject[] s, int sp) {
        ExceptionOps.pushExcInfo(ts, s, sp);
    }

    static void popExcept(ThreadState ts, PyObject[] s, int sp) {
        ExceptionOps.popExcept(ts, s, sp);
    }

    static void endAsyncFor(ThreadState ts, InterpreterFrame frame, PyObject[] s, int sp) {
        ExceptionOps.endAsyncFor(ts, frame, s, sp);
    }

    static void buildTuple(PyObject[] s, int sp, int n) {
        BuildOps.tuple(s, sp, n);
    }

    static void buildList(PyObject[] s, int sp, int n) {
        BuildOps.list(s, sp, n);
    }

    /** Any other instruction; whether the frame leaves after it. */
    static boolean cold(ThreadState ts, InterpreterFrame frame, PyObject[] s, int sp, int op, int oparg) {
        int after = ColdOps.execute(ts, frame, s, sp, op, oparg);
        return leaves(frame, after);
    }
}
