package dev.adder.runtime.module;

import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;

/** The C library's locale, which the JVM sets from the environment and Python does not until a program asks for it. */
final class ProcessLocale {
    private static final int LC_CTYPE = 0;
    private static final int LC_ALL = 6;

    private static boolean done;

    private ProcessLocale() {}

    /** Leaves the process as CPython's start does: everything C, but characters in UTF-8. Once. */
    // CPython: Python/pylifecycle.c _Py_CoerceLegacyLocale
    static void initialize() {
        if (done) {
            return;
        }
        done = true;
        try (Arena arena = Arena.ofConfined()) {
            Libc.call("setlocale", LC_ALL, name(arena, "C"));
            Libc.call("setlocale", LC_CTYPE, name(arena, "C.UTF-8"));
        }
    }

    private static long name(Arena arena, String name) {
        return Libc.string(arena, name.getBytes(StandardCharsets.US_ASCII));
    }
}
