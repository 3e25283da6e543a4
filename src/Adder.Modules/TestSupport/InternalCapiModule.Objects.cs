using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.TestSupport;

/// <summary>Where objects keep their attributes, and what specialized instructions compare.</summary>
internal static partial class InternalCapiModule
{
    [PyFunction("get_object_dict_values(object, /)",
        Doc = "The values that an instance keeps outside of a dictionary, '<NULL>' where it has none of a name that other instances of the class have; None where it keeps them otherwise.")]
    private static PyObject ObjectValues(PyObject value)
    {
        if (!HasInlineValues(value))
        {
            return PyNone.Instance;
        }

        Shape shape = value.State.Shape;
        return PyTuple.FromArray(Array.ConvertAll(shape.Type.RootShape.NamesSeen(), name =>
            shape.IndexOf(name) is >= 0 and var index && InstanceAttributes.SlotAt(value, index) is { } attribute ? attribute : PyStr.From("<NULL>")));
    }

    [PyFunction("set_vectorcall_nop(object, /)", Doc = "Has calls of a function give None, whatever its code is.")]
    private static PyObject? SetVectorcallNop(ThreadState ts, PyObject value) =>
        value is PyFunction function ? CapiModule.ReplaceCode(ts, function, "def nop(*args, **kwargs): return None") : Raise.TypeError(ts, "expected function");

    /// <summary>Of the versions of dictionaries' keys, which CPython can run out of, none is ever given: global names are guarded by their cells.</summary>
    [PyFunction("get_next_dict_keys_version()")]
    private static int NextKeysVersion() => 1;

    [PyFunction("type_assign_specific_version_unsafe(type, version, /)", TextSignature = "", Doc = "Gives a class this version, whoever may have had it; with 0 none that anybody relies on.")]
    private static PyObject? AssignSpecificVersion(ThreadState ts, PyType type, long version)
    {
        if (!type.IsHeapType)
        {
            return Raise.SystemError(ts, "the version of an immutable type cannot be assigned");
        }

        type.SetVersion(version);
        return PyNone.Instance;
    }
}
