using System;
using System.IO;
using System.Runtime.CompilerServices;

namespace Adder.Tests;

/// <summary>Holds a text against a file of the repository. With ADDER_BLESS=1 in the environment the file is rewritten instead.</summary>
internal static class Snapshot
{
    /// <summary>Whether files are to be rewritten.</summary>
    public static bool Blesses => Environment.GetEnvironmentVariable("ADDER_BLESS") == "1";

    /// <summary>Fails where the file is missing or says something else.</summary>
    public static void Check(string path, string actual)
    {
        if (Blesses)
        {
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"{Path.GetFileName(path)} is missing; run with ADDER_BLESS=1");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    /// <summary>The repository's folder.</summary>
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
