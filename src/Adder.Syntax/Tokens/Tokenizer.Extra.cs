namespace Adder.Syntax.Tokens;

internal sealed partial class Tokenizer
{
    /// <summary>Comments and blank lines are tokens too, as <c>tokenize</c> has them.</summary>
    private readonly bool _extraTokens;

    /// <summary>The comment just scanned stands alone on its line.</summary>
    private bool _afterBlankLineComment;

    private void AddExtraNewline(int start)
    {
        Add(TokenKind.NL, start, start + 1);
        _afterBlankLineComment = false;
    }
}
