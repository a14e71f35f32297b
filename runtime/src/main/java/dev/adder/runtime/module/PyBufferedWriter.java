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

/** {@code BufferedWriter}: collects writes (Modules/_io/bufferedio.c). */
@BuiltinType(name = "_io.BufferedWriter", doc = "A buffer for a writeable sequential RawIO object.\n\n"
        + "The constructor creates a BufferedWriter for the given writeable raw\n"
        + "stream. If the buffer_size is not given, it defaults to\n"
        + "DEFAULT_BUFFER_SIZE.")
final class PyBufferedWriter extends PyBuffered {
    static final PyType TYPE = new Type();

    private PyBufferedWriter(PyType type) {
        super(type);
    }

    @PyNew(value = "BufferedWriter", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyBufferedWriter o = new PyBufferedWriter(cls);
        TypeObject.initInstance(o);
        return o;
    }

    @PyInit("BufferedWriter(raw, buffer_size=DEFAULT_BUFFER_SIZE)")
    static void initialize(PyBufferedWriter self, PyObject raw, long bufferSize) {
        self.init(raw, bufferSize, false, true);
    }

    @PyMethod(value = "close($self)", textSignature = false)
    static void close(PyBufferedWriter self) {
        ((PyBuffered) self).close();
    }

    @PyMethod(value = "detach($self)", textSignature = false)
    static PyObject detach(PyBufferedWriter self) {
        return ((PyBuffered) self).detach();
    }

    @PyMethod(value = "seekable($self)", textSignature = false)
    static PyObject seekable(PyBufferedWriter self) {
        return self.forward(Io.SEEKABLE);
    }

    @PyMethod(value = "writable($self)", textSignature = false)
    static PyObject writable(PyBufferedWriter self) {
        return self.forward(Id.writable);
    }

    @PyMethod(value = "fileno($self)", textSignature = false)
    static PyObject fileno(PyBufferedWriter self) {
        return self.forward(Io.FILENO);
    }

    @PyMethod(value = "isatty($self)", textSignature = false)
    static PyObject isatty(PyBufferedWriter self) {
        return self.forward(Id.isatty);
    }

    @PyMethod(value = "_dealloc_warn($self, source, /)", textSignature = false)
    static void deallocWarn(PyBufferedWriter self, PyObject source) {
        ((PyBuffered) self).deallocWarn(source);
    }

    @PyMethod("write($self, buffer, /)")
    static PyObject write(PyBufferedWriter self, PyObject buffer) {
        return ((PyBuffered) self).write(buffer);
    }

    @PyMethod("truncate($self, pos=None, /)")
    static PyObject truncate(PyBufferedWriter self, PyObject pos) {
        return ((PyBuffered) self).truncate(pos);
    }

    @PyMethod(value = "flush($self)", textSignature = false)
    static void flush(PyBufferedWriter self) {
        ((PyBuffered) self).flush();
    }

    @PyMethod("seek($self, target, whence=0, /)")
    static PyObject seek(PyBufferedWriter self, PyObject target, int whence) {
        return ((PyBuffered) self).seek(target, whence);
    }

    @PyMethod(value = "tell($self)", textSignature = false)
    static long tell(PyBufferedWriter self) {
        return ((PyBuffered) self).tell();
    }

    @PyMethod(value = "__getstate__($self)", textSignature = false)
    static PyObject getstate(PyBufferedWriter self) {
        throw Io.cannotPickle(self);
    }

    @PyGetter(value = "raw", member = true)
    static PyObject getRaw(PyBufferedWriter self) {
        return orNone(self.raw);
    }

    @PyGetter(value = "_finalizing", member = true)
    static boolean getFinalizing(PyBufferedWriter self) {
        return self.finalizing;
    }

    @PySetter("_finalizing")
    static void setFinalizing(PyBufferedWriter self, PyObject value) {
        self.finalizing = value == PyBool.TRUE;
    }

    @PyGetter("closed")
    static PyObject isFileClosed(PyBufferedWriter self) {
        return self.rawAttr(Id.closed);
    }

    @PyGetter("name")
    static PyObject getName(PyBufferedWriter self) {
        return self.rawAttr(Io.NAME);
    }

    @PyGetter("mode")
    static PyObject getMode(PyBufferedWriter self) {
        return self.rawAttr(Io.MODE);
    }

    static final class Type extends BufferedType {
        Type() {
            super("_io.BufferedWriter", PyBufferedWriterTable.INSTANCE);
        }
    }
}
