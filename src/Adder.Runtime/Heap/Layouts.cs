using System;
using System.Collections.Generic;
using System.Globalization;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Heap;

/// <summary>What CPython's objects of a type take, and what lies where: programs ask for it (<c>__basicsize__</c>, <c>__sizeof__</c>, <c>sys.getsizeof</c>).</summary>
internal readonly record struct Layout(int BasicSize, int ItemSize, bool IsCollected, int DictionaryOffset, int WeakReferenceOffset);

/// <summary>
/// The sizes of CPython's objects. Adder's own are others, and .NET does not tell them; but what programs do with sizes (compare them, divide them, show which structure is the leaner) is made for CPython's, and those follow from an
/// object's type and what it holds.
/// </summary>
internal static partial class Layouts
{
    /// <summary>What CPython's collector puts in front of each object that it knows.</summary>
    public const int CollectorHeader = 16;

    /// <summary>What stands before an object whose class, written in Python, has given it a dictionary or weak references.</summary>
    public const int ManagedHeader = 16;

    private const int Word = 8;
    private const int HeapTypeSize = 936;

    /// <summary>The keys that instances of a class share: a header, a table of 64 indices and 42 entries.</summary>
    private const int SharedKeysSize = 32 + 64 + (42 * 2 * Word);

    private const int StaticTypeSize = 416;
    private const int KeysHeader = 32;

    private static readonly Lazy<Dictionary<string, Layout>> s_layouts = new(Read);

    /// <summary>The layout of a type's instances.</summary>
    public static Layout Of(PyType type)
    {
        if (!type.IsHeapType)
        {
            string name = type.NativeModule == "builtins" ? type.Name : type.NativeModule + "." + type.Name;
            return s_layouts.Value.TryGetValue(name, out Layout known) ? known
                : new Layout(6 * Word, 0, true, (type.Flags & TypeFlags.HasDict) == 0 ? 0 : 2 * Word, (type.Flags & TypeFlags.HasWeakReferences) == 0 ? 0 : 3 * Word);
        }

        Layout native = Of(type.NativeBase);
        bool managedDictionary = HasManagedDictionary(type);
        bool managedReferences = HasManagedReferences(type);
        return new Layout(
            native.BasicSize + (type.FixedSlotCount * Word),
            native.ItemSize,
            true,
            managedDictionary ? -1 : native.DictionaryOffset,
            managedReferences ? -4 * Word : native.WeakReferenceOffset);
    }

    /// <summary>Whether a class written in Python has given its instances their dictionary; those of exceptions, for one, have theirs anyhow.</summary>
    public static bool HasManagedDictionary(PyType type) => type.IsHeapType && (type.Flags & TypeFlags.HasDict) != 0 && (type.NativeBase.Flags & TypeFlags.HasDict) == 0;

    /// <summary>Whether a class written in Python has given its instances their weak references.</summary>
    public static bool HasManagedReferences(PyType type) =>
        type.IsHeapType && (type.Flags & TypeFlags.HasWeakReferences) != 0 && (type.NativeBase.Flags & TypeFlags.HasWeakReferences) == 0;

    /// <summary>What <c>object.__sizeof__</c> gives: the fixed part, and the items that are part of the object.</summary>
    public static long SizeOf(PyObject value)
    {
        Layout layout = Of(value.Type);
        long items = value switch
        {
            PyTuple tuple => tuple.Count,
            PyMemoryView view => 3 * view.DimensionCount,
            PyGeneratorBase generator => generator.Code.FrameSize,
            _ => 0,
        };
        return layout.BasicSize + (layout.ItemSize * items);
    }

    /// <summary>What <c>type.__sizeof__</c> gives.</summary>
    public static long SizeOfType(PyType type) => !type.IsHeapType ? StaticTypeSize : HasManagedDictionary(type) ? HeapTypeSize + SharedKeysSize : HeapTypeSize;

    /// <summary>What <c>sys.getsizeof()</c> adds to an object's own size.</summary>
    public static int HeadersOf(PyObject value) =>
        ((value is PyType type ? type.IsHeapType : Of(value.Type).IsCollected) ? CollectorHeader : 0)
        + (HasManagedDictionary(value.Type) || HasManagedReferences(value.Type) ? ManagedHeader : 0);

    /// <summary>The size of a dict's table with so many places (a power of two), two thirds of which may be used; entries whose keys are all str do without their hashes.</summary>
    public static long KeysSize(int places, bool onlyStrings)
    {
        long indexSize = places <= 1 << 7 ? 1 : places <= 1 << 15 ? 2 : 4;
        return places < 2 ? 0 : KeysHeader + (indexSize * places) + ((long)places * 2 / 3 * (onlyStrings ? 2 : 3) * Word);
    }

    private static Dictionary<string, Layout> Read()
    {
        var layouts = new Dictionary<string, Layout>(StringComparer.Ordinal);
        foreach (string line in Table.Split('\n'))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            string[] numbers = line[..colon].Split(' ');
            var layout = new Layout(Number(0), Number(1), Number(2) != 0, Number(3), Number(4));
            foreach (string name in line[(colon + 2)..].Split(' '))
            {
                layouts[name] = layout;
            }

            int Number(int index) => int.Parse(numbers[index], CultureInfo.InvariantCulture);
        }

        return layouts;
    }
}
