using System;
using Adder.Runtime;
using Adder.Runtime.Import;

namespace Adder.Hosting;

/// <summary>The rest of a runtime's start, put off until the program looks at something that it makes.</summary>
internal sealed class DeferredLibraryStart(PythonRuntime runtime) : DeferredStart(runtime.MainThread)
{
    /// <summary>What the host does when the start is complete: search path and loader of the program.</summary>
    public Action? Completed { get; set; }

    /// <summary>The start goes on: who can help may begin.</summary>
    public Action? Begun { get; init; }

    protected override bool OpenStreams(ThreadState ts) => StandardStreams.Open(ts, runtime.Sys);

    protected override void Fill(ThreadState ts)
    {
        _ = runtime.FillFirstModules();
        EndIfFailed(ts);
    }

    protected override void Finish(ThreadState ts, bool hasStreams)
    {
        Begun?.Invoke();
        if (runtime.Continue(hasStreams))
        {
            Completed?.Invoke();
        }

        EndIfFailed(ts);
    }

    private void EndIfFailed(ThreadState ts)
    {
        if (ts.Pending is not null)
        {
            runtime.TellFailure();
            Environment.Exit(1);
        }
    }
}
