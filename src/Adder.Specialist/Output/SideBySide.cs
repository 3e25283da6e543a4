using System.Collections.Generic;
using System.Linq;

namespace Adder.Specialist;

/// <summary>Runs of the same program by several interpreters, in one report.</summary>
internal static class SideBySide
{
    /// <summary>Each file follows itself as the next interpreter left it; its path tells the version.</summary>
    public static Report Join(IReadOnlyList<Report> reports) => new()
    {
        Program = reports[0].Program,
        Interpreter = reports[0].Interpreter,
        Version = string.Join(", ", reports.Select(static report => report.Version)),
        Files = [.. reports[0].Files.Select(static file => file.Path).Union(reports.SelectMany(static report => report.Files.Select(static file => file.Path)))
            .SelectMany(path => reports.SelectMany(report => report.Files.Where(file => file.Path == path).Select(file => new FileReport { Path = $"{path} (CPython {report.Version})", Lines = file.Lines, Functions = file.Functions })))],
        Others = [.. reports.SelectMany(static report => report.Others).Distinct()],
    };
}
