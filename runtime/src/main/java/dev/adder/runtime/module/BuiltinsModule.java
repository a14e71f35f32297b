package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.interpreter.Eval;
import dev.adder.runtime.interpreter.Import;
import dev.adder.runtime.interpreter.InterpreterFrame;
import dev.adder.runtime.interpreter.PythonRun;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Address;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyBuiltinExceptions;
import dev.adder.runtime.object.PyByteArray;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyCallableIterator;
import dev.adder.runtime.object.PyCell;
import dev.adder.runtime.object.PyClassMethod;
import dev.adder.runtime.object.PyCode;
import dev.adder.runtime.object.PyComplex;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyEllipsis;
import dev.adder.runtime.object.PyEnumerate;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyFilter;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyFrozenSet;
import dev.adder.runtime.object.PyFunction;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyMap;
import dev.adder.runtime.object.PyMemoryView;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyNotImplemented;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyProperty;
import dev.adder.runtime.object.PyRange;
import dev.adder.runtime.object.PyReversed;
import dev.adder.runtime.object.PySet;
import dev.adder.runtime.object.PySlice;
import dev.adder.runtime.object.PyStaticMethod;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PySuper;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.PyZip;
import dev.adder.runtime.object.PyBaseObject;
import dev.adder.runtime.object.Slot;
import dev.adder.runtime.object.TypeObject;
import java.math.BigInteger;

/** The builtins module (Python/bltinmodule.c). */
@BuiltinModule(name = "builtins", doc = "Built-in functions, types, exceptions, and other objects.\n\n"
        + "This module provides direct access to all 'built-in'\n"
        + "identifiers of Python; for example, builtins.len is\n"
        + "the full name for the built-in function len().\n\n"
        + "This module is not normally accessed explicitly by most\n"
        + "applications, but can be useful in modules that provide\n"
        + "objects with the same name as a built-in value, but in\n"
        + "which the built-in of that name is also needed.")
public final class BuiltinsModule extends NativeModule {
    public BuiltinsModule() {
        super("builtins", BuiltinsModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule m) {
        addBorrowed(m, "None", PyNone.INSTANCE);
        addBorrowed(m, "Ellipsis", PyEllipsis.INSTANCE);
        addBorrowed(m, "NotImplemented", PyNotImplemented.INSTANCE);
        addBorrowed(m, "False", PyBool.FALSE);
        addBorrowed(m, "True", PyBool.TRUE);
        addTypes(m, PyBool.TYPE, PyMemoryView.TYPE, PyByteArray.TYPE, PyBytes.TYPE, PyClassMethod.TYPE, PyComplex.TYPE, PyDict.TYPE,
                PyEnumerate.TYPE, PyFilter.TYPE, PyFloat.TYPE, PyFrozenSet.TYPE, PyProperty.TYPE, PyInt.TYPE, PyList.TYPE, PyMap.TYPE,
                PyBaseObject.TYPE, PyRange.TYPE, PyReversed.TYPE, PySet.TYPE, PySlice.TYPE, PyStaticMethod.TYPE, PyStr.TYPE,
                PySuper.TYPE, PyTuple.TYPE, PyType.TYPE, PyZip.TYPE);
        add(m, "__debug__", PyBool.of(interpreter.config.optimizationLevel == 0));
        PyBuiltinExceptions.addTo(m);
    }

    // CPython: Python/bltinmodule.c update_bases
    private static PyTuple updateBases(PyTuple bases) {
        PyList updated = null;
        for (int i = 0; i < bases.size(); i++) {
            PyObject base = bases.get(i);
            if (base instanceof PyType) {
                if (updated != null) {
                    updated.append(base);
                }
                continue;
            }
            try {
                PyObject method = Objects.lookupAttr(base, Id.__mro_entries__);
                if (method == null) {
                    if (updated != null) {
                        updated.append(base);
                    }
                    continue;
                }
                PyObject entries;
                try {
                    entries = Call.call(method, bases);
                } finally {
                    method.decref();
                }
                try {
                    if (!(entries instanceof PyTuple t)) {
                        throw PyErr.typeError("__mro_entries__ must return a tuple");
                    }
                    if (updated == null) {
                        updated = PyList.create();
                        for (int j = 0; j < i; j++) {
                            updated.append(bases.get(j));
                        }
                    }
                    for (int j = 0; j < t.size(); j++) {
                        updated.append(t.get(j));
                    }
                } finally {
                    entries.decref();
                }
            } catch (PyException e) {
                PyObject.xdecref(updated);
                throw e;
            }
        }
        if (updated == null) {
            bases.incref();
            return bases;
        }
        PyTuple r = PyTuple.copyOf(updated.items, 0, updated.size);
        updated.decref();
        return r;
    }

    // CPython: Python/bltinmodule.c builtin___build_class__
    @PyMethod(value = "__build_class__($module, func, name, /, *bases, metaclass=None, **kwds)", raw = true, textSignature = false,
            doc = "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\n"
        + "Internal helper function used by the class statement.")
    static PyObject buildClass(PyObject module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (nargs < 2) {
            throw PyErr.typeError("__build_class__: not enough arguments");
        }
        if (!(args[base] instanceof PyFunction func)) {
            throw PyErr.typeError("__build_class__: func must be a function");
        }
        if (!(args[base + 1] instanceof PyStr name)) {
            throw PyErr.typeError("__build_class__: name is not a string");
        }
        PyTuple origBases = PyTuple.copyOf(args, base + 2, nargs - 2);
        PyTuple bases = null;
        PyDict mkw = null;
        PyObject meta = null;
        PyObject ns = null;
        PyObject cell = null;
        try {
            bases = updateBases(origBases);
            mkw = Call.keywords(args, base, nargs, kwnames);
            boolean isClass = false;
            if (mkw != null) {
                meta = PyObject.xnewRef(mkw.get(Id.metaclass));
                if (meta != null) {
                    mkw.remove(Id.metaclass);
                    isClass = meta instanceof PyType;
                }
            }
            if (meta == null) {
                meta = (bases.size() == 0 ? PyType.TYPE : bases.get(0).type).newRef();
                isClass = true;
            }
            if (isClass) {
                PyType winner = TypeObject.calculateMetaclass((PyType) meta, bases);
                if (winner != meta) {
                    meta.decref();
                    meta = winner.newRef();
                }
            }
            PyObject prepare = Objects.lookupAttr(meta, Id.__prepare__);
            if (prepare == null) {
                ns = PyDict.create();
            } else {
                try {
                    ns = callWithKeywords(prepare, name, bases, mkw);
                } finally {
                    prepare.decref();
                }
            }
            if (!Abstract.isMapping(ns)) {
                throw PyErr.typeError((isClass ? ((PyType) meta).shortName() : "<metaclass>") + ".__prepare__() must return a mapping, not "
                        + ns.type.tpName());
            }
            cell = Eval.evalFunctionBody(func, ns);
            if (bases != origBases) {
                Abstract.setItem(ns, Id.__orig_bases__, origBases);
            }
            PyObject cls = callWithKeywords(meta, name, bases, ns, mkw);
            if (cls instanceof PyType && cell instanceof PyCell c) {
                PyObject content = c.contents;
                if (content != cls) {
                    PyException e = content == null
                            ? PyErr.runtimeError("__class__ not set defining " + Objects.reprText(name) + " as " + Objects.reprText(cls)
                                    + ". Was __classcell__ propagated to type.__new__?")
                            : PyErr.typeError("__class__ set to " + Objects.reprText(content) + " defining " + Objects.reprText(name)
                                    + " as " + Objects.reprText(cls));
                    cls.decref();
                    throw e;
                }
            }
            return cls;
        } finally {
            PyObject.xdecref(cell);
            PyObject.xdecref(ns);
            PyObject.xdecref(meta);
            PyObject.xdecref(mkw);
            PyObject.xdecref(bases);
            origBases.decref();
        }
    }

    private static PyObject callWithKeywords(PyObject callable, PyObject a, PyObject b, PyDict kwargs) {
        PyTuple t = PyTuple.of(a, b);
        try {
            return Call.call(callable, t, kwargs);
        } finally {
            t.decref();
        }
    }

    private static PyObject callWithKeywords(PyObject callable, PyObject a, PyObject b, PyObject c, PyDict kwargs) {
        PyTuple t = PyTuple.of(a, b, c);
        try {
            return Call.call(callable, t, kwargs);
        } finally {
            t.decref();
        }
    }

    @PyMethod(value = "__import__($module, /, name, globals=None, locals=None, fromlist=(), level=0)",
            doc = "Import a module.\n\n"
        + "Because this function is meant for use by the Python\n"
        + "interpreter and not for general use, it is better to use\n"
        + "importlib.import_module() to programmatically import a module.\n\n"
        + "The globals argument is only used to determine the context;\n"
        + "they are not modified.  The locals argument is unused.  The fromlist\n"
        + "should be a list of names to emulate ``from name import ...``, or an\n"
        + "empty list to emulate ``import name``.\n"
        + "When importing a module from a package, note that __import__('A.B', ...)\n"
        + "returns package A when fromlist is empty, but its submodule B when\n"
        + "fromlist is not empty.  The level argument is used to determine whether to\n"
        + "perform absolute or relative imports: 0 is absolute, while a positive number\n"
        + "is the number of parent directories to search relative to the current module.")
    static PyObject import_(PyObject name, PyObject globals, PyObject locals, PyObject fromlist, int level) {
        return Import.importModuleLevel(name, globals, locals, fromlist, level);
    }

    @PyMethod(value = "abs($module, x, /)", doc = "Return the absolute value of the argument.")
    static PyObject abs(PyObject x) {
        return Abstract.absolute(x);
    }

    @PyMethod(value = "all($module, iterable, /)",
            doc = "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True.")
    static PyObject all(PyObject iterable) {
        return allAny(iterable, false);
    }

    @PyMethod(value = "any($module, iterable, /)",
            doc = "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False.")
    static PyObject any(PyObject iterable) {
        return allAny(iterable, true);
    }

    private static PyObject allAny(PyObject iterable, boolean stopAt) {
        PyObject it = Abstract.iter(iterable);
        try {
            for (PyObject item; (item = Abstract.next(it)) != null;) {
                boolean truth;
                try {
                    truth = Objects.isTrue(item);
                } finally {
                    item.decref();
                }
                if (truth == stopAt) {
                    return PyBool.of(stopAt);
                }
            }
            return PyBool.of(!stopAt);
        } finally {
            it.decref();
        }
    }

    @PyMethod(value = "ascii($module, obj, /)",
            doc = "Return an ASCII-only representation of an object.\n\n"
        + "As repr(), return a string containing a printable representation of an\n"
        + "object, but escape the non-ASCII characters in the string returned by\n"
        + "repr() using \\\\x, \\\\u or \\\\U escapes. This generates a string similar\n"
        + "to that returned by repr() in Python 2.")
    static PyObject ascii(PyObject obj) {
        return Objects.ascii(obj);
    }

    private static PyObject toBase(PyObject number, int radix, String prefix) {
        PyInt i = Abstract.index(number);
        try {
            BigInteger v = i.bigValue();
            return PyStr.of((v.signum() < 0 ? "-" : "") + prefix + v.abs().toString(radix));
        } finally {
            i.decref();
        }
    }

    @PyMethod(value = "bin($module, number, /)",
            doc = "Return the binary representation of an integer.\n\n   >>> bin(2796202)\n   '0b1010101010101010101010'")
    static PyObject bin(PyObject number) {
        return toBase(number, 2, "0b");
    }

    @PyMethod(value = "breakpoint($module, *args, **kws)", raw = true, textSignature = false, doc = "breakpoint(*args, **kws)\n\n"
            + "Call sys.breakpointhook(*args, **kws).  sys.breakpointhook() must accept\n"
            + "whatever arguments are passed.\n\n"
            + "By default, this drops you into the pdb debugger.")
    static PyObject breakpoint(PyObject module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyObject hook = ThreadState.current.interpreter.sysGet("breakpointhook");
        if (hook == null) {
            throw PyErr.runtimeError("lost sys.breakpointhook");
        }
        hook.incref();
        try {
            return Call.vectorcall(hook, args, base, nargs, kwnames);
        } finally {
            hook.decref();
        }
    }

    @PyMethod(value = "callable($module, obj, /)",
            doc = "Return whether the object is callable (i.e., some kind of function).\n\nNote that classes are "
            + "callable, as are instances of classes with a\n__call__() method.")
    static boolean callable(PyObject obj) {
        return Objects.isCallable(obj);
    }

    @PyMethod(value = "chr($module, i, /)", doc = "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.")
    static PyObject chr(int i) {
        if (i < 0 || i > 0x10FFFF) {
            throw PyErr.valueError("chr() arg not in range(0x110000)");
        }
        return PyStr.ofCodePoint(i);
    }

    @PyMethod(value = "compile($module, /, source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)",
            doc = "Compile source into a code object that can be executed by exec() or eval().\n\n"
        + "The source code may represent a Python module, statement or expression.\n"
        + "The filename will be used for run-time error messages.\n"
        + "The mode must be 'exec' to compile a module, 'single' to compile a\n"
        + "single (interactive) statement, or 'eval' to compile an expression.\n"
        + "The flags argument, if present, controls which future statements influence\n"
        + "the compilation of the code.\n"
        + "The dont_inherit argument, if true, stops the compilation inheriting\n"
        + "the effects of any future statements in effect in the code calling\n"
        + "compile; if absent or false these statements do influence the compilation,\n"
        + "in addition to any features explicitly specified.")
    static PyObject compile(PyObject source, PyObject filename, String mode, int flags, boolean dontInherit, int optimize, int featureVersion) {
        return PythonRun.compile(source, filename, mode, flags, dontInherit, optimize, featureVersion);
    }

    @PyMethod(value = "delattr($module, obj, name, /)",
            doc = "Deletes the named attribute from the given object.\n\ndelattr(x, 'y') is equivalent to ``del x.y``")
    static void delattr(PyObject obj, PyObject name) {
        Objects.setAttr(obj, attributeName(name), null);
    }

    private static PyStr attributeName(PyObject name) {
        if (name instanceof PyStr s) {
            return s;
        }
        throw PyErr.typeError("attribute name must be string, not '" + name.type.tpName() + "'");
    }

    @PyMethod(value = "dir($module, object=None, /)", textSignature = false, raw = true,
            doc = "dir([object]) -> list of strings\n\n"
            + "If called without an argument, return the names in the current scope.\n"
            + "Else, return an alphabetized list of names comprising (some of) the attributes\n"
            + "of the given object, and of attributes reachable from it.\n"
            + "If the object supplies a method named __dir__, it will be used; otherwise\n"
            + "the default dir() logic is used and returns:\n"
            + "  for a module object: the module's attributes.\n"
            + "  for a class object:  its attributes, and recursively the attributes\n"
            + "    of its bases.\n"
            + "  for any other object: its attributes, its class's attributes, and\n"
            + "    recursively the attributes of its class's base classes.")
    static PyObject dir(PyObject module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        checkCount("dir", nargs, kwnames, 0, 1);
        PyObject names;
        if (nargs == 0) {
            PyObject locals = currentFrame("frame does not exist").locals();
            try {
                names = Call.method(locals, Id.keys);
            } finally {
                locals.decref();
            }
        } else {
            PyObject method = Objects.lookupSpecial(args[base], Id.__dir__);
            if (method == null) {
                throw PyErr.typeError("object does not provide __dir__");
            }
            try {
                names = Call.call(method);
            } finally {
                method.decref();
            }
        }
        try {
            PyList list = Abstract.list(names);
            try {
                list.sort(null, false);
            } catch (PyException e) {
                list.decref();
                throw e;
            }
            return list;
        } finally {
            names.decref();
        }
    }

    static void checkCount(String name, int nargs, PyTuple kwnames, int min, int max) {
        if (kwnames != null && kwnames.size() > 0) {
            throw PyErr.typeError(name + "() takes no keyword arguments");
        }
        if (nargs < min) {
            throw PyErr.typeError(name + " expected " + (min == max ? "" : "at least ") + min + " argument" + (min == 1 ? "" : "s") + ", got " + nargs);
        }
        if (nargs > max) {
            throw PyErr.typeError(name + " expected " + (min == max ? "" : "at most ") + max + " argument" + (max == 1 ? "" : "s") + ", got " + nargs);
        }
    }

    private static InterpreterFrame currentFrame(String message) {
        InterpreterFrame f = ThreadState.current.frame;
        if (f == null) {
            throw PyErr.systemError(message);
        }
        return f;
    }

    @PyMethod(value = "divmod($module, x, y, /)", doc = "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.")
    static PyObject divmod(PyObject x, PyObject y) {
        return Abstract.divmod(x, y);
    }

    @PyMethod(value = "eval($module, source, globals=None, locals=None, /)",
            doc = "Evaluate the given source in the context of globals and locals.\n\n"
        + "The source may be a string representing a Python expression\n"
        + "or a code object as returned by compile().\n"
        + "The globals must be a dictionary and locals can be any mapping,\n"
        + "defaulting to the current globals and locals.\n"
        + "If only globals is given, locals defaults to it.")
    static PyObject eval(PyObject source, PyObject globals, PyObject locals) {
        if (locals != null && locals != PyNone.INSTANCE && !Abstract.isMapping(locals)) {
            throw PyErr.typeError("locals must be a mapping");
        }
        if (globals != null && globals != PyNone.INSTANCE && !(globals instanceof PyDict)) {
            throw PyErr.typeError(Abstract.isMapping(globals) ? "globals must be a real dict; try eval(code, {}, mapping)" : "globals must be a dict");
        }
        return evaluate("eval", source, globals, locals, null);
    }

    @PyMethod(value = "exec($module, source, globals=None, locals=None, /, *, closure=None)",
            doc = "Execute the given source in the context of globals and locals.\n\n"
        + "The source may be a string representing one or more Python statements\n"
        + "or a code object as returned by compile().\n"
        + "The globals must be a dictionary and locals can be any mapping,\n"
        + "defaulting to the current globals and locals.\n"
        + "If only globals is given, locals defaults to it.\n"
        + "The closure must be a tuple of cellvars, and can only be used\n"
        + "when source is a code object requiring exactly that many cellvars.")
    static void exec(PyObject source, PyObject globals, PyObject locals, PyObject closure) {
        if (globals != null && globals != PyNone.INSTANCE && !(globals instanceof PyDict)) {
            throw PyErr.typeError("exec() globals must be a dict, not " + globals.type.tpName());
        }
        if (locals != null && locals != PyNone.INSTANCE && !Abstract.isMapping(locals)) {
            throw PyErr.typeError("locals must be a mapping or None, not " + locals.type.tpName());
        }
        evaluate("exec", source, globals, locals, closure == null ? PyNone.INSTANCE : closure).decref();
    }

    private static PyObject evaluate(String name, PyObject source, PyObject globals, PyObject locals, PyObject closure) {
        ThreadState ts = ThreadState.current;
        PyObject ownedLocals = null;
        PyDict g;
        PyObject l = locals == PyNone.INSTANCE ? null : locals;
        if (globals == null || globals == PyNone.INSTANCE) {
            InterpreterFrame f = ts.frame;
            if (f == null) {
                throw name.equals("eval") ? PyErr.typeError("eval must be given globals and locals when called without a frame")
                        : PyErr.systemError("globals and locals cannot be NULL");
            }
            g = f.globals;
            if (l == null) {
                l = ownedLocals = f.locals();
            }
        } else {
            g = (PyDict) globals;
            if (l == null) {
                l = g;
            }
        }
        g.incref();
        try {
            if (!g.containsKey(Id.__builtins__)) {
                g.put(Id.__builtins__, ts.builtins());
            }
            if (source instanceof PyCode code) {
                PyTuple cells = null;
                if (name.equals("eval")) {
                    if (code.freeCount() > 0) {
                        throw PyErr.typeError("code object passed to eval() may not contain free variables");
                    }
                } else {
                    int free = code.freeCount();
                    if (free == 0) {
                        if (closure != PyNone.INSTANCE) {
                            throw PyErr.typeError("cannot use a closure with this code object");
                        }
                    } else {
                        boolean ok = closure instanceof PyTuple t && closure.type == PyTuple.TYPE && t.size() == free;
                        if (ok) {
                            for (PyObject o : ((PyTuple) closure).items) {
                                ok &= o instanceof PyCell;
                            }
                        }
                        if (!ok) {
                            throw PyErr.typeError("code object requires a closure of exactly length " + free);
                        }
                        cells = (PyTuple) closure;
                    }
                }
                return Eval.evalCode(code, g, l, cells);
            }
            if (closure != null && closure != PyNone.INSTANCE) {
                throw PyErr.typeError("closure can only be used when source is a code object");
            }
            return PythonRun.runString(source, name, g, l);
        } finally {
            g.decref();
            PyObject.xdecref(ownedLocals);
        }
    }

    @PyMethod(value = "format($module, value, format_spec='', /)",
            doc = "Return value.__format__(format_spec)\n\nformat_spec defaults to the empty string.\nSee the Format "
            + "Specification Mini-Language section of help('FORMATTING') for\ndetails.")
    static PyObject format(PyObject value, PyStr spec) {
        return Objects.format(value, spec);
    }

    @PyMethod(value = "getattr($module, object, name, default=None, /)", raw = true, textSignature = false,
            doc = "getattr(object, name[, default]) -> value\n\n"
            + "Get a named attribute from an object; getattr(x, 'y') is equivalent to x.y.\n"
            + "When a default argument is given, it is returned when the attribute doesn't\n"
            + "exist; without it, an exception is raised in that case.")
    static PyObject getattr(PyObject module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        checkCount("getattr", nargs, kwnames, 2, 3);
        PyStr name = attributeName(args[base + 1]);
        if (nargs > 2) {
            PyObject r = Objects.lookupAttr(args[base], name);
            return r != null ? r : args[base + 2].newRef();
        }
        return Objects.getAttr(args[base], name);
    }

    @PyMethod(value = "globals($module, /)",
            doc = "Return the dictionary containing the current scope's global variables.\n\nNOTE: Updates to this "
            + "dictionary *will* affect name lookups in the current\nglobal scope and vice-versa.")
    static PyObject globals() {
        InterpreterFrame f = ThreadState.current.frame;
        return f == null ? PyNone.owned() : f.globals.newRef();
    }

    @PyMethod(value = "hasattr($module, obj, name, /)",
            doc = "Return whether the object has an attribute with the given name.\n\nThis is done by calling "
            + "getattr(obj, name) and catching AttributeError.")
    static boolean hasattr(PyObject obj, PyObject name) {
        return Objects.hasAttr(obj, attributeName(name));
    }

    @PyMethod(value = "hash($module, obj, /)",
            doc = "Return the hash value for the given object.\n\nTwo objects that compare equal must also have the "
            + "same hash value, but the\nreverse is not necessarily true.")
    static long hash(PyObject obj) {
        return Objects.hash(obj);
    }

    @PyMethod(value = "hex($module, number, /)",
            doc = "Return the hexadecimal representation of an integer.\n\n   >>> hex(12648430)\n   '0xc0ffee'")
    static PyObject hex(PyObject number) {
        return toBase(number, 16, "0x");
    }

    @PyMethod(value = "id($module, obj, /)",
            doc = "Return the identity of an object.\n\nThis is guaranteed to be unique among simultaneously existing "
            + "objects.\n(CPython uses the object's memory address.)")
    static PyObject id(PyObject obj) {
        return PyInt.of(Address.of(obj));
    }

    @PyMethod(value = "input($module, prompt='', /)",
            doc = "Read a string from standard input.  The trailing newline is stripped.\n\n"
        + "The prompt string, if given, is printed to standard output without a\n"
        + "trailing newline before reading input.\n\n"
        + "If the user hits EOF (*nix: Ctrl-D, Windows: Ctrl-Z+Return), raise EOFError.\n"
        + "On *nix systems, readline is used if available.")
    static PyObject input(PyObject prompt) {
        return Input.input(prompt);
    }

    @PyMethod(value = "isinstance($module, obj, class_or_tuple, /)",
            doc = "Return whether an object is an instance of a class or of a subclass thereof.\n\n"
        + "A tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to\n"
        + "check against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)\n"
        + "or ...`` etc.")
    static boolean isinstance(PyObject obj, PyObject classOrTuple) {
        return Abstract.isInstance(obj, classOrTuple);
    }

    @PyMethod(value = "issubclass($module, cls, class_or_tuple, /)",
            doc = "Return whether 'cls' is derived from another class or is the same class.\n\n"
        + "A tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to\n"
        + "check against. This is equivalent to ``issubclass(x, A) or issubclass(x, B)\n"
        + "or ...``.")
    static boolean issubclass(PyObject cls, PyObject classOrTuple) {
        return Abstract.isSubclass(cls, classOrTuple);
    }

    @PyMethod(value = "iter($module, object, sentinel=None, /)", raw = true, textSignature = false,
            doc = "iter(iterable) -> iterator\n"
            + "iter(callable, sentinel) -> iterator\n\n"
            + "Get an iterator from an object.  In the first form, the argument must\n"
            + "supply its own iterator, or be a sequence.\n"
            + "In the second form, the callable is called until it returns the sentinel.")
    static PyObject iter(PyObject module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        checkCount("iter", nargs, kwnames, 1, 2);
        if (nargs == 1) {
            return Abstract.iter(args[base]);
        }
        if (!Objects.isCallable(args[base])) {
            throw PyErr.typeError("iter(v, w): v must be callable");
        }
        return PyCallableIterator.create(args[base], args[base + 1]);
    }

    @PyMethod(value = "aiter($module, async_iterable, /)", doc = "Return an AsyncIterator for an AsyncIterable object.")
    static PyObject aiter(PyObject o) {
        PyType t = o.type;
        if (!t.has(Slot.AM_AITER)) {
            throw PyErr.typeError("'" + t.tpName() + "' object is not an async iterable");
        }
        PyObject it = t.amAiter(o);
        if (!it.type.has(Slot.AM_ANEXT)) {
            PyException e = PyErr.typeError("aiter() returned not an async iterator of type '" + it.type.tpName() + "'");
            it.decref();
            throw e;
        }
        return it;
    }

    @PyMethod(value = "anext($module, aiterator, default=<unrepresentable>, /)", raw = true,
            doc = "async anext(aiterator[, default])\n\n"
            + "Return the next item from the async iterator.  If default is given and the async\n"
            + "iterator is exhausted, it is returned instead of raising StopAsyncIteration.")
    static PyObject anext(PyObject module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        checkCount("anext", nargs, kwnames, 1, 2);
        PyObject it = args[base];
        if (!it.type.has(Slot.AM_ANEXT)) {
            throw PyErr.typeError("'" + it.type.tpName() + "' object is not an async iterator");
        }
        PyObject awaitable = it.type.amAnext(it);
        if (nargs == 1) {
            return awaitable;
        }
        try {
            return dev.adder.runtime.object.PyAnextAwaitable.create(awaitable, args[base + 1]);
        } finally {
            awaitable.decref();
        }
    }

    @PyMethod(value = "len($module, obj, /)", doc = "Return the number of items in a container.")
    static long len(PyObject obj) {
        return Abstract.size(obj);
    }

    @PyMethod(value = "locals($module, /)",
            doc = "Return a dictionary containing the current scope's local variables.\n\n"
        + "NOTE: Whether or not updates to this dictionary will affect name lookups in\n"
        + "the local scope and vice-versa is *implementation dependent* and not\n"
        + "covered by any backwards compatibility guarantees.")
    static PyObject locals() {
        return currentFrame("frame does not exist").locals();
    }

    private static PyObject minMax(String name, PyObject[] args, int base, int nargs, PyTuple kwnames, int op) {
        PyObject key = null;
        PyObject defaultValue = null;
        if (kwnames != null) {
            for (int i = 0; i < kwnames.size(); i++) {
                PyStr k = (PyStr) kwnames.get(i);
                PyObject v = args[base + nargs + i];
                if (k.equalTo(Id.key)) {
                    key = v;
                } else if (k.equalTo("default")) {
                    defaultValue = v;
                } else {
                    throw PyErr.typeError("'" + k + "' is an invalid keyword argument for " + name + "()");
                }
            }
        }
        if (nargs == 0) {
            throw PyErr.typeError(name + " expected at least 1 argument, got 0");
        }
        if (nargs > 1 && defaultValue != null) {
            throw PyErr.typeError("Cannot specify a default for " + name + "() with multiple positional arguments");
        }
        if (key == PyNone.INSTANCE) {
            key = null;
        }
        PyTuple several = nargs > 1 ? PyTuple.copyOf(args, base, nargs) : null;
        PyObject it;
        try {
            it = Abstract.iter(several != null ? several : args[base]);
        } finally {
            PyObject.xdecref(several);
        }
        PyObject best = null;
        PyObject bestKey = null;
        try {
            for (PyObject item; (item = Abstract.next(it)) != null;) {
                PyObject k;
                if (key == null) {
                    k = item.newRef();
                } else {
                    try {
                        k = Call.call(key, item);
                    } catch (PyException e) {
                        item.decref();
                        throw e;
                    }
                }
                boolean better = true;
                if (best != null) {
                    try {
                        better = Objects.richCompareBool(k, bestKey, op);
                    } catch (PyException e) {
                        k.decref();
                        item.decref();
                        throw e;
                    }
                }
                if (better) {
                    PyObject.xdecref(bestKey);
                    PyObject.xdecref(best);
                    best = item;
                    bestKey = k;
                } else {
                    item.decref();
                    k.decref();
                }
            }
        } catch (PyException e) {
            PyObject.xdecref(best);
            PyObject.xdecref(bestKey);
            throw e;
        } finally {
            it.decref();
        }
        if (best == null) {
            if (defaultValue != null) {
                return defaultValue.newRef();
            }
            throw PyErr.valueError(name + "() arg is an empty sequence");
        }
        bestKey.decref();
        return best;
    }

    @PyMethod(value = "max($module, *args, **kwargs)", raw = true, textSignature = false,
            doc = "max(iterable, *[, default=obj, key=func]) -> value\n"
            + "max(arg1, arg2, *args, *[, key=func]) -> value\n\n"
            + "With a single iterable argument, return its biggest item. The\n"
            + "default keyword-only argument specifies an object to return if\n"
            + "the provided iterable is empty.\n"
            + "With two or more arguments, return the largest argument.")
    static PyObject max(PyObject module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return minMax("max", args, base, nargs, kwnames, Objects.GT);
    }

    @PyMethod(value = "min($module, *args, **kwargs)", raw = true, textSignature = false,
            doc = "min(iterable, *[, default=obj, key=func]) -> value\n"
            + "min(arg1, arg2, *args, *[, key=func]) -> value\n\n"
            + "With a single iterable argument, return its smallest item. The\n"
            + "default keyword-only argument specifies an object to return if\n"
            + "the provided iterable is empty.\n"
            + "With two or more arguments, return the smallest argument.")
    static PyObject min(PyObject module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return minMax("min", args, base, nargs, kwnames, Objects.LT);
    }

    @PyMethod(value = "next($module, iterator, default=None, /)", raw = true, textSignature = false,
            doc = "next(iterator[, default])\n\n"
            + "Return the next item from the iterator. If default is given and the iterator\n"
            + "is exhausted, it is returned instead of raising StopIteration.")
    static PyObject next(PyObject module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        checkCount("next", nargs, kwnames, 1, 2);
        PyObject it = args[base];
        if (!Abstract.isIterator(it)) {
            throw PyErr.typeError("'" + it.type.tpName() + "' object is not an iterator");
        }
        PyObject r;
        try {
            r = it.type.tpIterNext(it);
        } catch (PyException e) {
            if (nargs > 1 && e.matches(PyExc.StopIteration)) {
                e.release();
                return args[base + 1].newRef();
            }
            throw e;
        }
        if (r != null) {
            return r;
        }
        if (nargs > 1) {
            return args[base + 1].newRef();
        }
        throw PyErr.withValue(PyExc.StopIteration, null);
    }

    @PyMethod(value = "oct($module, number, /)",
            doc = "Return the octal representation of an integer.\n\n   >>> oct(342391)\n   '0o1234567'")
    static PyObject oct(PyObject number) {
        return toBase(number, 8, "0o");
    }

    @PyMethod(value = "ord($module, c, /)", doc = "Return the Unicode code point for a one-character string.")
    static PyObject ord(PyObject c) {
        long size;
        switch (c) {
            case PyBytes b -> {
                size = b.value.length;
                if (size == 1) {
                    return PyInt.of(b.value[0] & 0xFF);
                }
            }
            case PyStr s -> {
                size = s.length();
                if (size == 1) {
                    return PyInt.of(s.codePointAt(0));
                }
            }
            case PyByteArray b -> {
                size = b.size();
                if (size == 1) {
                    return PyInt.of(b.byteAt(0) & 0xFF);
                }
            }
            default -> throw PyErr.typeError("ord() expected string of length 1, but " + c.type.tpName() + " found");
        }
        throw PyErr.typeError("ord() expected a character, but string of length " + size + " found");
    }

    @PyMethod(value = "pow($module, /, base, exp, mod=None)",
            doc = "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments\n\n"
            + "Some types, such as ints, are able to use a more efficient algorithm when\n"
            + "invoked using the three argument form.")
    static PyObject pow(PyObject base, PyObject exp, PyObject mod) {
        return Abstract.power(base, exp, mod == null ? PyNone.INSTANCE : mod);
    }

    // CPython: Python/bltinmodule.c builtin_print_impl
    @PyMethod(value = "print($module, /, *args, sep=' ', end='\\n', file=None, flush=False)",
            doc = "Prints the values to a stream, or to sys.stdout by default.\n\n"
        + "  sep\n"
        + "    string inserted between values, default a space.\n"
        + "  end\n"
        + "    string appended after the last value, default a newline.\n"
        + "  file\n"
        + "    a file-like object (stream); defaults to the current sys.stdout.\n"
        + "  flush\n"
        + "    whether to forcibly flush the stream.")
    static void print(PyObject[] args, PyObject sep, PyObject end, PyObject file, boolean flush) {
        if (file == null || file == PyNone.INSTANCE) {
            file = ThreadState.current.interpreter.sysGet("stdout");
            if (file == null) {
                throw PyErr.runtimeError("lost sys.stdout");
            }
            if (file == PyNone.INSTANCE) {
                return;
            }
        }
        if (sep == PyNone.INSTANCE) {
            sep = null;
        } else if (sep != null && !(sep instanceof PyStr)) {
            throw PyErr.typeError("sep must be None or a string, not " + sep.type.tpName());
        }
        if (end == PyNone.INSTANCE) {
            end = null;
        } else if (end != null && !(end instanceof PyStr)) {
            throw PyErr.typeError("end must be None or a string, not " + end.type.tpName());
        }
        file.incref();
        try {
            for (int i = 0; i < args.length; i++) {
                if (i > 0) {
                    writeText(file, sep, " ");
                }
                Output.writeObject(args[i], file, true);
            }
            writeText(file, end, "\n");
            if (flush) {
                Call.method(file, Id.flush).decref();
            }
        } finally {
            file.decref();
        }
    }

    private static void writeText(PyObject file, PyObject text, String otherwise) {
        if (text != null) {
            Output.writeObject(text, file, true);
        } else {
            Output.writeString(otherwise, file);
        }
    }

    @PyMethod(value = "repr($module, obj, /)", doc = "Return the canonical string representation of the object.\n\n"
            + "For many object types, including most builtins, eval(repr(obj)) == obj.")
    static PyObject repr(PyObject obj) {
        return Objects.repr(obj);
    }

    @PyMethod(value = "round($module, /, number, ndigits=None)",
            doc = "Round a number to a given precision in decimal digits.\n\n"
        + "The return value is an integer if ndigits is omitted or None.  Otherwise\n"
        + "the return value has the same type as the number.  ndigits may be negative.")
    static PyObject round(PyObject number, PyObject ndigits) {
        PyObject method = Objects.lookupSpecial(number, Id.__round__);
        if (method == null) {
            throw PyErr.typeError("type " + number.type.tpName() + " doesn't define __round__ method");
        }
        try {
            return ndigits == null || ndigits == PyNone.INSTANCE ? Call.call(method) : Call.call(method, ndigits);
        } finally {
            method.decref();
        }
    }

    @PyMethod(value = "setattr($module, obj, name, value, /)",
            doc = "Sets the named attribute on the given object to the specified value.\n\nsetattr(x, 'y', v) is "
            + "equivalent to ``x.y = v``")
    static void setattr(PyObject obj, PyObject name, PyObject value) {
        Objects.setAttr(obj, attributeName(name), value);
    }

    @PyMethod(value = "sorted($module, iterable, /, *, key=None, reverse=False)", raw = true,
            doc = "Return a new list containing all items from the iterable in ascending order.\n\n"
            + "A custom key function can be supplied to customize the sort order, and the\n"
            + "reverse flag can be set to request the result in descending order.")
    static PyObject sorted(PyObject module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (nargs != 1) {
            throw PyErr.typeError("sorted expected 1 argument, got " + nargs);
        }
        PyList list = Abstract.list(args[base]);
        try {
            PyObject sort = Objects.getAttr(list, Id.sort);
            try {
                int kw = kwnames == null ? 0 : kwnames.size();
                Call.vectorcall(sort, args, base + 1, 0, kwnames).decref();
            } finally {
                sort.decref();
            }
        } catch (PyException e) {
            list.decref();
            throw e;
        }
        return list;
    }

    @PyMethod(value = "sum($module, iterable, /, start=0)",
            doc = "Return the sum of a 'start' value (default: 0) plus an iterable of numbers\n\n"
        + "When the iterable is empty, return the start value.\n"
        + "This function is intended specifically for use with numeric values and may\n"
        + "reject non-numeric types.")
    static PyObject sum(PyObject iterable, PyObject start) {
        PyObject it = Abstract.iter(iterable);
        PyObject result;
        if (start == null) {
            result = PyInt.of(0);
        } else {
            String better = start instanceof PyStr ? "strings [use ''.join(seq) instead]"
                    : start instanceof PyBytes ? "bytes [use b''.join(seq) instead]"
                    : start instanceof PyByteArray ? "bytearray [use b''.join(seq) instead]" : null;
            if (better != null) {
                it.decref();
                throw PyErr.typeError("sum() can't sum " + better);
            }
            result = start.newRef();
        }
        try {
            for (PyObject item; (item = Abstract.next(it)) != null;) {
                PyObject next;
                try {
                    next = Abstract.add(result, item);
                } finally {
                    item.decref();
                }
                result.decref();
                result = next;
            }
            return result;
        } catch (PyException e) {
            result.decref();
            throw e;
        } finally {
            it.decref();
        }
    }

    @PyMethod(value = "vars($module, object=None, /)", raw = true, textSignature = false, doc = "vars([object]) -> dictionary\n\n"
            + "Without arguments, equivalent to locals().\n"
            + "With an argument, equivalent to object.__dict__.")
    static PyObject vars(PyObject module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        checkCount("vars", nargs, kwnames, 0, 1);
        if (nargs == 0) {
            return currentFrame("vars(): no locals!?").locals();
        }
        PyObject d = Objects.lookupAttr(args[base], Id.__dict__);
        if (d == null) {
            throw PyErr.typeError("vars() argument must have __dict__ attribute");
        }
        return d;
    }
}
