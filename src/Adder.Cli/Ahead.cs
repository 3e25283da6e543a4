using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Threading;
using Adder.Bytecode;
using Adder.Modules.Io;
using Adder.Runtime.Builtins;
using Adder.Runtime.Import;

namespace Adder.Cli;

/// <summary>
/// Work for the process's first thread, which would only wait for the one that runs Python: while that one makes the interpreter, this one reads the frozen modules and compiles the
/// text of <c>-c</c>.
/// </summary>
internal static class Ahead
{
    private static readonly Lock s_commandLock = new();
    private static readonly object s_signal = new();
    private static ProgramRequest? s_request;
    private static string? s_commandSource;
    private static CodeBlueprint? s_command;
    private static bool s_commandTaken;
    private static bool s_ended;

    /// <summary>There is a program to start.</summary>
    public static void Begin(ProgramRequest request)
    {
        if (request.Options.NoLibrary)
        {
            return;
        }

        request.Options.FrozenAhead = new FrozenAhead(request.Options);
        lock (s_signal)
        {
            s_request = request;
            Monitor.Pulse(s_signal);
        }
    }

    /// <summary>There is nothing more to do.</summary>
    public static void End()
    {
        lock (s_signal)
        {
            s_ended = true;
            Monitor.Pulse(s_signal);
        }
    }

    /// <summary>Waits for work and does it.</summary>
    public static void Serve()
    {
        ProgramRequest? request;
        lock (s_signal)
        {
            while (s_request is null && !s_ended)
            {
                _ = Monitor.Wait(s_signal);
            }

            request = s_ended ? null : s_request;
        }

        if (request?.Options.FrozenAhead is { } frozen)
        {
            frozen.Run();
            LoadTypes();
            if (request.Kind == ProgramKind.Command)
            {
                CompileCommand(request);
            }
        }
    }

    /// <summary>Has the classes made that every start comes to later: those of the streams, and .NET's big integers (<c>_collections_abc</c> makes a range of them).</summary>
    private static void LoadTypes()
    {
        GC.KeepAlive(BigInteger.One << 64);
        RuntimeHelpers.RunClassConstructor(typeof(PyFileIO).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(PyBufferedReader).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(PyBufferedWriter).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(PyTextIOWrapper).TypeHandle);
    }

    /// <summary>The compiled text of <c>-c</c>; null: the caller compiles it, and reports what there is to be reported.</summary>
    public static CodeBlueprint? TakeCommand(string source)
    {
        lock (s_commandLock)
        {
            s_commandTaken = true;
            return s_commandSource == source ? s_command : null;
        }
    }

    private static void CompileCommand(ProgramRequest request)
    {
        lock (s_commandLock)
        {
            if (!s_commandTaken)
            {
                s_commandSource = ProgramRunner.Dedent(request.Program);
                s_command = SourceCompilation.CompileSilently(s_commandSource, "<string>", request.Options.Optimize, request.Options.IntegerMaximumStringDigits);
            }
        }
    }
}
