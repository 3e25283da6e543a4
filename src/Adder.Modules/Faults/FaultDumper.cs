using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Threading;
using Adder.Modules.Posix;
using Adder.Modules.Threading;
using Adder.Runtime;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using ThreadState = Adder.Runtime.ThreadState;

namespace Adder.Modules.Faults;

/// <summary>
/// Writes tracebacks of threads to descriptors. Frames of another thread are looked at under the interpreter's lock: that thread then blocks or waits at a safe point.
/// </summary>
internal static unsafe class FaultDumper
{
    private const int MaximumFrames = 100;
    private const int MaximumThreads = 100;
    private const int LongestText = 500;

    /// <summary>Writes the traceback of one thread.</summary>
    public static void DumpStack(ThreadState ts, int descriptor)
    {
        var text = new StringBuilder("Stack (most recent call first):\n");
        AppendFrames(text, ts.CurrentFrame);
        Write(descriptor, text.ToString());
    }

    /// <summary>Writes the tracebacks of all threads, the youngest first.</summary>
    /// <param name="current">The thread that asks; null where none of Python's does.</param>
    public static void DumpThreads(PyInterpreter interpreter, ThreadState? current, int descriptor)
    {
        var text = new StringBuilder();
        var threads = new List<ThreadState>();
        interpreter.ForEachThread(static (thread, list) => list.Add(thread), threads);
        for (int i = threads.Count - 1, count = 0; i >= 0; i--, count++)
        {
            if (count > 0)
            {
                text.Append('\n');
            }

            if (count == MaximumThreads)
            {
                text.Append("...\n");
                break;
            }

            ThreadState thread = threads[i];
            string kind = ReferenceEquals(thread, current) ? "Current thread" : "Thread";
            text.Append(CultureInfo.InvariantCulture, $"{kind} 0x{thread.Identifier:x16}{ShownName(thread)} (most recent call first):\n");
            AppendFrames(text, thread.CurrentFrame);
        }

        Write(descriptor, text.ToString());
    }

    /// <summary>The system's name of a thread, in brackets.</summary>
    private static string ShownName(ThreadState thread) =>
        thread.NativeHandle != 0 && Encoding.UTF8.GetString(NativeThreads.NameOf(thread.NativeHandle)) is { Length: > 0 } name ? $" [{name}]" : "";

    /// <summary>Says, as CPython does where it cannot, that there is no C stack: the process runs on .NET.</summary>
    public static void DumpNativeStack(int descriptor) => Write(descriptor, "Current thread's C stack trace (most recent call first):\n  <cannot get C stack on this system>\n");

    private static void AppendFrames(StringBuilder text, FrameRecord* frame)
    {
        if (frame == null)
        {
            text.Append("  <no Python frame>\n");
            return;
        }

        int count = 0;
        for (; frame != null; frame = frame->Previous)
        {
            if (frame->Function is not { } function)
            {
                continue;
            }

            if (count++ == MaximumFrames)
            {
                int more = 1;
                for (FrameRecord* rest = frame->Previous; rest != null; rest = rest->Previous)
                {
                    more += rest->Function is null ? 0 : 1;
                }

                text.Append(CultureInfo.InvariantCulture, $"  ...\n  Truncated rest of stack ({more} frames)\n");
                return;
            }

            CodeObject code = function.Code;
            int line = code.LineAt(frame->InstructionIndex);
            text.Append("  File \"").Append(Shown(code.FileName)).Append("\", line ");
            text.Append(line < 0 ? "???" : line.ToString(CultureInfo.InvariantCulture)).Append(" in ").Append(Shown(code.Name)).Append('\n');
        }
    }

    /// <summary>ASCII, other characters as escapes, and not too long.</summary>
    private static string Shown(PyStr text)
    {
        var result = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            if (i == LongestText)
            {
                return result.Append("...").ToString();
            }

            int character = text.CodePointAt(i);
            _ = character is >= 32 and < 127 ? result.Append((char)character)
                : character <= 0xFF ? result.Append(CultureInfo.InvariantCulture, $"\\x{character:x2}")
                : character <= 0xFFFF ? result.Append(CultureInfo.InvariantCulture, $"\\u{character:x4}")
                : result.Append(CultureInfo.InvariantCulture, $"\\U{character:x8}");
        }

        return result.ToString();
    }

    public static void Write(int descriptor, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        fixed (byte* pointer = bytes)
        {
            for (nint written = 0, count; written < bytes.Length; written += count)
            {
                count = NativePosix.Write(descriptor, pointer + written, bytes.Length - written);
                if (count <= 0)
                {
                    return;
                }
            }
        }
    }
}

/// <summary>Dumps after a time, on a thread of its own.</summary>
internal sealed class FaultWatchdog
{
    private readonly Lock _lock = new();
    private Timer? _timer;
    private long _round;

    /// <summary>Keeps the file that the dump goes to open.</summary>
    public PyObject? File { get; private set; }

    /// <summary>Starts anew; an earlier wait is given up.</summary>
    public void Start(PyInterpreter interpreter, TimeSpan timeout, bool repeats, PyObject? file, int descriptor, bool exits)
    {
        lock (_lock)
        {
            Cancel();
            File = file;
            long round = ++_round;
            string header = $"Timeout ({(int)timeout.TotalHours}:{timeout:mm\\:ss}{Fraction(timeout)})!\n";
            _timer = new Timer(
                _ => Expire(interpreter, round, header, descriptor, exits), null, timeout, repeats ? timeout : Timeout.InfiniteTimeSpan);
        }
    }

    private static string Fraction(TimeSpan timeout)
    {
        long microseconds = timeout.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond;
        return microseconds == 0 ? "" : "." + microseconds.ToString("D6", CultureInfo.InvariantCulture);
    }

    public void Cancel()
    {
        lock (_lock)
        {
            _round++;
            _timer?.Dispose();
            _timer = null;
            File = null;
        }
    }

    private void Expire(PyInterpreter interpreter, long round, string header, int descriptor, bool exits)
    {
        if (Volatile.Read(ref _round) != round)
        {
            return;
        }

        FaultDumper.Write(descriptor, header);
        var visitor = new ThreadState(interpreter);
        interpreter.AcquireLock(visitor);
        FaultDumper.DumpThreads(interpreter, null, descriptor);
        interpreter.ReleaseLock(visitor);
        if (exits)
        {
            NativePosix.ExitAtOnce(1);
        }
    }
}
