package dev.adder.compiler;

/** Which characters may stand in an identifier (PEP 3131: XID_Start and XID_Continue), and which can be printed. */
final class Identifiers {
    private Identifiers() {}

    /** Characters of ID_Start whose compatibility forms are not identifiers, so that XID_Start lacks them. */
    private static boolean excludedStart(int c) {
        return switch (c) {
            case 0x37a, 0xe33, 0xeb3, 0x309b, 0x309c, 0xfdfa, 0xfdfb, 0xfe70, 0xfe72, 0xfe74, 0xfe76, 0xfe78, 0xfe7a, 0xfe7c, 0xfe7e,
                0xff9e, 0xff9f -> true;
            default -> c >= 0xfc5e && c <= 0xfc63;
        };
    }

    static boolean isStart(int c) {
        return c == '_' || Character.isUnicodeIdentifierStart(c) && c != 0x2e2f && !excludedStart(c);
    }

    static boolean isContinue(int c) {
        if (c == 0xe33 || c == 0xeb3 || c == 0xff9e || c == 0xff9f) {
            return true;
        }
        return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c) && c != 0x2e2f && !excludedStart(c);
    }

    static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
