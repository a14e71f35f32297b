package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;

/** A weak proxy of a callable. */
@BuiltinType(name = "weakref.CallableProxyType")
public final class PyCallableWeakProxy extends PyWeakProxy {
    public static final PyType TYPE = new Type();

    PyCallableWeakProxy(PyObject callback) {
        super(TYPE, callback);
    }

    static final class Type extends PyWeakProxy.ProxySlots {
        Type() {
            super("weakref.CallableProxyType", PyCallableWeakProxyTable.INSTANCE);
            slotsLow |= PyWeakProxyTable.INSTANCE.slotsLow();
            slotsHigh |= PyWeakProxyTable.INSTANCE.slotsHigh();
        }

        @Override
        public PyObject tpCall(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            PyObject o = unwrap(self);
            try {
                return Call.vectorcall(o, args, base, nargs, kwnames);
            } finally {
                o.decref();
            }
        }
    }
}
