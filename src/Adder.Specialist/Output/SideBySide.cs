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
        Files = [.. reports.SelectMany(static each => each.Report.Files.Select(file => (each.Label, File: file))).GroupBy(static each => each.File.Path).SelectMany(static copies => copies)
            .Select(static each => new FileReport { Path = $"{each.File.Path} ({each.Label})", Name = each.File.Path, Label = each.Label, Lines = each.File.Lines, Functions = each.File.Functions, TotalTime = each.File.TotalTime })],
        Others = [.. reports.SelectMany(static each => each.Report.Others).Distinct()],
        Differences = [.. reports.Zip(reports.Skip(1)).Select(static pair => ($"{pair.First.Label} → {pair.Second.Label}", Comparison.Of(ReportFile.Of(pair.First.Report), ReportFile.Of(pair.Second.Report))))],
    };

    /// <summary>The files of a report, those that stand beside each other together.</summary>
    public static IEnumerable<IReadOnlyList<FileReport>> Groups(IEnumerable<FileReport> files) =>
        files.GroupBy(static file => file.Label is null ? file.Path : file.Name).Select(static group => (IReadOnlyList<FileReport>)[.. group]);
}
