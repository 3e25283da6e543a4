using System;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Adder.Runtime.Import;

/// <summary>What <c>-X importtime</c> tells of an interpreter's imports, on the process's standard error.</summary>
internal sealed class ImportTimes
{
    private int _level;
    private long _inner;
    private bool _hasHeader;

    /// <summary>Begins the import of a module; to be given to <see cref="End"/>.</summary>
    public (long Start, long Outer) Begin()
    {
        WriteHeader();
        _level++;
        long outer = _inner;
        _inner = 0;
        return (Stopwatch.GetTimestamp(), outer);
    }

    /// <summary>Tells how long the import took: in all, and without the imports that it made.</summary>
    public void End((long Start, long Outer) begun, string name)
    {
        long all = Stopwatch.GetTimestamp() - begun.Start;
        _level--;
        Write($"import time: {Microseconds(all - _inner),9} | {Microseconds(all),10} | {new string(' ', _level * 2)}{name}\n");
        _inner = begun.Outer + all;
    }

    /// <summary>Tells that a module was there already.</summary>
    public void Cached(string name)
    {
        WriteHeader();
        Write($"import time: cached    | cached     | {new string(' ', _level)}{name}\n");
    }

    private static long Microseconds(long ticks) => (long)Math.Ceiling(ticks * 1e6 / Stopwatch.Frequency);

    private void WriteHeader()
    {
        if (!_hasHeader)
        {
            _hasHeader = true;
            Write("import time: self [us] | cumulative | imported package\n");
        }
    }

    private void Write(string text)
    {
        var shown = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            _ = isPair ? shown.Append(text, i++, 2)
                : char.IsSurrogate(text[i]) ? shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}")
                : shown.Append(text[i]);
        }

        RawOutput.WriteError(shown.ToString());
    }
}
