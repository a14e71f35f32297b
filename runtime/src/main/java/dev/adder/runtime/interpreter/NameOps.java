package dev.adder.runtime.interpreter;

import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.PyCell;
import dev.adder.runtime.object.PyCode;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyNameError;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;

/** Names: globals, builtins, the namespace of a class or module body, cells. */
final class NameOps {
    private NameOps() {}

    static PyException unboundLocal(InterpreterFrame frame, int i) {
        return PyErr.format(PyExc.UnboundLocalError,
                "cannot access local variable '" + frame.code.localName(i) + "' where it is not associated with a value");
    }

    // CPython: Python/ceval.c format_exc_unbound
    static PyException unboundDeref(InterpreterFrame frame, int i) {
        if (i < frame.code.nlocalsplus - frame.code.nfreevars) {
            return unboundLocal(frame, i);
        }
        return nameError("cannot access free variable '" + frame.code.localName(i)
                + "' where it is not associated with a value in enclosing scope", frame.code.localName(i));
    }

    // CPython: Python/ceval.c format_exc_check_arg: the name is kept for suggestions
    static PyException nameError(String message, PyStr name) {
        PyException e = PyErr.nameError(message);
        if (e.value() instanceof PyNameError n) {
            PyObject old = n.name;
            n.name = name.newRef();
            PyObject.xdecref(old);
        }
        return e;
    }

    private static PyException undefined(PyStr name) {
        return nameError("name '" + name + "' is not defined", name);
    }

    /** LOAD_FAST, where a fused instruction does not fit its operands: returns the new stack pointer. */
    static int loadFast(InterpreterFrame frame, PyObject[] s, int sp, int oparg) {
        PyObject v = s[oparg];
        if (v == null) {
            throw unboundLocal(frame, oparg);
        }
        v.incref();
        s[sp] = v;
        return sp + 1;
    }

    /** LOAD_GLOBAL of a builtin through the cache: returns the new stack pointer. */
    static int loadBuiltin(InterpreterFrame frame, PyObject[] s, int sp, int[] code, int pc, int oparg) {
        PyDict b = (PyDict) frame.builtins;
        if (!frame.globals.keysVersionIs(code[pc + 2]) || !b.keysVersionIs(code[pc + 3])) {
            return loadGlobal(frame, s, sp, code, pc, oparg);
        }
        PyObject v = b.valueAt(code[pc + 1]);
        sp += oparg & 1;
        v.incref();
        s[sp] = v;
        return sp + 1;
    }

    /** LOAD_GLOBAL: pushes null if the lowest bit of oparg says so, then the value; fills the cache. */
    static int loadGlobal(InterpreterFrame frame, PyObject[] s, int sp, int[] code, int pc, int oparg) {
        PyStr name = (PyStr) frame.code.names.items[oparg >> 1];
        PyDict globals = frame.globals;
        PyObject builtins = frame.builtins;
        PyObject v;
        if (globals.type == PyDict.TYPE && builtins.type == PyDict.TYPE) {
            PyDict b = (PyDict) builtins;
            int at = globals.indexOf(name);
            if (at >= 0) {
                v = globals.valueAt(at);
                code[pc + 1] = at;
                code[pc + 2] = globals.keysVersion();
                code[pc - 1] = Op.LOAD_GLOBAL_MODULE | oparg << 8;
            } else {
                at = b.indexOf(name);
                if (at < 0) {
                    throw undefined(name);
                }
                v = b.valueAt(at);
                code[pc + 1] = at;
                code[pc + 2] = globals.keysVersion();
                code[pc + 3] = b.keysVersion();
                code[pc - 1] = Op.LOAD_GLOBAL_BUILTIN | oparg << 8;
            }
            v.incref();
        } else {
            v = getItemOrNull(globals, name);
            if (v == null) {
                v = getItemOrNull(builtins, name);
                if (v == null) {
                    throw undefined(name);
                }
            }
        }
        sp += oparg & 1;
        s[sp++] = v;
        return sp;
    }

    /** {@code mapping[name]}, owned; null for a KeyError. */
    static PyObject getItemOrNull(PyObject mapping, PyStr name) {
        if (mapping.type == PyDict.TYPE) {
            return PyObject.xnewRef(((PyDict) mapping).get(name));
        }
        try {
            return Abstract.getItem(mapping, name);
        } catch (PyException e) {
            if (e.matches(PyExc.KeyError)) {
                e.release();
                return null;
            }
            throw e;
        }
    }

    /** LOAD_NAME: the value, owned. */
    static PyObject loadName(InterpreterFrame frame, PyStr name) {
        PyObject locals = frame.locals;
        if (locals == null) {
            throw PyErr.systemError("no locals when loading '" + name + "'");
        }
        PyObject v = getItemOrNull(locals, name);
        if (v == null) {
            v = PyObject.xnewRef(frame.globals.get(name));
            if (v == null) {
                v = getItemOrNull(frame.builtins, name);
                if (v == null) {
                    throw undefined(name);
                }
            }
        }
        return v;
    }

    /** STORE_NAME: takes the value from the top of the stack. */
    static void storeName(InterpreterFrame frame, PyStr name, PyObject[] s, int sp) {
        PyObject v = s[sp - 1];
        PyObject locals = frame.locals;
        s[sp - 1] = null;
        try {
            if (locals == null) {
                throw PyErr.systemError("no locals found when storing '" + name + "'");
            }
            if (locals.type == PyDict.TYPE) {
                ((PyDict) locals).put(name, v);
            } else {
                Abstract.setItem(locals, name, v);
            }
        } finally {
            v.decref();
        }
    }

    static void deleteName(InterpreterFrame frame, PyStr name) {
        PyObject locals = frame.locals;
        if (locals == null) {
            throw PyErr.systemError("no locals when deleting '" + name + "'");
        }
        try {
            Abstract.delItem(locals, name);
        } catch (PyException e) {
            // CPython replaces whatever was raised
            e.release();
            throw undefined(name);
        }
    }

    static void storeGlobal(InterpreterFrame frame, PyStr name, PyObject[] s, int sp) {
        PyObject v = s[sp - 1];
        s[sp - 1] = null;
        try {
            frame.globals.put(name, v);
        } finally {
            v.decref();
        }
    }

    static void deleteGlobal(InterpreterFrame frame, PyStr name) {
        if (!frame.globals.remove(name)) {
            throw undefined(name);
        }
    }

    /** LOAD_CLASSDEREF: the class namespace first, then the cell. */
    static PyObject loadClassDeref(InterpreterFrame frame, int i) {
        PyObject v = getItemOrNull(frame.locals, frame.code.localName(i));
        if (v == null) {
            v = ((PyCell) frame.slots[i]).contents;
            if (v == null) {
                throw unboundDeref(frame, i);
            }
            v.incref();
        }
        return v;
    }

    static void deleteDeref(InterpreterFrame frame, int i) {
        PyCell cell = (PyCell) frame.slots[i];
        if (cell.contents == null) {
            throw unboundDeref(frame, i);
        }
        cell.set(null);
    }

    static void copyFreeVars(InterpreterFrame frame, int n) {
        PyCode c = frame.code;
        PyObject[] cells = frame.func.closure.items;
        int offset = c.nlocalsplus - n;
        for (int i = 0; i < n; i++) {
            frame.slots[offset + i] = cells[i].newRef();
        }
    }

    /** SETUP_ANNOTATIONS. */
    static void setupAnnotations(InterpreterFrame frame) {
        PyObject locals = frame.locals;
        if (locals == null) {
            throw PyErr.systemError("no locals found when setting up annotations");
        }
        PyObject have = getItemOrNull(locals, Id.__annotations__);
        if (have != null) {
            have.decref();
            return;
        }
        PyDict d = PyDict.create();
        try {
            Abstract.setItem(locals, Id.__annotations__, d);
        } finally {
            d.decref();
        }
    }
}
