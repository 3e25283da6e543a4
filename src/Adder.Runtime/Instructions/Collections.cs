using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Bytecode;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Runtime.Specialization;

namespace Adder.Runtime.Instructions;

/// <summary>Making containers, subscripts, slices, unpacking.</summary>
internal static unsafe class Collections
{
    [Instruction(Opcode.BUILD_TUPLE, Stack = "items[oparg] -- tuple")]
    public static PyObject BuildTuple(ReadOnlySpan<PyObject> items) => PyTuple.Create(items);

    [Instruction(Opcode.BUILD_LIST, Stack = "items[oparg] -- list")]
    public static PyObject BuildList(ReadOnlySpan<PyObject> items, ref PyObject? sp, CodeUnit* pc)
    {
        // A comprehension's list has room at once for what the iterator under it has left, if that is little.
        const int Most = 16;
        int room = items.Length == 0 && pc[1].Opcode == (int)Opcode.SWAP && pc[1].Operand == 2 ? (int)Math.Clamp(ItemsLeftOfPlain(Unsafe.Add<PyObject?>(ref sp, -1)), 0, Most) : 0;
        return room > 0 ? PyList.WithCapacity(room) : PyList.Create(items);
    }

    /// <summary>How many items an iterator will give, as far as that is seen without calling anything; 0 where it is not.</summary>
    private static long ItemsLeft(PyObject? iterator) => ItemsLeftOfPlain(iterator switch
    {
        PyEnumerate pairs => pairs.Iterator,
        PyZip { Iterators.Length: > 0 } tuples => tuples.Iterators[0],
        _ => iterator,
    });

    private static long ItemsLeftOfPlain(PyObject? iterator) => iterator switch
    {
        PyListIterator { List: { } list } items => list.Count - items.Index,
        PyTupleIterator { Tuple: { } tuple } items => tuple.Count - items.Index,
        PyRangeIterator numbers => numbers.Left,
        _ => 0,
    };

    [Instruction(Opcode.BUILD_SET, Stack = "items[oparg] -- set")]
    public static PyObject? BuildSet(ThreadState ts, ReadOnlySpan<PyObject> items)
    {
        var set = new PySet();
        foreach (PyObject item in items)
        {
            if (!set.Add(ts, item))
            {
                return null;
            }
        }

        return set;
    }

    /// <summary>
    /// A dict of pairs. Where the next instruction adds them to a dict that stands below, as in <c>{**d, "k": v}</c>, they go there at once, and that dict is given for what is added to itself. A watched
    /// instruction has another opcode.
    /// </summary>
    [Instruction(Opcode.BUILD_MAP, Stack = "items[oparg * 2] -- map")]
    public static PyObject? BuildMap(ThreadState ts, ref PyObject? sp, CodeUnit* pc, ReadOnlySpan<PyObject> items)
    {
        PyDict map = pc[1].Opcode == (int)Opcode.DICT_UPDATE && pc[1].Operand == 1 && TakesAnyOrder(Unsafe.Add(ref sp, -1 - items.Length)!, items)
            ? Unsafe.As<PyDict>(Unsafe.Add(ref sp, -1 - items.Length)!)
            : new PyDict(items.Length / 2);
        for (int i = 0; i < items.Length; i += 2)
        {
            if (!map.SetItem(ts, items[i], items[i + 1]))
            {
                return null;
            }
        }

        return map;
    }

    /// <summary>Whether nobody can tell if pairs are added to a dict one by one or as a dict of their own: all keys are exact strs, of which few are there already.</summary>
    private static bool TakesAnyOrder(PyObject target, ReadOnlySpan<PyObject> pairs)
    {
        if (target.GetType() != typeof(PyDict) || !Unsafe.As<PyDict>(target).IsSmallTable || !Unsafe.As<PyDict>(target).HasOnlyStrings)
        {
            return false;
        }

        for (int i = 0; i < pairs.Length; i += 2)
        {
            if (pairs[i].GetType() != typeof(PyStr))
            {
                return false;
            }
        }

        return true;
    }

    [Instruction(Opcode.BUILD_SLICE, Stack = "items[oparg] -- slice")]
    public static PyObject BuildSlice(ReadOnlySpan<PyObject> items) => new PySlice(items[0], items[1], items.Length > 2 ? items[2] : PyNone.Instance);

    [Instruction(Opcode.LIST_APPEND, Stack = "item --", Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ListAppend(ref PyObject? sp, PyObject item, int oparg)
    {
        PyList list = Unsafe.As<PyList>(Unsafe.Add<PyObject?>(ref sp, -1 - oparg)!);
        if (list.IsFull)
        {
            MakeRoom(ref sp, list, oparg);
        }

        list.AddToRoom(item);
    }

    /// <summary>In a comprehension with one loop the iterator lies between list and item, and says how long the list may get.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MakeRoom(ref PyObject? sp, PyList list, int oparg) => list.MakeRoomInLoop(oparg == 2 ? ItemsLeft(Unsafe.Add<PyObject?>(ref sp, -2)) : 0);

    [Instruction(Opcode.SET_ADD, Stack = "item --")]
    public static bool SetAdd(ThreadState ts, ref PyObject? sp, PyObject item, int oparg)
    {
        // The set of the annotations that were reached has a name, so a program can put anything in its place.
        PyObject target = Unsafe.Add<PyObject?>(ref sp, -1 - oparg)!;
        return target is PySet set ? set.Add(ts, item) : Raise.TypeError(ts, $"'{target.Type.Name}' object is not a set");
    }

    [Instruction(Opcode.MAP_ADD, Stack = "key, value --")]
    public static bool MapAdd(ThreadState ts, ref PyObject? sp, PyObject key, PyObject value, int oparg) => Unsafe.As<PyDict>(Unsafe.Add<PyObject?>(ref sp, -2 - oparg)!).SetItem(ts, key, value);

    [Instruction(Opcode.LIST_EXTEND, Stack = "iterable --")]
    public static bool ListExtend(ThreadState ts, ref PyObject? sp, PyObject iterable, int oparg)
    {
        if (Iteration.Extend(ts, Unsafe.As<PyList>(Unsafe.Add<PyObject?>(ref sp, -1 - oparg)!), iterable))
        {
            return true;
        }

        ref Binding.TypeSlots slots = ref iterable.Type.Slots;
        return slots.Iter == null && slots.SequenceItem == null && Raise.ClearIf(ts, ExceptionTypes.TypeError)
            && (bool)Raise.TypeError(ts, $"Value after * must be an iterable, not {iterable.Type.FullName}");
    }

    [Instruction(Opcode.SET_UPDATE, Stack = "iterable --")]
    public static bool SetUpdate(ThreadState ts, ref PyObject? sp, PyObject iterable, int oparg) => Unsafe.As<PySet>(Unsafe.Add<PyObject?>(ref sp, -1 - oparg)!).UnionWith(ts, iterable);

    [Instruction(Opcode.DICT_UPDATE, Stack = "mapping --")]
    public static bool DictUpdate(ThreadState ts, ref PyObject? sp, PyObject mapping, int oparg)
    {
        if (Mappings.Update(ts, Unsafe.As<PyDict>(Unsafe.Add<PyObject?>(ref sp, -1 - oparg)!), mapping))
        {
            return true;
        }

        return Raise.ClearIf(ts, ExceptionTypes.AttributeError) && (bool)Raise.TypeError(ts, $"'{mapping.Type.FullName}' object is not a mapping");
    }

    /// <summary>The <c>**mapping</c> of a call: keys must not be there yet. The function stands further down, for the messages.</summary>
    /// <remarks>
    /// A dict that is all of the next instruction's keywords takes the place of the copy: that instruction only reads it, and before anything else runs, since the arguments are in a tuple already.
    /// Where the instruction is watched its opcode is another one, and the copy is made.
    /// </remarks>
    [Instruction(Opcode.DICT_MERGE, Stack = "mapping --")]
    public static bool DictMerge(ThreadState ts, ref PyObject? sp, CodeUnit* pc, PyObject mapping, int oparg)
    {
        if (mapping.GetType() == typeof(PyDict) && oparg == 1 && MixedCalls.IsSpread(pc[1].Opcode) && Unsafe.Add<PyObject?>(ref sp, -3)!.GetType() == typeof(PyTuple)
            && Unsafe.As<PyDict>(Unsafe.Add<PyObject?>(ref sp, -2)!).Count == 0)
        {
            FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -2), mapping);
            return true;
        }

        var target = Unsafe.As<PyDict>(Unsafe.Add<PyObject?>(ref sp, -1 - oparg)!);
        PyObject function = Unsafe.Add<PyObject?>(ref sp, -4 - oparg)!;
        return Mappings.Merge(ts, target, mapping, function);
    }

    // ---- subscripts

    [Instruction(Opcode.STORE_SUBSCR, Stack = "value, container, key --", Specializer = nameof(Specializer.StoreSubscript))]
    public static bool StoreSubscript(ThreadState ts, PyObject value, PyObject container, PyObject key) => Containers.SetItem(ts, container, key, value);

    [Instruction(Opcode.DELETE_SUBSCR, Stack = "container, key --")]
    public static bool DeleteSubscript(ThreadState ts, PyObject container, PyObject key)
    {
        Noticed noticed;
        if (container.GetType() == typeof(PyDict))
        {
            Truth removed = Releases.Remove(ts, Unsafe.As<PyDict>(container), key, out noticed);
            Releases.Collect(ts, noticed);
            return removed == Truth.True || (removed == Truth.False && (bool)Raise.KeyError(ts, key));
        }

        noticed = container is PyList list ? Releases.WatchAny(IsListItem(list, key) ? list.Items.Slice((int)Unsafe.As<PySmallInt>(key).Value, 1) : list.Items) : default;
        bool deleted = Containers.SetItem(ts, container, key, null);
        Releases.Collect(ts, noticed);
        return deleted;
    }

    /// <summary>Slices have no cache in CPython 3.14, so that there is no counter: an execution that would fit the specialized form changes to it, one that does not changes back.</summary>
    [Instruction(Opcode.BINARY_SLICE, Stack = "container, start, stop -- result")]
    public static PyObject? BinarySlice(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, PyObject container, PyObject start, PyObject stop)
    {
        bool simple = IsSimpleSlice(container, start, stop);
        Adaptive.Become(ref frame, pc, simple ? OwnOpcode.BINARY_SLICE_SIMPLE : HasItems(container) ? OwnOpcode.BINARY_SLICE_OBJECT : Opcode.BINARY_SLICE);
        return simple ? SimpleSlice(container, start, stop) : Containers.GetItem(ts, container, new PySlice(start, stop, PyNone.Instance));
    }

    /// <summary>A container that looks into the slice itself. Simple ones can do so, too: a site where both come by stays with this form.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool HasItems(PyObject container) => container.Type.Slots.GetItem != null;

    [Instruction(OwnOpcode.BINARY_SLICE_OBJECT, Family = Opcode.BINARY_SLICE, ShownAs = OwnOpcode.BINARY_SLICE_SIMPLE, Stack = "container, start, stop -- result", Guards = [nameof(HasItems)])]
    public static PyObject? SliceByObject(ThreadState ts, PyObject container, PyObject start, PyObject stop) =>
        IsSimpleSlice(container, start, stop) ? SimpleSlice(container, start, stop) : container.Type.Slots.GetItem(ts, container, new PySlice(start, stop, PyNone.Instance));

    /// <summary>What cannot see the slice gets none.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsSimpleSlice(PyObject container, PyObject start, PyObject stop) =>
        (container.GetType() == typeof(PyStr) || container.GetType() == typeof(PyList) || container.GetType() == typeof(PyTuple)) && SliceIndices.TryPlain(start, stop, out _, out _);

    [Instruction(OwnOpcode.BINARY_SLICE_SIMPLE, Family = Opcode.BINARY_SLICE, Stack = "container, start, stop -- result", Guards = [nameof(IsSimpleSlice)])]
    public static PyObject SimpleSlice(PyObject container, PyObject start, PyObject stop)
    {
        _ = SliceIndices.TryPlain(start, stop, out long from, out long to);
        return container.GetType() == typeof(PyStr) ? Unsafe.As<PyStr>(container).Part(from, to)
            : container.GetType() == typeof(PyList) ? Unsafe.As<PyList>(container).Part(from, to)
            : Unsafe.As<PyTuple>(container).Part(from, to);
    }

    [Instruction(Opcode.STORE_SLICE, Stack = "value, container, start, stop --")]
    public static bool StoreSlice(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, PyObject value, PyObject container, PyObject start, PyObject stop)
    {
        bool simple = IsListSliceStore(value, container, start, stop);
        Adaptive.Become(ref frame, pc, simple ? OwnOpcode.STORE_SLICE_LIST : TakesItems(container) ? OwnOpcode.STORE_SLICE_OBJECT : Opcode.STORE_SLICE);
        if (!simple)
        {
            return Containers.SetItem(ts, container, new PySlice(start, stop, PyNone.Instance), value);
        }

        StoreListSlice(value, container, start, stop);
        return true;
    }

    /// <summary>As <see cref="HasItems"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TakesItems(PyObject container) => container.Type.Slots.SetItem != null;

    [Instruction(OwnOpcode.STORE_SLICE_OBJECT, Family = Opcode.STORE_SLICE, ShownAs = OwnOpcode.STORE_SLICE_LIST, Stack = "value, container, start, stop --", Guards = [nameof(TakesItems)])]
    public static bool StoreSliceByObject(ThreadState ts, PyObject value, PyObject container, PyObject start, PyObject stop)
    {
        if (!IsListSliceStore(value, container, start, stop))
        {
            return container.Type.Slots.SetItem(ts, container, new PySlice(start, stop, PyNone.Instance), value);
        }

        StoreListSlice(value, container, start, stop);
        return true;
    }

    /// <summary>A list's part is replaced by another list or a tuple.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsListSliceStore(PyObject value, PyObject container, PyObject start, PyObject stop) =>
        container.GetType() == typeof(PyList) && Comparisons.IsListOrTuple(value) && SliceIndices.TryPlain(start, stop, out _, out _);

    [Instruction(OwnOpcode.STORE_SLICE_LIST, Family = Opcode.STORE_SLICE, Stack = "value, container, start, stop --", Guards = [nameof(IsListSliceStore)])]
    public static void StoreListSlice(PyObject value, PyObject container, PyObject start, PyObject stop)
    {
        _ = SliceIndices.TryPlain(start, stop, out long from, out long to);
        Unsafe.As<PyList>(container).SetPart(from, to, value.GetType() == typeof(PyList) ? Unsafe.As<PyList>(value).Items : Unsafe.As<PyTuple>(value).Items);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsListItem(PyObject left, PyObject right) =>
        left.GetType() == typeof(PyList) && right.GetType() == typeof(PySmallInt) && (ulong)Unsafe.As<PySmallInt>(right).Value < (ulong)Unsafe.As<PyList>(left).Count;

    [Instruction(Opcode.BINARY_OP_SUBSCR_LIST_INT, Family = Opcode.BINARY_OP, Stack = "left, right -- result", Guards = [nameof(IsListItem)], Hot = true, TriedIf = "left is PyList && right is PySmallInt && (ulong)(right as PySmallInt).Value < (ulong)(left as PyList).Count", TriedFor = [(int)BinaryOperation.Subscript])]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyObject ListItem(PyObject left, PyObject right) => Unsafe.As<PyList>(left)[(int)Unsafe.As<PySmallInt>(right).Value];

    /// <summary>An index of a list's item, from the front or from the end: where one is negative, the other kind may come, too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsListItemFromEnd(PyObject left, PyObject right) =>
        left.GetType() == typeof(PyList) && right.GetType() == typeof(PySmallInt) && (ulong)FromEither(left, right) < (ulong)Unsafe.As<PyList>(left).Count;

    [Instruction(OwnOpcode.BINARY_OP_SUBSCR_LIST_FROM_END, Family = Opcode.BINARY_OP, Stack = "left, right -- result", Guards = [nameof(IsListItemFromEnd)], Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyObject ListItemFromEnd(PyObject left, PyObject right) =>
        Unsafe.As<PyList>(left)[(int)FromEither(left, right)];

    /// <summary>The index from the front; negative where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long FromEither(PyObject list, PyObject key) =>
        Unsafe.As<PySmallInt>(key).Value + ((Unsafe.As<PySmallInt>(key).Value >> 63) & Unsafe.As<PyList>(list).Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsTupleItem(PyObject left, PyObject right) =>
        left.GetType() == typeof(PyTuple) && right.GetType() == typeof(PySmallInt) && (ulong)Unsafe.As<PySmallInt>(right).Value < (ulong)Unsafe.As<PyTuple>(left).Count;

    [Instruction(Opcode.BINARY_OP_SUBSCR_TUPLE_INT, Family = Opcode.BINARY_OP, Stack = "left, right -- result", Guards = [nameof(IsTupleItem)], Hot = true, TriedIf = "left is PyTuple && right is PySmallInt && (ulong)(right as PySmallInt).Value < (ulong)(left as PyTuple).Count", TriedFor = [(int)BinaryOperation.Subscript])]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyObject TupleItem(PyObject left, PyObject right) => Unsafe.As<PyTuple>(left).Items[(int)Unsafe.As<PySmallInt>(right).Value];

    /// <summary>An index within the text, of an ASCII character.</summary>
    [Instruction(Opcode.BINARY_OP_SUBSCR_STR_INT, Family = Opcode.BINARY_OP, Since = Lens.Python313, Stack = "left, right -- result", MayMiss = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PyObject? StrItem(PyObject left, PyObject right) =>
        left.GetType() == typeof(PyStr) && right.GetType() == typeof(PySmallInt) ? Unsafe.As<PyStr>(left).AsciiAt(Unsafe.As<PySmallInt>(right).Value) : null;

    public static bool IsListSlice(PyObject left, PyObject right) => left.GetType() == typeof(PyList) && right.GetType() == typeof(PySlice);

    [Instruction(Opcode.BINARY_OP_SUBSCR_LIST_SLICE, Family = Opcode.BINARY_OP, Since = Lens.Python314, Stack = "left, right -- result", Guards = [nameof(IsListSlice)])]
    public static PyObject? ListSlice(ThreadState ts, PyObject left, PyObject right) => left.Type.Slots.GetItem(ts, left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool LeftIsDict(PyObject left) => left.GetType() == typeof(PyDict);

    [Instruction(Opcode.BINARY_OP_SUBSCR_DICT, Family = Opcode.BINARY_OP, Stack = "left, right -- result", Guards = [nameof(LeftIsDict)], TriedIf = "left is PyDict", TriedFor = [(int)BinaryOperation.Subscript])]
    public static PyObject? DictItem(ThreadState ts, PyObject left, PyObject right)
    {
        Lookup found = Unsafe.As<PyDict>(left).Get(ts, right);
        return found.TryGet(out PyObject? value) ? value : found.IsError ? null : Raise.KeyError(ts, right);
    }

    public static bool IsGetItemCached(CodeUnit* pc, PyObject left) => left.Type.Version == Adaptive.Wide(pc, 2);

    [Instruction(Opcode.BINARY_OP_SUBSCR_GETITEM, Family = Opcode.BINARY_OP, Stack = "left, right -- result", Guards = [nameof(IsGetItemCached)])]
    public static PyObject? GetItemByFunction(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp)
    {
        var function = Unsafe.As<PyFunction>(frame.Code.Executable!.References[Adaptive.Narrow(pc, 4)]!);
        return Frames.Call(ts, function, ref Unsafe.As<PyObject?, PyObject>(ref Unsafe.Add<PyObject?>(ref sp, -2)), 2, null);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsStoreListItem(PyObject container, PyObject key) => IsListItem(container, key);

    [Instruction(Opcode.STORE_SUBSCR_LIST_INT, Family = Opcode.STORE_SUBSCR, Stack = "value, container, key --", Guards = [nameof(IsStoreListItem)], Hot = true, TriedIf = "container is PyList && key is PySmallInt && (ulong)(key as PySmallInt).Value < (ulong)(container as PyList).Count")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreListItem(PyObject value, PyObject container, PyObject key) => Unsafe.As<PyList>(container)[(int)Unsafe.As<PySmallInt>(key).Value] = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsStoreListItemFromEnd(PyObject container, PyObject key) => IsListItemFromEnd(container, key);

    [Instruction(OwnOpcode.STORE_SUBSCR_LIST_FROM_END, Family = Opcode.STORE_SUBSCR, Stack = "value, container, key --", Guards = [nameof(IsStoreListItemFromEnd)])]
    public static void StoreListItemFromEnd(PyObject value, PyObject container, PyObject key) =>
        Unsafe.As<PyList>(container)[(int)FromEither(container, key)] = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsStoreDict(PyObject container) => container.GetType() == typeof(PyDict);

    [Instruction(Opcode.STORE_SUBSCR_DICT, Family = Opcode.STORE_SUBSCR, Stack = "value, container, key --", Guards = [nameof(IsStoreDict)], TriedIf = "container is PyDict")]
    public static bool StoreDictItem(ThreadState ts, PyObject value, PyObject container, PyObject key) => Unsafe.As<PyDict>(container).SetItem(ts, key, value);

    // ---- unpacking

    [Instruction(Opcode.UNPACK_SEQUENCE, Specializer = nameof(Specializer.UnpackSequence))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? UnpackSequence(ThreadState ts, ref PyObject? sp, int oparg) => ref Unpacking.Exactly(ts, ref sp, oparg);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsTwoTuple(PyObject sequence) => sequence.GetType() == typeof(PyTuple) && Unsafe.As<PyTuple>(sequence).Count == 2;

    [Instruction(Opcode.UNPACK_SEQUENCE_TWO_TUPLE, Family = Opcode.UNPACK_SEQUENCE, Stack = "sequence -- second, first", Guards = [nameof(IsTwoTuple)], Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref PyObject? UnpackTwoTuple(ref PyObject? sp, PyObject sequence)
    {
        ref PyObject first = ref MemoryMarshal.GetReference(Unsafe.As<PyTuple>(sequence).Items);
        FrameStack.Put(ref sp, first);
        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -1), Unsafe.Add(ref first, 1));
        return ref Unsafe.Add<PyObject?>(ref sp, 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsTupleOf(PyObject sequence, int oparg) => sequence.GetType() == typeof(PyTuple) && Unsafe.As<PyTuple>(sequence).Count == oparg;

    [Instruction(Opcode.UNPACK_SEQUENCE_TUPLE, Family = Opcode.UNPACK_SEQUENCE, Stack = "sequence -- items[oparg]", Guards = [nameof(IsTupleOf)])]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? UnpackTuple(ref PyObject? sp, PyObject sequence) => ref Unpacking.Push(ref Unsafe.Add<PyObject?>(ref sp, -1), Unsafe.As<PyTuple>(sequence).Items);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsListOf(PyObject sequence, int oparg) => sequence.GetType() == typeof(PyList) && Unsafe.As<PyList>(sequence).Count == oparg;

    [Instruction(Opcode.UNPACK_SEQUENCE_LIST, Family = Opcode.UNPACK_SEQUENCE, Stack = "sequence -- items[oparg]", Guards = [nameof(IsListOf)])]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? UnpackList(ref PyObject? sp, PyObject sequence) => ref Unpacking.Push(ref Unsafe.Add<PyObject?>(ref sp, -1), Unsafe.As<PyList>(sequence).Items);

    /// <summary>A list or a tuple of so many items, where both come by.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsListOrTupleOf(PyObject sequence, int oparg) => IsTupleOf(sequence, oparg) || IsListOf(sequence, oparg);

    [Instruction(OwnOpcode.UNPACK_SEQUENCE_LIST_OR_TUPLE, Family = Opcode.UNPACK_SEQUENCE, ShownAs = OwnOpcode.UNPACK_SEQUENCE_BY_TYPE, Stack = "sequence -- items[oparg]", Guards = [nameof(IsListOrTupleOf)])]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? UnpackListOrTuple(ref PyObject? sp, PyObject sequence) => ref sequence.GetType() == typeof(PyTuple) ? ref UnpackTuple(ref sp, sequence) : ref UnpackList(ref sp, sequence);

    [Instruction(Opcode.UNPACK_EX)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? UnpackEx(ThreadState ts, ref PyObject? sp, int oparg) => ref Unpacking.WithRest(ts, ref sp, oparg & 0xFF, oparg >> 8);

    [Instruction(Opcode.GET_LEN, Stack = "value -- value, length")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? GetLen(ThreadState ts, ref PyObject? sp, PyObject value)
    {
        long length = Containers.Length(ts, value);
        if (length < 0)
        {
            return ref Unsafe.NullRef<PyObject?>();
        }

        FrameStack.Put(ref sp, PyInt.From(length));
        return ref Unsafe.Add<PyObject?>(ref sp, 1);
    }
}
