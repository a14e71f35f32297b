package dev.adder.compiler;

/** What the compiler needs from its surroundings: a place for warnings and the limits that a program can set. */
public interface WarningSink {
    /** The class of a warning. */
    enum Category { SYNTAX_WARNING, DEPRECATION_WARNING }

    /** Ignores all warnings. */
    WarningSink IGNORE = new WarningSink() {
        @Override
        public boolean warn(Category category, String message, String filename, int lineno) {
            return false;
        }
    };

    /**
     * Issues a warning, as {@code PyErr_WarnExplicitObject} does.
     *
     * @return true if the warning filters made it an exception of its own class; the compiler then raises a
     *         SyntaxError with the same message. Any other failure is thrown and passes through the compiler.
     */
    boolean warn(Category category, String message, String filename, int lineno);

    /** The limit of {@code sys.set_int_max_str_digits}, 0 for none. */
    default int intMaxStrDigits() {
        return 4300;
    }

    /** How deep statements and expressions may nest: three times what is left of the recursion limit. */
    default int nestingLimit() {
        return 3000;
    }

    /** The code point of a name in {@code \N{...}}, or -1. */
    default int codePointOfName(String name) {
        return CharacterNames.codePointOf(name);
    }
}
