using Adder.Runtime.Binding;
using Adder.Runtime.Heap;
using Adder.Runtime.Specialization;

namespace Adder.Modules.TestSupport;

/// <summary>
/// <c>_testinternalcapi</c>: what CPython's own tests of Python's behaviour ask of the interpreter's inside, one file an area. What they ask
/// of C's memory is not here.
/// </summary>
[PyModule("_testinternalcapi", Types = [typeof(PyInstructionSequence)])]
internal static partial class InternalCapiModule
{
    /// <summary>Runs of an instruction until it is specialized.</summary>
    [PyConstant("SPECIALIZATION_THRESHOLD")]
    private const int SpecializationThreshold = 2;

    /// <summary>Misses of a specialized instruction until it becomes adaptive again.</summary>
    [PyConstant("SPECIALIZATION_COOLDOWN")]
    private const int SpecializationCooldown = 53;

    [PyConstant("TIER2_THRESHOLD")]
    private const int Tier2Threshold = 4096;

    [PyConstant("SIZEOF_PYGC_HEAD")]
    private const int CollectorHeader = Layouts.CollectorHeader;

    [PyConstant("SIZEOF_MANAGED_PRE_HEADER")]
    private const int ManagedHeader = Layouts.ManagedHeader;

    [PyConstant("SHARED_KEYS_MAX_SIZE")]
    private const int SharedKeysMaximum = Specializer.SharedKeysMaximum;
}
