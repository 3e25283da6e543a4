using System;
using System.Collections.Generic;
using Adder.Runtime;
using Adder.Runtime.Heap;

namespace Adder.Modules.Interpreters;

/// <summary>What interpreters put items into: a queue or a channel. Guarded by the lock of the <see cref="CrossPlaces{T}"/> that has it.</summary>
internal abstract class CrossPlace(long id, CrossDefaults defaults)
{
    public long Id => id;

    /// <summary>What becomes of items where whoever puts one in does not say.</summary>
    public CrossDefaults Defaults => defaults;

    public CrossItems Items { get; } = new();

    /// <summary>An interpreter has ended; what its items held, and what nobody is to get any more, is added to <paramref name="released"/>.</summary>
    public virtual void Forget(PyInterpreter user, List<CrossData> released) => Items.Unbind(user, released);
}

/// <summary>All queues, or all channels, of a process's interpreters; the main interpreter keeps it.</summary>
[NoReference]
internal abstract class CrossPlaces<T>
    where T : CrossPlace
{
    private readonly List<T> _places = [];
    private readonly HashSet<PyInterpreter> _watched = [];

    /// <summary>
    /// Guards all places and their items. Data is released outside of it: an item may be a queue or a channel itself, and goes with the last that stands for it.
    /// </summary>
    public object Gate => _places;

    /// <summary>The place of a number; null where there is none.</summary>
    public T? Find(long id)
    {
        lock (Gate)
        {
            return _places.Find(place => place.Id == id);
        }
    }

    /// <summary>All places, the newest first.</summary>
    public T[] All()
    {
        lock (Gate)
        {
            T[] all = _places.ToArray();
            Array.Reverse(all);
            return all;
        }
    }

    /// <summary>Takes a place away with its items; false where there is none of that number.</summary>
    public bool Destroy(long id)
    {
        CrossItem[] dropped;
        lock (Gate)
        {
            if (Find(id) is not { } place)
            {
                return false;
            }

            dropped = Remove(place);
        }

        Drop(dropped);
        return true;
    }

    /// <summary>Under the lock.</summary>
    protected void Add(T place) => _places.Add(place);

    /// <summary>Takes a place away under the lock; its items are to be dropped outside of it.</summary>
    protected CrossItem[] Remove(T place)
    {
        _places.Remove(place);
        return place.Items.TakeAll();
    }

    /// <summary>Sees to it that the places hear of an interpreter's end. Under the lock.</summary>
    protected void Watch(PyInterpreter interpreter)
    {
        if (_watched.Add(interpreter))
        {
            interpreter.HasEnded += () => Forget(interpreter);
        }
    }

    protected static void Drop(CrossItem[] items)
    {
        foreach (CrossItem item in items)
        {
            item.Drop();
        }
    }

    private void Forget(PyInterpreter interpreter)
    {
        List<CrossData> released = [];
        lock (Gate)
        {
            _watched.Remove(interpreter);
            foreach (T place in _places)
            {
                place.Forget(interpreter, released);
            }
        }

        foreach (CrossData data in released)
        {
            data.Release();
        }
    }
}
