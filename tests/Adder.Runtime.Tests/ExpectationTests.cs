using System;
using System.IO;
using System.Text;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Tests;

/// <summary>
/// Evaluates the expressions of the files in Expectations and compares with what CPython made of them (recorded by tests/tools/expectations/record.py).
/// </summary>
public sealed class ExpectationTests
{
    [Theory]
    [InlineData("numbers")]
    [InlineData("formatting")]
    [InlineData("strings")]
    [InlineData("bytes")]
    [InlineData("subclasses")]
    [InlineData("limits")]
    public void Expressions_give_what_CPython_gives(string name)
    {
        var python = new Python();
        var globals = new PyDict();
        globals.SetInterned("__builtins__", python.Builtins);
        PyObject eval = python.Builtin("eval");
        PyObject exec = python.Builtin("exec");
        var wrong = new StringBuilder();
        int count = 0;
        foreach (string line in File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Expectations", name + ".txt")).Split('\n'))
        {
            if (line.StartsWith('!'))
            {
                _ = python.Call(exec, PyStr.From(line[1..].Replace("\\n", "\n", StringComparison.Ordinal)), globals);
            }
            else if (line.Length > 0)
            {
                int tab = line.IndexOf('\t', StringComparison.Ordinal);
                string actual = Outcome(python, eval, line[..tab], globals);
                count++;
                if (actual != line[(tab + 1)..])
                {
                    wrong.Append('\n').Append(line[..tab]).Append("\n    expected ").Append(line[(tab + 1)..]).Append("\n    actual   ").Append(actual);
                }
            }
        }

        Assert.True(count > 50);
        Assert.True(wrong.Length == 0, wrong.ToString());
    }

    private static string Outcome(Python python, PyObject eval, string expression, PyDict globals)
    {
        PyObject? value = Calls.Call(python.State, eval, PyStr.From(expression), globals);
        PyStr? text = value is null ? null : Text.Repr(python.State, value);
        if (text is null)
        {
            PyBaseException error = python.State.TakePending();
            text = PyStr.Concat(PyStr.From(error.Type.Name + ": "), (PyStr)python.Ok(Text.Str(python.State, error)));
        }

        return Encoding.Latin1.GetString(EscapeCodecs.EncodeUnicode(text));
    }
}
