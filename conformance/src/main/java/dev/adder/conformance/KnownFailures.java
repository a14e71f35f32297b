package dev.adder.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The programs that do not pass yet, with a reason each: lines {@code FOLDER/NAME: REASON}, {@code FOLDER/NAME audit: REASON} for
 * one that fails under the audit only, {@code FOLDER/NAME audit=: REASON} for one that fails when instructions are audited. A listed program that passes is a mistake too, so that the list only shrinks.
 */
public final class KnownFailures {
    /** How programs are run: as they are, with an audit at the end ({@code -X audit}), with audits between instructions ({@code -X audit=N}). */
    public enum Mode {
        PLAIN, AUDIT, INSTRUCTIONS;

        /** The mode that an {@code -X} option asks for. */
        public static Mode of(String option) {
            return option.equals("audit") ? AUDIT : option.startsWith("audit=") ? INSTRUCTIONS : PLAIN;
        }
    }

    private final Map<String, String> reasons = new LinkedHashMap<>();

    /** Reads the list; a missing file is an empty one. */
    public static KnownFailures read(Path file) throws IOException {
        KnownFailures known = new KnownFailures();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int colon = line.indexOf(':');
                if (!line.isBlank() && !line.startsWith("#")) {
                    if (colon < 0) {
                        throw new IOException(file + ": no reason given: " + line);
                    }
                    known.reasons.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
                }
            }
        }
        return known;
    }

    /** The reason why a program may fail in a mode, or null when it must pass. */
    public String reason(String name, Mode mode) {
        String reason = reasons.get(name);
        if (reason == null && mode != Mode.PLAIN) {
            reason = reasons.get(name + " audit");
        }
        return reason == null && mode == Mode.INSTRUCTIONS ? reasons.get(name + " audit=") : reason;
    }
}
