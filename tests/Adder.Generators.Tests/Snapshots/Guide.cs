// The examples of docs/internals/binding.md.
namespace Sample;

[PyType("counter", Module = "sample", Subclassable = true, Doc = "Counts.")]
internal partial class PyCounter : PyObject
{
    [PyGetter("count", Member = true)]
    private long _count;

    internal PyCounter(long start) => _count = start;

    [PyNew("counter(start=0, /)")]
    private static PyObject? New(ThreadState ts, PyType type, long start) =>
        ReferenceEquals(type, TypeObject) ? new PyCounter(start) : new PyCounterSubclass(type, start);

    [PyMethod("add(amount, /, *, times=1)", Doc = "Add to the count.")]
    private PyObject? Add(ThreadState ts, PyInt amount, long times) =>
        amount.TryGetInt64(out long value) ? PyInt.From(_count += value * times) : Raise.OverflowError(ts, "too much");

    [PySlot(Slot.Repr)]
    private string Repr(ThreadState ts) => $"counter({_count})";
}
[PyModule("sample", Doc = "A module.", Types = [typeof(PyCounter)])]
internal static partial class SampleModule
{
    [PyConstant("answer")]
    private const long Answer = 42;

    [PyFunction("twice(x, /)")]
    private static double Twice(double x) => 2 * x;

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module) => Done.Ok;
}
