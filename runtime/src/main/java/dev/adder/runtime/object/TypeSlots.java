package dev.adder.runtime.object;

import dev.adder.heap.Unowned;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;

/** Which slots a type has: wrappers for those of built-in types, and the choice for each slot of a class (update_slot and its kin). */
final class TypeSlots {
    /** The order in which wrappers enter a type's dict: that of the offsets in CPython's type struct. */
    private static final Slot[] WRAPPER_ORDER = wrapperOrder();

    /** The interned special method names by slot ordinal. */
    private static final PyStr[][] NAMES = new PyStr[WRAPPER_ORDER.length][];

    /** The slots that an interned special method name has a part in. */
    @Unowned
    private static final IdentityHashMap<PyStr, Slot[]> SLOTS = new IdentityHashMap<>();

    static {
        for (int i = 0; i < NAMES.length; i++) {
            Slot slot = Slot.of(i);
            NAMES[i] = new PyStr[slot.dunders.length];
            for (int k = 0; k < slot.dunders.length; k++) {
                PyStr name = NAMES[i][k] = PyStr.intern(slot.dunders[k]);
                Slot[] old = SLOTS.get(name);
                Slot[] slots = old == null ? new Slot[1] : Arrays.copyOf(old, old.length + 1);
                slots[slots.length - 1] = slot;
                SLOTS.put(name, slots);
            }
        }
    }

    private TypeSlots() {}

    private static Slot[] wrapperOrder() {
        Slot[] order = Slot.values();
        order[0] = Slot.TP_REPR;
        order[1] = Slot.TP_HASH;
        order[2] = Slot.TP_CALL;
        order[3] = Slot.TP_STR;
        return order;
    }

    /** Adds a wrapper for each special method of the slots that a built-in type itself has. */
    // CPython: Objects/typeobject.c add_operators
    static void addWrappers(PyType type) {
        long low = type.ownSlotsLow();
        long high = type.table == null ? 0 : type.table.slotsHigh();
        for (Slot slot : WRAPPER_ORDER) {
            int n = slot.ordinal();
            if (slot == Slot.TP_HASH && type.hasFlag(PyType.NO_HASH)) {
                type.dict.put(Id.__hash__, PyNone.INSTANCE);
            }
            if ((n < 64 ? low >>> n & 1 : high >>> n & 1) == 0 || slot.kind == Slot.Kind.BUFFER || slot == Slot.TP_NEW) {
                continue;
            }
            for (int k = 0; k < slot.dunders.length; k++) {
                PyStr name = NAMES[n][k];
                if (name != Id.__getattr__ && type.dict.get(name) == null) {
                    PyObject wrapper = new PyWrapperDescr(type, name, slot, k);
                    type.dict.put(name, wrapper);
                    wrapper.decref();
                }
            }
        }
    }

    /** The built-in type along the bases of {@code type} that defines the slot; object if none does. */
    static PyType slotOwner(PyType type, Slot slot) {
        for (PyType t = type; t.base != null; t = t.base) {
            if (!t.isHeapType() && (t.ownSlotsLow() >>> slot.ordinal() & 1) != 0) {
                return t;
            }
        }
        return PyBaseObject.TYPE;
    }

    /** Chooses all slots of a class that was just made or got other bases. */
    // CPython: Objects/typeobject.c fixup_slot_dispatchers, update_all_slots
    static void choose(HeapType type) {
        if (type.base instanceof HeapType h && type.bases.size() == 1 && followsMroOf(type, h)) {
            type.copySlots(h);
            chooseFor(type, type.dict);
            return;
        }
        boolean[] seen = new boolean[NAMES.length];
        seen[Slot.TP_NEW.ordinal()] = type.base instanceof HeapType h && h.overrides(Slot.TP_NEW);
        boolean foreign = false;
        for (PyObject c : type.mro.items) {
            PyType t = (PyType) c;
            if (t instanceof HeapType h) {
                if (h.dict != null) {
                    mark(seen, h.dict);
                }
            } else if (!type.nativeBase.isSubtype(t)) {
                foreign = true;
            }
        }
        for (int i = 0; i < seen.length; i++) {
            Slot slot = Slot.of(i);
            if (foreign || seen[i]) {
                choose(type, slot);
            } else {
                type.setSlot(slot, type.nativeBase.has(slot), false);
            }
        }
    }

    /** The slots of a special method, or null. */
    private static Slot[] slotsOf(PyStr name) {
        return SLOTS.get(name.isInterned() ? name : PyStr.internLookup(name));
    }

    private static boolean followsMroOf(PyType type, PyType base) {
        PyObject[] mine = type.mro.items;
        PyObject[] its = base.mro.items;
        if (mine.length != its.length + 1 || mine[0] != type) {
            return false;
        }
        for (int i = 0; i < its.length; i++) {
            if (mine[i + 1] != its[i]) {
                return false;
            }
        }
        return true;
    }

    private static void mark(boolean[] seen, PyDict dict) {
        for (int i = dict.next(0); i >= 0; i = dict.next(i + 1)) {
            if (dict.keyAt(i) instanceof PyStr name) {
                Slot[] slots = slotsOf(name);
                if (slots != null) {
                    for (Slot s : slots) {
                        seen[s.ordinal()] = true;
                    }
                }
            }
        }
    }

    private static void chooseFor(HeapType type, PyDict names) {
        for (int i = names.next(0); i >= 0; i = names.next(i + 1)) {
            if (names.keyAt(i) instanceof PyStr name) {
                Slot[] slots = slotsOf(name);
                if (slots != null) {
                    for (Slot s : slots) {
                        choose(type, s);
                    }
                }
            }
        }
    }

    /**
     * Chooses one slot: the function of the built-in layout if the MRO finds the same attributes as the layout's type itself does, else
     * the one that calls special methods, else none.
     */
    // CPython: Objects/typeobject.c update_one_slot
    private static void choose(HeapType type, Slot slot) {
        PyStr[] names = NAMES[slot.ordinal()];
        PyType nativeBase = type.nativeBase;
        boolean differs = false;
        boolean found = names.length == 0;
        for (PyStr name : names) {
            PyObject descr = TypeObject.lookup(type, name);
            PyObject nativeDescr = TypeObject.lookup(nativeBase, name);
            found |= descr != null;
            if (slot == Slot.TP_NEW && NewWrapper.is(descr)) {
                // a __new__ in C leaves tp_new as it was, or as it was inherited: it is not restored (bpo-5322)
                boolean overrides = type.overrides(Slot.TP_NEW) || type.base instanceof HeapType h && h.overrides(Slot.TP_NEW);
                type.setSlot(slot, true, overrides);
                return;
            }
            if (descr == nativeDescr) {
                continue;
            }
            if (slot == Slot.TP_HASH && descr == PyNone.INSTANCE) {
                type.setSlot(slot, false, false);
                return;
            }
            differs = true;
        }
        switch (slot) {
            case SQ_CONCAT, SQ_REPEAT, SQ_INPLACE_CONCAT, SQ_INPLACE_REPEAT ->
                // their special methods belong to the number slots once a class defines them
                type.setSlot(slot, !differs && nativeBase.has(slot), false);
            default -> {
                if (differs) {
                    type.setSlot(slot, found, found);
                } else {
                    type.setSlot(slot, nativeBase.has(slot), false);
                }
            }
        }
    }

    /** The attribute {@code name}, interned, of a class has changed: chooses again for it and the classes below that inherit the attribute. */
    // CPython: Objects/typeobject.c update_slot
    static void update(PyType type, PyStr name) {
        Slot[] slots = SLOTS.get(name);
        if (slots != null) {
            update(type, name, slots);
        }
    }

    private static void update(PyType type, PyStr name, Slot[] slots) {
        if (type instanceof HeapType h) {
            for (Slot s : slots) {
                choose(h, s);
            }
        }
        ArrayList<PyType> subclasses = type.subclasses;
        if (subclasses != null) {
            for (int i = 0; i < subclasses.size(); i++) {
                PyType sub = subclasses.get(i);
                if (sub.dict != null && sub.dict.get(name) == null) {
                    update(sub, name, slots);
                }
            }
        }
    }

    /** Chooses all slots again, for the class and those below. */
    static void updateAll(PyType type) {
        if (type instanceof HeapType h) {
            choose(h);
        }
        if (type.subclasses != null) {
            for (int i = 0; i < type.subclasses.size(); i++) {
                updateAll(type.subclasses.get(i));
            }
        }
    }
}
