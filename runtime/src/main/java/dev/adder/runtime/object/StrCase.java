package dev.adder.runtime.object;

/** Case mapping of str and the predicates on all its characters (Objects/unicodeobject.c). */
final class StrCase {
    static final int LOWER = 0;
    static final int UPPER = 1;
    static final int TITLE = 2;
    static final int CAPITALIZE = 3;
    static final int SWAPCASE = 4;
    static final int CASEFOLD = 5;

    private StrCase() {}

    static boolean isSpace(int c) {
        return UnicodeData.isSpace(c);
    }

    /** The text in another case. */
    static PyStr convert(PyStr s, int how) {
        if (s.isAscii()) {
            return s.length() == 0 ? PyStr.empty() : PyStr.fresh(AsciiCase.convert((byte[]) s.data, 0, s.length(), how));
        }
        int n = s.length();
        StrBuilder out = StrBuilder.make(n + 8);
        int[] mapped = new int[3];
        boolean previousCased = false;
        for (int i = 0; i < n; i++) {
            int c = s.codePointAt(i);
            int count = switch (how) {
                case LOWER -> lower(s, i, c, n, mapped);
                case UPPER -> UnicodeData.toUpper(c, mapped);
                case TITLE -> previousCased ? lower(s, i, c, n, mapped) : UnicodeData.toTitle(c, mapped);
                case CAPITALIZE -> i == 0 ? UnicodeData.toTitle(c, mapped) : lower(s, i, c, n, mapped);
                case SWAPCASE -> UnicodeData.isUpper(c) ? lower(s, i, c, n, mapped)
                        : UnicodeData.isLower(c) ? UnicodeData.toUpper(c, mapped) : same(c, mapped);
                default -> UnicodeData.toFold(c, mapped);
            };
            if (how == TITLE) {
                previousCased = UnicodeData.isCased(c);
            }
            for (int k = 0; k < count; k++) {
                out.append(mapped[k]);
            }
        }
        return out.finish();
    }

    private static int same(int c, int[] mapped) {
        mapped[0] = c;
        return 1;
    }

    // CPython: Objects/unicodeobject.c lower_ucs4, handle_capital_sigma
    private static int lower(PyStr s, int i, int c, int n, int[] mapped) {
        if (c != 0x3A3) {
            return UnicodeData.toLower(c, mapped);
        }
        int j = i - 1;
        while (j >= 0 && UnicodeData.isCaseIgnorable(s.codePointAt(j))) {
            j--;
        }
        boolean last = j >= 0 && UnicodeData.isCased(s.codePointAt(j));
        if (last) {
            j = i + 1;
            while (j < n && UnicodeData.isCaseIgnorable(s.codePointAt(j))) {
                j++;
            }
            last = j == n || !UnicodeData.isCased(s.codePointAt(j));
        }
        mapped[0] = last ? 0x3C2 : 0x3C3;
        return 1;
    }

    // CPython: Objects/unicodeobject.c unicode_islower_impl
    static boolean isLower(PyStr s) {
        boolean cased = false;
        for (int i = 0, n = s.length(); i < n; i++) {
            int c = s.codePointAt(i);
            if (UnicodeData.isUpper(c) || UnicodeData.isTitle(c)) {
                return false;
            }
            cased |= UnicodeData.isLower(c);
        }
        return cased;
    }

    static boolean isUpper(PyStr s) {
        boolean cased = false;
        for (int i = 0, n = s.length(); i < n; i++) {
            int c = s.codePointAt(i);
            if (UnicodeData.isLower(c) || UnicodeData.isTitle(c)) {
                return false;
            }
            cased |= UnicodeData.isUpper(c);
        }
        return cased;
    }

    static boolean isTitle(PyStr s) {
        boolean cased = false;
        boolean previousCased = false;
        for (int i = 0, n = s.length(); i < n; i++) {
            int c = s.codePointAt(i);
            if (UnicodeData.isUpper(c) || UnicodeData.isTitle(c)) {
                if (previousCased) {
                    return false;
                }
                previousCased = true;
                cased = true;
            } else if (UnicodeData.isLower(c)) {
                if (!previousCased) {
                    return false;
                }
                cased = true;
            } else {
                previousCased = false;
            }
        }
        return cased;
    }

    static boolean isSpace(PyStr s) {
        int n = s.length();
        for (int i = 0; i < n; i++) {
            if (!UnicodeData.isSpace(s.codePointAt(i))) {
                return false;
            }
        }
        return n > 0;
    }

    static boolean isAlpha(PyStr s) {
        int n = s.length();
        for (int i = 0; i < n; i++) {
            if (!UnicodeData.isAlpha(s.codePointAt(i))) {
                return false;
            }
        }
        return n > 0;
    }

    static boolean isAlnum(PyStr s) {
        int n = s.length();
        for (int i = 0; i < n; i++) {
            int c = s.codePointAt(i);
            if (!UnicodeData.isAlpha(c) && !UnicodeData.isDecimal(c) && !UnicodeData.isDigit(c) && !UnicodeData.isNumeric(c)) {
                return false;
            }
        }
        return n > 0;
    }

    static boolean isDecimal(PyStr s) {
        int n = s.length();
        for (int i = 0; i < n; i++) {
            if (!UnicodeData.isDecimal(s.codePointAt(i))) {
                return false;
            }
        }
        return n > 0;
    }

    static boolean isDigit(PyStr s) {
        int n = s.length();
        for (int i = 0; i < n; i++) {
            if (!UnicodeData.isDigit(s.codePointAt(i))) {
                return false;
            }
        }
        return n > 0;
    }

    static boolean isNumeric(PyStr s) {
        int n = s.length();
        for (int i = 0; i < n; i++) {
            if (!UnicodeData.isNumeric(s.codePointAt(i))) {
                return false;
            }
        }
        return n > 0;
    }

    static boolean isPrintable(PyStr s) {
        for (int i = 0, n = s.length(); i < n; i++) {
            if (!UnicodeData.isPrintable(s.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    // CPython: Objects/unicodeobject.c PyUnicode_IsIdentifier
    static boolean isIdentifier(PyStr s) {
        int n = s.length();
        if (n == 0 || !UnicodeData.isIdStart(s.codePointAt(0))) {
            return false;
        }
        for (int i = 1; i < n; i++) {
            if (!UnicodeData.isIdContinue(s.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }
}
