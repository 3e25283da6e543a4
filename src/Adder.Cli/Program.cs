using System;
using System.Threading;
using Adder.Runtime;

namespace Adder.Cli;

/// <summary>The <c>adder</c> command.</summary>
internal static class Program
{
    /// <summary>Deep recursion is the program's to use: the pages are only taken when they are touched.</summary>
    private const int StackSize = 1 << 30;

    private static int Main(string[] arguments)
    {
        Checkout.Begin();
        int exitCode = 0;
        var thread = new Thread(
            () =>
            {
                try
                {
                    Bootstrap.Initialize();
                    exitCode = CommandLine.Run(arguments);
                }
                catch (Exception error)
                {
                    FatalErrors.Report(error);
                }

                // From here: the first thread need not be woken up for it.
                Ahead.End();
                Environment.Exit(exitCode);
            },
            StackSize) { Name = "MainThread" };
        thread.UnsafeStart();
        try
        {
            Ahead.Serve(arguments);
        }
        catch (Exception error)
        {
            FatalErrors.Report(error);
        }

        thread.Join();
        return exitCode;
    }
}
