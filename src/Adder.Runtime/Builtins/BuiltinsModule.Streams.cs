using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Builtins;

/// <content>Functions that read and write the standard streams.</content>
internal static unsafe partial class BuiltinsModule
{
    [PyFunction("print(*args, sep=' ', end='\\n', file=None, flush=False)", Doc = "Prints the values to a stream, or to sys.stdout by default.")]
    private static PyObject? Print(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyObject? sep, PyObject? end, PyObject file, bool flush)
    {
        PyObject? stream = file;
        if (file is PyNone)
        {
            stream = ModuleAccess.RequiredSys(ts, SpecialNames.PlainStdout);
            if (stream is null or PyNone)
            {
                // Without sys.stdout there is nowhere to print to, and that is no error.
                return stream;
            }
        }

        if (!CheckSeparator(ts, "sep", sep) || !CheckSeparator(ts, "end", end))
        {
            return null;
        }

        PyObject? write = Attributes.Get(ts, stream!, SpecialNames.PlainWrite);
        if (write is null)
        {
            return null;
        }

        PyObject between = sep is null or PyNone ? PyStr.FromCodePoint(' ') : sep;
        for (int i = 0; i < arguments.Length; i++)
        {
            if (i > 0 && Calls.Call(ts, write, between) is null)
            {
                return null;
            }

            if (Text.Str(ts, arguments[i]) is not { } text || Calls.Call(ts, write, text) is null)
            {
                return null;
            }
        }

        if (Calls.Call(ts, write, end is null or PyNone ? PyStr.FromCodePoint('\n') : end) is null)
        {
            return null;
        }

        return !flush || Calls.CallMethod(ts, stream!, "flush") is not null ? PyNone.Instance : null;
    }

    private static bool CheckSeparator(ThreadState ts, string name, PyObject? value) =>
        value is null or PyNone or PyStr || (bool)Raise.TypeError(ts, $"{name} must be None or a string, not {ArgumentErrors.TypeName(value)}");

    [PyFunction("input(prompt='', /)", Doc = "Read a string from standard input.  The trailing newline is stripped.")]
    private static PyObject? Input(ThreadState ts, PyObject? prompt)
    {
        PyObject? input = RequiredStream(ts, SpecialNames.PlainStdin);
        PyObject? output = input is null ? null : RequiredStream(ts, SpecialNames.PlainStdout);
        PyObject? errors = output is null ? null : RequiredStream(ts, SpecialNames.PlainStderr);
        if (errors is null)
        {
            return null;
        }

        // Failing to flush stderr is no reason not to ask.
        if (Calls.CallMethod(ts, errors, "flush") is null)
        {
            ts.Pending = null;
        }

        if (prompt is not null)
        {
            if (Text.Str(ts, prompt) is not { } text || Calls.CallMethod(ts, output!, "write", text) is null)
            {
                return null;
            }
        }

        if (Calls.CallMethod(ts, output!, "flush") is null)
        {
            ts.Pending = null;
        }

        PyObject? line = Calls.CallMethod(ts, input!, "readline");
        if (line is null)
        {
            return null;
        }

        if (line is not PyStr read)
        {
            return Raise.TypeError(ts, "object.readline() returned non-string");
        }

        if (read.Length == 0)
        {
            return Raise.EOFError(ts, "EOF when reading a line");
        }

        return read.CodePointAt(read.Length - 1) == '\n' ? read.Substring(0, read.Length - 1) : read;
    }

    private static PyObject? RequiredStream(ThreadState ts, PyStr name)
    {
        PyObject? stream = ModuleAccess.Sys(ts, name);
        return stream is null or PyNone ? Raise.RuntimeError(ts, $"lost sys.{name}") : stream;
    }

    private static readonly MethodDefinition s_breakpoint = new(
        "breakpoint", "($module, /, *args, **kws)", "Call sys.breakpointhook(*args, **kws).", MethodKind.Function, CallConvention.FastWithKeywords, &Breakpoint);

    private static PyObject? Breakpoint(ThreadState ts, PyObject module, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        PyObject? hook = ModuleAccess.RequiredSys(ts, PyStr.Intern("breakpointhook"));
        return hook is null ? null : Calls.Call(ts, hook, arguments, keywordNames);
    }
}
