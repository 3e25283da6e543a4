using System;
using System.Collections.Generic;
using System.Linq;

namespace Adder.Specialist;

/// <summary>One source file and what became of its code.</summary>
internal sealed class FileReport
{
    private SourceColouring? _colouring;
    private SyntaxMarks? _marks;
    private SyntaxIndex? _syntax;
    private bool _isParsed;

    /// <summary>The path as it is shown: relative to the working folder where it lies below that, with slashes.</summary>
    public required string Path { get; init; }

    /// <summary>Whether the source is a file: else it is the command line's, or was compiled from a text.</summary>
    public bool IsFile { get; init; } = true;

    /// <summary>What stands beside others is called so; null for what stands alone.</summary>
    public string? Label { get; init; }

    /// <summary>The path that files have in common which stand beside each other.</summary>
    public string? Name { get; init; }

    /// <summary>Whose run it is of, where runs stand side by side; null where the report tells.</summary>
    public Interpretation? Run { get; init; }

    /// <summary>The lines, without their ends; empty where the file is gone.</summary>
    public required string[] Lines { get; init; }

    /// <summary>The code objects, by their first line.</summary>
    public required FunctionReport[] Functions { get; init; }

    public IEnumerable<Site> Sites => Functions.SelectMany(static function => function.Sites);

    public Totals Totals => Totals.Of(Sites);

    /// <summary>The coloured source.</summary>
    public SourceColouring Colouring => _colouring ??= SourceColouring.Create(Lines, Functions);

    /// <summary>Keywords, strings and comments.</summary>
    public SyntaxMarks Marks => _marks ??= SyntaxMarks.Create(Lines);

    /// <summary>The syntax tree; null where the source does not parse any more.</summary>
    public SyntaxIndex? Syntax
    {
        get
        {
            _syntax = _isParsed ? _syntax : SyntaxIndex.Parse(Lines);
            _isParsed = true;
            return _syntax;
        }
    }

    /// <summary>Samples of the whole run, in whatever file they found the program; 0 where none were taken.</summary>
    public double TotalTime { get; init; }

    /// <summary>The share of the sampled time that this file has, from 0 to 1; null where none was sampled.</summary>
    public double? TimeShare => TotalTime > 0 ? Sites.Sum(static site => site.Time ?? 0) / TotalTime : null;

    /// <summary>For each line its share of the sampled time, else that of the executions counted in this file, from 0 to 1; null where nothing was: CPython is looked at, and its executions are not counted.</summary>
    public double[]? Hotness => TotalTime > 0
        ? Array.ConvertAll(SumByLine(static site => site.Time ?? 0), line => line / TotalTime)
        : SumByLine(static site => site is { Tally: { } tally, CPython: null } ? tally.Executions : 0) is var lines && lines.Sum() is > 0 and var total ? Array.ConvertAll(lines, line => line / total) : null;

    private double[] SumByLine(Func<Site, double> count)
    {
        var lines = new double[Lines.Length];
        foreach (Site site in Sites)
        {
            if (site.Span.Line >= 1 && site.Span.Line <= lines.Length)
            {
                lines[site.Span.Line - 1] += count(site);
            }
        }

        return lines;
    }

    /// <summary>Nothing is coloured.</summary>
    public bool IsBlank => Totals.Quickened == 0;

    /// <summary>What would not specialize, was never tried, or has guards that often fail, in the order of the source.</summary>
    public IEnumerable<(FunctionReport Function, Site Site)> Adaptive =>
        from function in Functions
        from site in function.Sites
        where site.Fate == Fate.Adaptive || site.IsUnsteady || (site.Fate == Fate.Waiting && Explanation.Of(site) is not null)
        orderby site.Span.Line, site.Span.Column, site.Offset
        select (function, site);
}

/// <summary>By what a program was run.</summary>
/// <param name="Name">Adder or CPython.</param>
/// <param name="Version">The version of Python.</param>
/// <param name="Lens">Whose specializations it made: "all" for its own, else a version of CPython.</param>
internal sealed record Interpretation(string Name, string Version, string Lens);

/// <summary>What one run of a program has shown.</summary>
internal sealed class Report
{
    /// <summary>The program, as it was given.</summary>
    public required string Program { get; init; }

    /// <summary>Whose run it was: Adder's or CPython's.</summary>
    public string Interpreter { get; init; } = "Adder";

    /// <summary>The version of Python.</summary>
    public required string Version { get; init; }

    /// <summary>Whose specializations the interpreter made: "all" for its own, else a version of CPython; <see cref="SeveralLenses"/> where runs differ in that.</summary>
    public string Lens { get; init; } = "all";

    /// <summary>The lens of a report of runs with several.</summary>
    public const string SeveralLenses = "several";

    /// <summary>The files, the program's own first, then by path.</summary>
    public required FileReport[] Files { get; init; }

    /// <summary>Files that ran and are not shown, those with most code first.</summary>
    public string[] Others { get; init; } = [];

    /// <summary>What fared differently in runs that stand side by side, with what they are called.</summary>
    public (string Title, Comparison Comparison)[] Differences { get; init; } = [];

    /// <summary>Remedies that were applied, each alone, and what came of it.</summary>
    public Trial[] Trials { get; set; } = [];

    public Totals Totals => Files.Aggregate(default(Totals), static (sum, file) => sum + file.Totals);

    /// <summary>Nothing at all is coloured.</summary>
    public bool IsBlank => Totals.Quickened == 0;
}
