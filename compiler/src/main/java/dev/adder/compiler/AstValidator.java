package dev.adder.compiler;

import java.util.List;

/**
 * Checks of a tree that a program made by hand, not the parser, before it is compiled (Python/ast.c). What no parser makes, the code
 * generator does not expect.
 */
public final class AstValidator {
    /** Says what is wrong with the tree: a ValueError of Python, or a TypeError. */
    public static final class InvalidTree extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** Whether it is a TypeError. */
        public final boolean typeError;

        InvalidTree(String message, boolean typeError) {
            super(message, null, false, false);
            this.typeError = typeError;
        }
    }

    private AstValidator() {}

    /**
     * Checks a whole tree.
     *
     * @throws InvalidTree for the first thing that is wrong
     */
    // CPython: Python/ast.c _PyAST_Validate
    public static void validate(Ast.Mod tree) {
        switch (tree) {
            case Ast.Module m -> statements(m.body());
            case Ast.Interactive m -> statements(m.body());
            case Ast.Expression m -> load(m.body());
            case Ast.FunctionType m -> {
                loads(m.argtypes());
                load(m.returns());
            }
        }
    }

    private static InvalidTree invalid(String message) {
        return new InvalidTree(message, false);
    }

    // CPython: Python/ast.c VALIDATE_POSITIONS
    private static void position(Ast.Span s) {
        int line = s.lineno();
        int endLine = s.endLineno();
        int column = s.colOffset();
        int endColumn = s.endColOffset();
        if (line > endLine) {
            throw invalid("AST node line range (" + line + ", " + endLine + ") is not valid");
        }
        if (line < 0 && endLine != line || column < 0 && column != endColumn) {
            throw invalid("AST node column range (" + column + ", " + endColumn + ") for line range (" + line + ", " + endLine
                    + ") is not valid");
        }
        if (line == endLine && column > endColumn) {
            throw invalid("line " + line + ", column " + column + "-" + endColumn + " is not a valid range");
        }
    }

    private static void notEmpty(List<?> items, String what, String owner) {
        if (items.isEmpty()) {
            throw invalid("empty " + what + " on " + owner);
        }
    }

    private static void name(String id) {
        if (id.equals("None") || id.equals("True") || id.equals("False")) {
            throw invalid("identifier field can't represent '" + id + "' constant");
        }
    }

    // --- statements ---

    private static void statements(List<Ast.Stmt> body) {
        for (Ast.Stmt s : body) {
            if (s == null) {
                throw invalid("None disallowed in statement list");
            }
            statement(s);
        }
    }

    private static void body(List<Ast.Stmt> body, String owner) {
        notEmpty(body, "body", owner);
        statements(body);
    }

    // CPython: Python/ast.c validate_stmt
    private static void statement(Ast.Stmt statement) {
        position(statement.span());
        switch (statement) {
            case Ast.FunctionDef s -> function("FunctionDef", s.body(), s.args(), s.decoratorList(), s.returns());
            case Ast.AsyncFunctionDef s -> function("AsyncFunctionDef", s.body(), s.args(), s.decoratorList(), s.returns());
            case Ast.ClassDef s -> {
                body(s.body(), "ClassDef");
                loads(s.bases());
                keywords(s.keywords());
                loads(s.decoratorList());
            }
            case Ast.Return s -> loadIfAny(s.value());
            case Ast.Delete s -> targets(s.targets(), Ast.ExprContext.DEL, "Delete");
            case Ast.Assign s -> {
                targets(s.targets(), Ast.ExprContext.STORE, "Assign");
                load(s.value());
            }
            case Ast.AugAssign s -> {
                expression(s.target(), Ast.ExprContext.STORE);
                load(s.value());
            }
            case Ast.AnnAssign s -> {
                if (!(s.target() instanceof Ast.Name) && s.simple() != 0) {
                    throw new InvalidTree("AnnAssign with simple non-Name target", true);
                }
                expression(s.target(), Ast.ExprContext.STORE);
                loadIfAny(s.value());
                load(s.annotation());
            }
            case Ast.For s -> loop("For", s.target(), s.iter(), s.body(), s.orelse());
            case Ast.AsyncFor s -> loop("AsyncFor", s.target(), s.iter(), s.body(), s.orelse());
            case Ast.While s -> {
                load(s.test());
                body(s.body(), "While");
                statements(s.orelse());
            }
            case Ast.If s -> {
                load(s.test());
                body(s.body(), "If");
                statements(s.orelse());
            }
            case Ast.With s -> with("With", s.items(), s.body());
            case Ast.AsyncWith s -> with("AsyncWith", s.items(), s.body());
            case Ast.Match s -> {
                load(s.subject());
                notEmpty(s.cases(), "cases", "Match");
                for (Ast.MatchCase c : s.cases()) {
                    pattern(c.pattern(), false);
                    loadIfAny(c.guard());
                    body(c.body(), "match_case");
                }
            }
            case Ast.Raise s -> {
                if (s.exc() == null && s.cause() != null) {
                    throw invalid("Raise with cause but no exception");
                }
                loadIfAny(s.exc());
                loadIfAny(s.cause());
            }
            case Ast.Try s -> tries("Try", s.body(), s.handlers(), s.orelse(), s.finalbody());
            case Ast.TryStar s -> tries("TryStar", s.body(), s.handlers(), s.orelse(), s.finalbody());
            case Ast.Assert s -> {
                load(s.test());
                loadIfAny(s.msg());
            }
            case Ast.Import s -> notEmpty(s.names(), "names", "Import");
            case Ast.ImportFrom s -> {
                if (s.level() < 0) {
                    throw invalid("Negative ImportFrom level");
                }
                notEmpty(s.names(), "names", "ImportFrom");
            }
            case Ast.Global s -> notEmpty(s.names(), "names", "Global");
            case Ast.Nonlocal s -> notEmpty(s.names(), "names", "Nonlocal");
            case Ast.ExprStmt s -> load(s.value());
            case Ast.Pass s -> { }
            case Ast.Break s -> { }
            case Ast.Continue s -> { }
        }
    }

    private static void function(String owner, List<Ast.Stmt> body, Ast.Arguments args, List<Ast.Expr> decorators, Ast.Expr returns) {
        body(body, owner);
        arguments(args);
        loads(decorators);
        loadIfAny(returns);
    }

    private static void targets(List<Ast.Expr> targets, Ast.ExprContext context, String owner) {
        notEmpty(targets, "targets", owner);
        expressions(targets, context, false);
    }

    private static void loop(String owner, Ast.Expr target, Ast.Expr iter, List<Ast.Stmt> body, List<Ast.Stmt> orelse) {
        expression(target, Ast.ExprContext.STORE);
        load(iter);
        body(body, owner);
        statements(orelse);
    }

    private static void with(String owner, List<Ast.WithItem> items, List<Ast.Stmt> body) {
        notEmpty(items, "items", owner);
        for (Ast.WithItem item : items) {
            load(item.contextExpr());
            if (item.optionalVars() != null) {
                expression(item.optionalVars(), Ast.ExprContext.STORE);
            }
        }
        body(body, owner);
    }

    private static void tries(String owner, List<Ast.Stmt> body, List<Ast.ExceptHandler> handlers, List<Ast.Stmt> orelse,
            List<Ast.Stmt> finalbody) {
        body(body, owner);
        if (handlers.isEmpty() && finalbody.isEmpty()) {
            throw invalid(owner + " has neither except handlers nor finalbody");
        }
        if (handlers.isEmpty() && !orelse.isEmpty()) {
            throw invalid(owner + " has orelse but no except handlers");
        }
        for (Ast.ExceptHandler h : handlers) {
            position(h.span());
            loadIfAny(h.type());
            body(h.body(), "ExceptHandler");
        }
        statements(finalbody);
        statements(orelse);
    }

    // --- expressions ---

    private static void load(Ast.Expr e) {
        expression(e, Ast.ExprContext.LOAD);
    }

    private static void loadIfAny(Ast.Expr e) {
        if (e != null) {
            load(e);
        }
    }

    private static void loads(List<Ast.Expr> list) {
        expressions(list, Ast.ExprContext.LOAD, false);
    }

    // CPython: Python/ast.c validate_exprs
    private static void expressions(List<Ast.Expr> list, Ast.ExprContext context, boolean nullable) {
        for (Ast.Expr e : list) {
            if (e != null) {
                expression(e, context);
            } else if (!nullable) {
                throw invalid("None disallowed in expression list");
            }
        }
    }

    private static void keywords(List<Ast.Keyword> keywords) {
        for (Ast.Keyword k : keywords) {
            load(k.value());
        }
    }

    private static void args(List<Ast.Arg> args) {
        for (Ast.Arg a : args) {
            position(a.span());
            loadIfAny(a.annotation());
        }
    }

    // CPython: Python/ast.c validate_arguments
    private static void arguments(Ast.Arguments a) {
        args(a.posonlyargs());
        args(a.args());
        if (a.vararg() != null) {
            loadIfAny(a.vararg().annotation());
        }
        args(a.kwonlyargs());
        if (a.kwarg() != null) {
            loadIfAny(a.kwarg().annotation());
        }
        if (a.defaults().size() > a.posonlyargs().size() + a.args().size()) {
            throw invalid("more positional defaults than args on arguments");
        }
        if (a.kwDefaults().size() != a.kwonlyargs().size()) {
            throw invalid("length of kwonlyargs is not the same as kw_defaults on arguments");
        }
        loads(a.defaults());
        expressions(a.kwDefaults(), Ast.ExprContext.LOAD, true);
    }

    private static void comprehension(List<Ast.Comprehension> generators) {
        if (generators.isEmpty()) {
            throw invalid("comprehension with no generators");
        }
        for (Ast.Comprehension c : generators) {
            expression(c.target(), Ast.ExprContext.STORE);
            load(c.iter());
            loads(c.ifs());
        }
    }

    /** The context that an expression which can be assigned to says that it stands in; null for all others. */
    private static Ast.ExprContext contextOf(Ast.Expr expression) {
        return switch (expression) {
            case Ast.Attribute e -> e.ctx();
            case Ast.Subscript e -> e.ctx();
            case Ast.Starred e -> e.ctx();
            case Ast.Name e -> {
                name(e.id());
                yield e.ctx();
            }
            case Ast.ListExpr e -> e.ctx();
            case Ast.Tuple e -> e.ctx();
            default -> null;
        };
    }

    // CPython: Python/ast.c validate_expr
    private static void expression(Ast.Expr expression, Ast.ExprContext context) {
        position(expression.span());
        Ast.ExprContext actual = contextOf(expression);
        if (actual == null && context != Ast.ExprContext.LOAD) {
            throw invalid("expression which can't be assigned to in " + context.nodeName + " context");
        }
        if (actual != null && actual != context) {
            throw invalid("expression must have " + context.nodeName + " context but has " + actual.nodeName + " instead");
        }
        switch (expression) {
            case Ast.BoolOp e -> {
                if (e.values().size() < 2) {
                    throw invalid("BoolOp with less than 2 values");
                }
                loads(e.values());
            }
            case Ast.BinOp e -> {
                load(e.left());
                load(e.right());
            }
            case Ast.UnaryOp e -> load(e.operand());
            case Ast.Lambda e -> {
                arguments(e.args());
                load(e.body());
            }
            case Ast.IfExp e -> {
                load(e.test());
                load(e.body());
                load(e.orelse());
            }
            case Ast.Dict e -> {
                if (e.keys().size() != e.values().size()) {
                    throw invalid("Dict doesn't have the same number of keys as values");
                }
                // an absent key is the unpacking of its value
                expressions(e.keys(), Ast.ExprContext.LOAD, true);
                loads(e.values());
            }
            case Ast.Set e -> loads(e.elts());
            case Ast.ListComp e -> {
                comprehension(e.generators());
                load(e.elt());
            }
            case Ast.SetComp e -> {
                comprehension(e.generators());
                load(e.elt());
            }
            case Ast.GeneratorExp e -> {
                comprehension(e.generators());
                load(e.elt());
            }
            case Ast.DictComp e -> {
                comprehension(e.generators());
                load(e.key());
                load(e.value());
            }
            case Ast.Yield e -> loadIfAny(e.value());
            case Ast.YieldFrom e -> load(e.value());
            case Ast.Await e -> load(e.value());
            case Ast.Compare e -> {
                if (e.comparators().isEmpty()) {
                    throw invalid("Compare with no comparators");
                }
                if (e.comparators().size() != e.ops().size()) {
                    throw invalid("Compare has a different number of comparators and operands");
                }
                loads(e.comparators());
                load(e.left());
            }
            case Ast.Call e -> {
                load(e.func());
                loads(e.args());
                keywords(e.keywords());
            }
            case Ast.Constant e -> { }
            case Ast.JoinedStr e -> loads(e.values());
            case Ast.FormattedValue e -> {
                load(e.value());
                loadIfAny(e.formatSpec());
            }
            case Ast.Attribute e -> load(e.value());
            case Ast.Subscript e -> {
                load(e.slice());
                load(e.value());
            }
            case Ast.Starred e -> expression(e.value(), context);
            case Ast.Slice e -> {
                loadIfAny(e.lower());
                loadIfAny(e.upper());
                loadIfAny(e.step());
            }
            case Ast.ListExpr e -> expressions(e.elts(), context, false);
            case Ast.Tuple e -> expressions(e.elts(), context, false);
            case Ast.NamedExpr e -> {
                if (!(e.target() instanceof Ast.Name)) {
                    throw new InvalidTree("NamedExpr target must be a Name", true);
                }
                load(e.value());
            }
            case Ast.Name e -> { }
        }
    }

    // --- patterns ---

    private static void patterns(List<Ast.Pattern> patterns, boolean starAllowed) {
        for (Ast.Pattern p : patterns) {
            pattern(p, starAllowed);
        }
    }

    private static void capture(String name) {
        if (name.equals("_")) {
            throw invalid("can't capture name '_' in patterns");
        }
        name(name);
    }

    // CPython: Python/ast.c validate_pattern
    private static void pattern(Ast.Pattern pattern, boolean starAllowed) {
        position(pattern.span());
        switch (pattern) {
            case Ast.MatchValue p -> matchValue(p.value());
            case Ast.MatchSingleton p -> {
                if (!isSingleton(p.value())) {
                    throw invalid("MatchSingleton can only contain True, False and None");
                }
            }
            case Ast.MatchSequence p -> patterns(p.patterns(), true);
            case Ast.MatchMapping p -> {
                if (p.keys().size() != p.patterns().size()) {
                    throw invalid("MatchMapping doesn't have the same number of keys as patterns");
                }
                if (p.rest() != null) {
                    capture(p.rest());
                }
                for (Ast.Expr key : p.keys()) {
                    if (!(key instanceof Ast.Constant c && isSingleton(c.value()))) {
                        matchValue(key);
                    }
                }
                patterns(p.patterns(), false);
            }
            case Ast.MatchClass p -> {
                if (p.kwdAttrs().size() != p.kwdPatterns().size()) {
                    throw invalid("MatchClass doesn't have the same number of keyword attributes as patterns");
                }
                load(p.cls());
                Ast.Expr cls = p.cls();
                while (cls instanceof Ast.Attribute a) {
                    cls = a.value();
                }
                if (!(cls instanceof Ast.Name)) {
                    throw invalid("MatchClass cls field can only contain Name or Attribute nodes.");
                }
                for (String attr : p.kwdAttrs()) {
                    name(attr);
                }
                patterns(p.patterns(), false);
                patterns(p.kwdPatterns(), false);
            }
            case Ast.MatchStar p -> {
                if (!starAllowed) {
                    throw invalid("can't use MatchStar here");
                }
                if (p.name() != null) {
                    capture(p.name());
                }
            }
            case Ast.MatchAs p -> {
                if (p.name() != null) {
                    capture(p.name());
                }
                if (p.pattern() != null) {
                    if (p.name() == null) {
                        throw invalid("MatchAs must specify a target name if a pattern is given");
                    }
                    pattern(p.pattern(), false);
                }
            }
            case Ast.MatchOr p -> {
                if (p.patterns().size() < 2) {
                    throw invalid("MatchOr requires at least 2 patterns");
                }
                patterns(p.patterns(), false);
            }
        }
    }

    private static boolean isSingleton(Object constant) {
        return constant instanceof Boolean || constant == Constants.Singleton.NONE;
    }

    // CPython: Python/ast.c validate_pattern_match_value
    private static void matchValue(Ast.Expr value) {
        load(value);
        switch (value) {
            case Ast.Constant c -> {
                if (isSingleton(c.value()) || c.value() == Constants.Singleton.ELLIPSIS || c.value() instanceof Constants.Tuple
                        || c.value() instanceof Constants.FrozenSet) {
                    throw invalid("unexpected constant inside of a literal pattern");
                }
                return;
            }
            case Ast.Attribute a -> {
                return;
            }
            case Ast.JoinedStr j -> {
                return;
            }
            case Ast.UnaryOp u when isNegative(u, true, true) -> {
                return;
            }
            case Ast.BinOp b when isComplex(b) -> {
                return;
            }
            default -> { }
        }
        throw invalid("patterns may only match literals and attribute lookups");
    }

    // CPython: Python/ast.c ensure_literal_number
    private static boolean isNumber(Ast.Expr e, boolean real, boolean imaginary) {
        if (!(e instanceof Ast.Constant c)) {
            return false;
        }
        Object v = c.value();
        return v instanceof Constants.Complex ? imaginary : v instanceof Number && real;
    }

    // CPython: Python/ast.c ensure_literal_negative
    private static boolean isNegative(Ast.Expr e, boolean real, boolean imaginary) {
        return e instanceof Ast.UnaryOp u && u.op() == Ast.UnaryOperator.U_SUB && isNumber(u.operand(), real, imaginary);
    }

    // CPython: Python/ast.c ensure_literal_complex
    private static boolean isComplex(Ast.BinOp e) {
        if (e.op() != Ast.Operator.ADD && e.op() != Ast.Operator.SUB) {
            return false;
        }
        boolean left = e.left() instanceof Ast.UnaryOp ? isNegative(e.left(), true, false) : isNumber(e.left(), true, false);
        return left && isNumber(e.right(), false, true);
    }
}
