package dev.adder.runtime.object;

import dev.adder.processor.Borrowed;

/**
 * The attributes of an instance, wherever they are: inline values with keys shared by the class, or a dict (Objects/dictobject.c's
 * {@code _PyObject_*InstanceAttribute}). Inline values are for what {@code object.__new__} made; an instance on another built-in
 * layout gets a dict with its first attribute. Only for types with {@link PyType#HAS_DICT}.
 */
public final class Attributes {
    private Attributes() {}

    /** The attribute, or null. */
    public static PyObject get(PyObject self, PyStr name) {
        InstanceState state = self.state;
        if (state != null && state.values != null) {
            SharedKeys keys = ((HeapType) self.type).sharedKeys;
            PyStr key = name.isInterned() ? name : PyStr.internLookup(name);
            if (key == null) {
                return null;
            }
            int i = keys.indexOf(key);
            if (i >= 0 && i < state.values.length) {
                return PyObject.xnewRef(state.values[i]);
            }
            return null;
        }
        PyDict dict = self.dictIfAny();
        return dict == null ? null : PyObject.xnewRef(dict.get(name));
    }

    /** Sets or, with null, deletes. False if there was nothing to delete. */
    public static boolean set(PyObject self, PyStr name, PyObject value) {
        InstanceState state = self.state;
        if (self instanceof PyInstance && self.type instanceof HeapType h && h.sharedKeys != null
                && (state == null || state.dict == null)) {
            if (state == null) {
                if (value == null) {
                    return false;
                }
                state = self.state = InstanceState.make();
            }
            if (name.isInterned()) {
                int i = value == null ? h.sharedKeys.indexOf(name) : h.sharedKeys.add(name);
                if (i >= 0) {
                    return setValue(state, i, value);
                }
                if (value == null) {
                    return false;
                }
            }
            materialize(self, h);
        }
        // deleting makes the dict too, as in CPython
        PyDict dict = dictForWrite(self, true);
        if (value == null) {
            return dict.remove(name);
        }
        dict.put(name, value);
        return true;
    }

    private static boolean setValue(InstanceState state, int i, PyObject value) {
        PyObject[] values = state.values;
        if (values == null) {
            if (value == null) {
                return false;
            }
            values = state.values = Payload.objects(Math.max(2, i + 1));
            state.used = 0;
        } else if (i >= values.length) {
            if (value == null) {
                return false;
            }
            int n = Math.min(SharedKeys.MAX_SIZE, Math.max(i + 1, values.length * 2));
            values = state.values = Payload.resize(values, n);
            if (state.order != null) {
                state.order = Payload.resize(state.order, n);
            }
        }
        PyObject old = values[i];
        if (value != null) {
            value.incref();
            values[i] = value;
            if (old == null) {
                int n = state.used++;
                if (state.order != null || i != n) {
                    state.needOrder(n)[n] = (byte) i;
                }
            } else {
                old.decref();
            }
            return true;
        }
        if (old == null) {
            return false;
        }
        values[i] = null;
        int n = --state.used;
        if (state.order != null || i != n) {
            byte[] order = state.needOrder(n + 1);
            int at = 0;
            while (order[at] != i) {
                at++;
            }
            System.arraycopy(order, at + 1, order, at, n - at);
        }
        old.decref();
        return true;
    }

    /** Whether the object has no attributes of its own, or cannot have any. */
    // CPython: Objects/dictobject.c _PyObject_IsInstanceDictEmpty
    static boolean isEmpty(PyObject self) {
        if (!self.type.hasFlag(PyType.HAS_DICT)) {
            return true;
        }
        if (self.state != null && self.state.values != null) {
            return self.state.used == 0;
        }
        PyDict dict = self.dictIfAny();
        return dict == null || dict.size() == 0;
    }

    /** The attribute dict, made now if need be; null if the type has none. */
    @Borrowed
    public static PyDict dictOf(PyObject self) {
        if (!self.type.hasFlag(PyType.HAS_DICT)) {
            return null;
        }
        return dictForWrite(self, true);
    }

    /** Replaces the attribute dict by {@code value}, of which a reference is taken; TypeError if it is null or no dict. */
    // CPython: Objects/object.c PyObject_GenericSetDict
    public static void setDict(PyObject self, PyObject value) {
        InstanceGetSets.genericSet(self, value);
    }

    @Borrowed
    private static PyDict dictForWrite(PyObject self, boolean create) {
        PyDict dict = self.dictIfAny();
        if (dict != null || !create) {
            return dict;
        }
        if (self.type instanceof HeapType h && h.sharedKeys != null) {
            materialize(self, h);
            return self.state.dict;
        }
        if (self.state == null) {
            self.state = InstanceState.make();
        }
        return self.state.dict = PyDict.create();
    }

    /** Moves the inline values into a dict, in the order in which they were set. */
    // CPython: Objects/dictobject.c make_dict_from_instance_attributes
    private static void materialize(PyObject self, HeapType type) {
        if (self.state == null) {
            self.state = InstanceState.make();
        }
        InstanceState state = self.state;
        PyDict dict = PyDict.create();
        PyObject[] values = state.values;
        if (values != null) {
            for (int k = 0; k < state.used; k++) {
                int i = state.order == null ? k : state.order[k];
                dict.put(type.sharedKeys.names[i], values[i]);
                values[i].decref();
            }
            Payload.releaseMoved(values);
        }
        state.values = null;
        state.dropOrder();
        state.used = 0;
        dict.split(type.sharedKeys);
        state.dict = dict;
    }
}
