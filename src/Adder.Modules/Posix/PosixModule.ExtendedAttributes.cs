using System;
using System.Runtime.InteropServices;
using Adder.Modules.Io;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Posix;

/// <content>Extended attributes of files.</content>
internal static unsafe partial class PosixModule
{
    /// <summary>The sizes that are tried for a value or a list of names: the first is enough for most, the last is what the system allows.</summary>
    private static ReadOnlySpan<int> AttributeSizes => [128, 65536];

    [PyFunction("getxattr(path, attribute, *, follow_symlinks=True)", Doc = "Return the value of extended attribute attribute on path.")]
    private static PyObject? GetExtendedAttribute(ThreadState ts, PyObject path, PyObject attribute, bool followLinks = true)
    {
        if (!TryAttributeArguments(ts, "getxattr", path, attribute, followLinks, out FileArgument file, out FileArgument name))
        {
            return null;
        }

        byte[]? value = ReadGrowing(
            ts,
            file,
            (buffer, size) => file.IsDescriptor
                ? NativePosix.GetExtendedAttributeOf(file.Descriptor, name.Path, (byte*)buffer, size)
                : followLinks
                    ? NativePosix.GetExtendedAttribute(file.Path, name.Path, (byte*)buffer, size)
                    : NativePosix.GetExtendedAttributeOfLink(file.Path, name.Path, (byte*)buffer, size));
        return value is null ? null : PyBytes.From(value);
    }

    [PyFunction("setxattr(path, attribute, value, flags=0, *, follow_symlinks=True)", Doc = "Set extended attribute attribute on path to value.")]
    private static PyObject? SetExtendedAttribute(ThreadState ts, PyObject path, PyObject attribute, BufferView value, int flags = 0, bool followLinks = true)
    {
        if (!TryAttributeArguments(ts, "setxattr", path, attribute, followLinks, out FileArgument file, out FileArgument name))
        {
            return null;
        }

        int result;
        fixed (byte* bytes = value.Span)
        {
            using (BlockingCall.Enter(ts))
            {
                result = file.IsDescriptor
                    ? NativePosix.SetExtendedAttributeOf(file.Descriptor, name.Path, bytes, value.Span.Length, flags)
                    : followLinks
                        ? NativePosix.SetExtendedAttribute(file.Path, name.Path, bytes, value.Span.Length, flags)
                        : NativePosix.SetExtendedAttributeOfLink(file.Path, name.Path, bytes, value.Span.Length, flags);
            }
        }

        return NoneOr(ts, result, file);
    }

    [PyFunction("removexattr(path, attribute, *, follow_symlinks=True)", Doc = "Remove extended attribute attribute on path.")]
    private static PyObject? RemoveExtendedAttribute(ThreadState ts, PyObject path, PyObject attribute, bool followLinks = true)
    {
        if (!TryAttributeArguments(ts, "removexattr", path, attribute, followLinks, out FileArgument file, out FileArgument name))
        {
            return null;
        }

        int result;
        using (BlockingCall.Enter(ts))
        {
            result = file.IsDescriptor
                ? NativePosix.RemoveExtendedAttributeOf(file.Descriptor, name.Path)
                : followLinks
                    ? NativePosix.RemoveExtendedAttribute(file.Path, name.Path)
                    : NativePosix.RemoveExtendedAttributeOfLink(file.Path, name.Path);
        }

        return NoneOr(ts, result, file);
    }

    [PyFunction("listxattr(path=None, *, follow_symlinks=True)", Doc = "Return a list of extended attributes on path.")]
    private static PyObject? ListExtendedAttributes(ThreadState ts, PyObject? path, bool followLinks = true)
    {
        if (!FileArgument.TryParse(ts, path, "listxattr", out FileArgument file, allowDescriptor: true, nullable: true) || !CheckCombination(ts, "listxattr", file, NativePosix.AT_FDCWD, followLinks))
        {
            return null;
        }

        byte[]? names = ReadGrowing(
            ts,
            file,
            (buffer, size) => file.IsDescriptor
                ? NativePosix.ListExtendedAttributesOf(file.Descriptor, (byte*)buffer, size)
                : followLinks
                    ? NativePosix.ListExtendedAttributes(file.Path, (byte*)buffer, size)
                    : NativePosix.ListExtendedAttributesOfLink(file.Path, (byte*)buffer, size));
        if (names is null)
        {
            return null;
        }

        var list = new PyList();
        ReadOnlySpan<byte> rest = names;
        for (int end = rest.IndexOf((byte)0); end >= 0; end = rest.IndexOf((byte)0))
        {
            list.Add(PathArgument.Decode(rest[..end]));
            rest = rest[(end + 1)..];
        }

        return list;
    }

    private static bool TryAttributeArguments(ThreadState ts, string function, PyObject path, PyObject attribute, bool followLinks, out FileArgument file, out FileArgument name)
    {
        name = default;
        return FileArgument.TryParse(ts, path, function, out file, allowDescriptor: true)
            && FileArgument.TryParse(ts, attribute, function, out name, name: "attribute")
            && CheckCombination(ts, function, file, NativePosix.AT_FDCWD, followLinks);
    }

    /// <summary>Has a call fill a buffer that grows as long as the system says that it is too small; null: an exception is pending.</summary>
    private static byte[]? ReadGrowing(ThreadState ts, FileArgument file, Func<nint, nint, nint> read)
    {
        const int RangeError = 34;
        foreach (int size in AttributeSizes)
        {
            var bytes = new byte[size];
            nint count;
            fixed (byte* buffer = bytes)
            {
                using (BlockingCall.Enter(ts))
                {
                    count = read((nint)buffer, size);
                }
            }

            if (count >= 0)
            {
                return bytes[..(int)count];
            }

            if (Marshal.GetLastPInvokeError() != RangeError)
            {
                break;
            }
        }

        _ = SystemErrors.RaiseLast(ts, file.Original);
        return null;
    }
}
