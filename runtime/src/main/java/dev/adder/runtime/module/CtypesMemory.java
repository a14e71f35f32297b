package dev.adder.runtime.module;

import dev.adder.heap.AddressSpace;
import dev.adder.heap.Counted;
import dev.adder.heap.Heap;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * The memory that programs reach through addresses. An address belongs to a block of bytes that ctypes made, or to a live object,
 * whose memory shows CPython's layout: the count, the type, the size, and the contents of bytes, ints, floats and tuples. Other addresses
 * are the process's: the system reads and writes there on our behalf, so that an address that is nobody's raises ValueError and no more.
 */
final class CtypesMemory {
    /** The offset of the contents of a bytes object. */
    static final int BYTES_HEADER = 32;

    private static final int HEADER = 16;
    private static final int MEGABYTE = 20;

    /** Bytes with an address. */
    static final class Block {
        final long address;
        final byte[] bytes;
        final int offset;
        final int size;

        /** What stands for code at this address, or null. */
        Object code;

        private Block(long address, byte[] bytes, int offset, int size) {
            this.address = address;
            this.bytes = bytes;
            this.offset = offset;
            this.size = size;
        }
    }

    private final TreeMap<Long, Block> blocks = new TreeMap<>();

    /** The megabytes of the process that C functions have returned pointers into, or that hold the variables of libraries. */
    private final HashSet<Long> fromC = new HashSet<>();

    /** C has told of memory at {@code address}, which a program may write to. */
    void addFromC(long address) {
        if (address != 0) {
            fromC.add(address >> MEGABYTE);
        }
    }

    /** Whether C has told of memory there or close before; writing anywhere else could destroy the JVM. */
    private boolean isFromC(long address, int length) {
        long first = address >> MEGABYTE;
        return (fromC.contains(first) || fromC.contains(first - 1)) && length <= 1 << MEGABYTE;
    }

    /** The memory of the current heap. */
    static CtypesMemory current() {
        return ((RuntimeHooks) Heap.current.hooks).memory;
    }

    /** A new block of zeros. */
    Block allocate(long size) {
        if (size < 0 || size > Integer.MAX_VALUE - 16) {
            throw PyErr.memoryError();
        }
        return map(new byte[(int) size], 0, (int) size);
    }

    /** Gives an address to bytes that are somebody else's. */
    Block map(byte[] bytes, int offset, int size) {
        AddressSpace addresses = Heap.current.addresses;
        Block block = new Block(addresses.allocateRaw(Math.max(size, 1)), bytes, offset, size);
        blocks.put(block.address, block);
        return block;
    }

    /** A block that stands for code. */
    Block mapCode(Object code) {
        Block block = allocate(16);
        block.code = code;
        return block;
    }

    /** The same at the address that the code has in the process. */
    Block mapCode(long address, Object code) {
        Block block = new Block(address, new byte[16], 0, 16);
        block.code = code;
        blocks.put(address, block);
        return block;
    }

    void freeCode(Block block) {
        blocks.remove(block.address);
    }

    /** Gives the address of {@code block} back. */
    void free(Block block) {
        if (blocks.remove(block.address) != null) {
            Heap.current.addresses.freeRaw(block.address);
        }
    }

    /** The block that holds {@code address}, or null. */
    Block blockAt(long address) {
        Map.Entry<Long, Block> e = blocks.floorEntry(address);
        return e != null && address - e.getKey() < Math.max(e.getValue().size, 1) ? e.getValue() : null;
    }

    /** The block that holds {@code address}: one of ctypes, or the contents of a bytes object; null if there is none. */
    Block blockFor(long address) {
        Block block = blockAt(address);
        if (block == null && address != 0 && objectContaining(address) instanceof PyBytes b) {
            long start = Heap.address(b) + BYTES_HEADER;
            return address >= start && address <= start + b.value.length ? new Block(start, b.value, 0, b.value.length) : null;
        }
        return block;
    }

    static PyException invalid(long address) {
        return PyErr.valueError("invalid address 0x" + Long.toHexString(address));
    }

    /** {@code size} bytes from {@code address} on. */
    byte[] read(long address, int size) {
        byte[] out = new byte[size];
        if (size == 0) {
            return out;
        }
        Block block = blockAt(address);
        if (block != null) {
            int at = (int) (address - block.address);
            if (size > block.size - at) {
                throw invalid(address + block.size - at);
            }
            System.arraycopy(block.bytes, block.offset + at, out, 0, size);
            return out;
        }
        PyObject object = objectContaining(address);
        if (object == null && !Heap.current.addresses.isModelled(address) && CtypesNative.read(address, out)) {
            return out;
        }
        byte[] image = object == null ? null : image(object);
        int at = object == null ? 0 : (int) (address - Heap.address(object));
        if (object == null || at < 0 || at + size > image.length) {
            throw invalid(address);
        }
        System.arraycopy(image, at, out, 0, size);
        return out;
    }

    /** Writes {@code length} of {@code data} to {@code address}. */
    void write(long address, byte[] data, int from, int length) {
        if (length == 0) {
            return;
        }
        Block block = blockAt(address);
        if (block != null) {
            int at = (int) (address - block.address);
            if (length > block.size - at) {
                throw invalid(address + block.size - at);
            }
            System.arraycopy(data, from, block.bytes, block.offset + at, length);
            return;
        }
        PyObject object = objectContaining(address);
        if (object == null) {
            if (!Heap.current.addresses.isModelled(address) && isFromC(address, length) && CtypesNative.write(address, data, from, length)) {
                return;
            }
            throw invalid(address);
        }
        int at = (int) (address - Heap.address(object));
        byte[] image = image(object);
        if (at < 0 || at + length > image.length) {
            throw invalid(address);
        }
        byte[] old = image.clone();
        System.arraycopy(data, from, image, at, length);
        for (int i = 8; i < image.length; i++) {
            if (image[i] != old[i] && !(object instanceof PyBytes b && i >= BYTES_HEADER && i < BYTES_HEADER + b.value.length)) {
                throw PyErr.valueError("cannot write to the " + object.type.tpName() + " object at address 0x" + Long.toHexString(address));
            }
        }
        long count = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        if (count != (int) count) {
            throw PyErr.valueError("the count " + count + " of the " + object.type.tpName() + " object at address 0x"
                    + Long.toHexString(address) + " is out of range");
        }
        if (object instanceof PyBytes b) {
            System.arraycopy(image, BYTES_HEADER, b.value, 0, b.value.length);
        }
        if (count != object.refcnt) {
            object.refcnt = (int) count;
        }
    }

    /** The live object at {@code address} itself, borrowed, or null. */
    static PyObject objectAt(long address) {
        Counted object = Heap.current.addresses.objectAt(address);
        return object instanceof PyObject o ? o : null;
    }

    private static PyObject objectContaining(long address) {
        Counted object = Heap.current.addresses.objectContaining(address);
        return object instanceof PyObject o ? o : null;
    }

    /** The first bytes of the object as CPython would have them: no more than this runtime can tell. */
    private static byte[] image(PyObject o) {
        int size = switch (o) {
            case PyBytes b -> BYTES_HEADER + b.value.length + 1;
            case PyFloat f -> HEADER + 8;
            case PyTuple t -> HEADER + 8 + 8 * t.size();
            case PyList l -> HEADER + 8;
            case PyInt i -> HEADER + 8 + 4 * digits(i);
            default -> HEADER;
        };
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(o.refcnt).putLong(Heap.address(o.type));
        switch (o) {
            case PyBytes b -> out.putLong(b.value.length).putLong(-1).put(b.value);
            case PyFloat f -> out.putDouble(f.value);
            case PyList l -> out.putLong(l.size());
            case PyTuple t -> {
                out.putLong(t.size());
                for (PyObject item : t.items) {
                    out.putLong(item == null ? 0 : Heap.address(item));
                }
            }
            case PyInt i -> {
                out.putLong(i.signum() == 0 ? 0 : i.signum() * (long) digits(i));
                BigInteger v = i.bigValue().abs();
                for (int k = digits(i); k > 0; k--) {
                    out.putInt(v.intValue() & (1 << 30) - 1);
                    v = v.shiftRight(30);
                }
            }
            default -> {
            }
        }
        return out.array();
    }

    private static int digits(PyInt i) {
        return (int) Math.max(1, (i.bitLength() + 29) / 30);
    }
}
