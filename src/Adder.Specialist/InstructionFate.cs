using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Runtime.Objects;
using Adder.Syntax;

namespace Adder.Specialist;

/// <summary>How an instruction fared.</summary>
internal enum Fate
{
    /// <summary>Nothing to specialize, or the instruction never warmed up.</summary>
    Unquickened,

    /// <summary>Tried, and still in its adaptive form.</summary>
    Adaptive,

    /// <summary>Runs in a specialized form.</summary>
    Specialized,
}

/// <summary>One executed instruction: its form now, its fate and its place in the source.</summary>
internal readonly record struct InstructionFate(Opcode Opcode, Fate Fate, SourceSpan Span);

/// <summary>Reads from code objects how their instructions fared, as <c>dis</c> with <c>adaptive=True</c> shows them.</summary>
internal static class FateReader
{
    /// <summary>The value that a counter holds before its instruction's first execution.</summary>
    private const int WarmUp = (1 << 4) | 1;

    /// <summary>The instructions of a code object and of all that are nested in it.</summary>
    public static List<InstructionFate> Read(CodeObject code)
    {
        var fates = new List<InstructionFate>();
        Collect(code, fates);
        return fates;
    }

    private static void Collect(CodeObject code, List<InstructionFate> fates)
    {
        if (code.Executable is { } executable)
        {
            List<SourceSpan> positions = LocationTable.Positions(code.Blueprint.LineTable, code.Blueprint.FirstLineNumber);
            byte[] bytes = executable.ToAdaptiveBytes();
            for (int i = 0; i < executable.Count;)
            {
                var shown = (Opcode)executable.ShownOpcode(i);
                bool own = (int)shown >= OpcodeTable.FirstOwn;
                OpcodeInfo info = OpcodeTable.Get(own ? executable.BaseAt(i) : shown);
                int counter = info.Caches > 0 ? bytes[(i + 1) * 2] | (bytes[((i + 1) * 2) + 1] << 8) : 0;
                fates.Add(new InstructionFate(shown, FateOf(info, own, counter), i < positions.Count ? positions[i] : SourceSpan.None));
                i += 1 + info.Caches;
            }
        }

        foreach (PyObject constant in code.Constants)
        {
            if (constant is CodeObject nested)
            {
                Collect(nested, fates);
            }
        }
    }

    private static Fate FateOf(OpcodeInfo info, bool own, int counter)
    {
        // These change their form at the first execution, whatever the operands: they say nothing.
        if (info.Base is Opcode.RESUME or Opcode.JUMP_BACKWARD or Opcode.LOAD_CONST || IsBranch(info.Opcode))
        {
            return Fate.Unquickened;
        }

        if (own || info.Base != info.Opcode)
        {
            return Fate.Specialized;
        }

        return info.Caches > 0 && counter > WarmUp && counter != 0xFFFF ? Fate.Adaptive : Fate.Unquickened;
    }

    /// <summary>Conditional jumps have a cache for their history, but no specialized forms.</summary>
    private static bool IsBranch(Opcode opcode) =>
        opcode is Opcode.POP_JUMP_IF_TRUE or Opcode.POP_JUMP_IF_FALSE or Opcode.POP_JUMP_IF_NONE or Opcode.POP_JUMP_IF_NOT_NONE;
}
