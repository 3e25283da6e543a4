using System;
using System.IO;
using System.Text;
using Adder.Bytecode;
using Adder.Bytecode.Marshal;
using Adder.Compiler;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Syntax;

namespace Adder.Runtime.Import;

/// <summary>
/// The modules that must be there before anything can be imported: importlib's own two and zipimport. Their code stands compiled beside the library; where it does not, it is
/// compiled from the library's source.
/// </summary>
internal static class FrozenModules
{
    /// <summary>Names of the frozen modules.</summary>
    public static readonly string[] Names = ["_frozen_importlib", "_frozen_importlib_external", "zipimport"];

    public static bool IsFrozen(string name) => Array.IndexOf(Names, name) >= 0;

    /// <summary>The name under which the library holds the module.</summary>
    public static string OriginalName(string name) => name switch
    {
        "_frozen_importlib" => "importlib._bootstrap",
        "_frozen_importlib_external" => "importlib._bootstrap_external",
        _ => name,
    };

    /// <summary>The module's code; null: an exception is pending.</summary>
    public static CodeObject? Load(ThreadState ts, string name)
    {
        string original = OriginalName(name);
        string library = ts.Interpreter.Options.LibraryFolder;
        string compiled = Path.Combine(library, "__frozen__", original + ".bin");
        if (File.Exists(compiled) && BlueprintMarshal.Load(File.ReadAllBytes(compiled), out _) is { } blueprint)
        {
            return new CodeObject(ts, blueprint);
        }

        string source = Path.Combine(library, original.Replace('.', Path.DirectorySeparatorChar) + ".py");
        if (!File.Exists(source))
        {
            _ = Raise.ImportError(ts, $"the standard library is not there: {source} is missing");
            return null;
        }

        return new CodeObject(ts, Compile(source, original));
    }

    /// <summary>Compiles a frozen module from its source.</summary>
    public static CodeBlueprint Compile(string path, string original)
    {
        string fileName = $"<frozen {original}>";
        return PythonCompiler.Compile(PythonParser.ParseBytes(File.ReadAllBytes(path), fileName, ParseMode.Exec), new CompilerOptions(fileName));
    }

    /// <summary>Makes and runs a frozen module and enters it into <c>sys.modules</c>; null: an exception is pending.</summary>
    public static PyModule? Import(ThreadState ts, string name)
    {
        CodeObject? code = Load(ts, name);
        if (code is null)
        {
            return null;
        }

        PyModule module = PyModule.Create(name);

        // FrozenImporter takes this away when it adopts the module.
        module.Add("__origname__", PyStr.Intern(OriginalName(name)));
        module.Add("__builtins__", ts.Interpreter.Modules.GetInterned("builtins")!);
        ts.Interpreter.Modules.SetInterned(name, module);
        return EvalCode.Run(ts, code, module.Dictionary, null, null) is null ? null : module;
    }
}
