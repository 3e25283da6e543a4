using System;
using System.Buffers;
using Adder.Bytecode.Marshal;
using Adder.Modules.Io;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Import;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Marshalling;

/// <summary><c>marshal</c>.</summary>
[PyModule("marshal", Doc = "This module contains functions that can read and write Python values in a binary format.")]
internal static partial class MarshalModule
{
    [PyConstant("version")]
    private const int Version = MarshalFormat.Version;

    [PyFunction("dumps(value, version=5, /, *, allow_code=True)", Doc = "Return the bytes object that would be written to a file by dump(value, file).")]
    private static PyObject? Dumps(ThreadState ts, PyObject value, int? version, bool? allowCode) =>
        ObjectMarshal.Dump(ts, value, version ?? Version, allowCode ?? true) is { } bytes ? PyBytes.From(bytes) : null;

    [PyFunction("dump(value, file, version=5, /, *, allow_code=True)", Doc = "Write the value on the open file.")]
    private static PyObject? Dump(ThreadState ts, PyObject value, PyObject file, int? version, bool? allowCode) =>
        ObjectMarshal.Dump(ts, value, version ?? Version, allowCode ?? true) is { } bytes ? Calls.CallMethod(ts, file, "write", PyBytes.From(bytes)) : null;

    [PyFunction("loads(bytes, /, *, allow_code=True)", Doc = "Convert the bytes-like object to a value.")]
    private static PyObject? Loads(ThreadState ts, PyObject data, bool? allowCode)
    {
        using BufferView? view = Buffers.Readable(ts, data);
        return view is null ? null : ObjectMarshal.Load(ts, new MarshalMemoryInput(data is PyBytes bytes ? bytes.Data : view.Span.ToArray()), allowCode ?? true);
    }

    [PyFunction("load(file, /, *, allow_code=True)", Doc = "Read one value from the open file and return it.")]
    private static PyObject? Load(ThreadState ts, PyObject file, bool? allowCode) => ObjectMarshal.Load(ts, new FileInput(ts, file), allowCode ?? true);

    /// <summary>Reads exactly what is asked for, so that the file stands behind the value afterwards.</summary>
    private sealed class FileInput(ThreadState ts, PyObject file) : MarshalInput
    {
        private bool _failed;
        private byte[] _last = [];

        public override long Remaining => long.MaxValue;

        public override bool HasFailed => _failed;

        public override bool TryRead(int count, out ReadOnlySpan<byte> bytes)
        {
            bytes = default;
            PyObject? read = Calls.CallMethod(ts, file, "read", PyInt.From(count));
            if (read is not PyBytes data)
            {
                _failed = true;
                return read is not null && (bool)Raise.TypeError(ts, $"file.read() returned not bytes but {read.Type.Name}");
            }

            if (data.Data.Length != count)
            {
                if (data.Data.Length > count)
                {
                    _failed = true;
                    return Raise.ValueError(ts, $"read() returned too much data: {count} bytes requested, {data.Data.Length} returned");
                }

                return false;
            }

            _last = data.Data;
            bytes = _last;
            return true;
        }
    }
}
