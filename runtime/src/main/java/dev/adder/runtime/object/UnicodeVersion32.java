package dev.adder.runtime.object;

import java.util.HashMap;

/**
 * Unicode 3.2, which the idna codec needs, as differences from {@link UnicodeData}: characters that came later do not exist, and the few
 * properties that have changed since have their old values.
 */
// CPython: Modules/unicodedata_db.h change_records_3_2_0
public final class UnicodeVersion32 {
    /** Each entry has a code point, or the first and the last of several, and the value. */
    private static final HashMap<Integer, String> CATEGORIES = table("A7=So AA=Ll AD=Pd B6=So BA=Ll 294=Ll 2B9-2BA=Sk 2C6-2CF=Sk 2EC=Sk 374=Sk 5BE=Po 6DE=Me F14=So 10D0-10F8=Lo "
            + "1369-1371=Nd 13A0-13F4=Lo 166D=Po 1734=Mn 17B4-17B5=Mc 1885-1886=Lo 200B=Zs 2071=Ll 207F=Ll 2118=So 2132=So "
            + "2183=Nl 2308-230B=Sm 23B4=Ps 23B5=Pe 23B6=Po 302E-302F=Mn 30FB=Pc A015=Lo FD3E=Ps FD3F=Pe FF65=Pc 10341=Lo");
    private static final HashMap<Integer, String> BIDIRECTIONAL = table("2B=ET 2D=ET 2F=ES AD=ON 6DD=AL 6DE=NSM 70F=BN CBF=NSM CC6=NSM 1734=NSM 17B4-17B5=L 1885-1886=L 202F=WS "
            + "2044=ON 207A-207B=ET 208A-208B=ET 2132=ON 2212=ET 2460-2487=EN 24EA=EN 2800-28FF=ON 302E-302F=NSM FB29=ET "
            + "FE62-FE63=ET FF0B=ET FF0D=ET FF0F=ES FFF9-FFFB=BN 1D6DB=L 1D715=L 1D74F=L 1D789=L 1D7C3=L");
    private static final HashMap<Integer, String> DECIMALS = table("B2=2 B3=3 B9=1 1369=1 136A=2 136B=3 136C=4 136D=5 136E=6 136F=7 1370=8 1371=9 2070=0 2074=4 2075=5 2076=6 "
            + "2077=7 2078=8 2079=9 2080=0 2081=1 2082=2 2083=3 2084=4 2085=5 2086=6 2087=7 2088=8 2089=9");
    private static final HashMap<Integer, String> MIRRORED = table("F3A-F3D=0 169B-169C=0 29A1=1 FE59-FE5E=0 FE64-FE65=0 1D6DB=0 1D715=0 1D74F=0 1D789=0 1D7C3=0");
    private static final HashMap<Integer, String> WIDTHS = table("231A-231B=N 25FD-25FE=N 2648-2653=N");

    private UnicodeVersion32() {}

    private static HashMap<Integer, String> table(String text) {
        HashMap<Integer, String> values = new HashMap<>();
        for (String entry : text.split(" ")) {
            int equals = entry.indexOf('=');
            int dash = entry.indexOf('-');
            int first = Integer.parseInt(entry, 0, dash < 0 ? equals : dash, 16);
            int last = dash < 0 ? first : Integer.parseInt(entry, dash + 1, equals, 16);
            for (int c = first; c <= last; c++) {
                values.put(c, entry.substring(equals + 1));
            }
        }
        return values;
    }

    /** Whether the character was assigned after 3.2. */
    public static boolean isLater(int c) {
        return UnicodeData.isAfter32(c);
    }

    public static String category(int c) {
        String old = isLater(c) ? "Cn" : CATEGORIES.get(c);
        return old != null ? old : UnicodeData.category(c);
    }

    public static String bidirectional(int c) {
        String old = isLater(c) ? "" : BIDIRECTIONAL.get(c);
        return old != null ? old : UnicodeData.bidirectional(c);
    }

    /** As CPython has it, "F" for a character that came later. */
    public static String eastAsianWidth(int c) {
        String old = isLater(c) ? "F" : WIDTHS.get(c);
        return old != null ? old : UnicodeData.eastAsianWidth(c);
    }

    public static boolean isMirrored(int c) {
        String old = isLater(c) ? "0" : MIRRORED.get(c);
        return old != null ? old.equals("1") : UnicodeData.isMirrored(c);
    }

    public static int combining(int c) {
        return isLater(c) ? 0 : UnicodeData.combining(c);
    }

    /** The value of a decimal digit, or -1. */
    public static int decimal(int c) {
        String old = isLater(c) ? "-1" : DECIMALS.get(c);
        return old != null ? Integer.parseInt(old) : UnicodeData.decimal(c);
    }

    /** The numeric value; NaN if there is none. */
    public static double numeric(int c) {
        return isLater(c) ? Double.NaN : UnicodeData.numeric(c);
    }

    public static String decomposition(int c) {
        return isLater(c) ? "" : UnicodeData.decomposition(c);
    }

    /** The name, or null. */
    public static String name(int c) {
        return isLater(c) ? null : UnicodeNames.name(c);
    }

    /** The character with this name, or -1; 3.2 has no aliases, but ideographs are computed from their names whenever they came. */
    public static int lookup(String name) {
        int c = UnicodeNames.lookup(name);
        return c >= 0 && name.equalsIgnoreCase(isLater(c) && UnicodeNames.isUnified(c) ? UnicodeNames.name(c) : name(c)) ? c : -1;
    }

    /** The character of a canonical decomposition that was corrected since, as it was, or 0. */
    public static int oldDecomposition(int c) {
        return switch (c) {
            case 0x2F868 -> 0x2136A;
            case 0x2F874 -> 0x5F33;
            case 0x2F91F -> 0x43AB;
            case 0x2F95F -> 0x7AAE;
            case 0x2F9BF -> 0x4D57;
            default -> 0;
        };
    }
}
