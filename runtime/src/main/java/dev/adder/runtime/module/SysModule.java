package dev.adder.runtime.module;

import dev.adder.heap.Heap;
import dev.adder.heap.Audit;
import dev.adder.heap.HeapMode;
import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.Config;
import dev.adder.runtime.Version;
import dev.adder.runtime.interpreter.Gil;
import dev.adder.runtime.interpreter.InterpreterFrame;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.ErrorDisplay;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBaseException;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyFrozenSet;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PySimpleNamespace;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyStructSequence;
import dev.adder.runtime.object.PyTraceback;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.Slot;
import dev.adder.runtime.object.TypeObject;
import dev.adder.runtime.object.Unraisable;
import dev.adder.runtime.object.UnraisableHookArgs;

/** The sys module (Python/sysmodule.c). */
@BuiltinModule(name = "sys", doc = "This module provides access to some objects used or maintained by the\n"
        + "interpreter and to functions that interact strongly with the interpreter.\n\n"
        + "Dynamic objects:\n\n"
        + "argv -- command line arguments; argv[0] is the script pathname if known\n"
        + "path -- module search path; path[0] is the script directory, else ''\n"
        + "modules -- dictionary of loaded modules\n\n"
        + "displayhook -- called to show results in an interactive session\n"
        + "excepthook -- called to handle any uncaught exception other than SystemExit\n"
        + "  To customize printing in an interactive session or to install a custom\n"
        + "  top-level exception handler, assign other functions to replace these.\n\n"
        + "stdin -- standard input file object; used by input()\n"
        + "stdout -- standard output file object; used by print()\n"
        + "stderr -- standard error object; used for error messages\n"
        + "  By assigning other file objects (or objects that behave like files)\n"
        + "  to these, it is possible to redirect all of the interpreter's I/O.\n\n"
        + "last_type -- type of last uncaught exception\n"
        + "last_value -- value of last uncaught exception\n"
        + "last_traceback -- traceback of last uncaught exception\n"
        + "  These three are only available in an interactive session after a\n"
        + "  traceback has been printed.\n\n"
        + "Static objects:\n\n"
        + "builtin_module_names -- tuple of module names built into this interpreter\n"
        + "copyright -- copyright notice pertaining to this interpreter\n"
        + "exec_prefix -- prefix used to find the machine-specific Python library\n"
        + "executable -- absolute path of the executable binary of the Python interpreter\n"
        + "float_info -- a named tuple with information about the float implementation.\n"
        + "float_repr_style -- string indicating the style of repr() output for floats\n"
        + "hash_info -- a named tuple with information about the hash algorithm.\n"
        + "hexversion -- version information encoded as a single integer\n"
        + "implementation -- Python implementation information.\n"
        + "int_info -- a named tuple with information about the int implementation.\n"
        + "maxsize -- the largest supported length of containers.\n"
        + "maxunicode -- the value of the largest Unicode code point\n"
        + "platform -- platform identifier\n"
        + "prefix -- prefix used to find the Python library\n"
        + "thread_info -- a named tuple with information about the thread implementation.\n"
        + "version -- the version of this interpreter as a string\n"
        + "version_info -- version information as a named tuple\n"
        + "__stdin__ -- the original stdin; don't touch!\n"
        + "__stdout__ -- the original stdout; don't touch!\n"
        + "__stderr__ -- the original stderr; don't touch!\n"
        + "__displayhook__ -- the original displayhook; don't touch!\n"
        + "__excepthook__ -- the original excepthook; don't touch!\n\n"
        + "Functions:\n\n"
        + "displayhook() -- print an object to the screen, and save it in builtins._\n"
        + "excepthook() -- print an exception and its traceback to sys.stderr\n"
        + "exception() -- return the current thread's active exception\n"
        + "exc_info() -- return information about the current thread's active exception\n"
        + "exit() -- exit the interpreter by raising SystemExit\n"
        + "getdlopenflags() -- returns flags to be used for dlopen() calls\n"
        + "getprofile() -- get the global profiling function\n"
        + "getrefcount() -- return the reference count for an object (plus one :-)\n"
        + "getrecursionlimit() -- return the max recursion depth for the interpreter\n"
        + "getsizeof() -- return the size of an object in bytes\n"
        + "gettrace() -- get the global debug tracing function\n"
        + "setdlopenflags() -- set the flags to be used for dlopen() calls\n"
        + "setprofile() -- set the global profiling function\n"
        + "setrecursionlimit() -- set the max recursion depth for the interpreter\n"
        + "settrace() -- set the global debug tracing function\n")
public final class SysModule extends NativeModule {
    private static final PyType FLAGS = PyStructSequence.newClosedType("sys.flags",
            "sys.flags\n\n"
            + "Flags provided through command line arguments or environment vars.", 18,
            "debug: -d", "inspect: -i", "interactive: -i", "optimize: -O or -OO", "dont_write_bytecode: -B", "no_user_site: -s",
            "no_site: -S", "ignore_environment: -E", "verbose: -v", "bytes_warning: -b", "quiet: -q", "hash_randomization: -R",
            "isolated: -I", "dev_mode: -X dev", "utf8_mode: -X utf8", "warn_default_encoding: -X warn_default_encoding",
            "safe_path: -P", "int_max_str_digits: -X int_max_str_digits");
    private static final PyType VERSION_INFO = PyStructSequence.newClosedType("sys.version_info",
            "sys.version_info\n\n"
            + "Version information as a named tuple.", 5,
            "major: Major release number", "minor: Minor release number", "micro: Patch release number",
            "releaselevel: 'alpha', 'beta', 'candidate', or 'final'", "serial: Serial release number");
    private static final PyType FLOAT_INFO = PyStructSequence.newType("sys.float_info",
            "sys.float_info\n\n"
            + "A named tuple holding information about the float type. It contains low level\n"
            + "information about the precision and internal representation. Please study\n"
            + "your system's :file:`float.h` for more information.", 11,
            "max: DBL_MAX -- maximum representable finite float",
            "max_exp: DBL_MAX_EXP -- maximum int e such that radix**(e-1) is representable",
            "max_10_exp: DBL_MAX_10_EXP -- maximum int e such that 10**e is representable",
            "min: DBL_MIN -- Minimum positive normalized float",
            "min_exp: DBL_MIN_EXP -- minimum int e such that radix**(e-1) is a normalized float",
            "min_10_exp: DBL_MIN_10_EXP -- minimum int e such that 10**e is a normalized float",
            "dig: DBL_DIG -- maximum number of decimal digits that can be faithfully represented in a float",
            "mant_dig: DBL_MANT_DIG -- mantissa digits",
            "epsilon: DBL_EPSILON -- Difference between 1 and the next representable float",
            "radix: FLT_RADIX -- radix of exponent", "rounds: FLT_ROUNDS -- rounding mode used for arithmetic operations");
    private static final PyType INT_INFO = PyStructSequence.newType("sys.int_info",
            "sys.int_info\n\n"
            + "A named tuple that holds information about Python's\n"
            + "internal representation of integers.  The attributes are read only.", 4,
            "bits_per_digit: size of a digit in bits", "sizeof_digit: size in bytes of the C type used to represent a digit",
            "default_max_str_digits: maximum string conversion digits limitation",
            "str_digits_check_threshold: minimum positive value for int_max_str_digits");
    private static final PyType HASH_INFO = PyStructSequence.newType("sys.hash_info",
            "hash_info\n\n"
            + "A named tuple providing parameters used for computing\n"
            + "hashes. The attributes are read only.", 9,
            "width: width of the type used for hashing, in bits",
            "modulus: prime number giving the modulus on which the hash function is based",
            "inf: value to be used for hash of a positive infinity", "nan: value to be used for hash of a nan",
            "imag: multiplier used for the imaginary part of a complex number",
            "algorithm: name of the algorithm for hashing of str, bytes and memoryviews",
            "hash_bits: internal output size of hash algorithm", "seed_bits: seed size of hash algorithm",
            "cutoff: small string optimization cutoff");
    private static final PyType THREAD_INFO = PyStructSequence.newType("sys.thread_info",
            "sys.thread_info\n\n"
            + "A named tuple holding information about the thread implementation.", 3,
            "name: name of the thread implementation", "lock: name of the lock implementation",
            "version: name and version of the thread library");
    private static final PyType ASYNCGEN_HOOKS = PyStructSequence.newType("sys.asyncgen_hooks",
            "asyncgen_hooks\n\n"
            + "A named tuple providing information about asynchronous\n"
            + "generators hooks.  The attributes are read only.", 2,
            "firstiter: Hook to intercept first iteration", "finalizer: Hook to intercept finalization");


    private final java.util.ArrayList<PyObject> auditHooks = new java.util.ArrayList<>();

    public SysModule() {
        super("sys", SysModuleTable.INSTANCE);
    }

    @Override
    public void traverse(dev.adder.heap.Visitor visitor) {
        for (PyObject hook : auditHooks) {
            visitor.visit(hook);
        }
    }

    @Override
    public void clear() {
        for (PyObject hook : auditHooks) {
            hook.decref();
        }
        auditHooks.clear();
    }

    private static PyObject text(String s) {
        return PyStr.of(s);
    }

    private static PyObject number(long i) {
        return PyInt.of(i);
    }

    private static PyObject strings(java.util.List<String> items) {
        PyList list = PyList.create();
        for (String s : items) {
            list.appendSteal(dev.adder.runtime.object.FileSystem.fromJava(s));
        }
        return list;
    }

    private static PyObject textOrNone(String s) {
        return s == null ? PyNone.owned() : PyStr.of(s);
    }

    @Override
    protected void exec(PyModule m) {
        Config config = interpreter.config;
        for (String hook : new String[] {"displayhook", "excepthook", "breakpointhook", "unraisablehook"}) {
            PyStr name = PyStr.intern(hook);
            addBorrowed(m, "__" + hook + "__", m.dict.get(name));
            name.decref();
        }
        if (!HeapMode.AUDIT) {
            // programs take it for the sign of a debug build
            PyStr name = PyStr.intern("gettotalrefcount");
            m.dict.remove(name);
            name.decref();
        }
        add(m, "version", text(Version.full()));
        add(m, "hexversion", number(Version.HEX));
        add(m, "_git", PyTuple.steal(text("Adder"), text(""), text("")));
        add(m, "_framework", text(""));
        add(m, "api_version", number(1013));
        add(m, "copyright", text("Copyright (c) 2026 the Adder developers.\nAll Rights Reserved.\n\n"
                + "Copyright (c) 2001-2023 Python Software Foundation.\nAll Rights Reserved (the standard library)."));
        add(m, "platform", text("linux"));
        add(m, "maxsize", number(Long.MAX_VALUE));
        add(m, "maxunicode", number(0x10FFFF));
        add(m, "byteorder", text("little"));
        add(m, "abiflags", text(""));
        add(m, "float_repr_style", text("short"));
        PyObject[] builtin = new PyObject[NativeModules.names().length];
        for (int i = 0; i < builtin.length; i++) {
            builtin[i] = PyStr.intern(NativeModules.names()[i]);
        }
        add(m, "builtin_module_names", PyTuple.steal(builtin));
        PyList stdlib = PyList.create();
        for (String name : StdlibModuleNames.NAMES) {
            stdlib.appendSteal(PyStr.intern(name));
        }
        add(m, "stdlib_module_names", PyFrozenSet.of(stdlib));
        stdlib.decref();
        add(m, "float_info", PyStructSequence.create(FLOAT_INFO, PyFloat.of(Double.MAX_VALUE), number(1024), number(308), PyFloat.of(Double.MIN_NORMAL),
                number(-1021), number(-307), number(15), number(53), PyFloat.of(Math.ulp(1.0)), number(2), number(1)));
        add(m, "int_info", PyStructSequence.create(INT_INFO, number(30), number(4), number(4300), number(640)));
        add(m, "hash_info", PyStructSequence.create(HASH_INFO, number(64), number((1L << 61) - 1), number(314159), number(0), number(1000003),
                text("siphash13"), number(64), number(128), number(0)));
        add(m, "thread_info", PyStructSequence.create(THREAD_INFO, text("pthread"), text("semaphore"), textOrNone(ThreadLibrary.version(config.home))));
        PyObject version = PyStructSequence.create(VERSION_INFO, number(Version.MAJOR), number(Version.MINOR), number(Version.MICRO), text("final"), number(0));
        addBorrowed(m, "version_info", version);
        PyDict implementation = PyDict.create();
        put(implementation, "name", text(config.implementationName));
        put(implementation, "cache_tag", text(Version.CACHE_TAG));
        put(implementation, "version", version);
        put(implementation, "hexversion", number(Version.HEX));
        add(m, "implementation", PySimpleNamespace.of(implementation));
        implementation.decref();

        add(m, "argv", strings(config.argv));
        add(m, "orig_argv", strings(config.origArgv));
        add(m, "warnoptions", strings(config.warnOptions));
        PyDict x = PyDict.create();
        for (String option : config.xOptions) {
            int eq = option.indexOf('=');
            put(x, eq < 0 ? option : option.substring(0, eq), eq < 0 ? PyBool.of(true) : text(option.substring(eq + 1)));
        }
        add(m, "_xoptions", x);
        add(m, "executable", text(config.executable));
        add(m, "_base_executable", text(config.executable));
        for (String prefix : new String[] {"prefix", "exec_prefix", "base_prefix", "base_exec_prefix"}) {
            add(m, prefix, text(config.home));
        }
        add(m, "_home", PyNone.owned());
        add(m, "platlibdir", text(config.platlibdir));
        add(m, "_stdlib_dir", text(config.libraryDirectory()));
        add(m, "pycache_prefix", config.pycachePrefix == null ? PyNone.owned() : text(config.pycachePrefix));
        add(m, "dont_write_bytecode", PyBool.of(!config.writeBytecode));
        PyList path = PyList.create();
        if (config.pythonPathEnv != null && !config.pythonPathEnv.isEmpty()) {
            for (String dir : config.pythonPathEnv.split(":", -1)) {
                path.appendSteal(dev.adder.runtime.object.FileSystem.fromJava(dir));
            }
        }
        path.appendSteal(text(config.home + "/lib/python311.zip"));
        path.appendSteal(text(config.libraryDirectory()));
        path.appendSteal(text(config.libraryDirectory() + "/lib-dynload"));
        add(m, "path", path);
        add(m, "meta_path", PyList.create());
        add(m, "path_importer_cache", PyDict.create());
        add(m, "path_hooks", PyList.create());
        add(m, "flags", flags(config));
    }

    private static void put(PyDict dict, String key, PyObject ownedValue) {
        PyStr k = PyStr.intern(key);
        dict.put(k, ownedValue);
        k.decref();
        ownedValue.decref();
    }

    private static PyObject flags(Config c) {
        return PyStructSequence.create(FLAGS, number(c.parserDebug), number(c.inspect), number(c.interactive), number(c.optimizationLevel),
                number(c.writeBytecode ? 0 : 1), number(c.userSiteDirectory ? 0 : 1), number(c.siteImport ? 0 : 1), number(c.useEnvironment ? 0 : 1),
                number(c.verbose), number(c.bytesWarning), number(c.quiet), number(!c.useHashSeed || c.hashSeed != 0 ? 1 : 0), number(c.isolated ? 1 : 0),
                PyBool.of(c.devMode), number(c.utf8Mode ? 1 : 0), number(c.warnDefaultEncoding ? 1 : 0), PyBool.of(c.safePath),
                number(c.intMaxStrDigits));
    }

    @PyMethod(value = "addaudithook($module, /, hook)", doc = "Adds a new audit hook callback.")
    static void addaudithook(PyModule module, PyObject hook) {
        hook.incref();
        ((SysModule) module.nativeModule).auditHooks.add(hook);
    }

    @PyMethod(value = "audit($module, event, /, *args)", raw = true, textSignature = false, doc = "audit(event, *args)\n\n"
            + "Passes the event to any audit hooks that are attached.")
    static PyObject audit(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (nargs == 0) {
            throw PyErr.typeError("audit() missing 1 required positional argument: 'event'");
        }
        if (!(args[base] instanceof PyStr)) {
            throw PyErr.typeError("expected str for argument 'event', not " + args[base].type.tpName());
        }
        ((SysModule) ((PyModule) self).nativeModule).runHooks(args[base], args, base + 1, nargs - 1);
        return PyNone.owned();
    }

    private void runHooks(PyObject event, PyObject[] args, int base, int nargs) {
        if (auditHooks.isEmpty()) {
            return;
        }
        PyTuple rest = PyTuple.copyOf(args, base, nargs);
        try {
            for (PyObject hook : java.util.List.copyOf(auditHooks)) {
                Call.call(hook, event, rest).decref();
            }
        } finally {
            rest.decref();
        }
    }

    /** Raises an audit event: calls the hooks that {@code sys.addaudithook} was given, which may throw. The arguments are borrowed. */
    // CPython: Python/sysmodule.c PySys_Audit
    static void audit(String event, PyObject... args) {
        SysModule state = state("sys", SysModule.class);
        if (state != null && !state.auditHooks.isEmpty()) {
            PyStr name = PyStr.of(event);
            try {
                state.runHooks(name, args, 0, args.length);
            } finally {
                name.decref();
            }
        }
    }

    @PyMethod(value = "breakpointhook($module, *args, **kws)", raw = true, textSignature = false,
            doc = "breakpointhook(*args, **kws)\n\nThis hook function is called by built-in breakpoint().\n")
    static PyObject breakpointhook(PyObject module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        String name = Libc.environment("PYTHONBREAKPOINT");
        if (name == null || name.isEmpty()) {
            name = "pdb.set_trace";
        } else if (name.equals("0")) {
            return PyNone.owned();
        }
        int dot = name.lastIndexOf('.');
        PyObject hook;
        if (dot == 0) {
            return unimportable(name);
        }
        try {
            PyObject m = dev.adder.runtime.interpreter.Import.importModule(dot < 0 ? "builtins" : name.substring(0, dot));
            try {
                hook = Objects.getAttr(m, name.substring(dot + 1));
            } finally {
                m.decref();
            }
        } catch (PyException e) {
            if (!e.matches(PyExc.ImportError) && !e.matches(PyExc.AttributeError)) {
                throw e;
            }
            e.release();
            return unimportable(name);
        }
        try {
            return Call.vectorcall(hook, args, base, nargs, kwnames);
        } finally {
            hook.decref();
        }
    }

    private static PyObject unimportable(String name) {
        PyErr.warn(PyExc.RuntimeWarning, "Ignoring unimportable $PYTHONBREAKPOINT: \"" + name + "\"", 1);
        return PyNone.owned();
    }

    @PyMethod(value = "_clear_type_cache($module, /)", doc = "Clear the internal type lookup cache.")
    static void clearTypeCache() {
        TypeObject.clearCache();
    }

    @PyMethod(value = "_current_frames($module, /)",
            doc = "Return a dict mapping each thread's thread id to its current stack frame.\n\nThis function should "
            + "be used for specialized purposes only.")
    static PyObject currentFrames() {
        PyDict d = PyDict.create();
        for (ThreadState ts : java.util.List.copyOf(ThreadState.current.interpreter.threads)) {
            InterpreterFrame f = ts.visibleFrame();
            if (f != null) {
                PyObject id = PyInt.of(ts.id);
                d.put(id, f.frameObject());
                id.decref();
            }
        }
        return d;
    }

    @PyMethod(value = "_current_exceptions($module, /)",
            doc = "Return a dict mapping each thread's identifier to its current raised exception.\n\nThis function "
            + "should be used for specialized purposes only.")
    static PyObject currentExceptions() {
        PyDict d = PyDict.create();
        for (ThreadState ts : java.util.List.copyOf(ThreadState.current.interpreter.threads)) {
            PyObject id = PyInt.of(ts.id);
            PyBaseException e = ts.handledException();
            PyObject info = excInfo(e);
            d.put(id, info);
            info.decref();
            id.decref();
        }
        return d;
    }

    // CPython: Python/sysmodule.c sys_displayhook
    @PyMethod(value = "displayhook($module, object, /)", doc = "Print an object to sys.stdout and also save it in builtins._")
    static void displayhook(PyObject object) {
        PyDict builtins = ThreadState.current.interpreter.builtins;
        if (object == PyNone.INSTANCE) {
            return;
        }
        PyStr underscore = PyStr.intern("_");
        try {
            builtins.put(underscore, PyNone.INSTANCE);
            PyObject out = ThreadState.current.interpreter.sysGet("stdout");
            if (out == null || out == PyNone.INSTANCE) {
                throw PyErr.runtimeError("lost sys.stdout");
            }
            out.incref();
            try {
                try {
                    Output.writeObject(object, out, false);
                } catch (PyException e) {
                    if (!e.matches(PyExc.UnicodeEncodeError)) {
                        throw e;
                    }
                    e.release();
                    PyStr ascii = Objects.ascii(object);
                    Output.writeString(ascii.toString(), out);
                    ascii.decref();
                }
                Output.writeString("\n", out);
            } finally {
                out.decref();
            }
            builtins.put(underscore, object);
        } finally {
            underscore.decref();
        }
    }

    @PyMethod(value = "exception($module, /)", doc = "Return the current exception.\n\n"
            + "Return the most recent exception caught by an except clause\n"
            + "in the current stack frame or in an older stack frame, or None\n"
            + "if no such exception exists.")
    static PyObject exception() {
        PyBaseException e = ThreadState.current.handledException();
        return e == null ? PyNone.owned() : e.newRef();
    }

    private static PyObject excInfo(PyBaseException e) {
        if (e == null) {
            return PyTuple.steal(PyNone.owned(), PyNone.owned(), PyNone.owned());
        }
        return PyTuple.steal(e.type.newRef(), e.newRef(), e.traceback == null ? PyNone.owned() : e.traceback.newRef());
    }

    @PyMethod(value = "exc_info($module, /)",
            doc = "Return current exception information: (type, value, traceback).\n\nReturn information about the "
            + "most recent exception caught by an except\nclause in the current stack frame or in an older stack frame.")
    static PyObject excInfo() {
        return excInfo(ThreadState.current.handledException());
    }

    @PyMethod(value = "excepthook($module, exctype, value, traceback, /)",
            doc = "Handle an exception by displaying it with a traceback on sys.stderr.")
    static void excepthook(PyObject exctype, PyObject value, PyObject traceback) {
        if (!(value instanceof PyBaseException e)) {
            PyObject err = ThreadState.current.interpreter.sysGet("stderr");
            if (err != null && err != PyNone.INSTANCE) {
                Output.writeString("TypeError: print_exception(): Exception expected for value, " + value.type.tpName() + " found\n", err);
            }
            return;
        }
        if (traceback instanceof PyTraceback tb && e.traceback == null) {
            tb.incref();
            e.traceback = tb;
        }
        ErrorDisplay.display(e);
    }

    @PyMethod(value = "exit($module, status=None, /)",
            doc = "Exit the interpreter by raising SystemExit(status).\n\n"
        + "If the status is omitted or None, it defaults to zero (i.e., success).\n"
        + "If the status is an integer, it will be used as the system exit status.\n"
        + "If it is another kind of object, it will be printed and the system\n"
        + "exit status will be one (i.e., failure).")
    static PyObject exit(PyObject status) {
        if (status == null || status == PyNone.INSTANCE) {
            throw PyErr.withValue(PyExc.SystemExit, null);
        }
        if (status instanceof PyTuple t) {
            PyObject exc = Call.call(PyExc.SystemExit, t, null);
            throw PyErr.raise((PyBaseException) exc);
        }
        throw PyErr.withValue(PyExc.SystemExit, status);
    }

    @PyMethod(value = "getdefaultencoding($module, /)",
            doc = "Return the current default encoding used by the Unicode implementation.")
    static String getdefaultencoding() {
        return "utf-8";
    }

    @PyMethod(value = "getfilesystemencoding($module, /)",
            doc = "Return the encoding used to convert Unicode filenames to OS filenames.")
    static String getfilesystemencoding() {
        return "utf-8";
    }

    @PyMethod(value = "getfilesystemencodeerrors($module, /)",
            doc = "Return the error mode used Unicode to OS filename conversion.")
    static String getfilesystemencodeerrors() {
        return "surrogateescape";
    }

    @PyMethod(value = "intern($module, string, /)",
            doc = "``Intern'' the given string.\n\n"
        + "This enters the string in the (global) table of interned strings whose\n"
        + "purpose is to speed up dictionary lookups. Return the string itself or\n"
        + "the previously interned string object with the same value.")
    static PyObject intern(PyObject string) {
        if (!(string instanceof PyStr s)) {
            throw PyErr.typeError("intern() argument must be str, not " + string.type.tpName());
        }
        if (s.type != PyStr.TYPE) {
            throw PyErr.typeError("can't intern " + s.type.tpName());
        }
        return s.internedRef();
    }

    @PyMethod(value = "settrace($module, function, /)", textSignature = false, doc = "settrace(function)\n\n"
            + "Set the global debug tracing function.  It will be called on each\n"
            + "function call.  See the debugger chapter in the library manual.")
    static void settrace(PyObject function) {
        ThreadState.current.setTrace(function == PyNone.INSTANCE ? null : function);
    }

    @PyMethod(value = "gettrace($module, /)",
            doc = "Return the global debug tracing function set with sys.settrace.\n\nSee the debugger chapter in the "
            + "library manual.")
    static PyObject gettrace() {
        PyObject f = ThreadState.current.traceFunc;
        return f == null ? PyNone.owned() : f.newRef();
    }

    @PyMethod(value = "setprofile($module, function, /)", textSignature = false, doc = "setprofile(function)\n\n"
            + "Set the profiling function.  It will be called on each function call\n"
            + "and return.  See the profiler chapter in the library manual.")
    static void setprofile(PyObject function) {
        ThreadState.current.setProfile(function == PyNone.INSTANCE ? null : function);
    }

    @PyMethod(value = "getprofile($module, /)",
            doc = "Return the profiling function set with sys.setprofile.\n\nSee the profiler chapter in the library manual.")
    static PyObject getprofile() {
        PyObject f = ThreadState.current.profileFunc;
        return f == null ? PyNone.owned() : f.newRef();
    }

    @PyMethod(value = "call_tracing($module, func, args, /)",
            doc = "Call func(*args), while tracing is enabled.\n\n"
        + "The tracing state is saved, and restored afterwards.  This is intended\n"
        + "to be called from a debugger from a checkpoint, to recursively debug\n"
        + "some other code.")
    static PyObject callTracing(PyObject func, PyTuple args) {
        ThreadState ts = ThreadState.current;
        int saved = ts.tracing;
        ts.tracing = 0;
        ts.updateTracing();
        try {
            return Call.call(func, args, null);
        } finally {
            ts.tracing = saved;
            ts.updateTracing();
        }
    }

    @PyMethod(value = "setswitchinterval($module, interval, /)",
            doc = "Set the ideal thread switching delay inside the Python interpreter.\n\n"
        + "The actual frequency of switching threads can be lower if the\n"
        + "interpreter executes long sequences of uninterruptible code\n"
        + "(this is implementation-specific and workload-dependent).\n\n"
        + "The parameter must represent the desired switching delay in seconds\n"
        + "A typical value is 0.005 (5 milliseconds).")
    static void setswitchinterval(double interval) {
        if (interval <= 0) {
            throw PyErr.valueError("switch interval must be strictly positive");
        }
        Gil.setSwitchInterval((long) (interval * 1e6));
    }

    @PyMethod(value = "getswitchinterval($module, /)",
            doc = "Return the current thread switch interval; see sys.setswitchinterval().")
    static double getswitchinterval() {
        return Gil.switchInterval() * 1e-6;
    }

    @PyMethod(value = "setrecursionlimit($module, limit, /)",
            doc = "Set the maximum depth of the Python interpreter stack to n.\n\n"
        + "This limit prevents infinite recursion from causing an overflow of the C\n"
        + "stack and crashing Python.  The highest possible limit is platform-\n"
        + "dependent.")
    static void setrecursionlimit(int limit) {
        if (limit < 1) {
            throw PyErr.valueError("recursion limit must be greater or equal than 1");
        }
        ThreadState ts = ThreadState.current;
        int depth = ts.recursionDepth();
        if (depth >= limit) {
            throw PyErr.recursionError("cannot set the recursion limit to " + limit + " at the recursion depth " + depth + ": the limit is too low");
        }
        ts.interpreter.setRecursionLimit(limit);
    }

    @PyMethod(value = "getrecursionlimit($module, /)",
            doc = "Return the current value of the recursion limit.\n\n"
        + "The recursion limit is the maximum depth of the Python interpreter\n"
        + "stack.  This limit prevents infinite recursion from causing an overflow\n"
        + "of the C stack and crashing Python.")
    static int getrecursionlimit() {
        return ThreadState.current.interpreter.recursionLimit;
    }

    @PyMethod(value = "set_coroutine_origin_tracking_depth($module, /, depth)",
            doc = "Enable or disable origin tracking for coroutine objects in this thread.\n\n"
        + "Coroutine objects will track 'depth' frames of traceback information\n"
        + "about where they came from, available in their cr_origin attribute.\n\n"
        + "Set a depth of 0 to disable.")
    static void setCoroutineOriginTrackingDepth(int depth) {
        if (depth < 0) {
            throw PyErr.valueError("depth must be >= 0");
        }
        ThreadState.current.coroutineOriginTrackingDepth = depth;
    }

    @PyMethod(value = "get_coroutine_origin_tracking_depth($module, /)",
            doc = "Check status of origin tracking for coroutine objects in this thread.")
    static int getCoroutineOriginTrackingDepth() {
        return ThreadState.current.coroutineOriginTrackingDepth;
    }

    @PyMethod(value = "set_asyncgen_hooks($module, /, firstiter=<unrepresentable>, finalizer=<unrepresentable>)", textSignature = false,
            doc = "set_asyncgen_hooks(* [, firstiter] [, finalizer])\n\n"
            + "Set a finalizer for async generators objects.")
    static void setAsyncgenHooks(PyObject firstiter, PyObject finalizer) {
        if (finalizer != null && finalizer != PyNone.INSTANCE && !Objects.isCallable(finalizer)) {
            throw PyErr.typeError("callable finalizer expected, got " + finalizer.type.tpName());
        }
        if (firstiter != null && firstiter != PyNone.INSTANCE && !Objects.isCallable(firstiter)) {
            throw PyErr.typeError("callable firstiter expected, got " + firstiter.type.tpName());
        }
        ThreadState ts = ThreadState.current;
        if (finalizer != null) {
            PyObject old = ts.asyncgenFinalizer;
            ts.asyncgenFinalizer = finalizer == PyNone.INSTANCE ? null : finalizer.newRef();
            PyObject.xdecref(old);
        }
        if (firstiter != null) {
            PyObject old = ts.asyncgenFirstiter;
            ts.asyncgenFirstiter = firstiter == PyNone.INSTANCE ? null : firstiter.newRef();
            PyObject.xdecref(old);
        }
    }

    @PyMethod(value = "get_asyncgen_hooks($module, /)",
            doc = "Return the installed asynchronous generators hooks.\n\nThis returns a namedtuple of the form "
            + "(firstiter, finalizer).")
    static PyObject getAsyncgenHooks() {
        ThreadState ts = ThreadState.current;
        return PyStructSequence.create(ASYNCGEN_HOOKS, ts.asyncgenFirstiter == null ? PyNone.owned() : ts.asyncgenFirstiter.newRef(),
                ts.asyncgenFinalizer == null ? PyNone.owned() : ts.asyncgenFinalizer.newRef());
    }

    @PyMethod(value = "set_int_max_str_digits($module, /, maxdigits)",
            doc = "Set the maximum string digits limit for non-binary int<->str conversions.")
    static void setIntMaxStrDigits(int maxdigits) {
        if (maxdigits != 0 && maxdigits < 640) {
            throw PyErr.valueError("maxdigits must be 0 or larger than 640");
        }
        ThreadState.current.interpreter.intMaxStrDigits = maxdigits;
    }

    @PyMethod(value = "get_int_max_str_digits($module, /)",
            doc = "Return the maximum string digits limit for non-binary int<->str conversions.")
    static int getIntMaxStrDigits() {
        return ThreadState.current.interpreter.intMaxStrDigits;
    }

    @PyMethod(value = "getrefcount($module, object, /)",
            doc = "Return the reference count of object.\n\nThe count returned is generally one higher than you might "
            + "expect,\nbecause it includes the (temporary) reference as an argument to\ngetrefcount().")
    static long getrefcount(PyObject object) {
        return object.refcnt;
    }

    @PyMethod(value = "getallocatedblocks($module, /)", doc = "Return the number of memory blocks currently allocated.")
    static long getallocatedblocks() {
        return HeapMode.AUDIT ? Audit.liveObjects().length : Heap.current.countReachable();
    }

    @PyMethod(value = "gettotalrefcount($module, /)", doc = "Return the sum of all reference counts.")
    static long gettotalrefcount() {
        return Audit.totalRefcount();
    }

    // CPython: Python/sysmodule.c sys_getsizeof
    @PyMethod(value = "getsizeof($module, object, default=<unrepresentable>)", textSignature = false,
            doc = "getsizeof(object [, default]) -> int\n\n"
            + "Return the size of object in bytes.")
    static PyObject getsizeof(PyObject object, PyObject defaultValue) {
        try {
            long size = sizeOf(object);
            return size >= 0 ? PyInt.of(size) : StructPacking.unsigned(size, 8);
        } catch (PyException e) {
            if (defaultValue != null && e.matches(PyExc.TypeError)) {
                e.release();
                return defaultValue.newRef();
            }
            throw e;
        }
    }

    /** The size, to be taken as unsigned. */
    private static long sizeOf(PyObject object) {
        PyObject method = Objects.lookupSpecial(object, Id.__sizeof__);
        if (method == null) {
            throw PyErr.typeError("Type " + object.type.tpName() + " doesn't define __sizeof__");
        }
        PyObject r;
        try {
            r = Call.call(method);
        } finally {
            method.decref();
        }
        long size;
        try {
            if (!(r instanceof PyInt)) {
                throw PyErr.typeError("an integer is required");
            }
            if (!((PyInt) r).fitsLong()) {
                throw PyErr.overflowError("Python int too large to convert to C ssize_t");
            }
            size = ((PyInt) r).longValue();
        } finally {
            r.decref();
        }
        if (size < 0) {
            throw PyErr.valueError("__sizeof__() should return >= 0");
        }
        // by the type alone: static types, which no collector follows, show the head too
        if (object.type.isGc()) {
            size += 16;
        }
        if (object.type.hasFlag(PyType.MANAGED_DICT)) {
            size += 16;
        }
        return size;
    }

    @PyMethod(value = "_getframe($module, depth=0, /)",
            doc = "Return a frame object from the call stack.\n\n"
        + "If optional integer depth is given, return the frame object that many\n"
        + "calls below the top of the stack.  If that is deeper than the call\n"
        + "stack, ValueError is raised.  The default for depth is zero, returning\n"
        + "the frame at the top of the call stack.\n\n"
        + "This function should be used for internal and specialized purposes\n"
        + "only.")
    static PyObject getframe(int depth) {
        InterpreterFrame f = ThreadState.current.visibleFrame();
        for (int i = depth; i > 0 && f != null; i--) {
            f = f.visiblePrevious();
        }
        if (f == null) {
            throw PyErr.valueError("call stack is not deep enough");
        }
        return f.frameObject().newRef();
    }

    @PyMethod(value = "is_finalizing($module, /)", doc = "Return True if Python is exiting.")
    static boolean isFinalizing() {
        return ThreadState.current.interpreter.finalizing;
    }

    @PyMethod(value = "getdlopenflags($module, /)",
            doc = "Return the current value of the flags that are used for dlopen calls.\n\nThe flag constants are "
            + "defined in the os module.")
    static int getdlopenflags() {
        return ThreadState.current.interpreter.dlopenFlags;
    }

    @PyMethod(value = "setdlopenflags($module, flags, /)", doc = "Set the flags used by the interpreter for dlopen calls.\n\n"
            + "This is used, for example, when the interpreter loads extension\n"
            + "modules. Among other things, this will enable a lazy resolving of\n"
            + "symbols when importing a module, if called as sys.setdlopenflags(0).\n"
            + "To share symbols across extension modules, call as\n"
            + "sys.setdlopenflags(os.RTLD_GLOBAL).  Symbolic names for the flag\n"
            + "modules can be found in the os module (RTLD_xxx constants, e.g.\n"
            + "os.RTLD_LAZY).")
    static void setdlopenflags(int flags) {
        ThreadState.current.interpreter.dlopenFlags = flags;
    }

    @PyMethod(value = "_debugmallocstats($module, /)",
            doc = "Print summary info to stderr about the state of pymalloc's structures.\n\n"
            + "In Py_DEBUG mode, also perform some expensive internal consistency\n"
            + "checks.")
    static void debugmallocstats() {
        Heap heap = Heap.current;
        heap.hooks.writeDebug(heap.addresses.report() + FreeLists.report());
    }

    @PyMethod(value = "_getquickenedcount($module, /)")
    static int getquickenedcount() {
        return 0;
    }

    // CPython: Python/errors.c _PyErr_WriteUnraisableDefaultHook
    @PyMethod(value = "unraisablehook($module, unraisable, /)",
            doc = "Handle an unraisable exception.\n\n"
        + "The unraisable argument has the following attributes:\n\n"
        + "* exc_type: Exception type.\n"
        + "* exc_value: Exception value, can be None.\n"
        + "* exc_traceback: Exception traceback, can be None.\n"
        + "* err_msg: Error message, can be None.\n"
        + "* object: Object causing the exception, can be None.")
    static void unraisablehook(PyObject unraisable) {
        if (unraisable.type != UnraisableHookArgs.TYPE) {
            throw PyErr.typeError("sys.unraisablehook argument type must be UnraisableHookArgs");
        }
        PyTuple t = (PyTuple) unraisable;
        if (t.get(1) instanceof PyBaseException e) {
            Unraisable.defaultHook(e, t.get(3), t.get(4));
        }
    }
}
