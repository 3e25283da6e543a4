using System.Threading;

namespace Adder.Runtime.Objects;

/// <summary>
/// The interned strings of the process. Entries are only ever added, so that looking up takes no lock: whoever misses what another thread is just adding looks again under the lock.
/// </summary>
internal sealed class InternTable
{
    /// <summary>No <see cref="Lock"/>: its first use loads half a dozen classes.</summary>
    private readonly object _lock = new();
    private PyStr?[] _entries = new PyStr?[4096];
    private int _count;

    /// <summary>How many strings there are.</summary>
    public int Count => _count;

    /// <summary>The one string that equals this one, which is it from now on where there was none.</summary>
    public PyStr GetOrAdd(PyStr text)
    {
        PyStr?[] entries = Volatile.Read(ref _entries);
        _ = Find(entries, text, out PyStr? known);
        return known ?? Add(text);
    }

    private PyStr Add(PyStr text)
    {
        lock (_lock)
        {
            int at = Find(_entries, text, out PyStr? known);
            if (known is not null)
            {
                return known;
            }

            if (++_count * 2 > _entries.Length)
            {
                Grow();
                at = Find(_entries, text, out _);
            }

            Volatile.Write(ref _entries[at], text);
            return text;
        }
    }

    private void Grow()
    {
        var larger = new PyStr?[_entries.Length * 2];
        foreach (PyStr? entry in _entries)
        {
            if (entry is not null)
            {
                larger[Find(larger, entry, out _)] = entry;
            }
        }

        Volatile.Write(ref _entries, larger);
    }

    /// <summary>
    /// The place of the equal string, or the free one where it belongs. The string is told as it was seen: another thread may have put a different one into a free place since.
    /// </summary>
    private static int Find(PyStr?[] entries, PyStr text, out PyStr? known)
    {
        int mask = entries.Length - 1;
        int at = (int)text.HashValue & mask;
        while ((known = Volatile.Read(ref entries[at])) is { } entry && !entry.EqualTo(text))
        {
            at = (at + 1) & mask;
        }

        return at;
    }
}
