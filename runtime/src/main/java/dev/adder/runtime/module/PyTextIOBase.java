package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** The base of text files (Modules/_io/textio.c, its first part). */
@BuiltinType(name = "_io._TextIOBase", doc = "Base class for text I/O.\n\n"
        + "This class provides a character and line based interface to stream\n"
        + "I/O. There is no readinto method because Python's character strings\n"
        + "are immutable.\n")
abstract class PyTextIOBase extends PyIOBase {
    static final PyType TYPE = new Type();

    PyTextIOBase(PyType type) {
        super(type);
    }

    @PyMethod(value = "detach($self, *args)", raw = true, textSignature = false,
            doc = "Separate the underlying buffer from the TextIOBase and return it.\n\n"
            + "After the underlying buffer has been detached, the TextIO is in an\n"
            + "unusable state.\n")
    static PyObject detach(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        throw Io.unsupported("detach");
    }

    @PyMethod(value = "read($self, *args)", raw = true, textSignature = false, doc = "Read at most n characters from stream.\n\n"
            + "Read from underlying buffer until we have n characters or we hit EOF.\n"
            + "If n is negative or omitted, read until EOF.\n")
    static PyObject read(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        throw Io.unsupported("read");
    }

    @PyMethod(value = "readline($self, *args)", raw = true, textSignature = false, doc = "Read until newline or EOF.\n\n"
            + "Returns an empty string if EOF is hit immediately.\n")
    static PyObject readline(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        throw Io.unsupported("readline");
    }

    @PyMethod(value = "write($self, *args)", raw = true, textSignature = false, doc = "Write string to stream.\n"
            + "Returns the number of characters written (which is always equal to\n"
            + "the length of the string).\n")
    static PyObject write(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        throw Io.unsupported("write");
    }

    @PyGetter(value = "encoding", doc = "Encoding of the text stream.\n\nSubclasses should override.\n")
    static PyObject getEncoding(PyObject self) {
        return PyNone.owned();
    }

    @PyGetter(value = "newlines", doc = "Line endings translated so far.\n\n"
            + "Only line endings translated during reading are considered.\n\n"
            + "Subclasses should override.\n")
    static PyObject getNewlines(PyObject self) {
        return PyNone.owned();
    }

    @PyGetter(value = "errors", doc = "The error setting of the decoder or encoder.\n\nSubclasses should override.\n")
    static PyObject getErrors(PyObject self) {
        return PyNone.owned();
    }

    static final class Type extends PyIOBase.Type {
        Type() {
            super("_io._TextIOBase", PyTextIOBaseTable.INSTANCE, PyIOBase.TYPE, 32, 16, 24);
        }
    }
}
