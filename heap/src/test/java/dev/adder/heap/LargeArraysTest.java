package dev.adder.heap;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LargeArraysTest {
    private static final int MB = 1 << 20;

    private static long resident() throws Exception {
        String pages = Files.readString(Path.of("/proc/self/statm")).split(" ")[1];
        return Long.parseLong(pages) * 4096;
    }

    private static byte[] full(int length) {
        byte[] a = LargeArrays.take(length);
        if (a == null) {
            a = new byte[length];
        }
        Arrays.fill(a, (byte) -1);
        return a;
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aGivenArrayTakesNoMemory() throws Exception {
        for (int i = 0; i < 3; i++) {
            byte[] a = full(64 * MB);
            long alive = resident();
            LargeArrays.give(a);
            assertTrue(alive - resident() > 56 * MB, "of 64 MB went " + (alive - resident()));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void manyGivenOneByOneTakeNoMemory() throws Exception {
        for (int length : new int[] {LargeArrays.LARGE, 300_000, MB, 5 * MB + 1}) {
            List<byte[]> arrays = new ArrayList<>();
            for (long total = 0; total < 64 * MB; total += length) {
                arrays.add(full(length));
            }
            long alive = resident();
            while (!arrays.isEmpty()) {
                LargeArrays.give(arrays.removeLast());
            }
            // up to 4 MB are kept for the next, and of each array the first and the last page
            assertTrue(alive - resident() > 40 * MB, "of 64 MB in pieces of " + length + " went " + (alive - resident()));
        }
    }

    @Test
    void theNextOwnerGetsTheSameArrayAndZerosIfItWants() {
        for (int length : new int[] {LargeArrays.LARGE + 7, MB + 3, 16 * MB + 5}) {
            byte[] a = full(length);
            LargeArrays.give(a);
            byte[] b = LargeArrays.takeZeros(length);
            assertSame(a, b);
            assertTrue(Arrays.equals(b, new byte[length]));
            byte[] other = LargeArrays.take(length);
            assertNotSame(a, other);
            Arrays.fill(b, (byte) 5);
            LargeArrays.give(b);
            assertNull(LargeArrays.take(length + 1));
            assertSame(a, LargeArrays.take(length));
        }
    }
}
