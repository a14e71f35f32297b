package dev.adder.processor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares tp_init: a static void method (self, parameters...). The value is as for {@link PyMethod}, without a dollar name. */
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.METHOD})
public @interface PyInit {
    String value();

    boolean raw() default false;

    /** False where the type has no __text_signature__. */
    boolean textSignature() default true;
}
