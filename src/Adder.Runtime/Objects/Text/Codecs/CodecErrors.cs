using System;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>The error handlers that native codecs know themselves, without an exception object.</summary>
internal enum ErrorPolicy : byte
{
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    XmlCharacterReplace,
    NameReplace,
    SurrogateEscape,
    SurrogatePass,

    /// <summary>A handler that Python code registered.</summary>
    Registered,
}

/// <summary>Handler names.</summary>
internal static class ErrorPolicies
{
    public static ErrorPolicy Parse(string? errors) => errors switch
    {
        null or "strict" => ErrorPolicy.Strict,
        "ignore" => ErrorPolicy.Ignore,
        "replace" => ErrorPolicy.Replace,
        "backslashreplace" => ErrorPolicy.BackslashReplace,
        "xmlcharrefreplace" => ErrorPolicy.XmlCharacterReplace,
        "namereplace" => ErrorPolicy.NameReplace,
        "surrogateescape" => ErrorPolicy.SurrogateEscape,
        "surrogatepass" => ErrorPolicy.SurrogatePass,
        _ => ErrorPolicy.Registered,
    };

    public static PyType EncodeErrorType => PyUnicodeEncodeError.TypeObject;

    public static PyType DecodeErrorType => PyUnicodeDecodeError.TypeObject;
}

/// <summary>What stands in for text that cannot be encoded: a str that is to be encoded in its turn, or bytes.</summary>
internal readonly struct EncodeReplacement(PyStr? text, byte[]? bytes, int next)
{
    public PyStr? Text { get; } = text;

    public byte[]? Bytes { get; } = bytes;

    /// <summary>Where encoding goes on.</summary>
    public int Next { get; } = next;
}

/// <summary>Deals with text that a codec cannot encode.</summary>
/// <param name="encoding">The codec's name in messages.</param>
/// <param name="errors">The handler's name, null for strict.</param>
/// <param name="multibyte">For the East Asian encodings, whose complaints about handlers differ.</param>
internal sealed class EncodeErrors(ThreadState ts, string encoding, PyStr text, string? errors, bool multibyte = false)
{
    private readonly ErrorPolicy _policy = ErrorPolicies.Parse(errors);
    private PyBaseException? _exception;

    /// <summary>Asks the handler about [start, end); false after an error.</summary>
    public bool Handle(int start, int end, string reason, out EncodeReplacement replacement)
    {
        switch (_policy)
        {
            case ErrorPolicy.Strict:
                replacement = default;
                return Refuse(start, end, reason);
            case ErrorPolicy.Ignore:
                replacement = new EncodeReplacement(null, [], end);
                return true;
            case ErrorPolicy.Replace:
                replacement = new EncodeReplacement(PyStr.FromBmp(new string('?', end - start)), null, end);
                return true;
            case ErrorPolicy.BackslashReplace:
            case ErrorPolicy.XmlCharacterReplace:
                replacement = new EncodeReplacement(CodecErrorTexts.Escape(text, start, end, _policy == ErrorPolicy.XmlCharacterReplace), null, end);
                return true;
            case ErrorPolicy.NameReplace:
                PyStr? names = CodecErrorTexts.Names(ts, text, start, end);
                replacement = new EncodeReplacement(names, null, end);
                return names is not null;
            case ErrorPolicy.SurrogateEscape:
                replacement = EscapeSurrogates(start, end);
                return replacement.Bytes is not null || Refuse(start, end, reason);
            case ErrorPolicy.SurrogatePass:
                replacement = PassSurrogates(start, end);
                return replacement.Bytes is not null || Refuse(start, end, reason);
            default:
                return CallHandler(start, end, reason, out replacement);
        }
    }

    /// <summary>What surrogateescape or surrogatepass puts in; no bytes where it does not apply.</summary>
    public EncodeReplacement Surrogates(int start, int end) => _policy == ErrorPolicy.SurrogateEscape ? EscapeSurrogates(start, end) : PassSurrogates(start, end);

    /// <summary>Raises the UnicodeEncodeError.</summary>
    public bool Refuse(int start, int end, string reason) => MakeException(start, end, reason) is { } exception && (bool)Raise.Exception(ts, exception);

    private PyBaseException? MakeException(int start, int end, string reason)
    {
        PyObject? made = Calls.Call(
            ts, ErrorPolicies.EncodeErrorType, [PyStr.From(encoding), text, PySmallInt.From(start), PySmallInt.From(end), PyStr.From(reason)], null);
        return _exception = made as PyBaseException;
    }

    private EncodeReplacement EscapeSurrogates(int start, int end)
    {
        var bytes = new byte[end - start];
        for (int i = start; i < end; i++)
        {
            int codePoint = text.CodePointAt(i);
            if (codePoint is < 0xDC80 or > 0xDCFF)
            {
                return i == start ? default : new EncodeReplacement(null, bytes[..(i - start)], i);
            }

            bytes[i - start] = (byte)(codePoint - 0xDC00);
        }

        return new EncodeReplacement(null, bytes, end);
    }

    private EncodeReplacement PassSurrogates(int start, int end)
    {
        if (!CodecErrorTexts.TryUnitSize(encoding, out int size, out bool bigEndian))
        {
            return default;
        }

        int unit = size == 1 ? 3 : size;
        var bytes = new byte[(end - start) * unit];
        for (int i = start; i < end; i++)
        {
            int codePoint = text.CodePointAt(i);
            if (codePoint is < 0xD800 or > 0xDFFF)
            {
                return default;
            }

            CodecErrorTexts.WriteSurrogate(bytes.AsSpan((i - start) * unit), codePoint, size, bigEndian);
        }

        return new EncodeReplacement(null, bytes, end);
    }

    private bool CallHandler(int start, int end, string reason, out EncodeReplacement replacement)
    {
        replacement = default;
        PyObject? handler = ts.Interpreter.Codecs.LookupError(ts, errors!);
        if (handler is null || MakeException(start, end, reason) is not { } exception)
        {
            return false;
        }

        PyObject? result = Calls.Call(ts, handler, exception);
        if (result is null)
        {
            return false;
        }

        if (result is not PyTuple { Count: 2 } pair || pair[0] is not (PyStr or PyBytes) || pair[1] is not PyInt position)
        {
            return Raise.TypeError(ts, $"encoding error handler must return ({(multibyte ? "str" : "str/bytes")}, int) tuple");
        }

        if (!CodecErrorTexts.TryPosition(ts, position, text.Length, multibyte, out int next))
        {
            return false;
        }

        replacement = new EncodeReplacement(pair[0] as PyStr, (pair[0] as PyBytes)?.Data, next);
        return true;
    }
}

/// <summary>Deals with bytes that a codec cannot decode.</summary>
/// <param name="multibyte">For the East Asian encodings: a handler does not change the bytes that are decoded, and its positions out of bounds are IndexErrors all.</param>
internal sealed class DecodeErrors(ThreadState ts, string encoding, byte[] data, string? errors, bool multibyte = false)
{
    private readonly ErrorPolicy _policy = ErrorPolicies.Parse(errors);

    /// <summary>The bytes to decode: after <see cref="Handle"/> perhaps others than before.</summary>
    public byte[] Data => data;

    /// <summary>Asks the handler about [start, end) and appends what stands in for it; false after an error.</summary>
    public bool Handle(int start, int end, string reason, ref PyStrBuilder builder, out int next)
    {
        if (TryStandard(start, end, ref builder, out next))
        {
            return true;
        }

        return _policy switch
        {
            ErrorPolicy.Registered => CallHandler(start, end, reason, ref builder, out next),
            ErrorPolicy.XmlCharacterReplace or ErrorPolicy.NameReplace => Raise.TypeError(ts, "don't know how to handle UnicodeDecodeError in error callback"),
            _ => Refuse(start, end, reason),
        };
    }

    /// <summary>What the native handlers put in; false where the handler does not apply.</summary>
    public bool TryStandard(int start, int end, ref PyStrBuilder builder, out int next)
    {
        next = end;
        switch (_policy)
        {
            case ErrorPolicy.Ignore:
                return true;
            case ErrorPolicy.Replace:
                builder.Append('\uFFFD');
                return true;
            case ErrorPolicy.BackslashReplace:
                for (int i = start; i < end; i++)
                {
                    StringRepr.AppendEscape(ref builder, data[i]);
                }

                return true;
            case ErrorPolicy.SurrogateEscape:
                return EscapeBytes(start, end, ref builder, out next);
            case ErrorPolicy.SurrogatePass:
                return PassSurrogate(start, ref builder, out next);
            default:
                return false;
        }
    }

    public bool Refuse(int start, int end, string reason) => MakeException(start, end, reason) is { } exception && (bool)Raise.Exception(ts, exception);

    private PyUnicodeDecodeError? MakeException(int start, int end, string reason) => Calls.Call(
        ts, ErrorPolicies.DecodeErrorType, [PyStr.From(encoding), PyBytes.From(data), PySmallInt.From(start), PySmallInt.From(end), PyStr.From(reason)], null) as PyUnicodeDecodeError;

    private bool EscapeBytes(int start, int end, ref PyStrBuilder builder, out int next)
    {
        next = start;
        while (next < end && next - start < 4 && data[next] >= 128)
        {
            builder.Append((char)(0xDC00 + data[next++]));
        }

        return next > start;
    }

    private bool PassSurrogate(int start, ref PyStrBuilder builder, out int next)
    {
        next = start;
        if (!CodecErrorTexts.TryUnitSize(encoding, out int size, out bool bigEndian) || !CodecErrorTexts.TryReadSurrogate(data.AsSpan(start), size, bigEndian, out int surrogate))
        {
            return false;
        }

        builder.Append((char)surrogate);
        next = start + (size == 1 ? 3 : size);
        return true;
    }

    private bool CallHandler(int start, int end, string reason, ref PyStrBuilder builder, out int next)
    {
        next = end;
        PyObject? handler = ts.Interpreter.Codecs.LookupError(ts, errors!);
        if (handler is null || MakeException(start, end, reason) is not { } exception)
        {
            return false;
        }

        PyObject? result = Calls.Call(ts, handler, exception);
        if (result is null)
        {
            return false;
        }

        if (result is not PyTuple { Count: 2 } pair || pair[0] is not PyStr replacement || pair[1] is not PyInt position)
        {
            return Raise.TypeError(ts, "decoding error handler must return (str, int) tuple");
        }

        // A handler may put other bytes in place of those: decoding goes on with them.
        if (!multibyte)
        {
            if (!exception.CheckObject(ts))
            {
                return false;
            }

            data = ((PyBytes)exception.Object!).Data;
        }

        if (!CodecErrorTexts.TryPosition(ts, position, data.Length, multibyte, out next))
        {
            return false;
        }

        builder.Append(replacement);
        return true;
    }
}

/// <summary>Texts and bytes that error handlers put in.</summary>
internal static class CodecErrorTexts
{
    /// <summary>Code points as \x, \u, \U escapes or as XML character references.</summary>
    public static PyStr Escape(PyStr text, int start, int end, bool xml)
    {
        var builder = new PyStrBuilder(stackalloc char[128]);
        for (int i = start; i < end; i++)
        {
            int codePoint = text.CodePointAt(i);
            if (xml)
            {
                builder.Append("&#");
                builder.Append(codePoint.ToString(System.Globalization.CultureInfo.InvariantCulture));
                builder.Append(';');
            }
            else
            {
                StringRepr.AppendEscape(ref builder, codePoint);
            }
        }

        return builder.ToStrAndDispose();
    }

    /// <summary>Code points as \N{…} escapes, those without a name as \x, \u, \U; null after an error.</summary>
    public static unsafe PyStr? Names(ThreadState ts, PyStr text, int start, int end)
    {
        if (EscapeCodecs.CharacterName == null)
        {
            return Raise.NotYet(ts, "names of Unicode characters (error handler 'namereplace')");
        }

        var builder = new PyStrBuilder(stackalloc char[128]);
        for (int i = start; i < end; i++)
        {
            int codePoint = text.CodePointAt(i);
            if (EscapeCodecs.CharacterName(codePoint) is { } name)
            {
                builder.Append("\\N{");
                builder.Append(name);
                builder.Append('}');
            }
            else
            {
                StringRepr.AppendEscape(ref builder, codePoint);
            }
        }

        return builder.ToStrAndDispose();
    }

    /// <summary>The size of a code unit of the encodings that surrogatepass knows.</summary>
    public static bool TryUnitSize(string encoding, out int size, out bool bigEndian)
    {
        string name = encoding.EndsWith('-') || encoding.EndsWith('_') ? "" : CodecRegistry.NormalizeShort(encoding);
        (size, bigEndian) = name switch
        {
            "utf8" or "cputf8" => (1, false),
            "utf16" or "utf16le" => (2, false),
            "utf16be" => (2, true),
            "utf32" or "utf32le" => (4, false),
            "utf32be" => (4, true),
            _ => (0, false),
        };
        return size != 0;
    }

    public static void WriteSurrogate(Span<byte> destination, int surrogate, int size, bool bigEndian)
    {
        switch (size)
        {
            case 1:
                destination[0] = (byte)(0xE0 | (surrogate >> 12));
                destination[1] = (byte)(0x80 | ((surrogate >> 6) & 0x3F));
                destination[2] = (byte)(0x80 | (surrogate & 0x3F));
                break;
            default:
                destination[..size].Clear();
                destination[bigEndian ? size - 1 : 0] = (byte)surrogate;
                destination[bigEndian ? size - 2 : 1] = (byte)(surrogate >> 8);
                break;
        }
    }

    public static bool TryReadSurrogate(ReadOnlySpan<byte> data, int size, bool bigEndian, out int surrogate)
    {
        surrogate = 0;
        if (size == 1)
        {
            if (data.Length >= 3 && (data[0] & 0xF0) == 0xE0 && (data[1] & 0xC0) == 0x80 && (data[2] & 0xC0) == 0x80)
            {
                surrogate = ((data[0] & 0xF) << 12) | ((data[1] & 0x3F) << 6) | (data[2] & 0x3F);
            }
        }
        else if (data.Length >= size)
        {
            for (int i = 0; i < size; i++)
            {
                surrogate |= data[i] << (8 * (bigEndian ? size - 1 - i : i));
            }
        }

        return surrogate is >= 0xD800 and <= 0xDFFF;
    }

    /// <summary>A position that a handler returned: negative ones count from the end.</summary>
    public static bool TryPosition(ThreadState ts, PyInt position, int length, bool multibyte, out int next)
    {
        next = 0;
        if (!position.TryGetInt64(out long value))
        {
            return multibyte ? Raise.IndexError(ts, "position -1 from error handler out of bounds") : Numbers.IndexToInt64(ts, position, ExceptionTypes.OverflowError, out _);
        }

        long adjusted = value < 0 ? value + length : value;
        if (adjusted < 0 || adjusted > length)
        {
            return Raise.IndexError(ts, $"position {(multibyte ? adjusted : value)} from error handler out of bounds");
        }

        next = (int)adjusted;
        return true;
    }
}
