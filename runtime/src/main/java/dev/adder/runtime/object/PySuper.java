package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyNew;
import dev.adder.runtime.interpreter.InterpreterFrame;
import dev.adder.runtime.interpreter.ThreadState;

/** {@code super}. */
@BuiltinType(name = "super", doc = "super() -> same as super(__class__, <first argument>)\n"
        + "super(type) -> unbound super object\n"
        + "super(type, obj) -> bound super object; requires isinstance(obj, type)\n"
        + "super(type, type2) -> bound super object; requires issubclass(type2, type)\n"
        + "Typical use to call a cooperative superclass method:\n"
        + "class C(B):\n"
        + "    def meth(self, arg):\n"
        + "        super().meth(arg)\n"
        + "This works for class methods too:\n"
        + "class C(B):\n"
        + "    @classmethod\n"
        + "    def cmeth(cls, arg):\n"
        + "        super().cmeth(arg)\n")
public final class PySuper extends PyObject {
    private static final Pool<PySuper> POOL = new Pool<>(40);

    public static final PyType TYPE = new Type();

    /** Owned; null before {@code __init__}, obj and objType also if unbound. */
    private PyType thisClass;
    private PyObject obj;
    private PyType objType;

    private PySuper(PyType type) {
        super(type);
    }

    private static PySuper make(PyType type) {
        PySuper made = POOL.take();
        if (made == null) {
            made = new PySuper(type);
        } else {
            made.reborn(type);
        }
        made.fill();
        return made;
    }

    private void fill() {
        thisClass = null;
        obj = null;
        objType = null;
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    @PyNew(value = "super", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Heap.gcAlloc();
        PySuper s = make(cls);
        Heap.track(s);
        return s;
    }

    // CPython: Objects/typeobject.c super_init_impl
    @PyInit(value = "super", raw = true)
    static void init(PySuper self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (kwnames != null && kwnames.size() > 0) {
            throw PyErr.typeError("super() takes no keyword arguments");
        }
        if (nargs > 2) {
            throw PyErr.typeError("super() expected at most 2 arguments, got " + nargs);
        }
        PyType type;
        PyObject obj = null;
        if (nargs == 0) {
            InterpreterFrame frame = ThreadState.current.frame;
            if (frame == null) {
                throw PyErr.runtimeError("super(): no current frame");
            }
            obj = firstArgument(frame);
            type = classCell(frame);
        } else {
            if (!(args[base] instanceof PyType t)) {
                throw PyErr.typeError("super() argument 1 must be a type, not " + args[base].type.tpName());
            }
            type = t;
            if (nargs == 2 && args[base + 1] != PyNone.INSTANCE) {
                obj = args[base + 1];
            }
        }
        PyType objType = obj == null ? null : check(type, obj);
        PyObject oldClass = self.thisClass;
        PyObject oldObj = self.obj;
        PyObject oldObjType = self.objType;
        type.incref();
        self.thisClass = type;
        self.obj = xnewRef(obj);
        xnewRef(objType);
        self.objType = objType;
        xdecref(oldClass);
        xdecref(oldObj);
        xdecref(oldObjType);
    }

    // CPython: Objects/typeobject.c super_init_without_args
    private static PyObject firstArgument(InterpreterFrame frame) {
        PyCode code = frame.code;
        if (code.argcount == 0) {
            throw PyErr.runtimeError("super(): no arguments");
        }
        PyObject first = frame.slots[0];
        if ((code.localspluskinds[0] & PyCode.FAST_CELL) != 0 && first instanceof PyCell cell) {
            first = cell.contents;
        }
        if (first == null) {
            throw PyErr.runtimeError("super(): arg[0] deleted");
        }
        return first;
    }

    private static PyType classCell(InterpreterFrame frame) {
        PyCode code = frame.code;
        for (int i = code.nlocalsplus - code.nfreevars; i < code.nlocalsplus; i++) {
            if (((PyStr) code.localsplusnames.items[i]).equalTo(Id.__class__)) {
                if (!(frame.slots[i] instanceof PyCell cell)) {
                    throw PyErr.runtimeError("super(): bad __class__ cell");
                }
                if (cell.contents == null) {
                    throw PyErr.runtimeError("super(): empty __class__ cell");
                }
                if (!(cell.contents instanceof PyType type)) {
                    throw PyErr.runtimeError("super(): __class__ is not a type (" + cell.contents.type.tpName() + ")");
                }
                return type;
            }
        }
        throw PyErr.runtimeError("super(): __class__ cell not found");
    }

    /** The class whose MRO the look-up follows: obj itself or the class of obj; borrowed, kept alive by obj. */
    // CPython: Objects/typeobject.c supercheck
    static PyType check(PyType type, PyObject obj) {
        if (obj instanceof PyType t && (t == type ? isInMro(t) : t.isSubtype(type))) {
            return t;
        }
        if (obj.type.isSubtype(type)) {
            return obj.type;
        }
        PyObject cls = Objects.lookupAttr(obj, Id.__class__);
        if (cls != null) {
            try {
                if (cls instanceof PyType t && t != obj.type && t.isSubtype(type)) {
                    return t;
                }
            } finally {
                cls.decref();
            }
        }
        throw PyErr.typeError("super(type, obj): obj must be an instance or subtype of type");
    }

    /** Whether a type stands in its own MRO, which an MRO made by hand may leave out. */
    private static boolean isInMro(PyType type) {
        if (type.mro == null) {
            return true;
        }
        for (PyObject c : type.mro.items) {
            if (c == type) {
                return true;
            }
        }
        return false;
    }

    /** The attribute behind {@code type} in the MRO of {@code startType}, bound; null if there is none. */
    // CPython: Objects/typeobject.c super_getattro
    static PyObject lookupAfter(PyType type, PyObject obj, PyType startType, PyStr name) {
        PyTuple mro = startType.mro;
        if (mro == null) {
            if (startType.isHeapType()) {
                return null;
            }
            TypeObject.ready(startType);
            mro = startType.mro;
        }
        PyObject[] classes = mro.items;
        int i = 0;
        while (i < classes.length && classes[i] != type) {
            i++;
        }
        mro.incref();
        try {
            for (i++; i < classes.length; i++) {
                PyType c = (PyType) classes[i];
                PyObject value = c.dict == null ? null : c.dict.get(name);
                if (value != null) {
                    value.incref();
                    if (!value.type.has(Slot.TP_DESCR_GET)) {
                        return value;
                    }
                    try {
                        return value.type.tpDescrGet(value, obj == startType ? null : obj, startType);
                    } finally {
                        value.decref();
                    }
                }
            }
            return null;
        } finally {
            mro.decref();
        }
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(obj);
        visitor.xvisit(thisClass);
        visitor.xvisit(objType);
    }

    @Override
    protected void dropFields() {
        xdecref(obj);
        xdecref(thisClass);
        xdecref(objType);
    }

    private static PyObject orNone(PyObject o) {
        return o == null ? PyNone.owned() : o.newRef();
    }

    @PyGetter(value = "__thisclass__", member = true, doc = "the class invoking super()")
    static PyObject getThisClass(PySuper self) {
        return orNone(self.thisClass);
    }

    @PyGetter(value = "__self__", member = true, doc = "the instance invoking super(); may be None")
    static PyObject getSelf(PySuper self) {
        return orNone(self.obj);
    }

    @PyGetter(value = "__self_class__", member = true, doc = "the type of the instance invoking super(); may be None")
    static PyObject getSelfClass(PySuper self) {
        return orNone(self.objType);
    }

    static final class Type extends PyType {
        Type() {
            super("super", PySuperTable.INSTANCE, null, 40, 0, HAVE_GC | BASETYPE | TP_VECTORCALL);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            PySuper s = (PySuper) self;
            String type = s.thisClass == null ? "NULL" : s.thisClass.tpName();
            if (s.objType != null) {
                return PyStr.of("<super: <class '" + type + "'>, <" + s.objType.tpName() + " object>>");
            }
            return PyStr.of("<super: <class '" + type + "'>, NULL>");
        }

        @Override
        public PyObject tpGetAttro(PyObject self, PyStr name) {
            PySuper s = (PySuper) self;
            // __class__ is the class of the super object itself
            if (s.objType != null && !name.equalTo(Id.__class__)) {
                s.objType.incref();
                PyType start = s.objType;
                try {
                    PyObject value = lookupAfter(s.thisClass, s.obj, start, name);
                    if (value != null) {
                        return value;
                    }
                } finally {
                    start.decref();
                }
            }
            return Objects.genericGetAttr(self, name);
        }

        // CPython: Objects/typeobject.c super_descr_get
        @Override
        public PyObject tpDescrGet(PyObject self, PyObject obj, PyObject type) {
            PySuper s = (PySuper) self;
            if (obj == null || obj == PyNone.INSTANCE || s.obj != null) {
                return self.newRef();
            }
            if (s.type != PySuper.TYPE) {
                return Call.call(s.type, s.thisClass, obj);
            }
            PyType objType = check(s.thisClass, obj);
            PySuper bound = (PySuper) create(PySuper.TYPE, Call.NO_ARGS, 0, 0, null);
            bound.thisClass = (PyType) s.thisClass.newRef();
            bound.obj = obj.newRef();
            bound.objType = (PyType) objType.newRef();
            return bound;
        }
    }
}
