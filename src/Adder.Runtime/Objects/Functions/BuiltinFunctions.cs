using System;
using System.Runtime.CompilerServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>builtin_function_or_method</c>: a native function of a module, or a native method bound to its object.</summary>
[PyType("builtin_function_or_method", NoConstructor = true, Flags = TypeFlags.HasWeakReferences)]
internal sealed unsafe partial class PyBuiltinFunction(MethodDefinition definition, PyObject self, PyObject module) : PyObject
{
    private PyObject _module = module;

    public MethodDefinition Definition { get; } = definition;

    /// <summary>The object that the method is bound to; for a function its module.</summary>
    public PyObject Self { get; } = self;

    /// <summary><c>__module__</c>: a str or None.</summary>
    public PyObject Module => _module;

    [PySlot(Slot.Call)]
    private static PyObject? CallSlot(ThreadState ts, PyBuiltinFunction self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        self.Definition.Call(ts, self.Self, arguments, keywordNames);

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) =>
        Self is PyModule or PyNone
            ? PyStr.From($"<built-in function {Definition.Name}>")
            : PyStr.From($"<built-in method {Definition.Name} of {Self.Type.FullName} object at {ObjectIdentity.Hexadecimal(Self)}>");

    [PySlot(Slot.Hash)]
    private long HashSlot()
    {
        long hash = Hashing.OfIdentity(Self) ^ Definition.GetHashCode();
        return hash == -1 ? -2 : hash;
    }

    [PySlot(Slot.Compare)]
    private PyObject? CompareSlot(ThreadState ts, PyObject other, CompareOperator operation)
    {
        if (operation is not (CompareOperator.Equal or CompareOperator.NotEqual) || other is not PyBuiltinFunction function)
        {
            return PyNotImplemented.Instance;
        }

        bool equal = ReferenceEquals(Self, function.Self) && ReferenceEquals(Definition, function.Definition);
        return PyBool.From(equal == (operation == CompareOperator.Equal));
    }

    [PyGetter("__module__", Member = true)]
    private PyObject ModuleGetter() => _module;

    [PySetter("__module__")]
    private Done ModuleSetter(PyObject? value)
    {
        _module = value ?? PyNone.Instance;
        return Done.Ok;
    }

    [PyGetter("__doc__")]
    private PyObject DocumentationGetter() => DescriptorSupport.TextOrNone(Definition.Doc);

    [PyGetter("__name__")]
    private PyObject NameGetter() => PyStr.Intern(Definition.Name);

    [PyGetter("__qualname__")]
    private PyObject? QualifiedNameGetter(ThreadState ts)
    {
        if (Self is PyModule or PyNone)
        {
            return PyStr.Intern(Definition.Name);
        }

        PyObject? owner = Attributes.Get(ts, Self as PyType ?? Self.Type, SpecialNames.Qualname);
        return owner is null ? null : PyStr.From($"{owner}.{Definition.Name}");
    }

    [PyGetter("__self__")]
    private PyObject SelfGetter() => Definition.Kind == MethodKind.StaticMethod ? PyNone.Instance : Self;

    [PyGetter("__text_signature__")]
    private PyObject TextSignatureGetter() => DescriptorSupport.TextOrNone(Definition.TextSignature);

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts) => Self is PyModule or PyNone ? PyStr.Intern(Definition.Name) : DescriptorSupport.Reduce(ts, Self, PyStr.Intern(Definition.Name));
}

/// <summary><c>method_descriptor</c>: a native method in its type's dictionary.</summary>
[PyType("method_descriptor", NoConstructor = true, Flags = TypeFlags.MethodDescriptor)]
internal sealed unsafe partial class PyMethodDescriptor(PyType owner, MethodDefinition definition) : PyObject
{
    /// <summary>The type whose instances the method is for.</summary>
    public PyType Owner { get; } = owner;

    public MethodDefinition Definition { get; } = definition;

    /// <summary>The .NET class (<see cref="Specialization.ObjectLayout.ClassOf"/>) of the owner's exact instances, where no other type's are of it; 0 before one has come by.</summary>
    private nint _instanceClass;

    /// <summary>Whether an object is an instance of the very type that the method belongs to, not of a subclass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsOfOwner(PyObject receiver) => Specialization.ObjectLayout.ClassOf(receiver) == _instanceClass || IsOfOwnerByType(receiver);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsOfOwnerByType(PyObject receiver)
    {
        if (!ReferenceEquals(receiver.Type, Owner))
        {
            return false;
        }

        if (Owner.IsFixedByClassOf(receiver))
        {
            _instanceClass = Specialization.ObjectLayout.ClassOf(receiver);
        }

        return true;
    }

    [PySlot(Slot.Call)]
    private PyObject? CallSlot(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (arguments.Length - (keywordNames?.Count ?? 0) < 1)
        {
            return Raise.TypeError(ts, $"unbound method {Owner.Name}.{Definition.Name}() needs an argument");
        }

        PyObject self = arguments[0];
        return self.Type.IsSubtypeOf(Owner)
            ? Definition.Call(ts, self, arguments[1..], keywordNames)
            : Raise.TypeError(ts, $"descriptor '{Definition.Name}' for '{Owner.FullName}' objects doesn't apply to a '{self.Type.FullName}' object");
    }

    [PySlot(Slot.DescriptorGet)]
    private PyObject? GetSlot(ThreadState ts, PyObject? instance, PyType? owner)
    {
        if (instance is null)
        {
            return this;
        }

        return instance.Type.IsSubtypeOf(Owner)
            ? new PyBuiltinFunction(Definition, instance, PyNone.Instance)
            : DescriptorSupport.NotApplicable(ts, Definition.Name, Owner, instance);
    }

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) => PyStr.From($"<method '{Definition.Name}' of '{ArgumentErrors.TypeName(Owner)}' objects>");

    [PyGetter("__objclass__", Member = true)]
    private PyObject ObjectClass() => Owner;

    [PyGetter("__name__", Member = true)]
    private PyObject NameGetter() => PyStr.Intern(Definition.Name);

    [PyGetter("__qualname__")]
    private PyObject QualifiedNameGetter() => PyStr.From($"{Owner.QualifiedName}.{Definition.Name}");

    [PyGetter("__doc__")]
    private PyObject DocumentationGetter() => DescriptorSupport.TextOrNone(Definition.Doc);

    [PyGetter("__text_signature__")]
    private PyObject TextSignatureGetter() => DescriptorSupport.TextOrNone(Definition.TextSignature);

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts) => DescriptorSupport.Reduce(ts, Owner, PyStr.Intern(Definition.Name));
}

/// <summary><c>classmethod_descriptor</c>: a native class method in its type's dictionary.</summary>
[PyType("classmethod_descriptor", NoConstructor = true)]
internal sealed unsafe partial class PyClassMethodDescriptor(PyType owner, MethodDefinition definition) : PyObject
{
    public PyType Owner { get; } = owner;

    public MethodDefinition Definition { get; } = definition;

    [PySlot(Slot.DescriptorGet)]
    private PyObject? GetSlot(ThreadState ts, PyObject? instance, PyType? owner)
    {
        PyType? type = owner ?? instance?.Type;
        if (type is null)
        {
            return Raise.TypeError(ts, $"descriptor '{Definition.Name}' for type '{Owner.FullName}' needs either an object or a type");
        }

        return type.IsSubtypeOf(Owner)
            ? new PyBuiltinFunction(Definition, type, PyNone.Instance)
            : Raise.TypeError(ts, $"descriptor '{Definition.Name}' requires a subtype of '{ArgumentErrors.TypeName(Owner)}' but received '{type.Name}'");
    }

    [PySlot(Slot.Call)]
    private PyObject? CallSlot(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (arguments.Length - (keywordNames?.Count ?? 0) < 1)
        {
            return Raise.TypeError(ts, $"descriptor '{Definition.Name}' of '{ArgumentErrors.TypeName(Owner)}' object needs an argument");
        }

        if (arguments[0] is not PyType type)
        {
            return Raise.TypeError(ts, $"descriptor '{Definition.Name}' for type '{Owner.FullName}' needs a type, not a '{arguments[0].Type.FullName}' as arg 2");
        }

        PyObject? bound = GetSlot(ts, null, type);
        return bound is null ? null : Calls.Call(ts, bound, arguments[1..], keywordNames);
    }

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) => PyStr.From($"<method '{Definition.Name}' of '{ArgumentErrors.TypeName(Owner)}' objects>");

    [PyGetter("__objclass__", Member = true)]
    private PyObject ObjectClass() => Owner;

    [PyGetter("__name__", Member = true)]
    private PyObject NameGetter() => PyStr.Intern(Definition.Name);

    [PyGetter("__qualname__")]
    private PyObject QualifiedNameGetter() => PyStr.From($"{Owner.QualifiedName}.{Definition.Name}");

    [PyGetter("__doc__")]
    private PyObject DocumentationGetter() => DescriptorSupport.TextOrNone(Definition.Doc);

    [PyGetter("__text_signature__")]
    private PyObject TextSignatureGetter() => DescriptorSupport.TextOrNone(Definition.TextSignature);
}

/// <summary>A native attribute whose type is <c>member_descriptor</c>, without a value slot.</summary>
internal interface INativeMember
{
    PyType Owner { get; }

    string Name { get; }

    string? Doc { get; }

    PyObject? Get(ThreadState ts, PyObject? instance, PyType? owner);

    bool Set(ThreadState ts, PyObject instance, PyObject? value);
}

/// <summary><c>getset_descriptor</c>, and <c>member_descriptor</c> where it is a native attribute of that kind: in its type's dictionary.</summary>
[PyType("getset_descriptor", NoConstructor = true, OwnTypeProperty = true)]
internal sealed unsafe partial class PyGetSetDescriptor(PyType owner, GetSetDefinition definition) : PyObject, INativeMember
{
    public PyType Owner { get; } = owner;

    public GetSetDefinition Definition { get; } = definition;

    public override PyType Type => Definition.IsMember ? PyMemberDescriptor.TypeObject : TypeObject;

    string INativeMember.Name => Definition.Name;

    string? INativeMember.Doc => Definition.Doc;

    PyObject? INativeMember.Get(ThreadState ts, PyObject? instance, PyType? owner) => GetSlot(ts, instance, owner);

    bool INativeMember.Set(ThreadState ts, PyObject instance, PyObject? value) => SetSlot(ts, instance, value);

    [PySlot(Slot.DescriptorGet)]
    private PyObject? GetSlot(ThreadState ts, PyObject? instance, PyType? owner)
    {
        if (instance is null)
        {
            return this;
        }

        return instance.Type.IsSubtypeOf(Owner) ? Definition.Getter(ts, instance) : DescriptorSupport.NotApplicable(ts, Definition.Name, Owner, instance);
    }

    [PySlot(Slot.DescriptorSet)]
    private bool SetSlot(ThreadState ts, PyObject instance, PyObject? value)
    {
        if (!instance.Type.IsSubtypeOf(Owner))
        {
            return DescriptorSupport.NotApplicable(ts, Definition.Name, Owner, instance);
        }

        if (Definition.Setter.Pointer != null)
        {
            return Definition.Setter.Pointer(ts, instance, value);
        }

        return Definition.IsMember
            ? Raise.AttributeError(ts, "readonly attribute")
            : Raise.AttributeErrorFor(ts, $"attribute '{Definition.Name}' of '{ArgumentErrors.TypeName(Owner)}' objects is not writable", instance, PyStr.Intern(Definition.Name));
    }

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) => PyStr.From($"<attribute '{Definition.Name}' of '{ArgumentErrors.TypeName(Owner)}' objects>");

    [PyGetter("__objclass__", Member = true)]
    private PyObject ObjectClass() => Owner;

    [PyGetter("__name__", Member = true)]
    private PyObject NameGetter() => PyStr.Intern(Definition.Name);

    [PyGetter("__qualname__")]
    private PyObject QualifiedNameGetter() => PyStr.From($"{Owner.QualifiedName}.{Definition.Name}");

    [PyGetter("__doc__")]
    private PyObject DocumentationGetter() => DescriptorSupport.TextOrNone(Definition.Doc);
}

/// <summary>
/// <c>member_descriptor</c>: an attribute that lives in a fixed value slot (<c>__slots__</c>). Native attributes of that kind are <see cref="INativeMember"/>s; the type's slots serve
/// both.
/// </summary>
[PyType("member_descriptor", NoConstructor = true)]
internal sealed partial class PyMemberDescriptor(PyType owner, PyStr name, int slotIndex) : PyObject
{
    public PyType Owner { get; } = owner;

    public PyStr Name { get; } = name;

    /// <summary>Index of the value slot in every instance.</summary>
    public int SlotIndex { get; } = slotIndex;

    [PySlot(Slot.DescriptorGet)]
    private static PyObject? GetSlot(ThreadState ts, PyObject self, PyObject? instance, PyType? owner)
    {
        if (self is not PyMemberDescriptor member)
        {
            return ((INativeMember)self).Get(ts, instance, owner);
        }

        if (instance is null)
        {
            return self;
        }

        if (!instance.Type.IsSubtypeOf(member.Owner))
        {
            return DescriptorSupport.NotApplicable(ts, member.Name.ToString(), member.Owner, instance);
        }

        return InstanceAttributes.SlotAt(instance, member.SlotIndex)
            ?? Raise.AttributeErrorFor(ts, $"'{instance.Type.FullyQualifiedName}' object has no attribute '{member.Name}'", instance, member.Name);
    }

    [PySlot(Slot.DescriptorSet)]
    private static bool SetSlot(ThreadState ts, PyObject self, PyObject instance, PyObject? value)
    {
        if (self is not PyMemberDescriptor member)
        {
            return ((INativeMember)self).Set(ts, instance, value);
        }

        if (!instance.Type.IsSubtypeOf(member.Owner))
        {
            return DescriptorSupport.NotApplicable(ts, member.Name.ToString(), member.Owner, instance);
        }

        ref PyObject? slot = ref InstanceAttributes.SlotAt(instance, member.SlotIndex);
        if (value is null && slot is null)
        {
            return Raise.AttributeErrorFor(ts, member.Name.ToString(), instance, member.Name);
        }

        slot = value;
        return true;
    }

    private static (PyType Owner, PyStr Name, string? Doc) Describe(PyObject self) =>
        self is PyMemberDescriptor member
            ? (member.Owner, member.Name, null)
            : (((INativeMember)self).Owner, PyStr.Intern(((INativeMember)self).Name), ((INativeMember)self).Doc);

    [PySlot(Slot.Repr)]
    private static PyObject? ReprSlot(ThreadState ts, PyObject self) => PyStr.From($"<member '{Describe(self).Name}' of '{ArgumentErrors.TypeName(Describe(self).Owner)}' objects>");

    [PyGetter("__objclass__", Member = true)]
    private static PyObject ObjectClass(PyObject self) => Describe(self).Owner;

    [PyGetter("__name__", Member = true)]
    private static PyObject NameGetter(PyObject self) => Describe(self).Name;

    [PyGetter("__qualname__")]
    private static PyObject QualifiedNameGetter(PyObject self) => PyStr.From($"{Describe(self).Owner.QualifiedName}.{Describe(self).Name}");

    [PyGetter("__doc__")]
    private static PyObject DocumentationGetter(PyObject self) => DescriptorSupport.TextOrNone(Describe(self).Doc);

    [PyMethod("__reduce__()")]
    private static PyObject? Reduce(ThreadState ts, PyObject self) => DescriptorSupport.Reduce(ts, Describe(self).Owner, Describe(self).Name);
}

/// <summary>Makes the descriptor that stands in a type's dictionary for a native method.</summary>
internal static class MethodDescriptors
{
    public static PyObject Create(PyType owner, MethodDefinition definition) => definition.Kind switch
    {
        MethodKind.Method => new PyMethodDescriptor(owner, definition),
        MethodKind.ClassMethod => new PyClassMethodDescriptor(owner, definition),
        MethodKind.StaticMethod => new PyStaticMethod(new PyBuiltinFunction(definition, owner, PyNone.Instance)),
        _ => throw new System.Diagnostics.UnreachableException("a function is not a type's member"),
    };
}

/// <summary>What descriptors share.</summary>
internal static class DescriptorSupport
{
    public static PyObject TextOrNone(string? text) => text is null ? PyNone.Instance : PyStr.From(text);

    public static Raised NotApplicable(ThreadState ts, string name, PyType owner, PyObject instance) =>
        Raise.TypeError(ts, $"descriptor '{name}' for '{owner.FullName}' objects doesn't apply to a '{instance.Type.FullName}' object");

    /// <summary>Pickles as <c>getattr(owner, name)</c>.</summary>
    public static PyObject? Reduce(ThreadState ts, PyObject owner, PyStr name)
    {
        PyObject? getattr = Interpreter.EvalCode.Builtin(ts, "getattr");
        return getattr is null ? null : PyTuple.Create(getattr, PyTuple.Create(owner, name));
    }
}
