using System;
using System.Collections.Generic;
using System.Linq;

namespace Adder.Specialist;

/// <summary>One source file and what became of its code.</summary>
internal sealed class FileReport
{
    private SourceColouring? _colouring;

    /// <summary>The path as it is shown: relative to the working folder where it lies below that, with slashes.</summary>
    public required string Path { get; init; }

    /// <summary>The lines, without their ends; empty where the file is gone.</summary>
    public required string[] Lines { get; init; }

    /// <summary>The code objects, by their first line.</summary>
    public required FunctionReport[] Functions { get; init; }

    public IEnumerable<Site> Sites => Functions.SelectMany(static function => function.Sites);

    public Totals Totals => Totals.Of(Sites);

    /// <summary>The coloured source.</summary>
    public SourceColouring Colouring => _colouring ??= SourceColouring.Create(Lines, Functions);

    /// <summary>For each line the share that it has in the executions counted in this file, from 0 to 1; null where none were: CPython is looked at, and its executions are not counted.</summary>
    public double[]? Hotness
    {
        get
        {
            var lines = new double[Lines.Length];
            double total = 0;
            foreach (Site site in Sites)
            {
                if (site is { Tally: { } tally, CPython: null } && site.Span.Line >= 1 && site.Span.Line <= lines.Length)
                {
                    lines[site.Span.Line - 1] += tally.Executions;
                    total += tally.Executions;
                }
            }

            return total == 0 ? null : Array.ConvertAll(lines, line => line / total);
        }
    }

    /// <summary>Nothing is coloured.</summary>
    public bool IsBlank => Totals.Quickened == 0;

    /// <summary>What would not specialize, in the order of the source.</summary>
    public IEnumerable<(FunctionReport Function, Site Site)> Adaptive =>
        from function in Functions
        from site in function.Sites
        where site.Fate == Fate.Adaptive
        orderby site.Span.Line, site.Span.Column, site.Offset
        select (function, site);
}

/// <summary>What one run of a program has shown.</summary>
internal sealed class Report
{
    /// <summary>The program, as it was given.</summary>
    public required string Program { get; init; }

    /// <summary>Whose run it was: Adder's or CPython's.</summary>
    public string Interpreter { get; init; } = "Adder";

    /// <summary>The version of Python.</summary>
    public required string Version { get; init; }

    /// <summary>Whose specializations the interpreter made: "all" for its own, else a version of CPython.</summary>
    public string Lens { get; init; } = "all";

    /// <summary>The files, the program's own first, then by path.</summary>
    public required FileReport[] Files { get; init; }

    /// <summary>Files that ran and are not shown, those with most code first.</summary>
    public string[] Others { get; init; } = [];

    public Totals Totals => Files.Aggregate(default(Totals), static (sum, file) => sum + file.Totals);

    /// <summary>Nothing at all is coloured.</summary>
    public bool IsBlank => Totals.Quickened == 0;
}
