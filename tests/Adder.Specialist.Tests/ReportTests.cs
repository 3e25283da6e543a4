using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Adder.Runtime.Specialization;
using Adder.Syntax;

namespace Adder.Specialist.Tests;

/// <summary>What reports keep to, whatever the program.</summary>
public sealed class ReportTests
{
    private const string Hostile = """
        # </script><script>alert(1)</script><!-- <![CDATA[
        def f(x, text="</pre></script><img src=x onerror=alert(1)>&amp;"):
            return x + x  # "ESC"]0;title"BEL" and "RLO"turned
        for i in range(9): f(i)
        """;

    private static string HostileSource => Hostile.Replace("\"ESC\"", "\u001b", StringComparison.Ordinal).Replace("\"BEL\"", "\u0007", StringComparison.Ordinal).Replace("\"RLO\"", "\u202e", StringComparison.Ordinal);

    [Fact]
    public void Hostile_sources_stay_text_in_pages()
    {
        Report report = Run.Text(HostileSource);
        Report tame = Run.Text("def f(x, text=1):\n    return x + x\nfor i in range(9): f(i)\n");
        string page = HtmlPages.CreatePage(report, default);
        string plain = HtmlPages.CreatePage(tame, default);
        foreach (string tag in (string[])["</script", "<script", "<img", "<!--", "</pre", "<![CDATA["])
        {
            Assert.Equal(Count(plain, tag), Count(page, tag));
        }

        Assert.DoesNotContain(page, static character => char.IsControl(character) && character is not ('\n' or '\t'));
        Assert.DoesNotContain('\u202e', page);
        Assert.Contains("&lt;/script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_sources_move_nothing_in_the_terminal()
    {
        Report report = Run.Text(HostileSource, "bad\u001b]0;name.py");
        using var output = new StringWriter();
        TerminalReport.Write(report, output, colours: false, dark: false, blue: false);
        Assert.DoesNotContain('\u001b', output.ToString());
        Assert.DoesNotContain('\u202e', output.ToString());
        Assert.DoesNotContain('\u001b', MarkdownReport.Create(report));
        Assert.DoesNotContain('\u001b', SarifReport.Create(report));
        Assert.DoesNotContain('\u001b', JsonReport.Create(report));
        Assert.All(HtmlPages.CreateFolder(report, default), static page => Assert.DoesNotContain('\u001b', page.Content));
    }

    [Fact]
    public void Long_files_make_small_pages()
    {
        var source = new StringBuilder();
        for (int i = 0; i < 2_500; i++)
        {
            source.Append(Invariant($"def f{i}(a, b):\n    x = a + b * 2\n    y = [x, b]\n    if x > b:\n        y.append(a)\n    return y[0]\n\nf{i}(1, 2); f{i}(3, 4)\n"));
        }

        Report report = Run.Text(source.ToString());
        FileReport file = Assert.Single(report.Files);
        Assert.Equal(20_000, file.Lines.Length);
        var clock = Stopwatch.StartNew();
        string page = HtmlPages.CreatePage(report, default);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{clock.Elapsed}");
        Assert.Equal(200, Count(page, "class=\"chunk\""));

        // Stretches, not characters.
        Assert.InRange(Count(page, "<span"), 20_000, 150_000);
        Assert.InRange(page.Length, 1, 20_000_000);
    }

    [Fact]
    public void Code_that_is_gone_is_read_before_it_goes()
    {
        string folder = Directory.CreateTempSubdirectory("adder-specialist-").FullName;
        string path = Path.Combine(folder, "program.py");
        const string Source = "def f(x):\n    return x + x\nfor i in range(9): f(i)\ndel f\n";
        File.WriteAllText(path, Source);
        var collector = new Collector(new Targets(folder, [], [], "program.py", null));
        WeakReference interpreter = RunAndForget(Source, path, collector);
        for (int i = 0; i < 10 && interpreter.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Report report = collector.Finish("program.py", "3.14", "all");
        Directory.Delete(folder, recursive: true);
        FunctionReport function = Assert.Single(Assert.Single(report.Files).Functions, static function => function.Name == "f");
        Assert.Equal(1, function.Copies);
        Assert.Contains(function.Sites, static site => site.Form == "BINARY_OP_ADD_INT");
    }

    [Fact]
    public void Misses_redden_what_is_counted()
    {
        string folder = Directory.CreateTempSubdirectory("adder-specialist-").FullName;
        string path = Path.Combine(folder, "program.py");
        const string Source = "def f(x):\n    return x + x\nfor i in range(500):\n    f(i)\n    f(i * 1.5)\n";
        File.WriteAllText(path, Source);
        var collector = new Collector(new Targets(folder, [], [], "program.py", null), counts: true);
        Run.Execute(Source, path, collector, Lens.Python314);
        Report report = collector.Finish("program.py", "3.14", "3.14");
        FileReport file = Assert.Single(report.Files);
        Directory.Delete(folder, recursive: true);
        Schema.Check(JsonReport.Create(report));
        Site add = file.Functions.Single(static function => function.Name == "f").Sites.Single(static site => site.Name == "BINARY_OP");
        SiteTally tally = add.Tally!;

        // An execution that misses and then takes another form counts for both.
        Assert.InRange(tally.Executions, 1000, 1000 + tally.Deoptimizations);
        Assert.InRange(tally.Misses, 450, 550);
        Assert.True(tally.Deoptimizations > 0);
        Assert.Contains("int,int", tally.Seen.Keys);
        Assert.Contains("float,float", tally.Seen.Keys);
        Assert.True(tally.History.Count > 2);
        Assert.InRange(file.Colouring.Scores[1][12].Shade!.Value.Share, 0.4, 0.6);
        Assert.Equal(1, file.Hotness!.Sum(), 6);
        Assert.Equal(0, file.Hotness![0], 2);
        Assert.All(file.Hotness!.Skip(1), static share => Assert.InRange(share, 0.1, 0.7));
        Assert.Equal(4, Count(HtmlPages.CreatePage(report, default), " data-hot="));
    }

    [Fact]
    public void What_processes_hand_over_comes_through()
    {
        string folder = Directory.CreateTempSubdirectory("adder-specialist-").FullName;
        string path = Path.Combine(folder, "program.py");
        const string Source = "def f(x):\n    return x in [x, 1] and x + x\nfor i in range(500):\n    f(i)\n    f(i * 1.5)\ndef g():\n    pass\n";
        File.WriteAllText(path, Source);
        var targets = new Targets(folder, [], [], "program.py", null);
        Report Gather(Action<Collector> fill)
        {
            var collector = new Collector(targets, counts: true);
            fill(collector);
            return collector.Finish("program.py", "3.14", "3.14");
        }

        var child = new Collector(Targets.ForChild(targets.Settings, [], "/", null), counts: true);
        Run.Execute(Source, path, child, Lens.Python314);
        child.FinishPart().Write(folder);
        string whole = JsonReport.Create(Gather(collector => Run.Execute(Source, path, collector, Lens.Python314)));
        string handed = JsonReport.Create(Gather(collector => collector.Add(Assert.Single(PartFile.ReadAll(folder)))));
        Report twice = Gather(collector => PartFile.ReadAll(folder).Concat(PartFile.ReadAll(folder)).ToList().ForEach(collector.Add));
        Directory.Delete(folder, recursive: true);
        Assert.Equal(whole, handed);
        Assert.Equal(2, Assert.Single(twice.Files).Functions.Single(static function => function.Name == "f").Copies);
    }

    [Fact]
    public void Time_of_what_cannot_tell_where_it_is_is_shared_out()
    {
        const string Source = "def f(n):\n    i = 0\n    while i < n:\n        if i & 1:\n            i += 1\n        else:\n            i = i + 1\n        if i < 0:\n            i = i - 1\n    return abs(i)\nfor k in range(40):\n    f(100)\n";
        var collector = new Collector(new Targets("/nowhere", [], [], "program.py", null));
        Run.Execute(Source, "/nowhere/program.py", collector);
        var reports = new List<FunctionReport>();
        collector.Watch.ForEachRunning(code =>
        {
            if (code.Blueprint.Name == "f")
            {
                Site[] sites = CodeReader.Read(code.Blueprint, code.Executable).Sites;
                var samples = new long[code.Executable.Count];
                samples[sites.First(static site => site.Name == "JUMP_BACKWARD").Offset / 2] = 1003;
                samples[sites.Single(static site => site.Name == "CALL").Offset / 2] = 500;
                reports.Add(CodeReader.Read(code.Blueprint, code.Executable, samples: samples));
            }
        });
        ILookup<int, long> byLine = Assert.Single(reports).Sites.ToLookup(static site => site.Span.Line, static site => site.Time ?? 0);
        Assert.Equal(1503, byLine.Sum(static line => line.Sum()));
        Assert.All((int[])[3, 4, 5, 7, 8], line => Assert.InRange(byLine[line].Sum(), 50, 400));

        // It never ran; and a call's own time is its own.
        Assert.Equal(0, byLine[9].Sum());
        Assert.Equal(500, byLine[10].Sum());
    }

    [Fact]
    public void Texts_that_are_compiled_are_shown_under_the_place_that_had_it_done()
    {
        const string Source = "for text in ('x + x', 'x * 2.5', 'x + x'):\n    exec(f'def f(x):\\n    return {text}\\nfor i in range(99): f(i)', {})\nexec(compile('for i in range(9): i ^ i', '<mine>', 'exec'))\neval('[i + i for i in range(9)]')\n";
        Report report = Run.Text(Source, lens: Lens.Python314);
        Assert.Equal(["program.py", "program.py:2 <string>", "program.py:2 <string> 2", "program.py:3 <mine>"], report.Files.Select(static file => file.Path));
        Assert.Equal("    return x * 2.5", report.Files[2].Lines[1]);
        Assert.Equal(2, report.Files[1].Functions.Single(static function => function.Name == "f").Copies);
        Assert.Contains(report.Files[2].Sites, static site => site.Form == "BINARY_OP_EXTEND");
        Assert.Equal([true, false, false, false], report.Files.Select(static file => file.IsFile));
        Assert.DoesNotContain("string", SarifReport.Create(report), StringComparison.Ordinal);
        Assert.All(HtmlPages.CreateFolder(report, default), static page => Assert.DoesNotContain('<', page.Name));
        Schema.Check(JsonReport.Create(report));
    }

    [Fact]
    public void Texts_of_several_processes_keep_apart()
    {
        string folder = Directory.CreateTempSubdirectory("adder-specialist-").FullName;
        string path = Path.Combine(folder, "program.py");
        File.WriteAllText(path, "");
        var targets = new Targets(folder, [], [], "program.py", null);
        foreach (string text in (string[])["i + i", "i - i", "i + i"])
        {
            var child = new Collector(Targets.ForChild(targets.Settings, [], "/", null));
            Run.Execute($"exec('for i in range(99): {text}')", path, child);
            child.FinishPart().Write(folder);
        }

        var collector = new Collector(targets);
        PartFile.ReadAll(folder).ToList().ForEach(collector.Add);
        Report report = collector.Finish("program.py", "3.14", "all");
        Directory.Delete(folder, recursive: true);
        FileReport[] texts = [.. report.Files.Where(static file => !file.IsFile)];
        Assert.Equal(["program.py:1 <string>", "program.py:1 <string> (2)"], texts.Select(static file => file.Path));
        Assert.Equal([1, 2], texts.Select(static file => file.Functions.Single().Copies).Order());
        Assert.All(texts, static file => Assert.Contains(file.Lines[0].Contains('+', StringComparison.Ordinal) ? "BINARY_OP_ADD_INT" : "BINARY_OP_SUBTRACT_INT", file.Sites.Select(static site => site.Form)));
    }

    [Fact]
    public void Runs_with_several_lenses_tell_each_its_own()
    {
        const string Source = "for i in range(9): i * 2.5\n";
        Report both = SideBySide.Join([("as CPython 3.12", Run.Text(Source, lens: Lens.Python312)), ("as CPython 3.14", Run.Text(Source, lens: Lens.Python314))]);
        string json = JsonReport.Create(both);
        Schema.Check(json);
        Assert.Equal(Report.SeveralLenses, both.Lens);
        Assert.Equal(["3.12", "3.14"], both.Files.Select(static file => file.Run!.Lens));
        Assert.DoesNotContain("CPython several", MarkdownReport.Create(both), StringComparison.Ordinal);
        Assert.Equal("3.14", SideBySide.Join([("a", Run.Text(Source, lens: Lens.Python314)), ("b", Run.Text(Source, lens: Lens.Python314))]).Lens);
    }

    [Theory]
    [InlineData("a = 1\f\nb = 2\r\nc = 3\rd = 4", 4)]
    [InlineData("", 0)]
    [InlineData("x = '\u2028\u0085'\n", 1)]
    public void Lines_are_Pythons(string source, int count) => Assert.Equal(count, SourceText.Lines(Encoding.UTF8.GetBytes(source)).Length);

    [Fact]
    public void Sources_are_read_by_their_own_encoding() => Assert.Equal("x = 'é'", SourceText.Lines(Encoding.Latin1.GetBytes("# coding: latin-1\nx = 'é'\n"))[1]);

    [Fact]
    public void Columns_count_UTF16() =>
        Assert.Equal(new SourceSpan(1, 6, 1, 7), SourceText.InUtf16(["é = 😀y"], new SourceSpan(1, 9, 1, 10)));

    [Theory]
    [InlineData("src/**/*.py", "/w/src/a.py", true)]
    [InlineData("src/**/*.py", "/w/src/a/b/c.py", true)]
    [InlineData("src/*.py", "/w/src/a/b.py", false)]
    [InlineData("src/?.py", "/w/src/a.py", true)]
    [InlineData("src/[!b]*.py", "/w/src/bad.py", false)]
    [InlineData("/x/**", "/x/y/z.py", true)]
    [InlineData("src", "/w/src/a.py", false)]
    public void Globs(string pattern, string path, bool matches) => Assert.Equal(matches, new Targets("/w", [pattern], [], null, null).Matches(path));

    [Fact]
    public void A_comparison_finds_what_got_worse_and_better()
    {
        const string Call = "for i in range(9): f(ARGUMENT)\n";
        const string Function = "class Bag:\n    def __iter__(self): return iter([1])\n\n\ndef f(x):\n    return 1 in x\n\n\n";
        Report green = Run.Text(Function + Call.Replace("ARGUMENT", "{1}", StringComparison.Ordinal), lens: Lens.Python314);
        Report red = Run.Text("# moved\n" + Function + Call.Replace("ARGUMENT", "Bag()", StringComparison.Ordinal), lens: Lens.Python314);
        Comparison worse = Comparison.Of(ReportFile.Of(green), ReportFile.Of(red));
        Assert.Equal("program.py:7: f: CONTAINS_OP", string.Join(' ', ComparisonReport.Place(Assert.Single(worse.Worse)).Split(' ')[..3]));
        Comparison better = Comparison.Of(ReportFile.Of(red), ReportFile.Of(green));
        Assert.Empty(better.Worse);
        Assert.Single(better.Better);
        Assert.Contains("Now specialized", ComparisonReport.CreateMarkdown(better), StringComparison.Ordinal);
        Assert.Empty(Comparison.Of(ReportFile.Of(red), ReportFile.Of(red)).Changes);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("no")]
    [InlineData("{\"format\": \"adder-specialist\", \"version\": 99}")]
    [InlineData("{\"format\": \"adder-specialist\", \"version\": 1, \"files\": [{}]}")]
    [InlineData("{\"format\": 1}")]
    public void What_is_no_report_is_refused(string text)
    {
        Assert.Null(ReportFile.Parse(text, out string problem));
        Assert.NotEmpty(problem);
    }

    [Fact]
    public void Texts_in_all_themes_can_be_read()
    {
        var paper = new ScreenColour(0x12, 0x12, 0x12);
        for (double share = 0; share <= 1; share += 0.05)
        {
            foreach (double lightness in (double[])[0.5, 0.7, 0.9])
            {
                foreach (bool blue in (bool[])[false, true])
                {
                    ScreenColour colour = new Shade(share, lightness).Colour(blue);
                    Assert.True(colour.ContrastWith(colour.Ink) >= 4.5);
                    Assert.True(colour.OnDark().ContrastWith(paper) >= 4.5);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunAndForget(string source, string path, Collector collector)
    {
        Run.Execute(source, path, collector);
        return new WeakReference(new object());
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static int Count(string text, string part) => Regex.Count(text, Regex.Escape(part));
}
