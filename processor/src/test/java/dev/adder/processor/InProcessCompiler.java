package dev.adder.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles test sources together with the stand-in object model and what the runtime has for tables. */
final class InProcessCompiler {
    static final Path RESOURCES = Path.of("src/test/resources");
    private static final Path OBJECT = Path.of("../runtime/src/main/java/dev/adder/runtime/object");

    private InProcessCompiler() {}

    /** The Java files in a folder of the test resources. */
    static List<Path> sources(String folder) throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
            return files.filter(p -> p.toString().endsWith(".java")).sorted().toList();
        }
    }

    /** Compiles into {@code out} with the processor, and gives the errors and warnings. */
    static List<Diagnostic<? extends JavaFileObject>> compile(List<Path> sources, Path out, String... options) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<Path> all = new ArrayList<>(sources);
        all.addAll(sources("standin"));
        for (String name : List.of("MethodTable", "Slot", "Args")) {
            all.add(OBJECT.resolve(name + ".java"));
        }
        List<String> arguments = new ArrayList<>(List.of("-d", out.toString(), "-s", out.toString()));
        arguments.addAll(List.of(options));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            JavaCompiler.CompilationTask task =
                    compiler.getTask(null, files, diagnostics, arguments, null, files.getJavaFileObjectsFromPaths(all));
            task.setLocale(Locale.ROOT);
            task.setProcessors(List.of(new AdderProcessor()));
            task.call();
        }
        return diagnostics.getDiagnostics();
    }
}
