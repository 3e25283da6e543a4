using System;
using System.Collections.Generic;
using System.IO;

namespace Adder.Runtime.Specialization;

/// <summary>Texts that are compiled in place of what files hold, to see how a program would fare with them. Cached files of such sources are not read.</summary>
internal sealed class SourceReplacements
{
    private readonly Dictionary<string, (byte[] Original, byte[] Text)> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stems = new(StringComparer.Ordinal);

    /// <summary>Has a text compiled for a file.</summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="original">What the file holds: other sources that are compiled under its name stay as they are.</param>
    /// <param name="text">The text in its place.</param>
    public void Add(string path, byte[] original, byte[] text)
    {
        _texts[path] = (original, text);
        _ = _stems.Add(Path.GetFileNameWithoutExtension(path));
    }

    /// <summary>The text to be compiled in place of a source; null for itself.</summary>
    public byte[]? Find(string fileName, ReadOnlySpan<byte> source) =>
        fileName.Length > 0 && fileName[0] != '<' && _texts.TryGetValue(Path.GetFullPath(fileName), out (byte[] Original, byte[] Text) found) && source.SequenceEqual(found.Original) ? found.Text : null;

    /// <summary>Whether a cached file may hold the code of a source that is replaced.</summary>
    public bool Hides(string cachedPath) => _stems.Contains(Path.GetFileName(cachedPath).Split('.')[0]);
}
