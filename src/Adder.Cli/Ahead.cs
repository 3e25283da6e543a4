using System.Runtime.CompilerServices;
using System.Threading;
using Adder.Bytecode;
using Adder.Modules.Io;
using Adder.Modules.Signal;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Builtins;
using Adder.Runtime.Import;
using Adder.Runtime.Objects;

namespace Adder.Cli;

/// <summary>
/// Work for the process's first thread, which would only wait for the one that runs Python: while that one makes the interpreter, this one makes what the interpreter will come to later,
/// reads the frozen modules and compiles the text of <c>-c</c>.
/// </summary>
internal static class Ahead
{
    /// <summary>The native modules that every start imports behind <c>builtins</c>, <c>sys</c> and <c>_imp</c>, in that order.</summary>
    private static readonly string[] s_nativeModules = ["_thread", "_warnings", "_weakref", "_io", "marshal", "posix", "time", "_signal", "_abc", "_stat", "errno"];

    private static readonly Lock s_commandLock = new();
    private static readonly object s_signal = new();
    private static ProgramRequest? s_request;
    private static string? s_commandSource;
    private static CodeObject? s_command;
    private static bool s_commandTaken;
    private static volatile bool s_ended;

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
        // What the interpreter begins with, while the command line is read.
        Prepare(AdderRuntimeModuleTable.Table, "builtins");
        Prepare(AdderModulesModuleTable.Table, "sys");
        Prepare(AdderModulesModuleTable.Table, "_imp");
        if (!s_ended)
        {
            StartupTypes.FillFirstDictionaries();
        }

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
            Serve(request, frozen);
        }
    }

    private static void Serve(ProgramRequest request, FrozenAhead frozen)
    {
        frozen.Run(importlib: true);
        StartupTypes.LoadTexts();
        foreach (string name in s_nativeModules)
        {
            Prepare(AdderModulesModuleTable.Table, name);
        }

        SignalDelivery.RegisterEarly();
        frozen.Run(importlib: false);
        LoadTypes();
        if (!s_ended && request.Kind == ProgramKind.Command)
        {
            CompileCommand(request);
        }
    }

    private static unsafe void Prepare(ModuleTable table, string name)
    {
        int index = s_ended ? -1 : table.IndexOf(name);
        if (index >= 0)
        {
            table.DefinitionOf(index).Prepare();
        }
    }

    /// <summary>Has the classes made that every start comes to later.</summary>
    private static void LoadTypes()
    {
        if (s_ended)
        {
            return;
        }

        RuntimeHelpers.RunClassConstructor(typeof(PyFileIO).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(PyBufferedReader).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(PyBufferedWriter).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(PyTextIOWrapper).TypeHandle);
        StartupTypes.LoadBigIntegers();
        StartupTypes.FillDictionaries();
    }

    /// <summary>The compiled text of <c>-c</c>; null: the caller compiles it, and reports what there is to be reported.</summary>
    public static CodeObject? TakeCommand(string source)
    {
        lock (s_commandLock)
        {
            s_commandTaken = true;
            return s_commandSource == source ? s_command : null;
        }
    }

    private static void CompileCommand(ProgramRequest request)
    {
        if (request.Options.NoDebugRanges)
        {
            return;
        }

        lock (s_commandLock)
        {
            if (!s_commandTaken)
            {
                s_commandSource = ProgramRunner.Dedent(request.Program);
                CodeBlueprint? code = SourceCompilation.CompileSilently(s_commandSource, "<string>", request.Options.Optimize, request.Options.IntegerMaximumStringDigits);
                s_command = code is null ? null : new CodeObject(code);
            }
        }
    }
}
