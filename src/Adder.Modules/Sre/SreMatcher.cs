using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Adder.Runtime;
using Adder.Runtime.Interpreter;
using ThreadState = Adder.Runtime.ThreadState;

namespace Adder.Modules.Sre;

/// <summary>Marks and the memory of the backtracking machine, kept between the matches of one search, and for the pattern's next one.</summary>
internal abstract unsafe class SreMatcher(SreProgram program) : IDisposable
{
    /// <summary>A matcher with a stack of choices longer than this is not kept for the next match.</summary>
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
    protected Choice[] Choices = new Choice[16];
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

    private bool _isOpen;

    /// <summary>Begins with a text, of which a part may be looked at (both positions are clamped to it).</summary>
    protected void Open(int length, long start, long end)
    {
        _isOpen = true;
        MatchAll = false;
        MustAdvance = false;
        Start = (int)Math.Clamp(start, 0, length);
        End = (int)Math.Clamp(end, 0, length);
    }

    /// <summary>Closes the text and leaves the matcher to the pattern's next match. It may not be used afterwards.</summary>
    public void Dispose()
    {
        if (_isOpen)
        {
            _isOpen = false;
            Close();
            Program.Spare = Choices.Length <= KeptChoices ? this : null;
        }
    }

    /// <summary>Closes the text.</summary>
    protected abstract void Close();

    /// <summary>Whether the group (from 1) took part in the match.</summary>
    public bool HasGroup(int group) => Marks[(group - 1) * 2] >= 0 && Marks[((group - 1) * 2) + 1] >= 0;
}
