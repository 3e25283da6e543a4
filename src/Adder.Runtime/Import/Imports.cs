using System;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Import;

/// <summary>The <c>import</c> statement's native half: what is in <c>sys.modules</c> is found here, the rest is importlib's (<c>_frozen_importlib</c>).</summary>
internal static class Imports
{
    private static readonly PyStr s_spec = PyStr.Intern("__spec__");
    private static readonly PyStr s_package = PyStr.Intern("__package__");
    private static readonly PyStr s_name = PyStr.Intern("__name__");
    private static readonly PyStr s_path = PyStr.Intern("__path__");
    private static readonly PyStr s_initializing = PyStr.Intern("_initializing");

    /// <summary><c>importlib.import_module(name)</c> for an absolute name.</summary>
    public static PyObject? Import(ThreadState ts, string name) => Import(ts, PyStr.Intern(name));

    /// <inheritdoc cref="Import(ThreadState, string)"/>
    public static PyObject? Import(ThreadState ts, PyStr full)
    {
        Lookup loaded = Loaded(ts, full);
        return loaded.IsAbsent ? FindAndLoad(ts, full) : loaded.ValueOrNull;
    }

    /// <summary><c>__import__(name, globals, locals, fromlist, level)</c>.</summary>
    public static PyObject? Import(ThreadState ts, PyStr name, PyObject? globals, PyObject? fromList, int level)
    {
        if (level < 0)
        {
            return Raise.ValueError(ts, "level must be >= 0");
        }

        if (level == 0 && name.Length == 0)
        {
            return Raise.ValueError(ts, "Empty module name");
        }

        PyStr? full = level == 0 ? name : Resolve(ts, name, globals, level);
        if (full is null)
        {
            return null;
        }

        Lookup loaded = Loaded(ts, full);
        if (ts.Interpreter.Options.ImportTime > 1 && !loaded.IsAbsent && !loaded.IsError)
        {
            ts.Interpreter.StateOf<ImportTimes>().Cached(full.ToString());
        }

        PyObject? module = loaded.IsAbsent ? FindAndLoad(ts, full) : loaded.ValueOrNull;
        if (module is null)
        {
            return null;
        }

        Truth wants = fromList is null or PyNone ? Truth.False : Truthiness.IsTrue(ts, fromList);
        if (wants == Truth.Error)
        {
            return null;
        }

        if (wants == Truth.True)
        {
            // The modules that are there before importlib are no packages.
            Lookup path = module is PyModule { Incomplete: not null } ? Lookup.Absent : Attributes.Find(ts, module, s_path);
            PyObject? outermost = path.IsError ? null : path.IsAbsent ? module : HandleFromList(ts, module, fromList!);
            if (outermost is null && ts.Pending is { } error)
            {
                ImportFailures.RemoveImportFrames(ts, error);
            }

            return outermost;
        }

        return level == 0 || name.Length > 0 ? Outermost(ts, name, full, module, level) : module;
    }

    /// <summary>What <c>from package import name</c> takes: an attribute, or a submodule that is being imported at the moment.</summary>
    public static PyObject? ImportFrom(ThreadState ts, PyObject module, PyStr name)
    {
        Lookup attribute = Attributes.Find(ts, module, name);
        if (!attribute.IsAbsent)
        {
            return attribute.ValueOrNull;
        }

        Lookup packageName = Attributes.Find(ts, module, s_name);
        if (packageName.IsError)
        {
            return null;
        }

        if (packageName.ValueOrNull is PyStr package)
        {
            Lookup submodule = ts.Interpreter.Modules.Get(ts, PyStr.From($"{package}.{name}"));
            if (!submodule.IsAbsent)
            {
                return submodule.ValueOrNull;
            }
        }

        return ImportFailures.CannotImport(ts, module, name, packageName.ValueOrNull as PyStr);
    }

    /// <summary>A module of <c>sys.modules</c> that is not None; waits where another thread is still importing it.</summary>
    private static Lookup Loaded(ThreadState ts, PyStr full)
    {
        if (ts.Interpreter.DeferredStart is not null && ts.Interpreter.ModulesSoFar.GetInterned(full) is PyModule { Incomplete: not null } first)
        {
            return Lookup.Found(first);
        }

        Lookup found = ts.Interpreter.Modules.Get(ts, full);
        if (!found.TryGet(out PyObject? module) || module is PyNone)
        {
            return found.IsError ? default : Lookup.Absent;
        }

        if (module is not PyModule native || native.Dictionary.GetInterned(s_spec) is not { } spec || spec is PyNone)
        {
            return found;
        }

        Lookup initializing = Attributes.Find(ts, spec, s_initializing);
        if (!initializing.TryGet(out PyObject? flag))
        {
            return initializing.IsError ? default : found;
        }

        Truth busy = Truthiness.IsTrue(ts, flag);
        if (busy == Truth.True && Calls.CallMethod(ts, ts.Interpreter.ImportLibrary!, "_lock_unlock_module", full) is null)
        {
            return default;
        }

        return busy == Truth.Error ? default : found;
    }

    private static PyObject? FindAndLoad(ThreadState ts, PyStr full)
    {
        if (ts.Interpreter.ImportLibrary is not { } library)
        {
            // Before the import system is there, and in an interpreter without the library, native modules are all there is.
            return ts.Interpreter.NativeModules.Contains(full.ToString())
                ? ModuleLoader.Load(ts, full.ToString())
                : Raise.Error(ts, ExceptionTypes.ModuleNotFoundError, $"No module named '{full}'");
        }

        ImportTimes? times = ts.Interpreter.Options.ImportTime > 0 ? ts.Interpreter.StateOf<ImportTimes>() : null;
        (long, long) begun = times?.Begin() ?? default;
        PyObject? import = ImportFunction(ts);
        PyObject? module = import is null ? null : Calls.CallMethod(ts, library, "_find_and_load", full, import);
        times?.End(begun, full.ToString());
        if (module is null && ts.Pending is { } error)
        {
            ImportFailures.RemoveImportFrames(ts, error);
        }

        if (module is not null && ts.Interpreter.WhenLineCacheIsImported is { } register && full.EqualTo("linecache"))
        {
            ts.Interpreter.WhenLineCacheIsImported = null;
            return register() ? module : null;
        }

        return module;
    }

    /// <summary><c>builtins.__import__</c>, which importlib calls for parents and submodules.</summary>
    private static PyObject? ImportFunction(ThreadState ts) =>
        ts.Interpreter.Builtins.GetInterned("__import__") ?? Raise.ImportError(ts, "__import__ not found");

    /// <summary>The loader that a module's globals name, in <c>__spec__</c> and <c>__loader__</c>, or None; null: an exception is pending.</summary>
    public static PyObject? BlessedLoader(ThreadState ts, PyDict globals)
    {
        PyObject? external = ts.Interpreter.ImportLibrary is { } library ? Attributes.Get(ts, library, "_bootstrap_external") : PyNone.Instance;
        return external is null or PyNone ? external : Calls.CallMethod(ts, external, "_bless_my_loader", globals);
    }

    private static PyObject? HandleFromList(ThreadState ts, PyObject module, PyObject fromList)
    {
        PyObject? import = ImportFunction(ts);
        return import is null ? null : Calls.CallMethod(ts, ts.Interpreter.ImportLibrary!, "_handle_fromlist", module, fromList, import);
    }

    /// <summary>Without a from-list, <c>import a.b.c</c> gives package <c>a</c>.</summary>
    private static PyObject? Outermost(ThreadState ts, PyStr name, PyStr full, PyObject module, int level)
    {
        string text = name.ToString();
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return module;
        }

        string front = text[..dot];
        if (level == 0)
        {
            return Import(ts, front);
        }

        string fullText = full.ToString();
        PyStr target = PyStr.From(fullText[..(fullText.Length - (text.Length - dot))]);
        Lookup found = ts.Interpreter.Modules.Get(ts, target);
        return found.IsAbsent ? Raise.KeyError(ts, PyStr.From($"'{target}' not in sys.modules as expected")) : found.ValueOrNull;
    }

    private static bool WarnOfOtherParent(ThreadState ts, PyObject package, PyObject spec)
    {
        PyObject? parent = Attributes.Get(ts, spec, "parent");
        Truth same = parent is null ? Truth.Error : Comparison.Equal(ts, package, parent);
        return same == Truth.True || (same == Truth.False && Deprecations.Warn(ts, "DeprecationWarning", "__package__ != __spec__.parent"));
    }

    /// <summary>The absolute name of a relative import.</summary>
    private static PyStr? Resolve(ThreadState ts, PyStr name, PyObject? globals, int level)
    {
        if (PackageOf(ts, globals) is not { } package)
        {
            return null;
        }

        string parent = package.ToString();
        if (parent.Length == 0)
        {
            return Raise.ImportError(ts, "attempted relative import with no known parent package");
        }

        for (int i = 1; i < level; i++)
        {
            int dot = parent.LastIndexOf('.');
            if (dot < 0)
            {
                return Raise.ImportError(ts, "attempted relative import beyond top-level package");
            }

            parent = parent[..dot];
        }

        return name.Length == 0 ? PyStr.From(parent) : PyStr.From($"{parent}.{name}");
    }

    /// <summary>The package that relative imports of a module start from, by its <c>__package__</c>, <c>__spec__</c> or <c>__name__</c>; null: an exception is pending.</summary>
    private static PyStr? PackageOf(ThreadState ts, PyObject? globals)
    {
        if (globals is null)
        {
            return Raise.KeyError(ts, PyStr.From("'__name__' not in globals"));
        }

        if (globals is not PyDict dictionary)
        {
            return Raise.TypeError(ts, "globals must be a dict");
        }

        PyObject? spec = dictionary.GetInterned(s_spec);
        PyObject? package = dictionary.GetInterned(s_package);
        if (package is null or PyNone && spec is not (null or PyNone))
        {
            package = Attributes.Get(ts, spec, "parent");
            if (package is null)
            {
                return null;
            }
        }

        if (package is null or PyNone)
        {
            return PackageByName(ts, dictionary);
        }

        bool isOwn = package == dictionary.GetInterned(s_package);
        if (package is not PyStr found)
        {
            return Raise.TypeError(ts, isOwn ? "package must be a string" : "__spec__.parent must be a string");
        }

        return spec is not (null or PyNone) && isOwn && !WarnOfOtherParent(ts, package, spec) ? null : found;
    }

    private static PyStr? PackageByName(ThreadState ts, PyDict globals)
    {
        if (globals.GetInterned(s_name) is not { } own)
        {
            return Raise.KeyError(ts, PyStr.From("'__name__' not in globals"));
        }

        if (own is not PyStr name)
        {
            return Raise.TypeError(ts, "__name__ must be a string");
        }

        if (!Deprecations.Warn(ts, "ImportWarning", "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__"))
        {
            return null;
        }

        if (globals.GetInterned(s_path) is not null)
        {
            return name;
        }

        string text = name.ToString();
        int dot = text.LastIndexOf('.');
        return dot < 0 ? PyStr.Empty : PyStr.From(text[..dot]);
    }
}
