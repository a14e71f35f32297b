package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;

/** The _sre module: the engine behind re (Modules/_sre/sre.c). */
@BuiltinModule(name = "_sre")
public final class SreModule extends NativeModule {
    private static final int MAGIC = 20220615;

    public SreModule() {
        super("_sre", SreModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        add(module, "MAGIC", PyInt.of(MAGIC));
        add(module, "CODESIZE", PyInt.of(4));
        add(module, "MAXREPEAT", PyInt.of(4294967295L));
        add(module, "MAXGROUPS", PyInt.of(1073741823));
        add(module, "copyright", PyStr.of(" SRE 2.2.2 Copyright (c) 1997-2002 by Secret Labs AB "));
    }

    @PyMethod(value = "getcodesize($module, /)")
    static int getcodesize() {
        return 4;
    }

    @PyMethod(value = "ascii_iscased($module, character, /)")
    static boolean asciiIscased(int character) {
        return SreEngine.isAsciiLetter(character);
    }

    @PyMethod(value = "unicode_iscased($module, character, /)")
    static boolean unicodeIscased(int character) {
        return SreEngine.lowerUnicode(character) != character || SreEngine.upperUnicode(character) != character;
    }

    @PyMethod(value = "ascii_tolower($module, character, /)")
    static int asciiTolower(int character) {
        return SreEngine.lowerAscii(character);
    }

    @PyMethod(value = "unicode_tolower($module, character, /)")
    static int unicodeTolower(int character) {
        return SreEngine.lowerUnicode(character);
    }

    // CPython: Modules/_sre/sre.c _sre_compile_impl
    @PyMethod(value = "compile($module, /, pattern, flags, code, groups, groupindex, indexgroup)")
    static PyObject compile(PyObject pattern, int flags, PyList code, long groups, PyDict groupindex, PyTuple indexgroup) {
        int[] words = new int[code.size()];
        for (int i = 0; i < words.length; i++) {
            PyInt word = Abstract.index(code.get(i));
            try {
                if (!word.fitsLong() || word.longValue() < 0 || word.longValue() > 0xFFFFFFFFL) {
                    throw PyErr.overflowError("regular expression code size limit exceeded");
                }
                words[i] = (int) word.longValue();
            } finally {
                word.decref();
            }
        }
        return PySrePattern.create(pattern, flags, words, (int) groups, groupindex, indexgroup);
    }
}
