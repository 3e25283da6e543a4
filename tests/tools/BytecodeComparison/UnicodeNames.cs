using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;

namespace Adder.BytecodeComparison;

/// <summary>The names of characters for <c>\N{…}</c>, asked of the other Python: compiler and parser do not know them by themselves.</summary>
internal sealed class UnicodeNames(string python)
{
    private const string Script = """
        import unicodedata
        for code in range(0x110000):
            name = unicodedata.name(chr(code), None)
            if name:
                print(f"{code:x} {name}")
        for name in ("NULL", "BACKSPACE", "BEL", "ALERT", "LINE FEED", "NEW LINE", "CARRIAGE RETURN", "CHARACTER TABULATION", "ESCAPE", "DELETE", "NBSP",
                     "NEXT LINE", "BOM", "BYTE ORDER MARK", "ZWJ", "ZWNJ", "LATIN SMALL LETTER GHA", "FORM FEED", "END OF LINE", "SPACE"):
            try:
                print(f"{ord(unicodedata.lookup(name)):x} {name}")
            except KeyError:
                pass
        """;

    private Dictionary<string, int>? _names;

    /// <summary>The character of a name, case ignored; -1 for none.</summary>
    public int Lookup(string name)
    {
        _names ??= Load();
        return _names.GetValueOrDefault(name, -1);
    }

    private Dictionary<string, int> Load()
    {
        var names = new Dictionary<string, int>(300_000, StringComparer.OrdinalIgnoreCase);
        var start = new ProcessStartInfo(python) { RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(Script);
        using Process process = Process.Start(start)!;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            int space = line.IndexOf(' ', StringComparison.Ordinal);
            names[line[(space + 1)..]] = int.Parse(line.AsSpan(0, space), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }

        process.WaitForExit();
        return names;
    }
}
