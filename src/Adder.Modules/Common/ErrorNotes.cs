using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Common;

/// <summary>Tells an exception on its way out where it happened (<c>add_note</c>).</summary>
internal static class ErrorNotes
{
    /// <summary>Adds a note to the pending exception; always false.</summary>
    public static bool Add(ThreadState ts, string note)
    {
        PyBaseException error = ts.TakePending();
        if (!error.AddNote(ts, PyStr.From(note)))
        {
            ts.Pending = null;
        }

        ts.Pending = error;
        return false;
    }

    /// <summary>Adds a note that ends in the repr of an object to the pending exception; always false.</summary>
    public static bool Add(ThreadState ts, string note, PyObject shown)
    {
        PyBaseException error = ts.TakePending();
        if (Text.Repr(ts, shown) is not { } repr || !error.AddNote(ts, PyStr.Concat(PyStr.From(note), repr)))
        {
            ts.Pending = null;
        }

        ts.Pending = error;
        return false;
    }
}
