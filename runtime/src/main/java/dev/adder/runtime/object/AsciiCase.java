package dev.adder.runtime.object;

/** Case mapping and predicates of ASCII bytes (Objects/bytes_methods.c); other bytes have no case. */
final class AsciiCase {
    private AsciiCase() {}

    static boolean isLower(int b) {
        return b >= 'a' && b <= 'z';
    }

    static boolean isUpper(int b) {
        return b >= 'A' && b <= 'Z';
    }

    static boolean isAlpha(int b) {
        return isLower(b | 0x20) && b > 0;
    }

    static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    static boolean isSpace(int b) {
        return b == ' ' || b >= 9 && b <= 13;
    }

    /** The bytes in another case; {@code how} as in {@link StrCase}. */
    static byte[] convert(byte[] in, int from, int to, int how) {
        byte[] out = Payload.bytes(to - from);
        boolean cased = false;
        for (int i = from; i < to; i++) {
            byte b = in[i];
            boolean lower = isLower(b);
            boolean upper = isUpper(b);
            boolean flip = switch (how) {
                case StrCase.LOWER, StrCase.CASEFOLD -> upper;
                case StrCase.UPPER -> lower;
                case StrCase.SWAPCASE -> lower || upper;
                case StrCase.CAPITALIZE -> i == from ? lower : upper;
                default -> cased ? upper : lower;
            };
            cased = lower || upper;
            out[i - from] = flip ? (byte) (b ^ 0x20) : b;
        }
        return out;
    }

    static boolean isLower(byte[] b, int from, int to) {
        boolean cased = false;
        for (int i = from; i < to; i++) {
            if (isUpper(b[i])) {
                return false;
            }
            cased |= isLower(b[i]);
        }
        return cased;
    }

    static boolean isUpper(byte[] b, int from, int to) {
        boolean cased = false;
        for (int i = from; i < to; i++) {
            if (isLower(b[i])) {
                return false;
            }
            cased |= isUpper(b[i]);
        }
        return cased;
    }

    static boolean isTitle(byte[] b, int from, int to) {
        boolean cased = false;
        boolean previousCased = false;
        for (int i = from; i < to; i++) {
            if (isUpper(b[i])) {
                if (previousCased) {
                    return false;
                }
                previousCased = true;
                cased = true;
            } else if (isLower(b[i])) {
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

    static boolean isAlpha(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isAlpha(b[i])) {
                return false;
            }
        }
        return to > from;
    }

    static boolean isAlnum(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isAlpha(b[i]) && !isDigit(b[i])) {
                return false;
            }
        }
        return to > from;
    }

    static boolean isDigit(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(b[i])) {
                return false;
            }
        }
        return to > from;
    }

    static boolean isSpace(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isSpace(b[i])) {
                return false;
            }
        }
        return to > from;
    }

    static boolean isAscii(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (b[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
