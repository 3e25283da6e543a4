using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Adder.Modules.Io;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Posix;

/// <summary><c>posix</c>: the operating system, as module <c>os</c> shows it. There is no <c>fork</c> (a .NET process cannot be forked), so the library behaves as on systems without it.</summary>
[PyModule("posix", Doc = "This module provides access to operating system functionality that is\nstandardized by the C Standard and the POSIX standard (a thinly\ndisguised Unix interface).  Refer to the library manual and\ncorresponding Unix manual entries for more information on calls.", Types = [typeof(PyDirectoryEntry)])]
internal static unsafe partial class PosixModule
{
    /// <summary>What <c>os.supports_*</c> is made from.</summary>
    private static readonly string[] s_haveFunctions =
    [
        "HAVE_EVENTFD", "HAVE_FACCESSAT", "HAVE_FCHDIR", "HAVE_FCHMOD", "HAVE_FCHMODAT", "HAVE_FCHOWN", "HAVE_FCHOWNAT", "HAVE_FEXECVE",
        "HAVE_FDOPENDIR", "HAVE_FPATHCONF", "HAVE_FSTATAT", "HAVE_FSTATVFS", "HAVE_FTRUNCATE", "HAVE_FUTIMENS", "HAVE_FUTIMES", "HAVE_FUTIMESAT",
        "HAVE_LINKAT", "HAVE_LCHOWN", "HAVE_LSTAT", "HAVE_LUTIMES", "HAVE_MEMFD_CREATE", "HAVE_MKDIRAT", "HAVE_MKFIFOAT", "HAVE_MKNODAT", "HAVE_OPENAT",
        "HAVE_READLINKAT", "HAVE_RENAMEAT", "HAVE_SYMLINKAT", "HAVE_UNLINKAT", "HAVE_UTIMENSAT", "HAVE_PTSNAME_R",
    ];

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        NativeConstants.Add(module, PosixConstants.All);
        module.Add("sysconf_names", NativeConstants.ToDict(PosixConstants.SysconfNames));
        module.Add("pathconf_names", NativeConstants.ToDict(PosixConstants.PathconfNames));
        module.Add("confstr_names", NativeConstants.ToDict(PosixConstants.ConfstrNames));
        PyList functions = PyList.WithCapacity(s_haveFunctions.Length);
        foreach (string name in s_haveFunctions)
        {
            functions.Add(PyStr.Intern(name));
        }

        module.Add("_have_functions", functions);
        module.Add("error", ExceptionTypes.OSError);
        foreach (StructSequenceDefinition sequence in PosixStructures.All)
        {
            module.Add(sequence.Name, sequence.Type);
        }

        if (CreateEnvironment(ts) is not { } environment)
        {
            return Done.Error;
        }

        module.Add("environ", environment);
        return Done.Ok;
    }

    [PyFunction("_create_environ()", Doc = "Create the environment dictionary.")]
    private static PyObject? CreateEnvironment(ThreadState ts)
    {
        if (Locale.NativeLocale.MayReplaceC)
        {
            Locale.NativeLocale.Start();
        }

        var dictionary = new PyDict();
        byte[]? watchVariable = ts.Interpreter.Options.CodeWatch is null ? null : System.Text.Encoding.ASCII.GetBytes(Runtime.Specialization.CodeWatch.Variable);
        byte*** variable = (byte***)NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "environ");
        for (byte** entry = *variable; entry != null && *entry != null; entry++)
        {
            ReadOnlySpan<byte> text = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(*entry);
            int equals = text.IndexOf((byte)'=');
            if (equals < 0)
            {
                continue;
            }

            if (watchVariable is not null && text[..equals].SequenceEqual(watchVariable))
            {
                continue;
            }

            PyObject name = PyBytes.From(text[..equals]);
            Truth known = dictionary.Contains(ts, name);
            if (known == Truth.Error || (known == Truth.False && !dictionary.SetItem(ts, name, PyBytes.From(text[(equals + 1)..]))))
            {
                return null;
            }
        }

        return dictionary;
    }

    [PyFunction("putenv(name, value, /)", Doc = "Change or add an environment variable.")]
    private static PyObject? PutVariable(ThreadState ts, PyObject name, PyObject value)
    {
        if (PathArgument.ToBytes(ts, name, "putenv") is not { } nameBytes || PathArgument.ToBytes(ts, value, "putenv") is not { } valueBytes)
        {
            return null;
        }

        if (Array.IndexOf(nameBytes, (byte)'=') >= 0)
        {
            return Raise.ValueError(ts, "illegal environment variable name");
        }

        return NativePosix.SetVariable(nameBytes, valueBytes, 1) < 0 ? SystemErrors.RaiseLast(ts) : PyNone.Instance;
    }

    [PyFunction("unsetenv(name, /)", Doc = "Delete an environment variable.")]
    private static PyObject? UnsetVariable(ThreadState ts, PyObject name)
    {
        if (PathArgument.ToBytes(ts, name, "unsetenv") is not { } bytes)
        {
            return null;
        }

        return NativePosix.UnsetVariable(bytes) < 0 ? SystemErrors.RaiseLast(ts) : PyNone.Instance;
    }

    [PyFunction("fspath(path)", Doc = "Return the file system path representation of the object.")]
    private static PyObject? FileSystemPath(ThreadState ts, PyObject path) => PathArgument.ToPlain(ts, path);

    [PyFunction("strerror(code, /)", Doc = "Translate an error code to a message string.")]
    private static string ErrorText(int code) => NativePosix.ErrorMessage(code);

    [PyFunction("urandom(size, /)", Doc = "Return a bytes object containing random bytes suitable for cryptographic use.")]
    private static PyObject? Random(ThreadState ts, long size)
    {
        if (size < 0)
        {
            return Raise.ValueError(ts, "negative argument not allowed");
        }

        var bytes = new byte[size];
        SystemRandom.Fill(bytes);
        return PyBytes.From(bytes);
    }

    [PyFunction("getrandom(size, flags=0)", Doc = "Obtain a series of random bytes.")]
    private static PyObject? GetRandom(ThreadState ts, long size, int flags = 0)
    {
        if (size < 0)
        {
            return SystemErrors.RaiseFor(ts, NativePosix.EINVAL);
        }

        var bytes = new byte[size];
        fixed (byte* buffer = bytes)
        {
            nint count = NativePosix.GetRandom(buffer, (nint)size, (uint)flags);
            return count < 0 ? SystemErrors.RaiseLast(ts) : PyBytes.From(bytes.AsSpan(0, (int)count));
        }
    }

    [PyFunction("cpu_count()", Doc = "Return the number of logical CPUs in the system; return None if indeterminable.")]
    private static PyObject? ProcessorCount(ThreadState ts)
    {
        const int OnlineProcessors = 84;
        long count = ts.Interpreter.Options.ProcessorCount > 0 ? ts.Interpreter.Options.ProcessorCount : NativePosix.SystemConfiguration(OnlineProcessors);
        return count < 1 ? PyNone.Instance : PyInt.From(count);
    }

    [PyFunction("sysconf(name, /)", Doc = "Return an integer-valued system configuration variable.")]
    private static PyObject? SystemConfiguration(ThreadState ts, PyObject name)
    {
        if (!TryConfigurationName(ts, name, PosixConstants.SysconfNames, out int number))
        {
            return null;
        }

        Marshal.SetLastSystemError(0);
        long value = NativePosix.SystemConfiguration(number);
        return value == -1 && Marshal.GetLastPInvokeError() != 0 ? SystemErrors.RaiseLast(ts) : PyInt.From(value);
    }

    [PyFunction("pathconf(path, name)", Doc = "Return the configuration limit name for the file or directory path.")]
    private static PyObject? PathConfiguration(ThreadState ts, PyObject path, PyObject name)
    {
        if (!FileArgument.TryParse(ts, path, "pathconf", out FileArgument file, allowDescriptor: true) || !TryConfigurationName(ts, name, PosixConstants.PathconfNames, out int number))
        {
            return null;
        }

        Marshal.SetLastSystemError(0);
        long value = file.IsDescriptor ? NativePosix.PathConfigurationOf(file.Descriptor, number) : NativePosix.PathConfiguration(file.Path, number);
        int error = Marshal.GetLastPInvokeError();
        return value != -1 || error == 0 ? PyInt.From(value) : error == NativePosix.EINVAL ? SystemErrors.RaiseFor(ts, error) : SystemErrors.RaiseFor(ts, error, file.Original);
    }

    [PyFunction("fpathconf(fd, name, /)", Doc = "Return the configuration limit name for the file descriptor fd.")]
    private static PyObject? DescriptorConfiguration(ThreadState ts, PyObject fd, PyObject name)
    {
        if (!FileArgument.TryFileNumber(ts, fd, out int descriptor) || !TryConfigurationName(ts, name, PosixConstants.PathconfNames, out int number))
        {
            return null;
        }

        Marshal.SetLastSystemError(0);
        long value = NativePosix.PathConfigurationOf(descriptor, number);
        return value == -1 && Marshal.GetLastPInvokeError() != 0 ? SystemErrors.RaiseLast(ts) : PyInt.From(value);
    }

    [PyFunction("confstr(name, /)", Doc = "Return a string-valued system configuration variable.")]
    private static PyObject? ConfigurationText(ThreadState ts, PyObject name)
    {
        if (!TryConfigurationName(ts, name, PosixConstants.ConfstrNames, out int number))
        {
            return null;
        }

        var buffer = new byte[4096];
        Marshal.SetLastSystemError(0);
        fixed (byte* pointer = buffer)
        {
            nint length = NativePosix.ConfigurationText(number, pointer, buffer.Length);
            return length > 0 ? PathArgument.Decode(buffer.AsSpan(0, (int)Math.Min(length, buffer.Length) - 1))
                : Marshal.GetLastPInvokeError() != 0 ? SystemErrors.RaiseLast(ts) : PyNone.Instance;
        }
    }

    [PyFunction("uname()", Doc = "Return an object identifying the current operating system.")]
    private static PyObject? SystemName(ThreadState ts)
    {
        const int FieldSize = 65;
        byte* buffer = stackalloc byte[FieldSize * 6];
        if (NativePosix.SystemName(buffer) < 0)
        {
            return SystemErrors.RaiseLast(ts);
        }

        var fields = new PyObject[5];
        for (int i = 0; i < fields.Length; i++)
        {
            fields[i] = PathArgument.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(buffer + (i * FieldSize)));
        }

        return PosixStructures.SystemName.New(fields);
    }

    [PyFunction("getloadavg()", Doc = "Return average recent system load information.")]
    private static PyObject? LoadAverages(ThreadState ts)
    {
        double* values = stackalloc double[3];
        return NativePosix.LoadAverages(values, 3) != 3
            ? Raise.Error(ts, ExceptionTypes.OSError, "Load averages are unobtainable")
            : PyTuple.Create(PyFloat.From(values[0]), PyFloat.From(values[1]), PyFloat.From(values[2]));
    }

    [PyFunction("register_at_fork(*, before=<unrepresentable>, after_in_child=<unrepresentable>, after_in_parent=<unrepresentable>)", Doc = "Register callables to be called when forking a new process.")]
    private static PyObject? RegisterAtFork(ThreadState ts, PyObject? before, PyObject? child, PyObject? parent)
    {
        if (before is null && child is null && parent is null)
        {
            return Raise.TypeError(ts, "At least one argument is required.");
        }

        foreach (PyObject? function in (PyObject?[])[before, child, parent])
        {
            if (function is not null && function.Type.Slots.Call == null)
            {
                return Raise.TypeError(ts, $"'{(ReferenceEquals(function, before) ? "before" : ReferenceEquals(function, child) ? "after_in_child" : "after_in_parent")}' must be callable, not {function.Type.Name}");
            }
        }

        // Nothing ever forks, so nothing is ever called.
        return PyNone.Instance;
    }

    [PyFunction("_inputhook()")]
    private static PyObject? InputHook(ThreadState ts) => PyInt.From(0);

    [PyFunction("_is_inputhook_installed()")]
    private static PyObject? HasInputHook(ThreadState ts) => PyBool.False;

    /// <summary>The number of a configuration value, given as int or by name.</summary>
    private static bool TryConfigurationName(ThreadState ts, PyObject name, ReadOnlySpan<(string Name, long Value)> names, out int number)
    {
        number = -1;
        if (name is PyStr text)
        {
            foreach ((string known, long value) in names)
            {
                if (text.EqualTo(known))
                {
                    number = (int)value;
                    return true;
                }
            }

            return Raise.ValueError(ts, "unrecognized configuration name");
        }

        if (name.Type.Slots.Index == null)
        {
            return Raise.TypeError(ts, "configuration names must be strings or integers");
        }

        if (!Numbers.IndexToInt64(ts, name, ExceptionTypes.OverflowError, out long given))
        {
            return false;
        }

        number = (int)given;
        return true;
    }

    private static PyObject? NoneOr(ThreadState ts, int result) => result < 0 ? SystemErrors.RaiseLast(ts) : PyNone.Instance;

    private static PyObject? NoneOr(ThreadState ts, int result, FileArgument file) => result < 0 ? SystemErrors.RaiseLast(ts, file.Original) : PyNone.Instance;
}
