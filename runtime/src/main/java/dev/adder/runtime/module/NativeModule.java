package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.Steals;
import dev.adder.runtime.interpreter.Interpreter;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.MethodTable;
import dev.adder.runtime.object.PyBuiltinFunction;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/**
 * A module written in Java: the definition, and the state that one interpreter has of it. The instance hangs from the module object
 * ({@code PyModule.nativeModule}), so state goes when the module does; a function that needs it takes the module as its first parameter.
 */
public abstract class NativeModule implements PyModule.NativeState {
    public final String name;
    private final MethodTable table;

    /** The interpreter that the module belongs to. */
    protected Interpreter interpreter;

    /** The state of the module object that was made before this one, as by a fresh import; null for none. */
    private NativeModule previous;
    private boolean released;

    protected NativeModule(String name, MethodTable table) {
        this.name = name;
        this.table = table;
    }

    /** Adds types and constants to the new module, after its functions (Py_mod_exec). */
    protected void exec(PyModule module) {}

    /** Visits the references that the state owns. */
    @Override
    public void traverse(Visitor visitor) {}

    /** Drops them; the module is dying or being cleared. */
    @Override
    public void clear() {}

    /** A new module object with functions, types and constants in its dict. */
    public final PyModule create(Interpreter interpreter) {
        this.interpreter = interpreter;
        PyStr moduleName = PyStr.intern(name);
        PyModule module = PyModule.create(moduleName);
        module.nativeModule = this;
        try {
            for (MethodTable.MethodDef def : table.methods()) {
                PyStr functionName = PyStr.intern(def.name);
                add(module, def.name, PyBuiltinFunction.make(def, functionName, module, moduleName));
                functionName.decref();
            }
            add(module, "__doc__", table.doc() == null ? PyNone.owned() : PyStr.of(table.doc()));
            previous = interpreter.nativeModules.put(name, this);
            exec(module);
        } finally {
            moduleName.decref();
        }
        return module;
    }

    /** Sets an attribute of the module and takes over the reference to the value. */
    public static void add(PyModule module, String name, @Steals PyObject value) {
        PyStr key = PyStr.intern(name);
        module.dict.put(key, value);
        key.decref();
        value.decref();
    }

    /** Sets an attribute to a borrowed value, such as a type. */
    public static void addBorrowed(PyModule module, String name, @Borrowed PyObject value) {
        value.incref();
        add(module, name, value);
    }

    /**
     * Makes an exception class as PyErr_NewException does, adds it to the module and returns another reference to it, owned.
     *
     * @param moduleName its {@code __module__}
     * @param base the base class, null for Exception
     */
    // CPython: Python/errors.c PyErr_NewException
    protected static PyType addException(PyModule module, String moduleName, String name, PyType base) {
        PyDict dict = PyDict.create();
        PyStr text = PyStr.of(name);
        PyTuple bases = PyTuple.of(base == null ? PyExc.Exception : base);
        PyStr key = PyStr.intern("__module__");
        PyStr owner = PyStr.intern(moduleName);
        try {
            dict.put(key, owner);
            PyType type = (PyType) Call.call(PyType.TYPE, text, bases, dict);
            addBorrowed(module, name, type);
            return type;
        } finally {
            owner.decref();
            key.decref();
            bases.decref();
            text.decref();
            dict.decref();
        }
    }

    /** Makes the module object before this one current again, if it is still there. */
    @Override
    public final void released() {
        released = true;
        NativeModule older = previous;
        while (older != null && older.released) {
            older = older.previous;
        }
        if (older != null && interpreter.nativeModules.get(name) == this) {
            interpreter.nativeModules.put(name, older);
        }
        previous = null;
    }

    /** The state that the current interpreter has of a native module, or null if the module was never imported. */
    protected static <M extends NativeModule> M state(String name, Class<M> type) {
        return type.cast(ThreadState.current.interpreter.nativeModules.get(name));
    }

    /** Adds types under their short names. */
    public static void addTypes(PyModule module, PyType... types) {
        for (PyType type : types) {
            addBorrowed(module, type.shortName(), type);
        }
    }
}
