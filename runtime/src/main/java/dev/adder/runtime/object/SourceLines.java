package dev.adder.runtime.object;

import dev.adder.compiler.Parser;
import dev.adder.runtime.interpreter.Interpreter;
import dev.adder.runtime.interpreter.ThreadState;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of source files for tracebacks (Python/traceback.c _Py_DisplaySourceLine). */
final class SourceLines {
    private static final Pattern COOKIE = Pattern.compile("^[ \\t\\f]*#.*?coding[:=][ \\t]*([-\\w.]+)");

    private SourceLines() {}

    /** Line {@code lineno} (from 1) without its end, or null if it cannot be read. */
    static String line(String filename, int lineno) {
        Path path = ioIsGone() ? null : find(filename);
        if (path == null || lineno < 1) {
            return null;
        }
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            return null;
        }
        int from = bytes.length >= 3 && (bytes[0] & 0xFF) == 0xEF && (bytes[1] & 0xFF) == 0xBB && (bytes[2] & 0xFF) == 0xBF ? 3 : 0;
        Charset charset = charset(bytes, from);
        for (int n = 1;; n++) {
            if (from >= bytes.length) {
                return null;
            }
            int end = from;
            while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
                end++;
            }
            if (n == lineno) {
                return new String(bytes, from, end - from, charset);
            }
            from = end + (end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n' ? 2 : 1);
        }
    }

    /** Whether the end of the interpreter has come so far that the io module, which CPython reads the lines with, cannot be imported. */
    private static boolean ioIsGone() {
        Interpreter interpreter = ThreadState.current.interpreter;
        if (!interpreter.finalizing) {
            return false;
        }
        PyObject io = interpreter.modules == null ? null : interpreter.modules.get(Id.io);
        return io == PyNone.INSTANCE || io == null && (interpreter.sysDict == null || interpreter.sysGet("meta_path") == PyNone.INSTANCE);
    }

    private static Charset charset(byte[] bytes, int from) {
        int start = from;
        for (int n = 0; n < 2 && start < bytes.length; n++) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            Matcher m = COOKIE.matcher(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
            if (m.find()) {
                Charset declared = Parser.declaredCharset(m.group(1));
                return declared == null ? StandardCharsets.UTF_8 : declared;
            }
            start = end + 1;
        }
        return StandardCharsets.UTF_8;
    }

    // CPython: Python/traceback.c _Py_FindSourceFile
    private static Path find(String filename) {
        try {
            if (filename.startsWith("<") && filename.endsWith(">")) {
                return null;
            }
            Path path = Path.of(filename);
            if (Files.isRegularFile(path)) {
                return path;
            }
            Path tail = path.getFileName();
            if (tail == null || !(ThreadState.current.interpreter.sysGet("path") instanceof PyList paths)) {
                return null;
            }
            for (int i = 0; i < paths.size(); i++) {
                if (paths.get(i) instanceof PyStr dir) {
                    Path candidate = Path.of(dir.toString()).resolve(tail);
                    if (Files.isRegularFile(candidate)) {
                        return candidate;
                    }
                }
            }
        } catch (InvalidPathException e) {
            return null;
        }
        return null;
    }
}
