using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Interpreter;

/// <summary>
/// Which compilation of the loop runs. .NET puts code at any multiple of 32 bytes, processors fetch it by lines of 64, and the few instructions that read the next opcode and jump to its code are the
/// loop's hottest: where they lie across two lines, programs take 5 to 30% longer (docs/internals/interpreter.md). Whether they do is chance, half and half. So when the loop
/// has been compiled for good and lies badly, it is compiled again, up to three times, and what lies well takes over at the next call and the next <see cref="EvalLoop.LeftLoop"/>.
/// </summary>
internal static unsafe class LoopPlacement
{
    /// <summary>How often to look, in milliseconds: the final code comes when the program has run for a tenth of a second or so.</summary>
    public const int Interval = 15;

    /// <summary>So many looks are enough: a program that has not called a function often enough by then mostly waits.</summary>
    private const int MostLooks = 700;

    /// <summary>The length of a line of the instruction cache.</summary>
    private const int Line = 64;

    /// <summary>The code is longer than this many bytes: so far it is read.</summary>
    private const int SearchedBytes = 12_000;

    /// <summary>The code that was compiled ahead; null before the first look.</summary>
    private static byte* s_ahead;

    private static int s_looks;

    /// <summary>Whether there is nothing more to look for.</summary>
    public static bool IsSettled { get; set; } = RuntimeInformation.ProcessArchitecture != Architecture.X64;

    /// <summary>
    /// Looks whether .NET has compiled the loop for good, and if so sees to it that one runs whose dispatch lies in one line. For a thread that has nothing else to do, every <see cref="Interval"/> until
    /// <see cref="IsSettled"/>; without effect where the code is not what is expected.
    /// </summary>
    public static void Look()
    {
        if (IsSettled)
        {
            return;
        }

        byte* code = CodeOf(&EvalLoop.Run);
        if (s_ahead is null && IsFunction(code))
        {
            s_ahead = code;
        }

        if (code == s_ahead || !IsFunction(code))
        {
            // Still that, or .NET counts calls or has not prepared anything yet.
            IsSettled = ++s_looks >= MostLooks;
            return;
        }

        IsSettled = true;
        if (DispatchOf(code) is { } dispatch)
        {
            _ = dispatch.FitsElsewhere && !dispatch.IsInOneLine && (TryPlace<First>() || TryPlace<Second>() || TryPlace<Third>());
        }
    }

    /// <summary>Has another compilation of the loop take over, wherever its dispatch lies; false where its dispatch is not found. For tests.</summary>
    public static bool Replace()
    {
        IsSettled = true;
        var loop = Compile<First>();
        EvalLoop.Current = loop;
        return DispatchOf(CodeOf(loop)) is not null;
    }

    /// <summary>Compiles the loop for a type argument, and has it run where its dispatch lies in one line; false where it does not.</summary>
    private static bool TryPlace<TPlace>()
        where TPlace : struct
    {
        var loop = Compile<TPlace>();
        if (CodeOf(loop) is var code && IsFunction(code) && DispatchOf(code) is { IsInOneLine: true })
        {
            EvalLoop.Current = loop;
            return true;
        }

        return false;
    }

    private static delegate*<ThreadState, ref FrameRecord, ref PyObject?, PyObject?> Compile<TPlace>()
        where TPlace : struct
    {
        MethodInfo method = typeof(EvalLoop).GetMethod(nameof(EvalLoop.RunPlaced), BindingFlags.Static | BindingFlags.NonPublic)!;
        RuntimeHelpers.PrepareMethod(method.MethodHandle, [typeof(TPlace).TypeHandle]);
        return &EvalLoop.RunPlaced<TPlace>;
    }

    /// <summary>Where a function's code is now: what its stub jumps to (<c>jmp [rip + displacement]</c>), or the address itself where there is no stub.</summary>
    private static byte* CodeOf(delegate*<ThreadState, ref FrameRecord, ref PyObject?, PyObject?> function)
    {
        byte* stub = (byte*)function;
        return stub[0] == 0xFF && stub[1] == 0x25 ? *(byte**)(stub + 6 + Unsafe.ReadUnaligned<int>(stub + 2)) : stub;
    }

    /// <summary>Whether this is compiled code of ours, which begins by <c>push rbp</c>, and not one of .NET's stubs that prepare or count calls.</summary>
    private static bool IsFunction(byte* code) => *code == 0x55;

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
}
