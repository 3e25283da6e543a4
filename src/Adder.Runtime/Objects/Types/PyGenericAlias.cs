using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

/// <summary><c>types.GenericAlias</c>: <c>list[int]</c> and its like.</summary>
[PyType("GenericAlias", Module = "types", Subclassable = true, TextSignature = null)]
internal partial class PyGenericAlias(PyObject origin, PyTuple arguments) : PyObject
{
    public PyObject Origin { get; } = origin;

    public PyTuple Arguments { get; } = arguments;

    /// <summary><c>origin[key]</c>; a key that is not a tuple is the only argument.</summary>
    public static PyGenericAlias Create(PyObject origin, PyObject key) => new(origin, key as PyTuple ?? PyTuple.Create(key));
}
