package dev.adder.runtime.module;

import dev.adder.heap.WeakReference;
import dev.adder.heap.WeakReferences;
import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.PyCallableWeakProxy;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyWeakProxy;
import dev.adder.runtime.object.PyWeakReference;

/** The _weakref module (Modules/_weakref.c). */
@BuiltinModule(name = "_weakref", doc = "Weak-reference support module.")
public final class WeakrefModule extends NativeModule {
    public WeakrefModule() {
        super("_weakref", WeakrefModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        addBorrowed(module, "ref", PyWeakReference.TYPE);
        addBorrowed(module, "ReferenceType", PyWeakReference.TYPE);
        addBorrowed(module, "ProxyType", PyWeakProxy.TYPE);
        addBorrowed(module, "CallableProxyType", PyCallableWeakProxy.TYPE);
    }

    @PyMethod(value = "getweakrefcount($module, object, /)", doc = "Return the number of weak references to 'object'.")
    static int getweakrefcount(PyObject object) {
        return WeakReferences.count(object);
    }

    @PyMethod(value = "_remove_dead_weakref($module, dct, key, /)",
            doc = "Atomically remove key from dict if it points to a dead weakref.")
    static void removeDeadWeakref(PyDict dct, PyObject key) {
        PyObject value = dct.get(key);
        if (value instanceof PyWeakReference r) {
            PyObject alive = PyWeakReference.dereference(r);
            if (alive == null) {
                dct.remove(key);
            } else {
                alive.decref();
            }
        }
    }

    @PyMethod(value = "getweakrefs($module, object, /)",
            doc = "Return a list of all weak reference objects pointing to 'object'.")
    static PyObject getweakrefs(PyObject object) {
        PyList list = PyList.create();
        for (WeakReference r = object.weakReferences(); r != null; r = r.next()) {
            list.append((PyObject) r.counted());
        }
        return list;
    }

    @PyMethod(value = "proxy($module, object, callback=None, /)",
            doc = "Create a proxy object that weakly references 'object'.\n\n"
            + "'callback', if given, is called with a reference to the\n"
            + "proxy when 'object' is about to be finalized.")
    static PyObject proxy(PyObject object, PyObject callback) {
        return PyWeakProxy.createProxy(object, callback);
    }
}
