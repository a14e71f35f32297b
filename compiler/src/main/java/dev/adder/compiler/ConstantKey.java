package dev.adder.compiler;

import java.util.Arrays;
import java.util.HashSet;

/**
 * Keys by which constants are merged: equal for values of the same type that Python code cannot tell apart. The Java forms
 * of most constants already compare so (1, 1.0 and True are of different classes, 0.0 and -0.0 differ).
 */
// CPython: Objects/codeobject.c _PyCode_ConstantKey
public final class ConstantKey {
    private final Object value;
    private final int hash;

    private ConstantKey(Object value, int hash) {
        this.value = value;
        this.hash = hash;
    }

    /** The key of a constant. */
    public static Object of(Object constant) {
        if (constant instanceof CodeUnit code) {
            return new ConstantKey(code, code.name().hashCode() * 31 + Arrays.hashCode(code.code()));
        }
        if (constant instanceof Constants.FrozenSet set) {
            HashSet<Object> items = new HashSet<>(set.items());
            return new ConstantKey(items, items.hashCode());
        }
        // Two NaNs are different constants unless they are one object.
        if (constant instanceof Double d && d.isNaN()) {
            return new ConstantKey(constant, System.identityHashCode(constant));
        }
        return constant;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof ConstantKey key)) {
            return false;
        }
        if (value instanceof CodeUnit a && key.value instanceof CodeUnit b) {
            return sameCode(a, b);
        }
        return value instanceof Double ? value == key.value : value.equals(key.value);
    }

    // CPython: Objects/codeobject.c code_richcompare
    static boolean sameCode(CodeUnit a, CodeUnit b) {
        return a == b || a.name().equals(b.name())
                && a.argcount() == b.argcount()
                && a.posonlyargcount() == b.posonlyargcount()
                && a.kwonlyargcount() == b.kwonlyargcount()
                && a.flags() == b.flags()
                && a.firstlineno() == b.firstlineno()
                && Arrays.equals(a.code(), b.code())
                && sameConsts(a.consts(), b.consts())
                && Arrays.equals(a.names(), b.names())
                && Arrays.equals(a.localsplusnames(), b.localsplusnames())
                && Arrays.equals(a.linetable(), b.linetable())
                && Arrays.equals(a.exceptiontable(), b.exceptiontable());
    }

    private static boolean sameConsts(Object[] a, Object[] b) {
        if (a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (!of(a[i]).equals(of(b[i]))) {
                return false;
            }
        }
        return true;
    }
}
