using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

internal sealed partial class PyBool
{
    private static readonly PyStr s_true = PyStr.Intern("True");
    private static readonly PyStr s_false = PyStr.Intern("False");

    [PyNew("bool(object=False, /)")]
    internal static PyObject? New(ThreadState ts, PyType type, PyObject value) => Truthiness.IsTrue(ts, value) switch
    {
        Truth.Error => null,
        Truth.True => True,
        _ => False,
    };

    [PySlot(Slot.Repr)]
    internal PyObject? BoolRepr(ThreadState ts) => Value ? s_true : s_false;

    [PySlot(Slot.And)]
    internal static PyObject? BoolAnd(ThreadState ts, PyObject left, PyObject right) =>
        left is PyBool a && right is PyBool b ? From(a.Value & b.Value) : AndSlot(ts, left, right);

    [PySlot(Slot.Or)]
    internal static PyObject? BoolOr(ThreadState ts, PyObject left, PyObject right) =>
        left is PyBool a && right is PyBool b ? From(a.Value | b.Value) : OrSlot(ts, left, right);

    [PySlot(Slot.Xor)]
    internal static PyObject? BoolXor(ThreadState ts, PyObject left, PyObject right) =>
        left is PyBool a && right is PyBool b ? From(a.Value ^ b.Value) : XorSlot(ts, left, right);

    [PySlot(Slot.Invert)]
    internal PyObject? BoolInvert(ThreadState ts) =>
        Deprecations.Warn(ts, "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying int object and is usually "
            + "not what you expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.")
            ? PySmallInt.From(Value ? -2 : -1)
            : null;
}
