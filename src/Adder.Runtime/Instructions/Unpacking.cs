using System;
using System.Runtime.CompilerServices;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Instructions;

/// <summary>Taking sequences apart onto the stack, the first item topmost.</summary>
internal static unsafe class Unpacking
{
    /// <summary>Pushes items in reverse from the given place on.</summary>
    public static ref PyObject? Push(ref PyObject? bottom, ReadOnlySpan<PyObject> items)
    {
        // The sequence itself stands at the bottom: the span must not be read through the stack.
        for (int i = 0; i < items.Length; i++)
        {
            FrameStack.Put(ref Unsafe.Add<PyObject?>(ref bottom, items.Length - 1 - i), items[i]);
        }

        return ref Unsafe.Add<PyObject?>(ref bottom, items.Length);
    }

    /// <summary>Unpacks the topmost object into exactly so many items.</summary>
    public static ref PyObject? Exactly(ThreadState ts, ref PyObject? sp, int count)
    {
        ref PyObject? bottom = ref Unsafe.Add<PyObject?>(ref sp, -1);
        PyObject sequence = bottom!;
        if (sequence.GetType() == typeof(PyTuple) && Unsafe.As<PyTuple>(sequence).Count == count)
        {
            return ref Push(ref bottom, Unsafe.As<PyTuple>(sequence).Items);
        }

        if (sequence.GetType() == typeof(PyList) && Unsafe.As<PyList>(sequence).Count == count)
        {
            return ref Push(ref bottom, Unsafe.As<PyList>(sequence).Items);
        }

        PyObject[]? items = Collect(ts, sequence, count, -1, out PyObject? iterator);
        if (items is null)
        {
            return ref Unsafe.NullRef<PyObject?>();
        }

        Lookup more = Iteration.Next(ts, iterator!);
        if (more.IsAbsent)
        {
            return ref Push(ref bottom, items);
        }

        if (!more.IsError)
        {
            long length = sequence.GetType() == typeof(PyTuple) || sequence.GetType() == typeof(PyList) || sequence.GetType() == typeof(PyDict) ? Containers.Length(ts, sequence) : -1;
            _ = Raise.ValueError(ts, length > count ? $"too many values to unpack (expected {count}, got {length})" : $"too many values to unpack (expected {count})");
        }

        return ref Unsafe.NullRef<PyObject?>();
    }

    /// <summary>Unpacks into some items, a list of those in the middle, and some items after it.</summary>
    public static ref PyObject? WithRest(ThreadState ts, ref PyObject? sp, int before, int after)
    {
        ref PyObject? bottom = ref Unsafe.Add<PyObject?>(ref sp, -1);
        PyObject sequence = bottom!;
        if (sequence.GetType() == typeof(PyList) && Unsafe.As<PyList>(sequence).Count >= before + after)
        {
            return ref PushWithRest(ref bottom, Unsafe.As<PyList>(sequence).Items, before, after);
        }

        if (sequence.GetType() == typeof(PyTuple) && Unsafe.As<PyTuple>(sequence).Count >= before + after)
        {
            return ref PushWithRest(ref bottom, Unsafe.As<PyTuple>(sequence).Items, before, after);
        }

        PyObject[]? items = Collect(ts, sequence, before, after, out PyObject? iterator);
        if (items is null)
        {
            return ref Unsafe.NullRef<PyObject?>();
        }

        PyList? rest = Iteration.ToList(ts, iterator!);
        if (rest is null)
        {
            return ref Unsafe.NullRef<PyObject?>();
        }

        if (rest.Count < after)
        {
            _ = Raise.ValueError(ts, $"not enough values to unpack (expected at least {before + after}, got {before + rest.Count})");
            return ref Unsafe.NullRef<PyObject?>();
        }

        var all = new PyObject[before + 1 + after];
        items.CopyTo(all, 0);
        int middle = rest.Count - after;
        for (int i = 0; i < after; i++)
        {
            all[before + 1 + i] = rest[middle + i];
        }

        all[before] = PyList.Create(rest.Items[..middle]);
        return ref Push(ref bottom, all);
    }

    /// <summary>Pushes the last items, a list of those in the middle, and the first items.</summary>
    private static ref PyObject? PushWithRest(ref PyObject? bottom, ReadOnlySpan<PyObject> items, int before, int after)
    {
        PyList rest = PyList.Create(items[before..^after]);
        ref PyObject? middle = ref Push(ref bottom, items[^after..]);
        FrameStack.Put(ref middle, rest);
        return ref Push(ref Unsafe.Add<PyObject?>(ref middle, 1), items[..before]);
    }

    /// <summary>The first so many items, and the iterator after them. With <paramref name="after"/> at -1 there is no starred target.</summary>
    private static PyObject[]? Collect(ThreadState ts, PyObject sequence, int count, int after, out PyObject? iterator)
    {
        iterator = Iteration.GetIterator(ts, sequence);
        if (iterator is null)
        {
            ref Binding.TypeSlots slots = ref sequence.Type.Slots;
            if (slots.Iter == null && slots.SequenceItem == null && Raise.ClearIf(ts, ExceptionTypes.TypeError))
            {
                _ = Raise.TypeError(ts, $"cannot unpack non-iterable {sequence.Type.FullName} object");
            }

            return null;
        }

        var items = new PyObject[count];
        for (int i = 0; i < count; i++)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? item))
            {
                if (!next.IsError)
                {
                    _ = after < 0
                        ? Raise.ValueError(ts, $"not enough values to unpack (expected {count}, got {i})")
                        : Raise.ValueError(ts, $"not enough values to unpack (expected at least {count + after}, got {i})");
                }

                return null;
            }

            items[i] = item;
        }

        return items;
    }
}
