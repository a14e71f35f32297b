package dev.adder.processor;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Objects;

/**
 * Writes out the {@code equals} and {@code hashCode} of records that javac leaves to {@code java.lang.runtime.ObjectMethods}, which makes a
 * dozen classes when the first is called, and no cache of the JVM keeps these. Their results stay the same.
 */
final class RecordMethods {
    private static final ClassDesc OBJECTS = Objects.class.describeConstable().orElseThrow();

    private RecordMethods() {}

    /** The class file with these methods written out; {@code bytes} itself if it has none. */
    static byte[] rewrite(byte[] bytes) {
        ClassFile classFile = ClassFile.of();
        ClassModel model = classFile.parse(bytes);
        if (model.methods().stream().noneMatch(m -> site(m) != null)) {
            return bytes;
        }
        return classFile.transformClass(model, (ClassTransform) (builder, element) -> {
            if (element instanceof MethodModel method && site(method) instanceof InvokeDynamicInstruction site) {
                boolean equals = site.name().equalsString("equals");
                builder.withMethodBody(method.methodName(), method.methodType(), method.flags().flagsMask(), code -> {
                    if (equals) {
                        equals(code, model.thisClass().asSymbol(), fields(site));
                    } else {
                        hashCode(code, model.thisClass().asSymbol(), fields(site));
                    }
                });
            } else {
                builder.with(element);
            }
        });
    }

    /** The instruction that stands for the body of one of the two methods, or null. */
    private static InvokeDynamicInstruction site(MethodModel method) {
        if (method.code().isEmpty()) {
            return null;
        }
        return method.code().get().elementStream().filter(e -> e instanceof InvokeDynamicInstruction).map(e -> (InvokeDynamicInstruction) e)
                .filter(i -> i.bootstrapMethod().owner().descriptorString().equals("Ljava/lang/runtime/ObjectMethods;")
                        && (i.name().equalsString("equals") || i.name().equalsString("hashCode")))
                .findFirst().orElse(null);
    }

    /** The getters of the fields, behind the class and the names. */
    private static List<DirectMethodHandleDesc> fields(InvokeDynamicInstruction site) {
        return site.bootstrapArgs().stream().skip(2).map(getter -> (DirectMethodHandleDesc) getter).toList();
    }

    private static ClassDesc type(DirectMethodHandleDesc getter) {
        return getter.invocationType().returnType();
    }

    private static void get(CodeBuilder code, int local, ClassDesc owner, DirectMethodHandleDesc getter) {
        code.aload(local).getfield(owner, getter.methodName(), type(getter));
    }

    private static void equals(CodeBuilder code, ClassDesc owner, List<DirectMethodHandleDesc> fields) {
        Label differs = code.newLabel();
        Label isRecord = code.newLabel();
        code.aload(1).instanceOf(owner).ifne(isRecord).iconst_0().ireturn();
        code.labelBinding(isRecord).aload(1).checkcast(owner).astore(2);
        for (DirectMethodHandleDesc field : fields) {
            get(code, 0, owner, field);
            get(code, 2, owner, field);
            ClassDesc type = type(field);
            switch (TypeKind.from(type)) {
                case REFERENCE -> code.invokestatic(OBJECTS, "equals",
                        MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object)).ifeq(differs);
                case LONG -> code.lcmp().ifne(differs);
                case FLOAT, DOUBLE -> code.invokestatic(boxOf(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type)).ifne(differs);
                default -> code.if_icmpne(differs);
            }
        }
        code.iconst_1().ireturn().labelBinding(differs).iconst_0().ireturn();
    }

    private static void hashCode(CodeBuilder code, ClassDesc owner, List<DirectMethodHandleDesc> fields) {
        code.iconst_0();
        for (DirectMethodHandleDesc field : fields) {
            code.bipush(31).imul();
            get(code, 0, owner, field);
            ClassDesc type = type(field);
            if (TypeKind.from(type) == TypeKind.REFERENCE) {
                code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object));
            } else {
                code.invokestatic(boxOf(type), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
            }
            code.iadd();
        }
        code.ireturn();
    }

    private static ClassDesc boxOf(ClassDesc primitive) {
        return switch (TypeKind.from(primitive)) {
            case BOOLEAN -> ConstantDescs.CD_Boolean;
            case BYTE -> ConstantDescs.CD_Byte;
            case CHAR -> ConstantDescs.CD_Character;
            case SHORT -> ConstantDescs.CD_Short;
            case INT -> ConstantDescs.CD_Integer;
            case LONG -> ConstantDescs.CD_Long;
            case FLOAT -> ConstantDescs.CD_Float;
            case DOUBLE -> ConstantDescs.CD_Double;
            default -> throw new IllegalArgumentException("no primitive type: " + primitive);
        };
    }
}
