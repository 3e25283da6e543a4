using System;

namespace Adder.Syntax.Tokens;

/// <summary>The reserved words. No keyword is longer than eight bytes, so that one packed integer stands for the spelling.</summary>
internal static class Keywords
{
    /// <summary>The kind of a word of at most eight ASCII bytes, the first of them in the lowest byte; <see cref="TokenKind.Name"/> where it is no keyword.</summary>
    public static TokenKind Lookup(ulong packed) => packed switch
    {
        0x65736c6146 => TokenKind.KeywordFalse, // False
        0x656e6f4e => TokenKind.KeywordNone, // None
        0x65757254 => TokenKind.KeywordTrue, // True
        0x646e61 => TokenKind.KeywordAnd, // and
        0x7361 => TokenKind.KeywordAs, // as
        0x747265737361 => TokenKind.KeywordAssert, // assert
        0x636e797361 => TokenKind.KeywordAsync, // async
        0x7469617761 => TokenKind.KeywordAwait, // await
        0x6b61657262 => TokenKind.KeywordBreak, // break
        0x7373616c63 => TokenKind.KeywordClass, // class
        0x65756e69746e6f63 => TokenKind.KeywordContinue, // continue
        0x666564 => TokenKind.KeywordDef, // def
        0x6c6564 => TokenKind.KeywordDel, // del
        0x66696c65 => TokenKind.KeywordElif, // elif
        0x65736c65 => TokenKind.KeywordElse, // else
        0x747065637865 => TokenKind.KeywordExcept, // except
        0x796c6c616e6966 => TokenKind.KeywordFinally, // finally
        0x726f66 => TokenKind.KeywordFor, // for
        0x6d6f7266 => TokenKind.KeywordFrom, // from
        0x6c61626f6c67 => TokenKind.KeywordGlobal, // global
        0x6669 => TokenKind.KeywordIf, // if
        0x74726f706d69 => TokenKind.KeywordImport, // import
        0x6e69 => TokenKind.KeywordIn, // in
        0x7369 => TokenKind.KeywordIs, // is
        0x6164626d616c => TokenKind.KeywordLambda, // lambda
        0x6c61636f6c6e6f6e => TokenKind.KeywordNonlocal, // nonlocal
        0x746f6e => TokenKind.KeywordNot, // not
        0x726f => TokenKind.KeywordOr, // or
        0x73736170 => TokenKind.KeywordPass, // pass
        0x6573696172 => TokenKind.KeywordRaise, // raise
        0x6e7275746572 => TokenKind.KeywordReturn, // return
        0x797274 => TokenKind.KeywordTry, // try
        0x656c696877 => TokenKind.KeywordWhile, // while
        0x68746977 => TokenKind.KeywordWith, // with
        0x646c656979 => TokenKind.KeywordYield, // yield
        _ => TokenKind.Name,
    };

    /// <summary>The spelling of a keyword.</summary>
    public static string Spelling(TokenKind kind) => s_spellings[kind - TokenKind.KeywordFalse];

    /// <summary>All keywords in the order of their kinds, which is that of <c>keyword.kwlist</c>.</summary>
    public static ReadOnlySpan<string> All => s_spellings;

    private static readonly string[] s_spellings =
    [
        "False", "None", "True", "and", "as", "assert", "async",
        "await", "break", "class", "continue", "def", "del", "elif",
        "else", "except", "finally", "for", "from", "global", "if",
        "import", "in", "is", "lambda", "nonlocal", "not", "or",
        "pass", "raise", "return", "try", "while", "with", "yield",
    ];
}
