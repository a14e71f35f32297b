package dev.adder.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A step of the build behind javac: replaces by ordinary code what javac leaves to be made into classes when it is first met, where no cache
 * of the JVM keeps these classes.
 */
public final class CallSites {
    private CallSites() {}

    /** {@code CallSites DIRECTORY}: rewrites the class files below it in place. */
    public static void main(String[] args) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of(args[0]))) {
            files = walk.filter(p -> p.toString().endsWith(".class")).toList();
        }
        for (Path file : files) {
            byte[] before = Files.readAllBytes(file);
            byte[] after = RecordMethods.rewrite(TypeSwitches.rewrite(before));
            if (after != before) {
                Files.write(file, after);
            }
        }
    }
}
