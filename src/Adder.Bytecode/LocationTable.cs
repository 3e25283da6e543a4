using System;
using System.Buffers;
using System.Collections.Generic;
using Adder.Syntax;

namespace Adder.Bytecode;

/// <summary>A stretch of bytecode and its place in the source; -1 stands for what is not known.</summary>
/// <param name="Start">Offset of the first instruction in bytes.</param>
/// <param name="End">Offset behind the last one.</param>
/// <param name="Span">The place; <see cref="SourceSpan.None"/> for code that has none.</param>
internal readonly record struct LocationEntry(int Start, int End, SourceSpan Span);

/// <summary>
/// Codec of <c>co_linetable</c> (PEP 626, PEP 657). An entry covers one to eight code units. Its first byte has bit 7 set,
/// the form in bits 3 to 6 and the number of units less one in bits 0 to 2; what follows depends on the form.
/// Lines are differences to the line before, the first one to <c>co_firstlineno</c>.
/// </summary>
internal static class LocationTable
{
    /// <summary>Forms 0 to 9: same line, columns in the form's number and one more byte.</summary>
    private const int LastShortForm = 9;

    /// <summary>Forms 10 to 12: a line 0 to 2 further on, two bytes of columns.</summary>
    private const int OneLineForm = 10;
    private const int NoColumnsForm = 13;
    private const int LongForm = 14;
    private const int NoneForm = 15;

    private const int MaximumUnits = 8;

    /// <summary>Appends the entries for one stretch of code.</summary>
    /// <param name="table">The table so far.</param>
    /// <param name="span">Where the code comes from.</param>
    /// <param name="units">How many code units it has.</param>
    /// <param name="line">The line that the table has reached; moved on.</param>
    public static void Append(ByteWriter table, in SourceSpan span, int units, ref int line)
    {
        for (; units > 0; units -= MaximumUnits)
        {
            AppendEntry(table, span, Math.Min(units, MaximumUnits), ref line);
        }
    }

    /// <summary>The same table with lines only: what code has where debug ranges are switched off.</summary>
    public static byte[] WithoutColumns(ReadOnlySpan<byte> table, int firstLine)
    {
        var stripped = new ByteWriter();
        int line = firstLine;
        foreach (LocationEntry entry in Read(table, firstLine))
        {
            var span = new SourceSpan(entry.Span.Line, -1, entry.Span.Line, -1);
            Append(stripped, entry.Span.Line < 0 ? SourceSpan.None : span, (entry.End - entry.Start) / 2, ref line);
        }

        return stripped.ToArray();
    }

    private static void AppendEntry(ByteWriter table, in SourceSpan span, int units, ref int line)
    {
        if (span.Line < 0)
        {
            AppendHead(table, NoneForm, units);
            return;
        }

        int delta = span.Line - line;
        line = span.Line;
        if (span.Column < 0 || span.EndColumn < 0)
        {
            if (span.EndLine == span.Line || span.EndLine < 0)
            {
                AppendHead(table, NoColumnsForm, units);
                AppendSigned(table, delta);
                return;
            }
        }
        else if (span.EndLine == span.Line)
        {
            int width = span.EndColumn - span.Column;
            if (delta == 0 && span.Column < 80 && width is >= 0 and < 16)
            {
                AppendHead(table, span.Column >> 3, units);
                AppendByte(table, ((span.Column & 7) << 4) | width);
                return;
            }

            if (delta is >= 0 and < 3 && span.Column < 128 && span.EndColumn < 128)
            {
                AppendHead(table, OneLineForm + delta, units);
                AppendByte(table, span.Column);
                AppendByte(table, span.EndColumn);
                return;
            }
        }

        AppendHead(table, LongForm, units);
        AppendSigned(table, delta);
        AppendUnsigned(table, (uint)(span.EndLine - span.Line));
        AppendUnsigned(table, (uint)(span.Column + 1));
        AppendUnsigned(table, (uint)(span.EndColumn + 1));
    }

    private static void AppendHead(ByteWriter table, int form, int units) => AppendByte(table, 0x80 | (form << 3) | (units - 1));

    private static void AppendByte(ByteWriter table, int value) => table.Write((byte)value);

    /// <summary>Groups of six bits, the lowest first; bit 6 says that another follows.</summary>
    private static void AppendUnsigned(ByteWriter table, uint value)
    {
        for (; value >= 64; value >>= 6)
        {
            AppendByte(table, (int)(0x40 | (value & 0x3F)));
        }

        AppendByte(table, (int)value);
    }

    /// <summary>The sign is the lowest bit.</summary>
    private static void AppendSigned(ByteWriter table, int value) =>
        AppendUnsigned(table, value < 0 ? ((uint)-value << 1) | 1 : (uint)value << 1);

    /// <summary>Reads the entries in order. A damaged table ends at the damage.</summary>
    public static Reader Read(ReadOnlySpan<byte> table, int firstLine) => new(table, firstLine);

    /// <summary>The place of every code unit, caches included: what <c>co_positions()</c> gives, in order.</summary>
    public static List<SourceSpan> Positions(ReadOnlySpan<byte> table, int firstLine)
    {
        var positions = new List<SourceSpan>();
        foreach (LocationEntry entry in Read(table, firstLine))
        {
            for (int offset = entry.Start; offset < entry.End; offset += 2)
            {
                positions.Add(entry.Span);
            }
        }

        return positions;
    }

    /// <summary>
    /// What <c>co_lines()</c> gives: stretches of bytecode of one line each, neighbours of the same line joined; the line is -1 where there is none.
    /// </summary>
    public static List<(int Start, int End, int Line)> Lines(ReadOnlySpan<byte> table, int firstLine)
    {
        var lines = new List<(int Start, int End, int Line)>();
        foreach (LocationEntry entry in Read(table, firstLine))
        {
            if (lines.Count > 0 && lines[^1].Line == entry.Span.Line)
            {
                lines[^1] = lines[^1] with { End = entry.End };
            }
            else
            {
                lines.Add((entry.Start, entry.End, entry.Span.Line));
            }
        }

        return lines;
    }

    /// <summary>The place of the instruction at an offset in bytes; <see cref="SourceSpan.None"/> where the table says nothing.</summary>
    public static SourceSpan Find(ReadOnlySpan<byte> table, int firstLine, int offset)
    {
        foreach (LocationEntry entry in Read(table, firstLine))
        {
            if (offset < entry.End)
            {
                return entry.Span;
            }
        }

        return SourceSpan.None;
    }

    /// <summary>Walks the entries of a table without allocating.</summary>
    internal ref struct Reader
    {
        private readonly ReadOnlySpan<byte> _table;
        private int _position;
        private int _line;

        internal Reader(ReadOnlySpan<byte> table, int firstLine)
        {
            _table = table;
            _line = firstLine;
        }

        public LocationEntry Current { get; private set; }

        public readonly Reader GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_position >= _table.Length || (_table[_position] & 0x80) == 0)
            {
                return false;
            }

            int head = _table[_position++];
            int start = Current.End;
            int end = start + (2 * ((head & 7) + 1));
            if (!TryReadSpan((head >> 3) & 15, out SourceSpan span))
            {
                return false;
            }

            Current = new LocationEntry(start, end, span);
            return true;
        }

        private bool TryReadSpan(int form, out SourceSpan span)
        {
            span = SourceSpan.None;
            switch (form)
            {
                case NoneForm:
                    return true;
                case NoColumnsForm:
                    if (!TryReadUnsigned(out uint difference))
                    {
                        return false;
                    }

                    _line += Signed(difference);
                    span = new SourceSpan(_line, -1, _line, -1);
                    return true;
                case LongForm:
                    if (!TryReadUnsigned(out uint delta) || !TryReadUnsigned(out uint lines)
                        || !TryReadUnsigned(out uint column) || !TryReadUnsigned(out uint endColumn))
                    {
                        return false;
                    }

                    _line += Signed(delta);
                    span = new SourceSpan(_line, (int)column - 1, _line + (int)lines, (int)endColumn - 1);
                    return true;
                case <= LastShortForm:
                    if (_position >= _table.Length)
                    {
                        return false;
                    }

                    int packed = _table[_position++];
                    int start = (form << 3) | (packed >> 4);
                    span = new SourceSpan(_line, start, _line, start + (packed & 15));
                    return true;
                default:
                    if (_position + 1 >= _table.Length)
                    {
                        return false;
                    }

                    _line += form - OneLineForm;
                    span = new SourceSpan(_line, _table[_position], _line, _table[_position + 1]);
                    _position += 2;
                    return true;
            }
        }

        private static int Signed(uint value) => (value & 1) != 0 ? -(int)(value >> 1) : (int)(value >> 1);

        private bool TryReadUnsigned(out uint value)
        {
            value = 0;
            int shift = 0;
            byte current;
            do
            {
                if (_position >= _table.Length || shift > 30)
                {
                    return false;
                }

                current = _table[_position++];
                value |= (uint)(current & 0x3F) << shift;
                shift += 6;
            }
            while ((current & 0x40) != 0);

            return true;
        }
    }
}
