package dev.adder.compiler;

import static dev.adder.compiler.SymbolTable.*;

import dev.adder.compiler.SymbolTable.BlockType;
import dev.adder.compiler.SymbolTable.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides the scope of each name. Blocks are visited from the module down with the names bound and declared global
 * outside; the free variables of the inner blocks come back up, until a function binds them and makes them cells.
 */
// CPython: Python/symtable.c symtable_analyze
final class ScopeAnalyzer {
    private final String filename;

    ScopeAnalyzer(String filename) {
        this.filename = filename;
    }

    void analyze(Entry top) {
        analyzeBlock(top, null, new LinkedHashSet<>(), new HashSet<>());
    }

    private void analyzeBlock(Entry entry, Set<String> bound, Set<String> free, Set<String> global) {
        Set<String> local = new HashSet<>();
        Map<String, Integer> scopes = new HashMap<>();
        Set<String> newGlobal = new HashSet<>();
        Set<String> newFree = new LinkedHashSet<>();
        Set<String> newBound = new HashSet<>();

        // A class's own names are not visible in the functions within it: what they see is fixed before the class is visited.
        if (entry.type == BlockType.CLASS) {
            newGlobal.addAll(global);
            if (bound != null) {
                newBound.addAll(bound);
            }
        }
        for (Map.Entry<String, Integer> symbol : entry.symbols.entrySet()) {
            analyzeName(entry, scopes, symbol.getKey(), symbol.getValue(), bound, local, free, global);
        }
        if (entry.type == BlockType.CLASS) {
            newBound.add("__class__");
        } else {
            if (entry.type == BlockType.FUNCTION) {
                newBound.addAll(local);
            }
            if (bound != null) {
                newBound.addAll(bound);
            }
            newGlobal.addAll(global);
        }
        Set<String> allFree = new LinkedHashSet<>();
        for (Entry child : entry.children) {
            Set<String> childFree = new LinkedHashSet<>(newFree);
            analyzeBlock(child, new HashSet<>(newBound), childFree, new HashSet<>(newGlobal));
            allFree.addAll(childFree);
            if (child.free || child.childFree) {
                entry.childFree = true;
            }
        }
        newFree.addAll(allFree);
        if (entry.type == BlockType.FUNCTION) {
            analyzeCells(scopes, newFree);
        } else if (entry.type == BlockType.CLASS && newFree.remove("__class__")) {
            entry.needsClassClosure = true;
        }
        updateSymbols(entry, scopes, bound, newFree);
        free.addAll(newFree);
    }

    private void analyzeName(Entry entry, Map<String, Integer> scopes, String name, int flags, Set<String> bound,
            Set<String> local, Set<String> free, Set<String> global) {
        if ((flags & DEF_GLOBAL) != 0) {
            if ((flags & DEF_NONLOCAL) != 0) {
                throw errorAtDirective(entry, name, "name '" + name + "' is nonlocal and global");
            }
            scopes.put(name, GLOBAL_EXPLICIT);
            global.add(name);
            if (bound != null) {
                bound.remove(name);
            }
        } else if ((flags & DEF_NONLOCAL) != 0) {
            if (bound == null) {
                throw errorAtDirective(entry, name, "nonlocal declaration not allowed at module level");
            }
            if (!bound.contains(name)) {
                throw errorAtDirective(entry, name, "no binding for nonlocal '" + name + "' found");
            }
            scopes.put(name, FREE);
            entry.free = true;
            free.add(name);
        } else if ((flags & DEF_BOUND) != 0) {
            scopes.put(name, LOCAL);
            local.add(name);
            global.remove(name);
        } else if (bound != null && bound.contains(name)) {
            scopes.put(name, FREE);
            entry.free = true;
            free.add(name);
        } else {
            if (!global.contains(name) && entry.nested) {
                entry.free = true;
            }
            scopes.put(name, GLOBAL_IMPLICIT);
        }
    }

    private static void analyzeCells(Map<String, Integer> scopes, Set<String> free) {
        for (Map.Entry<String, Integer> scope : scopes.entrySet()) {
            if (scope.getValue() == LOCAL && free.remove(scope.getKey())) {
                scope.setValue(CELL);
            }
        }
    }

    private static void updateSymbols(Entry entry, Map<String, Integer> scopes, Set<String> bound, Set<String> free) {
        for (Map.Entry<String, Integer> symbol : entry.symbols.entrySet()) {
            symbol.setValue(symbol.getValue() | scopes.get(symbol.getKey()) << SCOPE_OFFSET);
        }
        List<String> names = new ArrayList<>(free);
        for (String name : names) {
            Integer flags = entry.symbols.get(name);
            if (flags != null) {
                // A method's free variable may have the name of something in the class body: both uses stay apart.
                if (entry.type == BlockType.CLASS && (flags & (DEF_BOUND | DEF_GLOBAL)) != 0) {
                    entry.symbols.put(name, flags | DEF_FREE_CLASS);
                }
            } else if (bound == null || bound.contains(name)) {
                entry.symbols.put(name, FREE << SCOPE_OFFSET);
            }
        }
    }

    private CompileError errorAtDirective(Entry entry, String name, String message) {
        for (SymbolTable.Directive directive : entry.directives) {
            if (directive.name().equals(name)) {
                return SymbolTableBuilder.error(filename, message, directive.span());
            }
        }
        return new CompileError(CompileError.Kind.SYSTEM_ERROR,
                "BUG: internal directive bookkeeping broken", filename, 0, 0, 0, 0, null);
    }
}
