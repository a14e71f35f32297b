package dev.adder.compiler;

/**
 * A SyntaxError (or one of its subclasses) found in a source text, with what CPython would put into the exception.
 * Line numbers count from 1; {@link #offset} and {@link #endOffset} are 1-based character columns as the exception
 * shows them; 0 or -1 as CPython sets them where it has no column.
 */
public final class CompileError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Which exception CPython raises. */
    public enum Kind { SYNTAX_ERROR, INDENTATION_ERROR, TAB_ERROR, VALUE_ERROR, OVERFLOW_ERROR, MEMORY_ERROR, RECURSION_ERROR, SYSTEM_ERROR, UNICODE_DECODE_ERROR }

    public final Kind kind;
    public final String filename;
    public final int lineno;
    public final int offset;
    public final int endLineno;
    public final int endOffset;
    /** The source line that the error is in, or null. */
    public final String text;

    public CompileError(Kind kind, String message, String filename, int lineno, int offset, int endLineno, int endOffset, String text) {
        super(message, null, false, false);
        this.kind = kind;
        this.filename = filename;
        this.lineno = lineno;
        this.offset = offset;
        this.endLineno = endLineno;
        this.endOffset = endOffset;
        this.text = text;
    }
}
