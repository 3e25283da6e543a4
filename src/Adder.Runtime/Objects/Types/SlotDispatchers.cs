using System;
using System.Runtime.CompilerServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>
/// What fills the slots of classes written in Python: each finds the special method in the class (never on the instance) and calls it. Functions are called with self in front; no bound method
/// is made.
/// </summary>
internal static unsafe partial class SlotDispatchers
{
    // ---- finding and calling

    /// <summary>Calls what was found in a class as a method of self.</summary>
    public static PyObject? Invoke(ThreadState ts, PyObject method, PyObject self)
    {
        if (TakesSelf(method))
        {
            return method.Type.Slots.Call(ts, method, new ReadOnlySpan<PyObject>(in self), null);
        }

        PyObject? bound = Bind(ts, method, self);
        return bound is null ? null : Calls.Call(ts, bound);
    }

    public static PyObject? Invoke(ThreadState ts, PyObject method, PyObject self, PyObject argument)
    {
        if (TakesSelf(method))
        {
            return Calls.Call(ts, method, self, argument);
        }

        PyObject? bound = Bind(ts, method, self);
        return bound is null ? null : Calls.Call(ts, bound, argument);
    }

    public static PyObject? Invoke(ThreadState ts, PyObject method, PyObject self, PyObject first, PyObject second)
    {
        if (TakesSelf(method))
        {
            return Calls.Call(ts, method, self, first, second);
        }

        PyObject? bound = Bind(ts, method, self);
        return bound is null ? null : Calls.Call(ts, bound, first, second);
    }

    /// <summary>Calls with self put in front of the arguments.</summary>
    public static PyObject? Invoke(ThreadState ts, PyObject method, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!TakesSelf(method))
        {
            PyObject? bound = Bind(ts, method, self);
            return bound is null ? null : Calls.Call(ts, bound, arguments, keywordNames);
        }

        return CallWithFirst(ts, method, self, arguments, keywordNames);
    }

    /// <summary>callable(first, *arguments): up to seven arguments need no array.</summary>
    public static PyObject? CallWithFirst(ThreadState ts, PyObject callable, PyObject first, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (arguments.Length < 8)
        {
            var buffer = default(ArgumentBuffer8);
            Span<PyObject> all = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref Unsafe.As<ArgumentBuffer8, PyObject>(ref buffer), 8);
            all[0] = first;
            arguments.CopyTo(all[1..]);
            return Calls.Call(ts, callable, all[..(arguments.Length + 1)], keywordNames);
        }

        var array = new PyObject[arguments.Length + 1];
        array[0] = first;
        arguments.CopyTo(array.AsSpan(1));
        return Calls.Call(ts, callable, array, keywordNames);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TakesSelf(PyObject method) => method.GetType() == typeof(PyFunction) || (method.Type.Flags & TypeFlags.MethodDescriptor) != 0;

    private static PyObject? Bind(ThreadState ts, PyObject method, PyObject self)
    {
        DescriptorGetFunction get = method.Type.Slots.DescriptorGet;
        return get == null ? method : get(ts, method, self, self.Type);
    }

    /// <summary>Calls a method that need not be there: absent, too, where binding it raises AttributeError.</summary>
    private static Lookup InvokeOptional(ThreadState ts, PyObject method, PyObject self)
    {
        if (TakesSelf(method))
        {
            return Lookup.FoundOrError(Invoke(ts, method, self));
        }

        PyObject? bound = Bind(ts, method, self);
        return bound is null ? AbsentOrError(ts) : Lookup.FoundOrError(Calls.Call(ts, bound));
    }

    private static Lookup InvokeOptional(ThreadState ts, PyObject method, PyObject self, PyObject argument)
    {
        if (TakesSelf(method))
        {
            return Lookup.FoundOrError(Invoke(ts, method, self, argument));
        }

        PyObject? bound = Bind(ts, method, self);
        return bound is null ? AbsentOrError(ts) : Lookup.FoundOrError(Calls.Call(ts, bound, argument));
    }

    private static Lookup InvokeOptional(ThreadState ts, PyObject method, PyObject self, PyObject first, PyObject second)
    {
        if (TakesSelf(method))
        {
            return Lookup.FoundOrError(Invoke(ts, method, self, first, second));
        }

        PyObject? bound = Bind(ts, method, self);
        return bound is null ? AbsentOrError(ts) : Lookup.FoundOrError(Calls.Call(ts, bound, first, second));
    }

    private static Lookup AbsentOrError(ThreadState ts) => Raise.ClearIf(ts, ExceptionTypes.AttributeError) ? Lookup.Absent : Lookup.Error;

    private static PyObject? CallRequired(ThreadState ts, PyObject self, PyStr name) =>
        self.Type.Lookup(name) is { } method ? Invoke(ts, method, self) : Missing(ts, self, name);

    private static PyObject? CallRequired(ThreadState ts, PyObject self, PyStr name, PyObject argument) =>
        self.Type.Lookup(name) is { } method ? Invoke(ts, method, self, argument) : Missing(ts, self, name);

    private static PyObject? CallRequired(ThreadState ts, PyObject self, PyStr name, PyObject first, PyObject second) =>
        self.Type.Lookup(name) is { } method ? Invoke(ts, method, self, first, second) : Missing(ts, self, name);

    /// <summary>The method is gone between the choice of the slot and the call, or was never there (a class with only one of a slot's methods).</summary>
    private static Raised Missing(ThreadState ts, PyObject self, PyStr name) => Raise.AttributeErrorFor(ts, name.ToString(), self, name);

    // ---- operators

    /// <summary>A binary operator with either operand of a Python class, in CPython's order of trial.</summary>
    public static PyObject? Binary<TNames>(ThreadState ts, PyObject left, PyObject right)
        where TNames : struct, IBinaryNames
    {
        PyType leftType = left.Type;
        PyType rightType = right.Type;
        nint dispatcher = SpecialMethodPointers<TNames>.Dispatcher;
        bool sameType = ReferenceEquals(leftType, rightType);
        bool tryRight = !sameType && (nint)TNames.SlotOf(rightType) == dispatcher;
        if ((nint)TNames.SlotOf(leftType) == dispatcher)
        {
            PyObject? result;
            if (tryRight && rightType.IsSubtypeOf(leftType) && OverridesReflected(leftType, rightType, TNames.ReflectedName))
            {
                result = CallOptional(ts, right, TNames.ReflectedName, left);
                if (!ReferenceEquals(result, PyNotImplemented.Instance))
                {
                    return result;
                }

                tryRight = false;
            }

            result = CallOptional(ts, left, TNames.Name, right);
            if (!ReferenceEquals(result, PyNotImplemented.Instance) || sameType)
            {
                return result;
            }
        }

        return tryRight ? CallOptional(ts, right, TNames.ReflectedName, left) : PyNotImplemented.Instance;
    }

    public static PyObject? InPlace<TName>(ThreadState ts, PyObject left, PyObject right)
        where TName : struct, IInPlaceName => InPlace(ts, left, TName.Name, right);

    /// <summary>Unlike the other operators' methods this one is there where the class has it: an AttributeError of binding it is told.</summary>
    private static PyObject? InPlace(ThreadState ts, PyObject left, PyStr name, PyObject right) =>
        left.Type.Lookup(name) is { } method ? Invoke(ts, method, left, right) : PyNotImplemented.Instance;

    public static PyObject? Power(ThreadState ts, PyObject left, PyObject right, PyObject modulus)
    {
        if (modulus is not PyNone)
        {
            // The three-argument form asks self only, then (since 3.14) the exponent's __rpow__.
            PyObject? own = left.Type.Slots.Power == (TernaryFunction)PowerNames.Dispatcher ? CallOptional(ts, left, SpecialNames.Pow, right, modulus) : PyNotImplemented.Instance;
            if (!ReferenceEquals(own, PyNotImplemented.Instance) || right.Type.Slots.Power != (TernaryFunction)PowerNames.Dispatcher || ReferenceEquals(left.Type, right.Type))
            {
                return own;
            }

            return CallOptional(ts, right, SpecialNames.Rpow, left, modulus);
        }

        PyType leftType = left.Type;
        PyType rightType = right.Type;
        bool sameType = ReferenceEquals(leftType, rightType);
        bool tryRight = !sameType && (nint)rightType.Slots.Power == PowerNames.Dispatcher;
        if ((nint)leftType.Slots.Power == PowerNames.Dispatcher)
        {
            PyObject? result;
            if (tryRight && rightType.IsSubtypeOf(leftType) && OverridesReflected(leftType, rightType, SpecialNames.Rpow))
            {
                result = CallOptional(ts, right, SpecialNames.Rpow, left);
                if (!ReferenceEquals(result, PyNotImplemented.Instance))
                {
                    return result;
                }

                tryRight = false;
            }

            result = CallOptional(ts, left, SpecialNames.Pow, right);
            if (!ReferenceEquals(result, PyNotImplemented.Instance) || sameType)
            {
                return result;
            }
        }

        return tryRight ? CallOptional(ts, right, SpecialNames.Rpow, left) : PyNotImplemented.Instance;
    }

    public static PyObject? InPlacePower(ThreadState ts, PyObject left, PyObject right, PyObject modulus) => InPlace(ts, left, SpecialNames.Ipow, right);

    public static PyObject? Compare(ThreadState ts, PyObject left, PyObject right, CompareOperator operation) => CallOptional(ts, left, ComparisonName(operation), right);

    /// <summary>The special method of a comparison.</summary>
    public static PyStr ComparisonName(CompareOperator operation) => operation switch
    {
        CompareOperator.Less => SpecialNames.Lt,
        CompareOperator.LessEqual => SpecialNames.Le,
        CompareOperator.Equal => SpecialNames.Eq,
        CompareOperator.NotEqual => SpecialNames.Ne,
        CompareOperator.Greater => SpecialNames.Gt,
        _ => SpecialNames.Ge,
    };

    /// <summary>NotImplemented where the class lacks the method.</summary>
    private static PyObject? CallOptional(ThreadState ts, PyObject self, PyStr name, PyObject argument)
    {
        if (self.Type.Lookup(name) is not { } method)
        {
            return PyNotImplemented.Instance;
        }

        Lookup result = InvokeOptional(ts, method, self, argument);
        return result.IsError ? null : result.ValueOrNull ?? PyNotImplemented.Instance;
    }

    private static PyObject? CallOptional(ThreadState ts, PyObject self, PyStr name, PyObject first, PyObject second)
    {
        if (self.Type.Lookup(name) is not { } method)
        {
            return PyNotImplemented.Instance;
        }

        Lookup result = InvokeOptional(ts, method, self, first, second);
        return result.IsError ? null : result.ValueOrNull ?? PyNotImplemented.Instance;
    }

    /// <summary>Whether the right operand's class has a reflected method other than the left one's.</summary>
    private static bool OverridesReflected(PyType left, PyType right, PyStr name)
    {
        PyObject? ofRight = right.Lookup(name);
        return ofRight is not null && !ReferenceEquals(ofRight, left.Lookup(name));
    }

    /// <summary>The pointer that a binary operator's dispatcher has in slots: taken from the table, so that there is only one.</summary>
    private static class SpecialMethodPointers<TNames>
        where TNames : struct, IBinaryNames
    {
        public static readonly nint Dispatcher = SpecialMethods.OfName(TNames.Name)[0].Dispatcher;
    }

    private static class PowerNames
    {
        public static readonly nint Dispatcher = SpecialMethods.OfName(SpecialNames.Pow)[0].Dispatcher;
    }

    // ---- texts, hash, truth

    public static PyObject? Repr(ThreadState ts, PyObject self)
    {
        Lookup result = self.Type.Lookup(SpecialNames.Repr) is { } method ? InvokeOptional(ts, method, self) : Lookup.Absent;
        return result.IsError ? null : result.ValueOrNull ?? PyStr.From($"<{self.Type.Name} object at {ObjectIdentity.Hexadecimal(self)}>");
    }

    public static PyObject? Str(ThreadState ts, PyObject self) => CallRequired(ts, self, SpecialNames.Str);

    public static long Hash(ThreadState ts, PyObject self)
    {
        PyObject? method = self.Type.Lookup(SpecialNames.Hash);
        Lookup result = method is null or PyNone ? Lookup.Absent : InvokeOptional(ts, method, self);
        if (result.IsError)
        {
            return -1;
        }

        if (result.ValueOrNull is not { } value)
        {
            return Raise.TypeError(ts, $"unhashable type: '{Binding.ArgumentErrors.TypeName(self)}'");
        }

        if (value is not PyInt number)
        {
            return Raise.TypeError(ts, "__hash__ method should return an integer");
        }

        long hash = number.TryGetInt64(out long small) ? small : PyInt.TypeObject.Slots.Hash(ts, number);
        return hash == -1 ? -2 : hash;
    }

    public static Truth Truth(ThreadState ts, PyObject self)
    {
        PyObject? method = self.Type.Lookup(SpecialNames.Bool);
        if (method is PyNone)
        {
            return Raise.TypeError(ts, $"'{Binding.ArgumentErrors.TypeName(self)}' cannot be interpreted as a boolean");
        }

        Lookup result = method is null ? Lookup.Absent : InvokeOptional(ts, method, self);
        if (!result.IsError && result.ValueOrNull is null)
        {
            if (self.Type.Slots.Length == null)
            {
                return Runtime.Truth.True;
            }

            long length = self.Type.Slots.Length(ts, self);
            return length < 0 ? Runtime.Truth.Error : length > 0 ? Runtime.Truth.True : Runtime.Truth.False;
        }

        return result.ValueOrNull switch
        {
            null => Runtime.Truth.Error,
            PyBool flag => flag.Value ? Runtime.Truth.True : Runtime.Truth.False,
            { } other => Raise.TypeError(ts, $"__bool__ should return bool, returned {Binding.ArgumentErrors.TypeName(other)}"),
        };
    }

    // ---- calling and construction

    public static PyObject? Call(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!ts.CheckRecursion(" while calling a Python object"))
        {
            return null;
        }

        return self.Type.Lookup(SpecialNames.Call) is { } method
            ? Invoke(ts, method, self, arguments, keywordNames)
            : Raise.TypeError(ts, $"'{Binding.ArgumentErrors.TypeName(self)}' object is not callable");
    }

    public static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        PyObject? method = type.Lookup(SpecialNames.New);
        if (method is PyStaticMethod { Function: { } function })
        {
            method = function;
        }
        else if (method is not null && method.Type.Slots.DescriptorGet != null)
        {
            method = method.Type.Slots.DescriptorGet(ts, method, null, type);
        }

        return method is null
            ? ts.Pending is not null ? null : Raise.MissingAttribute(ts, type, SpecialNames.New)
            : CallWithFirst(ts, method, type, arguments, keywordNames);
    }

    public static bool Init(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (self.Type.Lookup(SpecialNames.Init) is not { } method)
        {
            return Missing(ts, self, SpecialNames.Init);
        }

        PyObject? result = Invoke(ts, method, self, arguments, keywordNames);
        return result is PyNone || (result is not null && (bool)Raise.TypeError(ts, $"__init__() should return None, not '{Binding.ArgumentErrors.TypeName(result)}'"));
    }

    public static PyObject? Finalize(ThreadState ts, PyObject self) => self.Type.Lookup(SpecialNames.Del) is { } method ? Invoke(ts, method, self) : PyNone.Instance;

    // ---- attributes and descriptors

    /// <summary>Attribute lookup through <c>__getattribute__</c>, then, where that fails, <c>__getattr__</c>.</summary>
    public static Lookup GetAttribute(ThreadState ts, PyObject self, PyStr name)
    {
        PyType type = self.Type;
        PyObject? getAttribute = type.Lookup(SpecialNames.Getattribute);
        Lookup found = getAttribute is PyWrapperDescriptor native && native.Method.Slot == Slot.GetAttribute
            ? ((GetAttributeFunction)native.SlotPointer)(ts, self, name)
            : getAttribute is null ? Attributes.GenericGet(ts, self, name) : Lookup.FoundOrError(Invoke(ts, getAttribute, self, name));
        if (found.ValueOrNull is not null || type.Lookup(SpecialNames.Getattr) is not { } fallback)
        {
            return found;
        }

        if (found.IsError && !Raise.ClearIf(ts, ExceptionTypes.AttributeError))
        {
            return found;
        }

        return Lookup.FoundOrError(Invoke(ts, fallback, self, name));
    }

    public static bool SetAttribute(ThreadState ts, PyObject self, PyStr name, PyObject? value) =>
        (value is null ? CallRequired(ts, self, SpecialNames.Delattr, name) : CallRequired(ts, self, SpecialNames.Setattr, name, value)) is not null;

    public static PyObject? DescriptorGet(ThreadState ts, PyObject self, PyObject? instance, PyType? owner) =>
        // What the class has there is called as it is, unbound: a function gets self either way.
        self.Type.Lookup(SpecialNames.Get) is { } method
            ? Calls.Call(ts, method, self, instance ?? PyNone.Instance, owner ?? (PyObject)PyNone.Instance)
            : self;

    public static bool DescriptorSet(ThreadState ts, PyObject self, PyObject instance, PyObject? value) =>
        (value is null ? CallRequired(ts, self, SpecialNames.Delete, instance) : CallRequired(ts, self, SpecialNames.Set, instance, value)) is not null;

    // ---- containers and iteration

    public static PyObject? Iter(ThreadState ts, PyObject self)
    {
        PyObject? method = self.Type.Lookup(SpecialNames.Iter);
        Lookup result = method is null or PyNone ? Lookup.Absent : InvokeOptional(ts, method, self);
        if (!result.IsAbsent)
        {
            return result.ValueOrNull;
        }

        return method is PyNone || self.Type.Lookup(SpecialNames.Getitem) is null
            ? Raise.TypeError(ts, $"'{Binding.ArgumentErrors.TypeName(self)}' object is not iterable")
            : new PySequenceIterator(self);
    }

    public static Lookup Next(ThreadState ts, PyObject self)
    {
        if (self.Type.Lookup(SpecialNames.Next) is not { } method)
        {
            return Missing(ts, self, SpecialNames.Next);
        }

        PyObject? result = Invoke(ts, method, self);
        if (result is not null)
        {
            return Lookup.Found(result);
        }

        if (!Raise.Matches(ts, ExceptionTypes.StopIteration))
        {
            return Lookup.Error;
        }

        PyBaseException exception = ts.TakePending();
        ts.StopValue = exception is PyStopIteration { Value: not PyNone } stop ? stop.Value : null;
        ts.StopException = ts.Interpreter.Monitors.ToolsOf(Monitoring.MonitoringEvent.Raise) == 0 ? null : exception;
        return Lookup.Absent;
    }

    public static long Length(ThreadState ts, PyObject self)
    {
        PyObject? result = CallRequired(ts, self, SpecialNames.Len);
        if (result is null || Numbers.Index(ts, result) is not { } length)
        {
            return -1;
        }

        if (length.Sign < 0)
        {
            return Raise.ValueError(ts, "__len__() should return >= 0");
        }

        return length.TryGetInt64(out long value) ? value : Raise.OverflowError(ts, $"cannot fit '{Binding.ArgumentErrors.TypeName(result)}' into an index-sized integer");
    }

    public static PyObject? GetItem(ThreadState ts, PyObject self, PyObject key) => CallRequired(ts, self, SpecialNames.Getitem, key);

    public static PyObject? SequenceItem(ThreadState ts, PyObject self, long index) => CallRequired(ts, self, SpecialNames.Getitem, PyInt.From(index));

    public static bool SetItem(ThreadState ts, PyObject self, PyObject key, PyObject? value) =>
        (value is null ? CallRequired(ts, self, SpecialNames.Delitem, key) : CallRequired(ts, self, SpecialNames.Setitem, key, value)) is not null;

    public static Truth Contains(ThreadState ts, PyObject self, PyObject item)
    {
        PyObject? method = self.Type.Lookup(SpecialNames.Contains);
        if (method is PyNone)
        {
            return Raise.TypeError(ts, $"'{Binding.ArgumentErrors.TypeName(self)}' object is not a container");
        }

        Lookup result = method is null ? Lookup.Absent : InvokeOptional(ts, method, self, item);
        return result.IsAbsent ? Containers.Search(ts, self, item)
            : result.ValueOrNull is { } answer ? Truthiness.IsTrue(ts, answer)
            : Runtime.Truth.Error;
    }

    // ---- buffers

    public static BufferView? Buffer(ThreadState ts, PyObject self, int flags)
    {
        PyObject? method = self.Type.Lookup(SpecialNames.Buffer);
        if (method is PyWrapperDescriptor { Method.Slot: Slot.Buffer } native)
        {
            return PythonBuffers.OpenNative(ts, (BufferFunction)native.SlotPointer, self, flags);
        }

        PyObject? result = CallRequired(ts, self, SpecialNames.Buffer, PyInt.From(flags));
        if (result is PyMemoryView view)
        {
            return PythonBuffers.Open(ts, self, view, flags);
        }

        if (result is not null)
        {
            _ = Raise.TypeError(ts, "__buffer__ returned non-memoryview object");
        }

        return null;
    }

    public static PyObject? ReleaseBuffer(ThreadState ts, PyObject self, PyObject view) => CallRequired(ts, self, SpecialNames.ReleaseBuffer, view);

    // ---- coroutines

    public static PyObject? Await(ThreadState ts, PyObject self) => CallAsynchronous(ts, self, SpecialNames.Await);

    public static PyObject? AsyncIter(ThreadState ts, PyObject self) => CallAsynchronous(ts, self, SpecialNames.Aiter);

    public static PyObject? AsyncNext(ThreadState ts, PyObject self) => CallAsynchronous(ts, self, SpecialNames.Anext);

    private static PyObject? CallAsynchronous(ThreadState ts, PyObject self, PyStr name)
    {
        Lookup result = self.Type.Lookup(name) is { } method ? InvokeOptional(ts, method, self) : Lookup.Absent;
        return result.IsAbsent ? Raise.AttributeError(ts, $"object {Binding.ArgumentErrors.TypeName(self)} does not have {name} method") : result.ValueOrNull;
    }
}
