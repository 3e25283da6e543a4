using Adder.Bytecode;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Syntax;

namespace Adder.Runtime.Interpreter;

/// <summary>Runs code that is not a function's: modules, <c>exec</c>, <c>eval</c>, class bodies; and answers questions about the running frame.</summary>
internal static unsafe class EvalCode
{
    private static readonly PyStr s_builtinsName = PyStr.Intern("__builtins__");

    /// <summary>Runs a module's or an expression's code. Null locals: the globals serve as both.</summary>
    public static PyObject? Run(ThreadState ts, CodeObject code, PyDict globals, PyObject? locals, PyTuple? closure)
    {
        var function = new PyFunction(code, globals, BuiltinsOf(ts, globals)) { Closure = closure };
        return Frames.RunWithLocals(ts, function, locals ?? globals);
    }

    /// <summary>
    /// Runs code that does nothing, of which no program can know: to go through the loop for the first time takes .NET a while, which a thread can spend so that would only wait.
    /// </summary>
    /// <param name="globals">A namespace that says what its builtins are.</param>
    public static void RunNothing(ThreadState ts, PyDict globals)
    {
        var nothing = new CodeBlueprint
        {
            ArgumentCount = 0, PositionalOnlyArgumentCount = 0, KeywordOnlyArgumentCount = 0, StackSize = 1, Flags = CodeFlags.None,
            Code = [(byte)Opcode.RESUME, 0, (byte)Opcode.LOAD_CONST, 0, (byte)Opcode.RETURN_VALUE, 0],
            Constants = [NoneConstant.Instance], Names = [], LocalsPlusNames = [], LocalsPlusKinds = [], FileName = "", Name = "", QualifiedName = "", FirstLineNumber = 1, LineTable = [], ExceptionTable = [],
        };
        _ = Run(ts, new CodeObject(nothing), globals, null, null);
    }

    /// <summary>Runs a class body: names go to the given namespace.</summary>
    public static PyObject? RunFunctionWithLocals(ThreadState ts, PyFunction function, PyObject locals) => Frames.RunWithLocals(ts, function, locals);

    /// <summary>The namespace of builtins that code with these globals sees: what <c>__builtins__</c> says, or the interpreter's own.</summary>
    public static PyObject BuiltinsOf(ThreadState ts, PyDict globals) => globals.GetInterned(s_builtinsName) switch
    {
        PyModule module => module.DictionarySoFar,
        { } other => other,
        null => ts.CurrentFrame != null ? ts.CurrentFrame->Builtins : ts.Interpreter.Builtins,
    };

    /// <summary>A builtin function as running code sees it (<c>_PyEval_GetBuiltin</c>); AttributeError where its builtins lack the name.</summary>
    public static PyObject? Builtin(ThreadState ts, string name)
    {
        ts.Interpreter.DeferredStart?.FillFirstModules();
        PyObject builtins = ts.CurrentFrame != null ? ts.CurrentFrame->Builtins : ts.Interpreter.Builtins;
        PyStr key = PyStr.Intern(name);
        if (builtins is PyDict dictionary && builtins.GetType() == typeof(PyDict))
        {
            Lookup found = dictionary.GetString(ts, key);
            return found.IsAbsent ? Raise.AttributeError(ts, name) : found.ValueOrNull;
        }

        PyObject? item = Containers.GetItem(ts, builtins, key);
        return item is null && Raise.ClearIf(ts, ExceptionTypes.KeyError) ? Raise.AttributeError(ts, name) : item;
    }

    /// <summary>The globals of the running frame, or where no Python code runs (<c>interpreter.call(eval, …)</c>) those of the program; null where there is none.</summary>
    public static PyDict? CurrentGlobals(ThreadState ts) => ts.CurrentFrame == null ? ts.Interpreter.ProgramNames : ts.CurrentFrame->Globals;

    /// <summary>What <c>locals()</c> gives: the namespace of a module or class body, a snapshot (a fresh dict) in a function. Null: an exception is pending.</summary>
    public static PyObject? CurrentLocals(ThreadState ts)
    {
        FrameRecord* frame = ts.CurrentFrame;
        if (frame == null)
        {
            return ts.Interpreter.ProgramNames ?? Raise.SystemError(ts, "frame does not exist");
        }

        return frame->Locals is { } locals && (frame->Code.Flags & Adder.Bytecode.CodeFlags.Optimized) == 0
            && !FrameLocals.HasHidden(frame) ? locals
            : frame->FrameObject is { ExtraLocals: not null } frameObject ? new PyFrameLocalsProxy(frameObject).ToDictionary(ts)
            : FrameLocals.Snapshot(frame);
    }

    /// <summary>The frame object of the running frame, or of one that many calls out; null where there are not so many.</summary>
    public static PyFrame? FrameAt(ThreadState ts, int depth)
    {
        FrameRecord* frame = ts.CurrentFrame;
        while (frame != null && depth > 0)
        {
            frame = frame->Previous;
            depth--;
        }

        return frame == null ? null : FrameRecord.Materialize(frame);
    }
}
