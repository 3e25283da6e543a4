using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Instructions;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>string.templatelib.Interpolation</c> (PEP 750).</summary>
[PyType("Interpolation", Module = "string.templatelib", TextSignature = "(value, expression='', conversion=None, format_spec='')")]
internal sealed unsafe partial class PyInterpolation(PyObject value, PyStr expression, PyObject conversion, PyStr format) : PyObject
{
    [PyGetter("value", Member = true, Doc = "Value")]
    public PyObject Value { get; } = value;

    [PyGetter("expression", Member = true, Doc = "Expression")]
    public PyObject Expression { get; } = expression;

    [PyGetter("conversion", Member = true, Doc = "Conversion")]
    public PyObject Conversion { get; } = conversion;

    [PyGetter("format_spec", Member = true, Doc = "Format specifier")]
    public PyObject FormatSpecification { get; } = format;

    [PyConstant("__match_args__")]
    public static PyObject MatchArguments => PyTuple.Create(PyStr.Intern("value"), PyStr.Intern("expression"), PyStr.Intern("conversion"), PyStr.Intern("format_spec"));

    [PyNew("Interpolation(value, expression='', conversion=None, format_spec='')")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject value, PyObject expression, PyObject conversion, PyObject format_spec)
    {
        if (expression is not PyStr expressionText)
        {
            return Raise.TypeError(ts, $"Interpolation() argument 'expression' must be str, not {expression.Type.FullName}");
        }

        if (conversion is not PyNone)
        {
            if (conversion is not PyStr kind)
            {
                return Raise.TypeError(ts, $"Interpolation() argument 'conversion' must be str, not {conversion.Type.FullName}");
            }

            if (kind.ToString() is not ("a" or "r" or "s"))
            {
                return Raise.ValueError(ts, "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
            }
        }

        return format_spec is PyStr format
            ? new PyInterpolation(value, expressionText, conversion, format)
            : Raise.TypeError(ts, $"Interpolation() argument 'format_spec' must be str, not {format_spec.Type.FullName}");
    }

    [PySlot(Slot.Repr)]
    private static PyObject? Repr(ThreadState ts, PyInterpolation self)
    {
        PyStr? value = Protocols.Text.Repr(ts, self.Value);
        return value is null ? null : PyStr.From(
            $"Interpolation({value}, {Protocols.Text.Repr(ts, self.Expression)}, {Protocols.Text.Repr(ts, self.Conversion)}, {Protocols.Text.Repr(ts, self.FormatSpecification)})");
    }

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts) => PyTuple.Create(TypeObject, PyTuple.Create(Value, Expression, Conversion, FormatSpecification));

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    private static PyObject ClassGetItem(ThreadState ts, PyType type, PyObject key) => PyGenericAlias.Create(type, key);
}

/// <summary><c>string.templatelib.Template</c> (PEP 750): one string more than interpolations.</summary>
[PyType("Template", Module = "string.templatelib", TextSignature = null)]
internal sealed unsafe partial class PyTemplate(PyTuple strings, PyTuple interpolations) : PyObject
{
    [PyGetter("strings", Member = true, Doc = "Strings")]
    public PyObject Strings { get; } = strings;

    [PyGetter("interpolations", Member = true, Doc = "Interpolations")]
    public PyObject Interpolations { get; } = interpolations;

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts) =>
        ModuleAccess.ImportAttribute(ts, "string.templatelib", "_template_unpickle") is { } maker ? PyTuple.Create(maker, PyTuple.Create(Strings, Interpolations)) : null;

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    private static PyObject ClassGetItem(ThreadState ts, PyType type, PyObject key) => PyGenericAlias.Create(type, key);

    private PyTuple StringTuple => (PyTuple)Strings;

    private PyTuple InterpolationTuple => (PyTuple)Interpolations;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 })
        {
            return Raise.TypeError(ts, "Template.__new__ only accepts *args arguments");
        }

        var strings = new System.Collections.Generic.List<PyObject>();
        var interpolations = new System.Collections.Generic.List<PyObject>();
        bool lastWasString = false;
        foreach (PyObject argument in arguments)
        {
            switch (argument)
            {
                case PyStr text when lastWasString:
                    strings[^1] = PyStr.Concat((PyStr)strings[^1], text);
                    break;
                case PyStr text:
                    strings.Add(text);
                    lastWasString = true;
                    break;
                case PyInterpolation interpolation:
                    if (!lastWasString)
                    {
                        strings.Add(PyStr.Empty);
                    }

                    interpolations.Add(interpolation);
                    lastWasString = false;
                    break;
                default:
                    return Raise.TypeError(ts, $"Template.__new__ *args need to be of type 'str' or 'Interpolation', got {argument.Type.FullName}");
            }
        }

        if (!lastWasString)
        {
            strings.Add(PyStr.Empty);
        }

        return new PyTemplate(PyTuple.FromArray(strings.ToArray()), PyTuple.FromArray(interpolations.ToArray()));
    }

    [PyGetter("values", Doc = "Values of interpolations")]
    private PyObject? Values(ThreadState ts) => PyTuple.FromArray(Array.ConvertAll(InterpolationTuple.AsArray(), item => ((PyInterpolation)item).Value));

    [PySlot(Slot.Iter)]
    private static PyObject? Iter(ThreadState ts, PyTemplate self)
    {
        PyList parts = PyList.WithCapacity(self.StringTuple.Count * 2);
        for (int i = 0; i < self.StringTuple.Count; i++)
        {
            if (((PyStr)self.StringTuple[i]).Length > 0)
            {
                parts.Add(self.StringTuple[i]);
            }

            if (i < self.InterpolationTuple.Count)
            {
                parts.Add(self.InterpolationTuple[i]);
            }
        }

        return new PyTemplateIterator(parts);
    }

    [PySlot(Slot.SequenceConcat)]
    private static PyObject? Concat(ThreadState ts, PyObject left, PyObject right)
    {
        if (left is not PyTemplate first || right is not PyTemplate second)
        {
            return Raise.TypeError(ts, $"can only concatenate string.templatelib.Template (not \"{right.Type.FullName}\") to string.templatelib.Template");
        }

        var strings = new PyObject[first.StringTuple.Count + second.StringTuple.Count - 1];
        first.StringTuple.Items.CopyTo(strings);
        second.StringTuple.Items[1..].CopyTo(strings.AsSpan(first.StringTuple.Count));
        strings[first.StringTuple.Count - 1] = PyStr.Concat((PyStr)first.StringTuple[first.StringTuple.Count - 1], (PyStr)second.StringTuple[0]);
        return new PyTemplate(PyTuple.FromArray(strings), PyTuple.FromArray([.. first.InterpolationTuple.Items, .. second.InterpolationTuple.Items]));
    }

    [PySlot(Slot.Repr)]
    private static PyObject? Repr(ThreadState ts, PyTemplate self)
    {
        PyStr? strings = Protocols.Text.Repr(ts, self.Strings);
        PyStr? interpolations = strings is null ? null : Protocols.Text.Repr(ts, self.Interpolations);
        return interpolations is null ? null : PyStr.From($"Template(strings={strings}, interpolations={interpolations})");
    }
}

/// <summary><c>string.templatelib.TemplateIter</c>: strings that are not empty, and interpolations, in order.</summary>
[PyType("TemplateIter", Module = "string.templatelib", NoConstructor = true)]
internal sealed unsafe partial class PyTemplateIterator(PyList parts) : PyObject
{
    private int _index;

    [PySlot(Slot.Iter)]
    private static PyObject? Iter(ThreadState ts, PyTemplateIterator self) => self;

    [PySlot(Slot.Next)]
    private static Lookup Next(ThreadState ts, PyTemplateIterator self) => self.Advance();

    private Lookup Advance() => _index < parts.Count ? Lookup.Found(parts[_index++]) : Lookup.Absent;
}
