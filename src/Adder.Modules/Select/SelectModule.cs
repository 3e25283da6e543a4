using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Adder.Modules.Io;
using Adder.Modules.Posix;
using Adder.Modules.Time;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Select;

/// <summary><c>select</c>: waiting for descriptors.</summary>
[PyModule("select", Doc = "This module supports asynchronous I/O on multiple file descriptors.", Types = [typeof(PyEpoll)])]
internal static unsafe partial class SelectModule
{
    private const int SelectLimit = 1024;

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        NativeConstants.Add(module, SelectConstants.All);
        module.Add("error", ExceptionTypes.OSError);
        return Done.Ok;
    }

    [PyFunction("poll()", Doc = "Returns a polling object.")]
    private static PyObject? CreatePoll(ThreadState ts) => new PyPoll();

    [PyFunction("select(rlist, wlist, xlist, timeout=None, /)", Doc = "Wait until one or more file descriptors are ready for some kind of I/O.")]
    private static PyObject? Select(ThreadState ts, PyObject readers, PyObject writers, PyObject others, PyObject? timeout)
    {
        if (!PollCalls.TryTimeout(ts, timeout, 1_000_000_000, out long nanoseconds))
        {
            return null;
        }

        if (timeout is not (null or PyNone) && nanoseconds < 0)
        {
            return Raise.ValueError(ts, "timeout must be non-negative");
        }

        var asked = new SortedDictionary<int, short>();
        var lists = new List<(PyObject Item, int Descriptor)>[3];
        ReadOnlySpan<PyObject> given = [readers, writers, others];
        for (int i = 0; i < lists.Length; i++)
        {
            if (DescriptorsOf(ts, given[i], PollCalls.EventsOfSelect[i], asked) is not { } list)
            {
                return null;
            }

            lists[i] = list;
        }

        var polled = new PollCalls.Entry[asked.Count];
        int at = 0;
        foreach ((int descriptor, short events) in asked)
        {
            polled[at++] = new PollCalls.Entry { Descriptor = descriptor, Events = events };
        }

        if (!PollCalls.Wait(ts, polled, nanoseconds))
        {
            return null;
        }

        var answers = new Dictionary<int, short>();
        foreach (PollCalls.Entry entry in polled)
        {
            if ((entry.Answers & PollCalls.Invalid) != 0)
            {
                return SystemErrors.RaiseFor(ts, NativePosix.EBADF);
            }

            answers[entry.Descriptor] = entry.Answers;
        }

        var results = new PyObject[lists.Length];
        for (int i = 0; i < results.Length; i++)
        {
            PyList ready = PyList.WithCapacity(4);
            foreach ((PyObject item, int descriptor) in lists[i])
            {
                if ((answers[descriptor] & PollCalls.AnswersOfSelect[i]) != 0)
                {
                    ready.Add(item);
                }
            }

            results[i] = ready;
        }

        return PyTuple.FromArray(results);
    }

    /// <summary>The files of an argument of <c>select</c> with their descriptors, whose events are added to those asked for; null: an exception is pending.</summary>
    private static List<(PyObject Item, int Descriptor)>? DescriptorsOf(ThreadState ts, PyObject files, short events, SortedDictionary<int, short> asked)
    {
        // A list may change while its items are asked for their numbers.
        PyList? items = files as PyList ?? Iteration.ToList(ts, files);
        if (items is null)
        {
            _ = Raise.ClearIf(ts, ExceptionTypes.TypeError) && (bool)Raise.TypeError(ts, "arguments 1-3 must be sequences");
            return null;
        }

        var list = new List<(PyObject, int)>(items.Count);
        for (int i = 0; i < items.Count; i++)
        {
            PyObject file = items[i];
            if (!FileArgument.TryFileNumber(ts, file, out int descriptor))
            {
                return null;
            }

            if (descriptor >= SelectLimit)
            {
                _ = Raise.ValueError(ts, "filedescriptor out of range in select()");
                return null;
            }

            list.Add((file, descriptor));
            asked[descriptor] = (short)(asked.GetValueOrDefault(descriptor) | events);
        }

        return list;
    }
}

/// <summary>The system call that <c>select</c>, <c>poll</c> and sockets wait with.</summary>
internal static unsafe partial class PollCalls
{
    public const short In = 1;
    public const short Priority = 2;
    public const short Out = 4;
    public const short Error = 8;
    public const short HangUp = 16;
    public const short Invalid = 32;

    /// <summary>What is asked for the three lists of select(), and which answers count for them.</summary>
    public static readonly short[] EventsOfSelect = [In, Out, Priority];

    /// <inheritdoc cref="EventsOfSelect"/>
    public static readonly short[] AnswersOfSelect = [In | HangUp | Error, Out | Error, Priority];

    /// <summary><c>struct pollfd</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Entry
    {
        public int Descriptor;
        public short Events;
        public short Answers;
    }

    /// <summary>A timeout as nanoseconds; negative for none. <paramref name="unit"/> is what 1 stands for, in nanoseconds.</summary>
    public static bool TryTimeout(ThreadState ts, PyObject? timeout, long unit, out long nanoseconds)
    {
        nanoseconds = -1;
        switch (timeout)
        {
            case null or PyNone:
                return true;
            case PyFloat number:
                double exact = Math.Ceiling(number.Value * unit);
                if (double.IsNaN(exact))
                {
                    return Raise.ValueError(ts, "Invalid value NaN (not a number)");
                }

                nanoseconds = exact >= 9.2e18 ? long.MaxValue : exact < 0 ? -2 : (long)exact;
                return exact < 9.2e18 || Raise.OverflowError(ts, "timeout is too large");
        }

        if (timeout.Type.Slots.Index == null)
        {
            return Raise.TypeError(ts, unit == 1_000_000_000 ? "timeout must be a float or None" : "timeout must be an integer or None");
        }

        if (!Numbers.IndexToInt64(ts, timeout, ExceptionTypes.OverflowError, out long whole))
        {
            return false;
        }

        nanoseconds = whole < 0 ? -2 : whole;
        if (whole > long.MaxValue / unit)
        {
            return Raise.OverflowError(ts, "timeout is too large");
        }

        nanoseconds = whole < 0 ? -2 : whole * unit;
        return true;
    }

    /// <summary>Waits; negative for without end. False: an exception is pending.</summary>
    public static bool Wait(ThreadState ts, Span<Entry> entries, long nanoseconds)
    {
        long deadline = nanoseconds < 0 ? 0 : TimeModule.Nanoseconds(1) + nanoseconds;
        NativePosix.TimeSpecification time;
        while (true)
        {
            int result;
            long left = nanoseconds < 0 ? 0 : Math.Max(0, deadline - TimeModule.Nanoseconds(1));
            time.Seconds = left / 1_000_000_000;
            time.Nanoseconds = left % 1_000_000_000;
            fixed (Entry* pointer = entries)
            {
                using (BlockingCall.Enter(ts))
                {
                    result = Poll(pointer, (nuint)entries.Length, nanoseconds < 0 ? null : &time, null);
                }
            }

            if (result >= 0)
            {
                // What has become ready may be what a signal wrote: its handler runs before the caller goes on.
                return BlockingCall.CheckSignals(ts);
            }

            if (Marshal.GetLastPInvokeError() != NativePosix.EINTR)
            {
                return SystemErrors.RaiseLast(ts);
            }

            if (!BlockingCall.CheckSignals(ts))
            {
                return false;
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "ppoll", SetLastError = true)]
    private static partial int Poll(Entry* entries, nuint count, NativePosix.TimeSpecification* timeout, void* mask);
}

/// <summary>What <c>poll()</c> returns.</summary>
[PyType("poll", Module = "select", NoConstructor = true)]
internal sealed partial class PyPoll : PyObject
{
    private readonly SortedDictionary<int, short> _asked = [];

    [PyMethod("register(fd, eventmask=<unrepresentable>, /)", Doc = "Register a file descriptor with the polling object.")]
    private PyObject? Register(ThreadState ts, PyObject fd, int? events)
    {
        if (!FileArgument.TryFileNumber(ts, fd, out int descriptor))
        {
            return null;
        }

        _asked[descriptor] = (short)(events ?? (PollCalls.In | PollCalls.Priority | PollCalls.Out));
        return PyNone.Instance;
    }

    [PyMethod("modify(fd, eventmask, /)", Doc = "Modify an already registered file descriptor.")]
    private PyObject? Modify(ThreadState ts, PyObject fd, int events)
    {
        if (!FileArgument.TryFileNumber(ts, fd, out int descriptor))
        {
            return null;
        }

        if (!_asked.ContainsKey(descriptor))
        {
            return SystemErrors.RaiseFor(ts, NativePosix.ENOENT);
        }

        _asked[descriptor] = (short)events;
        return PyNone.Instance;
    }

    [PyMethod("unregister(fd, /)", Doc = "Remove a file descriptor being tracked by the polling object.")]
    private PyObject? Unregister(ThreadState ts, PyObject fd) =>
        !FileArgument.TryFileNumber(ts, fd, out int descriptor) ? null
        : _asked.Remove(descriptor) ? PyNone.Instance
        : Raise.KeyError(ts, PyInt.From(descriptor));

    [PyMethod("poll(timeout=None, /)", Doc = "Polls the set of registered file descriptors.")]
    private PyObject? Poll(ThreadState ts, PyObject? timeout)
    {
        if (!PollCalls.TryTimeout(ts, timeout, 1_000_000, out long nanoseconds))
        {
            return null;
        }

        var entries = new PollCalls.Entry[_asked.Count];
        int at = 0;
        foreach ((int descriptor, short events) in _asked)
        {
            entries[at++] = new PollCalls.Entry { Descriptor = descriptor, Events = events };
        }

        if (!PollCalls.Wait(ts, entries, nanoseconds))
        {
            return null;
        }

        PyList ready = PyList.WithCapacity(4);
        foreach (PollCalls.Entry entry in entries)
        {
            if (entry.Answers != 0)
            {
                ready.Add(PyTuple.Create(PyInt.From(entry.Descriptor), PyInt.From((ushort)entry.Answers)));
            }
        }

        return ready;
    }
}

/// <summary><c>select.epoll</c>.</summary>
[PyType("epoll", TextSignature = null, Module = "select", Doc = "Waits for events on many file descriptors (epoll).\n\n  sizehint\n    Ignored; -1 or a positive number.\n  flags\n    0 or EPOLL_CLOEXEC.")]
internal sealed unsafe partial class PyEpoll : PyObject
{
    private int _descriptor;

    internal PyEpoll(int descriptor) => _descriptor = descriptor;

    /// <summary><c>struct epoll_event</c>, which is packed on x86-64.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct Event
    {
        public uint Events;
        public int Descriptor;
        private readonly int _rest;
    }

    [PyNew("(sizehint=-1, flags=0)")]
    private static PyObject? New(ThreadState ts, PyType type, int sizeHint = -1, int flags = 0)
    {
        if (sizeHint < -1 || sizeHint == 0)
        {
            return Raise.ValueError(ts, "negative sizehint");
        }

        if (flags != 0 && flags != NativePosix.O_CLOEXEC)
        {
            return Raise.Error(ts, ExceptionTypes.OSError, "invalid flags");
        }

        int descriptor = Create(NativePosix.O_CLOEXEC);
        if (descriptor < 0)
        {
            return SystemErrors.RaiseLast(ts);
        }

        return new PyEpoll(descriptor);
    }

    [PyClassMethod("fromfd(fd, /)", Doc = "Create an epoll object from a given control fd.")]
    private static PyObject? FromDescriptor(ThreadState ts, PyType type, int fd) => new PyEpoll(fd);

    [PyGetter("closed", Doc = "True if the epoll handler is closed")]
    private PyObject? ClosedGetter(ThreadState ts) => PyBool.From(_descriptor < 0);

    [PyMethod("fileno()", Doc = "Return the epoll control file descriptor.")]
    private PyObject? FileNumber(ThreadState ts) => _descriptor < 0 ? Closed(ts) : PyInt.From(_descriptor);

    [PyMethod("close()", Doc = "Close the epoll control file descriptor.")]
    private PyObject? Close(ThreadState ts)
    {
        int descriptor = _descriptor;
        _descriptor = -1;
        return descriptor >= 0 && NativePosix.Close(descriptor) < 0 ? SystemErrors.RaiseLast(ts) : PyNone.Instance;
    }

    [PyMethod("__enter__()")]
    private PyObject? Enter(ThreadState ts) => _descriptor < 0 ? Closed(ts) : this;

    [PyMethod("__exit__(exc_type=None, exc_value=None, exc_tb=None, /)")]
    private PyObject? Exit(ThreadState ts, PyObject? type, PyObject? value, PyObject? traceback) => Close(ts);

    [PyMethod("register(fd, eventmask=<unrepresentable>)", TextSignature = "($self, /, fd,\n         eventmask=select.EPOLLIN | select.EPOLLPRI | select.EPOLLOUT)", Doc = "Registers a new fd or raises an OSError if the fd is already registered.")]
    private PyObject? Register(ThreadState ts, PyObject fd, long? events) => Change(ts, 1, fd, (uint)(events ?? 7));

    [PyMethod("modify(fd, eventmask)", Doc = "Modify event mask for a registered file descriptor.")]
    private PyObject? Modify(ThreadState ts, PyObject fd, long events) => Change(ts, 3, fd, (uint)events);

    [PyMethod("unregister(fd)", Doc = "Remove a registered file descriptor from the epoll object.")]
    private PyObject? Unregister(ThreadState ts, PyObject fd) => Change(ts, 2, fd, 0);

    [PyMethod("poll(timeout=None, maxevents=-1)", Doc = "Wait for events on the epoll file descriptor.")]
    private PyObject? Poll(ThreadState ts, PyObject? timeout, int maximum = -1)
    {
        if (_descriptor < 0)
        {
            return Closed(ts);
        }

        if (!PollCalls.TryTimeout(ts, timeout, 1_000_000_000, out long nanoseconds))
        {
            return null;
        }

        if (maximum is 0 or < -1)
        {
            return Raise.ValueError(ts, $"maxevents must be greater than 0, got {maximum}");
        }

        var events = new Event[maximum == -1 ? 1023 : Math.Min(maximum, 65536)];
        long deadline = nanoseconds < 0 ? 0 : TimeModule.Nanoseconds(1) + nanoseconds;
        while (true)
        {
            long left = nanoseconds < 0 ? -1 : Math.Min((Math.Max(0, deadline - TimeModule.Nanoseconds(1)) + 999_999) / 1_000_000, int.MaxValue);
            int count;
            fixed (Event* pointer = events)
            {
                using (BlockingCall.Enter(ts))
                {
                    count = Wait(_descriptor, pointer, events.Length, (int)left);
                }
            }

            if (count >= 0)
            {
                PyList ready = PyList.WithCapacity(Math.Max(count, 1));
                for (int i = 0; i < count; i++)
                {
                    ready.Add(PyTuple.Create(PyInt.From(events[i].Descriptor), PyInt.From(events[i].Events)));
                }

                return ready;
            }

            if (Marshal.GetLastPInvokeError() != NativePosix.EINTR)
            {
                return SystemErrors.RaiseLast(ts);
            }

            if (!BlockingCall.CheckSignals(ts))
            {
                return null;
            }
        }
    }

    private PyObject? Change(ThreadState ts, int operation, PyObject fd, uint events)
    {
        if (_descriptor < 0)
        {
            return Closed(ts);
        }

        if (!FileArgument.TryFileNumber(ts, fd, out int descriptor))
        {
            return null;
        }

        var change = new Event { Events = events, Descriptor = descriptor };
        return Control(_descriptor, operation, descriptor, &change) < 0 ? SystemErrors.RaiseLast(ts) : PyNone.Instance;
    }

    private static Raised Closed(ThreadState ts) => Raise.ValueError(ts, "I/O operation on closed epoll object");

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int Control(int epoll, int operation, int descriptor, Event* change);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    private static partial int Wait(int epoll, Event* events, int count, int timeout);
}
