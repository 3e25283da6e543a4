using System;
using Adder.Bytecode;
using Adder.Runtime.Binding;
using Adder.Runtime.Instructions;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>FrameLocalsProxy</c> (PEP 667): a function frame's variables as a mapping that reads and writes through.</summary>
[PyType("FrameLocalsProxy", TextSignature = null, Flags = TypeFlags.Mapping)]
internal sealed unsafe partial class PyFrameLocalsProxy(PyFrame frame) : PyObject
{
    private const string CannotRemove = "cannot remove local variables from FrameLocalsProxy";

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 })
        {
            return Raise.TypeError(ts, "FrameLocalsProxy takes no keyword arguments");
        }

        return arguments.Length != 1 ? Raise.TypeError(ts, $"FrameLocalsProxy expected 1 argument, got {arguments.Length}")
            : arguments[0] is PyFrame frame ? new PyFrameLocalsProxy(frame)
            : Raise.TypeError(ts, $"expect frame, not {arguments[0].Type.FullName}");
    }

    [PySlot(Slot.GetItem)]
    private static PyObject? GetItem(ThreadState ts, PyFrameLocalsProxy self, PyObject key)
    {
        Lookup found = self.Find(ts, key);
        return found.TryGet(out PyObject? value) ? value
            : found.IsError ? null
            : Raise.KeyError(ts, PyStr.From($"local variable '{Text.Str(ts, key)}' is not defined"));
    }

    [PySlot(Slot.SetItem)]
    private static bool SetItem(ThreadState ts, PyFrameLocalsProxy self, PyObject key, PyObject? value)
    {
        int index = self.IndexOf(ts, key, false);
        if (index == -2)
        {
            return false;
        }

        if (value is null)
        {
            if (index >= 0)
            {
                return Raise.ValueError(ts, CannotRemove);
            }

            Truth removed = self.Frame.ExtraLocals is { } extra ? extra.Remove(ts, key) : Truth.False;
            return removed == Truth.True || (removed == Truth.False && (bool)Raise.KeyError(ts, key));
        }

        if (index < 0)
        {
            return (self.Frame.ExtraLocals ??= new PyDict()).SetItem(ts, key, value);
        }

        ref PyObject? slot = ref self.Frame.SlotAt(index);
        if ((self.Kinds[index] & (LocalKinds.Cell | LocalKinds.Free)) != 0 && slot is PyCell cell)
        {
            cell.Value = value;
        }
        else
        {
            slot = value;
        }

        return true;
    }

    [PySlot(Slot.Contains)]
    private static Truth Contains(ThreadState ts, PyFrameLocalsProxy self, PyObject key)
    {
        Lookup found = self.Find(ts, key);
        return found.IsError ? Truth.Error : found.IsAbsent ? Truth.False : Truth.True;
    }

    [PySlot(Slot.Length)]
    private static long Length(ThreadState ts, PyFrameLocalsProxy self) => self.ToDictionary(ts)?.Count ?? -1;

    [PySlot(Slot.Iter)]
    private static PyObject? Iter(ThreadState ts, PyFrameLocalsProxy self) => self.Names(ts) is { } names ? Iteration.GetIterator(ts, names) : null;

    [PySlot(Slot.Repr)]
    private static PyObject? Repr(ThreadState ts, PyFrameLocalsProxy self)
    {
        if (!Text.EnterRepr(ts, self))
        {
            return PyStr.From("{...}");
        }

        PyObject? text = self.ToDictionary(ts) is { } values ? Text.Repr(ts, values) : null;
        Text.LeaveRepr(ts);
        return text;
    }

    [PySlot(Slot.Compare)]
    private static PyObject? Compare(ThreadState ts, PyObject left, PyObject right, CompareOperator operation)
    {
        if (left is not PyFrameLocalsProxy self || operation is not (CompareOperator.Equal or CompareOperator.NotEqual))
        {
            return PyNotImplemented.Instance;
        }

        if (right is PyFrameLocalsProxy other)
        {
            return PyBool.From(ReferenceEquals(self.Frame, other.Frame) == (operation == CompareOperator.Equal));
        }

        return right is not PyDict ? PyNotImplemented.Instance
            : self.ToDictionary(ts) is { } values ? Comparison.Compare(ts, values, right, operation)
            : null;
    }

    [PySlot(Slot.Or)]
    private static PyObject? Or(ThreadState ts, PyObject left, PyObject right)
    {
        var result = new PyDict();
        return IsMapping(left) && IsMapping(right)
            ? Merge(ts, result, left) && Merge(ts, result, right) ? result : null
            : PyNotImplemented.Instance;
    }

    [PySlot(Slot.InPlaceOr)]
    private static PyObject? InPlaceOr(ThreadState ts, PyObject left, PyObject right) =>
        !IsMapping(right) ? PyNotImplemented.Instance : ((PyFrameLocalsProxy)left).UpdateFrom(ts, right) ? left : null;

    [PyMethod("keys()")]
    private PyObject? Keys(ThreadState ts) => Names(ts);

    [PyMethod("values()")]
    private PyObject? Values(ThreadState ts)
    {
        PyObject? view = ToDictionary(ts) is { } all ? Calls.CallMethod(ts, all, "values") : null;
        return view is null ? null : Iteration.ToList(ts, view);
    }

    [PyMethod("items()")]
    private PyObject? Items(ThreadState ts)
    {
        PyObject? view = ToDictionary(ts) is { } all ? Calls.CallMethod(ts, all, "items") : null;
        return view is null ? null : Iteration.ToList(ts, view);
    }

    [PyMethod("copy()")]
    private PyObject? Copy(ThreadState ts) => ToDictionary(ts);

    [PyMethod("__reversed__()")]
    private PyObject? Reversed(ThreadState ts)
    {
        if (Names(ts) is not { } names)
        {
            return null;
        }

        var reversed = PyList.WithCapacity(names.Count);
        for (int i = names.Count - 1; i >= 0; i--)
        {
            reversed.Add(names[i]);
        }

        return reversed;
    }

    [PyMethod("get(key, default=None, /)")]
    private PyObject? Get(ThreadState ts, PyObject key, PyObject @default)
    {
        Lookup found = Find(ts, key);
        return found.TryGet(out PyObject? value) ? value : found.IsError ? null : @default;
    }

    [PyMethod("setdefault(key, default=None, /)")]
    private PyObject? SetDefault(ThreadState ts, PyObject key, PyObject @default)
    {
        Lookup found = Find(ts, key);
        return found.TryGet(out PyObject? value) ? value : !found.IsError && SetItem(ts, this, key, @default) ? @default : null;
    }

    [PyMethod("pop(key, default=<unrepresentable>, /)")]
    private PyObject? Pop(ThreadState ts, PyObject key, PyObject? @default)
    {
        int index = IndexOf(ts, key, false);
        if (index >= 0)
        {
            return Raise.ValueError(ts, CannotRemove);
        }

        Lookup found = index == -2 ? default : Frame.ExtraLocals is { } extra ? extra.Get(ts, key) : Lookup.Absent;
        if (found.TryGet(out PyObject? value))
        {
            return Frame.ExtraLocals!.Remove(ts, key) == Truth.Error ? null : value;
        }

        return found.IsError ? null : @default ?? (PyObject?)Raise.KeyError(ts, key);
    }

    [PyMethod("update(object, /)")]
    private PyObject? Update(ThreadState ts, PyObject @object)
    {
        if (!IsMapping(@object))
        {
            return Raise.TypeError(ts, "update() argument must be dict or another FrameLocalsProxy");
        }

        return UpdateFrom(ts, @object) ? PyNone.Instance : null;
    }

    public PyFrame Frame { get; } = frame;

    private LocalKinds[] Kinds => Frame.Code.Blueprint.LocalsPlusKinds;

    /// <summary>The bound variables, and what was written under other names, in a new dict. Null: an exception is pending.</summary>
    public PyDict? ToDictionary(ThreadState ts)
    {
        var result = new PyDict();
        PyStr[] names = Frame.Code.LocalsPlusNames;
        for (int i = 0; i < names.Length; i++)
        {
            if (FrameLocals.ValueOf(Frame.SlotAt(i), Kinds[i]) is { } value)
            {
                result.SetInterned(names[i], value);
            }
        }

        if (Frame.ExtraLocals is { } extra)
        {
            int position = 0;
            while (extra.Next(ref position, out PyObject? key, out PyObject? value))
            {
                if (!result.SetItem(ts, key, value))
                {
                    return null;
                }
            }
        }

        return result;
    }

    private static bool IsMapping(PyObject value) => value is PyDict or PyFrameLocalsProxy;

    private static bool Merge(ThreadState ts, PyDict target, PyObject mapping) =>
        (mapping is PyFrameLocalsProxy proxy ? proxy.ToDictionary(ts) : mapping) is { } source && Mappings.Update(ts, target, source);

    private bool UpdateFrom(ThreadState ts, PyObject mapping)
    {
        PyDict? source = mapping is PyFrameLocalsProxy proxy ? proxy.ToDictionary(ts) : (PyDict)mapping;
        int position = 0;
        while (source is not null && source.Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (!SetItem(ts, this, key, value))
            {
                return false;
            }
        }

        return source is not null;
    }

    private PyList? Names(ThreadState ts)
    {
        if (ToDictionary(ts) is not { } all)
        {
            return null;
        }

        var names = PyList.WithCapacity(8);
        int position = 0;
        while (all.Next(ref position, out PyObject? key, out _))
        {
            names.Add(key);
        }

        return names;
    }

    private Lookup Find(ThreadState ts, PyObject key)
    {
        int index = IndexOf(ts, key, true);
        if (index >= 0)
        {
            return Lookup.Found(FrameLocals.ValueOf(Frame.SlotAt(index), Kinds[index])!);
        }

        return index == -2 ? default : Frame.ExtraLocals is { } extra ? extra.Get(ts, key) : Lookup.Absent;
    }

    /// <summary>The slot of a name: -1 for none, -2 for an error. Reading wants a bound one.</summary>
    private int IndexOf(ThreadState ts, PyObject key, bool bound)
    {
        if (Hashing.Hash(ts, key) == -1)
        {
            return -2;
        }

        PyStr[] names = Frame.Code.LocalsPlusNames;
        for (int i = 0; i < names.Length; i++)
        {
            if (key is PyStr name ? !names[i].EqualTo(name) : key is not PyStr && Comparison.Equal(ts, names[i], key) != Truth.True)
            {
                continue;
            }

            if (!bound || FrameLocals.ValueOf(Frame.SlotAt(i), Kinds[i]) is not null)
            {
                return i;
            }
        }

        return -1;
    }
}
