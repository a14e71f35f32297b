package dev.adder.runtime.object;

import dev.adder.processor.PyMethod;

/** Declarations of no type or module. */
class Outside {
    @PyMethod("run()")
    static void run() {} // error: @PyMethod outside of a class with @BuiltinType or @BuiltinModule
}
