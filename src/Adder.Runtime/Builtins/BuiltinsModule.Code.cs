using System;
using Adder.Bytecode;
using Adder.Runtime.Binding;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Builtins;

/// <content>Compiling and running code, and namespaces.</content>
internal static unsafe partial class BuiltinsModule
{
    [PyFunction("globals()", Doc = "Return the dictionary containing the current scope's global variables.")]
    private static PyObject? Globals(ThreadState ts)
    {
        ts.Interpreter.CompleteStart();
        return EvalCode.CurrentGlobals(ts) ?? (PyObject)PyNone.Instance;
    }

    [PyFunction("locals()", Doc = "Return a dictionary containing the current scope's local variables.")]
    private static PyObject? Locals(ThreadState ts)
    {
        ts.Interpreter.CompleteStart();
        return EvalCode.CurrentLocals(ts);
    }

    [PyFunction("compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)",
        Doc = "Compile source into a code object that can be executed by exec() or eval().")]
    private static PyObject? Compile(ThreadState ts, PyObject source, PyObject filename, PyStr mode, int flags, bool dontInherit, int optimize, int featureVersion)
    {
        if (SourceCompilation.FileSystemText(ts, filename) is not { } file)
        {
            return null;
        }

        if ((flags & ~SourceCompilation.AllowedFlags) != 0)
        {
            return Raise.ValueError(ts, "compile(): unrecognised flags");
        }

        if (optimize is < -1 or > 2)
        {
            return Raise.ValueError(ts, "compile(): invalid optimize value");
        }

        if (!dontInherit)
        {
            flags |= InheritedFlags(ts);
        }

        Adder.Syntax.ParseMode parseMode;
        switch (mode.ToString())
        {
            case "exec":
                parseMode = Adder.Syntax.ParseMode.Exec;
                break;
            case "eval":
                parseMode = Adder.Syntax.ParseMode.Eval;
                break;
            case "single":
                parseMode = Adder.Syntax.ParseMode.Single;
                break;
            case "func_type" when (flags & SourceCompilation.OnlyAst) != 0:
                parseMode = Adder.Syntax.ParseMode.FunctionType;
                break;
            case "func_type":
                return Raise.ValueError(ts, "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
            default:
                return Raise.ValueError(
                    ts, (flags & SourceCompilation.OnlyAst) != 0 ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'" : "compile() mode must be 'exec', 'eval' or 'single'");
        }

        return SourceCompilation.Compile(ts, source, new SourceCompilation.Request(file, parseMode, flags, optimize, featureVersion), "compile() arg 1 must be a string, bytes or AST object");
    }

    [PyFunction("eval(source, /, globals=None, locals=None)", Doc = "Evaluate the given source in the context of globals and locals.")]
    private static PyObject? Eval(ThreadState ts, PyObject source, PyObject globals, PyObject locals)
    {
        if (locals is not PyNone && locals.Type.Slots.GetItem == null)
        {
            return Raise.TypeError(ts, "locals must be a mapping");
        }

        if (globals is not (PyNone or PyDict))
        {
            return Raise.TypeError(
                ts, globals.Type.Slots.GetItem != null ? "globals must be a real dict; try eval(code, {}, mapping)" : "globals must be a dict");
        }

        if (!Namespaces(ts, "eval", globals, locals, out PyDict? globalsUsed, out PyObject? localsUsed))
        {
            return null;
        }

        if (source is CodeObject code)
        {
            return code.FreeCount > 0 ? Raise.TypeError(ts, "code object passed to eval() may not contain free variables") : EvalCode.Run(ts, code, globalsUsed, localsUsed, null);
        }

        if (source is PyStr text)
        {
            int start = 0;
            while (start < text.Length && text.CodePointAt(start) is ' ' or '\t')
            {
                start++;
            }

            source = text.Substring(start, text.Length);
        }

        PyObject? compiled = SourceCompilation.Compile(
            ts, source, new SourceCompilation.Request("<string>", Adder.Syntax.ParseMode.Eval, InheritedFlags(ts), -1, -1), "eval() arg 1 must be a string, bytes or code object", acceptsTrees: false);
        return compiled is CodeObject made ? EvalCode.Run(ts, made, globalsUsed, localsUsed, null) : null;
    }

    [PyFunction("exec(source, /, globals=None, locals=None, *, closure=None)", Doc = "Execute the given source in the context of globals and locals.")]
    private static PyObject? Exec(ThreadState ts, PyObject source, PyObject globals, PyObject locals, PyObject closure)
    {
        if (globals is not (PyNone or PyDict))
        {
            return Raise.TypeError(ts, $"exec() globals must be a dict, not {ArgumentErrors.TypeName(globals)}");
        }

        if (locals is not PyNone && locals.Type.Slots.GetItem == null)
        {
            return Raise.TypeError(ts, $"locals must be a mapping or None, not {ArgumentErrors.TypeName(locals)}");
        }

        if (!Namespaces(ts, "exec", globals, locals, out PyDict? globalsUsed, out PyObject? localsUsed))
        {
            return null;
        }

        PyTuple? cells = null;
        if (source is CodeObject code)
        {
            if (!CheckClosure(ts, code, closure, out cells))
            {
                return null;
            }
        }
        else
        {
            if (closure is not PyNone)
            {
                return Raise.TypeError(ts, "closure can only be used when source is a code object");
            }

            PyObject? compiled = SourceCompilation.Compile(
                ts, source, new SourceCompilation.Request("<string>", Adder.Syntax.ParseMode.Exec, InheritedFlags(ts), -1, -1), "exec() arg 1 must be a string, bytes or code object", acceptsTrees: false);
            if (compiled is not CodeObject made)
            {
                return null;
            }

            code = made;
        }

        return EvalCode.Run(ts, code, globalsUsed, localsUsed, cells) is null ? null : PyNone.Instance;
    }

    private static bool CheckClosure(ThreadState ts, CodeObject code, PyObject closure, out PyTuple? cells)
    {
        cells = null;
        if (code.FreeCount == 0)
        {
            return closure is PyNone || (bool)Raise.TypeError(ts, "cannot use a closure with this code object");
        }

        bool fits = closure is PyTuple tuple && tuple.Count == code.FreeCount;
        foreach (PyObject item in (closure as PyTuple ?? PyTuple.Empty).Items)
        {
            fits &= item is PyCell;
        }

        cells = closure as PyTuple;
        return fits || (bool)Raise.TypeError(ts, $"code object requires a closure of exactly length {code.FreeCount}");
    }

    /// <summary>The namespaces that code runs in; <c>__builtins__</c> is put into the globals where it is missing.</summary>
    private static bool Namespaces(
        ThreadState ts, string function, PyObject globals, PyObject locals,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PyDict? globalsUsed, out PyObject? localsUsed)
    {
        localsUsed = locals is PyNone ? null : locals;
        globalsUsed = globals as PyDict;
        if (globalsUsed is null)
        {
            globalsUsed = EvalCode.CurrentGlobals(ts);
            if (globalsUsed is null)
            {
                return Raise.SystemError(ts, $"globals and locals cannot be NULL, {function}() needs a frame");
            }

            if (localsUsed is null)
            {
                localsUsed = EvalCode.CurrentLocals(ts);
                if (localsUsed is null)
                {
                    return false;
                }
            }
        }

        if (globalsUsed.GetInterned(SpecialNames.Builtins) is null)
        {
            ts.Interpreter.CompleteStart();
            PyObject builtins = ts.CurrentFrame != null ? ts.CurrentFrame->Builtins : ts.Interpreter.Builtins;
            return globalsUsed.SetItem(ts, SpecialNames.Builtins, builtins);
        }

        return true;
    }

    /// <summary>Future features of the running code, which compiled source inherits.</summary>
    private static int InheritedFlags(ThreadState ts) => ts.CurrentFrame == null ? 0 : (int)ts.CurrentFrame->Code.Flags & SourceCompilation.FutureFlags;

    [PyFunction("__import__(name, globals=None, locals=None, fromlist=(), level=0)", Doc = "Import a module.")]
    private static PyObject? Import(ThreadState ts, PyObject name, PyObject globals, PyObject locals, PyObject fromList, int level) =>
        name is PyStr text
            ? Adder.Runtime.Import.Imports.Import(ts, text, globals is PyNone ? null : globals, fromList is PyNone ? null : fromList, level)
            : Raise.TypeError(ts, "module name must be a string");
}
