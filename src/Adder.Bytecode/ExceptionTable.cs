using System;
using System.Buffers;
using System.Collections.Generic;

namespace Adder.Bytecode;

/// <summary>One line of the exception table; offsets are in bytes of the bytecode.</summary>
/// <param name="Start">The first covered instruction.</param>
/// <param name="End">The first instruction that is no longer covered.</param>
/// <param name="Target">The handler.</param>
/// <param name="Depth">The depth that the stack is cut to before the handler runs.</param>
/// <param name="PushLastInstruction">Whether the offset of the raising instruction is pushed before the exception.</param>
internal readonly record struct ExceptionTableEntry(int Start, int End, int Target, int Depth, bool PushLastInstruction);

/// <summary>
/// Codec of <c>co_exceptiontable</c>: entries in ascending order of their start, each of four numbers (start, length,
/// target in code units; depth doubled plus the last-instruction bit) in big-endian groups of six bits. Bit 6 says that
/// another group follows; bit 7 marks the first byte of an entry, so that a search can begin anywhere.
/// </summary>
internal static class ExceptionTable
{
    private const byte EntryStart = 0x80;
    private const byte Continuation = 0x40;

    /// <summary>Appends one entry.</summary>
    public static void Append(ByteWriter table, in ExceptionTableEntry entry)
    {
        AppendNumber(table, entry.Start / 2, EntryStart);
        AppendNumber(table, (entry.End - entry.Start) / 2, 0);
        AppendNumber(table, entry.Target / 2, 0);
        AppendNumber(table, (entry.Depth << 1) | (entry.PushLastInstruction ? 1 : 0), 0);
    }

    private static void AppendNumber(ByteWriter table, int value, byte mark)
    {
        int shift = 0;
        while (value >> shift >= 64)
        {
            shift += 6;
        }

        for (; shift >= 0; shift -= 6)
        {
            table.Write((byte)(((value >> shift) & 0x3F) | (shift > 0 ? Continuation : 0) | mark));
            mark = 0;
        }
    }

    /// <summary>Reads a whole table. A damaged one ends at the damage.</summary>
    public static ExceptionTableEntry[] Read(ReadOnlySpan<byte> table)
    {
        int count = 0;
        int position = 0;
        while (TryReadEntry(table, ref position, out _))
        {
            count++;
        }

        var entries = new ExceptionTableEntry[count];
        position = 0;
        for (int i = 0; i < count; i++)
        {
            _ = TryReadEntry(table, ref position, out entries[i]);
        }

        return entries;
    }

    /// <summary>Finds the handler of an instruction without allocating.</summary>
    /// <param name="table">The encoded table.</param>
    /// <param name="offset">The instruction's offset in bytes.</param>
    /// <param name="entry">The entry that covers it.</param>
    public static bool TryFind(ReadOnlySpan<byte> table, int offset, out ExceptionTableEntry entry)
    {
        int position = 0;
        while (TryReadEntry(table, ref position, out entry) && entry.Start <= offset)
        {
            if (offset < entry.End)
            {
                return true;
            }
        }

        entry = default;
        return false;
    }

    private static bool TryReadEntry(ReadOnlySpan<byte> table, ref int position, out ExceptionTableEntry entry)
    {
        entry = default;
        if (!TryReadNumber(table, ref position, out int start) || !TryReadNumber(table, ref position, out int length)
            || !TryReadNumber(table, ref position, out int target) || !TryReadNumber(table, ref position, out int depth))
        {
            return false;
        }

        entry = new ExceptionTableEntry(start * 2, (start + length) * 2, target * 2, depth >> 1, (depth & 1) != 0);
        return true;
    }

    private static bool TryReadNumber(ReadOnlySpan<byte> table, ref int position, out int value)
    {
        value = 0;
        byte current;
        do
        {
            if (position >= table.Length)
            {
                return false;
            }

            current = table[position++];
            value = (value << 6) | (current & 0x3F);
        }
        while ((current & Continuation) != 0);

        return true;
    }
}
