package dev.adder.compiler;

import static dev.adder.compiler.TokenKind.*;

import dev.adder.compiler.Ast.Expr;
import dev.adder.compiler.Ast.Span;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Literals: numbers, strings with their escapes, f-strings. */
// CPython: Parser/string_parser.c
abstract class StringParser extends ParserCore {
    private static final int MAXLEVEL = 200;

    StringParser(Tokenizer tok, Parser.Mode mode, int flags, WarningSink sink) {
        super(tok, mode, flags, sink);
    }

    /** A NUMBER token's value. */
    // CPython: Parser/pegen.c _PyPegen_number_token
    final Expr number() {
        int t = mark++;
        if (values[t] == null) {
            values[t] = numberValue(t);
        }
        return new Ast.Constant(values[t], null, tokenSpan(t));
    }

    private Object numberValue(int t) {
        byte[] s = tok.src;
        int from = starts[t];
        int end = ends[t];
        boolean decimal = true;
        long v = 0;
        for (int i = from; i < end; i++) {
            int d = s[i] - '0';
            if (d < 0 || d > 9) {
                decimal = false;
                break;
            }
            v = v * 10 + d;
        }
        if (decimal && end - from <= 18) {
            return v;
        }
        String text = new String(s, from, end - from, StandardCharsets.ISO_8859_1);
        if (text.indexOf('_') >= 0) {
            checkVersion(6, "Underscores in numeric literals are");
            text = text.replace("_", "");
        }
        if (text.length() > 2 && text.charAt(0) == '0') {
            int radix = switch (text.charAt(1)) {
                case 'x', 'X' -> 16;
                case 'o', 'O' -> 8;
                case 'b', 'B' -> 2;
                default -> 0;
            };
            if (radix != 0) {
                return shrink(new BigInteger(text.substring(2), radix));
            }
        }
        char last = text.charAt(text.length() - 1);
        if (last == 'j' || last == 'J') {
            return new Constants.Complex(0.0, Double.parseDouble(text.substring(0, text.length() - 1)));
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return Double.parseDouble(text);
            }
        }
        int limit = sink.intMaxStrDigits();
        if (limit > 0 && text.length() > limit) {
            throw raiseAt(CompileError.Kind.SYNTAX_ERROR, "Exceeds the limit (" + limit + " digits) for integer string conversion: value has "
                + text.length() + " digits; use sys.set_int_max_str_digits() to increase the limit"
                + " - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.", lines[t], -1, endLines[t], -1);
        }
        return shrink(new BigInteger(text));
    }

    private static Object shrink(BigInteger b) {
        return b.bitLength() < 64 ? (Object) b.longValue() : b;
    }

    private record Strings(Expr node, int end) {}

    /** One or more STRING tokens side by side. */
    // CPython: Parser/action_helpers.c _PyPegen_concatenate_strings
    final Expr strings() {
        int first = mark;
        if (peek() != STRING) {
            return null;
        }
        if (values[first] instanceof Strings s) {
            mark = s.end;
            return s.node;
        }
        do {
            mark++;
        } while (peek() == STRING);
        evaluatedToken = Math.max(evaluatedToken, mark - 1);
        Expr e = concatenate(first, mark - 1);
        values[first] = new Strings(e, mark);
        return e;
    }

    /** A literal without its prefix and quotes. */
    private int bodyStart;
    private int bodyEnd;
    private boolean bytesMode;
    private boolean rawMode;
    private boolean fMode;

    private void splitLiteral(int t) {
        byte[] s = tok.src;
        int p = starts[t];
        bytesMode = false;
        rawMode = false;
        fMode = false;
        for (int q; (q = s[p]) != '\'' && q != '"'; p++) {
            switch (q) {
                case 'b', 'B' -> bytesMode = true;
                case 'r', 'R' -> rawMode = true;
                case 'f', 'F' -> fMode = true;
                default -> { }
            }
        }
        if (fMode) {
            checkVersion(6, "Format strings are");
        }
        int end = ends[t];
        int quote = s[p];
        if (end - p >= 6 && s[p + 1] == quote && s[p + 2] == quote) {
            bodyStart = p + 3;
            bodyEnd = end - 3;
        } else {
            bodyStart = p + 1;
            bodyEnd = end - 1;
        }
    }

    private Expr concatenate(int first, int last) {
        Span span = new Span(lines[first], cols[first], endLines[last], endCols[last]);
        if (first == last) {
            splitLiteral(first);
            if (!bytesMode && !fMode && (rawMode || indexOf('\\', bodyStart, bodyEnd) < 0)) {
                return new Ast.Constant(plain(bodyStart, bodyEnd), kind(first), span);
            }
        }
        boolean bytes = false;
        ByteArrayOutputStream data = null;
        FString state = new FString();
        for (int t = first; t <= last; t++) {
            splitLiteral(t);
            int from = bodyStart;
            int end = bodyEnd;
            boolean isBytes = bytesMode;
            boolean raw = rawMode;
            boolean f = fMode;
            TextBuilder piece = null;
            if (isBytes) {
                for (int i = from; i < end; i++) {
                    if (tok.src[i] < 0) {
                        throw raiseTokens("bytes can only contain ASCII literal characters", t, t);
                    }
                }
                if (data == null) {
                    data = new ByteArrayOutputStream();
                }
                decodeBytes(data, from, end, raw, t);
            } else if (!f) {
                piece = new TextBuilder();
                if (raw || indexOf('\\', from, end) < 0) {
                    piece.append(plain(from, end));
                } else {
                    decodeEscapes(piece, from, end, t);
                }
            }
            if (t != first && bytes != isBytes) {
                throw raiseError("cannot mix bytes and nonbytes literals");
            }
            bytes = isBytes;
            if (f) {
                concatFString(state, from, end, raw, 0, first, t, last);
            } else if (piece != null) {
                state.text.append(piece);
            }
        }
        if (bytes) {
            return new Ast.Constant(new Constants.Bytes(data.toByteArray()), null, span);
        }
        return finishFString(state, first, last);
    }

    private String kind(int first) {
        return tok.src[starts[first]] == 'u' ? "u" : null;
    }

    private int indexOf(int b, int from, int end) {
        for (int i = from; i < end; i++) {
            if (tok.src[i] == b) {
                return i;
            }
        }
        return -1;
    }

    private String plain(int from, int end) {
        String s = Utf8.decode(tok.src, from, end);
        if (s == null) {
            throw raiseError("(unicode error) " + Utf8.errorMessage(tok.src, from, end));
        }
        return s;
    }

    /** Warns of the escape whose character behind the backslash stands at {@code at}: an unknown one, or octal and past 0o377. */
    // CPython: Parser/string_parser.c warn_invalid_escape_sequence
    private void warnInvalidEscape(int at, int t) {
        if (t <= warnedToken) {
            return;
        }
        int c = tok.src[at];
        String message = c >= '4' && c <= '7' ? "invalid octal escape sequence '\\" + tok.text(at, at + 3) + "'"
                : "invalid escape sequence '\\" + (char) c + "'";
        if (sink.warn(WarningSink.Category.DEPRECATION_WARNING, message, tok.filename, lines[t])) {
            knownErrToken = t;
            throw tok.warningError = raiseError(message);
        }
    }

    private static int hexValue(int c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }

    // CPython: Objects/bytesobject.c _PyBytes_DecodeEscape
    private void decodeBytes(ByteArrayOutputStream out, int from, int end, boolean raw, int t) {
        byte[] s = tok.src;
        int invalid = -1;
        int i = from;
        while (i < end) {
            int c = s[i];
            if (c != '\\' || raw) {
                out.write(c);
                i++;
                continue;
            }
            c = s[i + 1];
            i += 2;
            int simple = simpleEscape(c);
            if (simple >= 0) {
                out.write(simple);
            } else if (c == '\n') {
                continue;
            } else if (c >= '0' && c <= '7') {
                int v = c - '0';
                for (int k = 0; k < 2 && i < end && s[i] >= '0' && s[i] <= '7'; k++) {
                    v = v * 8 + s[i++] - '0';
                }
                if (v > 0377 && invalid < 0) {
                    invalid = i - 3;
                }
                out.write(v);
            } else if (c == 'x') {
                int hi = i < end ? hexValue(s[i]) : -1;
                int lo = i + 1 < end ? hexValue(s[i + 1]) : -1;
                if (hi < 0 || lo < 0) {
                    throw raiseError("(value error) invalid \\x escape at position " + (i - 2 - from));
                }
                out.write(hi << 4 | lo);
                i += 2;
            } else {
                if (invalid < 0) {
                    invalid = i - 1;
                }
                out.write('\\');
                out.write(c);
            }
        }
        if (invalid >= 0) {
            warnInvalidEscape(invalid, t);
        }
    }

    private static int simpleEscape(int c) {
        return switch (c) {
            case '\\', '\'', '"' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'v' -> 11;
            case 'a' -> 7;
            default -> -1;
        };
    }

    /**
     * Decodes the escapes of a str literal. CPython first writes each other character as {@code \UXXXXXXXX}, and counts
     * positions in messages in that form; {@code pos} follows it.
     */
    // CPython: Parser/string_parser.c decode_unicode_with_escapes; Objects/unicodeobject.c _PyUnicode_DecodeUnicodeEscapeInternal
    private void decodeEscapes(TextBuilder out, int from, int end, int t) {
        byte[] s = tok.src;
        for (int i = from; i < end; i++) {
            if (s[i] < 0) {
                int run = i;
                while (i < end && s[i] < 0) {
                    i++;
                }
                plain(run, i);
            }
        }
        int invalid = -1;
        int pos = 0;
        int i = from;
        while (i < end) {
            int c = s[i];
            if (c != '\\') {
                if (c >= 0) {
                    out.append(c);
                    i++;
                    pos++;
                    continue;
                }
                int run = i;
                while (i < end && s[i] < 0) {
                    i++;
                }
                String text = new String(s, run, i - run, StandardCharsets.UTF_8);
                out.append(text);
                pos += 10 * text.codePointCount(0, text.length());
                continue;
            }
            if (i + 1 >= end || s[i + 1] < 0) {
                out.append('\\');
                i++;
                pos += 6;
                continue;
            }
            int begin = pos;
            c = s[i + 1];
            i += 2;
            pos += 2;
            int simple = simpleEscape(c);
            if (simple >= 0) {
                out.append(simple);
                continue;
            }
            switch (c) {
                case '\n' -> { }
                case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                    int v = c - '0';
                    for (int k = 0; k < 2 && i < end && s[i] >= '0' && s[i] <= '7'; k++) {
                        v = v * 8 + s[i++] - '0';
                        pos++;
                    }
                    if (v > 0377 && invalid < 0) {
                        invalid = i - 3;
                    }
                    out.append(v);
                }
                case 'x', 'u', 'U' -> {
                    int n = c == 'x' ? 2 : c == 'u' ? 4 : 8;
                    long v = 0;
                    int k = 0;
                    while (k < n && i < end && hexValue(s[i]) >= 0) {
                        v = v << 4 | hexValue(s[i++]);
                        k++;
                        pos++;
                    }
                    if (k < n) {
                        throw escapeError(begin, pos, c == 'x' ? "truncated \\xXX escape" : c == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape");
                    }
                    if (v > 0x10ffff) {
                        throw escapeError(begin, pos, "illegal Unicode character");
                    }
                    out.append((int) v);
                }
                case 'N' -> {
                    int close = i < end && s[i] == '{' ? indexOf('}', i + 1, end) : -2;
                    if (close == -2) {
                        throw escapeError(begin, pos, "malformed \\N character escape");
                    }
                    if (close == -1) {
                        throw escapeError(begin, pos + virtualLength(i, end), "malformed \\N character escape");
                    }
                    if (close == i + 1) {
                        throw escapeError(begin, pos + 1, "malformed \\N character escape");
                    }
                    int v = indexOf('\\', i, close) < 0 ? sink.codePointOfName(tok.text(i + 1, close)) : -1;
                    pos += virtualLength(i, close + 1);
                    if (v < 0) {
                        throw escapeError(begin, pos, "unknown Unicode character name");
                    }
                    out.append(v);
                    i = close + 1;
                }
                default -> {
                    if (invalid < 0) {
                        invalid = i - 1;
                    }
                    out.append('\\');
                    out.append(c);
                }
            }
        }
        if (invalid >= 0) {
            warnInvalidEscape(invalid, t);
        }
    }

    private int virtualLength(int from, int end) {
        int n = 0;
        for (int i = from; i < end; i++) {
            int b = tok.src[i];
            n += b >= 0 ? 1 : (b & 0xc0) == 0xc0 ? 10 : 0;
        }
        return n;
    }

    private CompileError escapeError(int begin, int end, String reason) {
        return raiseError("(unicode error) 'unicodeescape' codec can't decode bytes in position " + begin + "-" + (end - 1) + ": " + reason);
    }

    /** The parts of an f-string so far: finished nodes, then text that has not become one. */
    private static final class FString {
        TextBuilder text = new TextBuilder();
        final List<Expr> nodes = new ArrayList<>();
        boolean fMode;
    }

    /** Where the scan of an f-string is. */
    private int at;
    /** The text of a debug expression ({@code f"{x=}"}), or null. */
    private String debugText;

    private Expr textNode(TextBuilder text, int first, int last) {
        return new Ast.Constant(text.value(), kind(first), new Span(lines[first], cols[first], endLines[last], endCols[last]));
    }

    // CPython: Parser/string_parser.c _PyPegen_FstringParser_Finish
    private Expr finishFString(FString state, int first, int last) {
        if (!state.fMode) {
            return textNode(state.text, first, last);
        }
        if (!state.text.isEmpty()) {
            state.nodes.add(textNode(state.text, first, last));
        }
        return new Ast.JoinedStr(state.nodes, new Span(lines[first], cols[first], endLines[last], endCols[last]));
    }

    // CPython: Parser/string_parser.c _PyPegen_FstringParser_ConcatFstring
    private void concatFString(FString state, int from, int end, boolean raw, int depth, int first, int t, int last) {
        byte[] s = tok.src;
        state.fMode = true;
        at = from;
        while (true) {
            boolean more = findLiteral(state.text, end, raw, depth, t);
            if (more) {
                continue;
            }
            if (at >= end || s[at] == '}') {
                break;
            }
            debugText = null;
            Expr e = findExpression(end, raw, depth, first, t, last);
            if (debugText != null) {
                state.text.append(debugText);
                debugText = null;
            }
            if (!state.text.isEmpty()) {
                state.nodes.add(textNode(state.text, first, last));
                state.text = new TextBuilder();
            }
            state.nodes.add(e);
        }
        if (depth == 0 && at < end - 1) {
            throw raiseError("f-string: unexpected end of string");
        }
        if (depth != 0 && s[at] != '}') {
            throw raiseError("f-string: expecting '}'");
        }
    }

    /** Appends literal text. Returns true at a doubled brace, where more literal text may follow. */
    // CPython: Parser/string_parser.c fstring_find_literal
    private boolean findLiteral(TextBuilder out, int end, boolean raw, int depth, int t) {
        byte[] b = tok.src;
        int s = at;
        int from = s;
        boolean doubled = false;
        while (s < end) {
            int ch = b[s++];
            if (!raw && ch == '\\' && s < end) {
                ch = b[s++];
                if (ch == 'N') {
                    // The braces of a character name are no expression's.
                    if (s < end && b[s++] == '{') {
                        while (s < end && b[s++] != '}') {
                            continue;
                        }
                    }
                    continue;
                }
                if (ch == '{') {
                    warnInvalidEscape(s - 1, t);
                }
            }
            if (ch == '{' || ch == '}') {
                if (depth == 0) {
                    if (s < end && b[s] == ch) {
                        at = s + 1;
                        doubled = true;
                        break;
                    }
                    if (ch == '}') {
                        at = s - 1;
                        throw raiseError("f-string: single '}' is not allowed");
                    }
                }
                s--;
                break;
            }
        }
        if (!doubled) {
            at = s;
        }
        if (s != from) {
            if (raw || indexOf('\\', from, s) < 0) {
                out.append(plain(from, s));
            } else {
                decodeEscapes(out, from, s, t);
            }
        }
        return doubled;
    }

    private CompileError expectingBrace() {
        return raiseError("f-string: expecting '}'");
    }

    /** Parses a replacement field that starts at the brace at {@link #at}. */
    // CPython: Parser/string_parser.c fstring_find_expr
    private Expr findExpression(int end, boolean raw, int depth, int first, int t, int last) {
        if (depth >= 2) {
            throw raiseError("f-string: expressions nested too deeply");
        }
        byte[] s = tok.src;
        int from = at + 1;
        int to = expressionEnd(from, end);
        at = to;
        if (to >= end) {
            throw expectingBrace();
        }
        Expr value = compileExpression(from, to, t);
        String debug = null;
        if (s[at] == '=') {
            if (tok.featureVersion < 8) {
                throw raiseError("f-string: self documenting expressions are only supported in Python 3.8 and greater");
            }
            at++;
            while (s[at] == ' ' || s[at] >= 9 && s[at] <= 13) {
                at++;
            }
            if (at >= end) {
                throw expectingBrace();
            }
            debug = plain(from, at);
        }
        int conversion = -1;
        if (s[at] == '!') {
            at++;
            if (at >= end) {
                throw expectingBrace();
            }
            conversion = s[at++] & 0xff;
            if (conversion != 's' && conversion != 'r' && conversion != 'a') {
                throw raiseError("f-string: invalid conversion character: expected 's', 'r', or 'a'");
            }
        }
        if (at >= end) {
            throw expectingBrace();
        }
        Expr spec = null;
        if (s[at] == ':') {
            at++;
            if (at >= end) {
                throw expectingBrace();
            }
            FString state = new FString();
            concatFString(state, at, end, raw, depth + 1, first, t, last);
            spec = finishFString(state, t, t);
        }
        if (at >= end || s[at] != '}') {
            throw expectingBrace();
        }
        at++;
        if (debug != null && spec == null && conversion == -1) {
            conversion = 'r';
        }
        debugText = debug;
        return new Ast.FormattedValue(value, conversion, spec, new Span(lines[first], cols[first], endLines[last], endCols[last]));
    }

    /** Finds where the expression ends that starts at {@code from}: at one of {@code ! : } =}, or at {@code end}. */
    private int expressionEnd(int from, int end) {
        byte[] s = tok.src;
        int quote = 0;
        boolean triple = false;
        int nested = 0;
        byte[] stack = new byte[8];
        int i;
        for (i = from; i < end; i++) {
            byte ch = s[i];
            if (ch == '\\') {
                throw raiseError("f-string expression part cannot include a backslash");
            }
            if (quote != 0) {
                if (ch == quote) {
                    if (!triple) {
                        quote = 0;
                    } else if (i + 2 < end && s[i + 1] == ch && s[i + 2] == ch) {
                        i += 2;
                        quote = 0;
                    }
                }
            } else if (ch == '\'' || ch == '"') {
                triple = i + 2 < end && s[i + 1] == ch && s[i + 2] == ch;
                if (triple) {
                    i += 2;
                }
                quote = ch;
            } else if (ch == '[' || ch == '{' || ch == '(') {
                if (nested >= MAXLEVEL) {
                    throw raiseError("f-string: too many nested parenthesis");
                }
                if (nested == stack.length) {
                    stack = Arrays.copyOf(stack, nested * 2);
                }
                stack[nested++] = ch;
            } else if (ch == '#') {
                throw raiseError("f-string expression part cannot include '#'");
            } else if (nested == 0 && (ch == '!' || ch == ':' || ch == '}' || ch == '=' || ch == '>' || ch == '<')) {
                if (i + 1 < end && s[i + 1] == '=' && ch != ':' && ch != '}') {
                    i++;
                    continue;
                }
                if (ch == '>' || ch == '<') {
                    continue;
                }
                break;
            } else if (ch == ']' || ch == '}' || ch == ')') {
                if (nested == 0) {
                    throw raiseError("f-string: unmatched '" + (char) ch + "'");
                }
                int opening = stack[--nested];
                if (!(opening == '(' && ch == ')' || opening == '[' && ch == ']' || opening == '{' && ch == '}')) {
                    throw raiseError("f-string: closing parenthesis '" + (char) ch + "' does not match opening parenthesis '" + (char) opening + "'");
                }
            }
        }
        if (quote != 0) {
            throw raiseError("f-string: unterminated string");
        }
        if (nested != 0) {
            throw raiseError("f-string: unmatched '" + (char) stack[nested - 1] + "'");
        }
        return i;
    }

    /** Parses the text between a brace and {@code to} as an expression in parentheses, by a parser of its own. */
    // CPython: Parser/string_parser.c fstring_compile_expr, fstring_find_expr_location
    private Expr compileExpression(int from, int to, int t) {
        byte[] s = tok.src;
        int i = from;
        while (i < to && (s[i] == ' ' || s[i] == '\t' || s[i] == '\n' || s[i] == '\f')) {
            i++;
        }
        if (i == to) {
            int c = s[to];
            if (c == '!' || c == ':' || c == '=') {
                throw raiseError("f-string: expression required before '" + (char) c + "'");
            }
            throw raiseError("f-string: empty expression not allowed");
        }
        int brace = from - 1;
        int tokenStart = starts[t];
        // A newline right after the brace (blanks aside) leaves the columns as they are.
        boolean newlineAfterBrace = true;
        for (int p = from; s[p] != '}' && s[p] != '\n'; p++) {
            if (s[p] != ' ' && s[p] != '\t' && s[p] != '\f') {
                newlineAfterBrace = false;
                break;
            }
        }
        int colsBefore = 0;
        if (!newlineAfterBrace) {
            int p = brace;
            while (p > tokenStart && s[p] != '\n') {
                p--;
            }
            colsBefore = brace - p;
            if (s[p] == '\n') {
                colsBefore--;
            }
        }
        int linesBefore = 0;
        for (int p = tokenStart; p < brace; p++) {
            if (s[p] == '\n') {
                linesBefore++;
            }
        }
        int n = to - from;
        byte[] text = new byte[n + 8];
        text[0] = '(';
        System.arraycopy(s, from, text, 1, n);
        text[n + 1] = ')';
        text[n + 2] = '\n';
        Tokenizer inner = new Tokenizer(text, n + 3, tok.filename, sink);
        inner.featureVersion = tok.featureVersion;
        inner.startAtLine(lines[t] + linesBefore);
        Parser p = new Parser(inner, Parser.Mode.FSTRING, flags, sink);
        if (t <= warnedToken) {
            p.warnedToken = Integer.MAX_VALUE;
            inner.ignoreWarnings();
        }
        p.startingLineno = lines[t] + linesBefore;
        p.startingColOffset = linesBefore != 0 ? colsBefore : cols[t] + colsBefore;
        int resume = at;
        try {
            Expr e = (Expr) p.run();
            at = resume;
            return e;
        } catch (CompileError e) {
            tok.warningError = inner.warningError;
            throw e;
        }
    }
}
