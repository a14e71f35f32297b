package dev.adder.runtime.module;

import dev.adder.runtime.interpreter.InterpreterFrame;
import dev.adder.runtime.interpreter.Lifecycle;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.FileSystem;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;

/**
 * The files that are read while the interpreter starts, by the JDK instead of the C library, whose calls take long to set up. Their
 * descriptors lie above those that the system gives out; a file that outlives the start goes on working.
 */
final class StartupFiles {
    private static final int FIRST = 1 << 24;

    private static RandomAccessFile[] files = new RandomAccessFile[4];
    private static byte[][] paths = new byte[4][];

    private static final String IMPORTLIB = "<frozen importlib._bootstrap_external>";

    /** Whether the C library has been called: its calls are set up, and what it did may differ from what the JDK knows. */
    private static volatile boolean libraryCalled;

    private StartupFiles() {}

    static void libraryIsCalled() {
        libraryCalled = true;
    }

    /**
     * Whether a file is to be looked up by the JDK: while the interpreter starts, and afterwards, as long as nothing has needed the C library,
     * for importlib, which uses no more of the results than the JDK knows exactly.
     */
    static boolean answers() {
        if (!Lifecycle.isStarted()) {
            return true;
        }
        if (libraryCalled) {
            return false;
        }
        InterpreterFrame caller = ThreadState.current.frame;
        return caller != null && caller.code.filename.equalTo(IMPORTLIB);
    }

    static boolean holds(int fd) {
        return fd >= FIRST;
    }

    /** Opens a file to be read; a negative result is an error number. */
    static int open(byte[] path) {
        PosixFiles.Stat s = new PosixFiles.Stat();
        int r = JdkStat.stat(path, true, s);
        if (r < 0) {
            return r;
        }
        if (s.isDirectory()) {
            return -JdkStat.EISDIR;
        }
        try {
            RandomAccessFile file = new RandomAccessFile(FileSystem.toNative(FileSystem.nameOf(path)), "r");
            int i = 0;
            while (i < files.length && files[i] != null) {
                i++;
            }
            if (i == files.length) {
                files = java.util.Arrays.copyOf(files, 2 * i);
                paths = java.util.Arrays.copyOf(paths, 2 * i);
            }
            files[i] = file;
            paths[i] = path;
            return FIRST + i;
        } catch (IOException e) {
            return -JdkStat.EACCES;
        }
    }

    private static RandomAccessFile file(int fd) {
        int i = fd - FIRST;
        return i < files.length ? files[i] : null;
    }

    static int close(int fd) {
        RandomAccessFile file = file(fd);
        if (file == null) {
            return -PosixFiles.EBADF;
        }
        files[fd - FIRST] = null;
        try {
            file.close();
            return 0;
        } catch (IOException e) {
            return -JdkStat.EIO;
        }
    }

    static int read(int fd, byte[] buffer, int offset, int n) {
        RandomAccessFile file = file(fd);
        if (file == null) {
            return -PosixFiles.EBADF;
        }
        try {
            return Math.max(0, file.read(buffer, offset, n));
        } catch (IOException e) {
            return e.getMessage() != null && e.getMessage().contains("directory") ? -JdkStat.EISDIR : -JdkStat.EIO;
        }
    }

    static long seek(int fd, long offset, int whence) {
        RandomAccessFile file = file(fd);
        if (file == null) {
            return -PosixFiles.EBADF;
        }
        try {
            long position = offset + (whence == 0 ? 0 : whence == 1 ? file.getFilePointer() : file.length());
            if (position < 0) {
                return -JdkStat.EINVAL;
            }
            file.seek(position);
            return position;
        } catch (IOException e) {
            return -JdkStat.EIO;
        }
    }

    /** The position of a standard stream; a negative result is an error number. */
    @SuppressWarnings("resource")
    static long tellStandard(int fd) {
        PosixFiles.Stat s = new PosixFiles.Stat();
        if (PosixFiles.fstat(fd, s) == 0 && (s.isPipe() || s.isPseudoTerminal())) {
            return -JdkStat.ESPIPE;
        }
        try {
            FileChannel channel = fd == 0 ? new FileInputStream(FileDescriptor.in).getChannel()
                    : new FileOutputStream(fd == 1 ? FileDescriptor.out : FileDescriptor.err).getChannel();
            return channel.position();
        } catch (IOException e) {
            return -JdkStat.ESPIPE;
        }
    }

    static int stat(int fd, PosixFiles.Stat stat) {
        return file(fd) == null ? -PosixFiles.EBADF : JdkStat.stat(paths[fd - FIRST], true, stat);
    }
}
