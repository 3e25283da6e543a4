namespace Adder.Runtime.Objects;

/// <summary>Deprecation warnings of the number and text types.</summary>
internal static class Deprecations
{
    /// <summary>Issues a DeprecationWarning for the running Python code; false where a filter made it an exception.</summary>
    public static bool Warn(ThreadState ts, string message) => Warn(ts, "DeprecationWarning", message);

    /// <summary>The warning about a conversion method that returned an instance of a strict subclass.</summary>
    public static bool WarnSubclass(ThreadState ts, string method, string type, PyObject result) =>
        Warn(ts, $"{method} returned non-{type} (type {result.Type.Name}).  The ability to return an instance of a strict subclass of {type} is deprecated, and may be removed in a future version of Python.");

    /// <summary>Issues a warning of a builtin category, with the object that it is about; where <c>builtins</c> is not there yet nobody could see it.</summary>
    public static bool Warn(ThreadState ts, string category, string message, PyObject? source = null) =>
        ts.Interpreter.Builtins.GetInterned(category) is not PyType type || Warnings.Warn(ts, type, PyStr.From(message), 1, source, PyTuple.Empty);
}
