package dev.adder.heap;

/** A bug of the runtime: something touched a freed object, or took a count below zero. */
public final class LifetimeError extends Error {
    private static final long serialVersionUID = 1;

    LifetimeError(String message) {
        super(message);
    }
}
