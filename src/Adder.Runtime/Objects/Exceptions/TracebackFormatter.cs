using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Adder.Runtime.Protocols;
using Adder.Syntax;

namespace Adder.Runtime.Objects;

/// <summary>
/// Formats exceptions without the library's help: traceback with source lines, chained exceptions, notes and groups. Carets and suggestions are the <c>traceback</c> module's alone, as in CPython.
/// </summary>
internal sealed class TracebackFormatter(ThreadState ts, StringBuilder output)
{
    private const int RepeatedFrames = 3;
    private const int MaximumGroupWidth = 15;
    private const int MaximumGroupDepth = 10;

    private readonly HashSet<PyBaseException> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string[]?> _sources = [];

    /// <summary>Nesting in exception groups: how far lines are moved to the right, and whether a margin is drawn.</summary>
    private int _depth;
    private bool _needsClose;

    /// <summary>Whether <c>io.open</c>, with which CPython reads sources, is there.</summary>
    private readonly bool _canOpen = ts.Interpreter.Modules.GetInterned("io") is not PyModule io || io.Dictionary.GetInterned("open") is not null;

    /// <summary>Without notes.</summary>
    private bool _isPlain;

    public void Append(PyBaseException exception)
    {
        if (!_seen.Add(exception))
        {
            return;
        }

        if (exception.Cause is { } cause)
        {
            if (!_seen.Contains(cause))
            {
                Append(cause);
                Line("");
                Line("The above exception was the direct cause of the following exception:");
                Line("");
            }
        }
        else if (exception.Context is { } context && !exception.SuppressContext && !_seen.Contains(context))
        {
            Append(context);
            Line("");
            Line("During handling of the above exception, another exception occurred:");
            Line("");
        }

        if (exception is PyBaseExceptionGroup group)
        {
            AppendGroup(group);
        }
        else
        {
            AppendOne(exception);
        }
    }

    /// <summary>Appends the exception alone: frames with their lines, and the message.</summary>
    public void AppendPlainly(PyBaseException exception)
    {
        _isPlain = true;
        AppendOne(exception);
    }

    /// <summary>Appends a traceback alone.</summary>
    public void AppendTraceback(PyTraceback traceback)
    {
        Line("Traceback (most recent call last):");
        AppendFrames(traceback);
    }

    private string Indent => _depth == 0 ? "" : new string(' ', 2 * _depth);

    private string Margin => _depth == 0 ? "" : Indent + "| ";

    private void Line(string text) => output.Append(_depth == 0 ? "" : text.Length == 0 ? Indent + "|" : Margin).Append(text).Append('\n');

    private void AppendOne(PyBaseException exception)
    {
        if (exception.Traceback is { } traceback)
        {
            AppendTraceback(traceback);
        }

        AppendMessage(exception);
    }

    // ---- the traceback

    private void AppendFrames(PyTraceback first)
    {
        (string File, int Line, string Name)? last = null;
        int repeated = 0;
        for (PyTraceback? entry = first; entry is not null; entry = entry.Next)
        {
            CodeObject code = entry.Code;
            var current = (code.FileName.ToString(), entry.Line, code.Name.ToString());
            if (last != current)
            {
                AppendRepetition(repeated);
                repeated = 0;
                last = current;
            }

            if (++repeated > RepeatedFrames)
            {
                continue;
            }

            Line($"  File \"{current.Item1}\", line {current.Line}, in {current.Item3}");
            AppendSource(current.Item1, current.Line);
        }

        AppendRepetition(repeated);
    }

    private void AppendRepetition(int repeated)
    {
        int more = repeated - RepeatedFrames;
        if (more > 0)
        {
            Line($"  [Previous line repeated {more} more time{(more > 1 ? "s" : "")}]");
        }
    }

    private void AppendSource(string file, int line)
    {
        string[]? lines = _canOpen ? SourceOf(file) : null;
        if (lines is null || line < 1 || line > lines.Length)
        {
            return;
        }

        string stripped = lines[line - 1].TrimEnd().TrimStart(' ', '\t', '\f');
        if (stripped.Length > 0)
        {
            Line("    " + stripped);
        }
    }

    private string[]? SourceOf(string file)
    {
        if (!_sources.TryGetValue(file, out string[]? lines))
        {
            lines = ReadLines(file);
            _sources.Add(file, lines);
        }

        return lines;
    }

    private static string[]? ReadLines(string file)
    {
        try
        {
            return file.StartsWith('<') ? null : Adder.Syntax.Source.SourceDecoder.ToShow(File.ReadAllBytes(file)).Split('\n');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>A line of a source file without the space around it; empty where there is none.</summary>
    public static string LineOfFile(string file, int line) => ReadLines(file) is { } lines && line >= 1 && line <= lines.Length ? lines[line - 1].Trim() : "";

    // ---- the message

    private void AppendMessage(PyBaseException exception)
    {
        if (exception is PySyntaxError syntax && syntax.PrintFileAndLine is not null)
        {
            AppendSyntaxError(syntax);
        }

        PyType type = exception.Type;
        string? module = type.ModuleText();
        string name = module is null or "builtins" or "__main__" ? type.QualifiedName : $"{module}.{type.QualifiedName}";
        PyObject? shown = exception is PySyntaxError error ? Text.Str(ts, error.Message ?? PyNone.Instance) : Text.Str(ts, exception);
        ts.Pending = null;
        string message = shown is null ? "<exception str() failed>" : shown.ToString()!;
        string[] lines = (message.Length == 0 ? name : $"{name}: {message}").Split('\n');
        foreach (string line in lines)
        {
            Line(line);
        }

        if (!_isPlain)
        {
            AppendNotes(exception);
        }
    }

    private void AppendSyntaxError(PySyntaxError error)
    {
        string file = error.FileName is PyStr text ? text.ToString() : "<string>";
        if (error.Line is not PyInt number)
        {
            return;
        }

        Line($"  File \"{file}\", line {number.BigValue}");
        if (error.Text is not PyStr source)
        {
            return;
        }

        string line = source.ToString().TrimEnd('\n', '\r');
        string stripped = line.TrimStart(' ', '\t', '\f');
        Line("    " + stripped);
        if (error.Offset is PyInt offset && offset.TryGetInt64(out long column) && column > 0)
        {
            int indentation = line.Length - stripped.Length;
            long end = error.EndOffset is PyInt last && last.TryGetInt64(out long given) && given > column ? given : column + 1;
            long start = Math.Max(0, column - 1 - indentation);
            Line("    " + new string(' ', (int)start) + new string('^', (int)Math.Max(1, Math.Min(end - column, stripped.Length + 1 - start))));
        }
    }

    private void AppendNotes(PyBaseException exception)
    {
        PyObject? notes = Attributes.Find(ts, exception, SpecialNames.Notes).ValueOrNull;
        ts.Pending = null;
        if (notes is null or PyNone)
        {
            return;
        }

        if (notes is not (PyList or PyTuple))
        {
            Line(Text.Repr(ts, notes)?.ToString() ?? "<__notes__ repr() failed>");
            ts.Pending = null;
            return;
        }

        PyTuple? items = Iteration.ToTuple(ts, notes);
        ts.Pending = null;
        foreach (PyObject note in (items ?? PyTuple.Empty).Items)
        {
            string text = Text.Str(ts, note)?.ToString() ?? "<note str() failed>";
            ts.Pending = null;
            foreach (string line in text.Split('\n'))
            {
                Line(line);
            }
        }
    }

    // ---- groups

    private void AppendGroup(PyBaseExceptionGroup group)
    {
        bool outermost = _depth == 0;
        if (outermost)
        {
            _depth = 1;
        }

        if (group.Traceback is { } traceback)
        {
            output.Append(outermost ? Indent + "+ " : Margin).Append("Exception Group Traceback (most recent call last):\n");
            AppendFrames(traceback);
        }

        AppendMessage(group);
        if (_depth > MaximumGroupDepth)
        {
            Line($"... (max_group_depth is {MaximumGroupDepth})");
        }
        else
        {
            AppendMembers(group);
        }

        if (outermost)
        {
            _depth = 0;
        }
    }

    private void AppendMembers(PyBaseExceptionGroup group)
    {
        int count = group.Exceptions.Count;
        _needsClose = false;
        for (int i = 0; i < Math.Min(count, MaximumGroupWidth + 1); i++)
        {
            bool last = i == count - 1 || i == MaximumGroupWidth;
            if (last)
            {
                _needsClose = true;
            }

            string title = i < MaximumGroupWidth ? (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : "...";
            output.Append(Indent).Append(i == 0 ? "+-" : "  ").Append("+---------------- ").Append(title).Append(" ----------------\n");
            _depth++;
            if (i < MaximumGroupWidth)
            {
                Append((PyBaseException)group.Exceptions[i]);
            }
            else
            {
                int more = count - MaximumGroupWidth;
                Line($"and {more} more exception{(more > 1 ? "s" : "")}");
            }

            if (last && _needsClose)
            {
                output.Append(Indent).Append("+------------------------------------\n");
                _needsClose = false;
            }

            _depth--;
        }
    }
}
