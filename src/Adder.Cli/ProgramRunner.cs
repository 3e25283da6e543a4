using System;
using System.IO;
using Adder.Hosting;
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
    /// <summary>Runs the program; gives the exit code.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="afterwards">Called when the program has ended, before the interpreter is finished.</param>
    public static int Run(ProgramRequest request, Action<PythonRuntime>? afterwards = null)
    {
        if (PythonRuntime.Start(request.Options) is not { } runtime)
        {
            return 1;
        }

        int exitCode = Execute(runtime, request);
        afterwards?.Invoke(runtime);
        return runtime.Finish(exitCode);
    }

    private static int Execute(PythonRuntime runtime, ProgramRequest request)
    {
        ThreadState ts = runtime.MainThread;
        _ = runtime.MainNamespace();
        int exitCode = 0;
        PyObject? result;
        switch (request.Kind)
        {
            case ProgramKind.Command:
                AddSearchPath(ts, request, "");
                result = RunSource(runtime, System.Text.Encoding.UTF8.GetBytes(request.Program), "<string>");
                break;
            case ProgramKind.Module:
                AddSearchPath(ts, request, Directory.GetCurrentDirectory());
                result = RunModule(ts, request.Program, alterArguments: true);
                break;
            case ProgramKind.File:
                return RunFile(runtime, request);
            case ProgramKind.StandardInput:
                AddSearchPath(ts, request, "");
                result = RunSource(runtime, ReadStandardInput(), "<stdin>");
                break;
            default:
                AddSearchPath(ts, request, "");
                return InteractiveSession.Run(runtime);
        }

        if (result is null)
        {
            exitCode = runtime.HandleUncaught();
        }

        return request.Options.Inspect > 0 && request.Kind != ProgramKind.Interactive ? InteractiveSession.Run(runtime) : exitCode;
    }

    private static int RunFile(PythonRuntime runtime, ProgramRequest request)
    {
        ThreadState ts = runtime.MainThread;
        string path = request.Program;
        PyObject? result;
        if (IsImportable(ts, path))
        {
            AddSearchPath(ts, request, path);
            result = RunModule(ts, "__main__", alterArguments: false);
        }
        else
        {
            byte[] source;
            try
            {
                if (Directory.Exists(path))
                {
                    Console.Error.WriteLine($"{request.Options.Executable}: can't find '__main__' module in '{path}'");
                    return 1;
                }

                source = File.ReadAllBytes(path);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
            {
                int number = error is UnauthorizedAccessException ? 13 : 2;
                string reason = error is UnauthorizedAccessException ? "Permission denied" : "No such file or directory";
                Console.Error.WriteLine($"{request.Options.Executable}: can't open file '{Path.GetFullPath(path)}': [Errno {number}] {reason}");
                return 2;
            }

            string folder = Path.GetDirectoryName(ResolveLink(path)) ?? "";
            AddSearchPath(ts, request, folder);
            PyDict main = runtime.MainNamespace();
            main.SetInterned("__file__", PyStr.From(path));
            if (request.Options.SkipFirstLine)
            {
                int newline = Array.IndexOf(source, (byte)'\n');
                source = newline < 0 ? [] : source[newline..];
            }

            result = RunSource(runtime, source, path);
        }

        int exitCode = result is null ? runtime.HandleUncaught() : 0;
        return request.Options.Inspect > 0 ? InteractiveSession.Run(runtime) : exitCode;
    }

    private static string ResolveLink(string path)
    {
        string full = Path.GetFullPath(path);
        return File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
    }

    /// <summary>A folder or archive that some path hook takes: its <c>__main__</c> is run.</summary>
    private static bool IsImportable(ThreadState ts, string path)
    {
        if (!Directory.Exists(path) && !File.Exists(path))
        {
            return false;
        }

        PyObject? pkgutil = Directory.Exists(path) || IsArchive(path) ? Imports.Import(ts, "pkgutil") : null;
        PyObject? importer = pkgutil is null ? null : Calls.CallMethod(ts, pkgutil, "get_importer", PyStr.From(path));
        if (importer is null or PyNone)
        {
            ts.Pending = null;
            return false;
        }

        PyObject? spec = Calls.CallMethod(ts, importer, "find_spec", PyStr.From("__main__"));
        ts.Pending = null;
        return spec is not (null or PyNone);
    }

    private static bool IsArchive(string path)
    {
        using FileStream file = File.OpenRead(path);
        if (file.Length < 22)
        {
            return false;
        }

        var tail = new byte[Math.Min(file.Length, 65557)];
        file.Seek(-tail.Length, SeekOrigin.End);
        file.ReadExactly(tail);
        return tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8) >= 0;
    }

    /// <summary><c>runpy._run_module_as_main</c>.</summary>
    private static PyObject? RunModule(ThreadState ts, string name, bool alterArguments)
    {
        PyObject? runpy = Imports.Import(ts, "runpy");
        return runpy is null ? null : Calls.CallMethod(ts, runpy, "_run_module_as_main", PyStr.From(name), PyBool.From(alterArguments));
    }

    private static PyObject? RunSource(PythonRuntime runtime, byte[] source, string fileName)
    {
        ThreadState ts = runtime.MainThread;
        CodeObject? code = SourceCompilation.CompileFile(ts, PyBytes.From(source), fileName, ts.Interpreter.Options.Optimize);
        return code is null ? null : runtime.RunInMain(code);
    }

    private static byte[] ReadStandardInput()
    {
        using Stream input = Console.OpenStandardInput();
        var all = new MemoryStream();
        input.CopyTo(all);
        return all.ToArray();
    }

    private static void AddSearchPath(ThreadState ts, ProgramRequest request, string folder)
    {
        if (!request.Options.SafePath && ts.Interpreter.Sys.GetInterned("path") is PyList path)
        {
            path.Splice(0, 0, [PyStr.From(folder)]);
        }
    }
}
