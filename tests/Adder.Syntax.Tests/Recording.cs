using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using Adder.AstDump;

namespace Adder.Syntax.Tests;

/// <summary>What <c>record.py</c> had CPython say, and the same of Adder's parser.</summary>
internal static class Recording
{
    public static IEnumerable<JsonElement> Read(string name)
    {
        using Stream stream = typeof(Recording).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        return JsonDocument.Parse(stream).RootElement.EnumerateArray();
    }

    public static string Expected(JsonElement entry) =>
        entry.TryGetProperty("tree", out JsonElement tree) ? tree.GetString()! : ExpectedError(entry.GetProperty("error"));

    public static string ExpectedError(JsonElement error)
    {
        if (error.ValueKind == JsonValueKind.Null)
        {
            return "accepted";
        }

        string text = error.GetProperty("text").GetString() ?? "";
        return $"{error.GetProperty("kind").GetString()} {Number("line")}:{Number("offset")}-{Number("endLine")}:{Number("endOffset")} {error.GetProperty("message").GetString()} <{text}>";
        int Number(string name) => error.GetProperty(name) is { ValueKind: JsonValueKind.Number } value ? value.GetInt32() : 0;
    }

    public static string Describe(PythonSyntaxException error) => FormattableString.Invariant(
        $"{error.Kind} {error.Line}:{error.Offset}-{error.EndLine}:{error.EndOffset} {error.Message} <{error.Text}>");

    public static string Outcome(Func<Ast.ModuleNode> parse)
    {
        try
        {
            return Dumper.Dump(parse());
        }
        catch (PythonSyntaxException error)
        {
            return Describe(error);
        }
    }

    /// <summary>Runs a check over every entry of a recording and fails with all that differs.</summary>
    public static void Check(string name, Func<JsonElement, (string Expected, string Found)> check)
    {
        var differences = new StringBuilder();
        int count = 0;
        foreach (JsonElement entry in Read(name))
        {
            count++;
            (string expected, string found) = check(entry);
            if (expected != found)
            {
                differences.AppendLine(entry.GetProperty("source").GetRawText()).Append("  expected ").AppendLine(expected).Append("  found    ").AppendLine(found);
            }
        }

        Xunit.Assert.NotEqual(0, count);
        if (differences.Length > 0)
        {
            Xunit.Assert.Fail(differences.ToString());
        }
    }
}
