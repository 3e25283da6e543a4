using System;
using System.Threading;
using Adder.Runtime;

namespace Adder.Cli;

/// <summary>The <c>adder</c> command.</summary>
internal static class Program
{
    /// <summary>Deep recursion is the program's to use: the pages are only taken when they are touched.</summary>
    private const int StackSize = 1 << 30;

    private static void Main(string[] arguments)
    {
        Checkout.Begin();
        var thread = new Thread(
            () =>
            {
                int exitCode = 0;
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
                ProcessEnd.Exit(exitCode);
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
    }
}
