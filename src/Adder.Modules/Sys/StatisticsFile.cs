using System;
using System.IO;
using System.Text;
using Adder.Modules.Faults;
using Adder.Runtime;
using Adder.Runtime.Specialization;

namespace Adder.Modules.Sys;

/// <summary>Where an interpreter's statistics are written: a new file in CPython's folder or the one that <c>-X pystats=FOLDER</c> names, which must be there already; otherwise standard error.</summary>
internal static class StatisticsFile
{
    private const int StandardError = 2;

    private static readonly string s_folder = OperatingSystem.IsWindows() ? @"c:\temp\py_stats\" : "/tmp/py_stats/";

    /// <summary>Writes what has been counted; false where nothing was.</summary>
    public static bool Write(PyInterpreter interpreter)
    {
        if (interpreter.Statistics is not { } statistics)
        {
            return false;
        }

        // A random name: many processes write into one folder.
        Span<byte> name = stackalloc byte[20];
        SystemRandom.Fill(name);
        string path = Path.Combine(interpreter.Options.StatisticsFolder ?? s_folder, Convert.ToHexStringLower(name) + ".txt");
        string text = StatisticsText.Of(statistics);
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(Encoding.ASCII.GetBytes(text));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            FaultDumper.Write(StandardError, text);
        }

        return true;
    }
}
