namespace Sample;

/// <summary>What two types share: no Python type itself.</summary>
internal abstract class BagBase : PyObject
{
    [PyMethod("union(*others)")]
    protected PyObject? Union(ThreadState ts, ReadOnlySpan<PyObject> others) => this;

    [PyMethod("copy()")]
    protected PyObject? Copy() => this;

    [PyGetter("label")]
    internal string Label => "bag";

    [PySlot(Slot.Length)]
    internal static long Length(ThreadState ts, BagBase self) => 0;

    [PySlot(Slot.Repr)]
    protected string Repr() => "bag";
}

internal static partial class BagTypes
{
    /// <summary>A nested type; it has a copy and a repr of its own.</summary>
    [PyType("bag", Subclassable = true)]
    internal partial class Bag : BagBase
    {
        [PyMethod("copy()")]
        private new PyObject? Copy() => new Bag();

        [PySlot(Slot.Repr)]
        private string ReprBag() => "a bag";
    }

    [PyType("frozenbag")]
    internal sealed partial class FrozenBag : BagBase;
}
