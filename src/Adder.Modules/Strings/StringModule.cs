using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Strings;

/// <summary><c>_string</c>: the parsers behind <c>string.Formatter</c>.</summary>
[PyModule("_string", Doc = "string helper module")]
internal static partial class StringModule
{
    [PyFunction("formatter_parser(object, /)", TextSignature = "($self, object, /)", Doc = "An iterator over the pieces of a format string.")]
    private static PyObject? Parse(ThreadState ts, PyObject format) =>
        format is PyStr text ? new PyFormatterIterator(text) : Raise.TypeError(ts, $"expected str, got {format.Type.Name}");

    [PyFunction("formatter_field_name_split(object, /)", TextSignature = "($self, object, /)", Doc = "The first part of a field name and an iterator over the rest.")]
    private static PyObject? SplitFieldName(ThreadState ts, PyObject name)
    {
        if (name is not PyStr text)
        {
            return Raise.TypeError(ts, $"expected str, got {name.Type.Name}");
        }

        var parts = new FormatFieldName(text, 0, text.Length);
        if (!FormatFieldName.TryNumber(ts, parts.First, out long number))
        {
            return null;
        }

        return PyTuple.Create(number >= 0 ? PyInt.From(number) : parts.First, new PyFieldNameIterator(parts));
    }
}

/// <summary>Gives (literal, field name, specification, conversion) for each piece.</summary>
[PyType("formatteriterator", NoConstructor = true)]
internal sealed partial class PyFormatterIterator(PyStr format) : PyObject
{
    private readonly PyStr _format = format;
    private FormatMarkup _markup = new(format, 0, format.Length);

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        Truth more = _markup.MoveNext(ts);
        if (more != Truth.True)
        {
            return more == Truth.Error ? Lookup.Error : Lookup.Absent;
        }

        PyObject literal = _format.Substring(_markup.LiteralStart, _markup.LiteralEnd).ToExact();
        if (!_markup.HasField)
        {
            return Lookup.Found(PyTuple.Create(literal, PyNone.Instance, PyNone.Instance, PyNone.Instance));
        }

        return Lookup.Found(PyTuple.Create(
            literal,
            _format.Substring(_markup.NameStart, _markup.NameEnd).ToExact(),
            _format.Substring(_markup.SpecificationStart, _markup.SpecificationEnd).ToExact(),
            _markup.Conversion == 0 ? PyNone.Instance : PyStr.FromCodePoint(_markup.Conversion)));
    }
}

/// <summary>Gives (is attribute, name or number) for each step of a field name.</summary>
[PyType("fieldnameiterator", NoConstructor = true)]
internal sealed partial class PyFieldNameIterator(FormatFieldName parts) : PyObject
{
    private FormatFieldName _parts = parts;

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        Truth more = _parts.MoveNext(ts);
        if (more != Truth.True)
        {
            return more == Truth.Error ? Lookup.Error : Lookup.Absent;
        }

        PyObject name = !_parts.IsAttribute && _parts.Number >= 0 ? PyInt.From(_parts.Number) : _parts.Name;
        return Lookup.Found(PyTuple.Create(PyBool.From(_parts.IsAttribute), name));
    }
}
