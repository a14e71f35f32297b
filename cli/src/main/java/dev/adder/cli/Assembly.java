package dev.adder.cli;

import dev.adder.runtime.module.ThreadLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The last step of the build: turns the jars and the unpacked library into a tree that the launcher takes for complete. What is
 * newer than what it is made of stays.
 */
public final class Assembly {
    private static final long TRAINING_SECONDS = 120;

    private final Path root;
    private final Path dist;

    private Assembly(Path root) {
        this.root = root;
        this.dist = root.resolve("build/adder");
    }

    /** {@code Assembly ROOT}: the directory of the launcher. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Assembly assembly = new Assembly(Path.of(args[0]).toAbsolutePath().normalize());
        LibraryCompiler.compile(assembly.dist.resolve("lib/python3.11"), assembly.dist.resolve("lib/adder-compiler.jar"));
        ThreadLibrary.record(assembly.dist);
        assembly.writeStamp();
        assembly.train();
    }

    /** The stamp names the JDK: another one cannot use the cache made by this. */
    private void writeStamp() throws IOException {
        Path partial = dist.resolve("stamp.partial");
        Files.writeString(partial, System.getProperty("java.home") + "\n");
        Files.move(partial, dist.resolve("stamp"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Runs a program with the JVM watching which classes it loads and links; their state goes into the cache. */
    private void train() throws IOException, InterruptedException {
        Path cache = dist.resolve("adder.aot");
        if (Files.exists(cache) && Files.getLastModifiedTime(cache).compareTo(newestJar()) > 0) {
            return;
        }
        Files.deleteIfExists(cache);
        Path partial = dist.resolve("training.aot");
        Path log = dist.resolve("training.log");
        ProcessBuilder builder = new ProcessBuilder(root.resolve("adder").toString(),
                root.resolve("cli/src/main/python/training.py").toString());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PYTHON"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("ADDER_JAVA_OPTS", "-XX:AOTCacheOutput=" + partial);
        Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile())
                .redirectInput(Path.of("/dev/null").toFile()).start();
        if (!process.waitFor(TRAINING_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        if (process.exitValue() == 0 && Files.exists(partial)) {
            Files.move(partial, cache, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            System.err.println("adder: the training run failed, starts will be slow; see " + log);
        }
    }

    private FileTime newestJar() throws IOException {
        try (Stream<Path> files = Files.list(dist.resolve("lib"))) {
            FileTime newest = FileTime.fromMillis(0);
            for (Path file : (Iterable<Path>) files::iterator) {
                FileTime time = Files.getLastModifiedTime(file);
                if (file.toString().endsWith(".jar") && time.compareTo(newest) > 0) {
                    newest = time;
                }
            }
            return newest;
        }
    }
}
