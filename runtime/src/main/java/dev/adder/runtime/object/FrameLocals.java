package dev.adder.runtime.object;

import dev.adder.processor.Borrowed;
import dev.adder.runtime.interpreter.InterpreterFrame;
import dev.adder.runtime.interpreter.Op;

/** The two-way copy between a frame's fast locals and the dict that programs see as f_locals or locals(). */
public final class FrameLocals {
    private FrameLocals() {}

    /**
     * The locals of a frame as a mapping, brought up to date; borrowed from the frame.
     *
     * @param object the frame object, when what is changed in the mapping is to come back into the frame; or null
     */
    // CPython: Objects/frameobject.c _PyFrame_FastToLocalsWithError
    @Borrowed
    public static PyObject get(InterpreterFrame frame, PyFrame object) {
        if (frame.locals == null) {
            frame.locals = PyDict.create();
        }
        PyObject locals = frame.locals;
        PyCode code = frame.code;
        copyFreeVarsEarly(frame);
        for (int i = 0; i < code.nlocalsplus; i++) {
            int kind = code.localspluskinds[i];
            // a class body's free variables must not become attributes of the class
            if ((kind & PyCode.FAST_FREE) != 0 && (code.flags & PyCode.CO_OPTIMIZED) == 0) {
                continue;
            }
            PyObject value = frame.slots[i];
            if (frame.stacktop == 0 && frame.owner == InterpreterFrame.OWNED_BY_FRAME_OBJECT) {
                value = null;
            } else if (isCell(frame, kind, value)) {
                value = ((PyCell) value).contents;
            }
            PyStr name = code.localName(i);
            if (value == null) {
                remove(locals, name);
            } else if (locals instanceof PyDict d && d.type == PyDict.TYPE) {
                d.put(name, value);
            } else {
                value.incref();
                try {
                    Abstract.setItem(locals, name, value);
                } finally {
                    value.decref();
                }
            }
        }
        if (object != null) {
            object.fastAsLocals = true;
        }
        return locals;
    }

    /** Whether a slot holds the cell of a variable, MAKE_CELL having run. */
    private static boolean isCell(InterpreterFrame frame, int kind, PyObject value) {
        if ((kind & PyCode.FAST_FREE) != 0) {
            return value instanceof PyCell;
        }
        return (kind & PyCode.FAST_CELL) != 0 && value instanceof PyCell c && hasRun(frame, Op.MAKE_CELL, c);
    }

    /** An argument that happens to be a cell is no cell of ours until MAKE_CELL has run for its slot. */
    private static boolean hasRun(InterpreterFrame frame, int op, PyCell cell) {
        byte[] code = frame.code.code;
        PyObject[] slots = frame.slots;
        int oparg = 0;
        for (int i = 0; i <= frame.pc; i++) {
            int o = code[i * 2] & 0xff;
            oparg |= code[i * 2 + 1] & 0xff;
            if (o == op && slots[oparg] == cell) {
                return true;
            }
            oparg = o == Op.EXTENDED_ARG ? oparg << 8 : 0;
            i += Op.caches(o);
        }
        return false;
    }

    private static void copyFreeVarsEarly(InterpreterFrame frame) {
        PyCode code = frame.code;
        if (frame.pc >= 0 || code.nfreevars == 0 || code.code[0] != (byte) Op.COPY_FREE_VARS) {
            return;
        }
        int offset = code.nlocalsplus - code.nfreevars;
        for (int i = 0; i < code.nfreevars; i++) {
            frame.slots[offset + i] = frame.func.closure.items[i].newRef();
        }
        frame.pc = 0;
    }

    private static void remove(PyObject locals, PyStr name) {
        if (locals instanceof PyDict d && d.type == PyDict.TYPE) {
            d.remove(name);
            return;
        }
        try {
            Abstract.delItem(locals, name);
        } catch (PyException e) {
            if (!e.matches(PyExc.KeyError)) {
                throw e;
            }
            e.release();
        }
    }

    /** Copies the dict back into the fast locals: what a trace function or IMPORT_STAR has changed. */
    // CPython: Objects/frameobject.c PyFrame_LocalsToFast
    public static void store(InterpreterFrame frame, boolean clear) {
        PyFrame object = frame.frameObject;
        PyObject locals = frame.locals;
        if (locals == null || object == null || !object.fastAsLocals) {
            return;
        }
        PyCode code = frame.code;
        for (int i = 0; i < code.nlocalsplus; i++) {
            int kind = code.localspluskinds[i];
            if ((kind & PyCode.FAST_FREE) != 0 && (code.flags & PyCode.CO_OPTIMIZED) == 0) {
                continue;
            }
            PyObject value;
            try {
                value = Abstract.getItem(locals, code.localName(i));
            } catch (PyException e) {
                e.release();
                if (!clear) {
                    continue;
                }
                value = null;
            }
            PyObject old = frame.slots[i];
            if (isCell(frame, kind, old)) {
                PyCell cell = (PyCell) old;
                if (value != cell.contents) {
                    cell.set(PyObject.xnewRef(value));
                }
            } else if (value != old) {
                frame.slots[i] = PyObject.xnewRef(value);
                PyObject.xdecref(old);
            }
            PyObject.xdecref(value);
        }
        object.fastAsLocals = false;
    }
}
