using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Iterators;

/// <summary><c>itertools.batched</c>.</summary>
[PyType("batched", Module = "itertools", Subclassable = true, TextSignature = "(iterable, n, *, strict=False)", Doc = "The items in tuples of n; the last may be shorter unless strict.\n\n>>> list(batched('abcde', 2))\n[('a', 'b'), ('c', 'd'), ('e',)]")]
internal partial class PyBatched(PyObject iterator, long size, bool strict) : PyObject, IGivesNewTuples
{
    private readonly long _size = size;
    private readonly bool _strict = strict;
    private PyObject? _iterator = iterator;

    [PyNew("batched(iterable, n, *, strict=False)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject iterable, long n, bool strict)
    {
        if (n < 1)
        {
            return Raise.ValueError(ts, "n must be at least one");
        }

        if (Iteration.GetIterator(ts, iterable) is not { } iterator)
        {
            return null;
        }

        return ReferenceEquals(type, TypeObject) ? new PyBatched(iterator, n, strict) : new PyBatchedSubclass(type, iterator, n, strict);
    }

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        if (_iterator is not { } iterator)
        {
            return Lookup.Absent;
        }

        var items = PyList.WithCapacity((int)Math.Min(_size, 64));
        while (items.Count < _size)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (next.TryGet(out PyObject? item))
            {
                items.Add(item);
                continue;
            }

            _iterator = null;
            if (next.IsError || items.Count == 0)
            {
                return next;
            }

            if (_strict)
            {
                return Raise.ValueError(ts, "batched(): incomplete batch");
            }

            break;
        }

        return Lookup.Found(PyTuple.Create(items.Items));
    }
}

/// <summary><c>itertools.pairwise</c>.</summary>
[PyType("pairwise", Module = "itertools", Subclassable = true, TextSignature = "(iterable, /)", Doc = "Each item with its successor.")]
internal partial class PyPairwise(PyObject iterator) : PyObject, IGivesNewTuples
{
    private PyObject? _iterator = iterator;
    private PyObject? _last;

    [PyNew("pairwise(iterable, /)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject iterable) =>
        Iteration.GetIterator(ts, iterable) is not { } iterator ? null : ReferenceEquals(type, TypeObject) ? new PyPairwise(iterator) : new PyPairwiseSubclass(type, iterator);

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        if (_iterator is not { } iterator)
        {
            return Lookup.Absent;
        }

        if (_last is null)
        {
            Lookup first = Iteration.Next(ts, iterator);
            if (!first.TryGet(out _last))
            {
                _iterator = null;
                return first;
            }

            // The iterator may have run this very object to its end.
            iterator = _iterator;
            if (iterator is null)
            {
                _last = null;
                return Lookup.Absent;
            }
        }

        PyObject last = _last;
        Lookup next = Iteration.Next(ts, iterator);
        if (!next.TryGet(out PyObject? item))
        {
            _iterator = null;
            _last = null;
            return next;
        }

        _last = item;
        return Lookup.Found(PyTuple.Create(last, item));
    }
}

/// <summary><c>itertools.zip_longest</c>.</summary>
[PyType("zip_longest", Module = "itertools", Subclassable = true, TextSignature = "(*iterables, fillvalue=None)", Doc = "As zip, but as long as the longest iterable; fillvalue stands for missing items.")]
internal partial class PyZipLongest(PyObject?[] iterators, PyObject fill) : PyObject, IGivesNewTuples
{
    /// <summary>Null where exhausted.</summary>
    private readonly PyObject?[] _iterators = iterators;
    private readonly PyObject _fill = fill;
    private int _active = iterators.Length;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        PyObject fill = PyNone.Instance;
        int keywords = keywordNames?.Count ?? 0;
        if (keywords > 0)
        {
            if (keywords > 1 || !((PyStr)keywordNames![0]).EqualTo("fillvalue"))
            {
                return Raise.TypeError(ts, "zip_longest() got an unexpected keyword argument");
            }

            fill = arguments[^1];
        }

        var iterators = new PyObject?[arguments.Length - keywords];
        for (int i = 0; i < iterators.Length; i++)
        {
            if (Iteration.GetIterator(ts, arguments[i]) is not { } iterator)
            {
                return null;
            }

            iterators[i] = iterator;
        }

        return ReferenceEquals(type, TypeObject) ? new PyZipLongest(iterators, fill) : new PyZipLongestSubclass(type, iterators, fill);
    }

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        if (_active == 0)
        {
            return Lookup.Absent;
        }

        var items = new PyObject[_iterators.Length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = _fill;
            if (_iterators[i] is not { } iterator)
            {
                continue;
            }

            Lookup next = Iteration.Next(ts, iterator);
            if (next.TryGet(out PyObject? item))
            {
                items[i] = item;
                continue;
            }

            _iterators[i] = null;
            _active--;
            if (next.IsError)
            {
                _active = 0;
                return next;
            }

            if (_active == 0)
            {
                return Lookup.Absent;
            }
        }

        return Lookup.Found(PyTuple.FromArray(items));
    }
}

/// <summary><c>itertools.groupby</c>.</summary>
[PyType("groupby", Module = "itertools", Subclassable = true, TextSignature = "(iterable, key=None)", Doc = "Pairs of a key and an iterator over the run of items that share it.")]
internal partial class PyGroupBy(PyObject iterator, PyObject? keyFunction) : PyObject
{
    private readonly PyObject _iterator = iterator;
    private readonly PyObject? _keyFunction = keyFunction;
    private PyObject? _wantedKey;
    private PyObject? _key;

    /// <summary>The item at hand; null when it was taken.</summary>
    private PyObject? _item;
    private PyGroup? _group;

    [PyNew("groupby(iterable, key=None)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject iterable, PyObject? key)
    {
        if (Iteration.GetIterator(ts, iterable) is not { } iterator)
        {
            return null;
        }

        key = key is PyNone ? null : key;
        return ReferenceEquals(type, TypeObject) ? new PyGroupBy(iterator, key) : new PyGroupBySubclass(type, iterator, key);
    }

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        _group = null;

        // Whatever is left of the last group is passed over.
        while (true)
        {
            if (_key is { } key)
            {
                if (_wantedKey is not { } wanted)
                {
                    break;
                }

                Truth same = Comparison.Equal(ts, wanted, key);
                if (same == Truth.Error)
                {
                    return Lookup.Error;
                }

                if (same == Truth.False)
                {
                    break;
                }
            }

            Lookup step = Step(ts);
            if (!step.TryGet(out _))
            {
                return step;
            }
        }

        _wantedKey = _key;
        _group = new PyGroup(this, _key!);
        return Lookup.Found(PyTuple.Create(_key!, _group));
    }

    /// <summary>The next item of a group; absent where the group is over.</summary>
    internal Lookup NextOf(ThreadState ts, PyGroup group, PyObject wanted)
    {
        if (!ReferenceEquals(_group, group))
        {
            return Lookup.Absent;
        }

        if (_item is null)
        {
            Lookup step = Step(ts);
            if (!step.TryGet(out _))
            {
                return step;
            }
        }

        Truth same = Comparison.Equal(ts, wanted, _key!);
        if (same != Truth.True)
        {
            return same == Truth.Error ? Lookup.Error : Lookup.Absent;
        }

        PyObject? item = _item;
        _item = null;
        return Lookup.FoundOrAbsent(item);
    }

    internal void SetCurrent(PyGroup group) => _group = group;

    private Lookup Step(ThreadState ts)
    {
        Lookup next = Iteration.Next(ts, _iterator);
        if (!next.TryGet(out PyObject? item))
        {
            return next;
        }

        PyObject? key = _keyFunction is null ? item : Calls.Call(ts, _keyFunction, item);
        if (key is null)
        {
            return Lookup.Error;
        }

        _item = item;
        _key = key;
        return next;
    }
}

/// <summary>The iterator over one group of <c>groupby</c>.</summary>
[PyType("_grouper", TextSignature = null, Module = "itertools")]
internal sealed partial class PyGroup(PyGroupBy owner, PyObject key) : PyObject
{
    private readonly PyGroupBy _owner = owner;
    private readonly PyObject _key = key;

    [PyNew("_grouper(parent, tgtkey, /)")]
    private static PyObject? New(ThreadState ts, PyType type, PyGroupBy parent, PyObject key)
    {
        var group = new PyGroup(parent, key);
        parent.SetCurrent(group);
        return group;
    }

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts) => _owner.NextOf(ts, this, _key);
}

/// <summary>An iterator of <c>itertools.tee</c>: a place in the chain of blocks of items that all copies share.</summary>
[PyType("_tee", Module = "itertools", TextSignature = "(iterable, /)", Flags = TypeFlags.HasWeakReferences, Doc = "Iterator wrapped to make it copyable.")]
internal sealed partial class PyTee(PyTeeBlock block, int index) : PyObject
{
    private PyTeeBlock _block = block;
    private int _index = index;

    /// <summary>A new iterator of this kind over an iterable, or a copy where its iterator is one already; null: an exception is pending.</summary>
    public static PyTee? Over(ThreadState ts, PyObject iterable) => Iteration.GetIterator(ts, iterable) switch
    {
        null => null,
        PyTee tee => tee.Copy(),
        { } iterator => new PyTee(new PyTeeBlock(iterator), 0),
    };

    [PyNew("_tee(iterable, /)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject iterable) => Over(ts, iterable);

    [PyMethod("__copy__()", Doc = "An independent iterator.")]
    internal PyTee Copy() => new(_block, _index);

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        if (_index >= PyTeeBlock.Capacity)
        {
            _block = _block.Next();
            _index = 0;
        }

        Lookup item = _block.Get(ts, _index);
        if (item.TryGet(out _))
        {
            _index++;
        }

        return item;
    }
}

/// <summary>A block of items that the iterators of one <c>tee</c> share.</summary>
[PyType("_tee_dataobject", TextSignature = null, Module = "itertools", Doc = "teedataobject(iterable, values, next, /)\nItems that several tee iterators share.")]
internal sealed partial class PyTeeBlock(PyObject iterator) : PyObject
{
    /// <summary>Items in a block, the figure of CPython: <c>__new__</c> checks it.</summary>
    public const int Capacity = 57;

    private readonly PyObject _iterator = iterator;
    private readonly PyObject[] _items = new PyObject[Capacity];
    private int _count;
    private PyTeeBlock? _next;
    private bool _running;

    [PyNew("teedataobject(iterable, values, next, /)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject iterable, PyList values, PyObject next)
    {
        var block = new PyTeeBlock(iterable);
        if (values.Count > Capacity || (values.Count < Capacity && next is not PyNone) || next is not (PyNone or PyTeeBlock))
        {
            return Raise.ValueError(ts, "Invalid arguments");
        }

        values.Items.CopyTo(block._items);
        block._count = values.Count;
        block._next = next as PyTeeBlock;
        return block;
    }

    public PyTeeBlock Next() => _next ??= new PyTeeBlock(_iterator);

    /// <summary>An item of the block, asked of the iterator if it is the first that is not there.</summary>
    public Lookup Get(ThreadState ts, int index)
    {
        if (index < _count)
        {
            return Lookup.Found(_items[index]);
        }

        if (_running)
        {
            return Raise.RuntimeError(ts, "cannot re-enter the tee iterator");
        }

        _running = true;
        Lookup next = Iteration.Next(ts, _iterator);
        _running = false;
        if (next.TryGet(out PyObject? item))
        {
            _items[_count++] = item;
        }

        return next;
    }
}
