package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.processor.Borrowed;

/**
 * The merge sort of lists: stable, adaptive, with the comparisons of CPython in the same order (Objects/listsort.txt explains it).
 *
 * <p>Invariant: the array always holds the same references, in some order, so that it is whole when a comparison raises: what a merge
 * keeps aside is put back. The values, if any, move with the keys.
 */
final class ListSort {
    private static final Pool<ListSort> POOL = new Pool<>(56);

    private static final int MIN_GALLOP = 7;

    /** At most this many runs wait, as the powers of waiting runs increase. */
    private static final int MAX_PENDING = 85;

    private static final int OBJECTS = 0;
    private static final int INTS = 1;
    private static final int STRINGS = 2;
    private static final int FLOATS = 3;

    @Borrowed
    private PyObject[] keys;
    @Borrowed
    private PyObject[] values;
    private int length;
    private int kind;
    private int minGallop = MIN_GALLOP;
    private PyObject[] tempKeys;
    private PyObject[] tempValues;
    private int pending;
    private final int[] runBase = new int[MAX_PENDING];
    private final int[] runLength = new int[MAX_PENDING];
    private final int[] runPower = new int[MAX_PENDING];

    private ListSort() {}

    private void begin(PyObject[] keys, PyObject[] values, int length) {
        this.keys = keys;
        this.values = values;
        this.length = length;
        kind = kindOf(keys, length);
        minGallop = MIN_GALLOP;
        pending = 0;
    }

    /** The sort is over. */
    private void end() {
        if (tempKeys != null) {
            Payload.releaseMoved(tempKeys);
            tempKeys = null;
        }
        if (tempValues != null) {
            Payload.releaseMoved(tempValues);
            tempValues = null;
        }
        keys = null;
        values = null;
        POOL.give(this);
    }

    /** Sorts the first {@code n} keys, and the values with them (null for none). All borrowed. */
    static void sort(PyObject[] keys, PyObject[] values, int n, boolean reverse) {
        ListSort sort = POOL.take();
        if (sort == null) {
            sort = new ListSort();
        }
        sort.begin(keys, values, n);
        if (reverse) {
            sort.reverse(0, n);
        }
        try {
            sort.run();
        } finally {
            if (reverse) {
                reverse(values == null ? keys : values, 0, n);
            }
            sort.end();
        }
    }

    /** Keys of one exact type whose order no program can see being asked for are compared directly. */
    private static int kindOf(PyObject[] keys, int n) {
        PyType type = keys[0].type;
        int kind = type == PyInt.TYPE ? INTS : type == PyStr.TYPE ? STRINGS : type == PyFloat.TYPE ? FLOATS : OBJECTS;
        if (kind == OBJECTS) {
            return OBJECTS;
        }
        for (int i = 0; i < n; i++) {
            if (keys[i].type != type || kind == INTS && !((PyInt) keys[i]).fitsLong()) {
                return OBJECTS;
            }
        }
        return kind;
    }

    private boolean less(PyObject x, PyObject y) {
        return switch (kind) {
            case INTS -> ((PyInt) x).value < ((PyInt) y).value;
            case STRINGS -> less((PyStr) x, (PyStr) y);
            case FLOATS -> ((PyFloat) x).value < ((PyFloat) y).value;
            default -> Objects.richCompareBool(x, y, Objects.LT);
        };
    }

    private static boolean less(PyStr x, PyStr y) {
        if (x.data instanceof byte[] a && y.data instanceof byte[] b) {
            return java.util.Arrays.compareUnsigned(a, b) < 0;
        }
        int n = Math.min(x.length(), y.length());
        for (int i = 0; i < n; i++) {
            int c = x.codePointAt(i);
            int d = y.codePointAt(i);
            if (c != d) {
                return c < d;
            }
        }
        return x.length() < y.length();
    }

    private void reverse(int low, int high) {
        reverse(keys, low, high);
        if (values != null) {
            reverse(values, low, high);
        }
    }

    private static void reverse(PyObject[] a, int low, int high) {
        for (int i = low, j = high - 1; i < j; i++, j--) {
            PyObject o = a[i];
            a[i] = a[j];
            a[j] = o;
        }
    }

    private void run() {
        int low = 0;
        int remaining = length;
        int minRun = minRun(remaining);
        do {
            int n = countRun(low, low + remaining);
            if (n < 0) {
                n = -n;
                reverse(low, low + n);
            }
            if (n < minRun) {
                int force = Math.min(remaining, minRun);
                binarySort(low, low + force, low + n);
                n = force;
            }
            foundNewRun(n);
            runBase[pending] = low;
            runLength[pending] = n;
            pending++;
            low += n;
            remaining -= n;
        } while (remaining != 0);
        while (pending > 1) {
            int i = pending - 2;
            if (i > 0 && runLength[i - 1] < runLength[i + 1]) {
                i--;
            }
            mergeAt(i);
        }
    }

    // CPython: Objects/listobject.c merge_compute_minrun
    private static int minRun(int n) {
        int r = 0;
        while (n >= 64) {
            r |= n & 1;
            n >>= 1;
        }
        return n + r;
    }

    /** The length of the run at {@code low}; negative if it is strictly descending. */
    // CPython: Objects/listobject.c count_run
    private int countRun(int low, int high) {
        if (low + 1 == high) {
            return 1;
        }
        int i = low + 2;
        if (less(keys[low + 1], keys[low])) {
            while (i < high && less(keys[i], keys[i - 1])) {
                i++;
            }
            return low - i;
        }
        while (i < high && !less(keys[i], keys[i - 1])) {
            i++;
        }
        return i - low;
    }

    // CPython: Objects/listobject.c binarysort
    private void binarySort(int low, int high, int start) {
        if (low == start) {
            start++;
        }
        for (; start < high; start++) {
            int l = low;
            int r = start;
            PyObject pivot = keys[r];
            do {
                int p = l + (r - l >> 1);
                if (less(pivot, keys[p])) {
                    r = p;
                } else {
                    l = p + 1;
                }
            } while (l < r);
            System.arraycopy(keys, l, keys, l + 1, start - l);
            keys[l] = pivot;
            if (values != null) {
                PyObject value = values[start];
                System.arraycopy(values, l, values, l + 1, start - l);
                values[l] = value;
            }
        }
    }

    /** Merges waiting runs as the power of the boundary before the new run of length {@code n} asks for. */
    // CPython: Objects/listobject.c found_new_run
    private void foundNewRun(int n) {
        if (pending == 0) {
            return;
        }
        int power = power(runBase[pending - 1], runLength[pending - 1], n, length);
        while (pending > 1 && runPower[pending - 2] > power) {
            mergeAt(pending - 2);
        }
        runPower[pending - 1] = power;
    }

    // CPython: Objects/listobject.c powerloop
    private static int power(long s1, long n1, long n2, long n) {
        int result = 0;
        long a = 2 * s1 + n1;
        long b = a + n1 + n2;
        for (;;) {
            result++;
            if (a >= n) {
                a -= n;
                b -= n;
            } else if (b >= n) {
                return result;
            }
            a <<= 1;
            b <<= 1;
        }
    }

    // CPython: Objects/listobject.c merge_at
    private void mergeAt(int i) {
        int a = runBase[i];
        int na = runLength[i];
        int b = runBase[i + 1];
        int nb = runLength[i + 1];
        runLength[i] = na + nb;
        if (i == pending - 3) {
            runBase[i + 1] = runBase[i + 2];
            runLength[i + 1] = runLength[i + 2];
            runPower[i + 1] = runPower[i + 2];
        }
        pending--;
        int k = gallopRight(keys[b], keys, a, na, 0);
        a += k;
        na -= k;
        if (na == 0) {
            return;
        }
        nb = gallopLeft(keys[a + na - 1], keys, b, nb, nb - 1);
        if (nb <= 0) {
            return;
        }
        if (na <= nb) {
            mergeLow(a, na, b, nb);
        } else {
            mergeHigh(a, na, b, nb);
        }
    }

    /** Where {@code key} goes among n sorted elements from base on, before equal ones; the search starts at {@code hint}. */
    // CPython: Objects/listobject.c gallop_left
    private int gallopLeft(PyObject key, PyObject[] a, int base, int n, int hint) {
        int last = 0;
        int ofs = 1;
        if (less(a[base + hint], key)) {
            int max = n - hint;
            while (ofs < max && less(a[base + hint + ofs], key)) {
                last = ofs;
                ofs = next(ofs, max);
            }
            ofs = Math.min(ofs, max);
            last += hint;
            ofs += hint;
        } else {
            int max = hint + 1;
            while (ofs < max && !less(a[base + hint - ofs], key)) {
                last = ofs;
                ofs = next(ofs, max);
            }
            ofs = Math.min(ofs, max);
            int k = last;
            last = hint - ofs;
            ofs = hint - k;
        }
        last++;
        while (last < ofs) {
            int m = last + (ofs - last >> 1);
            if (less(a[base + m], key)) {
                last = m + 1;
            } else {
                ofs = m;
            }
        }
        return ofs;
    }

    /** As {@link #gallopLeft}, after equal ones. */
    // CPython: Objects/listobject.c gallop_right
    private int gallopRight(PyObject key, PyObject[] a, int base, int n, int hint) {
        int last = 0;
        int ofs = 1;
        if (less(key, a[base + hint])) {
            int max = hint + 1;
            while (ofs < max && less(key, a[base + hint - ofs])) {
                last = ofs;
                ofs = next(ofs, max);
            }
            ofs = Math.min(ofs, max);
            int k = last;
            last = hint - ofs;
            ofs = hint - k;
        } else {
            int max = n - hint;
            while (ofs < max && !less(key, a[base + hint + ofs])) {
                last = ofs;
                ofs = next(ofs, max);
            }
            ofs = Math.min(ofs, max);
            last += hint;
            ofs += hint;
        }
        last++;
        while (last < ofs) {
            int m = last + (ofs - last >> 1);
            if (less(key, a[base + m])) {
                ofs = m;
            } else {
                last = m + 1;
            }
        }
        return ofs;
    }

    private static int next(int ofs, int max) {
        return ofs > max >> 1 ? max : (ofs << 1) + 1;
    }

    private void saveTemp(int from, int n) {
        if (tempKeys == null || tempKeys.length < n) {
            if (tempKeys != null) {
                Payload.releaseMoved(tempKeys);
            }
            tempKeys = Payload.objects(n);
            if (values != null) {
                if (tempValues != null) {
                    Payload.releaseMoved(tempValues);
                }
                tempValues = Payload.objects(n);
            }
        }
        System.arraycopy(keys, from, tempKeys, 0, n);
        if (values != null) {
            System.arraycopy(values, from, tempValues, 0, n);
        }
    }

    private void fromTemp(int from, int to, int n) {
        System.arraycopy(tempKeys, from, keys, to, n);
        if (values != null) {
            System.arraycopy(tempValues, from, values, to, n);
        }
    }

    private void move(int from, int to, int n) {
        System.arraycopy(keys, from, keys, to, n);
        if (values != null) {
            System.arraycopy(values, from, values, to, n);
        }
    }

    /** Merges adjacent runs of which the first, not longer, is kept aside; it fills from the left. */
    // CPython: Objects/listobject.c merge_lo
    private void mergeLow(int a, int na, int b, int nb) {
        saveTemp(a, na);
        int dest = a;
        int temp = 0;
        boolean lastOfA = false;
        try {
            move(b++, dest++, 1);
            nb--;
            if (nb == 0) {
                return;
            }
            if (na == 1) {
                lastOfA = true;
                return;
            }
            for (;;) {
                int countA = 0;
                int countB = 0;
                do {
                    if (less(keys[b], tempKeys[temp])) {
                        move(b++, dest++, 1);
                        countB++;
                        countA = 0;
                        if (--nb == 0) {
                            return;
                        }
                    } else {
                        fromTemp(temp++, dest++, 1);
                        countA++;
                        countB = 0;
                        if (--na == 1) {
                            lastOfA = true;
                            return;
                        }
                    }
                } while (countA < minGallop && countB < minGallop);
                int gallop = minGallop + 1;
                do {
                    gallop -= gallop > 1 ? 1 : 0;
                    minGallop = gallop;
                    int k = gallopRight(keys[b], tempKeys, temp, na, 0);
                    countA = k;
                    if (k != 0) {
                        fromTemp(temp, dest, k);
                        dest += k;
                        temp += k;
                        na -= k;
                        if (na == 1) {
                            lastOfA = true;
                            return;
                        }
                        if (na == 0) {
                            return;
                        }
                    }
                    move(b++, dest++, 1);
                    if (--nb == 0) {
                        return;
                    }
                    k = gallopLeft(tempKeys[temp], keys, b, nb, 0);
                    countB = k;
                    if (k != 0) {
                        move(b, dest, k);
                        dest += k;
                        b += k;
                        nb -= k;
                        if (nb == 0) {
                            return;
                        }
                    }
                    fromTemp(temp++, dest++, 1);
                    if (--na == 1) {
                        lastOfA = true;
                        return;
                    }
                } while (countA >= MIN_GALLOP || countB >= MIN_GALLOP);
                minGallop = gallop + 1;
            }
        } finally {
            if (lastOfA) {
                move(b, dest, nb);
                fromTemp(temp, dest + nb, 1);
            } else if (na != 0) {
                fromTemp(temp, dest, na);
            }
        }
    }

    /** Merges adjacent runs of which the second, shorter, is kept aside; it fills from the right. */
    // CPython: Objects/listobject.c merge_hi
    private void mergeHigh(int baseA, int na, int b, int nb) {
        saveTemp(b, nb);
        int dest = b + nb - 1;
        int temp = nb - 1;
        int a = baseA + na - 1;
        boolean firstOfB = false;
        try {
            move(a--, dest--, 1);
            na--;
            if (na == 0) {
                return;
            }
            if (nb == 1) {
                firstOfB = true;
                return;
            }
            for (;;) {
                int countA = 0;
                int countB = 0;
                do {
                    if (less(tempKeys[temp], keys[a])) {
                        move(a--, dest--, 1);
                        countA++;
                        countB = 0;
                        if (--na == 0) {
                            return;
                        }
                    } else {
                        fromTemp(temp--, dest--, 1);
                        countB++;
                        countA = 0;
                        if (--nb == 1) {
                            firstOfB = true;
                            return;
                        }
                    }
                } while (countA < minGallop && countB < minGallop);
                int gallop = minGallop + 1;
                do {
                    gallop -= gallop > 1 ? 1 : 0;
                    minGallop = gallop;
                    int k = na - gallopRight(tempKeys[temp], keys, baseA, na, na - 1);
                    countA = k;
                    if (k != 0) {
                        dest -= k;
                        a -= k;
                        move(a + 1, dest + 1, k);
                        na -= k;
                        if (na == 0) {
                            return;
                        }
                    }
                    fromTemp(temp--, dest--, 1);
                    if (--nb == 1) {
                        firstOfB = true;
                        return;
                    }
                    k = nb - gallopLeft(keys[a], tempKeys, 0, nb, nb - 1);
                    countB = k;
                    if (k != 0) {
                        dest -= k;
                        temp -= k;
                        fromTemp(temp + 1, dest + 1, k);
                        nb -= k;
                        if (nb == 1) {
                            firstOfB = true;
                            return;
                        }
                        if (nb == 0) {
                            return;
                        }
                    }
                    move(a--, dest--, 1);
                    if (--na == 0) {
                        return;
                    }
                } while (countA >= MIN_GALLOP || countB >= MIN_GALLOP);
                minGallop = gallop + 1;
            }
        } finally {
            if (firstOfB) {
                move(a + 1 - na, dest + 1 - na, na);
                fromTemp(temp, dest - na, 1);
            } else if (nb != 0) {
                fromTemp(0, dest - (nb - 1), nb);
            }
        }
    }
}
