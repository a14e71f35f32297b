package dev.adder.runtime.module;

import dev.adder.compiler.SymbolTable;
import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.interpreter.PythonRun;
import dev.adder.runtime.object.FileSystem;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;

/** The _symtable module (Modules/symtablemodule.c). */
@BuiltinModule(name = "_symtable")
public final class SymtableModule extends NativeModule {
    public SymtableModule() {
        super("_symtable", SymtableModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        String[] names = {"USE", "DEF_GLOBAL", "DEF_NONLOCAL", "DEF_LOCAL", "DEF_PARAM", "DEF_FREE", "DEF_FREE_CLASS", "DEF_IMPORT",
            "DEF_BOUND", "DEF_ANNOT", "TYPE_FUNCTION", "TYPE_CLASS", "TYPE_MODULE", "LOCAL", "GLOBAL_EXPLICIT", "GLOBAL_IMPLICIT", "FREE",
            "CELL", "SCOPE_OFF", "SCOPE_MASK"};
        int[] values = {SymbolTable.USE, SymbolTable.DEF_GLOBAL, SymbolTable.DEF_NONLOCAL, SymbolTable.DEF_LOCAL, SymbolTable.DEF_PARAM,
            SymbolTable.DEF_FREE, SymbolTable.DEF_FREE_CLASS, SymbolTable.DEF_IMPORT, SymbolTable.DEF_BOUND, SymbolTable.DEF_ANNOT, 0, 1, 2,
            SymbolTable.LOCAL, SymbolTable.GLOBAL_EXPLICIT, SymbolTable.GLOBAL_IMPLICIT, SymbolTable.FREE, SymbolTable.CELL,
            SymbolTable.SCOPE_OFFSET, SymbolTable.SCOPE_MASK};
        for (int i = 0; i < names.length; i++) {
            add(module, names[i], PyInt.of(values[i]));
        }
    }

    @PyMethod(value = "symtable($module, source, filename, startstr, /)",
            doc = "Return symbol and scope dictionaries used internally by compiler.")
    static PyObject symtable(PyObject source, PyObject filename, String startstr) {
        String file = FileSystem.decode(filename);
        if (!startstr.equals("exec") && !startstr.equals("eval") && !startstr.equals("single")) {
            throw PyErr.valueError("symtable() arg 3 must be 'exec' or 'eval' or 'single'");
        }
        return PySymtableEntry.of(PythonRun.symbols(source, file, startstr).top);
    }
}
