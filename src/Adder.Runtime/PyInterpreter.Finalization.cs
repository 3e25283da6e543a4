using System.Collections.Concurrent;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime;

/// <content>Callbacks of weak references and finalizers that wait for a safe point.</content>
internal sealed partial class PyInterpreter
{
    private readonly ConcurrentQueue<PyWeakReferenceBase> _weakReferenceCallbacks = new();

    /// <summary>Whether <see cref="RunPendingFinalizers"/> has something to do.</summary>
    public bool HasPendingFinalizers => !_weakReferenceCallbacks.IsEmpty;

    /// <summary>Called by .NET's finalizer thread.</summary>
    public void QueueWeakReferenceCallback(PyWeakReferenceBase reference) => _weakReferenceCallbacks.Enqueue(reference);

    /// <summary>Runs what waits; exceptions go to <c>sys.unraisablehook</c>. For safe points of the interpreter and <c>gc.collect()</c>.</summary>
    public void RunPendingFinalizers(ThreadState ts)
    {
        PyBaseException? pending = ts.Pending;
        ts.Pending = null;
        while (_weakReferenceCallbacks.TryDequeue(out PyWeakReferenceBase? reference))
        {
            if (reference.TakeCallback() is { } callback && Calls.Call(ts, callback, reference) is null)
            {
                Unraisable.Report(ts, callback, "Exception ignored while calling weakref callback");
            }
        }

        ts.Pending = pending;
    }
}
