package dev.adder.compiler;

import dev.adder.compiler.Ast.*;
import dev.adder.compiler.Constants.WideString;
import java.util.ArrayList;
import java.util.List;

/**
 * Simplifies a tree before it is compiled: folds operations on constants, makes {@code '%s' % (x,)} an f-string, literal
 * lists and sets that are only looked into or iterated over tuples and frozensets, and {@code __debug__} a constant. The
 * tree given is not changed; what is not simplified is shared with the result.
 */
// CPython: Python/ast_opt.c
public final class AstOptimizer {
    private static final int MAX_DIGITS = 3;

    private final String filename;
    private final int optimize;
    private final int nestingLimit;
    private final boolean annotationsAreStrings;
    private int depth;

    private AstOptimizer(String filename, int optimize, int futureFeatures, int nestingLimit) {
        this.filename = filename;
        this.optimize = optimize;
        this.nestingLimit = nestingLimit;
        this.annotationsAreStrings = (futureFeatures & Compiler.CO_FUTURE_ANNOTATIONS) != 0;
    }

    /**
     * @param optimize the optimization level, 0 to 2
     * @param futureFeatures the {@code CO_FUTURE} bits in force
     * @param nestingLimit how deep statements and expressions may nest, see {@link WarningSink#nestingLimit}
     */
    public static Mod optimize(Mod tree, String filename, int optimize, int futureFeatures, int nestingLimit) {
        AstOptimizer o = new AstOptimizer(filename, optimize, futureFeatures, nestingLimit);
        return switch (tree) {
            case Ast.Module m -> new Ast.Module(o.foldBody(m.body()), m.typeIgnores());
            case Interactive i -> new Interactive(o.foldStatements(i.body()));
            case Expression e -> new Expression(o.fold(e.body()));
            case FunctionType f -> f;
        };
    }

    /** The statements' docstring, null if they have none. */
    // CPython: Python/ast.c _PyAST_GetDocString
    static Object docString(List<Stmt> body) {
        if (!body.isEmpty() && body.get(0) instanceof ExprStmt e && e.value() instanceof Constant c
                && (c.value() instanceof String || c.value() instanceof WideString)) {
            return c.value();
        }
        return null;
    }

    private List<Stmt> foldBody(List<Stmt> body) {
        List<Stmt> folded = foldStatements(body);
        // What became a string only by folding is no docstring.
        if (docString(body) == null && docString(folded) != null) {
            ExprStmt first = (ExprStmt) folded.get(0);
            List<Stmt> changed = new ArrayList<>(folded);
            changed.set(0, new ExprStmt(new JoinedStr(List.of(first.value()), first.span()), first.span()));
            return changed;
        }
        return folded;
    }

    private List<Stmt> foldStatements(List<Stmt> statements) {
        List<Stmt> changed = null;
        for (int i = 0; i < statements.size(); i++) {
            Stmt old = statements.get(i);
            Stmt folded = fold(old);
            if (folded != old && changed == null) {
                changed = new ArrayList<>(statements);
            }
            if (changed != null) {
                changed.set(i, folded);
            }
        }
        return changed == null ? statements : changed;
    }

    private List<Expr> foldAll(List<Expr> expressions) {
        List<Expr> changed = null;
        for (int i = 0; i < expressions.size(); i++) {
            Expr old = expressions.get(i);
            Expr folded = fold(old);
            if (folded != old && changed == null) {
                changed = new ArrayList<>(expressions);
            }
            if (changed != null) {
                changed.set(i, folded);
            }
        }
        return changed == null ? expressions : changed;
    }

    private void enterRecursion() {
        if (++depth > nestingLimit) {
            throw Compiler.recursionError(filename);
        }
    }

    private Stmt fold(Stmt statement) {
        enterRecursion();
        Stmt folded = switch (statement) {
            case FunctionDef f -> new FunctionDef(f.name(), fold(f.args()), foldBody(f.body()), foldAll(f.decoratorList()),
                    foldAnnotation(f.returns()), f.typeComment(), f.span());
            case AsyncFunctionDef f -> new AsyncFunctionDef(f.name(), fold(f.args()), foldBody(f.body()),
                    foldAll(f.decoratorList()), foldAnnotation(f.returns()), f.typeComment(), f.span());
            case ClassDef c -> new ClassDef(c.name(), foldAll(c.bases()), foldKeywords(c.keywords()), foldBody(c.body()),
                    foldAll(c.decoratorList()), c.span());
            case Return r -> r.value() == null ? r : new Return(fold(r.value()), r.span());
            case Delete d -> new Delete(foldAll(d.targets()), d.span());
            case Assign a -> new Assign(foldAll(a.targets()), fold(a.value()), a.typeComment(), a.span());
            case AugAssign a -> new AugAssign(fold(a.target()), a.op(), fold(a.value()), a.span());
            case AnnAssign a -> new AnnAssign(fold(a.target()), foldAnnotation(a.annotation()), fold(a.value()), a.simple(),
                    a.span());
            case For f -> {
                Expr target = fold(f.target());
                Expr iter = fold(f.iter());
                List<Stmt> body = foldStatements(f.body());
                yield new For(target, foldIter(iter), body, foldStatements(f.orelse()), f.typeComment(), f.span());
            }
            case AsyncFor f -> new AsyncFor(fold(f.target()), fold(f.iter()), foldStatements(f.body()),
                    foldStatements(f.orelse()), f.typeComment(), f.span());
            case While w -> new While(fold(w.test()), foldStatements(w.body()), foldStatements(w.orelse()), w.span());
            case If i -> new If(fold(i.test()), foldStatements(i.body()), foldStatements(i.orelse()), i.span());
            case With w -> new With(foldItems(w.items()), foldStatements(w.body()), w.typeComment(), w.span());
            case AsyncWith w -> new AsyncWith(foldItems(w.items()), foldStatements(w.body()), w.typeComment(), w.span());
            case Match m -> new Match(fold(m.subject()), foldCases(m.cases()), m.span());
            case Raise r -> new Raise(fold(r.exc()), fold(r.cause()), r.span());
            case Try t -> new Try(foldStatements(t.body()), foldHandlers(t.handlers()), foldStatements(t.orelse()),
                    foldStatements(t.finalbody()), t.span());
            case TryStar t -> new TryStar(foldStatements(t.body()), foldHandlers(t.handlers()), foldStatements(t.orelse()),
                    foldStatements(t.finalbody()), t.span());
            case Assert a -> new Assert(fold(a.test()), fold(a.msg()), a.span());
            case ExprStmt e -> {
                Expr value = fold(e.value());
                yield value == e.value() ? e : new ExprStmt(value, e.span());
            }
            case Import i -> i;
            case ImportFrom i -> i;
            case Global g -> g;
            case Nonlocal n -> n;
            case Pass p -> p;
            case Break b -> b;
            case Continue c -> c;
        };
        depth--;
        return folded;
    }

    private Expr foldAnnotation(Expr annotation) {
        return annotationsAreStrings ? annotation : fold(annotation);
    }

    private Arguments fold(Arguments a) {
        return new Arguments(foldArgs(a.posonlyargs()), foldArgs(a.args()), fold(a.vararg()), foldArgs(a.kwonlyargs()),
                foldAll(a.kwDefaults()), fold(a.kwarg()), foldAll(a.defaults()));
    }

    private List<Arg> foldArgs(List<Arg> args) {
        List<Arg> folded = new ArrayList<>(args.size());
        for (Arg a : args) {
            folded.add(fold(a));
        }
        return folded;
    }

    private Arg fold(Arg a) {
        return a == null || a.annotation() == null || annotationsAreStrings ? a
                : new Arg(a.arg(), fold(a.annotation()), a.typeComment(), a.span());
    }

    private List<Keyword> foldKeywords(List<Keyword> keywords) {
        if (keywords.isEmpty()) {
            return keywords;
        }
        List<Keyword> folded = new ArrayList<>(keywords.size());
        for (Keyword k : keywords) {
            folded.add(new Keyword(k.arg(), fold(k.value()), k.span()));
        }
        return folded;
    }

    private List<WithItem> foldItems(List<WithItem> items) {
        List<WithItem> folded = new ArrayList<>(items.size());
        for (WithItem item : items) {
            folded.add(new WithItem(fold(item.contextExpr()), fold(item.optionalVars())));
        }
        return folded;
    }

    private List<MatchCase> foldCases(List<MatchCase> cases) {
        List<MatchCase> folded = new ArrayList<>(cases.size());
        for (MatchCase c : cases) {
            folded.add(new MatchCase(fold(c.pattern()), fold(c.guard()), foldStatements(c.body())));
        }
        return folded;
    }

    private List<ExceptHandler> foldHandlers(List<ExceptHandler> handlers) {
        List<ExceptHandler> folded = new ArrayList<>(handlers.size());
        for (ExceptHandler h : handlers) {
            folded.add(new ExceptHandler(fold(h.type()), h.name(), foldStatements(h.body()), h.span()));
        }
        return folded;
    }

    private List<Comprehension> foldGenerators(List<Comprehension> generators) {
        List<Comprehension> folded = new ArrayList<>(generators.size());
        for (Comprehension g : generators) {
            Expr target = fold(g.target());
            Expr iter = fold(g.iter());
            List<Expr> ifs = foldAll(g.ifs());
            folded.add(new Comprehension(target, foldIter(iter), ifs, g.isAsync()));
        }
        return folded;
    }

    private Pattern fold(Pattern pattern) {
        if (pattern == null) {
            return null;
        }
        enterRecursion();
        Pattern folded = switch (pattern) {
            case MatchValue p -> new MatchValue(fold(p.value()), p.span());
            case MatchSingleton p -> p;
            case MatchSequence p -> new MatchSequence(foldPatterns(p.patterns()), p.span());
            case MatchMapping p -> new MatchMapping(foldAll(p.keys()), foldPatterns(p.patterns()), p.rest(), p.span());
            case MatchClass p -> new MatchClass(fold(p.cls()), foldPatterns(p.patterns()), p.kwdAttrs(),
                    foldPatterns(p.kwdPatterns()), p.span());
            case MatchStar p -> p;
            case MatchAs p -> p.pattern() == null ? p : new MatchAs(fold(p.pattern()), p.name(), p.span());
            case MatchOr p -> new MatchOr(foldPatterns(p.patterns()), p.span());
        };
        depth--;
        return folded;
    }

    private List<Pattern> foldPatterns(List<Pattern> patterns) {
        List<Pattern> folded = new ArrayList<>(patterns.size());
        for (Pattern p : patterns) {
            folded.add(fold(p));
        }
        return folded;
    }

    private Expr fold(Expr expression) {
        if (expression == null) {
            return null;
        }
        enterRecursion();
        Expr folded = switch (expression) {
            case BoolOp b -> new BoolOp(b.op(), foldAll(b.values()), b.span());
            case NamedExpr n -> new NamedExpr(n.target(), fold(n.value()), n.span());
            case BinOp b -> foldBinOp(b, fold(b.left()), fold(b.right()));
            case UnaryOp u -> foldUnaryOp(u, fold(u.operand()));
            case Lambda l -> new Lambda(fold(l.args()), fold(l.body()), l.span());
            case IfExp i -> new IfExp(fold(i.test()), fold(i.body()), fold(i.orelse()), i.span());
            case Dict d -> new Dict(foldAll(d.keys()), foldAll(d.values()), d.span());
            case Ast.Set s -> new Ast.Set(foldAll(s.elts()), s.span());
            case ListComp c -> new ListComp(fold(c.elt()), foldGenerators(c.generators()), c.span());
            case SetComp c -> new SetComp(fold(c.elt()), foldGenerators(c.generators()), c.span());
            case DictComp c -> new DictComp(fold(c.key()), fold(c.value()), foldGenerators(c.generators()), c.span());
            case GeneratorExp c -> new GeneratorExp(fold(c.elt()), foldGenerators(c.generators()), c.span());
            case Await a -> new Await(fold(a.value()), a.span());
            case Yield y -> y.value() == null ? y : new Yield(fold(y.value()), y.span());
            case YieldFrom y -> new YieldFrom(fold(y.value()), y.span());
            case Compare c -> foldCompare(c);
            case Call c -> new Call(fold(c.func()), foldAll(c.args()), foldKeywords(c.keywords()), c.span());
            case FormattedValue f -> new FormattedValue(fold(f.value()), f.conversion(), fold(f.formatSpec()), f.span());
            case JoinedStr j -> new JoinedStr(foldAll(j.values()), j.span());
            case Constant c -> c;
            case Attribute a -> {
                Expr value = fold(a.value());
                yield value == a.value() ? a : new Attribute(value, a.attr(), a.ctx(), a.span());
            }
            case Subscript s -> foldSubscript(s);
            case Starred s -> new Starred(fold(s.value()), s.ctx(), s.span());
            case Slice s -> new Slice(fold(s.lower()), fold(s.upper()), fold(s.step()), s.span());
            case Name n -> n.ctx() == ExprContext.LOAD && n.id().equals("__debug__")
                    ? new Constant(optimize == 0, null, n.span()) : n;
            case ListExpr l -> new ListExpr(foldAll(l.elts()), l.ctx(), l.span());
            case Ast.Tuple t -> {
                List<Expr> elts = foldAll(t.elts());
                Constants.Tuple constant = t.ctx() == ExprContext.LOAD ? constantTuple(elts) : null;
                yield constant != null ? new Constant(constant, null, t.span()) : new Ast.Tuple(elts, t.ctx(), t.span());
            }
        };
        depth--;
        return folded;
    }

    private static Constants.Tuple constantTuple(List<Expr> elts) {
        List<Object> items = new ArrayList<>(elts.size());
        for (Expr e : elts) {
            if (!(e instanceof Constant c)) {
                return null;
            }
            items.add(c.value());
        }
        return new Constants.Tuple(items);
    }

    private static boolean hasStarred(List<Expr> elts) {
        for (Expr e : elts) {
            if (e instanceof Starred) {
                return true;
            }
        }
        return false;
    }

    private static Expr foldUnaryOp(UnaryOp node, Expr operand) {
        if (operand instanceof Constant c) {
            Object value = ConstantFolder.unary(node.op(), c.value());
            if (value != null) {
                return new Constant(value, null, node.span());
            }
        } else if (node.op() == UnaryOperator.NOT && operand instanceof Compare c && c.ops().size() == 1) {
            CompareOperator inverse = switch (c.ops().get(0)) {
                case IS -> CompareOperator.IS_NOT;
                case IS_NOT -> CompareOperator.IS;
                case IN -> CompareOperator.NOT_IN;
                case NOT_IN -> CompareOperator.IN;
                default -> null;
            };
            if (inverse != null) {
                return new Compare(c.left(), List.of(inverse), c.comparators(), c.span());
            }
        }
        return new UnaryOp(node.op(), operand, node.span());
    }

    private static Expr foldBinOp(BinOp node, Expr left, Expr right) {
        if (left instanceof Constant l) {
            if (node.op() == Operator.MOD && l.value() instanceof String format && right instanceof Ast.Tuple t
                    && !hasStarred(t.elts())) {
                Expr joined = formatToJoinedStr(node, format, t.elts());
                if (joined != null) {
                    return joined;
                }
            } else if (right instanceof Constant r) {
                Object value = ConstantFolder.binary(node.op(), l.value(), r.value());
                if (value != null) {
                    return new Constant(value, null, node.span());
                }
            }
        }
        return new BinOp(left, node.op(), right, node.span());
    }

    private Expr foldCompare(Compare c) {
        Expr left = fold(c.left());
        List<Expr> comparators = new ArrayList<>(foldAll(c.comparators()));
        int last = c.ops().size() - 1;
        CompareOperator op = c.ops().get(last);
        if (op == CompareOperator.IN || op == CompareOperator.NOT_IN) {
            comparators.set(last, foldIter(comparators.get(last)));
        }
        return new Compare(left, c.ops(), comparators, c.span());
    }

    /** Replaces a literal list or set that nobody but an iteration or membership test will see. */
    // CPython: Python/ast_opt.c fold_iter
    private static Expr foldIter(Expr iter) {
        if (iter instanceof ListExpr l && !hasStarred(l.elts())) {
            Constants.Tuple constant = constantTuple(l.elts());
            return constant != null ? new Constant(constant, null, l.span()) : new Ast.Tuple(l.elts(), l.ctx(), l.span());
        }
        if (iter instanceof Ast.Set s) {
            Constants.Tuple constant = constantTuple(s.elts());
            if (constant != null) {
                return new Constant(ConstantFolder.frozenSet(constant.items()), null, s.span());
            }
        }
        return iter;
    }

    private Expr foldSubscript(Subscript s) {
        Expr value = fold(s.value());
        Expr slice = fold(s.slice());
        if (s.ctx() == ExprContext.LOAD && value instanceof Constant v && slice instanceof Constant i) {
            Object item = ConstantFolder.subscript(v.value(), i.value());
            if (item != null) {
                return new Constant(item, null, s.span());
            }
        }
        return new Subscript(value, slice, s.ctx(), s.span());
    }

    private static final Span NOWHERE = new Span(-1, -1, -1, -1);

    /** The f-string that formats as {@code format % (elts,)} does, null if none is known to. */
    // CPython: Python/ast_opt.c optimize_format
    private static Expr formatToJoinedStr(BinOp node, String format, List<Expr> elts) {
        List<Expr> values = new ArrayList<>(elts.size() * 2 + 1);
        int count = 0;
        int pos = 0;
        while (true) {
            int start = pos;
            boolean percents = false;
            while (pos < format.length()) {
                if (format.charAt(pos) != '%') {
                    pos++;
                } else if (pos + 1 < format.length() && format.charAt(pos + 1) == '%') {
                    percents = true;
                    pos += 2;
                } else {
                    break;
                }
            }
            if (pos > start) {
                String literal = format.substring(start, pos);
                values.add(new Constant(percents ? literal.replace("%%", "%") : literal, null, NOWHERE));
            }
            if (pos >= format.length()) {
                break;
            }
            if (count >= elts.size()) {
                return null;
            }
            pos = parseConversion(format, pos + 1, elts.get(count++), values);
            if (pos < 0) {
                return null;
            }
        }
        return count < elts.size() ? null : new JoinedStr(values, node.span());
    }

    /** Adds the formatted value of one conversion; returns where it ends, or -1 if it is of a kind not handled here. */
    // CPython: Python/ast_opt.c simple_format_arg_parse, parse_format
    private static int parseConversion(String format, int pos, Expr arg, List<Expr> values) {
        boolean leftJustified = false;
        int n = format.length();
        char ch;
        do {
            if (pos >= n) {
                return -1;
            }
            ch = format.charAt(pos++);
            leftJustified |= ch == '-';
        } while (ch == '-' || ch == '+' || ch == ' ' || ch == '#' || ch == '0');
        int width = -1;
        if (ch >= '0' && ch <= '9') {
            width = 0;
            int digits = 0;
            while (ch >= '0' && ch <= '9') {
                width = width * 10 + (ch - '0');
                if (pos >= n || ++digits >= MAX_DIGITS) {
                    return -1;
                }
                ch = format.charAt(pos++);
            }
        }
        int precision = -1;
        if (ch == '.') {
            if (pos >= n) {
                return -1;
            }
            ch = format.charAt(pos++);
            precision = 0;
            int digits = 0;
            while (ch >= '0' && ch <= '9') {
                precision = precision * 10 + (ch - '0');
                if (pos >= n || ++digits >= MAX_DIGITS) {
                    return -1;
                }
                ch = format.charAt(pos++);
            }
        }
        if (ch != 's' && ch != 'r' && ch != 'a') {
            return -1;
        }
        StringBuilder spec = new StringBuilder();
        if (!leftJustified && width > 0) {
            spec.append('>');
        }
        if (width >= 0) {
            spec.append(width);
        }
        if (precision >= 0) {
            spec.append('.').append(precision);
        }
        Expr formatSpec = spec.isEmpty() ? null : new Constant(spec.toString(), null, NOWHERE);
        values.add(new FormattedValue(arg, ch, formatSpec, arg.span()));
        return pos;
    }
}
