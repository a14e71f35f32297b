package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyObject;

/**
 * The _heapq module (Modules/_heapqmodule.c): priority queues in lists. The functions whose names end in {@code _max} keep the largest
 * item first.
 */
@BuiltinModule(name = "_heapq", doc = "Heap queue algorithm (a.k.a. priority queue).\n\n"
        + "Heaps are arrays for which a[k] <= a[2*k+1] and a[k] <= a[2*k+2] for\n"
        + "all k, counting elements from 0.  For the sake of comparison,\n"
        + "non-existing elements are considered to be infinite.  The interesting\n"
        + "property of a heap is that a[0] is always its smallest element.\n\n"
        + "Usage:\n\n"
        + "heap = []            # creates an empty heap\n"
        + "heappush(heap, item) # pushes a new item on the heap\n"
        + "item = heappop(heap) # pops the smallest item from the heap\n"
        + "item = heap[0]       # smallest item on the heap without popping it\n"
        + "heapify(x)           # transforms list into a heap, in-place, in linear time\n"
        + "item = heapreplace(heap, item) # pops and returns smallest item, and adds\n"
        + "                               # new item; the heap size is unchanged\n\n"
        + "Our API differs from textbook heap algorithms as follows:\n\n"
        + "- We use 0-based indexing.  This makes the relationship between the\n"
        + "  index for a node and the indexes for its children slightly less\n"
        + "  obvious, but is more suitable since Python uses 0-based indexing.\n\n"
        + "- Our heappop() method returns the smallest item, not the largest.\n\n"
        + "These two make it possible to view the heap as a regular Python list\n"
        + "without surprises: heap[0] is the smallest item, and heap.sort()\n"
        + "maintains the heap invariant!\n")
public final class HeapqModule extends NativeModule {
    public HeapqModule() {
        super("_heapq", HeapqModuleTable.INSTANCE);
    }

    /** Whether {@code a} must be above {@code b}; both may be released by the comparison's user code, so it owns them for its time. */
    private static boolean above(PyList heap, PyObject a, PyObject b, boolean max) {
        int size = heap.size;
        a.incref();
        b.incref();
        boolean r;
        try {
            r = max ? Objects.richCompareBool(b, a, Objects.LT) : Objects.richCompareBool(a, b, Objects.LT);
        } finally {
            a.decref();
            b.decref();
        }
        if (heap.size != size) {
            throw PyErr.runtimeError("list changed size during iteration");
        }
        return r;
    }

    private static void swap(PyList heap, int i, int j) {
        PyObject o = heap.items[i];
        heap.items[i] = heap.items[j];
        heap.items[j] = o;
    }

    // CPython: Modules/_heapqmodule.c siftdown
    private static void siftDown(PyList heap, int start, int pos, boolean max) {
        if (pos >= heap.size) {
            throw PyErr.indexError("index out of range");
        }
        while (pos > start) {
            int parent = pos - 1 >> 1;
            if (!above(heap, heap.items[pos], heap.items[parent], max)) {
                return;
            }
            swap(heap, pos, parent);
            pos = parent;
        }
    }

    // CPython: Modules/_heapqmodule.c siftup
    private static void siftUp(PyList heap, int pos, boolean max) {
        int end = heap.size;
        int start = pos;
        if (pos >= end) {
            throw PyErr.indexError("index out of range");
        }
        int limit = end >> 1;
        while (pos < limit) {
            int child = 2 * pos + 1;
            if (child + 1 < end) {
                if (!above(heap, heap.items[child], heap.items[child + 1], max)) {
                    child++;
                }
            }
            swap(heap, pos, child);
            pos = child;
        }
        siftDown(heap, start, pos, max);
    }

    // CPython: Modules/_heapqmodule.c heappop_internal
    private static PyObject pop(PyList heap, boolean max) {
        int n = heap.size;
        if (n == 0) {
            throw PyErr.indexError("index out of range");
        }
        PyObject last = heap.takeLast();
        if (n == 1) {
            return last;
        }
        PyObject top = heap.items[0];
        heap.items[0] = last;
        return sifted(heap, top, max);
    }

    /** Sifts the first item to its place and returns {@code top}, which it releases on failure. */
    private static PyObject sifted(PyList heap, PyObject top, boolean max) {
        try {
            siftUp(heap, 0, max);
        } catch (PyException e) {
            top.decref();
            throw e;
        }
        return top;
    }

    // CPython: Modules/_heapqmodule.c heapreplace_internal
    private static PyObject replace(PyList heap, PyObject item, boolean max) {
        if (heap.size == 0) {
            throw PyErr.indexError("index out of range");
        }
        PyObject top = heap.items[0];
        heap.items[0] = item.newRef();
        return sifted(heap, top, max);
    }

    // CPython: Modules/_heapqmodule.c heapify_internal, cache_friendly_heapify
    private static void heapify(PyList heap, boolean max) {
        int n = heap.size;
        if (n <= 2500) {
            for (int i = (n >> 1) - 1; i >= 0; i--) {
                siftUp(heap, i, max);
            }
            return;
        }
        int m = n >> 1;
        int leftmost = Integer.highestOneBit(m + 1) - 1;
        int half = m >> 1;
        for (int i = leftmost - 1; i >= half; i--) {
            heapifyUpwards(heap, i, max);
        }
        for (int i = m - 1; i >= leftmost; i--) {
            heapifyUpwards(heap, i, max);
        }
    }

    private static void heapifyUpwards(PyList heap, int i, boolean max) {
        int j = i;
        while (true) {
            siftUp(heap, j, max);
            if ((j & 1) == 0) {
                break;
            }
            j >>= 1;
        }
    }

    @PyMethod(value = "heappush($module, heap, item, /)", doc = "Push item onto heap, maintaining the heap invariant.")
    static void heappush(PyList heap, PyObject item) {
        heap.append(item);
        siftDown(heap, 0, heap.size - 1, false);
    }

    // CPython: Modules/_heapqmodule.c _heapq_heappushpop_impl
    @PyMethod(value = "heappushpop($module, heap, item, /)",
            doc = "Push item on the heap, then pop and return the smallest item from the heap.\n\n"
            + "The combined action runs more efficiently than heappush() followed by\n"
            + "a separate call to heappop().")
    static PyObject heappushpop(PyList heap, PyObject item) {
        if (heap.size == 0) {
            return item.newRef();
        }
        PyObject top = heap.items[0].newRef();
        boolean smaller;
        try {
            smaller = Objects.richCompareBool(top, item, Objects.LT);
        } finally {
            top.decref();
        }
        if (!smaller) {
            return item.newRef();
        }
        return replace(heap, item, false);
    }

    @PyMethod(value = "heappop($module, heap, /)", doc = "Pop the smallest item off the heap, maintaining the heap invariant.")
    static PyObject heappop(PyList heap) {
        return pop(heap, false);
    }

    @PyMethod(value = "heapreplace($module, heap, item, /)",
            doc = "Pop and return the current smallest value, and add the new item.\n\n"
            + "This is more efficient than heappop() followed by heappush(), and can be\n"
            + "more appropriate when using a fixed-size heap.  Note that the value\n"
            + "returned may be larger than item!  That constrains reasonable uses of\n"
            + "this routine unless written as part of a conditional replacement:\n\n"
            + "    if item > heap[0]:\n"
            + "        item = heapreplace(heap, item)")
    static PyObject heapreplace(PyList heap, PyObject item) {
        return replace(heap, item, false);
    }

    @PyMethod(value = "heapify($module, heap, /)", doc = "Transform list into a heap, in-place, in O(len(heap)) time.")
    static void heapifyMin(PyList heap) {
        heapify(heap, false);
    }

    @PyMethod(value = "_heappop_max($module, heap, /)", doc = "Maxheap variant of heappop.")
    static PyObject heappopMax(PyList heap) {
        return pop(heap, true);
    }

    @PyMethod(value = "_heapify_max($module, heap, /)", doc = "Maxheap variant of heapify.")
    static void heapifyMax(PyList heap) {
        heapify(heap, true);
    }

    @PyMethod(value = "_heapreplace_max($module, heap, item, /)", doc = "Maxheap variant of heapreplace.")
    static PyObject heapreplaceMax(PyList heap, PyObject item) {
        return replace(heap, item, true);
    }
}
