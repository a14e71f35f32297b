package dev.adder.compiler;

import static dev.adder.compiler.TokenKind.*;

import dev.adder.compiler.Ast.Alias;
import dev.adder.compiler.Ast.Expr;
import dev.adder.compiler.Ast.ExprContext;
import dev.adder.compiler.Ast.Operator;
import dev.adder.compiler.Ast.Span;
import dev.adder.compiler.Ast.Stmt;
import java.util.ArrayList;
import java.util.List;

/** Simple statements; {@link CompoundParser} has those with blocks. */
abstract class StatementParser extends PatternParser {
    StatementParser(Tokenizer tok, Parser.Mode mode, int flags, WarningSink sink) {
        super(tok, mode, flags, sink);
    }

    /** Parses simple statements up to the end of the line and adds them; false if they do not match. */
    final boolean simpleStatements(List<Stmt> out) {
        int m = mark;
        int size = out.size();
        Stmt s = simpleStatement();
        while (s != null) {
            out.add(s);
            if (!accept(SEMI)) {
                break;
            }
            s = simpleStatement();
        }
        if (out.size() > size && accept(NEWLINE)) {
            return true;
        }
        while (out.size() > size) {
            out.remove(out.size() - 1);
        }
        mark = m;
        return false;
    }

    private Stmt simpleStatement() {
        if (!slow) {
            return fastSimpleStatement();
        }
        Object known = memoGet(MEMO_SIMPLE_STMT);
        if (known != null) {
            return known == FAILED ? null : (Stmt) known;
        }
        int m = mark;
        Stmt s = assignment();
        if (s == null) {
            Expr e = starExpressions();
            s = e != null ? new Ast.ExprStmt(e, span(m)) : keywordStatement();
        }
        return memoPut(MEMO_SIMPLE_STMT, m, s);
    }

    /** A simple statement that begins with a keyword of its own. */
    private Stmt keywordStatement() {
        int m = mark;
        Stmt s = switch (peek()) {
            case KW_RETURN -> {
                mark++;
                Expr e = starExpressions();
                yield new Ast.Return(e, span(m));
            }
            case KW_IMPORT -> importName();
            case KW_FROM -> importFrom();
            case KW_RAISE -> raiseStatement();
            case KW_PASS -> {
                mark++;
                yield new Ast.Pass(span(m));
            }
            case KW_DEL -> delStatement();
            case KW_YIELD -> {
                Expr e = yieldExpression();
                yield new Ast.ExprStmt(e, span(m));
            }
            case KW_ASSERT -> assertStatement();
            case KW_BREAK -> {
                mark++;
                yield new Ast.Break(span(m));
            }
            case KW_CONTINUE -> {
                mark++;
                yield new Ast.Continue(span(m));
            }
            case KW_GLOBAL, KW_NONLOCAL -> scopeStatement();
            default -> null;
        };
        if (s == null) {
            mark = m;
        }
        return s;
    }

    private Stmt fastSimpleStatement() {
        int m = mark;
        Stmt s = keywordStatement();
        if (s != null) {
            return s;
        }
        Expr e = starExpressions();
        if (e == null) {
            return null;
        }
        int t = peek();
        if (t == EQUAL) {
            return fastAssignment(e, m);
        }
        if (t == COLON) {
            return fastAnnotation(e, m);
        }
        Operator op = augmented(t);
        if (op == null) {
            return new Ast.ExprStmt(e, span(m));
        }
        if (e instanceof Ast.Name || e instanceof Ast.Attribute || e instanceof Ast.Subscript) {
            checkAugmented(op);
            mark++;
            Expr value = yieldOrStarExpressions();
            if (value != null) {
                return new Ast.AugAssign(withContext(e, ExprContext.STORE), op, value, span(m));
            }
        }
        mark = m;
        return null;
    }

    private Stmt fastAssignment(Expr e, int m) {
        List<Expr> targets = new ArrayList<>(1);
        while (peek() == EQUAL) {
            Expr target = withContext(e, ExprContext.STORE);
            if (target == null) {
                mark = m;
                return null;
            }
            targets.add(target);
            mark++;
            e = yieldOrStarExpressions();
            if (e == null) {
                mark = m;
                return null;
            }
        }
        String comment = accept(TYPE_COMMENT) ? tokenText(mark - 1) : null;
        return new Ast.Assign(targets, e, comment, span(m));
    }

    private Stmt fastAnnotation(Expr e, int m) {
        boolean single = e instanceof Ast.Attribute || e instanceof Ast.Subscript || e instanceof Ast.Name;
        if (single) {
            int simple = types[m] == NAME && mark == m + 1 ? 1 : 0;
            mark++;
            Stmt s = annotation(withContext(e, ExprContext.STORE), simple, m);
            if (s != null) {
                return s;
            }
        }
        mark = m;
        return null;
    }

    /** The rest of an annotated assignment, after its colon. */
    private Stmt annotation(Expr target, int simple, int m) {
        Expr annotation = expression();
        if (annotation == null) {
            return null;
        }
        Expr value = null;
        int before = mark;
        if (accept(EQUAL)) {
            value = yieldOrStarExpressions();
            if (value == null) {
                mark = before;
            }
        }
        checkVersion(6, "Variable annotation syntax is");
        return new Ast.AnnAssign(target, annotation, value, simple, span(m));
    }

    private void checkAugmented(Operator op) {
        if (op == Operator.MAT_MULT) {
            checkVersion(5, "The '@' operator is");
        }
    }

    private static Operator augmented(int token) {
        return switch (token) {
            case PLUSEQUAL -> Operator.ADD;
            case MINEQUAL -> Operator.SUB;
            case STAREQUAL -> Operator.MULT;
            case ATEQUAL -> Operator.MAT_MULT;
            case SLASHEQUAL -> Operator.DIV;
            case PERCENTEQUAL -> Operator.MOD;
            case AMPEREQUAL -> Operator.BIT_AND;
            case VBAREQUAL -> Operator.BIT_OR;
            case CIRCUMFLEXEQUAL -> Operator.BIT_XOR;
            case LEFTSHIFTEQUAL -> Operator.L_SHIFT;
            case RIGHTSHIFTEQUAL -> Operator.R_SHIFT;
            case DOUBLESTAREQUAL -> Operator.POW;
            case DOUBLESLASHEQUAL -> Operator.FLOOR_DIV;
            default -> null;
        };
    }

    /** The grammar's rule {@code assignment}. */
    private Stmt assignment() {
        int m = mark;
        if (accept(NAME) && accept(COLON)) {
            Stmt s = annotation(new Ast.Name((String) values[m], ExprContext.STORE, tokenSpan(m)), 1, m);
            if (s != null) {
                return s;
            }
        }
        mark = m;

        Expr a = null;
        if (accept(LPAR)) {
            a = singleTarget();
            if (a == null || !accept(RPAR)) {
                a = null;
                mark = m;
            }
        }
        if (a == null) {
            a = singleSubscriptAttributeTarget();
        }
        if (a != null && accept(COLON)) {
            Stmt s = annotation(a, 0, m);
            if (s != null) {
                return s;
            }
        }
        mark = m;

        List<Expr> targets = assignedTargets();
        if (!targets.isEmpty()) {
            Expr b = yieldOrStarExpressions();
            if (b != null && peek() != EQUAL) {
                String comment = accept(TYPE_COMMENT) ? tokenText(mark - 1) : null;
                return new Ast.Assign(targets, b, comment, span(m));
            }
        }
        mark = m;

        a = singleTarget();
        if (a != null) {
            Operator op = augmented(peek());
            if (op != null) {
                checkAugmented(op);
                mark++;
                Expr c = yieldOrStarExpressions();
                if (c != null) {
                    return new Ast.AugAssign(a, op, c, span(m));
                }
                mark = m;
                return null;
            }
        }
        mark = m;
        if (callInvalidRules) {
            invalidAssignment();
        }
        return null;
    }

    /** Targets each followed by an equals sign. */
    private List<Expr> assignedTargets() {
        List<Expr> targets = new ArrayList<>();
        while (true) {
            int before = mark;
            Expr z = starTargets();
            if (z == null || !accept(EQUAL)) {
                mark = before;
                return targets;
            }
            targets.add(z);
        }
    }

    private Expr invalidAnnotationTarget() {
        Expr a = listOrTuple();
        if (a != null) {
            return a;
        }
        int m = mark;
        if (accept(LPAR)) {
            a = invalidAnnotationTarget();
            if (a != null && accept(RPAR)) {
                return a;
            }
        }
        mark = m;
        return null;
    }

    private void invalidAssignment() {
        int m = mark;
        Expr a = invalidAnnotationTarget();
        if (a != null && accept(COLON) && expression() != null) {
            throw raiseSpan("only single target (not " + exprName(a) + ") can be annotated", a.span());
        }
        mark = m;
        a = starNamedExpression();
        if (a != null && accept(COMMA)) {
            while (starNamedExpressions() != null) {
                continue;
            }
            if (accept(COLON) && expression() != null) {
                throw raiseSpan("only single target (not tuple) can be annotated", a.span());
            }
        }
        mark = m;
        a = expression();
        if (a != null && accept(COLON) && expression() != null) {
            throw raiseSpan("illegal target for annotation", a.span());
        }
        mark = m;
        assignedTargets();
        a = starExpressions();
        if (a != null && accept(EQUAL)) {
            checkTarget(a, Target.STAR);
        }
        mark = m;
        assignedTargets();
        a = yieldExpression();
        if (a != null && accept(EQUAL)) {
            throw raiseSpan("assignment to yield expression not possible", a.span());
        }
        mark = m;
        a = starExpressions();
        if (a != null && augmented(peek()) != null) {
            mark++;
            if (yieldOrStarExpressions() != null) {
                throw raiseSpan("'" + exprName(a) + "' is an illegal expression for augmented assignment", a.span());
            }
        }
        mark = m;
    }

    private Stmt raiseStatement() {
        int m = mark++;
        Expr a = expression();
        Expr b = null;
        if (a != null) {
            int before = mark;
            if (accept(KW_FROM)) {
                b = expression();
                if (b == null) {
                    mark = before;
                }
            }
        }
        return new Ast.Raise(a, b, span(m));
    }

    private Stmt scopeStatement() {
        int m = mark++;
        List<String> names = new ArrayList<>();
        String name = acceptName();
        if (name == null) {
            return null;
        }
        while (true) {
            names.add(name);
            int before = mark;
            if (!accept(COMMA) || (name = acceptName()) == null) {
                mark = before;
                break;
            }
        }
        return types[m] == KW_GLOBAL ? new Ast.Global(names, span(m)) : new Ast.Nonlocal(names, span(m));
    }

    private Stmt delStatement() {
        int m = mark++;
        List<Expr> targets = delTargets();
        if (targets != null && (peek() == SEMI || peek() == NEWLINE)) {
            return new Ast.Delete(targets, span(m));
        }
        if (callInvalidRules) {
            mark = m + 1;
            Expr a = starExpressions();
            if (a != null) {
                checkTarget(a, Target.DEL);
            }
        }
        return null;
    }

    private Stmt assertStatement() {
        int m = mark++;
        Expr a = expression();
        if (a == null) {
            return null;
        }
        Expr b = null;
        int before = mark;
        if (accept(COMMA)) {
            b = expression();
            if (b == null) {
                mark = before;
            }
        }
        return new Ast.Assert(a, b, span(m));
    }

    /** A dotted name as one string, and its range. */
    private String dottedName() {
        String name = acceptName();
        if (name == null) {
            return null;
        }
        StringBuilder b = null;
        while (true) {
            int before = mark;
            String next = null;
            if (!accept(DOT) || (next = acceptName()) == null) {
                mark = before;
                return b == null ? name : b.toString();
            }
            if (b == null) {
                b = new StringBuilder(name);
            }
            b.append('.').append(next);
        }
    }

    /** An optional {@code as NAME}; null if there is none. */
    private String asName() {
        int m = mark;
        if (accept(KW_AS)) {
            String name = acceptName();
            if (name != null) {
                return name;
            }
        }
        mark = m;
        return null;
    }

    private Stmt importName() {
        int m = mark++;
        List<Alias> names = new ArrayList<>(1);
        while (true) {
            int from = mark;
            String name = dottedName();
            if (name == null) {
                if (names.isEmpty()) {
                    return null;
                }
                mark = from - 1;
                break;
            }
            String as = asName();
            names.add(new Alias(name, as, span(from)));
            if (!accept(COMMA)) {
                break;
            }
        }
        return new Ast.Import(names, span(m));
    }

    private Stmt importFrom() {
        int m = mark++;
        int dots = 0;
        while (true) {
            if (accept(DOT)) {
                dots++;
            } else if (accept(ELLIPSIS)) {
                dots += 3;
            } else {
                break;
            }
        }
        String module = dottedName();
        if (module == null && dots == 0 || !accept(KW_IMPORT)) {
            return null;
        }
        List<Alias> names = importTargets();
        return names == null ? null : new Ast.ImportFrom(module, names, dots, span(m));
    }

    private List<Alias> importTargets() {
        int m = mark;
        if (accept(LPAR)) {
            List<Alias> names = importNames();
            if (names != null) {
                accept(COMMA);
                if (accept(RPAR)) {
                    return names;
                }
            }
            mark = m;
            return null;
        }
        if (accept(STAR)) {
            return List.of(new Alias("*", null, span(m)));
        }
        List<Alias> names = importNames();
        if (names != null && peek() != COMMA) {
            return names;
        }
        if (names != null && callInvalidRules && accept(COMMA) && accept(NEWLINE)) {
            throw raiseError("trailing comma not allowed without surrounding parentheses");
        }
        mark = m;
        return null;
    }

    private List<Alias> importNames() {
        List<Alias> names = new ArrayList<>();
        int m = mark;
        while (true) {
            int from = mark;
            String name = acceptName();
            if (name == null) {
                mark = names.isEmpty() ? m : from - 1;
                return names.isEmpty() ? null : names;
            }
            String as = asName();
            Span span = span(from);
            names.add(new Alias(name, as, span));
            if (!accept(COMMA)) {
                return names;
            }
        }
    }
}
