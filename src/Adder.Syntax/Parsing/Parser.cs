using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Text;
using Adder.Syntax.Ast;
using Adder.Syntax.Diagnostics;
using Adder.Syntax.Tokens;

namespace Adder.Syntax.Parsing;

/// <summary>
/// The recursive-descent parser. It only knows valid programs: where it fails it throws <see cref="ParseFailure"/>, and the message is
/// worked out separately. Spans are those of the tokens that a rule consumed, parentheses included, as in CPython.
/// </summary>
internal sealed partial class Parser
{
    /// <summary>
    /// CPython's limit of nested grammar rules. Nested constructs are charged what they cost there or less; the diagnosing parser counts exactly.
    /// </summary>
    private const int MaximumDepth = 6000;

    private readonly byte[] _source;
    private readonly Token[] _tokens;
    private readonly Tokenizer _tokenizer;
    private readonly SyntaxWarningSink? _warnings;
    private readonly int _featureVersion;
    private readonly int _maximumDigits;
    private ParserFlags _flags;
    private int _position;
    private int _depth;

    private NodeStack<ExpressionNode> _expressions = new(64);
    private NodeStack<StatementNode> _statements = new(64);

    private readonly bool _isFile;

    public Parser(byte[] source, Tokenizer tokenizer, ParserFlags flags, SyntaxWarningSink? warnings, ParserSettings settings)
    {
        _isFile = settings.IsFile;
        _source = source;
        _tokenizer = tokenizer;
        _tokens = tokenizer.Tokens;
        _flags = flags;
        _warnings = warnings;
        _maximumDigits = settings.MaximumDigits;
        _featureVersion = settings.FeatureVersion < 0 ? int.MaxValue : settings.FeatureVersion;
    }

    /// <summary>Index of the token at which parsing stands.</summary>
    public int Position => _position;

    /// <summary>The most nested grammar rules so far, in CPython's count or below it.</summary>
    public int DeepestNesting { get; private set; }

    /// <summary>Set when more than one interactive statement was given.</summary>
    public PythonSyntaxException? ExtraStatement { get; private set; }

    private TokenKind Kind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _tokens[_position].Kind;
    }

    private TokenKind NextKind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _position + 1 < _tokens.Length ? _tokens[_position + 1].Kind : TokenKind.EndMarker;
    }

    private static ParseFailure Fail() => ParseFailure.Instance;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Accept(TokenKind kind)
    {
        if (_tokens[_position].Kind != kind)
        {
            return false;
        }

        _position++;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Expect(TokenKind kind)
    {
        if (_tokens[_position].Kind != kind)
        {
            throw Fail();
        }

        _position++;
    }

    private string ExpectName()
    {
        ref Token token = ref _tokens[_position];
        if (token.Kind != TokenKind.Name)
        {
            throw Fail();
        }

        _position++;
        return token.Name!;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private SourceSpan Span(int start)
    {
        ref Token first = ref _tokens[start];
        ref Token last = ref _tokens[_position - 1];
        return new SourceSpan(first.Line, first.Column, last.EndLine, last.EndColumn);
    }

    /// <summary>The span of a statement with a block: the line end and dedents after it do not count.</summary>
    private SourceSpan BlockSpan(int start)
    {
        int end = _position - 1;
        while (_tokens[end].Kind is TokenKind.Newline or TokenKind.Indent or TokenKind.Dedent or TokenKind.EndMarker)
        {
            end--;
        }

        ref Token first = ref _tokens[start];
        ref Token last = ref _tokens[end];
        return new SourceSpan(first.Line, first.Column, last.EndLine, last.EndColumn);
    }

    /// <summary>Charges nested grammar rules, and looks whether the thread's stack bears them.</summary>
    private void Enter(int rules)
    {
        _depth += rules;
        if (_depth > DeepestNesting)
        {
            DeepestNesting = _depth;
            if (_depth > MaximumDepth)
            {
                throw Fail();
            }
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new StackTooSmall();
        }
    }

    private void Leave(int rules) => _depth -= rules;

    /// <summary>Refuses syntax that is newer than the version asked for (<c>feature_version</c>).</summary>
    /// <param name="version">The minor version that brought the syntax.</param>
    /// <param name="what">Its name, with the verb.</param>
    /// <param name="ahead">CPython has looked at the token behind it by then, which the error points at.</param>
    private void CheckVersion(int version, string what, bool ahead = true)
    {
        if (_featureVersion < version)
        {
            _position -= ahead ? 0 : 1;
            throw SyntaxErrorAtLastToken($"{what} only supported in Python 3.{version} and greater");
        }
    }

    /// <summary>The message for what no rule explains.</summary>
    public PythonSyntaxException InvalidSyntax() => SyntaxErrorAtLastToken("invalid syntax");

    /// <summary>Makes errors at tokens; what was read counts up to the token at which parsing stands.</summary>
    private ErrorLocator Errors => new(_source, _tokenizer, _isFile) { Fill = Math.Min(_position + 1, _tokenizer.Count) };

    /// <summary>An error that points at the last token read.</summary>
    private PythonSyntaxException SyntaxErrorAtLastToken(string message) =>
        Errors.ErrorAtToken(message, Math.Min(_position, _tokenizer.Count - 1), SyntaxErrorKind.SyntaxError);

    private PythonSyntaxException SyntaxErrorAtTokens(string message, int first, int last) => Errors.ErrorOver(message, first, last);

    public Module ParseModule()
    {
        while (Kind != TokenKind.EndMarker)
        {
            ParseStatement();
        }

        _position++;
        return new Module(_statements.Take(0), _tokenizer.TypeIgnores?.ToArray() ?? []);
    }

    public Interactive ParseInteractive()
    {
        int start = _position;
        if (Accept(TokenKind.Newline))
        {
            return new Interactive([new Pass(Span(start))]);
        }

        if (IsCompoundStart())
        {
            ParseStatement();
            Expect(TokenKind.Newline);
        }
        else
        {
            ParseSimpleStatements();
        }

        for (int rest = _position; rest < _tokenizer.Count; rest++)
        {
            if (_tokens[rest].Kind is not (TokenKind.Newline or TokenKind.Indent or TokenKind.Dedent or TokenKind.EndMarker))
            {
                _position--;
                ExtraStatement = SyntaxErrorAtLastToken("multiple statements found while compiling a single statement");
                break;
            }
        }

        return new Interactive(_statements.Take(0));
    }

    public Expression ParseEval()
    {
        ExpressionNode body = ParseExpressions();
        while (Accept(TokenKind.Newline))
        {
        }

        Expect(TokenKind.EndMarker);
        return new Expression(body);
    }

    public FunctionType ParseFunctionType()
    {
        Expect(TokenKind.LPar);
        int mark = _expressions.Count;
        if (Kind != TokenKind.RPar)
        {
            ParseTypeExpressions();
        }

        Expect(TokenKind.RPar);
        Expect(TokenKind.RArrow);
        ExpressionNode[] arguments = _expressions.Take(mark);
        ExpressionNode returns = ParseExpression();
        while (Accept(TokenKind.Newline))
        {
        }

        Expect(TokenKind.EndMarker);
        return new FunctionType(arguments, returns);
    }

    private void ParseTypeExpressions()
    {
        bool starred = false;
        while (true)
        {
            if (Accept(TokenKind.DoubleStar))
            {
                _expressions.Push(ParseExpression());
                return;
            }

            if (Kind == TokenKind.Star && !starred)
            {
                _position++;
                starred = true;
            }
            else if (starred)
            {
                throw Fail();
            }

            _expressions.Push(ParseExpression());
            if (!Accept(TokenKind.Comma))
            {
                return;
            }
        }
    }
}
