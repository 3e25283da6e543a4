using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

/// <summary>
/// <c>tuple</c>. Storage is private to this class: up to three items lie in the object itself, so that pairs and the like are one .NET object; more of them in an array.
/// </summary>
[PyType("tuple", Subclassable = true, Flags = TypeFlags.Sequence | TypeFlags.MatchSelf, TextSignature = "(iterable=(), /)", Doc = "A sequence whose items cannot be changed.\n\nWithout an argument it is the empty tuple; otherwise it has the items of the\niterable.  A tuple as the argument is itself the result.")]
internal partial class PyTuple : PyObject
{
    /// <summary>The most items that lie in the object.</summary>
    private const int InlineCount = 3;

    public static readonly PyTuple Empty = new(ReadOnlySpan<PyObject>.Empty);

    /// <summary>The items, or the array that holds them where there are more than <see cref="InlineCount"/>.</summary>
    private Places _places;
    private readonly int _count;
    private int _identity;

    /// <summary>The hash once somebody asked for it; 0 before (and, which only costs time, where it is 0). As in CPython 3.14, items are asked for theirs once.</summary>
    private long _hash;

    /// <summary>The hash once it was asked for; -1 before.</summary>
    internal long KnownHash => _hash != 0 ? _hash : -1;

    /// <summary>Takes the array over; it must not be written any more.</summary>
    protected internal PyTuple(PyObject[] items)
    {
        _count = items.Length;
        if (items.Length > InlineCount)
        {
            _places[0] = items;
        }
        else
        {
            CopyInto(items, items.Length, ref _places);
        }
    }

    /// <summary>A tuple with a copy of the items.</summary>
    protected internal PyTuple(ReadOnlySpan<PyObject> items)
    {
        _count = items.Length;
        if (items.Length > InlineCount)
        {
            _places[0] = Copies.Of(items);
        }
        else
        {
            CopyInto(items, items.Length, ref _places);
        }
    }

    private PyTuple(int count)
    {
        _count = count;
        if (count > InlineCount)
        {
            _places[0] = new PyObject[count];
        }
    }

    private PyTuple(PyObject item)
    {
        _count = 1;
        _places[0] = item;
    }

    private PyTuple(PyObject first, PyObject second)
    {
        _count = 2;
        _places[0] = first;
        _places[1] = second;
    }

    private PyTuple(PyObject first, PyObject second, PyObject third)
    {
        _count = 3;
        _places[0] = first;
        _places[1] = second;
        _places[2] = third;
    }

    public int Count => _count;

    internal override ref int Identity => ref _identity;

    /// <summary>The items.</summary>
    public ReadOnlySpan<PyObject> Items
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => MemoryMarshal.CreateReadOnlySpan(ref First, _count);
    }

    public PyObject this[int index] => Items[index];

    private ref PyObject First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            ref PyObject place = ref Unsafe.As<Places, PyObject>(ref _places);
            return ref _count <= InlineCount ? ref place : ref MemoryMarshal.GetArrayDataReference(Unsafe.As<PyObject, PyObject[]>(ref place));
        }
    }

    /// <summary>A tuple over the array, which must not be written any more.</summary>
    public static PyTuple FromArray(PyObject[] items) => items.Length == 0 ? Empty : new PyTuple(items);

    public static PyTuple Create(PyObject item) => new(item);

    public static PyTuple Create(PyObject first, PyObject second) => new(first, second);

    public static PyTuple Create(PyObject first, PyObject second, PyObject third) => new(first, second, third);

    public static PyTuple Create(PyObject first, PyObject second, PyObject third, PyObject fourth) => new((PyObject[])[first, second, third, fourth]);

    public static PyTuple Pair(PyObject first, PyObject second) => new(first, second);

    public static PyTuple Create(params ReadOnlySpan<PyObject> items) => items.Length switch
    {
        0 => Empty,
        2 => new PyTuple(items[0], items[1]),
        3 => new PyTuple(items[0], items[1], items[2]),
        _ => new PyTuple(items),
    };

    /// <summary>The items in an array that nobody may write to.</summary>
    public PyObject[] AsArray() => _count > InlineCount ? Unsafe.As<PyObject[]>(_places[0]!) : Items.ToArray();

    /// <summary>A tuple of so many items, each of which is given by <see cref="Fill"/> before anybody sees it.</summary>
    internal static PyTuple Unfilled(int count) => count == 0 ? Empty : new PyTuple(count);

    /// <summary>Fills a place of a tuple that nobody else has seen yet.</summary>
    internal void Fill(int index, PyObject item)
    {
        System.Diagnostics.Debug.Assert((uint)index < (uint)_count);
        Unsafe.Add(ref First, index) = item;
    }

    private static void CopyInto(ReadOnlySpan<PyObject> items, int count, ref Places places)
    {
        for (int i = 0; i < count; i++)
        {
            places[i] = items[i];
        }
    }

    [InlineArray(InlineCount)]
    private struct Places
    {
        private object? _first;
    }
}
