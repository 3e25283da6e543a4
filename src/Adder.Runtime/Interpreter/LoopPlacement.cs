using System;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Interpreter;

/// <summary>
/// Which compilation of the loop runs. The one that was compiled ahead of time is a third slower than what .NET makes at run time, and that comes only when a tenth of a second has passed. So a thread that has
/// nothing to do has it made early. And .NET puts code at any multiple of 32 bytes, processors fetch it by lines of 64, and the few instructions that read the next opcode and jump to its code are the loop's
/// hottest: where they lie across two lines, programs take 5 to 30% longer (docs/internals/interpreter.md). Whether they do is chance, half and half. So what lies badly is compiled
/// again, a few times at most. What is better takes over at the next call and the next <see cref="EvalLoop.LeftLoop"/>.
/// </summary>
internal static unsafe class LoopPlacement
{
    /// <summary>The length of a line of the instruction cache.</summary>
    private const int Line = 64;

    /// <summary>What x64's code of a method with a frame begins with, and no stub does.</summary>
    private const byte PushFramePointer = 0x55;

    /// <summary>The code is longer than this many bytes: so far it is read.</summary>
    private const int SearchedBytes = 12_000;

    /// <summary>
    /// Has the loop that was compiled ahead called where its code lies, instead of through .NET's stub, which counts: .NET would compile it, too, and all else that it has to compile would wait for a tenth of a second
    /// until that is done. For a caller who is going to call <see cref="Improve"/>, once Python code has run: before, the stub does not lead to the code.
    /// </summary>
    public static void BypassCounting()
    {
        byte* code = CodeOf(&EvalLoop.Run);
        if (RuntimeInformation.ProcessArchitecture == Architecture.X64 && *code == PushFramePointer)
        {
            EvalLoop.Current = (delegate*<ThreadState, ref FrameRecord, ref PyObject?, PyObject?>)code;
        }
    }

    /// <summary>Compiles the loop and has it run; for a thread that has nothing else to do, once in a process.</summary>
    /// <returns>Whether the code was looked through: false where it is not x64's, or not as it is expected, and the place is left to chance.</returns>
    public static bool Improve()
    {
        var loop = Compile<First>();
        EvalLoop.Current = loop;
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64 || DispatchOf(CodeOf(loop)) is not { } dispatch)
        {
            return false;
        }

        if (!dispatch.IsInOneLine && dispatch.FitsElsewhere)
        {
            _ = TryPlace<Second>() || TryPlace<Third>() || TryPlace<Fourth>();
        }

        return true;
    }

    /// <summary>Compiles the loop once more, and has it run where its dispatch lies in one line; false where it does not.</summary>
    private static bool TryPlace<TPlace>()
        where TPlace : struct
    {
        // What is compiled one after the other lies one behind the other, and may lie alike each time: 32 bytes between them make a difference.
        Compile(typeof(LoopPlacement), nameof(Spacer), typeof(TPlace));
        var loop = Compile<TPlace>();
        if (DispatchOf(CodeOf(loop)) is { IsInOneLine: true })
        {
            EvalLoop.Current = loop;
            return true;
        }

        return false;
    }

    private static delegate*<ThreadState, ref FrameRecord, ref PyObject?, PyObject?> Compile<TPlace>()
        where TPlace : struct
    {
        Compile(typeof(EvalLoop), nameof(EvalLoop.RunPlaced), typeof(TPlace));
        return &EvalLoop.RunPlaced<TPlace>;
    }

    private static void Compile(Type type, string method, Type argument) =>
        RuntimeHelpers.PrepareMethod(type.GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MethodHandle, [argument.TypeHandle]);

    /// <summary>Code of 17 to 24 bytes, which take 32 bytes' room with what .NET puts before it. Nobody calls it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Spacer<TPlace>(long number)
        where TPlace : struct => (number ^ 0x0123_4567_89AB_CDEF) * 3;

    /// <summary>Where a function's code is now: what its stub jumps to (<c>jmp [rip + displacement]</c>), or the address itself where there is no stub.</summary>
    private static byte* CodeOf(delegate*<ThreadState, ref FrameRecord, ref PyObject?, PyObject?> function)
    {
        byte* stub = (byte*)function;
        return stub[0] == 0xFF && stub[1] == 0x25 ? *(byte**)(stub + 6 + Unsafe.ReadUnaligned<int>(stub + 2)) : stub;
    }

    /// <summary>
    /// Looks for the dispatch: two loads of 16 bits, the second with a displacement of 2, a comparison with the last opcode, a conditional jump, and an indirect jump.
    /// </summary>
    private static Dispatch? DispatchOf(byte* code)
    {
        const int LongestDispatch = 48;
        const int Loads = 10;
        for (int at = Loads; at < SearchedBytes; at++)
        {
            bool comparesEax = code[at] == 0x3D;
            bool compares = comparesEax || (code[at] == 0x81 && (code[at + 1] & 0xF8) == 0xF8);
            if (!compares || Unsafe.ReadUnaligned<int>(code + at + (comparesEax ? 1 : 2)) != EvalLoop.LastOpcode || code[at - 1] != 2 || code[at - 3] != 0xB7 || code[at - 4] != 0x0F)
            {
                continue;
            }

            for (int end = at; end < at + LongestDispatch; end++)
            {
                if (code[end] == 0xFF && (code[end + 1] & 0xF8) == 0xE0)
                {
                    return new Dispatch((nuint)code + (nuint)(at - Loads), end + 2 - (at - Loads));
                }
            }
        }

        return null;
    }

    /// <summary>The instructions that go to the next opcode's code.</summary>
    private readonly record struct Dispatch(nuint Address, int Length)
    {
        public bool IsInOneLine => FitsAt(Address);

        /// <summary>Whether they would lie in one line if the code stood at the other half of its line.</summary>
        public bool FitsElsewhere => FitsAt(Address + (Line / 2));

        private bool FitsAt(nuint address) => (address / Line) == ((address + (nuint)Length - 1) / Line);
    }

    private struct First;

    private struct Second;

    private struct Third;

    private struct Fourth;
}
