using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Hosting;

/// <content>Interpreters beside the main one: they start and end as that one does, but for what concerns the process.</content>
internal sealed partial class PythonRuntime
{
    private static bool StartSubinterpreter(ThreadState ts)
    {
        var runtime = new PythonRuntime(ts);
        if (!runtime.Initialize(defer: null))
        {
            return false;
        }

        // The program's folder is searched first here too.
        if (ts.Interpreter.Options.ProgramSearchPath is { } folder && ts.Interpreter.Sys.GetInterned("path") is PyList path)
        {
            path.Splice(0, 0, [PyStr.From(folder)]);
        }

        _ = runtime.MainNamespace();
        return true;
    }

    private static void EndSubinterpreter(ThreadState ts) => _ = new PythonRuntime(ts).Finish(0);

    /// <summary>Ends the interpreters that the program has left behind, with a warning.</summary>
    private void EndRemaining()
    {
        PyInterpreter own = _ts.Interpreter;
        if (!own.IsMain || own.Table.All().Length == 1)
        {
            return;
        }

        // Those that the program has let go of were to end before this.
        _ = own.CollectGarbage(_ts, System.GC.MaxGeneration);
        if (own.Table.All() is not { Length: > 1 } all)
        {
            return;
        }

        if (!Warnings.Warn(_ts, ExceptionTypes.RuntimeWarning, "remaining subinterpreters; close them with Interpreter.close()"))
        {
            Unraisable.Report(_ts, null, "Exception ignored in the internal traceback machinery");
        }

        foreach (PyInterpreter interpreter in all)
        {
            // One that another thread still runs keeps that thread: it ends with the process.
            if (!interpreter.IsMain && !interpreter.IsRunningMain)
            {
                interpreter.End(_ts);
            }
        }
    }
}
