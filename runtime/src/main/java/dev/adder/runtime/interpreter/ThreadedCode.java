package dev.adder.runtime.interpreter;

import dev.adder.runtime.object.PyCode;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyObject;
import java.util.Arrays;

/**
 * A code object as linked {@link Instruction}s, each of which returns the next: what a code object becomes that runs more than once. The JVM
 * compiles each kind of instruction by itself, soon and well, which it cannot do with the one large method of {@link EvalLoop}.
 */
public final class ThreadedCode extends HotCode {
    private final PyCode code;

    /** The instruction that begins at a code unit; null where none does. */
    private final Instruction[] starts;

    /** What follows the RESUME with which the code begins, or null if it does not. */
    private final Instruction body;

    /** The loop heads at which the loop comes here, and its instructions that {@link Op#ENTER_HOT} has replaced there. */
    private int[] heads = {};
    private int[] replaced = {};

    ThreadedCode(PyCode code) {
        this.code = code;
        Threader threader = new Threader(code, this);
        starts = threader.instructions();
        body = starts[0] instanceof Instructions.Resume ? starts[0].next : null;
        stackPointers = threader.stackPointers();
    }

    @Override
    protected PyObject run(ThreadState ts, InterpreterFrame frame, PyObject[] s, int pc) {
        if (++code.heat >= THRESHOLD && translate(code, pc)) {
            return code.hot.run(ts, frame, s, pc);
        }
        Instruction i = starts[pc];
        if (pc == 0 && body != null && Gil.requests() == 0) {
            frame.pc = 0;
            i = body;
        }
        for (;;) {
            try {
                do {
                    i = i.run(ts, frame, s);
                } while (i != null);
                break;
            } catch (PyException | StackOverflowError | OutOfMemoryError e) {
                int handler = HotOps.caught(ts, frame, e);
                if (handler < 0) {
                    return null;
                }
                i = starts[handler];
            }
        }
        PyObject r = ts.result;
        ts.result = null;
        return r != null || !ts.entersHot ? r : enterHot(ts, frame, s);
    }

    /** The jump that ended the instructions has found hot code at its target. */
    private PyObject enterHot(ThreadState ts, InterpreterFrame frame, PyObject[] s) {
        ts.entersHot = false;
        return code.hot.run(ts, frame, s, frame.pc + 1);
    }

    /** A jump backwards to {@code target} runs; false if the frame goes over to hot code or to the loop there. */
    boolean jumpBack(ThreadState ts, InterpreterFrame frame, int target) {
        if (HotOps.backEdge(ts, frame, target, stackPointers[target])) {
            return false;
        }
        if (++code.heat >= THRESHOLD && translate(code, target)) {
            HotOps.leaveAt(frame, target, stackPointers[target]);
            ts.entersHot = true;
            return false;
        }
        return true;
    }

    /** Lets the loop come here at {@code head}. */
    void enterAt(int head) {
        int[] instrs = code.instrs;
        if ((instrs[head] & 0xff) != Op.ENTER_HOT) {
            int n = heads.length;
            heads = Arrays.copyOf(heads, n + 1);
            replaced = Arrays.copyOf(replaced, n + 1);
            heads[n] = head;
            replaced[n] = instrs[head];
            instrs[head] = Op.ENTER_HOT;
        }
    }

    /** The instruction of the loop at {@code pc}, which ENTER_HOT replaces. */
    int replaced(int pc) {
        for (int i = 0; i < heads.length; i++) {
            if (heads[i] == pc) {
                return replaced[i];
            }
        }
        throw new AssertionError("no loop head at " + pc);
    }
}
