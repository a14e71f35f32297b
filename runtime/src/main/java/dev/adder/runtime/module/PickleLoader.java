package dev.adder.runtime.module;

import static dev.adder.runtime.module.PickleCodes.*;

import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Codecs;
import dev.adder.runtime.object.Escapes;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.IntConversion;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyByteArray;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyFrozenSet;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyMemoryView;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PySet;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.Utf8;
import java.math.BigInteger;
import java.util.Arrays;

/** The machine that a pickle is a program for: runs its opcodes on the stack of a {@link PyUnpickler}. */
final class PickleLoader {
    private static final PyStr ADD = PyStr.intern("add");
    private static final PyStr FIND_CLASS = PyStr.intern("find_class");

    private final PyUnpickler u;
    private final PickleReader in;

    private PickleLoader(PyUnpickler unpickler) {
        u = unpickler;
        in = unpickler.reader;
    }

    /** The object that the next pickle describes. */
    // CPython: Modules/_pickle.c load
    static PyObject load(PyUnpickler unpickler) {
        unpickler.begin();
        PickleLoader loader = new PickleLoader(unpickler);
        for (int op; (op = loader.opcode()) != STOP;) {
            loader.execute(op);
        }
        unpickler.reader.skipConsumed();
        return unpickler.pop();
    }

    private int opcode() {
        try {
            return in.take();
        } catch (PyException e) {
            if (!e.matches(PickleModule.state().unpicklingError)) {
                throw e;
            }
            e.release();
            throw PyErr.eofError("Ran out of input");
        }
    }

    private void execute(int op) {
        switch (op) {
            case NONE -> u.push(PyNone.owned());
            case NEWTRUE -> u.push(PyBool.of(true));
            case NEWFALSE -> u.push(PyBool.of(false));
            case INT -> loadInt();
            case BININT -> u.push(PyInt.of((int) little(4)));
            case BININT1 -> u.push(PyInt.of(in.take()));
            case BININT2 -> u.push(PyInt.of(little(2)));
            case LONG -> loadLong();
            case LONG1 -> loadCountedLong(in.take());
            case LONG4 -> loadCountedLong((int) little(4));
            case FLOAT -> loadFloat();
            case BINFLOAT -> u.push(PyFloat.of(Double.longBitsToDouble(Long.reverseBytes(little(8)))));
            case SHORT_BINBYTES -> loadBytes(1);
            case BINBYTES -> loadBytes(4);
            case BINBYTES8 -> loadBytes(8);
            case BYTEARRAY8 -> u.push(PyByteArray.of(in.takeArray(size(8, "BYTEARRAY8 exceeds system's maximum size of "))));
            case NEXT_BUFFER -> loadNextBuffer();
            case READONLY_BUFFER -> loadReadonlyBuffer();
            case SHORT_BINSTRING -> loadBinString(1);
            case BINSTRING -> loadBinString(4);
            case STRING -> loadString();
            case UNICODE -> loadUnicode();
            case SHORT_BINUNICODE -> loadBinUnicode(1);
            case BINUNICODE -> loadBinUnicode(4);
            case BINUNICODE8 -> loadBinUnicode(8);
            case EMPTY_TUPLE -> u.push(PyTuple.empty());
            case TUPLE1 -> loadTuple(u.size() - 1);
            case TUPLE2 -> loadTuple(u.size() - 2);
            case TUPLE3 -> loadTuple(u.size() - 3);
            case TUPLE -> loadTuple(u.popMark());
            case EMPTY_LIST -> u.push(PyList.create());
            case LIST -> u.push(u.popList(u.popMark()));
            case EMPTY_DICT -> u.push(PyDict.create());
            case DICT -> loadDict();
            case EMPTY_SET -> u.push(PySet.create());
            case ADDITEMS -> loadAddItems();
            case FROZENSET -> loadFrozenSet();
            case OBJ -> loadObj();
            case INST -> loadInst();
            case NEWOBJ -> loadNewObject(false);
            case NEWOBJ_EX -> loadNewObject(true);
            case GLOBAL -> loadGlobal();
            case STACK_GLOBAL -> loadStackGlobal();
            case APPEND -> loadAppend();
            case APPENDS -> append(u.popMark());
            case BUILD -> loadBuild();
            case DUP -> u.push(u.top().newRef());
            case BINGET -> get(in.take());
            case LONG_BINGET -> get(little(4));
            case GET -> loadGet();
            case MARK -> u.mark();
            case BINPUT -> put(in.take());
            case LONG_BINPUT -> put(little(4));
            case PUT -> loadPut();
            case MEMOIZE -> u.memoizeNext(u.top());
            case POP -> loadPop();
            case POP_MARK -> u.clearStack(u.popMark());
            case SETITEM -> setItems(u.size() - 2);
            case SETITEMS -> setItems(u.popMark());
            case PERSID -> loadPersistentId();
            case BINPERSID -> loadBinaryPersistentId();
            case REDUCE -> loadReduce();
            case PROTO -> loadProtocol();
            case FRAME -> loadFrame();
            case EXT1 -> loadExtension(in.take());
            case EXT2 -> loadExtension(little(2));
            case EXT4 -> loadExtension((int) little(4));
            default -> throw invalid(op);
        }
    }

    private static PyException invalid(int op) {
        boolean shown = 0x20 <= op && op <= 0x7e && op != '\'' && op != '\\';
        return PickleModule.unpicklingError("invalid load key, '" + (shown ? String.valueOf((char) op) : String.format("\\x%02x", op))
                + "'.");
    }

    /** A little-endian number of up to eight bytes; unsigned if there are fewer. */
    private long little(int bytes) {
        in.take(bytes);
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | in.data[in.at + i] & 0xff;
        }
        return value;
    }

    /** A length; OverflowError if it is beyond a Py_ssize_t. */
    private long size(int bytes, String message) {
        long n = little(bytes);
        if (n < 0) {
            throw PyErr.overflowError(message + Long.MAX_VALUE + " bytes");
        }
        return n;
    }

    private String text(int from, int n) {
        return new String(in.data, from, n, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    // Numbers

    /** The text as C's strtol takes it with base 0, or null if that does not end with the line. */
    private static Long strtol(String s) {
        int i = 0;
        int n = s.length();
        while (i < n && (s.charAt(i) == ' ' || s.charAt(i) >= 9 && s.charAt(i) <= 13)) {
            i++;
        }
        boolean negative = i < n && s.charAt(i) == '-';
        if (negative || i < n && s.charAt(i) == '+') {
            i++;
        }
        int base = 10;
        if (i < n && s.charAt(i) == '0') {
            boolean hex = i + 2 < n && (s.charAt(i + 1) | 0x20) == 'x' && Character.digit(s.charAt(i + 2), 16) >= 0;
            base = hex ? 16 : 8;
            i += hex ? 2 : 0;
        }
        int first = i;
        BigInteger value = BigInteger.ZERO;
        for (; i < n && s.charAt(i) < 128 && Character.digit(s.charAt(i), base) >= 0; i++) {
            value = value.multiply(BigInteger.valueOf(base)).add(BigInteger.valueOf(Character.digit(s.charAt(i), base)));
            if (value.bitLength() > 64) {
                return null;
            }
        }
        value = negative ? value.negate() : value;
        if (i == first || value.bitLength() > 63 || i < n && s.charAt(i) != '\n' && s.charAt(i) != 0) {
            return null;
        }
        return value.longValue();
    }

    // CPython: Modules/_pickle.c load_int
    private void loadInt() {
        int n = in.line(2);
        String s = text(in.at, n);
        Long value = strtol(s);
        if (value != null) {
            u.push(n == 3 && (value == 0 || value == 1) ? PyBool.of(value == 1) : PyInt.of(value));
            return;
        }
        PyStr digits = PyStr.of(s);
        try {
            u.push(IntConversion.fromText(digits, 0));
        } catch (PyException e) {
            e.release();
            throw PyErr.valueError("could not convert string to int");
        } finally {
            digits.decref();
        }
    }

    /** A number in the text of a line. */
    // CPython: Objects/longobject.c PyLong_FromString
    private static PyInt parse(String s, int base) {
        PyStr digits = PyStr.of(s);
        try {
            return IntConversion.fromText(digits, base);
        } catch (PyException e) {
            if (!e.matches(PyExc.ValueError) || base != 0) {
                throw e;
            }
            e.release();
            String t = s.strip();
            int shown = t.startsWith("0x") || t.startsWith("0X") ? 16 : t.startsWith("0o") || t.startsWith("0O") ? 8
                    : t.startsWith("0b") || t.startsWith("0B") ? 2 : 10;
            throw PyErr.valueError("invalid literal for int() with base " + shown + ": " + Objects.reprText(digits));
        } finally {
            digits.decref();
        }
    }

    // CPython: Modules/_pickle.c load_long
    private void loadLong() {
        int n = in.line(2);
        String s = text(in.at, n);
        u.push(parse(s.charAt(n - 2) == 'L' ? s.substring(0, n - 2) : s, 0));
    }

    // CPython: Modules/_pickle.c load_counted_long
    private void loadCountedLong(int n) {
        if (n < 0) {
            throw PickleModule.unpicklingError("LONG pickle has negative byte count");
        }
        in.take(n);
        byte[] big = new byte[n];
        for (int i = 0; i < n; i++) {
            big[n - 1 - i] = in.data[in.at + i];
        }
        u.push(n == 0 ? PyInt.of(0) : PyInt.of(new BigInteger(big)));
    }

    // CPython: Modules/_pickle.c load_float
    private void loadFloat() {
        int n = in.line(2);
        String s = text(in.at, n);
        String digits = s.substring(0, n - 1);
        if (digits.isEmpty() || digits.charAt(0) <= ' ' || digits.indexOf('_') >= 0) {
            throw PyErr.valueError("could not convert string to float: '" + s + "'");
        }
        int good = floatPrefix(digits);
        if (good == 0) {
            throw PyErr.valueError("could not convert string to float: '" + s + "'");
        }
        if (good != digits.length() && digits.charAt(good) != 0) {
            throw PyErr.valueError("could not convert string to float");
        }
        String number = digits.substring(0, good).toLowerCase(java.util.Locale.ROOT);
        double value;
        if (number.endsWith("nan")) {
            value = number.startsWith("-") ? Double.longBitsToDouble(0xfff8000000000000L) : Double.NaN;
        } else if (number.contains("inf")) {
            value = number.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        } else {
            value = Double.parseDouble(number);
            if (Double.isInfinite(value)) {
                throw PyErr.overflowError("value too large to convert to float: '" + s + "'");
            }
        }
        u.push(PyFloat.of(value));
    }

    /** How many characters of {@code s} make a number. */
    private static int floatPrefix(String s) {
        java.util.regex.Matcher m = FLOAT_TEXT.matcher(s);
        return m.lookingAt() ? m.end() : 0;
    }

    private static final java.util.regex.Pattern FLOAT_TEXT = java.util.regex.Pattern.compile(
            "[+-]?(?:(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[iI][nN][fF](?:[iI][nN][iI][tT][yY])?|[nN][aA][nN])");

    // Strings

    private void loadBytes(int sizeBytes) {
        u.push(PyBytes.ownOrShare(in.takeArray(size(sizeBytes, "BINBYTES exceeds system's maximum size of "))));
    }

    private void loadUnicode() {
        int n = in.line(1);
        u.push(Escapes.decodeRaw(Arrays.copyOfRange(in.data, in.at, in.at + n - 1), "strict", null));
    }

    private void loadBinUnicode(int sizeBytes) {
        long n = size(sizeBytes, "BINUNICODE exceeds system's maximum size of ");
        in.take(n);
        u.push(Utf8.decode(in.data, in.at, (int) n, "surrogatepass"));
    }

    private void loadBinString(int sizeBytes) {
        long n = size(sizeBytes, "BINSTRING exceeds system's maximum size of ");
        in.take(n);
        if (u.encoding.equals("bytes")) {
            u.push(PyBytes.of(Arrays.copyOfRange(in.data, in.at, in.at + (int) n)));
        } else {
            u.push(Codecs.decode(in.data, in.at, (int) n, u.encoding, u.errors));
        }
    }

    // CPython: Modules/_pickle.c load_string
    private void loadString() {
        int n = in.line() - 1;
        int from = in.at;
        byte[] data = in.data;
        if (n < 2 || data[from] != data[from + n - 1] || data[from] != '\'' && data[from] != '"') {
            throw PickleModule.unpicklingError("the STRING opcode argument must be quoted");
        }
        byte[] bytes = Escapes.decodeBytes(Arrays.copyOfRange(data, from + 1, from + n - 1), "strict");
        if (u.encoding.equals("bytes")) {
            u.push(PyBytes.of(bytes));
        } else {
            u.push(bytes.length == 0 ? PyStr.empty() : Codecs.decode(bytes, 0, bytes.length, u.encoding, u.errors));
        }
    }

    // Buffers

    // CPython: Modules/_pickle.c load_next_buffer
    private void loadNextBuffer() {
        if (u.buffers == null) {
            throw PickleModule.unpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given");
        }
        PyObject buffer = Abstract.next(u.buffers);
        if (buffer == null) {
            throw PickleModule.unpicklingError("not enough out-of-band buffers");
        }
        u.push(buffer);
    }

    // CPython: Modules/_pickle.c load_readonly_buffer
    private void loadReadonlyBuffer() {
        PyMemoryView view = PyMemoryView.of(u.top());
        if (view.isReadonly()) {
            view.decref();
        } else {
            view.setReadonly();
            u.replaceTop(view);
        }
    }

    // Containers

    private void loadTuple(int from) {
        if (from < 0) {
            throw u.underflow();
        }
        u.push(PyTuple.steal(u.popFrom(from)));
    }

    // CPython: Modules/_pickle.c load_dict
    private void loadDict() {
        int mark = u.popMark();
        int end = u.size();
        if ((end - mark) % 2 != 0) {
            throw PickleModule.unpicklingError("odd number of items for DICT");
        }
        PyDict dict = PyDict.create();
        try {
            for (int k = mark; k < end; k += 2) {
                dict.put(u.at(k), u.at(k + 1));
            }
        } catch (PyException e) {
            dict.decref();
            throw e;
        }
        u.clearStack(mark);
        u.push(dict);
    }

    private void loadFrozenSet() {
        PyTuple items = PyTuple.steal(u.popFrom(u.popMark()));
        try {
            u.push(PyFrozenSet.of(items));
        } finally {
            items.decref();
        }
    }

    // CPython: Modules/_pickle.c load_additems
    private void loadAddItems() {
        int mark = u.popMark();
        u.require(mark);
        if (u.size() == mark) {
            return;
        }
        PyObject target = u.at(mark - 1);
        if (target instanceof PySet set) {
            PyTuple items = PyTuple.steal(u.popFrom(mark));
            try {
                set.update(items);
            } finally {
                items.decref();
            }
            return;
        }
        callEach(Objects.getAttr(target, ADD), mark);
    }

    /** Takes the objects from {@code from} on off the stack and calls {@code method}, which it takes over, with each. */
    private void callEach(PyObject method, int from) {
        PyObject[] items = u.popFrom(from);
        int i = 0;
        try {
            for (; i < items.length; i++) {
                try {
                    Call.call(method, items[i]).decref();
                } finally {
                    items[i].decref();
                    items[i] = null;
                }
            }
        } finally {
            PyObject.decrefAll(items, items.length);
            method.decref();
        }
    }

    private void loadAppend() {
        if (u.size() < 1) {
            throw u.underflow();
        }
        append(u.size() - 1);
    }

    // CPython: Modules/_pickle.c do_append
    private void append(int from) {
        u.require(from);
        if (u.size() == from) {
            return;
        }
        PyObject target = u.at(from - 1);
        if (target.type == PyList.TYPE) {
            PyList list = (PyList) target;
            for (PyObject item : u.popFrom(from)) {
                list.appendSteal(item);
            }
            return;
        }
        PyObject extend = Objects.lookupAttr(target, Id.extend);
        if (extend == null) {
            callEach(Objects.getAttr(target, Id.append), from);
            return;
        }
        PyList items = u.popList(from);
        try {
            Call.call(extend, items).decref();
        } finally {
            items.decref();
            extend.decref();
        }
    }

    // CPython: Modules/_pickle.c do_setitems
    private void setItems(int from) {
        u.require(from);
        int end = u.size();
        if (end == from) {
            return;
        }
        if ((end - from) % 2 != 0) {
            throw PickleModule.unpicklingError("odd number of items for SETITEMS");
        }
        PyObject dict = u.at(from - 1);
        try {
            for (int i = from; i < end; i += 2) {
                if (dict.type == PyDict.TYPE) {
                    ((PyDict) dict).put(u.at(i), u.at(i + 1));
                } else {
                    Abstract.setItem(dict, u.at(i), u.at(i + 1));
                }
            }
        } finally {
            u.clearStack(from);
        }
    }

    // Classes and calls

    /** The class or function of a name, through the method that a subclass may override. */
    private PyObject findClass(PyObject module, PyObject name) {
        return Call.method(u, FIND_CLASS, module, name);
    }

    // CPython: Modules/_pickle.c instantiate
    private static PyObject instantiate(PyObject cls, PyTuple args) {
        if (args.size() == 0 && cls instanceof PyType) {
            PyObject function = Objects.lookupAttr(cls, Id.__getinitargs__);
            if (function == null) {
                return Call.method(cls, Id.__new__, cls);
            }
            function.decref();
        }
        return Call.call(cls, args, null);
    }

    private void pushInstance(PyObject cls, PyTuple args) {
        try {
            u.push(instantiate(cls, args));
        } finally {
            args.decref();
            cls.decref();
        }
    }

    private void loadObj() {
        int mark = u.popMark();
        if (u.size() - mark < 1) {
            throw u.underflow();
        }
        PyTuple args = PyTuple.steal(u.popFrom(mark + 1));
        pushInstance(u.pop(), args);
    }

    /** The next line as a name, without its end. */
    private PyStr name(boolean ascii) {
        int n = in.line(2);
        return ascii ? Utf8.decodeAscii(in.data, in.at, n - 1, "strict") : Utf8.decode(in.data, in.at, n - 1, "strict");
    }

    /** The class that the next two lines name. */
    private PyObject namedClass(boolean ascii) {
        PyStr module = name(ascii);
        PyStr name = null;
        try {
            name = name(ascii);
            return findClass(module, name);
        } finally {
            module.decref();
            PyObject.xdecref(name);
        }
    }

    private void loadInst() {
        int mark = u.popMark();
        PyObject cls = namedClass(true);
        pushInstance(cls, PyTuple.steal(u.popFrom(mark)));
    }

    private void loadGlobal() {
        u.push(namedClass(false));
    }

    // CPython: Modules/_pickle.c load_stack_global
    private void loadStackGlobal() {
        PyObject name = u.pop();
        PyObject module = null;
        try {
            module = u.pop();
            if (module.type != PyStr.TYPE || name.type != PyStr.TYPE) {
                throw PickleModule.unpicklingError("STACK_GLOBAL requires str");
            }
            u.push(findClass(module, name));
        } finally {
            name.decref();
            PyObject.xdecref(module);
        }
    }

    // CPython: Modules/_pickle.c load_newobj
    private void loadNewObject(boolean named) {
        PyObject keywords = named ? u.pop() : null;
        PyObject args = null;
        PyObject cls = null;
        String opcode = named ? "NEWOBJ_EX" : "NEWOBJ";
        try {
            args = u.pop();
            cls = u.pop();
            if (!(cls instanceof PyType type)) {
                throw PickleModule.unpicklingError(opcode + " class argument must be a type, not " + cls.type.tpName());
            }
            if (type.hasFlag(PyType.DISALLOW_INSTANTIATION)) {
                throw PickleModule.unpicklingError(opcode + " class argument '" + type.tpName() + "' doesn't have __new__");
            }
            if (!(args instanceof PyTuple positional)) {
                throw PickleModule.unpicklingError(opcode + " args argument must be a tuple, not " + args.type.tpName());
            }
            if (named && !(keywords instanceof PyDict)) {
                throw PickleModule.unpicklingError(opcode + " kwargs argument must be a dict, not " + keywords.type.tpName());
            }
            u.push(newObject(type, positional, (PyDict) keywords));
        } finally {
            PyObject.xdecref(keywords);
            PyObject.xdecref(args);
            PyObject.xdecref(cls);
        }
    }

    private static PyObject newObject(PyType type, PyTuple args, PyDict keywords) {
        if (keywords == null || keywords.size() == 0) {
            return type.tpNew(type, args.items, 0, args.size(), null);
        }
        int n = args.size();
        int named = keywords.size();
        PyObject[] all = Arrays.copyOf(args.items, n + named);
        PyObject[] names = new PyObject[named];
        int k = 0;
        for (int i = keywords.next(0); i >= 0; i = keywords.next(i + 1)) {
            names[k] = keywords.keyAt(i);
            all[n + k++] = keywords.valueAt(i);
        }
        PyTuple kwnames = PyTuple.of(names);
        try {
            return type.tpNew(type, all, 0, n, kwnames);
        } finally {
            kwnames.decref();
        }
    }

    private void loadReduce() {
        PyObject args = u.pop();
        PyObject function = null;
        try {
            function = u.pop();
            if (!(args instanceof PyTuple positional)) {
                throw PyErr.typeError("argument list must be a tuple");
            }
            u.push(Call.call(function, positional, null));
        } finally {
            args.decref();
            PyObject.xdecref(function);
        }
    }

    // CPython: Modules/_pickle.c load_build
    private void loadBuild() {
        if (u.size() < 2) {
            throw u.underflow();
        }
        u.require(u.size() - 1);
        PyObject state = u.pop();
        try {
            PyObject instance = u.top();
            PyObject setState = Objects.lookupAttr(instance, Id.__setstate__);
            if (setState != null) {
                try {
                    Call.call(setState, state).decref();
                } finally {
                    setState.decref();
                }
                return;
            }
            PyObject attributes = state;
            PyObject slots = null;
            if (state instanceof PyTuple pair && pair.size() == 2) {
                attributes = pair.get(0);
                slots = pair.get(1);
            }
            if (attributes != PyNone.INSTANCE) {
                setAttributes(instance, attributes);
            }
            if (slots != null) {
                setSlots(instance, slots);
            }
        } finally {
            state.decref();
        }
    }

    private static void setAttributes(PyObject instance, PyObject attributes) {
        if (!(attributes instanceof PyDict values)) {
            throw PickleModule.unpicklingError("state is not a dictionary");
        }
        PyObject dict = Objects.getAttr(instance, Id.__dict__);
        try {
            for (int i = values.next(0); i >= 0; i = values.next(i + 1)) {
                PyObject key = values.keyAt(i);
                // names of attributes are interned
                key = key.type == PyStr.TYPE ? ((PyStr) key).internedRef() : key.newRef();
                try {
                    Abstract.setItem(dict, key, values.valueAt(i));
                } finally {
                    key.decref();
                }
            }
        } finally {
            dict.decref();
        }
    }

    private static void setSlots(PyObject instance, PyObject slots) {
        if (!(slots instanceof PyDict values)) {
            throw PickleModule.unpicklingError("slot state is not a dictionary");
        }
        for (int i = values.next(0); i >= 0; i = values.next(i + 1)) {
            if (!(values.keyAt(i) instanceof PyStr name)) {
                throw PyErr.typeError("attribute name must be string, not '" + values.keyAt(i).type.tpName() + "'");
            }
            Objects.setAttr(instance, name, values.valueAt(i));
        }
    }

    // Memo, persistent ids, extensions

    private void get(long index) {
        PyObject value = u.memoized(index);
        if (value == null) {
            throw PickleModule.unpicklingError("Memo value not found at index " + index);
        }
        u.push(value.newRef());
    }

    private long index(int length) {
        PyInt i = parse(text(in.at, length), 10);
        try {
            return Args.toLong(i);
        } finally {
            i.decref();
        }
    }

    private void loadGet() {
        get(index(in.line(2)));
    }

    private void put(long index) {
        u.memoize(index, u.top());
    }

    // CPython: Modules/_pickle.c load_put
    private void loadPut() {
        int n = in.line(2);
        PyObject value = u.top();
        long index = index(n);
        if (index < 0) {
            throw PyErr.valueError("negative PUT argument");
        }
        u.memoize(index, value);
    }

    // CPython: Modules/_pickle.c load_pop
    private void loadPop() {
        if (u.markIsLast()) {
            u.popMark();
        } else {
            u.pop().decref();
        }
    }

    private static PyException noPersistentLoad() {
        return PickleModule.unpicklingError("A load persistent id instruction was encountered,\n"
                + "but no persistent_load function was specified.");
    }

    // CPython: Modules/_pickle.c load_persid
    private void loadPersistentId() {
        if (!u.persistent.isPresent()) {
            throw noPersistentLoad();
        }
        int n = in.line(1);
        PyStr id;
        try {
            id = Utf8.decodeAscii(in.data, in.at, n - 1, "strict");
        } catch (PyException e) {
            if (!e.matches(PyExc.UnicodeDecodeError)) {
                throw e;
            }
            e.release();
            throw PickleModule.unpicklingError("persistent IDs in protocol 0 must be ASCII strings");
        }
        pushPersistent(id);
    }

    private void loadBinaryPersistentId() {
        if (!u.persistent.isPresent()) {
            throw noPersistentLoad();
        }
        pushPersistent(u.pop());
    }

    private void pushPersistent(PyObject id) {
        try {
            u.push(u.persistent.call(id));
        } finally {
            id.decref();
        }
    }

    // CPython: Modules/_pickle.c load_extension
    private void loadExtension(long code) {
        if (code <= 0) {
            throw PickleModule.unpicklingError("EXT specifies code <= 0");
        }
        PickleModule state = PickleModule.state();
        PyObject key = PyInt.of(code);
        try {
            PyObject cached = state.extensionCache.get(key);
            if (cached != null) {
                u.push(cached.newRef());
                return;
            }
            PyObject pair = state.invertedRegistry.get(key);
            if (pair == null) {
                throw PyErr.valueError("unregistered extension code " + code);
            }
            if (!(pair instanceof PyTuple names) || names.size() != 2 || !(names.get(0) instanceof PyStr)
                    || !(names.get(1) instanceof PyStr)) {
                throw PyErr.valueError("_inverted_registry[" + code + "] isn't a 2-tuple of strings");
            }
            PyObject found = findClass(names.get(0), names.get(1));
            try {
                state.extensionCache.put(key, found);
            } catch (PyException e) {
                found.decref();
                throw e;
            }
            u.push(found);
        } finally {
            key.decref();
        }
    }

    private void loadProtocol() {
        int protocol = in.take();
        if (protocol > HIGHEST_PROTOCOL) {
            throw PyErr.valueError("unsupported pickle protocol: " + protocol);
        }
        u.protocol = protocol;
    }

    /** Makes a frame available as a whole. */
    private void loadFrame() {
        long n = size(8, "FRAME length exceeds system's maximum of ");
        in.take(n);
        in.next -= (int) n;
    }
}
