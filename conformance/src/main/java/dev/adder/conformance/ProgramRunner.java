package dev.adder.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs the recorded programs and compares, or records them anew: what {@code conformance/check} and {@code conformance/record}
 * call. The last line is {@code N passed, N failed}.
 */
public final class ProgramRunner {
    private static final int PARALLEL = 2;
    private static final long SECONDS = 120;
    private static final long SECONDS_BETWEEN_INSTRUCTIONS = 1800;

    private enum Outcome { PASSED, FAILED, KNOWN }

    private record Report(Outcome outcome, String text) {}

    private final List<String> command = new ArrayList<>();
    private final List<String> filters = new ArrayList<>();
    private KnownFailures.Mode mode = KnownFailures.Mode.PLAIN;
    private boolean record;
    private boolean verbose;
    private Path directory;

    private ProgramRunner() {}

    /** {@code ProgramRunner DIRECTORY INTERPRETER [--record] [-v] [-X option]... [NAME...]}. */
    public static void main(String[] args) throws Exception {
        ProgramRunner runner = new ProgramRunner();
        runner.directory = Path.of(args[0]).toAbsolutePath().normalize();
        runner.command.add(args[1]);
        for (int i = 2; i < args.length; i++) {
            switch (args[i]) {
                case "--record" -> runner.record = true;
                case "-v" -> runner.verbose = true;
                case "-X" -> {
                    String option = args[++i];
                    KnownFailures.Mode asked = KnownFailures.Mode.of(option);
                    runner.mode = asked == KnownFailures.Mode.PLAIN ? runner.mode : asked;
                    runner.command.add("-X");
                    runner.command.add(option);
                }
                default -> runner.filters.add(args[i]);
            }
        }
        System.exit(runner.run() ? 0 : 1);
    }

    private boolean selected(RecordedProgram program) {
        if (filters.isEmpty()) {
            return true;
        }
        for (String filter : filters) {
            String wanted = filter.endsWith(".py") ? filter.substring(0, filter.length() - 3) : filter;
            if (program.name().equals(wanted) || program.name().startsWith(wanted + "/")
                    || program.name().endsWith("/" + wanted) || wanted.endsWith("/" + program.name())) {
                return true;
            }
        }
        return false;
    }

    private boolean run() throws IOException, InterruptedException, ExecutionException {
        KnownFailures known = KnownFailures.read(directory.resolveSibling("known-failures.txt"));
        List<Future<Report>> reports = new ArrayList<>();
        int passed = 0;
        int failed = 0;
        int knownFailures = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(PARALLEL)) {
            for (RecordedProgram program : RecordedProgram.all(directory)) {
                if (selected(program)) {
                    reports.add(pool.submit(() -> record ? record(program) : check(program, known)));
                }
            }
            for (Future<Report> report : reports) {
                switch (report.get().outcome) {
                    case PASSED -> passed++;
                    case FAILED -> failed++;
                    case KNOWN -> knownFailures++;
                }
                System.out.print(report.get().text);
                System.out.flush();
            }
        }
        if (knownFailures > 0) {
            System.out.println(knownFailures + " known failures");
        }
        System.out.println(passed + " passed, " + failed + " failed");
        return failed == 0 && passed + knownFailures > 0;
    }

    private Report record(RecordedProgram program) throws IOException, InterruptedException {
        program.record(program.run(command, SECONDS));
        return new Report(Outcome.PASSED, verbose ? program.name() + "\n" : "");
    }

    private Report check(RecordedProgram program, KnownFailures known) throws IOException, InterruptedException {
        if (!program.isRecorded()) {
            return new Report(Outcome.FAILED, program.name() + ": not recorded\n");
        }
        long seconds = mode == KnownFailures.Mode.INSTRUCTIONS ? SECONDS_BETWEEN_INSTRUCTIONS : SECONDS;
        long start = System.nanoTime();
        String difference = RecordedProgram.difference(program.expected(), program.run(command, SECONDS));
        String reason = known.reason(program.name(), mode);
        if (difference.isEmpty()) {
            if (reason != null) {
                return new Report(Outcome.FAILED, program.name() + ": passes, but is listed as failing\n");
            }
            String time = verbose ? program.name() + ": ok, " + (System.nanoTime() - start) / 1_000_000 + " ms\n" : "";
            return new Report(Outcome.PASSED, time);
        }
        if (reason != null) {
            return new Report(Outcome.KNOWN, verbose ? program.name() + ": fails as known: " + reason + "\n" : "");
        }
        return new Report(Outcome.FAILED, program.name() + ": FAILED\n" + difference);
    }
}
