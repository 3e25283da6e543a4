using System;
using System.IO;
using System.Linq;
using System.Text;
using Adder.Tests;
using Microsoft.CodeAnalysis;

namespace Adder.Generators.Tests.Binding;

/// <summary>
/// Compares generated code with the files in Snapshots/: NAME.cs is the source, NAME.generated.txt what the generator makes of it. With ADDER_BLESS=1 in the environment the
/// expected files are rewritten instead.
/// </summary>
public class BindingSnapshotTests
{
    public static TheoryData<string> Sources()
    {
        var names = new TheoryData<string>();
        foreach (string path in Directory.GetFiles(Path.Combine(GeneratorRunner.ProjectFolder, "Snapshots"), "*.cs").Order(StringComparer.Ordinal))
        {
            names.Add(Path.GetFileNameWithoutExtension(path));
        }

        return names;
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Generated_code_is_as_blessed(string name)
    {
        string folder = Path.Combine(GeneratorRunner.ProjectFolder, "Snapshots");
        (Compilation output, GeneratorDriverRunResult result) = GeneratorRunner.Run(File.ReadAllText(Path.Combine(folder, name + ".cs")));
        Assert.Empty(result.Diagnostics);
        string problems = string.Join("\n", output.GetDiagnostics().Where(static d => d.Severity >= DiagnosticSeverity.Warning).Select(static d => d.ToString()));
        Assert.True(problems.Length == 0, problems);

        var actual = new StringBuilder();
        foreach (GeneratedSourceResult source in result.Results.Single().GeneratedSources)
        {
            actual.Append("==== ").Append(source.HintName).Append(" ====\n").Append(source.SourceText).Append('\n');
        }

        Snapshot.Check(Path.Combine(folder, name + ".generated.txt"), actual.ToString());
    }

    /// <summary>An edit elsewhere must not make the generator's output new: the compiler then redoes nothing that depends on it.</summary>
    [Fact]
    public void Unrelated_edits_leave_outputs_cached()
    {
        Compilation before = GeneratorRunner.Compile(File.ReadAllText(Path.Combine(GeneratorRunner.ProjectFolder, "Snapshots", "Widget.cs")));
        GeneratorDriver driver = GeneratorRunner.Driver(track: true).RunGenerators(before);
        Compilation after = before.AddSyntaxTrees(Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText("internal class Elsewhere;", (Microsoft.CodeAnalysis.CSharp.CSharpParseOptions)before.SyntaxTrees.First().Options));
        GeneratorRunResult result = driver.RunGenerators(after).GetRunResult().Results.Single();
        Assert.NotEmpty(result.TrackedOutputSteps);
        Assert.All(
            result.TrackedOutputSteps.SelectMany(static step => step.Value).SelectMany(static run => run.Outputs),
            static output => Assert.True(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, output.Reason.ToString()));
    }
}
