package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyNew;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.IntConversion;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyDict;
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

/** A JSON scanner: called with a string and an index it returns the value there and the index behind it. */
@BuiltinType(name = "_json.Scanner", doc = "JSON scanner object")
public final class JsonScanner extends PyObject {
    public static final PyType TYPE = new Type();

    private static final Args.Parser NEW = new Args.Parser("make_scanner", 0, 1, 1, 0, false, false, "context");
    private static final Args.Parser CALL = new Args.Parser("scan_once", 0, 2, 2, 0, false, false, "string", "idx");

    /** All owned; null before they are set. */
    private PyObject strict;
    private PyObject objectHook;
    private PyObject objectPairsHook;
    private PyObject parseFloat;
    private PyObject parseInt;
    private PyObject parseConstant;
    /** The keys of the call under way, each once. Owned. */
    private final PyDict memo;

    private JsonScanner(PyType type) {
        super(type);
        memo = PyDict.create();
    }

    // CPython: Modules/_json.c scanner_new
    @PyNew(value = "make_scanner", raw = true, textSignature = false)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyObject context = Args.unpack(NEW, args, base, nargs, kwnames)[0];
        JsonScanner s = new JsonScanner(cls);
        FreeLists.born(s);
        try {
            PyObject strict = Objects.getAttr(context, "strict");
            try {
                s.strict = PyBool.of(Objects.isTrue(strict));
            } finally {
                strict.decref();
            }
            s.objectHook = Objects.getAttr(context, "object_hook");
            s.objectPairsHook = Objects.getAttr(context, "object_pairs_hook");
            s.parseFloat = Objects.getAttr(context, "parse_float");
            s.parseInt = Objects.getAttr(context, "parse_int");
            s.parseConstant = Objects.getAttr(context, "parse_constant");
            return s;
        } catch (PyException e) {
            s.decref();
            throw e;
        }
    }

    @PyGetter(value = "strict", member = true, doc = "strict")
    static PyObject strict(JsonScanner self) {
        return self.strict.newRef();
    }

    @PyGetter(value = "object_hook", member = true, doc = "object_hook")
    static PyObject objectHook(JsonScanner self) {
        return self.objectHook.newRef();
    }

    @PyGetter(value = "object_pairs_hook", member = true)
    static PyObject objectPairsHook(JsonScanner self) {
        return self.objectPairsHook.newRef();
    }

    @PyGetter(value = "parse_float", member = true, doc = "parse_float")
    static PyObject parseFloat(JsonScanner self) {
        return self.parseFloat.newRef();
    }

    @PyGetter(value = "parse_int", member = true, doc = "parse_int")
    static PyObject parseInt(JsonScanner self) {
        return self.parseInt.newRef();
    }

    @PyGetter(value = "parse_constant", member = true, doc = "parse_constant")
    static PyObject parseConstant(JsonScanner self) {
        return self.parseConstant.newRef();
    }

    /** The scan of one string. */
    private final class Scan {
        private final PyStr s;
        private final int length;
        private final boolean isStrict;
        /** The index behind the value last read. */
        private int next;

        Scan(PyStr s) {
            this.s = s;
            length = s.length();
            isStrict = strict == PyBool.TRUE;
        }

        private int at(int i) {
            return i < length ? s.codePointAt(i) : -1;
        }

        private int skip(int i) {
            while (i < length) {
                int c = s.codePointAt(i);
                if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
                    break;
                }
                i++;
            }
            return i;
        }

        private boolean startsWith(String text, int i) {
            if (i + text.length() > length) {
                return false;
            }
            for (int k = 0; k < text.length(); k++) {
                if (s.codePointAt(i + k) != text.charAt(k)) {
                    return false;
                }
            }
            return true;
        }

        private PyException stop(long i) {
            PyObject index = PyInt.of(i);
            try {
                return PyErr.stopIteration(index);
            } finally {
                index.decref();
            }
        }

        private PyObject string(int i) {
            JsonStrings.Scanned r = JsonStrings.scan(s, i, isStrict);
            next = r.end();
            return r.value();
        }

        // CPython: Modules/_json.c scan_once_unicode
        PyObject once(long index) {
            if (index < 0) {
                throw PyErr.valueError("idx cannot be negative");
            }
            if (index >= length) {
                throw stop(index);
            }
            int i = (int) index;
            switch (s.codePointAt(i)) {
                case '"':
                    return string(i + 1);
                case '{': {
                    ThreadState ts = ThreadState.current;
                    ts.enterRecursiveCall(" while decoding a JSON object from a unicode string");
                    try {
                        return object(i + 1);
                    } finally {
                        ts.leaveRecursiveCall();
                    }
                }
                case '[': {
                    ThreadState ts = ThreadState.current;
                    ts.enterRecursiveCall(" while decoding a JSON array from a unicode string");
                    try {
                        return array(i + 1);
                    } finally {
                        ts.leaveRecursiveCall();
                    }
                }
                case 'n':
                    if (startsWith("null", i)) {
                        next = i + 4;
                        return PyNone.owned();
                    }
                    break;
                case 't':
                    if (startsWith("true", i)) {
                        next = i + 4;
                        return PyBool.of(true);
                    }
                    break;
                case 'f':
                    if (startsWith("false", i)) {
                        next = i + 5;
                        return PyBool.of(false);
                    }
                    break;
                case 'N':
                    if (startsWith("NaN", i)) {
                        return constant("NaN", i);
                    }
                    break;
                case 'I':
                    if (startsWith("Infinity", i)) {
                        return constant("Infinity", i);
                    }
                    break;
                case '-':
                    if (startsWith("-Infinity", i)) {
                        return constant("-Infinity", i);
                    }
                    break;
                default:
                    break;
            }
            return number(i);
        }

        private PyObject constant(String text, int i) {
            PyStr name = PyStr.intern(text);
            try {
                PyObject r = Call.call(parseConstant, name);
                next = i + text.length();
                return r;
            } finally {
                name.decref();
            }
        }

        // CPython: Modules/_json.c _parse_object_unicode
        private PyObject object(int i) {
            boolean pairs = objectPairsHook != PyNone.INSTANCE;
            PyObject result = pairs ? PyList.create() : PyDict.create();
            try {
                i = skip(i);
                if (at(i) != '}') {
                    while (true) {
                        if (at(i) != '"') {
                            throw JsonStrings.decodeError("Expecting property name enclosed in double quotes", s, i);
                        }
                        PyObject read = string(i + 1);
                        PyObject key;
                        try {
                            key = memo.setDefault(read, read).newRef();
                        } finally {
                            read.decref();
                        }
                        try {
                            i = skip(next);
                            if (at(i) != ':') {
                                throw JsonStrings.decodeError("Expecting ':' delimiter", s, i);
                            }
                            PyObject value = once(skip(i + 1));
                            if (pairs) {
                                ((PyList) result).appendSteal(PyTuple.steal(key.newRef(), value));
                            } else {
                                try {
                                    ((PyDict) result).put(key, value);
                                } finally {
                                    value.decref();
                                }
                            }
                        } finally {
                            key.decref();
                        }
                        i = skip(next);
                        if (at(i) == '}') {
                            break;
                        }
                        if (at(i) != ',') {
                            throw JsonStrings.decodeError("Expecting ',' delimiter", s, i);
                        }
                        i = skip(i + 1);
                    }
                }
                int end = i + 1;
                PyObject hook = pairs ? objectPairsHook : objectHook;
                if (hook != PyNone.INSTANCE) {
                    PyObject made = Call.call(hook, result);
                    next = end;
                    return made;
                }
                next = end;
                return result.newRef();
            } finally {
                result.decref();
            }
        }

        // CPython: Modules/_json.c _parse_array_unicode
        private PyObject array(int i) {
            PyList list = PyList.create();
            try {
                i = skip(i);
                if (at(i) != ']') {
                    while (true) {
                        list.appendSteal(once(i));
                        i = skip(next);
                        if (at(i) == ']') {
                            break;
                        }
                        if (at(i) != ',') {
                            throw JsonStrings.decodeError("Expecting ',' delimiter", s, i);
                        }
                        i = skip(i + 1);
                    }
                }
                next = i + 1;
                return list;
            } catch (PyException e) {
                list.decref();
                throw e;
            }
        }

        private boolean digit(int i) {
            int c = at(i);
            return c >= '0' && c <= '9';
        }

        // CPython: Modules/_json.c _match_number_unicode
        private PyObject number(int start) {
            int i = start;
            if (at(i) == '-') {
                i++;
                if (i >= length) {
                    throw stop(start);
                }
            }
            if (at(i) >= '1' && at(i) <= '9') {
                i++;
                while (digit(i)) {
                    i++;
                }
            } else if (at(i) == '0') {
                i++;
            } else {
                throw stop(start);
            }
            boolean isFloat = false;
            if (at(i) == '.' && digit(i + 1)) {
                isFloat = true;
                i += 2;
                while (digit(i)) {
                    i++;
                }
            }
            if (i < length - 1 && (at(i) == 'e' || at(i) == 'E')) {
                int e = i;
                i++;
                if (i < length - 1 && (at(i) == '-' || at(i) == '+')) {
                    i++;
                }
                while (digit(i)) {
                    i++;
                }
                if (digit(i - 1)) {
                    isFloat = true;
                } else {
                    i = e;
                }
            }
            PyStr text = s.substring(start, i);
            try {
                PyObject function = isFloat ? parseFloat : parseInt;
                PyObject r;
                if (function != PyFloat.TYPE && function != PyInt.TYPE || isFloat != (function == PyFloat.TYPE)) {
                    r = Call.call(function, text);
                } else {
                    r = isFloat ? PyFloat.of(Double.parseDouble(text.toString())) : IntConversion.fromText(text, 10);
                }
                next = i;
                return r;
            } finally {
                text.decref();
            }
        }
    }

    // CPython: Modules/_json.c scanner_call
    private PyObject call(PyObject string, long index) {
        if (!(string instanceof PyStr s)) {
            throw PyErr.typeError("first argument must be a string, not " + string.type.tpName());
        }
        Scan scan = new Scan(s);
        PyObject value;
        try {
            value = scan.once(index);
        } finally {
            memo.clearAll();
        }
        return PyTuple.steal(value, PyInt.of(scan.next));
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(strict);
        visitor.xvisit(objectHook);
        visitor.xvisit(objectPairsHook);
        visitor.xvisit(parseFloat);
        visitor.xvisit(parseInt);
        visitor.xvisit(parseConstant);
        visitor.visit(memo);
    }

    @Override
    protected void clearFields() {
        PyObject[] fields = {parseConstant, parseInt, parseFloat, objectPairsHook, objectHook, strict};
        strict = objectHook = objectPairsHook = parseFloat = parseInt = parseConstant = null;
        for (int i = fields.length - 1; i >= 0; i--) {
            xdecref(fields[i]);
        }
    }

    @Override
    protected void dropFields() {
        clearFields();
        memo.decref();
    }

    static final class Type extends PyType {
        Type() {
            super("_json.Scanner", JsonScannerTable.INSTANCE, null, 72, 0, HAVE_GC);
        }

        @Override
        public PyObject tpCall(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            PyObject[] values = Args.unpack(CALL, args, base, nargs, kwnames);
            return ((JsonScanner) self).call(values[0], Args.toLong(values[1]));
        }
    }
}
