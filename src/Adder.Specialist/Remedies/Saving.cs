using Adder.Bytecode;

namespace Adder.Specialist;

/// <summary>
/// Estimates what an instruction would save that is specialized: its executions without a specialized form, or with one whose guards failed, times the difference between what the two forms take.
/// The differences are those that <c>bench/forms</c> measures, each for the operands that are most common: they rank, and do not promise.
/// </summary>
internal static class Saving
{
    /// <summary>Nanoseconds; null where executions were not counted (CPython is looked at, not counted).</summary>
    public static double? Estimate(Site site) => site is { Tally: { } tally, CPython: null } ? (tally.Unspecialized + tally.Misses) * Difference(site) : null;

    private static double Difference(Site site) => site.Name switch
    {
        nameof(Opcode.BINARY_OP) when site.Argument.TrimEnd('=') is "**" or "<<" => 20,
        nameof(Opcode.BINARY_OP) when site.Argument.StartsWith('[') => 4,
        nameof(Opcode.BINARY_OP) => 15,
        nameof(Opcode.COMPARE_OP) => 8,
        nameof(Opcode.CONTAINS_OP) => 4,
        nameof(Opcode.TO_BOOL) => 6,
        nameof(Opcode.LOAD_ATTR) or nameof(Opcode.STORE_ATTR) => 25,
        nameof(Opcode.STORE_SUBSCR) => 9,
        nameof(Opcode.FOR_ITER) or nameof(Opcode.UNPACK_SEQUENCE) => 4,
        nameof(Opcode.CALL) or nameof(Opcode.CALL_KW) => 9,
        _ => 5,
    };
}
