using System;

namespace Adder.Compiler;

/// <summary>
/// A list, or a stack whose top is its end, that implements none of .NET's collection interfaces: <c>List</c> of a value type is a dozen classes, and a start of the interpreter waits for every
/// one of them.
/// </summary>
internal sealed class PlainList<T>
{
    private const int SmallestCapacity = 8;

    /// <summary>Null until something is added: an empty array is a class of its own for each kind of item.</summary>
    private T[]? _items;

    public int Count { get; private set; }

    /// <summary>The items, until the next one is added.</summary>
    public ReadOnlySpan<T> Items => _items.AsSpan(0, Count);

    public ref T this[int index] => ref _items![index < Count ? index : throw new ArgumentOutOfRangeException(nameof(index))];

    public void Add(T item)
    {
        Reserve();
        _items![Count++] = item;
    }

    public void Push(T item) => Add(item);

    public bool TryPop([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T item)
    {
        item = Count > 0 ? _items![--Count] : default;
        return item is not null;
    }

    public void Insert(int index, T item)
    {
        Reserve();
        Array.Copy(_items!, index, _items!, index + 1, Count++ - index);
        _items![index] = item;
    }

    /// <summary>Takes an object out, where it is there; those behind it move up.</summary>
    public void Remove(T item)
    {
        int index = 0;
        while (index < Count && !ReferenceEquals(_items![index], item))
        {
            index++;
        }

        if (index < Count)
        {
            Array.Copy(_items!, index + 1, _items!, index, Count - index - 1);
            _items![--Count] = default!;
        }
    }

    /// <summary>Takes that many off the end.</summary>
    public void RemoveLast(int count) => Count = count <= Count ? Count - count : throw new ArgumentOutOfRangeException(nameof(count));

    public void Clear() => Count = 0;

    private void Reserve()
    {
        if (_items is null || Count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(SmallestCapacity, Count * 2));
        }
    }
}
