using System;
using System.Collections.Generic;
using System.IO;
using Adder.Modules.Io;
using Adder.Modules.Posix;
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

    private PythonRuntime(ThreadState ts) => _ts = ts;

    /// <summary>The thread that the interpreter was started on.</summary>
    public ThreadState MainThread => _ts;

    /// <summary>Starts an interpreter on the current thread. Null: it could not be started; the reason has been written to standard error.</summary>
    public static PythonRuntime? Start(InterpreterOptions options)
    {
        var interpreter = new PyInterpreter { Options = options, IntegerMaximumStringDigits = options.IntegerMaximumStringDigits };
        interpreter.NativeModules.Add(AdderRuntimeModuleTable.Table);
        interpreter.NativeModules.Add(AdderModulesModuleTable.Table);
        var ts = new ThreadState(interpreter);
        ts.Identifier = Adder.Modules.Threading.ThreadStarter.NextIdentifier();
        interpreter.MainThread = ts;
        interpreter.Enter(ts);
        interpreter.AcquireLock(ts);
        unsafe
        {
            interpreter.SafePointHandler = &PyInterpreter.AtSafePoint;
        }

        Adder.Runtime.Objects.EscapeCodecs.CharacterName ??= Adder.Modules.Unicode.UnicodeDataModule.NameOf;
        Adder.Syntax.PythonParser.UnicodeNameLookup ??= Adder.Modules.Unicode.UnicodeDataModule.FindCharacter;
        Adder.Modules.Ast.AstConverter.Install();
        interpreter.Starter = StartSubinterpreter;
        interpreter.Ender = EndSubinterpreter;
        var runtime = new PythonRuntime(ts);
        if (runtime.Initialize())
        {
            interpreter.MarkReady();
            return runtime;
        }

        Console.Error.WriteLine("Fatal Python error: the interpreter could not be started");
        if (ts.Pending is not null)
        {
            ErrorPrinting.Print(ts, ts.TakePending());
        }

        return null;
    }

    private bool Initialize()
    {
        PyInterpreter interpreter = _ts.Interpreter;
        if (ModuleLoader.Load(_ts, "builtins") is not { } builtins)
        {
            return false;
        }

        interpreter.Builtins = builtins.Dictionary;
        if (ModuleLoader.Load(_ts, "sys") is not { } sys)
        {
            return false;
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

        if (!isVerbose && !StandardStreams.Open(_ts, sys))
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
        MainCode = code;
        return EvalCode.Run(_ts, code, MainNamespace(), null, null);
    }

    /// <summary>The code that <see cref="RunInMain"/> ran last.</summary>
    public CodeObject? MainCode { get; private set; }

    /// <summary>The namespace of <c>__main__</c>, made on first use.</summary>
    public PyDict MainNamespace()
    {
        if (_ts.Interpreter.Modules.GetInterned("__main__") is PyModule main)
        {
            return main.Dictionary;
        }

        main = PyModule.Create("__main__");
        if (_ts.Interpreter.ImportLibrary is { } library && Attributes.Get(_ts, library, "BuiltinImporter") is { } loader)
        {
            main.Add("__loader__", loader);
        }

        main.Add("__builtins__", _ts.Interpreter.Modules.GetInterned("builtins")!);
        _ts.Interpreter.Modules.SetInterned("__main__", main);
        return main.Dictionary;
    }

    /// <summary>Ends the interpreter: waits for threads, runs exit functions, flushes the streams. Gives the exit code, 120 where flushing failed.</summary>
    public int Finish(int exitCode)
    {
        if (_ts.Interpreter.Modules.GetInterned("threading") is { } threading && Calls.CallMethod(_ts, threading, "_shutdown") is null)
        {
            Unraisable.Report(_ts, null, "Exception ignored on threading shutdown");
        }

        Adder.Modules.AtExit.ExitFunctions.Run(_ts);
        EndRemaining();
        bool flushed = StandardStreams.Flush(_ts);
        _ts.Interpreter.IsFinalizing = true;
        _ts.Interpreter.FinalizeSurvivors(_ts);
        flushed = flushed && StandardStreams.Flush(_ts);
        return flushed || exitCode != 0 ? exitCode : 120;
    }

    /// <summary>
    /// Deals with the pending exception as the end of a program does: SystemExit gives its code, anything else is printed and gives 1.
    /// </summary>
    /// <param name="ends">It was SystemExit, and nothing keeps the program from ending.</param>
    public int HandleUncaught(out bool ends)
    {
        PyBaseException exception = _ts.TakePending();
        ends = exception.Type.IsSubtypeOf(ExceptionTypes.SystemExit) && _ts.Interpreter.Options.Inspect == 0;
        if (ends)
        {
            return ExitCode(exception);
        }

        WasInterrupted = exception.Type.IsSubtypeOf(ExceptionTypes.KeyboardInterrupt);
        ErrorPrinting.PrintThroughHook(_ts, exception);
        return 1;
    }

    /// <summary>The program ended with KeyboardInterrupt: the process ends by that signal then.</summary>
    public bool WasInterrupted { get; private set; }

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
