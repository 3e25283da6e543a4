using System;
using Adder.Modules.Common;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Pickling;

/// <content>Writing containers. All of these are false where an exception is pending.</content>
internal partial class PyPickler
{
    /// <summary>How many items are added at once.</summary>
    private const int BatchSize = 1000;

    /// <summary>From so many nested containers on, fast mode looks whether one contains itself.</summary>
    private const int FastDepthLimit = 50;

    // ---- tuples

    private bool SaveTuple(ThreadState ts, PyTuple tuple)
    {
        int count = tuple.Count;
        if (count == 0)
        {
            if (_binary == 0)
            {
                _output.Append(PickleCode.Mark);
            }

            _output.Append(_binary != 0 ? PickleCode.EmptyTuple : PickleCode.Tuple);
            return true;
        }

        bool isShort = count <= 3 && _protocol >= 2;
        if (!isShort)
        {
            _output.Append(PickleCode.Mark);
        }

        for (int i = 0; i < count; i++)
        {
            if (!Save(ts, tuple[i]))
            {
                return ErrorNotes.Add(ts, $"when serializing {tuple.Type.FullyQualifiedName} item {i}");
            }
        }

        // A tuple that contains itself has been written meanwhile: that one counts.
        long known = Memo.Find(tuple);
        if (known >= 0)
        {
            DropTupleItems(count, isShort);
            return WriteGet(ts, known);
        }

        _output.Append(!isShort ? PickleCode.Tuple : count == 1 ? PickleCode.Tuple1 : count == 2 ? PickleCode.Tuple2 : PickleCode.Tuple3);
        return Memoize(ts, tuple);
    }

    private void DropTupleItems(int count, bool isShort)
    {
        if (!isShort && _binary != 0)
        {
            _output.Append(PickleCode.PopMark);
            return;
        }

        for (int i = isShort ? 0 : -1; i < count; i++)
        {
            _output.Append(PickleCode.Pop);
        }
    }

    // ---- lists

    private bool SaveList(ThreadState ts, PyList list)
    {
        if (!EnterFast(ts, list))
        {
            return false;
        }

        WriteEmpty(PickleCode.EmptyList, PickleCode.List);
        bool done = Memoize(ts, list) && (list.Count == 0 || (_protocol == 0 ? SaveItems(ts, Iteration.GetIterator(ts, list), list) : SaveListItems(ts, list)));
        LeaveFast(list);
        return done;
    }

    private void WriteEmpty(byte empty, byte fromMark)
    {
        if (_binary != 0)
        {
            _output.Append(empty);
        }
        else
        {
            _output.Append(PickleCode.Mark, fromMark);
        }
    }

    /// <summary>The items of an exact list, which may change while they are written.</summary>
    private bool SaveListItems(ThreadState ts, PyList list)
    {
        if (list.Count == 1)
        {
            if (!Save(ts, list[0]))
            {
                return ErrorNotes.Add(ts, $"when serializing {list.Type.FullyQualifiedName} item 0");
            }

            _output.Append(PickleCode.Append);
            return true;
        }

        int total = 0;
        do
        {
            _output.Append(PickleCode.Mark);
            for (int inBatch = 0; inBatch < BatchSize && total < list.Count; inBatch++)
            {
                if (!Save(ts, list[total]))
                {
                    return ErrorNotes.Add(ts, $"when serializing {list.Type.FullyQualifiedName} item {total}");
                }

                total++;
            }

            _output.Append(PickleCode.Appends);
        }
        while (total < list.Count);
        return true;
    }

    /// <summary>The items that an iterator gives (null: an exception is pending) for a list-like object.</summary>
    private bool SaveItems(ThreadState ts, PyObject? iterator, PyObject container) =>
        iterator is not null && SaveBatches(ts, iterator, container, new ItemForm(PickleCode.Append, PickleCode.Appends, IsPair: false));

    // ---- dictionaries

    private bool SaveDict(ThreadState ts, PyDict dictionary)
    {
        if (!EnterFast(ts, dictionary))
        {
            return false;
        }

        WriteEmpty(PickleCode.EmptyDict, PickleCode.Dict);
        bool done = Memoize(ts, dictionary) && (dictionary.Count == 0 || (_protocol == 0 ? SavePairs(ts, ItemsOf(ts, dictionary), dictionary) : SaveDictItems(ts, dictionary)));
        LeaveFast(dictionary);
        return done;
    }

    private static PyObject? ItemsOf(ThreadState ts, PyDict dictionary) =>
        Calls.CallMethod(ts, dictionary, "items") is { } items ? Iteration.GetIterator(ts, items) : null;

    /// <summary>The pairs of an exact dict.</summary>
    private bool SaveDictItems(ThreadState ts, PyDict dictionary)
    {
        int size = dictionary.Count;
        int position = 0;
        if (size == 1)
        {
            _ = dictionary.Next(ref position, out PyObject? onlyKey, out PyObject? onlyValue);
            if (!SavePair(ts, onlyKey!, onlyValue!, dictionary))
            {
                return false;
            }

            _output.Append(PickleCode.SetItem);
            return true;
        }

        int inBatch;
        do
        {
            inBatch = 0;
            _output.Append(PickleCode.Mark);
            while (dictionary.Next(ref position, out PyObject? key, out PyObject? value))
            {
                if (!SavePair(ts, key, value, dictionary))
                {
                    return false;
                }

                if (++inBatch == BatchSize)
                {
                    break;
                }
            }

            _output.Append(PickleCode.SetItems);
            if (dictionary.Count != size)
            {
                return Raise.RuntimeError(ts, "dictionary changed size during iteration");
            }
        }
        while (inBatch == BatchSize);
        return true;
    }

    private bool SavePair(ThreadState ts, PyObject key, PyObject value, PyObject container)
    {
        if (!Save(ts, key))
        {
            return false;
        }

        return Save(ts, value) || ErrorNotes.Add(ts, $"when serializing {container.Type.FullyQualifiedName} item ", key);
    }

    /// <summary>The pairs that an iterator gives (null: an exception is pending) for a dict-like object.</summary>
    private bool SavePairs(ThreadState ts, PyObject? iterator, PyObject container) =>
        iterator is not null && SaveBatches(ts, iterator, container, new ItemForm(PickleCode.SetItem, PickleCode.SetItems, IsPair: true));

    // ---- what an iterator gives

    /// <summary>How items are added to a container: one, or many at once.</summary>
    private readonly record struct ItemForm(byte One, byte Many, bool IsPair);

    private bool SaveBatches(ThreadState ts, PyObject iterator, PyObject container, ItemForm form)
    {
        int total = 0;
        if (_protocol == 0)
        {
            for (; ;)
            {
                Lookup next = Iteration.Next(ts, iterator);
                if (!next.TryGet(out PyObject? item))
                {
                    return next.IsAbsent;
                }

                if (!SaveItem(ts, item, container, form, total++))
                {
                    return false;
                }

                _output.Append(form.One);
            }
        }

        int inBatch;
        do
        {
            Lookup first = Iteration.Next(ts, iterator);
            if (!first.TryGet(out PyObject? item))
            {
                return first.IsAbsent;
            }

            // Looks ahead: a single item needs no mark.
            Lookup second = Iteration.Next(ts, iterator);
            if (!second.TryGet(out PyObject? following))
            {
                if (second.IsError || !SaveItem(ts, item, container, form, total))
                {
                    return false;
                }

                _output.Append(form.One);
                return true;
            }

            _output.Append(PickleCode.Mark);
            if (!SaveItem(ts, item, container, form, total++) || !SaveBatch(ts, iterator, following, container, form, ref total, out inBatch))
            {
                return false;
            }

            _output.Append(form.Many);
        }
        while (inBatch == BatchSize);
        return true;
    }

    private bool SaveBatch(ThreadState ts, PyObject iterator, PyObject item, PyObject container, ItemForm form, ref int total, out int inBatch)
    {
        inBatch = 1;
        for (; ;)
        {
            if (!SaveItem(ts, item, container, form, total++))
            {
                return false;
            }

            if (++inBatch == BatchSize)
            {
                return true;
            }

            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? found))
            {
                return next.IsAbsent;
            }

            item = found;
        }
    }

    private bool SaveItem(ThreadState ts, PyObject item, PyObject container, ItemForm form, int index)
    {
        if (form.IsPair)
        {
            return item is PyTuple { Count: 2 } pair ? SavePair(ts, pair[0], pair[1], container) : Raise.TypeError(ts, "dict items iterator must return 2-tuples");
        }

        return Save(ts, item) || ErrorNotes.Add(ts, $"when serializing {container.Type.FullyQualifiedName} item {index}");
    }

    // ---- sets

    private bool SaveSet(ThreadState ts, PySet set)
    {
        if (_protocol < 4)
        {
            return SaveAsList(ts, set, PySet.TypeObject);
        }

        _output.Append(PickleCode.EmptySet);
        int size = set.Count;
        if (!Memoize(ts, set) || size == 0)
        {
            return size == 0;
        }

        int position = 0;
        int inBatch;
        do
        {
            inBatch = 0;
            _output.Append(PickleCode.Mark);
            while (set.Next(ref position, out PyObject? item, out _))
            {
                if (!SaveElement(ts, item, set))
                {
                    return false;
                }

                if (++inBatch == BatchSize)
                {
                    break;
                }
            }

            _output.Append(PickleCode.AddItems);
            if (set.Count != size)
            {
                return Raise.RuntimeError(ts, "set changed size during iteration");
            }
        }
        while (inBatch == BatchSize);
        return true;
    }

    private bool SaveFrozenSet(ThreadState ts, PyFrozenSet set)
    {
        if (_protocol < 4)
        {
            return SaveAsList(ts, set, PyFrozenSet.TypeObject);
        }

        _output.Append(PickleCode.Mark);
        int position = 0;
        while (set.Next(ref position, out PyObject? item, out _))
        {
            if (!SaveElement(ts, item, set))
            {
                return false;
            }
        }

        // One that contains itself has been written meanwhile.
        long known = Memo.Find(set);
        if (known >= 0)
        {
            _output.Append(PickleCode.PopMark);
            return WriteGet(ts, known);
        }

        _output.Append(PickleCode.FrozenSet);
        return Memoize(ts, set);
    }

    private bool SaveElement(ThreadState ts, PyObject item, PySetBase set) => Save(ts, item) || ErrorNotes.Add(ts, $"when serializing {set.Type.FullyQualifiedName} element");

    private bool SaveAsList(ThreadState ts, PySetBase set, PyType type) => SaveReduced(ts, PyTuple.Create(type, PyTuple.Create(PyList.Create(set.ToArray()))), set);

    // ---- fast mode

    /// <summary>In fast mode nothing is remembered, so that what contains itself would be written for ever.</summary>
    private bool EnterFast(ThreadState ts, PyObject container)
    {
        if (_fast == 0 || ++_fastDepth < FastDepthLimit)
        {
            return true;
        }

        _fastContainers ??= new PickleMemo();
        if (_fastContainers.Find(container) > 0)
        {
            return Raise.ValueError(
                ts, $"fast mode: can't pickle cyclic objects including object type {container.Type.FullName} at {ObjectIdentity.Hexadecimal(container)}");
        }

        _fastContainers.Set(container, 1);
        return true;
    }

    private void LeaveFast(PyObject container)
    {
        if (_fast != 0 && _fastDepth-- >= FastDepthLimit)
        {
            _fastContainers?.Set(container, 0);
        }
    }
}
