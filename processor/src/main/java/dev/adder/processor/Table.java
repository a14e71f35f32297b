package dev.adder.processor;

import java.util.List;

/**
 * What is to be written for one annotated class.
 *
 * @param packageName the package of the class and of its table
 * @param className the class as it is written inside the package ("PyDict.Keys")
 * @param tableName the simple name of the table
 * @param pythonName the name that the annotation gives
 * @param module whether it is a module
 * @param doc the doc string, "" for none
 * @param constructor tp_new or null
 * @param initializer tp_init or null
 * @param slots the slot methods that the Type class overrides
 */
record Table(String packageName, String className, String tableName, String pythonName, boolean module, String doc,
        List<Function> functions, List<Property> properties, Function constructor, Function initializer, List<String> slots) {

    /** How an argument becomes what the Java parameter takes. */
    enum Conversion {
        OBJECT, INT, LONG, DOUBLE, BOOLEAN, STRING, PY_STR, INSTANCE
    }

    /** How a Java result becomes an object. */
    enum Result {
        OBJECT, VOID, BOOLEAN, INT, LONG, DOUBLE, STRING
    }

    /** What the Java method takes first. */
    enum Receiver {
        NONE, OBJECT, CAST
    }

    /**
     * A Java parameter for a Python one.
     *
     * @param javaType the qualified type
     * @param defaultValue a Java expression, or null if the argument is required or the parameter is a variable one
     * @param noneIsNull whether an argument None is passed as null
     */
    record Argument(Signature.Parameter parameter, Conversion conversion, String javaType, String defaultValue, boolean noneIsNull) {}

    /**
     * A method, function, tp_new or tp_init.
     *
     * @param javaName the Java method
     * @param receiverType the qualified type of the receiver if it has to be cast
     * @param arguments one for each parameter of the signature; empty if raw
     */
    record Function(Signature signature, String javaName, Receiver receiver, String receiverType, List<Argument> arguments,
            Result result, boolean raw, boolean coexist, boolean textSignature, String doc) {}

    /**
     * A getset or member descriptor.
     *
     * @param setter the Java setter or null
     * @param getterType the type to which the getter wants its receiver cast, or null
     */
    record Property(String name, String getter, String getterType, Result result, String setter, String setterType, boolean member,
            String doc) {}

    /** The name of the type without its module. */
    String simplePythonName() {
        return pythonName.substring(pythonName.lastIndexOf('.') + 1);
    }

    /** The name of a function as CPython's {@code _PyObject_FunctionStr} gives it, without the parentheses. */
    String qualifiedName(Signature signature) {
        if (!module) {
            return simplePythonName() + "." + signature.name();
        }
        return pythonName.equals("builtins") ? signature.name() : pythonName + "." + signature.name();
    }
}
