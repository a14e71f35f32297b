package dev.adder.runtime.object;

/** What sys.unraisablehook gets (Python/errors.c UnraisableHookArgs). */
public final class UnraisableHookArgs {
    public static final PyType TYPE = PyStructSequence.newType("UnraisableHookArgs", "UnraisableHookArgs\n\nType used to pass arguments to sys.unraisablehook.", 5,
            "exc_type", "exc_value", "exc_traceback", "err_msg", "object");

    private UnraisableHookArgs() {}

    static PyObject create(PyBaseException exc, String message, PyObject where) {
        return PyStructSequence.create(TYPE, exc.type.newRef(), exc.newRef(), exc.traceback == null ? PyNone.owned() : exc.traceback.newRef(),
                message == null ? PyNone.owned() : PyStr.of(message), where == null ? PyNone.owned() : where.newRef());
    }
}
