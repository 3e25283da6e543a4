using System.Collections.Generic;
using System.Text;

namespace Adder.Generators.Binding;

/// <summary>The five kinds of a Python parameter, as in <c>inspect.Parameter</c>.</summary>
internal enum ParameterKind { PositionalOnly, PositionalOrKeyword, VarPositional, KeywordOnly, VarKeyword }

/// <summary>What a default value in a signature string denotes.</summary>
internal enum DefaultKind
{
    None, True, False, Integer, Float, Text, EmptyTuple,

    /// <summary>Written in the signature, but known only to the method itself, which gets null when the argument is omitted.</summary>
    Expression,

    /// <summary><c>&lt;absent&gt;</c>: may be omitted, and the function has no <c>__text_signature__</c>.</summary>
    Absent,
}

/// <summary>A default value; <see cref="Source"/> is its text in the signature string.</summary>
internal sealed record DefaultValue(DefaultKind Kind, string Source, long Integer = 0, double Float = 0, string Text = "");

/// <summary>A parameter of a signature.</summary>
internal sealed record SignatureParameter(string Name, ParameterKind Kind, DefaultValue? Default)
{
    public bool IsVariadic => Kind is ParameterKind.VarPositional or ParameterKind.VarKeyword;

    public bool IsRequired => Default is null && !IsVariadic;
}

/// <summary>A parsed signature string such as <c>split(sep=None, maxsplit=-1)</c>.</summary>
internal sealed class Signature
{
    public Signature(string name, IReadOnlyList<SignatureParameter> parameters)
    {
        Name = name;
        Parameters = parameters;
        foreach (SignatureParameter parameter in parameters)
        {
            switch (parameter.Kind)
            {
                case ParameterKind.PositionalOnly:
                    PositionalOnlyCount++;
                    goto case ParameterKind.PositionalOrKeyword;
                case ParameterKind.PositionalOrKeyword:
                    PositionalCount++;
                    RequiredPositionalCount += parameter.IsRequired ? 1 : 0;
                    NamedCount++;
                    break;
                case ParameterKind.KeywordOnly:
                    NamedCount++;
                    break;
                case ParameterKind.VarPositional:
                    HasVarPositional = true;
                    break;
                default:
                    HasVarKeyword = true;
                    break;
            }
        }
    }

    public string Name { get; }

    public IReadOnlyList<SignatureParameter> Parameters { get; }

    public int PositionalOnlyCount { get; }

    public int PositionalCount { get; }

    public int RequiredPositionalCount { get; }

    /// <summary>All parameters but <c>*args</c> and <c>**kwargs</c>.</summary>
    public int NamedCount { get; }

    public bool HasVarPositional { get; }

    public bool HasVarKeyword { get; }

    public bool AcceptsKeywords => HasVarKeyword || NamedCount > PositionalOnlyCount;

    /// <summary>
    /// The <c>__text_signature__</c>, with the implicit first parameter (<c>$self</c>, <c>$type</c>, <c>$module</c>) where there is one; null where a default cannot be shown. A long one
    /// is broken into lines as CPython's are.
    /// </summary>
    public string? TextSignature(string? implicitParameter)
    {
        var parts = new List<string>();
        int positionalOnlyLeft = PositionalOnlyCount;
        bool starShown = false;
        if (implicitParameter is not null)
        {
            parts.Add(implicitParameter);
            if (positionalOnlyLeft == 0)
            {
                parts.Add("/");
            }
        }

        foreach (SignatureParameter parameter in Parameters)
        {
            if (parameter.Default is { Kind: DefaultKind.Absent })
            {
                return null;
            }

            if (parameter.Kind == ParameterKind.KeywordOnly && !HasVarPositional && !starShown)
            {
                parts.Add("*");
                starShown = true;
            }

            string prefix = parameter.Kind switch { ParameterKind.VarPositional => "*", ParameterKind.VarKeyword => "**", _ => "" };
            parts.Add(prefix + parameter.Name + (parameter.Default is { } value ? "=" + value.Source : ""));
            if (parameter.Kind == ParameterKind.PositionalOnly && --positionalOnlyLeft == 0)
            {
                parts.Add("/");
            }
        }

        return Lines(parts);
    }

    private string Lines(List<string> parts)
    {
        const int LineLength = 72;
        string indent = new(' ', Name.Length + 1);
        int lineLength = indent.Length;
        var text = new StringBuilder("(");
        for (int i = 0; i < parts.Count; i++)
        {
            string part = i < parts.Count - 1 ? parts[i] + "," : parts[i];
            if (i > 0 && lineLength + part.Length + 1 >= LineLength)
            {
                text.Append('\n').Append(indent);
                lineLength = indent.Length;
            }
            else if (i > 0)
            {
                text.Append(' ');
                lineLength++;
            }

            text.Append(part);
            lineLength += part.Length;
        }

        return text.Append(')').ToString();
    }
}
