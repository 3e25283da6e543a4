using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using Adder.Modules.Posix;
using Adder.Modules.Signal;
using Adder.Runtime;
using Adder.Runtime.Specialization;
using Adder.Specialist;

namespace Adder.Cli;

/// <summary>
/// The processes that a watched program starts with Adder. A variable of the environment, which no program sees, names a folder: there they find what is wanted of them, and there each leaves what it
/// has gathered.
/// </summary>
internal sealed class SpecialistChildren
{
    // CPython reads it, too.
    private const string SettingsName = "settings.json";

    private SpecialistChildren(string folder) => Folder = folder;

    /// <summary>The folder that the processes share.</summary>
    public string Folder { get; }

    /// <summary>The folder of the process that watches this one; null where none does.</summary>
    public static string? WatchedBy() => ProcessEnvironment.Get(CodeWatch.Variable);

    /// <summary>The folders of the library.</summary>
    public static IEnumerable<string> Libraries(InterpreterOptions options) =>
        [options.LibraryFolder, options.Prefix.Length > 0 ? Path.Combine(options.Prefix, options.PlatformLibraryFolder, "python3.14") : ""];

    /// <summary>Sets up the folder; null, with a message, where that cannot be: then the program is watched without its children.</summary>
    public static SpecialistChildren? Prepare(ChildSettings settings)
    {
        try
        {
            string folder = Directory.CreateTempSubdirectory("adder-specialist-").FullName;
            File.WriteAllText(Path.Combine(folder, SettingsName), JsonSerializer.Serialize(settings));
            return new SpecialistChildren(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"adder specialist: processes that the program starts are not watched: {error.Message}");
            return null;
        }
    }

    /// <summary>Has children told where to leave what they gather, and the end of this process, other than by the interpreter's own, announced.</summary>
    /// <param name="watch">What watches this process.</param>
    /// <param name="folder">The folder for children; null where they are not watched.</param>
    /// <param name="finish">Takes the exit code and gives the one to end with; called once.</param>
    public static void Connect(CodeWatch watch, string? folder, Func<int, int> finish)
    {
        if (folder is not null)
        {
            watch.VariableValue = folder;
            _ = NativePosix.SetVariable(PathArgument.ZeroTerminated(CodeWatch.Variable), PathArgument.ZeroTerminated(folder), 1);
        }

        watch.ProcessEnds = (interpreter, exitCode) =>
        {
            (watch.ProcessEnds, watch.Terminates) = (null, null);
            watch.Counts = interpreter.Statistics?.Sites;
            return finish(exitCode);
        };
        watch.Terminates = (interpreter, signal) =>
        {
            watch.IsTerminated = true;
            _ = watch.ProcessEnds?.Invoke(interpreter, ProcessSignals.ShellCodeOf(signal));
            ProcessSignals.End(signal);
        };
    }

    /// <summary>Runs a program that another process watches.</summary>
    public static int Run(ProgramRequest request, string folder)
    {
        if (ReadSettings(folder) is not { } settings)
        {
            // Who watched has ended.
            return ProgramRunner.Run(request);
        }

        string? text = request.Kind == ProgramKind.Command ? ProgramRunner.Dedent(request.Program) : null;
        var collector = new Collector(Targets.ForChild(settings.Targets, Libraries(request.Options), Directory.GetCurrentDirectory(), text), settings.Counts, settings.Time);
        request.Options.CodeWatch = collector.Watch;
        settings.Replace(request.Options);
        request.Options.StatisticsBySite |= settings.Counts;
        if (Lenses.TryParse(settings.Lens, out Lens? lens))
        {
            request.Options.Lens = lens.Value;
        }

        LivePart? live = settings.Discards ? null : new LivePart(collector, folder, settings.Live);
        Connect(collector.Watch, folder, Finish);
        return ProgramRunner.Run(request, Finish);

        int Finish(int exitCode)
        {
            live?.End();
            if (settings.Discards)
            {
                return exitCode;
            }

            try
            {
                collector.FinishPart().Write(folder);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Who watched has ended: nobody wants it any more.
            }

            return exitCode;
        }
    }

    /// <summary>Adds what the children have left, and removes the folder.</summary>
    public void Collect(Collector collector)
    {
        try
        {
            foreach (PartFile part in PartFile.ReadAll(Folder))
            {
                collector.Add(part);
            }

            Directory.Delete(Folder, recursive: true);
        }
        catch (Exception error) when (PartFile.IsUnreadable(error))
        {
            Console.Error.WriteLine($"adder specialist: cannot read what processes have gathered that the program started: {error.Message}");
        }
    }

    private static ChildSettings? ReadSettings(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<ChildSettings>(File.ReadAllText(Path.Combine(folder, SettingsName)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
