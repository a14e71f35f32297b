package dev.adder.runtime.module;

import dev.adder.compiler.SymbolTable;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.runtime.object.Address;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;
import java.util.Map;

/** A block of a symbol table, as symtable.py sees it. */
@BuiltinType(name = "symtable entry")
public final class PySymtableEntry extends PyObject {
    public static final PyType TYPE = new Type();

    private final PyStr name;
    private final PyDict symbols = PyDict.create();
    private final PyList varnames = PyList.create();
    private final PyList children = PyList.create();
    private final int kind;
    private final int lineno;
    private final boolean nested;

    private PySymtableEntry(SymbolTable.Entry entry) {
        super(TYPE);
        name = PyStr.of(entry.name);
        kind = entry.type.ordinal();
        lineno = entry.type == SymbolTable.BlockType.MODULE || entry.span == null ? 0 : entry.span.lineno();
        nested = entry.nested;
        TypeObject.initInstance(this);
        for (Map.Entry<String, Integer> symbol : entry.symbols.entrySet()) {
            PyStr key = PyStr.intern(symbol.getKey());
            PyObject value = PyInt.of(symbol.getValue());
            symbols.put(key, value);
            value.decref();
            key.decref();
        }
        for (String parameter : entry.varnames) {
            varnames.appendSteal(PyStr.intern(parameter));
        }
        for (SymbolTable.Entry child : entry.children) {
            children.appendSteal(new PySymtableEntry(child));
        }
    }

    /** The block with those in it. */
    static PySymtableEntry of(SymbolTable.Entry entry) {
        return new PySymtableEntry(entry);
    }

    @PyGetter(value = "id", member = true)
    static long id(PySymtableEntry self) {
        return Address.of(self);
    }

    @PyGetter(value = "name", member = true)
    static PyObject name(PySymtableEntry self) {
        return self.name.newRef();
    }

    @PyGetter(value = "symbols", member = true)
    static PyObject symbols(PySymtableEntry self) {
        return self.symbols.newRef();
    }

    @PyGetter(value = "varnames", member = true)
    static PyObject varnames(PySymtableEntry self) {
        return self.varnames.newRef();
    }

    @PyGetter(value = "children", member = true)
    static PyObject children(PySymtableEntry self) {
        return self.children.newRef();
    }

    @PyGetter(value = "nested", member = true)
    static int nested(PySymtableEntry self) {
        return self.nested ? 1 : 0;
    }

    @PyGetter(value = "type", member = true)
    static int type(PySymtableEntry self) {
        return self.kind;
    }

    @PyGetter(value = "lineno", member = true)
    static int lineno(PySymtableEntry self) {
        return self.lineno;
    }

    @Override
    protected void dropFields() {
        name.decref();
        symbols.decref();
        varnames.decref();
        children.decref();
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.visit(name);
        visitor.visit(symbols);
        visitor.visit(varnames);
        visitor.visit(children);
    }

    static final class Type extends PyType {
        Type() {
            super("symtable entry", PySymtableEntryTable.INSTANCE, null, 136, 0, DISALLOW_INSTANTIATION);
        }

        // CPython: Python/symtable.c ste_repr
        @Override
        public PyObject tpRepr(PyObject o) {
            PySymtableEntry self = (PySymtableEntry) o;
            return PyStr.of("<symtable entry " + self.name + "(" + Address.of(self) + "), line " + self.lineno + ">");
        }
    }
}
