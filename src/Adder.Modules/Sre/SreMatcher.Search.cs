using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Adder.Runtime;
using Adder.Runtime.Interpreter;
using ThreadState = Adder.Runtime.ThreadState;

namespace Adder.Modules.Sre;

/// <summary>A matcher over characters of one width: bytes, chars or code points. Backtracking has a stack of its own, so that it may be as deep as memory allows.</summary>
internal abstract unsafe partial class SreMatcher<T>(SreProgram program) : SreMatcher(program)
    where T : unmanaged, IEquatable<T>
{
    private T[]? _prefix;

    /// <summary>The text; moves with the garbage collector, so it is fixed for each match anew.</summary>
    protected abstract ReadOnlySpan<T> Text { get; }

    // Each kind of text overrides Match and Search to call these two: what is reached through the generic class's own overrides alone is not compiled ahead.

    /// <summary>What <see cref="SreMatcher.Match"/> does.</summary>
    protected Truth MatchText(ThreadState ts)
    {
        if (Start > End)
        {
            return Truth.False;
        }

        fixed (T* text = Text)
        fixed (uint* code = Program.Code)
        fixed (ulong* bitmaps = Program.Bitmaps)
        {
            return Run(ts, text, code, bitmaps, Start);
        }
    }

    /// <summary>What <see cref="SreMatcher.Search"/> does.</summary>
    protected Truth SearchText(ThreadState ts)
    {
        if (Start > End || (uint)(End - Start) < Program.MinimumWidth)
        {
            return Truth.False;
        }

        fixed (T* text = Text)
        fixed (uint* code = Program.Code)
        fixed (ulong* bitmaps = Program.Bitmaps)
        {
            Truth found = SearchIn(ts, text, code, bitmaps);
            MustAdvance = false;
            return found;
        }
    }

    private Truth SearchIn(ThreadState ts, T* text, uint* code, ulong* bitmaps)
    {
        int at = Start;
        int last = End - (int)Program.MinimumWidth;
        if (Program.IsAnchored)
        {
            return at > 0 ? Truth.False : Run(ts, text, code, bitmaps, at);
        }

        if (Program.Prefix.Length > 0)
        {
            return SearchPrefix(ts, text, code, bitmaps, at);
        }

        int firstSet = Program.FirstSet;
        for (; at <= last; at++)
        {
            if (firstSet >= 0)
            {
                ulong* bitmap = bitmaps + Program.SetOffsets[firstSet];
                for (; at < End; at++)
                {
                    uint character = Read(text + at);
                    if (character < 256 ? (bitmap[character >> 6] >> (int)(character & 63) & 1) != 0 : Program.IsInSet(firstSet, character))
                    {
                        break;
                    }
                }

                if (at > last || at >= End)
                {
                    return Truth.False;
                }
            }

            Truth found = Run(ts, text, code, bitmaps, at);
            if (found != Truth.False)
            {
                return found;
            }

            MustAdvance = false;
        }

        return Truth.False;
    }

    /// <summary>Searches for the literal text that matches begin with.</summary>
    private Truth SearchPrefix(ThreadState ts, T* text, uint* code, ulong* bitmaps, int at)
    {
        if (!TryPrefix(out ReadOnlySpan<T> prefix))
        {
            return Truth.False;
        }

        for (; ; at++)
        {
            int offset = prefix.Length == 1
                ? new ReadOnlySpan<T>(text + at, End - at).IndexOf(prefix[0])
                : new ReadOnlySpan<T>(text + at, End - at).IndexOf(prefix);
            if (offset < 0)
            {
                return Truth.False;
            }

            at += offset;
            if (Program.IsLiteral)
            {
                Reset();
                Start = at;
                Position = at + prefix.Length;
                return Truth.True;
            }

            Truth found = Run(ts, text, code, bitmaps, at);
            if (found != Truth.False)
            {
                return found;
            }

            MustAdvance = false;
            if (at == End)
            {
                return Truth.False;
            }
        }
    }

    /// <summary>The prefix in characters of this width; false where one of them does not fit, so that nothing can match.</summary>
    private bool TryPrefix(out ReadOnlySpan<T> prefix)
    {
        if (_prefix is null)
        {
            uint[] characters = Program.Prefix;
            var converted = new T[characters.Length];
            for (int i = 0; i < converted.Length; i++)
            {
                uint character = characters[i];
                if (sizeof(T) < 4 && character >> (sizeof(T) * 8) != 0)
                {
                    prefix = default;
                    return false;
                }

                converted[i] = Unsafe.As<uint, T>(ref character);
            }

            _prefix = converted;
        }

        prefix = _prefix;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Read(T* character) => sizeof(T) == 1 ? *(byte*)character : sizeof(T) == 2 ? *(ushort*)character : *(uint*)character;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsInSet(ulong* bitmaps, int at, uint character) =>
        character < 256 ? (bitmaps[Program.SetOffsets[at] + (int)(character >> 6)] >> (int)(character & 63) & 1) != 0 : Program.IsInSet(at, character);

    private void Reset()
    {
        // A loop: filling by vectors takes longer for so few.
        int[] marks = Marks;
        for (int i = 0; i < marks.Length; i++)
        {
            marks[i] = -1;
        }

        LastIndex = -1;
    }
}
