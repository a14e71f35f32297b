package dev.adder.runtime.object;

import java.util.ArrayList;
import java.util.Arrays;

/**
 * What bytes and bytearray have in common (Objects/stringlib, Objects/bytes_methods.c). {@code self} is one or the other; results have its
 * kind, and a bytes object that would be a copy of {@code self} is {@code self}.
 */
public final class BytesMethods {
    private BytesMethods() {}

    static byte[] raw(PyObject self) {
        return self instanceof PyBytes b ? b.value : ((PyByteArray) self).data;
    }

    static int size(PyObject self) {
        return self instanceof PyBytes b ? b.value.length : ((PyByteArray) self).size;
    }

    /** A new object of the kind of {@code self} over {@code bytes}, which it takes over. */
    private static PyObject make(PyObject self, byte[] bytes) {
        return self instanceof PyBytes ? PyBytes.own(bytes) : PyByteArray.of(bytes);
    }

    private static PyObject part(PyObject self, int from, int to) {
        byte[] bytes = Payload.copyOfRange(raw(self), from, to);
        return self instanceof PyBytes ? PyBytes.ownOrShare(bytes) : PyByteArray.of(bytes);
    }

    /** A copy, or {@code self} if it is exactly a bytes object. */
    private static PyObject unchanged(PyObject self) {
        return self.type == PyBytes.TYPE ? self.newRef() : part(self, 0, size(self));
    }

    private static String name(PyObject self) {
        return self instanceof PyBytes ? "bytes" : "bytearray";
    }

    static PyObject convert(PyObject self, int how) {
        return make(self, AsciiCase.convert(raw(self), 0, size(self), how));
    }

    private static int find(String function, PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames, boolean last) {
        Args.checkNoKeywords(name(self) + "." + function, kwnames);
        Args.checkTuple(function, nargs, 1, 3);
        int n = size(self);
        int from = PyStr.start(args, base, nargs, n);
        int to = PyStr.end(args, base, nargs, n);
        try (BytesArg sub = BytesArg.ofByteOrBuffer(args[base])) {
            n = size(self);
            to = Math.min(to, n);
            byte[] b = raw(self);
            return last ? ByteSearch.lastIndexOf(b, from, to, sub.bytes, sub.offset, sub.length)
                    : ByteSearch.indexOf(b, from, to, sub.bytes, sub.offset, sub.length);
        }
    }

    static PyObject find(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return PyInt.of(find("find", self, args, base, nargs, kwnames, false));
    }

    static PyObject rfind(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return PyInt.of(find("rfind", self, args, base, nargs, kwnames, true));
    }

    static PyObject index(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return found(find("index", self, args, base, nargs, kwnames, false));
    }

    static PyObject rindex(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return found(find("rindex", self, args, base, nargs, kwnames, true));
    }

    private static PyObject found(int i) {
        if (i < 0) {
            throw PyErr.valueError("subsection not found");
        }
        return PyInt.of(i);
    }

    static PyObject count(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkNoKeywords(name(self) + ".count", kwnames);
        Args.checkTuple("count", nargs, 1, 3);
        int n = size(self);
        int from = PyStr.start(args, base, nargs, n);
        int to = PyStr.end(args, base, nargs, n);
        try (BytesArg sub = BytesArg.ofByteOrBuffer(args[base])) {
            return PyInt.of(ByteSearch.count(raw(self), from, Math.min(to, size(self)), sub.bytes, sub.offset, sub.length, Integer.MAX_VALUE));
        }
    }

    /** {@code value in self}. */
    // CPython: Objects/bytes_methods.c _Py_bytes_contains
    static boolean contains(PyObject self, PyObject value) {
        if (!Abstract.hasBuffer(value)) {
            if (!Abstract.isIndex(value)) {
                throw PyErr.typeError("a bytes-like object is required, not '" + value.type.tpName() + "'");
            }
            long v = Abstract.asSsize(value, null);
            if (v < 0 || v > 255) {
                throw PyErr.valueError("byte must be in range(0, 256)");
            }
            byte[] b = raw(self);
            for (int i = 0, n = size(self); i < n; i++) {
                if (b[i] == (byte) v) {
                    return true;
                }
            }
            return false;
        }
        try (BytesArg sub = BytesArg.of(value)) {
            return ByteSearch.indexOf(raw(self), 0, size(self), sub.bytes, sub.offset, sub.length) >= 0;
        }
    }

    static boolean tailMatch(String function, PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames, boolean atEnd) {
        Args.checkNoKeywords(name(self) + "." + function, kwnames);
        Args.checkTuple(function, nargs, 1, 3);
        int n = size(self);
        int from = PyStr.start(args, base, nargs, n);
        int to = PyStr.end(args, base, nargs, n);
        if (args[base] instanceof PyTuple tuple) {
            for (PyObject o : tuple.items) {
                if (tailMatch(self, o, from, to, atEnd)) {
                    return true;
                }
            }
            return false;
        }
        try {
            return tailMatch(self, args[base], from, to, atEnd);
        } catch (PyException e) {
            if (!e.matches(PyExc.TypeError)) {
                throw e;
            }
            e.release();
            throw PyErr.typeError(function + " first arg must be bytes or a tuple of bytes, not " + args[base].type.tpName());
        }
    }

    private static boolean tailMatch(PyObject self, PyObject o, int from, int to, boolean atEnd) {
        try (BytesArg sub = BytesArg.of(o)) {
            int n = sub.length;
            if (to - from < n) {
                return false;
            }
            int at = atEnd ? to - n : from;
            return Arrays.equals(raw(self), at, at + n, sub.bytes, sub.offset, sub.offset + n);
        }
    }

    static PyObject removePrefix(PyObject self, PyObject prefix) {
        try (BytesArg p = BytesArg.of(prefix)) {
            int n = size(self);
            if (p.length > 0 && n >= p.length && Arrays.equals(raw(self), 0, p.length, p.bytes, p.offset, p.offset + p.length)) {
                return part(self, p.length, n);
            }
        }
        return unchanged(self);
    }

    static PyObject removeSuffix(PyObject self, PyObject suffix) {
        try (BytesArg p = BytesArg.of(suffix)) {
            int n = size(self);
            if (p.length > 0 && n >= p.length && Arrays.equals(raw(self), n - p.length, n, p.bytes, p.offset, p.offset + p.length)) {
                return part(self, 0, n - p.length);
            }
        }
        return unchanged(self);
    }

    static PyObject strip(PyObject self, PyObject chars, int sides) {
        if (chars == null || chars == PyNone.INSTANCE) {
            return strip(self, (boolean[]) null, sides);
        }
        boolean[] set = new boolean[256];
        try (BytesArg c = BytesArg.of(chars)) {
            for (int i = 0; i < c.length; i++) {
                set[c.bytes[c.offset + i] & 0xFF] = true;
            }
        }
        return strip(self, set, sides);
    }

    private static PyObject strip(PyObject self, boolean[] set, int sides) {
        byte[] b = raw(self);
        int from = 0;
        int to = size(self);
        if ((sides & 1) != 0) {
            while (from < to && (set == null ? AsciiCase.isSpace(b[from]) : set[b[from] & 0xFF])) {
                from++;
            }
        }
        if ((sides & 2) != 0) {
            while (to > from && (set == null ? AsciiCase.isSpace(b[to - 1]) : set[b[to - 1] & 0xFF])) {
                to--;
            }
        }
        return from == 0 && to == size(self) ? unchanged(self) : part(self, from, to);
    }

    private static PyList list(ArrayList<PyObject> pieces) {
        PyObject[] items = pieces.toArray(new PyObject[0]);
        return PyList.steal(items, items.length);
    }

    static PyList split(PyObject self, PyObject sep, long maxsplit) {
        long max = maxsplit < 0 ? Long.MAX_VALUE : maxsplit;
        ArrayList<PyObject> pieces = new ArrayList<>();
        byte[] b = raw(self);
        int n = size(self);
        int at = 0;
        if (sep == null || sep == PyNone.INSTANCE) {
            for (;;) {
                while (at < n && AsciiCase.isSpace(b[at])) {
                    at++;
                }
                if (at == n) {
                    return list(pieces);
                }
                int from = at;
                if (max-- <= 0) {
                    at = n;
                }
                while (at < n && !AsciiCase.isSpace(b[at])) {
                    at++;
                }
                pieces.add(from == 0 && at == n ? unchanged(self) : part(self, from, at));
            }
        }
        try (BytesArg s = separator(sep)) {
            while (max-- > 0) {
                int next = ByteSearch.indexOf(b, at, n, s.bytes, s.offset, s.length);
                if (next < 0) {
                    break;
                }
                pieces.add(part(self, at, next));
                at = next + s.length;
            }
        }
        pieces.add(at == 0 ? unchanged(self) : part(self, at, n));
        return list(pieces);
    }

    private static BytesArg separator(PyObject sep) {
        BytesArg s = BytesArg.of(sep);
        if (s.length == 0) {
            s.close();
            throw PyErr.valueError("empty separator");
        }
        return s;
    }

    static PyList rsplit(PyObject self, PyObject sep, long maxsplit) {
        long max = maxsplit < 0 ? Long.MAX_VALUE : maxsplit;
        ArrayList<PyObject> pieces = new ArrayList<>();
        byte[] b = raw(self);
        int n = size(self);
        int end = n;
        if (sep == null || sep == PyNone.INSTANCE) {
            for (;;) {
                while (end > 0 && AsciiCase.isSpace(b[end - 1])) {
                    end--;
                }
                if (end == 0) {
                    break;
                }
                int to = end;
                if (max-- <= 0) {
                    end = 0;
                }
                while (end > 0 && !AsciiCase.isSpace(b[end - 1])) {
                    end--;
                }
                pieces.add(end == 0 && to == n ? unchanged(self) : part(self, end, to));
            }
        } else {
            try (BytesArg s = separator(sep)) {
                while (max-- > 0) {
                    int next = ByteSearch.lastIndexOf(b, 0, end, s.bytes, s.offset, s.length);
                    if (next < 0) {
                        break;
                    }
                    pieces.add(part(self, next + s.length, end));
                    end = next;
                }
            }
            pieces.add(end == n ? unchanged(self) : part(self, 0, end));
        }
        java.util.Collections.reverse(pieces);
        return list(pieces);
    }

    static PyList splitlines(PyObject self, boolean keepends) {
        ArrayList<PyObject> pieces = new ArrayList<>();
        byte[] b = raw(self);
        int n = size(self);
        for (int at = 0; at < n;) {
            int end = at;
            while (end < n && b[end] != '\n' && b[end] != '\r') {
                end++;
            }
            int next = end;
            if (next < n) {
                next += b[next] == '\r' && next + 1 < n && b[next + 1] == '\n' ? 2 : 1;
                if (keepends) {
                    end = next;
                }
            }
            pieces.add(at == 0 && end == n ? unchanged(self) : part(self, at, end));
            at = next;
        }
        return list(pieces);
    }

    // CPython: Objects/stringlib/partition.h
    static PyTuple partition(PyObject self, PyObject sep, boolean last) {
        int at;
        int length;
        PyObject middle;
        try (BytesArg s = separator(sep)) {
            length = s.length;
            int n = size(self);
            at = last ? ByteSearch.lastIndexOf(raw(self), 0, n, s.bytes, s.offset, length)
                    : ByteSearch.indexOf(raw(self), 0, n, s.bytes, s.offset, length);
            middle = at < 0 ? null : self instanceof PyBytes ? sep.newRef() : PyByteArray.of(s.toArray());
        }
        if (at < 0) {
            PyObject whole = self instanceof PyBytes ? self.newRef() : unchanged(self);
            PyObject none1 = make(self, new byte[0]);
            PyObject none2 = make(self, new byte[0]);
            return last ? PyTuple.steal(none1, none2, whole) : PyTuple.steal(whole, none1, none2);
        }
        return PyTuple.steal(part(self, 0, at), middle, part(self, at + length, size(self)));
    }

    static PyObject replace(PyObject self, PyObject old, PyObject replacement, long maxCount) {
        try (BytesArg from = BytesArg.of(old); BytesArg to = BytesArg.of(replacement)) {
            int max = maxCount < 0 || maxCount > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) maxCount;
            byte[] b = raw(self);
            int length = size(self);
            int n = max == 0 ? 0 : ByteSearch.count(b, 0, length, from.bytes, from.offset, from.length, max);
            if (n == 0 || from.length == 0 && to.length == 0) {
                return unchanged(self);
            }
            long size = length + (long) n * (to.length - from.length);
            if (size > Integer.MAX_VALUE - 8) {
                throw PyErr.overflowError("replace bytes is too long");
            }
            byte[] out = Payload.bytes((int) size);
            int at = 0;
            int o = 0;
            for (int i = 0; i < n; i++) {
                int next = from.length == 0 ? i : ByteSearch.indexOf(b, at, length, from.bytes, from.offset, from.length);
                System.arraycopy(b, at, out, o, next - at);
                o += next - at;
                System.arraycopy(to.bytes, to.offset, out, o, to.length);
                o += to.length;
                at = next + from.length;
            }
            System.arraycopy(b, at, out, o, length - at);
            return make(self, out);
        }
    }

    /** {@code self.join(iterable)}. */
    // CPython: Objects/stringlib/join.h
    static PyObject join(PyObject self, PyObject iterable) {
        PyObject seq = Abstract.fast(iterable, "can only join an iterable");
        try {
            PyObject[] items = seq instanceof PyList l ? Arrays.copyOf(l.items, l.size) : ((PyTuple) seq).items;
            if (items.length == 0) {
                return make(self, new byte[0]);
            }
            if (items.length == 1 && self instanceof PyBytes && items[0].type == PyBytes.TYPE) {
                return items[0].newRef();
            }
            BytesArg[] parts = new BytesArg[items.length];
            try {
                int gap = size(self);
                long size = (long) gap * (items.length - 1);
                for (int i = 0; i < items.length; i++) {
                    try {
                        parts[i] = BytesArg.of(items[i]);
                    } catch (PyException e) {
                        e.release();
                        throw PyErr.typeError("sequence item " + i + ": expected a bytes-like object, " + items[i].type.tpName() + " found");
                    }
                    size += parts[i].length;
                }
                if (size > Integer.MAX_VALUE - 8) {
                    throw PyErr.overflowError("join() result is too long");
                }
                byte[] out = Payload.bytes((int) size);
                byte[] separator = raw(self);
                int o = 0;
                for (int i = 0; i < parts.length; i++) {
                    if (i > 0) {
                        System.arraycopy(separator, 0, out, o, gap);
                        o += gap;
                    }
                    System.arraycopy(parts[i].bytes, parts[i].offset, out, o, parts[i].length);
                    o += parts[i].length;
                }
                return make(self, out);
            } finally {
                for (BytesArg p : parts) {
                    if (p != null) {
                        p.close();
                    }
                }
            }
        } finally {
            seq.decref();
        }
    }

    private static PyObject pad(PyObject self, long left, long right, int fill) {
        left = Math.max(left, 0);
        right = Math.max(right, 0);
        if (left == 0 && right == 0) {
            return unchanged(self);
        }
        int n = size(self);
        long total = left + right + n;
        if (total > Integer.MAX_VALUE - 8 || total < 0) {
            throw PyErr.memoryError();
        }
        byte[] out = Payload.bytes((int) total);
        Arrays.fill(out, 0, (int) left, (byte) fill);
        System.arraycopy(raw(self), 0, out, (int) left, n);
        Arrays.fill(out, (int) left + n, out.length, (byte) fill);
        return make(self, out);
    }

    /** A fill character: a bytes or bytearray of length one. */
    private static int fill(String function, PyObject o) {
        if (o == null) {
            return ' ';
        }
        if (o instanceof PyBytes b && b.value.length == 1) {
            return b.value[0];
        }
        if (o instanceof PyByteArray b && b.size == 1) {
            return b.data[0];
        }
        throw Args.badArgument(function, "argument 2", "a byte string of length 1", false, o);
    }

    static PyObject center(PyObject self, long width, PyObject fillchar) {
        int c = fill("center", fillchar);
        int n = size(self);
        if (n >= width) {
            return unchanged(self);
        }
        long margin = width - n;
        long left = margin / 2 + (margin & width & 1);
        return pad(self, left, margin - left, c);
    }

    static PyObject ljust(PyObject self, long width, PyObject fillchar) {
        return pad(self, 0, width - size(self), fill("ljust", fillchar));
    }

    static PyObject rjust(PyObject self, long width, PyObject fillchar) {
        return pad(self, width - size(self), 0, fill("rjust", fillchar));
    }

    static PyObject zfill(PyObject self, long width) {
        int n = size(self);
        if (n >= width) {
            return unchanged(self);
        }
        PyObject r = pad(self, width - n, 0, '0');
        byte[] b = raw(r);
        int at = (int) width - n;
        if (n > 0 && (b[at] == '+' || b[at] == '-')) {
            b[0] = b[at];
            b[at] = '0';
        }
        return r;
    }

    static PyObject expandtabs(PyObject self, int tabsize) {
        byte[] b = raw(self);
        int n = size(self);
        ByteBuilder out = new ByteBuilder(n);
        int column = 0;
        for (int i = 0; i < n; i++) {
            byte c = b[i];
            if (c == '\t') {
                if (tabsize > 0) {
                    int step = tabsize - column % tabsize;
                    if ((long) out.length + step > Integer.MAX_VALUE - 8) {
                        throw PyErr.overflowError("result too long");
                    }
                    column += step;
                    out.repeat(' ', step);
                }
            } else {
                column++;
                out.append(c);
                if (c == '\n' || c == '\r') {
                    column = 0;
                }
            }
        }
        return make(self, out.toArray());
    }

    // CPython: Objects/bytesobject.c bytes_translate_impl
    static PyObject translate(PyObject self, PyObject table, PyObject delete) {
        byte[] map = null;
        if (table != PyNone.INSTANCE) {
            try (BytesArg t = BytesArg.of(table)) {
                if (t.length != 256) {
                    throw PyErr.valueError("translation table must be 256 characters long");
                }
                map = t.toArray();
            }
        }
        boolean[] removed = new boolean[256];
        if (delete != null) {
            try (BytesArg d = BytesArg.of(delete)) {
                for (int i = 0; i < d.length; i++) {
                    removed[d.bytes[d.offset + i] & 0xFF] = true;
                }
            }
        }
        byte[] b = raw(self);
        int n = size(self);
        byte[] out = new byte[n];
        int o = 0;
        boolean changed = false;
        for (int i = 0; i < n; i++) {
            int c = b[i] & 0xFF;
            if (removed[c]) {
                changed = true;
            } else {
                byte to = map == null ? b[i] : map[c];
                changed |= to != b[i];
                out[o++] = to;
            }
        }
        return changed ? make(self, o == n ? out : Arrays.copyOf(out, o)) : unchanged(self);
    }

    // CPython: Objects/bytes_methods.c _Py_bytes_maketrans
    static PyObject maketrans(PyObject from, PyObject to) {
        try (BytesArg f = BytesArg.of(from); BytesArg t = BytesArg.of(to)) {
            if (f.length != t.length) {
                throw PyErr.valueError("maketrans arguments must have same length");
            }
            byte[] map = new byte[256];
            for (int i = 0; i < 256; i++) {
                map[i] = (byte) i;
            }
            for (int i = 0; i < f.length; i++) {
                map[f.bytes[f.offset + i] & 0xFF] = t.bytes[t.offset + i];
            }
            return PyBytes.of(map);
        }
    }

    static PyObject decode(PyObject self, String encoding, String errors) {
        byte[] b = raw(self);
        int n = size(self);
        return Codecs.decode(b, 0, n, encoding, errors);
    }

    /** Hexadecimal text with optional separators. */
    // CPython: Python/pystrhex.c _Py_strhex_impl
    public static PyStr hex(byte[] b, int offset, int n, PyObject sep, int bytesPerSep) {
        int separator = -1;
        if (sep != null) {
            long length = Abstract.size(sep);
            if (length != 1) {
                throw PyErr.valueError("sep must be length 1.");
            }
            if (sep instanceof PyStr s) {
                if (s.codePointAt(0) > 127) {
                    throw PyErr.valueError("sep must be ASCII.");
                }
                separator = s.codePointAt(0);
            } else if (sep instanceof PyBytes s) {
                if (s.value[0] < 0) {
                    throw PyErr.valueError("sep must be ASCII.");
                }
                separator = s.value[0];
            } else {
                throw PyErr.typeError("sep must be str or bytes.");
            }
        }
        int group = Math.abs(bytesPerSep);
        if (group == 0 || group >= n || group < 0) {
            separator = -1;
        }
        ByteBuilder out = new ByteBuilder(n * 2);
        for (int i = 0; i < n; i++) {
            if (separator >= 0 && i > 0 && (bytesPerSep > 0 ? (n - i) % group == 0 : i % group == 0)) {
                out.append(separator);
            }
            int c = b[offset + i];
            out.append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
        }
        return PyStr.ofLatin1(out.toArray());
    }

    private static final String HEX = "0123456789abcdef";

    // CPython: Objects/bytesobject.c _PyBytes_FromHex
    static byte[] fromHex(PyStr text) {
        int n = text.length();
        ByteBuilder out = new ByteBuilder(n / 2);
        for (int i = 0; i < n;) {
            int c = text.codePointAt(i);
            if (c < 128 && AsciiCase.isSpace(c)) {
                i++;
                continue;
            }
            int high = hexDigit(c);
            if (high < 0) {
                throw badHex(i);
            }
            int low = i + 1 < n ? hexDigit(text.codePointAt(i + 1)) : -1;
            if (low < 0) {
                throw badHex(i + 1);
            }
            out.append(high << 4 | low);
            i += 2;
        }
        return out.toArray();
    }

    private static PyException badHex(int at) {
        return PyErr.valueError("non-hexadecimal number found in fromhex() arg at position " + at);
    }

    public static int hexDigit(int c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }

    /** Compares with any object that has a buffer; NotImplemented if there is none. */
    static PyObject compare(PyObject self, PyObject other, int op) {
        if (self == other) {
            return Objects.compareResult(0, op);
        }
        if (!Abstract.hasBuffer(other) || !Abstract.hasBuffer(self)) {
            return PyNotImplemented.owned();
        }
        try (BytesArg a = BytesArg.of(self); BytesArg b = BytesArg.of(other)) {
            if (op == Objects.EQ || op == Objects.NE) {
                boolean equal = Arrays.equals(a.bytes, a.offset, a.offset + a.length, b.bytes, b.offset, b.offset + b.length);
                return PyBool.of(equal == (op == Objects.EQ));
            }
            return Objects.compareResult(Arrays.compareUnsigned(a.bytes, a.offset, a.offset + a.length, b.bytes, b.offset, b.offset + b.length), op);
        }
    }

    /** The bytes {@code count} times. */
    static byte[] repeat(byte[] b, int n, long count) {
        if (count < 0) {
            count = 0;
        }
        if (n != 0 && count > (Integer.MAX_VALUE - 8) / n) {
            throw PyErr.memoryError();
        }
        int total = (int) (n * count);
        byte[] out = Payload.bytes(total);
        if (total > 0) {
            System.arraycopy(b, 0, out, 0, n);
            for (int done = n; done < total;) {
                int step = Math.min(done, total - done);
                System.arraycopy(out, 0, out, done, step);
                done += step;
            }
        }
        return out;
    }
}
