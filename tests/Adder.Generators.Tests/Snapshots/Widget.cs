namespace Sample;

/// <summary>A type with one member of every kind.</summary>
[PyType("widget", Module = "sample", Subclassable = true, Doc = "A widget.")]
internal partial class Widget : PyObject
{
    [PyConstant("limit")]
    public const int Limit = 7;

    [PyGetter("size", Member = true, Doc = "How large it is.")]
    public readonly long Size;

    private PyObject? _label;

    internal Widget(long size, PyObject? label = null)
    {
        Size = size;
        _label = label;
    }

    [PyNew("widget(size=1, /, label=None)")]
    private static PyObject? Create(ThreadState ts, PyType type, long size, PyStr? label) =>
        ReferenceEquals(type, TypeObject) ? new Widget(size, label) : new WidgetSubclass(type, size, label);

    [PyInit("widget(*args, **kwargs)")]
    private Done Initialize(ThreadState ts, ReadOnlySpan<PyObject> args, PyDict? kwargs) => Done.Ok;

    [PyMethod("grow()", Doc = "Make it larger.")]
    private void Grow(ThreadState ts)
    {
    }

    [PyMethod("same(other, /)")]
    private static PyObject? Same(ThreadState ts, PyObject self, PyObject other) => other;

    [PyMethod("join(other, /)")]
    private bool Join(Widget other) => other.Size == Size;

    [PyMethod("insert(index, object, /)")]
    private Done Insert(ThreadState ts, nint index, PyObject @object) => Done.Ok;

    [PyMethod("pop(key, default=<unrepresentable>, /)")]
    private PyObject? Pop(ThreadState ts, PyObject key, PyObject? @default) => @default ?? key;

    [PyMethod("split(sep=None, maxsplit=-1)")]
    private PyObject? Split(ThreadState ts, PyStr? sep, int maxsplit) => sep;

    [PyMethod("sort(*, key=None, reverse=False)")]
    private Truth Sort(ThreadState ts, PyObject? key, bool reverse) => Truth.True;

    [PyMethod("find(value, start=None, stop=None, /)")]
    private long Find(ThreadState ts, PyObject value, long? start, long? stop) => -1;

    [PyMethod("encode(encoding='utf-8', errors=<unrepresentable>)")]
    private string Encode(ThreadState ts, string encoding, string? errors) => encoding;

    [PyMethod("scale(factor=1.5, offset=None, /)")]
    private double Scale(ThreadState ts, double factor, double? offset) => factor;

    [PyMethod("update(other=(), /, **changes)")]
    private PyObject? Update(ThreadState ts, PyObject other, PyDict changes) => changes;

    [PyMethod("feed(data, step=1, mask=None, /)")]
    private PyObject? Feed(ThreadState ts, Adder.Runtime.Protocols.BufferView data, PyInt step, Adder.Runtime.Protocols.BufferView? mask) => step;

    [PyMethod("power(exponent, /)")]
    private PyObject? Power(ThreadState ts, PyInt exponent) => exponent;

    [PyClassMethod("make(*parts)")]
    private static PyObject? Make(ThreadState ts, PyType type, PyTuple parts) => parts;

    [PyStaticMethod("measure(a, b, /, *rest)")]
    private static PyObject? Measure(ThreadState ts, PyObject a, double b, ReadOnlySpan<PyObject> rest) => a;

    [PyGetter("label")]
    private PyObject? GetLabel(ThreadState ts) => _label;

    [PySetter("label")]
    private Done SetLabel(ThreadState ts, PyObject? value)
    {
        _label = value;
        return Done.Ok;
    }

    [PyGetter("title")]
    private string? Title => null;

    [PySlot(Slot.Repr)]
    private string? Repr(ThreadState ts) => "<widget>";

    [PySlot(Slot.Length)]
    private int Length(ThreadState ts) => 1;

    [PySlot(Slot.Add)]
    private static PyObject? Add(ThreadState ts, PyObject left, PyObject right) => left;

    [PySlot(Slot.Contains)]
    private static bool Contains(Widget self, PyObject item) => false;

    [PySlot(Slot.SetItem)]
    private Done SetItem(ThreadState ts, PyObject key, PyObject? value) => Done.Ok;

    [PySlot(Slot.Next)]
    private PyObject? Next(ThreadState ts) => null;

    [PySlot(Slot.Traverse)]
    private void Traverse(IReferenceVisitor visitor) => visitor.Visit(_label);

    [PySlot(Slot.Compare)]
    private PyObject? Compare(ThreadState ts, PyObject other, CompareOperator operation) => null;
}

/// <summary>A type without members, under another one.</summary>
[PyType("gadget", Module = "sample", Base = typeof(Widget), NoConstructor = true, Flags = TypeFlags.Sequence | TypeFlags.HasDict)]
internal sealed partial class Gadget() : Widget(1);
