package dev.adder.runtime.interpreter;

import dev.adder.heap.NativeRoots;
import dev.adder.runtime.Config;
import dev.adder.runtime.module.Output;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Errno;
import dev.adder.runtime.object.ErrorDisplay;
import dev.adder.runtime.object.FileSystem;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.Marshal;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBaseException;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyCode;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PySystemExit;
import dev.adder.runtime.object.Utf8;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What the command line asks to run (Modules/main.c). */
public final class MainProgram {
    /** The exit status that means: die of SIGINT. */
    public static final int KILLED_BY_SIGINT = -2;

    private static final int NO_SUCH_FILE = 2;
    private static final int IO_ERROR = 5;
    private static final int PERMISSION_DENIED = 13;
    private static final int NOT_A_DIRECTORY = 20;
    private static final int LAST_ERRNO = 134;
    private static final int PYC_HEADER = 16;

    private final Interpreter interpreter;
    private final Config config;

    private MainProgram(Interpreter interpreter) {
        this.interpreter = interpreter;
        this.config = interpreter.config;
    }

    /** Starts an interpreter, runs the program and ends the interpreter; the exit status. */
    // CPython: Modules/main.c Py_RunMain
    public static int run(Config config, long stackBytes) {
        Auditor.install(config);
        Interpreter interpreter = Lifecycle.start(config, stackBytes);
        Auditor.programBegins(config);
        int status;
        try {
            status = new MainProgram(interpreter).runPython();
        } catch (PyException e) {
            status = handleExit(interpreter, e);
        } catch (OutOfMemoryError | StackOverflowError e) {
            status = handleExit(interpreter, ExceptionOps.translate(e));
        }
        Auditor.programEnded(config);
        if (!Lifecycle.finish(interpreter) && status >= 0) {
            status = 120;
        }
        if (config.auditInterval >= 0) {
            Auditor.report("after the interpreter has ended: ");
            status = Auditor.exitStatus(status);
        }
        return status;
    }

    // CPython: Modules/main.c pymain_run_python
    private int runPython() {
        PyModule main = (PyModule) interpreter.modules.get(Id.__main__);
        boolean importer = false;
        if (config.runFilename != null) {
            importer = isImportable(config.runFilename);
        }
        if (importer) {
            prependPath(config.runFilename);
        } else if (!config.safePath && !config.isolated) {
            String first = path0();
            if (first != null) {
                prependPath(first);
            }
        }
        int status = 0;
        try {
            if (config.runCommand != null) {
                runCommand(main);
            } else if (config.runModule != null) {
                runModule(config.runModule, true);
            } else if (config.runFilename != null) {
                if (importer) {
                    runModule("__main__", false);
                } else {
                    status = runFile(config.runFilename, main);
                }
            } else {
                status = runStdin(main);
            }
        } catch (PyException e) {
            status = printAndExit(e);
        }
        if (config.inspect > 0 && stdinIsInteractive() && (config.runCommand != null || config.runModule != null || config.runFilename != null)) {
            config.inspect = 0;
            status = InteractiveLoop.run(interpreter, main);
        }
        return status;
    }

    // CPython: Modules/main.c pymain_run_command
    private void runCommand(PyModule main) {
        byte[] source;
        PyObject command = FileSystem.fromJava(config.runCommand.concat("\n"));
        try {
            source = Utf8.encode((PyStr) command, "strict");
        } catch (PyException e) {
            message("Unable to decode the command from the command line:\n");
            throw e;
        } finally {
            command.decref();
        }
        runSource(source, "<string>", main, true);
    }

    private static boolean stdinIsInteractive() {
        return System.console() != null || ThreadState.current.interpreter.config.interactive > 0;
    }

    private int printAndExit(PyException e) {
        if (config.inspect > 0 && e.matches(PyExc.SystemExit)) {
            PyBaseException exc = e.take();
            printException(interpreter, exc);
            exc.decref();
            return 1;
        }
        return handleExit(interpreter, e);
    }

    private void prependPath(String dir) {
        if (interpreter.sysGet("path") instanceof PyList path) {
            PyObject d = FileSystem.fromJava(dir);
            path.insert(0, d);
            d.decref();
        }
    }

    /** sys.path[0]: the script's directory, the current one for -m, "" for the rest. */
    // CPython: Python/pathconfig.c _PyPathConfig_ComputeSysPath0
    private String path0() {
        if (config.runModule != null) {
            return Path.of("").toAbsolutePath().toString();
        }
        if (config.runFilename == null) {
            return "";
        }
        Path script = Path.of(config.runFilename);
        try {
            script = script.toRealPath();
        } catch (IOException e) {
            script = script.toAbsolutePath();
        }
        return script.getParent() == null ? "" : script.getParent().toString();
    }

    /** Whether an import hook takes the path: a directory or a zip file with a __main__. */
    // CPython: Modules/main.c pymain_get_importer
    private boolean isImportable(String filename) {
        Path path = Path.of(filename);
        if (!Files.isDirectory(path) && !startsWithZip(path)) {
            return false;
        }
        PyObject pkgutil = Import.importModule("_frozen_importlib_external");
        try {
            PyObject name = FileSystem.fromJava(filename);
            PyObject finder = Objects.getAttr(pkgutil, "PathFinder");
            try {
                PyStr method = PyStr.intern("_path_importer_cache");
                PyObject found = Call.method(finder, method, name);
                method.decref();
                boolean ok = found != PyNone.INSTANCE;
                found.decref();
                return ok;
            } finally {
                finder.decref();
                name.decref();
            }
        } finally {
            pkgutil.decref();
        }
    }

    private static boolean startsWithZip(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = new FileInputStream(path.toFile())) {
            byte[] head = in.readNBytes(2);
            return head.length == 2 && head[0] == 'P' && head[1] == 'K' || path.toString().endsWith(".pyz");
        } catch (IOException e) {
            return false;
        }
    }

    // CPython: Modules/main.c pymain_run_module
    private void runModule(String name, boolean setArgv0) {
        PyObject runpy = Import.importModule("runpy");
        try {
            PyObject function = Objects.getAttr(runpy, "_run_module_as_main");
            PyObject module = FileSystem.fromJava(name);
            PyObject flag = PyBool.of(setArgv0);
            PyObject[] held = {runpy, function, module, flag};
            for (PyObject o : held) {
                NativeRoots.push(o);
            }
            try {
                Call.call(function, module, flag).decref();
            } finally {
                for (PyObject o : held) {
                    NativeRoots.pop(o);
                }
                function.decref();
                module.decref();
                flag.decref();
            }
        } finally {
            runpy.decref();
        }
    }

    private void message(String text) {
        PyObject err = interpreter.sysGet("stderr");
        if (err != null && err != PyNone.INSTANCE) {
            Output.writeString(text, err);
        }
    }

    // CPython: Modules/main.c pymain_run_file_obj
    private int runFile(String filename, PyModule main) {
        Path path = Path.of(filename);
        if (Files.isDirectory(path)) {
            PyObject name = FileSystem.fromJava(path.toAbsolutePath().toString());
            message(config.programName + ": " + Objects.reprText(name) + " is a directory, cannot continue\n");
            name.decref();
            return 1;
        }
        byte[] source;
        try {
            if (filename.endsWith("/")) {
                // the JDK's paths forget the slash, which only a directory may have
                return cannotOpen(filename, Files.exists(path) ? NOT_A_DIRECTORY : NO_SUCH_FILE);
            }
            source = contents(path);
        } catch (IOException e) {
            return cannotOpen(filename, errno(e));
        }
        if (config.skipSourceFirstLine) {
            int i = 0;
            while (i < source.length && source[i] != '\n') {
                i++;
            }
            source = java.util.Arrays.copyOfRange(source, i, source.length);
        }
        PyDict d = main.dict;
        PyObject file = FileSystem.fromJava(filename);
        NativeRoots.push(file);
        try {
            boolean set = !d.containsKey(Id.__file__);
            if (set) {
                d.put(Id.__file__, file);
                d.put(Id.__cached__, PyNone.INSTANCE);
            }
            boolean compiled = filename.endsWith(".pyc");
            setLoader(d, file, compiled ? "SourcelessFileLoader" : "SourceFileLoader");
            try {
                try {
                    if (compiled) {
                        runCompiled(source, main);
                    } else {
                        runSource(source, filename, main, false);
                    }
                } finally {
                    Lifecycle.flushQuietly(interpreter);
                }
            } catch (PyException e) {
                return printAndExit(e);
            } finally {
                if (set) {
                    d.remove(Id.__file__);
                    d.remove(Id.__cached__);
                }
            }
        } finally {
            NativeRoots.pop(file);
            file.decref();
        }
        return 0;
    }

    private static byte[] contents(Path path) throws IOException {
        try {
            return Import.bytes(path.toFile());
        } catch (FileNotFoundException e) {
            // says better what the matter is
            return Files.readAllBytes(path);
        }
    }

    private int cannotOpen(String filename, int errno) {
        String absolute = filename.startsWith("/") ? filename : Path.of("").toAbsolutePath() + "/" + filename;
        PyObject name = FileSystem.fromJava(absolute);
        message(config.programName + ": can't open file " + Objects.reprText(name) + ": [Errno " + errno + "] " + Errno.message(errno) + "\n");
        name.decref();
        return 2;
    }

    /** The error number behind a failure of the JDK to read a file. */
    private static int errno(IOException e) {
        if (e instanceof NoSuchFileException) {
            return NO_SUCH_FILE;
        }
        if (e instanceof AccessDeniedException) {
            return PERMISSION_DENIED;
        }
        for (int errno = 1; errno < LAST_ERRNO; errno++) {
            if (String.valueOf(e.getMessage()).contains(Errno.message(errno))) {
                return errno;
            }
        }
        return IO_ERROR;
    }

    // CPython: Python/pythonrun.c set_main_loader
    private static void setLoader(PyDict d, PyObject filename, String loaderName) {
        PyObject external = Import.importModule("_frozen_importlib_external");
        try {
            PyObject type = Objects.getAttr(external, loaderName);
            PyObject main = PyStr.of("__main__");
            try {
                PyObject loader = Call.call(type, main, filename);
                d.put(Id.__loader__, loader);
                loader.decref();
            } finally {
                type.decref();
                main.decref();
            }
        } finally {
            external.decref();
        }
    }

    private void runCompiled(byte[] bytes, PyModule main) {
        if (bytes.length < PYC_HEADER || ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt() != dev.adder.compiler.Marshal.MAGIC) {
            throw PyErr.runtimeError("Bad magic number in .pyc file");
        }
        PyObject code = Marshal.loads(bytes, PYC_HEADER);
        try {
            if (!(code instanceof PyCode c)) {
                throw PyErr.runtimeError("Bad code object in .pyc file");
            }
            Eval.evalCode(c, main.dict, main.dict).decref();
        } finally {
            code.decref();
        }
    }

    private void runSource(byte[] source, String filename, PyModule main, boolean isString) {
        PyCode code = isString ? PythonRun.compileBytes(source, filename, "exec", PythonRun.CF_IGNORE_COOKIE, -1)
                : PythonRun.compileFile(source, filename);
        NativeRoots.push(code);
        try (ParseArena arena = new ParseArena(code)) {
            Eval.evalCode(code, main.dict, main.dict).decref();
        } finally {
            NativeRoots.pop(code);
            code.decref();
        }
    }

    // CPython: Modules/main.c pymain_run_stdin
    private int runStdin(PyModule main) {
        if (stdinIsInteractive()) {
            config.inspect = 0;
            return InteractiveLoop.run(interpreter, main);
        }
        byte[] source;
        try {
            source = System.in.readAllBytes();
        } catch (IOException e) {
            throw PyErr.osError(5, null);
        }
        PyStr file = PyStr.of("<stdin>");
        boolean set = !main.dict.containsKey(Id.__file__);
        if (set) {
            main.dict.put(Id.__file__, file);
            main.dict.put(Id.__cached__, PyNone.INSTANCE);
        }
        file.decref();
        try {
            try {
                runSource(source, "<stdin>", main, false);
            } finally {
                Lifecycle.flushQuietly(interpreter);
            }
            return 0;
        } catch (PyException e) {
            return printAndExit(e);
        } finally {
            if (set) {
                main.dict.remove(Id.__file__);
                main.dict.remove(Id.__cached__);
            }
        }
    }

    /** Ends the program because of an exception: SystemExit's status, or 1 after showing it. Releases {@code e}. */
    // CPython: Python/pythonrun.c _Py_HandleSystemExit, PyErr_PrintEx
    static int handleExit(Interpreter interpreter, PyException e) {
        PyBaseException exc = e.take();
        try {
            if (exc.type.isSubtype(PyExc.SystemExit)) {
                return systemExit(interpreter, exc);
            }
            printException(interpreter, exc);
            if (exc.type.isSubtype(PyExc.KeyboardInterrupt)) {
                return KILLED_BY_SIGINT;
            }
            return 1;
        } finally {
            exc.decref();
        }
    }

    private static int systemExit(Interpreter interpreter, PyBaseException exc) {
        Lifecycle.flushStreams(interpreter);
        PyObject code = exc instanceof PySystemExit s ? PyObject.xnewRef(s.code) : null;
        if (code == null || code == PyNone.INSTANCE) {
            PyObject.xdecref(code);
            return 0;
        }
        try {
            if (code instanceof PyInt i) {
                return i.fitsLong() ? (int) i.longValue() & 0xFF : 255;
            }
            PyObject err = interpreter.sysGet("stderr");
            if (err != null && err != PyNone.INSTANCE) {
                try {
                    Output.writeObject(code, err, true);
                    Output.writeString("\n", err);
                } catch (PyException e) {
                    e.release();
                }
            }
            return 1;
        } finally {
            code.decref();
        }
    }

    /** Shows an exception through sys.excepthook, leaving sys.last_value and its companions. */
    // CPython: Python/pythonrun.c _PyErr_PrintEx
    public static void printException(Interpreter interpreter, PyBaseException exc) {
        PyObject traceback = exc.traceback == null ? PyNone.INSTANCE : exc.traceback;
        interpreter.sysSet("last_type", exc.type);
        interpreter.sysSet("last_value", exc);
        interpreter.sysSet("last_traceback", traceback);
        PyObject hook = interpreter.sysGet("excepthook");
        if (hook == null) {
            Lifecycle.flushStreams(interpreter);
            PyObject err = interpreter.sysGet("stderr");
            if (err != null && err != PyNone.INSTANCE) {
                Output.writeString("sys.excepthook is missing\n", err);
            }
            ErrorDisplay.display(exc);
            return;
        }
        hook.incref();
        try {
            Call.call(hook, exc.type, exc, traceback).decref();
        } catch (PyException e) {
            PyBaseException second = e.take();
            try {
                if (second.type.isSubtype(PyExc.SystemExit)) {
                    return;
                }
                PyObject err = interpreter.sysGet("stderr");
                if (err != null && err != PyNone.INSTANCE) {
                    Output.writeString("Error in sys.excepthook:\n", err);
                    ErrorDisplay.display(second);
                    Output.writeString("\nOriginal exception was:\n", err);
                }
                ErrorDisplay.display(exc);
            } finally {
                second.decref();
            }
        } finally {
            hook.decref();
        }
    }
}
