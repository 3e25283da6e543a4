using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Adder.Generators.Binding;

/// <summary>
/// Parses signature strings: <c>name(a, b=None, /, c=0, *args, d, e=True, **kwargs)</c>. Defaults are None, True, False, numbers, strings, <c>()</c>, and anything else as an
/// opaque expression (<c>&lt;unrepresentable&gt;</c> is one).
/// </summary>
internal sealed class SignatureParser
{
    private readonly string _text;
    private int _position;
    private string? _error;
    private readonly List<SignatureParameter> _parameters = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private ParameterKind _kind = ParameterKind.PositionalOrKeyword;
    private bool _optionalSeen;
    private bool _slashSeen;
    private bool _bareStar;

    private SignatureParser(string text) => _text = text;

    /// <summary>The signature, or null with a description of what is wrong.</summary>
    public static Signature? Parse(string text, out string? error)
    {
        var parser = new SignatureParser(text);
        Signature? signature = parser.ParseSignature();
        error = parser._error;
        return error is null ? signature : null;
    }

    private Signature? ParseSignature()
    {
        string name = ParseName();
        if (name.Length == 0 || !Take('('))
        {
            return Fail("a name and a parenthesis are expected at the beginning");
        }

        while (!Take(')'))
        {
            if (!ParseParameter())
            {
                return null;
            }

            if (!Take(','))
            {
                if (Take(')'))
                {
                    break;
                }

                return Fail("',' or ')' expected at " + (_position + 1).ToString(CultureInfo.InvariantCulture));
            }
        }

        SkipSpace();
        if (_position < _text.Length)
        {
            return Fail("text after the closing parenthesis");
        }

        return _bareStar ? Fail("named parameters must follow a bare '*'") : new Signature(name, _parameters);
    }

    /// <summary>A parameter, or a mark among the parameters; false: it is wrong.</summary>
    private bool ParseParameter()
    {
        if (_parameters.Count > 0 && _parameters[_parameters.Count - 1].Kind == ParameterKind.VarKeyword)
        {
            return Refuse("nothing may follow **" + _parameters[_parameters.Count - 1].Name);
        }

        if (Take('/'))
        {
            return EndPositionalOnly();
        }

        if (TakeText("**"))
        {
            return Add(ParameterKind.VarKeyword);
        }

        if (Take('*'))
        {
            return BeginKeywordOnly();
        }

        if (!Add(_kind))
        {
            return false;
        }

        _bareStar = false;
        return true;
    }

    private bool EndPositionalOnly()
    {
        if (_slashSeen || _kind == ParameterKind.KeywordOnly || _parameters.Count == 0)
        {
            return Refuse("misplaced '/'");
        }

        _slashSeen = true;
        for (int i = 0; i < _parameters.Count; i++)
        {
            _parameters[i] = _parameters[i] with { Kind = ParameterKind.PositionalOnly };
        }

        return true;
    }

    private bool BeginKeywordOnly()
    {
        if (_kind == ParameterKind.KeywordOnly)
        {
            return Refuse("a second '*'");
        }

        _kind = ParameterKind.KeywordOnly;
        SkipSpace();
        _bareStar = _position < _text.Length && _text[_position] is ',' or ')';
        return _bareStar || Add(ParameterKind.VarPositional);
    }

    private bool Add(ParameterKind kind)
    {
        string name = ParseName();
        if (name.Length == 0 || !_names.Add(name))
        {
            return Refuse(name.Length == 0 ? "a parameter name is missing" : "the name '" + name + "' is used twice");
        }

        DefaultValue? value = null;
        if (kind is not (ParameterKind.VarPositional or ParameterKind.VarKeyword) && Take('='))
        {
            value = ParseDefault();
            if (_error is not null)
            {
                return false;
            }
        }

        if (kind == ParameterKind.PositionalOrKeyword)
        {
            if (_optionalSeen && value is null)
            {
                return Refuse("'" + name + "' has no default but follows a parameter that has one");
            }

            _optionalSeen |= value is not null;
        }

        _parameters.Add(new SignatureParameter(name, kind, value));
        return true;
    }

    private bool Refuse(string error)
    {
        _ = Fail(error);
        return false;
    }

    private DefaultValue? ParseDefault()
    {
        SkipSpace();
        int start = _position;
        int depth = 0;
        char quote = '\0';
        for (; _position < _text.Length; _position++)
        {
            char c = _text[_position];
            if (quote != '\0')
            {
                if (c == '\\')
                {
                    _position++;
                }
                else if (c == quote)
                {
                    quote = '\0';
                }
            }
            else if (c is '\'' or '"')
            {
                quote = c;
            }
            else if (c is '(' or '[' or '{' or '<')
            {
                depth++;
            }
            else if (depth > 0 && c is ')' or ']' or '}' or '>')
            {
                depth--;
            }
            else if (depth == 0 && c is ',' or ')')
            {
                break;
            }
        }

        string source = _text.Substring(start, Math.Min(_position, _text.Length) - start).TrimEnd();
        if (source.Length == 0 || quote != '\0')
        {
            Fail("a default value is missing or unfinished");
            return null;
        }

        return Classify(source);
    }

    private static DefaultValue Classify(string source)
    {
        switch (source)
        {
            case "None": return new DefaultValue(DefaultKind.None, source);
            case "True": return new DefaultValue(DefaultKind.True, source);
            case "False": return new DefaultValue(DefaultKind.False, source);
            case "()": return new DefaultValue(DefaultKind.EmptyTuple, source);
            case "<absent>": return new DefaultValue(DefaultKind.Absent, source);
            case "sys.maxsize": return new DefaultValue(DefaultKind.Integer, source, long.MaxValue);
        }

        if (source.Length >= 2 && source[0] is '\'' or '"' && source[source.Length - 1] == source[0] && Unquote(source) is { } text)
        {
            return new DefaultValue(DefaultKind.Text, source, Text: text);
        }

        if (long.TryParse(source, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer))
        {
            return new DefaultValue(DefaultKind.Integer, source, integer);
        }

        if ((char.IsDigit(source[0]) || source[0] == '-') && double.TryParse(source, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            return new DefaultValue(DefaultKind.Float, source, Float: number);
        }

        return new DefaultValue(DefaultKind.Expression, source);
    }

    private static string? Unquote(string source)
    {
        var text = new StringBuilder();
        for (int i = 1; i < source.Length - 1; i++)
        {
            char c = source[i];
            if (c == '\\')
            {
                switch (source[++i])
                {
                    case 'n': c = '\n'; break;
                    case 't': c = '\t'; break;
                    case 'r': c = '\r'; break;
                    case '\\': case '\'': case '"': c = source[i]; break;
                    default: return null;
                }
            }

            text.Append(c);
        }

        return text.ToString();
    }

    private string ParseName()
    {
        SkipSpace();
        int start = _position;
        while (_position < _text.Length && (char.IsLetterOrDigit(_text[_position]) || _text[_position] == '_'))
        {
            _position++;
        }

        return _text.Substring(start, _position - start);
    }

    private bool Take(char c) => TakeText(c.ToString());

    private bool TakeText(string text)
    {
        SkipSpace();
        if (string.CompareOrdinal(_text, _position, text, 0, text.Length) != 0)
        {
            return false;
        }

        _position += text.Length;
        return true;
    }

    private void SkipSpace()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }
    }

    private Signature? Fail(string error)
    {
        _error ??= error;
        return null;
    }
}
