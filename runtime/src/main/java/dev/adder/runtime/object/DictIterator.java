package dev.adder.runtime.object;

import dev.adder.heap.Visitor;

/** What the iterators over a dict share: the dict, the position, and the checks that it does not change. */
abstract class DictIterator extends PyObject {
    /** The dict; null when exhausted. Owned. */
    PyDict dict;
    /** The number of entries when the iteration began; -1 after the error, which stays. */
    private int usedAtStart;
    private int position;
    /** How many entries are to come. */
    private int left;
    /** For items: the tuple that is given again while nobody else holds it, else null. Owned. */
    private PyTuple result;

    DictIterator(PyType type) {
        super(type);
    }

    /** Starts, over {@code dict} (borrowed). */
    // CPython: Objects/dictobject.c dictiter_new
    final void begin(PyDict dict, boolean reverse, boolean items) {
        dict.incref();
        this.dict = dict;
        usedAtStart = dict.used;
        left = dict.used;
        position = reverse ? dict.entries - 1 : 0;
        result = null;
        if (items) {
            result = PyTuple.pair(PyNone.INSTANCE, PyNone.INSTANCE);
        }
        FreeLists.born(this);
    }

    /** A list of what is to come, without going on. */
    private PyList rest(boolean reverse) {
        PyList list = PyList.create();
        PyDict d = dict;
        PyDict saved = d;
        int used = usedAtStart;
        int at = position;
        int n = left;
        if (saved != null) {
            saved.incref();
        }
        try {
            for (PyObject o; (o = reverse ? previous() : next()) != null;) {
                list.appendSteal(o);
            }
        } catch (PyException e) {
            list.decref();
            throw e;
        } finally {
            xdecref(dict);
            dict = saved;
            usedAtStart = used;
            position = at;
            left = n;
        }
        return list;
    }

    // CPython: Objects/dictobject.c dictiter_reduce
    final PyObject reduce(boolean reverse) {
        return Builtins.reduceExhausted(Builtins.ITER, rest(reverse));
    }

    final long lengthHint() {
        return dict != null && usedAtStart == dict.used ? left : 0;
    }

    private void checkSize(PyDict d) {
        if (usedAtStart != d.used) {
            usedAtStart = -1;
            throw PyErr.runtimeError("dictionary changed size during iteration");
        }
    }

    private PyObject finish() {
        PyDict d = dict;
        dict = null;
        d.decref();
        return null;
    }

    // CPython: Objects/dictobject.c dictiter_iternextkey and its kin
    final PyObject next() {
        PyDict d = dict;
        if (d == null) {
            return null;
        }
        checkSize(d);
        int i = d.next(position);
        if (i < 0) {
            return finish();
        }
        if (left == 0) {
            finish();
            throw PyErr.runtimeError("dictionary keys changed during iteration");
        }
        position = i + 1;
        left--;
        return item(d, i);
    }

    // CPython: Objects/dictobject.c dictreviter_iternext
    final PyObject previous() {
        PyDict d = dict;
        if (d == null) {
            return null;
        }
        checkSize(d);
        int i = Math.min(position, d.entries - 1);
        while (i >= 0 && d.keys[i] == null) {
            i--;
        }
        if (i < 0) {
            return finish();
        }
        position = i - 1;
        left--;
        return item(d, i);
    }

    /** What is given for the entry at position i: a new reference. */
    abstract PyObject item(PyDict d, int i);

    /** The pair for an entry. */
    final PyObject pair(PyDict d, int i) {
        PyObject key = d.keys[i].newRef();
        PyObject value = d.values[i].newRef();
        PyTuple r = result;
        if (r.refcnt != 1) {
            return PyTuple.steal(key, value);
        }
        PyObject oldKey = r.exchange(0, key);
        PyObject oldValue = r.exchange(1, value);
        r.incref();
        oldKey.decref();
        oldValue.decref();
        r.trackAgain();
        return r;
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(dict);
        visitor.xvisit(result);
    }

    @Override
    protected void dropFields() {
        xdecref(dict);
        dict = null;
        xdecref(result);
        result = null;
    }
}
