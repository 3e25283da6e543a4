using System.Runtime.CompilerServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Protocols;

/// <summary>The binary operators, numbered as the argument of BINARY_OP (CPython's <c>NB_…</c>); in-place forms follow from 13 on.</summary>
internal enum BinaryOperation
{
    Add, And, FloorDivide, LeftShift, MatrixMultiply, Multiply, Remainder, Or, Power, RightShift, Subtract, TrueDivide, Xor,
    InPlaceAdd, InPlaceAnd, InPlaceFloorDivide, InPlaceLeftShift, InPlaceMatrixMultiply, InPlaceMultiply, InPlaceRemainder, InPlaceOr,
    InPlacePower, InPlaceRightShift, InPlaceSubtract, InPlaceTrueDivide, InPlaceXor,
    Subscript,
}

/// <summary>Arithmetic on any objects: operand slots in CPython's order of trial.</summary>
internal static unsafe class Numbers
{
    private static readonly string[] s_symbols =
        ["+", "&", "//", "<<", "@", "*", "%", "|", "** or pow()", ">>", "-", "/", "^",
         "+=", "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^="];

    /// <summary><c>left OP right</c> for an argument of BINARY_OP.</summary>
    public static PyObject? Binary(ThreadState ts, PyObject left, PyObject right, BinaryOperation operation)
    {
        PyObject? result;
        switch (operation)
        {
            case BinaryOperation.Subscript:
                return Containers.GetItem(ts, left, right);
            case BinaryOperation.Power:
                return Power(ts, left, right, PyNone.Instance);
            case BinaryOperation.InPlacePower:
                return InPlacePower(ts, left, right);
            case >= BinaryOperation.InPlaceAdd:
                BinaryFunction inPlace = SlotOf(left.Type, operation);
                if (inPlace != null)
                {
                    result = inPlace(ts, left, right);
                    if (!ReferenceEquals(result, PyNotImplemented.Instance))
                    {
                        return result;
                    }
                }

                break;
        }

        return NotInPlace(ts, left, right, operation);
    }

    /// <summary>The operation by the slots that do not work in place, whether it is an in-place one or not.</summary>
    public static PyObject? NotInPlace(ThreadState ts, PyObject left, PyObject right, BinaryOperation operation)
    {
        PyObject? result = TryBinary(ts, left, right, Plain(operation));
        return ReferenceEquals(result, PyNotImplemented.Instance) ? WithoutSlots(ts, left, right, operation) : result;
    }

    /// <summary>What is left to do where no number slot of the operands knew: concatenation, repetition, a TypeError.</summary>
    public static PyObject? WithoutSlots(ThreadState ts, PyObject left, PyObject right, BinaryOperation operation)
    {
        BinaryOperation plain = Plain(operation);
        if (plain == BinaryOperation.Add)
        {
            ref TypeSlots slots = ref left.Type.Slots;
            BinaryFunction concat = operation == BinaryOperation.InPlaceAdd && slots.SequenceInPlaceConcat != null ? slots.SequenceInPlaceConcat : slots.SequenceConcat;
            if (concat != null)
            {
                return concat(ts, left, right);
            }
        }
        else if (plain == BinaryOperation.Multiply)
        {
            ref TypeSlots leftSlots = ref left.Type.Slots;
            if (leftSlots.SequenceRepeat != null)
            {
                return Repeat(ts, operation == BinaryOperation.InPlaceMultiply && leftSlots.SequenceInPlaceRepeat != null ? leftSlots.SequenceInPlaceRepeat : leftSlots.SequenceRepeat, left, right);
            }

            // In place, what has the slots of sequences at all must repeat itself.
            if (right.Type.Slots.SequenceRepeat != null && (operation != BinaryOperation.InPlaceMultiply || !Containers.HasSequenceSlots(left.Type)))
            {
                return Repeat(ts, right.Type.Slots.SequenceRepeat, right, left);
            }
        }

        if (operation == BinaryOperation.RightShift && left is PyBuiltinFunction { Definition.Name: "print" })
        {
            return Raise.TypeError(ts, $"unsupported operand type(s) for >>: '{left.Type.FullName}' and '{right.Type.FullName}'. Did you mean \"print(<message>, file=<output_stream>)\"?");
        }

        return Unsupported(ts, left, right, s_symbols[(int)operation]);
    }

    /// <summary>The operation of an in-place form.</summary>
    public static BinaryOperation Plain(BinaryOperation operation) => operation >= BinaryOperation.InPlaceAdd ? operation - (int)BinaryOperation.InPlaceAdd : operation;

    /// <summary>The operands' slots in order; NotImplemented where none of them takes it.</summary>
    public static PyObject? TryBinary(ThreadState ts, PyObject left, PyObject right, BinaryOperation operation)
    {
        (nint first, nint second) = SlotsInOrder(left.Type, right.Type, operation);
        return TrySlots(ts, left, right, (BinaryFunction)first, (BinaryFunction)second);
    }

    /// <summary>The slots that are tried for operands of two types, as addresses; 0 for none. A subclass's comes before that of the class.</summary>
    public static (nint First, nint Second) SlotsInOrder(PyType leftType, PyType rightType, BinaryOperation operation)
    {
        BinaryFunction leftSlot = SlotOf(leftType, operation);
        BinaryFunction rightSlot = ReferenceEquals(leftType, rightType) ? null : SlotOf(rightType, operation);
        if (rightSlot == null || rightSlot == leftSlot)
        {
            return ((nint)leftSlot, 0);
        }

        return leftSlot == null ? ((nint)rightSlot, 0)
            : rightType.IsSubtypeOf(leftType) ? ((nint)rightSlot, (nint)leftSlot)
            : ((nint)leftSlot, (nint)rightSlot);
    }

    /// <summary>The result of the first slot that knows; NotImplemented where none of them does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyObject? TrySlots(ThreadState ts, PyObject left, PyObject right, BinaryFunction first, BinaryFunction second)
    {
        PyObject? result = first != null ? first(ts, left, right) : PyNotImplemented.Instance;
        return second != null && ReferenceEquals(result, PyNotImplemented.Instance) ? second(ts, left, right) : result;
    }

    /// <summary><c>pow(base, exponent, modulus)</c>; None for no modulus.</summary>
    public static PyObject? Power(ThreadState ts, PyObject left, PyObject right, PyObject modulus) => Power(ts, left, right, modulus, "** or pow()");

    private static PyObject? Power(ThreadState ts, PyObject left, PyObject right, PyObject modulus, string symbol)
    {
        PyType leftType = left.Type;
        PyType rightType = right.Type;
        TernaryFunction leftSlot = leftType.Slots.Power;
        TernaryFunction rightSlot = ReferenceEquals(leftType, rightType) ? null : rightType.Slots.Power;
        if (rightSlot == leftSlot)
        {
            rightSlot = null;
        }

        if (leftSlot != null)
        {
            if (rightSlot != null && rightType.IsSubtypeOf(leftType))
            {
                PyObject? reflected = rightSlot(ts, left, right, modulus);
                if (!ReferenceEquals(reflected, PyNotImplemented.Instance))
                {
                    return reflected;
                }

                rightSlot = null;
            }

            PyObject? result = leftSlot(ts, left, right, modulus);
            if (!ReferenceEquals(result, PyNotImplemented.Instance))
            {
                return result;
            }
        }

        if (rightSlot != null)
        {
            PyObject? result = rightSlot(ts, left, right, modulus);
            if (!ReferenceEquals(result, PyNotImplemented.Instance))
            {
                return result;
            }
        }

        if (modulus is not PyNone)
        {
            TernaryFunction third = modulus.Type.Slots.Power;
            if (third != null && third != leftSlot && third != rightSlot)
            {
                PyObject? result = third(ts, left, right, modulus);
                if (!ReferenceEquals(result, PyNotImplemented.Instance))
                {
                    return result;
                }
            }

            return Raise.TypeError(ts, $"unsupported operand type(s) for ** or pow(): '{leftType.Name}', '{rightType.Name}', '{modulus.Type.FullName}'");
        }

        return Unsupported(ts, left, right, symbol);
    }

    /// <summary><c>divmod(left, right)</c>.</summary>
    public static PyObject? DivMod(ThreadState ts, PyObject left, PyObject right)
    {
        PyType leftType = left.Type;
        PyType rightType = right.Type;
        BinaryFunction leftSlot = leftType.Slots.DivMod;
        BinaryFunction rightSlot = ReferenceEquals(leftType, rightType) || rightType.Slots.DivMod == leftSlot ? null : rightType.Slots.DivMod;
        PyObject? result = PyNotImplemented.Instance;
        if (leftSlot != null && rightSlot != null && rightType.IsSubtypeOf(leftType))
        {
            result = rightSlot(ts, left, right);
            rightSlot = null;
        }

        if (ReferenceEquals(result, PyNotImplemented.Instance) && leftSlot != null)
        {
            result = leftSlot(ts, left, right);
        }

        if (ReferenceEquals(result, PyNotImplemented.Instance) && rightSlot != null)
        {
            result = rightSlot(ts, left, right);
        }

        return ReferenceEquals(result, PyNotImplemented.Instance) ? Unsupported(ts, left, right, "divmod()") : result;
    }

    public static PyObject? Negative(ThreadState ts, PyObject value) => Unary(ts, value.Type.Slots.Negative, value, "unary -");

    public static PyObject? Positive(ThreadState ts, PyObject value) => Unary(ts, value.Type.Slots.Positive, value, "unary +");

    public static PyObject? Invert(ThreadState ts, PyObject value) => Unary(ts, value.Type.Slots.Invert, value, "unary ~");

    public static PyObject? Absolute(ThreadState ts, PyObject value) => Unary(ts, value.Type.Slots.Absolute, value, "abs()");

    /// <summary><c>operator.index(value)</c>: an int (possibly of a subclass).</summary>
    public static PyInt? Index(ThreadState ts, PyObject value)
    {
        if (value is PyInt already)
        {
            return already;
        }

        UnaryFunction index = value.Type.Slots.Index;
        if (index == null)
        {
            return Raise.TypeError(ts, $"'{value.Type.FullName}' object cannot be interpreted as an integer");
        }

        PyObject? result = index(ts, value);
        if (result is not PyInt number)
        {
            return result is null ? null : Raise.TypeError(ts, $"__index__ returned non-int (type {result.Type.FullName})");
        }

        // A strict subclass is deprecated.
        return ReferenceEquals(number.Type, PyInt.TypeObject) || Deprecations.WarnSubclass(ts, "__index__", "int", number) ? number : null;
    }

    /// <summary>An index as a 64-bit number. Where it does not fit: <c>overflow</c> (IndexError or OverflowError) is raised, or it is clamped where that is null.</summary>
    public static bool IndexToInt64(ThreadState ts, PyObject value, PyType? overflow, out long result)
    {
        if (value.GetType() == typeof(PySmallInt))
        {
            result = Unsafe.As<PySmallInt>(value).Value;
            return true;
        }

        result = 0;
        PyInt? index = Index(ts, value);
        if (index is null)
        {
            return false;
        }

        if (index.TryGetInt64(out result))
        {
            return true;
        }

        if (overflow is null)
        {
            result = index.Sign < 0 ? long.MinValue : long.MaxValue;
            return true;
        }

        return Raise.Error(ts, overflow, $"cannot fit '{value.Type.FullName}' into an index-sized integer");
    }

    /// <summary>A number as a double: floats, <c>__float__</c>, then <c>__index__</c>.</summary>
    public static bool ToDouble(ThreadState ts, PyObject value, out double result)
    {
        result = 0;
        if (value is PyFloat already)
        {
            result = already.Value;
            return true;
        }

        ref TypeSlots slots = ref value.Type.Slots;
        if (slots.Float != null)
        {
            PyObject? converted = slots.Float(ts, value);
            if (converted is PyFloat number)
            {
                result = number.Value;
                return true;
            }

            return converted is not null && (bool)Raise.TypeError(ts, $"{value.Type.FullName}.__float__ returned non-float (type {converted.Type.FullName})");
        }

        if (slots.Index == null)
        {
            return Raise.TypeError(ts, $"must be real number, not {value.Type.FullName}");
        }

        PyInt? index = Index(ts, value);
        return index is not null && IntToDouble(ts, index, out result);
    }

    /// <summary>An int as the nearest double; OverflowError where it is too large.</summary>
    public static bool IntToDouble(ThreadState ts, PyInt value, out double result)
    {
        if (value.TryGetInt64(out long small))
        {
            result = small;
            return true;
        }

        result = BigIntegers.ToDouble(value.BigValue);
        return !double.IsInfinity(result) || (bool)Raise.OverflowError(ts, "int too large to convert to float");
    }

    private static PyObject? Unary(ThreadState ts, UnaryFunction slot, PyObject value, string what) =>
        slot != null ? slot(ts, value) : Raise.TypeError(ts, $"bad operand type for {what}: '{value.Type.FullName}'");

    private static PyObject? InPlacePower(ThreadState ts, PyObject left, PyObject right)
    {
        TernaryFunction inPlace = left.Type.Slots.InPlacePower;
        if (inPlace != null)
        {
            PyObject? result = inPlace(ts, left, right, PyNone.Instance);
            if (!ReferenceEquals(result, PyNotImplemented.Instance))
            {
                return result;
            }
        }

        return Power(ts, left, right, PyNone.Instance, "**=");
    }

    private static PyObject? Repeat(ThreadState ts, IndexFunction repeat, PyObject sequence, PyObject times)
    {
        if (times.Type.Slots.Index == null)
        {
            return Raise.TypeError(ts, $"can't multiply sequence by non-int of type '{times.Type.FullName}'");
        }

        return IndexToInt64(ts, times, ExceptionTypes.OverflowError, out long count) ? repeat(ts, sequence, count) : null;
    }

    private static Raised Unsupported(ThreadState ts, PyObject left, PyObject right, string symbol) =>
        Raise.TypeError(ts, $"unsupported operand type(s) for {symbol}: '{left.Type.FullName}' and '{right.Type.FullName}'");

    /// <summary>The slot of a type for an operation other than powers; null for none.</summary>
    public static BinaryFunction SlotOf(PyType type, BinaryOperation operation)
    {
        ref TypeSlots slots = ref type.Slots;
        return operation switch
        {
            BinaryOperation.Add => slots.Add,
            BinaryOperation.And => slots.And,
            BinaryOperation.FloorDivide => slots.FloorDivide,
            BinaryOperation.LeftShift => slots.LeftShift,
            BinaryOperation.MatrixMultiply => slots.MatrixMultiply,
            BinaryOperation.Multiply => slots.Multiply,
            BinaryOperation.Remainder => slots.Remainder,
            BinaryOperation.Or => slots.Or,
            BinaryOperation.RightShift => slots.RightShift,
            BinaryOperation.Subtract => slots.Subtract,
            BinaryOperation.TrueDivide => slots.TrueDivide,
            BinaryOperation.Xor => slots.Xor,
            BinaryOperation.InPlaceAdd => slots.InPlaceAdd,
            BinaryOperation.InPlaceAnd => slots.InPlaceAnd,
            BinaryOperation.InPlaceFloorDivide => slots.InPlaceFloorDivide,
            BinaryOperation.InPlaceLeftShift => slots.InPlaceLeftShift,
            BinaryOperation.InPlaceMatrixMultiply => slots.InPlaceMatrixMultiply,
            BinaryOperation.InPlaceMultiply => slots.InPlaceMultiply,
            BinaryOperation.InPlaceRemainder => slots.InPlaceRemainder,
            BinaryOperation.InPlaceOr => slots.InPlaceOr,
            BinaryOperation.InPlaceRightShift => slots.InPlaceRightShift,
            BinaryOperation.InPlaceSubtract => slots.InPlaceSubtract,
            BinaryOperation.InPlaceTrueDivide => slots.InPlaceTrueDivide,
            BinaryOperation.InPlaceXor => slots.InPlaceXor,
            _ => null,
        };
    }
}
