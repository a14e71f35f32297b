package dev.adder.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One bad source a rule: the processor must report what the comments {@code // error: ...} say, on their lines, and nothing else. */
class BadDeclarationsTest {
    private static final String MARK = "// error: ";

    @TempDir
    Path out;

    static Stream<Path> bad() throws IOException {
        return InProcessCompiler.sources("bad").stream();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void reportsEachError(Path source) throws IOException {
        TreeMap<Long, String> expected = new TreeMap<>();
        List<String> lines = Files.readAllLines(source);
        for (int i = 0; i < lines.size(); i++) {
            int at = lines.get(i).indexOf(MARK);
            if (at >= 0) {
                expected.put(i + 1L, lines.get(i).substring(at + MARK.length()));
            }
        }
        assertFalse(expected.isEmpty(), "no expectation");
        List<String> unexpected = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> d : InProcessCompiler.compile(List.of(source), out, "-proc:only")) {
            if (d.getKind() != Diagnostic.Kind.ERROR) {
                continue;
            }
            String text = expected.get(d.getLineNumber());
            if (text != null && d.getMessage(Locale.ROOT).contains(text)) {
                expected.remove(d.getLineNumber());
            } else {
                unexpected.add(d.toString());
            }
        }
        assertEquals(List.of(), unexpected, "unexpected errors");
        assertEquals(new TreeMap<>(), expected, "errors that were not reported");
    }
}
