using System;
using System.Collections.Generic;
using System.Text;
using Adder.Syntax.Parsing;
using Adder.Syntax.Tokens;

namespace Adder.Syntax.Diagnostics;

internal sealed partial class DiagnosingParser
{
    private Found? RunAction(GrammarAlternative alternative, Found[] variables, int mark, Found? only)
    {
        if (alternative.Node is { } kind)
        {
            return Make(kind, mark, alternative.Action.Length > 1 ? Flatten(variables) : []);
        }

        string[] action = alternative.Action;
        if (action[0][0] == '@')
        {
            return Variable(alternative, variables, action[0][1..]);
        }

        Found At(int index) => Select(alternative, variables, action[index]);
        switch (action[0])
        {
            case "register":
                return RegisterStatement(At(1));
            case "exit":
                return null;
            case "single":
                return At(1).Children.Length == 1 ? At(1).Children[0] : Make(FoundKind.Pattern, mark, []);
            case "cons" or "join":
                return new Found(FoundKind.List, mark, _mark - 1, Flatten(variables));
            case "future":
                return CheckFuture(At(1), At(2), mark);
            case "flufl":
                return CheckInequality(At(1));
            case "archaic":
                return CheckArchaicInequality(At(1), At(2), mark);
            case "conversion":
                return CheckConversion(At(1), At(2));
            case "real" or "imaginary":
                return CheckComplex(only!, action[0] == "imaginary");
            case "literal":
                return CheckLiteral(At(1));
            case "format":
                CheckFormat(At(1), At(2));
                return Make(_tokens[mark].Kind == TokenKind.FStringStart ? FoundKind.JoinedStr : FoundKind.TemplateStr, mark, []);
            case "strings":
                return MakeStrings(At(1), mark);
            case "tstrings":
                return Make(FoundKind.TemplateStr, mark, []);
            case "at":
                throw _errors.ErrorOver(Message(alternative, variables, action[2]), At(1).Start, At(1).End);
            case "range":
                throw _errors.ErrorOver(Message(alternative, variables, action[3]), At(1).Start, At(2).End);
            case "from":
                throw _errors.ErrorFrom(Message(alternative, variables, action[2]), At(1).Start);
            case "last":
                throw _errors.ErrorAtToken(action[1], Fill - 1, SyntaxErrorKind.SyntaxError);
            case "next":
                Fetch(_mark);
                throw _errors.ErrorAtToken(action[1], _mark, SyntaxErrorKind.SyntaxError);
            case "indent":
                string message = action[^1].Replace("%line", action.Length > 2 ? _tokens[At(1).Start].Line.ToString(System.Globalization.CultureInfo.InvariantCulture) : "", StringComparison.Ordinal);
                throw _errors.ErrorAtToken(message, Fill - 1, SyntaxErrorKind.IndentationError);
            case "target":
                return CheckTarget(At(2), action[1]);
            default:
                return RunCheck(action[0], At, action);
        }
    }

    /// <summary>The checks that raise only under a condition of their own.</summary>
    private Found? RunCheck(string name, Func<int, Found> at, string[] action)
    {
        switch (name)
        {
            case "legacy":
                return IsLegacyStatement(at(1))
                    ? throw _errors.ErrorOver($"Missing parentheses in call to '{NameOf(at(1))}'. Did you mean {NameOf(at(1))}(...)?", at(1).Start, at(2).End)
                    : null;
            case "comma":
                return IsLegacyStatement(at(1)) || _tokens[_mark - 1].Level == 0
                    ? null
                    : throw _errors.ErrorOver("invalid syntax. Perhaps you forgot a comma?", at(1).Start, at(2).End);
            case "bound":
                string what = at(2).Kind == FoundKind.Tuple ? "constraints" : "bound";
                throw _errors.ErrorFrom($"cannot use {what} with {action[3]}", at(1).Start);
            case "genexpcall":
                Found arguments = at(1);
                Found[] positional = Array.FindAll(arguments.Children, child => child.Kind is not (FoundKind.Keyword or FoundKind.KeywordUnpacking));
                return positional.Length <= 1
                    ? null
                    : throw _errors.ErrorOver("Generator expression must be parenthesized", positional[^1].Start, LastOfComprehension(at(2)).End);
            case "argorder":
                bool unpacking = Array.Exists(at(1).Children, child => child.Kind == FoundKind.KeywordUnpacking);
                throw _errors.ErrorAtToken(
                    "positional argument follows keyword argument" + (unpacking ? " unpacking" : ""), Fill - 1, SyntaxErrorKind.SyntaxError);
            case "keyonly":
                ref Token end = ref _tokens[at(1).End];
                throw _errors.Error(
                    SyntaxErrorKind.SyntaxError, "':' expected after dictionary key", _tokens[at(1).Start].Line, end.EndColumn - 1, end.EndLine, ErrorLocator.NoEndColumn);
            default:
                throw new InvalidOperationException($"no action {name}");
        }
    }

    private static Found Variable(GrammarAlternative alternative, Found[] variables, string name) =>
        variables[Array.IndexOf(alternative.Variables, name)];

    /// <summary>A variable, or <c>first(v)</c>, <c>last(v)</c> of a list, or <c>lastif(v)</c>: the last condition of comprehensions.</summary>
    private static Found Select(GrammarAlternative alternative, Found[] variables, string expression)
    {
        int open = expression.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
        {
            return Variable(alternative, variables, expression);
        }

        Found list = Variable(alternative, variables, expression[(open + 1)..^1]);
        return expression[..open] switch
        {
            "first" => list.Children.Length == 0 ? list : list.Children[0],
            "last" => list.Children.Length == 0 ? list : list.Children[^1],
            _ => LastOfComprehension(list),
        };
    }

    private static Found LastOfComprehension(Found clauses)
    {
        Found comprehension = clauses.Kind == FoundKind.Comprehension ? clauses : clauses.Children[^1];
        return comprehension.Children[^1];
    }

    private static Found[] Flatten(Found[] found)
    {
        var flat = new List<Found>();
        foreach (Found item in found)
        {
            if (item is null || item.Kind == FoundKind.Missing)
            {
                continue;
            }

            if (item.Kind == FoundKind.List)
            {
                flat.AddRange(Flatten(item.Children));
            }
            else
            {
                flat.Add(item);
            }
        }

        return flat.ToArray();
    }

    private Found RegisterStatement(Found statement)
    {
        _lastStatement = statement;
        return statement;
    }

    private Found CheckFuture(Found module, Found targets, int mark)
    {
        if (_tokens[module.Start].Name == "__future__" && module.Start == module.End)
        {
            foreach (Found target in targets.Children)
            {
                if (_tokens[target.Start].Name == "barry_as_FLUFL")
                {
                    _flags |= ParserFlags.BarryAsFlufl;
                }
            }
        }

        return Make(FoundKind.Statement, mark, []);
    }

    private Found CheckInequality(Found token) => (_flags & ParserFlags.BarryAsFlufl) == 0
        ? token
        : throw _errors.ErrorAtToken("with Barry as BDFL, use '<>' instead of '!='", Fill - 1, SyntaxErrorKind.SyntaxError);

    /// <summary><c>&lt;&gt;</c>: two tokens that stand together.</summary>
    private Found? CheckArchaicInequality(Found less, Found greater, int mark)
    {
        if (_tokens[less.Start].End != _tokens[greater.Start].Start)
        {
            return null;
        }

        if ((_flags & ParserFlags.BarryAsFlufl) != 0)
        {
            return Make(FoundKind.Group, mark, []);
        }

        return _callInvalid ? throw _errors.ErrorOver("invalid syntax.  Maybe you meant '!=' instead of '<>'?", less.Start, greater.End) : null;
    }

    private Found CheckConversion(Found mark, Found name)
    {
        ref Token first = ref _tokens[mark.Start];
        ref Token second = ref _tokens[name.Start];
        char letter = StringLetter(mark.Start);
        if (first.Line != second.Line || first.EndColumn != second.Column)
        {
            throw _errors.ErrorOver($"{letter}-string: conversion type must come right after the exclamation mark", mark.Start, name.End);
        }

        return second.Name is "s" or "r" or "a"
            ? name
            : throw _errors.ErrorOver($"{letter}-string: invalid conversion character '{second.Name}': expected 's', 'r', or 'a'", name.Start, name.End);
    }

    private char StringLetter(int index)
    {
        int depth = 0;
        for (; index >= 0; index--)
        {
            switch (_tokens[index].Kind)
            {
                case TokenKind.FStringEnd or TokenKind.TStringEnd:
                    depth++;
                    break;
                case TokenKind.FStringStart or TokenKind.TStringStart when depth-- == 0:
                    return _tokens[index].Kind == TokenKind.FStringStart ? 'f' : 't';
            }
        }

        return 'f';
    }

    private Found CheckComplex(Found number, bool imaginary)
    {
        ref Token token = ref _tokens[number.Start];
        bool isImaginary = (_source[token.End - 1] | 0x20) == 'j' && (token.End - token.Start < 2 || (_source[token.Start + 1] | 0x20) != 'x');
        if (isImaginary != imaginary)
        {
            throw _errors.ErrorOver(imaginary ? "imaginary number required in complex literal" : "real number required in complex literal", number.Start, number.End);
        }

        return number;
    }

    private Found MakeStrings(Found strings, int mark)
    {
        if (strings.Children.Length == 1)
        {
            return strings.Children[0];
        }

        bool format = Array.Exists(strings.Children, child => child.Kind == FoundKind.JoinedStr);
        int bytes = 0;
        foreach (Found child in strings.Children)
        {
            bytes += child.Kind != FoundKind.JoinedStr && StringToken.Of(_source, _tokens[child.Start]).IsBytes ? 1 : 0;
        }

        if (bytes > 0 && bytes < strings.Children.Length)
        {
            throw _errors.ErrorAtToken("cannot mix bytes and nonbytes literals", Fill - 1, SyntaxErrorKind.SyntaxError);
        }

        return Make(format ? FoundKind.JoinedStr : FoundKind.Constant, mark, []);
    }

    private Found CheckLiteral(Found literal)
    {
        StringToken token = StringToken.Of(_source, _tokens[literal.Start]);
        CheckEscapes(_source.AsSpan(token.BodyStart, token.BodyLength), token.IsBytes, token.IsRaw, literal.Start);
        return literal with { Kind = FoundKind.Constant };
    }

    private void CheckEscapes(ReadOnlySpan<byte> body, bool isBytes, bool isRaw, int token)
    {
        string? error = isBytes && !Ascii.IsValid(body) ? "bytes can only contain ASCII literal characters" : null;
        if (error is null && !isRaw && body.Contains((byte)'\\'))
        {
            var decoder = new EscapeDecoder(body);
            _ = isBytes ? decoder.DecodeBytes() is null : decoder.DecodeText() is null;
            error = decoder.Error;
        }

        if (error is not null)
        {
            throw _errors.ErrorOver(error, token, token);
        }
    }

    private void CheckFormat(Found start, Found middles)
    {
        ref Token first = ref _tokens[start.Start];
        bool isRaw = _source.AsSpan(first.Start, first.End - first.Start).IndexOfAny((byte)'r', (byte)'R') >= 0;
        foreach (Found middle in middles.Children)
        {
            if (middle.Kind == FoundKind.Token)
            {
                ref Token token = ref _tokens[middle.Start];
                CheckEscapes(_source.AsSpan(token.Start, token.End - token.Start), false, isRaw, middle.Start);
            }
        }
    }

    private bool IsLegacyStatement(Found found) => found.Kind == FoundKind.Name && NameOf(found) is "print" or "exec";

    private string NameOf(Found found) => _tokens[found.Start].Name ?? "";

    private Found? CheckTarget(Found expression, string targets) => InvalidTarget(expression, targets) is { } invalid
        ? throw _errors.ErrorOver($"cannot {(targets == "DEL" ? "delete" : "assign to")} {ExpressionName(invalid)}", invalid.Start, invalid.End)
        : null;

    private static Found? InvalidTarget(Found expression, string targets)
    {
        switch (expression.Kind)
        {
            case FoundKind.ListDisplay or FoundKind.Tuple:
                foreach (Found child in expression.Children)
                {
                    if (InvalidTarget(child, targets) is { } invalid)
                    {
                        return invalid;
                    }
                }

                return null;
            case FoundKind.Starred:
                return targets == "DEL" ? expression : InvalidTarget(expression.Children[0], targets);
            case FoundKind.Compare when targets == "FOR":
                // In 'for a in b' the whole reads as a comparison: its left side is the target.
                return expression.Children[1].Kind == FoundKind.In ? InvalidTarget(expression.Children[0], targets) : null;
            case FoundKind.Name or FoundKind.Subscript or FoundKind.Attribute:
                return null;
            default:
                return expression;
        }
    }

    private string Message(GrammarAlternative alternative, Found[] variables, string text)
    {
        int percent = text.IndexOf('%', StringComparison.Ordinal);
        if (percent < 0)
        {
            return text;
        }

        int open = text.IndexOf('(', percent), close = text.IndexOf(')', percent);
        Found found = Variable(alternative, variables, text[(open + 1)..close]);
        ref Token token = ref _tokens[found.Start];
        string replacement = text[(percent + 1)..open] == "name"
            ? ExpressionName(found)
            : Encoding.UTF8.GetString(_source, token.Start, token.End - token.Start);
        return text[..percent] + replacement + text[(close + 1)..];
    }

    private static string ExpressionName(Found found) => found.Kind switch
    {
        FoundKind.Attribute => "attribute",
        FoundKind.Subscript => "subscript",
        FoundKind.Starred => "starred",
        FoundKind.Name => "name",
        FoundKind.ListDisplay => "list",
        FoundKind.Tuple => "tuple",
        FoundKind.Lambda => "lambda",
        FoundKind.Call => "function call",
        FoundKind.BoolOp or FoundKind.BinOp or FoundKind.UnaryOp => "expression",
        FoundKind.GeneratorExp => "generator expression",
        FoundKind.Yield => "yield expression",
        FoundKind.Await => "await expression",
        FoundKind.ListComp => "list comprehension",
        FoundKind.SetComp => "set comprehension",
        FoundKind.DictComp => "dict comprehension",
        FoundKind.Dict => "dict literal",
        FoundKind.Set => "set display",
        FoundKind.JoinedStr => "f-string expression",
        FoundKind.TemplateStr => "t-string expression",
        FoundKind.Constant => "literal",
        FoundKind.None => "None",
        FoundKind.True => "True",
        FoundKind.False => "False",
        FoundKind.Ellipsis => "ellipsis",
        FoundKind.Compare => "comparison",
        FoundKind.IfExp => "conditional expression",
        FoundKind.NamedExpr => "named expression",
        _ => "expression",
    };
}
