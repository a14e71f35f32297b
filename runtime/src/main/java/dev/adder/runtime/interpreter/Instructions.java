package dev.adder.runtime.interpreter;

import dev.adder.processor.Steals;
import dev.adder.runtime.object.PyObject;

/**
 * The kinds of {@link Instruction} but for the operators: moving values, names, attributes, calls, jumps. Where operands are, the name of a kind
 * says: "Fast" is a local, "Const" a constant, and nothing the stack.
 */
final class Instructions {
    private Instructions() {}

    // Moving values.

    static final class LoadFast extends Instruction {
        private final int local;

        LoadFast(int pc, int sp, int local) {
            super(pc, sp);
            this.local = local;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            HotOps.loadFast(frame, s, sp, local, pc);
            return next;
        }
    }

    static final class LoadConst extends Instruction {
        private final PyObject value;

        LoadConst(int pc, int sp, PyObject value) {
            super(pc, sp);
            this.value = value;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            HotOps.loadConst(value, s, sp);
            return next;
        }
    }

    static final class LoadFastFast extends Instruction {
        private final int first;
        private final int second;

        LoadFastFast(int pc, int sp, int first, int second) {
            super(pc, sp);
            this.first = first;
            this.second = second;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            HotOps.loadFast(frame, s, sp, first, pc - 1);
            HotOps.loadFast(frame, s, sp + 1, second, pc);
            return next;
        }
    }

    static final class LoadFastConst extends Instruction {
        private final int local;
        private final PyObject value;

        LoadFastConst(int pc, int sp, int local, PyObject value) {
            super(pc, sp);
            this.local = local;
            this.value = value;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            HotOps.loadFast(frame, s, sp, local, pc - 1);
            HotOps.loadConst(value, s, sp + 1);
            return next;
        }
    }

    static final class StoreFast extends Instruction {
        private final int local;

        StoreFast(int pc, int sp, int local) {
            super(pc, sp);
            this.local = local;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            HotOps.storeFast(HotOps.take(s, sp - 1), s, local);
            return next;
        }
    }

    static final class Pop extends Instruction {
        Pop(int pc, int sp) {
            super(pc, sp);
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            HotOps.pop(HotOps.take(s, sp - 1));
            return next;
        }
    }

    static final class Copy extends Instruction {
        private final int n;

        Copy(int pc, int sp, int n) {
            super(pc, sp);
            this.n = n;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            HotOps.copy(s, sp, n);
            return next;
        }
    }

    static final class Swap extends Instruction {
        private final int n;

        Swap(int pc, int sp, int n) {
            super(pc, sp);
            this.n = n;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            HotOps.swap(s, sp, n);
            return next;
        }
    }

    static final class LoadDeref extends Instruction {
        private final int cell;

        LoadDeref(int pc, int sp, int cell) {
            super(pc, sp);
            this.cell = cell;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            s[sp] = HotOps.loadDeref(frame, s, cell);
            return next;
        }
    }

    static final class StoreDeref extends Instruction {
        private final int cell;

        StoreDeref(int pc, int sp, int cell) {
            super(pc, sp);
            this.cell = cell;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            HotOps.storeDeref(HotOps.take(s, sp - 1), s, cell);
            return next;
        }
    }

    static final class LoadGlobal extends Instruction {
        private final int[] code;
        private final int oparg;

        LoadGlobal(int pc, int sp, int[] code, int oparg) {
            super(pc, sp);
            this.code = code;
            this.oparg = oparg;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            HotOps.loadGlobal(frame, s, sp, code, pc + 1, oparg);
            return next;
        }
    }

    // Attributes.

    static final class LoadAttr extends Instruction.Result {
        private final int[] code;
        private final int oparg;

        LoadAttr(int pc, int sp, int[] code, int oparg, int store, int storePc) {
            super(pc, sp, store, storePc);
            this.code = code;
            this.oparg = oparg;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            return result(ts, frame, s, sp - 1, HotOps.loadAttrV(HotOps.take(s, sp - 1), frame, s, sp - 1, code, pc + 1, oparg));
        }
    }

    static final class LoadAttrFast extends Instruction.Result {
        private final int[] code;
        private final int oparg;
        private final int local;

        LoadAttrFast(int pc, int sp, int[] code, int oparg, int store, int storePc, int local) {
            super(pc, sp, store, storePc);
            this.code = code;
            this.oparg = oparg;
            this.local = local;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            return result(ts, frame, s, sp, HotOps.loadAttrB(s[local], frame, s, sp, code, pc + 1, oparg, local));
        }
    }

    static final class LoadMethod extends Instruction {
        private final int[] code;
        private final int oparg;

        LoadMethod(int pc, int sp, int[] code, int oparg) {
            super(pc, sp);
            this.code = code;
            this.oparg = oparg;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            HotOps.loadMethod(frame, s, sp, code, pc + 1, oparg);
            return next;
        }
    }

    static final class LoadMethodFast extends Instruction {
        private final int[] code;
        private final int oparg;
        private final int local;

        LoadMethodFast(int pc, int sp, int[] code, int oparg, int local) {
            super(pc, sp);
            this.code = code;
            this.oparg = oparg;
            this.local = local;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            HotOps.loadFast(frame, s, sp, local, pc - 1);
            frame.pc = pc;
            HotOps.loadMethod(frame, s, sp + 1, code, pc + 1, oparg);
            return next;
        }
    }

    static final class StoreAttr extends Instruction {
        private final int[] code;
        private final int oparg;

        StoreAttr(int pc, int sp, int[] code, int oparg) {
            super(pc, sp);
            this.code = code;
            this.oparg = oparg;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            return HotOps.storeAttr(frame, s, sp, code, pc + 1, oparg) ? null : next;
        }
    }

    /** The owner is a local, the value on the stack. */
    static final class StoreAttrFast extends Instruction {
        private final int[] code;
        private final int oparg;
        private final int local;

        StoreAttrFast(int pc, int sp, int[] code, int oparg, int local) {
            super(pc, sp);
            this.code = code;
            this.oparg = oparg;
            this.local = local;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            return HotOps.storeAttrVB(HotOps.take(s, sp - 1), s[local], frame, s, sp - 1, code, pc + 1, oparg, local) ? null : next;
        }
    }

    static final class StoreSubscript extends Instruction {
        StoreSubscript(int pc, int sp) {
            super(pc, sp);
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            HotOps.storeSubscript(s, sp);
            return next;
        }
    }

    // Calls.

    /** PRECALL and CALL. */
    static final class Call extends Instruction.Result {
        private final int[] code;
        private final int oparg;
        private final int kw;

        /** @param pc the PRECALL */
        Call(int pc, int sp, int[] code, int oparg, int kw, int store, int storePc) {
            super(pc, sp, store, storePc);
            this.code = code;
            this.oparg = oparg;
            this.kw = kw;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            return result(ts, frame, s, sp - oparg - 2, HotOps.call(ts, frame, s, sp, oparg, code, pc, kw));
        }
    }

    /** A global, a local or an operator on a local and a constant, and the call of the one with the other: f(x), f(x - 1). */
    static final class CallGlobal extends Instruction.Result {
        private final int[] code;
        private final int name;
        private final int callPc;
        private final int kw;
        private final int local;
        private final int op;
        private final int opPc;

        /** The second operand of the operator; null if there is none. */
        private final PyObject constant;

        /**
         * @param pc the LOAD_GLOBAL, whose oparg is {@code name}
         * @param callPc the PRECALL
         */
        CallGlobal(int pc, int sp, int[] code, int name, int callPc, int kw, int store, int storePc, int local, int op, PyObject constant) {
            super(pc, sp, store, storePc);
            this.code = code;
            this.name = name;
            this.callPc = callPc;
            this.kw = kw;
            this.local = local;
            this.op = op;
            opPc = callPc - 1 - Op.caches(Op.BINARY_OP);
            this.constant = constant;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            HotOps.loadGlobal(frame, s, sp, code, pc + 1, name);
            if (constant == null) {
                HotOps.loadFast(frame, s, sp + 2, local, callPc - 1);
            } else {
                PyObject v = HotOps.binaryBB(s[local], constant, frame, s, sp + 2, op, local, -1, opPc);
                if (v == null) {
                    return null;
                }
                s[sp + 2] = v;
            }
            return result(ts, frame, s, sp, HotOps.call(ts, frame, s, sp + 3, 1, code, callPc, kw));
        }
    }

    private static Instruction end(ThreadState ts, InterpreterFrame frame, PyObject[] s, int sp, int pc, @Steals PyObject v) {
        frame.pc = pc;
        ts.result = HotOps.returnValue(v, ts, frame, s, sp);
        return null;
    }

    static final class Return extends Instruction {
        Return(int pc, int sp) {
            super(pc, sp);
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            return end(ts, frame, s, sp - 1, pc, HotOps.take(s, sp - 1));
        }
    }

    static final class ReturnFast extends Instruction {
        private final int local;
        private final int loadPc;

        ReturnFast(int pc, int sp, int local, int loadPc) {
            super(pc, sp);
            this.local = local;
            this.loadPc = loadPc;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            return end(ts, frame, s, sp, pc, HotOps.fastValue(frame, s, local, loadPc));
        }
    }

    static final class ReturnConst extends Instruction {
        private final PyObject value;

        ReturnConst(int pc, int sp, PyObject value) {
            super(pc, sp);
            this.value = value;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            return end(ts, frame, s, sp, pc, HotOps.constValue(value));
        }
    }

    static final class Resume extends Instruction {
        private final int oparg;

        Resume(int pc, int sp, int oparg) {
            super(pc, sp);
            this.oparg = oparg;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            HotOps.resume(ts, oparg);
            return next;
        }
    }

    static final class Yield extends Instruction {
        Yield(int pc, int sp) {
            super(pc, sp);
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            ts.result = HotOps.yieldValue(HotOps.take(s, sp - 1), ts, frame, sp - 1);
            return null;
        }
    }

    static final class ReturnGenerator extends Instruction {
        ReturnGenerator(int pc, int sp) {
            super(pc, sp);
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            ts.result = HotOps.returnGenerator(ts, frame, sp);
            return null;
        }
    }

    static final class Send extends Instruction.Branch {
        Send(int pc, int sp) {
            super(pc, sp);
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            return HotOps.send(ts, s, sp) ? taken : next;
        }
    }

    // Jumps and iteration.

    static final class JumpBackward extends Instruction.Branch {
        JumpBackward(int pc, int sp) {
            super(pc, sp);
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            return take(ts, frame);
        }
    }

    static final class PopJumpIfTrue extends Instruction.Branch {
        private final boolean when;

        PopJumpIfTrue(int pc, int sp, boolean when) {
            super(pc, sp);
            this.when = when;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            return HotOps.isTrue(HotOps.take(s, sp - 1)) == when ? take(ts, frame) : next;
        }
    }

    static final class PopJumpIfTrueFast extends Instruction.Branch {
        private final boolean when;
        private final int local;

        PopJumpIfTrueFast(int pc, int sp, boolean when, int local) {
            super(pc, sp);
            this.when = when;
            this.local = local;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            return HotOps.isTrueB(s[local], frame, s, sp, local, pc) == when ? take(ts, frame) : next;
        }
    }

    static final class PopJumpIfNone extends Instruction.Branch {
        private final boolean when;

        PopJumpIfNone(int pc, int sp, boolean when) {
            super(pc, sp);
            this.when = when;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            return HotOps.isNone(HotOps.take(s, sp - 1)) == when ? take(ts, frame) : next;
        }
    }

    static final class PopJumpIfNoneFast extends Instruction.Branch {
        private final boolean when;
        private final int local;

        PopJumpIfNoneFast(int pc, int sp, boolean when, int local) {
            super(pc, sp);
            this.when = when;
            this.local = local;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            return HotOps.isNoneB(s[local], frame, local, pc) == when ? take(ts, frame) : next;
        }
    }

    static final class JumpIfTrueOrPop extends Instruction.Branch {
        private final boolean when;

        JumpIfTrueOrPop(int pc, int sp, boolean when) {
            super(pc, sp);
            this.when = when;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            if (HotOps.peekTrue(s, sp) == when) {
                return taken;
            }
            HotOps.pop(HotOps.take(s, sp - 1));
            return next;
        }
    }

    static final class GetIter extends Instruction {
        GetIter(int pc, int sp) {
            super(pc, sp);
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            HotOps.getIter(s, sp);
            return next;
        }
    }

    static final class ForIter extends Instruction.Branch {
        private final int store;

        ForIter(int pc, int sp, int store) {
            super(pc, sp);
            this.store = store;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            PyObject v = HotOps.forIter(ts, frame, s, sp);
            if (v == null) {
                HotOps.endFor(s, sp);
                return taken;
            }
            if (store < 0) {
                s[sp] = v;
            } else {
                frame.pc = pc + 1;
                HotOps.storeFast(v, s, store);
            }
            return next;
        }
    }

    static final class UnpackSequence extends Instruction {
        private final int count;

        UnpackSequence(int pc, int sp, int count) {
            super(pc, sp);
            this.count = count;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            HotOps.unpackSequence(s, sp, count);
            return next;
        }
    }

    static final class ListAppend extends Instruction {
        private final int list;

        ListAppend(int pc, int sp, int list) {
            super(pc, sp);
            this.list = list;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            HotOps.listAppend(HotOps.take(s, sp - 1), s, list);
            return next;
        }
    }

    static final class BuildTuple extends Instruction {
        private final int count;

        BuildTuple(int pc, int sp, int count) {
            super(pc, sp);
            this.count = count;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            HotOps.buildTuple(s, sp, count);
            return next;
        }
    }

    static final class BuildList extends Instruction {
        private final int count;

        BuildList(int pc, int sp, int count) {
            super(pc, sp);
            this.count = count;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            HotOps.buildList(s, sp, count);
            return next;
        }
    }

    // Tests: the result, or a jump on it.

    static final class Is extends Instruction.Result {
        private final int invert;

        Is(int pc, int sp, int invert, int store, int storePc) {
            super(pc, sp, store, storePc);
            this.invert = invert;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            return result(ts, frame, s, sp - 2, HotOps.isOp(s, sp, invert));
        }
    }

    static final class Contains extends Instruction.Result {
        private final int invert;

        Contains(int pc, int sp, int invert, int store, int storePc) {
            super(pc, sp, store, storePc);
            this.invert = invert;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            return result(ts, frame, s, sp - 2, HotOps.contains(frame, s, sp, invert));
        }
    }

    static final class Not extends Instruction {
        Not(int pc, int sp) {
            super(pc, sp);
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            s[sp - 1] = HotOps.not(HotOps.take(s, sp - 1));
            return next;
        }
    }

    // Exceptions, and all else.

    static final class PushExcInfo extends Instruction {
        PushExcInfo(int pc, int sp) {
            super(pc, sp);
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            HotOps.pushExcInfo(ts, s, sp);
            return next;
        }
    }

    static final class PopExcept extends Instruction {
        PopExcept(int pc, int sp) {
            super(pc, sp);
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            HotOps.popExcept(ts, s, sp);
            return next;
        }
    }

    static final class EndAsyncFor extends Instruction {
        EndAsyncFor(int pc, int sp) {
            super(pc, sp);
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            HotOps.endAsyncFor(ts, frame, s, sp);
            return next;
        }
    }

    /** An instruction of {@link ColdOps}. */
    static final class Cold extends Instruction {
        private final int op;
        private final int oparg;

        Cold(int pc, int sp, int op, int oparg) {
            super(pc, sp);
            this.op = op;
            this.oparg = oparg;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            return HotOps.cold(ts, frame, s, sp, op, oparg) ? null : next;
        }
    }
}
