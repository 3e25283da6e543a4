using System;
using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Heap;
using Adder.Runtime.Interpreter;

namespace Adder.Runtime.Objects;

/// <summary>What the interpreter needs to know of a code object to run it.</summary>
internal sealed unsafe partial class CodeObject
{
    /// <summary>Frames whose slots do not fit into any size.</summary>
    public const int TooLarge = 9;

    /// <summary>The <see cref="CallClass"/> of generator functions whose call needs no frame: see <see cref="PyGeneratorBase.TryCall"/>.</summary>
    public const int MakesGenerator = 10;

    private const int NotPrepared = 255;

    /// <summary>So many plans are kept: sites beyond that have their keywords looked for by name.</summary>
    private const int MostKeywordPlans = 4;

    [NoReference]
    private KeywordPlan? _keywordPlans;
    private short[]? _stackDepths;
    private YieldKind[]? _yields;
    private bool? _mayWantToBeClosed;

    /// <summary>Which frame storage the code needs; a value outside the classes until <see cref="Prepare"/>.</summary>
    public int SizeClass { get; private set; } = NotPrepared;

    /// <summary>The same for a call, where some code needs none.</summary>
    public int CallClass { get; private set; } = NotPrepared;

    /// <summary>First unit of the executing copy; null until <see cref="Prepare"/>.</summary>
    public CodeUnit* Start { get; private set; }

    /// <summary>The executing copy; null until the code first runs.</summary>
    public ExecutableCode? Executable { get; private set; }

    /// <summary>Which tools watch this code alone; null for none.</summary>
    public Monitoring.CodeMonitors? Monitors { get; set; }

    /// <summary>How many positional arguments bind without looking further; -1 where the signature has more than plain positional parameters.</summary>
    public int ExactArgumentCount { get; private set; } = -1;

    /// <summary>The depth of the evaluation stack before each instruction, by index in code units; see <see cref="Interpreter.StackDepths"/>.</summary>
    public short[] StackDepths => _stackDepths ??= Interpreter.StackDepths.Of(Blueprint);

    public int LocalsPlusCount => LocalsPlusNames.Length;

    public int KeywordOnlyArgumentCount => Blueprint.KeywordOnlyArgumentCount;

    public int PositionalOnlyArgumentCount => Blueprint.PositionalOnlyArgumentCount;

    /// <summary>Parameters with a slot: positional, keyword-only, and those that take the rest.</summary>
    public int ParameterCount => ArgumentCount + KeywordOnlyArgumentCount + ((Flags & CodeFlags.VarArgs) != 0 ? 1 : 0) + ((Flags & CodeFlags.VarKeywords) != 0 ? 1 : 0);

    /// <summary>Whether all parameters are positional: none keyword-only, none that takes the rest.</summary>
    public bool HasPlainParameters => (Flags & (CodeFlags.VarArgs | CodeFlags.VarKeywords)) == 0 && KeywordOnlyArgumentCount == 0;

    /// <summary>Where the values of keywords go, for the very tuple of names that a specialized call has and so many arguments before them; null where that is not known.</summary>
    public KeywordPlan? FindKeywordPlan(PyTuple names, int given)
    {
        KeywordPlan? plan = _keywordPlans;
        while (plan is not null && (!ReferenceEquals(plan.Names, names) || plan.Given != given))
        {
            plan = plan.Next;
        }

        return plan;
    }

    public void AddKeywordPlan(KeywordPlan plan)
    {
        int count = 0;
        for (KeywordPlan? each = _keywordPlans; each is not null; each = each.Next)
        {
            count++;
        }

        if (count < MostKeywordPlans)
        {
            plan.Next = _keywordPlans;
            _keywordPlans = plan;
        }
    }

    /// <summary>The line of an instruction by its index in code units; -1 where it has none.</summary>
    public int LineAt(int index) => LocationTable.Find(Blueprint.LineTable, Blueprint.FirstLineNumber, index * 2).Line;

    /// <summary>
    /// Whether code of its own would run in a generator that is closed at this yield: what has no handler but the generator's own ends without a trace. <paramref name="delegates"/>
    /// says that only the iterator that it delegates to could notice.
    /// </summary>
    public bool WantsToBeClosed(int index, out bool delegates)
    {
        _yields ??= new YieldKind[Blueprint.Code.Length / 2];
        YieldKind kind = _yields[index];
        if (kind == YieldKind.Unknown)
        {
            kind = _yields[index] = KindOfYield(index);
        }

        delegates = kind == YieldKind.Delegates;
        return kind != YieldKind.EndsSilently;
    }

    /// <summary>Whether there is any yield at which code of its own would run in a generator that is closed.</summary>
    public bool MayWantToBeClosed
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _mayWantToBeClosed ?? AnyYieldHandles();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool AnyYieldHandles()
    {
        _mayWantToBeClosed = FindYieldThatHandles();
        return _mayWantToBeClosed.Value;
    }

    private bool FindYieldThatHandles()
    {
        for (int i = 0; i < Executable!.Count; i += Executable.LengthAt(i))
        {
            if (Executable.BaseAt(i) == Opcode.YIELD_VALUE && WantsToBeClosed(i, out _))
            {
                return true;
            }
        }

        return false;
    }

    private YieldKind KindOfYield(int index)
    {
        CodeUnit* resume = Start + index + 1;
        if ((resume->Operand & ResumeArgument.LocationMask) < (int)ResumeKind.AfterYieldFrom)
        {
            return (resume->Operand & ResumeArgument.ExceptionDepthOne) != 0 ? YieldKind.EndsSilently : YieldKind.Handles;
        }

        // The handler of a delegation passes the exception on to the handlers around it; the outermost is the generator's own.
        if (!Executable!.TryFindHandler(index, out ExceptionTableEntry handler) || (Opcode)Executable.ShownOpcode(handler.Target / 2) != Opcode.CLEANUP_THROW)
        {
            return YieldKind.Handles;
        }

        return !Executable.TryFindHandler(handler.Target / 2, out handler) || (Opcode)Executable.ShownOpcode(handler.Target / 2) == Opcode.CALL_INTRINSIC_1
            ? YieldKind.Delegates
            : YieldKind.Handles;
    }

    /// <summary>What closing a generator at a yield would lead to.</summary>
    private enum YieldKind : byte { Unknown, EndsSilently, Delegates, Handles }

    /// <summary>Makes the executing copy.</summary>
    public void Prepare(ThreadState ts)
    {
        if (Executable is null)
        {
            Executable = ExecutableCode.Create(this, ts.Interpreter.Options);
            Start = Executable.First;
            ts.Interpreter.Monitors.Prepared(Executable);
            ts.Interpreter.Options.CodeWatch?.Add(this, ts.Interpreter);
        }

        // Module code that was made a function has its globals for its variables.
        ExactArgumentCount = HasPlainParameters && (Flags & CodeFlags.Optimized) != 0 ? ArgumentCount : -1;
        SizeClass = FrameSize switch
        {
            <= 8 => 0,
            <= 16 => 1,
            <= 32 => 2,
            <= 64 => 3,
            <= 128 => 4,
            <= 1024 => 5,
            <= 8192 => 6,
            <= FrameSlots131000.Size => 7,
            <= FrameSlotsMaximum.Size => 8,
            _ => TooLarge,
        };
        CallClass = SizeClass != TooLarge && ExactArgumentCount >= 0 && (Flags & (CodeFlags.Generator | CodeFlags.Coroutine | CodeFlags.AsyncGenerator)) != 0 ? MakesGenerator : SizeClass;
    }
}

/// <summary>Which slots the values of a call's keywords go to.</summary>
/// <param name="names">The call's tuple of names, one of its code's constants.</param>
/// <param name="given">How many arguments stand before the keywords.</param>
/// <param name="slots">A slot for each name, or <see cref="Others"/>.</param>
internal sealed class KeywordPlan(PyTuple names, int given, byte[] slots)
{
    /// <summary>For a name that is no parameter's: its value goes to the <c>**</c> parameter.</summary>
    public const byte Others = byte.MaxValue;

    public PyTuple Names { get; } = names;

    public int Given { get; } = given;

    public byte[] Slots { get; } = slots;

    public KeywordPlan? Next { get; set; }
}
