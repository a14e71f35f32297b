package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyMethod;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;

/** The {@code persistent_id} or {@code persistent_load} of a pickler: a callable, or a method of the pickler's class. */
final class PersistentHook {
    /** Null for none. Owned. */
    private PyObject function;
    /** The pickler, if the function is a method of it. Not owned: that would be a cycle. */
    private PyObject self;

    boolean isPresent() {
        return function != null;
    }

    /** Takes the attribute {@code name} of the pickler, apart if it is a method bound to that. */
    // CPython: Modules/_pickle.c init_method_ref
    void find(PyObject pickler, PyStr name) {
        PyObject found = Objects.lookupAttr(pickler, name);
        PyObject old = function;
        if (found instanceof PyMethod method && method.self == pickler) {
            function = method.func.newRef();
            self = pickler;
            found.decref();
        } else {
            self = null;
            function = found;
        }
        PyObject.xdecref(old);
    }

    PyObject call(PyObject argument) {
        return self != null ? Call.call(function, self, argument) : Call.call(function, argument);
    }

    // CPython: Modules/_pickle.c reconstruct_method
    PyObject get(String name) {
        if (function == null) {
            throw PyErr.attributeError(name);
        }
        return self != null ? PyMethod.create(function, self) : function.newRef();
    }

    void set(String name, PyObject value) {
        if (value == null) {
            throw PyErr.typeError("attribute deletion is not supported");
        }
        if (!Objects.isCallable(value)) {
            throw PyErr.typeError(name + " must be a callable taking one argument");
        }
        PyObject old = function;
        self = null;
        function = value.newRef();
        PyObject.xdecref(old);
    }

    void traverse(Visitor visitor) {
        visitor.xvisit(function);
    }

    void clear() {
        PyObject old = function;
        function = null;
        self = null;
        PyObject.xdecref(old);
    }
}
