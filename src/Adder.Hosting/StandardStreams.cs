using System;
using System.Text;
using Adder.Modules.Io;
using Adder.Modules.Locale;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Hosting;

/// <summary><c>sys.stdin</c>, <c>stdout</c> and <c>stderr</c>.</summary>
internal static class StandardStreams
{
    /// <summary>Makes the three streams over descriptors 0, 1 and 2; a closed descriptor's stream is None.</summary>
    public static bool Open(ThreadState ts, PyModule sys)
    {
        if (Adder.Runtime.Import.ModuleLoader.Load(ts, "_io") is not { } io)
        {
            return false;
        }

        ts.Interpreter.Builtins.SetInterned("open", io.Dictionary.GetInterned("open")!);
        if (Encoding(ts) is not var (encoding, errors))
        {
            return false;
        }

        return Add(ts, sys, 0, "stdin", "<stdin>", encoding, errors)
            && Add(ts, sys, 1, "stdout", "<stdout>", encoding, errors)
            && Add(ts, sys, 2, "stderr", "<stderr>", encoding, "backslashreplace");
    }

    /// <summary>Flushes standard output and error; false where that failed, which is told for the former.</summary>
    public static bool Flush(ThreadState ts)
    {
        bool good = true;
        foreach (string name in (string[])["stdout", "stderr"])
        {
            if (ts.Interpreter.SysSoFar.GetInterned(name) is not { } stream || stream is PyNone)
            {
                continue;
            }

            PyObject? closed = Attributes.Get(ts, stream, "closed");
            bool isClosed = closed is not null && Truthiness.IsTrue(ts, closed) == Truth.True;
            ts.Pending = null;
            if (isClosed || Calls.CallMethod(ts, stream, "flush") is not null)
            {
                continue;
            }

            good = false;
            if (name == "stdout")
            {
                Unraisable.Report(ts, null, "Exception ignored while flushing sys.stdout");
            }

            ts.Pending = null;
        }

        return good;
    }

    /// <summary>Writes an object's text and a newline to standard error, whatever its state.</summary>
    public static void WriteError(ThreadState ts, PyObject value)
    {
        PyStr? text = Text.Str(ts, value);
        ts.Pending = null;
        if (text is null)
        {
            return;
        }

        if (ts.Interpreter.Sys.GetInterned("stderr") is { } stream && stream is not PyNone && Calls.CallMethod(ts, stream, "write", PyStr.Concat(text, PyStr.FromCodePoint('\n'))) is not null)
        {
            _ = Calls.CallMethod(ts, stream, "flush");
            ts.Pending = null;
            return;
        }

        ts.Pending = null;
        RawError(text + "\n");
    }

    /// <summary>Writes to descriptor 2 directly.</summary>
    public static void RawError(string text) => RawOutput.WriteError(text);

    /// <summary>Writes to a descriptor directly, before there are streams or beside them.</summary>
    public static void RawWrite(int descriptor, string text) => RawOutput.Write(descriptor, text);

    /// <summary>The locale of the environment, for characters.</summary>
    public static string LocaleName()
    {
        foreach (string variable in (string[])["LC_ALL", "LC_CTYPE", "LANG"])
        {
            if (ProcessEnvironment.Get(variable) is { } name)
            {
                return name;
            }
        }

        return "C";
    }

    /// <summary>PYTHONIOENCODING, else the locale's; in the C locale and in its place surrogateescape lets any bytes through. Null: an exception is pending.</summary>
    private static (string Encoding, string Errors)? Encoding(ThreadState ts)
    {
        InterpreterOptions options = ts.Interpreter.Options;
        string encoding = "utf-8";
        string errors = "surrogateescape";
        if (!options.Utf8Mode && LocaleName() is not ("C.UTF-8" or "C.utf8"))
        {
            errors = NativeLocale.NameAtStart is "C" or "POSIX" or "C.UTF-8" or "C.utf8" or "UTF-8" ? errors : "strict";
            if (NativeLocale.Encoding is not "UTF-8" and var own)
            {
                if (CodecName(ts, own) is not { } known)
                {
                    return null;
                }

                encoding = known;
            }
        }

        if (options.IgnoreEnvironment || ProcessEnvironment.Get("PYTHONIOENCODING") is not { } setting)
        {
            return (encoding, errors);
        }

        int colon = setting.IndexOf(':', StringComparison.Ordinal);
        string name = colon < 0 ? setting : setting[..colon];
        errors = colon >= 0 && colon + 1 < setting.Length ? setting[(colon + 1)..] : name.Length > 0 ? "strict" : errors;
        if (name.Length == 0)
        {
            return (encoding, errors);
        }

        return CodecName(ts, name) is { } codecName ? (codecName, errors) : null;
    }

    /// <summary>The name that a codec has for itself; null: an exception is pending.</summary>
    private static string? CodecName(ThreadState ts, string name)
    {
        PyObject? codecs = Adder.Runtime.Import.Imports.Import(ts, "_codecs");
        PyObject? codec = codecs is null ? null : Calls.CallMethod(ts, codecs, "lookup", PyStr.From(name));
        PyObject? known = codec is null ? null : Attributes.Get(ts, codec, "name");
        return known?.ToString();
    }

    private static bool Add(ThreadState ts, PyModule sys, int descriptor, string name, string shown, string encoding, string errors)
    {
        PyObject? stream = IsInherited(descriptor) ? Make(ts, descriptor, shown, encoding, errors) : PyNone.Instance;
        if (stream is null)
        {
            return false;
        }

        sys.Add(name, stream);
        sys.Add($"__{name}__", stream);
        return true;
    }

    /// <summary>
    /// The descriptor came from whoever started the program. Where it was closed, .NET may have opened a file of its own in its place; such files are closed on exec,
    /// which an inherited one cannot have been.
    /// </summary>
    private static bool IsInherited(int descriptor)
    {
        const int GetFlags = 1;
        const int CloseOnExec = 1;
        int flags = NativePosix.Control(descriptor, GetFlags, 0);
        return flags >= 0 && (flags & CloseOnExec) == 0;
    }

    private static PyObject? Make(ThreadState ts, int descriptor, string shown, string encoding, string errors)
    {
        bool writing = descriptor > 0;
        bool unbuffered = ts.Interpreter.Options.UnbufferedStreams;
        PyObject? raw = Calls.Call(ts, PyFileIO.TypeObject, PyInt.From(descriptor), PyStr.From(writing ? "wb" : "rb"), PyBool.False);
        if (raw is null || !Attributes.Set(ts, raw, PyStr.Intern("name"), PyStr.From(shown)))
        {
            return null;
        }

        PyObject? buffer = unbuffered && writing ? raw : Calls.Call(ts, writing ? PyBufferedWriter.TypeObject : PyBufferedReader.TypeObject, raw);
        if (buffer is null)
        {
            return null;
        }

        bool terminal = NativePosix.IsATerminal(descriptor) != 0;
        bool lineBuffering = writing && !unbuffered && (terminal || descriptor == 2 || ts.Interpreter.Options.Interactive > 0);
        PyObject? text = Calls.Call(
            ts, PyTextIOWrapper.TypeObject,
            (PyObject[])[buffer, PyStr.From(encoding), PyStr.From(errors), writing ? PyStr.From("\n") : PyNone.Instance, PyBool.From(lineBuffering), PyBool.From(unbuffered && writing)], null);
        // Nobody closes the standard streams: the end of the interpreter flushes them.
        foreach (PyObject? stream in (PyObject?[])[raw, buffer, text])
        {
            if (stream is not null)
            {
                FinalizerSentinel.Release(stream);
            }
        }

        return text is not null && Attributes.Set(ts, text, PyStr.Intern("mode"), PyStr.From(writing ? "w" : "r")) ? text : null;
    }
}
