package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Trashcan;
import dev.adder.heap.Visitor;
import dev.adder.heap.WeakReferences;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PySetter;
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
    /** Not CPython's: tpCall makes the tuple of its arguments itself, whose references the caller else takes in its place. */
    public static final long MAKES_TUPLE = 1L << 43;
    /** Not CPython's: the built-in type names PyObject_GenericGetAttr or PyObject_GenericSetAttr itself, and so has wrappers for it. */
    public static final long GENERIC_GETATTR = 1L << 44;
    public static final long GENERIC_SETATTR = 1L << 45;
    /** Not CPython's: calling the type itself takes an array of arguments (tp_vectorcall). */
    public static final long TP_VECTORCALL = 1L << 47;
    /** Not CPython's: the built-in type names PyObject_HashNotImplemented itself. */
    public static final long NO_HASH = 1L << 46;

    private static final long INHERITED = HAVE_GC | SEQUENCE | MAPPING | MATCH_SELF | HAS_DICT | HAS_WEAKREFS | TRASHCAN
            | LONG_SUBCLASS | LIST_SUBCLASS | TUPLE_SUBCLASS | BYTES_SUBCLASS | UNICODE_SUBCLASS | DICT_SUBCLASS | BASE_EXC_SUBCLASS
            | TYPE_SUBCLASS;

    private static final long OBJECT_SLOTS = bit(Slot.TP_REPR) | bit(Slot.TP_STR) | bit(Slot.TP_HASH) | bit(Slot.TP_GETATTRO)
            | bit(Slot.TP_SETATTRO) | bit(Slot.TP_RICHCOMPARE) | bit(Slot.TP_INIT) | bit(Slot.TP_NEW);

    /** All built-in types, for the static fields that own them. */
    private static final ArrayList<PyType> BUILTIN = new ArrayList<>(256);

    /** {@code type}. */
    public static final PyType TYPE = new TypeType();

    static {
        // the method table of type needs strs, and so other types, before there is a TYPE
        for (int i = 0; i < BUILTIN.size(); i++) {
            if (BUILTIN.get(i).type == null) {
                BUILTIN.get(i).type = TYPE;
            }
        }
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

    /** tp_subclasses: the direct subclasses in order of creation. Not owned: a class takes itself out when it dies. */
    @Borrowed
    public ArrayList<PyType> subclasses;

    /** tp_dictoffset and tp_weaklistoffset, as programs see them. */
    public int dictoffset;
    public int weaklistoffset;

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
            if ((flags & HEAPTYPE) != 0) {
                // a class takes these from the first class of its MRO that has one
                this.flags &= ~(SEQUENCE | MAPPING);
            }
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
            if (base != null) {
                base.incref();
            }
            BUILTIN.add(this);
        }
    }

    static long bit(Slot slot) {
        return 1L << slot.ordinal();
    }

    /** Whether tp_getattro is the generic one; a Type that overrides tpGetAttro says false. */
    public boolean usesGenericGetAttr() {
        return (table == null || (table.slotsLow() & bit(Slot.TP_GETATTRO)) == 0) && (base == null || base.usesGenericGetAttr());
    }

    /** The slots that this built-in type defines itself, which so get wrappers in its dict. */
    long ownSlotsLow() {
        long own = table == null ? 0 : table.slotsLow() | (table.hasInit() ? bit(Slot.TP_INIT) : 0);
        return own | (hasFlag(GENERIC_GETATTR) ? bit(Slot.TP_GETATTRO) : 0)
                | (hasFlag(GENERIC_SETATTR) ? bit(Slot.TP_SETATTRO) : 0);
    }

    /** Whether this built-in type has a {@code __new__} of its own. */
    boolean ownsNewWrapper() {
        return ownsNew() || table != null && table.hasNew();
    }

    /** The type whose tp_new function this built-in type has. */
    PyType newOwner() {
        PyType t = this;
        while (t.base != null && !t.ownsNewWrapper()) {
            t = t.base;
        }
        return t.base == null ? PyBaseObject.TYPE : t;
    }

    /** Called once, when the dict has been filled. */
    protected void readied() {}

    /** The doc string of a built-in type, or null. */
    protected String docString() {
        return table == null ? null : table.doc();
    }

    /** Does nothing but have this class initialized. */
    static void initialize() {}

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
        if (this == other || other == PyBaseObject.TYPE) {
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

    /** Only classes made by programs are the collector's. */
    // CPython: Objects/typeobject.c type_is_gc
    @Override
    public boolean isCollectable() {
        return isHeapType();
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(dict);
        visitor.xvisit(mro);
        visitor.xvisit(bases);
        visitor.xvisit(base);
    }

    // CPython: Objects/typeobject.c type_clear
    @Override
    protected void clearFields() {
        if (!isHeapType()) {
            return;
        }
        TypeObject.modified(this);
        if (dict != null) {
            dict.clearAll();
        }
        PyTuple m = mro;
        mro = null;
        xdecref(m);
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
        return newTable == null && !ownsNew() && !hasFlag(DISALLOW_INSTANTIATION);
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
            Trashcan trashcan = hasFlag(TRASHCAN) ? Trashcan.current : Trashcan.current.plain;
            if (trashcan.begin(self)) {
                return;
            }
            try {
                deallocFields(self);
            } finally {
                trashcan.end();
            }
            return;
        }
        deallocFields(self);
    }

    /**
     * The part of tp_dealloc that a subclass's deallocation calls last: drops what the built-in layout owns, and clears the weak
     * references where they belong to it.
     */
    public void deallocAsBase(PyObject self) {
        InstanceState state = self.state;
        if (state == null) {
            self.dropFields();
            return;
        }
        WeakrefTurn turn = self.weakrefTurn();
        if (turn == WeakrefTurn.FIRST && state.weakrefs != null) {
            WeakReferences.clear(self);
        }
        if (self.dropsDictFirst()) {
            HeapType.dropAttributes(state);
        }
        if (turn == WeakrefTurn.AFTER_DICT && state.weakrefs != null) {
            WeakReferences.clear(self);
        }
        self.dropFields();
        HeapType.dropAttributes(state);
        if (state.weakrefs != null) {
            WeakReferences.clear(self);
        }
    }

    private void deallocFields(PyObject self) {
        deallocAsBase(self);
        free(self);
    }

    /** The bytes that CPython would allocate: the object, the collector's head, and the two words of a managed dict. */
    public long addressSize(PyObject self) {
        return self.allocatedSize() + self.headSizeForAddress();
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

    // CPython: Objects/object.c _PyObject_NextNotImplemented
    public PyObject tpIterNext(PyObject self) {
        throw PyErr.typeError("'" + self.type.tpName() + "' object is not iterable");
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

    @PyMethod(value = "mro($self, /)", doc = "Return a type's method resolution order.")
    static PyObject mro(PyType self) {
        TypeObject.ready(self);
        PyTuple mro = TypeHierarchy.computeMro(self);
        try {
            return Abstract.list(mro);
        } finally {
            mro.decref();
        }
    }

    @PyMethod(value = "__subclasses__($self, /)", doc = "Return a list of immediate subclasses.")
    static PyObject subclasses(PyType self) {
        PyList list = PyList.create();
        if (!self.isHeapType()) {
            // built-in types are made ready when first needed: in CPython all of them were, in the order in which they are declared
            for (int i = 0; i < BUILTIN.size(); i++) {
                PyType t = BUILTIN.get(i);
                TypeObject.ready(t);
                if (isBase(self, t)) {
                    list.append(t);
                }
            }
        }
        if (self.subclasses != null) {
            for (PyType t : self.subclasses) {
                if (t.refcnt > 0 && t instanceof HeapType h && h.isSeenBy(self)) {
                    list.append(t);
                }
            }
        }
        return list;
    }

    private static boolean isBase(PyType base, PyType type) {
        for (PyObject b : type.bases.items) {
            if (b == base) {
                return true;
            }
        }
        return false;
    }

    @PyMethod(value = "__prepare__($type, /, *args, **kwargs)", textSignature = false, doc = "__prepare__() -> dict\n"
            + "used to create the namespace for the class statement")
    static PyObject prepare(PyType cls, PyObject[] args, PyDict kwargs) {
        return PyDict.create();
    }

    @PyMethod(value = "__instancecheck__($self, instance, /)", doc = "Check if an object is an instance.")
    static boolean instanceCheck(PyType self, PyObject instance) {
        return Abstract.realIsInstance(instance, self);
    }

    @PyMethod(value = "__subclasscheck__($self, subclass, /)", doc = "Check if a class is a subclass.")
    static boolean subclassCheck(PyType self, PyObject subclass) {
        return Abstract.realIsSubclass(subclass, self);
    }

    // CPython: Objects/typeobject.c type___dir___impl
    @PyMethod(value = "__dir__($self, /)", doc = "Specialized __dir__ implementation for types.")
    static PyObject dir(PyType self) {
        PyDict names = PyDict.create();
        try {
            TypeObject.mergeClassDict(names, self);
            return TypeObject.keyList(names);
        } finally {
            names.decref();
        }
    }

    // CPython: Objects/typeobject.c type___sizeof___impl
    @PyMethod(value = "__sizeof__($self, /)", doc = "Return memory consumption of the type object.")
    static long sizeofType(PyType self) {
        return self.sizeof();
    }

    @Override
    public long sizeof() {
        if (!isHeapType()) {
            return 408;
        }
        HeapType h = (HeapType) this;
        long size = 904 + 40L * h.ownSlots();
        return h.sharedKeys == null ? size : size + h.sharedKeys.sizeof();
    }

    @PyGetter(value = "__basicsize__", member = true)
    static int basicsize(PyType self) {
        return self.basicsize;
    }

    @PyGetter(value = "__itemsize__", member = true)
    static int itemsize(PyType self) {
        return self.itemsize;
    }

    @PyGetter(value = "__flags__", member = true)
    static long flags(PyType self) {
        TypeObject.ready(self);
        return self.flags & 0xFFFFFFFFL;
    }

    @PyGetter(value = "__weakrefoffset__", member = true)
    static int weakrefoffset(PyType self) {
        return self.weaklistoffset;
    }

    @PyGetter(value = "__base__", member = true)
    static PyObject base(PyType self) {
        TypeObject.ready(self);
        return self.base == null ? PyNone.owned() : self.base.newRef();
    }

    @PyGetter(value = "__dictoffset__", member = true)
    static int dictoffset(PyType self) {
        return self.dictoffset;
    }

    @PyGetter(value = "__mro__", member = true)
    static PyObject getMro(PyType self) {
        TypeObject.ready(self);
        return self.mro == null ? PyNone.owned() : self.mro.newRef();
    }

    @PyGetter("__name__")
    static PyObject name(PyType self) {
        return self instanceof HeapType h ? h.htName.newRef() : PyStr.intern(self.shortName());
    }

    // CPython: Objects/typeobject.c type_set_name
    @PySetter("__name__")
    static void setName(PyType self, PyObject value) {
        TypeObject.checkSetSpecial(self, value, "__name__");
        if (!(value instanceof PyStr s)) {
            throw PyErr.typeError("can only assign string to " + self.tpName() + ".__name__, not '" + value.type.tpName() + "'");
        }
        s.checkUtf8();
        String text = s.toString();
        if (text.indexOf('\0') >= 0) {
            throw PyErr.valueError("type name must not contain null characters");
        }
        HeapType h = (HeapType) self;
        PyStr old = h.htName;
        s.incref();
        h.htName = s;
        h.name = text;
        old.decref();
    }

    @PyGetter("__qualname__")
    static PyObject qualname(PyType self) {
        return TypeObject.qualnameOf(self);
    }

    @PySetter("__qualname__")
    static void setQualname(PyType self, PyObject value) {
        TypeObject.checkSetSpecial(self, value, "__qualname__");
        if (!(value instanceof PyStr s)) {
            throw PyErr.typeError("can only assign string to " + self.tpName() + ".__qualname__, not '" + value.type.tpName() + "'");
        }
        HeapType h = (HeapType) self;
        PyStr old = h.htQualname;
        s.incref();
        h.htQualname = s;
        xdecref(old);
    }

    @PyGetter("__bases__")
    static PyObject bases(PyType self) {
        TypeObject.ready(self);
        return self.bases.newRef();
    }

    @PySetter("__bases__")
    static void setBases(PyType self, PyObject value) {
        TypeHierarchy.setBases(self, value);
    }

    @PyGetter("__module__")
    static PyObject module(PyType self) {
        PyObject module = TypeObject.moduleOf(self);
        if (module == null) {
            throw PyErr.attributeError("__module__");
        }
        return module;
    }

    @PySetter("__module__")
    static void setModule(PyType self, PyObject value) {
        TypeObject.checkSetSpecial(self, value, "__module__");
        TypeObject.putInDict(self, Id.__module__, value);
    }

    @PyGetter("__abstractmethods__")
    static PyObject abstractMethods(PyType self) {
        PyObject methods = self == TYPE || self.dict == null ? null : self.dict.get(Id.__abstractmethods__);
        if (methods == null) {
            throw PyErr.withValue(PyExc.AttributeError, Id.__abstractmethods__);
        }
        return methods.newRef();
    }

    // CPython: Objects/typeobject.c type_set_abstractmethods
    @PySetter("__abstractmethods__")
    static void setAbstractMethods(PyType self, PyObject value) {
        boolean isAbstract = value != null && Objects.isTrue(value);
        TypeObject.ready(self);
        TypeObject.modified(self);
        if (value != null) {
            self.dict.put(Id.__abstractmethods__, value);
        } else if (!self.dict.remove(Id.__abstractmethods__)) {
            throw PyErr.withValue(PyExc.AttributeError, Id.__abstractmethods__);
        }
        self.flags = isAbstract ? self.flags | IS_ABSTRACT : self.flags & ~IS_ABSTRACT;
    }

    @PyGetter("__dict__")
    static PyObject getDict(PyType self) {
        TypeObject.ready(self);
        return self.dict == null ? PyNone.owned() : PyMappingProxy.create(self.dict);
    }

    @PyGetter("__doc__")
    static PyObject doc(PyType self) {
        return TypeObject.doc(self);
    }

    @PySetter("__doc__")
    static void setDoc(PyType self, PyObject value) {
        TypeObject.checkSetSpecial(self, value, "__doc__");
        TypeObject.putInDict(self, Id.__doc__, value);
    }

    @PyGetter("__text_signature__")
    static PyObject textSignature(PyType self) {
        return PyDescr.textOrNone(self.isHeapType() ? signatureInDoc(self) : self.textSignature());
    }

    /** The constructor's parameters as {@code __text_signature__} shows them, or null. */
    protected String textSignature() {
        return table == null ? null : table.textSignature();
    }

    /** The parameters that the doc string of a class begins with, as those of built-in types do in CPython, or null. */
    // CPython: Objects/typeobject.c _PyType_GetTextSignatureFromInternalDoc
    private static String signatureInDoc(PyType type) {
        PyObject doc = type.dict == null ? null : type.dict.get(Id.__doc__);
        if (!(doc instanceof PyStr s)) {
            return null;
        }
        String text = s.toString();
        if (!text.startsWith(type.name + "(")) {
            return null;
        }
        int end = text.indexOf(")\n--\n\n");
        int blank = text.indexOf("\n\n");
        return end < 0 || blank < end ? null : text.substring(type.name.length(), end + 1);
    }

    // CPython: Objects/typeobject.c type_get_annotations
    @PyGetter("__annotations__")
    static PyObject annotations(PyType self) {
        if (!self.isHeapType()) {
            throw PyErr.attributeError("type object '" + self.tpName() + "' has no attribute '__annotations__'");
        }
        PyObject annotations = self.dict.get(Id.__annotations__);
        if (annotations != null) {
            if (annotations.type.has(Slot.TP_DESCR_GET)) {
                return annotations.type.tpDescrGet(annotations, null, self);
            }
            return annotations.newRef();
        }
        PyObject dict = PyDict.create();
        TypeObject.putInDict(self, Id.__annotations__, dict);
        return dict;
    }

    // CPython: Objects/typeobject.c type_set_annotations
    @PySetter("__annotations__")
    static void setAnnotations(PyType self, PyObject value) {
        if (self.hasFlag(IMMUTABLETYPE)) {
            throw PyErr.typeError("cannot set '__annotations__' attribute of immutable type '" + self.tpName() + "'");
        }
        if (value != null) {
            TypeObject.putInDict(self, Id.__annotations__, value);
            return;
        }
        TypeObject.modified(self);
        if (!self.dict.remove(Id.__annotations__)) {
            throw PyErr.withValue(PyExc.AttributeError, Id.__annotations__);
        }
    }

    /** {@code type}, and what a built-in metatype derives from. */
    public static class TypeType extends PyType {
        TypeType() {
            super("type", PyTypeTable.INSTANCE, null, 904, 40, HAVE_GC | BASETYPE | TYPE_SUBCLASS | HAS_DICT | HAS_WEAKREFS | HAVE_VECTORCALL | TP_VECTORCALL);
            dictoffset = 264;
            weaklistoffset = 368;
        }

        /** A metatype. */
        protected TypeType(String name, MethodTable table) {
            super(name, table, PyType.TYPE, 904, 40, HAVE_GC | BASETYPE | TYPE_SUBCLASS | HAS_DICT | HAS_WEAKREFS);
            dictoffset = 264;
            weaklistoffset = 368;
        }

        @Override
        protected boolean ownsNew() {
            return true;
        }

        @Override
        protected String docString() {
            return "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type";
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            return TypeObject.repr((PyType) self);
        }

        @Override
        public PyObject tpCall(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            return TypeObject.call((PyType) self, args, base, nargs, kwnames);
        }

        @Override
        public PyObject tpGetAttro(PyObject self, PyStr name) {
            return TypeObject.getAttr((PyType) self, name);
        }

        @Override
        public void tpSetAttro(PyObject self, PyStr name, PyObject value) {
            TypeObject.setAttr((PyType) self, name, value);
        }

        @Override
        public PyObject tpNew(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            return TypeCreation.typeNew(cls, args, base, nargs, kwnames);
        }

        // CPython: Objects/typeobject.c type_init
        @Override
        public void tpInit(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            if (nargs == 1 && kwnames != null && kwnames.size() > 0) {
                throw PyErr.typeError("type.__init__() takes no keyword arguments");
            }
            if (nargs != 1 && nargs != 3) {
                throw PyErr.typeError("type.__init__() takes 1 or 3 arguments");
            }
        }

        @Override
        public boolean hasObjectInit() {
            return false;
        }

        @Override
        public PyObject nbOr(PyObject left, PyObject right) {
            return PyUnion.typeOr(left, right);
        }
    }
}
