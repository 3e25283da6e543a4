using System;
using Adder.Bytecode;

namespace Adder.Runtime.Instructions;

/// <summary>
/// The numbers of instructions in the bytes that <c>dis</c> reads with <c>adaptive=True</c>: CPython's own, or one that CPython 3.14 leaves free. Where there are no more, and for what only executes two instructions at
/// once or stands for a form of CPython's, it is that of the instruction in its place. A class of its own: no start needs it.
/// </summary>
internal static class InstructionBytes
{
    private static readonly byte[] s_bytes = Make();

    /// <summary>The byte of an executing number.</summary>
    public static byte Of(int executing) => s_bytes[executing];

    /// <summary>Whether an instruction of Adder's own has a number of its own.</summary>
    public static bool IsOwn(int executing) => InstructionTable.NumberOf(executing) >= OpcodeTable.FirstOwn && !OpcodeTable.IsDefined(s_bytes[executing]);

    private static byte[] Make()
    {
        var bytes = new byte[InstructionTable.Size];
        int free = 0;
        for (int executing = 0; executing < bytes.Length; executing++)
        {
            InstructionInfo info = InstructionTable.Get(executing);
            if (info.Number < OpcodeTable.FirstOwn)
            {
                bytes[executing] = (byte)info.Number;
            }
            else if (info.Number == (int)OwnOpcode.LOAD_ATTR_TYPE)
            {
                bytes[executing] = (byte)Opcode.LOAD_ATTR_SLOT;
            }
            else if (info.Number is (int)OwnOpcode.BINARY_OP_BITWISE_INT or (int)OwnOpcode.BINARY_OP_MIXED_FLOAT)
            {
                bytes[executing] = (byte)Opcode.BINARY_OP_EXTEND;
            }
            else if (InstructionTable.ShownOf(executing) != info.Number || (free = NextFree(free)) > byte.MaxValue)
            {
                bytes[executing] = (byte)info.Family;
            }
            else
            {
                bytes[executing] = (byte)free;
            }
        }

        return bytes;
    }

    private static int NextFree(int after)
    {
        do
        {
            after++;
        }
        while (after <= byte.MaxValue && OpcodeTable.IsDefined(after));
        return Math.Min(after, byte.MaxValue + 1);
    }
}
