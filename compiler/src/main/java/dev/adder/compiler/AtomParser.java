package dev.adder.compiler;

import static dev.adder.compiler.TokenKind.*;

import dev.adder.compiler.Ast.Comprehension;
import dev.adder.compiler.Ast.Expr;
import dev.adder.compiler.Ast.ExprContext;
import dev.adder.compiler.Ast.Keyword;
import dev.adder.compiler.Ast.Span;
import java.util.ArrayList;
import java.util.List;

/** Atoms, displays and comprehensions, subscripts, and the arguments of calls. */
abstract class AtomParser extends ExpressionParser {
    AtomParser(Tokenizer tok, Parser.Mode mode, int flags, WarningSink sink) {
        super(tok, mode, flags, sink);
    }

    @Override
    final Expr atom() {
        int m = mark;
        switch (peek()) {
            case NAME -> {
                mark++;
                return new Ast.Name((String) values[m], ExprContext.LOAD, tokenSpan(m));
            }
            case NUMBER -> {
                return number();
            }
            case STRING -> {
                return strings();
            }
            case KW_TRUE -> {
                mark++;
                return new Ast.Constant(Boolean.TRUE, null, tokenSpan(m));
            }
            case KW_FALSE -> {
                mark++;
                return new Ast.Constant(Boolean.FALSE, null, tokenSpan(m));
            }
            case KW_NONE -> {
                mark++;
                return new Ast.Constant(Constants.Singleton.NONE, null, tokenSpan(m));
            }
            case ELLIPSIS -> {
                mark++;
                return new Ast.Constant(Constants.Singleton.ELLIPSIS, null, tokenSpan(m));
            }
            case LPAR -> {
                enter(4);
                Expr a = slow ? tuple() : fastParenthesized();
                if (a == null && slow) {
                    a = group();
                    if (a == null) {
                        a = genexp();
                    }
                }
                level -= 4;
                return a;
            }
            case LSQB -> {
                if (!slow) {
                    return fastList();
                }
                Expr a = list();
                return a != null ? a : listComprehension();
            }
            case LBRACE -> {
                if (!slow) {
                    return fastBraces();
                }
                Expr a = dict();
                if (a == null) {
                    a = set();
                }
                if (a == null) {
                    a = dictComprehension();
                }
                return a != null ? a : setComprehension();
            }
            default -> {
                return null;
            }
        }
    }

    private Expr fastParenthesized() {
        int m = mark++;
        if (accept(RPAR)) {
            return new Ast.Tuple(List.of(), ExprContext.LOAD, span(m));
        }
        Expr first = peek() == KW_YIELD ? yieldExpression() : starNamedExpression();
        if (first != null) {
            switch (peek()) {
                case RPAR -> {
                    if (!(first instanceof Ast.Starred)) {
                        mark++;
                        return first;
                    }
                }
                case COMMA -> {
                    List<Expr> elts = types[m + 1] == KW_YIELD ? null : restOfDisplay(first);
                    if (elts != null && accept(RPAR)) {
                        return new Ast.Tuple(elts, ExprContext.LOAD, span(m));
                    }
                }
                case KW_FOR, ASYNC -> {
                    List<Comprehension> clauses = first instanceof Ast.Starred || types[m + 1] == KW_YIELD ? null : forIfClauses();
                    if (clauses != null && accept(RPAR)) {
                        return new Ast.GeneratorExp(first, clauses, span(m));
                    }
                }
                default -> { }
            }
        }
        mark = m;
        return null;
    }

    /** After the first element of a display, with a comma next: all elements. */
    private List<Expr> restOfDisplay(Expr first) {
        List<Expr> elts = new ArrayList<>();
        elts.add(first);
        Expr e;
        while (accept(COMMA) && (e = starNamedExpression()) != null) {
            elts.add(e);
        }
        return elts;
    }

    private Expr fastList() {
        int m = mark++;
        if (accept(RSQB)) {
            return new Ast.ListExpr(List.of(), ExprContext.LOAD, span(m));
        }
        Expr first = starNamedExpression();
        if (first != null) {
            if (atComprehension()) {
                List<Comprehension> clauses = first instanceof Ast.Starred ? null : forIfClauses();
                if (clauses != null && accept(RSQB)) {
                    return new Ast.ListComp(first, clauses, span(m));
                }
            } else {
                List<Expr> elts = restOfDisplay(first);
                if (accept(RSQB)) {
                    return new Ast.ListExpr(elts, ExprContext.LOAD, span(m));
                }
            }
        }
        mark = m;
        return null;
    }

    private Expr fastBraces() {
        int m = mark++;
        if (accept(RBRACE)) {
            return new Ast.Dict(List.of(), List.of(), span(m));
        }
        Expr a = fastBracesBody(m);
        if (a == null) {
            mark = m;
        }
        return a;
    }

    private Expr fastBracesBody(int m) {
        boolean walrus = peek() == NAME && peek2() == COLONEQUAL;
        Expr first = null;
        if (peek() != DOUBLESTAR) {
            first = peek() == STAR || walrus ? starNamedExpression() : expression();
            if (first == null) {
                return null;
            }
            if (walrus || first instanceof Ast.Starred || peek() != COLON) {
                if (atComprehension()) {
                    List<Comprehension> clauses = first instanceof Ast.Starred ? null : forIfClauses();
                    return clauses != null && accept(RBRACE) ? new Ast.SetComp(first, clauses, span(m)) : null;
                }
                List<Expr> elts = restOfDisplay(first);
                return accept(RBRACE) ? new Ast.Set(elts, span(m)) : null;
            }
        }
        List<Expr> keys = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        while (true) {
            Expr value;
            if (first == null) {
                mark++;
                value = bitwiseOr();
            } else {
                mark++;
                value = expression();
            }
            if (value == null) {
                return invalidDictEntries(m);
            }
            if (first != null && keys.isEmpty() && atComprehension()) {
                List<Comprehension> clauses = forIfClauses();
                return clauses != null && accept(RBRACE) ? new Ast.DictComp(first, value, clauses, span(m)) : null;
            }
            keys.add(first);
            values.add(value);
            if (!accept(COMMA)) {
                return accept(RBRACE) ? new Ast.Dict(keys, values, span(m)) : invalidDictEntries(m);
            }
            if (accept(RBRACE)) {
                return new Ast.Dict(keys, values, span(m));
            }
            first = null;
            if (peek() != DOUBLESTAR) {
                first = expression();
                if (first == null || peek() != COLON) {
                    return invalidDictEntries(m);
                }
            }
        }
    }

    /** The slow passes find out what is wrong. */
    private Expr invalidDictEntries(int m) {
        mark = m;
        return null;
    }

    /** The parenthesized arguments at the opening parenthesis; null if they are not well formed. */
    @Override
    final Args fastArguments() {
        int m = mark++;
        if (accept(RPAR)) {
            return Args.NONE;
        }
        List<Expr> args = List.of();
        List<Keyword> keywords = List.of();
        boolean doubleStar = false;
        while (true) {
            int t = peek();
            int from = mark;
            if (t == STAR) {
                mark++;
                Expr value = expression();
                if (value == null || doubleStar) {
                    return null;
                }
                if (args.isEmpty()) {
                    args = new ArrayList<>();
                }
                args.add(new Ast.Starred(value, ExprContext.LOAD, span(from)));
            } else if (t == DOUBLESTAR || t == NAME && peek2() == EQUAL) {
                doubleStar |= t == DOUBLESTAR;
                mark += t == NAME ? 2 : 1;
                Expr value = expression();
                if (value == null) {
                    return null;
                }
                if (keywords.isEmpty()) {
                    keywords = new ArrayList<>();
                }
                keywords.add(new Keyword(t == NAME ? (String) this.values[from] : null, value, span(from)));
            } else {
                Expr a = t == NAME ? assignmentExpression() : null;
                if (a == null) {
                    a = expression();
                    if (a == null || peek() == COLONEQUAL) {
                        return null;
                    }
                }
                if (atComprehension() && args.isEmpty() && keywords.isEmpty()) {
                    List<Comprehension> clauses = forIfClauses();
                    if (clauses == null || !accept(RPAR)) {
                        return null;
                    }
                    return new Args(List.of(new Ast.GeneratorExp(a, clauses, span(m))), List.of(), null);
                }
                if (peek() == EQUAL || !keywords.isEmpty()) {
                    return null;
                }
                if (args.isEmpty()) {
                    args = new ArrayList<>();
                }
                args.add(a);
            }
            if (accept(RPAR)) {
                return new Args(args, keywords, null);
            }
            if (!accept(COMMA)) {
                return null;
            }
            if (accept(RPAR)) {
                return new Args(args, keywords, null);
            }
        }
    }

    private Expr tuple() {
        int m = mark;
        if (!accept(LPAR)) {
            return null;
        }
        List<Expr> elts = List.of();
        int inner = mark;
        Expr a = starNamedExpression();
        if (a != null && accept(COMMA)) {
            List<Expr> rest = starNamedExpressions();
            elts = prepend(a, rest == null ? List.of() : rest);
        } else {
            mark = inner;
        }
        if (accept(RPAR)) {
            return new Ast.Tuple(elts, ExprContext.LOAD, span(m));
        }
        mark = m;
        return null;
    }

    private Expr group() {
        int m = mark;
        if (!accept(LPAR)) {
            return null;
        }
        Expr a = yieldExpression();
        if (a == null) {
            a = namedExpression();
        }
        if (a != null && accept(RPAR)) {
            return a;
        }
        mark = m;
        if (callInvalidRules) {
            invalidGroup();
        }
        return null;
    }

    private void invalidGroup() {
        int m = mark++;
        Expr a = starredExpression();
        if (a != null && accept(RPAR)) {
            throw raiseSpan("cannot use starred expression here", a.span());
        }
        mark = m + 1;
        if (accept(DOUBLESTAR) && expression() != null && accept(RPAR)) {
            throw raiseTokens("cannot use double starred expression here", m + 1, m + 1);
        }
        mark = m;
    }

    @Override
    final Expr genexp() {
        int m = mark;
        if (!accept(LPAR)) {
            return null;
        }
        Expr a = assignmentExpression();
        if (a == null) {
            a = expression();
            if (a != null && peek() == COLONEQUAL) {
                a = null;
            }
        }
        if (a != null) {
            List<Comprehension> clauses = forIfClauses();
            if (clauses != null && accept(RPAR)) {
                return new Ast.GeneratorExp(a, clauses, span(m));
            }
        }
        mark = m;
        if (callInvalidRules) {
            invalidComprehension();
        }
        return null;
    }

    private Expr list() {
        int m = mark;
        if (!accept(LSQB)) {
            return null;
        }
        List<Expr> elts = starNamedExpressions();
        if (accept(RSQB)) {
            return new Ast.ListExpr(elts == null ? List.of() : elts, ExprContext.LOAD, span(m));
        }
        mark = m;
        return null;
    }

    private Expr listComprehension() {
        int m = mark;
        if (accept(LSQB)) {
            Expr a = namedExpression();
            if (a != null) {
                List<Comprehension> clauses = forIfClauses();
                if (clauses != null && accept(RSQB)) {
                    return new Ast.ListComp(a, clauses, span(m));
                }
            }
        }
        mark = m;
        if (callInvalidRules) {
            invalidComprehension();
        }
        return null;
    }

    private Expr set() {
        int m = mark;
        if (!accept(LBRACE)) {
            return null;
        }
        List<Expr> elts = starNamedExpressions();
        if (elts != null && accept(RBRACE)) {
            return new Ast.Set(elts, span(m));
        }
        mark = m;
        return null;
    }

    private Expr setComprehension() {
        int m = mark;
        if (accept(LBRACE)) {
            Expr a = namedExpression();
            if (a != null) {
                List<Comprehension> clauses = forIfClauses();
                if (clauses != null && accept(RBRACE)) {
                    return new Ast.SetComp(a, clauses, span(m));
                }
            }
        }
        mark = m;
        if (callInvalidRules) {
            invalidComprehension();
        }
        return null;
    }

    private void invalidComprehension() {
        int m = mark;
        int open = peek();
        if (open != LSQB && open != LPAR && open != LBRACE) {
            return;
        }
        mark++;
        Expr a = starredExpression();
        if (a != null && forIfClauses() != null) {
            throw raiseSpan("iterable unpacking cannot be used in comprehension", a.span());
        }
        mark = m;
        if (open == LPAR) {
            return;
        }
        mark++;
        a = starNamedExpression();
        if (a != null && accept(COMMA)) {
            int comma = mark - 1;
            List<Expr> b = starNamedExpressions();
            if (b != null && forIfClauses() != null) {
                throw raiseRange("did you forget parentheses around the comprehension target?", a.span(), b.get(b.size() - 1).span());
            }
            mark = comma + 1;
            if (forIfClauses() != null) {
                throw raiseRange("did you forget parentheses around the comprehension target?", a.span(), tokenSpan(comma));
            }
        }
        mark = m;
    }

    /** A key and its value, or null and the operand of {@code **}. */
    private record Pair(Expr key, Expr value) {}

    private Pair pair() {
        int m = mark;
        Expr a = expression();
        if (a != null && accept(COLON)) {
            Expr b = expression();
            if (b != null) {
                return new Pair(a, b);
            }
        }
        mark = m;
        return null;
    }

    private Pair doubleStarredPair() {
        int m = mark;
        if (accept(DOUBLESTAR)) {
            Expr a = bitwiseOr();
            if (a != null) {
                return new Pair(null, a);
            }
            mark = m;
        }
        return pair();
    }

    private Expr dict() {
        int m = mark;
        if (!accept(LBRACE)) {
            return null;
        }
        List<Expr> keys = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        Pair p = doubleStarredPair();
        while (p != null) {
            keys.add(p.key);
            values.add(p.value);
            p = accept(COMMA) ? doubleStarredPair() : null;
        }
        if (accept(RBRACE)) {
            return new Ast.Dict(keys, values, span(m));
        }
        // The grammar tries this one also in the first pass, where it finds more.
        mark = m + 1;
        invalidDoubleStarredPairs();
        mark = m;
        return null;
    }

    private void invalidDoubleStarredPairs() {
        int m = mark;
        int afterComma = -1;
        Pair p = doubleStarredPair();
        while (p != null) {
            // The list ends before the last comma that no pair follows.
            if (!accept(COMMA)) {
                break;
            }
            afterComma = mark;
            p = doubleStarredPair();
        }
        if (afterComma >= 0 && p == null) {
            mark = afterComma;
            invalidPair(true);
        }
        mark = m;
        invalidPair(false);
        mark = m;
    }

    private void invalidPair(boolean missingColon) {
        int m = mark;
        Expr a = expression();
        if (a == null) {
            return;
        }
        int colon = mark;
        if (!accept(COLON)) {
            if (missingColon) {
                throw raiseAt(CompileError.Kind.SYNTAX_ERROR, "':' expected after dictionary key", a.span().lineno(), a.span().endColOffset() - 1,
                    a.span().endLineno(), -1);
            }
            mark = m;
            return;
        }
        if (accept(STAR) && bitwiseOr() != null) {
            throw raiseStartingFrom("cannot use a starred expression in a dictionary value", lines[colon + 1], cols[colon + 1]);
        }
        mark = colon + 1;
        if (peek() == RBRACE || peek() == COMMA) {
            throw raiseTokens("expression expected after dictionary key and ':'", colon, colon);
        }
        mark = m;
    }

    private Expr dictComprehension() {
        int m = mark;
        if (accept(LBRACE)) {
            Pair p = pair();
            if (p != null) {
                List<Comprehension> clauses = forIfClauses();
                if (clauses != null && accept(RBRACE)) {
                    return new Ast.DictComp(p.key, p.value, clauses, span(m));
                }
            }
        }
        mark = m;
        if (callInvalidRules) {
            mark++;
            if (accept(DOUBLESTAR) && bitwiseOr() != null && forIfClauses() != null && accept(RBRACE)) {
                throw raiseTokens("dict unpacking cannot be used in dict comprehension", m + 1, m + 1);
            }
            mark = m;
        }
        return null;
    }

    @Override
    final boolean atDisplayOrSingleton() {
        int m = mark;
        boolean found = switch (peek()) {
            case KW_TRUE, KW_FALSE, KW_NONE -> true;
            case LSQB -> list() != null;
            case LPAR -> tuple() != null || genexp() != null;
            default -> false;
        };
        mark = m;
        return found;
    }

    final Expr listOrTuple() {
        return peek() == LSQB ? list() : peek() == LPAR ? tuple() : null;
    }

    @Override
    final Expr slices() {
        int m = mark;
        Expr a = sliceOrStarred();
        if (a == null) {
            return null;
        }
        if (!(a instanceof Ast.Starred) && peek() != COMMA) {
            return a;
        }
        List<Expr> elts = new ArrayList<>();
        elts.add(a);
        while (accept(COMMA) && (a = sliceOrStarred()) != null) {
            elts.add(a);
        }
        return new Ast.Tuple(elts, ExprContext.LOAD, span(m));
    }

    private Expr sliceOrStarred() {
        Expr a = slice();
        return a != null ? a : starredExpression();
    }

    private Expr slice() {
        int m = mark;
        Expr lower = null;
        if (!slow && peek() != COLON) {
            if (peek() == NAME && peek2() == COLONEQUAL) {
                return namedExpression();
            }
            if (peek() == STAR) {
                return null;
            }
            lower = expression();
            if (lower == null || peek() == COLONEQUAL) {
                mark = m;
                return null;
            }
            if (peek() != COLON) {
                return lower;
            }
        } else if (slow) {
            lower = expression();
        }
        if (accept(COLON)) {
            Expr upper = expression();
            Expr step = null;
            if (accept(COLON)) {
                step = expression();
            }
            return new Ast.Slice(lower, upper, step, span(m));
        }
        mark = m;
        return namedExpression();
    }

    final Expr starredExpression() {
        int m = mark;
        if (accept(STAR)) {
            Expr a = expression();
            if (a != null) {
                return new Ast.Starred(a, ExprContext.LOAD, span(m));
            }
        }
        mark = m;
        return null;
    }

    @Override
    final Args arguments() {
        Object known = memoGet(MEMO_ARGUMENTS);
        if (known != null) {
            return known == FAILED ? null : (Args) known;
        }
        int m = mark;
        Args a = args();
        if (a != null) {
            accept(COMMA);
            if (peek() != RPAR) {
                a = null;
                mark = m;
            }
        }
        if (a == null && callInvalidRules) {
            invalidArguments();
        }
        return memoPut(MEMO_ARGUMENTS, m, a);
    }

    private Expr positional() {
        Expr a = starredExpression();
        if (a != null) {
            return a;
        }
        int m = mark;
        a = assignmentExpression();
        if (a == null) {
            a = expression();
            if (a != null && peek() == COLONEQUAL) {
                a = null;
            }
        }
        if (a != null && peek() == EQUAL) {
            a = null;
        }
        if (a == null) {
            mark = m;
        }
        return a;
    }

    private Args args() {
        int m = mark;
        List<Expr> args = new ArrayList<>();
        List<Keyword> keywords = new ArrayList<>();
        Expr a = positional();
        if (a == null) {
            return keywordArguments(args, keywords) ? new Args(args, keywords, span(m)) : null;
        }
        while (true) {
            args.add(a);
            int comma = mark;
            if (!accept(COMMA)) {
                break;
            }
            a = positional();
            if (a == null) {
                if (!keywordArguments(args, keywords)) {
                    mark = comma;
                }
                break;
            }
        }
        return new Args(args, keywords, span(m));
    }

    /** The rule {@code kwargs}: keywords and starred, then keywords and double-starred; false if there are none. */
    private boolean keywordArguments(List<Expr> args, List<Keyword> keywords) {
        int m = mark;
        int a = args.size();
        int k = keywords.size();
        if (keywordList(false, args, keywords)) {
            int comma = mark;
            if (!accept(COMMA) || !keywordList(true, args, keywords)) {
                // The grammar reads the first list again for its second alternative.
                mark = m;
                args.subList(a, args.size()).clear();
                keywords.subList(k, keywords.size()).clear();
                keywordList(false, args, keywords);
                mark = comma;
            }
            return true;
        }
        return keywordList(true, args, keywords);
    }

    private boolean keywordList(boolean doubleStar, List<Expr> args, List<Keyword> keywords) {
        int m = mark;
        boolean some = false;
        while (keywordArgument(doubleStar, args, keywords)) {
            some = true;
            m = mark;
            if (!accept(COMMA)) {
                return true;
            }
        }
        mark = m;
        return some;
    }

    private boolean keywordArgument(boolean doubleStar, List<Expr> args, List<Keyword> keywords) {
        if (callInvalidRules) {
            invalidKeyword();
        }
        int m = mark;
        String name = acceptName();
        if (name != null && accept(EQUAL)) {
            Expr b = expression();
            if (b != null) {
                keywords.add(new Keyword(name, b, span(m)));
                return true;
            }
        }
        mark = m;
        if (!doubleStar) {
            Expr a = starredExpression();
            if (a != null) {
                args.add(a);
            }
            return a != null;
        }
        if (accept(DOUBLESTAR)) {
            Expr a = expression();
            if (a != null) {
                keywords.add(new Keyword(null, a, span(m)));
                return true;
            }
        }
        mark = m;
        return false;
    }

    private void invalidKeyword() {
        int m = mark;
        int t = peek();
        if (t == KW_TRUE || t == KW_FALSE || t == KW_NONE) {
            mark++;
            if (accept(EQUAL)) {
                throw raiseTokens("cannot assign to " + tokenText(m), m, m + 1);
            }
            mark = m;
        }
        boolean keyword = false;
        if (t == NAME) {
            mark++;
            if (accept(EQUAL)) {
                keyword = true;
                if (expression() != null && forIfClauses() != null) {
                    throw raiseTokens("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", m, m + 1);
                }
            }
            mark = m;
        }
        if (!keyword) {
            Expr a = expression();
            if (a != null && accept(EQUAL)) {
                throw raiseRange("expression cannot contain assignment, perhaps you meant \"==\"?", a.span(), tokenSpan(mark - 1));
            }
            mark = m;
        }
    }

    private static Span lastItem(List<Comprehension> clauses) {
        Comprehension c = clauses.get(clauses.size() - 1);
        return (c.ifs().isEmpty() ? c.iter() : c.ifs().get(c.ifs().size() - 1)).span();
    }

    /** Positional arguments, then keywords; or else what can be read as keywords from the start. */
    private boolean keywordsAfterPositional() {
        int m = mark;
        List<Expr> args = new ArrayList<>();
        List<Keyword> keywords = new ArrayList<>();
        Expr a = positional();
        while (a != null) {
            int before = mark;
            a = accept(COMMA) ? positional() : null;
            if (a == null) {
                mark = before;
                if (accept(COMMA) && keywordArguments(args, keywords)) {
                    return true;
                }
            }
        }
        mark = m;
        return keywordArguments(args, keywords);
    }

    private void invalidArguments() {
        int m = mark;
        if (keywordsAfterPositional() && accept(COMMA) && accept(STAR)) {
            throw raiseTokens("iterable argument unpacking follows keyword argument unpacking", mark - 1, mark - 1);
        }
        mark = m;
        Expr e = expression();
        if (e != null) {
            List<Comprehension> clauses = forIfClauses();
            if (clauses != null && accept(COMMA)) {
                int after = mark;
                if (args() == null) {
                    mark = after;
                    if (expression() != null) {
                        forIfClauses();
                    }
                }
                throw raiseRange("Generator expression must be parenthesized", e.span(), lastItem(clauses));
            }
        }
        mark = m;
        if (acceptName() != null && accept(EQUAL) && expression() != null && forIfClauses() != null) {
            throw raiseTokens("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", m, m + 1);
        }
        mark = m;
        Args a = args();
        if (a != null) {
            List<Comprehension> clauses = forIfClauses();
            if (clauses != null && a.args().size() > 1) {
                throw raiseRange("Generator expression must be parenthesized", a.args().get(a.args().size() - 1).span(), lastItem(clauses));
            }
        }
        mark = m;
        if (args() != null && accept(COMMA)) {
            e = expression();
            if (e != null) {
                List<Comprehension> clauses = forIfClauses();
                if (clauses != null) {
                    throw raiseRange("Generator expression must be parenthesized", e.span(), lastItem(clauses));
                }
            }
        }
        mark = m;
        a = args();
        if (a != null && accept(COMMA) && args() != null) {
            boolean unpacking = false;
            for (Keyword k : a.keywords()) {
                unpacking |= k.arg() == null;
            }
            throw raiseError(unpacking ? "positional argument follows keyword argument unpacking" : "positional argument follows keyword argument");
        }
        mark = m;
    }
}
