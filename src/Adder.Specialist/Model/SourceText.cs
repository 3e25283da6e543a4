using System;
using System.IO;
using System.Text;
using Adder.Syntax;
using Adder.Syntax.Source;

namespace Adder.Specialist;

/// <summary>Source text as Python sees it: by its own encoding, in Python's lines.</summary>
internal static class SourceText
{
    /// <summary>The lines of a file; none where it cannot be read any more.</summary>
    public static string[] Read(string path)
    {
        try
        {
            return Lines(File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The lines of a source.</summary>
    public static string[] Lines(byte[] source)
    {
        if (source.Length == 0)
        {
            return [];
        }

        byte[] text;
        try
        {
            text = SourceDecoder.Decode(source, "", ParserSettings.Default, out _);
        }
        catch (PythonSyntaxException)
        {
            // What ran was another text, or a codec of Python's read it.
            text = SourceBuffer.FromUtf8(source, out _);
        }

        int end = text.AsSpan().LastIndexOf((byte)'\n');
        return Encoding.UTF8.GetString(text, 0, Math.Max(0, end)).Split('\n');
    }

    /// <summary>The UTF-16 index of a byte offset into the line's UTF-8.</summary>
    public static int IndexOfByte(string line, int column)
    {
        int at = 0;
        int bytes = 0;
        while (at < line.Length && bytes < column)
        {
            _ = Rune.DecodeFromUtf16(line.AsSpan(at), out Rune rune, out int consumed);
            bytes += rune.Utf8SequenceLength;
            at += consumed;
        }

        return at;
    }

    /// <summary>A span with columns in UTF-16 in place of bytes; lines that are not there make it empty.</summary>
    public static SourceSpan InUtf16(string[] lines, SourceSpan span)
    {
        if (span.Line < 1 || span.Column < 0 || span.EndColumn < 0 || span.EndLine > lines.Length)
        {
            return SourceSpan.None;
        }

        return span with { Column = IndexOfByte(lines[span.Line - 1], span.Column), EndColumn = IndexOfByte(lines[span.EndLine - 1], span.EndColumn) };
    }
}
