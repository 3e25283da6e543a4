using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Posix;

/// <summary>An array of C strings ending with null, in unmanaged memory: arguments and environment of a new program.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    private readonly int _count;

    public NativeStrings(List<byte[]> terminated)
    {
        _count = terminated.Count;
        Pointer = (byte**)NativeMemory.AllocZeroed((nuint)_count + 1, (nuint)sizeof(byte*));
        for (int i = 0; i < _count; i++)
        {
            Pointer[i] = (byte*)NativeMemory.Alloc((nuint)terminated[i].Length);
            terminated[i].CopyTo(new Span<byte>(Pointer[i], terminated[i].Length));
        }
    }

    public byte** Pointer { get; private set; }

    public int Count => _count;

    /// <summary>The arguments of a program; null: an exception is pending.</summary>
    public static NativeStrings? FromArguments(ThreadState ts, PyObject arguments, string function)
    {
        if (arguments is not (PyTuple or PyList))
        {
            _ = Raise.TypeError(ts, $"{function}: argv must be a tuple or list");
            return null;
        }

        PyTuple? items = Iteration.ToTuple(ts, arguments);
        if (items is null)
        {
            return null;
        }

        if (items.Count == 0)
        {
            _ = Raise.ValueError(ts, function == "execv" ? "execv() arg 2 must not be empty" : $"{function}: argv must not be empty");
            return null;
        }

        NativeStrings? strings = FromPaths(ts, items);
        if (strings is not null && strings.Pointer[0][0] == 0)
        {
            strings.Dispose();
            _ = Raise.ValueError(ts, function == "execv" ? "execv() arg 2 first element cannot be empty" : $"{function}: argv first element cannot be empty");
            return null;
        }

        return strings;
    }

    /// <summary>Strings of path-like objects.</summary>
    public static NativeStrings? FromPaths(ThreadState ts, PyTuple items) => ListOf(ts, items) is { } list ? new NativeStrings(list) : null;

    /// <summary>An environment from items of the form <c>NAME=value</c>; null: an exception is pending.</summary>
    public static NativeStrings? FromVariables(ThreadState ts, PyTuple items)
    {
        if (ListOf(ts, items) is not { } list)
        {
            return null;
        }

        AddWatch(ts, list);
        return new NativeStrings(list);
    }

    /// <summary>A child's environment says that it is watched, where that is so.</summary>
    private static void AddWatch(ThreadState ts, List<byte[]> variables)
    {
        if (ts.Interpreter.Options.CodeWatch?.VariableValue is { } value)
        {
            variables.Add(PathArgument.ZeroTerminated($"{Runtime.Specialization.CodeWatch.Variable}={value}"));
        }
    }

    private static List<byte[]>? ListOf(ThreadState ts, PyTuple items)
    {
        var list = new List<byte[]>(items.Count);
        foreach (PyObject item in items.Items)
        {
            if (PathArgument.ToBytes(ts, item, "argv") is not { } bytes)
            {
                return null;
            }

            list.Add(bytes);
        }

        return list;
    }

    /// <summary>An environment from a mapping; null: an exception is pending.</summary>
    public static NativeStrings? FromEnvironment(ThreadState ts, PyObject environment, string function)
    {
        if (environment.Type.Slots.GetItem == null)
        {
            _ = Raise.TypeError(ts, $"{function}: environment must be a mapping object");
            return null;
        }

        if (Calls.CallMethod(ts, environment, "items") is not { } view || Iteration.ToTuple(ts, view) is not { } items)
        {
            return null;
        }

        var list = new List<byte[]>(items.Count);
        foreach (PyObject item in items.Items)
        {
            if (item is not PyTuple { Count: 2 } pair || PathArgument.ToBytes(ts, pair[0], "env") is not { } name || PathArgument.ToBytes(ts, pair[1], "env") is not { } value)
            {
                return null;
            }

            if (name.Length < 2 || Array.IndexOf(name, (byte)'=', 1) >= 0)
            {
                _ = Raise.ValueError(ts, "illegal environment variable name");
                return null;
            }

            name[^1] = (byte)'=';
            list.Add([.. name, .. value]);
        }

        AddWatch(ts, list);
        return new NativeStrings(list);
    }

    public void Dispose()
    {
        if (Pointer == null)
        {
            return;
        }

        for (int i = 0; i < _count; i++)
        {
            NativeMemory.Free(Pointer[i]);
        }

        NativeMemory.Free(Pointer);
        Pointer = null;
    }
}
