package dev.adder.cli;

import dev.adder.runtime.Config;
import dev.adder.runtime.interpreter.MainProgram;
import dev.adder.runtime.interpreter.StartFailure;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The {@code adder} command. The launcher script tells what only it can know in system properties: {@code adder.program} and
 * {@code adder.executable} (how it was called, and where it lies) and {@code adder.home} (the built tree).
 */
public final class Main {
    private Main() {}

    /** The stack of the thread that runs the program: recursion is to end by Python's limit, not by Java's. Reserved, not used. */
    private static final long STACK_BYTES = 512L << 20;

    /** Runs the interpreter and ends the process with its status. */
    public static void main(String[] args) {
        new Thread(null, new Program(args), "MainThread", STACK_BYTES).start();
    }

    private record Program(String[] args) implements Runnable {
        @Override
        public void run() {
            int status = Main.run(args);
            if (status < 0) {
                Signals.dieOf(-status);
            }
            end(status);
        }
    }

    /**
     * Ends the process. Nothing of Adder's own waits for the JVM's orderly exit, whose look for a logger takes a tenth of the start; what was
     * loaded into the JVM besides may: the terminal's library, which restores the terminal, and what the options of the JVM name.
     */
    private static void end(int status) {
        if (!TerminalReader.isOpen() && System.getenv("ADDER_JAVA_OPTS") == null && System.getenv("JAVA_TOOL_OPTIONS") == null
                && System.getenv("JDK_JAVA_OPTIONS") == null) {
            Runtime.getRuntime().halt(status);
        }
        System.exit(status);
    }

    /** The exit status of one command line; a negative one is a signal that the process is to die of. */
    static int run(String[] args) {
        Config config;
        try {
            config = CommandLine.parse(System.getProperty("adder.program", "adder"), RawArguments.recover(args), System.getenv());
        } catch (CommandLine.Done done) {
            print(FileDescriptor.out, done.out);
            print(FileDescriptor.err, done.err);
            return done.status;
        }
        config.executable = System.getProperty("adder.executable", "");
        if (config.home.isEmpty()) {
            config.home = System.getProperty("adder.home", "");
        }
        config.closedStreams = System.getProperty("adder.closed", "");
        if (!"dumb".equals(System.getenv("TERM"))) {
            config.lineReader = new TerminalReader();
        }
        try {
            return MainProgram.run(config, STACK_BYTES);
        } catch (StartFailure failure) {
            print(FileDescriptor.err, "Fatal Python error: " + failure.getMessage() + "\n");
            return 1;
        } catch (OutOfMemoryError failure) {
            print(FileDescriptor.err, "MemoryError\n");
            if (System.getenv("ADDER_DEBUG") != null) {
                failure.printStackTrace();
            }
            return 1;
        } catch (Throwable failure) {
            return fatal(failure);
        }
    }

    /** A failure of the interpreter itself, which no Python code can handle. */
    private static int fatal(Throwable failure) {
        print(FileDescriptor.err, "Fatal Python error: internal error: " + failure
                + "\nThis is a bug in Adder; ADDER_DEBUG=1 shows where.\n");
        if (System.getenv("ADDER_DEBUG") != null) {
            failure.printStackTrace();
        }
        return -Signals.ABORT;
    }

    private static void print(FileDescriptor stream, String text) {
        if (text == null) {
            return;
        }
        try {
            new FileOutputStream(stream).write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException closed) {
            // Nobody is left to be told.
            return;
        }
    }
}
