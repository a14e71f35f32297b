package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyType;

/** An argument of a C function after its conversion ({@code byref()} and {@code from_param()} make them). */
// CPython: Modules/_ctypes/callproc.c PyCArgObject
@BuiltinType(name = "CArgObject")
final class CtypesArgument extends PyObject {
    static final PyType TYPE = new Type();

    /** The type code of the value. */
    final char tag;
    /** What the argument must keep alive. Owned, or null. */
    PyObject object;
    /** Where the value is. */
    final CtypesMemory.Block value;

    CtypesArgument(char tag, PyObject object) {
        super(TYPE);
        this.tag = tag;
        this.object = xnewRef(object);
        value = CtypesMemory.current().allocate(16);
    }

    /** A pointer to {@code address}. */
    static CtypesArgument pointer(long address, PyObject object) {
        CtypesArgument a = new CtypesArgument('P', object);
        CtypesCodes.writeWord(CtypesMemory.current(), a.value.address, address);
        return a;
    }

    long word() {
        return CtypesCodes.readWord(CtypesMemory.current(), value.address);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(object);
    }

    @Override
    protected void dropFields() {
        CtypesMemory.current().free(value);
        xdecref(object);
    }

    @PyGetter(value = "_obj", member = true, doc = "the wrapped object")
    static PyObject obj(CtypesArgument self) {
        return self.object == null ? PyNone.owned() : self.object.newRef();
    }

    private static final class Type extends PyType {
        Type() {
            super("CArgObject", CtypesArgumentTable.INSTANCE, null, 64, 0, DISALLOW_INSTANTIATION);
        }

        // CPython: Modules/_ctypes/callproc.c PyCArg_repr
        @Override
        public PyObject tpRepr(PyObject o) {
            CtypesArgument a = (CtypesArgument) o;
            String shown;
            if ("bBhHiIlLqQdf?".indexOf(a.tag) >= 0) {
                PyObject v = CtypesCodes.get(CtypesMemory.current(), a.tag, false, a.value.address, 0);
                shown = Objects.reprText(v);
                v.decref();
            } else if (a.tag == 'c') {
                int c = a.value.bytes[0] & 0xff;
                boolean literal = c >= ' ' && c < 0x7f && c != '\\' && c != '\'';
                shown = "'" + (literal ? String.valueOf((char) c) : String.format("\\x%02x", c)) + "'";
            } else {
                shown = "0x" + Long.toHexString(a.word());
            }
            return PyStr.of("<cparam '" + a.tag + "' (" + shown + ")>");
        }
    }
}
