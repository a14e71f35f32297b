package dev.adder.runtime.object;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;

/** The marshal format, version 4 (Python/marshal.c): what {@code .pyc} files hold and the marshal module reads and writes. */
public final class Marshal {
    private static final int FLAG_REF = 0x80;
    private static final int MAX_DEPTH = 2000;

    private Marshal() {}

    /** Reads one object; the result is owned. EOFError, ValueError or TypeError for bad data. */
    public static PyObject loads(byte[] data) {
        return loads(data, 0);
    }

    /** Reads one object from position {@code start} on. */
    public static PyObject loads(byte[] data, int start) {
        return new Reader(data, start, data.length).top();
    }

    /** Reads objects one after the other, for marshal.load. */
    public static final class Reader {
        private final byte[] data;
        private final int end;
        private int at;
        private int depth;
        /** Objects that back references name. Each entry owns its reference until {@link #top} is done. */
        private final ArrayList<PyObject> refs = new ArrayList<>();

        public Reader(byte[] data, int start, int end) {
            this.data = data;
            this.at = start;
            this.end = end;
        }

        /** How far the reader has come. */
        public int position() {
            return at;
        }

        /** Reads one object. */
        public PyObject top() {
            try {
                PyObject o = read();
                if (o == null) {
                    throw PyErr.typeError("NULL object in marshal data for object");
                }
                return o;
            } finally {
                for (PyObject r : refs) {
                    PyObject.xdecref(r);
                }
                refs.clear();
            }
        }

        private int u8() {
            if (at >= end) {
                throw PyErr.eofError("marshal data too short");
            }
            return data[at++] & 0xff;
        }

        private int i32() {
            need(4);
            int v = data[at] & 0xff | (data[at + 1] & 0xff) << 8 | (data[at + 2] & 0xff) << 16 | data[at + 3] << 24;
            at += 4;
            return v;
        }

        private int i16() {
            need(2);
            int v = data[at] & 0xff | data[at + 1] << 8;
            at += 2;
            return v;
        }

        private void need(int n) {
            if (n < 0 || end - at < n) {
                throw PyErr.eofError("marshal data too short");
            }
        }

        private int size(String what) {
            int n = i32();
            if (n < 0) {
                throw PyErr.valueError("bad marshal data (" + what + " size out of range)");
            }
            return n;
        }

        private byte[] bytes(int n) {
            need(n);
            byte[] b = Arrays.copyOfRange(data, at, at + n);
            at += n;
            return b;
        }

        private int reserve(boolean flagged) {
            if (!flagged) {
                return -1;
            }
            refs.add(null);
            return refs.size() - 1;
        }

        private PyObject register(int index, PyObject o) {
            if (index >= 0 && o != null) {
                refs.set(index, o.newRef());
            }
            return o;
        }

        private PyObject register(boolean flagged, PyObject o) {
            if (flagged) {
                refs.add(o.newRef());
            }
            return o;
        }

        private static String decode(byte[] b) {
            String s = new String(b, StandardCharsets.UTF_8);
            return s;
        }

        private PyObject text(byte[] b, boolean ascii, boolean intern) {
            PyStr s = ascii ? PyStr.ofLatin1(b) : utf8(b);
            if (intern) {
                PyStr i = s.internedRef();
                s.decref();
                return i;
            }
            return s;
        }

        /** UTF-8 with lone surrogates passed through. */
        private static PyStr utf8(byte[] b) {
            boolean surrogates = false;
            for (int i = 0; i + 1 < b.length; i++) {
                surrogates |= (b[i] & 0xff) == 0xed && (b[i + 1] & 0xe0) == 0xa0;
            }
            if (!surrogates) {
                return PyStr.of(decode(b));
            }
            int[] points = new int[b.length];
            int n = 0;
            for (int i = 0; i < b.length; n++) {
                int c = b[i] & 0xff;
                int more = c < 0x80 ? 0 : c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3;
                int p = more == 0 ? c : c & (0x3f >> more);
                for (int k = 1; k <= more; k++) {
                    p = p << 6 | b[i + k] & 0x3f;
                }
                points[n] = p;
                i += more + 1;
            }
            return PyStr.of(Arrays.copyOf(points, n));
        }

        private double float8() {
            need(8);
            long v = 0;
            for (int i = 7; i >= 0; i--) {
                v = v << 8 | data[at + i] & 0xff;
            }
            at += 8;
            return Double.longBitsToDouble(v);
        }

        private double floatText() {
            return Double.parseDouble(new String(bytes(u8()), StandardCharsets.ISO_8859_1));
        }

        private PyObject bigInt() {
            int n = i32();
            int digits = Math.abs(n);
            BigInteger v = BigInteger.ZERO;
            byte[] magnitude = new byte[digits * 15 / 8 + 2];
            long bits = 0;
            int have = 0;
            int out = magnitude.length;
            for (int i = 0; i < digits; i++) {
                int d = i16();
                if (d < 0 || d > 0x7fff) {
                    throw PyErr.valueError("bad marshal data (digit out of range in long)");
                }
                if (i == digits - 1 && d == 0) {
                    throw PyErr.valueError("bad marshal data (unnormalized long data)");
                }
                bits |= (long) d << have;
                have += 15;
                while (have >= 8) {
                    magnitude[--out] = (byte) bits;
                    bits >>>= 8;
                    have -= 8;
                }
            }
            if (bits != 0) {
                magnitude[--out] = (byte) bits;
            }
            v = new BigInteger(1, magnitude);
            return PyInt.of(n < 0 ? v.negate() : v);
        }

        /** The next object, owned; null for the null that ends a dict. */
        private PyObject read() {
            int b = u8();
            boolean flag = (b & FLAG_REF) != 0;
            if (++depth > MAX_DEPTH) {
                throw PyErr.valueError("recursion limit exceeded");
            }
            try {
                return read(b & ~FLAG_REF, flag);
            } finally {
                depth--;
            }
        }

        private PyObject read(int type, boolean flag) {
            switch (type) {
                case '0':
                    return null;
                case 'N':
                    return PyNone.owned();
                case 'S':
                    return PyExc.StopIteration.newRef();
                case '.':
                    return PyEllipsis.INSTANCE.newRef();
                case 'F':
                    return PyBool.of(false);
                case 'T':
                    return PyBool.of(true);
                case 'i':
                    return register(flag, PyInt.of(i32()));
                case 'I':
                    return register(flag, PyInt.of(i32() & 0xffffffffL | (long) i32() << 32));
                case 'l':
                    return register(flag, bigInt());
                case 'f':
                    return register(flag, PyFloat.of(floatText()));
                case 'g':
                    return register(flag, PyFloat.of(float8()));
                case 'x': {
                    double re = floatText();
                    return register(flag, PyComplex.of(re, floatText()));
                }
                case 'y': {
                    double re = float8();
                    return register(flag, PyComplex.of(re, float8()));
                }
                case 's':
                    return register(flag, PyBytes.of(bytes(size("bytes object"))));
                case 'A':
                    return register(flag, text(bytes(size("string")), true, true));
                case 'a':
                    return register(flag, text(bytes(size("string")), true, false));
                case 'Z':
                    return register(flag, text(bytes(u8()), true, true));
                case 'z':
                    return register(flag, text(bytes(u8()), true, false));
                case 't':
                    return register(flag, text(bytes(size("string")), false, true));
                case 'u':
                    return register(flag, text(bytes(size("string")), false, false));
                case ')':
                    return tuple(u8(), flag);
                case '(':
                    return tuple(size("tuple"), flag);
                case '[':
                    return list(flag);
                case '{':
                    return dict(flag);
                case '<', '>':
                    return set(type == '>', flag);
                case 'c':
                    return code(flag);
                case 'r': {
                    int n = i32();
                    if (n < 0 || n >= refs.size() || refs.get(n) == null) {
                        throw PyErr.valueError("bad marshal data (invalid reference)");
                    }
                    return refs.get(n).newRef();
                }
                default:
                    throw PyErr.valueError("bad marshal data (unknown type code)");
            }
        }

        private PyObject element(PyObject[] done, int count, String what) {
            PyObject v;
            try {
                v = read();
            } catch (PyException e) {
                PyObject.decrefAll(done, count);
                throw e;
            }
            if (v == null) {
                PyObject.decrefAll(done, count);
                throw PyErr.typeError("NULL object in marshal data for " + what);
            }
            return v;
        }

        private PyObject[] elements(int n, String what) {
            need(n);
            PyObject[] a = new PyObject[n];
            for (int i = 0; i < n; i++) {
                a[i] = element(a, i, what);
            }
            return a;
        }

        private PyObject tuple(int n, boolean flag) {
            int index = reserve(flag);
            return register(index, PyTuple.steal(elements(n, "tuple")));
        }

        private PyObject list(boolean flag) {
            int n = size("list");
            PyList l = PyList.create();
            register(flag, l);
            try {
                for (int i = 0; i < n; i++) {
                    l.appendSteal(element(null, 0, "list"));
                }
            } catch (PyException e) {
                l.decref();
                throw e;
            }
            return l;
        }

        private PyObject dict(boolean flag) {
            PyDict d = PyDict.create();
            register(flag, d);
            try {
                for (PyObject key; (key = read()) != null;) {
                    PyObject value;
                    try {
                        value = read();
                        if (value == null) {
                            break;
                        }
                        try {
                            d.put(key, value);
                        } finally {
                            value.decref();
                        }
                    } finally {
                        key.decref();
                    }
                }
            } catch (PyException e) {
                d.decref();
                throw e;
            }
            return d;
        }

        private PyObject set(boolean frozen, boolean flag) {
            int n = size("set");
            int index = reserve(flag);
            PyTuple t = PyTuple.steal(elements(n, "set"));
            try {
                return register(index, frozen ? PyFrozenSet.of(t) : PySet.of(t));
            } finally {
                t.decref();
            }
        }

        private PyObject code(boolean flag) {
            int index = reserve(flag);
            int argcount = i32();
            int posonly = i32();
            int kwonly = i32();
            int stacksize = i32();
            int flags = i32();
            PyObject[] parts = new PyObject[10];
            int firstlineno = 0;
            for (int i = 0; i < parts.length; i++) {
                if (i == 8) {
                    firstlineno = i32();
                }
                parts[i] = element(parts, i, "code object");
            }
            PyBytes code = (PyBytes) parts[0];
            PyTuple consts = (PyTuple) parts[1];
            for (int i = 0; i < consts.items.length; i++) {
                consts.items[i] = CodeConstants.intern(consts.items[i]);
            }
            internAll((PyTuple) parts[2]);
            internAll((PyTuple) parts[3]);
            byte[] kinds = ((PyBytes) parts[4]).keptValue();
            byte[] linetable = ((PyBytes) parts[8]).keptValue();
            byte[] exceptiontable = ((PyBytes) parts[9]).keptValue();
            PyCode c = new PyCode(argcount, posonly, kwonly, stacksize, flags, code.keptValue(), consts, (PyTuple) parts[2],
                    (PyTuple) parts[3], kinds, (PyStr) parts[5], (PyStr) parts[6], (PyStr) parts[7], firstlineno, linetable,
                    exceptiontable);
            parts[0].decref();
            parts[4].decref();
            parts[8].decref();
            parts[9].decref();
            return register(index, c);
        }

        private static void internAll(PyTuple names) {
            for (int i = 0; i < names.items.length; i++) {
                PyStr s = (PyStr) names.items[i];
                if (!s.isInterned()) {
                    names.items[i] = s.internedRef();
                    s.decref();
                }
            }
        }
    }

    /** Writes {@code o} in format {@code version}; ValueError if it holds what cannot be marshalled. */
    public static byte[] dump(PyObject o, int version) {
        Writer w = new Writer(version);
        w.write(o);
        return w.out.toByteArray();
    }

    private static final class Writer {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final int version;
        private int depth;
        private final IdentityHashMap<PyObject, Integer> refs;

        Writer(int version) {
            this.version = version;
            refs = version >= 3 ? new IdentityHashMap<>() : null;
        }

        private void i16(int v) {
            out.write(v);
            out.write(v >> 8);
        }

        private void i32(int v) {
            i16(v);
            i16(v >> 16);
        }

        private void f8(double d) {
            long v = Double.doubleToRawLongBits(d);
            i32((int) v);
            i32((int) (v >> 32));
        }

        private void floatText(double d) {
            PyFloat f = PyFloat.of(d);
            byte[] b = Objects.reprText(f).getBytes(StandardCharsets.ISO_8859_1);
            f.decref();
            out.write(b.length);
            out.writeBytes(b);
        }

        private static PyException unmarshallable() {
            return PyErr.valueError("unmarshallable object");
        }

        void write(PyObject o) {
            if (++depth > MAX_DEPTH) {
                throw PyErr.valueError("object too deeply nested to marshal");
            }
            if (o == null) {
                out.write('0');
            } else if (o == PyNone.INSTANCE) {
                out.write('N');
            } else if (o == PyExc.StopIteration) {
                out.write('S');
            } else if (o == PyEllipsis.INSTANCE) {
                out.write('.');
            } else if (o == PyBool.FALSE) {
                out.write('F');
            } else if (o == PyBool.TRUE) {
                out.write('T');
            } else {
                int flag = 0;
                // CPython: Python/marshal.c w_ref: an object that nobody else refers to cannot come again
                if (refs != null && o.refcnt != 1) {
                    Integer index = refs.get(o);
                    if (index != null) {
                        out.write('r');
                        i32(index);
                        depth--;
                        return;
                    }
                    refs.put(o, refs.size());
                    flag = FLAG_REF;
                }
                complex(o, flag);
            }
            depth--;
        }

        private void complex(PyObject o, int flag) {
            PyType t = o.type;
            if (t == PyInt.TYPE) {
                integer((PyInt) o, flag);
            } else if (t == PyFloat.TYPE) {
                out.write((version > 1 ? 'g' : 'f') | flag);
                number(((PyFloat) o).value);
            } else if (t == PyComplex.TYPE) {
                out.write((version > 1 ? 'y' : 'x') | flag);
                number(((PyComplex) o).real);
                number(((PyComplex) o).imag);
            } else if (t == PyBytes.TYPE) {
                bytes(((PyBytes) o).value, flag);
            } else if (t == PyStr.TYPE) {
                text((PyStr) o, flag);
            } else if (t == PyTuple.TYPE) {
                PyObject[] items = ((PyTuple) o).items;
                if (version >= 4 && items.length < 256) {
                    out.write(')' | flag);
                    out.write(items.length);
                } else {
                    out.write('(' | flag);
                    i32(items.length);
                }
                for (PyObject i : items) {
                    write(i);
                }
            } else if (t == PyList.TYPE) {
                PyList l = (PyList) o;
                out.write('[' | flag);
                i32(l.size);
                for (int i = 0; i < l.size; i++) {
                    write(l.items[i]);
                }
            } else if (t == PyDict.TYPE) {
                PyDict d = (PyDict) o;
                out.write('{' | flag);
                for (int i = d.next(0); i >= 0; i = d.next(i + 1)) {
                    write(d.keyAt(i));
                    write(d.valueAt(i));
                }
                out.write('0');
            } else if (t == PySet.TYPE || t == PyFrozenSet.TYPE) {
                set(o, flag);
            } else if (o instanceof PyCode c) {
                code(c, flag);
            } else if (Abstract.hasBuffer(o)) {
                Buffer b = Abstract.getBuffer(o, Buffer.SIMPLE);
                byte[] copy = Arrays.copyOfRange(b.bytes, b.offset, b.offset + (int) b.len);
                b.release();
                bytes(copy, flag);
            } else {
                out.write('?' | flag);
                throw unmarshallable();
            }
        }

        private void number(double d) {
            if (version > 1) {
                f8(d);
            } else {
                floatText(d);
            }
        }

        private void bytes(byte[] b, int flag) {
            out.write('s' | flag);
            i32(b.length);
            out.writeBytes(b);
        }

        private void integer(PyInt i, int flag) {
            if (i.fitsLong() && i.longValue() == (int) i.longValue()) {
                out.write('i' | flag);
                i32((int) i.longValue());
                return;
            }
            BigInteger v = i.bigValue().abs();
            int digits = (v.bitLength() + 14) / 15;
            out.write('l' | flag);
            i32(i.signum() < 0 ? -digits : digits);
            for (int k = 0; k < digits; k++) {
                i16(v.shiftRight(k * 15).intValue() & 0x7fff);
            }
        }

        private void text(PyStr s, int flag) {
            if (version >= 4 && s.isAscii()) {
                byte[] b = s.toString().getBytes(StandardCharsets.ISO_8859_1);
                boolean interned = s.isInterned();
                if (b.length < 256) {
                    out.write((interned ? 'Z' : 'z') | flag);
                    out.write(b.length);
                } else {
                    out.write((interned ? 'A' : 'a') | flag);
                    i32(b.length);
                }
                out.writeBytes(b);
                return;
            }
            ByteArrayOutputStream u = new ByteArrayOutputStream();
            for (int i = 0, n = s.length(); i < n; i++) {
                int c = s.codePointAt(i);
                if (c < 0x80) {
                    u.write(c);
                } else if (c < 0x800) {
                    u.write(0xc0 | c >> 6);
                    u.write(0x80 | c & 0x3f);
                } else if (c < 0x10000) {
                    u.write(0xe0 | c >> 12);
                    u.write(0x80 | c >> 6 & 0x3f);
                    u.write(0x80 | c & 0x3f);
                } else {
                    u.write(0xf0 | c >> 18);
                    u.write(0x80 | c >> 12 & 0x3f);
                    u.write(0x80 | c >> 6 & 0x3f);
                    u.write(0x80 | c & 0x3f);
                }
            }
            out.write((version >= 3 && s.isInterned() ? 't' : 'u') | flag);
            i32(u.size());
            out.writeBytes(u.toByteArray());
        }

        /** The members in the order of their own marshalled forms, so that equal sets give equal bytes. */
        private void set(PyObject o, int flag) {
            out.write((o.type == PyFrozenSet.TYPE ? '>' : '<') | flag);
            PyTuple members = Abstract.tuple(o);
            try {
                i32(members.size());
                PyObject[] items = members.items.clone();
                byte[][] keys = new byte[items.length][];
                Integer[] order = new Integer[items.length];
                for (int i = 0; i < items.length; i++) {
                    keys[i] = dump(items[i], version);
                    order[i] = i;
                }
                Arrays.sort(order, (a, b) -> Arrays.compareUnsigned(keys[a], keys[b]));
                for (Integer i : order) {
                    write(items[i]);
                }
            } finally {
                members.decref();
            }
        }

        private void code(PyCode c, int flag) {
            out.write('c' | flag);
            i32(c.argcount);
            i32(c.posonlyargcount);
            i32(c.kwonlyargcount);
            i32(c.stacksize);
            i32(c.flags);
            owned(PyCode.getCode(c));
            write(c.consts);
            write(c.names);
            write(c.localsplusnames);
            owned(PyBytes.of(c.localspluskinds));
            write(c.filename);
            write(c.name);
            write(c.qualname);
            i32(c.firstlineno);
            owned(PyBytes.of(c.linetable));
            owned(PyBytes.of(c.exceptiontable));
        }

        private void owned(PyObject o) {
            try {
                write(o);
            } finally {
                o.decref();
            }
        }
    }
}
