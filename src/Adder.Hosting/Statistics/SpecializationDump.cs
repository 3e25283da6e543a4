using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Adder.Hosting.Statistics;

/// <summary>Counts that <c>-X pystats</c> has written, of one process or of several: a number for each key, in the format of CPython's statistics.</summary>
public sealed class SpecializationDump
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>How many dumps were added up.</summary>
    public int FileCount { get; private set; }

    /// <summary>All counts, by key.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    /// <summary>The count of a key; 0 where there is none.</summary>
    public long this[string key] => _counts.GetValueOrDefault(key);

    /// <summary>Adds the dump in a file, or all in a folder.</summary>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="FormatException">A line is no count.</exception>
    public void Add(string path)
    {
        if (Directory.Exists(path))
        {
            foreach (string file in Directory.EnumerateFiles(path, "*.txt").Order(StringComparer.Ordinal))
            {
                AddFile(file);
            }
        }
        else
        {
            AddFile(path);
        }
    }

    /// <summary>Adds a dump that stands in a text.</summary>
    /// <exception cref="FormatException">A line is no count.</exception>
    public void AddText(TextReader text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        FileCount++;
        for (int line = 1; text.ReadLine() is { } read; line++)
        {
            int colon = read.LastIndexOf(':');
            if (colon < 0 || !long.TryParse(read.AsSpan(colon + 1).Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long count))
            {
                throw new FormatException($"{name}:{line}: not a count: {read}");
            }

            AddCount(read[..colon].Trim(), count);
        }
    }

    /// <summary>Counts files whose counts were added one by one.</summary>
    public void AddFiles(int count) => FileCount += count;

    /// <summary>Adds to the count of a key.</summary>
    public void AddCount(string key, long count) => _counts[key] = _counts.GetValueOrDefault(key) + count;

    /// <summary>What happened at each place in the code, the place that was executed most without a hit first; empty where it was not counted.</summary>
    public IReadOnlyList<SpecializationSite> ReadSites() => SiteReader.Read(_counts);

    private void AddFile(string path)
    {
        using var reader = new StreamReader(path);
        AddText(reader, path);
    }
}
