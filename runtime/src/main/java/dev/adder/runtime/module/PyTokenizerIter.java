package dev.adder.runtime.module;

import dev.adder.compiler.CompileError;
import dev.adder.compiler.TokenStream;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyNew;
import dev.adder.runtime.interpreter.PythonRun;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PySyntaxError;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;

/** {@code _tokenize.TokenizerIter}: the tokens of a str, each a tuple of its text, kind, lines, columns and line. */
// CPython: Python/Python-tokenize.c tokenizeriterobject
@BuiltinType(name = "_tokenize.TokenizerIter")
final class PyTokenizerIter extends PyObject {
    static final PyType TYPE = new Type();

    private final TokenStream tokens;

    private PyTokenizerIter(PyType type, byte[] source) {
        TokenStream stream = PythonRun.tokens(source);
        super(type);
        tokens = stream;
        TypeObject.initInstance(this);
    }

    @PyNew(value = "tokenizeriter(source)", textSignature = false)
    static PyObject create(PyType cls, PyObject source) {
        if (!(source instanceof PyStr text)) {
            throw PyErr.typeError("tokenizeriter() argument 'source' must be str, not " + source.type.tpName());
        }
        return new PyTokenizerIter(cls, text.toUtf8());
    }

    private static final class Type extends PyType {
        Type() {
            super("_tokenize.TokenizerIter", PyTokenizerIterTable.INSTANCE, null, 24, 0, BASETYPE);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        // CPython: Python/Python-tokenize.c tokenizeriter_next
        @Override
        public PyObject tpIterNext(PyObject self) {
            TokenStream t = ((PyTokenizerIter) self).tokens;
            boolean found;
            try {
                found = t.next();
            } catch (CompileError e) {
                throw PySyntaxError.fromCompileError(e);
            }
            if (!found) {
                throw PyErr.format(PyExc.StopIteration, "EOF");
            }
            return PyTuple.steal(PyStr.of(t.text()), PyInt.of(t.type()), PyInt.of(t.firstLine()), PyInt.of(t.lastLine()),
                    PyInt.of(t.firstColumn()), PyInt.of(t.lastColumn()), PyStr.of(t.line()));
        }
    }
}
