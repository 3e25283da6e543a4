using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Adder.Hosting.Statistics;

/// <summary>Puts sites together from their lines: <c>adder.code[ID].file[NAME]</c>, <c>adder.site[ID+OFFSET].form[NAME]</c> and so on.</summary>
internal static class SiteReader
{
    private const string CodePrefix = "adder.code[";
    private const string SitePrefix = "adder.site[";

    public static List<SpecializationSite> Read(IReadOnlyDictionary<string, long> counts)
    {
        var codes = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        var sites = new Dictionary<string, List<(string Field, string Detail, long Count)>>(StringComparer.Ordinal);
        foreach ((string key, long count) in counts)
        {
            if (key.StartsWith(CodePrefix, StringComparison.Ordinal))
            {
                (string identity, string field, string detail) = Split(key, CodePrefix.Length);
                Group(codes, identity)[field] = Uri.UnescapeDataString(detail);
            }
            else if (key.StartsWith(SitePrefix, StringComparison.Ordinal))
            {
                (string place, string field, string detail) = Split(key, SitePrefix.Length);
                Group(sites, place).Add((field, detail, count));
            }
        }

        return sites.Select(site => Make(site.Key, site.Value, codes)).OrderByDescending(static site => site.Unspecialized + site.Misses).ThenByDescending(static site => site.Hits)
            .ThenBy(static site => site.Code.Identity, StringComparer.Ordinal).ThenBy(static site => site.Offset).ToList();
    }

    private static SpecializationSite Make(string place, List<(string Field, string Detail, long Count)> fields, Dictionary<string, Dictionary<string, string>> codes)
    {
        int plus = place.IndexOf('+', StringComparison.Ordinal);
        string identity = place[..plus];
        Dictionary<string, string> code = codes.GetValueOrDefault(identity) ?? [];
        string baseForm = fields.FirstOrDefault(static field => field.Field == "base").Detail ?? "";
        List<SiteForm> forms = Ranked(fields, "form")
            .Select(form => new SiteForm(form.Key, form.Value, fields.Where(field => field.Field == "miss" && field.Detail == form.Key).Sum(static field => field.Count))).ToList();
        List<SiteForm> specialized = forms.Where(form => form.Name != baseForm).ToList();
        int[] position = (fields.FirstOrDefault(static field => field.Field == "position").Detail ?? "-1,-1,-1,-1").Split(',').Select(Number).ToArray();
        return new SpecializationSite
        {
            Code = new CodeIdentity(identity, code.GetValueOrDefault("file", ""), code.GetValueOrDefault("name", ""), Number(code.GetValueOrDefault("line", "0"))),
            Offset = Number(place[(plus + 1)..]),
            Position = new SourcePlace(position[0], position[1], position[2], position[3]),
            BaseForm = baseForm,
            Forms = forms,
            Hits = specialized.Sum(static form => form.Executions - form.Misses),
            Misses = specialized.Sum(static form => form.Misses),
            Deoptimizations = fields.Where(static field => field.Field == "deopt").Sum(static field => field.Count),
            Unspecialized = forms.Where(form => form.Name == baseForm).Sum(static form => form.Executions),
            Failures = Ranked(fields, "failure"),
            Types = Ranked(fields, "types"),
            Targets = Ranked(fields, "target"),
            History = History(fields, baseForm),
        };
    }

    private static List<KeyValuePair<string, long>> Ranked(List<(string Field, string Detail, long Count)> fields, string name) =>
        fields.Where(field => field.Field == name).Select(static field => new KeyValuePair<string, long>(Uri.UnescapeDataString(field.Detail), field.Count))
            .OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal).ToList();

    private static List<SiteEvent> History(List<(string Field, string Detail, long Count)> fields, string baseForm)
    {
        var events = new SortedDictionary<int, SiteEvent>();
        foreach ((string _, string detail, long _) in fields.Where(static field => field.Field == "history"))
        {
            string[] parts = detail.Split(',', 3);
            bool failed = parts[2].StartsWith('!');
            events.TryAdd(Number(parts[0]), new SiteEvent(Number(parts[1]), failed ? baseForm : parts[2], failed ? parts[2][1..] : null));
        }

        return [.. events.Values];
    }

    /// <summary>"ID].field[detail]" into its three parts.</summary>
    private static (string Owner, string Field, string Detail) Split(string key, int start)
    {
        int end = key.IndexOf(']', start);
        int bracket = key.IndexOf('[', end);
        return bracket < 0 ? (key[start..end], key[(end + 2)..], "") : (key[start..end], key[(end + 2)..bracket], key[(bracket + 1)..^1]);
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : -1;

    private static TValue Group<TValue>(Dictionary<string, TValue> groups, string key)
        where TValue : new()
    {
        if (!groups.TryGetValue(key, out TValue? group))
        {
            groups.Add(key, group = new TValue());
        }

        return group;
    }
}
