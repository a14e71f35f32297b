package dev.adder.heap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Addresses for objects that live on the Java heap: a model of CPython's small object allocator and of the C library's
 * malloc behind it. An object gets an address when somebody asks for one; it keeps it until it dies.
 *
 * <p>Two rules keep {@code id()} honest although most objects never get an address. An address that has been used goes
 * only to an object that is <em>allocated</em> later ({@link Heap#allocated}), as in CPython, and so never to one that lived
 * beside the former owner. An object that is asked for its address later in life gets one that nobody ever had.
 *
 * <p>Sizes up to 512 bytes come in classes of 16 bytes from pools of 16 KiB, carved from arenas of 1 MiB; a pool gives
 * the block that was freed last first, and a pool that was full and is not any more is the next to be used.
 */
// CPython: Objects/obmalloc.c
public final class AddressSpace {
    private static final int ALIGNMENT_SHIFT = 4;
    private static final int SMALL_LIMIT = 512;
    private static final int CLASSES = SMALL_LIMIT >> ALIGNMENT_SHIFT;
    private static final int POOL_SIZE = 1 << 14;
    private static final int POOL_OVERHEAD = 48;
    private static final int ARENA_SHIFT = 20;
    private static final int POOLS_PER_ARENA = (1 << ARENA_SHIFT) / POOL_SIZE;
    /** The first arena lies below this address, the second below the first, as mmap puts them. */
    private static final long ARENAS_END = 0x7f7a_c5e0_0000L;
    private static final long HEAP_START = 0x5591_7d3a_0000L;
    private static final long MMAP_START = 0x7f5a_1000_0000L;
    private static final long MMAP_THRESHOLD = 128 * 1024;
    private static final long MMAP_THRESHOLD_MAX = 32 * 1024 * 1024;
    /**
     * So many reused addresses that nobody looked at, and a class stops reusing the ones it has; fewer each time, until somebody looks
     * at a reused address again.
     */
    static final int UNSEEN_LIMIT = 1 << 16;
    private static final int LEAST_UNSEEN_LIMIT = 1 << 6;
    /** In a value of {@link #addressOf}: the address has been asked for. */
    static final long SEEN = 1;

    /** How often {@link Heap#watchers} has become zero: in between, births and deaths may have gone unnoticed. */
    static int quietPeriods;

    /** The number of used addresses in pools that wait for an object to be allocated. */
    int claimable;

    /** A run of blocks of one size. */
    private static final class Pool {
        final long base;
        final int sizeClass;
        final int blockSize;
        final Counted[] owners;
        /** The blocks freed, last on top. */
        int[] freed = new int[8];
        int freedCount;
        /** The blocks in use. */
        int used;
        /** The blocks from this one on were never used. */
        int fresh;

        Pool(long base, int sizeClass) {
            this.base = base;
            this.sizeClass = sizeClass;
            blockSize = sizeClass + 1 << ALIGNMENT_SHIFT;
            owners = new Counted[(POOL_SIZE - POOL_OVERHEAD) / blockSize];
        }

        long addressOf(int block) {
            return base + POOL_OVERHEAD + (long) block * blockSize;
        }

        int blockAt(long address) {
            long offset = address - base - POOL_OVERHEAD;
            return offset < 0 || offset / blockSize >= owners.length ? -1 : (int) (offset / blockSize);
        }
    }

    /** A block that is too large for a pool. */
    private record Large(long size, Counted owner) {}

    /** The pools by number, from {@link #ARENAS_END} down arena by arena and up in each. */
    private final List<Pool> pools = new ArrayList<>();
    /** For each class, the pool whose fresh blocks are in use. */
    private final Pool[] freshPool = new Pool[CLASSES];
    /** For each class, the pools with freed blocks, the next to be used last. */
    private final List<List<Pool>> reusable = new ArrayList<>();
    private final int[] claimableOf = new int[CLASSES];
    private final int[] unseenOf = new int[CLASSES];
    private final int[] unseenLimit = new int[CLASSES];

    private final TreeMap<Long, Large> large = new TreeMap<>();
    private final Map<Long, ArrayList<Long>> freeLarge = new HashMap<>();
    private long heapTop = HEAP_START;
    private long mmapBottom = MMAP_START;
    /** Blocks from this size on are mapped; the C library raises it to the size of each mapped block that is freed. */
    private long mmapThreshold = MMAP_THRESHOLD;

    /** Open addressing by identity: the objects that have an address, and the address of the block with a flag. */
    private Counted[] keys = new Counted[64];
    private long[] addressOf = new long[64];
    private int keyCount;

    /** The last claim, not yet in the table: most die before anybody asks. */
    private Counted lastClaimer;
    private long lastClaim;

    AddressSpace() {
        for (int i = 0; i < CLASSES; i++) {
            reusable.add(new ArrayList<>());
            unseenLimit[i] = UNSEEN_LIMIT;
        }
    }

    private void countClaimable(int n) {
        claimable += n;
        countWaiting(n);
    }

    static void countWaiting(int n) {
        Heap.watchers += n;
        if (Heap.watchers == 0) {
            quietPeriods++;
        }
    }

    /** The address of {@code object} (borrowed), which it keeps while it lives. */
    public long address(Counted object) {
        int head = object.headSizeForAddress();
        if ((object.gcBits & TrackedList.HAS_ADDRESS) != 0) {
            if (object == lastClaimer) {
                flushLastClaim();
            }
            int slot = find(object);
            long block = addressOf[slot] & ~SEEN;
            if ((addressOf[slot] & SEEN) == 0) {
                addressOf[slot] |= SEEN;
                Pool pool = poolAt(block);
                if (pool != null) {
                    unseenOf[pool.sizeClass] = 0;
                    unseenLimit[pool.sizeClass] = UNSEEN_LIMIT;
                }
            }
            return block + head;
        }
        long block = freshBlock(object.basicSizeForAddress(), object);
        put(object, block | SEEN);
        object.gcBits |= TrackedList.HAS_ADDRESS;
        return block + head;
    }

    /** The live object whose address is {@code address}, borrowed, or null. */
    public Counted objectAt(long address) {
        Counted object = objectContaining(address);
        return object != null && address(object) == address ? object : null;
    }

    /** The live object with an address whose memory, its head included, covers {@code address}, borrowed, or null. */
    public Counted objectContaining(long address) {
        Pool pool = poolAt(address);
        if (pool != null) {
            int block = pool.blockAt(address);
            return block < 0 ? null : pool.owners[block];
        }
        Map.Entry<Long, Large> entry = large.floorEntry(address);
        return entry != null && address < entry.getKey() + entry.getValue().size ? entry.getValue().owner : null;
    }

    /** Whether an address is one that is or was or may soon be given out here, rather than one of the process. */
    public boolean isModelled(long address) {
        long arenas = (pools.size() + POOLS_PER_ARENA - 1) / POOLS_PER_ARENA + 1L;
        return address >= ARENAS_END - (arenas << ARENA_SHIFT) && address < ARENAS_END + (1 << ARENA_SHIFT)
                || address >= HEAP_START && address < heapTop || address >= mmapBottom && address < MMAP_START;
    }

    /** An address for {@code size} bytes that are no object's, to be given back with {@link #freeRaw}. */
    public long allocateRaw(long size) {
        if (size > SMALL_LIMIT) {
            long block = reuseLarge(chunkSize(size), null);
            return block != 0 ? block : freshLarge(size, null);
        }
        int sizeClass = sizeClass(size);
        return claimableOf[sizeClass] > 0 ? reuse(sizeClass, null) : freshBlock(size, null);
    }

    /** Gives an address from {@link #allocateRaw} back. */
    public void freeRaw(long address) {
        recycle(address);
    }

    /** {@code object} has been allocated: gives it the address that was freed last in its class, if there is one. */
    void claim(Counted object) {
        if ((object.gcBits & TrackedList.HAS_ADDRESS) != 0) {
            return;
        }
        long size = object.basicSizeForAddress();
        if (size > SMALL_LIMIT) {
            long block = reuseLarge(chunkSize(size), object);
            if (block != 0) {
                own(object, block);
            }
            return;
        }
        int sizeClass = sizeClass(size);
        if (claimableOf[sizeClass] == 0) {
            return;
        }
        if (isUnseen(sizeClass)) {
            return;
        }
        own(object, reuse(sizeClass, object));
    }

    private boolean isUnseen(int sizeClass) {
        if (unseenOf[sizeClass]++ < unseenLimit[sizeClass]) {
            return false;
        }
        unseenLimit[sizeClass] = Math.max(unseenLimit[sizeClass] / 4, LEAST_UNSEEN_LIMIT);
        retire(sizeClass);
        return true;
    }

    /**
     * {@code object} is dying, and nobody ever asked for its address: where addresses of its class wait, it leaves one that nobody knows
     * on top of them, since the next object to be allocated would take that.
     */
    void releaseUnknown(Counted object) {
        if (HeapMode.CHECKED) {
            return;
        }
        long size = object.basicSizeForAddress();
        if (size > SMALL_LIMIT) {
            if (freeLarge.containsKey(chunkSize(size))) {
                recycle(freshLarge(size, null));
            }
            return;
        }
        int sizeClass = sizeClass(size);
        if (claimableOf[sizeClass] != 0 && !isUnseen(sizeClass)) {
            recycle(freshBlock(size, null));
        }
    }

    /**
     * Takes its address from {@code object}, which has one and is dying; the block stays occupied.
     *
     * @return the block, with {@link #SEEN} if anybody has asked for the address
     */
    long detach(Counted object) {
        object.gcBits &= ~TrackedList.HAS_ADDRESS;
        long block;
        if (object == lastClaimer) {
            lastClaimer = null;
            block = lastClaim;
        } else {
            int slot = find(object);
            block = addressOf[slot];
            removeKey(slot);
        }
        setOwner(block & ~SEEN, null);
        return block;
    }

    /** {@code object}, new and without an address, gets a block that {@link #detach} has taken from another. */
    void attach(Counted object, long block) {
        setOwner(block, object);
        own(object, block);
    }

    private void setOwner(long block, Counted owner) {
        Pool pool = poolAt(block);
        if (pool != null) {
            pool.owners[pool.blockAt(block)] = owner;
        } else {
            large.put(block, new Large(large.get(block).size, owner));
        }
    }

    /** The large block of this size that was freed last, or 0. */
    private long reuseLarge(long chunk, Counted owner) {
        ArrayList<Long> free = freeLarge.get(chunk);
        if (free == null) {
            return 0;
        }
        long block = free.removeLast();
        countClaimable(-1);
        if (free.isEmpty()) {
            freeLarge.remove(chunk);
        }
        large.put(block, new Large(chunk, owner));
        return block;
    }

    private void own(Counted object, long block) {
        if (lastClaimer != null) {
            flushLastClaim();
        }
        lastClaimer = object;
        lastClaim = block;
        object.gcBits |= TrackedList.HAS_ADDRESS;
    }

    /** {@code object}, which has an address, is dead. */
    void release(Counted object) {
        recycle(detach(object) & ~SEEN);
    }

    private void flushLastClaim() {
        put(lastClaimer, lastClaim);
        lastClaimer = null;
    }

    private static int sizeClass(long size) {
        return (int) (Math.max(size, 1) - 1 >> ALIGNMENT_SHIFT);
    }

    private long freshBlock(long size, Counted owner) {
        if (size > SMALL_LIMIT) {
            return freshLarge(size, owner);
        }
        int sizeClass = sizeClass(size);
        Pool pool = freshPool[sizeClass];
        if (pool == null || pool.fresh == pool.owners.length) {
            pool = new Pool(poolBase(pools.size()), sizeClass);
            pools.add(pool);
            freshPool[sizeClass] = pool;
        }
        int block = pool.fresh++;
        pool.used++;
        pool.owners[block] = owner;
        return pool.addressOf(block);
    }

    private static long poolBase(int number) {
        long arena = ARENAS_END - ((long) (number / POOLS_PER_ARENA + 1) << ARENA_SHIFT);
        return arena + (long) (number % POOLS_PER_ARENA) * POOL_SIZE;
    }

    private Pool poolAt(long address) {
        int number = numberOf(address);
        return number >= 0 && number < pools.size() ? pools.get(number) : null;
    }

    private static int numberOf(long address) {
        long arena = ARENAS_END - 1 - address >> ARENA_SHIFT;
        long pool = (address & (1 << ARENA_SHIFT) - 1) / POOL_SIZE;
        return address >= ARENAS_END || arena > Integer.MAX_VALUE / POOLS_PER_ARENA - 1
                ? -1 : (int) (arena * POOLS_PER_ARENA + pool);
    }

    private long reuse(int sizeClass, Counted owner) {
        List<Pool> candidates = reusable.get(sizeClass);
        Pool pool = candidates.getLast();
        int block = pool.freed[--pool.freedCount];
        if (pool.freedCount == 0) {
            candidates.removeLast();
        }
        claimableOf[sizeClass]--;
        countClaimable(-1);
        pool.used++;
        pool.owners[block] = owner;
        return pool.addressOf(block);
    }

    /** A block is free for the next object of its size. */
    void recycle(long address) {
        if (HeapMode.CHECKED) {
            forget(address);
            return;
        }
        Pool pool = poolAt(address);
        if (pool == null) {
            Large freed = large.remove(address);
            if (freed == null) {
                throw new IllegalArgumentException("not an allocated address: 0x" + Long.toHexString(address));
            }
            if (address < MMAP_START && address >= mmapBottom && freed.size > mmapThreshold && freed.size <= MMAP_THRESHOLD_MAX) {
                mmapThreshold = freed.size;
                return;
            }
            freeLarge.computeIfAbsent(freed.size, size -> new ArrayList<>()).add(address);
        } else {
            int block = pool.blockAt(address);
            pool.owners[block] = null;
            pool.used--;
            if (pool.freedCount == pool.freed.length) {
                pool.freed = Arrays.copyOf(pool.freed, pool.freedCount * 2);
            }
            pool.freed[pool.freedCount++] = block;
            if (pool.freedCount == 1) {
                reusable.get(pool.sizeClass).add(pool);
            }
            claimableOf[pool.sizeClass]++;
        }
        countClaimable(1);
    }

    private void forget(long address) {
        Pool pool = poolAt(address);
        if (pool == null) {
            large.remove(address);
        } else {
            pool.owners[pool.blockAt(address)] = null;
        }
    }

    /** Nobody asks for addresses of this class any more: saves each allocation the trouble, and leaves a gap. */
    private void retire(int sizeClass) {
        for (Pool pool : reusable.get(sizeClass)) {
            pool.freedCount = 0;
            if (pool.used == 0 && pool != freshPool[sizeClass]) {
                pools.set(numberOf(pool.base), null);
            }
        }
        reusable.get(sizeClass).clear();
        countClaimable(-claimableOf[sizeClass]);
        claimableOf[sizeClass] = 0;
        unseenOf[sizeClass] = 0;
    }

    private long chunkSize(long size) {
        return size >= mmapThreshold ? size + 16 + 4095 & ~4095L : size + 8 + 15 & ~15L;
    }

    private long freshLarge(long size, Counted owner) {
        long chunk = chunkSize(size);
        long address;
        if (chunk >= mmapThreshold) {
            mmapBottom -= chunk;
            address = mmapBottom + 16;
        } else {
            address = heapTop + 16;
            heapTop += chunk;
        }
        large.put(address, new Large(chunk, owner));
        return address;
    }

    /** The pools by size class, as a table: of the blocks whose addresses somebody has asked for, and those beside them. */
    // CPython: Objects/obmalloc.c _PyObject_DebugMallocStats
    public String report() {
        int[] poolsOf = new int[CLASSES];
        long[] used = new long[CLASSES];
        long[] free = new long[CLASSES];
        int total = 0;
        for (Pool pool : pools) {
            if (pool != null) {
                poolsOf[pool.sizeClass]++;
                used[pool.sizeClass] += pool.used;
                free[pool.sizeClass] += pool.owners.length - pool.used;
                total++;
            }
        }
        StringBuilder text = new StringBuilder("Small block threshold = ").append(SMALL_LIMIT).append(", in ").append(CLASSES)
                .append(" size classes.\n\nclass   size   num pools   blocks in use  avail blocks\n")
                .append("-----   ----   ---------   -------------  ------------\n");
        for (int i = 0; i < CLASSES; i++) {
            if (poolsOf[i] != 0) {
                text.append(String.format(Locale.ROOT, "%5d %6d %11d %15d %13d%n", i, i + 1 << ALIGNMENT_SHIFT, poolsOf[i], used[i], free[i]));
            }
        }
        int arenas = (pools.size() + POOLS_PER_ARENA - 1) / POOLS_PER_ARENA;
        text.append(line("# arenas allocated current", arenas)).append(line(arenas + " arenas * " + (1 << ARENA_SHIFT) + " bytes/arena",
                (long) arenas << ARENA_SHIFT)).append(line("# pools in use", total));
        return text.toString();
    }

    private static String line(String what, long value) {
        return String.format(Locale.ROOT, "%-32s = %,20d%n", what, value);
    }

    /** The slot of {@code object} in the table, or the free one where it would be. */
    private int find(Counted object) {
        int mask = keys.length - 1;
        int slot = spread(object) & mask;
        while (keys[slot] != null && keys[slot] != object) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static int spread(Counted object) {
        int hash = System.identityHashCode(object) * 0x9e3779b9;
        return hash ^ hash >>> 15;
    }

    private void put(Counted object, long value) {
        if (++keyCount * 2 > keys.length) {
            Counted[] oldKeys = keys;
            long[] oldValues = addressOf;
            keys = new Counted[oldKeys.length * 2];
            addressOf = new long[oldKeys.length * 2];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != null) {
                    int slot = find(oldKeys[i]);
                    keys[slot] = oldKeys[i];
                    addressOf[slot] = oldValues[i];
                }
            }
        }
        int slot = find(object);
        keys[slot] = object;
        addressOf[slot] = value;
    }

    private void removeKey(int slot) {
        keyCount--;
        int mask = keys.length - 1;
        int hole = slot;
        int at = slot;
        while (true) {
            at = at + 1 & mask;
            if (keys[at] == null) {
                break;
            }
            int home = spread(keys[at]) & mask;
            if ((at - home & mask) >= (at - hole & mask)) {
                keys[hole] = keys[at];
                addressOf[hole] = addressOf[at];
                hole = at;
            }
        }
        keys[hole] = null;
    }
}
