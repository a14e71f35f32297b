package dev.adder.runtime.module;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The name and version of C's thread library, which {@code sys.thread_info} holds from the start. Only the C library can tell, and its first
 * call would cost a tenth of the start; so the build writes it down, beside what the C library's file was like. Where that file is another
 * one now, or the record missing, the library is asked.
 */
public final class ThreadLibrary {
    private static final int CS_GNU_LIBPTHREAD_VERSION = 3;
    private static final int MAX = 255;

    private ThreadLibrary() {}

    /** The name and version, or null if there is none. */
    // CPython: Python/thread.c PyThread_GetInfo
    static String version(String home) {
        if (System.getenv("LD_LIBRARY_PATH") == null && System.getenv("LD_PRELOAD") == null) {
            // not by Files, whose channels have more to set up
            try (FileInputStream in = new FileInputStream(file(home))) {
                String[] lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n");
                if (lines.length == 3 && lines[1].equals(state(new File(lines[0])))) {
                    return lines[2];
                }
            } catch (IOException missing) {
                return ask();
            }
        }
        return ask();
    }

    private static String ask() {
        MemorySegment m = Libc.scratch().small;
        long n = Libc.call("confstr", CS_GNU_LIBPTHREAD_VERSION, m.address(), MAX);
        return n <= 1 || n > MAX ? null : new String(Libc.bytesAt(m.address()), StandardCharsets.UTF_8);
    }

    /** Writes down what the C library of this process says, for the built tree at {@code home}. */
    public static void record(Path home) throws IOException {
        File library = library();
        String version = ask();
        if (library == null || version == null) {
            Files.deleteIfExists(file(home.toString()).toPath());
        } else {
            Files.writeString(file(home.toString()).toPath(), String.join("\n", library.toString(), state(library), version, ""));
        }
    }

    private static File file(String home) {
        return new File(home, "threads");
    }

    /** What changes when the file is replaced. */
    private static String state(File library) {
        return library.length() + " " + library.lastModified();
    }

    /** The file of the C library of this process, or null. */
    private static File library() throws IOException {
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            return maps.filter(line -> line.contains("/libc.so.") || line.contains("/libc-2.")).map(line -> new File(line.substring(line.indexOf('/'))))
                    .findFirst().orElse(null);
        }
    }
}
