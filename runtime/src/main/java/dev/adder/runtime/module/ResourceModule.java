package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStructSequence;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The resource module (Modules/resource.c). */
@BuiltinModule(name = "resource")
public final class ResourceModule extends NativeModule {
    private static final int EINVAL = 22;
    private static final int EPERM = 1;
    private static final int LIMITS = 16;

    private static final PyType STRUCT_RUSAGE = PyStructSequence.newType("resource.struct_rusage",
            "struct_rusage: Result from getrusage.\n\n"
            + "This object may be accessed either as a tuple of\n"
            + "    (utime,stime,maxrss,ixrss,idrss,isrss,minflt,majflt,\n"
            + "    nswap,inblock,oublock,msgsnd,msgrcv,nsignals,nvcsw,nivcsw)\n"
            + "or via the attributes ru_utime, ru_stime, ru_maxrss, and so on.", 16,
            "ru_utime: user time used", "ru_stime: system time used", "ru_maxrss: max. resident set size",
            "ru_ixrss: shared memory size", "ru_idrss: unshared data size", "ru_isrss: unshared stack size",
            "ru_minflt: page faults not requiring I/O", "ru_majflt: page faults requiring I/O", "ru_nswap: number of swap outs",
            "ru_inblock: block input operations", "ru_oublock: block output operations", "ru_msgsnd: IPC messages sent",
            "ru_msgrcv: IPC messages received", "ru_nsignals: signals received", "ru_nvcsw: voluntary context switches",
            "ru_nivcsw: involuntary context switches");

    public ResourceModule() {
        super("resource", ResourceModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        addBorrowed(module, "error", PyExc.OSError);
        addBorrowed(module, "struct_rusage", STRUCT_RUSAGE);
        String[] limits = {"CPU", "FSIZE", "DATA", "STACK", "CORE", "RSS", "NPROC", "NOFILE", "MEMLOCK", "AS", null, "SIGPENDING", "MSGQUEUE",
            "NICE", "RTPRIO", "RTTIME"};
        for (int i = 0; i < limits.length; i++) {
            if (limits[i] != null) {
                add(module, "RLIMIT_" + limits[i], PyInt.of(i));
            }
        }
        add(module, "RLIMIT_OFILE", PyInt.of(7));
        add(module, "RLIM_INFINITY", PyInt.of(-1));
        add(module, "RUSAGE_SELF", PyInt.of(0));
        add(module, "RUSAGE_CHILDREN", PyInt.of(-1));
        add(module, "RUSAGE_THREAD", PyInt.of(1));
    }

    private static PyException failed() {
        return PyErr.osError(Libc.errno(), (PyObject) null, null);
    }

    @PyMethod("getrusage($module, who, /)")
    static PyObject getrusage(int who) {
        MemorySegment m = Libc.scratch().small;
        if ((int) Libc.call("getrusage", who, m.address()) == -1) {
            if (Libc.errno() == EINVAL) {
                throw PyErr.valueError("invalid who parameter");
            }
            throw failed();
        }
        PyObject[] fields = new PyObject[16];
        for (int i = 0; i < 2; i++) {
            fields[i] = PyFloat.of(m.get(ValueLayout.JAVA_LONG, i * 16) + m.get(ValueLayout.JAVA_LONG, i * 16 + 8) * 0.000001);
        }
        for (int i = 2; i < 16; i++) {
            fields[i] = PyInt.of(m.get(ValueLayout.JAVA_LONG, 32 + (i - 2) * 8));
        }
        return PyStructSequence.create(STRUCT_RUSAGE, fields);
    }

    private static void checkResource(int resource) {
        if (resource < 0 || resource >= LIMITS) {
            throw PyErr.valueError("invalid resource specified");
        }
    }

    private static PyObject limits(MemorySegment m, long at) {
        return PyTuple.steal(PyInt.of(m.get(ValueLayout.JAVA_LONG, at)), PyInt.of(m.get(ValueLayout.JAVA_LONG, at + 8)));
    }

    /** Puts a pair of limits into memory at {@code at}. */
    // CPython: Modules/resource.c py2rlimit
    private static void parse(PyObject limits, MemorySegment m, long at) {
        PyTuple pair = Abstract.tuple(limits);
        try {
            if (pair.size() != 2) {
                throw PyErr.valueError("expected a tuple of 2 integers");
            }
            m.set(ValueLayout.JAVA_LONG, at, Args.toLong(pair.get(0)));
            m.set(ValueLayout.JAVA_LONG, at + 8, Args.toLong(pair.get(1)));
        } finally {
            pair.decref();
        }
    }

    @PyMethod("getrlimit($module, resource, /)")
    static PyObject getrlimit(int resource) {
        checkResource(resource);
        MemorySegment m = Libc.scratch().small;
        if ((int) Libc.call("getrlimit", resource, m.address()) == -1) {
            throw failed();
        }
        return limits(m, 0);
    }

    @PyMethod("setrlimit($module, resource, limits, /)")
    static void setrlimit(int resource, PyObject limits) {
        checkResource(resource);
        MemorySegment m = Libc.scratch().small;
        parse(limits, m, 0);
        if ((int) Libc.call("setrlimit", resource, m.address()) == -1) {
            throw limitError();
        }
    }

    private static PyException limitError() {
        return switch (Libc.errno()) {
            case EINVAL -> PyErr.valueError("current limit exceeds maximum limit");
            case EPERM -> PyErr.valueError("not allowed to raise maximum limit");
            default -> failed();
        };
    }

    @PyMethod(value = "prlimit($module, pid, resource, limits=None, /)", textSignature = false,
            doc = "prlimit(pid, resource, [limits])")
    static PyObject prlimit(int pid, int resource, PyObject limits) {
        checkResource(resource);
        MemorySegment m = Libc.scratch().small;
        long set = 0;
        if (limits != null) {
            parse(limits, m, 16);
            set = m.address() + 16;
        }
        if ((int) Libc.call("prlimit", pid, resource, set, m.address()) == -1) {
            if (Libc.errno() == EINVAL) {
                throw PyErr.valueError("current limit exceeds maximum limit");
            }
            throw failed();
        }
        return limits(m, 0);
    }

    @PyMethod("getpagesize($module, /)")
    static int getpagesize() {
        return (int) Libc.call("getpagesize", 0);
    }
}
