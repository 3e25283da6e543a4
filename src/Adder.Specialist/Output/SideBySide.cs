using System.Collections.Generic;
using System.Linq;

namespace Adder.Specialist;

/// <summary>Runs of the same program by several interpreters, in one report.</summary>
internal static class SideBySide
{
    /// <summary>Each file stands beside itself as the next interpreter left it; its path tells whose it is.</summary>
    /// <param name="reports">The runs, with what each is called.</param>
    public static Report Join(IReadOnlyList<(string Label, Report Report)> reports) => new()
    {
        Program = reports[0].Report.Program,
        Interpreter = string.Join(", ", reports.Select(static each => each.Report.Interpreter).Distinct()),
        Version = string.Join(", ", reports.Select(static each => each.Report.Version).Distinct()),
        Lens = reports.Select(static each => each.Report.Lens).Distinct().ToArray() is [var lens] ? lens : Report.SeveralLenses,
        Files = [.. reports.SelectMany(static each => each.Report.Files.Select(file => Stand(file, each.Label, each.Report))).GroupBy(static file => file.Name).SelectMany(static copies => copies)],
        Others = [.. reports.SelectMany(static each => each.Report.Others).Distinct()],
        Differences = [.. reports.Zip(reports.Skip(1)).Select(static pair => ($"{pair.First.Label} → {pair.Second.Label}", Comparison.Of(ReportFile.Of(pair.First.Report), ReportFile.Of(pair.Second.Report))))],
    };

    private static FileReport Stand(FileReport file, string label, Report report) => new()
    {
        Path = $"{file.Path} ({label})",
        Name = file.Path,
        IsFile = file.IsFile,
        Label = label,
        Run = new Interpretation(report.Interpreter, report.Version, report.Lens),
        Lines = file.Lines,
        Functions = file.Functions,
        TotalTime = file.TotalTime,
    };

    /// <summary>The files of a report, those that stand beside each other together.</summary>
    public static IEnumerable<IReadOnlyList<FileReport>> Groups(IEnumerable<FileReport> files) =>
        files.GroupBy(static file => file.Label is null ? file.Path : file.Name).Select(static group => (IReadOnlyList<FileReport>)[.. group]);
}
