using Adder.Runtime.Interpreter;

namespace Adder.Runtime.Objects;

/// <summary>How iterators pickle themselves.</summary>
internal static class IteratorReduction
{
    /// <summary>
    /// The function that makes the iterator anew, as running code sees it; null: an exception is pending. To be asked before the iterator's own state, since it may run Python code.
    /// </summary>
    public static PyObject? Function(ThreadState ts, string name = "iter") => EvalCode.Builtin(ts, name);

    /// <summary>(function, (sequence,), index); where the iterator is exhausted, (function, (empty,)).</summary>
    public static PyTuple Of(PyObject function, PyObject? sequence, long index, PyObject? empty = null) => sequence is null
        ? PyTuple.Create(function, PyTuple.Create(empty ?? PyTuple.Empty))
        : PyTuple.Create(function, PyTuple.Create(sequence), PyInt.From(index));

    /// <summary>(iter, (items,)): an iterator over what is left.</summary>
    public static PyTuple? Of(ThreadState ts, PyObject items) => Function(ts) is { } iter ? PyTuple.Create(iter, PyTuple.Create(items)) : null;
}
