using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Binding;
using Adder.Runtime.Instructions;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Specialization;

/// <content>Attributes, globals and iteration.</content>
internal static unsafe partial class Specializer
{
    private static readonly PyStr s_getAttribute = PyStr.Intern("__getattribute__");
    private static readonly PyStr s_getAttr = PyStr.Intern("__getattr__");

    /// <summary>With so many attributes an object has them in a dictionary in CPython.</summary>
    public const int SharedKeysMaximum = 30;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void LoadGlobal(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, int oparg)
    {
        if (frame.Globals.GetType() != typeof(PyDict) || frame.Globals.Owner is not null || frame.Builtins.GetType() != typeof(PyDict) || ((PyDict)frame.Builtins).Owner is not null)
        {
            Adaptive.Fail(ref frame, pc, SpecializationFailure.GlobalNonDictionary);
            return;
        }

        PyStr name = frame.Code.Names[oparg >> 1];
        GlobalCell inModule = frame.Globals.CellOf(name);
        if (ts.Interpreter.DeferredStart is { } rest)
        {
            // With the smallest counters this comes before the first lookup.
            rest.FillFirstModules();
            if (ReferenceEquals(inModule.Value, Import.DeferredStart.Placeholder))
            {
                rest.Complete();
            }
        }

        if (inModule.Value is not null)
        {
            Adaptive.Narrow(pc, 2) = Adaptive.Refer(ref frame, pc, new GlobalSite(frame.Globals, inModule, frame.Builtins, null));
            Adaptive.Specialize(ref frame, pc, (int)Opcode.LOAD_GLOBAL_MODULE);
            return;
        }

        GlobalCell inBuiltins = ((PyDict)frame.Builtins).CellOf(name);
        if (inBuiltins.Value is null)
        {
            Adaptive.Fail(ref frame, pc, SpecializationFailure.GlobalNotFound);
            return;
        }

        Adaptive.Narrow(pc, 2) = Adaptive.Refer(ref frame, pc, new GlobalSite(frame.Globals, inModule, frame.Builtins, inBuiltins));
        Adaptive.Specialize(ref frame, pc, (int)Opcode.LOAD_GLOBAL_BUILTIN);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void LoadSuperAttribute(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, int oparg)
    {
        PyObject super = Unsafe.Add(ref sp, -3)!;
        if (!SuperAccess.IsSuper(super))
        {
            Adaptive.Fail(ref frame, pc, SpecializationFailure.SuperShadowed);
        }
        else if (Unsafe.Add(ref sp, -2) is not PyType)
        {
            Adaptive.Fail(ref frame, pc, SpecializationFailure.SuperBadClass);
        }
        else
        {
            Adaptive.Specialize(ref frame, pc, (int)((oparg & 1) != 0 ? Opcode.LOAD_SUPER_ATTR_METHOD : Opcode.LOAD_SUPER_ATTR_ATTR));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void ForIter(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, int oparg)
    {
        PyObject iterator = Unsafe.Add(ref sp, -1)!;
        Observe(ref frame, pc, iterator, null);
        if (!ControlFlow.IsNativeIterator(iterator) && iterator.Type.Slots.Next != null)
        {
            SpecializeByType(ref frame, pc, new TypeSite(iterator.Type.TakeVersion(), 0, iterator.Type.Slots.Next), OwnOpcode.FOR_ITER_BY_TYPE, IterationFailure(iterator));
            return;
        }

        Opcode form = iterator switch
        {
            _ when Alternates(ref frame, pc) && ControlFlow.IsNativeIterator(iterator) => OwnOpcode.FOR_ITER_VIRTUAL,
            PyListIterator => Opcode.FOR_ITER_LIST,
            PyTupleIterator => Opcode.FOR_ITER_TUPLE,
            PyRangeIterator => Opcode.FOR_ITER_RANGE,
            PyGenerator => Opcode.FOR_ITER_GEN,
            _ when Offers(ref frame, OwnOpcode.FOR_ITER_PAIR) && Pairs.ArePairs(pc, iterator) => OwnOpcode.FOR_ITER_PAIR,
            _ when ControlFlow.IsNativeIterator(iterator) && (LensOf(ref frame) == Lens.All || IterationFailure(iterator) is SpecializationFailure.IterateString or SpecializationFailure.IterateBytes) =>
                OwnOpcode.FOR_ITER_VIRTUAL,
            _ => Opcode.CACHE,
        };
        if (form == Opcode.CACHE)
        {
            Adaptive.Fail(ref frame, pc, IterationFailure(iterator));
        }
        else
        {
            Adaptive.Specialize(ref frame, pc, (int)form, IterationFailure(iterator));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void LoadAttribute(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, int oparg)
    {
        PyObject owner = Unsafe.Add(ref sp, -1)!;
        PyStr name = frame.Code.Names[oparg >> 1];
        bool method = (oparg & 1) != 0;
        Observe(ref frame, pc, owner, null);
        if (!KeepForm(ref frame, pc, OwnOpcode.LOAD_ATTR_POLYMORPHIC))
        {
            return;
        }

        SpecializationFailure failure = owner switch
        {
            _ when !(owner as PyType ?? owner.Type).UseVersion() => SpecializationFailure.OutOfVersions,
            _ when ((owner as PyType ?? owner.Type).Flags & TypeFlags.OddNames) != 0 => SpecializationFailure.AttributeNonString,
            PyModule module => LoadModuleAttribute(ref frame, pc, module, name),
            PyType when LensOf(ref frame) == Lens.Python311 && !method => SpecializationFailure.Other,
            PyType type => LoadClassAttribute(ref frame, pc, type, name),
            _ => LoadInstanceAttribute(ref frame, pc, owner, name, method),
        };
        if (failure is not (SpecializationFailure.None or SpecializationFailure.AttributeNonString))
        {
            Adaptive.Wide(pc, SpecializedAttributes.VersionUnit) = owner.Type.TakeVersion();
            Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.LOAD_ATTR_BY_TYPE, failure);
        }

        if (failure == SpecializationFailure.AttributeNonString)
        {
            Adaptive.Fail(ref frame, pc, failure);
        }
        else
        {
            JoinForms(ref frame, pc, OwnOpcode.LOAD_ATTR_POLYMORPHIC);
        }
    }

    /// <summary>
    /// The form that an instruction has, and that has missed, is kept: what it is specialized for next joins it. False where it has had too many; it waits in its base form then.
    /// </summary>
    private static bool KeepForm(ref FrameRecord frame, CodeUnit* pc, Opcode form)
    {
        if (!Offers(ref frame, form))
        {
            return true;
        }

        SiteRecord site = frame.Code.Executable!.SiteAt((int)(pc - frame.Code.Start));
        if (pc->Opcode == InstructionTable.BaseOf(pc->Opcode))
        {
            // It has not been specialized, or failed since.
        }
        else if (site.Polymorphic is null)
        {
            site.Polymorphic = new PolymorphicSite(1 + InstructionTable.CachesOf(pc->Opcode));
            site.Polymorphic.Keep(ref frame, pc, site.ReferenceIndex);
        }
        else if (site.Polymorphic.IsExhausted)
        {
            site.Polymorphic.Rest();
            Adaptive.Rest(ref frame, pc, SpecializationFailure.AttributeMegamorphic);
            return false;
        }

        site.ReferenceIndex = site.Polymorphic?.NextReference ?? site.ReferenceIndex;
        return true;
    }

    /// <summary>The form that an instruction has just taken joins those that it had before.</summary>
    private static void JoinForms(ref FrameRecord frame, CodeUnit* pc, Opcode form)
    {
        SiteRecord site = frame.Code.Executable!.SiteAt((int)(pc - frame.Code.Start));
        if (site.Polymorphic is { } polymorphic && frame.Code.Executable.Specializes && pc->Opcode != InstructionTable.BaseOf(pc->Opcode))
        {
            polymorphic.Keep(ref frame, pc, site.ReferenceIndex);
            polymorphic.Install(pc, form);
            if (polymorphic.HasRoom)
            {
                Adaptive.ThinkSoon(ref frame, pc);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void StoreAttribute(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, int oparg)
    {
        PyObject owner = Unsafe.Add(ref sp, -1)!;
        PyStr name = frame.Code.Names[oparg];
        Observe(ref frame, pc, owner, null);
        if (!KeepForm(ref frame, pc, OwnOpcode.STORE_ATTR_POLYMORPHIC))
        {
            return;
        }

        SpecializationFailure failure = StoreInstanceAttribute(ref frame, pc, owner, name);
        if (failure != SpecializationFailure.None && owner.Type.Slots.SetAttribute == null)
        {
            Adaptive.Fail(ref frame, pc, failure);
            return;
        }

        if (failure != SpecializationFailure.None)
        {
            Adaptive.Wide(pc, DescriptorAttributes.StoreVersionUnit) = owner.Type.TakeVersion();
            Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.STORE_ATTR_BY_TYPE, failure);
        }

        JoinForms(ref frame, pc, OwnOpcode.STORE_ATTR_POLYMORPHIC);
    }

    private static SpecializationFailure LoadModuleAttribute(ref FrameRecord frame, CodeUnit* pc, PyModule module, PyStr name)
    {
        if (module.GetType() != typeof(PyModule) || PyModule.TypeObject.Lookup(name) is not null)
        {
            return SpecializationFailure.AttributeNotManagedDictionary;
        }

        if (module.Dictionary.GetType() != typeof(PyDict) || module.Dictionary.Owner is not null)
        {
            return SpecializationFailure.AttributeNotManagedDictionary;
        }

        GlobalCell cell = module.Dictionary.CellOf(name);
        if (cell.Value is null)
        {
            return SpecializationFailure.AttributeModuleAttributeNotFound;
        }

        Adaptive.Narrow(pc, SpecializedAttributes.IndexUnit) = Adaptive.Refer(ref frame, pc, new ModuleSite(module, cell));
        Adaptive.Specialize(ref frame, pc, (int)Opcode.LOAD_ATTR_MODULE);
        return SpecializationFailure.None;
    }

    private static SpecializationFailure LoadClassAttribute(ref FrameRecord frame, CodeUnit* pc, PyType type, PyStr name)
    {
        PyType metaclass = type.Type;
        if (metaclass.Slots.GetAttribute != PyType.TypeObject.Slots.GetAttribute)
        {
            return SpecializationFailure.AttributeMetaclassOverridden;
        }

        PyObject? inMetaclass = metaclass.Lookup(name);
        if (inMetaclass is not null && IsDataDescriptor(inMetaclass))
        {
            // The class itself is not looked at: it may not be complete.
            return LoadByDescriptor(ref frame, pc, type, metaclass, inMetaclass, hidden: true);
        }

        PyObject? found = type.Lookup(name);
        if (found is null && inMetaclass is not null)
        {
            LoadThroughClass(ref frame, pc, type, inMetaclass, ofMetaclass: true);
            return SpecializationFailure.None;
        }

        if (inMetaclass is { Type.IsHeapType: true })
        {
            // Its class could become a data descriptor's without the metaclass noticing.
            return SpecializationFailure.AttributeMetaclassAttribute;
        }

        if (type.ChangingValueOf(name) is { } changing)
        {
            Adaptive.Wide(pc, SpecializedAttributes.StampUnit) = metaclass.TakeVersion();
            LoadChangingValue(ref frame, pc, changing, DescriptorAttributes.OfClass, type.TakeVersion());
            return SpecializationFailure.None;
        }

        switch (found)
        {
            case null:
                return SpecializationFailure.AttributeNotFound;
            case PyFunction or PyMethodDescriptor:
                // Both give themselves when they are taken from a class.
                break;
            default:
                // Where its class is Python's it could become a descriptor's without this type noticing.
                if (found.Type.Slots.DescriptorGet != null || (found.Type.IsHeapType && !IsOwnInstance(ref frame, type, found)))
                {
                    LoadThroughClass(ref frame, pc, type, found, ofMetaclass: false);
                    return SpecializationFailure.None;
                }

                break;
        }

        Adaptive.Wide(pc, SpecializedAttributes.VersionUnit) = type.TakeVersion();
        Adaptive.Narrow(pc, SpecializedAttributes.IndexUnit) = Adaptive.Refer(ref frame, pc, found);
        if (ReferenceEquals(metaclass, PyType.TypeObject))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.LOAD_ATTR_CLASS);
        }
        else
        {
            Adaptive.Wide(pc, SpecializedAttributes.StampUnit) = metaclass.TakeVersion();
            Adaptive.Specialize(ref frame, pc, (int)Opcode.LOAD_ATTR_CLASS_WITH_METACLASS_CHECK, SpecializationFailure.AttributeMetaclassAttribute);
        }

        return SpecializationFailure.None;
    }

    /// <summary>An instance of the class that holds it, as members of enumerations are: CPython 3.15 takes it for a plain value. Whatever makes it a descriptor changes this type's version.</summary>
    private static bool IsOwnInstance(ref FrameRecord frame, PyType type, PyObject found)
    {
        if (!ReferenceEquals(found.Type, type) || found is PyType or PyModule || LensOf(ref frame) != Lens.Python315)
        {
            return false;
        }

        type.OwnInstanceIsCached = true;
        return true;
    }

    private static void LoadThroughClass(ref FrameRecord frame, CodeUnit* pc, PyType type, PyObject found, bool ofMetaclass)
    {
        Adaptive.Wide(pc, SpecializedAttributes.VersionUnit) = type.TakeVersion();
        Adaptive.Wide(pc, SpecializedAttributes.StampUnit) = type.Type.TakeVersion();
        Adaptive.Wide(pc, SpecializedAttributes.ClassUnit) = found.Type.TakeVersion();
        Adaptive.Narrow(pc, SpecializedAttributes.IndexUnit) = Adaptive.Refer(ref frame, pc, found);
        Adaptive.Narrow(pc, DescriptorAttributes.HiddenUnit) = ofMetaclass ? 1 : 0;
        Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.LOAD_ATTR_CLASS_DESCRIPTOR, ofMetaclass ? SpecializationFailure.AttributeMetaclassAttribute : DescriptorFailure(found));
    }

    private static void LoadChangingValue(ref FrameRecord frame, CodeUnit* pc, ClassValue value, long layout, long version)
    {
        Adaptive.Wide(pc, SpecializedAttributes.ClassUnit) = layout;
        Adaptive.Wide(pc, SpecializedAttributes.VersionUnit) = version;
        Adaptive.Narrow(pc, SpecializedAttributes.IndexUnit) = Adaptive.Refer(ref frame, pc, value);
        Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.LOAD_ATTR_CLASS_VALUE, SpecializationFailure.AttributeMutableClass);
    }

    private static SpecializationFailure LoadInstanceAttribute(ref FrameRecord frame, CodeUnit* pc, PyObject owner, PyStr name, bool method)
    {
        PyType type = owner.Type;
        if (!LooksUpGenerically(type))
        {
            if (method || type.Lookup(s_getAttribute) is not PyFunction { Code: { HasPlainParameters: true, ArgumentCount: 2 } } function || type.Lookup(s_getAttr) is not null)
            {
                return SpecializationFailure.Overridden;
            }

            Adaptive.Wide(pc, SpecializedAttributes.VersionUnit) = type.TakeVersion();
            Adaptive.Narrow(pc, SpecializedAttributes.IndexUnit) = Adaptive.Refer(ref frame, pc, function);
            Adaptive.Specialize(ref frame, pc, (int)Opcode.LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN);
            return SpecializationFailure.None;
        }

        PyObject? inClass = type.Lookup(name);
        PyType? descriptorType = inClass?.Type;
        bool hasState = owner.HasState;
        if (inClass is PyMemberDescriptor member && hasState && type.IsSubtypeOf(member.Owner))
        {
            return LoadSlot(ref frame, pc, owner, member.SlotIndex, Opcode.LOAD_ATTR_SLOT);
        }

        if (descriptorType is not null && descriptorType.Slots.DescriptorGet != null && descriptorType.Slots.DescriptorSet != null)
        {
            if (ReferenceEquals(inClass, PyObjectType.TypeObject.Lookup(SpecialNames.Class)))
            {
                SpecializedAttributes.CachePlainObject(pc, owner);
                Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.LOAD_ATTR_TYPE);
                return SpecializationFailure.None;
            }

            return LoadProperty(ref frame, pc, owner, type, inClass!, method);
        }

        if (hasState)
        {
            Shape shape = owner.State.Shape;
            if (shape.IsDictionaryMode)
            {
                return LoadFromDictionary(ref frame, pc, owner, descriptorType);
            }

            int index = shape.IndexOf(name);
            if (index >= 0)
            {
                // The class of what the instance's value hides could become a data descriptor's without this type noticing.
                return descriptorType is { IsHeapType: true } ? LoadValueOver(ref frame, pc, owner, index, inClass!)
                    : method && LensOf(ref frame) == Lens.Python311 ? SpecializationFailure.AttributeInstanceAttribute
                    : !HasManagedValues(ref frame, owner) ? SpecializationFailure.AttributeNotManagedDictionary
                    : shape.AttributeCount >= SharedKeysMaximum && LensOf(ref frame) != Lens.All ? LoadSlot(ref frame, pc, owner, index, Opcode.LOAD_ATTR_WITH_HINT)
                    : LensOf(ref frame) <= Lens.Python312 && owner.State.Extras?.Dictionary is not null ? LoadSlot(ref frame, pc, owner, index, Opcode.LOAD_ATTR_WITH_HINT)
                    : LoadSlot(ref frame, pc, owner, index, Opcode.LOAD_ATTR_INSTANCE_VALUE);
            }
        }
        else if (owner.OwnDictionary(create: false) is { } dictionary && dictionary.GetType() == typeof(PyDict) && dictionary.GetInterned(name) is not null)
        {
            return LoadFromDictionary(ref frame, pc, owner, descriptorType);
        }

        if (inClass is null)
        {
            return LoadByGetAttr(ref frame, pc, owner, type);
        }

        bool isInstance = owner is PyInstance;
        PyDict? own = hasState ? null : owner.OwnDictionary(create: false);
        if (own is not null)
        {
            return SpecializationFailure.AttributeNotManagedDictionary;
        }

        bool isMethod = method && (inClass.Type.Flags & TypeFlags.MethodDescriptor) != 0;
        if (hasState && !isInstance && !(isMethod && HasNoValues(ref frame, owner)))
        {
            return LoadByDescriptor(ref frame, pc, owner, type, inClass, hidden: false);
        }

        if ((hasState || (type.Flags & TypeFlags.HasDict) == 0) && type.ChangingValueOf(name) is { } changing)
        {
            LoadChangingValue(ref frame, pc, changing, hasState ? ObjectLayout.ClassOf(owner) : 0, hasState ? owner.State.Shape.Stamp : type.TakeVersion());
            return SpecializationFailure.None;
        }

        bool withValues = isInstance && (type.Flags & TypeFlags.HasDict) != 0;
        bool lazy = !isInstance && (type.Flags & TypeFlags.HasDict) != 0;
        Opcode form;
        if (isMethod)
        {
            form = withValues ? Opcode.LOAD_ATTR_METHOD_WITH_VALUES : lazy ? Opcode.LOAD_ATTR_METHOD_LAZY_DICT : Opcode.LOAD_ATTR_METHOD_NO_DICT;
        }
        else if (descriptorType!.Slots.DescriptorGet != null || descriptorType.IsHeapType || method || lazy)
        {
            return LoadByDescriptor(ref frame, pc, owner, type, inClass, hidden: false);
        }
        else
        {
            form = withValues ? Opcode.LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES : Opcode.LOAD_ATTR_NONDESCRIPTOR_NO_DICT;
        }

        if (withValues)
        {
            Adaptive.Wide(pc, SpecializedAttributes.ClassUnit) = ObjectLayout.ClassOf(owner);
            Adaptive.Wide(pc, SpecializedAttributes.StampUnit) = owner.State.Shape.Stamp;
        }
        else
        {
            SpecializedAttributes.CachePlainObject(pc, owner);
            if (hasState && !isInstance)
            {
                Adaptive.Wide(pc, SpecializedAttributes.VersionUnit) = owner.State.Shape.Stamp;
            }
        }

        Adaptive.Narrow(pc, SpecializedAttributes.IndexUnit) = Adaptive.Refer(ref frame, pc, inClass);
        Adaptive.Specialize(ref frame, pc, (int)form);
        return SpecializationFailure.None;
    }

    private static SpecializationFailure LoadSlot(ref FrameRecord frame, CodeUnit* pc, PyObject owner, int index, Opcode form)
    {
        bool inside = owner is PyInstance instance && index < instance.InlineCapacity;
        if (InstanceAttributes.SlotAt(owner, index) is null)
        {
            return SpecializationFailure.AttributeNotFound;
        }

        Adaptive.Wide(pc, SpecializedAttributes.ClassUnit) = ObjectLayout.ClassOf(owner);
        Adaptive.Wide(pc, SpecializedAttributes.StampUnit) = owner.State.Shape.Stamp;
        Adaptive.Narrow(pc, SpecializedAttributes.IndexUnit) = index;
        Adaptive.Specialize(ref frame, pc, (int)(inside ? form : Opcode.LOAD_ATTR_WITH_HINT));
        if (inside && form != Opcode.LOAD_ATTR_WITH_HINT && frame.Code.Executable!.Specializes)
        {
            frame.Code.Executable.FuseAttribute(pc);
        }

        return SpecializationFailure.None;
    }

    private static SpecializationFailure LoadValueOver(ref FrameRecord frame, CodeUnit* pc, PyObject owner, int index, PyObject hidden)
    {
        Adaptive.Wide(pc, SpecializedAttributes.ClassUnit) = ObjectLayout.ClassOf(owner);
        Adaptive.Wide(pc, SpecializedAttributes.StampUnit) = owner.State.Shape.Stamp;
        Adaptive.Narrow(pc, SpecializedAttributes.IndexUnit) = index;
        Adaptive.Wide(pc, SpecializedAttributes.VersionUnit) = hidden.Type.TakeVersion();
        Adaptive.Narrow(pc, DescriptorAttributes.HiddenUnit) = Adaptive.Refer(ref frame, pc, hidden);
        Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.LOAD_ATTR_VALUE_OVER, SpecializationFailure.AttributeMutableClass);
        return SpecializationFailure.None;
    }

    /// <summary>The object has its attributes in a dictionary. Something of a Python class under the name in the type could become a data descriptor.</summary>
    private static SpecializationFailure LoadFromDictionary(ref FrameRecord frame, CodeUnit* pc, PyObject owner, PyType? descriptorType)
    {
        if (descriptorType is { IsHeapType: true })
        {
            return SpecializationFailure.AttributeDictionaryMode;
        }

        bool byShape = owner.HasState;
        Adaptive.Wide(pc, SpecializedAttributes.ClassUnit) = byShape ? ObjectLayout.ClassOf(owner) : 0;
        Adaptive.Wide(pc, SpecializedAttributes.VersionUnit) = byShape ? owner.State.Shape.Stamp : owner.Type.TakeVersion();
        Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.LOAD_ATTR_DICTIONARY, byShape ? SpecializationFailure.AttributeDictionaryMode : SpecializationFailure.AttributeNotManagedDictionary);
        return SpecializationFailure.None;
    }

    /// <summary>CPython keeps attributes outside of a dictionary only for instances of Python classes; from 3.14 on no attribute is specialized after somebody has taken the dictionary. Adder's own lens does not need that.</summary>
    private static bool HasManagedValues(ref FrameRecord frame, PyObject owner) =>
        LensOf(ref frame) == Lens.All || (owner is PyInstance && (LensOf(ref frame) < Lens.Python314 || owner.State.Extras?.Dictionary is null));

    /// <summary>Where CPython makes the dictionary with the first attribute, it specializes methods of objects that have none yet. In Adder's own lens other attributes do not matter.</summary>
    private static bool HasNoValues(ref FrameRecord frame, PyObject owner) =>
        LensOf(ref frame) == Lens.All || (owner.State.Shape.AttributeCount == 0 && owner.State.Extras?.Dictionary is null);

    private static bool IsDataDescriptor(PyObject value) => value.Type.Slots.DescriptorGet != null && value.Type.Slots.DescriptorSet != null;

    /// <summary>What was found in the type, a descriptor or not. It is not hidden by an attribute of the owner: it is a data descriptor (<paramref name="hidden"/>), or the guard sees to it.</summary>
    private static SpecializationFailure LoadByDescriptor(ref FrameRecord frame, CodeUnit* pc, PyObject owner, PyType type, PyObject found, bool hidden)
    {
        // An AttributeError of a descriptor goes on to __getattr__.
        if (found.Type.Slots.DescriptorGet != null && type.Lookup(s_getAttr) is not null)
        {
            return SpecializationFailure.Overridden;
        }

        bool byShape = !hidden && owner.HasState;
        if (!hidden && !byShape && (type.Flags & TypeFlags.HasDict) != 0)
        {
            return SpecializationFailure.AttributeNotManagedDictionary;
        }

        KeepFound(ref frame, pc, owner, type, found, byShape);
        Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.LOAD_ATTR_DESCRIPTOR, DescriptorFailure(found));
        return SpecializationFailure.None;
    }

    /// <summary>Nothing was found, in the owner or its type.</summary>
    private static SpecializationFailure LoadByGetAttr(ref FrameRecord frame, CodeUnit* pc, PyObject owner, PyType type)
    {
        if (type.Lookup(s_getAttr) is not PyFunction { Code: { HasPlainParameters: true, ArgumentCount: 2 } } function
            || (!owner.HasState && (type.Flags & TypeFlags.HasDict) != 0))
        {
            return SpecializationFailure.AttributeNotFound;
        }

        KeepFound(ref frame, pc, owner, type, function, owner.HasState);
        Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.LOAD_ATTR_GETATTR, SpecializationFailure.AttributeNotFound);
        return SpecializationFailure.None;
    }

    private static void KeepFound(ref FrameRecord frame, CodeUnit* pc, PyObject owner, PyType type, PyObject found, bool byShape)
    {
        Adaptive.Wide(pc, SpecializedAttributes.ClassUnit) = byShape ? ObjectLayout.ClassOf(owner) : 0;
        Adaptive.Wide(pc, SpecializedAttributes.VersionUnit) = byShape ? owner.State.Shape.Stamp : type.TakeVersion();
        Adaptive.Wide(pc, SpecializedAttributes.StampUnit) = found.Type.TakeVersion();
        Adaptive.Narrow(pc, SpecializedAttributes.IndexUnit) = Adaptive.Refer(ref frame, pc, found);
    }

    private static SpecializationFailure LoadProperty(ref FrameRecord frame, CodeUnit* pc, PyObject owner, PyType type, PyObject descriptor, bool method)
    {
        if (method || (descriptor as PyProperty)?.Getter is not PyFunction { Code: { HasPlainParameters: true, ArgumentCount: 1 } } || descriptor.GetType() != typeof(PyProperty))
        {
            return LoadByDescriptor(ref frame, pc, owner, type, descriptor, hidden: true);
        }

        // An AttributeError of the getter goes on to __getattr__.
        if (type.Lookup(s_getAttr) is not null)
        {
            return SpecializationFailure.Overridden;
        }

        Adaptive.Wide(pc, SpecializedAttributes.VersionUnit) = type.TakeVersion();
        Adaptive.Narrow(pc, SpecializedAttributes.IndexUnit) = Adaptive.Refer(ref frame, pc, descriptor);
        Adaptive.Specialize(ref frame, pc, (int)Opcode.LOAD_ATTR_PROPERTY);
        return SpecializationFailure.None;
    }

    private static SpecializationFailure StoreInstanceAttribute(ref FrameRecord frame, CodeUnit* pc, PyObject owner, PyStr name)
    {
        PyType type = owner.Type;
        if (!type.UseVersion())
        {
            return SpecializationFailure.OutOfVersions;
        }

        if (type.Slots.SetAttribute != PyObjectType.TypeObject.Slots.SetAttribute)
        {
            return owner is PyModule or PyType ? SpecializationFailure.AttributeNotManagedDictionary : SpecializationFailure.Overridden;
        }

        if (!owner.HasState)
        {
            return SpecializationFailure.AttributeNotManagedDictionary;
        }

        Shape shape = owner.State.Shape;
        int index;
        Shape? next = null;
        Opcode form = Opcode.STORE_ATTR_INSTANCE_VALUE;
        PyObject? inClass = type.Lookup(name);
        if (inClass is PyMemberDescriptor member && type.IsSubtypeOf(member.Owner))
        {
            index = member.SlotIndex;
            form = Opcode.STORE_ATTR_SLOT;
        }
        else if (inClass is not null && inClass.Type.Slots.DescriptorSet != null)
        {
            // A Python class could lose its __set__ without this type noticing.
            if (inClass.Type.IsHeapType)
            {
                return SpecializationFailure.AttributeOverridingDescriptor;
            }

            Adaptive.Wide(pc, DescriptorAttributes.StoreVersionUnit) = type.TakeVersion();
            Adaptive.Narrow(pc, DescriptorAttributes.StoreIndexUnit) = Adaptive.Refer(ref frame, pc, inClass);
            Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.STORE_ATTR_DESCRIPTOR, DescriptorFailure(inClass));
            return SpecializationFailure.None;
        }
        else if (inClass is not null && inClass.Type.IsHeapType)
        {
            return SpecializationFailure.AttributeMutableClass;
        }
        else if (inClass is not null && LensOf(ref frame) is not (Lens.All or Lens.Python311))
        {
            return inClass.Type.Slots.DescriptorGet == null ? SpecializationFailure.AttributeClassAttributeSimple : SpecializationFailure.AttributeClassAttributeDescriptor;
        }
        else if ((type.Flags & TypeFlags.HasDict) == 0)
        {
            return SpecializationFailure.NoDictionary;
        }
        else if (shape.IsDictionaryMode)
        {
            return SpecializationFailure.AttributeDictionaryMode;
        }
        else
        {
            index = shape.IndexOf(name);
            if (index < 0)
            {
                if (!shape.CanAdd(name))
                {
                    return SpecializationFailure.OutOfRange;
                }

                next = shape.Add(name);
                index = next.Count - 1;
            }
        }

        bool inside = owner is PyInstance instance && index < instance.InlineCapacity;
        var site = new StoreSite(ObjectLayout.ClassOf(owner), shape.Stamp, index, next);
        Adaptive.Narrow(pc, 2) = Adaptive.Refer(ref frame, pc, site);
        Adaptive.Specialize(ref frame, pc, (int)(inside ? form : Opcode.STORE_ATTR_WITH_HINT));
        return SpecializationFailure.None;
    }

    /// <summary>Whether the type's attributes are found as <c>object</c> finds them; a <c>__getattr__</c> does not matter where the attribute is there.</summary>
    public static bool LooksUpGenerically(PyType type) =>
        type.Slots.GetAttribute == PyObjectType.TypeObject.Slots.GetAttribute
        || (type.IsHeapType && ReferenceEquals(type.Lookup(s_getAttribute), PyObjectType.TypeObject.Lookup(s_getAttribute)));
}

/// <summary>What a specialized LOAD_GLOBAL holds on to: the namespaces that it was made for and the cells of the name.</summary>
internal sealed class GlobalSite(PyDict globals, GlobalCell cell, PyObject builtins, GlobalCell? builtinCell)
{
    public readonly PyDict Globals = globals;
    public readonly GlobalCell Cell = cell;
    public readonly PyObject Builtins = builtins;
    public readonly GlobalCell? BuiltinCell = builtinCell;
}
