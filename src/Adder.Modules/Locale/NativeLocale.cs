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

    private static readonly Lock s_gate = new();
    private static string? s_nameAtStart;
    private static bool s_isUsersC;
    private static string? s_replacement;

    /// <summary>Another locale comes in place of the user's where that turns out to be "C".</summary>
    public static bool MayReplaceC { get; set; }

    /// <summary>The user's preference for the kinds of characters is "C", or names a locale that is not installed.</summary>
    public static bool IsUsersC
    {
        get
        {
            Start();
            return s_isUsersC;
        }
    }

    /// <summary>What came in place of the locale "C"; null where nothing did.</summary>
    public static string? Replacement
    {
        get
        {
            Start();
            return s_replacement;
        }
    }

    /// <summary>The locale for the kinds of characters that the program began with.</summary>
    public static string NameAtStart
    {
        get
        {
            Start();
            return s_nameAtStart!;
        }
    }

    /// <summary>
    /// Takes the user's preference for the kinds of characters, as a program does at its start; once. In place of "C" comes a locale with UTF-8, which programs that
    /// are started from here then get, too (PEP 538). The other categories stay "C".
    /// </summary>
    public static void Start()
    {
        lock (s_gate)
        {
            if (s_nameAtStart is not null)
            {
                return;
            }

            s_nameAtStart = Try([0]) ?? "C";
            s_isUsersC = s_nameAtStart is "C" or "POSIX";
            if (s_isUsersC && MayReplaceC && ProcessEnvironment.Get("LC_ALL") is null)
            {
                Replace();
            }
        }
    }

    private static void Replace()
    {
        foreach (string name in (string[])["C.UTF-8", "C.utf8", "UTF-8"])
        {
            byte[] bytes = PathArgument.ZeroTerminated(name);
            if (Try(bytes) is not null)
            {
                _ = NativePosix.SetVariable("LC_CTYPE\0"u8.ToArray(), bytes, 1);
                s_nameAtStart = s_replacement = name;
                return;
            }
        }
    }

    /// <summary>The name of the locale that the kinds of characters now have; null: there is none of this name.</summary>
    private static string? Try(byte[] name) => SetLocale(CharacterTypes, name) is var result && result == null ? null : Marshal.PtrToStringUTF8((nint)result);

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
