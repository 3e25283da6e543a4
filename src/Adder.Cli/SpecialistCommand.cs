using System;

namespace Adder.Cli;

/// <summary><c>adder specialist FILE [ARGS…]</c>.</summary>
internal static class SpecialistCommand
{
    public static int Run(string[] arguments)
    {
        Console.Error.WriteLine("adder specialist: not there yet");
        return 2;
    }
}
