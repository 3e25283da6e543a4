using System;
using System.Text;

namespace Adder.Syntax.Source;

/// <summary>Decodes source bytes by byte order mark and coding comment (PEP 263).</summary>
internal static class SourceDecoder
{
    /// <summary>Source as the tokenizer wants it.</summary>
    public static byte[] Decode(ReadOnlySpan<byte> source, string fileName, ParserSettings settings, out bool impliedNewline)
    {
        bool mark = source.StartsWith("\uFEFF"u8);
        if (mark)
        {
            source = source[3..];
        }

        string? declared = FindCookie(source, out int line);
        string normalized = declared is null ? "utf-8" : NormalizeName(declared);
        if (mark && declared is not null && declared != "utf-8" && normalized != "utf-8" || mark && declared is "utf8")
        {
            string text = LineAt(source, line, out _);
            throw new PythonSyntaxException(
                SyntaxErrorKind.SyntaxError, $"encoding problem: {normalized} with BOM", line, 0, line, text.Length, text) { HidesFileName = !settings.IsFile };
        }

        switch (normalized)
        {
            case "utf8" when settings.IsFile && !System.Text.Unicode.Utf8.IsValid(source):
                return SourceBuffer.FromText(DecodeOther(declared!, source, settings), out impliedNewline);
            case "utf-8" or "utf8":
                CheckUtf8(source, settings.IsFile ? fileName : null, mark || declared is not null);
                return SourceBuffer.FromUtf8(source, out impliedNewline);
            case "iso-8859-1":
                return SourceBuffer.FromText(Encoding.Latin1.GetString(source), out impliedNewline);
            default:
                return SourceBuffer.FromText(DecodeOther(declared!, source, settings), out impliedNewline);
        }
    }

    /// <summary>A line without its end, bytes that are no UTF-8 replaced.</summary>
    public static string LineAt(ReadOnlySpan<byte> source, int line, out int start)
    {
        start = 0;
        for (; line > 1; line--)
        {
            start += source[start..].IndexOf((byte)'\n') + 1;
        }

        ReadOnlySpan<byte> rest = source[start..];
        int length = rest.IndexOfAny((byte)'\n', (byte)'\r');
        return Encoding.UTF8.GetString(length < 0 ? rest : rest[..length]);
    }

    /// <summary>Source to be shown: what cannot be decoded as it says is taken as UTF-8.</summary>
    public static string ToShow(ReadOnlySpan<byte> source)
    {
        source = source.StartsWith("\uFEFF"u8) ? source[3..] : source;
        try
        {
            return FindCookie(source) is not { } declared ? Encoding.UTF8.GetString(source)
                : NormalizeName(declared) switch
                {
                    "utf-8" or "utf8" => Encoding.UTF8.GetString(source),
                    "iso-8859-1" => Encoding.Latin1.GetString(source),
                    _ => DecodeOther(declared, source, ParserSettings.Default),
                };
        }
        catch (PythonSyntaxException)
        {
            return Encoding.UTF8.GetString(source);
        }
    }

    /// <summary>The encoding that a comment in the first two lines declares, or null.</summary>
    public static string? FindCookie(ReadOnlySpan<byte> source) => FindCookie(source, out _);

    /// <summary>Where the newline of the line that declares the encoding is; the last byte where the source ends with that line.</summary>
    public static int EndOfDeclaration(ReadOnlySpan<byte> source)
    {
        _ = FindCookie(source, out int line);
        _ = LineAt(source, line, out int start);
        int length = source[start..].IndexOf((byte)'\n');
        return length < 0 ? source.Length - 1 : start + length;
    }

    private static string? FindCookie(ReadOnlySpan<byte> source, out int line)
    {
        for (line = 1; line <= 2; line++)
        {
            int length = source.IndexOfAny((byte)'\n', (byte)'\r');
            ReadOnlySpan<byte> text = length < 0 ? source : source[..length];
            int start = text.IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)12);
            if (start >= 0 && text[start] != '#')
            {
                return null;
            }

            if (start >= 0 && FindInComment(text[start..]) is { } name)
            {
                return name;
            }

            if (length < 0)
            {
                return null;
            }

            int skip = source[length] == '\r' && length + 1 < source.Length && source[length + 1] == '\n' ? 2 : 1;
            source = source[(length + skip)..];
        }

        return null;
    }

    private static string? FindInComment(ReadOnlySpan<byte> comment)
    {
        int offset = 0;
        while (true)
        {
            int found = comment[offset..].IndexOf("coding"u8);
            if (found < 0)
            {
                return null;
            }

            offset += found + 6;
            if (offset >= comment.Length || comment[offset] is not ((byte)':' or (byte)'='))
            {
                continue;
            }

            int start = offset + 1;
            while (start < comment.Length && comment[start] is (byte)' ' or (byte)'\t')
            {
                start++;
            }

            int end = start;
            while (end < comment.Length && (char.IsAsciiLetterOrDigit((char)comment[end]) || comment[end] is (byte)'-' or (byte)'_' or (byte)'.'))
            {
                end++;
            }

            if (end > start)
            {
                return Encoding.ASCII.GetString(comment[start..end]);
            }
        }
    }

    /// <summary>The one spelling of UTF-8 and Latin-1 under their many names; others as they are.</summary>
    private static string NormalizeName(string name)
    {
        string head = (name.Length > 12 ? name[..12] : name).ToLowerInvariant().Replace('_', '-');
        if (head == "utf-8" || head.StartsWith("utf-8-", StringComparison.Ordinal))
        {
            return "utf-8";
        }

        return head is "latin-1" or "iso-8859-1" or "iso-latin-1"
            || head.StartsWith("latin-1-", StringComparison.Ordinal)
            || head.StartsWith("iso-8859-1-", StringComparison.Ordinal)
            || head.StartsWith("iso-latin-1-", StringComparison.Ordinal) ? "iso-8859-1" : name;
    }

    private static string DecodeOther(string name, ReadOnlySpan<byte> source, ParserSettings settings)
    {
        if (settings.Codec is { } codec)
        {
            return codec(name, source.ToArray());
        }

        string key = name.ToLowerInvariant().Replace('_', '-');
        if (key is "ascii" or "us-ascii")
        {
            int bad = source.IndexOfAnyExceptInRange((byte)0, (byte)127);
            return bad < 0
                ? Encoding.ASCII.GetString(source)
                : throw Problem($"'ascii' codec can't decode byte 0x{source[bad]:x2} in position {bad}: ordinal not in range(128)");
        }

        try
        {
            Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            return encoding.GetString(source);
        }
        catch (DecoderFallbackException error)
        {
            byte bad = error.BytesUnknown is [var first, ..] ? first : (byte)0;
            throw Problem($"'{key}' codec can't decode byte 0x{bad:x2} in position {error.Index}: illegal multibyte sequence");
        }
        catch (ArgumentException)
        {
            throw Problem($"unknown encoding: {name}");
        }
    }

    /// <summary>The error of a codec.</summary>
    public static PythonSyntaxException Problem(string message) => new(SyntaxErrorKind.SyntaxError, message, 0, -1, 0, 0);

    /// <summary>What a <see cref="SourceCodec"/> does where it cannot decode.</summary>
    public static string Reject(string message) => Reject(Problem(message));

    /// <inheritdoc cref="Reject(string)"/>
    public static string Reject(PythonSyntaxException problem) => throw problem;

    /// <param name="source">What may be no UTF-8.</param>
    /// <param name="file">The file, where one is being run.</param>
    /// <param name="declared">A comment says that the source is UTF-8.</param>
    private static void CheckUtf8(ReadOnlySpan<byte> source, string? file, bool declared)
    {
        if (System.Text.Unicode.Utf8.IsValid(source))
        {
            return;
        }

        // Lines are those of the source with its line ends made alike.
        source = SourceBuffer.FromUtf8(source, out _);
        int position = 0;
        while (Rune.DecodeFromUtf8(source[position..], out _, out int consumed) == System.Buffers.OperationStatus.Done)
        {
            position += consumed;
        }

        int line = 1 + source[..position].Count((byte)'\n');
        string text = LineAt(source, line, out int start);
        int offset = Encoding.UTF8.GetString(source[start..position]).Length + 1;
        if (file is not null && declared)
        {
            string problem = source[position] is >= 0x80 and < 0xC2 or > 0xF4 ? "invalid start byte" : "invalid continuation byte";
            throw new PythonSyntaxException(
                SyntaxErrorKind.SyntaxError,
                $"(unicode error) 'utf-8' codec can't decode byte 0x{source[position]:x2} in position {position - start}: {problem}", line, 0, line, 0, text);
        }

        throw new PythonSyntaxException(
            SyntaxErrorKind.SyntaxError,
            $"Non-UTF-8 code starting with '\\x{source[position]:x2}'{(file is null ? "" : $" in file {file}")} on line {line}, but no encoding declared; see https://peps.python.org/pep-0263/ for details",
            line, offset, line, offset, text) { HidesFileName = file is null };
    }
}
