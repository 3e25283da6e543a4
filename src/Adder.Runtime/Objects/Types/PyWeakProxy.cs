using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>
/// <c>weakref.proxy</c>: stands for an object without keeping it alive; every operation goes to the object, or raises ReferenceError once it is gone.
/// </summary>
internal abstract class PyWeakProxyBase(PyObject target, PyObject? callback) : PyWeakReferenceBase(target, callback)
{
    /// <summary>The object; ReferenceError (null) once it is gone.</summary>
    public PyObject? Alive(ThreadState ts) => Target ?? Raise.Error(ts, ExceptionTypes.ReferenceError, "weakly-referenced object no longer exists");

    /// <summary>A proxy's object, any other object itself; null: ReferenceError is pending.</summary>
    public static PyObject? Unwrap(ThreadState ts, PyObject value) => value is PyWeakProxyBase proxy ? proxy.Alive(ts) : value;

    /// <summary>Unwraps both operands and applies a binary operation.</summary>
    protected static PyObject? Binary(ThreadState ts, PyObject left, PyObject right, BinaryOperation operation) =>
        Unwrap(ts, left) is { } first && Unwrap(ts, right) is { } second ? Numbers.Binary(ts, first, second, operation) : null;

    [PySlot(Slot.Repr)]
    protected PyObject? ReprSlot(ThreadState ts) =>
        PyStr.From(Target is { } target
            ? $"<weakproxy at {ObjectIdentity.Hexadecimal(this)}; {Describe(target)}>"
            : $"<weakproxy at {ObjectIdentity.Hexadecimal(this)}; dead>");

    [PySlot(Slot.Str)]
    protected PyObject? StrSlot(ThreadState ts) => Alive(ts) is { } target ? Text.Str(ts, target) : null;

    [PySlot(Slot.GetAttribute)]
    protected Lookup GetAttributeSlot(ThreadState ts, PyStr name) => Alive(ts) is { } target ? Attributes.Get(ts, target, name) : null;

    [PySlot(Slot.SetAttribute)]
    protected bool SetAttributeSlot(ThreadState ts, PyStr name, PyObject? value) => Alive(ts) is { } target && Attributes.Set(ts, target, name, value);

    [PySlot(Slot.Compare)]
    protected static PyObject? CompareSlot(ThreadState ts, PyObject left, PyObject right, CompareOperator operation) =>
        Unwrap(ts, left) is { } first && Unwrap(ts, right) is { } second ? Comparison.Compare(ts, first, second, operation) : null;

    [PySlot(Slot.Truth)]
    protected Truth TruthSlot(ThreadState ts) => Alive(ts) is { } target ? Truthiness.IsTrue(ts, target) : Truth.Error;

    [PySlot(Slot.Length)]
    protected long LengthSlot(ThreadState ts) => Alive(ts) is { } target ? Containers.Length(ts, target) : -1;

    [PySlot(Slot.GetItem)]
    protected PyObject? GetItemSlot(ThreadState ts, PyObject key) => Alive(ts) is { } target && Unwrap(ts, key) is { } plain ? Containers.GetItem(ts, target, plain) : null;

    [PySlot(Slot.SetItem)]
    protected bool SetItemSlot(ThreadState ts, PyObject key, PyObject? value) => Alive(ts) is { } target && Containers.SetItem(ts, target, key, value);

    [PySlot(Slot.Contains)]
    protected Truth ContainsSlot(ThreadState ts, PyObject item) => Alive(ts) is { } target ? Containers.Contains(ts, target, item) : Truth.Error;

    [PySlot(Slot.Iter)]
    protected PyObject? IterSlot(ThreadState ts) => Alive(ts) is { } target ? Iteration.GetIterator(ts, target) : null;

    [PySlot(Slot.Next)]
    protected unsafe Lookup NextSlot(ThreadState ts)
    {
        if (Alive(ts) is not { } target)
        {
            return default;
        }

        return target.Type.Slots.Next == null
            ? Raise.TypeError(ts, $"Weakref proxy referenced a non-iterator '{target.Type.FullName}' object")
            : Iteration.Next(ts, target);
    }

    [PySlot(Slot.Add)]
    protected static PyObject? AddSlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.Add);

    [PySlot(Slot.InPlaceAdd)]
    protected static PyObject? InPlaceAddSlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.InPlaceAdd);

    [PySlot(Slot.Subtract)]
    protected static PyObject? SubtractSlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.Subtract);

    [PySlot(Slot.InPlaceSubtract)]
    protected static PyObject? InPlaceSubtractSlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.InPlaceSubtract);

    [PySlot(Slot.Multiply)]
    protected static PyObject? MultiplySlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.Multiply);

    [PySlot(Slot.InPlaceMultiply)]
    protected static PyObject? InPlaceMultiplySlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.InPlaceMultiply);

    [PySlot(Slot.Remainder)]
    protected static PyObject? RemainderSlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.Remainder);

    [PySlot(Slot.InPlaceRemainder)]
    protected static PyObject? InPlaceRemainderSlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.InPlaceRemainder);

    [PySlot(Slot.LeftShift)]
    protected static PyObject? LeftShiftSlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.LeftShift);

    [PySlot(Slot.InPlaceLeftShift)]
    protected static PyObject? InPlaceLeftShiftSlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.InPlaceLeftShift);

    [PySlot(Slot.RightShift)]
    protected static PyObject? RightShiftSlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.RightShift);

    [PySlot(Slot.InPlaceRightShift)]
    protected static PyObject? InPlaceRightShiftSlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.InPlaceRightShift);

    [PySlot(Slot.And)]
    protected static PyObject? AndSlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.And);

    [PySlot(Slot.InPlaceAnd)]
    protected static PyObject? InPlaceAndSlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.InPlaceAnd);

    [PySlot(Slot.Xor)]
    protected static PyObject? XorSlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.Xor);

    [PySlot(Slot.InPlaceXor)]
    protected static PyObject? InPlaceXorSlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.InPlaceXor);

    [PySlot(Slot.Or)]
    protected static PyObject? OrSlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.Or);

    [PySlot(Slot.InPlaceOr)]
    protected static PyObject? InPlaceOrSlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.InPlaceOr);

    [PySlot(Slot.FloorDivide)]
    protected static PyObject? FloorDivideSlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.FloorDivide);

    [PySlot(Slot.InPlaceFloorDivide)]
    protected static PyObject? InPlaceFloorDivideSlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.InPlaceFloorDivide);

    [PySlot(Slot.TrueDivide)]
    protected static PyObject? TrueDivideSlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.TrueDivide);

    [PySlot(Slot.InPlaceTrueDivide)]
    protected static PyObject? InPlaceTrueDivideSlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.InPlaceTrueDivide);

    [PySlot(Slot.MatrixMultiply)]
    protected static PyObject? MatrixMultiplySlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.MatrixMultiply);

    [PySlot(Slot.InPlaceMatrixMultiply)]
    protected static PyObject? InPlaceMatrixMultiplySlot(ThreadState ts, PyObject left, PyObject right) => Binary(ts, left, right, BinaryOperation.InPlaceMatrixMultiply);

    [PySlot(Slot.DivMod)]
    protected static PyObject? DivModSlot(ThreadState ts, PyObject left, PyObject right) =>
        Unwrap(ts, left) is { } first && Unwrap(ts, right) is { } second ? Numbers.DivMod(ts, first, second) : null;

    [PySlot(Slot.InPlacePower)]
    protected static PyObject? InPlacePowerSlot(ThreadState ts, PyObject left, PyObject right, PyObject modulus) => Binary(ts, left, right, BinaryOperation.InPlacePower);

    [PySlot(Slot.Power)]
    protected static PyObject? PowerSlot(ThreadState ts, PyObject left, PyObject right, PyObject modulus) =>
        Unwrap(ts, left) is { } first && Unwrap(ts, right) is { } second && Unwrap(ts, modulus) is { } third ? Numbers.Power(ts, first, second, third) : null;

    [PySlot(Slot.Negative)]
    protected PyObject? NegativeSlot(ThreadState ts) => Alive(ts) is { } target ? Numbers.Negative(ts, target) : null;

    [PySlot(Slot.Positive)]
    protected PyObject? PositiveSlot(ThreadState ts) => Alive(ts) is { } target ? Numbers.Positive(ts, target) : null;

    [PySlot(Slot.Absolute)]
    protected PyObject? AbsoluteSlot(ThreadState ts) => Alive(ts) is { } target ? Numbers.Absolute(ts, target) : null;

    [PySlot(Slot.Invert)]
    protected PyObject? InvertSlot(ThreadState ts) => Alive(ts) is { } target ? Numbers.Invert(ts, target) : null;

    [PySlot(Slot.Int)]
    protected PyObject? IntSlot(ThreadState ts) => Alive(ts) is { } target ? Calls.Call(ts, PyInt.TypeObject, target) : null;

    [PySlot(Slot.Float)]
    protected PyObject? FloatSlot(ThreadState ts) => Alive(ts) is { } target ? Calls.Call(ts, PyFloat.TypeObject, target) : null;

    [PySlot(Slot.Index)]
    protected PyObject? IndexSlot(ThreadState ts) => Alive(ts) is { } target ? Numbers.Index(ts, target) : null;

    [PyMethod("__bytes__()")]
    protected PyObject? ToBytes(ThreadState ts) => Alive(ts) is { } target ? Calls.CallMethod(ts, target, "__bytes__") : null;

    [PyMethod("__reversed__()")]
    protected PyObject? Reversed(ThreadState ts) => Alive(ts) is { } target ? Calls.CallMethod(ts, target, "__reversed__") : null;
}

/// <summary><c>weakref.ProxyType</c>.</summary>
[PyType("ProxyType", Module = "weakref", NoConstructor = true, Flags = TypeFlags.Static)]
internal sealed partial class PyWeakProxy(PyObject target, PyObject? callback) : PyWeakProxyBase(target, callback)
{
    /// <summary>A proxy of an object, of the callable kind where the object is callable; null: TypeError is pending.</summary>
    public static unsafe PyObject? Create(ThreadState ts, PyObject target, PyObject? callback)
    {
        if (!WeakReferences.Supports(target))
        {
            return Raise.TypeError(ts, $"cannot create weak reference to '{target.Type.FullName}' object");
        }

        bool callable = target.Type.Slots.Call != null;
        WeakReferenceList list = WeakReferences.ListOf(ts, target);
        if (callback is null && list.Plain(callable ? typeof(PyWeakCallableProxy) : typeof(PyWeakProxy)) is { } shared)
        {
            return shared;
        }

        PyWeakProxyBase proxy = callable ? new PyWeakCallableProxy(target, callback) : new PyWeakProxy(target, callback);
        list.Add(proxy);
        return proxy;
    }
}

/// <summary><c>weakref.CallableProxyType</c>.</summary>
[PyType("CallableProxyType", Module = "weakref", NoConstructor = true, Flags = TypeFlags.Static)]
internal sealed partial class PyWeakCallableProxy(PyObject target, PyObject? callback) : PyWeakProxyBase(target, callback)
{
    [PySlot(Slot.Call)]
    private PyObject? CallSlot(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        Alive(ts) is { } target ? Calls.Call(ts, target, arguments, keywordNames) : null;
}
