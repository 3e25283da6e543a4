using System.Collections.Generic;
using Adder.Syntax.Ast;
using Adder.Syntax.Tokens;

namespace Adder.Syntax.Parsing;

internal sealed partial class Parser
{
    private StatementNode ParseDecorated()
    {
        int mark = _expressions.Count;
        while (Accept(TokenKind.At))
        {
            _expressions.Push(ParseNamedExpression());
            Expect(TokenKind.Newline);
        }

        ExpressionNode[] decorators = _expressions.Take(mark);
        int start = _position;
        switch (Kind)
        {
            case TokenKind.KeywordClass:
                return ParseClass(decorators);
            case TokenKind.KeywordAsync:
                _position++;
                return ParseFunction(start, decorators, true);
            default:
                return ParseFunction(start, decorators, false);
        }
    }

    private StatementNode ParseAsync()
    {
        int start = _position++;
        switch (Kind)
        {
            case TokenKind.KeywordDef:
                return ParseFunction(start, [], true);
            case TokenKind.KeywordWith:
                return ParseWith(start, true);
            case TokenKind.KeywordFor:
                return ParseFor(start, true);
            default:
                throw Fail();
        }
    }

    private StatementNode ParseFunction(int start, ExpressionNode[] decorators, bool isAsync)
    {
        Expect(TokenKind.KeywordDef);
        string name = ExpectName();
        TypeParameterNode[] typeParameters = ParseTypeParameters();
        Expect(TokenKind.LPar);
        Arguments arguments = ParseParameters(TokenKind.RPar);
        Expect(TokenKind.RPar);
        ExpressionNode? returns = Accept(TokenKind.RArrow) ? ParseExpression() : null;
        Expect(TokenKind.Colon);
        string? comment = ParseFunctionTypeComment();
        StatementNode[] body = ParseBlock();
        SourceSpan span = BlockSpan(start);
        if (isAsync)
        {
            CheckVersion(5, "Async functions are", false);
        }

        return isAsync
            ? new AsyncFunctionDef(name, arguments, body, decorators, returns, comment, typeParameters, span)
            : new FunctionDef(name, arguments, body, decorators, returns, comment, typeParameters, span);
    }

    private string? ParseFunctionTypeComment()
    {
        if (Kind == TokenKind.Newline && NextKind == TokenKind.TypeComment && _tokens[_position + 2].Kind == TokenKind.Newline
            && _tokens[_position + 3].Kind == TokenKind.Indent)
        {
            _position++;
        }

        return ParseTypeComment();
    }

    private ClassDef ParseClass(ExpressionNode[] decorators)
    {
        int start = _position;
        Expect(TokenKind.KeywordClass);
        string name = ExpectName();
        TypeParameterNode[] typeParameters = ParseTypeParameters();
        ExpressionNode[] bases = [];
        Keyword[] keywords = [];
        if (Accept(TokenKind.LPar))
        {
            ParseArguments(false, out bases, out keywords);
            Expect(TokenKind.RPar);
        }

        Expect(TokenKind.Colon);
        StatementNode[] body = ParseBlock();
        return new ClassDef(name, bases, keywords, body, decorators, typeParameters, BlockSpan(start));
    }

    /// <summary>
    /// <c>if</c> with its <c>elif</c>s. Each <c>elif</c> nests in the one before, so the chain is collected first and built from its end.
    /// </summary>
    private If ParseIf()
    {
        int start = _position++;
        ExpressionNode test = ParseNamedExpression();
        Expect(TokenKind.Colon);
        StatementNode[] body = ParseBlock();
        if (Kind == TokenKind.KeywordElif)
        {
            Enter(1);
            If nested = ParseIf();
            Leave(1);
            return new If(test, body, [nested], BlockSpan(start));
        }

        StatementNode[] orElse = ParseElse();
        return new If(test, body, orElse, BlockSpan(start));
    }

    private StatementNode[] ParseElse()
    {
        if (!Accept(TokenKind.KeywordElse))
        {
            return [];
        }

        Expect(TokenKind.Colon);
        return ParseBlock();
    }

    private While ParseWhile()
    {
        int start = _position++;
        ExpressionNode test = ParseNamedExpression();
        Expect(TokenKind.Colon);
        StatementNode[] body = ParseBlock();
        StatementNode[] orElse = ParseElse();
        return new While(test, body, orElse, BlockSpan(start));
    }

    private StatementNode ParseFor(int start, bool isAsync)
    {
        Expect(TokenKind.KeywordFor);
        ExpressionNode target = ParseStarTargets();
        Expect(TokenKind.KeywordIn);
        ExpressionNode iterable = ParseStarExpressions();
        Expect(TokenKind.Colon);
        string? comment = ParseTypeComment();
        StatementNode[] body = ParseBlock();
        StatementNode[] orElse = ParseElse();
        SourceSpan span = BlockSpan(start);
        if (isAsync)
        {
            CheckVersion(5, "Async for loops are", orElse.Length == 0);
        }

        return isAsync
            ? new AsyncFor(target, iterable, body, orElse, comment, span)
            : new For(target, iterable, body, orElse, comment, span);
    }

    private StatementNode ParseWith(int start, bool isAsync)
    {
        Expect(TokenKind.KeywordWith);
        WithItem[] items = ParseWithItems(out bool parenthesized);
        Expect(TokenKind.Colon);
        string? comment = parenthesized && isAsync ? null : ParseTypeComment();
        StatementNode[] body = ParseBlock();
        SourceSpan span = BlockSpan(start);
        if (isAsync)
        {
            CheckVersion(5, "Async with statements are", false);
        }

        return isAsync ? new AsyncWith(items, body, comment, span) : new With(items, body, comment, span);
    }

    private WithItem[] ParseWithItems(out bool parenthesized)
    {
        parenthesized = false;
        if (Kind == TokenKind.LPar && LooksLikeParenthesizedItems(out bool certain))
        {
            parenthesized = true;
            if (certain)
            {
                return ParseParenthesizedItems();
            }

            int position = _position, depth = _depth, mark = _expressions.Count;
            try
            {
                return ParseParenthesizedItems();
            }
            catch (ParseFailure)
            {
                parenthesized = false;
                (_position, _depth) = (position, depth);
                _expressions.Truncate(mark);
            }
        }

        var items = new List<WithItem>();
        do
        {
            items.Add(ParseWithItem());
        }
        while (Accept(TokenKind.Comma));
        return items.ToArray();
    }

    /// <summary>
    /// Whether the parenthesis encloses all of the items, its end followed by the colon. Not certain where something inside can only
    /// stand in a tuple, a generator or a named expression.
    /// </summary>
    private bool LooksLikeParenthesizedItems(out bool certain)
    {
        certain = true;
        int depth = 0;
        for (int position = _position; ; position++)
        {
            switch (_tokens[position].Kind)
            {
                case TokenKind.LPar or TokenKind.LSqb or TokenKind.LBrace:
                    depth++;
                    break;
                case TokenKind.RPar or TokenKind.RSqb or TokenKind.RBrace:
                    if (--depth == 0)
                    {
                        certain &= position > _position + 1;
                        return _tokens[position + 1].Kind == TokenKind.Colon;
                    }

                    break;
                case TokenKind.ColonEqual or TokenKind.KeywordFor or TokenKind.KeywordAsync or TokenKind.KeywordYield or TokenKind.Star:
                    certain &= depth > 1;
                    break;
                case TokenKind.EndMarker or TokenKind.ErrorToken or TokenKind.Newline:
                    return false;
            }
        }
    }

    private WithItem[] ParseParenthesizedItems()
    {
        Expect(TokenKind.LPar);
        var items = new List<WithItem>();
        do
        {
            if (Kind == TokenKind.RPar && items.Count > 0)
            {
                break;
            }

            items.Add(ParseWithItem());
        }
        while (Accept(TokenKind.Comma));
        Expect(TokenKind.RPar);
        if (Kind != TokenKind.Colon)
        {
            throw Fail();
        }

        return items.ToArray();
    }

    private WithItem ParseWithItem()
    {
        ExpressionNode context = ParseExpression();
        ExpressionNode? target = Accept(TokenKind.KeywordAs) ? ParseStarTarget() : null;
        return new WithItem(context, target);
    }

    private StatementNode ParseTry()
    {
        int start = _position++;
        Expect(TokenKind.Colon);
        StatementNode[] body = ParseBlock();
        bool isStar = Kind == TokenKind.KeywordExcept && NextKind == TokenKind.Star;
        var handlers = new List<ExceptHandler>();
        while (Kind == TokenKind.KeywordExcept)
        {
            handlers.Add(ParseExceptHandler(isStar));
        }

        StatementNode[] orElse = handlers.Count > 0 ? ParseElse() : [];
        StatementNode[] final = [];
        if (Accept(TokenKind.KeywordFinally))
        {
            Expect(TokenKind.Colon);
            final = ParseBlock();
        }
        else if (handlers.Count == 0)
        {
            throw Fail();
        }

        SourceSpan span = BlockSpan(start);
        if (isStar)
        {
            CheckVersion(11, "Exception groups are");
            return new TryStar(body, handlers.ToArray(), orElse, final, span);
        }

        return new Try(body, handlers.ToArray(), orElse, final, span);
    }

    private ExceptHandler ParseExceptHandler(bool isStar)
    {
        int start = _position++;
        ExpressionNode? type = null;
        string? name = null;
        bool bare = false;
        if (isStar)
        {
            Expect(TokenKind.Star);
        }

        if (isStar || Kind != TokenKind.Colon)
        {
            int typeStart = _position;
            type = ParseExpressions();
            bare = type is Tuple && _tokens[typeStart].Kind != TokenKind.LPar || type is Tuple && IsBareTuple(typeStart);
            if (bare)
            {
                if (Kind != TokenKind.Colon)
                {
                    throw Fail();
                }

            }
            else if (Accept(TokenKind.KeywordAs))
            {
                name = ExpectName();
            }
        }

        Expect(TokenKind.Colon);
        StatementNode[] body = ParseBlock();
        if (bare)
        {
            CheckVersion(14, "except expressions without parentheses are", false);
        }

        return new ExceptHandler(type, name, body, BlockSpan(start));
    }

    /// <summary>Whether the tuple that began here with a parenthesis goes on after it: <c>(a), b</c>.</summary>
    private bool IsBareTuple(int start)
    {
        int depth = 0;
        for (int position = start; position < _position; position++)
        {
            switch (_tokens[position].Kind)
            {
                case TokenKind.LPar or TokenKind.LSqb or TokenKind.LBrace:
                    depth++;
                    break;
                case TokenKind.RPar or TokenKind.RSqb or TokenKind.RBrace:
                    depth--;
                    break;
                case TokenKind.Comma when depth == 0:
                    return true;
            }
        }

        return false;
    }

    private TypeParameterNode[] ParseTypeParameters()
    {
        if (!Accept(TokenKind.LSqb))
        {
            return [];
        }

        var parameters = new List<TypeParameterNode>();
        do
        {
            if (Kind == TokenKind.RSqb && parameters.Count > 0)
            {
                break;
            }

            parameters.Add(ParseTypeParameter());
        }
        while (Accept(TokenKind.Comma));
        Expect(TokenKind.RSqb);
        CheckVersion(12, "Type parameter lists are", false);
        return parameters.ToArray();
    }

    private TypeParameterNode ParseTypeParameter()
    {
        int start = _position;
        if (Accept(TokenKind.DoubleStar))
        {
            string name = ExpectName();
            ExpressionNode? value = ParseTypeParameterDefault(false);
            return new ParamSpec(name, value, Span(start));
        }

        if (Accept(TokenKind.Star))
        {
            string name = ExpectName();
            ExpressionNode? value = ParseTypeParameterDefault(true);
            return new TypeVarTuple(name, value, Span(start));
        }

        string variable = ExpectName();
        ExpressionNode? bound = Accept(TokenKind.Colon) ? ParseExpression() : null;
        ExpressionNode? defaultValue = ParseTypeParameterDefault(false);
        return new TypeVar(variable, bound, defaultValue, Span(start));
    }

    private ExpressionNode? ParseTypeParameterDefault(bool starred)
    {
        if (!Accept(TokenKind.Equal))
        {
            return null;
        }

        ExpressionNode value = starred ? ParseStarExpression() : ParseExpression();
        CheckVersion(13, "Type parameter defaults are");
        return value;
    }
}
