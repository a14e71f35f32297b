package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyByteArray;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyMemoryView;
import dev.adder.runtime.object.PyObject;
import java.util.Arrays;

/**
 * The input of an unpickler: data in memory, or a file of which each piece is read when it is needed, and never more than needed: what can
 * be peeked at is skipped in the file once it has been used.
 */
final class PickleReader {
    private static final int PREFETCH = 8192 * 16;

    /** Methods of the file; all null for data in memory, the last two where the file has none. Owned. */
    private PyObject read;
    private PyObject readLine;
    private PyObject readInto;
    private PyObject peek;

    /** What {@link #data} belongs to, or null. */
    private Buffer view;
    /** The bytes at hand, from {@link #next} to {@link #end}. */
    byte[] data = new byte[0];
    int next;
    private int end;
    /** Where the data begins. */
    private int start;
    /** Up to where the file itself has been read, of what was peeked at. */
    private int prefetched;

    /** Where the bytes are that the last {@link #take} or {@link #line} delivered. */
    int at;
    /** The length of the last line, which CPython keeps a copy of; 0 for none. */
    int lineLength;

    boolean hasFile() {
        return read != null;
    }

    static PyException truncated() {
        return PickleModule.unpicklingError("pickle data was truncated");
    }

    // CPython: Modules/_pickle.c _Unpickler_SetStringInput
    int setData(PyObject input) {
        Buffer old = view;
        if (old != null) {
            view = null;
            old.release();
        }
        view = Abstract.getBuffer(input, Buffer.CONTIG_RO);
        data = view.bytes;
        start = view.offset;
        next = start;
        end = start + (int) view.len;
        prefetched = end;
        return (int) view.len;
    }

    // CPython: Modules/_pickle.c _Unpickler_SetInputStream
    void setStream(PyObject file) {
        peek = Objects.lookupAttr(file, Id.peek);
        readInto = Objects.lookupAttr(file, Id.readinto);
        read = Objects.lookupAttr(file, Id.read);
        readLine = Objects.lookupAttr(file, Id.readline);
        if (read == null || readLine == null) {
            dropMethods();
            throw PyErr.typeError("file must have 'read' and 'readline' attributes");
        }
    }

    /** Moves the file to where reading has come. */
    // CPython: Modules/_pickle.c _Unpickler_SkipConsumed
    void skipConsumed() {
        int consumed = next - prefetched;
        if (consumed <= 0 || read == null) {
            return;
        }
        PyObject n = PyInt.of(consumed);
        try {
            Call.call(read, n).decref();
        } finally {
            n.decref();
        }
        prefetched = next;
    }

    /** Reads {@code n} bytes, or a line for -1, in place of the data at hand; the number of bytes that came. */
    // CPython: Modules/_pickle.c _Unpickler_ReadFromFile
    private int readFile(long n) {
        skipConsumed();
        PyObject result;
        if (n < 0) {
            result = Call.call(readLine);
        } else {
            if (peek != null && n < PREFETCH) {
                PyObject peeked = peek();
                if (peeked != null) {
                    int size;
                    try {
                        size = setData(peeked);
                    } finally {
                        peeked.decref();
                    }
                    prefetched = start;
                    if (n <= size) {
                        return (int) n;
                    }
                }
            }
            PyObject size = PyInt.of(n);
            try {
                result = Call.call(read, size);
            } finally {
                size.decref();
            }
        }
        try {
            return setData(result);
        } finally {
            result.decref();
        }
    }

    private PyObject peek() {
        PyObject n = PyInt.of(PREFETCH);
        try {
            return Call.call(peek, n);
        } catch (PyException e) {
            if (!e.matches(PyExc.NotImplementedError)) {
                throw e;
            }
            e.release();
            PyObject p = peek;
            peek = null;
            p.decref();
            return null;
        } finally {
            n.decref();
        }
    }

    /** Makes the next {@code n} bytes available at {@link #at} of {@link #data}, and passes them. */
    // CPython: Modules/_pickle.c _Unpickler_ReadImpl
    void take(long n) {
        if (n <= end - next) {
            at = next;
            next += (int) n;
            return;
        }
        if (n > Long.MAX_VALUE - (next - start)) {
            throw PickleModule.unpicklingError("read would overflow (invalid bytecode)");
        }
        if (read == null || readFile(n) < n) {
            throw truncated();
        }
        at = next;
        next += (int) n;
    }

    /** The next byte, from 0 to 255. */
    int take() {
        if (next < end) {
            return data[next++] & 0xff;
        }
        take(1);
        return data[at] & 0xff;
    }

    /** A new array of the next {@code n} bytes. */
    // CPython: Modules/_pickle.c _Unpickler_ReadInto
    byte[] takeArray(long n) {
        int available = end - next;
        if (n <= available) {
            at = next;
            next += (int) n;
            return Arrays.copyOfRange(data, at, next);
        }
        if (n > Integer.MAX_VALUE - 64) {
            throw PyErr.memoryError();
        }
        if (read == null) {
            throw truncated();
        }
        byte[] result;
        try {
            result = new byte[(int) n];
        } catch (OutOfMemoryError e) {
            throw PyErr.memoryError();
        }
        System.arraycopy(data, next, result, 0, available);
        next += available;
        skipConsumed();
        int rest = (int) n - available;
        byte[] more = readInto != null ? fill(rest) : readBytes(rest);
        System.arraycopy(more, 0, result, available, rest);
        return result;
    }

    private byte[] fill(int n) {
        PyByteArray target = PyByteArray.of(new byte[n]);
        PyObject memory = null;
        PyObject count = null;
        try {
            memory = PyMemoryView.of(target);
            count = Call.call(readInto, memory);
            if (Args.toLong(count) < n) {
                throw truncated();
            }
            return target.toByteArray();
        } finally {
            PyObject.xdecref(count);
            PyObject.xdecref(memory);
            target.decref();
        }
    }

    private byte[] readBytes(int n) {
        PyObject size = PyInt.of(n);
        PyObject result;
        try {
            result = Call.call(read, size);
        } finally {
            size.decref();
        }
        try {
            if (!(result instanceof PyBytes bytes)) {
                throw PyErr.valueError("read() returned non-bytes object (" + Objects.reprText(result) + ")");
            }
            if (bytes.size() < n) {
                throw truncated();
            }
            return bytes.keptValue();
        } finally {
            result.decref();
        }
    }

    /** Passes a line: its length with the newline; it is at {@link #at}. */
    // CPython: Modules/_pickle.c _Unpickler_Readline
    int line() {
        for (int i = next; i < end; i++) {
            if (data[i] == '\n') {
                at = next;
                next = i + 1;
                return lineLength = next - at;
            }
        }
        if (read == null) {
            throw truncated();
        }
        int n = readFile(-1);
        if (n == 0 || data[end - 1] != '\n') {
            throw truncated();
        }
        at = next;
        next = end;
        return lineLength = n;
    }

    /** {@link #line}, which has at least {@code min} bytes. */
    int line(int min) {
        int n = line();
        if (n < min) {
            throw truncated();
        }
        return n;
    }

    void traverse(Visitor visitor) {
        visitor.xvisit(readLine);
        visitor.xvisit(readInto);
        visitor.xvisit(read);
        visitor.xvisit(peek);
    }

    /** The owner of the data at hand, which the collector is not shown. */
    void traverseHidden(Visitor visitor) {
        if (view != null) {
            visitor.xvisit(view.obj);
        }
    }

    private void dropMethods() {
        PyObject o = readLine;
        readLine = null;
        PyObject.xdecref(o);
        o = readInto;
        readInto = null;
        PyObject.xdecref(o);
        o = read;
        read = null;
        PyObject.xdecref(o);
        o = peek;
        peek = null;
        PyObject.xdecref(o);
    }

    void clear() {
        dropMethods();
        Buffer v = view;
        view = null;
        data = new byte[0];
        next = 0;
        start = 0;
        end = 0;
        prefetched = 0;
        if (v != null) {
            v.release();
        }
    }
}
