package dev.adder.runtime.module;

import dev.adder.heap.AllocationTracer;
import dev.adder.heap.Counted;
import dev.adder.heap.Heap;
import dev.adder.heap.Unowned;
import dev.adder.runtime.interpreter.InterpreterFrame;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Where the living objects were allocated: what tracemalloc knows (Modules/_tracemalloc.c). While it runs, the heap reports each birth and
 * each death; while it does not, there is nothing of it on any path.
 *
 * <p>A trace is of an object, not of a block: its size is what sys.getsizeof shows, with all that the object has allocated beside
 * itself (the items of a list, the table of a dict), and is brought up to date whenever somebody asks for sizes.
 */
final class AllocationTraces implements AllocationTracer {
    static final int MOST_FRAMES = 65535;

    /** The running one, or null. */
    private static AllocationTraces current;
    /** The number of frames that a trace keeps, also after the end. */
    private static int limit = 1;

    /** A place in a program, the innermost frame first. Equal for equal places. */
    private static final class Traceback {
        /** Names of files, each owned by {@link #filenames}. */
        @Unowned
        private final PyStr[] files;
        private final int[] lines;
        /** How deep the stack was. */
        private final int depth;
        private final int hash;

        Traceback(PyStr[] files, int[] lines, int depth) {
            this.files = files;
            this.lines = lines;
            this.depth = depth;
            int h = depth;
            for (int i = 0; i < files.length; i++) {
                h = (h * 31 + System.identityHashCode(files[i])) * 31 + lines[i];
            }
            hash = h;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Traceback t && hash == t.hash && depth == t.depth && Arrays.equals(lines, t.lines) && sameFiles(t);
        }

        private boolean sameFiles(Traceback t) {
            for (int i = 0; i < files.length; i++) {
                if (files[i] != t.files[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final class Trace {
        final Traceback traceback;
        final long serial;
        long size;

        Trace(Traceback traceback, long serial, long size) {
            this.traceback = traceback;
            this.serial = serial;
            this.size = size;
        }
    }

    /** A block of memory that is no object's: something that a program has announced by its address. */
    private record Block(int domain, long address) {}

    @Unowned
    private final IdentityHashMap<Counted, Trace> traces = new IdentityHashMap<>();
    private final HashMap<Block, Trace> blocks = new HashMap<>();
    private final HashMap<Traceback, Traceback> tracebacks = new HashMap<>();
    /** The names of files in tracebacks. Owned. */
    private final IdentityHashMap<PyStr, Boolean> filenames = new IdentityHashMap<>();
    private long births;
    private long traced;
    private long peak;
    /** Whether births go unnoticed, as those of the objects that the answers consist of. */
    private boolean paused;

    private AllocationTraces() {}

    static boolean isTracing() {
        return current != null;
    }

    static int limit() {
        return limit;
    }

    /** Starts; nothing if it runs. */
    // CPython: Modules/_tracemalloc.c tracemalloc_start
    static void start(int frames) {
        if (current == null) {
            limit = frames;
            current = new AllocationTraces();
            Heap.setTracer(current);
        }
    }

    // CPython: Modules/_tracemalloc.c tracemalloc_stop
    static void stop() {
        AllocationTraces t = current;
        if (t != null) {
            current = null;
            Heap.setTracer(null);
            t.releaseNames();
        }
    }

    // CPython: Modules/_tracemalloc.c tracemalloc_clear_traces
    static void clear() {
        AllocationTraces t = current;
        if (t != null) {
            t.traces.clear();
            t.blocks.clear();
            t.tracebacks.clear();
            t.traced = 0;
            t.peak = 0;
            t.releaseNames();
        }
    }

    private void releaseNames() {
        PyStr[] names = filenames.keySet().toArray(new PyStr[0]);
        filenames.clear();
        for (PyStr name : names) {
            name.decref();
        }
    }

    @Override
    public void born(Counted object) {
        if (paused) {
            return;
        }
        long size = sizeOf(object);
        Trace old = traces.put(object, new Trace(here(), births++, size));
        traced += old == null ? size : size - old.size;
        peak = Math.max(peak, traced);
    }

    @Override
    public void died(Counted object) {
        Trace trace = traces.remove(object);
        if (trace != null) {
            traced -= trace.size;
        }
    }

    /** A block of memory of another domain is in use from now on; one at the same address is forgotten. False if nothing is traced. */
    // CPython: Modules/_tracemalloc.c PyTraceMalloc_Track
    static boolean track(int domain, long address, long size) {
        AllocationTraces t = current;
        if (t == null) {
            return false;
        }
        Trace old = t.blocks.put(new Block(domain, address), new Trace(t.here(), t.births++, size));
        t.traced += old == null ? size : size - old.size;
        t.peak = Math.max(t.peak, t.traced);
        return true;
    }

    /** The block is no longer in use. False if nothing is traced. */
    // CPython: Modules/_tracemalloc.c PyTraceMalloc_Untrack
    static boolean untrack(int domain, long address) {
        AllocationTraces t = current;
        if (t == null) {
            return false;
        }
        Trace trace = t.blocks.remove(new Block(domain, address));
        if (trace != null) {
            t.traced -= trace.size;
        }
        return true;
    }

    /** The frames of where the block was announced, or null. */
    // CPython: Modules/_tracemalloc.c _PyTraceMalloc_GetTraceback
    static PyObject ofBlock(int domain, long address) {
        Trace trace = current == null ? null : current.blocks.get(new Block(domain, address));
        return trace == null ? null : framesOf(trace.traceback);
    }

    /** What sys.getsizeof shows of an object of a type that has not redefined it; runs no Python code. */
    private static long sizeOf(Counted object) {
        return ((PyObject) object).sizeof() + object.headSizeForAddress();
    }

    // CPython: Modules/_tracemalloc.c traceback_get_frames
    private Traceback here() {
        int depth = 0;
        InterpreterFrame top = ThreadState.current.visibleFrame();
        for (InterpreterFrame f = top; f != null && depth < MOST_FRAMES; f = f.visiblePrevious()) {
            depth++;
        }
        int n = Math.min(depth, limit);
        PyStr[] files = new PyStr[n];
        int[] lines = new int[n];
        InterpreterFrame f = top;
        for (int i = 0; i < n; i++, f = f.visiblePrevious()) {
            files[i] = f.code.filename;
            lines[i] = Math.max(f.code.lineOf(f.pc), 0);
        }
        Traceback traceback = new Traceback(files, lines, depth);
        Traceback known = tracebacks.putIfAbsent(traceback, traceback);
        if (known != null) {
            return known;
        }
        for (PyStr file : files) {
            if (filenames.put(file, true) == null) {
                file.incref();
            }
        }
        return traceback;
    }

    /** Brings the sizes up to date: containers may have grown. */
    private void measure() {
        for (Map.Entry<Counted, Trace> e : traces.entrySet()) {
            Trace trace = e.getValue();
            long size = sizeOf(e.getKey());
            traced += size - trace.size;
            trace.size = size;
        }
        peak = Math.max(peak, traced);
    }

    /** A list of (domain, size, frames, number of frames), the newest first. */
    // CPython: Modules/_tracemalloc.c _tracemalloc__get_traces_impl
    static PyObject all() {
        AllocationTraces t = current;
        PyList list = PyList.create();
        if (t == null) {
            return list;
        }
        t.died(list);
        t.paused = true;
        IdentityHashMap<Traceback, PyTuple> tuples = new IdentityHashMap<>();
        try {
            t.measure();
            Trace[] newestFirst = t.traces.values().toArray(new Trace[0]);
            Arrays.sort(newestFirst, (a, b) -> Long.compare(b.serial, a.serial));
            for (Trace trace : newestFirst) {
                list.appendSteal(describe(0, trace, tuples));
            }
            for (Map.Entry<Block, Trace> e : t.blocks.entrySet()) {
                list.appendSteal(describe(e.getKey().domain, e.getValue(), tuples));
            }
            return list;
        } finally {
            for (PyTuple frames : tuples.values()) {
                frames.decref();
            }
            t.paused = false;
        }
    }

    /** One entry of the list; tracebacks share their tuples. */
    // CPython: Modules/_tracemalloc.c trace_to_pyobject
    private static PyObject describe(int domain, Trace trace, IdentityHashMap<Traceback, PyTuple> tuples) {
        PyTuple frames = tuples.get(trace.traceback);
        if (frames == null) {
            frames = framesOf(trace.traceback);
            tuples.put(trace.traceback, frames);
        }
        return PyTuple.steal(PyInt.of(domain), PyInt.of(trace.size), frames.newRef(), PyInt.of(trace.traceback.depth));
    }

    /** The frames of where {@code object} was allocated, or null. */
    // CPython: Modules/_tracemalloc.c _tracemalloc__get_object_traceback
    static PyObject of(PyObject object) {
        Trace trace = current == null ? null : current.traces.get(object);
        if (trace == null) {
            return null;
        }
        return framesOf(trace.traceback);
    }

    // CPython: Modules/_tracemalloc.c traceback_to_pyobject, frame_to_pyobject
    private static PyTuple framesOf(Traceback traceback) {
        int n = traceback.files.length;
        if (n == 0) {
            return PyTuple.steal(PyTuple.steal(PyStr.of("<unknown>"), PyInt.of(0)));
        }
        PyObject[] frames = new PyObject[n];
        for (int i = 0; i < n; i++) {
            frames[i] = PyTuple.steal(traceback.files[i].newRef(), PyInt.of(traceback.lines[i]));
        }
        return PyTuple.steal(frames);
    }

    /** The bytes of all living objects that were seen to be born, and the most that it has been. */
    static long[] memory() {
        AllocationTraces t = current;
        if (t == null) {
            return new long[2];
        }
        t.measure();
        return new long[] {t.traced, t.peak};
    }

    static void resetPeak() {
        if (current != null) {
            current.peak = current.traced;
        }
    }

    /** An estimate of the bytes that the traces themselves take. */
    static long overhead() {
        AllocationTraces t = current;
        return t == null ? 0 : 48L * (t.traces.size() + t.blocks.size()) + (80L + 8L * limit) * t.tracebacks.size();
    }
}
