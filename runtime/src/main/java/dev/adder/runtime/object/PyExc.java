package dev.adder.runtime.object;

/** The built-in exception types (Objects/exceptions.c). */
public final class PyExc {
    private PyExc() {}

    public static final PyType BaseException = new PyBaseException.RootType();
    public static final PyType BaseExceptionGroup = new PyBaseExceptionGroup.Type(BaseException,
            "A combination of multiple unrelated exceptions.");
    public static final PyType Exception = new PyBaseException.Type("Exception", BaseException, true,
            "Common base class for all non-exit exceptions.");
    public static final PyType GeneratorExit = new PyBaseException.Type("GeneratorExit", BaseException, true,
            "Request that a generator exit.");
    public static final PyType KeyboardInterrupt = new PyBaseException.Type("KeyboardInterrupt", BaseException, true,
            "Program interrupted by user.");
    public static final PyType SystemExit = new PySystemExit.Type(BaseException, "Request to exit from the interpreter.");
    public static final PyType ArithmeticError = new PyBaseException.Type("ArithmeticError", Exception, true,
            "Base class for arithmetic errors.");
    public static final PyType AssertionError = new PyBaseException.Type("AssertionError", Exception, true,
            "Assertion failed.");
    public static final PyType AttributeError = new PyAttributeError.Type(Exception, "Attribute not found.");
    public static final PyType BufferError = new PyBaseException.Type("BufferError", Exception, true, "Buffer error.");
    public static final PyType EOFError = new PyBaseException.Type("EOFError", Exception, true, "Read beyond end of file.");
    public static final PyType ImportError = new PyImportError.Type(Exception,
            "Import can't find module, or can't find name in module.");
    public static final PyType LookupError = new PyBaseException.Type("LookupError", Exception, true,
            "Base class for lookup errors.");
    public static final PyType MemoryError = new PyBaseException.Type("MemoryError", Exception, true, "Out of memory.");
    public static final PyType NameError = new PyNameError.Type(Exception, "Name not found globally.");
    public static final PyType OSError = new PyOSError.Type(Exception, "Base class for I/O related errors.");
    public static final PyType ReferenceError = new PyBaseException.Type("ReferenceError", Exception, true,
            "Weak ref proxy used after referent went away.");
    public static final PyType RuntimeError = new PyBaseException.Type("RuntimeError", Exception, true,
            "Unspecified run-time error.");
    public static final PyType StopAsyncIteration = new PyBaseException.Type("StopAsyncIteration", Exception, true,
            "Signal the end from iterator.__anext__().");
    public static final PyType StopIteration = new PyStopIteration.Type(Exception, "Signal the end from iterator.__next__().");
    public static final PyType SyntaxError = new PySyntaxError.Type(Exception, "Invalid syntax.");
    public static final PyType SystemError = new PyBaseException.Type("SystemError", Exception, true,
            "Internal error in the Python interpreter.\n\nPlease report this to the Python maintainer, along with the traceback,\n"
                    + "the Python version, and the hardware/OS platform and version.");
    public static final PyType TypeError = new PyBaseException.Type("TypeError", Exception, true,
            "Inappropriate argument type.");
    public static final PyType ValueError = new PyBaseException.Type("ValueError", Exception, true,
            "Inappropriate argument value (of correct type).");
    public static final PyType Warning = new PyBaseException.Type("Warning", Exception, true,
            "Base class for warning categories.");
    public static final PyType FloatingPointError = new PyBaseException.Type("FloatingPointError", ArithmeticError, true,
            "Floating point operation failed.");
    public static final PyType OverflowError = new PyBaseException.Type("OverflowError", ArithmeticError, true,
            "Result too large to be represented.");
    public static final PyType ZeroDivisionError = new PyBaseException.Type("ZeroDivisionError", ArithmeticError, true,
            "Second argument to a division or modulo operation was zero.");
    public static final PyType BytesWarning = new PyBaseException.Type("BytesWarning", Warning, true,
            "Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from str or comparing to str.");
    public static final PyType DeprecationWarning = new PyBaseException.Type("DeprecationWarning", Warning, true,
            "Base class for warnings about deprecated features.");
    public static final PyType EncodingWarning = new PyBaseException.Type("EncodingWarning", Warning, true,
            "Base class for warnings about encodings.");
    public static final PyType FutureWarning = new PyBaseException.Type("FutureWarning", Warning, true,
            "Base class for warnings about constructs that will change semantically\nin the future.");
    public static final PyType ImportWarning = new PyBaseException.Type("ImportWarning", Warning, true,
            "Base class for warnings about probable mistakes in module imports");
    public static final PyType PendingDeprecationWarning = new PyBaseException.Type("PendingDeprecationWarning", Warning, true,
            "Base class for warnings about features which will be deprecated\nin the future.");
    public static final PyType ResourceWarning = new PyBaseException.Type("ResourceWarning", Warning, true,
            "Base class for warnings about resource usage.");
    public static final PyType RuntimeWarning = new PyBaseException.Type("RuntimeWarning", Warning, true,
            "Base class for warnings about dubious runtime behavior.");
    public static final PyType SyntaxWarning = new PyBaseException.Type("SyntaxWarning", Warning, true,
            "Base class for warnings about dubious syntax.");
    public static final PyType UnicodeWarning = new PyBaseException.Type("UnicodeWarning", Warning, true,
            "Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems.");
    public static final PyType UserWarning = new PyBaseException.Type("UserWarning", Warning, true,
            "Base class for warnings generated by user code.");
    public static final PyType BlockingIOError = new PyOSError.Type("BlockingIOError", OSError,
            "I/O operation would block.");
    public static final PyType ChildProcessError = new PyOSError.Type("ChildProcessError", OSError,
            "Child process error.");
    public static final PyType ConnectionError = new PyOSError.Type("ConnectionError", OSError,
            "Connection error.");
    public static final PyType FileExistsError = new PyOSError.Type("FileExistsError", OSError,
            "File already exists.");
    public static final PyType FileNotFoundError = new PyOSError.Type("FileNotFoundError", OSError,
            "File not found.");
    public static final PyType InterruptedError = new PyOSError.Type("InterruptedError", OSError,
            "Interrupted by signal.");
    public static final PyType IsADirectoryError = new PyOSError.Type("IsADirectoryError", OSError,
            "Operation doesn't work on directories.");
    public static final PyType NotADirectoryError = new PyOSError.Type("NotADirectoryError", OSError,
            "Operation only works on directories.");
    public static final PyType PermissionError = new PyOSError.Type("PermissionError", OSError,
            "Not enough permissions.");
    public static final PyType ProcessLookupError = new PyOSError.Type("ProcessLookupError", OSError,
            "Process not found.");
    public static final PyType TimeoutError = new PyOSError.Type("TimeoutError", OSError, "Timeout expired.");
    public static final PyType IndentationError = new PySyntaxError.Type("IndentationError", SyntaxError,
            "Improper indentation.");
    public static final PyType IndexError = new PyBaseException.Type("IndexError", LookupError, true,
            "Sequence index out of range.");
    public static final PyType KeyError = new PyKeyError.Type(LookupError, "Mapping key not found.");
    public static final PyType ModuleNotFoundError = new PyImportError.Type("ModuleNotFoundError", ImportError,
            "Module not found.");
    public static final PyType NotImplementedError = new PyBaseException.Type("NotImplementedError", RuntimeError, true,
            "Method or function hasn't been implemented yet.");
    public static final PyType RecursionError = new PyBaseException.Type("RecursionError", RuntimeError, true,
            "Recursion limit exceeded.");
    public static final PyType UnboundLocalError = new PyNameError.Type("UnboundLocalError", NameError,
            "Local name referenced but not bound to a value.");
    public static final PyType UnicodeError = new PyBaseException.Type("UnicodeError", ValueError, true,
            "Unicode related error.");
    public static final PyType BrokenPipeError = new PyOSError.Type("BrokenPipeError", ConnectionError,
            "Broken pipe.");
    public static final PyType ConnectionAbortedError = new PyOSError.Type("ConnectionAbortedError", ConnectionError,
            "Connection aborted.");
    public static final PyType ConnectionRefusedError = new PyOSError.Type("ConnectionRefusedError", ConnectionError,
            "Connection refused.");
    public static final PyType ConnectionResetError = new PyOSError.Type("ConnectionResetError", ConnectionError,
            "Connection reset.");
    public static final PyType TabError = new PySyntaxError.Type("TabError", IndentationError,
            "Improper mixture of spaces and tabs.");
    public static final PyType UnicodeDecodeError = new PyUnicodeError.Type("UnicodeDecodeError", UnicodeError,
            "Unicode decoding error.");
    public static final PyType UnicodeEncodeError = new PyUnicodeError.Type("UnicodeEncodeError", UnicodeError,
            "Unicode encoding error.");
    public static final PyType UnicodeTranslateError = new PyUnicodeError.Type("UnicodeTranslateError", UnicodeError,
            "Unicode translation error.");

    /** Made like a class statement makes it, as in CPython. */
    public static final PyType ExceptionGroup = PyBaseExceptionGroup.newExceptionGroupType();
}
