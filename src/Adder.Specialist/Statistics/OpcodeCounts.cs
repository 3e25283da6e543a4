using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Adder.Hosting.Statistics;
using Adder.Runtime.Instructions;

namespace Adder.Specialist.Statistics;

/// <summary>The counts of a dump by instruction: <c>opcode[NAME].field</c>, and Adder's own <c>adder[NAME].field[DETAIL]</c>.</summary>
internal sealed partial class OpcodeCounts
{
    /// <summary>Names of the specialized forms, CPython's and Adder's own.</summary>
    public static readonly HashSet<string> Forms = [.. InstructionTable.All.Where(static info => info.Family != info.Number && info.Name.Length > 0 && !info.Name.StartsWith("INSTRUMENTED_", StringComparison.Ordinal)).Select(static info => info.Name)];

    private readonly Dictionary<string, Dictionary<string, long>> _fields = new(StringComparer.Ordinal);

    public OpcodeCounts(SpecializationDump dump)
    {
        foreach ((string key, long count) in dump.Counts)
        {
            Match match = Key().Match(key);
            if (match.Success)
            {
                string name = match.Groups[2].Value;
                if (!_fields.TryGetValue(name, out Dictionary<string, long>? fields))
                {
                    _fields.Add(name, fields = new Dictionary<string, long>(StringComparer.Ordinal));
                }

                fields[(match.Groups[1].Value == "adder" ? "adder." : "") + match.Groups[3].Value] = count;
            }
        }
    }

    public IEnumerable<string> Names => _fields.Keys;

    /// <summary>Instructions executed, of all kinds.</summary>
    public long Total => _fields.Keys.Sum(Executions);

    public long Get(string name, string field) => _fields.TryGetValue(name, out Dictionary<string, long>? fields) ? fields.GetValueOrDefault(field) : 0;

    public long Executions(string name) => Get(name, "execution_count");

    public long Misses(string name) => Get(name, "specialization.miss");

    public bool IsFamily(string name) => Get(name, "specializable") > 0;

    /// <summary>Whether an instruction is a specialized form of a family; of another version's, those are known that have missed.</summary>
    public bool IsSpecialized(string name) => !IsFamily(name) && (Forms.Contains(name) || Misses(name) > 0);

    /// <summary>Executions of a family, hits, misses and the others.</summary>
    public long FamilyTotal(string name) => Get(name, "specialization.hit") + Misses(name) + Executions(name);

    /// <summary>The counts of fields "PREFIX[DETAIL]", by detail.</summary>
    public IEnumerable<KeyValuePair<string, long>> Details(string name, string prefix) =>
        _fields[name].Where(field => field.Key.StartsWith(prefix + "[", StringComparison.Ordinal)).Select(field => new KeyValuePair<string, long>(field.Key[(prefix.Length + 1)..^1], field.Value));

    /// <summary>All pairs of instructions, one right after the other.</summary>
    public IEnumerable<(string First, string Second, long Count)> Pairs() =>
        _fields.Keys.SelectMany(first => Details(first, "pair_count").Select(pair => (first, pair.Key, pair.Value)));

    [GeneratedRegex(@"^(opcode|adder)\[(\w+)\]\.(.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
