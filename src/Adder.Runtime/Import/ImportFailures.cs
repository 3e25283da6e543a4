using System;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Import;

/// <summary>The texts of failed imports, and their tracebacks without the import system's own frames.</summary>
internal static class ImportFailures
{
    /// <summary>The ImportError of <c>from module import name</c>.</summary>
    public static Raised CannotImport(ThreadState ts, PyObject module, PyStr name, PyStr? moduleName)
    {
        string shown = moduleName is null ? "<unknown module name>" : moduleName.ToString();
        Lookup spec = Attributes.Find(ts, module, "__spec__");
        ModuleOrigin origin = ModuleOrigin.Unknown;
        if (spec.TryGet(out PyObject? found) && found is not PyNone)
        {
            origin = new ModuleOrigin(ts, found);
        }

        PyStr? file = origin.File ?? Attributes.Find(ts, module, "__file__").ValueOrNull as PyStr;
        ts.Pending = null;
        bool isShadowing = IsPossiblyShadowing(ts, file);
        if (!HidesLibrary(ts, isShadowing, moduleName, out bool hides))
        {
            return default;
        }

        string place = file is null ? "unknown location" : file.ToString();
        string message = hides ? $"cannot import name '{name}' from '{shown}' {HidingHint(file!, shown)}"
            : !origin.IsInitializing ? $"cannot import name '{name}' from '{shown}' ({place})"
            : isShadowing ? $"cannot import name '{name}' from '{shown}' {SameNameHint(file!)}"
            : $"cannot import name '{name}' from partially initialized module '{shown}' {Circular}{(file is null ? "" : $" ({place})")}";
        _ = Raise.ImportError(ts, message);
        if (ts.Pending is { } error)
        {
            PyBaseException pending = ts.TakePending();
            _ = Attributes.Set(ts, error, PyStr.Intern("name"), moduleName ?? (PyObject)PyNone.Instance)
                && Attributes.Set(ts, error, PyStr.Intern("path"), file ?? (PyObject)PyNone.Instance)
                && Attributes.Set(ts, error, PyStr.Intern("name_from"), name);
            ts.Pending = pending;
        }

        return default;
    }

    /// <summary>The text for an attribute that a module has not, which knows of circular imports and of files that hide a module of the library; null: an exception is pending.</summary>
    public static string? MissingAttributeMessage(ThreadState ts, PyModule module, PyStr name)
    {
        if (module.Dictionary.GetInterned("__name__") is not PyStr own)
        {
            return string.Concat("module has no attribute '", name.ToString(), "'");
        }

        // Optional attributes are asked for at every start; interpolating would bring in the machinery of formatting.
        string missing = string.Concat(string.Concat("module '", own.ToString(), "' has no attribute '"), name.ToString(), "'");
        if (module.Dictionary.GetInterned("__spec__") is not { } spec || spec is PyNone)
        {
            return missing;
        }

        var origin = new ModuleOrigin(ts, spec);
        bool isShadowing = IsPossiblyShadowing(ts, origin.File);
        if (!HidesLibrary(ts, isShadowing, own, out bool hides))
        {
            return null;
        }

        if (hides)
        {
            return $"{missing} {HidingHint(origin.File!, own.ToString())}";
        }

        if (origin.IsInitializing)
        {
            return isShadowing ? $"{missing} {SameNameHint(origin.File!)}"
                : origin.File is null ? $"partially initialized {missing} {Circular}"
                : $"partially initialized module '{own}' from '{origin.File}' has no attribute '{name}' {Circular}";
        }

        return IsUninitializedSubmodule(ts, spec, name) ? $"cannot access submodule '{name}' of module '{own}' {Circular}" : missing;
    }

    /// <summary>
    /// Takes the frames of importlib off a traceback, as CPython does: all of them for an ImportError, else those from <c>_call_with_frames_removed</c> inwards.
    /// </summary>
    public static void RemoveImportFrames(ThreadState ts, PyBaseException error)
    {
        if (ts.Interpreter.Options.Verbose > 0)
        {
            return;
        }

        bool always = error.Type.IsSubtypeOf(ExceptionTypes.ImportError);

        // A link is the entry whose Next leads on; null stands for the exception's own.
        PyTraceback? outerLink = null;
        PyTraceback? previousLink = null;
        bool inImport = false;
        for (PyTraceback? entry = error.Traceback; entry is not null; entry = entry.Next)
        {
            bool own = entry.Frame.FileName is "<frozen importlib._bootstrap>" or "<frozen importlib._bootstrap_external>";
            if (own && !inImport)
            {
                outerLink = previousLink;
            }

            inImport = own;
            if (own && (always || entry.Frame.FunctionName == "_call_with_frames_removed"))
            {
                if (outerLink is null)
                {
                    error.Traceback = entry.Next;
                }
                else
                {
                    outerLink.Next = entry.Next;
                }

                previousLink = outerLink;
            }
            else
            {
                previousLink = entry;
            }
        }
    }

    private const string Circular = "(most likely due to a circular import)";

    private static string HidingHint(PyStr file, string name) =>
        $"(consider renaming '{file}' since it has the same name as the standard library module named '{name}' and prevents importing that standard library module)";

    private static string SameNameHint(PyStr file) => $"(consider renaming '{file}' if it has the same name as a library you intended to import)";

    /// <summary>Whether a module's file lies where <c>sys.path[0]</c> pointed at first, so that it comes before all others of its name.</summary>
    private static bool IsPossiblyShadowing(ThreadState ts, PyStr? file)
    {
        InterpreterOptions options = ts.Interpreter.Options;
        if (file is null || options.SafePath || options.ProgramSearchPath is not { } first)
        {
            return false;
        }

        string path = file.ToString();
        int end = path.LastIndexOf('/');
        if (end >= 0 && path.AsSpan(end + 1).SequenceEqual("__init__.py"))
        {
            end = path.LastIndexOf('/', Math.Max(0, end - 1));
        }

        return end >= 0 && path.AsSpan(0, end).SequenceEqual(first.Length == 0 ? WorkingFolder.Path : first);
    }

    /// <summary>Whether a module that may hide others has the name of one of the library. False: an exception is pending.</summary>
    private static bool HidesLibrary(ThreadState ts, bool isShadowing, PyStr? name, out bool hides)
    {
        hides = false;
        if (!isShadowing || name is null || ts.Interpreter.Sys.GetInterned("stdlib_module_names") is not PySetBase names)
        {
            return true;
        }

        Truth contained = Containers.Contains(ts, names, name);
        hides = contained == Truth.True;
        return contained != Truth.Error;
    }

    private static bool IsUninitializedSubmodule(ThreadState ts, PyObject spec, PyStr name)
    {
        bool contained = Attributes.Find(ts, spec, "_uninitialized_submodules").TryGet(out PyObject? names) && Containers.Contains(ts, names, name) == Truth.True;
        ts.Pending = null;
        return contained;
    }

    /// <summary>What a module's spec says of where it comes from and whether it is still being imported. Leaves what is pending as it is.</summary>
    private readonly struct ModuleOrigin
    {
        public ModuleOrigin(ThreadState ts, PyObject spec)
        {
            PyBaseException? pending = ts.Pending;
            if (Attributes.Find(ts, spec, "has_location").TryGet(out PyObject? flag) && Truthiness.IsTrue(ts, flag) == Truth.True)
            {
                File = Attributes.Find(ts, spec, "origin").ValueOrNull as PyStr;
            }

            IsInitializing = Attributes.Find(ts, spec, "_initializing").TryGet(out PyObject? initializing) && Truthiness.IsTrue(ts, initializing) == Truth.True;
            ts.Pending = pending;
        }

        public static ModuleOrigin Unknown => default;

        /// <summary>The file; null where the spec names none.</summary>
        public PyStr? File { get; }

        public bool IsInitializing { get; }
    }
}
