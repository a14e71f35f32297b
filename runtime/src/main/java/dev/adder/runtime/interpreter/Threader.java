package dev.adder.runtime.interpreter;

import dev.adder.runtime.hot.StackDepths;
import dev.adder.runtime.object.PyCode;
import dev.adder.runtime.object.PyObject;
import java.util.ArrayDeque;

/**
 * Makes the {@link Instruction}s of a code object, beginning where execution can begin and going on to what follows and to where jumps lead. Instructions
 * that only move operands are made one with what consumes them; where execution can come to one of them from elsewhere, it is made once more.
 */
final class Threader {
    private final PyCode code;
    private final ThreadedCode owner;
    private final int[] instrs;
    private final int[] depths;

    /** The instructions by the code unit where they begin. */
    private final Instruction[] made;

    /** Those of them that are not linked yet. */
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();

    /** The instruction that is being made: its unit, stack pointer, oparg, the unit behind it, and that to which it jumps. */
    private int unit;
    private int sp;
    private int arg;
    private int next;
    private int jump;

    /** What takes the result of the operator or call that is being made, see {@link Instruction.Result}, and its unit. */
    private int store;
    private int storePc;

    /** An instruction, the units that follow and to which it jumps, or -1, and the unit of the jump. */
    private record Pending(Instruction instruction, int next, int jump, int jumpPc) {}

    Threader(PyCode code, ThreadedCode owner) {
        this.code = code;
        this.owner = owner;
        instrs = code.instructions();
        depths = new StackDepths(code).depths();
        made = new Instruction[depths.length];
    }

    /** The stack pointer at the start of each code unit, -1 where none can be. */
    int[] stackPointers() {
        int[] out = depths.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = out[i] < 0 ? -1 : out[i] + code.nlocalsplus;
        }
        return out;
    }

    /** The instructions by the code unit where they begin, linked; null where execution never begins and no jump leads. */
    Instruction[] instructions() {
        made[0] = at(0);
        for (int i = 0; i < depths.length; i++) {
            long handler = depths[i] < 0 ? -1 : code.handler(i);
            if (handler >= 0) {
                int target = (int) (handler >>> 32);
                made[target] = at(target);
            }
        }
        while (!pending.isEmpty()) {
            Pending p = pending.pop();
            p.instruction.next = at(p.next);
            if (p.instruction instanceof Instruction.Branch branch) {
                branch.taken = made[p.jump] = at(p.jump);
                if (p.jump < p.next) {
                    branch.counter = owner;
                    branch.target = p.jump;
                    branch.jumpPc = p.jumpPc;
                }
            } else if (p.instruction instanceof Instructions.Yield || p.instruction instanceof Instructions.ReturnGenerator) {
                made[p.next] = p.instruction.next;
            }
        }
        return made;
    }

    /** What runs when execution comes to a unit; null where it cannot. */
    private Instruction at(int first) {
        int i = skip(first);
        if (i >= depths.length || depths[i] < 0) {
            return null;
        }
        if (made[i] == null) {
            unit = i;
            arg = arg(i);
            while (op(unit) == Op.EXTENDED_ARG) {
                unit++;
                arg = arg << 8 | arg(unit);
            }
            int op = op(unit);
            next = unit + 1 + Op.caches(op);
            sp = code.nlocalsplus + depths[i];
            jump = StackDepths.jumpTarget(op, arg, next);
            Instruction m = unit == i && (op == Op.LOAD_FAST || op == Op.LOAD_CONST) ? load(op == Op.LOAD_FAST) : null;
            made[i] = m != null ? m : single(op);
            pending.push(new Pending(made[i], next, jump, next - 1));
        }
        return made[i];
    }

    /** The first unit from {@code i} on at which there is something to do. */
    private int skip(int i) {
        while (i < depths.length) {
            switch (op(i)) {
                case Op.NOP, Op.KW_NAMES, Op.PUSH_NULL:
                    i++;
                    break;
                case Op.JUMP_FORWARD, Op.JUMP_BACKWARD_NO_INTERRUPT:
                    i = StackDepths.jumpTarget(op(i), arg(i), i + 1);
                    break;
                case Op.EXTENDED_ARG: {
                    int u = i;
                    int a = 0;
                    while (op(u) == Op.EXTENDED_ARG) {
                        a = a << 8 | arg(u++);
                    }
                    a = a << 8 | arg(u);
                    if (op(u) == Op.JUMP_FORWARD || op(u) == Op.JUMP_BACKWARD_NO_INTERRUPT) {
                        i = StackDepths.jumpTarget(op(u), a, u + 1);
                        break;
                    }
                    if (op(u) == Op.KW_NAMES) {
                        i = u + 1;
                        break;
                    }
                    return i;
                }
                default:
                    return i;
            }
        }
        return i;
    }

    private int op(int i) {
        return code.code[i * 2] & 0xff;
    }

    private int arg(int i) {
        return code.code[i * 2 + 1] & 0xff;
    }

    /** Whether {@code op} is at {@code i}. */
    private boolean is(int i, int op) {
        return i < depths.length && op(i) == op;
    }

    private PyObject constant(int i) {
        return code.consts.items[i];
    }

    // Several instructions as one: next then leaves all of them behind.

    /** LOAD_FAST or LOAD_CONST with what consumes the value; null to load it alone. */
    private Instruction load(boolean fast) {
        if (is(next, Op.LOAD_FAST) || is(next, Op.LOAD_CONST)) {
            return pair(fast);
        }
        return takesOperand(next, fast) ? operand(fast) : null;
    }

    /** Two loads, perhaps with what consumes both. */
    private Instruction pair(boolean fast) {
        int x = arg;
        int second = next;
        int y = arg(second);
        boolean secondFast = op(second) == Op.LOAD_FAST;
        int at = second + 1;
        if (fast || secondFast) {
            if (is(at, Op.BINARY_OP)) {
                int oparg = arg(at);
                takeResult(at);
                if (!fast) {
                    return new Operators.BinaryConstFast(at, sp, oparg, store, storePc, constant(x), y);
                }
                return secondFast ? new Operators.BinaryFastFast(at, sp, oparg, store, storePc, x, y)
                        : new Operators.BinaryFastConst(at, sp, oparg, store, storePc, x, constant(y));
            }
            if (is(at, Op.BINARY_SUBSCR) && fast) {
                takeResult(at);
                return secondFast ? new Operators.SubscriptFastFast(at, sp, store, storePc, x, y)
                        : new Operators.SubscriptFastConst(at, sp, store, storePc, x, constant(y));
            }
            if (is(at, Op.COMPARE_OP) && fast && isTest(at + 3)) {
                int oparg = arg(at);
                boolean when = takeTest(at + 3);
                return secondFast ? new Operators.CompareFastFast(at, sp, oparg, when, x, y)
                        : new Operators.CompareFastConst(at, sp, oparg, when, x, constant(y));
            }
        }
        if (!fast || takesOperand(at, secondFast)) {
            return null;
        }
        next = at;
        return secondFast ? new Instructions.LoadFastFast(second, sp, x, y) : new Instructions.LoadFastConst(second, sp, x, constant(y));
    }

    /** Whether {@link #operand} makes one of a load and the instruction at {@code at} behind it. */
    private boolean takesOperand(int at, boolean fast) {
        if (is(skip(at), Op.RETURN_VALUE)) {
            return true;
        }
        return switch (at < depths.length ? op(at) : Op.CACHE) {
            case Op.BINARY_OP, Op.BINARY_SUBSCR -> true;
            case Op.COMPARE_OP -> isTest(at + 3);
            case Op.LOAD_ATTR, Op.LOAD_METHOD, Op.STORE_ATTR, Op.POP_JUMP_FORWARD_IF_FALSE, Op.POP_JUMP_FORWARD_IF_TRUE,
                    Op.POP_JUMP_FORWARD_IF_NONE, Op.POP_JUMP_FORWARD_IF_NOT_NONE -> fast;
            default -> false;
        };
    }

    /** One load with what consumes it. */
    private Instruction operand(boolean fast) {
        int x = arg;
        int at = skip(next);
        if (op(at) == Op.RETURN_VALUE) {
            return fast ? new Instructions.ReturnFast(at, sp, x, unit) : new Instructions.ReturnConst(at, sp, constant(x));
        }
        int op = op(at);
        int oparg = arg(at);
        switch (op) {
            case Op.BINARY_OP:
                takeResult(at);
                return fast ? new Operators.BinaryStackFast(at, sp, oparg, store, storePc, x)
                        : new Operators.BinaryStackConst(at, sp, oparg, store, storePc, constant(x));
            case Op.BINARY_SUBSCR:
                takeResult(at);
                return fast ? new Operators.SubscriptStackFast(at, sp, store, storePc, x)
                        : new Operators.SubscriptStackConst(at, sp, store, storePc, constant(x));
            case Op.COMPARE_OP: {
                boolean when = takeTest(at + 3);
                return fast ? new Operators.CompareStackFast(at, sp, oparg, when, x)
                        : new Operators.CompareStackConst(at, sp, oparg, when, constant(x));
            }
            case Op.LOAD_ATTR:
                takeResult(at);
                return new Instructions.LoadAttrFast(at, sp, instrs, oparg, store, storePc, x);
            case Op.LOAD_METHOD:
                next = at + 1 + Op.caches(op);
                return new Instructions.LoadMethodFast(at, sp, instrs, oparg, x);
            case Op.STORE_ATTR:
                next = at + 1 + Op.caches(op);
                return new Instructions.StoreAttrFast(at, sp, instrs, oparg, x);
            default:
                next = at + 1;
                jump = StackDepths.jumpTarget(op, oparg, next);
                return op == Op.POP_JUMP_FORWARD_IF_NONE || op == Op.POP_JUMP_FORWARD_IF_NOT_NONE
                        ? new Instructions.PopJumpIfNoneFast(at, sp, op == Op.POP_JUMP_FORWARD_IF_NONE, x)
                        : new Instructions.PopJumpIfTrueFast(at, sp, op == Op.POP_JUMP_FORWARD_IF_TRUE, x);
        }
    }

    /** The instruction at {@code at} has a result: goes behind it and behind what takes that. */
    private void takeResult(int at) {
        next = at + 1 + Op.caches(op(at));
        if (is(next, Op.STORE_FAST)) {
            store = arg(next);
            storePc = next++;
        } else if (is(next, Op.POP_TOP)) {
            store = Instruction.Result.POP;
            storePc = next++;
        } else {
            store = Instruction.Result.PUSH;
            int end = skip(next);
            if (is(end, Op.RETURN_VALUE)) {
                store = Instruction.Result.RETURN;
                storePc = end;
            }
        }
    }

    /** Whether a jump at {@code at} tests the result of what is before it. */
    private boolean isTest(int at) {
        return is(at, Op.POP_JUMP_FORWARD_IF_FALSE) || is(at, Op.POP_JUMP_FORWARD_IF_TRUE)
                || is(at, Op.POP_JUMP_BACKWARD_IF_FALSE) || is(at, Op.POP_JUMP_BACKWARD_IF_TRUE);
    }

    /** Goes behind the test at {@code at}; returns the result at which it jumps. */
    private boolean takeTest(int at) {
        int op = op(at);
        next = at + 1;
        jump = StackDepths.jumpTarget(op, arg(at), next);
        return op == Op.POP_JUMP_FORWARD_IF_TRUE || op == Op.POP_JUMP_BACKWARD_IF_TRUE;
    }

    // Each instruction.

    private Instruction single(int op) {
        switch (op) {
            case Op.RESUME:
                return new Instructions.Resume(unit, sp, arg);
            case Op.LOAD_FAST, Op.LOAD_CLOSURE:
                return new Instructions.LoadFast(unit, sp, arg);
            case Op.LOAD_CONST:
                return new Instructions.LoadConst(unit, sp, constant(arg));
            case Op.STORE_FAST:
                return new Instructions.StoreFast(unit, sp, arg);
            case Op.POP_TOP:
                return new Instructions.Pop(unit, sp);
            case Op.COPY:
                return new Instructions.Copy(unit, sp, arg);
            case Op.SWAP:
                return new Instructions.Swap(unit, sp, arg);
            case Op.LOAD_DEREF:
                return new Instructions.LoadDeref(unit, sp, arg);
            case Op.STORE_DEREF:
                return new Instructions.StoreDeref(unit, sp, arg);
            case Op.LOAD_GLOBAL:
                return global();
            case Op.BINARY_OP:
                takeResult(unit);
                return new Operators.BinaryStackStack(unit, sp, arg, store, storePc);
            case Op.BINARY_SUBSCR:
                takeResult(unit);
                return new Operators.SubscriptStackStack(unit, sp, store, storePc);
            case Op.COMPARE_OP:
                if (isTest(next)) {
                    int at = unit;
                    int oparg = arg;
                    boolean when = takeTest(next);
                    return new Operators.CompareStackStack(at, sp, oparg, when);
                }
                takeResult(unit);
                return new Operators.Compare(unit, sp, arg, store, storePc);
            case Op.IS_OP:
                takeResult(unit);
                return new Instructions.Is(unit, sp, arg, store, storePc);
            case Op.CONTAINS_OP:
                takeResult(unit);
                return new Instructions.Contains(unit, sp, arg, store, storePc);
            case Op.UNARY_NOT:
                return new Instructions.Not(unit, sp);
            case Op.STORE_SUBSCR:
                return new Instructions.StoreSubscript(unit, sp);
            case Op.LOAD_ATTR:
                takeResult(unit);
                return new Instructions.LoadAttr(unit, sp, instrs, arg, store, storePc);
            case Op.LOAD_METHOD:
                return new Instructions.LoadMethod(unit, sp, instrs, arg);
            case Op.STORE_ATTR:
                return new Instructions.StoreAttr(unit, sp, instrs, arg);
            case Op.PRECALL:
                return call();
            case Op.RETURN_VALUE:
                return new Instructions.Return(unit, sp);
            case Op.GET_ITER:
                return new Instructions.GetIter(unit, sp);
            case Op.FOR_ITER: {
                int local = -1;
                if (is(next, Op.STORE_FAST)) {
                    local = arg(next);
                    next++;
                }
                return new Instructions.ForIter(unit, sp, local);
            }
            case Op.UNPACK_SEQUENCE:
                return new Instructions.UnpackSequence(unit, sp, arg);
            case Op.LIST_APPEND:
                return new Instructions.ListAppend(unit, sp, sp - 1 - arg);
            case Op.BUILD_TUPLE:
                return new Instructions.BuildTuple(unit, sp, arg);
            case Op.BUILD_LIST:
                return new Instructions.BuildList(unit, sp, arg);
            case Op.SEND:
                return new Instructions.Send(unit, sp);
            case Op.YIELD_VALUE:
                return new Instructions.Yield(unit, sp);
            case Op.RETURN_GENERATOR:
                return new Instructions.ReturnGenerator(unit, sp);
            case Op.PUSH_EXC_INFO:
                return new Instructions.PushExcInfo(unit, sp);
            case Op.POP_EXCEPT:
                return new Instructions.PopExcept(unit, sp);
            case Op.END_ASYNC_FOR:
                return new Instructions.EndAsyncFor(unit, sp);
            case Op.JUMP_BACKWARD:
                return new Instructions.JumpBackward(unit, sp);
            case Op.JUMP_IF_FALSE_OR_POP, Op.JUMP_IF_TRUE_OR_POP:
                return new Instructions.JumpIfTrueOrPop(unit, sp, op == Op.JUMP_IF_TRUE_OR_POP);
            case Op.POP_JUMP_FORWARD_IF_FALSE, Op.POP_JUMP_BACKWARD_IF_FALSE:
                return new Instructions.PopJumpIfTrue(unit, sp, false);
            case Op.POP_JUMP_FORWARD_IF_TRUE, Op.POP_JUMP_BACKWARD_IF_TRUE:
                return new Instructions.PopJumpIfTrue(unit, sp, true);
            case Op.POP_JUMP_FORWARD_IF_NONE, Op.POP_JUMP_BACKWARD_IF_NONE:
                return new Instructions.PopJumpIfNone(unit, sp, true);
            case Op.POP_JUMP_FORWARD_IF_NOT_NONE, Op.POP_JUMP_BACKWARD_IF_NOT_NONE:
                return new Instructions.PopJumpIfNone(unit, sp, false);
            default:
                return new Instructions.Cold(unit, sp, op, arg);
        }
    }

    /** LOAD_GLOBAL, perhaps with the whole call of the global with one argument, a local or an operator on a local and a constant. */
    private Instruction global() {
        int at = unit;
        int name = arg;
        if ((name & 1) == 0 || !is(next, Op.LOAD_FAST)) {
            return new Instructions.LoadGlobal(at, sp, instrs, name);
        }
        int local = arg(next);
        int call = next + 1;
        int op = 0;
        PyObject constant = null;
        if (is(call, Op.LOAD_CONST) && is(call + 1, Op.BINARY_OP)) {
            constant = constant(arg(call));
            op = arg(call + 1);
            call += 2 + Op.caches(Op.BINARY_OP);
        }
        if (!is(call, Op.PRECALL) || arg(call) != 1) {
            return new Instructions.LoadGlobal(at, sp, instrs, name);
        }
        int end = call + 1 + Op.caches(Op.PRECALL);
        takeResult(end);
        return new Instructions.CallGlobal(at, sp, instrs, name, call, instrs[end + 1], store, storePc, local, op, constant);
    }

    /** PRECALL, CALL, and what takes the result. */
    private Instruction call() {
        int call = next;
        takeResult(call);
        return new Instructions.Call(unit, sp, instrs, arg, instrs[call + 1], store, storePc);
    }
}
