package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.heap.Visitor;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyGenericAlias;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyType;
import dev.adder.processor.Steals;

/** An entry of os.scandir (Modules/posixmodule.c DirEntry). */
@BuiltinType(name = "posix.DirEntry")
public final class PyDirEntry extends PyObject {
    public static final PyType TYPE = new Type();

    private static final int DT_UNKNOWN = 0;
    private static final int DT_DIR = 4;
    private static final int DT_REG = 8;
    private static final int DT_LNK = 10;
    private static final int S_IFMT = 0xF000;
    private static final int ENOENT = 2;

    /** Owned, with the path and the results of stat. */
    private final PyObject name;
    private final PyObject path;
    private final int type;
    private final long inode;
    private final int dirFd;
    private PyObject stat;
    private PyObject lstat;

    private PyDirEntry(@Steals PyObject name, @Steals PyObject path, int type, long inode, int dirFd) {
        super(TYPE);
        this.name = name;
        this.path = path;
        this.type = type;
        this.inode = inode;
        this.dirFd = dirFd;
    }

    static PyDirEntry create(@Steals PyObject name, @Steals PyObject path, int type, long inode, int dirFd) {
        return new PyDirEntry(name, path, type, inode, dirFd);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.visit(name);
        visitor.visit(path);
        visitor.xvisit(stat);
        visitor.xvisit(lstat);
    }

    @Override
    protected void dropFields() {
        name.decref();
        path.decref();
        xdecref(stat);
        xdecref(lstat);
    }

    private int fill(boolean follow, PosixFiles.Stat s) {
        return PosixFiles.stat(dirFd >= 0 ? dirFd : -100, FsPath.encode(path), follow, s);
    }

    private int mode(boolean follow) {
        PosixFiles.Stat s = new PosixFiles.Stat();
        int r = fill(follow, s);
        if (r == -ENOENT) {
            return 0;
        }
        if (r < 0) {
            throw PyErr.osError(-r, path, null);
        }
        return s.mode;
    }

    // CPython: Modules/posixmodule.c DirEntry_test_mode
    private boolean is(int format, int directoryType, boolean follow) {
        boolean link = type == DT_LNK;
        if (type == DT_UNKNOWN || follow && link) {
            return (mode(follow) & S_IFMT) == format;
        }
        return !link && type == directoryType;
    }

    @PyMethod(value = "is_dir($self, /, *, follow_symlinks=True)",
            doc = "Return True if the entry is a directory; cached per entry.")
    static boolean isDir(PyDirEntry self, boolean followSymlinks) {
        return self.is(0x4000, DT_DIR, followSymlinks);
    }

    @PyMethod(value = "is_file($self, /, *, follow_symlinks=True)", doc = "Return True if the entry is a file; cached per entry.")
    static boolean isFile(PyDirEntry self, boolean followSymlinks) {
        return self.is(0x8000, DT_REG, followSymlinks);
    }

    @PyMethod(value = "is_symlink($self, /)", doc = "Return True if the entry is a symbolic link; cached per entry.")
    static boolean isSymlink(PyDirEntry self) {
        return self.type == DT_UNKNOWN ? (self.mode(false) & S_IFMT) == 0xA000 : self.type == DT_LNK;
    }

    @PyMethod(value = "stat($self, /, *, follow_symlinks=True)",
            doc = "Return stat_result object for the entry; cached per entry.")
    static PyObject stat(PyDirEntry self, boolean followSymlinks) {
        boolean follow = followSymlinks && isSymlink(self);
        PyObject cached = follow ? self.stat : self.lstat;
        if (cached == null) {
            PosixFiles.Stat s = new PosixFiles.Stat();
            int r = self.fill(followSymlinks, s);
            if (r < 0) {
                throw PyErr.osError(-r, self.path, null);
            }
            cached = PosixModule.statResult(s);
            if (follow) {
                self.stat = cached;
            } else {
                self.lstat = cached;
            }
        }
        return cached.newRef();
    }

    @PyMethod(value = "inode($self, /)", doc = "Return inode of the entry; cached per entry.")
    static PyObject inode(PyDirEntry self) {
        return PyInt.of(self.inode);
    }

    @PyMethod(value = "__fspath__($self, /)", doc = "Returns the path for the entry.")
    static PyObject fspath(PyDirEntry self) {
        return self.path.newRef();
    }

    @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false, doc = "See PEP 585")
    static PyObject classGetItem(PyType cls, PyObject item) {
        return PyGenericAlias.create(cls, item);
    }

    @PyGetter(value = "name", member = true, doc = "the entry's base filename, relative to scandir() \"path\" argument")
    static PyObject name(PyDirEntry self) {
        return self.name.newRef();
    }

    @PyGetter(value = "path", member = true,
            doc = "the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)")
    static PyObject path(PyDirEntry self) {
        return self.path.newRef();
    }

    static final class Type extends PyType {
        Type() {
            super("posix.DirEntry", PyDirEntryTable.INSTANCE, null, 80, 0, DISALLOW_INSTANTIATION);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            return PyStr.of("<DirEntry " + Objects.reprText(((PyDirEntry) self).name) + ">");
        }
    }
}
