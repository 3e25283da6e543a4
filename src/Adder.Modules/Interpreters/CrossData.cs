using System;
using System.Collections.Generic;
using Adder.Runtime;
using Adder.Runtime.Heap;
using Adder.Runtime.Objects;

namespace Adder.Modules.Interpreters;

/// <summary>What is tried with an object that has no way of its own to another interpreter.</summary>
internal enum CrossFallback
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A function that needs nothing from around it goes as code, everything else as a pickle.</summary>
    Full,
}

/// <summary>
/// An object's data on its way between interpreters. It holds nothing that belongs to one of them: what is immutable and has no parts goes as it is, the rest as bytes or as a number by which
/// the other side finds the thing.
/// </summary>
[NoReference]
internal abstract class CrossData
{
    /// <summary>The object in the interpreter of the thread; null: an exception is pending.</summary>
    public abstract PyObject? Restore(ThreadState ts);

    /// <summary>The data will not be asked for again.</summary>
    public virtual void Release()
    {
    }

    /// <summary>Whether objects of this one's class may have a way of their own; this one itself need not (a tuple of what cannot go).</summary>
    public static bool IsShareable(ThreadState ts, PyObject value) => WayOf(ts, value) is not null;

    /// <summary>The data of an object; null: an exception is pending.</summary>
    public static CrossData? Of(ThreadState ts, PyObject value, CrossFallback fallback)
    {
        if (WayOf(ts, value) is { } way)
        {
            if (way(ts, value, fallback) is { } data)
            {
                return data;
            }

            PyBaseException error = ts.TakePending();
            if (fallback == CrossFallback.Full && PickledData.From(ts, value) is { } pickled)
            {
                return pickled;
            }

            ts.Pending = error;
            return Unsupported(ts, value);
        }

        if (fallback == CrossFallback.None)
        {
            return Unsupported(ts, value);
        }

        if (value is PyFunction function && FunctionData.From(ts, function) is { } code)
        {
            return code;
        }

        ts.Pending = null;
        CrossData? last = PickledData.From(ts, value);
        if (last is null)
        {
            ts.Pending = null;
        }

        return last ?? Unsupported(ts, value);
    }

    private static CrossData? Unsupported(ThreadState ts, PyObject value)
    {
        _ = InterpreterErrors.RaiseUnsupported(ts, value);
        return null;
    }

    private static CrossWay? WayOf(ThreadState ts, PyObject value) => value switch
    {
        PyNone or PyBool => Same,
        PyInt when ReferenceEquals(value.Type, PyInt.TypeObject) => Integer,
        PyStr when value.GetType() == typeof(PyStr) => Str,
        PyFloat when value.GetType() == typeof(PyFloat) => Same,
        PyBytes when value.GetType() == typeof(PyBytes) => static (_, bytes, _) => new BytesData(((PyBytes)bytes).Data),
        PyTuple when value.GetType() == typeof(PyTuple) => TupleData.From,
        PyMemoryView => BufferData.From,
        _ => ts.Interpreter.StateOf(static () => new CrossTypes()).Find(value.Type),
    };

    private static CrossData Same(ThreadState ts, PyObject value, CrossFallback fallback) => new SameData(value);

    private static CrossData? Integer(ThreadState ts, PyObject value, CrossFallback fallback)
    {
        if (((PyInt)value).TryGetInt64(out _))
        {
            return new SameData(value);
        }

        _ = Raise.OverflowError(ts, "try sending as bytes");
        return null;
    }

    private static CrossData Str(ThreadState ts, PyObject value, CrossFallback fallback)
    {
        // A concatenation that nobody has read yet would be put together by two threads at once.
        _ = ((PyStr)value).HashValue;
        return new SameData(value);
    }

    /// <summary>An immutable object without parts, which all interpreters may hold.</summary>
    private sealed class SameData(PyObject value) : CrossData
    {
        public override PyObject Restore(ThreadState ts) => value;
    }
}

/// <summary>A bytes object: the other side gets one of its own, as programs expect, over the same bytes, which nobody changes.</summary>
internal sealed class BytesData(byte[] data) : CrossData
{
    public override PyObject Restore(ThreadState ts) => PyBytes.From(data);
}

/// <summary>How objects of a class go to another interpreter; null: an exception is pending.</summary>
internal delegate CrossData? CrossWay(ThreadState ts, PyObject value, CrossFallback fallback);

/// <summary>The classes of an interpreter whose instances have a way of their own, beyond the builtin ones.</summary>
internal sealed class CrossTypes
{
    private readonly Dictionary<PyType, CrossWay> _ways = [];

    /// <summary>The way of a class itself: a subclass has none.</summary>
    public CrossWay? Find(PyType type) => _ways.GetValueOrDefault(type);

    public void Register(PyType type, CrossWay way) => _ways[type] = way;
}

/// <summary>A tuple, item by item.</summary>
internal sealed class TupleData(CrossData[] items) : CrossData
{
    public static CrossData? From(ThreadState ts, PyObject value, CrossFallback fallback)
    {
        if (!ts.CheckRecursion(" while sharing a tuple"))
        {
            return null;
        }

        ReadOnlySpan<PyObject> items = ((PyTuple)value).Items;
        var data = new CrossData[items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            if (Of(ts, items[i], fallback) is not { } item)
            {
                ReleaseAll(data.AsSpan(0, i));
                return null;
            }

            data[i] = item;
        }

        return new TupleData(data);
    }

    public override PyObject? Restore(ThreadState ts)
    {
        var restored = new PyObject[items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            if (items[i].Restore(ts) is not { } item)
            {
                return null;
            }

            restored[i] = item;
        }

        return PyTuple.FromArray(restored);
    }

    public override void Release() => ReleaseAll(items);

    private static void ReleaseAll(ReadOnlySpan<CrossData> items)
    {
        foreach (CrossData item in items)
        {
            item.Release();
        }
    }
}
