using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Instructions;
using Adder.Runtime.Interpreter;

namespace Adder.Runtime.Specialization;

/// <summary>
/// Counters of adaptive instructions, as in CPython 3.14: 16 bits, a value in the upper twelve and the exponent of the back-off in the lower four. An instruction tries to specialize
/// when the value is zero.
/// </summary>
internal static unsafe class Adaptive
{
    /// <summary>New code: the second execution specializes.</summary>
    public const ushort WarmUp = (1 << 4) | 1;

    /// <summary>The first execution specializes.</summary>
    public const ushort Immediately = 0;

    /// <summary>Never specialized: the highest value. When it has run down after all, the failed attempt puts it back and counts for nothing.</summary>
    public const ushort Never = 0xFFFF;

    /// <summary>The lowest bit of the value: an instruction with it does not specialize now.</summary>
    public const ushort One = 1 << 4;

    /// <summary>After a success: as many misses before the instruction thinks again.</summary>
    private const ushort Cooldown = 52 << 4;

    /// <summary>After the first change from one form to another: whether the operands alternate, or are others from now on, shows in a few executions.</summary>
    private const ushort ShortCooldown = 4 << 4;

    private const int MaximumBackOff = 12;

    private const int MostRests = 64;

    /// <summary>CPython 3.11's after a 53rd miss; the execution at hand counts down once.</summary>
    private const ushort AfterDeoptimization311 = (32 << 4) | 5;

    /// <summary>CPython 3.15's waiting times. The last is 8190 there, which has no room in a counter of 3.14's layout.</summary>
    private static System.ReadOnlySpan<ushort> Waits315 => [1, 6, 30, 126, 508, 2052, 4095];

    /// <summary>The counter of a jump backward, which would lead to a trace if there were any.</summary>
    public static ushort JumpBackwardCounter(Lens lens) => lens switch
    {
        Lens.Python311 or Lens.Python312 => 0,
        Lens.Python313 => (16 << 4) | 4,
        Lens.Python315 => (4000 << 4) | 6,
        _ => (4095 << 4) | 12,
    };

    /// <summary>A guard failed: counts it, and gives the base form that executes instead (and whose counter may then specialize anew).</summary>
    public static int Miss(ref FrameRecord frame, CodeUnit* pc)
    {
        frame.Pc = pc;
        ExecutableCode code = frame.Code.Executable!;
        code.SiteAt(frame.InstructionIndex).Misses++;
        int baseForm = InstructionTable.BaseOf(pc->Opcode);
        if (code.Lens == Lens.Python311 && pc[1].Operand < One && InstructionTable.CachesOf(baseForm) > 0)
        {
            // It does not try again in the same step there.
            pc->Opcode = (ushort)baseForm;
            pc[1].Operand = AfterDeoptimization311;
        }

        return baseForm;
    }

    /// <summary>Rewrites an instruction into a specialized form; where the lens does not have it, the attempt has failed for the reason given.</summary>
    public static void Specialize(ref FrameRecord frame, CodeUnit* pc, int number, SpecializationFailure otherwise = SpecializationFailure.Other) => Specialize(ref frame, pc, number, otherwise, Cooldown);

    /// <summary>The same for a form that is not the last word: after a few misses it is to learn more.</summary>
    public static void SpecializeForNow(ref FrameRecord frame, CodeUnit* pc, int number) => Specialize(ref frame, pc, number, SpecializationFailure.Other, ShortCooldown);

    private static void Specialize(ref FrameRecord frame, CodeUnit* pc, int number, SpecializationFailure otherwise, ushort cooldown)
    {
        ExecutableCode code = frame.Code.Executable!;
        if (!code.Lens.Offers((Opcode)number))
        {
            Fail(ref frame, pc, otherwise);
            return;
        }

        ushort executing = InstructionTable.ExecutingOf(number);
        SiteRecord site = code.SiteAt((int)(pc - code.First));
        bool isBase = pc->Opcode == InstructionTable.BaseOf(pc->Opcode);
        if (site.RestsToCome > 0 && isBase)
        {
            site.RestsToCome--;
            Fail(ref frame, pc, SpecializationFailure.Megamorphic);
            LongestWait(ref frame, pc);
            return;
        }

        if (site.Rests > 0 || (site.Successes == 1 && !isBase && code.Lens == Lens.All))
        {
            cooldown = ShortCooldown;
        }

        site.Successes++;
        site.LastFailure = SpecializationFailure.None;
        pc[1].Operand = code.SmallestCounters ? (ushort)(1 << 4) : cooldown;
        pc->Opcode = executing;
        code.FuseOperands(pc);
    }

    /// <summary>Changes an instruction that has no counter into another form of its family; nothing where an opcode of no form stands there, because it is watched.</summary>
    public static void Become(ref FrameRecord frame, CodeUnit* pc, Opcode to)
    {
        if (InstructionTable.BaseOf(pc->Opcode) == InstructionTable.BaseOf(InstructionTable.ExecutingOf((int)to)) && frame.Code.Executable!.Lens.Offers(to))
        {
            pc->Opcode = InstructionTable.ExecutingOf((int)to);
        }
    }

    /// <summary>Records why an instruction could not be specialized, and waits exponentially longer before the next attempt. The instruction is in its base form afterwards.</summary>
    public static void Fail(ref FrameRecord frame, CodeUnit* pc, SpecializationFailure reason)
    {
        ExecutableCode code = frame.Code.Executable!;
        int index = (int)(pc - code.First);
        if (!code.Tries(index))
        {
            pc[1].Operand = Never;
            return;
        }

        SiteRecord site = code.SiteAt(index);
        site.Failures++;
        site.LastFailure = reason;
        pc[1].Operand = code.SmallestCounters ? One : BackOff(code.Lens, pc[1].Operand & 15);
        pc->Opcode = (ushort)InstructionTable.BaseOf(pc->Opcode);
    }

    /// <summary>After a success of a form that is not the last word: the next few misses are enough.</summary>
    public static void ThinkSoon(ref FrameRecord frame, CodeUnit* pc) => pc[1].Operand = frame.Code.Executable!.SmallestCounters ? One : ShortCooldown;

    /// <summary>The counter after another failure: the execution that failed to specialize counts down once.</summary>
    private static ushort BackOff(Lens lens, int exponent)
    {
        if (lens == Lens.Python315)
        {
            int step = System.Math.Min(exponent, Waits315.Length - 1);
            return (ushort)(((Waits315[step] - 1) << 4) | System.Math.Min(step + 1, Waits315.Length - 1));
        }

        int next = System.Math.Min(exponent + 1, MaximumBackOff);
        return (ushort)((((1 << next) - 2) << 4) | next);
    }

    /// <summary>The instruction has seen too many types: it rests in its base form, twice as long as the time before.</summary>
    public static void Rest(ref FrameRecord frame, CodeUnit* pc, SpecializationFailure reason)
    {
        SiteRecord site = frame.Code.Executable!.SiteAt((int)(pc - frame.Code.Start));
        site.RestsToCome = site.Rests;
        site.Rests = System.Math.Clamp(site.Rests * 2, 1, MostRests);
        Fail(ref frame, pc, reason);
        LongestWait(ref frame, pc);
    }

    /// <summary>After a failure: waits as long as an instruction ever does.</summary>
    private static void LongestWait(ref FrameRecord frame, CodeUnit* pc)
    {
        if (frame.Code.Executable is { Specializes: true, SmallestCounters: false })
        {
            pc[1].Operand = (ushort)((((1 << MaximumBackOff) - 1) << 4) | MaximumBackOff);
        }
    }

    /// <summary>The whole operand of the instruction at a place, where the loop has not kept it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int OperandAt(ref FrameRecord frame, CodeUnit* pc) => WholeOperand(ref frame, pc);

    /// <summary>Where the jump at a place leads.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static CodeUnit* JumpFrom(ref FrameRecord frame, CodeUnit* pc, int length) => pc + length + WholeOperand(ref frame, pc);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WholeOperand(ref FrameRecord frame, CodeUnit* pc)
    {
        ExecutableCode code = frame.Code.Executable!;
        return code.HasWideOperands ? code.WideOperandAt((int)(pc - code.First)) : pc->Operand;
    }

    /// <summary>Keeps an object for the instruction and gives its index for the cache.</summary>
    public static int Refer(ref FrameRecord frame, CodeUnit* pc, object reference)
    {
        ExecutableCode code = frame.Code.Executable!;
        return code.Refer((int)(pc - code.First), reference);
    }

    /// <summary>The 64-bit number in the cache unit at an offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref long Wide(CodeUnit* pc, int unit) => ref *(long*)(pc + unit);

    /// <summary>The 32-bit number in the cache unit at an offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref int Narrow(CodeUnit* pc, int unit) => ref *(int*)(pc + unit);
}
