package dev.adder.runtime.interpreter;

import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.HeapType;
import dev.adder.runtime.object.InstanceState;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBaseObject;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.Slot;

/** Attributes and methods, and the protocols of with statements that look them up. */
final class AttributeOps {
    private AttributeOps() {}

    /** LOAD_ATTR: replaces the owner on top of the stack. */
    static void loadAttr(InterpreterFrame frame, PyObject[] s, int sp, int[] code, int pc, int oparg) {
        PyObject owner = s[sp - 1];
        PyObject r;
        try {
            r = Objects.getAttr(owner, (PyStr) frame.code.names.items[oparg]);
        } catch (PyException e) {
            s[sp - 1] = null;
            owner.decref();
            throw e;
        }
        specializeLoad(owner, (PyStr) frame.code.names.items[oparg], code, pc, oparg);
        s[sp - 1] = r;
        owner.decref();
    }

    /** How often a cache may miss before it is left alone. */
    private static final int MAX_MISSES = 64;

    /** The type of an object whose attributes are plain values at the positions of shared keys, or null. */
    private static HeapType plainType(PyObject owner) {
        return owner.type instanceof HeapType h && h.sharedKeys != null && owner.state != null && owner.state.values != null ? h : null;
    }

    private static boolean isData(PyObject descr) {
        return descr != null && descr.type.has(Slot.TP_DESCR_SET);
    }

    private static void specializeLoad(PyObject owner, PyStr name, int[] code, int pc, int oparg) {
        HeapType h = plainType(owner);
        if (h == null || code[pc] > MAX_MISSES || !h.usesGenericGetAttr()) {
            return;
        }
        code[pc]++;
        int i = h.sharedKeys.indexOf(name);
        if (i < 0 || isData(h.lookup(name)) || h.versionTag == 0) {
            return;
        }
        code[pc + 1] = h.versionTag;
        code[pc + 2] = i;
        code[pc - 1] = Op.LOAD_ATTR_VALUE | oparg << 8;
    }

    /** The value that the cache behind {@code pc} leads to; null if it does not fit or was not filled yet. Borrowed. */
    static PyObject cachedValue(PyObject owner, int[] code, int pc) {
        int tag = code[pc + 1];
        // a type that changed has no tag, as an empty cache has none
        if (tag == owner.type.versionTag && tag != 0) {
            InstanceState state = owner.state;
            if (state != null) {
                PyObject[] values = state.values;
                int i = code[pc + 2];
                if (values != null && i < values.length) {
                    return values[i];
                }
            }
        }
        return null;
    }

    private static void specializeMethod(PyObject o, PyObject method, PyStr name, InterpreterFrame frame, int[] code, int pc, int oparg) {
        PyType t = o.type;
        if (code[pc] > MAX_MISSES || t.lookup(name) != method || t.versionTag == 0) {
            return;
        }
        code[pc]++;
        if (!t.hasFlag(PyType.HAS_DICT)) {
            code[pc + 3] = 1;
        } else if (t instanceof HeapType h && h.sharedKeys != null && h.sharedKeys.indexOf(name) < 0) {
            code[pc + 2] = h.sharedKeys.size;
            code[pc + 3] = 0;
        } else {
            return;
        }
        code[pc + 1] = t.versionTag;
        frame.code.caches[pc] = method;
        code[pc - 1] = Op.LOAD_METHOD_CACHED | oparg << 8;
    }

    /** Whether no attribute of the instance can hide a method: it has no dict, and the shared keys are those that were looked at. */
    static boolean isNotShadowed(PyObject o, int keys) {
        return (o.state == null || o.state.dict == null) && ((HeapType) o.type).sharedKeys.size == keys;
    }

    private static void specializeStore(PyObject owner, PyStr name, int[] code, int pc, int oparg) {
        HeapType h = plainType(owner);
        if (h == null || code[pc] > MAX_MISSES || h.overrides(Slot.TP_SETATTRO) || h.nativeBase != PyBaseObject.TYPE) {
            return;
        }
        code[pc]++;
        int i = h.sharedKeys.indexOf(name);
        if (i < 0 || isData(h.lookup(name)) || h.versionTag == 0) {
            return;
        }
        code[pc + 1] = h.versionTag;
        code[pc + 2] = i;
        code[pc - 1] = Op.STORE_ATTR_VALUE | oparg << 8;
    }

    /** STORE_ATTR through the cache, if it fits and the attribute has a value already. */
    static boolean storeCached(PyObject[] s, int sp, int[] code, int pc) {
        PyObject owner = s[sp - 1];
        if (owner.type.versionTag != code[pc + 1]) {
            return false;
        }
        InstanceState state = owner.state;
        if (state == null) {
            return false;
        }
        PyObject[] values = state.values;
        int i = code[pc + 2];
        PyObject old;
        if (values == null || i >= values.length || (old = values[i]) == null) {
            return false;
        }
        values[i] = s[sp - 2];
        s[sp - 2] = null;
        old.decref();
        s[sp - 1] = null;
        owner.decref();
        return true;
    }

    /** LOAD_METHOD: replaces the object by the function and the object, or by null and the bound attribute. */
    static void loadMethod(InterpreterFrame frame, PyObject[] s, int sp, int[] code, int pc, int oparg) {
        PyObject o = s[sp - 1];
        PyStr name = (PyStr) frame.code.names.items[oparg];
        PyObject m = Objects.getMethod(o, name);
        if (m != null) {
            specializeMethod(o, m, name, frame, code, pc, oparg);
            s[sp - 1] = m;
            s[sp] = o;
            return;
        }
        m = Objects.getAttr(o, name);
        s[sp - 1] = null;
        s[sp] = m;
        o.decref();
    }

    /** STORE_ATTR: consumes the owner and the value below it. */
    static void storeAttr(InterpreterFrame frame, PyObject[] s, int sp, int[] code, int pc, int oparg) {
        PyObject owner = s[sp - 1];
        PyObject value = s[sp - 2];
        specializeStore(owner, (PyStr) frame.code.names.items[oparg], code, pc, oparg);
        try {
            Objects.setAttr(owner, (PyStr) frame.code.names.items[oparg], value);
        } finally {
            s[sp - 2] = null;
            value.decref();
            s[sp - 1] = null;
            owner.decref();
        }
    }

    static void deleteAttr(InterpreterFrame frame, PyObject[] s, int sp, int oparg) {
        PyObject owner = s[sp - 1];
        s[sp - 1] = null;
        try {
            Objects.setAttr(owner, (PyStr) frame.code.names.items[oparg], null);
        } finally {
            owner.decref();
        }
    }

    /** BEFORE_WITH and BEFORE_ASYNC_WITH: replaces the manager by its exit method, and pushes what its enter method returns. */
    static void beforeWith(PyObject[] s, int sp, PyStr enterName, PyStr exitName, String protocol) {
        PyObject manager = s[sp - 1];
        PyObject enter = Objects.lookupSpecial(manager, enterName);
        if (enter == null) {
            throw PyErr.typeError("'" + manager.type.tpName() + "' object does not support the " + protocol + " protocol");
        }
        PyObject exit;
        try {
            exit = Objects.lookupSpecial(manager, exitName);
            if (exit == null) {
                throw PyErr.typeError("'" + manager.type.tpName() + "' object does not support the " + protocol + " protocol (missed "
                        + exitName + " method)");
            }
        } catch (PyException e) {
            enter.decref();
            throw e;
        }
        s[sp - 1] = exit;
        manager.decref();
        try {
            s[sp] = Call.call(enter);
        } finally {
            enter.decref();
        }
    }
}
