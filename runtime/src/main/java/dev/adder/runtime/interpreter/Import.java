package dev.adder.runtime.interpreter;

import dev.adder.processor.Borrowed;
import dev.adder.runtime.Version;
import dev.adder.runtime.module.NativeModules;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.Marshal;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBaseException;
import dev.adder.runtime.object.PyCode;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTraceback;
import dev.adder.runtime.object.PyTuple;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;

/** The import statement (Python/import.c): finds loaded modules, and calls importlib for the others. */
public final class Import implements Interpreter.Importer {
    private final Interpreter interpreter;

    /** {@code _frozen_importlib}. Owned. */
    private PyObject importlib;

    /** For {@code -X importtime}: whether the heading is written, how deep imports nest, nanoseconds of those inside the present one. */
    private boolean timesStarted;
    private int timesLevel;
    private long timesNested;

    private Import(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** Loads importlib's bootstrap from the library and installs it: from now on modules can be imported. */
    // CPython: Python/pylifecycle.c init_importlib
    static void install(Interpreter interpreter, PyModule sys) {
        Import importer = new Import(interpreter);
        interpreter.importer = importer;
        interpreter.addRoots(visitor -> visitor.xvisit(importer.importlib));
        PyCode code = importer.frozenCode("_frozen_importlib");
        try {
            importer.importlib = execCodeModule(interpreter, "_frozen_importlib", code);
        } finally {
            code.decref();
        }
        PyModule imp = NativeModules.create("_imp", interpreter);
        try {
            PyStr install = PyStr.intern("_install");
            Call.method(importer.importlib, install, sys, imp).decref();
            install.decref();
        } finally {
            imp.decref();
        }
        PyStr external = PyStr.intern("_install_external_importers");
        Call.method(importer.importlib, external).decref();
        external.decref();
        installZipImporter(interpreter);
    }

    // CPython: Python/import.c init_zipimport
    private static void installZipImporter(Interpreter interpreter) {
        PyObject zipimport = importModule("zipimport");
        try {
            PyObject zipimporter = Objects.getAttr(zipimport, Id.zipimporter);
            ((PyList) interpreter.sysGet("path_hooks")).insert(0, zipimporter);
            zipimporter.decref();
        } finally {
            zipimport.decref();
        }
    }

    /** The file of the library that holds the source of a frozen module, or null if there is no such module. */
    public static String frozenFile(String name) {
        return switch (name) {
            case "_frozen_importlib", "importlib._bootstrap" -> "importlib/_bootstrap";
            case "_frozen_importlib_external", "importlib._bootstrap_external" -> "importlib/_bootstrap_external";
            case "importlib.util", "importlib.machinery" -> name.replace('.', '/');
            case "os.path" -> "posixpath";
            case "zipimport", "abc", "codecs", "io", "_collections_abc", "_sitebuiltins", "genericpath", "ntpath", "posixpath", "os", "site",
                    "stat", "runpy" -> name;
            default -> null;
        };
    }

    /** The name under which a module was frozen: another one for aliases. */
    public static String frozenOrigin(String name) {
        return switch (name) {
            case "_frozen_importlib" -> "importlib._bootstrap";
            case "_frozen_importlib_external" -> "importlib._bootstrap_external";
            case "os.path" -> "posixpath";
            default -> name;
        };
    }

    /** The code of a frozen module: from its .pyc if the library has been compiled, else from its source. */
    public PyCode frozenCode(String name) {
        String file = frozenFile(name);
        String filename = "<frozen " + frozenOrigin(name) + ">";
        File source = new File(interpreter.config.libraryDirectory(), file + ".py");
        File pyc = new File(source.getParent(), "__pycache__/" + source.getName().replace(".py", "." + Version.CACHE_TAG + ".pyc"));
        try {
            try {
                PyObject code = Marshal.loads(bytes(pyc), 16);
                if (code instanceof PyCode c) {
                    return PyCode.withFilename(c, filename);
                }
                code.decref();
            } catch (FileNotFoundException notCompiled) {
                return PythonRun.compileBytes(bytes(source), filename, "exec", 0, -1);
            }
            return PythonRun.compileBytes(bytes(source), filename, "exec", 0, -1);
        } catch (IOException e) {
            throw StartFailure.of("init_importlib: the standard library is not at " + interpreter.config.libraryDirectory(),
                    "ModuleNotFoundError: No module named '" + name + "'");
        }
    }

    /** The contents of a file; not by Files, whose channels have much to set up. */
    static byte[] bytes(File file) throws IOException {
        try (FileInputStream in = new FileInputStream(file)) {
            return in.readAllBytes();
        }
    }

    /** Runs code as the body of a new module in sys.modules. */
    private static PyObject execCodeModule(Interpreter interpreter, String name, PyCode code) {
        PyStr moduleName = PyStr.intern(name);
        PyModule module = PyModule.create(moduleName);
        interpreter.modules.put(moduleName, module);
        moduleName.decref();
        module.dict.put(Id.__builtins__, interpreter.builtinsModule());
        Eval.evalCode(code, module.dict, module.dict).decref();
        // importlib takes this away again when it gives the module its spec
        PyStr origin = PyStr.intern("__origname__");
        PyStr originName = PyStr.of(frozenOrigin(name));
        module.dict.put(origin, originName);
        origin.decref();
        originName.decref();
        return module;
    }

    /** The module of this name in {@code sys.modules}, owned, or null (PyImport_GetModule). */
    // CPython: Python/import.c PyImport_GetModule
    public static PyObject loadedModule(PyStr name) {
        PyObject modules = ThreadState.current.interpreter.sysAttribute(Id.modules);
        return modules instanceof PyDict dict ? PyObject.xnewRef(dict.get(name)) : null;
    }

    /** PyImport_ImportModule: an absolute import of {@code name}, returning that very module. */
    public static PyObject importModule(String name) {
        PyStr n = PyStr.intern(name);
        try {
            PyTuple from = PyTuple.of(Id.__doc__);
            try {
                return importModuleLevel((PyObject) n, null, null, from, 0);
            } finally {
                from.decref();
            }
        } finally {
            n.decref();
        }
    }

    /** {@code builtins.__import__}. */
    public static PyObject importModuleLevel(PyObject name, PyObject globals, PyObject locals, PyObject fromlist, int level) {
        if (!(name instanceof PyStr n)) {
            throw PyErr.typeError("module name must be a string");
        }
        return ThreadState.current.interpreter.importer.importModuleLevel(n, globals, locals, fromlist, level);
    }

    // CPython: Python/import.c PyImport_ImportModuleLevelObject
    @Override
    public PyObject importModuleLevel(PyStr name, PyObject globals, PyObject locals, PyObject fromlist, int level) {
        try {
            return doImport(name, globals, fromlist, level);
        } catch (PyException e) {
            removeImportlibFrames(e);
            throw e;
        }
    }

    private PyObject doImport(PyStr name, PyObject globals, PyObject fromlist, int level) {
        if (level < 0) {
            throw PyErr.valueError("level must be >= 0");
        }
        PyStr absolute;
        if (level > 0) {
            absolute = resolveName(name, globals, level);
        } else {
            if (name.length() == 0) {
                throw PyErr.valueError("Empty module name");
            }
            absolute = name.internedRef();
        }
        PyObject module = null;
        try {
            module = getModule(absolute);
            if (module != null && module != PyNone.INSTANCE) {
                ensureInitialized(module, absolute);
            } else {
                PyObject.xdecref(module);
                module = null;
                PyObject gcd = Objects.getAttr(importlib, Id._gcd_import);
                try {
                    module = interpreter.config.importTime ? timedLoad(absolute, gcd) : Call.method(importlib, Id._find_and_load, absolute, gcd);
                } finally {
                    gcd.decref();
                }
            }
            boolean from = fromlist != null && fromlist != PyNone.INSTANCE && Objects.isTrue(fromlist);
            if (!from) {
                if (level != 0 && name.length() == 0) {
                    return module.newRef();
                }
                String text = name.toString();
                int dot = text.indexOf('.');
                if (dot < 0) {
                    return module.newRef();
                }
                if (level == 0) {
                    PyStr front = PyStr.intern(text.substring(0, dot));
                    try {
                        return doImport(front, null, null, 0);
                    } finally {
                        front.decref();
                    }
                }
                String abs = absolute.toString();
                PyStr toReturn = PyStr.of(abs.substring(0, abs.length() - (text.length() - dot)));
                try {
                    PyObject r = getModule(toReturn);
                    if (r == null) {
                        throw PyErr.format(PyExc.KeyError, Objects.reprText(toReturn) + " not in sys.modules as expected");
                    }
                    return r;
                } finally {
                    toReturn.decref();
                }
            }
            PyObject path = Objects.lookupAttr(module, Id.__path__);
            if (path == null) {
                return module.newRef();
            }
            path.decref();
            PyObject importFunction = interpreter.builtin(Id.__import__);
            return Call.method(importlib, Id._handle_fromlist, module, fromlist, importFunction);
        } finally {
            absolute.decref();
            PyObject.xdecref(module);
        }
    }

    /** Loads a module and tells on standard error how long that took, without and with what it imported ({@code -X importtime}). */
    // CPython: Python/import.c import_find_and_load
    private PyObject timedLoad(PyStr name, PyObject gcd) {
        if (!timesStarted) {
            timesStarted = true;
            System.err.print("import time: self [us] | cumulative | imported package\n");
        }
        timesLevel++;
        long before = timesNested;
        timesNested = 0;
        long start = System.nanoTime();
        try {
            return Call.method(importlib, Id._find_and_load, name, gcd);
        } finally {
            long time = System.nanoTime() - start;
            timesLevel--;
            System.err.printf("import time: %9d | %10d | %s%s%n", Math.ceilDiv(time - timesNested, 1000), Math.ceilDiv(time, 1000),
                    " ".repeat(2 * timesLevel), name);
            timesNested = before + time;
        }
    }

    /** {@code sys.modules[name]}, or null. */
    private PyObject getModule(PyStr name) {
        PyObject modules = interpreter.sysAttribute(Id.modules);
        if (modules == null) {
            modules = interpreter.modules;
        }
        if (modules.type == PyDict.TYPE) {
            return PyObject.xnewRef(((PyDict) modules).get(name));
        }
        try {
            return Abstract.getItem(modules, name);
        } catch (PyException e) {
            if (e.matches(PyExc.KeyError)) {
                e.release();
                return null;
            }
            throw e;
        }
    }

    // CPython: Python/import.c import_ensure_initialized
    private void ensureInitialized(PyObject module, PyStr name) {
        PyObject spec = Objects.lookupAttr(module, Id.__spec__);
        if (spec == null) {
            return;
        }
        try {
            PyObject initializing = Objects.lookupAttr(spec, Id._initializing);
            if (initializing == null) {
                return;
            }
            boolean busy;
            try {
                busy = Objects.isTrue(initializing);
            } finally {
                initializing.decref();
            }
            if (busy) {
                Call.method(importlib, Id._lock_unlock_module, name).decref();
            }
        } finally {
            spec.decref();
        }
    }

    @Borrowed
    private static PyObject global(PyObject globals, PyStr name) {
        PyObject o = ((PyDict) globals).get(name);
        return o == PyNone.INSTANCE ? null : o;
    }

    // CPython: Python/import.c resolve_name
    private static PyStr resolveName(PyStr name, PyObject globals, int level) {
        if (globals == null || globals == PyNone.INSTANCE) {
            throw PyErr.format(PyExc.KeyError, "'__name__' not in globals");
        }
        if (!(globals instanceof PyDict)) {
            throw PyErr.typeError("globals must be a dict");
        }
        PyObject packageObject = global(globals, Id.__package__);
        PyObject spec = global(globals, Id.__spec__);
        String pkg;
        if (packageObject != null) {
            if (!(packageObject instanceof PyStr)) {
                throw PyErr.typeError("package must be a string");
            }
            pkg = packageObject.toString();
            if (spec != null) {
                PyObject parent = Objects.getAttr(spec, Id.parent);
                boolean equal;
                try {
                    equal = Objects.equal(packageObject, parent);
                } finally {
                    parent.decref();
                }
                if (!equal) {
                    PyErr.warn(PyExc.ImportWarning, "__package__ != __spec__.parent", 1);
                }
            }
        } else if (spec != null) {
            PyObject parent = Objects.getAttr(spec, Id.parent);
            try {
                if (!(parent instanceof PyStr)) {
                    throw PyErr.typeError("__spec__.parent must be a string");
                }
                pkg = parent.toString();
            } finally {
                parent.decref();
            }
        } else {
            PyErr.warn(PyExc.ImportWarning, "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__", 1);
            PyObject moduleName = ((PyDict) globals).get(Id.__name__);
            if (moduleName == null) {
                throw PyErr.format(PyExc.KeyError, "'__name__' not in globals");
            }
            if (!(moduleName instanceof PyStr)) {
                throw PyErr.typeError("__name__ must be a string");
            }
            pkg = moduleName.toString();
            if (!((PyDict) globals).containsKey(Id.__path__)) {
                int dot = pkg.lastIndexOf('.');
                if (dot < 0) {
                    throw PyErr.importError("attempted relative import with no known parent package");
                }
                pkg = pkg.substring(0, dot);
            }
        }
        if (pkg.isEmpty()) {
            throw PyErr.importError("attempted relative import with no known parent package");
        }
        int end = pkg.length();
        for (int up = 1; up < level; up++) {
            end = pkg.lastIndexOf('.', end - 1);
            if (end < 0) {
                throw PyErr.importError("attempted relative import beyond top-level package");
            }
        }
        String base = pkg.substring(0, end);
        return PyStr.intern(name.length() == 0 ? base : base + "." + name);
    }

    /** Takes importlib's own frames out of a traceback: always for ImportError, else those that only pass a call on. */
    // CPython: Python/import.c remove_importlib_frames
    private void removeImportlibFrames(PyException e) {
        if (interpreter.config.verbose > 0) {
            return;
        }
        PyBaseException exc = e.value();
        boolean always = exc.type.isSubtype(PyExc.ImportError);
        PyTraceback head = exc.traceback;
        PyTraceback before = null;
        PyTraceback chunkBefore = null;
        PyTraceback chunkStart = null;
        boolean inChunk = false;
        for (PyTraceback tb = head; tb != null;) {
            PyTraceback next = tb.next;
            PyCode code = tb.frame.code();
            boolean ofImportlib = code.filename.equalTo("<frozen importlib._bootstrap>")
                    || code.filename.equalTo("<frozen importlib._bootstrap_external>");
            if (ofImportlib && !inChunk) {
                chunkBefore = before;
                chunkStart = tb;
            }
            inChunk = ofImportlib;
            if (inChunk && (always || code.name.equalTo("_call_with_frames_removed"))) {
                // the chunk goes: what stood before it links to what comes next
                PyObject.xnewRef(next);
                if (chunkBefore == null) {
                    exc.traceback = next;
                } else {
                    chunkBefore.next = next;
                }
                chunkStart.decref();
                before = chunkBefore;
                chunkStart = next;
            } else {
                before = tb;
            }
            tb = next;
        }
    }
}
