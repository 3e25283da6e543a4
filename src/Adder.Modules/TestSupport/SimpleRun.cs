using Adder.Modules.Interpreters;
using Adder.Runtime;
using Adder.Runtime.Builtins;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Syntax;

namespace Adder.Modules.TestSupport;

/// <summary>Runs text in <c>__main__</c> and prints what it raises (<c>PyRun_SimpleString</c>).</summary>
internal static class SimpleRun
{
    /// <summary>Runs a text in an interpreter that is made for it and ends with it: 0, or -1 where it raised; null: an exception is pending.</summary>
    public static int? InNew(ThreadState ts, PyStr code, InterpreterConfiguration configuration, InterpreterOrigin origin)
    {
        if (PyInterpreter.CreateSubinterpreter(ts, configuration, origin, out string? failure) is not { } made)
        {
            _ = InterpretersModule.RaiseCause(ts, failure);
            return null;
        }

        string text = code.ToString();
        int result;
        using (var visit = new InterpreterVisit(ts, made))
        {
            result = Here(visit.Thread, text);
        }

        made.End(ts);
        return result;
    }

    /// <summary>Runs a text in the thread's interpreter: 0, or -1 where it raised.</summary>
    public static int Here(ThreadState ts, string text)
    {
        PyDict? main = MainModule.Namespace(ts);
        PyObject? code = main is null ? null : SourceCompilation.Compile(ts, PyStr.From(text), new SourceCompilation.Request("<string>", ParseMode.Exec, 0, -1, -1), "", acceptsTrees: false);
        if (code is not null && EvalCode.Run(ts, (CodeObject)code, main!, null, null) is not null)
        {
            return 0;
        }

        if (ts.Pending is not null)
        {
            _ = ErrorPrinting.PrintThroughHook(ts, ts.TakePending());
        }

        return -1;
    }
}
