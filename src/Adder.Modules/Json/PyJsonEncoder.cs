using System;
using Adder.Modules.Common;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Json;

/// <summary><c>_json.make_encoder(…)</c>: writes a value as JSON.</summary>
[PyType("Encoder", Module = "_json", TextSignature = null, Doc = "Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)")]
internal sealed partial class PyJsonEncoder : PyObject
{
    private PyObject _markers = PyNone.Instance;
    private PyObject _default = PyNone.Instance;
    private PyObject _encoder = PyNone.Instance;
    private PyObject _indent = PyNone.Instance;
    private PyStr _keySeparator = PyStr.Empty;
    private PyStr _itemSeparator = PyStr.Empty;
    private bool _sortKeys;
    private bool _skipKeys;
    private bool _allowNan;

    /// <summary>The encoder of strings is one of this module's: true for the one that writes ASCII only, null where it is another.</summary>
    private bool? _asciiOnly;

    [PyNew("make_encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject markers, PyObject @default, PyObject encoder, PyObject indent, PyStr keySeparator, PyStr itemSeparator, bool sortKeys, bool skipKeys, bool allowNan)
    {
        if (markers is not (PyNone or PyDict))
        {
            return Raise.TypeError(ts, $"make_encoder() argument 1 must be dict or None, not {markers.Type.Name}");
        }

        return new PyJsonEncoder
        {
            _markers = markers,
            _default = @default,
            _encoder = encoder,
            _indent = indent,
            _keySeparator = keySeparator,
            _itemSeparator = itemSeparator,
            _sortKeys = sortKeys,
            _skipKeys = skipKeys,
            _allowNan = allowNan,
            _asciiOnly = encoder is PyBuiltinFunction { Module: PyStr module } function && module.EqualTo("_json") ? function.Definition.Name == "encode_basestring_ascii" : null,
        };
    }

    [PyGetter("markers", Member = true)]
    private PyObject MarkersGetter() => _markers;

    [PyGetter("default", Member = true)]
    private PyObject DefaultGetter() => _default;

    [PyGetter("encoder", Member = true)]
    private PyObject EncoderGetter() => _encoder;

    [PyGetter("indent", Member = true)]
    private PyObject IndentGetter() => _indent;

    [PyGetter("key_separator", Member = true)]
    private PyObject KeySeparatorGetter() => _keySeparator;

    [PyGetter("item_separator", Member = true)]
    private PyObject ItemSeparatorGetter() => _itemSeparator;

    [PyGetter("sort_keys", Member = true)]
    private bool SortKeysGetter() => _sortKeys;

    [PyGetter("skipkeys", Member = true)]
    private bool SkipKeysGetter() => _skipKeys;

    [PySlot(Slot.Call)]
    private PyObject? Call(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (arguments.Length != 2)
        {
            return Raise.TypeError(ts, $"_iterencode() takes exactly 2 arguments ({arguments.Length} given)");
        }

        if (!Numbers.IndexToInt64(ts, arguments[1], ExceptionTypes.OverflowError, out long level))
        {
            return null;
        }

        var output = new TextBuilder();
        return Encode(ts, output, arguments[0], (int)Math.Max(0, level)) ? PyTuple.Create(output.ToStr()) : null;
    }

    /// <summary>Appends a value; false: an exception is pending.</summary>
    private bool Encode(ThreadState ts, TextBuilder output, PyObject value, int level)
    {
        switch (value)
        {
            case PyNone:
                output.Append("null");
                return true;
            case PyBool flag:
                output.Append(flag.Value ? "true" : "false");
                return true;
            case PyStr text:
                return EncodeString(ts, output, text);
            case PySmallInt number:
                output.Append(IntegerText.Write(number.Value, stackalloc char[20]));
                return true;
            case PyInt number:
                return AppendText(output, number.ReprSlot(ts));
            case PyFloat number:
                return FloatText(ts, number) is { } shown && AppendText(output, shown);
            case PyList or PyTuple:
                return ts.CheckRecursion(" while encoding a JSON object") && EncodeSequence(ts, output, value, level);
            case PyDict dictionary:
                return ts.CheckRecursion(" while encoding a JSON object") && EncodeDictionary(ts, output, dictionary, level);
            default:
                return ts.CheckRecursion(" while encoding a JSON object") && EncodeOther(ts, output, value, level);
        }
    }

    private static bool AppendText(TextBuilder output, PyObject? text)
    {
        if (text is not PyStr str)
        {
            return false;
        }

        output.Append(str);
        return true;
    }

    private bool EncodeString(ThreadState ts, TextBuilder output, PyStr text)
    {
        if (_asciiOnly is { } ascii)
        {
            JsonStrings.Append(output, text, ascii);
            return true;
        }

        PyObject? encoded = Calls.Call(ts, _encoder, text);
        return encoded is null or PyStr ? AppendText(output, encoded) : Raise.TypeError(ts, $"encoder() must return a string, not {encoded.Type.Name}");
    }

    private PyStr? FloatText(ThreadState ts, PyFloat number)
    {
        if (double.IsFinite(number.Value))
        {
            return number.ReprSlot(ts) as PyStr;
        }

        if (!_allowNan)
        {
            return Raise.ValueError(ts, $"Out of range float values are not JSON compliant: {Adder.Runtime.Objects.FloatText.Repr(number.Value)}");
        }

        return PyStr.Intern(double.IsNaN(number.Value) ? "NaN" : number.Value > 0 ? "Infinity" : "-Infinity");
    }

    /// <summary>Notes that a container is being written; a second time for the same one is an error.</summary>
    private bool Enter(ThreadState ts, PyObject value, out PyObject? mark)
    {
        mark = null;
        if (_markers is not PyDict markers)
        {
            return true;
        }

        mark = PyInt.From(ObjectIdentity.Of(value));
        Truth present = markers.Contains(ts, mark);
        if (present != Truth.False)
        {
            return present != Truth.Error && (bool)Raise.ValueError(ts, "Circular reference detected");
        }

        return markers.SetItem(ts, mark, value);
    }

    private bool Leave(ThreadState ts, PyObject? mark) => mark is null || _markers is not PyDict markers || markers.Remove(ts, mark) != Truth.Error;

    private void AppendLine(TextBuilder output, int level)
    {
        if (_indent is PyStr indent)
        {
            output.Append('\n');
            for (int i = 0; i < level; i++)
            {
                output.Append(indent);
            }
        }
    }

    private bool EncodeSequence(ThreadState ts, TextBuilder output, PyObject sequence, int level)
    {
        int Count() => sequence is PyList list ? list.Count : ((PyTuple)sequence).Count;
        if (Count() == 0)
        {
            output.Append("[]");
            return true;
        }

        if (!Enter(ts, sequence, out PyObject? mark))
        {
            return false;
        }

        output.Append('[');
        AppendLine(output, level + 1);
        for (int i = 0; i < Count(); i++)
        {
            if (i > 0)
            {
                output.Append(_itemSeparator);
                AppendLine(output, level + 1);
            }

            if (!Encode(ts, output, sequence is PyList list ? list[i] : ((PyTuple)sequence)[i], level + 1))
            {
                return ErrorNotes.Add(ts, $"when serializing {sequence.Type.FullyQualifiedName} item {i}");
            }
        }

        AppendLine(output, level);
        output.Append(']');
        return Leave(ts, mark);
    }

    private bool EncodeDictionary(ThreadState ts, TextBuilder output, PyDict dictionary, int level)
    {
        if (dictionary.Count == 0)
        {
            output.Append("{}");
            return true;
        }

        if (!Enter(ts, dictionary, out PyObject? mark))
        {
            return false;
        }

        output.Append('{');
        bool first = true;
        if (_sortKeys || dictionary.GetType() != typeof(PyDict))
        {
            PyObject? items = Calls.CallMethod(ts, dictionary, "items");
            PyList? list = items is null ? null : Iteration.ToList(ts, items);
            if (list is null || (_sortKeys && Calls.CallMethod(ts, list, "sort") is null))
            {
                return false;
            }

            for (int i = 0; i < list.Count; i++)
            {
                if (list[i] is not PyTuple { Count: 2 } pair)
                {
                    return Raise.ValueError(ts, "items must return 2-tuples");
                }

                if (!EncodeMember(ts, output, dictionary, pair[0], pair[1], level + 1, ref first))
                {
                    return false;
                }
            }
        }
        else
        {
            int position = 0;
            while (dictionary.Next(ref position, out PyObject? key, out PyObject? value))
            {
                if (!EncodeMember(ts, output, dictionary, key, value, level + 1, ref first))
                {
                    return false;
                }
            }
        }

        if (!first)
        {
            AppendLine(output, level);
        }

        output.Append('}');
        return Leave(ts, mark);
    }

    private bool EncodeMember(ThreadState ts, TextBuilder output, PyDict dictionary, PyObject key, PyObject value, int level, ref bool first)
    {
        PyStr? text;
        switch (key)
        {
            case PyStr str:
                text = str;
                break;
            case PyFloat number:
                text = FloatText(ts, number);
                break;
            case PyBool flag:
                text = PyStr.Intern(flag.Value ? "true" : "false");
                break;
            case PyNone:
                text = PyStr.Intern("null");
                break;
            case PyInt number:
                text = number.ReprSlot(ts) as PyStr;
                break;
            default:
                if (_skipKeys)
                {
                    return true;
                }

                return Raise.TypeError(ts, $"keys must be str, int, float, bool or None, not {key.Type.Name}");
        }

        if (text is null)
        {
            return false;
        }

        if (!first)
        {
            output.Append(_itemSeparator);
        }

        AppendLine(output, level);
        first = false;
        if (!EncodeString(ts, output, text))
        {
            return false;
        }

        output.Append(_keySeparator);
        if (Encode(ts, output, value, level))
        {
            return true;
        }

        return ErrorNotes.Add(ts, $"when serializing {dictionary.Type.FullyQualifiedName} item ", key);
    }

    /// <summary>A value of another type: what <c>default</c> gives for it.</summary>
    private bool EncodeOther(ThreadState ts, TextBuilder output, PyObject value, int level)
    {
        if (!Enter(ts, value, out PyObject? mark))
        {
            return false;
        }

        PyObject? other = Calls.Call(ts, _default, value);
        if (other is null)
        {
            return false;
        }

        return Encode(ts, output, other, level) ? Leave(ts, mark) : ErrorNotes.Add(ts, $"when serializing {value.Type.FullyQualifiedName} object");
    }
}
