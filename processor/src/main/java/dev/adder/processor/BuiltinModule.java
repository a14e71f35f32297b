package dev.adder.processor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a native module: its functions are static methods with {@link PyMethod} and a {@code $module} signature. */
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE})
public @interface BuiltinModule {
    String name();

    String doc() default "";
}
