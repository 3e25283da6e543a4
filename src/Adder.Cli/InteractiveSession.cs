using System;
using System.IO;
using Adder.Hosting;
using Adder.Runtime;
using Adder.Runtime.Import;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Cli;

/// <summary>The interactive prompt: the library's <c>code.InteractiveConsole</c> over the names of <c>__main__</c>.</summary>
internal static class InteractiveSession
{
    /// <summary>Reads and runs statements until the end of input; gives the exit code.</summary>
    public static int Run(PythonRuntime runtime)
    {
        ThreadState ts = runtime.MainThread;
        if (ts.Interpreter.Options.Quiet == 0)
        {
            Console.Error.WriteLine($"Python {Versions.Full}");
            Console.Error.WriteLine("Type \"help\", \"copyright\", \"credits\" or \"license\" for more information.");
        }

        PyObject? code = Imports.Import(ts, "code");
        PyObject? console = code is null ? null : Calls.CallMethod(ts, code, "InteractiveConsole", runtime.MainNamespace());
        PyObject? ended = console is null ? null : Calls.CallMethod(ts, console, "interact", PyStr.Empty, PyStr.Empty);
        return ended is null ? runtime.HandleUncaught() : 0;
    }
}
