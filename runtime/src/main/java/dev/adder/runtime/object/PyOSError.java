package dev.adder.runtime.object;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PySetter;

/** {@code OSError} and its family, which an errno chooses from. */
@BuiltinType(name = "OSError")
public final class PyOSError extends PyBaseException {
    /** Owned; null for None. */
    public PyObject errno;
    public PyObject strerror;
    public PyObject filename;
    public PyObject filename2;

    /** {@code characters_written} of a BlockingIOError, or -1. */
    private long written = -1;

    private PyOSError(PyType type) {
        super(type);
    }

    /** The exception for {@code errno} with its usual text; the file names may be null. */
    // CPython: Python/errors.c PyErr_SetFromErrnoWithFilenameObjects
    public static PyException fromErrno(int errno, PyObject filename, PyObject filename2) {
        PyObject number = PyInt.of(errno);
        PyObject text = PyStr.of(Errno.message(errno));
        try {
            PyObject e = filename2 != null ? Call.callArray(PyExc.OSError, number, text, filename, PyNone.INSTANCE, filename2)
                    : filename != null ? Call.callArray(PyExc.OSError, number, text, filename)
                    : Call.callArray(PyExc.OSError, number, text);
            return PyErr.raise((PyBaseException) e);
        } catch (PyException e) {
            return e;
        } finally {
            number.decref();
            text.decref();
        }
    }

    /** Whether {@code __init__} parses the arguments, because a subclass overrides it and not {@code __new__}. */
    // CPython: Objects/exceptions.c oserror_use_init
    private static boolean usesInit(PyType type) {
        return type instanceof HeapType h && h.overrides(Slot.TP_INIT) && !h.overrides(Slot.TP_NEW);
    }

    // CPython: Objects/exceptions.c oserror_init
    private void setUp(PyObject[] values, int base, int nargs, PyTuple given) {
        boolean parsed = nargs >= 2 && nargs <= 5;
        PyObject name = parsed && nargs >= 3 ? values[base + 2] : null;
        PyObject name2 = parsed && nargs == 5 ? values[base + 4] : null;
        int kept = nargs;
        if (name != null && name != PyNone.INSTANCE) {
            if (type == PyExc.BlockingIOError && (Abstract.isIndex(name) || name.type.has(Slot.NB_INT) || name.type.has(Slot.NB_FLOAT))) {
                written = Abstract.asSsize(name, PyExc.ValueError);
            } else {
                filename = name.newRef();
                if (name2 != null && name2 != PyNone.INSTANCE) {
                    filename2 = name2.newRef();
                }
                kept = 2;
            }
        }
        if (parsed) {
            errno = values[base].newRef();
            strerror = values[base + 1].newRef();
        }
        setArgs(kept == nargs ? (PyTuple) given.newRef() : PyTuple.copyOf(values, base, kept));
    }

    // CPython: Objects/exceptions.c OSError_init
    @PyInit(value = "OSError", raw = true)
    static void init(PyOSError self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (usesInit(self.type)) {
            noKeywords(self.type, kwnames);
            PyTuple given = Call.positional(args, base, nargs);
            try {
                self.setUp(args, base, nargs, given);
            } finally {
                given.decref();
            }
        }
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(errno);
        visitor.xvisit(strerror);
        visitor.xvisit(filename);
        visitor.xvisit(filename2);
        super.traverseFields(visitor);
    }

    @Override
    protected void clearFields() {
        PyObject o = errno;
        errno = null;
        xdecref(o);
        o = strerror;
        strerror = null;
        xdecref(o);
        o = filename;
        filename = null;
        xdecref(o);
        o = filename2;
        filename2 = null;
        xdecref(o);
        super.clearFields();
    }

    // CPython: Objects/exceptions.c OSError_reduce
    @PyMethod(value = "__reduce__($self)", textSignature = false)
    static PyObject reduce(PyOSError self) {
        PyTuple a = self.argsOrEmpty();
        if (a.size() != 2 || self.filename == null) {
            return self.reduceWith(a, self.dictIfAny());
        }
        PyObject full = self.filename2 == null ? PyTuple.of(a.get(0), a.get(1), self.filename)
                : PyTuple.of(a.get(0), a.get(1), self.filename, PyNone.INSTANCE, self.filename2);
        try {
            return self.reduceWith(full, self.dictIfAny());
        } finally {
            full.decref();
        }
    }

    @PyGetter(value = "errno", member = true, doc = "POSIX exception code")
    static PyObject getErrno(PyOSError self) {
        return orNone(self.errno);
    }

    @PySetter("errno")
    static void setErrno(PyOSError self, PyObject value) {
        PyObject old = self.errno;
        self.errno = xnewRef(value);
        xdecref(old);
    }

    @PyGetter(value = "strerror", member = true, doc = "exception strerror")
    static PyObject getStrerror(PyOSError self) {
        return orNone(self.strerror);
    }

    @PySetter("strerror")
    static void setStrerror(PyOSError self, PyObject value) {
        PyObject old = self.strerror;
        self.strerror = xnewRef(value);
        xdecref(old);
    }

    @PyGetter(value = "filename", member = true, doc = "exception filename")
    static PyObject getFilename(PyOSError self) {
        return orNone(self.filename);
    }

    @PySetter("filename")
    static void setFilename(PyOSError self, PyObject value) {
        PyObject old = self.filename;
        self.filename = xnewRef(value);
        xdecref(old);
    }

    @PyGetter(value = "filename2", member = true, doc = "second exception filename")
    static PyObject getFilename2(PyOSError self) {
        return orNone(self.filename2);
    }

    @PySetter("filename2")
    static void setFilename2(PyOSError self, PyObject value) {
        PyObject old = self.filename2;
        self.filename2 = xnewRef(value);
        xdecref(old);
    }

    // CPython: Objects/exceptions.c OSError_written_get
    @PyGetter("characters_written")
    static PyObject getWritten(PyOSError self) {
        if (self.written == -1) {
            throw PyErr.attributeError("characters_written");
        }
        return PyInt.of(self.written);
    }

    @PySetter("characters_written")
    static void setWritten(PyOSError self, PyObject value) {
        if (value == null) {
            if (self.written == -1) {
                throw PyErr.attributeError("characters_written");
            }
            self.written = -1;
            return;
        }
        self.written = Abstract.asSsize(value, PyExc.ValueError);
    }

    /** The subclass for an errno, or null. */
    private static PyType typeFor(PyObject errno) {
        if (!(errno instanceof PyInt i) || !i.fitsLong()) {
            return null;
        }
        return switch ((int) Math.max(-1, Math.min(i.longValue(), 1 << 20))) {
            case 1, 13 -> PyExc.PermissionError;
            case 2 -> PyExc.FileNotFoundError;
            case 3 -> PyExc.ProcessLookupError;
            case 4 -> PyExc.InterruptedError;
            case 10 -> PyExc.ChildProcessError;
            case 11, 114, 115 -> PyExc.BlockingIOError;
            case 17 -> PyExc.FileExistsError;
            case 20 -> PyExc.NotADirectoryError;
            case 21 -> PyExc.IsADirectoryError;
            case 32, 108 -> PyExc.BrokenPipeError;
            case 103 -> PyExc.ConnectionAbortedError;
            case 104 -> PyExc.ConnectionResetError;
            case 110 -> PyExc.TimeoutError;
            case 111 -> PyExc.ConnectionRefusedError;
            default -> null;
        };
    }

    static final class Type extends PyBaseException.Type {
        Type(PyType base, String doc) {
            super("OSError", PyOSErrorTable.INSTANCE, base, 112, true, doc);
        }

        Type(String name, PyType base, String doc) {
            super(name, base, false, doc);
        }

        @Override
        PyType newOwner() {
            return PyExc.OSError;
        }

        @Override
        PyBaseException allocate(PyType cls) {
            return new PyOSError(cls);
        }

        @Override
        public PyObject tpNew(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            return make(cls, args, base, nargs, kwnames);
        }

        // CPython: Objects/exceptions.c OSError_new
        static PyObject make(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            boolean useInit = usesInit(cls);
            if (!useInit) {
                noKeywords(cls, kwnames);
                if (cls == PyExc.OSError && nargs >= 2 && nargs <= 5) {
                    PyType chosen = typeFor(args[base]);
                    if (chosen != null) {
                        cls = chosen;
                    }
                }
            }
            // the tuple is there before the exception, and so in front of it for the collector
            PyTuple given = useInit ? null : Call.positional(args, base, nargs);
            PyOSError e = (PyOSError) newInstance(cls);
            if (!useInit) {
                try {
                    e.setUp(args, base, nargs, given);
                } catch (PyException error) {
                    e.decref();
                    throw error;
                } finally {
                    given.decref();
                }
            }
            return e;
        }

        // CPython: Objects/exceptions.c OSError_str
        @Override
        public PyObject tpStr(PyObject self) {
            PyOSError e = (PyOSError) self;
            if (e.filename != null) {
                String head = "[Errno " + textOrNone(e.errno) + "] " + textOrNone(e.strerror) + ": " + Objects.reprText(e.filename);
                return PyStr.of(e.filename2 == null ? head : head + " -> " + Objects.reprText(e.filename2));
            }
            if (e.errno != null && e.strerror != null) {
                return PyStr.of("[Errno " + Objects.text(e.errno) + "] " + Objects.text(e.strerror));
            }
            return e.baseStr();
        }

        private static String textOrNone(PyObject o) {
            return o == null ? "None" : Objects.text(o);
        }
    }
}
