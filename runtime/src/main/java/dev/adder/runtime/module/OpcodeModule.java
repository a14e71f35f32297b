package dev.adder.runtime.module;

import dev.adder.compiler.Opcode;
import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;

/** The _opcode module (Modules/_opcode.c). */
@BuiltinModule(name = "_opcode", doc = "Opcode support module.")
public final class OpcodeModule extends NativeModule {
    private static final int HAVE_ARGUMENT = 90;
    /** Where the compiler's pseudo-instructions start, which CPython numbers from -1 down. */
    private static final int LAST = 255;

    public OpcodeModule() {
        super("_opcode", OpcodeModuleTable.INSTANCE);
    }

    // CPython: Modules/_opcode.c _opcode_stack_effect_impl
    @PyMethod(value = "stack_effect($module, opcode, oparg=None, /, *, jump=None)",
            doc = "Compute the stack effect of the opcode.")
    static int stackEffect(int opcode, PyObject oparg, PyObject jump) {
        int argument = 0;
        if (opcode >= HAVE_ARGUMENT) {
            if (oparg == null || oparg == PyNone.INSTANCE) {
                throw PyErr.valueError("stack_effect: opcode requires oparg but oparg was not specified");
            }
            argument = Args.toInt(oparg);
        } else if (oparg != null && oparg != PyNone.INSTANCE) {
            throw PyErr.valueError("stack_effect: opcode does not permit oparg but oparg was specified");
        }
        int which;
        if (jump == null || jump == PyNone.INSTANCE) {
            which = -1;
        } else if (jump instanceof PyBool b) {
            which = b.isTrue() ? 1 : 0;
        } else {
            throw PyErr.valueError("stack_effect: jump must be False, True or None");
        }
        int effect = opcode > LAST ? Opcode.INVALID_STACK_EFFECT : Opcode.stackEffect(opcode < 0 ? LAST - opcode : opcode, argument, which);
        if (effect == Opcode.INVALID_STACK_EFFECT) {
            throw PyErr.valueError("invalid opcode or oparg");
        }
        return effect;
    }

    @PyMethod(value = "get_specialization_stats($module, /)", doc = "Return the specialization stats")
    static void getSpecializationStats() {}
}
