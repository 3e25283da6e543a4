using System.Collections.Generic;
using Adder.Syntax.Ast;
using Adder.Syntax.Tokens;

namespace Adder.Syntax.Parsing;

internal sealed partial class Parser
{
    private Call ParseCall(int start, ExpressionNode function)
    {
        int open = _position;
        _position++;
        if (Accept(TokenKind.RPar))
        {
            return new Call(function, [], [], Span(start));
        }

        ParseArguments(true, out ExpressionNode[] arguments, out Keyword[] keywords);
        if (_pendingGenerators is { } generators)
        {
            _pendingGenerators = null;
            Expect(TokenKind.RPar);
            return new Call(function, [new GeneratorExp(arguments[0], generators, Span(open))], [], Span(start));
        }

        Expect(TokenKind.RPar);
        return new Call(function, arguments, keywords, Span(start));
    }

    /// <summary>The generators of a sole argument without parentheses of its own, between parsing arguments and building the call.</summary>
    private Comprehension[]? _pendingGenerators;

    /// <summary>Arguments up to the closing parenthesis. A keyword ends the positional ones, <c>**</c> ends the starred ones.</summary>
    private void ParseArguments(bool allowGenerator, out ExpressionNode[] arguments, out Keyword[] keywords)
    {
        int mark = _expressions.Count;
        List<Keyword>? keywordList = null;
        bool unpacked = false;
        while (Kind != TokenKind.RPar)
        {
            int start = _position;
            switch (Kind)
            {
                case TokenKind.Star:
                    if (unpacked)
                    {
                        throw Fail();
                    }

                    _expressions.Push(ParseStarredArgument());
                    break;
                case TokenKind.DoubleStar:
                    _position++;
                    ExpressionNode mapping = ParseExpression();
                    (keywordList ??= []).Add(new Keyword(null, mapping, Span(start)));
                    unpacked = true;
                    break;
                case TokenKind.Name when NextKind == TokenKind.Equal:
                    string name = _tokens[_position].Name!;
                    _position += 2;
                    ExpressionNode value = ParseExpression();
                    (keywordList ??= []).Add(new Keyword(name, value, Span(start)));
                    break;
                default:
                    if (keywordList is not null)
                    {
                        throw Fail();
                    }

                    _expressions.Push(ParseNamedExpression());
                    if (AtComprehension())
                    {
                        if (!allowGenerator || _expressions.Count != mark + 1)
                        {
                            throw Fail();
                        }

                        Comprehension[] generators = ParseComprehensions();
                        arguments = _expressions.Take(mark);
                        keywords = [];
                        _pendingGenerators = generators;
                        return;
                    }

                    break;
            }

            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        arguments = _expressions.Take(mark);
        keywords = keywordList?.ToArray() ?? [];
    }

    /// <summary>The parameters of a function (up to a parenthesis) or lambda (up to a colon), with their order checked.</summary>
    private Arguments ParseParameters(TokenKind closing)
    {
        if (Kind == closing)
        {
            return s_noArguments;
        }

        var builder = new ParameterList();
        bool annotated = closing == TokenKind.RPar;
        bool keywordOnly = false, bareStar = false;
        while (Kind != closing)
        {
            switch (Kind)
            {
                case TokenKind.Name:
                    if (keywordOnly)
                    {
                        bareStar = false;
                        ParseKeywordOnly(builder, annotated);
                    }
                    else
                    {
                        ParsePositional(builder, annotated);
                    }

                    break;
                case TokenKind.Slash:
                    EndPositionalOnly(builder, keywordOnly);
                    if (!Accept(TokenKind.Comma))
                    {
                        goto done;
                    }

                    continue;
                case TokenKind.Star:
                    if (keywordOnly)
                    {
                        throw Fail();
                    }

                    keywordOnly = true;
                    _position++;
                    if (Accept(TokenKind.Comma))
                    {
                        bareStar = true;
                        if (Kind != TokenKind.Name)
                        {
                            throw Fail();
                        }

                        continue;
                    }

                    builder.Variable = WithTypeComment(ParseParameter(annotated, true));
                    break;
                case TokenKind.DoubleStar:
                    if (bareStar)
                    {
                        throw Fail();
                    }

                    _position++;
                    builder.KeywordVariable = WithTypeComment(ParseParameter(annotated, false));
                    Accept(TokenKind.Comma);
                    goto done;
                default:
                    throw Fail();
            }

            if (_lastTypeCommentAtComma)
            {
                _lastTypeCommentAtComma = false;
                continue;
            }

            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

    done:
        if (Kind != closing || bareStar)
        {
            throw Fail();
        }

        return builder.ToArguments();
    }

    /// <summary>Set when a parameter's type comment was found behind the comma, which then is consumed.</summary>
    private bool _lastTypeCommentAtComma;

    private void ParseKeywordOnly(ParameterList builder, bool annotated)
    {
        Arg parameter = ParseParameter(annotated, false);
        ExpressionNode? value = Accept(TokenKind.Equal) ? ParseExpression() : null;
        builder.KeywordOnly.Add(WithTypeComment(parameter));
        builder.KeywordDefaults.Add(value);
    }

    /// <summary>At a slash: what came before it is positional-only.</summary>
    private void EndPositionalOnly(ParameterList builder, bool keywordOnly)
    {
        _position++;
        if (keywordOnly || builder.PositionalOnly is not null || builder.Positional.Count == 0)
        {
            throw Fail();
        }

        builder.PositionalOnly = builder.Positional;
        builder.Positional = [];
        CheckVersion(8, "Positional-only parameters are");
    }

    private void ParsePositional(ParameterList builder, bool annotated)
    {
        Arg parameter = ParseParameter(annotated, false);
        if (Accept(TokenKind.Equal))
        {
            builder.Defaults.Add(ParseExpression());
        }
        else if (builder.Defaults.Count > 0)
        {
            throw Fail();
        }

        builder.Positional.Add(WithTypeComment(parameter));
    }

    private Arg ParseParameter(bool annotated, bool starAnnotation)
    {
        int start = _position;
        string name = ExpectName();
        ExpressionNode? annotation = null;
        if (annotated && Accept(TokenKind.Colon))
        {
            annotation = starAnnotation ? ParseStarExpression() : ParseExpression();
        }

        return new Arg(name, annotation, null, Span(start));
    }

    /// <summary>Adds a type comment, which stands behind the parameter's comma or before the closing parenthesis.</summary>
    private Arg WithTypeComment(Arg parameter)
    {
        if (Kind == TokenKind.Comma && NextKind == TokenKind.TypeComment)
        {
            _position++;
            _lastTypeCommentAtComma = true;
            return new Arg(parameter.ArgName, parameter.Annotation, ParseTypeComment(), parameter.Span);
        }

        if (Kind == TokenKind.TypeComment && NextKind == TokenKind.RPar)
        {
            return new Arg(parameter.ArgName, parameter.Annotation, ParseTypeComment(), parameter.Span);
        }

        return parameter;
    }

    private static readonly Arguments s_noArguments = new([], [], null, [], [], null, []);

    /// <summary>The parameters of a function as they are read.</summary>
    private sealed class ParameterList
    {
        public List<Arg>? PositionalOnly;
        public List<Arg> Positional = [];
        public List<ExpressionNode> Defaults = [];
        public Arg? Variable;
        public List<Arg> KeywordOnly = [];
        public List<ExpressionNode?> KeywordDefaults = [];
        public Arg? KeywordVariable;

        public Arguments ToArguments() => new(
            PositionalOnly?.ToArray() ?? [], Positional.ToArray(), Variable, KeywordOnly.ToArray(), KeywordDefaults.ToArray(), KeywordVariable,
            Defaults.ToArray());
    }
}
