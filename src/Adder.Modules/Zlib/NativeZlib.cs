using System;
using System.Runtime.InteropServices;

namespace Adder.Modules.Zlib;

/// <summary>zlib's stream record, as its header lays it out.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ZlibStreamRecord
{
    public byte* NextIn;
    public uint AvailableIn;
    public nuint TotalIn;
    public byte* NextOut;
    public uint AvailableOut;
    public nuint TotalOut;
    public byte* Message;
    public void* State;
    public void* Allocate;
    public void* Free;
    public void* Opaque;
    public int DataType;
    public nuint Adler;
    public nuint Reserved;
}

/// <summary>The system's zlib: .NET's own streams lack dictionaries, copies of streams and most options.</summary>
internal static unsafe partial class NativeZlib
{
    public const string Library = "libz.so.1";

    /// <summary>The version of the interface that is declared here.</summary>
    private static ReadOnlySpan<byte> InterfaceVersion => "1.2.11\0"u8;

    public static int DeflateInit(ZlibStreamRecord* stream, int level, int method, int windowBits, int memoryLevel, int strategy)
    {
        fixed (byte* version = InterfaceVersion)
        {
            return DeflateInit2(stream, level, method, windowBits, memoryLevel, strategy, version, sizeof(ZlibStreamRecord));
        }
    }

    public static int InflateInit(ZlibStreamRecord* stream, int windowBits)
    {
        fixed (byte* version = InterfaceVersion)
        {
            return InflateInit2(stream, windowBits, version, sizeof(ZlibStreamRecord));
        }
    }

    [LibraryImport(Library, EntryPoint = "zlibVersion")]
    public static partial byte* Version();

    [LibraryImport(Library, EntryPoint = "deflate")]
    public static partial int Deflate(ZlibStreamRecord* stream, int flush);

    [LibraryImport(Library, EntryPoint = "deflateEnd")]
    public static partial int DeflateEnd(ZlibStreamRecord* stream);

    [LibraryImport(Library, EntryPoint = "deflateCopy")]
    public static partial int DeflateCopy(ZlibStreamRecord* destination, ZlibStreamRecord* source);

    [LibraryImport(Library, EntryPoint = "deflateSetDictionary")]
    public static partial int DeflateSetDictionary(ZlibStreamRecord* stream, byte* dictionary, uint length);

    [LibraryImport(Library, EntryPoint = "inflate")]
    public static partial int Inflate(ZlibStreamRecord* stream, int flush);

    [LibraryImport(Library, EntryPoint = "inflateEnd")]
    public static partial int InflateEnd(ZlibStreamRecord* stream);

    [LibraryImport(Library, EntryPoint = "inflateCopy")]
    public static partial int InflateCopy(ZlibStreamRecord* destination, ZlibStreamRecord* source);

    [LibraryImport(Library, EntryPoint = "inflateSetDictionary")]
    public static partial int InflateSetDictionary(ZlibStreamRecord* stream, byte* dictionary, uint length);

    [LibraryImport(Library, EntryPoint = "deflateInit2_")]
    private static partial int DeflateInit2(ZlibStreamRecord* stream, int level, int method, int windowBits, int memoryLevel, int strategy, byte* version, int size);

    [LibraryImport(Library, EntryPoint = "inflateInit2_")]
    private static partial int InflateInit2(ZlibStreamRecord* stream, int windowBits, byte* version, int size);
}
