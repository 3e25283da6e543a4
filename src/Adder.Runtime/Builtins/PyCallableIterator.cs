using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Builtins;

/// <summary><c>callable_iterator</c>: <c>iter(callable, sentinel)</c>.</summary>
[PyType("callable_iterator", NoConstructor = true)]
internal sealed partial class PyCallableIterator(PyObject callable, PyObject sentinel) : PyObject
{
    /// <summary>Null at the end.</summary>
    private PyObject? _callable = callable;
    private PyObject? _sentinel = sentinel;

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot() => this;

    [PySlot(Slot.Next)]
    private Lookup NextSlot(ThreadState ts)
    {
        if (_callable is not { } callable || _sentinel is not { } sentinel)
        {
            return Lookup.Absent;
        }

        PyObject? result = Calls.Call(ts, callable);
        if (result is null)
        {
            if (!Raise.ClearIf(ts, ExceptionTypes.StopIteration))
            {
                return Lookup.Error;
            }

            _callable = _sentinel = null;
            return Lookup.Absent;
        }

        // The call may have exhausted this very iterator.
        if (_sentinel is null)
        {
            return Lookup.Absent;
        }

        Truth end = Comparison.Equal(ts, sentinel, result);
        if (end == Truth.True)
        {
            _callable = _sentinel = null;
            return Lookup.Absent;
        }

        return end == Truth.Error ? Lookup.Error : Lookup.Found(result);
    }

    [PyMethod("__reduce__()", Doc = "Return state information for pickling.")]
    private PyObject? Reduce(ThreadState ts)
    {
        PyObject? iter = IteratorReduction.Function(ts);
        if (iter is null)
        {
            return null;
        }

        return _callable is not null && _sentinel is not null
            ? PyTuple.Create(iter, PyTuple.Create(_callable, _sentinel))
            : PyTuple.Create(iter, PyTuple.Create(PyTuple.Empty));
    }
}

/// <summary><c>anext_awaitable</c>: <c>anext(iterator, default)</c>; the default takes the place of StopAsyncIteration.</summary>
[PyType("anext_awaitable", NoConstructor = true)]
internal sealed unsafe partial class PyAnextAwaitable(PyObject wrapped, PyObject fallback) : PyObject
{
    [PySlot(Slot.Await)]
    private PyObject? AwaitSlot() => this;

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot() => this;

    [PySlot(Slot.Next)]
    private Lookup NextSlot(ThreadState ts)
    {
        PyObject? awaitable = Awaitable(ts);
        if (awaitable is null)
        {
            return Lookup.Error;
        }

        Lookup next = Iteration.Next(ts, awaitable);
        if (next.IsError && Raise.ClearIf(ts, ExceptionTypes.StopAsyncIteration))
        {
            ts.StopValue = fallback is PyNone ? null : fallback;
            return Lookup.Absent;
        }

        return next;
    }

    [PyMethod("send(arg, /)")]
    private PyObject? Send(ThreadState ts, PyObject value) => Forward(ts, "send", value);

    [PyMethod("throw(typ, val=<unrepresentable>, tb=<unrepresentable>, /)")]
    private PyObject? Throw(ThreadState ts, PyObject type, PyObject? value, PyObject? traceback) =>
        value is null ? Forward(ts, "throw", type) : traceback is null ? Forward(ts, "throw", type, value) : Forward(ts, "throw", type, value, traceback);

    [PyMethod("close()")]
    private PyObject? Close(ThreadState ts) => Forward(ts, "close");

    private PyObject? Forward(ThreadState ts, string method, params System.ReadOnlySpan<PyObject> arguments)
    {
        PyObject? awaitable = Awaitable(ts);
        PyObject? result = awaitable is null ? null : Calls.CallMethod(ts, awaitable, method, arguments);
        return result is null && Raise.ClearIf(ts, ExceptionTypes.StopAsyncIteration) ? Raise.StopIteration(ts, fallback) : result;
    }

    /// <summary>The iterator behind the wrapped awaitable.</summary>
    private PyObject? Awaitable(ThreadState ts)
    {
        if (Generators.AwaitableIterator(ts, wrapped) is not { } iterator)
        {
            return null;
        }

        // A coroutine is no iterator: it is run through one.
        return iterator is PyCoroutine coroutine ? new PyCoroutineWrapper(coroutine) : iterator;
    }
}
