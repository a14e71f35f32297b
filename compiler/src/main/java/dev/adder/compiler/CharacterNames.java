package dev.adder.compiler;

import java.util.Locale;

/** Unicode character names as Python knows them, on top of the JDK's. */
final class CharacterNames {
    private CharacterNames() {}

    private static final String[] LEADS = {"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"};
    private static final String[] VOWELS = {
        "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I",
    };
    private static final String[] TAILS = {
        "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS", "NG", "J", "C",
        "K", "T", "P", "H",
    };

    /** The code point with this name, or -1. Case does not matter. */
    static int codePointOf(String name) {
        String s = name.toUpperCase(Locale.ROOT);
        if (s.startsWith("HANGUL SYLLABLE ")) {
            return hangul(s.substring(16));
        }
        if (s.startsWith("CJK UNIFIED IDEOGRAPH-")) {
            return ideograph(s.substring(22));
        }
        int c;
        try {
            c = Character.codePointOf(s);
        } catch (IllegalArgumentException e) {
            return controlOf(s);
        }
        // The JDK also takes "block name plus hexadecimal number", and spaces around a name.
        return s.equals(Character.getName(c)) && !isBlockName(s, c) ? c : -1;
    }

    /** The control character of a name like "LINE FEED" or "LF": the JDK calls it "LINE FEED (LF)". */
    private static int controlOf(String s) {
        for (int c = 0; c < 0xa0; c++) {
            String name = Character.isISOControl(c) ? Character.getName(c) : null;
            int open = name == null ? -1 : name.indexOf(" (");
            if (open > 0 && (name.substring(0, open).equals(s) || name.substring(open + 2, name.length() - 1).equals(s))) {
                return c;
            }
        }
        return -1;
    }

    private static boolean isBlockName(String s, int c) {
        Character.UnicodeBlock block = Character.UnicodeBlock.of(c);
        return block != null && s.equals(block.toString().replace('_', ' ') + " " + Integer.toHexString(c).toUpperCase(Locale.ROOT));
    }

    private static int ideograph(String digits) {
        if (digits.length() != 4 && digits.length() != 5) {
            return -1;
        }
        int c = 0;
        for (int i = 0; i < digits.length(); i++) {
            int d = Character.digit(digits.charAt(i), 16);
            if (d < 0 || digits.charAt(i) > 'F') {
                return -1;
            }
            c = c << 4 | d;
        }
        boolean known = c >= 0x3400 && c <= 0x4dbf || c >= 0x4e00 && c <= 0x9fff || c >= 0x20000 && c <= 0x2a6df || c >= 0x2a700 && c <= 0x2b738
            || c >= 0x2b740 && c <= 0x2b81d || c >= 0x2b820 && c <= 0x2cea1 || c >= 0x2ceb0 && c <= 0x2ebe0 || c >= 0x30000 && c <= 0x3134a;
        return known ? c : -1;
    }

    /** The longest entry of {@code parts} that {@code s} has at {@code at}. */
    private static int longest(String[] parts, String s, int at) {
        int best = -1;
        for (int i = 0; i < parts.length; i++) {
            if (s.startsWith(parts[i], at) && (best < 0 || parts[i].length() > parts[best].length())) {
                best = i;
            }
        }
        return best;
    }

    private static int hangul(String s) {
        int l = longest(LEADS, s, 0);
        int at = LEADS[l].length();
        int v = longest(VOWELS, s, at);
        if (v < 0) {
            return -1;
        }
        at += VOWELS[v].length();
        int t = longest(TAILS, s, at);
        return at + TAILS[t].length() == s.length() ? 0xac00 + (l * 21 + v) * 28 + t : -1;
    }
}
