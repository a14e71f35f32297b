package dev.adder.processor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a parameter whose reference passes to the callee, also when the callee throws; the default is borrowed. */
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.PARAMETER})
public @interface Steals {
}
