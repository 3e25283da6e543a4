using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Bytecode;
using Adder.Runtime.Binding;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Runtime.Specialization;

namespace Adder.Runtime.Instructions;

/// <summary>
/// Specialized LOAD_ATTR and STORE_ATTR. The cache of LOAD_ATTR: units 2-3 the .NET class, 4-5 the shape's stamp or whether the class says all, 6 a slot index or the index of a reference, 7-8 a type's version.
/// STORE_ATTR's has room for the index of a <see cref="StoreSite"/> only.
/// </summary>
internal static unsafe class SpecializedAttributes
{
    public const int ClassUnit = 2;
    public const int StampUnit = 4;

    /// <summary>Where there is no shape: 1 if the .NET class tells the type, which never changes, so that its version need not be looked at.</summary>
    public const int FixedUnit = 4;
    public const int IndexUnit = 6;
    public const int VersionUnit = 7;

    /// <summary>An instance of the cached size class and shape: its class is unchanged too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsCachedInstance(CodeUnit* pc, PyObject owner) =>
        ObjectLayout.ClassOf(owner) == Adaptive.Wide(pc, ClassUnit) && Unsafe.As<PyInstance>(owner).Shape.Stamp == Adaptive.Wide(pc, StampUnit);

    /// <summary>The same with an object whose slot is bound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasCachedSlot(CodeUnit* pc, PyObject owner) =>
        ObjectLayout.ClassOf(owner) == Adaptive.Wide(pc, ClassUnit) && Unsafe.As<PyInstance>(owner).Shape.Stamp == Adaptive.Wide(pc, StampUnit)
        && Unsafe.Add(ref PyInstance2.FirstSlotOf(Unsafe.As<PyInstance>(owner)), Adaptive.Narrow(pc, IndexUnit)) is not null;

    /// <summary>Pushes the attribute of an object for which <see cref="HasCachedSlot"/> holds, which is not on the stack.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref PyObject? PushSlot(CodeUnit* pc, ref PyObject? sp, PyObject owner) =>
        ref Push(ref Unsafe.Add<PyObject?>(ref sp, 1), Unsafe.Add(ref PyInstance2.FirstSlotOf(Unsafe.As<PyInstance>(owner)), Adaptive.Narrow(pc, IndexUnit)), pc->Operand);

    [Instruction(Opcode.LOAD_ATTR_INSTANCE_VALUE, Family = Opcode.LOAD_ATTR, Stack = "owner --", Guards = [nameof(HasCachedSlot)], Hot = true)]
    [Instruction(Opcode.LOAD_ATTR_SLOT, Family = Opcode.LOAD_ATTR, Stack = "owner --", Guards = [nameof(HasCachedSlot)], Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref PyObject? LoadInstanceValue(CodeUnit* pc, ref PyObject? sp, PyObject owner, int oparg) =>
        ref Push(ref sp, Unsafe.Add(ref PyInstance2.FirstSlotOf(Unsafe.As<PyInstance>(owner)), Adaptive.Narrow(pc, IndexUnit)), oparg);

    /// <summary>Any object with instance attributes, of the cached shape.</summary>
    public static bool HasCachedShape(CodeUnit* pc, PyObject owner) =>
        ObjectLayout.ClassOf(owner) == Adaptive.Wide(pc, ClassUnit) && owner.State.Shape.Stamp == Adaptive.Wide(pc, StampUnit)
        && InstanceAttributes.SlotAt(owner, Adaptive.Narrow(pc, IndexUnit)) is not null;

    [Instruction(Opcode.LOAD_ATTR_WITH_HINT, Family = Opcode.LOAD_ATTR, Stack = "owner --", Guards = [nameof(HasCachedShape)])]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? LoadWithHint(CodeUnit* pc, ref PyObject? sp, PyObject owner, int oparg) =>
        ref Push(ref sp, InstanceAttributes.SlotAt(owner, Adaptive.Narrow(pc, IndexUnit)), oparg);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsCachedModule(ref FrameRecord frame, CodeUnit* pc, PyObject owner)
    {
        ModuleSite site = Unsafe.As<ModuleSite>(Reference(ref frame, pc)!);
        return ReferenceEquals(owner, site.Module) && site.Cell.Value is not null;
    }

    [Instruction(Opcode.LOAD_ATTR_MODULE, Family = Opcode.LOAD_ATTR, Stack = "owner --", Guards = [nameof(IsCachedModule)], Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref PyObject? LoadModule(ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp, int oparg) =>
        ref Push(ref sp, Unsafe.As<ModuleSite>(Reference(ref frame, pc)!).Cell.Value, oparg);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsCachedClass(CodeUnit* pc, PyObject owner) =>
        owner.GetType() == typeof(PyType) && Unsafe.As<PyType>(owner).Version == Adaptive.Wide(pc, VersionUnit);

    [Instruction(Opcode.LOAD_ATTR_CLASS, Family = Opcode.LOAD_ATTR, Stack = "owner --", Guards = [nameof(IsCachedClass)], Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref PyObject? LoadClass(ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp, int oparg) => ref Push(ref sp, Reference(ref frame, pc), oparg);

    public static bool IsCachedClassAndMetaclass(CodeUnit* pc, PyObject owner) =>
        owner.GetType() == typeof(PyType) && Unsafe.As<PyType>(owner).Version == Adaptive.Wide(pc, VersionUnit) && owner.Type.Version == Adaptive.Wide(pc, StampUnit);

    [Instruction(Opcode.LOAD_ATTR_CLASS_WITH_METACLASS_CHECK, Family = Opcode.LOAD_ATTR, Since = Lens.Python314, Stack = "owner --", Guards = [nameof(IsCachedClassAndMetaclass)])]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? LoadClassWithMetaclass(ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp, int oparg) => ref Push(ref sp, Reference(ref frame, pc), oparg);

    /// <summary>A method of the class of instances with attributes: function and instance.</summary>
    [Instruction(Opcode.LOAD_ATTR_METHOD_WITH_VALUES, Family = Opcode.LOAD_ATTR, Stack = "owner -- function, owner", Guards = [nameof(IsCachedInstance)], Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref PyObject? LoadMethodWithValues(ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp)
    {
        FrameStack.Put(ref sp, Unsafe.Add<PyObject?>(ref sp, -1));
        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -1), Reference(ref frame, pc));
        return ref Unsafe.Add<PyObject?>(ref sp, 1);
    }

    /// <summary>An object without attributes of its own, of the cached class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsCachedPlainObject(CodeUnit* pc, PyObject owner) =>
        ObjectLayout.ClassOf(owner) == Adaptive.Wide(pc, ClassUnit) && (Adaptive.Narrow(pc, FixedUnit) != 0 || owner.Type.Version == Adaptive.Wide(pc, VersionUnit));

    /// <summary>Writes what <see cref="IsCachedPlainObject"/> compares.</summary>
    public static void CachePlainObject(CodeUnit* pc, PyObject owner)
    {
        PyType type = owner.Type;
        Adaptive.Wide(pc, ClassUnit) = ObjectLayout.ClassOf(owner);
        Adaptive.Wide(pc, VersionUnit) = type.TakeVersion();
        Adaptive.Narrow(pc, FixedUnit) = type.IsFixedByClassOf(owner) && (type.Flags & TypeFlags.Immutable) != 0 ? 1 : 0;
    }

    [Instruction(Opcode.LOAD_ATTR_METHOD_NO_DICT, Family = Opcode.LOAD_ATTR, Stack = "owner -- function, owner", Guards = [nameof(IsCachedPlainObject)], Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref PyObject? LoadMethodNoDictionary(ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp) => ref LoadMethodWithValues(ref frame, pc, ref sp);

    /// <summary><c>__class__</c> where that is what object says it is.</summary>
    [Instruction(OwnOpcode.LOAD_ATTR_TYPE, Family = Opcode.LOAD_ATTR, ShownAs = Opcode.LOAD_ATTR_SLOT, Since = Lens.Python311, Stack = "owner --", Guards = [nameof(IsCachedPlainObject)])]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? LoadType(ref PyObject? sp, PyObject owner, int oparg) => ref Push(ref sp, owner.Type, oparg);

    /// <summary>An object whose dictionary nobody has made yet (functions), or a native one of the cached shape (exceptions): the .NET class decides which.</summary>
    public static bool HasNoDictionaryYet(CodeUnit* pc, PyObject owner)
    {
        if (ObjectLayout.ClassOf(owner) != Adaptive.Wide(pc, ClassUnit))
        {
            return false;
        }

        long version = Adaptive.Wide(pc, VersionUnit);
        return owner.HasState ? owner.State.Shape.Stamp == version : owner.Type.Version == version && owner.OwnDictionary(create: false) is null;
    }

    [Instruction(Opcode.LOAD_ATTR_METHOD_LAZY_DICT, Family = Opcode.LOAD_ATTR, Since = Lens.Python312, Stack = "owner -- function, owner", Guards = [nameof(HasNoDictionaryYet)])]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? LoadMethodLazyDictionary(ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp) => ref LoadMethodWithValues(ref frame, pc, ref sp);

    [Instruction(Opcode.LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES, Family = Opcode.LOAD_ATTR, Since = Lens.Python313, Stack = "owner -- value", Guards = [nameof(IsCachedInstance)])]
    [Instruction(Opcode.LOAD_ATTR_NONDESCRIPTOR_NO_DICT, Family = Opcode.LOAD_ATTR, Since = Lens.Python313, Stack = "owner -- value", Guards = [nameof(IsCachedPlainObject)])]
    public static PyObject LoadNonDescriptor(ref FrameRecord frame, CodeUnit* pc) => Reference(ref frame, pc)!;

    public static bool IsCachedType(CodeUnit* pc, PyObject owner) => owner.Type.Version == Adaptive.Wide(pc, VersionUnit);

    /// <summary>A property whose getter is a Python function of one argument.</summary>
    [Instruction(Opcode.LOAD_ATTR_PROPERTY, Family = Opcode.LOAD_ATTR, Since = Lens.Python312, Stack = "owner -- value", Guards = [nameof(IsCachedType)])]
    public static PyObject? LoadProperty(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, ref PyObject? owner, int oparg) =>
        GetProperty(ts, Unsafe.As<PyProperty>(Reference(ref frame, pc)!), ref owner, frame.Code.Names[oparg >> 1]);

    /// <summary>The value of a property of the object that stands at a place of the stack. The getter is asked for each time: a property can be made anew in place, and no class notices.</summary>
    public static PyObject? GetProperty(ThreadState ts, PyProperty property, ref PyObject? owner, PyStr name)
    {
        PyObject target = owner!;
        return property.Getter is PyFunction getter
            ? Frames.Call(ts, getter, ref Unsafe.As<PyObject?, PyObject>(ref owner), 1, null) ?? Raise.ForAttribute(ts, target, name)
            : Protocols.Attributes.Get(ts, target, name);
    }

    /// <summary>A <c>__getattribute__</c> written in Python.</summary>
    [Instruction(Opcode.LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN, Family = Opcode.LOAD_ATTR, Since = Lens.Python312, Stack = "owner -- value", Guards = [nameof(IsCachedType)])]
    public static PyObject? LoadByGetAttribute(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, ref PyObject? owner, int oparg)
    {
        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref owner, 1), frame.Code.Names[oparg >> 1]);
        return CallForAttribute(ts, ref frame, pc, ref owner, 2, oparg);
    }

    /// <summary>Calls the function in the cache for an attribute of the first argument: an AttributeError learns what was looked for, as it does without specialization.</summary>
    public static PyObject? CallForAttribute(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, ref PyObject? owner, int count, int oparg)
    {
        PyObject target = owner!;
        PyObject? value = Frames.Call(ts, Unsafe.As<PyFunction>(Reference(ref frame, pc)!), ref Unsafe.As<PyObject?, PyObject>(ref owner), count, null);
        return value is not null ? value : Raise.ForAttribute(ts, target, frame.Code.Names[oparg >> 1]);
    }

    // ---- STORE_ATTR

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsStoreCached(ref FrameRecord frame, CodeUnit* pc, PyObject owner)
    {
        StoreSite site = StoreOf(ref frame, pc);
        return ObjectLayout.ClassOf(owner) == site.Class && Unsafe.As<PyInstance>(owner).Shape.Stamp == site.Stamp;
    }

    [Instruction(Opcode.STORE_ATTR_INSTANCE_VALUE, Family = Opcode.STORE_ATTR, Stack = "value, owner --", Guards = [nameof(IsStoreCached)], Hot = true)]
    [Instruction(Opcode.STORE_ATTR_SLOT, Family = Opcode.STORE_ATTR, Stack = "value, owner --", Guards = [nameof(IsStoreCached)], Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreInstanceValue(ref FrameRecord frame, CodeUnit* pc, PyObject value, PyObject owner)
    {
        StoreSite site = StoreOf(ref frame, pc);
        Unsafe.Add(ref PyInstance2.FirstSlotOf(Unsafe.As<PyInstance>(owner)), site.Index) = value;
        if (site.Next is { } next)
        {
            Unsafe.As<PyInstance>(owner).MoveTo(next);
        }
    }

    /// <summary>The guard and the action at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryStoreInstanceValue(ref FrameRecord frame, CodeUnit* pc, PyObject value, PyObject owner)
    {
        bool fits = IsStoreCached(ref frame, pc, owner);
        if (fits)
        {
            StoreInstanceValue(ref frame, pc, value, owner);
        }

        return fits;
    }

    public static bool IsStoreShapeCached(ref FrameRecord frame, CodeUnit* pc, PyObject owner)
    {
        StoreSite site = StoreOf(ref frame, pc);
        return ObjectLayout.ClassOf(owner) == site.Class && owner.State.Shape.Stamp == site.Stamp;
    }

    /// <summary>A slot outside the object.</summary>
    [Instruction(Opcode.STORE_ATTR_WITH_HINT, Family = Opcode.STORE_ATTR, Stack = "value, owner --", Guards = [nameof(IsStoreShapeCached)])]
    public static void StoreWithHint(ref FrameRecord frame, CodeUnit* pc, PyObject value, PyObject owner)
    {
        StoreSite site = StoreOf(ref frame, pc);
        if (site.Next is { } next)
        {
            InstanceAttributes.Append(owner, next, value);
        }
        else
        {
            InstanceAttributes.SlotAt(owner, site.Index) = value;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyObject? Reference(ref FrameRecord frame, CodeUnit* pc) =>
        Unsafe.As<PyObject?>(Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(frame.Code.Executable!.References), Adaptive.Narrow(pc, IndexUnit)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static StoreSite StoreOf(ref FrameRecord frame, CodeUnit* pc) =>
        Unsafe.As<StoreSite>(Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(frame.Code.Executable!.References), Adaptive.Narrow(pc, 2))!);

    /// <summary>Replaces the owner by the value; a call wants a null above it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref PyObject? Push(ref PyObject? sp, PyObject? value, int oparg)
    {
        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -1), value);
        if ((oparg & 1) != 0)
        {
            FrameStack.Put(ref sp, null);
            sp = ref Unsafe.Add<PyObject?>(ref sp, 1);
        }

        return ref sp;
    }
}

/// <summary>What LOAD_ATTR_MODULE holds on to.</summary>
internal sealed class ModuleSite(PyModule module, GlobalCell cell) : PyObject
{
    public readonly PyModule Module = module;
    public readonly GlobalCell Cell = cell;

    public override PyType Type => PyObjectType.TypeObject;
}

/// <summary>What a specialized STORE_ATTR holds on to: which objects it is for, where the value goes, and the shape afterwards where the attribute is new.</summary>
internal sealed class StoreSite(nint @class, long stamp, int index, Shape? next)
{
    /// <summary>A site of a class that is gone: no object has its stamp.</summary>
    public static readonly StoreSite Dead = new(0, -1, 0, null);

    public readonly nint Class = @class;
    public readonly long Stamp = stamp;
    public readonly int Index = index;
    public readonly Shape? Next = next;
}
