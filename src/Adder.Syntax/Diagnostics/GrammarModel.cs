using Adder.Syntax.Tokens;

namespace Adder.Syntax.Diagnostics;

/// <summary>What a rule found, as far as messages need to know it.</summary>
internal enum FoundKind
{
    Group, List, Missing, Token, Statement, Pattern, Parameter, Comprehension, Arguments, Keyword, KeywordUnpacking, In,
    Name, Attribute, Subscript, Starred, ListDisplay, Tuple, Lambda, Call, BoolOp, BinOp, UnaryOp, GeneratorExp, Yield, Await, ListComp,
    SetComp, DictComp, Dict, Set, JoinedStr, TemplateStr, Constant, None, True, False, Ellipsis, Compare, IfExp, NamedExpr, Slice, Expr,
}

/// <summary>A stretch of tokens that a rule matched; <see cref="End"/> is the last token, line ends and dedents not counted.</summary>
internal sealed record Found(FoundKind Kind, int Start, int End, Found[] Children)
{
    public static readonly Found Missing = new(FoundKind.Missing, -1, -1, []);
}

/// <summary>The kinds of elements.</summary>
internal enum GrammarItemKind { Token, SoftKeyword, AnySoftKeyword, Rule, Group, Optional, Repeat, RepeatOnce, Gather, Ahead, NotAhead, Cut, Forced }

/// <summary>An element of an alternative.</summary>
internal sealed class GrammarItem
{
    public GrammarItemKind Kind;
    public TokenKind Token;

    /// <summary>The spelling of a soft keyword, or of a forced token.</summary>
    public string Text = "";
    public string RuleName = "";
    public GrammarRule? Rule;

    /// <summary>The alternatives of a group.</summary>
    public GrammarAlternative[] Alternatives = [];

    /// <summary>What is optional, repeated or looked ahead for.</summary>
    public GrammarItem? Inner;
    public GrammarItem? Separator;

    /// <summary>Index of the variable that takes the result, -1 for none.</summary>
    public int Variable = -1;
}

/// <summary>One of the ways in which a rule can be met.</summary>
internal sealed class GrammarAlternative
{
    public GrammarItem[] Items = [];
    public string[] Variables = [];

    /// <summary>The words of the action: its name, then its arguments. Empty where the result is that of the only element.</summary>
    public string[] Action = [];

    /// <summary>The kind of node to make, where the action is a node's name.</summary>
    public FoundKind? Node;

    /// <summary>The alternative is one <c>invalid_</c> rule: the first pass leaves it out.</summary>
    public bool IsInvalidRule;
}

/// <summary>A rule: a name and its alternatives.</summary>
internal sealed class GrammarRule
{
    public string Name = "";
    public int Number;
    public bool Memo;
    public bool LeftRecursive;

    /// <summary>No <c>invalid_</c> rules are tried below this one.</summary>
    public bool Quiet;
    public GrammarAlternative[] Alternatives = [];
}
