package dev.adder.runtime.module;

import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;

/** Writing to Python file objects (Objects/fileobject.c). */
public final class Output {
    private Output() {}

    /** Writes str(o), or repr(o). */
    public static void writeObject(PyObject o, PyObject file, boolean str) {
        PyStr text = str ? Objects.str(o) : Objects.repr(o);
        try {
            write(text, file);
        } finally {
            text.decref();
        }
    }

    public static void writeString(String s, PyObject file) {
        PyStr text = PyStr.of(s);
        try {
            write(text, file);
        } finally {
            text.decref();
        }
    }

    private static void write(PyStr text, PyObject file) {
        PyObject writer = Objects.getAttr(file, Id.write);
        try {
            Call.call(writer, text).decref();
        } finally {
            writer.decref();
        }
    }
}
