using System.IO;
using System.Linq;
using System.Text.Json;
using Adder.Tests;

namespace Adder.Specialist.Tests;

/// <summary>Checks JSON against a schema: those of its keywords that the published schema uses.</summary>
internal static class Schema
{
    /// <summary>Checks a report against the schema that is published for it.</summary>
    public static void Check(string report)
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Snapshot.Repository, "docs", "specialist-report.schema.json")));
        using JsonDocument document = JsonDocument.Parse(report);
        Check(schema.RootElement, schema.RootElement, document.RootElement, "report");
    }

    private static void Check(JsonElement root, JsonElement schema, JsonElement value, string place)
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            schema = reference.GetString()!.Split('/')[1..].Aggregate(root, static (element, name) => element.GetProperty(name));
        }

        if (schema.TryGetProperty("const", out JsonElement constant))
        {
            Assert.True(JsonElement.DeepEquals(constant, value), place);
        }

        if (schema.TryGetProperty("enum", out JsonElement values))
        {
            Assert.True(values.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)), $"{place} is {value}");
        }

        switch (schema.TryGetProperty("type", out JsonElement type) ? type.GetString() : null)
        {
            case "object":
                CheckObject(root, schema, value, place);
                break;
            case "array":
                Assert.Equal(JsonValueKind.Array, value.ValueKind);
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Check(root, schema.GetProperty("items"), item, place + "[]");
                }

                break;
            case "string":
                Assert.True(value.ValueKind == JsonValueKind.String, place);
                break;
            case "integer":
                Assert.True(value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _), place);
                break;
        }
    }

    private static void CheckObject(JsonElement root, JsonElement schema, JsonElement value, string place)
    {
        Assert.True(value.ValueKind == JsonValueKind.Object, place);
        JsonElement properties = schema.GetProperty("properties");
        foreach (JsonProperty property in value.EnumerateObject())
        {
            Assert.True(properties.TryGetProperty(property.Name, out JsonElement inner), $"{place}.{property.Name} is not in the schema");
            Check(root, inner, property.Value, $"{place}.{property.Name}");
        }

        foreach (JsonElement name in schema.GetProperty("required").EnumerateArray())
        {
            Assert.True(value.TryGetProperty(name.GetString()!, out _), $"{place}.{name} is missing");
        }
    }
}
