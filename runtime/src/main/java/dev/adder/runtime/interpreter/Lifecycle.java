package dev.adder.runtime.interpreter;

import dev.adder.heap.Heap;
import dev.adder.runtime.Config;
import dev.adder.runtime.module.AtexitModule;
import dev.adder.runtime.module.GcModule;
import dev.adder.runtime.module.NativeModules;
import dev.adder.runtime.module.PosixFiles;
import dev.adder.runtime.module.RuntimeHooks;
import dev.adder.runtime.module.PyStdPrinter;
import dev.adder.runtime.module.SignalModule;
import dev.adder.runtime.module.TracemallocModule;
import dev.adder.runtime.module.WarningsModule;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.CodecRegistry;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyWeakReference;
import dev.adder.runtime.object.StringHash;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** How an interpreter comes up and goes down (Python/pylifecycle.c). */
public final class Lifecycle {
    private static boolean started;

    private Lifecycle() {}

    /** Whether the first interpreter has come up: until then files are looked up by the JDK alone. */
    public static boolean isStarted() {
        return started;
    }

    /**
     * Starts an interpreter on this thread, which holds the GIL afterwards: core types, sys, builtins, importlib, the standard streams,
     * warnings and site.
     *
     * @param stackBytes the size of this thread's Java stack
     */
    public static Interpreter start(Config config, long stackBytes) {
        if (!started) {
            seedHashes(config);
        }
        RuntimeHooks hooks = new RuntimeHooks();
        Heap.current = new Heap(hooks);
        Heap.current.addRootProvider(hooks);
        Interpreter interpreter = new Interpreter(config);
        if (config.intMaxStrDigits >= 0) {
            interpreter.intMaxStrDigits = config.intMaxStrDigits;
        }
        ThreadState ts = interpreter.newThread(Thread.currentThread(), stackBytes);
        Gil.take(ts);
        Heap.current.addRootProvider(interpreter);
        interpreter.modules = PyDict.create();
        PyModule builtins = NativeModules.create("builtins", interpreter);
        interpreter.builtins = builtins.dict;
        interpreter.builtins.incref();
        interpreter.setBuiltinsModule(builtins);
        interpreter.builtinsCopy = PyDict.copyOf(interpreter.builtins);
        interpreter.builtinsFirst = PyDict.copyOf(interpreter.builtins);
        PyModule sys = NativeModules.create("sys", interpreter);
        interpreter.sysDict = sys.dict;
        interpreter.sysDict.incref();
        putModule(interpreter, "sys", sys);
        putModule(interpreter, "builtins", builtins);
        interpreter.sysSet("modules", interpreter.modules);
        interpreter.sysFirst = firstSys(sys.dict);
        interpreter.defaultImport = interpreter.builtin(dev.adder.runtime.object.Id.__import__).newRef();
        WarningsModule.install(interpreter);
        PyObject printer = PyStdPrinter.create(2);
        interpreter.sysSet("stderr", printer);
        interpreter.sysSet("__stderr__", printer);
        printer.decref();
        Import.install(interpreter, sys);
        sys.decref();
        initStreams(interpreter);
        if (config.installSignalHandlers) {
            SignalModule.install(interpreter);
        }
        if (config.tracemalloc > 0) {
            TracemallocModule.startEarly(config.tracemalloc);
        }
        PyModule main = PyModule.create(dev.adder.runtime.object.Id.__main__);
        interpreter.modules.put(dev.adder.runtime.object.Id.__main__, main);
        PyDict annotations = PyDict.create();
        main.dict.put(dev.adder.runtime.object.Id.__annotations__, annotations);
        annotations.decref();
        main.dict.put(dev.adder.runtime.object.Id.__builtins__, builtins);
        PyObject loader = importAttribute("importlib.machinery", "BuiltinImporter", "_frozen_importlib");
        main.dict.put(dev.adder.runtime.object.Id.__loader__, loader);
        loader.decref();
        main.decref();
        if (!config.warnOptions.isEmpty() || config.devMode) {
            Import.importModule("warnings").decref();
        }
        if (config.siteImport) {
            Import.importModule("site").decref();
        }
        Heap.current.promoteAll();
        started = true;
        MemoryWatch.start();
        return interpreter;
    }

    /** What sys holds at first: not what the configuration fills in later. */
    private static PyDict firstSys(PyDict sys) {
        PyDict first = PyDict.copyOf(sys);
        for (String name : new String[] {"argv", "orig_argv", "path", "warnoptions", "_xoptions", "executable", "_base_executable", "prefix",
                "exec_prefix", "base_prefix", "base_exec_prefix", "platlibdir", "_stdlib_dir", "pycache_prefix", "dont_write_bytecode"}) {
            PyStr key = PyStr.intern(name);
            first.remove(key);
            key.decref();
        }
        return first;
    }

    /** The key of str hashes is the process's: interned strings keep theirs. */
    // CPython: Python/bootstrap_hash.c _Py_HashRandomization_Init
    private static void seedHashes(Config config) {
        if (config.useHashSeed) {
            StringHash.seed((int) config.hashSeed);
        } else {
            byte[] key = randomBytes(16);
            StringHash.seed(ByteBuffer.wrap(key).getLong(0), ByteBuffer.wrap(key).getLong(8));
        }
    }

    private static void putModule(Interpreter interpreter, String name, PyModule module) {
        PyStr key = PyStr.intern(name);
        interpreter.modules.put(key, module);
        key.decref();
    }

    /** Random bytes from the system; SecureRandom, which has much to set up, only where there is no such file. */
    private static byte[] randomBytes(int n) {
        try (FileInputStream in = new FileInputStream("/dev/urandom")) {
            return in.readNBytes(n);
        } catch (IOException e) {
            byte[] bytes = new byte[n];
            new SecureRandom().nextBytes(bytes);
            return bytes;
        }
    }

    private static PyObject importAttribute(String description, String name, String module) {
        PyObject m = Import.importModule(module);
        try {
            return Objects.getAttr(m, name);
        } finally {
            m.decref();
        }
    }

    // CPython: Python/pylifecycle.c init_sys_streams
    private static void initStreams(Interpreter interpreter) {
        Import.importModule("encodings").decref();
        Config config = interpreter.config;
        config.stdioEncoding = codecName(config.stdioEncoding);
        if (PosixFiles.isDirectory(0)) {
            throw StartFailure.of("init_sys_streams: <stdin> is a directory, cannot continue", "");
        }
        PyObject io = Import.importModule("io");
        try {
            PyObject open = Objects.getAttr(io, "open");
            try {
                PyStr name = PyStr.intern("open");
                interpreter.builtins.put(name, open);
                name.decref();
            } finally {
                open.decref();
            }
            String[] names = {"stdin", "stdout", "stderr"};
            for (int fd = 0; fd < 3; fd++) {
                PyObject stream = createStream(config, io, fd, names[fd], fd == 2 ? "backslashreplace" : config.stdioErrors);
                interpreter.sysSet("__" + names[fd] + "__", stream);
                interpreter.sysSet(names[fd], stream);
                stream.decref();
            }
        } finally {
            io.decref();
        }
    }

    /** The codec's own name for itself. */
    // CPython: Python/pylifecycle.c init_stdio_encoding
    private static String codecName(String encoding) {
        try {
            PyObject codec = CodecRegistry.lookup(encoding);
            try {
                PyObject name = Objects.getAttr(codec, "name");
                String text = name.toString();
                name.decref();
                return text;
            } finally {
                codec.decref();
            }
        } catch (PyException e) {
            throw StartFailure.of("init_stdio_encoding: failed to get the Python codec name of the stdio encoding", e);
        }
    }

    // CPython: Python/pylifecycle.c create_stdio
    private static PyObject createStream(Config config, PyObject io, int fd, String name, String errors) {
        if (config.closedStreams.indexOf('0' + fd) >= 0 || !PosixFiles.isValid(fd)) {
            return PyNone.owned();
        }
        boolean write = fd != 0;
        boolean buffered = config.bufferedStdio;
        PyObject raw;
        PyObject buffer = callMethod(io, "open", PyInt.of(fd), PyStr.of(write ? "wb" : "rb"), PyInt.of(buffered || !write ? -1 : 0),
                PyNone.owned(), PyNone.owned(), PyNone.owned(), PyBool.of(false));
        try {
            raw = buffered || !write ? Objects.getAttr(buffer, "raw") : buffer.newRef();
            PyStr text = PyStr.of("<" + name + ">");
            boolean tty;
            try {
                Objects.setAttr(raw, "name", text);
                PyObject isatty = Call.method(raw, dev.adder.runtime.object.Id.isatty);
                tty = Objects.isTrue(isatty);
                isatty.decref();
            } finally {
                text.decref();
                raw.decref();
            }
            boolean writeThrough = !buffered;
            boolean lineBuffering = writeThrough ? false : tty || fd == 2;
            PyObject stream = callMethod(io, "TextIOWrapper", buffer.newRef(), PyStr.of(config.stdioEncoding), PyStr.of(errors),
                    fd == 0 ? PyNone.owned() : PyStr.of("\n"), PyBool.of(lineBuffering), PyBool.of(writeThrough));
            PyStr mode = PyStr.of(write ? "w" : "r");
            Objects.setAttr(stream, "mode", mode);
            mode.decref();
            return stream;
        } finally {
            buffer.decref();
        }
    }

    /** Calls a method and releases the arguments. */
    private static PyObject callMethod(PyObject self, String name, PyObject... ownedArgs) {
        PyObject method = Objects.getAttr(self, name);
        try {
            return Call.callArray(method, ownedArgs);
        } finally {
            method.decref();
            for (PyObject a : ownedArgs) {
                a.decref();
            }
        }
    }

    /**
     * Ends the interpreter as Py_FinalizeEx does: threads, atexit, then modules, so that objects die in CPython's order.
     *
     * @return false if flushing the standard streams failed
     */
    // CPython: Python/pylifecycle.c Py_FinalizeEx
    public static boolean finish(Interpreter interpreter) {
        MemoryWatch.stop();
        waitForThreads(interpreter);
        interpreter.makePendingCalls();
        AtexitModule.runCallbacks(interpreter);
        interpreter.finalizing = true;
        interpreter.clearOtherThreads();
        boolean ok = flushStreams(interpreter);
        SignalModule.restore(interpreter);
        if (Heap.current.isEnabled()) {
            collect();
        }
        finalizeModules(interpreter);
        ok &= flushStreams(interpreter);
        interpreter.clearAfterModules();
        return ok;
    }

    private static void collect() {
        try {
            Heap.current.collect(2);
        } catch (OutOfMemoryError e) {
            // a program that has filled the heap: the end of its modules makes room
            return;
        }
    }

    // CPython: Python/pylifecycle.c wait_for_thread_shutdown
    private static void waitForThreads(Interpreter interpreter) {
        PyStr name = PyStr.intern("threading");
        PyObject threading = PyObject.xnewRef(interpreter.modules.get(name));
        name.decref();
        if (threading == null || threading == PyNone.INSTANCE) {
            PyObject.xdecref(threading);
            return;
        }
        try {
            Call.method(threading, dev.adder.runtime.object.Id._shutdown).decref();
        } catch (PyException e) {
            PyErr.writeUnraisable(e, threading);
        } finally {
            threading.decref();
        }
    }

    // CPython: Python/pylifecycle.c flush_std_files
    static boolean flushStreams(Interpreter interpreter) {
        boolean ok = true;
        for (String name : new String[] {"stdout", "stderr"}) {
            PyObject file = interpreter.sysGet(name);
            if (file == null || file == PyNone.INSTANCE) {
                continue;
            }
            file.incref();
            try {
                if (!isClosed(file)) {
                    Call.method(file, dev.adder.runtime.object.Id.flush).decref();
                }
            } catch (PyException e) {
                if (name.equals("stdout")) {
                    PyErr.writeUnraisable(e, file);
                    ok = false;
                } else {
                    e.release();
                    ok = false;
                }
            } finally {
                file.decref();
            }
        }
        return ok;
    }

    /** Flushes what a program has written, whatever comes of it. */
    // CPython: Python/pythonrun.c flush_io
    static void flushQuietly(Interpreter interpreter) {
        for (String name : new String[] {"stderr", "stdout"}) {
            PyObject file = interpreter.sysGet(name);
            if (file == null) {
                continue;
            }
            file.incref();
            try {
                Call.method(file, dev.adder.runtime.object.Id.flush).decref();
            } catch (PyException e) {
                e.release();
            } finally {
                file.decref();
            }
        }
    }

    private static boolean isClosed(PyObject file) {
        PyObject closed;
        try {
            closed = Objects.getAttr(file, "closed");
        } catch (PyException e) {
            e.release();
            return false;
        }
        try {
            return Objects.isTrue(closed);
        } finally {
            closed.decref();
        }
    }

    // CPython: Python/pylifecycle.c finalize_modules
    private static void finalizeModules(Interpreter interpreter) {
        PyDict modules = interpreter.modules;
        deleteSpecial(interpreter);
        List<PyObject> weak = new ArrayList<>();
        List<PyObject> names = new ArrayList<>();
        removeModules(modules, names, weak);
        modules.clearAll();
        restoreBuiltins(interpreter);
        Heap.current.collectNoFail();
        GcModule.dumpShutdownStats();
        for (int i = weak.size() - 1; i >= 0; i--) {
            PyObject module = PyWeakReference.dereference(weak.get(i));
            names.get(i).decref();
            weak.get(i).decref();
            if (module == null) {
                continue;
            }
            if (module instanceof PyModule m && m.dict != interpreter.sysDict && m.dict != interpreter.builtins) {
                PyModule.clearDict(m.dict);
            }
            module.decref();
        }
        PyModule.clearDict(interpreter.sysDict);
        PyModule.clearDict(interpreter.builtins);
        interpreter.clearModuleCopies();
        Heap.current.collectNoFail();
    }

    /** What the program has put into builtins dies here. */
    // CPython: Python/pylifecycle.c finalize_restore_builtins_dict
    private static void restoreBuiltins(Interpreter interpreter) {
        PyDict last = PyDict.copyOf(interpreter.builtins);
        interpreter.builtins.clearAll();
        interpreter.builtins.update(interpreter.builtinsCopy);
        last.decref();
    }

    // CPython: Python/pylifecycle.c finalize_modules_delete_special
    private static void deleteSpecial(Interpreter interpreter) {
        PyStr underscore = PyStr.intern("_");
        interpreter.builtins.put(underscore, PyNone.INSTANCE);
        underscore.decref();
        for (String name : new String[] {"path", "argv", "ps1", "ps2", "last_type", "last_value", "last_traceback", "path_importer_cache",
                "path_hooks", "meta_path", "__interactivehook__"}) {
            interpreter.sysSet(name, PyNone.INSTANCE);
        }
        for (String name : new String[] {"stdin", "stdout", "stderr"}) {
            PyObject original = interpreter.sysGet("__" + name + "__");
            interpreter.sysSet(name, original == null ? PyNone.INSTANCE : original);
        }
    }

    // CPython: Python/pylifecycle.c finalize_remove_modules
    private static void removeModules(PyDict modules, List<PyObject> names, List<PyObject> weak) {
        for (int i = modules.next(0); i >= 0; i = modules.next(i + 1)) {
            PyObject module = modules.valueAt(i);
            if (module instanceof PyModule) {
                names.add(modules.keyAt(i).newRef());
                weak.add(PyWeakReference.create(module, null));
                modules.setValueAt(i, PyNone.INSTANCE);
            }
        }
    }
}
