using System;
using System.IO;
using System.Runtime.InteropServices;
using Adder.Modules.Common;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Zlib;

/// <summary><c>zlib</c>, over the system's library.</summary>
[PyModule("zlib", Doc = "The functions in this module allow compression and decompression using the\nzlib library, which is based on GNU zip.", Types = [typeof(PyZlibDecompressor)])]
internal static unsafe partial class ZlibModule
{
    [PyConstant("__version__")]
    private const string ModuleVersion = "1.0";

    private static readonly (string Name, int Value)[] s_constants =
    [
        ("DEFLATED", 8), ("DEF_BUF_SIZE", 16384), ("DEF_MEM_LEVEL", 8), ("MAX_WBITS", 15), ("Z_BEST_COMPRESSION", 9), ("Z_BEST_SPEED", 1), ("Z_BLOCK", 5), ("Z_DEFAULT_COMPRESSION", -1),
        ("Z_DEFAULT_STRATEGY", 0), ("Z_FILTERED", 1), ("Z_FINISH", 4), ("Z_FIXED", 4), ("Z_FULL_FLUSH", 3), ("Z_HUFFMAN_ONLY", 2), ("Z_NO_COMPRESSION", 0), ("Z_NO_FLUSH", 0),
        ("Z_PARTIAL_FLUSH", 1), ("Z_RLE", 3), ("Z_SYNC_FLUSH", 2), ("Z_TREES", 6),
    ];

    public static Raised Raise(ThreadState ts, string message) => Adder.Runtime.Raise.Error(ts, ts.Interpreter.StateOf<ErrorType>().Error ?? ExceptionTypes.Exception, message);

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        if (!NativeLibrary.TryLoad(NativeZlib.Library, out _))
        {
            return Adder.Runtime.Raise.ImportError(ts, $"zlib needs the system's {NativeZlib.Library}");
        }

        ErrorType types = ts.Interpreter.StateOf<ErrorType>();
        types.Error = ModuleErrors.Create(ts, "zlib", "error", ExceptionTypes.Exception);
        if (types.Error is null)
        {
            return Done.Error;
        }

        module.Dictionary.SetInterned("error", types.Error);
        foreach ((string name, int value) in s_constants)
        {
            module.Dictionary.SetInterned(name, PyInt.From(value));
        }

        PyStr version = PyStr.From(Marshal.PtrToStringUTF8((nint)NativeZlib.Version()) ?? "");
        module.Dictionary.SetInterned("ZLIB_VERSION", version);
        module.Dictionary.SetInterned("ZLIB_RUNTIME_VERSION", version);
        return Done.Ok;
    }

    [PyFunction("crc32(data, value=0, /)", Doc = "Compute a CRC-32 checksum of data.")]
    private static PyObject? Crc32(ThreadState ts, BufferView data, PyInt? value) => PyInt.From((long)Checksums.Crc32(data.Span, LowBits(value, 0)));

    [PyFunction("adler32(data, value=1, /)", Doc = "Compute an Adler-32 checksum of data.")]
    private static PyObject? Adler32(ThreadState ts, BufferView data, PyInt? value) => PyInt.From((long)Checksums.Adler32(data.Span, LowBits(value, 1)));

    [PyFunction("compress(data, /, level=-1, wbits=15)", TextSignature = "($module, data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)", Doc = "Returns a bytes object containing compressed data.")]
    private static PyObject? Compress(ThreadState ts, BufferView data, int level, int wbits)
    {
        ZlibStream stream = ZlibStream.Compressor(level, 8, wbits, 8, 0, out int code);
        if (code != ZlibStream.Ok)
        {
            return code == ZlibStream.StreamError ? Raise(ts, "Bad compression level") : stream.Raise(ts, code, "while compressing data");
        }

        using var output = new MemoryStream();
        code = stream.Run(data.Span, ZlibStream.Finish, output, -1, null, out _);
        return code == ZlibStream.StreamEnd ? PyBytes.From(output.ToArray()) : stream.Raise(ts, code, "while compressing data");
    }

    [PyFunction("decompress(data, /, wbits=15, bufsize=16384)", TextSignature = "($module, data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)", Doc = "Returns a bytes object containing the uncompressed data.")]
    private static PyObject? Decompress(ThreadState ts, BufferView data, int wbits, long bufsize)
    {
        if (bufsize < 0)
        {
            return Adder.Runtime.Raise.ValueError(ts, "bufsize must be non-negative");
        }

        ZlibStream stream = ZlibStream.Decompressor(wbits, out int code);
        if (code != ZlibStream.Ok)
        {
            return stream.Raise(ts, code, "while preparing to decompress data");
        }

        using var output = new MemoryStream();
        code = stream.Run(data.Span, ZlibStream.SyncFlush, output, -1, null, out _);
        if (code == ZlibStream.StreamEnd)
        {
            return PyBytes.From(output.ToArray());
        }

        return stream.Raise(ts, code == ZlibStream.Ok ? ZlibStream.BufferError : code, "while decompressing data");
    }

    [PyFunction("compressobj(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=<unrepresentable>)", TextSignature = "($module, /, level=Z_DEFAULT_COMPRESSION, method=DEFLATED,\n            wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,\n            strategy=Z_DEFAULT_STRATEGY, zdict=<unrepresentable>)", Doc = "Return a compressor object.")]
    private static PyObject? CompressObject(ThreadState ts, int level, int method, int wbits, int memLevel, int strategy, PyObject? zdict)
    {
        ZlibStream stream = ZlibStream.Compressor(level, method, wbits, memLevel, strategy, out int code);
        if (code != ZlibStream.Ok)
        {
            return code == ZlibStream.StreamError ? Adder.Runtime.Raise.ValueError(ts, "Invalid initialization option") : stream.Raise(ts, code, "while creating compression object");
        }

        if (zdict is not null)
        {
            using BufferView? dictionary = Io.Buffers.Readable(ts, zdict);
            if (dictionary is null)
            {
                return null;
            }

            if (stream.SetDictionary(dictionary.Span) != ZlibStream.Ok)
            {
                return Adder.Runtime.Raise.ValueError(ts, "Invalid dictionary");
            }
        }

        return new PyCompress(stream);
    }

    [PyFunction("decompressobj(wbits=15, zdict=b'')", TextSignature = "($module, /, wbits=MAX_WBITS, zdict=b'')", Doc = "Return a decompressor object.")]
    private static PyObject? DecompressObject(ThreadState ts, int wbits, PyObject? zdict) =>
        OpenDecompressor(ts, wbits, zdict, out byte[]? dictionary) is { } stream ? new PyDecompress(stream, dictionary) : null;

    /// <summary>A new decompression; null: an exception is pending.</summary>
    public static ZlibStream? OpenDecompressor(ThreadState ts, int windowBits, PyObject? zdict, out byte[]? dictionary)
    {
        dictionary = null;
        if (zdict is not null)
        {
            if (zdict.Type.Slots.Buffer == null)
            {
                _ = Adder.Runtime.Raise.TypeError(ts, "zdict argument must support the buffer protocol");
                return null;
            }

            using BufferView? view = Io.Buffers.Readable(ts, zdict);
            if (view is null)
            {
                return null;
            }

            dictionary = view.Span.ToArray();
        }

        ZlibStream stream = ZlibStream.Decompressor(windowBits, out int code);
        if (code != ZlibStream.Ok)
        {
            _ = code == ZlibStream.StreamError ? Adder.Runtime.Raise.ValueError(ts, "Invalid initialization option") : stream.Raise(ts, code, "while creating decompression object");
            return null;
        }

        // Raw data does not say that it needs a dictionary.
        if (windowBits < 0 && dictionary is not null)
        {
            code = stream.SetDictionary(dictionary);
            if (code != ZlibStream.Ok)
            {
                _ = stream.Raise(ts, code, "while setting zdict");
                return null;
            }
        }

        return stream;
    }

    private static uint LowBits(PyInt? value, uint fallback) =>
        value is null ? fallback : value.TryGetInt64(out long number) ? (uint)number : (uint)(value.BigValue & uint.MaxValue);

    /// <summary>The module's exception class.</summary>
    private sealed class ErrorType
    {
        public PyType? Error;
    }
}
