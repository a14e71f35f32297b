package dev.adder.cli;

import dev.adder.compiler.Ast;
import dev.adder.compiler.CodeUnit;
import dev.adder.compiler.CompileError;
import dev.adder.compiler.Compiler;
import dev.adder.compiler.Marshal;
import dev.adder.compiler.Parser;
import dev.adder.compiler.WarningSink;
import dev.adder.runtime.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Compiles the standard library at build time. The {@code .pyc} files are of the unchecked hash-based kind: the tree is the
 * build's own, and may be copied or unpacked with other file times.
 */
final class LibraryCompiler {
    /** Deeply nested source is compiled by recursion. */
    private static final long STACK_BYTES = 256L << 20;

    private final List<Path> sources;
    private final AtomicInteger next = new AtomicInteger();
    private final List<String> failures = new ArrayList<>();

    private LibraryCompiler(List<Path> sources) {
        this.sources = sources;
    }

    /**
     * Compiles what has no {@code .pyc} file newer than the compiler.
     *
     * @throws IOException if a file cannot be written, or an uncompilable source is found
     */
    static void compile(Path library, Path compiler) throws IOException, InterruptedException {
        FileTime compilerTime = Files.getLastModifiedTime(compiler);
        List<Path> stale = new ArrayList<>();
        try (Stream<Path> files = Files.walk(library)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(".py")) {
                    Path cached = cacheFile(file);
                    if (!Files.exists(cached) || Files.getLastModifiedTime(cached).compareTo(compilerTime) < 0) {
                        stale.add(file);
                    }
                }
            }
        }
        new LibraryCompiler(stale).run();
    }

    /** Where importlib looks for the compiled form of a source file. */
    static Path cacheFile(Path source) {
        String name = source.getFileName().toString();
        return source.resolveSibling("__pycache__")
                .resolve(name.substring(0, name.length() - 2) + Version.CACHE_TAG + ".pyc");
    }

    private void run() throws IOException, InterruptedException {
        Thread[] workers = new Thread[Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), sources.size()))];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Thread(null, this::work, "library-compiler-" + i, STACK_BYTES);
            workers[i].start();
        }
        for (Thread worker : workers) {
            worker.join();
        }
        if (!failures.isEmpty()) {
            throw new IOException("the library does not compile:\n" + String.join("\n", failures));
        }
    }

    private void work() {
        for (int i = next.getAndIncrement(); i < sources.size(); i = next.getAndIncrement()) {
            Path source = sources.get(i);
            try {
                compileFile(source);
            } catch (CompileError | UncheckedIOException e) {
                fail(source, e);
            } catch (RuntimeException e) {
                fail(source, e);
                e.printStackTrace();
            }
        }
    }

    private void fail(Path source, RuntimeException e) {
        int line = e instanceof CompileError error ? error.lineno : 0;
        synchronized (failures) {
            failures.add(source + ":" + line + ": " + e);
        }
    }

    private static void compileFile(Path source) {
        try {
            byte[] content = Files.readAllBytes(source);
            String filename = source.toString();
            Ast.Mod tree = Parser.parse(content, filename, Parser.Mode.EXEC, 0, WarningSink.IGNORE);
            CodeUnit code = Compiler.compile(tree, filename, 0, 0, WarningSink.IGNORE);
            Path target = cacheFile(source);
            Files.createDirectories(target.getParent());
            Path partial = target.resolveSibling(target.getFileName() + ".partial");
            Files.write(partial, Marshal.hashPyc(code, content, false));
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
