using System;
using System.Security.Cryptography;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Operators;

/// <summary><c>_operator</c>: the language's operators as functions.</summary>
[PyModule("_operator", Doc = "The operators of the language as functions.", Types = [typeof(PyItemGetter), typeof(PyAttributeGetter), typeof(PyMethodCaller)])]
internal static unsafe partial class OperatorModule
{
    [PyFunction("add(a, b, /)", Doc = "Same as a + b.")]
    private static PyObject? Add(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.Add);

    [PyFunction("iadd(a, b, /)", Doc = "Same as a += b.")]
    private static PyObject? InPlaceAdd(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.InPlaceAdd);

    [PyFunction("sub(a, b, /)", Doc = "Same as a - b.")]
    private static PyObject? Subtract(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.Subtract);

    [PyFunction("isub(a, b, /)", Doc = "Same as a -= b.")]
    private static PyObject? InPlaceSubtract(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.InPlaceSubtract);

    [PyFunction("mul(a, b, /)", Doc = "Same as a * b.")]
    private static PyObject? Multiply(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.Multiply);

    [PyFunction("imul(a, b, /)", Doc = "Same as a *= b.")]
    private static PyObject? InPlaceMultiply(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.InPlaceMultiply);

    [PyFunction("matmul(a, b, /)", Doc = "Same as a @ b.")]
    private static PyObject? MatrixMultiply(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.MatrixMultiply);

    [PyFunction("imatmul(a, b, /)", Doc = "Same as a @= b.")]
    private static PyObject? InPlaceMatrixMultiply(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.InPlaceMatrixMultiply);

    [PyFunction("floordiv(a, b, /)", Doc = "Same as a // b.")]
    private static PyObject? FloorDivide(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.FloorDivide);

    [PyFunction("ifloordiv(a, b, /)", Doc = "Same as a //= b.")]
    private static PyObject? InPlaceFloorDivide(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.InPlaceFloorDivide);

    [PyFunction("truediv(a, b, /)", Doc = "Same as a / b.")]
    private static PyObject? TrueDivide(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.TrueDivide);

    [PyFunction("itruediv(a, b, /)", Doc = "Same as a /= b.")]
    private static PyObject? InPlaceTrueDivide(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.InPlaceTrueDivide);

    [PyFunction("mod(a, b, /)", Doc = "Same as a % b.")]
    private static PyObject? Remainder(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.Remainder);

    [PyFunction("imod(a, b, /)", Doc = "Same as a %= b.")]
    private static PyObject? InPlaceRemainder(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.InPlaceRemainder);

    [PyFunction("pow(a, b, /)", Doc = "Same as a ** b.")]
    private static PyObject? Power(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.Power);

    [PyFunction("ipow(a, b, /)", Doc = "Same as a **= b.")]
    private static PyObject? InPlacePower(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.InPlacePower);

    [PyFunction("lshift(a, b, /)", Doc = "Same as a << b.")]
    private static PyObject? LeftShift(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.LeftShift);

    [PyFunction("ilshift(a, b, /)", Doc = "Same as a <<= b.")]
    private static PyObject? InPlaceLeftShift(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.InPlaceLeftShift);

    [PyFunction("rshift(a, b, /)", Doc = "Same as a >> b.")]
    private static PyObject? RightShift(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.RightShift);

    [PyFunction("irshift(a, b, /)", Doc = "Same as a >>= b.")]
    private static PyObject? InPlaceRightShift(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.InPlaceRightShift);

    [PyFunction("and_(a, b, /)", Doc = "Same as a & b.")]
    private static PyObject? And(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.And);

    [PyFunction("iand(a, b, /)", Doc = "Same as a &= b.")]
    private static PyObject? InPlaceAnd(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.InPlaceAnd);

    [PyFunction("or_(a, b, /)", Doc = "Same as a | b.")]
    private static PyObject? Or(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.Or);

    [PyFunction("ior(a, b, /)", Doc = "Same as a |= b.")]
    private static PyObject? InPlaceOr(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.InPlaceOr);

    [PyFunction("xor(a, b, /)", Doc = "Same as a ^ b.")]
    private static PyObject? Xor(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.Xor);

    [PyFunction("ixor(a, b, /)", Doc = "Same as a ^= b.")]
    private static PyObject? InPlaceXor(ThreadState ts, PyObject a, PyObject b) => Numbers.Binary(ts, a, b, BinaryOperation.InPlaceXor);

    [PyFunction("lt(a, b, /)", Doc = "Same as a < b.")]
    private static PyObject? IsLess(ThreadState ts, PyObject a, PyObject b) => Comparison.Compare(ts, a, b, CompareOperator.Less);

    [PyFunction("le(a, b, /)", Doc = "Same as a <= b.")]
    private static PyObject? IsLessEqual(ThreadState ts, PyObject a, PyObject b) => Comparison.Compare(ts, a, b, CompareOperator.LessEqual);

    [PyFunction("eq(a, b, /)", Doc = "Same as a == b.")]
    private static PyObject? IsEqual(ThreadState ts, PyObject a, PyObject b) => Comparison.Compare(ts, a, b, CompareOperator.Equal);

    [PyFunction("ne(a, b, /)", Doc = "Same as a != b.")]
    private static PyObject? IsNotEqual(ThreadState ts, PyObject a, PyObject b) => Comparison.Compare(ts, a, b, CompareOperator.NotEqual);

    [PyFunction("ge(a, b, /)", Doc = "Same as a >= b.")]
    private static PyObject? IsGreaterEqual(ThreadState ts, PyObject a, PyObject b) => Comparison.Compare(ts, a, b, CompareOperator.GreaterEqual);

    [PyFunction("gt(a, b, /)", Doc = "Same as a > b.")]
    private static PyObject? IsGreater(ThreadState ts, PyObject a, PyObject b) => Comparison.Compare(ts, a, b, CompareOperator.Greater);

    [PyFunction("neg(a, /)", Doc = "Same as -a.")]
    private static PyObject? Negative(ThreadState ts, PyObject a) => Numbers.Negative(ts, a);

    [PyFunction("pos(a, /)", Doc = "Same as +a.")]
    private static PyObject? Positive(ThreadState ts, PyObject a) => Numbers.Positive(ts, a);

    [PyFunction("abs(a, /)", Doc = "Same as abs(a).")]
    private static PyObject? Absolute(ThreadState ts, PyObject a) => Numbers.Absolute(ts, a);

    [PyFunction("inv(a, /)", Doc = "Same as ~a.")]
    private static PyObject? Inv(ThreadState ts, PyObject a) => Numbers.Invert(ts, a);

    [PyFunction("invert(a, /)", Doc = "Same as ~a.")]
    private static PyObject? Invert(ThreadState ts, PyObject a) => Numbers.Invert(ts, a);

    [PyFunction("truth(a, /)", Doc = "Return True if a is true, False otherwise.")]
    private static Truth TruthOf(ThreadState ts, PyObject a) => Truthiness.IsTrue(ts, a);

    [PyFunction("not_(a, /)", Doc = "Same as not a.")]
    private static Truth Not(ThreadState ts, PyObject a) => Truthiness.IsTrue(ts, a) switch { Truth.True => Truth.False, Truth.False => Truth.True, _ => Truth.Error };

    [PyFunction("is_(a, b, /)", Doc = "Same as a is b.")]
    private static bool Is(ThreadState ts, PyObject a, PyObject b) => Comparison.Is(a, b);

    [PyFunction("is_not(a, b, /)", Doc = "Same as a is not b.")]
    private static bool IsNot(ThreadState ts, PyObject a, PyObject b) => !Comparison.Is(a, b);

    [PyFunction("is_none(a, /)", Doc = "Same as a is None.")]
    private static bool IsNone(ThreadState ts, PyObject a) => a is PyNone;

    [PyFunction("is_not_none(a, /)", Doc = "Same as a is not None.")]
    private static bool IsNotNone(ThreadState ts, PyObject a) => a is not PyNone;

    [PyFunction("index(a, /)", Doc = "Same as a.__index__()")]
    private static PyObject? Index(ThreadState ts, PyObject a) => Numbers.Index(ts, a)?.Exact;

    [PyFunction("contains(a, b, /)", Doc = "Same as b in a (note reversed operands).")]
    private static Truth Contains(ThreadState ts, PyObject a, PyObject b) => Containers.Contains(ts, a, b);

    [PyFunction("getitem(a, b, /)", Doc = "Same as a[b].")]
    private static PyObject? GetItem(ThreadState ts, PyObject a, PyObject b) => Containers.GetItem(ts, a, b);

    [PyFunction("setitem(a, b, c, /)", Doc = "Same as a[b] = c.")]
    private static Done SetItem(ThreadState ts, PyObject a, PyObject b, PyObject c) => Containers.SetItem(ts, a, b, c) ? Done.Ok : Done.Error;

    [PyFunction("delitem(a, b, /)", Doc = "Same as del a[b].")]
    private static Done DeleteItem(ThreadState ts, PyObject a, PyObject b) => Containers.SetItem(ts, a, b, null) ? Done.Ok : Done.Error;

    [PyFunction("call(obj, /, *args, **kwargs)", Doc = "Same as obj(*args, **kwargs).")]
    private static PyObject? Call(ThreadState ts, PyObject callable, PyTuple arguments, PyDict? keywords) => Calls.CallWith(ts, callable, arguments, keywords);

    [PyFunction("concat(a, b, /)", Doc = "Same as a + b, for a and b sequences.")]
    private static PyObject? Concat(ThreadState ts, PyObject a, PyObject b) =>
        a.Type.Slots.SequenceConcat != null ? a.Type.Slots.SequenceConcat(ts, a, b)
        : IsSequence(a) && IsSequence(b) ? Numbers.Binary(ts, a, b, BinaryOperation.Add)
        : Raise.TypeError(ts, $"'{a.Type.Name}' object can't be concatenated");

    [PyFunction("iconcat(a, b, /)", Doc = "Same as a += b, for a and b sequences.")]
    private static PyObject? InPlaceConcat(ThreadState ts, PyObject a, PyObject b)
    {
        ref TypeSlots slots = ref a.Type.Slots;
        return slots.SequenceInPlaceConcat != null ? slots.SequenceInPlaceConcat(ts, a, b)
            : slots.SequenceConcat != null ? slots.SequenceConcat(ts, a, b)
            : IsSequence(a) && IsSequence(b) ? Numbers.Binary(ts, a, b, BinaryOperation.InPlaceAdd)
            : Raise.TypeError(ts, $"'{a.Type.Name}' object can't be concatenated");
    }

    [PyFunction("countOf(a, b, /)", Doc = "Return the number of items in a which are, or which equal, b.")]
    private static PyObject? CountOf(ThreadState ts, PyObject a, PyObject b)
    {
        long count = 0;
        return Search(ts, a, b, ref count, first: false) == Truth.Error ? null : PyInt.From(count);
    }

    [PyFunction("indexOf(a, b, /)", Doc = "Return the first index of b in a.")]
    private static PyObject? IndexOf(ThreadState ts, PyObject a, PyObject b)
    {
        long index = 0;
        return Search(ts, a, b, ref index, first: true) switch
        {
            Truth.True => PyInt.From(index),
            Truth.False => Raise.ValueError(ts, "sequence.index(x): x not in sequence"),
            _ => null,
        };
    }

    [PyFunction("length_hint(obj, default=0, /)", Doc = "An estimate of the number of items; the default where the object knows none.")]
    private static PyObject? LengthHint(ThreadState ts, PyObject value, PyObject? fallback)
    {
        long other = 0;
        if (fallback is not null && (fallback is not PyInt ? !(bool)Raise.TypeError(ts, $"'{fallback.Type.Name}' object cannot be interpreted as an integer") : !ArgumentConversions.ToInt64(ts, fallback, out other)))
        {
            return null;
        }

        return Containers.LengthHint(ts, value, other, out long hint) ? PyInt.From(hint) : null;
    }

    [PyFunction("_compare_digest(a, b, /)", Doc = "Return 'a == b' in a time that does not depend on where they differ.")]
    internal static PyObject? CompareDigest(ThreadState ts, PyObject a, PyObject b)
    {
        if (a is PyStr first && b is PyStr second)
        {
            string left = first.ToString();
            string right = second.ToString();
            if (!System.Text.Ascii.IsValid(left) || !System.Text.Ascii.IsValid(right))
            {
                return Raise.TypeError(ts, "comparing strings with non-ASCII characters is not supported");
            }

            return PyBool.From(CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(left), System.Text.Encoding.ASCII.GetBytes(right)));
        }

        if (a.Type.Slots.Buffer == null || b.Type.Slots.Buffer == null)
        {
            return Raise.TypeError(ts, $"unsupported operand types(s) or combination of types: '{a.Type.Name}' and '{b.Type.Name}'");
        }

        if (!ArgumentConversions.ToBuffer(ts, a, out BufferView? x))
        {
            return null;
        }

        using (x)
        {
            if (!ArgumentConversions.ToBuffer(ts, b, out BufferView? y))
            {
                return null;
            }

            using (y)
            {
                return PyBool.From(CryptographicOperations.FixedTimeEquals(x.Span, y.Span));
            }
        }
    }

    private static bool IsSequence(PyObject value) => value is not PyDict && value.Type.Slots.SequenceItem != null;

    /// <summary>Counts occurrences, or the items before the first one.</summary>
    private static Truth Search(ThreadState ts, PyObject container, PyObject item, ref long count, bool first)
    {
        if (Iteration.GetIterator(ts, container) is not { } iterator)
        {
            return Raise.ClearIf(ts, ExceptionTypes.TypeError) ? Raise.TypeError(ts, $"argument of type '{container.Type.Name}' is not iterable") : Truth.Error;
        }

        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? candidate))
            {
                return next.IsError ? Truth.Error : Truth.False;
            }

            Truth equal = Comparison.Equal(ts, candidate, item);
            if (equal == Truth.Error || (first && equal == Truth.True))
            {
                return equal;
            }

            count += first || equal == Truth.True ? 1 : 0;
        }
    }
}
