package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyNotImplemented;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;

/** The traps or the flags of a context as a mapping of signals to bools; the class of the instances is a Python class of this base. */
// CPython: Modules/_decimal/_decimal.c PyDecSignalDictObject
@BuiltinType(name = "decimal.SignalDictMixin")
public final class PySignalDict extends PyObject {
    static final PyType TYPE = new Type();

    /** The state that this shows; null in an instance that a program has made. */
    private DecimalContext context;
    private boolean traps;

    private PySignalDict(PyType type) {
        super(type);
        TypeObject.initInstance(this);
    }

    @PyNew(value = "SignalDictMixin", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return new PySignalDict(cls);
    }

    // CPython: Modules/_decimal/_decimal.c signaldict_init
    @PyInit(value = "SignalDictMixin", raw = true)
    static void init(PySignalDict self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        self.context = null;
    }

    /** Makes this show the traps or the flags of a context. */
    void show(DecimalContext c, boolean itsTraps) {
        context = c;
        traps = itsTraps;
    }

    /** The conditions; ValueError in an instance that shows nothing. */
    int flags() {
        if (context == null) {
            throw PyErr.valueError("invalid signal dict");
        }
        return traps ? context.traps : context.status;
    }

    private void setFlags(int flags) {
        if (traps) {
            context.traps = flags;
        } else {
            context.status = flags;
        }
    }

    @PyMethod(value = "copy($self, /)", textSignature = false)
    static PyObject copy(PySignalDict self) {
        return DecimalModule.dictOf(self.flags());
    }

    private static final class Type extends PyType {
        Type() {
            super("decimal.SignalDictMixin", PySignalDictTable.INSTANCE, null, 24, 0, BASETYPE | GENERIC_GETATTR | NO_HASH);
        }

        @Override
        public long mpLength(PyObject self) {
            ((PySignalDict) self).flags();
            return DecimalModule.SIGNALS.length;
        }

        @Override
        public PyObject tpIter(PyObject self) {
            ((PySignalDict) self).flags();
            return DecimalModule.signals();
        }

        @Override
        public PyObject mpSubscript(PyObject o, PyObject key) {
            int flags = ((PySignalDict) o).flags();
            return PyBool.of((flags & DecimalModule.flagOf(key)) != 0);
        }

        @Override
        public void mpAssSubscript(PyObject o, PyObject key, PyObject value) {
            PySignalDict self = (PySignalDict) o;
            self.flags();
            if (value == null) {
                throw PyErr.valueError("signal keys cannot be deleted");
            }
            int flag = DecimalModule.flagOf(key);
            boolean on = Objects.isTrue(value);
            self.setFlags(on ? self.flags() | flag : self.flags() & ~flag);
        }

        @Override
        public PyObject tpRepr(PyObject o) {
            int flags = ((PySignalDict) o).flags();
            StringBuilder out = new StringBuilder("{");
            for (int i = 0; i < DecimalModule.SIGNALS.length; i++) {
                out.append(i == 0 ? "" : ", ").append("<class 'decimal.").append(DecimalModule.SIGNALS[i]).append("'>:")
                        .append((flags & DecimalModule.SIGNAL_FLAGS[i]) != 0 ? "True" : "False");
            }
            return PyStr.of(out.append('}').toString());
        }

        // CPython: Modules/_decimal/_decimal.c signaldict_richcompare
        @Override
        public PyObject tpRichCompare(PyObject v, PyObject w, int op) {
            int flags = ((PySignalDict) v).flags();
            if (op != Objects.EQ && op != Objects.NE) {
                return PyNotImplemented.owned();
            }
            int others;
            if (w instanceof PySignalDict d) {
                others = d.flags();
            } else if (w instanceof PyDict d) {
                if (d.size() == 0) {
                    throw PyErr.valueError("invalid signal dict");
                }
                try {
                    others = DecimalModule.flagsOfDict(d);
                } catch (PyException e) {
                    if (!e.matches(PyExc.KeyError)) {
                        throw e;
                    }
                    e.release();
                    return PyNotImplemented.owned();
                }
            } else {
                return PyNotImplemented.owned();
            }
            return PyBool.of(flags == others == (op == Objects.EQ));
        }
    }
}
