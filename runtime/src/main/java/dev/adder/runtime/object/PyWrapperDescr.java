package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;

/** A slot of a built-in type, callable from Python: {@code list.__add__}. */
@BuiltinType(name = "wrapper_descriptor")
public final class PyWrapperDescr extends PyDescr {
    public static final PyType TYPE = new Type();

    public final Slot slot;

    /** Which of {@link Slot#dunders} this is. */
    public final int dunder;

    PyWrapperDescr(PyType owner, PyStr name, Slot slot, int dunder) {
        super(TYPE, owner, name);
        this.slot = slot;
        this.dunder = dunder;
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false)
    static PyObject reduce(PyWrapperDescr self) {
        return reduceToGetAttr(self.dType, self.dName);
    }

    @PyGetter(value = "__objclass__", member = true)
    static PyObject objclass(PyWrapperDescr self) {
        return self.dType.newRef();
    }

    @PyGetter(value = "__name__", member = true)
    static PyObject name(PyWrapperDescr self) {
        return self.dName.newRef();
    }

    @PyGetter("__doc__")
    static PyObject doc(PyWrapperDescr self) {
        return textOrNone(SlotDocs.doc(self.slot, self.slot.dunders[self.dunder]));
    }

    @PyGetter("__qualname__")
    static PyObject getQualname(PyWrapperDescr self) {
        return self.qualname();
    }

    @PyGetter("__text_signature__")
    static PyObject textSignature(PyWrapperDescr self) {
        return textOrNone(SlotDocs.signature(self.slot.dunders[self.dunder]));
    }

    /** Whether both wrap the same slot function, so that a class that finds either can use the slot itself. */
    boolean wrapsSameAs(PyObject other) {
        return other instanceof PyWrapperDescr w && w.dType == dType && w.slot == slot && w.dunder == dunder;
    }

    private static void count(int nargs, int expected) {
        if (nargs != expected) {
            throw PyErr.typeError("expected " + expected + " argument" + (expected == 1 ? "" : "s") + ", got " + nargs);
        }
    }

    private static void unpack(int nargs, int min, int max) {
        if (nargs < min || nargs > max) {
            int n = nargs < min ? min : max;
            throw PyErr.typeError(" expected " + (min == max ? "" : nargs < min ? "at least " : "at most ") + n + " argument"
                    + (n == 1 ? "" : "s") + ", got " + nargs);
        }
    }

    private static PyObject none() {
        return PyNone.owned();
    }

    /** A setter that a derived built-in type overrides must not be bypassed. */
    // CPython: Objects/typeobject.c hackcheck
    private void hackCheck(PyObject self, String what) {
        PyType type = self.type;
        while (type != null && type instanceof HeapType) {
            type = type.base;
        }
        PyType mine = type == null ? null : TypeSlots.slotOwner(type, Slot.TP_SETATTRO);
        if (mine != null && mine != TypeSlots.slotOwner(dType, Slot.TP_SETATTRO)) {
            throw PyErr.typeError("can't apply this " + what + " to " + type.tpName() + " object");
        }
    }

    private static PyStr attributeName(PyObject name) {
        if (!(name instanceof PyStr s)) {
            throw PyErr.typeError("attribute name must be string, not '" + name.type.tpName() + "'");
        }
        return s;
    }

    /** Calls the slot for {@code self}, which was checked; the arguments do not include it. */
    // CPython: Objects/typeobject.c the wrap_* functions
    PyObject invoke(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyType t = dType;
        if (kwnames != null && kwnames.size() > 0 && slot.kind != Slot.Kind.CALL && slot.kind != Slot.Kind.INIT) {
            throw PyErr.typeError("wrapper " + dName + "() takes no keyword arguments");
        }
        switch (slot.kind) {
            case CALL:
                return t.tpCall(self, args, base, nargs, kwnames);
            case INIT:
                t.tpInit(self, args, base, nargs, kwnames);
                return none();
            case UNARY:
                count(nargs, 0);
                return unary(t, self);
            case HASH:
                count(nargs, 0);
                return PyInt.of(t.tpHash(self));
            case INQUIRY:
                count(nargs, 0);
                return PyBool.of(t.nbBool(self));
            case LEN:
                count(nargs, 0);
                return PyInt.of(slot == Slot.MP_LENGTH ? t.mpLength(self) : t.sqLength(self));
            case NEXT: {
                count(nargs, 0);
                PyObject next = t.tpIterNext(self);
                if (next == null) {
                    throw PyErr.stopIteration(null);
                }
                return next;
            }
            case DEL:
                count(nargs, 0);
                t.tpFinalize(self);
                return none();
            case RICHCMP:
                count(nargs, 1);
                return t.tpRichCompare(self, args[base], dunder);
            case BINARY:
                count(nargs, 1);
                return dunder == 0 ? binary(t, self, args[base]) : binary(t, args[base], self);
            case IBINARY:
                count(nargs, 1);
                return binary(t, self, args[base]);
            case POWER: {
                unpack(nargs, 1, 2);
                PyObject third = nargs == 2 ? args[base + 1] : PyNone.INSTANCE;
                return dunder == 0 ? t.nbPower(self, args[base], third) : t.nbPower(args[base], self, third);
            }
            case IPOWER:
                unpack(nargs, 1, 2);
                return t.nbInplacePower(self, args[base], nargs == 2 ? args[base + 1] : PyNone.INSTANCE);
            case INDEXARG: {
                count(nargs, 1);
                long n = Abstract.asSsize(args[base], PyExc.OverflowError);
                return slot == Slot.SQ_REPEAT ? t.sqRepeat(self, n) : t.sqInplaceRepeat(self, n);
            }
            case SQ_ITEM:
                count(nargs, 1);
                return t.sqItem(self, index(t, self, args[base]));
            case SQ_SETITEM:
                if (dunder == 0) {
                    unpack(nargs, 2, 2);
                    t.sqAssItem(self, index(t, self, args[base]), args[base + 1]);
                } else {
                    count(nargs, 1);
                    t.sqAssItem(self, index(t, self, args[base]), null);
                }
                return none();
            case OBJOBJARG:
                if (dunder == 0) {
                    unpack(nargs, 2, 2);
                    t.mpAssSubscript(self, args[base], args[base + 1]);
                } else {
                    count(nargs, 1);
                    t.mpAssSubscript(self, args[base], null);
                }
                return none();
            case CONTAINS:
                count(nargs, 1);
                return PyBool.of(t.sqContains(self, args[base]));
            case GETATTR:
                count(nargs, 1);
                return t.tpGetAttro(self, attributeName(args[base]));
            case SETATTR:
                if (dunder == 0) {
                    unpack(nargs, 2, 2);
                    hackCheck(self, "__setattr__");
                    t.tpSetAttro(self, attributeName(args[base]), args[base + 1]);
                } else {
                    count(nargs, 1);
                    hackCheck(self, "__delattr__");
                    t.tpSetAttro(self, attributeName(args[base]), null);
                }
                return none();
            case DESCR_GET: {
                unpack(nargs, 1, 2);
                PyObject obj = args[base] == PyNone.INSTANCE ? null : args[base];
                PyObject type = nargs < 2 || args[base + 1] == PyNone.INSTANCE ? null : args[base + 1];
                if (obj == null && type == null) {
                    throw PyErr.typeError("__get__(None, None) is invalid");
                }
                return t.tpDescrGet(self, obj, type);
            }
            case DESCR_SET:
                if (dunder == 0) {
                    unpack(nargs, 2, 2);
                    t.tpDescrSet(self, args[base], args[base + 1]);
                } else {
                    count(nargs, 1);
                    t.tpDescrSet(self, args[base], null);
                }
                return none();
            default:
                throw PyErr.systemError("slot " + slot + " has no wrapper");
        }
    }

    // CPython: Objects/typeobject.c getindex
    private static long index(PyType t, PyObject self, PyObject arg) {
        long i = Abstract.asSsize(arg, PyExc.OverflowError);
        if (i < 0 && t.has(Slot.SQ_LENGTH)) {
            i += t.sqLength(self);
        }
        return i;
    }

    private PyObject unary(PyType t, PyObject self) {
        return switch (slot) {
            case TP_REPR -> t.tpRepr(self);
            case TP_STR -> t.tpStr(self);
            case TP_ITER -> t.tpIter(self);
            case AM_AWAIT -> t.amAwait(self);
            case AM_AITER -> t.amAiter(self);
            case AM_ANEXT -> t.amAnext(self);
            case NB_NEGATIVE -> t.nbNegative(self);
            case NB_POSITIVE -> t.nbPositive(self);
            case NB_ABSOLUTE -> t.nbAbsolute(self);
            case NB_INVERT -> t.nbInvert(self);
            case NB_INT -> t.nbInt(self);
            case NB_FLOAT -> t.nbFloat(self);
            case NB_INDEX -> t.nbIndex(self);
            default -> throw PyErr.systemError("slot " + slot + " is not unary");
        };
    }

    private PyObject binary(PyType t, PyObject v, PyObject w) {
        return switch (slot) {
            case NB_ADD -> t.nbAdd(v, w);
            case NB_SUBTRACT -> t.nbSubtract(v, w);
            case NB_MULTIPLY -> t.nbMultiply(v, w);
            case NB_REMAINDER -> t.nbRemainder(v, w);
            case NB_DIVMOD -> t.nbDivmod(v, w);
            case NB_LSHIFT -> t.nbLshift(v, w);
            case NB_RSHIFT -> t.nbRshift(v, w);
            case NB_AND -> t.nbAnd(v, w);
            case NB_XOR -> t.nbXor(v, w);
            case NB_OR -> t.nbOr(v, w);
            case NB_FLOOR_DIVIDE -> t.nbFloorDivide(v, w);
            case NB_TRUE_DIVIDE -> t.nbTrueDivide(v, w);
            case NB_MATRIX_MULTIPLY -> t.nbMatrixMultiply(v, w);
            case NB_INPLACE_ADD -> t.nbInplaceAdd(v, w);
            case NB_INPLACE_SUBTRACT -> t.nbInplaceSubtract(v, w);
            case NB_INPLACE_MULTIPLY -> t.nbInplaceMultiply(v, w);
            case NB_INPLACE_REMAINDER -> t.nbInplaceRemainder(v, w);
            case NB_INPLACE_LSHIFT -> t.nbInplaceLshift(v, w);
            case NB_INPLACE_RSHIFT -> t.nbInplaceRshift(v, w);
            case NB_INPLACE_AND -> t.nbInplaceAnd(v, w);
            case NB_INPLACE_XOR -> t.nbInplaceXor(v, w);
            case NB_INPLACE_OR -> t.nbInplaceOr(v, w);
            case NB_INPLACE_FLOOR_DIVIDE -> t.nbInplaceFloorDivide(v, w);
            case NB_INPLACE_TRUE_DIVIDE -> t.nbInplaceTrueDivide(v, w);
            case NB_INPLACE_MATRIX_MULTIPLY -> t.nbInplaceMatrixMultiply(v, w);
            case MP_SUBSCRIPT -> t.mpSubscript(v, w);
            case SQ_CONCAT -> t.sqConcat(v, w);
            case SQ_INPLACE_CONCAT -> t.sqInplaceConcat(v, w);
            default -> throw PyErr.systemError("slot " + slot + " is not binary");
        };
    }

    static final class Type extends PyType {
        Type() {
            super("wrapper_descriptor", PyWrapperDescrTable.INSTANCE, null, 56, 0, HAVE_GC | METHOD_DESCRIPTOR | GENERIC_GETATTR);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            PyWrapperDescr d = (PyWrapperDescr) self;
            return PyStr.of("<slot wrapper '" + d.dName + "' of '" + d.dType.tpName() + "' objects>");
        }

        // CPython: Objects/descrobject.c wrapperdescr_call
        @Override
        public PyObject tpCall(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            PyWrapperDescr d = (PyWrapperDescr) self;
            if (nargs < 1) {
                throw PyErr.typeError("descriptor '" + d.dName + "' of '" + d.dType.tpName() + "' object needs an argument");
            }
            PyObject receiver = args[base];
            if (!receiver.type.isSubtype(d.dType)) {
                throw PyErr.typeError("descriptor '" + d.dName + "' requires a '" + d.dType.tpName() + "' object but received a '"
                        + receiver.type.tpName() + "'");
            }
            return d.invoke(receiver, args, base + 1, nargs - 1, kwnames);
        }

        // CPython: Objects/descrobject.c wrapperdescr_get
        @Override
        public PyObject tpDescrGet(PyObject self, PyObject obj, PyObject type) {
            if (obj == null) {
                return self.newRef();
            }
            PyWrapperDescr d = (PyWrapperDescr) self;
            d.check(obj);
            return PyMethodWrapper.make(d, obj);
        }
    }
}
