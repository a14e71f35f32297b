package dev.adder.compiler;

import static dev.adder.compiler.TokenKind.*;

import dev.adder.compiler.Ast.Arg;
import dev.adder.compiler.Ast.Arguments;
import dev.adder.compiler.Ast.Expr;
import java.util.ArrayList;
import java.util.List;

/**
 * Parameters of functions and lambdas. The grammar has all rules twice; here {@code lambda} chooses: a lambda's list ends
 * with a colon and has no annotations.
 */
abstract class ParameterParser extends StringParser {
    ParameterParser(Tokenizer tok, Parser.Mode mode, int flags, WarningSink sink) {
        super(tok, mode, flags, sink);
    }

    abstract Expr expression();

    abstract Expr starExpression();

    /** A parameter with its default value, or null for none. */
    private record Param(Arg arg, Expr value) {}

    private record StarEtc(Arg vararg, List<Param> kwonly, Arg kwarg) {}

    private static final StarEtc NO_STAR = new StarEtc(null, List.of(), null);

    /** Parameters before a slash, and a slash. */
    private record Slash(List<Arg> names, List<Param> defaults) {}

    static Arguments emptyArguments() {
        return new Arguments(List.of(), List.of(), null, List.of(), List.of(), null, List.of());
    }

    /** Parameters; null if there are none. */
    final Arguments parameters(boolean lambda) {
        enter(7);
        if (callInvalidRules) {
            invalidParameters(lambda);
        }
        Arguments a = slow ? slowParameters(lambda) : fastParameters(lambda);
        level -= 7;
        return a;
    }

    private static int terminator(boolean lambda) {
        return lambda ? COLON : RPAR;
    }

    private Arguments fastParameters(boolean lambda) {
        int end = terminator(lambda);
        int m = mark;
        if (peek() == end) {
            return null;
        }
        List<Arg> posonly = List.of();
        List<Arg> args = new ArrayList<>();
        List<Expr> defaults = List.of();
        List<Arg> kwonly = List.of();
        List<Expr> kwDefaults = List.of();
        Arg vararg = null;
        Arg kwarg = null;
        boolean star = false;
        boolean slash = false;
        while (true) {
            int type = peek();
            if (type == NAME) {
                Arg a = param(lambda, false);
                Expr value = null;
                if (a == null || accept(EQUAL) && (value = expression()) == null) {
                    break;
                }
                if (star) {
                    if (kwonly.isEmpty()) {
                        kwonly = new ArrayList<>();
                        kwDefaults = new ArrayList<>();
                    }
                    kwonly.add(a);
                    kwDefaults.add(value);
                } else {
                    if (value != null) {
                        if (defaults.isEmpty()) {
                            defaults = new ArrayList<>();
                        }
                        defaults.add(value);
                    } else if (!defaults.isEmpty()) {
                        break;
                    }
                    args.add(a);
                }
            } else if (type == SLASH) {
                if (slash || star || args.isEmpty()) {
                    break;
                }
                mark++;
                slash = true;
                posonly = args;
                args = new ArrayList<>();
            } else if (type == STAR) {
                if (star) {
                    break;
                }
                mark++;
                star = true;
                if (peek() == NAME) {
                    vararg = param(lambda, true);
                    if (vararg == null) {
                        break;
                    }
                } else if (peek() != COMMA || peek2() != NAME) {
                    break;
                }
            } else if (type == DOUBLESTAR) {
                mark++;
                kwarg = param(lambda, false);
                if (kwarg == null) {
                    break;
                }
            } else {
                break;
            }
            boolean comma = accept(COMMA);
            if (peek() == TYPE_COMMENT) {
                if (type == DOUBLESTAR) {
                    kwarg = typed(kwarg);
                } else if (type == STAR) {
                    vararg = vararg == null ? null : typed(vararg);
                } else if (type == NAME) {
                    List<Arg> l = star ? kwonly : args;
                    l.set(l.size() - 1, typed(l.get(l.size() - 1)));
                }
            }
            if (peek() == end) {
                if (slash) {
                    checkPositionalOnly();
                }
                return new Arguments(posonly, args, vararg, kwonly, kwDefaults, kwarg, defaults);
            }
            if (!comma || type == DOUBLESTAR) {
                break;
            }
        }
        mark = m;
        return null;
    }

    /** The parameter with the type comment that comes next. */
    private Arg typed(Arg a) {
        return new Arg(a.arg(), a.annotation(), tokenText(mark++), a.span());
    }

    private Arg param(boolean lambda, boolean starAnnotation) {
        int m = mark;
        String name = acceptName();
        if (name == null) {
            return null;
        }
        Expr annotation = null;
        if (!lambda) {
            int colon = mark;
            if (accept(COLON)) {
                annotation = starAnnotation ? starExpression() : expression();
                if (annotation == null) {
                    mark = colon;
                }
            }
        }
        return new Arg(name, annotation, null, span(m));
    }

    /** The comma or the closing token that must follow a parameter. */
    private boolean paramEnd(boolean lambda) {
        if (accept(COMMA)) {
            if (!lambda) {
                accept(TYPE_COMMENT);
            }
            return true;
        }
        int m = mark;
        if (!lambda) {
            accept(TYPE_COMMENT);
        }
        if (peek() == terminator(lambda)) {
            return true;
        }
        mark = m;
        return false;
    }

    private Arg paramNoDefault(boolean lambda) {
        int m = mark;
        Arg a = param(lambda, false);
        if (a != null && paramEnd(lambda)) {
            return a;
        }
        mark = m;
        return null;
    }

    private Arg paramNoDefaultStarAnnotation() {
        int m = mark;
        String name = acceptName();
        if (name != null && accept(COLON)) {
            Expr annotation = starExpression();
            if (annotation != null) {
                Arg a = new Arg(name, annotation, null, span(m));
                if (paramEnd(false)) {
                    return a;
                }
            }
        }
        mark = m;
        return null;
    }

    private Expr defaultValue() {
        int m = mark;
        if (accept(EQUAL)) {
            Expr e = expression();
            if (e != null) {
                return e;
            }
            mark = m;
            if (callInvalidRules) {
                mark++;
                if (peek() == RPAR || peek() == COMMA) {
                    throw raiseTokens("expected default value expression", m, m);
                }
                mark = m;
            }
        }
        return null;
    }

    private Param paramWithDefault(boolean lambda) {
        int m = mark;
        Arg a = param(lambda, false);
        if (a != null) {
            Expr value = defaultValue();
            if (value != null && paramEnd(lambda)) {
                return new Param(a, value);
            }
        }
        mark = m;
        return null;
    }

    private Param paramMaybeDefault(boolean lambda) {
        int m = mark;
        Arg a = param(lambda, false);
        if (a != null) {
            Expr value = defaultValue();
            if (paramEnd(lambda)) {
                return new Param(a, value);
            }
        }
        mark = m;
        return null;
    }

    private List<Arg> paramsNoDefault(boolean lambda) {
        List<Arg> l = new ArrayList<>();
        for (Arg a; (a = paramNoDefault(lambda)) != null; ) {
            l.add(a);
        }
        return l;
    }

    private List<Param> paramsWithDefault(boolean lambda) {
        List<Param> l = new ArrayList<>();
        for (Param a; (a = paramWithDefault(lambda)) != null; ) {
            l.add(a);
        }
        return l;
    }

    private List<Param> paramsMaybeDefault(boolean lambda) {
        List<Param> l = new ArrayList<>();
        for (Param a; (a = paramMaybeDefault(lambda)) != null; ) {
            l.add(a);
        }
        return l;
    }

    private boolean slashEnd(boolean lambda) {
        return accept(SLASH) && (accept(COMMA) || peek() == terminator(lambda));
    }

    private Slash slashNoDefault(boolean lambda) {
        int m = mark;
        List<Arg> names = paramsNoDefault(lambda);
        if (!names.isEmpty() && slashEnd(lambda)) {
            return new Slash(names, List.of());
        }
        mark = m;
        return null;
    }

    private Slash slashWithDefault(boolean lambda) {
        int m = mark;
        List<Arg> names = paramsNoDefault(lambda);
        List<Param> defaults = paramsWithDefault(lambda);
        if (!defaults.isEmpty() && slashEnd(lambda)) {
            return new Slash(names, defaults);
        }
        mark = m;
        return null;
    }

    private Arguments slowParameters(boolean lambda) {
        Slash slash = slashNoDefault(lambda);
        if (slash != null) {
            List<Arg> names = paramsNoDefault(lambda);
            List<Param> defaults = paramsWithDefault(lambda);
            StarEtc star = starEtc(lambda);
            checkPositionalOnly();
            return make(slash, names, defaults, star);
        }
        slash = slashWithDefault(lambda);
        if (slash != null) {
            List<Param> defaults = paramsWithDefault(lambda);
            StarEtc star = starEtc(lambda);
            checkPositionalOnly();
            return make(slash, List.of(), defaults, star);
        }
        List<Arg> names = paramsNoDefault(lambda);
        List<Param> defaults = paramsWithDefault(lambda);
        StarEtc star = starEtc(lambda);
        return names.isEmpty() && defaults.isEmpty() && star == null ? null : make(new Slash(List.of(), List.of()), names, defaults, star);
    }

    private void checkPositionalOnly() {
        checkVersion(8, "Positional-only parameters are");
    }

    private static Arguments make(Slash slash, List<Arg> names, List<Param> pairs, StarEtc star) {
        if (star == null) {
            star = NO_STAR;
        }
        List<Arg> posonly = new ArrayList<>(slash.names);
        List<Arg> args = new ArrayList<>(names);
        List<Expr> defaults = new ArrayList<>();
        for (Param p : slash.defaults) {
            posonly.add(p.arg);
            defaults.add(p.value);
        }
        for (Param p : pairs) {
            args.add(p.arg);
            defaults.add(p.value);
        }
        List<Arg> kwonly = new ArrayList<>();
        List<Expr> kwDefaults = new ArrayList<>();
        for (Param p : star.kwonly) {
            kwonly.add(p.arg);
            kwDefaults.add(p.value);
        }
        return new Arguments(posonly, args, star.vararg, kwonly, kwDefaults, star.kwarg, defaults);
    }

    private StarEtc starEtc(boolean lambda) {
        if (callInvalidRules) {
            if (lambda) {
                invalidLambdaStarEtc();
            } else {
                invalidStarEtc();
            }
        }
        int m = mark;
        if (accept(STAR)) {
            Arg vararg = paramNoDefault(lambda);
            if (vararg == null && !lambda) {
                vararg = paramNoDefaultStarAnnotation();
            }
            if (vararg != null) {
                return new StarEtc(vararg, paramsMaybeDefault(lambda), kwds(lambda));
            }
            if (accept(COMMA)) {
                List<Param> kwonly = paramsMaybeDefault(lambda);
                if (!kwonly.isEmpty()) {
                    return new StarEtc(null, kwonly, kwds(lambda));
                }
            }
            mark = m;
        }
        Arg kwarg = kwds(lambda);
        return kwarg != null ? new StarEtc(null, List.of(), kwarg) : null;
    }

    private Arg kwds(boolean lambda) {
        if (callInvalidRules) {
            invalidKwds(lambda);
        }
        int m = mark;
        if (accept(DOUBLESTAR)) {
            Arg a = paramNoDefault(lambda);
            if (a != null) {
                return a;
            }
        }
        mark = m;
        return null;
    }

    private void invalidParameters(boolean lambda) {
        int m = mark;
        paramsNoDefault(lambda);
        if (slashWithDefault(lambda) != null || !paramsWithDefault(lambda).isEmpty()) {
            Arg a = paramNoDefault(lambda);
            if (a != null) {
                throw raiseSpan("non-default argument follows default argument", a.span());
            }
        }
        mark = m;

        paramsNoDefault(lambda);
        int open = mark;
        if (accept(LPAR)) {
            boolean some = lambda ? lambdaParamList() : !paramsNoDefault(false).isEmpty();
            if (some) {
                accept(COMMA);
                if (accept(RPAR)) {
                    throw raiseTokens((lambda ? "Lambda expression" : "Function") + " parameters cannot be parenthesized", open, mark - 1);
                }
            }
        }
        mark = m;

        if (accept(SLASH) && accept(COMMA)) {
            throw raiseTokens("at least one argument must precede /", m, m);
        }
        mark = m;

        if (slashNoDefault(lambda) != null || slashWithDefault(lambda) != null) {
            paramsMaybeDefault(lambda);
            if (accept(SLASH)) {
                throw raiseTokens("/ may appear only once", mark - 1, mark - 1);
            }
        }
        mark = m;

        if (slashNoDefault(lambda) == null) {
            slashWithDefault(lambda);
        }
        paramsMaybeDefault(lambda);
        if (accept(STAR) && (accept(COMMA) || paramNoDefault(lambda) != null)) {
            paramsMaybeDefault(lambda);
            if (accept(SLASH)) {
                throw raiseTokens("/ must be ahead of *", mark - 1, mark - 1);
            }
        }
        mark = m;

        if (!paramsMaybeDefault(lambda).isEmpty() && accept(SLASH) && accept(STAR)) {
            throw raiseTokens("expected comma between / and *", mark - 1, mark - 1);
        }
        mark = m;
    }

    private boolean lambdaParamList() {
        if (acceptName() == null) {
            return false;
        }
        while (true) {
            int m = mark;
            if (!accept(COMMA) || acceptName() == null) {
                mark = m;
                return true;
            }
        }
    }

    private void invalidStarEtc() {
        int m = mark;
        if (!accept(STAR)) {
            return;
        }
        if (accept(RPAR) || accept(COMMA) && (accept(RPAR) || accept(DOUBLESTAR))) {
            throw raiseTokens("named arguments must follow bare *", m, m);
        }
        mark = m + 1;
        if (accept(COMMA) && accept(TYPE_COMMENT)) {
            throw raiseError("bare * has associated type comment");
        }
        invalidStarTail(m, false);
    }

    private void invalidLambdaStarEtc() {
        int m = mark;
        if (!accept(STAR)) {
            return;
        }
        if (accept(COLON) || accept(COMMA) && (accept(COLON) || accept(DOUBLESTAR))) {
            throw raiseError("named arguments must follow bare *");
        }
        invalidStarTail(m, true);
    }

    private void invalidStarTail(int m, boolean lambda) {
        mark = m + 1;
        if (param(lambda, false) != null && accept(EQUAL)) {
            throw raiseTokens("var-positional argument cannot have default value", mark - 1, mark - 1);
        }
        mark = m + 1;
        if (paramNoDefault(lambda) != null || accept(COMMA)) {
            paramsMaybeDefault(lambda);
            int star = mark;
            if (accept(STAR) && (paramNoDefault(lambda) != null || accept(COMMA))) {
                throw raiseTokens("* argument may appear only once", star, star);
            }
        }
        mark = m;
    }

    private void invalidKwds(boolean lambda) {
        int m = mark;
        if (!accept(DOUBLESTAR)) {
            return;
        }
        if (param(lambda, false) != null) {
            if (accept(EQUAL)) {
                throw raiseTokens("var-keyword argument cannot have default value", mark - 1, mark - 1);
            }
            if (accept(COMMA)) {
                Arg a = param(lambda, false);
                if (a != null) {
                    throw raiseSpan("arguments cannot follow var-keyword argument", a.span());
                }
                int t = peek();
                if (t == STAR || t == DOUBLESTAR || t == SLASH) {
                    mark++;
                    throw raiseTokens("arguments cannot follow var-keyword argument", mark - 1, mark - 1);
                }
            }
        }
        mark = m;
    }
}
