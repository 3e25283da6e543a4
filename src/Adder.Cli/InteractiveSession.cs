using System;
using System.IO;
using Adder.Hosting;
using Adder.Modules.Posix;
using Adder.Modules.Prompt;
using Adder.Runtime;
using Adder.Runtime.Import;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Cli;

/// <summary>What surrounds the interactive prompt: banner, start-up file, hook; and the choice between the library's prompt and the basic one.</summary>
internal static class InteractiveSession
{
    /// <summary>Standard input is somebody who types, or <c>-i</c> says so.</summary>
    public static bool IsInteractive(InterpreterOptions options) => options.Interactive > 0 || NativePosix.IsATerminal(0) != 0;

    /// <summary>Prints version and hints where nothing else is to be run.</summary>
    public static void PrintBanner(ThreadState ts, ProgramRequest request)
    {
        InterpreterOptions options = request.Options;
        if (options.Quiet > 0 || (options.Verbose == 0 && (request.Kind != ProgramKind.StandardInput || !IsInteractive(options))))
        {
            return;
        }

        string platform = ts.Interpreter.Sys.GetInterned("platform")?.ToString() ?? "";
        StandardStreams.RawError($"Python {Versions.Full} on {platform}\n");
        if (!options.NoSite)
        {
            StandardStreams.RawError("Type \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n");
        }
    }

    /// <summary>Runs the prompt on standard input; gives the exit code.</summary>
    /// <param name="isMain">Nothing was run before: the start-up file is.</param>
    public static int Run(PythonRuntime runtime, bool isMain)
    {
        ThreadState ts = runtime.MainThread;
        InterpreterOptions options = ts.Interpreter.Options;
        if (IsInteractive(options))
        {
            // From here on SystemExit ends the program.
            options.Inspect = 0;
            if ((isMain && !RunStartupFile(runtime, out int exitCode)) || !CallHook(runtime, out exitCode))
            {
                return exitCode;
            }
        }

        bool good = NativePosix.IsATerminal(0) == 0 || EnvironmentOptions.Get(options, "PYTHON_BASIC_REPL") is not null
            ? StandardInputProgram.Run(ts, runtime.MainNamespace())
            : RunLibraryPrompt(runtime, withStartup: !isMain);
        return good ? 0 : runtime.HandleUncaught(out _);
    }

    /// <summary>The library's prompt, in the namespace of <c>__main__</c>; false: an exception is pending.</summary>
    /// <param name="withStartup">The prompt runs the start-up file.</param>
    private static bool RunLibraryPrompt(PythonRuntime runtime, bool withStartup)
    {
        ThreadState ts = runtime.MainThread;
        _ = runtime.MainNamespace();
        if (Imports.Import(ts, PyStr.From("_pyrepl.main"), null, PyTuple.Create(PyStr.Intern("interactive_console")), 0) is not { } prompt)
        {
            StandardStreams.RawError("Could not import _pyrepl.main\n");
            return false;
        }

        PyObject? console = Attributes.Get(ts, prompt, "interactive_console");
        if (console is null)
        {
            StandardStreams.RawError("Could not access _pyrepl.main.interactive_console\n");
            return false;
        }

        PyObject main = ts.Interpreter.Modules.GetInterned("__main__")!;
        return Calls.Call(ts, console, [main, PyBool.From(withStartup)], PyTuple.Create(PyStr.Intern("mainmodule"), PyStr.Intern("pythonstartup"))) is not null;
    }

    /// <summary>Runs what PYTHONSTARTUP names; false: the program ends.</summary>
    private static bool RunStartupFile(PythonRuntime runtime, out int exitCode)
    {
        exitCode = 0;
        ThreadState ts = runtime.MainThread;
        if (EnvironmentOptions.Get(ts.Interpreter.Options, "PYTHONSTARTUP") is not { } path)
        {
            return true;
        }

        if (ProgramFile.Read(path, out int error) is not { } source)
        {
            if (error == NativePosix.EISDIR)
            {
                // A folder can be opened, and holds no program.
                return true;
            }

            StandardStreams.RawError("Could not open PYTHONSTARTUP\n");
            _ = SystemErrors.RaiseFor(ts, error, PyStr.From(path));
            return Continue(runtime, out exitCode);
        }

        return ProgramRunner.RunFileSource(runtime, source, path) is not null || Continue(runtime, out exitCode);
    }

    /// <summary><c>sys.__interactivehook__</c>, by which <c>site</c> sets up history; false: the program ends.</summary>
    private static bool CallHook(PythonRuntime runtime, out int exitCode)
    {
        exitCode = 0;
        ThreadState ts = runtime.MainThread;
        if (ts.Interpreter.Sys.GetInterned("__interactivehook__") is not { } hook || Calls.Call(ts, hook) is not null)
        {
            return true;
        }

        StandardStreams.RawError("Failed calling sys.__interactivehook__\n");
        return Continue(runtime, out exitCode);
    }

    private static bool Continue(PythonRuntime runtime, out int exitCode)
    {
        exitCode = runtime.HandleUncaught(out bool ends);
        return !ends;
    }
}
