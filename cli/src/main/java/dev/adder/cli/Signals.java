package dev.adder.cli;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Ends the process by a signal, so that its parent sees what it sees from CPython: a shell stops its loop when a command died of
 * Ctrl-C, not when it exited with 130.
 */
// CPython: Modules/main.c exit_sigint
final class Signals {
    static final int INTERRUPT = 2;
    static final int ABORT = 6;

    private Signals() {}

    /** Restores the signal's default action and raises it; returns only where that is not possible. */
    static void dieOf(int signal) {
        try (Arena arena = Arena.ofConfined()) {
            Linker linker = Linker.nativeLinker();
            SymbolLookup libc = linker.defaultLookup();
            MethodHandle setAction = linker.downcallHandle(libc.findOrThrow("signal"),
                    FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
            MethodHandle processId = linker.downcallHandle(libc.findOrThrow("getpid"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT));
            MethodHandle kill = linker.downcallHandle(libc.findOrThrow("kill"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            MemorySegment previous = (MemorySegment) setAction.invokeExact(signal, MemorySegment.NULL);
            if (previous.address() == -1) {
                System.exit(128 + signal);
            }
            int rc = (int) kill.invokeExact((int) processId.invokeExact(), signal);
            if (rc == 0) {
                Thread.sleep(1000);
            }
        } catch (Throwable unavailable) {
            System.exit(128 + signal);
        }
        System.exit(128 + signal);
    }
}
