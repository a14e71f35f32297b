package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code select.poll} (Modules/selectmodule.c): descriptors and the events that are asked for. */
@BuiltinType(name = "select.poll")
public final class PyPoll extends PyObject {
    public static final PyType TYPE = new Type();

    private final LinkedHashMap<Integer, Integer> events = new LinkedHashMap<>();
    private boolean running;

    PyPoll() {
        super(TYPE);
        FreeLists.born(this);
    }

    private static int mask(PyObject eventmask) {
        int mask = eventmask == null ? SelectModule.POLLIN | SelectModule.POLLPRI | SelectModule.POLLOUT : Args.toInt(eventmask);
        if (mask < 0) {
            throw PyErr.valueError("value must be positive");
        }
        if (mask > 0xFFFF) {
            throw PyErr.overflowError("Python int too large for C unsigned short");
        }
        return mask;
    }

    @PyMethod(value = "register($self, fd, eventmask=<unrepresentable>, /)", textSignature = false,
            doc = "Register a file descriptor with the polling object.\n\n"
            + "  fd\n"
            + "    either an integer, or an object with a fileno() method returning an int\n"
            + "  eventmask\n"
            + "    an optional bitmask describing the type of events to check for")
    static void register(PyPoll self, PyObject fd, PyObject eventmask) {
        self.events.put(PosixModule.fileno(fd), mask(eventmask));
    }

    @PyMethod(value = "modify($self, fd, eventmask, /)", doc = "Modify an already registered file descriptor.\n\n"
            + "  fd\n"
            + "    either an integer, or an object with a fileno() method returning\n"
            + "    an int\n"
            + "  eventmask\n"
            + "    a bitmask describing the type of events to check for")
    static void modify(PyPoll self, PyObject fd, PyObject eventmask) {
        int n = PosixModule.fileno(fd);
        int mask = mask(eventmask);
        if (!self.events.containsKey(n)) {
            throw PyErr.osError(2, (PyObject) null, null);
        }
        self.events.put(n, mask);
    }

    @PyMethod(value = "unregister($self, fd, /)", doc = "Remove a file descriptor being tracked by the polling object.")
    static void unregister(PyPoll self, PyObject fd) {
        int n = PosixModule.fileno(fd);
        if (self.events.remove(n) == null) {
            PyInt key = PyInt.of(n);
            try {
                throw PyErr.keyError(key);
            } finally {
                key.decref();
            }
        }
    }

    // CPython: Modules/selectmodule.c select_poll_poll_impl
    @PyMethod(value = "poll($self, timeout=None, /)", doc = "Polls the set of registered file descriptors.\n\n"
            + "Returns a list containing any descriptors that have events or errors to\n"
            + "report, as a list of (fd, event) 2-tuples.")
    static PyObject poll(PyPoll self, PyObject timeout) {
        boolean timed = timeout != null && timeout != PyNone.INSTANCE;
        long deadline = 0;
        if (timed) {
            double millis = Args.toDouble(timeout);
            timed = millis >= 0;
            deadline = System.nanoTime() + (long) Math.ceil(millis * 1e6);
        }
        if (self.running) {
            throw PyErr.runtimeError("concurrent poll() invocation");
        }
        try (Arena arena = Arena.ofConfined()) {
            int n = self.events.size();
            MemorySegment m = arena.allocate(8L * n + 8, 8);
            int at = 0;
            for (Map.Entry<Integer, Integer> e : self.events.entrySet()) {
                m.set(ValueLayout.JAVA_INT, 8L * at, e.getKey());
                m.set(ValueLayout.JAVA_SHORT, 8L * at++ + 4, (short) (int) e.getValue());
            }
            int r;
            self.running = true;
            try {
                r = SelectModule.await(m, n, timed, deadline);
            } finally {
                self.running = false;
            }
            if (r < 0) {
                throw PyErr.osError(-r, (PyObject) null, null);
            }
            PyList found = PyList.create();
            for (int i = 0; i < n; i++) {
                int got = m.get(ValueLayout.JAVA_SHORT, 8L * i + 6) & 0xFFFF;
                if (got != 0) {
                    found.appendSteal(PyTuple.steal(PyInt.of(m.get(ValueLayout.JAVA_INT, 8L * i)), PyInt.of(got)));
                }
            }
            return found;
        }
    }

    static final class Type extends PyType {
        Type() {
            super("select.poll", PyPollTable.INSTANCE, null, 40, 0, DISALLOW_INSTANTIATION);
        }
    }
}
