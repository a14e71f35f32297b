package dev.adder.compiler;

import static dev.adder.compiler.Opcode.*;

import java.util.ArrayList;
import java.util.List;

/**
 * The passes over the basic blocks of one code object, from what the code generator left to what the assembler writes:
 * simplification, line numbers, stack depth, exception handlers, directions of jumps. They run in the order in which they
 * stand here.
 */
// CPython: Python/compile.c
final class FlowGraph {
    /** An exit block of at most this many instructions is copied to where it is jumped to from. */
    private static final int MAX_COPY_SIZE = 4;

    private final CompilationUnit unit;
    private final BasicBlock entry;
    private final List<Object> consts;

    FlowGraph(CompilationUnit unit, List<Object> consts) {
        this.unit = unit;
        this.entry = unit.blocks.get(0);
        this.consts = consts;
    }

    /** Marks what leaves the code object or never falls through, and lets no jump lead to an empty block. */
    // CPython: Python/compile.c normalize_basic_block
    void normalizeBlocks() {
        for (BasicBlock block : unit.blocks) {
            for (Instruction i : block.instructions) {
                if (CompilationUnit.endsBlock(i.opcode)) {
                    block.exit = true;
                    block.noFallthrough = true;
                } else if (i.isJump()) {
                    if (i.opcode == JUMP || i.opcode == JUMP_NO_INTERRUPT) {
                        block.noFallthrough = true;
                    }
                    i.target = i.target.skipEmpty();
                }
            }
        }
    }

    // CPython: Python/compile.c extend_block
    void inlineSmallExits() {
        for (int n = unit.blocks.size() - 1; n >= 0; n--) {
            BasicBlock block = unit.blocks.get(n);
            Instruction last = block.last();
            if (last == null || last.opcode != JUMP) {
                continue;
            }
            BasicBlock target = last.target;
            if (isExitWithoutLineno(target) && target.size() <= MAX_COPY_SIZE) {
                last.opcode = NOP;
                for (int i = 0, count = target.size(); i < count; i++) {
                    block.instructions.add(target.get(i).copy());
                }
                block.exit = true;
            }
        }
    }

    // CPython: Python/compile.c optimize_cfg
    void optimize() {
        BlockOptimizer optimizer = new BlockOptimizer(consts);
        for (BasicBlock b = entry; b != null; b = b.next) {
            optimizer.optimize(b);
            removeNops(b);
        }
        inlineSmallExits();
        markReachable();
        for (BasicBlock b = entry; b != null; b = b.next) {
            if (b.predecessors == 0) {
                b.instructions.clear();
                b.noFallthrough = false;
            }
        }
        eliminateEmptyBlocks();
        for (BasicBlock b = entry; b != null; b = b.next) {
            removeNops(b);
        }
        removeRedundantJumps();
    }

    /** Removes NOPs that no line number needs. */
    // CPython: Python/compile.c clean_basic_block
    private static void removeNops(BasicBlock block) {
        ArrayList<Instruction> code = block.instructions;
        int dest = 0;
        int previous = -1;
        for (int src = 0; src < code.size(); src++) {
            Instruction instruction = code.get(src);
            int lineno = instruction.lineno;
            if (instruction.opcode == NOP) {
                if (lineno < 0 || previous == lineno) {
                    continue;
                }
                if (src < code.size() - 1) {
                    Instruction next = code.get(src + 1);
                    if (next.lineno == lineno) {
                        continue;
                    }
                    if (next.lineno < 0) {
                        next.setLocation(instruction);
                        continue;
                    }
                } else {
                    BasicBlock next = block.next;
                    while (next != null && next.isEmpty()) {
                        next = next.next;
                    }
                    if (next != null && next.get(0).lineno == lineno) {
                        continue;
                    }
                }
            }
            code.set(dest++, instruction);
            previous = lineno;
        }
        code.subList(dest, code.size()).clear();
    }

    // CPython: Python/compile.c mark_reachable
    private void markReachable() {
        for (BasicBlock b : unit.blocks) {
            b.visited = false;
            b.predecessors = 0;
        }
        ArrayList<BasicBlock> stack = new ArrayList<>();
        entry.predecessors = 1;
        stack.add(entry);
        while (!stack.isEmpty()) {
            BasicBlock b = stack.remove(stack.size() - 1);
            b.visited = true;
            if (b.next != null && !b.noFallthrough) {
                if (!b.next.visited && b.next.predecessors == 0) {
                    stack.add(b.next);
                }
                b.next.predecessors++;
            }
            for (Instruction i : b.instructions) {
                if (i.target != null && (i.isJump() || i.isBlockPush())) {
                    if (i.target.predecessors == 0) {
                        stack.add(i.target);
                    }
                    i.target.predecessors++;
                }
            }
        }
    }

    // CPython: Python/compile.c eliminate_empty_basic_blocks
    private void eliminateEmptyBlocks() {
        for (BasicBlock b = entry; b != null; b = b.next) {
            if (b.next != null) {
                b.next = b.next.skipEmpty();
            }
        }
        for (BasicBlock b = entry; b != null; b = b.next) {
            for (Instruction i : b.instructions) {
                if (i.isJump() || i.isBlockPush()) {
                    i.target = i.target.skipEmpty();
                }
            }
        }
    }

    /** Makes a jump to the following block a NOP, which the last pass removes unless its line needs it. */
    private void removeRedundantJumps() {
        for (BasicBlock b = entry; b != null; b = b.next) {
            Instruction last = b.last();
            if (last != null && (last.opcode == JUMP || last.opcode == JUMP_NO_INTERRUPT) && last.target == b.next) {
                b.noFallthrough = false;
                last.opcode = NOP;
                last.target = null;
            }
        }
    }

    private static boolean isExitWithoutLineno(BasicBlock block) {
        if (!block.exit) {
            return false;
        }
        for (Instruction i : block.instructions) {
            if (i.lineno >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Gives each jump to an exit without a line number an exit of its own, with the line of the jump. */
    // CPython: Python/compile.c duplicate_exits_without_lineno
    void duplicateExitsWithoutLineno() {
        int count = unit.blocks.size();
        for (int n = count - 1; n >= 0; n--) {
            BasicBlock b = unit.blocks.get(n);
            Instruction last = b.last();
            if (last == null || !last.isJump()) {
                continue;
            }
            BasicBlock target = last.target;
            if (isExitWithoutLineno(target) && target.predecessors > 1) {
                BasicBlock copy = unit.newBlock();
                for (Instruction i : target.instructions) {
                    copy.instructions.add(i.copy());
                }
                copy.exit = true;
                copy.noFallthrough = true;
                copy.get(0).setLocation(last);
                last.target = copy;
                target.predecessors--;
                copy.predecessors = 1;
                copy.next = target.next;
                target.next = copy;
            }
        }
        for (int n = unit.blocks.size() - 1; n >= 0; n--) {
            BasicBlock b = unit.blocks.get(n);
            while (b.next != null && b.next.isEmpty()) {
                b.next = b.next.next;
            }
        }
        for (int n = unit.blocks.size() - 1; n >= 0; n--) {
            BasicBlock b = unit.blocks.get(n);
            if (!b.noFallthrough && b.next != null && !b.isEmpty() && isExitWithoutLineno(b.next)) {
                b.next.get(0).setLocation(b.last());
            }
        }
    }

    /** Drops constants after the last one in use; the first may be a docstring and stays. */
    // CPython: Python/compile.c trim_unused_consts
    void trimUnusedConsts() {
        int max = 0;
        for (BasicBlock b = entry; b != null; b = b.next) {
            for (Instruction i : b.instructions) {
                if ((i.opcode == LOAD_CONST || i.opcode == KW_NAMES) && i.oparg > max) {
                    max = i.oparg;
                }
            }
        }
        if (max + 1 < consts.size()) {
            consts.subList(max + 1, consts.size()).clear();
        }
    }

    /** Gives an instruction without a place that of the one before it, also across the edge to a block with no other way in. */
    // CPython: Python/compile.c propagate_line_numbers
    void propagateLineNumbers() {
        for (BasicBlock b = entry; b != null; b = b.next) {
            if (b.isEmpty()) {
                continue;
            }
            Instruction previous = new Instruction(NOP, 0);
            for (Instruction i : b.instructions) {
                if (i.lineno < 0) {
                    i.setLocation(previous);
                } else {
                    previous = i;
                }
            }
            if (!b.noFallthrough && b.next != null && b.next.predecessors == 1 && b.next.get(0).lineno < 0) {
                b.next.get(0).setLocation(previous);
            }
            Instruction last = b.last();
            if (last.isJump() && last.target.predecessors == 1 && last.target.get(0).lineno < 0) {
                last.target.get(0).setLocation(previous);
            }
        }
    }

    // CPython: Python/compile.c guarantee_lineno_for_exits
    void guaranteeLinenoForExits() {
        int lineno = unit.firstlineno;
        for (BasicBlock b = entry; b != null; b = b.next) {
            Instruction last = b.last();
            if (last == null) {
                continue;
            }
            if (last.lineno >= 0) {
                lineno = last.lineno;
            } else if (last.opcode == RETURN_VALUE) {
                for (Instruction i : b.instructions) {
                    i.lineno = lineno;
                }
            }
        }
    }

    /** The greatest depth of the value stack; sets each block's depth on entry. */
    // CPython: Python/compile.c stackdepth
    int stackDepth(boolean generator) {
        for (BasicBlock b = entry; b != null; b = b.next) {
            b.startDepth = Integer.MIN_VALUE;
        }
        int max = 0;
        ArrayList<BasicBlock> stack = new ArrayList<>();
        pushAtDepth(stack, entry, generator ? 1 : 0);
        while (!stack.isEmpty()) {
            BasicBlock b = stack.remove(stack.size() - 1);
            int depth = b.startDepth;
            BasicBlock next = b.next;
            for (Instruction i : b.instructions) {
                int newDepth = depth + stackEffect(i.opcode, i.oparg, 0);
                max = Math.max(max, newDepth);
                if (i.isJump() || i.isBlockPush()) {
                    int targetDepth = depth + stackEffect(i.opcode, i.oparg, 1);
                    max = Math.max(max, targetDepth);
                    pushAtDepth(stack, i.target, targetDepth);
                }
                depth = newDepth;
                if (i.opcode == JUMP || i.opcode == JUMP_NO_INTERRUPT || CompilationUnit.endsBlock(i.opcode)) {
                    next = null;
                    break;
                }
            }
            if (next != null) {
                pushAtDepth(stack, next, depth);
            }
        }
        return max;
    }

    private static void pushAtDepth(ArrayList<BasicBlock> stack, BasicBlock block, int depth) {
        if (block.startDepth < depth && block.startDepth < 100) {
            block.startDepth = depth;
            stack.add(block);
        }
    }

    /** Notes at each instruction the handler of exceptions raised there, and removes the pseudo-instructions that say so. */
    // CPython: Python/compile.c label_exception_targets, convert_exception_handlers_to_nops
    void labelExceptionTargets() {
        for (BasicBlock b : unit.blocks) {
            b.visited = false;
            b.exceptStack = null;
        }
        ArrayList<BasicBlock> todo = new ArrayList<>();
        enter(todo, entry, new BasicBlock[CompilationUnit.MAX_BLOCKS + 2], 0);
        while (!todo.isEmpty()) {
            BasicBlock b = todo.remove(todo.size() - 1);
            BasicBlock[] handlers = b.exceptStack;
            int depth = b.exceptDepth;
            b.exceptStack = null;
            BasicBlock handler = depth == 0 ? null : handlers[depth];
            for (Instruction i : b.instructions) {
                if (i.isBlockPush()) {
                    enter(todo, i.target, handlers.clone(), depth);
                    if (i.opcode != SETUP_FINALLY) {
                        i.target.preserveLasti = true;
                    }
                    if (depth + 1 == handlers.length) {
                        handlers = java.util.Arrays.copyOf(handlers, handlers.length * 2);
                    }
                    handlers[++depth] = i.target;
                    handler = i.target;
                } else if (i.opcode == POP_BLOCK) {
                    depth--;
                    handler = depth == 0 ? null : handlers[depth];
                } else {
                    i.except = handler;
                    if (i.isJump()) {
                        enter(todo, i.target, handlers.clone(), depth);
                    }
                }
            }
            if (!b.noFallthrough && b.next != null) {
                enter(todo, b.next, handlers, depth);
            }
        }
        for (BasicBlock b = entry; b != null; b = b.next) {
            for (Instruction i : b.instructions) {
                if (i.isBlockPush() || i.opcode == POP_BLOCK) {
                    i.opcode = NOP;
                    i.target = null;
                }
            }
        }
        for (BasicBlock b = entry; b != null; b = b.next) {
            removeNops(b);
        }
    }

    private static void enter(ArrayList<BasicBlock> todo, BasicBlock block, BasicBlock[] handlers, int depth) {
        if (!block.visited) {
            block.visited = true;
            block.exceptStack = handlers;
            block.exceptDepth = depth;
            todo.add(block);
        }
    }

    /** Chooses the forward or the backward form of each jump. */
    // CPython: Python/compile.c normalize_jumps
    void normalizeJumps() {
        for (BasicBlock b = entry; b != null; b = b.next) {
            b.visited = false;
        }
        for (BasicBlock b = entry; b != null; b = b.next) {
            b.visited = true;
            Instruction last = b.last();
            if (last == null || !last.isJump()) {
                continue;
            }
            boolean forward = !last.target.visited;
            last.opcode = switch (last.opcode) {
                case JUMP -> forward ? JUMP_FORWARD : JUMP_BACKWARD;
                case JUMP_NO_INTERRUPT -> forward ? JUMP_FORWARD : JUMP_BACKWARD_NO_INTERRUPT;
                case POP_JUMP_IF_FALSE -> forward ? POP_JUMP_FORWARD_IF_FALSE : POP_JUMP_BACKWARD_IF_FALSE;
                case POP_JUMP_IF_TRUE -> forward ? POP_JUMP_FORWARD_IF_TRUE : POP_JUMP_BACKWARD_IF_TRUE;
                case POP_JUMP_IF_NONE -> forward ? POP_JUMP_FORWARD_IF_NONE : POP_JUMP_BACKWARD_IF_NONE;
                case POP_JUMP_IF_NOT_NONE -> forward ? POP_JUMP_FORWARD_IF_NOT_NONE : POP_JUMP_BACKWARD_IF_NOT_NONE;
                default -> last.opcode;
            };
        }
    }

    /** Sets the blocks' offsets and the arguments of jumps, until no jump changes its size. */
    // CPython: Python/compile.c assemble_jump_offsets
    void resolveJumps() {
        boolean again;
        do {
            int total = 0;
            for (BasicBlock b = entry; b != null; b = b.next) {
                b.offset = total;
                for (Instruction i : b.instructions) {
                    total += i.size();
                }
            }
            again = false;
            for (BasicBlock b = entry; b != null; b = b.next) {
                int offset = b.offset;
                for (Instruction i : b.instructions) {
                    int size = i.size();
                    offset += size;
                    if (i.isJump()) {
                        i.oparg = Math.abs(i.target.offset - offset);
                        again |= i.size() != size;
                    }
                }
            }
        } while (again);
    }
}
