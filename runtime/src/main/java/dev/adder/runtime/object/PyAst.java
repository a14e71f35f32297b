package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;

/** {@code ast.AST}: the base of the node classes (Python/Python-ast.c). The fields are plain attributes. */
@BuiltinType(name = "ast.AST")
public final class PyAst extends PyObject {
    public static final PyType TYPE = new Type();

    private static final PyStr FIELDS = PyStr.intern("_fields");

    private PyAst(PyType type) {
        super(type);
    }

    /** A node without fields yet. */
    public static PyAst create(PyType cls) {
        PyAst node = new PyAst(cls);
        TypeObject.initInstance(node);
        return node;
    }

    @PyNew(value = "AST", raw = true)
    static PyObject newNode(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return create(cls);
    }

    // CPython: Python/Python-ast.c ast_type_init
    @PyInit(value = "AST", raw = true)
    static void init(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyObject fields = Objects.lookupAttr(self.type, FIELDS);
        try {
            long count = fields == null ? 0 : Abstract.size(fields);
            if (nargs > count) {
                throw PyErr.typeError(self.type.shortName() + " constructor takes at most " + count + " positional argument" + (count == 1 ? "" : "s"));
            }
            for (int i = 0; i < nargs; i++) {
                PyObject name = Abstract.sequenceGetItem(fields, i);
                try {
                    Objects.setAttr(self, (PyStr) name, args[base + i]);
                } finally {
                    name.decref();
                }
            }
            if (kwnames != null) {
                for (int i = 0; i < kwnames.size(); i++) {
                    PyStr key = Args.keyword(kwnames, i);
                    if (fields != null) {
                        for (int k = 0; k < nargs; k++) {
                            PyObject name = Abstract.sequenceGetItem(fields, k);
                            boolean same = Objects.equal(name, key);
                            name.decref();
                            if (same) {
                                throw PyErr.typeError(self.type.shortName() + " got multiple values for argument '" + key + "'");
                            }
                        }
                    }
                    Objects.setAttr(self, key, args[base + nargs + i]);
                }
            }
        } finally {
            xdecref(fields);
        }
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false)
    static PyObject reduce(PyAst self) {
        PyObject dict = Objects.lookupAttr(self, Id.__dict__);
        if (dict == null) {
            return PyTuple.steal(self.type.newRef(), PyTuple.empty());
        }
        return PyTuple.steal(self.type.newRef(), PyTuple.empty(), dict);
    }

    @PyGetter("__dict__")
    static PyObject getDict(PyAst self) {
        return InstanceGetSets.genericGet(self);
    }

    @PySetter("__dict__")
    static void setDict(PyAst self, PyObject value) {
        InstanceGetSets.genericSet(self, value);
    }

    static final class Type extends PyType {
        Type() {
            super("ast.AST", PyAstTable.INSTANCE, null, 24, 0, BASETYPE | HAVE_GC | HAS_DICT);
            dictoffset = 16;
        }
    }
}
