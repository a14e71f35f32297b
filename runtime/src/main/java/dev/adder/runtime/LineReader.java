package dev.adder.runtime;

/** Reads lines that a person types; what stands between the prompt and the terminal. */
// CPython: Parser/myreadline.c PyOS_ReadlineFunctionPointer
public interface LineReader {
    /** The person pressed Ctrl-C instead of ending the line. */
    final class Interrupted extends Exception {
        private static final long serialVersionUID = 1L;

        public Interrupted() {
            super(null, null, false, false);
        }
    }

    /**
     * Shows the prompt and waits for a line. Called without the GIL, and only while standard input and output are terminals.
     *
     * @return the line with its newline, or null at the end of input
     */
    String readLine(String prompt) throws Interrupted;
}
