using System;
using System.Text;
using Adder.Modules.Io;
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
        (string encoding, string errors) = Encoding(ts.Interpreter.Options);
        return Add(ts, sys, 0, "stdin", "<stdin>", encoding, errors)
            && Add(ts, sys, 1, "stdout", "<stdout>", encoding, errors)
            && Add(ts, sys, 2, "stderr", "<stderr>", encoding, "backslashreplace");
    }

    /// <summary>Flushes standard output and error; false where that failed.</summary>
    public static bool Flush(ThreadState ts)
    {
        bool good = true;
        foreach (string name in (ReadOnlySpan<string>)["stdout", "stderr"])
        {
            if (ts.Interpreter.Sys.GetInterned(name) is not { } stream || stream is PyNone)
            {
                continue;
            }

            PyObject? closed = Attributes.Get(ts, stream, "closed");
            bool isClosed = closed is not null && Truthiness.IsTrue(ts, closed) == Truth.True;
            ts.Pending = null;
            if (!isClosed && Calls.CallMethod(ts, stream, "flush") is null)
            {
                if (name == "stdout")
                {
                    Unraisable.Report(ts, stream, null);
                    good = false;
                }

                ts.Pending = null;
            }
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
    public static unsafe void RawError(string text)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);
        fixed (byte* pointer = bytes)
        {
            _ = NativePosix.Write(2, pointer, bytes.Length);
        }
    }

    /// <summary>PYTHONIOENCODING, else UTF-8; in the C locale's place surrogateescape lets any bytes through.</summary>
    private static (string Encoding, string Errors) Encoding(InterpreterOptions options)
    {
        string encoding = "utf-8";
        string errors = "strict";
        if (Environment.GetEnvironmentVariable("LC_ALL") is "C" or "POSIX" || (Environment.GetEnvironmentVariable("LC_ALL") is null or "" && Environment.GetEnvironmentVariable("LC_CTYPE") is null or "" && Environment.GetEnvironmentVariable("LANG") is null or "" or "C" or "POSIX"))
        {
            errors = "surrogateescape";
        }

        if (!options.IgnoreEnvironment && Environment.GetEnvironmentVariable("PYTHONIOENCODING") is { Length: > 0 } setting)
        {
            int colon = setting.IndexOf(':', StringComparison.Ordinal);
            string name = colon < 0 ? setting : setting[..colon];
            encoding = name.Length > 0 ? name : encoding;
            errors = colon >= 0 && colon + 1 < setting.Length ? setting[(colon + 1)..] : "strict";
        }

        return (encoding, errors);
    }

    private static unsafe bool Add(ThreadState ts, PyModule sys, int descriptor, string name, string shown, string encoding, string errors)
    {
        NativePosix.Stat status;
        PyObject stream = PyNone.Instance;
        if (NativePosix.StatDescriptor(descriptor, &status) == 0)
        {
            PyObject? made = Make(ts, descriptor, shown, encoding, errors);
            if (made is null)
            {
                return false;
            }

            stream = made;
        }

        sys.Add(name, stream);
        sys.Add($"__{name}__", stream);
        return true;
    }

    private static PyObject? Make(ThreadState ts, int descriptor, string shown, string encoding, string errors)
    {
        bool writing = descriptor > 0;
        bool unbuffered = ts.Interpreter.Options.UnbufferedStreams;
        PyObject? raw = Calls.Call(ts, PyFileIO.TypeObject, [PyInt.From(descriptor), PyStr.From(writing ? "wb" : "rb"), PyBool.False], null);
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
            [buffer, PyStr.From(encoding), PyStr.From(errors), writing ? PyStr.From("\n") : PyNone.Instance, PyBool.From(lineBuffering), PyBool.From(unbuffered && writing)], null);
        // Nobody closes the standard streams: the end of the interpreter flushes them.
        foreach (PyObject? stream in (ReadOnlySpan<PyObject?>)[raw, buffer, text])
        {
            if (stream is not null)
            {
                FinalizerSentinel.Release(stream);
            }
        }

        return text is not null && Attributes.Set(ts, text, PyStr.Intern("mode"), PyStr.From(writing ? "w" : "r")) ? text : null;
    }
}
