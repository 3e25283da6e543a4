using System.Collections.Generic;
using Adder.Syntax.Ast;
using Adder.Syntax.Tokens;

namespace Adder.Syntax.Parsing;

internal sealed partial class Parser
{
    private bool IsCompoundStart() => Kind switch
    {
        TokenKind.KeywordDef or TokenKind.At or TokenKind.KeywordAsync or TokenKind.KeywordIf or TokenKind.KeywordClass
            or TokenKind.KeywordWith or TokenKind.KeywordFor or TokenKind.KeywordTry or TokenKind.KeywordWhile => true,
        TokenKind.Name => IsMatchStatement(),
        _ => false,
    };

    /// <summary>
    /// <c>match</c> is only a statement where a colon, a line end and an indented block follow on; nothing else that begins with that
    /// name ends so.
    /// </summary>
    private bool IsMatchStatement()
    {
        if (_tokens[_position].Name != "match")
        {
            return false;
        }

        int position = _position + 1;
        if (_tokens[position].Kind is TokenKind.Equal or TokenKind.Dot or TokenKind.Comma or TokenKind.Colon or TokenKind.Newline or TokenKind.RPar)
        {
            return false;
        }

        while (_tokens[position].Kind is not (TokenKind.Newline or TokenKind.EndMarker or TokenKind.ErrorToken))
        {
            position++;
        }

        return _tokens[position].Kind == TokenKind.Newline && _tokens[position - 1].Kind == TokenKind.Colon
            && _tokens[position + 1].Kind == TokenKind.Indent;
    }

    /// <summary>Parses a statement, or the several on one line, onto the statement stack.</summary>
    private void ParseStatement()
    {
        switch (Kind)
        {
            case TokenKind.KeywordDef:
                _statements.Push(ParseFunction(_position, [], false));
                break;
            case TokenKind.At:
                _statements.Push(ParseDecorated());
                break;
            case TokenKind.KeywordAsync:
                _statements.Push(ParseAsync());
                break;
            case TokenKind.KeywordIf:
                _statements.Push(ParseIf());
                break;
            case TokenKind.KeywordClass:
                _statements.Push(ParseClass([]));
                break;
            case TokenKind.KeywordWith:
                _statements.Push(ParseWith(_position, false));
                break;
            case TokenKind.KeywordFor:
                _statements.Push(ParseFor(_position, false));
                break;
            case TokenKind.KeywordTry:
                _statements.Push(ParseTry());
                break;
            case TokenKind.KeywordWhile:
                _statements.Push(ParseWhile());
                break;
            case TokenKind.Name when IsMatchStatement():
                _statements.Push(ParseMatch());
                break;
            default:
                ParseSimpleStatements();
                break;
        }
    }

    private void ParseSimpleStatements()
    {
        while (true)
        {
            _statements.Push(ParseSimpleStatement());
            if (Accept(TokenKind.Newline))
            {
                return;
            }

            Expect(TokenKind.Semi);
            if (Accept(TokenKind.Newline))
            {
                return;
            }
        }
    }

    private StatementNode[] ParseBlock()
    {
        int mark = _statements.Count;
        if (!Accept(TokenKind.Newline))
        {
            ParseSimpleStatements();
            return _statements.Take(mark);
        }

        Expect(TokenKind.Indent);
        Enter(6);
        do
        {
            ParseStatement();
        }
        while (Kind is not (TokenKind.Dedent or TokenKind.EndMarker));
        Expect(TokenKind.Dedent);
        Leave(6);
        return _statements.Take(mark);
    }

    private StatementNode ParseSimpleStatement()
    {
        int start = _position;
        switch (Kind)
        {
            case TokenKind.KeywordReturn:
                return ParseReturn();
            case TokenKind.KeywordImport:
                return ParseImport();
            case TokenKind.KeywordFrom:
                return ParseImportFrom();
            case TokenKind.KeywordRaise:
                return ParseRaise();
            case TokenKind.KeywordPass:
                _position++;
                return new Pass(Span(start));
            case TokenKind.KeywordDel:
                return ParseDelete();
            case TokenKind.KeywordYield:
                return ParseYieldStatement();
            case TokenKind.KeywordAssert:
                return ParseAssert();
            case TokenKind.KeywordBreak:
            case TokenKind.KeywordContinue:
                return ParseLoopExit();
            case TokenKind.KeywordGlobal:
            case TokenKind.KeywordNonlocal:
                return ParseScopeStatement();
            case TokenKind.Name when _tokens[start].Name == "type" && NextKind == TokenKind.Name:
                return ParseTypeAlias();
            default:
                return ParseExpressionStatement();
        }
    }

    // Each in a method of its own: .NET loads every class that a method mentions before it runs for the first time.
    private Return ParseReturn()
    {
        int start = _position++;
        ExpressionNode? value = EndsSimpleStatement() ? null : ParseStarExpressions();
        return new Return(value, Span(start));
    }

    private Expr ParseYieldStatement()
    {
        int start = _position;
        ExpressionNode yield = ParseYield();
        return new Expr(yield, Span(start));
    }

    private StatementNode ParseLoopExit()
    {
        bool breaks = Kind == TokenKind.KeywordBreak;
        int start = _position++;
        return breaks ? new Break(Span(start)) : new Continue(Span(start));
    }

    private StatementNode ParseScopeStatement()
    {
        bool isGlobal = Kind == TokenKind.KeywordGlobal;
        int start = _position;
        string[] names = ParseNames();
        return isGlobal ? new Global(names, Span(start)) : new Nonlocal(names, Span(start));
    }

    private bool EndsSimpleStatement() => Kind is TokenKind.Newline or TokenKind.Semi;

    private string[] ParseNames()
    {
        _position++;
        var names = new List<string>();
        do
        {
            names.Add(ExpectName());
        }
        while (Accept(TokenKind.Comma));
        return names.ToArray();
    }

    private Raise ParseRaise()
    {
        int start = _position++;
        if (EndsSimpleStatement())
        {
            return new Raise(null, null, Span(start));
        }

        ExpressionNode exception = ParseExpression();
        ExpressionNode? cause = Accept(TokenKind.KeywordFrom) ? ParseExpression() : null;
        return new Raise(exception, cause, Span(start));
    }

    private Assert ParseAssert()
    {
        int start = _position++;
        ExpressionNode test = ParseExpression();
        ExpressionNode? message = Accept(TokenKind.Comma) ? ParseExpression() : null;
        return new Assert(test, message, Span(start));
    }

    private Delete ParseDelete()
    {
        int start = _position++;
        int mark = _expressions.Count;
        do
        {
            if (EndsSimpleStatement() && _expressions.Count > mark)
            {
                break;
            }

            ExpressionNode target = ParsePrimary();
            _expressions.Push(ToTarget(target, ExpressionContext.Del));
        }
        while (Accept(TokenKind.Comma));
        if (!EndsSimpleStatement())
        {
            throw Fail();
        }

        return new Delete(_expressions.Take(mark), Span(start));
    }

    private Import ParseImport()
    {
        int start = _position++;
        var names = new List<Alias>();
        do
        {
            int first = _position;
            string name = ParseDottedName();
            string? asName = Accept(TokenKind.KeywordAs) ? ExpectName() : null;
            names.Add(new Alias(name, asName, Span(first)));
        }
        while (Accept(TokenKind.Comma));
        return new Import(names.ToArray(), Span(start));
    }

    private string ParseDottedName()
    {
        string name = ExpectName();
        if (Kind != TokenKind.Dot)
        {
            return name;
        }

        var builder = new System.Text.StringBuilder(name);
        while (Accept(TokenKind.Dot))
        {
            builder.Append('.').Append(ExpectName());
        }

        return builder.ToString();
    }

    private ImportFrom ParseImportFrom()
    {
        int start = _position++;
        int level = 0;
        while (Kind is TokenKind.Dot or TokenKind.Ellipsis)
        {
            level += Kind == TokenKind.Dot ? 1 : 3;
            _position++;
        }

        string? module = level > 0 && Kind == TokenKind.KeywordImport ? null : ParseDottedName();
        Expect(TokenKind.KeywordImport);
        Alias[] names = ParseImportTargets();
        if (module == "__future__")
        {
            foreach (Alias name in names)
            {
                if (name.Name == "barry_as_FLUFL")
                {
                    _flags |= ParserFlags.BarryAsFlufl;
                }
            }
        }

        return new ImportFrom(module, names, level, Span(start));
    }

    private Alias[] ParseImportTargets()
    {
        int start = _position;
        if (Accept(TokenKind.Star))
        {
            return [new Alias("*", null, Span(start))];
        }

        bool parenthesized = Accept(TokenKind.LPar);
        var names = new List<Alias>();
        while (true)
        {
            int first = _position;
            string name = ExpectName();
            string? asName = Accept(TokenKind.KeywordAs) ? ExpectName() : null;
            names.Add(new Alias(name, asName, Span(first)));
            if (!Accept(TokenKind.Comma))
            {
                break;
            }

            if (parenthesized && Kind == TokenKind.RPar)
            {
                break;
            }
        }

        if (parenthesized)
        {
            Expect(TokenKind.RPar);
        }

        return names.ToArray();
    }

    private TypeAlias ParseTypeAlias()
    {
        int start = _position++;
        int nameStart = _position;
        string id = ExpectName();
        var name = new Name(id, ExpressionContext.Store, Span(nameStart));
        TypeParameterNode[] parameters = ParseTypeParameters();
        Expect(TokenKind.Equal);
        ExpressionNode value = ParseExpression();
        CheckVersion(12, "Type statement is");
        return new TypeAlias(name, parameters, value, Span(start));
    }

    private StatementNode ParseExpressionStatement()
    {
        int start = _position;
        ExpressionNode first;
        if (Kind == TokenKind.Name && NextKind == TokenKind.Equal)
        {
            string id = _tokens[_position++].Name!;
            return ParseAssignment(start, new Name(id, ExpressionContext.Store, Span(start)));
        }

        first = ParseStarExpressions();
        switch (Kind)
        {
            case TokenKind.Newline or TokenKind.Semi:
                return new Expr(first, Span(start));
            case TokenKind.Equal:
                return ParseAssignment(start, ToTarget(first, ExpressionContext.Store));
            case TokenKind.Colon:
                return ParseAnnotatedAssignment(start, first);
            default:
                if (AugmentedOperator(Kind) is { } op)
                {
                    return ParseAugmentedAssignment(start, first, op);
                }

                return new Expr(first, Span(start));
        }
    }

    private Assign ParseAssignment(int start, ExpressionNode firstTarget)
    {
        int mark = _expressions.Count;
        _expressions.Push(firstTarget);
        while (true)
        {
            Expect(TokenKind.Equal);
            ExpressionNode value = ParseAnnotatedRight();
            if (Kind != TokenKind.Equal || value is Yield or YieldFrom)
            {
                string? comment = ParseTypeComment();
                return new Assign(_expressions.Take(mark), value, comment, Span(start));
            }

            _expressions.Push(ToTarget(value, ExpressionContext.Store));
        }
    }

    /// <summary><c>annotated_rhs</c>: a yield or star expressions.</summary>
    private ExpressionNode ParseAnnotatedRight() => Kind == TokenKind.KeywordYield ? ParseYield() : ParseStarExpressions();

    private AnnAssign ParseAnnotatedAssignment(int start, ExpressionNode target)
    {
        if (target is not (Name or Ast.Attribute or Subscript))
        {
            throw Fail();
        }

        bool simple = _tokens[start].Kind == TokenKind.Name && target is Name;
        ExpressionNode stored = ToTarget(target, ExpressionContext.Store);
        _position++;
        ExpressionNode annotation = ParseExpression();
        ExpressionNode? value = Accept(TokenKind.Equal) ? ParseAnnotatedRight() : null;
        CheckVersion(6, simple ? "Variable annotation syntax is" : "Variable annotations syntax is");
        return new AnnAssign(stored, annotation, value, simple ? 1 : 0, Span(start));
    }

    private AugAssign ParseAugmentedAssignment(int start, ExpressionNode target, BinaryOperator op)
    {
        if (target is not (Name or Ast.Attribute or Subscript))
        {
            throw Fail();
        }

        ExpressionNode stored = ToTarget(target, ExpressionContext.Store);
        _position++;
        if (op == BinaryOperator.MatMult)
        {
            CheckVersion(5, "The '@' operator is", false);
        }

        ExpressionNode value = ParseAnnotatedRight();
        return new AugAssign(stored, op, value, Span(start));
    }

    private static BinaryOperator? AugmentedOperator(TokenKind kind) => kind switch
    {
        TokenKind.PlusEqual => BinaryOperator.Add,
        TokenKind.MinEqual => BinaryOperator.Sub,
        TokenKind.StarEqual => BinaryOperator.Mult,
        TokenKind.AtEqual => BinaryOperator.MatMult,
        TokenKind.SlashEqual => BinaryOperator.Div,
        TokenKind.PercentEqual => BinaryOperator.Mod,
        TokenKind.AmperEqual => BinaryOperator.BitAnd,
        TokenKind.VBarEqual => BinaryOperator.BitOr,
        TokenKind.CircumflexEqual => BinaryOperator.BitXor,
        TokenKind.LeftShiftEqual => BinaryOperator.LShift,
        TokenKind.RightShiftEqual => BinaryOperator.RShift,
        TokenKind.DoubleStarEqual => BinaryOperator.Pow,
        TokenKind.DoubleSlashEqual => BinaryOperator.FloorDiv,
        _ => null,
    };

    private string? ParseTypeComment()
    {
        if (Kind != TokenKind.TypeComment)
        {
            return null;
        }

        ref Token token = ref _tokens[_position++];
        return System.Text.Encoding.UTF8.GetString(_source, token.Start, token.End - token.Start);
    }

    /// <summary>The same expression as the target of a store or deletion.</summary>
    private ExpressionNode ToTarget(ExpressionNode node, ExpressionContext context)
    {
        switch (node)
        {
            case Name name:
                return new Name(name.Id, context, name.Span);
            case Ast.Attribute attribute:
                return new Ast.Attribute(attribute.Value, attribute.Attr, context, attribute.Span);
            case Subscript subscript:
                return new Subscript(subscript.Value, subscript.Slice, context, subscript.Span);
            case Starred starred when context == ExpressionContext.Store:
                return new Starred(ToTarget(starred.Value, context), context, starred.Span);
            case Tuple tuple:
                return new Tuple(ToTargets(tuple.Elts, context), context, tuple.Span);
            case List list:
                return new List(ToTargets(list.Elts, context), context, list.Span);
            default:
                throw Fail();
        }
    }

    private ExpressionNode[] ToTargets(ExpressionNode[] nodes, ExpressionContext context)
    {
        var targets = new ExpressionNode[nodes.Length];
        for (int index = 0; index < nodes.Length; index++)
        {
            targets[index] = ToTarget(nodes[index], context);
        }

        return targets;
    }

    /// <summary><c>star_targets</c>: what stands between <c>for</c> and <c>in</c>.</summary>
    private ExpressionNode ParseStarTargets()
    {
        int start = _position;
        ExpressionNode first = ParseStarTarget();
        if (Kind != TokenKind.Comma)
        {
            return first;
        }

        int mark = _expressions.Count;
        _expressions.Push(first);
        while (Accept(TokenKind.Comma))
        {
            if (Kind is TokenKind.KeywordIn or TokenKind.Equal)
            {
                break;
            }

            _expressions.Push(ParseStarTarget());
        }

        return new Tuple(_expressions.Take(mark), ExpressionContext.Store, Span(start));
    }

    private ExpressionNode ParseStarTarget()
    {
        int start = _position;
        if (Accept(TokenKind.Star))
        {
            ExpressionNode value = ToTarget(ParsePrimary(), ExpressionContext.Store);
            return new Starred(value, ExpressionContext.Store, Span(start));
        }

        if (Kind == TokenKind.Name && NextKind is TokenKind.KeywordIn or TokenKind.Comma)
        {
            string id = _tokens[_position++].Name!;
            return new Name(id, ExpressionContext.Store, Span(start));
        }

        return ToTarget(ParsePrimary(), ExpressionContext.Store);
    }
}
