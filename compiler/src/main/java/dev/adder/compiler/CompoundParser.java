package dev.adder.compiler;

import static dev.adder.compiler.TokenKind.*;

import dev.adder.compiler.Ast.Arguments;
import dev.adder.compiler.Ast.ExceptHandler;
import dev.adder.compiler.Ast.Expr;
import dev.adder.compiler.Ast.MatchCase;
import dev.adder.compiler.Ast.Pattern;
import dev.adder.compiler.Ast.Stmt;
import dev.adder.compiler.Ast.WithItem;
import java.util.ArrayList;
import java.util.List;

/** Statements with blocks, and lists of statements. */
abstract class CompoundParser extends StatementParser {
    CompoundParser(Tokenizer tok, Parser.Mode mode, int flags, WarningSink sink) {
        super(tok, mode, flags, sink);
    }

    /** One or more statements; null for none. */
    final List<Stmt> statements() {
        List<Stmt> out = new ArrayList<>();
        enter(3);
        while (statement(out)) {
            continue;
        }
        level -= 3;
        return out.isEmpty() ? null : out;
    }

    private boolean statement(List<Stmt> out) {
        enter(2);
        Stmt s = compoundStatement();
        boolean some = s != null;
        if (some) {
            out.add(s);
        } else {
            some = simpleStatements(out);
        }
        level -= 2;
        return some;
    }

    /** The block of a compound statement. */
    @SuppressWarnings("unchecked")
    final List<Stmt> block() {
        if (slow) {
            Object known = memoGet(MEMO_BLOCK);
            if (known != null) {
                return known == FAILED ? null : (List<Stmt>) known;
            }
        }
        int m = mark;
        enter(1);
        List<Stmt> body = blockBody();
        level--;
        return slow ? memoPut(MEMO_BLOCK, m, body) : body;
    }

    private List<Stmt> blockBody() {
        int m = mark;
        if (accept(NEWLINE)) {
            if (accept(INDENT)) {
                List<Stmt> body = statements();
                if (body != null && accept(DEDENT)) {
                    return body;
                }
            } else if (callInvalidRules) {
                throw raiseError(CompileError.Kind.INDENTATION_ERROR, "expected an indented block");
            }
            mark = m;
            return null;
        }
        List<Stmt> body = new ArrayList<>(1);
        return simpleStatements(body) ? body : null;
    }

    /** Whether a line end follows without an indented block. */
    private boolean missingBlock() {
        return accept(NEWLINE) && peek() != INDENT;
    }

    private CompileError expectedBlock(String after, int keyword) {
        return raiseError(CompileError.Kind.INDENTATION_ERROR, "expected an indented block after " + after + " on line " + lines[keyword]);
    }

    final Stmt compoundStatement() {
        int m = mark;
        Stmt s;
        switch (peek()) {
            case KW_DEF -> s = functionDef(List.of());
            case AT -> s = decorated();
            case KW_IF -> s = ifStatement();
            case KW_CLASS -> s = classDef(List.of());
            case KW_WITH -> s = withStatement();
            case KW_FOR -> s = forStatement();
            case KW_TRY -> s = tryStatement();
            case KW_WHILE -> s = whileStatement();
            case ASYNC -> {
                s = functionDef(List.of());
                if (s == null) {
                    mark = m;
                    s = withStatement();
                }
                if (s == null) {
                    mark = m;
                    s = forStatement();
                }
            }
            case NAME -> s = peekSoftKeyword("match") ? matchStatement() : null;
            default -> {
                return null;
            }
        }
        if (s == null) {
            mark = m;
        }
        return s;
    }

    private Stmt decorated() {
        List<Expr> decorators = new ArrayList<>();
        while (true) {
            int before = mark;
            if (accept(AT)) {
                Expr f = namedExpression();
                if (f != null && accept(NEWLINE)) {
                    decorators.add(f);
                    continue;
                }
            }
            mark = before;
            break;
        }
        if (decorators.isEmpty()) {
            return null;
        }
        return peek() == KW_CLASS ? classDef(decorators) : functionDef(decorators);
    }

    private Stmt classDef(List<Expr> decorators) {
        int m = mark;
        if (callInvalidRules) {
            invalidClassDef();
        }
        if (!accept(KW_CLASS)) {
            return null;
        }
        String name = acceptName();
        if (name == null) {
            return null;
        }
        Args args = optionalClassArguments();
        if (!accept(COLON)) {
            return null;
        }
        List<Stmt> body = block();
        return body == null ? null : new Ast.ClassDef(name, args.args(), args.keywords(), body, decorators, span(m));
    }

    private Args optionalClassArguments() {
        int m = mark;
        if (peek() != LPAR) {
            return Args.NONE;
        }
        Args args;
        if (slow) {
            mark++;
            args = arguments();
            if (args == null) {
                args = Args.NONE;
            }
            if (accept(RPAR)) {
                return args;
            }
        } else {
            args = fastArguments();
            // A class's bases cannot be one generator expression without its own parentheses.
            if (args != null && !(args.args().size() == 1 && args.args().get(0) instanceof Ast.GeneratorExp g && g.span().colOffset() == cols[m]
                && g.span().lineno() == lines[m])) {
                return args;
            }
        }
        mark = m;
        return Args.NONE;
    }

    private void invalidClassDef() {
        int m = mark;
        if (accept(KW_CLASS) && acceptName() != null) {
            optionalClassArguments();
            int end = mark;
            if (accept(NEWLINE)) {
                throw raiseError("expected ':'");
            }
            mark = end;
            if (accept(COLON) && missingBlock()) {
                throw expectedBlock("class definition", m);
            }
        }
        mark = m;
    }

    private Stmt functionDef(List<Expr> decorators) {
        int m = mark;
        if (callInvalidRules) {
            invalidDef();
        }
        boolean async = accept(ASYNC);
        if (!accept(KW_DEF)) {
            return null;
        }
        String name = acceptName();
        if (name == null) {
            return null;
        }
        force(LPAR, "(");
        Arguments args = parameters(false);
        if (!accept(RPAR)) {
            return null;
        }
        Expr returns = null;
        int before = mark;
        if (accept(RARROW)) {
            returns = expression();
            if (returns == null) {
                mark = before;
            }
        }
        force(COLON, ":");
        String comment = functionTypeComment();
        List<Stmt> body = block();
        if (body == null) {
            return null;
        }
        if (args == null) {
            args = emptyArguments();
        }
        if (async) {
            checkVersion(5, "Async functions are");
        }
        return async ? new Ast.AsyncFunctionDef(name, args, body, decorators, returns, comment, span(m))
            : new Ast.FunctionDef(name, args, body, decorators, returns, comment, span(m));
    }

    private String functionTypeComment() {
        int m = mark;
        if (!tok.typeComments) {
            return null;
        }
        if (accept(NEWLINE) && accept(TYPE_COMMENT)) {
            int t = mark - 1;
            if (accept(NEWLINE) && peek() == INDENT) {
                mark = t + 1;
                return tokenText(t);
            }
        }
        mark = m;
        if (callInvalidRules && accept(TYPE_COMMENT) && accept(NEWLINE) && accept(TYPE_COMMENT) && accept(NEWLINE) && accept(INDENT)) {
            throw raiseError("Cannot have two type comments on def");
        }
        mark = m;
        return accept(TYPE_COMMENT) ? tokenText(m) : null;
    }

    private void invalidDef() {
        int m = mark;
        accept(ASYNC);
        int def = mark;
        if (accept(KW_DEF) && acceptName() != null && accept(LPAR)) {
            parameters(false);
            if (accept(RPAR)) {
                int before = mark;
                if (accept(RARROW) && expression() == null) {
                    mark = before;
                }
                if (accept(COLON) && missingBlock()) {
                    throw expectedBlock("function definition", def);
                }
            }
        }
        mark = m;
    }

    private List<Stmt> elseBlock() {
        int m = mark;
        if (peek() != KW_ELSE) {
            return null;
        }
        if (callInvalidRules) {
            mark++;
            if (accept(COLON) && missingBlock()) {
                throw expectedBlock("'else' statement", m);
            }
            mark = m;
        }
        mark++;
        force(COLON, ":");
        List<Stmt> body = block();
        if (body == null) {
            mark = m;
        }
        return body;
    }

    private void invalidCondition(String keyword) {
        int m = mark++;
        if (namedExpression() != null) {
            int end = mark;
            if (accept(NEWLINE)) {
                throw raiseError("expected ':'");
            }
            mark = end;
            if (accept(COLON) && missingBlock()) {
                throw expectedBlock("'" + keyword + "' statement", m);
            }
        }
        mark = m;
    }

    private record Branch(Expr test, List<Stmt> body, int start) {}

    /** The condition and block at {@code if} or {@code elif}. */
    private Branch branch(String keyword) {
        int m = mark;
        if (callInvalidRules) {
            invalidCondition(keyword);
        }
        mark++;
        Expr test = namedExpression();
        if (test != null && accept(COLON)) {
            List<Stmt> body = block();
            if (body != null) {
                return new Branch(test, body, m);
            }
        }
        mark = m;
        return null;
    }

    private Stmt ifStatement() {
        Branch first = branch("if");
        if (first == null) {
            return null;
        }
        List<Branch> branches = null;
        List<Stmt> orelse = null;
        int depth = 0;
        while (peek() == KW_ELIF) {
            Branch b = branch("elif");
            if (b == null) {
                break;
            }
            enter(1);
            depth++;
            if (branches == null) {
                branches = new ArrayList<>();
            }
            branches.add(b);
        }
        level -= depth;
        orelse = elseBlock();
        if (orelse == null) {
            orelse = List.of();
        }
        if (branches != null) {
            for (int i = branches.size() - 1; i >= 0; i--) {
                Branch b = branches.get(i);
                orelse = List.of(new Ast.If(b.test, b.body, orelse, span(b.start)));
            }
        }
        return new Ast.If(first.test, first.body, orelse, span(first.start));
    }

    private Stmt whileStatement() {
        int m = mark;
        Branch b = branch("while");
        if (b == null) {
            return null;
        }
        List<Stmt> orelse = elseBlock();
        return new Ast.While(b.test, b.body, orelse == null ? List.of() : orelse, span(m));
    }

    private Stmt forStatement() {
        int m = mark;
        if (callInvalidRules) {
            invalidFor();
        }
        boolean async = accept(ASYNC);
        if (accept(KW_FOR)) {
            Expr target = starTargets();
            if (target != null && accept(KW_IN)) {
                Expr iter = starExpressions();
                if (iter == null || !accept(COLON)) {
                    return null;
                }
                String comment = accept(TYPE_COMMENT) ? tokenText(mark - 1) : null;
                List<Stmt> body = block();
                if (body == null) {
                    return null;
                }
                List<Stmt> orelse = elseBlock();
                if (orelse == null) {
                    orelse = List.of();
                }
                if (async) {
                    checkVersion(5, "Async for loops are");
                }
                return async ? new Ast.AsyncFor(target, iter, body, orelse, comment, span(m)) : new Ast.For(target, iter, body, orelse, comment, span(m));
            }
        }
        mark = m;
        if (callInvalidRules) {
            invalidForTarget();
        }
        return null;
    }

    private void invalidFor() {
        int m = mark;
        accept(ASYNC);
        int keyword = mark;
        if (accept(KW_FOR) && starTargets() != null && accept(KW_IN) && starExpressions() != null) {
            int end = mark;
            if (accept(NEWLINE)) {
                throw raiseError("expected ':'");
            }
            mark = end;
            if (accept(COLON) && missingBlock()) {
                throw expectedBlock("'for' statement", keyword);
            }
        }
        mark = m;
    }

    private Stmt withStatement() {
        int m = mark;
        if (callInvalidRules) {
            invalidWithIndent();
        }
        boolean async = accept(ASYNC);
        int keyword = mark;
        if (accept(KW_WITH)) {
            if (accept(LPAR)) {
                List<WithItem> items = withItems();
                if (items != null) {
                    accept(COMMA);
                    if (accept(RPAR) && accept(COLON)) {
                        List<Stmt> body = block();
                        if (body != null) {
                            if (!async) {
                                checkVersion(9, "Parenthesized context managers are");
                            }
                            return makeWith(async, items, body, null, m);
                        }
                    }
                }
                mark = keyword + 1;
            }
            List<WithItem> items = withItems();
            if (items != null && accept(COLON)) {
                String comment = accept(TYPE_COMMENT) ? tokenText(mark - 1) : null;
                List<Stmt> body = block();
                if (body != null) {
                    return makeWith(async, items, body, comment, m);
                }
            }
        }
        mark = m;
        if (callInvalidRules) {
            invalidWith();
        }
        return null;
    }

    private Stmt makeWith(boolean async, List<WithItem> items, List<Stmt> body, String comment, int m) {
        if (async) {
            checkVersion(5, "Async with statements are");
        }
        return async ? new Ast.AsyncWith(items, body, comment, span(m)) : new Ast.With(items, body, comment, span(m));
    }

    private List<WithItem> withItems() {
        WithItem w = withItem();
        if (w == null) {
            return null;
        }
        List<WithItem> items = new ArrayList<>(1);
        while (true) {
            items.add(w);
            int before = mark;
            if (!accept(COMMA) || (w = withItem()) == null) {
                mark = before;
                return items;
            }
        }
    }

    private WithItem withItem() {
        int m = mark;
        Expr e = expression();
        if (e == null) {
            return null;
        }
        int end = mark;
        if (accept(KW_AS)) {
            Expr t = starTarget();
            if (t != null && atWithItemEnd()) {
                return new WithItem(e, t);
            }
            if (callInvalidRules) {
                mark = end + 1;
                Expr a = expression();
                if (a != null && atWithItemEnd()) {
                    checkTarget(a, Target.STAR);
                }
            }
        }
        mark = end;
        return new WithItem(e, null);
    }

    private boolean atWithItemEnd() {
        int t = peek();
        return t == COMMA || t == RPAR || t == COLON;
    }

    /** {@code expression [as target], ...}, with {@code expressions} in place of the first where {@code tuples}. */
    private boolean looseWithItems(boolean tuples) {
        int good = -1;
        while ((tuples ? expressions() : expression()) != null) {
            good = mark;
            if (accept(KW_AS)) {
                if (starTarget() == null) {
                    mark = good;
                } else {
                    good = mark;
                }
            }
            if (!accept(COMMA)) {
                break;
            }
        }
        if (good >= 0) {
            mark = good;
        }
        return good >= 0;
    }

    private void invalidWith() {
        int m = mark;
        accept(ASYNC);
        if (accept(KW_WITH)) {
            int after = mark;
            if (looseWithItems(false) && accept(NEWLINE)) {
                throw raiseError("expected ':'");
            }
            mark = after;
            if (accept(LPAR) && looseWithItems(true)) {
                accept(COMMA);
                if (accept(RPAR) && accept(NEWLINE)) {
                    throw raiseError("expected ':'");
                }
            }
        }
        mark = m;
    }

    private void invalidWithIndent() {
        int m = mark;
        accept(ASYNC);
        int keyword = mark;
        if (accept(KW_WITH)) {
            if (looseWithItems(false) && accept(COLON) && missingBlock()) {
                throw expectedBlock("'with' statement", keyword);
            }
            mark = keyword + 1;
            if (accept(LPAR) && looseWithItems(true)) {
                accept(COMMA);
                if (accept(RPAR) && accept(COLON) && missingBlock()) {
                    throw expectedBlock("'with' statement", keyword);
                }
            }
        }
        mark = m;
    }

    private Stmt tryStatement() {
        int m = mark;
        if (callInvalidRules) {
            invalidTry();
        }
        mark++;
        force(COLON, ":");
        List<Stmt> body = block();
        if (body == null) {
            return null;
        }
        int afterBody = mark;
        List<Stmt> last = finallyBlock();
        if (last != null) {
            return new Ast.Try(body, List.of(), List.of(), last, span(m));
        }
        boolean star = false;
        List<ExceptHandler> handlers = handlers(false);
        if (handlers.isEmpty()) {
            mark = afterBody;
            handlers = handlers(true);
            star = true;
            if (handlers.isEmpty()) {
                return null;
            }
        }
        List<Stmt> orelse = elseBlock();
        last = finallyBlock();
        if (orelse == null) {
            orelse = List.of();
        }
        if (last == null) {
            last = List.of();
        }
        if (star) {
            checkVersion(11, "Exception groups are");
        }
        return star ? new Ast.TryStar(body, handlers, orelse, last, span(m)) : new Ast.Try(body, handlers, orelse, last, span(m));
    }

    private List<Stmt> finallyBlock() {
        int m = mark;
        if (peek() != KW_FINALLY) {
            return null;
        }
        if (callInvalidRules) {
            mark++;
            if (accept(COLON) && missingBlock()) {
                throw expectedBlock("'finally' statement", m);
            }
            mark = m;
        }
        mark++;
        force(COLON, ":");
        List<Stmt> body = block();
        if (body == null) {
            mark = m;
        }
        return body;
    }

    private List<ExceptHandler> handlers(boolean star) {
        List<ExceptHandler> l = new ArrayList<>();
        for (ExceptHandler h; (h = star ? exceptStarBlock() : exceptBlock()) != null; ) {
            l.add(h);
        }
        return l;
    }

    private String optionalAsName() {
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

    private ExceptHandler exceptBlock() {
        int m = mark;
        if (peek() != KW_EXCEPT) {
            return null;
        }
        if (callInvalidRules) {
            mark++;
            if (expression() != null) {
                optionalAsName();
                if (accept(COLON) && missingBlock()) {
                    throw expectedBlock("'except' statement", m);
                }
            }
            mark = m + 1;
            if (accept(COLON) && missingBlock()) {
                throw expectedBlock("'except' statement", m);
            }
            mark = m;
        }
        mark++;
        Expr e = expression();
        if (e != null) {
            String name = optionalAsName();
            if (accept(COLON)) {
                List<Stmt> body = block();
                if (body != null) {
                    return new ExceptHandler(e, name, body, span(m));
                }
            }
            mark = m + 1;
        }
        if (accept(COLON)) {
            List<Stmt> body = block();
            if (body != null) {
                return new ExceptHandler(null, null, body, span(m));
            }
        }
        mark = m;
        if (callInvalidRules) {
            invalidExcept();
        }
        return null;
    }

    private ExceptHandler exceptStarBlock() {
        int m = mark;
        if (peek() != KW_EXCEPT) {
            return null;
        }
        if (callInvalidRules) {
            mark++;
            if (accept(STAR) && expression() != null) {
                optionalAsName();
                if (accept(COLON) && missingBlock()) {
                    throw expectedBlock("'except*' statement", m);
                }
            }
            mark = m;
        }
        mark++;
        if (accept(STAR)) {
            Expr e = expression();
            if (e != null) {
                String name = optionalAsName();
                if (accept(COLON)) {
                    List<Stmt> body = block();
                    if (body != null) {
                        return new ExceptHandler(e, name, body, span(m));
                    }
                }
            }
        }
        mark = m;
        if (callInvalidRules) {
            invalidExcept();
        }
        return null;
    }

    private void invalidExcept() {
        int m = mark;
        mark++;
        accept(STAR);
        Expr a = expression();
        if (a != null && accept(COMMA) && expressions() != null) {
            optionalAsName();
            if (accept(COLON)) {
                throw raiseStartingFrom("multiple exception types must be parenthesized", a.span().lineno(), a.span().colOffset());
            }
        }
        mark = m + 1;
        accept(STAR);
        if (expression() != null) {
            optionalAsName();
            if (accept(NEWLINE)) {
                throw raiseError("expected ':'");
            }
        }
        mark = m + 1;
        if (accept(NEWLINE)) {
            throw raiseError("expected ':'");
        }
        if (accept(STAR) && (accept(NEWLINE) || accept(COLON))) {
            throw raiseError("expected one or more exception types");
        }
        mark = m;
    }

    private void invalidTry() {
        int m = mark;
        mark++;
        if (!accept(COLON)) {
            mark = m;
            return;
        }
        int colon = mark;
        if (missingBlock()) {
            throw expectedBlock("'try' statement", m);
        }
        mark = colon;
        if (block() != null && peek() != KW_EXCEPT && peek() != KW_FINALLY) {
            throw raiseError("expected 'except' or 'finally' block");
        }
        mark = colon;
        while (block() != null) {
            continue;
        }
        int body = mark;
        if (!handlers(false).isEmpty()) {
            int except = mark;
            if (accept(KW_EXCEPT) && accept(STAR)) {
                int star = mark - 1;
                if (expression() != null) {
                    optionalAsName();
                    if (accept(COLON)) {
                        throw raiseTokens("cannot have both 'except' and 'except*' on the same 'try'", except, star);
                    }
                }
            }
        }
        mark = body;
        if (!handlers(true).isEmpty()) {
            int except = mark;
            if (accept(KW_EXCEPT)) {
                if (expression() != null) {
                    optionalAsName();
                }
                if (accept(COLON)) {
                    throw raiseTokens("cannot have both 'except' and 'except*' on the same 'try'", except, except);
                }
            }
        }
        mark = m;
    }

    private Expr subject() {
        int m = mark;
        Expr a = starNamedExpression();
        if (a != null && accept(COMMA)) {
            List<Expr> rest = starNamedExpressions();
            return new Ast.Tuple(prepend(a, rest == null ? List.of() : rest), Ast.ExprContext.LOAD, span(m));
        }
        if (!(a instanceof Ast.Starred) && !slow) {
            return a;
        }
        mark = m;
        return namedExpression();
    }

    private Stmt matchStatement() {
        int m = mark++;
        Expr subject = subject();
        if (subject != null && accept(COLON) && accept(NEWLINE) && accept(INDENT)) {
            List<MatchCase> cases = new ArrayList<>();
            for (MatchCase c; (c = caseBlock()) != null; ) {
                cases.add(c);
            }
            if (!cases.isEmpty() && accept(DEDENT)) {
                checkVersion(10, "Pattern matching is");
                return new Ast.Match(subject, cases, span(m));
            }
        }
        mark = m;
        if (callInvalidRules) {
            mark++;
            if (subject() != null) {
                int end = mark;
                if (accept(NEWLINE)) {
                    throw raiseError("expected ':'");
                }
                mark = end;
                if (accept(COLON) && missingBlock()) {
                    throw expectedBlock("'match' statement", m);
                }
            }
            mark = m;
        }
        return null;
    }

    private Expr guard() {
        int m = mark;
        if (accept(KW_IF)) {
            Expr g = namedExpression();
            if (g != null) {
                return g;
            }
        }
        mark = m;
        return null;
    }

    private MatchCase caseBlock() {
        int m = mark;
        if (!peekSoftKeyword("case")) {
            return null;
        }
        if (callInvalidRules) {
            mark++;
            if (patterns() != null) {
                guard();
                int end = mark;
                if (accept(NEWLINE)) {
                    throw raiseError("expected ':'");
                }
                mark = end;
                if (accept(COLON) && missingBlock()) {
                    throw expectedBlock("'case' statement", m);
                }
            }
            mark = m;
        }
        mark++;
        Pattern p = patterns();
        if (p != null) {
            Expr g = guard();
            if (accept(COLON)) {
                List<Stmt> body = block();
                if (body != null) {
                    return new MatchCase(p, g, body);
                }
            }
        }
        mark = m;
        return null;
    }
}
