using System;
using System.Buffers.Binary;

namespace Adder.Modules.Common;

/// <summary>Checksums of zlib and of binhex.</summary>
internal static class Checksums
{
    /// <summary>The polynomial of CRC-32, lowest bit first.</summary>
    private const uint Polynomial = 0xEDB88320;

    private const uint AdlerModulus = 65521;

    /// <summary>Bytes after which the sums of Adler-32 must be reduced so that 32 bits suffice.</summary>
    private const int AdlerRun = 5552;

    // Table k gives what a byte does to the checksum k bytes further on.
    private static readonly uint[][] s_tables = MakeTables();

    /// <summary>CRC-32 of data that follows data with the given checksum (0 for none).</summary>
    public static uint Crc32(ReadOnlySpan<byte> data, uint checksum)
    {
        uint[][] tables = s_tables;
        uint crc = ~checksum;
        while (data.Length >= 8)
        {
            uint low = crc ^ BinaryPrimitives.ReadUInt32LittleEndian(data);
            uint high = BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
            crc = tables[7][low & 0xFF] ^ tables[6][(low >> 8) & 0xFF] ^ tables[5][(low >> 16) & 0xFF] ^ tables[4][low >> 24]
                ^ tables[3][high & 0xFF] ^ tables[2][(high >> 8) & 0xFF] ^ tables[1][(high >> 16) & 0xFF] ^ tables[0][high >> 24];
            data = data[8..];
        }

        foreach (byte value in data)
        {
            crc = (crc >> 8) ^ tables[0][(crc ^ value) & 0xFF];
        }

        return ~crc;
    }

    /// <summary>Adler-32 of data that follows data with the given checksum (1 for none).</summary>
    public static uint Adler32(ReadOnlySpan<byte> data, uint checksum)
    {
        uint first = checksum & 0xFFFF;
        uint second = checksum >> 16;
        while (!data.IsEmpty)
        {
            int run = Math.Min(data.Length, AdlerRun);
            foreach (byte value in data[..run])
            {
                first += value;
                second += first;
            }

            first %= AdlerModulus;
            second %= AdlerModulus;
            data = data[run..];
        }

        return (second << 16) | first;
    }

    /// <summary>CRC-CCITT (polynomial 0x1021, highest bit first), that binhex uses.</summary>
    public static uint CrcHqx(ReadOnlySpan<byte> data, uint checksum)
    {
        uint crc = checksum & 0xFFFF;
        foreach (byte value in data)
        {
            crc ^= (uint)value << 8;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x8000) != 0 ? ((crc << 1) ^ 0x1021) & 0xFFFF : crc << 1;
            }
        }

        return crc;
    }

    private static uint[][] MakeTables()
    {
        var tables = new uint[8][];
        for (int table = 0; table < tables.Length; table++)
        {
            tables[table] = new uint[256];
            for (uint value = 0; value < 256; value++)
            {
                uint crc = value;
                if (table == 0)
                {
                    for (int bit = 0; bit < 8; bit++)
                    {
                        crc = (crc & 1) != 0 ? (crc >> 1) ^ Polynomial : crc >> 1;
                    }
                }
                else
                {
                    uint before = tables[table - 1][value];
                    crc = (before >> 8) ^ tables[0][before & 0xFF];
                }

                tables[table][value] = crc;
            }
        }

        return tables;
    }
}
