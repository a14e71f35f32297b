package dev.adder.runtime.module;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls of the C library. All functions go through one downcall of six integer arguments: an argument too many is a register that
 * the function does not look at, and one shape of call costs start-up time once. The first call also leaves the C library's locale and
 * time zone as CPython's start does.
 */
final class Libc {
    private static final int LC_CTYPE = 0;
    private static final int LC_ALL = 6;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle CALL;
    private static final VarHandle ERRNO;
    private static final MemoryLayout CAPTURE = Linker.Option.captureStateLayout();
    private static final ConcurrentHashMap<String, MemorySegment> ADDRESSES = new ConcurrentHashMap<>();

    static {
        StartupFiles.libraryIsCalled();
        FunctionDescriptor six = FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG);
        CALL = LINKER.downcallHandle(six, Linker.Option.captureCallState("errno"));
        ERRNO = CAPTURE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    }

    /** What one Java thread calls with: the place of errno and memory for arguments and results. */
    static final class Scratch {
        static final int SIZE = 64 * 1024;

        private final Arena arena = Arena.ofAuto();
        final MemorySegment capture = arena.allocate(CAPTURE);
        /** For structures and strings. */
        final MemorySegment small = arena.allocate(4096, 16);
        /** For the bytes of reads and writes. */
        private MemorySegment large = arena.allocate(SIZE, 16);

        /** At least {@code size} bytes. */
        MemorySegment large(long size) {
            if (large.byteSize() < size) {
                large = arena.allocate(size, 16);
            }
            return large;
        }

        /** {@code bytes} with a NUL behind them, at {@code offset} of {@link #small}, or elsewhere if they do not fit. */
        long string(byte[] bytes, int offset) {
            if (bytes.length + 1 > 2048) {
                return Libc.string(arena, bytes);
            }
            MemorySegment.copy(bytes, 0, small, ValueLayout.JAVA_BYTE, offset, bytes.length);
            small.set(ValueLayout.JAVA_BYTE, offset + bytes.length, (byte) 0);
            return small.address() + offset;
        }
    }

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    // The JVM has set the locale from the environment; CPython starts with everything C, but characters in UTF-8.
    // CPython: Python/pylifecycle.c _Py_CoerceLegacyLocale
    static {
        try (Arena arena = Arena.ofConfined()) {
            call("setlocale", LC_ALL, string(arena, "C".getBytes(StandardCharsets.US_ASCII)));
            call("setlocale", LC_CTYPE, string(arena, "C.UTF-8".getBytes(StandardCharsets.US_ASCII)));
        }
        call("tzset", 0);
    }

    private Libc() {}

    /** The memory of this thread. */
    static Scratch scratch() {
        return SCRATCH.get();
    }

    /** A C string that lives as long as {@code arena}; its address. */
    static long string(Arena arena, byte[] bytes) {
        MemorySegment s = arena.allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, s, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return s.address();
    }

    private static MemorySegment address(String function) {
        MemorySegment at = ADDRESSES.get(function);
        if (at == null) {
            at = LINKER.defaultLookup().findOrThrow(function);
            ADDRESSES.put(function, at);
        }
        return at;
    }

    /** Whether the C library has the function. */
    static boolean has(String function) {
        return LINKER.defaultLookup().find(function).isPresent();
    }

    static long call(String function, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) CALL.invokeExact(address(function), scratch().capture, a, b, c, d, e, f);
        } catch (RuntimeException | Error error) {
            throw error;
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    static long call(String function, long a, long b, long c, long d) {
        return call(function, a, b, c, d, 0, 0);
    }

    static long call(String function, long a, long b, long c) {
        return call(function, a, b, c, 0, 0, 0);
    }

    static long call(String function, long a, long b) {
        return call(function, a, b, 0, 0, 0, 0);
    }

    static long call(String function, long a) {
        return call(function, a, 0, 0, 0, 0, 0);
    }

    /** The pointer in a variable of the C library. */
    static long variable(String name) {
        return address(name).reinterpret(8).get(ValueLayout.JAVA_LONG, 0);
    }

    /** The error number of the last call of this thread that failed. */
    static int errno() {
        return (int) ERRNO.get(scratch().capture, 0L);
    }

    /** The bytes of a C string. */
    static byte[] bytesAt(long address) {
        MemorySegment s = MemorySegment.ofAddress(address).reinterpret(Integer.MAX_VALUE);
        int n = 0;
        while (s.get(ValueLayout.JAVA_BYTE, n) != 0) {
            n++;
        }
        byte[] bytes = new byte[n];
        MemorySegment.copy(s, ValueLayout.JAVA_BYTE, 0, bytes, 0, n);
        return bytes;
    }

    /** The value that an environment variable of the process has now, or null: unlike Java's copy, this one knows of {@code os.putenv}. */
    static String environment(String name) {
        long value;
        try (Arena arena = Arena.ofConfined()) {
            value = call("getenv", string(arena, name.getBytes(StandardCharsets.UTF_8)));
        }
        return value == 0 ? null : new String(bytesAt(value), StandardCharsets.UTF_8);
    }
}
