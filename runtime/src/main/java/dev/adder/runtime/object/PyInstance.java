package dev.adder.runtime.object;

import dev.adder.heap.HeapMode;
import dev.adder.heap.Pool;

/** An instance of a class that builds on no other layout than object's; a plain {@code object()} too. */
public final class PyInstance extends PyObject {
    private static final Pool<PyInstance> POOL = new Pool<>(24);

    private PyInstance(PyType type) {
        super(type);
    }

    /** A new instance, not yet tracked. */
    static PyInstance make(PyType type) {
        if (HeapMode.POOLS) {
            PyInstance o = POOL.take();
            if (o != null) {
                o.reborn(type);
                return o;
            }
        }
        return new PyInstance(type);
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }
}
