package dev.adder.compiler;

import static dev.adder.compiler.Opcode.*;

import dev.adder.compiler.Ast.*;
import java.util.ArrayList;
import java.util.List;

/** Code of calls. */
// CPython: Python/compile.c compiler_call
final class CallGenerator {
    private final CodeGenerator g;

    CallGenerator(CodeGenerator g) {
        this.g = g;
    }

    void visit(Call e) {
        checkKeywords(e.keywords());
        if (e.func() instanceof Attribute method && method.ctx() == ExprContext.LOAD && !isImported(method.value())
                && isPlain(e)) {
            visitMethodCall(e, method);
            return;
        }
        checkCaller(e.func());
        g.setLocation(e.func().span());
        g.emit(PUSH_NULL);
        g.setLocation(e.span());
        g.expressions.visit(e.func());
        visitArguments(0, e.args(), e.keywords());
    }

    /** Whether the expression is a name that the module imports: its attributes are hardly methods. */
    // CPython: Python/compile.c is_import_originated
    private boolean isImported(Expr e) {
        return e instanceof Name n && (g.symbols.top.symbol(n.id()) & SymbolTable.DEF_IMPORT) != 0;
    }

    /** Whether the call has few enough arguments, none of them unpacked. */
    private static boolean isPlain(Call e) {
        int args = e.args().size();
        int keywords = e.keywords().size();
        if (args + keywords + (keywords != 0 ? 1 : 0) >= ExpressionGenerator.STACK_USE_GUIDELINE) {
            return false;
        }
        for (Expr arg : e.args()) {
            if (arg instanceof Starred) {
                return false;
            }
        }
        for (Keyword k : e.keywords()) {
            if (k.arg() == null) {
                return false;
            }
        }
        return true;
    }

    // CPython: Python/compile.c maybe_optimize_method_call
    private void visitMethodCall(Call e, Attribute method) {
        g.expressions.visit(method.value());
        g.setLocation(method.span());
        g.expressions.startAtAttribute(method);
        g.emitName(LOAD_METHOD, method.attr());
        g.expressions.visitAll(e.args());
        if (!e.keywords().isEmpty()) {
            visitKeywords(e.keywords(), 0, e.keywords().size());
            emitKeywordNames(e.keywords());
        }
        g.setLocation(e.span());
        g.expressions.startAtAttribute(method);
        g.emitCall(e.args().size() + e.keywords().size());
    }

    private void visitKeywords(List<Keyword> keywords, int begin, int end) {
        for (int i = begin; i < end; i++) {
            g.expressions.visit(keywords.get(i).value());
        }
    }

    private static Constants.Tuple names(List<Keyword> keywords, int begin, int end) {
        List<Object> names = new ArrayList<>(end - begin);
        for (int i = begin; i < end; i++) {
            names.add(keywords.get(i).arg());
        }
        return new Constants.Tuple(names);
    }

    private void emitKeywordNames(List<Keyword> keywords) {
        g.emit(KW_NAMES, g.unit.indexOfConst(names(keywords, 0, keywords.size())));
    }

    // CPython: Python/compile.c validate_keywords
    private void checkKeywords(List<Keyword> keywords) {
        for (int i = 0; i < keywords.size(); i++) {
            String arg = keywords.get(i).arg();
            if (arg == null) {
                continue;
            }
            g.checkForbidden(arg, ExprContext.STORE);
            for (int j = i + 1; j < keywords.size(); j++) {
                if (arg.equals(keywords.get(j).arg())) {
                    g.setLocation(keywords.get(j).span());
                    throw g.error("keyword argument repeated: " + arg);
                }
            }
        }
    }

    // CPython: Python/compile.c check_caller
    private void checkCaller(Expr func) {
        switch (func) {
            case Constant e -> warnNotCallable(func);
            case Ast.Tuple e -> warnNotCallable(func);
            case ListExpr e -> warnNotCallable(func);
            case ListComp e -> warnNotCallable(func);
            case Dict e -> warnNotCallable(func);
            case DictComp e -> warnNotCallable(func);
            case Ast.Set e -> warnNotCallable(func);
            case SetComp e -> warnNotCallable(func);
            case GeneratorExp e -> warnNotCallable(func);
            case JoinedStr e -> warnNotCallable(func);
            case FormattedValue e -> warnNotCallable(func);
            default -> { }
        }
    }

    private void warnNotCallable(Expr func) {
        g.warn("'" + ExpressionGenerator.inferType(func) + "' object is not callable; perhaps you missed a comma?");
    }

    /**
     * Evaluates arguments and calls.
     *
     * @param pushed how many arguments are on the stack already
     */
    // CPython: Python/compile.c compiler_call_helper
    void visitArguments(int pushed, List<Expr> args, List<Keyword> keywords) {
        checkKeywords(keywords);
        boolean plain = args.size() + keywords.size() * 2 <= ExpressionGenerator.STACK_USE_GUIDELINE;
        for (Expr arg : args) {
            plain &= !(arg instanceof Starred);
        }
        for (Keyword k : keywords) {
            plain &= k.arg() != null;
        }
        if (plain) {
            g.expressions.visitAll(args);
            if (!keywords.isEmpty()) {
                visitKeywords(keywords, 0, keywords.size());
                emitKeywordNames(keywords);
            }
            g.emitCall(pushed + args.size() + keywords.size());
            return;
        }
        if (pushed == 0 && args.size() == 1 && args.get(0) instanceof Starred s) {
            g.expressions.visit(s.value());
        } else {
            g.expressions.visitElements(args, pushed, BUILD_LIST, LIST_APPEND, LIST_EXTEND, true);
        }
        if (!keywords.isEmpty()) {
            buildKeywordDict(keywords);
        }
        g.emit(CALL_FUNCTION_EX, keywords.isEmpty() ? 0 : 1);
    }

    private void buildKeywordDict(List<Keyword> keywords) {
        boolean haveDict = false;
        int seen = 0;
        int n = keywords.size();
        for (int i = 0; i < n; i++) {
            Keyword k = keywords.get(i);
            if (k.arg() != null) {
                seen++;
                continue;
            }
            if (seen > 0) {
                buildPart(keywords, i - seen, i);
                if (haveDict) {
                    g.emit(DICT_MERGE, 1);
                }
                haveDict = true;
                seen = 0;
            }
            if (!haveDict) {
                g.emit(BUILD_MAP, 0);
                haveDict = true;
            }
            g.expressions.visit(k.value());
            g.emit(DICT_MERGE, 1);
        }
        if (seen > 0) {
            buildPart(keywords, n - seen, n);
            if (haveDict) {
                g.emit(DICT_MERGE, 1);
            }
        }
    }

    // CPython: Python/compile.c compiler_subkwargs
    private void buildPart(List<Keyword> keywords, int begin, int end) {
        int n = end - begin;
        boolean big = n * 2 > ExpressionGenerator.STACK_USE_GUIDELINE;
        if (n > 1 && !big) {
            visitKeywords(keywords, begin, end);
            g.loadConst(names(keywords, begin, end));
            g.emit(BUILD_CONST_KEY_MAP, n);
            return;
        }
        if (big) {
            g.emitNoLine(BUILD_MAP, 0);
        }
        for (int i = begin; i < end; i++) {
            g.loadConst(keywords.get(i).arg());
            g.expressions.visit(keywords.get(i).value());
            if (big) {
                g.emitNoLine(MAP_ADD, 1);
            }
        }
        if (!big) {
            g.emit(BUILD_MAP, n);
        }
    }
}
