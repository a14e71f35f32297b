package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** {@code xxsubtype.spamlist}: a list with an int beside it. */
@BuiltinType(name = "xxsubtype.spamlist")
public final class PySpamList extends PyList {
    public static final PyType TYPE = new Type();

    private int state;

    private PySpamList(PyType type) {
        super(type);
    }

    @PyNew(value = "spamlist", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return born(new PySpamList(cls));
    }

    // CPython: Modules/xxsubtype.c spamlist_init
    @PyInit(value = "spamlist", raw = true)
    static void init(PySpamList self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyList.TYPE.tpInit(self, args, base, nargs, kwnames);
        self.state = 0;
    }

    @PyMethod(value = "getstate($self)", textSignature = false, doc = "getstate() -> state")
    static int getState(PySpamList self) {
        return self.state;
    }

    @PyMethod(value = "setstate($self, state, /)", textSignature = false, doc = "setstate(state)")
    static void setState(PySpamList self, int state) {
        self.state = state;
    }

    // CPython: Modules/xxsubtype.c spamlist_specialmeth
    private static PyObject special(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyObject keywords = Call.keywords(args, base, nargs, kwnames);
        return PyTuple.steal(self.newRef(), PyTuple.copyOf(args, base, nargs), keywords == null ? PyNone.owned() : keywords);
    }

    @PyMethod(value = "classmeth($type, /, *args, **kw)", raw = true, textSignature = false, doc = "classmeth(*args, **kw)")
    static PyObject classMethod(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return special(cls, args, base, nargs, kwnames);
    }

    @PyMethod(value = "staticmeth(*args, **kw)", raw = true, textSignature = false, doc = "staticmeth(*args, **kw)")
    static PyObject staticMethod(PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return special(PyNone.INSTANCE, args, base, nargs, kwnames);
    }

    @PyGetter(value = "state", member = true, doc = "an int variable for demonstration purposes")
    static int getStateMember(PySpamList self) {
        return self.state;
    }

    @PySetter("state")
    static void setStateMember(PySpamList self, PyObject value) {
        if (value == null) {
            throw PyErr.typeError("can't delete numeric/char attribute");
        }
        self.state = Args.toInt(value);
    }

    static final class Type extends PyList.Type {
        Type() {
            super("xxsubtype.spamlist", PySpamListTable.INSTANCE, PyList.TYPE, 48, 0, BASETYPE | HAVE_GC);
        }
    }
}
