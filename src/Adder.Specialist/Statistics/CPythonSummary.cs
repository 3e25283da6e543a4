using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Adder.Hosting.Statistics;
using Adder.Runtime.Specialization;

namespace Adder.Specialist.Statistics;

/// <summary>
/// Writes counts as CPython's <c>summarize_stats.py</c> writes and reads them with <c>--json-output</c>. From a dump itself it asks the interpreter that runs it which instructions are specialized forms,
/// and CPython does not know Adder's own; here they are told.
/// </summary>
internal static class CPythonSummary
{
    /// <summary>How reasons of a family begin here, and in CPython.</summary>
    private static readonly (string Ours, string Theirs)[] s_families =
    [
        ("Global", "LOAD_GLOBAL"), ("Super", "SUPER"), ("Attribute", "ATTR"), ("Binary", "BINARY_OP"), ("Subscript", "BINARY_OP_SUBSCR"), ("StoreSubscript", "SUBSCR"), ("Call", "CALL"), ("Compare", "COMPARE_OP"),
        ("Iterate", "ITER"), ("Unpack", "UNPACK_SEQUENCE"), ("ToBool", "TO_BOOL"), ("Contains", "CONTAINS_OP"),
    ];

    public static void Write(SpecializationDump dump, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        foreach ((string key, long count) in dump.Counts)
        {
            json.WriteNumber(key, count);
        }

        json.WriteNumber("__nfiles__", dump.FileCount);
        WriteNames(json, "_specialized_instructions", OpcodeCounts.Forms.Order(StringComparer.Ordinal));
        WriteNumbered(json, "_stats_defines", StatisticsSummary.Origins.Select(static (name, number) => (number, name)));
        WriteNumbered(json, "_defines", StatisticsSummary.CommonReasons.Select(static (name, number) => (number, name)).Concat(OwnReasons()));
        json.WriteEndObject();
    }

    /// <summary>Reasons that only one family has, with CPython's numbers.</summary>
    private static IEnumerable<(int Number, string Name)> OwnReasons()
    {
        foreach (SpecializationFailure reason in Enum.GetValues<SpecializationFailure>())
        {
            string name = reason.ToString();
            (string ours, string theirs) = s_families.FirstOrDefault(family => name.StartsWith(family.Ours, StringComparison.Ordinal));
            if (FailureNumbers.Of(reason) is var number && number >= StatisticsSummary.CommonReasons.Length && ours is not null)
            {
                yield return (number, $"{theirs} {StatisticsSummary.Words(name[ours.Length..])}");
            }
        }
    }

    private static void WriteNumbered(Utf8JsonWriter json, string property, IEnumerable<(int Number, string Name)> names)
    {
        json.WriteStartObject(property);
        foreach (IGrouping<int, string> sameNumber in names.GroupBy(static name => name.Number, static name => name.Name).OrderBy(static group => group.Key))
        {
            WriteNames(json, sameNumber.Key.ToString(CultureInfo.InvariantCulture), sameNumber);
        }

        json.WriteEndObject();
    }

    /// <summary>Names of macros, as they would stand in C.</summary>
    private static void WriteNames(Utf8JsonWriter json, string property, IEnumerable<string> names)
    {
        json.WriteStartArray(property);
        foreach (string name in names)
        {
            json.WriteStringValue(name.ToUpperInvariant().Replace(' ', '_'));
        }

        json.WriteEndArray();
    }
}
