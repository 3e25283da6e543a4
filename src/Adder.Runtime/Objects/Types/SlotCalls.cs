using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>
/// What the special methods of builtin types do: check their arguments and call the slot that they stand for. Each function takes the method's definition, the slot's pointer, self and
/// the arguments without self.
/// </summary>
internal static unsafe class SlotCalls
{
    public static PyObject? Unary(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        CheckCount(ts, method, arguments, keywordNames, 0) ? ((UnaryFunction)slot)(ts, self) : null;

    public static PyObject? Binary(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        CheckCount(ts, method, arguments, keywordNames, 1) ? ((BinaryFunction)slot)(ts, self, arguments[0]) : null;

    /// <summary>A reflected operator: <c>self.__radd__(other)</c> is other + self.</summary>
    public static PyObject? Reflected(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        CheckCount(ts, method, arguments, keywordNames, 1) ? ((BinaryFunction)slot)(ts, arguments[0], self) : null;

    public static PyObject? Power(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        CheckOneOrTwo(ts, method, arguments, keywordNames) ? ((TernaryFunction)slot)(ts, self, arguments[0], arguments.Length > 1 ? arguments[1] : PyNone.Instance) : null;

    public static PyObject? ReflectedPower(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        CheckOneOrTwo(ts, method, arguments, keywordNames) ? ((TernaryFunction)slot)(ts, arguments[0], self, arguments.Length > 1 ? arguments[1] : PyNone.Instance) : null;

    public static PyObject? InPlacePower(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        CheckCount(ts, method, arguments, keywordNames, 1) ? ((TernaryFunction)slot)(ts, self, arguments[0], PyNone.Instance) : null;

    public static PyObject? Truth(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        CheckCount(ts, method, arguments, keywordNames, 0) ? ArgumentConversions.FromTruth(((TruthFunction)slot)(ts, self)) : null;

    /// <summary>Lengths and hashes: -1 is the failure.</summary>
    public static PyObject? Number(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!CheckCount(ts, method, arguments, keywordNames, 0))
        {
            return null;
        }

        long result = ((LengthFunction)slot)(ts, self);
        return result == -1 && ts.Pending is not null ? null : PyInt.From(result);
    }

    public static PyObject? Compare(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        CheckCount(ts, method, arguments, keywordNames, 1) ? ((CompareFunction)slot)(ts, self, arguments[0], method.Operator) : null;

    public static PyObject? Contains(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        CheckCount(ts, method, arguments, keywordNames, 1) ? ArgumentConversions.FromTruth(((ContainsFunction)slot)(ts, self, arguments[0])) : null;

    public static PyObject? Call(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ((CallFunction)slot)(ts, self, arguments, keywordNames);

    public static PyObject? Init(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ((InitFunction)slot)(ts, self, arguments, keywordNames) ? PyNone.Instance : null;

    public static PyObject? Next(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!CheckCount(ts, method, arguments, keywordNames, 0))
        {
            return null;
        }

        Lookup next = ((NextFunction)slot)(ts, self);
        return next.TryGet(out PyObject? value) ? value : next.IsError ? null : Raise.StopIteration(ts, ts.TakeStopValue());
    }

    public static PyObject? GetAttribute(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!CheckCount(ts, method, arguments, keywordNames, 1) || AttributeName(ts, arguments[0]) is not { } name)
        {
            return null;
        }

        Lookup found = ((GetAttributeFunction)slot)(ts, self, name);
        return found.TryGet(out PyObject? value) ? value : found.IsError ? null : Raise.MissingAttribute(ts, self, name);
    }

    public static PyObject? SetAttribute(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        CheckNamedCount(ts, method, arguments, keywordNames, 2) ? StoreAttribute(ts, method, slot, self, arguments[0], arguments[1]) : null;

    public static PyObject? DeleteAttribute(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        CheckCount(ts, method, arguments, keywordNames, 1) ? StoreAttribute(ts, method, slot, self, arguments[0], null) : null;

    public static PyObject? DescriptorGet(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 })
        {
            return NoKeywords(ts, method);
        }

        if (arguments.Length is < 1 or > 2)
        {
            return ArgumentErrors.PositionalCount(ts, "__get__", arguments.Length, null, 1, 2);
        }

        PyObject? instance = arguments[0] is PyNone ? null : arguments[0];
        PyObject? owner = arguments.Length < 2 || arguments[1] is PyNone ? null : arguments[1];
        if (owner is not (null or PyType) && instance is not null && self is PyMethodDescriptor { Definition.TakesDefiningClass: true } native
            && instance.Type.IsSubtypeOf(native.Owner))
        {
            return Raise.TypeError(ts, $"descriptor '{native.Definition.Name}' needs a type, not '{owner.Type.FullName}', as arg 2");
        }

        return instance is null && owner is null
            ? Raise.TypeError(ts, "__get__(None, None) is invalid")
            : ((DescriptorGetFunction)slot)(ts, self, instance, owner as PyType);
    }

    public static PyObject? DescriptorSet(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        CheckNamedCount(ts, method, arguments, keywordNames, 2) && ((StoreFunction)slot)(ts, self, arguments[0], arguments[1]) ? PyNone.Instance : null;

    public static PyObject? DescriptorDelete(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        CheckCount(ts, method, arguments, keywordNames, 1) && ((StoreFunction)slot)(ts, self, arguments[0], null) ? PyNone.Instance : null;

    public static PyObject? SetItem(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        CheckNamedCount(ts, method, arguments, keywordNames, 2) && ((StoreFunction)slot)(ts, self, arguments[0], arguments[1]) ? PyNone.Instance : null;

    public static PyObject? DeleteItem(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        CheckCount(ts, method, arguments, keywordNames, 1) && ((StoreFunction)slot)(ts, self, arguments[0], null) ? PyNone.Instance : null;

    /// <summary>Item by position; a negative one counts from the end.</summary>
    public static PyObject? SequenceItem(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!CheckCount(ts, method, arguments, keywordNames, 1) || !Numbers.IndexToInt64(ts, arguments[0], ExceptionTypes.IndexError, out long index))
        {
            return null;
        }

        if (index < 0 && self.Type.Slots.Length != null)
        {
            long length = self.Type.Slots.Length(ts, self);
            if (length < 0)
            {
                return null;
            }

            index += length;
        }

        return ((IndexFunction)slot)(ts, self, index);
    }

    /// <summary>Repetition of a sequence.</summary>
    public static PyObject? Repeat(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        CheckCount(ts, method, arguments, keywordNames, 1) && Numbers.IndexToInt64(ts, arguments[0], ExceptionTypes.OverflowError, out long count)
            ? ((IndexFunction)slot)(ts, self, count)
            : null;

    /// <summary><c>__buffer__</c>: a memoryview.</summary>
    public static PyObject? Buffer(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!CheckCount(ts, method, arguments, keywordNames, 1) || !Numbers.IndexToInt64(ts, arguments[0], ExceptionTypes.OverflowError, out long flags))
        {
            return null;
        }

        if (flags is > int.MaxValue or < int.MinValue)
        {
            return Raise.OverflowError(ts, flags > 0 ? "buffer flags too large" : "buffer flags too small");
        }

        return PythonBuffers.OpenNative(ts, (BufferFunction)slot, self, (int)flags) is { } view ? PyMemoryView.Over(view) : null;
    }

    public static PyObject? Finalize(ThreadState ts, SpecialMethod method, nint slot, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        CheckCount(ts, method, arguments, keywordNames, 0) && ((UnaryFunction)slot)(ts, self) is not null ? PyNone.Instance : null;

    /// <summary>An attribute's name as an exact, interned-on-demand str; TypeError where it is none.</summary>
    public static PyStr? AttributeName(ThreadState ts, PyObject name) =>
        name switch
        {
            PyStr text when text.GetType() == typeof(PyStr) => text,
            PyStr text => PyStr.Intern(text),
            _ => Raise.TypeError(ts, $"attribute name must be string, not '{Binding.ArgumentErrors.TypeName(name)}'"),
        };

    private static PyObject? StoreAttribute(ThreadState ts, SpecialMethod method, nint slot, PyObject self, PyObject nameObject, PyObject? value)
    {
        if (AttributeName(ts, nameObject) is not { } name || !CheckSetter(ts, method, slot, self))
        {
            return null;
        }

        return ((SetAttributeFunction)slot)(ts, self, name, value) ? PyNone.Instance : null;
    }

    /// <summary>
    /// Refuses <c>object.__setattr__(cls, …)</c> and its like, which would go past a more derived builtin type's own setter (CPython's "hackcheck").
    /// </summary>
    private static bool CheckSetter(ThreadState ts, SpecialMethod method, nint slot, PyObject self)
    {
        PyType? nearest = self.Type;
        while (nearest is not null && nearest.Definition is null)
        {
            nearest = nearest.Base;
        }

        return nearest is null || (nint)nearest.Slots.SetAttribute == slot
            || (bool)Raise.TypeError(ts, $"can't apply this {method.Name} to {Binding.ArgumentErrors.TypeName(self)} object");
    }

    private static bool CheckCount(ThreadState ts, SpecialMethod method, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames, int wanted)
    {
        if (keywordNames is { Count: > 0 })
        {
            return NoKeywords(ts, method);
        }

        return arguments.Length == wanted || (bool)Raise.TypeError(ts, $"expected {wanted} argument{(wanted == 1 ? "" : "s")}, got {arguments.Length}");
    }

    private static bool CheckNamedCount(ThreadState ts, SpecialMethod method, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames, int wanted)
    {
        if (keywordNames is { Count: > 0 })
        {
            return NoKeywords(ts, method);
        }

        return arguments.Length == wanted || (bool)ArgumentErrors.PositionalCount(ts, method.Name.ToString(), arguments.Length, null, wanted, wanted);
    }

    private static bool CheckOneOrTwo(ThreadState ts, SpecialMethod method, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 })
        {
            return NoKeywords(ts, method);
        }

        return arguments.Length is 1 or 2 || (bool)Raise.TypeError(ts, $"expected 1 or 2 arguments, got {arguments.Length}");
    }

    private static Raised NoKeywords(ThreadState ts, SpecialMethod method) => Raise.TypeError(ts, $"wrapper {method.Name}() takes no keyword arguments");
}
