package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.Steals;

/** A tuple with names for its elements (structseq): {@code sys.flags}, {@code os.stat_result}. Fields behind the visible ones are not elements. */
@BuiltinType(name = "structseq")
public final class PyStructSequence extends PyTuple {
    /** The fields that are no elements. Owned. */
    private final PyObject[] hidden;

    private PyStructSequence(PyType type, PyObject[] visible, PyObject[] hidden) {
        super(type, visible);
        this.hidden = hidden;
    }

    /**
     * A new type of struct sequences.
     *
     * @param visible how many of the fields are elements
     * @param fields the names, each with a doc string behind a colon and a space where it has one; null for one without a name
     */
    public static PyType newType(String name, String doc, int visible, String... fields) {
        String[] names = new String[fields.length];
        String[] docs = new String[fields.length];
        for (int i = 0; i < fields.length; i++) {
            int colon = fields[i] == null ? -1 : fields[i].indexOf(": ");
            names[i] = colon < 0 ? fields[i] : fields[i].substring(0, colon);
            docs[i] = colon < 0 ? null : fields[i].substring(colon + 2);
        }
        return new Type(name, doc, visible, names, docs);
    }

    /** {@link #newType} for a type that programs cannot make instances of. */
    public static PyType newClosedType(String name, String doc, int visible, String... fields) {
        PyType type = newType(name, doc, visible, fields);
        type.flags |= PyType.DISALLOW_INSTANTIATION;
        return type;
    }

    /** An instance with all fields, the hidden ones included; takes the references over. */
    public static PyObject create(PyType type, @Steals PyObject... fields) {
        Type t = (Type) type;
        if (fields.length != t.fields.length) {
            throw new IllegalArgumentException(t.name + " has " + t.fields.length + " fields, not " + fields.length);
        }
        Heap.gcAlloc();
        PyStructSequence s = new PyStructSequence(type, java.util.Arrays.copyOf(fields, t.visible),
                java.util.Arrays.copyOfRange(fields, t.visible, fields.length));
        Heap.track(s);
        return s;
    }

    /** A field by its position, borrowed. */
    public PyObject field(int i) {
        return i < items.length ? items[i] : hidden[i - items.length];
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        super.traverseFields(visitor);
        visitor.visitAll(hidden, hidden.length);
    }

    @Override
    protected void dropFields() {
        for (int i = 0; i < items.length; i++) {
            PyObject o = items[i];
            items[i] = null;
            xdecref(o);
        }
        for (PyObject o : hidden) {
            xdecref(o);
        }
    }

    // CPython: Objects/structseq.c structseq_reduce
    @PyMethod(value = "__reduce__($self)", textSignature = false)
    static PyObject reduce(PyStructSequence self) {
        Type t = (Type) self.type;
        PyDict dict = PyDict.create();
        for (int i = 0; i < self.hidden.length; i++) {
            PyStr name = PyStr.intern(t.fields[t.visible + i]);
            dict.put(name, self.hidden[i]);
            name.decref();
        }
        PyTuple elements = PyTuple.of(self.items);
        return PyTuple.steal(t.newRef(), PyTuple.steal(elements, dict));
    }

    /** The methods that all struct sequences share, and a member for each named field. */
    private static final class Fields extends MethodTable {
        private final String doc;
        private final GetSetDef[] members;

        Fields(String doc, String[] fields, String[] docs) {
            this.doc = doc;
            int n = 0;
            for (String f : fields) {
                n += f == null ? 0 : 1;
            }
            members = new GetSetDef[n];
            n = 0;
            for (int i = 0; i < fields.length; i++) {
                if (fields[i] != null) {
                    members[n++] = new GetSetDef(this, i, fields[i], false, true, docs[i]);
                }
            }
        }

        @Override
        public MethodDef[] methods() {
            return PyStructSequenceTable.INSTANCE.methods();
        }

        @Override
        public GetSetDef[] getsets() {
            return members;
        }

        @Override
        public long slotsLow() {
            return PyStructSequenceTable.INSTANCE.slotsLow();
        }

        @Override
        public String doc() {
            return doc;
        }

        @Override
        public PyObject call(int index, PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            return PyStructSequenceTable.INSTANCE.call(index, self, args, base, nargs, kwnames);
        }

        @Override
        public PyObject get(int index, PyObject self) {
            PyObject value = ((PyStructSequence) self).field(index);
            return value == null ? PyNone.owned() : value.newRef();
        }
    }

    static final class Type extends PyTuple.Type {
        private final int visible;
        private final String[] fields;

        Type(String name, String doc, int visible, String[] fields, String[] docs) {
            super(name, new Fields(doc, fields, docs), PyTuple.TYPE, 24, 8, HAVE_GC);
            flags &= ~BASETYPE;
            this.visible = visible;
            this.fields = fields;
        }

        @Override
        protected boolean ownsNew() {
            return true;
        }

        @Override
        protected void readied() {
            put("n_sequence_fields", PyInt.of(visible));
            put("n_fields", PyInt.of(fields.length));
            int unnamed = 0;
            for (String f : fields) {
                unnamed += f == null ? 1 : 0;
            }
            put("n_unnamed_fields", PyInt.of(unnamed));
            PyObject[] names = new PyObject[visible];
            int n = 0;
            for (int i = 0; i < visible; i++) {
                if (fields[i] != null) {
                    names[n++] = PyStr.intern(fields[i]);
                }
            }
            put("__match_args__", PyTuple.steal(java.util.Arrays.copyOf(names, n)));
        }

        private void put(String key, @Steals PyObject value) {
            PyStr k = PyStr.intern(key);
            dict.put(k, value);
            k.decref();
            value.decref();
        }

        private static PyObject keyword(PyObject[] args, int base, int nargs, PyTuple kwnames, String name) {
            for (int i = 0; kwnames != null && i < kwnames.size(); i++) {
                if (Args.keyword(kwnames, i).equalTo(name)) {
                    return args[base + nargs + i];
                }
            }
            return null;
        }

        // CPython: Objects/structseq.c structseq_new_impl
        @Override
        public PyObject tpNew(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            PyObject sequence = nargs > 0 ? args[base] : keyword(args, base, nargs, kwnames, "sequence");
            PyObject more = nargs > 1 ? args[base + 1] : keyword(args, base, nargs, kwnames, "dict");
            if (sequence == null) {
                throw PyErr.typeError(shortName() + "() missing required argument 'sequence' (pos 1)");
            }
            if (nargs > 2) {
                throw PyErr.typeError(shortName() + "() takes at most 2 arguments (" + nargs + " given)");
            }
            PyObject fast = Abstract.fast(sequence, "constructor requires a sequence");
            PyTuple given;
            try {
                given = Abstract.tuple(fast);
            } finally {
                fast.decref();
            }
            try {
                if (more != null && !(more instanceof PyDict)) {
                    throw PyErr.typeError(tpName() + "() takes a dict as second arg, if any");
                }
                int n = given.size();
                boolean exact = visible == fields.length;
                if (n < visible || n > fields.length) {
                    String bound = exact ? visible + "-sequence" : n < visible ? "at least " + visible + "-sequence"
                            : "at most " + fields.length + "-sequence";
                    throw PyErr.typeError(tpName() + "() takes " + (exact ? "a " : "an ") + bound + " (" + n + "-sequence given)");
                }
                PyObject[] values = new PyObject[fields.length];
                for (int i = 0; i < fields.length; i++) {
                    PyObject value = i < n ? given.get(i) : null;
                    if (value == null && more != null && fields[i] != null) {
                        PyStr key = PyStr.intern(fields[i]);
                        value = ((PyDict) more).get(key);
                        key.decref();
                    }
                    values[i] = value == null ? PyNone.owned() : value.newRef();
                }
                return create(this, values);
            } finally {
                given.decref();
            }
        }

        // CPython: Objects/structseq.c structseq_repr
        @Override
        public PyObject tpRepr(PyObject self) {
            PyStructSequence s = (PyStructSequence) self;
            StringBuilder text = new StringBuilder(tpName()).append('(');
            for (int i = 0; i < visible; i++) {
                text.append(i == 0 ? "" : ", ").append(fields[i]).append('=').append(Objects.reprText(s.items[i]));
            }
            return PyStr.of(text.append(')').toString());
        }
    }
}
