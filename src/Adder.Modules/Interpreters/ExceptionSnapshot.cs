using Adder.Runtime;
using Adder.Runtime.Import;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Interpreters;

/// <summary>What one interpreter tells another about an exception: texts only.</summary>
/// <param name="Module">The module of its class; null where the class has none that is a text.</param>
/// <param name="Message">The exception's text; null where it has none that could be made.</param>
/// <param name="Display">The traceback as it is printed, without the last line's end; null where it could not be made.</param>
internal sealed record ExceptionSnapshot(string Name, string QualifiedName, string? Module, string? Message, string? Display)
{
    /// <summary>Class and text, as the last line of a traceback.</summary>
    public string Formatted
    {
        get
        {
            string type = Module is null or "builtins" or "__main__" ? QualifiedName : $"{Module}.{QualifiedName}";
            return Message is null ? type : $"{type}: {Message}";
        }
    }

    /// <summary>Takes an exception's texts. What goes wrong is left out.</summary>
    public static ExceptionSnapshot Of(ThreadState ts, PyBaseException exception)
    {
        PyType type = exception.Type;
        PyObject? module = Attributes.Get(ts, type, SpecialNames.Module);
        ts.Pending = null;
        string? message = Text.Str(ts, exception)?.ToString();
        ts.Pending = null;
        string? display = Show(ts, exception);
        ts.Pending = null;
        return new ExceptionSnapshot(type.Name, type.QualifiedName, (module as PyStr)?.ToString(), message, display);
    }

    private static string? Show(ThreadState ts, PyBaseException exception)
    {
        PyObject? library = Imports.Import(ts, "traceback");
        PyObject? shown = library is null ? null : Attributes.Get(ts, library, "TracebackException");
        shown = shown is null ? null : Calls.CallMethod(ts, shown, "from_exception", exception);
        PyObject? lines = shown is null ? null : Calls.CallMethod(ts, shown, "format");
        PyObject? text = lines is null ? null : Calls.CallMethod(ts, PyStr.Empty, "join", lines);
        return text is PyStr display ? display.ToString().TrimEnd('\n') : null;
    }

    /// <summary>The namespace that <c>ExecutionFailed.excinfo</c> is.</summary>
    public PyObject ToNamespace()
    {
        PySimpleNamespace type = PySimpleNamespace.Create();
        type.Dictionary.SetInterned("__name__", PyStr.From(Name));
        type.Dictionary.SetInterned("__qualname__", PyStr.From(QualifiedName));
        type.Dictionary.SetInterned("__module__", TextOrNone(Module));
        PySimpleNamespace made = PySimpleNamespace.Create();
        made.Dictionary.SetInterned("type", type);
        made.Dictionary.SetInterned("msg", TextOrNone(Message));
        made.Dictionary.SetInterned("formatted", PyStr.From(Formatted));
        if (Display is not null)
        {
            made.Dictionary.SetInterned("errdisplay", PyStr.From(Display));
        }

        return made;
    }

    private static PyObject TextOrNone(string? text) => text is null ? PyNone.Instance : PyStr.From(text);
}
