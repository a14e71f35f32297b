package dev.adder.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The errors and warnings of programs in {@code compile-errors.txt} are those that CPython gave when it was recorded. */
class CompileErrorTest {
    @TestFactory
    List<DynamicTest> recordedErrors() throws IOException {
        String text;
        try (InputStream in = CompileErrorTest.class.getResourceAsStream("compile-errors.txt")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (String program : text.split("-----\n")) {
            if (!program.isEmpty()) {
                String[] parts = program.split("=====\n");
                tests.add(DynamicTest.dynamicTest(parts[0], () -> assertEquals(parts[1].strip(), record(parts[0]))));
            }
        }
        return tests;
    }

    /** What compiling a program says, in the form of the record. */
    static String record(String source) {
        StringBuilder out = new StringBuilder();
        WarningSink sink = (category, message, filename, lineno) -> {
            out.append('!').append(lineno).append('|').append(message).append('\n');
            return false;
        };
        try {
            Ast.Mod tree = Parser.parse(source, "<test>", Parser.Mode.EXEC, 0, sink);
            Compiler.compile(tree, "<test>", 0, 0, sink);
            out.append("ok");
        } catch (CompileError e) {
            String name = switch (e.kind) {
                case SYNTAX_ERROR -> "SyntaxError";
                case INDENTATION_ERROR -> "IndentationError";
                case RECURSION_ERROR -> "RecursionError";
                default -> e.kind.toString();
            };
            out.append(name).append('|').append(e.getMessage()).append('|').append(number(e.lineno)).append('|')
                    .append(number(e.offset)).append('|').append(number(e.endLineno)).append('|').append(number(e.endOffset));
        }
        return out.toString();
    }

    private static String number(int n) {
        return n < 0 ? "None" : String.valueOf(n);
    }
}
