using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>What the three Unicode errors share. Also names the class <c>UnicodeError</c> itself for the generator.</summary>
internal abstract class PyUnicodeError(PyType type) : PyBaseException(type)
{
    public static new PyType TypeObject => ExceptionTypes.UnicodeError;

    /// <summary>Position of the first item at fault.</summary>
    public long Start;

    /// <summary>Position behind the last one.</summary>
    public long End;

    /// <summary><c>encoding</c>; null for None or where it has none.</summary>
    public PyObject? Encoding { get; set; }

    /// <summary><c>object</c>: the str or bytes; null before <c>__init__</c>.</summary>
    public PyObject? Object { get; set; }

    public PyObject? Reason { get; set; }

    [PyGetter("encoding", Member = true, Doc = "exception encoding")]
    protected PyObject EncodingGetter() => Encoding ?? PyNone.Instance;

    [PySetter("encoding")]
    protected Done EncodingSetter(PyObject? value)
    {
        Encoding = value;
        return Done.Ok;
    }

    [PyGetter("object", Member = true, Doc = "exception object")]
    protected PyObject ObjectGetter() => Object ?? PyNone.Instance;

    [PySetter("object")]
    protected Done ObjectSetter(PyObject? value)
    {
        Object = value;
        return Done.Ok;
    }

    [PyGetter("start", Member = true, Doc = "exception start")]
    protected long StartGetter() => Start;

    [PySetter("start")]
    protected Done StartSetter(ThreadState ts, PyObject? value) => SetIndex(ts, value, out Start);

    [PyGetter("end", Member = true, Doc = "exception end")]
    protected long EndGetter() => End;

    [PySetter("end")]
    protected Done EndSetter(ThreadState ts, PyObject? value) => SetIndex(ts, value, out End);

    [PyGetter("reason", Member = true, Doc = "exception reason")]
    protected PyObject ReasonGetter() => Reason ?? PyNone.Instance;

    [PySetter("reason")]
    protected Done ReasonSetter(PyObject? value)
    {
        Reason = value;
        return Done.Ok;
    }

    internal bool Take(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames, bool hasEncoding, bool bytes)
    {
        if (!InitArguments(ts, this, arguments, keywordNames))
        {
            return false;
        }

        int first = hasEncoding ? 1 : 0;
        if (arguments.Length != 4 + first)
        {
            return Raise.TypeError(ts, $"function takes exactly {4 + first} arguments ({arguments.Length} given)");
        }

        if (hasEncoding && arguments[0] is not PyStr)
        {
            return Bad(ts, 1, "str", arguments[0]);
        }

        PyObject subject = arguments[first];
        if (!bytes && subject is not PyStr)
        {
            return Bad(ts, first + 1, "str", subject);
        }

        PyObject? data = bytes ? AsBytes(ts, subject) : subject;
        if (data is null)
        {
            return false;
        }

        if (!Numbers.IndexToInt64(ts, arguments[first + 1], ExceptionTypes.OverflowError, out Start) || !Numbers.IndexToInt64(ts, arguments[first + 2], ExceptionTypes.OverflowError, out End))
        {
            return false;
        }

        if (arguments[first + 3] is not PyStr)
        {
            return Bad(ts, first + 4, "str", arguments[first + 3]);
        }

        Encoding = hasEncoding ? arguments[0] : null;
        Object = data;
        Reason = arguments[first + 3];
        return true;
    }

    private static unsafe PyObject? AsBytes(ThreadState ts, PyObject subject)
    {
        if (subject is PyBytes)
        {
            return subject;
        }

        if (subject.Type.Slots.Buffer == null)
        {
            return Raise.TypeError(ts, $"a bytes-like object is required, not '{ArgumentErrors.TypeName(subject)}'");
        }

        using BufferView? view = subject.Type.Slots.Buffer(ts, subject, 0);
        return view is null ? null : PyBytes.From(view.Span);
    }

    private static Raised Bad(ThreadState ts, int argument, string expected, PyObject value) =>
        Raise.TypeError(ts, $"argument {argument} must be {expected}, not {ArgumentErrors.TypeName(value)}");

    protected static Done SetIndex(ThreadState ts, PyObject? value, out long index)
    {
        index = 0;
        if (value is null)
        {
            return Raise.TypeError(ts, "can't delete numeric/char attribute");
        }

        return Numbers.IndexToInt64(ts, value, ExceptionTypes.OverflowError, out index) ? Done.Ok : Done.Error;
    }

    /// <summary>"'utf-8' codec can't decode byte 0xff in position 0: reason".</summary>
    protected PyObject? Describe(ThreadState ts, string verb)
    {
        if (Object is null)
        {
            return PyStr.Empty;
        }

        PyStr? reason = TextOf(ts, Reason);
        PyStr? encoding = reason is null || this is PyUnicodeTranslateError ? PyStr.Empty : TextOf(ts, Encoding);

        // Asked again: a __str__ may have changed it.
        if (reason is null || encoding is null || !CheckObject(ts))
        {
            return null;
        }

        string codec = this is PyUnicodeTranslateError ? "" : $"'{encoding}' codec ";
        if (Object is PyBytes data)
        {
            return PyStr.From(Start >= 0 && Start < data.Data.Length && End == Start + 1
                ? $"{codec}{verb} byte 0x{data.Data[Start]:x2} in position {Start}: {reason}"
                : $"{codec}{verb} bytes in position {Start}-{End - 1}: {reason}");
        }

        if (Object is PyStr text && Start >= 0 && Start < text.Length && End == Start + 1)
        {
            int codePoint = text.CodePointAt((int)Start);
            string shown = codePoint <= 0xFF ? $"\\x{codePoint:x2}" : codePoint <= 0xFFFF ? $"\\u{codePoint:x4}" : $"\\U{codePoint:x8}";
            return PyStr.From($"{codec}{verb} character '{shown}' in position {Start}: {reason}");
        }

        return PyStr.From($"{codec}{verb} characters in position {Start}-{End - 1}: {reason}");
    }

    private static PyStr? TextOf(ThreadState ts, PyObject? attribute) => attribute is null ? PyStr.From("<NULL>") : Protocols.Text.Str(ts, attribute);

    /// <summary>Whether <c>object</c> is of the type that the class asks for; false: TypeError is pending.</summary>
    internal bool CheckObject(ThreadState ts)
    {
        bool bytes = this is PyUnicodeDecodeError;
        return Object switch
        {
            null => Raise.TypeError(ts, "UnicodeError 'object' attribute is not set"),
            PyBytes when bytes => true,
            PyStr when !bytes => true,
            _ => Raise.TypeError(ts, $"UnicodeError 'object' attribute must be a {(bytes ? "bytes" : "string")}"),
        };
    }
}

/// <summary><c>UnicodeDecodeError</c>.</summary>
[PyType("UnicodeDecodeError", Base = typeof(PyUnicodeError), Subclassable = true, OwnTypeProperty = true, Doc = "Unicode decoding error.")]
internal partial class PyUnicodeDecodeError(PyType type) : PyUnicodeError(type)
{
    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        new PyUnicodeDecodeError(type) { Arguments = PositionalOf(arguments, keywordNames) };

    [PySlot(Slot.Init)]
    private static bool InitSlot(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ((PyUnicodeError)self).Take(ts, arguments, keywordNames, hasEncoding: true, bytes: true);

    [PySlot(Slot.Str)]
    private PyObject? StrSlot(ThreadState ts) => Describe(ts, "can't decode");
}

/// <summary><c>UnicodeEncodeError</c>.</summary>
[PyType("UnicodeEncodeError", Base = typeof(PyUnicodeError), Subclassable = true, OwnTypeProperty = true, Doc = "Unicode encoding error.")]
internal partial class PyUnicodeEncodeError(PyType type) : PyUnicodeError(type)
{
    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        new PyUnicodeEncodeError(type) { Arguments = PositionalOf(arguments, keywordNames) };

    [PySlot(Slot.Init)]
    private static bool InitSlot(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ((PyUnicodeError)self).Take(ts, arguments, keywordNames, hasEncoding: true, bytes: false);

    [PySlot(Slot.Str)]
    private PyObject? StrSlot(ThreadState ts) => Describe(ts, "can't encode");
}

/// <summary><c>UnicodeTranslateError</c>.</summary>
[PyType("UnicodeTranslateError", Base = typeof(PyUnicodeError), Subclassable = true, OwnTypeProperty = true, Doc = "Unicode translation error.")]
internal partial class PyUnicodeTranslateError(PyType type) : PyUnicodeError(type)
{
    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        new PyUnicodeTranslateError(type) { Arguments = PositionalOf(arguments, keywordNames) };

    [PySlot(Slot.Init)]
    private static bool InitSlot(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ((PyUnicodeError)self).Take(ts, arguments, keywordNames, hasEncoding: false, bytes: false);

    [PySlot(Slot.Str)]
    private PyObject? StrSlot(ThreadState ts) => Describe(ts, "can't translate");
}

/// <summary>Makes Unicode errors pending.</summary>
internal static class UnicodeErrors
{
    /// <summary>UnicodeDecodeError(encoding, data, start, end, reason).</summary>
    public static Raised Decode(ThreadState ts, string encoding, PyObject data, long start, long end, string reason) =>
        Raise.Error(ts, PyUnicodeDecodeError.TypeObject, [PyStr.From(encoding), data, PyInt.From(start), PyInt.From(end), PyStr.From(reason)]);

    /// <summary>UnicodeEncodeError(encoding, text, start, end, reason).</summary>
    public static Raised Encode(ThreadState ts, string encoding, PyStr text, long start, long end, string reason) =>
        Raise.Error(ts, PyUnicodeEncodeError.TypeObject, [PyStr.From(encoding), text, PyInt.From(start), PyInt.From(end), PyStr.From(reason)]);

    /// <summary>The UnicodeEncodeError of a text with lone surrogates that is wanted as UTF-8.</summary>
    public static Raised RaiseSurrogates(ThreadState ts, PyStr text)
    {
        int start = 0;
        while (start < text.Length && text.CodePointAt(start) is < 0xD800 or > 0xDFFF)
        {
            start++;
        }

        int end = start;
        while (end < text.Length && text.CodePointAt(end) is >= 0xD800 and <= 0xDFFF)
        {
            end++;
        }

        return Encode(ts, "utf-8", text, start, end, "surrogates not allowed");
    }
}
