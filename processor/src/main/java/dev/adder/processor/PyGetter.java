package dev.adder.processor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares the getter of a getset descriptor: a static method (self) that returns what {@link PyMethod} allows. */
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.METHOD})
public @interface PyGetter {
    String value();

    String doc() default "";

    /** True where CPython has a member descriptor (T_OBJECT and friends) in place of a getset descriptor. */
    boolean member() default false;
}
