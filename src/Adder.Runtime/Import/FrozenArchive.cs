using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Adder.Bytecode;

namespace Adder.Runtime.Import;

/// <summary>
/// The compiled frozen modules of a library, one file: a header (mark, magic number of the bytecode, number of entries, checksum of it and of all that follows), an index
/// (length and bytes of the name, offset and length of the data), the marshalled code. A file that is not exactly as written counts as absent.
/// </summary>
internal sealed class FrozenArchive
{
    private const int HeaderSize = 24;
    private readonly byte[] _file;

    private FrozenArchive(byte[] file) => _file = file;

    private static ReadOnlySpan<byte> Mark => "ADDRFRZ1"u8;

    /// <summary>Where a library has its archive.</summary>
    public static string PathIn(string library) => Path.Join(library, "__pycache__", "frozen.adder-314.bin");

    /// <summary>Reads an archive; null where there is none, it is damaged, or it was written for other bytecode.</summary>
    public static FrozenArchive? Open(string path)
    {
        return NativeFile.ReadAll(path) is { Length: >= HeaderSize } file
            && file.AsSpan(0, Mark.Length).SequenceEqual(Mark)
            && BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(8)) == OpcodeTable.MagicNumber
            && BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(16)) == Checksum(file)
            ? new FrozenArchive(file)
            : null;
    }

    /// <summary>The bytes of an archive of these modules.</summary>
    public static byte[] Write(IReadOnlyList<(string Name, byte[] Data)> modules)
    {
        int offset = HeaderSize;
        foreach ((string name, _) in modules)
        {
            offset += 10 + Encoding.UTF8.GetByteCount(name);
        }

        var output = new MemoryStream();
        output.Write(new byte[HeaderSize]);
        Span<byte> number = stackalloc byte[4];
        foreach ((string name, byte[] data) in modules)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(name);
            BinaryPrimitives.WriteInt16LittleEndian(number, (short)bytes.Length);
            output.Write(number[..2]);
            output.Write(bytes);
            BinaryPrimitives.WriteInt32LittleEndian(number, offset);
            output.Write(number);
            BinaryPrimitives.WriteInt32LittleEndian(number, data.Length);
            output.Write(number);
            offset += data.Length;
        }

        foreach ((_, byte[] data) in modules)
        {
            output.Write(data);
        }

        byte[] file = output.ToArray();
        Mark.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8), OpcodeTable.MagicNumber);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(12), modules.Count);
        BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(16), Checksum(file));
        return file;
    }

    /// <summary>The marshalled code of a module; empty where the archive does not hold it.</summary>
    public ReadOnlyMemory<byte> Find(string name)
    {
        int count = BinaryPrimitives.ReadInt32LittleEndian(_file.AsSpan(12));
        int at = HeaderSize;
        for (int i = 0; i < count; i++)
        {
            int length = BinaryPrimitives.ReadInt16LittleEndian(_file.AsSpan(at));
            bool found = length == name.Length && Ascii.Equals(_file.AsSpan(at + 2, length), name);
            at += 2 + length;
            if (found)
            {
                return _file.AsMemory(BinaryPrimitives.ReadInt32LittleEndian(_file.AsSpan(at)), BinaryPrimitives.ReadInt32LittleEndian(_file.AsSpan(at + 4)));
            }

            at += 8;
        }

        return default;
    }

    /// <summary>Of the number of entries and all that follows the header.</summary>
    private static ulong Checksum(byte[] file) => CompiledFile.Checksum(file.AsSpan(HeaderSize)) ^ BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(12));
}
