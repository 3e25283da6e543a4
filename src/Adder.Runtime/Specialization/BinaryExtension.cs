using System;
using System.Runtime.CompilerServices;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Specialization;

/// <summary>
/// What BINARY_OP_EXTEND does, as in CPython 3.14: float with int and int with float for + - * /, and and/or/xor of ints; in 3.15 also sums and multiples of sequences, and unions of dicts. The cache holds a number
/// from <see cref="Find"/>: the kinds of the operands, and the operation.
/// </summary>
internal static class BinaryExtension
{
    private const int FloatInt = 0;
    private const int IntFloat = 64;
    private const int IntInt = 128;
    private const int TwoBytes = 192;
    private const int TwoLists = 256;
    private const int TwoTuples = 320;
    private const int SequenceInt = 384;
    private const int IntSequence = 448;
    private const int TwoDicts = 512;

    /// <summary>CPython's table takes ints that fit into one digit.</summary>
    private const long CompactLimit = 1L << 30;

    /// <summary>The entry for an operation on these operands; -1 for none.</summary>
    public static int Find(BinaryOperation operation, PyObject left, PyObject right, Lens lens)
    {
        int kind = left.GetType() == typeof(PyFloat) && right.GetType() == typeof(PySmallInt) ? FloatInt
            : left.GetType() == typeof(PySmallInt) && right.GetType() == typeof(PyFloat) ? IntFloat
            : left.GetType() == typeof(PySmallInt) && right.GetType() == typeof(PySmallInt) ? IntInt
            : -1;
        if (kind < 0)
        {
            return lens == Lens.Python315 ? FindContainers(operation, left, right) : -1;
        }

        if (lens == Lens.Python315)
        {
            operation = Numbers.Plain(operation);
        }

        bool known = kind == IntInt
            ? operation is BinaryOperation.And or BinaryOperation.Or or BinaryOperation.Xor or BinaryOperation.InPlaceAnd or BinaryOperation.InPlaceOr or BinaryOperation.InPlaceXor
            : operation is BinaryOperation.Add or BinaryOperation.Subtract or BinaryOperation.Multiply or BinaryOperation.TrueDivide;
        return known && Applies(kind | (int)operation, left, right) ? kind | (int)operation : -1;
    }

    /// <summary>The same for what only 3.15 has.</summary>
    private static int FindContainers(BinaryOperation operation, PyObject left, PyObject right)
    {
        ReadOnlySpan<int> kinds = operation switch
        {
            BinaryOperation.Add => [TwoBytes, TwoLists, TwoTuples],
            BinaryOperation.InPlaceAdd => [TwoBytes],
            BinaryOperation.Multiply or BinaryOperation.InPlaceMultiply => [SequenceInt, IntSequence],
            BinaryOperation.Or or BinaryOperation.InPlaceOr => [TwoDicts],
            _ => [],
        };
        foreach (int kind in kinds)
        {
            if (Applies(kind, left, right))
            {
                return kind | (int)operation;
            }
        }

        return -1;
    }

    private static bool AreBoth<T>(PyObject left, PyObject right) => left.GetType() == typeof(T) && right.GetType() == typeof(T);

    private static bool IsRepeated(PyObject sequence, PyObject times) =>
        times.GetType() == typeof(PySmallInt) && (sequence.GetType() == typeof(PyStr) || sequence.GetType() == typeof(PyBytes) || sequence.GetType() == typeof(PyTuple));

    /// <summary>The guard of an entry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Applies(int entry, PyObject left, PyObject right) => (entry & ~63) switch
    {
        FloatInt => left.GetType() == typeof(PyFloat) && right.GetType() == typeof(PySmallInt) && !double.IsNaN(Unsafe.As<PyFloat>(left).Value)
            && IsCompact(Unsafe.As<PySmallInt>(right).Value) && ((entry & 63) != (int)BinaryOperation.TrueDivide || Unsafe.As<PySmallInt>(right).Value != 0),
        IntFloat => left.GetType() == typeof(PySmallInt) && right.GetType() == typeof(PyFloat) && !double.IsNaN(Unsafe.As<PyFloat>(right).Value)
            && IsCompact(Unsafe.As<PySmallInt>(left).Value) && ((entry & 63) != (int)BinaryOperation.TrueDivide || Unsafe.As<PyFloat>(right).Value != 0),
        IntInt => AreBoth<PySmallInt>(left, right),
        TwoBytes => AreBoth<PyBytes>(left, right),
        TwoLists => AreBoth<PyList>(left, right),
        TwoTuples => AreBoth<PyTuple>(left, right),
        SequenceInt => IsRepeated(left, right),
        IntSequence => IsRepeated(right, left),
        _ => AreBoth<PyDict>(left, right),
    };

    /// <summary>The action of an entry whose guard holds; null where it failed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyObject? Act(ThreadState ts, int entry, PyObject left, PyObject right)
    {
        switch (entry & ~63)
        {
            case FloatInt:
                return Float(entry & 63, Unsafe.As<PyFloat>(left).Value, Unsafe.As<PySmallInt>(right).Value);
            case IntFloat:
                return Float(entry & 63, Unsafe.As<PySmallInt>(left).Value, Unsafe.As<PyFloat>(right).Value);
            case IntInt:
                long a = Unsafe.As<PySmallInt>(left).Value;
                long b = Unsafe.As<PySmallInt>(right).Value;
                return PySmallInt.From((BinaryOperation)(entry & 63) switch
                {
                    BinaryOperation.And or BinaryOperation.InPlaceAnd => a & b,
                    BinaryOperation.Or or BinaryOperation.InPlaceOr => a | b,
                    _ => a ^ b,
                });
            default:
                return Numbers.Binary(ts, left, right, (BinaryOperation)(entry & 63));
        }
    }

    private static PyObject Float(int operation, double left, double right) => PyFloat.From((BinaryOperation)operation switch
    {
        BinaryOperation.Add => left + right,
        BinaryOperation.Subtract => left - right,
        BinaryOperation.Multiply => left * right,
        _ => left / right,
    });

    /// <summary>Whether a value fits into one of CPython's digits.</summary>
    public static bool IsCompact(long value) => value is > -CompactLimit and < CompactLimit;
}
