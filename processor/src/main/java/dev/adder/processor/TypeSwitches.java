package dev.adder.processor;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;

/**
 * Compiles the pattern switches over types ahead of time. javac leaves to {@code java.lang.runtime.SwitchBootstraps} to make a class for each of them when it is first met, a millisecond each, and no cache of the JVM
 * keeps these; a Python program that is compiled at start meets dozens. Here each becomes a method with the same tests.
 */
final class TypeSwitches {
    private static final String PREFIX = "typeSwitch$";

    private final ClassModel model;
    private int made;

    private TypeSwitches(ClassModel model) {
        this.model = model;
    }

    /** The class file with its switches made into methods; {@code bytes} itself if it has none. */
    static byte[] rewrite(byte[] bytes) {
        ClassFile classFile = ClassFile.of();
        ClassModel model = classFile.parse(bytes);
        if (model.methods().stream().noneMatch(TypeSwitches::hasSwitch)) {
            return bytes;
        }
        TypeSwitches rewriter = new TypeSwitches(model);
        return classFile.transformClass(model, ClassTransform.ofStateful(() -> rewriter::classElement));
    }

    private static boolean hasSwitch(MethodModel method) {
        return method.code().isPresent() && method.code().get().elementStream().anyMatch(TypeSwitches::isSwitch);
    }

    /** Whether the instruction asks for a switch all of whose labels are types. */
    private static boolean isSwitch(CodeElement element) {
        return element instanceof InvokeDynamicInstruction i
                && i.bootstrapMethod().owner().descriptorString().equals("Ljava/lang/runtime/SwitchBootstraps;")
                && i.bootstrapMethod().methodName().equals("typeSwitch")
                && i.bootstrapArgs().stream().allMatch(label -> label instanceof ClassDesc);
    }

    private void classElement(ClassBuilder builder, ClassElement element) {
        if (!(element instanceof MethodModel method) || !hasSwitch(method)) {
            builder.with(element);
            return;
        }
        builder.transformMethod(method, MethodTransform.transformingCode((code, instruction) -> {
            if (isSwitch(instruction)) {
                InvokeDynamicInstruction site = (InvokeDynamicInstruction) instruction;
                code.invokestatic(model.thisClass().asSymbol(), addMethod(builder, site.typeSymbol(), site.bootstrapArgs()),
                        site.typeSymbol(), model.flags().has(AccessFlag.INTERFACE));
            } else {
                code.with(instruction);
            }
        }));
    }

    /** Adds the method for one switch; its name. */
    private String addMethod(ClassBuilder builder, MethodTypeDesc type, List<ConstantDesc> labels) {
        String name = PREFIX + made++;
        builder.withMethodBody(name, type, ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC, code -> tests(code, labels));
        return name;
    }

    /**
     * The number of the first label, not below the second parameter, that the first is an instance of; as many as there are labels if none,
     * -1 for null.
     */
    private static void tests(CodeBuilder code, List<ConstantDesc> labels) {
        Label present = code.newLabel();
        code.aload(0).ifnonnull(present);
        code.iconst_m1().ireturn().labelBinding(present);
        for (int i = 0; i < labels.size(); i++) {
            Label next = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpgt(next);
            code.aload(0).instanceOf((ClassDesc) labels.get(i)).ifeq(next);
            code.loadConstant(i).ireturn().labelBinding(next);
        }
        code.loadConstant(labels.size()).ireturn();
    }
}
