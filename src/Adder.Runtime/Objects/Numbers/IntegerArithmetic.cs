using System;
using System.Numerics;
using Adder.Runtime.Protocols;
using System.Runtime.CompilerServices;

namespace Adder.Runtime.Objects;

/// <summary>
/// Arithmetic on the values of ints. Small operands never go through <see cref="BigInteger"/> unless the result overflows 64 bits. The methods that cannot fail take no
/// thread state; the interpreter's specialized instructions call them directly.
/// </summary>
internal static class IntegerArithmetic
{
    /// <summary>Results of more bits than this are refused with a MemoryError.</summary>
    private const long MaximumBits = int.MaxValue - 64;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyInt Add(PySmallInt left, PySmallInt right)
    {
        long sum = unchecked(left.Value + right.Value);
        return ((left.Value ^ sum) & (right.Value ^ sum)) >= 0 ? PySmallInt.From(sum) : AddBig(left.Value, right.Value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyInt Subtract(PySmallInt left, PySmallInt right)
    {
        long difference = unchecked(left.Value - right.Value);
        return ((left.Value ^ right.Value) & (left.Value ^ difference)) >= 0 ? PySmallInt.From(difference) : SubtractBig(left.Value, right.Value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyInt Multiply(PySmallInt left, PySmallInt right)
    {
        long high = Math.BigMul(left.Value, right.Value, out long low);
        return high == low >> 63 ? PySmallInt.From(low) : MultiplyBig(left.Value, right.Value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Compare(PySmallInt left, PySmallInt right, CompareOperator operation) => operation switch
    {
        CompareOperator.Less => left.Value < right.Value,
        CompareOperator.LessEqual => left.Value <= right.Value,
        CompareOperator.Equal => left.Value == right.Value,
        CompareOperator.NotEqual => left.Value != right.Value,
        CompareOperator.Greater => left.Value > right.Value,
        _ => left.Value >= right.Value,
    };

    public static PyInt Add(PyInt left, PyInt right)
    {
        if (left.TryGetInt64(out long a) && right.TryGetInt64(out long b))
        {
            long sum = unchecked(a + b);
            return ((a ^ sum) & (b ^ sum)) >= 0 ? PySmallInt.From(sum) : AddBig(a, b);
        }

        return PyInt.From(WideIntegers.Add(left.BigValue, right.BigValue));
    }

    public static PyInt Subtract(PyInt left, PyInt right)
    {
        if (left.TryGetInt64(out long a) && right.TryGetInt64(out long b))
        {
            long difference = unchecked(a - b);
            return ((a ^ b) & (a ^ difference)) >= 0 ? PySmallInt.From(difference) : SubtractBig(a, b);
        }

        return PyInt.From(WideIntegers.Subtract(left.BigValue, right.BigValue));
    }

    public static PyInt Multiply(PyInt left, PyInt right)
    {
        if (left.TryGetInt64(out long a) && right.TryGetInt64(out long b))
        {
            long high = Math.BigMul(a, b, out long low);
            return high == low >> 63 ? PySmallInt.From(low) : MultiplyBig(a, b);
        }

        return PyInt.From(WideIntegers.Multiply(left.BigValue, right.BigValue));
    }

    /// <summary>The product; null: it was large, and a signal's handler raised meanwhile.</summary>
    public static PyInt? Multiply(ThreadState ts, PyInt left, PyInt right) =>
        LongComputations.IsLong(ts, left, right) ? MultiplyLong(ts, left.BigValue, right.BigValue) : Multiply(left, right);

    private static PyInt? MultiplyLong(ThreadState ts, BigInteger left, BigInteger right) => LongComputations.Number(ts, () => left * right);

    /// <summary>Quotient rounded down and remainder, which signals may interrupt: false with an exception pending then.</summary>
    private static bool FloorDivide(ThreadState ts, PyInt left, PyInt right, out BigInteger quotient, out BigInteger remainder)
    {
        if (LongComputations.IsLong(ts, left, right))
        {
            return DivideLong(ts, left.BigValue, right.BigValue, out quotient, out remainder);
        }

        quotient = FloorDivide(left.BigValue, right.BigValue, out remainder);
        return true;
    }

    private static bool DivideLong(ThreadState ts, BigInteger left, BigInteger right, out BigInteger quotient, out BigInteger remainder)
    {
        bool done = LongComputations.Run(ts, () => (Quotient: FloorDivide(left, right, out BigInteger rest), Remainder: rest), out (BigInteger Quotient, BigInteger Remainder) both);
        (quotient, remainder) = both;
        return done;
    }

    public static PyInt Negate(PyInt value) =>
        value.TryGetInt64(out long small) && small != long.MinValue ? PySmallInt.From(-small) : PyInt.From(-value.BigValue);

    public static PyInt Absolute(PyInt value) => value.Sign < 0 ? Negate(value) : value.Exact;

    public static PyInt Invert(PyInt value) => value.TryGetInt64(out long small) ? PySmallInt.From(~small) : PyInt.From(-value.BigValue - 1);

    public static PyInt And(PyInt left, PyInt right) =>
        left.TryGetInt64(out long a) && right.TryGetInt64(out long b) ? PySmallInt.From(a & b) : PyInt.From(WideIntegers.And(left.BigValue, right.BigValue));

    public static PyInt Or(PyInt left, PyInt right) =>
        left.TryGetInt64(out long a) && right.TryGetInt64(out long b) ? PySmallInt.From(a | b) : PyInt.From(WideIntegers.Or(left.BigValue, right.BigValue));

    public static PyInt Xor(PyInt left, PyInt right) =>
        left.TryGetInt64(out long a) && right.TryGetInt64(out long b) ? PySmallInt.From(a ^ b) : PyInt.From(WideIntegers.Xor(left.BigValue, right.BigValue));

    /// <summary>Negative, zero or positive.</summary>
    public static int Compare(PyInt left, PyInt right)
    {
        if (left.TryGetInt64(out long a))
        {
            return right.TryGetInt64(out long b) ? a.CompareTo(b) : -right.Sign;
        }

        return right.TryGetInt64(out _) ? left.Sign : WideIntegers.Compare(left.BigValue, right.BigValue);
    }

    public static bool AreEqual(PyInt left, PyInt right) => Compare(left, right) == 0;

    /// <summary>The quotient rounded down and the remainder with the divisor's sign; neither operand may be such that the quotient overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long FloorDivide(long left, long right, out long remainder)
    {
        long quotient = left / right;
        remainder = left - (quotient * right);
        if (remainder != 0 && (remainder ^ right) < 0)
        {
            quotient--;
            remainder += right;
        }

        return quotient;
    }

    /// <inheritdoc cref="FloorDivide(long, long, out long)"/>
    public static BigInteger FloorDivide(BigInteger left, BigInteger right, out BigInteger remainder)
    {
        BigInteger quotient = WideIntegers.DivRem(left, right, out remainder);
        if (!remainder.IsZero && (remainder.Sign < 0) != (right.Sign < 0))
        {
            quotient -= 1;
            remainder += right;
        }

        return quotient;
    }

    /// <summary><c>left // right</c>; ZeroDivisionError.</summary>
    public static PyInt? FloorDivide(ThreadState ts, PyInt left, PyInt right)
    {
        if (right.TryGetInt64(out long b) && left.TryGetInt64(out long a) && (ulong)(b + 1) > 1)
        {
            return PySmallInt.From(FloorDivide(a, b, out _));
        }

        if (right.Sign == 0)
        {
            return Raise.ZeroDivisionError(ts, "division by zero");
        }

        PyTuple? hooked = LargeIntegerHooks.DivMod(ts, left, right);
        return hooked is not null || ts.Pending is not null ? (PyInt?)hooked?[0] : FloorDivide(ts, left, right, out BigInteger quotient, out _) ? PyInt.From(quotient) : null;
    }

    /// <summary><c>left % right</c>; ZeroDivisionError.</summary>
    public static PyInt? Remainder(ThreadState ts, PyInt left, PyInt right)
    {
        if (right.TryGetInt64(out long b) && left.TryGetInt64(out long a) && (ulong)(b + 1) > 1)
        {
            _ = FloorDivide(a, b, out long remainder);
            return PySmallInt.From(remainder);
        }

        if (right.Sign == 0)
        {
            return Raise.ZeroDivisionError(ts, "division by zero");
        }

        if (b != 0)
        {
            // One that is not of 64 bits, by one that is: the remainder has the divisor's sign.
            ulong divisor = b < 0 ? unchecked((ulong)-b) : (ulong)b;
            if (WideIntegers.TryRemainder(left.BigValue, divisor, out ulong rest))
            {
                rest = rest != 0 && left.Sign < 0 != b < 0 ? divisor - rest : rest;
                return PySmallInt.From(b < 0 ? -(long)rest : (long)rest);
            }
        }

        return FloorDivide(ts, left, right, out _, out BigInteger big) ? PyInt.From(big) : null;
    }

    /// <summary><c>divmod(left, right)</c>; ZeroDivisionError.</summary>
    public static PyTuple? DivMod(ThreadState ts, PyInt left, PyInt right)
    {
        if (right.TryGetInt64(out long b) && left.TryGetInt64(out long a) && (ulong)(b + 1) > 1)
        {
            long quotient = FloorDivide(a, b, out long remainder);
            return PyTuple.Create(PySmallInt.From(quotient), PySmallInt.From(remainder));
        }

        if (right.Sign == 0)
        {
            return Raise.ZeroDivisionError(ts, "division by zero");
        }

        PyTuple? hooked = LargeIntegerHooks.DivMod(ts, left, right);
        if (hooked is not null || ts.Pending is not null)
        {
            return hooked;
        }

        return FloorDivide(ts, left, right, out BigInteger bigQuotient, out BigInteger bigRemainder) ? PyTuple.Create(PyInt.From(bigQuotient), PyInt.From(bigRemainder)) : null;
    }

    /// <summary><c>left / right</c>, correctly rounded; ZeroDivisionError or OverflowError.</summary>
    public static PyFloat? TrueDivide(ThreadState ts, PyInt left, PyInt right)
    {
        const long exact = 1L << 53;
        if (left.TryGetInt64(out long a) && right.TryGetInt64(out long b) && b != 0 && a is >= -exact and <= exact && b is >= -exact and <= exact)
        {
            return PyFloat.From((double)a / b);
        }

        if (right.Sign == 0)
        {
            _ = Raise.ZeroDivisionError(ts, "division by zero");
            return null;
        }

        double quotient = BigIntegers.Divide(left.BigValue, right.BigValue);
        if (double.IsInfinity(quotient))
        {
            _ = Raise.OverflowError(ts, "integer division result too large for a float");
            return null;
        }

        return PyFloat.From(quotient);
    }

    /// <summary><c>left &lt;&lt; right</c>; ValueError for a negative count, OverflowError or MemoryError for a result too large.</summary>
    public static PyInt? LeftShift(ThreadState ts, PyInt left, PyInt right)
    {
        if (right.Sign < 0)
        {
            return Raise.ValueError(ts, "negative shift count");
        }

        if (left.Sign == 0)
        {
            return PySmallInt.Zero;
        }

        if (!right.TryGetInt64(out long count))
        {
            return Raise.OverflowError(ts, "too many digits in integer");
        }

        if (left.TryGetInt64(out long value) && count < 63)
        {
            long shifted = value << (int)count;
            if (shifted >> (int)count == value)
            {
                return PySmallInt.From(shifted);
            }
        }

        BigInteger big = left.BigValue;
        return count > MaximumBits - (long)big.GetBitLength() ? Raise.MemoryError(ts) : PyInt.From(WideIntegers.ShiftLeft(big, (int)count));
    }

    /// <summary><c>left &gt;&gt; right</c>, rounded down; ValueError for a negative count.</summary>
    public static PyInt? RightShift(ThreadState ts, PyInt left, PyInt right)
    {
        if (right.Sign < 0)
        {
            return Raise.ValueError(ts, "negative shift count");
        }

        if (left.TryGetInt64(out long value))
        {
            return PySmallInt.From(value >> (right.TryGetInt64(out long small) && small < 64 ? (int)small : 63));
        }

        if (!right.TryGetInt64(out long count) || count > int.MaxValue)
        {
            return left.Sign < 0 ? PySmallInt.MinusOne : PySmallInt.Zero;
        }

        return PyInt.From(WideIntegers.ShiftRight(left.BigValue, (int)count));
    }

    /// <summary>An operation on ints of 64 bits, other than those on matrices; an exception may be pending.</summary>
    public static PyObject? Binary(ThreadState ts, PySmallInt left, PySmallInt right, BinaryOperation operation) => operation switch
    {
        BinaryOperation.Add => Add(left, right),
        BinaryOperation.And => PySmallInt.From(left.Value & right.Value),
        BinaryOperation.FloorDivide => FloorDivide(ts, left, right),
        BinaryOperation.LeftShift => LeftShift(ts, left, right),
        BinaryOperation.Multiply => Multiply(left, right),
        BinaryOperation.Remainder => Remainder(ts, left, right),
        BinaryOperation.Or => PySmallInt.From(left.Value | right.Value),
        BinaryOperation.Power => PyInt.PowerSlot(ts, left, right, PyNone.Instance),
        BinaryOperation.RightShift => (ulong)right.Value < 64 ? PySmallInt.From(left.Value >> (int)right.Value) : RightShift(ts, left, right),
        BinaryOperation.Subtract => Subtract(left, right),
        BinaryOperation.TrueDivide => TrueDivide(ts, left, right),
        BinaryOperation.Xor => PySmallInt.From(left.Value ^ right.Value),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary><c>left ** right</c> for an exponent that is not negative; MemoryError for a result too large.</summary>
    public static PyInt? Power(ThreadState ts, PyInt left, PyInt right)
    {
        if (!right.TryGetInt64(out long exponent))
        {
            return left.TryGetInt64(out long unit) && unit is >= -1 and <= 1
                ? unit >= 0 || !right.BigValue.IsEven ? PySmallInt.From(unit) : PySmallInt.One
                : Raise.MemoryError(ts);
        }

        if (left.TryGetInt64(out long value) && TryPower(value, exponent, out long small))
        {
            return PySmallInt.From(small);
        }

        BigInteger big = left.BigValue;
        long bits = (long)BigInteger.Abs(big).GetBitLength();
        if (bits > 1 && exponent > MaximumBits / (bits - 1))
        {
            return Raise.MemoryError(ts);
        }

        // The odd part is raised, the power of two shifted in: 2**n and 10**n cost little.
        long zeros = BigIntegers.TrailingZeroCount(big);
        if (zeros * exponent > MaximumBits)
        {
            return Raise.MemoryError(ts);
        }

        big >>= (int)zeros;
        return LongComputations.IsLong(ts, (bits - zeros - 1) * exponent)
            ? PowerLong(ts, big, (int)exponent, (int)(zeros * exponent))
            : PyInt.From(BigInteger.Pow(big, (int)exponent) << (int)(zeros * exponent));
    }

    private static PyInt? PowerLong(ThreadState ts, BigInteger value, int exponent, int shift) => LongComputations.Number(ts, () => BigInteger.Pow(value, exponent) << shift);

    /// <summary><c>pow(left, right, modulus)</c>: ValueError for a modulus of 0 or a base without inverse.</summary>
    public static PyInt? PowerModulo(ThreadState ts, PyInt left, PyInt right, PyInt modulus)
    {
        BigInteger divisor = modulus.BigValue;
        if (divisor.IsZero)
        {
            return Raise.ValueError(ts, "pow() 3rd argument cannot be 0");
        }

        bool negative = divisor.Sign < 0;
        divisor = BigInteger.Abs(divisor);
        if (divisor.IsOne)
        {
            return PySmallInt.Zero;
        }

        BigInteger number = left.BigValue;
        BigInteger exponent = right.BigValue;
        if (exponent.Sign < 0)
        {
            if (!BigIntegers.TryInverse(number, divisor, out number))
            {
                return Raise.ValueError(ts, "base is not invertible for the given modulus");
            }

            exponent = -exponent;
        }

        _ = FloorDivide(number, divisor, out number);
        BigInteger result = divisor <= uint.MaxValue && exponent <= long.MaxValue
            ? ModPow((ulong)number, (ulong)exponent, (ulong)divisor)
            : BigInteger.ModPow(number, exponent, divisor);
        return PyInt.From(negative && !result.IsZero ? result - divisor : result);
    }

    /// <summary>The hash of an int: its value modulo 2**61 - 1 with its sign, and -2 for -1.</summary>
    public static long Hash(PyInt value) => value.TryGetInt64(out long small) ? Hash(small) : BigIntegers.Hash(value.BigValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Hash(long value)
    {
        if ((ulong)(value + BigIntegers.HashModulus - 1) >= (2 * BigIntegers.HashModulus) - 1)
        {
            value %= BigIntegers.HashModulus;
        }

        return value == -1 ? -2 : value;
    }

    private static bool TryPower(long value, long exponent, out long result)
    {
        result = 1;
        if (value is >= -1 and <= 1)
        {
            result = exponent == 0 || value == 1 ? 1 : value == 0 ? 0 : (exponent & 1) != 0 ? -1 : 1;
            return true;
        }

        if (exponent > 62)
        {
            return false;
        }

        while (true)
        {
            if ((exponent & 1) != 0 && !TryMultiply(result, value, out result))
            {
                return false;
            }

            exponent >>= 1;
            if (exponent == 0)
            {
                return true;
            }

            if (!TryMultiply(value, value, out value))
            {
                return false;
            }
        }
    }

    private static bool TryMultiply(long left, long right, out long product) => Math.BigMul(left, right, out product) == product >> 63;

    private static ulong ModPow(ulong number, ulong exponent, ulong divisor)
    {
        ulong result = 1;
        while (exponent != 0)
        {
            if ((exponent & 1) != 0)
            {
                result = result * number % divisor;
            }

            number = number * number % divisor;
            exponent >>= 1;
        }

        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyInt AddBig(long left, long right) => PyInt.From((BigInteger)left + right);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyInt SubtractBig(long left, long right) => PyInt.From((BigInteger)left - right);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyInt MultiplyBig(long left, long right) => PyInt.From((BigInteger)left * right);
}
