using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Adder.Generators.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Adder.Generators.Tests;

/// <summary>Runs the binding generator on source text that is compiled against the real runtime.</summary>
internal static class GeneratorRunner
{
    /// <summary>What every source may use without saying so.</summary>
    private const string GlobalUsings = """
        global using System;
        global using Adder.Runtime;
        global using Adder.Runtime.Binding;
        global using Adder.Runtime.Objects;
        """;

    private static readonly Lazy<ImmutableArray<MetadataReference>> s_references = new(static () =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("Adder.Generators", StringComparison.Ordinal))
            .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path))]);

    /// <summary>The compilation of the source alone. It has the name of this assembly, which may see the runtime's internal types.</summary>
    public static CSharpCompilation Compile(string source)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        return CSharpCompilation.Create(
            "Adder.Generators.Tests",
            [CSharpSyntaxTree.ParseText(GlobalUsings, options), CSharpSyntaxTree.ParseText(source, options, "Source.cs")],
            s_references.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
    }

    public static GeneratorDriver Driver(bool track = false) =>
        CSharpGeneratorDriver.Create(
            [new BindingGenerator().AsSourceGenerator()],
            parseOptions: new CSharpParseOptions(LanguageVersion.Preview),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: track));

    public static (Compilation Output, GeneratorDriverRunResult Result) Run(string source)
    {
        GeneratorDriver driver = Driver().RunGeneratorsAndUpdateCompilation(Compile(source), out Compilation output, out _);
        return (output, driver.GetRunResult());
    }

    /// <summary>The generator's complaints, as "ADDER001 message".</summary>
    public static List<string> Complaints(string source) =>
        [.. Run(source).Result.Diagnostics.Select(static d => d.Id + " " + d.GetMessage(System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>This project's folder in the source tree.</summary>
    public static string ProjectFolder { get; } = Path.GetDirectoryName(ThisFile())!;

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
