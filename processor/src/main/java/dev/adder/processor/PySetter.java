package dev.adder.processor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares the setter of a getset descriptor: a static void method (self, PyObject value); value is null for a deletion. */
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.METHOD})
public @interface PySetter {
    String value();
}
