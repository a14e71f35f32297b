package dev.adder.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.junit.jupiter.api.Test;

class TypeSwitchesTest {
    private sealed interface Shape permits Circle, Square, Box {}

    private record Circle(int radius) implements Shape {}

    private record Square(int side) implements Shape {}

    private record Box(Object content) implements Shape {}

    /** Guards go on to the next label, patterns nest, null has a label. */
    static final class Sample {
        private Sample() {}

        static String name(Object o) {
            return switch (o) {
                case null -> "null";
                case Circle c when c.radius() == 0 -> "point";
                case Circle c -> "circle " + c.radius();
                case Box(Square s) -> "boxed square " + s.side();
                case Box(Box(Object inner)) -> "two boxes of " + inner;
                case Shape s -> "shape";
                case String s -> s;
                default -> "thing";
            };
        }
    }

    private static final class NoSwitch {}

    @Test
    void keepsTheMeaningOfEachLabel() throws Throwable {
        byte[] rewritten = TypeSwitches.rewrite(bytes(Sample.class));
        assertFalse(ClassFile.of().parse(rewritten).methods().stream().flatMap(m -> m.code().stream())
                .flatMap(c -> c.elementStream()).anyMatch(e -> e instanceof InvokeDynamicInstruction i
                        && i.bootstrapMethod().methodName().equals("typeSwitch")));
        MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(rewritten, true, MethodHandles.Lookup.ClassOption.NESTMATE);
        MethodHandle name = lookup.findStatic(lookup.lookupClass(), "name", MethodType.methodType(String.class, Object.class));
        Object[] values = {null, new Circle(0), new Circle(2), new Box(new Square(3)), new Box(new Box(4)), new Box(null), new Square(1),
            "text", 5};
        for (Object value : values) {
            assertEquals(Sample.name(value), (String) name.invokeExact(value));
        }
    }

    @Test
    void leavesOtherClassesAlone() throws IOException {
        byte[] bytes = bytes(NoSwitch.class);
        assertSame(bytes, TypeSwitches.rewrite(bytes));
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class")) {
            return in.readAllBytes();
        }
    }
}
