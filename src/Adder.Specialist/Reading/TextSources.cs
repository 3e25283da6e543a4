using System;
using System.Collections.Generic;
using System.Text;
using Adder.Runtime.Specialization;

namespace Adder.Specialist;

/// <summary>Sources that are in no file, such as the arguments of <c>exec</c>: each is shown under the place that had it compiled. The command line's is not among them.</summary>
/// <param name="targets">Whose texts are shown: those that files ask for which are.</param>
internal sealed class TextSources(Targets targets)
{
    private readonly Dictionary<string, string> _byPath = new(StringComparer.Ordinal);

    /// <summary>The texts by the path under which they are shown.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => _byPath;

    /// <summary>The path under which code of a text is shown; null where it is not.</summary>
    /// <param name="fileName">The name that the code gives its file.</param>
    /// <param name="source">The text; null where it is not known.</param>
    public string? Find(string fileName, CompiledText? source) =>
        source is null ? null
        : source.Asker is not { } asker ? targets.Find(fileName)
        : targets.Find(asker) is { } shown ? Add($"{shown}:{source.Line} {fileName}{(source.Number > 1 ? $" {source.Number}" : "")}", source.Text) : null;

    /// <summary>Adds a text; the path under which it is shown, since another process may have used the one that is asked for.</summary>
    public string Add(string path, string text)
    {
        string name = path;
        for (int number = 2; _byPath.TryGetValue(name, out string? known) && known != text; number++)
        {
            name = $"{path} ({number})";
        }

        _byPath[name] = text;
        return name;
    }

    /// <summary>The lines of a text by its path; null where there is none.</summary>
    public string[]? LinesOf(string path) => _byPath.TryGetValue(path, out string? text) ? SourceText.Lines(Encoding.UTF8.GetBytes(text)) : null;
}
