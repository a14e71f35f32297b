package dev.adder.runtime.interpreter;

import dev.adder.heap.HeapMode;
import dev.adder.processor.Borrowed;
import dev.adder.runtime.hot.Translator;
import dev.adder.runtime.object.PyCode;
import dev.adder.runtime.object.PyObject;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A code object as a Java class: the hot tier. The class has one method, made by {@link Translator} from calls of {@link HotOps}, in
 * which the depth of the value stack at each instruction is a constant and no instruction is dispatched.
 *
 * <p>Invariant: between two instructions everything that the frame owns is in its slots, as the loop keeps it, but for at most the value
 * on top of the stack, which the code keeps on the Java stack until the next instruction takes it, and for locals and constants that the next
 * instruction consumes at once and which are borrowed. So a frame can go over to the loop after any instruction ("leaving": the method returns null,
 * with the place in {@link InterpreterFrame#pc} and {@link InterpreterFrame#stacktop}), and come back where the code has an entry.
 */
public abstract class HotCode {
    /** How many calls and backward jumps make a code object hot; 0 turns the tier off. */
    private static final int THRESHOLD = Integer.getInteger("adder.hot", 2000);

    /** What stands for a code object that cannot be translated. */
    static final int NEVER = Integer.MIN_VALUE;

    /** The stack pointer at the start of each code unit, -1 where none can be. */
    int[] stackPointers;

    /** The code units at which the method can begin. */
    BitSet entries;

    /** The loop heads among them, and the instructions of the loop which {@link Op#ENTER_HOT} has replaced there. */
    int[] heads = {};
    int[] replaced = {};

    protected HotCode() {}

    /**
     * Runs the frame from code unit {@code pc}, one of the entries.
     *
     * @param s the slots of the frame
     * @return what the frame returned or yielded, owned, the frame having ended as in the loop; null if the loop must go on with it. When this
     *     throws, the frame has ended, too.
     */
    protected abstract PyObject run(ThreadState ts, InterpreterFrame frame, PyObject[] s, int pc);

    private static boolean enabled() {
        return THRESHOLD > 0 && !(HeapMode.AUDIT && AuditStep.hook != null);
    }

    /** Counts a call of {@code code}, which has no hot code yet. */
    @Borrowed
    static HotCode called(PyCode code) {
        return ++code.heat >= THRESHOLD ? translate(code, -1) : null;
    }

    /** Counts a jump backwards to {@code head}; at the threshold, the loop finds an ENTER_HOT there. */
    static void looped(PyCode code, int head) {
        if (++code.heat >= THRESHOLD) {
            translate(code, head);
        }
    }

    /** The instruction of the loop at {@code pc}, which ENTER_HOT replaces. */
    static int replaced(PyCode code, int pc) {
        HotCode hot = code.hot;
        for (int i = 0; i < hot.heads.length; i++) {
            if (hot.heads[i] == pc) {
                return hot.replaced[i];
            }
        }
        throw new AssertionError("no loop head at " + pc);
    }

    private static HotCode translate(PyCode code, int head) {
        code.heat = 0;
        HotCode old = code.hot;
        if (!enabled()) {
            code.heat = NEVER;
            return null;
        }
        if (head < 0 ? old != null : old != null && old.entries.get(head)) {
            return old;
        }
        int[] heads = old == null ? new int[0] : old.heads;
        if (head >= 0) {
            heads = Arrays.copyOf(heads, heads.length + 1);
            heads[heads.length - 1] = head;
        }
        int[] instrs = code.instructions();
        Translator translator = new Translator(code, heads);
        byte[] bytes = translator.translate();
        if (bytes == null) {
            code.heat = NEVER;
            return old;
        }
        HotCode made;
        try {
            made = (HotCode) MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        made.stackPointers = translator.stackPointers();
        made.entries = translator.entries();
        made.heads = heads;
        made.replaced = old == null ? new int[heads.length] : Arrays.copyOf(old.replaced, heads.length);
        if (head >= 0) {
            made.replaced[heads.length - 1] = instrs[head];
            instrs[head] = Op.ENTER_HOT;
        }
        code.hot = made;
        return made;
    }
}
