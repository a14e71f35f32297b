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
 * A form of a code object that is faster than what {@link EvalLoop} runs: a {@link ThreadedCode}, or a class of its own: the hot tier. Such a class has
 * one method, made by {@link Translator} from calls of {@link HotOps}, in which the depth of the value stack at each instruction is a constant
 * and no instruction is dispatched.
 *
 * <p>Invariant: between two instructions everything that the frame owns is in its slots, as the loop keeps it, but for at most the value
 * on top of the stack, which a class keeps on the Java stack until the next instruction takes it, and for locals and constants that the next
 * instruction consumes at once and which are borrowed. So a frame can go over to the loop after any instruction ("leaving": the method returns null,
 * with the place in {@link InterpreterFrame#pc} and {@link InterpreterFrame#stacktop}), and come back where the code has an entry.
 */
public abstract class HotCode {
    /** How many calls and backward jumps make a code object threaded code; 0 leaves all to the loop. */
    private static final int WARM = Integer.getInteger("adder.warm", 2);

    /** How many calls and backward jumps of threaded code make it a class; none do if the property is 0. */
    static final int THRESHOLD = threshold(Integer.getInteger("adder.hot", 2000));

    /** The heat of a code object that stays what it is. */
    private static final int NEVER = Integer.MIN_VALUE;

    /** The stack pointer at the start of each code unit, -1 where none can be. */
    int[] stackPointers;

    /** The code units at which the method of a class can begin, and the loop heads among them. */
    private BitSet entries;
    private int[] heads = {};

    protected HotCode() {}

    private static int threshold(int n) {
        return n > 0 ? n : Integer.MAX_VALUE;
    }

    /**
     * Runs the frame from code unit {@code pc}, one of the entries.
     *
     * @param s the slots of the frame
     * @return what the frame returned or yielded, owned, the frame having ended as in the loop; null if the loop must go on with it. When this
     *     throws, the frame has ended, too.
     */
    protected abstract PyObject run(ThreadState ts, InterpreterFrame frame, PyObject[] s, int pc);

    private static boolean enabled() {
        return WARM > 0 && !(HeapMode.AUDIT && AuditStep.wanted);
    }

    /** Counts a call of {@code code}, which the loop has run so far. */
    @Borrowed
    static HotCode called(PyCode code) {
        return ++code.heat >= WARM ? thread(code) : null;
    }

    /** Counts a jump of the loop backwards to {@code head}; at the threshold, it finds an ENTER_HOT there. */
    static void looped(PyCode code, int head) {
        if (++code.heat >= WARM && thread(code) != null) {
            code.threaded.enterAt(head);
        }
    }

    private static HotCode thread(PyCode code) {
        if (code.threaded == null) {
            if (!enabled()) {
                code.heat = NEVER;
                return null;
            }
            code.threaded = new ThreadedCode(code);
            code.hot = code.threaded;
            code.heat = 0;
        }
        return code.hot;
    }

    /**
     * Makes the hot code object a class, if that can be, with an entry at {@code pc}.
     *
     * @return whether {@link PyCode#hot} can begin there
     */
    static boolean translate(PyCode code, int pc) {
        code.heat = 0;
        HotCode old = code.hot;
        boolean isFirst = old == code.threaded;
        if (!isFirst && old.entries.get(pc)) {
            return true;
        }
        int[] heads = isFirst ? new int[0] : old.heads;
        Translator translator = new Translator(code, heads);
        if (!translator.entries().get(pc)) {
            heads = Arrays.copyOf(heads, heads.length + 1);
            heads[heads.length - 1] = pc;
            translator = new Translator(code, heads);
        }
        byte[] bytes = translator.translate();
        if (bytes == null) {
            code.heat = NEVER;
            return false;
        }
        HotCode made;
        try {
            made = (HotCode) MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        made.stackPointers = code.threaded.stackPointers;
        made.entries = translator.entries();
        made.heads = heads;
        code.hot = made;
        return true;
    }
}
