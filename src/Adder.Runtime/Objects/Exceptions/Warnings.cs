using System;
using Adder.Runtime.Import;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>What an interpreter keeps for warnings: the filters and registries that <c>_warnings</c> shows and <c>warnings</c> takes over.</summary>
internal sealed class WarningState
{
    public WarningState()
    {
        Add("default", ExceptionTypes.DeprecationWarning, "__main__");
        Add("ignore", ExceptionTypes.DeprecationWarning, null);
        Add("ignore", ExceptionTypes.PendingDeprecationWarning, null);
        Add("ignore", ExceptionTypes.ImportWarning, null);
        Add("ignore", ExceptionTypes.ResourceWarning, null);
    }

    /// <summary>The filters that hold: those of a release build of CPython, until <c>warnings</c> is imported and for the first time asked for its own.</summary>
    public PyObject Filters { get; set; } = new PyList();

    public PyObject OnceRegistry { get; set; } = new PyDict();

    public PyObject DefaultAction { get; set; } = PyStr.Intern("default");

    /// <summary>Changes with the filters: registries of another version are out of date.</summary>
    public long Version { get; set; } = 1;

    private void Add(string action, PyType category, string? module) =>
        ((PyList)Filters).Add(PyTuple.FromArray([PyStr.Intern(action), PyNone.Instance, category, module is null ? PyNone.Instance : PyStr.From(module), PySmallInt.Zero]));
}

/// <summary>What a warning is about.</summary>
/// <param name="Category">The class, where the message is not a Warning itself.</param>
/// <param name="Message">A text, or a Warning.</param>
/// <param name="Module">The module's name; null: made of the file's.</param>
/// <param name="Registry">Remembers what was shown; null for none.</param>
/// <param name="Source">The object that the warning is about, for <c>tracemalloc</c>.</param>
/// <param name="SourceLine">The line of source to show; null: the file's.</param>
internal readonly record struct WarningDetails(
    PyObject Category, PyObject Message, PyObject FileName, long Line, PyObject? Module, PyDict? Registry, PyObject? Source = null, PyObject? SourceLine = null);

/// <summary>Issues warnings, by the filters of the library's <c>warnings</c> where that is imported. False: an exception is pending.</summary>
internal static unsafe class Warnings
{
    /// <summary>Issues a warning of a builtin category for the running Python code.</summary>
    public static bool Warn(ThreadState ts, PyType category, string message, long stackLevel = 1) =>
        Warn(ts, category, PyStr.From(message), stackLevel, null, PyTuple.Empty);

    /// <summary>Issues a warning for the frame that many calls out.</summary>
    public static bool Warn(ThreadState ts, PyObject category, PyObject message, long stackLevel, PyObject? source, PyTuple skippedPrefixes)
    {
        ts.Interpreter.CompleteStart();
        PyFrame? frame = FindFrame(ts, stackLevel, skippedPrefixes);
        if (ts.Pending is not null)
        {
            return false;
        }

        PyDict globals = frame?.Globals ?? ts.Interpreter.Sys;
        PyObject fileName = frame is null ? PyStr.Intern("<sys>") : frame.Code.FileName;
        long line = frame is null ? 0 : frame.Line;
        PyStr registryName = PyStr.Intern("__warningregistry__");
        PyObject? registry = globals.GetInterned(registryName);
        if (registry is null)
        {
            registry = new PyDict();
            globals.SetInterned(registryName, registry);
        }

        PyObject module = globals.GetInterned("__name__") ?? PyStr.From("<string>");
        if (registry is not (PyDict or PyNone))
        {
            return Raise.TypeError(ts, "'registry' must be a dict or None");
        }

        return Issue(ts, new WarningDetails(category, message, fileName, line, module, registry as PyDict, source));
    }

    /// <summary>Issues a warning for a given place.</summary>
    public static bool Issue(ThreadState ts, in WarningDetails given)
    {
        WarningDetails details = given;
        PyObject? text;
        if (TypeTests.IsInstance(ts, details.Message, ExceptionTypes.Warning) is var isWarning && isWarning == Truth.Error)
        {
            return false;
        }

        if (isWarning == Truth.True)
        {
            text = Text.Str(ts, details.Message);
            details = details with { Category = details.Message.Type };
        }
        else
        {
            text = details.Message;
            PyObject? made = Calls.Call(ts, details.Category, details.Message);
            if (made is null)
            {
                return false;
            }

            details = details with { Message = made };
        }

        if (text is null)
        {
            return false;
        }

        details = details with { Module = details.Module ?? ModuleOf(details.FileName) };
        PyTuple key = PyTuple.Create(text, details.Category, PyInt.From(details.Line));
        if (details.Registry is not null && AlreadyWarned(ts, details.Registry, key, remember: false) is var known && known != Truth.False)
        {
            return known == Truth.True;
        }

        PyStr? action = FindAction(ts, details, text, out PyObject? filter);
        return action is not null && Act(ts, details, text, key, action, filter);
    }

    private static bool Act(ThreadState ts, in WarningDetails details, PyObject text, PyTuple key, PyStr action, PyObject? filter)
    {
        string name = action.ToString();
        switch (name)
        {
            case "error":
                return details.Message is PyBaseException exception ? Raise.Exception(ts, exception) : Raise.Error(ts, (PyType)details.Category, text);
            case "ignore":
                return true;
            case "always" or "all":
                return Show(ts, details, text);
        }

        if (details.Registry is { } registry && !registry.SetItem(ts, key, PyBool.True))
        {
            return false;
        }

        Truth known = Truth.False;
        switch (name)
        {
            case "once":
                WarningState state = ts.Interpreter.StateOf<WarningState>();
                PyObject? once = details.Registry ?? (state.OnceRegistry = LibraryAttribute(ts, "onceregistry", import: false) ?? state.OnceRegistry);
                if (once is not PyDict onceRegistry)
                {
                    return Raise.TypeError(ts, $"_warnings.onceregistry must be a dict, not '{once.Type.Name}'");
                }

                known = AlreadyWarned(ts, onceRegistry, PyTuple.Create(text, details.Category), remember: true);
                break;
            case "module" when details.Registry is not null:
                known = AlreadyWarned(ts, details.Registry, PyTuple.Create(text, details.Category, PySmallInt.Zero), remember: true);
                break;
            case "module" or "default":
                break;
            default:
                PyStr? shownAction = Text.Repr(ts, action);
                PyStr? shownFilter = shownAction is null ? null : Text.Repr(ts, filter ?? PyNone.Instance);
                return shownFilter is not null && Raise.RuntimeError(ts, $"Unrecognized action ({shownAction}) in warnings.filters:\n {shownFilter}");
        }

        return known == Truth.True || (known == Truth.False && Show(ts, details, text));
    }

    /// <summary>The file's name without <c>.py</c>.</summary>
    private static PyObject ModuleOf(PyObject fileName)
    {
        string name = fileName is PyStr text ? text.ToString() : "";
        return name.Length == 0 ? PyStr.From("<unknown>") : name.EndsWith(".py", StringComparison.Ordinal) ? PyStr.From(name[..^3]) : fileName;
    }

    /// <summary>Looks a key up in a registry, which is emptied first where filters have changed since.</summary>
    private static Truth AlreadyWarned(ThreadState ts, PyDict registry, PyTuple key, bool remember)
    {
        long version = ts.Interpreter.StateOf<WarningState>().Version;
        PyStr versionName = PyStr.Intern("version");
        if (registry.GetInterned(versionName) is not PyInt known || !known.TryGetInt64(out long number) || number != version)
        {
            registry.Clear();
            registry.SetInterned(versionName, PyInt.From(version));
        }
        else
        {
            Lookup found = registry.Get(ts, key);
            if (found.IsError)
            {
                return Truth.Error;
            }

            if (found.TryGet(out PyObject? value) && Truthiness.IsTrue(ts, value) is var warned && warned != Truth.False)
            {
                return warned;
            }
        }

        return !remember || registry.SetItem(ts, key, PyBool.True) ? Truth.False : Truth.Error;
    }

    // ---- filters

    private static PyStr? FindAction(ThreadState ts, in WarningDetails details, PyObject text, out PyObject? filter)
    {
        filter = null;
        WarningState state = ts.Interpreter.StateOf<WarningState>();
        PyObject? filters = ContextFilters(ts) ?? (ts.Pending is null ? state.Filters = LibraryAttribute(ts, "filters", import: false) ?? state.Filters : null);
        if (ts.Pending is not null)
        {
            return null;
        }

        if (filters is not PyList list)
        {
            return Raise.ValueError(ts, "_warnings.filters must be a list");
        }

        for (int i = 0; i < list.Count; i++)
        {
            if (list[i] is not PyTuple { Count: 5 } item)
            {
                return Raise.ValueError(ts, $"_warnings.filters item {i} isn't a 5-tuple");
            }

            if (item[0] is not PyStr action)
            {
                return Raise.TypeError(ts, $"action must be a string, not '{item[0].Type.Name}'");
            }

            Truth matches = Matches(ts, item, details, text);
            if (matches == Truth.Error)
            {
                return null;
            }

            if (matches == Truth.True)
            {
                filter = item;
                return action;
            }
        }

        PyObject fallback = state.DefaultAction = LibraryAttribute(ts, "defaultaction", import: false) ?? state.DefaultAction;
        return fallback as PyStr ?? Raise.TypeError(ts, $"_warnings.defaultaction must be a string, not '{fallback.Type.Name}'");
    }

    private static Truth Matches(ThreadState ts, PyTuple item, in WarningDetails details, PyObject text)
    {
        Truth result = MatchesText(ts, item[1], text);
        result = result == Truth.True ? TypeTests.IsSubclass(ts, details.Category, item[2]) : result;
        result = result == Truth.True ? MatchesText(ts, item[3], details.Module!) : result;
        if (result != Truth.True)
        {
            return result;
        }

        if (Numbers.Index(ts, item[4]) is not { } number)
        {
            return Truth.Error;
        }

        return number.TryGetInt64(out long line) && (line == 0 || line == details.Line) ? Truth.True : Truth.False;
    }

    /// <summary>A filter's text must be equal, its pattern match; None takes everything.</summary>
    private static Truth MatchesText(ThreadState ts, PyObject pattern, PyObject text)
    {
        if (pattern is PyNone)
        {
            return Truth.True;
        }

        if (pattern.GetType() == typeof(PyStr))
        {
            return Comparison.Equal(ts, pattern, text);
        }

        PyObject? match = Calls.CallMethod(ts, pattern, "match", text);
        return match is null ? Truth.Error : Truthiness.IsTrue(ts, match);
    }

    /// <summary>The filters of the running context, where <c>-X context_aware_warnings</c> keeps them there; null for none.</summary>
    private static PyObject? ContextFilters(ThreadState ts)
    {
        if (!ts.Interpreter.Options.ContextAwareWarnings || LibraryAttribute(ts, "_get_filters", import: false) is not { } function)
        {
            return null;
        }

        return Calls.Call(ts, function);
    }

    // ---- showing

    private static bool Show(ThreadState ts, in WarningDetails details, PyObject text)
    {
        PyObject? show = LibraryAttribute(ts, "_showwarnmsg", import: details.Source is not null);
        if (show is null)
        {
            return ts.Pending is null && Print(ts, details, text);
        }

        if (show.Type.Slots.Call == null)
        {
            return Raise.TypeError(ts, "warnings._showwarnmsg() must be set to a callable");
        }

        PyObject? messageClass = LibraryAttribute(ts, "WarningMessage", import: false);
        if (messageClass is null)
        {
            return ts.Pending is null && Raise.RuntimeError(ts, "unable to get warnings.WarningMessage");
        }

        PyObject? message = Calls.Call(
            ts, messageClass,
            [details.Message, details.Category, details.FileName, PyInt.From(details.Line), PyNone.Instance, details.SourceLine ?? PyNone.Instance, details.Source ?? PyNone.Instance], null);
        return message is not null && Calls.Call(ts, show, message) is not null;
    }

    /// <summary>Shows a warning without the library.</summary>
    private static bool Print(ThreadState ts, in WarningDetails details, PyObject text)
    {
        if (ts.Interpreter.Sys.GetInterned("stderr") is not { } stderr || stderr is PyNone)
        {
            return true;
        }

        PyStr? file = Text.Str(ts, details.FileName);
        PyStr? shown = file is null ? null : Text.Str(ts, text);
        string category = details.Category is PyType type ? type.Name : "Warning";
        string source = details.SourceLine is { } line ? line.ToString()!.Trim()
            : file is null || details.Line < 1 ? "" : TracebackFormatter.LineOfFile(file.ToString(), (int)details.Line);
        source = source.Length == 0 ? "" : $"  {source}\n";
        return shown is not null && Calls.CallMethod(ts, stderr, "write", PyStr.From($"{file}:{details.Line}: {category}: {shown}\n{source}")) is not null;
    }

    /// <summary>An attribute of the library's <c>warnings</c>; null where it is not imported (and not to be), lacks it, or an exception is pending.</summary>
    private static PyObject? LibraryAttribute(ThreadState ts, string name, bool import)
    {
        PyObject? module = ts.Interpreter.Modules.GetInterned("warnings");
        if (module is null && import && !ts.Interpreter.IsFinalizing)
        {
            module = Imports.Import(ts, "warnings");
            if (module is null)
            {
                _ = Raise.ClearIf(ts, ExceptionTypes.ImportError);
            }
        }

        PyObject? value = module is null ? null : Attributes.Get(ts, module, name);
        if (module is not null && value is null)
        {
            _ = Raise.ClearIf(ts, ExceptionTypes.AttributeError);
        }

        return value;
    }

    // ---- frames

    /// <summary>The frame that the warning is for; null where there are not so many.</summary>
    private static PyFrame? FindFrame(ThreadState ts, long stackLevel, PyTuple skippedPrefixes)
    {
        int depth = 0;
        PyFrame? frame = Interpreter.EvalCode.FrameAt(ts, depth);
        if (skippedPrefixes.Count > 0 && stackLevel < 2)
        {
            stackLevel = 2;
        }

        bool all = stackLevel <= 0 || (frame is not null && IsInternal(frame));
        while (--stackLevel > 0 && frame is not null)
        {
            do
            {
                frame = Interpreter.EvalCode.FrameAt(ts, ++depth);
            }
            while (!all && frame is not null && (IsInternal(frame) || IsSkipped(frame, skippedPrefixes)));
        }

        return frame;
    }

    /// <summary>importlib's frames are not what a warning is about.</summary>
    private static bool IsInternal(PyFrame frame) =>
        frame.FileName.Contains("importlib", StringComparison.Ordinal) && frame.FileName.Contains("_bootstrap", StringComparison.Ordinal);

    private static bool IsSkipped(PyFrame frame, PyTuple prefixes)
    {
        for (int i = 0; i < prefixes.Count; i++)
        {
            if (prefixes[i] is PyStr prefix && frame.FileName.StartsWith(prefix.ToString(), StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
