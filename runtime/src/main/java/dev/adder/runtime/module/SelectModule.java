package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.interpreter.Gil;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The select module (Modules/selectmodule.c): select and poll, both over poll(2). */
@BuiltinModule(name = "select", doc = "This module supports asynchronous I/O on multiple file descriptors.\n\n"
        + "*** IMPORTANT NOTICE ***\n"
        + "On Windows, only sockets are supported; on Unix, all file descriptors.")
public final class SelectModule extends NativeModule {
    static final int POLLIN = 0x1;
    static final int POLLPRI = 0x2;
    static final int POLLOUT = 0x4;
    private static final int POLLERR = 0x8;
    private static final int POLLHUP = 0x10;
    static final int POLLNVAL = 0x20;
    private static final int FD_SETSIZE = 1024;

    /** A signal does not end a poll of this thread, so that a long wait looks for signals in between. */
    private static final int STEP_MILLIS = 50;

    public SelectModule() {
        super("select", SelectModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        addBorrowed(module, "error", PyExc.OSError);
        add(module, "PIPE_BUF", PyInt.of(4096));
        String[] names = {"POLLIN", "POLLPRI", "POLLOUT", "POLLERR", "POLLHUP", "POLLNVAL", "POLLRDNORM", "POLLRDBAND", "POLLWRNORM",
            "POLLWRBAND", "POLLMSG"};
        int[] values = {POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLNVAL, 0x40, 0x80, 0x100, 0x200, 0x400};
        for (int i = 0; i < names.length; i++) {
            add(module, names[i], PyInt.of(values[i]));
        }
        add(module, "POLLRDHUP", PyInt.of(0x2000));
    }

    /**
     * poll(2) without the GIL, with signal handlers run in between.
     *
     * @param fds      {@code n} structures of 8 bytes: descriptor, events, returned events
     * @param deadline when to give up, of System.nanoTime; only looked at if {@code timed}
     * @return how many are ready; below zero an error number, negated
     */
    static int await(MemorySegment fds, int n, boolean timed, long deadline) {
        for (;;) {
            int millis = STEP_MILLIS;
            boolean last = false;
            if (timed) {
                long left = Math.max(0, (deadline - System.nanoTime() + 999_999) / 1_000_000);
                last = left <= STEP_MILLIS;
                millis = (int) Math.min(left, STEP_MILLIS);
            }
            ThreadState ts = Gil.save();
            int r;
            try {
                r = (int) Libc.call("poll", fds.address(), n, millis);
                r = r < 0 ? -Libc.errno() : r;
            } finally {
                Gil.acquire(ts);
            }
            if (r > 0 || r == 0 && last || r < 0 && r != -PosixFiles.EINTR) {
                return r;
            }
            if (ts.isMain()) {
                PosixFiles.checkSignals();
            }
        }
    }

    /** The deadline of a timeout in seconds or None. */
    private static long deadline(PyObject timeout) {
        long nanos;
        try {
            nanos = PyTime.fromSeconds(timeout, PyTime.Round.CEILING);
        } catch (dev.adder.runtime.object.PyException e) {
            if (e.matches(PyExc.TypeError)) {
                e.release();
                throw PyErr.typeError("timeout must be a float or None");
            }
            throw e;
        }
        if (nanos < 0) {
            throw PyErr.valueError("timeout must be non-negative");
        }
        return System.nanoTime() + nanos;
    }

    // CPython: Modules/selectmodule.c select_select_impl
    @PyMethod(value = "select($module, rlist, wlist, xlist, timeout=None, /)",
            doc = "Wait until one or more file descriptors are ready for some kind of I/O.\n\n"
            + "The first three arguments are iterables of file descriptors to be waited for:\n"
            + "rlist -- wait until ready for reading\n"
            + "wlist -- wait until ready for writing\n"
            + "xlist -- wait for an \"exceptional condition\"\n"
            + "If only one kind of condition is required, pass [] for the other lists.\n\n"
            + "A file descriptor is either a socket or file object, or a small integer\n"
            + "gotten from a fileno() method call on one of those.\n\n"
            + "The optional 4th argument specifies a timeout in seconds; it may be\n"
            + "a floating point number to specify fractions of seconds.  If it is absent\n"
            + "or None, the call will never time out.\n\n"
            + "The return value is a tuple of three lists corresponding to the first three\n"
            + "arguments; each contains the subset of the corresponding file descriptors\n"
            + "that are ready.\n\n"
            + "*** IMPORTANT NOTICE ***\n"
            + "On Windows, only sockets are supported; on Unix, all file\n"
            + "descriptors can be used.")
    static PyObject select(PyObject rlist, PyObject wlist, PyObject xlist, PyObject timeout) {
        boolean timed = timeout != null && timeout != PyNone.INSTANCE;
        long deadline = timed ? deadline(timeout) : 0;
        PyObject[] given = {rlist, wlist, xlist};
        int[] events = {POLLIN, POLLOUT, POLLPRI};
        int[] ready = {POLLIN | POLLHUP | POLLERR, POLLOUT | POLLERR, POLLPRI};
        PyObject[] lists = new PyObject[3];
        try (Arena arena = Arena.ofConfined()) {
            int n = 0;
            int[][] fds = new int[3][];
            for (int k = 0; k < 3; k++) {
                lists[k] = Abstract.fast(given[k], "arguments 1-3 must be sequences");
                PyTuple items = Abstract.tuple(lists[k]);
                lists[k].decref();
                lists[k] = items;
                fds[k] = new int[items.size()];
                for (int i = 0; i < items.size(); i++) {
                    int fd = PosixModule.fileno(items.get(i));
                    if (fd >= FD_SETSIZE) {
                        throw PyErr.valueError("filedescriptor out of range in select()");
                    }
                    fds[k][i] = fd;
                }
                n += fds[k].length;
            }
            MemorySegment m = arena.allocate(8L * n + 8, 8);
            int at = 0;
            for (int k = 0; k < 3; k++) {
                for (int fd : fds[k]) {
                    m.set(ValueLayout.JAVA_INT, 8L * at, fd);
                    m.set(ValueLayout.JAVA_SHORT, 8L * at++ + 4, (short) events[k]);
                }
            }
            int r = await(m, n, timed, deadline);
            if (r < 0) {
                throw PyErr.osError(-r, (PyObject) null, null);
            }
            for (int i = 0; i < n; i++) {
                if ((m.get(ValueLayout.JAVA_SHORT, 8L * i + 6) & POLLNVAL) != 0) {
                    throw PyErr.osError(PosixFiles.EBADF, (PyObject) null, null);
                }
            }
            PyObject[] result = new PyObject[3];
            at = 0;
            for (int k = 0; k < 3; k++) {
                PyList found = PyList.create();
                for (int i = 0; i < fds[k].length; i++) {
                    if ((m.get(ValueLayout.JAVA_SHORT, 8L * at++ + 6) & ready[k]) != 0) {
                        found.append(((PyTuple) lists[k]).get(i));
                    }
                }
                result[k] = found;
            }
            return PyTuple.steal(result);
        } finally {
            for (PyObject list : lists) {
                PyObject.xdecref(list);
            }
        }
    }

    @PyMethod(value = "poll($module, /)", doc = "Returns a polling object.\n\n"
            + "This object supports registering and unregistering file descriptors, and then\n"
            + "polling them for I/O events.")
    static PyObject poll() {
        return new PyPoll();
    }
}
