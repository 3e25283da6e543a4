using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>wrapper_descriptor</c>: a builtin type's slot as a special method (<c>int.__add__</c>).</summary>
[PyType("wrapper_descriptor", NoConstructor = true, Flags = TypeFlags.MethodDescriptor)]
internal sealed unsafe partial class PyWrapperDescriptor(PyType owner, SpecialMethod method, nint slotPointer) : PyObject
{
    /// <summary>The type whose slot it is.</summary>
    public PyType Owner { get; } = owner;

    public SpecialMethod Method { get; } = method;

    /// <summary>The slot's function, of the type that the slot's field has.</summary>
    public nint SlotPointer { get; } = slotPointer;

    /// <summary>The type whose slot it is.</summary>
    [PyGetter("__objclass__", Member = true)]
    private PyObject ObjectClass => Owner;

    [PyGetter("__name__", Member = true)]
    private PyObject NameObject => Method.Name;

    [PyGetter("__qualname__")]
    private PyObject QualifiedName() => PyStr.From($"{Owner.QualifiedName}.{Method.Name}");

    [PyGetter("__doc__")]
    private PyObject Documentation() => PyStr.From(Method.Doc);

    [PyGetter("__text_signature__")]
    private PyObject TextSignature() => PyStr.From(Method.TextSignature);

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts) => DescriptorSupport.Reduce(ts, Owner, Method.Name);

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) => PyStr.From($"<slot wrapper '{Method.Name}' of '{ArgumentErrors.TypeName(Owner)}' objects>");

    [PySlot(Slot.DescriptorGet)]
    private PyObject? GetSlot(ThreadState ts, PyObject? instance, PyType? owner)
    {
        if (instance is null)
        {
            return this;
        }

        return instance.Type.IsSubtypeOf(Owner)
            ? new PyMethodWrapper(this, instance)
            : Raise.TypeError(ts, $"descriptor '{Method.Name}' for '{Owner.FullName}' objects doesn't apply to a '{instance.Type.FullName}' object");
    }

    [PySlot(Slot.Call)]
    private PyObject? CallSlot(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (arguments.Length - (keywordNames?.Count ?? 0) < 1)
        {
            return Raise.TypeError(ts, $"descriptor '{Method.Name}' of '{ArgumentErrors.TypeName(Owner)}' object needs an argument");
        }

        PyObject self = arguments[0];
        return self.Type.IsSubtypeOf(Owner)
            ? Method.Call(ts, Method, SlotPointer, self, arguments[1..], keywordNames)
            : Raise.TypeError(ts, $"descriptor '{Method.Name}' requires a '{Owner.FullName}' object but received a '{self.Type.FullName}'");
    }
}

/// <summary><c>method-wrapper</c>: a slot wrapper bound to an instance.</summary>
[PyType("method-wrapper", NoConstructor = true)]
internal sealed unsafe partial class PyMethodWrapper(PyWrapperDescriptor descriptor, PyObject self) : PyObject
{
    public PyWrapperDescriptor Descriptor { get; } = descriptor;

    public PyObject Self { get; } = self;

    [PyGetter("__self__", Member = true)]
    private PyObject SelfObject => Self;

    [PyGetter("__objclass__")]
    private PyObject ObjectClass() => Descriptor.Owner;

    [PyGetter("__name__")]
    private PyObject NameObject() => Descriptor.Method.Name;

    [PyGetter("__qualname__")]
    private PyObject QualifiedName() => PyStr.From($"{Descriptor.Owner.QualifiedName}.{Descriptor.Method.Name}");

    [PyGetter("__doc__")]
    private PyObject Documentation() => PyStr.From(Descriptor.Method.Doc);

    [PyGetter("__text_signature__")]
    private PyObject TextSignature() => PyStr.From(Descriptor.Method.TextSignature);

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts) => DescriptorSupport.Reduce(ts, Self, Descriptor.Method.Name);

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) =>
        PyStr.From($"<method-wrapper '{Descriptor.Method.Name}' of {Self.Type.Name} object at {ObjectIdentity.Hexadecimal(Self)}>");

    [PySlot(Slot.Hash)]
    private long HashSlot(ThreadState ts)
    {
        long hash = Hashing.OfIdentity(Self) ^ Hashing.OfIdentity(Descriptor);
        return hash == -1 ? -2 : hash;
    }

    [PySlot(Slot.Compare)]
    private PyObject? CompareSlot(ThreadState ts, PyObject other, CompareOperator operation)
    {
        if (operation is not (CompareOperator.Equal or CompareOperator.NotEqual) || other is not PyMethodWrapper wrapper)
        {
            return PyNotImplemented.Instance;
        }

        bool equal = ReferenceEquals(Descriptor, wrapper.Descriptor) && ReferenceEquals(Self, wrapper.Self);
        return PyBool.From(equal == (operation == CompareOperator.Equal));
    }

    [PySlot(Slot.Call)]
    private PyObject? CallSlot(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        Descriptor.Method.Call(ts, Descriptor.Method, Descriptor.SlotPointer, Self, arguments, keywordNames);
}
