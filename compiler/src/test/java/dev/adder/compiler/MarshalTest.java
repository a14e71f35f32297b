package dev.adder.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarshalTest {
    /** What CPython 3.11 writes for {@code x=300; y=300; z='hello world'} in a file f.py, a statement a line. */
    private static final String MODULE = "\u00e3\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\u00f3\22\0\0\0\u0097\0d\0Z\0d\0Z\1d\1Z\2"
            + "d\2S\0)\3i,\1\0\0z\13hello worldN)\3\u00da\1x\u00da\1y\u00da\1z\u00a9\0\u00f3\0\0\0\0\u00fa\4f.py\u00fa\10<module>"
            + "r\10\0\0\0\1\0\0\0s\30\0\0\0\u00f0\3\1\1\1\u00d8\2\5\u0080\1\u00d8\2\5\u0080\1\u00d8\2\17\u0080\1\u0080\1\u0080\1r\6\0\0\0";

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static CodeUnit with(Object... consts) {
        byte[] empty = {};
        return new CodeUnit(0, 0, 0, 1, 0, empty, consts, new String[0], new String[0], empty, "f.py", "<module>", "<module>", 1,
                empty, empty);
    }

    @Test
    void aModuleByteForByte() {
        CodeUnit code = Unmarshal.loads(latin1(MODULE));
        assertArrayEquals(new Object[] {300L, "hello world", Constants.Singleton.NONE}, code.consts());
        assertArrayEquals(new String[] {"x", "y", "z"}, code.names());
        assertEquals("f.py", code.filename());
        assertArrayEquals(latin1(MODULE), Marshal.dumps(code));
    }

    @Test
    void constantsComeBack() {
        Object[] consts = {Constants.Singleton.ELLIPSIS, true, -1L, 1L << 40, -(1L << 62), Long.MIN_VALUE,
            BigInteger.ONE.shiftLeft(100).negate(), 1.5, -0.0, new Constants.Complex(1, -0.0), "", "\u00e9", "\ud83d\ude00", "\ud800",
            "long ".repeat(100), new Constants.WideString(new int[] {0xD83D, 0xDE00}), new Constants.Bytes(new byte[] {0, -1}),
            new Constants.Tuple(List.of(1L, new Constants.Tuple(List.of("a b")))), new Constants.FrozenSet(List.of("x"))};
        assertArrayEquals(consts, Unmarshal.loads(Marshal.dumps(with(consts))).consts());
    }

    @Test
    void setsAreOrderedByTheirForm() {
        CodeUnit code = Unmarshal.loads(Marshal.dumps(with(new Constants.FrozenSet(List.of("q", 2L, 1L)))));
        assertEquals(new Constants.FrozenSet(List.of("q", 1L, 2L)), code.consts()[0]);
    }

    @Test
    void damagedDataIsAnError() {
        byte[] whole = latin1(MODULE);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThrows(IllegalArgumentException.class, () -> Unmarshal.loads(cut));
        }
    }

    /** The values are those of CPython's {@code _imp.source_hash}. */
    @Test
    void sourceHashes() {
        assertEquals(0x7af80dd1b534e6bfL, Long.reverseBytes(Marshal.sourceHash(1234, latin1("hello"))));
        assertEquals(0x738d9cd5d5e87f73L, Long.reverseBytes(Marshal.sourceHash(Marshal.MAGIC, new byte[0])));
    }

    @Test
    void pycFilesBeginAsCPythons() {
        byte[] file = Marshal.hashPyc(with(), new byte[0], false);
        assertArrayEquals(latin1("\u00a7\r\r\n\1\0\0\0\u0073\u008d\u009c\u00d5\u00d5\u00e8\u007f\u0073"), java.util.Arrays.copyOf(file, 16));
        byte[] stamped = Marshal.timestampPyc(with(), 0x01020304L, 7);
        assertArrayEquals(latin1("\u00a7\r\r\n\0\0\0\0\4\3\2\1\7\0\0\0"), java.util.Arrays.copyOf(stamped, 16));
        assertEquals("<module>", Unmarshal.pyc(stamped).name());
    }
}
