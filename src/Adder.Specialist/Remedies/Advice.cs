using System.Collections.Generic;
using System.Linq;

namespace Adder.Specialist;

/// <summary>A remedy for a place, and what it would save by estimate.</summary>
/// <param name="Sites">The instructions that it is for, which all change by the same mend.</param>
/// <param name="Mend">What it changes; null where the source alone does not tell.</param>
/// <param name="Nanoseconds">The estimate; null where executions were not counted.</param>
internal sealed record Advice(FileReport File, FunctionReport Function, Site[] Sites, Explanation Why, Mend? Mend, double? Nanoseconds)
{
    /// <summary>The remedies of a report: those that would save most first, those whose executions nobody counted in the order of the source.</summary>
    public static Advice[] Rank(Report report)
    {
        var all = new List<Advice>();
        var known = new Dictionary<(FileReport, Mend), int>();
        foreach (FileReport file in report.Files)
        {
            foreach ((FunctionReport function, Site site) in file.Adaptive)
            {
                if (Explanation.Of(file, site) is not { Remedy: not null } why)
                {
                    continue;
                }

                Mend? mend = why.Mend;
                if (mend is not null && known.TryGetValue((file, mend), out int number))
                {
                    all[number] = all[number] with { Sites = [.. all[number].Sites, site], Nanoseconds = Sum(all[number].Nanoseconds, Saving.Estimate(site)) };
                    continue;
                }

                if (mend is not null)
                {
                    known.Add((file, mend), all.Count);
                }

                all.Add(new Advice(file, function, [site], why, mend, Saving.Estimate(site)));
            }
        }

        return [.. all.OrderByDescending(static advice => advice.Nanoseconds ?? -1)];
    }

    private static double? Sum(double? left, double? right) => left is null ? right : right is null ? left : left + right;
}

/// <summary>What came of a remedy when the program was run with it.</summary>
/// <param name="Advice">The remedy.</param>
/// <param name="Before">Seconds of processor time of the program as it is: the shortest of several runs.</param>
/// <param name="After">The same with the remedy.</param>
/// <param name="Noise">By how much runs of the program as it is differ, in seconds.</param>
/// <param name="Output">Whether it wrote the same and ended the same.</param>
/// <param name="IsSpecialized">Whether what was adaptive is specialized; null where that could not be seen.</param>
internal sealed record Trial(Advice Advice, double Before, double After, double Noise, SameOutput Output, bool? IsSpecialized)
{
    /// <summary>The difference is no larger than that of runs of the same program.</summary>
    public bool IsNoise => System.Math.Abs(After - Before) <= Noise;
}

/// <summary>Whether a program wrote the same with a remedy as without.</summary>
internal enum SameOutput
{
    Yes,
    No,

    /// <summary>It does not write the same twice as it is.</summary>
    Varies,
}
