package dev.adder.compiler;

import static dev.adder.compiler.Opcode.*;

import java.util.ArrayList;
import java.util.List;

/** Simplifies the instructions of one basic block: constant conditions, jumps to jumps, constant tuples, swaps. */
// CPython: Python/compile.c optimize_basic_block
final class BlockOptimizer {
    private final List<Object> consts;

    BlockOptimizer(List<Object> consts) {
        this.consts = consts;
    }

    void optimize(BasicBlock block) {
        ArrayList<Instruction> code = block.instructions;
        for (int i = 0; i < code.size(); i++) {
            Instruction inst = code.get(i);
            Instruction next = i + 1 < code.size() ? code.get(i + 1) : null;
            int nextOp = next == null ? 0 : next.opcode;
            Instruction target = null;
            if (inst.isJump() || inst.isBlockPush()) {
                inst.target = inst.target.skipEmpty();
                target = inst.target.isEmpty() ? null : inst.target.get(0);
            }
            int targetOp = target == null ? NOP : target.opcode;
            switch (inst.opcode) {
                case LOAD_CONST -> optimizeConst(block, i, inst, next, nextOp);
                case BUILD_TUPLE -> {
                    int n = inst.oparg;
                    if (nextOp == UNPACK_SEQUENCE && next.oparg == n && n >= 1 && n <= 3) {
                        inst.opcode = NOP;
                        next.opcode = n == 1 ? NOP : SWAP;
                    } else if (i >= n) {
                        foldTuple(code, i, n);
                    }
                }
                case JUMP_IF_FALSE_OR_POP -> {
                    switch (targetOp) {
                        case POP_JUMP_IF_FALSE -> i -= thread(inst, target, POP_JUMP_IF_FALSE);
                        case JUMP, JUMP_IF_FALSE_OR_POP -> i -= thread(inst, target, JUMP_IF_FALSE_OR_POP);
                        case JUMP_IF_TRUE_OR_POP, POP_JUMP_IF_TRUE -> i -= passOpposite(inst, target, POP_JUMP_IF_FALSE);
                        default -> { }
                    }
                }
                case JUMP_IF_TRUE_OR_POP -> {
                    switch (targetOp) {
                        case POP_JUMP_IF_TRUE -> i -= thread(inst, target, POP_JUMP_IF_TRUE);
                        case JUMP, JUMP_IF_TRUE_OR_POP -> i -= thread(inst, target, JUMP_IF_TRUE_OR_POP);
                        case JUMP_IF_FALSE_OR_POP, POP_JUMP_IF_FALSE -> i -= passOpposite(inst, target, POP_JUMP_IF_TRUE);
                        default -> { }
                    }
                }
                case JUMP, POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE -> {
                    if (targetOp == JUMP) {
                        i -= thread(inst, target, inst.opcode);
                    }
                }
                case SWAP -> {
                    if (inst.oparg == 1) {
                        inst.opcode = NOP;
                    } else {
                        i = mergeSwaps(code, i);
                        applyStaticSwaps(code, i);
                    }
                }
                case PUSH_NULL -> {
                    if (nextOp == LOAD_GLOBAL) {
                        inst.opcode = NOP;
                        inst.oparg = 0;
                        next.oparg |= 1;
                    }
                }
                default -> { }
            }
        }
    }

    private void optimizeConst(BasicBlock block, int i, Instruction inst, Instruction next, int nextOp) {
        Object value = consts.get(inst.oparg);
        switch (nextOp) {
            case POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE -> {
                inst.opcode = NOP;
                if (ConstantFolder.isTrue(value) == (nextOp == POP_JUMP_IF_TRUE)) {
                    next.opcode = JUMP;
                    block.noFallthrough = true;
                } else {
                    next.opcode = NOP;
                    next.target = null;
                }
            }
            case JUMP_IF_FALSE_OR_POP, JUMP_IF_TRUE_OR_POP -> {
                if (ConstantFolder.isTrue(value) == (nextOp == JUMP_IF_TRUE_OR_POP)) {
                    next.opcode = JUMP;
                    block.noFallthrough = true;
                } else {
                    inst.opcode = NOP;
                    next.opcode = NOP;
                    next.target = null;
                }
            }
            case IS_OP -> {
                Instruction jump = i + 2 < block.size() ? block.get(i + 2) : null;
                if (value == Constants.Singleton.NONE && jump != null
                        && (jump.opcode == POP_JUMP_IF_FALSE || jump.opcode == POP_JUMP_IF_TRUE)) {
                    boolean isNot = next.oparg == 1;
                    inst.opcode = NOP;
                    next.opcode = NOP;
                    jump.opcode = isNot != (jump.opcode == POP_JUMP_IF_FALSE) ? POP_JUMP_IF_NOT_NONE : POP_JUMP_IF_NONE;
                }
            }
            default -> { }
        }
    }

    /** Lets a jump to a jump go where that one goes, unless a line would no longer be traced; returns 1 if it changed. */
    // CPython: Python/compile.c jump_thread
    private static int thread(Instruction inst, Instruction target, int opcode) {
        if (inst.lineno == target.lineno && inst.target != target.target) {
            inst.target = target.target;
            inst.opcode = opcode;
            return 1;
        }
        return 0;
    }

    /** Lets a jump to a test that surely fails go past the test. */
    private static int passOpposite(Instruction inst, Instruction target, int opcode) {
        if (inst.lineno == target.lineno) {
            inst.opcode = opcode;
            inst.target = inst.target.next;
            return 1;
        }
        return 0;
    }

    // CPython: Python/compile.c fold_tuple_on_constants
    private void foldTuple(ArrayList<Instruction> code, int at, int n) {
        List<Object> items = new ArrayList<>(n);
        for (int i = at - n; i < at; i++) {
            if (code.get(i).opcode != LOAD_CONST) {
                return;
            }
            items.add(consts.get(code.get(i).oparg));
        }
        Constants.Tuple tuple = new Constants.Tuple(items);
        int index = 0;
        while (index < consts.size() && !tuple.equals(consts.get(index))) {
            index++;
        }
        if (index == consts.size()) {
            consts.add(tuple);
        }
        for (int i = at - n; i < at; i++) {
            code.get(i).opcode = NOP;
        }
        code.get(at).opcode = LOAD_CONST;
        code.get(at).oparg = index;
    }

    /** Replaces a run of SWAPs by the fewest that do the same; returns the index of the run's last instruction. */
    // CPython: Python/compile.c swaptimize
    private static int mergeSwaps(ArrayList<Instruction> code, int start) {
        int depth = code.get(start).oparg;
        int length = 1;
        boolean more = false;
        for (; start + length < code.size(); length++) {
            Instruction i = code.get(start + length);
            if (i.opcode == SWAP) {
                depth = Math.max(depth, i.oparg);
                more = true;
            } else if (i.opcode != NOP) {
                break;
            }
        }
        if (!more) {
            return start;
        }
        int[] stack = new int[depth];
        for (int i = 0; i < depth; i++) {
            stack[i] = i;
        }
        for (int i = 0; i < length; i++) {
            Instruction inst = code.get(start + i);
            if (inst.opcode == SWAP) {
                int top = stack[0];
                stack[0] = stack[inst.oparg - 1];
                stack[inst.oparg - 1] = top;
            }
        }
        // Each cycle of the permutation is walked once, writing swaps from the end of the run backwards.
        final int visited = -1;
        int current = start + length - 1;
        for (int i = 0; i < depth; i++) {
            if (stack[i] == visited || stack[i] == i) {
                continue;
            }
            int j = i;
            while (true) {
                // Only the top can be swapped, so 0 is part of every cycle without a swap of its own.
                if (j != 0) {
                    code.get(current).opcode = SWAP;
                    code.get(current--).oparg = j + 1;
                }
                if (stack[j] == visited) {
                    break;
                }
                int nextJ = stack[j];
                stack[j] = visited;
                j = nextJ;
            }
        }
        while (current >= start) {
            code.get(current--).opcode = NOP;
        }
        return start + length - 1;
    }

    private static boolean isSwappable(int opcode) {
        return opcode == STORE_FAST || opcode == POP_TOP;
    }

    private static int nextSwappable(ArrayList<Instruction> code, int i, int lineno) {
        while (++i < code.size()) {
            Instruction inst = code.get(i);
            if (lineno >= 0 && inst.lineno != lineno) {
                return -1;
            }
            if (inst.opcode != NOP) {
                return isSwappable(inst.opcode) ? i : -1;
            }
        }
        return -1;
    }

    /** Swaps the instructions that consume two values instead of the values. */
    // CPython: Python/compile.c apply_static_swaps
    private static void applyStaticSwaps(ArrayList<Instruction> code, int i) {
        for (; i >= 0; i--) {
            Instruction swap = code.get(i);
            if (swap.opcode != SWAP) {
                if (swap.opcode == NOP || isSwappable(swap.opcode)) {
                    continue;
                }
                return;
            }
            int j = nextSwappable(code, i, -1);
            if (j < 0) {
                return;
            }
            int k = j;
            int lineno = code.get(j).lineno;
            for (int n = swap.oparg - 1; n > 0; n--) {
                k = nextSwappable(code, k, lineno);
                if (k < 0) {
                    return;
                }
            }
            if (storesCollide(code, j, k)) {
                return;
            }
            swap.opcode = NOP;
            Instruction temp = code.get(j);
            code.set(j, code.get(k));
            code.set(k, temp);
        }
    }

    private static int storesTo(Instruction i) {
        return i.opcode == STORE_FAST ? i.oparg : -1;
    }

    /** Whether exchanging two stores would change which value a variable has in the end. */
    private static boolean storesCollide(ArrayList<Instruction> code, int j, int k) {
        int storeJ = storesTo(code.get(j));
        int storeK = storesTo(code.get(k));
        if (storeJ < 0 && storeK < 0) {
            return false;
        }
        if (storeJ == storeK) {
            return true;
        }
        for (int i = j + 1; i < k; i++) {
            int store = storesTo(code.get(i));
            if (store >= 0 && (store == storeJ || store == storeK)) {
                return true;
            }
        }
        return false;
    }
}
