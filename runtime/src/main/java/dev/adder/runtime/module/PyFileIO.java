package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.Payload;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.ReprGuard;
import dev.adder.runtime.object.TypeObject;
import java.util.Arrays;

/** {@code FileIO} (Modules/_io/fileio.c): a file descriptor as an object. */
@BuiltinType(name = "_io.FileIO", doc = "Open a file.\n\n"
        + "The mode can be 'r' (default), 'w', 'x' or 'a' for reading,\n"
        + "writing, exclusive creation or appending.  The file will be created if it\n"
        + "doesn't exist when opened for writing or appending; it will be truncated\n"
        + "when opened for writing.  A FileExistsError will be raised if it already\n"
        + "exists when opened for creating. Opening a file for creating implies\n"
        + "writing so this mode behaves in a similar way to 'w'.Add a '+' to the mode\n"
        + "to allow simultaneous reading and writing. A custom opener can be used by\n"
        + "passing a callable as *opener*. The underlying file descriptor for the file\n"
        + "object is then obtained by calling opener with (*name*, *flags*).\n"
        + "*opener* must return an open file descriptor (passing os.open as *opener*\n"
        + "results in functionality similar to passing None).")
final class PyFileIO extends PyIOBase {
    static final PyType TYPE = new Type();

    int fd = -1;
    private boolean created;
    private boolean readable;
    private boolean writable;
    private boolean appending;
    /** Whether lseek works: -1 if not tried yet. */
    private int seekable = -1;
    private boolean closefd = true;
    private boolean finalizing;
    private boolean mayBlock = true;
    private long blksize;

    private PyFileIO(PyType type) {
        super(type);
    }

    @PyNew(value = "FileIO", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyFileIO f = new PyFileIO(cls);
        TypeObject.initInstance(f);
        return f;
    }

    private static PyException badMode() {
        return PyErr.valueError("Must have exactly one of create/read/write/append mode and at most one plus");
    }

    // CPython: Modules/_io/fileio.c _io_FileIO___init___impl
    @PyInit("FileIO(file, mode='r', closefd=True, opener=None)")
    static void init(PyFileIO self, PyObject file, String mode, boolean closefd, PyObject opener) {
        if (self.fd >= 0) {
            if (self.closefd) {
                self.closeFd();
            } else {
                self.fd = -1;
            }
        }
        int fd = -1;
        if (file instanceof PyFloat) {
            throw PyErr.typeError("integer argument expected, got float");
        }
        byte[] path = null;
        PyObject name = null;
        if (Abstract.isIndex(file)) {
            fd = dev.adder.runtime.object.Args.toInt(file);
            if (fd < 0) {
                throw PyErr.valueError("negative file descriptor");
            }
        } else {
            name = FsPath.fspath(file);
            try {
                path = FsPath.encode(name);
            } finally {
                name.decref();
            }
        }
        int flags = self.parseMode(mode);
        boolean opened = false;
        self.closefd = closefd;
        try {
            if (fd >= 0) {
                self.fd = fd;
            } else {
                if (!closefd) {
                    throw PyErr.valueError("Cannot use closefd=False with file name");
                }
                self.fd = opener == null || opener == PyNone.INSTANCE ? openPath(file, path, flags) : callOpener(opener, file, flags);
                opened = true;
            }
            self.blksize = Io.DEFAULT_BUFFER_SIZE;
            PosixFiles.Stat stat = new PosixFiles.Stat();
            int r = PosixFiles.fstat(self.fd, stat);
            if (r == -PosixFiles.EBADF) {
                throw PyErr.osError(-r, file, null);
            }
            if (r >= 0) {
                if (stat.isDirectory()) {
                    throw PyErr.osError(21, file, null);
                }
                self.mayBlock = !stat.isRegular();
                if (stat.blksize > 1) {
                    self.blksize = stat.blksize;
                }
            }
            Objects.setAttr(self, Io.NAME, file);
            if (self.appending) {
                PosixFiles.seek(self.fd, 0, 2);
            }
        } catch (PyException e) {
            if (!opened) {
                self.fd = -1;
            }
            if (self.fd >= 0) {
                self.closeFd();
            }
            throw e;
        }
    }

    private int parseMode(String mode) {
        boolean rwa = false;
        boolean plus = false;
        int flags = 0;
        created = false;
        readable = false;
        writable = false;
        appending = false;
        seekable = -1;
        for (int i = 0; i < mode.length(); i++) {
            char c = mode.charAt(i);
            switch (c) {
                case 'x', 'r', 'w', 'a' -> {
                    if (rwa) {
                        throw badMode();
                    }
                    rwa = true;
                    switch (c) {
                        case 'x' -> {
                            created = true;
                            writable = true;
                            flags |= 0200 | 0100;
                        }
                        case 'r' -> readable = true;
                        case 'w' -> {
                            writable = true;
                            flags |= 0100 | 01000;
                        }
                        default -> {
                            writable = true;
                            appending = true;
                            flags |= 02000 | 0100;
                        }
                    }
                }
                case 'b' -> { }
                case '+' -> {
                    if (plus) {
                        throw badMode();
                    }
                    readable = true;
                    writable = true;
                    plus = true;
                }
                default -> throw PyErr.valueError("invalid mode: " + mode);
            }
        }
        if (!rwa) {
            throw badMode();
        }
        return flags | (readable && writable ? 2 : readable ? 0 : 1) | 02000000;
    }

    private static int openPath(PyObject file, byte[] path, int flags) {
        int fd = PosixFiles.open(path, flags, 0666);
        if (fd < 0) {
            throw PyErr.osError(-fd, file, null);
        }
        return fd;
    }

    private static int callOpener(PyObject opener, PyObject file, int flags) {
        PyObject f = PyInt.of(flags);
        PyObject r;
        try {
            r = Call.call(opener, file, f);
        } finally {
            f.decref();
        }
        try {
            if (!(r instanceof PyInt)) {
                throw PyErr.typeError("expected integer from opener");
            }
            int fd = dev.adder.runtime.object.Args.toInt(r);
            if (fd < 0) {
                throw PyErr.valueError("opener returned " + fd);
            }
            PosixFiles.quick("fcntl", fd, 2, 1);
            return fd;
        } finally {
            r.decref();
        }
    }

    /** Closes the descriptor; it is gone also when that fails. */
    private void closeFd() {
        if (fd >= 0) {
            int f = fd;
            fd = -1;
            int r = PosixFiles.close(f);
            if (r < 0) {
                throw PyErr.osError(-r, (PyObject) null, null);
            }
        }
    }

    // CPython: Modules/_io/fileio.c _io_FileIO_close_impl
    @PyMethod(value = "close($self, /)", doc = "Close the file.\n\n"
            + "A closed file cannot be used for further I/O operations.  close() may be\n"
            + "called more than once without error.")
    static void close(PyFileIO self) {
        PyException error = null;
        try {
            PyIOBase.close(self);
        } catch (PyException e) {
            error = e;
        }
        if (!self.closefd) {
            self.fd = -1;
        } else {
            if (self.finalizing) {
                self.warn(self);
            }
            try {
                self.closeFd();
            } catch (PyException e) {
                error = Io.chain(error, e);
            }
        }
        if (error != null) {
            throw error;
        }
    }

    private void warn(PyObject source) {
        if (fd >= 0 && closefd) {
            Io.warnUnclosed(this, source);
        }
    }

    @PyMethod(value = "_dealloc_warn($self, source, /)", textSignature = false)
    static void deallocWarn(PyFileIO self, PyObject source) {
        self.warn(source);
    }

    private void requireOpen() {
        if (fd < 0) {
            throw PyErr.valueError("I/O operation on closed file");
        }
    }

    @PyMethod(value = "readable($self, /)", doc = "True if file was opened in a read mode.")
    static boolean isReadable(PyFileIO self) {
        self.requireOpen();
        return self.readable;
    }

    @PyMethod(value = "writable($self, /)", doc = "True if file was opened in a write mode.")
    static boolean isWritable(PyFileIO self) {
        self.requireOpen();
        return self.writable;
    }

    @PyMethod(value = "seekable($self, /)", doc = "True if file supports random-access.")
    static boolean isSeekable(PyFileIO self) {
        self.requireOpen();
        if (self.seekable < 0) {
            self.seekable = PosixFiles.seek(self.fd, 0, 1) < 0 ? 0 : 1;
        }
        return self.seekable > 0;
    }

    @PyMethod(value = "fileno($self, /)", doc = "Return the underlying file descriptor (an integer).")
    static int getFileno(PyFileIO self) {
        self.requireOpen();
        return self.fd;
    }

    private void requireReadable() {
        if (!readable) {
            throw Io.unsupported("File not open for reading");
        }
    }

    /** Reads into an array: the count, or -1 if the file is non-blocking and has nothing yet. */
    int readInto(byte[] bytes, int offset, int n) {
        requireOpen();
        requireReadable();
        int r = PosixFiles.read(fd, bytes, offset, n, mayBlock);
        if (r < 0) {
            if (r == -PosixFiles.EAGAIN) {
                return -1;
            }
            throw PyErr.osError(-r, (PyObject) null, null);
        }
        return r;
    }

    /** Writes; how many bytes were taken, or -1 if the file is non-blocking and takes none now. */
    int writeFrom(byte[] bytes, int offset, int n) {
        requireOpen();
        if (!writable) {
            throw Io.unsupported("File not open for writing");
        }
        int r = PosixFiles.write(fd, bytes, offset, n);
        if (r < 0) {
            if (r == -PosixFiles.EAGAIN) {
                return -1;
            }
            throw PyErr.osError(-r, (PyObject) null, null);
        }
        return r;
    }

    @PyMethod(value = "readinto($self, buffer, /)", doc = "Same as RawIOBase.readinto().")
    static PyObject readinto(PyFileIO self, PyObject buffer) {
        Buffer b = Io.writable(buffer, "readinto");
        try {
            int n = self.readInto(b.bytes, b.offset, (int) b.len);
            return n < 0 ? PyNone.owned() : PyInt.of(n);
        } finally {
            b.release();
        }
    }

    // CPython: Modules/_io/fileio.c _io_FileIO_readall_impl
    @PyMethod(value = "readall($self, /)", doc = "Read all data from the file, returned as bytes.\n\n"
            + "In non-blocking mode, returns as much as is immediately available,\n"
            + "or None if no data is available.  Return an empty bytes object at EOF.")
    static PyObject readall(PyFileIO self) {
        self.requireOpen();
        self.requireReadable();
        long size = 0;
        if (!self.mayBlock) {
            PosixFiles.Stat stat = new PosixFiles.Stat();
            long pos = PosixFiles.seek(self.fd, 0, 1);
            if (pos >= 0 && PosixFiles.fstatNative(self.fd, stat) >= 0 && stat.size > pos) {
                size = stat.size - pos;
            }
        }
        byte[] bytes = Payload.bytes((int) Math.min(Integer.MAX_VALUE - 16, Math.max(size + 1, Io.DEFAULT_BUFFER_SIZE)));
        int n = 0;
        for (;;) {
            if (n == bytes.length) {
                bytes = Payload.resize(bytes, n + Math.max(n >> 1, 65536));
            }
            int r = self.readInto(bytes, n, bytes.length - n);
            if (r < 0) {
                if (n == 0) {
                    return PyNone.owned();
                }
                break;
            }
            if (r == 0) {
                break;
            }
            n += r;
        }
        return PyBytes.ownOrShare(n == bytes.length ? bytes : Payload.resize(bytes, n));
    }

    @PyMethod(value = "read($self, size=-1, /)", doc = "Read at most size bytes, returned as bytes.\n\n"
            + "Only makes one system call, so less data may be returned than requested.\n"
            + "In non-blocking mode, returns None if no data is available.\n"
            + "Return an empty bytes object at EOF.")
    static PyObject read(PyFileIO self, PyObject size) {
        self.requireOpen();
        self.requireReadable();
        long n = Io.size(size);
        if (n < 0) {
            return readall(self);
        }
        byte[] bytes = Payload.bytes((int) Math.min(n, 1 << 30));
        int r = self.readInto(bytes, 0, bytes.length);
        return r < 0 ? PyNone.owned() : PyBytes.ownOrShare(r == bytes.length ? bytes : Payload.resize(bytes, r));
    }

    @PyMethod(value = "write($self, b, /)", doc = "Write buffer b to file, return number of bytes written.\n\n"
            + "Only makes one system call, so not all of the data may be written.\n"
            + "The number of bytes actually written is returned.  In non-blocking mode,\n"
            + "returns None if the write would block.")
    static PyObject write(PyFileIO self, PyObject data) {
        self.requireOpen();
        if (!self.writable) {
            throw Io.unsupported("File not open for writing");
        }
        Buffer b = Abstract.getBuffer(data, Buffer.SIMPLE);
        try {
            int n = self.writeFrom(b.bytes, b.offset, (int) b.len);
            return n < 0 ? PyNone.owned() : PyInt.of(n);
        } finally {
            b.release();
        }
    }

    /** The new position; an OSError if the file cannot seek. */
    long seek(long offset, int whence) {
        requireOpen();
        long r = PosixFiles.seek(fd, offset, whence);
        if (seekable < 0) {
            seekable = r < 0 ? 0 : 1;
        }
        if (r < 0) {
            throw PyErr.osError((int) -r, (PyObject) null, null);
        }
        return r;
    }

    @PyMethod(value = "seek($self, pos, whence=0, /)", doc = "Move to new file position and return the file position.\n\n"
            + "Argument offset is a byte count.  Optional argument whence defaults to\n"
            + "SEEK_SET or 0 (offset from start of file, offset should be >= 0); other values\n"
            + "are SEEK_CUR or 1 (move relative to current position, positive or negative),\n"
            + "and SEEK_END or 2 (move relative to end of file, usually negative, although\n"
            + "many platforms allow seeking beyond the end of a file).\n\n"
            + "Note that not all file objects are seekable.")
    static PyObject seek(PyFileIO self, PyObject pos, int whence) {
        self.requireOpen();
        if (pos instanceof PyFloat) {
            throw PyErr.typeError("an integer is required");
        }
        return PyInt.of(self.seek(Abstract.asSsize(pos, PyExc.OverflowError), whence));
    }

    @PyMethod(value = "tell($self, /)", doc = "Current file position.\n\nCan raise OSError for non seekable files.")
    static long tell(PyFileIO self) {
        return self.seek(0, 1);
    }

    @PyMethod(value = "truncate($self, size=None, /)",
            doc = "Truncate the file to at most size bytes and return the truncated size.\n\n"
            + "Size defaults to the current file position, as returned by tell().\n"
            + "The current file position is changed to the value of size.")
    static PyObject truncate(PyFileIO self, PyObject size) {
        self.requireOpen();
        if (!self.writable) {
            throw Io.unsupported("File not open for writing");
        }
        long n = size == null || size == PyNone.INSTANCE ? self.seek(0, 1) : Abstract.asSsize(size, PyExc.OverflowError);
        int r = PosixFiles.slowRetry("ftruncate", self.fd, n, 0);
        if (r < 0) {
            throw PyErr.osError(-r, (PyObject) null, null);
        }
        return PyInt.of(n);
    }

    @PyMethod(value = "isatty($self, /)", doc = "True if the file is connected to a TTY device.")
    static boolean getIsatty(PyFileIO self) {
        self.requireOpen();
        return PosixFiles.isTerminal(self.fd);
    }

    @PyMethod(value = "__getstate__($self)", textSignature = false)
    static PyObject getstate(PyFileIO self) {
        throw Io.cannotPickle(self);
    }

    private String modeText() {
        if (created) {
            return readable ? "xb+" : "xb";
        }
        if (appending) {
            return readable ? "ab+" : "ab";
        }
        return readable ? writable ? "rb+" : "rb" : "wb";
    }

    @PyGetter(value = "closed", doc = "True if the file is closed")
    static boolean isFdClosed(PyFileIO self) {
        return self.fd < 0;
    }

    @PyGetter(value = "closefd", doc = "True if the file descriptor will be closed by close().")
    static boolean getClosefd(PyFileIO self) {
        return self.closefd;
    }

    @PyGetter(value = "mode", doc = "String giving the file mode")
    static String getMode(PyFileIO self) {
        return self.modeText();
    }

    @PyGetter(value = "_blksize", member = true)
    static long getBlksize(PyFileIO self) {
        return self.blksize;
    }

    @PySetter("_blksize")
    static void setBlksize(PyFileIO self, PyObject value) {
        self.blksize = Abstract.asSsize(value, null);
    }

    @PyGetter(value = "_finalizing", member = true)
    static boolean getFinalizing(PyFileIO self) {
        return self.finalizing;
    }

    @PySetter("_finalizing")
    static void setFinalizing(PyFileIO self, PyObject value) {
        self.finalizing = value == PyBool.TRUE;
    }

    @Override
    protected void deallocating() {
        finalizing = true;
    }

    static final class Type extends PyIOBase.Type {
        Type() {
            super("_io.FileIO", PyFileIOTable.INSTANCE, PyRawIOBase.TYPE, 48, 40, 32);
        }

        // CPython: Modules/_io/fileio.c fileio_repr
        @Override
        public PyObject tpRepr(PyObject o) {
            PyFileIO self = (PyFileIO) o;
            if (self.fd < 0) {
                return PyStr.of("<_io.FileIO [closed]>");
            }
            PyObject name = Objects.lookupAttr(self, Io.NAME);
            String tail = " mode='" + self.modeText() + "' closefd=" + (self.closefd ? "True" : "False") + ">";
            if (name == null) {
                return PyStr.of("<_io.FileIO fd=" + self.fd + tail);
            }
            try {
                if (ReprGuard.enter(self)) {
                    throw PyErr.runtimeError("reentrant call inside " + self.type.tpName() + ".__repr__");
                }
                try {
                    return PyStr.of("<_io.FileIO name=" + Objects.reprText(name) + tail);
                } finally {
                    ReprGuard.leave(self);
                }
            } finally {
                name.decref();
            }
        }
    }
}
