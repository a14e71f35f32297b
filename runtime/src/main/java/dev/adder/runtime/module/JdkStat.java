package dev.adder.runtime.module;

import dev.adder.runtime.object.FileSystem;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyObject;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * stat and listdir by the JDK's file system, for the start of the interpreter: the foreign function interface takes longer to set up than all the
 * look-ups of the first imports together.
 */
final class JdkStat {
    private static final int ENOENT = 2;
    static final int EIO = 5;
    static final int EACCES = 13;
    static final int EISDIR = 21;
    static final int EINVAL = 22;
    static final int ESPIPE = 29;
    private static final int ENOTDIR = 20;

    /** Not all of them: the names of owner and group would be looked up in the system's files. */
    private static final String ATTRIBUTES = "unix:mode,ino,dev,nlink,uid,gid,size,rdev,lastAccessTime,lastModifiedTime,ctime";

    private JdkStat() {}

    private static Path path(byte[] bytes) {
        return Path.of(FileSystem.toNative(FileSystem.nameOf(bytes)));
    }

    /** A negative result is an error number. */
    static int stat(byte[] bytes, boolean follow, PosixFiles.Stat s) {
        try {
            LinkOption[] options = follow ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
            Map<String, Object> m = Files.readAttributes(path(bytes), ATTRIBUTES, options);
            s.mode = (Integer) m.get("mode");
            s.ino = (Long) m.get("ino");
            s.dev = (Long) m.get("dev");
            s.nlink = (Integer) m.get("nlink");
            s.uid = (Integer) m.get("uid");
            s.gid = (Integer) m.get("gid");
            s.size = (Long) m.get("size");
            s.rdev = (Long) m.get("rdev");
            s.atime = ((FileTime) m.get("lastAccessTime")).to(TimeUnit.NANOSECONDS);
            s.mtime = ((FileTime) m.get("lastModifiedTime")).to(TimeUnit.NANOSECONDS);
            s.ctime = ((FileTime) m.get("ctime")).to(TimeUnit.NANOSECONDS);
            s.blksize = 4096;
            s.blocks = (s.size + 511) / 512;
            return 0;
        } catch (NoSuchFileException | InvalidPathException e) {
            return -ENOENT;
        } catch (AccessDeniedException e) {
            return -EACCES;
        } catch (IOException e) {
            return e.getMessage() != null && e.getMessage().contains("Not a directory") ? -ENOTDIR : -EIO;
        }
    }

    /** What {@link #ids} has returned: only the C library, which is not called before the start is over, can change them. */
    private static int[] ids;

    /** The real and effective user ids, then the group ids, of this process. */
    static int[] ids() {
        if (ids == null) {
            ids = readIds();
        }
        return ids;
    }

    private static int[] readIds() {
        try (FileInputStream in = new FileInputStream("/proc/self/status")) {
            String status = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return new int[] {id(status, "\nUid:", 0), id(status, "\nUid:", 1), id(status, "\nGid:", 0), id(status, "\nGid:", 1)};
        } catch (IOException | RuntimeException unknown) {
            return new int[] {PosixFiles.quick("getuid", 0, 0, 0), PosixFiles.quick("geteuid", 0, 0, 0), PosixFiles.quick("getgid", 0, 0, 0),
                PosixFiles.quick("getegid", 0, 0, 0)};
        }
    }

    /** The number in a column of the line that starts with {@code label}. */
    private static int id(String status, String label, int column) {
        int start = status.indexOf('\t', status.indexOf(label)) + 1;
        for (int i = 0; i < column; i++) {
            start = status.indexOf('\t', start) + 1;
        }
        return Integer.parseInt(status, start, status.indexOf('\t', start), 10);
    }

    /** The names in a directory, or null if it cannot be read this way. */
    static PyObject list(byte[] bytes) {
        // not by Files, which makes a path of each name
        String[] names = new File(FileSystem.toNative(FileSystem.nameOf(bytes))).list();
        if (names == null) {
            return null;
        }
        PyList list = PyList.create();
        for (String name : names) {
            list.appendSteal(FileSystem.fromJava(FileSystem.fromNative(name)));
        }
        return list;
    }
}
