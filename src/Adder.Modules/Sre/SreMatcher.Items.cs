using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Adder.Runtime;
using Adder.Runtime.Interpreter;
using ThreadState = Adder.Runtime.ThreadState;

namespace Adder.Modules.Sre;

/// <content>What single characters, positions and groups match.</content>
internal abstract unsafe partial class SreMatcher<T>
{
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
        ip = BehindMarks(code, ip);
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

    /// <summary>Whether a literal follows a repeat that is nothing of what is repeated: the repeat ends where it cannot go on, or not at all.</summary>
    private bool EndsForSure(uint* code, ulong* bitmaps, int item, int ip)
    {
        ip = BehindMarks(code, ip);
        return (SreOpcode)code[ip] == SreOpcode.Literal && !MatchesItem(bitmaps, code, item, code[ip + 1]);
    }

    private static int BehindMarks(uint* code, int ip)
    {
        while ((SreOpcode)code[ip] == SreOpcode.Mark)
        {
            ip += 2;
        }

        return ip;
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
                return CountInSet(bitmaps + Program.SetOffsets[item], item, text + at, limit);
            default:
                for (found = 0; found < limit && MatchesItem(bitmaps, code, item, Read(text + at + found)); found++)
                {
                }

                return found;
        }
    }

    private int CountInSet(ulong* bitmap, int item, T* text, int limit)
    {
        int count = 0;
        for (; count < limit; count++)
        {
            uint character = Read(text + count);
            if (character < 256 ? (bitmap[character >> 6] >> (int)(character & 63) & 1) == 0 : !Program.IsInSet(item, character))
            {
                break;
            }
        }

        return count;
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
