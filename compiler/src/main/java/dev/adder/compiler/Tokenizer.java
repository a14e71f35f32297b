package dev.adder.compiler;

import static dev.adder.compiler.TokenKind.*;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;

/**
 * Cuts UTF-8 source text into tokens. Like CPython's it works line by line and only as far as the parser asks, so that
 * an error further down never hides one further up.
 *
 * <p>Invariants: {@code buf <= lineStart <= cur <= inp}; {@code src[inp - 1]} ends the current line (with its newline if
 * it has one); {@code buf} is where the line starts in which the current token starts.
 */
// CPython: Parser/tokenizer.c
final class Tokenizer {
    static final int EOF = -1;

    /** How the tokenizer stands: CPython's {@code errcode.h}, as far as used. */
    static final int E_OK = 10;
    static final int E_EOF = 11;
    static final int E_ERROR = 17;
    static final int E_TABSPACE = 18;
    static final int E_TOODEEP = 20;
    static final int E_DEDENT = 21;
    static final int E_DECODE = 22;
    static final int E_EOFS = 23;
    static final int E_EOLS = 24;
    static final int E_LINECONT = 25;
    static final int E_BADSINGLE = 27;

    private static final int MAXINDENT = 100;
    private static final int MAXLEVEL = 200;
    private static final int TABSIZE = 8;

    private static final byte[] IDENTIFIER = new byte[256];
    private static final int[] ONE_CHAR = new int[128];

    private static final int SYMBOLS = 256;
    private static final String[] SEED_NAMES = new String[SYMBOLS];
    private static final int[] SEED_TYPES = new int[SYMBOLS];

    static {
        for (int c = 0; c < 256; c++) {
            boolean start = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 128;
            IDENTIFIER[c] = (byte) (start ? 3 : c >= '0' && c <= '9' ? 2 : 0);
        }
        Arrays.fill(ONE_CHAR, OP);
        String chars = "()[]:,;+-*/|&<>=.%{}~^@";
        int[] kinds = {LPAR, RPAR, LSQB, RSQB, COLON, COMMA, SEMI, PLUS, MINUS, STAR, SLASH, VBAR, AMPER, LESS, GREATER, EQUAL,
            DOT, PERCENT, LBRACE, RBRACE, TILDE, CIRCUMFLEX, AT};
        for (int i = 0; i < kinds.length; i++) {
            ONE_CHAR[chars.charAt(i)] = kinds[i];
        }
        for (int i = 0; i < KEYWORDS.length; i++) {
            seed(KEYWORDS[i], KW_FALSE + i);
        }
        seed("async", ASYNC);
        seed("await", AWAIT);
    }

    final String filename;
    private final WarningSink sink;
    /** Where the last warning was; after {@link #restart} those before come no more. */
    private int warned = -1;
    /** The error that a warning has become, or null. */
    CompileError warningError;
    private int initialLineno;

    /** The source text in UTF-8 with "\n" for line ends, followed by zeros. */
    byte[] src;
    /** Length of the text in {@link #src}. */
    int length;
    /** The declared or implied encoding; null for a string of bytes without one (error columns then count bytes). */
    String encoding;
    /** True if error texts are whole lines of a file, newline included. */
    boolean fromFile;
    /** True if the text's last newline is not in the source. */
    boolean newlineAdded;

    int buf;
    int cur;
    int inp;
    int lineStart;
    int multiLineStart;
    int start = -1;
    int lineno;
    int firstLineno;
    int done = E_OK;
    int level;
    final byte[] parenStack = new byte[MAXLEVEL];
    final int[] parenLinenoStack = new int[MAXLEVEL];
    final int[] parenColStack = new int[MAXLEVEL];

    int indent;
    /** Indents (positive) or dedents (negative) still to be reported. */
    int pendin;
    private final int[] indentStack = new int[MAXINDENT];
    private final int[] altIndentStack = new int[MAXINDENT];
    private boolean atBol = true;
    boolean typeComments;

    /** The minor version of the language that the text is written in (feature_version of ast.parse). */
    int featureVersion = 11;

    /** In a text of 3.6 or before: within an async def that was indented so far, and whether its first line is over. */
    private boolean asyncDef;
    private int asyncDefIndent;
    private boolean asyncDefNewline;

    /** The current token's range in {@link #src}; -1 where it has none. */
    int tokenStart;
    int tokenEnd;
    /** The identifier of a NAME token. */
    String name;
    /** The message of a failed decoding, when {@link #done} is E_DECODE. */
    String decodeError;

    private String[] symbolNames = SEED_NAMES.clone();
    private int[] symbolTypes = SEED_TYPES.clone();
    private int symbolCount = KEYWORDS.length + 2;
    private HashMap<String, String> wideNames;

    Tokenizer(byte[] src, int length, String filename, WarningSink sink) {
        this.src = src;
        this.length = length;
        this.filename = filename;
        this.sink = sink;
    }

    /** Sets the number of the first line. */
    void startAtLine(int first) {
        initialLineno = first - 1;
        lineno = initialLineno;
    }

    /** Goes back to the start of the text. */
    void restart() {
        buf = cur = inp = lineStart = 0;
        start = -1;
        lineno = initialLineno;
        done = E_OK;
        level = 0;
        indent = 0;
        pendin = 0;
        atBol = true;
        leaveAsyncDef();
    }

    private void leaveAsyncDef() {
        asyncDef = false;
        asyncDefIndent = 0;
        asyncDefNewline = false;
    }

    private static int hash(String s) {
        int h = 0;
        for (int i = 0; i < s.length(); i++) {
            h = h * 31 + s.charAt(i);
        }
        return h ^ h >>> 12;
    }

    private static void seed(String s, int type) {
        int i = hash(s) & SYMBOLS - 1;
        while (SEED_NAMES[i] != null) {
            i = i + 1 & SYMBOLS - 1;
        }
        SEED_NAMES[i] = s;
        SEED_TYPES[i] = type;
    }

    /** Finds or makes the string of an ASCII identifier, sets {@link #name}, and returns its token number. */
    @SuppressWarnings("deprecation")
    private int symbol(int from, int to, int h) {
        h ^= h >>> 12;
        String[] names = symbolNames;
        int mask = names.length - 1;
        int i = h & mask;
        outer:
        for (String s; (s = names[i]) != null; i = i + 1 & mask) {
            int n = s.length();
            if (n != to - from) {
                continue;
            }
            for (int k = 0; k < n; k++) {
                if (s.charAt(k) != src[from + k]) {
                    continue outer;
                }
            }
            name = s;
            return symbolTypes[i];
        }
        String s = new String(src, 0, from, to - from);
        names[i] = s;
        symbolTypes[i] = NAME;
        name = s;
        if (++symbolCount * 2 > names.length) {
            growSymbols();
        }
        return NAME;
    }

    private void growSymbols() {
        String[] names = new String[symbolNames.length * 4];
        int[] types = new int[names.length];
        int mask = names.length - 1;
        for (int k = 0; k < symbolNames.length; k++) {
            String s = symbolNames[k];
            if (s != null) {
                int i = hash(s) & mask;
                while (names[i] != null) {
                    i = i + 1 & mask;
                }
                names[i] = s;
                types[i] = symbolTypes[k];
            }
        }
        symbolNames = names;
        symbolTypes = types;
    }

    /** The text from {@code from} to {@code to}, undecodable bytes replaced. */
    String text(int from, int to) {
        return new String(src, from, to - from, StandardCharsets.UTF_8);
    }

    private boolean underflow() {
        if (inp >= length) {
            done = E_EOF;
            if (fromFile && start < 0) {
                // The buffer of a file is empty at its end.
                buf = inp;
            }
            return false;
        }
        int end = inp;
        byte[] s = src;
        while (end < length && s[end] != '\n') {
            end++;
        }
        if (end < length) {
            end++;
        }
        if (start < 0) {
            buf = cur;
        }
        lineStart = cur;
        lineno++;
        inp = end;
        if (fromFile) {
            for (int i = lineStart; i < end; i++) {
                if (s[i] == 0) {
                    cur = lineStart;
                    throw syntaxError("source code cannot contain null bytes");
                }
            }
        }
        return true;
    }

    private int nextc() {
        if (cur != inp) {
            return src[cur++] & 0xff;
        }
        return nextLine();
    }

    private int nextLine() {
        if (done != E_OK) {
            return EOF;
        }
        if (!underflow()) {
            cur = inp;
            return EOF;
        }
        return src[cur++] & 0xff;
    }

    private void backup(int c) {
        if (c != EOF) {
            cur--;
        }
    }

    /** Makes the exception for an error at the current position. */
    CompileError syntaxError(String message) {
        return syntaxErrorRange(message, -1, -1);
    }

    // CPython: Parser/tokenizer.c _syntaxerror_range
    private CompileError syntaxErrorRange(String message, int colOffset, int endColOffset) {
        if (colOffset == -1) {
            String s = text(lineStart, cur);
            colOffset = s.codePointCount(0, s.length());
        }
        if (endColOffset == -1) {
            endColOffset = colOffset;
        }
        int end = lineStart;
        while (end < length && src[end] != '\n' && src[end] != 0) {
            end++;
        }
        done = E_ERROR;
        return new CompileError(CompileError.Kind.SYNTAX_ERROR, message, filename, lineno, colOffset, lineno, endColOffset, text(lineStart, end));
    }

    private int indentError() {
        done = E_TABSPACE;
        cur = inp;
        return ERRORTOKEN;
    }

    /** After a backslash: moves to the next line. Returns the first character there, or -2 for an error. */
    private int continuationLine() {
        int c = nextc();
        if (c != '\n') {
            done = E_LINECONT;
            return -2;
        }
        c = nextc();
        if (c == EOF) {
            done = E_EOF;
            cur = inp;
            return -2;
        }
        backup(c);
        return c;
    }

    private void warn(String message) {
        if (cur <= warned) {
            return;
        }
        warned = cur;
        if (sink.warn(WarningSink.Category.SYNTAX_WARNING, message, filename, lineno)) {
            throw warningError = syntaxError(message);
        }
    }

    /** Issues no warnings: all have been. */
    void ignoreWarnings() {
        warned = Integer.MAX_VALUE;
    }

    /** Finds the next token: sets {@link #tokenStart} and {@link #tokenEnd} and returns its number. */
    int next() {
        tokenStart = -1;
        tokenEnd = -1;
        while (true) {
            start = -1;
            boolean blankLine = false;
            if (atBol) {
                atBol = false;
                int r = beginLine();
                if (r < 0) {
                    return ERRORTOKEN;
                }
                blankLine = r == 1;
            }
            start = cur;
            if (pendin != 0) {
                if (pendin < 0) {
                    pendin++;
                    return DEDENT;
                }
                pendin--;
                return INDENT;
            }
            // a type comment at the start of a function has its newline still before it, and no indent yet
            if (asyncDef && !blankLine && (cur >= length || src[cur] != '\n') && level == 0 && asyncDefNewline && asyncDefIndent >= indent) {
                leaveAsyncDef();
            }
            int t = token(blankLine);
            if (t >= 0) {
                return t;
            }
        }
    }

    /** Measures the indentation of a line. Returns 1 for a blank line, 0 for another, -1 for an error. */
    private int beginLine() {
        int col = 0;
        int altCol = 0;
        int contLineCol = 0;
        int c;
        while (true) {
            c = nextc();
            if (c == ' ') {
                col++;
                altCol++;
            } else if (c == '\t') {
                col = (col / TABSIZE + 1) * TABSIZE;
                altCol++;
            } else if (c == '\f') {
                col = altCol = 0;
            } else if (c == '\\') {
                // The first line's indentation counts for all that it continues on.
                contLineCol = contLineCol != 0 ? contLineCol : col;
                if (continuationLine() == -2) {
                    return -1;
                }
            } else {
                break;
            }
        }
        backup(c);
        if (c == '#' || c == '\n') {
            return 1;
        }
        if (level != 0) {
            return 0;
        }
        if (contLineCol != 0) {
            col = altCol = contLineCol;
        }
        if (col == indentStack[indent]) {
            if (altCol != altIndentStack[indent]) {
                indentError();
                return -1;
            }
        } else if (col > indentStack[indent]) {
            if (indent + 1 >= MAXINDENT) {
                done = E_TOODEEP;
                cur = inp;
                return -1;
            }
            if (altCol <= altIndentStack[indent]) {
                indentError();
                return -1;
            }
            pendin++;
            indent++;
            indentStack[indent] = col;
            altIndentStack[indent] = altCol;
        } else {
            while (indent > 0 && col < indentStack[indent]) {
                pendin--;
                indent--;
            }
            if (col != indentStack[indent]) {
                done = E_DEDENT;
                cur = inp;
                return -1;
            }
            if (altCol != altIndentStack[indent]) {
                indentError();
                return -1;
            }
        }
        return 0;
    }

    /** Reads a token that is neither INDENT nor DEDENT; -1 if the line has ended without one. */
    private int token(boolean blankLine) {
        int c;
        while (true) {
            start = -1;
            do {
                c = nextc();
            } while (c == ' ' || c == '\t' || c == '\f');
            start = c == EOF ? cur : cur - 1;
            if (c == '#') {
                int from = cur - 1;
                while (c != EOF && c != '\n') {
                    c = nextc();
                }
                if (typeComments) {
                    int t = typeComment(from, c, blankLine);
                    if (t >= 0) {
                        return t;
                    }
                }
            }
            if (c == EOF) {
                if (level != 0) {
                    return ERRORTOKEN;
                }
                return done == E_EOF ? ENDMARKER : ERRORTOKEN;
            }
            if ((IDENTIFIER[c] & 1) != 0) {
                return identifier(c);
            }
            if (c == '\n') {
                atBol = true;
                if (blankLine || level > 0) {
                    return -1;
                }
                tokenStart = start;
                tokenEnd = cur - 1;
                asyncDefNewline = asyncDef;
                return NEWLINE;
            }
            if (c == '\\') {
                if (continuationLine() == -2) {
                    return ERRORTOKEN;
                }
                continue;
            }
            break;
        }
        if (c == '.') {
            c = nextc();
            if (c >= '0' && c <= '9') {
                return fraction(c);
            }
            if (c == '.') {
                c = nextc();
                if (c == '.') {
                    return finish(ELLIPSIS);
                }
                backup(c);
                backup('.');
            } else {
                backup(c);
            }
            return finish(DOT);
        }
        if (c >= '0' && c <= '9') {
            return number(c);
        }
        if (c == '\'' || c == '"') {
            return string(c);
        }
        return operator(c);
    }

    private int finish(int type) {
        tokenStart = start;
        tokenEnd = cur;
        return type;
    }

    private int operator(int c) {
        int c2 = nextc();
        int two = twoChars(c, c2);
        if (two != OP) {
            int c3 = nextc();
            int three = threeChars(c, c2, c3);
            if (three != OP) {
                two = three;
            } else {
                backup(c3);
            }
            return finish(two);
        }
        backup(c2);
        switch (c) {
            case '(', '[', '{' -> {
                if (level >= MAXLEVEL) {
                    throw syntaxError("too many nested parentheses");
                }
                parenStack[level] = (byte) c;
                parenLinenoStack[level] = lineno;
                parenColStack[level] = start - lineStart;
                level++;
            }
            case ')', ']', '}' -> {
                if (level == 0) {
                    throw syntaxError("unmatched '" + (char) c + "'");
                }
                level--;
                int opening = parenStack[level];
                if (!(opening == '(' && c == ')' || opening == '[' && c == ']' || opening == '{' && c == '}')) {
                    String m = "closing parenthesis '" + (char) c + "' does not match opening parenthesis '" + (char) opening + "'";
                    throw syntaxError(parenLinenoStack[level] != lineno ? m + " on line " + parenLinenoStack[level] : m);
                }
            }
            default -> {
                if (c < ' ' || c == 127) {
                    throw syntaxError("invalid non-printable character U+" + hex(c));
                }
            }
        }
        return finish(ONE_CHAR[c]);
    }

    private static int twoChars(int c, int d) {
        return switch (c) {
            case '!' -> d == '=' ? NOTEQUAL : OP;
            case '%' -> d == '=' ? PERCENTEQUAL : OP;
            case '&' -> d == '=' ? AMPEREQUAL : OP;
            case '*' -> d == '*' ? DOUBLESTAR : d == '=' ? STAREQUAL : OP;
            case '+' -> d == '=' ? PLUSEQUAL : OP;
            case '-' -> d == '=' ? MINEQUAL : d == '>' ? RARROW : OP;
            case '/' -> d == '/' ? DOUBLESLASH : d == '=' ? SLASHEQUAL : OP;
            case ':' -> d == '=' ? COLONEQUAL : OP;
            case '<' -> d == '<' ? LEFTSHIFT : d == '=' ? LESSEQUAL : d == '>' ? NOTEQUAL : OP;
            case '=' -> d == '=' ? EQEQUAL : OP;
            case '>' -> d == '=' ? GREATEREQUAL : d == '>' ? RIGHTSHIFT : OP;
            case '@' -> d == '=' ? ATEQUAL : OP;
            case '^' -> d == '=' ? CIRCUMFLEXEQUAL : OP;
            case '|' -> d == '=' ? VBAREQUAL : OP;
            default -> OP;
        };
    }

    private static int threeChars(int c, int d, int e) {
        if (e != '=' || c != d) {
            return OP;
        }
        return switch (c) {
            case '*' -> DOUBLESTAREQUAL;
            case '/' -> DOUBLESLASHEQUAL;
            case '<' -> LEFTSHIFTEQUAL;
            case '>' -> RIGHTSHIFTEQUAL;
            default -> OP;
        };
    }

    private int identifier(int c) {
        boolean b = false;
        boolean r = false;
        boolean u = false;
        boolean f = false;
        while (true) {
            if (!(b || u || f) && (c == 'b' || c == 'B')) {
                b = true;
            } else if (!(b || u || r || f) && (c == 'u' || c == 'U')) {
                u = true;
            } else if (!(r || u) && (c == 'r' || c == 'R')) {
                r = true;
            } else if (!(f || b || u) && (c == 'f' || c == 'F')) {
                f = true;
            } else {
                break;
            }
            c = nextc();
            if (c == '"' || c == '\'') {
                return string(c);
            }
        }
        byte[] s = src;
        int p = start;
        int h = 0;
        int nonAscii = 0;
        while ((IDENTIFIER[s[p] & 0xff] & 2) != 0) {
            nonAscii |= s[p];
            h = h * 31 + s[p];
            p++;
        }
        cur = p;
        if (nonAscii < 0) {
            return verifyIdentifier() ? finish(NAME) : ERRORTOKEN;
        }
        tokenStart = start;
        tokenEnd = p;
        int type = symbol(start, p, h);
        return featureVersion < 7 && (type == ASYNC || type == AWAIT) ? asyncOrName(type) : type;
    }

    /** Until 3.6 async and await are names but within an async def, and before a def. */
    // CPython: Parser/tokenizer.c tok_get, async_hacks
    private int asyncOrName(int type) {
        if (asyncDef) {
            return type;
        }
        if (type == ASYNC) {
            int at = cur;
            while (src[at] == ' ' || src[at] == '\t' || src[at] == '\f') {
                at++;
            }
            if (src[at] == 'd' && src[at + 1] == 'e' && src[at + 2] == 'f' && (IDENTIFIER[src[at + 3] & 0xff] & 2) == 0) {
                asyncDef = true;
                asyncDefIndent = indent;
                return ASYNC;
            }
        }
        return NAME;
    }

    // CPython: Parser/tokenizer.c verify_identifier
    private boolean verifyIdentifier() {
        String s = Utf8.decode(src, start, cur);
        if (s == null) {
            decodeError = Utf8.errorMessage(src, start, cur);
            done = E_DECODE;
            return false;
        }
        int bad = 0;
        while (bad < s.length()) {
            int ch = s.codePointAt(bad);
            if (!(bad == 0 ? Identifiers.isStart(ch) : Identifiers.isContinue(ch))) {
                String upTo = s.substring(0, bad + Character.charCount(ch));
                cur = start + upTo.getBytes(StandardCharsets.UTF_8).length;
                if (Identifiers.isPrintable(ch)) {
                    throw syntaxError("invalid character '" + Character.toString(ch) + "' (U+" + hex(ch) + ")");
                }
                throw syntaxError("invalid non-printable character U+" + hex(ch));
            }
            bad += Character.charCount(ch);
        }
        if (!Normalizer.isNormalized(s, Normalizer.Form.NFKC)) {
            s = Normalizer.normalize(s, Normalizer.Form.NFKC);
        }
        if (wideNames == null) {
            wideNames = new HashMap<>();
        }
        String known = wideNames.putIfAbsent(s, s);
        name = known != null ? known : s;
        return true;
    }

    private static String hex(int c) {
        String s = Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT);
        return "0000".substring(Math.min(4, s.length())) + s;
    }

    private int string(int quote) {
        int quoteSize = 1;
        int endQuoteSize = 0;
        firstLineno = lineno;
        multiLineStart = lineStart;
        int c = nextc();
        if (c == quote) {
            c = nextc();
            if (c == quote) {
                quoteSize = 3;
            } else {
                endQuoteSize = 1;
            }
        }
        if (c != quote) {
            backup(c);
        }
        byte[] s = src;
        while (endQuoteSize != quoteSize) {
            if (endQuoteSize == 0) {
                int p = cur;
                int end = inp;
                while (p < end && s[p] != quote && s[p] != '\\' && s[p] != '\n') {
                    p++;
                }
                cur = p;
            }
            c = nextc();
            if (c == EOF || quoteSize == 1 && c == '\n') {
                cur = start + 1;
                lineStart = multiLineStart;
                int detected = lineno;
                lineno = firstLineno;
                CompileError e = syntaxError((quoteSize == 3 ? "unterminated triple-quoted string literal" : "unterminated string literal")
                    + " (detected at line " + detected + ")");
                if (c != '\n') {
                    done = quoteSize == 3 ? E_EOFS : E_EOLS;
                }
                throw e;
            }
            if (c == quote) {
                endQuoteSize++;
            } else {
                endQuoteSize = 0;
                if (c == '\\') {
                    nextc();
                }
            }
        }
        return finish(STRING);
    }

    /** Looks whether {@code rest} follows and then no further identifier character; does not move. */
    private boolean lookahead(String rest) {
        int p = cur;
        for (int i = 0; i < rest.length(); i++) {
            if (p >= inp || src[p++] != rest.charAt(i)) {
                return false;
            }
        }
        return p >= inp || (IDENTIFIER[src[p] & 0xff] & 2) == 0;
    }

    // CPython: Parser/tokenizer.c verify_end_of_number
    private void verifyEndOfNumber(int c, String kind) {
        boolean keyword = switch (c) {
            case 'a' -> lookahead("nd");
            case 'e' -> lookahead("lse");
            case 'f' -> lookahead("or");
            case 'i' -> cur < inp && (src[cur] == 'f' || src[cur] == 'n' || src[cur] == 's');
            case 'o' -> lookahead("r");
            case 'n' -> lookahead("ot");
            default -> false;
        };
        if (keyword) {
            backup(c);
            warn("invalid " + kind + " literal");
            nextc();
        } else if (c != EOF && c < 128 && (IDENTIFIER[c] & 2) != 0) {
            backup(c);
            throw syntaxError("invalid " + kind + " literal");
        }
    }

    private static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean hexDigit(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    /** Reads digits and single underscores between them; returns the character after them. */
    private int decimalTail() {
        int c;
        while (true) {
            do {
                c = nextc();
            } while (digit(c));
            if (c != '_') {
                return c;
            }
            c = nextc();
            if (!digit(c)) {
                backup(c);
                throw syntaxError("invalid decimal literal");
            }
        }
    }

    private int number(int c) {
        if (c != '0') {
            c = decimalTail();
            if (c == '.') {
                c = nextc();
                return fraction(c);
            }
            return exponent(c);
        }
        c = nextc();
        switch (c) {
            case 'x', 'X' -> {
                c = nextc();
                do {
                    if (c == '_') {
                        c = nextc();
                    }
                    if (!hexDigit(c)) {
                        backup(c);
                        throw syntaxError("invalid hexadecimal literal");
                    }
                    do {
                        c = nextc();
                    } while (hexDigit(c));
                } while (c == '_');
                verifyEndOfNumber(c, "hexadecimal");
            }
            case 'o', 'O' -> c = smallBase('8', "octal");
            case 'b', 'B' -> c = smallBase('2', "binary");
            default -> {
                boolean nonzero = false;
                while (true) {
                    if (c == '_') {
                        c = nextc();
                        if (!digit(c)) {
                            backup(c);
                            throw syntaxError("invalid decimal literal");
                        }
                    }
                    if (c != '0') {
                        break;
                    }
                    c = nextc();
                }
                int zerosEnd = cur;
                if (digit(c)) {
                    nonzero = true;
                    c = decimalTail();
                }
                if (c == '.') {
                    c = nextc();
                    return fraction(c);
                }
                if (c == 'e' || c == 'E' || c == 'j' || c == 'J') {
                    return exponent(c);
                }
                if (nonzero) {
                    backup(c);
                    throw syntaxErrorRange("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
                        start + 1 - lineStart, zerosEnd - lineStart);
                }
                verifyEndOfNumber(c, "decimal");
            }
        }
        backup(c);
        return finish(NUMBER);
    }

    private int smallBase(int limit, String kind) {
        int c = nextc();
        do {
            if (c == '_') {
                c = nextc();
            }
            if (c < '0' || c >= limit) {
                if (digit(c)) {
                    throw syntaxError("invalid digit '" + (char) c + "' in " + kind + " literal");
                }
                backup(c);
                throw syntaxError("invalid " + kind + " literal");
            }
            do {
                c = nextc();
            } while (c >= '0' && c < limit);
        } while (c == '_');
        if (digit(c)) {
            throw syntaxError("invalid digit '" + (char) c + "' in " + kind + " literal");
        }
        verifyEndOfNumber(c, kind);
        return c;
    }

    private int fraction(int c) {
        if (digit(c)) {
            c = decimalTail();
        }
        return exponent(c);
    }

    /** Reads the rest of a number from an optional exponent on. */
    private int exponent(int c) {
        if (c == 'e' || c == 'E') {
            int e = c;
            c = nextc();
            if (c == '+' || c == '-') {
                c = nextc();
                if (!digit(c)) {
                    backup(c);
                    throw syntaxError("invalid decimal literal");
                }
            } else if (!digit(c)) {
                backup(c);
                verifyEndOfNumber(e, "decimal");
                backup(e);
                return finish(NUMBER);
            }
            c = decimalTail();
        }
        if (c == 'j' || c == 'J') {
            c = nextc();
            verifyEndOfNumber(c, "imaginary");
        } else {
            verifyEndOfNumber(c, "decimal");
        }
        backup(c);
        return finish(NUMBER);
    }

    /** After a comment from {@code from} that {@code c} ends: reports a type comment, or -1 for an ordinary one. */
    // CPython: Parser/tokenizer.c tok_get, "type_comment_prefix"
    private int typeComment(int from, int c, boolean blankLine) {
        String prefix = "# type: ";
        int p = from;
        int end = c == EOF ? cur : cur - 1;
        for (int i = 0; i < prefix.length(); i++) {
            if (prefix.charAt(i) == ' ') {
                while (p < end && (src[p] == ' ' || src[p] == '\t')) {
                    p++;
                }
            } else if (p < end && src[p] == prefix.charAt(i)) {
                p++;
            } else {
                return -1;
            }
        }
        int ignoreEnd = p + 6;
        boolean ignore = end >= ignoreEnd && text(p, ignoreEnd).equals("ignore");
        if (ignore && end > ignoreEnd) {
            int d = src[ignoreEnd] & 0xff;
            ignore = !(d >= 128 || Character.isLetterOrDigit(d));
        }
        backup(c);
        if (ignore) {
            tokenStart = ignoreEnd;
            tokenEnd = cur;
            if (blankLine) {
                nextc();
                atBol = true;
            }
            return TYPE_IGNORE;
        }
        tokenStart = p;
        tokenEnd = cur;
        return TYPE_COMMENT;
    }
}
