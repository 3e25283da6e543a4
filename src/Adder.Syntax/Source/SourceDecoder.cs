using System;
using System.Text;

namespace Adder.Syntax.Source;

/// <summary>Decodes source bytes by byte order mark and coding comment (PEP 263).</summary>
internal static class SourceDecoder
{
    /// <summary>Decodes with a codec that .NET does not have: name and bytes in, text out, null where there is no such codec.</summary>
    public static Func<string, byte[], string?>? CodecLookup { get; set; }

    /// <summary>Source as the tokenizer wants it.</summary>
    public static byte[] Decode(ReadOnlySpan<byte> source, string fileName, out bool impliedNewline)
    {
        bool mark = source.StartsWith("\uFEFF"u8);
        if (mark)
        {
            source = source[3..];
        }

        string? declared = FindCookie(source);
        string normalized = declared is null ? "utf-8" : NormalizeName(declared);
        if (mark && normalized != "utf-8")
        {
            throw Problem($"encoding problem: {declared} with BOM");
        }

        switch (normalized)
        {
            case "utf-8":
                CheckUtf8(source, fileName, declared is not null || mark);
                return SourceBuffer.FromUtf8(source, out impliedNewline);
            case "iso-8859-1":
                return SourceBuffer.FromText(Encoding.Latin1.GetString(source), out impliedNewline);
            default:
                return SourceBuffer.FromText(DecodeOther(declared!, source), out impliedNewline);
        }
    }

    /// <summary>The encoding that a comment in the first two lines declares, or null.</summary>
    public static string? FindCookie(ReadOnlySpan<byte> source)
    {
        for (int line = 0; line < 2; line++)
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

    private static string DecodeOther(string name, ReadOnlySpan<byte> source)
    {
        if (CodecLookup is { } lookup)
        {
            return lookup(name, source.ToArray()) ?? throw Problem($"unknown encoding: {name}");
        }

        try
        {
            return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(source);
        }
        catch (ArgumentException)
        {
            throw Problem($"unknown encoding: {name}");
        }
    }

    private static PythonSyntaxException Problem(string message) =>
        new(SyntaxErrorKind.SyntaxError, message, 0, 0, 0, 0);

    private static void CheckUtf8(ReadOnlySpan<byte> source, string fileName, bool declared)
    {
        _ = declared;
        _ = fileName;
        if (System.Text.Unicode.Utf8.IsValid(source))
        {
            return;
        }

        throw InvalidUtf8(source);
    }

    private static PythonSyntaxException InvalidUtf8(ReadOnlySpan<byte> source)
    {
        int position = 0;
        while (position < source.Length && Rune.DecodeFromUtf8(source[position..], out _, out int consumed) == System.Buffers.OperationStatus.Done)
        {
            position += consumed;
        }

        return new PythonSyntaxException(
            SyntaxErrorKind.SyntaxError, $"(unicode error) 'utf-8' codec can't decode byte 0x{source[position]:x2} in position {position}: invalid start byte", 0, 0, 0, 0);
    }
}
