package dev.adder.runtime.module;

import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Payload;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The output of a pickler: a buffer in which frames are made, and the {@code write} method to which they go. */
final class PickleWriter {
    private static final int BUFFER_SIZE = 4096;
    private static final int FRAME_HEADER = 9;
    private static final int MIN_FRAME = 4;
    private static final int TARGET_FRAME = 64 * 1024;

    /** The method that takes bytes, null for dumps. Owned. */
    PyObject write;

    /** From protocol 4 on while an object is dumped. */
    boolean framing;

    private byte[] buffer;
    private int length;
    /** Where the open frame starts, -1 for none. */
    private int frameStart = -1;

    PickleWriter() {
        clear();
    }

    /** Begins with an empty buffer. */
    // CPython: Modules/_pickle.c _Pickler_ClearBuffer
    void clear() {
        buffer = new byte[Math.max(BUFFER_SIZE, buffer == null ? 0 : Math.min(buffer.length, 2 * TARGET_FRAME))];
        length = 0;
        frameStart = -1;
    }

    /** What sys.getsizeof adds for the buffer, which is a bytes object in CPython and gone after a dump. */
    long sizeof() {
        return buffer == null ? 0 : 33 + buffer.length;
    }

    private int reserve(int n) {
        boolean opens = framing && frameStart < 0;
        long required = (long) length + n + (opens ? FRAME_HEADER : 0);
        if (required > buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(Integer.MAX_VALUE - 16, Math.max(required, required / 2 * 3)));
        }
        if (opens) {
            frameStart = length;
            length += FRAME_HEADER;
        }
        int at = length;
        length += n;
        return at;
    }

    void op(int code) {
        int at = reserve(1);
        buffer[at] = (byte) code;
    }

    void op1(int code, int argument) {
        int at = reserve(2);
        buffer[at] = (byte) code;
        buffer[at + 1] = (byte) argument;
    }

    /** An opcode and a little-endian number of {@code size} bytes. */
    void op(int code, int size, long argument) {
        int at = reserve(size + 1);
        buffer[at] = (byte) code;
        for (int i = 1; i <= size; i++) {
            buffer[at + i] = (byte) argument;
            argument >>= 8;
        }
    }

    void bytes(byte[] data) {
        bytes(data, 0, data.length);
    }

    void bytes(byte[] data, int offset, int n) {
        int at = reserve(n);
        System.arraycopy(data, offset, buffer, at, n);
    }

    void ascii(String text) {
        bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * An opcode with its length of {@code size} bytes, and data. Data too large for a frame stands between frames; with a file it goes
     * there directly, as {@code payload} (borrowed) if that is not null.
     */
    // CPython: Modules/_pickle.c _Pickler_write_bytes
    void data(int code, int size, byte[] data, int offset, int n, PyObject payload) {
        boolean direct = n >= TARGET_FRAME;
        boolean framed = framing;
        if (direct) {
            commitFrame();
            framing = false;
        }
        op(code, size, n);
        if (direct && write != null) {
            flush();
            PyObject given = payload != null ? payload.newRef() : PyBytes.of(Arrays.copyOfRange(data, offset, offset + n));
            try {
                Call.call(write, given).decref();
            } finally {
                given.decref();
            }
            clear();
        } else {
            bytes(data, offset, n);
        }
        framing = framed;
    }

    /** Between two opcodes: ends a frame that is long enough. */
    // CPython: Modules/_pickle.c _Pickler_OpcodeBoundary
    void boundary() {
        if (frameStart < 0 || length - frameStart - FRAME_HEADER < TARGET_FRAME || !framing) {
            return;
        }
        commitFrame();
        if (write != null) {
            flush();
            clear();
        }
    }

    // CPython: Modules/_pickle.c _Pickler_CommitFrame
    void commitFrame() {
        if (!framing || frameStart < 0) {
            return;
        }
        int n = length - frameStart - FRAME_HEADER;
        if (n >= MIN_FRAME) {
            buffer[frameStart] = (byte) PickleCodes.FRAME;
            long size = n;
            for (int i = 1; i <= 8; i++) {
                buffer[frameStart + i] = (byte) size;
                size >>= 8;
            }
        } else {
            System.arraycopy(buffer, frameStart + FRAME_HEADER, buffer, frameStart, n);
            length -= FRAME_HEADER;
        }
        frameStart = -1;
    }

    /** All that was written, as bytes; the buffer is gone. */
    PyObject take() {
        commitFrame();
        byte[] done = buffer.length == length ? buffer : Payload.resize(buffer, length);
        buffer = null;
        return PyBytes.ownOrShare(done);
    }

    // CPython: Modules/_pickle.c _Pickler_FlushToFile
    void flush() {
        PyObject output = take();
        try {
            Call.call(write, output).decref();
        } finally {
            output.decref();
        }
    }
}
