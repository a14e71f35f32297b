package dev.adder.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each recorded program gives what CPython gave, plain and under the audit, those of the opcodes also with an audit at each instruction; and the list of known failures tells the truth. */
@Execution(ExecutionMode.CONCURRENT)
class RecordedProgramsTest {
    private static final Path PROGRAMS = Path.of("programs").toAbsolutePath();
    private static final String ADDER = Path.of("../adder").toAbsolutePath().normalize().toString();
    private static final long SECONDS = 180;

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> plain() throws Exception {
        return tests("", KnownFailures.Mode.PLAIN, List.of(ADDER));
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> audited() throws Exception {
        return tests("", KnownFailures.Mode.AUDIT, List.of(ADDER, "-X", "audit"));
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> auditedAtEachInstruction() throws Exception {
        return tests("opcodes/", KnownFailures.Mode.INSTRUCTIONS, List.of(ADDER, "-X", "audit=1"));
    }

    private static Stream<DynamicTest> tests(String prefix, KnownFailures.Mode mode, List<String> command) throws Exception {
        KnownFailures known = KnownFailures.read(PROGRAMS.resolveSibling("known-failures.txt"));
        return RecordedProgram.all(PROGRAMS).stream().filter(program -> program.name().startsWith(prefix)).map(program -> DynamicTest.dynamicTest(program.name(),
                program.source().toUri(), () -> {
                    assertTrue(program.isRecorded(), "not recorded");
                    String difference = RecordedProgram.difference(program.expected(), program.run(command, SECONDS));
                    if (known.reason(program.name(), mode) == null) {
                        assertEquals("", difference);
                    } else {
                        assertNotEquals("", difference, "passes, but is listed as failing");
                    }
                }));
    }
}
