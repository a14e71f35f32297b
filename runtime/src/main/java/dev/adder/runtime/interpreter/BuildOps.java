package dev.adder.runtime.interpreter;

import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.Payload;
import dev.adder.runtime.object.PyBaseException;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PySet;
import dev.adder.runtime.object.PySlice;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.Slot;
import java.util.Arrays;

/** Displays, unpacking, comprehensions, f-strings: whatever makes a container from the stack or takes one apart. */
final class BuildOps {
    private BuildOps() {}

    private static PyObject[] take(PyObject[] s, int from, int to) {
        PyObject[] items = Payload.copyOfRange(s, from, to);
        Arrays.fill(s, from, to, null);
        return items;
    }

    static int tuple(PyObject[] s, int sp, int n) {
        PyTuple t = n == 0 ? PyTuple.empty() : PyTuple.steal(take(s, sp - n, sp));
        s[sp - n] = t;
        return sp - n + 1;
    }

    static int list(PyObject[] s, int sp, int n) {
        PyList l = n == 0 ? PyList.create() : PyList.steal(take(s, sp - n, sp), n);
        s[sp - n] = l;
        return sp - n + 1;
    }

    static int set(PyObject[] s, int sp, int n) {
        PySet set = PySet.create();
        int at = sp - n;
        PyException error = null;
        for (int i = at; i < sp; i++) {
            PyObject o = s[i];
            if (error == null) {
                try {
                    set.add(o);
                } catch (PyException e) {
                    error = e;
                }
            }
            s[i] = null;
            o.decref();
        }
        if (error != null) {
            set.decref();
            throw error;
        }
        s[at] = set;
        return at + 1;
    }

    static int map(PyObject[] s, int sp, int n) {
        PyDict d = PyDict.create();
        int at = sp - 2 * n;
        try {
            for (int i = at; i < sp; i += 2) {
                d.put(s[i], s[i + 1]);
            }
        } catch (PyException e) {
            d.decref();
            throw e;
        }
        for (int i = sp - 1; i >= at; i--) {
            PyObject o = s[i];
            s[i] = null;
            o.decref();
        }
        s[at] = d;
        return at + 1;
    }

    static int constKeyMap(PyObject[] s, int sp, int n) {
        PyTuple keys = (PyTuple) s[sp - 1];
        int at = sp - 1 - n;
        PyDict d = PyDict.create();
        try {
            for (int i = 0; i < n; i++) {
                d.put(keys.items[i], s[at + i]);
            }
        } catch (PyException e) {
            d.decref();
            throw e;
        }
        for (int i = sp - 1; i >= at; i--) {
            PyObject o = s[i];
            s[i] = null;
            o.decref();
        }
        s[at] = d;
        return at + 1;
    }

    static int string(PyObject[] s, int sp, int n) {
        PyStr r = concat(s, sp - n, n);
        for (int i = sp - 1; i >= sp - n; i--) {
            PyObject o = s[i];
            s[i] = null;
            o.decref();
        }
        s[sp - n] = r;
        return sp - n + 1;
    }

    private static PyStr concat(PyObject[] s, int from, int n) {
        int total = 0;
        boolean latin1 = true;
        for (int i = from; i < from + n; i++) {
            PyStr part = (PyStr) s[i];
            total += part.length();
            latin1 &= part.data instanceof byte[];
        }
        if (latin1) {
            byte[] chars = Payload.bytes(total);
            int at = 0;
            for (int i = from; i < from + n; i++) {
                byte[] part = (byte[]) ((PyStr) s[i]).data;
                System.arraycopy(part, 0, chars, at, part.length);
                at += part.length;
            }
            return PyStr.ofLatin1(chars);
        }
        int[] points = Payload.ints(total);
        int at = 0;
        for (int i = from; i < from + n; i++) {
            PyStr part = (PyStr) s[i];
            for (int k = 0, length = part.length(); k < length; k++) {
                points[at++] = part.codePointAt(k);
            }
        }
        return PyStr.of(points);
    }

    static int slice(PyObject[] s, int sp, int n) {
        PyObject step = n == 3 ? s[sp - 1] : null;
        int at = sp - n;
        PyObject start = s[at];
        PyObject stop = s[at + 1];
        PyObject r = PySlice.create(start, stop, step == null ? PyNone.INSTANCE : step);
        s[at] = r;
        start.decref();
        s[at + 1] = null;
        stop.decref();
        if (step != null) {
            s[at + 2] = null;
            step.decref();
        }
        return at + 1;
    }

    // CPython: Python/ceval.c FORMAT_VALUE
    static int formatValue(PyObject[] s, int sp, int oparg) {
        PyStr spec = null;
        if ((oparg & 4) != 0) {
            spec = (PyStr) s[--sp];
            s[sp] = null;
        }
        PyObject value = s[sp - 1];
        s[sp - 1] = null;
        try {
            if ((oparg & 3) != 0) {
                PyObject converted;
                try {
                    converted = switch (oparg & 3) {
                        case 1 -> Objects.str(value);
                        case 2 -> Objects.repr(value);
                        default -> Objects.ascii(value);
                    };
                } finally {
                    value.decref();
                }
                value = converted;
            }
        } catch (PyException e) {
            PyObject.xdecref(spec);
            throw e;
        }
        if (value.type == PyStr.TYPE && spec == null) {
            s[sp - 1] = value;
            return sp;
        }
        try {
            s[sp - 1] = Objects.format(value, spec);
        } finally {
            value.decref();
            PyObject.xdecref(spec);
        }
        return sp;
    }

    /** UNPACK_SEQUENCE: replaces the sequence by its items, the first on top. */
    static void unpackSequence(PyObject[] s, int sp, int n) {
        PyObject seq = s[sp - 1];
        // the slot stays empty when there is nothing to unpack
        s[sp - 1] = null;
        int top = sp - 1 + n;
        if (seq.type == PyTuple.TYPE && ((PyTuple) seq).items.length == n) {
            PyObject[] items = ((PyTuple) seq).items;
            for (int i = 0; i < n; i++) {
                s[--top] = items[i].newRef();
            }
        } else if (seq.type == PyList.TYPE && ((PyList) seq).size == n) {
            PyObject[] items = ((PyList) seq).items;
            for (int i = 0; i < n; i++) {
                s[--top] = items[i].newRef();
            }
        } else {
            try {
                unpackIterable(s, seq, n, -1, top);
            } finally {
                seq.decref();
            }
            return;
        }
        seq.decref();
    }

    /** UNPACK_EX; returns the new stack pointer. */
    static int unpackEx(PyObject[] s, int sp, int oparg) {
        PyObject seq = s[sp - 1];
        int before = oparg & 0xff;
        int after = oparg >> 8;
        int top = sp - 1 + before + 1 + after;
        s[sp - 1] = null;
        try {
            unpackIterable(s, seq, before, after, top);
        } finally {
            seq.decref();
        }
        return top;
    }

    /** Fills slots downwards from {@code top}; none is filled when this throws. {@code after} is -1 without a starred target. */
    // CPython: Python/ceval.c unpack_iterable
    private static void unpackIterable(PyObject[] s, PyObject v, int before, int after, int top) {
        PyObject it;
        try {
            it = Abstract.iter(v);
        } catch (PyException e) {
            if (e.matches(PyExc.TypeError) && !v.type.has(Slot.TP_ITER) && !Abstract.isSequence(v)) {
                e.release();
                throw PyErr.typeError("cannot unpack non-iterable " + v.type.tpName() + " object");
            }
            throw e;
        }
        int at = top;
        try {
            for (int i = 0; i < before; i++) {
                PyObject w = Abstract.next(it);
                if (w == null) {
                    throw PyErr.valueError(after == -1 ? "not enough values to unpack (expected " + before + ", got " + i + ")"
                            : "not enough values to unpack (expected at least " + (before + after) + ", got " + i + ")");
                }
                s[--at] = w;
            }
            if (after == -1) {
                PyObject extra = Abstract.next(it);
                if (extra != null) {
                    extra.decref();
                    throw PyErr.valueError("too many values to unpack (expected " + before + ")");
                }
            } else {
                PyList l = Abstract.list(it);
                s[--at] = l;
                int n = l.size;
                if (n < after) {
                    throw PyErr.valueError("not enough values to unpack (expected at least " + (before + after) + ", got " + (before + n) + ")");
                }
                for (int j = after; j > 0; j--) {
                    s[--at] = l.items[n - j];
                    l.items[n - j] = null;
                }
                l.size = n - after;
            }
        } catch (PyException e) {
            for (; at < top; at++) {
                PyObject o = s[at];
                s[at] = null;
                o.decref();
            }
            throw e;
        } finally {
            it.decref();
        }
    }

    static void listExtend(PyObject[] s, int sp, int oparg) {
        PyObject iterable = s[sp - 1];
        PyList list = (PyList) s[sp - 1 - oparg];
        s[sp - 1] = null;
        try {
            list.extend(iterable);
        } catch (PyException e) {
            if (e.matches(PyExc.TypeError) && !iterable.type.has(Slot.TP_ITER) && !Abstract.isSequence(iterable)) {
                e.release();
                throw PyErr.typeError("Value after * must be an iterable, not " + iterable.type.tpName());
            }
            throw e;
        } finally {
            iterable.decref();
        }
    }

    static void setUpdate(PyObject[] s, int sp, int oparg) {
        PyObject iterable = s[sp - 1];
        s[sp - 1] = null;
        try {
            ((PySet) s[sp - 1 - oparg]).update(iterable);
        } finally {
            iterable.decref();
        }
    }

    static void setAdd(PyObject[] s, int sp, int oparg) {
        PyObject v = s[sp - 1];
        s[sp - 1] = null;
        try {
            ((PySet) s[sp - 1 - oparg]).add(v);
        } finally {
            v.decref();
        }
    }

    static void mapAdd(PyObject[] s, int sp, int oparg) {
        PyObject value = s[sp - 1];
        PyObject key = s[sp - 2];
        s[sp - 1] = null;
        s[sp - 2] = null;
        try {
            ((PyDict) s[sp - 2 - oparg]).put(key, value);
        } finally {
            key.decref();
            value.decref();
        }
    }

    static void dictUpdate(PyObject[] s, int sp, int oparg) {
        PyObject update = s[sp - 1];
        PyDict dict = (PyDict) s[sp - 1 - oparg];
        s[sp - 1] = null;
        try {
            dict.merge(update, true);
        } catch (PyException e) {
            if (CallOps.isAttributeError(e)) {
                e.release();
                throw PyErr.typeError("'" + update.type.tpName() + "' object is not a mapping");
            }
            throw e;
        } finally {
            update.decref();
        }
    }

    static void dictMerge(PyObject[] s, int sp, int oparg) {
        PyObject update = s[sp - 1];
        PyDict dict = (PyDict) s[sp - 1 - oparg];
        s[sp - 1] = null;
        try {
            dict.mergeUnique(update);
        } catch (PyException e) {
            throw kwargsError(e, s[sp - 1 - oparg - 2], update);
        } finally {
            update.decref();
        }
    }

    /** What a failed merge of keyword arguments is reported as; takes {@code e} over. */
    // CPython: Python/ceval.c format_kwargs_error
    static PyException kwargsError(PyException e, PyObject func, PyObject kwargs) {
        if (e.matches(PyExc.AttributeError)) {
            e.release();
            return PyErr.typeError(CallOps.functionText(func) + " argument after ** must be a mapping, not " + kwargs.type.tpName());
        }
        if (e.matches(PyExc.KeyError)) {
            PyBaseException value = e.value();
            if (value.args.size() == 1) {
                String key = Objects.text(value.args.items[0]);
                e.release();
                return PyErr.typeError(CallOps.functionText(func) + " got multiple values for keyword argument '" + key + "'");
            }
        }
        return e;
    }
}
