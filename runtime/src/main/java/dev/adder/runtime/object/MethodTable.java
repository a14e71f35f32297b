package dev.adder.runtime.object;

/**
 * What a built-in type or module exposes, made by the annotation processor from its declarations: the definitions, and for
 * each a way to call the Java method by index. One class per type keeps start-up short; the switch in each method folds
 * away when the JIT knows the index.
 */
public abstract class MethodTable {
    /** A method or function: {@link #KIND_METHOD} etc. {@code textSignature} is "($self, object, /)" or null. */
    public static final class MethodDef {
        public final MethodTable table;
        public final int index;
        public final String name;
        public final int kind;
        /** {@link #NOARGS}, {@link #O} or {@link #FASTCALL}: which fast entry fits. */
        public final int convention;
        public final String textSignature;
        public final String doc;
        public final boolean coexist;

        public MethodDef(MethodTable table, int index, String name, int kind, int convention, String textSignature, String doc, boolean coexist) {
            this.table = table;
            this.index = index;
            this.name = name;
            this.kind = kind;
            this.convention = convention;
            this.textSignature = textSignature;
            this.doc = doc;
            this.coexist = coexist;
        }
    }

    /** A getset or member descriptor. */
    public static final class GetSetDef {
        public final MethodTable table;
        public final int index;
        public final String name;
        public final boolean writable;
        public final boolean member;
        public final String doc;

        public GetSetDef(MethodTable table, int index, String name, boolean writable, boolean member, String doc) {
            this.table = table;
            this.index = index;
            this.name = name;
            this.writable = writable;
            this.member = member;
            this.doc = doc;
        }
    }

    public static final int KIND_METHOD = 0;
    public static final int KIND_CLASS_METHOD = 1;
    public static final int KIND_STATIC_METHOD = 2;
    public static final int KIND_FUNCTION = 3;

    /** Calling conventions, as METH_NOARGS, METH_O and METH_FASTCALL | METH_KEYWORDS. */
    public static final int NOARGS = 0;
    public static final int O = 1;
    public static final int FASTCALL = 2;

    /** The methods in the order of the source. */
    public abstract MethodDef[] methods();

    /** The getset and member descriptors in the order of the source. */
    public GetSetDef[] getsets() {
        return new GetSetDef[0];
    }

    /** The slots that the Type class itself overrides, as a set of {@link Slot} numbers; bits 0 to 63. */
    public long slotsLow() {
        return 0;
    }

    /** The slots from 64 on. */
    public long slotsHigh() {
        return 0;
    }

    /** The doc string of the type or module, or null. */
    public String doc() {
        return null;
    }

    /** The text signature of tp_new or tp_init, "(iterable=(), /)", or null. */
    public String textSignature() {
        return null;
    }

    /**
     * Calls method {@code index} with any arguments.
     *
     * @param args holds nargs positional arguments from base on, then one value per name in kwnames; all borrowed
     * @return an owned reference
     */
    public abstract PyObject call(int index, PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames);

    /** Calls with no argument; the default goes through {@link #call}. */
    public PyObject call0(int index, PyObject self) {
        return call(index, self, Call.NO_ARGS, 0, 0, null);
    }

    /** Calls with one positional argument. */
    public PyObject call1(int index, PyObject self, PyObject a) {
        PyObject[] args = Payload.objects(1);
        args[0] = a;
        try {
            return call(index, self, args, 0, 1, null);
        } finally {
            Payload.releaseMoved(args);
        }
    }

    /** Calls with two positional arguments. */
    public PyObject call2(int index, PyObject self, PyObject a, PyObject b) {
        PyObject[] args = Payload.objects(2);
        args[0] = a;
        args[1] = b;
        try {
            return call(index, self, args, 0, 2, null);
        } finally {
            Payload.releaseMoved(args);
        }
    }

    /** Calls getter {@code index}. */
    public PyObject get(int index, PyObject self) {
        throw new AssertionError("no getter " + index);
    }

    /** Calls setter {@code index}; value is null for a deletion. */
    public void set(int index, PyObject self, PyObject value) {
        throw new AssertionError("no setter " + index);
    }

    /** Whether the type declares {@code @PyNew}. */
    public boolean hasNew() {
        return false;
    }

    /** Whether the type declares {@code @PyInit}. */
    public boolean hasInit() {
        return false;
    }

    /** tp_new. */
    public PyObject newObject(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        throw new AssertionError("no tp_new");
    }

    /** tp_init. */
    public void init(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        throw new AssertionError("no tp_init");
    }
}
