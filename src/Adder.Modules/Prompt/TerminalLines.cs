using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Adder.Modules.Io;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Objects;

namespace Adder.Modules.Prompt;

/// <summary>
/// Lines of descriptor 0, read beside <c>sys.stdin</c> as CPython's prompt reads them from C's standard input: in blocks of its own.
/// </summary>
internal sealed unsafe class TerminalLines
{
    private const int BlockSize = 4096;

    private readonly byte[] _block = new byte[BlockSize];
    private int _start;
    private int _end;

    /// <summary>
    /// Shows a prompt on standard error and reads a line with its end. Empty at the end of input; null: an exception is pending.
    /// </summary>
    public byte[]? Read(ThreadState ts, ReadOnlySpan<byte> prompt)
    {
        Show(prompt);
        var line = new List<byte>();
        while (true)
        {
            if (_start == _end && !Fill(ts))
            {
                // What is written next begins a line, whatever was typed last.
                if (ts.Pending is null || NativePosix.IsATerminal(0) != 0)
                {
                    Show("\n"u8);
                }

                return ts.Pending is null ? [.. line] : null;
            }

            ReadOnlySpan<byte> rest = _block.AsSpan(_start, _end - _start);
            int newline = rest.IndexOf((byte)'\n');
            int length = newline < 0 ? rest.Length : newline + 1;
            line.AddRange(rest[..length]);
            _start += length;
            if (newline >= 0)
            {
                return [.. line];
            }
        }
    }

    private static void Show(ReadOnlySpan<byte> text)
    {
        fixed (byte* pointer = text)
        {
            _ = NativePosix.Write(2, pointer, text.Length);
        }
    }

    /// <summary>Reads a block; false at the end of input, or where an exception is pending.</summary>
    private bool Fill(ThreadState ts)
    {
        while (true)
        {
            nint count;
            fixed (byte* pointer = _block)
            {
                using (BlockingCall.Enter(ts))
                {
                    count = NativePosix.Read(0, pointer, BlockSize);
                }
            }

            if (count >= 0)
            {
                _start = 0;
                _end = (int)count;
                return count > 0;
            }

            if (Marshal.GetLastPInvokeError() != NativePosix.EINTR || !BlockingCall.CheckSignals(ts))
            {
                return false;
            }
        }
    }
}
