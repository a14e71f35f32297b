package dev.adder.runtime.object;

/**
 * What the slots of a class made by a class statement do: find the special method through the MRO and call it (the slot_* functions of
 * Objects/typeobject.c). Special methods are looked up on the type, past the instance.
 */
final class SlotFunctions {
    private SlotFunctions() {}

    /**
     * Calls the special method {@code name} of {@code stack[0]} with the rest of the stack; null if the type does not have it.
     */
    // CPython: Objects/typeobject.c vectorcall_unbound, lookup_maybe_method
    private static PyObject callMaybe(PyStr name, PyObject... stack) {
        PyObject self = stack[0];
        PyObject func = TypeObject.lookup(self.type, name);
        if (func == null) {
            return null;
        }
        func.incref();
        return callFound(func, stack);
    }

    /** Calls a special method that was found, and releases it. */
    private static PyObject callFound(PyObject func, PyObject... stack) {
        PyType ft = func.type;
        if (ft.isMethodDescriptor()) {
            try {
                return Call.vectorcall(func, stack, 0, stack.length, null);
            } finally {
                func.decref();
            }
        }
        if (ft.has(Slot.TP_DESCR_GET)) {
            PyObject bound;
            try {
                bound = ft.tpDescrGet(func, stack[0], stack[0].type);
            } finally {
                func.decref();
            }
            func = bound;
        }
        try {
            return Call.vectorcall(func, stack, 1, stack.length - 1, null);
        } finally {
            func.decref();
        }
    }

    /** As {@link #callMaybe}, for the slots that take a special method which cannot be bound for one that is not there. */
    private static PyObject callIfBound(PyStr name, PyObject... stack) {
        PyObject self = stack[0];
        PyObject func = TypeObject.lookup(self.type, name);
        if (func == null) {
            return null;
        }
        PyType ft = func.type;
        if (ft.isMethodDescriptor() || !ft.has(Slot.TP_DESCR_GET)) {
            func.incref();
            return callFound(func, stack);
        }
        func.incref();
        PyObject bound;
        try {
            bound = ft.tpDescrGet(func, self, self.type);
        } catch (PyException e) {
            e.release();
            return null;
        } finally {
            func.decref();
        }
        try {
            return Call.vectorcall(bound, stack, 1, stack.length - 1, null);
        } finally {
            bound.decref();
        }
    }

    /** Calls the special method; AttributeError if there is none. */
    // CPython: Objects/typeobject.c vectorcall_method
    private static PyObject call(PyStr name, PyObject... stack) {
        PyObject r = callMaybe(name, stack);
        if (r == null) {
            throw PyErr.withValue(PyExc.AttributeError, name);
        }
        return r;
    }

    /** The special method, owned, or null; unbound if it is a method descriptor. */
    private static PyObject lookup(PyObject self, PyStr name) {
        return PyObject.xnewRef(TypeObject.lookup(self.type, name));
    }

    private static boolean overrides(PyObject o, Slot slot) {
        return o.type instanceof HeapType h && h.overrides(slot);
    }

    /** Whether the class of {@code right} gives the reflected method another meaning than the class of {@code left}. */
    // CPython: Objects/typeobject.c method_is_overloaded
    private static boolean isOverloaded(PyObject left, PyObject right, PyStr name) {
        PyObject a = Objects.lookupAttr(right.type, name);
        if (a == null) {
            return false;
        }
        PyObject b;
        try {
            b = Objects.lookupAttr(left.type, name);
        } catch (PyException e) {
            a.decref();
            throw e;
        }
        if (b == null) {
            a.decref();
            return true;
        }
        try {
            return Objects.richCompareBool(a, b, Objects.NE);
        } finally {
            a.decref();
            b.decref();
        }
    }

    // CPython: Objects/typeobject.c SLOT1BINFULL
    private static PyObject binary(PyObject self, PyObject other, Slot slot, PyStr name, PyStr reflected) {
        boolean doOther = self.type != other.type && overrides(other, slot);
        if (overrides(self, slot)) {
            if (doOther && other.type.isSubtype(self.type) && isOverloaded(self, other, reflected)) {
                PyObject r = callMaybe(reflected, other, self);
                if (r != null && r != PyNotImplemented.INSTANCE) {
                    return r;
                }
                PyObject.xdecref(r);
                doOther = false;
            }
            PyObject r = callMaybe(name, self, other);
            if (r == null) {
                r = PyNotImplemented.owned();
            }
            if (r != PyNotImplemented.INSTANCE || other.type == self.type) {
                return r;
            }
            r.decref();
        }
        if (doOther) {
            PyObject r = callMaybe(reflected, other, self);
            return r == null ? PyNotImplemented.owned() : r;
        }
        return PyNotImplemented.owned();
    }

    static PyObject tpRepr(PyObject self) {
        PyObject r = callIfBound(Id.__repr__, self);
        return r == null ? PyStr.of("<" + self.type.tpName() + " object at " + Address.hex(self) + ">") : r;
    }

    static PyObject tpStr(PyObject self) {
        return call(Id.__str__, self);
    }

    // CPython: Objects/typeobject.c slot_tp_hash
    static long tpHash(PyObject self) {
        PyObject r = TypeObject.lookup(self.type, Id.__hash__) == PyNone.INSTANCE ? null : callIfBound(Id.__hash__, self);
        if (r == null) {
            throw PyErr.typeError("unhashable type: '" + self.type.tpName() + "'");
        }
        try {
            if (!(r instanceof PyInt i)) {
                throw PyErr.typeError("__hash__ method should return an integer");
            }
            long h = i.fitsLong() ? i.longValue() : PyInt.TYPE.tpHash(i);
            return h == -1 ? -2 : h;
        } finally {
            r.decref();
        }
    }

    // CPython: Objects/typeobject.c slot_tp_call
    static PyObject tpCall(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyObject func = lookup(self, Id.__call__);
        if (func == null) {
            throw PyErr.withValue(PyExc.AttributeError, Id.__call__);
        }
        return callFoundUnpacked(func, self, args, base, nargs, kwnames);
    }

    /** As {@link #callFoundWith}; with keywords, the arguments are held once more by the array that a tuple and dict are unpacked to. */
    // CPython: Objects/call.c _PyStack_UnpackDict
    private static PyObject callFoundUnpacked(PyObject func, PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (kwnames == null || kwnames.size() == 0) {
            return callFoundWith(func, self, args, base, nargs, kwnames);
        }
        int end = base + nargs + kwnames.size();
        Call.hold(args, base, end);
        try {
            return callFoundWith(func, self, args, base, nargs, kwnames);
        } finally {
            Call.release(args, base, end);
        }
    }

    /** Calls a special method that was found with all arguments, and releases it. */
    private static PyObject callFoundWith(PyObject func, PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyType ft = func.type;
        try {
            if (ft.isMethodDescriptor()) {
                return Call.prepend(func, self, args, base, nargs, kwnames);
            }
            if (ft.has(Slot.TP_DESCR_GET)) {
                PyObject bound = ft.tpDescrGet(func, self, self.type);
                func.decref();
                func = bound;
            }
            return Call.vectorcall(func, args, base, nargs, kwnames);
        } finally {
            func.decref();
        }
    }

    private static PyObject callAttribute(PyObject self, PyObject attr, PyStr name) {
        PyType at = attr.type;
        if (at.isMethodDescriptor()) {
            return Call.vectorcall(attr, new PyObject[] {self, name}, 0, 2, null);
        }
        if (at.has(Slot.TP_DESCR_GET)) {
            PyObject bound = at.tpDescrGet(attr, self, self.type);
            try {
                return Call.call(bound, name);
            } finally {
                bound.decref();
            }
        }
        return Call.call(attr, name);
    }

    // CPython: Objects/typeobject.c slot_tp_getattr_hook
    static PyObject tpGetAttro(PyObject self, PyStr name) {
        PyObject hook = TypeObject.lookup(self.type, Id.__getattr__);
        if (hook == null) {
            return call(Id.__getattribute__, self, name);
        }
        hook.incref();
        try {
            PyObject getattribute = TypeObject.lookup(self.type, Id.__getattribute__);
            if (getattribute == null || getattribute instanceof PyWrapperDescr w && w.dType.usesGenericGetAttr()) {
                PyObject r = Objects.genericGetAttrOrNull(self, name);
                if (r != null) {
                    return r;
                }
            } else {
                getattribute.incref();
                try {
                    return callAttribute(self, getattribute, name);
                } catch (PyException e) {
                    if (!e.matches(PyExc.AttributeError)) {
                        throw e;
                    }
                    e.release();
                } finally {
                    getattribute.decref();
                }
            }
            return callAttribute(self, hook, name);
        } finally {
            hook.decref();
        }
    }

    static void tpSetAttro(PyObject self, PyStr name, PyObject value) {
        PyObject r = value == null ? call(Id.__delattr__, self, name) : call(Id.__setattr__, self, name, value);
        r.decref();
    }

    private static PyStr comparison(int op) {
        return switch (op) {
            case Objects.LT -> Id.__lt__;
            case Objects.LE -> Id.__le__;
            case Objects.EQ -> Id.__eq__;
            case Objects.NE -> Id.__ne__;
            case Objects.GT -> Id.__gt__;
            default -> Id.__ge__;
        };
    }

    static PyObject tpRichCompare(PyObject self, PyObject other, int op) {
        PyObject r = callIfBound(comparison(op), self, other);
        return r == null ? PyNotImplemented.owned() : r;
    }

    // CPython: Objects/typeobject.c slot_tp_iter
    static PyObject tpIter(PyObject self) {
        if (TypeObject.lookup(self.type, Id.__iter__) == PyNone.INSTANCE) {
            throw PyErr.typeError("'" + self.type.tpName() + "' object is not iterable");
        }
        PyObject r = callIfBound(Id.__iter__, self);
        if (r != null) {
            return r;
        }
        if (TypeObject.lookup(self.type, Id.__getitem__) == null) {
            throw PyErr.typeError("'" + self.type.tpName() + "' object is not iterable");
        }
        return PySeqIterator.create(self);
    }

    /** A StopIteration of {@code __next__} passes as it is, so that its traceback and value are kept. */
    static PyObject tpIterNext(PyObject self) {
        return call(Id.__next__, self);
    }

    // CPython: Objects/typeobject.c slot_tp_descr_get
    static PyObject tpDescrGet(PyObject self, PyObject obj, PyObject type) {
        PyObject get = lookup(self, Id.__get__);
        if (get == null) {
            return self.newRef();
        }
        try {
            return Call.call(get, self, obj == null ? PyNone.INSTANCE : obj, type == null ? PyNone.INSTANCE : type);
        } finally {
            get.decref();
        }
    }

    static void tpDescrSet(PyObject self, PyObject obj, PyObject value) {
        PyObject r = value == null ? call(Id.__delete__, self, obj) : call(Id.__set__, self, obj, value);
        r.decref();
    }

    // CPython: Objects/typeobject.c slot_tp_init
    static void tpInit(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyObject func = lookup(self, Id.__init__);
        if (func == null) {
            throw PyErr.withValue(PyExc.AttributeError, Id.__init__);
        }
        PyObject r = callFoundUnpacked(func, self, args, base, nargs, kwnames);
        try {
            if (r != PyNone.INSTANCE) {
                throw PyErr.typeError("__init__() should return None, not '" + r.type.tpName() + "'");
            }
        } finally {
            r.decref();
        }
    }

    // CPython: Objects/typeobject.c slot_tp_new
    static PyObject tpNew(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyObject func = Objects.getAttr(cls, Id.__new__);
        int end = kwnames == null || kwnames.size() == 0 ? base : base + nargs + kwnames.size();
        Call.hold(args, base, end);
        try {
            return Call.prepend(func, cls, args, base, nargs, kwnames);
        } finally {
            Call.release(args, base, end);
            func.decref();
        }
    }

    // CPython: Objects/typeobject.c slot_tp_finalize
    static void tpFinalize(PyObject self) {
        PyObject func = lookup(self, Id.__del__);
        if (func == null) {
            return;
        }
        PyObject where = func.newRef();
        try {
            callFound(func, self).decref();
        } catch (PyException e) {
            PyErr.writeUnraisable(e, where);
        } finally {
            where.decref();
        }
    }

    // CPython: Objects/typeobject.c slot_am_await and its like
    private static PyObject async(PyObject self, PyStr name) {
        PyObject r = callIfBound(name, self);
        if (r == null) {
            throw PyErr.attributeError("object " + self.type.tpName() + " does not have " + name + " method");
        }
        return r;
    }

    static PyObject amAwait(PyObject self) {
        return async(self, Id.__await__);
    }

    static PyObject amAiter(PyObject self) {
        return async(self, Id.__aiter__);
    }

    static PyObject amAnext(PyObject self) {
        return async(self, Id.__anext__);
    }

    // CPython: Objects/typeobject.c slot_nb_power
    static PyObject nbPower(PyObject self, PyObject other, PyObject modulus) {
        if (modulus == null || modulus == PyNone.INSTANCE) {
            return binary(self, other, Slot.NB_POWER, Id.__pow__, Id.__rpow__);
        }
        if (overrides(self, Slot.NB_POWER)) {
            return call(Id.__pow__, self, other, modulus);
        }
        return PyNotImplemented.owned();
    }

    static PyObject nbInplacePower(PyObject self, PyObject other, PyObject modulus) {
        return call(Id.__ipow__, self, other);
    }

    // CPython: Objects/typeobject.c slot_nb_bool
    static boolean nbBool(PyObject self) {
        boolean usesLength = false;
        PyObject r = callMaybe(Id.__bool__, self);
        if (r == null) {
            r = callMaybe(Id.__len__, self);
            if (r == null) {
                return true;
            }
            usesLength = true;
        }
        try {
            if (r instanceof PyBool || usesLength) {
                return Objects.isTrue(r);
            }
            throw PyErr.typeError("__bool__ should return bool, returned " + r.type.tpName());
        } finally {
            r.decref();
        }
    }

    static PyObject nbAdd(PyObject left, PyObject right) {
        return binary(left, right, Slot.NB_ADD, Id.__add__, Id.__radd__);
    }

    static PyObject nbSubtract(PyObject left, PyObject right) {
        return binary(left, right, Slot.NB_SUBTRACT, Id.__sub__, Id.__rsub__);
    }

    static PyObject nbMultiply(PyObject left, PyObject right) {
        return binary(left, right, Slot.NB_MULTIPLY, Id.__mul__, Id.__rmul__);
    }

    static PyObject nbRemainder(PyObject left, PyObject right) {
        return binary(left, right, Slot.NB_REMAINDER, Id.__mod__, Id.__rmod__);
    }

    static PyObject nbDivmod(PyObject left, PyObject right) {
        return binary(left, right, Slot.NB_DIVMOD, Id.__divmod__, Id.__rdivmod__);
    }

    static PyObject nbLshift(PyObject left, PyObject right) {
        return binary(left, right, Slot.NB_LSHIFT, Id.__lshift__, Id.__rlshift__);
    }

    static PyObject nbRshift(PyObject left, PyObject right) {
        return binary(left, right, Slot.NB_RSHIFT, Id.__rshift__, Id.__rrshift__);
    }

    static PyObject nbAnd(PyObject left, PyObject right) {
        return binary(left, right, Slot.NB_AND, Id.__and__, Id.__rand__);
    }

    static PyObject nbXor(PyObject left, PyObject right) {
        return binary(left, right, Slot.NB_XOR, Id.__xor__, Id.__rxor__);
    }

    static PyObject nbOr(PyObject left, PyObject right) {
        return binary(left, right, Slot.NB_OR, Id.__or__, Id.__ror__);
    }

    static PyObject nbFloorDivide(PyObject left, PyObject right) {
        return binary(left, right, Slot.NB_FLOOR_DIVIDE, Id.__floordiv__, Id.__rfloordiv__);
    }

    static PyObject nbTrueDivide(PyObject left, PyObject right) {
        return binary(left, right, Slot.NB_TRUE_DIVIDE, Id.__truediv__, Id.__rtruediv__);
    }

    static PyObject nbMatrixMultiply(PyObject left, PyObject right) {
        return binary(left, right, Slot.NB_MATRIX_MULTIPLY, Id.__matmul__, Id.__rmatmul__);
    }

    static PyObject nbNegative(PyObject self) {
        return call(Id.__neg__, self);
    }

    static PyObject nbPositive(PyObject self) {
        return call(Id.__pos__, self);
    }

    static PyObject nbAbsolute(PyObject self) {
        return call(Id.__abs__, self);
    }

    static PyObject nbInvert(PyObject self) {
        return call(Id.__invert__, self);
    }

    static PyObject nbInt(PyObject self) {
        return call(Id.__int__, self);
    }

    static PyObject nbFloat(PyObject self) {
        return call(Id.__float__, self);
    }

    static PyObject nbIndex(PyObject self) {
        return call(Id.__index__, self);
    }

    static PyObject nbInplaceAdd(PyObject self, PyObject other) {
        return call(Id.__iadd__, self, other);
    }

    static PyObject nbInplaceSubtract(PyObject self, PyObject other) {
        return call(Id.__isub__, self, other);
    }

    static PyObject nbInplaceMultiply(PyObject self, PyObject other) {
        return call(Id.__imul__, self, other);
    }

    static PyObject nbInplaceRemainder(PyObject self, PyObject other) {
        return call(Id.__imod__, self, other);
    }

    static PyObject nbInplaceLshift(PyObject self, PyObject other) {
        return call(Id.__ilshift__, self, other);
    }

    static PyObject nbInplaceRshift(PyObject self, PyObject other) {
        return call(Id.__irshift__, self, other);
    }

    static PyObject nbInplaceAnd(PyObject self, PyObject other) {
        return call(Id.__iand__, self, other);
    }

    static PyObject nbInplaceXor(PyObject self, PyObject other) {
        return call(Id.__ixor__, self, other);
    }

    static PyObject nbInplaceOr(PyObject self, PyObject other) {
        return call(Id.__ior__, self, other);
    }

    static PyObject nbInplaceFloorDivide(PyObject self, PyObject other) {
        return call(Id.__ifloordiv__, self, other);
    }

    static PyObject nbInplaceTrueDivide(PyObject self, PyObject other) {
        return call(Id.__itruediv__, self, other);
    }

    static PyObject nbInplaceMatrixMultiply(PyObject self, PyObject other) {
        return call(Id.__imatmul__, self, other);
    }

    // CPython: Objects/typeobject.c slot_sq_length
    static long sqLength(PyObject self) {
        PyObject r = call(Id.__len__, self);
        PyInt n;
        try {
            n = Abstract.index(r);
        } finally {
            r.decref();
        }
        try {
            if (n.signum() < 0) {
                throw PyErr.valueError("__len__() should return >= 0");
            }
            return Abstract.asSsize(n, PyExc.OverflowError);
        } finally {
            n.decref();
        }
    }

    static long mpLength(PyObject self) {
        return sqLength(self);
    }

    static PyObject mpSubscript(PyObject self, PyObject key) {
        return call(Id.__getitem__, self, key);
    }

    static void mpAssSubscript(PyObject self, PyObject key, PyObject value) {
        PyObject r = value == null ? call(Id.__delitem__, self, key) : call(Id.__setitem__, self, key, value);
        r.decref();
    }

    static PyObject sqItem(PyObject self, long index) {
        PyObject i = PyInt.of(index);
        try {
            return call(Id.__getitem__, self, i);
        } finally {
            i.decref();
        }
    }

    static void sqAssItem(PyObject self, long index, PyObject value) {
        PyObject i = PyInt.of(index);
        try {
            mpAssSubscript(self, i, value);
        } finally {
            i.decref();
        }
    }

    // CPython: Objects/typeobject.c slot_sq_contains
    static boolean sqContains(PyObject self, PyObject value) {
        PyObject func = lookup(self, Id.__contains__);
        if (func == PyNone.INSTANCE) {
            func.decref();
            throw PyErr.typeError("'" + self.type.tpName() + "' object is not a container");
        }
        if (func == null) {
            throw PyErr.withValue(PyExc.AttributeError, Id.__contains__);
        }
        PyObject r = callFound(func, self, value);
        try {
            return Objects.isTrue(r);
        } finally {
            r.decref();
        }
    }

    /** A class that defines {@code __add__} has no sq_concat, and likewise for the next three: they are never asked for. */
    static PyObject sqConcat(PyObject self, PyObject other) {
        return call(Id.__add__, self, other);
    }

    static PyObject sqInplaceConcat(PyObject self, PyObject other) {
        return call(Id.__iadd__, self, other);
    }

    static PyObject sqRepeat(PyObject self, long count) {
        PyObject n = PyInt.of(count);
        try {
            return call(Id.__mul__, self, n);
        } finally {
            n.decref();
        }
    }

    static PyObject sqInplaceRepeat(PyObject self, long count) {
        PyObject n = PyInt.of(count);
        try {
            return call(Id.__imul__, self, n);
        } finally {
            n.decref();
        }
    }
}
