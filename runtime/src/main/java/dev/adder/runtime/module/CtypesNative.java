package dev.adder.runtime.module;

import dev.adder.processor.Borrowed;
import dev.adder.runtime.interpreter.Gil;
import dev.adder.runtime.interpreter.Interpreter;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.PyErr;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Functions of real C libraries. The memory that a program passes is copied to the C side for the call and back after it, block by
 * block; pointers inside that memory are not followed. Python functions are called from C through stubs, while which the memory of the
 * calls under way is brought up to date in both directions.
 */
final class CtypesNative {
    /** The result of a function that returns nothing. */
    static final char VOID = 'v';

    private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final Linker.Option CAPTURE_ERRNO = Linker.Option.captureCallState("errno");

    /** The innermost call of C that the Java thread is in. */
    private static final ThreadLocal<Active> ACTIVE = new ThreadLocal<>();

    private final List<SymbolLookup> libraries = new ArrayList<>();
    private final Set<Long> functions = new HashSet<>();
    private final Map<FunctionDescriptor, MethodHandle> downcalls = new HashMap<>();
    private final Map<FunctionDescriptor, MethodHandle> errnoDowncalls = new HashMap<>();

    /** Stubs that nothing uses, by signature: code once handed to C is never unmapped. */
    private final Map<FunctionDescriptor, ArrayDeque<Stub>> freeStubs = new HashMap<>();

    /** A call of C that is under way. */
    private static final class Active {
        final Active outer = ACTIVE.get();
        final ThreadState ts = ThreadState.current;
        final CtypesMemory memory = CtypesMemory.current();
        final Map<CtypesMemory.Block, MemorySegment> copies = new IdentityHashMap<>();
        boolean withoutGil;

        /** What C sees in place of the address {@code a}. */
        long toNative(long a, Arena arena) {
            CtypesMemory.Block block = memory.blockFor(a);
            if (block == null || block.code != null) {
                return a;
            }
            MemorySegment copy = copies.get(block);
            if (copy == null) {
                copy = arena.allocate(Math.max(block.size, 1) + 8L, 16);
                MemorySegment.copy(block.bytes, block.offset, copy, ValueLayout.JAVA_BYTE, 0, block.size);
                copies.put(block, copy);
            }
            return copy.address() + (a - block.address);
        }

        /** What the program sees in place of an address from C. */
        long fromNative(long p) {
            for (Active a = this; a != null; a = a.outer) {
                for (Map.Entry<CtypesMemory.Block, MemorySegment> e : a.copies.entrySet()) {
                    long at = p - e.getValue().address();
                    if (at >= 0 && at <= e.getKey().size) {
                        return e.getKey().address + at;
                    }
                }
            }
            return p;
        }

        void copyBack() {
            for (Map.Entry<CtypesMemory.Block, MemorySegment> e : copies.entrySet()) {
                CtypesMemory.Block block = e.getKey();
                MemorySegment.copy(e.getValue(), ValueLayout.JAVA_BYTE, 0, block.bytes, block.offset, block.size);
            }
        }

        void copyOut() {
            for (Map.Entry<CtypesMemory.Block, MemorySegment> e : copies.entrySet()) {
                CtypesMemory.Block block = e.getKey();
                MemorySegment.copy(block.bytes, block.offset, e.getValue(), ValueLayout.JAVA_BYTE, 0, block.size);
            }
        }
    }

    /** Machine code that calls a Python function. */
    static final class Stub {
        private static final MethodHandle CALL;

        static {
            try {
                CALL = MethodHandles.lookup().findVirtual(Stub.class, "call", MethodType.methodType(Object.class, Object[].class));
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        final FunctionDescriptor descriptor;
        final long address;
        private final Interpreter interpreter = ThreadState.current.interpreter;

        /** The function behind the stub, which owns it; null while it is free. */
        @Borrowed
        CtypesThunk thunk;

        Stub(FunctionDescriptor descriptor) {
            this.descriptor = descriptor;
            MethodHandle target = CALL.bindTo(this).asCollector(Object[].class, descriptor.argumentLayouts().size())
                    .asType(descriptor.toMethodType());
            address = Linker.nativeLinker().upcallStub(target, descriptor, Arena.global()).address();
        }

        /** Called by C. Nothing may be thrown across it. */
        // CPython: Modules/_ctypes/callbacks.c closure_fcn, PyGILState_Ensure
        private Object call(Object[] words) {
            Active active = ACTIVE.get();
            boolean foreign = active == null;
            ThreadState ts = foreign ? interpreter.newThread(Thread.currentThread(), 512 * 1024) : active.ts;
            boolean acquire = foreign || active.withoutGil;
            if (acquire) {
                Gil.acquire(ts);
            }
            try {
                for (Active a = active; a != null; a = a.outer) {
                    a.copyBack();
                }
                for (int i = 0; active != null && i < words.length; i++) {
                    if (words[i] instanceof Long p) {
                        words[i] = active.fromNative(p);
                    }
                }
                Object result = thunk == null ? null : thunk.called(words);
                for (Active a = active; a != null; a = a.outer) {
                    a.copyOut();
                }
                return result != null || descriptor.returnLayout().isEmpty() ? result : zero(descriptor.returnLayout().get());
            } catch (Throwable e) {
                System.err.println("adder: error in a ctypes callback: " + e);
                return descriptor.returnLayout().isEmpty() ? null : zero(descriptor.returnLayout().get());
            } finally {
                if (foreign) {
                    ts.clear();
                    interpreter.removeThread(ts);
                }
                if (acquire) {
                    Gil.release();
                }
            }
        }

        private static Object zero(MemoryLayout layout) {
            return layout == ValueLayout.JAVA_DOUBLE ? (Object) 0.0 : layout == ValueLayout.JAVA_FLOAT ? (Object) 0f : (Object) 0L;
        }
    }

    /** A stub for a function with these types of arguments and result (codes, {@link #VOID}). */
    Stub stub(char[] arguments, char result, CtypesThunk thunk) {
        MemoryLayout[] layouts = new MemoryLayout[arguments.length];
        for (int i = 0; i < layouts.length; i++) {
            layouts[i] = layout(arguments[i]);
        }
        FunctionDescriptor descriptor = result == VOID ? FunctionDescriptor.ofVoid(layouts) : FunctionDescriptor.of(layout(result), layouts);
        ArrayDeque<Stub> free = freeStubs.get(descriptor);
        Stub stub = free == null ? null : free.poll();
        if (stub == null) {
            stub = new Stub(descriptor);
        }
        stub.thunk = thunk;
        return stub;
    }

    void free(Stub stub) {
        stub.thunk = null;
        ArrayDeque<Stub> free = freeStubs.get(stub.descriptor);
        if (free == null) {
            free = new ArrayDeque<>();
            freeStubs.put(stub.descriptor, free);
        }
        free.push(stub);
    }

    private static MemoryLayout layout(char code) {
        return switch (code) {
            case 'd' -> ValueLayout.JAVA_DOUBLE;
            case 'f' -> ValueLayout.JAVA_FLOAT;
            default -> ValueLayout.JAVA_LONG;
        };
    }

    /** Copies memory of the process, which need not be there: false if it is not. */
    static boolean read(long address, byte[] out) {
        MemorySegment buffer = Libc.scratch().large(out.length);
        if (!transfer("process_vm_readv", buffer.address(), address, out.length)) {
            return false;
        }
        MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, out, 0, out.length);
        return true;
    }

    /** Writes memory of the process: false if it is not there, or read-only. */
    static boolean write(long address, byte[] data, int from, int length) {
        MemorySegment buffer = Libc.scratch().large(length);
        MemorySegment.copy(data, from, buffer, ValueLayout.JAVA_BYTE, 0, length);
        return transfer("process_vm_writev", buffer.address(), address, length);
    }

    private static boolean transfer(String function, long local, long remote, int length) {
        MemorySegment vectors = Libc.scratch().small;
        vectors.set(ValueLayout.JAVA_LONG, 0, local);
        vectors.set(ValueLayout.JAVA_LONG, 8, length);
        vectors.set(ValueLayout.JAVA_LONG, 16, remote);
        vectors.set(ValueLayout.JAVA_LONG, 24, length);
        return Libc.has(function)
                && Libc.call(function, ProcessHandle.current().pid(), vectors.address(), 1, vectors.address() + 16, 1, 0) == length;
    }

    /** A function that C has told of may be called. */
    void addFunction(long address) {
        if (address != 0) {
            functions.add(address);
        }
    }

    /** Opens a library, null for the C library itself; its handle. OSError text as the exception's message when that fails. */
    long open(String name) {
        SymbolLookup lookup;
        if (name == null) {
            lookup = Linker.nativeLinker().defaultLookup();
        } else {
            try {
                lookup = name.contains("/") ? SymbolLookup.libraryLookup(Path.of(name), Arena.global())
                        : SymbolLookup.libraryLookup(name, Arena.global());
            } catch (IllegalArgumentException e) {
                throw PyErr.format(dev.adder.runtime.object.PyExc.OSError,
                        name + ": cannot open shared object file: No such file or directory");
            }
        }
        libraries.add(lookup);
        return libraries.size();
    }

    boolean isHandle(long handle) {
        return handle > 0 && handle <= libraries.size();
    }

    /** The address of a symbol, or 0. */
    long find(long handle, String name) {
        Optional<MemorySegment> s = libraries.get((int) handle - 1).find(name);
        if (s.isEmpty()) {
            return 0;
        }
        functions.add(s.get().address());
        return s.get().address();
    }

    boolean isFunction(long address) {
        return functions.contains(address);
    }

    private MethodHandle downcall(FunctionDescriptor descriptor, boolean errno) {
        Map<FunctionDescriptor, MethodHandle> known = errno ? errnoDowncalls : downcalls;
        MethodHandle handle = known.get(descriptor);
        if (handle == null) {
            handle = errno ? Linker.nativeLinker().downcallHandle(descriptor, CAPTURE_ERRNO) : Linker.nativeLinker().downcallHandle(descriptor);
            known.put(descriptor, handle);
        }
        return handle;
    }

    /**
     * Calls the function at {@code address}.
     *
     * @param args Long for integers and pointers, Double and Float for themselves
     * @param result {@link #VOID} for none, 'f', 'd', or anything else for a word
     * @param withGil whether the function needs the lock of the interpreter
     * @param errno whether to note errno after the call
     */
    Object call(long address, Object[] args, char result, boolean withGil, boolean errno) {
        MemoryLayout[] layouts = new MemoryLayout[args.length];
        int shift = errno ? 2 : 1;
        Object[] values = new Object[args.length + shift];
        Active active = new Active();
        try (Arena arena = Arena.ofConfined()) {
            for (int i = 0; i < args.length; i++) {
                values[i + shift] = args[i] instanceof Long a ? (Object) active.toNative(a, arena) : args[i];
                layouts[i] = args[i] instanceof Double ? ValueLayout.JAVA_DOUBLE
                        : args[i] instanceof Float ? ValueLayout.JAVA_FLOAT : ValueLayout.JAVA_LONG;
            }
            FunctionDescriptor descriptor = result == VOID ? FunctionDescriptor.ofVoid(layouts)
                    : FunctionDescriptor.of(layout(result), layouts);
            MethodHandle handle = downcall(descriptor, errno);
            values[0] = MemorySegment.ofAddress(address);
            MemorySegment callState = null;
            if (errno) {
                callState = arena.allocate(CALL_STATE);
                values[1] = callState;
            }
            Object r;
            ACTIVE.set(active);
            if (!withGil) {
                active.withoutGil = true;
                Gil.release();
            }
            try {
                r = handle.invokeWithArguments(values);
            } finally {
                if (!withGil) {
                    Gil.acquire(active.ts);
                }
                ACTIVE.set(active.outer);
            }
            if (errno) {
                active.ts.ctypesErrno = (int) ERRNO.get(callState, 0L);
            }
            active.copyBack();
            return r instanceof Long p ? (Object) active.fromNative(p) : r;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
