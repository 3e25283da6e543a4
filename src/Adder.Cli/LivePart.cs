using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Specialist;

namespace Adder.Cli;

/// <summary>Leaves again and again what this process has gathered so far, for the one that shows it live, or for where it is killed.</summary>
internal sealed class LivePart
{
    /// <summary>How many times longer than a look the time between two is at least, where nobody sees it live.</summary>
    private const int Rest = 25;

    private readonly bool _isShown;
    private readonly Collector _collector;
    private readonly string _path;
    private readonly object _gate = new();
    private bool _isOver;

    /// <summary>Begins when the first code is about to run that is shown.</summary>
    /// <param name="collector">What gathers.</param>
    /// <param name="folder">The folder that the processes share.</param>
    /// <param name="isShown">It is shown live.</param>
    public LivePart(Collector collector, string folder, bool isShown)
    {
        (_isShown, _collector, _path) = (isShown, collector, Path.Combine(folder, $"{Environment.ProcessId}{PartFile.LiveExtension}"));
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
        TimeSpan interval = TimeSpan.FromMilliseconds(300);
        while (!_isOver)
        {
            Thread.Sleep(interval);
            interpreter.AcquireLock(state);
            long begun = Stopwatch.GetTimestamp();
            PartFile part = _collector.LookPart(interpreter.Statistics?.Sites);
            TimeSpan taken = Stopwatch.GetElapsedTime(begun);
            interpreter.ReleaseLock(state);
            interval = _isShown || taken * Rest < interval ? interval : taken * Rest;
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
