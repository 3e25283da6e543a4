using System;
using System.Runtime.InteropServices;
using Adder.Runtime.Objects;

namespace Adder.Modules.Posix;

/// <summary>The process's own environment, which programs may change; .NET looks at a copy made at its first use, and its first conversion of a name takes a start more than a millisecond.</summary>
internal static unsafe class ProcessEnvironment
{
    /// <summary>The value of a variable, with surrogates for bytes that are no UTF-8; null where it is missing or empty.</summary>
    public static string? Get(string name)
    {
        if (OperatingSystem.IsWindows())
        {
            return Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null;
        }

        byte* value = NativePosix.FindVariable(name);
        int length = 0;
        while (value != null && value[length] is > 0 and < 0x80)
        {
            length++;
        }

        return length == 0 && (value == null || *value == 0) ? null
            : value[length] == 0 ? Ascii(value, length)
            : PathArgument.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(value)).ToString();
    }

    private static string Ascii(byte* text, int length)
    {
        var characters = new char[length];
        for (int i = 0; i < length; i++)
        {
            characters[i] = (char)text[i];
        }

        return new string(characters);
    }
}
