package dev.adder.compiler;

import java.util.List;

/**
 * The abstract syntax of Python 3.11, one record per constructor of CPython's {@code Parser/Python.asdl}, with its
 * field names and their order. Optional fields ({@code ?}) hold {@code null} when absent; an element of
 * {@link Dict#keys} is {@code null} for {@code **mapping} and of {@link Arguments#kwDefaults} for a parameter without
 * a default. Two names differ, to keep clear of others: {@link ExprStmt} is {@code Expr}, {@link ListExpr} is
 * {@code List}. Lists are never {@code null} and are not changed after construction. Constants are plain Java values,
 * see {@link Constants}.
 */
public sealed interface Ast {
    /** A source range: lines from 1, columns in UTF-8 bytes from 0, the end exclusive, as in CPython. */
    record Span(int lineno, int colOffset, int endLineno, int endColOffset) {}

    enum BoolOperator {
        AND("And"), OR("Or");

        /** The name of the node class in CPython's {@code ast} module. */
        public final String nodeName;

        BoolOperator(String nodeName) {
            this.nodeName = nodeName;
        }
    }

    enum Operator {
        ADD("Add"), SUB("Sub"), MULT("Mult"), MAT_MULT("MatMult"), DIV("Div"), MOD("Mod"), POW("Pow"), L_SHIFT("LShift"), R_SHIFT("RShift"), BIT_OR("BitOr"), BIT_XOR("BitXor"), BIT_AND("BitAnd"), FLOOR_DIV("FloorDiv");

        /** The name of the node class in CPython's {@code ast} module. */
        public final String nodeName;

        Operator(String nodeName) {
            this.nodeName = nodeName;
        }
    }

    enum UnaryOperator {
        INVERT("Invert"), NOT("Not"), U_ADD("UAdd"), U_SUB("USub");

        /** The name of the node class in CPython's {@code ast} module. */
        public final String nodeName;

        UnaryOperator(String nodeName) {
            this.nodeName = nodeName;
        }
    }

    enum CompareOperator {
        EQ("Eq"), NOT_EQ("NotEq"), LT("Lt"), LTE("LtE"), GT("Gt"), GTE("GtE"), IS("Is"), IS_NOT("IsNot"), IN("In"), NOT_IN("NotIn");

        /** The name of the node class in CPython's {@code ast} module. */
        public final String nodeName;

        CompareOperator(String nodeName) {
            this.nodeName = nodeName;
        }
    }

    enum ExprContext {
        LOAD("Load"), STORE("Store"), DEL("Del");

        /** The name of the node class in CPython's {@code ast} module. */
        public final String nodeName;

        ExprContext(String nodeName) {
            this.nodeName = nodeName;
        }
    }

    sealed interface Mod extends Ast {}

    record Module(List<Stmt> body, List<TypeIgnore> typeIgnores) implements Mod {}

    record Interactive(List<Stmt> body) implements Mod {}

    record Expression(Expr body) implements Mod {}

    record FunctionType(List<Expr> argtypes, Expr returns) implements Mod {}

    sealed interface Stmt extends Ast {
        Span span();
    }

    record FunctionDef(String name, Arguments args, List<Stmt> body, List<Expr> decoratorList, Expr returns, String typeComment, Span span) implements Stmt {}

    record AsyncFunctionDef(String name, Arguments args, List<Stmt> body, List<Expr> decoratorList, Expr returns, String typeComment, Span span) implements Stmt {}

    record ClassDef(String name, List<Expr> bases, List<Keyword> keywords, List<Stmt> body, List<Expr> decoratorList, Span span) implements Stmt {}

    record Return(Expr value, Span span) implements Stmt {}

    record Delete(List<Expr> targets, Span span) implements Stmt {}

    record Assign(List<Expr> targets, Expr value, String typeComment, Span span) implements Stmt {}

    record AugAssign(Expr target, Operator op, Expr value, Span span) implements Stmt {}

    record AnnAssign(Expr target, Expr annotation, Expr value, int simple, Span span) implements Stmt {}

    record For(Expr target, Expr iter, List<Stmt> body, List<Stmt> orelse, String typeComment, Span span) implements Stmt {}

    record AsyncFor(Expr target, Expr iter, List<Stmt> body, List<Stmt> orelse, String typeComment, Span span) implements Stmt {}

    record While(Expr test, List<Stmt> body, List<Stmt> orelse, Span span) implements Stmt {}

    record If(Expr test, List<Stmt> body, List<Stmt> orelse, Span span) implements Stmt {}

    record With(List<WithItem> items, List<Stmt> body, String typeComment, Span span) implements Stmt {}

    record AsyncWith(List<WithItem> items, List<Stmt> body, String typeComment, Span span) implements Stmt {}

    record Match(Expr subject, List<MatchCase> cases, Span span) implements Stmt {}

    record Raise(Expr exc, Expr cause, Span span) implements Stmt {}

    record Try(List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, List<Stmt> finalbody, Span span) implements Stmt {}

    record TryStar(List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, List<Stmt> finalbody, Span span) implements Stmt {}

    record Assert(Expr test, Expr msg, Span span) implements Stmt {}

    record Import(List<Alias> names, Span span) implements Stmt {}

    record ImportFrom(String module, List<Alias> names, int level, Span span) implements Stmt {}

    record Global(List<String> names, Span span) implements Stmt {}

    record Nonlocal(List<String> names, Span span) implements Stmt {}

    record ExprStmt(Expr value, Span span) implements Stmt {}

    record Pass(Span span) implements Stmt {}

    record Break(Span span) implements Stmt {}

    record Continue(Span span) implements Stmt {}

    sealed interface Expr extends Ast {
        Span span();
    }

    record BoolOp(BoolOperator op, List<Expr> values, Span span) implements Expr {}

    record NamedExpr(Expr target, Expr value, Span span) implements Expr {}

    record BinOp(Expr left, Operator op, Expr right, Span span) implements Expr {}

    record UnaryOp(UnaryOperator op, Expr operand, Span span) implements Expr {}

    record Lambda(Arguments args, Expr body, Span span) implements Expr {}

    record IfExp(Expr test, Expr body, Expr orelse, Span span) implements Expr {}

    record Dict(List<Expr> keys, List<Expr> values, Span span) implements Expr {}

    record Set(List<Expr> elts, Span span) implements Expr {}

    record ListComp(Expr elt, List<Comprehension> generators, Span span) implements Expr {}

    record SetComp(Expr elt, List<Comprehension> generators, Span span) implements Expr {}

    record DictComp(Expr key, Expr value, List<Comprehension> generators, Span span) implements Expr {}

    record GeneratorExp(Expr elt, List<Comprehension> generators, Span span) implements Expr {}

    record Await(Expr value, Span span) implements Expr {}

    record Yield(Expr value, Span span) implements Expr {}

    record YieldFrom(Expr value, Span span) implements Expr {}

    record Compare(Expr left, List<CompareOperator> ops, List<Expr> comparators, Span span) implements Expr {}

    record Call(Expr func, List<Expr> args, List<Keyword> keywords, Span span) implements Expr {}

    record FormattedValue(Expr value, int conversion, Expr formatSpec, Span span) implements Expr {}

    record JoinedStr(List<Expr> values, Span span) implements Expr {}

    record Constant(Object value, String kind, Span span) implements Expr {}

    record Attribute(Expr value, String attr, ExprContext ctx, Span span) implements Expr {}

    record Subscript(Expr value, Expr slice, ExprContext ctx, Span span) implements Expr {}

    record Starred(Expr value, ExprContext ctx, Span span) implements Expr {}

    record Name(String id, ExprContext ctx, Span span) implements Expr {}

    record ListExpr(List<Expr> elts, ExprContext ctx, Span span) implements Expr {}

    record Tuple(List<Expr> elts, ExprContext ctx, Span span) implements Expr {}

    record Slice(Expr lower, Expr upper, Expr step, Span span) implements Expr {}

    sealed interface Pattern extends Ast {
        Span span();
    }

    record MatchValue(Expr value, Span span) implements Pattern {}

    record MatchSingleton(Object value, Span span) implements Pattern {}

    record MatchSequence(List<Pattern> patterns, Span span) implements Pattern {}

    record MatchMapping(List<Expr> keys, List<Pattern> patterns, String rest, Span span) implements Pattern {}

    record MatchClass(Expr cls, List<Pattern> patterns, List<String> kwdAttrs, List<Pattern> kwdPatterns, Span span) implements Pattern {}

    record MatchStar(String name, Span span) implements Pattern {}

    record MatchAs(Pattern pattern, String name, Span span) implements Pattern {}

    record MatchOr(List<Pattern> patterns, Span span) implements Pattern {}

    record ExceptHandler(Expr type, String name, List<Stmt> body, Span span) implements Ast {}

    record TypeIgnore(int lineno, String tag) implements Ast {}

    record Arguments(List<Arg> posonlyargs, List<Arg> args, Arg vararg, List<Arg> kwonlyargs, List<Expr> kwDefaults, Arg kwarg, List<Expr> defaults) implements Ast {}

    record Arg(String arg, Expr annotation, String typeComment, Span span) implements Ast {}

    record Keyword(String arg, Expr value, Span span) implements Ast {}

    record Alias(String name, String asname, Span span) implements Ast {}

    record WithItem(Expr contextExpr, Expr optionalVars) implements Ast {}

    record MatchCase(Pattern pattern, Expr guard, List<Stmt> body) implements Ast {}

    record Comprehension(Expr target, Expr iter, List<Expr> ifs, int isAsync) implements Ast {}
}
