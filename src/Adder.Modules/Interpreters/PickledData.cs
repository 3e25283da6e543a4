using Adder.Runtime;
using Adder.Runtime.Import;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Interpreters;

/// <summary>An object as a pickle. What it names in <c>__main__</c> is found on the other side too: see <see cref="MainModule"/>.</summary>
internal sealed class PickledData(PyObject bytes, string? mainFile) : CrossData
{
    public static CrossData? From(ThreadState ts, PyObject value)
    {
        PyObject? module = Imports.Import(ts, "pickle");
        if (module is not null && Calls.CallMethod(ts, module, "dumps", value) is PyBytes pickled)
        {
            return new PickledData(pickled.GetType() == typeof(PyBytes) ? pickled : PyBytes.From(pickled.Span), MainModule.FileOf(ts));
        }

        _ = InterpreterErrors.RaiseNotShareable(ts, "object could not be pickled");
        return null;
    }

    public override PyObject? Restore(ThreadState ts)
    {
        PyObject? module = Imports.Import(ts, "pickle");
        PyObject? loads = module is null ? null : Attributes.Get(ts, module, "loads");
        PyObject? restored = loads is null ? null : Calls.Call(ts, loads, bytes);
        if (restored is null && mainFile is not null && loads is not null && MainModule.IsMissingThere(ts))
        {
            PyBaseException missing = ts.TakePending();
            restored = MainModule.WithProgram(ts, mainFile, () => Calls.Call(ts, loads, bytes));
            if (restored is null)
            {
                // What the first attempt said is what the program knows about.
                ts.Pending = missing;
            }
        }

        return restored ?? InterpreterErrors.RaiseNotShareable(ts, "object could not be unpickled");
    }
}

/// <summary>
/// <c>__main__</c> of an interpreter beside the main one is empty, while pickles name classes and functions of the program's. So the program's file is run there once more, under another name,
/// when a pickle asks for something that is missing, and stands in for <c>__main__</c> while the pickle is read.
/// </summary>
internal static class MainModule
{
    private const string Name = "__main__";
    private const string StandIn = "<fake __main__>";

    /// <summary>The namespace of <c>__main__</c>; null where there is none.</summary>
    public static PyDict? Namespace(ThreadState ts) => (ts.Interpreter.Modules.GetInterned(Name) as PyModule)?.Dictionary;

    /// <summary>The program's file; null where the program has none.</summary>
    public static string? FileOf(ThreadState ts) => Namespace(ts)?.GetInterned("__file__") is PyStr file ? file.ToString() : null;

    /// <summary>Whether what is pending says that <c>__main__</c> lacks an attribute.</summary>
    public static bool IsMissingThere(ThreadState ts)
    {
        if (ts.Pending is not { } error || !error.Type.IsSubtypeOf(ExceptionTypes.AttributeError))
        {
            return false;
        }

        ts.Pending = null;
        PyObject? owner = Attributes.Get(ts, error, "obj");
        ts.Pending = error;
        return owner is PyModule module && module.Dictionary.GetInterned(SpecialNames.Name) is PyStr name && name.EqualTo(Name);
    }

    /// <summary>Calls the function while the program in the file stands for <c>__main__</c>; null: an exception is pending.</summary>
    public static PyObject? WithProgram(ThreadState ts, string file, System.Func<PyObject?> function)
    {
        Programs programs = ts.Interpreter.StateOf(static () => new Programs());
        if (programs.Module is null || programs.File != file)
        {
            programs.Module = Load(ts, file);
            programs.File = file;
        }

        if (programs.Module is not { } module)
        {
            return null;
        }

        PyDict modules = ts.Interpreter.Modules;
        PyObject? own = modules.GetInterned(Name);
        modules.SetInterned(Name, module);
        PyObject? result = function();
        if (own is null)
        {
            _ = modules.RemoveInterned(PyStr.Intern(Name));
        }
        else
        {
            modules.SetInterned(Name, own);
        }

        return result;
    }

    private static PyModule? Load(ThreadState ts, string file)
    {
        PyObject? runner = Imports.Import(ts, "runpy");
        if (runner is null || Calls.CallMethod(ts, runner, "run_path", PyStr.From(file), PyNone.Instance, PyStr.From(StandIn)) is not PyDict names)
        {
            return null;
        }

        PyModule module = PyModule.Create(StandIn);
        int position = 0;
        while (names.Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (!module.Dictionary.SetItem(ts, key, value))
            {
                return null;
            }
        }

        return module;
    }

    /// <summary>The program that stands in for <c>__main__</c> in an interpreter, once it has been run there.</summary>
    private sealed class Programs
    {
        public string? File { get; set; }

        public PyModule? Module { get; set; }
    }
}
