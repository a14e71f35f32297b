package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.interpreter.ThreadLock;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyGenericAlias;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import java.util.ArrayDeque;

/** {@code _queue.SimpleQueue} (Modules/_queuemodule.c). A put from a destructor or a signal handler may come at any point of a get. */
@BuiltinType(name = "_queue.SimpleQueue", doc = "Simple, unbounded, reentrant FIFO queue.")
public final class PySimpleQueue extends PyObject {
    public static final PyType TYPE = new Type();

    /** The items, each owned. */
    private final ArrayDeque<PyObject> items = new ArrayDeque<>();

    /** Held while the queue is known to be empty: putting releases it, so that waiting for an item is waiting for this. */
    private final ThreadLock lock = new ThreadLock();
    private boolean locked;

    private PySimpleQueue(PyType type) {
        super(type);
        FreeLists.born(this);
    }

    @PyNew(value = "SimpleQueue()", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (cls == TYPE) {
            if (nargs > 0) {
                throw PyErr.typeError("SimpleQueue() takes no positional arguments");
            }
            Args.checkNoKeywords("SimpleQueue", kwnames);
        }
        return new PySimpleQueue(cls);
    }

    private void add(PyObject item) {
        items.add(item.newRef());
        if (locked) {
            locked = false;
            lock.release();
        }
    }

    // CPython: Modules/_queuemodule.c _queue_SimpleQueue_get_impl
    private PyObject take(boolean block, PyObject timeout) {
        long nanos = -1;
        if (!block) {
            nanos = 0;
        } else if (timeout != null && timeout != PyNone.INSTANCE) {
            nanos = PyTime.fromSeconds(timeout, PyTime.Round.CEILING);
            if (nanos < 0) {
                throw PyErr.valueError("'timeout' must be a non-negative number");
            }
            if (nanos > ThreadModule.TIMEOUT_MAX_MICROS * 1000) {
                throw PyErr.overflowError("timeout value is too large");
            }
        }
        long deadline = System.nanoTime() + nanos;
        while (items.isEmpty()) {
            if (!lock.acquire(nanos)) {
                throw PyErr.withValue(QueueModule.EMPTY, null);
            }
            locked = true;
            if (nanos > 0) {
                nanos = Math.max(0, deadline - System.nanoTime());
            }
        }
        PyObject item = items.poll();
        if (locked) {
            locked = false;
            lock.release();
        }
        return item;
    }

    @PyMethod(value = "empty($self, /)", doc = "Return True if the queue is empty, False otherwise (not reliable!).")
    static boolean isEmpty(PySimpleQueue self) {
        return self.items.isEmpty();
    }

    @PyMethod(value = "get($self, /, block=True, timeout=None)", doc = "Remove and return an item from the queue.\n\n"
            + "If optional args 'block' is true and 'timeout' is None (the default),\n"
            + "block if necessary until an item is available. If 'timeout' is\n"
            + "a non-negative number, it blocks at most 'timeout' seconds and raises\n"
            + "the Empty exception if no item was available within that time.\n"
            + "Otherwise ('block' is false), return an item if one is immediately\n"
            + "available, else raise the Empty exception ('timeout' is ignored\n"
            + "in that case).")
    static PyObject get(PySimpleQueue self, boolean block, PyObject timeout) {
        return self.take(block, timeout);
    }

    @PyMethod(value = "get_nowait($self, /)", doc = "Remove and return an item from the queue without blocking.\n\n"
            + "Only get an item if one is immediately available. Otherwise\n"
            + "raise the Empty exception.")
    static PyObject getNowait(PySimpleQueue self) {
        return self.take(false, null);
    }

    @PyMethod(value = "put($self, /, item, block=True, timeout=None)", doc = "Put the item on the queue.\n\n"
            + "The optional 'block' and 'timeout' arguments are ignored, as this method\n"
            + "never blocks.  They are provided for compatibility with the Queue class.")
    static void put(PySimpleQueue self, PyObject item, boolean block, PyObject timeout) {
        self.add(item);
    }

    @PyMethod(value = "put_nowait($self, /, item)", doc = "Put an item into the queue without blocking.\n\n"
            + "This is exactly equivalent to `put(item)` and is only provided\n"
            + "for compatibility with the Queue class.")
    static void putNowait(PySimpleQueue self, PyObject item) {
        self.add(item);
    }

    @PyMethod(value = "qsize($self, /)", doc = "Return the approximate size of the queue (not reliable!).")
    static int qsize(PySimpleQueue self) {
        return self.items.size();
    }

    @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false, doc = "See PEP 585")
    static PyObject classGetItem(PyType cls, PyObject item) {
        return PyGenericAlias.create(cls, item);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        for (PyObject item : items) {
            visitor.visit(item);
        }
    }

    @Override
    protected void clearFields() {
        for (PyObject item; (item = items.pollLast()) != null;) {
            item.decref();
        }
    }

    @Override
    protected void dropFields() {
        if (locked) {
            lock.release();
        }
        clearFields();
    }

    static final class Type extends PyType {
        Type() {
            super("_queue.SimpleQueue", PySimpleQueueTable.INSTANCE, null, 56, 0, HAVE_GC | HAS_WEAKREFS | BASETYPE);
            weaklistoffset = 48;
        }
    }
}
