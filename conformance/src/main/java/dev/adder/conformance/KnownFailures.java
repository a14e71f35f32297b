package dev.adder.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The programs that do not pass yet, with a reason each: lines {@code FOLDER/NAME: REASON}, or {@code FOLDER/NAME audit: REASON}
 * for one that fails under the audit only. A listed program that passes is a mistake too, so that the list only shrinks.
 */
public final class KnownFailures {
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
    public String reason(String name, boolean audit) {
        String reason = reasons.get(name);
        return reason == null && audit ? reasons.get(name + " audit") : reason;
    }
}
