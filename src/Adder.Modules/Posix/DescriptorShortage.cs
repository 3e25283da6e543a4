using System.Runtime.InteropServices;
using Adder.Runtime;

namespace Adder.Modules.Posix;

/// <summary>Running out of descriptors: dropped files that no collection has found yet may hold them.</summary>
internal static class DescriptorShortage
{
    private const int ENFILE = 23;
    private const int EMFILE = 24;

    /// <summary>After a failed call: whether it failed for want of descriptors and is worth repeating, because a collection has found something. At most once for each call.</summary>
    public static bool Relieve(ThreadState ts, ref bool tried)
    {
        int error = Marshal.GetLastPInvokeError();
        if (tried || error is not (ENFILE or EMFILE))
        {
            return false;
        }

        tried = true;
        bool found = ts.Interpreter.CollectGarbage(ts, 2) > 0;
        Marshal.SetLastPInvokeError(error);
        return found;
    }
}
