package dev.adder.runtime;

/** The versions that programs and people see. */
public final class Version {
    private Version() {}

    /** The version of Adder itself. */
    public static final String ADDER = "0.1.0";
    /** The version of the language and its library: {@code sys.version_info[:3]}. */
    public static final int MAJOR = 3;
    public static final int MINOR = 11;
    public static final int MICRO = 10;
    /** The same as text. */
    public static final String PYTHON = "3.11.10";
    /** {@code sys.hexversion}: 3.11.10 final. */
    public static final int HEX = 0x030b0af0;
    /** {@code sys.implementation.cache_tag}: files that CPython writes and ours lie side by side. */
    public static final String CACHE_TAG = "adder-311";

    /** {@code sys.version}, in the form that {@code platform} takes apart. */
    public static String full() {
        return PYTHON + " (Adder " + ADDER + ") [JDK " + System.getProperty("java.version") + "]";
    }
}
