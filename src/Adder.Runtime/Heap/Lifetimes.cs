using Adder.Runtime.Objects;

namespace Adder.Runtime.Heap;

/// <summary>Which objects exist as long as the interpreter does.</summary>
internal static class Lifetimes
{
    /// <summary>Whether CPython would never free the object, and not count references to it.</summary>
    public static bool IsImmortal(PyObject value) => value switch
    {
        PyNone or PyBool or PyEllipsis or PyNotImplemented => true,
        PySmallInt number => number.Value is >= -5 and <= 256,
        PyStr text => text.IsInterned || text.Length == 0 || (text.Length == 1 && text.CodePointAt(0) < 256),
        PyTuple tuple => tuple.GetType() == typeof(PyTuple) && tuple.Count == 0,
        PyBytes bytes => bytes.GetType() == typeof(PyBytes) && bytes.Data.Length <= 1,
        PyType type => !type.IsHeapType,
        _ => false,
    };
}
