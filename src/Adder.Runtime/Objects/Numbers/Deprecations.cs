using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>Deprecation warnings of the number and text types.</summary>
internal static class Deprecations
{
    /// <summary>Issues a DeprecationWarning for the running Python code; false where a filter made it an exception.</summary>
    public static bool Warn(ThreadState ts, string message) => Warn(ts, "DeprecationWarning", message);

    /// <summary>Issues a warning of a builtin category through the <c>warnings</c> module; where that has not been imported nobody could see it.</summary>
    public static bool Warn(ThreadState ts, string category, string message)
    {
        Lookup module = ts.Interpreter.Modules.GetString(ts, PyStr.Intern("warnings"));
        if (!module.TryGet(out PyObject? warnings))
        {
            return !module.IsError;
        }

        Lookup type = ts.Interpreter.Builtins.GetString(ts, PyStr.Intern(category));
        return type.TryGet(out PyObject? found)
            ? Calls.CallMethod(ts, warnings, "warn", PyStr.From(message), found, PySmallInt.One) is not null
            : !type.IsError;
    }
}
