package dev.adder.processor;

import java.util.List;

/** The names of the slot methods of PyType in the order of the runtime's {@code Slot}; the processor checks that they agree. */
final class Slots {
    static final List<String> NAMES = List.of(
            "tpRepr", "tpStr", "tpHash", "tpCall", "tpGetAttro", "tpSetAttro", "tpRichCompare", "tpIter", "tpIterNext",
            "tpDescrGet", "tpDescrSet", "tpInit", "tpNew", "tpFinalize", "amAwait", "amAiter", "amAnext",
            "nbAdd", "nbSubtract", "nbMultiply", "nbRemainder", "nbDivmod", "nbPower", "nbNegative", "nbPositive", "nbAbsolute",
            "nbBool", "nbInvert", "nbLshift", "nbRshift", "nbAnd", "nbXor", "nbOr", "nbInt", "nbFloat",
            "nbInplaceAdd", "nbInplaceSubtract", "nbInplaceMultiply", "nbInplaceRemainder", "nbInplacePower", "nbInplaceLshift",
            "nbInplaceRshift", "nbInplaceAnd", "nbInplaceXor", "nbInplaceOr", "nbFloorDivide", "nbTrueDivide",
            "nbInplaceFloorDivide", "nbInplaceTrueDivide", "nbIndex", "nbMatrixMultiply", "nbInplaceMatrixMultiply",
            "mpLength", "mpSubscript", "mpAssSubscript", "sqLength", "sqConcat", "sqRepeat", "sqItem", "sqAssItem", "sqContains",
            "sqInplaceConcat", "sqInplaceRepeat", "bfGetBuffer", "bfReleaseBuffer");

    private Slots() {}

    /** Whether {@code method} is spelled as a slot method is: a known prefix, then a capital. */
    static boolean looksLikeSlot(String method) {
        return method.length() > 2 && Character.isUpperCase(method.charAt(2))
                && switch (method.substring(0, 2)) {
                    case "tp", "am", "nb", "mp", "sq", "bf" -> true;
                    default -> false;
                };
    }

    /** The slot method whose name is nearest to {@code method}. */
    static String nearest(String method) {
        String best = NAMES.get(0);
        int least = Integer.MAX_VALUE;
        for (String name : NAMES) {
            int d = distance(method, name);
            if (d < least) {
                least = d;
                best = name;
            }
        }
        return best;
    }

    /** The Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int up = row[j];
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? diagonal : diagonal + 1;
                row[j] = Math.min(change, Math.min(up, row[j - 1]) + 1);
                diagonal = up;
            }
        }
        return row[b.length()];
    }
}
