using System;
using System.IO;
using System.Runtime.InteropServices;
using Adder.Modules.Common;

namespace Adder.Modules.Lzma;

/// <summary>The system's liblzma.</summary>
internal static unsafe partial class NativeLzma
{
    public const string Library = "liblzma.so.5";

    public const int Run = 0;
    public const int Finish = 3;

    public const int Ok = 0;
    public const int StreamEnd = 1;
    public const int NoCheck = 2;
    public const int UnsupportedCheck = 3;
    public const int GetCheckNow = 4;
    public const int BufferError = 10;

    /// <summary>Has the decoder stop as soon as it knows the check, or that there is none (LZMA_TELL_ANY_CHECK and LZMA_TELL_NO_CHECK).</summary>
    public const uint TellChecks = 5;

    /// <summary>Larger than <c>lzma_stream</c>.</summary>
    private const int StreamRoom = 256;

    /// <summary>The beginning of <c>lzma_stream</c>.</summary>
    [StructLayout(LayoutKind.Sequential, Size = StreamRoom)]
    public struct Stream
    {
        public byte* NextIn;
        public nuint AvailableIn;
        public ulong TotalIn;
        public byte* NextOut;
        public nuint AvailableOut;
        public ulong TotalOut;
    }

    /// <summary><c>lzma_filter</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Filter
    {
        public ulong Identifier;
        public void* Options;
    }

    /// <summary>The beginning of <c>lzma_options_lzma</c>.</summary>
    [StructLayout(LayoutKind.Sequential, Size = StreamRoom)]
    public struct LzmaOptions
    {
        public uint DictionarySize;
        public void* PresetDictionary;
        public uint PresetDictionarySize;
        public uint LiteralContext;
        public uint LiteralPosition;
        public uint Position;
        public uint Mode;
        public uint NiceLength;
        public uint MatchFinder;
        public uint Depth;
    }

    /// <summary>The beginning of <c>lzma_options_delta</c>.</summary>
    [StructLayout(LayoutKind.Sequential, Size = StreamRoom)]
    public struct DeltaOptions
    {
        public int Kind;
        public uint Distance;
    }

    [LibraryImport(Library, EntryPoint = "lzma_easy_encoder")]
    public static partial int EasyEncoder(Stream* stream, uint preset, int check);

    [LibraryImport(Library, EntryPoint = "lzma_stream_encoder")]
    public static partial int StreamEncoder(Stream* stream, Filter* filters, int check);

    [LibraryImport(Library, EntryPoint = "lzma_alone_encoder")]
    public static partial int AloneEncoder(Stream* stream, void* options);

    [LibraryImport(Library, EntryPoint = "lzma_raw_encoder")]
    public static partial int RawEncoder(Stream* stream, Filter* filters);

    [LibraryImport(Library, EntryPoint = "lzma_auto_decoder")]
    public static partial int AutoDecoder(Stream* stream, ulong memoryLimit, uint flags);

    [LibraryImport(Library, EntryPoint = "lzma_stream_decoder")]
    public static partial int StreamDecoder(Stream* stream, ulong memoryLimit, uint flags);

    [LibraryImport(Library, EntryPoint = "lzma_alone_decoder")]
    public static partial int AloneDecoder(Stream* stream, ulong memoryLimit);

    [LibraryImport(Library, EntryPoint = "lzma_raw_decoder")]
    public static partial int RawDecoder(Stream* stream, Filter* filters);

    [LibraryImport(Library, EntryPoint = "lzma_code")]
    public static partial int Code(Stream* stream, int action);

    [LibraryImport(Library, EntryPoint = "lzma_end")]
    public static partial void End(Stream* stream);

    [LibraryImport(Library, EntryPoint = "lzma_get_check")]
    public static partial int GetCheck(Stream* stream);

    [LibraryImport(Library, EntryPoint = "lzma_check_is_supported")]
    public static partial byte IsCheckSupported(int check);

    [LibraryImport(Library, EntryPoint = "lzma_lzma_preset")]
    public static partial byte SetPreset(void* options, uint preset);

    [LibraryImport(Library, EntryPoint = "lzma_properties_size")]
    public static partial int PropertiesSize(uint* size, Filter* filter);

    [LibraryImport(Library, EntryPoint = "lzma_properties_encode")]
    public static partial int EncodeProperties(Filter* filter, byte* properties);

    [LibraryImport(Library, EntryPoint = "lzma_properties_decode")]
    public static partial int DecodeProperties(Filter* filter, nint allocator, byte* properties, nuint size);

    [LibraryImport("libc", EntryPoint = "free")]
    public static partial void Free(void* memory);
}

/// <summary>A compression or decompression under way; its memory is freed when nobody has it any more.</summary>
internal sealed unsafe class LzmaStream : LateFreed
{
    private const int Chunk = 32768;

    public readonly NativeLzma.Stream* Pointer = (NativeLzma.Stream*)NativeMemory.AllocZeroed((nuint)sizeof(NativeLzma.Stream));

    protected override void Free()
    {
        NativeLzma.End(Pointer);
        NativeMemory.Free(Pointer);
    }

    /// <summary>
    /// Runs input through until it is used up, the stream ends, there is an error, or <paramref name="limit"/> bytes of output were made (negative: no limit). <paramref name="tell"/> hears what the library
    /// says in between without being an error.
    /// </summary>
    public int Run(ReadOnlySpan<byte> input, int action, MemoryStream output, long limit, Action<int> tell, out int used)
    {
        byte[] buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(Chunk);
        int code;
        fixed (byte* source = input)
        fixed (byte* target = buffer)
        {
            Pointer->NextIn = source;
            Pointer->AvailableIn = (nuint)input.Length;
            bool mustGoOn;
            do
            {
                uint room = limit < 0 ? Chunk : (uint)Math.Min(Chunk, limit - output.Length);
                Pointer->NextOut = target;
                Pointer->AvailableOut = room;
                code = NativeLzma.Code(Pointer, action);
                output.Write(buffer, 0, (int)(room - (uint)Pointer->AvailableOut));
                if (code is NativeLzma.GetCheckNow or NativeLzma.NoCheck)
                {
                    tell(code);
                    code = NativeLzma.Ok;
                }

                // Without room for a single byte it says that it can go no further, which is no error.
                if (code == NativeLzma.BufferError && Pointer->AvailableIn == 0 && Pointer->AvailableOut > 0)
                {
                    code = NativeLzma.Ok;
                    break;
                }

                mustGoOn = code == NativeLzma.Ok && (action == NativeLzma.Finish || Pointer->AvailableIn > 0 || Pointer->AvailableOut == 0);
            }
            while (mustGoOn && (limit < 0 || output.Length < limit));

            used = input.Length - (int)Pointer->AvailableIn;
            Pointer->NextIn = null;
            Pointer->AvailableIn = 0;
        }

        System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        return code;
    }
}
