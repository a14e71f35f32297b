package dev.adder.runtime.object;

import dev.adder.compiler.Opcode;
import dev.adder.runtime.interpreter.InterpreterFrame;
import dev.adder.runtime.interpreter.Op;
import dev.adder.runtime.interpreter.ThreadState;
import java.util.Arrays;

/**
 * Setting f_lineno: a trace function sends the execution to another line. Allowed where the value stack at the target can be had by
 * popping from the present one, entry by entry of the same kind (Objects/frameobject.c).
 */
final class FrameJumps {
    /** The kinds of stack entries, three bits each, the top lowest; a stack is a long. */
    private static final int ITERATOR = 1;
    private static final int EXCEPT = 2;
    private static final int OBJECT = 3;
    private static final int NULL = 4;
    private static final int LASTI = 5;

    private static final int BITS = 3;
    private static final long MASK = 7;
    private static final long UNINITIALIZED = -2;
    private static final long OVERFLOWED = -1;
    private static final long WILL_OVERFLOW = 1L << 20 * BITS;

    private FrameJumps() {}

    private static long push(long stack, long kind) {
        return Long.compareUnsigned(stack, WILL_OVERFLOW) >= 0 ? OVERFLOWED : stack << BITS | kind;
    }

    private static long pop(long stack) {
        return stack >> BITS;
    }

    private static long peek(long stack, int n) {
        return stack >> BITS * (n - 1) & MASK;
    }

    private static long swap(long stack, int n) {
        long top = stack & MASK;
        long other = peek(stack, n);
        int shift = BITS * (n - 1);
        return stack & ~(MASK << shift) & ~MASK | top << shift | other;
    }

    private static int depth(long stack) {
        int depth = 0;
        for (; stack != 0; stack = pop(stack)) {
            depth++;
        }
        return depth;
    }

    private static int arg(byte[] code, int i) {
        int arg = code[i * 2 + 1] & 0xff;
        for (int shift = 8; i > 0 && (code[i * 2 - 2] & 0xff) == Op.EXTENDED_ARG; shift += 8) {
            i--;
            arg |= (code[i * 2 + 1] & 0xff) << shift;
        }
        return arg;
    }

    /** The kinds on the stack before each instruction. */
    // CPython: Objects/frameobject.c mark_stacks
    private static long[] markStacks(PyCode c) {
        byte[] code = c.code;
        int n = code.length / 2;
        long[] stacks = new long[n + 1];
        Arrays.fill(stacks, UNINITIALIZED);
        stacks[0] = (c.flags & (PyCode.CO_GENERATOR | PyCode.CO_COROUTINE | PyCode.CO_ASYNC_GENERATOR)) != 0 ? push(0, OBJECT) : 0;
        int[] handlers = c.handlers();
        boolean todo = true;
        while (todo) {
            todo = false;
            for (int i = 0; i < n; i++) {
                if (stacks[i] != UNINITIALIZED) {
                    todo |= step(code, stacks, i);
                }
            }
            for (int k = 0; k < handlers.length; k += 4) {
                int handler = handlers[k + 2];
                if (stacks[handlers[k]] != UNINITIALIZED && stacks[handler] == UNINITIALIZED) {
                    todo = true;
                    long target = stacks[handlers[k]];
                    int level = handlers[k + 3] >> 1;
                    while (depth(target) > level) {
                        target = pop(target);
                    }
                    if ((handlers[k + 3] & 1) != 0) {
                        target = push(target, LASTI);
                    }
                    stacks[handler] = push(target, EXCEPT);
                }
            }
        }
        return stacks;
    }

    /** One instruction; true if code before it has become reachable. */
    private static boolean step(byte[] code, long[] stacks, int i) {
        long next = stacks[i];
        int op = code[i * 2] & 0xff;
        switch (op) {
            case Op.JUMP_IF_FALSE_OR_POP, Op.JUMP_IF_TRUE_OR_POP: {
                stacks[arg(code, i) + i + 1] = next;
                stacks[i + 1] = pop(next);
                return false;
            }
            case Op.POP_JUMP_FORWARD_IF_FALSE, Op.POP_JUMP_FORWARD_IF_TRUE, Op.POP_JUMP_FORWARD_IF_NONE,
                    Op.POP_JUMP_FORWARD_IF_NOT_NONE: {
                next = pop(next);
                stacks[arg(code, i) + i + 1] = next;
                stacks[i + 1] = next;
                return false;
            }
            case Op.POP_JUMP_BACKWARD_IF_FALSE, Op.POP_JUMP_BACKWARD_IF_TRUE, Op.POP_JUMP_BACKWARD_IF_NONE,
                    Op.POP_JUMP_BACKWARD_IF_NOT_NONE: {
                int j = i + 1 - arg(code, i);
                boolean again = stacks[j] == UNINITIALIZED;
                next = pop(next);
                stacks[j] = next;
                stacks[i + 1] = next;
                return again;
            }
            case Op.SEND:
                stacks[arg(code, i) + i + 1] = pop(next);
                break;
            case Op.JUMP_FORWARD:
                stacks[arg(code, i) + i + 1] = next;
                return false;
            case Op.JUMP_BACKWARD, Op.JUMP_BACKWARD_NO_INTERRUPT: {
                int j = i + 1 - arg(code, i);
                boolean again = stacks[j] == UNINITIALIZED;
                stacks[j] = next;
                return again;
            }
            case Op.GET_ITER, Op.GET_AITER:
                next = push(pop(next), ITERATOR);
                break;
            case Op.FOR_ITER:
                stacks[arg(code, i) + i + 1] = pop(next);
                next = push(next, OBJECT);
                break;
            case Op.END_ASYNC_FOR:
                next = pop(pop(next));
                break;
            case Op.PUSH_EXC_INFO:
                next = push(next, EXCEPT);
                break;
            case Op.POP_EXCEPT:
                next = pop(next);
                break;
            case Op.RETURN_VALUE, Op.RAISE_VARARGS, Op.RERAISE:
                return false;
            case Op.PUSH_NULL:
                next = push(next, NULL);
                break;
            case Op.LOAD_GLOBAL:
                if ((arg(code, i) & 1) != 0) {
                    next = push(next, NULL);
                }
                next = push(next, OBJECT);
                break;
            case Op.LOAD_METHOD:
                next = push(push(pop(next), NULL), OBJECT);
                break;
            case Op.CALL: {
                for (int k = arg(code, i) + 2; k > 0; k--) {
                    next = pop(next);
                }
                next = push(next, OBJECT);
                break;
            }
            case Op.SWAP:
                next = swap(next, arg(code, i));
                break;
            case Op.COPY:
                next = push(next, peek(next, arg(code, i)));
                break;
            case Op.CACHE, Op.RESUME, Op.PRECALL:
                break;
            default: {
                int effect = Opcode.stackEffect(op, arg(code, i), -1);
                for (; effect < 0; effect++) {
                    next = pop(next);
                }
                for (; effect > 0; effect--) {
                    next = push(next, OBJECT);
                }
            }
        }
        stacks[i + 1] = next;
        return false;
    }

    private static boolean compatible(long from, long to) {
        if (from < 0 || to < 0) {
            return false;
        }
        while (from > to) {
            from = pop(from);
        }
        for (; from != 0; from = pop(from), to = pop(to)) {
            long f = from & MASK;
            long t = to & MASK;
            boolean same = t == OBJECT ? f != NULL : t == NULL || t != 0 && f == t;
            if (!same) {
                return false;
            }
        }
        return to == 0;
    }

    private static String explain(long to) {
        if (to == OVERFLOWED) {
            return "stack is too deep to analyze";
        }
        if (to == UNINITIALIZED) {
            return "can't jump into an exception handler, or code may be unreachable";
        }
        return switch ((int) (to & MASK)) {
            case EXCEPT -> "can't jump into an 'except' block as there's no exception";
            case LASTI -> "can't jump into a re-raising block as there's no location";
            case ITERATOR -> "can't jump into the body of a for loop";
            default -> "incompatible stacks";
        };
    }

    /** The line that begins at each code unit, or -1. */
    private static int[] markLines(PyCode c) {
        int[] lines = new int[c.code.length / 2];
        Arrays.fill(lines, -1);
        LineTable t = new LineTable(c.linetable, c.firstlineno);
        int last = -1;
        while (t.next()) {
            if (t.line != last && t.line != -1) {
                lines[t.start] = t.line;
                last = t.line;
            }
        }
        return lines;
    }

    // CPython: Objects/frameobject.c frame_setlineno
    static void setLineno(PyFrame self, PyObject value) {
        if (value == null) {
            throw PyErr.attributeError("cannot delete attribute");
        }
        if (value.type != PyInt.TYPE) {
            throw PyErr.valueError("lineno must be an integer");
        }
        ThreadState ts = ThreadState.current;
        InterpreterFrame frame = self.frame;
        boolean suspended = frame.generator != null && frame.owner == InterpreterFrame.OWNED_BY_GENERATOR
                && frame.generator.frameState == PyGenerator.SUSPENDED;
        switch (ts.tracedEvent) {
            case ThreadState.EVENT_LINE:
                break;
            case ThreadState.EVENT_CALL:
                throw PyErr.valueError("can't jump from the 'call' trace event of a new frame");
            case ThreadState.EVENT_RETURN:
                if (suspended) {
                    break;
                }
                throw PyErr.valueError("can only jump from a 'line' trace event");
            default:
                throw PyErr.valueError("can only jump from a 'line' trace event");
        }
        if (self.trace == null) {
            throw PyErr.valueError("f_lineno can only be set by a trace function");
        }
        PyInt i = (PyInt) value;
        if (!i.fitsLong() || i.longValue() != (int) i.longValue()) {
            throw PyErr.valueError("lineno out of range");
        }
        jump(self, frame, (int) i.longValue(), suspended);
    }

    private static void jump(PyFrame self, InterpreterFrame frame, int wanted, boolean suspended) {
        PyCode code = frame.code;
        if (wanted < code.firstlineno) {
            throw PyErr.valueError("line " + wanted + " comes before the current code block");
        }
        int[] lines = markLines(code);
        int line = Integer.MAX_VALUE;
        for (int l : lines) {
            if (l >= wanted && l < line) {
                line = l;
            }
        }
        if (line == Integer.MAX_VALUE) {
            throw PyErr.valueError("line " + wanted + " comes after the current code block");
        }
        long[] stacks = markStacks(code);
        long start = stacks[frame.pc];
        long best = OVERFLOWED;
        int target = -1;
        int state = -1;
        String message = "cannot find bytecode for specified line";
        for (int k = 0; k < lines.length; k++) {
            if (lines[k] != line) {
                continue;
            }
            if (compatible(start, stacks[k])) {
                state = 0;
                if (stacks[k] > best) {
                    best = stacks[k];
                    target = k;
                }
            } else if (state < 0) {
                if (start == OVERFLOWED) {
                    message = "stack to deep to analyze";
                } else if (start == UNINITIALIZED) {
                    message = "can't jump from unreachable code";
                } else {
                    message = explain(stacks[k]);
                    state = 1;
                }
            }
        }
        if (state != 0) {
            throw PyErr.valueError(message);
        }
        if (suspended) {
            start = pop(start);
        }
        while (start > best) {
            PyObject o = frame.slots[--frame.stacktop];
            frame.slots[frame.stacktop] = null;
            PyObject.xdecref(o);
            start = pop(start);
        }
        self.lineno = 0;
        frame.pc = target;
    }
}
