using System;
using System.Runtime.InteropServices;
using System.Threading;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using ThreadState = Adder.Runtime.ThreadState;

namespace Adder.Modules.Subprocess;

/// <summary>
/// User and groups of a child process. The kernel keeps these for each thread, and a child has those of the thread that starts it: so a thread of its own takes them and starts the child, while the rest of
/// the process keeps what it has.
/// </summary>
internal sealed unsafe class ChildCredentials
{
    /// <summary>Leaves a number as it is.</summary>
    private const uint Same = uint.MaxValue;

    private const int MaximumGroups = 65536;

    private uint _user = Same;
    private uint _group = Same;
    private uint[]? _groups;

    private static bool IsArm => RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    /// <summary>Reads what was asked for. Null with no exception pending: nothing was.</summary>
    public static ChildCredentials? Read(ThreadState ts, PyObject gid, PyObject extraGroups, PyObject uid)
    {
        if (gid is PyNone && extraGroups is PyNone && uid is PyNone)
        {
            return null;
        }

        var credentials = new ChildCredentials();
        bool isValid = credentials.ReadGroups(ts, extraGroups)
            && (gid is PyNone || PosixModule.TryIdentifier(ts, gid, "gid", out credentials._group))
            && (uid is PyNone || PosixModule.TryIdentifier(ts, uid, "uid", out credentials._user));
        return isValid ? credentials : null;
    }

    private bool ReadGroups(ThreadState ts, PyObject extraGroups)
    {
        if (extraGroups is PyNone)
        {
            return true;
        }

        if (extraGroups is not PyList list)
        {
            return Raise.TypeError(ts, "setgroups argument must be a list");
        }

        if (list.Count > MaximumGroups)
        {
            return Raise.ValueError(ts, "too many extra_groups");
        }

        _groups = new uint[list.Count];
        for (int i = 0; i < _groups.Length; i++)
        {
            if (list[i] is not PyInt)
            {
                return Raise.TypeError(ts, "extra_groups must be integers");
            }

            if (!PosixModule.TryIdentifier(ts, list[i], "gid", out _groups[i]))
            {
                return Raise.ClearIf(ts, ExceptionTypes.OverflowError) ? Raise.ValueError(ts, "invalid group id") : false;
            }
        }

        return true;
    }

    /// <summary>Runs something on a thread that has these credentials; an error number, 0 where it ran.</summary>
    public int Run(Action start)
    {
        int error = 0;
        var thread = new Thread(() =>
        {
            error = Take();
            if (error == 0)
            {
                start();
            }
        });
        thread.Start();
        thread.Join();
        return error;
    }

    private int Take()
    {
        fixed (uint* groups = _groups)
        {
            uint none = 0;
            if (_groups is not null && NativePosix.SystemCall(IsArm ? 159 : 116, _groups.Length, (nint)(groups == null ? &none : groups), 0) < 0)
            {
                return Marshal.GetLastPInvokeError();
            }
        }

        if (_group != Same && NativePosix.SystemCall(IsArm ? 149 : 119, (nint)_group, (nint)_group, (nint)_group) < 0)
        {
            return Marshal.GetLastPInvokeError();
        }

        return _user != Same && NativePosix.SystemCall(IsArm ? 147 : 117, (nint)_user, (nint)_user, (nint)_user) < 0 ? Marshal.GetLastPInvokeError() : 0;
    }
}
