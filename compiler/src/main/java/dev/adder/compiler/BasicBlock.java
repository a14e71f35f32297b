package dev.adder.compiler;

import java.util.ArrayList;

/**
 * A run of instructions that is entered at its start only. At most its last instruction is a jump; when that is not taken,
 * control goes on at {@link #next}.
 */
final class BasicBlock {
    final ArrayList<Instruction> instructions = new ArrayList<>();
    /** The block that follows in the code. */
    BasicBlock next;
    int predecessors;
    /** Offset of the first instruction, in units of two bytes. */
    int offset;
    /** Depth of the value stack on entry, or {@link Integer#MIN_VALUE} while unknown. */
    int startDepth;
    /** Whether the block is a handler that finds the offset of the failing instruction below the exception. */
    boolean preserveLasti;
    boolean visited;
    /** Whether control leaves the code object at the block's end. */
    boolean exit;
    /** Whether control never goes on at {@link #next}. */
    boolean noFallthrough;
    /** The handlers in force on entry, innermost last; set while exception targets are labelled. */
    BasicBlock[] exceptStack;
    int exceptDepth;

    int size() {
        return instructions.size();
    }

    boolean isEmpty() {
        return instructions.isEmpty();
    }

    Instruction get(int i) {
        return instructions.get(i);
    }

    /** The last instruction, or null in an empty block. */
    Instruction last() {
        return instructions.isEmpty() ? null : instructions.get(instructions.size() - 1);
    }

    /** This block, or the next one that holds an instruction. */
    BasicBlock skipEmpty() {
        BasicBlock block = this;
        while (block.instructions.isEmpty() && block.next != null) {
            block = block.next;
        }
        return block;
    }
}
