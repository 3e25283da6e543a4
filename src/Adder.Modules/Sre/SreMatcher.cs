using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Adder.Runtime;
using Adder.Runtime.Interpreter;
using ThreadState = Adder.Runtime.ThreadState;

namespace Adder.Modules.Sre;

/// <summary>What is kept between the matches of one search: marks, and the memory of the backtracking machine.</summary>
internal abstract unsafe class SreMatcher(SreProgram program) : IDisposable
{
    /// <summary>A stack of choices longer than this is not kept for the next match.</summary>
    private const int KeptChoices = 4096;

    /// <summary>How many choices are given up between two looks at signals.</summary>
    protected const int StepsBetweenChecks = 1 << 16;

    /// <summary>What to do when all that was tried after a choice has failed.</summary>
    protected enum ChoiceKind
    {
        /// <summary>Take the next alternative of a branch.</summary>
        Branch,

        /// <summary>A greedy repeat of one character gives one back.</summary>
        RepeatOne,

        /// <summary>A lazy repeat of one character takes one more.</summary>
        MinRepeatOne,

        /// <summary>A greedy repeat goes on without another round.</summary>
        RepeatTail,

        /// <summary>A lazy repeat tries another round.</summary>
        RepeatBody,

        // Barriers: what is inside them ends with SUCCESS, and then cannot be tried again.
        Atomic,
        Assert,
        AssertNot,
        PossessiveRound,
    }

    /// <summary>A state to return to.</summary>
    protected struct Choice
    {
        public ChoiceKind Kind;

        /// <summary>Where in the code to go on.</summary>
        public int Code;

        /// <summary>Where in the text to go on.</summary>
        public int Position;

        /// <summary>Length of the trail at the time of the choice; what is beyond is undone.</summary>
        public int Trail;

        /// <summary>The innermost repeat at the time of the choice.</summary>
        public int Repeat;

        /// <summary>Length of the list of rounds at the time of the choice.</summary>
        public int Rounds;

        public int LastIndex;

        /// <summary>Repeats: the lowest position, or the number of rounds. Barriers: the enclosing barrier.</summary>
        public int Extra;

        /// <summary>Possessive repeats: rounds so far.</summary>
        public int Count;
    }

    /// <summary>One round of a repeat; never changed, so that returning to a choice needs only its number.</summary>
    protected struct Round
    {
        public long Count;

        /// <summary>Where the round began; -1 where that does not matter. A round that begins where the one before began is not tried.</summary>
        public int Start;

        /// <summary>The REPEAT in the code.</summary>
        public int Code;

        /// <summary>The enclosing repeat's round.</summary>
        public int Enclosing;
    }

    /// <summary>A mark's former value.</summary>
    protected struct TrailEntry
    {
        public int Mark;
        public int Value;
    }

    protected readonly SreProgram Program = program;
    protected Choice[] Choices = Interlocked.Exchange(ref program.Spare, null) as Choice[] ?? new Choice[16];
    protected Round[] Rounds = [];
    protected TrailEntry[] Trail = [];

    /// <summary>Begin and end of each group; -1 where not set.</summary>
    public readonly int[] Marks = new int[program.Groups * 2];

    /// <summary>The group closed last; -1 for none.</summary>
    public int LastIndex;

    /// <summary>Where the match begins, or the search.</summary>
    public int Start;

    /// <summary>Where the match ends.</summary>
    public int Position;

    /// <summary>The end of what may be looked at.</summary>
    public int End;

    /// <summary>The match must reach <see cref="End"/>.</summary>
    public bool MatchAll;

    /// <summary>A match at the start must not be empty: one such was found there already.</summary>
    public bool MustAdvance;

    /// <summary>Tries a match at <see cref="Start"/>.</summary>
    public abstract Truth Match(ThreadState ts);

    /// <summary>Searches from <see cref="Start"/> on.</summary>
    public abstract Truth Search(ThreadState ts);

    /// <summary>Gives memory back and closes the text.</summary>
    public void Dispose()
    {
        if (Choices.Length <= KeptChoices)
        {
            Program.Spare = Choices;
        }

        Choices = [];
        Close();
    }

    /// <summary>Closes the text.</summary>
    protected virtual void Close()
    {
    }

    /// <summary>Whether the group (from 1) took part in the match.</summary>
    public bool HasGroup(int group) => Marks[(group - 1) * 2] >= 0 && Marks[((group - 1) * 2) + 1] >= 0;
}

/// <summary>A matcher over characters of one width: bytes, chars or code points. Backtracking has a stack of its own, so that it may be as deep as memory allows.</summary>
internal abstract unsafe class SreMatcher<T>(SreProgram program) : SreMatcher(program)
    where T : unmanaged, IEquatable<T>
{
    private T[]? _prefix;

    /// <summary>The text; moves with the garbage collector, so it is fixed for each match anew.</summary>
    protected abstract ReadOnlySpan<T> Text { get; }

    public override Truth Match(ThreadState ts)
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

    public override Truth Search(ThreadState ts)
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
                while (at < End && !IsInSet(bitmaps, firstSet, Read(text + at)))
                {
                    at++;
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
        Array.Fill(Marks, -1);
        LastIndex = -1;
    }

    /// <summary>The machine: one match that begins at a position.</summary>
    private Truth Run(ThreadState ts, T* text, uint* code, ulong* bitmaps, int begin)
    {
        Reset();
        Start = begin;
        int ip = Program.Start;
        int at = begin;
        int end = End;
        int choices = 0;
        int trail = 0;
        int rounds = 0;
        int repeat = -1;
        int barrier = -1;
        int steps = StepsBetweenChecks;
        for (; ;)
        {
            switch ((SreOpcode)code[ip])
            {
                case SreOpcode.Failure:
                    goto Fail;

                case SreOpcode.Success:
                    if (barrier < 0)
                    {
                        if ((MatchAll && at != end) || (MustAdvance && at == begin))
                        {
                            goto Fail;
                        }

                        Position = at;
                        return Truth.True;
                    }

                    ref Choice closed = ref Choices[barrier];
                    choices = barrier;
                    barrier = closed.Extra;
                    repeat = closed.Repeat;
                    switch (closed.Kind)
                    {
                        case ChoiceKind.Atomic:
                            ip = closed.Code;
                            continue;
                        case ChoiceKind.Assert:
                            ip = closed.Code;
                            at = closed.Position;
                            continue;
                        case ChoiceKind.AssertNot:
                            Undo(ref trail, closed.Trail);
                            LastIndex = closed.LastIndex;
                            rounds = closed.Rounds;
                            goto Fail;
                        default:
                            // A round of a possessive repeat: what led to it is settled.
                            ip = closed.Code;
                            int count = closed.Count + 1;
                            if ((uint)count < code[ip + 2] || (((uint)count < code[ip + 3] || code[ip + 3] == SreFlags.MaximumRepeat) && at != closed.Position))
                            {
                                EnterBarrier(ChoiceKind.PossessiveRound, ip, at, ref choices, ref barrier, trail, repeat, rounds, count);
                                ip += 4;
                            }
                            else
                            {
                                ip += 2 + (int)code[ip + 1];
                            }

                            continue;
                    }

                case SreOpcode.Mark:
                {
                    int mark = (int)code[ip + 1];
                    if ((mark & 1) != 0)
                    {
                        LastIndex = (mark / 2) + 1;
                    }

                    if (trail == Trail.Length)
                    {
                        Array.Resize(ref Trail, Math.Max(16, trail * 2));
                    }

                    ref TrailEntry entry = ref Trail[trail++];
                    entry.Mark = mark;
                    entry.Value = Marks[mark];
                    Marks[mark] = at;
                    ip += 2;
                    continue;
                }

                case SreOpcode.Any:
                    if (at >= end || Read(text + at) == '\n')
                    {
                        goto Fail;
                    }

                    at++;
                    ip++;
                    continue;

                case SreOpcode.AnyAll:
                    if (at >= end)
                    {
                        goto Fail;
                    }

                    at++;
                    ip++;
                    continue;

                case SreOpcode.Literal:
                    if (at >= end || Read(text + at) != code[ip + 1])
                    {
                        goto Fail;
                    }

                    at++;
                    ip += 2;
                    continue;

                case SreOpcode.In or SreOpcode.InIgnore or SreOpcode.InLocaleIgnore or SreOpcode.InUnicodeIgnore:
                    if (at >= end || !IsInSet(bitmaps, ip, Read(text + at)))
                    {
                        goto Fail;
                    }

                    at++;
                    ip += 1 + (int)code[ip + 1];
                    continue;

                case SreOpcode.NotLiteral or SreOpcode.Category or SreOpcode.LiteralIgnore or SreOpcode.NotLiteralIgnore or SreOpcode.LiteralLocaleIgnore
                    or SreOpcode.NotLiteralLocaleIgnore or SreOpcode.LiteralUnicodeIgnore or SreOpcode.NotLiteralUnicodeIgnore:
                    if (at >= end || !MatchesOne(code + ip, Read(text + at)))
                    {
                        goto Fail;
                    }

                    at++;
                    ip += 2;
                    continue;

                case SreOpcode.At:
                    if (!IsAt((SrePosition)code[ip + 1], text, at, end))
                    {
                        goto Fail;
                    }

                    ip += 2;
                    continue;

                case SreOpcode.Jump:
                    ip += 1 + (int)code[ip + 1];
                    continue;

                case SreOpcode.Info:
                    ip += 1 + (int)code[ip + 1];
                    continue;

                case SreOpcode.Branch:
                    ip++;
                    goto Alternative;

                case SreOpcode.RepeatOne:
                {
                    int item = ip + 4;
                    uint minimum = code[ip + 2];
                    uint room = (uint)(end - at);
                    if (room < minimum)
                    {
                        goto Fail;
                    }

                    int taken = Count(text, code, bitmaps, item, at, (int)Math.Min(room, code[ip + 3]));
                    if ((uint)taken < minimum)
                    {
                        goto Fail;
                    }

                    int lowest = at + (int)minimum;
                    at += taken;
                    ip += 1 + (int)code[ip + 1];
                    if (!FindTail(text, code, ip, lowest, ref at, end))
                    {
                        goto Fail;
                    }

                    if (at > lowest)
                    {
                        ref Choice choice = ref Push(ChoiceKind.RepeatOne, ip, at - 1, ref choices, trail, repeat, rounds);
                        choice.Extra = lowest;
                    }

                    continue;
                }

                case SreOpcode.PossessiveRepeatOne:
                {
                    uint minimum = code[ip + 2];
                    uint room = (uint)(end - at);
                    int taken = room < minimum ? -1 : Count(text, code, bitmaps, ip + 4, at, (int)Math.Min(room, code[ip + 3]));
                    if (taken < 0 || (uint)taken < minimum)
                    {
                        goto Fail;
                    }

                    at += taken;
                    ip += 1 + (int)code[ip + 1];
                    continue;
                }

                case SreOpcode.MinRepeatOne:
                {
                    uint minimum = code[ip + 2];
                    uint room = (uint)(end - at);
                    if (room < minimum || (minimum > 0 && (uint)Count(text, code, bitmaps, ip + 4, at, (int)minimum) < minimum))
                    {
                        goto Fail;
                    }

                    at += (int)minimum;
                    if (minimum < code[ip + 3])
                    {
                        ref Choice choice = ref Push(ChoiceKind.MinRepeatOne, ip, at, ref choices, trail, repeat, rounds);
                        choice.Extra = (int)minimum;
                    }

                    ip += 1 + (int)code[ip + 1];
                    continue;
                }

                case SreOpcode.Repeat:
                    repeat = AddRound(ref rounds, -1, -1, ip, repeat);
                    ip += 1 + (int)code[ip + 1];
                    continue;

                case SreOpcode.MaxUntil:
                {
                    Round round = Rounds[repeat];
                    long count = round.Count + 1;
                    int head = round.Code;
                    if (count < code[head + 2])
                    {
                        repeat = AddRound(ref rounds, count, round.Start, head, round.Enclosing);
                        ip = head + 4;
                    }
                    else if ((count < code[head + 3] || code[head + 3] == SreFlags.MaximumRepeat) && at != round.Start)
                    {
                        Push(ChoiceKind.RepeatTail, ip + 1, at, ref choices, trail, round.Enclosing, rounds);
                        repeat = AddRound(ref rounds, count, at, head, round.Enclosing);
                        ip = head + 4;
                    }
                    else
                    {
                        repeat = round.Enclosing;
                        ip++;
                    }

                    continue;
                }

                case SreOpcode.MinUntil:
                {
                    Round round = Rounds[repeat];
                    long count = round.Count + 1;
                    int head = round.Code;
                    if (count < code[head + 2])
                    {
                        repeat = AddRound(ref rounds, count, round.Start, head, round.Enclosing);
                        ip = head + 4;
                        continue;
                    }

                    if ((count < code[head + 3] || code[head + 3] == SreFlags.MaximumRepeat) && at != round.Start)
                    {
                        Push(ChoiceKind.RepeatBody, head, at, ref choices, trail, repeat, rounds);
                    }

                    repeat = round.Enclosing;
                    ip++;
                    continue;
                }

                case SreOpcode.AtomicGroup:
                    EnterBarrier(ChoiceKind.Atomic, ip + 1 + (int)code[ip + 1], at, ref choices, ref barrier, trail, repeat, rounds, 0);
                    ip += 2;
                    continue;

                case SreOpcode.Assert:
                    if ((uint)at < code[ip + 2])
                    {
                        goto Fail;
                    }

                    EnterBarrier(ChoiceKind.Assert, ip + 1 + (int)code[ip + 1], at, ref choices, ref barrier, trail, repeat, rounds, 0);
                    at -= (int)code[ip + 2];
                    ip += 3;
                    continue;

                case SreOpcode.AssertNot:
                    if ((uint)at < code[ip + 2])
                    {
                        ip += 1 + (int)code[ip + 1];
                        continue;
                    }

                    EnterBarrier(ChoiceKind.AssertNot, ip + 1 + (int)code[ip + 1], at, ref choices, ref barrier, trail, repeat, rounds, 0);
                    at -= (int)code[ip + 2];
                    ip += 3;
                    continue;

                case SreOpcode.PossessiveRepeat:
                    if (code[ip + 3] == 0)
                    {
                        ip += 2 + (int)code[ip + 1];
                        continue;
                    }

                    EnterBarrier(ChoiceKind.PossessiveRound, ip, at, ref choices, ref barrier, trail, repeat, rounds, 0);
                    ip += 4;
                    continue;

                case SreOpcode.GroupReferenceExists:
                {
                    int mark = (int)code[ip + 1] * 2;
                    bool matched = Marks[mark] >= 0 && Marks[mark + 1] >= Marks[mark];
                    ip = matched ? ip + 3 : ip + 1 + (int)code[ip + 2];
                    continue;
                }

                default:
                    // References to groups.
                    if (!MatchGroup((SreOpcode)code[ip], (int)code[ip + 1], text, ref at, end))
                    {
                        goto Fail;
                    }

                    ip += 2;
                    continue;
            }

        Alternative:
            // ip is at the length of an alternative.
            for (; ;)
            {
                uint length = code[ip];
                if (length == 0)
                {
                    goto Fail;
                }

                int next = ip + (int)length;
                if (CanBegin(text, code, bitmaps, ip + 1, at, end))
                {
                    if (code[next] != 0)
                    {
                        Push(ChoiceKind.Branch, next, at, ref choices, trail, repeat, rounds);
                    }

                    ip++;
                    break;
                }

                ip = next;
            }

            continue;

        Fail:
            if (choices == 0)
            {
                return Truth.False;
            }

            if (--steps == 0)
            {
                steps = StepsBetweenChecks;
                if (ts.EvalBreaker != 0 && !SafePoint.Handle(ts))
                {
                    return Truth.Error;
                }
            }

            ref Choice top = ref Choices[choices - 1];
            Undo(ref trail, top.Trail);
            repeat = top.Repeat;
            rounds = top.Rounds;
            LastIndex = top.LastIndex;
            at = top.Position;
            ip = top.Code;
            switch (top.Kind)
            {
                case ChoiceKind.Branch:
                    choices--;
                    goto Alternative;

                case ChoiceKind.RepeatOne:
                    if (!FindTail(text, code, ip, top.Extra, ref at, end))
                    {
                        choices--;
                        goto Fail;
                    }

                    if (at > top.Extra)
                    {
                        top.Position = at - 1;
                    }
                    else
                    {
                        choices--;
                    }

                    continue;

                case ChoiceKind.MinRepeatOne:
                    if (at >= end || !MatchesItem(bitmaps, code, ip + 4, Read(text + at)))
                    {
                        choices--;
                        goto Fail;
                    }

                    at++;
                    top.Position = at;
                    top.Extra++;
                    if ((uint)top.Extra >= code[ip + 3])
                    {
                        choices--;
                    }

                    ip += 1 + (int)code[ip + 1];
                    continue;

                case ChoiceKind.RepeatTail:
                    choices--;
                    continue;

                case ChoiceKind.RepeatBody:
                    choices--;
                    repeat = AddRound(ref rounds, Rounds[repeat].Count + 1, at, ip, Rounds[repeat].Enclosing);
                    ip += 4;
                    continue;

                case ChoiceKind.AssertNot:
                    choices--;
                    barrier = top.Extra;
                    continue;

                case ChoiceKind.PossessiveRound:
                    choices--;
                    barrier = top.Extra;
                    if ((uint)top.Count < code[ip + 2])
                    {
                        goto Fail;
                    }

                    ip += 2 + (int)code[ip + 1];
                    continue;

                default:
                    choices--;
                    barrier = top.Extra;
                    goto Fail;
            }
        }
    }

    private ref Choice Push(ChoiceKind kind, int ip, int at, ref int choices, int trail, int repeat, int rounds)
    {
        if (choices == Choices.Length)
        {
            Array.Resize(ref Choices, Math.Max(16, choices * 2));
        }

        ref Choice choice = ref Choices[choices++];
        choice.Kind = kind;
        choice.Code = ip;
        choice.Position = at;
        choice.Trail = trail;
        choice.Repeat = repeat;
        choice.Rounds = rounds;
        choice.LastIndex = LastIndex;
        return ref choice;
    }

    private void EnterBarrier(ChoiceKind kind, int ip, int at, ref int choices, ref int barrier, int trail, int repeat, int rounds, int count)
    {
        int number = choices;
        ref Choice choice = ref Push(kind, ip, at, ref choices, trail, repeat, rounds);
        choice.Extra = barrier;
        choice.Count = count;
        barrier = number;
    }

    private int AddRound(ref int rounds, long count, int start, int head, int enclosing)
    {
        if (rounds == Rounds.Length)
        {
            Array.Resize(ref Rounds, Math.Max(16, rounds * 2));
        }

        ref Round round = ref Rounds[rounds];
        round.Count = count;
        round.Start = start;
        round.Code = head;
        round.Enclosing = enclosing;
        return rounds++;
    }

    private void Undo(ref int trail, int to)
    {
        while (trail > to)
        {
            TrailEntry entry = Trail[--trail];
            Marks[entry.Mark] = entry.Value;
        }
    }

    /// <summary>Whether an alternative's first operator can match here; true where that is not plain.</summary>
    private bool CanBegin(T* text, uint* code, ulong* bitmaps, int ip, int at, int end) => (SreOpcode)code[ip] switch
    {
        SreOpcode.Literal => at < end && Read(text + at) == code[ip + 1],
        SreOpcode.In => at < end && IsInSet(bitmaps, ip, Read(text + at)),
        _ => true,
    };

    /// <summary>Goes back from a position to the last one, not below the lowest, where a literal that follows a repeat stands.</summary>
    private static bool FindTail(T* text, uint* code, int ip, int lowest, ref int at, int end)
    {
        if ((SreOpcode)code[ip] != SreOpcode.Literal)
        {
            return true;
        }

        uint wanted = code[ip + 1];
        if (at >= end)
        {
            at = end - 1;
        }

        while (at >= lowest && Read(text + at) != wanted)
        {
            at--;
        }

        return at >= lowest;
    }

    /// <summary>How many characters from a position on, at most so many, match an operator on one character.</summary>
    private int Count(T* text, uint* code, ulong* bitmaps, int item, int at, int limit)
    {
        var span = new ReadOnlySpan<T>(text + at, limit);
        uint wanted;
        int found;
        switch ((SreOpcode)code[item])
        {
            case SreOpcode.AnyAll:
                return limit;
            case SreOpcode.Any:
                wanted = '\n';
                found = span.IndexOf(Unsafe.As<uint, T>(ref wanted));
                return found < 0 ? limit : found;
            case SreOpcode.Literal:
                wanted = code[item + 1];
                if (sizeof(T) < 4 && wanted >> (sizeof(T) * 8) != 0)
                {
                    return 0;
                }

                found = span.IndexOfAnyExcept(Unsafe.As<uint, T>(ref wanted));
                return found < 0 ? limit : found;
            case SreOpcode.NotLiteral:
                wanted = code[item + 1];
                found = sizeof(T) < 4 && wanted >> (sizeof(T) * 8) != 0 ? -1 : span.IndexOf(Unsafe.As<uint, T>(ref wanted));
                return found < 0 ? limit : found;
            case SreOpcode.In or SreOpcode.InIgnore or SreOpcode.InLocaleIgnore or SreOpcode.InUnicodeIgnore:
                for (found = 0; found < limit && IsInSet(bitmaps, item, Read(text + at + found)); found++)
                {
                }

                return found;
            default:
                for (found = 0; found < limit && MatchesItem(bitmaps, code, item, Read(text + at + found)); found++)
                {
                }

                return found;
        }
    }

    /// <summary>Whether a character matches the operator on one character at a position.</summary>
    private bool MatchesItem(ulong* bitmaps, uint* code, int item, uint character) => (SreOpcode)code[item] switch
    {
        SreOpcode.AnyAll => true,
        SreOpcode.Any => character != '\n',
        SreOpcode.Literal => character == code[item + 1],
        SreOpcode.In or SreOpcode.InIgnore or SreOpcode.InLocaleIgnore or SreOpcode.InUnicodeIgnore => IsInSet(bitmaps, item, character),
        _ => MatchesOne(code + item, character),
    };

    private static bool MatchesOne(uint* operation, uint character)
    {
        uint wanted = operation[1];
        return (SreOpcode)operation[0] switch
        {
            SreOpcode.NotLiteral => character != wanted,
            SreOpcode.Category => SreCharacters.IsIn((SreCategory)wanted, character),
            SreOpcode.LiteralIgnore => SreCharacters.LowerAscii(character) == wanted,
            SreOpcode.NotLiteralIgnore => SreCharacters.LowerAscii(character) != wanted,
            SreOpcode.LiteralUnicodeIgnore => SreCharacters.LowerUnicode(character) == wanted,
            SreOpcode.NotLiteralUnicodeIgnore => SreCharacters.LowerUnicode(character) != wanted,
            SreOpcode.LiteralLocaleIgnore => EqualsInLocale(character, wanted),
            SreOpcode.NotLiteralLocaleIgnore => !EqualsInLocale(character, wanted),
            _ => false,
        };
    }

    private static bool EqualsInLocale(uint character, uint wanted) =>
        character == wanted || SreCharacters.LowerAscii(character) == wanted || SreCharacters.UpperAscii(character) == wanted;

    private static bool IsAt(SrePosition position, T* text, int at, int end)
    {
        switch (position)
        {
            case SrePosition.Beginning or SrePosition.BeginningString:
                return at == 0;
            case SrePosition.BeginningLine:
                return at == 0 || Read(text + at - 1) == '\n';
            case SrePosition.End:
                return at == end || (at == end - 1 && Read(text + at) == '\n');
            case SrePosition.EndLine:
                return at == end || Read(text + at) == '\n';
            case SrePosition.EndString:
                return at == end;
            default:
                bool unicode = position >= SrePosition.UnicodeBoundary;
                bool before = at > 0 && IsWord(Read(text + at - 1), unicode);
                bool after = at < end && IsWord(Read(text + at), unicode);
                return (before != after) == position is SrePosition.Boundary or SrePosition.LocaleBoundary or SrePosition.UnicodeBoundary;
        }
    }

    private static bool IsWord(uint character, bool unicode) => unicode ? SreCharacters.IsWordUnicode(character) : SreCharacters.IsWordAscii(character);

    /// <summary>Matches what a group matched.</summary>
    private bool MatchGroup(SreOpcode operation, int group, T* text, ref int at, int end)
    {
        int from = Marks[group * 2];
        int to = Marks[(group * 2) + 1];
        if (from < 0 || to < from || end - at < to - from)
        {
            return false;
        }

        for (; from < to; from++, at++)
        {
            uint left = Read(text + from);
            uint right = Read(text + at);
            bool same = operation switch
            {
                SreOpcode.GroupReference => left == right,
                SreOpcode.GroupReferenceUnicodeIgnore => SreCharacters.LowerUnicode(left) == SreCharacters.LowerUnicode(right),
                _ => SreCharacters.LowerAscii(left) == SreCharacters.LowerAscii(right),
            };
            if (!same)
            {
                return false;
            }
        }

        return true;
    }
}
