using System;
using System.ComponentModel;
using System.Diagnostics;
using Adder.Modules.Posix;
using Adder.Runtime.Specialization;

namespace Adder.Cli;

/// <summary>The user's browser.</summary>
internal static class Browser
{
    /// <summary>Opens a page: with the program that BROWSER names, else with the system's. The address is told in any case.</summary>
    public static void Open(string address)
    {
        Console.Error.WriteLine($"adder specialist: {address}");
        string? named = ProcessEnvironment.Get("BROWSER")?.Split(':')[0];
        var start = new ProcessStartInfo(named ?? (OperatingSystem.IsMacOS() ? "open" : OperatingSystem.IsWindows() ? address : "xdg-open"))
        {
            UseShellExecute = OperatingSystem.IsWindows() && named is null,
            RedirectStandardOutput = !OperatingSystem.IsWindows(),
        };
        if (!start.UseShellExecute)
        {
            start.ArgumentList.Add(address);
            _ = start.Environment.Remove(CodeWatch.Variable);
        }

        try
        {
            using Process? process = Process.Start(start);
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
            Console.Error.WriteLine($"adder specialist: no browser could be opened; open the address yourself ({error.Message})");
        }
    }
}
