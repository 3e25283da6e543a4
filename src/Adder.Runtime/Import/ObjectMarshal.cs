using System;
using System.Buffers;
using System.Collections.Generic;
using System.Numerics;
using System.Text;
using Adder.Bytecode;
using Adder.Bytecode.Marshal;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Syntax;

namespace Adder.Runtime.Import;

/// <summary>A constant of a code object that is a Python object already: read by marshal, or given to <c>code.replace()</c>.</summary>
internal sealed record ObjectConstant(PyObject Value) : ConstantValue
{
    public bool Equals(ObjectConstant? other) => other is not null && ReferenceEquals(Value, other.Value);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Value);
}

/// <summary>Marshal between bytes and Python objects.</summary>
internal static class ObjectMarshal
{
    /// <summary>The object that the bytes hold; null: an exception is pending.</summary>
    public static PyObject? Load(ThreadState ts, MarshalInput input, bool allowCode = true)
    {
        PyObject? value = MarshalReader<PyObject>.Read(input, new Sink(ts, ts.Interpreter.Options), out MarshalError? error, allowCode);
        return value ?? (error is null ? null : RaiseError(ts, error));
    }

    public static PyObject? Load(ThreadState ts, ReadOnlyMemory<byte> data) => Load(ts, new MarshalMemoryInput(data));

    /// <summary>The code object that the bytes hold, from a source that is known to be good, on any thread; null where it is not.</summary>
    public static CodeObject? LoadTrusted(ReadOnlyMemory<byte> data, InterpreterOptions options) =>
        MarshalReader<PyObject>.Read(new MarshalMemoryInput(data), new Sink(null!, options), out _) as CodeObject;

    /// <summary>The code object that the bytes hold; null: an exception is pending.</summary>
    public static CodeObject? LoadCode(ThreadState ts, ReadOnlyMemory<byte> data)
    {
        PyObject? value = Load(ts, data);
        if (value is not (null or CodeObject))
        {
            _ = Raise.TypeError(ts, "bad marshal data (not a code object)");
        }

        return value as CodeObject;
    }

    /// <summary>The bytes of an object; null: an exception is pending.</summary>
    public static byte[]? Dump(ThreadState ts, PyObject value, int version = MarshalFormat.Version, bool allowCode = true)
    {
        var output = new ArrayBufferWriter<byte>();
        if (MarshalWriter<PyObject>.Write(value, new Source(ts), output, version, allowCode) is not { } error)
        {
            return output.WrittenSpan.ToArray();
        }

        _ = RaiseError(ts, error);
        return null;
    }

    private static Raised RaiseError(ThreadState ts, MarshalError error) => error.Kind switch
    {
        MarshalErrorKind.EndOfFile => Raise.EOFError(ts, error.Message),
        MarshalErrorKind.Value => Raise.ValueError(ts, error.Message),
        MarshalErrorKind.Type => Raise.TypeError(ts, error.Message),
        _ => ts.Pending is null ? Raise.ValueError(ts, "unmarshallable object") : default,
    };

    /// <summary>Makes Python objects.</summary>
    private sealed class Sink(ThreadState ts, InterpreterOptions options) : IMarshalSink<PyObject>
    {
        public PyObject? Singleton(MarshalSingleton value) => value switch
        {
            MarshalSingleton.None => PyNone.Instance,
            MarshalSingleton.False => PyBool.False,
            MarshalSingleton.True => PyBool.True,
            MarshalSingleton.Ellipsis => PyEllipsis.Instance,
            MarshalSingleton.StopIteration => ExceptionTypes.StopIteration,
            _ => null,
        };

        public PyObject? Integer(BigInteger value) => PyInt.From(value);

        public PyObject? SmallInteger(int value) => PyInt.From(value);

        public PyObject? Float(double value) => PyFloat.From(value);

        public PyObject? Complex(double real, double imaginary) => new PyComplex(real, imaginary);

        public PyObject? Bytes(ReadOnlySpan<byte> value) => PyBytes.From(value);

        public PyObject? String(ReadOnlySpan<byte> utf8, bool isAscii, bool interned)
        {
            PyStr? text = isAscii ? PyStr.FromBmp(Encoding.Latin1.GetString(utf8))
                : SurrogateUtf8.Decode(utf8) is { } decoded ? PyStr.From(decoded)
                : (PyStr?)Calls.CallMethod(ts, PyBytes.From(utf8), "decode", PyStr.From("utf-8"), PyStr.From("surrogatepass"));
            return text is null ? null : interned ? PyStr.Intern(text) : text;
        }

        public PyObject? BeginTuple(int count) => PyTuple.Unfilled(count);

        public bool SetTupleItem(PyObject tuple, int index, PyObject item)
        {
            ((PyTuple)tuple).Fill(index, item);
            return true;
        }

        public PyObject? BeginList(int count) => new PyList();

        public bool AddToList(PyObject list, PyObject item)
        {
            ((PyList)list).Add(item);
            return true;
        }

        public PyObject? BeginDictionary() => new PyDict();

        public bool AddToDictionary(PyObject dictionary, PyObject key, PyObject value) => ((PyDict)dictionary).SetItem(ts, key, value);

        public PyObject? BeginSet(bool frozen) => frozen ? new PyFrozenSet() : new PySet();

        public bool AddToSet(PyObject set, PyObject item) => ((PySetBase)set).Add(ts, item);

        public PyObject? EndSet(PyObject set) => set;

        public PyObject? Slice(PyObject start, PyObject stop, PyObject step) => new PySlice(start, stop, step);

        public PyObject? Code(in MarshalCode<PyObject> code)
        {
            if (code.Code is not PyBytes bytecode || code.Constants is not PyTuple constants || code.Names is not PyTuple names || code.LocalsPlusNames is not PyTuple locals
                || code.LocalsPlusKinds is not PyBytes kinds || code.FileName is not PyStr fileName || code.Name is not PyStr name || code.QualifiedName is not PyStr qualifiedName
                || code.LineTable is not PyBytes lineTable || code.ExceptionTable is not PyBytes exceptionTable || locals.Count != kinds.Data.Length
                || bytecode.Data.Length == 0 || bytecode.Data.Length % 2 != 0 || !AllText(names) || !AllText(locals))
            {
                return Raise.ValueError(ts, "bad marshal data (invalid code object)");
            }

            return new CodeObject(
                new CodeBlueprint
                {
                    ArgumentCount = code.ArgumentCount,
                    PositionalOnlyArgumentCount = code.PositionalOnlyArgumentCount,
                    KeywordOnlyArgumentCount = code.KeywordOnlyArgumentCount,
                    StackSize = code.StackSize,
                    Flags = (CodeFlags)code.Flags,
                    Code = bytecode.Data,
                    Constants = [],
                    Names = Array.ConvertAll(names.AsArray(), static item => item.ToString()!),
                    LocalsPlusNames = Array.ConvertAll(locals.AsArray(), static item => item.ToString()!),
                    LocalsPlusKinds = Array.ConvertAll(kinds.Data, static kind => (LocalKinds)kind),
                    FileName = fileName.ToString(),
                    Name = name.ToString(),
                    QualifiedName = qualifiedName.ToString(),
                    FirstLineNumber = code.FirstLineNumber,
                    LineTable = options.NoDebugRanges ? LocationTable.WithoutColumns(lineTable.Data, code.FirstLineNumber) : lineTable.Data,
                    ExceptionTable = exceptionTable.Data,
                },
                constants,
                options.NoDebugRanges ? null : lineTable);
        }

        private static bool AllText(PyTuple items)
        {
            foreach (PyObject item in items.Items)
            {
                if (item is not PyStr)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Takes Python objects apart.</summary>
    private sealed class Source(ThreadState ts) : IMarshalSource<PyObject>
    {
        private readonly Dictionary<CodeObject, CodeParts> _parts = new(ReferenceEqualityComparer.Instance);

        public MarshalSingleton Singleton(PyObject value) => value switch
        {
            PyNone => MarshalSingleton.None,
            PyBool truth => truth.Value ? MarshalSingleton.True : MarshalSingleton.False,
            PyEllipsis => MarshalSingleton.Ellipsis,
            PyType type when ReferenceEquals(type, ExceptionTypes.StopIteration) => MarshalSingleton.StopIteration,
            _ => MarshalSingleton.NotSingleton,
        };

        // .NET does not count references: anything may occur again.
        public bool MayBeShared(PyObject value) => true;

        public bool Write(PyObject value, MarshalWriter<PyObject> writer)
        {
            switch (value)
            {
                case PyInt number when value is PySmallInt or PyBigInt:
                    writer.Integer(number.BigValue);
                    return true;
                case PyFloat number when value.GetType() == typeof(PyFloat):
                    writer.Float(number.Value);
                    return true;
                case PyComplex number when value.GetType() == typeof(PyComplex):
                    writer.Complex(number.Real, number.Imaginary);
                    return true;
                case PyStr text when value.GetType() == typeof(PyStr):
                    writer.String(Utf8(text), text.IsInterned);
                    return true;
                case PyBytes bytes when value.GetType() == typeof(PyBytes):
                    writer.Bytes(bytes.Data);
                    return true;
                case PyTuple tuple when value.GetType() == typeof(PyTuple):
                    writer.Tuple(tuple.Items);
                    return true;
                case PyList list when value.GetType() == typeof(PyList):
                    writer.List(list.Items);
                    return true;
                case PyDict dictionary when value.GetType() == typeof(PyDict):
                    WriteDictionary(dictionary, writer);
                    return true;
                case PySetBase set when value.GetType() == typeof(PySet) || value.GetType() == typeof(PyFrozenSet):
                    return WriteSet(set, writer);
                case PySlice slice:
                    writer.Slice(slice.Start, slice.Stop, slice.Step);
                    return true;
                case CodeObject code:
                    WriteCode(code, writer);
                    return true;
                default:
                    return WriteBuffer(value, writer);
            }
        }

        private static void WriteDictionary(PyDict dictionary, MarshalWriter<PyObject> writer)
        {
            writer.BeginDictionary();
            int position = 0;
            while (dictionary.Next(ref position, out PyObject? key, out PyObject? item))
            {
                writer.Item(key);
                writer.Item(item);
            }

            writer.EndDictionary();
        }

        private bool WriteSet(PySetBase set, MarshalWriter<PyObject> writer)
        {
            int count = set.Count;
            writer.Set(set.ToArray(), set is PyFrozenSet);
            if (set.Count != count && ts.Pending is null)
            {
                Raise.RuntimeError(ts, "set changed size during iteration");
                writer.Fail();
            }

            return true;
        }

        private unsafe bool WriteBuffer(PyObject value, MarshalWriter<PyObject> writer)
        {
            BufferFunction open = value.Type.Slots.Buffer;
            if (open == null)
            {
                return false;
            }

            using BufferView? view = open(ts, value, 0);
            if (view is null)
            {
                return false;
            }

            writer.Bytes(view.Span);
            return true;
        }

        private void WriteCode(CodeObject code, MarshalWriter<PyObject> writer)
        {
            if (!_parts.TryGetValue(code, out CodeParts? parts))
            {
                _parts.Add(code, parts = new CodeParts(code));
            }

            CodeBlueprint blueprint = code.Blueprint;
            writer.Code(new MarshalCode<PyObject>
            {
                ArgumentCount = blueprint.ArgumentCount,
                PositionalOnlyArgumentCount = blueprint.PositionalOnlyArgumentCount,
                KeywordOnlyArgumentCount = blueprint.KeywordOnlyArgumentCount,
                StackSize = blueprint.StackSize,
                Flags = (int)blueprint.Flags,
                Code = parts.Code,
                Constants = parts.Constants,
                Names = parts.Names,
                LocalsPlusNames = parts.LocalsPlusNames,
                LocalsPlusKinds = parts.LocalsPlusKinds,
                FileName = code.FileName,
                Name = code.Name,
                QualifiedName = code.QualifiedName,
                FirstLineNumber = blueprint.FirstLineNumber,
                LineTable = parts.LineTable,
                ExceptionTable = parts.ExceptionTable,
            });
        }

        private static byte[] Utf8(PyStr text) => SurrogateUtf8.Encode(ConstantObjects.ToConstant(text));

        /// <summary>A code object's parts as Python objects, the same ones each time it is asked for.</summary>
        private sealed class CodeParts(CodeObject code)
        {
            public readonly PyObject Code = PyBytes.From(code.Blueprint.Code);
            // Equal constants and location tables of a compilation are one object, and stay so.
            public readonly PyObject Constants = code.ConstantTuple;
            public readonly PyObject Names = PyTuple.FromArray([.. code.Names]);
            public readonly PyObject LocalsPlusNames = PyTuple.FromArray([.. code.LocalsPlusNames]);
            public readonly PyObject LocalsPlusKinds = PyBytes.From(Array.ConvertAll(code.Blueprint.LocalsPlusKinds, static kind => (byte)kind));
            public readonly PyObject LineTable = code.LineTable;
            public readonly PyObject ExceptionTable = PyBytes.From(code.Blueprint.ExceptionTable);
        }
    }
}
