using System;

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
        if (value == null || *value == 0)
        {
            return null;
        }

        var bytes = new ReadOnlySpan<byte>(value, PathArgument.LengthOf(value));
        return PathArgument.Ascii(bytes) ?? PathArgument.Decode(bytes).ToString();
    }
}
