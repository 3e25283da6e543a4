using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Adder.Syntax;

namespace Adder.Bytecode;

/// <summary>
/// Writes a code object as text for snapshots and for reading: one instruction a line with its place in the source, jump targets as labels,
/// arguments explained, then the exception table, then nested code objects.
/// </summary>
internal static class Disassembler
{
    public static string Disassemble(CodeBlueprint code, bool positions = true)
    {
        var text = new StringBuilder();
        Append(text, code, positions);
        return text.ToString();
    }

    private static void Append(StringBuilder text, CodeBlueprint code, bool positions)
    {
        AppendHead(text, code);
        List<(int Offset, int Next, Opcode Opcode, int Argument)> instructions = Decode(code.Code);
        ExceptionTableEntry[] handlers = ExceptionTable.Read(code.ExceptionTable);
        Dictionary<int, int> labels = NumberLabels(instructions, handlers);
        List<SourceSpan> spans = LocationTable.Positions(code.LineTable, code.FirstLineNumber);
        foreach ((int offset, int next, Opcode opcode, int argument) in instructions)
        {
            string label = labels.TryGetValue(offset, out int number) ? $"L{number}:" : "";
            string place = positions && offset / 2 < spans.Count ? Place(spans[offset / 2]) : "";
            string explained = Explain(code, opcode, argument, next, labels);
            text.Append(CultureInfo.InvariantCulture, $"  {label,-5} {place,-16} {opcode}");
            if ((int)opcode >= OpcodeTable.HaveArgument)
            {
                text.Append(' ').Append(argument);
            }

            text.Append(explained.Length > 0 ? $" ({explained})\n" : "\n");
        }

        foreach (ExceptionTableEntry entry in handlers)
        {
            string last = entry.PushLastInstruction ? " lasti" : "";
            string end = labels.TryGetValue(entry.End, out int endLabel) ? $"L{endLabel}" : "end";
            text.Append(CultureInfo.InvariantCulture, $"  handler L{labels[entry.Start]} to {end} -> L{labels[entry.Target]} [{entry.Depth}]{last}\n");
        }

        foreach (CodeConstant nested in code.Constants.OfType<CodeConstant>())
        {
            text.Append('\n');
            Append(text, nested.Code, positions);
        }
    }

    private static void AppendHead(StringBuilder text, CodeBlueprint code)
    {
        text.Append(CultureInfo.InvariantCulture, $"{code.QualifiedName}: line {code.FirstLineNumber}, stack {code.StackSize}, flags {code.Flags}\n");
        if (code.ArgumentCount + code.KeywordOnlyArgumentCount > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  arguments {code.ArgumentCount} ({code.PositionalOnlyArgumentCount} positional only), keyword only {code.KeywordOnlyArgumentCount}\n");
        }

        if (code.LocalsPlusNames.Length > 0)
        {
            string[] slots = [.. code.LocalsPlusNames.Select((name, index) => $"{name}:{(int)code.LocalsPlusKinds[index]:x2}")];
            text.Append("  slots ").AppendJoin(' ', slots).Append('\n');
        }
    }

    /// <summary>The instructions with EXTENDED_ARG folded into their arguments, and the offset behind each one's caches.</summary>
    public static List<(int Offset, int Next, Opcode Opcode, int Argument)> Decode(ReadOnlySpan<byte> code)
    {
        var instructions = new List<(int, int, Opcode, int)>();
        int argument = 0;
        for (int offset = 0; offset + 1 < code.Length;)
        {
            var opcode = (Opcode)code[offset];
            argument = (argument << 8) | code[offset + 1];
            int next = offset + 2 + (OpcodeTable.IsDefined((int)opcode) ? 2 * OpcodeTable.Get(opcode).Caches : 0);
            if (opcode != Opcode.EXTENDED_ARG)
            {
                instructions.Add((offset, next, opcode, argument));
                argument = 0;
            }

            offset = next;
        }

        return instructions;
    }

    /// <summary>Where a jump goes; -1 for an instruction that does not jump.</summary>
    public static int JumpTarget(Opcode opcode, int argument, int next) => opcode switch
    {
        Opcode.JUMP_BACKWARD or Opcode.JUMP_BACKWARD_NO_INTERRUPT => next - (2 * argument),
        Opcode.END_ASYNC_FOR => next - (2 * argument),
        _ when OpcodeTable.IsDefined((int)opcode) && (OpcodeTable.Get(opcode).Flags & OpcodeFlags.HasJump) != 0 => next + (2 * argument),
        _ => -1,
    };

    private static Dictionary<int, int> NumberLabels(List<(int Offset, int Next, Opcode Opcode, int Argument)> instructions, ExceptionTableEntry[] handlers)
    {
        var offsets = new SortedSet<int>();
        foreach ((int _, int next, Opcode opcode, int argument) in instructions)
        {
            offsets.Add(JumpTarget(opcode, argument, next));
        }

        foreach (ExceptionTableEntry entry in handlers)
        {
            offsets.Add(entry.Start);
            offsets.Add(entry.End);
            offsets.Add(entry.Target);
        }

        offsets.Remove(-1);
        var labels = new Dictionary<int, int>();
        foreach (int offset in offsets)
        {
            labels.Add(offset, labels.Count + 1);
        }

        return labels;
    }

    private static string Place(SourceSpan span) => span.Line < 0 ? "-"
        : span.Column < 0 ? $"{span.Line}"
        : span.Line == span.EndLine ? $"{span.Line}:{span.Column}-{span.EndColumn}"
        : $"{span.Line}:{span.Column}-{span.EndLine}:{span.EndColumn}";

    private static string Explain(CodeBlueprint code, Opcode opcode, int argument, int next, Dictionary<int, int> labels)
    {
        int target = JumpTarget(opcode, argument, next);
        return target >= 0 ? $"to L{labels[target]}" : ExplainOther(code, opcode, argument);
    }

    /// <summary>What the argument of an instruction says; a jump's target as its offset, as <c>dis</c> has it.</summary>
    public static string Explain(CodeBlueprint code, Opcode opcode, int argument, int next)
    {
        int target = JumpTarget(opcode, argument, next);
        return target >= 0 ? string.Create(CultureInfo.InvariantCulture, $"to {target}") : ExplainOther(code, opcode, argument);
    }

    private static string ExplainOther(CodeBlueprint code, Opcode opcode, int argument)
    {
        switch (opcode)
        {
            case Opcode.LOAD_CONST:
                return argument < code.Constants.Length ? Show(code.Constants[argument]) : "?";
            case Opcode.LOAD_GLOBAL:
            case Opcode.LOAD_ATTR:
                return Name(code.Names, argument >> 1) + ((argument & 1) != 0 ? " + NULL" : "");
            case Opcode.LOAD_SUPER_ATTR:
                return Name(code.Names, argument >> 2) + ((argument & 1) != 0 ? " + NULL" : "");
            case Opcode.LOAD_FAST_LOAD_FAST:
            case Opcode.LOAD_FAST_BORROW_LOAD_FAST_BORROW:
            case Opcode.STORE_FAST_LOAD_FAST:
            case Opcode.STORE_FAST_STORE_FAST:
                return $"{Name(code.LocalsPlusNames, argument >> 4)}, {Name(code.LocalsPlusNames, argument & 15)}";
            case Opcode.BINARY_OP:
                return ((BinaryOperator)argument).ToString();
            case Opcode.COMPARE_OP:
                return CompareArgument.Operator(argument) + ((argument & CompareArgument.ToBool) != 0 ? ", bool" : "");
            case Opcode.CALL_INTRINSIC_1:
                return ((UnaryIntrinsic)argument).ToString();
            case Opcode.CALL_INTRINSIC_2:
                return ((BinaryIntrinsic)argument).ToString();
            case Opcode.LOAD_COMMON_CONSTANT:
                return ((CommonConstant)argument).ToString();
            case Opcode.LOAD_SPECIAL:
                return ((SpecialMethod)argument).ToString();
            case Opcode.SET_FUNCTION_ATTRIBUTE:
                return ((FunctionAttributes)argument).ToString();
            case Opcode.CONVERT_VALUE:
                return ((ValueConversion)argument).ToString();
        }

        OpcodeFlags flags = OpcodeTable.IsDefined((int)opcode) ? OpcodeTable.Get(opcode).Flags : OpcodeFlags.None;
        return (flags & OpcodeFlags.HasName) != 0 ? Name(code.Names, argument)
            : (flags & (OpcodeFlags.HasLocal | OpcodeFlags.HasFree)) != 0 ? Name(code.LocalsPlusNames, argument)
            : "";
    }

    private static string Name(string[] names, int index) => (uint)index < (uint)names.Length ? names[index] : "?";

    /// <summary>A constant in Python's notation, near enough to tell it from others.</summary>
    public static string Show(ConstantValue constant) => constant switch
    {
        NoneConstant => "None",
        EllipsisConstant => "...",
        BoolConstant boolean => boolean.Value ? "True" : "False",
        IntConstant integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        FloatConstant real => ShowFloat(real.Value),
        ComplexConstant complex => $"({ShowFloat(complex.Real)}, {ShowFloat(complex.Imaginary)}j)",
        StringConstant text => $"'{Escape(text.Text)}'",
        BytesConstant bytes => $"b'{Escape(Encoding.Latin1.GetString(bytes.Value))}'",
        TupleConstant tuple => $"({string.Join(", ", tuple.Items.Select(Show))}{(tuple.Items.Length == 1 ? "," : "")})",
        FrozenSetConstant set => $"frozenset({{{string.Join(", ", set.Items.Select(Show).Order(StringComparer.Ordinal))}}})",
        SliceConstant slice => $"slice({Show(slice.Start)}, {Show(slice.Stop)}, {Show(slice.Step)})",
        CodeConstant code => $"<code {code.Code.Name}>",
        _ => constant.ToString(),
    };

    private static string ShowFloat(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char character in text)
        {
            switch (character)
            {
                case '\'' or '\\':
                    escaped.Append('\\').Append(character);
                    break;
                case '\n':
                    escaped.Append("\\n");
                    break;
                case < ' ' or (>= '\x7f' and < '\xa0') or (>= '\ud800' and <= '\udfff'):
                    escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
                    break;
                default:
                    escaped.Append(character);
                    break;
            }
        }

        return escaped.ToString();
    }
}
