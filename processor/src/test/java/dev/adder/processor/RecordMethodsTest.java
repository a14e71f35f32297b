package dev.adder.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RecordMethodsTest {
    record Everything(boolean z, byte b, char c, short s, int i, long l, float f, double d, String text, List<Object> items) {
        static Everything of(Object[] v) {
            return new Everything((boolean) v[0], (byte) v[1], (char) v[2], (short) v[3], (int) v[4], (long) v[5], (float) v[6],
                    (double) v[7], (String) v[8], null);
        }
    }

    record Empty() {}

    record Own(int x) {
        @Override
        public boolean equals(Object o) {
            return o instanceof Own;
        }

        @Override
        public int hashCode() {
            return 7;
        }
    }

    private static final Object[] FIRST = {true, (byte) 1, 'c', (short) 2, 3, 4L, 0.0f, Double.NaN, "text"};
    private static final Object[] OTHER = {false, (byte) -1, 'd', (short) 7, 8, 1L << 40, -0.0f, 0.5, null};

    @Test
    void keepsTheResultsForEachTypeOfField() throws Exception {
        Function<Object[], Object> written = maker(Everything.class);
        assertEquals(written.apply(FIRST), written.apply(FIRST.clone()));
        assertEquals(Everything.of(FIRST).hashCode(), written.apply(FIRST).hashCode());
        assertEquals(Everything.of(OTHER).hashCode(), written.apply(OTHER).hashCode());
        for (int i = 0; i < FIRST.length; i++) {
            Object[] changed = FIRST.clone();
            changed[i] = OTHER[i];
            assertNotEquals(written.apply(FIRST), written.apply(changed));
            assertNotEquals(written.apply(changed), written.apply(FIRST));
            assertEquals(Everything.of(changed).hashCode(), written.apply(changed).hashCode());
        }
        assertNotEquals(written.apply(FIRST), null);
        assertNotEquals(written.apply(FIRST), "text");
    }

    @Test
    void leavesNoCallSite() throws IOException {
        for (Class<?> type : List.of(Everything.class, Empty.class)) {
            assertFalse(ClassFile.of().parse(RecordMethods.rewrite(bytes(type))).methods().stream().flatMap(m -> m.code().stream())
                    .flatMap(c -> c.elementStream()).anyMatch(e -> e instanceof InvokeDynamicInstruction i
                            && !i.name().equalsString("toString")));
        }
    }

    @Test
    void leavesOwnMethodsAlone() throws IOException {
        byte[] bytes = bytes(Own.class);
        assertSame(bytes, RecordMethods.rewrite(bytes));
    }

    /** What makes instances of the rewritten class, which has the name of the first one. */
    private static Function<Object[], Object> maker(Class<?> type) throws Exception {
        byte[] rewritten = RecordMethods.rewrite(bytes(type));
        Class<?> copy = new ClassLoader(type.getClassLoader()) {
            Class<?> define() {
                return defineClass(type.getName(), rewritten, 0, rewritten.length);
            }
        }.define();
        Method of = copy.getDeclaredMethod("of", Object[].class);
        of.setAccessible(true);
        return values -> {
            try {
                return of.invoke(null, (Object) values);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        };
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class")) {
            return in.readAllBytes();
        }
    }
}
