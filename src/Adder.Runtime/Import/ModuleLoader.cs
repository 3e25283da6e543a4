using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Import;

/// <summary>Makes modules of native definitions.</summary>
internal static unsafe class ModuleLoader
{
    /// <summary>The empty module.</summary>
    public static PyModule Create(ModuleDefinition definition) => PyModule.Create(definition.Name, definition.Doc);

    /// <summary>Fills the module; false: an exception is pending.</summary>
    public static bool Execute(ThreadState ts, ModuleDefinition definition, PyModule module) => definition.Execute(ts, module);

    /// <summary>Makes, fills and enters a native module into <c>sys.modules</c> without importlib: for those that importlib itself needs.</summary>
    public static PyModule? Load(ThreadState ts, string name)
    {
        if (ts.Interpreter.ModulesSoFar.GetInterned(name) is PyModule loaded)
        {
            return loaded;
        }

        PyModule module = Enter(ts, name);
        return Fill(ts, module, name) ? module : null;
    }

    /// <summary>Makes and enters an empty native module; nothing of its definition is touched yet.</summary>
    public static PyModule Enter(ThreadState ts, string name)
    {
        PyModule module = PyModule.Create(name);
        ts.Interpreter.ModulesSoFar.SetInterned(name, module);
        return module;
    }

    /// <summary>Fills the native module of a name; false: an exception is pending.</summary>
    public static bool Fill(ThreadState ts, PyModule module, string name)
    {
        ModuleDefinition definition = ts.Interpreter.NativeModules.Find(name)!;
        if (definition.Doc is { } documentation)
        {
            module.Add("__doc__", PyStr.From(documentation));
        }

        return Execute(ts, definition, module);
    }
}
