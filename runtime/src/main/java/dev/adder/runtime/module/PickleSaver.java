package dev.adder.runtime.module;

import static dev.adder.runtime.module.PickleCodes.*;

import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.FloatConversion;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyByteArray;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyEllipsis;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyFrozenSet;
import dev.adder.runtime.object.PyFunction;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyNotImplemented;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PySet;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.Utf8;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Writes objects for a {@link PyPickler}: one method for each built-in type, and one for what {@code __reduce__} returns. */
final class PickleSaver {
    private static final String WHILE = " while pickling an object";

    private final PyPickler pickler;
    private final PickleWriter out;
    private final PickleMemo memo;
    private final int protocol;
    private final boolean binary;
    private final PickleModule state = PickleModule.state();

    PickleSaver(PyPickler pickler) {
        this.pickler = pickler;
        out = pickler.writer;
        memo = pickler.memo;
        protocol = pickler.protocol;
        binary = pickler.binary != 0;
    }

    /** Saves {@code o}; a persistent id itself has none. */
    // CPython: Modules/_pickle.c save
    void save(PyObject o, boolean isPersistentId) {
        out.boundary();
        if (!isPersistentId && pickler.persistent.isPresent() && savePersistent(o)) {
            return;
        }
        PyType type = o.type;
        if (o == PyNone.INSTANCE) {
            out.op(NONE);
        } else if (o == PyBool.FALSE || o == PyBool.TRUE) {
            saveBool(o == PyBool.TRUE);
        } else if (type == PyInt.TYPE) {
            saveInt((PyInt) o);
        } else if (type == PyFloat.TYPE) {
            saveFloat(((PyFloat) o).value);
        } else if (memo.contains(o)) {
            get(o);
        } else if (type == PyBytes.TYPE) {
            saveBytes((PyBytes) o);
        } else if (type == PyStr.TYPE) {
            saveStr((PyStr) o);
        } else {
            ThreadState ts = ThreadState.current;
            ts.enterRecursiveCall(WHILE);
            try {
                saveContainer(o, type);
            } finally {
                ts.leaveRecursiveCall();
            }
        }
    }

    void save(PyObject o) {
        save(o, false);
    }

    private void saveContainer(PyObject o, PyType type) {
        if (type == PyDict.TYPE) {
            saveDict((PyDict) o);
        } else if (type == PySet.TYPE) {
            saveSet((PySet) o);
        } else if (type == PyFrozenSet.TYPE) {
            saveFrozenSet(o);
        } else if (type == PyList.TYPE) {
            saveList((PyList) o);
        } else if (type == PyTuple.TYPE) {
            saveTuple((PyTuple) o);
        } else if (type == PyByteArray.TYPE) {
            saveByteArray((PyByteArray) o);
        } else if (type == PyPickleBuffer.TYPE) {
            savePickleBuffer((PyPickleBuffer) o);
        } else {
            saveOther(o, type);
        }
    }

    /** By reducer_override, by name, by the dispatch table or by {@code __reduce_ex__}. */
    private void saveOther(PyObject o, PyType type) {
        PyObject reduced = null;
        if (pickler.reducerOverride != null) {
            reduced = Call.call(pickler.reducerOverride, o);
            if (reduced == PyNotImplemented.INSTANCE) {
                reduced.decref();
                reduced = null;
            }
        }
        if (reduced == null) {
            if (type == PyType.TYPE) {
                saveType(o);
                return;
            }
            if (type == PyFunction.TYPE) {
                new PickleGlobals(this, pickler).save(o, null);
                return;
            }
            reduced = reduce(o, type);
            if (reduced == null) {
                new PickleGlobals(this, pickler).save(o, null);
                return;
            }
        }
        try {
            if (reduced instanceof PyStr name) {
                new PickleGlobals(this, pickler).save(o, name);
            } else if (reduced instanceof PyTuple tuple) {
                saveReduced(tuple, o);
            } else {
                throw PickleModule.picklingError("__reduce__ must return a string or tuple");
            }
        } finally {
            reduced.decref();
        }
    }

    /** What the reducer for {@code o} returns, owned; null for a class, which is saved by name. */
    private PyObject reduce(PyObject o, PyType type) {
        PyObject reducer;
        if (pickler.dispatchTable == null) {
            reducer = PyObject.xnewRef(state.dispatchTable.get(type));
        } else {
            try {
                reducer = Abstract.getItem(pickler.dispatchTable, type);
            } catch (PyException e) {
                if (!e.matches(PyExc.KeyError)) {
                    throw e;
                }
                e.release();
                reducer = null;
            }
        }
        PyObject argument;
        if (reducer != null) {
            argument = o.newRef();
        } else if (type.isSubtype(PyType.TYPE)) {
            return null;
        } else {
            reducer = Objects.lookupAttr(o, Id.__reduce_ex__);
            argument = PyInt.of(protocol);
            if (reducer == null) {
                argument.decref();
                argument = null;
                reducer = Objects.lookupAttr(o, Id.__reduce__);
                if (reducer == null) {
                    throw PickleModule.picklingError("can't pickle '" + type.tpName() + "' object: " + Objects.reprText(o));
                }
            }
        }
        try {
            return argument == null ? Call.call(reducer) : Call.call(reducer, argument);
        } finally {
            reducer.decref();
            PyObject.xdecref(argument);
        }
    }

    // CPython: Modules/_pickle.c save_pers
    private boolean savePersistent(PyObject o) {
        PyObject id = pickler.persistent.call(o);
        try {
            if (id == PyNone.INSTANCE) {
                return false;
            }
            if (binary) {
                save(id, true);
                out.op(BINPERSID);
                return true;
            }
            PyStr text = Objects.str(id);
            try {
                if (!text.isAscii()) {
                    throw PickleModule.picklingError("persistent IDs in protocol 0 must be ASCII strings");
                }
                out.op(PERSID);
                out.ascii(text + "\n");
            } finally {
                text.decref();
            }
            return true;
        } finally {
            id.decref();
        }
    }

    private void saveBool(boolean b) {
        if (protocol >= 2) {
            out.op(b ? NEWTRUE : NEWFALSE);
        } else {
            out.ascii(b ? "I01\n" : "I00\n");
        }
    }

    // CPython: Modules/_pickle.c save_long
    private void saveInt(PyInt i) {
        if (i.fitsLong()) {
            long v = i.longValue();
            if (v == (int) v) {
                if (!binary) {
                    out.ascii("I" + v + "\n");
                } else if (v >>> 8 == 0) {
                    out.op1(BININT1, (int) v);
                } else if (v >>> 16 == 0) {
                    out.op(BININT2, 2, v);
                } else {
                    out.op(BININT, 4, v);
                }
                return;
            }
        }
        if (protocol < 2) {
            PyStr text = Objects.repr(i);
            try {
                out.ascii("L" + text + "L\n");
            } finally {
                text.decref();
            }
            return;
        }
        BigInteger value = i.bigValue();
        byte[] bytes = value.toByteArray();
        int n = bytes.length;
        byte[] little = new byte[n];
        for (int k = 0; k < n; k++) {
            little[k] = bytes[n - 1 - k];
        }
        if (n < 256) {
            out.op1(LONG1, n);
        } else {
            out.op(LONG4, 4, n);
        }
        out.bytes(little);
    }

    // CPython: Modules/_pickle.c save_float
    private void saveFloat(double x) {
        if (!binary) {
            out.ascii("F" + FloatConversion.repr(x) + "\n");
            return;
        }
        out.op(BINFLOAT, 8, Long.reverseBytes(Double.doubleToRawLongBits(x)));
    }

    /** Refers to an object that the memo has. */
    // CPython: Modules/_pickle.c memo_get
    void get(PyObject o) {
        long id = memo.get(o);
        if (!binary) {
            out.ascii("g" + id + "\n");
        } else if (id < 256) {
            out.op1(BINGET, (int) id);
        } else if (id <= 0xffffffffL) {
            out.op(LONG_BINGET, 4, id);
        } else {
            throw PickleModule.picklingError("memo id too large for LONG_BINGET");
        }
    }

    /** Puts the object that was just written into the memo. */
    // CPython: Modules/_pickle.c memo_put
    void put(PyObject o) {
        if (pickler.fast != 0) {
            return;
        }
        long id = memo.size();
        memo.put(o, id);
        if (protocol >= 4) {
            out.op(MEMOIZE);
        } else if (!binary) {
            out.ascii("p" + id + "\n");
        } else if (id < 256) {
            out.op1(BINPUT, (int) id);
        } else if (id <= 0xffffffffL) {
            out.op(LONG_BINPUT, 4, id);
        } else {
            throw PickleModule.picklingError("memo id too large for LONG_BINPUT");
        }
    }

    // CPython: Modules/_pickle.c save_bytes
    private void saveBytes(PyBytes b) {
        if (protocol >= 3) {
            saveBytesData(b, b.value, 0, b.value.length, b);
            return;
        }
        // a call of codecs.encode, whose result is a str in Python 2 and a bytes here
        PyBytes.TYPE.incref();
        PyTuple reduced;
        if (b.value.length == 0) {
            reduced = PyTuple.steal(PyBytes.TYPE, PyTuple.empty());
        } else {
            PyBytes.TYPE.decref();
            reduced = PyTuple.steal(state.codecsEncode.newRef(),
                    PyTuple.steal(Utf8.decodeLatin1(b.value, 0, b.value.length), PyStr.intern("latin1")));
        }
        saveReducedAndDrop(reduced, b);
    }

    private void saveReducedAndDrop(PyTuple reduced, PyObject o) {
        try {
            saveReduced(reduced, o);
        } finally {
            reduced.decref();
        }
    }

    // CPython: Modules/_pickle.c _save_bytes_data
    private void saveBytesData(PyObject o, byte[] data, int offset, int n, PyObject payload) {
        if (n <= 0xff) {
            out.data(SHORT_BINBYTES, 1, data, offset, n, payload);
        } else {
            out.data(BINBYTES, 4, data, offset, n, payload);
        }
        put(o);
    }

    // CPython: Modules/_pickle.c save_bytearray
    private void saveByteArray(PyByteArray b) {
        byte[] data = b.toByteArray();
        if (protocol >= 5) {
            out.data(BYTEARRAY8, 8, data, 0, data.length, b);
            put(b);
            return;
        }
        PyByteArray.TYPE.incref();
        saveReducedAndDrop(PyTuple.steal(PyByteArray.TYPE, data.length == 0 ? PyTuple.empty() : PyTuple.steal(PyBytes.of(data))), b);
    }

    // CPython: Modules/_pickle.c save_picklebuffer
    private void savePickleBuffer(PyPickleBuffer b) {
        if (protocol < 5) {
            throw PickleModule.picklingError("PickleBuffer can only pickled with protocol >= 5");
        }
        Buffer view = b.view();
        if (view.suboffsets != null || !view.isContiguous('A')) {
            throw PickleModule.picklingError("PickleBuffer can not be pickled when pointing to a non-contiguous buffer");
        }
        boolean inBand = true;
        if (pickler.bufferCallback != null) {
            PyObject answer = Call.call(pickler.bufferCallback, b);
            try {
                inBand = Objects.isTrue(answer);
            } finally {
                answer.decref();
            }
        }
        if (!inBand) {
            out.op(NEXT_BUFFER);
            if (view.readonly) {
                out.op(READONLY_BUFFER);
            }
        } else if (view.readonly) {
            saveBytesData(b, view.bytes, view.offset, (int) view.len, b);
        } else {
            out.data(BYTEARRAY8, 8, view.bytes, view.offset, (int) view.len, b);
            put(b);
        }
    }

    // CPython: Modules/_pickle.c save_unicode
    private void saveStr(PyStr s) {
        if (!binary) {
            out.op(UNICODE);
            out.ascii(rawEscape(s));
            out.ascii("\n");
            put(s);
            return;
        }
        byte[] utf8 = s.isAscii() ? s.toUtf8() : Utf8.encode(s, "surrogatepass");
        if (utf8.length <= 0xff && protocol >= 4) {
            out.data(SHORT_BINUNICODE, 1, utf8, 0, utf8.length, null);
        } else {
            out.data(BINUNICODE, 4, utf8, 0, utf8.length, null);
        }
        put(s);
    }

    /** raw-unicode-escape that stays in one line. */
    // CPython: Modules/_pickle.c raw_unicode_escape
    private static String rawEscape(PyStr s) {
        StringBuilder text = new StringBuilder(s.length() + 16);
        for (int i = 0, n = s.length(); i < n; i++) {
            int c = s.codePointAt(i);
            if (c >= 0x10000) {
                text.append("\\U");
                hex(text, c, 8);
            } else if (c >= 256 || c == '\\' || c == 0 || c == '\n' || c == '\r' || c == 0x1a) {
                text.append("\\u");
                hex(text, c, 4);
            } else {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    private static void hex(StringBuilder text, int c, int digits) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            text.append(Character.forDigit(c >> shift & 15, 16));
        }
    }

    /** A tuple that is in the memo after its elements were saved is one of them itself, however deep: then it is fetched from there. */
    // CPython: Modules/_pickle.c save_tuple
    private void saveTuple(PyTuple t) {
        int n = t.size();
        if (n == 0) {
            if (protocol > 0) {
                out.op(EMPTY_TUPLE);
            } else {
                out.op(MARK);
                out.op(TUPLE);
            }
            return;
        }
        boolean marked = n > 3 || protocol < 2;
        if (marked) {
            out.op(MARK);
        }
        for (PyObject item : t.items) {
            save(item);
        }
        if (memo.contains(t)) {
            if (marked && binary) {
                out.op(POP_MARK);
            } else {
                for (int i = marked ? -1 : 0; i < n; i++) {
                    out.op(POP);
                }
            }
            get(t);
            return;
        }
        out.op(marked ? TUPLE : TUPLE1 + n - 1);
        put(t);
    }

    // CPython: Modules/_pickle.c save_list
    private void saveList(PyList list) {
        boolean fast = pickler.fast != 0;
        if (fast) {
            pickler.enterFast(list);
        }
        if (binary) {
            out.op(EMPTY_LIST);
        } else {
            out.op(MARK);
            out.op(LIST);
        }
        put(list);
        if (list.size != 0) {
            if (protocol > 0) {
                batchListExact(list);
            } else {
                PyObject it = Abstract.iter(list);
                try {
                    batchList(it);
                } finally {
                    it.decref();
                }
            }
        }
        if (fast) {
            pickler.leaveFast(list);
        }
    }

    private void saveAt(PyList list, int i) {
        PyObject item = list.items[i].newRef();
        try {
            save(item);
        } finally {
            item.decref();
        }
    }

    // CPython: Modules/_pickle.c batch_list_exact
    private void batchListExact(PyList list) {
        ThreadState ts = ThreadState.current;
        ts.enterRecursiveCall(WHILE);
        try {
            if (list.size == 1) {
                saveAt(list, 0);
                out.op(APPEND);
                return;
            }
            int total = 0;
            do {
                out.op(MARK);
                for (int n = 0; n < BATCH_SIZE && total < list.size; n++) {
                    saveAt(list, total++);
                }
                out.op(APPENDS);
            } while (total < list.size);
        } finally {
            ts.leaveRecursiveCall();
        }
    }

    private void saveAndDrop(PyObject item) {
        try {
            save(item);
        } finally {
            item.decref();
        }
    }

    /** Saves the elements of an iterator to be appended. */
    // CPython: Modules/_pickle.c batch_list
    private void batchList(PyObject it) {
        if (protocol == 0) {
            for (PyObject item; (item = Abstract.next(it)) != null;) {
                saveAndDrop(item);
                out.op(APPEND);
            }
            return;
        }
        int n;
        do {
            PyObject first = Abstract.next(it);
            if (first == null) {
                return;
            }
            PyObject item;
            try {
                item = Abstract.next(it);
                if (item == null) {
                    save(first);
                    out.op(APPEND);
                    return;
                }
                out.op(MARK);
                try {
                    save(first);
                } catch (PyException e) {
                    item.decref();
                    throw e;
                }
            } finally {
                first.decref();
            }
            n = 1;
            while (item != null) {
                saveAndDrop(item);
                if (++n == BATCH_SIZE) {
                    break;
                }
                item = Abstract.next(it);
            }
            out.op(APPENDS);
        } while (n == BATCH_SIZE);
    }

    // CPython: Modules/_pickle.c save_dict
    private void saveDict(PyDict dict) {
        boolean fast = pickler.fast != 0;
        if (fast) {
            pickler.enterFast(dict);
        }
        if (binary) {
            out.op(EMPTY_DICT);
        } else {
            out.op(MARK);
            out.op(DICT);
        }
        put(dict);
        if (dict.size() != 0) {
            if (protocol > 0) {
                batchDictExact(dict);
            } else {
                PyObject items = Call.method(dict, Id.items);
                PyObject it;
                try {
                    it = Abstract.iter(items);
                } finally {
                    items.decref();
                }
                try {
                    batchDict(it);
                } finally {
                    it.decref();
                }
            }
        }
        if (fast) {
            pickler.leaveFast(dict);
        }
    }

    private void saveEntry(PyDict dict, int i) {
        PyObject key = dict.keyAt(i).newRef();
        PyObject value = dict.valueAt(i).newRef();
        try {
            save(key);
            save(value);
        } finally {
            key.decref();
            value.decref();
        }
    }

    // CPython: Modules/_pickle.c batch_dict_exact
    private void batchDictExact(PyDict dict) {
        ThreadState ts = ThreadState.current;
        ts.enterRecursiveCall(WHILE);
        try {
            int size = dict.size();
            if (size == 1) {
                saveEntry(dict, dict.next(0));
                out.op(SETITEM);
                return;
            }
            int n;
            int i = 0;
            do {
                n = 0;
                out.op(MARK);
                while ((i = dict.next(i)) >= 0) {
                    saveEntry(dict, i++);
                    if (++n == BATCH_SIZE) {
                        break;
                    }
                }
                out.op(SETITEMS);
                if (dict.size() != size) {
                    throw PyErr.runtimeError("dictionary changed size during iteration");
                }
            } while (n == BATCH_SIZE);
        } finally {
            ts.leaveRecursiveCall();
        }
    }

    /** Saves key and value of {@code item}, which it takes over. */
    private void savePair(PyObject item) {
        try {
            if (!(item instanceof PyTuple pair) || pair.size() != 2) {
                throw PyErr.typeError("dict items iterator must return 2-tuples");
            }
            save(pair.get(0));
            save(pair.get(1));
        } finally {
            item.decref();
        }
    }

    /** Saves the pairs of an iterator to be set. */
    // CPython: Modules/_pickle.c batch_dict
    private void batchDict(PyObject it) {
        if (protocol == 0) {
            for (PyObject item; (item = Abstract.next(it)) != null;) {
                savePair(item);
                out.op(SETITEM);
            }
            return;
        }
        int n;
        do {
            PyObject first = Abstract.next(it);
            if (first == null) {
                return;
            }
            PyObject item;
            try {
                if (!(first instanceof PyTuple pair) || pair.size() != 2) {
                    throw PyErr.typeError("dict items iterator must return 2-tuples");
                }
                item = Abstract.next(it);
            } catch (PyException e) {
                first.decref();
                throw e;
            }
            if (item == null) {
                savePair(first);
                out.op(SETITEM);
                return;
            }
            out.op(MARK);
            try {
                savePair(first);
            } catch (PyException e) {
                item.decref();
                throw e;
            }
            n = 1;
            while (item != null) {
                savePair(item);
                if (++n == BATCH_SIZE) {
                    break;
                }
                item = Abstract.next(it);
            }
            out.op(SETITEMS);
        } while (n == BATCH_SIZE);
    }

    // CPython: Modules/_pickle.c save_set
    private void saveSet(PySet set) {
        if (protocol < 4) {
            PySet.TYPE.incref();
            saveReducedAndDrop(PyTuple.steal(PySet.TYPE, PyTuple.steal(Abstract.list(set))), set);
            return;
        }
        out.op(EMPTY_SET);
        put(set);
        int size = set.size();
        if (size == 0) {
            return;
        }
        int n;
        int slot = 0;
        do {
            n = 0;
            out.op(MARK);
            while ((slot = set.next(slot)) >= 0) {
                saveAndDrop(set.keyAt(slot++).newRef());
                if (++n == BATCH_SIZE) {
                    break;
                }
            }
            out.op(ADDITEMS);
            if (set.size() != size) {
                throw PyErr.runtimeError("set changed size during iteration");
            }
        } while (n == BATCH_SIZE);
    }

    // CPython: Modules/_pickle.c save_frozenset
    private void saveFrozenSet(PyObject set) {
        if (pickler.fast != 0) {
            pickler.enterFast(set);
        }
        if (protocol < 4) {
            PyFrozenSet.TYPE.incref();
            saveReducedAndDrop(PyTuple.steal(PyFrozenSet.TYPE, PyTuple.steal(Abstract.list(set))), set);
            return;
        }
        out.op(MARK);
        PyObject it = Abstract.iter(set);
        try {
            for (PyObject item; (item = Abstract.next(it)) != null;) {
                saveAndDrop(item);
            }
        } finally {
            it.decref();
        }
        if (memo.contains(set)) {
            out.op(POP_MARK);
            get(set);
            return;
        }
        out.op(FROZENSET);
        put(set);
    }

    // CPython: Modules/_pickle.c save_type
    private void saveType(PyObject type) {
        PyObject singleton = type == PyNone.INSTANCE.type ? PyNone.INSTANCE : type == PyEllipsis.INSTANCE.type ? PyEllipsis.INSTANCE
                : type == PyNotImplemented.INSTANCE.type ? PyNotImplemented.INSTANCE : null;
        if (singleton == null) {
            new PickleGlobals(this, pickler).save(type, null);
            return;
        }
        PyType.TYPE.incref();
        saveReducedAndDrop(PyTuple.steal(PyType.TYPE, PyTuple.of(singleton)), type);
    }

    private static PyObject optional(PyTuple reduced, int i) {
        return reduced.size() <= i || reduced.get(i) == PyNone.INSTANCE ? null : reduced.get(i);
    }

    private static PyException wrongElement(String which, String expected, PyObject value) {
        return PickleModule.picklingError(which + " element of the tuple returned by __reduce__ must be " + expected + ", not "
                + value.type.tpName());
    }

    /** Saves what a {@code __reduce__} returned; {@code o} is null for a value that is not memoized. */
    // CPython: Modules/_pickle.c save_reduce
    void saveReduced(PyTuple reduced, PyObject o) {
        if (reduced.size() < 2 || reduced.size() > 6) {
            throw PickleModule.picklingError("tuple returned by __reduce__ must contain 2 through 6 elements");
        }
        PyObject callable = reduced.get(0);
        if (!Objects.isCallable(callable)) {
            throw PickleModule.picklingError("first item of the tuple returned by __reduce__ must be callable");
        }
        if (!(reduced.get(1) instanceof PyTuple args)) {
            throw PickleModule.picklingError("second item of the tuple returned by __reduce__ must be a tuple");
        }
        PyObject objectState = optional(reduced, 2);
        PyObject listItems = optional(reduced, 3);
        if (listItems != null && !Abstract.isIterator(listItems)) {
            throw wrongElement("fourth", "an iterator", listItems);
        }
        PyObject dictItems = optional(reduced, 4);
        if (dictItems != null && !Abstract.isIterator(dictItems)) {
            throw wrongElement("fifth", "an iterator", dictItems);
        }
        PyObject stateSetter = optional(reduced, 5);
        if (stateSetter != null && !Objects.isCallable(stateSetter)) {
            throw wrongElement("sixth", "a function", stateSetter);
        }
        saveCall(callable, args, o);
        if (o != null) {
            // in the memo already: a recursive tuple among the arguments
            if (memo.contains(o)) {
                out.op(POP);
                get(o);
                return;
            }
            put(o);
        }
        if (listItems != null) {
            batchList(listItems);
        }
        if (dictItems != null) {
            batchDict(dictItems);
        }
        if (objectState == null) {
            return;
        }
        if (stateSetter == null) {
            save(objectState);
            out.op(BUILD);
            return;
        }
        // calls stateSetter(o, state), and leaves the stack as it was
        save(stateSetter);
        save(o);
        save(objectState);
        out.op(TUPLE2);
        out.op(REDUCE);
        out.op(POP);
    }

    private void saveCall(PyObject callable, PyTuple args, PyObject o) {
        boolean newObject = false;
        if (protocol >= 2) {
            PyObject name = Objects.lookupAttr(callable, Id.__name__);
            try {
                if (name instanceof PyStr text) {
                    if (text.equalTo("__newobj_ex__")) {
                        saveNewObjectEx(args);
                        return;
                    }
                    newObject = text.equalTo("__newobj__");
                }
            } finally {
                PyObject.xdecref(name);
            }
        }
        if (newObject) {
            saveNewObject(args, o);
            return;
        }
        save(callable);
        save(args);
        out.op(REDUCE);
    }

    private void saveNewObject(PyTuple args, PyObject o) {
        if (args.size() < 1) {
            throw PickleModule.picklingError("__newobj__ arglist is empty");
        }
        PyObject cls = args.get(0);
        if (!(cls instanceof PyType)) {
            throw PickleModule.picklingError("args[0] from __newobj__ args is not a type");
        }
        if (o != null) {
            PyObject actual = Objects.lookupAttr(o, Id.__class__);
            if (actual == null) {
                actual = o.type.newRef();
            }
            actual.decref();
            if (actual != cls) {
                throw PickleModule.picklingError("args[0] from __newobj__ args has the wrong class");
            }
        }
        save(cls);
        PyTuple rest = PyTuple.copyOf(args.items, 1, args.size() - 1);
        try {
            save(rest);
        } finally {
            rest.decref();
        }
        out.op(NEWOBJ);
    }

    private void saveNewObjectEx(PyTuple args) {
        if (args.size() != 3) {
            throw PickleModule.picklingError("length of the NEWOBJ_EX argument tuple must be exactly 3, not " + args.size());
        }
        if (!(args.get(0) instanceof PyType cls)) {
            throw wrongNewObject("first", "a class", args.get(0));
        }
        if (!(args.get(1) instanceof PyTuple positional)) {
            throw wrongNewObject("second", "a tuple", args.get(1));
        }
        if (!(args.get(2) instanceof PyDict keywords)) {
            throw wrongNewObject("third", "a dict", args.get(2));
        }
        if (protocol >= 4) {
            save(cls);
            save(positional);
            save(keywords);
            out.op(NEWOBJ_EX);
            return;
        }
        PyObject[] bound = new PyObject[positional.size() + 2];
        bound[0] = Objects.getAttr(cls, Id.__new__);
        bound[1] = cls.newRef();
        for (int i = 0; i < positional.size(); i++) {
            bound[i + 2] = positional.get(i).newRef();
        }
        PyTuple all = PyTuple.steal(bound);
        PyObject callable = null;
        PyTuple none = PyTuple.empty();
        try {
            callable = Call.call(state.partial, all, keywords);
            save(callable);
            save(none);
            out.op(REDUCE);
        } finally {
            all.decref();
            none.decref();
            PyObject.xdecref(callable);
        }
    }

    private static PyException wrongNewObject(String which, String expected, PyObject value) {
        return PickleModule.picklingError(which + " item from NEWOBJ_EX argument tuple must be " + expected + ", not "
                + value.type.tpName());
    }

    /** The two lines of a GLOBAL. */
    void global(byte[] module, byte[] name) {
        out.op(GLOBAL);
        out.bytes(module);
        out.op('\n');
        out.bytes(name);
        out.op('\n');
    }

    /** An opcode with an extension's code. */
    void extension(long code) {
        if (code <= 0xff) {
            out.op1(EXT1, (int) code);
        } else if (code <= 0xffff) {
            out.op(EXT2, 2, code);
        } else {
            out.op(EXT4, 4, code);
        }
    }

    void stackGlobal() {
        out.op(STACK_GLOBAL);
    }

    static byte[] ascii(PyStr text) {
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
