using System;
using System.IO;
using System.Runtime.InteropServices;
using Adder.Modules.Common;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Bzip2;

/// <summary><c>_bz2</c>: compression by the system's libbzip2.</summary>
[PyModule("_bz2", Types = [typeof(PyBzip2Compressor), typeof(PyBzip2Decompressor)])]
internal static partial class Bzip2Module
{
    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module) =>
        NativeLibrary.TryLoad(NativeBzip2.Library, out _) ? Done.Ok : Raise.Error(ts, ExceptionTypes.ImportError, $"{NativeBzip2.Library}: cannot open shared object file: No such file or directory");

    /// <summary>The exception for what the library says; true where that is no error.</summary>
    public static bool Check(ThreadState ts, int code) => code switch
    {
        NativeBzip2.Ok or NativeBzip2.RunOk or NativeBzip2.FlushOk or NativeBzip2.FinishOk or NativeBzip2.StreamEnd => true,
        -2 => Raise.ValueError(ts, "Internal error - invalid parameters passed to libbzip2"),
        -3 => Raise.Error(ts, ExceptionTypes.MemoryError),
        -4 or -5 => Raise.Error(ts, ExceptionTypes.OSError, "Invalid data stream"),
        -6 => Raise.Error(ts, ExceptionTypes.OSError, "Unknown I/O error"),
        -7 => Raise.EOFError(ts, "Compressed file ended before the logical end-of-stream was detected"),
        -1 => Raise.RuntimeError(ts, "Internal error - Invalid sequence of commands sent to libbzip2"),
        _ => Raise.Error(ts, ExceptionTypes.OSError, $"Unrecognized error from libbzip2: {code}"),
    };
}

/// <summary><c>_bz2.BZ2Compressor</c>.</summary>
[PyType("BZ2Compressor", Module = "_bz2", TextSignature = "(compresslevel=9, /)", Doc = "Compresses data that is given little by little.\n\n  compresslevel\n    1 (fast) to 9 (small).")]
internal sealed partial class PyBzip2Compressor(Bzip2Stream stream) : IncrementalCompressor
{
    [PyNew("BZ2Compressor(compresslevel=9, /)")]
    private static PyObject? New(ThreadState ts, PyType type, int level = 9)
    {
        if (level is < 1 or > 9)
        {
            return Raise.ValueError(ts, "compresslevel must be between 1 and 9");
        }

        var stream = new Bzip2Stream(level, out int code);
        return Bzip2Module.Check(ts, code) ? new PyBzip2Compressor(stream) : null;
    }

    protected override bool Run(ThreadState ts, ReadOnlySpan<byte> input, bool finish, MemoryStream output) =>
        Bzip2Module.Check(ts, stream.Run(input, finish ? NativeBzip2.Finish : NativeBzip2.Run, output, -1, out _));
}

/// <summary><c>_bz2.BZ2Decompressor</c>.</summary>
[PyType("BZ2Decompressor", Module = "_bz2", TextSignature = "()", Doc = "Decompresses data that is given little by little.")]
internal sealed partial class PyBzip2Decompressor(Bzip2Stream stream) : IncrementalDecompressor
{
    [PyNew("BZ2Decompressor()")]
    private static PyObject? New(ThreadState ts, PyType type)
    {
        var stream = new Bzip2Stream(0, out int code);
        return Bzip2Module.Check(ts, code) ? new PyBzip2Decompressor(stream) : null;
    }

    protected override bool EndsWithError => true;

    protected override bool Run(ThreadState ts, ReadOnlySpan<byte> input, MemoryStream output, long limit, out int used, out bool ended)
    {
        int code = stream.Run(input, NativeBzip2.Run, output, limit, out used);
        ended = code == NativeBzip2.StreamEnd;
        return Bzip2Module.Check(ts, code);
    }
}
