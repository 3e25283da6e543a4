using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.TestSupport;

/// <summary>Versions of types.</summary>
internal static unsafe partial class CapiModule
{
    [PyFunction("type_get_version(type, /)", Doc = "The version of a type that guards compare; 0 where nothing relies on it yet.")]
    private static PyObject? TypeVersion(ThreadState ts, PyObject type) =>
        TypeArgument(ts, type) is not { } given ? null : PyInt.From(given.IsVersionInUse ? given.Version : 0);

    [PyFunction("type_assign_version(type, /)", Doc = "Has the version of a type relied on: 1, or 0 where the type has used up its versions.")]
    private static PyObject? AssignTypeVersion(ThreadState ts, PyObject type) =>
        TypeArgument(ts, type) is not { } given ? null : PyInt.From(given.UseVersion() ? 1 : 0);

    internal static PyType? TypeArgument(ThreadState ts, PyObject value) => value as PyType ?? (PyType?)Raise.TypeError(ts, "argument must be a type");
}

internal static unsafe partial class LimitedCapiModule
{
    [PyFunction("type_modified(type, /)", Doc = "Tells all who depend on a type that it has changed.")]
    private static PyObject? TypeModified(ThreadState ts, PyObject type)
    {
        if (CapiModule.TypeArgument(ts, type) is not { } given)
        {
            return null;
        }

        given.Modified();
        return PyNone.Instance;
    }
}
