using System;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>The builtin exception classes, for native code that raises or matches them.</summary>
internal static unsafe class ExceptionTypes
{
    public static PyType BaseException => PyBaseException.TypeObject;

    public static PyType Exception => PyException.TypeObject;

    public static PyType AttributeError => PyAttributeError.TypeObject;

    public static PyType ImportError => PyImportError.TypeObject;

    public static PyType NameError => PyNameError.TypeObject;

    public static PyType OSError => PyOSError.TypeObject;

    public static PyType StopIteration => PyStopIteration.TypeObject;

    public static PyType SyntaxError => PySyntaxError.TypeObject;

    public static PyType SystemExit => PySystemExit.TypeObject;

    public static PyType UnicodeDecodeError => PyUnicodeDecodeError.TypeObject;

    public static PyType UnicodeEncodeError => PyUnicodeEncodeError.TypeObject;

    public static PyType UnicodeTranslateError => PyUnicodeTranslateError.TypeObject;

    public static PyType BaseExceptionGroup => PyBaseExceptionGroup.TypeObject;

    public static readonly PyType GeneratorExit = PyType.CreateException("GeneratorExit", BaseException, "Request that a generator exit.");
    public static readonly PyType KeyboardInterrupt = PyType.CreateException("KeyboardInterrupt", BaseException, "Program interrupted by user.");

    public static readonly PyType StopAsyncIteration = PyType.CreateException("StopAsyncIteration", Exception, "Signal the end from iterator.__anext__().");
    public static readonly PyType AssertionError = PyType.CreateException("AssertionError", Exception, "Assertion failed.");
    public static readonly PyType TypeError = PyType.CreateException("TypeError", Exception, "Inappropriate argument type.");
    public static readonly PyType ValueError = PyType.CreateException("ValueError", Exception, "Inappropriate argument value (of correct type).");
    public static readonly PyType UnicodeError = PyType.CreateException("UnicodeError", ValueError, "Unicode related error.");
    public static readonly PyType BufferError = PyType.CreateException("BufferError", Exception, "Buffer error.");
    public static readonly PyType EOFError = PyType.CreateException("EOFError", Exception, "Read beyond end of file.");
    public static readonly PyType MemoryError = PyType.CreateException("MemoryError", Exception, "Out of memory.");
    public static readonly PyType ReferenceError = PyType.CreateException("ReferenceError", Exception, "Weak ref proxy used after referent went away.");
    public static readonly PyType SystemError = PyType.CreateException(
        "SystemError", Exception, "Internal error in the Python interpreter.\n\nPlease report this to the Python maintainer, along with the traceback,\nthe Python version, and the hardware/OS platform and version.");

    public static readonly PyType ArithmeticError = PyType.CreateException("ArithmeticError", Exception, "Base class for arithmetic errors.");
    public static readonly PyType OverflowError = PyType.CreateException("OverflowError", ArithmeticError, "Result too large to be represented.");
    public static readonly PyType ZeroDivisionError = PyType.CreateException("ZeroDivisionError", ArithmeticError, "Second argument to a division or modulo operation was zero.");
    public static readonly PyType FloatingPointError = PyType.CreateException("FloatingPointError", ArithmeticError, "Floating-point operation failed.");

    public static readonly PyType LookupError = PyType.CreateException("LookupError", Exception, "Base class for lookup errors.");
    public static readonly PyType IndexError = PyType.CreateException("IndexError", LookupError, "Sequence index out of range.");
    public static readonly PyType KeyError = CreateKeyError();

    public static readonly PyType RuntimeError = PyType.CreateException("RuntimeError", Exception, "Unspecified run-time error.");
    public static readonly PyType RecursionError = PyType.CreateException("RecursionError", RuntimeError, "Recursion limit exceeded.");
    public static readonly PyType NotImplementedError = PyType.CreateException("NotImplementedError", RuntimeError, "Method or function hasn't been implemented yet.");
    public static readonly PyType PythonFinalizationError = PyType.CreateException("PythonFinalizationError", RuntimeError, "Operation blocked during Python finalization.");

    public static readonly PyType ModuleNotFoundError = PyType.CreateException("ModuleNotFoundError", ImportError, "Module not found.");
    public static readonly PyType UnboundLocalError = PyType.CreateException("UnboundLocalError", NameError, "Local name referenced but not bound to a value.");

    public static readonly PyType IndentationError = PyType.CreateException("IndentationError", SyntaxError, "Improper indentation.");
    public static readonly PyType TabError = PyType.CreateException("TabError", IndentationError, "Improper mixture of spaces and tabs.");
    public static readonly PyType IncompleteInputError = PyType.CreateException("_IncompleteInputError", SyntaxError, "incomplete input.");

    public static readonly PyType BlockingIOError = PyType.CreateException("BlockingIOError", OSError, "I/O operation would block.");
    public static readonly PyType ChildProcessError = PyType.CreateException("ChildProcessError", OSError, "Child process error.");
    public static readonly PyType ConnectionError = PyType.CreateException("ConnectionError", OSError, "Connection error.");
    public static readonly PyType BrokenPipeError = PyType.CreateException("BrokenPipeError", ConnectionError, "Broken pipe.");
    public static readonly PyType ConnectionAbortedError = PyType.CreateException("ConnectionAbortedError", ConnectionError, "Connection aborted.");
    public static readonly PyType ConnectionRefusedError = PyType.CreateException("ConnectionRefusedError", ConnectionError, "Connection refused.");
    public static readonly PyType ConnectionResetError = PyType.CreateException("ConnectionResetError", ConnectionError, "Connection reset.");
    public static readonly PyType FileExistsError = PyType.CreateException("FileExistsError", OSError, "File already exists.");
    public static readonly PyType FileNotFoundError = PyType.CreateException("FileNotFoundError", OSError, "File not found.");
    public static readonly PyType InterruptedError = PyType.CreateException("InterruptedError", OSError, "Interrupted by signal.");
    public static readonly PyType IsADirectoryError = PyType.CreateException("IsADirectoryError", OSError, "Operation doesn't work on directories.");
    public static readonly PyType NotADirectoryError = PyType.CreateException("NotADirectoryError", OSError, "Operation only works on directories.");
    public static readonly PyType PermissionError = PyType.CreateException("PermissionError", OSError, "Not enough permissions.");
    public static readonly PyType ProcessLookupError = PyType.CreateException("ProcessLookupError", OSError, "Process not found.");
    public static readonly PyType TimeoutError = PyType.CreateException("TimeoutError", OSError, "Timeout expired.");

    public static readonly PyType Warning = PyType.CreateException("Warning", Exception, "Base class for warning categories.");
    public static readonly PyType BytesWarning = PyType.CreateException(
        "BytesWarning", Warning, "Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from str or comparing to str.");

    public static readonly PyType DeprecationWarning = PyType.CreateException("DeprecationWarning", Warning, "Base class for warnings about deprecated features.");
    public static readonly PyType EncodingWarning = PyType.CreateException("EncodingWarning", Warning, "Base class for warnings about encodings.");
    public static readonly PyType FutureWarning = PyType.CreateException(
        "FutureWarning", Warning, "Base class for warnings about constructs that will change semantically\nin the future.");

    public static readonly PyType ImportWarning = PyType.CreateException("ImportWarning", Warning, "Base class for warnings about probable mistakes in module imports");
    public static readonly PyType PendingDeprecationWarning = PyType.CreateException(
        "PendingDeprecationWarning", Warning, "Base class for warnings about features which will be deprecated\nin the future.");

    public static readonly PyType ResourceWarning = PyType.CreateException("ResourceWarning", Warning, "Base class for warnings about resource usage.");
    public static readonly PyType RuntimeWarning = PyType.CreateException("RuntimeWarning", Warning, "Base class for warnings about dubious runtime behavior.");
    public static readonly PyType SyntaxWarning = PyType.CreateException("SyntaxWarning", Warning, "Base class for warnings about dubious syntax.");
    public static readonly PyType UnicodeWarning = PyType.CreateException(
        "UnicodeWarning", Warning, "Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems.");

    public static readonly PyType UserWarning = PyType.CreateException("UserWarning", Warning, "Base class for warnings generated by user code.");

    /// <summary>The only builtin class with two bases.</summary>
    public static readonly PyType ExceptionGroup = CreateExceptionGroup();

    /// <summary>All of them, each after its base: what module <c>builtins</c> holds.</summary>
    public static PyType[] All() =>
    [
        BaseException, BaseExceptionGroup, GeneratorExit, KeyboardInterrupt, SystemExit, Exception, ArithmeticError, AssertionError, AttributeError, BufferError, EOFError, ImportError,
        LookupError, MemoryError, NameError, OSError, ReferenceError, RuntimeError, StopAsyncIteration, StopIteration, SyntaxError, IncompleteInputError, SystemError, TypeError, ValueError, Warning,
        FloatingPointError, OverflowError, ZeroDivisionError, BytesWarning, DeprecationWarning, EncodingWarning, FutureWarning, ImportWarning, PendingDeprecationWarning,
        ResourceWarning, RuntimeWarning, SyntaxWarning, UnicodeWarning, UserWarning, BlockingIOError, ChildProcessError, ConnectionError, FileExistsError, FileNotFoundError,
        InterruptedError, IsADirectoryError, NotADirectoryError, PermissionError, ProcessLookupError, TimeoutError, IndentationError, IndexError, KeyError,
        ModuleNotFoundError, NotImplementedError, PythonFinalizationError, RecursionError, UnboundLocalError, UnicodeError, BrokenPipeError, ConnectionAbortedError,
        ConnectionRefusedError, ConnectionResetError, TabError, UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError, ExceptionGroup,
    ];

    /// <summary>The subclass of OSError that an error number of Linux belongs to; OSError for the rest.</summary>
    public static PyType OfErrorNumber(long number) => number switch
    {
        1 or 13 => PermissionError,
        2 => FileNotFoundError,
        3 => ProcessLookupError,
        4 => InterruptedError,
        10 => ChildProcessError,
        11 or 114 or 115 => BlockingIOError,
        17 => FileExistsError,
        20 => NotADirectoryError,
        21 => IsADirectoryError,
        32 or 108 => BrokenPipeError,
        103 => ConnectionAbortedError,
        104 => ConnectionResetError,
        110 => TimeoutError,
        111 => ConnectionRefusedError,
        _ => OSError,
    };

    private static PyType CreateKeyError()
    {
        PyType type = PyType.CreateException("KeyError", LookupError, "Mapping key not found.");
        type.Slots.Str = &KeyErrorText;
        return type;
    }

    /// <summary>A single key is shown by its repr, so that an empty str can be seen.</summary>
    private static PyObject? KeyErrorText(ThreadState ts, PyObject self)
    {
        PyTuple arguments = ((PyBaseException)self).Arguments;
        return arguments.Count switch
        {
            0 => PyStr.Empty,
            1 => Text.Repr(ts, arguments[0]),
            _ => Text.Str(ts, arguments),
        };
    }

    private static PyType CreateExceptionGroup()
    {
        PyType type = PyType.CreateException("ExceptionGroup", BaseExceptionGroup, null);
        type.Bases = PyTuple.Create(BaseExceptionGroup, Exception);
        type.Mro = [type, BaseExceptionGroup, Exception, BaseException, PyObjectType.TypeObject];
        Exception.AddSubclass(type);
        return type;
    }
}
