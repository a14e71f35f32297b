package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;

/** {@code property}. */
@BuiltinType(name = "property", doc = "Property attribute.\n\n"
        + "  fget\n"
        + "    function to be used for getting an attribute value\n"
        + "  fset\n"
        + "    function to be used for setting an attribute value\n"
        + "  fdel\n"
        + "    function to be used for del'ing an attribute\n"
        + "  doc\n"
        + "    docstring\n\n"
        + "Typical use is to define a managed attribute x:\n\n"
        + "class C(object):\n"
        + "    def getx(self): return self._x\n"
        + "    def setx(self, value): self._x = value\n"
        + "    def delx(self): del self._x\n"
        + "    x = property(getx, setx, delx, \"I'm the 'x' property.\")\n\n"
        + "Decorators make defining new properties or modifying existing ones easy:\n\n"
        + "class C(object):\n"
        + "    @property\n"
        + "    def x(self):\n"
        + "        \"I am the 'x' property.\"\n"
        + "        return self._x\n"
        + "    @x.setter\n"
        + "    def x(self, value):\n"
        + "        self._x = value\n"
        + "    @x.deleter\n"
        + "    def x(self):\n"
        + "        del self._x")
public final class PyProperty extends PyObject {
    public static final PyType TYPE = new Type();

    /** Owned; null where absent. */
    public PyObject fget;
    public PyObject fset;
    public PyObject fdel;
    private PyObject doc;
    private PyObject propName;

    /** Whether the doc string is the getter's. */
    private boolean getterDoc;

    private PyProperty(PyType type) {
        super(type);
    }

    @PyNew(value = "property", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Heap.gcAlloc();
        PyProperty p = new PyProperty(cls);
        Heap.track(p);
        return p;
    }

    private static PyObject present(PyObject o) {
        return o == null || o == PyNone.INSTANCE ? null : o.newRef();
    }

    // CPython: Objects/descrobject.c property_init_impl
    @PyInit("property(fget=None, fset=None, fdel=None, doc=None)")
    static void init(PyProperty self, PyObject fget, PyObject fset, PyObject fdel, PyObject doc) {
        PyObject[] old = {self.fget, self.fset, self.fdel, self.doc, self.propName};
        self.fget = present(fget);
        self.fset = present(fset);
        self.fdel = present(fdel);
        self.doc = xnewRef(doc);
        self.propName = null;
        self.getterDoc = false;
        for (PyObject o : old) {
            xdecref(o);
        }
        if ((doc == null || doc == PyNone.INSTANCE) && self.fget != null) {
            PyObject text = Objects.lookupAttr(self.fget, Id.__doc__);
            if (text != null) {
                if (self.type == TYPE) {
                    PyObject before = self.doc;
                    self.doc = text;
                    xdecref(before);
                } else {
                    // a subclass has a __doc__ of its own in front of the member
                    try {
                        Objects.setAttr(self, Id.__doc__, text);
                    } finally {
                        text.decref();
                    }
                }
                self.getterDoc = true;
            }
        }
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(fget);
        visitor.xvisit(fset);
        visitor.xvisit(fdel);
        visitor.xvisit(doc);
        visitor.xvisit(propName);
    }

    @Override
    protected void clearFields() {
        PyObject d = doc;
        doc = null;
        xdecref(d);
    }

    // CPython: Objects/descrobject.c property_dealloc
    @Override
    protected void dropFields() {
        xdecref(fget);
        xdecref(fset);
        xdecref(fdel);
        xdecref(doc);
        xdecref(propName);
    }

    // CPython: Objects/descrobject.c property_copy
    private PyObject copyWith(PyObject get, PyObject set, PyObject del) {
        PyObject newGet = get == null || get == PyNone.INSTANCE ? orNone(fget) : get.newRef();
        PyObject newSet = set == null || set == PyNone.INSTANCE ? orNone(fset) : set.newRef();
        PyObject newDel = del == null || del == PyNone.INSTANCE ? orNone(fdel) : del.newRef();
        PyObject newDoc = getterDoc && newGet != PyNone.INSTANCE ? PyNone.owned() : orNone(doc);
        PyType type = this.type;
        type.incref();
        PyObject copy;
        try {
            copy = Call.callArray(type, newGet, newSet, newDel, newDoc);
        } finally {
            newGet.decref();
            newSet.decref();
            newDel.decref();
            newDoc.decref();
            type.decref();
        }
        if (copy instanceof PyProperty p) {
            PyObject old = p.propName;
            p.propName = xnewRef(propName);
            xdecref(old);
        }
        return copy;
    }

    private static PyObject orNone(PyObject o) {
        return o == null ? PyNone.owned() : o.newRef();
    }

    @PyMethod(value = "getter($self, fget, /)", textSignature = false,
            doc = "Descriptor to obtain a copy of the property with a different getter.")
    static PyObject getter(PyProperty self, PyObject fget) {
        return self.copyWith(fget, null, null);
    }

    @PyMethod(value = "setter($self, fset, /)", textSignature = false,
            doc = "Descriptor to obtain a copy of the property with a different setter.")
    static PyObject setter(PyProperty self, PyObject fset) {
        return self.copyWith(null, fset, null);
    }

    @PyMethod(value = "deleter($self, fdel, /)", textSignature = false,
            doc = "Descriptor to obtain a copy of the property with a different deleter.")
    static PyObject deleter(PyProperty self, PyObject fdel) {
        return self.copyWith(null, null, fdel);
    }

    @PyMethod(value = "__set_name__", raw = true, doc = "Method to set name of a property.")
    static void setName(PyProperty self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (nargs != 2) {
            throw PyErr.typeError("__set_name__() takes 2 positional arguments but " + nargs + " were given");
        }
        PyObject old = self.propName;
        self.propName = args[base + 1].newRef();
        xdecref(old);
    }

    @PyGetter(value = "fget", member = true)
    static PyObject getFget(PyProperty self) {
        return orNone(self.fget);
    }

    @PyGetter(value = "fset", member = true)
    static PyObject getFset(PyProperty self) {
        return orNone(self.fset);
    }

    @PyGetter(value = "fdel", member = true)
    static PyObject getFdel(PyProperty self) {
        return orNone(self.fdel);
    }

    @PyGetter(value = "__doc__", member = true)
    static PyObject getDoc(PyProperty self) {
        return orNone(self.doc);
    }

    @PySetter("__doc__")
    static void setDoc(PyProperty self, PyObject value) {
        PyObject old = self.doc;
        self.doc = xnewRef(value);
        xdecref(old);
    }

    @PyGetter("__isabstractmethod__")
    static boolean isAbstractMethod(PyProperty self) {
        return isAbstract(self.fget) || isAbstract(self.fset) || isAbstract(self.fdel);
    }

    /** Whether the attribute {@code __isabstractmethod__} is there and true; {@code o} may be null. */
    // CPython: Objects/object.c _PyObject_IsAbstract
    static boolean isAbstract(PyObject o) {
        if (o == null) {
            return false;
        }
        PyObject r = Objects.lookupAttr(o, Id.__isabstractmethod__);
        if (r == null) {
            return false;
        }
        try {
            return Objects.isTrue(r);
        } finally {
            r.decref();
        }
    }

    private PyException refuse(PyObject obj, String what) {
        PyObject qualname = TypeObject.qualnameOf(obj.type);
        try {
            return PyErr.attributeError("property " + (propName == null ? "" : Objects.reprText(propName) + " ") + "of "
                    + Objects.reprText(qualname) + " object has no " + what);
        } finally {
            qualname.decref();
        }
    }

    static final class Type extends PyType {
        Type() {
            super("property", PyPropertyTable.INSTANCE, null, 64, 0, HAVE_GC | BASETYPE | GENERIC_GETATTR);
        }

        // CPython: Objects/descrobject.c property_descr_get
        @Override
        public PyObject tpDescrGet(PyObject self, PyObject obj, PyObject type) {
            if (obj == null || obj == PyNone.INSTANCE) {
                return self.newRef();
            }
            PyProperty p = (PyProperty) self;
            if (p.fget == null) {
                throw p.refuse(obj, "getter");
            }
            return Call.call(p.fget, obj);
        }

        // CPython: Objects/descrobject.c property_descr_set
        @Override
        public void tpDescrSet(PyObject self, PyObject obj, PyObject value) {
            PyProperty p = (PyProperty) self;
            PyObject function = value == null ? p.fdel : p.fset;
            if (function == null) {
                throw p.refuse(obj, value == null ? "deleter" : "setter");
            }
            PyObject r = value == null ? Call.call(function, obj) : Call.call(function, obj, value);
            r.decref();
        }
    }
}
