package dev.adder.runtime.interpreter;

import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;

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
        s[sp - 1] = r;
        owner.decref();
    }

    /** LOAD_METHOD: replaces the object by the function and the object, or by null and the bound attribute. */
    static void loadMethod(InterpreterFrame frame, PyObject[] s, int sp, int[] code, int pc, int oparg) {
        PyObject o = s[sp - 1];
        PyStr name = (PyStr) frame.code.names.items[oparg];
        PyObject m = Objects.getMethod(o, name);
        if (m != null) {
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
