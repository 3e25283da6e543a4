using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Binding;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Runtime.Specialization;

namespace Adder.Runtime.Instructions;

/// <summary>
/// LOAD_ATTR and STORE_ATTR of what no simpler form is for: any descriptor, class attributes of any class, and <c>__getattr__</c>. The cache of LOAD_ATTR: units 2-3 zero or the .NET class, 7-8 the version of the
/// owner's type or (with a class) the stamp of its shape, 6 the index of what was found in the type, 4-5 the version of the type of that, since whether it is a descriptor, and which, may change.
/// </summary>
internal static unsafe class DescriptorAttributes
{
    /// <summary>In LOAD_ATTR's cache the index of what a value in the object hides; or, from a class, one where its metaclass has the attribute.</summary>
    public const int HiddenUnit = 9;

    /// <summary>In place of a .NET class: the owner is a class.</summary>
    public const long OfClass = -1;

    /// <summary>In STORE_ATTR's cache the version stands here, and the index after it.</summary>
    public const int StoreVersionUnit = 2;
    public const int StoreIndexUnit = 4;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsFoundAsBefore(ref FrameRecord frame, CodeUnit* pc, PyObject owner)
    {
        return IsOfCachedTypeOrShape(pc, owner) && SpecializedAttributes.Reference(ref frame, pc)!.Type.Version == Adaptive.Wide(pc, SpecializedAttributes.StampUnit);
    }

    /// <summary>What the type has under the name, bound to the owner if it is a descriptor.</summary>
    [Instruction(OwnOpcode.LOAD_ATTR_DESCRIPTOR, Family = Opcode.LOAD_ATTR, Stack = "owner --", Guards = [nameof(IsFoundAsBefore)])]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? LoadByDescriptor(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp, PyObject owner, int oparg)
    {
        PyObject found = SpecializedAttributes.Reference(ref frame, pc)!;
        PyType type = found.Type;
        if ((oparg & 1) != 0 && (type.Flags & TypeFlags.MethodDescriptor) != 0)
        {
            FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -1), found);
            FrameStack.Put(ref sp, owner);
            return ref Unsafe.Add<PyObject?>(ref sp, 1);
        }

        DescriptorGetFunction get = type.Slots.DescriptorGet;
        return ref Push(ref sp, get == null ? found : Got(ts, ref frame, owner, get(ts, found, owner, owner.Type), oparg), oparg);
    }

    /// <summary>A class, its metaclass, and the type of what the class has under the name are unchanged.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsFoundInClassAsBefore(ref FrameRecord frame, CodeUnit* pc, PyObject owner) =>
        SpecializedAttributes.IsCachedClassAndMetaclass(pc, owner) && SpecializedAttributes.Reference(ref frame, pc)!.Type.Version == Adaptive.Wide(pc, SpecializedAttributes.ClassUnit);

    /// <summary>A class's own descriptor (class methods, static methods) or object of any class (members of enumerations), or what only its metaclass has.</summary>
    [Instruction(OwnOpcode.LOAD_ATTR_CLASS_DESCRIPTOR, Family = Opcode.LOAD_ATTR, Stack = "owner --", Guards = [nameof(IsFoundInClassAsBefore)])]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? LoadFromClass(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp, PyObject owner, int oparg)
    {
        PyObject found = SpecializedAttributes.Reference(ref frame, pc)!;
        DescriptorGetFunction get = found.Type.Slots.DescriptorGet;
        if (get == null)
        {
            return ref Push(ref sp, found, oparg);
        }

        PyObject? value = Adaptive.Narrow(pc, HiddenUnit) == 0 ? get(ts, found, null, Unsafe.As<PyType>(owner)) : get(ts, found, owner, owner.Type);
        return ref Push(ref sp, Got(ts, ref frame, owner, value, oparg), oparg);
    }

    /// <summary>A value in the object under whose name its class has something of a Python class, which could become a data descriptor: the version of that class is compared, too.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool HidesAsBefore(ref FrameRecord frame, CodeUnit* pc, PyObject owner) =>
        SpecializedAttributes.HasCachedShape(pc, owner)
        && Unsafe.As<PyObject>(frame.Code.Executable!.References[Adaptive.Narrow(pc, HiddenUnit)])!.Type.Version == Adaptive.Wide(pc, SpecializedAttributes.VersionUnit);

    [Instruction(OwnOpcode.LOAD_ATTR_VALUE_OVER, Family = Opcode.LOAD_ATTR, ShownAs = Opcode.LOAD_ATTR_INSTANCE_VALUE, Stack = "owner --", Guards = [nameof(HidesAsBefore)])]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? LoadValueOver(CodeUnit* pc, ref PyObject? sp, PyObject owner, int oparg) => ref SpecializedAttributes.LoadWithHint(pc, ref sp, owner, oparg);

    /// <summary>Class and metaclass, or the owner's type or shape, are unchanged.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool HasChangingValue(CodeUnit* pc, PyObject owner) =>
        Adaptive.Wide(pc, SpecializedAttributes.ClassUnit) switch
        {
            OfClass => SpecializedAttributes.IsCachedClassAndMetaclass(pc, owner),
            _ => IsOfCachedTypeOrShape(pc, owner),
        };

    /// <summary>An attribute of a class that is assigned all the time, from the class or from an instance without it: see <see cref="PyType.ChangingValueOf"/>.</summary>
    [Instruction(OwnOpcode.LOAD_ATTR_CLASS_VALUE, Family = Opcode.LOAD_ATTR, ShownAs = OwnOpcode.LOAD_ATTR_CLASS_DESCRIPTOR, Stack = "owner --", Guards = [nameof(HasChangingValue)])]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? LoadClassValue(ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp, int oparg) =>
        ref SpecializedAttributes.Push(ref sp, Unsafe.As<ClassValue>(frame.Code.Executable!.References[Adaptive.Narrow(pc, SpecializedAttributes.IndexUnit)])!.Value, oparg);

    /// <summary>The owner's type, or its shape, is unchanged: it has no data descriptor of the name.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsOfCachedTypeOrShape(CodeUnit* pc, PyObject owner)
    {
        long version = Adaptive.Wide(pc, SpecializedAttributes.VersionUnit);
        nint layout = (nint)Adaptive.Wide(pc, SpecializedAttributes.ClassUnit);
        return layout == 0 ? owner.Type.Version == version : ObjectLayout.ClassOf(owner) == layout && owner.State.Shape.Stamp == version;
    }

    /// <summary>An attribute in a dictionary of the object's own: what was given one, functions, namespaces, objects with very many attributes.</summary>
    [Instruction(OwnOpcode.LOAD_ATTR_DICTIONARY, Family = Opcode.LOAD_ATTR, ShownAs = Opcode.LOAD_ATTR_WITH_HINT, Stack = "owner --", Guards = [nameof(IsOfCachedTypeOrShape)])]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? LoadFromDictionary(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, PyObject owner, int oparg)
    {
        PyStr name = frame.Code.Names[oparg >> 1];
        Lookup own = Attributes.GetOwn(ts, owner, name);
        return ref Push(ref sp, own.TryGet(out PyObject? value) ? value : own.IsError ? Raise.ForAttribute(ts, owner, name) : Attributes.Get(ts, owner, name), oparg);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsOfCachedType(CodeUnit* pc, PyObject owner) => SpecializedAttributes.IsCachedType(pc, owner);

    /// <summary>Whatever the owner's type does for an attribute, where nothing shorter is known: proxies, modules' <c>__getattr__</c>, properties before a <c>__getattr__</c>, what is not there.</summary>
    [Instruction(OwnOpcode.LOAD_ATTR_BY_TYPE, Family = Opcode.LOAD_ATTR, ShownAs = OwnOpcode.LOAD_ATTR_POLYMORPHIC, Stack = "owner --", Guards = [nameof(IsOfCachedType)])]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? LoadByType(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, PyObject owner, int oparg) => ref Push(ref sp, Attributes.Get(ts, owner, frame.Code.Names[oparg >> 1]), oparg);

    /// <summary>Neither the object nor its class has the attribute: a <c>__getattr__</c> written in Python is asked.</summary>
    [Instruction(OwnOpcode.LOAD_ATTR_GETATTR, Family = Opcode.LOAD_ATTR, Stack = "owner --", Guards = [nameof(IsFoundAsBefore)])]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? LoadByGetAttr(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp, int oparg)
    {
        ref PyObject? arguments = ref Unsafe.Add<PyObject?>(ref sp, -1);
        FrameStack.Put(ref sp, frame.Code.Names[oparg >> 1]);
        return ref Push(ref sp, SpecializedAttributes.CallForAttribute(ts, ref frame, pc, ref arguments, 2, oparg), oparg);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsStoredAsBefore(CodeUnit* pc, PyObject owner) => owner.Type.Version == Adaptive.Wide(pc, StoreVersionUnit);

    /// <summary>A data descriptor of a builtin type: a property's setter, a member.</summary>
    [Instruction(OwnOpcode.STORE_ATTR_DESCRIPTOR, Family = Opcode.STORE_ATTR, Stack = "value, owner --", Guards = [nameof(IsStoredAsBefore)])]
    public static bool StoreByDescriptor(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, PyObject value, PyObject owner)
    {
        PyObject descriptor = Unsafe.As<PyObject>(frame.Code.Executable!.References[Adaptive.Narrow(pc, StoreIndexUnit)]!);
        return descriptor.Type.Slots.DescriptorSet(ts, descriptor, owner, value);
    }

    /// <summary>Whatever the owner's type does for an assignment: classes, modules, namespaces, a <c>__setattr__</c>, descriptors of Python classes.</summary>
    [Instruction(OwnOpcode.STORE_ATTR_BY_TYPE, Family = Opcode.STORE_ATTR, ShownAs = OwnOpcode.STORE_ATTR_POLYMORPHIC, Stack = "value, owner --", Guards = [nameof(IsStoredAsBefore)])]
    public static bool StoreByType(ThreadState ts, ref FrameRecord frame, PyObject value, PyObject owner, int oparg) =>
        owner.Type.Slots.SetAttribute(ts, owner, frame.Code.Names[oparg], value);

    private static PyObject? Got(ThreadState ts, ref FrameRecord frame, PyObject owner, PyObject? value, int oparg) =>
        value is not null ? value : Raise.ForAttribute(ts, owner, frame.Code.Names[oparg >> 1]);

    /// <summary>Replaces the owner by the value; null: an exception is pending.</summary>
    private static ref PyObject? Push(ref PyObject? sp, PyObject? value, int oparg)
    {
        if (value is null)
        {
            return ref Unsafe.NullRef<PyObject?>();
        }

        return ref SpecializedAttributes.Push(ref sp, value, oparg);
    }
}
