package dev.adder.runtime.object;

/** The limit on digits in conversions between int and str (sys.set_int_max_str_digits). */
public final class IntLimits {
    private static int maxStrDigits = 4300;

    private IntLimits() {}

    /** The limit, 0 for none. */
    public static int maxStrDigits() {
        return maxStrDigits;
    }

    public static void setMaxStrDigits(int digits) {
        maxStrDigits = digits;
    }
}
