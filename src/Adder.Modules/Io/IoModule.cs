using System;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Import;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Io;

/// <summary><c>_io</c>: streams.</summary>
[PyModule("_io", Doc = "The io module provides the Python interfaces to stream handling.", Types =
[
    typeof(PyIOBase), typeof(PyRawIOBase), typeof(PyBufferedIOBase), typeof(PyTextIOBase), typeof(PyFileIO), typeof(PyBytesIO), typeof(PyStringIO),
    typeof(PyBufferedReader), typeof(PyBufferedWriter), typeof(PyBufferedRandom), typeof(PyBufferedRWPair), typeof(PyTextIOWrapper), typeof(PyIncrementalNewlineDecoder), typeof(PyBytesIO.BytesIOBuffer),
])]
internal static partial class IoModule
{
    /// <summary>EIO.</summary>
    private const int InputOutputError = 5;

    [PyConstant("DEFAULT_BUFFER_SIZE")]
    public const int DefaultBufferSize = 131072;

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        if (IoErrors.UnsupportedOperation(ts) is not { } unsupported)
        {
            return Done.Error;
        }

        module.Add("UnsupportedOperation", unsupported);
        module.Add("BlockingIOError", ExceptionTypes.BlockingIOError);
        return Done.Ok;
    }

    [PyFunction("text_encoding(encoding, stacklevel=2, /)", Doc = "A helper function to choose the text encoding.")]
    private static PyObject? TextEncoding(ThreadState ts, PyObject encoding, int? stackLevel) =>
        encoding is not PyNone ? encoding : DefaultEncoding.Warn(ts, stackLevel ?? 2) ? PyStr.Intern(ts.Interpreter.Options.Utf8Mode ? "utf-8" : "locale") : null;

    [PyFunction("open_code(path)", Doc = "Opens the provided file with the intent to import the contents.")]
    private static PyObject? OpenCode(ThreadState ts, PyObject path)
    {
        if (path is not PyStr text)
        {
            return Raise.TypeError(ts, $"open_code() argument 'path' must be str, not {path.Type.Name}");
        }

        // importlib compiles anew what it cannot read.
        if (ts.Interpreter.Options.SourceReplacements is { } replacements && CompiledFile.IsCached(text.ToString()) && replacements.Hides(text.ToString()))
        {
            return Raise.Error(ts, ExceptionTypes.OSError, PyInt.From(InputOutputError), PyStr.From("the source is replaced"), path);
        }

        return CompiledFile.IsCached(text.ToString()) && !text.HasSurrogates() && NativeFile.ReadAll(text.ToString()) is { } content
            ? CompiledFile.IsDamaged(content) ? Raise.Error(ts, ExceptionTypes.OSError, PyInt.From(InputOutputError), PyStr.From("the compiled file is damaged"), path) : PyBytesIO.Over(content)
            : Open(ts, path, PyStr.From("rb"), null, null, null, null, true, null);
    }

    [PyFunction("open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)", Doc = "Open file and return a stream.  Raise OSError upon failure.")]
    public static PyObject? Open(ThreadState ts, PyObject file, PyStr? mode, int? buffering, PyStr? encoding, PyStr? errors, PyStr? newline, bool? closeDescriptor, PyObject? opener)
    {
        if (file is not (PyStr or PyBytes or PyInt) && PathArgument.ToPlain(ts, file) is not { } plain)
        {
            return null;
        }
        else if (file is not (PyStr or PyBytes or PyInt))
        {
            file = PathArgument.ToPlain(ts, file)!;
        }

        if (OpenMode.Parse(ts, mode?.ToString() ?? "r") is not { } wanted || !wanted.Check(ts, encoding, errors, newline))
        {
            return null;
        }

        PyObject? raw = Calls.Call(
            ts, PyFileIO.TypeObject, [file, PyStr.From(wanted.RawMode), PyBool.From(closeDescriptor ?? true), opener ?? PyNone.Instance], null);
        if (raw is null)
        {
            return null;
        }

        PyObject? result = Layer(ts, (PyFileIO)raw, wanted, buffering ?? -1, encoding, errors, newline);
        if (result is null)
        {
            PyBaseException error = ts.TakePending();
            if (Calls.CallMethod(ts, raw, "close") is null)
            {
                ts.Pending = null;
            }

            return Raise.Again(ts, error);
        }

        if (result is PyIOBase stream)
        {
            stream.OnlyCall = Temporaries.MethodCalledOnResult(ts, "open");
        }

        return result;
    }

    /// <summary>Puts the buffer and the text layer over a raw stream, as far as the mode asks for them.</summary>
    private static PyObject? Layer(ThreadState ts, PyFileIO raw, OpenMode mode, int buffering, PyStr? encoding, PyStr? errors, PyStr? newline)
    {
        bool terminal = NativePosix.IsATerminal(raw.Descriptor) != 0 && buffering < 0;
        bool lineBuffering = terminal;
        if (buffering == 1 && !mode.Binary)
        {
            buffering = -1;
            lineBuffering = true;
        }

        if (buffering == 1
            && !Runtime.Objects.Warnings.Warn(ts, ExceptionTypes.RuntimeWarning, "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used"))
        {
            return null;
        }

        if (buffering < -1)
        {
            return Raise.ValueError(ts, "invalid buffering size");
        }

        if (buffering == 0)
        {
            return mode.Binary ? raw : Raise.ValueError(ts, "can't have unbuffered text I/O");
        }

        PyType layer = mode.Updating ? PyBufferedRandom.TypeObject : mode.Writing ? PyBufferedWriter.TypeObject : PyBufferedReader.TypeObject;
        PyObject? buffered = Calls.Call(ts, layer, raw, PyInt.From(buffering < 0 ? DefaultBufferSize : buffering == 1 ? DefaultBufferSize : buffering));
        if (buffered is null || mode.Binary)
        {
            return buffered;
        }

        PyObject? text = Calls.Call(
            ts, PyTextIOWrapper.TypeObject,
            [buffered, encoding ?? (PyObject)PyNone.Instance, errors ?? (PyObject)PyNone.Instance, newline ?? (PyObject)PyNone.Instance, PyBool.From(lineBuffering)], null);
        return text is not null && Attributes.Set(ts, text, PyStr.Intern("mode"), PyStr.From(mode.Text)) ? text : null;
    }
}

/// <summary>The encoding of text streams that name none.</summary>
internal static class DefaultEncoding
{
    /// <summary>Warns where <c>-X warn_default_encoding</c> asks for it; false: the warning is an error.</summary>
    public static bool Warn(ThreadState ts, long stackLevel) =>
        !ts.Interpreter.Options.WarnDefaultEncoding || Runtime.Objects.Warnings.Warn(ts, ExceptionTypes.EncodingWarning, "'encoding' argument not specified", stackLevel);
}

/// <summary>The mode argument of <c>open()</c>.</summary>
internal sealed record OpenMode(string Text, char Action, bool Updating, bool Binary)
{
    public bool Writing => Action != 'r';

    /// <summary>The mode for <c>FileIO</c>.</summary>
    public string RawMode => Updating ? $"{Action}+" : $"{Action}";

    /// <summary>The parsed mode; null: a ValueError is pending.</summary>
    public static OpenMode? Parse(ThreadState ts, string text)
    {
        char action = '\0';
        int actions = 0;
        bool updating = false;
        bool binary = false;
        bool textual = false;
        for (int i = 0; i < text.Length; i++)
        {
            bool repeated = text.IndexOf(text[i]) < i;
            switch (text[i])
            {
                case 'r' or 'w' or 'a' or 'x' when !repeated:
                    action = text[i];
                    actions++;
                    break;
                case '+' when !repeated:
                    updating = true;
                    break;
                case 'b' when !repeated:
                    binary = true;
                    break;
                case 't' when !repeated:
                    textual = true;
                    break;
                default:
                    _ = Raise.ValueError(ts, $"invalid mode: '{text}'");
                    return null;
            }
        }

        if (textual && binary)
        {
            _ = Raise.ValueError(ts, "can't have text and binary mode at once");
            return null;
        }

        if (actions != 1)
        {
            // That there is none at all is left to the raw file.
            _ = Raise.ValueError(ts, actions > 1 ? "must have exactly one of create/read/write/append mode" : "Must have exactly one of create/read/write/append mode and at most one plus");
            return null;
        }

        return new OpenMode(text, action, updating, binary);
    }

    /// <summary>Binary mode takes no arguments that concern text.</summary>
    public bool Check(ThreadState ts, PyStr? encoding, PyStr? errors, PyStr? newline)
    {
        if (!Binary)
        {
            return true;
        }

        return encoding is not null ? Raise.ValueError(ts, "binary mode doesn't take an encoding argument")
            : errors is not null ? Raise.ValueError(ts, "binary mode doesn't take an errors argument")
            : newline is null || (bool)Raise.ValueError(ts, "binary mode doesn't take a newline argument");
    }
}
