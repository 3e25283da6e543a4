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

    [PyFunction("dumps(value, version=5, /, *, allow_code=True)", TextSignature = "($module, value, version=version, /, *, allow_code=True)", Doc = "Return the bytes object that would be written to a file by dump(value, file).")]
    private static PyObject? Dumps(ThreadState ts, PyObject value, int? version, bool? allowCode) =>
        ObjectMarshal.Dump(ts, value, version ?? Version, allowCode ?? true) is { } bytes ? PyBytes.From(value is CodeObject && IsForCompiledFile(ts) ? CompiledFile.WithChecksum(bytes) : bytes) : null;

    /// <summary>importlib puts a file together: <c>_code_to_timestamp_pyc</c> or <c>_code_to_hash_pyc</c>.</summary>
    private static unsafe bool IsForCompiledFile(ThreadState ts)
    {
        if (ts.CurrentFrame == null)
        {
            return false;
        }

        CodeObject caller = ts.CurrentFrame->Code;
        return caller.FileName.EqualTo("<frozen importlib._bootstrap_external>") && (caller.Name.EqualTo("_code_to_timestamp_pyc") || caller.Name.EqualTo("_code_to_hash_pyc"));
    }

    [PyFunction("dump(value, file, version=5, /, *, allow_code=True)", TextSignature = "($module, value, file, version=version, /, *, allow_code=True)", Doc = "Write the value on the open file.")]
    private static PyObject? Dump(ThreadState ts, PyObject value, PyObject file, int? version, bool? allowCode) =>
        ObjectMarshal.Dump(ts, value, version ?? Version, allowCode ?? true) is { } bytes ? Calls.CallMethod(ts, file, "write", PyBytes.From(bytes)) : null;

    [PyFunction("loads(bytes, /, *, allow_code=True)", Doc = "Convert the bytes-like object to a value.")]
    private static PyObject? Loads(ThreadState ts, PyObject data, bool? allowCode)
    {
        using BufferView? view = Buffers.Readable(ts, data);
        return view is null ? null : ObjectMarshal.Load(ts, new MarshalMemoryInput(data is PyBytes bytes ? bytes.Data : view.Span.ToArray()), allowCode ?? true);
    }

    [PyFunction("load(file, /, *, allow_code=True)", Doc = "Read one value from the open file and return it.")]
    private static PyObject? Load(ThreadState ts, PyObject file, bool? allowCode)
    {
        PyObject? nothing = Calls.CallMethod(ts, file, "read", PySmallInt.Zero);
        return nothing is null ? null
            : nothing is PyBytes ? ObjectMarshal.Load(ts, new FileInput(ts, file), allowCode ?? true)
            : Raise.TypeError(ts, $"file.read() returned not bytes but {nothing.Type.Name}");
    }

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
            var buffer = new PyByteArray(new byte[count]);
            PyObject? view = Calls.Call(ts, PyMemoryView.TypeObject, buffer);
            PyObject? read = view is null ? null : Calls.CallMethod(ts, file, "readinto", view);
            if (read is null || !ArgumentConversions.ToInt64(ts, read, out long length))
            {
                _failed = true;
                return false;
            }

            if (length != count)
            {
                _failed = length > count;
                return _failed && (bool)Raise.ValueError(ts, $"read() returned too much data: {count} bytes requested, {length} returned");
            }

            _last = buffer.Span.ToArray();
            bytes = _last;
            return true;
        }
    }
}
