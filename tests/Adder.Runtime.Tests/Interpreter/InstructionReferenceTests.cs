using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Xml.Linq;
using Adder.Bytecode;
using Adder.Runtime.Instructions;
using Adder.Tests;

namespace Adder.Runtime.Tests.Interpreter;

/// <summary>The reference page of the instructions says what their definitions say.</summary>
public sealed class InstructionReferenceTests
{
    [Fact]
    public void Reference_page_is_as_blessed() =>
        Snapshot.Check(Path.Combine(Snapshot.Repository, "docs", "generated", "instructions.md"), ReferencePage());

    private static string ReferencePage()
    {
        Dictionary<string, string> summaries = Summaries();
        var page = new StringBuilder();
        page.Append("# Instructions\n\n");
        page.Append("Every instruction that the interpreter executes, by family; written from the definitions by a test (`ADDER_BLESS=1` rewrites this page). The stack picture reads\n");
        page.Append("\"inputs -- outputs\", topmost last; a method that moves the stack itself has none.\n\n");
        page.Append("| instruction | number | cache units | stack | guards | defined by | |\n| --- | ---: | ---: | --- | --- | --- | --- |\n");
        foreach ((InstructionAttribute definition, MethodInfo method) in Definitions())
        {
            bool member = definition.Family != default;
            InstructionInfo info = InstructionTable.All.Single(candidate => candidate.Number == (int)definition.Opcode);
            string stack = definition.Stack == "--" ? "" : $"`{definition.Stack}`";
            string summary = summaries.GetValueOrDefault($"{method.DeclaringType!.FullName}.{method.Name}", "");
            page.Append(CultureInfo.InvariantCulture, $"| {(member ? "– " : "")}`{info.Name}` | {info.Number} | {info.Caches} | {stack} | {string.Join(", ", definition.Guards)} ");
            page.Append(CultureInfo.InvariantCulture, $"| {method.DeclaringType.Name}.{method.Name} | {summary.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }

        return page.ToString();
    }

    /// <summary>Definitions by name of their family, the base form first.</summary>
    private static IEnumerable<(InstructionAttribute Definition, MethodInfo Method)> Definitions() =>
        from type in typeof(InstructionAttribute).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        from definition in method.GetCustomAttributes<InstructionAttribute>()
        let family = definition.Family == default ? definition.Opcode : definition.Family
        orderby family.ToString(), definition.Family != default, (int)definition.Opcode
        select (definition, method);

    /// <summary>Summaries of the runtime's methods by full name, as the compiler wrote them beside the assembly.</summary>
    private static Dictionary<string, string> Summaries()
    {
        var summaries = new Dictionary<string, string>();
        foreach (XElement member in XDocument.Load(Path.ChangeExtension(typeof(InstructionAttribute).Assembly.Location, ".xml")).Descendants("member"))
        {
            string name = member.Attribute("name")!.Value;
            if (name.StartsWith("M:", StringComparison.Ordinal) && member.Element("summary") is { } summary)
            {
                string text = string.Concat(summary.Nodes().Select(static node => node is XElement element ? element.Value + ShortName(element) : node.ToString()));
                summaries[name[2..].Split('(')[0]] = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return summaries;
    }

    private static string ShortName(XElement element) =>
        (element.Attribute("cref") ?? element.Attribute("name"))?.Value.Split(':')[^1].Split('(')[0].Split('.')[^1] ?? "";
}
