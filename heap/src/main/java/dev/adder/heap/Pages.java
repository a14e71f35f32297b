package dev.adder.heap;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Gives the pages under a dead array back to the operating system, without waiting for the JVM's collector: the array stays an object of
 * the JVM's heap, with its header, but takes no memory until somebody writes to it.
 *
 * <p>A call marked as critical may be given an array, and the collector does not run meanwhile. The array's address is asked for in one such
 * call and its pages are given back in the next; should the array have been moved in between, the pages are no whole ones
 * and the system refuses, or they are others of the same array. So nothing but the elements of this array can ever be touched.
 */
final class Pages {
    /** Asked for nothing to give back, or the system would not. */
    static final long NONE = 0;

    private static final int DONTNEED = 4;
    private static final int ATTEMPTS = 4;

    private static boolean works = System.getProperty("os.name").equals("Linux");

    /** The functions of the C library, looked up by the first array that is large enough. */
    private static final class Libc {
        static final MethodHandle MADVISE = handle("madvise",
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT));
        /** Copies nothing, and returns where to. */
        static final MethodHandle MEMCPY = handle("memcpy",
                FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
        static final int PAGE = pageSize();

        private static MethodHandle handle(String name, FunctionDescriptor descriptor) {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), descriptor, Linker.Option.critical(true));
        }

        private static int pageSize() {
            try {
                return (int) handle("getpagesize", FunctionDescriptor.of(ValueLayout.JAVA_INT)).invokeExact();
            } catch (Throwable e) {
                throw new LinkageError("getpagesize", e);
            }
        }
    }

    private Pages() {}

    /**
     * Gives the whole pages of {@code dead} back. The elements under them are zero then; returned is the first of these in the upper half and the one
     * behind the last in the lower half, or {@link #NONE} if nothing was given back and the array is as it was.
     */
    static long giveBack(byte[] dead) {
        if (!works) {
            return NONE;
        }
        try {
            MemorySegment all = MemorySegment.ofArray(dead);
            int page = Libc.PAGE;
            for (int i = 0; i < ATTEMPTS; i++) {
                long address = ((MemorySegment) Libc.MEMCPY.invokeExact(all, all, 0L)).address();
                int from = (int) (-address & page - 1);
                int to = from + (dead.length - from & -page);
                if (to <= from) {
                    return NONE;
                }
                dead[from] = 1;
                dead[to - 1] = 1;
                if ((int) Libc.MADVISE.invokeExact(all.asSlice(from, to - from), (long) (to - from), DONTNEED) == 0) {
                    // A heap that the JVM shares with itself, as ZGC's, is not emptied by this.
                    works = dead[from] == 0 && dead[to - 1] == 0;
                    return works ? (long) from << 32 | to : NONE;
                }
            }
        } catch (Throwable e) {
            works = false;
        }
        return NONE;
    }
}
