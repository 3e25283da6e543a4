using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Adder.Bytecode;
using Adder.Compiler;
using Adder.Compiler.Assembly;
using Adder.Compiler.FlowGraph;
using Adder.Syntax;

namespace Adder.BytecodeComparison;

/// <summary>
/// Compares flow graph and assembler alone with CPython's: both get instruction sequences that CPython's own code generation
/// made (<c>_testinternalcapi</c>'s <c>compiler_codegen</c>, <c>optimize_cfg</c> and <c>assemble_code_object</c>).
/// </summary>
internal static class FlowGraphComparison
{
    public static int Run(TextReader input, int show)
    {
        int graphs = 0, sameGraphs = 0, codes = 0, sameCodes = 0;
        var watch = new Stopwatch();
        while (input.ReadLine() is { } line)
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement record = document.RootElement;
            string title = $"{record.GetProperty("file").GetString()} #{record.GetProperty("number").GetInt32()}";
            graphs++;
            string? difference = Guard(() => CompareOptimized(record));
            sameGraphs += difference is null ? 1 : 0;
            if (difference is not null && show-- > 0)
            {
                Console.WriteLine($"=== optimizer: {title}\n{difference}");
            }

            if (record.TryGetProperty("code", out JsonElement expected))
            {
                codes++;
                difference = Guard(() => CompareAssembled(record, expected));
                sameCodes += difference is null ? 1 : 0;
                if (difference is not null && show-- > 0)
                {
                    Console.WriteLine($"=== assembler: {title}\n{difference}");
                }
            }
        }

        Console.WriteLine($"optimized graphs: {sameGraphs} of {graphs} identical; assembled: {sameCodes} of {codes}");
        return sameGraphs == graphs && sameCodes == codes ? 0 : 1;
    }

    private static string? Guard(Func<string?> compare)
    {
        try
        {
            return compare();
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or ArithmeticException or NullReferenceException or IndexOutOfRangeException)
        {
            return error.ToString();
        }
    }

    private static InstructionSequence ReadSequence(JsonElement rows)
    {
        var sequence = new InstructionSequence();
        var labels = new Dictionary<int, Label>();
        foreach (JsonElement row in rows.EnumerateArray())
        {
            if (OpcodeTraits.HasTarget((Opcode)row[0].GetInt32()))
            {
                int target = row[1].GetInt32();
                if (!labels.ContainsKey(target))
                {
                    labels.Add(target, sequence.NewLabel());
                }
            }
        }

        int index = 0;
        foreach (JsonElement row in rows.EnumerateArray())
        {
            if (labels.TryGetValue(index++, out Label here))
            {
                sequence.Mark(here);
            }

            var opcode = (Opcode)row[0].GetInt32();
            int argument = row[1].GetInt32();
            var span = new SourceSpan(row[2].GetInt32(), row[4].GetInt32(), row[3].GetInt32(), row[5].GetInt32());
            sequence.Emit(opcode, OpcodeTraits.HasTarget(opcode) ? labels[argument].Id : argument, span);
        }

        return sequence;
    }

    private static string? CompareOptimized(JsonElement record)
    {
        var constants = JsonConstants.ReadAll(record.GetProperty("consts")).ToList();
        ControlFlowGraph graph = ControlFlowGraph.Build(ReadSequence(record.GetProperty("before")), constants);
        FlowGraphOptimizer.Optimize(graph, record.GetProperty("nlocals").GetInt32(), 0);
        StackDepth.Calculate(graph);
        BorrowedLoads.Optimize(graph);
        List<string> actual = [.. Print(graph), .. constants.Select(c => c.ToString())];
        List<string> expected = [.. record.GetProperty("after").EnumerateArray().Select(Print), .. JsonConstants.ReadAll(record.GetProperty("after_consts")).Select(c => c.ToString())];
        bool sameConstants = JsonConstants.ReadAll(record.GetProperty("after_consts")).SequenceEqual(constants);
        int count = record.GetProperty("after").GetArrayLength();
        return actual.Take(count).SequenceEqual(expected.Take(count)) && actual.Count == expected.Count && sameConstants ? null : Difference(expected, actual);
    }

    private static List<string> Print(ControlFlowGraph graph)
    {
        int index = 0;
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            block.FirstIndex = index;
            index += block.Count;
        }

        var lines = new List<string>();
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            foreach (ref readonly FlowInstruction instruction in block.Instructions)
            {
                int argument = instruction.HasTarget ? instruction.Target!.FirstIndex : instruction.Argument;
                SourceSpan span = instruction.Span;
                lines.Add($"{instruction.Opcode} {argument} @{span.Line}-{span.EndLine}:{span.Column}-{span.EndColumn}");
            }
        }

        return lines;
    }

    private static string Print(JsonElement row) => $"{(Opcode)row[0].GetInt32()} {row[1].GetInt32()} @{row[2]}-{row[3]}:{row[4]}-{row[5]}";

    private static string? CompareAssembled(JsonElement record, JsonElement expected)
    {
        var constants = JsonConstants.ReadAll(record.GetProperty("consts")).ToList();
        ControlFlowGraph graph = ControlFlowGraph.Build(ReadSequence(record.GetProperty("before")), constants);
        int locals = record.GetProperty("nlocals").GetInt32();
        int cells = record.GetProperty("ncells").GetInt32();
        var unit = new CompilationUnit
        {
            Instructions = new InstructionSequence(),
            Constants = [],
            Names = [],
            VariableNames = [.. Enumerable.Range(0, locals).Select(i => $"v{i}")],
            CellNames = [.. Enumerable.Range(0, cells).Select(i => i % 3 == 0 && i < locals ? $"v{i}" : $"c{i}")],
            FreeNames = [],
            HiddenNames = new(),
            ArgumentCount = 0,
            PositionalOnlyArgumentCount = 0,
            KeywordOnlyArgumentCount = 0,
            Flags = CodeFlags.None,
            FileName = "f",
            Name = "f",
            QualifiedName = "f",
            FirstLineNumber = 1,
        };
        HandlerStack.Label(graph);
        LocalsLayout layout = LocalsLayout.Create(unit);
        int stackSize = FlowGraphOptimizer.Finish(graph, unit, layout);
        LinearCode code = LinearCode.Layout(graph);
        string[] actual =
        [
            Convert.ToHexStringLower(code.EncodeInstructions()),
            Convert.ToHexStringLower(code.EncodeLocations(1)),
            Convert.ToHexStringLower(code.EncodeHandlers()),
            Math.Max(stackSize, 1).ToString(),
        ];
        for (int i = 0; i < actual.Length; i++)
        {
            if (expected[i].ToString() != actual[i])
            {
                return $"part {i}\n  CPython {expected[i]}\n  Adder   {actual[i]}";
            }
        }

        return null;
    }

    /// <summary>The first lines that differ, with what stands before and behind them.</summary>
    public static string Difference(List<string> expected, List<string> actual)
    {
        int first = 0;
        while (first < expected.Count && first < actual.Count && expected[first] == actual[first])
        {
            first++;
        }

        var text = new StringBuilder();
        for (int i = Math.Max(0, first - 6); i < Math.Min(Math.Max(expected.Count, actual.Count), first + 8); i++)
        {
            string left = i < expected.Count ? expected[i] : "";
            string right = i < actual.Count ? actual[i] : "";
            text.Append($"{(left == right ? ' ' : '!')} {i,4} {left,-60} {right}\n");
        }

        return text.ToString();
    }
}
