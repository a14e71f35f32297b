package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.heap.WeakReferences;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;
import dev.adder.runtime.interpreter.CallOps;
import dev.adder.runtime.interpreter.EvalLoop;
import dev.adder.runtime.interpreter.InterpreterFrame;
import dev.adder.runtime.interpreter.ThreadState;

/** A function made by def or lambda. */
@BuiltinType(name = "function", doc = "Create a function object.\n\n"
        + "  code\n"
        + "    a code object\n"
        + "  globals\n"
        + "    the globals dictionary\n"
        + "  name\n"
        + "    a string that overrides the name from the code object\n"
        + "  argdefs\n"
        + "    a tuple that specifies the default argument values\n"
        + "  closure\n"
        + "    a tuple that supplies the bindings for free variables")
public final class PyFunction extends PyObject {
    private static final Pool<PyFunction> POOL = new Pool<>(72);

    public static final PyType TYPE = new Type();

    private static int nextVersion = 1;

    /** Owned, all of them. Defaults and what follows may be null. */
    public PyDict globals;
    public PyObject builtins;
    public PyStr name;
    public PyStr qualname;
    public PyCode code;
    public PyTuple defaults;
    public PyDict kwdefaults;
    public PyTuple closure;
    public PyObject doc;
    public PyObject module;
    /** A dict, or the tuple of names and values that MAKE_FUNCTION was given. */
    public PyObject annotations;

    /** Identifies code and defaults for call caches; 0 when none is assigned. */
    public int version;

    private PyFunction() {
        super(TYPE);
    }

    private static PyFunction make(PyDict globals, PyObject builtins, PyCode code) {
        PyFunction made = POOL.take();
        if (made == null) {
            made = new PyFunction();
        }
        made.fill(globals, builtins, code);
        return made;
    }

    private void fill(PyDict globals, PyObject builtins, PyCode code) {
        defaults = null;
        kwdefaults = null;
        closure = null;
        annotations = null;
        version = 0;
        this.globals = globals;
        this.builtins = builtins;
        this.code = code;
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    /** PyFunction_NewWithQualName: a function over {@code code} and {@code globals}; takes new references; qualname may be null. */
    // CPython: Objects/funcobject.c PyFunction_NewWithQualName
    public static PyFunction create(PyCode code, PyDict globals, PyStr qualname) {
        PyObject builtins = builtinsOf(ThreadState.current, globals);
        PyFunction f = make((PyDict) globals.newRef(), builtins.newRef(), (PyCode) code.newRef());
        f.name = (PyStr) code.name.newRef();
        f.qualname = (PyStr) (qualname == null ? code.qualname : qualname).newRef();
        PyObject doc = code.consts.size() > 0 ? code.consts.items[0] : null;
        f.doc = doc instanceof PyStr ? doc.newRef() : PyNone.owned();
        PyObject module = globals.get(Id.__name__);
        f.module = xnewRef(module);
        Heap.gcAlloc(f);
        Heap.track(f);
        return f;
    }

    /** The function that stands for module or class code which is run directly. */
    // CPython: Objects/funcobject.c _PyFunction_FromConstructor
    public static PyFunction forCode(PyCode code, PyDict globals) {
        PyObject builtins = builtinsOf(ThreadState.current, globals);
        PyFunction f = make((PyDict) globals.newRef(), builtins.newRef(), (PyCode) code.newRef());
        f.name = (PyStr) code.name.newRef();
        f.qualname = (PyStr) code.name.newRef();
        f.doc = PyNone.owned();
        f.module = PyNone.owned();
        Heap.gcAlloc(f);
        Heap.track(f);
        return f;
    }

    /** The builtins that code with these globals sees: {@code globals['__builtins__']}, else those of the running frame. */
    // CPython: Python/ceval.c _PyEval_BuiltinsFromGlobals
    @Borrowed
    public static PyObject builtinsOf(ThreadState ts, PyDict globals) {
        PyObject b = globals.get(Id.__builtins__);
        if (b == null) {
            return ts.frame != null ? ts.frame.builtins : ts.interpreter.builtins;
        }
        return b instanceof PyModule m ? m.dict : b;
    }

    /** The version for caches, assigned if need be. */
    public int version() {
        return version != 0 ? version : (version = nextVersion++);
    }

    /** Calls from Java: the arguments are borrowed. */
    // CPython: Objects/call.c _PyFunction_Vectorcall, Python/ceval.c _PyEval_Vector
    public PyObject call(PyObject[] args, int base, int nargs, PyTuple kwnames) {
        ThreadState ts = ThreadState.current;
        InterpreterFrame frame = code.takeFrame((PyFunction) newRef());
        if ((code.flags & PyCode.CO_OPTIMIZED) == 0) {
            frame.locals = globals.newRef();
        }
        CallOps.bindBorrowed(ts, frame, args, base, nargs, kwnames);
        return EvalLoop.enter(ts, frame);
    }

    @PyNew("function(code, globals, name=None, argdefs=None, closure=None)")
    static PyObject create(PyType cls, PyObject code, PyObject globals, PyObject name, PyObject argdefs, PyObject closure) {
        if (!(code instanceof PyCode c)) {
            throw PyErr.typeError("function() argument 'code' must be code, not " + typeNameOrNone(code));
        }
        if (!(globals instanceof PyDict g)) {
            throw PyErr.typeError("function() argument 'globals' must be dict, not " + typeNameOrNone(globals));
        }
        if (name != null && name != PyNone.INSTANCE && !(name instanceof PyStr)) {
            throw PyErr.typeError("arg 3 (name) must be None or string");
        }
        if (argdefs != null && argdefs != PyNone.INSTANCE && !(argdefs instanceof PyTuple)) {
            throw PyErr.typeError("arg 4 (defaults) must be None or tuple");
        }
        int free = c.nfreevars;
        if (closure == null) {
            closure = PyNone.INSTANCE;
        }
        if (!(closure instanceof PyTuple)) {
            if (free > 0 && closure == PyNone.INSTANCE) {
                throw PyErr.typeError("arg 5 (closure) must be tuple");
            }
            if (closure != PyNone.INSTANCE) {
                throw PyErr.typeError("arg 5 (closure) must be None or tuple");
            }
        }
        int given = closure instanceof PyTuple t ? t.size() : 0;
        if (given != free) {
            throw PyErr.valueError(c.name + " requires closure of length " + free + ", not " + given);
        }
        if (closure instanceof PyTuple t) {
            for (PyObject o : t.items) {
                if (!(o instanceof PyCell)) {
                    throw PyErr.typeError("arg 5 (closure) expected cell, found " + o.type.tpName());
                }
            }
        }
        PyFunction f = create(c, g, null);
        if (name instanceof PyStr s) {
            PyStr old = f.name;
            f.name = (PyStr) s.newRef();
            old.decref();
        }
        if (argdefs instanceof PyTuple t) {
            f.defaults = (PyTuple) t.newRef();
        }
        if (closure instanceof PyTuple t) {
            f.closure = (PyTuple) t.newRef();
        }
        return f;
    }

    private static String typeNameOrNone(PyObject o) {
        return o == PyNone.INSTANCE ? "None" : o.type.tpName();
    }

    private static PyObject orNone(PyObject o) {
        return o == null ? PyNone.owned() : o.newRef();
    }

    @PyGetter(value = "__closure__", member = true)
    static PyObject getClosure(PyFunction self) {
        return orNone(self.closure);
    }

    @PyGetter(value = "__doc__", member = true)
    static PyObject getDoc(PyFunction self) {
        return orNone(self.doc);
    }

    @PySetter("__doc__")
    static void setDoc(PyFunction self, PyObject value) {
        PyObject old = self.doc;
        self.doc = xnewRef(value);
        xdecref(old);
    }

    @PyGetter(value = "__globals__", member = true)
    static PyObject getGlobals(PyFunction self) {
        return self.globals.newRef();
    }

    @PyGetter(value = "__module__", member = true)
    static PyObject getModule(PyFunction self) {
        return orNone(self.module);
    }

    @PySetter("__module__")
    static void setModule(PyFunction self, PyObject value) {
        PyObject old = self.module;
        self.module = xnewRef(value);
        xdecref(old);
    }

    @PyGetter(value = "__builtins__", member = true)
    static PyObject getBuiltins(PyFunction self) {
        return self.builtins.newRef();
    }

    @PyGetter("__code__")
    static PyObject getCode(PyFunction self) {
        return self.code.newRef();
    }

    @PySetter("__code__")
    static void setCode(PyFunction self, PyObject value) {
        if (!(value instanceof PyCode c)) {
            throw PyErr.typeError("__code__ must be set to a code object");
        }
        int free = c.nfreevars;
        int closure = self.closure == null ? 0 : self.closure.size();
        if (closure != free) {
            throw PyErr.valueError(self.name + "() requires a code object with " + closure + " free vars, not " + free);
        }
        self.version = 0;
        PyCode old = self.code;
        self.code = (PyCode) c.newRef();
        old.decref();
    }

    @PyGetter("__defaults__")
    static PyObject getDefaults(PyFunction self) {
        return orNone(self.defaults);
    }

    @PySetter("__defaults__")
    static void setDefaults(PyFunction self, PyObject value) {
        if (value == PyNone.INSTANCE) {
            value = null;
        }
        if (value != null && !(value instanceof PyTuple)) {
            throw PyErr.typeError("__defaults__ must be set to a tuple object");
        }
        self.version = 0;
        PyTuple old = self.defaults;
        self.defaults = (PyTuple) xnewRef(value);
        xdecref(old);
    }

    @PyGetter("__kwdefaults__")
    static PyObject getKwdefaults(PyFunction self) {
        return orNone(self.kwdefaults);
    }

    @PySetter("__kwdefaults__")
    static void setKwdefaults(PyFunction self, PyObject value) {
        if (value == PyNone.INSTANCE) {
            value = null;
        }
        if (value != null && !(value instanceof PyDict)) {
            throw PyErr.typeError("__kwdefaults__ must be set to a dict object");
        }
        self.version = 0;
        PyDict old = self.kwdefaults;
        self.kwdefaults = (PyDict) xnewRef(value);
        xdecref(old);
    }

    @PyGetter("__annotations__")
    static PyObject getAnnotations(PyFunction self) {
        return self.annotationsDict().newRef();
    }

    // CPython: Objects/funcobject.c func_get_annotation_dict
    @Borrowed
    private PyDict annotationsDict() {
        if (annotations instanceof PyTuple t) {
            PyDict d = PyDict.create();
            for (int i = 0; i < t.size(); i += 2) {
                d.put(t.items[i], t.items[i + 1]);
            }
            annotations = d;
            t.decref();
        } else if (annotations == null) {
            annotations = PyDict.create();
        }
        return (PyDict) annotations;
    }

    @PySetter("__annotations__")
    static void setAnnotations(PyFunction self, PyObject value) {
        if (value == PyNone.INSTANCE) {
            value = null;
        }
        if (value != null && !(value instanceof PyDict)) {
            throw PyErr.typeError("__annotations__ must be set to a dict object");
        }
        self.version = 0;
        PyObject old = self.annotations;
        self.annotations = xnewRef(value);
        xdecref(old);
    }

    @PyGetter("__dict__")
    static PyObject getDict(PyFunction self) {
        return Attributes.dictOf(self).newRef();
    }

    @PySetter("__dict__")
    static void setDict(PyFunction self, PyObject value) {
        if (value == null) {
            throw PyErr.typeError("cannot delete __dict__");
        }
        if (!(value instanceof PyDict d)) {
            throw PyErr.typeError("__dict__ must be set to a dictionary, not a '" + value.type.tpName() + "'");
        }
        PyDict old = Attributes.dictOf(self);
        self.state.dict = (PyDict) d.newRef();
        old.decref();
    }

    @PyGetter("__name__")
    static PyObject getName(PyFunction self) {
        return self.name.newRef();
    }

    @PySetter("__name__")
    static void setName(PyFunction self, PyObject value) {
        if (!(value instanceof PyStr s)) {
            throw PyErr.typeError("__name__ must be set to a string object");
        }
        PyStr old = self.name;
        self.name = (PyStr) s.newRef();
        old.decref();
    }

    @PyGetter("__qualname__")
    static PyObject getQualname(PyFunction self) {
        return self.qualname.newRef();
    }

    @PySetter("__qualname__")
    static void setQualname(PyFunction self, PyObject value) {
        if (!(value instanceof PyStr s)) {
            throw PyErr.typeError("__qualname__ must be set to a string object");
        }
        PyStr old = self.qualname;
        self.qualname = (PyStr) s.newRef();
        old.decref();
    }

    // CPython: Objects/funcobject.c func_traverse
    @Override
    protected boolean visitsOwnDict() {
        return true;
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(code);
        visitor.xvisit(globals);
        visitor.xvisit(builtins);
        visitor.xvisit(module);
        visitor.xvisit(defaults);
        visitor.xvisit(kwdefaults);
        visitor.xvisit(doc);
        visitor.xvisit(name);
        traverseDict(visitor);
        visitor.xvisit(closure);
        visitor.xvisit(annotations);
        visitor.xvisit(qualname);
    }

    // CPython: Objects/funcobject.c func_clear: name, qualname and code stay, they may be asked for by what runs now
    @Override
    protected void clearFields() {
        version = 0;
        PyObject o = globals;
        globals = null;
        xdecref(o);
        o = builtins;
        builtins = null;
        xdecref(o);
        o = module;
        module = null;
        xdecref(o);
        o = defaults;
        defaults = null;
        xdecref(o);
        o = kwdefaults;
        kwdefaults = null;
        xdecref(o);
        o = doc;
        doc = null;
        xdecref(o);
        if (state != null) {
            o = state.dict;
            state.dict = null;
            xdecref(o);
        }
        o = closure;
        closure = null;
        xdecref(o);
        o = annotations;
        annotations = null;
        xdecref(o);
        // a function that is seen after the collector cleared it still has names, as every code relies on
        o = name;
        name = PyStr.empty();
        o.decref();
        o = qualname;
        qualname = PyStr.empty();
        o.decref();
    }

    // CPython: Objects/funcobject.c func_dealloc
    @Override
    protected void dropFields() {
        clearFields();
        code.decref();
        name.decref();
        qualname.decref();
    }

    static final class Type extends PyType {
        Type() {
            super("function", PyFunctionTable.INSTANCE, null, 136, 0,
                    HAVE_GC | HAVE_VECTORCALL | METHOD_DESCRIPTOR | HAS_DICT | HAS_WEAKREFS);
            dictoffset = 88;
            weaklistoffset = 96;
        }

        @Override
        public void tpDealloc(PyObject self) {
            Heap.untrack(self);
            if (self.state != null && self.state.weakrefs != null) {
                WeakReferences.clear(self);
            }
            ((PyFunction) self).dropFields();
            free(self);
        }

        @Override
        public PyObject tpCall(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            return ((PyFunction) self).call(args, base, nargs, kwnames);
        }

        // CPython: Objects/funcobject.c func_descr_get
        @Override
        public PyObject tpDescrGet(PyObject self, PyObject obj, PyObject type) {
            if (obj == null || obj == PyNone.INSTANCE) {
                return self.newRef();
            }
            return PyMethod.create(self, obj);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            return PyStr.of("<function " + ((PyFunction) self).qualname + " at " + Address.hex(self) + ">");
        }
    }
}
