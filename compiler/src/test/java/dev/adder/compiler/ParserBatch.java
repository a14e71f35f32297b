package dev.adder.compiler;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Runs the parser over many inputs in one JVM, for comparisons with CPython ({@code src/test/python/parser_compare.py}).
 *
 * <pre>
 * trees LIST OUT     per line of LIST a file; writes "file TAB sha256 of the dump" (or the error)
 * dump FILE          prints a dump
 * errors LIST OUT    per line of LIST a mode letter (e, s, v) and a snippet in hex; writes one error per line
 * time LIST N        parses all files N times and prints seconds per round
 * </pre>
 */
final class ParserBatch {
    private ParserBatch() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "trees" -> trees(Path.of(args[1]), Path.of(args[2]));
            case "dump" -> System.out.println(AstDump.dump(Parser.parse(Files.readAllBytes(Path.of(args[1])), "f", Parser.Mode.EXEC, 0, WarningSink.IGNORE)));
            case "errors" -> errors(Path.of(args[1]), Path.of(args[2]));
            case "time" -> time(Path.of(args[1]), Integer.parseInt(args[2]));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    static String describe(CompileError e) {
        String type = switch (e.kind) {
            case SYNTAX_ERROR -> "SyntaxError";
            case INDENTATION_ERROR -> "IndentationError";
            case TAB_ERROR -> "TabError";
            case VALUE_ERROR -> "ValueError";
            case OVERFLOW_ERROR -> "OverflowError";
            case MEMORY_ERROR -> "MemoryError";
            case RECURSION_ERROR -> "RecursionError";
            case SYSTEM_ERROR -> "SystemError";
            case UNICODE_DECODE_ERROR -> "UnicodeDecodeError";
        };
        if (e.kind == CompileError.Kind.MEMORY_ERROR) {
            return type;
        }
        if (e.lineno == -1) {
            return type + "|" + e.getMessage() + "|None|None|None|None|None";
        }
        if (e.endLineno == -1) {
            return type + "|" + e.getMessage() + "|" + e.lineno + "|" + e.offset + "|None|None|None";
        }
        return type + "|" + e.getMessage() + "|" + e.lineno + "|" + e.offset + "|" + e.endLineno + "|" + e.endOffset + "|"
            + (e.text == null ? "None" : e.text.replace("\\", "\\\\").replace("\n", "\\n"));
    }

    private static void trees(Path list, Path out) throws IOException {
        try (BufferedWriter w = Files.newBufferedWriter(out)) {
            for (String f : Files.readAllLines(list)) {
                w.write(f + "\t" + tree(Path.of(f)) + "\n");
            }
        }
    }

    private static String tree(Path f) {
        try {
            String s = AstDump.dump(Parser.parse(Files.readAllBytes(f), "f", Parser.Mode.EXEC, 0, WarningSink.IGNORE));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(s.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (CompileError e) {
            return describe(e);
        } catch (Exception e) {
            e.printStackTrace();
            return e.toString();
        }
    }

    private static void errors(Path list, Path out) throws IOException {
        try (BufferedWriter w = Files.newBufferedWriter(out)) {
            for (String line : Files.readAllLines(list)) {
                String r;
                try {
                    char kind = line.charAt(0);
                    byte[] source = HexFormat.of().parseHex(line.substring(2));
                    Parser.Mode mode = kind == 's' ? Parser.Mode.SINGLE : kind == 'v' ? Parser.Mode.EVAL : Parser.Mode.EXEC;
                    int flags = kind == 'b' ? 0 : Parser.PYCF_IGNORE_COOKIE;
                    Ast a = Parser.parse(source, "f", mode, flags, WarningSink.IGNORE);
                    r = "OK " + AstDump.dump(a);
                } catch (CompileError e) {
                    r = describe(e);
                } catch (Exception e) {
                    e.printStackTrace();
                    r = e.toString();
                }
                w.write(r.replace("\n", "\\n") + "\n");
            }
        }
    }

    private static void time(Path list, int rounds) throws IOException {
        List<byte[]> sources = new ArrayList<>();
        for (String f : Files.readAllLines(list)) {
            sources.add(Files.readAllBytes(Path.of(f)));
        }
        for (int i = 0; i < rounds; i++) {
            long t = System.nanoTime();
            int ok = 0;
            for (byte[] s : sources) {
                try {
                    Parser.parse(s, "f", Parser.Mode.EXEC, 0, WarningSink.IGNORE);
                    ok++;
                } catch (CompileError e) {
                    // Counted below: a file with an error on purpose.
                }
            }
            System.out.printf("%d of %d files in %.2f s%n", ok, sources.size(), (System.nanoTime() - t) / 1e9);
        }
    }
}
