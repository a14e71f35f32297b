package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;

/** The _bisect module (Modules/_bisectmodule.c): places in sorted sequences. */
@BuiltinModule(name = "_bisect", doc = "Bisection algorithms.\n\n"
        + "This module provides support for maintaining a list in sorted order without\n"
        + "having to sort the list after each insertion. For long lists of items with\n"
        + "expensive comparison operations, this can be an improvement over the more\n"
        + "common approach.\n")
public final class BisectModule extends NativeModule {
    private static final PyStr INSERT = PyStr.of("insert");

    public BisectModule() {
        super("_bisect", BisectModuleTable.INSTANCE);
    }

    // CPython: Modules/_bisectmodule.c internal_bisect_left, internal_bisect_right
    private static long find(PyObject list, PyObject item, long lo, PyObject end, PyObject key, boolean right) {
        if (lo < 0) {
            throw PyErr.valueError("lo must be non-negative");
        }
        long hi = end == null || end == PyNone.INSTANCE ? -1 : Args.toLong(end);
        if (hi == -1) {
            hi = Abstract.size(list);
        }
        while (lo < hi) {
            long mid = lo + hi >>> 1;
            PyInt index = PyInt.of(mid);
            PyObject found;
            try {
                found = Abstract.getItem(list, index);
            } finally {
                index.decref();
            }
            if (key != PyNone.INSTANCE && key != null) {
                PyObject element = found;
                try {
                    found = Call.call(key, element);
                } finally {
                    element.decref();
                }
            }
            boolean less;
            try {
                less = right ? Objects.richCompareBool(item, found, Objects.LT) : Objects.richCompareBool(found, item, Objects.LT);
            } finally {
                found.decref();
            }
            if (less == right) {
                hi = mid;
            } else {
                lo = mid + 1;
            }
        }
        return lo;
    }

    // CPython: Modules/_bisectmodule.c _bisect_insort_left_impl, _bisect_insort_right_impl
    private static void insort(PyObject list, PyObject item, long lo, PyObject hi, PyObject key, boolean right) {
        long at;
        if (key == null || key == PyNone.INSTANCE) {
            at = find(list, item, lo, hi, key, right);
        } else {
            PyObject k = Call.call(key, item);
            try {
                at = find(list, k, lo, hi, key, right);
            } finally {
                k.decref();
            }
        }
        PyInt index = PyInt.of(at);
        try {
            Call.method(list, INSERT, index, item).decref();
        } finally {
            index.decref();
        }
    }

    @PyMethod(value = "bisect_right($module, /, a, x, lo=0, hi=None, *, key=None)",
            doc = "Return the index where to insert item x in list a, assuming a is sorted.\n\n"
            + "The return value i is such that all e in a[:i] have e <= x, and all e in\n"
            + "a[i:] have e > x.  So if x already appears in the list, a.insert(i, x) will\n"
            + "insert just after the rightmost x already there.\n\n"
            + "Optional args lo (default 0) and hi (default len(a)) bound the\n"
            + "slice of a to be searched.")
    static long bisectRight(PyObject a, PyObject x, long lo, PyObject hi, PyObject key) {
        return find(a, x, lo, hi, key, true);
    }

    @PyMethod(value = "insort_right($module, /, a, x, lo=0, hi=None, *, key=None)",
            doc = "Insert item x in list a, and keep it sorted assuming a is sorted.\n\n"
            + "If x is already in a, insert it to the right of the rightmost x.\n\n"
            + "Optional args lo (default 0) and hi (default len(a)) bound the\n"
            + "slice of a to be searched.")
    static void insortRight(PyObject a, PyObject x, long lo, PyObject hi, PyObject key) {
        insort(a, x, lo, hi, key, true);
    }

    @PyMethod(value = "bisect_left($module, /, a, x, lo=0, hi=None, *, key=None)",
            doc = "Return the index where to insert item x in list a, assuming a is sorted.\n\n"
            + "The return value i is such that all e in a[:i] have e < x, and all e in\n"
            + "a[i:] have e >= x.  So if x already appears in the list, a.insert(i, x) will\n"
            + "insert just before the leftmost x already there.\n\n"
            + "Optional args lo (default 0) and hi (default len(a)) bound the\n"
            + "slice of a to be searched.")
    static long bisectLeft(PyObject a, PyObject x, long lo, PyObject hi, PyObject key) {
        return find(a, x, lo, hi, key, false);
    }

    @PyMethod(value = "insort_left($module, /, a, x, lo=0, hi=None, *, key=None)",
            doc = "Insert item x in list a, and keep it sorted assuming a is sorted.\n\n"
            + "If x is already in a, insert it to the left of the leftmost x.\n\n"
            + "Optional args lo (default 0) and hi (default len(a)) bound the\n"
            + "slice of a to be searched.")
    static void insortLeft(PyObject a, PyObject x, long lo, PyObject hi, PyObject key) {
        insort(a, x, lo, hi, key, false);
    }
}
