package dev.adder.runtime.object;

import java.util.ArrayList;

/** Searching, splitting and replacing in str (Objects/stringlib). */
final class StrSearch {
    private StrSearch() {}

    /** The first index at which {@code p} lies inside s[from:to], or -1; the bounds are inside of s. */
    static int indexOf(PyStr s, PyStr p, int from, int to) {
        if (s.data instanceof byte[] a) {
            return p.data instanceof byte[] b ? ByteSearch.indexOf(a, from, to, b, 0, b.length) : -1;
        }
        int n = p.length();
        if (to - n < from) {
            return -1;
        }
        if (n == 0) {
            return from;
        }
        if (p.kind() > s.kind()) {
            return -1;
        }
        int first = p.codePointAt(0);
        if (s.data instanceof char[] c) {
            for (int i = from; i <= to - n; i++) {
                if (c[i] == first && matches(s, i, p, n)) {
                    return i;
                }
            }
            return -1;
        }
        int[] c = (int[]) s.data;
        for (int i = from; i <= to - n; i++) {
            if (c[i] == first && matches(s, i, p, n)) {
                return i;
            }
        }
        return -1;
    }

    /** The last index at which {@code p} lies inside s[from:to], or -1. */
    static int lastIndexOf(PyStr s, PyStr p, int from, int to) {
        if (s.data instanceof byte[] a) {
            return p.data instanceof byte[] b ? ByteSearch.lastIndexOf(a, from, to, b, 0, b.length) : -1;
        }
        int n = p.length();
        if (to - n < from) {
            return -1;
        }
        if (p.kind() > s.kind()) {
            return -1;
        }
        for (int i = to - n; i >= from; i--) {
            if (matches(s, i, p, n)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the first {@code n} code points of {@code p} lie in {@code s} at {@code at}. */
    static boolean matches(PyStr s, int at, PyStr p, int n) {
        if (s.data instanceof byte[] a && p.data instanceof byte[] b) {
            return java.util.Arrays.equals(a, at, at + n, b, 0, n);
        }
        if (s.data instanceof char[] a && p.data instanceof char[] b) {
            return java.util.Arrays.equals(a, at, at + n, b, 0, n);
        }
        for (int i = 0; i < n; i++) {
            if (s.codePointAt(at + i) != p.codePointAt(i)) {
                return false;
            }
        }
        return true;
    }

    static int count(PyStr s, PyStr p, int from, int to, int max) {
        if (s.data instanceof byte[] a) {
            if (p.data instanceof byte[] b) {
                return ByteSearch.count(a, from, to, b, 0, b.length, max);
            }
            return 0;
        }
        int n = p.length();
        if (to < from) {
            return 0;
        }
        if (n == 0) {
            return Math.min(to - from + 1, max);
        }
        int found = 0;
        for (int i = from; found < max && (i = indexOf(s, p, i, to)) >= 0; i += n) {
            found++;
        }
        return found;
    }

    /** str.replace; the result is exactly a str. */
    // CPython: Objects/unicodeobject.c replace
    static PyStr replace(PyStr s, PyStr from, PyStr to, long maxCount) {
        int length = s.length();
        int max = maxCount < 0 || maxCount > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) maxCount;
        if (max == 0 || from.equalTo(to)) {
            return s.exact();
        }
        int n = count(s, from, 0, length, max);
        if (n == 0) {
            return s.exact();
        }
        long size = length + (long) n * (to.length() - from.length());
        if (size > Integer.MAX_VALUE - 16) {
            throw PyErr.overflowError("replace string is too long");
        }
        StrBuilder out = StrBuilder.make((int) size);
        int step = from.length();
        if (step == 0) {
            for (int i = 0; i < n; i++) {
                out.append(to);
                if (i < length) {
                    out.append(s, i, i + 1);
                }
            }
            return out.append(s, n, length).finish();
        }
        int at = 0;
        for (int i = 0; i < n; i++) {
            int next = indexOf(s, from, at, length);
            out.append(s, at, next).append(to);
            at = next + step;
        }
        return out.append(s, at, length).finish();
    }

    /** The pieces of a split as a list. */
    private static PyList list(ArrayList<PyObject> pieces) {
        PyObject[] items = pieces.toArray(new PyObject[0]);
        return PyList.steal(items, items.length);
    }

    /** One piece: the whole str as it is if nothing was cut. */
    private static PyStr piece(PyStr s, int from, int to) {
        return s.substring(from, to);
    }

    private static PyStr whole(PyStr s) {
        return s.exact();
    }

    /** str.split with a separator, or between runs of whitespace if it is null. */
    static PyList split(PyStr s, PyStr sep, long maxsplit) {
        long max = maxsplit < 0 ? Long.MAX_VALUE : maxsplit;
        ArrayList<PyObject> pieces = new ArrayList<>();
        int n = s.length();
        int at = 0;
        if (sep == null) {
            for (;;) {
                while (at < n && StrCase.isSpace(s.codePointAt(at))) {
                    at++;
                }
                if (at == n) {
                    break;
                }
                if (max-- <= 0) {
                    pieces.add(at == 0 ? whole(s) : piece(s, at, n));
                    break;
                }
                int from = at;
                while (at < n && !StrCase.isSpace(s.codePointAt(at))) {
                    at++;
                }
                pieces.add(from == 0 && at == n ? whole(s) : piece(s, from, at));
            }
            return list(pieces);
        }
        int length = checkSeparator(sep);
        while (max-- > 0) {
            int next = indexOf(s, sep, at, n);
            if (next < 0) {
                break;
            }
            pieces.add(piece(s, at, next));
            at = next + length;
        }
        pieces.add(at == 0 ? whole(s) : piece(s, at, n));
        return list(pieces);
    }

    private static int checkSeparator(PyStr sep) {
        int n = sep.length();
        if (n == 0) {
            throw PyErr.valueError("empty separator");
        }
        return n;
    }

    /** str.rsplit. */
    static PyList rsplit(PyStr s, PyStr sep, long maxsplit) {
        long max = maxsplit < 0 ? Long.MAX_VALUE : maxsplit;
        ArrayList<PyObject> pieces = new ArrayList<>();
        int n = s.length();
        int end = n;
        if (sep == null) {
            for (;;) {
                while (end > 0 && StrCase.isSpace(s.codePointAt(end - 1))) {
                    end--;
                }
                if (end == 0) {
                    break;
                }
                if (max-- <= 0) {
                    pieces.add(end == n ? whole(s) : piece(s, 0, end));
                    break;
                }
                int to = end;
                while (end > 0 && !StrCase.isSpace(s.codePointAt(end - 1))) {
                    end--;
                }
                pieces.add(end == 0 && to == n ? whole(s) : piece(s, end, to));
            }
        } else {
            int length = checkSeparator(sep);
            while (max-- > 0) {
                int next = lastIndexOf(s, sep, 0, end);
                if (next < 0) {
                    break;
                }
                pieces.add(piece(s, next + length, end));
                end = next;
            }
            pieces.add(end == n ? whole(s) : piece(s, 0, end));
        }
        java.util.Collections.reverse(pieces);
        return list(pieces);
    }

    /** str.splitlines. */
    static PyList splitlines(PyStr s, boolean keepends) {
        ArrayList<PyObject> pieces = new ArrayList<>();
        int n = s.length();
        for (int at = 0; at < n;) {
            int end = at;
            while (end < n && !isLinebreak(s.codePointAt(end))) {
                end++;
            }
            int next = end;
            if (next < n) {
                next += s.codePointAt(next) == '\r' && next + 1 < n && s.codePointAt(next + 1) == '\n' ? 2 : 1;
                if (keepends) {
                    end = next;
                }
            }
            pieces.add(at == 0 && end == n ? whole(s) : piece(s, at, end));
            at = next;
        }
        return list(pieces);
    }

    // CPython: Objects/unicodetype_db.h _PyUnicode_IsLinebreak
    static boolean isLinebreak(int c) {
        return c >= 0x0A && c <= 0x0D || c >= 0x1C && c <= 0x1E || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** str.partition. */
    static PyTuple partition(PyStr s, PyStr sep) {
        int length = checkSeparator(sep);
        int at = indexOf(s, sep, 0, s.length());
        if (at < 0) {
            return PyTuple.steal(s.newRef(), PyStr.empty(), PyStr.empty());
        }
        return PyTuple.steal(piece(s, 0, at), sep.newRef(), piece(s, at + length, s.length()));
    }

    /** str.rpartition. */
    static PyTuple rpartition(PyStr s, PyStr sep) {
        int length = checkSeparator(sep);
        int at = lastIndexOf(s, sep, 0, s.length());
        if (at < 0) {
            return PyTuple.steal(PyStr.empty(), PyStr.empty(), s.newRef());
        }
        return PyTuple.steal(piece(s, 0, at), sep.newRef(), piece(s, at + length, s.length()));
    }

    /** Strips at the left (bit 1) and the right (bit 2): whitespace, or the characters of {@code chars} if it is not null. */
    static PyStr strip(PyStr s, PyStr chars, int sides) {
        int from = 0;
        int to = s.length();
        if ((sides & 1) != 0) {
            while (from < to && stripped(s.codePointAt(from), chars)) {
                from++;
            }
        }
        if ((sides & 2) != 0) {
            while (to > from && stripped(s.codePointAt(to - 1), chars)) {
                to--;
            }
        }
        return from == 0 && to == s.length() ? s.exact() : s.substring(from, to);
    }

    private static boolean stripped(int c, PyStr chars) {
        return chars == null ? StrCase.isSpace(c) : contains(chars, c);
    }

    /** Whether {@code c} is one of the characters of {@code s}. */
    static boolean contains(PyStr s, int c) {
        for (int i = 0, n = s.length(); i < n; i++) {
            if (s.codePointAt(i) == c) {
                return true;
            }
        }
        return false;
    }

    /** str.expandtabs. */
    static PyStr expandtabs(PyStr s, int tabsize) {
        int n = s.length();
        boolean tab = false;
        for (int i = 0; i < n && !tab; i++) {
            tab = s.codePointAt(i) == '\t';
        }
        if (!tab) {
            return s.exact();
        }
        StrBuilder out = StrBuilder.make(n + 16);
        int column = 0;
        for (int i = 0; i < n; i++) {
            int c = s.codePointAt(i);
            if (c == '\t') {
                if (tabsize > 0) {
                    int step = tabsize - column % tabsize;
                    if ((long) out.length() + step > Integer.MAX_VALUE - 16) {
                        throw PyErr.overflowError("new string is too long");
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
        return out.finish();
    }
}
