package dev.adder.compiler;

import static dev.adder.compiler.TokenKind.*;

import dev.adder.compiler.Ast.BoolOperator;
import dev.adder.compiler.Ast.CompareOperator;
import dev.adder.compiler.Ast.Comprehension;
import dev.adder.compiler.Ast.Expr;
import dev.adder.compiler.Ast.ExprContext;
import dev.adder.compiler.Ast.Operator;
import dev.adder.compiler.Ast.Span;
import dev.adder.compiler.Ast.UnaryOperator;
import java.util.ArrayList;
import java.util.List;

/** Expressions from {@code star_expressions} down to {@code primary}; {@link AtomParser} has what is below. */
abstract class ExpressionParser extends ParameterParser {
    static final int MEMO_EXPRESSION = 1;
    static final int MEMO_STAR_EXPRESSION = 2;
    static final int MEMO_DISJUNCTION = 3;
    static final int MEMO_BITWISE_OR = 4;
    static final int MEMO_FACTOR = 5;
    static final int MEMO_PRIMARY = 6;
    static final int MEMO_ARGUMENTS = 7;
    static final int MEMO_T_PRIMARY = 8;
    static final int MEMO_STAR_TARGET = 9;
    static final int MEMO_TARGET_WITH_STAR_ATOM = 10;
    static final int MEMO_DEL_TARGET = 11;
    static final int MEMO_CLOSED_PATTERN = 12;
    static final int MEMO_STAR_PATTERN = 13;
    static final int MEMO_BLOCK = 14;
    static final int MEMO_SIMPLE_STMT = 15;
    static final int MEMO_INVALID_NAMED = 16;
    static final int MEMO_CONJUNCTION = 17;
    static final int MEMO_INVERSION = 18;

    /** Binding strengths of the binary operators by token, 0 for other tokens: "|" 1, "^" 2, "&" 3, shifts 4, sums 5, products 6. */
    private static final byte[] PRECEDENCE = new byte[64];
    private static final Operator[] OPERATORS = new Operator[64];

    static {
        binary(VBAR, 1, Operator.BIT_OR);
        binary(CIRCUMFLEX, 2, Operator.BIT_XOR);
        binary(AMPER, 3, Operator.BIT_AND);
        binary(LEFTSHIFT, 4, Operator.L_SHIFT);
        binary(RIGHTSHIFT, 4, Operator.R_SHIFT);
        binary(PLUS, 5, Operator.ADD);
        binary(MINUS, 5, Operator.SUB);
        binary(STAR, 6, Operator.MULT);
        binary(SLASH, 6, Operator.DIV);
        binary(DOUBLESLASH, 6, Operator.FLOOR_DIV);
        binary(PERCENT, 6, Operator.MOD);
        binary(AT, 6, Operator.MAT_MULT);
    }

    private static void binary(int token, int precedence, Operator op) {
        PRECEDENCE[token] = (byte) precedence;
        OPERATORS[token] = op;
    }

    ExpressionParser(Tokenizer tok, Parser.Mode mode, int flags, WarningSink sink) {
        super(tok, mode, flags, sink);
    }

    abstract Expr atom();

    abstract Expr starTargets();

    abstract Expr genexp();

    /** The arguments of a call. */
    record Args(List<Expr> args, List<Ast.Keyword> keywords, Span span) {
        static final Args NONE = new Args(List.of(), List.of(), null);
    }

    abstract Args arguments();

    abstract Args fastArguments();

    abstract Expr slices();

    final Expr expressions() {
        int m = mark;
        Expr a = expression();
        if (a == null || !accept(COMMA)) {
            return a;
        }
        List<Expr> elts = new ArrayList<>();
        elts.add(a);
        while ((a = expression()) != null) {
            elts.add(a);
            if (!accept(COMMA)) {
                break;
            }
        }
        return new Ast.Tuple(elts, ExprContext.LOAD, span(m));
    }

    final Expr starExpressions() {
        int m = mark;
        enter(1);
        Expr a = starExpression();
        level--;
        if (a == null || !accept(COMMA)) {
            return a;
        }
        List<Expr> elts = new ArrayList<>();
        elts.add(a);
        while ((a = starExpression()) != null) {
            elts.add(a);
            if (!accept(COMMA)) {
                break;
            }
        }
        return new Ast.Tuple(elts, ExprContext.LOAD, span(m));
    }

    private Expr starredBitwiseOr() {
        int m = mark;
        mark++;
        Expr a = bitwiseOr();
        if (a == null) {
            mark = m;
            return null;
        }
        return new Ast.Starred(a, ExprContext.LOAD, span(m));
    }

    @Override
    final Expr starExpression() {
        if (peek() == STAR) {
            return starredBitwiseOr();
        }
        enter(1);
        Expr a = expression();
        level--;
        return a;
    }

    final Expr starNamedExpression() {
        if (peek() == STAR) {
            return starredBitwiseOr();
        }
        return namedExpression();
    }

    /** Star-named expressions with commas between and an optional one behind; null for none. */
    final List<Expr> starNamedExpressions() {
        Expr a = starNamedExpression();
        if (a == null) {
            return null;
        }
        List<Expr> elts = new ArrayList<>();
        elts.add(a);
        while (accept(COMMA) && (a = starNamedExpression()) != null) {
            elts.add(a);
        }
        return elts;
    }

    final Expr yieldExpression() {
        int m = mark;
        if (!accept(KW_YIELD)) {
            return null;
        }
        if (accept(KW_FROM)) {
            Expr a = expression();
            if (a != null) {
                return new Ast.YieldFrom(a, span(m));
            }
            mark = m + 1;
        }
        Expr a = starExpressions();
        return new Ast.Yield(a, span(m));
    }

    final Expr yieldOrStarExpressions() {
        return peek() == KW_YIELD ? yieldExpression() : starExpressions();
    }

    /** {@code NAME := expression}; null if that is not what follows. */
    final Expr assignmentExpression() {
        int m = mark;
        if (peek() != NAME || peek2() != COLONEQUAL) {
            return null;
        }
        mark += 2;
        Expr b = expression();
        if (b == null) {
            mark = m;
            return null;
        }
        Expr a = new Ast.Name((String) values[m], ExprContext.STORE, tokenSpan(m));
        checkVersion(8, "Assignment expressions are");
        return new Ast.NamedExpr(a, b, span(m));
    }

    final Expr namedExpression() {
        int m = mark;
        if (peek() == NAME) {
            Expr a = assignmentExpression();
            if (a != null) {
                return a;
            }
        }
        if (callInvalidRules) {
            invalidNamedExpression();
        }
        Expr a = expression();
        if (a != null && peek() == COLONEQUAL) {
            mark = m;
            return null;
        }
        return a;
    }

    private void invalidNamedExpression() {
        int m = mark;
        if (memoGet(MEMO_INVALID_NAMED) != null) {
            return;
        }
        Expr a = expression();
        if (a != null && accept(COLONEQUAL) && expression() != null) {
            throw raiseSpan("cannot use assignment expressions with " + exprName(a), a.span());
        }
        mark = m;
        if (peek() == NAME) {
            mark++;
            if (accept(EQUAL)) {
                Expr b = bitwiseOr();
                if (b != null && peek() != EQUAL && peek() != COLONEQUAL) {
                    throw raiseRange("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", tokenSpan(m), b.span());
                }
            }
            mark = m;
        }
        if (!atDisplayOrSingleton()) {
            a = bitwiseOr();
            if (a != null && accept(EQUAL) && bitwiseOr() != null && peek() != EQUAL && peek() != COLONEQUAL) {
                throw raiseSpan("cannot assign to " + exprName(a) + " here. Maybe you meant '==' instead of '='?", a.span());
            }
        }
        mark = m;
        memoPut(MEMO_INVALID_NAMED, m, null);
    }

    /** Whether a list, a tuple, a generator expression, True, None or False follows. */
    abstract boolean atDisplayOrSingleton();

    @Override
    final Expr expression() {
        if (slow) {
            return slowExpression();
        }
        enter(1);
        Expr a = peek() == KW_LAMBDA ? lambda() : conditional();
        level--;
        return a;
    }

    private Expr slowExpression() {
        Object known = memoGet(MEMO_EXPRESSION);
        if (known != null) {
            return known == FAILED ? null : (Expr) known;
        }
        int m = mark;
        enter(1);
        if (callInvalidRules) {
            invalidExpression();
            invalidLegacyExpression();
        }
        Expr a = conditional();
        if (a == null) {
            a = lambda();
        }
        level--;
        return memoPut(MEMO_EXPRESSION, m, a);
    }

    private Expr conditional() {
        int m = mark;
        Expr a = disjunction();
        if (a == null) {
            return null;
        }
        int end = mark;
        if (accept(KW_IF)) {
            Expr b = disjunction();
            if (b != null && accept(KW_ELSE)) {
                Expr c = expression();
                if (c != null) {
                    return new Ast.IfExp(b, a, c, span(m));
                }
            }
            mark = end;
        }
        return a;
    }

    private Expr expressionWithoutInvalid() {
        boolean saved = callInvalidRules;
        callInvalidRules = false;
        Expr a = conditional();
        if (a == null) {
            a = lambda();
        }
        callInvalidRules = saved;
        return a;
    }

    static boolean isLegacyStatement(Expr e) {
        return e instanceof Ast.Name n && (n.id().equals("print") || n.id().equals("exec"));
    }

    static boolean isSoftKeyword(String s) {
        return s.equals("_") || s.equals("case") || s.equals("match");
    }

    private void invalidExpression() {
        int m = mark;
        boolean skip = peek() == NAME && (peek2() == STRING || isSoftKeyword(tokenText(m)));
        Expr a;
        if (!skip) {
            a = disjunction();
            if (a != null) {
                Expr b = expressionWithoutInvalid();
                if (b != null && !isLegacyStatement(a) && levels[mark - 1] != 0) {
                    throw raiseRange("invalid syntax. Perhaps you forgot a comma?", a.span(), b.span());
                }
            }
            mark = m;
        }
        a = disjunction();
        if (a != null && accept(KW_IF)) {
            Expr b = disjunction();
            if (b != null && peek() != KW_ELSE && peek() != COLON) {
                throw raiseRange("expected 'else' after 'if' expression", a.span(), b.span());
            }
        }
        mark = m;
    }

    private void invalidLegacyExpression() {
        int m = mark;
        String name = acceptName();
        if (name != null && peek() != LPAR) {
            Expr b = starExpressions();
            if (b != null && (name.equals("print") || name.equals("exec"))) {
                throw raiseRange("Missing parentheses in call to '" + name + "'. Did you mean " + name + "(...)?", tokenSpan(m), b.span());
            }
        }
        mark = m;
    }

    private Expr lambda() {
        int m = mark;
        if (!accept(KW_LAMBDA)) {
            return null;
        }
        enter(1);
        Ast.Arguments args = parameters(true);
        Expr body = null;
        if (accept(COLON)) {
            body = expression();
        }
        level--;
        if (body == null) {
            mark = m;
            return null;
        }
        return new Ast.Lambda(args == null ? emptyArguments() : args, body, span(m));
    }

    final Expr disjunction() {
        int m = mark;
        if (slow) {
            Object known = memoGet(MEMO_DISJUNCTION);
            if (known != null) {
                return known == FAILED ? null : (Expr) known;
            }
        }
        enter(2);
        Expr a = conjunction();
        if (a != null && peek() == KW_OR) {
            List<Expr> values = null;
            while (true) {
                int before = mark;
                Expr b = null;
                if (!accept(KW_OR) || (b = conjunction()) == null) {
                    mark = before;
                    break;
                }
                if (values == null) {
                    values = new ArrayList<>();
                    values.add(a);
                }
                values.add(b);
            }
            if (values != null) {
                a = new Ast.BoolOp(BoolOperator.OR, values, span(m));
            }
        }
        level -= 2;
        return slow ? memoPut(MEMO_DISJUNCTION, m, a) : a;
    }

    private Expr conjunction() {
        int m = mark;
        if (slow) {
            Object known = memoGet(MEMO_CONJUNCTION);
            if (known != null) {
                return known == FAILED ? null : (Expr) known;
            }
        }
        Expr a = inversion();
        if (a != null && peek() == KW_AND) {
            List<Expr> values = null;
            while (true) {
                int before = mark;
                Expr b = null;
                if (!accept(KW_AND) || (b = inversion()) == null) {
                    mark = before;
                    break;
                }
                if (values == null) {
                    values = new ArrayList<>();
                    values.add(a);
                }
                values.add(b);
            }
            if (values != null) {
                a = new Ast.BoolOp(BoolOperator.AND, values, span(m));
            }
        }
        return slow ? memoPut(MEMO_CONJUNCTION, m, a) : a;
    }

    private Expr inversion() {
        int m = mark;
        if (slow) {
            Object known = memoGet(MEMO_INVERSION);
            if (known != null) {
                return known == FAILED ? null : (Expr) known;
            }
        }
        while (accept(KW_NOT)) {
            enter(1);
        }
        int nots = mark - m;
        enter(2);
        Expr a = comparison();
        level -= nots + 2;
        if (a == null) {
            mark = m;
        }
        for (int i = m + nots - 1; a != null && i >= m; i--) {
            a = new Ast.UnaryOp(UnaryOperator.NOT, a, span(i));
        }
        return slow ? memoPut(MEMO_INVERSION, m, a) : a;
    }

    /** Steps over a comparison operator; null if there is none. */
    private CompareOperator comparisonOperator() {
        CompareOperator op = switch (peek()) {
            case EQEQUAL -> CompareOperator.EQ;
            case NOTEQUAL -> barryCheck() ? CompareOperator.NOT_EQ : null;
            case LESSEQUAL -> CompareOperator.LTE;
            case LESS -> CompareOperator.LT;
            case GREATEREQUAL -> CompareOperator.GTE;
            case GREATER -> CompareOperator.GT;
            case KW_IN -> CompareOperator.IN;
            case KW_IS -> CompareOperator.IS;
            case KW_NOT -> peek2() == KW_IN ? CompareOperator.NOT_IN : null;
            default -> null;
        };
        if (op == null) {
            return null;
        }
        mark++;
        if (op == CompareOperator.NOT_IN) {
            mark++;
        } else if (op == CompareOperator.IS && accept(KW_NOT)) {
            op = CompareOperator.IS_NOT;
        }
        return op;
    }

    // CPython: Parser/action_helpers.c _PyPegen_check_barry_as_flufl
    private boolean barryCheck() {
        boolean lessGreater = tok.src[starts[mark]] == '<';
        if ((flags & Parser.CO_FUTURE_BARRY_AS_BDFL) != 0) {
            if (!lessGreater) {
                throw raiseError("with Barry as BDFL, use '<>' instead of '!='");
            }
            return true;
        }
        return !lessGreater;
    }

    private Expr comparison() {
        int m = mark;
        Expr a = bitwiseOr();
        if (a == null) {
            return null;
        }
        int before = mark;
        CompareOperator op = comparisonOperator();
        if (op == null) {
            return a;
        }
        List<CompareOperator> ops = null;
        List<Expr> comparators = null;
        while (op != null) {
            Expr b = bitwiseOr();
            if (b == null) {
                mark = before;
                break;
            }
            if (ops == null) {
                ops = new ArrayList<>(2);
                comparators = new ArrayList<>(2);
            }
            ops.add(op);
            comparators.add(b);
            before = mark;
            op = comparisonOperator();
        }
        return ops == null ? a : new Ast.Compare(a, ops, comparators, span(m));
    }

    final Expr bitwiseOr() {
        if (!slow) {
            enter(12);
            Expr a = binary(1);
            level -= 12;
            return a;
        }
        Object known = memoGet(MEMO_BITWISE_OR);
        if (known != null) {
            return known == FAILED ? null : (Expr) known;
        }
        int m = mark;
        enter(12);
        Expr a = binary(1);
        level -= 12;
        return memoPut(MEMO_BITWISE_OR, m, a);
    }

    private Expr binary(int minimum) {
        int m = mark;
        Expr left = factor();
        if (left == null) {
            return null;
        }
        while (true) {
            int t = peek();
            int p = t < 64 ? PRECEDENCE[t] : 0;
            if (p == 0 || p < minimum) {
                return left;
            }
            int before = mark;
            mark++;
            Expr right = binary(p + 1);
            if (right == null) {
                mark = before;
                return left;
            }
            if (t == AT) {
                checkVersion(5, "The '@' operator is");
            }
            left = new Ast.BinOp(left, OPERATORS[t], right, span(m));
        }
    }

    private Expr factor() {
        int m = mark;
        if (slow) {
            Object known = memoGet(MEMO_FACTOR);
            if (known != null) {
                return known == FAILED ? null : (Expr) known;
            }
        }
        int t = peek();
        while (t == MINUS || t == PLUS || t == TILDE) {
            mark++;
            enter(1);
            t = peek();
        }
        int signs = mark - m;
        enter(1);
        Expr a = power();
        level -= signs + 1;
        if (a == null) {
            mark = m;
        } else {
            for (int i = m + signs - 1; i >= m; i--) {
                UnaryOperator op = types[i] == MINUS ? UnaryOperator.U_SUB : types[i] == PLUS ? UnaryOperator.U_ADD : UnaryOperator.INVERT;
                a = new Ast.UnaryOp(op, a, span(i));
            }
        }
        return slow ? memoPut(MEMO_FACTOR, m, a) : a;
    }

    private Expr power() {
        int m = mark;
        enter(1);
        Expr a = awaitPrimary();
        if (a != null && peek() == DOUBLESTAR) {
            mark++;
            Expr b = factor();
            if (b != null) {
                a = new Ast.BinOp(a, Operator.POW, b, span(m));
            } else {
                mark--;
            }
        }
        level--;
        return a;
    }

    private Expr awaitPrimary() {
        if (peek() != AWAIT) {
            enter(1);
            Expr a = primary();
            level--;
            return a;
        }
        int m = mark;
        mark++;
        Expr a = primary();
        if (a == null) {
            mark = m;
            return null;
        }
        checkVersion(5, "Await expressions are");
        return new Ast.Await(a, span(m));
    }

    final Expr primary() {
        int m = mark;
        if (slow) {
            Object known = memoGet(MEMO_PRIMARY);
            if (known != null) {
                return known == FAILED ? null : (Expr) known;
            }
        }
        enter(3);
        Expr a = atom();
        while (a != null) {
            Expr next = trailer(a, m);
            if (next == null) {
                break;
            }
            a = next;
        }
        level -= 3;
        return slow ? memoPut(MEMO_PRIMARY, m, a) : a;
    }

    /** One attribute, call or subscript behind {@code a}, which starts at token {@code m}; null if there is none. */
    final Expr trailer(Expr a, int m) {
        int before = mark;
        switch (peek()) {
            case DOT -> {
                mark++;
                String name = acceptName();
                if (name != null) {
                    return new Ast.Attribute(a, name, ExprContext.LOAD, span(m));
                }
            }
            case LPAR -> {
                Args args;
                if (slow) {
                    Expr g = genexp();
                    if (g != null) {
                        return new Ast.Call(a, List.of(g), List.of(), span(m));
                    }
                    mark++;
                    args = arguments();
                    if (args == null) {
                        args = Args.NONE;
                    }
                    if (!accept(RPAR)) {
                        args = null;
                    }
                } else {
                    args = fastArguments();
                }
                if (args != null) {
                    return new Ast.Call(a, args.args(), args.keywords(), span(m));
                }
            }
            case LSQB -> {
                mark++;
                Expr b = slices();
                if (b != null && accept(RSQB)) {
                    return new Ast.Subscript(a, b, ExprContext.LOAD, span(m));
                }
            }
            default -> {
                return null;
            }
        }
        mark = before;
        return null;
    }

    final boolean atComprehension() {
        int t = peek();
        return t == KW_FOR || t == ASYNC;
    }

    /** One or more for-clauses; null if there is none. */
    final List<Comprehension> forIfClauses() {
        Comprehension c = forIfClause();
        if (c == null) {
            return null;
        }
        List<Comprehension> l = new ArrayList<>(2);
        while (c != null) {
            l.add(c);
            c = forIfClause();
        }
        return l;
    }

    private Comprehension forIfClause() {
        int m = mark;
        int t = peek();
        if (t != KW_FOR && t != ASYNC) {
            return null;
        }
        boolean async = t == ASYNC;
        if (async) {
            mark++;
        }
        if (accept(KW_FOR)) {
            Expr target = starTargets();
            if (target != null && accept(KW_IN)) {
                Expr iter = disjunction();
                if (iter == null) {
                    mark = m;
                    return null;
                }
                List<Expr> ifs = List.of();
                while (true) {
                    int before = mark;
                    Expr z = null;
                    if (!accept(KW_IF) || (z = disjunction()) == null) {
                        mark = before;
                        break;
                    }
                    if (ifs.isEmpty()) {
                        ifs = new ArrayList<>(2);
                    }
                    ifs.add(z);
                }
                if (async) {
                    checkVersion(6, "Async comprehensions are");
                }
                return new Comprehension(target, iter, ifs, async ? 1 : 0);
            }
        }
        mark = m;
        if (callInvalidRules) {
            invalidForTarget();
        }
        return null;
    }

    final void invalidForTarget() {
        int m = mark;
        accept(ASYNC);
        if (accept(KW_FOR)) {
            Expr a = starExpressions();
            if (a != null) {
                checkTarget(a, Target.FOR);
            }
        }
        mark = m;
    }

    /** For what an expression should be a target. */
    enum Target { STAR, DEL, FOR }

    /** Throws the error for the first part of {@code e} that cannot be a target, if there is one. */
    final void checkTarget(Expr e, Target kind) {
        Expr bad = invalidTarget(e, kind);
        if (bad != null) {
            throw raiseSpan((kind == Target.DEL ? "cannot delete " : "cannot assign to ") + exprName(bad), bad.span());
        }
    }

    // CPython: Parser/pegen.c _PyPegen_get_invalid_target
    private static Expr invalidTarget(Expr e, Target kind) {
        return switch (e) {
            case Ast.ListExpr l -> invalidTarget(l.elts(), kind);
            case Ast.Tuple t -> invalidTarget(t.elts(), kind);
            case Ast.Starred s -> kind == Target.DEL ? e : invalidTarget(s.value(), kind);
            // In "for a in b" the targets were read as a comparison.
            case Ast.Compare c when kind == Target.FOR -> c.ops().get(0) == CompareOperator.IN ? invalidTarget(c.left(), kind) : null;
            case Ast.Name n -> null;
            case Ast.Subscript s -> null;
            case Ast.Attribute a -> null;
            default -> e;
        };
    }

    private static Expr invalidTarget(List<Expr> elts, Target kind) {
        for (Expr e : elts) {
            Expr bad = invalidTarget(e, kind);
            if (bad != null) {
                return bad;
            }
        }
        return null;
    }

    /** What messages call an expression. */
    // CPython: Parser/pegen.c _PyPegen_get_expr_name
    static String exprName(Expr e) {
        return switch (e) {
            case Ast.Attribute x -> "attribute";
            case Ast.Subscript x -> "subscript";
            case Ast.Starred x -> "starred";
            case Ast.Name x -> "name";
            case Ast.ListExpr x -> "list";
            case Ast.Tuple x -> "tuple";
            case Ast.Lambda x -> "lambda";
            case Ast.Call x -> "function call";
            case Ast.BoolOp x -> "expression";
            case Ast.BinOp x -> "expression";
            case Ast.UnaryOp x -> "expression";
            case Ast.GeneratorExp x -> "generator expression";
            case Ast.Yield x -> "yield expression";
            case Ast.YieldFrom x -> "yield expression";
            case Ast.Await x -> "await expression";
            case Ast.ListComp x -> "list comprehension";
            case Ast.SetComp x -> "set comprehension";
            case Ast.DictComp x -> "dict comprehension";
            case Ast.Dict x -> "dict literal";
            case Ast.Set x -> "set display";
            case Ast.JoinedStr x -> "f-string expression";
            case Ast.FormattedValue x -> "f-string expression";
            case Ast.Constant x -> constantName(x.value());
            case Ast.Compare x -> "comparison";
            case Ast.IfExp x -> "conditional expression";
            case Ast.NamedExpr x -> "named expression";
            case Ast.Slice x -> "slice";
        };
    }

    private static String constantName(Object v) {
        if (v == Constants.Singleton.NONE) {
            return "None";
        }
        if (v == Constants.Singleton.ELLIPSIS) {
            return "ellipsis";
        }
        return v instanceof Boolean b ? b ? "True" : "False" : "literal";
    }
}
