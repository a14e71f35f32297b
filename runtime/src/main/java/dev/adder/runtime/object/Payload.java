package dev.adder.runtime.object;

import dev.adder.heap.ArrayPool;
import dev.adder.heap.HeapMode;
import dev.adder.heap.LargeArrays;
import java.util.Arrays;

/**
 * The arrays that objects are made of. Without {@code -X pools} they are the JVM's and {@code release} does nothing; with it, a released
 * array is handed out again. A large array of bytes gives its memory back in either case. So only who owns an array alone may release it: nobody
 * reads it any more, no other object has it.
 */
public final class Payload {
    private static final ArrayPool<PyObject[]> OBJECTS = new ArrayPool<>(2);
    private static final ArrayPool<byte[]> BYTES = new ArrayPool<>(0);
    private static final ArrayPool<char[]> CHARS = new ArrayPool<>(1);
    private static final ArrayPool<short[]> SHORTS = new ArrayPool<>(1);
    private static final ArrayPool<int[]> INTS = new ArrayPool<>(2);
    private static final ArrayPool<long[]> LONGS = new ArrayPool<>(3);

    private Payload() {}

    /** An array of nulls. */
    public static PyObject[] objects(int length) {
        if (HeapMode.POOLS && length != 0) {
            PyObject[] a = OBJECTS.take(length);
            if (a != null) {
                return a;
            }
        }
        return new PyObject[length];
    }

    /** Takes back an array of references, all of them null by now. */
    public static void release(PyObject[] nulls) {
        if (HeapMode.POOLS && nulls.length != 0) {
            OBJECTS.give(nulls, nulls.length);
        }
    }

    /** Takes back an array whose references are elsewhere by now. */
    public static void releaseMoved(PyObject[] moved) {
        if (HeapMode.POOLS && moved.length != 0) {
            Arrays.fill(moved, null);
            OBJECTS.give(moved, moved.length);
        }
    }

    /** {@link Arrays#copyOfRange} of an array of references. */
    public static PyObject[] copyOfRange(PyObject[] source, int from, int to) {
        if (HeapMode.POOLS) {
            PyObject[] a = objects(to - from);
            System.arraycopy(source, from, a, 0, Math.min(to, source.length) - from);
            return a;
        }
        return Arrays.copyOfRange(source, from, to, PyObject[].class);
    }

    /** The same references in an array of another length, for the one who owns {@code old} and gives it back. */
    public static PyObject[] resize(PyObject[] old, int length) {
        if (HeapMode.POOLS) {
            PyObject[] a = objects(length);
            System.arraycopy(old, 0, a, 0, Math.min(length, old.length));
            releaseMoved(old);
            return a;
        }
        return Arrays.copyOf(old, length, PyObject[].class);
    }

    /** An array whose elements are yet to be set. */
    public static byte[] bytes(int length) {
        if (length >= LargeArrays.LARGE) {
            byte[] a = LargeArrays.take(length);
            return a != null ? a : new byte[length];
        }
        if (HeapMode.POOLS && length != 0) {
            byte[] a = BYTES.take(length);
            if (a != null) {
                return a;
            }
        }
        return new byte[length];
    }

    /** An array of zeros. */
    public static byte[] zeroBytes(int length) {
        if (length >= LargeArrays.LARGE) {
            byte[] a = LargeArrays.takeZeros(length);
            return a != null ? a : new byte[length];
        }
        byte[] a = bytes(length);
        if (HeapMode.POOLS) {
            Arrays.fill(a, (byte) 0);
        }
        return a;
    }

    public static void release(byte[] array) {
        if (array.length >= LargeArrays.LARGE) {
            LargeArrays.give(array);
        } else if (HeapMode.POOLS && array.length != 0) {
            BYTES.give(array, array.length);
        }
    }

    /** {@link Arrays#copyOfRange} within the array. */
    public static byte[] copyOfRange(byte[] source, int from, int to) {
        if (HeapMode.POOLS || to - from >= LargeArrays.LARGE) {
            byte[] a = bytes(to - from);
            System.arraycopy(source, from, a, 0, to - from);
            return a;
        }
        return Arrays.copyOfRange(source, from, to);
    }

    /** The same elements in an array of another length, what is new is yet to be set, for the one who owns {@code old} and gives it back. */
    public static byte[] resize(byte[] old, int length) {
        if (HeapMode.POOLS || old.length >= LargeArrays.LARGE || length >= LargeArrays.LARGE) {
            byte[] a = bytes(length);
            System.arraycopy(old, 0, a, 0, Math.min(length, old.length));
            release(old);
            return a;
        }
        return Arrays.copyOf(old, length);
    }

    /** {@link #resize(byte[], int)}; what is new is zero. */
    public static byte[] resizeWithZeros(byte[] old, int length) {
        byte[] a = resize(old, length);
        if (old.length < length) {
            Arrays.fill(a, old.length, length, (byte) 0);
        }
        return a;
    }

    /** A length of at least {@code length}, one of few: for an array that grows, so that another may use it after it. */
    public static int roomy(int length) {
        int step = Math.max(Integer.highestOneBit(length) >> 3, 8);
        long room = (long) length + step - 1 & -step;
        return room > Integer.MAX_VALUE - 8 ? length : (int) room;
    }

    /** An array whose elements are yet to be set. */
    public static char[] chars(int length) {
        if (HeapMode.POOLS && length != 0) {
            char[] a = CHARS.take(length);
            if (a != null) {
                return a;
            }
        }
        return new char[length];
    }

    public static void release(char[] array) {
        if (HeapMode.POOLS && array.length != 0) {
            CHARS.give(array, array.length);
        }
    }

    /** {@link Arrays#copyOfRange} within the array. */
    public static char[] copyOfRange(char[] source, int from, int to) {
        if (HeapMode.POOLS) {
            char[] a = chars(to - from);
            System.arraycopy(source, from, a, 0, to - from);
            return a;
        }
        return Arrays.copyOfRange(source, from, to);
    }

    /** {@link #resize(byte[], int)}. */
    public static char[] resize(char[] old, int length) {
        if (HeapMode.POOLS) {
            char[] a = chars(length);
            System.arraycopy(old, 0, a, 0, Math.min(length, old.length));
            release(old);
            return a;
        }
        return Arrays.copyOf(old, length);
    }

    /** An array whose elements are yet to be set. */
    public static short[] shorts(int length) {
        if (HeapMode.POOLS && length != 0) {
            short[] a = SHORTS.take(length);
            if (a != null) {
                return a;
            }
        }
        return new short[length];
    }

    public static void release(short[] array) {
        if (HeapMode.POOLS && array.length != 0) {
            SHORTS.give(array, array.length);
        }
    }

    /** An array whose elements are yet to be set. */
    public static int[] ints(int length) {
        if (HeapMode.POOLS && length != 0) {
            int[] a = INTS.take(length);
            if (a != null) {
                return a;
            }
        }
        return new int[length];
    }

    public static void release(int[] array) {
        if (HeapMode.POOLS && array.length != 0) {
            INTS.give(array, array.length);
        }
    }

    /** {@link Arrays#copyOfRange} within the array. */
    public static int[] copyOfRange(int[] source, int from, int to) {
        if (HeapMode.POOLS) {
            int[] a = ints(to - from);
            System.arraycopy(source, from, a, 0, to - from);
            return a;
        }
        return Arrays.copyOfRange(source, from, to);
    }

    /** {@link #resize(byte[], int)}. */
    public static int[] resize(int[] old, int length) {
        if (HeapMode.POOLS) {
            int[] a = ints(length);
            System.arraycopy(old, 0, a, 0, Math.min(length, old.length));
            release(old);
            return a;
        }
        return Arrays.copyOf(old, length);
    }

    /** An array whose elements are yet to be set. */
    public static long[] longs(int length) {
        if (HeapMode.POOLS && length != 0) {
            long[] a = LONGS.take(length);
            if (a != null) {
                return a;
            }
        }
        return new long[length];
    }

    public static void release(long[] array) {
        if (HeapMode.POOLS && array.length != 0) {
            LONGS.give(array, array.length);
        }
    }

    /** {@link Arrays#copyOfRange}; what is beyond the source is yet to be set. */
    public static long[] copyOfRange(long[] source, int from, int to) {
        if (HeapMode.POOLS) {
            long[] a = longs(to - from);
            System.arraycopy(source, from, a, 0, Math.min(to, source.length) - from);
            return a;
        }
        return Arrays.copyOfRange(source, from, to);
    }

    /** {@link #resize(byte[], int)}. */
    public static long[] resize(long[] old, int length) {
        if (HeapMode.POOLS) {
            long[] a = longs(length);
            System.arraycopy(old, 0, a, 0, Math.min(length, old.length));
            release(old);
            return a;
        }
        return Arrays.copyOf(old, length);
    }
}
