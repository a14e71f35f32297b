package dev.adder.runtime.interpreter;

import dev.adder.compiler.CompileError;
import dev.adder.compiler.Parser;
import dev.adder.compiler.WarningSink;
import dev.adder.runtime.Config;
import dev.adder.runtime.LineReader;
import dev.adder.runtime.Version;
import dev.adder.runtime.module.PosixFiles;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBaseException;
import dev.adder.runtime.object.PyCode;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The prompt: reads statements, runs each in {@code __main__}, and goes on after an exception. A statement is complete when it
 * parses as it stands, without the end of its last line: then a block goes on until an empty line.
 */
// CPython: Python/pythonrun.c PyRun_InteractiveLoopObject, Modules/main.c pymain_run_stdin
final class InteractiveLoop {
    private static final String FILE = "<stdin>";
    private static final int INPUT_BUFFER = 4096;
    private static final int FUTURE_MASK = 0x1FE0000;

    private final Interpreter interpreter;
    private final Config config;
    private final PyModule main;
    private final OutputStream err = new FileOutputStream(FileDescriptor.err);
    /** The future features switched on so far. */
    private int flags = PythonRun.CF_IGNORE_COOKIE;
    private boolean atEnd;
    /** What was read of standard input ahead of the line in hand, as C's stdin does; with -u nothing is. */
    private final byte[] input;
    private int inputAt;
    private int inputEnd;

    private InteractiveLoop(Interpreter interpreter, PyModule main) {
        this.interpreter = interpreter;
        this.config = interpreter.config;
        this.main = main;
        this.input = new byte[config.bufferedStdio ? INPUT_BUFFER : 1];
    }

    /** Runs the prompt until the end of input or SystemExit; the exit status. */
    static int run(Interpreter interpreter, PyModule main) {
        return new InteractiveLoop(interpreter, main).run();
    }

    private int run() {
        try {
            boolean alone = config.runCommand == null && config.runModule == null && config.runFilename == null;
            if (alone) {
                printHeader();
                runStartupFile();
            }
            runInteractiveHook();
            setDefault("ps1", ">>> ");
            setDefault("ps2", "... ");
        } catch (PyException e) {
            return MainProgram.handleExit(interpreter, e);
        }
        while (!atEnd) {
            try {
                runOne();
            } catch (PyException e) {
                if (e.matches(PyExc.SystemExit)) {
                    return MainProgram.handleExit(interpreter, e);
                }
                show(e);
            }
            Lifecycle.flushStreams(interpreter);
        }
        write("\n");
        return 0;
    }

    // CPython: Modules/main.c pymain_header
    private void printHeader() {
        if (config.quiet == 0) {
            write("Python " + Version.full() + " on " + text(interpreter.sysGet("platform")) + "\n");
            if (config.siteImport) {
                write("Type \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n");
            }
        }
    }

    // CPython: Modules/main.c pymain_run_startup
    private void runStartupFile() {
        String startup = config.useEnvironment ? System.getenv("PYTHONSTARTUP") : null;
        if (startup == null || startup.isEmpty()) {
            return;
        }
        byte[] source;
        try {
            source = Files.readAllBytes(Path.of(startup));
        } catch (IOException e) {
            write("Could not open PYTHONSTARTUP\nFileNotFoundError: [Errno 2] No such file or directory: '" + startup + "'\n");
            return;
        }
        try {
            execute(PythonRun.compileBytes(source, startup, "exec", 0, -1));
        } catch (PyException e) {
            if (e.matches(PyExc.SystemExit)) {
                throw e;
            }
            show(e);
        }
    }

    // CPython: Modules/main.c pymain_run_interactive_hook
    private void runInteractiveHook() {
        PyObject hook = interpreter.sysGet("__interactivehook__");
        if (hook == null) {
            return;
        }
        hook.incref();
        try {
            Call.call(hook).decref();
        } catch (PyException e) {
            if (e.matches(PyExc.SystemExit)) {
                throw e;
            }
            write("Failed calling sys.__interactivehook__\n");
            show(e);
        } finally {
            hook.decref();
        }
    }

    private void setDefault(String name, String prompt) {
        if (interpreter.sysGet(name) == null) {
            PyObject value = PyStr.of(prompt);
            interpreter.sysSet(name, value);
            value.decref();
        }
    }

    /** Reads one statement and runs it. */
    private void runOne() {
        StringBuilder source = new StringBuilder();
        while (true) {
            String line;
            try {
                line = readLine(prompt(source.isEmpty() ? "ps1" : "ps2"));
            } catch (LineReader.Interrupted e) {
                write("KeyboardInterrupt\n");
                return;
            }
            if (line == null) {
                if (source.isEmpty()) {
                    atEnd = true;
                    return;
                }
                write("\n");
                break;
            }
            source.append(line);
            if (source.indexOf("\n") == source.length() - 1 && isBlank(source)) {
                return;
            }
            if (line.endsWith("\n") && isComplete(source)) {
                break;
            }
        }
        byte[] text = source.toString().getBytes(StandardCharsets.UTF_8);
        PyCode code = PythonRun.compileBytes(text, FILE, "single", flags, -1);
        flags |= code.flags & FUTURE_MASK;
        execute(code);
    }

    /** Runs the code in {@code __main__} and releases it. */
    private void execute(PyCode code) {
        try {
            Eval.evalCode(code, main.dict, main.dict).decref();
        } finally {
            code.decref();
        }
    }

    private static boolean isBlank(CharSequence line) {
        int i = 0;
        while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t' || line.charAt(i) == '\f')) {
            i++;
        }
        return i == line.length() || line.charAt(i) == '\n' || line.charAt(i) == '#';
    }

    /** False if more lines can make a statement of what was read; true for a statement, or a mistake. */
    // CPython: Lib/codeop.py _maybe_compile
    private boolean isComplete(StringBuilder source) {
        String message = parseError(source.substring(0, source.length() - 1));
        if (message == null) {
            return true;
        }
        message = parseError(source.toString());
        return message != null && !message.contains("incomplete input");
    }

    private String parseError(String source) {
        try {
            int incomplete = flags | PythonRun.CF_DONT_IMPLY_DEDENT | PythonRun.CF_ALLOW_INCOMPLETE_INPUT;
            Parser.parse(source.getBytes(StandardCharsets.UTF_8), FILE, Parser.Mode.SINGLE, incomplete, WarningSink.IGNORE);
            return null;
        } catch (CompileError e) {
            return String.valueOf(e.getMessage());
        }
    }

    private String prompt(String name) {
        PyObject prompt = interpreter.sysGet(name);
        return prompt == null ? "" : text(prompt);
    }

    /** {@code str(object)}; an object that has none is no text. */
    private static String text(PyObject object) {
        if (object == null) {
            return "";
        }
        object.incref();
        try {
            PyStr text = Objects.str(object);
            try {
                return text.toString();
            } finally {
                text.decref();
            }
        } catch (PyException e) {
            e.release();
            return "";
        } finally {
            object.decref();
        }
    }

    /** The next line with its newline, or null. The GIL is given up while waiting. */
    // CPython: Parser/myreadline.c PyOS_Readline
    private String readLine(String prompt) throws LineReader.Interrupted {
        Lifecycle.flushStreams(interpreter);
        if (config.lineReader != null && System.console() != null && System.console().isTerminal()) {
            ThreadState ts = Gil.save();
            try {
                return config.lineReader.readLine(prompt);
            } finally {
                Gil.acquire(ts);
            }
        }
        write(prompt);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b;
        do {
            b = readByte();
            if (b >= 0) {
                line.write(b);
            }
        } while (b >= 0 && b != '\n');
        return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
    }

    /** The next byte of standard input, -1 at its end. */
    private int readByte() throws LineReader.Interrupted {
        if (inputAt == inputEnd) {
            inputAt = 0;
            inputEnd = 0;
            try {
                inputEnd = Math.max(0, PosixFiles.readStandardInput(input));
            } catch (PyException e) {
                if (!e.matches(PyExc.KeyboardInterrupt)) {
                    throw e;
                }
                e.release();
                write("\n");
                throw new LineReader.Interrupted();
            }
        }
        return inputAt == inputEnd ? -1 : input[inputAt++] & 0xFF;
    }

    private void show(PyException e) {
        PyBaseException exc = e.take();
        MainProgram.printException(interpreter, exc);
        exc.decref();
    }

    private void write(String text) {
        try {
            err.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException closed) {
            // Nobody reads the prompts: that is no reason to stop.
            return;
        }
    }
}
