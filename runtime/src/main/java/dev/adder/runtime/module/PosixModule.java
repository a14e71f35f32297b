package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.interpreter.Lifecycle;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.Errno;
import dev.adder.runtime.object.Payload;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyStructSequence;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.SecureRandom;
import java.util.Map;

/** The posix module (Modules/posixmodule.c): files, directories, processes and the environment, by calls of the C library. */
@BuiltinModule(name = "posix", doc = "This module provides access to operating system functionality that is\n"
        + "standardized by the C Standard and the POSIX standard (a thinly\n"
        + "disguised Unix interface).  Refer to the library manual and\n"
        + "corresponding Unix manual entries for more information on calls.")
public final class PosixModule extends NativeModule {
    private static final int AT_FDCWD = -100;

    static final PyType STAT_RESULT = PyStructSequence.newType("os.stat_result",
            "stat_result: Result from stat, fstat, or lstat.\n\n"
            + "This object may be accessed either as a tuple of\n"
            + "  (mode, ino, dev, nlink, uid, gid, size, atime, mtime, ctime)\n"
            + "or via the attributes st_mode, st_ino, st_dev, st_nlink, st_uid, and so on.\n\n"
            + "Posix/windows: If your platform supports st_blksize, st_blocks, st_rdev,\n"
            + "or st_flags, they are available as attributes only.\n\n"
            + "See os.stat for more information.", 10,
            "st_mode: protection bits", "st_ino: inode", "st_dev: device", "st_nlink: number of hard links",
            "st_uid: user ID of owner", "st_gid: group ID of owner", "st_size: total size, in bytes", null, null, null,
            "st_atime: time of last access", "st_mtime: time of last modification", "st_ctime: time of last change",
            "st_atime_ns: time of last access in nanoseconds", "st_mtime_ns: time of last modification in nanoseconds",
            "st_ctime_ns: time of last change in nanoseconds", "st_blksize: blocksize for filesystem I/O",
            "st_blocks: number of blocks allocated", "st_rdev: device type (if inode device)");
    private static final PyType STATVFS_RESULT = PyStructSequence.newType("os.statvfs_result",
            "statvfs_result: Result from statvfs or fstatvfs.\n\n"
            + "This object may be accessed either as a tuple of\n"
            + "  (bsize, frsize, blocks, bfree, bavail, files, ffree, favail, flag, namemax),\n"
            + "or via the attributes f_bsize, f_frsize, f_blocks, f_bfree, and so on.\n\n"
            + "See os.statvfs for more information.", 10,
            "f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag", "f_namemax",
            "f_fsid");
    private static final PyType TERMINAL_SIZE = PyStructSequence.newType("os.terminal_size",
            "A tuple of (columns, lines) for holding terminal window size", 2,
            "columns: width of the terminal window in characters", "lines: height of the terminal window in characters");
    private static final PyType UNAME_RESULT = PyStructSequence.newType("posix.uname_result",
            "uname_result: Result from os.uname().\n\n"
            + "This object may be accessed either as a tuple of\n"
            + "  (sysname, nodename, release, version, machine),\n"
            + "or via the attributes sysname, nodename, release, version, and machine.\n\n"
            + "See os.uname for more information.", 5,
            "sysname: operating system name", "nodename: name of machine on network (implementation-defined)",
            "release: operating system release", "version: operating system version", "machine: hardware identifier");
    private static final PyType TIMES_RESULT = PyStructSequence.newType("posix.times_result",
            "times_result: Result from os.times().\n\n"
            + "This object may be accessed either as a tuple of\n"
            + "  (user, system, children_user, children_system, elapsed),\n"
            + "or via the attributes user, system, children_user, children_system,\n"
            + "and elapsed.\n\n"
            + "See os.times for more information.", 5,
            "user: user time", "system: system time", "children_user: user time of children",
            "children_system: system time of children", "elapsed: elapsed time since an arbitrary point in the past");

    public PosixModule() {
        super("posix", PosixModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        for (String constant : PosixConstants.VALUES) {
            int eq = constant.indexOf('=');
            add(module, constant.substring(0, eq), PyInt.of(Long.parseLong(constant.substring(eq + 1))));
        }
        PyDict environ = PyDict.create();
        for (Map.Entry<String, String> e : System.getenv().entrySet()) {
            PyObject key = PyBytes.of(dev.adder.runtime.object.FileSystem.bytesOf(dev.adder.runtime.object.FileSystem.fromNative(e.getKey())));
            PyObject value = PyBytes.of(dev.adder.runtime.object.FileSystem.bytesOf(dev.adder.runtime.object.FileSystem.fromNative(e.getValue())));
            environ.put(key, value);
            key.decref();
            value.decref();
        }
        add(module, "environ", environ);
        addBorrowed(module, "error", PyExc.OSError);
        addTypes(module, STAT_RESULT, STATVFS_RESULT, TERMINAL_SIZE, UNAME_RESULT, TIMES_RESULT, PyDirEntry.TYPE);
        PyList have = PyList.create();
        for (String name : PosixConstants.HAVE_FUNCTIONS) {
            have.appendSteal(PyStr.of(name));
        }
        add(module, "_have_functions", have);
        add(module, "sysconf_names", names("SC_ARG_MAX", 0, "SC_CHILD_MAX", 1, "SC_CLK_TCK", 2, "SC_OPEN_MAX", 4, "SC_PAGESIZE", 30, "SC_PAGE_SIZE", 30,
                "SC_IOV_MAX", 60, "SC_NPROCESSORS_CONF", 83, "SC_NPROCESSORS_ONLN", 84, "SC_PHYS_PAGES", 85, "SC_AVPHYS_PAGES", 86));
        add(module, "pathconf_names", names("PC_LINK_MAX", 0, "PC_MAX_CANON", 1, "PC_MAX_INPUT", 2, "PC_NAME_MAX", 3, "PC_PATH_MAX", 4, "PC_PIPE_BUF", 5));
        add(module, "confstr_names", names("CS_PATH", 0, "CS_GNU_LIBC_VERSION", 2, "CS_GNU_LIBPTHREAD_VERSION", 3));
    }

    private static PyObject names(Object... pairs) {
        PyDict d = PyDict.create();
        for (int i = 0; i < pairs.length; i += 2) {
            GcModule.put(d, (String) pairs[i], PyInt.of((Integer) pairs[i + 1]));
        }
        return d;
    }

    /** A path argument: the bytes of a name, or a descriptor. */
    record Target(PyObject object, byte[] bytes, int fd, boolean text) {
        boolean isFd() {
            return bytes == null;
        }
    }

    /** Converts a path argument. */
    // CPython: Modules/posixmodule.c path_converter
    static Target target(PyObject path, String function, String argument, boolean allowFd) {
        return target(path, function, argument, allowFd, false);
    }

    /** The same where None, which the caller has looked for, is allowed too. */
    static Target target(PyObject path, String function, String argument, boolean allowFd, boolean nullable) {
        if (path instanceof PyStr s) {
            return new Target(path, FsPath.encode(s), -1, true);
        }
        if (path instanceof PyBytes b) {
            return new Target(path, checked(b.keptValue(), function, argument), -1, false);
        }
        if (Abstract.hasBuffer(path)) {
            PyErr.warn(PyExc.DeprecationWarning, wrongPath(path, function, argument, allowFd, nullable), 1);
            return new Target(path, checked(FsPath.bytesOf(path), function, argument), -1, false);
        }
        if (allowFd && Abstract.isIndex(path)) {
            return new Target(path, null, Args.toInt(path), true);
        }
        PyObject r = dev.adder.runtime.object.Call.special(path, dev.adder.runtime.object.Id.__fspath__);
        if (r == null) {
            throw PyErr.typeError(wrongPath(path, function, argument, allowFd, nullable));
        }
        try {
            if (!(r instanceof PyStr) && !(r instanceof PyBytes)) {
                throw PyErr.typeError("expected " + path.type.tpName() + ".__fspath__() to return str or bytes, not " + r.type.tpName());
            }
            return new Target(path, FsPath.encode(r), -1, r instanceof PyStr);
        } finally {
            r.decref();
        }
    }

    /** A name given as bytes, which must not hold NUL. */
    private static byte[] checked(byte[] name, String function, String argument) {
        for (byte b : name) {
            if (b == 0) {
                throw PyErr.valueError(function + ": embedded null character in " + argument);
            }
        }
        return name;
    }

    private static String wrongPath(PyObject path, String function, String argument, boolean allowFd, boolean nullable) {
        String allowed = !allowFd ? "string, bytes or os.PathLike"
                : nullable ? "string, bytes, os.PathLike, integer or None" : "string, bytes, os.PathLike or integer";
        return function + ": " + argument + " should be " + allowed + ", not " + path.type.tpName();
    }

    /** A user or group id, of 32 bits; -1 stands for none. */
    // CPython: Modules/posixmodule.c _Py_Uid_Converter
    private static int id(PyObject o, String name) {
        if (!Abstract.isIndex(o)) {
            throw PyErr.typeError(name + " should be integer, not " + o.type.tpName());
        }
        PyInt i = Abstract.index(o);
        try {
            if (i.fitsLong() && i.longValue() >= -1 && i.longValue() >>> 32 == (i.longValue() == -1 ? 0xffffffffL : 0)) {
                return (int) i.longValue();
            }
            boolean large = !i.fitsLong() && i.signum() > 0;
            throw PyErr.overflowError(name + (large ? " is greater than maximum" : " is less than minimum"));
        } finally {
            i.decref();
        }
    }

    private static int dirFd(PyObject dirFd) {
        if (dirFd == null || dirFd == PyNone.INSTANCE) {
            return AT_FDCWD;
        }
        if (!Abstract.isIndex(dirFd)) {
            throw PyErr.typeError("argument should be integer or None, not " + dirFd.type.tpName());
        }
        return Args.toInt(dirFd);
    }

    private static int check(int r, PyObject filename) {
        if (r < 0) {
            throw PyErr.osError(-r, filename, null);
        }
        return r;
    }

    private static int check(int r) {
        return check(r, (PyObject) null);
    }

    private static int check2(int r, PyObject filename, PyObject filename2) {
        if (r < 0) {
            throw PyErr.osError(-r, filename, filename2);
        }
        return r;
    }

    /** The address of a name as a C string. */
    private static long c(Target t) {
        return Libc.scratch().string(t.bytes, 0);
    }

    static PyObject statResult(PosixFiles.Stat s) {
        return PyStructSequence.create(STAT_RESULT, PyInt.of(s.mode), PyInt.of(s.ino), PyInt.of(s.dev), PyInt.of(s.nlink), PyInt.of(s.uid & 0xFFFFFFFFL),
                PyInt.of(s.gid & 0xFFFFFFFFL), PyInt.of(s.size), PyInt.of(Math.floorDiv(s.atime, 1_000_000_000L)),
                PyInt.of(Math.floorDiv(s.mtime, 1_000_000_000L)), PyInt.of(Math.floorDiv(s.ctime, 1_000_000_000L)), seconds(s.atime), seconds(s.mtime),
                seconds(s.ctime), PyInt.of(s.atime), PyInt.of(s.mtime), PyInt.of(s.ctime), PyInt.of(s.blksize), PyInt.of(s.blocks), PyInt.of(s.rdev));
    }

    // CPython: Modules/posixmodule.c fill_time
    private static PyObject seconds(long ns) {
        return PyFloat.of(Math.floorDiv(ns, 1_000_000_000L) + 1e-9 * Math.floorMod(ns, 1_000_000_000L));
    }

    /** stat of a name; while the interpreter starts, by the JDK, which needs no set-up. A negative result is an error number. */
    static int stat(Target t, int dir, boolean follow, PosixFiles.Stat s) {
        if (dir == AT_FDCWD && t.text() && StartupFiles.answers()) {
            return JdkStat.stat(t.bytes(), follow, s);
        }
        return PosixFiles.stat(dir, t.bytes(), follow, s);
    }

    @PyMethod(value = "stat($module, /, path, *, dir_fd=None, follow_symlinks=True)",
            doc = "Perform a stat system call on the given path.\n\n"
        + "  path\n"
        + "    Path to be examined; can be string, bytes, a path-like object or\n"
        + "    open-file-descriptor int.\n"
        + "  dir_fd\n"
        + "    If not None, it should be a file descriptor open to a directory,\n"
        + "    and path should be a relative string; path will then be relative to\n"
        + "    that directory.\n"
        + "  follow_symlinks\n"
        + "    If False, and the last element of the path is a symbolic link,\n"
        + "    stat will examine the symbolic link itself instead of the file\n"
        + "    the link points to.\n\n"
        + "dir_fd and follow_symlinks may not be implemented\n"
        + "  on your platform.  If they are unavailable, using them will raise a\n"
        + "  NotImplementedError.\n\n"
        + "It's an error to use dir_fd or follow_symlinks when specifying path as\n"
        + "  an open file descriptor.")
    static PyObject stat(PyObject path, PyObject dirFd, boolean followSymlinks) {
        return doStat("stat", path, dirFd, followSymlinks);
    }

    private static PyObject doStat(String function, PyObject path, PyObject dirFd, boolean follow) {
        Target t = target(path, function, "path", function.equals("stat"));
        PosixFiles.Stat s = new PosixFiles.Stat();
        if (t.isFd()) {
            if (dirFd != null && dirFd != PyNone.INSTANCE) {
                throw PyErr.valueError(function + ": can't specify dir_fd without matching path");
            }
            if (!follow) {
                throw PyErr.valueError(function + ": cannot use fd and follow_symlinks together");
            }
            check(PosixFiles.fstatNative(t.fd(), s), path);
        } else {
            check(stat(t, dirFd(dirFd), follow, s), path);
        }
        return statResult(s);
    }

    @PyMethod(value = "lstat($module, /, path, *, dir_fd=None)",
            doc = "Perform a stat system call on the given path, without following symbolic links.\n\nLike stat(), "
            + "but do not follow symbolic links.\nEquivalent to stat(path, follow_symlinks=False).")
    static PyObject lstat(PyObject path, PyObject dirFd) {
        return doStat("lstat", path, dirFd, false);
    }

    @PyMethod(value = "fstat($module, /, fd)",
            doc = "Perform a stat system call on the given file descriptor.\n\nLike stat(), but for an open file "
            + "descriptor.\nEquivalent to os.stat(fd).")
    static PyObject fstat(int fd) {
        PosixFiles.Stat s = new PosixFiles.Stat();
        check(PosixFiles.fstatNative(fd, s));
        return statResult(s);
    }

    @PyMethod(value = "access($module, /, path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)",
            doc = "Use the real uid/gid to test for access to a path.\n\n"
            + "  path\n"
            + "    Path to be tested; can be string, bytes, or a path-like object.\n"
            + "  mode\n"
            + "    Operating-system mode bitfield.  Can be F_OK to test existence,\n"
            + "    or the inclusive-OR of R_OK, W_OK, and X_OK.\n"
            + "  dir_fd\n"
            + "    If not None, it should be a file descriptor open to a directory,\n"
            + "    and path should be relative; path will then be relative to that\n"
            + "    directory.\n"
            + "  effective_ids\n"
            + "    If True, access will use the effective uid/gid instead of\n"
            + "    the real uid/gid.\n"
            + "  follow_symlinks\n"
            + "    If False, and the last element of the path is a symbolic link,\n"
            + "    access will examine the symbolic link itself instead of the file\n"
            + "    the link points to.\n\n"
            + "dir_fd, effective_ids, and follow_symlinks may not be implemented\n"
            + "  on your platform.  If they are unavailable, using them will raise a\n"
            + "  NotImplementedError.\n\n"
            + "Note that most operations will use the effective uid/gid, therefore this\n"
            + "  routine can be used in a suid/sgid environment to test if the invoking user\n"
            + "  has the specified access to the path.")
    static boolean access(PyObject path, int mode, PyObject dirFd, boolean effectiveIds, boolean followSymlinks) {
        Target t = target(path, "access", "path", false);
        return PosixFiles.quick("faccessat", dirFd(dirFd), c(t), mode, (effectiveIds ? 0x200 : 0) | (followSymlinks ? 0 : 0x100), 0) == 0;
    }

    private static PyObject name(byte[] bytes, boolean text) {
        return text ? FsPath.decode(bytes) : PyBytes.of(bytes);
    }

    // CPython: Modules/posixmodule.c _posix_listdir
    @PyMethod(value = "listdir($module, /, path=None)",
            doc = "Return a list containing the names of the files in the directory.\n\n"
        + "path can be specified as either str, bytes, or a path-like object.  If path is bytes,\n"
        + "  the filenames returned will also be bytes; in all other circumstances\n"
        + "  the filenames returned will be str.\n"
        + "If path is None, uses the path='.'.\n"
        + "On some platforms, path may also be specified as an open file descriptor;\\\n"
        + "  the file descriptor must refer to a directory.\n"
        + "  If this functionality is unavailable, using it raises NotImplementedError.\n\n"
        + "The list is in arbitrary order.  It does not include the special\n"
        + "entries '.' and '..' even if they are present in the directory.")
    static PyObject listdir(PyObject path) {
        boolean none = path == null || path == PyNone.INSTANCE;
        Target t = none ? new Target(null, new byte[] {'.'}, -1, true) : target(path, "listdir", "path", true, true);
        if (!t.isFd() && t.text() && StartupFiles.answers()) {
            PyObject list = JdkStat.list(t.bytes());
            if (list != null) {
                return list;
            }
        }
        PyList list = PyList.create();
        try {
            Directory directory = Directory.open(t, none ? null : path);
            try {
                while (directory.next()) {
                    list.appendSteal(name(directory.name, t.text()));
                }
            } finally {
                directory.close();
            }
        } catch (PyException e) {
            list.decref();
            throw e;
        }
        return list;
    }

    /** An open directory: opendir, readdir. */
    static final class Directory {
        private long handle;
        byte[] name;
        int type;
        long ino;

        static Directory open(Target t, PyObject shown) {
            Directory d = new Directory();
            if (t.isFd()) {
                int fd = check(PosixFiles.quick("fcntl", t.fd(), 1030, 0), shown);
                d.handle = Libc.call("fdopendir", fd);
                if (d.handle != 0) {
                    Libc.call("rewinddir", d.handle);
                }
            } else {
                d.handle = Libc.call("opendir", c(t));
            }
            if (d.handle == 0) {
                throw PyErr.osError(Libc.errno(), shown, null);
            }
            return d;
        }

        /** Goes to the next entry but "." and "..". */
        boolean next() {
            for (;;) {
                long entry = Libc.call("readdir", handle);
                if (entry == 0) {
                    return false;
                }
                // struct dirent of Linux: ino 8, off 8, reclen 2, type 1, name
                MemorySegment m = MemorySegment.ofAddress(entry).reinterpret(280);
                ino = m.get(ValueLayout.JAVA_LONG_UNALIGNED, 0);
                type = m.get(ValueLayout.JAVA_BYTE, 18);
                byte[] n = Libc.bytesAt(entry + 19);
                if (n.length == 1 && n[0] == '.' || n.length == 2 && n[0] == '.' && n[1] == '.') {
                    continue;
                }
                name = n;
                return true;
            }
        }

        void close() {
            if (handle != 0) {
                Libc.call("closedir", handle);
                handle = 0;
            }
        }

        boolean isOpen() {
            return handle != 0;
        }
    }

    @PyMethod(value = "scandir($module, /, path=None)",
            doc = "Return an iterator of DirEntry objects for given path.\n\n"
        + "path can be specified as either str, bytes, or a path-like object.  If path\n"
        + "is bytes, the names of yielded DirEntry objects will also be bytes; in\n"
        + "all other circumstances they will be str.\n\n"
        + "If path is None, uses the path='.'.")
    static PyObject scandir(PyObject path) {
        return PyScandirIterator.create(path);
    }

    private static PyObject currentDirectory(boolean text) {
        MemorySegment m = Libc.scratch().large(8192);
        if (Libc.call("getcwd", m.address(), 8192) == 0) {
            throw PyErr.osError(Libc.errno(), null, null);
        }
        return name(Libc.bytesAt(m.address()), text);
    }

    @PyMethod(value = "getcwd($module, /)", doc = "Return a unicode string representing the current working directory.")
    static PyObject getcwd() {
        if (StartupFiles.answers()) {
            return dev.adder.runtime.object.FileSystem.fromJava(dev.adder.runtime.object.FileSystem.fromNative(System.getProperty("user.dir")));
        }
        return currentDirectory(true);
    }

    @PyMethod(value = "getcwdb($module, /)", doc = "Return a bytes string representing the current working directory.")
    static PyObject getcwdb() {
        return currentDirectory(false);
    }

    @PyMethod(value = "chdir($module, /, path)", doc = "Change the current working directory to the specified path.\n\n"
            + "path may always be specified as a string.\n"
            + "On some platforms, path may also be specified as an open file descriptor.\n"
            + "  If this functionality is unavailable, using it raises an exception.")
    static void chdir(PyObject path) {
        Target t = target(path, "chdir", "path", true);
        check(t.isFd() ? PosixFiles.quick("fchdir", t.fd(), 0, 0) : PosixFiles.quick("chdir", c(t), 0, 0), path);
    }

    @PyMethod(value = "fchdir($module, /, fd)",
            doc = "Change to the directory of the given file descriptor.\n\nfd must be opened on a directory, not a "
            + "file.\nEquivalent to os.chdir(fd).")
    static void fchdir(int fd) {
        check(PosixFiles.quick("fchdir", fd, 0, 0));
    }

    @PyMethod(value = "mkdir($module, /, path, mode=511, *, dir_fd=None)", doc = "Create a directory.\n\n"
            + "If dir_fd is not None, it should be a file descriptor open to a directory,\n"
            + "  and path should be relative; path will then be relative to that directory.\n"
            + "dir_fd may not be implemented on your platform.\n"
            + "  If it is unavailable, using it will raise a NotImplementedError.\n\n"
            + "The mode argument is ignored on Windows. Where it is used, the current umask\n"
            + "value is first masked out.")
    static void mkdir(PyObject path, int mode, PyObject dirFd) {
        Target t = target(path, "mkdir", "path", false);
        check(PosixFiles.quick("mkdirat", dirFd(dirFd), c(t), mode), path);
    }

    @PyMethod(value = "rmdir($module, /, path, *, dir_fd=None)", doc = "Remove a directory.\n\n"
            + "If dir_fd is not None, it should be a file descriptor open to a directory,\n"
            + "  and path should be relative; path will then be relative to that directory.\n"
            + "dir_fd may not be implemented on your platform.\n"
            + "  If it is unavailable, using it will raise a NotImplementedError.")
    static void rmdir(PyObject path, PyObject dirFd) {
        Target t = target(path, "rmdir", "path", false);
        check(PosixFiles.quick("unlinkat", dirFd(dirFd), c(t), 0x200), path);
    }

    @PyMethod(value = "unlink($module, /, path, *, dir_fd=None)", doc = "Remove a file (same as remove()).\n\n"
            + "If dir_fd is not None, it should be a file descriptor open to a directory,\n"
            + "  and path should be relative; path will then be relative to that directory.\n"
            + "dir_fd may not be implemented on your platform.\n"
            + "  If it is unavailable, using it will raise a NotImplementedError.")
    static void unlink(PyObject path, PyObject dirFd) {
        Target t = target(path, "unlink", "path", false);
        check(PosixFiles.quick("unlinkat", dirFd(dirFd), c(t), 0), path);
    }

    @PyMethod(value = "remove($module, /, path, *, dir_fd=None)", doc = "Remove a file (same as unlink()).\n\n"
            + "If dir_fd is not None, it should be a file descriptor open to a directory,\n"
            + "  and path should be relative; path will then be relative to that directory.\n"
            + "dir_fd may not be implemented on your platform.\n"
            + "  If it is unavailable, using it will raise a NotImplementedError.")
    static void remove(PyObject path, PyObject dirFd) {
        Target t = target(path, "remove", "path", false);
        check(PosixFiles.quick("unlinkat", dirFd(dirFd), c(t), 0), path);
    }

    private static void twoNames(String function, String call, PyObject src, PyObject dst, PyObject srcDir, PyObject dstDir, int flags) {
        Target a = target(src, function, "src", false);
        Target b = target(dst, function, "dst", false);
        Libc.Scratch s = Libc.scratch();
        long to = s.string(b.bytes(), 2048);
        long from = s.string(a.bytes(), 0);
        check2(PosixFiles.quick(call, dirFd(srcDir), from, dirFd(dstDir), to, flags), src, dst);
    }

    @PyMethod(value = "rename($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)",
            doc = "Rename a file or directory.\n\n"
            + "If either src_dir_fd or dst_dir_fd is not None, it should be a file\n"
            + "  descriptor open to a directory, and the respective path string (src or dst)\n"
            + "  should be relative; the path will then be relative to that directory.\n"
            + "src_dir_fd and dst_dir_fd, may not be implemented on your platform.\n"
            + "  If they are unavailable, using them will raise a NotImplementedError.")
    static void rename(PyObject src, PyObject dst, PyObject srcDirFd, PyObject dstDirFd) {
        twoNames("rename", "renameat", src, dst, srcDirFd, dstDirFd, 0);
    }

    @PyMethod(value = "replace($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)",
            doc = "Rename a file or directory, overwriting the destination.\n\n"
            + "If either src_dir_fd or dst_dir_fd is not None, it should be a file\n"
            + "  descriptor open to a directory, and the respective path string (src or dst)\n"
            + "  should be relative; the path will then be relative to that directory.\n"
            + "src_dir_fd and dst_dir_fd, may not be implemented on your platform.\n"
            + "  If they are unavailable, using them will raise a NotImplementedError.")
    static void replace(PyObject src, PyObject dst, PyObject srcDirFd, PyObject dstDirFd) {
        twoNames("replace", "renameat", src, dst, srcDirFd, dstDirFd, 0);
    }

    @PyMethod(value = "link($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)",
            doc = "Create a hard link to a file.\n\n"
            + "If either src_dir_fd or dst_dir_fd is not None, it should be a file\n"
            + "  descriptor open to a directory, and the respective path string (src or dst)\n"
            + "  should be relative; the path will then be relative to that directory.\n"
            + "If follow_symlinks is False, and the last element of src is a symbolic\n"
            + "  link, link will create a link to the symbolic link itself instead of the\n"
            + "  file the link points to.\n"
            + "src_dir_fd, dst_dir_fd, and follow_symlinks may not be implemented on your\n"
            + "  platform.  If they are unavailable, using them will raise a\n"
            + "  NotImplementedError.")
    static void link(PyObject src, PyObject dst, PyObject srcDirFd, PyObject dstDirFd, boolean followSymlinks) {
        twoNames("link", "linkat", src, dst, srcDirFd, dstDirFd, followSymlinks ? 0x400 : 0);
    }

    @PyMethod(value = "symlink($module, /, src, dst, target_is_directory=False, *, dir_fd=None)",
            doc = "Create a symbolic link pointing to src named dst.\n\n"
            + "target_is_directory is required on Windows if the target is to be\n"
            + "  interpreted as a directory.  (On Windows, symlink requires\n"
            + "  Windows 6.0 or greater, and raises a NotImplementedError otherwise.)\n"
            + "  target_is_directory is ignored on non-Windows platforms.\n\n"
            + "If dir_fd is not None, it should be a file descriptor open to a directory,\n"
            + "  and path should be relative; path will then be relative to that directory.\n"
            + "dir_fd may not be implemented on your platform.\n"
            + "  If it is unavailable, using it will raise a NotImplementedError.")
    static void symlink(PyObject src, PyObject dst, boolean targetIsDirectory, PyObject dirFd) {
        Target a = target(src, "symlink", "src", false);
        Target b = target(dst, "symlink", "dst", false);
        Libc.Scratch s = Libc.scratch();
        long to = s.string(b.bytes(), 2048);
        long from = s.string(a.bytes(), 0);
        check2(PosixFiles.quick("symlinkat", from, dirFd(dirFd), to), src, dst);
    }

    @PyMethod(value = "readlink($module, /, path, *, dir_fd=None)",
            doc = "Return a string representing the path to which the symbolic link points.\n\n"
            + "If dir_fd is not None, it should be a file descriptor open to a directory,\n"
            + "and path should be relative; path will then be relative to that directory.\n\n"
            + "dir_fd may not be implemented on your platform.  If it is unavailable,\n"
            + "using it will raise a NotImplementedError.")
    static PyObject readlink(PyObject path, PyObject dirFd) {
        Target t = target(path, "readlink", "path", false);
        MemorySegment m = Libc.scratch().large(8192);
        int n = check(PosixFiles.quick("readlinkat", dirFd(dirFd), c(t), m.address(), 8192, 0), path);
        byte[] bytes = new byte[n];
        MemorySegment.copy(m, ValueLayout.JAVA_BYTE, 0, bytes, 0, n);
        return name(bytes, t.text());
    }

    @PyMethod(value = "chmod($module, /, path, mode, *, dir_fd=None, follow_symlinks=True)",
            doc = "Change the access permissions of a file.\n\n"
            + "  path\n"
            + "    Path to be modified.  May always be specified as a str, bytes, or a path-like object.\n"
            + "    On some platforms, path may also be specified as an open file descriptor.\n"
            + "    If this functionality is unavailable, using it raises an exception.\n"
            + "  mode\n"
            + "    Operating-system mode bitfield.\n"
            + "  dir_fd\n"
            + "    If not None, it should be a file descriptor open to a directory,\n"
            + "    and path should be relative; path will then be relative to that\n"
            + "    directory.\n"
            + "  follow_symlinks\n"
            + "    If False, and the last element of the path is a symbolic link,\n"
            + "    chmod will modify the symbolic link itself instead of the file\n"
            + "    the link points to.\n\n"
            + "It is an error to use dir_fd or follow_symlinks when specifying path as\n"
            + "  an open file descriptor.\n"
            + "dir_fd and follow_symlinks may not be implemented on your platform.\n"
            + "  If they are unavailable, using them will raise a NotImplementedError.")
    static void chmod(PyObject path, int mode, PyObject dirFd, boolean followSymlinks) {
        Target t = target(path, "chmod", "path", true);
        if (!followSymlinks) {
            throw PyErr.notImplementedError("chmod: follow_symlinks unavailable on this platform");
        }
        check(t.isFd() ? PosixFiles.quick("fchmod", t.fd(), mode, 0) : PosixFiles.quick("fchmodat", dirFd(dirFd), c(t), mode, 0, 0), path);
    }

    @PyMethod(value = "fchmod($module, /, fd, mode)",
            doc = "Change the access permissions of the file given by file descriptor fd.\n\n"
            + "Equivalent to os.chmod(fd, mode).")
    static void fchmod(int fd, int mode) {
        check(PosixFiles.quick("fchmod", fd, mode, 0));
    }

    @PyMethod(value = "chown($module, /, path, uid, gid, *, dir_fd=None, follow_symlinks=True)",
            doc = "Change the owner and group id of path to the numeric uid and gid.\\\n\n"
            + "  path\n"
            + "    Path to be examined; can be string, bytes, a path-like object, or open-file-descriptor int.\n"
            + "  dir_fd\n"
            + "    If not None, it should be a file descriptor open to a directory,\n"
            + "    and path should be relative; path will then be relative to that\n"
            + "    directory.\n"
            + "  follow_symlinks\n"
            + "    If False, and the last element of the path is a symbolic link,\n"
            + "    stat will examine the symbolic link itself instead of the file\n"
            + "    the link points to.\n\n"
            + "path may always be specified as a string.\n"
            + "On some platforms, path may also be specified as an open file descriptor.\n"
            + "  If this functionality is unavailable, using it raises an exception.\n"
            + "If dir_fd is not None, it should be a file descriptor open to a directory,\n"
            + "  and path should be relative; path will then be relative to that directory.\n"
            + "If follow_symlinks is False, and the last element of the path is a symbolic\n"
            + "  link, chown will modify the symbolic link itself instead of the file the\n"
            + "  link points to.\n"
            + "It is an error to use dir_fd or follow_symlinks when specifying path as\n"
            + "  an open file descriptor.\n"
            + "dir_fd and follow_symlinks may not be implemented on your platform.\n"
            + "  If they are unavailable, using them will raise a NotImplementedError.")
    static void chown(PyObject path, PyObject uid, PyObject gid, PyObject dirFd, boolean followSymlinks) {
        Target t = target(path, "chown", "path", true);
        int u = id(uid, "uid");
        int g = id(gid, "gid");
        check(t.isFd() ? PosixFiles.quick("fchown", t.fd(), u, g)
                : PosixFiles.quick("fchownat", dirFd(dirFd), c(t), u, g, followSymlinks ? 0 : 0x100), path);
    }

    @PyMethod(value = "lchown($module, /, path, uid, gid)",
            doc = "Change the owner and group id of path to the numeric uid and gid.\n\n"
            + "This function will not follow symbolic links.\n"
            + "Equivalent to os.chown(path, uid, gid, follow_symlinks=False).")
    static void lchown(PyObject path, PyObject uid, PyObject gid) {
        Target t = target(path, "lchown", "path", false);
        check(PosixFiles.quick("fchownat", AT_FDCWD, c(t), id(uid, "uid"), id(gid, "gid"), 0x100), path);
    }

    @PyMethod(value = "fchown($module, /, fd, uid, gid)",
            doc = "Change the owner and group id of the file specified by file descriptor.\n\n"
            + "Equivalent to os.chown(fd, uid, gid).")
    static void fchown(int fd, PyObject uid, PyObject gid) {
        check(PosixFiles.quick("fchown", fd, id(uid, "uid"), id(gid, "gid")));
    }

    @PyMethod(value = "truncate($module, /, path, length)", doc = "Truncate a file, specified by path, to a specific length.\n\n"
            + "On some platforms, path may also be specified as an open file descriptor.\n"
            + "  If this functionality is unavailable, using it raises an exception.")
    static void truncate(PyObject path, long length) {
        Target t = target(path, "truncate", "path", true);
        check(t.isFd() ? PosixFiles.slow("ftruncate", t.fd(), length, 0) : PosixFiles.slow("truncate", c(t), length, 0), path);
    }

    @PyMethod(value = "ftruncate($module, fd, length, /)",
            doc = "Truncate a file, specified by file descriptor, to a specific length.")
    static void ftruncate(int fd, long length) {
        check(PosixFiles.slowRetry("ftruncate", fd, length, 0));
    }

    // CPython: Modules/posixmodule.c os_utime_impl
    @PyMethod(value = "utime($module, /, path, times=None, *, ns=<unrepresentable>, dir_fd=None, follow_symlinks=True)",
            doc = "Set the access and modified time of path.\n\n"
            + "path may always be specified as a string.\n"
            + "On some platforms, path may also be specified as an open file descriptor.\n"
            + "  If this functionality is unavailable, using it raises an exception.\n\n"
            + "If times is not None, it must be a tuple (atime, mtime);\n"
            + "    atime and mtime should be expressed as float seconds since the epoch.\n"
            + "If ns is specified, it must be a tuple (atime_ns, mtime_ns);\n"
            + "    atime_ns and mtime_ns should be expressed as integer nanoseconds\n"
            + "    since the epoch.\n"
            + "If times is None and ns is unspecified, utime uses the current time.\n"
            + "Specifying tuples for both times and ns is an error.\n\n"
            + "If dir_fd is not None, it should be a file descriptor open to a directory,\n"
            + "  and path should be relative; path will then be relative to that directory.\n"
            + "If follow_symlinks is False, and the last element of the path is a symbolic\n"
            + "  link, utime will modify the symbolic link itself instead of the file the\n"
            + "  link points to.\n"
            + "It is an error to use dir_fd or follow_symlinks when specifying path\n"
            + "  as an open file descriptor.\n"
            + "dir_fd and follow_symlinks may not be available on your platform.\n"
            + "  If they are unavailable, using them will raise a NotImplementedError.")
    static void utime(PyObject path, PyObject times, PyObject ns, PyObject dirFd, boolean followSymlinks) {
        Target t = target(path, "utime", "path", true);
        if (times != null && times != PyNone.INSTANCE && ns != null) {
            throw PyErr.valueError("utime: you may specify either 'times' or 'ns' but not both");
        }
        MemorySegment m = Libc.scratch().small.asSlice(3072, 32);
        if (times != null && times != PyNone.INSTANCE) {
            if (!(times instanceof PyTuple pair) || pair.size() != 2) {
                throw PyErr.typeError("utime: 'times' must be either a tuple of two ints or None");
            }
            for (int i = 0; i < 2; i++) {
                double d = dev.adder.runtime.object.FloatConversion.toDouble(pair.get(i));
                long whole = (long) Math.floor(d);
                m.set(ValueLayout.JAVA_LONG, 16 * i, pair.get(i) instanceof PyInt n ? n.longValue() : whole);
                m.set(ValueLayout.JAVA_LONG, 16 * i + 8, pair.get(i) instanceof PyInt ? 0 : (long) ((d - whole) * 1e9));
            }
        } else if (ns != null) {
            if (!(ns instanceof PyTuple pair) || pair.size() != 2) {
                throw PyErr.typeError("utime: 'ns' must be a tuple of two ints");
            }
            for (int i = 0; i < 2; i++) {
                long v = Abstract.asSsize(pair.get(i), PyExc.OverflowError);
                m.set(ValueLayout.JAVA_LONG, 16 * i, Math.floorDiv(v, 1_000_000_000L));
                m.set(ValueLayout.JAVA_LONG, 16 * i + 8, Math.floorMod(v, 1_000_000_000L));
            }
        } else {
            for (int i = 0; i < 2; i++) {
                m.set(ValueLayout.JAVA_LONG, 16 * i, 0);
                m.set(ValueLayout.JAVA_LONG, 16 * i + 8, 0x3fffffff);
            }
        }
        check(t.isFd() ? PosixFiles.quick("futimens", t.fd(), m.address(), 0)
                : PosixFiles.quick("utimensat", dirFd(dirFd), c(t), m.address(), followSymlinks ? 0 : 0x100, 0), path);
    }

    @PyMethod(value = "open($module, /, path, flags, mode=511, *, dir_fd=None)",
            doc = "Open a file for low level IO.  Returns a file descriptor (integer).\n\n"
            + "If dir_fd is not None, it should be a file descriptor open to a directory,\n"
            + "  and path should be relative; path will then be relative to that directory.\n"
            + "dir_fd may not be implemented on your platform.\n"
            + "  If it is unavailable, using it will raise a NotImplementedError.")
    static int open(PyObject path, int flags, int mode, PyObject dirFd) {
        Target t = target(path, "open", "path", false);
        int dir = dirFd(dirFd);
        int cloexec = 0x80000;
        if (dir == AT_FDCWD) {
            return check(PosixFiles.open(t.bytes(), flags | cloexec, mode), path);
        }
        return check(PosixFiles.quick("openat", dir, c(t), flags | cloexec, mode, 0), path);
    }

    @PyMethod(value = "close($module, /, fd)", doc = "Close a file descriptor.")
    static void close(int fd) {
        int r = PosixFiles.close(fd);
        if (r != -PosixFiles.EINTR) {
            check(r);
        }
    }

    @PyMethod(value = "closerange($module, fd_low, fd_high, /)",
            doc = "Closes all file descriptors in [fd_low, fd_high), ignoring errors.")
    static void closerange(int low, int high) {
        for (int fd = Math.max(low, 0); fd < high; fd++) {
            PosixFiles.quick("close", fd, 0, 0);
        }
    }

    @PyMethod(value = "read($module, fd, length, /)", doc = "Read from a file descriptor.  Returns a bytes object.")
    static PyObject read(int fd, long length) {
        if (length < 0) {
            throw PyErr.osError(22, null, null);
        }
        byte[] buffer = Payload.bytes((int) Math.min(length, Integer.MAX_VALUE - 16));
        int n = check(PosixFiles.read(fd, buffer, 0, buffer.length, true));
        return PyBytes.ownOrShare(n == buffer.length ? buffer : Payload.resize(buffer, n));
    }

    @PyMethod(value = "write($module, fd, data, /)", doc = "Write a bytes object to a file descriptor.")
    static int write(int fd, PyObject data) {
        byte[] bytes = FsPath.bytesOf(data);
        return check(PosixFiles.write(fd, bytes, 0, bytes.length));
    }

    @PyMethod(value = "lseek($module, fd, position, whence, /)",
            doc = "Set the position of a file descriptor.  Return the new position.\n\n"
            + "  fd\n"
            + "    An open file descriptor, as returned by os.open().\n"
            + "  position\n"
            + "    Position, interpreted relative to 'whence'.\n"
            + "  whence\n"
            + "    The relative position to seek from. Valid values are:\n"
            + "    - SEEK_SET: seek from the start of the file.\n"
            + "    - SEEK_CUR: seek from the current file position.\n"
            + "    - SEEK_END: seek from the end of the file.\n\n"
            + "The return value is the number of bytes relative to the beginning of the file.")
    static long lseek(int fd, long position, int how) {
        long r = PosixFiles.seek(fd, position, how);
        if (r < 0) {
            throw PyErr.osError((int) -r, null, null);
        }
        return r;
    }

    @PyMethod(value = "isatty($module, fd, /)",
            doc = "Return True if the fd is connected to a terminal.\n\nReturn True if the file descriptor is an open "
            + "file descriptor\nconnected to the slave end of a terminal.")
    static boolean isatty(int fd) {
        return PosixFiles.isTerminal(fd);
    }

    @PyMethod(value = "dup($module, fd, /)", doc = "Return a duplicate of a file descriptor.")
    static int dup(int fd) {
        return check(PosixFiles.quick("fcntl", fd, 1030, 0));
    }

    @PyMethod(value = "dup2($module, /, fd, fd2, inheritable=True)", doc = "Duplicate file descriptor.")
    static int dup2(int fd, int fd2, boolean inheritable) {
        if (!inheritable && fd != fd2) {
            return check(PosixFiles.quick("dup3", fd, fd2, 0x80000));
        }
        return check(PosixFiles.quick("dup2", fd, fd2, 0));
    }

    @PyMethod(value = "pipe($module, /)",
            doc = "Create a pipe.\n\nReturns a tuple of two file descriptors:\n  (read_fd, write_fd)")
    static PyObject pipe() {
        return pipe2(0x80000);
    }

    @PyMethod(value = "pipe2($module, flags, /)",
            doc = "Create a pipe with flags set atomically.\n\nReturns a tuple of two file descriptors:\n  (read_fd, "
            + "write_fd)\n\nflags can be constructed by ORing together one or more of these values:\nO_NONBLOCK, O_CLOEXEC.")
    static PyObject pipe2(int flags) {
        MemorySegment m = Libc.scratch().small.asSlice(3072, 8);
        check(PosixFiles.quick("pipe2", m.address(), flags, 0));
        return PyTuple.steal(PyInt.of(m.get(ValueLayout.JAVA_INT, 0)), PyInt.of(m.get(ValueLayout.JAVA_INT, 4)));
    }

    @PyMethod(value = "fsync($module, /, fd)", doc = "Force write of fd to disk.")
    static void fsync(PyObject fd) {
        check(PosixFiles.slowRetry("fsync", fileno(fd), 0, 0));
    }

    @PyMethod(value = "fdatasync($module, /, fd)", doc = "Force write of fd to disk without forcing update of metadata.")
    static void fdatasync(PyObject fd) {
        check(PosixFiles.slowRetry("fdatasync", fileno(fd), 0, 0));
    }

    /** A descriptor given as an int or as an object with fileno(). */
    // CPython: Objects/fileobject.c PyObject_AsFileDescriptor
    static int fileno(PyObject o) {
        int fd;
        if (o instanceof PyInt) {
            fd = Args.toInt(o);
        } else {
            PyObject method = dev.adder.runtime.object.Objects.lookupAttr(o, dev.adder.runtime.object.Id.fileno);
            if (method == null) {
                throw PyErr.typeError("argument must be an int, or have a fileno() method.");
            }
            PyObject r;
            try {
                r = dev.adder.runtime.object.Call.call(method);
            } finally {
                method.decref();
            }
            try {
                if (!(r instanceof PyInt)) {
                    throw PyErr.typeError("fileno() returned a non-integer");
                }
                fd = Args.toInt(r);
            } finally {
                r.decref();
            }
        }
        if (fd < 0) {
            throw PyErr.valueError("file descriptor cannot be a negative integer (" + fd + ")");
        }
        return fd;
    }

    @PyMethod(value = "sync($module, /)", doc = "Force write of everything to disk.")
    static void sync() {
        PosixFiles.slow("sync", 0, 0, 0);
    }

    @PyMethod(value = "get_inheritable($module, fd, /)", doc = "Get the close-on-exe flag of the specified file descriptor.")
    static boolean getInheritable(int fd) {
        return (check(PosixFiles.quick("fcntl", fd, 1, 0)) & 1) == 0;
    }

    @PyMethod(value = "set_inheritable($module, fd, inheritable, /)",
            doc = "Set the inheritable flag of the specified file descriptor.")
    static void setInheritable(int fd, boolean inheritable) {
        check(PosixFiles.quick("fcntl", fd, 2, inheritable ? 0 : 1));
    }

    @PyMethod(value = "get_blocking($module, fd, /)",
            doc = "Get the blocking mode of the file descriptor.\n\nReturn False if the O_NONBLOCK flag is set, True "
            + "if the flag is cleared.")
    static boolean getBlocking(int fd) {
        return (check(PosixFiles.quick("fcntl", fd, 3, 0)) & 0x800) == 0;
    }

    @PyMethod(value = "set_blocking($module, fd, blocking, /)",
            doc = "Set the blocking mode of the specified file descriptor.\n\nSet the O_NONBLOCK flag if blocking is "
            + "False,\nclear the O_NONBLOCK flag otherwise.")
    static void setBlocking(int fd, boolean blocking) {
        int flags = check(PosixFiles.quick("fcntl", fd, 3, 0));
        check(PosixFiles.quick("fcntl", fd, 4, blocking ? flags & ~0x800 : flags | 0x800));
    }

    @PyMethod(value = "get_terminal_size", raw = true, textSignature = false,
            doc = "Return the size of the terminal window as (columns, lines).\n\n"
            + "The optional argument fd (default standard output) specifies\n"
            + "which file descriptor should be queried.\n\n"
            + "If the file descriptor is not connected to a terminal, an OSError\n"
            + "is thrown.\n\n"
            + "This function will only be defined if an implementation is\n"
            + "available for this system.\n\n"
            + "shutil.get_terminal_size is the high-level function which should\n"
            + "normally be used, os.get_terminal_size is the low-level implementation.")
    static PyObject getTerminalSize(PyObject module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        BuiltinsModule.checkCount("get_terminal_size", nargs, kwnames, 0, 1);
        int fd = nargs == 0 ? 1 : Args.toInt(args[base]);
        MemorySegment m = Libc.scratch().small.asSlice(3072, 8);
        check(PosixFiles.quick("ioctl", fd, 0x5413, m.address()));
        return PyStructSequence.create(TERMINAL_SIZE, PyInt.of(m.get(ValueLayout.JAVA_SHORT, 2) & 0xFFFF), PyInt.of(m.get(ValueLayout.JAVA_SHORT, 0) & 0xFFFF));
    }

    @PyMethod(value = "getpid($module, /)", doc = "Return the current process id.")
    static long getpid() {
        return ProcessHandle.current().pid();
    }

    @PyMethod(value = "getppid($module, /)",
            doc = "Return the parent's process id.\n\nIf the parent process has already exited, Windows machines will "
            + "still\nreturn its id; others systems will return the id of the 'init' process (1).")
    static int getppid() {
        return PosixFiles.quick("getppid", 0, 0, 0);
    }

    @PyMethod(value = "getuid($module, /)", doc = "Return the current process's user id.")
    static int getuid() {
        return Lifecycle.isStarted() ? PosixFiles.quick("getuid", 0, 0, 0) : JdkStat.ids()[0];
    }

    @PyMethod(value = "geteuid($module, /)", doc = "Return the current process's effective user id.")
    static int geteuid() {
        return Lifecycle.isStarted() ? PosixFiles.quick("geteuid", 0, 0, 0) : JdkStat.ids()[1];
    }

    @PyMethod(value = "getgid($module, /)", doc = "Return the current process's group id.")
    static int getgid() {
        return Lifecycle.isStarted() ? PosixFiles.quick("getgid", 0, 0, 0) : JdkStat.ids()[2];
    }

    @PyMethod(value = "getegid($module, /)", doc = "Return the current process's effective group id.")
    static int getegid() {
        return Lifecycle.isStarted() ? PosixFiles.quick("getegid", 0, 0, 0) : JdkStat.ids()[3];
    }

    @PyMethod(value = "getpgrp($module, /)", doc = "Return the current process group id.")
    static int getpgrp() {
        return PosixFiles.quick("getpgrp", 0, 0, 0);
    }

    @PyMethod(value = "getpgid($module, /, pid)", doc = "Call the system call getpgid(), and return the result.")
    static int getpgid(int pid) {
        return check(PosixFiles.quick("getpgid", pid, 0, 0));
    }

    @PyMethod(value = "getsid($module, pid, /)", doc = "Call the system call getsid(pid) and return the result.")
    static int getsid(int pid) {
        return check(PosixFiles.quick("getsid", pid, 0, 0));
    }

    @PyMethod(value = "setsid($module, /)", doc = "Call the system call setsid().")
    static void setsid() {
        check(PosixFiles.quick("setsid", 0, 0, 0));
    }

    @PyMethod(value = "getlogin($module, /)", doc = "Return the actual login name.")
    static PyObject getlogin() {
        long r = Libc.call("getlogin", 0);
        if (r == 0) {
            throw PyErr.osError(Libc.errno(), null, null);
        }
        return FsPath.decode(Libc.bytesAt(r));
    }

    @PyMethod(value = "getgroups($module, /)", doc = "Return list of supplemental group IDs for the process.")
    static PyObject getgroups() {
        MemorySegment m = Libc.scratch().large(65536);
        int n = check(PosixFiles.quick("getgroups", 16384, m.address(), 0));
        PyList list = PyList.create();
        for (int i = 0; i < n; i++) {
            list.appendSteal(PyInt.of(m.get(ValueLayout.JAVA_INT, 4L * i) & 0xFFFFFFFFL));
        }
        return list;
    }

    @PyMethod(value = "umask($module, mask, /)", doc = "Set the current numeric umask and return the previous umask.")
    static int umask(int mask) {
        return PosixFiles.quick("umask", mask, 0, 0);
    }

    @PyMethod(value = "nice($module, increment, /)",
            doc = "Add increment to the priority of process and return the new priority.")
    static int nice(int increment) {
        return check(PosixFiles.quick("nice", increment, 0, 0));
    }

    @PyMethod(value = "uname($module, /)",
            doc = "Return an object identifying the current operating system.\n\nThe object behaves like a named "
            + "tuple with the following fields:\n  (sysname, nodename, release, version, machine)")
    static PyObject uname() {
        MemorySegment m = Libc.scratch().large(512);
        check(PosixFiles.quick("uname", m.address(), 0, 0));
        PyObject[] fields = new PyObject[5];
        for (int i = 0; i < 5; i++) {
            fields[i] = FsPath.decode(Libc.bytesAt(m.address() + 65L * i));
        }
        return PyStructSequence.create(UNAME_RESULT, fields);
    }

    @PyMethod(value = "times($module, /)",
            doc = "Return a collection containing process timing information.\n\n"
        + "The object returned behaves like a named tuple with these fields:\n"
        + "  (utime, stime, cutime, cstime, elapsed_time)\n"
        + "All fields are floating point numbers.")
    static PyObject times() {
        MemorySegment m = Libc.scratch().small.asSlice(3072, 32);
        long elapsed = Libc.call("times", m.address());
        PyObject[] fields = new PyObject[5];
        for (int i = 0; i < 4; i++) {
            fields[i] = PyFloat.of(m.get(ValueLayout.JAVA_LONG, 8L * i) / 100.0);
        }
        fields[4] = PyFloat.of(elapsed / 100.0);
        return PyStructSequence.create(TIMES_RESULT, fields);
    }

    @PyMethod(value = "cpu_count($module, /)",
            doc = "Return the number of CPUs in the system; return None if indeterminable.\n\n"
        + "This number is not equivalent to the number of CPUs the current process can\n"
        + "use.  The number of usable CPUs can be obtained with\n"
        + "``len(os.sched_getaffinity(0))``")
    static int cpuCount() {
        return Runtime.getRuntime().availableProcessors();
    }

    @PyMethod(value = "sched_yield($module, /)", doc = "Voluntarily relinquish the CPU.")
    static void schedYield() {
        PosixFiles.slow("sched_yield", 0, 0, 0);
    }

    @PyMethod(value = "getloadavg($module, /)",
            doc = "Return average recent system load information.\n\n"
        + "Return the number of processes in the system run queue averaged over\n"
        + "the last 1, 5, and 15 minutes as a tuple of three floats.\n"
        + "Raises OSError if the load average was unobtainable.")
    static PyObject getloadavg() {
        MemorySegment m = Libc.scratch().small.asSlice(3072, 24);
        check(PosixFiles.quick("getloadavg", m.address(), 3, 0));
        return PyTuple.steal(PyFloat.of(m.get(ValueLayout.JAVA_DOUBLE, 0)), PyFloat.of(m.get(ValueLayout.JAVA_DOUBLE, 8)),
                PyFloat.of(m.get(ValueLayout.JAVA_DOUBLE, 16)));
    }

    @PyMethod(value = "urandom($module, size, /)",
            doc = "Return a bytes object containing random bytes suitable for cryptographic use.")
    static PyObject urandom(long size) {
        if (size < 0) {
            throw PyErr.valueError("negative argument not allowed");
        }
        byte[] bytes = Payload.bytes((int) size);
        new SecureRandom().nextBytes(bytes);
        return PyBytes.ownOrShare(bytes);
    }

    @PyMethod(value = "getrandom($module, /, size, flags=0)", doc = "Obtain a series of random bytes.")
    static PyObject getrandom(long size, int flags) {
        if (size < 0) {
            throw PyErr.osError(22, null, null);
        }
        return urandom(size);
    }

    @PyMethod(value = "strerror($module, code, /)", doc = "Translate an error code to a message string.")
    static String strerror(int code) {
        return Errno.message(code);
    }

    @PyMethod(value = "fspath($module, /, path)",
            doc = "Return the file system path representation of the object.\n\n"
        + "If the object is str or bytes, then allow it to pass through as-is. If the\n"
        + "object defines __fspath__(), then return the result of that method. All other\n"
        + "types raise a TypeError.")
    static PyObject fspath(PyObject path) {
        return FsPath.fspath(path);
    }

    // CPython: Modules/posixmodule.c os__path_normpath_impl
    @PyMethod(value = "_path_normpath($module, /, path)", doc = "Basic path normalization.")
    static PyObject pathNormpath(PyObject path) {
        String s = path.toString();
        if (s.isEmpty()) {
            return PyStr.of(".");
        }
        int slashes = s.startsWith("//") && !s.startsWith("///") ? 2 : s.startsWith("/") ? 1 : 0;
        java.util.ArrayList<String> parts = new java.util.ArrayList<>();
        for (String part : s.split("/")) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (!part.equals("..") || slashes == 0 && parts.isEmpty() || !parts.isEmpty() && parts.getLast().equals("..")) {
                parts.add(part);
            } else if (!parts.isEmpty()) {
                parts.removeLast();
            }
        }
        String r = "/".repeat(slashes) + String.join("/", parts);
        return PyStr.of(r.isEmpty() ? "." : r);
    }

    @PyMethod(value = "putenv($module, name, value, /)", doc = "Change or add an environment variable.")
    static void putenv(PyObject name, PyObject value) {
        Target n = target(name, "putenv", "name", false);
        Target v = target(value, "putenv", "value", false);
        for (byte b : n.bytes()) {
            if (b == '=') {
                throw PyErr.valueError("illegal environment variable name");
            }
        }
        Libc.Scratch s = Libc.scratch();
        long to = s.string(v.bytes(), 2048);
        check(PosixFiles.quick("setenv", s.string(n.bytes(), 0), to, 1));
    }

    @PyMethod(value = "unsetenv($module, name, /)", doc = "Delete an environment variable.")
    static void unsetenv(PyObject name) {
        check(PosixFiles.quick("unsetenv", c(target(name, "unsetenv", "name", false)), 0, 0));
    }

    @PyMethod(value = "_exit($module, /, status)",
            doc = "Exit to the system with specified status, without normal exit processing.")
    static void exit(int status) {
        Runtime.getRuntime().halt(status & 0xFF);
    }

    @PyMethod(value = "abort($module, /)",
            doc = "Abort the interpreter immediately.\n\nThis function 'dumps core' or otherwise fails in the hardest "
            + "way possible\non the hosting operating system.  This function never returns.")
    static void abort() {
        PosixFiles.quick("kill", ProcessHandle.current().pid(), 6, 0);
        Runtime.getRuntime().halt(134);
    }

    @PyMethod(value = "kill($module, pid, signal, /)", doc = "Kill a process with a signal.")
    static void kill(int pid, int signal) {
        if (pid != ProcessHandle.current().pid() || !SignalModule.deliver(signal)) {
            check(PosixFiles.quick("kill", pid, signal, 0));
        }
        PosixFiles.checkSignals();
    }

    @PyMethod(value = "killpg($module, pgid, signal, /)", doc = "Kill a process group with a signal.")
    static void killpg(int pgid, int signal) {
        check(PosixFiles.quick("killpg", pgid, signal, 0));
    }

    @PyMethod(value = "system($module, /, command)", doc = "Execute the command in a subshell.")
    static int system(PyObject command) {
        Target t = target(command, "system", "command", false);
        try (java.lang.foreign.Arena arena = java.lang.foreign.Arena.ofConfined()) {
            return PosixFiles.slow("system", Libc.string(arena, t.bytes()), 0, 0);
        }
    }

    // CPython: Modules/posixmodule.c os_register_at_fork_impl
    @PyMethod(value = "register_at_fork($module, /, *, before=<unrepresentable>, after_in_child=<unrepresentable>, after_in_parent=<unrepresentable>)",
            doc = "Register callables to be called when forking a new process.\n\n"
        + "  before\n"
        + "    A callable to be called in the parent before the fork() syscall.\n"
        + "  after_in_child\n"
        + "    A callable to be called in the child after fork().\n"
        + "  after_in_parent\n"
        + "    A callable to be called in the parent after fork().\n\n"
        + "'before' callbacks are called in reverse order.\n"
        + "'after_in_child' and 'after_in_parent' callbacks are called in order.")
    static void registerAtFork(PyObject before, PyObject afterInChild, PyObject afterInParent) {
        if (before == null && afterInChild == null && afterInParent == null) {
            throw PyErr.typeError("At least one argument is required.");
        }
        requireCallable(before, "before");
        requireCallable(afterInChild, "after_in_child");
        requireCallable(afterInParent, "after_in_parent");
        ThreadState.current.interpreter.registerAtFork(before, afterInParent, afterInChild);
    }

    private static void requireCallable(PyObject o, String name) {
        if (o != null && !Objects.isCallable(o)) {
            throw PyErr.typeError("'" + name + "' must be callable, not " + o.type.tpName());
        }
    }

    @PyMethod(value = "waitpid($module, pid, options, /)",
            doc = "Wait for completion of a given child process.\n\nReturns a tuple of information regarding the "
            + "child process:\n    (pid, status)\n\nThe options argument is ignored on Windows.")
    static PyObject waitpid(int pid, int options) {
        MemorySegment m = Libc.scratch().small.asSlice(3072, 8);
        int r = check(PosixFiles.slowRetry("waitpid", pid, m.address(), options));
        return PyTuple.steal(PyInt.of(r), PyInt.of(r == 0 ? 0 : m.get(ValueLayout.JAVA_INT, 0)));
    }

    @PyMethod(value = "wait($module, /)",
            doc = "Wait for completion of a child process.\n\nReturns a tuple of information about the child "
            + "process:\n    (pid, status)")
    static PyObject wait_() {
        return waitpid(-1, 0);
    }

    @PyMethod(value = "waitstatus_to_exitcode($module, /, status)",
            doc = "Convert a wait status to an exit code.\n\n"
        + "On Unix:\n\n"
        + "* If WIFEXITED(status) is true, return WEXITSTATUS(status).\n"
        + "* If WIFSIGNALED(status) is true, return -WTERMSIG(status).\n"
        + "* Otherwise, raise a ValueError.\n\n"
        + "On Windows, return status shifted right by 8 bits.\n\n"
        + "On Unix, if the process is being traced or if waitpid() was called with\n"
        + "WUNTRACED option, the caller must first check if WIFSTOPPED(status) is true.\n"
        + "This function must not be called if WIFSTOPPED(status) is true.")
    static int waitstatusToExitcode(int status) {
        if (wifexited(status)) {
            return wexitstatus(status);
        }
        if (wifsignaled(status)) {
            return -wtermsig(status);
        }
        if (wifstopped(status)) {
            throw PyErr.valueError("process stopped by delivery of signal " + wstopsig(status));
        }
        throw PyErr.valueError("invalid wait status: " + status);
    }

    @PyMethod(value = "WIFEXITED($module, /, status)",
            doc = "Return True if the process returning status exited via the exit() system call.")
    static boolean wifexited(int status) {
        return (status & 0x7F) == 0;
    }

    @PyMethod(value = "WEXITSTATUS($module, /, status)", doc = "Return the process return code from status.")
    static int wexitstatus(int status) {
        return status >> 8 & 0xFF;
    }

    @PyMethod(value = "WIFSIGNALED($module, /, status)",
            doc = "Return True if the process returning status was terminated by a signal.")
    static boolean wifsignaled(int status) {
        return (byte) ((status & 0x7F) + 1) >> 1 > 0;
    }

    @PyMethod(value = "WTERMSIG($module, /, status)",
            doc = "Return the signal that terminated the process that provided the status value.")
    static int wtermsig(int status) {
        return status & 0x7F;
    }

    @PyMethod(value = "WIFSTOPPED($module, /, status)", doc = "Return True if the process returning status was stopped.")
    static boolean wifstopped(int status) {
        return (status & 0xFF) == 0x7F;
    }

    @PyMethod(value = "WSTOPSIG($module, /, status)",
            doc = "Return the signal that stopped the process that provided the status value.")
    static int wstopsig(int status) {
        return status >> 8 & 0xFF;
    }

    @PyMethod(value = "WIFCONTINUED($module, /, status)",
            doc = "Return True if a particular process was continued from a job control stop.\n\nReturn True if the "
            + "process returning status was continued from a\njob control stop.")
    static boolean wifcontinued(int status) {
        return status == 0xFFFF;
    }

    @PyMethod(value = "WCOREDUMP($module, status, /)",
            doc = "Return True if the process returning status was dumped to a core file.")
    static boolean wcoredump(int status) {
        return (status & 0x80) != 0;
    }

    @PyMethod(value = "device_encoding($module, /, fd)",
            doc = "Return a string describing the encoding of a terminal's file descriptor.\n\nThe file descriptor "
            + "must be attached to a terminal.\nIf the device is not a terminal, return None.")
    static PyObject deviceEncoding(int fd) {
        return PosixFiles.isTerminal(fd) ? PyStr.of("UTF-8") : PyNone.owned();
    }

    @PyMethod(value = "ttyname($module, fd, /)",
            doc = "Return the name of the terminal device connected to 'fd'.\n\n  fd\n    Integer file descriptor handle.")
    static PyObject ttyname(int fd) {
        MemorySegment m = Libc.scratch().large(512);
        int r = (int) Libc.call("ttyname_r", fd, m.address(), 512);
        if (r != 0) {
            throw PyErr.osError(r, null, null);
        }
        return FsPath.decode(Libc.bytesAt(m.address()));
    }

    @PyMethod(value = "ctermid($module, /)", doc = "Return the name of the controlling terminal for this process.")
    static String ctermid() {
        return "/dev/tty";
    }

    @PyMethod(value = "sysconf($module, name, /)", doc = "Return an integer-valued system configuration variable.")
    static long sysconf(PyObject name) {
        return Libc.call("sysconf", configurationName(name, "sysconf_names"));
    }

    private static long configurationName(PyObject name, String table) {
        if (name instanceof PyInt i) {
            return i.longValue();
        }
        PyObject module = dev.adder.runtime.interpreter.Import.importModule("posix");
        try {
            PyObject names = dev.adder.runtime.object.Objects.getAttr(module, table);
            try {
                PyObject value = ((PyDict) names).get(name);
                if (!(value instanceof PyInt i)) {
                    throw PyErr.valueError("unrecognized configuration name");
                }
                return i.longValue();
            } finally {
                names.decref();
            }
        } finally {
            module.decref();
        }
    }

    @PyMethod(value = "pathconf($module, /, path, name)",
            doc = "Return the configuration limit name for the file or directory path.\n\n"
        + "If there is no limit, return -1.\n"
        + "On some platforms, path may also be specified as an open file descriptor.\n"
        + "  If this functionality is unavailable, using it raises an exception.")
    static long pathconf(PyObject path, PyObject name) {
        Target t = target(path, "pathconf", "path", true);
        long n = configurationName(name, "pathconf_names");
        return t.isFd() ? Libc.call("fpathconf", t.fd(), n) : Libc.call("pathconf", c(t), n);
    }

    @PyMethod(value = "statvfs($module, /, path)",
            doc = "Perform a statvfs system call on the given path.\n\n"
        + "path may always be specified as a string.\n"
        + "On some platforms, path may also be specified as an open file descriptor.\n"
        + "  If this functionality is unavailable, using it raises an exception.")
    static PyObject statvfs(PyObject path) {
        Target t = target(path, "statvfs", "path", true);
        MemorySegment m = Libc.scratch().small.asSlice(3072, 128);
        check(t.isFd() ? PosixFiles.quick("fstatvfs", t.fd(), m.address(), 0) : PosixFiles.quick("statvfs", c(t), m.address(), 0), path);
        PyObject[] fields = new PyObject[11];
        int[] order = {0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 8};
        for (int i = 0; i < 11; i++) {
            fields[i] = PyInt.of(m.get(ValueLayout.JAVA_LONG, 8L * order[i]));
        }
        return PyStructSequence.create(STATVFS_RESULT, fields);
    }

    @PyMethod(value = "fstatvfs($module, fd, /)",
            doc = "Perform an fstatvfs system call on the given fd.\n\nEquivalent to statvfs(fd).")
    static PyObject fstatvfs(int fd) {
        PyObject n = PyInt.of(fd);
        try {
            return statvfs(n);
        } finally {
            n.decref();
        }
    }

    @PyMethod(value = "major($module, device, /)", doc = "Extracts a device major number from a raw device number.")
    static long major(long device) {
        return device >>> 8 & 0xFFF | device >>> 32 & ~0xFFFL;
    }

    @PyMethod(value = "minor($module, device, /)", doc = "Extracts a device minor number from a raw device number.")
    static long minor(long device) {
        return device & 0xFF | device >>> 12 & ~0xFFL;
    }

    @PyMethod(value = "makedev($module, major, minor, /)",
            doc = "Composes a raw device number from the major and minor device numbers.")
    static long makedev(int major, int minor) {
        return minor & 0xFFL | (major & 0xFFFL) << 8 | (minor & ~0xFFL) << 12 | (major & ~0xFFFL) << 32;
    }

    @PyMethod(value = "mkfifo($module, /, path, mode=438, *, dir_fd=None)", doc = "Create a \"fifo\" (a POSIX named pipe).\n\n"
            + "If dir_fd is not None, it should be a file descriptor open to a directory,\n"
            + "  and path should be relative; path will then be relative to that directory.\n"
            + "dir_fd may not be implemented on your platform.\n"
            + "  If it is unavailable, using it will raise a NotImplementedError.")
    static void mkfifo(PyObject path, int mode, PyObject dirFd) {
        Target t = target(path, "mkfifo", "path", false);
        check(PosixFiles.quick("mkfifoat", dirFd(dirFd), c(t), mode), path);
    }

    /** DirEntry.stat and its kin read this. */
    static PyObject statAt(PyObject path, boolean follow) {
        return doStat("DirEntry.stat", path, null, follow);
    }

    static boolean isNotFound(PyException e) {
        return e.matches(PyExc.FileNotFoundError);
    }
}
