using System;
using System.Runtime.InteropServices;
using System.Threading;
using Adder.Modules.Posix;
using Adder.Runtime.Objects;

namespace Adder.Modules.Locale;

/// <summary>The C library's locale, which belongs to the process. .NET itself does without it.</summary>
internal static unsafe partial class NativeLocale
{
    /// <summary>LC_MESSAGES.</summary>
    public const int Messages = 5;

    private const int CharacterTypes = 0;
    private const int CodeSet = 14;

    private static int s_isStarted;
    private static bool s_hasPreference;

    /// <summary>Takes the user's preference for the kinds of characters, as a program does at its start; once. The other categories stay "C".</summary>
    public static void Start()
    {
        if (Interlocked.Exchange(ref s_isStarted, 1) == 0)
        {
            byte* name = SetLocale(CharacterTypes, [0]);
            s_hasPreference = name != null && !MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name).SequenceEqual("C"u8) && !MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name).SequenceEqual("POSIX"u8);
        }
    }

    /// <summary>The name of the encoding that the locale has.</summary>
    public static string Encoding
    {
        get
        {
            Start();
            byte* name = Information(CodeSet);
            return name == null || *name == 0 ? "UTF-8" : Marshal.PtrToStringUTF8((nint)name)!;
        }
    }

    /// <summary>The encoding of files whose encoding is not given: UTF-8 where the user's locale is "C", or is not installed.</summary>
    public static string FileEncoding
    {
        get
        {
            string encoding = Encoding;
            return s_hasPreference ? encoding : "utf-8";
        }
    }

    /// <summary>A text of the C library's in the encoding of the locale.</summary>
    public static PyStr ToText(byte* text)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text);
        if (bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) < 0)
        {
            return PathArgument.Decode(bytes);
        }

        var wide = new int[bytes.Length + 1];
        fixed (int* target = wide)
        {
            nint count = ToWide(target, text, wide.Length);
            return count < 0 ? PathArgument.Decode(bytes) : ToText(wide.AsSpan(0, (int)count));
        }
    }

    public static PyStr ToText(ReadOnlySpan<int> codePoints)
    {
        var builder = new TextBuilder();
        foreach (int codePoint in codePoints)
        {
            builder.AppendCodePoint(codePoint);
        }

        return builder.ToStr();
    }

    [LibraryImport("libc", EntryPoint = "setlocale")]
    public static partial byte* SetLocale(int category, byte[]? name);

    [LibraryImport("libc", EntryPoint = "localeconv")]
    public static partial byte** Conventions();

    [LibraryImport("libc", EntryPoint = "nl_langinfo")]
    public static partial byte* Information(int key);

    [LibraryImport("libc", EntryPoint = "wcscoll")]
    public static partial int Compare(int* left, int* right);

    [LibraryImport("libc", EntryPoint = "wcsxfrm")]
    public static partial nint Transform(int* target, int* source, nint size);

    [LibraryImport("libc", EntryPoint = "mbstowcs")]
    private static partial nint ToWide(int* target, byte* source, nint size);

    [LibraryImport("libc", EntryPoint = "dcgettext")]
    public static partial byte* Translate(byte[]? domain, byte* message, int category);

    [LibraryImport("libc", EntryPoint = "textdomain", SetLastError = true)]
    public static partial byte* TextDomain(byte[]? domain);

    [LibraryImport("libc", EntryPoint = "bindtextdomain", SetLastError = true)]
    public static partial byte* BindTextDomain(byte[] domain, byte[]? folder);

    [LibraryImport("libc", EntryPoint = "bind_textdomain_codeset", SetLastError = true)]
    public static partial byte* BindCodeSet(byte[] domain, byte[]? codeSet);
}
