using System;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Import;

/// <summary>The texts of failed imports, and their tracebacks without the import system's own frames.</summary>
internal static class ImportFailures
{
    /// <summary>The ImportError of <c>from module import name</c>.</summary>
    public static Raised CannotImport(ThreadState ts, PyObject module, PyStr name, PyStr? moduleName)
    {
        string shown = moduleName is null ? "<unknown module name>" : moduleName.ToString();
        Lookup spec = Attributes.Find(ts, module, "__spec__");
        PyObject? origin = null;
        bool initializing = false;
        if (spec.TryGet(out PyObject? found) && found is not PyNone)
        {
            origin = OriginOf(ts, found);
            initializing = Attributes.Find(ts, found, "_initializing").TryGet(out PyObject? flag) && Truthiness.IsTrue(ts, flag) == Truth.True;
        }

        if (origin is not PyStr)
        {
            origin = Attributes.Find(ts, module, "__file__").ValueOrNull as PyStr;
        }

        ts.Pending = null;
        string place = origin is PyStr path ? path.ToString() : "unknown location";
        string message = initializing
            ? $"cannot import name '{name}' from partially initialized module '{shown}' (most likely due to a circular import) ({place})"
            : $"cannot import name '{name}' from '{shown}' ({place})";
        _ = Raise.ImportError(ts, message);
        if (ts.Pending is { } error)
        {
            PyBaseException pending = ts.TakePending();
            _ = Attributes.Set(ts, error, PyStr.Intern("name"), moduleName ?? (PyObject)PyNone.Instance)
                && Attributes.Set(ts, error, PyStr.Intern("path"), origin ?? PyNone.Instance)
                && Attributes.Set(ts, error, PyStr.Intern("name_from"), name);
            ts.Pending = pending;
        }

        return default;
    }

    /// <summary>
    /// Takes the frames of importlib off a traceback, as CPython does: all of them for an ImportError, else those from <c>_call_with_frames_removed</c> inwards.
    /// </summary>
    public static void RemoveImportFrames(ThreadState ts, PyBaseException error)
    {
        if (ts.Interpreter.Options.Verbose > 0)
        {
            return;
        }

        bool always = error.Type.IsSubtypeOf(ExceptionTypes.ImportError);

        // A link is the entry whose Next leads on; null stands for the exception's own.
        PyTraceback? outerLink = null;
        PyTraceback? previousLink = null;
        bool inImport = false;
        for (PyTraceback? entry = error.Traceback; entry is not null; entry = entry.Next)
        {
            bool own = entry.Frame.FileName is "<frozen importlib._bootstrap>" or "<frozen importlib._bootstrap_external>";
            if (own && !inImport)
            {
                outerLink = previousLink;
            }

            inImport = own;
            if (own && (always || entry.Frame.FunctionName == "_call_with_frames_removed"))
            {
                if (outerLink is null)
                {
                    error.Traceback = entry.Next;
                }
                else
                {
                    outerLink.Next = entry.Next;
                }

                previousLink = outerLink;
            }
            else
            {
                previousLink = entry;
            }
        }
    }

    private static PyObject? OriginOf(ThreadState ts, PyObject spec)
    {
        Lookup hasLocation = Attributes.Find(ts, spec, "has_location");
        if (!hasLocation.TryGet(out PyObject? flag) || Truthiness.IsTrue(ts, flag) != Truth.True)
        {
            return null;
        }

        return Attributes.Find(ts, spec, "origin").ValueOrNull;
    }
}
