using System;
using System.Threading;
using Adder.Syntax.Ast;
using Adder.Syntax.Parsing;
using Adder.Syntax.Source;
using Adder.Syntax.Tokens;

namespace Adder.Syntax;

/// <summary>The front door: source text in, syntax tree out; what Python rejects is thrown as <see cref="PythonSyntaxException"/>.</summary>
internal static class PythonParser
{
    /// <summary>A stack that bears every source within CPython's limit of nested rules.</summary>
    private const int LargeStack = 64 << 20;

    /// <summary>Finds the code point of a name in <c>\N{…}</c>, -1 for none. Set by whoever has the Unicode names.</summary>
    public static Func<string, int>? UnicodeNameLookup { get; set; }

    /// <summary>Limit of decimal digits in an int literal (<c>sys.set_int_max_str_digits</c>); 0 for none.</summary>
    public static int MaximumIntegerDigits { get; set; } = 4300;

    /// <summary>Parses text.</summary>
    /// <param name="source">The text; an unpaired surrogate raises as CPython's encoding to UTF-8 does.</param>
    /// <param name="fileName">For messages only.</param>
    /// <param name="mode">What to parse.</param>
    /// <param name="flags">Flags of <c>compile()</c>.</param>
    /// <param name="warnings">Takes warnings; null drops them.</param>
    /// <param name="featureVersion">Minor version of Python whose syntax is the newest allowed; -1 for all.</param>
    public static ModuleNode Parse(
        string source, string fileName, ParseMode mode, ParserFlags flags = 0, SyntaxWarningSink? warnings = null, int featureVersion = -1)
    {
        if (source.Contains('\0'))
        {
            throw new PythonSyntaxException(SyntaxErrorKind.SyntaxError, "source code string cannot contain null bytes", 0, 0, 0, 0);
        }

        return ParseBuffer(SourceBuffer.FromText(source), fileName, mode, flags, warnings, featureVersion);
    }

    /// <summary>Parses bytes, decoding them as their byte order mark or coding comment says.</summary>
    public static ModuleNode ParseBytes(
        ReadOnlySpan<byte> source, string fileName, ParseMode mode, ParserFlags flags = 0, SyntaxWarningSink? warnings = null, int featureVersion = -1)
    {
        if (source.Contains((byte)0))
        {
            throw new PythonSyntaxException(SyntaxErrorKind.SyntaxError, "source code string cannot contain null bytes", 0, 0, 0, 0);
        }

        return ParseBuffer(SourceDecoder.Decode(source, fileName), fileName, mode, flags, warnings, featureVersion);
    }

    private static ModuleNode ParseBuffer(
        byte[] buffer, string fileName, ParseMode mode, ParserFlags flags, SyntaxWarningSink? warnings, int featureVersion)
    {
        try
        {
            return ParseHere(buffer, mode, flags, warnings, featureVersion);
        }
        catch (StackTooSmall)
        {
            return ParseOnLargeStack(buffer, fileName, mode, flags, warnings, featureVersion);
        }
    }

    private static ModuleNode ParseOnLargeStack(
        byte[] buffer, string fileName, ParseMode mode, ParserFlags flags, SyntaxWarningSink? warnings, int featureVersion)
    {
        ModuleNode? result = null;
        PythonSyntaxException? error = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = ParseHere(buffer, mode, flags, warnings, featureVersion);
                }
                catch (PythonSyntaxException exception)
                {
                    error = exception;
                }
            },
            LargeStack)
        {
            Name = $"parser of {fileName}",
        };
        thread.Start();
        thread.Join();
        return result ?? throw error!;
    }

    private static ModuleNode ParseHere(byte[] buffer, ParseMode mode, ParserFlags flags, SyntaxWarningSink? warnings, int featureVersion)
    {
        var tokenizer = new Tokenizer(buffer, (flags & ParserFlags.TypeComments) != 0);
        tokenizer.Run();
        var parser = new Parser(buffer, tokenizer, flags, warnings, featureVersion);
        try
        {
            ModuleNode tree = mode switch
            {
                ParseMode.Exec => parser.ParseModule(),
                ParseMode.Eval => parser.ParseEval(),
                ParseMode.Single => parser.ParseInteractive(),
                _ => parser.ParseFunctionType(),
            };
            parser.FlushTokenizerWarnings(int.MaxValue);
            return tree;
        }
        catch (ParseFailure)
        {
            throw tokenizer.Error ?? parser.InvalidSyntax();
        }
    }
}
