using Adder.Runtime.Instructions;
using Adder.Runtime.Interpreter;

namespace Adder.Runtime.Specialization;

/// <summary>
/// Has half of the executions of specialized instructions, of those with guards, miss: what a program does must not depend on it. The choice repeats from run to run. For tests
/// (<c>ADDER_COUNTERS=misses</c>); only the loop that counts asks.
/// </summary>
internal sealed unsafe class ForcedMisses
{
    private const ulong Misses = 1 << 16;
    private const ulong Forgets = 1 << 17;

    private ulong _state = 0x9E3779B97F4A7C15;

    /// <summary>Whether the guards of the instruction at pc are to fail. Never for good: an instruction that has missed may specialize in the same step, and is then executed in its new form.</summary>
    public bool IsNext(ref FrameRecord frame, CodeUnit* pc)
    {
        // Marsaglia's xorshift (Journal of Statistical Software 8, 2003): threads may lose steps to each other.
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        if ((_state & Misses) == 0)
        {
            return false;
        }

        if ((_state & Forgets) != 0)
        {
            Forget(frame.Code.Executable!, pc);
        }

        return true;
    }

    /// <summary>The instruction begins anew: missing all the time it would soon have no form left but the one for everything.</summary>
    private static void Forget(ExecutableCode code, CodeUnit* pc)
    {
        if (code.FindSite((int)(pc - code.First)) is { } site)
        {
            site.Successes = 0;
            pc->Opcode = (ushort)InstructionTable.BaseOf(pc->Opcode);
        }
    }
}
