package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.NativeRoots;
import dev.adder.heap.Visitor;
import dev.adder.heap.WeakReferences;
import java.util.ArrayList;

/**
 * A class made by a class statement or by calling {@code type}. Each slot either is the one of the built-in layout that the class
 * builds on ({@link #nativeBase}), or, where the MRO finds a special method first, calls that ({@link SlotFunctions}). The choice is a bit
 * per slot, kept true by {@link TypeObject} whenever the class or a base changes (CPython: Objects/typeobject.c update_slot).
 */
public final class HeapType extends PyType {
    /** The nearest built-in type along tp_base: the layout of the instances and what their slots fall back to. */
    public PyType nativeBase;

    /** Names of the attributes of instances, by position in {@link InstanceState#values}; null if instances have no inline values. */
    public SharedKeys sharedKeys;

    /** ht_name, ht_qualname. Owned. */
    public PyStr htName;
    public PyStr htQualname;

    /** ht_slots: a tuple of the names in {@code __slots__}, or null. Owned. */
    public PyTuple htSlots;
    /** Of a dying class, how many names there were. */
    private int deadSlots;

    /** What a native metatype keeps of its class, out of sight of the collector; null for most classes. */
    public PyModule.NativeState nativeState;

    /** The classes that have this one among their subclasses: its bases, and such as are no longer its bases. */
    private final ArrayList<Holder> holders = new ArrayList<>(1);

    /** tp_del: a finalizer that makes cycles uncollectable; null for almost every class, since no class statement makes one. */
    public LegacyFinalizer legacyFinalizer;

    /** How many entries {@link InstanceState#slots} has, those of the bases included. */
    public int slotCount;

    private long overridesLow;
    private long overridesHigh;

    /** A finalizer as they were before PEP 442, which only native code can give to a class. */
    public interface LegacyFinalizer {
        /** Runs it for an instance whose count is one for the time of the call; reports what it raises itself. */
        void run(PyObject self);
    }

    HeapType(PyType metatype, String name, PyType base, long flags) {
        super(name, null, base, base.basicsize, base.itemsize, flags | HEAPTYPE);
        if (metatype != TYPE) {
            type = metatype;
            if (metatype.isHeapType()) {
                metatype.incref();
            }
        }
        base.incref();
        nativeBase = base instanceof HeapType h ? h.nativeBase : base;
    }

    /** How many names {@code __slots__} of the class itself has, or had if it is dying. */
    int ownSlots() {
        return htSlots == null ? deadSlots : htSlots.size();
    }

    /** Takes over the choices of slots of the only base. */
    void copySlots(HeapType from) {
        slotsLow = from.slotsLow;
        slotsHigh = from.slotsHigh;
        overridesLow = from.overridesLow;
        overridesHigh = from.overridesHigh;
    }

    /** {@code tp_base} was replaced by one of the same layout. */
    void rebase() {
        nativeBase = base instanceof HeapType h ? h.nativeBase : base;
        for (PyType sub : subclasses == null ? new PyType[0] : subclasses.toArray(new PyType[0])) {
            if (sub instanceof HeapType h) {
                h.rebase();
            }
        }
    }

    /** Whether the slot calls a special method found through the MRO. */
    public boolean overrides(Slot slot) {
        int n = slot.ordinal();
        return n < 64 ? (overridesLow >>> n & 1) != 0 : (overridesHigh >>> n & 1) != 0;
    }

    /** Sets whether slot is present, and whether it calls a special method. */
    void setSlot(Slot slot, boolean present, boolean overrides) {
        int n = slot.ordinal();
        long bit = 1L << n;
        if (n < 64) {
            slotsLow = present ? slotsLow | bit : slotsLow & ~bit;
            overridesLow = overrides ? overridesLow | bit : overridesLow & ~bit;
        } else {
            slotsHigh = present ? slotsHigh | bit : slotsHigh & ~bit;
            overridesHigh = overrides ? overridesHigh | bit : overridesHigh & ~bit;
        }
    }

    /** A class that has this one among its subclasses, borrowed, and the weak reference by which it has, owned. */
    private record Holder(PyType base, PyWeakReference reference) {}

    /** {@code base} has this class among its subclasses from now on, by a new weak reference. Returns false if it had so before. */
    // CPython: Objects/typeobject.c add_subclass
    boolean heldBy(PyType base) {
        PyWeakReference reference = PyWeakReference.create(this, null);
        for (int i = 0; i < holders.size(); i++) {
            if (holders.get(i).base == base) {
                holders.set(i, new Holder(base, reference)).reference.decref();
                return false;
            }
        }
        holders.add(new Holder(base, reference));
        return true;
    }

    /** {@code base} no longer has this class among its subclasses. */
    void droppedBy(PyType base) {
        for (int i = 0; i < holders.size(); i++) {
            if (holders.get(i).base == base) {
                holders.remove(i).reference.decref();
                return;
            }
        }
    }

    /** Whether {@code base} still finds this class by its weak reference, which the collector may have cleared before a finalizer saved the class. */
    boolean isSeenBy(PyType base) {
        for (int i = 0; i < holders.size(); i++) {
            if (holders.get(i).base == base) {
                return holders.get(i).reference.referent() != null;
            }
        }
        return false;
    }

    @Override
    public void traverseHidden(Visitor visitor) {
        for (int i = 0; i < holders.size(); i++) {
            visitor.visit(holders.get(i).reference);
        }
        visitor.xvisit(htName);
        visitor.xvisit(htQualname);
        visitor.xvisit(htSlots);
        if (sharedKeys != null) {
            sharedKeys.traverse(visitor);
        }
        if (nativeState != null) {
            nativeState.traverse(visitor);
        }
    }

    // CPython: Objects/typeobject.c type_dealloc
    @Override
    protected void dropFields() {
        if (bases != null) {
            for (PyObject b : bases.items) {
                TypeObject.removeSubclass((PyType) b, this);
            }
        }
        // those from which an assignment to __bases__ within another did not take it
        while (!holders.isEmpty()) {
            TypeObject.removeSubclass(holders.get(0).base, this);
        }
        TypeObject.modified(this);
        PyType oldBase = base;
        PyDict oldDict = dict;
        PyTuple oldBases = bases;
        PyTuple oldMro = mro;
        dict = null;
        bases = null;
        mro = null;
        oldBase.decref();
        xdecref(oldDict);
        if (nativeState != null) {
            nativeState.clear();
        }
        xdecref(oldBases);
        xdecref(oldMro);
        while (subclasses != null && !subclasses.isEmpty()) {
            TypeObject.removeSubclass(this, subclasses.get(subclasses.size() - 1));
        }
        xdecref(htName);
        xdecref(htQualname);
        if (htSlots != null) {
            PyTuple names = htSlots;
            deadSlots = names.size();
            htSlots = null;
            names.decref();
        }
        if (sharedKeys != null) {
            sharedKeys.classGone();
        }
    }

    /** The finalizer, weak references, slots and attributes, then the built-in layout, then the class itself. */
    // CPython: Objects/typeobject.c subtype_dealloc
    @Override
    public void tpDealloc(PyObject self) {
        boolean gc = isGc();
        if (gc) {
            Heap.untrack(self);
            if (Heap.trashcanBegin(self)) {
                return;
            }
            try {
                subtypeDealloc(self, true);
            } finally {
                Heap.trashcanEnd();
            }
        } else {
            subtypeDealloc(self, false);
        }
    }

    private void subtypeDealloc(PyObject self, boolean gc) {
        boolean finalizer = has(Slot.TP_FINALIZE);
        if (finalizer) {
            if (gc) {
                Heap.trackAgain(self);
            }
            if (!Heap.callFinalizerFromDealloc(self)) {
                return;
            }
            if (gc) {
                Heap.untrack(self);
            }
        }
        InstanceState state = self.state;
        // where the built-in layout has weak references, its own deallocation clears them
        boolean ownWeakrefs = !nativeBase.hasFlag(HAS_WEAKREFS);
        if (ownWeakrefs && state != null && state.weakrefs != null) {
            WeakReferences.clear(self);
        }
        if (legacyFinalizer != null) {
            if (gc) {
                Heap.trackAgain(self);
            }
            if (!callLegacyFinalizer(self)) {
                return;
            }
            if (gc) {
                Heap.untrack(self);
            }
            state = self.state;
        }
        if (state != null) {
            if (ownWeakrefs && (finalizer || legacyFinalizer != null) && state.weakrefs != null) {
                // a callback or the legacy finalizer may have made new ones
                WeakReferences.clearWithoutCallbacks(self);
            }
            clearSlots(self.type, state);
            if (!dictComesLast(self)) {
                dropAttributes(state);
            }
        }
        PyType type = self.type;
        nativeBase.deallocAsBase(self);
        free(self);
        type.decref();
    }

    /** Runs tp_del at count zero. False when it has resurrected the object. */
    // CPython: Modules/_testcapimodule.c slot_tp_del
    private boolean callLegacyFinalizer(PyObject self) {
        self.refcnt = 1;
        NativeRoots.push(self);
        legacyFinalizer.run(self);
        NativeRoots.pop(self);
        return --self.refcnt == 0;
    }

    /** Visits the values of {@code __slots__} of an instance: those of the class itself first, then of its bases. */
    // CPython: Objects/typeobject.c traverse_slots
    void traverseSlots(InstanceState state, Visitor visitor) {
        PyObject[] slots = state.slots;
        if (slots == null) {
            return;
        }
        for (PyType t = this; t instanceof HeapType h; t = t.base) {
            int first = t.base instanceof HeapType b ? b.slotCount : 0;
            for (int i = first; i < h.slotCount; i++) {
                visitor.xvisit(slots[i]);
            }
        }
    }

    /** Drops the values of {@code __slots__}: those of the class itself first, then of its bases, each in the order of the names. */
    // CPython: Objects/typeobject.c clear_slots
    private static void clearSlots(PyType type, InstanceState state) {
        PyObject[] slots = state.slots;
        if (slots == null) {
            return;
        }
        for (PyType t = type; t instanceof HeapType h; t = t.base) {
            int first = t.base instanceof HeapType b ? b.slotCount : 0;
            for (int i = first; i < h.slotCount; i++) {
                PyObject value = slots[i];
                if (value != null) {
                    slots[i] = null;
                    value.decref();
                }
            }
        }
    }

    /** Whether the attribute dict belongs to the built-in layout, which drops it itself or last. */
    private boolean dictComesLast(PyObject self) {
        return nativeBase.dictoffset != 0 && !self.dropsDictFirst();
    }

    /** Drops the attributes: the inline values by position, or the dict. */
    // CPython: Objects/dictobject.c _PyObject_FreeInstanceAttributes
    static void dropAttributes(InstanceState state) {
        PyObject[] values = state.values;
        if (values != null) {
            state.values = null;
            state.used = 0;
            state.dropOrder();
            for (int i = 0; i < values.length; i++) {
                PyObject value = values[i];
                values[i] = null;
                xdecref(value);
            }
            Payload.release(values);
        }
        PyDict dict = state.dict;
        if (dict != null) {
            state.dict = null;
            dict.decref();
        }
    }

    // CPython: Objects/typeobject.c subtype_clear
    @Override
    public void tpClear(PyObject self) {
        InstanceState state = self.state;
        if (state != null) {
            clearSlots(self.type, state);
            if (!dictComesLast(self)) {
                dropAttributes(state);
            }
        }
        self.clearFields();
        if (state != null) {
            dropAttributes(state);
        }
    }

    @Override
    public boolean usesGenericGetAttr() {
        return !overrides(Slot.TP_GETATTRO) && nativeBase.usesGenericGetAttr();
    }

    @Override
    public boolean hasObjectNew() {
        return !overrides(Slot.TP_NEW) && nativeBase.hasObjectNew();
    }

    @Override
    public boolean hasObjectInit() {
        return !overrides(Slot.TP_INIT) && nativeBase.hasObjectInit();
    }

    @Override
    public PyObject tpRepr(PyObject self) {
        if (overrides(Slot.TP_REPR)) {
            return SlotFunctions.tpRepr(self);
        } else {
            return nativeBase.tpRepr(self);
        }
    }

    @Override
    public PyObject tpStr(PyObject self) {
        if (overrides(Slot.TP_STR)) {
            return SlotFunctions.tpStr(self);
        } else {
            return nativeBase.tpStr(self);
        }
    }

    @Override
    public long tpHash(PyObject self) {
        if (overrides(Slot.TP_HASH)) {
            return SlotFunctions.tpHash(self);
        } else {
            return nativeBase.tpHash(self);
        }
    }

    @Override
    public PyObject tpCall(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (overrides(Slot.TP_CALL)) {
            return SlotFunctions.tpCall(self, args, base, nargs, kwnames);
        } else {
            return nativeBase.tpCall(self, args, base, nargs, kwnames);
        }
    }

    @Override
    public PyObject tpGetAttro(PyObject self, PyStr name) {
        if (overrides(Slot.TP_GETATTRO)) {
            return SlotFunctions.tpGetAttro(self, name);
        } else {
            return nativeBase.tpGetAttro(self, name);
        }
    }

    @Override
    public void tpSetAttro(PyObject self, PyStr name, PyObject value) {
        if (overrides(Slot.TP_SETATTRO)) {
            SlotFunctions.tpSetAttro(self, name, value);
        } else {
            nativeBase.tpSetAttro(self, name, value);
        }
    }

    @Override
    public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
        if (overrides(Slot.TP_RICHCOMPARE)) {
            return SlotFunctions.tpRichCompare(self, other, op);
        } else {
            return nativeBase.tpRichCompare(self, other, op);
        }
    }

    @Override
    public PyObject tpIter(PyObject self) {
        if (overrides(Slot.TP_ITER)) {
            return SlotFunctions.tpIter(self);
        } else {
            return nativeBase.tpIter(self);
        }
    }

    @Override
    public PyObject tpIterNext(PyObject self) {
        if (overrides(Slot.TP_ITERNEXT)) {
            return SlotFunctions.tpIterNext(self);
        } else {
            return nativeBase.tpIterNext(self);
        }
    }

    @Override
    public PyObject tpDescrGet(PyObject self, PyObject obj, PyObject type) {
        if (overrides(Slot.TP_DESCR_GET)) {
            return SlotFunctions.tpDescrGet(self, obj, type);
        } else {
            return nativeBase.tpDescrGet(self, obj, type);
        }
    }

    @Override
    public void tpDescrSet(PyObject self, PyObject obj, PyObject value) {
        if (overrides(Slot.TP_DESCR_SET)) {
            SlotFunctions.tpDescrSet(self, obj, value);
        } else {
            nativeBase.tpDescrSet(self, obj, value);
        }
    }

    @Override
    public void tpInit(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (overrides(Slot.TP_INIT)) {
            SlotFunctions.tpInit(self, args, base, nargs, kwnames);
        } else {
            nativeBase.tpInit(self, args, base, nargs, kwnames);
        }
    }

    @Override
    public PyObject tpNew(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (overrides(Slot.TP_NEW)) {
            return SlotFunctions.tpNew(cls, args, base, nargs, kwnames);
        } else {
            return nativeBase.tpNew(cls, args, base, nargs, kwnames);
        }
    }

    @Override
    public void tpFinalize(PyObject self) {
        if (overrides(Slot.TP_FINALIZE)) {
            SlotFunctions.tpFinalize(self);
        } else {
            nativeBase.tpFinalize(self);
        }
    }

    @Override
    public PyObject amAwait(PyObject self) {
        if (overrides(Slot.AM_AWAIT)) {
            return SlotFunctions.amAwait(self);
        } else {
            return nativeBase.amAwait(self);
        }
    }

    @Override
    public PyObject amAiter(PyObject self) {
        if (overrides(Slot.AM_AITER)) {
            return SlotFunctions.amAiter(self);
        } else {
            return nativeBase.amAiter(self);
        }
    }

    @Override
    public PyObject amAnext(PyObject self) {
        if (overrides(Slot.AM_ANEXT)) {
            return SlotFunctions.amAnext(self);
        } else {
            return nativeBase.amAnext(self);
        }
    }

    @Override
    public PyObject nbAdd(PyObject left, PyObject right) {
        if (overrides(Slot.NB_ADD)) {
            return SlotFunctions.nbAdd(left, right);
        } else {
            return nativeBase.nbAdd(left, right);
        }
    }

    @Override
    public PyObject nbSubtract(PyObject left, PyObject right) {
        if (overrides(Slot.NB_SUBTRACT)) {
            return SlotFunctions.nbSubtract(left, right);
        } else {
            return nativeBase.nbSubtract(left, right);
        }
    }

    @Override
    public PyObject nbMultiply(PyObject left, PyObject right) {
        if (overrides(Slot.NB_MULTIPLY)) {
            return SlotFunctions.nbMultiply(left, right);
        } else {
            return nativeBase.nbMultiply(left, right);
        }
    }

    @Override
    public PyObject nbRemainder(PyObject left, PyObject right) {
        if (overrides(Slot.NB_REMAINDER)) {
            return SlotFunctions.nbRemainder(left, right);
        } else {
            return nativeBase.nbRemainder(left, right);
        }
    }

    @Override
    public PyObject nbDivmod(PyObject left, PyObject right) {
        if (overrides(Slot.NB_DIVMOD)) {
            return SlotFunctions.nbDivmod(left, right);
        } else {
            return nativeBase.nbDivmod(left, right);
        }
    }

    @Override
    public PyObject nbPower(PyObject left, PyObject right, PyObject modulus) {
        if (overrides(Slot.NB_POWER)) {
            return SlotFunctions.nbPower(left, right, modulus);
        } else {
            return nativeBase.nbPower(left, right, modulus);
        }
    }

    @Override
    public PyObject nbNegative(PyObject self) {
        if (overrides(Slot.NB_NEGATIVE)) {
            return SlotFunctions.nbNegative(self);
        } else {
            return nativeBase.nbNegative(self);
        }
    }

    @Override
    public PyObject nbPositive(PyObject self) {
        if (overrides(Slot.NB_POSITIVE)) {
            return SlotFunctions.nbPositive(self);
        } else {
            return nativeBase.nbPositive(self);
        }
    }

    @Override
    public PyObject nbAbsolute(PyObject self) {
        if (overrides(Slot.NB_ABSOLUTE)) {
            return SlotFunctions.nbAbsolute(self);
        } else {
            return nativeBase.nbAbsolute(self);
        }
    }

    @Override
    public boolean nbBool(PyObject self) {
        if (overrides(Slot.NB_BOOL)) {
            return SlotFunctions.nbBool(self);
        } else {
            return nativeBase.nbBool(self);
        }
    }

    @Override
    public PyObject nbInvert(PyObject self) {
        if (overrides(Slot.NB_INVERT)) {
            return SlotFunctions.nbInvert(self);
        } else {
            return nativeBase.nbInvert(self);
        }
    }

    @Override
    public PyObject nbLshift(PyObject left, PyObject right) {
        if (overrides(Slot.NB_LSHIFT)) {
            return SlotFunctions.nbLshift(left, right);
        } else {
            return nativeBase.nbLshift(left, right);
        }
    }

    @Override
    public PyObject nbRshift(PyObject left, PyObject right) {
        if (overrides(Slot.NB_RSHIFT)) {
            return SlotFunctions.nbRshift(left, right);
        } else {
            return nativeBase.nbRshift(left, right);
        }
    }

    @Override
    public PyObject nbAnd(PyObject left, PyObject right) {
        if (overrides(Slot.NB_AND)) {
            return SlotFunctions.nbAnd(left, right);
        } else {
            return nativeBase.nbAnd(left, right);
        }
    }

    @Override
    public PyObject nbXor(PyObject left, PyObject right) {
        if (overrides(Slot.NB_XOR)) {
            return SlotFunctions.nbXor(left, right);
        } else {
            return nativeBase.nbXor(left, right);
        }
    }

    @Override
    public PyObject nbOr(PyObject left, PyObject right) {
        if (overrides(Slot.NB_OR)) {
            return SlotFunctions.nbOr(left, right);
        } else {
            return nativeBase.nbOr(left, right);
        }
    }

    @Override
    public PyObject nbInt(PyObject self) {
        if (overrides(Slot.NB_INT)) {
            return SlotFunctions.nbInt(self);
        } else {
            return nativeBase.nbInt(self);
        }
    }

    @Override
    public PyObject nbFloat(PyObject self) {
        if (overrides(Slot.NB_FLOAT)) {
            return SlotFunctions.nbFloat(self);
        } else {
            return nativeBase.nbFloat(self);
        }
    }

    @Override
    public PyObject nbInplaceAdd(PyObject self, PyObject other) {
        if (overrides(Slot.NB_INPLACE_ADD)) {
            return SlotFunctions.nbInplaceAdd(self, other);
        } else {
            return nativeBase.nbInplaceAdd(self, other);
        }
    }

    @Override
    public PyObject nbInplaceSubtract(PyObject self, PyObject other) {
        if (overrides(Slot.NB_INPLACE_SUBTRACT)) {
            return SlotFunctions.nbInplaceSubtract(self, other);
        } else {
            return nativeBase.nbInplaceSubtract(self, other);
        }
    }

    @Override
    public PyObject nbInplaceMultiply(PyObject self, PyObject other) {
        if (overrides(Slot.NB_INPLACE_MULTIPLY)) {
            return SlotFunctions.nbInplaceMultiply(self, other);
        } else {
            return nativeBase.nbInplaceMultiply(self, other);
        }
    }

    @Override
    public PyObject nbInplaceRemainder(PyObject self, PyObject other) {
        if (overrides(Slot.NB_INPLACE_REMAINDER)) {
            return SlotFunctions.nbInplaceRemainder(self, other);
        } else {
            return nativeBase.nbInplaceRemainder(self, other);
        }
    }

    @Override
    public PyObject nbInplacePower(PyObject self, PyObject other, PyObject modulus) {
        if (overrides(Slot.NB_INPLACE_POWER)) {
            return SlotFunctions.nbInplacePower(self, other, modulus);
        } else {
            return nativeBase.nbInplacePower(self, other, modulus);
        }
    }

    @Override
    public PyObject nbInplaceLshift(PyObject self, PyObject other) {
        if (overrides(Slot.NB_INPLACE_LSHIFT)) {
            return SlotFunctions.nbInplaceLshift(self, other);
        } else {
            return nativeBase.nbInplaceLshift(self, other);
        }
    }

    @Override
    public PyObject nbInplaceRshift(PyObject self, PyObject other) {
        if (overrides(Slot.NB_INPLACE_RSHIFT)) {
            return SlotFunctions.nbInplaceRshift(self, other);
        } else {
            return nativeBase.nbInplaceRshift(self, other);
        }
    }

    @Override
    public PyObject nbInplaceAnd(PyObject self, PyObject other) {
        if (overrides(Slot.NB_INPLACE_AND)) {
            return SlotFunctions.nbInplaceAnd(self, other);
        } else {
            return nativeBase.nbInplaceAnd(self, other);
        }
    }

    @Override
    public PyObject nbInplaceXor(PyObject self, PyObject other) {
        if (overrides(Slot.NB_INPLACE_XOR)) {
            return SlotFunctions.nbInplaceXor(self, other);
        } else {
            return nativeBase.nbInplaceXor(self, other);
        }
    }

    @Override
    public PyObject nbInplaceOr(PyObject self, PyObject other) {
        if (overrides(Slot.NB_INPLACE_OR)) {
            return SlotFunctions.nbInplaceOr(self, other);
        } else {
            return nativeBase.nbInplaceOr(self, other);
        }
    }

    @Override
    public PyObject nbFloorDivide(PyObject left, PyObject right) {
        if (overrides(Slot.NB_FLOOR_DIVIDE)) {
            return SlotFunctions.nbFloorDivide(left, right);
        } else {
            return nativeBase.nbFloorDivide(left, right);
        }
    }

    @Override
    public PyObject nbTrueDivide(PyObject left, PyObject right) {
        if (overrides(Slot.NB_TRUE_DIVIDE)) {
            return SlotFunctions.nbTrueDivide(left, right);
        } else {
            return nativeBase.nbTrueDivide(left, right);
        }
    }

    @Override
    public PyObject nbInplaceFloorDivide(PyObject self, PyObject other) {
        if (overrides(Slot.NB_INPLACE_FLOOR_DIVIDE)) {
            return SlotFunctions.nbInplaceFloorDivide(self, other);
        } else {
            return nativeBase.nbInplaceFloorDivide(self, other);
        }
    }

    @Override
    public PyObject nbInplaceTrueDivide(PyObject self, PyObject other) {
        if (overrides(Slot.NB_INPLACE_TRUE_DIVIDE)) {
            return SlotFunctions.nbInplaceTrueDivide(self, other);
        } else {
            return nativeBase.nbInplaceTrueDivide(self, other);
        }
    }

    @Override
    public PyObject nbIndex(PyObject self) {
        if (overrides(Slot.NB_INDEX)) {
            return SlotFunctions.nbIndex(self);
        } else {
            return nativeBase.nbIndex(self);
        }
    }

    @Override
    public PyObject nbMatrixMultiply(PyObject left, PyObject right) {
        if (overrides(Slot.NB_MATRIX_MULTIPLY)) {
            return SlotFunctions.nbMatrixMultiply(left, right);
        } else {
            return nativeBase.nbMatrixMultiply(left, right);
        }
    }

    @Override
    public PyObject nbInplaceMatrixMultiply(PyObject self, PyObject other) {
        if (overrides(Slot.NB_INPLACE_MATRIX_MULTIPLY)) {
            return SlotFunctions.nbInplaceMatrixMultiply(self, other);
        } else {
            return nativeBase.nbInplaceMatrixMultiply(self, other);
        }
    }

    @Override
    public long mpLength(PyObject self) {
        if (overrides(Slot.MP_LENGTH)) {
            return SlotFunctions.mpLength(self);
        } else {
            return nativeBase.mpLength(self);
        }
    }

    @Override
    public PyObject mpSubscript(PyObject self, PyObject key) {
        if (overrides(Slot.MP_SUBSCRIPT)) {
            return SlotFunctions.mpSubscript(self, key);
        } else {
            return nativeBase.mpSubscript(self, key);
        }
    }

    @Override
    public void mpAssSubscript(PyObject self, PyObject key, PyObject value) {
        if (overrides(Slot.MP_ASS_SUBSCRIPT)) {
            SlotFunctions.mpAssSubscript(self, key, value);
        } else {
            nativeBase.mpAssSubscript(self, key, value);
        }
    }

    @Override
    public long sqLength(PyObject self) {
        if (overrides(Slot.SQ_LENGTH)) {
            return SlotFunctions.sqLength(self);
        } else {
            return nativeBase.sqLength(self);
        }
    }

    @Override
    public PyObject sqConcat(PyObject self, PyObject other) {
        if (overrides(Slot.SQ_CONCAT)) {
            return SlotFunctions.sqConcat(self, other);
        } else {
            return nativeBase.sqConcat(self, other);
        }
    }

    @Override
    public PyObject sqRepeat(PyObject self, long count) {
        if (overrides(Slot.SQ_REPEAT)) {
            return SlotFunctions.sqRepeat(self, count);
        } else {
            return nativeBase.sqRepeat(self, count);
        }
    }

    @Override
    public PyObject sqItem(PyObject self, long index) {
        if (overrides(Slot.SQ_ITEM)) {
            return SlotFunctions.sqItem(self, index);
        } else {
            return nativeBase.sqItem(self, index);
        }
    }

    @Override
    public void sqAssItem(PyObject self, long index, PyObject value) {
        if (overrides(Slot.SQ_ASS_ITEM)) {
            SlotFunctions.sqAssItem(self, index, value);
        } else {
            nativeBase.sqAssItem(self, index, value);
        }
    }

    @Override
    public boolean sqContains(PyObject self, PyObject value) {
        if (overrides(Slot.SQ_CONTAINS)) {
            return SlotFunctions.sqContains(self, value);
        } else {
            return nativeBase.sqContains(self, value);
        }
    }

    @Override
    public PyObject sqInplaceConcat(PyObject self, PyObject other) {
        if (overrides(Slot.SQ_INPLACE_CONCAT)) {
            return SlotFunctions.sqInplaceConcat(self, other);
        } else {
            return nativeBase.sqInplaceConcat(self, other);
        }
    }

    @Override
    public PyObject sqInplaceRepeat(PyObject self, long count) {
        if (overrides(Slot.SQ_INPLACE_REPEAT)) {
            return SlotFunctions.sqInplaceRepeat(self, count);
        } else {
            return nativeBase.sqInplaceRepeat(self, count);
        }
    }
    @Override
    public Buffer bfGetBuffer(PyObject self, int flags) {
        return nativeBase.bfGetBuffer(self, flags);
    }

    @Override
    public void bfReleaseBuffer(PyObject self, Buffer buffer) {
        nativeBase.bfReleaseBuffer(self, buffer);
    }
}
