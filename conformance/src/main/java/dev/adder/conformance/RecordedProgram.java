package dev.adder.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program with the output that CPython gave: {@code FOLDER/NAME.py} below {@code conformance/programs}, whose README says
 * which files lie beside it and what is made equal before a comparison. Text is handled as Latin-1, so that each byte counts.
 */
public final class RecordedProgram implements Comparable<RecordedProgram> {
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]{9,}");
    private static final Pattern LIBRARY = Pattern.compile("(/[^\"\\s]*)?/lib/python3\\.11/");
    /** The status that {@link Process#exitValue} gives for a process ended by a signal is 128 and the signal. */
    private static final int SIGNALLED = 128;
    private static final int TIMED_OUT = SIGNALLED + 9;

    /** What a run gave, or what was recorded. */
    public record Result(String out, String err, int exit) {}

    private final Path source;
    private final String name;

    private RecordedProgram(Path root, Path source) {
        this.source = source;
        String relative = root.relativize(source).toString();
        this.name = relative.substring(0, relative.length() - ".py".length());
    }

    /** All programs below a directory, in order of name. Folders inside the first level hold modules, not programs. */
    public static List<RecordedProgram> all(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root, 2)) {
            return files.filter(file -> file.toString().endsWith(".py") && root.relativize(file).getNameCount() == 2)
                    .map(file -> new RecordedProgram(root, file)).sorted().toList();
        }
    }

    /** {@code FOLDER/NAME}. */
    public String name() {
        return name;
    }

    /** The program itself. */
    public Path source() {
        return source;
    }

    @Override
    public int compareTo(RecordedProgram other) {
        return name.compareTo(other.name);
    }

    private Path beside(String ending) {
        String file = source.getFileName().toString();
        return source.resolveSibling(file.substring(0, file.length() - "py".length()) + ending);
    }

    /** Whether there is a recording to compare with. */
    public boolean isRecorded() {
        return Files.exists(beside("out"));
    }

    /** What was recorded. A status {@code -N} is that of a process ended by signal N. */
    public Result expected() throws IOException {
        int exit = Files.exists(beside("exit")) ? Integer.parseInt(read("exit").strip()) : 0;
        return new Result(read("out"), read("err"), exit < 0 ? SIGNALLED - exit : exit);
    }

    private String read(String ending) throws IOException {
        Path file = beside(ending);
        return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    }

    /** Writes a recording, in the files that it needs and no others. */
    public void record(Result result) throws IOException {
        Files.writeString(beside("out"), result.out, StandardCharsets.ISO_8859_1);
        write("err", result.err);
        write("exit", result.exit == 0 ? "" : result.exit + "\n");
    }

    private void write(String ending, String text) throws IOException {
        if (text.isEmpty()) {
            Files.deleteIfExists(beside(ending));
        } else {
            Files.writeString(beside(ending), text, StandardCharsets.ISO_8859_1);
        }
    }

    /**
     * Runs the program in a process of its own.
     *
     * @param command the interpreter and its options
     * @param seconds the time after which the process is ended, and the run counts as failed
     */
    public Result run(List<String> command, long seconds) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(command);
        line.add("-X");
        line.add("utf8");
        line.add(source.getFileName().toString());
        if (Files.exists(beside("args"))) {
            line.addAll(Files.readAllLines(beside("args")));
        }
        Path out = Files.createTempFile("adder-program", ".out");
        Path err = Files.createTempFile("adder-program", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(line).directory(source.getParent().toFile())
                    .redirectOutput(out.toFile()).redirectError(err.toFile())
                    .redirectInput(Files.exists(beside("stdin")) ? beside("stdin").toFile() : Path.of("/dev/null").toFile());
            Map<String, String> environment = builder.environment();
            environment.keySet().removeIf(variable -> variable.startsWith("PYTHON"));
            environment.put("PYTHONHASHSEED", "0");
            environment.put("PYTHONDONTWRITEBYTECODE", "1");
            environment.put("LC_ALL", "C.UTF-8");
            environment.put("TZ", "UTC");
            // most programs end before the JVM's second compiler is done with what it began
            environment.putIfAbsent("ADDER_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
            Process process = builder.start();
            int exit = TIMED_OUT;
            if (process.waitFor(seconds, TimeUnit.SECONDS)) {
                exit = process.exitValue();
            } else {
                process.destroyForcibly().waitFor();
                Files.writeString(err, "(ended after " + seconds + " seconds)\n", java.nio.file.StandardOpenOption.APPEND);
            }
            return new Result(normalise(out), normalise(err), exit);
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }

    /** Takes out what may differ: where the program and the library lie, and addresses. */
    private String normalise(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        text = text.replace(source.getParent().toAbsolutePath() + "/", "");
        text = LIBRARY.matcher(text).replaceAll("<lib>/");
        return ADDRESS.matcher(text).replaceAll("0x...");
    }

    /** How two results differ, for people: the first line that does, of each part; empty when they are equal. */
    public static String difference(Result expected, Result actual) {
        StringBuilder text = new StringBuilder();
        if (expected.exit != actual.exit) {
            text.append("  exit status ").append(actual.exit).append(", recorded ").append(expected.exit).append('\n');
        }
        firstDifference("stdout", expected.out, actual.out, text);
        firstDifference("stderr", expected.err, actual.err, text);
        return text.toString();
    }

    private static void firstDifference(String stream, String expected, String actual, StringBuilder text) {
        if (expected.equals(actual)) {
            return;
        }
        String[] wanted = expected.split("\n", -1);
        String[] got = actual.split("\n", -1);
        int line = 0;
        while (line < wanted.length && line < got.length && wanted[line].equals(got[line])) {
            line++;
        }
        text.append("  ").append(stream).append(" line ").append(line + 1).append('\n');
        append("    recorded ", wanted, line, text);
        append("    adder    ", got, line, text);
    }

    private static void append(String label, String[] lines, int from, StringBuilder text) {
        if (from >= lines.length) {
            text.append(label).append("(ends before)\n");
        }
        for (int i = from; i < Math.min(from + 3, lines.length); i++) {
            String line = new String(lines[i].getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            text.append(label).append(line.length() > 200 ? line.substring(0, 200) + "..." : line).append('\n');
            label = "             ";
        }
    }
}
