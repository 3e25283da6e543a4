using System;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Binding;

/// <summary>Conversions between Python objects and .NET values at the border of native functions. Those named To… give false where an exception is pending.</summary>
internal static class ArgumentConversions
{
    public static PyObject None => PyNone.Instance;

    public static PyTuple EmptyTuple => PyTuple.Empty;

    public static bool IsNone(PyObject value) => ReferenceEquals(value, PyNone.Instance);

    /// <summary>An index-sized number through <c>__index__</c> (C's <c>Py_ssize_t</c>).</summary>
    public static bool ToInt64(ThreadState ts, PyObject value, out long result)
    {
        if (value is PySmallInt small)
        {
            result = small.Value;
            return true;
        }

        PyInt? index = Numbers.Index(ts, value);
        if (index is null)
        {
            result = 0;
            return false;
        }

        return index.TryGetInt64(out result) || (bool)Raise.OverflowError(ts, "Python int too large to convert to C ssize_t");
    }

    /// <summary>A number of 32 bits through <c>__index__</c> (C's <c>int</c>).</summary>
    public static bool ToInt32(ThreadState ts, PyObject value, out int result)
    {
        PyInt? index = Numbers.Index(ts, value);
        result = 0;
        if (index is null)
        {
            return false;
        }

        if (index.TryGetInt64(out long number) && number == (int)number)
        {
            result = (int)number;
            return true;
        }

        return Raise.OverflowError(ts, "Python int too large to convert to C int");
    }

    /// <inheritdoc cref="ToInt64"/>
    public static bool ToNativeInt(ThreadState ts, PyObject value, out nint result)
    {
        bool converted = ToInt64(ts, value, out long number);
        result = (nint)number;
        return converted;
    }

    /// <summary>As <see cref="ToInt64"/>, or null for None.</summary>
    public static bool ToOptionalInt64(ThreadState ts, PyObject value, out long? result)
    {
        result = null;
        if (IsNone(value))
        {
            return true;
        }

        if (!CheckIntegerOrNone(ts, value) || !ToInt64(ts, value, out long number))
        {
            return false;
        }

        result = number;
        return true;
    }

    /// <summary>As <see cref="ToInt32"/>, or null for None.</summary>
    public static bool ToOptionalInt32(ThreadState ts, PyObject value, out int? result)
    {
        result = null;
        if (IsNone(value))
        {
            return true;
        }

        if (!CheckIntegerOrNone(ts, value) || !ToInt32(ts, value, out int number))
        {
            return false;
        }

        result = number;
        return true;
    }

    /// <summary>As <see cref="ToNativeInt"/>, or null for None.</summary>
    public static bool ToOptionalNativeInt(ThreadState ts, PyObject value, out nint? result)
    {
        bool converted = ToOptionalInt64(ts, value, out long? number);
        result = (nint?)number;
        return converted;
    }

    /// <summary>A double through <c>__float__</c> or <c>__index__</c>.</summary>
    public static bool ToDouble(ThreadState ts, PyObject value, out double result)
    {
        if (value.GetType() == typeof(PyFloat))
        {
            result = ((PyFloat)value).Value;
            return true;
        }

        if (value is PySmallInt small)
        {
            result = small.Value;
            return true;
        }

        return Numbers.ToDouble(ts, value, out result);
    }

    /// <summary>The object's truth.</summary>
    public static bool ToBoolean(ThreadState ts, PyObject value, out bool result)
    {
        if (value is PyBool flag)
        {
            result = flag.Value;
            return true;
        }

        Truth truth = Truthiness.IsTrue(ts, value);
        result = truth == Truth.True;
        return truth != Truth.Error;
    }

    /// <summary>A str's text. Like C strings in CPython it must have UTF-8, and no NUL.</summary>
    public static bool ToText(ThreadState ts, PyObject value, [NotNullWhen(true)] out string? result, string function, string argument, string expected)
    {
        result = null;
        if (value is not PyStr text)
        {
            return ArgumentErrors.BadArgument(ts, function, argument, expected, value);
        }

        if (text.HasSurrogates())
        {
            return UnicodeErrors.RaiseSurrogates(ts, text);
        }

        result = text.ToString();
        return !result.Contains('\0') || (bool)Raise.ValueError(ts, "embedded null character");
    }

    /// <summary>An int of any size, through <c>__index__</c>.</summary>
    public static bool ToInteger(ThreadState ts, PyObject value, [NotNullWhen(true)] out PyInt? result)
    {
        result = Numbers.Index(ts, value);
        return result is not null;
    }

    /// <summary>A view on the bytes of a bytes-like object, which the caller closes.</summary>
    public static unsafe bool ToBuffer(ThreadState ts, PyObject value, [NotNullWhen(true)] out BufferView? result)
    {
        result = null;
        if (value.Type.Slots.Buffer == null)
        {
            return Raise.TypeError(ts, $"a bytes-like object is required, not '{ArgumentErrors.TypeName(value)}'");
        }

        result = value.Type.Slots.Buffer(ts, value, 0);
        return result is not null;
    }

    public static PyObject Box(bool value) => PyBool.From(value);

    public static PyObject Box(long value) => PyInt.From(value);

    public static PyObject Box(ulong value) => value <= long.MaxValue ? PyInt.From((long)value) : PyInt.From(new BigInteger(value));

    public static PyObject Box(double value) => PyFloat.From(value);

    public static PyObject Box(BigInteger value) => PyInt.From(value);

    /// <summary>A str; null (an error) for null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static PyObject? Box(string? value) => value is null ? null : PyStr.From(value);

    public static PyStr BoxText(string value) => PyStr.From(value);

    public static PyInt BoxInteger(long value) => PyInt.From(value);

    public static PyObject BoxOrNone(string? value) => value is null ? PyNone.Instance : PyStr.From(value);

    public static PyObject? FromTruth(Truth truth) => truth == Truth.Error ? null : PyBool.From(truth == Truth.True);

    public static PyObject? FromDone(Done done) => done == Done.Error ? null : PyNone.Instance;

    public static PyTuple Tuple(ReadOnlySpan<PyObject> items) => PyTuple.Create(items);

    public static PyDict NewDict() => new();

    private static unsafe bool CheckIntegerOrNone(ThreadState ts, PyObject value) =>
        value is PyInt || value.Type.Slots.Index != null || (bool)Raise.TypeError(ts, $"argument should be integer or None, not '{ArgumentErrors.TypeName(value)}'");
}
