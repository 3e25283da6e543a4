using System;
using Adder.Bytecode;
using Adder.Runtime.Interpreter;

namespace Adder.Runtime.Objects;

/// <summary>What the interpreter needs to know of a code object to run it.</summary>
internal sealed unsafe partial class CodeObject
{
    /// <summary>Frames whose slots do not fit into any native size.</summary>
    public const int HeapSizeClass = 5;

    private const int NotPrepared = 255;

    /// <summary>Which frame storage the code needs; a value outside the classes until <see cref="Prepare"/>.</summary>
    public int SizeClass { get; private set; } = NotPrepared;

    /// <summary>First unit of the executing copy; null until <see cref="Prepare"/>.</summary>
    public CodeUnit* Start { get; private set; }

    /// <summary>The executing copy; null until the code first runs.</summary>
    public ExecutableCode? Executable { get; private set; }

    /// <summary>Which tools watch this code alone; null for none.</summary>
    public Monitoring.CodeMonitors? Monitors { get; set; }

    /// <summary>How many positional arguments bind without looking further; -1 where the signature has more than plain positional parameters.</summary>
    public int ExactArgumentCount { get; private set; } = -1;

    public int LocalsPlusCount => LocalsPlusNames.Length;

    public int KeywordOnlyArgumentCount => Blueprint.KeywordOnlyArgumentCount;

    public int PositionalOnlyArgumentCount => Blueprint.PositionalOnlyArgumentCount;

    /// <summary>Parameters with a slot: positional, keyword-only, and those that take the rest.</summary>
    public int ParameterCount => ArgumentCount + KeywordOnlyArgumentCount + ((Flags & CodeFlags.VarArgs) != 0 ? 1 : 0) + ((Flags & CodeFlags.VarKeywords) != 0 ? 1 : 0);

    /// <summary>Whether all parameters are positional: none keyword-only, none that takes the rest.</summary>
    public bool HasPlainParameters => (Flags & (CodeFlags.VarArgs | CodeFlags.VarKeywords)) == 0 && KeywordOnlyArgumentCount == 0;

    /// <summary>The line of an instruction by its index in code units; -1 where it has none.</summary>
    public int LineAt(int index) => LocationTable.Find(Blueprint.LineTable, Blueprint.FirstLineNumber, index * 2).Line;

    /// <summary>Makes the executing copy.</summary>
    public void Prepare(ThreadState ts)
    {
        if (Executable is null)
        {
            Executable = ExecutableCode.Create(this, ts.Interpreter.Options);
            Start = Executable.First;
            ts.Interpreter.Monitors.Prepared(Executable);
        }

        ExactArgumentCount = HasPlainParameters ? ArgumentCount : -1;
        SizeClass = FrameSize switch
        {
            <= 8 => 0,
            <= 16 => 1,
            <= 32 => 2,
            <= 64 => 3,
            <= 128 => 4,
            _ => HeapSizeClass,
        };
    }
}
