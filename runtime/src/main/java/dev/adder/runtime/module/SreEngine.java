package dev.adder.runtime.module;

import dev.adder.runtime.object.UnicodeData;
import java.util.Arrays;

/**
 * The matcher of regular expressions: runs the code that {@code re._compiler} makes (Modules/_sre/sre_lib.h) by backtracking.
 *
 * <p>{@link #match} tries the code from a position on and recurses for each choice; when it returns false, the marks are as the caller
 * must restore them itself ({@link #saveMarks}), when it returns true, {@link #ptr} is the end of the match.
 */
final class SreEngine {
    static final int FAILURE = 0;
    static final int SUCCESS = 1;
    static final int ANY = 2;
    static final int ANY_ALL = 3;
    static final int ASSERT = 4;
    static final int ASSERT_NOT = 5;
    static final int AT = 6;
    static final int BRANCH = 7;
    static final int CATEGORY = 8;
    static final int CHARSET = 9;
    static final int BIGCHARSET = 10;
    static final int GROUPREF = 11;
    static final int GROUPREF_EXISTS = 12;
    static final int IN = 13;
    static final int INFO = 14;
    static final int JUMP = 15;
    static final int LITERAL = 16;
    static final int MARK = 17;
    static final int MAX_UNTIL = 18;
    static final int MIN_UNTIL = 19;
    static final int NOT_LITERAL = 20;
    static final int NEGATE = 21;
    static final int RANGE = 22;
    static final int REPEAT = 23;
    static final int REPEAT_ONE = 24;
    static final int MIN_REPEAT_ONE = 26;
    static final int ATOMIC_GROUP = 27;
    static final int POSSESSIVE_REPEAT = 28;
    static final int POSSESSIVE_REPEAT_ONE = 29;
    static final int GROUPREF_IGNORE = 30;
    static final int IN_IGNORE = 31;
    static final int LITERAL_IGNORE = 32;
    static final int NOT_LITERAL_IGNORE = 33;
    static final int GROUPREF_LOC_IGNORE = 34;
    static final int IN_LOC_IGNORE = 35;
    static final int LITERAL_LOC_IGNORE = 36;
    static final int NOT_LITERAL_LOC_IGNORE = 37;
    static final int GROUPREF_UNI_IGNORE = 38;
    static final int IN_UNI_IGNORE = 39;
    static final int LITERAL_UNI_IGNORE = 40;
    static final int NOT_LITERAL_UNI_IGNORE = 41;
    static final int RANGE_UNI_IGNORE = 42;

    private static final int AT_BEGINNING = 0;
    private static final int AT_BEGINNING_STRING = 2;

    private static final int INFO_PREFIX = 1;
    private static final int INFO_LITERAL = 2;
    private static final int INFO_CHARSET = 4;

    /** A loop that is being matched. */
    private static final class Repeat {
        final int pattern;
        final Repeat previous;
        int count = -1;
        int lastPtr = -1;

        Repeat(int pattern, Repeat previous) {
            this.pattern = pattern;
            this.previous = previous;
        }
    }

    private final int[] code;
    private final byte[] bytes;
    private final char[] chars;
    private final int[] wide;

    /** Where the string begins for anchors and look-behind, where this search begins, and where it ends. */
    int beginning;
    int start;
    int end;
    /** The end of the last successful match. */
    int ptr;
    /** Positions of the groups: start at 2k, end at 2k+1; valid up to {@link #lastmark}. */
    final int[] mark;
    int lastmark = -1;
    int lastindex = -1;
    boolean matchAll;
    boolean mustAdvance;

    private Repeat repeat;

    /** Over {@code data}, a byte[], char[] or int[] of characters. */
    SreEngine(int[] code, int groups, Object data, int start, int end) {
        this.code = code;
        bytes = data instanceof byte[] b ? b : null;
        chars = data instanceof char[] c ? c : null;
        wide = data instanceof int[] w ? w : null;
        mark = new int[2 * groups + 2];
        this.beginning = 0;
        this.start = start;
        this.end = end;
    }

    /** Forgets the last match, before the next search in the same string. */
    void reset() {
        lastmark = -1;
        lastindex = -1;
        repeat = null;
    }

    private int at(int i) {
        return bytes != null ? bytes[i] & 0xFF : chars != null ? chars[i] : wide[i];
    }

    static int lowerAscii(int c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    static boolean isAsciiLetter(int c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    static int lowerUnicode(int c) {
        return c < 128 ? lowerAscii(c) : UnicodeData.lower(c);
    }

    static int upperUnicode(int c) {
        return UnicodeData.upper(c);
    }

    private static boolean isAsciiWord(int c) {
        return c < 128 && (c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z');
    }

    private static boolean isAsciiSpace(int c) {
        return c == ' ' || c >= 9 && c <= 13;
    }

    private static boolean isUnicodeWord(int c) {
        return c < 128 ? isAsciiWord(c) : UnicodeData.isAlphaNumeric(c);
    }

    private static boolean isUnicodeSpace(int c) {
        return c < 128 ? isAsciiSpace(c) || c >= 0x1c && c <= 0x1f
                : c == 0x85 || c == 0xa0 || c == 0x1680 || c >= 0x2000 && c <= 0x200a || c == 0x2028 || c == 0x2029 || c == 0x202f
                        || c == 0x205f || c == 0x3000;
    }

    private static boolean isUnicodeLinebreak(int c) {
        return c >= 10 && c <= 13 || c >= 0x1c && c <= 0x1e || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static boolean isUnicodeDigit(int c) {
        return c < 128 ? c >= '0' && c <= '9' : UnicodeData.isDecimal(c);
    }

    // CPython: Modules/_sre/sre.c sre_category
    private static boolean category(int category, int c) {
        return switch (category) {
            case 0 -> c >= '0' && c <= '9';
            case 1 -> !(c >= '0' && c <= '9');
            case 2 -> isAsciiSpace(c);
            case 3 -> !isAsciiSpace(c);
            case 4, 8 -> isAsciiWord(c);
            case 5, 9 -> !isAsciiWord(c);
            case 6 -> c == '\n';
            case 7 -> c != '\n';
            case 10 -> isUnicodeDigit(c);
            case 11 -> !isUnicodeDigit(c);
            case 12 -> isUnicodeSpace(c);
            case 13 -> !isUnicodeSpace(c);
            case 14 -> isUnicodeWord(c);
            case 15 -> !isUnicodeWord(c);
            case 16 -> isUnicodeLinebreak(c);
            case 17 -> !isUnicodeLinebreak(c);
            default -> false;
        };
    }

    // CPython: Modules/_sre/sre_lib.h SRE(at)
    private boolean atPosition(int p, int where) {
        boolean before;
        boolean after;
        switch (where) {
            case 0, 2 -> {
                return p == beginning;
            }
            case 1 -> {
                return p == beginning || at(p - 1) == '\n';
            }
            case 5 -> {
                return end - p == 1 && at(p) == '\n' || p == end;
            }
            case 6 -> {
                return p == end || at(p) == '\n';
            }
            case 7 -> {
                return p == end;
            }
            case 3, 4, 8, 9 -> {
                if (beginning == end) {
                    return false;
                }
                before = p > beginning && isAsciiWord(at(p - 1));
                after = p < end && isAsciiWord(at(p));
                return (before != after) == (where == 3 || where == 8);
            }
            case 10, 11 -> {
                if (beginning == end) {
                    return false;
                }
                before = p > beginning && isUnicodeWord(at(p - 1));
                after = p < end && isUnicodeWord(at(p));
                return (before != after) == (where == 10);
            }
            default -> {
                return false;
            }
        }
    }

    // CPython: Modules/_sre/sre_lib.h SRE(charset)
    private boolean charset(int set, int c) {
        int[] code = this.code;
        boolean ok = true;
        for (;;) {
            switch (code[set++]) {
                case FAILURE -> {
                    return !ok;
                }
                case LITERAL -> {
                    if (c == code[set]) {
                        return ok;
                    }
                    set++;
                }
                case CATEGORY -> {
                    if (category(code[set], c)) {
                        return ok;
                    }
                    set++;
                }
                case CHARSET -> {
                    if (c < 256 && (code[set + (c >> 5)] >>> (c & 31) & 1) != 0) {
                        return ok;
                    }
                    set += 8;
                }
                case RANGE -> {
                    if (code[set] <= c && c <= code[set + 1]) {
                        return ok;
                    }
                    set += 2;
                }
                case RANGE_UNI_IGNORE -> {
                    if (code[set] <= c && c <= code[set + 1]) {
                        return ok;
                    }
                    int upper = upperUnicode(c);
                    if (code[set] <= upper && upper <= code[set + 1]) {
                        return ok;
                    }
                    set += 2;
                }
                case NEGATE -> ok = !ok;
                case BIGCHARSET -> {
                    int count = code[set++];
                    if (c < 65536) {
                        int block = code[set + (c >> 10)] >>> ((c >> 8 & 3) * 8) & 0xFF;
                        if ((code[set + 64 + block * 8 + ((c & 255) >> 5)] >>> (c & 31) & 1) != 0) {
                            return ok;
                        }
                    }
                    set += 64 + count * 8;
                }
                default -> {
                    return false;
                }
            }
        }
    }

    /** How often the single-character item at {@code pc} matches from {@code p} on, at most {@code max} times. */
    // CPython: Modules/_sre/sre_lib.h SRE(count)
    private int count(int pc, int p, int max) {
        int from = p;
        int limit = Integer.compareUnsigned(end - p, max) < 0 ? end : p + max;
        int literal = code[pc + 1];
        switch (code[pc]) {
            case IN -> {
                while (p < limit && charset(pc + 2, at(p))) {
                    p++;
                }
            }
            case ANY -> {
                while (p < limit && at(p) != '\n') {
                    p++;
                }
            }
            case ANY_ALL -> p = limit;
            case LITERAL -> {
                while (p < limit && at(p) == literal) {
                    p++;
                }
            }
            case NOT_LITERAL -> {
                while (p < limit && at(p) != literal) {
                    p++;
                }
            }
            case LITERAL_IGNORE, LITERAL_LOC_IGNORE -> {
                while (p < limit && lowerAscii(at(p)) == literal) {
                    p++;
                }
            }
            case NOT_LITERAL_IGNORE, NOT_LITERAL_LOC_IGNORE -> {
                while (p < limit && lowerAscii(at(p)) != literal) {
                    p++;
                }
            }
            case LITERAL_UNI_IGNORE -> {
                while (p < limit && lowerUnicode(at(p)) == literal) {
                    p++;
                }
            }
            case NOT_LITERAL_UNI_IGNORE -> {
                while (p < limit && lowerUnicode(at(p)) != literal) {
                    p++;
                }
            }
            default -> {
                while (p < limit && match(pc, p, false) && ptr > p) {
                    p++;
                }
            }
        }
        return p - from;
    }

    private int[] saveMarks() {
        return repeat != null && lastmark >= 0 ? Arrays.copyOf(mark, lastmark + 1) : null;
    }

    private void restoreMarks(int[] saved, int savedLastmark, int savedLastindex) {
        if (saved != null) {
            System.arraycopy(saved, 0, mark, 0, saved.length);
        }
        lastmark = savedLastmark;
        lastindex = savedLastindex;
    }

    /** Whether the code from {@code pc} on matches at {@code p}; {@code top} for the outermost pattern, to which fullmatch applies. */
    // CPython: Modules/_sre/sre_lib.h SRE(match)
    boolean match(int pc, int p, boolean top) {
        final int[] code = this.code;
        if (code[pc] == INFO) {
            if (code[pc + 3] != 0 && Integer.compareUnsigned(end - p, code[pc + 3]) < 0) {
                return false;
            }
            pc += code[pc + 1] + 1;
        }
        for (;;) {
            switch (code[pc++]) {
                case MARK -> {
                    int i = code[pc++];
                    if ((i & 1) != 0) {
                        lastindex = i / 2 + 1;
                    }
                    if (i > lastmark) {
                        for (int j = lastmark + 1; j < i; j++) {
                            mark[j] = -1;
                        }
                        lastmark = i;
                    }
                    mark[i] = p;
                }
                case LITERAL -> {
                    if (p >= end || at(p) != code[pc]) {
                        return false;
                    }
                    pc++;
                    p++;
                }
                case NOT_LITERAL -> {
                    if (p >= end || at(p) == code[pc]) {
                        return false;
                    }
                    pc++;
                    p++;
                }
                case SUCCESS -> {
                    if (top && (matchAll && p != end || mustAdvance && p == start)) {
                        return false;
                    }
                    ptr = p;
                    return true;
                }
                case AT -> {
                    if (!atPosition(p, code[pc])) {
                        return false;
                    }
                    pc++;
                }
                case CATEGORY -> {
                    if (p >= end || !category(code[pc], at(p))) {
                        return false;
                    }
                    pc++;
                    p++;
                }
                case ANY -> {
                    if (p >= end || at(p) == '\n') {
                        return false;
                    }
                    p++;
                }
                case ANY_ALL -> {
                    if (p >= end) {
                        return false;
                    }
                    p++;
                }
                case IN -> {
                    if (p >= end || !charset(pc + 1, at(p))) {
                        return false;
                    }
                    pc += code[pc];
                    p++;
                }
                case IN_IGNORE, IN_LOC_IGNORE -> {
                    if (p >= end || !charset(pc + 1, lowerAscii(at(p)))) {
                        return false;
                    }
                    pc += code[pc];
                    p++;
                }
                case IN_UNI_IGNORE -> {
                    if (p >= end || !charset(pc + 1, lowerUnicode(at(p)))) {
                        return false;
                    }
                    pc += code[pc];
                    p++;
                }
                case LITERAL_IGNORE, LITERAL_LOC_IGNORE -> {
                    if (p >= end || lowerAscii(at(p)) != code[pc]) {
                        return false;
                    }
                    pc++;
                    p++;
                }
                case NOT_LITERAL_IGNORE, NOT_LITERAL_LOC_IGNORE -> {
                    if (p >= end || lowerAscii(at(p)) == code[pc]) {
                        return false;
                    }
                    pc++;
                    p++;
                }
                case LITERAL_UNI_IGNORE -> {
                    if (p >= end || lowerUnicode(at(p)) != code[pc]) {
                        return false;
                    }
                    pc++;
                    p++;
                }
                case NOT_LITERAL_UNI_IGNORE -> {
                    if (p >= end || lowerUnicode(at(p)) == code[pc]) {
                        return false;
                    }
                    pc++;
                    p++;
                }
                case JUMP -> pc += code[pc];
                case GROUPREF, GROUPREF_IGNORE, GROUPREF_LOC_IGNORE, GROUPREF_UNI_IGNORE -> {
                    int next = groupReference(code[pc - 1], code[pc], p);
                    if (next < 0) {
                        return false;
                    }
                    p = next;
                    pc++;
                }
                case GROUPREF_EXISTS -> {
                    int group = 2 * code[pc];
                    if (group >= lastmark || mark[group] < 0 || mark[group + 1] < mark[group]) {
                        pc += code[pc + 1];
                    } else {
                        pc += 2;
                    }
                }
                case ASSERT -> {
                    if (p - beginning < code[pc + 1] || !match(pc + 2, p - code[pc + 1], false)) {
                        return false;
                    }
                    pc += code[pc];
                }
                case ASSERT_NOT -> {
                    if (p - beginning >= code[pc + 1]) {
                        int lm = lastmark;
                        int li = lastindex;
                        int[] saved = saveMarks();
                        if (match(pc + 2, p - code[pc + 1], false)) {
                            return false;
                        }
                        restoreMarks(saved, lm, li);
                    }
                    pc += code[pc];
                }
                case BRANCH -> {
                    return branch(pc, p, top);
                }
                case REPEAT -> {
                    Repeat r = new Repeat(pc, repeat);
                    repeat = r;
                    boolean matched = match(pc + code[pc], p, top);
                    repeat = r.previous;
                    return matched;
                }
                case REPEAT_ONE -> {
                    return repeatOne(pc, p, top);
                }
                case MIN_REPEAT_ONE -> {
                    return minRepeatOne(pc, p, top);
                }
                case MAX_UNTIL -> {
                    return maxUntil(pc, p, top);
                }
                case MIN_UNTIL -> {
                    return minUntil(pc, p, top);
                }
                case ATOMIC_GROUP -> {
                    if (!match(pc + 1, p, false)) {
                        return false;
                    }
                    p = ptr;
                    pc += code[pc];
                }
                case POSSESSIVE_REPEAT_ONE -> {
                    int min = code[pc + 1];
                    if (Integer.compareUnsigned(end - p, min) < 0) {
                        return false;
                    }
                    int n = count(pc + 3, p, code[pc + 2]);
                    if (Integer.compareUnsigned(n, min) < 0) {
                        return false;
                    }
                    p += n;
                    pc += code[pc];
                }
                case POSSESSIVE_REPEAT -> {
                    int next = possessiveRepeat(pc, p);
                    if (next < 0) {
                        return false;
                    }
                    p = next;
                    pc += code[pc] + 1;
                }
                default -> {
                    return false;
                }
            }
        }
    }

    /** The position behind the text of a group repeated at {@code p}, or -1. */
    private int groupReference(int op, int group, int p) {
        int g = 2 * group;
        if (g >= lastmark || mark[g] < 0 || mark[g + 1] < mark[g]) {
            return -1;
        }
        for (int q = mark[g]; q < mark[g + 1]; q++, p++) {
            if (p >= end) {
                return -1;
            }
            int a = at(p);
            int b = at(q);
            boolean same = switch (op) {
                case GROUPREF -> a == b;
                case GROUPREF_UNI_IGNORE -> lowerUnicode(a) == lowerUnicode(b);
                default -> lowerAscii(a) == lowerAscii(b);
            };
            if (!same) {
                return -1;
            }
        }
        return p;
    }

    private boolean branch(int pc, int p, boolean top) {
        int lm = lastmark;
        int li = lastindex;
        int[] saved = saveMarks();
        for (; code[pc] != 0; pc += code[pc]) {
            int first = code[pc + 1];
            if (first == LITERAL && (p >= end || at(p) != code[pc + 2])
                    || first == IN && (p >= end || !charset(pc + 3, at(p)))) {
                continue;
            }
            if (match(pc + 1, p, top)) {
                return true;
            }
            restoreMarks(saved, lm, li);
        }
        return false;
    }

    private boolean repeatOne(int pc, int p, boolean top) {
        int min = code[pc + 1];
        if (Integer.compareUnsigned(end - p, min) < 0) {
            return false;
        }
        int n = count(pc + 3, p, code[pc + 2]);
        if (Integer.compareUnsigned(n, min) < 0) {
            return false;
        }
        p += n;
        int tail = pc + code[pc];
        if (code[tail] == SUCCESS && p == end && !top) {
            ptr = p;
            return true;
        }
        int lm = lastmark;
        int li = lastindex;
        int[] saved = saveMarks();
        boolean literal = code[tail] == LITERAL;
        int c = literal ? code[tail + 1] : 0;
        for (; Integer.compareUnsigned(n, min) >= 0 && n >= 0; p--, n--) {
            if (literal && (p >= end || at(p) != c)) {
                continue;
            }
            if (match(tail, p, top)) {
                return true;
            }
            restoreMarks(saved, lm, li);
        }
        return false;
    }

    private boolean minRepeatOne(int pc, int p, boolean top) {
        int min = code[pc + 1];
        int max = code[pc + 2];
        if (Integer.compareUnsigned(end - p, min) < 0) {
            return false;
        }
        int n = 0;
        if (min != 0) {
            n = count(pc + 3, p, min);
            if (Integer.compareUnsigned(n, min) < 0) {
                return false;
            }
            p += n;
        }
        int tail = pc + code[pc];
        if (code[tail] == SUCCESS && !(top && (matchAll && p != end || mustAdvance && p == start))) {
            ptr = p;
            return true;
        }
        int lm = lastmark;
        int li = lastindex;
        int[] saved = saveMarks();
        while (Integer.compareUnsigned(n, max) <= 0) {
            if (match(tail, p, top)) {
                return true;
            }
            if (count(pc + 3, p, 1) == 0) {
                return false;
            }
            p++;
            n++;
            restoreMarks(saved, lm, li);
        }
        return false;
    }

    private boolean maxUntil(int pc, int p, boolean top) {
        Repeat r = repeat;
        int min = code[r.pattern + 1];
        int max = code[r.pattern + 2];
        int n = r.count + 1;
        if (Integer.compareUnsigned(n, min) < 0) {
            r.count = n;
            if (match(r.pattern + 3, p, top)) {
                return true;
            }
            r.count = n - 1;
            return false;
        }
        if (Integer.compareUnsigned(n, max) < 0 && p != r.lastPtr) {
            r.count = n;
            int lm = lastmark;
            int li = lastindex;
            int[] saved = saveMarks();
            int lastPtr = r.lastPtr;
            r.lastPtr = p;
            if (match(r.pattern + 3, p, top)) {
                return true;
            }
            r.lastPtr = lastPtr;
            restoreMarks(saved, lm, li);
            r.count = n - 1;
        }
        repeat = r.previous;
        boolean matched = match(pc, p, top);
        repeat = r;
        return matched;
    }

    private boolean minUntil(int pc, int p, boolean top) {
        Repeat r = repeat;
        int min = code[r.pattern + 1];
        int max = code[r.pattern + 2];
        int n = r.count + 1;
        if (Integer.compareUnsigned(n, min) < 0) {
            r.count = n;
            if (match(r.pattern + 3, p, top)) {
                return true;
            }
            r.count = n - 1;
            return false;
        }
        int lm = lastmark;
        int li = lastindex;
        int[] saved = saveMarks();
        repeat = r.previous;
        boolean matched = match(pc, p, top);
        repeat = r;
        if (matched) {
            return true;
        }
        restoreMarks(saved, lm, li);
        if (Integer.compareUnsigned(n, max) >= 0 || p == r.lastPtr) {
            return false;
        }
        r.count = n;
        int lastPtr = r.lastPtr;
        r.lastPtr = p;
        if (match(r.pattern + 3, p, top)) {
            return true;
        }
        r.lastPtr = lastPtr;
        r.count = n - 1;
        return false;
    }

    /** The position behind a possessive loop, or -1. */
    private int possessiveRepeat(int pc, int p) {
        int min = code[pc + 1];
        int max = code[pc + 2];
        Repeat r = new Repeat(pc, repeat);
        repeat = r;
        try {
            int n = 0;
            while (Integer.compareUnsigned(n, min) < 0) {
                if (!match(pc + 3, p, false)) {
                    return -1;
                }
                n++;
                p = ptr;
            }
            int last = -1;
            while (Integer.compareUnsigned(n, max) < 0 && p != last) {
                int lm = lastmark;
                int li = lastindex;
                int[] saved = saveMarks();
                last = p;
                if (!match(pc + 3, p, false)) {
                    restoreMarks(saved, lm, li);
                    break;
                }
                n++;
                p = ptr;
            }
            return p;
        } finally {
            repeat = r.previous;
        }
    }

    /** Finds the first match from {@link #start} on; then start and {@link #ptr} are its bounds. */
    // CPython: Modules/_sre/sre_lib.h SRE(search)
    boolean search() {
        int p = start;
        int last = end;
        int pc = 0;
        int prefixLength = 0;
        int prefix = 0;
        int set = -1;
        if (p > end) {
            return false;
        }
        if (code[0] == INFO) {
            int flags = code[2];
            int minimum = code[3];
            if (minimum != 0 && Integer.compareUnsigned(end - p, minimum) < 0) {
                return false;
            }
            if (Integer.compareUnsigned(minimum, 1) > 0) {
                last = Math.max(p, end - (minimum - 1));
                if (last > end) {
                    last = end;
                }
            }
            if ((flags & INFO_PREFIX) != 0) {
                prefixLength = code[5];
                prefix = 7;
                if ((flags & INFO_LITERAL) != 0 && prefixLength == code[6] && mark.length == 2) {
                    return searchLiteral(prefix, prefixLength);
                }
            } else if ((flags & INFO_CHARSET) != 0) {
                set = 5;
            }
            pc = code[1] + 1;
        }
        boolean advance = mustAdvance;
        if (prefixLength > 0) {
            int c = code[prefix];
            for (; p < end; p++) {
                if (at(p) != c || !prefixAt(p, prefix, prefixLength)) {
                    continue;
                }
                if (tryAt(pc, p, advance)) {
                    return true;
                }
                advance = false;
            }
            return false;
        }
        if (set >= 0) {
            for (; p < end; p++) {
                if (!charset(set, at(p))) {
                    continue;
                }
                if (tryAt(pc, p, advance)) {
                    return true;
                }
                advance = false;
            }
            return false;
        }
        for (;; p++) {
            if (tryAt(pc, p, advance && p == start)) {
                return true;
            }
            advance = false;
            // anchored at the beginning, nothing behind it can match
            if (p >= last || code[pc] == AT && (code[pc + 1] == AT_BEGINNING || code[pc + 1] == AT_BEGINNING_STRING)) {
                return false;
            }
        }
    }

    private boolean tryAt(int pc, int p, boolean advance) {
        int before = start;
        reset();
        start = p;
        boolean saved = mustAdvance;
        mustAdvance = advance && p == before;
        if (match(pc, p, true)) {
            mustAdvance = saved;
            return true;
        }
        mustAdvance = false;
        reset();
        return false;
    }

    private boolean prefixAt(int p, int prefix, int length) {
        if (end - p < length) {
            return false;
        }
        for (int k = 1; k < length; k++) {
            if (at(p + k) != code[prefix + k]) {
                return false;
            }
        }
        return true;
    }

    private boolean searchLiteral(int prefix, int length) {
        int c = code[prefix];
        for (int p = start; p <= end - length; p++) {
            if (at(p) == c && prefixAt(p, prefix, length)) {
                start = p;
                ptr = p + length;
                return true;
            }
        }
        return false;
    }
}
