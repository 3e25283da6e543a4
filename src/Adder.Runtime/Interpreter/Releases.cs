using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Interpreter;

/// <summary>
/// Programs expect that an object ends when its last name goes: <c>del x</c> runs <c>__del__</c> and clears weak references. There are no reference counts to tell that it was the last one, so that
/// where a reference is given up on purpose (<c>del</c>, <c>x = None</c>, <c>frame.clear()</c>, …) and somebody would notice the object's end, a collection of the object's own generation is made.
/// </summary>
/// <remarks>
/// A budget keeps this from being felt: collections made here take at most one part in <see cref="Share"/> of the time that the program has run, and <see cref="s_credit"/> in a row. A class whose objects are
/// found alive time after time is passed over more and more often. Where the budget is used up, objects end at .NET's own collections.
/// </remarks>
internal sealed class Releases
{
    private const int Share = 25;

    /// <summary>So many references of what is given up are followed, to see whether it holds somebody whose end is noticed.</summary>
    private const int Followed = 12;

    /// <summary>So many objects of a class may be found alive in a row before its objects are passed over; old ones count for more.</summary>
    private const int Patience = 3;

    private const int LongestPause = 10;

    private static readonly TimeSpan s_credit = TimeSpan.FromMilliseconds(100);

    /// <summary>About how much .NET looks through in that time when it collects all.</summary>
    private const long BytesPerSecond = 5_000_000_000;

    private readonly ConditionalWeakTable<PyType, Pause> _pauses = [];

    /// <summary>What may be spent. Processor time counts, not the clock's: a busy machine makes no difference.</summary>
    private TimeSpan _budget = s_credit;

    /// <summary>The processor time when the budget was last looked at.</summary>
    private TimeSpan _lastRefill = Environment.CpuUsage.TotalTime;

    /// <summary>Before this the budget cannot suffice, and it need not be looked at.</summary>
    private long _nextLook;

    /// <summary>Gives up what a place holds, and puts something else there.</summary>
    public static void Release(ThreadState ts, ref PyObject? place, PyObject? replacement = null)
    {
        if (IsPlain(place) || IsBareException(place!))
        {
            place = replacement;
        }
        else
        {
            Collect(ts, Take(ref place, replacement));
        }
    }

    /// <summary>Gives up what several places hold.</summary>
    public static void ReleaseAll(ThreadState ts, Span<PyObject?> places)
    {
        Noticed noticed = WatchAny(places);
        places.Clear();
        Collect(ts, noticed);
    }

    /// <summary>Removes a key from a dict: true, false where it is not there, or an error. What is collected is in <paramref name="noticed"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Truth Remove(ThreadState ts, PyDict dictionary, PyObject key, out Noticed noticed)
    {
        noticed = default;
        long hash = PyDict.HashOfKey(ts, key);
        if (hash == -1)
        {
            return Truth.Error;
        }

        Lookup taken = dictionary.Take(ts, key, hash);
        if (taken.TryGet(out PyObject? value))
        {
            noticed = Watch(value);
            return Truth.True;
        }

        return taken.IsError ? Truth.Error : Truth.False;
    }

    /// <summary>
    /// What somebody would notice the end of: an object, or one that it holds. It goes to <see cref="Collect"/> once the reference is gone. No frame that lasts may have the object in a variable then: code that is
    /// not optimised yet keeps that alive for as long as it runs.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Noticed Watch(PyObject? value) =>
        value is not null && !IsPlain(value) && !IsBareException(value) && !IsEmpty(value) && FindNoticed(value, depth: 1) is { } noticed ? new Noticed(noticed, value) : default;

    /// <summary>The same for the first of several objects.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Noticed WatchAny(ReadOnlySpan<PyObject?> values) => OfItems(values, depth: 1) is { } noticed ? new Noticed(noticed, noticed) : default;

    /// <summary>Collects and runs what that finds, where something is watched and the budget allows it. The handle is freed.</summary>
    public static void Collect(ThreadState ts, Noticed noticed, bool evenIfTraced = false)
    {
        if (noticed.IsAny)
        {
            // What else the collection finds would show up in the trace of the line that lets go.
            if (evenIfTraced || !ts.Interpreter.Monitors.WatchAll)
            {
                ts.Interpreter.Releases.CollectWatched(ts, noticed);
            }

            noticed.Free();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Noticed Take(ref PyObject? place, PyObject? replacement)
    {
        Noticed noticed = Watch(place);
        place = replacement;
        return noticed;
    }

    /// <summary>The object, or one that it holds, whose end somebody would notice; null for none.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? FindNoticed(PyObject value, int depth)
    {
        if (IsNoticed(value))
        {
            return value;
        }

        if (depth == 0)
        {
            return null;
        }

        // What is older than its holder has been held by others before, and mostly still is.
        PyObject? held = value switch
        {
            PyCell { Value: { } content } => FindNoticed(content, depth),
            PyList list => OfItems(list.Items, depth - 1),
            PyTuple tuple => OfItems(tuple.Items, depth - 1),
            PyDict dictionary => OfValues(dictionary, depth - 1),
            PyBoundMethod method => FindNoticed(method.Self, depth - 1),
            PyFunction { Closure: { } closure } => OfItems(closure.Items, depth - 1),
            PyGeneratorBase generator => OfItems(generator.FrameSlots, depth - 1),
            _ => value.HasState ? OfAttributes(value, depth - 1) : null,
        };
        return held is not null && GC.GetGeneration(held) <= GC.GetGeneration(value) ? held : null;
    }

    /// <summary>Whether the object has a finalizer that has not run, or weak references. Classes do not count: they are part of a cycle, always.</summary>
    private static bool IsNoticed(PyObject value)
    {
        if (value.HasState)
        {
            return value.State.Extras is { } extras && value is not PyType
                && (extras.Sentinel is { HasOwner: true } || extras.WeakReferences?.HasAny() == true);
        }

        return (value.Type.Flags & TypeFlags.HasWeakReferences) != 0 && value is not PyType
            && (value is PyGeneratorBase { Sentinel.HasOwner: true } || WeakReferences.HasAny(value));
    }

    /// <summary>Whether the object cannot be noticed, nor hold anything: those that are most frequent are seen at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPlain(PyObject? value) => value is null || value.GetType() == typeof(PySmallInt) || value.GetType() == typeof(PyStr) || value.GetType() == typeof(PyNone);

    /// <summary>Whether the object is an exception with neither attributes of its own nor anybody who watches it: what its arguments hold is not followed.</summary>
    private static bool IsBareException(PyObject value) => value.GetType() == typeof(PyBaseException) && Unsafe.As<PyBaseException>(value).State.Extras is null;

    /// <summary>Whether the object is a number, or a container that holds nothing, of a kind that nobody can watch.</summary>
    private static bool IsEmpty(PyObject value) =>
        value.GetType() == typeof(PyTuple) ? Unsafe.As<PyTuple>(value).Count == 0
        : value.GetType() == typeof(PyDict) ? Unsafe.As<PyDict>(value).Count == 0
        : value.GetType() == typeof(PyFloat);

    private static PyObject? OfAttributes(PyObject value, int depth)
    {
        return value is PyInstance instance
            ? OfItems(MemoryMarshal.CreateReadOnlySpan(ref instance.FirstSlot, Math.Min(instance.Shape.Count, instance.InlineCapacity)), depth)
            : OfItems(value.State.Extras?.Overflow, depth);
    }

    private static PyObject? OfValues(PyDict dictionary, int depth)
    {
        int position = 0;
        for (int i = 0; i < Followed && dictionary.Next(ref position, out _, out PyObject? value); i++)
        {
            if (!IsPlain(value) && FindNoticed(value, depth) is { } noticed)
            {
                return noticed;
            }
        }

        return null;
    }

    private static PyObject? OfItems(ReadOnlySpan<PyObject?> items, int depth)
    {
        int count = Math.Min(items.Length, Followed);
        for (int i = 0; i < count; i++)
        {
            if (items[i] is { } item && !IsPlain(item) && FindNoticed(item, depth) is { } noticed)
            {
                return noticed;
            }
        }

        return null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CollectWatched(ThreadState ts, Noticed noticed)
    {
        if (ts.IsFinalizing || Stopwatch.GetTimestamp() < _nextLook || PauseOf(noticed) is not { } pause)
        {
            return;
        }

        int generation = noticed.Generation;
        TimeSpan missing = (generation < 2 ? TimeSpan.Zero : TimeSpan.FromSeconds((double)GC.GetTotalMemory(false) / BytesPerSecond)) - Refill();
        if (missing > TimeSpan.Zero)
        {
            _nextLook = generation < 2 ? Stopwatch.GetTimestamp() + (long)(missing.TotalSeconds * Share * Stopwatch.Frequency) : 0;
            return;
        }

        // The first collection of a program finds all young that its start has made, as .NET's own next one would: that is not charged.
        bool isFirst = GC.CollectionCount(0) == 0;
        _ = ts.Interpreter.CollectOnce(ts, generation);
        pause.Found(noticed.HasEnded, generation);
        TimeSpan spent = -_lastRefill;
        _ = Refill();
        _budget -= isFirst ? TimeSpan.Zero : spent + _lastRefill;
    }

    private TimeSpan Refill()
    {
        TimeSpan now = Environment.CpuUsage.TotalTime;
        _budget += (now - _lastRefill) / Share;
        _budget = _budget < s_credit ? _budget : s_credit;
        _lastRefill = now;
        return _budget;
    }

    /// <summary>What is known about the object's class; null where it is passed over.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Pause? PauseOf(in Noticed noticed)
    {
        Pause pause = noticed.Target is { } target ? _pauses.GetOrCreateValue(target.Type) : new Pause();
        return pause.Left-- > 0 ? null : pause;
    }

    /// <summary>How often objects of a class are passed over.</summary>
    private sealed class Pause
    {
        private int _failures;

        public int Left;

        public void Found(bool ended, int generation)
        {
            _failures = ended ? 0 : Math.Min(_failures + 1 + (2 * generation), Patience + LongestPause);
            Left = _failures > Patience ? 1 << (_failures - Patience) : 0;
        }
    }
}

/// <summary>Who is expected to end, by a weak handle: <see cref="Releases"/>.</summary>
internal readonly struct Noticed(PyObject target, PyObject released)
{
    private readonly GCHandle _handle = GCHandle.Alloc(target, GCHandleType.Weak);

    /// <summary>The generation of .NET's heap that must be collected: that of the elder of both.</summary>
    public int Generation { get; } = Math.Min(2, Math.Max(GC.GetGeneration(target), GC.GetGeneration(released)));

    /// <summary>Whether there is one.</summary>
    public bool IsAny => _handle.IsAllocated;

    /// <summary>The object; null once it has ended.</summary>
    public PyObject? Target => (PyObject?)_handle.Target;

    public bool HasEnded
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        get => _handle.Target is null;
    }

    public void Free() => _handle.Free();
}
