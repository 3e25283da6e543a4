using System;
using System.Runtime.InteropServices;
using Adder.Modules.Io;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Posix;

/// <content>How the system shares processors and other things among processes.</content>
internal static unsafe partial class PosixModule
{
    [PyFunction("nice(increment, /)", Doc = "Add increment to the priority of process and return the new priority.")]
    private static PyObject? Nice(ThreadState ts, int increment)
    {
        Marshal.SetLastSystemError(0);
        int value = NativePosix.Nice(increment);
        return value == -1 && Marshal.GetLastPInvokeError() != 0 ? SystemErrors.RaiseLast(ts) : PyInt.From(value);
    }

    [PyFunction("getpriority(which, who)", Doc = "Return program scheduling priority.")]
    private static PyObject? Priority(ThreadState ts, int which, int who)
    {
        Marshal.SetLastSystemError(0);
        int value = NativePosix.Priority(which, who);
        return value == -1 && Marshal.GetLastPInvokeError() != 0 ? SystemErrors.RaiseLast(ts) : PyInt.From(value);
    }

    [PyFunction("setpriority(which, who, priority)", Doc = "Set program scheduling priority.")]
    private static PyObject? SetPriority(ThreadState ts, int which, int who, int priority) => NoneOr(ts, NativePosix.SetPriority(which, who, priority));

    [PyFunction("sched_yield()", Doc = "Voluntarily relinquish the CPU.")]
    private static PyObject? YieldProcessor(ThreadState ts)
    {
        using (BlockingCall.Enter(ts))
        {
            _ = NativePosix.YieldProcessor();
        }

        return PyNone.Instance;
    }

    [PyFunction("sched_get_priority_max(policy)", Doc = "Get the maximum scheduling priority for policy.")]
    private static PyObject? HighestPriority(ThreadState ts, int policy)
    {
        int value = NativePosix.HighestPriority(policy);
        return value < 0 ? SystemErrors.RaiseLast(ts) : PyInt.From(value);
    }

    [PyFunction("sched_get_priority_min(policy)", Doc = "Get the minimum scheduling priority for policy.")]
    private static PyObject? LowestPriority(ThreadState ts, int policy)
    {
        int value = NativePosix.LowestPriority(policy);
        return value < 0 ? SystemErrors.RaiseLast(ts) : PyInt.From(value);
    }

    [PyFunction("sched_getscheduler(pid, /)", Doc = "Get the scheduling policy for the process identified by pid.")]
    private static PyObject? Scheduler(ThreadState ts, int pid)
    {
        int value = NativePosix.Scheduler(pid);
        return value < 0 ? SystemErrors.RaiseLast(ts) : PyInt.From(value);
    }

    [PyFunction("sched_getaffinity(pid, /)", Doc = "Return the affinity of the process identified by pid (or the current process if zero).")]
    private static PyObject? GetAffinity(ThreadState ts, int pid)
    {
        var mask = new byte[1024];
        fixed (byte* pointer = mask)
        {
            if (NativePosix.GetAffinity(pid, mask.Length, pointer) < 0)
            {
                return SystemErrors.RaiseLast(ts);
            }
        }

        PyList processors = PyList.WithCapacity(16);
        for (int i = 0; i < mask.Length * 8; i++)
        {
            if ((mask[i / 8] & (1 << (i % 8))) != 0)
            {
                processors.Add(PyInt.From(i));
            }
        }

        return Calls.Call(ts, PySet.TypeObject, processors);
    }

    [PyFunction("sched_setaffinity(pid, mask, /)", Doc = "Set the CPU affinity of the process identified by pid to mask.")]
    private static PyObject? SetAffinity(ThreadState ts, int pid, PyObject processors)
    {
        if (Iteration.ToTuple(ts, processors) is not { } numbers)
        {
            return null;
        }

        var mask = new byte[1024];
        foreach (PyObject item in numbers.Items)
        {
            if (!Numbers.IndexToInt64(ts, item, ExceptionTypes.OverflowError, out long number))
            {
                return null;
            }

            if (number < 0)
            {
                return Raise.ValueError(ts, "negative CPU number");
            }

            if (number < mask.Length * 8)
            {
                mask[number / 8] |= (byte)(1 << (int)(number % 8));
            }
        }

        fixed (byte* pointer = mask)
        {
            return NoneOr(ts, NativePosix.SetAffinity(pid, mask.Length, pointer));
        }
    }

    [PyFunction("sched_setscheduler(pid, policy, param, /)", Doc = "Set the scheduling policy for the process identified by pid.")]
    private static PyObject? SetScheduler(ThreadState ts, int pid, int policy, PyObject parameter) =>
        TryPriority(ts, parameter, out int priority) ? NoneOr(ts, NativePosix.SetScheduler(pid, policy, &priority)) : null;

    [PyFunction("sched_getparam(pid, /)", Doc = "Returns scheduling parameters for the process identified by pid.")]
    private static PyObject? SchedulerParameter(ThreadState ts, int pid)
    {
        int priority;
        return NativePosix.GetSchedulerParameter(pid, &priority) < 0 ? SystemErrors.RaiseLast(ts) : PosixStructures.SchedulerParameter.New(PyInt.From(priority));
    }

    [PyFunction("sched_setparam(pid, param, /)", Doc = "Set scheduling parameters for the process identified by pid.")]
    private static PyObject? SetSchedulerParameter(ThreadState ts, int pid, PyObject parameter) =>
        TryPriority(ts, parameter, out int priority) ? NoneOr(ts, NativePosix.SetSchedulerParameter(pid, &priority)) : null;

    /// <summary>The priority in a <c>sched_param</c>; false: an exception is pending.</summary>
    private static bool TryPriority(ThreadState ts, PyObject parameter, out int priority)
    {
        priority = 0;
        if (parameter is not PyStructSequence sequence || !ReferenceEquals(sequence.Definition, PosixStructures.SchedulerParameter))
        {
            return Raise.TypeError(ts, "must have a sched_param object");
        }

        if (!Numbers.IndexToInt64(ts, sequence[0], ExceptionTypes.OverflowError, out long number))
        {
            return false;
        }

        priority = (int)number;
        return priority == number || (bool)Raise.OverflowError(ts, "sched_priority out of range");
    }

    [PyFunction("sched_rr_get_interval(pid, /)", Doc = "Return the round-robin quantum for the process identified by pid, in seconds.\n\nValue returned is a float.")]
    private static PyObject? RoundRobinInterval(ThreadState ts, int pid)
    {
        NativePosix.TimeSpecification interval;
        return NativePosix.RoundRobinInterval(pid, &interval) < 0 ? SystemErrors.RaiseLast(ts) : PyFloat.From(interval.Seconds + (1e-9 * interval.Nanoseconds));
    }

    [PyFunction("setns(fd, nstype=0)", Doc = "Move the calling thread into different namespaces.")]
    private static PyObject? EnterNamespace(ThreadState ts, PyObject fd, int kind = 0)
    {
        if (!FileArgument.TryFileNumber(ts, fd, out int descriptor))
        {
            return null;
        }

        int result;
        using (BlockingCall.Enter(ts))
        {
            result = NativePosix.EnterNamespace(descriptor, kind);
        }

        return NoneOr(ts, result);
    }

    [PyFunction("unshare(flags)", Doc = "Disassociate parts of a process (or thread) execution context.")]
    private static PyObject? LeaveShared(ThreadState ts, int flags)
    {
        int result;
        using (BlockingCall.Enter(ts))
        {
            result = NativePosix.LeaveShared(flags);
        }

        return NoneOr(ts, result);
    }
}
