package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.heap.WeakReferences;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import java.util.ArrayList;

/**
 * A type. Its slots are the virtual methods with CPython's names ({@code tpRepr}, {@code nbAdd}): a built-in type overrides them in a
 * nested class {@code Type}, a class made by a class statement ({@link HeapType}) finds special methods through its MRO. Which slots a
 * type has is a set of bits, see {@link #has}; calling a slot that is absent raises SystemError.
 *
 * <p>Constructing a type does not touch any other type but its base: the dict, the MRO and the descriptors are made by
 * {@link TypeObject#ready} when first needed. Attribute look-up, creation and change of types are in {@link TypeObject}.
 */
@BuiltinType(name = "type")
public abstract class PyType extends PyObject {
    /** Flags, with the bits of Include/object.h. */
    public static final long MANAGED_DICT = 1L << 4;
    public static final long SEQUENCE = 1L << 5;
    public static final long MAPPING = 1L << 6;
    public static final long DISALLOW_INSTANTIATION = 1L << 7;
    public static final long IMMUTABLETYPE = 1L << 8;
    public static final long HEAPTYPE = 1L << 9;
    public static final long BASETYPE = 1L << 10;
    public static final long HAVE_VECTORCALL = 1L << 11;
    public static final long READY = 1L << 12;
    public static final long HAVE_GC = 1L << 14;
    public static final long METHOD_DESCRIPTOR = 1L << 17;
    public static final long VALID_VERSION_TAG = 1L << 19;
    public static final long IS_ABSTRACT = 1L << 20;
    public static final long MATCH_SELF = 1L << 22;
    public static final long LONG_SUBCLASS = 1L << 24;
    public static final long LIST_SUBCLASS = 1L << 25;
    public static final long TUPLE_SUBCLASS = 1L << 26;
    public static final long BYTES_SUBCLASS = 1L << 27;
    public static final long UNICODE_SUBCLASS = 1L << 28;
    public static final long DICT_SUBCLASS = 1L << 29;
    public static final long BASE_EXC_SUBCLASS = 1L << 30;
    public static final long TYPE_SUBCLASS = 1L << 31;
    /** Not CPython's: instances have an attribute dict (tp_dictoffset != 0), or a list of weak references (tp_weaklistoffset != 0). */
    public static final long HAS_DICT = 1L << 40;
    public static final long HAS_WEAKREFS = 1L << 41;
    /** Not CPython's: deallocation goes through the trashcan. */
    public static final long TRASHCAN = 1L << 42;

    private static final long INHERITED = HAVE_GC | SEQUENCE | MAPPING | MATCH_SELF | HAS_DICT | HAS_WEAKREFS | TRASHCAN
            | LONG_SUBCLASS | LIST_SUBCLASS | TUPLE_SUBCLASS | BYTES_SUBCLASS | UNICODE_SUBCLASS | DICT_SUBCLASS | BASE_EXC_SUBCLASS
            | TYPE_SUBCLASS;

    private static final long OBJECT_SLOTS = bit(Slot.TP_REPR) | bit(Slot.TP_STR) | bit(Slot.TP_HASH) | bit(Slot.TP_GETATTRO)
            | bit(Slot.TP_SETATTRO) | bit(Slot.TP_RICHCOMPARE) | bit(Slot.TP_INIT) | bit(Slot.TP_NEW);

    /** {@code type}. */
    public static final PyType TYPE = new TypeType();

    static {
        TYPE.type = TYPE;
    }

    /** tp_name: for built-in types with the module in front ("collections.deque"), else the plain name. */
    public String name;

    public long flags;
    public int basicsize;
    public int itemsize;

    /** What the annotation processor made for a built-in type; null for a heap type. */
    public final MethodTable table;

    /** tp_base, null only for object. Owned. */
    public PyType base;

    /** tp_bases and tp_mro; null until ready. Owned. */
    public PyTuple bases;
    public PyTuple mro;

    /** tp_dict; null until ready. Owned. */
    public PyDict dict;

    /** tp_subclasses: weak references to the direct subclasses, in order of creation. Owned. */
    public ArrayList<PyObject> subclasses;

    /** tp_version_tag: changes whenever an attribute of the type or of a base changes; 0 when not assigned. */
    public int versionTag;

    /** The slots that are present, by ordinal; bits 0 to 63, then from 64. */
    long slotsLow;
    long slotsHigh;

    private final MethodTable newTable;
    private final MethodTable initTable;

    /**
     * A built-in type.
     *
     * @param base the base, null for object
     * @param basicsize, itemsize CPython's tp_basicsize and tp_itemsize, in bytes
     */
    protected PyType(String name, MethodTable table, PyType base, int basicsize, int itemsize, long flags) {
        super(TYPE);
        this.name = name;
        this.table = table;
        this.base = base;
        this.basicsize = basicsize;
        this.itemsize = itemsize;
        long low = OBJECT_SLOTS;
        long high = 0;
        if (base != null) {
            low = base.slotsLow;
            high = base.slotsHigh;
            this.flags = base.flags & INHERITED;
        }
        if (table != null) {
            long own = table.slotsLow();
            // CPython: Objects/typeobject.c inherit_slots: tp_hash is inherited only together with tp_richcompare
            if ((own & bit(Slot.TP_RICHCOMPARE)) != 0 && (own & bit(Slot.TP_HASH)) == 0) {
                low &= ~bit(Slot.TP_HASH);
            }
            low |= own;
            high |= table.slotsHigh();
        }
        this.flags |= flags;
        newTable = table != null && table.hasNew() ? table : base == null ? null : base.newTable;
        initTable = table != null && table.hasInit() ? table : base == null ? null : base.initTable;
        slotsLow = low;
        slotsHigh = high;
        if (table != null && newTable == null && !ownsNew()) {
            this.flags |= DISALLOW_INSTANTIATION;
        }
        if ((this.flags & HEAPTYPE) == 0) {
            this.flags |= IMMUTABLETYPE;
        }
    }

    static long bit(Slot slot) {
        return 1L << slot.ordinal();
    }

    /** Whether tp_getattro is the generic one; a Type that overrides tpGetAttro says false. */
    public boolean usesGenericGetAttr() {
        return (table == null || (table.slotsLow() & bit(Slot.TP_GETATTRO)) == 0) && (base == null || base.usesGenericGetAttr());
    }

    /** Whether a Type overrides tpNew by hand. */
    protected boolean ownsNew() {
        return false;
    }

    /** Whether slot is not null in this type. */
    public final boolean has(Slot slot) {
        int n = slot.ordinal();
        return n < 64 ? (slotsLow >>> n & 1) != 0 : (slotsHigh >>> n & 1) != 0;
    }

    public final boolean isHeapType() {
        return (flags & HEAPTYPE) != 0;
    }

    public final boolean isGc() {
        return (flags & HAVE_GC) != 0;
    }

    public final boolean hasFlag(long flag) {
        return (flags & flag) != 0;
    }

    public final boolean isMethodDescriptor() {
        return (flags & METHOD_DESCRIPTOR) != 0;
    }

    /** Whether {@code self} is {@code other} or derives from it (PyType_IsSubtype). */
    public final boolean isSubtype(PyType other) {
        if (this == other || other.base == null) {
            return true;
        }
        if (mro != null) {
            PyObject[] items = mro.items;
            for (int i = 0; i < items.length; i++) {
                if (items[i] == other) {
                    return true;
                }
            }
            return false;
        }
        for (PyType t = base; t != null; t = t.base) {
            if (t == other) {
                return true;
            }
        }
        return false;
    }

    /** The attribute of the first class in the MRO that has it (_PyType_Lookup), or null. */
    @Borrowed
    public final PyObject lookup(PyStr name) {
        return TypeObject.lookup(this, name);
    }

    /** What messages call the type: tp_name. */
    public final String tpName() {
        return name;
    }

    /** {@code __name__}: tp_name without the module. */
    public final String shortName() {
        return isHeapType() ? name : name.substring(name.lastIndexOf('.') + 1);
    }

    @Override
    @Borrowed
    public PyDict dictIfAny() {
        TypeObject.ready(this);
        return dict;
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(dict);
        visitor.xvisit(mro);
        visitor.xvisit(bases);
        visitor.xvisit(base);
        if (subclasses != null) {
            for (PyObject ref : subclasses) {
                visitor.visit(ref);
            }
        }
    }

    private PyException missing(Slot slot) {
        return PyErr.systemError("type '" + name + "' has no slot " + slot.method);
    }

    /** tp_repr. */
    public PyObject tpRepr(PyObject self) {
        return Objects.objectRepr(self);
    }

    /** tp_str. */
    public PyObject tpStr(PyObject self) {
        return Objects.repr(self);
    }

    /** tp_hash; never -1. */
    public long tpHash(PyObject self) {
        return Objects.hashPointer(self);
    }

    /** tp_getattro; AttributeError if there is none. */
    public PyObject tpGetAttro(PyObject self, PyStr name) {
        return Objects.genericGetAttr(self, name);
    }

    /** tp_setattro; a null value deletes. */
    public void tpSetAttro(PyObject self, PyStr name, PyObject value) {
        Objects.genericSetAttr(self, name, value);
    }

    /** tp_richcompare; {@code op} is one of {@link Objects#LT} to {@link Objects#GE}. May return NotImplemented. */
    public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
        return Objects.objectRichCompare(self, other, op);
    }

    /** tp_new. */
    public PyObject tpNew(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (newTable == null) {
            return PyBaseObject.objectNew(cls, args, base, nargs, kwnames);
        }
        return newTable.newObject(cls, args, base, nargs, kwnames);
    }

    /** tp_init. */
    public void tpInit(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (initTable == null) {
            PyBaseObject.objectInit(self, args, base, nargs, kwnames);
        } else {
            initTable.init(self, args, base, nargs, kwnames);
        }
    }

    /** Whether tp_new is object's (tp_init likewise), as object_new and object_init ask. */
    public boolean hasObjectNew() {
        return newTable == null && !ownsNew();
    }

    public boolean hasObjectInit() {
        return initTable == null;
    }

    /** tp_finalize. Exceptions are written as unraisable, none is thrown. */
    public void tpFinalize(PyObject self) {}

    /** tp_clear: drops the references of a container that is part of unreachable garbage. */
    public void tpClear(PyObject self) {
        self.clearFields();
    }

    /**
     * tp_dealloc of a built-in layout: untracks, clears weak references, drops the fields, frees.
     */
    public void tpDealloc(PyObject self) {
        if (isGc()) {
            Heap.untrack(self);
            if (hasFlag(TRASHCAN)) {
                if (Heap.trashcanBegin(self)) {
                    return;
                }
                try {
                    deallocFields(self);
                } finally {
                    Heap.trashcanEnd();
                }
                return;
            }
        }
        deallocFields(self);
    }

    /** The part of tp_dealloc that a subclass's deallocation calls last: drops the fields of the built-in layout. */
    public void deallocAsBase(PyObject self) {
        self.dropFields();
    }

    private void deallocFields(PyObject self) {
        InstanceState state = self.state;
        if (state != null) {
            if (state.weakrefs != null) {
                WeakReferences.clear(self);
            }
            PyDict d = state.dict;
            if (d != null) {
                state.dict = null;
                d.decref();
            }
        }
        self.dropFields();
        free(self);
    }

    /** The bytes that CPython would allocate: the object, the collector's head, and the two words of a managed dict. */
    public long addressSize(PyObject self) {
        return self.sizeof() + self.headSizeForAddress();
    }

    /** tp_free: the object is gone. */
    public void free(PyObject self) {
        if (isGc()) {
            Heap.gcFree();
        }
        Heap.free(self);
    }

    public PyObject tpCall(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        throw missing(Slot.TP_CALL);
    }

    public PyObject tpIter(PyObject self) {
        throw missing(Slot.TP_ITER);
    }

    public PyObject tpIterNext(PyObject self) {
        throw missing(Slot.TP_ITERNEXT);
    }

    public PyObject tpDescrGet(PyObject self, PyObject obj, PyObject type) {
        throw missing(Slot.TP_DESCR_GET);
    }

    public void tpDescrSet(PyObject self, PyObject obj, PyObject value) {
        throw missing(Slot.TP_DESCR_SET);
    }

    public PyObject amAwait(PyObject self) {
        throw missing(Slot.AM_AWAIT);
    }

    public PyObject amAiter(PyObject self) {
        throw missing(Slot.AM_AITER);
    }

    public PyObject amAnext(PyObject self) {
        throw missing(Slot.AM_ANEXT);
    }

    public PyObject nbAdd(PyObject left, PyObject right) {
        return PyNotImplemented.owned();
    }

    public PyObject nbSubtract(PyObject left, PyObject right) {
        return PyNotImplemented.owned();
    }

    public PyObject nbMultiply(PyObject left, PyObject right) {
        return PyNotImplemented.owned();
    }

    public PyObject nbRemainder(PyObject left, PyObject right) {
        return PyNotImplemented.owned();
    }

    public PyObject nbDivmod(PyObject left, PyObject right) {
        return PyNotImplemented.owned();
    }

    public PyObject nbPower(PyObject left, PyObject right, PyObject modulus) {
        return PyNotImplemented.owned();
    }

    public PyObject nbNegative(PyObject self) {
        throw missing(Slot.NB_NEGATIVE);
    }

    public PyObject nbPositive(PyObject self) {
        throw missing(Slot.NB_POSITIVE);
    }

    public PyObject nbAbsolute(PyObject self) {
        throw missing(Slot.NB_ABSOLUTE);
    }

    public boolean nbBool(PyObject self) {
        throw missing(Slot.NB_BOOL);
    }

    public PyObject nbInvert(PyObject self) {
        throw missing(Slot.NB_INVERT);
    }

    public PyObject nbLshift(PyObject left, PyObject right) {
        return PyNotImplemented.owned();
    }

    public PyObject nbRshift(PyObject left, PyObject right) {
        return PyNotImplemented.owned();
    }

    public PyObject nbAnd(PyObject left, PyObject right) {
        return PyNotImplemented.owned();
    }

    public PyObject nbXor(PyObject left, PyObject right) {
        return PyNotImplemented.owned();
    }

    public PyObject nbOr(PyObject left, PyObject right) {
        return PyNotImplemented.owned();
    }

    public PyObject nbInt(PyObject self) {
        throw missing(Slot.NB_INT);
    }

    public PyObject nbFloat(PyObject self) {
        throw missing(Slot.NB_FLOAT);
    }

    public PyObject nbInplaceAdd(PyObject self, PyObject other) {
        return PyNotImplemented.owned();
    }

    public PyObject nbInplaceSubtract(PyObject self, PyObject other) {
        return PyNotImplemented.owned();
    }

    public PyObject nbInplaceMultiply(PyObject self, PyObject other) {
        return PyNotImplemented.owned();
    }

    public PyObject nbInplaceRemainder(PyObject self, PyObject other) {
        return PyNotImplemented.owned();
    }

    public PyObject nbInplacePower(PyObject self, PyObject other, PyObject modulus) {
        return PyNotImplemented.owned();
    }

    public PyObject nbInplaceLshift(PyObject self, PyObject other) {
        return PyNotImplemented.owned();
    }

    public PyObject nbInplaceRshift(PyObject self, PyObject other) {
        return PyNotImplemented.owned();
    }

    public PyObject nbInplaceAnd(PyObject self, PyObject other) {
        return PyNotImplemented.owned();
    }

    public PyObject nbInplaceXor(PyObject self, PyObject other) {
        return PyNotImplemented.owned();
    }

    public PyObject nbInplaceOr(PyObject self, PyObject other) {
        return PyNotImplemented.owned();
    }

    public PyObject nbFloorDivide(PyObject left, PyObject right) {
        return PyNotImplemented.owned();
    }

    public PyObject nbTrueDivide(PyObject left, PyObject right) {
        return PyNotImplemented.owned();
    }

    public PyObject nbInplaceFloorDivide(PyObject self, PyObject other) {
        return PyNotImplemented.owned();
    }

    public PyObject nbInplaceTrueDivide(PyObject self, PyObject other) {
        return PyNotImplemented.owned();
    }

    public PyObject nbIndex(PyObject self) {
        throw missing(Slot.NB_INDEX);
    }

    public PyObject nbMatrixMultiply(PyObject left, PyObject right) {
        return PyNotImplemented.owned();
    }

    public PyObject nbInplaceMatrixMultiply(PyObject self, PyObject other) {
        return PyNotImplemented.owned();
    }

    public long mpLength(PyObject self) {
        throw missing(Slot.MP_LENGTH);
    }

    public PyObject mpSubscript(PyObject self, PyObject key) {
        throw missing(Slot.MP_SUBSCRIPT);
    }

    public void mpAssSubscript(PyObject self, PyObject key, PyObject value) {
        throw missing(Slot.MP_ASS_SUBSCRIPT);
    }

    public long sqLength(PyObject self) {
        throw missing(Slot.SQ_LENGTH);
    }

    public PyObject sqConcat(PyObject self, PyObject other) {
        throw missing(Slot.SQ_CONCAT);
    }

    public PyObject sqRepeat(PyObject self, long count) {
        throw missing(Slot.SQ_REPEAT);
    }

    public PyObject sqItem(PyObject self, long index) {
        throw missing(Slot.SQ_ITEM);
    }

    public void sqAssItem(PyObject self, long index, PyObject value) {
        throw missing(Slot.SQ_ASS_ITEM);
    }

    public boolean sqContains(PyObject self, PyObject value) {
        throw missing(Slot.SQ_CONTAINS);
    }

    public PyObject sqInplaceConcat(PyObject self, PyObject other) {
        throw missing(Slot.SQ_INPLACE_CONCAT);
    }

    public PyObject sqInplaceRepeat(PyObject self, long count) {
        throw missing(Slot.SQ_INPLACE_REPEAT);
    }

    public Buffer bfGetBuffer(PyObject self, int flags) {
        throw missing(Slot.BF_GETBUFFER);
    }

    public void bfReleaseBuffer(PyObject self, Buffer buffer) {
    }
    private static final class TypeType extends PyType {
        TypeType() {
            super("type", PyTypeTable.INSTANCE, null, 888, 40, HAVE_GC | BASETYPE | TYPE_SUBCLASS | HAS_DICT | HAS_WEAKREFS | HAVE_VECTORCALL);
        }

        @Override
        protected boolean ownsNew() {
            return true;
        }
    }
}
