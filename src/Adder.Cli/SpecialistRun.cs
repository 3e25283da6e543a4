using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Adder.Modules.Posix;
using Adder.Modules.Signal;
using Adder.Runtime;
using Adder.Runtime.Specialization;
using Adder.Specialist;

namespace Adder.Cli;

/// <summary>One run of a program that is watched, with the processes that it starts, and what is shown of it.</summary>
internal sealed class SpecialistRun
{
    /// <summary>Exit code where less is specialized than <c>--fail-under</c> asks for.</summary>
    private const int UnderShare = 3;

    /// <summary>Exit code where something is no more specialized.</summary>
    private const int Regressed = 4;

    private readonly SpecialistOptions _options;
    private readonly ProgramRequest _request;
    private readonly ReportFile? _baseline;
    private readonly string _folder = Directory.GetCurrentDirectory();
    private readonly PageTheme _theme;
    private readonly Targets _targets;
    private readonly Collector _collector;
    private SpecialistChildren? _children;
    private readonly LivePage _livePage;
    private PyInterpreter? _interpreter;
    private bool _isFinished;
    private PageServer? _server;
    private LiveSession? _live;

    /// <summary>A run that is to come.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="request">The program.</param>
    /// <param name="baseline">A report that the run is compared with; null for none.</param>
    public SpecialistRun(SpecialistOptions options, ProgramRequest request, ReportFile? baseline)
    {
        (_options, _request, _baseline, _theme) = (options, request, baseline, new PageTheme(options.Dark, options.Blue));
        _targets = new Targets(
            _folder,
            options.Targets,
            SpecialistChildren.Libraries(request.Options),
            request.Kind == ProgramKind.File ? request.Program : null,
            request.Kind == ProgramKind.Command ? ProgramRunner.Dedent(request.Program) : null);
        _collector = new Collector(_targets, options.Counts, options.Time);
        _livePage = new LivePage(_theme);
    }

    /// <summary>Runs the program and shows the report; gives the exit code.</summary>
    public int Execute()
    {
        InterpreterOptions interpreter = _request.Options;
        interpreter.CodeWatch = _collector.Watch;
        interpreter.StatisticsBySite |= _options.Counts;
        interpreter.Lens = _options.As is [var lens] ? lens : interpreter.Lens;
        if (!TryStartServer(out int refusal))
        {
            return refusal;
        }

        // A program that was interrupted is not wanted again.
        _collector.Watch.Begins = (first, _) =>
        {
            _interpreter = first;
            return true;
        };
        if (_options.Live && _server is not null)
        {
            _live = new LiveSession(_server, _livePage, () => _collector.Look(string.Join(' ', _options.Program), Versions.Python, Lenses.NameOf(_request.Options.Lens), _children is null ? [] : PartFile.ReadSoFar(_children.Folder)), _collector.Wants, _options.Speed);
            _collector.Watch.Begins = _live.Begin;
            Browser.Open(_server.Address);
        }

        _children = SpecialistChildren.Prepare(new ChildSettings(_targets.Settings, _options.Counts, Lenses.NameOf(interpreter.Lens)) { Time = _options.Time, Live = _options.Live });
        SpecialistChildren.Connect(_collector.Watch, _children?.Folder, Finish);
        return ProgramRunner.Run(_request, Finish);
    }

    /// <summary>Runs the program in a process of its own in each way that was asked for, and shows what became of it side by side; gives the exit code of the first that did not succeed.</summary>
    public int ExecuteEach()
    {
        if (!TryStartServer(out int refusal))
        {
            return refusal;
        }

        List<(string Label, Report Report)> reports = [];
        int exitCode = 0;
        foreach (Lens lens in _options.As)
        {
            if (RunUnder(lens, out int code) is not { } report)
            {
                return SpecialistCommand.Refuse("the program could not be started again");
            }

            reports.Add(($"as CPython {Lenses.NameOf(lens)}", report));
            exitCode = exitCode == 0 ? code : exitCode;
        }

        foreach (string python in _options.Pythons)
        {
            var collector = new Collector(_targets);
            RemedyTrials.Runner runner = new CPython(python).Run;
            ProcessResult? result = runner(_options.Program, new ChildSettings(_targets.Settings, Counts: false, Lenses.NameOf(Lens.All)) { Time = _options.Time }, captures: false, collector);
            if (result is null || collector.ForeignVersion is not { } version)
            {
                return SpecialistCommand.Refuse($"{python} is no CPython 3.11 to 3.15, or its program left nothing to show");
            }

            Report report = collector.Finish(string.Join(' ', _options.Program), version, Lenses.NameOf(Lens.All), "CPython");
            report.Trials = _options.Try && !WasInterrupted(result) ? new RemedyTrials(runner, _request, _options, _targets, report).Run() : [];
            reports.Add(($"CPython {version}", report));
            exitCode = exitCode == 0 ? result.ExitCode : exitCode;
        }

        return ShowAll(reports.Count == 1 ? reports[0].Report : SideBySide.Join(reports), exitCode);
    }

    /// <summary>A program that was interrupted is not wanted again.</summary>
    private static bool WasInterrupted(ProcessResult result) => result.ExitCode == ProcessSignals.ShellCodeOfInterrupt || CodeWatch.IsTermination(result.ExitCode - ProcessSignals.ShellCodeOf(0));

    /// <summary>Runs the program with a lens in a process of its own; null where that could not be started.</summary>
    private Report? RunUnder(Lens lens, out int exitCode)
    {
        var collector = new Collector(_targets, _options.Counts);
        ProcessResult? result = AdderProcess.Run(_options.Program, new ChildSettings(_targets.Settings, _options.Counts, Lenses.NameOf(lens)) { Time = _options.Time }, captures: false, collector);
        exitCode = result?.ExitCode ?? 0;
        return result is null ? null : collector.Finish(string.Join(' ', _options.Program), Versions.Python, Lenses.NameOf(lens));
    }

    /// <summary>Starts the server where one was asked for; false where none can be, with the exit code.</summary>
    private bool TryStartServer(out int exitCode)
    {
        exitCode = 0;
        if ((_options.Browser || _options.Live) && (_server = PageServer.Start(out string problem)) is null)
        {
            exitCode = SpecialistCommand.Refuse($"no page can be served: {problem}");
            return false;
        }

        return true;
    }

    /// <summary>The program has ended: shows what there is. Where it was about to become another one and could not, it has gone on since.</summary>
    private int Finish(int exitCode)
    {
        if (_isFinished)
        {
            return exitCode;
        }

        _isFinished = true;
        _children?.Collect(_collector);
        Report report = _collector.Finish(string.Join(' ', _options.Program), Versions.Python, Lenses.NameOf(_request.Options.Lens));
        if (_options.Try && !_collector.Watch.IsTerminated && _interpreter is not { WasInterrupted: true })
        {
            report.Trials = new RemedyTrials(AdderProcess.Run, _request, _options, _targets, report).Run();
        }

        return ShowAll(report, exitCode);
    }

    private int ShowAll(Report report, int exitCode)
    {
        _live?.End(report);
        Show(report);
        int judged = exitCode == 0 ? Judge(report) : exitCode;
        if (!_collector.Watch.IsTerminated)
        {
            Serve(report);
        }

        return judged;
    }

    /// <summary>Shows the pages in a browser until they are closed.</summary>
    private void Serve(Report report)
    {
        if (_server is null)
        {
            return;
        }

        if (_live is null)
        {
            var pages = HtmlPages.CreateFolder(report, _theme, isServed: true).ToDictionary();
            string first = pages.Count == 2 ? pages.Keys.Single(static name => name != "index.html") : "index.html";
            _server.Page = name => pages.GetValueOrDefault(name);
            Browser.Open(_server.Address + string.Join('/', first.Split('/').Select(Uri.EscapeDataString)));
        }

        _server.WaitUntilLeft();
        _server.Dispose();
    }

    /// <summary>Whether the report is as good as was asked for.</summary>
    private int Judge(Report report)
    {
        if (_options.FailUnder is { } least && report.Totals.Share is { } share && share < least)
        {
            Console.Error.WriteLine($"adder specialist: {Legend.Share(share)} is specialized, which is under {Legend.Share(least)}");
            return UnderShare;
        }

        if (_baseline is not null && Comparison.Of(_baseline, ReportFile.Of(report)) is var comparison && comparison.Worse.Any())
        {
            Console.Error.Write($"adder specialist: some instructions are no longer specialized\n{ComparisonReport.CreateText(comparison)}");
            return Regressed;
        }

        return 0;
    }

    private void Show(Report report)
    {
        if (!_options.IsSilent)
        {
            SpecialistCommand.Try("standard output", () => TerminalReport.Write(report, Console.Out, _options.Colours, _options.Dark, _options.Blue));
        }

        WriteFile(_options.Html, () => _live is null ? HtmlPages.CreatePage(report, _theme) : _livePage.PageWithTimeline(report));
        if (_options.Folder is { } pages)
        {
            SpecialistCommand.Try(pages, () => WriteFolder(Path.Combine(_folder, pages), report));
        }

        WriteFile(_options.Json, () => JsonReport.Create(report));
        WriteFile(_options.Markdown, () => MarkdownReport.Create(report));
        WriteFile(_options.Sarif, () => SarifReport.Create(report));
    }

    /// <summary>Writes a report into a file, which is meant from the folder where the program was started.</summary>
    private void WriteFile(string? name, Func<string> create)
    {
        if (name is not null)
        {
            SpecialistCommand.Try(name, () => File.WriteAllText(Path.Combine(_folder, name), create()));
        }
    }

    private void WriteFolder(string folder, Report report)
    {
        foreach ((string name, string content) in HtmlPages.CreateFolder(report, _theme))
        {
            string path = Path.Combine(folder, name);
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
        }
    }
}
