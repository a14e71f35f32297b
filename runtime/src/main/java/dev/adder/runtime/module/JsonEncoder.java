package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyNew;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Address;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.FloatConversion;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.IntConversion;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyDictItems;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.StrBuilder;

/** A JSON encoder: called with an object it returns a tuple of the text. */
@BuiltinType(name = "_json.Encoder", doc = "_iterencode(obj, _current_indent_level) -> iterable")
public final class JsonEncoder extends PyObject {
    public static final PyType TYPE = new Type();

    private static final Args.Parser NEW = new Args.Parser("make_encoder", 0, 9, 9, 0, false, false, "markers", "default", "encoder",
            "indent", "key_separator", "item_separator", "sort_keys", "skipkeys", "allow_nan");
    private static final Args.Parser CALL = new Args.Parser("_iterencode", 0, 2, 2, 0, false, false, "obj", "_current_indent_level");

    /** All owned. */
    private PyObject markers;
    private PyObject defaultFunction;
    private PyObject encoder;
    private PyObject indent;
    private PyStr keySeparator;
    private PyStr itemSeparator;
    private final boolean sortKeys;
    private final boolean skipKeys;
    private final boolean allowNan;
    private final int known;

    private JsonEncoder(PyType type, PyObject[] a, boolean sortKeys, boolean skipKeys, boolean allowNan) {
        super(type);
        markers = a[0].newRef();
        defaultFunction = a[1].newRef();
        encoder = a[2].newRef();
        indent = a[3].newRef();
        keySeparator = (PyStr) a[4].newRef();
        itemSeparator = (PyStr) a[5].newRef();
        this.sortKeys = sortKeys;
        this.skipKeys = skipKeys;
        this.allowNan = allowNan;
        known = JsonModule.knownEncoder(encoder);
    }

    // CPython: Modules/_json.c encoder_new
    @PyNew(value = "make_encoder", raw = true, textSignature = false)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyObject[] a = Args.unpack(NEW, args, base, nargs, kwnames);
        for (int i = 4; i < 6; i++) {
            if (!(a[i] instanceof PyStr)) {
                throw Args.badArgument("make_encoder", "argument " + (i + 1), "str", false, a[i]);
            }
        }
        boolean sortKeys = Objects.isTrue(a[6]);
        boolean skipKeys = Objects.isTrue(a[7]);
        boolean allowNan = Objects.isTrue(a[8]);
        if (a[0] != PyNone.INSTANCE && !(a[0] instanceof PyDict)) {
            throw PyErr.typeError("make_encoder() argument 1 must be dict or None, not " + a[0].type.tpName());
        }
        JsonEncoder e = new JsonEncoder(cls, a, sortKeys, skipKeys, allowNan);
        FreeLists.born(e);
        return e;
    }

    @PyGetter(value = "markers", member = true, doc = "markers")
    static PyObject markers(JsonEncoder self) {
        return self.markers.newRef();
    }

    @PyGetter(value = "default", member = true, doc = "default")
    static PyObject defaultFunction(JsonEncoder self) {
        return self.defaultFunction.newRef();
    }

    @PyGetter(value = "encoder", member = true, doc = "encoder")
    static PyObject encoder(JsonEncoder self) {
        return self.encoder.newRef();
    }

    @PyGetter(value = "indent", member = true, doc = "indent")
    static PyObject indent(JsonEncoder self) {
        return self.indent.newRef();
    }

    @PyGetter(value = "key_separator", member = true, doc = "key_separator")
    static PyObject keySeparator(JsonEncoder self) {
        return self.keySeparator.newRef();
    }

    @PyGetter(value = "item_separator", member = true, doc = "item_separator")
    static PyObject itemSeparator(JsonEncoder self) {
        return self.itemSeparator.newRef();
    }

    @PyGetter(value = "sort_keys", member = true, doc = "sort_keys")
    static boolean sortKeys(JsonEncoder self) {
        return self.sortKeys;
    }

    @PyGetter(value = "skipkeys", member = true, doc = "skipkeys")
    static boolean skipKeys(JsonEncoder self) {
        return self.skipKeys;
    }

    // CPython: Modules/_json.c encoder_listencode_obj
    private void write(StrBuilder out, PyObject o) {
        if (o == PyNone.INSTANCE) {
            out.append("null");
        } else if (o instanceof PyBool b) {
            out.append(b.isTrue() ? "true" : "false");
        } else if (o instanceof PyStr s) {
            writeString(out, s);
        } else if (o instanceof PyInt i) {
            writeInt(out, i);
        } else if (o instanceof PyFloat f) {
            out.append(floatText(f));
        } else if (o instanceof PyList || o instanceof PyTuple || o instanceof PyDict) {
            ThreadState ts = ThreadState.current;
            ts.enterRecursiveCall(" while encoding a JSON object");
            try {
                if (o instanceof PyDict) {
                    writeDict(out, o);
                } else {
                    writeList(out, o);
                }
            } finally {
                ts.leaveRecursiveCall();
            }
        } else {
            PyObject ident = enter(o);
            try {
                PyObject replacement = Call.call(defaultFunction, o);
                try {
                    ThreadState ts = ThreadState.current;
                    ts.enterRecursiveCall(" while encoding a JSON object");
                    try {
                        write(out, replacement);
                    } finally {
                        ts.leaveRecursiveCall();
                    }
                } finally {
                    replacement.decref();
                }
                leave(ident);
            } finally {
                xdecref(ident);
            }
        }
    }

    private static void writeInt(StrBuilder out, PyInt i) {
        PyStr text = IntConversion.toText(i);
        out.append(text);
        text.decref();
    }

    private void writeString(StrBuilder out, PyStr s) {
        if (known != 0) {
            JsonStrings.write(out, s, known == 1);
            return;
        }
        PyObject r = Call.call(encoder, s);
        try {
            if (!(r instanceof PyStr text)) {
                throw PyErr.typeError("encoder() must return a string, not " + r.type.tpName());
            }
            out.append(text);
        } finally {
            r.decref();
        }
    }

    // CPython: Modules/_json.c encoder_encode_float
    private String floatText(PyFloat f) {
        double v = f.value;
        if (Double.isNaN(v) || Double.isInfinite(v)) {
            if (!allowNan) {
                throw PyErr.valueError("Out of range float values are not JSON compliant");
            }
            return v > 0 ? "Infinity" : v < 0 ? "-Infinity" : "NaN";
        }
        return FloatConversion.repr(v);
    }

    /** Notes that {@code o} is being encoded; the marker, owned, or null if there are none. */
    private PyObject enter(PyObject o) {
        if (markers == PyNone.INSTANCE) {
            return null;
        }
        PyDict d = (PyDict) markers;
        PyObject ident = PyInt.of(Address.of(o));
        try {
            if (d.containsKey(ident)) {
                throw PyErr.valueError("Circular reference detected");
            }
            d.put(ident, o);
            return ident;
        } catch (PyException e) {
            ident.decref();
            throw e;
        }
    }

    private void leave(PyObject ident) {
        if (ident != null && !((PyDict) markers).remove(ident)) {
            throw PyErr.keyError(ident);
        }
    }

    // CPython: Modules/_json.c encoder_listencode_list
    private void writeList(StrBuilder out, PyObject seq) {
        PyObject fast = Abstract.fast(seq, "_iterencode_list needs a sequence");
        PyObject ident = null;
        try {
            int n = (int) Abstract.size(fast);
            if (n == 0) {
                out.append("[]");
                return;
            }
            ident = enter(seq);
            out.append('[');
            for (int i = 0; i < (int) Abstract.size(fast); i++) {
                if (i > 0) {
                    out.append(itemSeparator);
                }
                PyObject item = fast instanceof PyList l ? l.items[i] : ((PyTuple) fast).items[i];
                item.incref();
                try {
                    write(out, item);
                } finally {
                    item.decref();
                }
            }
            leave(ident);
            out.append(']');
        } finally {
            xdecref(ident);
            fast.decref();
        }
    }

    // CPython: Modules/_json.c encoder_listencode_dict
    private void writeDict(StrBuilder out, PyObject dict) {
        if (Abstract.size(dict) == 0) {
            out.append("{}");
            return;
        }
        PyObject ident = enter(dict);
        PyList items = null;
        try {
            out.append('{');
            // CPython: Objects/abstract.c PyMapping_Items
            PyObject view = dict.type == PyDict.TYPE ? PyDictItems.create((PyDict) dict) : Call.method(dict, Id.items);
            try {
                items = Abstract.list(view);
            } finally {
                view.decref();
            }
            if (sortKeys) {
                items.sort(null, false);
            }
            boolean first = true;
            for (int i = 0; i < items.size; i++) {
                PyObject item = items.items[i];
                if (!(item instanceof PyTuple t) || t.size() != 2) {
                    throw PyErr.valueError("items must return 2-tuples");
                }
                first = writeItem(out, t.get(0), t.get(1), first);
            }
            leave(ident);
            out.append('}');
        } finally {
            xdecref(items);
            xdecref(ident);
        }
    }

    private boolean writeItem(StrBuilder out, PyObject key, PyObject value, boolean first) {
        PyStr text;
        if (key instanceof PyStr s) {
            s.incref();
            text = s;
        } else if (key instanceof PyFloat f) {
            text = PyStr.of(floatText(f));
        } else if (key == PyNone.INSTANCE) {
            text = PyStr.intern("null");
        } else if (key instanceof PyBool b) {
            text = PyStr.intern(b.isTrue() ? "true" : "false");
        } else if (key instanceof PyInt n) {
            text = IntConversion.toText(n);
        } else if (skipKeys) {
            return first;
        } else {
            throw PyErr.typeError("keys must be str, int, float, bool or None, not " + key.type.tpName());
        }
        try {
            if (!first) {
                out.append(itemSeparator);
            }
            writeString(out, text);
        } finally {
            text.decref();
        }
        out.append(keySeparator);
        write(out, value);
        return false;
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(markers);
        visitor.xvisit(defaultFunction);
        visitor.xvisit(encoder);
        visitor.xvisit(indent);
        visitor.xvisit(keySeparator);
        visitor.xvisit(itemSeparator);
    }

    @Override
    protected void dropFields() {
        PyObject[] fields = {itemSeparator, keySeparator, indent, encoder, defaultFunction, markers};
        markers = defaultFunction = encoder = indent = null;
        keySeparator = itemSeparator = null;
        decrefAll(fields, fields.length);
    }

    @Override
    protected void clearFields() {
        dropFields();
    }

    static final class Type extends PyType {
        Type() {
            super("_json.Encoder", JsonEncoderTable.INSTANCE, null, 80, 0, HAVE_GC);
        }

        @Override
        public PyObject tpCall(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            PyObject[] values = Args.unpack(CALL, args, base, nargs, kwnames);
            Args.toLong(values[1]);
            StrBuilder out = StrBuilder.make();
            ((JsonEncoder) self).write(out, values[0]);
            return PyTuple.steal(out.finish());
        }
    }
}
