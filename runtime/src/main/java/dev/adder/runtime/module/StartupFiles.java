package dev.adder.runtime.module;

import dev.adder.runtime.object.FileSystem;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The files that are read while the interpreter starts, by the JDK's channels instead of the C library, whose calls take long to set up. Their
 * descriptors lie above those that the system gives out; a file that outlives the start goes on working.
 */
final class StartupFiles {
    private static final int FIRST = 1 << 24;

    private static FileChannel[] channels = new FileChannel[4];
    private static byte[][] paths = new byte[4][];

    private StartupFiles() {}

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
        try {
            FileChannel channel = FileChannel.open(Path.of(FileSystem.toNative(FileSystem.nameOf(path))), StandardOpenOption.READ);
            int i = 0;
            while (i < channels.length && channels[i] != null) {
                i++;
            }
            if (i == channels.length) {
                channels = java.util.Arrays.copyOf(channels, 2 * i);
                paths = java.util.Arrays.copyOf(paths, 2 * i);
            }
            channels[i] = channel;
            paths[i] = path;
            return FIRST + i;
        } catch (IOException e) {
            return -JdkStat.EACCES;
        }
    }

    private static FileChannel channel(int fd) {
        int i = fd - FIRST;
        return i < channels.length ? channels[i] : null;
    }

    static int close(int fd) {
        FileChannel channel = channel(fd);
        if (channel == null) {
            return -PosixFiles.EBADF;
        }
        channels[fd - FIRST] = null;
        try {
            channel.close();
            return 0;
        } catch (IOException e) {
            return -JdkStat.EIO;
        }
    }

    static int read(int fd, byte[] buffer, int offset, int n) {
        FileChannel channel = channel(fd);
        if (channel == null) {
            return -PosixFiles.EBADF;
        }
        try {
            return Math.max(0, channel.read(ByteBuffer.wrap(buffer, offset, n)));
        } catch (IOException e) {
            return e.getMessage() != null && e.getMessage().contains("directory") ? -JdkStat.EISDIR : -JdkStat.EIO;
        }
    }

    static long seek(int fd, long offset, int whence) {
        FileChannel channel = channel(fd);
        if (channel == null) {
            return -PosixFiles.EBADF;
        }
        try {
            long base = whence == 0 ? 0 : whence == 1 ? channel.position() : channel.size();
            if (base + offset < 0) {
                return -JdkStat.EINVAL;
            }
            return channel.position(base + offset).position();
        } catch (IOException e) {
            return -JdkStat.EIO;
        }
    }

    /** The position of standard input or output; a negative result is an error number. */
    @SuppressWarnings("resource")
    static long tellStandard(int fd) {
        try {
            FileChannel channel = fd == 0 ? new FileInputStream(FileDescriptor.in).getChannel()
                    : new FileOutputStream(fd == 1 ? FileDescriptor.out : FileDescriptor.err).getChannel();
            return channel.position();
        } catch (IOException e) {
            return -JdkStat.ESPIPE;
        }
    }

    static int stat(int fd, PosixFiles.Stat stat) {
        return channel(fd) == null ? -PosixFiles.EBADF : JdkStat.stat(paths[fd - FIRST], true, stat);
    }
}
