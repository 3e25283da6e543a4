using System;
using System.Collections.Generic;
using System.Text;
using Adder.Modules.Common;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Structs;

/// <summary><c>_struct</c>: values in packed bytes.</summary>
[PyModule("_struct", Doc = "Functions to convert between Python values and C structs.", Types = [typeof(PyStruct)])]
internal static partial class StructModule
{
    /// <summary>How many formats are remembered.</summary>
    private const int CacheLimit = 100;

    /// <summary>Raises struct.error.</summary>
    public static Raised Fail(ThreadState ts, string message) => Raise.Error(ts, ts.Interpreter.StateOf<State>().Error ?? ExceptionTypes.Exception, message);

    /// <summary>The layout of a format given as text or bytes; null: an exception is pending.</summary>
    public static StructLayout? ParseFormat(ThreadState ts, PyObject format)
    {
        State state = ts.Interpreter.StateOf<State>();
        if (ReferenceEquals(format, state.LastFormat))
        {
            return state.LastLayout;
        }

        PyObject? encoded = format is PyStr ? Calls.CallMethod(ts, format, "encode", PyStr.Intern("ascii")) : format;
        if (encoded is not PyBytes bytes)
        {
            if (encoded is not null)
            {
                _ = Raise.TypeError(ts, $"Struct() argument 1 must be a str or bytes object, not {format.Type.Name}");
            }

            return null;
        }

        string text = Encoding.Latin1.GetString(bytes.Data);
        Dictionary<string, StructLayout> cache = state.Layouts;
        if (!cache.TryGetValue(text, out StructLayout? layout))
        {
            layout = StructLayout.Parse(ts, text);
            if (layout is not null)
            {
                if (cache.Count >= CacheLimit)
                {
                    cache.Clear();
                }

                cache[text] = layout;
            }
        }

        // A subclass of str or bytes could encode itself differently the next time.
        if (layout is not null && (format.GetType() == typeof(PyStr) || format.GetType() == typeof(PyBytes)))
        {
            (state.LastFormat, state.LastLayout) = (format, layout);
        }

        return layout;
    }

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        // A module that is executed anew has the same class: what raises does not know which module it was called from.
        PyType? error = ts.Interpreter.StateOf<State>().Error ??= ModuleErrors.Create(ts, "struct", "error", ExceptionTypes.Exception);
        if (error is null)
        {
            return Done.Error;
        }

        module.Dictionary.SetInterned("error", error);
        return Done.Ok;
    }

    [PyFunction("_clearcache()", Doc = "Clear the internal cache.")]
    private static void ClearCache(ThreadState ts)
    {
        State state = ts.Interpreter.StateOf<State>();
        state.Layouts.Clear();
        state.LastFormat = null;
        state.LastLayout = null;
    }

    [PyFunction("calcsize(format, /)", Doc = "Return size in bytes of the struct described by the format string.")]
    private static PyObject? CalculateSize(ThreadState ts, PyObject format) => ParseFormat(ts, format) is { } layout ? PyInt.From(layout.Size) : null;

    [PyFunction("pack(*values)", TextSignature = null, Doc = "Return bytes with the values packed by the format string.")]
    private static PyObject? Pack(ThreadState ts, ReadOnlySpan<PyObject> values)
    {
        if (values.IsEmpty)
        {
            return Raise.TypeError(ts, "missing format argument");
        }

        return ParseFormat(ts, values[0]) is { } layout ? PyStruct.Pack(ts, layout, values[1..]) : null;
    }

    [PyFunction("pack_into(*values)", TextSignature = null, Doc = "Write values packed by the format string into a buffer, from an offset on.")]
    private static PyObject? PackInto(ThreadState ts, ReadOnlySpan<PyObject> values)
    {
        if (values.IsEmpty)
        {
            return Raise.TypeError(ts, "missing format argument");
        }

        return ParseFormat(ts, values[0]) is { } layout ? PyStruct.PackInto(ts, layout, values[1..]) : null;
    }

    [PyFunction("unpack(format, buffer, /)", Doc = "Return a tuple of the values in a buffer, which must have the size of the format.")]
    private static PyObject? Unpack(ThreadState ts, PyObject format, BufferView buffer) => ParseFormat(ts, format) is { } layout ? PyStruct.Unpack(ts, layout, buffer) : null;

    [PyFunction("unpack_from(format, /, buffer, offset=0)", Doc = "Return a tuple of the values in a buffer, from an offset on.")]
    private static PyObject? UnpackFrom(ThreadState ts, PyObject format, BufferView buffer, long offset) =>
        ParseFormat(ts, format) is { } layout ? PyStruct.UnpackFrom(ts, layout, buffer, offset) : null;

    [PyFunction("iter_unpack(format, buffer, /)", Doc = "Return an iterator over the tuples of a buffer of several structs.")]
    private static PyObject? IterUnpack(ThreadState ts, PyObject format, PyObject buffer) => ParseFormat(ts, format) is { } layout ? PyStruct.IterUnpack(ts, layout, buffer) : null;

    /// <summary>What an interpreter keeps.</summary>
    private sealed class State
    {
        public PyType? Error;

        /// <summary>The format used last, and its layout: most programs use one again and again.</summary>
        public PyObject? LastFormat;
        public StructLayout? LastLayout;

        /// <summary>Formats read before, by their text.</summary>
        public readonly Dictionary<string, StructLayout> Layouts = [];
    }
}
