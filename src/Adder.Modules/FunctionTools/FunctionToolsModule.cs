using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.FunctionTools;

/// <summary><c>_functools</c>.</summary>
[PyModule("_functools", Doc = "Tools that operate on functions.", Types = [typeof(PyPartial), typeof(PyPlaceholder), typeof(PyCacheWrapper)])]
internal static partial class FunctionToolsModule
{
    [PyConstant("Placeholder")]
    private static readonly PyObject s_placeholder = PyPlaceholder.Instance;

    [PyFunction("cmp_to_key(mycmp)", Doc = "Convert a cmp= function into a key= function.")]
    private static PyObject CompareToKey(PyObject mycmp) => new PyKeyWrapper(mycmp, null);

    [PyFunction("reduce(function, iterable, /, initial=<unrepresentable>)", Doc = "Apply a function of two arguments cumulatively to the items of an iterable, from left to right.")]
    private static PyObject? Reduce(ThreadState ts, PyObject function, PyObject iterable, PyObject? initial)
    {
        if (Iteration.GetIterator(ts, iterable) is not { } iterator)
        {
            return Raise.ClearIf(ts, ExceptionTypes.TypeError) ? Raise.TypeError(ts, "reduce() arg 2 must support iteration") : null;
        }

        PyObject? result = initial;
        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? item))
            {
                return next.IsError ? null : result ?? Raise.TypeError(ts, "reduce() of empty iterable with no initial value");
            }

            result = result is null ? item : Calls.Call(ts, function, result, item);
            if (result is null)
            {
                return null;
            }
        }
    }
}

/// <summary>What <c>cmp_to_key</c> gives: a factory of keys, which has no item, and the keys that it makes.</summary>
[PyType("KeyWrapper", Module = "functools", NoConstructor = true)]
internal sealed unsafe partial class PyKeyWrapper(PyObject comparison, PyObject? item) : PyObject
{
    private static readonly ArgumentDescriptor s_arguments = new("K", ["obj"], 0, 1, 1, false, false);

    private readonly PyObject _comparison = comparison;
    private PyObject? _item = item;

    [PyGetter("obj", Member = true, Doc = "Value wrapped by a key function.")]
    private PyObject Item => _item ?? PyNone.Instance;

    [PySetter("obj")]
    private Done SetItem(ThreadState ts, PyObject? value)
    {
        _item = value;
        return Done.Ok;
    }

    [PyGetter("__text_signature__")]
    private static string TextSignature(PyObject self) => "(obj)";

    [PySlot(Slot.Call)]
    private static PyObject? Call(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        PyObject? item = null;
        return ArgumentParser.Parse(ts, s_arguments, arguments, keywordNames, new Span<PyObject?>(ref item)) ? new PyKeyWrapper(((PyKeyWrapper)self)._comparison, item) : null;
    }

    [PySlot(Slot.Compare)]
    private static PyObject? Compare(ThreadState ts, PyObject left, PyObject right, CompareOperator operation)
    {
        if (left is not PyKeyWrapper first || right is not PyKeyWrapper second)
        {
            return Raise.TypeError(ts, "other argument must be K instance");
        }

        if (first._item is not { } x || second._item is not { } y)
        {
            return Raise.AttributeError(ts, "object");
        }

        PyObject? order = Calls.Call(ts, first._comparison, x, y);
        return order is null ? null : Comparison.Compare(ts, order, PySmallInt.Zero, operation);
    }
}
