using System;
using System.Threading;

namespace Adder.Cli;

/// <summary>The <c>adder</c> command.</summary>
internal static class Program
{
    /// <summary>Deep recursion is the program's to use: the pages are only taken when they are touched.</summary>
    private const int StackSize = 1 << 30;

    private static int Main(string[] arguments)
    {
        Checkout.Begin();
        FatalErrors.Install();
        int exitCode = 0;
        var thread = new Thread(
            () =>
            {
                exitCode = CommandLine.Run(arguments);
                Ahead.End();
            },
            StackSize) { Name = "MainThread" };
        thread.UnsafeStart();
        Ahead.Serve(arguments);
        thread.Join();
        return exitCode;
    }
}
