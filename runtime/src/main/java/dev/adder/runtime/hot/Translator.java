package dev.adder.runtime.hot;

import dev.adder.runtime.interpreter.Op;
import dev.adder.runtime.object.PyCode;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Translates a code object to the class file of a {@code HotCode}: each instruction becomes a call of {@code HotOps} with the stack pointer and
 * everything else that the bytecode says as constants.
 *
 * <p>Invariant between two instructions: of the values on the stack, those in {@link #deferred} on top are still in their locals or
 * constants; if {@link #onJavaStack}, the one below them is the only value on the Java stack; the rest is in the slots. Where execution can come from
 * elsewhere, all is in the slots.
 */
public final class Translator {
    /** HotSpot never compiles a method of more bytes than 8,000. */
    private static final int MAX_BYTES = 7900;

    private static final String PACKAGE = "dev.adder.runtime.interpreter";
    private static final ClassDesc SELF = ClassDesc.of(PACKAGE, "HotCode$");
    private static final ClassDesc HOT_CODE = ClassDesc.of(PACKAGE, "HotCode");
    private static final ClassDesc OPS = ClassDesc.of(PACKAGE, "HotOps");
    private static final ClassDesc THREAD = ClassDesc.of(PACKAGE, "ThreadState");
    private static final ClassDesc FRAME = ClassDesc.of(PACKAGE, "InterpreterFrame");
    private static final ClassDesc CODE = ClassDesc.of("dev.adder.runtime.object", "PyCode");
    private static final ClassDesc TUPLE = ClassDesc.of("dev.adder.runtime.object", "PyTuple");
    private static final ClassDesc OBJECT = ClassDesc.of("dev.adder.runtime.object", "PyObject");
    private static final ClassDesc OBJECTS = OBJECT.arrayType();
    private static final ClassDesc INT = ConstantDescs.CD_int;
    private static final ClassDesc INTS = INT.arrayType();

    /** The local variables of the method. */
    private static final int TS = 1;
    private static final int F = 2;
    private static final int S = 3;
    private static final int PC = 4;
    private static final int INSTRS = 5;
    private static final int CONSTS = 6;
    private static final int THROWN = 7;

    /** A value that is yet to be pushed: a local, or a constant. */
    private record Deferred(boolean constant, int index, int unit) {
        int local() {
            return constant ? -1 : index;
        }
    }

    private final PyCode code;
    private final int[] depths;
    private final BitSet targets;
    private final BitSet entries = new BitSet();
    private final List<Deferred> deferred = new ArrayList<>();
    private boolean onJavaStack;

    private CodeBuilder b;
    private Label[] labels;
    private Label leave;
    private Label returnTop;

    /** The stack pointer before the instruction that is being translated, deferred values included. */
    private int sp;
    private int unit;

    /** @param heads loop heads at which the method must be able to begin */
    public Translator(PyCode code, int[] heads) {
        this.code = code;
        StackDepths stack = new StackDepths(code);
        depths = stack.depths();
        targets = stack.targets();
        entries.set(0);
        for (int head : heads) {
            entries.set(head);
        }
        for (int i = 0; i < depths.length; i += 1 + Op.caches(op(i))) {
            if (depths[i] >= 0) {
                if (op(i) == Op.YIELD_VALUE || op(i) == Op.RETURN_GENERATOR) {
                    entries.set(i + 1);
                }
                long handler = code.handler(i);
                if (handler >= 0) {
                    entries.set((int) (handler >>> 32));
                }
            }
        }
        targets.or(entries);
    }

    public BitSet entries() {
        return entries;
    }

    /** The stack pointer at the start of each code unit. */
    public int[] stackPointers() {
        int[] out = depths.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = out[i] < 0 ? -1 : out[i] + code.nlocalsplus;
        }
        return out;
    }

    private int op(int i) {
        return code.code[i * 2] & 0xff;
    }

    /** The class file; null if the code object is too large. */
    public byte[] translate() {
        if (depths.length > MAX_BYTES / 6) {
            return null;
        }
        boolean[] tooLarge = {false};
        byte[] bytes = ClassFile.of(ClassFile.DebugElementsOption.DROP_DEBUG).build(SELF, c -> {
            c.withSuperclass(HOT_CODE).withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC);
            c.withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, 0, m -> m.aload(0)
                    .invokespecial(HOT_CODE, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).return_());
            c.withMethod("run", MethodTypeDesc.of(OBJECT, THREAD, FRAME, OBJECTS, INT), ClassFile.ACC_PROTECTED, m -> m.withCode(this::body));
        });
        for (var method : ClassFile.of().parse(bytes).methods()) {
            tooLarge[0] |= method.code().map(a -> ((java.lang.classfile.attribute.CodeAttribute) a).codeLength() > MAX_BYTES).orElse(false);
        }
        return tooLarge[0] ? null : bytes;
    }

    private void body(CodeBuilder builder) {
        b = builder;
        labels = new Label[depths.length];
        for (int i = targets.nextSetBit(0); i >= 0; i = targets.nextSetBit(i + 1)) {
            labels[i] = b.newLabel();
        }
        leave = b.newLabel();
        returnTop = b.newLabel();
        deferred.clear();
        onJavaStack = false;
        Label dispatch = b.newLabel();
        Label noEntry = b.newLabel();
        Label end = b.newLabel();
        Label handler = b.newLabel();

        b.aload(S).invokestatic(OPS, "exact", MethodTypeDesc.of(OBJECTS, OBJECTS)).astore(S);
        b.aload(F).getfield(FRAME, "code", CODE).getfield(CODE, "instrs", INTS).astore(INSTRS);
        b.aload(F).getfield(FRAME, "code", CODE).getfield(CODE, "consts", TUPLE).getfield(TUPLE, "items", OBJECTS).astore(CONSTS);
        b.labelBinding(dispatch);
        List<SwitchCase> cases = new ArrayList<>();
        for (int i = entries.nextSetBit(0); i >= 0; i = entries.nextSetBit(i + 1)) {
            cases.add(SwitchCase.of(i, labels[i]));
        }
        b.iload(PC).lookupswitch(noEntry, cases);
        Label start = b.newBoundLabel();
        instructions();
        b.labelBinding(leave).aconst_null();
        b.labelBinding(returnTop).areturn();
        b.labelBinding(end);
        b.labelBinding(handler).astore(THROWN).aload(TS).aload(F).aload(THROWN)
                .invokestatic(OPS, "caught", MethodTypeDesc.of(INT, THREAD, FRAME, ConstantDescs.CD_Throwable))
                .dup().istore(PC).iflt(leave).goto_(dispatch);
        b.labelBinding(noEntry).iload(PC).invokestatic(OPS, "noEntry", MethodTypeDesc.of(OBJECT, INT)).areturn();
        b.exceptionCatchAll(start, end, handler);
    }

    private void instructions() {
        boolean falls = false;
        for (int i = 0; i < depths.length;) {
            int op = op(i);
            if (depths[i] < 0) {
                i += 1 + Op.caches(op);
                continue;
            }
            if (labels[i] != null) {
                if (falls) {
                    sp = code.nlocalsplus + depths[i];
                    flush();
                }
                b.labelBinding(labels[i]);
            }
            int arg = code.code[i * 2 + 1] & 0xff;
            if (op == Op.EXTENDED_ARG) {
                sp = code.nlocalsplus + depths[i];
                flush();
                while (op == Op.EXTENDED_ARG) {
                    i++;
                    op = op(i);
                    arg = arg << 8 | code.code[i * 2 + 1] & 0xff;
                }
            }
            unit = i;
            sp = code.nlocalsplus + depths[i];
            int next = i + 1 + Op.caches(op);
            int then = instruction(op, arg, next);
            falls = !StackDepths.endsFlow(op);
            i = then;
        }
    }

    // Where values are.

    private void load(Deferred d) {
        if (d.constant) {
            b.aload(CONSTS).loadConstant(d.index).aaload();
        } else {
            b.aload(S).loadConstant(d.index).aaload();
        }
    }

    /** Brings all values into the slots but for the last {@code but} deferred ones. */
    private void flush(int but) {
        int at = sp - deferred.size();
        if (onJavaStack) {
            b.aload(S).loadConstant(at - 1);
            call("put", void.class, OBJECT, OBJECTS, INT);
            onJavaStack = false;
        }
        while (deferred.size() > but) {
            Deferred d = deferred.removeFirst();
            if (d.constant) {
                load(d);
                b.aload(S).loadConstant(at);
                call("loadConst", void.class, OBJECT, OBJECTS, INT);
            } else {
                b.aload(F).aload(S).loadConstant(at).loadConstant(d.index).loadConstant(d.unit);
                call("loadFast", void.class, FRAME, OBJECTS, INT, INT, INT);
            }
            at++;
        }
    }

    private void flush() {
        flush(0);
    }

    /** Brings the value on top of the stack to the Java stack, owned. */
    private void top() {
        if (deferred.isEmpty()) {
            if (!onJavaStack) {
                takeAt(sp - 1);
            }
            onJavaStack = false;
            return;
        }
        flush(1);
        Deferred d = deferred.removeFirst();
        if (d.constant) {
            load(d);
            call("constValue", OBJECT, OBJECT);
        } else {
            b.aload(F).aload(S).loadConstant(d.index).loadConstant(d.unit);
            call("fastValue", OBJECT, FRAME, OBJECTS, INT, INT);
        }
    }

    private void takeAt(int at) {
        b.aload(S).loadConstant(at);
        call("take", OBJECT, OBJECTS, INT);
    }

    private static ClassDesc desc(Object o) {
        return o instanceof ClassDesc d ? d : o == void.class ? ConstantDescs.CD_void : ConstantDescs.CD_boolean;
    }

    private void call(String name, Object returned, ClassDesc... parameters) {
        b.invokestatic(OPS, name, MethodTypeDesc.of(desc(returned), parameters));
    }

    private void setPc() {
        b.aload(F).loadConstant(unit).putfield(FRAME, "pc", INT);
    }

    /** The result on the Java stack is the new top of the stack; null means leaving. */
    private void leaveIfNull() {
        b.dup().ifnull(returnTop);
        onJavaStack = true;
    }

    private void frameAndSlots() {
        b.aload(F).aload(S);
    }

    // Instructions.

    /** Translates an instruction; returns the code unit to go on with. */
    private int instruction(int op, int arg, int next) {
        switch (op) {
            case Op.NOP, Op.KW_NAMES, Op.PUSH_NULL:
                flush();
                break;
            case Op.RESUME:
                flush();
                setPc();
                b.aload(TS).loadConstant(arg);
                call("resume", void.class, THREAD, INT);
                break;
            case Op.LOAD_FAST, Op.LOAD_CONST:
                if (deferred.size() == 2) {
                    flush(1);
                }
                deferred.add(new Deferred(op == Op.LOAD_CONST, arg, unit));
                break;
            case Op.STORE_FAST:
                top();
                setPc();
                b.aload(S).loadConstant(arg);
                call("storeFast", void.class, OBJECT, OBJECTS, INT);
                break;
            case Op.POP_TOP:
                top();
                setPc();
                call("pop", void.class, OBJECT);
                break;
            case Op.COPY:
                flush();
                b.aload(S).loadConstant(sp).loadConstant(arg);
                call("copy", void.class, OBJECTS, INT, INT);
                break;
            case Op.SWAP:
                flush();
                b.aload(S).loadConstant(sp).loadConstant(arg);
                call("swap", void.class, OBJECTS, INT, INT);
                break;
            case Op.LOAD_DEREF:
                flush();
                setPc();
                frameAndSlots();
                b.loadConstant(arg);
                call("loadDeref", OBJECT, FRAME, OBJECTS, INT);
                onJavaStack = true;
                break;
            case Op.STORE_DEREF:
                top();
                setPc();
                b.aload(S).loadConstant(arg);
                call("storeDeref", void.class, OBJECT, OBJECTS, INT);
                break;
            case Op.LOAD_CLOSURE:
                flush();
                frameAndSlots();
                b.loadConstant(sp).loadConstant(arg).loadConstant(unit);
                call("loadFast", void.class, FRAME, OBJECTS, INT, INT, INT);
                break;
            case Op.LOAD_GLOBAL:
                flush();
                setPc();
                frameAndSlots();
                b.loadConstant(sp).aload(INSTRS).loadConstant(unit + 1).loadConstant(arg);
                call("loadGlobal", void.class, FRAME, OBJECTS, INT, INTS, INT, INT);
                break;
            case Op.BINARY_OP:
                binary("binary", OBJECT, arg);
                leaveIfNull();
                break;
            case Op.BINARY_SUBSCR:
                binary("subscript", OBJECT, -1);
                leaveIfNull();
                break;
            case Op.COMPARE_OP:
                return compare(arg, next);
            case Op.IS_OP:
                flush();
                setPc();
                b.aload(S).loadConstant(sp).loadConstant(arg);
                call("isOp", OBJECT, OBJECTS, INT, INT);
                onJavaStack = true;
                break;
            case Op.CONTAINS_OP:
                flush();
                setPc();
                frameAndSlots();
                b.loadConstant(sp).loadConstant(arg);
                call("contains", OBJECT, FRAME, OBJECTS, INT, INT);
                leaveIfNull();
                break;
            case Op.UNARY_NOT:
                top();
                setPc();
                call("not", OBJECT, OBJECT);
                onJavaStack = true;
                break;
            case Op.STORE_SUBSCR:
                flush();
                setPc();
                b.aload(S).loadConstant(sp);
                call("storeSubscript", void.class, OBJECTS, INT);
                break;
            case Op.LOAD_ATTR:
                loadAttr(arg);
                break;
            case Op.LOAD_METHOD:
                flush();
                setPc();
                frameAndSlots();
                b.loadConstant(sp).aload(INSTRS).loadConstant(unit + 1).loadConstant(arg);
                call("loadMethod", void.class, FRAME, OBJECTS, INT, INTS, INT, INT);
                break;
            case Op.STORE_ATTR:
                storeAttr(arg);
                break;
            case Op.PRECALL:
                flush();
                b.aload(TS).aload(F).aload(S).loadConstant(sp).loadConstant(arg).aload(INSTRS).loadConstant(unit).loadConstant(keywords());
                call("call", OBJECT, THREAD, FRAME, OBJECTS, INT, INT, INTS, INT, INT);
                leaveIfNull();
                sp -= arg + 1;
                return callEnd(next);
            case Op.RETURN_VALUE:
                top();
                setPc();
                b.aload(TS).aload(F).aload(S).loadConstant(sp - 1);
                call("returnValue", OBJECT, OBJECT, THREAD, FRAME, OBJECTS, INT);
                b.areturn();
                break;
            case Op.GET_ITER:
                flush();
                setPc();
                b.aload(S).loadConstant(sp);
                call("getIter", void.class, OBJECTS, INT);
                break;
            case Op.FOR_ITER:
                forIter(next + arg);
                break;
            case Op.UNPACK_SEQUENCE:
                flush();
                setPc();
                b.aload(S).loadConstant(sp).loadConstant(arg);
                call("unpackSequence", void.class, OBJECTS, INT, INT);
                break;
            case Op.LIST_APPEND:
                top();
                b.aload(S).loadConstant(sp - 1 - arg);
                call("listAppend", void.class, OBJECT, OBJECTS, INT);
                break;
            case Op.BUILD_TUPLE, Op.BUILD_LIST:
                flush();
                setPc();
                b.aload(S).loadConstant(sp).loadConstant(arg);
                call(op == Op.BUILD_TUPLE ? "buildTuple" : "buildList", void.class, OBJECTS, INT, INT);
                break;
            case Op.SEND:
                flush();
                setPc();
                b.aload(TS).aload(S).loadConstant(sp);
                call("send", boolean.class, THREAD, OBJECTS, INT);
                b.ifne(labels[next + arg]);
                break;
            case Op.YIELD_VALUE:
                top();
                setPc();
                b.aload(TS).aload(F).loadConstant(sp - 1);
                call("yieldValue", OBJECT, OBJECT, THREAD, FRAME, INT);
                b.areturn();
                break;
            case Op.RETURN_GENERATOR:
                flush();
                setPc();
                b.aload(TS).aload(F).loadConstant(sp);
                call("returnGenerator", OBJECT, THREAD, FRAME, INT);
                b.areturn();
                break;
            case Op.PUSH_EXC_INFO, Op.POP_EXCEPT:
                flush();
                setPc();
                b.aload(TS).aload(S).loadConstant(sp);
                call(op == Op.PUSH_EXC_INFO ? "pushExcInfo" : "popExcept", void.class, THREAD, OBJECTS, INT);
                break;
            case Op.END_ASYNC_FOR:
                flush();
                setPc();
                b.aload(TS).aload(F).aload(S).loadConstant(sp);
                call("endAsyncFor", void.class, THREAD, FRAME, OBJECTS, INT);
                break;
            case Op.JUMP_FORWARD, Op.JUMP_BACKWARD, Op.JUMP_BACKWARD_NO_INTERRUPT, Op.JUMP_IF_FALSE_OR_POP, Op.JUMP_IF_TRUE_OR_POP,
                    Op.POP_JUMP_FORWARD_IF_FALSE, Op.POP_JUMP_FORWARD_IF_TRUE, Op.POP_JUMP_FORWARD_IF_NONE, Op.POP_JUMP_FORWARD_IF_NOT_NONE,
                    Op.POP_JUMP_BACKWARD_IF_FALSE, Op.POP_JUMP_BACKWARD_IF_TRUE, Op.POP_JUMP_BACKWARD_IF_NONE,
                    Op.POP_JUMP_BACKWARD_IF_NOT_NONE:
                jump(op, StackDepths.jumpTarget(op, arg, next));
                break;
            default:
                flush();
                setPc();
                b.aload(TS).aload(F).aload(S).loadConstant(sp).loadConstant(op).loadConstant(arg);
                call("cold", boolean.class, THREAD, FRAME, OBJECTS, INT, INT, INT);
                if (StackDepths.endsFlow(op)) {
                    b.pop().goto_(leave);
                } else {
                    b.ifne(leave);
                }
        }
        return next;
    }

    /**
     * An operator on the two values on top; the name of the method says where they are. Leaves the result on the Java stack.
     *
     * @param oparg what the method gets as its operator; -1 if it gets none
     */
    private void binary(String name, Object returned, int oparg) {
        List<ClassDesc> parameters = new ArrayList<>();
        int low = sp - 2;
        if (deferred.size() == 2) {
            flush(2);
            Deferred x = deferred.removeFirst();
            Deferred y = deferred.removeFirst();
            load(x);
            load(y);
            operator(parameters, 2, low, oparg);
            b.loadConstant(x.local()).loadConstant(y.local());
            parameters.add(INT);
            parameters.add(INT);
            name += "BB";
        } else if (deferred.size() == 1) {
            if (!onJavaStack) {
                takeAt(low);
            }
            onJavaStack = false;
            Deferred y = deferred.removeFirst();
            load(y);
            operator(parameters, 2, low, oparg);
            b.loadConstant(y.local());
            parameters.add(INT);
            name += "VB";
        } else {
            top();
            operator(parameters, 1, low, oparg);
            name += "SV";
        }
        b.loadConstant(unit);
        parameters.add(INT);
        call(name, returned, parameters.toArray(new ClassDesc[0]));
    }

    private void operator(List<ClassDesc> parameters, int operands, int low, int oparg) {
        for (int i = 0; i < operands; i++) {
            parameters.add(OBJECT);
        }
        frameAndSlots();
        b.loadConstant(low);
        parameters.add(FRAME);
        parameters.add(OBJECTS);
        parameters.add(INT);
        if (oparg >= 0) {
            b.loadConstant(oparg);
            parameters.add(INT);
        }
    }

    /** COMPARE_OP, with the conditional jump that follows it. */
    private int compare(int arg, int next) {
        int jump = next < depths.length ? op(next) : Op.NOP;
        boolean isTest = switch (jump) {
            case Op.POP_JUMP_FORWARD_IF_FALSE, Op.POP_JUMP_FORWARD_IF_TRUE, Op.POP_JUMP_BACKWARD_IF_FALSE, Op.POP_JUMP_BACKWARD_IF_TRUE -> true;
            default -> false;
        };
        if (!isTest || labels[next] != null) {
            flush();
            setPc();
            frameAndSlots();
            b.loadConstant(sp).loadConstant(arg);
            call("compareOp", OBJECT, FRAME, OBJECTS, INT, INT);
            leaveIfNull();
            return next;
        }
        binary("compare", boolean.class, arg);
        sp -= 2;
        int target = StackDepths.jumpTarget(jump, code.code[next * 2 + 1] & 0xff, next + 1);
        unit = next;
        branch(jump == Op.POP_JUMP_FORWARD_IF_TRUE || jump == Op.POP_JUMP_BACKWARD_IF_TRUE, target);
        return next + 1;
    }

    /** Jumps to {@code target} if the boolean on the Java stack is {@code when}. */
    private void branch(boolean when, int target) {
        if (target > unit) {
            if (when) {
                b.ifne(labels[target]);
            } else {
                b.ifeq(labels[target]);
            }
            return;
        }
        Label stay = b.newLabel();
        if (when) {
            b.ifeq(stay);
        } else {
            b.ifne(stay);
        }
        jumpBack(target);
        b.labelBinding(stay);
    }

    private void jumpBack(int target) {
        setPc();
        b.aload(TS).aload(F).loadConstant(target).loadConstant(code.nlocalsplus + depths[target]);
        call("backEdge", boolean.class, THREAD, FRAME, INT, INT);
        b.ifne(leave).goto_(labels[target]);
    }

    private void jump(int op, int target) {
        switch (op) {
            case Op.JUMP_FORWARD, Op.JUMP_BACKWARD_NO_INTERRUPT:
                flush();
                b.goto_(labels[target]);
                break;
            case Op.JUMP_BACKWARD:
                flush();
                jumpBack(target);
                break;
            case Op.JUMP_IF_FALSE_OR_POP, Op.JUMP_IF_TRUE_OR_POP: {
                flush();
                setPc();
                b.aload(S).loadConstant(sp);
                call("peekTrue", boolean.class, OBJECTS, INT);
                branch(op == Op.JUMP_IF_TRUE_OR_POP, target);
                takeAt(sp - 1);
                call("pop", void.class, OBJECT);
                break;
            }
            case Op.POP_JUMP_FORWARD_IF_NONE, Op.POP_JUMP_BACKWARD_IF_NONE, Op.POP_JUMP_FORWARD_IF_NOT_NONE,
                    Op.POP_JUMP_BACKWARD_IF_NOT_NONE:
                if (deferred.size() == 1 && !deferred.getFirst().constant && !onJavaStack) {
                    Deferred d = deferred.removeFirst();
                    load(d);
                    b.aload(F).loadConstant(d.index).loadConstant(unit);
                    call("isNoneB", boolean.class, OBJECT, FRAME, INT, INT);
                } else {
                    top();
                    setPc();
                    call("isNone", boolean.class, OBJECT);
                }
                branch(op == Op.POP_JUMP_FORWARD_IF_NONE || op == Op.POP_JUMP_BACKWARD_IF_NONE, target);
                break;
            default:
                if (deferred.size() == 1 && !deferred.getFirst().constant && !onJavaStack) {
                    Deferred d = deferred.removeFirst();
                    load(d);
                    frameAndSlots();
                    b.loadConstant(sp - 1).loadConstant(d.index).loadConstant(unit);
                    call("isTrueB", boolean.class, OBJECT, FRAME, OBJECTS, INT, INT, INT);
                } else {
                    top();
                    setPc();
                    call("isTrue", boolean.class, OBJECT);
                }
                branch(op == Op.POP_JUMP_FORWARD_IF_TRUE || op == Op.POP_JUMP_BACKWARD_IF_TRUE, target);
        }
    }

    private void loadAttr(int arg) {
        if (!deferred.isEmpty() && !deferred.getLast().constant) {
            flush(1);
            Deferred d = deferred.removeFirst();
            load(d);
            frameAndSlots();
            b.loadConstant(sp - 1).aload(INSTRS).loadConstant(unit + 1).loadConstant(arg).loadConstant(d.index);
            call("loadAttrB", OBJECT, OBJECT, FRAME, OBJECTS, INT, INTS, INT, INT, INT);
        } else {
            top();
            setPc();
            frameAndSlots();
            b.loadConstant(sp - 1).aload(INSTRS).loadConstant(unit + 1).loadConstant(arg);
            call("loadAttrV", OBJECT, OBJECT, FRAME, OBJECTS, INT, INTS, INT, INT);
        }
        leaveIfNull();
    }

    private void storeAttr(int arg) {
        if (deferred.size() == 1 && !deferred.getLast().constant) {
            if (!onJavaStack) {
                takeAt(sp - 2);
            }
            onJavaStack = false;
            setPc();
            Deferred d = deferred.removeFirst();
            load(d);
            frameAndSlots();
            b.loadConstant(sp - 2).aload(INSTRS).loadConstant(unit + 1).loadConstant(arg).loadConstant(d.index);
            call("storeAttrVB", boolean.class, OBJECT, OBJECT, FRAME, OBJECTS, INT, INTS, INT, INT, INT);
        } else {
            flush();
            setPc();
            frameAndSlots();
            b.loadConstant(sp).aload(INSTRS).loadConstant(unit + 1).loadConstant(arg);
            call("storeAttr", boolean.class, FRAME, OBJECTS, INT, INTS, INT, INT);
        }
        b.ifne(leave);
    }

    /** The names of keyword arguments of the call at {@link #unit}: what a KW_NAMES before it says, plus one; 0 for none. */
    private int keywords() {
        int i = unit - 1;
        if (i < 0 || op(i) != Op.KW_NAMES || isCache(i)) {
            return 0;
        }
        int arg = code.code[i * 2 + 1] & 0xff;
        for (int shift = 8; i > 0 && op(i - 1) == Op.EXTENDED_ARG && !isCache(i - 1); shift += 8) {
            i--;
            arg |= (code.code[i * 2 + 1] & 0xff) << shift;
        }
        return arg + 1;
    }

    /** Whether a unit is no instruction; those of our code objects are zero. */
    private boolean isCache(int i) {
        return op(i) == Op.CACHE;
    }

    /** The CALL behind the PRECALL has been translated with it. */
    private int callEnd(int call) {
        return call + 1 + Op.caches(Op.CALL);
    }

    private void forIter(int target) {
        flush();
        setPc();
        Label item = b.newLabel();
        b.aload(TS).aload(F).aload(S).loadConstant(sp);
        call("forIter", OBJECT, THREAD, FRAME, OBJECTS, INT);
        b.dup().ifnonnull(item).pop().aload(S).loadConstant(sp);
        call("endFor", void.class, OBJECTS, INT);
        b.goto_(labels[target]);
        b.labelBinding(item);
        onJavaStack = true;
    }
}
