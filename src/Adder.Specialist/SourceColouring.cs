using System;
using System.Collections.Generic;
using System.Text;
using Adder.Syntax;

namespace Adder.Specialist;

/// <summary>A colour on a screen.</summary>
internal readonly record struct ScreenColour(byte Red, byte Green, byte Blue)
{
    /// <summary>"#rrggbb".</summary>
    public string Hex => $"#{Red:x2}{Green:x2}{Blue:x2}";
}

/// <summary>What the instructions on one character of the source add up to.</summary>
internal struct CharacterScore
{
    public int Specialized;
    public int Adaptive;
    public int Unquickened;

    /// <summary>
    /// The colour: from red (adaptive) over yellow to green (specialized), the paler the more instructions there have nothing to specialize. Null where nothing warmed up.
    /// </summary>
    public readonly ScreenColour? Colour
    {
        get
        {
            int quickened = Specialized + Adaptive;
            if (quickened == 0)
            {
                return null;
            }

            double hue = (double)Specialized / quickened / 3;
            double lightness = Math.Max(0.5, (double)Unquickened / (quickened + Unquickened));
            return FromHls(hue, lightness);
        }
    }

    /// <summary>A fully saturated colour of hue (0 red, 1/3 green) and lightness.</summary>
    private static ScreenColour FromHls(double hue, double lightness)
    {
        double high = lightness <= 0.5 ? lightness * 2 : 1;
        double low = (2 * lightness) - high;
        return new ScreenColour(Channel(hue + (1.0 / 3)), Channel(hue), Channel(hue - (1.0 / 3)));

        byte Channel(double part)
        {
            part -= Math.Floor(part);
            double value = part < 1.0 / 6 ? low + ((high - low) * part * 6)
                : part < 0.5 ? high
                : part < 2.0 / 3 ? low + ((high - low) * ((2.0 / 3) - part) * 6)
                : low;
            return (byte)Math.Round(value * 255);
        }
    }
}

/// <summary>A source text with a score for each of its characters. The numbers of an instruction count for every character of its span, so nested expressions add up.</summary>
internal sealed class SourceColouring
{
    private SourceColouring(string[] lines, CharacterScore[][] scores, int specialized, int adaptive)
    {
        Lines = lines;
        Scores = scores;
        SpecializedCount = specialized;
        AdaptiveCount = adaptive;
    }

    /// <summary>The lines, without their ends.</summary>
    public string[] Lines { get; }

    /// <summary>The score of each UTF-16 unit of each line.</summary>
    public CharacterScore[][] Scores { get; }

    /// <summary>Instructions in a specialized form.</summary>
    public int SpecializedCount { get; }

    /// <summary>Instructions that were tried and stayed adaptive.</summary>
    public int AdaptiveCount { get; }

    /// <summary>Nothing was coloured.</summary>
    public bool IsBlank => SpecializedCount + AdaptiveCount == 0;

    /// <summary>Scores a source text by the instructions that were made of it.</summary>
    public static SourceColouring Create(string source, IEnumerable<InstructionFate> fates)
    {
        string[] lines = source.ReplaceLineEndings("\n").Split('\n');
        var scores = new CharacterScore[lines.Length][];
        for (int i = 0; i < lines.Length; i++)
        {
            scores[i] = new CharacterScore[lines[i].Length];
        }

        int specialized = 0;
        int adaptive = 0;
        foreach (InstructionFate fate in fates)
        {
            specialized += fate.Fate == Fate.Specialized ? 1 : 0;
            adaptive += fate.Fate == Fate.Adaptive ? 1 : 0;
            Add(lines, scores, fate);
        }

        return new SourceColouring(lines, scores, specialized, adaptive);
    }

    private static void Add(string[] lines, CharacterScore[][] scores, InstructionFate fate)
    {
        SourceSpan span = fate.Span;
        if (span.Line < 1 || span.Column < 0 || span.EndColumn < 0)
        {
            return;
        }

        for (int line = span.Line; line <= span.EndLine && line <= lines.Length; line++)
        {
            string text = lines[line - 1];
            int start = line == span.Line ? IndexOfByte(text, span.Column) : text.Length - text.AsSpan().TrimStart().Length;
            int end = line == span.EndLine ? IndexOfByte(text, span.EndColumn) : text.AsSpan().TrimEnd().Length;
            for (int i = start; i < end; i++)
            {
                ref CharacterScore score = ref scores[line - 1][i];
                switch (fate.Fate)
                {
                    case Fate.Specialized:
                        score.Specialized++;
                        break;
                    case Fate.Adaptive:
                        score.Adaptive++;
                        break;
                    default:
                        score.Unquickened++;
                        break;
                }
            }
        }
    }

    /// <summary>The UTF-16 index of a byte offset into the line's UTF-8.</summary>
    private static int IndexOfByte(string text, int column)
    {
        int at = 0;
        int bytes = 0;
        while (at < text.Length && bytes < column)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out Rune rune, out int consumed);
            bytes += rune.Utf8SequenceLength;
            at += consumed;
        }

        return at;
    }
}
