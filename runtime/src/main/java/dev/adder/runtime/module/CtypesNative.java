package dev.adder.runtime.module;

import dev.adder.runtime.object.PyErr;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Functions of real C libraries. The memory that a program passes is copied to the C side for the call and back after it, block by
 * block; pointers inside that memory are not followed.
 */
final class CtypesNative {
    private final List<SymbolLookup> libraries = new ArrayList<>();
    private final Set<Long> functions = new HashSet<>();

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

    /**
     * Calls the function at {@code address}.
     *
     * @param args Long for integers and pointers, Double and Float for themselves
     * @param result 'v' for none, 'f', 'd', or anything else for a word
     */
    Object call(long address, Object[] args, char result) {
        MemoryLayout[] layouts = new MemoryLayout[args.length];
        Object[] values = new Object[args.length];
        Map<CtypesMemory.Block, MemorySegment> copies = new IdentityHashMap<>();
        CtypesMemory memory = CtypesMemory.current();
        try (Arena arena = Arena.ofConfined()) {
            for (int i = 0; i < args.length; i++) {
                values[i] = args[i];
                layouts[i] = args[i] instanceof Double ? ValueLayout.JAVA_DOUBLE
                        : args[i] instanceof Float ? ValueLayout.JAVA_FLOAT : ValueLayout.JAVA_LONG;
                CtypesMemory.Block block = args[i] instanceof Long a ? memory.blockFor(a) : null;
                if (block != null) {
                    MemorySegment copy = copies.get(block);
                    if (copy == null) {
                        copy = arena.allocate(Math.max(block.size, 1) + 8L);
                        MemorySegment.copy(block.bytes, block.offset, copy, ValueLayout.JAVA_BYTE, 0, block.size);
                        copies.put(block, copy);
                    }
                    values[i] = copy.address() + ((Long) args[i] - block.address);
                }
            }
            FunctionDescriptor descriptor = switch (result) {
                case 'v' -> FunctionDescriptor.ofVoid(layouts);
                case 'd' -> FunctionDescriptor.of(ValueLayout.JAVA_DOUBLE, layouts);
                case 'f' -> FunctionDescriptor.of(ValueLayout.JAVA_FLOAT, layouts);
                default -> FunctionDescriptor.of(ValueLayout.JAVA_LONG, layouts);
            };
            Object r = Linker.nativeLinker().downcallHandle(MemorySegment.ofAddress(address), descriptor).invokeWithArguments(values);
            for (Map.Entry<CtypesMemory.Block, MemorySegment> e : copies.entrySet()) {
                CtypesMemory.Block block = e.getKey();
                MemorySegment.copy(e.getValue(), ValueLayout.JAVA_BYTE, 0, block.bytes, block.offset, block.size);
                if (r instanceof Long p && p >= e.getValue().address() && p <= e.getValue().address() + block.size) {
                    r = block.address + (p - e.getValue().address());
                }
            }
            return r;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
