using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Builtins;

/// <content>Functions on iterables and iterators.</content>
internal static unsafe partial class BuiltinsModule
{
    [PyFunction("iter(object, sentinel=<unrepresentable>, /)", TextSignature = null, Doc = "Get an iterator from an object.")]
    private static PyObject? Iter(ThreadState ts, PyObject value, PyObject? sentinel)
    {
        if (sentinel is null)
        {
            return Iteration.GetIterator(ts, value);
        }

        return value.Type.Slots.Call == null ? Raise.TypeError(ts, "iter(v, w): v must be callable") : new PyCallableIterator(value, sentinel);
    }

    [PyFunction("next(iterator, default=<unrepresentable>, /)", TextSignature = null, Doc = "Return the next item from the iterator.")]
    private static PyObject? Next(ThreadState ts, PyObject iterator, PyObject? fallback)
    {
        NextFunction advance = iterator.Type.Slots.Next;
        if (advance == null)
        {
            return Raise.TypeError(ts, $"'{ArgumentErrors.TypeName(iterator)}' object is not an iterator");
        }

        Lookup next = advance(ts, iterator);
        if (next.TryGet(out PyObject? value))
        {
            Temporaries.Drop(ts, iterator);
            return value;
        }

        PyObject? stop = ts.TakeStopValue();
        if (next.IsError)
        {
            return fallback is not null && Raise.ClearIf(ts, ExceptionTypes.StopIteration) ? fallback : null;
        }

        return fallback ?? Raise.StopIteration(ts, stop);
    }

    [PyFunction("aiter(async_iterable, /)", Doc = "Return an AsyncIterator for an AsyncIterable object.")]
    private static PyObject? AsyncIter(ThreadState ts, PyObject iterable)
    {
        UnaryFunction iter = iterable.Type.Slots.AsyncIter;
        if (iter == null)
        {
            return Raise.TypeError(ts, $"'{ArgumentErrors.TypeName(iterable)}' object is not an async iterable");
        }

        PyObject? iterator = iter(ts, iterable);
        return iterator is null || iterator.Type.Slots.AsyncNext != null
            ? iterator
            : Raise.TypeError(ts, $"aiter() returned not an async iterator of type '{ArgumentErrors.TypeName(iterator)}'");
    }

    [PyFunction("anext(aiterator, default=<unrepresentable>, /)", Doc = "Return the next item from the async iterator.")]
    private static PyObject? AsyncNext(ThreadState ts, PyObject iterator, PyObject? fallback)
    {
        UnaryFunction next = iterator.Type.Slots.AsyncNext;
        if (next == null)
        {
            return Raise.TypeError(ts, $"'{ArgumentErrors.TypeName(iterator)}' object is not an async iterator");
        }

        PyObject? awaitable = next(ts, iterator);
        return awaitable is null || fallback is null ? awaitable : new PyAnextAwaitable(awaitable, fallback);
    }

    [PyFunction("all(iterable, /)", Doc = "Return True if bool(x) is True for all values x in the iterable.")]
    private static Truth All(ThreadState ts, PyObject iterable) => Search(ts, iterable, Truth.False, Truth.True);

    [PyFunction("any(iterable, /)", Doc = "Return True if bool(x) is True for any x in the iterable.")]
    private static Truth Any(ThreadState ts, PyObject iterable) => Search(ts, iterable, Truth.True, Truth.False);

    /// <summary>Stops at the first item of a truth, which then is the answer.</summary>
    private static Truth Search(ThreadState ts, PyObject iterable, Truth wanted, Truth otherwise)
    {
        PyObject? iterator = Iteration.GetIterator(ts, iterable);
        if (iterator is null)
        {
            return Truth.Error;
        }

        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? item))
            {
                return next.IsError ? Truth.Error : otherwise;
            }

            Truth truth = Truthiness.IsTrue(ts, item);
            if (truth == wanted || truth == Truth.Error)
            {
                Temporaries.Drop(ts, iterable);
                return truth;
            }
        }
    }

    private static readonly MethodDefinition s_sorted = new(
        "sorted", "($module, iterable, /, *, key=None, reverse=False)",
        "Return a new list containing all items from the iterable in ascending order.", MethodKind.Function, CallConvention.FastWithKeywords, &Sorted);

    /// <summary>Keywords go to <c>list.sort</c>, which says what is wrong with them.</summary>
    private static PyObject? Sorted(ThreadState ts, PyObject module, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int positional = arguments.Length - (keywordNames?.Count ?? 0);
        if (positional != 1)
        {
            return Raise.TypeError(ts, $"sorted expected 1 argument, got {positional}");
        }

        PyList? list = Iteration.ToList(ts, arguments[0]);
        if (list is null)
        {
            return null;
        }

        if (keywordNames is null or { Count: 0 })
        {
            return list.Sort(ts, null, false) ? list : null;
        }

        PyObject? sort = Attributes.Get(ts, list, SpecialNames.PlainSort);
        return sort is not null && Calls.Call(ts, sort, arguments[1..], keywordNames) is not null ? list : null;
    }
}
