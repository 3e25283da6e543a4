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
        """;

    private const string AliasScript = """
        import sys, unicodedata
        try:
            print(f"{ord(unicodedata.lookup(sys.argv[1])):x}")
        except KeyError:
            print(-1)
        """;

    private Dictionary<string, int>? _names;

    /// <summary>The character of a name, case ignored; -1 for none.</summary>
    public int Lookup(string name)
    {
        _names ??= Load();
        if (!_names.TryGetValue(name, out int character))
        {
            // An alias, which unicodedata does not list.
            using Process process = Start(AliasScript, name);
            string answer = process.StandardOutput.ReadToEnd().Trim();
            _names[name] = character = answer == "-1" ? -1 : int.Parse(answer, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }

        return character;
    }

    private Dictionary<string, int> Load()
    {
        var names = new Dictionary<string, int>(300_000, StringComparer.OrdinalIgnoreCase);
        using Process process = Start(Script);
        while (process.StandardOutput.ReadLine() is { } line)
        {
            int space = line.IndexOf(' ', StringComparison.Ordinal);
            names[line[(space + 1)..]] = int.Parse(line.AsSpan(0, space), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }

        process.WaitForExit();
        return names;
    }

    private Process Start(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(python) { RedirectStandardOutput = true };
        foreach (string argument in (string[])["-c", script, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
