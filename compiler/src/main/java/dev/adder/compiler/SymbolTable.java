package dev.adder.compiler;

import dev.adder.compiler.Ast.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;

/**
 * The names of a module and how each block uses them. {@link #build} visits the tree and then decides the scope of every
 * name: local, cell, free or global.
 */
// CPython: Python/symtable.c
public final class SymbolTable {
    public static final int DEF_GLOBAL = 1;
    public static final int DEF_LOCAL = 2;
    public static final int DEF_PARAM = 4;
    public static final int DEF_NONLOCAL = 8;
    public static final int USE = 16;
    public static final int DEF_FREE = 32;
    public static final int DEF_FREE_CLASS = 64;
    public static final int DEF_IMPORT = 128;
    public static final int DEF_ANNOT = 256;
    public static final int DEF_COMP_ITER = 512;
    public static final int DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT;

    /** The scope of a name is kept in its flags from this bit up. */
    public static final int SCOPE_OFFSET = 11;
    public static final int SCOPE_MASK = DEF_GLOBAL | DEF_LOCAL | DEF_PARAM | DEF_NONLOCAL;

    public static final int LOCAL = 1;
    public static final int GLOBAL_EXPLICIT = 2;
    public static final int GLOBAL_IMPLICIT = 3;
    public static final int FREE = 4;
    public static final int CELL = 5;

    /** What a block is, in the order of CPython's numbers. */
    public enum BlockType { FUNCTION, CLASS, MODULE, ANNOTATION }

    /** Whether a block is a comprehension, and which. */
    public enum ComprehensionType { NONE, LIST, DICT, SET, GENERATOR }

    /** A {@code global} or {@code nonlocal} declaration, for messages. */
    record Directive(String name, Span span) {}

    /** One block: a module, class, function, lambda, comprehension or (not evaluated) annotation. */
    public static final class Entry {
        public final String name;
        public final BlockType type;
        /** The node that opens the block. */
        public final Object node;
        /** Flags and scope of each (mangled) name, in the order of first appearance. */
        public final LinkedHashMap<String, Integer> symbols = new LinkedHashMap<>();
        /** Parameters in order. */
        public final ArrayList<String> varnames = new ArrayList<>();
        public final ArrayList<Entry> children = new ArrayList<>();
        final ArrayList<Directive> directives = new ArrayList<>();
        public final Span span;
        /** Whether the block lies within a function. */
        public boolean nested;
        /** Whether it has free variables. */
        public boolean free;
        /** Whether a block within it has. */
        public boolean childFree;
        public boolean generator;
        public boolean coroutine;
        public ComprehensionType comprehension = ComprehensionType.NONE;
        public boolean varargs;
        public boolean varkeywords;
        public boolean returnsValue;
        /** Of a class: whether a method uses {@code __class__} or {@code super}. */
        public boolean needsClassClosure;
        boolean compIterTarget;
        int compIterExpr;

        Entry(String name, BlockType type, Object node, Span span) {
            this.name = name;
            this.type = type;
            this.node = node;
            this.span = span;
        }

        /** The flags of a name, 0 if the block does not mention it. */
        public int symbol(String name) {
            Integer flags = symbols.get(name);
            return flags == null ? 0 : flags;
        }

        /** The scope of a name, 0 if it has none. */
        public int scopeOf(String name) {
            return (symbol(name) >> SCOPE_OFFSET) & SCOPE_MASK;
        }
    }

    public final String filename;
    public final Entry top;
    final IdentityHashMap<Object, Entry> entries;

    SymbolTable(String filename, Entry top, IdentityHashMap<Object, Entry> entries) {
        this.filename = filename;
        this.top = top;
        this.entries = entries;
    }

    /**
     * Builds the table of a module.
     *
     * @param futureFeatures the {@code CO_FUTURE} bits in force
     * @param nestingLimit how deep statements and expressions may nest, see {@link WarningSink#nestingLimit}
     * @throws CompileError where names are used against the rules
     */
    public static SymbolTable build(Ast.Mod tree, String filename, int futureFeatures, int nestingLimit) {
        return new SymbolTableBuilder(filename, futureFeatures, nestingLimit).build(tree);
    }

    /** The block that a node opens. */
    Entry lookup(Object node) {
        Entry entry = entries.get(node);
        if (entry == null) {
            throw new CompileError(CompileError.Kind.SYSTEM_ERROR, "unknown symbol table entry", filename, 0, 0, 0, 0, null);
        }
        return entry;
    }

    /**
     * A private name ({@code __x}) within a class, as it is stored; any other name unchanged.
     *
     * @param className the innermost class, or null
     */
    // CPython: Python/compile.c _Py_Mangle
    public static String mangle(String className, String ident) {
        if (className == null || !ident.startsWith("__") || ident.endsWith("__") || ident.indexOf('.') >= 0) {
            return ident;
        }
        int start = 0;
        while (start < className.length() && className.charAt(start) == '_') {
            start++;
        }
        return start == className.length() ? ident : "_" + className.substring(start) + ident;
    }
}
