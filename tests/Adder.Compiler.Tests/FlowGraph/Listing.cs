using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Adder.Bytecode;
using Adder.Compiler.FlowGraph;
using Adder.Syntax;

namespace Adder.Compiler.Tests.FlowGraph;

/// <summary>
/// Instructions as text. A line is <c>label: OPCODE argument @line</c>, label and line optional; a jump's argument is a label, and
/// <c>LOAD_CONST</c> takes a constant: None, True, False, an int, a 'string', or a number with a point.
/// </summary>
internal static class Listing
{
    public static (InstructionSequence Sequence, List<ConstantValue> Constants) Parse(string text)
    {
        var sequence = new InstructionSequence();
        var constants = new List<ConstantValue>();
        var labels = new Dictionary<string, Label>();
        int line = 1;
        foreach (string raw in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string rest = raw;
            if (rest.IndexOf(": ", StringComparison.Ordinal) is > 0 and int colon)
            {
                sequence.Mark(LabelOf(sequence, labels, rest[..colon]));
                rest = rest[(colon + 2)..];
            }

            if (rest.IndexOf(" @", StringComparison.Ordinal) is > 0 and int at)
            {
                line = int.Parse(rest.AsSpan(at + 2), CultureInfo.InvariantCulture);
                rest = rest[..at];
            }

            string[] words = rest.Split(' ', 2);
            var opcode = Enum.Parse<Opcode>(words[0]);
            SourceSpan span = line < 0 ? SourceSpan.None : new SourceSpan(line, 0, line, 1);
            if (OpcodeTraits.HasTarget(opcode))
            {
                sequence.EmitJump(opcode, LabelOf(sequence, labels, words[1]), span);
            }
            else if (opcode == Opcode.LOAD_CONST)
            {
                ConstantValue constant = ParseConstant(words[1]);
                int index = constants.IndexOf(constant);
                if (index < 0)
                {
                    index = constants.Count;
                    constants.Add(constant);
                }

                sequence.Emit(opcode, index, span);
            }
            else
            {
                sequence.Emit(opcode, words.Length > 1 ? int.Parse(words[1], CultureInfo.InvariantCulture) : 0, span);
            }
        }

        return (sequence, constants);
    }

    private static Label LabelOf(InstructionSequence sequence, Dictionary<string, Label> labels, string name)
    {
        if (!labels.TryGetValue(name, out Label label))
        {
            label = sequence.NewLabel();
            labels.Add(name, label);
        }

        return label;
    }

    private static ConstantValue ParseConstant(string text) => text switch
    {
        "None" => NoneConstant.Instance,
        "True" => BoolConstant.True,
        "False" => BoolConstant.False,
        ['\'', .., '\''] => new StringConstant(text[1..^1]),
        _ when text.Contains('.', StringComparison.Ordinal) => new FloatConstant(double.Parse(text, CultureInfo.InvariantCulture)),
        _ => new IntConstant(System.Numerics.BigInteger.Parse(text, CultureInfo.InvariantCulture)),
    };

    /// <summary>Runs the whole optimizer over a listing and gives the result as a listing.</summary>
    public static string Optimize(string text, int locals = 0, int parameters = 0)
    {
        (InstructionSequence sequence, List<ConstantValue> constants) = Parse(text);
        ControlFlowGraph graph = ControlFlowGraph.Build(sequence, constants);
        FlowGraphOptimizer.Optimize(graph, locals, parameters);
        StackDepth.Calculate(graph);
        BorrowedLoads.Optimize(graph);
        return Print(graph);
    }

    public static string Print(ControlFlowGraph graph)
    {
        var names = new Dictionary<BasicBlock, string>();
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            foreach (ref readonly FlowInstruction instruction in block.Instructions)
            {
                if (instruction.HasTarget)
                {
                    names.TryAdd(BasicBlock.SkipEmpty(instruction.Target)!, "");
                }
            }
        }

        int number = 0;
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            if (names.ContainsKey(block))
            {
                names[block] = $"L{++number}";
            }
        }

        var text = new StringBuilder();
        int line = 1;
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            string label = names.TryGetValue(block, out string? name) ? name + ": " : "";
            foreach (ref readonly FlowInstruction instruction in block.Instructions)
            {
                text.Append(label).Append(instruction.Opcode);
                label = "";
                if (instruction.HasTarget)
                {
                    text.Append(' ').Append(names[BasicBlock.SkipEmpty(instruction.Target)!]);
                }
                else if (instruction.Opcode == Opcode.LOAD_CONST)
                {
                    text.Append(' ').Append(Disassembler.Show(graph.Constants[instruction.Argument]));
                }
                else if ((int)instruction.Opcode >= OpcodeTable.HaveArgument && OpcodeTable.Get(instruction.Opcode).Flags.HasFlag(OpcodeFlags.HasArgument))
                {
                    text.Append(' ').Append(instruction.Argument);
                }

                if (instruction.Span.Line != line)
                {
                    line = instruction.Span.Line;
                    text.Append(" @").Append(line);
                }

                text.Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>A listing as it is written, for comparing.</summary>
    public static string Normalize(string text) =>
        string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line + "\n"));
}
