using System;
using System.IO;
using System.Threading;

namespace Adder.Runtime.Tests.Interpreter;

/// <summary>Runs the programs beside this file and compares what they print with what CPython 3.14 prints (the .txt file of the same name), in every mode of execution.</summary>
public sealed class ProgramTests
{
    /// <summary>Room for the recursion limit in code that is not optimised.</summary>
    private const int StackSize = 64 << 20;

    public static TheoryData<string, ExecutionMode> Cases
    {
        get
        {
            var cases = new TheoryData<string, ExecutionMode>();
            foreach (string name in new[] { "arguments", "classes", "exceptions", "generators", "statements" })
            {
                foreach (ExecutionMode mode in Enum.GetValues<ExecutionMode>())
                {
                    cases.Add(name, mode);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Programs_print_what_CPython_prints(string name, ExecutionMode mode)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Interpreter", "Programs");
        string source = File.ReadAllText(Path.Combine(folder, name + ".py"));
        string expected = File.ReadAllText(Path.Combine(folder, name + ".txt"));
        string actual = "";
        var thread = new Thread(() => actual = new Programs(mode).Run(source), StackSize);
        thread.Start();
        thread.Join();
        Assert.Equal(expected, actual);
    }
}
