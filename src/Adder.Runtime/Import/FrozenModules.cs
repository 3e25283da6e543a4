using System;
using System.Collections.Generic;
using System.IO;
using Adder.Bytecode;
using Adder.Bytecode.Marshal;
using Adder.Compiler;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Syntax;

namespace Adder.Runtime.Import;

/// <summary>Which frozen modules a module belongs to.</summary>
internal enum FrozenGroup
{
    /// <summary>What must be there before anything can be imported.</summary>
    Bootstrap,

    /// <summary>What every start needs.</summary>
    Standard,

    /// <summary>Modules that only tests import.</summary>
    Test,
}

/// <summary>A frozen module.</summary>
/// <param name="Name">The name that it is imported by.</param>
/// <param name="Original">The library's module that holds its code, with CPython's mark "&lt;" where that is a package of which this is the <c>__init__</c>; null: the library has none.</param>
/// <param name="Group">Where it belongs.</param>
/// <param name="IsPackage">Whether it is a package.</param>
internal sealed record FrozenModule(string Name, string? Original, FrozenGroup Group, bool IsPackage = false)
{
    /// <summary>The module whose source is compiled.</summary>
    public string SourceName => Original is null ? "frozen_only" : Original.TrimStart('<');

    /// <summary>The file name in code objects and tracebacks.</summary>
    public string CodeFileName => $"<frozen {SourceName}>";
}

/// <summary>
/// Modules that are imported without a look at the file system, those that CPython freezes. Their code stands compiled in the library's <see cref="FrozenArchive"/>; in a library without
/// one only importlib's own modules are frozen, and they are compiled from its source.
/// </summary>
internal static class FrozenModules
{
    /// <summary>The module that has no counterpart in the library.</summary>
    private const string FrozenOnlySource = "initialized = True\nprint(\"Hello world!\")\n";

    /// <summary>All of them, in CPython's order.</summary>
    public static readonly FrozenModule[] All =
    [
        new("_frozen_importlib", "importlib._bootstrap", FrozenGroup.Bootstrap),
        new("_frozen_importlib_external", "importlib._bootstrap_external", FrozenGroup.Bootstrap),
        new("zipimport", "zipimport", FrozenGroup.Bootstrap),
        new("abc", "abc", FrozenGroup.Standard),
        new("codecs", "codecs", FrozenGroup.Standard),
        new("io", "io", FrozenGroup.Standard),
        new("_collections_abc", "_collections_abc", FrozenGroup.Standard),
        new("_sitebuiltins", "_sitebuiltins", FrozenGroup.Standard),
        new("genericpath", "genericpath", FrozenGroup.Standard),
        new("ntpath", "ntpath", FrozenGroup.Standard),
        new("posixpath", "posixpath", FrozenGroup.Standard),
        new("os", "os", FrozenGroup.Standard),
        new("site", "site", FrozenGroup.Standard),
        new("stat", "stat", FrozenGroup.Standard),
        new("importlib.util", "importlib.util", FrozenGroup.Standard),
        new("importlib.machinery", "importlib.machinery", FrozenGroup.Standard),
        new("runpy", "runpy", FrozenGroup.Standard),
        new("__hello__", "__hello__", FrozenGroup.Test),
        new("__hello_alias__", "__hello__", FrozenGroup.Test),
        new("__phello_alias__", "__hello__", FrozenGroup.Test, IsPackage: true),
        new("__phello_alias__.spam", "__hello__", FrozenGroup.Test),
        new("__phello__", "__phello__", FrozenGroup.Test, IsPackage: true),
        new("__phello__.__init__", "<__phello__", FrozenGroup.Test),
        new("__phello__.ham", "__phello__.ham", FrozenGroup.Test, IsPackage: true),
        new("__phello__.ham.__init__", "<__phello__.ham", FrozenGroup.Test),
        new("__phello__.ham.eggs", "__phello__.ham.eggs", FrozenGroup.Test),
        new("__phello__.spam", "__phello__.spam", FrozenGroup.Test),
        new("__hello_only__", null, FrozenGroup.Test),
    ];

    /// <summary>Whether the interpreter sees the module as frozen.</summary>
    public static bool IsVisible(PyInterpreter interpreter, FrozenModule module) =>
        module.Group == FrozenGroup.Bootstrap || interpreter.StateOf(static () => new FrozenState()).UsesStandardModules(interpreter.Options);

    /// <summary>The frozen module of that name; null where there is none, or where frozen modules are switched off.</summary>
    public static FrozenModule? Find(PyInterpreter interpreter, string name)
    {
        foreach (FrozenModule module in All)
        {
            if (module.Name == name)
            {
                return IsVisible(interpreter, module) ? module : null;
            }
        }

        return null;
    }

    /// <summary>The module of a name that is known to be one.</summary>
    public static FrozenModule Named(string name) => Array.Find(All, module => module.Name == name)!;

    /// <summary>The module's code; null: an exception is pending.</summary>
    public static CodeObject? Load(ThreadState ts, FrozenModule module)
    {
        if (ts.Interpreter.Options.FrozenAhead?.Take(module.Name) is { } read)
        {
            return read;
        }

        FrozenState state = ts.Interpreter.StateOf(static () => new FrozenState());
        if (state.Archive(ts.Interpreter.Options) is { } archive && archive.Find(module.SourceName) is { Length: > 0 } data && ObjectMarshal.LoadCode(ts, data) is { } code)
        {
            return code;
        }

        ts.Pending = null;
        return Compile(ts, module) is { } blueprint ? new CodeObject(blueprint) : null;
    }

    /// <summary>The module's marshalled code; null: an exception is pending.</summary>
    public static byte[]? LoadData(ThreadState ts, FrozenModule module)
    {
        FrozenState state = ts.Interpreter.StateOf(static () => new FrozenState());
        if (state.Archive(ts.Interpreter.Options) is { } archive && archive.Find(module.SourceName) is { Length: > 0 } data)
        {
            return data.ToArray();
        }

        return Compile(ts, module) is { } blueprint ? BlueprintMarshal.Dump(blueprint) : null;
    }

    /// <summary>Compiles a frozen module of a library; null where its source is missing.</summary>
    public static CodeBlueprint? Compile(string library, FrozenModule module)
    {
        byte[]? source = module.Original is null ? System.Text.Encoding.UTF8.GetBytes(FrozenOnlySource) : File.Exists(SourcePath(library, module)) ? File.ReadAllBytes(SourcePath(library, module)) : null;
        return source is null ? null : PythonCompiler.Compile(PythonParser.ParseBytes(source, module.CodeFileName, ParseMode.Exec), new CompilerOptions(module.CodeFileName));
    }

    /// <summary>Makes and runs a frozen module and enters it into <c>sys.modules</c>, without importlib; null: an exception is pending.</summary>
    public static PyModule? Import(ThreadState ts, FrozenModule frozen)
    {
        CodeObject? code = Load(ts, frozen);
        if (code is null)
        {
            return null;
        }

        PyModule module = PyModule.Create(frozen.Name);
        if (frozen.IsPackage)
        {
            module.Add("__path__", new PyList());
        }

        // FrozenImporter takes this away when it adopts the module.
        module.Add("__origname__", frozen.Original is null ? PyNone.Instance : PyStr.Intern(frozen.Original));
        module.Add("__builtins__", ts.Interpreter.Modules.GetInterned("builtins")!);
        ts.Interpreter.Modules.SetInterned(frozen.Name, module);
        return EvalCode.Run(ts, code, module.Dictionary, null, null) is null ? null : module;
    }

    private static CodeBlueprint? Compile(ThreadState ts, FrozenModule module)
    {
        string library = ts.Interpreter.Options.LibraryFolder;
        if (Compile(library, module) is { } blueprint)
        {
            return blueprint;
        }

        _ = Raise.ImportError(ts, $"the standard library is not there: {SourcePath(library, module)} is missing");
        return null;
    }

    private static string SourcePath(string library, FrozenModule module)
    {
        string path = Path.Combine(library, module.SourceName.Replace('.', Path.DirectorySeparatorChar));
        return module.IsPackage || module.Original?[0] == '<' ? Path.Combine(path, "__init__.py") : path + ".py";
    }
}

/// <summary>An interpreter's view of the frozen modules.</summary>
internal sealed class FrozenState
{
    private FrozenArchive? _archive;
    private bool _looked;

    /// <summary><c>_imp._override_frozen_modules_for_tests()</c>: above 0 they are used, below 0 they are not; 0 leaves it to the options.</summary>
    public int Override { get; set; }

    /// <summary>Whether more is frozen than importlib itself: where the library has an archive, unless <c>-X frozen_modules</c> says otherwise.</summary>
    public bool UsesStandardModules(InterpreterOptions options)
    {
        return Override != 0 ? Override > 0 : options.FrozenModules ?? Archive(options) is not null;
    }

    /// <summary>The library's archive; null where there is none for this version.</summary>
    public FrozenArchive? Archive(InterpreterOptions options)
    {
        if (!_looked)
        {
            _looked = true;
            _archive = options.FrozenAhead is { } ahead ? ahead.Archive() : FrozenArchive.Open(FrozenArchive.PathIn(options.LibraryFolder));
        }

        return _archive;
    }
}
