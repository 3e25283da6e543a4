using System;
using System.Runtime.InteropServices;

namespace Adder.Runtime;

/// <summary>Handles by number, each in a place of its own until it is freed; places of freed ones are used again.</summary>
internal struct HandleTable
{
    private GCHandle[] _handles;
    private int[] _free;
    private int _count;
    private int _freeCount;

    /// <summary>The places in use so far; some hold no handle.</summary>
    public readonly ReadOnlySpan<GCHandle> Places => new(_handles, 0, _count);

    /// <summary>How many handles there are.</summary>
    public readonly int Count => _count - _freeCount;

    /// <summary>Keeps a handle and gives its place.</summary>
    public int Add(GCHandle handle)
    {
        int place = _freeCount > 0 ? _free[--_freeCount] : _count++;
        if (_handles is null)
        {
            _handles = new GCHandle[16];
            _free = new int[16];
        }
        else if (place == _handles.Length)
        {
            Array.Resize(ref _handles, place * 2);
            Array.Resize(ref _free, place * 2);
        }

        _handles[place] = handle;
        return place;
    }

    /// <summary>Frees the handle of a place; one that is free already stays so.</summary>
    public void Free(int place)
    {
        if (_handles[place].IsAllocated)
        {
            _handles[place].Free();
            _handles[place] = default;
            _free[_freeCount++] = place;
        }
    }
}
