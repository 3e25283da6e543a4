using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Adder.Bytecode.Marshal;
using Adder.Syntax;

namespace Adder.Bytecode.Tests;

/// <summary>The exception and location tables of a program that CPython compiled, and round trips.</summary>
public sealed class TableTests
{
    private static string DataPath(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);

    private static IEnumerable<CodeBlueprint> SampleCodes()
    {
        CodeBlueprint? root = BlueprintMarshal.Load(File.ReadAllBytes(DataPath("sample.marshal")), out MarshalError? error);
        Assert.Null(error);
        return Walk(root!);
    }

    private static IEnumerable<CodeBlueprint> Walk(CodeBlueprint code)
    {
        yield return code;
        foreach (CodeConstant nested in code.Constants.OfType<CodeConstant>())
        {
            foreach (CodeBlueprint inner in Walk(nested.Code))
            {
                yield return inner;
            }
        }
    }

    [Fact]
    public void Tables_read_as_CPython_reads_them()
    {
        string[] lines = File.ReadAllLines(DataPath("sample_tables.txt"));
        int at = 0;
        foreach (CodeBlueprint code in SampleCodes())
        {
            Assert.Equal("code " + code.QualifiedName, lines[at++]);
            IEnumerable<string> positions = LocationTable.Positions(code.LineTable, code.FirstLineNumber)
                .Select(span => $"{span.Line},{span.EndLine},{span.Column},{span.EndColumn}");
            Assert.Equal(lines[at++], "positions " + string.Join(' ', positions));
            Assert.Equal(lines[at++], "lines " + string.Join(' ', LocationTable.Lines(code.LineTable, code.FirstLineNumber).Select(line => $"{line.Start},{line.End},{line.Line}")));
            IEnumerable<string> handlers = ExceptionTable.Read(code.ExceptionTable)
                .Select(entry => $"{entry.Start},{entry.End},{entry.Target},{entry.Depth},{(entry.PushLastInstruction ? 1 : 0)}");
            Assert.Equal(lines[at++], "handlers " + string.Join(' ', handlers));
        }

        Assert.Equal(lines.Length, at);
    }

    [Fact]
    public void Tables_are_written_as_they_were_read()
    {
        foreach (CodeBlueprint code in SampleCodes())
        {
            var handlers = new ByteWriter();
            foreach (ExceptionTableEntry entry in ExceptionTable.Read(code.ExceptionTable))
            {
                ExceptionTable.Append(handlers, entry);
            }

            Assert.Equal(code.ExceptionTable, handlers.WrittenSpan.ToArray());

            var locations = new ByteWriter();
            int line = code.FirstLineNumber;
            foreach (LocationEntry entry in LocationTable.Read(code.LineTable, code.FirstLineNumber))
            {
                LocationTable.Append(locations, entry.Span, (entry.End - entry.Start) / 2, ref line);
            }

            Assert.Equal(code.LineTable, locations.WrittenSpan.ToArray());
        }
    }

    [Fact]
    public void Any_place_survives_the_location_table()
    {
        var random = new Random(626);
        for (int round = 0; round < 200; round++)
        {
            var spans = new List<SourceSpan>();
            var table = new ByteWriter();
            int line = 1;
            for (int i = 0; i < 20; i++)
            {
                int start = random.Next(1, 1 << random.Next(1, 20));
                int column = random.Next(0, 1 << random.Next(1, 12));
                SourceSpan span = random.Next(6) switch
                {
                    0 => SourceSpan.None,
                    1 => new SourceSpan(start, -1, start, -1),
                    2 => new SourceSpan(start, column, start + random.Next(1, 300), random.Next(0, 200)),
                    _ => new SourceSpan(start, column, start, column + random.Next(0, 150)),
                };
                int units = random.Next(1, 30);
                spans.AddRange(Enumerable.Repeat(span, units));
                LocationTable.Append(table, span, units, ref line);
            }

            Assert.Equal(spans, LocationTable.Positions(table.WrittenSpan, 1));
        }
    }

    [Fact]
    public void A_handler_is_found_by_offset()
    {
        var table = new ByteWriter();
        ExceptionTableEntry[] entries =
        [
            new(2, 10, 5000, 0, false), new(10, 300, 40, 3, true), new(1000, 200_000, 300_000, 70, false),
        ];
        foreach (ExceptionTableEntry entry in entries)
        {
            ExceptionTable.Append(table, entry);
        }

        Assert.Equal(entries, ExceptionTable.Read(table.WrittenSpan));
        Assert.False(ExceptionTable.TryFind(table.WrittenSpan, 0, out _));
        Assert.True(ExceptionTable.TryFind(table.WrittenSpan, 8, out ExceptionTableEntry found));
        Assert.Equal(entries[0], found);
        Assert.True(ExceptionTable.TryFind(table.WrittenSpan, 10, out found));
        Assert.Equal(entries[1], found);
        Assert.False(ExceptionTable.TryFind(table.WrittenSpan, 300, out _));
        Assert.True(ExceptionTable.TryFind(table.WrittenSpan, 199_998, out found));
        Assert.Equal(entries[2], found);
        Assert.False(ExceptionTable.TryFind(table.WrittenSpan, 200_000, out _));
    }

    [Fact]
    public void Damaged_tables_end_at_the_damage()
    {
        var random = new Random(3);
        var bytes = new byte[40];
        for (int round = 0; round < 2000; round++)
        {
            random.NextBytes(bytes);
            Assert.True(ExceptionTable.Read(bytes).Length <= bytes.Length / 4);
            Assert.True(LocationTable.Positions(bytes, 1).Count <= bytes.Length * 8);
        }
    }

    [Fact]
    public void The_place_of_an_instruction_is_found()
    {
        CodeBlueprint code = SampleCodes().First(code => code.QualifiedName == "plain");
        List<SourceSpan> positions = LocationTable.Positions(code.LineTable, code.FirstLineNumber);
        for (int offset = 0; offset < code.Code.Length; offset += 2)
        {
            Assert.Equal(positions[offset / 2], LocationTable.Find(code.LineTable, code.FirstLineNumber, offset));
        }

        Assert.Equal(SourceSpan.None, LocationTable.Find(code.LineTable, code.FirstLineNumber, code.Code.Length));
    }
}
