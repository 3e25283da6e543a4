using System;
using System.Runtime.InteropServices;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Resource;

/// <summary><c>resource</c>: limits and use of the system's resources.</summary>
[PyModule("resource")]
internal static unsafe partial class ResourceModule
{
    private static readonly StructSequenceDefinition s_usage = new()
    {
        Name = "struct_rusage", Module = "resource", Visible = 16, Doc = "struct_rusage: Result from getrusage.",
        Fields =
        [
            "ru_utime", "ru_stime", "ru_maxrss", "ru_ixrss", "ru_idrss", "ru_isrss", "ru_minflt", "ru_majflt", "ru_nswap", "ru_inblock", "ru_oublock",
            "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw", "ru_nivcsw",
        ],
    };

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        NativeConstants.Add(module, ResourceConstants.All);
        module.Add("struct_rusage", s_usage.Type);
        module.Add("error", ExceptionTypes.OSError);
        return Done.Ok;
    }

    /// <summary>A <c>struct_rusage</c> of what getrusage(2) filled in: two pairs of seconds and microseconds, then 14 counts.</summary>
    public static PyObject FromUsage(long* usage)
    {
        var fields = new PyObject[16];
        fields[0] = PyFloat.From(usage[0] + (usage[1] * 1e-6));
        fields[1] = PyFloat.From(usage[2] + (usage[3] * 1e-6));
        for (int i = 2; i < fields.Length; i++)
        {
            fields[i] = PyInt.From(usage[i + 2]);
        }

        return s_usage.New(fields);
    }

    [PyFunction("getpagesize()")]
    private static int PageSize() => Environment.SystemPageSize;

    [PyFunction("getrusage(who, /)")]
    private static PyObject? Usage(ThreadState ts, int who)
    {
        long* usage = stackalloc long[18];
        if (GetUsage(who, usage) == 0)
        {
            return FromUsage(usage);
        }

        return Marshal.GetLastPInvokeError() == NativePosix.EINVAL ? Raise.ValueError(ts, "invalid who parameter") : SystemErrors.RaiseLast(ts);
    }

    [PyFunction("getrlimit(resource, /)")]
    private static PyObject? GetLimits(ThreadState ts, int resource) => Limits(ts, 0, resource, null);

    [PyFunction("setrlimit(resource, limits, /)")]
    private static PyObject? SetLimits(ThreadState ts, int resource, PyObject limits) => Limits(ts, 0, resource, limits) is null ? null : PyNone.Instance;

    [PyFunction("prlimit(pid, resource, limits=None, /)")]
    private static PyObject? ProcessLimits(ThreadState ts, int pid, int resource, PyObject? limits) => Limits(ts, pid, resource, limits is PyNone ? null : limits);

    /// <summary>Sets new limits where given, and returns the old ones.</summary>
    private static PyObject? Limits(ThreadState ts, int process, int resource, PyObject? limits)
    {
        if (resource is < 0 or >= 16)
        {
            return Raise.ValueError(ts, "invalid resource specified");
        }

        ulong* given = stackalloc ulong[2];
        ulong* old = stackalloc ulong[2];
        if (limits is not null)
        {
            PyTuple? pair = limits as PyTuple ?? Iteration.ToTuple(ts, limits);
            if (pair is null)
            {
                return null;
            }

            if (pair.Count != 2)
            {
                return Raise.ValueError(ts, "expected a tuple of 2 integers");
            }

            for (int i = 0; i < 2; i++)
            {
                if (Numbers.Index(ts, pair[i]) is not { } number)
                {
                    return null;
                }

                if (number.BigValue > ulong.MaxValue)
                {
                    return Raise.OverflowError(ts, "Python int too large to convert to C rlim_t");
                }

                if (number.BigValue < -1)
                {
                    return Raise.ValueError(ts, "Cannot convert negative int");
                }

                given[i] = (ulong)(number.BigValue & ulong.MaxValue);
            }
        }

        if (GetSetLimits(process, resource, limits is null ? null : given, old) < 0)
        {
            int error = Marshal.GetLastPInvokeError();
            return error == NativePosix.EINVAL ? Raise.ValueError(ts, "current limit exceeds maximum limit")
                : error == 1 && limits is not null ? Raise.ValueError(ts, "not allowed to raise maximum limit")
                : SystemErrors.RaiseFor(ts, error);
        }

        return PyTuple.Create(PyInt.From((long)old[0]), PyInt.From((long)old[1]));
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static partial int GetUsage(int who, long* usage);

    [LibraryImport("libc", EntryPoint = "prlimit", SetLastError = true)]
    private static partial int GetSetLimits(int process, int resource, ulong* given, ulong* old);
}
