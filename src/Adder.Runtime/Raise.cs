using Adder.Runtime.Objects;

namespace Adder.Runtime;

/// <summary>
/// "An exception is now pending", as a value that converts to every kind of failure result, so that a function may say
/// <c>return Raise.TypeError(ts, …)</c> whatever it returns.
/// </summary>
internal readonly struct Raised
{
    public static implicit operator PyObject?(Raised raised) => null;

    public static implicit operator PyStr?(Raised raised) => null;

    public static implicit operator PyInt?(Raised raised) => null;

    public static implicit operator PyTuple?(Raised raised) => null;

    public static implicit operator PyList?(Raised raised) => null;

    public static implicit operator PyDict?(Raised raised) => null;

    public static implicit operator PyType?(Raised raised) => null;

    public static implicit operator bool(Raised raised) => false;

    public static implicit operator Lookup(Raised raised) => Lookup.Error;

    public static implicit operator Truth(Raised raised) => Truth.Error;

    public static implicit operator Done(Raised raised) => Done.Error;

    /// <summary>-1, the failure result of lengths and hashes.</summary>
    public static implicit operator long(Raised raised) => -1;
}

/// <summary>Makes exceptions pending. The only place where Python errors begin in native code.</summary>
internal static partial class Raise
{
    /// <summary>Makes an exception of the given class and message pending.</summary>
    public static Raised Error(ThreadState ts, PyType type, string message)
    {
        PyObject text = PyStr.From(message);
        return Error(ts, type, new System.ReadOnlySpan<PyObject>(in text));
    }

    /// <summary>Makes an exception of the given class with any arguments pending.</summary>
    public static Raised Error(ThreadState ts, PyType type, params System.ReadOnlySpan<PyObject> arguments)
    {
        PyObject? exception = type.IsHeapType ? Protocols.Calls.Call(ts, type, arguments, null) : PyBaseException.TryMake(type, arguments) ?? Protocols.Calls.Call(ts, type, arguments, null);
        return exception is PyBaseException made ? Exception(ts, made) : default;
    }

    /// <summary>Makes this exception pending; the exception being handled becomes its <c>__context__</c>.</summary>
    public static Raised Exception(ThreadState ts, PyBaseException exception)
    {
        exception.SetContextFrom(ts);
        ts.Pending = exception;
        return default;
    }

    /// <summary>Makes an exception pending again, leaving its context alone.</summary>
    public static Raised Again(ThreadState ts, PyBaseException exception)
    {
        ts.Pending = exception;
        return default;
    }

    public static Raised TypeError(ThreadState ts, string message) => Error(ts, ExceptionTypes.TypeError, message);

    public static Raised ValueError(ThreadState ts, string message) => Error(ts, ExceptionTypes.ValueError, message);

    public static Raised OverflowError(ThreadState ts, string message) => Error(ts, ExceptionTypes.OverflowError, message);

    public static Raised ZeroDivisionError(ThreadState ts, string message) => Error(ts, ExceptionTypes.ZeroDivisionError, message);

    public static Raised IndexError(ThreadState ts, string message) => Error(ts, ExceptionTypes.IndexError, message);

    public static Raised RuntimeError(ThreadState ts, string message) => Error(ts, ExceptionTypes.RuntimeError, message);

    public static Raised SystemError(ThreadState ts, string message) => Error(ts, ExceptionTypes.SystemError, message);

    public static Raised BufferError(ThreadState ts, string message) => Error(ts, ExceptionTypes.BufferError, message);

    public static Raised EOFError(ThreadState ts, string message) => Error(ts, ExceptionTypes.EOFError, message);

    public static Raised MemoryError(ThreadState ts) => Error(ts, ExceptionTypes.MemoryError);

    public static Raised RecursionError(ThreadState ts, string message) => Error(ts, ExceptionTypes.RecursionError, message);

    public static Raised LookupError(ThreadState ts, string message) => Error(ts, ExceptionTypes.LookupError, message);

    public static Raised KeyError(ThreadState ts, PyObject key) => Error(ts, ExceptionTypes.KeyError, key);

    public static Raised AttributeError(ThreadState ts, string message) => Error(ts, ExceptionTypes.AttributeError, message);

    public static Raised NotImplementedError(ThreadState ts, string message) => Error(ts, ExceptionTypes.NotImplementedError, message);

    public static Raised ImportError(ThreadState ts, string message) => Error(ts, ExceptionTypes.ImportError, message);

    /// <summary>StopIteration(value), or StopIteration() for None.</summary>
    public static Raised StopIteration(ThreadState ts, PyObject? value) =>
        value is null or PyNone ? Error(ts, ExceptionTypes.StopIteration) : Error(ts, ExceptionTypes.StopIteration, new System.ReadOnlySpan<PyObject>(in value));

    /// <summary>The AttributeError for a failed lookup, with CPython's text for that kind of object and <c>name</c> and <c>obj</c> set.</summary>
    public static Raised MissingAttribute(ThreadState ts, PyObject owner, PyStr name)
    {
        // Not interpolated: getattr with a default comes here at every start.
        string? message = owner switch
        {
            PyType type => string.Concat("type object '", type.FullName, "' has no attribute '") + name + "'",
            PyModule module => Import.ImportFailures.MissingAttributeMessage(ts, module, name),
            _ => string.Concat("'", Binding.ArgumentErrors.TypeName(owner), "' object has no attribute '") + name + "'",
        };
        return message is null ? default : AttributeErrorFor(ts, message, owner, name);
    }

    /// <summary>The pending exception, which was raised for <c>owner.name</c>: an AttributeError that does not say what was looked for is told.</summary>
    public static Raised ForAttribute(ThreadState ts, PyObject owner, PyStr name)
    {
        if (ts.Pending is PyAttributeError { Name: null, Owner: null } error)
        {
            error.Owner = owner;
            error.Name = name;
        }

        return default;
    }

    /// <summary>An AttributeError with <c>name</c> and <c>obj</c> set.</summary>
    public static Raised AttributeErrorFor(ThreadState ts, string message, PyObject owner, PyStr name)
    {
        _ = AttributeError(ts, message);
        if (ts.Pending is PyAttributeError error)
        {
            error.Owner = owner;
            error.Name = name;
        }

        return default;
    }

    /// <summary>Whether the pending exception is an instance of the class (or a subclass).</summary>
    public static bool Matches(ThreadState ts, PyType type) => ts.Pending is { } exception && exception.Type.IsSubtypeOf(type);

    /// <summary>Drops the pending exception if it is of the class; false where it is another one.</summary>
    public static bool ClearIf(ThreadState ts, PyType type)
    {
        if (!Matches(ts, type))
        {
            return false;
        }

        ts.Pending = null;
        return true;
    }

    /// <summary>The interpreter lacks this; said plainly instead of pretending.</summary>
    public static Raised NotYet(ThreadState ts, string what) => NotImplementedError(ts, $"Adder does not have {what} yet");
}
