using System;
using System.Buffers.Binary;
using Adder.Bytecode;
using Adder.Runtime.Objects;

namespace Adder.Hosting;

/// <summary>The first 16 bytes of a <c>.pyc</c> (PEP 552).</summary>
internal static class PycHeader
{
    /// <summary>Says that the code belongs to a source of this hash and is to be taken without looking at the source.</summary>
    public static byte[] Unchecked(ReadOnlySpan<byte> source)
    {
        var header = new byte[16];
        BinaryPrimitives.WriteUInt16LittleEndian(header, OpcodeTable.MagicNumber);
        header[2] = (byte)'\r';
        header[3] = (byte)'\n';
        header[4] = 1;
        BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(8), StringHash.Keyed(OpcodeTable.MagicNumber | ((ulong)'\r' << 16) | ((ulong)'\n' << 24), source));
        return header;
    }
}
