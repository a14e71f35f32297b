package dev.adder.runtime.object;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/** As much of the object model as generated tables and Args touch, with plain Java behind it: counts are kept, nothing is freed. */
abstract class PyObject {
    PyType type;
    int refcnt = 1;

    PyObject(PyType type) {
        this.type = type;
    }

    void incref() {
        refcnt++;
    }

    void decref() {
        refcnt--;
    }

    static void xdecref(PyObject o) {
        if (o != null) {
            o.decref();
        }
    }

    PyObject newRef() {
        refcnt++;
        return this;
    }
}

class PyType extends PyObject {
    static final PyType TYPE = new PyType("type");
    final String name;

    PyType(String name) {
        super(null);
        this.name = name;
    }

    String tpName() {
        return name;
    }

    boolean has(Slot slot) {
        return false;
    }

    PyObject nbFloat(PyObject o) {
        throw new AssertionError();
    }

    PyObject tpRepr(PyObject o) {
        return PyStr.of(o.toString());
    }
}

class HeapType extends PyType {
    final Slot overridden;

    HeapType(String name, Slot overridden) {
        super(name);
        this.overridden = overridden;
    }

    boolean overrides(Slot slot) {
        return slot == overridden;
    }
}

final class PyModule extends PyObject {
    PyModule() {
        super(new PyType("module"));
    }
}

final class PyTuple extends PyObject {
    static final PyType TYPE = new PyType("tuple");
    static PyTuple last;
    final PyObject[] items;

    private PyTuple(PyObject[] items) {
        super(TYPE);
        this.items = items;
        last = this;
    }

    static PyTuple empty() {
        return new PyTuple(new PyObject[0]);
    }

    static PyTuple copyOf(PyObject[] from, int base, int count) {
        return new PyTuple(java.util.Arrays.copyOfRange(from, base, base + count));
    }

    int size() {
        return items.length;
    }

    @Override
    public String toString() {
        return "tuple" + java.util.Arrays.toString(items);
    }
}

final class PyDict extends PyObject {
    static final PyType TYPE = new PyType("dict");
    static PyDict last;
    final Map<String, Object> map = new LinkedHashMap<>();

    private PyDict() {
        super(TYPE);
        last = this;
    }

    static PyDict create() {
        return new PyDict();
    }

    void put(PyObject key, PyObject value) {
        map.put(key.toString(), value);
    }

    @Override
    public String toString() {
        return map.toString();
    }
}

final class PyStr extends PyObject {
    static final PyType TYPE = new PyType("str");
    private static final Map<String, PyStr> INTERNED = new LinkedHashMap<>();
    final String text;

    private PyStr(String text) {
        super(TYPE);
        this.text = text;
    }

    static PyStr of(String text) {
        return new PyStr(text);
    }

    static PyStr intern(String text) {
        return INTERNED.computeIfAbsent(text, PyStr::of);
    }

    boolean equalTo(PyStr other) {
        return text.equals(other.text);
    }

    boolean equalTo(String other) {
        return text.equals(other);
    }

    @Override
    public String toString() {
        return text;
    }
}

class PyInt extends PyObject {
    static final PyType TYPE = new PyType("int");
    final BigInteger value;

    PyInt(BigInteger value, PyType type) {
        super(type);
        this.value = value;
    }

    static PyInt of(long value) {
        return new PyInt(BigInteger.valueOf(value), TYPE);
    }

    static PyInt of(BigInteger value) {
        return new PyInt(value, TYPE);
    }

    boolean fitsLong() {
        return value.bitLength() < 64;
    }

    long longValue() {
        return value.longValue();
    }

    BigInteger bigValue() {
        return value;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

final class PyBool extends PyInt {
    private PyBool(boolean value) {
        super(value ? BigInteger.ONE : BigInteger.ZERO, new PyType("bool"));
    }

    static PyObject of(boolean value) {
        return new PyBool(value);
    }

    @Override
    public String toString() {
        return longValue() != 0 ? "True" : "False";
    }
}

final class PyFloat extends PyObject {
    static final PyType TYPE = new PyType("float");
    final double value;

    private PyFloat(double value) {
        super(TYPE);
        this.value = value;
    }

    static PyFloat of(double value) {
        return new PyFloat(value);
    }

    @Override
    public String toString() {
        return Double.toString(value);
    }
}

final class PyNone extends PyObject {
    static final PyNone INSTANCE = new PyNone();

    private PyNone() {
        super(new PyType("NoneType"));
    }

    static PyObject owned() {
        return INSTANCE.newRef();
    }

    @Override
    public String toString() {
        return "None";
    }
}

final class PyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PyException(String message) {
        super(message);
    }
}

final class PyExc {
    static final PyType DeprecationWarning = new PyType("DeprecationWarning");

    private PyExc() {}
}

final class PyErr {
    private PyErr() {}

    static PyException typeError(String message) {
        return new PyException("TypeError: " + message);
    }

    static PyException overflowError(String message) {
        return new PyException("OverflowError: " + message);
    }

    static void warn(PyType category, String message, int level) {
        throw new PyException(category.name + ": " + message);
    }
}

final class Abstract {
    private Abstract() {}

    static PyInt index(PyObject o) {
        if (o instanceof PyInt i) {
            i.incref();
            return i;
        }
        throw PyErr.typeError("'" + o.type.tpName() + "' object cannot be interpreted as an integer");
    }

    static long asSsize(PyObject o, PyType overflow) {
        return index(o).longValue();
    }
}

/** The arrays of arguments, of which nothing is pooled here. */
final class Payload {
    static PyObject[] objects(int length) {
        return new PyObject[length];
    }

    static void releaseMoved(PyObject[] moved) {}
}

final class Objects {
    private Objects() {}

    static boolean isTrue(PyObject o) {
        return !(o instanceof PyNone) && !o.toString().equals("0");
    }
}

final class Call {
    static final PyObject[] NO_ARGS = {};

    private Call() {}
}
