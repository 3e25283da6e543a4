using System.Collections.Generic;
using Adder.Syntax.Ast;
using Adder.Syntax.Tokens;

namespace Adder.Syntax.Parsing;

internal sealed partial class Parser
{
    private const int PatternRules = 6;

    private Match ParseMatch()
    {
        int start = _position++;
        ExpressionNode subject = ParseSubject();
        Expect(TokenKind.Colon);
        Expect(TokenKind.Newline);
        Expect(TokenKind.Indent);
        var cases = new List<MatchCase>();
        while (Kind == TokenKind.Name && _tokens[_position].Name == "case")
        {
            cases.Add(ParseCase());
        }

        if (cases.Count == 0)
        {
            throw Fail();
        }

        Expect(TokenKind.Dedent);
        CheckVersion(10, "Pattern matching is", false);
        return new Match(subject, cases.ToArray(), BlockSpan(start));
    }

    private ExpressionNode ParseSubject()
    {
        int start = _position;
        ExpressionNode first = ParseStarNamedExpression();
        if (Kind != TokenKind.Comma)
        {
            return first is Starred ? throw Fail() : first;
        }

        int mark = _expressions.Count;
        _expressions.Push(first);
        while (Accept(TokenKind.Comma) && Kind != TokenKind.Colon)
        {
            _expressions.Push(ParseStarNamedExpression());
        }

        return new Tuple(_expressions.Take(mark), ExpressionContext.Load, Span(start));
    }

    private MatchCase ParseCase()
    {
        _position++;
        PatternNode pattern = ParsePatterns();
        ExpressionNode? guard = Accept(TokenKind.KeywordIf) ? ParseNamedExpression() : null;
        Expect(TokenKind.Colon);
        StatementNode[] body = ParseBlock();
        return new MatchCase(pattern, guard, body);
    }

    private PatternNode ParsePatterns()
    {
        int start = _position;
        PatternNode first = ParseMaybeStarPattern();
        if (Kind != TokenKind.Comma)
        {
            return first is MatchStar ? throw Fail() : first;
        }

        PatternNode[] patterns = ParseSequenceRest(first, TokenKind.Colon);
        return new MatchSequence(patterns, Span(start));
    }

    /// <summary>The patterns after the first of a sequence, up to the token that ends it.</summary>
    private PatternNode[] ParseSequenceRest(PatternNode first, TokenKind closing)
    {
        var patterns = new List<PatternNode> { first };
        while (Accept(TokenKind.Comma) && Kind != closing && Kind != TokenKind.KeywordIf)
        {
            patterns.Add(ParseMaybeStarPattern());
        }

        return patterns.ToArray();
    }

    private PatternNode ParseMaybeStarPattern()
    {
        int start = _position;
        if (!Accept(TokenKind.Star))
        {
            return ParsePattern();
        }

        string name = ParseCaptureName(true);
        return new MatchStar(name == "_" ? null : name, Span(start));
    }

    /// <summary>A capture target: a name that no dot, parenthesis or equals sign follows.</summary>
    private string ParseCaptureName(bool allowWildcard)
    {
        string name = ExpectName();
        if (name == "_" && !allowWildcard || name != "_" && Kind is TokenKind.Dot or TokenKind.LPar or TokenKind.Equal)
        {
            throw Fail();
        }

        return name;
    }

    private PatternNode ParsePattern()
    {
        int start = _position;
        PatternNode pattern = ParseOrPattern();
        if (!Accept(TokenKind.KeywordAs))
        {
            return pattern;
        }

        string name = ParseCaptureName(false);
        return new MatchAs(pattern, name, Span(start));
    }

    private PatternNode ParseOrPattern()
    {
        int start = _position;
        PatternNode first = ParseClosedPattern();
        if (Kind != TokenKind.VBar)
        {
            return first;
        }

        var patterns = new List<PatternNode> { first };
        while (Accept(TokenKind.VBar))
        {
            patterns.Add(ParseClosedPattern());
        }

        return new MatchOr(patterns.ToArray(), Span(start));
    }

    private PatternNode ParseClosedPattern()
    {
        int start = _position;
        switch (Kind)
        {
            case TokenKind.Number or TokenKind.Minus or TokenKind.String or TokenKind.FStringStart or TokenKind.TStringStart:
                ExpressionNode literal = ParseLiteral();
                return new MatchValue(literal, Span(start));
            case TokenKind.KeywordNone:
                _position++;
                return new MatchSingleton(NoneConstant.Instance, Span(start));
            case TokenKind.KeywordTrue:
                _position++;
                return new MatchSingleton(BoolConstant.True, Span(start));
            case TokenKind.KeywordFalse:
                _position++;
                return new MatchSingleton(BoolConstant.False, Span(start));
            case TokenKind.Name:
                return ParseNamePattern();
            case TokenKind.LPar or TokenKind.LSqb or TokenKind.LBrace:
                Enter(PatternRules);
                PatternNode pattern = Kind switch
                {
                    TokenKind.LPar => ParseParenthesizedPattern(),
                    TokenKind.LSqb => ParseListPattern(),
                    _ => ParseMappingPattern(),
                };
                Leave(PatternRules);
                return pattern;
            default:
                throw Fail();
        }
    }

    private PatternNode ParseNamePattern()
    {
        int start = _position;
        if (NextKind is not (TokenKind.Dot or TokenKind.LPar or TokenKind.Equal))
        {
            string name = ExpectName();
            return new MatchAs(null, name == "_" ? null : name, Span(start));
        }

        ExpressionNode value = ParseNameOrAttribute();
        if (Kind == TokenKind.LPar)
        {
            Enter(PatternRules);
            MatchClass pattern = ParseClassPattern(start, value);
            Leave(PatternRules);
            return pattern;
        }

        if (value is not Ast.Attribute || Kind == TokenKind.Equal)
        {
            throw Fail();
        }

        return new MatchValue(value, Span(start));
    }

    private ExpressionNode ParseNameOrAttribute()
    {
        int start = _position;
        string id = ExpectName();
        ExpressionNode value = new Name(id, ExpressionContext.Load, Span(start));
        while (Accept(TokenKind.Dot))
        {
            string name = ExpectName();
            value = new Ast.Attribute(value, name, ExpressionContext.Load, Span(start));
        }

        return value;
    }

    /// <summary>A number with its sign, a complex number as sum or difference, or strings.</summary>
    private ExpressionNode ParseLiteral()
    {
        if (Kind is TokenKind.String or TokenKind.FStringStart or TokenKind.TStringStart)
        {
            return ParseStrings();
        }

        int start = _position;
        int real = Kind == TokenKind.Number ? start : start + 1;
        ExpressionNode value = ParseSignedNumber();
        if (Kind is not (TokenKind.Plus or TokenKind.Minus))
        {
            return value;
        }

        BinaryOperator op = Kind == TokenKind.Plus ? BinaryOperator.Add : BinaryOperator.Sub;
        _position++;
        if (Kind != TokenKind.Number)
        {
            throw Fail();
        }

        int imaginary = _position;
        Constant right = ParseNumber();
        if (value is Constant { Value: ComplexConstant } or UnaryOp { Operand: Constant { Value: ComplexConstant } })
        {
            throw SyntaxErrorAtTokens("real number required in complex literal", real, real);
        }

        if (right.Value is not ComplexConstant)
        {
            throw SyntaxErrorAtTokens("imaginary number required in complex literal", imaginary, imaginary);
        }

        return new BinOp(value, op, right, Span(start));
    }

    private ExpressionNode ParseSignedNumber()
    {
        int start = _position;
        bool negative = Accept(TokenKind.Minus);
        if (Kind != TokenKind.Number)
        {
            throw Fail();
        }

        Constant number = ParseNumber();
        return negative ? new UnaryOp(UnaryOperator.USub, number, Span(start)) : number;
    }

    private PatternNode ParseParenthesizedPattern()
    {
        int start = _position++;
        if (Accept(TokenKind.RPar))
        {
            return new MatchSequence([], Span(start));
        }

        PatternNode first = ParseMaybeStarPattern();
        if (Kind == TokenKind.RPar && first is not MatchStar)
        {
            _position++;
            return first;
        }

        if (Kind != TokenKind.Comma)
        {
            throw Fail();
        }

        PatternNode[] patterns = ParseSequenceRest(first, TokenKind.RPar);
        Expect(TokenKind.RPar);
        return new MatchSequence(patterns, Span(start));
    }

    private MatchSequence ParseListPattern()
    {
        int start = _position++;
        if (Accept(TokenKind.RSqb))
        {
            return new MatchSequence([], Span(start));
        }

        PatternNode[] patterns = ParseSequenceRest(ParseMaybeStarPattern(), TokenKind.RSqb);
        Expect(TokenKind.RSqb);
        return new MatchSequence(patterns, Span(start));
    }

    private MatchMapping ParseMappingPattern()
    {
        int start = _position++;
        var keys = new List<ExpressionNode>();
        var patterns = new List<PatternNode>();
        string? rest = null;
        while (Kind != TokenKind.RBrace)
        {
            if (Accept(TokenKind.DoubleStar))
            {
                rest = ParseCaptureName(false);
                Accept(TokenKind.Comma);
                break;
            }

            keys.Add(ParseMappingKey());
            Expect(TokenKind.Colon);
            patterns.Add(ParsePattern());
            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        Expect(TokenKind.RBrace);
        return new MatchMapping(keys.ToArray(), patterns.ToArray(), rest, Span(start));
    }

    private ExpressionNode ParseMappingKey()
    {
        switch (Kind)
        {
            case TokenKind.Name:
                return ParseNameOrAttribute() is Ast.Attribute attribute ? attribute : throw Fail();
            case TokenKind.KeywordNone or TokenKind.KeywordTrue or TokenKind.KeywordFalse:
                return ParseAtom();
            default:
                return ParseLiteral();
        }
    }

    private MatchClass ParseClassPattern(int start, ExpressionNode cls)
    {
        _position++;
        var patterns = new List<PatternNode>();
        var names = new List<string>();
        var keywordPatterns = new List<PatternNode>();
        while (Kind != TokenKind.RPar)
        {
            if (Kind == TokenKind.Name && NextKind == TokenKind.Equal)
            {
                names.Add(ExpectName());
                _position++;
                keywordPatterns.Add(ParsePattern());
            }
            else if (names.Count > 0)
            {
                throw Fail();
            }
            else
            {
                patterns.Add(ParsePattern());
            }

            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        Expect(TokenKind.RPar);
        return new MatchClass(cls, patterns.ToArray(), names.ToArray(), keywordPatterns.ToArray(), Span(start));
    }
}
