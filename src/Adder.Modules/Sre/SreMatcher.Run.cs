using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Adder.Runtime;
using Adder.Runtime.Interpreter;
using ThreadState = Adder.Runtime.ThreadState;

namespace Adder.Modules.Sre;

/// <content>The backtracking machine: operators, and the choices that they leave behind.</content>
internal abstract unsafe partial class SreMatcher<T>
{
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
                    lowest = at > lowest && EndsForSure(code, bitmaps, item, ip) ? at : lowest;
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
}
