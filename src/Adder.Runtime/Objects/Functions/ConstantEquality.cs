using System;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>Hash and equality of what a compiler's constants can be (numbers, texts, bytes, singletons, tuples of these): they never fail and look at no thread.</summary>
internal static unsafe class ConstantEquality
{
    public static long Hash(PyObject constant) => Hashing.Hash(null!, constant);

    public static bool Equal(PyObject left, PyObject right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left is PyTuple first && right is PyTuple second)
        {
            return AllEqual(first.Items, second.Items);
        }

        // Bytes that are compared with something else may warn, which takes a thread.
        if (left is PyBytes || right is PyBytes)
        {
            return left is PyBytes some && right is PyBytes others && some.Data.AsSpan().SequenceEqual(others.Data);
        }

        return EqualBySlot(left, right) ?? EqualBySlot(right, left) ?? false;
    }

    private static bool AllEqual(ReadOnlySpan<PyObject> left, ReadOnlySpan<PyObject> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (!Equal(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool? EqualBySlot(PyObject left, PyObject right)
    {
        PyObject? result = left.Type.Slots.Compare(null!, left, right, CompareOperator.Equal);
        return result is PyBool answer ? answer.Value : null;
    }
}
