package dev.adder.runtime.module;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Address;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import java.util.HashMap;
import java.util.Map;

/** The {@code _ctypes} module. */
@BuiltinModule(name = "_ctypes", doc = "Create and manipulate C compatible data types in Python.")
public final class CtypesModule extends NativeModule {
    static final PyStr FROM_PARAM = PyStr.intern("from_param");

    static final int FUNCFLAG_PYTHONAPI = 4;
    static final int FUNCFLAG_USE_ERRNO = 8;

    /** The handle of the C API, beside which the C library's functions are found. */
    private long apiHandle;

    final CtypesNative natives = new CtypesNative();
    PyObject argumentError;
    private PyDict pointerTypes;
    /** Array types by item and length. */
    private PyDict arrayTypes;
    private final Map<String, Long> api = new HashMap<>();

    public CtypesModule() {
        super("_ctypes", CtypesModuleTable.INSTANCE);
    }

    /** The module of the running interpreter. */
    static CtypesModule current() {
        return (CtypesModule) ThreadState.current.interpreter.ctypes;
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.xvisit(argumentError);
        visitor.xvisit(pointerTypes);
        visitor.xvisit(arrayTypes);
    }

    @Override
    protected void exec(PyModule m) {
        interpreter.ctypes = this;
        arrayTypes = PyDict.create();
        apiHandle = natives.open(null);
        PyTuple bases = PyTuple.of(PyExc.Exception);
        PyDict namespace = PyDict.create();
        GcModule.put(namespace, "__module__", PyStr.intern("ctypes"));
        PyStr errorName = PyStr.intern("ArgumentError");
        argumentError = Call.call(PyType.TYPE, errorName, bases, namespace);
        errorName.decref();
        bases.decref();
        namespace.decref();
        addBorrowed(m, "ArgumentError", argumentError);
        pointerTypes = PyDict.create();
        addBorrowed(m, "_pointer_type_cache", pointerTypes);
        for (PyType t : new PyType[] {CtypesStructure.TYPE, CtypesUnion.TYPE, CtypesPointer.TYPE, CtypesArray.TYPE, CtypesSimple.TYPE,
                CtypesFunction.TYPE}) {
            addBorrowed(m, t.shortName(), t);
        }
        number(m, "FUNCFLAG_CDECL", 1);
        number(m, "FUNCFLAG_PYTHONAPI", FUNCFLAG_PYTHONAPI);
        number(m, "FUNCFLAG_USE_ERRNO", FUNCFLAG_USE_ERRNO);
        number(m, "FUNCFLAG_USE_LASTERROR", 16);
        number(m, "FUNCFLAG_HRESULT", 2);
        number(m, "RTLD_LOCAL", 0);
        number(m, "RTLD_GLOBAL", 256);
        number(m, "CTYPES_MAX_ARGCOUNT", 1024);
        add(m, "__version__", PyStr.of("1.1.0"));
        number(m, "_memmove_addr", code(CtypesModule::memmove));
        number(m, "_memset_addr", code(CtypesModule::memset));
        number(m, "_string_at_addr", code(CtypesModule::stringAt));
        number(m, "_wstring_at_addr", code(CtypesModule::wideStringAt));
        number(m, "_cast_addr", code(CtypesModule::cast));
        CtypesApi.addTo(api);
    }

    private static void number(PyModule m, String name, long value) {
        add(m, name, PyInt.of(value));
    }

    static long code(CtypesFunction.Code code) {
        return CtypesMemory.current().mapCode(code).address;
    }

    /** The address of a function of the library {@code handle}, or 0. */
    long symbol(long handle, String name) {
        if (!natives.isHandle(handle)) {
            throw PyErr.valueError("not the handle of a library");
        }
        Long own = handle == apiHandle || natives.find(handle, name) == 0 ? api.get(name) : null;
        return own != null ? own : natives.find(handle, name);
    }

    private static long address(PyObject[] args, int i) {
        return (Long) CtypesFunction.word(args[i], i + 1);
    }

    private static Object memmove(CtypesFunction f, PyObject[] args) {
        CtypesMemory m = CtypesMemory.current();
        byte[] b = m.read(address(args, 1), (int) address(args, 2));
        m.write(address(args, 0), b, 0, b.length);
        return address(args, 0);
    }

    private static Object memset(CtypesFunction f, PyObject[] args) {
        byte[] b = new byte[(int) address(args, 2)];
        java.util.Arrays.fill(b, (byte) address(args, 1));
        CtypesMemory.current().write(address(args, 0), b, 0, b.length);
        return address(args, 0);
    }

    private static Object stringAt(CtypesFunction f, PyObject[] args) {
        CtypesMemory m = CtypesMemory.current();
        int n = (int) address(args, 1);
        return dev.adder.runtime.object.PyBytes.of(n < 0 ? CtypesCodes.string(m, address(args, 0)) : m.read(address(args, 0), n));
    }

    private static Object wideStringAt(CtypesFunction f, PyObject[] args) {
        return CtypesCodes.wide(CtypesMemory.current(), address(args, 0), (int) address(args, 1), false);
    }

    // CPython: Modules/_ctypes/_ctypes.c cast, cast_check_pointertype
    private static Object cast(CtypesFunction f, PyObject[] args) {
        PyObject source = ((CtypesArgument) args[1]).object;
        PyObject type = ((CtypesArgument) args[2]).object;
        CtypesInfo info = CtypesInfo.of(type);
        if (info == null || info.kind != CtypesInfo.Kind.POINTER && info.kind != CtypesInfo.Kind.FUNCTION
                && !(info.code != 0 && "sPzUZXO".indexOf(info.code) >= 0)) {
            throw PyErr.typeError("cast() argument 2 must be a pointer, not "
                    + (type instanceof PyType t ? t.tpName() : type.type.tpName()));
        }
        CtypesData result = (CtypesData) Call.call(type);
        if (source instanceof CtypesData d) {
            PyObject kept = d.kept();
            if (d.objects == null) {
                d.objects = kept.newRef();
            }
            PyObject own = PyDict.create();
            if (d.objects instanceof PyDict dict) {
                ((PyDict) own).update(dict);
            }
            if (d.objects instanceof PyDict) {
                result.objects = d.objects.newRef();
                PyObject key = PyInt.of(Address.of(source));
                ((PyDict) d.objects).put(key, source);
                key.decref();
            } else {
                result.objects = PyDict.create();
                PyObject key = PyInt.of(Address.of(source));
                ((PyDict) result.objects).put(key, source);
                key.decref();
            }
            own.decref();
        }
        CtypesCodes.writeWord(CtypesMemory.current(), result.address, address(args, 0));
        return result;
    }

    /** {@code item * length}: the type made before, if there is one. */
    PyObject arrayType(PyType item, long length) {
        PyObject key = PyTuple.steal(item.newRef(), PyInt.of(length));
        try {
            PyObject known = arrayTypes.get(key);
            PyObject type = known == null ? null : dev.adder.runtime.object.PyWeakReference.dereference(known);
            if (type != null) {
                return type;
            }
            PyDict namespace = PyDict.create();
            GcModule.put(namespace, "_length_", PyInt.of(length));
            GcModule.put(namespace, "_type_", item.newRef());
            PyObject bases = PyTuple.of(CtypesArray.TYPE);
            PyObject name = PyStr.of(item.tpName() + "_Array_" + length);
            try {
                type = Call.call(CtypesArrayMeta.TYPE, name, bases, namespace);
            } finally {
                name.decref();
                bases.decref();
                namespace.decref();
            }
            PyObject reference = dev.adder.runtime.object.PyWeakReference.create(type, null);
            arrayTypes.put(key, reference);
            reference.decref();
            return type;
        } finally {
            key.decref();
        }
    }

    // CPython: Modules/_ctypes/callproc.c POINTER
    @PyMethod(value = "POINTER($module, type, /)", textSignature = false)
    static PyObject pointerType(PyObject cls) {
        PyDict cache = current().pointerTypes;
        PyObject known = cache.get(cls);
        if (known != null) {
            return known.newRef();
        }
        PyDict namespace = PyDict.create();
        PyObject bases = PyTuple.of(CtypesPointer.TYPE);
        PyObject made;
        PyObject key;
        try {
            String name;
            if (cls instanceof PyStr s) {
                name = "LP_" + s;
            } else if (cls instanceof PyType t) {
                name = "LP_" + t.tpName();
                GcModule.put(namespace, "_type_", cls.newRef());
            } else {
                throw PyErr.typeError("must have a ctypes type");
            }
            PyStr n = PyStr.of(name);
            try {
                made = Call.call(CtypesPointerMeta.TYPE, n, bases, namespace);
            } finally {
                n.decref();
            }
            key = cls instanceof PyStr ? PyInt.of(Address.of(made)) : cls.newRef();
        } finally {
            bases.decref();
            namespace.decref();
        }
        cache.put(key, made);
        key.decref();
        return made;
    }

    @PyMethod(value = "pointer($module, obj, /)", textSignature = false)
    static PyObject pointer(PyObject obj) {
        PyObject type = pointerType(obj.type);
        try {
            return Call.call(type, obj);
        } finally {
            type.decref();
        }
    }

    private static CtypesInfo infoOf(PyObject o) {
        CtypesInfo info = CtypesInfo.of(o);
        return info != null ? info : o instanceof CtypesData d ? d.info() : null;
    }

    @PyMethod(value = "sizeof($module, obj, /)", textSignature = false, doc = "sizeof(C type) -> integer\n"
            + "sizeof(C instance) -> integer\n"
            + "Return the size in bytes of a C instance")
    static long sizeof(PyObject obj) {
        if (obj instanceof CtypesData d) {
            return d.size;
        }
        CtypesInfo info = infoOf(obj);
        if (info == null) {
            throw PyErr.typeError("this type has no size");
        }
        return info.size;
    }

    @PyMethod(value = "alignment($module, obj, /)", textSignature = false, doc = "alignment(C type) -> integer\n"
            + "alignment(C instance) -> integer\n"
            + "Return the alignment requirements of a C instance")
    static long alignment(PyObject obj) {
        CtypesInfo info = infoOf(obj);
        if (info == null) {
            throw PyErr.typeError("no alignment info");
        }
        return info.align;
    }

    @PyMethod(value = "byref($module, obj, offset=0, /)", textSignature = false,
            doc = "byref(C instance[, offset=0]) -> byref-object\n"
            + "Return a pointer lookalike to a C instance, only usable\n"
            + "as function argument")
    static PyObject byref(PyObject obj, long offset) {
        if (!(obj instanceof CtypesData d)) {
            throw PyErr.typeError("byref() argument must be a ctypes instance, not '" + obj.type.tpName() + "'");
        }
        return CtypesArgument.pointer(d.address + offset, obj);
    }

    @PyMethod(value = "addressof($module, obj, /)", textSignature = false, doc = "addressof(C instance) -> integer\n"
            + "Return the address of the C instance internal buffer")
    static PyObject addressof(PyObject obj) {
        if (!(obj instanceof CtypesData d)) {
            throw PyErr.typeError("invalid type");
        }
        return PyInt.of(d.address);
    }

    @PyMethod(value = "resize($module, obj, size, /)", textSignature = false,
            doc = "Resize the memory buffer of a ctypes instance")
    static void resize(PyObject obj, long size) {
        if (!(obj instanceof CtypesData d)) {
            throw PyErr.typeError("excepted ctypes instance");
        }
        d.resize(size);
    }

    @PyMethod(value = "_unpickle($module, type, state, /)", textSignature = false)
    static PyObject unpickle(PyType type, PyTuple state) {
        PyObject o = type.tpNew(type, Call.NO_ARGS, 0, 0, null);
        PyStr name = PyStr.intern("__setstate__");
        try {
            Call.method(o, name, state.items).decref();
            return o;
        } catch (PyException e) {
            o.decref();
            throw e;
        } finally {
            name.decref();
        }
    }

    @PyMethod(value = "buffer_info($module, obj, /)", textSignature = false, doc = "Return buffer interface information")
    static PyObject bufferInfo(PyObject obj) {
        CtypesInfo info = infoOf(obj);
        if (info == null) {
            throw PyErr.typeError("not a ctypes type or object");
        }
        PyObject[] shape = new PyObject[info.shape.length];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = PyInt.of(info.shape[i]);
        }
        return PyTuple.steal(PyStr.of(info.format), PyInt.of(shape.length), PyTuple.steal(shape));
    }

    @PyMethod(value = "dlopen($module, name, flag=0, /)", textSignature = false,
            doc = "dlopen(name, flag={RTLD_GLOBAL|RTLD_LOCAL}) open a shared library")
    static long dlopen(PyObject name, int flag) {
        if (name == PyNone.INSTANCE) {
            return current().apiHandle;
        }
        byte[] path = dev.adder.runtime.object.FileSystem.encode(name);
        return current().natives.open(new String(path, java.nio.charset.StandardCharsets.UTF_8));
    }

    @PyMethod(value = "dlclose($module, handle, /)", textSignature = false, doc = "dlclose a library")
    static void dlclose(long handle) {
        if (!current().natives.isHandle(handle)) {
            throw PyErr.format(PyExc.OSError, "invalid handle");
        }
    }

    @PyMethod(value = "dlsym($module, handle, name, /)", textSignature = false, doc = "find symbol in shared library")
    static PyObject dlsym(long handle, PyStr name) {
        long address = current().symbol(handle, name.toString());
        if (address == 0) {
            throw PyErr.format(PyExc.OSError, "undefined symbol: " + name);
        }
        return PyInt.of(address);
    }

    @PyMethod(value = "get_errno($module, /)", textSignature = false)
    static int getErrno() {
        return ThreadState.current.ctypesErrno;
    }


    @PyMethod(value = "set_errno($module, value, /)", textSignature = false)
    static int setErrno(int value) {
        int old = ThreadState.current.ctypesErrno;
        ThreadState.current.ctypesErrno = value;
        return old;
    }

    @PyMethod(value = "PyObj_FromPtr($module, address, /)", textSignature = false)
    static PyObject objectFromPointer(PyObject address) {
        long a = ((PyInt) address).lowBits();
        PyObject o = CtypesMemory.objectAt(a);
        if (o == null) {
            throw CtypesMemory.invalid(a);
        }
        return o.newRef();
    }

    @PyMethod(value = "Py_INCREF($module, obj, /)", textSignature = false)
    static PyObject incref(PyObject obj) {
        obj.incref();
        return obj.newRef();
    }

    @PyMethod(value = "Py_DECREF($module, obj, /)", textSignature = false)
    static PyObject decref(PyObject obj) {
        obj.decref();
        return obj.newRef();
    }
}
