namespace Adder.Modules.Sre;

/// <summary>Operators of compiled patterns, numbered as <c>re._constants.OPCODES</c>.</summary>
internal enum SreOpcode : uint
{
    Failure, Success, Any, AnyAll, Assert, AssertNot, At, Branch, Category, Charset, BigCharset, GroupReference, GroupReferenceExists, In, Info, Jump,
    Literal, Mark, MaxUntil, MinUntil, NotLiteral, Negate, Range, Repeat, RepeatOne, Subpattern, MinRepeatOne, AtomicGroup, PossessiveRepeat, PossessiveRepeatOne,
    GroupReferenceIgnore, InIgnore, LiteralIgnore, NotLiteralIgnore,
    GroupReferenceLocaleIgnore, InLocaleIgnore, LiteralLocaleIgnore, NotLiteralLocaleIgnore,
    GroupReferenceUnicodeIgnore, InUnicodeIgnore, LiteralUnicodeIgnore, NotLiteralUnicodeIgnore, RangeUnicodeIgnore,
}

/// <summary>Positions that <see cref="SreOpcode.At"/> tests, numbered as <c>re._constants.ATCODES</c>.</summary>
internal enum SrePosition : uint
{
    Beginning, BeginningLine, BeginningString, Boundary, NonBoundary, End, EndLine, EndString, LocaleBoundary, LocaleNonBoundary, UnicodeBoundary, UnicodeNonBoundary,
}

/// <summary>Classes of characters, numbered as <c>re._constants.CHCODES</c>; each odd one is the negation of the one before.</summary>
internal enum SreCategory : uint
{
    Digit, NotDigit, Space, NotSpace, Word, NotWord, LineBreak, NotLineBreak, LocaleWord, LocaleNotWord,
    UnicodeDigit, UnicodeNotDigit, UnicodeSpace, UnicodeNotSpace, UnicodeWord, UnicodeNotWord, UnicodeLineBreak, UnicodeNotLineBreak,
}

/// <summary>Flags of a pattern and of its INFO block.</summary>
internal static class SreFlags
{
    public const int Locale = 4;
    public const int Unicode = 32;
    public const int Ascii = 256;

    public const uint InfoPrefix = 1;
    public const uint InfoLiteral = 2;
    public const uint InfoCharset = 4;

    /// <summary>A repeat's upper bound that is none.</summary>
    public const uint MaximumRepeat = uint.MaxValue;
}
