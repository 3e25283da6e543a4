using System;
using System.Buffers.Binary;
using System.IO;
using Adder.Bytecode;
using Adder.Hosting;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Builtins;
using Adder.Runtime.Import;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Cli;

/// <summary>Runs a program in a fresh interpreter, as <c>python3.14</c> runs it.</summary>
internal static class ProgramRunner
{
    private const int HeaderSize = 16;

    private const string SourceLoader = "SourceFileLoader";

    /// <summary>What compiled code in a file begins with.</summary>
    private const uint MagicToken = OpcodeTable.MagicNumber | ('\r' << 16) | ('\n' << 24);

    /// <summary>Runs the program; gives the exit code.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="afterwards">Called when the program and its interpreter have ended, with the exit code, which it may change.</param>
    public static int Run(ProgramRequest request, Func<int, int>? afterwards = null)
    {
        if (request.Options.Verbose > 0 || request.Options.ImportTime > 0)
        {
            Checkout.Settle();
        }

        var program = new ProgramText(request);
        bool defers = afterwards is null && program.MayEndWithoutLibrary;
        Ahead.Begin(request, defers);
        if (PythonRuntime.Start(request.Options, defers ? static runtime => new DeferredLibraryStart(runtime) { Begun = Ahead.LibraryIsNeeded } : null) is not { } runtime)
        {
            return 1;
        }

        int exitCode = runtime.Finish(Execute(runtime, request, program));
        exitCode = afterwards?.Invoke(exitCode) ?? exitCode;
        return runtime.WasInterrupted ? ProcessSignals.EndByInterrupt() : exitCode;
    }

    private static int Execute(PythonRuntime runtime, ProgramRequest request, ProgramText program)
    {
        if (runtime.Deferred is not null && request.Kind == ProgramKind.Command)
        {
            // The other thread is still at the compilation.
            EvalCode.RunNothing(runtime.MainThread, runtime.MainNamespace());
        }

        Checkout.Settle();
        ThreadState ts = runtime.MainThread;
        InterpreterOptions options = request.Options;
        _ = runtime.MainNamespace();
        string path = program.Path;
        bool isImportable = request.Kind == ProgramKind.File && (program.Content is null ? Directory.Exists(path) : program.IsArchive) && ProgramFile.FindImporter(ts, path) is not null;
        if (runtime.Deferred is { } rest)
        {
            rest.Completed = () =>
            {
                AddSearchPath(ts, request, path, isImportable: false);
                runtime.CompleteMain(request.Kind == ProgramKind.File ? MakeLoader(ts, SourceLoader, path) : runtime.BuiltinImporter());
            };
        }
        else
        {
            AddSearchPath(ts, request, path, isImportable);
        }

        InteractiveSession.PrintBanner(ts, request);
        ImportReadline(ts, request);
        PyObject? result;
        switch (request.Kind)
        {
            case ProgramKind.Command:
                result = RunCommand(runtime, request.Program);
                break;
            case ProgramKind.Module:
                result = RunModule(ts, request.Program, alterArguments: true);
                break;
            case ProgramKind.File when isImportable:
                result = RunModule(ts, "__main__", alterArguments: false);
                break;
            case ProgramKind.File:
                if (!RunFile(runtime, request, program, out result))
                {
                    return 2;
                }

                break;
            default:
                return InteractiveSession.Run(runtime, isMain: true);
        }

        bool ends = false;
        int exitCode = result is null ? runtime.HandleUncaught(out ends) : 0;
        if (ends || (options.Inspect == 0 && EnvironmentOptions.Get(options, "PYTHONINSPECT") is null) || !InteractiveSession.IsInteractive(options))
        {
            return exitCode;
        }

        return InteractiveSession.Run(runtime, isMain: false);
    }

    /// <summary>An interpreter that may prompt takes a module <c>readline</c> where there is one.</summary>
    private static void ImportReadline(ThreadState ts, ProgramRequest request)
    {
        if (request.Options.Isolated || (request.Options.Inspect == 0 && request.Kind != ProgramKind.StandardInput))
        {
            return;
        }

        _ = Imports.Import(ts, "readline") is not null && Imports.Import(ts, "rlcompleter") is not null;
        ts.Pending = null;
    }

    /// <summary>The text of <c>-c</c>, without the indentation that all of its lines share.</summary>
    private static PyObject? RunCommand(PythonRuntime runtime, string text)
    {
        ThreadState ts = runtime.MainThread;
        string source = Dedent(text);
        if (PyStr.From(source) is var checkedSource && checkedSource.HasSurrogates())
        {
            StandardStreams.RawError("Unable to decode the command from the command line:\n");
            return UnicodeErrors.RaiseSurrogates(ts, checkedSource);
        }

        CodeObject? code = Ahead.TakeCommand(source, runtime.MainThread.Interpreter.Options) ?? SourceCompilation.CompileModule(ts, PyStr.From(source), "<string>", -1);
        if (code is null)
        {
            return null;
        }

        ts.Interpreter.Options.CodeWatch?.Remember(code.Blueprint, source, asker: null, line: 0);
        SourceCompilation.RegisterSourceLater(ts, code, PyStr.From(source), "<string>");
        return runtime.RunInMain(code);
    }

    internal static string Dedent(string text)
    {
        if (text.Length > 0 && text[0] is not (' ' or '\t' or '\n') && IsOneLine(text))
        {
            return text;
        }

        string[] lines = text.Split('\n');
        string? margin = null;
        foreach (string line in lines)
        {
            int length = line.Length - line.AsSpan().TrimStart(" \t").Length;
            if (length == line.Length)
            {
                continue;
            }

            ReadOnlySpan<char> indentation = line.AsSpan(0, length);
            margin = margin is null ? indentation.ToString() : margin[..margin.AsSpan().CommonPrefixLength(indentation)];
        }

        if (string.IsNullOrEmpty(margin))
        {
            return text;
        }

        for (int i = 0; i < lines.Length; i++)
        {
            // Lines of white space alone lose it all, as textwrap.dedent() has it.
            lines[i] = lines[i].AsSpan().TrimStart(" \t").IsEmpty ? "" : lines[i].StartsWith(margin, StringComparison.Ordinal) ? lines[i][margin.Length..] : "";
        }

        return string.Join('\n', lines);
    }

    /// <summary>Whether there is no newline but at the end. A loop, because .NET's vectorized search takes a while to get going.</summary>
    private static bool IsOneLine(string text)
    {
        for (int i = 0; i < text.Length - 1; i++)
        {
            if (text[i] == '\n')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Runs a file; false where it cannot be read, which has been said then.</summary>
    private static bool RunFile(PythonRuntime runtime, ProgramRequest request, ProgramText program, out PyObject? result)
    {
        result = null;
        if (program.Content is not { } source)
        {
            PyStr? shown = Text.Repr(runtime.MainThread, PyStr.From(program.Path));
            StandardStreams.RawError($"{CommandLine.ProgramName}: can't open file {shown}: [Errno {program.Error}] {NativePosix.ErrorMessage(program.Error)}\n");
            return false;
        }

        if (request.Options.SkipFirstLine)
        {
            int newline = Array.IndexOf(source, (byte)'\n');
            source = newline < 0 ? [] : source[newline..];
        }

        result = RunFileSource(runtime, source, program.Path);
        return true;
    }

    /// <summary>Runs a file's content (source or compiled code) in <c>__main__</c>, which knows the file while it runs. Null: an exception is pending.</summary>
    public static PyObject? RunFileSource(PythonRuntime runtime, byte[] content, string path)
    {
        ThreadState ts = runtime.MainThread;
        PyDict main = runtime.MainNamespace();
        main.SetInterned("__file__", PyStr.From(path));
        main.SetInterned("__cached__", PyNone.Instance);
        bool isCompiled = ProgramText.IsCompiled(content, path);
        PyObject? result = null;
        if (ts.Interpreter.DeferredStart is not null || SetLoader(ts, main, isCompiled ? "SourcelessFileLoader" : SourceLoader, path))
        {
            CodeObject? code = isCompiled ? LoadCompiled(ts, content) : SourceCompilation.CompileProgram(ts, content, path);
            result = code is null ? null : runtime.RunInMain(code);
        }

        _ = main.RemoveInterned(PyStr.Intern("__file__"));
        _ = main.RemoveInterned(PyStr.Intern("__cached__"));
        return result;
    }

    private static bool SetLoader(ThreadState ts, PyDict main, string kind, string path)
    {
        PyObject? loader = MakeLoader(ts, kind, path);
        if (loader is not null)
        {
            main.SetInterned("__loader__", loader);
        }

        return loader is not null || ts.Pending is null;
    }

    /// <summary>The program's loader; null without importlib, or with an exception pending.</summary>
    private static PyObject? MakeLoader(ThreadState ts, string kind, string path) =>
        ts.Interpreter.Modules.GetInterned("_frozen_importlib_external") is { } library ? Calls.CallMethod(ts, library, kind, PyStr.Intern("__main__"), PyStr.From(path)) : null;

    private static CodeObject? LoadCompiled(ThreadState ts, byte[] content)
    {
        if (content.Length >= sizeof(uint) && BinaryPrimitives.ReadUInt32LittleEndian(content) != MagicToken)
        {
            _ = Raise.RuntimeError(ts, "Bad magic number in .pyc file");
            return null;
        }

        if (content.Length < HeaderSize)
        {
            _ = Raise.EOFError(ts, "EOF read where not expected");
            return null;
        }

        PyObject? marshal = Imports.Import(ts, "marshal");
        PyObject? code = marshal is null ? null : Calls.CallMethod(ts, marshal, "loads", PyBytes.From(content.AsSpan(HeaderSize)));
        if (code is not (null or CodeObject))
        {
            _ = Raise.RuntimeError(ts, "Bad code object in .pyc file");
        }

        return code as CodeObject;
    }

    /// <summary><c>runpy._run_module_as_main</c>.</summary>
    public static PyObject? RunModule(ThreadState ts, string name, bool alterArguments)
    {
        PyObject? runpy = Imports.Import(ts, "runpy");
        return runpy is null ? null : Calls.CallMethod(ts, runpy, "_run_module_as_main", PyStr.From(name), PyBool.From(alterArguments));
    }

    private static void AddSearchPath(ThreadState ts, ProgramRequest request, string path, bool isImportable)
    {
        string? folder = request.Kind switch
        {
            ProgramKind.File => isImportable ? path : ProgramFile.FolderOf(path),
            ProgramKind.Module => WorkingFolder.Path,
            _ => "",
        };
        if (folder is not null && (isImportable || !request.Options.SafePath) && ts.Interpreter.Sys.GetInterned("path") is PyList list)
        {
            request.Options.ProgramSearchPath = folder;
            list.Splice(0, 0, [PyStr.From(folder)]);
        }
    }
}
