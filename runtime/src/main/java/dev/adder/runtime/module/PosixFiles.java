package dev.adder.runtime.module;

import dev.adder.runtime.interpreter.Gil;
import dev.adder.runtime.interpreter.Lifecycle;
import dev.adder.runtime.interpreter.ThreadState;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Files by their descriptors. A result below zero is an error number, negated. Calls that may block run without the GIL, and return
 * to run signal handlers, whose exceptions they let through.
 */
public final class PosixFiles {
    /** Numbers of Linux. */
    static final int EINTR = 4;
    static final int EBADF = 9;
    static final int EAGAIN = 11;

    private static final int O_CLOEXEC = 0x80000;
    private static final int POLL_STEP_MILLIS = 50;
    private static final int S_IFMT = 0xF000;
    private static final int S_IFREG = 0x8000;

    /** What stat tells; times in nanoseconds. */
    static final class Stat {
        int mode;
        long ino;
        long dev;
        long nlink;
        int uid;
        int gid;
        long size;
        long atime;
        long mtime;
        long ctime;
        long blksize;
        long blocks;
        long rdev;

        boolean isDirectory() {
            return (mode & S_IFMT) == 0x4000;
        }

        boolean isRegular() {
            return (mode & S_IFMT) == S_IFREG;
        }

        /** Whether it is a pipe or a socket. */
        boolean isPipe() {
            return (mode & S_IFMT) == 0x1000 || (mode & S_IFMT) == 0xC000;
        }

        /** Whether it is a device with the number of a pseudo terminal. */
        boolean isPseudoTerminal() {
            long major = rdev >>> 8 & 0xFFF;
            return (mode & S_IFMT) == 0x2000 && major >= 136 && major <= 143;
        }
    }

    private static FileOutputStream out;
    private static FileOutputStream err;

    private PosixFiles() {}

    /** Whether {@code fd} is open. */
    public static boolean isValid(int fd) {
        Path dir = Path.of("/proc/self/fd");
        if (Files.isDirectory(dir)) {
            return Files.exists(dir.resolve(Integer.toString(fd)), LinkOption.NOFOLLOW_LINKS);
        }
        return (int) Libc.call("fcntl", fd, 1) >= 0;
    }

    /** Whether {@code fd} is open on a directory. */
    public static boolean isDirectory(int fd) {
        return Files.isDirectory(Path.of("/proc/self/fd", Integer.toString(fd)));
    }

    private static int result(long r) {
        return (int) r == -1 ? -Libc.errno() : (int) r;
    }

    private static long longResult(long r) {
        return r == -1 ? -Libc.errno() : r;
    }

    /** A short call that does not block for long, with its errno; the GIL stays. */
    static int quick(String function, long a, long b, long c) {
        return result(Libc.call(function, a, b, c));
    }

    static int quick(String function, long a, long b, long c, long d, long e) {
        return result(Libc.call(function, a, b, c, d, e, 0));
    }

    /** A call without the GIL. */
    static int slow(String function, long a, long b, long c) {
        ThreadState ts = Gil.save();
        try {
            return result(Libc.call(function, a, b, c));
        } finally {
            Gil.acquire(ts);
        }
    }

    static int slow(String function, long a, long b, long c, long d, long e, long f) {
        ThreadState ts = Gil.save();
        try {
            return result(Libc.call(function, a, b, c, d, e, f));
        } finally {
            Gil.acquire(ts);
        }
    }

    /** A call without the GIL, repeated after a signal. */
    static int slowRetry(String function, long a, long b, long c) {
        for (;;) {
            int r = slow(function, a, b, c);
            if (r != -EINTR) {
                return r;
            }
            checkSignals();
        }
    }

    /** Runs the handlers of signals that have come (PyErr_CheckSignals). */
    static void checkSignals() {
        Gil.checkSignals(ThreadState.current);
    }

    /** Opens a file, not to be inherited; the descriptor. */
    static int open(byte[] path, int flags, int mode) {
        if (flags == O_CLOEXEC && StartupFiles.answers()) {
            return StartupFiles.open(path);
        }
        long p = Libc.scratch().string(path, 0);
        return slowRetry("open", p, flags, mode);
    }

    static int close(int fd) {
        if (StartupFiles.holds(fd)) {
            return StartupFiles.close(fd);
        }
        return slow("close", fd, 0, 0);
    }

    /** Waits until {@code fd} can be read (or is at its end), as long as no signal handler throws. */
    private static void awaitReadable(int fd) {
        Libc.Scratch s = Libc.scratch();
        for (;;) {
            s.small.set(ValueLayout.JAVA_INT, 4000, fd);
            s.small.set(ValueLayout.JAVA_SHORT, 4004, (short) 1);
            s.small.set(ValueLayout.JAVA_SHORT, 4006, (short) 0);
            ThreadState ts = Gil.save();
            long r;
            try {
                r = (int) Libc.call("poll", s.small.address() + 4000, 1, POLL_STEP_MILLIS);
            } finally {
                Gil.acquire(ts);
            }
            if (r > 0 || r < 0 && Libc.errno() != EINTR) {
                return;
            }
            if (ts.isMain()) {
                checkSignals();
            }
        }
    }

    /**
     * Reads at most {@code n} bytes.
     *
     * @param mayBlock whether the file may be a pipe or terminal, where a signal has to end the wait
     */
    static int read(int fd, byte[] buffer, int offset, int n, boolean mayBlock) {
        if (StartupFiles.holds(fd)) {
            return StartupFiles.read(fd, buffer, offset, n);
        }
        n = Math.min(n, 1 << 20);
        Libc.Scratch s = Libc.scratch();
        MemorySegment memory = s.large(Math.max(n, Libc.Scratch.SIZE));
        for (;;) {
            if (mayBlock && n > 0 && isBlocking(fd)) {
                awaitReadable(fd);
            }
            ThreadState ts = Gil.save();
            int r;
            try {
                r = result(Libc.call("read", fd, memory.address(), n));
            } finally {
                Gil.acquire(ts);
            }
            if (r == -EINTR) {
                checkSignals();
                continue;
            }
            if (r > 0) {
                MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, 0, buffer, offset, r);
            }
            return r;
        }
    }

    /** Reads what is there of standard input, waiting for something; a signal's handler may throw. At most 0 at its end. The GIL is held. */
    public static int readStandardInput(byte[] buffer) {
        return read(0, buffer, 0, buffer.length, true);
    }

    private static boolean isBlocking(int fd) {
        int flags = (int) Libc.call("fcntl", fd, 3);
        return flags >= 0 && (flags & 0x800) == 0;
    }

    /** Writes bytes; how many were taken. */
    static int write(int fd, byte[] bytes, int offset, int n) {
        if (fd == 1 || fd == 2) {
            return writeStandard(fd, bytes, offset, n);
        }
        n = Math.min(n, 1 << 20);
        MemorySegment memory = Libc.scratch().large(Math.max(n, Libc.Scratch.SIZE));
        MemorySegment.copy(bytes, offset, memory, ValueLayout.JAVA_BYTE, 0, n);
        return slowRetry("write", fd, memory.address(), n);
    }

    /** Standard output and error go through Java's streams, which are there at start-up and cost nothing more. */
    private static int writeStandard(int fd, byte[] bytes, int offset, int n) {
        FileOutputStream stream = fd == 1 ? out : err;
        if (stream == null) {
            stream = new FileOutputStream(fd == 1 ? FileDescriptor.out : FileDescriptor.err);
            if (fd == 1) {
                out = stream;
            } else {
                err = stream;
            }
        }
        ThreadState ts = Gil.save();
        try {
            stream.write(bytes, offset, n);
            return n;
        } catch (IOException e) {
            return -errnoOf(e);
        } finally {
            Gil.acquire(ts);
        }
    }

    /** The error number whose text an exception of Java's streams carries. */
    private static int errnoOf(IOException e) {
        String message = String.valueOf(e.getMessage());
        for (int i = 1; i < 134; i++) {
            if (message.contains(dev.adder.runtime.object.Errno.message(i))) {
                return i;
            }
        }
        return 5;
    }

    static long seek(int fd, long offset, int whence) {
        if (StartupFiles.holds(fd)) {
            return StartupFiles.seek(fd, offset, whence);
        }
        if (!Lifecycle.isStarted() && fd <= 2 && offset == 0 && whence == 1) {
            return StartupFiles.tellStandard(fd);
        }
        return longResult(Libc.call("lseek", fd, offset, whence));
    }

    static boolean isTerminal(int fd) {
        if (StartupFiles.holds(fd)) {
            return false;
        }
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
            if (target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console")) {
                return (int) Libc.call("isatty", fd) == 1;
            }
            return false;
        } catch (IOException | RuntimeException unknown) {
            return (int) Libc.call("isatty", fd) == 1;
        }
    }

    /** fstat; while the interpreter starts, of the standard streams by way of their names. */
    static int fstat(int fd, Stat stat) {
        if (!Lifecycle.isStarted() && fd <= 2 && fd >= 0) {
            byte[] name = ("/proc/self/fd/" + fd).getBytes(StandardCharsets.US_ASCII);
            if (JdkStat.stat(name, true, stat) == 0) {
                return 0;
            }
        }
        return fstatNative(fd, stat);
    }

    /** fstat with all of its fields. */
    static int fstatNative(int fd, Stat stat) {
        if (StartupFiles.holds(fd)) {
            return StartupFiles.stat(fd, stat);
        }
        Libc.Scratch s = Libc.scratch();
        int r = result(Libc.call("fstat", fd, s.small.address() + 2048));
        if (r >= 0) {
            fill(stat, s.small.asSlice(2048, 256));
        }
        return r;
    }

    /** fstatat without the GIL. */
    static int stat(int dirFd, byte[] path, boolean followLinks, Stat stat) {
        Libc.Scratch s = Libc.scratch();
        long p = s.string(path, 0);
        ThreadState ts = Gil.save();
        int r;
        try {
            r = result(Libc.call("fstatat", dirFd, p, s.small.address() + 2112, followLinks ? 0 : 0x100));
        } finally {
            Gil.acquire(ts);
        }
        if (r >= 0) {
            fill(stat, s.small.asSlice(2112, 256));
        }
        return r;
    }

    /** Linux's struct stat for 64-bit machines: x86-64 has the link count before the mode, the others behind it. */
    private static void fill(Stat stat, MemorySegment m) {
        ValueLayout.OfInt i = ValueLayout.JAVA_INT;
        ValueLayout.OfLong l = ValueLayout.JAVA_LONG;
        stat.dev = m.get(l, 0);
        stat.ino = m.get(l, 8);
        if (X86) {
            stat.nlink = m.get(l, 16);
            stat.mode = m.get(i, 24);
            stat.uid = m.get(i, 28);
            stat.gid = m.get(i, 32);
            stat.blksize = m.get(l, 56);
        } else {
            stat.mode = m.get(i, 16);
            stat.nlink = m.get(i, 20);
            stat.uid = m.get(i, 24);
            stat.gid = m.get(i, 28);
            stat.blksize = m.get(i, 56);
        }
        stat.rdev = X86 ? m.get(l, 40) : m.get(l, 32);
        stat.size = m.get(l, 48);
        stat.blocks = m.get(l, 64);
        stat.atime = m.get(l, 72) * 1_000_000_000L + m.get(l, 80);
        stat.mtime = m.get(l, 88) * 1_000_000_000L + m.get(l, 96);
        stat.ctime = m.get(l, 104) * 1_000_000_000L + m.get(l, 112);
    }

    private static final boolean X86 = System.getProperty("os.arch").equals("amd64");
}
