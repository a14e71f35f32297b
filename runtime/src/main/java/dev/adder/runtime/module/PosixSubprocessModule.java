package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The _posixsubprocess module (Modules/_posixsubprocess.c). A JVM cannot fork, so that children start through posix_spawn, which
 * does between fork and exec what subprocess asks for by a list of file actions; what such a list cannot say is refused.
 */
@BuiltinModule(name = "_posixsubprocess", doc = "A POSIX helper for the subprocess module.")
public final class PosixSubprocessModule extends NativeModule {
    private static final int ARGUMENTS = 23;
    private static final int ENOENT = 2;
    private static final int ENOTDIR = 20;
    private static final int SIGPIPE = 13;
    private static final int SIGXFSZ = 25;
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int O_DIRECTORY_PATH = 0x10000 | 0x200000 | 0x80000;
    private static final int SPAWN_SETPGROUP = 0x02;
    private static final int SPAWN_SETSIGDEF = 0x04;
    private static final int SPAWN_SETSID = 0x80;

    /** More than enough for the C library's posix_spawn_file_actions_t, posix_spawnattr_t and sigset_t. */
    private static final int STRUCTURE = 512;

    /** What a process that could not start is called: above every process number, so that waiting for it finds no child. */
    private static final int NO_PROCESS = Integer.MAX_VALUE;

    public PosixSubprocessModule() {
        super("_posixsubprocess", PosixSubprocessModuleTable.INSTANCE);
    }

    @PyMethod(value = "fork_exec($module, *args)", raw = true, textSignature = false,
            doc = "fork_exec(args, executable_list, close_fds, pass_fds, cwd, env,\n"
            + "          p2cread, p2cwrite, c2pread, c2pwrite,\n"
            + "          errread, errwrite, errpipe_read, errpipe_write,\n"
            + "          restore_signals, call_setsid, pgid_to_set,\n"
            + "          gid, groups_list, uid,\n"
            + "          preexec_fn)\n\n"
            + "Forks a child process, closes parent file descriptors as appropriate in the\n"
            + "child and dups the few that are needed before calling exec() in the child\n"
            + "process.\n\n"
            + "If close_fds is true, close file descriptors 3 and higher, except those listed\n"
            + "in the sorted tuple pass_fds.\n\n"
            + "The preexec_fn, if supplied, will be called immediately before closing file\n"
            + "descriptors and exec.\n"
            + "WARNING: preexec_fn is NOT SAFE if your application uses threads.\n"
            + "         It may trigger infrequent, difficult to debug deadlocks.\n\n"
            + "If an error occurs in the child process before the exec, it is\n"
            + "serialized and written to the errpipe_write fd per subprocess.py.\n\n"
            + "Returns: the child process's PID.\n\n"
            + "Raises: Only on an error in the parent process.\n")
    static PyObject forkExec(PyObject module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkNoKeywords("fork_exec", kwnames);
        Args.checkPositional("fork_exec", nargs, ARGUMENTS, ARGUMENTS);
        for (int i = 17; i <= 19; i++) {
            refuseUnless(args[base + i] == PyNone.INSTANCE, "user, group and extra_groups");
        }
        refuseUnless(Args.toInt(args[base + 20]) < 0, "umask");
        refuseUnless(args[base + 21] == PyNone.INSTANCE, "preexec_fn");
        try (Arena arena = Arena.ofConfined()) {
            return PyInt.of(new Spawn(arena, args, base).run());
        }
    }

    private static void refuseUnless(boolean condition, String what) {
        if (!condition) {
            throw PyErr.notImplementedError(what + " of a child process: not possible on a Java virtual machine, which cannot fork");
        }
    }

    /** One start of a child. */
    private static final class Spawn {
        private final Arena arena;
        private final long argv;
        private final List<Long> executables = new ArrayList<>();
        private final boolean closeFds;
        private final List<Integer> kept = new ArrayList<>();
        private final long cwd;
        private final long environment;
        private final int[] standard = new int[3];
        private final int errorPipe;
        private final boolean restoreSignals;
        private final boolean newSession;
        private final int processGroup;

        /** Copies of descriptors that are closed again here once the child has them. */
        private final List<Integer> copies = new ArrayList<>();

        Spawn(Arena arena, PyObject[] args, int base) {
            this.arena = arena;
            this.argv = strings(args[base], "argv must be a tuple");
            PyObject list = Abstract.fast(args[base + 1], "executable_list must be a sequence");
            try {
                for (PyObject path : items(list)) {
                    executables.add(Libc.string(arena, FsPath.encode(path)));
                }
            } finally {
                list.decref();
            }
            this.closeFds = Objects.isTrue(args[base + 2]);
            this.errorPipe = Args.toInt(args[base + 13]);
            int last = -1;
            for (PyObject fd : items(args[base + 3])) {
                int n = Args.toInt(fd);
                if (n < 0 || n <= last) {
                    throw PyErr.valueError("bad value(s) in fds_to_keep");
                }
                last = n;
                if (n != errorPipe) {
                    kept.add(n);
                }
            }
            PyObject directory = args[base + 4];
            this.cwd = directory == PyNone.INSTANCE ? 0 : pathString(directory);
            PyObject env = args[base + 5];
            this.environment = env == PyNone.INSTANCE ? Libc.variable("environ") : strings(env, "env must be a sequence");
            standard[0] = Args.toInt(args[base + 6]);
            standard[1] = Args.toInt(args[base + 9]);
            standard[2] = Args.toInt(args[base + 11]);
            this.restoreSignals = Objects.isTrue(args[base + 14]);
            this.newSession = Objects.isTrue(args[base + 15]);
            this.processGroup = Args.toInt(args[base + 16]);
        }

        private long pathString(PyObject path) {
            PyObject p = FsPath.fspath(path);
            try {
                return Libc.string(arena, FsPath.encode(p));
            } finally {
                p.decref();
            }
        }

        private static PyObject[] items(PyObject listOrTuple) {
            PyTuple t = Abstract.tuple(listOrTuple);
            try {
                // borrowed: the sequence that the caller holds keeps them
                PyObject[] items = new PyObject[t.size()];
                for (int i = 0; i < items.length; i++) {
                    items[i] = t.get(i);
                }
                return items;
            } finally {
                t.decref();
            }
        }

        /** A NULL-terminated array of C strings. */
        private long strings(PyObject sequence, String message) {
            PyObject list = Abstract.fast(sequence, message);
            try {
                PyObject[] items = items(list);
                MemorySegment array = arena.allocate(8L * (items.length + 1), 8);
                for (int i = 0; i < items.length; i++) {
                    array.set(ValueLayout.JAVA_LONG, 8L * i, pathString(items[i]));
                }
                array.set(ValueLayout.JAVA_LONG, 8L * items.length, 0);
                return array.address();
            } finally {
                list.decref();
            }
        }

        /** The child's number, or {@link #NO_PROCESS} after telling the error through the pipe. */
        // CPython: Modules/_posixsubprocess.c child_exec
        int run() {
            int error = directoryError();
            if (error != 0) {
                return tell(error, "noexec:chdir");
            }
            long actions = arena.allocate(STRUCTURE, 16).address();
            long attributes = arena.allocate(STRUCTURE, 16).address();
            Libc.call("posix_spawn_file_actions_init", actions);
            Libc.call("posix_spawnattr_init", attributes);
            try {
                addDescriptors(actions);
                if (cwd != 0) {
                    Libc.call("posix_spawn_file_actions_addchdir_np", actions, cwd);
                }
                setAttributes(attributes);
                MemorySegment pid = arena.allocate(8, 8);
                int saved = 0;
                for (long executable : executables) {
                    error = (int) Libc.call("posix_spawn", pid.address(), executable, actions, attributes, argv, environment);
                    if (error == 0) {
                        return pid.get(ValueLayout.JAVA_INT, 0);
                    }
                    if (error != ENOENT && error != ENOTDIR && saved == 0) {
                        saved = error;
                    }
                }
                return tell(saved != 0 ? saved : error, "");
            } finally {
                for (int fd : copies) {
                    Libc.call("close", fd);
                }
                Libc.call("posix_spawn_file_actions_destroy", actions);
                Libc.call("posix_spawnattr_destroy", attributes);
            }
        }

        /** Why the child could not change to its directory, which posix_spawn does not tell from a failing exec. */
        private int directoryError() {
            if (cwd == 0) {
                return 0;
            }
            int fd = PosixFiles.quick("open", cwd, O_DIRECTORY_PATH, 0);
            if (fd < 0) {
                return -fd;
            }
            Libc.call("close", fd);
            int r = PosixFiles.quick("access", cwd, 1, 0);
            return r < 0 ? -r : 0;
        }

        private int tell(int error, String what) {
            byte[] text = ("OSError:" + Integer.toHexString(error).toUpperCase(java.util.Locale.ROOT) + ":" + what)
                    .getBytes(StandardCharsets.US_ASCII);
            PosixFiles.write(errorPipe, text, 0, text.length);
            return NO_PROCESS;
        }

        /** Puts the pipes at 0, 1 and 2 and closes what the child shall not have. */
        private void addDescriptors(long actions) {
            for (int i = 0; i < 3; i++) {
                if (standard[i] >= 0) {
                    // a copy above all others, so that no dup2 overwrites what a later one takes
                    int copy = PosixFiles.quick("fcntl", standard[i], F_DUPFD_CLOEXEC, 10);
                    if (copy < 0) {
                        throw PyErr.osError(-copy, (PyObject) null, null);
                    }
                    copies.add(copy);
                    Libc.call("posix_spawn_file_actions_adddup2", actions, copy, i);
                }
            }
            for (int fd : kept) {
                // onto itself: takes the close-on-exec flag away
                Libc.call("posix_spawn_file_actions_adddup2", actions, fd, fd);
            }
            if (closeFds) {
                int from = 3;
                for (int fd : kept) {
                    for (; from < fd; from++) {
                        if (PosixFiles.quick("fcntl", from, 1, 0) >= 0) {
                            Libc.call("posix_spawn_file_actions_addclose", actions, from);
                        }
                    }
                    from = Math.max(from, fd + 1);
                }
                Libc.call("posix_spawn_file_actions_addclosefrom_np", actions, from);
            }
        }

        private void setAttributes(long attributes) {
            int flags = 0;
            if (restoreSignals) {
                long set = arena.allocate(STRUCTURE, 16).address();
                Libc.call("sigemptyset", set);
                Libc.call("sigaddset", set, SIGPIPE);
                Libc.call("sigaddset", set, SIGXFSZ);
                Libc.call("posix_spawnattr_setsigdefault", attributes, set);
                flags |= SPAWN_SETSIGDEF;
            }
            if (newSession) {
                flags |= SPAWN_SETSID;
            }
            if (processGroup >= 0) {
                Libc.call("posix_spawnattr_setpgroup", attributes, processGroup);
                flags |= SPAWN_SETPGROUP;
            }
            Libc.call("posix_spawnattr_setflags", attributes, flags);
        }
    }
}
