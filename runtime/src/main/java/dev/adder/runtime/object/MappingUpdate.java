package dev.adder.runtime.object;

import dev.adder.processor.Steals;

/** {@code MutableMapping.update}, which sets items one by one. */
final class MappingUpdate {
    private MappingUpdate() {}

    // CPython: Objects/odictobject.c mutablemapping_update
    static void update(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (nargs > 1) {
            throw PyErr.typeError("update() takes at most 1 positional argument (" + nargs + " given)");
        }
        if (nargs == 1) {
            updateFrom(self, args[base]);
        }
        if (kwnames != null) {
            for (int i = 0; i < kwnames.items.length; i++) {
                Abstract.setItem(self, kwnames.items[i], args[base + nargs + i]);
            }
        }
    }

    // CPython: Objects/odictobject.c mutablemapping_update_arg
    static void updateFrom(PyObject self, PyObject arg) {
        if (arg.type == PyDict.TYPE) {
            PyObject items = PyDictItems.create((PyDict) arg);
            PyList list;
            try {
                list = Abstract.list(items);
            } finally {
                items.decref();
            }
            addPairs(self, list);
            list.decref();
            return;
        }
        PyObject keys = Objects.lookupAttr(arg, Id.keys);
        if (keys != null) {
            addKeys(self, arg, keys);
            return;
        }
        PyObject items = Objects.lookupAttr(arg, Id.items);
        if (items == null) {
            addPairs(self, arg);
            return;
        }
        PyObject pairs;
        try {
            pairs = Call.call(items);
        } finally {
            items.decref();
        }
        try {
            addPairs(self, pairs);
        } finally {
            pairs.decref();
        }
    }

    private static void addKeys(PyObject self, PyObject arg, @Steals PyObject method) {
        PyObject keys;
        try {
            keys = Call.call(method);
        } finally {
            method.decref();
        }
        PyObject it;
        try {
            it = Abstract.iter(keys);
        } finally {
            keys.decref();
        }
        try {
            for (PyObject key; (key = Abstract.next(it)) != null;) {
                try {
                    PyObject value = Abstract.getItem(arg, key);
                    try {
                        Abstract.setItem(self, key, value);
                    } finally {
                        value.decref();
                    }
                } finally {
                    key.decref();
                }
            }
        } finally {
            it.decref();
        }
    }

    // CPython: Objects/odictobject.c mutablemapping_add_pairs
    private static void addPairs(PyObject self, PyObject pairs) {
        PyObject it = Abstract.iter(pairs);
        try {
            for (PyObject pair; (pair = Abstract.next(it)) != null;) {
                PyObject parts = null;
                PyObject key = null;
                PyObject value = null;
                PyObject more = null;
                try {
                    parts = Abstract.iter(pair);
                    key = Abstract.next(parts);
                    value = key == null ? null : Abstract.next(parts);
                    if (value == null) {
                        throw PyErr.valueError("need more than " + (key == null ? "0 values" : "1 value") + " to unpack");
                    }
                    more = Abstract.next(parts);
                    if (more != null) {
                        throw PyErr.valueError("too many values to unpack (expected 2)");
                    }
                    Abstract.setItem(self, key, value);
                } finally {
                    PyObject.xdecref(more);
                    pair.decref();
                    PyObject.xdecref(parts);
                    PyObject.xdecref(key);
                    PyObject.xdecref(value);
                }
            }
        } finally {
            it.decref();
        }
    }
}
