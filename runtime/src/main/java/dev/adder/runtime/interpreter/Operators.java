package dev.adder.runtime.interpreter;

import dev.adder.runtime.object.PyObject;

/**
 * The kinds of {@link Instruction} with two operands. The names say where these are: "Fast" is a local, "Const" a constant, "Stack" the stack.
 */
final class Operators {
    private Operators() {}

    /** An operator with a result: BINARY_OP, BINARY_SUBSCR, COMPARE_OP. */
    private abstract static class Operator extends Instruction.Result {
        final int op;

        Operator(int pc, int sp, int op, int store, int storePc) {
            super(pc, sp, store, storePc);
            this.op = op;
        }
    }

    static final class BinaryFastFast extends Operator {
        private final int first;
        private final int second;

        BinaryFastFast(int pc, int sp, int op, int store, int storePc, int first, int second) {
            super(pc, sp, op, store, storePc);
            this.first = first;
            this.second = second;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            return result(ts, frame, s, sp, HotOps.binaryBB(s[first], s[second], frame, s, sp, op, first, second, pc));
        }
    }

    static final class BinaryFastConst extends Operator {
        private final int first;
        private final PyObject second;

        BinaryFastConst(int pc, int sp, int op, int store, int storePc, int first, PyObject second) {
            super(pc, sp, op, store, storePc);
            this.first = first;
            this.second = second;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            return result(ts, frame, s, sp, HotOps.binaryBB(s[first], second, frame, s, sp, op, first, -1, pc));
        }
    }

    static final class BinaryConstFast extends Operator {
        private final PyObject first;
        private final int second;

        BinaryConstFast(int pc, int sp, int op, int store, int storePc, PyObject first, int second) {
            super(pc, sp, op, store, storePc);
            this.first = first;
            this.second = second;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            return result(ts, frame, s, sp, HotOps.binaryBB(first, s[second], frame, s, sp, op, -1, second, pc));
        }
    }

    static final class BinaryStackFast extends Operator {
        private final int second;

        BinaryStackFast(int pc, int sp, int op, int store, int storePc, int second) {
            super(pc, sp, op, store, storePc);
            this.second = second;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            PyObject a = HotOps.take(s, sp - 1);
            return result(ts, frame, s, sp - 1, HotOps.binaryVB(a, s[second], frame, s, sp - 1, op, second, pc));
        }
    }

    static final class BinaryStackConst extends Operator {
        private final PyObject second;

        BinaryStackConst(int pc, int sp, int op, int store, int storePc, PyObject second) {
            super(pc, sp, op, store, storePc);
            this.second = second;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            PyObject a = HotOps.take(s, sp - 1);
            return result(ts, frame, s, sp - 1, HotOps.binaryVB(a, second, frame, s, sp - 1, op, -1, pc));
        }
    }

    static final class BinaryStackStack extends Operator {
        BinaryStackStack(int pc, int sp, int op, int store, int storePc) {
            super(pc, sp, op, store, storePc);
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            PyObject b = HotOps.take(s, sp - 1);
            return result(ts, frame, s, sp - 2, HotOps.binarySV(b, frame, s, sp - 2, op, pc));
        }
    }

    static final class SubscriptFastFast extends Operator {
        private final int first;
        private final int second;

        SubscriptFastFast(int pc, int sp, int store, int storePc, int first, int second) {
            super(pc, sp, 0, store, storePc);
            this.first = first;
            this.second = second;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            return result(ts, frame, s, sp, HotOps.subscriptBB(s[first], s[second], frame, s, sp, first, second, pc));
        }
    }

    static final class SubscriptFastConst extends Operator {
        private final int first;
        private final PyObject second;

        SubscriptFastConst(int pc, int sp, int store, int storePc, int first, PyObject second) {
            super(pc, sp, 0, store, storePc);
            this.first = first;
            this.second = second;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            return result(ts, frame, s, sp, HotOps.subscriptBB(s[first], second, frame, s, sp, first, -1, pc));
        }
    }

    static final class SubscriptStackFast extends Operator {
        private final int second;

        SubscriptStackFast(int pc, int sp, int store, int storePc, int second) {
            super(pc, sp, 0, store, storePc);
            this.second = second;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            PyObject a = HotOps.take(s, sp - 1);
            return result(ts, frame, s, sp - 1, HotOps.subscriptVB(a, s[second], frame, s, sp - 1, second, pc));
        }
    }

    static final class SubscriptStackConst extends Operator {
        private final PyObject second;

        SubscriptStackConst(int pc, int sp, int store, int storePc, PyObject second) {
            super(pc, sp, 0, store, storePc);
            this.second = second;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            PyObject a = HotOps.take(s, sp - 1);
            return result(ts, frame, s, sp - 1, HotOps.subscriptVB(a, second, frame, s, sp - 1, -1, pc));
        }
    }

    static final class SubscriptStackStack extends Operator {
        SubscriptStackStack(int pc, int sp, int store, int storePc) {
            super(pc, sp, 0, store, storePc);
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            PyObject b = HotOps.take(s, sp - 1);
            return result(ts, frame, s, sp - 2, HotOps.subscriptSV(b, frame, s, sp - 2, pc));
        }
    }

    /** COMPARE_OP whose result is wanted. */
    static final class Compare extends Operator {
        Compare(int pc, int sp, int op, int store, int storePc) {
            super(pc, sp, op, store, storePc);
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            frame.pc = pc;
            return result(ts, frame, s, sp - 2, HotOps.compareOp(frame, s, sp, op));
        }
    }

    /** COMPARE_OP and a jump if the result is {@link #when}. */
    private abstract static class CompareJump extends Instruction.Branch {
        final int op;
        private final boolean when;

        CompareJump(int pc, int sp, int op, boolean when) {
            super(pc, sp);
            this.op = op;
            this.when = when;
        }

        final Instruction jump(ThreadState ts, InterpreterFrame frame, boolean result) {
            return result == when ? take(ts, frame) : next;
        }
    }

    static final class CompareFastFast extends CompareJump {
        private final int first;
        private final int second;

        CompareFastFast(int pc, int sp, int op, boolean when, int first, int second) {
            super(pc, sp, op, when);
            this.first = first;
            this.second = second;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            return jump(ts, frame, HotOps.compareBB(s[first], s[second], frame, s, sp, op, first, second, pc));
        }
    }

    static final class CompareFastConst extends CompareJump {
        private final int first;
        private final PyObject second;

        CompareFastConst(int pc, int sp, int op, boolean when, int first, PyObject second) {
            super(pc, sp, op, when);
            this.first = first;
            this.second = second;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            return jump(ts, frame, HotOps.compareBB(s[first], second, frame, s, sp, op, first, -1, pc));
        }
    }

    static final class CompareStackFast extends CompareJump {
        private final int second;

        CompareStackFast(int pc, int sp, int op, boolean when, int second) {
            super(pc, sp, op, when);
            this.second = second;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            PyObject a = HotOps.take(s, sp - 1);
            return jump(ts, frame, HotOps.compareVB(a, s[second], frame, s, sp - 1, op, second, pc));
        }
    }

    static final class CompareStackConst extends CompareJump {
        private final PyObject second;

        CompareStackConst(int pc, int sp, int op, boolean when, PyObject second) {
            super(pc, sp, op, when);
            this.second = second;
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            PyObject a = HotOps.take(s, sp - 1);
            return jump(ts, frame, HotOps.compareVB(a, second, frame, s, sp - 1, op, -1, pc));
        }
    }

    static final class CompareStackStack extends CompareJump {
        CompareStackStack(int pc, int sp, int op, boolean when) {
            super(pc, sp, op, when);
        }

        @Override
        Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
            PyObject b = HotOps.take(s, sp - 1);
            return jump(ts, frame, HotOps.compareSV(b, frame, s, sp - 2, op, pc));
        }
    }
}
