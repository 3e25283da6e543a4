using System.Runtime.CompilerServices;
using Adder.Runtime.Objects;

namespace Adder.Modules.Pickling;

/// <summary>What a pickler has written, and under which number: a table by identity.</summary>
internal sealed class PickleMemo
{
    private const int SmallestSize = 16;

    // Open addressing; the length is a power of two, at most two thirds of it are used. Most searches find nothing: only the keys are then looked at.
    private PyObject?[] _keys = new PyObject?[SmallestSize];
    private long[] _numbers = new long[SmallestSize];

    public int Count { get; private set; }

    /// <summary>The number of an object; -1 where it has not been written.</summary>
    public long Find(PyObject value)
    {
        int place = Place(_keys, value);
        return _keys[place] is null ? -1 : _numbers[place];
    }

    public void Set(PyObject value, long number)
    {
        int place = Place(_keys, value);
        if (_keys[place] is null)
        {
            if ((Count + 1) * 3 > _keys.Length * 2)
            {
                Grow();
                place = Place(_keys, value);
            }

            _keys[place] = value;
            Count++;
        }

        _numbers[place] = number;
    }

    public void Clear()
    {
        _keys = new PyObject?[SmallestSize];
        _numbers = new long[SmallestSize];
        Count = 0;
    }

    public PickleMemo Copy() => new() { _keys = (PyObject?[])_keys.Clone(), _numbers = (long[])_numbers.Clone(), Count = Count };

    /// <summary>A dictionary from identities to pairs of number and object.</summary>
    public PyDict ToDictionary()
    {
        var result = new PyDict();
        for (int i = 0; i < _keys.Length; i++)
        {
            if (_keys[i] is { } key)
            {
                _ = result.SetItem(null!, PyInt.From(ObjectIdentity.Of(key)), PyTuple.Create(PyInt.From(_numbers[i]), key));
            }
        }

        return result;
    }

    /// <summary>Where an object is, or would be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Place(PyObject?[] keys, PyObject value)
    {
        int mask = keys.Length - 1;
        int place = RuntimeHelpers.GetHashCode(value) & mask;
        while (keys[place] is { } key && !ReferenceEquals(key, value))
        {
            place = (place + 1) & mask;
        }

        return place;
    }

    private void Grow()
    {
        var keys = new PyObject?[_keys.Length * 2];
        var numbers = new long[keys.Length];
        for (int i = 0; i < _keys.Length; i++)
        {
            if (_keys[i] is { } key)
            {
                int place = Place(keys, key);
                keys[place] = key;
                numbers[place] = _numbers[i];
            }
        }

        (_keys, _numbers) = (keys, numbers);
    }
}
