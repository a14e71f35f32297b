package dev.adder.runtime.hot;

import dev.adder.compiler.Opcode;
import dev.adder.runtime.interpreter.Op;
import dev.adder.runtime.object.PyCode;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The depth of the value stack at each instruction of a code object. The compiler makes it the same on every way to an instruction; here it is found
 * again by following the jumps and the exception table.
 */
public final class StackDepths {
    private final PyCode code;
    private final int[] depths;
    private final BitSet targets = new BitSet();
    private final ArrayDeque<Integer> work = new ArrayDeque<>();

    public StackDepths(PyCode code) {
        this.code = code;
        depths = new int[code.code.length / 2];
        Arrays.fill(depths, -1);
    }

    /** The depth at the start of each code unit, -1 where the execution cannot come. */
    public int[] depths() {
        flow(0, 0);
        boolean more = true;
        while (more) {
            while (!work.isEmpty()) {
                follow(work.pop());
            }
            more = handlers();
        }
        return depths;
    }

    /** The code units that are jumped to, or that handle exceptions. */
    public BitSet targets() {
        return targets;
    }

    /** Whether the table leads to a handler not seen before. */
    private boolean handlers() {
        boolean found = false;
        for (int unit = 0; unit < depths.length; unit++) {
            if (depths[unit] >= 0) {
                long handler = code.handler(unit);
                if (handler >= 0) {
                    int target = (int) (handler >>> 32);
                    targets.set(target);
                    if (depths[target] < 0) {
                        flow(target, ((int) handler >> 1) + ((int) handler & 1) + 1);
                        found = true;
                    }
                }
            }
        }
        return found;
    }

    private void flow(int unit, int depth) {
        if (unit < depths.length && depths[unit] < 0) {
            depths[unit] = depth;
            work.push(unit);
        }
    }

    private void follow(int unit) {
        int depth = depths[unit];
        int op = code.code[unit * 2] & 0xff;
        int arg = code.code[unit * 2 + 1] & 0xff;
        while (op == Op.EXTENDED_ARG) {
            unit++;
            op = code.code[unit * 2] & 0xff;
            arg = arg << 8 | code.code[unit * 2 + 1] & 0xff;
            depths[unit] = depth;
        }
        int next = unit + 1 + Op.caches(op);
        for (int i = unit + 1; i < next; i++) {
            depths[i] = depth;
        }
        int target = jumpTarget(op, arg, next);
        if (target >= 0) {
            targets.set(target);
            flow(target, depth + Opcode.stackEffect(op, arg, 1));
        }
        if (!endsFlow(op)) {
            flow(next, depth + effect(op, arg));
        }
    }

    /** The effect without a jump; for PRECALL and CALL, and for what resuming a generator pushes, what really happens. */
    private static int effect(int op, int arg) {
        return switch (op) {
            case Op.PRECALL -> 0;
            case Op.CALL -> -arg - 1;
            case Op.RETURN_GENERATOR -> 1;
            default -> Opcode.stackEffect(op, arg, 0);
        };
    }

    /** Whether the next instruction does not follow. */
    public static boolean endsFlow(int op) {
        return switch (op) {
            case Op.RETURN_VALUE, Op.RAISE_VARARGS, Op.RERAISE, Op.JUMP_FORWARD, Op.JUMP_BACKWARD, Op.JUMP_BACKWARD_NO_INTERRUPT -> true;
            default -> false;
        };
    }

    /** Where a jump goes, or -1; {@code next} is the instruction after it. */
    public static int jumpTarget(int op, int arg, int next) {
        return switch (op) {
            case Op.JUMP_FORWARD, Op.JUMP_IF_FALSE_OR_POP, Op.JUMP_IF_TRUE_OR_POP, Op.POP_JUMP_FORWARD_IF_FALSE, Op.POP_JUMP_FORWARD_IF_TRUE,
                    Op.POP_JUMP_FORWARD_IF_NONE, Op.POP_JUMP_FORWARD_IF_NOT_NONE, Op.FOR_ITER, Op.SEND -> next + arg;
            case Op.JUMP_BACKWARD, Op.JUMP_BACKWARD_NO_INTERRUPT, Op.POP_JUMP_BACKWARD_IF_FALSE, Op.POP_JUMP_BACKWARD_IF_TRUE,
                    Op.POP_JUMP_BACKWARD_IF_NONE, Op.POP_JUMP_BACKWARD_IF_NOT_NONE -> next - arg;
            default -> -1;
        };
    }
}
