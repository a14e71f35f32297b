package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Address;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.Utf8;

/** The standard error stream until {@code io} is there: it can only be written to, and neither buffers nor fails. */
// CPython: Objects/fileobject.c PyStdPrinter_Type
@BuiltinType(name = "stderrprinter")
public final class PyStdPrinter extends PyObject {
    public static final PyType TYPE = new Type();

    private final int fd;

    private PyStdPrinter(int fd) {
        super(TYPE);
        this.fd = fd;
    }

    // CPython: Objects/fileobject.c PyFile_NewStdPrinter
    public static PyStdPrinter create(int fd) {
        return new PyStdPrinter(fd);
    }

    // CPython: Objects/fileobject.c stdprinter_write
    @PyMethod(value = "write($self, text, /)", textSignature = false, doc = "")
    static PyObject write(PyStdPrinter self, PyStr text) {
        byte[] bytes = Utf8.encode(text, "backslashreplace");
        return PyInt.of(PosixFiles.write(self.fd, bytes, 0, bytes.length));
    }

    @PyMethod(value = "flush($self)", textSignature = false, doc = "")
    static void flush(PyStdPrinter self) {}

    @PyMethod(value = "close($self)", textSignature = false, doc = "")
    static void close(PyStdPrinter self) {}

    @PyMethod(value = "fileno($self)", textSignature = false, doc = "")
    static int fileno(PyStdPrinter self) {
        return self.fd;
    }

    @PyMethod(value = "isatty($self)", textSignature = false, doc = "")
    static boolean isatty(PyStdPrinter self) {
        return PosixModule.isatty(self.fd);
    }

    @PyGetter(value = "encoding", doc = "Encoding of the file")
    static PyObject encoding(PyStdPrinter self) {
        return PyNone.owned();
    }

    @PyGetter(value = "closed", doc = "True if the file is closed")
    static boolean closed(PyStdPrinter self) {
        return false;
    }

    @PyGetter(value = "mode", doc = "String giving the file mode")
    static PyObject mode(PyStdPrinter self) {
        return PyStr.of("w");
    }

    static final class Type extends PyType {
        Type() {
            super("stderrprinter", PyStdPrinterTable.INSTANCE, null, 24, 0, DISALLOW_INSTANTIATION);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            return PyStr.of("<stdprinter(fd=" + ((PyStdPrinter) self).fd + ") object at " + Address.hex(self) + ">");
        }
    }
}
