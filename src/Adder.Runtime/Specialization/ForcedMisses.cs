namespace Adder.Runtime.Specialization;

/// <summary>
/// Has half of the executions of specialized instructions, of those with guards, miss: what a program does must not depend on it. The choice repeats from run to run. For tests
/// (<c>ADDER_COUNTERS=misses</c>); only the loop that counts asks.
/// </summary>
internal sealed class ForcedMisses
{
    private ulong _state = 0x9E3779B97F4A7C15;

    /// <summary>Whether the next guard is to fail. Never for good: an instruction that has missed may specialize in the same step, and is then executed in its new form.</summary>
    public bool IsNext()
    {
        // Marsaglia's xorshift (Journal of Statistical Software 8, 2003): threads may lose steps to each other.
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (_state & 0x10000) != 0;
    }
}
