using System.Runtime.InteropServices;

namespace Adder.Modules.Xml;

/// <summary>The system's libexpat. A parser is an address whose first word is the "user data" that callbacks get.</summary>
internal static unsafe partial class NativeExpat
{
    public const string Library = "libexpat.so.1";

    /// <summary><c>XML_Content</c>: a node of an element's content model.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Content
    {
        public int Kind;
        public int Quantifier;
        public byte* Name;
        public uint ChildCount;
        public Content* Children;
    }

    /// <summary><c>XML_Encoding</c>: the code points of the 256 bytes.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Encoding
    {
        public fixed int Map[256];
        public void* Data;
        public void* Convert;
        public void* Release;
    }

    /// <summary><c>XML_Expat_Version</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Version
    {
        public int Major;
        public int Minor;
        public int Micro;
    }

    /// <summary><c>XML_Feature</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Feature
    {
        public int Number;
        public byte* Name;
        public nint Value;
    }

    [LibraryImport(Library, EntryPoint = "XML_ExpatVersion")]
    public static partial byte* VersionText();

    [LibraryImport(Library, EntryPoint = "XML_ExpatVersionInfo")]
    public static partial Version VersionNumbers();

    [LibraryImport(Library, EntryPoint = "XML_GetFeatureList")]
    public static partial Feature* Features();

    [LibraryImport(Library, EntryPoint = "XML_ErrorString")]
    public static partial byte* ErrorText(int code);

    [LibraryImport(Library, EntryPoint = "XML_ParserCreate_MM")]
    public static partial nint Create(byte[]? encoding, nint memory, byte[]? separator);

    [LibraryImport(Library, EntryPoint = "XML_ExternalEntityParserCreate")]
    public static partial nint CreateForEntity(nint parser, byte[]? context, byte[]? encoding);

    [LibraryImport(Library, EntryPoint = "XML_ParserFree")]
    public static partial void Free(nint parser);

    [LibraryImport(Library, EntryPoint = "XML_SetUserData")]
    public static partial void SetUserData(nint parser, nint data);

    [LibraryImport(Library, EntryPoint = "XML_SetUnknownEncodingHandler")]
    public static partial void SetUnknownEncodingHandler(nint parser, nint handler, nint data);

    [LibraryImport(Library, EntryPoint = "XML_SetEncoding")]
    public static partial int SetEncoding(nint parser, byte[] encoding);

    [LibraryImport(Library, EntryPoint = "XML_Parse")]
    public static partial int Parse(nint parser, byte* text, int length, int isFinal);

    [LibraryImport(Library, EntryPoint = "XML_StopParser")]
    public static partial int Stop(nint parser, byte resumable);

    [LibraryImport(Library, EntryPoint = "XML_GetErrorCode")]
    public static partial int ErrorCode(nint parser);

    [LibraryImport(Library, EntryPoint = "XML_GetCurrentLineNumber")]
    public static partial nuint LineNumber(nint parser);

    [LibraryImport(Library, EntryPoint = "XML_GetCurrentColumnNumber")]
    public static partial nuint ColumnNumber(nint parser);

    [LibraryImport(Library, EntryPoint = "XML_GetCurrentByteIndex")]
    public static partial nint ByteIndex(nint parser);

    [LibraryImport(Library, EntryPoint = "XML_GetInputContext")]
    public static partial byte* InputContext(nint parser, int* offset, int* size);

    [LibraryImport(Library, EntryPoint = "XML_GetSpecifiedAttributeCount")]
    public static partial int SpecifiedAttributeCount(nint parser);

    [LibraryImport(Library, EntryPoint = "XML_SetReturnNSTriplet")]
    public static partial void SetReturnPrefixes(nint parser, int wanted);

    [LibraryImport(Library, EntryPoint = "XML_SetBase")]
    public static partial int SetBase(nint parser, byte[] name);

    [LibraryImport(Library, EntryPoint = "XML_GetBase")]
    public static partial byte* GetBase(nint parser);

    [LibraryImport(Library, EntryPoint = "XML_SetParamEntityParsing")]
    public static partial int SetParameterEntityParsing(nint parser, int how);

    [LibraryImport(Library, EntryPoint = "XML_UseForeignDTD")]
    public static partial int UseForeignDefinition(nint parser, byte wanted);

    [LibraryImport(Library, EntryPoint = "XML_FreeContentModel")]
    public static partial void FreeContent(nint parser, Content* content);

    [LibraryImport(Library, EntryPoint = "XML_SetBillionLaughsAttackProtectionMaximumAmplification")]
    public static partial byte SetMaximumAmplification(nint parser, float factor);

    [LibraryImport(Library, EntryPoint = "XML_SetBillionLaughsAttackProtectionActivationThreshold")]
    public static partial byte SetActivationThreshold(nint parser, ulong threshold);
}
