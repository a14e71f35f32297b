package dev.adder.processor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a built-in type. It stands on the Java class of the instances; the type itself is the nested class
 * {@code Type extends PyType} (or extends the {@code Type} of the base). The processor makes {@code <Class>Table} from the
 * annotated methods and from the slot methods that {@code Type} overrides.
 */
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE})
public @interface BuiltinType {
    /** The name as tp_name has it, with a module prefix where CPython has one ("collections.deque"). */
    String name();

    /** The doc string, or "" for none. A signature line is not part of it. */
    String doc() default "";
}
