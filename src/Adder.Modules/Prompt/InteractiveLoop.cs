using System;
using System.Text;
using Adder.Runtime;
using Adder.Runtime.Builtins;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Modules.Prompt;

/// <summary>
/// The basic prompt: reads statements from descriptor 0 and runs them in <c>__main__</c>, with the prompts of <c>sys.ps1</c> and <c>sys.ps2</c> on standard error.
/// </summary>
internal sealed class InteractiveLoop
{
    private const string FileName = "<stdin>";

    /// <summary>A program that exhausts memory at every statement must not loop for ever.</summary>
    private const int MaximumMemoryErrors = 16;

    private readonly ThreadState _ts;
    private readonly PyDict _names;
    private readonly TerminalLines _lines;

    /// <summary>CO_FUTURE_… flags that statements so far have set.</summary>
    private int _futures;

    private InteractiveLoop(ThreadState ts, PyDict names)
    {
        _ts = ts;
        _names = names;
        _lines = ts.Interpreter.StateOf<TerminalLines>();
    }

    /// <summary>Statements that were read so far, by which the interpreter names their code.</summary>
    private sealed class StatementCounter
    {
        public int Next;
    }

    /// <summary>What reading and running one statement came to.</summary>
    private enum Progress { EndOfInput, Nothing, Statement, Failed }

    /// <summary>Runs until the end of input. False: <c>SystemExit</c> is pending.</summary>
    public static bool Run(ThreadState ts, PyDict names)
    {
        PyDict sys = ts.Interpreter.Sys;
        if (sys.GetInterned("ps1") is null)
        {
            sys.SetInterned("ps1", PyStr.From(">>> "));
        }

        if (sys.GetInterned("ps2") is null)
        {
            sys.SetInterned("ps2", PyStr.From("... "));
        }

        return new InteractiveLoop(ts, names).Loop();
    }

    private bool Loop()
    {
        int memoryErrors = 0;
        while (true)
        {
            Progress progress = Step();
            if (progress == Progress.EndOfInput)
            {
                return true;
            }

            if (progress != Progress.Failed)
            {
                memoryErrors = 0;
                continue;
            }

            PyBaseException exception = _ts.Pending!;
            memoryErrors = exception.Type.IsSubtypeOf(ExceptionTypes.MemoryError) ? memoryErrors + 1 : 0;
            if (ErrorPrinting.EndsProgram(_ts, exception))
            {
                return false;
            }

            _ts.Interpreter.WasInterrupted |= exception.Type.IsSubtypeOf(ExceptionTypes.KeyboardInterrupt);
            if (ErrorPrinting.PrintThroughHook(_ts, _ts.TakePending()) is { } second && ErrorPrinting.EndsProgram(_ts, second))
            {
                _ts.Pending = second;
                return false;
            }

            FlushStreams();
            if (memoryErrors > MaximumMemoryErrors)
            {
                return true;
            }
        }
    }

    /// <summary>Reads and runs one statement.</summary>
    private Progress Step()
    {
        Progress progress = ReadStatement(out string source);
        if (progress != Progress.Statement)
        {
            return progress;
        }

        string name = $"<stdin-{_ts.Interpreter.StateOf<StatementCounter>().Next++}>";
        PyStr text = PyStr.From(source);
        var request = new SourceCompilation.Request(name, ParseMode.Single, _futures, -1, -1);
        if (SourceCompilation.Compile(_ts, text, request, "") is not CodeObject code)
        {
            ShowLine(source);
            return Progress.Failed;
        }

        if (!SourceCompilation.RegisterSource(_ts, code, text, FileName))
        {
            return Progress.Failed;
        }

        _futures |= (int)code.Flags & SourceCompilation.FutureFlags;
        PyObject? result = EvalCode.Run(_ts, code, _names, null, null);
        if (result is not null)
        {
            FlushStreams();
        }

        return result is null ? Progress.Failed : Progress.Nothing;
    }

    /// <summary>Gives a syntax error that the compiler found, which has no file to take its line from, the line of the statement.</summary>
    private void ShowLine(string source)
    {
        if (_ts.Pending is PySyntaxError { Text: null or PyNone, Line: PyInt number } error && number.TryGetInt64(out long line))
        {
            string[] lines = source.Split('\n');
            if (line >= 1 && line <= lines.Length)
            {
                error.Text = PyStr.From(lines[line - 1] + "\n");
            }
        }
    }

    /// <summary>Reads lines until they are a whole statement.</summary>
    private Progress ReadStatement(out string source)
    {
        source = "";
        byte[] first = Prompt("ps1");
        byte[] following = Prompt("ps2");
        for (byte[] prompt = first; ; prompt = following)
        {
            if (_lines.Read(_ts, prompt) is not { } line)
            {
                return Progress.Failed;
            }

            if (line.Length == 0)
            {
                return source.Length == 0 ? Progress.EndOfInput : Check(source);
            }

            if (Decode(line) is not { } text)
            {
                return Progress.Failed;
            }

            if (source.Length == 0 && IsEmpty(text))
            {
                return Progress.Nothing;
            }

            source += text;
            if (!WantsMore(source, isEmptyLine: text is "\n" or "\r\n"))
            {
                return Check(source);
            }
        }
    }

    /// <summary>What earlier statements have changed about the grammar.</summary>
    private ParserFlags FutureSyntax => SourceCompilation.FutureSyntax(_futures);

    private static bool IsEmpty(string line)
    {
        ReadOnlySpan<char> text = line.AsSpan().Trim(" \t\f\r\n");
        return text.IsEmpty || text[0] == '#';
    }

    /// <summary>The lines so far may become a statement with more of them.</summary>
    private bool WantsMore(string source, bool isEmptyLine)
    {
        string bare = source.EndsWith('\n') ? source[..^1] : source;
        ModuleNode? tree = TryParse(bare, out bool incomplete);
        if (tree is not null)
        {
            return !isEmptyLine && IsCompound(tree);
        }

        // The lines with one end of line more tell what is only not finished from what is wrong.
        return incomplete || TryParse(source, out incomplete) is not null || incomplete;
    }

    private ModuleNode? TryParse(string source, out bool incomplete)
    {
        incomplete = false;
        try
        {
            return PythonParser.Parse(source, FileName, ParseMode.Single, ParserFlags.AllowIncompleteInput | ParserFlags.DontImplyDedent | FutureSyntax);
        }
        catch (PythonSyntaxException error)
        {
            incomplete = error.Kind == SyntaxErrorKind.IncompleteInput;
            return null;
        }
    }

    private static bool IsCompound(ModuleNode tree) => tree is Adder.Syntax.Ast.Interactive { Body: [FunctionDef or AsyncFunctionDef or ClassDef or For or AsyncFor
        or While or If or With or AsyncWith or Match or Try or TryStar, ..] };

    /// <summary>Raises what is wrong with the syntax, before the statement gets its number.</summary>
    private Progress Check(string source)
    {
        try
        {
            _ = PythonParser.Parse(source, FileName, ParseMode.Single, FutureSyntax);
            return Progress.Statement;
        }
        catch (PythonSyntaxException error)
        {
            _ = SourceCompilation.RaiseSyntaxError(_ts, error, FileName, PyStr.From(source));
            return Progress.Failed;
        }
    }

    /// <summary>The text of a prompt; none where it cannot be had.</summary>
    private byte[] Prompt(string name)
    {
        PyStr? text = _ts.Interpreter.Sys.GetInterned(name) is { } prompt ? Text.Str(_ts, prompt) : null;
        _ts.Pending = null;
        return text is null || text.HasSurrogates() ? [] : Encoding.UTF8.GetBytes(text.ToString());
    }

    private string? Decode(byte[] line)
    {
        PyObject? encoding = _ts.Interpreter.Sys.GetInterned("stdin") is { } stdin ? Attributes.Get(_ts, stdin, "encoding") : null;
        _ts.Pending = null;
        PyObject? text = Calls.CallMethod(_ts, PyBytes.From(line), "decode", encoding is PyStr ? encoding : PyStr.From("utf-8"));
        return text?.ToString();
    }

    private void FlushStreams()
    {
        foreach (string name in (ReadOnlySpan<string>)["stderr", "stdout"])
        {
            if (_ts.Interpreter.Sys.GetInterned(name) is { } stream && Calls.CallMethod(_ts, stream, "flush") is null)
            {
                _ts.Pending = null;
            }
        }
    }
}
