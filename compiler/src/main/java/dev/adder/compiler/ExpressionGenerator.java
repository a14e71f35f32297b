package dev.adder.compiler;

import static dev.adder.compiler.Opcode.*;

import dev.adder.compiler.Ast.*;
import dev.adder.compiler.CompilationUnit.ScopeType;
import dev.adder.compiler.Constants.Singleton;
import dev.adder.compiler.SymbolTable.BlockType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Code of expressions and of jumps on their truth. Calls, comprehensions and functions have generators of their own. */
// CPython: Python/compile.c compiler_visit_expr
final class ExpressionGenerator {
    /** Displays and calls with more parts than this are built step by step, to keep the value stack shallow. */
    static final int STACK_USE_GUIDELINE = 30;
    /** What is added to the argument of BINARY_OP for an augmented assignment. */
    static final int INPLACE = 13;

    private final CodeGenerator g;

    ExpressionGenerator(CodeGenerator g) {
        this.g = g;
    }

    void visitAll(List<Expr> expressions) {
        for (Expr e : expressions) {
            visit(e);
        }
    }

    void visit(Expr e) {
        CompilationUnit unit = g.unit;
        int lineno = unit.lineno;
        int colOffset = unit.colOffset;
        int endLineno = unit.endLineno;
        int endColOffset = unit.endColOffset;
        unit.setLocation(e.span());
        generate(e);
        unit.lineno = lineno;
        unit.colOffset = colOffset;
        unit.endLineno = endLineno;
        unit.endColOffset = endColOffset;
    }

    private void generate(Expr expression) {
        switch (expression) {
            case NamedExpr e -> {
                visit(e.value());
                g.emit(COPY, 1);
                visit(e.target());
            }
            case BoolOp e -> visitBoolOp(e);
            case BinOp e -> {
                visit(e.left());
                visit(e.right());
                g.emit(BINARY_OP, binaryOp(e.op()));
            }
            case UnaryOp e -> {
                visit(e.operand());
                g.emit(switch (e.op()) {
                    case INVERT -> UNARY_INVERT;
                    case NOT -> UNARY_NOT;
                    case U_ADD -> UNARY_POSITIVE;
                    case U_SUB -> UNARY_NEGATIVE;
                });
            }
            case Lambda e -> g.functions.visitLambda(e);
            case IfExp e -> visitIfExp(e);
            case Dict e -> visitDict(e);
            case Ast.Set e -> visitElements(e.elts(), 0, BUILD_SET, SET_ADD, SET_UPDATE, false);
            case GeneratorExp e -> g.comprehensions.visit(e, "<genexpr>", e.generators(), e.elt(), null);
            case ListComp e -> g.comprehensions.visit(e, "<listcomp>", e.generators(), e.elt(), null);
            case SetComp e -> g.comprehensions.visit(e, "<setcomp>", e.generators(), e.elt(), null);
            case DictComp e -> g.comprehensions.visit(e, "<dictcomp>", e.generators(), e.key(), e.value());
            case Yield e -> {
                requireFunction("'yield' outside function");
                if (e.value() != null) {
                    visit(e.value());
                } else {
                    g.loadConst(Singleton.NONE);
                }
                g.emitYield();
            }
            case YieldFrom e -> {
                requireFunction("'yield' outside function");
                if (g.unit.scopeType == ScopeType.ASYNC_FUNCTION) {
                    throw g.error("'yield from' inside async function");
                }
                visit(e.value());
                g.emit(GET_YIELD_FROM_ITER);
                g.emitYieldFrom(false);
            }
            case Await e -> {
                if (!g.isTopLevelAwait()) {
                    requireFunction("'await' outside function");
                    if (g.unit.scopeType != ScopeType.ASYNC_FUNCTION && g.unit.scopeType != ScopeType.COMPREHENSION) {
                        throw g.error("'await' outside async function");
                    }
                }
                visit(e.value());
                g.emitAwait(0);
            }
            case Compare e -> visitCompare(e);
            case Call e -> g.calls.visit(e);
            case Constant e -> g.loadConst(e.value());
            case JoinedStr e -> visitJoinedStr(e);
            case FormattedValue e -> visitFormattedValue(e);
            case Attribute e -> {
                visit(e.value());
                startAtAttribute(e);
                switch (e.ctx()) {
                    case LOAD -> g.emitName(LOAD_ATTR, e.attr());
                    case STORE -> {
                        g.checkForbidden(e.attr(), ExprContext.STORE);
                        g.emitName(STORE_ATTR, e.attr());
                    }
                    case DEL -> g.emitName(DELETE_ATTR, e.attr());
                }
            }
            case Subscript e -> visitSubscript(e);
            case Starred e -> throw g.error(e.ctx() == ExprContext.STORE
                    ? "starred assignment target must be in a list or tuple" : "can't use starred expression here");
            case Slice e -> visitSlice(e);
            case Name e -> g.nameOp(e.id(), e.ctx());
            case ListExpr e -> visitSequence(e.elts(), e.ctx(), false);
            case Ast.Tuple e -> visitSequence(e.elts(), e.ctx(), true);
        }
    }

    private void requireFunction(String message) {
        if (g.unit.scope.type != BlockType.FUNCTION) {
            throw g.error(message);
        }
    }

    /** The argument of BINARY_OP. */
    static int binaryOp(Operator op) {
        return switch (op) {
            case ADD -> 0;
            case BIT_AND -> 1;
            case FLOOR_DIV -> 2;
            case L_SHIFT -> 3;
            case MAT_MULT -> 4;
            case MULT -> 5;
            case MOD -> 6;
            case BIT_OR -> 7;
            case POW -> 8;
            case R_SHIFT -> 9;
            case SUB -> 10;
            case DIV -> 11;
            case BIT_XOR -> 12;
        };
    }

    /** Lets the current place begin at an attribute's name if that stands on another line than where the expression begins. */
    // CPython: Python/compile.c update_start_location_to_match_attr
    void startAtAttribute(Attribute e) {
        CompilationUnit unit = g.unit;
        Span span = e.span();
        if (unit.lineno == span.endLineno()) {
            return;
        }
        unit.lineno = span.endLineno();
        unit.endLineno = Math.max(unit.endLineno, unit.lineno);
        int length = e.attr().codePointCount(0, e.attr().length());
        if (length <= span.endColOffset()) {
            unit.colOffset = span.endColOffset() - length;
            if (unit.endLineno == unit.lineno) {
                unit.endColOffset = Math.max(unit.endColOffset, unit.colOffset);
            }
        } else {
            unit.colOffset = -1;
            unit.endColOffset = -1;
        }
    }

    private void visitBoolOp(BoolOp e) {
        int jump = e.op() == BoolOperator.AND ? JUMP_IF_FALSE_OR_POP : JUMP_IF_TRUE_OR_POP;
        BasicBlock end = g.newBlock();
        int last = e.values().size() - 1;
        for (int i = 0; i < last; i++) {
            visit(e.values().get(i));
            g.emitJump(jump, end);
            g.useNextBlock(g.newBlock());
        }
        visit(e.values().get(last));
        g.useNextBlock(end);
    }

    private void visitIfExp(IfExp e) {
        BasicBlock end = g.newBlock();
        BasicBlock next = g.newBlock();
        jumpIf(e.test(), next, false);
        visit(e.body());
        g.emitJumpNoLine(JUMP, end);
        g.useNextBlock(next);
        visit(e.orelse());
        g.useNextBlock(end);
    }

    /** Evaluates a condition and jumps to a block if its truth is the one given. */
    // CPython: Python/compile.c compiler_jump_if
    void jumpIf(Expr expression, BasicBlock next, boolean cond) {
        switch (expression) {
            case UnaryOp e when e.op() == UnaryOperator.NOT -> {
                jumpIf(e.operand(), next, !cond);
                return;
            }
            case BoolOp e -> {
                boolean shortcut = e.op() == BoolOperator.OR;
                BasicBlock next2 = shortcut == cond ? next : g.newBlock();
                int last = e.values().size() - 1;
                for (int i = 0; i < last; i++) {
                    jumpIf(e.values().get(i), next2, shortcut);
                }
                jumpIf(e.values().get(last), next, cond);
                if (next2 != next) {
                    g.useNextBlock(next2);
                }
                return;
            }
            case IfExp e -> {
                BasicBlock end = g.newBlock();
                BasicBlock next2 = g.newBlock();
                jumpIf(e.test(), next2, false);
                jumpIf(e.body(), next, cond);
                g.emitJumpNoLine(JUMP, end);
                g.useNextBlock(next2);
                jumpIf(e.orelse(), next, cond);
                g.useNextBlock(end);
                return;
            }
            case Compare e -> {
                g.setLocation(e.span());
                if (e.ops().size() > 1) {
                    jumpIfChained(e, next, cond);
                    return;
                }
            }
            default -> { }
        }
        visit(expression);
        g.emitJump(cond ? POP_JUMP_IF_TRUE : POP_JUMP_IF_FALSE, next);
    }

    private void jumpIfChained(Compare e, BasicBlock next, boolean cond) {
        checkCompare(e);
        int last = e.ops().size() - 1;
        BasicBlock cleanup = g.newBlock();
        visit(e.left());
        for (int i = 0; i < last; i++) {
            visit(e.comparators().get(i));
            g.emit(SWAP, 2);
            g.emit(COPY, 2);
            emitCompare(e.ops().get(i));
            g.emitJump(POP_JUMP_IF_FALSE, cleanup);
        }
        visit(e.comparators().get(last));
        emitCompare(e.ops().get(last));
        g.emitJump(cond ? POP_JUMP_IF_TRUE : POP_JUMP_IF_FALSE, next);
        BasicBlock end = g.newBlock();
        g.emitJumpNoLine(JUMP, end);
        g.useNextBlock(cleanup);
        g.emit(POP_TOP);
        if (!cond) {
            g.emitJumpNoLine(JUMP, next);
        }
        g.useNextBlock(end);
    }

    private void visitCompare(Compare e) {
        checkCompare(e);
        visit(e.left());
        int last = e.ops().size() - 1;
        if (last == 0) {
            visit(e.comparators().get(0));
            emitCompare(e.ops().get(0));
            return;
        }
        BasicBlock cleanup = g.newBlock();
        for (int i = 0; i < last; i++) {
            visit(e.comparators().get(i));
            g.emit(SWAP, 2);
            g.emit(COPY, 2);
            emitCompare(e.ops().get(i));
            g.emitJump(JUMP_IF_FALSE_OR_POP, cleanup);
        }
        visit(e.comparators().get(last));
        emitCompare(e.ops().get(last));
        BasicBlock end = g.newBlock();
        g.emitJumpNoLine(JUMP, end);
        g.useNextBlock(cleanup);
        g.emit(SWAP, 2);
        g.emit(POP_TOP);
        g.useNextBlock(end);
    }

    // CPython: Python/compile.c compiler_addcompare
    void emitCompare(CompareOperator op) {
        switch (op) {
            case LT -> g.emit(COMPARE_OP, 0);
            case LTE -> g.emit(COMPARE_OP, 1);
            case EQ -> g.emit(COMPARE_OP, 2);
            case NOT_EQ -> g.emit(COMPARE_OP, 3);
            case GT -> g.emit(COMPARE_OP, 4);
            case GTE -> g.emit(COMPARE_OP, 5);
            case IS -> g.emit(IS_OP, 0);
            case IS_NOT -> g.emit(IS_OP, 1);
            case IN -> g.emit(CONTAINS_OP, 0);
            case NOT_IN -> g.emit(CONTAINS_OP, 1);
        }
    }

    // CPython: Python/compile.c check_compare
    private void checkCompare(Compare e) {
        boolean left = hasIdentity(e.left());
        for (int i = 0; i < e.ops().size(); i++) {
            CompareOperator op = e.ops().get(i);
            boolean right = hasIdentity(e.comparators().get(i));
            if ((op == CompareOperator.IS || op == CompareOperator.IS_NOT) && !(left && right)) {
                g.warn(op == CompareOperator.IS ? "\"is\" with a literal. Did you mean \"==\"?"
                        : "\"is not\" with a literal. Did you mean \"!=\"?");
                return;
            }
            left = right;
        }
    }

    /** Whether it makes sense to ask what object the expression yields: not for a literal. */
    private static boolean hasIdentity(Expr e) {
        return !(e instanceof Constant c) || c.value() instanceof Singleton || c.value() instanceof Boolean;
    }

    private void visitSequence(List<Expr> elts, ExprContext ctx, boolean tuple) {
        switch (ctx) {
            case STORE -> {
                unpack(elts);
                for (Expr elt : elts) {
                    visit(elt instanceof Starred s ? s.value() : elt);
                }
            }
            case LOAD -> visitElements(elts, 0, BUILD_LIST, LIST_APPEND, LIST_EXTEND, tuple);
            case DEL -> visitAll(elts);
        }
    }

    // CPython: Python/compile.c unpack_helper
    private void unpack(List<Expr> elts) {
        int n = elts.size();
        boolean seenStar = false;
        for (int i = 0; i < n; i++) {
            if (elts.get(i) instanceof Starred) {
                if (seenStar) {
                    throw g.error("multiple starred expressions in assignment");
                }
                if (i >= 1 << 8 || n - i - 1 >= Integer.MAX_VALUE >> 8) {
                    throw g.error("too many expressions in star-unpacking assignment");
                }
                g.emit(UNPACK_EX, i + (n - i - 1 << 8));
                seenStar = true;
            }
        }
        if (!seenStar) {
            g.emit(UNPACK_SEQUENCE, n);
        }
    }

    /**
     * Builds a list, set or tuple of elements, some of which may be starred.
     *
     * @param pushed how many elements are on the stack already
     * @param tuple whether a tuple is wanted of the list
     */
    // CPython: Python/compile.c starunpack_helper
    void visitElements(List<Expr> elts, int pushed, int build, int add, int extend, boolean tuple) {
        int n = elts.size();
        if (n > 2 && CodeGenerator.allConstant(elts, 0, n)) {
            List<Object> items = constants(elts, 0, n);
            if (tuple && pushed == 0) {
                g.loadConst(new Constants.Tuple(items));
                return;
            }
            g.emit(build, pushed);
            g.loadConst(add == SET_ADD ? ConstantFolder.frozenSet(items) : new Constants.Tuple(items));
            g.emit(extend, 1);
            if (tuple) {
                g.emit(LIST_TO_TUPLE);
            }
            return;
        }
        boolean big = n + pushed > STACK_USE_GUIDELINE;
        boolean seenStar = false;
        for (Expr elt : elts) {
            seenStar |= elt instanceof Starred;
        }
        if (!seenStar && !big) {
            visitAll(elts);
            g.emit(tuple ? BUILD_TUPLE : build, n + pushed);
            return;
        }
        boolean built = false;
        if (big) {
            g.emit(build, pushed);
            built = true;
        }
        for (int i = 0; i < n; i++) {
            if (elts.get(i) instanceof Starred s) {
                if (!built) {
                    g.emit(build, i + pushed);
                    built = true;
                }
                visit(s.value());
                g.emit(extend, 1);
            } else {
                visit(elts.get(i));
                if (built) {
                    g.emit(add, 1);
                }
            }
        }
        if (tuple) {
            g.emit(LIST_TO_TUPLE);
        }
    }

    private static List<Object> constants(List<Expr> elts, int begin, int end) {
        List<Object> items = new ArrayList<>(end - begin);
        for (int i = begin; i < end; i++) {
            items.add(((Constant) elts.get(i)).value());
        }
        return items;
    }

    // CPython: Python/compile.c compiler_dict
    private void visitDict(Dict e) {
        int n = e.values().size();
        boolean haveDict = false;
        int elements = 0;
        for (int i = 0; i < n; i++) {
            if (e.keys().get(i) == null) {
                if (elements > 0) {
                    buildPart(e, i - elements, i);
                    if (haveDict) {
                        g.emit(DICT_UPDATE, 1);
                    }
                    haveDict = true;
                    elements = 0;
                }
                if (!haveDict) {
                    g.emit(BUILD_MAP, 0);
                    haveDict = true;
                }
                visit(e.values().get(i));
                g.emit(DICT_UPDATE, 1);
            } else if (elements * 2 > STACK_USE_GUIDELINE) {
                buildPart(e, i - elements, i + 1);
                if (haveDict) {
                    g.emit(DICT_UPDATE, 1);
                }
                haveDict = true;
                elements = 0;
            } else {
                elements++;
            }
        }
        if (elements > 0) {
            buildPart(e, n - elements, n);
            if (haveDict) {
                g.emit(DICT_UPDATE, 1);
            }
            haveDict = true;
        }
        if (!haveDict) {
            g.emit(BUILD_MAP, 0);
        }
    }

    // CPython: Python/compile.c compiler_subdict
    private void buildPart(Dict e, int begin, int end) {
        int n = end - begin;
        boolean big = n * 2 > STACK_USE_GUIDELINE;
        if (n > 1 && !big && CodeGenerator.allConstant(e.keys(), begin, end)) {
            for (int i = begin; i < end; i++) {
                visit(e.values().get(i));
            }
            g.loadConst(new Constants.Tuple(constants(e.keys(), begin, end)));
            g.emit(BUILD_CONST_KEY_MAP, n);
            return;
        }
        if (big) {
            g.emit(BUILD_MAP, 0);
        }
        for (int i = begin; i < end; i++) {
            visit(e.keys().get(i));
            visit(e.values().get(i));
            if (big) {
                g.emit(MAP_ADD, 1);
            }
        }
        if (!big) {
            g.emit(BUILD_MAP, n);
        }
    }

    // CPython: Python/compile.c compiler_joined_str
    private void visitJoinedStr(JoinedStr e) {
        int n = e.values().size();
        if (n > STACK_USE_GUIDELINE) {
            g.loadConst("");
            g.emitName(LOAD_METHOD, "join");
            g.emit(BUILD_LIST, 0);
            for (Expr value : e.values()) {
                visit(value);
                g.emit(LIST_APPEND, 1);
            }
            g.emitCall(1);
        } else {
            visitAll(e.values());
            if (n != 1) {
                g.emit(BUILD_STRING, n);
            }
        }
    }

    private void visitFormattedValue(FormattedValue e) {
        visit(e.value());
        int oparg = switch (e.conversion()) {
            case 's' -> 1;
            case 'r' -> 2;
            case 'a' -> 3;
            case -1 -> 0;
            default -> throw new CompileError(CompileError.Kind.SYSTEM_ERROR,
                    "Unrecognized conversion character " + e.conversion(), g.filename, 0, 0, 0, 0, null);
        };
        if (e.formatSpec() != null) {
            visit(e.formatSpec());
            oparg |= 4;
        }
        g.emit(FORMAT_VALUE, oparg);
    }

    // CPython: Python/compile.c compiler_subscript
    private void visitSubscript(Subscript e) {
        if (e.ctx() == ExprContext.LOAD) {
            checkSubscripter(e.value());
            checkIndex(e.value(), e.slice());
        }
        visit(e.value());
        visit(e.slice());
        g.emit(switch (e.ctx()) {
            case LOAD -> BINARY_SUBSCR;
            case STORE -> STORE_SUBSCR;
            case DEL -> DELETE_SUBSCR;
        });
    }

    private void visitSlice(Slice e) {
        visitOrNone(e.lower());
        visitOrNone(e.upper());
        if (e.step() != null) {
            visit(e.step());
        }
        g.emit(BUILD_SLICE, e.step() == null ? 2 : 3);
    }

    private void visitOrNone(Expr e) {
        if (e == null) {
            g.loadConst(Singleton.NONE);
        } else {
            visit(e);
        }
    }

    /** The name of the type that an expression surely yields, null if that is not known. */
    // CPython: Python/compile.c infer_type
    static String inferType(Expr expression) {
        return switch (expression) {
            case Ast.Tuple e -> "tuple";
            case ListExpr e -> "list";
            case ListComp e -> "list";
            case Dict e -> "dict";
            case DictComp e -> "dict";
            case Ast.Set e -> "set";
            case SetComp e -> "set";
            case GeneratorExp e -> "generator";
            case Lambda e -> "function";
            case JoinedStr e -> "str";
            case FormattedValue e -> "str";
            case Constant e -> typeName(e.value());
            default -> null;
        };
    }

    private static String typeName(Object value) {
        return switch (value) {
            case Singleton s -> s == Singleton.NONE ? "NoneType" : "ellipsis";
            case Boolean b -> "bool";
            case Long l -> "int";
            case BigInteger b -> "int";
            case Double d -> "float";
            case Constants.Complex c -> "complex";
            case Constants.Bytes b -> "bytes";
            case Constants.Tuple t -> "tuple";
            case Constants.FrozenSet f -> "frozenset";
            default -> "str";
        };
    }

    // CPython: Python/compile.c check_subscripter
    private void checkSubscripter(Expr expression) {
        boolean wrong = switch (expression) {
            case Constant c -> c.value() instanceof Singleton || ConstantFolder.isInt(c.value())
                    || c.value() instanceof Double || c.value() instanceof Constants.Complex
                    || c.value() instanceof Constants.FrozenSet;
            case Ast.Set e -> true;
            case SetComp e -> true;
            case GeneratorExp e -> true;
            case Lambda e -> true;
            default -> false;
        };
        if (wrong) {
            g.warn("'" + inferType(expression) + "' object is not subscriptable; perhaps you missed a comma?");
        }
    }

    // CPython: Python/compile.c check_index
    private void checkIndex(Expr expression, Expr index) {
        String indexType = index instanceof Slice ? null : inferType(index);
        if (indexType == null || indexType.equals("int") || indexType.equals("bool")) {
            return;
        }
        boolean sequence = switch (expression) {
            case Constant c -> {
                String type = typeName(c.value());
                yield type.equals("str") || type.equals("bytes") || type.equals("tuple");
            }
            case Ast.Tuple e -> true;
            case ListExpr e -> true;
            case ListComp e -> true;
            case JoinedStr e -> true;
            case FormattedValue e -> true;
            default -> false;
        };
        if (sequence) {
            g.warn(inferType(expression) + " indices must be integers or slices, not " + indexType
                    + "; perhaps you missed a comma?");
        }
    }
}
