package dev.adder.runtime.object;

import java.util.Locale;

/** Names of characters: names never change, so those of the Java runtime serve for the characters that Unicode 14.0 has. */
public final class UnicodeNames {
    private static final String[] LEADS = {"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"};
    private static final String[] VOWELS = {
        "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I"
    };
    private static final String[] TAILS = {
        "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS", "NG", "J", "C",
        "K", "T", "P", "H"
    };
    private static final String HANGUL = "HANGUL SYLLABLE ";
    private static final String UNIFIED = "CJK UNIFIED IDEOGRAPH-";

    private UnicodeNames() {}

    // CPython: Modules/unicodedata.c is_unified_ideograph
    static boolean isUnified(int c) {
        return c >= 0x3400 && c <= 0x4DBF || c >= 0x4E00 && c <= 0x9FFF || c >= 0x20000 && c <= 0x2A6DF || c >= 0x2A700 && c <= 0x2B738
                || c >= 0x2B740 && c <= 0x2B81D || c >= 0x2B820 && c <= 0x2CEA1 || c >= 0x2CEB0 && c <= 0x2EBE0 || c >= 0x30000 && c <= 0x3134A;
    }

    /** The name of {@code c}, or null. */
    // CPython: Modules/unicodedata.c _getucname
    public static String name(int c) {
        if (c >= 0xAC00 && c <= 0xD7A3) {
            int s = c - 0xAC00;
            return HANGUL + LEADS[s / 588] + VOWELS[s % 588 / 28] + TAILS[s % 28];
        }
        if (isUnified(c)) {
            return UNIFIED + Integer.toHexString(c).toUpperCase(Locale.ROOT);
        }
        switch (UnicodeData.category(c)) {
            case "Cn", "Cc", "Co", "Cs":
                return null;
            default:
                break;
        }
        if (c >= 0x17000 && c <= 0x187F7 || c >= 0x18D00 && c <= 0x18D08) {
            return null;
        }
        return Character.getName(c);
    }

    /** The character with this name or alias, in any case, or -1. */
    // CPython: Modules/unicodedata.c _getcode
    public static int lookup(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        if (name.startsWith(HANGUL)) {
            return hangul(name.substring(HANGUL.length()));
        }
        if (name.startsWith(UNIFIED)) {
            String hex = name.substring(UNIFIED.length());
            try {
                int c = hex.length() == 4 || hex.length() == 5 ? Integer.parseInt(hex, 16) : -1;
                return isUnified(c) ? c : -1;
            } catch (NumberFormatException e) {
                return -1;
            }
        }
        int alias = UnicodeData.alias(name);
        if (alias >= 0) {
            return alias;
        }
        try {
            int c = Character.codePointOf(name);
            return name.equals(name(c)) || UnicodeData.category(c).equals("Cc") && name.equals(Character.getName(c)) ? c : -1;
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    private static int longest(String text, int at, String[] parts) {
        int best = -1;
        for (int i = 0; i < parts.length; i++) {
            if (text.startsWith(parts[i], at) && (best < 0 || parts[i].length() > parts[best].length())) {
                best = i;
            }
        }
        return best;
    }

    private static int hangul(String text) {
        int lead = longest(text, 0, LEADS);
        int at = LEADS[lead].length();
        int vowel = longest(text, at, VOWELS);
        if (vowel < 0) {
            return -1;
        }
        at += VOWELS[vowel].length();
        int tail = longest(text, at, TAILS);
        return at + TAILS[tail].length() == text.length() ? 0xAC00 + (lead * 21 + vowel) * 28 + tail : -1;
    }
}
