using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Runtime.Instructions;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Specialization;

/// <summary>
/// What the counting loop has executed: counts by instruction, as CPython's statistics have them. A process has one, of its main interpreter and those beside it; interpreters with a lock
/// of their own that run at the same moment may lose counts to each other, as in CPython. All opcodes are executing numbers.
/// </summary>
internal sealed unsafe class ExecutionStatistics(Lens lens)
{
    /// <summary>Tells the interpreters of a process apart.</summary>
    public long Identity { get; } = Objects.PyType.NextVersion();

    /// <summary>More than any executing number.</summary>
    public const int OpcodeCount = InstructionTable.Size;

    private readonly long[] _executions = new long[OpcodeCount];
    private readonly long[] _misses = new long[OpcodeCount];
    private readonly long[] _pairs = new long[OpcodeCount * OpcodeCount];
    private readonly FamilyStatistics?[] _families = new FamilyStatistics?[OpcodeCount];
    private readonly ushort[] _counted = MakeCounted(lens);
    private int _last;
    private int _beforeLast;

    /// <summary>How often the counting loop was entered.</summary>
    public long Entries { get; private set; }

    /// <summary>How often for a frame that begins.</summary>
    public long Frames { get; private set; }

    /// <summary>How often for a generator or coroutine that begins or goes on.</summary>
    public long GeneratorEntries { get; private set; }

    /// <summary>The counts by place in the code; null where they are not wanted.</summary>
    public SiteTable? Sites { get; private set; }

    /// <summary>Which guards are to fail without a reason; null for none.</summary>
    public ForcedMisses? ForcedMisses { get; init; }

    /// <summary>Whether there is anything to tell.</summary>
    public bool IsEmpty => Entries == 0;

    public long ExecutionsOf(int opcode) => _executions[opcode];

    /// <summary>Executions of a specialized form whose guards failed; they count among its executions.</summary>
    public long MissesOf(int opcode) => _misses[opcode];

    /// <summary>How often one instruction came right after another.</summary>
    public long PairsOf(int first, int second) => _pairs[(first * OpcodeCount) + second];

    /// <summary>What is known of a family by its base form; null where nothing happened to it.</summary>
    public FamilyStatistics? FamilyOf(int baseForm) => _families[baseForm];

    /// <summary>Executions of a family's specialized forms whose guards held. Watched forms are not specialized, and what has members of Adder's own only is no family.</summary>
    public long HitsOf(int baseForm)
    {
        long hits = 0;
        foreach (InstructionInfo info in InstructionTable.All)
        {
            if (info.Family == baseForm && info.Executing != baseForm && (Opcode)info.Number is < Opcode.INSTRUMENTED_END_FOR or >= (Opcode)OpcodeTable.FirstOwn
                && (info.Number < OpcodeTable.FirstOwn || InstructionTable.IsFamily(baseForm)))
            {
                hits += ExecutionsOf(info.Executing) - MissesOf(info.Executing);
            }
        }

        return hits;
    }

    /// <summary>Instructions executed.</summary>
    public long Executions
    {
        get
        {
            long sum = 0;
            foreach (long count in _executions)
            {
                sum += count;
            }

            return sum;
        }
    }

    public void Clear()
    {
        System.Array.Clear(_executions);
        System.Array.Clear(_misses);
        System.Array.Clear(_pairs);
        System.Array.Clear(_families);
        Entries = Frames = GeneratorEntries = 0;
        Sites = Sites is null ? null : new SiteTable();
    }

    /// <summary>From now on counts by place in the code, too.</summary>
    public void CountSites() => Sites ??= new SiteTable();

    /// <summary>A frame is entered, or entered anew.</summary>
    public void Enter(ref FrameRecord frame)
    {
        Entries++;
        GeneratorEntries += frame.Generator is null ? 0 : 1;
        Frames += frame.Pc == frame.Code.Start ? 1 : 0;
    }

    /// <summary>An instruction is about to be executed.</summary>
    public void Execute(ref FrameRecord frame, CodeUnit* pc, int opcode)
    {
        opcode = _counted[opcode];
        Sites?.Execute(ref frame, pc, opcode);
        _executions[opcode]++;
        _pairs[(_last * OpcodeCount) + opcode]++;
        _beforeLast = _last;
        _last = opcode;
    }

    /// <summary>The guards of the specialized form at pc have failed.</summary>
    public void Miss(ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp)
    {
        _misses[pc->Opcode]++;
        FamilyStatistics family = Family(InstructionTable.BaseOf(pc->Opcode));
        family.Misses++;
        bool deoptimizes = InstructionTable.CachesOf(pc->Opcode) > 0 && pc[1].Operand < Adaptive.One;
        family.Deoptimizations += deoptimizes ? 1 : 0;
        Sites?.Miss(ref frame, pc, ref sp, deoptimizes);
    }

    /// <summary>The base form at pc waits before it tries to specialize.</summary>
    public void Defer(ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp, int baseForm)
    {
        Sites?.Defer(ref frame, pc, ref sp, baseForm);
        FamilyStatistics family = Family(baseForm);
        family.Deferred++;
        if (pc->Opcode == baseForm)
        {
            family.Wait(frame.Code.Executable!.FindSite((int)(pc - frame.Code.Start))?.LastFailure ?? SpecializationFailure.None);
        }
    }

    /// <summary>The base form has just tried to specialize the instruction at pc.</summary>
    public void Attempt(ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp, int baseForm)
    {
        FamilyStatistics family = Family(baseForm);
        SpecializationFailure reason = SpecializationFailure.None;
        if (pc->Opcode != baseForm)
        {
            family.Successes++;
            TakeBack(ref frame, pc, baseForm);
        }
        else if (frame.Code.Executable!.FindSite((int)(pc - frame.Code.Start)) is { Failures: > 0 } site)
        {
            reason = site.LastFailure;
            family.Fail(reason);
            family.Wait(reason);
        }
        else
        {
            // Specialization is off.
            family.Wait(reason);
        }

        Sites?.Attempt(ref frame, pc, ref sp, baseForm, reason);
    }

    /// <summary>The instruction is executed anew in its specialized form: its execution counts once. After a miss both forms have been at it.</summary>
    private void TakeBack(ref FrameRecord frame, CodeUnit* pc, int baseForm)
    {
        if (_last == baseForm)
        {
            _executions[baseForm]--;
            _pairs[(_beforeLast * OpcodeCount) + baseForm]--;
            _last = _beforeLast;
            Sites?.TakeBack(ref frame, pc, baseForm);
        }
    }

    /// <summary>As what an instruction counts: what is executed along with what follows is not, in this loop, and a form that the lens does not show is its base form.</summary>
    private static ushort[] MakeCounted(Lens lens)
    {
        var counted = new ushort[OpcodeCount];
        for (int i = 0; i < counted.Length; i++)
        {
            int visible = lens.Visible(i);
            counted[i] = (ushort)(InstructionTable.ShownOf(visible) == InstructionTable.NumberOf(visible) ? visible : InstructionTable.BaseOf(visible));
        }

        return counted;
    }

    private FamilyStatistics Family(int baseForm) => _families[baseForm] ??= new FamilyStatistics();
}

/// <summary>What happened to the instructions of one family.</summary>
internal sealed class FamilyStatistics
{
    /// <summary>More than any reason's number.</summary>
    private const int ReasonCount = 1280;

    public long Misses;
    public long Deferred;
    public long Deoptimizations;
    public long Successes;

    private readonly long[] _failures = new long[ReasonCount];

    private readonly long[] _unspecialized = new long[ReasonCount];

    /// <summary>Attempts that failed, by reason. Other threads may read.</summary>
    public IEnumerable<KeyValuePair<SpecializationFailure, long>> Failures => Present(_failures);

    /// <summary>Executions of the base form, by the reason why the instruction was not specialized; none where it was not tried yet.</summary>
    public IEnumerable<KeyValuePair<SpecializationFailure, long>> Unspecialized => Present(_unspecialized);

    public void Fail(SpecializationFailure reason) => _failures[(int)reason]++;

    public void Wait(SpecializationFailure reason) => _unspecialized[(int)reason]++;

    private static IEnumerable<KeyValuePair<SpecializationFailure, long>> Present(long[] counts)
    {
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0)
            {
                yield return new((SpecializationFailure)i, counts[i]);
            }
        }
    }
}
