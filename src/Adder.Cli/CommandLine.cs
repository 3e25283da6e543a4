using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Adder.Hosting;
using Adder.Modules.Posix;
using Adder.Runtime;

namespace Adder.Cli;

/// <summary>What the command line asks for, in the order in which <c>python3.14</c> reads it; and Adder's own commands.</summary>
internal static class CommandLine
{
    /// <summary>The program as it was called, for messages.</summary>
    public static string ProgramName => field ??= FindProgramName();

    /// <summary>Runs the command and gives the process's exit code.</summary>
    public static int Run(string[] arguments)
    {
        RepairArguments(arguments);
        if (arguments.Length > 0 && arguments[0] == "specialist")
        {
            return RunSpecialist(arguments);
        }

        if (arguments.Length > 0 && arguments[0] == "stats")
        {
            return RunStats(arguments);
        }

        if (SpecialistChildren.WatchedBy() is { } watcher)
        {
            Checkout.Settle();
            return PythonOptions.Parse(arguments, out int code) is { } watched ? SpecialistChildren.Run(watched, watcher) : code;
        }

        return PythonOptions.Parse(arguments, out int exitCode) is { } request ? ProgramRunner.Run(request) : exitCode;
    }

    private static int RunSpecialist(string[] arguments)
    {
        Checkout.Settle();
        return SpecialistCommand.Run(arguments[1..]);
    }

    private static int RunStats(string[] arguments)
    {
        Checkout.Settle();
        return StatsCommand.Run(arguments[1..]);
    }

    /// <summary>Arguments that are not UTF-8, which .NET has damaged, as Python has them: with U+DC80…U+DCFF for the bytes that do not fit.</summary>
    private static void RepairArguments(string[] arguments)
    {
        if (OperatingSystem.IsLinux() && AreDamaged(arguments) && ProgramFile.Read("/proc/self/cmdline\0"u8, out _) is { } line)
        {
            Repair(arguments, line);
        }
    }

    /// <summary>Whether there are replacement characters. A loop, because .NET's vectorized search takes half a millisecond to get going.</summary>
    private static bool AreDamaged(string[] arguments)
    {
        foreach (string argument in arguments)
        {
            if (IsDamaged(argument))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc cref="AreDamaged"/>
    public static bool IsDamaged(string text)
    {
        foreach (char character in text)
        {
            if (character == '\uFFFD')
            {
                return true;
            }
        }

        return false;
    }

    private static void Repair(string[] arguments, ReadOnlySpan<byte> rest)
    {
        for (int i = arguments.Length - 1; i >= 0 && !rest.IsEmpty; i--)
        {
            rest = rest[..^1];
            int start = rest.LastIndexOf((byte)0) + 1;
            arguments[i] = PathArgument.Decode(rest[start..]).ToString();
            rest = rest[..start];
        }
    }

    private static string FindProgramName()
    {
        if (OperatingSystem.IsLinux() && ProgramFile.Read("/proc/self/cmdline\0"u8, out _) is { } line)
        {
            int end = 0;
            while (end < line.Length && line[end] != 0)
            {
                end++;
            }

            if (end > 0)
            {
                return ProgramFile.Decode(new ReadOnlySpan<byte>(line, 0, end));
            }
        }

        // Systems without /proc: the full path serves.
        return Environment.ProcessPath ?? "adder";
    }
}

/// <summary>How the program is given. Standard input may be a prompt.</summary>
internal enum ProgramKind { StandardInput, Command, Module, File }

/// <summary>A parsed command line.</summary>
internal sealed class ProgramRequest(ProgramKind kind, string program, InterpreterOptions options)
{
    /// <summary>How the program is given.</summary>
    public ProgramKind Kind => kind;

    /// <summary>Source text, module name or path.</summary>
    public string Program => program;

    /// <summary>Settings of the interpreter.</summary>
    public InterpreterOptions Options => options;
}

/// <summary>Reads options as CPython's command line does.</summary>
internal sealed class PythonOptions
{
    private const string Flags = "BbdEhIiOPqRsStuVvx?";

    /// <summary>Exit code of a command line that is wrong.</summary>
    private const int UsageError = 2;

    private readonly string[] _arguments;
    private readonly InterpreterOptions _options = new();
    private ProgramKind _kind;

    /// <summary>What <c>-c</c> or <c>-m</c> gives; null where neither is there.</summary>
    private string? _program;

    private int _index;
    private int _versions;
    private bool _help;
    private int? _exitCode;

    private PythonOptions(string[] arguments)
    {
        _arguments = arguments;
        unsafe
        {
            _options.ProgramName = &FindProgramName;
        }

        AddFrom(0, _options.OriginalArguments);
    }

    private static string FindProgramName() => CommandLine.ProgramName;

    /// <summary>Adds the arguments from one on. A loop, because .NET's way to add an array to a list takes a tenth of a millisecond when it is first gone.</summary>
    private void AddFrom(int index, List<string> to)
    {
        for (; index < _arguments.Length; index++)
        {
            to.Add(_arguments[index]);
        }
    }

    /// <summary>The request, or null with the exit code where nothing is to be run (help, version, an error that was reported).</summary>
    public static ProgramRequest? Parse(string[] arguments, out int exitCode)
    {
        var options = new PythonOptions(arguments);
        options.Parse();
        exitCode = options._exitCode ?? 0;
        return options._exitCode is null ? options.Request() : null;
    }

    private void Parse()
    {
        while (_index < _arguments.Length && _program is null && _exitCode is null)
        {
            string argument = _arguments[_index];
            if (argument == "-" || !argument.StartsWith('-'))
            {
                break;
            }

            _index++;
            if (argument == "--")
            {
                break;
            }

            if (argument.StartsWith("--", StringComparison.Ordinal))
            {
                TakeLong(argument);
            }
            else
            {
                TakeShort(argument);
            }
        }

        if (_exitCode is null && _help)
        {
            Answer(UsageText.Help);
        }

        if (_exitCode is null && _versions > 0)
        {
            Answer($"Python {(_versions == 1 ? Versions.Python : Versions.Full)}\n");
        }

        if (_exitCode is null && _options.ExtendedOptions.TryGetValue("compile_library", out string? library))
        {
            CompileLibrary(library);
        }

        if (_exitCode is null && EnvironmentOptions.Apply(_options) is { } problem)
        {
            StandardStreams.RawError($"Fatal Python error: {problem.Text}\nPython runtime state: {problem.Phase}\n\n");
            _exitCode = 1;
        }
    }

    /// <summary>For the build, which has no other program that could: the library that it has laid beside this one is compiled.</summary>
    private void CompileLibrary(string? folder) => _exitCode = LibraryCompiler.Run(folder ?? "");

    private void TakeLong(string argument)
    {
        switch (argument)
        {
            case "--help":
                _help = true;
                break;
            case "--version":
                _versions++;
                break;
            case "--help-env":
                Answer(UsageText.Environment);
                break;
            case "--help-xoptions":
                Answer(UsageText.ExtendedOptions);
                break;
            case "--help-all":
                Answer($"{UsageText.Help}\n{UsageText.Environment}\n{UsageText.ExtendedOptions}");
                break;
            case "--check-hash-based-pycs":
                if (_index >= _arguments.Length)
                {
                    Refuse("Argument expected for the --check-hash-based-pycs options\n" + UsageText.Short);
                }
                else if (_arguments[_index] is not ("always" or "never" or "default"))
                {
                    Refuse("--check-hash-based-pycs must be one of 'default', 'always', or 'never'\n" + UsageText.Short);
                }
                else
                {
                    _options.CheckHashBasedPycs = _arguments[_index++];
                }

                break;
            default:
                Refuse($"Unknown option: {argument}\n" + UsageText.Short);
                break;
        }
    }

    /// <summary>Letters behind one dash; one that takes a value ends them.</summary>
    private void TakeShort(string argument)
    {
        for (int at = 1; at < argument.Length; at++)
        {
            char letter = argument[at];
            if (letter is 'c' or 'm' or 'W' or 'X')
            {
                TakeValue(letter, at + 1 < argument.Length ? argument[(at + 1)..] : _index < _arguments.Length ? _arguments[_index++] : null);
                return;
            }

            if (!Flags.Contains(letter))
            {
                Refuse($"Unknown option: -{letter}\n" + UsageText.Short);
                return;
            }

            TakeFlag(letter);
        }
    }

    private void TakeValue(char letter, string? value)
    {
        switch (letter)
        {
            case var _ when value is null:
                Refuse($"Argument expected for the -{letter} option\n" + UsageText.Short);
                break;
            case 'c':
                _kind = ProgramKind.Command;
                _program = value + "\n";
                break;
            case 'm':
                _kind = ProgramKind.Module;
                _program = value;
                break;
            case 'W':
                _options.WarnOptions.Add(value);
                break;
            default:
                int equals = value.IndexOf('=', StringComparison.Ordinal);
                _options.ExtendedOptions[equals < 0 ? value : value[..equals]] = equals < 0 ? null : value[(equals + 1)..];
                break;
        }
    }

    private void TakeFlag(char letter)
    {
        switch (letter)
        {
            case 'B':
                _options.DontWriteBytecode = true;
                break;
            case 'b':
                _options.BytesWarning++;
                break;
            case 'd':
                _options.Debug++;
                break;
            case 'E':
                _options.IgnoreEnvironment = true;
                break;
            case 'h' or '?':
                _help = true;
                break;
            case 'I':
                _options.Isolated = _options.IgnoreEnvironment = _options.NoUserSite = _options.SafePath = true;
                break;
            case 'i':
                _options.Inspect++;
                _options.Interactive++;
                break;
            case 'O':
                _options.Optimize++;
                break;
            case 'P':
                _options.SafePath = true;
                break;
            case 'q':
                _options.Quiet++;
                break;
            case 'R':
                _options.ForceHashRandomization = true;
                break;
            case 's':
                _options.NoUserSite = true;
                break;
            case 'S':
                _options.NoSite = true;
                break;
            case 'u':
                _options.UnbufferedStreams = true;
                break;
            case 'V':
                _versions++;
                break;
            case 'v':
                _options.Verbose++;
                break;
            case 'x':
                _options.SkipFirstLine = true;
                break;
        }
    }

    private void Answer(string text)
    {
        Checkout.Settle();
        StandardStreams.RawWrite(1, text);
        _exitCode = 0;
    }

    private void Refuse(string text)
    {
        Checkout.Settle();
        StandardStreams.RawError(text);
        _exitCode = UsageError;
    }

    private ProgramRequest Request()
    {
        if (_program is { } given)
        {
            _options.Arguments.Add(_kind == ProgramKind.Command ? "-c" : "-m");
            AddFrom(_index, _options.Arguments);
            return new ProgramRequest(_kind, given, _options);
        }

        if (_index >= _arguments.Length || _arguments[_index] == "-")
        {
            _options.Arguments.Add(_index < _arguments.Length ? "-" : "");
            AddFrom(_index + 1, _options.Arguments);
            return new ProgramRequest(ProgramKind.StandardInput, "", _options);
        }

        AddFrom(_index, _options.Arguments);
        return new ProgramRequest(ProgramKind.File, _arguments[_index], _options);
    }
}

/// <summary>Versions as the command shows them.</summary>
internal static class Versions
{
    public const string Python = "3.14.2";

    public static string Full => $"{Python} (Adder {BuildVersions.Adder}) [.NET {BuildVersions.DotNet}]";
}
