package dev.adder.runtime.object;

import java.util.Locale;

/** Names of characters. */
public final class UnicodeNames {
    private UnicodeNames() {}

    /** The name of {@code c}, or null. */
    public static String name(int c) {
        int type = Character.getType(c);
        if (type == Character.CONTROL || type == Character.PRIVATE_USE || type == Character.SURROGATE || type == Character.UNASSIGNED) {
            return null;
        }
        return Character.getName(c);
    }

    /** The character with this name, or -1. */
    public static int lookup(String name) {
        try {
            return Character.codePointOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }
}
