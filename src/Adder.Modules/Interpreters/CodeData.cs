using Adder.Bytecode;
using Adder.Runtime;
using Adder.Runtime.Builtins;
using Adder.Runtime.Import;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Syntax;

namespace Adder.Modules.Interpreters;

/// <summary>An object in the format of <c>marshal</c>.</summary>
internal sealed class MarshalledData(byte[] bytes) : CrossData
{
    public static CrossData? From(ThreadState ts, PyObject value)
    {
        if (ObjectMarshal.Dump(ts, value) is { } bytes)
        {
            return new MarshalledData(bytes);
        }

        _ = InterpreterErrors.RaiseNotShareable(ts, "object could not be marshalled");
        return null;
    }

    public override PyObject? Restore(ThreadState ts) => ObjectMarshal.Load(ts, bytes) ?? InterpreterErrors.RaiseNotShareable(ts, "object could not be unmarshalled");
}

/// <summary>A function that needs nothing from around it: its code, made a function of <c>__main__</c> on the other side.</summary>
internal sealed class FunctionData(CrossData code) : CrossData
{
    public static CrossData? From(ThreadState ts, PyObject value)
    {
        if (value is not PyFunction function)
        {
            _ = Text.Repr(ts, value) is { } shown && InterpreterErrors.RaiseNotShareable(ts, $"expected a function, got {shown}");
            return null;
        }

        if (Scripts.CheckStateless(ts, function))
        {
            return MarshalledData.From(ts, function.Code) is { } code ? new FunctionData(code) : null;
        }

        _ = InterpreterErrors.RaiseNotShareable(ts, "only stateless functions are shareable");
        return null;
    }

    public override PyObject? Restore(ThreadState ts)
    {
        if (code.Restore(ts) is not CodeObject restored)
        {
            return null;
        }

        PyDict globals = MainModule.Namespace(ts) ?? new PyDict();
        return new PyFunction(restored, globals, EvalCode.BuiltinsOf(ts, globals));
    }
}

/// <summary>What can be run as a program in another interpreter: text, code, functions without arguments.</summary>
internal static class Scripts
{
    private const string FileName = "<script>";

    /// <summary>The code of a script; null: an exception is pending.</summary>
    /// <param name="pure">It may use no globals but builtins.</param>
    public static CodeObject? CodeOf(ThreadState ts, PyObject script, bool pure)
    {
        switch (script)
        {
            case PyStr or PyBytes:
                return (CodeObject?)SourceCompilation.Compile(ts, script, new SourceCompilation.Request(FileName, ParseMode.Exec, 0, -1, -1), "", acceptsTrees: false);
            case PyFunction function when pure && !CheckStateless(ts, function):
                return null;
            case PyFunction function:
                return Check(ts, function.Code, function.Code.FreeCount) ? function.Code : null;
            case CodeObject code when pure && code.FreeCount == 0 && !CheckGlobals(ts, code, ts.Interpreter.Builtins):
                return null;
            case CodeObject code:
                return Check(ts, code, code.FreeCount) ? code : null;
            default:
                _ = Text.Repr(ts, script) is { } shown && Raise.TypeError(ts, $"unsupported script {shown}");
                return null;
        }
    }

    private static bool Check(ThreadState ts, CodeObject code, int free)
    {
        const CodeFlags Arguments = CodeFlags.VarArgs | CodeFlags.VarKeywords;
        const CodeFlags Suspending = CodeFlags.Generator | CodeFlags.Coroutine | CodeFlags.AsyncGenerator;
        return (free == 0 || Raise.ValueError(ts, "closures not supported"))
            && ((code.ArgumentCount == 0 && code.Blueprint.KeywordOnlyArgumentCount == 0 && (code.Flags & Arguments) == 0) || Raise.ValueError(ts, "code with args not supported"))
            && (((code.Flags & Suspending) == 0 && CodeContents.ReturnsOnlyNone(code)) || Raise.ValueError(ts, "code that returns a value is not a script"));
    }

    /// <summary>Whether a function needs nothing but its code and builtins; where not, ValueError is pending.</summary>
    public static bool CheckStateless(ThreadState ts, PyFunction function)
    {
        if (function.Defaults is { Count: > 0 })
        {
            return Raise.ValueError(ts, "defaults not supported");
        }

        if (function.KeywordDefaults is { Count: > 0 })
        {
            return Raise.ValueError(ts, "keyword defaults not supported");
        }

        if (function.Closure is { Count: > 0 })
        {
            return Raise.ValueError(ts, "closures not supported");
        }

        return CheckGlobals(ts, function, PyNone.Instance);
    }

    private static bool CheckGlobals(ThreadState ts, PyObject code, PyObject builtins) =>
        VariableCounts.Of(ts, code, PyNone.Instance, builtins) is { } counts && (counts.Globals + counts.UnknownGlobals == 0 || Raise.ValueError(ts, "globals not supported"));
}
