package dev.adder.runtime.object;

import dev.adder.heap.FreeList;
import dev.adder.heap.Heap;
import java.util.Locale;

/** How full CPython's free lists of containers would be, and the birth of objects that do not come from one. */
public final class FreeLists {
    /** CPython: Include/internal/pycore_tuple.h PyTuple_MAXSAVESIZE, PyTuple_MAXFREELIST. */
    private static final int TUPLE_SIZES = 20;
    private static final FreeList[] TUPLES = new FreeList[TUPLE_SIZES];
    static final FreeList LISTS = new FreeList(80);
    static final FreeList DICTS = new FreeList(80);
    static final FreeList SLICES = new FreeList(1);
    static final FreeList FLOATS = FreeList.ofAddresses(100);

    static {
        for (int i = 0; i < TUPLE_SIZES; i++) {
            TUPLES[i] = new FreeList(2000);
        }
    }

    private FreeLists() {}

    /** The list for tuples of {@code size} elements, or null. */
    static FreeList tuples(int size) {
        return size > 0 && size <= TUPLE_SIZES ? TUPLES[size - 1] : null;
    }

    /** Empties them all, as a full collection does. */
    // CPython: Modules/gcmodule.c clear_freelists
    public static void clear() {
        for (FreeList tuples : TUPLES) {
            tuples.clear();
        }
        FLOATS.clear();
        LISTS.clear();
        DICTS.clear();
        SLICES.clear();
    }

    /** A text has been compiled into {@code scopes} code objects, nested {@code depth} deep: CPython's compiler has lists and dicts for them. */
    // CPython: Python/symtable.c ste_new (two lists and a dict a scope), Python/compile.c compiler_enter_scope (five dicts a unit)
    static void compiled(int scopes, int depth) {
        LISTS.raise(2 * scopes + 1);
        DICTS.raise(scopes + 5 * depth + 1);
    }

    /** How full the lists are, one line each. */
    // CPython: Objects/object.c _PyObject_DebugTypeStats
    public static String report() {
        StringBuilder text = new StringBuilder();
        line(text, DICTS, "PyDictObject", 48);
        line(text, LISTS, "PyListObject", 40);
        for (int i = 0; i < TUPLE_SIZES; i++) {
            line(text, TUPLES[i], i + 1 + "-sized PyTupleObject", 32 + 8 * i);
        }
        return text.toString();
    }

    // CPython: Objects/obmalloc.c _PyDebugAllocatorStats
    private static void line(StringBuilder text, FreeList list, String what, int size) {
        int n = list.level();
        text.append(String.format(Locale.ROOT, "%-50s", n + " free " + what + "s * " + size + " bytes each")).append(" = ")
                .append(String.format(Locale.ROOT, "%,20d", (long) n * size)).append('\n');
    }

    /** {@code object} (borrowed) is a new container from the allocator: counts it for the collector, which follows it from now on. */
    public static void born(PyObject object) {
        Heap.gcAlloc(object);
        Heap.track(object);
    }
}
