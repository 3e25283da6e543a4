using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Adder.Specialist;

namespace Adder.Cli;

/// <summary>Runs a program again with each remedy applied, in memory: what that saves, and whether the output stays the same. The files are not touched.</summary>
internal sealed class RemedyTrials
{
    /// <summary>So many remedies are tried, those that would save most.</summary>
    private const int MostRemedies = 10;

    /// <summary>Runs of each; they take turns, so that a busy moment of the machine falls on all.</summary>
    private const int Rounds = 3;

    private readonly Runner _runner;
    private readonly ProgramRequest _request;
    private readonly SpecialistOptions _options;
    private readonly Targets _targets;
    private readonly Report _report;
    private readonly ChildSettings _settings;

    /// <summary>Runs a program to its end; null where it cannot be started.</summary>
    /// <param name="program">Its command line.</param>
    /// <param name="settings">What is to be gathered.</param>
    /// <param name="captures">Its output is caught, and it reads nothing.</param>
    /// <param name="collector">Takes what it and the processes that it starts have gathered.</param>
    public delegate ProcessResult? Runner(string[] program, ChildSettings settings, bool captures, Collector collector);

    /// <summary>Trials of the remedies of a report.</summary>
    /// <param name="runner">The interpreter.</param>
    /// <param name="request">The program that it is of.</param>
    /// <param name="options">How it was watched: the program's command line, and whether executions were counted.</param>
    /// <param name="targets">Which files are shown.</param>
    /// <param name="report">What the remedies come from.</param>
    public RemedyTrials(Runner runner, ProgramRequest request, SpecialistOptions options, Targets targets, Report report)
    {
        (_runner, _request, _options, _targets, _report) = (runner, request, options, targets, report);
        _settings = new ChildSettings(targets.Settings, Counts: false, report.Lens) { Discards = true };
    }

    /// <summary>A remedy with the command line and the settings that apply it, and its runs.</summary>
    private sealed record Candidate(Advice? Advice, string[] Program, ChildSettings Settings)
    {
        public List<ProcessResult> Runs { get; } = [];

        public double Shortest => Runs.Min(static run => run.Seconds);

        /// <summary>How far apart the shortest two are: what else the machine did lengthens runs, and does not shorten them.</summary>
        public double Noise => Runs.Select(static run => run.Seconds).Order().ElementAt(1) - Shortest;
    }

    /// <summary>Tries them; none where there are no remedies that can be applied, or the program cannot be run again.</summary>
    public Trial[] Run()
    {
        Candidate[] remedies = [.. Advice.Rank(_report).Where(static advice => advice.Mend is not null).Select(Prepare).OfType<Candidate>().Take(MostRemedies)];
        if (remedies.Length == 0)
        {
            Console.Error.WriteLine("adder specialist: there is no remedy that can be applied by itself");
            return [];
        }

        Console.Error.WriteLine($"adder specialist: running the program {Rounds} times as it is and with each of {remedies.Length} remedies");
        var plain = new Candidate(null, _options.Program, _settings);
        for (int round = 0; round < Rounds; round++)
        {
            foreach (Candidate candidate in remedies.Prepend(plain))
            {
                if (_runner(candidate.Program, candidate.Settings, captures: true, new Collector(_targets)) is not { } result)
                {
                    return [];
                }

                candidate.Runs.Add(result);
            }
        }

        return [.. remedies.Select(remedy => new Trial(remedy.Advice!, plain.Shortest, remedy.Shortest, Math.Max(plain.Noise, remedy.Noise), Compare(plain, remedy), IsSpecialized(remedy)))];
    }

    /// <summary>The remedy applied to the program; null where its source cannot be written with it.</summary>
    private Candidate? Prepare(Advice advice)
    {
        string[] lines = advice.Mend!.Apply(advice.File.Lines);
        string text = string.Join('\n', lines) + "\n";
        if (advice.File.Path == Targets.CommandName)
        {
            string[] program = [.. _options.Program.Select(argument => argument + "\n" == _request.Program ? text[..^1] : argument + "\n" == "-c" + _request.Program ? "-c" + text[..^1] : argument)];
            return new Candidate(advice, program, _settings with { Targets = _settings.Targets with { Text = text } });
        }

        if (!advice.File.IsFile)
        {
            // The program makes the text anew at each run.
            return null;
        }

        string path = Path.GetFullPath(advice.File.Path, _settings.Targets.Folder);
        byte[] changed = Encoding.UTF8.GetBytes(text);
        try
        {
            // A file in another encoding would be read otherwise than it is written here.
            return SourceText.Lines(changed).AsSpan().SequenceEqual(lines) ? new Candidate(advice, _options.Program, _settings with { Replacements = [new Replacement(path, File.ReadAllBytes(path), changed)] }) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static SameOutput Compare(Candidate plain, Candidate remedy) =>
        !plain.Runs.TrueForAll(run => IsSame(run, plain.Runs[0])) ? SameOutput.Varies
        : remedy.Runs.TrueForAll(run => IsSame(run, plain.Runs[0])) ? SameOutput.Yes
        : SameOutput.No;

    private static bool IsSame(ProcessResult left, ProcessResult right) =>
        left.ExitCode == right.ExitCode && left.Output.AsSpan().SequenceEqual(right.Output) && left.Errors.AsSpan().SequenceEqual(right.Errors);

    /// <summary>
    /// Runs the program once more with a remedy, watched as the first time, and looks whether the function has as many places less that advice could be about as the remedy is for.
    /// Both are counted alike, so that one that was never tried counts as one that failed does, and one whose guards keep failing by the same counts.
    /// </summary>
    private bool? IsSpecialized(Candidate remedy)
    {
        Advice advice = remedy.Advice!;
        var collector = new Collector(Targets.ForChild(remedy.Settings.Targets, [], remedy.Settings.Targets.Folder, remedy.Settings.Targets.Text), _options.Counts);
        _ = _runner(remedy.Program, remedy.Settings with { Discards = false, Counts = _options.Counts }, captures: true, collector);
        FileReport[] after = [.. collector.Finish("", "", _report.Lens).Files.Where(file => file.Path == advice.File.Path && file.Functions.Any(function => function.Name == advice.Function.Name))];
        return after.Length == 0 ? null : after.Sum(CountOf) <= CountOf(advice.File) - advice.Sites.Length;

        int CountOf(FileReport file) => file.Adaptive.Count(place => place.Function.Name == advice.Function.Name && place.Site.Name == advice.Sites[0].Name);
    }
}
