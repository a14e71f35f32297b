package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.runtime.object.PyModule;

/** The _tokenize module (Python/Python-tokenize.c): the compiler's own tokenizer, for the tests of tokenize. */
@BuiltinModule(name = "_tokenize")
public final class TokenizeModule extends NativeModule {
    public TokenizeModule() {
        super("_tokenize", TokenizeModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        addTypes(module, PyTokenizerIter.TYPE);
    }
}
