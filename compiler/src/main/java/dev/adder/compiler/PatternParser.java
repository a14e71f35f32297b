package dev.adder.compiler;

import static dev.adder.compiler.TokenKind.*;

import dev.adder.compiler.Ast.Expr;
import dev.adder.compiler.Ast.ExprContext;
import dev.adder.compiler.Ast.Operator;
import dev.adder.compiler.Ast.Pattern;
import dev.adder.compiler.Ast.Span;
import dev.adder.compiler.Ast.UnaryOperator;
import java.util.ArrayList;
import java.util.List;

/** The patterns of match statements. They are rare, so every pass follows the grammar, with a memo. */
abstract class PatternParser extends TargetParser {
    PatternParser(Tokenizer tok, Parser.Mode mode, int flags, WarningSink sink) {
        super(tok, mode, flags, sink);
    }

    final Pattern patterns() {
        int m = mark;
        List<Pattern> l = openSequencePattern();
        return l != null ? new Ast.MatchSequence(l, span(m)) : pattern();
    }

    private Pattern pattern() {
        int m = mark;
        Pattern p = orPattern();
        if (p == null) {
            return null;
        }
        int end = mark;
        if (accept(KW_AS)) {
            String name = captureTarget();
            if (name != null) {
                return new Ast.MatchAs(p, name, span(m));
            }
            if (callInvalidRules) {
                mark = end + 1;
                if (acceptSoftKeyword("_")) {
                    throw raiseTokens("cannot use '_' as a target", mark - 1, mark - 1);
                }
                if (peek() != NAME) {
                    Expr e = expression();
                    if (e != null) {
                        throw raiseSpan("invalid pattern target", e.span());
                    }
                }
            }
        }
        mark = end;
        return p;
    }

    private Pattern orPattern() {
        int m = mark;
        Pattern p = closedPattern();
        if (p == null || peek() != VBAR) {
            return p;
        }
        List<Pattern> l = new ArrayList<>();
        l.add(p);
        while (true) {
            int before = mark;
            if (!accept(VBAR) || (p = closedPattern()) == null) {
                mark = before;
                break;
            }
            l.add(p);
        }
        return l.size() == 1 ? l.get(0) : new Ast.MatchOr(l, span(m));
    }

    private Pattern closedPattern() {
        Object known = memoGet(MEMO_CLOSED_PATTERN);
        if (known != null) {
            return known == FAILED ? null : (Pattern) known;
        }
        int m = mark;
        enter(6);
        Pattern p = switch (peek()) {
            case NUMBER, MINUS, STRING, KW_NONE, KW_TRUE, KW_FALSE -> literalPattern();
            case NAME -> namePattern();
            case LPAR -> parenthesizedPattern();
            case LSQB -> {
                mark++;
                List<Pattern> l = maybeSequencePattern();
                if (accept(RSQB)) {
                    yield new Ast.MatchSequence(l == null ? List.of() : l, span(m));
                }
                yield null;
            }
            case LBRACE -> mappingPattern();
            default -> null;
        };
        level -= 6;
        if (p == null) {
            mark = m;
        }
        return memoPut(MEMO_CLOSED_PATTERN, m, p);
    }

    private Pattern literalPattern() {
        int m = mark;
        switch (peek()) {
            case KW_NONE, KW_TRUE, KW_FALSE -> {
                Object v = singleton();
                return new Ast.MatchSingleton(v, span(m));
            }
            default -> {
                Expr e = literalNumberOrString();
                return e == null ? null : new Ast.MatchValue(e, span(m));
            }
        }
    }

    private Object singleton() {
        return switch (types[mark++]) {
            case KW_NONE -> Constants.Singleton.NONE;
            case KW_TRUE -> Boolean.TRUE;
            default -> Boolean.FALSE;
        };
    }

    private Expr literalExpression() {
        int m = mark;
        return switch (peek()) {
            case KW_NONE, KW_TRUE, KW_FALSE -> {
                Object v = singleton();
                yield new Ast.Constant(v, null, span(m));
            }
            default -> literalNumberOrString();
        };
    }

    private Expr literalNumberOrString() {
        int m = mark;
        if (peek() == STRING) {
            return strings();
        }
        Expr real = signedNumber();
        if (real == null) {
            return null;
        }
        int t = peek();
        if (t != PLUS && t != MINUS) {
            return real;
        }
        if (isComplex(real)) {
            throw raiseSpan("real number required in complex literal", numberOf(real).span());
        }
        mark++;
        if (peek() == NUMBER) {
            Expr imag = number();
            if (!isComplex(imag)) {
                throw raiseSpan("imaginary number required in complex literal", imag.span());
            }
            return new Ast.BinOp(real, t == PLUS ? Operator.ADD : Operator.SUB, imag, span(m));
        }
        mark = m;
        return null;
    }

    private Expr signedNumber() {
        int m = mark;
        boolean minus = accept(MINUS);
        if (peek() != NUMBER) {
            mark = m;
            return null;
        }
        Expr n = number();
        return minus ? new Ast.UnaryOp(UnaryOperator.U_SUB, n, span(m)) : n;
    }

    private static Expr numberOf(Expr e) {
        return e instanceof Ast.UnaryOp u ? u.operand() : e;
    }

    private static boolean isComplex(Expr e) {
        return numberOf(e) instanceof Ast.Constant c && c.value() instanceof Constants.Complex;
    }

    /** A name that is captured: not "_", and no dotted name, call or keyword. */
    private String captureTarget() {
        int m = mark;
        if (peek() != NAME || peekSoftKeyword("_")) {
            return null;
        }
        mark++;
        int t = peek();
        if (t == DOT || t == LPAR || t == EQUAL) {
            mark = m;
            return null;
        }
        return (String) values[m];
    }

    private Pattern namePattern() {
        int m = mark;
        String name = captureTarget();
        if (name != null) {
            return new Ast.MatchAs(null, name, span(m));
        }
        if (acceptSoftKeyword("_")) {
            return new Ast.MatchAs(null, null, span(m));
        }
        Expr e = nameOrAttribute();
        int t = peek();
        if (e instanceof Ast.Attribute && t != DOT && t != LPAR && t != EQUAL) {
            return new Ast.MatchValue(e, span(m));
        }
        return t == LPAR ? classPattern(e, m) : null;
    }

    private Expr nameOrAttribute() {
        int m = mark;
        String name = acceptName();
        if (name == null) {
            return null;
        }
        Expr e = new Ast.Name(name, ExprContext.LOAD, tokenSpan(m));
        while (true) {
            int before = mark;
            if (!accept(DOT) || (name = acceptName()) == null) {
                mark = before;
                return e;
            }
            e = new Ast.Attribute(e, name, ExprContext.LOAD, span(m));
        }
    }

    private Pattern parenthesizedPattern() {
        int m = mark++;
        Pattern p = pattern();
        if (p != null && accept(RPAR)) {
            return p;
        }
        mark = m + 1;
        List<Pattern> l = openSequencePattern();
        if (accept(RPAR)) {
            return new Ast.MatchSequence(l == null ? List.of() : l, span(m));
        }
        return null;
    }

    private List<Pattern> openSequencePattern() {
        int m = mark;
        Pattern p = maybeStarPattern();
        if (p != null && accept(COMMA)) {
            List<Pattern> l = new ArrayList<>();
            l.add(p);
            List<Pattern> rest = maybeSequencePattern();
            if (rest != null) {
                l.addAll(rest);
            }
            return l;
        }
        mark = m;
        return null;
    }

    private List<Pattern> maybeSequencePattern() {
        Pattern p = maybeStarPattern();
        if (p == null) {
            return null;
        }
        List<Pattern> l = new ArrayList<>();
        while (p != null) {
            l.add(p);
            p = accept(COMMA) ? maybeStarPattern() : null;
        }
        return l;
    }

    private Pattern maybeStarPattern() {
        int m = mark;
        if (accept(STAR)) {
            String name = captureTarget();
            if (name != null || acceptSoftKeyword("_")) {
                return new Ast.MatchStar(name, span(m));
            }
            mark = m;
        }
        return pattern();
    }

    private Pattern mappingPattern() {
        int m = mark++;
        List<Expr> keys = new ArrayList<>();
        List<Pattern> patterns = new ArrayList<>();
        String rest = null;
        while (peek() != RBRACE) {
            if (accept(DOUBLESTAR)) {
                rest = captureTarget();
                if (rest == null) {
                    return null;
                }
                accept(COMMA);
                break;
            }
            Expr key = literalExpression();
            if (key == null) {
                Expr e = nameOrAttribute();
                if (!(e instanceof Ast.Attribute)) {
                    return null;
                }
                key = e;
            }
            Pattern p = accept(COLON) ? pattern() : null;
            if (p == null) {
                return null;
            }
            keys.add(key);
            patterns.add(p);
            if (!accept(COMMA)) {
                break;
            }
        }
        return accept(RBRACE) ? new Ast.MatchMapping(keys, patterns, rest, span(m)) : null;
    }

    private Pattern classPattern(Expr cls, int m) {
        int open = mark++;
        List<Pattern> patterns = List.of();
        List<String> names = List.of();
        List<Pattern> values = List.of();
        if (!accept(RPAR)) {
            boolean comma = true;
            patterns = new ArrayList<>();
            names = new ArrayList<>();
            values = new ArrayList<>();
            while (comma && peek() != RPAR) {
                int before = mark;
                if (peek() == NAME && peek2() == EQUAL) {
                    mark += 2;
                    Pattern p = pattern();
                    if (p == null) {
                        mark = before;
                        break;
                    }
                    names.add((String) this.values[before]);
                    values.add(p);
                } else {
                    Pattern p = names.isEmpty() ? pattern() : null;
                    if (p == null) {
                        break;
                    }
                    patterns.add(p);
                }
                comma = accept(COMMA);
            }
            if (!accept(RPAR)) {
                if (callInvalidRules) {
                    mark = open + 1;
                    invalidClassPattern();
                }
                return null;
            }
        }
        return new Ast.MatchClass(cls, patterns, names, values, span(m));
    }

    private List<Pattern> positionalPatterns() {
        Pattern p = pattern();
        if (p == null) {
            return null;
        }
        List<Pattern> l = new ArrayList<>();
        while (true) {
            l.add(p);
            int before = mark;
            if (!accept(COMMA) || (p = pattern()) == null) {
                mark = before;
                return l;
            }
        }
    }

    private boolean keywordPattern() {
        int m = mark;
        if (acceptName() != null && accept(EQUAL) && pattern() != null) {
            return true;
        }
        mark = m;
        return false;
    }

    private void invalidClassPattern() {
        int m = mark;
        if (positionalPatterns() == null || !accept(COMMA)) {
            mark = m;
        }
        if (!keywordPattern()) {
            return;
        }
        while (true) {
            int before = mark;
            if (!accept(COMMA)) {
                return;
            }
            if (!keywordPattern()) {
                List<Pattern> l = positionalPatterns();
                if (l != null) {
                    Span a = l.get(0).span();
                    throw raiseRange("positional patterns follow keyword patterns", a, l.get(l.size() - 1).span());
                }
                mark = before;
                return;
            }
        }
    }
}
