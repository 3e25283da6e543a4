using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading.Tasks;
using Adder.Generators.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Adder.Generators.Tests.Analysis;

public class AnalyzerTests
{
    private const string Body = """
        namespace Sample;
        internal static unsafe class Code
        {
            private static Lookup Find() => default;
            private static Truth Ask() => default;
            private static Done Act() => default;
            private static PyObject? Make() => null;
            private static PyStr? MakeText() => null;
            private static PyObject Certain() => null!;
            private static bool Try() => false;
            private static void Nothing() { }
            private static string? Name() => null;
            private static Raised Fail(ThreadState ts) => default;
            internal static void Run(ThreadState ts, UnaryFunction pointer, PyObject value, System.Func<PyObject?>? made)
            {
                BODY
            }
        }
        """;

    [Theory]
    [InlineData("Find();", "The result of 'Find' (Lookup) tells whether an exception is pending and must be looked at")]
    [InlineData("Ask();", "The result of 'Ask' (Truth) tells whether an exception is pending and must be looked at")]
    [InlineData("Act();", "The result of 'Act' (Done) tells whether an exception is pending and must be looked at")]
    [InlineData("Make();", "The result of 'Make' (PyObject?) tells whether an exception is pending and must be looked at")]
    [InlineData("MakeText();", "The result of 'MakeText' (PyStr?) tells whether an exception is pending and must be looked at")]
    [InlineData("pointer(ts, value);", "The result of 'pointer' (PyObject?) tells whether an exception is pending and must be looked at")]
    [InlineData("made?.Invoke();", "The result of 'Invoke' (PyObject?) tells whether an exception is pending and must be looked at")]
    [InlineData("System.Action f = () => Act(); f();", "The result of 'Act' (Done) tells whether an exception is pending and must be looked at")]
    [InlineData("for (Act(); Try(); ) { }", "The result of 'Act' (Done) tells whether an exception is pending and must be looked at")]
    public async Task Dropped_results_are_reported(string body, string expected) => Assert.Equal(["ADDER102 " + expected], await Analyze(body));

    [Theory]
    [InlineData("_ = Act();")]
    [InlineData("if (Act() == Done.Error) { return; }")]
    [InlineData("Certain(); Try(); Nothing(); Name(); Fail(ts);")]
    [InlineData("PyObject? kept; kept = Make();")]
    public async Task Other_statements_are_not(string body) => Assert.Empty(await Analyze(body));

    [Theory]
    [InlineData("throw new System.InvalidOperationException();")]
    [InlineData("object x = value ?? throw new System.ArgumentNullException();")]
    [InlineData("try { } catch (System.Exception) { throw; }")]
    public async Task Throwing_is_reported(string body) => Assert.Equal(
        ["ADDER101 Raise a Python error and return null instead of throwing; only impossible cases throw, an UnreachableException"],
        await Analyze(body, "Adder.Runtime"));

    [Fact]
    public async Task Impossible_cases_may_throw() => Assert.Empty(await Analyze("throw new System.Diagnostics.UnreachableException();", "Adder.Modules"));

    [Fact]
    public async Task Other_assemblies_may_throw() => Assert.Empty(await Analyze("throw new System.InvalidOperationException();"));

    [Fact]
    public async Task Raise_may_throw() => Assert.Empty(await Analyze("throw new System.InvalidOperationException();", "Adder.Runtime", "/src/Raise.cs"));

    [Fact]
    public async Task Host_borders_may_throw() => Assert.Empty(await Analyze("throw new System.InvalidOperationException();", "Adder.Runtime", hostBorder: true));

    private static async Task<List<string>> Analyze(string body, string assembly = "Adder.Generators.Tests", string path = "/src/Code.cs", bool hostBorder = false)
    {
        // Under the name of the runtime itself its internal types are not accessible; those compilations are analyzed all the same.
        CSharpCompilation compilation = GeneratorRunner.Compile("").WithAssemblyName(assembly)
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(Body.Replace("BODY", body, StringComparison.Ordinal), new CSharpParseOptions(LanguageVersion.Preview), path))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(
                "global using unsafe UnaryFunction = delegate* managed<Adder.Runtime.ThreadState, Adder.Runtime.Objects.PyObject, Adder.Runtime.Objects.PyObject?>;",
                new CSharpParseOptions(LanguageVersion.Preview)));
        if (assembly == "Adder.Generators.Tests")
        {
            Assert.Empty(compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error));
        }

        var options = new AnalyzerOptions([], new FixedOptions(hostBorder));
        ImmutableArray<Diagnostic> found = await compilation
            .WithAnalyzers([new ThrowAnalyzer(), new DiscardedResultAnalyzer()], new CompilationWithAnalyzersOptions(options, null, false, false))
            .GetAnalyzerDiagnosticsAsync(Xunit.TestContext.Current.CancellationToken);
        return [.. found.Select(static d => d.Id + " " + d.GetMessage(System.Globalization.CultureInfo.InvariantCulture))];
    }

    /// <summary>What an .editorconfig would say.</summary>
    private sealed class FixedOptions(bool hostBorder) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(false);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(hostBorder);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Values(bool hostBorder) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
            {
                value = hostBorder && key == "adder_host_border" ? "true" : null;
                return value is not null;
            }
        }
    }
}
