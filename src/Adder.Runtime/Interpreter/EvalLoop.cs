using System.Runtime.CompilerServices;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Interpreter;

/// <summary>
/// The interpreter's loop. Its state is the frame's slots, pc and sp, nothing else: it can leave at any back-edge and be entered anew. The switch is made by the generator
/// from the methods with [Instruction].
/// </summary>
[SkipLocalsInit]
internal static unsafe partial class EvalLoop
{
    /// <summary>Back-edges after which the loop returns <see cref="LeftLoop"/> to be entered anew, in better compiled code if there is by then.</summary>
    private const int BackEdgesPerRun = 20_000;

    /// <summary>Whether the process's first objects have been made old: see <see cref="MakeStartOld"/>.</summary>
    private static bool s_startIsOld;

    /// <summary>Not a value: the loop left and wants to be entered anew; the frame says where.</summary>
    public static readonly PyObject LeftLoop = new GlobalCell();

    /// <summary>The loop that threads without statistics run by: <see cref="Run"/>, or another compilation of it that <see cref="LoopPlacement"/> found to be better.</summary>
    public static delegate*<ThreadState, ref FrameRecord, ref PyObject?, PyObject?> Current = &Run;

    /// <summary>Runs a frame until it returns or yields (a value), fails (null, an exception is pending), or wants to be entered anew (<see cref="LeftLoop"/>).</summary>
    internal static partial PyObject? Run(ThreadState ts, ref FrameRecord frame, ref PyObject? slots);

    /// <summary>The same once more, for <see cref="LoopPlacement"/>: each type argument has code of its own, which is compiled as well as can be when it is first asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static partial PyObject? RunPlaced<TPlace>(ThreadState ts, ref FrameRecord frame, ref PyObject? slots)
        where TPlace : struct;

    /// <summary>The same for a thread with <see cref="ThreadState.Statistics"/>: counts every instruction, and executes none along with another.</summary>
    internal static partial PyObject? RunCounting(ThreadState ts, ref FrameRecord frame, ref PyObject? slots);

    /// <summary>Whether the specialized instruction at hand is to leave as if a guard had failed: see <see cref="Specialization.ForcedMisses"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool ForcesMiss(ThreadState ts, ref FrameRecord frame, CodeUnit* pc) => ts.Statistics?.ForcedMisses is { } misses && misses.IsNext(ref frame, pc);

    /// <summary>How many slots are live with the given stack top.</summary>
    public static int TopOf(ref PyObject? slots, ref PyObject? sp) => (int)((nuint)Unsafe.ByteOffset(ref slots, ref sp) / (nuint)sizeof(nint));

    private static PyObject Leave(ref FrameRecord frame, ref PyObject? slots, CodeUnit* pc, ref PyObject? sp)
    {
        frame.Pc = pc;
        frame.StackTop = TopOf(ref slots, ref sp);
        if (!s_startIsOld && System.GC.CollectionCount(0) != 0)
        {
            MakeStartOld();
        }

        return LeftLoop;
    }

    /// <summary>
    /// To the collector the objects of the start (None, True, small ints, classes) are as young as what the program makes, until it collects the generation after the youngest, which a program that keeps little
    /// hardly ever causes. So long every list of theirs is looked through at every collection, however large and old it is. One such collection early makes them old.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MakeStartOld()
    {
        s_startIsOld = true;
        if (System.GC.CollectionCount(1) >= 2)
        {
            // The first of those has made them older, the second old.
            return;
        }

        System.GC.Collect(1, System.GCCollectionMode.Forced, blocking: true);
    }

    private static void UnknownOpcode(ThreadState ts, ref FrameRecord frame, int opcode) =>
        Raise.SystemError(ts, $"{frame.Code.FileName}:{frame.Code.LineAt(frame.InstructionIndex)}: unknown opcode {Instructions.InstructionTable.NumberOf(opcode)}");
}
