using Adder.Syntax.Tokens;

namespace Adder.Syntax.Parsing;

/// <summary>The parts of a STRING token: what its prefix says and where the text between the quotes stands.</summary>
internal readonly record struct StringToken(bool IsBytes, bool IsRaw, bool IsUnicode, int BodyStart, int BodyLength)
{
    public static StringToken Of(byte[] source, in Token token)
    {
        int position = token.Start;
        bool isBytes = false, isRaw = false, isUnicode = false;
        for (; source[position] is not ((byte)'"' or (byte)'\''); position++)
        {
            byte c = source[position];
            isBytes |= (c | 0x20) == 'b';
            isRaw |= (c | 0x20) == 'r';
            isUnicode |= c == 'u';
        }

        byte quote = source[position];
        int quotes = token.End - position >= 6 && source[position + 1] == quote && source[position + 2] == quote ? 3 : 1;
        return new StringToken(isBytes, isRaw, isUnicode, position + quotes, token.End - position - 2 * quotes);
    }
}
