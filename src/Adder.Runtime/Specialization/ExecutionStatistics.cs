using System.Collections.Generic;
using System.Runtime.InteropServices;
using Adder.Runtime.Instructions;
using Adder.Runtime.Interpreter;

namespace Adder.Runtime.Specialization;

/// <summary>
/// What the counting loop has executed: counts by instruction, as CPython's statistics have them. A process has one, of its main interpreter and those beside it; interpreters with a lock
/// of their own that run at the same moment may lose counts to each other, as in CPython. All opcodes are executing numbers.
/// </summary>
internal sealed unsafe class ExecutionStatistics
{
    /// <summary>More than any executing number.</summary>
    public const int OpcodeCount = InstructionTable.Size;

    private readonly long[] _executions = new long[OpcodeCount];
    private readonly long[] _misses = new long[OpcodeCount];
    private readonly long[] _pairs = new long[OpcodeCount * OpcodeCount];
    private readonly FamilyStatistics?[] _families = new FamilyStatistics?[OpcodeCount];
    private int _last;
    private int _beforeLast;

    /// <summary>How often the counting loop was entered.</summary>
    public long Entries { get; private set; }

    /// <summary>Whether there is anything to tell.</summary>
    public bool IsEmpty => Entries == 0;

    public long ExecutionsOf(int opcode) => _executions[opcode];

    /// <summary>Executions of a specialized form whose guards failed; they count among its executions.</summary>
    public long MissesOf(int opcode) => _misses[opcode];

    /// <summary>How often one instruction came right after another.</summary>
    public long PairsOf(int first, int second) => _pairs[(first * OpcodeCount) + second];

    /// <summary>What is known of a family by its base form; null where nothing happened to it.</summary>
    public FamilyStatistics? FamilyOf(int baseForm) => _families[baseForm];

    public void Clear()
    {
        System.Array.Clear(_executions);
        System.Array.Clear(_misses);
        System.Array.Clear(_pairs);
        System.Array.Clear(_families);
        Entries = 0;
    }

    /// <summary>A frame is entered, or entered anew.</summary>
    public void Enter() => Entries++;

    /// <summary>An instruction is about to be executed.</summary>
    public void Execute(int opcode)
    {
        _executions[opcode]++;
        _pairs[(_last * OpcodeCount) + opcode]++;
        _beforeLast = _last;
        _last = opcode;
    }

    /// <summary>The guards of the specialized form at pc have failed.</summary>
    public void Miss(CodeUnit* pc)
    {
        _misses[pc->Opcode]++;
        FamilyStatistics family = Family(InstructionTable.BaseOf(pc->Opcode));
        family.Misses++;
        family.Deoptimizations += InstructionTable.CachesOf(pc->Opcode) > 0 && pc[1].Operand < Adaptive.One ? 1 : 0;
    }

    /// <summary>The base form at pc waits before it tries to specialize.</summary>
    public void Defer(ref FrameRecord frame, CodeUnit* pc, int baseForm)
    {
        FamilyStatistics family = Family(baseForm);
        family.Deferred++;
        if (pc->Opcode == baseForm)
        {
            family.Wait(frame.Code.Executable!.FindSite((int)(pc - frame.Code.Start))?.LastFailure ?? SpecializationFailure.None);
        }
    }

    /// <summary>The base form has just tried to specialize the instruction at pc.</summary>
    public void Attempt(ref FrameRecord frame, CodeUnit* pc, int baseForm)
    {
        FamilyStatistics family = Family(baseForm);
        if (pc->Opcode != baseForm)
        {
            family.Successes++;
            TakeBack(baseForm);
        }
        else if (frame.Code.Executable!.FindSite((int)(pc - frame.Code.Start)) is { Failures: > 0 } site)
        {
            family.Fail(site.LastFailure);
            family.Wait(site.LastFailure);
        }
        else
        {
            // Specialization is off.
            family.Wait(SpecializationFailure.None);
        }
    }

    /// <summary>The instruction is executed anew in its specialized form: its execution counts once. After a miss both forms have been at it.</summary>
    private void TakeBack(int baseForm)
    {
        if (_last == baseForm)
        {
            _executions[baseForm]--;
            _pairs[(_beforeLast * OpcodeCount) + baseForm]--;
            _last = _beforeLast;
        }
    }

    private FamilyStatistics Family(int baseForm) => _families[baseForm] ??= new FamilyStatistics();
}

/// <summary>What happened to the instructions of one family.</summary>
internal sealed class FamilyStatistics
{
    public long Misses;
    public long Deferred;
    public long Deoptimizations;
    public long Successes;

    /// <summary>Attempts that failed, by reason.</summary>
    public readonly Dictionary<SpecializationFailure, long> Failures = [];

    /// <summary>Executions of the base form, by the reason why the instruction was not specialized; none where it was not tried yet.</summary>
    public readonly Dictionary<SpecializationFailure, long> Unspecialized = [];

    public void Fail(SpecializationFailure reason) => CollectionsMarshal.GetValueRefOrAddDefault(Failures, reason, out _)++;

    public void Wait(SpecializationFailure reason) => CollectionsMarshal.GetValueRefOrAddDefault(Unspecialized, reason, out _)++;
}
