package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** {@code xxsubtype.spamdict}: a dict with an int beside it. */
@BuiltinType(name = "xxsubtype.spamdict")
public final class PySpamDict extends PyDict {
    public static final PyType TYPE = new Type();

    private int state;

    private PySpamDict(PyType type) {
        super(type);
    }

    @PyNew(value = "spamdict", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return born(new PySpamDict(cls));
    }

    // CPython: Modules/xxsubtype.c spamdict_init
    @PyInit(value = "spamdict", raw = true)
    static void init(PySpamDict self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyDict.TYPE.tpInit(self, args, base, nargs, kwnames);
        self.state = 0;
    }

    @PyMethod(value = "getstate($self)", textSignature = false, doc = "getstate() -> state")
    static int getState(PySpamDict self) {
        return self.state;
    }

    @PyMethod(value = "setstate($self, state, /)", textSignature = false, doc = "setstate(state)")
    static void setState(PySpamDict self, int state) {
        self.state = state;
    }

    @PyGetter(value = "state", member = true, doc = "an int variable for demonstration purposes")
    static int getStateMember(PySpamDict self) {
        return self.state;
    }

    @PySetter("state")
    static void setStateMember(PySpamDict self, PyObject value) {
        if (value == null) {
            throw PyErr.typeError("can't delete numeric/char attribute");
        }
        self.state = Args.toInt(value);
    }

    static final class Type extends PyDict.Type {
        Type() {
            super("xxsubtype.spamdict", PySpamDictTable.INSTANCE, PyDict.TYPE, 56, 0, BASETYPE | HAVE_GC);
        }
    }
}
