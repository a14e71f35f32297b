package dev.adder.runtime.object;

import dev.adder.runtime.interpreter.Import;
import dev.adder.runtime.interpreter.Interpreter;
import dev.adder.runtime.interpreter.ThreadState;

/** The codec registry of the current interpreter: search functions, found codecs and error handlers by name (Python/codecs.c). */
public final class CodecRegistry {
    private static final String[] BUILTIN_HANDLERS = {
        "strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogatepass", "surrogateescape"
    };

    private CodecRegistry() {}

    // CPython: Python/codecs.c _PyCodecRegistry_Init
    private static Interpreter ready() {
        Interpreter interpreter = ThreadState.current.interpreter;
        if (interpreter.codecCache == null) {
            interpreter.codecCache = PyDict.create();
            PyObject encodings = Import.importModule("encodings");
            encodings.decref();
        }
        return interpreter;
    }

    /** The error handlers by name, which need no Python module. */
    private static PyDict handlers() {
        Interpreter interpreter = ThreadState.current.interpreter;
        if (interpreter.codecErrors == null) {
            interpreter.codecErrors = PyDict.create();
            for (String name : BUILTIN_HANDLERS) {
                PyStr key = PyStr.intern(name);
                PyObject handler = CodecErrorHandlers.builtin(name);
                interpreter.codecErrors.put(key, handler);
                handler.decref();
                key.decref();
            }
        }
        return interpreter.codecErrors;
    }

    /** codecs.register. */
    public static void register(PyObject searchFunction) {
        Interpreter interpreter = ready();
        if (!Objects.isCallable(searchFunction)) {
            throw PyErr.typeError("argument must be callable");
        }
        interpreter.codecSearchPath.add(searchFunction.newRef());
    }

    /** codecs.unregister. */
    public static void unregister(PyObject searchFunction) {
        Interpreter interpreter = ready();
        for (int i = 0; i < interpreter.codecSearchPath.size(); i++) {
            if (interpreter.codecSearchPath.get(i) == searchFunction) {
                PyDict old = interpreter.codecCache;
                interpreter.codecCache = PyDict.create();
                PyObject removed = interpreter.codecSearchPath.remove(i);
                old.decref();
                removed.decref();
                return;
            }
        }
    }

    // CPython: Python/codecs.c normalizestring
    private static PyStr normalized(String encoding) {
        PyStr s = PyStr.of(Codecs.normalize(encoding));
        PyStr interned = s.internedRef();
        s.decref();
        return interned;
    }

    /** codecs.lookup: the codec's tuple (encoder, decoder, stream reader, stream writer). */
    // CPython: Python/codecs.c _PyCodec_Lookup
    public static PyTuple lookup(String encoding) {
        Interpreter interpreter = ready();
        PyStr name = normalized(encoding);
        try {
            if (interpreter.codecCache.get(name) instanceof PyTuple found) {
                found.incref();
                return found;
            }
            if (interpreter.codecSearchPath.isEmpty()) {
                throw PyErr.format(PyExc.LookupError, "no codec search functions registered: can't find encoding");
            }
            for (int i = 0; i < interpreter.codecSearchPath.size(); i++) {
                PyObject r = Call.call(interpreter.codecSearchPath.get(i), name);
                if (r == PyNone.INSTANCE) {
                    r.decref();
                    continue;
                }
                if (!(r instanceof PyTuple t) || t.size() != 4) {
                    r.decref();
                    throw PyErr.typeError("codec search functions must return 4-tuples");
                }
                interpreter.codecCache.put(name, t);
                return t;
            }
            throw PyErr.format(PyExc.LookupError, "unknown encoding: " + encoding);
        } finally {
            name.decref();
        }
    }

    private static final PyStr IS_TEXT_ENCODING = PyStr.intern("_is_text_encoding");

    // CPython: Python/codecs.c _PyCodec_LookupTextEncoding
    private static PyTuple lookupText(String encoding, String alternative) {
        PyTuple codec = lookup(encoding);
        if (codec.type == PyTuple.TYPE) {
            return codec;
        }
        try {
            PyObject isText = Objects.lookupAttr(codec, IS_TEXT_ENCODING);
            if (isText != null) {
                boolean text;
                try {
                    text = Objects.isTrue(isText);
                } finally {
                    isText.decref();
                }
                if (!text) {
                    throw PyErr.format(PyExc.LookupError, "'" + encoding + "' is not a text encoding; use " + alternative
                            + " to handle arbitrary codecs");
                }
            }
        } catch (PyException e) {
            codec.decref();
            throw e;
        }
        return codec;
    }

    /** Encodes with a codec that must be one of text. */
    static PyObject encodeText(PyObject object, String encoding, String errors) {
        return run(lookupText(encoding, "codecs.encode()"), 0, object, encoding, errors);
    }

    static PyObject decodeText(PyObject object, String encoding, String errors) {
        return run(lookupText(encoding, "codecs.decode()"), 1, object, encoding, errors);
    }

    /** codecs.encode. */
    public static PyObject encode(PyObject object, String encoding, String errors) {
        return run(lookup(encoding), 0, object, encoding, errors);
    }

    /** codecs.decode. */
    public static PyObject decode(PyObject object, String encoding, String errors) {
        return run(lookup(encoding), 1, object, encoding, errors);
    }

    // CPython: Python/codecs.c _PyCodec_EncodeInternal, _PyCodec_DecodeInternal
    private static PyObject run(PyTuple codec, int which, PyObject object, String encoding, String errors) {
        PyObject function = codec.items[which].newRef();
        codec.decref();
        PyObject result;
        try {
            if (errors == null) {
                result = Call.call(function, object);
            } else {
                PyObject e = PyStr.of(errors);
                try {
                    result = Call.call(function, object, e);
                } finally {
                    e.decref();
                }
            }
        } catch (PyException e) {
            throw chained(e, (which == 0 ? "encoding" : "decoding") + " with '" + encoding + "' codec failed");
        } finally {
            function.decref();
        }
        try {
            if (!(result instanceof PyTuple t) || t.size() != 2) {
                throw PyErr.typeError(which == 0 ? "encoder must return a tuple (object, integer)" : "decoder must return a tuple (object,integer)");
            }
            return t.items[0].newRef();
        } finally {
            result.decref();
        }
    }

    /** The exception with what was being done in front of its message, raised from it, if it can be made again from a message alone. */
    // CPython: Objects/exceptions.c _PyErr_TrySetFromCause
    private static PyException chained(PyException e, String doing) {
        PyBaseException cause = e.value();
        PyType type = cause.type;
        PyTuple args = cause.args;
        if (cause.getClass() != PyBaseException.class || type instanceof HeapType h && (h.overrides(Slot.TP_INIT) || h.overrides(Slot.TP_NEW))
                || args.size() > 1
                || args.size() == 1 && !(args.items[0] instanceof PyStr)) {
            return e;
        }
        PyDict dict = cause.dictIfAny();
        if (dict != null && dict.size() > 0) {
            return e;
        }
        String message = doing + " (" + type.tpName() + ": " + Objects.text(cause) + ")";
        PyException wrapped = PyErr.format(type, message);
        wrapped.value().setCause(e.take());
        return wrapped;
    }

    /** codecs.register_error. */
    public static void registerError(String name, PyObject handler) {
        PyDict handlers = handlers();
        if (!Objects.isCallable(handler)) {
            throw PyErr.typeError("handler must be callable");
        }
        PyStr key = PyStr.of(name);
        try {
            handlers.put(key, handler);
        } finally {
            key.decref();
        }
    }

    /** codecs.lookup_error; owned. */
    public static PyObject lookupError(String name) {
        PyStr key = PyStr.of(name == null ? "strict" : name);
        try {
            PyObject handler = handlers().get(key);
            if (handler == null) {
                throw PyErr.format(PyExc.LookupError, "unknown error handler name '" + name + "'");
            }
            return handler.newRef();
        } finally {
            key.decref();
        }
    }
}
