package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.runtime.interpreter.Gil;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.MethodTable;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.Payload;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.ReprGuard;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * What buffered readers, writers and random access share (Modules/_io/bufferedio.c, struct buffered). The array holds either bytes read
 * ahead ([pos, readEnd)) or bytes to be written ([writePos, writeEnd)), or for random access both; rawPos is where the raw stream
 * stands within it.
 */
abstract class PyBuffered extends PyIOBase {
    /** Owned; null before __init__ and after detach. */
    PyObject raw;
    private boolean ok;
    private boolean detached;
    boolean canRead;
    boolean canWrite;
    boolean finalizing;
    private long absPos;
    byte[] buffer;
    int pos;
    int rawPos;
    /** -1 while nothing is read ahead. */
    int readEnd = -1;
    int writePos;
    /** -1 while nothing waits to be written. */
    int writeEnd = -1;
    private ThreadState owner;

    PyBuffered(PyType type) {
        super(type);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(raw);
    }

    // CPython: Modules/_io/bufferedio.c buffered_sizeof
    @Override
    public long sizeof() {
        return type.basicsize + (buffer == null ? 0 : buffer.length);
    }

    @Override
    protected void clearFields() {
        ok = false;
        PyObject r = raw;
        raw = null;
        xdecref(r);
    }

    @Override
    protected void dropFields() {
        clearFields();
    }

    @Override
    protected void deallocating() {
        finalizing = true;
    }

    void init(PyObject newRaw, long size, boolean read, boolean write) {
        ok = false;
        detached = false;
        if (read) {
            requireReadable(newRaw);
        }
        if (write) {
            requireWritable(newRaw);
        }
        PyObject old = raw;
        raw = newRaw.newRef();
        xdecref(old);
        canRead = read;
        canWrite = write;
        resetRead();
        if (size <= 0) {
            throw PyErr.valueError("buffer size must be strictly positive");
        }
        if (size > Integer.MAX_VALUE - 16) {
            throw PyErr.memoryError();
        }
        buffer = new byte[(int) size];
        writePos = 0;
        writeEnd = -1;
        pos = 0;
        rawPos = 0;
        absPos = -1;
        try {
            rawTell();
        } catch (PyException e) {
            e.release();
        }
        ok = true;
    }

    void check() {
        if (!ok) {
            throw PyErr.valueError(detached ? "raw stream has been detached" : "I/O operation on uninitialized object");
        }
    }

    boolean rawClosed() {
        check();
        return raw instanceof PyFileIO f && f.type == PyFileIO.TYPE ? f.fd < 0 : Io.isTrueAttr(raw, Id.closed);
    }

    void requireOpen(String message) {
        check();
        if (buffer == null || rawClosed()) {
            throw PyErr.valueError(message);
        }
    }

    void enter() {
        ThreadState me = ThreadState.current;
        if (owner == me) {
            throw PyErr.runtimeError("reentrant call inside " + Objects.reprText(this));
        }
        while (owner != null) {
            Gil.release();
            LockSupport.parkNanos(50_000);
            Gil.acquire(me);
        }
        owner = me;
    }

    void leave() {
        owner = null;
    }

    void resetRead() {
        readEnd = -1;
    }

    void resetWrite() {
        writePos = 0;
        writeEnd = -1;
    }

    private boolean hasRead() {
        return canRead && readEnd != -1;
    }

    private boolean hasWrite() {
        return canWrite && writeEnd != -1;
    }

    int readAhead() {
        return hasRead() ? readEnd - pos : 0;
    }

    private long rawOffset() {
        return (hasRead() || hasWrite()) && rawPos >= 0 ? rawPos - pos : 0;
    }

    long rawTell() {
        long n = raw instanceof PyFileIO f && f.type == PyFileIO.TYPE ? f.seek(0, 1) : Io.longCall(raw, Io.TELL);
        if (n < 0) {
            throw PyErr.format(PyExc.OSError, "Raw stream returned invalid position " + n);
        }
        return absPos = n;
    }

    long rawSeek(long target, int whence) {
        long n = raw instanceof PyFileIO f && f.type == PyFileIO.TYPE ? f.seek(target, whence)
                : Io.longCall(raw, Io.SEEK, PyInt.of(target), PyInt.of(whence));
        if (n < 0) {
            throw PyErr.format(PyExc.OSError, "Raw stream returned invalid position " + n);
        }
        return absPos = n;
    }

    /** Reads from the raw stream; -1 if it would block. */
    // CPython: Modules/_io/bufferedio.c _bufferedreader_raw_read
    private int rawRead(byte[] into, int offset, int n) {
        int got;
        if (raw instanceof PyFileIO f && f.type == PyFileIO.TYPE) {
            got = f.readInto(into, offset, n);
        } else {
            PyObject r = null;
            PyObject view = Io.memoryView(into, offset, n, false);
            try {
                while (r == null) {
                    try {
                        r = Call.method(raw, Id.readinto, view);
                    } catch (PyException e) {
                        if (!Io.trapEintr(e)) {
                            throw e;
                        }
                    }
                }
            } finally {
                view.decref();
            }
            if (r == PyNone.INSTANCE) {
                r.decref();
                return -1;
            }
            long count;
            try {
                count = Abstract.asSsize(r, PyExc.ValueError);
            } catch (PyException e) {
                throw Io.chain(e, PyErr.format(PyExc.OSError, "raw readinto() failed"));
            } finally {
                r.decref();
            }
            if (count < 0 || count > n) {
                throw PyErr.format(PyExc.OSError, "raw readinto() returned invalid length " + count + " (should have been between 0 and "
                        + n + ")");
            }
            got = (int) count;
        }
        if (got > 0 && absPos != -1) {
            absPos += got;
        }
        return got;
    }

    /** Writes to the raw stream; -1 if it would block. */
    private int rawWrite(byte[] from, int offset, int n) {
        int done;
        if (raw instanceof PyFileIO f && f.type == PyFileIO.TYPE) {
            done = f.writeFrom(from, offset, n);
            if (done < 0) {
                return -1;
            }
        } else {
            PyObject r = null;
            PyObject view = Io.memoryView(from, offset, n, true);
            try {
                while (r == null) {
                    try {
                        r = Call.method(raw, Id.write, view);
                    } catch (PyException e) {
                        if (!Io.trapEintr(e)) {
                            throw e;
                        }
                    }
                }
            } finally {
                view.decref();
            }
            if (r == PyNone.INSTANCE) {
                r.decref();
                return -1;
            }
            long count;
            try {
                count = Abstract.asSsize(r, PyExc.ValueError);
            } finally {
                r.decref();
            }
            if (count < 0 || count > n) {
                throw PyErr.format(PyExc.OSError, "raw write() returned invalid length " + count + " (should have been between 0 and "
                        + n + ")");
            }
            done = (int) count;
        }
        if (done > 0 && absPos != -1) {
            absPos += done;
        }
        return done;
    }

    private int fill() {
        int start = hasRead() ? readEnd : 0;
        int n = rawRead(buffer, start, buffer.length - start);
        if (n > 0) {
            readEnd = start + n;
            rawPos = start + n;
        }
        return n;
    }

    // CPython: Modules/_io/bufferedio.c _bufferedwriter_flush_unlocked
    void flushWrites() {
        if (!hasWrite() || writePos == writeEnd) {
            resetWrite();
            return;
        }
        long rewind = rawOffset() + (pos - writePos);
        if (rewind != 0) {
            rawSeek(-rewind, 1);
            rawPos -= (int) rewind;
        }
        while (writePos < writeEnd) {
            int n = rawWrite(buffer, writePos, writeEnd - writePos);
            if (n < 0) {
                throw blocked(0);
            }
            pos = Math.max(pos, writePos + n);
            writePos += n;
            rawPos = writePos;
            PosixFiles.checkSignals();
        }
        resetWrite();
    }

    private static PyException blocked(long written) {
        PyObject errno = PyInt.of(PosixFiles.EAGAIN);
        PyObject text = PyStr.of("write could not complete without blocking");
        PyObject count = PyInt.of(written);
        try {
            return PyErr.raise((dev.adder.runtime.object.PyBaseException) Call.call(PyExc.BlockingIOError, errno, text, count));
        } finally {
            errno.decref();
            text.decref();
            count.decref();
        }
    }

    // CPython: Modules/_io/bufferedio.c buffered_flush_and_rewind_unlocked
    void flushAndRewind() {
        flushWrites();
        if (canRead) {
            long offset = rawOffset();
            resetRead();
            if (offset != 0) {
                rawSeek(-offset, 1);
            }
        }
    }

    void flush() {
        requireOpen("flush of closed file");
        enter();
        try {
            flushAndRewind();
        } finally {
            leave();
        }
    }

    void simpleFlush() {
        check();
        Call.method(raw, Id.flush).decref();
    }

    // CPython: Modules/_io/bufferedio.c buffered_close
    void close() {
        check();
        enter();
        try {
            if (rawClosed()) {
                return;
            }
            if (finalizing) {
                PyObject r = null;
                try {
                    r = Call.method(raw, Id._dealloc_warn, this);
                } catch (PyException e) {
                    e.release();
                }
                xdecref(r);
            }
        } finally {
            leave();
        }
        PyException error = null;
        try {
            Call.method(this, Id.flush).decref();
        } catch (PyException e) {
            error = e;
        }
        enter();
        try {
            PyObject r = raw;
            if (r != null) {
                r.incref();
                try {
                    Call.method(r, Id.close).decref();
                } finally {
                    r.decref();
                }
            }
        } catch (PyException e) {
            error = Io.chain(error, e);
        } finally {
            leave();
            buffer = null;
        }
        if (error != null) {
            throw error;
        }
    }

    PyObject detach() {
        check();
        Call.method(this, Id.flush).decref();
        PyObject r = raw;
        raw = null;
        detached = true;
        ok = false;
        return r;
    }

    void deallocWarn(PyObject source) {
        if (ok && raw != null) {
            try {
                Call.method(raw, Id._dealloc_warn, source).decref();
            } catch (PyException e) {
                e.release();
            }
        }
    }

    PyObject forward(PyStr method) {
        check();
        return Call.method(raw, method);
    }

    PyObject rawAttr(PyStr name) {
        check();
        return Objects.getAttr(raw, name);
    }

    long tell() {
        check();
        long p = rawTell();
        p -= rawOffset();
        return Math.max(p, 0);
    }

    // CPython: Modules/_io/bufferedio.c _io__Buffered_seek_impl
    PyObject seek(PyObject targetObject, int whence) {
        check();
        if (whence < 0 || whence > 4) {
            throw PyErr.valueError("whence value " + whence + " unsupported");
        }
        requireOpen("seek of closed file");
        if (!Io.isTrueCall(raw, Io.SEEKABLE)) {
            throw Io.unsupported("File or stream is not seekable.");
        }
        long target = Abstract.asSsize(targetObject, PyExc.ValueError);
        if (whence != 2 && canRead) {
            long current = absPos != -1 ? absPos : rawTell();
            int ahead = readAhead();
            if (ahead > 0) {
                long offset = whence == 0 ? target - (current - rawOffset()) : target;
                if (offset >= -pos && offset <= ahead) {
                    pos += (int) offset;
                    return PyInt.of(current - rawOffset());
                }
            }
        }
        enter();
        try {
            if (canWrite) {
                flushWrites();
            }
            if (whence == 1) {
                target -= rawOffset();
            }
            long n = rawSeek(target, whence);
            rawPos = -1;
            if (canRead) {
                resetRead();
            }
            return PyInt.of(n);
        } finally {
            leave();
        }
    }

    PyObject truncate(PyObject size) {
        check();
        requireOpen("truncate of closed file");
        if (!canWrite) {
            throw Io.unsupported("truncate");
        }
        enter();
        try {
            flushAndRewind();
            PyObject p = size == null || size == PyNone.INSTANCE ? PyInt.of(rawTell()) : size.newRef();
            try {
                PyObject r = Call.method(raw, Io.TRUNCATE, p);
                try {
                    rawTell();
                } catch (PyException e) {
                    e.release();
                }
                return r;
            } finally {
                p.decref();
            }
        } finally {
            leave();
        }
    }

    PyObject read(PyObject size) {
        check();
        long n = Io.size(size);
        if (n < -1) {
            throw PyErr.valueError("read length must be non-negative or -1");
        }
        requireOpen("read of closed file");
        if (n == -1) {
            enter();
            try {
                return readAll();
            } finally {
                leave();
            }
        }
        int ahead = readAhead();
        if (n <= ahead) {
            PyObject r = PyBytes.ownOrShare(Payload.copyOfRange(buffer, pos, pos + (int) n));
            pos += (int) n;
            return r;
        }
        enter();
        try {
            return readGeneric((int) Math.min(n, Integer.MAX_VALUE - 16));
        } finally {
            leave();
        }
    }

    // CPython: Modules/_io/bufferedio.c _bufferedreader_read_all
    private PyObject readAll() {
        int ahead = readAhead();
        byte[] data = ahead > 0 ? Payload.copyOfRange(buffer, pos, pos + ahead) : new byte[0];
        pos += ahead;
        if (canWrite) {
            flushAndRewind();
        }
        resetRead();
        PyObject readall = Objects.lookupAttr(raw, Id.readall);
        if (readall != null) {
            PyObject rest;
            try {
                rest = Call.call(readall);
            } finally {
                readall.decref();
            }
            if (rest != PyNone.INSTANCE && !(rest instanceof PyBytes)) {
                rest.decref();
                throw PyErr.typeError("readall() should return bytes");
            }
            if (ahead == 0) {
                return rest;
            }
            try {
                return rest instanceof PyBytes b ? PyBytes.ownOrShare(join(data, data.length, b.value)) : PyBytes.ownOrShare(data);
            } finally {
                rest.decref();
            }
        }
        int n = data.length;
        byte[] all = data;
        for (;;) {
            PyObject chunk = Call.method(raw, Id.read);
            try {
                if (chunk != PyNone.INSTANCE && !(chunk instanceof PyBytes)) {
                    throw PyErr.typeError("read() should return bytes");
                }
                if (!(chunk instanceof PyBytes b) || b.value.length == 0) {
                    if (n == 0) {
                        return chunk.newRef();
                    }
                    return PyBytes.ownOrShare(all);
                }
                all = join(all, n, b.value);
                n = all.length;
                if (absPos != -1) {
                    absPos += b.value.length;
                }
            } finally {
                chunk.decref();
            }
        }
    }

    private static byte[] join(byte[] a, int n, byte[] b) {
        byte[] r = Arrays.copyOf(a, n + b.length);
        System.arraycopy(b, 0, r, n, b.length);
        return r;
    }

    // CPython: Modules/_io/bufferedio.c _bufferedreader_read_generic
    private PyObject readGeneric(int n) {
        byte[] out = Payload.bytes(n);
        int done = readAhead();
        System.arraycopy(buffer, pos, out, 0, done);
        pos += done;
        if (canWrite) {
            flushAndRewind();
        }
        resetRead();
        while (done < n) {
            int whole = (n - done) / buffer.length * buffer.length;
            if (whole == 0) {
                break;
            }
            int r = rawRead(out, done, whole);
            if (r <= 0) {
                return r == 0 || done > 0 ? PyBytes.ownOrShare(Payload.resize(out, done)) : PyNone.owned();
            }
            done += r;
        }
        pos = 0;
        rawPos = 0;
        resetRead();
        while (done < n && readEnd < buffer.length) {
            int r = fill();
            if (r <= 0) {
                return r == 0 || done > 0 ? PyBytes.ownOrShare(Payload.resize(out, done)) : PyNone.owned();
            }
            int take = Math.min(n - done, r);
            System.arraycopy(buffer, pos, out, done, take);
            pos += take;
            done += take;
        }
        return PyBytes.ownOrShare(done == n ? out : Payload.resize(out, done));
    }

    PyObject peek() {
        check();
        requireOpen("peek of closed file");
        enter();
        try {
            if (canWrite) {
                flushAndRewind();
            }
            int ahead = readAhead();
            if (ahead == 0) {
                resetRead();
                int r = fill();
                ahead = Math.max(r, 0);
                pos = 0;
            }
            return PyBytes.ownOrShare(Payload.copyOfRange(buffer, pos, pos + ahead));
        } finally {
            leave();
        }
    }

    PyObject read1(long n) {
        check();
        if (n < 0) {
            n = buffer == null ? 0 : buffer.length;
        }
        requireOpen("read of closed file");
        if (n == 0) {
            return PyBytes.ownOrShare(new byte[0]);
        }
        int ahead = readAhead();
        if (ahead > 0) {
            int take = (int) Math.min(n, ahead);
            PyObject r = PyBytes.ownOrShare(Payload.copyOfRange(buffer, pos, pos + take));
            pos += take;
            return r;
        }
        enter();
        try {
            if (canWrite) {
                flushAndRewind();
            }
            resetRead();
            byte[] out = Payload.bytes((int) Math.min(n, Integer.MAX_VALUE - 16));
            int r = rawRead(out, 0, out.length);
            return PyBytes.ownOrShare(r == out.length ? out : Payload.resize(out, Math.max(r, 0)));
        } finally {
            leave();
        }
    }

    // CPython: Modules/_io/bufferedio.c _buffered_readinto_generic
    PyObject readinto(PyObject target, boolean once) {
        check();
        requireOpen("readinto of closed file");
        Buffer b = Io.writable(target, once ? "readinto1" : "readinto");
        try {
            int len = (int) b.len;
            int done = Math.min(readAhead(), len);
            System.arraycopy(buffer, pos, b.bytes, b.offset, done);
            pos += done;
            if (done == len) {
                return PyInt.of(done);
            }
            enter();
            try {
                if (canWrite) {
                    flushAndRewind();
                }
                resetRead();
                pos = 0;
                int r = 0;
                while (done < len) {
                    int left = len - done;
                    if (left > buffer.length) {
                        r = rawRead(b.bytes, b.offset + done, left);
                    } else if (!(once && done > 0)) {
                        r = fill();
                        if (r > 0) {
                            int take = Math.min(left, r);
                            System.arraycopy(buffer, pos, b.bytes, b.offset + done, take);
                            pos += take;
                            done += take;
                            if (once) {
                                break;
                            }
                            if (take < r) {
                                break;
                            }
                            pos = 0;
                            resetRead();
                            continue;
                        }
                    } else {
                        r = 0;
                    }
                    if (r <= 0) {
                        if (r < 0 && done == 0) {
                            return PyNone.owned();
                        }
                        break;
                    }
                    done += r;
                    if (once) {
                        break;
                    }
                }
            } finally {
                leave();
            }
            return PyInt.of(done);
        } finally {
            b.release();
        }
    }

    /** The next line, at most {@code limit} bytes if that is not negative. */
    // CPython: Modules/_io/bufferedio.c _buffered_readline
    PyObject readline(long limit) {
        requireOpen("readline of closed file");
        int end = newline(pos, (int) (limit >= 0 ? Math.min(limit, readAhead()) : readAhead()));
        if (end >= 0) {
            PyObject r = PyBytes.ownOrShare(Payload.copyOfRange(buffer, pos, end));
            pos = end;
            return r;
        }
        enter();
        try {
            byte[] line = new byte[0];
            int ahead = readAhead();
            if (limit >= 0 && limit <= ahead) {
                PyObject r = PyBytes.ownOrShare(Payload.copyOfRange(buffer, pos, pos + (int) limit));
                pos += (int) limit;
                return r;
            }
            if (ahead > 0) {
                line = Payload.copyOfRange(buffer, pos, pos + ahead);
                pos += ahead;
                limit = limit >= 0 ? limit - ahead : limit;
            }
            if (canWrite) {
                flushAndRewind();
            }
            for (;;) {
                resetRead();
                int n = fill();
                if (n <= 0) {
                    break;
                }
                int bound = (int) (limit >= 0 ? Math.min(limit, n) : n);
                int found = newline(0, bound);
                int stop = found >= 0 ? found : bound;
                line = join(line, line.length, stop == buffer.length ? buffer : Arrays.copyOf(buffer, stop));
                pos = stop;
                if (found >= 0 || limit >= 0 && (limit -= stop) == 0) {
                    break;
                }
            }
            return PyBytes.ownOrShare(line);
        } finally {
            leave();
        }
    }

    /** The end of the line that starts at {@code from}, within {@code n} bytes; -1 if there is no newline. */
    private int newline(int from, int n) {
        for (int i = from; i < from + n; i++) {
            if (buffer[i] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    // CPython: Modules/_io/bufferedio.c _io_BufferedWriter_write_impl
    PyObject write(PyObject data) {
        check();
        if (data instanceof PyStr) {
            throw PyErr.typeError("a bytes-like object is required, not 'str'");
        }
        Buffer b = Abstract.getBuffer(data, Buffer.SIMPLE);
        try {
            enter();
            try {
                requireOpen("write to closed file");
                return PyInt.of(writeBytes(b.bytes, b.offset, (int) b.len));
            } finally {
                leave();
            }
        } finally {
            b.release();
        }
    }

    private void advance(int to) {
        pos = to;
        if (hasRead() && readEnd < pos) {
            readEnd = pos;
        }
    }

    private int writeBytes(byte[] bytes, int offset, int len) {
        if (!hasRead() && !hasWrite()) {
            pos = 0;
            rawPos = 0;
        }
        int available = buffer.length - pos;
        if (len <= available && len < buffer.length) {
            System.arraycopy(bytes, offset, buffer, pos, len);
            if (!hasWrite() || writePos > pos) {
                writePos = pos;
            }
            advance(pos + len);
            writeEnd = Math.max(writeEnd, pos);
            return len;
        }
        try {
            flushWrites();
        } catch (PyException e) {
            if (!e.matches(PyExc.BlockingIOError)) {
                throw e;
            }
            e.release();
            if (canRead) {
                resetRead();
            }
            // make room by moving what waits to the front, then take as much as fits
            System.arraycopy(buffer, writePos, buffer, 0, writeEnd - writePos);
            writeEnd -= writePos;
            rawPos -= writePos;
            pos -= writePos;
            writePos = 0;
            int room = buffer.length - writeEnd;
            int take = Math.min(room, len);
            System.arraycopy(bytes, offset, buffer, writeEnd, take);
            writeEnd += take;
            pos += take;
            if (take == len) {
                return len;
            }
            throw blocked(take);
        }
        long behind = rawOffset();
        if (behind != 0) {
            rawSeek(-behind, 1);
            rawPos -= (int) behind;
        }
        int written = 0;
        int remaining = len;
        while (remaining > buffer.length) {
            int n = rawWrite(bytes, offset + written, len - written);
            if (n < 0) {
                if (remaining > buffer.length) {
                    System.arraycopy(bytes, offset + written, buffer, 0, buffer.length);
                    rawPos = 0;
                    advance(buffer.length);
                    writePos = 0;
                    writeEnd = buffer.length;
                    throw blocked(written + buffer.length);
                }
                break;
            }
            written += n;
            remaining -= n;
            PosixFiles.checkSignals();
        }
        if (canRead) {
            resetRead();
        }
        if (remaining > 0) {
            System.arraycopy(bytes, offset + written, buffer, 0, remaining);
        }
        writePos = 0;
        writeEnd = remaining;
        pos = 0;
        advance(remaining);
        rawPos = 0;
        return len;
    }

    static PyObject orNone(PyObject o) {
        return o == null ? PyNone.owned() : o.newRef();
    }

    static class BufferedType extends PyIOBase.Type {
        BufferedType(String name, MethodTable table) {
            super(name, table, PyBufferedIOBase.TYPE, 152, 136, 144);
        }

        // CPython: Modules/_io/bufferedio.c buffered_repr
        @Override
        public PyObject tpRepr(PyObject self) {
            PyObject name = null;
            try {
                name = Objects.lookupAttr(self, Io.NAME);
            } catch (PyException e) {
                if (!e.matches(PyExc.ValueError)) {
                    throw e;
                }
                e.release();
            }
            String type = self.type.tpName();
            if (name == null) {
                return PyStr.of("<" + type + ">");
            }
            try {
                if (ReprGuard.enter(self)) {
                    throw PyErr.runtimeError("reentrant call inside " + type + ".__repr__");
                }
                try {
                    return PyStr.of("<" + type + " name=" + Objects.reprText(name) + ">");
                } finally {
                    ReprGuard.leave(self);
                }
            } finally {
                name.decref();
            }
        }
    }
}
