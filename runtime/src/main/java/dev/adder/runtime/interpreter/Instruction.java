package dev.adder.runtime.interpreter;

import dev.adder.processor.Steals;
import dev.adder.runtime.object.PyObject;

/**
 * One step of a {@link ThreadedCode}: an instruction, or several that were made one, with all that the bytecode says as fields: where its operands
 * are, what follows. It calls {@link HotOps}, as hot code does, and keeps to the same invariants.
 */
abstract class Instruction {
    /** The code unit of the instruction; of the one that does the work, if several were made one. */
    final int pc;

    /** The stack pointer before the first of the instructions. */
    final int sp;

    /** What follows. */
    Instruction next;

    Instruction(int pc, int sp) {
        this.pc = pc;
        this.sp = sp;
    }

    /**
     * Runs the instruction.
     *
     * @param s the slots of {@code frame}
     * @return the instruction to go on with; null if the frame has ended, with its result in {@link ThreadState#result}, or is to go over to
     *     the loop or to hot code, with its place in the frame
     */
    abstract Instruction run(ThreadState ts, InterpreterFrame frame, PyObject[] s);

    /** An instruction with a result, perhaps with the one that takes it. */
    abstract static class Result extends Instruction {
        /** In {@link #store}: the result goes onto the stack, nowhere (POP_TOP), or to the caller (RETURN_VALUE). */
        static final int PUSH = -1;
        static final int POP = -2;
        static final int RETURN = -3;

        /** The local that takes the result, or one of the above; and the code unit of the instruction which says so. */
        private final int store;
        private final int storePc;

        Result(int pc, int sp, int store, int storePc) {
            super(pc, sp);
            this.store = store;
            this.storePc = storePc;
        }

        /** Puts the result, null for leaving, where it belongs; on the stack that is {@code low}. */
        final Instruction result(ThreadState ts, InterpreterFrame frame, PyObject[] s, int low, @Steals PyObject r) {
            if (r == null) {
                return null;
            }
            int to = store;
            if (to == PUSH) {
                s[low] = r;
                return next;
            }
            frame.pc = storePc;
            if (to >= 0) {
                HotOps.storeFast(r, s, to);
                return next;
            }
            if (to == RETURN) {
                ts.result = HotOps.returnValue(r, ts, frame, s, low);
                return null;
            }
            r.decref();
            return next;
        }
    }

    /** An instruction that may jump. */
    abstract static class Branch extends Instruction {
        /** Where the jump goes. */
        Instruction taken;

        /** For a jump backwards: the code that counts it, and the place; null and nothing for a jump forwards. */
        ThreadedCode counter;
        int target;
        int jumpPc;

        Branch(int pc, int sp) {
            super(pc, sp);
        }

        /** Jumps. */
        final Instruction take(ThreadState ts, InterpreterFrame frame) {
            return counter == null ? taken : takeBack(ts, frame);
        }

        private Instruction takeBack(ThreadState ts, InterpreterFrame frame) {
            frame.pc = jumpPc;
            return counter.jumpBack(ts, frame, target) ? taken : null;
        }
    }
}
