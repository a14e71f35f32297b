package dev.adder.compiler;

/** The tokens of a text as the parser sees them, one after the other ({@code _tokenize.TokenizerIter}). */
// CPython: Python/Python-tokenize.c
public final class TokenStream {
    private final Tokenizer tokenizer;

    private int type;

    /**
     * @param source the text in UTF-8
     * @param sink where warnings go
     */
    public TokenStream(byte[] source, WarningSink sink) {
        tokenizer = SourceReader.open(source, 0, source.length, true, true, false, "<string>", sink);
    }

    /** Goes to the next token; false at the end, and at an error for which only the parser has words. Throws the others. */
    public boolean next() {
        int t = tokenizer.next();
        type = t >= TokenKind.KW_FALSE ? TokenKind.NAME : t;
        return t != TokenKind.ENDMARKER && t != TokenKind.ERRORTOKEN;
    }

    /** The number of its kind, as in the token module. */
    public int type() {
        return type;
    }

    /** Its text; "" for one that stands for none. */
    public String text() {
        return tokenizer.tokenStart < 0 ? "" : tokenizer.text(tokenizer.tokenStart, tokenizer.tokenEnd);
    }

    /** The lines read since the line in which it starts. */
    public String line() {
        return tokenizer.text(tokenizer.buf, tokenizer.inp);
    }

    /** The number of the line in which it starts. */
    public int firstLine() {
        return type == TokenKind.STRING ? tokenizer.firstLineno : tokenizer.lineno;
    }

    /** The number of the line in which it ends. */
    public int lastLine() {
        return tokenizer.lineno;
    }

    /** Where it starts, in bytes from the start of its line; -1 if nowhere. */
    public int firstColumn() {
        int lineStart = type == TokenKind.STRING ? tokenizer.multiLineStart : tokenizer.lineStart;
        return tokenizer.tokenStart < lineStart ? -1 : tokenizer.tokenStart - lineStart;
    }

    /** Where it ends, in bytes from the start of its last line; -1 if nowhere. */
    public int lastColumn() {
        return tokenizer.tokenEnd < tokenizer.lineStart ? -1 : tokenizer.tokenEnd - tokenizer.lineStart;
    }
}
