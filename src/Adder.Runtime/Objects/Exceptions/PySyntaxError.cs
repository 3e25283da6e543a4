using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>SyntaxError</c> and its subclasses.</summary>
[PyType("SyntaxError", Base = typeof(PyException), Subclassable = true, OwnTypeProperty = true, Doc = "Invalid syntax.", Flags = TypeFlags.InheritsNew)]
internal partial class PySyntaxError(PyType type) : PyBaseException(type)
{
    /// <summary><c>msg</c>; null for None, as in the others here.</summary>
    public PyObject? Message { get; set; }

    public PyObject? FileName { get; set; }

    public PyObject? Line { get; set; }

    /// <summary>Column in characters, from 1.</summary>
    public PyObject? Offset { get; set; }

    public PyObject? Text { get; set; }

    public PyObject? EndLine { get; set; }

    public PyObject? EndOffset { get; set; }

    public PyObject? PrintFileAndLine { get; set; }

    public PyObject? Metadata { get; set; }

    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        new PySyntaxError(type) { Arguments = PositionalOf(arguments, keywordNames) };

    [PySlot(Slot.Init)]
    private static bool InitSlot(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!InitArguments(ts, self, arguments, keywordNames))
        {
            return false;
        }

        var error = (PySyntaxError)self;
        error.Message = arguments.Length >= 1 ? arguments[0] : null;
        return arguments.Length != 2 || error.TakeLocation(ts, arguments[1]);
    }

    /// <summary>(filename, lineno, offset, text[, end_lineno, end_offset[, metadata]]).</summary>
    private bool TakeLocation(ThreadState ts, PyObject location)
    {
        PyTuple? info = Iteration.ToTuple(ts, location);
        if (info is null)
        {
            return false;
        }

        if (info.Count is < 4 or > 7)
        {
            return Raise.TypeError(ts, $"function takes at {(info.Count < 4 ? "least 4" : "most 7")} arguments ({info.Count} given)");
        }

        FileName = info[0];
        Line = info[1];
        Offset = info[2];
        Text = info[3];
        EndLine = info.Count > 4 ? info[4] : null;
        EndOffset = info.Count > 5 ? info[5] : null;
        Metadata = info.Count > 6 ? info[6] : null;
        return info.Count != 5 || (bool)Raise.TypeError(ts, "end_offset must be provided when end_lineno is provided");
    }

    [PySlot(Slot.Str)]
    private PyObject? StrSlot(ThreadState ts)
    {
        PyStr? message = Protocols.Text.Str(ts, Message ?? PyNone.Instance);
        if (message is null)
        {
            return null;
        }

        string? file = (FileName as PyStr)?.ToString();
        file = file?[(file.LastIndexOf('/') + 1)..];
        bool hasLine = Line is PyInt;
        return (file, hasLine) switch
        {
            (not null, true) => PyStr.From($"{message} ({file}, line {((PyInt)Line!).BigValue})"),
            (not null, false) => PyStr.From($"{message} ({file})"),
            (null, true) => PyStr.From($"{message} (line {((PyInt)Line!).BigValue})"),
            _ => message,
        };
    }

    [PyGetter("msg", Member = true, Doc = "exception msg")]
    private PyObject MessageGetter() => Message ?? PyNone.Instance;

    [PySetter("msg")]
    private Done MessageSetter(PyObject? value)
    {
        Message = value;
        return Done.Ok;
    }

    [PyGetter("filename", Member = true, Doc = "exception filename")]
    private PyObject FileNameGetter() => FileName ?? PyNone.Instance;

    [PySetter("filename")]
    private Done FileNameSetter(PyObject? value)
    {
        FileName = value;
        return Done.Ok;
    }

    [PyGetter("lineno", Member = true, Doc = "exception lineno")]
    private PyObject LineGetter() => Line ?? PyNone.Instance;

    [PySetter("lineno")]
    private Done LineSetter(PyObject? value)
    {
        Line = value;
        return Done.Ok;
    }

    [PyGetter("offset", Member = true, Doc = "exception offset")]
    private PyObject OffsetGetter() => Offset ?? PyNone.Instance;

    [PySetter("offset")]
    private Done OffsetSetter(PyObject? value)
    {
        Offset = value;
        return Done.Ok;
    }

    [PyGetter("text", Member = true, Doc = "exception text")]
    private PyObject TextGetter() => Text ?? PyNone.Instance;

    [PySetter("text")]
    private Done TextSetter(PyObject? value)
    {
        Text = value;
        return Done.Ok;
    }

    [PyGetter("end_lineno", Member = true, Doc = "exception end lineno")]
    private PyObject EndLineGetter() => EndLine ?? PyNone.Instance;

    [PySetter("end_lineno")]
    private Done EndLineSetter(PyObject? value)
    {
        EndLine = value;
        return Done.Ok;
    }

    [PyGetter("end_offset", Member = true, Doc = "exception end offset")]
    private PyObject EndOffsetGetter() => EndOffset ?? PyNone.Instance;

    [PySetter("end_offset")]
    private Done EndOffsetSetter(PyObject? value)
    {
        EndOffset = value;
        return Done.Ok;
    }

    [PyGetter("print_file_and_line", Member = true, Doc = "exception print_file_and_line")]
    private PyObject PrintFileAndLineGetter() => PrintFileAndLine ?? PyNone.Instance;

    [PySetter("print_file_and_line")]
    private Done PrintFileAndLineSetter(PyObject? value)
    {
        PrintFileAndLine = value;
        return Done.Ok;
    }

    [PyGetter("_metadata", Member = true, Doc = "exception private metadata")]
    private PyObject MetadataGetter() => Metadata ?? PyNone.Instance;

    [PySetter("_metadata")]
    private Done MetadataSetter(PyObject? value)
    {
        Metadata = value;
        return Done.Ok;
    }
}
