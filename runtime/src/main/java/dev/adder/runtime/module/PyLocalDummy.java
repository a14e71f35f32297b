package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.Borrowed;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyType;

/**
 * Stands in a thread's dict for the attributes that one {@code _thread._local} has in that thread: when the thread ends, the dummy dies,
 * and a weak reference to it tells the local to drop them.
 */
@BuiltinType(name = "_thread._localdummy", doc = "Thread-local dummy")
final class PyLocalDummy extends PyObject {
    static final PyType TYPE = new Type();

    /** The attributes; the local owns them. */
    @Borrowed
    PyDict dict;

    PyLocalDummy() {
        super(TYPE);
        FreeLists.born(this);
    }

    static final class Type extends PyType {
        Type() {
            super("_thread._localdummy", PyLocalDummyTable.INSTANCE, null, 32, 0, HAVE_GC | HAS_WEAKREFS | DISALLOW_INSTANTIATION);
            weaklistoffset = 24;
        }
    }
}
