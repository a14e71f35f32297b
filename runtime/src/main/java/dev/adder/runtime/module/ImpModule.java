package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.interpreter.Eval;
import dev.adder.runtime.interpreter.Import;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyCode;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyImportError;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import java.util.concurrent.locks.ReentrantLock;

/** The _imp module: what importlib asks of the runtime (Python/import.c). */
@BuiltinModule(name = "_imp", doc = "(Extremely) low-level import machinery bits as used by importlib and imp.")
public final class ImpModule extends NativeModule {
    public ImpModule() {
        super("_imp", ImpModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        add(module, "check_hash_based_pycs", PyStr.of(interpreter.config.checkHashPycsMode.spelling()));
    }

    @PyMethod(value = "lock_held($module, /)",
            doc = "Return True if the import lock is currently held, else False.\n\nOn platforms without threads, return False.")
    static boolean lockHeld() {
        return importLock().isLocked();
    }

    @PyMethod(value = "acquire_lock($module, /)",
            doc = "Acquires the interpreter's import lock for the current thread.\n\n"
        + "This lock should be used by import hooks to ensure thread-safety when importing\n"
        + "modules. On platforms without threads, this function does nothing.")
    static void acquireLock() {
        ReentrantLock lock = importLock();
        if (!lock.tryLock()) {
            ThreadState.withoutGil(lock::lock);
        }
    }

    @PyMethod(value = "release_lock($module, /)",
            doc = "Release the interpreter's import lock.\n\nOn platforms without threads, this function does nothing.")
    static void releaseLock() {
        ReentrantLock lock = importLock();
        if (!lock.isHeldByCurrentThread()) {
            throw PyErr.runtimeError("not holding the import lock");
        }
        lock.unlock();
    }

    private static ReentrantLock importLock() {
        return ThreadState.current.interpreter.importLock;
    }

    @PyMethod(value = "extension_suffixes($module, /)",
            doc = "Returns the list of file suffixes used to identify extension modules.")
    static PyObject extensionSuffixes() {
        return PyList.create();
    }


    @PyMethod(value = "create_builtin($module, spec, /)", doc = "Create an extension module.")
    static PyObject createBuiltin(PyObject spec) {
        PyObject name = Objects.getAttr(spec, Id.name);
        try {
            PyObject loaded = ThreadState.current.interpreter.modules.get(name);
            if (loaded != null && (name.toString().equals("sys") || name.toString().equals("builtins"))) {
                return loaded.newRef();
            }
            PyModule module = NativeModules.create(name.toString(), ThreadState.current.interpreter);
            return module == null ? PyNone.owned() : module;
        } finally {
            name.decref();
        }
    }

    @PyMethod(value = "exec_builtin($module, mod, /)", doc = "Initialize a built-in module.")
    static int execBuiltin(PyObject mod) {
        return 0;
    }

    @PyMethod(value = "exec_dynamic($module, mod, /)", doc = "Initialize an extension module.")
    static int execDynamic(PyObject mod) {
        return 0;
    }

    @PyMethod(value = "is_builtin($module, name, /)", doc = "Returns True if the module name corresponds to a built-in module.")
    static int isBuiltin(PyStr name) {
        String n = name.toString();
        return n.equals("sys") || n.equals("builtins") ? -1 : NativeModules.contains(n) ? 1 : 0;
    }

    @PyMethod(value = "is_frozen($module, name, /)", doc = "Returns True if the module name corresponds to a frozen module.")
    static boolean isFrozen(PyStr name) {
        return Import.frozenFile(name.toString()) != null;
    }

    @PyMethod(value = "is_frozen_package($module, name, /)", doc = "Returns True if the module name is of a frozen package.")
    static boolean isFrozenPackage(PyStr name) {
        checkFrozen(name);
        return false;
    }

    private static void checkFrozen(PyStr name) {
        if (Import.frozenFile(name.toString()) == null) {
            throw PyImportError.create("No such frozen object named " + name, name, null);
        }
    }

    @PyMethod(value = "find_frozen($module, name, /, *, withdata=False)",
            doc = "Return info about the corresponding frozen module (if there is one) or None.\n\n"
        + "The returned info (a 2-tuple):\n\n"
        + " * data         the raw marshalled bytes\n"
        + " * is_package   whether or not it is a package\n"
        + " * origname     the originally frozen module's name, or None if not\n"
        + "                a stdlib module (this will usually be the same as\n"
        + "                the module's current name)")
    static PyObject findFrozen(PyStr name, boolean withdata) {
        String n = name.toString();
        if (Import.frozenFile(n) == null) {
            return PyNone.owned();
        }
        String origin = Import.frozenOrigin(n);
        return PyTuple.steal(PyNone.owned(), dev.adder.runtime.object.PyBool.of(false), PyStr.of(origin));
    }

    @PyMethod(value = "get_frozen_object($module, name, data=None, /)", doc = "Create a code object for a frozen module.")
    static PyObject getFrozenObject(PyStr name, PyObject data) {
        checkFrozen(name);
        return ((Import) ThreadState.current.interpreter.importer).frozenCode(name.toString());
    }

    @PyMethod(value = "init_frozen($module, name, /)", doc = "Initializes a frozen module.")
    static PyObject initFrozen(PyStr name) {
        if (Import.frozenFile(name.toString()) == null) {
            return PyNone.owned();
        }
        PyModule module = PyModule.create(name);
        ThreadState.current.interpreter.modules.put(name, module);
        PyCode code = ((Import) ThreadState.current.interpreter.importer).frozenCode(name.toString());
        try {
            Eval.evalCode(code, module.dict, module.dict).decref();
        } finally {
            code.decref();
        }
        return module;
    }

    @PyMethod(value = "_frozen_module_names($module, /)", doc = "Returns the list of available frozen modules.")
    static PyObject frozenModuleNames() {
        PyList list = PyList.create();
        for (String name : new String[] {"_frozen_importlib", "_frozen_importlib_external", "zipimport", "abc",
            "codecs", "io", "_collections_abc", "_sitebuiltins", "genericpath", "ntpath", "posixpath", "os.path", "os", "site", "stat",
            "importlib.util", "importlib.machinery", "runpy"}) {
            list.appendSteal(PyStr.of(name));
        }
        return list;
    }

    @PyMethod(value = "_override_frozen_modules_for_tests($module, override, /)",
            doc = "(internal-only) Override PyConfig.use_frozen_modules.\n\n"
            + "(-1: \"off\", 1: \"on\", 0: no override)\n"
            + "See frozen_modules() in Lib/test/support/import_helper.py.")
    static void overrideFrozenModules(int override) {
        // the frozen modules are those without which importing cannot start, so that none can be turned off
    }

    @PyMethod(value = "_override_multi_interp_extensions_check($module, override, /)",
            doc = "(internal-only) Override PyInterpreterConfig.check_multi_interp_extensions.\n\n(-1: \\\"never\\\", "
            + "1: \\\"always\\\", 0: no override)")
    static int overrideMultiInterp(int override) {
        return 0;
    }

    @PyMethod(value = "_fix_co_filename($module, code, path, /)",
            doc = "Changes code.co_filename to specify the passed-in file path.\n\n  code\n    Code object to "
            + "change.\n  path\n    File path to use.")
    static void fixCoFilename(PyCode code, PyStr path) {
        PyCode.fixFilename(code, path);
    }

    @PyMethod(value = "source_hash($module, /, key, source)")
    static PyObject sourceHash(long key, PyObject source) {
        Buffer b = Abstract.getBuffer(source, Buffer.SIMPLE);
        try {
            byte[] bytes = java.util.Arrays.copyOfRange(b.bytes, b.offset, b.offset + (int) b.len);
            long h = dev.adder.runtime.object.StringHash.keyed(key, 0, bytes);
            byte[] out = new byte[8];
            for (int i = 0; i < 8; i++) {
                out[i] = (byte) (h >>> 8 * i);
            }
            return PyBytes.of(out);
        } finally {
            b.release();
        }
    }
}
