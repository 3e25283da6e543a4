using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Adder.Bytecode;
using Adder.Modules.Io;
using Adder.Modules.Posix;
using Adder.Modules.Signal;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Builtins;
using Adder.Runtime.Import;
using Adder.Runtime.Interpreter;
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

    private static readonly object s_commandLock = new();
    private static readonly object s_signal = new();
    private static ProgramRequest? s_request;
    private static string? s_commandSource;
    private static CodeObject? s_command;
    private static CompilationOptions? s_commandOptions;
    private static bool s_commandTaken;
    private static volatile bool s_ended;
    private static bool s_libraryIsNeeded;

    /// <summary>There is a program to start.</summary>
    /// <param name="request">What is to be run.</param>
    /// <param name="waits">importlib and what follows are not made before <see cref="LibraryIsNeeded"/> is called.</param>
    public static void Begin(ProgramRequest request, bool waits)
    {
        if (request.Options.NoLibrary)
        {
            return;
        }

        request.Options.FrozenAhead = new FrozenAhead(request.Options);
        lock (s_signal)
        {
            s_request = request;
            s_libraryIsNeeded = !waits;
            Monitor.Pulse(s_signal);
        }
    }

    /// <summary>The interpreter's start goes on to importlib.</summary>
    public static void LibraryIsNeeded()
    {
        lock (s_signal)
        {
            s_libraryIsNeeded = true;
            Monitor.Pulse(s_signal);
        }
    }

    /// <summary>There is nothing more to begin: the process ends. Who waits is not woken up.</summary>
    public static void End() => s_ended = true;

    /// <summary>Whether a program was started that has not needed the library, and so nothing of .NET's that has an end of its own (terminals, sockets, child processes).</summary>
    public static bool IsLibraryUntouched
    {
        get
        {
            lock (s_signal)
            {
                return s_request is not null && !s_libraryIsNeeded;
            }
        }
    }

    /// <summary>Waits for work and does it. The process may end meanwhile.</summary>
    public static void Serve(string[] arguments)
    {
        if (arguments is ["-c", { } text, ..] && !CommandLine.IsDamaged(text))
        {
            CompileCommand(text + "\n", CompilationOptions.Of(new InterpreterOptions()));
        }

        Checkout.Look();
        ProgramRequest request = WaitForProgram();
        if (!Volatile.Read(ref s_libraryIsNeeded))
        {
            CompileCommand(request);
            if (StillRuns())
            {
                SignalDelivery.RegisterEarly();
            }
        }

        bool hasRunLonger = WaitForNeedOfLibrary();
        Serve(request, request.Options.FrozenAhead!);
        if (!hasRunLonger)
        {
            LongerRun.Expect();
            Thread.Sleep(LongerRun.Delay);
            BeginLongerRun();
        }
    }

    private static ProgramRequest WaitForProgram()
    {
        lock (s_signal)
        {
            while (s_request is null)
            {
                _ = Monitor.Wait(s_signal);
            }

            return s_request;
        }
    }

    /// <summary>Whether the program goes on for a while. Shorter ones end before their registration with .NET for signals would be done, and would have to wait for it.</summary>
    private static bool StillRuns()
    {
        const int ShortProgram = 4;
        lock (s_signal)
        {
            if (!s_libraryIsNeeded)
            {
                _ = Monitor.Wait(s_signal, ShortProgram);
            }

            return !s_ended;
        }
    }

    private static void BeginLongerRun()
    {
        if (!s_ended)
        {
            LongerRun.Begin();
        }
    }

    /// <summary>Waits until the start goes on to importlib; meanwhile what is for longer runs is begun. Where the program ends without, the process does.</summary>
    /// <returns>Whether it took so long that it was begun.</returns>
    private static bool WaitForNeedOfLibrary()
    {
        // The stub leads to the loop's code some time after Python code has run for the first time.
        const int Step = 5;
        for (int waited = 0; waited < LongerRun.Delay; waited += Step)
        {
            if (IsLibraryNeeded(Step))
            {
                return false;
            }

            LongerRun.Expect();
        }

        BeginLongerRun();
        while (!IsLibraryNeeded(Timeout.Infinite))
        {
        }

        return true;
    }

    /// <summary>Whether the start has come to importlib, now or within so many milliseconds.</summary>
    private static bool IsLibraryNeeded(int milliseconds)
    {
        lock (s_signal)
        {
            return s_libraryIsNeeded || (Monitor.Wait(s_signal, milliseconds) && s_libraryIsNeeded);
        }
    }

    private static void Serve(ProgramRequest request, FrozenAhead frozen)
    {
        // Programs with threads of their own have come here.
        FatalErrors.Install();
        Prepare(AdderModulesModuleTable.Table, "_imp");
        StartupTypes.FillFirstDictionaries();
        frozen.Run(importlib: true);
        StartupTypes.LoadTexts();
        foreach (string name in s_nativeModules)
        {
            Prepare(AdderModulesModuleTable.Table, name);
        }

        SignalDelivery.RegisterEarly();
        frozen.Run(importlib: false);
        LoadTypes();
        CompileCommand(request);
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
    public static CodeObject? TakeCommand(string source, InterpreterOptions options)
    {
        lock (s_commandLock)
        {
            s_commandTaken = true;
            return s_commandSource == source && CompilationOptions.Of(options).AreSame(s_commandOptions) ? s_command : null;
        }
    }

    private static void CompileCommand(ProgramRequest request)
    {
        if (!s_ended && request.Kind == ProgramKind.Command)
        {
            CompileCommand(request.Program, CompilationOptions.Of(request.Options));
        }
    }

    private static void CompileCommand(string text, CompilationOptions options)
    {
        lock (s_commandLock)
        {
            if (s_commandTaken || options.NoDebugRanges || options.AreSame(s_commandOptions))
            {
                return;
            }

            s_commandOptions = options;
            s_commandSource = ProgramRunner.Dedent(text);
            CodeBlueprint? code = SourceCompilation.CompileSilently(s_commandSource, "<string>", options.Optimize, options.MaximumDigits);
            Bootstrap.Await();
            s_command = code is null ? null : new CodeObject(code);
        }
    }

    /// <summary>What of the interpreter's options the compiled text depends on.</summary>
    private sealed class CompilationOptions(int optimize, int maximumDigits, bool noDebugRanges)
    {
        public int Optimize => optimize;

        public int MaximumDigits => maximumDigits;

        public bool NoDebugRanges => noDebugRanges;

        public bool AreSame(CompilationOptions? other) => other is not null && optimize == other.Optimize && maximumDigits == other.MaximumDigits && noDebugRanges == other.NoDebugRanges;

        public static CompilationOptions Of(InterpreterOptions options) => new(options.Optimize, options.IntegerMaximumStringDigits, options.NoDebugRanges);
    }
}
