using System;
using System.Threading;

namespace Adder.Runtime;

/// <summary>
/// Collects once when a process that waits has nothing else to do: what a program has dropped may be what it waits for, such as the end of a connection whose other side is a socket that nobody
/// refers to any more. With reference counts that socket would have been closed at once.
/// </summary>
internal sealed class IdleCollector : IDisposable
{
    /// <summary>A process is idle that in an interval takes less than <see cref="s_idleTime"/> of a processor.</summary>
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan s_idleTime = TimeSpan.FromMilliseconds(25);

    /// <summary>After collections that found nothing the next one waits for so many intervals, twice as many each time.</summary>
    private const int LongestPause = 64;

    private readonly PyInterpreter _interpreter;
    private readonly Timer _timer;
    private TimeSpan _lastUsage = Environment.CpuUsage.TotalTime;
    private bool _isDone;
    private int _pause = 1;
    private int _toPass;
    private int _isLooking;

    public IdleCollector(PyInterpreter interpreter)
    {
        _interpreter = interpreter;
        _timer = new Timer(static state => ((IdleCollector)state!).Look(), this, s_interval, s_interval);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        if (_interpreter.IsFinalizing)
        {
            Dispose();
            return;
        }

        if (Interlocked.Exchange(ref _isLooking, 1) == 1)
        {
            return;
        }

        TimeSpan usage = Environment.CpuUsage.TotalTime;
        bool isIdle = usage - _lastUsage < s_idleTime;
        _lastUsage = usage;
        if (_toPass > 0)
        {
            _toPass--;
        }
        else if (!isIdle)
        {
            _isDone = false;
        }
        else if (!_isDone)
        {
            Collect();
        }

        Volatile.Write(ref _isLooking, 0);
    }

    private void Collect()
    {
        _isDone = true;
        var ts = new ThreadState(_interpreter) { Identifier = PyInterpreter.NextThreadIdentifier() };
        _interpreter.Enter(ts);
        _interpreter.AcquireLock(ts);
        int found = _interpreter.CollectOnce(ts, GC.MaxGeneration);
        ts.LocalAttributes.Clear();
        _interpreter.Leave(ts);
        _interpreter.ReleaseLock(ts);
        _pause = found > 0 ? 1 : Math.Min(2 * _pause, LongestPause);
        _toPass = _pause;
        _lastUsage = Environment.CpuUsage.TotalTime;
    }
}
