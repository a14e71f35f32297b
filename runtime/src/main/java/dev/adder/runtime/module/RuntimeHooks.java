package dev.adder.runtime.module;

import dev.adder.heap.Counted;
import dev.adder.heap.HeapHooks;
import dev.adder.heap.RootProvider;
import dev.adder.heap.Visitor;
import dev.adder.runtime.interpreter.InterpreterFrame;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Address;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyStr;

/** What the heap asks of the runtime: gc.callbacks, gc.garbage, debugging text, and the place in the program. */
public final class RuntimeHooks extends HeapHooks implements RootProvider {
    /** gc.garbage and gc.callbacks, made when first needed. Owned. */
    private PyList garbage;
    private PyList callbacks;

    /** What ctypes has given addresses to. */
    final CtypesMemory memory = new CtypesMemory();


    PyList garbage() {
        if (garbage == null) {
            garbage = PyList.create();
        }
        return garbage;
    }

    PyList callbacks() {
        if (callbacks == null) {
            callbacks = PyList.create();
        }
        return callbacks;
    }

    void dropLists() {
        PyList list = garbage;
        garbage = null;
        PyObject.xdecref(list);
        list = callbacks;
        callbacks = null;
        PyObject.xdecref(list);
    }

    @Override
    public void visitRoots(Visitor visitor) {
        visitor.xvisit(garbage);
        visitor.xvisit(callbacks);
    }

    @Override
    public void collectionStarted(int generation) {
        invoke("start", generation, 0, 0);
    }

    @Override
    public void collectionStopped(int generation, long collected, long uncollectable) {
        invoke("stop", generation, collected, uncollectable);
    }

    // CPython: Modules/gcmodule.c invoke_gc_callback
    private void invoke(String phase, int generation, long collected, long uncollectable) {
        if (callbacks == null || callbacks.size() == 0) {
            return;
        }
        PyDict info = PyDict.create();
        GcModule.put(info, "generation", PyInt.of(generation));
        GcModule.put(info, "collected", PyInt.of(collected));
        GcModule.put(info, "uncollectable", PyInt.of(uncollectable));
        PyStr name = PyStr.of(phase);
        for (int i = 0; i < callbacks.size(); i++) {
            PyObject callback = callbacks.get(i).newRef();
            try {
                Call.call(callback, name, info).decref();
            } catch (PyException e) {
                PyErr.writeUnraisable(e, callback);
            } finally {
                callback.decref();
            }
        }
        name.decref();
        info.decref();
    }

    @Override
    public boolean saveGarbage(Counted object) {
        garbage().append((PyObject) object);
        return true;
    }

    @Override
    public void writeDebug(String text) {
        PyObject err = ThreadState.current.interpreter.sysGet("stderr");
        if (err != null && err != PyNone.INSTANCE) {
            try {
                Output.writeString(text, err);
                return;
            } catch (PyException e) {
                e.release();
            }
        }
        System.err.print(text);
    }

    @Override
    public void unraisableInClear(Counted object, RuntimeException exception) {
        if (!(exception instanceof PyException e)) {
            throw exception;
        }
        PyErr.writeUnraisable(e, "Exception ignored in tp_clear of", ((PyObject) object).type);
    }

    @Override
    public void clearFreeLists() {
        FreeLists.clear();
    }

    @Override
    public String typeName(Counted object) {
        return object instanceof PyObject o ? o.type.tpName() : super.typeName(object);
    }

    @Override
    public String describe(Counted object) {
        if (!(object instanceof PyObject o)) {
            return super.describe(object);
        }
        try {
            return Objects.reprText(o);
        } catch (PyException e) {
            e.release();
            return o.toString();
        } catch (RuntimeException halfBuilt) {
            // what is not yet filled, or half gone, has no repr
            return Address.hex(o);
        }
    }

    @Override
    public Object location() {
        ThreadState ts = ThreadState.current;
        InterpreterFrame f = ts == null ? null : ts.frame;
        return f == null ? null : f.place();
    }
}
