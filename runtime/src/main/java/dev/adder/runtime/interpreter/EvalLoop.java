package dev.adder.runtime.interpreter;

import dev.adder.heap.HeapMode;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyCell;
import dev.adder.runtime.object.PyCode;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyFunction;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;

/**
 * The loop that runs bytecode (Python/ceval.c _PyEval_EvalFrameDefault). A call from Python to Python pushes a frame and goes on in the same
 * Java method; only natives recurse.
 *
 * <p>Invariants between instructions: every slot below the stack pointer may own a reference, those above are null; {@code frame.pc} is the
 * instruction that runs. When an instruction throws, the operands that it has consumed are null in their slots, and whatever is left
 * below the stack pointer of its start is released by the unwinding, top first. The method must stay below 8,000 bytes of bytecode, or
 * HotSpot never compiles it; so the instructions that are rarely hot live in static methods beside it.
 */
public final class EvalLoop {
    /** How far the instruction after a call is from the CALL. */
    private static final int AFTER_CALL = 5;

    /**
     * What keeps the C2 compiler from computing, before it dispatches, each of sp + 1, sp - 2, pc + 4 and so on that two or more instructions
     * have in common (some thirty additions and spills for every instruction): the loop offsets both by a number that only the case of
     * the instruction can take away again, so that no two cases share an expression. For the same reason a case computes its own oparg. It
     * halves the machine instructions of the dispatch (85 to 40); recursive calls gain a tenth, a while loop nothing that shows.
     */
    private static final int KEY = 6;

    private EvalLoop() {}

    /** {@code op << KEY}, in a form that C2 does not recognise: for a case of several instructions. */
    private static int key(int op) {
        return (int) ((long) op << KEY);
    }

    /**
     * Runs a new frame of a thread (not of a generator) from Java until it returns. Takes the frame over, which ends here.
     */
    public static PyObject enter(ThreadState ts, InterpreterFrame frame) {
        frame.previous = ts.frame;
        ts.frame = frame;
        return run(ts, frame, null);
    }

    /**
     * Runs {@code frame}, on top of the thread's frames, until it returns or yields.
     *
     * @param thrown an exception to raise where the frame is suspended, or null
     */
    public static PyObject run(ThreadState ts, InterpreterFrame frame, PyException thrown) {
        frame.isEntry = true;
        if (--ts.javaRemaining < 0) {
            ts.javaRemaining++;
            PyException e = thrown != null ? thrown : PyErr.recursionError("maximum recursion depth exceeded");
            ts.recursionRemaining--;
            leaveEntry(ts, frame);
            throw e;
        }
        if (thrown != null && ts.useTracing != 0) {
            thrown = Tracing.throwing(ts, frame, thrown);
        }
        if (HeapMode.AUDIT) {
            AuditStep.entered(ts);
        }
        try {
            if (thrown == null && ts.useTracing == 0 && ts.recursionRemaining > 0) {
                HotCode hot = hotCode(ts, frame.code);
                if (hot != null) {
                    ts.recursionRemaining--;
                    PyObject r = hot.run(ts, frame, frame.slots, frame.pc + 1);
                    return r != null ? r : loop(ts, frame, null, false);
                }
            }
            return loop(ts, frame, thrown, true);
        } finally {
            ts.javaRemaining++;
            if (HeapMode.AUDIT) {
                AuditStep.left(ts);
            }
        }
    }

    /** The hot code for a call of {@code code}, which this counts; null to run it in the loop. */
    private static HotCode hotCode(ThreadState ts, PyCode code) {
        HotCode hot = code.hot;
        if (hot == null) {
            hot = HotCode.called(code);
        }
        return ts.javaRemaining > ts.javaReserve && ts.useTracing == 0 ? hot : null;
    }

    /** A jump backwards to {@code head}. */
    static void backEdge(ThreadState ts, InterpreterFrame frame, int head) {
        if (Gil.requests() != 0) {
            ExceptionOps.handleRequests(ts, frame, head);
        }
        HotCode.looped(frame.code, head);
    }

    /** The frame that the loop was entered with, or that was run by hot code, has ended. */
    static void leaveEntry(ThreadState ts, InterpreterFrame frame) {
        ts.recursionRemaining++;
        ts.frame = frame.previous;
        if (frame.owner == InterpreterFrame.OWNED_BY_THREAD) {
            ts.recursionRemaining--;
            frame.clear();
            ts.recursionRemaining++;
        }
    }

    /** A frame that Python code called has ended; the caller goes on. */
    // CPython: Python/ceval.c pop_frame
    private static InterpreterFrame pop(ThreadState ts, InterpreterFrame frame) {
        InterpreterFrame previous = frame.previous;
        // finalizers that the clearing runs must not see the frame
        ts.frame = previous;
        frame.clear();
        ts.recursionRemaining++;
        return previous;
    }

    /**
     * @param pending an exception to raise first, or null
     * @param entering whether the frame is called or resumed here, rather than left by hot code
     */
    private static PyObject loop(ThreadState ts, InterpreterFrame frame, PyException pending, boolean entering) {
        PyObject[] s = frame.slots;
        int sp = frame.stacktop;
        int[] code = frame.code.instructions();
        PyObject[] consts = frame.code.consts.items;
        int pc = frame.pc + 1;
        for (;;) {
            try {
                if (entering) {
                    entering = false;
                    if (--ts.recursionRemaining < 0) {
                        ts.checkRecursiveCall("");
                    }
                }
                if (pending != null) {
                    // unwinding: to a handler of this frame, or out of it
                    PyException e = pending;
                    pending = null;
                    long target = ExceptionOps.unwind(ts, frame, sp, e);
                    if (target < 0) {
                        e = ts.takeUnwinding();
                        if (frame.isEntry) {
                            leaveEntry(ts, frame);
                            frame = null;
                            throw e;
                        }
                        frame = pop(ts, frame);
                        s = frame.slots;
                        sp = frame.stacktop;
                        code = frame.code.instrs;
                        consts = frame.code.consts.items;
                        pending = e;
                        continue;
                    }
                    sp = (int) target;
                    pc = (int) (target >>> 32);
                }
                for (;;) {
                    int instr = code[pc];
                    int op = instr & 0xff;
                    if (HeapMode.AUDIT) {
                        frame.stacktop = sp;
                        AuditStep.instruction(ts, frame);
                    }
                    if (ts.useTracing != 0) {
                        frame.stacktop = sp;
                        pc = Tracing.instruction(ts, frame, pc);
                        sp = frame.stacktop;
                        instr = code[pc];
                        if ((instr & 0xff) == Op.ENTER_HOT) {
                            instr = frame.code.threaded.replaced(pc);
                        }
                        op = Op.base(instr & 0xff) & 0xff;
                    }
                    frame.pc = pc++;
                    int keyedSp = sp + (op << KEY);
                    int keyedPc = pc + (op << KEY);
                    switch (op) {
                        case Op.LOAD_FAST: {
                            sp = keyedSp - (Op.LOAD_FAST << KEY);
                            pc = keyedPc - (Op.LOAD_FAST << KEY);
                            int oparg = instr - Op.LOAD_FAST >>> 8;
                            PyObject v = s[oparg];
                            if (v == null) {
                                throw NameOps.unboundLocal(frame, oparg);
                            }
                            v.incref();
                            s[sp++] = v;
                            continue;
                        }
                        case Op.LOAD_FAST__LOAD_FAST: {
                            sp = keyedSp - (Op.LOAD_FAST__LOAD_FAST << KEY);
                            pc = keyedPc - (Op.LOAD_FAST__LOAD_FAST << KEY);
                            int oparg = instr - Op.LOAD_FAST__LOAD_FAST >>> 8;
                            PyObject v = s[oparg];
                            if (v == null) {
                                throw NameOps.unboundLocal(frame, oparg);
                            }
                            v.incref();
                            s[sp++] = v;
                            frame.pc = pc;
                            oparg = code[pc++] >>> 8;
                            v = s[oparg];
                            if (v == null) {
                                throw NameOps.unboundLocal(frame, oparg);
                            }
                            v.incref();
                            s[sp++] = v;
                            continue;
                        }
                        case Op.LOAD_FAST__LOAD_CONST: {
                            sp = keyedSp - (Op.LOAD_FAST__LOAD_CONST << KEY);
                            pc = keyedPc - (Op.LOAD_FAST__LOAD_CONST << KEY);
                            int oparg = instr - Op.LOAD_FAST__LOAD_CONST >>> 8;
                            PyObject v = s[oparg];
                            if (v == null) {
                                throw NameOps.unboundLocal(frame, oparg);
                            }
                            v.incref();
                            s[sp++] = v;
                            v = consts[code[pc++] >>> 8];
                            v.incref();
                            s[sp++] = v;
                            continue;
                        }
                        case Op.LOAD_CONST: {
                            sp = keyedSp - (Op.LOAD_CONST << KEY);
                            pc = keyedPc - (Op.LOAD_CONST << KEY);
                            int oparg = instr - Op.LOAD_CONST >>> 8;
                            PyObject v = consts[oparg];
                            v.incref();
                            s[sp++] = v;
                            continue;
                        }
                        case Op.STORE_FAST__LOAD_FAST: {
                            sp = keyedSp - (Op.STORE_FAST__LOAD_FAST << KEY);
                            pc = keyedPc - (Op.STORE_FAST__LOAD_FAST << KEY);
                            int oparg = instr - Op.STORE_FAST__LOAD_FAST >>> 8;
                            PyObject v = s[--sp];
                            s[sp] = null;
                            PyObject old = s[oparg];
                            s[oparg] = v;
                            if (old != null) {
                                old.decref();
                            }
                            frame.pc = pc;
                            oparg = code[pc++] >>> 8;
                            v = s[oparg];
                            if (v == null) {
                                throw NameOps.unboundLocal(frame, oparg);
                            }
                            v.incref();
                            s[sp++] = v;
                            continue;
                        }
                        case Op.STORE_FAST__STORE_FAST: {
                            sp = keyedSp - (Op.STORE_FAST__STORE_FAST << KEY);
                            pc = keyedPc - (Op.STORE_FAST__STORE_FAST << KEY);
                            int oparg = instr - Op.STORE_FAST__STORE_FAST >>> 8;
                            PyObject v = s[--sp];
                            s[sp] = null;
                            PyObject old = s[oparg];
                            s[oparg] = v;
                            if (old != null) {
                                old.decref();
                            }
                            oparg = code[pc++] >>> 8;
                            v = s[--sp];
                            s[sp] = null;
                            old = s[oparg];
                            s[oparg] = v;
                            if (old != null) {
                                old.decref();
                            }
                            continue;
                        }
                        case Op.STORE_FAST: {
                            sp = keyedSp - (Op.STORE_FAST << KEY);
                            pc = keyedPc - (Op.STORE_FAST << KEY);
                            int oparg = instr - Op.STORE_FAST >>> 8;
                            PyObject v = s[--sp];
                            s[sp] = null;
                            PyObject old = s[oparg];
                            s[oparg] = v;
                            if (old != null) {
                                old.decref();
                            }
                            continue;
                        }
                        case Op.FAST_CONST_BINARY: {
                            sp = keyedSp - (Op.FAST_CONST_BINARY << KEY);
                            pc = keyedPc - (Op.FAST_CONST_BINARY << KEY);
                            int oparg = instr - Op.FAST_CONST_BINARY >>> 8;
                            PyObject a = s[oparg];
                            PyObject b = consts[code[pc] >>> 8];
                            if (a != null && a.getClass() == PyInt.class && b.getClass() == PyInt.class) {
                                PyObject r = IntOps.binary(code[pc + 1] >>> 8, ((PyInt) a).value, ((PyInt) b).value);
                                if (r != null) {
                                    pc += 3;
                                    s[sp++] = r;
                                    continue;
                                }
                            }
                            sp = NameOps.loadFast(frame, s, sp, oparg);
                            continue;
                        }
                        case Op.FAST_FAST_BINARY: {
                            sp = keyedSp - (Op.FAST_FAST_BINARY << KEY);
                            pc = keyedPc - (Op.FAST_FAST_BINARY << KEY);
                            int oparg = instr - Op.FAST_FAST_BINARY >>> 8;
                            PyObject a = s[oparg];
                            PyObject b = s[code[pc] >>> 8];
                            if (a != null && b != null && a.getClass() == PyInt.class && b.getClass() == PyInt.class) {
                                PyObject r = IntOps.binary(code[pc + 1] >>> 8, ((PyInt) a).value, ((PyInt) b).value);
                                if (r != null) {
                                    pc += 3;
                                    s[sp++] = r;
                                    continue;
                                }
                            }
                            sp = NameOps.loadFast(frame, s, sp, oparg);
                            continue;
                        }
                        case Op.FAST_CONST_BINARY_STORE: {
                            sp = keyedSp - (Op.FAST_CONST_BINARY_STORE << KEY);
                            pc = keyedPc - (Op.FAST_CONST_BINARY_STORE << KEY);
                            int oparg = instr - Op.FAST_CONST_BINARY_STORE >>> 8;
                            PyObject a = s[oparg];
                            PyObject b = consts[code[pc] >>> 8];
                            if (a != null && b != null && a.getClass() == PyInt.class && b.getClass() == PyInt.class) {
                                PyObject r = IntOps.binary(code[pc + 1] >>> 8, ((PyInt) a).value, ((PyInt) b).value);
                                if (r != null) {
                                    oparg = code[pc + 3] >>> 8;
                                    pc += 4;
                                    PyObject old = s[oparg];
                                    s[oparg] = r;
                                    if (old != null) {
                                        frame.pc = pc - 1;
                                        old.decref();
                                    }
                                    continue;
                                }
                            }
                            sp = NameOps.loadFast(frame, s, sp, oparg);
                            continue;
                        }
                        case Op.FAST_FAST_BINARY_STORE: {
                            sp = keyedSp - (Op.FAST_FAST_BINARY_STORE << KEY);
                            pc = keyedPc - (Op.FAST_FAST_BINARY_STORE << KEY);
                            int oparg = instr - Op.FAST_FAST_BINARY_STORE >>> 8;
                            PyObject a = s[oparg];
                            PyObject b = s[code[pc] >>> 8];
                            if (a != null && b != null && a.getClass() == PyInt.class && b.getClass() == PyInt.class) {
                                PyObject r = IntOps.binary(code[pc + 1] >>> 8, ((PyInt) a).value, ((PyInt) b).value);
                                if (r != null) {
                                    oparg = code[pc + 3] >>> 8;
                                    pc += 4;
                                    PyObject old = s[oparg];
                                    s[oparg] = r;
                                    if (old != null) {
                                        frame.pc = pc - 1;
                                        old.decref();
                                    }
                                    continue;
                                }
                            }
                            sp = NameOps.loadFast(frame, s, sp, oparg);
                            continue;
                        }
                        case Op.FAST_CONST_COMPARE_JUMP: {
                            sp = keyedSp - (Op.FAST_CONST_COMPARE_JUMP << KEY);
                            pc = keyedPc - (Op.FAST_CONST_COMPARE_JUMP << KEY);
                            int oparg = instr - Op.FAST_CONST_COMPARE_JUMP >>> 8;
                            PyObject a = s[oparg];
                            PyObject b = consts[code[pc] >>> 8];
                            if (a != null && a.getClass() == PyInt.class && b.getClass() == PyInt.class) {
                                boolean t = IntOps.compare(code[pc + 1] >>> 8, ((PyInt) a).value, ((PyInt) b).value);
                                pc += 4;
                                int jump = code[pc++];
                                if (t == ((jump & 1) != 0 ^ (jump & 0x80) != 0)) {
                                    pc = IntOps.jump(ts, frame, jump, pc);
                                }
                                continue;
                            }
                            sp = NameOps.loadFast(frame, s, sp, oparg);
                            continue;
                        }
                        case Op.FAST_FAST_COMPARE_JUMP: {
                            sp = keyedSp - (Op.FAST_FAST_COMPARE_JUMP << KEY);
                            pc = keyedPc - (Op.FAST_FAST_COMPARE_JUMP << KEY);
                            int oparg = instr - Op.FAST_FAST_COMPARE_JUMP >>> 8;
                            PyObject a = s[oparg];
                            PyObject b = s[code[pc] >>> 8];
                            if (a != null && b != null && a.getClass() == PyInt.class && b.getClass() == PyInt.class) {
                                boolean t = IntOps.compare(code[pc + 1] >>> 8, ((PyInt) a).value, ((PyInt) b).value);
                                pc += 4;
                                int jump = code[pc++];
                                if (t == ((jump & 1) != 0 ^ (jump & 0x80) != 0)) {
                                    pc = IntOps.jump(ts, frame, jump, pc);
                                }
                                continue;
                            }
                            sp = NameOps.loadFast(frame, s, sp, oparg);
                            continue;
                        }
                        case Op.POP_TOP: {
                            sp = keyedSp - (Op.POP_TOP << KEY);
                            pc = keyedPc - (Op.POP_TOP << KEY);
                            PyObject v = s[--sp];
                            s[sp] = null;
                            v.decref();
                            continue;
                        }
                        case Op.PUSH_NULL: {
                            sp = keyedSp - (Op.PUSH_NULL << KEY);
                            pc = keyedPc - (Op.PUSH_NULL << KEY);
                            sp++;
                            continue;
                        }
                        case Op.BINARY_OP_STORE: {
                            sp = keyedSp - (Op.BINARY_OP_STORE << KEY);
                            pc = keyedPc - (Op.BINARY_OP_STORE << KEY);
                            int oparg = instr - Op.BINARY_OP_STORE >>> 8;
                            PyObject b = s[sp - 1];
                            PyObject a = s[sp - 2];
                            PyObject r;
                            if (a.getClass() == PyInt.class && b.getClass() == PyInt.class
                                    && (r = IntOps.binary(oparg, ((PyInt) a).value, ((PyInt) b).value)) != null) {
                                s[--sp] = null;
                                s[--sp] = null;
                                a.decref();
                                b.decref();
                                oparg = code[pc + 1] >>> 8;
                                pc += 2;
                                a = s[oparg];
                                s[oparg] = r;
                                if (a != null) {
                                    frame.pc = pc - 1;
                                    a.decref();
                                }
                                continue;
                            }
                            BinaryOps.binary(frame, s, sp, oparg);
                            sp--;
                            pc++;
                            continue;
                        }
                        case Op.COMPARE_OP_JUMP: {
                            sp = keyedSp - (Op.COMPARE_OP_JUMP << KEY);
                            pc = keyedPc - (Op.COMPARE_OP_JUMP << KEY);
                            int oparg = instr - Op.COMPARE_OP_JUMP >>> 8;
                            PyObject b = s[sp - 1];
                            PyObject a = s[sp - 2];
                            if (a.getClass() == PyInt.class && b.getClass() == PyInt.class) {
                                boolean t = IntOps.compare(oparg, ((PyInt) a).value, ((PyInt) b).value);
                                s[--sp] = null;
                                s[--sp] = null;
                                a.decref();
                                b.decref();
                                pc += 2;
                                int jump = code[pc++];
                                if (t == ((jump & 1) != 0 ^ (jump & 0x80) != 0)) {
                                    pc = IntOps.jump(ts, frame, jump, pc);
                                }
                                continue;
                            }
                            BinaryOps.compare(s, sp, oparg);
                            sp--;
                            pc += 2;
                            continue;
                        }
                        case Op.BINARY_OP: {
                            sp = keyedSp - (Op.BINARY_OP << KEY);
                            pc = keyedPc - (Op.BINARY_OP << KEY);
                            int oparg = instr - Op.BINARY_OP >>> 8;
                            PyObject b = s[sp - 1];
                            PyObject a = s[sp - 2];
                            PyObject r = null;
                            if (a.getClass() == PyInt.class && b.getClass() == PyInt.class) {
                                r = IntOps.binary(oparg, ((PyInt) a).value, ((PyInt) b).value);
                            }
                            if (r == null) {
                                BinaryOps.binary(frame, s, sp, oparg);
                                sp--;
                                pc++;
                                continue;
                            }
                            s[--sp] = null;
                            s[sp - 1] = r;
                            a.decref();
                            b.decref();
                            pc++;
                            continue;
                        }
                        case Op.COMPARE_OP: {
                            sp = keyedSp - (Op.COMPARE_OP << KEY);
                            pc = keyedPc - (Op.COMPARE_OP << KEY);
                            int oparg = instr - Op.COMPARE_OP >>> 8;
                            BinaryOps.compare(s, sp, oparg);
                            sp--;
                            pc += 2;
                            continue;
                        }
                        case Op.BINARY_SUBSCR: {
                            sp = keyedSp - (Op.BINARY_SUBSCR << KEY);
                            pc = keyedPc - (Op.BINARY_SUBSCR << KEY);
                            BinaryOps.subscript(s, sp);
                            sp--;
                            pc += 4;
                            continue;
                        }
                        case Op.STORE_SUBSCR: {
                            sp = keyedSp - (Op.STORE_SUBSCR << KEY);
                            pc = keyedPc - (Op.STORE_SUBSCR << KEY);
                            BinaryOps.storeSubscript(s, sp);
                            sp -= 3;
                            pc++;
                            continue;
                        }
                        case Op.POP_JUMP_FORWARD_IF_FALSE: {
                            sp = keyedSp - (Op.POP_JUMP_FORWARD_IF_FALSE << KEY);
                            pc = keyedPc - (Op.POP_JUMP_FORWARD_IF_FALSE << KEY);
                            int oparg = instr - Op.POP_JUMP_FORWARD_IF_FALSE >>> 8;
                            PyObject v = s[--sp];
                            s[sp] = null;
                            if (v == PyBool.FALSE) {
                                v.refcnt--;
                                pc += oparg;
                            } else if (v == PyBool.TRUE) {
                                v.refcnt--;
                            } else if (!BinaryOps.isTrue(v)) {
                                pc += oparg;
                            }
                            continue;
                        }
                        case Op.POP_JUMP_FORWARD_IF_TRUE: {
                            sp = keyedSp - (Op.POP_JUMP_FORWARD_IF_TRUE << KEY);
                            pc = keyedPc - (Op.POP_JUMP_FORWARD_IF_TRUE << KEY);
                            int oparg = instr - Op.POP_JUMP_FORWARD_IF_TRUE >>> 8;
                            PyObject v = s[--sp];
                            s[sp] = null;
                            if (BinaryOps.isTrue(v)) {
                                pc += oparg;
                            }
                            continue;
                        }
                        case Op.POP_JUMP_BACKWARD_IF_FALSE:
                        case Op.POP_JUMP_BACKWARD_IF_TRUE: {
                            sp = keyedSp - key(op);
                            pc = keyedPc - key(op);
                            int oparg = instr - op >>> 8;
                            PyObject v = s[--sp];
                            s[sp] = null;
                            if (BinaryOps.isTrue(v) == (op == Op.POP_JUMP_BACKWARD_IF_TRUE)) {
                                pc -= oparg;
                                backEdge(ts, frame, pc);
                            }
                            continue;
                        }
                        case Op.POP_JUMP_FORWARD_IF_NONE:
                        case Op.POP_JUMP_FORWARD_IF_NOT_NONE: {
                            sp = keyedSp - key(op);
                            pc = keyedPc - key(op);
                            int oparg = instr - op >>> 8;
                            PyObject v = s[--sp];
                            s[sp] = null;
                            if ((v == PyNone.INSTANCE) == (op == Op.POP_JUMP_FORWARD_IF_NONE)) {
                                pc += oparg;
                            }
                            v.decref();
                            continue;
                        }
                        case Op.POP_JUMP_BACKWARD_IF_NONE:
                        case Op.POP_JUMP_BACKWARD_IF_NOT_NONE: {
                            sp = keyedSp - key(op);
                            pc = keyedPc - key(op);
                            int oparg = instr - op >>> 8;
                            PyObject v = s[--sp];
                            s[sp] = null;
                            boolean jump = (v == PyNone.INSTANCE) == (op == Op.POP_JUMP_BACKWARD_IF_NONE);
                            v.decref();
                            if (jump) {
                                pc -= oparg;
                                backEdge(ts, frame, pc);
                            }
                            continue;
                        }
                        case Op.JUMP_IF_FALSE_OR_POP:
                        case Op.JUMP_IF_TRUE_OR_POP: {
                            sp = keyedSp - key(op);
                            pc = keyedPc - key(op);
                            int oparg = instr - op >>> 8;
                            PyObject v = s[sp - 1];
                            if (Objects.isTrue(v) == (op == Op.JUMP_IF_TRUE_OR_POP)) {
                                pc += oparg;
                            } else {
                                s[--sp] = null;
                                v.decref();
                            }
                            continue;
                        }
                        case Op.JUMP_FORWARD: {
                            sp = keyedSp - (Op.JUMP_FORWARD << KEY);
                            pc = keyedPc - (Op.JUMP_FORWARD << KEY);
                            int oparg = instr - Op.JUMP_FORWARD >>> 8;
                            pc += oparg;
                            continue;
                        }
                        case Op.JUMP_BACKWARD: {
                            sp = keyedSp - (Op.JUMP_BACKWARD << KEY);
                            pc = keyedPc - (Op.JUMP_BACKWARD << KEY);
                            int oparg = instr - Op.JUMP_BACKWARD >>> 8;
                            pc -= oparg;
                            backEdge(ts, frame, pc);
                            continue;
                        }
                        case Op.JUMP_BACKWARD_NO_INTERRUPT: {
                            sp = keyedSp - (Op.JUMP_BACKWARD_NO_INTERRUPT << KEY);
                            pc = keyedPc - (Op.JUMP_BACKWARD_NO_INTERRUPT << KEY);
                            int oparg = instr - Op.JUMP_BACKWARD_NO_INTERRUPT >>> 8;
                            pc -= oparg;
                            continue;
                        }
                        case Op.LOAD_GLOBAL_MODULE: {
                            sp = keyedSp - (Op.LOAD_GLOBAL_MODULE << KEY);
                            pc = keyedPc - (Op.LOAD_GLOBAL_MODULE << KEY);
                            int oparg = instr - Op.LOAD_GLOBAL_MODULE >>> 8;
                            PyDict g = frame.globals;
                            if (g.keysVersionIs(code[pc + 2])) {
                                PyObject v = g.valueAt(code[pc + 1]);
                                sp += oparg & 1;
                                v.incref();
                                s[sp++] = v;
                            } else {
                                sp = NameOps.loadGlobal(frame, s, sp, code, pc, oparg);
                            }
                            pc += 5;
                            continue;
                        }
                        case Op.LOAD_GLOBAL_BUILTIN: {
                            sp = keyedSp - (Op.LOAD_GLOBAL_BUILTIN << KEY);
                            pc = keyedPc - (Op.LOAD_GLOBAL_BUILTIN << KEY);
                            sp = NameOps.loadBuiltin(frame, s, sp, code, pc, instr - Op.LOAD_GLOBAL_BUILTIN >>> 8);
                            pc += 5;
                            continue;
                        }
                        case Op.LOAD_GLOBAL: {
                            sp = keyedSp - (Op.LOAD_GLOBAL << KEY);
                            pc = keyedPc - (Op.LOAD_GLOBAL << KEY);
                            int oparg = instr - Op.LOAD_GLOBAL >>> 8;
                            sp = NameOps.loadGlobal(frame, s, sp, code, pc, oparg);
                            pc += 5;
                            continue;
                        }
                        case Op.LOAD_DEREF: {
                            sp = keyedSp - (Op.LOAD_DEREF << KEY);
                            pc = keyedPc - (Op.LOAD_DEREF << KEY);
                            int oparg = instr - Op.LOAD_DEREF >>> 8;
                            PyObject v = ((PyCell) s[oparg]).contents;
                            if (v == null) {
                                throw NameOps.unboundDeref(frame, oparg);
                            }
                            v.incref();
                            s[sp++] = v;
                            continue;
                        }
                        case Op.STORE_DEREF: {
                            sp = keyedSp - (Op.STORE_DEREF << KEY);
                            pc = keyedPc - (Op.STORE_DEREF << KEY);
                            int oparg = instr - Op.STORE_DEREF >>> 8;
                            PyObject v = s[--sp];
                            s[sp] = null;
                            ((PyCell) s[oparg]).set(v);
                            continue;
                        }
                        case Op.LOAD_CLOSURE: {
                            sp = keyedSp - (Op.LOAD_CLOSURE << KEY);
                            pc = keyedPc - (Op.LOAD_CLOSURE << KEY);
                            int oparg = instr - Op.LOAD_CLOSURE >>> 8;
                            PyObject v = s[oparg];
                            v.incref();
                            s[sp++] = v;
                            continue;
                        }
                        case Op.LOAD_ATTR_VALUE: {
                            sp = keyedSp - (Op.LOAD_ATTR_VALUE << KEY);
                            pc = keyedPc - (Op.LOAD_ATTR_VALUE << KEY);
                            int oparg = instr - Op.LOAD_ATTR_VALUE >>> 8;
                            PyObject owner = s[sp - 1];
                            PyObject v = AttributeOps.cachedValue(owner, code, pc);
                            if (v != null) {
                                v.incref();
                                s[sp - 1] = v;
                                owner.decref();
                            } else {
                                AttributeOps.loadAttr(frame, s, sp, code, pc, oparg);
                            }
                            pc += 4;
                            continue;
                        }
                        case Op.LOAD_METHOD_CACHED: {
                            sp = keyedSp - (Op.LOAD_METHOD_CACHED << KEY);
                            pc = keyedPc - (Op.LOAD_METHOD_CACHED << KEY);
                            int oparg = instr - Op.LOAD_METHOD_CACHED >>> 8;
                            PyObject o = s[sp - 1];
                            if (o.type.versionTag == code[pc + 1] && (code[pc + 3] != 0 || AttributeOps.isNotShadowed(o, code[pc + 2]))) {
                                PyObject m = (PyObject) frame.code.caches[pc];
                                m.incref();
                                s[sp - 1] = m;
                                s[sp] = o;
                            } else {
                                AttributeOps.loadMethod(frame, s, sp, code, pc, oparg);
                            }
                            sp++;
                            pc += 10;
                            continue;
                        }
                        case Op.STORE_ATTR_VALUE: {
                            sp = keyedSp - (Op.STORE_ATTR_VALUE << KEY);
                            pc = keyedPc - (Op.STORE_ATTR_VALUE << KEY);
                            int oparg = instr - Op.STORE_ATTR_VALUE >>> 8;
                            if (!AttributeOps.storeCached(s, sp, code, pc)) {
                                AttributeOps.storeAttr(frame, s, sp, code, pc, oparg);
                            }
                            sp -= 2;
                            pc += 4;
                            continue;
                        }
                        case Op.LOAD_ATTR: {
                            sp = keyedSp - (Op.LOAD_ATTR << KEY);
                            pc = keyedPc - (Op.LOAD_ATTR << KEY);
                            int oparg = instr - Op.LOAD_ATTR >>> 8;
                            AttributeOps.loadAttr(frame, s, sp, code, pc, oparg);
                            pc += 4;
                            continue;
                        }
                        case Op.LOAD_METHOD: {
                            sp = keyedSp - (Op.LOAD_METHOD << KEY);
                            pc = keyedPc - (Op.LOAD_METHOD << KEY);
                            int oparg = instr - Op.LOAD_METHOD >>> 8;
                            AttributeOps.loadMethod(frame, s, sp, code, pc, oparg);
                            sp++;
                            pc += 10;
                            continue;
                        }
                        case Op.STORE_ATTR: {
                            sp = keyedSp - (Op.STORE_ATTR << KEY);
                            pc = keyedPc - (Op.STORE_ATTR << KEY);
                            int oparg = instr - Op.STORE_ATTR >>> 8;
                            AttributeOps.storeAttr(frame, s, sp, code, pc, oparg);
                            sp -= 2;
                            pc += 4;
                            continue;
                        }
                        case Op.PRECALL: {
                            sp = keyedSp - (Op.PRECALL << KEY);
                            pc = keyedPc - (Op.PRECALL << KEY);
                            int oparg = instr - Op.PRECALL >>> 8;
                            CallOps.unpackMethod(s, sp, oparg);
                            pc++;
                            continue;
                        }
                        case Op.CALL_PY_EXACT: {
                            sp = keyedSp - (Op.CALL_PY_EXACT << KEY);
                            pc = keyedPc - (Op.CALL_PY_EXACT << KEY);
                            int oparg = instr - Op.CALL_PY_EXACT >>> 8;
                            int at = sp - oparg - 2;
                            PyObject callable = s[at];
                            int n = oparg;
                            if (callable == null) {
                                callable = s[at + 1];
                            } else {
                                n++;
                            }
                            if (callable instanceof PyFunction f && f.version == code[pc + 3] && code[pc + 4] == n) {
                                InterpreterFrame callee = f.code.takeFrame(f);
                                PyObject[] cs = callee.slots;
                                int first = sp - n;
                                for (int i = 0; i < n; i++) {
                                    cs[i] = s[first + i];
                                    s[first + i] = null;
                                }
                                s[at] = null;
                                s[at + 1] = null;
                                frame.pc = pc + 1;
                                frame.stacktop = at;
                                callee.previous = frame;
                                ts.frame = callee;
                                if (hotCode(ts, f.code) != null) {
                                    callee.stacktop = f.code.nlocalsplus;
                                    s[at] = run(ts, callee, null);
                                    sp = at + 1;
                                    pc += AFTER_CALL + 1;
                                    continue;
                                }
                                frame = callee;
                                s = cs;
                                sp = f.code.nlocalsplus;
                                code = f.code.instrs;
                                consts = f.code.consts.items;
                                pc = 0;
                                if (--ts.recursionRemaining < 0) {
                                    ts.checkRecursiveCall("");
                                }
                                if ((code[0] & 0xff) == Op.RESUME && Gil.requests() == 0 && ts.useTracing == 0) {
                                    frame.pc = pc++;
                                }
                                continue;
                            }
                            code[pc - 1] = Op.PRECALL_CALL | oparg << 8;
                            pc--;
                            continue;
                        }
                        case Op.PRECALL_CALL: {
                            sp = keyedSp - (Op.PRECALL_CALL << KEY);
                            pc = keyedPc - (Op.PRECALL_CALL << KEY);
                            int oparg = instr - Op.PRECALL_CALL >>> 8;
                            CallOps.unpackMethod(s, sp, oparg);
                            CallOps.specialize(s, sp, oparg, code, pc);
                            pc++;
                            continue;
                        }
                        case Op.CALL: {
                            sp = keyedSp - (Op.CALL << KEY);
                            pc = keyedPc - (Op.CALL << KEY);
                            int oparg = instr - Op.CALL >>> 8;
                            InterpreterFrame callee = CallOps.call(ts, frame, s, sp, oparg, code[pc]);
                            sp -= oparg + 2;
                            if (callee == null) {
                                sp++;
                                pc += AFTER_CALL - 1;
                                if (Gil.requests() != 0) {
                                    Gil.handle(ts);
                                }
                                continue;
                            }
                            frame.stacktop = sp;
                            if (hotCode(ts, callee.code) != null) {
                                s[sp] = run(ts, callee, null);
                                sp++;
                                pc += AFTER_CALL - 1;
                                continue;
                            }
                            frame = callee;
                            s = frame.slots;
                            sp = frame.stacktop;
                            code = frame.code.instructions();
                            consts = frame.code.consts.items;
                            pc = 0;
                            if (--ts.recursionRemaining < 0) {
                                ts.checkRecursiveCall("");
                            }
                            continue;
                        }
                        case Op.RETURN_VALUE: {
                            sp = keyedSp - (Op.RETURN_VALUE << KEY);
                            pc = keyedPc - (Op.RETURN_VALUE << KEY);
                            PyObject v = s[--sp];
                            s[sp] = null;
                            frame.stacktop = sp;
                            if (ts.useTracing != 0) {
                                Tracing.returning(ts, frame, v);
                            }
                            ts.recursionRemaining++;
                            if (frame.isEntry) {
                                ts.frame = frame.previous;
                                if (frame.owner == InterpreterFrame.OWNED_BY_THREAD) {
                                    ts.recursionRemaining--;
                                    frame.clear();
                                    ts.recursionRemaining++;
                                }
                                return v;
                            }
                            InterpreterFrame previous = frame.previous;
                            ts.frame = previous;
                            ts.recursionRemaining--;
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
                            ts.recursionRemaining++;
                            frame = previous;
                            s = frame.slots;
                            sp = frame.stacktop;
                            code = frame.code.instrs;
                            consts = frame.code.consts.items;
                            pc = frame.pc + AFTER_CALL;
                            s[sp++] = v;
                            continue;
                        }
                        case Op.GET_ITER: {
                            sp = keyedSp - (Op.GET_ITER << KEY);
                            pc = keyedPc - (Op.GET_ITER << KEY);
                            PyObject v = s[sp - 1];
                            s[sp - 1] = BinaryOps.iter(s, sp, v);
                            v.decref();
                            continue;
                        }
                        case Op.FOR_ITER: {
                            sp = keyedSp - (Op.FOR_ITER << KEY);
                            pc = keyedPc - (Op.FOR_ITER << KEY);
                            int oparg = instr - Op.FOR_ITER >>> 8;
                            PyObject it = s[sp - 1];
                            PyObject v = GeneratorOps.next(ts, frame, it);
                            if (v != null) {
                                s[sp++] = v;
                            } else {
                                s[--sp] = null;
                                it.decref();
                                pc += oparg;
                            }
                            continue;
                        }
                        case Op.UNPACK_SEQUENCE: {
                            sp = keyedSp - (Op.UNPACK_SEQUENCE << KEY);
                            pc = keyedPc - (Op.UNPACK_SEQUENCE << KEY);
                            int oparg = instr - Op.UNPACK_SEQUENCE >>> 8;
                            BuildOps.unpackSequence(s, sp, oparg);
                            sp += oparg - 1;
                            pc++;
                            continue;
                        }
                        case Op.SWAP: {
                            sp = keyedSp - (Op.SWAP << KEY);
                            pc = keyedPc - (Op.SWAP << KEY);
                            int oparg = instr - Op.SWAP >>> 8;
                            PyObject top = s[sp - 1];
                            s[sp - 1] = s[sp - oparg];
                            s[sp - oparg] = top;
                            continue;
                        }
                        case Op.COPY: {
                            sp = keyedSp - (Op.COPY << KEY);
                            pc = keyedPc - (Op.COPY << KEY);
                            int oparg = instr - Op.COPY >>> 8;
                            PyObject v = s[sp - oparg];
                            v.incref();
                            s[sp++] = v;
                            continue;
                        }
                        case Op.IS_OP: {
                            sp = keyedSp - (Op.IS_OP << KEY);
                            pc = keyedPc - (Op.IS_OP << KEY);
                            int oparg = instr - Op.IS_OP >>> 8;
                            PyObject b = s[--sp];
                            s[sp] = null;
                            PyObject a = s[sp - 1];
                            s[sp - 1] = PyBool.of((a == b) != (oparg != 0));
                            a.decref();
                            b.decref();
                            continue;
                        }
                        case Op.CONTAINS_OP: {
                            sp = keyedSp - (Op.CONTAINS_OP << KEY);
                            pc = keyedPc - (Op.CONTAINS_OP << KEY);
                            int oparg = instr - Op.CONTAINS_OP >>> 8;
                            BinaryOps.contains(s, sp, oparg);
                            sp--;
                            continue;
                        }
                        case Op.UNARY_NOT: {
                            sp = keyedSp - (Op.UNARY_NOT << KEY);
                            pc = keyedPc - (Op.UNARY_NOT << KEY);
                            PyObject v = s[sp - 1];
                            s[sp - 1] = null;
                            s[sp - 1] = PyBool.of(!BinaryOps.isTrue(v));
                            continue;
                        }
                        case Op.LIST_APPEND: {
                            sp = keyedSp - (Op.LIST_APPEND << KEY);
                            pc = keyedPc - (Op.LIST_APPEND << KEY);
                            int oparg = instr - Op.LIST_APPEND >>> 8;
                            PyObject v = s[--sp];
                            s[sp] = null;
                            ((PyList) s[sp - oparg]).appendSteal(v);
                            continue;
                        }
                        case Op.BUILD_TUPLE: {
                            sp = keyedSp - (Op.BUILD_TUPLE << KEY);
                            pc = keyedPc - (Op.BUILD_TUPLE << KEY);
                            int oparg = instr - Op.BUILD_TUPLE >>> 8;
                            sp = BuildOps.tuple(s, sp, oparg);
                            continue;
                        }
                        case Op.BUILD_LIST: {
                            sp = keyedSp - (Op.BUILD_LIST << KEY);
                            pc = keyedPc - (Op.BUILD_LIST << KEY);
                            int oparg = instr - Op.BUILD_LIST >>> 8;
                            sp = BuildOps.list(s, sp, oparg);
                            continue;
                        }
                        case Op.RESUME: {
                            sp = keyedSp - (Op.RESUME << KEY);
                            pc = keyedPc - (Op.RESUME << KEY);
                            int oparg = instr - Op.RESUME >>> 8;
                            if (oparg < 2 && Gil.requests() != 0) {
                                Gil.handle(ts);
                            }
                            continue;
                        }
                        case Op.NOP:
                        case Op.EXTENDED_ARG:
                        case Op.KW_NAMES: {
                            sp = keyedSp - key(op);
                            pc = keyedPc - key(op);
                            continue;
                        }
                        case Op.PUSH_EXC_INFO: {
                            sp = keyedSp - (Op.PUSH_EXC_INFO << KEY);
                            pc = keyedPc - (Op.PUSH_EXC_INFO << KEY);
                            ExceptionOps.pushExcInfo(ts, s, sp);
                            sp++;
                            continue;
                        }
                        case Op.POP_EXCEPT: {
                            sp = keyedSp - (Op.POP_EXCEPT << KEY);
                            pc = keyedPc - (Op.POP_EXCEPT << KEY);
                            sp = ExceptionOps.popExcept(ts, s, sp);
                            continue;
                        }
                        case Op.SEND: {
                            sp = keyedSp - (Op.SEND << KEY);
                            pc = keyedPc - (Op.SEND << KEY);
                            int oparg = instr - Op.SEND >>> 8;
                            if (GeneratorOps.send(ts, s, sp)) {
                                sp--;
                                pc += oparg;
                            }
                            continue;
                        }
                        case Op.YIELD_VALUE: {
                            sp = keyedSp - (Op.YIELD_VALUE << KEY);
                            pc = keyedPc - (Op.YIELD_VALUE << KEY);
                            PyObject v = s[--sp];
                            s[sp] = null;
                            frame.stacktop = sp;
                            GeneratorOps.suspend(ts, frame, v);
                            return v;
                        }
                        case Op.RETURN_GENERATOR: {
                            sp = keyedSp - (Op.RETURN_GENERATOR << KEY);
                            pc = keyedPc - (Op.RETURN_GENERATOR << KEY);
                            frame.stacktop = sp;
                            PyObject g = GeneratorOps.create(ts, frame);
                            InterpreterFrame previous = frame.previous;
                            boolean isEntry = frame.isEntry;
                            ts.recursionRemaining++;
                            ts.frame = previous;
                            frame.previous = null;
                            frame.isEntry = false;
                            if (isEntry) {
                                return g;
                            }
                            frame = previous;
                            s = frame.slots;
                            sp = frame.stacktop;
                            code = frame.code.instrs;
                            consts = frame.code.consts.items;
                            pc = frame.pc + AFTER_CALL;
                            s[sp++] = g;
                            continue;
                        }
                        case Op.ENTER_HOT: {
                            sp = keyedSp - (Op.ENTER_HOT << KEY);
                            pc = keyedPc - (Op.ENTER_HOT << KEY) - 1;
                            InterpreterFrame looping = frame;
                            frame.stacktop = sp;
                            if (frame.isEntry) {
                                frame = null;
                            } else {
                                // what it returns or throws comes to the caller
                                frame = frame.previous;
                                s = frame.slots;
                                sp = frame.stacktop;
                                code = frame.code.instrs;
                                consts = frame.code.consts.items;
                            }
                            PyObject r = looping.code.threaded.run(ts, looping, looping.slots, pc);
                            if (r == null) {
                                frame = looping;
                                s = frame.slots;
                                sp = frame.stacktop;
                                code = frame.code.instrs;
                                consts = frame.code.consts.items;
                                pc = frame.pc + 1;
                                continue;
                            }
                            if (frame == null) {
                                return r;
                            }
                            pc = frame.pc + AFTER_CALL;
                            s[sp++] = r;
                            continue;
                        }
                        case Op.END_ASYNC_FOR: {
                            sp = keyedSp - (Op.END_ASYNC_FOR << KEY);
                            pc = keyedPc - (Op.END_ASYNC_FOR << KEY);
                            sp = ExceptionOps.endAsyncFor(ts, frame, s, sp);
                            continue;
                        }
                        case 0:
                        case 255:
                        default:
                            sp = keyedSp - key(op);
                            pc = keyedPc - key(op);
                            sp = ColdOps.execute(ts, frame, s, sp, op, instr >>> 8);
                            continue;
                    }
                }
            } catch (PyException e) {
                if (frame == null) {
                    throw e;
                }
                pending = e;
            } catch (StackOverflowError | OutOfMemoryError e) {
                if (frame == null) {
                    throw e;
                }
                pending = ExceptionOps.translate(e);
            }
        }
    }
}
