using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

internal partial class PyStr
{
    [PyMethod("format(*args, **kwargs)", Doc = "Return a formatted version of the string, using substitutions from args and kwargs.")]
    internal PyObject? Format(ThreadState ts, ReadOnlySpan<PyObject> args, PyDict? kwargs) => StringFormatter.Format(ts, this, args, kwargs);

    [PyMethod("format_map(mapping, /)", Doc = "Return a formatted version of the string, using substitutions from mapping.")]
    internal PyObject? FormatMap(ThreadState ts, PyObject mapping) => StringFormatter.FormatMap(ts, this, mapping);

    [PyMethod("__format__(format_spec, /)", Doc = "Return a formatted version of the string as described by format_spec.")]
    internal PyObject? FormatBySpecification(ThreadState ts, PyStr formatSpec)
    {
        if (formatSpec.Length == 0)
        {
            return GetType() == typeof(PyStr) ? this : Text.Str(ts, this);
        }

        return NumberFormatting.FormatString(ts, this, formatSpec);
    }

    [PyMethod("__getnewargs__()")]
    internal PyObject? GetNewArguments(ThreadState ts) => PyTuple.Create(new PyStr(this));

    [PyMethod("__sizeof__()", Doc = "Return the size of the string in memory, in bytes.")]
    internal PyObject? SizeOf(ThreadState ts)
    {
        // As CPython, with one, two or four bytes a code point after its header.
        int widest = 0;
        for (int i = 0; i < _length; i++)
        {
            widest = Math.Max(widest, CodePointAt(i));
        }

        long size = widest < 0x80 ? 40 + _length + 1 : widest < 0x100 ? 56 + _length + 1 : widest < 0x10000 ? 56 + (2L * (_length + 1)) : 56 + (4L * (_length + 1));
        return PyInt.From(size);
    }

    [PyNew("str(object=<absent>, encoding=<absent>, errors=<absent>)", Vectorcall = true)]
    internal static PyObject? New(ThreadState ts, PyType type, PyObject? value, PyObject? encoding, PyObject? errors)
    {
        PyStr? text = NewExact(ts, value, encoding, errors);
        if (text is null || ReferenceEquals(type, TypeObject))
        {
            return text;
        }

        return new PyStrSubclass(type, text);
    }

    private static PyStr? NewExact(ThreadState ts, PyObject? value, PyObject? encoding, PyObject? errors)
    {
        if (encoding is not (null or PyStr))
        {
            return Raise.TypeError(ts, $"str() argument 'encoding' must be str, not {encoding.Type.FullyQualifiedName}");
        }

        if (errors is not (null or PyStr))
        {
            return Raise.TypeError(ts, $"str() argument 'errors' must be str, not {errors.Type.FullyQualifiedName}");
        }

        if (value is null)
        {
            return Empty;
        }

        return encoding is null && errors is null ? Text.Str(ts, value) : TextCodecs.DecodeObject(ts, value, (PyStr?)encoding, (PyStr?)errors);
    }
}
