using System;
using System.Text;
using Adder.Compiler;
using Adder.Runtime.Binding;
using Adder.Runtime.Builtins;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Runtime.Specialization;
using Adder.Syntax;

namespace Adder.Runtime.Tests.Interpreter;

/// <summary>How code is executed in a test.</summary>
public enum ExecutionMode { Default, SmallestCounters, WithoutSpecialization, Counting, ForcedMisses }

/// <summary>An interpreter that runs source text and keeps what it prints.</summary>
internal sealed unsafe class Programs
{
    [ThreadStatic]
    private static StringBuilder? s_output;

    private static readonly MethodDefinition s_print = new("print", null, null, MethodKind.Function, CallConvention.FastWithKeywords, &Print);

    public Programs(ExecutionMode mode)
    {
        var interpreter = new PyInterpreter();
        interpreter.Options.Lens = mode == ExecutionMode.WithoutSpecialization ? Lens.Off : Lens.All;
        interpreter.Options.SmallestCounters = mode is ExecutionMode.SmallestCounters or ExecutionMode.ForcedMisses;
        interpreter.Options.ForcesMisses = mode == ExecutionMode.ForcedMisses;
        State = new ThreadState(interpreter);
        interpreter.Enter(State);
        if (mode is ExecutionMode.Counting or ExecutionMode.ForcedMisses)
        {
            interpreter.StartCounting();
        }

        PyModule builtins = BuiltinsModule.Create(State) ?? throw new InvalidOperationException("no builtins");
        builtins.AddFunction(s_print);
        Globals = new PyDict();
        Globals.SetInterned("__builtins__", builtins);
        Globals.SetInterned("__name__", PyStr.Intern("__main__"));
    }

    public ThreadState State { get; }

    public PyDict Globals { get; }

    /// <summary>Runs a program and gives what it printed; a failure is added as "Type: message".</summary>
    public string Run(string source)
    {
        s_output = new StringBuilder();
        var options = new CompilerOptions("<test>");
        var code = new CodeObject(PythonCompiler.Compile(PythonParser.Parse(source, "<test>", ParseMode.Exec), options));
        if (EvalCode.Run(State, code, Globals, null, null) is null)
        {
            PyBaseException error = State.TakePending();
            s_output.Append(error.Type.Name).Append(": ").Append(Text.Str(State, error)).Append('\n');
        }

        Assert.True(State.CurrentFrame == null);
        Assert.Equal(0, State.Depth);
        return s_output.ToString();
    }

    public PyFunction Function(string name) => (PyFunction)Globals.GetInterned(name)!;

    private static PyObject? Print(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int positional = arguments.Length - (keywordNames?.Count ?? 0);
        for (int i = 0; i < positional; i++)
        {
            PyStr? text = Text.Str(ts, arguments[i]);
            if (text is null)
            {
                return null;
            }

            s_output!.Append(i > 0 ? " " : "").Append(text);
        }

        // The only keyword that the programs use is end.
        s_output!.Append(keywordNames is null ? "\n" : arguments[positional].ToString());
        return PyNone.Instance;
    }
}
