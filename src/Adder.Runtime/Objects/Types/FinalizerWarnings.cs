using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>What finalizers of native objects say about programs that do not close what they open.</summary>
internal static class FinalizerWarnings
{
    /// <summary>Issues a ResourceWarning about a dropped object: "unclosed file &lt;…&gt;". Where a filter makes it an error that is reported as unraisable, with the message given.</summary>
    public static void Unclosed(ThreadState ts, PyObject dropped, string what, string ignored)
    {
        PyBaseException? pending = ts.Pending;
        ts.Pending = null;
        if (Text.Repr(ts, dropped) is not { } shown || !Deprecations.Warn(ts, "ResourceWarning", $"{what} {shown}", dropped))
        {
            if (Raise.Matches(ts, ExceptionTypes.Warning))
            {
                Unraisable.Report(ts, dropped, ignored);
            }
        }

        ts.Pending = pending;
    }
}
