package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;
import dev.adder.processor.Steals;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Address;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** {@code _ctypes.CFuncPtr}: a function of this module, of the C API, of a C library, or a Python function behind a C pointer. */
@BuiltinType(name = "_ctypes.CFuncPtr", doc = "Function Pointer")
final class CtypesFunction extends CtypesData {
    static final PyType TYPE = new Type();

    static final int MAX_ARGUMENTS = 1024;
    private static final PyStr CHECK_RETVAL = PyStr.intern("_check_retval_");

    /** What an address of ours stands for. */
    interface Code {
        /** Calls it with converted arguments (borrowed); the result is null for none, a Long, a Double, or an owned object. */
        Object call(CtypesFunction f, PyObject[] args);
    }

    /** The Python function. Owned, or null. */
    private PyObject callable;
    /** What the program has set for this object alone. Owned, or null. */
    private PyTuple argtypes;
    private PyObject restype;
    private PyObject errcheck;

    CtypesFunction(PyType type) {
        super(type);
    }

    // CPython: Modules/_ctypes/_ctypes.c PyCFuncPtr_new
    @PyNew(value = "CFuncPtr", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (nargs == 0) {
            return create(cls);
        }
        PyObject first = args[base];
        if (first instanceof PyTuple t && nargs <= 2) {
            return fromLibrary(cls, t);
        }
        if (first instanceof PyInt i) {
            CtypesFunction f = (CtypesFunction) create(cls);
            CtypesCodes.writeWord(memory(), f.address, i.lowBits());
            return f;
        }
        if (!Objects.isCallable(first)) {
            throw PyErr.typeError("argument must be callable or integer function address");
        }
        CtypesInfo info = CtypesInfo.of(cls);
        if (info == null || info.argtypes == null) {
            throw PyErr.typeError("cannot construct instance of this class: no argtypes");
        }
        CtypesInfo r = info.restype == null ? null : CtypesInfo.of(info.restype);
        if (info.restype != null && info.restype != PyNone.INSTANCE && (r == null || r.code == 0 && r.kind != CtypesInfo.Kind.FUNCTION)) {
            throw PyErr.typeError("invalid result type for callback function");
        }
        CtypesFunction f = (CtypesFunction) create(cls);
        CtypesThunk thunk = new CtypesThunk(first, cls);
        f.callable = first.newRef();
        CtypesCodes.writeWord(memory(), f.address, thunk.block.address);
        f.keep(0, thunk);
        return f;
    }

    // CPython: Modules/_ctypes/_ctypes.c PyCFuncPtr_FromDll
    private static PyObject fromLibrary(PyType cls, PyTuple t) {
        if (t.size() != 2) {
            throw PyErr.typeError("argument 1 must be a tuple of length 2");
        }
        PyObject handle = Objects.getAttr(t.get(1), "_handle");
        long h;
        try {
            if (!(handle instanceof PyInt i)) {
                throw PyErr.typeError("the _handle attribute of the second argument must be an integer");
            }
            h = i.longValue();
        } finally {
            handle.decref();
        }
        String name = t.get(0) instanceof PyBytes b ? new String(b.value, java.nio.charset.StandardCharsets.UTF_8)
                : t.get(0) instanceof PyStr s ? s.toString() : null;
        if (name == null) {
            throw PyErr.typeError("the first item in the argument tuple must be a string");
        }
        long address = CtypesModule.current().symbol(h, name);
        if (address == 0) {
            throw PyErr.attributeError("undefined symbol: " + name);
        }
        CtypesFunction f = (CtypesFunction) create(cls);
        CtypesCodes.writeWord(memory(), f.address, address);
        f.keep(0, t.get(1).newRef());
        return f;
    }

    @Borrowed
    private PyTuple argumentTypes() {
        return argtypes != null ? argtypes : info().argtypes;
    }

    @Borrowed
    private PyObject resultType() {
        return restype != null ? restype : info().restype;
    }

    @PyGetter(value = "restype", doc = "specify the result type")
    static PyObject getRestype(CtypesFunction self) {
        PyObject r = self.resultType();
        return r == null ? PyNone.owned() : r.newRef();
    }

    @PySetter("restype")
    static void setRestype(CtypesFunction self, PyObject value) {
        if (value != null && value != PyNone.INSTANCE && CtypesInfo.of(value) == null && !Objects.isCallable(value)) {
            throw PyErr.typeError("restype must be a type, a callable, or None");
        }
        PyObject old = self.restype;
        self.restype = xnewRef(value);
        xdecref(old);
    }

    @PyGetter(value = "argtypes", doc = "specify the argument types")
    static PyObject getArgtypes(CtypesFunction self) {
        PyTuple t = self.argumentTypes();
        return t == null ? PyNone.owned() : t.newRef();
    }

    @PySetter("argtypes")
    static void setArgtypes(CtypesFunction self, PyObject value) {
        PyTuple t = null;
        if (value != null && value != PyNone.INSTANCE) {
            t = Abstract.tuple(value);
            for (int i = 0; i < t.size(); i++) {
                if (!Objects.hasAttr(t.get(i), CtypesModule.FROM_PARAM)) {
                    t.decref();
                    throw PyErr.typeError("item " + (i + 1) + " in _argtypes_ has no from_param method");
                }
            }
        }
        PyObject old = self.argtypes;
        self.argtypes = t;
        xdecref(old);
    }

    @PyGetter(value = "errcheck", doc = "a function to check for errors")
    static PyObject getErrcheck(CtypesFunction self) {
        return self.errcheck == null ? PyNone.owned() : self.errcheck.newRef();
    }

    @PySetter("errcheck")
    static void setErrcheck(CtypesFunction self, PyObject value) {
        if (value != null && !Objects.isCallable(value)) {
            throw PyErr.typeError("the errcheck attribute must be callable");
        }
        PyObject old = self.errcheck;
        self.errcheck = xnewRef(value);
        xdecref(old);
    }

    static void put(CtypesMemory.Block scratch, Object value) {
        long bits = switch (value) {
            case Double d -> Double.doubleToRawLongBits(d);
            case Float f -> Float.floatToRawIntBits(f);
            default -> (Long) value;
        };
        CtypesCodes.writeWord(memory(), scratch.address, bits);
    }

    /** A converted argument as C passes it: a Long, a Double or a Float. */
    // CPython: Modules/_ctypes/callproc.c ConvParam
    static Object word(PyObject arg, int position) {
        CtypesMemory m = memory();
        switch (arg) {
            case CtypesArgument a -> {
                return simpleWord(m, a.tag, a.value.address);
            }
            case CtypesArray a -> {
                return a.address;
            }
            case CtypesSimple s -> {
                return simpleWord(m, s.info().code, s.address);
            }
            case CtypesPointer p -> {
                return p.pointer();
            }
            case CtypesFunction f -> {
                return f.pointer();
            }
            case PyInt i -> {
                return (long) (int) i.lowBits();
            }
            case PyBytes b -> {
                return dev.adder.heap.Heap.address(b) + CtypesMemory.BYTES_HEADER;
            }
            default -> {
                if (arg == PyNone.INSTANCE) {
                    return 0L;
                }
                throw PyErr.typeError("Don't know how to convert parameter " + position);
            }
        }
    }

    private static Object simpleWord(CtypesMemory m, char code, long address) {
        switch (code) {
            case 'f':
                return Float.intBitsToFloat((int) CtypesCodes.readWord(m, address));
            case 'O', 'z', 'Z', 'P':
                return CtypesCodes.readWord(m, address);
            case 'c':
                return (long) m.read(address, 1)[0];
            case 'u': {
                byte[] b = m.read(address, 4);
                return (long) (b[0] & 0xff | (b[1] & 0xff) << 8 | (b[2] & 0xff) << 16);
            }
            default: {
                PyObject v = CtypesCodes.get(m, code, false, address, 0);
                try {
                    return v instanceof PyFloat f ? (Object) f.value : (Object) ((PyInt) v).lowBits();
                } finally {
                    v.decref();
                }
            }
        }
    }

    // CPython: Modules/_ctypes/_ctypes.c PyCFuncPtr_call, Modules/_ctypes/callproc.c _ctypes_callproc
    private PyObject invoke(PyObject[] args, int base, int nargs) {
        PyTuple types = argumentTypes();
        int required = types == null ? 0 : types.size();
        if (nargs < required) {
            throw PyErr.typeError("this function takes at least " + required + " argument" + (required == 1 ? "" : "s") + " (" + nargs
                    + " given)");
        }
        if (nargs > MAX_ARGUMENTS) {
            throw PyErr.format((PyType) CtypesModule.current().argumentError, "too many arguments (" + nargs + "), maximum is " + MAX_ARGUMENTS);
        }
        PyObject[] converted = new PyObject[nargs];
        try {
            for (int i = 0; i < nargs; i++) {
                converted[i] = i < required ? convert(types.get(i), args[base + i], i + 1) : untyped(args[base + i]);
            }
            long target = pointer();
            CtypesMemory.Block block = memory().blockAt(target);
            Object result;
            if (block != null && block.code instanceof Code code) {
                result = code.call(this, converted);
            } else if (CtypesModule.current().natives.isFunction(target)) {
                Object[] words = new Object[nargs];
                for (int i = 0; i < nargs; i++) {
                    words[i] = word(converted[i], i + 1);
                }
                PyObject r = resultType();
                CtypesInfo info = r == null ? null : CtypesInfo.of(r);
                CtypesModule module = CtypesModule.current();
                int flags = info().functionFlags;
                result = module.natives.call(target, words, r == PyNone.INSTANCE ? CtypesNative.VOID : info == null ? 'i' : info.code,
                        (flags & CtypesModule.FUNCFLAG_PYTHONAPI) != 0, (flags & CtypesModule.FUNCFLAG_USE_ERRNO) != 0);
                if (result instanceof Long p && info != null) {
                    if (info.kind == CtypesInfo.Kind.FUNCTION) {
                        module.natives.addFunction(p);
                    } else if (info.kind == CtypesInfo.Kind.POINTER || info.code != 0 && "PzZ".indexOf(info.code) >= 0) {
                        memory().addFromC(p);
                    }
                }
            } else {
                throw PyErr.valueError(target == 0 ? "attempt to call a NULL function pointer" : "no function at address 0x"
                        + Long.toHexString(target));
            }
            return checked(result(result), args, base, nargs);
        } finally {
            decrefAll(converted, nargs);
        }
    }

    private static PyObject untyped(PyObject arg) {
        if (arg instanceof PyStr) {
            CtypesArgument a = new CtypesArgument('Z', null);
            a.object = CtypesCodes.set(memory(), 'Z', false, a.value.address, arg, 0);
            return a;
        }
        PyObject other = arg instanceof CtypesData || arg instanceof CtypesArgument ? null
                : Objects.lookupAttr(arg, CtypesTypes.PyStrings.AS_PARAMETER);
        return other != null ? other : arg.newRef();
    }

    private static PyObject convert(PyObject type, PyObject value, int position) {
        PyObject converter = Objects.getAttr(type, CtypesModule.FROM_PARAM);
        try {
            return Call.call(converter, value);
        } catch (PyException e) {
            String text = "argument " + position + ": " + e.value().type.shortName() + ": " + Objects.text(e.value());
            e.release();
            throw PyErr.format((PyType) CtypesModule.current().argumentError, text);
        } finally {
            converter.decref();
        }
    }

    // CPython: Modules/_ctypes/callproc.c GetResult
    private PyObject result(Object value) {
        PyObject r = resultType();
        if (value instanceof PyObject o) {
            return o;
        }
        if (r == PyNone.INSTANCE || value == null) {
            return PyNone.owned();
        }
        CtypesMemory.Block scratch = memory().allocate(16);
        try {
            put(scratch, value);
            CtypesInfo info = r == null ? null : CtypesInfo.of(r);
            if (info == null) {
                PyObject number = CtypesCodes.get(memory(), 'i', false, scratch.address, 0);
                if (r == null) {
                    return number;
                }
                try {
                    return Call.call(r, number);
                } finally {
                    number.decref();
                }
            }
            PyObject got = CtypesData.get(r, (char) 0, null, 0, info.size, scratch.address);
            if (info.code == 'O' && CtypesData.isPlainSimple(r)) {
                // C gives its own reference away
                got.decref();
            }
            return checkedBy(r, got);
        } finally {
            memory().free(scratch);
        }
    }

    /** What the {@code _check_retval_} of the result type makes of the result. */
    private static PyObject checkedBy(PyObject type, @Steals PyObject result) {
        PyObject checker;
        try {
            checker = Objects.lookupAttr(type, CHECK_RETVAL);
            if (checker == null) {
                return result;
            }
        } catch (PyException e) {
            result.decref();
            throw e;
        }
        try {
            return Call.call(checker, result);
        } finally {
            checker.decref();
            result.decref();
        }
    }

    private PyObject checked(PyObject result, PyObject[] args, int base, int nargs) {
        if (errcheck == null) {
            return result;
        }
        PyTuple all = Call.positional(args, base, nargs);
        try {
            return Call.call(errcheck, result, this, all);
        } finally {
            result.decref();
            all.decref();
        }
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(callable);
        visitor.xvisit(argtypes);
        visitor.xvisit(restype);
        visitor.xvisit(errcheck);
        super.traverseFields(visitor);
    }

    // CPython: Modules/_ctypes/_ctypes.c PyCFuncPtr_clear
    @Override
    protected void clearFields() {
        PyObject o = callable;
        callable = null;
        xdecref(o);
        o = restype;
        restype = null;
        xdecref(o);
        o = errcheck;
        errcheck = null;
        xdecref(o);
        o = argtypes;
        argtypes = null;
        xdecref(o);
        super.clearFields();
    }

    private static final class Type extends CtypesData.Type {
        Type() {
            super("_ctypes.CFuncPtr", CtypesFunctionTable.INSTANCE, CtypesData.TYPE, 160);
            type = CtypesFunctionMeta.TYPE;
        }

        @Override
        public PyObject tpCall(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            return ((CtypesFunction) self).invoke(args, base, nargs);
        }

        @Override
        public boolean nbBool(PyObject self) {
            return ((CtypesFunction) self).pointer() != 0;
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            return PyStr.of("<" + self.type.tpName() + " object at " + Address.hex(self) + ">");
        }
    }
}
