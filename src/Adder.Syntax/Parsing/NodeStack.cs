using System;

namespace Adder.Syntax.Parsing;

/// <summary>
/// Collects the elements of nested lists on one growing array: remember <see cref="Count"/>, push, then take what lies above the mark.
/// </summary>
internal struct NodeStack<T>
{
    private T[] _items;

    public NodeStack(int capacity) => _items = new T[capacity];

    public int Count { get; private set; }

    public void Push(T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        _items[Count++] = item;
    }

    public readonly T Top => _items[Count - 1];

    public T[] Take(int mark)
    {
        if (Count == mark)
        {
            return [];
        }

        T[] result = _items.AsSpan(mark, Count - mark).ToArray();
        Array.Clear(_items, mark, Count - mark);
        Count = mark;
        return result;
    }

    public void Truncate(int mark) => Count = mark;
}
