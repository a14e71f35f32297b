package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Marshal;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;

/** The marshal module (Python/marshal.c). */
@BuiltinModule(name = "marshal", doc = "This module contains functions that can read and write Python values in\n"
        + "a binary format. The format is specific to Python, but independent of\n"
        + "machine architecture issues.\n\n"
        + "Not all Python object types are supported; in general, only objects\n"
        + "whose value is independent from a particular invocation of Python can be\n"
        + "written and read by this module. The following types are supported:\n"
        + "None, integers, floating point numbers, strings, bytes, bytearrays,\n"
        + "tuples, lists, sets, dictionaries, and code objects, where it\n"
        + "should be understood that tuples, lists and dictionaries are only\n"
        + "supported as long as the values contained therein are themselves\n"
        + "supported; and recursive lists and dictionaries should not be written\n"
        + "(they will cause infinite loops).\n\n"
        + "Variables:\n\n"
        + "version -- indicates the format that the module uses. Version 0 is the\n"
        + "    historical format, version 1 shares interned strings and version 2\n"
        + "    uses a binary format for floating point numbers.\n"
        + "    Version 3 shares common object references (New in version 3.4).\n\n"
        + "Functions:\n\n"
        + "dump() -- write value to a file\n"
        + "load() -- read value from a file\n"
        + "dumps() -- marshal value as a bytes object\n"
        + "loads() -- read value from a bytes-like object")
public final class MarshalModule extends NativeModule {
    private static final int VERSION = 4;

    public MarshalModule() {
        super("marshal", MarshalModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        add(module, "version", PyInt.of(VERSION));
    }

    @PyMethod(value = "dump($module, value, file, version=version, /)", doc = "Write the value on the open file.\n\n"
            + "  value\n"
            + "    Must be a supported type.\n"
            + "  file\n"
            + "    Must be a writeable binary file.\n"
            + "  version\n"
            + "    Indicates the data format that dump should use.\n\n"
            + "If the value has (or contains an object that has) an unsupported type, a\n"
            + "ValueError exception is raised - but garbage data will also be written\n"
            + "to the file. The object will not be properly read back by load().")
    static PyObject dump(PyObject value, PyObject file, PyObject version) {
        PyObject bytes = dumps(value, version);
        PyStr write = PyStr.intern("write");
        try {
            return Call.method(file, write, bytes);
        } finally {
            write.decref();
            bytes.decref();
        }
    }

    @PyMethod(value = "dumps($module, value, version=version, /)",
            doc = "Return the bytes object that would be written to a file by dump(value, file).\n\n"
            + "  value\n"
            + "    Must be a supported type.\n"
            + "  version\n"
            + "    Indicates the data format that dumps should use.\n\n"
            + "Raise a ValueError exception if value has (or contains an object that has) an\n"
            + "unsupported type.")
    static PyObject dumps(PyObject value, PyObject version) {
        return PyBytes.ownOrShare(Marshal.dump(value, version == null ? VERSION : Args.toInt(version)));
    }

    /** Reads one object from the bytes that {@code file} has left, and moves the file to where that object ends. */
    // CPython: Python/marshal.c marshal_load
    @PyMethod(value = "load($module, file, /)", doc = "Read one value from the open file and return it.\n\n"
            + "  file\n"
            + "    Must be readable binary file.\n\n"
            + "If no valid value is read (e.g. because the data has a different Python\n"
            + "version's incompatible marshal format), raise EOFError, ValueError or\n"
            + "TypeError.\n\n"
            + "Note: If an object containing an unsupported type was marshalled with\n"
            + "dump(), load() will substitute None for the unmarshallable type.")
    static PyObject load(PyObject file) {
        PyStr read = PyStr.intern("read");
        PyObject data;
        try {
            data = Call.method(file, read);
        } finally {
            read.decref();
        }
        try {
            if (!(data instanceof PyBytes b)) {
                throw PyErr.typeError("file.read() returned not bytes but " + data.type.tpName());
            }
            Marshal.Reader reader = new Marshal.Reader(b.value, 0, b.value.length);
            PyObject value = reader.top();
            int rest = b.value.length - reader.position();
            if (rest > 0) {
                PyStr seek = PyStr.intern("seek");
                PyObject back = PyInt.of(-rest);
                PyObject whence = PyInt.of(1);
                try {
                    Call.method(file, seek, back, whence).decref();
                } catch (dev.adder.runtime.object.PyException e) {
                    value.decref();
                    throw e;
                } finally {
                    whence.decref();
                    back.decref();
                    seek.decref();
                }
            }
            return value;
        } finally {
            data.decref();
        }
    }

    @PyMethod(value = "loads($module, bytes, /)", doc = "Convert the bytes-like object to a value.\n\n"
            + "If no valid value is found, raise EOFError, ValueError or TypeError.  Extra\n"
            + "bytes in the input are ignored.")
    static PyObject loads(PyObject bytes) {
        Buffer b = Abstract.getBuffer(bytes, Buffer.SIMPLE);
        try {
            return Marshal.loads(b.toArray('C'));
        } finally {
            b.release();
        }
    }
}
