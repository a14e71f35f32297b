package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyFieldNameIterator;
import dev.adder.runtime.object.PyFormatterIterator;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;

/** The _string module: what string.Formatter needs of str.format. */
@BuiltinModule(name = "_string", doc = "string helper module")
public final class StringModule extends NativeModule {
    public StringModule() {
        super("_string", StringModuleTable.INSTANCE);
    }

    private static PyStr text(PyObject o) {
        if (o instanceof PyStr s) {
            return s;
        }
        throw PyErr.typeError("expected str, got " + o.type.tpName());
    }

    @PyMethod(value = "formatter_field_name_split($module, name, /)", textSignature = false,
            doc = "split the argument as a field name")
    static PyObject formatterFieldNameSplit(PyObject name) {
        return PyFieldNameIterator.split(text(name));
    }

    @PyMethod(value = "formatter_parser($module, text, /)", textSignature = false, doc = "parse the argument as a format string")
    static PyObject formatterParser(PyObject text) {
        return PyFormatterIterator.create(text(text));
    }
}
