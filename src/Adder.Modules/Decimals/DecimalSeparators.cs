using System;
using System.Text;
using Adder.Runtime;
using Adder.Runtime.Objects;

namespace Adder.Modules.Decimals;

/// <summary>How a locale writes numbers.</summary>
/// <param name="Point">Between whole part and fraction.</param>
/// <param name="Thousands">Between groups of digits; empty for none.</param>
/// <param name="Groups">Sizes of groups from the right, as in C's <c>lconv</c>: the last but a zero repeats, 127 ends grouping.</param>
internal readonly record struct DecimalSeparators(string Point, string Thousands, string Groups)
{
    private const char NoMoreGroups = (char)127;

    /// <summary>Those of the C locale.</summary>
    public static DecimalSeparators Plain => new(".", "", "");

    /// <summary>Reads a dictionary like that of <c>localeconv</c>; false: an exception is pending.</summary>
    public static bool TryParse(ThreadState ts, PyObject value, out DecimalSeparators separators)
    {
        separators = Plain;
        if (value is not PyDict dictionary)
        {
            return Raise.TypeError(ts, "optional argument must be a dict");
        }

        return TryText(ts, dictionary, "decimal_point", separators.Point, out string point)
            && TryText(ts, dictionary, "thousands_sep", separators.Thousands, out string thousands)
            && TryText(ts, dictionary, "grouping", separators.Groups, out string groups)
            && Check(ts, new DecimalSeparators(point, thousands, groups), out separators);
    }

    private static bool Check(ThreadState ts, DecimalSeparators given, out DecimalSeparators separators)
    {
        separators = given;
        bool isGood = PyStr.From(given.Point).Length == 1 && PyStr.From(given.Thousands).Length <= 1 && given.Groups.AsSpan().IndexOfAnyExceptInRange((char)0, NoMoreGroups) < 0;
        return isGood || Raise.ValueError(ts, "invalid override dict");
    }

    private static bool TryText(ThreadState ts, PyDict dictionary, string name, string fallback, out string text)
    {
        text = fallback;
        switch (dictionary.GetInterned(name))
        {
            case null:
                return true;
            case PyStr given:
                text = given.ToString();
                return true;
            default:
                return Raise.TypeError(ts, "override dict must contain str");
        }
    }

    /// <summary>Puts separators between the digits, with zeros before them up to a width.</summary>
    public string Group(string digits, int width)
    {
        var reversed = new StringBuilder();
        int at = digits.Length - 1;
        int group = 0;
        int left = SizeOf(group);
        while (at >= 0 || reversed.Length < width)
        {
            if (left == 0)
            {
                char[] separator = Thousands.ToCharArray();
                Array.Reverse(separator);
                reversed.Append(separator);
                left = SizeOf(++group);
            }

            reversed.Append(at >= 0 ? digits[at--] : '0');
            left--;
        }

        char[] characters = reversed.ToString().ToCharArray();
        Array.Reverse(characters);
        return new string(characters);
    }

    private int SizeOf(int group)
    {
        if (Groups.Length == 0)
        {
            return int.MaxValue;
        }

        int last = Groups.IndexOf((char)0) is >= 0 and var zero ? zero - 1 : Groups.Length - 1;
        int size = last < 0 ? 0 : Groups[Math.Min(group, last)];
        return size is 0 or NoMoreGroups ? int.MaxValue : size;
    }
}
