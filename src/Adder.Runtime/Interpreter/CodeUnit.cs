using System.Runtime.InteropServices;

namespace Adder.Runtime.Interpreter;

/// <summary>
/// One unit of executing code: an instruction with its operand, or a piece of an inline cache. In a cache the first unit's operand is the counter
/// (see <see cref="Specialization.Adaptive"/>); later units are read as 32- or 64-bit numbers.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CodeUnit
{
    /// <summary>Executing number of the opcode: CPython's, Adder's own following from 256 on.</summary>
    public ushort Opcode;

    public ushort Operand;
}
