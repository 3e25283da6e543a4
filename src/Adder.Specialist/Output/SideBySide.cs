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
        Files = [.. reports.SelectMany(static report => report.Files.Select(file => (report.Version, File: file))).GroupBy(static each => each.File.Path).SelectMany(static copies => copies)
            .Select(static each => new FileReport { Path = $"{each.File.Path} (CPython {each.Version})", Lines = each.File.Lines, Functions = each.File.Functions })],
        Others = [.. reports.SelectMany(static report => report.Others).Distinct()],
    };
}
