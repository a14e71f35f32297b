package dev.adder.compiler;

import static dev.adder.compiler.TokenKind.*;

import dev.adder.compiler.Ast.Expr;
import dev.adder.compiler.Ast.Stmt;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The parser of Python 3.11: source text to {@link Ast}. It first tries to parse fast; only if that fails, slower passes
 * look for what is wrong.
 */
// CPython: Parser/pegen.c, Grammar/python.gram
public final class Parser extends CompoundParser {
    /** What the source is: CPython's start symbols. FSTRING is an expression of an f-string, for the parser's own use. */
    public enum Mode { EXEC, EVAL, SINGLE, FUNC_TYPE, FSTRING }

    /** {@code from __future__ import barry_as_FLUFL}. */
    public static final int CO_FUTURE_BARRY_AS_BDFL = 0x400000;
    /** The text was a str: no encoding declaration counts. */
    public static final int PYCF_IGNORE_COOKIE = 0x800;
    /** At the end of interactive input, open blocks stay open. */
    public static final int PYCF_DONT_IMPLY_DEDENT = 0x200;
    /** Type comments become part of the tree. */
    public static final int PYCF_TYPE_COMMENTS = 0x1000;
    /** An error at the end of the input says "incomplete input". */
    public static final int PYCF_ALLOW_INCOMPLETE_INPUT = 0x4000;

    Parser(Tokenizer tok, Mode mode, int flags, WarningSink sink) {
        super(tok, mode, flags, sink);
    }

    /**
     * Parses text that was a str. A str with lone surrogates has no UTF-8 form; {@code compile()} must refuse it before.
     *
     * @throws CompileError for a syntax error
     */
    public static Ast.Mod parse(String source, String filename, Mode mode, int flags, WarningSink sink) {
        return parse(source.getBytes(StandardCharsets.UTF_8), filename, mode, flags | PYCF_IGNORE_COOKIE, sink);
    }

    /** The character set that an encoding declaration names, or null if there is none of that name. */
    public static Charset declaredCharset(String name) {
        return SourceReader.charset(name);
    }

    /**
     * Parses bytes: UTF-8 with {@link #PYCF_IGNORE_COOKIE}, else in the encoding that they declare.
     *
     * @throws CompileError for a syntax error; one without any place has -1 for {@code lineno}
     */
    public static Ast.Mod parse(byte[] source, String filename, Mode mode, int flags, WarningSink sink) {
        return parse(source, filename, mode, flags, -1, sink);
    }

    /** As {@link #parse(byte[], String, Mode, int, WarningSink)}, of a text in Python 3.{@code featureVersion}; -1 for the current one. */
    public static Ast.Mod parse(byte[] source, String filename, Mode mode, int flags, int featureVersion, WarningSink sink) {
        for (byte b : source) {
            if (b == 0) {
                throw new CompileError(CompileError.Kind.SYNTAX_ERROR, "source code string cannot contain null bytes", filename, -1, -1, -1, -1, null);
            }
        }
        return parse(source, false, filename, mode, flags, featureVersion, sink);
    }

    /**
     * Parses the content of a file as CPython does when it reads the file itself ({@code python FILE}): errors in its
     * encoding have other messages than with {@link #parse(byte[], String, Mode, int, WarningSink)}.
     */
    public static Ast.Mod parseFile(byte[] content, String filename, int flags, WarningSink sink) {
        return parse(content, true, filename, Mode.EXEC, flags, -1, sink);
    }

    private static Ast.Mod parse(byte[] source, boolean fromFile, String filename, Mode mode, int flags, int featureVersion, WarningSink sink) {
        Tokenizer tok = SourceReader.open(source, 0, source.length, (flags & PYCF_IGNORE_COOKIE) != 0, mode == Mode.EXEC, fromFile, filename, sink);
        if (featureVersion >= 0) {
            tok.featureVersion = featureVersion;
        }
        tok.typeComments = (flags & PYCF_TYPE_COMMENTS) != 0;
        return (Ast.Mod) new Parser(tok, mode, flags, sink).run();
    }

    /** Runs the passes. Returns a {@link Ast.Mod}, or an {@link Expr} for FSTRING. */
    // CPython: Parser/pegen.c _PyPegen_run_parser
    Ast run() {
        try {
            return passes();
        } catch (StackOverflowError e) {
            throw new CompileError(CompileError.Kind.MEMORY_ERROR, null, tok.filename, 0, 0, 0, 0, null);
        }
    }

    private Ast passes() {
        try {
            Ast result = start();
            if (result != null) {
                return single(result);
            }
        } catch (CompileError e) {
            if (!isSyntaxError(e)) {
                throw e;
            }
            if (e == tok.warningError) {
                throw tok.warningError = finalError(e, fill - 1);
            }
        }
        // The fast pass looks at other tokens than the grammar does: begin anew, as if it had not been.
        CompileError error = null;
        warnedToken = Math.max(warnedToken, evaluatedToken);
        fill = 0;
        parsingStarted = false;
        knownErrToken = -1;
        typeIgnores.clear();
        tok.restart();
        restart(false);
        try {
            Ast result = start();
            if (result != null) {
                return single(result);
            }
        } catch (CompileError e) {
            error = e;
        }
        if ((flags & PYCF_ALLOW_INCOMPLETE_INPUT) != 0 && (tok.done == Tokenizer.E_EOF || tok.done == Tokenizer.E_EOFS || tok.done == Tokenizer.E_EOLS)) {
            throw raiseError("incomplete input");
        }
        if (error != null && !isSyntaxError(error)) {
            throw error;
        }
        int last = fill - 1;
        if (error == null) {
            restart(true);
            warnedToken = Integer.MAX_VALUE;
            try {
                start();
            } catch (CompileError e) {
                error = e;
            }
        }
        throw finalError(error, last);
    }

    /** Checks that nothing comes after a single statement. */
    // CPython: Parser/pegen.c bad_single_statement
    private Ast single(Ast result) {
        if (mode != Mode.SINGLE) {
            return result;
        }
        int p = tok.cur;
        while (true) {
            byte c = tok.src[p];
            if (c == ' ' || c == '\t' || c == '\n' || c == '\f') {
                p++;
            } else if (c == 0) {
                return result;
            } else if (c != '#') {
                tok.done = Tokenizer.E_BADSINGLE;
                throw raiseError("multiple statements found while compiling a single statement");
            } else {
                while (tok.src[p] != 0 && tok.src[p] != '\n') {
                    p++;
                }
            }
        }
    }

    private static boolean isSyntaxError(CompileError e) {
        return switch (e.kind) {
            case SYNTAX_ERROR, INDENTATION_ERROR, TAB_ERROR -> true;
            default -> false;
        };
    }

    private void restart(boolean invalid) {
        mark = 0;
        slow = true;
        callInvalidRules = invalid;
        clearMemo();
    }

    // CPython: Parser/pegen_errors.c _Pypegen_set_syntax_error
    private CompileError finalError(CompileError error, int last) {
        if (error != null) {
            return tok.done == Tokenizer.E_OK && isSyntaxError(error) ? checkRest(error) : error;
        }
        if (fill == 0) {
            return raiseError("error at start before reading any input");
        }
        if (types[last] == ERRORTOKEN && tok.done == Tokenizer.E_EOF) {
            return tok.level != 0 ? unclosedParenthesis() : raiseError("unexpected EOF while parsing");
        }
        if (types[last] == INDENT || types[last] == DEDENT) {
            return raiseError(CompileError.Kind.INDENTATION_ERROR, types[last] == INDENT ? "unexpected indent" : "unexpected unindent");
        }
        return checkRest(raiseTokens("invalid syntax", last, last));
    }

    /** Looks for errors of the tokenizer in the rest of the text, which come before {@code error}. */
    // CPython: Parser/pegen_errors.c _PyPegen_tokenize_full_source_to_check_for_errors
    private CompileError checkRest(CompileError error) {
        int line = lines[knownErrToken >= 0 ? knownErrToken : fill - 1];
        try {
            while (true) {
                int t = tok.next();
                if (t == ENDMARKER) {
                    return error;
                }
                if (t == ERRORTOKEN) {
                    break;
                }
            }
        } catch (CompileError e) {
            return e;
        }
        if (tok.level != 0 && line > tok.parenLinenoStack[tok.level - 1]) {
            return unclosedParenthesis();
        }
        return error;
    }

    private Ast start() {
        level = 1;
        return switch (mode) {
            case EXEC -> {
                List<Stmt> body = statements();
                yield accept(ENDMARKER) ? new Ast.Module(body == null ? List.of() : body, typeIgnores) : null;
            }
            case EVAL -> {
                Expr a = expressions();
                yield a != null && atEnd() ? new Ast.Expression(a) : null;
            }
            case SINGLE -> interactive();
            case FUNC_TYPE -> functionType();
            case FSTRING -> starExpressions();
        };
    }

    private boolean atEnd() {
        while (accept(NEWLINE)) {
            continue;
        }
        return accept(ENDMARKER);
    }

    private Ast interactive() {
        Stmt s = compoundStatement();
        if (s != null && accept(NEWLINE)) {
            return new Ast.Interactive(List.of(s));
        }
        mark = 0;
        List<Stmt> body = new ArrayList<>();
        if (simpleStatements(body)) {
            return new Ast.Interactive(body);
        }
        if (accept(NEWLINE)) {
            return new Ast.Interactive(List.of(new Ast.Pass(span(0))));
        }
        if (accept(ENDMARKER)) {
            // CPython leaves with the error code E_EOF and no exception of its own.
            tok.done = Tokenizer.E_EOF;
        }
        return null;
    }

    private Ast functionType() {
        if (!accept(LPAR)) {
            return null;
        }
        List<Expr> args = typeExpressions();
        if (!accept(RPAR) || !accept(RARROW)) {
            return null;
        }
        Expr returns = expression();
        return returns != null && atEnd() ? new Ast.FunctionType(args, returns) : null;
    }

    private List<Expr> typeExpressions() {
        List<Expr> l = new ArrayList<>();
        int stars = 0;
        while (true) {
            int before = mark;
            int kind = accept(STAR) ? 1 : accept(DOUBLESTAR) ? 2 : 0;
            // Plain arguments come first, then one with a star, then one with two.
            Expr e = kind < stars || kind == stars && kind != 0 ? null : expression();
            if (e == null) {
                mark = l.isEmpty() ? before : before - 1;
                return l;
            }
            stars = kind;
            l.add(e);
            if (!accept(COMMA)) {
                return l;
            }
        }
    }
}
