package dev.adder.runtime.interpreter;

import dev.adder.compiler.Opcode;
import dev.adder.heap.NativeRoots;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyCode;
import dev.adder.runtime.object.PyComplex;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyFrozenSet;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import java.util.ArrayList;

/**
 * The references that CPython's parser holds to the constants of a text while it runs: source given to the command line, exec() or eval() is
 * run before the memory of its syntax tree is given back, so each constant of the tree counts one more until then. Modules are compiled first and run
 * later, without.
 */
// CPython: Python/pyarena.c _PyArena_AddPyObject, Python/pythonrun.c run_mod
final class ParseArena implements AutoCloseable {
    /** Owned. */
    private final ArrayList<PyObject> held = new ArrayList<>();

    /** Holds the constants of {@code code} and of the code in it, but for those that the code generator makes itself. */
    ParseArena(PyCode code) {
        collect(code);
    }

    private void collect(PyCode code) {
        PyObject[] consts = code.consts.items;
        boolean[] generated = generated(code.code, consts.length);
        for (int i = 0; i < consts.length; i++) {
            PyObject o = consts[i];
            if (o instanceof PyCode inner) {
                collect(inner);
            } else if (!generated[i] && (o.type == PyInt.TYPE || o instanceof PyStr || o instanceof PyFloat || o instanceof PyTuple
                    || o instanceof PyBytes || o instanceof PyFrozenSet || o instanceof PyComplex)) {
                o.incref();
                NativeRoots.push(o);
                held.add(o);
            }
        }
    }

    /** Which constants are names of keywords, keys of a dict display or names of an import, for which there is no node in the tree. */
    private static boolean[] generated(byte[] code, int count) {
        boolean[] generated = new boolean[count];
        int extended = 0;
        int lastConst = -1;
        for (int i = 0; i + 1 < code.length;) {
            int op = code[i] & 0xFF;
            int arg = extended << 8 | code[i + 1] & 0xFF;
            extended = op == Opcode.EXTENDED_ARG ? arg : 0;
            if (op == Opcode.KW_NAMES) {
                generated[arg] = true;
            } else if ((op == Opcode.BUILD_CONST_KEY_MAP || op == Opcode.IMPORT_NAME) && lastConst >= 0) {
                generated[lastConst] = true;
            }
            if (op == Opcode.LOAD_CONST) {
                lastConst = arg;
            }
            i += 2 + 2 * Opcode.CACHES[op];
        }
        return generated;
    }

    @Override
    public void close() {
        for (PyObject o : held) {
            NativeRoots.pop(o);
            o.decref();
        }
        held.clear();
    }
}
