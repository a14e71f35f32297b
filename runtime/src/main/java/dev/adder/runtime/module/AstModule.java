package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.runtime.interpreter.PythonRun;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;

/** The _ast module: the node classes and the flags of compile(). */
@BuiltinModule(name = "_ast")
public final class AstModule extends NativeModule {
    public AstModule() {
        super("_ast", AstModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        AstBridge.addTo(module);
        add(module, "PyCF_ALLOW_TOP_LEVEL_AWAIT", PyInt.of(PythonRun.CF_ALLOW_TOP_LEVEL_AWAIT));
        add(module, "PyCF_ONLY_AST", PyInt.of(PythonRun.CF_ONLY_AST));
        add(module, "PyCF_TYPE_COMMENTS", PyInt.of(PythonRun.CF_TYPE_COMMENTS));
    }
}
