package dev.adder.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A slice of the random programs about lifetimes gives what CPython gave; Adder itself makes, runs and compares them. */
class RandomProgramsTest {
    private static final String ADDER = Path.of("../adder").toAbsolutePath().normalize().toString();

    @Test
    void theRecordedSlice() throws Exception {
        Process process = new ProcessBuilder(ADDER, "-I", "random_lifetimes.py", "--recorded", "--seeds", "0-149", "--processes", "15")
                .redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), text);
    }
}
