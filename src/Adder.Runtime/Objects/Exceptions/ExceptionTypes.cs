namespace Adder.Runtime.Objects;

/// <summary>The builtin exception classes, for native code that raises or matches them.</summary>
internal static class ExceptionTypes
{
    public static PyType BaseException => PyBaseException.TypeObject;

    public static PyType Exception => PyException.TypeObject;

    public static PyType AttributeError => PyAttributeError.TypeObject;

    public static readonly PyType TypeError = PyType.CreateException("TypeError", Exception, "Inappropriate argument type.");
    public static readonly PyType ArithmeticError = PyType.CreateException("ArithmeticError", Exception, "Base class for arithmetic errors.");
    public static readonly PyType OverflowError = PyType.CreateException("OverflowError", ArithmeticError, "Result too large to be represented.");
    public static readonly PyType ZeroDivisionError = PyType.CreateException("ZeroDivisionError", ArithmeticError, "Second argument to a division or modulo operation was zero.");
    public static readonly PyType FloatingPointError = PyType.CreateException("FloatingPointError", ArithmeticError, "Floating-point operation failed.");
    public static readonly PyType LookupError = PyType.CreateException("LookupError", Exception, "Base class for lookup errors.");
    public static readonly PyType IndexError = PyType.CreateException("IndexError", LookupError, "Sequence index out of range.");
    public static readonly PyType KeyError = PyType.CreateException("KeyError", LookupError, "Mapping key not found.");
    public static readonly PyType ValueError = PyType.CreateException("ValueError", Exception, "Inappropriate argument value (of correct type).");
    public static readonly PyType RuntimeError = PyType.CreateException("RuntimeError", Exception, "Unspecified run-time error.");
    public static readonly PyType RecursionError = PyType.CreateException("RecursionError", RuntimeError, "Recursion limit exceeded.");
    public static readonly PyType NotImplementedError = PyType.CreateException("NotImplementedError", RuntimeError, "Method or function hasn't been implemented yet.");
    public static readonly PyType SystemError = PyType.CreateException("SystemError", Exception, "Internal error in the Python interpreter.");
    public static readonly PyType BufferError = PyType.CreateException("BufferError", Exception, "Buffer error.");
    public static readonly PyType EOFError = PyType.CreateException("EOFError", Exception, "Read beyond end of file.");
    public static readonly PyType MemoryError = PyType.CreateException("MemoryError", Exception, "Out of memory.");
    public static readonly PyType ImportError = PyType.CreateException("ImportError", Exception, "Import can't find module, or can't find name in module.");
    public static readonly PyType StopIteration = PyType.CreateException("StopIteration", Exception, "Signal the end from iterator.__next__().");
}
