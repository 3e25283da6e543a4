using System;

namespace Adder.Runtime.Objects;

/// <content>Pairs at either end, the way back through them, and what <c>OrderedDict</c> asks beyond that: moving them there.</content>
internal unsafe partial class PyDict
{
    /// <summary>Where <see cref="Previous"/> starts.</summary>
    public int EndPosition => _owner is { } owner ? ViewCount(owner) : _fill;

    /// <summary>Steps through the pairs from the last to the first. A position behind the end, from before keys went, ends it.</summary>
    public bool Previous(ref int position, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PyObject? key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PyObject? value)
    {
        if (position <= EndPosition)
        {
            while (position > 0)
            {
                int at = --position;
                if ((_owner is not null || _entries[at].Key is not null) && Next(ref at, out key, out value))
                {
                    return true;
                }
            }
        }

        key = value = null;
        return false;
    }

    /// <summary>Removes the pair that <see cref="Next"/> (true) or <see cref="Previous"/> has just given at a position, which needs neither hash nor comparison.</summary>
    public void RemoveAt(int position, bool forwards)
    {
        RemoveEntry(forwards ? position - 1 : position);
        if (!forwards)
        {
            TrimEnd();
        }
    }

    /// <summary>Gives back the places of removed entries at the end, as <c>popitem</c> does.</summary>
    private void TrimEnd()
    {
        while (_fill > 0 && _entries[_fill - 1].Key is null)
        {
            _fill--;
        }

        _first = Math.Min(_first, _fill);
    }

    /// <summary>Moves a key to the end, or to the front: true, false where it is not there, or an error. The dictionary must have a table of its own.</summary>
    public Truth MoveToEnd(ThreadState ts, PyObject key, long hash, bool last)
    {
        int index = Find(ts, key, hash);
        if (index < 0)
        {
            return index == Free ? Truth.False : Truth.Error;
        }

        if (index == (last ? _fill - 1 : _first))
        {
            return Truth.True;
        }

        if (last ? _fill == _entries.Length : _first == 0)
        {
            DictEntry moving = _entries[index];
            Rebuild(Math.Max(8, _count * 3), last ? 0 : Math.Max(8, _count));
            index = IndexOfEntry(moving);
        }

        int target = last ? _fill++ : --_first;
        if (!IsSmall)
        {
            _indexes[PlaceOf(index)] = target;
        }

        _entries[target] = _entries[index];
        _entries[index] = default;
        while (_entries[_first].Key is null)
        {
            _first++;
        }

        while (_entries[_fill - 1].Key is null)
        {
            _fill--;
        }

        return Truth.True;
    }

    /// <summary>Where an entry stands after the table was rebuilt.</summary>
    private int IndexOfEntry(in DictEntry wanted)
    {
        int index = _first;
        while (!ReferenceEquals(_entries[index].Key, wanted.Key))
        {
            index++;
        }

        return index;
    }
}
