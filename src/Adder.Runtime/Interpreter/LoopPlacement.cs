using System;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Interpreter;

/// <summary>
/// Which compilation of the loop runs. The one that was compiled ahead of time is a third slower than what .NET makes at run time, and that comes only when a tenth of a second has passed. So a thread that has
/// nothing to do has it made early. And .NET puts code at any multiple of 32 bytes, processors fetch it by lines of 64, and the few instructions that read the next opcode and jump to its code are the loop's
/// hottest: where they lie across two lines, programs take 5 to 30% longer (docs/internals/interpreter.md). Left to chance they do half of the time. So the place is chosen, as far as it can be known before, and what lies badly is
/// compiled again, a few times at most. What is better takes over at the next call and the next <see cref="EvalLoop.LeftLoop"/>.
/// </summary>
internal static unsafe class LoopPlacement
{
    /// <summary>The length of a line of the instruction cache.</summary>
    private const int Line = 64;

    /// <summary>The size of the type arguments with which the loop begins with a store of <see cref="Padding"/>: all of its code lies <see cref="PaddingRoom"/> further on, and where neither place is good for the dispatch otherwise, one is then.</summary>
    public const int PaddedSize = 2;

    /// <summary>A number of eight bytes, since its size in the code is all that matters.</summary>
    public const long Padding = 0x0123_4567_89AB_CDEF;

    /// <summary>The bytes of code that the store takes.</summary>
    private const int PaddingRoom = 19;

    /// <summary>The bytes from the start of <see cref="Spacer"/>'s code to where other code can begin.</summary>
    private const int SpacerRoom = 48;

    /// <summary>Where the dispatch lay behind the loop's start the last time that somebody looked. If it does no longer, or on other processors, the loop is often compiled twice; what it takes to look: docs/internals/interpreter.md.</summary>
    private static readonly Dispatch s_expected = new(0x4D26, 42);

    /// <summary>What x64's code of a method with a frame begins with, and no stub does.</summary>
    private const byte PushFramePointer = 0x55;

    /// <summary>The code is longer than this many bytes: so far it is read.</summary>
    private const int SearchedBytes = 22_000;

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
        var loop = Compile<First>(s_expected);
        EvalLoop.Current = loop;
        byte* code = CodeOf(loop);
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64 || DispatchOf(code) is not { } dispatch)
        {
            return false;
        }

        if (!dispatch.IsInOneLine)
        {
            Dispatch fromStart = dispatch.From((nuint)code);
            _ = dispatch.FitsElsewhere
                ? TryPlace<Second>(fromStart) || TryPlace<Third>(fromStart) || TryPlace<Fourth>(fromStart)
                : TryPlace<FirstPadded>(fromStart.WithPadding()) || TryPlace<SecondPadded>(fromStart.WithPadding()) || TryPlace<ThirdPadded>(fromStart.WithPadding());
        }

        return true;
    }

    /// <summary>Compiles the loop once more, and has it run where its dispatch lies in one line; false where it does not.</summary>
    private static bool TryPlace<TPlace>(Dispatch fromStart)
        where TPlace : struct
    {
        var loop = Compile<TPlace>(fromStart);
        if (DispatchOf(CodeOf(loop)) is { IsInOneLine: true })
        {
            EvalLoop.Current = loop;
            return true;
        }

        return false;
    }

    /// <summary>Compiles the loop, so that its dispatch, which is expected to lie so far behind the start, lies in one line if no other thread has anything compiled meanwhile.</summary>
    private static delegate*<ThreadState, ref FrameRecord, ref PyObject?, PyObject?> Compile<TPlace>(Dispatch fromStart)
        where TPlace : struct
    {
        // What is compiled one after the other lies one behind the other. Of three places in a row, which are 48 bytes apart and rounded up, at least one is at the other half of a line.
        _ = fromStart.IsInOneLineBehind(PlaceBehindSpacer(typeof(TPlace))) || fromStart.IsInOneLineBehind(PlaceBehindSpacer(typeof(Another<TPlace>)))
            || fromStart.IsInOneLineBehind(PlaceBehindSpacer(typeof(Another<Another<TPlace>>)));
        Compile(typeof(EvalLoop), nameof(EvalLoop.RunPlaced), typeof(TPlace));
        return &EvalLoop.RunPlaced<TPlace>;
    }

    private static RuntimeMethodHandle Compile(Type type, string method, Type argument)
    {
        MethodInfo definition = type.GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!;
        RuntimeHelpers.PrepareMethod(definition.MethodHandle, [argument.TypeHandle]);
        return definition.MakeGenericMethod(argument).MethodHandle;
    }

    /// <summary>Where the loop's code is going to begin, if it is what is compiled next. Each time it is asked for a new argument this is further on.</summary>
    private static nuint PlaceBehindSpacer(Type argument)
    {
        const nuint Alignment = Line / 2;
        byte* spacer = CodeOf((byte*)Compile(typeof(LoopPlacement), nameof(Spacer), argument).GetFunctionPointer());
        return ((nuint)spacer + SpacerRoom + Alignment - 1) & ~(Alignment - 1);
    }

    /// <summary>Code of 17 to 24 bytes, which nobody calls; with what .NET puts before code it takes <see cref="SpacerRoom"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Spacer<TPlace>(long number)
        where TPlace : struct => (number ^ Padding) * 3;

    /// <summary>Where a function's code is now: what its stub jumps to (<c>jmp [rip + displacement]</c>), or the address itself where there is no stub.</summary>
    private static byte* CodeOf(delegate*<ThreadState, ref FrameRecord, ref PyObject?, PyObject?> function) => CodeOf((byte*)function);

    private static byte* CodeOf(byte* stub) => stub[0] == 0xFF && stub[1] == 0x25 ? *(byte**)(stub + 6 + Unsafe.ReadUnaligned<int>(stub + 2)) : stub;

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

        /// <summary>The same in a copy that begins with a store of <see cref="Padding"/>.</summary>
        public Dispatch WithPadding() => new(Address + PaddingRoom, Length);

        /// <summary>The same, its address counted from the code's start.</summary>
        public Dispatch From(nuint start) => new(Address - start, Length);

        /// <summary>Where the address is counted from the code's start: whether they would lie in one line if the code stood there.</summary>
        public bool IsInOneLineBehind(nuint start) => FitsAt(start + Address);

        private bool FitsAt(nuint address) => (address / Line) == ((address + (nuint)Length - 1) / Line);
    }

    private struct First;

    private struct Second;

    private struct Third;

    private struct Fourth;

    private struct Another<TPlace>
        where TPlace : struct;

    [StructLayout(LayoutKind.Sequential, Size = PaddedSize)]
    private struct FirstPadded;

    [StructLayout(LayoutKind.Sequential, Size = PaddedSize)]
    private struct SecondPadded;

    [StructLayout(LayoutKind.Sequential, Size = PaddedSize)]
    private struct ThirdPadded;
}
