using System.Collections.Generic;
using Adder.Syntax.Ast;
using Adder.Syntax.Tokens;

namespace Adder.Syntax.Parsing;

internal sealed partial class Parser
{
    /// <summary>What one pair of brackets costs in nested grammar rules.</summary>
    private const int BracketRules = 27;

    /// <summary>Whether this token surely ends an expression that stands before it.</summary>
    private static bool EndsExpression(TokenKind kind) =>
        kind is TokenKind.Comma or TokenKind.RPar or TokenKind.Newline or TokenKind.Colon or TokenKind.RSqb or TokenKind.Equal
            or TokenKind.RBrace or TokenKind.ColonEqual;

    /// <summary>A name or number with nothing after it needs none of the levels of precedence.</summary>
    private ExpressionNode? ParseSimplest()
    {
        ref Token token = ref _tokens[_position];
        if (token.Kind is not (TokenKind.Name or TokenKind.Number) || !EndsExpression(NextKind))
        {
            return null;
        }

        return token.Kind == TokenKind.Name ? ParseNameAtom() : ParseNumber();
    }

    private Name ParseNameAtom()
    {
        ref Token token = ref _tokens[_position++];
        return new Name(token.Name!, ExpressionContext.Load, new SourceSpan(token.Line, token.Column, token.EndLine, token.EndColumn));
    }

    /// <summary><c>expressions</c>: one, or a tuple without parentheses.</summary>
    private ExpressionNode ParseExpressions()
    {
        int start = _position;
        ExpressionNode first = ParseExpression();
        if (Kind != TokenKind.Comma)
        {
            return first;
        }

        int mark = _expressions.Count;
        _expressions.Push(first);
        while (Accept(TokenKind.Comma) && StartsExpression())
        {
            _expressions.Push(ParseExpression());
        }

        return new Tuple(_expressions.Take(mark), ExpressionContext.Load, Span(start));
    }

    /// <summary><c>star_expressions</c>: as <see cref="ParseExpressions"/>, with <c>*x</c> allowed.</summary>
    private ExpressionNode ParseStarExpressions()
    {
        int start = _position;
        ExpressionNode first = ParseStarExpression();
        if (Kind != TokenKind.Comma)
        {
            return first;
        }

        int mark = _expressions.Count;
        _expressions.Push(first);
        while (Accept(TokenKind.Comma) && (Kind == TokenKind.Star || StartsExpression()))
        {
            _expressions.Push(ParseStarExpression());
        }

        return new Tuple(_expressions.Take(mark), ExpressionContext.Load, Span(start));
    }

    private ExpressionNode ParseStarExpression() => Kind == TokenKind.Star ? ParseStarred() : ParseExpression();

    /// <summary><c>'*' bitwise_or</c>.</summary>
    private Starred ParseStarred()
    {
        int start = _position++;
        ExpressionNode value = ParseBinary(0);
        return new Starred(value, ExpressionContext.Load, Span(start));
    }

    private ExpressionNode ParseStarNamedExpression() => Kind == TokenKind.Star ? ParseStarred() : ParseNamedExpression();

    private bool StartsExpression() => Kind switch
    {
        TokenKind.Name or TokenKind.Number or TokenKind.String or TokenKind.FStringStart or TokenKind.TStringStart or TokenKind.LPar
            or TokenKind.LSqb or TokenKind.LBrace or TokenKind.Minus or TokenKind.Plus or TokenKind.Tilde or TokenKind.Ellipsis
            or TokenKind.KeywordNot or TokenKind.KeywordLambda or TokenKind.KeywordAwait or TokenKind.KeywordNone or TokenKind.KeywordTrue
            or TokenKind.KeywordFalse => true,
        _ => false,
    };

    private ExpressionNode ParseNamedExpression()
    {
        if (Kind == TokenKind.Name && NextKind == TokenKind.ColonEqual)
        {
            int start = _position;
            string id = _tokens[_position++].Name!;
            var target = new Name(id, ExpressionContext.Store, Span(start));
            _position++;
            ExpressionNode value = ParseExpression();
            CheckVersion(8, "Assignment expressions are");
            return new NamedExpr(target, value, Span(start));
        }

        return ParseExpression();
    }

    private ExpressionNode ParseExpression()
    {
        if (ParseSimplest() is { } simple)
        {
            return simple;
        }

        int start = _position;
        if (Kind == TokenKind.KeywordLambda)
        {
            return ParseLambda();
        }

        ExpressionNode body = ParseDisjunction();
        if (!Accept(TokenKind.KeywordIf))
        {
            return body;
        }

        ExpressionNode test = ParseDisjunction();
        Expect(TokenKind.KeywordElse);
        Enter(1);
        ExpressionNode orElse = ParseExpression();
        Leave(1);
        return new IfExp(test, body, orElse, Span(start));
    }

    private Lambda ParseLambda()
    {
        int start = _position++;
        Arguments arguments = ParseParameters(TokenKind.Colon);
        Expect(TokenKind.Colon);
        Enter(2);
        ExpressionNode body = ParseExpression();
        Leave(2);
        return new Lambda(arguments, body, Span(start));
    }

    private ExpressionNode ParseYield()
    {
        int start = _position++;
        if (Accept(TokenKind.KeywordFrom))
        {
            ExpressionNode from = ParseExpression();
            return new YieldFrom(from, Span(start));
        }

        ExpressionNode? value = Kind == TokenKind.Star || StartsExpression() ? ParseStarExpressions() : null;
        return new Yield(value, Span(start));
    }

    private ExpressionNode ParseDisjunction()
    {
        int start = _position;
        ExpressionNode first = ParseConjunction();
        if (Kind != TokenKind.KeywordOr)
        {
            return first;
        }

        int mark = _expressions.Count;
        _expressions.Push(first);
        while (Accept(TokenKind.KeywordOr))
        {
            _expressions.Push(ParseConjunction());
        }

        return new BoolOp(BooleanOperator.Or, _expressions.Take(mark), Span(start));
    }

    private ExpressionNode ParseConjunction()
    {
        int start = _position;
        ExpressionNode first = ParseInversion();
        if (Kind != TokenKind.KeywordAnd)
        {
            return first;
        }

        int mark = _expressions.Count;
        _expressions.Push(first);
        while (Accept(TokenKind.KeywordAnd))
        {
            _expressions.Push(ParseInversion());
        }

        return new BoolOp(BooleanOperator.And, _expressions.Take(mark), Span(start));
    }

    private ExpressionNode ParseInversion()
    {
        if (Kind != TokenKind.KeywordNot)
        {
            return ParseComparison();
        }

        int start = _position++;
        Enter(1);
        ExpressionNode operand = ParseInversion();
        Leave(1);
        return new UnaryOp(UnaryOperator.Not, operand, Span(start));
    }

    private ExpressionNode ParseComparison()
    {
        int start = _position;
        ExpressionNode left = ParseBinary(0);
        if (!TryComparisonOperator(out ComparisonOperator op))
        {
            return left;
        }

        ExpressionNode right = ParseBinary(0);
        if (!TryComparisonOperator(out ComparisonOperator next))
        {
            return new Compare(left, [op], [right], Span(start));
        }

        int mark = _expressions.Count;
        var operators = new List<ComparisonOperator> { op };
        _expressions.Push(right);
        do
        {
            operators.Add(next);
            _expressions.Push(ParseBinary(0));
        }
        while (TryComparisonOperator(out next));
        return new Compare(left, operators.ToArray(), _expressions.Take(mark), Span(start));
    }

    private bool TryComparisonOperator(out ComparisonOperator op)
    {
        op = default;
        switch (Kind)
        {
            case TokenKind.EqEqual:
                op = ComparisonOperator.Eq;
                break;
            case TokenKind.NotEqual when (_flags & ParserFlags.BarryAsFlufl) != 0:
                throw Fail();
            case TokenKind.NotEqual:
                op = ComparisonOperator.NotEq;
                break;
            case TokenKind.Less when (_flags & ParserFlags.BarryAsFlufl) != 0 && NextKind == TokenKind.Greater
                && _tokens[_position].End == _tokens[_position + 1].Start:
                _position++;
                op = ComparisonOperator.NotEq;
                break;
            case TokenKind.Less:
                op = ComparisonOperator.Lt;
                break;
            case TokenKind.LessEqual:
                op = ComparisonOperator.LtE;
                break;
            case TokenKind.Greater:
                op = ComparisonOperator.Gt;
                break;
            case TokenKind.GreaterEqual:
                op = ComparisonOperator.GtE;
                break;
            case TokenKind.KeywordIn:
                op = ComparisonOperator.In;
                break;
            case TokenKind.KeywordIs:
                _position++;
                op = Accept(TokenKind.KeywordNot) ? ComparisonOperator.IsNot : ComparisonOperator.Is;
                return true;
            case TokenKind.KeywordNot when NextKind == TokenKind.KeywordIn:
                _position++;
                op = ComparisonOperator.NotIn;
                break;
            default:
                return false;
        }

        _position++;
        return true;
    }

    /// <summary>The binary operator that a token is, with its precedence from 1 (<c>|</c>) to 6 (<c>*</c>); 0 for none.</summary>
    private static int BinaryPrecedence(TokenKind kind, out BinaryOperator op)
    {
        switch (kind)
        {
            case TokenKind.VBar:
                op = BinaryOperator.BitOr;
                return 1;
            case TokenKind.Circumflex:
                op = BinaryOperator.BitXor;
                return 2;
            case TokenKind.Amper:
                op = BinaryOperator.BitAnd;
                return 3;
            case TokenKind.LeftShift:
                op = BinaryOperator.LShift;
                return 4;
            case TokenKind.RightShift:
                op = BinaryOperator.RShift;
                return 4;
            case TokenKind.Plus:
                op = BinaryOperator.Add;
                return 5;
            case TokenKind.Minus:
                op = BinaryOperator.Sub;
                return 5;
            case TokenKind.Star:
                op = BinaryOperator.Mult;
                return 6;
            case TokenKind.Slash:
                op = BinaryOperator.Div;
                return 6;
            case TokenKind.DoubleSlash:
                op = BinaryOperator.FloorDiv;
                return 6;
            case TokenKind.Percent:
                op = BinaryOperator.Mod;
                return 6;
            case TokenKind.At:
                op = BinaryOperator.MatMult;
                return 6;
            default:
                op = default;
                return 0;
        }
    }

    /// <summary><c>bitwise_or</c> and what binds tighter: operators above the given precedence, from left to right.</summary>
    private ExpressionNode ParseBinary(int minimum)
    {
        int start = _position;
        ExpressionNode left = ParseFactor();
        while (true)
        {
            int precedence = BinaryPrecedence(Kind, out BinaryOperator op);
            if (precedence <= minimum)
            {
                return left;
            }

            _position++;
            ExpressionNode right = ParseBinary(precedence);
            if (op == BinaryOperator.MatMult)
            {
                CheckVersion(5, "The '@' operator is");
            }

            left = new BinOp(left, op, right, Span(start));
        }
    }

    private ExpressionNode ParseFactor()
    {
        UnaryOperator op;
        switch (Kind)
        {
            case TokenKind.Minus:
                op = UnaryOperator.USub;
                break;
            case TokenKind.Plus:
                op = UnaryOperator.UAdd;
                break;
            case TokenKind.Tilde:
                op = UnaryOperator.Invert;
                break;
            default:
                return ParsePower();
        }

        int start = _position++;
        Enter(1);
        ExpressionNode operand = ParseFactor();
        Leave(1);
        return new UnaryOp(op, operand, Span(start));
    }

    private ExpressionNode ParsePower()
    {
        int start = _position;
        ExpressionNode left;
        if (Accept(TokenKind.KeywordAwait))
        {
            ExpressionNode value = ParsePrimary();
            CheckVersion(5, "Await expressions are");
            left = new Await(value, Span(start));
        }
        else
        {
            left = ParsePrimary();
        }

        if (!Accept(TokenKind.DoubleStar))
        {
            return left;
        }

        Enter(2);
        ExpressionNode right = ParseFactor();
        Leave(2);
        return new BinOp(left, BinaryOperator.Pow, right, Span(start));
    }

    private ExpressionNode ParsePrimary()
    {
        int start = _position;
        ExpressionNode value = ParseAtom();
        while (true)
        {
            switch (Kind)
            {
                case TokenKind.Dot:
                    _position++;
                    string name = ExpectName();
                    value = new Ast.Attribute(value, name, ExpressionContext.Load, Span(start));
                    break;
                case TokenKind.LPar:
                    Enter(BracketRules);
                    value = ParseCall(start, value);
                    Leave(BracketRules);
                    break;
                case TokenKind.LSqb:
                    _position++;
                    Enter(BracketRules);
                    ExpressionNode slice = ParseSlices();
                    Leave(BracketRules);
                    Expect(TokenKind.RSqb);
                    value = new Subscript(value, slice, ExpressionContext.Load, Span(start));
                    break;
                default:
                    return value;
            }
        }
    }

    private ExpressionNode ParseSlices()
    {
        int start = _position;
        ExpressionNode first = Kind == TokenKind.Star ? ParseStarredArgument() : ParseSlice();
        if (Kind != TokenKind.Comma && first is not Starred)
        {
            return first;
        }

        int mark = _expressions.Count;
        _expressions.Push(first);
        while (Accept(TokenKind.Comma) && Kind != TokenKind.RSqb)
        {
            _expressions.Push(Kind == TokenKind.Star ? ParseStarredArgument() : ParseSlice());
        }

        return new Tuple(_expressions.Take(mark), ExpressionContext.Load, Span(start));
    }

    private ExpressionNode ParseSlice()
    {
        int start = _position;
        ExpressionNode? lower = null;
        if (Kind != TokenKind.Colon)
        {
            bool named = Kind == TokenKind.Name && NextKind == TokenKind.ColonEqual;
            lower = ParseNamedExpression();
            if (Kind != TokenKind.Colon)
            {
                return lower;
            }

            if (named)
            {
                throw Fail();
            }
        }

        Expect(TokenKind.Colon);
        ExpressionNode? upper = StartsExpression() ? ParseExpression() : null;
        ExpressionNode? step = null;
        if (Accept(TokenKind.Colon))
        {
            step = StartsExpression() ? ParseExpression() : null;
        }

        return new Slice(lower, upper, step, Span(start));
    }

    /// <summary><c>'*' expression</c>, as calls and subscripts have it.</summary>
    private Starred ParseStarredArgument()
    {
        int start = _position++;
        ExpressionNode value = ParseExpression();
        return new Starred(value, ExpressionContext.Load, Span(start));
    }
}
