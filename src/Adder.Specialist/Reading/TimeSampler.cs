using System;
using System.Collections.Generic;
using System.Threading;
using Adder.Runtime;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Specialization;

namespace Adder.Specialist;

// Of a frame's record only pointers are read.
#pragma warning disable CS8500

/// <summary>
/// Looks a thousand times a second where the thread that runs Python is, without stopping it: reads the program counters on its stack from outside. A sample belongs to the innermost instruction of code
/// that is shown, so what a line calls in the library counts for the line. A counter is stored before an instruction that may call or fail, and at each turn of a loop.
/// </summary>
/// <param name="wants">Whether code is shown.</param>
internal sealed unsafe class TimeSampler(Func<WatchedCode, bool> wants)
{
    private const int Milliseconds = 1;

    /// <summary>Frames that are looked through for code that is shown.</summary>
    private const int MostFrames = 1000;

    private readonly object _gate = new();
    private readonly List<PyInterpreter> _interpreters = [];
    private readonly Dictionary<nint, long> _samples = [];

    // The code that is shown, by address: where it begins and ends. It does not move, and is told of before it goes.
    private readonly List<nint> _starts = [];
    private readonly List<nint> _ends = [];
    private bool _isOver;

    /// <summary>Samples so far, in whatever code.</summary>
    public long Total { get; private set; }

    /// <summary>Code is about to run for the first time; called by the thread that runs it.</summary>
    public void Add(WatchedCode code, PyInterpreter interpreter)
    {
        bool isShown = wants(code);
        lock (_gate)
        {
            if (isShown)
            {
                var start = (nint)code.Executable.First;
                int place = ~_starts.BinarySearch(start);
                if (place >= 0)
                {
                    _starts.Insert(place, start);
                    _ends.Insert(place, (nint)(code.Executable.First + code.Executable.Count));
                }
            }

            // The start is not the program's.
            if (_starts.Count == 0 || _interpreters.Contains(interpreter))
            {
                return;
            }

            _interpreters.Add(interpreter);
            if (_interpreters.Count == 1)
            {
                new Thread(Run) { IsBackground = true, Name = "Specialist's clock", Priority = ThreadPriority.AboveNormal }.Start();
            }
        }
    }

    /// <summary>The samples of code that nobody runs any more, by its units; null where it is not shown.</summary>
    public long[]? Take(ExecutableCode code)
    {
        lock (_gate)
        {
            int place = _starts.BinarySearch((nint)code.First);
            if (place < 0)
            {
                return null;
            }

            _starts.RemoveAt(place);
            _ends.RemoveAt(place);
            return Read(code, remove: true);
        }
    }

    /// <summary>The samples so far of code that runs on; null where it is not shown.</summary>
    public long[]? Look(ExecutableCode code)
    {
        lock (_gate)
        {
            return _starts.BinarySearch((nint)code.First) < 0 ? null : Read(code, remove: false);
        }
    }

    /// <summary>Takes no more samples.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _isOver = true;
        }
    }

    private long[] Read(ExecutableCode code, bool remove)
    {
        var samples = new long[code.Count];
        for (int i = 0; i < samples.Length; i++)
        {
            var address = (nint)(code.First + i);
            samples[i] = _samples.GetValueOrDefault(address);
            if (remove)
            {
                _ = _samples.Remove(address);
            }
        }

        return samples;
    }

    private void Run()
    {
        while (!_isOver)
        {
            Thread.Sleep(Milliseconds);
            lock (_gate)
            {
                foreach (PyInterpreter interpreter in _isOver ? [] : _interpreters)
                {
                    // A thread leaves the interpreter's list before its stack goes.
                    interpreter.ForEachThread(static (thread, sampler) => sampler.Sample(thread), this);
                }
            }
        }
    }

    private void Sample(Runtime.ThreadState thread)
    {
        FrameRecord* frame = thread.CurrentFrame;
        if (!ReferenceEquals(thread.Interpreter.Lock.Holder, thread) || frame == null)
        {
            return;
        }

        Total++;
        for (int i = 0; i < MostFrames && IsOnStack(thread, frame); i++)
        {
            var pc = (nint)frame->Pc;
            if (IsShown(pc))
            {
                _samples[pc] = _samples.GetValueOrDefault(pc) + 1;
                return;
            }

            // The frame may have ended meanwhile, and what is read be anything: callers stand higher on the same stack.
            FrameRecord* caller = frame->Previous;
            if (caller <= frame)
            {
                return;
            }

            frame = caller;
        }
    }

    private static bool IsOnStack(Runtime.ThreadState thread, FrameRecord* frame) =>
        (nuint)frame > thread.StackLimit && (nuint)(frame + 1) <= thread.StackBase && (nuint)frame % (nuint)sizeof(nint) == 0;

    private bool IsShown(nint pc)
    {
        int place = _starts.BinarySearch(pc);
        place = place >= 0 ? place : ~place - 1;
        return place >= 0 && pc < _ends[place];
    }
}
