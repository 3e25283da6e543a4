using System;
using System.Runtime.CompilerServices;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Protocols;

/// <summary>Identity, equality and order.</summary>
internal static unsafe class Comparison
{
    private static readonly CompareOperator[] s_swapped =
        [CompareOperator.Greater, CompareOperator.GreaterEqual, CompareOperator.Equal, CompareOperator.NotEqual, CompareOperator.Less, CompareOperator.LessEqual];

    private static readonly string[] s_symbols = ["<", "<=", "==", "!=", ">", ">="];

    /// <summary><c>left is right</c>. All identity tests of the language go through here.</summary>
    public static bool Is(PyObject left, PyObject right) => ReferenceEquals(left, right);

    /// <summary><c>left OP right</c>: the operands' comparison slots in CPython's order.</summary>
    public static PyObject? Compare(ThreadState ts, PyObject left, PyObject right, CompareOperator operation)
    {
        if (!ts.CheckRecursion(" in comparison"))
        {
            return null;
        }

        PyType leftType = left.Type;
        PyType rightType = right.Type;
        bool triedReflected = false;
        CompareFunction compare;
        if (!ReferenceEquals(leftType, rightType) && rightType.IsSubtypeOf(leftType) && (compare = rightType.Slots.Compare) != null)
        {
            triedReflected = true;
            PyObject? result = compare(ts, right, left, s_swapped[(int)operation]);
            if (!ReferenceEquals(result, PyNotImplemented.Instance))
            {
                return result;
            }
        }

        if ((compare = leftType.Slots.Compare) != null)
        {
            PyObject? result = compare(ts, left, right, operation);
            if (!ReferenceEquals(result, PyNotImplemented.Instance))
            {
                return result;
            }
        }

        return triedReflected ? WithoutSlots(ts, left, right, operation) : CompareReflected(ts, left, right, operation);
    }

    /// <summary>What is left to do where the left operand's slot did not know: the right one's, then identity or a TypeError.</summary>
    public static PyObject? CompareReflected(ThreadState ts, PyObject left, PyObject right, CompareOperator operation)
    {
        CompareFunction compare = right.Type.Slots.Compare;
        if (compare != null)
        {
            PyObject? result = compare(ts, right, left, s_swapped[(int)operation]);
            if (!ReferenceEquals(result, PyNotImplemented.Instance))
            {
                return result;
            }
        }

        return WithoutSlots(ts, left, right, operation);
    }

    private static PyObject? WithoutSlots(ThreadState ts, PyObject left, PyObject right, CompareOperator operation)
    {
        return operation switch
        {
            CompareOperator.Equal => PyBool.From(Is(left, right)),
            CompareOperator.NotEqual => PyBool.From(!Is(left, right)),
            _ => Raise.TypeError(ts, $"'{s_symbols[(int)operation]}' not supported between instances of '{Binding.ArgumentErrors.TypeName(left)}' and '{Binding.ArgumentErrors.TypeName(right)}'"),
        };
    }

    /// <summary>A comparison's truth. Equality of an object with itself is not short-cut here (see <see cref="Equal"/>).</summary>
    public static Truth Test(ThreadState ts, PyObject left, PyObject right, CompareOperator operation)
    {
        if (left.GetType() == typeof(PySmallInt) && right.GetType() == typeof(PySmallInt))
        {
            return Holds(Unsafe.As<PySmallInt>(left).Value.CompareTo(Unsafe.As<PySmallInt>(right).Value), operation) ? Truth.True : Truth.False;
        }

        if (left.GetType() == typeof(PyStr) && right.GetType() == typeof(PyStr))
        {
            return Holds(Unsafe.As<PyStr>(left).CompareTo(Unsafe.As<PyStr>(right)), operation) ? Truth.True : Truth.False;
        }

        if (left.GetType() == typeof(PyTuple) && right.GetType() == typeof(PyTuple))
        {
            return TestTuples(ts, Unsafe.As<PyTuple>(left).Items, Unsafe.As<PyTuple>(right).Items, operation);
        }

        PyObject? result = Compare(ts, left, right, operation);
        return result is null ? Truth.Error : Truthiness.IsTrue(ts, result);
    }

    /// <summary><c>left &lt; right</c>, quickly for exact ints, floats, strs and tuples: what sorts and sorted structures ask all the time.</summary>
    public static Truth IsLess(ThreadState ts, PyObject left, PyObject right)
    {
        if (left.GetType() == typeof(PySmallInt) && right.GetType() == typeof(PySmallInt))
        {
            return Unsafe.As<PySmallInt>(left).Value < Unsafe.As<PySmallInt>(right).Value ? Truth.True : Truth.False;
        }

        if (left.GetType() == typeof(PyFloat) && right.GetType() == typeof(PyFloat))
        {
            return Unsafe.As<PyFloat>(left).Value < Unsafe.As<PyFloat>(right).Value ? Truth.True : Truth.False;
        }

        if (left.GetType() == typeof(PyStr) && right.GetType() == typeof(PyStr))
        {
            return Unsafe.As<PyStr>(left).CompareTo(Unsafe.As<PyStr>(right)) < 0 ? Truth.True : Truth.False;
        }

        return left.GetType() == typeof(PyTuple) && right.GetType() == typeof(PyTuple)
            ? TupleIsLess(ts, Unsafe.As<PyTuple>(left).Items, Unsafe.As<PyTuple>(right).Items)
            : Test(ts, left, right, CompareOperator.Less);
    }

    private static Truth TupleIsLess(ThreadState ts, ReadOnlySpan<PyObject> left, ReadOnlySpan<PyObject> right) => FindDifference(ts, left, right, out int at) switch
    {
        Truth.True => IsLess(ts, left[at], right[at]),
        Truth.False => left.Length < right.Length ? Truth.True : Truth.False,
        _ => Truth.Error,
    };

    private static Truth TestTuples(ThreadState ts, ReadOnlySpan<PyObject> left, ReadOnlySpan<PyObject> right, CompareOperator operation) => FindDifference(ts, left, right, out int at) switch
    {
        Truth.True => operation is CompareOperator.Equal or CompareOperator.NotEqual
            ? operation == CompareOperator.NotEqual ? Truth.True : Truth.False
            : Test(ts, left[at], right[at], operation),
        Truth.False => Holds(left.Length.CompareTo(right.Length), operation) ? Truth.True : Truth.False,
        _ => Truth.Error,
    };

    private static Truth TupleIsEqual(ThreadState ts, ReadOnlySpan<PyObject> left, ReadOnlySpan<PyObject> right) => FindDifference(ts, left, right, out _) switch
    {
        Truth.True => Truth.False,
        Truth.False => left.Length == right.Length ? Truth.True : Truth.False,
        _ => Truth.Error,
    };

    /// <summary>Looks for the first items of two tuples that differ; False where the shorter one begins the longer one.</summary>
    public static Truth FindDifference(ThreadState ts, ReadOnlySpan<PyObject> left, ReadOnlySpan<PyObject> right, out int at)
    {
        at = 0;
        if (!ts.CheckRecursion(" in comparison"))
        {
            return Truth.Error;
        }

        for (; at < left.Length && at < right.Length; at++)
        {
            PyObject a = left[at];
            PyObject b = right[at];
            if (a.GetType() == typeof(PySmallInt) && b.GetType() == typeof(PySmallInt))
            {
                if (Unsafe.As<PySmallInt>(a).Value != Unsafe.As<PySmallInt>(b).Value)
                {
                    return Truth.True;
                }

                continue;
            }

            Truth equal = Equal(ts, a, b);
            if (equal != Truth.True)
            {
                return equal == Truth.Error ? Truth.Error : Truth.True;
            }
        }

        return Truth.False;
    }

    /// <summary>How two sequences compare whose first items that differ are these.</summary>
    public static PyObject? OfDifference(ThreadState ts, PyObject left, PyObject right, CompareOperator operation) => operation switch
    {
        CompareOperator.Equal => PyBool.False,
        CompareOperator.NotEqual => PyBool.True,
        _ => Compare(ts, left, right, operation),
    };

    /// <summary>Equality as containers mean it: an object equals itself (<c>PyObject_RichCompareBool</c>).</summary>
    public static Truth Equal(ThreadState ts, PyObject left, PyObject right)
    {
        if (Is(left, right))
        {
            return Truth.True;
        }

        if (left.GetType() == typeof(PySmallInt) && right.GetType() == typeof(PySmallInt))
        {
            return Unsafe.As<PySmallInt>(left).Value == Unsafe.As<PySmallInt>(right).Value ? Truth.True : Truth.False;
        }

        if (left.GetType() == typeof(PyStr) && right.GetType() == typeof(PyStr))
        {
            return Unsafe.As<PyStr>(left).EqualTo(Unsafe.As<PyStr>(right)) ? Truth.True : Truth.False;
        }

        if (left.GetType() == typeof(PyTuple) && right.GetType() == typeof(PyTuple))
        {
            return TupleIsEqual(ts, Unsafe.As<PyTuple>(left).Items, Unsafe.As<PyTuple>(right).Items);
        }

        if (left.GetType() == typeof(PyFloat) && right.GetType() == typeof(PyFloat))
        {
            return Unsafe.As<PyFloat>(left).Value == Unsafe.As<PyFloat>(right).Value ? Truth.True : Truth.False;
        }

        return Test(ts, left, right, CompareOperator.Equal);
    }

    /// <summary>The result of an order comparison from a sign.</summary>
    public static PyBool FromSign(int sign, CompareOperator operation) => PyBool.From(Holds(sign, operation));

    private static bool Holds(int sign, CompareOperator operation) => operation switch
    {
        CompareOperator.Less => sign < 0,
        CompareOperator.LessEqual => sign <= 0,
        CompareOperator.Equal => sign == 0,
        CompareOperator.NotEqual => sign != 0,
        CompareOperator.Greater => sign > 0,
        _ => sign >= 0,
    };
}

/// <summary>Hashes.</summary>
internal static unsafe class Hashing
{
    /// <summary>
    /// The hash of an int of 64 bits, or of a str or tuple that was hashed before; -1 of anything else. Nothing is called for it: functions that leave the rest to others need no frame.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Known(PyObject value)
    {
        if (value.GetType() == typeof(PySmallInt))
        {
            return IntegerArithmetic.Hash(Unsafe.As<PySmallInt>(value).Value);
        }

        return value.GetType() == typeof(PyStr) ? Unsafe.As<PyStr>(value).KnownHash
            : value.GetType() == typeof(PyTuple) ? Unsafe.As<PyTuple>(value).KnownHash
            : -1;
    }

    /// <summary><c>hash(value)</c>; -1 means that an exception is pending.</summary>
    public static long Hash(ThreadState ts, PyObject value)
    {
        long known = Known(value);
        return known != -1 ? known : Compute(ts, value);
    }

    private static long Compute(ThreadState ts, PyObject value)
    {
        if (value.GetType() == typeof(PyStr))
        {
            return Unsafe.As<PyStr>(value).HashValue;
        }

        if (value.GetType() == typeof(PyTuple))
        {
            return Unsafe.As<PyTuple>(value).HashSlot(ts);
        }

        LengthFunction hash = value.Type.Slots.Hash;
        return hash != null ? hash(ts, value) : Raise.TypeError(ts, $"unhashable type: '{Binding.ArgumentErrors.TypeName(value)}'");
    }

    /// <summary>As <see cref="Hash"/>; where the value has no hash, the TypeError says what it was wanted for ("a dict key").</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long HashFor(ThreadState ts, PyObject value, string use)
    {
        long hash = Hash(ts, value);
        if (hash == -1)
        {
            SayWhatFor(ts, value, use);
        }

        return hash;
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void SayWhatFor(ThreadState ts, PyObject value, string use)
    {
        if (ts.Pending is { } exception && ReferenceEquals(exception.Type, ExceptionTypes.TypeError))
        {
            ts.Pending = null;
            if (Text.Str(ts, exception) is { } reason)
            {
                _ = Raise.TypeError(ts, $"cannot use '{value.Type.FullyQualifiedName}' as {use} ({reason})");
            }
        }
    }

    /// <summary>The hash of an object by identity, as <c>object.__hash__</c> gives it.</summary>
    public static long OfIdentity(PyObject value) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(value) * 0x9E3779B1L >> 4;
}

/// <summary>Truth values.</summary>
internal static unsafe class Truthiness
{
    /// <summary><c>bool(value)</c>.</summary>
    public static Truth IsTrue(ThreadState ts, PyObject value)
    {
        if (value.GetType() == typeof(PyBool))
        {
            return ReferenceEquals(value, PyBool.True) ? Truth.True : Truth.False;
        }

        if (value.GetType() == typeof(PyNone))
        {
            return Truth.False;
        }

        if (value.GetType() == typeof(PyStr))
        {
            return Unsafe.As<PyStr>(value).Length > 0 ? Truth.True : Truth.False;
        }

        if (value.GetType() == typeof(PyList))
        {
            return Unsafe.As<PyList>(value).Count > 0 ? Truth.True : Truth.False;
        }

        return BySlots(ts, value);
    }

    /// <summary>The same for any object, by the slots of its type alone.</summary>
    public static Truth BySlots(ThreadState ts, PyObject value)
    {
        ref Binding.TypeSlots slots = ref value.Type.Slots;
        if (slots.Truth != null)
        {
            return slots.Truth(ts, value);
        }

        if (slots.Length != null)
        {
            long length = slots.Length(ts, value);
            return length < 0 ? Truth.Error : length > 0 ? Truth.True : Truth.False;
        }

        return Truth.True;
    }
}
