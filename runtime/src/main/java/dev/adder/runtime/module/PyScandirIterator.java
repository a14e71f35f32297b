package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** The iterator of os.scandir (Modules/posixmodule.c ScandirIterator). */
@BuiltinType(name = "posix.ScandirIterator")
public final class PyScandirIterator extends PyObject {
    public static final PyType TYPE = new Type();

    /** The directory as given, or null. Owned. */
    private final PyObject path;
    private final PosixModule.Target target;
    private PosixModule.Directory directory;

    private PyScandirIterator(PyObject path, PosixModule.Target target, PosixModule.Directory directory) {
        super(TYPE);
        this.path = xnewRef(path);
        this.target = target;
        this.directory = directory;
    }

    static PyObject create(PyObject path) {
        boolean none = path == null || path == PyNone.INSTANCE;
        PosixModule.Target t = none ? new PosixModule.Target(null, new byte[] {'.'}, -1, true)
                : PosixModule.target(path, "scandir", "path", true, true);
        return new PyScandirIterator(none ? null : path, t, PosixModule.Directory.open(t, none ? null : path));
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(path);
    }

    @Override
    protected void dropFields() {
        shut();
        xdecref(path);
    }

    private void shut() {
        if (directory != null) {
            directory.close();
            directory = null;
        }
    }

    @PyMethod("close($self)")
    static void close(PyScandirIterator self) {
        self.shut();
    }

    @PyMethod(value = "__enter__($self)", textSignature = false)
    static PyObject enter(PyScandirIterator self) {
        return self.newRef();
    }

    @PyMethod(value = "__exit__", raw = true, textSignature = false)
    static PyObject exit(PyScandirIterator self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        self.shut();
        return PyNone.owned();
    }

    private PyObject next() {
        if (directory == null || !directory.next()) {
            shut();
            return null;
        }
        byte[] name = directory.name;
        if (target.isFd()) {
            return PyDirEntry.create(FsPath.decode(name), FsPath.decode(name), directory.type, directory.ino, target.fd());
        }
        byte[] dir = target.bytes();
        boolean slash = dir.length > 0 && dir[dir.length - 1] != '/';
        byte[] full = java.util.Arrays.copyOf(dir, dir.length + (slash ? 1 : 0) + name.length);
        if (slash) {
            full[dir.length] = '/';
        }
        System.arraycopy(name, 0, full, full.length - name.length, name.length);
        if (path == null) {
            full = java.util.Arrays.copyOf(name, name.length);
            byte[] dotted = new byte[name.length + 2];
            dotted[0] = '.';
            dotted[1] = '/';
            System.arraycopy(name, 0, dotted, 2, name.length);
            full = dotted;
        }
        return target.text() ? PyDirEntry.create(FsPath.decode(name), FsPath.decode(full), directory.type, directory.ino, -1)
                : PyDirEntry.create(PyBytes.of(name), PyBytes.of(full), directory.type, directory.ino, -1);
    }

    static final class Type extends PyType {
        Type() {
            super("posix.ScandirIterator", PyScandirIteratorTable.INSTANCE, null, 104, 0, DISALLOW_INSTANTIATION);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        @Override
        public PyObject tpIterNext(PyObject self) {
            return ((PyScandirIterator) self).next();
        }

        // CPython: Modules/posixmodule.c ScandirIterator_finalize
        @Override
        public void tpFinalize(PyObject self) {
            PyScandirIterator it = (PyScandirIterator) self;
            if (it.directory != null) {
                it.shut();
                try {
                    WarningsModule.resourceWarning(self, "unclosed scandir iterator " + Objects.reprText(self));
                } catch (PyException e) {
                    PyErr.writeUnraisable(e, self);
                }
            }
        }

        @Override
        public void tpDealloc(PyObject self) {
            if (dev.adder.heap.Heap.callFinalizerFromDealloc(self)) {
                super.tpDealloc(self);
            }
        }
    }
}
