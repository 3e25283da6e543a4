using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.TestSupport;

/// <summary>What the thread and the interpreter tell about themselves.</summary>
internal static unsafe partial class InternalCapiModule
{
    /// <summary>A generous measure of the native stack that one level of recursion in native code takes.</summary>
    private const int NativeFrame = 1024;

    [PyFunction("get_recursion_depth()")]
    private static int RecursionDepth(ThreadState ts) => ts.Depth;

    [PyFunction("get_c_recursion_remaining()")]
    private static long NativeRecursionRemaining(ThreadState ts) => (long)ts.NativeRoomLeft / NativeFrame;

    /// <summary>Whether an object has no more attributes than instances have slots for, and no dictionary has taken their place.</summary>
    [PyFunction("has_inline_values(object, /)")]
    private static bool HasInlineValues(PyObject value) =>
        value is PyInstance { Shape: { IsDictionaryMode: false, Count: <= PyInstance.MaximumInlineSlots } } instance && (instance.Type.Flags & TypeFlags.HasDict) != 0;
}
