using System;
using System.IO;
using System.Threading;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Specialist;

namespace Adder.Cli;

/// <summary>Leaves again and again what this process has gathered so far, for the one that shows it live.</summary>
internal sealed class LivePart
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(300);

    private readonly Collector _collector;
    private readonly string _path;
    private readonly object _gate = new();
    private bool _isOver;

    /// <summary>Begins when the first code is about to run that is shown.</summary>
    public LivePart(Collector collector, string folder)
    {
        (_collector, _path) = (collector, Path.Combine(folder, $"{Environment.ProcessId}{PartFile.LiveExtension}"));
        collector.Watch.Begins = Begin;
    }

    /// <summary>The process has ended, and leaves all of it.</summary>
    public void End()
    {
        lock (_gate)
        {
            _isOver = true;
            TryDo(() => File.Delete(_path));
        }
    }

    private bool Begin(PyInterpreter interpreter, CodeObject code)
    {
        if (!_collector.Wants(code.FileName.ToString()))
        {
            return false;
        }

        new Thread(() => Follow(interpreter)) { IsBackground = true, Name = "Specialist" }.Start();
        return true;
    }

    private void Follow(PyInterpreter interpreter)
    {
        var state = new Runtime.ThreadState(interpreter);
        while (!_isOver)
        {
            Thread.Sleep(s_interval);
            interpreter.AcquireLock(state);
            PartFile part = _collector.LookPart();
            interpreter.ReleaseLock(state);
            lock (_gate)
            {
                if (!_isOver)
                {
                    TryDo(() => part.WriteAs(_path));
                }
            }
        }
    }

    private static void TryDo(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Who watched has ended.
        }
    }
}
