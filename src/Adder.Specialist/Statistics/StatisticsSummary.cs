using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Adder.Hosting.Statistics;

namespace Adder.Specialist.Statistics;

/// <summary>What the counts of a run say, in the sections of CPython's summary.</summary>
internal sealed partial class StatisticsSummary
{
    private const int PairLimit = 100;
    private const int NeighbourLimit = 5;
    private const int FamilyLimit = 10;

    /// <summary>Reasons that all families share, by CPython's numbers.</summary>
    public static readonly string[] CommonReasons =
        ["other", "no dictionary", "overridden", "out of versions", "out of range", "expected error", "wrong number of arguments", "code complex parameters", "code not optimized"];

    /// <summary>From where code is called, by CPython's numbers.</summary>
    public static readonly string[] Origins = ["total", "vector", "generator", "legacy", "function vectorcall", "build class", "slot", "function ex", "api", "method"];

    private readonly SpecializationDump _dump;
    private readonly OpcodeCounts _opcodes;

    private StatisticsSummary(SpecializationDump dump)
    {
        _dump = dump;
        _opcodes = new OpcodeCounts(dump);
    }

    public static List<SummarySection> Create(SpecializationDump dump)
    {
        var summary = new StatisticsSummary(dump);
        return
        [
            summary.ExecutionCounts(), summary.PairCounts(), summary.Neighbours(), summary.Families(), summary.Effectiveness(), summary.Calls(),
            summary.Prefixed("Object stats", "Object "), summary.Collections(), summary.Optimization(), summary.Prefixed("Rare events", "Rare event "), summary.Meta(),
        ];
    }

    /// <summary>Two runs side by side.</summary>
    public static List<SummarySection> Compare(SpecializationDump before, SpecializationDump after)
    {
        List<SummarySection> heads = Create(after);
        return Create(before).Zip(heads, static (section, head) => new SummarySection(section.Title, section.Tables.Where(static table => table.Join != JoinMode.None)
            .Select(table => table.Compare(head.Tables.FirstOrDefault(other => other.Title == table.Title) ?? new SummaryTable(table.Title, table.Columns))).ToList())).ToList();
    }

    /// <summary>AttributeNotFound: attribute not found.</summary>
    public static string Words(string reason) => reason == "None" ? "warming up" : CapitalInside().Replace(reason, " $1").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z])([A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex CapitalInside();

    private SummarySection ExecutionCounts()
    {
        var table = new SummaryTable("", ["Name", "Count", "Self", "Cumulative", "Miss ratio"], JoinMode.FirstValue);
        long total = _opcodes.Total;
        long cumulative = 0;
        foreach (string name in _opcodes.Names.Where(name => _opcodes.Executions(name) > 0).OrderByDescending(_opcodes.Executions).ThenBy(static name => name, StringComparer.Ordinal))
        {
            long count = _opcodes.Executions(name);
            cumulative += count;
            long misses = _opcodes.IsFamily(name) ? 0 : _opcodes.Misses(name);
            table.Add(name, SummaryCell.OfCount(count), SummaryCell.OfRatio(count, total), SummaryCell.OfRatio(cumulative, total), misses > 0 ? SummaryCell.OfRatio(misses, count) : default);
        }

        return new SummarySection("Execution counts", [table]);
    }

    private SummarySection PairCounts()
    {
        var table = new SummaryTable("", ["Pair", "Count", "Self", "Cumulative"], JoinMode.None);
        long total = _opcodes.Total;
        long cumulative = 0;
        foreach ((string first, string second, long count) in _opcodes.Pairs().OrderByDescending(static pair => pair.Count).Take(PairLimit))
        {
            cumulative += count;
            table.Add($"{first} {second}", SummaryCell.OfCount(count), SummaryCell.OfRatio(count, total), SummaryCell.OfRatio(cumulative, total));
        }

        return new SummarySection("Pair counts", [table]);
    }

    private SummarySection Neighbours()
    {
        var tables = new List<SummaryTable>();
        List<(string First, string Second, long Count)> pairs = [.. _opcodes.Pairs()];
        ILookup<string, (string First, string Second, long Count)> before = pairs.ToLookup(static pair => pair.Second);
        ILookup<string, (string First, string Second, long Count)> after = pairs.ToLookup(static pair => pair.First);
        foreach (string name in _opcodes.Names.Order(StringComparer.Ordinal))
        {
            AddNeighbours(tables, $"{name}: predecessors", before[name].Select(static pair => (pair.First, pair.Count)));
            AddNeighbours(tables, $"{name}: successors", after[name].Select(static pair => (pair.Second, pair.Count)));
        }

        return new SummarySection("Predecessor/Successor pairs", tables);
    }

    private static void AddNeighbours(List<SummaryTable> tables, string title, IEnumerable<(string Name, long Count)> neighbours)
    {
        List<(string Name, long Count)> ranked = [.. neighbours.OrderByDescending(static neighbour => neighbour.Count)];
        if (ranked.Count == 0)
        {
            return;
        }

        var table = new SummaryTable(title, ["Name", "Count", "Percentage"], JoinMode.None);
        long total = ranked.Sum(static neighbour => neighbour.Count);
        foreach ((string name, long count) in ranked.Take(NeighbourLimit))
        {
            table.Add(name, SummaryCell.OfCount(count), SummaryCell.OfRatio(count, total));
        }

        tables.Add(table);
    }

    private SummarySection Families()
    {
        var tables = new List<SummaryTable>();
        foreach (string name in _opcodes.Names.Where(name => _opcodes.IsFamily(name) && _opcodes.FamilyTotal(name) > 0).Order(StringComparer.Ordinal))
        {
            var kinds = new SummaryTable(name, ["Kind", "Count", "Ratio"]);
            foreach (string kind in (string[])["deferred", "hit", "miss", "deopt"])
            {
                AddShare(kinds, kind, _opcodes.Get(name, "specialization." + kind), _opcodes.FamilyTotal(name));
            }

            var outcomes = new SummaryTable(name + ": attempts", ["Outcome", "Count", "Ratio"]);
            long attempts = _opcodes.Get(name, "specialization.success") + _opcodes.Get(name, "specialization.failure");
            AddShare(outcomes, "Success", _opcodes.Get(name, "specialization.success"), attempts);
            AddShare(outcomes, "Failure", _opcodes.Get(name, "specialization.failure"), attempts);
            var failures = new SummaryTable(name + ": failure kinds", ["Failure kind", "Count", "Ratio"]);
            foreach ((string reason, long count) in Reasons(name).OrderByDescending(static reason => reason.Value))
            {
                AddShare(failures, reason, count, _opcodes.Get(name, "specialization.failure"));
            }

            var waiting = new SummaryTable(name + ": executions that were not specialized", ["Reason", "Count", "Ratio"]);
            foreach ((string reason, long count) in _opcodes.Details(name, "adder.unspecialized").OrderByDescending(static reason => reason.Value))
            {
                AddShare(waiting, Words(reason), count, _opcodes.FamilyTotal(name));
            }

            tables.AddRange(((SummaryTable[])[kinds, outcomes, failures, waiting]).Where(static table => table.Rows.Count > 0));
        }

        return new SummarySection("Specialization stats", tables);
    }

    /// <summary>Why attempts failed: by name in Adder's dumps, by number in CPython's.</summary>
    private IEnumerable<KeyValuePair<string, long>> Reasons(string name)
    {
        List<KeyValuePair<string, long>> named = [.. _opcodes.Details(name, "adder.failure").Select(static reason => new KeyValuePair<string, long>(Words(reason.Key), reason.Value))];
        return named.Count > 0 ? named : _opcodes.Details(name, "specialization.failure_kinds")
            .Select(static kind => new KeyValuePair<string, long>(int.Parse(kind.Key, CultureInfo.InvariantCulture) is var number && number < CommonReasons.Length ? CommonReasons[number] : $"kind {number}", kind.Value));
    }

    private SummarySection Effectiveness()
    {
        var table = new SummaryTable("", ["Instructions", "Count", "Ratio"]);
        long total = _opcodes.Total;
        long unspecialized = _opcodes.Names.Where(_opcodes.IsFamily).Sum(_opcodes.Executions);
        List<string> forms = [.. _opcodes.Names.Where(_opcodes.IsSpecialized)];
        long misses = forms.Sum(_opcodes.Misses);
        long hits = forms.Sum(_opcodes.Executions) - misses;
        AddShare(table, "Basic", total - unspecialized - hits - misses, total, always: true);
        AddShare(table, "Not specialized", unspecialized, total, always: true);
        AddShare(table, "Specialized hits", hits, total, always: true);
        AddShare(table, "Specialized misses", misses, total, always: true);
        return new SummarySection("Specialization effectiveness",
        [
            table,
            Top("Deferred by instruction", _opcodes.Names.Where(static name => name != "RESUME"), name => _opcodes.Get(name, "specialization.deferred")),
            Top("Misses by instruction", _opcodes.Names.Where(name => !_opcodes.IsFamily(name)), _opcodes.Misses),
        ]);
    }

    private static SummaryTable Top(string title, IEnumerable<string> names, Func<string, long> count)
    {
        var table = new SummaryTable(title, ["Name", "Count", "Ratio"]);
        List<(string Name, long Count)> counts = [.. names.Select(name => (name, count(name))).OrderByDescending(static pair => pair.Item2)];
        foreach ((string name, long number) in counts.Take(FamilyLimit))
        {
            AddShare(table, name, number, counts.Sum(static pair => pair.Count));
        }

        return table;
    }

    private SummarySection Calls()
    {
        var table = new SummaryTable("", ["", "Count", "Ratio"]);
        long total = _dump.Counts.Where(static count => count.Key.StartsWith("Calls to ", StringComparison.Ordinal)).Sum(static count => count.Value);
        foreach ((string key, long count) in _dump.Counts.Where(static count => count.Key.StartsWith("Calls ", StringComparison.Ordinal) || count.Key.StartsWith("Frame", StringComparison.Ordinal))
            .OrderBy(static count => count.Key, StringComparer.Ordinal))
        {
            AddShare(table, OriginOf(key), count, total, always: true);
        }

        return new SummarySection("Call stats", [table]);
    }

    /// <summary>What CPython's numbers of origins stand for.</summary>
    private static string OriginOf(string key)
    {
        const string Prefix = "Calls via PyEval_EvalFrame[";
        return key.StartsWith(Prefix, StringComparison.Ordinal) && int.TryParse(key[Prefix.Length..^1], CultureInfo.InvariantCulture, out int origin) && origin < Origins.Length
            ? $"Calls via PyEval_EvalFrame ({Origins[origin]})" : key;
    }

    private SummarySection Prefixed(string title, string prefix)
    {
        var table = new SummaryTable("", ["", "Count"]);
        foreach ((string key, long count) in _dump.Counts.Where(count => count.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(static count => count.Key, StringComparer.Ordinal))
        {
            table.Add(key[prefix.Length..].Trim('(', ')', '[', ']').Replace('_', ' '), SummaryCell.OfCount(count));
        }

        return new SummarySection(title, [table]);
    }

    private SummarySection Collections()
    {
        var table = new SummaryTable("", ["Generation", "Collections", "Objects collected", "Object visits"]);
        for (int generation = 0; _dump.Counts.ContainsKey($"GC[{generation}] collections"); generation++)
        {
            table.Add(generation.ToString(CultureInfo.InvariantCulture),
                SummaryCell.OfCount(_dump[$"GC[{generation}] collections"]), SummaryCell.OfCount(_dump[$"GC[{generation}] objects collected"]), SummaryCell.OfCount(_dump[$"GC[{generation}] object visits"]));
        }

        return new SummarySection("GC stats", [table]);
    }

    private SummarySection Optimization()
    {
        string[] prefixes = ["Optimization ", "Executors ", "Trace length[", "Optimized trace length[", "Trace run length[", "uops[", "unsupported_opcode["];
        var table = new SummaryTable("", ["", "Count"]);
        foreach ((string key, long count) in _dump.Counts.Where(count => prefixes.Any(prefix => count.Key.StartsWith(prefix, StringComparison.Ordinal))))
        {
            table.Add(key, SummaryCell.OfCount(count));
        }

        return new SummarySection("Optimization (Tier 2) stats", [table]);
    }

    private SummarySection Meta()
    {
        var table = new SummaryTable("", ["", "Count"]);
        table.Add("Number of data files", SummaryCell.OfCount(_dump.FileCount));
        return new SummarySection("Meta stats", [table]);
    }

    private static void AddShare(SummaryTable table, string key, long count, long whole, bool always = false)
    {
        if (count != 0 || always)
        {
            table.Add(key, SummaryCell.OfCount(count), SummaryCell.OfRatio(count, whole));
        }
    }
}
