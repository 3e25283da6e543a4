using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Adder.Syntax.Parsing;
using Adder.Syntax.Tokens;

namespace Adder.Syntax.Diagnostics;

/// <summary>
/// Interprets the grammar over tokens to find out what is wrong with a source that was refused. The message depends on the order in
/// which rules are tried and on how far tokens were read, so this follows the grammar alternative by alternative, memos and all.
/// The first pass finds the furthest token, the second tries the rules for common mistakes too.
/// </summary>
internal sealed partial class DiagnosingParser
{
    /// <summary>The limit of nested rules.</summary>
    private const int MaximumLevel = 6000;

    private readonly byte[] _source;
    private readonly Tokenizer _tokenizer;
    private readonly Token[] _tokens;
    private readonly ParseMode _mode;
    private ParserFlags _flags;
    private readonly Dictionary<long, (Found? Result, int Mark)> _memo = [];
    private int _mark;
    private int _level;
    private bool _callInvalid;

    private readonly ErrorLocator _errors;

    /// <summary>Tokens read so far.</summary>
    private int Fill
    {
        get => _errors.Fill;
        set => _errors.Fill = value;
    }

    /// <summary>The error that a pass raised.</summary>
    private PythonSyntaxException? _pending;

    /// <summary>Where the last statement that was complete ends.</summary>
    private Found? _lastStatement;

    public DiagnosingParser(byte[] source, Tokenizer tokenizer, ParseMode mode, ParserFlags flags, bool isFile)
    {
        _source = source;
        _tokenizer = tokenizer;
        _tokens = tokenizer.Tokens;
        _errors = new ErrorLocator(source, tokenizer, isFile);
        _mode = mode;
        _flags = flags;
    }

    /// <summary>The error, or null where the grammar takes the source after all.</summary>
    public PythonSyntaxException? Diagnose()
    {
        ParserFlags flags = _flags;
        if (RunPass())
        {
            return null;
        }

        if ((flags & ParserFlags.AllowIncompleteInput) != 0 && ReadToEnd())
        {
            return IncompleteInput();
        }

        if (_pending is { Kind: SyntaxErrorKind.MemoryError })
        {
            return _pending;
        }

        int last = Fill - 1;
        if (_pending is not null)
        {
            return SelectError(last);
        }

        _memo.Clear();
        _mark = 0;
        _level = 0;
        _callInvalid = true;
        _flags = flags;
        RunPass();
        return SelectError(last);
    }

    private PythonSyntaxException IncompleteInput() =>
        _tokens[Fill - 1].Kind == TokenKind.ErrorToken && _tokenizer.Error is { } error
            ? new PythonSyntaxException(SyntaxErrorKind.IncompleteInput, "incomplete input", error.Line, error.Offset, error.Line, -1, _errors.ErrorText(error.Line))
            : _errors.ErrorAtToken("incomplete input", Fill - 1, SyntaxErrorKind.IncompleteInput);

    private bool RunPass()
    {
        string start = _mode switch
        {
            ParseMode.Exec => "file",
            ParseMode.Eval => "eval",
            ParseMode.Single => "interactive",
            _ => "func_type",
        };
        try
        {
            return ParseRule(GrammarReader.Grammar[start]) is not null;
        }
        catch (PythonSyntaxException error)
        {
            _pending = error;
            return false;
        }
    }

    /// <summary>A tokenizer's error further on counts for more than the parser's own.</summary>
    private PythonSyntaxException SelectError(int last)
    {
        if (_pending is not null)
        {
            bool tokenizerFailed = Fill == _tokenizer.Count && _tokens[Fill - 1].Kind == TokenKind.ErrorToken;
            return tokenizerFailed ? _pending : TokenizerErrorAfter() ?? _pending;
        }

        switch (_tokens[last].Kind)
        {
            case TokenKind.Indent:
                return _errors.ErrorAtToken("unexpected indent", Fill - 1, SyntaxErrorKind.IndentationError);
            case TokenKind.Dedent:
                return _errors.ErrorAtToken("unexpected unindent", Fill - 1, SyntaxErrorKind.IndentationError);
        }

        PythonSyntaxException generic = _errors.ErrorOver("invalid syntax", last, last);
        return TokenizerErrorAfter() ?? generic;
    }

    private PythonSyntaxException? TokenizerErrorAfter()
    {
        if (_tokens[_tokenizer.Count - 1].Kind != TokenKind.ErrorToken)
        {
            return null;
        }

        if (_tokenizer.ErrorIsRaised)
        {
            return _tokenizer.Error;
        }

        if (_tokenizer.ErrorInString)
        {
            return null;
        }

        // At the end of the input an open bracket is the reason if it stands above the line that failed.
        ReadOnlySpan<Tokenizer.OpenBracket> open = _tokenizer.OpenBrackets;
        return open.Length > 0 && _tokens[Fill - 1].Line > open[^1].Line ? _errors.UnclosedBracket() : null;
    }

    /// <summary>Whether the first pass read the end of the input.</summary>
    private bool ReadToEnd()
    {
        ref Token last = ref _tokens[Fill - 1];
        return last.Kind switch
        {
            TokenKind.EndMarker => true,
            TokenKind.ErrorToken => _tokenizer.ErrorAtEnd,
            TokenKind.Newline or TokenKind.String or TokenKind.FStringEnd or TokenKind.TStringEnd => last.Start >= _tokenizer.InputEnd,
            _ => last.End >= _tokenizer.InputEnd,
        };
    }

    /// <summary>The token at an index, read if it was not; the tokenizer's error is raised when it comes up.</summary>
    private ref Token Fetch(int index)
    {
        if (index >= Fill)
        {
            if (index >= _tokenizer.Count)
            {
                index = _tokenizer.Count - 1;
            }

            Fill = index + 1;
            if (_tokens[index].Kind == TokenKind.ErrorToken)
            {
                throw TokenizerError();
            }
        }

        return ref _tokens[index];
    }

    private PythonSyntaxException TokenizerError() => _tokenizer.Error ?? _errors.UnclosedBracket();

    private Found? ParseRule(GrammarRule rule)
    {
        if (++_level >= MaximumLevel)
        {
            throw new PythonSyntaxException(
                SyntaxErrorKind.MemoryError, "Parser stack overflowed - Python source too complex to parse", 0, 0, 0, 0);
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new StackTooSmall();
        }

        Found? result = rule.LeftRecursive ? ParseLeftRecursive(rule) : rule.Memo ? ParseMemoized(rule) : ParseAlternatives(rule.Alternatives, rule.Quiet);
        _level--;
        return result;
    }

    private static long MemoKey(GrammarRule rule, int mark) => ((long)rule.Number << 32) | (uint)mark;

    private Found? ParseMemoized(GrammarRule rule)
    {
        int mark = _mark;
        Fetch(mark);
        if (_memo.TryGetValue(MemoKey(rule, mark), out (Found? Result, int Mark) known))
        {
            _mark = known.Mark;
            return known.Result;
        }

        Found? result = ParseAlternatives(rule.Alternatives, rule.Quiet);
        _memo[MemoKey(rule, mark)] = (result, _mark);
        return result;
    }

    /// <summary>Grows the seed: each round may use the result of the round before, until none reaches further.</summary>
    private Found? ParseLeftRecursive(GrammarRule rule)
    {
        int mark = _mark;
        Fetch(mark);
        if (_memo.TryGetValue(MemoKey(rule, mark), out (Found? Result, int Mark) known))
        {
            _mark = known.Mark;
            return known.Result;
        }

        Found? result = null;
        int reached = mark;
        while (true)
        {
            _memo[MemoKey(rule, mark)] = (result, reached);
            _mark = mark;
            _level++;
            Found? next = ParseAlternatives(rule.Alternatives, false);
            _level--;
            if (next is null || _mark <= reached)
            {
                break;
            }

            reached = _mark;
            result = next;
        }

        _mark = reached;
        return result;
    }

    private Found? ParseAlternatives(GrammarAlternative[] alternatives, bool quiet)
    {
        bool callInvalid = _callInvalid;
        if (quiet)
        {
            _callInvalid = false;
        }

        int mark = _mark;
        Found? result = null;
        foreach (GrammarAlternative alternative in alternatives)
        {
            if (alternative.IsInvalidRule && !_callInvalid)
            {
                continue;
            }

            bool cut = false;
            result = ParseAlternative(alternative, mark, ref cut);
            if (result is not null)
            {
                break;
            }

            _mark = mark;
            if (cut)
            {
                break;
            }
        }

        _callInvalid = callInvalid;
        return result;
    }

    private Found? ParseAlternative(GrammarAlternative alternative, int mark, ref bool cut)
    {
        var variables = alternative.Variables.Length == 0 ? [] : new Found[alternative.Variables.Length];
        Found? only = null;
        int consuming = 0;
        foreach (GrammarItem item in alternative.Items)
        {
            if (item.Kind == GrammarItemKind.Cut)
            {
                cut = true;
                continue;
            }

            Found? found = ParseItem(item);
            if (found is null)
            {
                return null;
            }

            if (item.Variable >= 0)
            {
                variables[item.Variable] = found;
            }

            if (item.Kind is not (GrammarItemKind.Ahead or GrammarItemKind.NotAhead))
            {
                only = found;
                consuming++;
            }
        }

        if (alternative.Action.Length == 0)
        {
            return consuming == 1 ? only : Make(FoundKind.Group, mark, []);
        }

        return RunAction(alternative, variables, mark, only);
    }

    private Found Make(FoundKind kind, int mark, Found[] children)
    {
        int end = _mark - 1;
        while (end > mark && _tokens[end].Kind is TokenKind.Newline or TokenKind.Indent or TokenKind.Dedent or TokenKind.EndMarker)
        {
            end--;
        }

        return new Found(kind, mark, end, children);
    }

    private Found? ParseItem(GrammarItem item)
    {
        switch (item.Kind)
        {
            case GrammarItemKind.Token:
                return MatchToken(item.Token);
            case GrammarItemKind.SoftKeyword:
                ref Token soft = ref Fetch(_mark);
                return soft.Kind == TokenKind.Name && soft.Name == item.Text ? Consume(FoundKind.Name) : null;
            case GrammarItemKind.AnySoftKeyword:
                ref Token any = ref Fetch(_mark);
                return any.Kind == TokenKind.Name && any.Name is "_" or "case" or "match" or "type" ? Consume(FoundKind.Name) : null;
            case GrammarItemKind.Rule:
                return ParseRule(item.Rule!);
            case GrammarItemKind.Group:
                return ParseGroup(item);
            case GrammarItemKind.Optional:
                return ParseItem(item.Inner!) ?? Found.Missing;
            case GrammarItemKind.Repeat or GrammarItemKind.RepeatOnce:
                return ParseRepeat(item);
            case GrammarItemKind.Gather:
                return ParseGather(item);
            case GrammarItemKind.Ahead or GrammarItemKind.NotAhead:
                int mark = _mark;
                bool matched = ParseItem(item.Inner!) is not null;
                _mark = mark;
                return matched == (item.Kind == GrammarItemKind.Ahead) ? Found.Missing : null;
            default:
                ref Token forced = ref Fetch(_mark);
                return forced.Kind == item.Inner!.Token ? Consume(FoundKind.Token) : throw _errors.ErrorOver($"expected '{item.Text}'", _mark, _mark);
        }
    }

    private Found? MatchToken(TokenKind kind)
    {
        return Fetch(_mark).Kind == kind ? Consume(kind == TokenKind.Name ? FoundKind.Name : FoundKind.Token) : null;
    }

    private Found Consume(FoundKind kind)
    {
        int mark = _mark++;
        return new Found(kind, mark, mark, []);
    }

    private Found? ParseGroup(GrammarItem item)
    {
        _level++;
        Found? result = ParseAlternatives(item.Alternatives, false);
        _level--;
        return result;
    }

    private Found? ParseRepeat(GrammarItem item)
    {
        _level++;
        int start = _mark;
        var found = new List<Found>();
        while (true)
        {
            int mark = _mark;
            Found? next = ParseItem(item.Inner!);
            if (next is null)
            {
                _mark = mark;
                break;
            }

            found.Add(next);
        }

        _level--;
        return found.Count == 0 && item.Kind == GrammarItemKind.RepeatOnce ? null : MakeList(found, start);
    }

    private Found? ParseGather(GrammarItem item)
    {
        int start = _mark;
        _level++;
        Found? first = ParseItem(item.Inner!);
        if (first is null)
        {
            _level--;
            return null;
        }

        _level++;
        var found = new List<Found> { first };
        while (true)
        {
            int mark = _mark;
            if (ParseItem(item.Separator!) is null || ParseItem(item.Inner!) is not { } next)
            {
                _mark = mark;
                break;
            }

            found.Add(next);
        }

        _level -= 2;
        return MakeList(found, start);
    }

    private Found MakeList(List<Found> found, int start) => new(FoundKind.List, start, Math.Max(start, _mark - 1), found.ToArray());
}
