using System;
using System.Threading;
using System.Collections.Generic;

namespace Adder.Modules.Sre;

/// <summary>
/// The code of a compiled pattern, checked so that the matcher need not look for its bounds, with a bitmap of the first 256 characters for each set.
/// </summary>
internal sealed class SreProgram
{
    /// <summary>Words of a set's bitmap.</summary>
    private const int BitmapWords = 4;

    private readonly List<ulong> _bitmaps = [];

    private SreProgram(uint[] code, int groups)
    {
        Code = code;
        Groups = groups;
        SetOffsets = new int[code.Length];
    }

    /// <summary>A matcher that is not in use.</summary>
    public SreMatcher? Spare;

    /// <summary>The spare matcher, where it is of the wanted kind: whoever takes it has it alone.</summary>
    public T? TakeSpare<T>()
        where T : SreMatcher => Interlocked.Exchange(ref Spare, null) as T;

    public uint[] Code { get; }

    public int Groups { get; }

    /// <summary>For the position of each operator on a set: where its bitmap begins in <see cref="Bitmaps"/>.</summary>
    public int[] SetOffsets { get; }

    public ulong[] Bitmaps { get; private set; } = [];

    /// <summary>The literal text that every match begins with; empty where there is none.</summary>
    public uint[] Prefix { get; private set; } = [];

    /// <summary>The whole pattern is <see cref="Prefix"/>.</summary>
    public bool IsLiteral { get; private set; }

    /// <summary>Position of the set that the first character of every match is in, as that of an operator; -1 where there is none.</summary>
    public int FirstSet { get; private set; } = -1;

    /// <summary>Every match begins at the beginning of the text.</summary>
    public bool IsAnchored { get; private set; }

    /// <summary>Characters that the shortest match has.</summary>
    public uint MinimumWidth { get; private set; }

    /// <summary>Where the operators after the INFO block begin.</summary>
    public int Start { get; private set; }

    /// <summary>The program of a code; null where it is not valid.</summary>
    public static SreProgram? Create(uint[] code, int groups)
    {
        var program = new SreProgram(code, groups);
        int end = code.Length - 1;
        if (end < 0 || groups < 0 || code[end] != (uint)SreOpcode.Success || !program.ReadInfo(end) || !program.Check(program.Start, end))
        {
            return null;
        }

        int start = program.Start;
        program.IsAnchored = (SreOpcode)code[start] == SreOpcode.At && (SrePosition)code[start + 1] is SrePosition.Beginning or SrePosition.BeginningString
            && (SreOpcode)code[start] == SreOpcode.At;
        program.Bitmaps = program._bitmaps.ToArray();
        return program;
    }

    /// <summary>Whether a character is in the set of the operator at a position; characters below 256 are in the bitmap.</summary>
    public bool IsInSet(int at, uint character)
    {
        SreOpcode operation = (SreOpcode)Code[at];
        int set = at + 2;
        switch (operation)
        {
            case SreOpcode.InIgnore:
                return IsInCharset(set, SreCharacters.LowerAscii(character));
            case SreOpcode.InUnicodeIgnore:
                return IsInCharset(set, SreCharacters.LowerUnicode(character));
            case SreOpcode.InLocaleIgnore:
                uint lower = SreCharacters.LowerAscii(character);
                uint upper = SreCharacters.UpperAscii(character);
                return IsInCharset(set, lower, upper);
            case SreOpcode.In:
                return IsInCharset(set, character);
            default:
                return IsInCharset(at, character);
        }
    }

    private bool IsInCharset(int at, uint character) => IsInCharset(at, character, character);

    /// <summary>Evaluates a set's operators, for a character in both its cases: either may match an operator, so that neither is in a negated set that names the other.</summary>
    private bool IsInCharset(int at, uint character, uint otherCase)
    {
        bool found = true;
        for (; ;)
        {
            var operation = (SreOpcode)Code[at++];
            if (operation == SreOpcode.Failure)
            {
                return !found;
            }

            if (operation == SreOpcode.Negate)
            {
                found = !found;
                continue;
            }

            if (IsInPart(operation, at, character) || (otherCase != character && IsInPart(operation, at, otherCase)))
            {
                return found;
            }

            at += operation switch
            {
                SreOpcode.Literal or SreOpcode.Category => 1,
                SreOpcode.Range or SreOpcode.RangeUnicodeIgnore => 2,
                SreOpcode.Charset => 8,
                _ => 1 + 64 + ((int)Code[at] * 8),
            };
        }
    }

    /// <summary>Whether one operator of a set, whose arguments begin at a position, has the character.</summary>
    private bool IsInPart(SreOpcode operation, int at, uint character)
    {
        uint[] code = Code;
        switch (operation)
        {
            case SreOpcode.Literal:
                return character == code[at];
            case SreOpcode.Category:
                return SreCharacters.IsIn((SreCategory)code[at], character);
            case SreOpcode.Charset:
                return character < 256 && (code[at + (int)(character >> 5)] & (1u << (int)(character & 31))) != 0;
            case SreOpcode.Range:
                return code[at] <= character && character <= code[at + 1];
            case SreOpcode.RangeUnicodeIgnore:
                uint upper = SreCharacters.UpperUnicode(character);
                return (code[at] <= character && character <= code[at + 1]) || (code[at] <= upper && upper <= code[at + 1]);
            default:
                return IsInBigCharset(at, character);
        }
    }

    /// <summary>A set of the first 65,536 characters: number of blocks, a block number for each 256 characters (a byte each), blocks of 256 bits.</summary>
    private bool IsInBigCharset(int at, uint character)
    {
        if (character > 0xFFFF)
        {
            return false;
        }

        uint chunk = character >> 8;
        uint block = (Code[at + 1 + (int)(chunk >> 2)] >> (int)((chunk & 3) * 8)) & 0xFF;
        uint bit = (block * 256) + (character & 255);
        return (Code[at + 65 + (int)(bit >> 5)] & (1u << (int)(bit & 31))) != 0;
    }

    private void AddBitmap(int at)
    {
        SetOffsets[at] = _bitmaps.Count;
        for (uint word = 0; word < BitmapWords; word++)
        {
            ulong bits = 0;
            for (uint bit = 0; bit < 64; bit++)
            {
                if (IsInSet(at, (word * 64) + bit))
                {
                    bits |= 1UL << (int)bit;
                }
            }

            _bitmaps.Add(bits);
        }
    }

    /// <summary>Reads the INFO block at the beginning, if there is one: skip, mask, minimal and maximal width, then the prefix or the set.</summary>
    private bool ReadInfo(int end)
    {
        if ((SreOpcode)Code[0] != SreOpcode.Info)
        {
            return true;
        }

        if (end < 5 || Code[1] < 4 || Code[1] >= (uint)end)
        {
            return false;
        }

        int after = 1 + (int)Code[1];
        uint mask = Code[2];
        MinimumWidth = Code[3];
        Start = after;
        if ((mask & SreFlags.InfoPrefix) != 0)
        {
            if (after < 7 || Code[5] > (uint)(after - 7) / 2)
            {
                return false;
            }

            Prefix = Code.AsSpan(7, (int)Code[5]).ToArray();
            IsLiteral = (mask & SreFlags.InfoLiteral) != 0 && Groups == 0;
        }
        else if ((mask & SreFlags.InfoCharset) != 0)
        {
            if (!CheckSet(5, after))
            {
                return false;
            }

            FirstSet = 5;
            AddBitmap(5);
        }

        return true;
    }

    /// <summary>Whether the operators from one position to another are whole ones and stay within their bounds; collects sets.</summary>
    private bool Check(int at, int end)
    {
        while (at < end)
        {
            SreOpcode operation = (SreOpcode)Code[at];
            int length = operation switch
            {
                SreOpcode.Failure or SreOpcode.Success or SreOpcode.Any or SreOpcode.AnyAll or SreOpcode.MaxUntil or SreOpcode.MinUntil => 1,
                SreOpcode.At or SreOpcode.Category or SreOpcode.Mark or SreOpcode.Literal or SreOpcode.NotLiteral or SreOpcode.LiteralIgnore or SreOpcode.NotLiteralIgnore
                    or SreOpcode.LiteralLocaleIgnore or SreOpcode.NotLiteralLocaleIgnore or SreOpcode.LiteralUnicodeIgnore or SreOpcode.NotLiteralUnicodeIgnore
                    or SreOpcode.GroupReference or SreOpcode.GroupReferenceIgnore or SreOpcode.GroupReferenceLocaleIgnore or SreOpcode.GroupReferenceUnicodeIgnore => 2,
                _ => 0,
            };
            if (length == 0)
            {
                length = CheckStructure(operation, at, end);
            }
            else if (length == 2 && (at + 1 >= end || !CheckOperand(operation, Code[at + 1])))
            {
                return false;
            }

            if (length <= 0)
            {
                return false;
            }

            at += length;
        }

        return at == end;
    }

    private bool CheckOperand(SreOpcode operation, uint operand) => operation switch
    {
        SreOpcode.At => operand <= (uint)SrePosition.UnicodeNonBoundary,
        SreOpcode.Category => operand <= (uint)SreCategory.UnicodeNotLineBreak,
        SreOpcode.Mark => operand < 2L * Groups,
        SreOpcode.GroupReference or SreOpcode.GroupReferenceIgnore or SreOpcode.GroupReferenceLocaleIgnore or SreOpcode.GroupReferenceUnicodeIgnore => operand < Groups,
        _ => true,
    };

    /// <summary>Checks an operator with operators in it; gives its length, or 0 where it is not valid.</summary>
    private int CheckStructure(SreOpcode operation, int at, int end)
    {
        if (at + 2 >= end)
        {
            return 0;
        }

        // The word after the operator says how far it goes.
        long skip = Code[at + 1];
        long after = at + 1 + skip;
        switch (operation)
        {
            case SreOpcode.In or SreOpcode.InIgnore or SreOpcode.InLocaleIgnore or SreOpcode.InUnicodeIgnore:
                if (skip < 2 || after > end || !CheckSet(at + 2, (int)after))
                {
                    return 0;
                }

                AddBitmap(at);
                return (int)(after - at);
            case SreOpcode.Branch:
                return CheckBranch(at, end);
            case SreOpcode.Jump:
                return 0;
            case SreOpcode.Assert or SreOpcode.AssertNot:
                return skip >= 3 && after <= end && EndsWithSuccess((int)after) && Check(at + 3, (int)after - 1) ? (int)(after - at) : 0;
            case SreOpcode.AtomicGroup:
                return skip >= 2 && after <= end && EndsWithSuccess((int)after) && Check(at + 2, (int)after - 1) ? (int)(after - at) : 0;
            case SreOpcode.RepeatOne or SreOpcode.MinRepeatOne or SreOpcode.PossessiveRepeatOne:
                return skip >= 5 && after <= end && EndsWithSuccess((int)after) && Code[at + 2] <= Code[at + 3] && Check(at + 4, (int)after - 1) ? (int)(after - at) : 0;
            case SreOpcode.Repeat:
                return skip >= 3 && after < end && Code[at + 2] <= Code[at + 3] && (SreOpcode)Code[after] is SreOpcode.MaxUntil or SreOpcode.MinUntil
                    && Check(at + 4, (int)after) ? (int)(after + 1 - at) : 0;
            case SreOpcode.PossessiveRepeat:
                return skip >= 3 && after < end && Code[at + 2] <= Code[at + 3] && (SreOpcode)Code[after] == SreOpcode.Success
                    && Check(at + 4, (int)after) ? (int)(after + 1 - at) : 0;
            case SreOpcode.GroupReferenceExists:
                return CheckConditional(at, end);
            default:
                return 0;
        }
    }

    private bool EndsWithSuccess(int after) => (SreOpcode)Code[after - 1] == SreOpcode.Success;

    /// <summary>BRANCH, then for each alternative its length, its operators and a JUMP to the end of all; then FAILURE.</summary>
    private int CheckBranch(int at, int end)
    {
        int target = -1;
        int alternative = at + 1;
        for (; ;)
        {
            if (alternative >= end)
            {
                return 0;
            }

            long skip = Code[alternative];
            if (skip == 0)
            {
                return target == -1 || target == alternative + 1 ? alternative + 1 - at : 0;
            }

            long next = alternative + skip;
            if (skip < 3 || next >= end || (SreOpcode)Code[next - 2] != SreOpcode.Jump || !Check(alternative + 1, (int)next - 2))
            {
                return 0;
            }

            long jump = next - 1 + Code[next - 1];
            if (jump > end || (target != -1 && target != jump))
            {
                return 0;
            }

            target = (int)jump;
            alternative = (int)next;
        }
    }

    /// <summary>GROUPREF_EXISTS, group, length; the operators where the group matched; perhaps a JUMP and the other operators.</summary>
    private int CheckConditional(int at, int end)
    {
        long no = at + 1 + (long)Code[at + 2];
        if (Code[at + 1] >= Groups || no < at + 3 || no > end)
        {
            return 0;
        }

        // A JUMP that ends the first part leads over the second.
        if (no - 2 >= at + 3 && (SreOpcode)Code[no - 2] == SreOpcode.Jump)
        {
            long after = no - 1 + Code[no - 1];
            if (after >= no && after <= end && Check(at + 3, (int)no - 2) && Check((int)no, (int)after))
            {
                return (int)(after - at);
            }
        }

        return Check(at + 3, (int)no) ? (int)(no - at) : 0;
    }

    private bool CheckSet(int at, int end)
    {
        while (at < end)
        {
            long length = (SreOpcode)Code[at] switch
            {
                SreOpcode.Failure => -1,
                SreOpcode.Negate => 1,
                SreOpcode.Literal => 2,
                SreOpcode.Category => at + 1 < end && Code[at + 1] <= (uint)SreCategory.UnicodeNotLineBreak ? 2 : 0,
                SreOpcode.Range or SreOpcode.RangeUnicodeIgnore => 3,
                SreOpcode.Charset => 9,
                SreOpcode.BigCharset => at + 66 <= end ? CheckBigCharset(at) : 0,
                _ => 0,
            };
            if (length < 0)
            {
                return at == end - 1;
            }

            if (length == 0 || at + length > end)
            {
                return false;
            }

            at += (int)length;
        }

        return false;
    }

    private long CheckBigCharset(int at)
    {
        uint blocks = Code[at + 1];
        for (int i = 0; i < 256; i++)
        {
            if (((Code[at + 2 + (i >> 2)] >> ((i & 3) * 8)) & 0xFF) >= blocks)
            {
                return 0;
            }
        }

        return 2 + 64 + (blocks * 8L);
    }
}
