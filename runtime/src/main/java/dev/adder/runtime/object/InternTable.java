package dev.adder.runtime.object;

import dev.adder.heap.Unowned;
import dev.adder.processor.Borrowed;

/**
 * The interned strings. The table does not own its entries: a str removes itself when it dies, as in CPython, whose two references
 * from the dict do not count.
 */
final class InternTable {
    @Unowned
    private static PyStr[] table = new PyStr[8192];
    private static int used;

    private InternTable() {}

    @Borrowed
    static PyStr find(PyStr s) {
        PyStr[] t = table;
        int mask = t.length - 1;
        long h = s.hash();
        for (int i = slot(h, mask);; i = i + 1 & mask) {
            PyStr e = t[i];
            if (e == null) {
                return null;
            }
            if (e.hash == h && e.equalTo(s)) {
                return e;
            }
        }
    }

    static void add(@Borrowed PyStr s) {
        if (used * 2 >= table.length) {
            grow();
        }
        insert(table, s);
        used++;
    }

    private static int slot(long h, int mask) {
        return (int) (h ^ h >>> 32) & mask;
    }

    private static void insert(PyStr[] t, PyStr s) {
        int mask = t.length - 1;
        int i = slot(s.hash(), mask);
        while (t[i] != null) {
            i = i + 1 & mask;
        }
        t[i] = s;
    }

    private static void grow() {
        PyStr[] old = table;
        PyStr[] t = new PyStr[old.length * 2];
        for (PyStr s : old) {
            if (s != null) {
                insert(t, s);
            }
        }
        table = t;
    }

    /** Takes out {@code s}, closing the gap so that probes stay unbroken. */
    static void remove(PyStr s) {
        PyStr[] t = table;
        int mask = t.length - 1;
        int i = slot(s.hash(), mask);
        while (t[i] != s) {
            if (t[i] == null) {
                return;
            }
            i = i + 1 & mask;
        }
        s.uninterned();
        used--;
        int gap = i;
        for (int j = i + 1 & mask; t[j] != null; j = j + 1 & mask) {
            int home = slot(t[j].hash(), mask);
            if ((j - home & mask) >= (j - gap & mask)) {
                t[gap] = t[j];
                gap = j;
            }
        }
        t[gap] = null;
    }
}
