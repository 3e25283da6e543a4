using System;

namespace Adder.Syntax.Tokens;

/// <summary>The texts of operators and keywords.</summary>
internal static class TokenSpelling
{
    /// <summary>The kind of an operator or keyword.</summary>
    public static TokenKind Find(string text)
    {
        for (int index = 0; index < s_operators.Length; index++)
        {
            if (s_operators[index] == text)
            {
                return (TokenKind)((int)TokenKind.LPar + index);
            }
        }

        int keyword = Keywords.All.IndexOf(text);
        return keyword >= 0 ? (TokenKind)((int)TokenKind.KeywordFalse + keyword) : throw new ArgumentException(text, nameof(text));
    }

    /// <summary>From LPAR to EXCLAMATION in the order of their kinds.</summary>
    private static readonly string[] s_operators =
    [
        "(", ")", "[", "]", ":", ",", ";", "+", "-", "*", "/", "|", "&", "<", ">", "=", ".", "%", "{", "}", "==", "!=", "<=", ">=", "~", "^",
        "<<", ">>", "**", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", "**=", "//", "//=", "@", "@=", "->", "...", ":=", "!",
    ];
}
