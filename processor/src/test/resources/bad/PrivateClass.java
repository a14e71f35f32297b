package dev.adder.runtime.object;

import dev.adder.processor.BuiltinModule;

/** A class that its table cannot reach. */
class PrivateClass {
    @BuiltinModule(name = "bad")
    private static class Hidden {} // error: the class is private: its table cannot reach it
}
