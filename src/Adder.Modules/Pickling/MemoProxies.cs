using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Pickling;

/// <summary><c>Pickler.memo</c>: shows the memo of a pickler.</summary>
[PyType("PicklerMemoProxy", Module = "_pickle", NoConstructor = true)]
internal sealed partial class PyPicklerMemoProxy(PyPickler pickler) : PyObject
{
    public PyPickler Pickler => pickler;

    [PyMethod("clear()", Doc = "Remove all items from memo.")]
    private void Clear() => pickler.Memo.Clear();

    [PyMethod("copy()", Doc = "Copy the memo to a new object.")]
    private PyDict Copy() => pickler.Memo.ToDictionary();

    [PyMethod("__reduce__()", Doc = "Implement pickle support.")]
    private PyTuple Reduce() => PyTuple.Create(PyDict.TypeObject, PyTuple.Create(Copy()));

    [PyConstant("__hash__")]
    private static readonly PyObject s_noHash = PyNone.Instance;

    [PySlot(Slot.Hash)]
    private long Hash(ThreadState ts) => Raise.TypeError(ts, $"unhashable type: '{Type.FullName}'");
}

/// <summary><c>Unpickler.memo</c>: shows the memo of an unpickler.</summary>
[PyType("UnpicklerMemoProxy", Module = "_pickle", NoConstructor = true)]
internal sealed partial class PyUnpicklerMemoProxy(PyUnpickler unpickler) : PyObject
{
    public PyUnpickler Unpickler => unpickler;

    [PyMethod("clear()", Doc = "Remove all items from memo.")]
    private void Clear() => unpickler.ClearMemo();

    [PyMethod("copy()", Doc = "Copy the memo to a new object.")]
    private PyDict Copy() => unpickler.MemoToDictionary();

    [PyMethod("__reduce__()", Doc = "Implement pickle support.")]
    private PyTuple Reduce() => PyTuple.Create(PyDict.TypeObject, PyTuple.Create(Copy()));

    [PyConstant("__hash__")]
    private static readonly PyObject s_noHash = PyNone.Instance;

    [PySlot(Slot.Hash)]
    private long Hash(ThreadState ts) => Raise.TypeError(ts, $"unhashable type: '{Type.FullName}'");
}
