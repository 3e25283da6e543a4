using System;

namespace Adder.Syntax;

/// <summary>What is parsed: a file, an expression (<c>eval</c>), one interactive statement (<c>single</c>) or a function type comment.</summary>
internal enum ParseMode { Exec, Eval, Single, FunctionType }

/// <summary>Flags of <c>compile()</c> that concern the parser.</summary>
[Flags]
internal enum ParserFlags
{
    None = 0,

    /// <summary>Input that ends too early raises <see cref="SyntaxErrorKind.IncompleteInput"/> (PyCF_ALLOW_INCOMPLETE_INPUT).</summary>
    AllowIncompleteInput = 1,

    /// <summary>An unindented rest is implied (PyCF_DONT_IMPLY_DEDENT).</summary>
    DontImplyDedent = 2,

    /// <summary>Type comments are kept (PyCF_TYPE_COMMENTS).</summary>
    TypeComments = 4,

    /// <summary><c>&lt;&gt;</c> instead of <c>!=</c> (the <c>barry_as_FLUFL</c> future).</summary>
    BarryAsFlufl = 8,
}

/// <summary>Decodes source bytes with one of Python's codecs. What it cannot decode it throws as <see cref="PythonSyntaxException"/>.</summary>
internal delegate string SourceCodec(string encoding, byte[] source);

/// <summary>The NFKC form of an identifier; null: something else has gone wrong, which whoever asked for parsing knows.</summary>
internal delegate string? IdentifierNormalizer(string name);

/// <summary>What the parser is told by the interpreter, besides the flags of <c>compile()</c>.</summary>
/// <param name="FeatureVersion">Minor version of Python whose syntax is the newest allowed; -1 for all.</param>
/// <param name="MaximumDigits">Limit of decimal digits in an int literal (<c>sys.set_int_max_str_digits</c>); 0 for none.</param>
/// <param name="IsFile">The source is a file that is being run: some messages differ.</param>
/// <param name="Normalizer">Normalizes identifiers with characters beyond ASCII in the place of the parser's own tables; null where nothing stands in their place.</param>
/// <param name="Codec">Decodes what is neither UTF-8 nor Latin-1; null: .NET's encodings are tried.</param>
internal sealed record ParserSettings(
    int FeatureVersion = -1, int MaximumDigits = ParserSettings.DefaultMaximumDigits, bool IsFile = false, SourceCodec? Codec = null,
    IdentifierNormalizer? Normalizer = null)
{
    /// <summary>CPython's own limit of decimal digits.</summary>
    public const int DefaultMaximumDigits = 4300;

    public static readonly ParserSettings Default = new();
}
