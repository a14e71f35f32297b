package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyType;

/** The _io module (Modules/_io/_iomodule.c). */
@BuiltinModule(name = "_io", doc = "The io module provides the Python interfaces to stream handling. The\nbuiltin open function is defined in this module.")
public final class IoModule extends NativeModule {
    public IoModule() {
        super("_io", IoModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule m) {
        add(m, "DEFAULT_BUFFER_SIZE", PyInt.of(Io.DEFAULT_BUFFER_SIZE));
        addBorrowed(m, "UnsupportedOperation", Io.unsupportedOperation());
        addBorrowed(m, "BlockingIOError", PyExc.BlockingIOError);
        addTypes(m, PyIOBase.TYPE, PyIncrementalNewlineDecoder.TYPE, PyBufferedIOBase.TYPE, PyRawIOBase.TYPE, PyTextIOBase.TYPE,
                PyBytesIO.TYPE, PyBufferedReader.TYPE, PyBufferedWriter.TYPE, PyBufferedRWPair.TYPE, PyBufferedRandom.TYPE, PyFileIO.TYPE,
                PyStringIO.TYPE, PyTextIOWrapper.TYPE);
    }

    private static PyObject layer(PyType type, PyObject raw, long size) {
        PyObject n = PyInt.of(size);
        try {
            return Call.call(type, raw, n);
        } finally {
            n.decref();
        }
    }

    // CPython: Modules/_io/_iomodule.c _io_open_impl
    @PyMethod("open($module, /, file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)")
    static PyObject open(PyObject file, String mode, int buffering, String encoding, String errors, String newline, boolean closefd,
            PyObject opener) {
        boolean creating = false;
        boolean reading = false;
        boolean writing = false;
        boolean appending = false;
        boolean updating = false;
        boolean text = false;
        boolean binary = false;
        for (int i = 0; i < mode.length(); i++) {
            char c = mode.charAt(i);
            boolean known = "xrwa+tb".indexOf(c) >= 0;
            creating |= c == 'x';
            reading |= c == 'r';
            writing |= c == 'w';
            appending |= c == 'a';
            updating |= c == '+';
            text |= c == 't';
            binary |= c == 'b';
            if (!known || mode.indexOf(c, i + 1) >= 0) {
                throw PyErr.valueError("invalid mode: '" + mode + "'");
            }
        }
        String rawMode = (creating ? "x" : "") + (reading ? "r" : "") + (writing ? "w" : "") + (appending ? "a" : "") + (updating ? "+" : "");
        if (text && binary) {
            throw PyErr.valueError("can't have text and binary mode at once");
        }
        if ((creating ? 1 : 0) + (reading ? 1 : 0) + (writing ? 1 : 0) + (appending ? 1 : 0) != 1) {
            throw PyErr.valueError("must have exactly one of create/read/write/append mode");
        }
        if (binary) {
            if (encoding != null) {
                throw PyErr.valueError("binary mode doesn't take an encoding argument");
            }
            if (errors != null) {
                throw PyErr.valueError("binary mode doesn't take an errors argument");
            }
            if (newline != null) {
                throw PyErr.valueError("binary mode doesn't take a newline argument");
            }
            if (buffering == 1) {
                PyErr.warn(PyExc.RuntimeWarning, "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will"
                        + " be used", 1);
            }
        }
        PyObject path = Abstract.isIndex(file) ? file.newRef() : fspathOrError(file);
        PyObject result = null;
        try {
            PyObject m = PyStr.of(rawMode);
            PyObject c = PyBool.of(closefd);
            try {
                result = Call.callArray(PyFileIO.TYPE, path, m, c, opener == null ? PyNone.INSTANCE : opener);
            } finally {
                m.decref();
                c.decref();
            }
            PyFileIO raw = (PyFileIO) result;
            boolean tty = buffering < 0 && PyFileIO.getIsatty(raw);
            boolean lines = buffering == 1 && !binary || tty;
            if (buffering == 1 || tty) {
                buffering = -1;
            }
            if (buffering < 0) {
                buffering = (int) PyFileIO.getBlksize(raw);
                if (buffering <= 1) {
                    buffering = Io.DEFAULT_BUFFER_SIZE;
                }
            }
            if (buffering == 0) {
                if (!binary) {
                    throw PyErr.valueError("can't have unbuffered text I/O");
                }
                return result;
            }
            PyObject buffer = layer(updating ? PyBufferedRandom.TYPE : reading ? PyBufferedReader.TYPE : PyBufferedWriter.TYPE, raw, buffering);
            result = buffer;
            raw.decref();
            if (binary) {
                return result;
            }
            PyObject[] args = {buffer, encoding == null ? PyNone.owned() : PyStr.of(encoding), errors == null ? PyNone.owned() : PyStr.of(errors),
                newline == null ? PyNone.owned() : PyStr.of(newline), PyBool.of(lines)};
            PyObject wrapper;
            try {
                wrapper = Call.callArray(PyTextIOWrapper.TYPE, args);
            } finally {
                for (int i = 1; i < args.length; i++) {
                    args[i].decref();
                }
            }
            result = wrapper;
            buffer.decref();
            PyObject modeText = PyStr.of(mode);
            try {
                Objects.setAttr(wrapper, Io.MODE, modeText);
            } finally {
                modeText.decref();
            }
            return result;
        } catch (PyException e) {
            if (result != null) {
                PyException error = e;
                try {
                    Call.method(result, Id.close).decref();
                } catch (PyException second) {
                    error = Io.chain(e, second);
                }
                result.decref();
                throw error;
            }
            throw e;
        } finally {
            path.decref();
        }
    }

    private static PyObject fspathOrError(PyObject file) {
        return FsPath.fspath(file);
    }

    @PyMethod("open_code($module, /, path)")
    static PyObject openCode(PyStr path) {
        return open(path, "rb", -1, null, null, null, true, null);
    }

    // CPython: Modules/_io/_iomodule.c _io_text_encoding_impl
    @PyMethod("text_encoding($module, encoding, stacklevel=2, /)")
    static PyObject textEncoding(PyObject encoding, int stacklevel) {
        if (encoding == PyNone.INSTANCE) {
            if (ThreadState.current.interpreter.config.warnDefaultEncoding) {
                PyErr.warn(PyExc.EncodingWarning, "'encoding' argument not specified", stacklevel);
            }
            return PyStr.intern(ThreadState.current.interpreter.config.utf8Mode ? "utf-8" : "locale");
        }
        return encoding.newRef();
    }
}
