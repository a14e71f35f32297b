package dev.adder.compiler;

import static dev.adder.compiler.Opcode.*;

import dev.adder.compiler.Ast.*;
import dev.adder.compiler.Constants.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Code of {@code match}. While a pattern is tested, the values to be bound wait on the stack below what is being tested;
 * nothing is bound before the whole pattern has matched. A failing test jumps to a chain of POP_TOPs, entered at the one
 * that leaves just the subject on the stack.
 */
// CPython: Python/compile.c compiler_match
final class PatternGenerator {
    private final CodeGenerator g;
    /** Names to bind, in the order of their values on the stack, from the bottom. */
    private List<String> stores = new ArrayList<>();
    /** Whether a pattern that always matches is allowed here. */
    private boolean allowIrrefutable;
    /** Where to go on failure, by the number of values to pop; null while there is none. */
    private ArrayList<BasicBlock> failPop;
    /** Number of values on the stack above the ones to bind. */
    private int onTop;

    PatternGenerator(CodeGenerator g) {
        this.g = g;
    }

    void visitMatch(Match s) {
        List<String> outerStores = stores;
        boolean outerAllow = allowIrrefutable;
        ArrayList<BasicBlock> outerFailPop = failPop;
        int outerOnTop = onTop;
        failPop = null;
        generateMatch(s);
        stores = outerStores;
        allowIrrefutable = outerAllow;
        failPop = outerFailPop;
        onTop = outerOnTop;
    }

    // CPython: Python/compile.c compiler_match_inner
    private void generateMatch(Match s) {
        g.expressions.visit(s.subject());
        BasicBlock end = g.newBlock();
        int cases = s.cases().size();
        MatchCase last = s.cases().get(cases - 1);
        boolean hasDefault = isWildcard(last.pattern()) && cases > 1;
        int tested = hasDefault ? cases - 1 : cases;
        for (int i = 0; i < tested; i++) {
            MatchCase c = s.cases().get(i);
            g.setLocation(c.pattern().span());
            if (i != tested - 1) {
                g.emit(COPY, 1);
            }
            stores = new ArrayList<>();
            allowIrrefutable = c.guard() != null || i == cases - 1;
            failPop = null;
            onTop = 0;
            visit(c.pattern());
            for (String name : stores) {
                g.nameOp(name, ExprContext.STORE);
            }
            if (c.guard() != null) {
                ensureFailPop(0);
                g.expressions.jumpIf(c.guard(), failPop.get(0), false);
            }
            if (i != tested - 1) {
                g.emit(POP_TOP);
            }
            // A nested match statement in the body has a context of its own.
            g.statements.visitAll(c.body());
            g.unsetLocation();
            g.emitJump(JUMP, end);
            // What cleans up after a failure belongs to the pattern, not to the end of the body.
            g.setLocation(c.pattern().span());
            emitAndResetFailPop();
        }
        if (hasDefault) {
            g.setLocation(last.pattern().span());
            if (cases == 1) {
                g.emit(POP_TOP);
            } else {
                // Otherwise the line would have no instruction to trace.
                g.emit(NOP);
            }
            if (last.guard() != null) {
                g.expressions.jumpIf(last.guard(), end, false);
            }
            g.statements.visitAll(last.body());
            g.unsetLocation();
        }
        g.useNextBlock(end);
    }

    private static boolean isWildcard(Pattern p) {
        return p instanceof MatchAs a && a.name() == null;
    }

    private static boolean isWildcardStar(Pattern p) {
        return p instanceof MatchStar s && s.name() == null;
    }

    private void ensureFailPop(int pops) {
        if (failPop == null) {
            failPop = new ArrayList<>();
        }
        while (failPop.size() <= pops) {
            failPop.add(g.newBlock());
        }
    }

    /** Jumps to where all that the pattern has put on the stack is popped. */
    private void jumpToFailPop(int opcode) {
        int pops = onTop + stores.size();
        ensureFailPop(pops);
        g.emitJump(opcode, failPop.get(pops));
    }

    private void emitAndResetFailPop() {
        if (failPop == null) {
            g.useNextBlock(g.newBlock());
            return;
        }
        for (int i = failPop.size() - 1; i > 0; i--) {
            g.useNextBlock(failPop.get(i));
            g.emit(POP_TOP);
        }
        g.useNextBlock(failPop.get(0));
        failPop = null;
    }

    /** Moves the top of the stack below the {@code count - 1} values under it. */
    private void rotate(int count) {
        while (count > 1) {
            g.emit(SWAP, count--);
        }
    }

    private void storeName(String name) {
        if (name == null) {
            g.emit(POP_TOP);
            return;
        }
        g.checkForbidden(name, ExprContext.STORE);
        if (stores.contains(name)) {
            throw duplicateStore(name);
        }
        rotate(onTop + stores.size() + 1);
        stores.add(name);
    }

    private CompileError duplicateStore(String name) {
        return g.error("multiple assignments to name " + AstUnparser.repr(name) + " in pattern");
    }

    private void visit(Pattern pattern) {
        g.setLocation(pattern.span());
        switch (pattern) {
            case MatchValue p -> {
                if (!(p.value() instanceof Constant) && !(p.value() instanceof Attribute)) {
                    throw g.error("patterns may only match literals and attribute lookups");
                }
                g.expressions.visit(p.value());
                g.expressions.emitCompare(CompareOperator.EQ);
                jumpToFailPop(POP_JUMP_IF_FALSE);
            }
            case MatchSingleton p -> {
                g.loadConst(p.value());
                g.expressions.emitCompare(CompareOperator.IS);
                jumpToFailPop(POP_JUMP_IF_FALSE);
            }
            case MatchSequence p -> visitSequence(p);
            case MatchMapping p -> visitMapping(p);
            case MatchClass p -> visitClass(p);
            case MatchStar p -> storeName(p.name());
            case MatchAs p -> visitAs(p);
            case MatchOr p -> visitOr(p);
        }
    }

    private void visitSubpattern(Pattern p) {
        boolean outer = allowIrrefutable;
        allowIrrefutable = true;
        visit(p);
        allowIrrefutable = outer;
    }

    private void visitAs(MatchAs p) {
        if (p.pattern() == null) {
            if (!allowIrrefutable) {
                throw g.error(p.name() != null
                        ? "name capture " + AstUnparser.repr(p.name()) + " makes remaining patterns unreachable"
                        : "wildcard makes remaining patterns unreachable");
            }
            storeName(p.name());
            return;
        }
        onTop++;
        g.emit(COPY, 1);
        visit(p.pattern());
        onTop--;
        storeName(p.name());
    }

    // CPython: Python/compile.c compiler_pattern_sequence
    private void visitSequence(MatchSequence p) {
        List<Pattern> patterns = p.patterns();
        int size = patterns.size();
        int star = -1;
        boolean onlyWildcard = true;
        boolean starWildcard = false;
        for (int i = 0; i < size; i++) {
            Pattern pattern = patterns.get(i);
            if (pattern instanceof MatchStar) {
                if (star >= 0) {
                    throw g.error("multiple starred names in sequence pattern");
                }
                starWildcard = isWildcardStar(pattern);
                onlyWildcard &= starWildcard;
                star = i;
            } else {
                onlyWildcard &= isWildcard(pattern);
            }
        }
        onTop++;
        g.emit(MATCH_SEQUENCE);
        jumpToFailPop(POP_JUMP_IF_FALSE);
        if (star < 0) {
            checkLength(size, CompareOperator.EQ);
        } else if (size > 1) {
            checkLength(size - 1, CompareOperator.GTE);
        }
        onTop--;
        if (onlyWildcard) {
            g.emit(POP_TOP);
        } else if (starWildcard) {
            visitItems(patterns, star);
        } else {
            unpack(patterns);
            onTop += size;
            for (Pattern pattern : patterns) {
                onTop--;
                visitSubpattern(pattern);
            }
        }
    }

    private void checkLength(long size, CompareOperator op) {
        g.emit(GET_LEN);
        g.loadConst(size);
        g.expressions.emitCompare(op);
        jumpToFailPop(POP_JUMP_IF_FALSE);
    }

    // CPython: Python/compile.c pattern_unpack_helper
    private void unpack(List<Pattern> patterns) {
        int n = patterns.size();
        boolean seenStar = false;
        for (int i = 0; i < n; i++) {
            if (patterns.get(i) instanceof MatchStar) {
                if (i >= 1 << 8 || n - i - 1 >= Integer.MAX_VALUE >> 8) {
                    throw g.error("too many expressions in star-unpacking sequence pattern");
                }
                g.emit(UNPACK_EX, i + (n - i - 1 << 8));
                seenStar = true;
            }
        }
        if (!seenStar) {
            g.emit(UNPACK_SEQUENCE, n);
        }
    }

    /** Takes the items one by one where a starred wildcard makes unpacking wasteful. */
    // CPython: Python/compile.c pattern_helper_sequence_subscr
    private void visitItems(List<Pattern> patterns, int star) {
        onTop++;
        int size = patterns.size();
        for (int i = 0; i < size; i++) {
            Pattern pattern = patterns.get(i);
            if (isWildcard(pattern) || i == star) {
                continue;
            }
            g.emit(COPY, 1);
            if (i < star) {
                g.loadConst((long) i);
            } else {
                // The subject need not support negative indices.
                g.emit(GET_LEN);
                g.loadConst((long) (size - i));
                g.emit(BINARY_OP, ExpressionGenerator.binaryOp(Operator.SUB));
            }
            g.emit(BINARY_SUBSCR);
            visitSubpattern(pattern);
        }
        onTop--;
        g.emit(POP_TOP);
    }

    // CPython: Python/compile.c compiler_pattern_class
    private void visitClass(MatchClass p) {
        int nargs = p.patterns().size();
        int nattrs = p.kwdAttrs().size();
        if (nattrs != p.kwdPatterns().size()) {
            throw g.error("kwd_attrs (" + nattrs + ") / kwd_patterns (" + p.kwdPatterns().size()
                    + ") length mismatch in class pattern");
        }
        for (int i = 0; i < nattrs; i++) {
            String attr = p.kwdAttrs().get(i);
            for (int j = i + 1; j < nattrs; j++) {
                if (attr.equals(p.kwdAttrs().get(j))) {
                    g.setLocation(p.kwdPatterns().get(j).span());
                    throw g.error("attribute name repeated in class pattern: " + attr);
                }
            }
        }
        g.expressions.visit(p.cls());
        g.loadConst(new Constants.Tuple(new ArrayList<>(p.kwdAttrs())));
        g.emit(MATCH_CLASS, nargs);
        g.emit(COPY, 1);
        g.loadConst(Singleton.NONE);
        g.emit(IS_OP, 1);
        onTop++;
        jumpToFailPop(POP_JUMP_IF_FALSE);
        g.emit(UNPACK_SEQUENCE, nargs + nattrs);
        onTop += nargs + nattrs - 1;
        for (int i = 0; i < nargs + nattrs; i++) {
            onTop--;
            Pattern pattern = i < nargs ? p.patterns().get(i) : p.kwdPatterns().get(i - nargs);
            if (isWildcard(pattern)) {
                g.emit(POP_TOP);
            } else {
                visitSubpattern(pattern);
            }
        }
    }

    // CPython: Python/compile.c compiler_pattern_mapping
    private void visitMapping(MatchMapping p) {
        int size = p.keys().size();
        onTop++;
        g.emit(MATCH_MAPPING);
        jumpToFailPop(POP_JUMP_IF_FALSE);
        if (size == 0 && p.rest() == null) {
            onTop--;
            g.emit(POP_TOP);
            return;
        }
        if (size > 0) {
            checkLength(size, CompareOperator.GTE);
        }
        HashSet<Object> seen = new HashSet<>();
        for (int i = 0; i < size; i++) {
            Expr key = p.keys().get(i);
            if (key instanceof Constant c) {
                if (!seen.add(ConstantFolder.equalityKey(c.value()))) {
                    throw g.error("mapping pattern checks duplicate key (" + AstUnparser.repr(c.value()) + ")");
                }
            } else if (!(key instanceof Attribute)) {
                throw g.error("mapping pattern keys may only match literals and attribute lookups");
            }
            g.expressions.visit(key);
        }
        g.emit(BUILD_TUPLE, size);
        g.emit(MATCH_KEYS);
        onTop += 2;
        g.emit(COPY, 1);
        g.loadConst(Singleton.NONE);
        g.emit(IS_OP, 1);
        jumpToFailPop(POP_JUMP_IF_FALSE);
        g.emit(UNPACK_SEQUENCE, size);
        onTop += size - 1;
        for (Pattern pattern : p.patterns()) {
            onTop--;
            visitSubpattern(pattern);
        }
        onTop -= 2;
        if (p.rest() != null) {
            // A copy of the subject, without the keys that were matched.
            g.emit(BUILD_MAP, 0);
            g.emit(SWAP, 3);
            g.emit(DICT_UPDATE, 2);
            g.emit(UNPACK_SEQUENCE, size);
            for (int left = size; left > 0; left--) {
                g.emit(COPY, 1 + left);
                g.emit(SWAP, 2);
                g.emit(DELETE_SUBSCR);
            }
            storeName(p.rest());
        } else {
            g.emit(POP_TOP);
            g.emit(POP_TOP);
        }
    }

    // CPython: Python/compile.c compiler_pattern_or
    private void visitOr(MatchOr p) {
        BasicBlock end = g.newBlock();
        int size = p.patterns().size();
        List<String> outerStores = stores;
        boolean outerAllow = allowIrrefutable;
        ArrayList<BasicBlock> outerFailPop = failPop;
        int outerOnTop = onTop;
        // The names of the first alternative: the others must bind the same and leave them in the same order.
        List<String> control = null;
        for (int i = 0; i < size; i++) {
            Pattern alternative = p.patterns().get(i);
            g.setLocation(alternative.span());
            stores = new ArrayList<>();
            allowIrrefutable = i == size - 1 && outerAllow;
            failPop = null;
            onTop = 0;
            g.emit(COPY, 1);
            visit(alternative);
            if (i == 0) {
                control = stores;
            } else {
                reorder(control);
            }
            g.emitJump(JUMP, end);
            emitAndResetFailPop();
        }
        stores = outerStores;
        allowIrrefutable = outerAllow;
        failPop = outerFailPop;
        onTop = outerOnTop;
        g.emit(POP_TOP);
        jumpToFailPop(JUMP);
        g.useNextBlock(end);
        int rotations = control.size() + 1 + onTop + stores.size();
        for (String name : control) {
            rotate(rotations);
            if (stores.contains(name)) {
                throw duplicateStore(name);
            }
            stores.add(name);
        }
        g.emit(POP_TOP);
    }

    /** Brings the values that an alternative has captured into the order of the first one's. */
    private void reorder(List<String> control) {
        if (stores.size() != control.size()) {
            throw g.error("alternative patterns bind different names");
        }
        for (int target = control.size() - 1; target >= 0; target--) {
            int index = stores.indexOf(control.get(target));
            if (index < 0) {
                throw g.error("alternative patterns bind different names");
            }
            if (index != target) {
                int rotations = index + 1;
                List<String> rotated = new ArrayList<>(stores.subList(0, rotations));
                stores.subList(0, rotations).clear();
                stores.addAll(target - index, rotated);
                for (int i = 0; i < rotations; i++) {
                    rotate(target + 1);
                }
            }
        }
    }
}
