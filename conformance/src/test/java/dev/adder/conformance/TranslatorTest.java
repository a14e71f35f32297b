package dev.adder.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.adder.compiler.Compiler;
import dev.adder.compiler.Parser;
import dev.adder.compiler.WarningSink;
import dev.adder.runtime.Config;
import dev.adder.runtime.hot.Translator;
import dev.adder.runtime.interpreter.Interpreter;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.PyCode;
import dev.adder.runtime.object.PyObject;
import java.lang.classfile.ClassFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the hot tier makes of the library's code passes the JVM's verifier, and nearly all of it is small enough. */
class TranslatorTest {
    private static final Path LIBRARY = Path.of("../build/adder/lib/python3.11").toAbsolutePath().normalize();

    private final List<String> wrong = new ArrayList<>();
    private int total;
    private int tooLarge;

    @Test
    void everyFunctionOfTheLibraryTranslatesToAClassThatVerifies() throws Exception {
        ThreadState.current = new ThreadState(new Interpreter(new Config()), Thread.currentThread(), 1 << 20);
        List<Path> files;
        try (Stream<Path> all = Files.list(LIBRARY)) {
            files = all.filter(file -> file.toString().endsWith(".py")).sorted().toList();
        }
        for (Path file : files) {
            visit(PyCode.of(Compiler.compile(Files.readAllBytes(file), file.toString(), Parser.Mode.EXEC, 0, 0, WarningSink.IGNORE)));
        }
        assertEquals(List.of(), wrong);
        assertTrue(total > 5000 && tooLarge * 100 < total, tooLarge + " of " + total + " are too large");
    }

    private void visit(PyCode code) {
        total++;
        byte[] bytes = new Translator(code, new int[0]).translate();
        if (bytes == null) {
            tooLarge++;
        } else {
            ClassFile.of().verify(bytes).forEach(error -> wrong.add(code + ": " + error.getMessage()));
        }
        for (PyObject constant : code.consts.items) {
            if (constant instanceof PyCode inner) {
                visit(inner);
            }
        }
    }
}
