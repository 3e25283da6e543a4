using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Adder.Bytecode;
using Adder.Bytecode.Marshal;

namespace Adder.Runtime.Import;

/// <summary>
/// <c>.pyc</c> files with Adder's cache tag. What importlib writes there ends with a checksum of the marshalled code and a mark, behind what marshal reads: running code of a damaged file
/// could do anything, and the format itself notices little. A file without the mark, written by somebody else, is taken if it can be read to its end.
/// </summary>
internal static class CompiledFile
{
    private const int HeaderSize = 16;
    private const int TrailerSize = 12;

    private static ReadOnlySpan<byte> Mark => "ADC1"u8;

    /// <summary>Whether a path is that of a cached file of Adder's, optimised or not.</summary>
    public static bool IsCached(ReadOnlySpan<char> path)
    {
        if (!path.EndsWith(".pyc", StringComparison.Ordinal))
        {
            return false;
        }

        ReadOnlySpan<char> name = path[(path.LastIndexOf('/') + 1)..];
        return name.EndsWith(".adder-314.pyc", StringComparison.Ordinal) || name.Contains(".adder-314.opt-", StringComparison.Ordinal);
    }

    /// <summary>Marshalled code with its checksum.</summary>
    public static byte[] WithChecksum(byte[] code)
    {
        var all = new byte[code.Length + TrailerSize];
        code.CopyTo(all, 0);
        BinaryPrimitives.WriteUInt64LittleEndian(all.AsSpan(code.Length), Checksum(code));
        Mark.CopyTo(all.AsSpan(code.Length + 8));
        return all;
    }

    /// <summary>
    /// Whether the code in a cached file must not be run. What the header says (version, the source's time or hash) is importlib's to check; it compiles anew what does not fit.
    /// </summary>
    public static bool IsDamaged(byte[] file)
    {
        if (file.Length < HeaderSize || BinaryPrimitives.ReadUInt32LittleEndian(file) != (OpcodeTable.MagicNumber | ((uint)'\r' << 16) | ((uint)'\n' << 24)))
        {
            return false;
        }

        ReadOnlySpan<byte> rest = file.AsSpan(HeaderSize);
        if (rest.EndsWith(Mark) && rest.Length > TrailerSize)
        {
            ReadOnlySpan<byte> code = rest[..^TrailerSize];
            return BinaryPrimitives.ReadUInt64LittleEndian(rest[code.Length..]) != Checksum(code);
        }

        var input = new MarshalMemoryInput(file.AsMemory(HeaderSize));
        return BlueprintMarshal.Load(input, out _) is null || input.Remaining != 0;
    }

    /// <summary>Finds damage; no defence against forgery.</summary>
    public static ulong Checksum(ReadOnlySpan<byte> data)
    {
        ulong sum = (ulong)data.Length;
        foreach (ulong word in MemoryMarshal.Cast<byte, ulong>(data))
        {
            sum = (sum ^ word) * 0x9E3779B97F4A7C15;
            sum ^= sum >> 29;
        }

        foreach (byte last in data[(data.Length & ~7)..])
        {
            sum = (sum ^ last) * 0x9E3779B97F4A7C15;
            sum ^= sum >> 29;
        }

        return sum;
    }
}
