package dev.adder.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles the good declarations and runs what was generated for them. */
class GeneratedTableTest {
    @TempDir
    static Path out;

    @BeforeAll
    static void compile() throws IOException {
        assertEquals(List.of(), InProcessCompiler.compile(InProcessCompiler.sources("good"), out).stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR).map(Object::toString).toList());
    }

    private static String failures(String method) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(new URL[] {out.toUri().toURL()})) {
            return (String) loader.loadClass("dev.adder.runtime.object.Calls").getMethod(method).invoke(null);
        }
    }

    @Test
    void callsGiveWhatCPythonGives() throws Exception {
        assertEquals("", failures("calls"));
    }

    @Test
    void constructionGivesWhatCPythonGives() throws Exception {
        assertEquals("", failures("construction"));
    }

    @Test
    void definitionsAreThoseDeclared() throws Exception {
        assertEquals("", failures("definitions"));
    }

    @Test
    void whatTheParserMakesIsReleased() throws Exception {
        assertEquals("", failures("ownership"));
    }

    @Test
    void slotsAgreeWithTheRuntime() throws Exception {
        assertEquals(String.join("\n", Slots.NAMES), failures("slotNames"));
    }
}
