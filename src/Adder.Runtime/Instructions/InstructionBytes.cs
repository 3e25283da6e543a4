using System.Collections.Generic;
using Adder.Bytecode;

namespace Adder.Runtime.Instructions;

/// <summary>
/// The numbers of instructions in the bytes that <c>dis</c> reads with <c>adaptive=True</c>: CPython's own, or one that CPython 3.14 leaves free. There are fewer of these than forms of Adder's own, so some share that of
/// another form (<see cref="InstructionAttribute.ShownAs"/>); where there are no more, and for what only executes two instructions at once, it is that of the family's base form. A class of its own: no start needs it.
/// </summary>
internal static class InstructionBytes
{
    /// <summary>The number that programs take where they want one that is no instruction, CPython's own tests among them.</summary>
    private const int Invalid = 127;

    private static readonly byte[] s_bytes = new byte[InstructionTable.Size];

    private static readonly List<(string Name, byte Number, Opcode Family)> s_own = Give();

    /// <summary>Adder's own that have a number.</summary>
    public static IReadOnlyList<(string Name, byte Number, Opcode Family)> Own => s_own;

    /// <summary>The byte of an executing number.</summary>
    public static byte Of(int executing) => s_bytes[executing];

    private static List<(string Name, byte Number, Opcode Family)> Give()
    {
        var own = new List<(string Name, byte Number, Opcode Family)>();
        int free = NextFree(0);
        for (int executing = 0; executing < s_bytes.Length; executing++)
        {
            InstructionInfo info = InstructionTable.Get(executing);
            s_bytes[executing] = (byte)(info.Number < OpcodeTable.FirstOwn ? info.Number : info.Family);
            if (info.Number >= OpcodeTable.FirstOwn && info.ShownAs == 0 && InstructionTable.ShownOf(executing) == info.Number && free <= byte.MaxValue)
            {
                s_bytes[executing] = (byte)free;
                own.Add((info.Name, (byte)free, (Opcode)info.Family));
                free = NextFree(free);
            }
        }

        foreach (InstructionInfo info in InstructionTable.All)
        {
            if (info.ShownAs > 0)
            {
                s_bytes[info.Executing] = s_bytes[InstructionTable.ExecutingOf(info.ShownAs)];
            }
        }

        return own;
    }

    private static int NextFree(int number)
    {
        do
        {
            number++;
        }
        while (number <= byte.MaxValue && (number == Invalid || OpcodeTable.IsDefined(number)));
        return number;
    }
}
