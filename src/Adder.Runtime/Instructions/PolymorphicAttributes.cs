using System;
using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Specialization;

namespace Adder.Runtime.Instructions;

/// <summary>
/// LOAD_ATTR and STORE_ATTR of owners of several shapes or types. The site's entries are copies of the instruction as it was specialized for each of them, caches included, so that the guards and actions of those forms work on them as they
/// do on the instruction itself. The cache: units 2-3, the address of the entries.
/// </summary>
internal static unsafe class PolymorphicAttributes
{
    public const int EntriesUnit = 2;

    /// <summary>Units of an entry: LOAD_ATTR and its cache. STORE_ATTR needs fewer.</summary>
    private const int Load = 10;
    private const int Store = 5;

    /// <summary>The number that the guard of an entry compares: a shape's stamp or a type's version. Modules are compared by identity.</summary>
    public static long KeyOf(ref FrameRecord frame, CodeUnit* entry) => (Opcode)entry->Opcode switch
    {
        Opcode.STORE_ATTR_INSTANCE_VALUE or Opcode.STORE_ATTR_SLOT or Opcode.STORE_ATTR_WITH_HINT => SpecializedAttributes.StoreOf(ref frame, entry).Stamp,
        OwnOpcode.STORE_ATTR_DESCRIPTOR or OwnOpcode.STORE_ATTR_BY_TYPE => Adaptive.Wide(entry, DescriptorAttributes.StoreVersionUnit),
        Opcode.LOAD_ATTR_INSTANCE_VALUE or Opcode.LOAD_ATTR_SLOT or Opcode.LOAD_ATTR_WITH_HINT or OwnOpcode.LOAD_ATTR_VALUE_OVER
            or Opcode.LOAD_ATTR_METHOD_WITH_VALUES or Opcode.LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES => Adaptive.Wide(entry, SpecializedAttributes.StampUnit),
        Opcode.LOAD_ATTR_MODULE => PyModule.TypeObject.Version,
        _ => Adaptive.Wide(entry, SpecializedAttributes.VersionUnit),
    };

    [Instruction(OwnOpcode.LOAD_ATTR_POLYMORPHIC, Family = Opcode.LOAD_ATTR, Stack = "owner --", MayMiss = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? LoadPolymorphic(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp, PyObject owner, int oparg)
    {
        var entries = (CodeUnit*)Adaptive.Wide(pc, EntriesUnit);
        if (PyInstance.IsInstance(owner))
        {
            // What nearly all entries are: a value of the object, or a method of its class.
            int place = PlaceOf(KeysOf(entries, Load), Unsafe.As<PyInstance>(owner).Shape.Stamp);
            CodeUnit* found = entries + (place * Load);
            if (place < 0)
            {
                // The entry may be one that compares the type's version.
            }
            else if ((Opcode)found->Opcode is Opcode.LOAD_ATTR_INSTANCE_VALUE or Opcode.LOAD_ATTR_SLOT)
            {
                if (SpecializedAttributes.HasCachedSlot(found, owner))
                {
                    return ref SpecializedAttributes.LoadInstanceValue(found, ref sp, owner, oparg);
                }
            }
            else if ((Opcode)found->Opcode == Opcode.LOAD_ATTR_METHOD_WITH_VALUES && SpecializedAttributes.IsCachedInstance(found, owner))
            {
                return ref SpecializedAttributes.LoadMethodWithValues(ref frame, found, ref sp);
            }
        }

        CodeUnit* entry = FindLoad(ref frame, entries, owner);
        if (entry == null)
        {
            return ref Unsafe.NullRef<PyObject?>();
        }

        return ref LoadAs(ts, ref frame, entry, ref sp, owner, oparg);
    }

    /// <summary>The entry whose guards hold; null for none.</summary>
    private static CodeUnit* FindLoad(ref FrameRecord frame, CodeUnit* entries, PyObject owner)
    {
        if (owner is PyInstance instance)
        {
            CodeUnit* byShape = FindLoad(ref frame, entries, owner, instance.Shape.Stamp, instance.Shape.Stamp);
            return byShape != null ? byShape : FindLoad(ref frame, entries, owner, owner.Type.Version, 0);
        }

        return FindLoad(ref frame, entries, owner, owner.Type.Version, owner is PyType type ? type.Version : owner.HasState ? owner.State.Shape.Stamp : 0);
    }

    /// <summary>Of the entries only those whose key is one of these numbers can fit, which no other shape or type has; keys are 0 where there is none.</summary>
    private static CodeUnit* FindLoad(ref FrameRecord frame, CodeUnit* entries, PyObject owner, long number, long other)
    {
        long* keys = KeysOf(entries, Load);
        for (int i = 0; i < PolymorphicSite.Size; i++)
        {
            if ((keys[i] == number || keys[i] == other) && FitsLoad(ref frame, entries + (i * Load), owner))
            {
                return entries + (i * Load);
            }
        }

        return null;
    }

    /// <summary>The keys of entries of a length.</summary>
    public static long* KeysOf(CodeUnit* entries, int length) => (long*)(entries + (PolymorphicSite.Size * length));

    /// <summary>The first entry with a key, which is not 0; -1 for none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PlaceOf(long* keys, long key) => keys[0] == key ? 0 : keys[1] == key ? 1 : keys[2] == key ? 2 : keys[3] == key ? 3 : -1;

    /// <summary>Loads as the entry says, whose guards hold.</summary>
    private static ref PyObject? LoadAs(ThreadState ts, ref FrameRecord frame, CodeUnit* entry, ref PyObject? sp, PyObject owner, int oparg)
    {
        PyObject? value;
        switch ((Opcode)entry->Opcode)
        {
            case Opcode.LOAD_ATTR_INSTANCE_VALUE or Opcode.LOAD_ATTR_SLOT:
                return ref SpecializedAttributes.LoadInstanceValue(entry, ref sp, owner, oparg);
            case Opcode.LOAD_ATTR_METHOD_WITH_VALUES or Opcode.LOAD_ATTR_METHOD_NO_DICT or Opcode.LOAD_ATTR_METHOD_LAZY_DICT:
                return ref SpecializedAttributes.LoadMethodWithValues(ref frame, entry, ref sp);
            case Opcode.LOAD_ATTR_WITH_HINT:
                return ref SpecializedAttributes.LoadWithHint(entry, ref sp, owner, oparg);
            case Opcode.LOAD_ATTR_MODULE:
                return ref SpecializedAttributes.LoadModule(ref frame, entry, ref sp, oparg);
            case Opcode.LOAD_ATTR_CLASS or Opcode.LOAD_ATTR_CLASS_WITH_METACLASS_CHECK:
                return ref SpecializedAttributes.LoadClass(ref frame, entry, ref sp, oparg);
            case OwnOpcode.LOAD_ATTR_TYPE:
                return ref SpecializedAttributes.LoadType(ref sp, owner, oparg);
            case OwnOpcode.LOAD_ATTR_DESCRIPTOR:
                return ref DescriptorAttributes.LoadByDescriptor(ts, ref frame, entry, ref sp, owner, oparg);
            case OwnOpcode.LOAD_ATTR_CLASS_DESCRIPTOR:
                return ref DescriptorAttributes.LoadFromClass(ts, ref frame, entry, ref sp, owner, oparg);
            case OwnOpcode.LOAD_ATTR_VALUE_OVER:
                return ref DescriptorAttributes.LoadValueOver(entry, ref sp, owner, oparg);
            case OwnOpcode.LOAD_ATTR_CLASS_VALUE:
                return ref DescriptorAttributes.LoadClassValue(ref frame, entry, ref sp, oparg);
            case OwnOpcode.LOAD_ATTR_DICTIONARY:
                return ref DescriptorAttributes.LoadFromDictionary(ts, ref frame, ref sp, owner, oparg);
            case OwnOpcode.LOAD_ATTR_BY_TYPE:
                return ref DescriptorAttributes.LoadByType(ts, ref frame, ref sp, owner, oparg);
            case OwnOpcode.LOAD_ATTR_GETATTR:
                return ref DescriptorAttributes.LoadByGetAttr(ts, ref frame, entry, ref sp, oparg);
            case Opcode.LOAD_ATTR_PROPERTY:
                value = SpecializedAttributes.LoadProperty(ts, ref frame, entry, ref Unsafe.Add<PyObject?>(ref sp, -1), oparg);
                break;
            case Opcode.LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN:
                value = SpecializedAttributes.LoadByGetAttribute(ts, ref frame, entry, ref Unsafe.Add<PyObject?>(ref sp, -1), oparg);
                break;
            default:
                value = SpecializedAttributes.LoadNonDescriptor(ref frame, entry);
                break;
        }

        if (value is null)
        {
            return ref Unsafe.NullRef<PyObject?>();
        }

        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -1), value);
        return ref sp;
    }

    [Instruction(OwnOpcode.STORE_ATTR_POLYMORPHIC, Family = Opcode.STORE_ATTR, Stack = "value, owner --", MayMiss = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool StorePolymorphic(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, PyObject value, PyObject owner, int oparg)
    {
        var entries = (CodeUnit*)Adaptive.Wide(pc, EntriesUnit);
        if (PyInstance.IsInstance(owner))
        {
            int place = PlaceOf(KeysOf(entries, Store), Unsafe.As<PyInstance>(owner).Shape.Stamp);
            CodeUnit* found = entries + (place * Store);
            if (place >= 0 && (Opcode)found->Opcode is Opcode.STORE_ATTR_INSTANCE_VALUE or Opcode.STORE_ATTR_SLOT && SpecializedAttributes.TryStoreInstanceValue(ref frame, found, value, owner))
            {
                return true;
            }
        }

        for (int i = 0; i < PolymorphicSite.Size; i++)
        {
            CodeUnit* entry = entries + (i * Store);
            if (FitsStore(ref frame, entry, owner))
            {
                return StoreAs(ts, ref frame, entry, value, owner, oparg);
            }
        }

        return false;
    }

    /// <summary>Assigns as the entry says, whose guards hold.</summary>
    private static bool StoreAs(ThreadState ts, ref FrameRecord frame, CodeUnit* entry, PyObject value, PyObject owner, int oparg)
    {
        switch ((Opcode)entry->Opcode)
        {
            case Opcode.STORE_ATTR_INSTANCE_VALUE or Opcode.STORE_ATTR_SLOT:
                SpecializedAttributes.StoreInstanceValue(ref frame, entry, value, owner);
                return true;
            case Opcode.STORE_ATTR_WITH_HINT:
                SpecializedAttributes.StoreWithHint(ref frame, entry, value, owner);
                return true;
            case OwnOpcode.STORE_ATTR_DESCRIPTOR:
                return DescriptorAttributes.StoreByDescriptor(ts, ref frame, entry, value, owner);
            default:
                return DescriptorAttributes.StoreByType(ts, ref frame, value, owner, oparg);
        }
    }

    private static bool FitsLoad(ref FrameRecord frame, CodeUnit* entry, PyObject owner) => (Opcode)entry->Opcode switch
    {
        Opcode.LOAD_ATTR_INSTANCE_VALUE or Opcode.LOAD_ATTR_SLOT => SpecializedAttributes.HasCachedSlot(entry, owner),
        Opcode.LOAD_ATTR_METHOD_WITH_VALUES or Opcode.LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES => SpecializedAttributes.IsCachedInstance(entry, owner),
        Opcode.LOAD_ATTR_METHOD_NO_DICT or Opcode.LOAD_ATTR_NONDESCRIPTOR_NO_DICT or OwnOpcode.LOAD_ATTR_TYPE => SpecializedAttributes.IsCachedPlainObject(entry, owner),
        Opcode.LOAD_ATTR_METHOD_LAZY_DICT => SpecializedAttributes.HasNoDictionaryYet(entry, owner),
        Opcode.LOAD_ATTR_WITH_HINT => SpecializedAttributes.HasCachedShape(entry, owner),
        Opcode.LOAD_ATTR_PROPERTY or Opcode.LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN or OwnOpcode.LOAD_ATTR_BY_TYPE => SpecializedAttributes.IsCachedType(entry, owner),
        Opcode.LOAD_ATTR_CLASS => SpecializedAttributes.IsCachedClass(entry, owner),
        Opcode.LOAD_ATTR_CLASS_WITH_METACLASS_CHECK => SpecializedAttributes.IsCachedClassAndMetaclass(entry, owner),
        Opcode.LOAD_ATTR_MODULE => SpecializedAttributes.IsCachedModule(ref frame, entry, owner),
        OwnOpcode.LOAD_ATTR_DESCRIPTOR or OwnOpcode.LOAD_ATTR_GETATTR => DescriptorAttributes.IsFoundAsBefore(ref frame, entry, owner),
        OwnOpcode.LOAD_ATTR_VALUE_OVER => DescriptorAttributes.HidesAsBefore(ref frame, entry, owner),
        OwnOpcode.LOAD_ATTR_CLASS_VALUE => DescriptorAttributes.HasChangingValue(entry, owner),
        OwnOpcode.LOAD_ATTR_DICTIONARY => DescriptorAttributes.IsOfCachedTypeOrShape(entry, owner),
        OwnOpcode.LOAD_ATTR_CLASS_DESCRIPTOR => DescriptorAttributes.IsFoundInClassAsBefore(ref frame, entry, owner),
        _ => false,
    };

    private static bool FitsStore(ref FrameRecord frame, CodeUnit* entry, PyObject owner) => (Opcode)entry->Opcode switch
    {
        Opcode.STORE_ATTR_INSTANCE_VALUE or Opcode.STORE_ATTR_SLOT => SpecializedAttributes.IsStoreCached(ref frame, entry, owner),
        Opcode.STORE_ATTR_WITH_HINT => SpecializedAttributes.IsStoreShapeCached(ref frame, entry, owner),
        OwnOpcode.STORE_ATTR_DESCRIPTOR or OwnOpcode.STORE_ATTR_BY_TYPE => DescriptorAttributes.IsStoredAsBefore(entry, owner),
        _ => false,
    };
}

/// <summary>The forms that an instruction has had for owners of different shapes or types, as copies of its units: up to four, the oldest of which makes room for the next.</summary>
internal sealed unsafe class PolymorphicSite
{
    public const int Size = 4;

    /// <summary>So many replaced entries, and the instruction has owners of too many types (or of one that is changed all the time) to be specialized.</summary>
    private const int MostReplaced = 12;

    /// <summary>Units of an entry's key, behind all entries.</summary>
    private const int KeyUnits = 2;

    private readonly CodeUnit[] _entries;
    private readonly int[] _references = [-1, -1, -1, -1];
    private readonly int _length;
    private int _kept;

    /// <summary>A site for an instruction of so many units, its cache included.</summary>
    public PolymorphicSite(int length)
    {
        _length = length;
        _entries = GC.AllocateArray<CodeUnit>(Size * (length + KeyUnits), pinned: true);
    }

    /// <summary>Whether another form can join without taking the place of one.</summary>
    public bool HasRoom => _kept < Size;

    public bool IsExhausted => _kept >= Size + MostReplaced;

    /// <summary>The place among the code's references that the entry has which is replaced next; -1 where there is none yet.</summary>
    public int NextReference => _references[_kept % Size];

    /// <summary>Keeps the instruction as it is now, and where its reference stands. Entries have the numbers that programs see, not the executing ones.</summary>
    public void Keep(ref FrameRecord frame, CodeUnit* pc, int reference)
    {
        int place = _kept++ % Size;
        new ReadOnlySpan<CodeUnit>(pc, _length).CopyTo(_entries.AsSpan(place * _length));
        _entries[place * _length].Opcode = (ushort)InstructionTable.NumberOf(pc->Opcode);
        _references[place] = reference;
        fixed (CodeUnit* entries = _entries)
        {
            PolymorphicAttributes.KeysOf(entries, _length)[place] = PolymorphicAttributes.KeyOf(ref frame, entries + (place * _length));
        }
    }

    /// <summary>Makes the instruction the polymorphic form.</summary>
    public void Install(CodeUnit* pc, Opcode form)
    {
        Adaptive.Wide(pc, PolymorphicAttributes.EntriesUnit) = (nint)Unsafe.AsPointer(ref _entries[0]);
        pc->Opcode = InstructionTable.ExecutingOf((int)form);
    }

    /// <summary>Forgets how often entries were replaced: the instruction gets another chance.</summary>
    public void Rest() => _kept = MostReplaced - 1 + (_kept % Size);
}
