using System.Collections.Generic;
using System.Text;
using Adder.Syntax;

namespace Adder.Compiler.CodeGeneration;

/// <summary>Removes a docstring's indentation at compile time, as <c>inspect.cleandoc</c> does apart from blank lines at the ends.</summary>
internal static class DocstringCleaner
{
    private const int TabSize = 8;

    public static StringConstant Clean(StringConstant docstring)
    {
        int[] text = ExpandTabs(CodePointsOf(docstring));
        int firstEnd = LineEnd(text, 0);
        int margin = MarginOf(text, firstEnd);
        int start = 0;
        while (start < text.Length && text[start] == ' ')
        {
            start++;
        }

        var result = new List<int>(text.Length);
        result.AddRange(text[start..System.Math.Max(start, firstEnd)]);
        int position = System.Math.Max(start, firstEnd);
        while (position < text.Length)
        {
            int skipped = 0;
            while (skipped < margin && position < text.Length && text[position] == ' ')
            {
                skipped++;
                position++;
            }

            int end = LineEnd(text, position);
            result.AddRange(text[position..end]);
            position = end;
        }

        return StringConstant.FromCodePoints(result.ToArray());
    }

    private static int[] CodePointsOf(StringConstant text)
    {
        if (text.CodePoints is not null)
        {
            return text.CodePoints;
        }

        var result = new List<int>(text.Text.Length);
        foreach (Rune rune in text.Text.EnumerateRunes())
        {
            result.Add(rune.Value);
        }

        return result.ToArray();
    }

    private static int[] ExpandTabs(int[] text)
    {
        if (System.Array.IndexOf(text, '\t') < 0)
        {
            return text;
        }

        var result = new List<int>(text.Length + TabSize);
        int column = 0;
        foreach (int c in text)
        {
            if (c == '\t')
            {
                int spaces = TabSize - (column % TabSize);
                column += spaces;
                for (; spaces > 0; spaces--)
                {
                    result.Add(' ');
                }
            }
            else
            {
                column = c is '\n' or '\r' ? 0 : column + 1;
                result.Add(c);
            }
        }

        return result.ToArray();
    }

    /// <summary>The index after the line's end.</summary>
    private static int LineEnd(int[] text, int start)
    {
        int newline = System.Array.IndexOf(text, '\n', start);
        return newline < 0 ? text.Length : newline + 1;
    }

    /// <summary>The least indentation of the lines after the first that hold more than spaces.</summary>
    private static int MarginOf(int[] text, int start)
    {
        int margin = int.MaxValue;
        while (start < text.Length)
        {
            int position = start;
            while (position < text.Length && text[position] == ' ')
            {
                position++;
            }

            if (position < text.Length && text[position] != '\n')
            {
                margin = System.Math.Min(margin, position - start);
            }

            start = LineEnd(text, position);
        }

        return margin == int.MaxValue ? 0 : margin;
    }
}
