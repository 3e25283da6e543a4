using System;
using System.IO;
using System.Runtime.InteropServices;
using Adder.Modules.Common;

namespace Adder.Modules.Bzip2;

/// <summary>The system's libbzip2.</summary>
internal static unsafe partial class NativeBzip2
{
    public const string Library = "libbz2.so.1.0";

    public const int Run = 0;
    public const int Finish = 2;
    public const int Ok = 0;
    public const int RunOk = 1;
    public const int FlushOk = 2;
    public const int FinishOk = 3;
    public const int StreamEnd = 4;

    /// <summary><c>bz_stream</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Stream
    {
        public byte* NextIn;
        public uint AvailableIn;
        public uint TotalInLow;
        public uint TotalInHigh;
        public byte* NextOut;
        public uint AvailableOut;
        public uint TotalOutLow;
        public uint TotalOutHigh;
        public void* State;
        public void* Allocate;
        public void* Free;
        public void* Opaque;
    }

    [LibraryImport(Library, EntryPoint = "BZ2_bzCompressInit")]
    public static partial int StartCompression(Stream* stream, int level, int verbosity, int workFactor);

    [LibraryImport(Library, EntryPoint = "BZ2_bzCompress")]
    public static partial int Compress(Stream* stream, int action);

    [LibraryImport(Library, EntryPoint = "BZ2_bzCompressEnd")]
    public static partial int EndCompression(Stream* stream);

    [LibraryImport(Library, EntryPoint = "BZ2_bzDecompressInit")]
    public static partial int StartDecompression(Stream* stream, int verbosity, int small);

    [LibraryImport(Library, EntryPoint = "BZ2_bzDecompress")]
    public static partial int Decompress(Stream* stream);

    [LibraryImport(Library, EntryPoint = "BZ2_bzDecompressEnd")]
    public static partial int EndDecompression(Stream* stream);
}

/// <summary>A compression or decompression under way; its memory is freed when nobody has it any more.</summary>
internal sealed unsafe class Bzip2Stream : LateFreed
{
    private const int Chunk = 32768;

    private readonly NativeBzip2.Stream* _stream = (NativeBzip2.Stream*)NativeMemory.AllocZeroed((nuint)sizeof(NativeBzip2.Stream));
    private readonly bool _compresses;

    /// <param name="level">Of compression; 0 decompresses.</param>
    /// <param name="code">What the library says.</param>
    public Bzip2Stream(int level, out int code)
    {
        _compresses = level > 0;
        code = _compresses ? NativeBzip2.StartCompression(_stream, level, 0, 0) : NativeBzip2.StartDecompression(_stream, 0, 0);
    }

    protected override void Free()
    {
        _ = _compresses ? NativeBzip2.EndCompression(_stream) : NativeBzip2.EndDecompression(_stream);
        NativeMemory.Free(_stream);
    }

    /// <summary>
    /// Runs input through until it is used up, the stream ends, there is an error, or <paramref name="limit"/> bytes of output were made (negative: no limit). Gives the library's code, and how much input
    /// was used.
    /// </summary>
    public int Run(ReadOnlySpan<byte> input, int action, MemoryStream output, long limit, out int used)
    {
        byte[] buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(Chunk);
        int code;
        fixed (byte* source = input)
        fixed (byte* target = buffer)
        {
            _stream->NextIn = source;
            _stream->AvailableIn = (uint)input.Length;
            do
            {
                uint room = limit < 0 ? Chunk : (uint)Math.Min(Chunk, limit - output.Length);
                if (_compresses && action == NativeBzip2.Run && _stream->AvailableIn == 0)
                {
                    code = NativeBzip2.RunOk;
                    break;
                }

                _stream->NextOut = target;
                _stream->AvailableOut = room;
                code = _compresses ? NativeBzip2.Compress(_stream, action) : NativeBzip2.Decompress(_stream);
                output.Write(buffer, 0, (int)(room - _stream->AvailableOut));
            }
            while (MustGoOn(code, action) && (limit < 0 || output.Length < limit));

            used = input.Length - (int)_stream->AvailableIn;
            _stream->NextIn = null;
            _stream->AvailableIn = 0;
        }

        System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        return code;
    }

    private bool MustGoOn(int code, int action) => _compresses
        ? action == NativeBzip2.Finish ? code == NativeBzip2.FinishOk : code == NativeBzip2.RunOk && _stream->AvailableIn > 0
        : code == NativeBzip2.Ok && (_stream->AvailableIn > 0 || _stream->AvailableOut == 0);
}
