package dev.adder.runtime.object;

import dev.adder.runtime.module.NativeModule;

/** The exceptions as the builtins module has them (Objects/exceptions.c _PyBuiltins_AddExceptions). */
public final class PyBuiltinExceptions {
    private PyBuiltinExceptions() {}

    /** Adds all exception types to {@code builtins}, in CPython's order. */
    public static void addTo(PyModule module) {
        NativeModule.addBorrowed(module, "BaseException", PyExc.BaseException);
        NativeModule.addBorrowed(module, "BaseExceptionGroup", PyExc.BaseExceptionGroup);
        NativeModule.addBorrowed(module, "Exception", PyExc.Exception);
        NativeModule.addBorrowed(module, "GeneratorExit", PyExc.GeneratorExit);
        NativeModule.addBorrowed(module, "KeyboardInterrupt", PyExc.KeyboardInterrupt);
        NativeModule.addBorrowed(module, "SystemExit", PyExc.SystemExit);
        NativeModule.addBorrowed(module, "ArithmeticError", PyExc.ArithmeticError);
        NativeModule.addBorrowed(module, "AssertionError", PyExc.AssertionError);
        NativeModule.addBorrowed(module, "AttributeError", PyExc.AttributeError);
        NativeModule.addBorrowed(module, "BufferError", PyExc.BufferError);
        NativeModule.addBorrowed(module, "EOFError", PyExc.EOFError);
        NativeModule.addBorrowed(module, "ImportError", PyExc.ImportError);
        NativeModule.addBorrowed(module, "LookupError", PyExc.LookupError);
        NativeModule.addBorrowed(module, "MemoryError", PyExc.MemoryError);
        NativeModule.addBorrowed(module, "NameError", PyExc.NameError);
        NativeModule.addBorrowed(module, "OSError", PyExc.OSError);
        NativeModule.addBorrowed(module, "ReferenceError", PyExc.ReferenceError);
        NativeModule.addBorrowed(module, "RuntimeError", PyExc.RuntimeError);
        NativeModule.addBorrowed(module, "StopAsyncIteration", PyExc.StopAsyncIteration);
        NativeModule.addBorrowed(module, "StopIteration", PyExc.StopIteration);
        NativeModule.addBorrowed(module, "SyntaxError", PyExc.SyntaxError);
        NativeModule.addBorrowed(module, "SystemError", PyExc.SystemError);
        NativeModule.addBorrowed(module, "TypeError", PyExc.TypeError);
        NativeModule.addBorrowed(module, "ValueError", PyExc.ValueError);
        NativeModule.addBorrowed(module, "Warning", PyExc.Warning);
        NativeModule.addBorrowed(module, "FloatingPointError", PyExc.FloatingPointError);
        NativeModule.addBorrowed(module, "OverflowError", PyExc.OverflowError);
        NativeModule.addBorrowed(module, "ZeroDivisionError", PyExc.ZeroDivisionError);
        NativeModule.addBorrowed(module, "BytesWarning", PyExc.BytesWarning);
        NativeModule.addBorrowed(module, "DeprecationWarning", PyExc.DeprecationWarning);
        NativeModule.addBorrowed(module, "EncodingWarning", PyExc.EncodingWarning);
        NativeModule.addBorrowed(module, "FutureWarning", PyExc.FutureWarning);
        NativeModule.addBorrowed(module, "ImportWarning", PyExc.ImportWarning);
        NativeModule.addBorrowed(module, "PendingDeprecationWarning", PyExc.PendingDeprecationWarning);
        NativeModule.addBorrowed(module, "ResourceWarning", PyExc.ResourceWarning);
        NativeModule.addBorrowed(module, "RuntimeWarning", PyExc.RuntimeWarning);
        NativeModule.addBorrowed(module, "SyntaxWarning", PyExc.SyntaxWarning);
        NativeModule.addBorrowed(module, "UnicodeWarning", PyExc.UnicodeWarning);
        NativeModule.addBorrowed(module, "UserWarning", PyExc.UserWarning);
        NativeModule.addBorrowed(module, "BlockingIOError", PyExc.BlockingIOError);
        NativeModule.addBorrowed(module, "ChildProcessError", PyExc.ChildProcessError);
        NativeModule.addBorrowed(module, "ConnectionError", PyExc.ConnectionError);
        NativeModule.addBorrowed(module, "FileExistsError", PyExc.FileExistsError);
        NativeModule.addBorrowed(module, "FileNotFoundError", PyExc.FileNotFoundError);
        NativeModule.addBorrowed(module, "InterruptedError", PyExc.InterruptedError);
        NativeModule.addBorrowed(module, "IsADirectoryError", PyExc.IsADirectoryError);
        NativeModule.addBorrowed(module, "NotADirectoryError", PyExc.NotADirectoryError);
        NativeModule.addBorrowed(module, "PermissionError", PyExc.PermissionError);
        NativeModule.addBorrowed(module, "ProcessLookupError", PyExc.ProcessLookupError);
        NativeModule.addBorrowed(module, "TimeoutError", PyExc.TimeoutError);
        NativeModule.addBorrowed(module, "IndentationError", PyExc.IndentationError);
        NativeModule.addBorrowed(module, "IndexError", PyExc.IndexError);
        NativeModule.addBorrowed(module, "KeyError", PyExc.KeyError);
        NativeModule.addBorrowed(module, "ModuleNotFoundError", PyExc.ModuleNotFoundError);
        NativeModule.addBorrowed(module, "NotImplementedError", PyExc.NotImplementedError);
        NativeModule.addBorrowed(module, "RecursionError", PyExc.RecursionError);
        NativeModule.addBorrowed(module, "UnboundLocalError", PyExc.UnboundLocalError);
        NativeModule.addBorrowed(module, "UnicodeError", PyExc.UnicodeError);
        NativeModule.addBorrowed(module, "BrokenPipeError", PyExc.BrokenPipeError);
        NativeModule.addBorrowed(module, "ConnectionAbortedError", PyExc.ConnectionAbortedError);
        NativeModule.addBorrowed(module, "ConnectionRefusedError", PyExc.ConnectionRefusedError);
        NativeModule.addBorrowed(module, "ConnectionResetError", PyExc.ConnectionResetError);
        NativeModule.addBorrowed(module, "TabError", PyExc.TabError);
        NativeModule.addBorrowed(module, "UnicodeDecodeError", PyExc.UnicodeDecodeError);
        NativeModule.addBorrowed(module, "UnicodeEncodeError", PyExc.UnicodeEncodeError);
        NativeModule.addBorrowed(module, "UnicodeTranslateError", PyExc.UnicodeTranslateError);
        NativeModule.addBorrowed(module, "ExceptionGroup", PyExc.ExceptionGroup);
        NativeModule.addBorrowed(module, "EnvironmentError", PyExc.OSError);
        NativeModule.addBorrowed(module, "IOError", PyExc.OSError);
    }
}
