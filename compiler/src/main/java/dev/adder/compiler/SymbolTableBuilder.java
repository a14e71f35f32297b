package dev.adder.compiler;

import static dev.adder.compiler.SymbolTable.*;

import dev.adder.compiler.Ast.*;
import dev.adder.compiler.SymbolTable.BlockType;
import dev.adder.compiler.SymbolTable.ComprehensionType;
import dev.adder.compiler.SymbolTable.Directive;
import dev.adder.compiler.SymbolTable.Entry;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Visits a module's tree and notes in each block's {@link Entry} how names are bound and used. */
// CPython: Python/symtable.c
final class SymbolTableBuilder {
    private final String filename;
    private final int futureFeatures;
    private final int nestingLimit;
    private final IdentityHashMap<Object, Entry> entries = new IdentityHashMap<>();
    private final ArrayList<Entry> stack = new ArrayList<>();
    private Entry current;
    private Entry top;
    private String privateName;
    private int depth;

    SymbolTableBuilder(String filename, int futureFeatures, int nestingLimit) {
        this.filename = filename;
        this.futureFeatures = futureFeatures;
        this.nestingLimit = nestingLimit;
    }

    SymbolTable build(Mod tree) {
        enterBlock("top", BlockType.MODULE, tree, new Span(0, 0, 0, 0));
        top = current;
        switch (tree) {
            case Ast.Module m -> visitStatements(m.body());
            case Interactive i -> visitStatements(i.body());
            case Expression e -> visit(e.body());
            case FunctionType f -> throw new CompileError(CompileError.Kind.RECURSION_ERROR,
                    "this compiler does not handle FunctionTypes", filename, 0, 0, 0, 0, null);
        }
        exitBlock();
        new ScopeAnalyzer(filename).analyze(top);
        return new SymbolTable(filename, top, entries);
    }

    static CompileError error(String filename, String message, Span span) {
        return new CompileError(CompileError.Kind.SYNTAX_ERROR, message, filename, span.lineno(), span.colOffset() + 1,
                span.endLineno(), span.endColOffset() + 1, null);
    }

    private CompileError error(String message, Span span) {
        return error(filename, message, span);
    }

    private void enterBlock(String name, BlockType type, Object node, Span span) {
        Entry entry = new Entry(name, type, node, span);
        if (current != null) {
            entry.nested = current.nested || current.type == BlockType.FUNCTION;
            // An assignment expression is not allowed even in a comprehension or lambda within an iterable expression.
            entry.compIterExpr = current.compIterExpr;
        }
        entries.put(node, entry);
        stack.add(entry);
        Entry previous = current;
        current = entry;
        // What an unevaluated annotation mentions must not affect the block it stands in.
        if (type != BlockType.ANNOTATION && previous != null) {
            previous.children.add(entry);
        }
    }

    private void exitBlock() {
        stack.remove(stack.size() - 1);
        current = stack.isEmpty() ? null : stack.get(stack.size() - 1);
    }

    private void addDef(String name, int flag, Span span) {
        addDef(name, flag, current, span);
    }

    private void addDef(String name, int flag, Entry entry, Span span) {
        String mangled = mangle(privateName, name);
        Integer old = entry.symbols.get(mangled);
        int flags = flag;
        if (old != null) {
            if ((flag & DEF_PARAM) != 0 && (old & DEF_PARAM) != 0) {
                throw error("duplicate argument '" + name + "' in function definition", span);
            }
            flags |= old;
        }
        if (entry.compIterTarget) {
            if ((flags & (DEF_GLOBAL | DEF_NONLOCAL)) != 0) {
                throw error("comprehension inner loop cannot rebind assignment expression target '" + name + "'", span);
            }
            flags |= DEF_COMP_ITER;
        }
        entry.symbols.put(mangled, flags);
        if ((flag & DEF_PARAM) != 0) {
            entry.varnames.add(mangled);
        } else if ((flag & DEF_GLOBAL) != 0) {
            Integer global = top.symbols.get(mangled);
            top.symbols.put(mangled, global == null ? flag : global | flag);
        }
    }

    private void visitStatements(List<Stmt> statements) {
        for (Stmt s : statements) {
            visit(s);
        }
    }

    /** Visits expressions, some of which may be absent. */
    private void visitAll(List<Expr> expressions) {
        for (Expr e : expressions) {
            visit(e);
        }
    }

    private void visitKeywords(List<Keyword> keywords) {
        for (Keyword k : keywords) {
            visit(k.value());
        }
    }

    private void enterRecursion() {
        if (++depth > nestingLimit) {
            throw Compiler.recursionError(filename);
        }
    }

    private void visit(Stmt statement) {
        enterRecursion();
        switch (statement) {
            case FunctionDef f -> visitFunction(f, f.name(), f.args(), f.body(), f.decoratorList(), f.returns(), false);
            case AsyncFunctionDef f -> visitFunction(f, f.name(), f.args(), f.body(), f.decoratorList(), f.returns(), true);
            case ClassDef c -> visitClass(c);
            case Return r -> {
                if (r.value() != null) {
                    visit(r.value());
                    current.returnsValue = true;
                }
            }
            case Delete d -> visitAll(d.targets());
            case Assign a -> {
                visitAll(a.targets());
                visit(a.value());
            }
            case AugAssign a -> {
                visit(a.target());
                visit(a.value());
            }
            case AnnAssign a -> visitAnnAssign(a);
            case For f -> visitLoop(f.target(), f.iter(), f.body(), f.orelse());
            case AsyncFor f -> visitLoop(f.target(), f.iter(), f.body(), f.orelse());
            case While w -> {
                visit(w.test());
                visitStatements(w.body());
                visitStatements(w.orelse());
            }
            case If i -> {
                visit(i.test());
                visitStatements(i.body());
                visitStatements(i.orelse());
            }
            case With w -> visitWith(w.items(), w.body());
            case AsyncWith w -> visitWith(w.items(), w.body());
            case Match m -> {
                visit(m.subject());
                for (MatchCase c : m.cases()) {
                    visit(c.pattern());
                    visit(c.guard());
                    visitStatements(c.body());
                }
            }
            case Raise r -> {
                visit(r.exc());
                visit(r.cause());
            }
            case Try t -> visitTry(t.body(), t.handlers(), t.orelse(), t.finalbody());
            case TryStar t -> visitTry(t.body(), t.handlers(), t.orelse(), t.finalbody());
            case Assert a -> {
                visit(a.test());
                visit(a.msg());
            }
            case Import i -> {
                for (Alias alias : i.names()) {
                    visit(alias);
                }
            }
            case ImportFrom i -> {
                for (Alias alias : i.names()) {
                    visit(alias);
                }
            }
            case Global g -> visitDeclaration(g.names(), DEF_GLOBAL, "global", g.span());
            case Nonlocal n -> visitDeclaration(n.names(), DEF_NONLOCAL, "nonlocal", n.span());
            case ExprStmt e -> visit(e.value());
            case Pass p -> { }
            case Break b -> { }
            case Continue c -> { }
        }
        depth--;
    }

    private void visitLoop(Expr target, Expr iter, List<Stmt> body, List<Stmt> orelse) {
        visit(target);
        visit(iter);
        visitStatements(body);
        visitStatements(orelse);
    }

    private void visitWith(List<WithItem> items, List<Stmt> body) {
        for (WithItem item : items) {
            visit(item.contextExpr());
            visit(item.optionalVars());
        }
        visitStatements(body);
    }

    private void visitTry(List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, List<Stmt> finalbody) {
        visitStatements(body);
        visitStatements(orelse);
        for (ExceptHandler h : handlers) {
            visit(h.type());
            if (h.name() != null) {
                addDef(h.name(), DEF_LOCAL, h.span());
            }
            visitStatements(h.body());
        }
        visitStatements(finalbody);
    }

    private void visitFunction(Stmt s, String name, Arguments args, List<Stmt> body, List<Expr> decorators, Expr returns,
            boolean async) {
        addDef(name, DEF_LOCAL, s.span());
        visitAll(args.defaults());
        visitAll(args.kwDefaults());
        visitAnnotations(s, args, returns);
        visitAll(decorators);
        enterBlock(name, BlockType.FUNCTION, s, s.span());
        if (async) {
            current.coroutine = true;
        }
        visit(args);
        visitStatements(body);
        exitBlock();
    }

    private void visitClass(ClassDef c) {
        addDef(c.name(), DEF_LOCAL, c.span());
        visitAll(c.bases());
        visitKeywords(c.keywords());
        visitAll(c.decoratorList());
        enterBlock(c.name(), BlockType.CLASS, c, c.span());
        String outer = privateName;
        privateName = c.name();
        visitStatements(c.body());
        privateName = outer;
        exitBlock();
    }

    private void visitAnnAssign(AnnAssign a) {
        if (a.target() instanceof Name n) {
            int flags = current.symbol(mangle(privateName, n.id()));
            if ((flags & (DEF_GLOBAL | DEF_NONLOCAL)) != 0 && current != top && a.simple() != 0) {
                throw error("annotated name '" + n.id() + "' can't be "
                        + ((flags & DEF_GLOBAL) != 0 ? "global" : "nonlocal"), a.span());
            }
            if (a.simple() != 0) {
                addDef(n.id(), DEF_ANNOT | DEF_LOCAL, n.span());
            } else if (a.value() != null) {
                addDef(n.id(), DEF_LOCAL, n.span());
            }
        } else {
            visit(a.target());
        }
        visitAnnotation(a.annotation());
        visit(a.value());
    }

    private void visitDeclaration(List<String> names, int flag, String word, Span span) {
        for (String name : names) {
            int flags = current.symbol(mangle(privateName, name));
            if ((flags & (DEF_PARAM | DEF_LOCAL | USE | DEF_ANNOT)) != 0) {
                String message;
                if ((flags & DEF_PARAM) != 0) {
                    message = "name '" + name + "' is parameter and " + word;
                } else if ((flags & USE) != 0) {
                    message = "name '" + name + "' is used prior to " + word + " declaration";
                } else if ((flags & DEF_ANNOT) != 0) {
                    message = "annotated name '" + name + "' can't be " + word;
                } else {
                    message = "name '" + name + "' is assigned to before " + word + " declaration";
                }
                throw error(message, span);
            }
            addDef(name, flag, span);
            recordDirective(name, span);
        }
    }

    private void recordDirective(String name, Span span) {
        current.directives.add(new Directive(mangle(privateName, name), span));
    }

    private void visit(Alias alias) {
        String name = alias.asname() == null ? alias.name() : alias.asname();
        if (name.equals("*")) {
            if (current.type != BlockType.MODULE) {
                throw error("import * only allowed at module level", alias.span());
            }
            return;
        }
        int dot = name.indexOf('.');
        addDef(dot < 0 ? name : name.substring(0, dot), DEF_IMPORT, alias.span());
    }

    private void visit(Arguments args) {
        visitParams(args.posonlyargs());
        visitParams(args.args());
        visitParams(args.kwonlyargs());
        if (args.vararg() != null) {
            addDef(args.vararg().arg(), DEF_PARAM, args.vararg().span());
            current.varargs = true;
        }
        if (args.kwarg() != null) {
            addDef(args.kwarg().arg(), DEF_PARAM, args.kwarg().span());
            current.varkeywords = true;
        }
    }

    private void visitParams(List<Arg> params) {
        for (Arg a : params) {
            addDef(a.arg(), DEF_PARAM, a.span());
        }
    }

    private boolean annotationsAreStrings() {
        return (futureFeatures & Compiler.CO_FUTURE_ANNOTATIONS) != 0;
    }

    private void visitAnnotation(Expr annotation) {
        if (annotationsAreStrings()) {
            enterBlock("_annotation", BlockType.ANNOTATION, annotation, annotation.span());
            visit(annotation);
            exitBlock();
        } else {
            visit(annotation);
        }
    }

    private void visitAnnotations(Stmt s, Arguments args, Expr returns) {
        if (annotationsAreStrings()) {
            enterBlock("_annotation", BlockType.ANNOTATION, s, s.span());
        }
        visitArgAnnotations(args.posonlyargs());
        visitArgAnnotations(args.args());
        if (args.vararg() != null) {
            visit(args.vararg().annotation());
        }
        if (args.kwarg() != null) {
            visit(args.kwarg().annotation());
        }
        visitArgAnnotations(args.kwonlyargs());
        if (annotationsAreStrings()) {
            exitBlock();
        }
        if (returns != null) {
            visitAnnotation(returns);
        }
    }

    private void visitArgAnnotations(List<Arg> args) {
        for (Arg a : args) {
            visit(a.annotation());
        }
    }

    private void visit(Expr expression) {
        if (expression == null) {
            return;
        }
        enterRecursion();
        switch (expression) {
            case NamedExpr n -> {
                forbidInAnnotation("named expression", n.span());
                visitNamedExpr(n);
            }
            case BoolOp b -> visitAll(b.values());
            case BinOp b -> {
                visit(b.left());
                visit(b.right());
            }
            case UnaryOp u -> visit(u.operand());
            case Lambda l -> {
                visitAll(l.args().defaults());
                visitAll(l.args().kwDefaults());
                enterBlock("lambda", BlockType.FUNCTION, l, l.span());
                visit(l.args());
                visit(l.body());
                exitBlock();
            }
            case IfExp i -> {
                visit(i.test());
                visit(i.body());
                visit(i.orelse());
            }
            case Dict d -> {
                visitAll(d.keys());
                visitAll(d.values());
            }
            case Ast.Set s -> visitAll(s.elts());
            case ListComp c -> visitComprehension(c, "listcomp", ComprehensionType.LIST, c.generators(), c.elt(), null);
            case SetComp c -> visitComprehension(c, "setcomp", ComprehensionType.SET, c.generators(), c.elt(), null);
            case DictComp c -> visitComprehension(c, "dictcomp", ComprehensionType.DICT, c.generators(), c.key(), c.value());
            case GeneratorExp c -> visitComprehension(c, "genexpr", ComprehensionType.GENERATOR, c.generators(), c.elt(), null);
            case Yield y -> {
                forbidInAnnotation("yield expression", y.span());
                visit(y.value());
                current.generator = true;
                forbidYieldInComprehension(y.span());
            }
            case YieldFrom y -> {
                forbidInAnnotation("yield expression", y.span());
                visit(y.value());
                current.generator = true;
                forbidYieldInComprehension(y.span());
            }
            case Await a -> {
                forbidInAnnotation("await expression", a.span());
                visit(a.value());
                current.coroutine = true;
            }
            case Compare c -> {
                visit(c.left());
                visitAll(c.comparators());
            }
            case Call c -> {
                visit(c.func());
                visitAll(c.args());
                visitKeywords(c.keywords());
            }
            case FormattedValue f -> {
                visit(f.value());
                visit(f.formatSpec());
            }
            case JoinedStr j -> visitAll(j.values());
            case Constant c -> { }
            case Attribute a -> visit(a.value());
            case Subscript s -> {
                visit(s.value());
                visit(s.slice());
            }
            case Starred s -> visit(s.value());
            case Slice s -> {
                visit(s.lower());
                visit(s.upper());
                visit(s.step());
            }
            case Name n -> {
                addDef(n.id(), n.ctx() == ExprContext.LOAD ? USE : DEF_LOCAL, n.span());
                // super() without arguments finds its class in the cell __class__.
                if (n.ctx() == ExprContext.LOAD && current.type == BlockType.FUNCTION && n.id().equals("super")) {
                    addDef("__class__", USE, n.span());
                }
            }
            case ListExpr l -> visitAll(l.elts());
            case Ast.Tuple t -> visitAll(t.elts());
        }
        depth--;
    }

    private void visitNamedExpr(NamedExpr n) {
        if (current.compIterExpr > 0) {
            throw error("assignment expression cannot be used in a comprehension iterable expression", n.span());
        }
        if (current.comprehension != ComprehensionType.NONE) {
            extendNamedExprScope((Name) n.target());
        }
        visit(n.value());
        visit(n.target());
    }

    /** Binds the target of an assignment expression in a comprehension where the comprehension stands. */
    // CPython: Python/symtable.c symtable_extend_namedexpr_scope
    private void extendNamedExprScope(Name target) {
        String name = target.id();
        Span span = target.span();
        for (int i = stack.size() - 1; i >= 0; i--) {
            Entry entry = stack.get(i);
            if (entry.comprehension != ComprehensionType.NONE) {
                if ((entry.symbol(mangle(privateName, name)) & DEF_COMP_ITER) != 0) {
                    throw error("assignment expression cannot rebind comprehension iteration variable '" + name + "'", span);
                }
                continue;
            }
            switch (entry.type) {
                case FUNCTION -> {
                    boolean global = (entry.symbol(mangle(privateName, name)) & DEF_GLOBAL) != 0;
                    addDef(name, global ? DEF_GLOBAL : DEF_NONLOCAL, span);
                    recordDirective(name, span);
                    addDef(name, DEF_LOCAL, entry, span);
                    return;
                }
                case MODULE -> {
                    addDef(name, DEF_GLOBAL, span);
                    recordDirective(name, span);
                    addDef(name, DEF_GLOBAL, entry, span);
                    return;
                }
                case CLASS -> throw error(
                        "assignment expression within a comprehension cannot be used in a class body", span);
                case ANNOTATION -> { }
            }
        }
    }

    private void forbidInAnnotation(String what, Span span) {
        if (current.type == BlockType.ANNOTATION) {
            throw error("'" + what + "' can not be used within an annotation", span);
        }
    }

    private void forbidYieldInComprehension(Span span) {
        switch (current.comprehension) {
            case NONE -> { }
            case LIST -> throw error("'yield' inside list comprehension", span);
            case SET -> throw error("'yield' inside set comprehension", span);
            case DICT -> throw error("'yield' inside dict comprehension", span);
            case GENERATOR -> throw error("'yield' inside generator expression", span);
        }
    }

    // CPython: Python/symtable.c symtable_handle_comprehension
    private void visitComprehension(Expr e, String name, ComprehensionType type, List<Comprehension> generators, Expr elt,
            Expr value) {
        boolean isGenerator = type == ComprehensionType.GENERATOR;
        Comprehension outermost = generators.get(0);
        current.compIterExpr++;
        visit(outermost.iter());
        current.compIterExpr--;
        enterBlock(name, BlockType.FUNCTION, e, e.span());
        current.comprehension = type;
        if (outermost.isAsync() != 0) {
            current.coroutine = true;
        }
        addDef(".0", DEF_PARAM, e.span());
        current.compIterTarget = true;
        visit(outermost.target());
        current.compIterTarget = false;
        visitAll(outermost.ifs());
        for (int i = 1; i < generators.size(); i++) {
            Comprehension generator = generators.get(i);
            current.compIterTarget = true;
            visit(generator.target());
            current.compIterTarget = false;
            current.compIterExpr++;
            visit(generator.iter());
            current.compIterExpr--;
            visitAll(generator.ifs());
            if (generator.isAsync() != 0) {
                current.coroutine = true;
            }
        }
        visit(value);
        visit(elt);
        current.generator = isGenerator;
        boolean async = current.coroutine && !isGenerator;
        exitBlock();
        if (async) {
            current.coroutine = true;
        }
    }

    private void visit(Pattern pattern) {
        if (pattern == null) {
            return;
        }
        enterRecursion();
        switch (pattern) {
            case MatchValue p -> visit(p.value());
            case MatchSingleton p -> { }
            case MatchSequence p -> visitPatterns(p.patterns());
            case MatchStar p -> addCapture(p.name(), p.span());
            case MatchMapping p -> {
                visitAll(p.keys());
                visitPatterns(p.patterns());
                addCapture(p.rest(), p.span());
            }
            case MatchClass p -> {
                visit(p.cls());
                visitPatterns(p.patterns());
                visitPatterns(p.kwdPatterns());
            }
            case MatchAs p -> {
                visit(p.pattern());
                addCapture(p.name(), p.span());
            }
            case MatchOr p -> visitPatterns(p.patterns());
        }
        depth--;
    }

    private void visitPatterns(List<Pattern> patterns) {
        for (Pattern p : patterns) {
            visit(p);
        }
    }

    private void addCapture(String name, Span span) {
        if (name != null) {
            addDef(name, DEF_LOCAL, span);
        }
    }
}
