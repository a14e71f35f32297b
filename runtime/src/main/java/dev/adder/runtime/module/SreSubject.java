package dev.adder.runtime.module;

import dev.adder.processor.Borrowed;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.Payload;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import java.util.Arrays;

/**
 * What a pattern is matched against: the characters of a str, or the bytes of an object whose buffer stays exported until {@link #close}, so
 * that it cannot change its size under the matcher.
 */
final class SreSubject implements AutoCloseable {
    /** Borrowed: whoever keeps a subject keeps the object too. */
    final PyObject string;
    /** A byte[], char[] or int[], a character an element, {@link #length} of them. */
    final Object data;
    final int length;
    private Buffer buffer;

    private SreSubject(PyObject string, Object data, int length, Buffer buffer) {
        this.string = string;
        this.data = data;
        this.length = length;
        this.buffer = buffer;
    }

    /** The subject for a pattern that was made from {@code pattern}; TypeError if the kinds do not fit. */
    // CPython: Modules/_sre/sre.c getstring, state_init
    static SreSubject of(@Borrowed PyObject pattern, @Borrowed PyObject string) {
        if (string instanceof PyStr s) {
            if (pattern != PyNone.INSTANCE && !(pattern instanceof PyStr)) {
                throw PyErr.typeError("cannot use a bytes pattern on a string-like object");
            }
            return new SreSubject(string, s.keptData(), s.length(), null);
        }
        if (!Abstract.hasBuffer(string)) {
            throw PyErr.typeError("expected string or bytes-like object, got '" + string.type.tpName() + "'");
        }
        if (pattern instanceof PyStr) {
            throw PyErr.typeError("cannot use a string pattern on a bytes-like object");
        }
        if (string instanceof PyBytes b) {
            return new SreSubject(string, b.keptValue(), b.value.length, null);
        }
        Buffer b = Abstract.getBuffer(string, Buffer.SIMPLE);
        int n = (int) b.len;
        byte[] bytes = b.offset == 0 ? b.bytes : Arrays.copyOfRange(b.bytes, b.offset, b.offset + n);
        return new SreSubject(string, bytes, n, b);
    }

    int at(int i) {
        return data instanceof byte[] b ? b[i] & 0xFF : data instanceof char[] c ? c[i] : ((int[]) data)[i];
    }

    /** A new str or bytes of the characters between two positions. */
    // CPython: Modules/_sre/sre.c getslice
    PyObject slice(int from, int to) {
        if (string instanceof PyStr s) {
            return s.substring(from, to);
        }
        if (from == 0 && to == length && string.type == PyBytes.TYPE) {
            return string.newRef();
        }
        return PyBytes.ownOrShare(Payload.copyOfRange((byte[]) data, from, to));
    }

    /** What findall and split report of a match: the whole, the only group, or a tuple of the groups. */
    PyObject found(SreEngine e, int groups) {
        if (groups == 0) {
            return slice(e.start, e.ptr);
        }
        if (groups == 1) {
            return group(e, 0, true);
        }
        PyObject[] items = new PyObject[groups];
        for (int i = 0; i < groups; i++) {
            items[i] = group(e, i, true);
        }
        return PyTuple.steal(items);
    }

    /** Group {@code i}, counted from 0; one that took no part is an empty string or None. */
    // CPython: Modules/_sre/sre.c state_getslice
    PyObject group(SreEngine e, int i, boolean empty) {
        if (2 * i >= e.lastmark || e.mark[2 * i] < 0 || e.mark[2 * i + 1] < 0) {
            return empty ? slice(0, 0) : PyNone.owned();
        }
        return slice(e.mark[2 * i], e.mark[2 * i + 1]);
    }

    /** Gives the buffer back; once more does nothing. */
    // CPython: Modules/_sre/sre.c state_fini
    @Override
    public void close() {
        Buffer b = buffer;
        buffer = null;
        if (b != null) {
            b.release();
        }
    }
}
