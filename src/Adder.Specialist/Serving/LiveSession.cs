using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using Adder.Runtime;
using Adder.Runtime.Objects;

namespace Adder.Specialist;

/// <summary>
/// Follows a program while it runs: stops it at a safe point for the moment that a look takes, and sends pages what has changed. Asked to slow it down, it lets the program go on from one call or
/// turn of a loop to the next only.
/// </summary>
internal sealed class LiveSession
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Between two looks the program gets this many times the time that a look takes.</summary>
    private const int Share = 4;

    private readonly PageServer _server;
    private readonly LivePage _page;
    private readonly Func<Report> _look;
    private readonly Func<string, bool> _wants;
    private readonly Dictionary<PyStr, bool> _own = new(ReferenceEqualityComparer.Instance);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly object _gate = new();
    private double _speed;
    private bool _isOver;
    private string? _latestPage;
    private Report? _latest;

    /// <summary>A session that has not begun.</summary>
    /// <param name="server">Shows the page.</param>
    /// <param name="page">The page.</param>
    /// <param name="look">Gives what there is so far; called while the program stands still.</param>
    /// <param name="wants">Whether code of a file is shown.</param>
    /// <param name="speed">Steps a second; 0 for full speed.</param>
    public LiveSession(PageServer server, LivePage page, Func<Report> look, Func<string, bool> wants, double speed)
    {
        (_server, _page, _look, _wants, _speed) = (server, page, look, wants, speed);
        server.Page = name => name.Length == 0 ? CurrentPage() : null;
        server.Asked = Ask;
    }

    /// <summary>Code is about to run; called by the thread that runs it. The session begins with the program's own, which this answers.</summary>
    public bool Begin(PyInterpreter interpreter, CodeObject code)
    {
        if (!_wants(code.FileName.ToString()))
        {
            return false;
        }

        if (_speed > 0)
        {
            _server.WaitForPage(TimeSpan.FromSeconds(10));
        }

        new Thread(() => Follow(interpreter)) { IsBackground = true, Name = "Specialist" }.Start();
        if (_speed > 0)
        {
            // The program stops at its first step.
            _ = SpinWait.SpinUntil(() => interpreter.Lock.IsWanted, TimeSpan.FromSeconds(1));
            RequestStop(interpreter);
        }

        return true;
    }

    /// <summary>The program has ended.</summary>
    public void End(Report report)
    {
        lock (_gate)
        {
            _isOver = true;
            Show(report);
            _server.Publish("end", "{}");
        }
    }

    private void Follow(PyInterpreter interpreter)
    {
        var state = new Runtime.ThreadState(interpreter);
        while (!_isOver)
        {
            double speed = Volatile.Read(ref _speed);
            interpreter.AcquireLock(state);
            long begun = _clock.ElapsedMilliseconds;
            Look();
            if (speed > 0)
            {
                Step(interpreter, state, speed);
            }

            interpreter.ReleaseLock(state);
            Thread.Sleep(speed > 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Max(s_interval.TotalMilliseconds, Share * (_clock.ElapsedMilliseconds - begun))));
        }
    }

    /// <summary>Lets the program go on by single steps, as long as nobody wants another speed.</summary>
    private void Step(PyInterpreter interpreter, Runtime.ThreadState state, double speed)
    {
        long looked = _clock.ElapsedMilliseconds;
        while (!_isOver && speed > 0)
        {
            if (IsInOwnCode(interpreter))
            {
                Thread.Sleep(TimeSpan.FromSeconds(Math.Min(1 / speed, 1)));
            }

            RequestStop(interpreter);
            interpreter.Lock.HandOver(state);
            if (interpreter.IsFinalizing)
            {
                return;
            }

            if (_clock.ElapsedMilliseconds - looked > 50)
            {
                Look();
                looked = _clock.ElapsedMilliseconds;
            }

            speed = Volatile.Read(ref _speed);
        }
    }

    private static void RequestStop(PyInterpreter interpreter) =>
        interpreter.ForEachThread(static (thread, _) => Interlocked.Or(ref thread.EvalBreaker, PyInterpreter.HandOverRequested), 0);

    /// <summary>Whether a thread stands in code that is shown: only that is slowed down, the library runs as fast as single steps can be.</summary>
    private unsafe bool IsInOwnCode(PyInterpreter interpreter)
    {
        bool any = false;
        interpreter.ForEachThread(
            (thread, _) =>
            {
                if (thread.CurrentFrame != null && thread.CurrentFrame->Code is { } code)
                {
                    if (!_own.TryGetValue(code.FileName, out bool own))
                    {
                        _own.Add(code.FileName, own = _wants(code.FileName.ToString()));
                    }

                    any |= own;
                }
            },
            0);
        return any;
    }

    private void Look()
    {
        lock (_gate)
        {
            if (!_isOver && !_page.IsFull)
            {
                Show(_look());
            }
        }
    }

    private void Show(Report report)
    {
        _latest = report;
        _latestPage = null;
        if (_page.HasNewFiles(report))
        {
            _server.Publish("reload", string.Create(CultureInfo.InvariantCulture, $"{report.Files.Length}"));
        }

        if (_page.NextFrame(report, _clock.ElapsedMilliseconds) is { } frame)
        {
            _server.Publish("frame", frame);
        }
    }

    private string CurrentPage()
    {
        lock (_gate)
        {
            return _latestPage ??= _page.Page(_latest ?? new Report { Program = "", Version = "", Files = [] }, Volatile.Read(ref _speed));
        }
    }

    private void Ask(string text)
    {
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double speed) && double.IsFinite(speed))
        {
            Volatile.Write(ref _speed, speed);
            _latestPage = null;
        }
    }
}
