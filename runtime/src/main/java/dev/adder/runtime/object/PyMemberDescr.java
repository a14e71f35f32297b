package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;

/** A stored attribute of a built-in type, or one that {@code __slots__} declares. */
@BuiltinType(name = "member_descriptor")
public final class PyMemberDescr extends PyDescr {
    public static final PyType TYPE = new Type();

    /** The accessors of a built-in type's member; null for a slot. */
    public final MethodTable.GetSetDef def;

    /** The index in {@link InstanceState#slots}; -1 for a built-in type's member. */
    public final int slot;

    public PyMemberDescr(PyType owner, PyStr name, MethodTable.GetSetDef def) {
        super(TYPE, owner, name);
        this.def = def;
        slot = -1;
    }

    /** The descriptor of a slot. */
    PyMemberDescr(HeapType owner, PyStr name, int slot) {
        super(TYPE, owner, name);
        def = null;
        this.slot = slot;
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false)
    static PyObject reduce(PyMemberDescr self) {
        return reduceToGetAttr(self.dType, self.dName);
    }

    @PyGetter(value = "__objclass__", member = true)
    static PyObject objclass(PyMemberDescr self) {
        return self.dType.newRef();
    }

    @PyGetter(value = "__name__", member = true)
    static PyObject name(PyMemberDescr self) {
        return self.dName.newRef();
    }

    @PyGetter("__doc__")
    static PyObject doc(PyMemberDescr self) {
        return textOrNone(self.def == null ? null : self.def.doc);
    }

    @PyGetter("__qualname__")
    static PyObject getQualname(PyMemberDescr self) {
        return self.qualname();
    }

    /** The value of the slot in {@code obj}, borrowed, or null; {@code obj} was checked to have it. */
    public PyObject slotValue(PyObject obj) {
        InstanceState state = obj.state;
        PyObject[] slots = state == null ? null : state.slots;
        return slots == null || slot >= slots.length ? null : slots[slot];
    }

    // CPython: Python/structmember.c PyMember_SetOne, T_OBJECT_EX
    private void setSlot(PyObject obj, PyObject value) {
        InstanceState state = obj.state;
        if (value == null) {
            PyObject old = slotValue(obj);
            if (old == null) {
                throw PyErr.attributeError(dName.toString());
            }
            state.slots[slot] = null;
            old.decref();
            return;
        }
        if (state == null) {
            state = obj.state = InstanceState.make();
        }
        if (state.slots == null) {
            state.slots = Payload.objects(((HeapType) obj.type).slotCount);
        }
        value.incref();
        PyObject old = state.slots[slot];
        state.slots[slot] = value;
        xdecref(old);
    }

    static final class Type extends PyType {
        Type() {
            super("member_descriptor", PyMemberDescrTable.INSTANCE, null, 48, 0, HAVE_GC | GENERIC_GETATTR);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            PyMemberDescr d = (PyMemberDescr) self;
            return PyStr.of("<member '" + d.dName + "' of '" + d.dType.tpName() + "' objects>");
        }

        // CPython: Objects/descrobject.c member_get
        @Override
        public PyObject tpDescrGet(PyObject self, PyObject obj, PyObject type) {
            if (obj == null) {
                return self.newRef();
            }
            PyMemberDescr d = (PyMemberDescr) self;
            d.check(obj);
            if (d.slot < 0) {
                return d.def.table.get(d.def.index, obj);
            }
            PyObject value = d.slotValue(obj);
            if (value == null) {
                throw PyErr.attributeError("'" + obj.type.tpName() + "' object has no attribute '" + d.dName + "'");
            }
            return value.newRef();
        }

        // CPython: Objects/descrobject.c member_set
        @Override
        public void tpDescrSet(PyObject self, PyObject obj, PyObject value) {
            PyMemberDescr d = (PyMemberDescr) self;
            d.check(obj);
            if (d.slot >= 0) {
                d.setSlot(obj, value);
            } else if (d.def.writable) {
                d.def.table.set(d.def.index, obj, value);
            } else {
                throw PyErr.attributeError("readonly attribute");
            }
        }
    }
}
