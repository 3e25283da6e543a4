using System;

namespace Adder.Compiler.Symbols;

/// <summary>Private names: <c>__x</c> inside <c>class C</c> is <c>_C__x</c>.</summary>
internal static class NameMangling
{
    /// <summary>The name that is looked up for <paramref name="name"/> inside the class <paramref name="className"/>, if there is one.</summary>
    public static string Mangle(string? className, string name)
    {
        if (className is null
            || !name.StartsWith("__", StringComparison.Ordinal)
            || name.EndsWith("__", StringComparison.Ordinal)
            || name.Contains('.', StringComparison.Ordinal))
        {
            return name;
        }

        string stripped = className.TrimStart('_');
        return stripped.Length == 0 ? name : "_" + stripped + name;
    }

    /// <summary>As <see cref="Mangle"/>, but in a type parameter scope around a class only the type parameters' names are private to the class.</summary>
    public static string MaybeMangle(string? className, SymbolTableEntry? entry, string name) =>
        entry?.MangledNames is { } names && !names.Contains(name) ? name : Mangle(className, name);
}
