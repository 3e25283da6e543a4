using System;
using System.Text;
using System.Threading;
using Adder.Syntax.Ast;
using Adder.Syntax.Diagnostics;
using Adder.Syntax.Parsing;
using Adder.Syntax.Source;
using Adder.Syntax.Tokens;

namespace Adder.Syntax;

/// <summary>The front door: source text in, syntax tree out; what Python rejects is thrown as <see cref="PythonSyntaxException"/>.</summary>
internal static class PythonParser
{
    /// <summary>A stack that bears every source within CPython's limit of nested rules.</summary>
    private const int LargeStack = 64 << 20;

    /// <summary>Below this measure of nesting CPython's limit is not reached; above it the exact count is taken.</summary>
    private const int SurelyShallow = 2000;

    /// <summary>Finds the code point of a name in <c>\N{…}</c>, -1 for none. Set by whoever has the Unicode names.</summary>
    public static Func<string, int>? UnicodeNameLookup { get; set; }

    /// <summary>Parses text.</summary>
    /// <param name="source">The text; an unpaired surrogate raises as CPython's encoding to UTF-8 does.</param>
    /// <param name="fileName">For messages only.</param>
    /// <param name="mode">What to parse.</param>
    /// <param name="flags">Flags of <c>compile()</c>.</param>
    /// <param name="warnings">Takes warnings; null drops them.</param>
    /// <param name="settings">What the interpreter says; null for the defaults.</param>
    public static ModuleNode Parse(
        string source, string fileName, ParseMode mode, ParserFlags flags = 0, SyntaxWarningSink? warnings = null, ParserSettings? settings = null)
    {
        if (source.Contains('\0'))
        {
            throw new PythonSyntaxException(SyntaxErrorKind.SyntaxError, "source code string cannot contain null bytes", 0, 0, 0, 0);
        }

        byte[] buffer = SourceBuffer.FromText(source, out bool implied);
        return Run(new Request(buffer, implied && mode != ParseMode.Exec, fileName, mode, flags, warnings, settings ?? ParserSettings.Default));
    }

    /// <summary>Parses bytes, decoding them as their byte order mark or coding comment says.</summary>
    public static ModuleNode ParseBytes(
        ReadOnlySpan<byte> source, string fileName, ParseMode mode, ParserFlags flags = 0, SyntaxWarningSink? warnings = null, ParserSettings? settings = null)
    {
        settings ??= ParserSettings.Default;
        if (source.IndexOf((byte)0) is var zero and >= 0)
        {
            if (!settings.IsFile)
            {
                throw new PythonSyntaxException(SyntaxErrorKind.SyntaxError, "source code string cannot contain null bytes", 0, 0, 0, 0);
            }

            // What comes before it is decoded first: a file in UTF-16 is told that it is no UTF-8.
            _ = SourceDecoder.Decode(source[..zero], fileName, settings, out _);
            throw NullByteInFile(source[..zero]);
        }

        byte[] buffer = SourceDecoder.Decode(source, fileName, settings, out bool implied);
        return Run(new Request(buffer, implied && mode != ParseMode.Exec, fileName, mode, flags, warnings, settings));
    }

    private static PythonSyntaxException NullByteInFile(ReadOnlySpan<byte> before)
    {
        int line = before.Count((byte)'\n') + 1;
        string text = Encoding.UTF8.GetString(before[(before.LastIndexOf((byte)'\n') + 1)..]);
        return new PythonSyntaxException(SyntaxErrorKind.SyntaxError, "source code cannot contain null bytes", line, 0, line, 0, text);
    }

    /// <summary>What is to be parsed and how.</summary>
    private sealed record Request(
        byte[] Buffer, bool ImpliedNewline, string FileName, ParseMode Mode, ParserFlags Flags, SyntaxWarningSink? Warnings, ParserSettings Settings);

    private static ModuleNode Run(Request request)
    {
        try
        {
            return ParseHere(request);
        }
        catch (StackTooSmall)
        {
            return RunOnLargeStack(request);
        }
    }

    private static ModuleNode RunOnLargeStack(Request request)
    {
        ModuleNode? result = null;
        PythonSyntaxException? error = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = ParseHere(request);
                }
                catch (PythonSyntaxException exception)
                {
                    error = exception;
                }
            },
            LargeStack)
        {
            Name = $"parser of {request.FileName}",
        };
        thread.Start();
        thread.Join();
        return result ?? throw error!;
    }

    private static ModuleNode ParseHere(Request request)
    {
        var tokenizer = new Tokenizer(request.Buffer, request.ImpliedNewline, request.Flags, request.Mode == ParseMode.Single) 
        {
            Normalizer = request.Settings.Normalizer,
            IsFile = request.Settings.IsFile,
        };
        tokenizer.Run();
        ModuleNode tree;
        PythonSyntaxException? extraStatement;
        try
        {
            tree = ParseTokens(request, tokenizer, out extraStatement);
        }
        catch (PythonSyntaxException error) when (error.Kind is SyntaxErrorKind.SyntaxError or SyntaxErrorKind.IndentationError or SyntaxErrorKind.TabError)
        {
            error.Source = Encoding.UTF8.GetString(request.Buffer, 0, tokenizer.InputEnd);
            throw;
        }

        return extraStatement is null ? tree : throw extraStatement;
    }

    private static ModuleNode ParseTokens(Request request, Tokenizer tokenizer, out PythonSyntaxException? extraStatement)
    {
        extraStatement = null;
        var parser = new Parser(request.Buffer, tokenizer, request.Flags, request.Warnings, request.Settings);
        try
        {
            ModuleNode tree = request.Mode switch
            {
                ParseMode.Exec => parser.ParseModule(),
                ParseMode.Eval => parser.ParseEval(),
                ParseMode.Single => parser.ParseInteractive(),
                _ => parser.ParseFunctionType(),
            };
            if (parser.DeepestNesting > SurelyShallow && Diagnose(request, tokenizer) is { Kind: SyntaxErrorKind.MemoryError } tooComplex)
            {
                throw tooComplex;
            }

            parser.FlushTokenizerWarnings(int.MaxValue);
            extraStatement = parser.ExtraStatement;
            return tree;
        }
        catch (ParseFailure)
        {
            parser.FlushTokenizerWarnings(parser.Position + 1);
            throw Diagnose(request, tokenizer) ?? parser.InvalidSyntax();
        }
        catch (PythonSyntaxException error) when (error.Kind == SyntaxErrorKind.SyntaxError && tokenizer.ErrorIsRaised)
        {
            // What is wrong with tokens further on counts for more than what is wrong with a literal.
            throw tokenizer.Error!;
        }
    }

    private static PythonSyntaxException? Diagnose(Request request, Tokenizer tokenizer) =>
        new DiagnosingParser(request.Buffer, tokenizer, request.Mode, request.Flags, request.Settings.IsFile).Diagnose();
}
