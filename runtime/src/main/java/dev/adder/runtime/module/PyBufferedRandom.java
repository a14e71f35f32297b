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

/** {@code BufferedRandom}: both, on a file that can seek (Modules/_io/bufferedio.c). */
@BuiltinType(name = "_io.BufferedRandom", doc = "A buffered interface to random access streams.\n\n"
        + "The constructor creates a reader and writer for a seekable stream,\n"
        + "raw, given in the first argument. If the buffer_size is omitted it\n"
        + "defaults to DEFAULT_BUFFER_SIZE.")
final class PyBufferedRandom extends PyBuffered {
    static final PyType TYPE = new Type();

    private PyBufferedRandom(PyType type) {
        super(type);
    }

    @PyNew(value = "BufferedRandom", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyBufferedRandom o = new PyBufferedRandom(cls);
        TypeObject.initInstance(o);
        return o;
    }

    @PyInit("BufferedRandom(raw, buffer_size=DEFAULT_BUFFER_SIZE)")
    static void initialize(PyBufferedRandom self, PyObject raw, long bufferSize) {
        requireSeekable(raw);
        self.init(raw, bufferSize, true, true);
    }

    @PyMethod(value = "close($self)", textSignature = false)
    static void close(PyBufferedRandom self) {
        ((PyBuffered) self).close();
    }

    @PyMethod(value = "detach($self)", textSignature = false)
    static PyObject detach(PyBufferedRandom self) {
        return ((PyBuffered) self).detach();
    }

    @PyMethod(value = "seekable($self)", textSignature = false)
    static PyObject seekable(PyBufferedRandom self) {
        return self.forward(Io.SEEKABLE);
    }

    @PyMethod(value = "readable($self)", textSignature = false)
    static PyObject readable(PyBufferedRandom self) {
        return self.forward(Id.readable);
    }

    @PyMethod(value = "writable($self)", textSignature = false)
    static PyObject writable(PyBufferedRandom self) {
        return self.forward(Id.writable);
    }

    @PyMethod(value = "fileno($self)", textSignature = false)
    static PyObject fileno(PyBufferedRandom self) {
        return self.forward(Io.FILENO);
    }

    @PyMethod(value = "isatty($self)", textSignature = false)
    static PyObject isatty(PyBufferedRandom self) {
        return self.forward(Id.isatty);
    }

    @PyMethod(value = "_dealloc_warn($self, source, /)", textSignature = false)
    static void deallocWarn(PyBufferedRandom self, PyObject source) {
        ((PyBuffered) self).deallocWarn(source);
    }

    @PyMethod(value = "flush($self)", textSignature = false)
    static void flush(PyBufferedRandom self) {
        ((PyBuffered) self).flush();
    }

    @PyMethod("seek($self, target, whence=0, /)")
    static PyObject seek(PyBufferedRandom self, PyObject target, int whence) {
        return ((PyBuffered) self).seek(target, whence);
    }

    @PyMethod(value = "tell($self)", textSignature = false)
    static long tell(PyBufferedRandom self) {
        return ((PyBuffered) self).tell();
    }

    @PyMethod("truncate($self, pos=None, /)")
    static PyObject truncate(PyBufferedRandom self, PyObject pos) {
        return ((PyBuffered) self).truncate(pos);
    }

    @PyMethod("read($self, size=-1, /)")
    static PyObject read(PyBufferedRandom self, PyObject size) {
        return ((PyBuffered) self).read(size);
    }

    @PyMethod("read1($self, size=-1, /)")
    static PyObject read1(PyBufferedRandom self, long size) {
        return ((PyBuffered) self).read1(size);
    }

    @PyMethod("readinto($self, buffer, /)")
    static PyObject readinto(PyBufferedRandom self, PyObject buffer) {
        return ((PyBuffered) self).readinto(buffer, false);
    }

    @PyMethod("readinto1($self, buffer, /)")
    static PyObject readinto1(PyBufferedRandom self, PyObject buffer) {
        return ((PyBuffered) self).readinto(buffer, true);
    }

    @PyMethod("readline($self, size=-1, /)")
    static PyObject readline(PyBufferedRandom self, PyObject size) {
        self.check();
        return ((PyBuffered) self).readline(Io.size(size));
    }

    @PyMethod("peek($self, size=0, /)")
    static PyObject peek(PyBufferedRandom self, long size) {
        return ((PyBuffered) self).peek();
    }

    @PyMethod("write($self, buffer, /)")
    static PyObject write(PyBufferedRandom self, PyObject buffer) {
        return ((PyBuffered) self).write(buffer);
    }

    @PyMethod(value = "__getstate__($self)", textSignature = false)
    static PyObject getstate(PyBufferedRandom self) {
        throw Io.cannotPickle(self);
    }

    @PyGetter(value = "raw", member = true)
    static PyObject getRaw(PyBufferedRandom self) {
        return orNone(self.raw);
    }

    @PyGetter(value = "_finalizing", member = true)
    static boolean getFinalizing(PyBufferedRandom self) {
        return self.finalizing;
    }

    @PySetter("_finalizing")
    static void setFinalizing(PyBufferedRandom self, PyObject value) {
        self.finalizing = value == PyBool.TRUE;
    }

    @PyGetter("closed")
    static PyObject isFileClosed(PyBufferedRandom self) {
        return self.rawAttr(Id.closed);
    }

    @PyGetter("name")
    static PyObject getName(PyBufferedRandom self) {
        return self.rawAttr(Io.NAME);
    }

    @PyGetter("mode")
    static PyObject getMode(PyBufferedRandom self) {
        return self.rawAttr(Io.MODE);
    }

    static final class Type extends BufferedType {
        Type() {
            super("_io.BufferedRandom", PyBufferedRandomTable.INSTANCE);
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
