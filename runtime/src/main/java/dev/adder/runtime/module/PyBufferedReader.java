package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;

/** {@code BufferedReader}: reads ahead (Modules/_io/bufferedio.c). */
@BuiltinType(name = "_io.BufferedReader", doc = "Create a new buffered reader using the given readable raw IO object.")
final class PyBufferedReader extends PyBuffered {
    static final PyType TYPE = new Type();

    private PyBufferedReader(PyType type) {
        super(type);
    }

    @PyNew(value = "BufferedReader", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyBufferedReader o = new PyBufferedReader(cls);
        TypeObject.initInstance(o);
        return o;
    }

    @PyInit("BufferedReader(raw, buffer_size=DEFAULT_BUFFER_SIZE)")
    static void initialize(PyBufferedReader self, PyObject raw, long bufferSize) {
        self.init(raw, bufferSize, true, false);
    }

    @PyMethod(value = "detach($self)", textSignature = false)
    static PyObject detach(PyBufferedReader self) {
        return ((PyBuffered) self).detach();
    }

    @PyMethod(value = "flush($self)", textSignature = false)
    static PyObject flush(PyBufferedReader self) {
        return self.forward(Id.flush);
    }

    @PyMethod(value = "close($self)", textSignature = false)
    static void close(PyBufferedReader self) {
        ((PyBuffered) self).close();
    }

    @PyMethod(value = "seekable($self)", textSignature = false)
    static PyObject seekable(PyBufferedReader self) {
        return self.forward(Io.SEEKABLE);
    }

    @PyMethod(value = "readable($self)", textSignature = false)
    static PyObject readable(PyBufferedReader self) {
        return self.forward(Id.readable);
    }

    @PyMethod(value = "fileno($self)", textSignature = false)
    static PyObject fileno(PyBufferedReader self) {
        return self.forward(Io.FILENO);
    }

    @PyMethod(value = "isatty($self)", textSignature = false)
    static PyObject isatty(PyBufferedReader self) {
        return self.forward(Id.isatty);
    }

    @PyMethod(value = "_dealloc_warn($self, source, /)", textSignature = false)
    static void deallocWarn(PyBufferedReader self, PyObject source) {
        ((PyBuffered) self).deallocWarn(source);
    }

    @PyMethod("read($self, size=-1, /)")
    static PyObject read(PyBufferedReader self, PyObject size) {
        return ((PyBuffered) self).read(size);
    }

    @PyMethod("peek($self, size=0, /)")
    static PyObject peek(PyBufferedReader self, long size) {
        return ((PyBuffered) self).peek();
    }

    @PyMethod("read1($self, size=-1, /)")
    static PyObject read1(PyBufferedReader self, long size) {
        return ((PyBuffered) self).read1(size);
    }

    @PyMethod("readinto($self, buffer, /)")
    static PyObject readinto(PyBufferedReader self, PyObject buffer) {
        return ((PyBuffered) self).readinto(buffer, false);
    }

    @PyMethod("readinto1($self, buffer, /)")
    static PyObject readinto1(PyBufferedReader self, PyObject buffer) {
        return ((PyBuffered) self).readinto(buffer, true);
    }

    @PyMethod("readline($self, size=-1, /)")
    static PyObject readline(PyBufferedReader self, PyObject size) {
        self.check();
        return ((PyBuffered) self).readline(Io.size(size));
    }

    @PyMethod("seek($self, target, whence=0, /)")
    static PyObject seek(PyBufferedReader self, PyObject target, int whence) {
        return ((PyBuffered) self).seek(target, whence);
    }

    @PyMethod(value = "tell($self)", textSignature = false)
    static long tell(PyBufferedReader self) {
        return ((PyBuffered) self).tell();
    }

    @PyMethod("truncate($self, pos=None, /)")
    static PyObject truncate(PyBufferedReader self, PyObject pos) {
        return ((PyBuffered) self).truncate(pos);
    }

    @PyMethod(value = "__getstate__($self)", textSignature = false)
    static PyObject getstate(PyBufferedReader self) {
        throw Io.cannotPickle(self);
    }

    @PyGetter(value = "raw", member = true)
    static PyObject getRaw(PyBufferedReader self) {
        return orNone(self.raw);
    }

    @PyGetter(value = "_finalizing", member = true)
    static boolean getFinalizing(PyBufferedReader self) {
        return self.finalizing;
    }

    @PySetter("_finalizing")
    static void setFinalizing(PyBufferedReader self, PyObject value) {
        self.finalizing = value == PyBool.TRUE;
    }

    @PyGetter("closed")
    static PyObject isFileClosed(PyBufferedReader self) {
        return self.rawAttr(Id.closed);
    }

    @PyGetter("name")
    static PyObject getName(PyBufferedReader self) {
        return self.rawAttr(Io.NAME);
    }

    @PyGetter("mode")
    static PyObject getMode(PyBufferedReader self) {
        return self.rawAttr(Io.MODE);
    }

    static final class Type extends BufferedType {
        Type() {
            super("_io.BufferedReader", PyBufferedReaderTable.INSTANCE);
        }

        // CPython: Modules/_io/bufferedio.c buffered_iternext
        @Override
        public PyObject tpIterNext(PyObject self) {
            if (self.type != TYPE) {
                return super.tpIterNext(self);
            }
            PyObject line = ((PyBuffered) self).readline(-1);
            if (((dev.adder.runtime.object.PyBytes) line).size() == 0) {
                line.decref();
                return null;
            }
            return line;
        }
    }
}
