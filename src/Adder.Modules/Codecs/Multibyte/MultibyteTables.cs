using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace Adder.Modules.Codecs.Multibyte;

/// <summary>What stands for what in an encoding of one to three bytes a character. A code is a character's bytes as a big-endian number.</summary>
internal sealed class MultibyteTable
{
    /// <summary>In <see cref="First"/>: more bytes follow.</summary>
    public const ushort Lead = 0xFFFE;

    /// <summary>In <see cref="First"/>: no character begins so.</summary>
    public const ushort Illegal = 0xFFFF;

    private readonly ushort[] _first;
    private readonly ushort[]?[] _rows = new ushort[]?[256];
    private readonly ushort[]?[] _longRows = new ushort[]?[256];
    private readonly int[]?[] _codes = new int[]?[0x300];
    private readonly IReadOnlyList<(int First, int Second)> _others;

    /// <param name="pool">The rows of all encodings.</param>
    /// <param name="others">Characters beyond U+FFFF and pairs.</param>
    /// <param name="first">What a first byte is.</param>
    /// <param name="segments">Runs of consecutive codes: the first code, count, offset in the pool.</param>
    /// <param name="exceptions">Code points whose code is another than the first that is decoded to them; 0 for none.</param>
    public MultibyteTable(
        ReadOnlySpan<ushort> pool, IReadOnlyList<(int First, int Second)> others, ushort[] first, ReadOnlySpan<(int Code, int Count, int Offset)> segments, ReadOnlySpan<(int CodePoint, int Code)> exceptions)
    {
        _first = first;
        _others = others;
        for (int i = 0; i < 256; i++)
        {
            if (first[i] < Lead)
            {
                Assign(first[i], i);
            }
        }

        foreach ((int code, int count, int offset) in segments)
        {
            ushort[]?[] rows = code > 0xFFFF ? _longRows : _rows;
            ushort[] row = rows[(code >> 8) & 0xFF] ??= new ushort[256];
            for (int i = 0; i < count; i++)
            {
                row[(code & 0xFF) + i] = pool[offset + i];
                Assign(pool[offset + i], code + i);
            }
        }

        foreach ((int codePoint, int code) in exceptions)
        {
            Slot(codePoint) = code;
        }
    }

    /// <summary>For each first byte its code point, <see cref="Lead"/> or <see cref="Illegal"/>.</summary>
    public ReadOnlySpan<ushort> First => _first;

    /// <summary>Codes of pairs of code points.</summary>
    public Dictionary<(int First, int Second), int> Pairs { get; } = [];

    /// <summary>Code points with which a pair begins.</summary>
    public HashSet<int> PairStarts { get; } = [];

    /// <summary>The character of a code of two bytes, or of three with <paramref name="prefixed"/> (those after the first); false where there is none. The second code point is 0 but for pairs.</summary>
    public bool TryDecode(int lead, int trail, bool prefixed, out int first, out int second)
    {
        int value = (prefixed ? _longRows : _rows)[lead]?[trail] ?? 0;
        (first, second) = value is >= 0xD800 and <= 0xDFFF ? _others[value - 0xD800] : (value, 0);
        return value != 0;
    }

    /// <summary>The code of a character; false where it has none.</summary>
    public bool TryEncode(int codePoint, out int code)
    {
        int page = codePoint >> 8;
        code = page < _codes.Length && _codes[page] is { } codes ? codes[codePoint & 0xFF] : 0;
        return code != 0 || codePoint == 0;
    }

    private void Assign(ushort value, int code)
    {
        if (value is >= 0xD800 and <= 0xDFFF)
        {
            (int first, int second) = _others[value - 0xD800];
            if (second != 0)
            {
                Pairs.TryAdd((first, second), code);
                PairStarts.Add(first);
                return;
            }

            AssignFirst(first, code);
        }
        else if (value != 0)
        {
            AssignFirst(value, code);
        }
    }

    private void AssignFirst(int codePoint, int code)
    {
        ref int slot = ref Slot(codePoint);
        if (slot == 0)
        {
            slot = code;
        }
    }

    private ref int Slot(int codePoint) => ref (_codes[codePoint >> 8] ??= new int[256])[codePoint & 0xFF];
}

/// <summary>The tables of all encodings, from the resource that <c>gen/codecs/make_multibyte_tables.py</c> writes; its opening text describes the layout. Read on first use.</summary>
internal sealed class MultibyteTables
{
    private static readonly Lazy<MultibyteTables> s_all = new(() => new MultibyteTables());

    private readonly byte[] _data;
    private readonly ushort[] _pool;
    private readonly (int First, int Second)[] _others;
    private readonly Dictionary<string, Lazy<MultibyteTable>> _tables = new(StringComparer.Ordinal);
    private readonly (int Index, int CodePoint, int Count)[] _ranges;
    private int _at;

    private MultibyteTables()
    {
        using Stream resource = typeof(MultibyteTables).Assembly.GetManifestResourceStream("multibyte.bin") ?? throw new System.Diagnostics.UnreachableException("multibyte.bin is not embedded");
        using var unpacked = new MemoryStream();
        using (var zlib = new ZLibStream(resource, CompressionMode.Decompress))
        {
            zlib.CopyTo(unpacked);
        }

        _data = unpacked.ToArray();
        _pool = Shorts(Number()).ToArray();
        _others = Pairs();
        for (int count = Number(); count > 0; count--)
        {
            int length = _data[_at++];
            string name = Encoding.ASCII.GetString(_data, _at, length);
            _at += length;
            ushort[] first = Shorts(256).ToArray();
            (int, int, int)[] segments = Triples();
            (int, int)[] exceptions = Pairs();
            _tables.Add(name, new Lazy<MultibyteTable>(() => new MultibyteTable(_pool, _others, first, segments, exceptions)));
        }

        _ranges = Triples();
    }

    /// <summary>The runs of GB 18030's codes of four bytes below U+10000: number of the first, code point, count; in order of both.</summary>
    public static ReadOnlySpan<(int Index, int CodePoint, int Count)> Gb18030Ranges => s_all.Value._ranges;

    public static MultibyteTable Get(string encoding) => s_all.Value._tables[encoding].Value;

    private int Number()
    {
        int number = BitConverter.ToInt32(_data, _at);
        _at += 4;
        return number;
    }

    private ReadOnlySpan<ushort> Shorts(int count)
    {
        ReadOnlySpan<ushort> numbers = MemoryMarshal.Cast<byte, ushort>(_data.AsSpan(_at, count * 2));
        _at += count * 2;
        return numbers;
    }

    private (int First, int Second)[] Pairs()
    {
        var pairs = new (int, int)[Number()];
        for (int i = 0; i < pairs.Length; i++)
        {
            pairs[i] = (Number(), Number());
        }

        return pairs;
    }

    private (int First, int Second, int Third)[] Triples()
    {
        var triples = new (int, int, int)[Number()];
        for (int i = 0; i < triples.Length; i++)
        {
            triples[i] = (Number(), Number(), Number());
        }

        return triples;
    }
}
