package dev.adder.compiler;

import static dev.adder.compiler.TokenKind.*;

import dev.adder.compiler.Ast.Expr;
import dev.adder.compiler.Ast.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/**
 * What all parts of the parser share: the token list, errors, and the table of rules already tried.
 *
 * <p>A rule method returns null (or false) if its rule does not match at {@link #mark}; it then leaves mark where it was.
 * There are two kinds of passes. The first is fast: it looks ahead by one or two tokens where the grammar would try one
 * alternative after another. If it fails, the slow passes follow the grammar of CPython alternative by alternative, since
 * what is reported depends on how far which alternative came; with {@link #callInvalidRules} they also
 * look for the errors that have messages of their own. An error is thrown and never caught by a rule.
 */
// CPython: Parser/pegen.c
abstract class ParserCore {
    /** As an error's end: where the tokenizer is. */
    static final int CURRENT_POS = -5;
    /** Depth of nested rules at which CPython gives up. */
    private static final int MAXSTACK = 6000;

    final Tokenizer tok;
    final int flags;
    final WarningSink sink;
    final Parser.Mode mode;
    /** For an expression within an f-string, the line and column of its opening brace; else 0. */
    int startingLineno;
    int startingColOffset;

    int[] types = new int[64];
    int[] starts = new int[64];
    int[] ends = new int[64];
    int[] lines = new int[64];
    int[] cols = new int[64];
    int[] endLines = new int[64];
    int[] endCols = new int[64];
    int[] levels = new int[64];
    Object[] values = new Object[64];
    /** Number of tokens fetched. */
    int fill;
    /** Index of the next token to match. */
    int mark;
    /** Depth of nested rules. */
    int level;
    boolean slow;
    boolean callInvalidRules;
    boolean parsingStarted;
    /** Where {@link #raiseError} says the error is, if not at the last token. */
    int knownErrToken = -1;
    /** The last string literal evaluated by this pass, with its warnings. */
    int evaluatedToken = -1;
    /** The last string literal evaluated by an earlier pass: its warnings and those before it have been issued. */
    int warnedToken = -1;
    final List<Ast.TypeIgnore> typeIgnores = new ArrayList<>();

    private HashMap<Long, Object[]> memo = new HashMap<>();

    ParserCore(Tokenizer tok, Parser.Mode mode, int flags, WarningSink sink) {
        this.tok = tok;
        this.mode = mode;
        this.flags = flags;
        this.sink = sink;
    }

    private void grow() {
        int n = types.length * 2;
        types = Arrays.copyOf(types, n);
        starts = Arrays.copyOf(starts, n);
        ends = Arrays.copyOf(ends, n);
        lines = Arrays.copyOf(lines, n);
        cols = Arrays.copyOf(cols, n);
        endLines = Arrays.copyOf(endLines, n);
        endCols = Arrays.copyOf(endCols, n);
        levels = Arrays.copyOf(levels, n);
        values = Arrays.copyOf(values, n);
    }

    // CPython: Parser/pegen.c _PyPegen_fill_token, initialize_token
    private void fillToken() {
        Tokenizer t = tok;
        int type;
        try {
            type = t.next();
            while (type == TYPE_IGNORE) {
                typeIgnores.add(new Ast.TypeIgnore(t.lineno, t.text(t.tokenStart, t.tokenEnd)));
                type = t.next();
            }
        } catch (CompileError e) {
            addToken(ERRORTOKEN);
            throw e;
        }
        if (mode == Parser.Mode.SINGLE && type == ENDMARKER && parsingStarted) {
            type = NEWLINE;
            parsingStarted = false;
            if (t.indent != 0 && (flags & Parser.PYCF_DONT_IMPLY_DEDENT) == 0) {
                t.pendin = -t.indent;
                t.indent = 0;
            }
        } else {
            parsingStarted = true;
        }
        addToken(type);
        if (type == ERRORTOKEN) {
            throw tokenizerError();
        }
    }

    private void addToken(int type) {
        Tokenizer t = tok;
        int i = fill;
        if (i == types.length) {
            grow();
        }
        int from = t.tokenStart;
        int to = t.tokenEnd;
        boolean string = type == STRING;
        int lineStart = string ? t.multiLineStart : t.lineStart;
        int col = from >= lineStart && from >= 0 ? from - lineStart : -1;
        int endCol = to >= t.lineStart && to >= 0 ? to - t.lineStart : -1;
        if (t.lineno == startingLineno) {
            col += startingColOffset;
            endCol += startingColOffset;
        }
        types[i] = type;
        starts[i] = from;
        ends[i] = to;
        lines[i] = string ? t.firstLineno : t.lineno;
        cols[i] = col;
        endLines[i] = t.lineno;
        endCols[i] = endCol;
        levels[i] = t.level;
        values[i] = type == NAME ? t.name : null;
        fill = i + 1;
    }

    /** The type of the next token. */
    final int peek() {
        if (mark == fill) {
            fillToken();
        }
        return types[mark];
    }

    /** The type of the token after the next one. */
    final int peek2() {
        peek();
        if (mark + 1 == fill) {
            fillToken();
        }
        return types[mark + 1];
    }

    /** Steps over the next token if it is of this type. */
    final boolean accept(int type) {
        if (mark == fill) {
            fillToken();
        }
        if (types[mark] == type) {
            mark++;
            return true;
        }
        return false;
    }

    /** Steps over a name, returning it; null if there is none. */
    final String acceptName() {
        return accept(NAME) ? (String) values[mark - 1] : null;
    }

    final boolean peekSoftKeyword(String word) {
        return peek() == NAME && word.equals(values[mark]) && ends[mark] - starts[mark] == word.length();
    }

    final boolean acceptSoftKeyword(String word) {
        if (peekSoftKeyword(word)) {
            mark++;
            return true;
        }
        return false;
    }

    /** The token must be of this type. */
    // CPython: Parser/pegen.c _PyPegen_expect_forced_token
    final void force(int type, String text) {
        if (!accept(type)) {
            throw raiseTokens("expected '" + text + "'", mark, mark);
        }
    }

    /** The text of a token. */
    final String tokenText(int i) {
        return tok.text(starts[i], ends[i]);
    }

    /** The range from token {@code first} to the last one matched, whitespace tokens left out. */
    final Span span(int first) {
        int last = mark - 1;
        while (last >= 0) {
            int t = types[last];
            if (t != ENDMARKER && (t < NEWLINE || t > DEDENT)) {
                break;
            }
            last--;
        }
        return last < 0 ? new Span(lines[first], cols[first], 0, 0) : new Span(lines[first], cols[first], endLines[last], endCols[last]);
    }

    /** The range from the start of {@code first} to the last token matched. */
    final Span spanFrom(Span first) {
        int last = mark - 1;
        while (types[last] >= NEWLINE && types[last] <= DEDENT) {
            last--;
        }
        return new Span(first.lineno(), first.colOffset(), endLines[last], endCols[last]);
    }

    final Span tokenSpan(int i) {
        return new Span(lines[i], cols[i], endLines[i], endCols[i]);
    }

    /** Enters rules of this many levels; undone by subtracting from {@link #level}. */
    final void enter(int levels) {
        if ((level += levels) > MAXSTACK) {
            throw new CompileError(CompileError.Kind.MEMORY_ERROR, null, tok.filename, 0, 0, 0, 0, null);
        }
    }

    /** What {@link #memoGet} returns where the rule is known to fail. */
    static final Object FAILED = new Object();

    /** The result of a rule tried before at {@link #mark}, stepping over what it matched; FAILED; or null if it was not tried. */
    final Object memoGet(int rule) {
        Object[] e = memo.get((long) mark << 8 | rule);
        if (e == null) {
            return null;
        }
        if (e[0] == null) {
            return FAILED;
        }
        mark = (int) e[1];
        return e[0];
    }

    final <T> T memoPut(int rule, int at, T node) {
        memo.put((long) at << 8 | rule, new Object[] {node, mark});
        return node;
    }

    final void clearMemo() {
        memo = new HashMap<>();
    }

    // CPython: Parser/pegen_errors.c _Pypegen_tokenizer_error
    private CompileError tokenizerError() {
        CompileError.Kind kind = CompileError.Kind.SYNTAX_ERROR;
        int col = -1;
        String message;
        switch (tok.done) {
            case Tokenizer.E_DECODE -> {
                return raiseError("(unicode error) " + tok.decodeError);
            }
            case Tokenizer.E_EOF -> {
                return tok.level != 0 ? unclosedParenthesis() : raiseError("unexpected EOF while parsing");
            }
            case Tokenizer.E_DEDENT -> {
                return raiseError(CompileError.Kind.INDENTATION_ERROR, "unindent does not match any outer indentation level");
            }
            case Tokenizer.E_TABSPACE -> {
                kind = CompileError.Kind.TAB_ERROR;
                message = "inconsistent use of tabs and spaces in indentation";
            }
            case Tokenizer.E_TOODEEP -> {
                kind = CompileError.Kind.INDENTATION_ERROR;
                message = "too many levels of indentation";
            }
            case Tokenizer.E_LINECONT -> {
                col = tok.cur - tok.buf - 1;
                message = "unexpected character after line continuation character";
            }
            default -> message = "unknown parsing error";
        }
        return raiseAt(kind, message, tok.lineno, Math.max(col, 0), tok.lineno, -1);
    }

    final CompileError unclosedParenthesis() {
        int line = tok.parenLinenoStack[tok.level - 1];
        return raiseAt(CompileError.Kind.SYNTAX_ERROR, "'" + (char) tok.parenStack[tok.level - 1] + "' was never closed", line,
            tok.parenColStack[tok.level - 1], line, -1);
    }

    /** Refuses syntax that came with a later version than the text is written in; {@code what} ends in "is" or "are". */
    // CPython: Parser/pegen.h CHECK_VERSION
    final void checkVersion(int version, String what) {
        if (tok.featureVersion < version) {
            throw raiseError(what + " only supported in Python 3." + version + " and greater");
        }
    }

    final CompileError raiseError(String message) {
        return raiseError(CompileError.Kind.SYNTAX_ERROR, message);
    }

    /** An error at the last token fetched. */
    // CPython: Parser/pegen_errors.c _PyPegen_raise_error
    final CompileError raiseError(CompileError.Kind kind, String message) {
        if (fill == 0) {
            return raiseKnownLocation(kind, message, 0, 0, 0, -1);
        }
        int t = knownErrToken >= 0 ? knownErrToken : fill - 1;
        int col;
        if (cols[t] == -1) {
            col = tok.cur == tok.buf ? 0 : tok.cur - tok.lineStart;
        } else {
            col = cols[t] + 1;
        }
        int endCol = endCols[t] != -1 ? endCols[t] + 1 : -1;
        return raiseKnownLocation(kind, message, lines[t], col, endLines[t], endCol);
    }

    /** An error in a range with columns from 0. */
    final CompileError raiseAt(CompileError.Kind kind, String message, int line, int col, int endLine, int endCol) {
        return raiseKnownLocation(kind, message, line, col == CURRENT_POS ? CURRENT_POS : col + 1, endLine,
            endCol == CURRENT_POS ? CURRENT_POS : endCol + 1);
    }

    final CompileError raiseTokens(String message, int first, int last) {
        return raiseAt(CompileError.Kind.SYNTAX_ERROR, message, lines[first], cols[first], endLines[last], endCols[last]);
    }

    final CompileError raiseRange(String message, Span a, Span b) {
        return raiseAt(CompileError.Kind.SYNTAX_ERROR, message, a.lineno(), a.colOffset(), b.endLineno(), b.endColOffset());
    }

    final CompileError raiseSpan(String message, Span a) {
        return raiseRange(message, a, a);
    }

    /** An error from the start of a token to where the tokenizer is. */
    final CompileError raiseStartingFrom(String message, int line, int col) {
        return raiseAt(CompileError.Kind.SYNTAX_ERROR, message, line, col, CURRENT_POS, CURRENT_POS);
    }

    // CPython: Parser/pegen_errors.c get_error_line_from_tokenizer_buffers
    private String sourceLine(int lineno) {
        int relative = startingLineno != 0 ? lineno - startingLineno + 1 : lineno;
        int p = 0;
        for (int i = 0; i < relative - 1; i++) {
            int q = p;
            while (q < tok.length && tok.src[q] != '\n') {
                q++;
            }
            if (q >= tok.length || q + 1 > tok.inp) {
                break;
            }
            p = q + 1;
        }
        int end = p;
        while (end < tok.length && tok.src[end] != '\n') {
            end++;
        }
        return tok.text(p, end);
    }

    /** The line of the file that is read, with its newline; null past its end. */
    private String fileLine(int lineno) {
        int p = 0;
        for (int i = 1; i < lineno; i++) {
            while (p < tok.length && tok.src[p] != '\n') {
                p++;
            }
            p++;
        }
        if (p >= tok.length) {
            return null;
        }
        int end = p;
        while (end < tok.length && tok.src[end] != '\n') {
            end++;
        }
        int length = tok.newlineAdded ? tok.length - 1 : tok.length;
        return tok.text(p, Math.min(end + 1, length));
    }

    // CPython: Parser/pegen_errors.c _PyPegen_raise_error_known_location
    private CompileError raiseKnownLocation(CompileError.Kind kind, String message, int line, int col, int endLine, int endCol) {
        if (endLine == CURRENT_POS) {
            endLine = tok.lineno;
        }
        if (endCol == CURRENT_POS) {
            endCol = tok.cur - tok.lineStart;
        }
        boolean fstring = mode == Parser.Mode.FSTRING;
        if (fstring) {
            message = "f-string: " + message;
        }
        String text = null;
        if (tok.fromFile && mode == Parser.Mode.EXEC) {
            text = fileLine(line);
        }
        if (text == null) {
            text = tok.lineno <= line && tok.inp > tok.buf ? tok.text(tok.buf, tok.inp) : sourceLine(line);
        }
        if (fstring) {
            col -= startingColOffset;
            endCol -= startingColOffset;
        }
        if (tok.encoding != null) {
            col = characterOffset(text, col);
            if (endCol > 0) {
                endCol = characterOffset(text, endCol);
            }
        }
        return new CompileError(kind, message, tok.filename, line, col, endLine, endCol, text);
    }

    // CPython: Parser/pegen.c _PyPegen_byte_offset_to_character_offset
    private static int characterOffset(String line, int byteOffset) {
        if (byteOffset < 0) {
            byteOffset = 0;
        }
        int bytes = 0;
        int chars = 0;
        int i = 0;
        while (bytes < byteOffset) {
            if (i >= line.length()) {
                return chars + (byteOffset > bytes ? 1 : 0);
            }
            int c = line.codePointAt(i);
            i += Character.charCount(c);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            chars++;
        }
        return chars;
    }

    static List<Expr> prepend(Expr first, List<Expr> rest) {
        List<Expr> l = new ArrayList<>(rest.size() + 1);
        l.add(first);
        l.addAll(rest);
        return l;
    }
}
