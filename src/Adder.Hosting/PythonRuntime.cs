using System;
using System.Collections.Generic;
using System.IO;
using Adder.Modules.Io;
using Adder.Modules.Posix;
using Adder.Modules.Sys;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Import;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Hosting;

/// <summary>
/// Starts and ends an interpreter: native modules, <c>builtins</c>, <c>sys</c>, importlib, the standard streams, <c>site</c>; in the order of CPython's start-up.
/// </summary>
internal sealed partial class PythonRuntime
{
    private readonly ThreadState _ts;
    private PyModule _builtins = null!;

    private PythonRuntime(ThreadState ts) => _ts = ts;

    /// <summary>The thread that the interpreter was started on.</summary>
    public ThreadState MainThread => _ts;

    /// <summary>Module <c>sys</c>.</summary>
    public PyModule Sys { get; private set; } = null!;

    /// <summary>Starts an interpreter on the current thread. Null: it could not be started; the reason has been written to standard error.</summary>
    /// <param name="options">The interpreter's settings.</param>
    /// <param name="defer">
    /// Makes what the start leaves for later, null for nothing; for programs that may never need it. Nobody but the clock can tell (<see cref="DeferredStart"/>). Not asked where something
    /// outside of the interpreter has a say in the start.
    /// </param>
    public static PythonRuntime? Start(InterpreterOptions options, Func<PythonRuntime, DeferredLibraryStart>? defer = null)
    {
        var interpreter = new PyInterpreter { Options = options, IntegerMaximumStringDigits = options.IntegerMaximumStringDigits };
        interpreter.NativeModules.Add(AdderRuntimeModuleTable.Table);
        interpreter.NativeModules.Add(AdderModulesModuleTable.Table);
        var ts = new ThreadState(interpreter);
        ts.Identifier = PyInterpreter.NextThreadIdentifier();
        interpreter.MainThread = ts;
        interpreter.Enter(ts);
        interpreter.AcquireLock(ts);
        if (options.Statistics || options.ForcesMisses || options.CodeWatch is { CountsSites: true })
        {
            interpreter.StartCounting();
        }

        unsafe
        {
            interpreter.SafePointHandler = &PyInterpreter.AtSafePoint;
            interpreter.Starter = &StartSubinterpreter;
            interpreter.Ender = &EndSubinterpreter;
            Adder.Runtime.Objects.EscapeCodecs.CharacterName = &Adder.Modules.Unicode.CharacterNames.NameOf;
        }

        Adder.Syntax.PythonParser.UnicodeNameLookup ??= Adder.Modules.Unicode.CharacterNames.FindCharacter;
        Adder.Modules.Ast.AstConverter.Install();
        var runtime = new PythonRuntime(ts);
        if (runtime.Initialize(defer))
        {
            interpreter.MarkReady();
            return runtime;
        }

        runtime.TellFailure();
        return null;
    }

    /// <summary>Says on standard error that the start has failed, and why.</summary>
    public void TellFailure()
    {
        StandardStreams.RawError("Fatal Python error: the interpreter could not be started\n");
        if (_ts.Pending is not null)
        {
            ErrorPrinting.Print(_ts, _ts.TakePending());
        }
    }

    private bool Initialize(Func<PythonRuntime, DeferredLibraryStart>? defer)
    {
        PyInterpreter interpreter = _ts.Interpreter;
        interpreter.DefersStart = defer is not null && IsDeferrable(interpreter.Options);
        _builtins = ModuleLoader.Enter(_ts, "builtins");
        interpreter.Builtins = _builtins.Dictionary;
        Sys = ModuleLoader.Enter(_ts, "sys");
        interpreter.SysSoFar = Sys.Dictionary;
        if (interpreter.DefersStart)
        {
            Adder.Modules.Signal.SignalDelivery.Await(_ts);
            Deferred = defer!(this);
            Deferred.Guard(_builtins);
            Deferred.Guard(Sys);
            interpreter.DeferredStart = Deferred;
            return true;
        }

        return FillFirstModules() && Continue(hasStreams: false);
    }

    /// <summary>Fills <c>builtins</c> and <c>sys</c>; false: an exception is pending.</summary>
    public bool FillFirstModules()
    {
        if (!ModuleLoader.Fill(_ts, _builtins, "builtins"))
        {
            return false;
        }

        _ts.Interpreter.Builtins = _builtins.Dictionary;
        return ModuleLoader.Fill(_ts, Sys, "sys");
    }

    /// <summary>The deferred part of the start; null where there is none, or before it.</summary>
    public DeferredLibraryStart? Deferred { get; private set; }

    /// <summary>Whether the rest of the start is the interpreter's own affair: no option is about it, no folder has anything to add, and the library is there.</summary>
    private static bool IsDeferrable(InterpreterOptions options) =>
        !options.NoLibrary && !options.Statistics && !options.ForcesMisses && options.Verbose == 0 && options.ImportTime == 0 && options.WarnOptions.Count == 0 && options.Inspect == 0 && options.Interactive == 0 && !options.DevelopmentMode && !options.FaultHandler
        && options.FrozenModules is null && options.PlatformLibraryFolder == "lib" && SiteFolders.Exists(FrozenArchive.PathIn(options.LibraryFolder)) && (options.NoSite || SiteFolders.AreBare(options))
        && (options.IgnoreEnvironment || ProcessEnvironment.Get("PYTHONIOENCODING") is null);

    /// <summary>What comes behind <c>builtins</c> and <c>sys</c>; false: an exception is pending.</summary>
    /// <param name="hasStreams">The standard streams are open.</param>
    public bool Continue(bool hasStreams)
    {
        PyInterpreter interpreter = _ts.Interpreter;
        PyModule sys = Sys;
        if (interpreter.DefersStart)
        {
            SysInformation.AddRest(_ts, sys);
        }

        // With -v the import system talks from its first moment.
        bool isVerbose = interpreter.Options.Verbose > 0;
        if ((isVerbose && !StandardStreams.Open(_ts, sys)) || !StartImports(sys))
        {
            return false;
        }

        if (!interpreter.Options.NoLibrary && Adder.Modules.Signal.SignalDelivery.Install(_ts) == Done.Error)
        {
            return false;
        }

        if (!isVerbose && !hasStreams && !StandardStreams.Open(_ts, sys))
        {
            return false;
        }

        if (interpreter.Options.FaultHandler && !Adder.Modules.Faults.FaultHandlerModule.EnableAtStart(_ts))
        {
            return false;
        }

        // A wrong filter is told before the program runs, and all are in force for warnings of native code.
        if (interpreter.Options.WarnOptions.Count > 0 && !interpreter.Options.NoLibrary && Imports.Import(_ts, "warnings") is null)
        {
            return false;
        }

        return interpreter.Options.NoSite || interpreter.Options.NoLibrary || Imports.Import(_ts, "site") is not null;
    }

    /// <summary>Runs importlib's two halves and connects them with the interpreter.</summary>
    private bool StartImports(PyModule sys)
    {
        PyInterpreter interpreter = _ts.Interpreter;
        if (interpreter.Options.NoLibrary)
        {
            return true;
        }

        if (ModuleLoader.Load(_ts, "_imp") is not { } imp || FrozenModules.Import(_ts, FrozenModules.All[0]) is not { } library)
        {
            return false;
        }

        interpreter.ImportLibrary = library;
        return Calls.CallMethod(_ts, library, "_install", sys, imp) is not null
            && Calls.CallMethod(_ts, library, "_install_external_importers") is not null
            && InstallZipImport(sys);
    }

    /// <summary>zipimport comes first among <c>sys.path_hooks</c>, where it can be imported (it needs zlib for compressed archives only).</summary>
    private bool InstallZipImport(PyModule sys)
    {
        PyObject? module = Imports.Import(_ts, "zipimport");
        PyObject? importer = module is null ? null : Attributes.Get(_ts, module, "zipimporter");
        if (importer is null)
        {
            return false;
        }

        return sys.Dictionary.GetInterned("path_hooks") is { } hooks && Calls.CallMethod(_ts, hooks, "insert", PySmallInt.Zero, importer) is not null;
    }

    /// <summary>Runs source text or a code object's module body in <c>__main__</c>. Null: an exception is pending.</summary>
    public PyObject? RunInMain(CodeObject code)
    {
        PyObject? result = EvalCode.Run(_ts, code, MainNamespace(), null, null);

        // A signal that came while the last thing that the program did went on.
        return result is null || _ts.Interpreter.RunPendingSignals(_ts) ? result : null;
    }

    private PyModule? _main;

    /// <summary>Gives <c>__main__</c> what a deferred start left for later: its place in <c>sys.modules</c>, and its loader where the program has not put something else there.</summary>
    public void CompleteMain(PyObject? loader)
    {
        if (_main is not { } main)
        {
            return;
        }

        _ts.Interpreter.Modules.SetInterned("__main__", main);
        if (ReferenceEquals(main.Dictionary.GetInterned("__loader__"), DeferredStart.Placeholder))
        {
            main.Add("__loader__", loader ?? PyNone.Instance);
        }
    }

    /// <summary>The loader of builtin modules, which text from the command line names as its own.</summary>
    public PyObject? BuiltinImporter() => _ts.Interpreter.ImportLibrary is { } library ? Attributes.Get(_ts, library, "BuiltinImporter") : null;

    /// <summary>The namespace of <c>__main__</c>, made on first use.</summary>
    public PyDict MainNamespace()
    {
        PyDict modules = _ts.Interpreter.ModulesSoFar;
        if ((modules.GetInterned("__main__") as PyModule ?? _main) is { } main)
        {
            return main.DictionarySoFar;
        }

        _main = main = PyModule.Create("__main__");
        if (_ts.Interpreter.DeferredStart is { } rest)
        {
            rest.Guard(main);
            main.DictionarySoFar.SetInterned("__loader__", DeferredStart.Placeholder);
        }
        else if (BuiltinImporter() is { } loader)
        {
            main.Add("__loader__", loader);
        }

        main.DictionarySoFar.SetInterned("__builtins__", modules.GetInterned("builtins")!);
        if (_ts.Interpreter.DeferredStart is null)
        {
            modules.SetInterned("__main__", main);
        }

        return main.DictionarySoFar;
    }

    /// <summary>Ends the interpreter: waits for threads, runs exit functions, flushes the streams. Gives the exit code, 120 where flushing failed.</summary>
    public int Finish(int exitCode)
    {
        if (_ts.Interpreter.ModulesSoFar.GetInterned("threading") is { } threading && Calls.CallMethod(_ts, threading, "_shutdown") is null)
        {
            Unraisable.Report(_ts, null, "Exception ignored on threading shutdown");
        }

        if (_ts.Interpreter.HasExitFunctions)
        {
            Adder.Modules.AtExit.ExitFunctions.Run(_ts);
        }

        EndRemaining();
        bool flushed = StandardStreams.Flush(_ts);
        _ts.Interpreter.IsFinalizing = true;
        _ts.Interpreter.FinalizeSurvivors(_ts);
        flushed = flushed && StandardStreams.Flush(_ts);
        if (_ts.Interpreter is { Origin: InterpreterOrigin.Runtime, Options.CodeWatch: { CountsSites: true } watch })
        {
            watch.Counts = _ts.Interpreter.Statistics?.Sites;
        }

        if (_ts.Interpreter.Options.Statistics && _ts.Interpreter.Origin == InterpreterOrigin.Runtime)
        {
            Adder.Modules.Sys.StatisticsFile.Write(_ts.Interpreter);
        }

        _ts.Interpreter.EndCounting();

        return flushed ? exitCode : 120;
    }

    /// <summary>
    /// Deals with the pending exception as the end of a program does: SystemExit gives its code, anything else is printed and gives 1.
    /// </summary>
    /// <param name="ends">It was SystemExit, and nothing keeps the program from ending.</param>
    public int HandleUncaught(out bool ends)
    {
        PyBaseException exception = _ts.TakePending();
        ends = ErrorPrinting.EndsProgram(_ts, exception);
        if (ends)
        {
            return ExitCode(exception);
        }

        PyBaseException? second = ErrorPrinting.PrintThroughHook(_ts, exception);
        _ts.Interpreter.WasInterrupted |= exception.Type.IsSubtypeOf(ExceptionTypes.KeyboardInterrupt) || second?.Type.IsSubtypeOf(ExceptionTypes.KeyboardInterrupt) == true;
        ends = second is not null && ErrorPrinting.EndsProgram(_ts, second);
        return ends ? ExitCode(second!) : 1;
    }

    /// <summary>See <see cref="PyInterpreter.WasInterrupted"/>.</summary>
    public bool WasInterrupted => _ts.Interpreter.WasInterrupted;

    private int ExitCode(PyBaseException exception)
    {
        PyObject? code = Attributes.Get(_ts, exception, "code");
        switch (code)
        {
            case null:
                _ts.Pending = null;
                return 1;
            case PyNone:
                return 0;
            case PyInt number:
                return number.TryGetInt64(out long value) ? (int)(value & 0xFF) : 255;
            default:
                StandardStreams.Flush(_ts);
                StandardStreams.WriteError(_ts, code);
                return 1;
        }
    }
}
