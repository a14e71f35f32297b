package dev.adder.compiler;

import dev.adder.compiler.Ast.*;
import java.util.List;

/**
 * The {@code from __future__ import} statements at the start of a module.
 *
 * @param features the {@code CO_FUTURE} bits that they switch on
 * @param lineno the line of the last one, -1 if there is none
 */
// CPython: Python/future.c
record FutureFeatures(int features, int lineno) {
    static FutureFeatures of(Mod tree, String filename) {
        List<Stmt> body = switch (tree) {
            case Ast.Module m -> m.body();
            case Interactive i -> i.body();
            default -> List.of();
        };
        int features = 0;
        int lineno = -1;
        int previousLine = 0;
        boolean done = false;
        for (int i = AstOptimizer.docString(body) != null ? 1 : 0; i < body.size(); i++) {
            Stmt statement = body.get(i);
            int line = statement.span().lineno();
            // A future statement on a later line is found when its code is generated.
            if (done && line > previousLine) {
                break;
            }
            previousLine = line;
            switch (statement) {
                case ImportFrom s when "__future__".equals(s.module()) -> {
                    if (done) {
                        throw error("from __future__ imports must occur at the beginning of the file", s.span(),
                                s.span().colOffset(), filename);
                    }
                    for (Alias alias : s.names()) {
                        features |= feature(alias.name(), s.span(), filename);
                    }
                    lineno = line;
                }
                default -> done = true;
            }
        }
        return new FutureFeatures(features, lineno);
    }

    private static int feature(String name, Span span, String filename) {
        return switch (name) {
            case "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
                    "unicode_literals", "generator_stop" -> 0;
            case "barry_as_FLUFL" -> Compiler.CO_FUTURE_BARRY_AS_BDFL;
            case "annotations" -> Compiler.CO_FUTURE_ANNOTATIONS;
            case "braces" -> throw error("not a chance", span, span.colOffset() + 1, filename);
            default -> throw error("future feature " + name + " is not defined", span, span.colOffset() + 1, filename);
        };
    }

    private static CompileError error(String message, Span span, int offset, String filename) {
        return new CompileError(CompileError.Kind.SYNTAX_ERROR, message, filename, span.lineno(), offset, span.lineno(), -1,
                null);
    }
}
