using System;
using System.Collections.Generic;
using System.IO;
using Adder.Hosting;
using Adder.Runtime;

namespace Adder.Cli;

/// <summary>What the command line asks for, in the order in which <c>python3.14</c> reads it; and Adder's own commands.</summary>
internal static class CommandLine
{
    /// <summary>Runs the command and gives the process's exit code.</summary>
    public static int Run(string[] arguments)
    {
        if (arguments is ["specialist", .. string[] rest])
        {
            return SpecialistCommand.Run(rest);
        }

        (ProgramRequest? request, int exitCode) = PythonOptions.Parse(arguments);
        return request is null ? exitCode : ProgramRunner.Run(request);
    }
}

/// <summary>How the program is given.</summary>
internal enum ProgramKind { Interactive, StandardInput, Command, Module, File }

/// <summary>A parsed command line.</summary>
/// <param name="Kind">How the program is given.</param>
/// <param name="Program">Source text, module name or path.</param>
/// <param name="Options">Settings of the interpreter.</param>
internal sealed record ProgramRequest(ProgramKind Kind, string Program, InterpreterOptions Options);

/// <summary>Reads options as CPython's command line does.</summary>
internal static class PythonOptions
{
    private const string ShortWithValue = "cmWX";
    private const string Short = "BbdEhIiOPqRsSuvVxt?";

    /// <summary>The request, or null with the exit code where nothing is to be run (help, version, an error that was reported).</summary>
    public static (ProgramRequest? Request, int ExitCode) Parse(string[] arguments)
    {
        var options = new InterpreterOptions();
        options.OriginalArguments.Add("adder");
        options.OriginalArguments.AddRange(arguments);
        int versions = 0;
        int index = 0;
        (ProgramKind Kind, string Text)? program = null;
        while (index < arguments.Length && program is null)
        {
            string argument = arguments[index];
            if (argument == "-" || !argument.StartsWith('-'))
            {
                break;
            }

            index++;
            if (argument == "--")
            {
                break;
            }

            if (argument.StartsWith("--", StringComparison.Ordinal))
            {
                switch (argument)
                {
                    case "--help":
                        Console.Out.Write(UsageText.Help);
                        return (null, 0);
                    case "--version":
                        versions++;
                        continue;
                    case "--help-env":
                        Console.Out.Write(UsageText.Environment);
                        return (null, 0);
                    case "--help-xoptions":
                        Console.Out.Write(UsageText.ExtendedOptions);
                        return (null, 0);
                    case "--help-all":
                        Console.Out.Write(UsageText.Help + UsageText.Environment + UsageText.ExtendedOptions);
                        return (null, 0);
                    case "--check-hash-based-pycs":
                        if (index >= arguments.Length || arguments[index] is not ("always" or "never" or "default"))
                        {
                            Console.Error.WriteLine("--check-hash-based-pycs must be one of 'default', 'always', or 'never'");
                            return (null, 2);
                        }

                        options.CheckHashBasedPycs = arguments[index++];
                        continue;
                    default:
                        return Unknown(argument);
                }
            }

            for (int at = 1; at < argument.Length; at++)
            {
                char letter = argument[at];
                if (ShortWithValue.Contains(letter))
                {
                    string? value = at + 1 < argument.Length ? argument[(at + 1)..] : index < arguments.Length ? arguments[index++] : null;
                    if (value is null)
                    {
                        Console.Error.WriteLine($"Argument expected for the -{letter} option");
                        Console.Error.Write(UsageText.Short);
                        return (null, 2);
                    }

                    switch (letter)
                    {
                        case 'c':
                            program = (ProgramKind.Command, value + "\n");
                            break;
                        case 'm':
                            program = (ProgramKind.Module, value);
                            break;
                        case 'W':
                            options.WarnOptions.Add(value);
                            break;
                        default:
                            int equals = value.IndexOf('=', StringComparison.Ordinal);
                            options.ExtendedOptions[equals < 0 ? value : value[..equals]] = equals < 0 ? null : value[(equals + 1)..];
                            break;
                    }

                    break;
                }

                if (!Short.Contains(letter))
                {
                    return Unknown("-" + letter);
                }

                if (letter is 'h' or '?')
                {
                    Console.Out.Write(UsageText.Help);
                    return (null, 0);
                }

                versions += letter == 'V' ? 1 : 0;
                ApplyFlag(options, letter);
            }
        }

        if (versions > 0)
        {
            Console.Out.WriteLine(versions == 1 ? $"Python {Versions.Python}" : $"Python {Versions.Full}");
            return (null, 0);
        }

        EnvironmentOptions.Apply(options);
        return (Request(options, program, arguments, index), 0);
    }

    private static ProgramRequest Request(InterpreterOptions options, (ProgramKind Kind, string Text)? program, string[] arguments, int index)
    {
        if (program is { } given)
        {
            options.Arguments.Add(given.Kind == ProgramKind.Command ? "-c" : "-m");
            options.Arguments.AddRange(arguments.AsSpan(index));
            return new ProgramRequest(given.Kind, given.Text, options);
        }

        if (index >= arguments.Length || arguments[index] == "-")
        {
            options.Arguments.Add(index < arguments.Length ? "-" : "");
            options.Arguments.AddRange(index < arguments.Length ? arguments.AsSpan(index + 1) : []);
            bool interactive = options.Interactive > 0 || Adder.Modules.Posix.NativePosix.IsATerminal(0) != 0;
            return new ProgramRequest(interactive ? ProgramKind.Interactive : ProgramKind.StandardInput, "", options);
        }

        options.Arguments.AddRange(arguments.AsSpan(index));
        return new ProgramRequest(ProgramKind.File, arguments[index], options);
    }

    private static (ProgramRequest? Request, int ExitCode) Unknown(string option)
    {
        Console.Error.WriteLine(option.StartsWith("--", StringComparison.Ordinal) ? $"unknown option {option}" : $"Unknown option: {option}");
        Console.Error.Write(UsageText.Short);
        return (null, 2);
    }

    private static void ApplyFlag(InterpreterOptions options, char letter)
    {
        switch (letter)
        {
            case 'B':
                options.DontWriteBytecode = true;
                break;
            case 'b':
                options.BytesWarning++;
                break;
            case 'd':
                options.Debug++;
                break;
            case 'E':
                options.IgnoreEnvironment = true;
                break;
            case 'I':
                options.Isolated = options.IgnoreEnvironment = options.NoUserSite = options.SafePath = true;
                break;
            case 'i':
                options.Inspect++;
                options.Interactive++;
                break;
            case 'O':
                options.Optimize++;
                break;
            case 'P':
                options.SafePath = true;
                break;
            case 'q':
                options.Quiet++;
                break;
            case 's':
                options.NoUserSite = true;
                break;
            case 'S':
                options.NoSite = true;
                break;
            case 'u':
                options.UnbufferedStreams = true;
                break;
            case 'v':
                options.Verbose++;
                break;
            case 'x':
                options.SkipFirstLine = true;
                break;
        }
    }
}

/// <summary>Versions as the command shows them.</summary>
internal static class Versions
{
    public const string Python = "3.14.2";

    public static string Full => $"{Python} (Adder {BuildVersions.Adder}) [.NET {BuildVersions.DotNet}]";
}

/// <summary>The environment variables that CPython reads at start-up, where the command line does not say to ignore them.</summary>
internal static class EnvironmentOptions
{
    public static void Apply(InterpreterOptions options)
    {
        LibraryPaths.Apply(options);
        if (!options.IgnoreEnvironment)
        {
            options.Optimize = Math.Max(options.Optimize, Level("PYTHONOPTIMIZE"));
            options.Verbose = Math.Max(options.Verbose, Level("PYTHONVERBOSE"));
            options.Debug = Math.Max(options.Debug, Level("PYTHONDEBUG"));
            options.Inspect = Math.Max(options.Inspect, Level("PYTHONINSPECT"));
            options.DontWriteBytecode |= Level("PYTHONDONTWRITEBYTECODE") > 0;
            options.NoUserSite |= Level("PYTHONNOUSERSITE") > 0;
            options.UnbufferedStreams |= Level("PYTHONUNBUFFERED") > 0;
            options.SafePath |= Level("PYTHONSAFEPATH") > 0;
            options.DevelopmentMode |= Level("PYTHONDEVMODE") > 0;
            options.WarnDefaultEncoding |= Level("PYTHONWARNDEFAULTENCODING") > 0;
            if (Environment.GetEnvironmentVariable("PYTHONWARNINGS") is { Length: > 0 } warnings)
            {
                options.WarnOptions.InsertRange(0, warnings.Split(','));
            }

            options.HashRandomization = Environment.GetEnvironmentVariable("PYTHONHASHSEED") != "0";
            options.Specialize &= Environment.GetEnvironmentVariable("PYTHONSPECIALIZE") != "off";
        }

        options.SmallestCounters = Environment.GetEnvironmentVariable("ADDER_COUNTERS") == "smallest";
        if (options.ExtendedOptions.TryGetValue("specialize", out string? specialize))
        {
            options.Specialize = specialize != "off";
        }

        options.NoLibrary = options.ExtendedOptions.ContainsKey("core");
        options.DevelopmentMode |= options.ExtendedOptions.ContainsKey("dev");
        if (options.DevelopmentMode && !options.WarnOptions.Contains("default"))
        {
            options.WarnOptions.Insert(0, "default");
        }

        if (options.BytesWarning > 0)
        {
            options.WarnOptions.Add(options.BytesWarning > 1 ? "error::BytesWarning" : "default::BytesWarning");
        }
    }

    /// <summary>A number of the variable; 1 where it is set to anything else.</summary>
    private static int Level(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.TryParse(text, out int level) && level > 0 ? level : 1 : 0;
}

/// <summary>Where the standard library is: beside the program, or where PYTHONHOME points.</summary>
internal static class LibraryPaths
{
    public static void Apply(InterpreterOptions options)
    {
        string program = Environment.ProcessPath ?? Path.Combine(AppContext.BaseDirectory, "adder");
        options.Executable = program;
        string prefix = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        if (!options.IgnoreEnvironment && Environment.GetEnvironmentVariable("PYTHONHOME") is { Length: > 0 } home)
        {
            prefix = home.Split(':')[0];
        }

        options.Prefix = prefix;
        options.LibraryFolder = Path.Combine(prefix, "lib", "python3.14");
        if (!options.IgnoreEnvironment && Environment.GetEnvironmentVariable("PYTHONPATH") is { Length: > 0 } path)
        {
            options.ModuleSearchPaths.AddRange(path.Split(Path.PathSeparator));
        }

        options.ModuleSearchPaths.Add(Path.Combine(prefix, "lib", "python314.zip"));
        options.ModuleSearchPaths.Add(options.LibraryFolder);
    }
}
