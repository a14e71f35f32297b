package dev.adder.processor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a static Java method as a Python method or module function. The value is CPython's text signature with the name in
 * front: {@code "append($self, object, /)"}, {@code "fromkeys($type, iterable, value=None, /)"} for a class method,
 * {@code "collect($module, generation=2)"} for a module function; a static method has no dollar name.
 *
 * <p>The Java parameters are the receiver (the typed self; the PyType of a class method; for a module function the PyModule
 * if the first parameter has that type, else none), then one per Python parameter:
 * PyObject (null when omitted, whatever the default), or one of the converted types int, long, double, boolean and String, for which
 * the default is taken from the signature, or a class of objects (PyStr, PyTuple, PyType ...), which is null when omitted. If the default
 * is None, an argument None is null too for String and the classes of objects. {@code *args} is a {@code PyObject[]} (borrowed elements) or a PyTuple, {@code **kwargs} a PyDict (null
 * if there are none). All parameters are borrowed. The result is an owned PyObject, or void (None), boolean, int, long, double, String.
 */
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.METHOD})
public @interface PyMethod {
    String value();

    String doc() default "";

    /** False where CPython has no __text_signature__ for it (dir, range, ...). */
    boolean textSignature() default true;

    /**
     * Passes the arguments as they come: (self, PyObject[] args, int base, int nargs, PyTuple kwnames). For a module function or a static
     * method self may be left out. The value may be the name alone if there is no text signature.
     */
    boolean raw() default false;

    /** METH_COEXIST: the method stands in the dict in place of the slot wrapper of that name. */
    boolean coexist() default false;
}
