namespace Adder.Runtime.Objects;

/// <summary>
/// Calls of builtin types with one argument that need neither <c>__new__</c> nor <c>__init__</c> in their general form: nothing is parsed, and no <c>__init__</c> is looked for in what was made. What they give is what the
/// general way gives, errors included.
/// </summary>
internal static unsafe class ShortConstructors
{
    /// <summary>The short way of a type; null where it has none.</summary>
    public static delegate*<ThreadState, PyType, PyObject, PyObject?> Of(PyType type) =>
        ReferenceEquals(type, PyBool.TypeObject) ? &PyBool.New
        : ReferenceEquals(type, PyInt.TypeObject) ? &Int
        : ReferenceEquals(type, PyFloat.TypeObject) ? &PyFloat.New
        : ReferenceEquals(type, PyRange.TypeObject) ? &Range
        : ReferenceEquals(type, PyList.TypeObject) ? &List
        : ReferenceEquals(type, PySet.TypeObject) ? &Set
        : PyBaseException.IsPlain(type) ? &Exception
        : null;

    private static PyObject? Int(ThreadState ts, PyType type, PyObject argument) => argument.GetType() == typeof(PySmallInt) ? argument : PyInt.FromObject(ts, argument);

    private static PyObject? Range(ThreadState ts, PyType type, PyObject argument) => PyRange.UpTo(ts, argument);

    private static PyObject? List(ThreadState ts, PyType type, PyObject argument) => Protocols.Iteration.ToList(ts, argument);

    private static PyObject? Set(ThreadState ts, PyType type, PyObject argument)
    {
        var set = new PySet();
        return set.UnionWith(ts, argument) ? set : null;
    }

    private static PyBaseException Exception(ThreadState ts, PyType type, PyObject argument) => new(type) { Arguments = PyTuple.Create(argument) };
}
