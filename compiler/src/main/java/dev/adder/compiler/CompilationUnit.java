package dev.adder.compiler;

import dev.adder.compiler.Ast.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;

/** What the code generator keeps for one code object while it visits the statements and expressions of its block. */
// CPython: Python/compile.c struct compiler_unit
final class CompilationUnit {
    /** The kinds of block that become code objects. */
    enum ScopeType { MODULE, CLASS, FUNCTION, ASYNC_FUNCTION, LAMBDA, COMPREHENSION }

    /** What a {@code break}, {@code continue} or {@code return} must undo on its way out. */
    enum FrameBlockType {
        WHILE_LOOP, FOR_LOOP, TRY_EXCEPT, FINALLY_TRY, FINALLY_END, WITH, ASYNC_WITH, HANDLER_CLEANUP, POP_VALUE,
        EXCEPTION_HANDLER, EXCEPTION_GROUP_HANDLER, ASYNC_COMPREHENSION_GENERATOR
    }

    /** @param datum the statements of a {@code finally}, the {@code with} statement or the name bound by a handler */
    record FrameBlock(FrameBlockType type, BasicBlock block, BasicBlock exit, Object datum) {}

    static final int MAX_BLOCKS = 20;

    final SymbolTable.Entry scope;
    final String name;
    final ScopeType scopeType;
    /** The unit of the enclosing block, or null. */
    final CompilationUnit parent;
    String qualname;
    /** Name of the class whose private names are in force, or null. */
    String privateName;
    int argcount;
    int posonlyargcount;
    int kwonlyargcount;
    int firstlineno;

    final ArrayList<Object> consts = new ArrayList<>();
    private final HashMap<Object, Integer> constIndex = new HashMap<>();
    final LinkedHashMap<String, Integer> names = new LinkedHashMap<>();
    final LinkedHashMap<String, Integer> varnames = new LinkedHashMap<>();
    final LinkedHashMap<String, Integer> cellvars = new LinkedHashMap<>();
    final LinkedHashMap<String, Integer> freevars = new LinkedHashMap<>();

    /** All blocks in the order of their creation. */
    final ArrayList<BasicBlock> blocks = new ArrayList<>();
    BasicBlock current;
    final ArrayList<FrameBlock> frameBlocks = new ArrayList<>();

    /** The place of the next instruction; all -1 for one that has no place. */
    int lineno;
    int colOffset;
    int endLineno;
    int endColOffset;

    CompilationUnit(SymbolTable.Entry scope, String name, ScopeType scopeType, CompilationUnit parent, int lineno) {
        this.scope = scope;
        this.name = name;
        this.scopeType = scopeType;
        this.parent = parent;
        this.firstlineno = lineno;
        this.lineno = lineno;
        this.endLineno = lineno;
        for (String param : scope.varnames) {
            indexOf(varnames, param);
        }
        addByScope(cellvars, SymbolTable.CELL, 0, 0);
        if (scope.needsClassClosure) {
            cellvars.put("__class__", 0);
        }
        addByScope(freevars, SymbolTable.FREE, SymbolTable.DEF_FREE_CLASS, cellvars.size());
        current = newBlock();
    }

    // CPython: Python/compile.c dictbytype
    private void addByScope(LinkedHashMap<String, Integer> into, int scopeKind, int flag, int offset) {
        List<String> sorted = new ArrayList<>(scope.symbols.keySet());
        sorted.sort(CompilationUnit::compareCodePoints);
        for (String symbol : sorted) {
            int flags = scope.symbols.get(symbol);
            if (((flags >> SymbolTable.SCOPE_OFFSET) & SymbolTable.SCOPE_MASK) == scopeKind || (flags & flag) != 0) {
                into.put(symbol, offset + into.size());
            }
        }
    }

    /** Orders strings as Python does, by code points. */
    static int compareCodePoints(String a, String b) {
        int n = Math.min(a.length(), b.length());
        for (int i = 0; i < n; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean sx = Character.isSurrogate(x);
                boolean sy = Character.isSurrogate(y);
                return sx != sy ? (sx ? 1 : -1) : x - y;
            }
        }
        return a.length() - b.length();
    }

    /** The index of a name in a table, which it enters if it is new. */
    static int indexOf(LinkedHashMap<String, Integer> table, String name) {
        Integer index = table.get(name);
        if (index == null) {
            index = table.size();
            table.put(name, index);
        }
        return index;
    }

    /** The index of a constant in {@link #consts}, which it enters if it is new. */
    int indexOfConst(Object value) {
        Object key = ConstantKey.of(value);
        Integer index = constIndex.get(key);
        if (index == null) {
            index = consts.size();
            constIndex.put(key, index);
            consts.add(value);
        }
        return index;
    }

    BasicBlock newBlock() {
        BasicBlock block = new BasicBlock();
        blocks.add(block);
        return block;
    }

    /** Continues in a block, which becomes the successor of the current one. */
    void useNextBlock(BasicBlock block) {
        current.next = block;
        current = block;
    }

    /** Appends an instruction, after starting a new block if the current one has ended. */
    Instruction append(int opcode, int oparg, boolean located) {
        Instruction last = current.last();
        if (last != null && (last.isJump() || endsBlock(last.opcode))) {
            useNextBlock(newBlock());
        }
        Instruction instruction = new Instruction(opcode, oparg);
        if (located) {
            instruction.lineno = lineno;
            instruction.colOffset = colOffset;
            instruction.endLineno = endLineno;
            instruction.endColOffset = endColOffset;
        }
        current.instructions.add(instruction);
        return instruction;
    }

    static boolean endsBlock(int opcode) {
        return opcode == Opcode.RETURN_VALUE || opcode == Opcode.RAISE_VARARGS || opcode == Opcode.RERAISE;
    }

    void setLocation(Span span) {
        lineno = span.lineno();
        colOffset = span.colOffset();
        endLineno = span.endLineno();
        endColOffset = span.endColOffset();
    }

    Span location() {
        return new Span(lineno, colOffset, endLineno, endColOffset);
    }

    void unsetLocation() {
        lineno = -1;
        colOffset = -1;
        endLineno = -1;
        endColOffset = -1;
    }
}
