namespace Adder.Syntax.Tokens;

/// <summary>
/// A token: its kind and its place. <see cref="Start"/> and <see cref="End"/> are byte offsets into the UTF-8 source, lines count from 1,
/// columns are bytes from 0 (-1 for INDENT and DEDENT, which have no text).
/// </summary>
internal struct Token
{
    public TokenKind Kind;

    /// <summary>The brackets that are open before this token.</summary>
    public short Level;
    public int Start;
    public int End;
    public int Line;
    public int Column;
    public int EndLine;
    public int EndColumn;

    /// <summary>The normalized identifier, for <see cref="TokenKind.Name"/> only.</summary>
    public string? Name;
}
