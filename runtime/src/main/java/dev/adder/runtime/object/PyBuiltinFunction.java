package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PySetter;

/** A built-in function of a module, or a built-in method bound to an object (PyCFunctionObject). */
@BuiltinType(name = "builtin_function_or_method")
public final class PyBuiltinFunction extends PyObject {
    private static final Pool<PyBuiltinFunction> POOL = new Pool<>(40);

    public static final PyType TYPE = new Type();

    public MethodTable.MethodDef def;

    /** The interned name. Owned. */
    private PyStr name;

    /** The receiver: an object, a class, the module of a function; null for a static method. Owned. */
    public PyObject self;

    /** {@code __module__}: the name of the module for a function; null reads as None. Owned. */
    private PyObject module;

    private PyBuiltinFunction() {
        super(TYPE);
    }

    /** Takes references to all but the definition. */
    public static PyBuiltinFunction make(MethodTable.MethodDef def, PyStr name, PyObject self, PyObject module) {
        PyBuiltinFunction made = POOL.take();
        if (made == null) {
            made = new PyBuiltinFunction();
        }
        made.fill(def, name, self, module);
        return made;
    }

    private void fill(MethodTable.MethodDef def, PyStr name, PyObject self, PyObject module) {
        Heap.gcAlloc();
        this.def = def;
        name.incref();
        this.name = name;
        this.self = xnewRef(self);
        this.module = xnewRef(module);
        Heap.track(this);
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    /** The name of a built-in function. */
    static String nameOf(PyObject function) {
        return ((PyBuiltinFunction) function).def.name;
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(self);
        visitor.xvisit(module);
    }

    @Override
    public void traverseHidden(Visitor visitor) {
        visitor.xvisit(name);
    }

    // CPython: Objects/methodobject.c meth_dealloc
    @Override
    protected void dropFields() {
        xdecref(self);
        xdecref(module);
        name.decref();
    }

    /** The name of the module of a function, or whatever {@code __module__} was set to; null for none. */
    @Borrowed
    public PyObject module() {
        return module;
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false)
    static PyObject reduce(PyBuiltinFunction self) {
        if (self.self == null || self.self instanceof PyModule) {
            return self.name.newRef();
        }
        return PyDescr.reduceToGetAttr(self.self, self.name);
    }

    @PyGetter(value = "__module__", member = true)
    static PyObject getModule(PyBuiltinFunction self) {
        return self.module == null ? PyNone.owned() : self.module.newRef();
    }

    @PySetter("__module__")
    static void setModule(PyBuiltinFunction self, PyObject value) {
        PyObject old = self.module;
        self.module = xnewRef(value);
        xdecref(old);
    }

    @PyGetter("__doc__")
    static PyObject doc(PyBuiltinFunction self) {
        return PyDescr.textOrNone(self.def.doc);
    }

    @PyGetter("__name__")
    static PyObject getName(PyBuiltinFunction self) {
        return self.name.newRef();
    }

    // CPython: Objects/methodobject.c meth_get__qualname__
    @PyGetter("__qualname__")
    static PyObject qualname(PyBuiltinFunction self) {
        if (self.self == null || self.self instanceof PyModule) {
            return self.name.newRef();
        }
        PyObject type = self.self instanceof PyType ? self.self : self.self.type;
        PyObject outer = Objects.getAttr(type, Id.__qualname__);
        try {
            if (!(outer instanceof PyStr)) {
                throw PyErr.typeError("<method>.__class__.__qualname__ is not a unicode object");
            }
            return PyStr.of(outer + "." + self.name);
        } finally {
            outer.decref();
        }
    }

    @PyGetter("__self__")
    static PyObject getSelf(PyBuiltinFunction self) {
        return self.self == null ? PyNone.owned() : self.self.newRef();
    }

    @PyGetter("__text_signature__")
    static PyObject textSignature(PyBuiltinFunction self) {
        return PyDescr.textOrNone(self.def.textSignature);
    }

    static final class Type extends PyType {
        Type() {
            super("builtin_function_or_method", PyBuiltinFunctionTable.INSTANCE, null, 56, 0,
                    HAVE_GC | HAS_WEAKREFS | HAVE_VECTORCALL | TRASHCAN | GENERIC_GETATTR);
            weaklistoffset = 40;
        }

        // CPython: Objects/methodobject.c meth_repr
        @Override
        public PyObject tpRepr(PyObject self) {
            PyBuiltinFunction f = (PyBuiltinFunction) self;
            if (f.self == null || f.self instanceof PyModule) {
                return PyStr.of("<built-in function " + f.name + ">");
            }
            return PyStr.of("<built-in method " + f.name + " of " + f.self.type.tpName() + " object at " + Address.hex(f.self) + ">");
        }

        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            if (op != Objects.EQ && op != Objects.NE || !(self instanceof PyBuiltinFunction a)
                    || !(other instanceof PyBuiltinFunction b)) {
                return PyNotImplemented.owned();
            }
            boolean equal = a.self == b.self && a.def == b.def;
            return PyBool.of(equal == (op == Objects.EQ));
        }

        @Override
        public long tpHash(PyObject self) {
            PyBuiltinFunction f = (PyBuiltinFunction) self;
            long x = (f.self == null ? 0 : Objects.hashPointer(f.self)) ^ System.identityHashCode(f.def);
            return x == -1 ? -2 : x;
        }

        @Override
        public PyObject tpCall(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            PyBuiltinFunction f = (PyBuiltinFunction) self;
            return PyDescr.callMethod(f, f.def, f.self, args, base, nargs, kwnames);
        }
    }
}
