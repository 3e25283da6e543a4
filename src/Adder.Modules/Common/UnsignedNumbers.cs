using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Common;

/// <summary>Arguments that C takes as unsigned numbers.</summary>
internal static class UnsignedNumbers
{
    /// <summary>A number that is not negative and not larger than what the C type holds; false: an exception is pending.</summary>
    public static bool TryRead(ThreadState ts, PyObject value, ulong largest, string type, out ulong number)
    {
        number = 0;
        if (Numbers.Index(ts, value) is not { } index)
        {
            return false;
        }

        if (index.Sign < 0 || index.BigValue > largest)
        {
            return index.Sign < 0 ? Raise.ValueError(ts, "Cannot convert negative int") : Raise.OverflowError(ts, $"Python int too large for C {type}");
        }

        number = (ulong)index.BigValue;
        return true;
    }
}
