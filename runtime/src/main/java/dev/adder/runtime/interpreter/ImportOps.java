package dev.adder.runtime.interpreter;

import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyImportError;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;

/** The import statements. */
final class ImportOps {
    private ImportOps() {}

    /** IMPORT_NAME: consumes the level and the names, leaves the module. */
    static void importName(ThreadState ts, InterpreterFrame frame, PyObject[] s, int sp, PyStr name) {
        PyObject fromlist = s[sp - 1];
        PyObject level = s[sp - 2];
        PyObject r;
        try {
            r = importName(ts, frame, name, fromlist, level);
        } finally {
            s[sp - 2] = null;
            level.decref();
            s[sp - 1] = null;
            fromlist.decref();
        }
        s[sp - 2] = r;
    }

    // CPython: Python/ceval.c import_name
    private static PyObject importName(ThreadState ts, InterpreterFrame frame, PyStr name, PyObject fromlist, PyObject level) {
        PyObject func = NameOps.getItemOrNull(frame.builtins, Id.__import__);
        if (func == null) {
            throw PyErr.importError("__import__ not found");
        }
        PyObject locals = frame.locals;
        try {
            if (func == ts.interpreter.defaultImport) {
                return ts.interpreter.importer.importModuleLevel(name, frame.globals, locals == null ? PyNone.INSTANCE : locals, fromlist,
                        (int) ((PyInt) level).longValue());
            }
            return Call.callArray(func, name, frame.globals, locals == null ? PyNone.INSTANCE : locals, fromlist, level);
        } finally {
            func.decref();
        }
    }

    // CPython: Python/ceval.c import_from
    static PyObject importFrom(ThreadState ts, PyObject module, PyStr name) {
        PyObject x = Objects.lookupAttr(module, name);
        if (x != null) {
            return x;
        }
        // a submodule of a package that is being imported in a circle
        PyObject pkgname;
        try {
            pkgname = Objects.getAttr(module, Id.__name__);
        } catch (PyException e) {
            pkgname = null;
            e.release();
        }
        if (pkgname instanceof PyStr p) {
            PyStr full = PyStr.of(p + "." + name);
            x = NameOps.getItemOrNull(ts.interpreter.modules, full);
            full.decref();
            if (x != null) {
                pkgname.decref();
                return x;
            }
        }
        PyObject path = module instanceof PyModule m ? fileOf(m) : null;
        String shown = pkgname instanceof PyStr ? Objects.reprText(pkgname) : "'<unknown module name>'";
        if (!(pkgname instanceof PyStr)) {
            PyObject.xdecref(pkgname);
            pkgname = PyStr.of("<unknown module name>");
        }
        String message;
        if (path instanceof PyStr) {
            boolean initializing = isInitializing(module);
            message = initializing
                    ? "cannot import name " + Objects.reprText(name) + " from partially initialized module " + shown
                            + " (most likely due to a circular import) (" + path + ")"
                    : "cannot import name " + Objects.reprText(name) + " from " + shown + " (" + path + ")";
        } else {
            message = "cannot import name " + Objects.reprText(name) + " from " + shown + " (unknown location)";
        }
        PyException e = PyImportError.create(message, pkgname, path == null ? PyNone.INSTANCE : path);
        pkgname.decref();
        PyObject.xdecref(path);
        throw e;
    }

    /** {@code __file__} of a module, owned; null if it has none. */
    private static PyObject fileOf(PyModule m) {
        PyObject f = m.dict == null ? null : m.dict.get(Id.__file__);
        return f instanceof PyStr ? f.newRef() : null;
    }

    // CPython: Objects/moduleobject.c _PyModuleSpec_IsInitializing
    private static boolean isInitializing(PyObject module) {
        PyObject spec = Objects.lookupAttr(module, Id.__spec__);
        if (spec == null) {
            return false;
        }
        try {
            PyStr key = PyStr.intern("_initializing");
            PyObject v = Objects.lookupAttr(spec, key);
            key.decref();
            if (v == null) {
                return false;
            }
            try {
                return Objects.isTrue(v);
            } finally {
                v.decref();
            }
        } catch (PyException e) {
            e.release();
            return false;
        } finally {
            spec.decref();
        }
    }

    // CPython: Python/ceval.c import_all_from
    static void importStar(InterpreterFrame frame, PyObject module) {
        PyObject locals = frame.locals;
        if (locals == null) {
            throw PyErr.systemError("no locals found during 'import *'");
        }
        boolean skipUnderscores = false;
        PyObject all = Objects.lookupAttr(module, Id.__all__);
        if (all == null) {
            PyObject dict = Objects.lookupAttr(module, Id.__dict__);
            if (dict == null) {
                throw PyErr.importError("from-import-* object has no __dict__ and no __all__");
            }
            try {
                if (dict instanceof PyDict d) {
                    all = Abstract.list(d);
                } else {
                    PyObject keys = Objects.getAttr(dict, "keys");
                    PyObject view;
                    try {
                        view = Call.call(keys);
                    } finally {
                        keys.decref();
                    }
                    try {
                        all = Abstract.list(view);
                    } finally {
                        view.decref();
                    }
                }
            } finally {
                dict.decref();
            }
            skipUnderscores = true;
        }
        try {
            for (long pos = 0;; pos++) {
                PyObject name;
                try {
                    name = Abstract.sequenceGetItem(all, pos);
                } catch (PyException e) {
                    if (e.matches(PyExc.IndexError)) {
                        e.release();
                        return;
                    }
                    throw e;
                }
                try {
                    if (!(name instanceof PyStr n)) {
                        PyObject modname = Objects.getAttr(module, Id.__name__);
                        try {
                            if (!(modname instanceof PyStr)) {
                                throw PyErr.typeError("module __name__ must be a string, not " + modname.type.tpName());
                            }
                            throw PyErr.typeError((skipUnderscores ? "Key" : "Item") + " in " + modname + (skipUnderscores ? ".__dict__" : ".__all__")
                                    + " must be str, not " + name.type.tpName());
                        } finally {
                            modname.decref();
                        }
                    }
                    if (skipUnderscores && n.length() > 0 && n.codePointAt(0) == '_') {
                        continue;
                    }
                    PyObject value = Objects.getAttr(module, n);
                    try {
                        if (locals.type == PyDict.TYPE) {
                            ((PyDict) locals).put(n, value);
                        } else {
                            Abstract.setItem(locals, n, value);
                        }
                    } finally {
                        value.decref();
                    }
                } finally {
                    name.decref();
                }
            }
        } finally {
            all.decref();
        }
    }
}
