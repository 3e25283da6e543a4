using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Arrays;

/// <summary><c>array</c>.</summary>
[PyModule("array", Doc = "Arrays of numbers and characters of one kind.", Types = [typeof(PyArray)])]
internal static partial class ArrayModule
{
    [PyConstant("typecodes")]
    private const string TypeCodes = ArrayItems.TypeCodes;

    /// <summary>Item sizes by machine format, of which numbers 2 and up alternate between little and big endian.</summary>
    private static readonly int[] s_sizes = [1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 8, 8, 8, 8, 4, 4, 8, 8, 2, 2, 4, 4];

    /// <summary>The format of an array's bytes in pickles, for a little-endian machine.</summary>
    public static int MachineFormat(char code) => code switch
    {
        'B' => 0,
        'b' => 1,
        'f' => 14,
        'd' => 16,
        'u' or 'w' => 20,
        _ => ArrayItems.Size(code) switch
        {
            2 => 2,
            4 => 6,
            _ => 10,
        } + (char.IsAsciiLetterLower(code) ? 2 : 0),
    };

    public static PyObject Reconstructor(ThreadState ts) => ts.Interpreter.StateOf<State>().Reconstructor ?? PyNone.Instance;

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        module.Dictionary.SetInterned("ArrayType", PyArray.TypeObject);
        PyObject? function = Calls.CallMethod(ts, module.Dictionary, "get", PyStr.Intern("_array_reconstructor"));
        ts.Interpreter.StateOf<State>().Reconstructor = function;
        PyObject? abstractSequence = function is null ? null : ModuleAccess.ImportAttribute(ts, "collections.abc", "MutableSequence");
        return abstractSequence is null || Calls.CallMethod(ts, abstractSequence, "register", PyArray.TypeObject) is null ? Done.Error : Done.Ok;
    }

    [PyFunction("_array_reconstructor(arraytype, typecode, mformat_code, items, /)", Doc = "Internal. Used for pickling support.")]
    private static PyObject? Reconstruct(ThreadState ts, PyType arraytype, PyStr typecode, int mformat_code, PyObject items)
    {
        if (!arraytype.IsSubtypeOf(PyArray.TypeObject))
        {
            return Raise.TypeError(ts, $"{arraytype.Name} is not a subtype of array.array");
        }

        if (ArrayItems.Encode(ts, typecode) is not { } code || code.Length != 4 || !ArrayItems.TypeCodes.Contains((char)code.Data[0]) || code.Data[1] != 0)
        {
            return Raise.ValueError(ts, "second argument must be a valid type code");
        }

        if (mformat_code is < 0 or > 21)
        {
            return Raise.ValueError(ts, "third argument must be a valid machine format code.");
        }

        if (items is not PyBytes bytes)
        {
            return Raise.TypeError(ts, $"fourth argument should be bytes, not {items.Type.Name}");
        }

        if (MachineFormat((char)code.Data[0]) == mformat_code)
        {
            return Calls.Call(ts, arraytype, typecode, items);
        }

        if (bytes.Length % s_sizes[mformat_code] != 0)
        {
            return Raise.ValueError(ts, "bytes length not a multiple of item size");
        }

        return Convert(ts, bytes.Data, mformat_code) is { } converted ? Calls.Call(ts, arraytype, typecode, converted) : null;
    }

    /// <summary>Items of another machine's format: a list of numbers, or a string.</summary>
    private static PyObject? Convert(ThreadState ts, byte[] data, int format)
    {
        if (format >= 18)
        {
            string encoding = format switch
            {
                18 => "utf-16-le",
                19 => "utf-16-be",
                20 => "utf-32-le",
                _ => "utf-32-be",
            };
            return Calls.CallMethod(ts, PyBytes.From(data), "decode", PyStr.Intern(encoding));
        }

        int size = s_sizes[format];
        char code = format switch
        {
            0 => 'B',
            1 => 'b',
            14 or 15 => 'f',
            16 or 17 => 'd',
            2 or 3 => 'H',
            4 or 5 => 'h',
            6 or 7 => 'I',
            8 or 9 => 'i',
            10 or 11 => 'Q',
            _ => 'q',
        };
        PyList list = PyList.WithCapacity(data.Length / size);
        Span<byte> item = stackalloc byte[8];
        for (int i = 0; i < data.Length; i += size)
        {
            data.AsSpan(i, size).CopyTo(item);
            if (format >= 2 && format % 2 == 1)
            {
                item[..size].Reverse();
            }

            list.Add(ItemFormat.Read(code, item));
        }

        return list;
    }

    /// <summary>What an interpreter keeps.</summary>
    private sealed class State
    {
        public PyObject? Reconstructor;
    }
}

/// <summary>The iterator of <c>array</c>.</summary>
[PyType("arrayiterator", Module = "array", NoConstructor = true)]
internal sealed partial class PyArrayIterator(PyArray array) : PyObject
{
    private PyArray? _array = array;
    private long _next;

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        if (_array is null || _next >= _array.Count)
        {
            _array = null;
            return Lookup.Absent;
        }

        return _array.ReadAt(ts, _next++) is { } item ? Lookup.Found(item) : Lookup.Error;
    }

    [PyMethod("__reduce__()", Doc = "Return state information for pickling.")]
    private PyObject? Reduce(ThreadState ts)
    {
        PyObject? iter = IteratorReduction.Function(ts);
        return iter is null ? null : IteratorReduction.Of(iter, _array, _next);
    }

    [PyMethod("__setstate__(state, /)", Doc = "Set state information for unpickling.")]
    private void SetState(long state) => _next = _array is null ? _next : Math.Clamp(state, 0, _array.Count);
}
