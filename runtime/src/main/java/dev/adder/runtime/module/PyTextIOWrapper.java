package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.ReprGuard;
import dev.adder.runtime.object.TypeObject;
import dev.adder.runtime.object.Utf8;
import java.math.BigInteger;
import java.util.Arrays;

/** {@code TextIOWrapper} (Modules/_io/textio.c). */
@BuiltinType(name = "_io.TextIOWrapper", doc = "Character and line based layer over a BufferedIOBase object, buffer.\n\n"
        + "encoding gives the name of the encoding that the stream will be\n"
        + "decoded or encoded with. It defaults to locale.getencoding().\n\n"
        + "errors determines the strictness of encoding and decoding (see\n"
        + "help(codecs.Codec) or the documentation for codecs.register) and\n"
        + "defaults to \"strict\".\n\n"
        + "newline controls how line endings are handled. It can be None, '',\n"
        + "'\\n', '\\r', and '\\r\\n'.  It works as follows:\n\n"
        + "* On input, if newline is None, universal newlines mode is\n"
        + "  enabled. Lines in the input can end in '\\n', '\\r', or '\\r\\n', and\n"
        + "  these are translated into '\\n' before being returned to the\n"
        + "  caller. If it is '', universal newline mode is enabled, but line\n"
        + "  endings are returned to the caller untranslated. If it has any of\n"
        + "  the other legal values, input lines are only terminated by the given\n"
        + "  string, and the line ending is returned to the caller untranslated.\n\n"
        + "* On output, if newline is None, any '\\n' characters written are\n"
        + "  translated to the system default line separator, os.linesep. If\n"
        + "  newline is '' or '\\n', no translation takes place. If newline is any\n"
        + "  of the other legal values, any '\\n' characters written are translated\n"
        + "  to the given string.\n\n"
        + "If line_buffering is True, a call to flush is implied when a call to\n"
        + "write contains a newline character.")
final class PyTextIOWrapper extends PyIOBase {
    static final PyType TYPE = new Type();

    private static final int GENERAL = 0;
    private static final int UTF8 = 1;
    private static final int ASCII = 2;

    /** Owned. */
    private PyObject buffer;
    /** The file under a plain buffer, which CPython keeps to ask it without a call. */
    private PyObject raw;
    private PyStr encoding;
    private PyStr errors;
    private PyObject encoder;
    private PyObject decoder;
    private PyStr decoded;
    /** How much of {@link #decoded} has been returned. */
    private int used;
    /** The newline argument; null for None. */
    private String newline;
    private boolean readTranslate;
    private boolean readUniversal;
    /** What a written newline becomes; null if it stays. */
    private String writeNewline;
    private boolean ok;
    private boolean detached;
    private boolean finalizing;
    private boolean lineBuffering;
    private boolean writeThrough;
    private boolean seekable;
    private boolean telling;
    private int fast;
    private long chunkSize = 8192;
    private double ratio;
    /** The decoder's flags and the bytes given to it since, or null: where the read-ahead began. */
    private byte[] snapshotInput;
    private PyObject snapshotFlags;
    private byte[] pending = new byte[256];
    private int pendingSize;

    private PyTextIOWrapper(PyType type) {
        super(type);
    }

    @PyNew(value = "TextIOWrapper", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyTextIOWrapper w = new PyTextIOWrapper(cls);
        TypeObject.initInstance(w);
        return w;
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(buffer);
        visitor.xvisit(raw);
        visitor.xvisit(encoding);
        visitor.xvisit(errors);
        visitor.xvisit(encoder);
        visitor.xvisit(decoder);
        visitor.xvisit(decoded);
        visitor.xvisit(snapshotFlags);
    }

    @Override
    protected void clearFields() {
        ok = false;
        PyObject[] owned = {buffer, encoding, encoder, decoder, decoded, snapshotFlags, errors, raw};
        buffer = null;
        raw = null;
        encoding = null;
        errors = null;
        encoder = null;
        decoder = null;
        decoded = null;
        snapshotFlags = null;
        for (PyObject o : owned) {
            xdecref(o);
        }
    }

    @Override
    protected void dropFields() {
        clearFields();
    }

    @Override
    protected void deallocating() {
        finalizing = true;
    }

    /** The encoding of the locale, which is always UTF-8 here; UTF-8 mode spells it differently. Owned. */
    private static PyStr localeEncoding() {
        return PyStr.of(Io.thread().interpreter.config.utf8Mode ? "utf-8" : "UTF-8");
    }

    private static void checkNewline(String newline) {
        if (newline != null && !newline.isEmpty() && !newline.equals("\n") && !newline.equals("\r") && !newline.equals("\r\n")) {
            PyStr s = PyStr.of(newline);
            String r = Objects.reprText(s);
            s.decref();
            throw PyErr.valueError("illegal newline value: " + r);
        }
    }

    private void setNewline(String nl) {
        newline = nl;
        readUniversal = nl == null || nl.isEmpty();
        readTranslate = nl == null;
        writeNewline = nl == null || nl.isEmpty() || nl.equals("\n") ? null : nl;
    }

    /** The codec's CodecInfo. Owned. */
    private static PyObject lookupCodec(PyStr encoding) {
        PyObject codecs = dev.adder.runtime.interpreter.Import.importModule("_codecs");
        PyObject info;
        try {
            PyStr lookup = PyStr.intern("lookup");
            info = Call.method(codecs, lookup, encoding);
            lookup.decref();
        } finally {
            codecs.decref();
        }
        PyStr isText = PyStr.intern("_is_text_encoding");
        PyObject flag = Objects.lookupAttr(info, isText);
        isText.decref();
        boolean text = flag == null || Objects.isTrue(flag);
        xdecref(flag);
        if (!text) {
            info.decref();
            throw PyErr.format(PyExc.LookupError, "'" + encoding + "' is not a text encoding; use codecs.open() to handle arbitrary codecs");
        }
        return info;
    }

    private PyObject coder(PyObject info, String factory) {
        PyObject f = Objects.getAttr(info, factory);
        try {
            return Call.call(f, errors);
        } finally {
            f.decref();
        }
    }

    private void setUpCoders(PyObject info) {
        PyObject old = decoder;
        decoder = null;
        xdecref(old);
        old = encoder;
        encoder = null;
        xdecref(old);
        if (Io.isTrueCall(buffer, Id.readable)) {
            decoder = coder(info, "incrementaldecoder");
            if (readUniversal) {
                PyObject inner = decoder;
                decoder = PyIncrementalNewlineDecoder.around(inner, readTranslate);
                inner.decref();
            }
        }
        fast = GENERAL;
        if (Io.isTrueCall(buffer, Id.writable)) {
            encoder = coder(info, "incrementalencoder");
            PyObject name = Objects.lookupAttr(info, Io.NAME);
            if (name != null) {
                String n = name.toString();
                fast = n.equals("utf-8") ? UTF8 : n.equals("ascii") || n.equals("iso8859-1") ? ASCII : GENERAL;
                name.decref();
            }
        }
    }

    // CPython: Modules/_io/textio.c _io_TextIOWrapper___init___impl
    @PyInit("TextIOWrapper(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)")
    static void init(PyTextIOWrapper self, PyObject buffer, PyObject encodingName, PyObject errors, PyObject newlineText,
            boolean lineBuffering, boolean writeThrough) {
        PyStr encoding = textOrNone("TextIOWrapper", "encoding", encodingName);
        textOrNone("TextIOWrapper", "errors", errors);
        PyStr lineEnd = textOrNone("TextIOWrapper", "newline", newlineText);
        String newline = lineEnd == null ? null : lineEnd.toString();
        self.ok = false;
        self.detached = false;
        checkNewline(newline);
        self.clearFields();
        self.pendingSize = 0;
        self.snapshotInput = null;
        self.used = 0;
        self.ratio = 0;
        self.encoding = encoding == null || encoding.equalTo("locale") ? localeEncoding() : (PyStr) encoding.newRef();
        self.errors = errors instanceof PyStr s ? (PyStr) s.newRef() : PyStr.intern("strict");
        self.lineBuffering = lineBuffering;
        self.writeThrough = writeThrough;
        self.setNewline(newline);
        PyObject info = lookupCodec(self.encoding);
        try {
            self.buffer = buffer.newRef();
            self.setUpCoders(info);
        } finally {
            info.decref();
        }
        if (buffer instanceof PyBuffered b && !b.type.isHeapType() && b.raw != null && b.raw.type == PyFileIO.TYPE) {
            self.raw = b.raw.newRef();
        }
        self.seekable = self.telling = Io.isTrueCall(buffer, Io.SEEKABLE);
        self.ok = true;
        self.fixEncoderState();
    }

    /** An argument that is a str which C could take, or null for None or none. */
    private static PyStr textOrNone(String function, String name, PyObject value) {
        if (value == null || value == PyNone.INSTANCE) {
            return null;
        }
        if (!(value instanceof PyStr text)) {
            throw PyErr.typeError(function + "() argument '" + name + "' must be str or None, not " + value.type.tpName());
        }
        text.checkUtf8();
        if (function.equals("TextIOWrapper") && text.toString().indexOf(0) >= 0) {
            throw PyErr.valueError("embedded null character");
        }
        return text;
    }

    /** A stream that does not start at 0 must not write a byte order mark. */
    private void fixEncoderState() {
        if (!seekable || encoder == null || fast != GENERAL) {
            return;
        }
        if (Io.longCall(buffer, Io.TELL) != 0) {
            Io.run(encoder, Io.SETSTATE, PyInt.of(0));
        }
    }

    // CPython: Modules/_io/textio.c CHECK_INITIALIZED
    private void checkInitialized() {
        if (!ok) {
            throw PyErr.valueError("I/O operation on uninitialized object");
        }
    }

    // CPython: Modules/_io/textio.c CHECK_ATTACHED
    private void check() {
        checkInitialized();
        if (detached) {
            throw PyErr.valueError("underlying buffer has been detached");
        }
    }

    private void requireOpen() {
        check();
        boolean closed;
        if (type == TYPE && buffer instanceof PyBuffered b && !b.type.isHeapType()) {
            closed = b.rawClosed();
        } else {
            closed = Io.isTrueAttr(buffer, Id.closed);
        }
        if (closed) {
            throw Io.closedFile();
        }
    }

    @PyMethod("detach($self, /)")
    static PyObject detach(PyTextIOWrapper self) {
        self.check();
        Call.method(self, Id.flush).decref();
        PyObject b = self.buffer;
        self.buffer = null;
        self.detached = true;
        return b;
    }

    // CPython: Modules/_io/textio.c _io_TextIOWrapper_reconfigure_impl
    @PyMethod(value = "reconfigure($self, /, *, encoding=None, errors=None, newline=<unrepresentable>, line_buffering=None, write_through=None)",
            doc = "Reconfigure the text stream with new parameters.\n\nThis also does an implicit stream flush.")
    static void reconfigure(PyTextIOWrapper self, PyObject encoding, PyObject errors, PyObject newline, PyObject lineBuffering,
            PyObject writeThrough) {
        self.check();
        PyStr encodingName = textOrNone("reconfigure", "encoding", encoding);
        PyStr errorsName = textOrNone("reconfigure", "errors", errors);
        boolean newEncoding = encodingName != null;
        boolean newErrors = errorsName != null;
        if (self.decoded != null && (newEncoding || newErrors || newline != null)) {
            throw Io.unsupported("It is not possible to set the encoding or newline of stream after the first read");
        }
        PyStr lineEnd = textOrNone("reconfigure", "newline", newline);
        String nl = lineEnd == null ? null : lineEnd.toString();
        if (newline != null) {
            checkNewline(nl);
        }
        boolean lines = lineBuffering == null || lineBuffering == PyNone.INSTANCE ? self.lineBuffering : Objects.isTrue(lineBuffering);
        boolean through = writeThrough == null || writeThrough == PyNone.INSTANCE ? self.writeThrough : Objects.isTrue(writeThrough);
        Call.method(self, Id.flush).decref();
        if (newline != null) {
            self.setNewline(nl);
        }
        if (newEncoding || newErrors || newline != null) {
            PyStr e = newEncoding ? encodingName.equalTo("locale") ? localeEncoding() : (PyStr) encodingName.newRef()
                    : (PyStr) self.encoding.newRef();
            PyObject info;
            try {
                info = lookupCodec(e);
            } catch (PyException error) {
                e.decref();
                throw error;
            }
            PyObject old = self.encoding;
            self.encoding = e;
            old.decref();
            old = self.errors;
            self.errors = newErrors ? (PyStr) errorsName.newRef() : newEncoding ? PyStr.intern("strict") : (PyStr) old.newRef();
            old.decref();
            try {
                self.setUpCoders(info);
            } finally {
                info.decref();
            }
            self.fixEncoderState();
        }
        self.lineBuffering = lines;
        self.writeThrough = through;
    }

    private void append(byte[] bytes, int n) {
        if (pendingSize + n > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(pendingSize + n, pending.length * 2));
        }
        System.arraycopy(bytes, 0, pending, pendingSize, n);
        pendingSize += n;
    }

    // CPython: Modules/_io/textio.c _textiowrapper_writeflush
    private void writeFlush() {
        if (pendingSize == 0) {
            return;
        }
        PyObject bytes = PyBytes.of(Arrays.copyOf(pending, pendingSize));
        pendingSize = 0;
        try {
            for (;;) {
                try {
                    Call.method(buffer, Id.write, bytes).decref();
                    return;
                } catch (PyException e) {
                    if (!Io.trapEintr(e)) {
                        throw e;
                    }
                }
            }
        } finally {
            bytes.decref();
        }
    }

    // CPython: Modules/_io/textio.c _io_TextIOWrapper_write_impl
    @PyMethod("write($self, text, /)")
    static PyObject write(PyTextIOWrapper self, PyStr text) {
        self.requireOpen();
        if (self.encoder == null) {
            throw Io.unsupported("not writable");
        }
        int length = text.length();
        boolean hasLf = (self.lineBuffering || self.writeNewline != null) && text.indexOf('\n', 0) >= 0;
        boolean needFlush = self.lineBuffering && (hasLf || text.indexOf('\r', 0) >= 0);
        PyStr translated = hasLf && self.writeNewline != null ? PyStr.of(text.toString().replace("\n", self.writeNewline))
                : (PyStr) text.newRef();
        try {
            if (self.fast != GENERAL && translated.isAscii()) {
                byte[] b = (byte[]) translated.data;
                self.appendFlushing(b);
            } else if (self.fast == UTF8 && translated.kind() == 1) {
                self.appendFlushing(Utf8.encode(translated, null));
            } else {
                PyObject encoded = Call.method(self.encoder, Io.ENCODE, translated);
                try {
                    if (!(encoded instanceof PyBytes b)) {
                        throw PyErr.typeError("encoder should return a bytes object, not '" + encoded.type.tpName() + "'");
                    }
                    self.appendFlushing(b.value);
                } finally {
                    encoded.decref();
                }
            }
        } finally {
            translated.decref();
        }
        if (self.pendingSize >= self.chunkSize || needFlush || self.writeThrough) {
            self.writeFlush();
        }
        if (needFlush) {
            Call.method(self.buffer, Id.flush).decref();
        }
        self.setDecoded(null);
        self.dropSnapshot();
        if (self.decoder != null) {
            Call.method(self.decoder, Io.RESET).decref();
        }
        return PyInt.of(length);
    }

    private void appendFlushing(byte[] b) {
        if (pendingSize + b.length > chunkSize) {
            writeFlush();
        }
        append(b, b.length);
    }

    private void setDecoded(PyStr text) {
        PyObject old = decoded;
        decoded = text;
        used = 0;
        xdecref(old);
    }

    private void dropSnapshot() {
        snapshotInput = null;
        PyObject old = snapshotFlags;
        snapshotFlags = null;
        xdecref(old);
    }

    private void setSnapshot(PyObject flags, byte[] input) {
        PyObject old = snapshotFlags;
        snapshotFlags = flags.newRef();
        snapshotInput = input;
        xdecref(old);
    }

    private PyStr decode(PyObject bytes, boolean last) {
        if (decoder.type == PyIncrementalNewlineDecoder.TYPE) {
            return PyIncrementalNewlineDecoder.decode((PyIncrementalNewlineDecoder) decoder, bytes, last);
        }
        PyObject f = PyBool.of(last);
        PyObject r;
        try {
            r = Call.method(decoder, Io.DECODE, bytes, f);
        } finally {
            f.decref();
        }
        if (r instanceof PyStr s) {
            return s;
        }
        String name = r.type.tpName();
        r.decref();
        throw PyErr.typeError("decoder should return a string result, not '" + name + "'");
    }

    /** Decodes the next chunk; false at the end of the file. */
    // CPython: Modules/_io/textio.c textiowrapper_read_chunk
    private boolean readChunk(int hint) {
        if (decoder == null) {
            throw Io.unsupported("not readable");
        }
        PyTuple state = telling ? decoderState() : null;
        try {
            long want = Math.max(chunkSize, hint > 0 && ratio > 0 ? (long) (ratio * hint) : 0);
            PyObject size = PyInt.of(want);
            PyObject chunk;
            try {
                chunk = Call.method(buffer, buffer instanceof PyBuffered || Objects.hasAttr(buffer, Id.read1) ? Id.read1 : Id.read, size);
            } finally {
                size.decref();
            }
            try {
                byte[] input = chunkBytes(chunk);
                boolean eof = input.length == 0;
                PyStr text = decode(chunk, eof);
                setDecoded(text);
                int n = text.length();
                ratio = n > 0 ? (double) input.length / n : 0;
                if (n > 0) {
                    eof = false;
                }
                if (telling) {
                    byte[] before = ((PyBytes) state.get(0)).keptValue();
                    byte[] all = Arrays.copyOf(before, before.length + input.length);
                    System.arraycopy(input, 0, all, before.length, input.length);
                    setSnapshot(state.get(1), all);
                }
                return !eof;
            } finally {
                chunk.decref();
            }
        } finally {
            xdecref(state);
        }
    }

    private static byte[] chunkBytes(PyObject chunk) {
        if (!Abstract.hasBuffer(chunk)) {
            throw PyErr.typeError("underlying read1() should have returned a bytes-like object, not '" + chunk.type.tpName() + "'");
        }
        return FsPath.bytesOf(chunk);
    }

    private PyTuple decoderState() {
        PyObject state = Call.method(decoder, Io.GETSTATE);
        if (state instanceof PyTuple t && t.size() == 2 && t.get(0) instanceof PyBytes) {
            return t;
        }
        state.decref();
        throw PyErr.typeError("illegal decoder state");
    }

    /** At most {@code n} characters of what is decoded; all if negative. */
    private PyStr takeDecoded(long n) {
        if (decoded == null) {
            return PyStr.empty();
        }
        int available = decoded.length() - used;
        int take = (int) (n < 0 ? available : Math.min(n, available));
        PyStr r = decoded.substring(used, used + take);
        used += take;
        return r;
    }

    // CPython: Modules/_io/textio.c _io_TextIOWrapper_read_impl
    @PyMethod("read($self, size=-1, /)")
    static PyObject read(PyTextIOWrapper self, PyObject size) {
        long n = Io.size(size);
        self.requireOpen();
        if (self.decoder == null) {
            throw Io.unsupported("not readable");
        }
        self.writeFlush();
        if (n < 0) {
            PyObject bytes = Call.method(self.buffer, Id.read);
            PyStr rest;
            try {
                rest = self.decode(bytes, true);
            } finally {
                bytes.decref();
            }
            PyStr head = self.takeDecoded(-1);
            self.setDecoded(null);
            self.dropSnapshot();
            PyStr r = PyStr.concat(head, rest);
            head.decref();
            rest.decref();
            return r;
        }
        PyStr result = self.takeDecoded(n);
        long remaining = n - result.length();
        while (remaining > 0) {
            boolean more;
            try {
                more = self.readChunk((int) Math.min(remaining, Integer.MAX_VALUE));
            } catch (PyException e) {
                if (Io.trapEintr(e)) {
                    continue;
                }
                result.decref();
                throw e;
            }
            if (!more) {
                break;
            }
            PyStr part = self.takeDecoded(remaining);
            remaining -= part.length();
            PyStr joined = PyStr.concat(result, part);
            result.decref();
            part.decref();
            result = joined;
        }
        return result;
    }

    /** The end of the first line at or after {@code from}, or -1. */
    static int lineEnd(PyStr s, int from, String newline, boolean translate, boolean universal) {
        if (translate || !universal && newline.equals("\n")) {
            int i = s.indexOf('\n', from);
            return i < 0 ? -1 : i + 1;
        }
        int n = s.length();
        if (universal) {
            for (int i = from; i < n; i++) {
                int c = s.codePointAt(i);
                if (c == '\n') {
                    return i + 1;
                }
                if (c == '\r') {
                    return i + 1 < n && s.codePointAt(i + 1) == '\n' ? i + 2 : i + 1;
                }
            }
            return -1;
        }
        for (int i = from; i < n; i++) {
            if (s.codePointAt(i) == newline.charAt(0) && (newline.length() == 1 || i + 1 < n && s.codePointAt(i + 1) == '\n')) {
                return i + newline.length();
            }
        }
        return -1;
    }

    // CPython: Modules/_io/textio.c _textiowrapper_readline
    private PyStr readLine(long limit) {
        requireOpen();
        writeFlush();
        PyStr start = null;
        try {
            for (;;) {
                while (decoded == null || decoded.length() == used) {
                    boolean more;
                    try {
                        more = readChunk(0);
                    } catch (PyException e) {
                        if (Io.trapEintr(e)) {
                            continue;
                        }
                        throw e;
                    }
                    if (!more) {
                        setDecoded(null);
                        dropSnapshot();
                        return start == null ? PyStr.empty() : (PyStr) start.newRef();
                    }
                }
                PyStr line;
                int base;
                if (start == null) {
                    line = (PyStr) decoded.newRef();
                    base = used;
                } else {
                    PyStr tail = takeDecoded(-1);
                    line = PyStr.concat(start, tail);
                    used -= tail.length();
                    tail.decref();
                    base = 0;
                }
                int before = start == null ? 0 : start.length();
                int end = lineEnd(line, base, newline == null ? "\n" : newline, readTranslate, readUniversal);
                boolean found = end >= 0;
                if (!found) {
                    end = line.length();
                }
                if (limit >= 0 && end - base >= limit) {
                    end = base + (int) limit;
                    found = true;
                }
                if (found) {
                    used += end - base - before;
                    PyStr r = line.substring(base, end);
                    line.decref();
                    return r;
                }
                PyObject old = start;
                start = line.substring(base, end);
                xdecref(old);
                line.decref();
                // a CR that may be half of a CRLF stays with the line so far; the next chunk decides
                setDecoded(null);
            }
        } finally {
            xdecref(start);
        }
    }

    @PyMethod("readline($self, size=-1, /)")
    static PyObject readline(PyTextIOWrapper self, PyObject size) {
        self.check();
        return self.readLine(size == null ? -1 : Abstract.asSsize(size, PyExc.OverflowError));
    }

    @PyMethod("flush($self, /)")
    static PyObject flush(PyTextIOWrapper self) {
        self.requireOpen();
        self.telling = self.seekable;
        self.writeFlush();
        return Call.method(self.buffer, Id.flush);
    }

    // CPython: Modules/_io/textio.c _io_TextIOWrapper_close_impl
    @PyMethod("close($self, /)")
    static PyObject close(PyTextIOWrapper self) {
        self.check();
        if (Io.isTrueAttr(self, Id.closed)) {
            return PyNone.owned();
        }
        PyException error = null;
        if (self.finalizing) {
            try {
                Call.method(self.buffer, Id._dealloc_warn, self).decref();
            } catch (PyException e) {
                e.release();
            }
        }
        try {
            Call.method(self, Id.flush).decref();
        } catch (PyException e) {
            error = e;
        }
        PyObject r = null;
        try {
            r = Call.method(self.buffer, Id.close);
        } catch (PyException e) {
            error = Io.chain(error, e);
        }
        if (error != null) {
            xdecref(r);
            throw error;
        }
        return r;
    }

    @PyMethod("fileno($self, /)")
    static PyObject getFileno(PyTextIOWrapper self) {
        self.check();
        return Call.method(self.buffer, Io.FILENO);
    }

    @PyMethod("seekable($self, /)")
    static PyObject isSeekable(PyTextIOWrapper self) {
        self.check();
        return Call.method(self.buffer, Io.SEEKABLE);
    }

    @PyMethod("readable($self, /)")
    static PyObject isReadable(PyTextIOWrapper self) {
        self.check();
        return Call.method(self.buffer, Id.readable);
    }

    @PyMethod("writable($self, /)")
    static PyObject isWritable(PyTextIOWrapper self) {
        self.check();
        return Call.method(self.buffer, Id.writable);
    }

    @PyMethod("isatty($self, /)")
    static PyObject getIsatty(PyTextIOWrapper self) {
        self.check();
        return Call.method(self.buffer, Id.isatty);
    }

    @PyMethod(value = "__getstate__($self)", textSignature = false)
    static PyObject getstate(PyTextIOWrapper self) {
        throw Io.cannotPickle(self);
    }

    private void setDecoderState(PyObject flags, byte[] pendingInput) {
        PyObject state = PyTuple.steal(PyBytes.of(pendingInput), flags.newRef());
        try {
            Call.method(decoder, Io.SETSTATE, state).decref();
        } finally {
            state.decref();
        }
    }

    private static PyInt cookie(long position, PyObject flags, int feed, int skip, boolean eof) {
        BigInteger v = BigInteger.valueOf(position);
        v = v.or(((PyInt) flags).bigValue().shiftLeft(64)).or(BigInteger.valueOf(feed).shiftLeft(96 + 32))
                .or(BigInteger.valueOf(skip).shiftLeft(160 + 32)).or(BigInteger.valueOf(eof ? 1 : 0).shiftLeft(256));
        return PyInt.of(v);
    }

    private int decodedLength(byte[] input, boolean last) {
        PyObject b = PyBytes.of(input);
        try {
            PyStr s = decode(b, last);
            int n = s.length();
            s.decref();
            return n;
        } finally {
            b.decref();
        }
    }

    // CPython: Modules/_io/textio.c _io_TextIOWrapper_tell_impl
    @PyMethod(value = "tell($self, /)", doc = "Return the stream position as an opaque number.\n\n"
            + "The return value of tell() can be given as input to seek(), to restore a\n"
            + "previous stream position.")
    static PyObject tell(PyTextIOWrapper self) {
        self.requireOpen();
        if (!self.seekable) {
            throw Io.unsupported("underlying stream is not seekable");
        }
        if (!self.telling) {
            throw PyErr.format(PyExc.OSError, "telling position disabled by next() call");
        }
        self.writeFlush();
        Call.method(self, Id.flush).decref();
        long position = Io.longCall(self.buffer, Io.TELL);
        if (self.decoder == null || self.snapshotInput == null) {
            return PyInt.of(position);
        }
        byte[] input = self.snapshotInput;
        position -= input.length;
        int skip = self.decoded == null ? 0 : self.used;
        if (skip == 0) {
            return cookie(position, self.snapshotFlags, 0, 0, false);
        }
        PyTuple saved = self.decoderState();
        PyObject flags = self.snapshotFlags.newRef();
        try {
            int skipBytes = (int) Math.min(input.length, (long) (self.ratio * skip));
            int back = 1;
            while (skipBytes > 0) {
                self.setDecoderState(flags, new byte[0]);
                int n = self.decodedLength(Arrays.copyOf(input, skipBytes), false);
                if (n <= skip) {
                    PyTuple now = self.decoderState();
                    int held = ((PyBytes) now.get(0)).size();
                    if (held == 0) {
                        flags.decref();
                        flags = now.get(1).newRef();
                        now.decref();
                        skip -= n;
                        break;
                    }
                    now.decref();
                    skipBytes -= held;
                    back = 1;
                } else {
                    skipBytes -= back;
                    back *= 2;
                }
            }
            if (skipBytes <= 0) {
                skipBytes = 0;
                self.setDecoderState(flags, new byte[0]);
            }
            long start = position + skipBytes;
            if (skip == 0) {
                return cookie(start, flags, 0, 0, false);
            }
            int fed = 0;
            int chars = 0;
            boolean eof = true;
            for (int i = skipBytes; i < input.length; i++) {
                fed++;
                chars += self.decodedLength(new byte[] {input[i]}, false);
                PyTuple now = self.decoderState();
                if (((PyBytes) now.get(0)).size() == 0 && chars <= skip) {
                    start += fed;
                    skip -= chars;
                    flags.decref();
                    flags = now.get(1).newRef();
                    fed = 0;
                    chars = 0;
                }
                now.decref();
                if (chars >= skip) {
                    eof = false;
                    break;
                }
            }
            if (eof) {
                chars += self.decodedLength(new byte[0], true);
                if (chars < skip) {
                    throw PyErr.format(PyExc.OSError, "can't reconstruct logical file position");
                }
            }
            return cookie(start, flags, fed, skip, eof);
        } finally {
            try {
                Call.method(self.decoder, Io.SETSTATE, saved).decref();
            } finally {
                flags.decref();
                saved.decref();
            }
        }
    }

    private void resetEncoder(boolean atStart) {
        if (encoder == null || fast != GENERAL) {
            return;
        }
        if (atStart) {
            Call.method(encoder, Io.RESET).decref();
        } else {
            Io.run(encoder, Io.SETSTATE, PyInt.of(0));
        }
    }

    // CPython: Modules/_io/textio.c _io_TextIOWrapper_seek_impl
    @PyMethod(value = "seek($self, cookie, whence=0, /)",
            doc = "Set the stream position, and return the new stream position.\n\n"
            + "  cookie\n"
            + "    Zero or an opaque number returned by tell().\n"
            + "  whence\n"
            + "    The relative position to seek from.\n\n"
            + "Four operations are supported, given by the following argument\n"
            + "combinations:\n\n"
            + "- seek(0, SEEK_SET): Rewind to the start of the stream.\n"
            + "- seek(cookie, SEEK_SET): Restore a previous position;\n"
            + "  'cookie' must be a number returned by tell().\n"
            + "- seek(0, SEEK_END): Fast-forward to the end of the stream.\n"
            + "- seek(0, SEEK_CUR): Leave the current stream position unchanged.\n\n"
            + "Any other argument combinations are invalid,\n"
            + "and may raise exceptions.")
    static PyObject seek(PyTextIOWrapper self, PyObject cookieObject, int whence) {
        self.requireOpen();
        if (!self.seekable) {
            throw Io.unsupported("underlying stream is not seekable");
        }
        PyObject target = cookieObject.newRef();
        try {
            if (whence == 1) {
                if (Objects.isTrue(target)) {
                    throw Io.unsupported("can't do nonzero cur-relative seeks");
                }
                target.decref();
                target = Call.method(self, Io.TELL);
            } else if (whence == 2) {
                if (Objects.isTrue(target)) {
                    throw Io.unsupported("can't do nonzero end-relative seeks");
                }
                Call.method(self, Id.flush).decref();
                self.setDecoded(null);
                self.dropSnapshot();
                if (self.decoder != null) {
                    Call.method(self.decoder, Io.RESET).decref();
                }
                PyObject zero = PyInt.of(0);
                PyObject two = PyInt.of(2);
                PyObject r;
                try {
                    r = Call.method(self.buffer, Io.SEEK, zero, two);
                } finally {
                    zero.decref();
                    two.decref();
                }
                self.resetEncoder(!Objects.isTrue(r));
                return r;
            } else if (whence != 0) {
                throw PyErr.valueError("invalid whence (" + whence + ", should be 0, 1 or 2)");
            }
            PyInt number = Abstract.index(target);
            BigInteger v = number.bigValue();
            number.decref();
            if (v.signum() < 0) {
                throw PyErr.valueError("negative seek position " + Objects.reprText(target));
            }
            Call.method(self, Id.flush).decref();
            BigInteger low = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
            long position = v.and(low).longValue();
            BigInteger flags = v.shiftRight(64).and(low);
            int feed = v.shiftRight(128).intValue();
            int skip = v.shiftRight(192).intValue();
            boolean eof = v.testBit(256);
            Io.run(self.buffer, Io.SEEK, PyInt.of(position));
            self.setDecoded(null);
            self.dropSnapshot();
            PyObject f = PyInt.of(flags);
            try {
                if (self.decoder != null) {
                    if (v.signum() == 0) {
                        Call.method(self.decoder, Io.RESET).decref();
                    } else {
                        self.setDecoderState(f, new byte[0]);
                    }
                }
                if (skip != 0) {
                    PyObject size = PyInt.of(feed);
                    PyObject input;
                    try {
                        input = Call.method(self.buffer, Id.read, size);
                    } finally {
                        size.decref();
                    }
                    try {
                        if (!(input instanceof PyBytes b)) {
                            throw PyErr.typeError("underlying read() should have returned a bytes object, not '" + input.type.tpName() + "'");
                        }
                        self.setSnapshot(f, b.keptValue());
                        self.setDecoded(self.decode(input, eof));
                        if (self.decoded.length() < skip) {
                            throw PyErr.format(PyExc.OSError, "can't restore logical file position");
                        }
                        self.used = skip;
                    } finally {
                        input.decref();
                    }
                } else {
                    self.setSnapshot(f, new byte[0]);
                }
            } finally {
                f.decref();
            }
            self.resetEncoder(v.signum() == 0);
            return target.newRef();
        } finally {
            target.decref();
        }
    }

    @PyMethod("truncate($self, pos=None, /)")
    static PyObject truncate(PyTextIOWrapper self, PyObject pos) {
        self.check();
        Call.method(self, Id.flush).decref();
        return Call.method(self.buffer, Io.TRUNCATE, pos == null ? PyNone.INSTANCE : pos);
    }

    @PyGetter(value = "encoding", member = true)
    static PyObject getEncoding(PyTextIOWrapper self) {
        return PyBuffered.orNone(self.encoding);
    }

    @PyGetter(value = "buffer", member = true)
    static PyObject getBuffer(PyTextIOWrapper self) {
        return PyBuffered.orNone(self.buffer);
    }

    @PyGetter(value = "line_buffering", member = true)
    static boolean getLineBuffering(PyTextIOWrapper self) {
        return self.lineBuffering;
    }

    @PyGetter(value = "write_through", member = true)
    static boolean getWriteThrough(PyTextIOWrapper self) {
        return self.writeThrough;
    }

    @PyGetter(value = "_finalizing", member = true)
    static boolean getFinalizing(PyTextIOWrapper self) {
        return self.finalizing;
    }

    @PySetter("_finalizing")
    static void setFinalizing(PyTextIOWrapper self, PyObject value) {
        self.finalizing = value == PyBool.TRUE;
    }

    @PyGetter("name")
    static PyObject getName(PyTextIOWrapper self) {
        self.check();
        return Objects.getAttr(self.buffer, Io.NAME);
    }

    @PyGetter("closed")
    static PyObject isBufferClosed(PyTextIOWrapper self) {
        self.check();
        return Objects.getAttr(self.buffer, Id.closed);
    }

    @PyGetter("newlines")
    static PyObject getNewlines(PyTextIOWrapper self) {
        self.check();
        PyObject r = self.decoder == null ? null : Objects.lookupAttr(self.decoder, Io.NEWLINES);
        return r == null ? PyNone.owned() : r;
    }

    @PyGetter("errors")
    static PyObject getErrors(PyTextIOWrapper self) {
        self.checkInitialized();
        return self.errors.newRef();
    }

    @PyGetter("_CHUNK_SIZE")
    static long getChunkSize(PyTextIOWrapper self) {
        self.check();
        return self.chunkSize;
    }

    @PySetter("_CHUNK_SIZE")
    static void setChunkSize(PyTextIOWrapper self, PyObject value) {
        self.check();
        if (value == null) {
            throw PyErr.attributeError("cannot delete attribute");
        }
        long n = Abstract.asSsize(value, PyExc.ValueError);
        if (n <= 0) {
            throw PyErr.valueError("a strictly positive integer is required");
        }
        self.chunkSize = n;
    }

    static final class Type extends PyIOBase.Type {
        Type() {
            super("_io.TextIOWrapper", PyTextIOWrapperTable.INSTANCE, PyTextIOBase.TYPE, 192, 184, 176);
        }

        // CPython: Modules/_io/textio.c textiowrapper_iternext
        @Override
        public PyObject tpIterNext(PyObject o) {
            PyTextIOWrapper self = (PyTextIOWrapper) o;
            self.check();
            self.telling = false;
            PyObject line;
            if (self.type == TYPE) {
                line = self.readLine(-1);
            } else {
                line = Call.method(self, Id.readline);
                if (!(line instanceof PyStr)) {
                    String name = line.type.tpName();
                    line.decref();
                    throw PyErr.format(PyExc.OSError, "readline() should have returned a str object, not '" + name + "'");
                }
            }
            if (((PyStr) line).length() == 0) {
                line.decref();
                self.dropSnapshot();
                self.telling = self.seekable;
                return null;
            }
            return line;
        }

        // CPython: Modules/_io/textio.c textiowrapper_repr
        @Override
        public PyObject tpRepr(PyObject o) {
            PyTextIOWrapper self = (PyTextIOWrapper) o;
            self.checkInitialized();
            if (ReprGuard.enter(self)) {
                throw PyErr.runtimeError("reentrant call inside " + self.type.tpName() + ".__repr__");
            }
            try {
                StringBuilder b = new StringBuilder("<_io.TextIOWrapper");
                part(b, self, Io.NAME, " name=");
                part(b, self, Io.MODE, " mode=");
                return PyStr.of(b.append(" encoding=").append(Objects.reprText(self.encoding)).append('>').toString());
            } finally {
                ReprGuard.leave(self);
            }
        }

        private static void part(StringBuilder b, PyObject self, PyStr name, String label) {
            PyObject v;
            try {
                v = Objects.lookupAttr(self, name);
            } catch (PyException e) {
                if (!e.matches(PyExc.ValueError)) {
                    throw e;
                }
                e.release();
                return;
            }
            if (v != null) {
                b.append(label).append(Objects.reprText(v));
                v.decref();
            }
        }
    }
}
