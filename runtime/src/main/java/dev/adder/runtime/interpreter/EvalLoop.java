package dev.adder.runtime.interpreter;

import dev.adder.heap.HeapMode;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyCell;
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

    private EvalLoop() {}

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
        try {
            return loop(ts, frame, thrown);
        } finally {
            ts.javaRemaining++;
        }
    }

    /** The frame that the loop was entered with has ended. */
    private static void leaveEntry(ThreadState ts, InterpreterFrame frame) {
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

    private static PyObject loop(ThreadState ts, InterpreterFrame frame, PyException pending) {
        PyObject[] s = frame.slots;
        int sp = frame.stacktop;
        int[] code = frame.code.instructions();
        PyObject[] consts = frame.code.consts.items;
        int pc = frame.pc + 1;
        boolean entering = true;
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
                    int op = instr & 0xff | ts.useTracing;
                    if (HeapMode.AUDIT) {
                        frame.stacktop = sp;
                        AuditStep.instruction(ts, frame);
                    }
                    if (op == Op.DO_TRACING) {
                        frame.stacktop = sp;
                        pc = Tracing.instruction(ts, frame, pc);
                        sp = frame.stacktop;
                        instr = code[pc];
                        op = Op.base(instr & 0xff);
                    }
                    frame.pc = pc++;
                    int oparg = instr >>> 8;
                    switch (op) {
                        case Op.LOAD_FAST: {
                            PyObject v = s[oparg];
                            if (v == null) {
                                throw NameOps.unboundLocal(frame, oparg);
                            }
                            v.incref();
                            s[sp++] = v;
                            continue;
                        }
                        case Op.LOAD_FAST__LOAD_FAST: {
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
                            PyObject v = consts[oparg];
                            v.incref();
                            s[sp++] = v;
                            continue;
                        }
                        case Op.STORE_FAST__LOAD_FAST: {
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
                            PyObject a = s[oparg];
                            PyObject b = consts[code[pc] >>> 8];
                            if (a != null && a.type == PyInt.TYPE && b.getClass() == PyInt.class && a.getClass() == PyInt.class) {
                                PyObject r = IntOps.binary(code[pc + 1] >>> 8, ((PyInt) a).value, ((PyInt) b).value);
                                if (r != null) {
                                    pc += 3;
                                    s[sp++] = r;
                                    continue;
                                }
                            }
                            if (a == null) {
                                throw NameOps.unboundLocal(frame, oparg);
                            }
                            a.incref();
                            s[sp++] = a;
                            continue;
                        }
                        case Op.FAST_FAST_BINARY: {
                            PyObject a = s[oparg];
                            PyObject b = s[code[pc] >>> 8];
                            if (a != null && b != null && a.type == PyInt.TYPE && b.type == PyInt.TYPE && a.getClass() == PyInt.class
                                    && b.getClass() == PyInt.class) {
                                PyObject r = IntOps.binary(code[pc + 1] >>> 8, ((PyInt) a).value, ((PyInt) b).value);
                                if (r != null) {
                                    pc += 3;
                                    s[sp++] = r;
                                    continue;
                                }
                            }
                            if (a == null) {
                                throw NameOps.unboundLocal(frame, oparg);
                            }
                            a.incref();
                            s[sp++] = a;
                            continue;
                        }
                        case Op.FAST_CONST_BINARY_STORE: {
                            PyObject a = s[oparg];
                            PyObject b = consts[code[pc] >>> 8];
                            if (a != null && b != null && a.type == PyInt.TYPE && b.type == PyInt.TYPE && a.getClass() == PyInt.class
                                    && b.getClass() == PyInt.class) {
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
                            if (a == null) {
                                throw NameOps.unboundLocal(frame, oparg);
                            }
                            a.incref();
                            s[sp++] = a;
                            continue;
                        }
                        case Op.FAST_FAST_BINARY_STORE: {
                            PyObject a = s[oparg];
                            PyObject b = s[code[pc] >>> 8];
                            if (a != null && b != null && a.type == PyInt.TYPE && b.type == PyInt.TYPE && a.getClass() == PyInt.class
                                    && b.getClass() == PyInt.class) {
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
                            if (a == null) {
                                throw NameOps.unboundLocal(frame, oparg);
                            }
                            a.incref();
                            s[sp++] = a;
                            continue;
                        }
                        case Op.FAST_CONST_COMPARE_JUMP: {
                            PyObject a = s[oparg];
                            PyObject b = consts[code[pc] >>> 8];
                            if (a != null && a.type == PyInt.TYPE && b.getClass() == PyInt.class && a.getClass() == PyInt.class) {
                                boolean t = IntOps.compare(code[pc + 1] >>> 8, ((PyInt) a).value, ((PyInt) b).value);
                                pc += 4;
                                int jump = code[pc++];
                                if (t == ((jump & 1) != 0 ^ (jump & 0x80) != 0)) {
                                    pc = IntOps.jump(ts, frame, jump, pc);
                                }
                                continue;
                            }
                            if (a == null) {
                                throw NameOps.unboundLocal(frame, oparg);
                            }
                            a.incref();
                            s[sp++] = a;
                            continue;
                        }
                        case Op.FAST_FAST_COMPARE_JUMP: {
                            PyObject a = s[oparg];
                            PyObject b = s[code[pc] >>> 8];
                            if (a != null && b != null && a.type == PyInt.TYPE && b.type == PyInt.TYPE && a.getClass() == PyInt.class
                                    && b.getClass() == PyInt.class) {
                                boolean t = IntOps.compare(code[pc + 1] >>> 8, ((PyInt) a).value, ((PyInt) b).value);
                                pc += 4;
                                int jump = code[pc++];
                                if (t == ((jump & 1) != 0 ^ (jump & 0x80) != 0)) {
                                    pc = IntOps.jump(ts, frame, jump, pc);
                                }
                                continue;
                            }
                            if (a == null) {
                                throw NameOps.unboundLocal(frame, oparg);
                            }
                            a.incref();
                            s[sp++] = a;
                            continue;
                        }
                        case Op.POP_TOP: {
                            PyObject v = s[--sp];
                            s[sp] = null;
                            v.decref();
                            continue;
                        }
                        case Op.PUSH_NULL:
                            sp++;
                            continue;
                        case Op.BINARY_OP_STORE: {
                            PyObject b = s[sp - 1];
                            PyObject a = s[sp - 2];
                            PyObject r;
                            if (a.type == PyInt.TYPE && b.type == PyInt.TYPE && a.getClass() == PyInt.class
                                    && b.getClass() == PyInt.class
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
                            PyObject b = s[sp - 1];
                            PyObject a = s[sp - 2];
                            if (a.type == PyInt.TYPE && b.type == PyInt.TYPE && a.getClass() == PyInt.class
                                    && b.getClass() == PyInt.class) {
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
                            PyObject b = s[sp - 1];
                            PyObject a = s[sp - 2];
                            PyObject r = null;
                            if (a.type == PyInt.TYPE && b.type == PyInt.TYPE && a.getClass() == PyInt.class
                                    && b.getClass() == PyInt.class) {
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
                        case Op.COMPARE_OP:
                            BinaryOps.compare(s, sp, oparg);
                            sp--;
                            pc += 2;
                            continue;
                        case Op.BINARY_SUBSCR:
                            BinaryOps.subscript(s, sp);
                            sp--;
                            pc += 4;
                            continue;
                        case Op.STORE_SUBSCR:
                            BinaryOps.storeSubscript(s, sp);
                            sp -= 3;
                            pc++;
                            continue;
                        case Op.POP_JUMP_FORWARD_IF_FALSE: {
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
                            PyObject v = s[--sp];
                            s[sp] = null;
                            if (v == PyBool.TRUE) {
                                v.refcnt--;
                                pc += oparg;
                            } else if (v == PyBool.FALSE) {
                                v.refcnt--;
                            } else if (BinaryOps.isTrue(v)) {
                                pc += oparg;
                            }
                            continue;
                        }
                        case Op.POP_JUMP_BACKWARD_IF_FALSE:
                        case Op.POP_JUMP_BACKWARD_IF_TRUE: {
                            PyObject v = s[--sp];
                            s[sp] = null;
                            if (BinaryOps.isTrue(v) == (op == Op.POP_JUMP_BACKWARD_IF_TRUE)) {
                                pc -= oparg;
                                if (Gil.requests() != 0) {
                                    Gil.handle(ts);
                                }
                            }
                            continue;
                        }
                        case Op.POP_JUMP_FORWARD_IF_NONE:
                        case Op.POP_JUMP_FORWARD_IF_NOT_NONE: {
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
                            PyObject v = s[--sp];
                            s[sp] = null;
                            boolean jump = (v == PyNone.INSTANCE) == (op == Op.POP_JUMP_BACKWARD_IF_NONE);
                            v.decref();
                            if (jump) {
                                pc -= oparg;
                                if (Gil.requests() != 0) {
                                    Gil.handle(ts);
                                }
                            }
                            continue;
                        }
                        case Op.JUMP_IF_FALSE_OR_POP:
                        case Op.JUMP_IF_TRUE_OR_POP: {
                            PyObject v = s[sp - 1];
                            if (Objects.isTrue(v) == (op == Op.JUMP_IF_TRUE_OR_POP)) {
                                pc += oparg;
                            } else {
                                s[--sp] = null;
                                v.decref();
                            }
                            continue;
                        }
                        case Op.JUMP_FORWARD:
                            pc += oparg;
                            continue;
                        case Op.JUMP_BACKWARD:
                            pc -= oparg;
                            if (Gil.requests() != 0) {
                                Gil.handle(ts);
                            }
                            continue;
                        case Op.JUMP_BACKWARD_NO_INTERRUPT:
                            pc -= oparg;
                            continue;
                        case Op.LOAD_GLOBAL_MODULE: {
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
                            PyDict g = frame.globals;
                            if (g.keysVersionIs(code[pc + 2]) && ((PyDict) frame.builtins).keysVersionIs(code[pc + 3])) {
                                PyObject v = ((PyDict) frame.builtins).valueAt(code[pc + 1]);
                                sp += oparg & 1;
                                v.incref();
                                s[sp++] = v;
                            } else {
                                sp = NameOps.loadGlobal(frame, s, sp, code, pc, oparg);
                            }
                            pc += 5;
                            continue;
                        }
                        case Op.LOAD_GLOBAL:
                            sp = NameOps.loadGlobal(frame, s, sp, code, pc, oparg);
                            pc += 5;
                            continue;
                        case Op.LOAD_DEREF: {
                            PyObject v = ((PyCell) s[oparg]).contents;
                            if (v == null) {
                                throw NameOps.unboundDeref(frame, oparg);
                            }
                            v.incref();
                            s[sp++] = v;
                            continue;
                        }
                        case Op.STORE_DEREF: {
                            PyObject v = s[--sp];
                            s[sp] = null;
                            ((PyCell) s[oparg]).set(v);
                            continue;
                        }
                        case Op.LOAD_CLOSURE: {
                            PyObject v = s[oparg];
                            v.incref();
                            s[sp++] = v;
                            continue;
                        }
                        case Op.LOAD_ATTR_VALUE: {
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
                        case Op.STORE_ATTR_VALUE:
                            if (!AttributeOps.storeCached(s, sp, code, pc)) {
                                AttributeOps.storeAttr(frame, s, sp, code, pc, oparg);
                            }
                            sp -= 2;
                            pc += 4;
                            continue;
                        case Op.LOAD_ATTR:
                            AttributeOps.loadAttr(frame, s, sp, code, pc, oparg);
                            pc += 4;
                            continue;
                        case Op.LOAD_METHOD:
                            AttributeOps.loadMethod(frame, s, sp, code, pc, oparg);
                            sp++;
                            pc += 10;
                            continue;
                        case Op.STORE_ATTR:
                            AttributeOps.storeAttr(frame, s, sp, code, pc, oparg);
                            sp -= 2;
                            pc += 4;
                            continue;
                        case Op.PRECALL:
                            CallOps.unpackMethod(s, sp, oparg);
                            pc++;
                            continue;
                        case Op.CALL_PY_EXACT: {
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
                        case Op.PRECALL_CALL:
                            CallOps.unpackMethod(s, sp, oparg);
                            CallOps.specialize(s, sp, oparg, code, pc);
                            pc++;
                            frame.pc = pc++;
                            // falls into CALL
                        case Op.CALL: {
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
                            PyObject v = s[sp - 1];
                            s[sp - 1] = BinaryOps.iter(s, sp, v);
                            v.decref();
                            continue;
                        }
                        case Op.FOR_ITER: {
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
                        case Op.UNPACK_SEQUENCE:
                            BuildOps.unpackSequence(s, sp, oparg);
                            sp += oparg - 1;
                            pc++;
                            continue;
                        case Op.SWAP: {
                            PyObject top = s[sp - 1];
                            s[sp - 1] = s[sp - oparg];
                            s[sp - oparg] = top;
                            continue;
                        }
                        case Op.COPY: {
                            PyObject v = s[sp - oparg];
                            v.incref();
                            s[sp++] = v;
                            continue;
                        }
                        case Op.IS_OP: {
                            PyObject b = s[--sp];
                            s[sp] = null;
                            PyObject a = s[sp - 1];
                            s[sp - 1] = PyBool.of((a == b) != (oparg != 0));
                            a.decref();
                            b.decref();
                            continue;
                        }
                        case Op.CONTAINS_OP:
                            BinaryOps.contains(s, sp, oparg);
                            sp--;
                            continue;
                        case Op.UNARY_NOT: {
                            PyObject v = s[sp - 1];
                            s[sp - 1] = null;
                            s[sp - 1] = PyBool.of(!BinaryOps.isTrue(v));
                            continue;
                        }
                        case Op.LIST_APPEND: {
                            PyObject v = s[--sp];
                            s[sp] = null;
                            ((PyList) s[sp - oparg]).appendSteal(v);
                            continue;
                        }
                        case Op.BUILD_TUPLE:
                            sp = BuildOps.tuple(s, sp, oparg);
                            continue;
                        case Op.BUILD_LIST:
                            sp = BuildOps.list(s, sp, oparg);
                            continue;
                        case Op.RESUME:
                            if (oparg < 2 && Gil.requests() != 0) {
                                Gil.handle(ts);
                            }
                            continue;
                        case Op.NOP:
                        case Op.EXTENDED_ARG:
                        case Op.KW_NAMES:
                            continue;
                        case Op.PUSH_EXC_INFO:
                            ExceptionOps.pushExcInfo(ts, s, sp);
                            sp++;
                            continue;
                        case Op.POP_EXCEPT:
                            sp = ExceptionOps.popExcept(ts, s, sp);
                            continue;
                        case Op.SEND:
                            if (GeneratorOps.send(ts, s, sp)) {
                                sp--;
                                pc += oparg;
                            }
                            continue;
                        case Op.YIELD_VALUE: {
                            PyObject v = s[--sp];
                            s[sp] = null;
                            frame.stacktop = sp;
                            GeneratorOps.suspend(ts, frame, v);
                            return v;
                        }
                        case Op.RETURN_GENERATOR: {
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
                        case Op.END_ASYNC_FOR: {
                            sp = ExceptionOps.endAsyncFor(ts, frame, s, sp);
                            continue;
                        }
                        default:
                            sp = ColdOps.execute(ts, frame, s, sp, op, oparg);
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
