using System;
using System.IO;
using System.Runtime.InteropServices;
using Adder.Modules.Common;
using Adder.Runtime;
using Adder.Runtime.Objects;

namespace Adder.Modules.Zlib;

/// <summary>A compression or decompression under way; zlib's memory is freed when nobody has the stream any more.</summary>
internal sealed unsafe class ZlibStream : LateFreed
{
    public const int Ok = 0;
    public const int StreamEnd = 1;
    public const int NeedDictionary = 2;
    public const int StreamError = -2;
    public const int DataError = -3;
    public const int MemoryError = -4;
    public const int BufferError = -5;
    public const int VersionError = -6;

    public const int NoFlush = 0;
    public const int SyncFlush = 2;
    public const int Finish = 4;

    /// <summary>Bytes of output that are made at a time.</summary>
    private const int Chunk = 16384;

    private readonly ZlibStreamRecord* _record = (ZlibStreamRecord*)NativeMemory.AllocZeroed((nuint)sizeof(ZlibStreamRecord));
    private readonly bool _compresses;
    private bool _initialized;

    private ZlibStream(bool compresses) => _compresses = compresses;

    /// <summary>Nothing has ended the stream yet.</summary>
    public bool IsOpen => _initialized;

    /// <summary>Gives zlib's memory back; every use from now on is a stream error.</summary>
    public void End()
    {
        if (_initialized)
        {
            _initialized = false;
            _ = _compresses ? NativeZlib.DeflateEnd(_record) : NativeZlib.InflateEnd(_record);
        }
    }

    protected override void Free()
    {
        End();
        NativeMemory.Free(_record);
    }

    /// <summary>Zlib's words on the last error; null where it has none.</summary>
    public string? Message => _record->Message == null ? null : Marshal.PtrToStringUTF8((nint)_record->Message);

    public static ZlibStream Compressor(int level, int method, int windowBits, int memoryLevel, int strategy, out int code)
    {
        var stream = new ZlibStream(true);
        code = NativeZlib.DeflateInit(stream._record, level, method, windowBits, memoryLevel, strategy);
        stream._initialized = code == Ok;
        return stream;
    }

    public static ZlibStream Decompressor(int windowBits, out int code)
    {
        var stream = new ZlibStream(false);
        code = NativeZlib.InflateInit(stream._record, windowBits);
        stream._initialized = code == Ok;
        return stream;
    }

    /// <summary>Another stream in the same state; null where zlib refuses.</summary>
    public ZlibStream? Copy(out int code)
    {
        var copy = new ZlibStream(_compresses);
        code = _compresses ? NativeZlib.DeflateCopy(copy._record, _record) : NativeZlib.InflateCopy(copy._record, _record);
        copy._initialized = code == Ok;
        return copy._initialized ? copy : null;
    }

    public int SetDictionary(ReadOnlySpan<byte> dictionary)
    {
        // Zlib takes no address at all for a mistake, and an empty dictionary not.
        byte none = 0;
        fixed (byte* first = dictionary)
        {
            byte* start = first == null ? &none : first;
            return _compresses ? NativeZlib.DeflateSetDictionary(_record, start, (uint)dictionary.Length) : NativeZlib.InflateSetDictionary(_record, start, (uint)dictionary.Length);
        }
    }

    /// <summary>
    /// Runs input through until it is used up, the stream ends, there is an error, or <paramref name="limit"/> bytes of output were made (negative: no limit). Gives zlib's code, and how much
    /// input was used. Where a dictionary is asked for, <paramref name="dictionary"/> is given.
    /// </summary>
    public int Run(ReadOnlySpan<byte> input, int flush, MemoryStream output, long limit, byte[]? dictionary, out int used)
    {
        byte[] buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(Chunk);
        int code;
        fixed (byte* source = input)
        fixed (byte* target = buffer)
        {
            _record->NextIn = source;
            _record->AvailableIn = (uint)input.Length;
            for (; ;)
            {
                uint room = limit < 0 ? Chunk : (uint)Math.Min(Chunk, limit - output.Length);
                _record->NextOut = target;
                _record->AvailableOut = room;
                code = _compresses ? NativeZlib.Deflate(_record, flush) : NativeZlib.Inflate(_record, flush);
                output.Write(buffer, 0, (int)(room - _record->AvailableOut));
                if (code == NeedDictionary && dictionary is not null)
                {
                    code = SetDictionary(dictionary);
                    if (code == Ok)
                    {
                        continue;
                    }

                    break;
                }

                // With Finish, a full buffer counts as an error.
                bool isOk = code == Ok || (code == BufferError && flush == Finish);
                if (!isOk || (limit >= 0 && output.Length >= limit) || _record->AvailableOut > 0)
                {
                    break;
                }
            }

            used = input.Length - (int)_record->AvailableIn;
            _record->NextIn = null;
            _record->AvailableIn = 0;
        }

        System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        return code;
    }

    /// <summary>zlib.error for a code.</summary>
    public Raised Raise(ThreadState ts, int code, string doing)
    {
        string? message = code == VersionError ? "library version mismatch" : Message;
        message ??= code switch
        {
            BufferError => "incomplete or truncated stream",
            StreamError => "inconsistent stream state",
            DataError => "invalid input data",
            _ => null,
        };
        return ZlibModule.Raise(ts, $"Error {code} {doing}{(message is null ? "" : ": " + message)}");
    }
}
