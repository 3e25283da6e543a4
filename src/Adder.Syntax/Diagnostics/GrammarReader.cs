using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Adder.Syntax.Tokens;

namespace Adder.Syntax.Diagnostics;

/// <summary>
/// Reads the grammar that diagnoses errors. A rule is <c>name flags: alternative | alternative</c>; continued lines are indented.
/// Elements are <c>'token'</c>, <c>"soft keyword"</c>, <c>TOKEN_NAME</c>, <c>rule</c> and <c>(group)</c>, followed by <c>? * +</c>;
/// <c>s.e+</c> gathers e separated by s, <c>&amp;e</c> and <c>!e</c> look ahead, <c>&amp;&amp;e</c> must match or raises, <c>~</c> commits to
/// the alternative; <c>v=e</c> names a result. <c>-> words</c> is the action. The order of alternatives decides, as in every parsing
/// expression grammar.
/// </summary>
internal sealed class GrammarReader
{
    private readonly string _text;
    private int _position;
    private List<string> _variables = [];
    private readonly Dictionary<string, GrammarRule> _rules = new(StringComparer.Ordinal);

    private GrammarReader(string text) => _text = text;

    private static Dictionary<string, GrammarRule>? s_grammar;

    /// <summary>The rules by name, read when the first error needs them.</summary>
    public static Dictionary<string, GrammarRule> Grammar => s_grammar ??= Read();

    private static Dictionary<string, GrammarRule> Read()
    {
        string text = StatementGrammar.Text + "\n" + ExpressionGrammar.Text + "\n" + InvalidGrammar.Text + "\n";
        var reader = new GrammarReader(text);
        while (reader._position < text.Length)
        {
            if (text[reader._position] == '\n')
            {
                reader._position++;
                continue;
            }

            reader.ReadRule();
        }

        foreach (GrammarRule rule in reader._rules.Values)
        {
            reader.Resolve(rule.Alternatives);
        }

        return reader._rules;
    }

    private void Resolve(GrammarAlternative[] alternatives)
    {
        foreach (GrammarAlternative alternative in alternatives)
        {
            foreach (GrammarItem item in alternative.Items)
            {
                Resolve(item);
            }
        }
    }

    private void Resolve(GrammarItem item)
    {
        if (item.Kind == GrammarItemKind.Rule)
        {
            item.Rule = _rules.TryGetValue(item.RuleName, out GrammarRule? rule) ? rule : throw new InvalidOperationException($"no rule {item.RuleName}");
        }

        Resolve(item.Alternatives);
        if (item.Inner is not null)
        {
            Resolve(item.Inner);
        }

        if (item.Separator is not null)
        {
            Resolve(item.Separator);
        }
    }

    private void ReadRule()
    {
        var rule = new GrammarRule { Name = ReadWord(), Number = _rules.Count };
        SkipBlanks();
        while (_text[_position] != ':')
        {
            switch (ReadWord())
            {
                case "memo":
                    rule.Memo = true;
                    break;
                case "left":
                    rule.LeftRecursive = true;
                    break;
                default:
                    rule.Quiet = true;
                    break;
            }

            SkipBlanks();
        }

        _position++;
        rule.Alternatives = ReadAlternatives();
        _rules.Add(rule.Name, rule);
    }

    /// <summary>Skips blanks and the line ends that an indented line follows.</summary>
    private void SkipBlanks()
    {
        while (_position < _text.Length
            && (_text[_position] is ' ' or '\r' || _text[_position] == '\n' && _position + 1 < _text.Length && _text[_position + 1] == ' '))
        {
            _position++;
        }
    }

    private string ReadWord()
    {
        int start = _position;
        while (char.IsAsciiLetterOrDigit(_text[_position]) || _text[_position] == '_')
        {
            _position++;
        }

        return _text[start.._position];
    }

    private GrammarAlternative[] ReadAlternatives()
    {
        var alternatives = new List<GrammarAlternative>();
        while (true)
        {
            alternatives.Add(ReadAlternative());
            if (_position >= _text.Length || _text[_position] != '|')
            {
                return alternatives.ToArray();
            }

            _position++;
        }
    }

    private GrammarAlternative ReadAlternative()
    {
        List<string> outer = _variables;
        _variables = [];
        var items = new List<GrammarItem>();
        string[] action = [];
        while (true)
        {
            SkipBlanks();
            if (_position >= _text.Length || _text[_position] is '|' or ')' or '\n')
            {
                break;
            }

            if (_text.AsSpan(_position).StartsWith("->", StringComparison.Ordinal))
            {
                _position += 2;
                action = ReadAction();
                break;
            }

            items.Add(ReadItem());
        }

        var alternative = new GrammarAlternative
        {
            Items = items.ToArray(),
            Variables = _variables.ToArray(),
            Action = action,
            Node = NodeOf(action),
            IsInvalidRule = items.Count == 1 && items[0].Kind == GrammarItemKind.Rule && items[0].RuleName.StartsWith("invalid_", StringComparison.Ordinal),
        };
        _variables = outer;
        return alternative;
    }

    private static FoundKind? NodeOf(string[] action) => action.Length == 0 || !char.IsUpper(action[0][0]) ? null
        : action[0] == "List" ? FoundKind.ListDisplay : Enum.Parse<FoundKind>(action[0]);

    private string[] ReadAction()
    {
        var words = new List<string>();
        while (true)
        {
            SkipBlanks();
            if (_position >= _text.Length || _text[_position] is '|' or ')' or '\n')
            {
                return words.ToArray();
            }

            int start = _position;
            if (_text[_position] == '"')
            {
                words.Add(ReadQuoted('"'));
                continue;
            }

            while (_text[_position] is not (' ' or '\n' or ')'))
            {
                if (_text[_position] == '(')
                {
                    _position = _text.IndexOf(')', _position);
                }

                _position++;
            }

            words.Add(_text[start.._position]);
        }
    }

    private string ReadQuoted(char quote)
    {
        var builder = new StringBuilder();
        _position++;
        while (_text[_position] != quote)
        {
            if (_text[_position] == '\\')
            {
                _position++;
            }

            builder.Append(_text[_position++]);
        }

        _position++;
        return builder.ToString();
    }

    private GrammarItem ReadItem()
    {
        if (char.IsAsciiLetter(_text[_position]))
        {
            int start = _position;
            string word = ReadWord();
            if (_text[_position] == '=')
            {
                _position++;
                GrammarItem named = ReadItem();
                named.Variable = _variables.Count;
                _variables.Add(word);
                return named;
            }

            _position = start;
        }

        switch (_text[_position])
        {
            case '&' when _text[_position + 1] == '&':
                _position += 2;
                string spelling = _text[(_position + 1).._text.IndexOf('\'', _position + 1)];
                return new GrammarItem { Kind = GrammarItemKind.Forced, Inner = ReadAtom(), Text = spelling };
            case '&':
                _position++;
                return new GrammarItem { Kind = GrammarItemKind.Ahead, Inner = ReadAtom() };
            case '!':
                _position++;
                return new GrammarItem { Kind = GrammarItemKind.NotAhead, Inner = ReadAtom() };
            case '~':
                _position++;
                return new GrammarItem { Kind = GrammarItemKind.Cut };
        }

        GrammarItem atom = ReadAtom();
        switch (_position < _text.Length ? _text[_position] : '\0')
        {
            case '?':
                _position++;
                return new GrammarItem { Kind = GrammarItemKind.Optional, Inner = atom };
            case '*':
                _position++;
                return new GrammarItem { Kind = GrammarItemKind.Repeat, Inner = atom };
            case '+':
                _position++;
                return new GrammarItem { Kind = GrammarItemKind.RepeatOnce, Inner = atom };
            case '.':
                _position++;
                GrammarItem element = ReadAtom();
                _position++;
                return new GrammarItem { Kind = GrammarItemKind.Gather, Inner = element, Separator = atom };
            default:
                return atom;
        }
    }

    private GrammarItem ReadAtom()
    {
        switch (_text[_position])
        {
            case '(':
                _position++;
                GrammarAlternative[] alternatives = ReadAlternatives();
                _position++;
                return new GrammarItem { Kind = GrammarItemKind.Group, Alternatives = alternatives };
            case '\'':
                return new GrammarItem { Kind = GrammarItemKind.Token, Token = TokenSpelling.Find(ReadQuoted('\'')) };
            case '"':
                string soft = ReadQuoted('"');
                return soft == "!"
                    ? new GrammarItem { Kind = GrammarItemKind.Token, Token = TokenKind.Exclamation }
                    : new GrammarItem { Kind = GrammarItemKind.SoftKeyword, Text = soft };
        }

        string name = ReadWord();
        if (name == "SOFT_KEYWORD")
        {
            return new GrammarItem { Kind = GrammarItemKind.AnySoftKeyword };
        }

        return char.IsUpper(name[0])
            ? new GrammarItem { Kind = GrammarItemKind.Token, Token = Enum.Parse<TokenKind>(name.Replace("_", "", StringComparison.Ordinal), true) }
            : new GrammarItem { Kind = GrammarItemKind.Rule, RuleName = name };
    }
}
