using System;
using System.IO;
using System.Linq;
using Adder.Runtime.Specialization;
using Adder.Tests;

namespace Adder.Specialist.Tests;

/// <summary>Small programs and what is shown of them.</summary>
public sealed class GoldenTests
{
    private static string Expected(string name) => Path.Combine(Snapshot.Repository, "tests", "Adder.Specialist.Tests", "Expected", name);

    [Theory]
    [InlineData("fates", "all")]
    [InlineData("replaced", "all")]
    [InlineData("reasons", "3.14")]
    [InlineData("blank", "all")]
    public void The_picture_and_the_text_of_a_program(string name, string lens)
    {
        Assert.True(Lenses.TryParse(lens, out Lens? found));
        Report report = Run.Program(name + ".py", found.Value);
        using var output = new StringWriter();
        TerminalReport.Write(report, output, colours: false, dark: false, blue: false);
        Snapshot.Check(Expected(name + ".txt"), string.Concat(report.Files.Select(Run.Picture)) + "\n========\n" + output.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Json()
    {
        string json = JsonReport.Create(Run.Program("reasons.py", Lens.Python314));
        Snapshot.Check(Expected("reasons.json"), json);
        Schema.Check(json);
    }

    [Fact]
    public void Sarif() => Snapshot.Check(Expected("reasons.sarif"), SarifReport.Create(Run.Program("reasons.py", Lens.Python314)));

    [Fact]
    public void Markdown() => Snapshot.Check(Expected("reasons.md"), MarkdownReport.Create(Run.Program("reasons.py", Lens.Python314)));
}
