using System;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Posix;

/// <summary>A path or open descriptor, as the functions of <c>posix</c> take them.</summary>
internal readonly struct FileArgument
{
    private FileArgument(PyObject original, byte[] path, int descriptor, bool isBytes)
    {
        Original = original;
        Path = path;
        Descriptor = descriptor;
        IsBytes = isBytes;
    }

    /// <summary>What the caller gave: errors show it.</summary>
    public PyObject Original { get; }

    /// <summary>The path with a terminating zero; empty where a descriptor was given.</summary>
    public byte[] Path { get; }

    /// <summary>The descriptor, -1 where a path was given.</summary>
    public int Descriptor { get; }

    /// <summary>The path was given as bytes: results are bytes too.</summary>
    public bool IsBytes { get; }

    public bool IsDescriptor => Descriptor != -1 || Path.Length == 0;

    /// <summary>Reads an argument; false: an exception is pending.</summary>
    /// <param name="function">Name of the function and argument for messages, e.g. "stat: path".</param>
    public static bool TryParse(ThreadState ts, PyObject? value, string function, out FileArgument argument, bool allowDescriptor = false, bool nullable = false, string name = "path")
    {
        argument = default;
        if (value is null || (nullable && value is PyNone))
        {
            argument = new FileArgument(PyNone.Instance, [(byte)'.', 0], -1, false);
            return true;
        }

        if (value is not (PyStr or PyBytes))
        {
            if (allowDescriptor && HasIndex(value))
            {
                if (!TryDescriptor(ts, value, out int descriptor))
                {
                    return false;
                }

                argument = new FileArgument(value, [], descriptor, false);
                return true;
            }

            if (value.Type.Lookup(PyStr.Intern("__fspath__")) is null or PyNone)
            {
                string allowed = (allowDescriptor, nullable) switch
                {
                    (true, true) => "string, bytes, os.PathLike, integer or None",
                    (true, false) => "string, bytes, os.PathLike or integer",
                    (false, true) => "string, bytes, os.PathLike or None",
                    _ => "string, bytes or os.PathLike",
                };
                return Raise.TypeError(ts, $"{function}: {name} should be {allowed}, not {value.Type.Name}");
            }
        }

        if (PathArgument.ToPlain(ts, value) is not { } plain)
        {
            return false;
        }

        byte[]? bytes = plain is PyBytes raw ? raw.Data : PathArgument.Encode(ts, (PyStr)plain);
        if (bytes is null)
        {
            return false;
        }

        if (Array.IndexOf(bytes, (byte)0) >= 0)
        {
            return Raise.ValueError(ts, $"{function}: embedded null character in {name}");
        }

        var terminated = new byte[bytes.Length + 1];
        bytes.CopyTo(terminated, 0);
        argument = new FileArgument(value, terminated, -1, plain is PyBytes);
        return true;
    }

    /// <summary>A folder's descriptor (<c>dir_fd</c>); AT_FDCWD for None.</summary>
    public static bool TryFolder(ThreadState ts, PyObject? value, out int descriptor)
    {
        descriptor = NativePosix.AT_FDCWD;
        return value is null or PyNone
            || (HasIndex(value) ? TryDescriptor(ts, value, out descriptor) : (bool)Raise.TypeError(ts, $"argument should be integer or None, not {value.Type.Name}"));
    }

    /// <summary>A descriptor of an int or of something with <c>fileno()</c> (<c>PyObject_AsFileDescriptor</c>).</summary>
    public static bool TryFileNumber(ThreadState ts, PyObject value, out int descriptor)
    {
        descriptor = -1;
        if (!WarnOfBool(ts, value))
        {
            return false;
        }

        if (value is not PyInt number)
        {
            Lookup method = Attributes.Find(ts, value, "fileno");
            if (method.IsError)
            {
                return false;
            }

            if (!method.TryGet(out PyObject? fileNumber))
            {
                return Raise.TypeError(ts, "argument must be an int, or have a fileno() method.");
            }

            PyObject? result = Calls.Call(ts, fileNumber);
            if (result is null)
            {
                return false;
            }

            if (result is not PyInt given)
            {
                return Raise.TypeError(ts, "fileno() returned a non-integer");
            }

            number = given;
        }

        if (!number.TryGetInt64(out long converted) || converted is < int.MinValue or > int.MaxValue)
        {
            return Raise.OverflowError(ts, number.Sign < 0 ? "Python int too small to convert to C int" : "Python int too large to convert to C int");
        }

        if (converted < 0)
        {
            return Raise.ValueError(ts, $"file descriptor cannot be a negative integer ({converted})");
        }

        descriptor = (int)converted;
        return true;
    }

    /// <summary>A name that the system gave, in the caller's kind of string.</summary>
    public PyObject ToName(ReadOnlySpan<byte> name) => IsBytes ? PyBytes.From(name) : PathArgument.Decode(name);

    private static unsafe bool HasIndex(PyObject value) => value.Type.Slots.Index != null;

    /// <summary>False: the warning has become an exception.</summary>
    private static bool WarnOfBool(ThreadState ts, PyObject value) => value is not PyBool || Runtime.Objects.Warnings.Warn(ts, ExceptionTypes.RuntimeWarning, "bool is used as a file descriptor");

    private static bool TryDescriptor(ThreadState ts, PyObject value, out int descriptor)
    {
        descriptor = -1;
        if (!WarnOfBool(ts, value) || Numbers.Index(ts, value) is not { } index)
        {
            return false;
        }

        if (!index.TryGetInt64(out long number) || number is < int.MinValue or > int.MaxValue)
        {
            return Raise.OverflowError(ts, index.Sign > 0 ? "fd is greater than maximum" : "fd is less than minimum");
        }

        descriptor = (int)number;
        return true;
    }
}
