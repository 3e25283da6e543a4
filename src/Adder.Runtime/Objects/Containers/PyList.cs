using System;
using System.Runtime.CompilerServices;
using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

/// <summary><c>list</c>.</summary>
[PyType("list", Subclassable = true, Flags = TypeFlags.Sequence | TypeFlags.MatchSelf, TextSignature = "(iterable=(), /)", Doc = "A sequence whose items can be changed.\n\nWithout an argument the new list is empty; otherwise it has the items of the\niterable.")]
internal partial class PyList : PyObject
{
    /// <summary>Lists of fewer items double their room when it is full, others take half of it in addition.</summary>
    private const int DoublesBelow = 64;

    private PyObject?[] _items;
    private int _count;
    private int _identity;

    protected internal PyList() => _items = [];

    /// <summary>A list over the first items of an array that it takes over.</summary>
    protected internal PyList(PyObject?[] items, int count)
    {
        _items = items;
        _count = count;
    }

    public int Count => _count;

    internal override ref int Identity => ref _identity;

    /// <summary>The items; invalid after anything that may change the list.</summary>
    public ReadOnlySpan<PyObject> Items => System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(
        ref Unsafe.As<PyObject?, PyObject>(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_items)), _count);

    /// <summary>Item by index from 0 to Count - 1. No check.</summary>
    public PyObject this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _items[index]!;

        // An array of an unsealed class checks every store for covariance; this one is exactly PyObject[].
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set
        {
            System.Diagnostics.Debug.Assert((uint)index < (uint)_count);
            Unsafe.Add(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_items), index) = value;
        }
    }

    public static PyList Create(params ReadOnlySpan<PyObject> items) => new(Copies.Of(items), items.Length);

    public static PyList WithCapacity(int capacity) => new(new PyObject?[capacity], 0);

    /// <summary>Whether another item needs a longer array.</summary>
    public bool IsFull => _count == _items.Length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(PyObject item)
    {
        if (IsFull)
        {
            Grow();
        }

        AddToRoom(item);
    }

    /// <summary>Appends to a list that is not full. No check.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddToRoom(PyObject item) => Unsafe.Add(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_items), _count++) = item;

    /// <summary>
    /// Makes room in a full list that a loop appends to, which goes round that many times more and may pass items over: it has at once what it can still get, but never more than four times what it
    /// has got (twice when that is much), and always so much more that appending stays cheap where the number is wrong.
    /// </summary>
    public void MakeRoomInLoop(long left)
    {
        const int Few = 8;
        const int Many = 1 << 15;
        if (left <= 0 || _count < Few)
        {
            Grow();
            return;
        }

        ResizeTo((int)Math.Clamp(_count + Math.Min(left, Array.MaxLength) + 1, _count + (_count >> 2), _count < Many ? _count * 4L : Math.Min(_count * 2L, Array.MaxLength)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow() => ResizeTo(_count < DoublesBelow ? Math.Max(4, _count * 2) : _count + (_count >> 1));

    private void ResizeTo(int capacity)
    {
        var items = new PyObject?[capacity];
        Copies.Copy(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_items), items, _count);
        _items = items;
    }

    /// <summary>Appends items, which may be the list's own.</summary>
    public void AddRange(ReadOnlySpan<PyObject> items)
    {
        int count = _count + items.Length;
        if (count > _items.Length)
        {
            Array.Resize(ref _items, Math.Max(count, _count + (_count >> 1)));
        }

        items.CopyTo(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
            ref Unsafe.As<PyObject?, PyObject>(ref Unsafe.Add(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_items), _count)), items.Length));
        _count = count;
    }

    /// <summary>Makes room in an empty list for as many items as it is said to get; a hint may be wrong, so that a large one is not believed.</summary>
    public void Reserve(long hint)
    {
        if (_items.Length == 0 && hint > 0)
        {
            _items = new PyObject?[(int)Math.Min(hint, 1 << 20)];
        }
    }

    /// <summary>Gives back room of which more than half is not used.</summary>
    public void Trim()
    {
        if (_count < _items.Length / 2)
        {
            Array.Resize(ref _items, _count);
        }
    }

    /// <summary>Drops the last item of a list that has any.</summary>
    public void RemoveLast() => _items[--_count] = null;
}
