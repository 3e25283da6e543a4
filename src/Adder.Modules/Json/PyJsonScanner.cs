using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Json;

/// <summary><c>_json.make_scanner(context)</c>: parses one JSON value.</summary>
[PyType("Scanner", Module = "_json", TextSignature = null, Doc = "JSON scanner object")]
internal sealed partial class PyJsonScanner : PyObject
{
    private bool _strict;
    private PyObject _objectHook = PyNone.Instance;
    private PyObject _objectPairsHook = PyNone.Instance;
    private PyObject _parseFloat = PyNone.Instance;
    private PyObject _parseInt = PyNone.Instance;
    private PyObject _parseConstant = PyNone.Instance;

    [PyNew("make_scanner(context)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject context)
    {
        var scanner = new PyJsonScanner();
        PyObject? strict = Attributes.Get(ts, context, "strict");
        Truth isStrict = strict is null ? Truth.Error : Truthiness.IsTrue(ts, strict);
        if (isStrict == Truth.Error)
        {
            return null;
        }

        scanner._strict = isStrict == Truth.True;
        return Take(ts, context, "object_hook", ref scanner._objectHook) && Take(ts, context, "object_pairs_hook", ref scanner._objectPairsHook)
            && Take(ts, context, "parse_float", ref scanner._parseFloat) && Take(ts, context, "parse_int", ref scanner._parseInt)
            && Take(ts, context, "parse_constant", ref scanner._parseConstant) ? scanner : null;
    }

    [PyGetter("strict", Member = true)]
    private bool StrictGetter() => _strict;

    [PyGetter("object_hook", Member = true)]
    private PyObject ObjectHookGetter() => _objectHook;

    [PyGetter("object_pairs_hook", Member = true)]
    private PyObject ObjectPairsHookGetter() => _objectPairsHook;

    [PyGetter("parse_float", Member = true)]
    private PyObject ParseFloatGetter() => _parseFloat;

    [PyGetter("parse_int", Member = true)]
    private PyObject ParseIntGetter() => _parseInt;

    [PyGetter("parse_constant", Member = true)]
    private PyObject ParseConstantGetter() => _parseConstant;

    [PySlot(Slot.Call)]
    private PyObject? Call(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        PyObject? text = null;
        PyObject? index = null;
        int positional = arguments.Length - (keywordNames?.Count ?? 0);
        for (int i = 0; i < arguments.Length; i++)
        {
            bool first = i < positional ? i == 0 : keywordNames![i - positional] is PyStr name && name.EqualTo("string");
            text = first ? arguments[i] : text;
            index = first ? index : arguments[i];
        }

        if (text is null || index is null || arguments.Length != 2)
        {
            return Raise.TypeError(ts, $"scan_once() takes exactly 2 arguments ({arguments.Length} given)");
        }

        if (!Numbers.IndexToInt64(ts, index, ExceptionTypes.OverflowError, out long start))
        {
            return null;
        }

        if (text is not PyStr str)
        {
            return Raise.TypeError(ts, $"first argument must be a string, not {text.Type.Name}");
        }

        if (start < 0)
        {
            return Raise.ValueError(ts, "idx cannot be negative");
        }

        int at = (int)Math.Min(start, str.Length);
        PyObject? value = Scan(ts, new JsonText(str), ref at, new JsonKeys());
        return value is null ? null : PyTuple.Create(value, PyInt.From(at));
    }

    private static bool Take(ThreadState ts, PyObject context, string name, ref PyObject field)
    {
        PyObject? value = Attributes.Get(ts, context, name);
        field = value ?? field;
        return value is not null;
    }

    private static int Peek(in JsonText text, int at) => text.Peek(at);

    private static int SkipSpace(in JsonText text, int at)
    {
        while (text.Peek(at) is ' ' or '\t' or '\n' or '\r')
        {
            at++;
        }

        return at;
    }

    private static bool StartsWith(in JsonText text, int at, string word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (Peek(text, at + i) != word[i])
            {
                return false;
            }
        }

        return true;
    }

    private static Raised Stop(ThreadState ts, int at) => Raise.StopIteration(ts, PyInt.From(at));

    /// <summary>A value at a position, which is moved behind it. StopIteration with the position where there is none.</summary>
    private PyObject? Scan(ThreadState ts, in JsonText text, ref int at, JsonKeys keys)
    {
        switch (Peek(text, at))
        {
            case '"':
                at++;
                return JsonStrings.Scan(ts, text.Str, ref at, _strict);
            case '{':
                at++;
                return ts.CheckRecursion(" while decoding a JSON object from a unicode string") ? ScanObject(ts, text, ref at, keys) : null;
            case '[':
                at++;
                return ts.CheckRecursion(" while decoding a JSON array from a unicode string") ? ScanArray(ts, text, ref at, keys) : null;
            case 'n' when StartsWith(text, at, "null"):
                at += 4;
                return PyNone.Instance;
            case 't' when StartsWith(text, at, "true"):
                at += 4;
                return PyBool.True;
            case 'f' when StartsWith(text, at, "false"):
                at += 5;
                return PyBool.False;
            case 'N' when StartsWith(text, at, "NaN"):
                return Constant(ts, "NaN", ref at);
            case 'I' when StartsWith(text, at, "Infinity"):
                return Constant(ts, "Infinity", ref at);
            case '-' when StartsWith(text, at, "-Infinity"):
                return Constant(ts, "-Infinity", ref at);
            default:
                return ScanNumber(ts, text, ref at);
        }
    }

    private PyObject? Constant(ThreadState ts, string name, ref int at)
    {
        at += name.Length;
        return Calls.Call(ts, _parseConstant, PyStr.Intern(name));
    }

    private PyObject? ScanNumber(ThreadState ts, in JsonText text, ref int at)
    {
        int start = at;
        int end = at;
        if (Peek(text, end) == '-')
        {
            end++;
        }

        int digit = Peek(text, end);
        if (digit is < '0' or > '9')
        {
            return Stop(ts, start);
        }

        end++;
        while (digit != '0' && Peek(text, end) is >= '0' and <= '9')
        {
            end++;
        }

        bool isFloat = false;
        if (Peek(text, end) == '.' && Peek(text, end + 1) is >= '0' and <= '9')
        {
            isFloat = true;
            end += 2;
            while (Peek(text, end) is >= '0' and <= '9')
            {
                end++;
            }
        }

        if (Peek(text, end) is 'e' or 'E')
        {
            int exponent = end + 1;
            exponent += Peek(text, exponent) is '+' or '-' ? 1 : 0;
            if (Peek(text, exponent) is >= '0' and <= '9')
            {
                isFloat = true;
                end = exponent;
                while (Peek(text, end) is >= '0' and <= '9')
                {
                    end++;
                }
            }
        }

        at = end;
        PyObject parse = isFloat ? _parseFloat : _parseInt;
        if (!text.Chars.IsEmpty)
        {
            ReadOnlySpan<char> shown = text.Chars[start..end];
            if (!isFloat && ReferenceEquals(parse, PyInt.TypeObject) && IntegerText.TryParseShort(shown, out long value))
            {
                return PyInt.From(value);
            }

            if (isFloat && ReferenceEquals(parse, PyFloat.TypeObject) && FloatText.TryParse(shown, out double real))
            {
                return PyFloat.From(real);
            }
        }

        return Calls.Call(ts, parse, text.Str.Substring(start, end));
    }

    private PyObject? ScanArray(ThreadState ts, in JsonText text, ref int at, JsonKeys keys)
    {
        var list = new PyList();
        at = SkipSpace(text, at);
        if (Peek(text, at) == ']')
        {
            at++;
            return list;
        }

        for (; ;)
        {
            PyObject? item = Scan(ts, text, ref at, keys);
            if (item is null)
            {
                return null;
            }

            list.Add(item);
            at = SkipSpace(text, at);
            int next = Peek(text, at);
            if (next == ']')
            {
                at++;
                return list;
            }

            if (next != ',')
            {
                return JsonStrings.Fail(ts, "Expecting ',' delimiter", text.Str, at);
            }

            int comma = at;
            at = SkipSpace(text, at + 1);
            if (Peek(text, at) == ']')
            {
                return JsonStrings.Fail(ts, "Illegal trailing comma before end of array", text.Str, comma);
            }
        }
    }

    private PyObject? ScanObject(ThreadState ts, in JsonText text, ref int at, JsonKeys keys)
    {
        bool pairsWanted = _objectPairsHook is not PyNone;
        PyList? pairs = pairsWanted ? new PyList() : null;
        PyDict? dictionary = pairsWanted ? null : new PyDict();
        at = SkipSpace(text, at);
        if (Peek(text, at) != '}')
        {
            if (!ScanMembers(ts, text, ref at, keys, pairs, dictionary))
            {
                return null;
            }
        }

        at++;
        if (pairs is not null)
        {
            return Calls.Call(ts, _objectPairsHook, pairs);
        }

        return _objectHook is PyNone ? dictionary : Calls.Call(ts, _objectHook, dictionary!);
    }

    /// <summary>A member's name, and the colon behind it; null: an exception is pending.</summary>
    private PyStr? ScanKey(ThreadState ts, in JsonText text, ref int at, JsonKeys keys)
    {
        if (Peek(text, at) != '"')
        {
            return JsonStrings.Fail(ts, "Expecting property name enclosed in double quotes", text.Str, at);
        }

        at++;
        PyStr? key = keys.Scan(ts, text.Str, ref at, _strict);
        if (key is null)
        {
            return null;
        }

        at = SkipSpace(text, at);
        if (Peek(text, at) != ':')
        {
            return JsonStrings.Fail(ts, "Expecting ':' delimiter", text.Str, at);
        }

        at = SkipSpace(text, at + 1);
        return key;
    }

    /// <summary>The members of an object, up to its closing brace.</summary>
    private bool ScanMembers(ThreadState ts, in JsonText text, ref int at, JsonKeys keys, PyList? pairs, PyDict? dictionary)
    {
        for (; ;)
        {
            PyStr? key = ScanKey(ts, text, ref at, keys);
            if (key is null)
            {
                return false;
            }

            PyObject? value = Scan(ts, text, ref at, keys);
            if (value is null)
            {
                return false;
            }

            pairs?.Add(PyTuple.Create(key, value));
            if (dictionary is not null && !dictionary.SetItem(ts, key, value))
            {
                return false;
            }

            at = SkipSpace(text, at);
            int next = Peek(text, at);
            if (next == '}')
            {
                return true;
            }

            if (next != ',')
            {
                return JsonStrings.Fail(ts, "Expecting ',' delimiter", text.Str, at);
            }

            int comma = at;
            at = SkipSpace(text, at + 1);
            if (Peek(text, at) == '}')
            {
                return JsonStrings.Fail(ts, "Illegal trailing comma before end of object", text.Str, comma);
            }
        }
    }
}
