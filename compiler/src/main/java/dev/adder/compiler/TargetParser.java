package dev.adder.compiler;

import static dev.adder.compiler.TokenKind.*;

import dev.adder.compiler.Ast.Expr;
import dev.adder.compiler.Ast.ExprContext;
import java.util.ArrayList;
import java.util.List;

/** Targets of assignments, loops, with items and del. */
abstract class TargetParser extends AtomParser {
    TargetParser(Tokenizer tok, Parser.Mode mode, int flags, WarningSink sink) {
        super(tok, mode, flags, sink);
    }

    /** The expression as a target, or null if it cannot be one. */
    static Expr withContext(Expr e, ExprContext ctx) {
        return switch (e) {
            case Ast.Name n -> new Ast.Name(n.id(), ctx, n.span());
            case Ast.Attribute a -> new Ast.Attribute(a.value(), a.attr(), ctx, a.span());
            case Ast.Subscript s -> new Ast.Subscript(s.value(), s.slice(), ctx, s.span());
            case Ast.Tuple t -> {
                List<Expr> elts = withContext(t.elts(), ctx);
                yield elts == null ? null : new Ast.Tuple(elts, ctx, t.span());
            }
            case Ast.ListExpr l -> {
                List<Expr> elts = withContext(l.elts(), ctx);
                yield elts == null ? null : new Ast.ListExpr(elts, ctx, l.span());
            }
            case Ast.Starred s when ctx == ExprContext.STORE -> {
                Expr value = withContext(s.value(), ctx);
                yield value == null ? null : new Ast.Starred(value, ctx, s.span());
            }
            default -> null;
        };
    }

    private static List<Expr> withContext(List<Expr> elts, ExprContext ctx) {
        List<Expr> l = new ArrayList<>(elts.size());
        for (Expr e : elts) {
            Expr t = withContext(e, ctx);
            if (t == null) {
                return null;
            }
            l.add(t);
        }
        return l;
    }

    @Override
    final Expr starTargets() {
        int m = mark;
        Expr a = starTarget();
        if (a == null || !accept(COMMA)) {
            return a;
        }
        List<Expr> elts = new ArrayList<>();
        elts.add(a);
        while ((a = starTarget()) != null) {
            elts.add(a);
            if (!accept(COMMA)) {
                break;
            }
        }
        return new Ast.Tuple(elts, ExprContext.STORE, span(m));
    }

    final Expr starTarget() {
        int m = mark;
        if (!slow) {
            if (accept(STAR)) {
                Expr value = peek() == STAR ? null : starTarget();
                if (value == null) {
                    mark = m;
                    return null;
                }
                return new Ast.Starred(value, ExprContext.STORE, span(m));
            }
            Expr a = primary();
            a = a == null ? null : withContext(a, ExprContext.STORE);
            if (a == null) {
                mark = m;
            }
            return a;
        }
        Object known = memoGet(MEMO_STAR_TARGET);
        if (known != null) {
            return known == FAILED ? null : (Expr) known;
        }
        enter(2);
        Expr a = null;
        if (accept(STAR)) {
            if (peek() != STAR) {
                Expr value = starTarget();
                if (value != null) {
                    a = new Ast.Starred(value, ExprContext.STORE, span(m));
                }
            }
            if (a == null) {
                mark = m;
            }
        }
        if (a == null) {
            a = targetWithStarAtom();
        }
        level -= 2;
        return memoPut(MEMO_STAR_TARGET, m, a);
    }

    private boolean atTrailer() {
        int t = peek();
        return t == LPAR || t == LSQB || t == DOT;
    }

    /** A primary that a further attribute, subscript or call follows. */
    private Expr targetPrimary() {
        Object known = memoGet(MEMO_T_PRIMARY);
        if (known != null) {
            return known == FAILED ? null : (Expr) known;
        }
        int m = mark;
        enter(2);
        Expr a = atom();
        if (a != null && !atTrailer()) {
            a = null;
            mark = m;
        }
        while (a != null) {
            int before = mark;
            Expr b = trailer(a, m);
            if (b == null || !atTrailer()) {
                mark = before;
                break;
            }
            a = b;
        }
        level -= 2;
        return memoPut(MEMO_T_PRIMARY, m, a);
    }

    /** An attribute or subscript that no further trailer follows. */
    private Expr attributeOrSubscript(ExprContext ctx) {
        int m = mark;
        Expr a = targetPrimary();
        if (a != null) {
            int before = mark;
            if (accept(DOT)) {
                String name = acceptName();
                if (name != null && !atTrailer()) {
                    return new Ast.Attribute(a, name, ctx, span(m));
                }
            }
            mark = before;
            if (accept(LSQB)) {
                Expr b = slices();
                if (b != null && accept(RSQB) && !atTrailer()) {
                    return new Ast.Subscript(a, b, ctx, span(m));
                }
            }
        }
        mark = m;
        return null;
    }

    private Expr targetWithStarAtom() {
        Object known = memoGet(MEMO_TARGET_WITH_STAR_ATOM);
        if (known != null) {
            return known == FAILED ? null : (Expr) known;
        }
        int m = mark;
        Expr a = attributeOrSubscript(ExprContext.STORE);
        if (a == null) {
            a = starAtom();
        }
        return memoPut(MEMO_TARGET_WITH_STAR_ATOM, m, a);
    }

    private Expr starAtom() {
        int m = mark;
        if (accept(NAME)) {
            return new Ast.Name((String) values[m], ExprContext.STORE, tokenSpan(m));
        }
        if (accept(LPAR)) {
            Expr a = targetWithStarAtom();
            if (a != null && accept(RPAR)) {
                return withContext(a, ExprContext.STORE);
            }
            mark = m + 1;
            List<Expr> elts = List.of();
            a = starTarget();
            if (a != null && accept(COMMA)) {
                elts = new ArrayList<>();
                elts.add(a);
                while ((a = starTarget()) != null) {
                    elts.add(a);
                    if (!accept(COMMA)) {
                        break;
                    }
                }
            } else {
                mark = m + 1;
            }
            if (accept(RPAR)) {
                return new Ast.Tuple(elts, ExprContext.STORE, span(m));
            }
            mark = m;
        } else if (accept(LSQB)) {
            List<Expr> elts = new ArrayList<>();
            for (Expr a; (a = starTarget()) != null; ) {
                elts.add(a);
                if (!accept(COMMA)) {
                    break;
                }
            }
            if (accept(RSQB)) {
                return new Ast.ListExpr(elts, ExprContext.STORE, span(m));
            }
        }
        mark = m;
        return null;
    }

    final Expr singleTarget() {
        Expr a = singleSubscriptAttributeTarget();
        if (a != null) {
            return a;
        }
        int m = mark;
        if (accept(NAME)) {
            return new Ast.Name((String) values[m], ExprContext.STORE, tokenSpan(m));
        }
        if (accept(LPAR)) {
            a = singleTarget();
            if (a != null && accept(RPAR)) {
                return a;
            }
        }
        mark = m;
        return null;
    }

    final Expr singleSubscriptAttributeTarget() {
        return attributeOrSubscript(ExprContext.STORE);
    }

    /** Targets of del with commas between and an optional one behind; null for none. */
    final List<Expr> delTargets() {
        Expr a = delTarget();
        if (a == null) {
            return null;
        }
        List<Expr> elts = new ArrayList<>();
        while (a != null) {
            elts.add(a);
            a = accept(COMMA) ? delTarget() : null;
        }
        return elts;
    }

    private Expr delTarget() {
        int m = mark;
        if (!slow) {
            Expr a = primary();
            a = a == null ? null : withContext(a, ExprContext.DEL);
            if (a == null) {
                mark = m;
            }
            return a;
        }
        Object known = memoGet(MEMO_DEL_TARGET);
        if (known != null) {
            return known == FAILED ? null : (Expr) known;
        }
        Expr a = attributeOrSubscript(ExprContext.DEL);
        if (a == null) {
            a = delAtom();
        }
        return memoPut(MEMO_DEL_TARGET, m, a);
    }

    private Expr delAtom() {
        int m = mark;
        if (accept(NAME)) {
            return new Ast.Name((String) values[m], ExprContext.DEL, tokenSpan(m));
        }
        if (accept(LPAR)) {
            Expr a = delTarget();
            if (a != null && accept(RPAR)) {
                return a;
            }
            mark = m + 1;
            List<Expr> elts = delTargets();
            if (accept(RPAR)) {
                return new Ast.Tuple(elts == null ? List.of() : elts, ExprContext.DEL, span(m));
            }
        } else if (accept(LSQB)) {
            List<Expr> elts = delTargets();
            if (accept(RSQB)) {
                return new Ast.ListExpr(elts == null ? List.of() : elts, ExprContext.DEL, span(m));
            }
        }
        mark = m;
        return null;
    }
}
