using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Adder.Runtime.Specialization;
using Adder.Tests;

namespace Adder.Specialist.Tests;

/// <summary>
/// For each reason that has a remedy a program, and the same with the remedy. A file of the folder Remedies is called by the reason, its first line tells the lens, and a comment stands between the two;
/// what was seen of both is beside it.
/// </summary>
public sealed class RemedyTests
{
    private const string Separator = "\n\n\n# With the remedy.\n";

    private static readonly string s_folder = Path.Combine(Snapshot.Repository, "tests", "Adder.Specialist.Tests", "Remedies");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(s_folder, "*.py").Select(static path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void With_the_remedy_the_place_is_specialized(string name)
    {
        (string before, string after, Lens lens) = Read(name);
        string reason = name.Split('.')[0];
        FileReport red = Assert.Single(Run.Text(before, lens: lens).Files, static file => file.IsFile);
        Site[] sites = [.. red.Adaptive.Select(static place => place.Site).Where(site => Explanation.Of(red, site)!.Id == reason)];
        Assert.True(sites.Length > 0, string.Join(", ", red.Adaptive.Select(place => Explanation.Of(red, place.Site)!.Id)));
        Explanation explanation = Explanation.Of(red, sites[0])!;
        Assert.NotNull(explanation.Remedy);
        Report remedied = Run.Text(after, lens: lens);
        FileReport green = Assert.Single(remedied.Files, static file => file.IsFile);
        Assert.All(remedied.Files, file => Assert.DoesNotContain(file.Adaptive, place => Explanation.Of(place.Site)!.Id == reason));
        Assert.DoesNotContain(green.Adaptive, place => Explanation.Of(place.Site)!.Id == reason);
        FunctionReport[] functions = [.. green.Functions.Where(static function => function.Name == "f")];
        Assert.All(functions, static function => Assert.True(function.Copies > 0));
        Assert.DoesNotContain(functions.SelectMany(static function => function.Sites), static site => site.Fate == Fate.Adaptive);
        if (explanation.Mend is { } mend)
        {
            Assert.Equal(after, string.Join('\n', mend.Apply(red.Lines)) + "\n");
        }

        Snapshot.Check(Path.Combine(s_folder, name + ".txt"), $"{Run.Picture(red)}\n{sites[0].Name}: {explanation.Sentence}\n{explanation.Remedy}\n\n{Run.Picture(green)}");
    }

    [Fact]
    public void Every_reason_with_a_remedy_has_its_program() =>
        Assert.Equal(Explanation.Remedied.Select(Explanation.IdOf).Append(Explanation.GuardsFail).Order(StringComparer.Ordinal), Directory.EnumerateFiles(s_folder, "*.py").Select(static path => Path.GetFileName(path).Split('.')[0]).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("x * 5 / 9 - 32", "3.13", "x * (5 / 9) - 32|x * (5 / 9) - 32|x * 5 / 9 - 32.0")]
    [InlineData("(x + 1) * 2", "3.13", "(x + 1) * 2.0|(x + 1.0) * 2")]
    [InlineData("(x * 5) / 9", "3.13", "(x * 5) * (1 / 9)|(x * 5.0) / 9")]
    [InlineData("(x - 32) * 5 / 9", "3.13", "(x - 32) * (5 / 9)|(x - 32) * (5 / 9)|(x - 32.0) * 5 / 9")]
    [InlineData("x * 5 / 9", "3.11", "x * (5 / 9)|x * (5 / 9)")]
    [InlineData("x / 9", "3.11", "")]
    [InlineData("x / (9)", "3.13", "x * ((1 / 9))")]
    [InlineData("x + 0x10", "3.13", "x + 16.0")]
    [InlineData("x + 9007199254740993", "3.13", "")]
    [InlineData("1 < x", "3.14", "1.0 < x")]
    [InlineData("x / 0.1", "3.14", "x * (1 / 0.1)")]
    [InlineData("x / 0.0 if x < 0.0 else x / -2.0", "3.14", "")]
    [InlineData("int(x) << 3", "3.14", "int(x) * 8")]
    [InlineData("(-int(x) << 3) + 1", "3.14", "")]
    [InlineData("str(int(x) ** 2)", "3.14", "")]
    [InlineData("x in [1, x]", "3.14", "")]
    [InlineData("'é' + 'a' * (x in (1, 2, 3))", "3.14", "'é' + 'a' * (x in {1, 2, 3})")]
    [InlineData("(1 if not x else 2)", "3.14", "(1 if not x != 0.0 else 2)")]
    [InlineData("x and 1", "3.14", "")]
    [InlineData("1 if x and x else 2", "3.14", "1 if x != 0.0 and x else 2|1 if x and x != 0.0 else 2")]
    public void What_is_changed(string expression, string lens, string changed)
    {
        Assert.True(Lenses.TryParse(lens, out Lens? found));
        FileReport file = Assert.Single(Run.Text($"def f(x):\n    return {expression}\nfor i in range(30):\n    f(1.5)\n", lens: found.Value).Files);
        IEnumerable<string> lines = file.Adaptive.Select(place => Explanation.Of(file, place.Site)!.Mend?.Apply(file.Lines)[1]["    return ".Length..]).OfType<string>();
        Assert.Equal(changed, string.Join('|', lines));
    }

    private static (string Before, string After, Lens Lens) Read(string name)
    {
        string text = File.ReadAllText(Path.Combine(s_folder, name + ".py"));
        string[] parts = text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..].Split(Separator);
        Assert.True(Lenses.TryParse(text.Split('\n')[0]["# lens: ".Length..], out Lens? lens));
        return (parts[0] + "\n", parts[1], lens.Value);
    }
}
