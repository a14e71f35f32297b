package dev.adder.runtime.object;

import dev.adder.heap.WeakReferences;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** A weak proxy: stands for its referent in every operation, and raises ReferenceError when that is gone (Objects/weakrefobject.c). */
@BuiltinType(name = "weakref.ProxyType")
public class PyWeakProxy extends PyWeakReference {
    public static final PyType TYPE = new Type();

    PyWeakProxy(PyType type, PyObject callback) {
        super(type, callback);
    }

    /** weakref.proxy(referent, callback): the shared one if there is no callback. */
    // CPython: Objects/weakrefobject.c PyWeakref_NewProxy
    public static PyObject createProxy(PyObject referent, PyObject callback) {
        if (!referent.type.hasFlag(PyType.HAS_WEAKREFS)) {
            throw PyErr.typeError("cannot create weak reference to '" + referent.type.tpName() + "' object");
        }
        if (callback == PyNone.INSTANCE) {
            callback = null;
        }
        PyObject shared = callback == null ? (PyObject) WeakReferences.sharedProxy(referent) : null;
        if (shared != null) {
            return shared.newRef();
        }
        PyWeakProxy r = referent.type.has(Slot.TP_CALL) ? new PyCallableWeakProxy(callback) : new PyWeakProxy(TYPE, callback);
        shared = callback == null ? (PyObject) WeakReferences.sharedProxy(referent) : null;
        if (shared != null) {
            r.decref();
            return shared.newRef();
        }
        WeakReferences.insert(r, referent);
        return r;
    }

    @Override
    public boolean isPlainReference() {
        return false;
    }

    @Override
    public boolean isProxy() {
        return true;
    }

    /** The referent behind a proxy, or the object itself; a new reference. ReferenceError if the referent is gone. */
    static PyObject unwrap(PyObject o) {
        if (!(o instanceof PyWeakProxy p)) {
            return o.newRef();
        }
        PyObject referent = p.alive();
        if (referent == null) {
            throw PyErr.format(PyExc.ReferenceError, "weakly-referenced object no longer exists");
        }
        return referent.newRef();
    }

    /** {@link #unwrap} that releases {@code held} if it throws. */
    static PyObject unwrapOr(PyObject o, PyObject held) {
        try {
            return unwrap(o);
        } catch (PyException e) {
            held.decref();
            throw e;
        }
    }

    private static PyObject method(PyObject self, PyStr name, PyObject... args) {
        PyObject o = unwrap(self);
        try {
            return Call.method(o, name, args);
        } finally {
            o.decref();
        }
    }

    @PyMethod(value = "__bytes__($self)", textSignature = false)
    static PyObject bytes(PyObject self) {
        return method(self, Id.__bytes__);
    }

    @PyMethod(value = "__reversed__($self)", textSignature = false)
    static PyObject reversed(PyObject self) {
        return method(self, Id.__reversed__);
    }

    static final class Type extends ProxySlots {
        Type() {
            super("weakref.ProxyType", PyWeakProxyTable.INSTANCE);
        }
    }

    /** The slots that the two proxy types share. */
    abstract static class ProxySlots extends PyWeakReference.Type {
        ProxySlots(String name, MethodTable table) {
            super(name, table, null, 64, 0, HAVE_GC);
        }

        // CPython: Objects/weakrefobject.c proxy_repr
        @Override
        public PyObject tpRepr(PyObject self) {
            PyObject o = ((PyWeakProxy) self).alive();
            return PyStr.of("<weakproxy at " + Address.hex(self) + " to " + (o == null ? "NoneType" : o.type.tpName()) + " at "
                    + Address.hex(o == null ? PyNone.INSTANCE : o) + ">");
        }

        @Override
        public PyObject tpGetAttro(PyObject self, PyStr name) {
            PyObject o = unwrap(self);
            try {
                return Objects.getAttr(o, name);
            } finally {
                o.decref();
            }
        }

        @Override
        public void tpSetAttro(PyObject self, PyStr name, PyObject value) {
            PyObject o = unwrap(self);
            try {
                Objects.setAttr(o, name, value);
            } finally {
                o.decref();
            }
        }

        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            PyObject a = unwrap(self);
            PyObject b = unwrapOr(other, a);
            try {
                return Objects.richCompare(a, b, op);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject tpIterNext(PyObject self) {
            PyObject o = unwrap(self);
            try {
                if (!Abstract.isIterator(o)) {
                    throw PyErr.typeError("Weakref proxy referenced a non-iterator '" + o.type.tpName() + "' object");
                }
                return o.type.tpIterNext(o);
            } finally {
                o.decref();
            }
        }

        @Override
        public boolean nbBool(PyObject self) {
            PyObject o = unwrap(self);
            try {
                return Objects.isTrue(o);
            } finally {
                o.decref();
            }
        }

        @Override
        public PyObject nbPower(PyObject left, PyObject right, PyObject modulus) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                PyObject z = unwrap(modulus);
                try {
                    return Abstract.power(a, b, z);
                } finally {
                    z.decref();
                }
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbInplacePower(PyObject self, PyObject other, PyObject modulus) {
            PyObject a = unwrap(self);
            PyObject b = unwrapOr(other, a);
            try {
                return Abstract.inplacePower(a, b, modulus);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public long mpLength(PyObject self) {
            PyObject o = unwrap(self);
            try {
                return Abstract.size(o);
            } finally {
                o.decref();
            }
        }

        @Override
        public long sqLength(PyObject self) {
            return mpLength(self);
        }

        @Override
        public PyObject mpSubscript(PyObject self, PyObject key) {
            PyObject o = unwrap(self);
            try {
                return Abstract.getItem(o, key);
            } finally {
                o.decref();
            }
        }

        @Override
        public void mpAssSubscript(PyObject self, PyObject key, PyObject value) {
            PyObject o = unwrap(self);
            try {
                if (value == null) {
                    Abstract.delItem(o, key);
                } else {
                    Abstract.setItem(o, key, value);
                }
            } finally {
                o.decref();
            }
        }

        @Override
        public boolean sqContains(PyObject self, PyObject value) {
            PyObject o = unwrap(self);
            try {
                return Abstract.contains(o, value);
            } finally {
                o.decref();
            }
        }

        @Override
        public PyObject tpStr(PyObject self) {
            PyObject o = unwrap(self);
            try {
                return Objects.str(o);
            } finally {
                o.decref();
            }
        }

        @Override
        public PyObject nbNegative(PyObject self) {
            PyObject o = unwrap(self);
            try {
                return Abstract.negative(o);
            } finally {
                o.decref();
            }
        }

        @Override
        public PyObject nbPositive(PyObject self) {
            PyObject o = unwrap(self);
            try {
                return Abstract.positive(o);
            } finally {
                o.decref();
            }
        }

        @Override
        public PyObject nbAbsolute(PyObject self) {
            PyObject o = unwrap(self);
            try {
                return Abstract.absolute(o);
            } finally {
                o.decref();
            }
        }

        @Override
        public PyObject nbInvert(PyObject self) {
            PyObject o = unwrap(self);
            try {
                return Abstract.invert(o);
            } finally {
                o.decref();
            }
        }

        @Override
        public PyObject nbInt(PyObject self) {
            PyObject o = unwrap(self);
            try {
                return IntConversion.number(o);
            } finally {
                o.decref();
            }
        }

        @Override
        public PyObject nbFloat(PyObject self) {
            PyObject o = unwrap(self);
            try {
                return FloatConversion.number(o);
            } finally {
                o.decref();
            }
        }

        @Override
        public PyObject nbIndex(PyObject self) {
            PyObject o = unwrap(self);
            try {
                return Abstract.index(o);
            } finally {
                o.decref();
            }
        }

        @Override
        public PyObject tpIter(PyObject self) {
            PyObject o = unwrap(self);
            try {
                return Abstract.iter(o);
            } finally {
                o.decref();
            }
        }

        @Override
        public PyObject nbAdd(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.add(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbSubtract(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.subtract(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbMultiply(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.multiply(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbRemainder(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.remainder(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbDivmod(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.divmod(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbLshift(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.lshift(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbRshift(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.rshift(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbAnd(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.and(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbXor(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.xor(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbOr(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.or(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbFloorDivide(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.floorDivide(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbTrueDivide(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.trueDivide(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbMatrixMultiply(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.matrixMultiply(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbInplaceAdd(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.inplaceAdd(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbInplaceSubtract(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.inplaceSubtract(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbInplaceMultiply(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.inplaceMultiply(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbInplaceRemainder(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.inplaceRemainder(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbInplaceLshift(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.inplaceLshift(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbInplaceRshift(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.inplaceRshift(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbInplaceAnd(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.inplaceAnd(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbInplaceXor(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.inplaceXor(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbInplaceOr(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.inplaceOr(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbInplaceFloorDivide(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.inplaceFloorDivide(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbInplaceTrueDivide(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.inplaceTrueDivide(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject nbInplaceMatrixMultiply(PyObject left, PyObject right) {
            PyObject a = unwrap(left);
            PyObject b = unwrapOr(right, a);
            try {
                return Abstract.inplaceMatrixMultiply(a, b);
            } finally {
                a.decref();
                b.decref();
            }
        }
    }
}
