package dev.adder.runtime.object;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;

/**
 * Properties of code points in Unicode 14.0 (Objects/unicodectype.c), from the resource {@code dev/adder/runtime/unicode.bin}, which the
 * build makes. It has, each after its length: the block of each 128 code points; the record of each code point of the distinct blocks;
 * the records of seven ints (flags, category, bidirectional class and width; combining class, decimal and digit; numeric value; upper,
 * lower, title and folded form); the characters of case forms longer than one; the numeric values; the decompositions; the name aliases.
 */
public final class UnicodeData {
    private static final int RECORD = 7;
    private static final int ALPHA = 1;
    private static final int LOWER = 2;
    private static final int UPPER = 4;
    private static final int XID_START = 8;
    private static final int XID_CONTINUE = 16;
    private static final int CASED = 32;
    private static final int CASE_IGNORABLE = 64;
    private static final int MIRRORED = 128;
    private static final int AFTER_3_2 = 256;

    private static final int CATEGORY_TITLE = 3;
    private static final int CATEGORY_SPACE = 12;

    /** The general categories and the bidirectional classes as they are numbered. */
    private static final String[] CATEGORIES = {
        "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Co", "Cs", "Pd", "Ps", "Pe",
        "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf"
    };
    private static final String[] BIDIRECTIONAL = {
        "L", "R", "EN", "ES", "ET", "AN", "CS", "B", "S", "WS", "ON", "LRE", "LRO", "AL", "RLE", "RLO", "PDF", "NSM", "BN", "FSI", "LRI",
        "RLI", "PDI"
    };
    private static final String[] WIDTHS = {"N", "A", "H", "F", "Na", "W", "N", "F"};

    private UnicodeData() {}

    /** Loaded when a character beyond ASCII is first asked about. */
    private static final class Tables {
        static final short[] BLOCKS;
        static final short[] RECORDS_OF;
        static final int[] RECORDS;
        static final int[] SPECIAL;
        static final double[] NUMBERS;

        static {
            try (DataInputStream in = open()) {
                BLOCKS = shorts(in);
                RECORDS_OF = shorts(in);
                RECORDS = ints(in);
                SPECIAL = ints(in);
                NUMBERS = new double[in.readInt()];
                for (int i = 0; i < NUMBERS.length; i++) {
                    NUMBERS[i] = in.readDouble();
                }
            } catch (IOException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        static int record(int c) {
            return (RECORDS_OF[(BLOCKS[c >> 7] & 0xFFFF) << 7 | c & 127] & 0xFFFF) * RECORD;
        }
    }

    /** What only the modules unicodedata and codecs ask for. */
    private static final class Rare {
        static final HashMap<Integer, String> DECOMPOSITIONS = new HashMap<>();
        static final HashMap<String, Integer> ALIASES = new HashMap<>();

        static {
            try (DataInputStream in = open()) {
                in.skipNBytes(in.readInt() * 2L);
                in.skipNBytes(in.readInt() * 2L);
                in.skipNBytes(in.readInt() * 4L);
                in.skipNBytes(in.readInt() * 4L);
                in.skipNBytes(in.readInt() * 8L);
                for (int n = in.readInt(); n > 0; n--) {
                    DECOMPOSITIONS.put(in.readInt(), in.readUTF());
                }
                for (int n = in.readInt(); n > 0; n--) {
                    String name = in.readUTF();
                    ALIASES.put(name, in.readInt());
                }
            } catch (IOException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }

    private static DataInputStream open() throws IOException {
        InputStream in = UnicodeData.class.getResourceAsStream("/dev/adder/runtime/unicode.bin");
        if (in == null) {
            throw new IOException("the resource dev/adder/runtime/unicode.bin is missing");
        }
        return new DataInputStream(new BufferedInputStream(in, 1 << 16));
    }

    private static short[] shorts(DataInputStream in) throws IOException {
        byte[] b = new byte[in.readInt() * 2];
        in.readFully(b);
        short[] s = new short[b.length / 2];
        for (int i = 0; i < s.length; i++) {
            s[i] = (short) (b[2 * i] << 8 | b[2 * i + 1] & 0xFF);
        }
        return s;
    }

    private static int[] ints(DataInputStream in) throws IOException {
        int[] a = new int[in.readInt()];
        for (int i = 0; i < a.length; i++) {
            a[i] = in.readInt();
        }
        return a;
    }

    private static int field(int c, int i) {
        return Tables.RECORDS[Tables.record(c) + i];
    }

    private static boolean flag(int c, int flag) {
        return (field(c, 0) & flag) != 0;
    }

    private static int categoryNumber(int c) {
        return field(c, 0) >> 16 & 31;
    }

    public static boolean isAlpha(int c) {
        return c < 128 ? AsciiCase.isAlpha(c) : flag(c, ALPHA);
    }

    public static boolean isDecimal(int c) {
        return decimal(c) >= 0;
    }

    public static boolean isDigit(int c) {
        return digit(c) >= 0;
    }

    public static boolean isNumeric(int c) {
        return c < 128 ? AsciiCase.isDigit(c) : field(c, 2) != 0;
    }

    /** What {@code \w} matches, but for the underscore. */
    public static boolean isAlphaNumeric(int c) {
        return isAlpha(c) || isDecimal(c) || isDigit(c) || isNumeric(c);
    }

    public static boolean isLower(int c) {
        return c < 128 ? AsciiCase.isLower(c) : flag(c, LOWER);
    }

    public static boolean isUpper(int c) {
        return c < 128 ? AsciiCase.isUpper(c) : flag(c, UPPER);
    }

    public static boolean isTitle(int c) {
        return c >= 128 && categoryNumber(c) == CATEGORY_TITLE;
    }

    /** White space for split and strip: the class WS, B or S of bidirectional types, or category Zs. */
    // CPython: Objects/unicodetype_db.h _PyUnicode_IsWhitespace
    public static boolean isSpace(int c) {
        if (c < 128) {
            return c == ' ' || c >= 9 && c <= 13 || c >= 0x1C && c <= 0x1F;
        }
        return c == 0x85 || c == 0xA0 || c == 0x1680 || c >= 0x2000 && c <= 0x200A || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F
                || c == 0x3000;
    }

    /** Whether repr shows the character itself: not a control, format, surrogate, private use, unassigned or separator character. */
    public static boolean isPrintable(int c) {
        if (c < 128) {
            return c >= 32 && c < 127;
        }
        int category = categoryNumber(c);
        return category != 0 && (category < CATEGORY_SPACE || category > 18);
    }

    public static boolean isIdStart(int c) {
        return c < 128 ? AsciiCase.isAlpha(c) || c == '_' : flag(c, XID_START);
    }

    public static boolean isIdContinue(int c) {
        return c < 128 ? AsciiCase.isAlpha(c) || c == '_' || AsciiCase.isDigit(c) : flag(c, XID_CONTINUE);
    }

    /** Whether the character has case, for titles and for the rule of the final sigma. */
    public static boolean isCased(int c) {
        return c < 128 ? AsciiCase.isAlpha(c) : flag(c, CASED);
    }

    public static boolean isCaseIgnorable(int c) {
        return flag(c, CASE_IGNORABLE);
    }

    public static boolean isMirrored(int c) {
        return flag(c, MIRRORED);
    }

    /** Whether the character is one that Unicode 3.2 did not have. */
    static boolean isAfter32(int c) {
        return flag(c, AFTER_3_2);
    }

    /** The value of a decimal digit, or -1. */
    public static int decimal(int c) {
        if (c < 128) {
            return AsciiCase.isDigit(c) ? c - '0' : -1;
        }
        return (field(c, 1) >> 8 & 0xFF) - 1;
    }

    /** The value of a digit, or -1. */
    public static int digit(int c) {
        if (c < 128) {
            return AsciiCase.isDigit(c) ? c - '0' : -1;
        }
        return (field(c, 1) >> 16 & 0xFF) - 1;
    }

    /** The numeric value; NaN if there is none. */
    public static double numeric(int c) {
        int i = field(c, 2);
        return i == 0 ? Double.NaN : Tables.NUMBERS[i - 1];
    }

    /** The general category, "Cn" for a character that is not assigned. */
    public static String category(int c) {
        return CATEGORIES[categoryNumber(c)];
    }

    public static boolean isAssigned(int c) {
        return categoryNumber(c) != 0;
    }

    /** The bidirectional class, "" for a character that is not assigned. */
    public static String bidirectional(int c) {
        int b = field(c, 0) >> 21 & 31;
        return b < BIDIRECTIONAL.length ? BIDIRECTIONAL[b] : "";
    }

    public static String eastAsianWidth(int c) {
        return WIDTHS[field(c, 0) >> 26 & 7];
    }

    public static int combining(int c) {
        return field(c, 1) & 0xFF;
    }

    /** The raw decomposition, such as "&lt;compat&gt; 0020 0308"; "" for none. */
    public static String decomposition(int c) {
        return Rare.DECOMPOSITIONS.getOrDefault(c, "");
    }

    /** The character that has {@code name} as an alias, or -1. */
    static int alias(String name) {
        return Rare.ALIASES.getOrDefault(name, -1);
    }

    /** Writes a case form to {@code out} (up to three code points) and returns its length. */
    private static int form(int c, int which, int[] out) {
        int v = field(c, which);
        if (v < 0x40000000) {
            out[0] = c + v;
            return 1;
        }
        int n = v >> 24 & 15;
        System.arraycopy(Tables.SPECIAL, v & 0xFFFFFF, out, 0, n);
        return n;
    }

    /** The first character of a case form. */
    private static int firstOf(int c, int which) {
        int v = field(c, which);
        return v < 0x40000000 ? c + v : Tables.SPECIAL[v & 0xFFFFFF];
    }

    // CPython: Objects/unicodectype.c _PyUnicode_ToUppercase
    public static int upper(int c) {
        return firstOf(c, 3);
    }

    // CPython: Objects/unicodectype.c _PyUnicode_ToLowercase
    public static int lower(int c) {
        return firstOf(c, 4);
    }

    public static int toUpper(int c, int[] out) {
        return form(c, 3, out);
    }

    public static int toLower(int c, int[] out) {
        return form(c, 4, out);
    }

    public static int toTitle(int c, int[] out) {
        return form(c, 5, out);
    }

    public static int toFold(int c, int[] out) {
        return form(c, 6, out);
    }
}
