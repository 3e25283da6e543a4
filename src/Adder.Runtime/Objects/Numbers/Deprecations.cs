using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>Deprecation warnings of the number and text types.</summary>
internal static class Deprecations
{
    /// <summary>Issues a DeprecationWarning for the running Python code; false where a filter made it an exception.</summary>
    public static bool Warn(ThreadState ts, string message) => Warn(ts, "DeprecationWarning", message);

    /// <summary>The warning about a conversion method that returned an instance of a strict subclass.</summary>
    public static bool WarnSubclass(ThreadState ts, string method, string type, PyObject result) =>
        Warn(ts, $"{method} returned non-{type} (type {result.Type.Name}).  The ability to return an instance of a strict subclass of {type} is deprecated, and may be removed in a future version of Python.");

    /// <summary>
    /// Issues a warning of a builtin category through the <c>warnings</c> module, with the object that it is about; where that has not been imported, the default filters apply: they ignore a ResourceWarning.
    /// </summary>
    public static bool Warn(ThreadState ts, string category, string message, PyObject? source = null)
    {
        Lookup module = ts.Interpreter.Modules.GetString(ts, PyStr.Intern("warnings"));
        if (module.IsAbsent)
        {
            module = ts.Interpreter.Modules.GetString(ts, PyStr.Intern("_warnings"));
        }

        if (module.IsAbsent && category != "ResourceWarning" && ts.Interpreter.ImportLibrary is not null)
        {
            module = Import.Imports.Import(ts, "warnings") is { } imported ? Lookup.Found(imported) : default;
        }

        if (!module.TryGet(out PyObject? warnings))
        {
            return !module.IsError;
        }

        Lookup type = ts.Interpreter.Builtins.GetString(ts, PyStr.Intern(category));
        return type.TryGet(out PyObject? found)
            ? Calls.CallMethod(ts, warnings, "warn", PyStr.From(message), found, PySmallInt.One, source ?? PyNone.Instance) is not null
            : !type.IsError;
    }
}
