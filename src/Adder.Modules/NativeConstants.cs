using System;
using Adder.Runtime.Objects;

namespace Adder.Modules;

/// <summary>Puts tables of integer constants into modules.</summary>
internal static class NativeConstants
{
    public static void Add(PyModule module, ReadOnlySpan<(string Name, long Value)> constants)
    {
        foreach ((string name, long value) in constants)
        {
            module.Add(name, PyInt.From(value));
        }
    }

    /// <summary>A dict of names and values.</summary>
    public static PyDict ToDict(ReadOnlySpan<(string Name, long Value)> constants)
    {
        var dictionary = new PyDict();
        foreach ((string name, long value) in constants)
        {
            dictionary.SetInterned(name, PyInt.From(value));
        }

        return dictionary;
    }
}
