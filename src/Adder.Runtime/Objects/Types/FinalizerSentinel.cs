using System;
using System.Runtime.CompilerServices;
using System.Threading;

namespace Adder.Runtime.Objects;

/// <summary>
/// Dies with its object, and so notices the end of it: its .NET finalizer brings the object back for the time that its Python finalizer takes. Only objects that have something to do at
/// their end carry one, because objects with a .NET finalizer are costly.
/// </summary>
[Heap.NoReference]
internal sealed class FinalizerSentinel
{
    private static readonly ConditionalWeakTable<PyObject, FinalizerSentinel> s_sentinels = [];
    private static long s_lastSequence;

    private readonly PyInterpreter _interpreter;
    private PyObject? _owner;

    public FinalizerSentinel(PyInterpreter interpreter) => _interpreter = interpreter;

    ~FinalizerSentinel()
    {
        if (Take() is { } owner)
        {
            _interpreter.QueueFinalizer(this, owner);
        }
    }

    /// <summary>Grows with each sentinel: what ends together is finalized in the order in which it was made.</summary>
    public long Sequence { get; private set; }

    /// <summary>Where the interpreter has its weak handle of this sentinel; negative where it has none any more.</summary>
    public int Place { get; set; } = -1;

    /// <summary>Whether there is an object that is still to be finalized.</summary>
    public bool HasOwner => _owner is not null;

    /// <summary>Whether the object's finalizer was called, at a collection or at exit.</summary>
    public bool HasRun { get; private set; }

    /// <summary>A number greater than all before.</summary>
    public static long NextSequence() => Interlocked.Increment(ref s_lastSequence);

    /// <summary>The object's sentinel; null for none. Generators know their own.</summary>
    public static FinalizerSentinel? Find(PyObject owner)
    {
        if (owner is PyGeneratorBase generator)
        {
            return generator.Sentinel;
        }

        return owner.HasState ? owner.State.Extras?.Sentinel : s_sentinels.TryGetValue(owner, out FinalizerSentinel? sentinel) ? sentinel : null;
    }

    /// <summary>Becomes the sentinel of an object that has none.</summary>
    public void Attach(PyObject owner)
    {
        Sequence = NextSequence();
        _owner = owner;
        Set(owner, this);
    }

    private static void Set(PyObject owner, FinalizerSentinel? sentinel)
    {
        if (owner is PyGeneratorBase generator)
        {
            generator.Sentinel = sentinel;
        }
        else if (owner.HasState)
        {
            (owner.State.Extras ??= new InstanceExtras()).Sentinel = sentinel;
        }
        else if (sentinel is null)
        {
            s_sentinels.Remove(owner);
        }
        else
        {
            s_sentinels.Add(owner, sentinel);
        }
    }

    /// <summary>The object has nothing left to do at its end.</summary>
    public static void Release(PyObject owner)
    {
        if (Find(owner) is { HasRun: false } sentinel)
        {
            Set(owner, null);
            sentinel.Release();
        }
    }

    /// <summary>Takes the object, whose finalizer is to be called now; null where somebody else took it: it is called at most once.</summary>
    public PyObject? Take()
    {
        PyObject? owner = Interlocked.Exchange(ref _owner, null);
        HasRun |= owner is not null;
        return owner;
    }

    /// <summary>The object has nothing left to do at its end, and lets go of the sentinel: another may get it.</summary>
    private void Release()
    {
        if (Interlocked.Exchange(ref _owner, null) is not null)
        {
            _interpreter.Reuse(this);
        }
    }
}

/// <summary>An object that others build on and that is therefore finalized after them when they end together: a greater rank comes later.</summary>
internal interface IFinalizedLate
{
    int FinalizationRank { get; }
}
