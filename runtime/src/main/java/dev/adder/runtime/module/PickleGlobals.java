package dev.adder.runtime.module;

import dev.adder.processor.Borrowed;
import dev.adder.runtime.interpreter.Import;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.Utf8;

/** Saves classes and functions by module and name, and finds objects by dotted names. */
final class PickleGlobals {
    private final PickleSaver saver;
    private final PyPickler pickler;
    private final PickleModule state = PickleModule.state();

    PickleGlobals(PickleSaver saver, PyPickler pickler) {
        this.saver = saver;
        this.pickler = pickler;
    }

    /** The parts of a dotted name; AttributeError if one is of a function's locals. {@code o} is null in a pickler. */
    // CPython: Modules/_pickle.c get_dotted_path
    private static PyStr[] split(PyObject o, PyStr name) {
        int n = 1;
        for (int at = name.indexOf('.', 0); at >= 0; at = name.indexOf('.', at + 1)) {
            n++;
        }
        PyStr[] parts = new PyStr[n];
        int from = 0;
        for (int i = 0; i < n; i++) {
            int dot = i == n - 1 ? name.length() : name.indexOf('.', from);
            parts[i] = name.substring(from, dot);
            from = dot + 1;
        }
        for (PyStr part : parts) {
            if (part.equalTo("<locals>")) {
                PyObject.decrefAll(parts, n);
                throw PyErr.attributeError(o == null ? "Can't pickle local object " + Objects.reprText(name)
                        : "Can't pickle local attribute " + Objects.reprText(name) + " on " + Objects.reprText(o));
            }
        }
        return parts;
    }

    /**
     * The attribute that the first {@code count} names lead to, owned, or null.
     *
     * @param parts the names; borrowed
     */
    // CPython: Modules/_pickle.c get_deep_attribute
    private static PyObject deepAttribute(PyObject o, PyStr[] parts, int count) {
        PyObject found = o.newRef();
        for (int i = 0; i < count && found != null; i++) {
            PyObject holder = found;
            found = null;
            try {
                found = Objects.lookupAttr(holder, parts[i]);
            } finally {
                holder.decref();
            }
        }
        return found;
    }

    /** The attribute of {@code o} by a plain, or if {@code dotted} by a dotted name; AttributeError if there is none. */
    // CPython: Modules/_pickle.c getattribute
    static PyObject attribute(PyObject o, PyStr name, boolean dotted) {
        PyObject found;
        if (dotted) {
            PyStr[] parts = split(o, name);
            try {
                found = deepAttribute(o, parts, parts.length);
            } finally {
                PyObject.decrefAll(parts, parts.length);
            }
        } else {
            found = Objects.lookupAttr(o, name);
        }
        if (found == null) {
            throw PyErr.attributeError("Can't get attribute " + Objects.reprText(name) + " on " + Objects.reprText(o));
        }
        return found;
    }

    /** The name of the module that has {@code o} under this path: its {@code __module__}, else one of sys.modules, else __main__. */
    // CPython: Modules/_pickle.c whichmodule
    private static PyObject whichModule(PyObject o, PyStr[] path) {
        PyObject name = Objects.lookupAttr(o, Id.__module__);
        if (name != null) {
            if (name != PyNone.INSTANCE) {
                return name;
            }
            name.decref();
        }
        PyObject modules = ThreadState.current.interpreter.sysDict.get(Id.modules);
        if (modules == null) {
            throw PyErr.runtimeError("unable to get sys.modules");
        }
        modules.incref();
        try {
            PyObject found = modules.type == PyDict.TYPE ? search((PyDict) modules, o, path) : searchMapping(modules, o, path);
            return found != null ? found : Id.__main__.newRef();
        } finally {
            modules.decref();
        }
    }

    private static PyObject search(PyDict modules, PyObject o, PyStr[] path) {
        for (int i = modules.next(0); i >= 0; i = modules.next(i + 1)) {
            PyObject name = modules.keyAt(i).newRef();
            PyObject module = modules.valueAt(i).newRef();
            boolean found = false;
            try {
                found = has(name, module, o, path);
                if (found) {
                    return name;
                }
            } finally {
                module.decref();
                if (!found) {
                    name.decref();
                }
            }
        }
        return null;
    }

    private static PyObject searchMapping(PyObject modules, PyObject o, PyStr[] path) {
        PyObject it = Abstract.iter(modules);
        try {
            for (PyObject name; (name = Abstract.next(it)) != null;) {
                PyObject module = null;
                boolean found = false;
                try {
                    module = Abstract.getItem(modules, name);
                    found = has(name, module, o, path);
                    if (found) {
                        return name;
                    }
                } finally {
                    PyObject.xdecref(module);
                    if (!found) {
                        name.decref();
                    }
                }
            }
        } finally {
            it.decref();
        }
        return null;
    }

    // CPython: Modules/_pickle.c _checkmodule
    private static boolean has(PyObject name, PyObject module, PyObject o, PyStr[] path) {
        if (module == PyNone.INSTANCE || name instanceof PyStr s && s.equalTo("__main__")) {
            return false;
        }
        PyObject candidate = deepAttribute(module, path, path.length);
        PyObject.xdecref(candidate);
        return candidate == o;
    }

    /** Saves {@code o} by name: {@code given}, or its {@code __qualname__} or {@code __name__}. */
    // CPython: Modules/_pickle.c save_global
    void save(PyObject o, PyStr given) {
        PyObject name = given != null ? given.newRef() : Objects.lookupAttr(o, Id.__qualname__);
        if (name == null) {
            name = Objects.getAttr(o, Id.__name__);
        }
        PyStr[] path = null;
        PyObject moduleName = null;
        PyObject module = null;
        PyObject parent = null;
        try {
            if (!(name instanceof PyStr text)) {
                throw PyErr.typeError("must be str, not " + name.type.tpName());
            }
            path = split(null, text);
            moduleName = whichModule(o, path);
            module = importModule(o, moduleName);
            PyStr last = path[path.length - 1];
            parent = deepAttribute(module, path, path.length - 1);
            PyObject found = parent == null ? null : Objects.lookupAttr(parent, last);
            if (found == null) {
                throw PickleModule.picklingError("Can't pickle " + Objects.reprText(o) + ": attribute lookup " + text + " on "
                        + Objects.text(moduleName) + " failed");
            }
            found.decref();
            if (found != o) {
                throw PickleModule.picklingError("Can't pickle " + Objects.reprText(o) + ": it's not the same object as "
                        + Objects.text(moduleName) + "." + text);
            }
            write(o, moduleName, module, text, parent, last);
        } finally {
            name.decref();
            if (path != null) {
                PyObject.decrefAll(path, path.length);
            }
            PyObject.xdecref(moduleName);
            PyObject.xdecref(module);
            PyObject.xdecref(parent);
        }
    }

    private static PyObject importModule(PyObject o, PyObject moduleName) {
        try {
            PyTuple from = PyTuple.of(Id.__doc__);
            try {
                return Import.importModuleLevel(moduleName, null, null, from, 0);
            } finally {
                from.decref();
            }
        } catch (PyException e) {
            e.release();
            throw PickleModule.picklingError("Can't pickle " + Objects.reprText(o) + ": import of module " + Objects.reprText(moduleName)
                    + " failed");
        }
    }

    private void write(PyObject o, PyObject moduleName, PyObject module, PyStr name, PyObject parent, PyStr last) {
        if (pickler.protocol >= 2) {
            long code = extensionCode(o, moduleName, name);
            if (code > 0) {
                saver.extension(code);
                return;
            }
        }
        if (pickler.protocol >= 4) {
            saver.save(moduleName);
            saver.save(parent == module ? last : name);
            saver.stackGlobal();
        } else if (parent != module) {
            PyTuple reduced = PyTuple.steal(state.getattr.newRef(), PyTuple.of(parent, last));
            try {
                saver.saveReduced(reduced, null);
            } finally {
                reduced.decref();
            }
        } else {
            writeLines((PyStr) moduleName, last);
        }
        saver.put(o);
    }

    /** The code of a registered extension, or 0. */
    private long extensionCode(PyObject o, PyObject moduleName, PyStr name) {
        PyTuple key = PyTuple.of(moduleName, name);
        PyObject code;
        try {
            code = state.extensionRegistry.get(key);
        } finally {
            key.decref();
        }
        if (code == null) {
            return 0;
        }
        if (!(code instanceof PyInt i)) {
            throw PickleModule.picklingError("Can't pickle " + Objects.reprText(o) + ": extension code " + Objects.reprText(code)
                    + " isn't an integer");
        }
        long value = i.fitsLong() ? i.longValue() : -1;
        if (value <= 0 || value > 0x7fffffffL) {
            throw PickleModule.picklingError("Can't pickle " + Objects.reprText(o) + ": extension code " + Objects.text(code)
                    + " is out of range");
        }
        return value;
    }

    private void writeLines(PyStr module, PyStr name) {
        PyStr[] names = {module, name};
        if (pickler.fixImports) {
            oldNames(names);
        }
        saver.global(encode(names[0], "module"), encode(names[1], "global"));
    }

    private byte[] encode(PyStr name, String what) {
        try {
            return pickler.protocol == 3 ? Utf8.encode(name, "strict") : Utf8.encodeUcs1(name, 128, "strict");
        } catch (PyException e) {
            if (!e.matches(PyExc.UnicodeEncodeError)) {
                throw e;
            }
            e.release();
            throw PickleModule.picklingError("can't pickle " + what + " identifier '" + name + "' using pickle protocol "
                    + pickler.protocol);
        }
    }

    /** Replaces module and name by what they were in Python 2; all borrowed. */
    // CPython: Modules/_pickle.c fix_imports
    private void oldNames(@Borrowed PyStr[] names) {
        PyTuple key = PyTuple.of(names[0], names[1]);
        PyObject item;
        try {
            item = state.nameMapping3to2.get(key);
        } finally {
            key.decref();
        }
        if (item != null) {
            renamed(names, item, "REVERSE_NAME_MAPPING");
            return;
        }
        item = state.importMapping3to2.get(names[0]);
        if (item != null) {
            names[0] = renamedModule(item, "REVERSE_IMPORT_MAPPING");
        }
    }

    /** Takes the pair that _compat_pickle has for a module and a name; borrowed. */
    static void renamed(PyStr[] names, PyObject item, String mapping) {
        if (!(item instanceof PyTuple pair) || pair.size() != 2) {
            throw PyErr.runtimeError("_compat_pickle." + mapping + " values should be 2-tuples, not " + item.type.tpName());
        }
        if (!(pair.get(0) instanceof PyStr module) || !(pair.get(1) instanceof PyStr name)) {
            throw PyErr.runtimeError("_compat_pickle." + mapping + " values should be pairs of str, not (" + pair.get(0).type.tpName()
                    + ", " + pair.get(1).type.tpName() + ")");
        }
        names[0] = module;
        names[1] = name;
    }

    @Borrowed
    static PyStr renamedModule(PyObject item, String mapping) {
        if (!(item instanceof PyStr module)) {
            throw PyErr.runtimeError("_compat_pickle." + mapping + " values should be strings, not " + item.type.tpName());
        }
        return module;
    }
}
