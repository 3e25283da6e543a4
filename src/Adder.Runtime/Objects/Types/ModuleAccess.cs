using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>Modules of the library that native code leans on, and the standard streams.</summary>
internal static class ModuleAccess
{
    /// <summary>The module of a name (dots mean submodules), imported if it is not yet there; null: an exception is pending.</summary>
    public static PyObject? Import(ThreadState ts, string name) => Runtime.Import.Imports.Import(ts, name);

    /// <inheritdoc cref="Import(ThreadState, string)"/>
    public static PyObject? Import(ThreadState ts, PyStr name) => Runtime.Import.Imports.Import(ts, name);

    /// <summary>An attribute of a module that is imported if need be.</summary>
    public static PyObject? ImportAttribute(ThreadState ts, string module, string attribute) =>
        Import(ts, module) is { } found ? Attributes.Get(ts, found, attribute) : null;

    /// <summary>An entry of module sys; null where it is missing (no exception).</summary>
    public static PyObject? Sys(ThreadState ts, PyStr name) =>
        ts.Interpreter.DeferredStart is { } rest ? rest.Sys(name) : ts.Interpreter.SysSoFar.GetInterned(name);

    /// <summary>An entry of module sys that must be there, as builtins say it: "lost sys.stdout".</summary>
    public static PyObject? RequiredSys(ThreadState ts, PyStr name) => Sys(ts, name) ?? Raise.RuntimeError(ts, $"lost sys.{name}");
}
