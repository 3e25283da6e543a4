using System.Diagnostics.CodeAnalysis;
using Adder.Bytecode;
using Adder.Runtime.Instructions;

namespace Adder.Runtime.Specialization;

/// <summary>
/// Whose specializations an interpreter makes (<c>-X specialize</c>). Under a CPython's lens there are the forms, the conditions for choosing them and the counters of that version, on 3.14's bytecode, so that one can see what one's code would do there.
/// </summary>
internal enum Lens : byte
{
    /// <summary>None: every instruction stays as it was compiled.</summary>
    Off,

    Python311,

    Python312,

    Python313,

    Python314,

    Python315,

    /// <summary>Adder's own, which are those of 3.14 and 3.15 and more.</summary>
    All,
}

/// <summary>What there is under a lens; derived from the definitions of the instructions.</summary>
internal static class Lenses
{
    /// <summary>The names that <c>-X specialize</c> takes, in the order of <see cref="Lens"/>.</summary>
    private static readonly string[] s_names = ["off", "3.11", "3.12", "3.13", "3.14", "3.15", "all"];

    /// <summary>Families under each lens, by base form; filled when first asked for.</summary>
    private static readonly bool[]?[] s_families = new bool[]?[s_names.Length];

    /// <summary>All names, for messages.</summary>
    public static string Names => string.Join(", ", s_names);

    /// <summary>The name of a lens.</summary>
    public static string NameOf(Lens lens) => s_names[(int)lens];

    /// <summary>The lens of a name.</summary>
    public static bool TryParse(string name, [NotNullWhen(true)] out Lens? lens)
    {
        lens = null;
        for (int i = 0; i < s_names.Length; i++)
        {
            if (s_names[i] == name)
            {
                lens = (Lens)i;
            }
        }

        return lens is not null;
    }

    /// <summary>Whether a specialized form is there.</summary>
    public static bool Offers(this Lens lens, Opcode form) => lens == Lens.All || Offers(lens, InstructionTable.Get(InstructionTable.ExecutingOf((int)form)));

    /// <summary>Whether any form of a family is there; an instruction of another waits for nothing.</summary>
    public static bool OffersFamily(this Lens lens, int baseForm) => lens == Lens.All || (s_families[(int)lens] ??= FindFamilies(lens))[baseForm];

    /// <summary>What programs see of an executing number: its family's base form where the form is there for speed only.</summary>
    public static int Visible(this Lens lens, int executing)
    {
        if (lens == Lens.All)
        {
            return executing;
        }

        InstructionInfo info = InstructionTable.Get(executing);
        return info.Family == info.Number || IsWatched(info) || Offers(lens, info) ? executing : info.Family;
    }

    private static bool Offers(Lens lens, in InstructionInfo info) => lens >= info.Since && lens <= info.Until;

    private static bool[] FindFamilies(Lens lens)
    {
        var families = new bool[InstructionTable.Size];
        foreach (InstructionInfo info in InstructionTable.All)
        {
            families[info.Family] |= info.Family != info.Number && !IsWatched(info) && Offers(lens, info);
        }

        return families;
    }

    private static bool IsWatched(in InstructionInfo info) => info.Number < OpcodeTable.FirstOwn && (Opcode)info.Number >= Opcode.INSTRUMENTED_END_FOR;
}
