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
        nameof(Opcode.BINARY_OP) when site.Argument.TrimEnd('=') is "**" => 5,
        nameof(Opcode.BINARY_OP) when site.Argument.StartsWith('[') || site.Argument.TrimEnd('=') is "<<" => 15,
        nameof(Opcode.BINARY_OP) or nameof(Opcode.COMPARE_OP) or nameof(Opcode.STORE_SUBSCR) => 10,
        nameof(Opcode.UNPACK_SEQUENCE) => 6,
        nameof(Opcode.TO_BOOL) or nameof(Opcode.LOAD_ATTR) => 4,
        nameof(Opcode.CONTAINS_OP) or nameof(Opcode.FOR_ITER) => 3,
        nameof(Opcode.STORE_ATTR) => 2,
        _ => 5,
    };
}
