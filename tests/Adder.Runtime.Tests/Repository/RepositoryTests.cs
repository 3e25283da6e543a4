using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Adder.Tests;
using Xunit;

namespace Adder.Runtime.Tests.Repository;

/// <summary>What holds for the tree as a whole: the direction of dependencies, the length of files, what documents say of files, and what code may not call.</summary>
public sealed partial class RepositoryTests
{
    private const int MostLines = 800;

    private static readonly string[] s_codeFolders = ["src", "gen", "tests", "bench"];

    /// <summary>The rooms that each room may refer to directly.</summary>
    private static readonly Dictionary<string, string[]> s_arrows = new()
    {
        ["Adder.Syntax"] = [],
        ["Adder.Bytecode"] = ["Adder.Syntax"],
        ["Adder.Compiler"] = ["Adder.Bytecode", "Adder.Syntax"],
        ["Adder.Runtime"] = ["Adder.Compiler", "Adder.Generators"],
        ["Adder.Modules"] = ["Adder.Generators", "Adder.Runtime"],
        ["Adder.Hosting"] = ["Adder.Modules"],
        ["Adder.Specialist"] = ["Adder.Hosting", "Adder.Runtime"],
        ["Adder.Library"] = [],
        ["Adder.Cli"] = ["Adder.Hosting", "Adder.Library", "Adder.Specialist"],
        ["Adder.Program"] = ["Adder.Generators", "Adder.Library"],
        ["Adder.Generators"] = [],
    };

    [Fact]
    public void Rooms_depend_on_each_other_in_one_direction()
    {
        foreach (string project in Files("src", "gen").Where(static path => path.EndsWith(".csproj", StringComparison.Ordinal)))
        {
            string room = Path.GetFileNameWithoutExtension(project);
            IEnumerable<string> referred = XDocument.Load(project).Descendants("ProjectReference")
                .Select(static reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
            Assert.True(s_arrows.TryGetValue(room, out string[]? allowed), $"{room} is not among the rooms");
            Assert.All(referred, other => Assert.True(allowed!.Contains(other), $"{room} may not refer to {other}"));
        }
    }

    [Fact]
    public void No_file_of_code_is_too_long()
    {
        Assert.Empty(Files(s_codeFolders).Where(IsCode).Where(static path => File.ReadLines(path).Count() > MostLines).Select(Relative));
    }

    [Fact]
    public void Documents_name_files_that_exist()
    {
        string[] names = [.. Files(s_codeFolders).Concat(Files("docs", "library", "examples")).Select(Relative)];
        HashSet<string> bare = [.. names.Select(static name => Path.GetFileName(name))];
        List<string> missing = [];
        foreach (string document in Documents())
        {
            string folder = Path.GetDirectoryName(document)!, text = CodeBlock().Replace(File.ReadAllText(document), "");
            missing.AddRange(Link().Matches(text).Select(static match => match.Groups[1].Value)
                .Where(target => !Path.Exists(Path.Combine(folder, target)))
                .Select(target => $"{Relative(document)} links to {target}"));
            missing.AddRange(NamedFile().Matches(text).Select(static match => match.Groups[1].Value)
                .Where(name => !Path.Exists(Path.Combine(Snapshot.Repository, name)) && !Path.Exists(Path.Combine(folder, name)) && !bare.Contains(name)
                    && !names.Any(known => known.EndsWith("/" + name, StringComparison.Ordinal)))
                .Select(name => $"{Relative(document)} names {name}"));
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void The_runtime_and_the_modules_do_without_console_and_processes_of_dotnet()
    {
        Assert.Empty(Files("src/Adder.Runtime", "src/Adder.Modules").Where(IsCode).Where(static path => ConsoleOrProcess().IsMatch(File.ReadAllText(path))).Select(Relative));
    }

    /// <summary>Whether a file holds code that people read; the programs that the compiler's tests compile are data.</summary>
    private static bool IsCode(string path) => Path.GetExtension(path) is ".cs" or ".py" && !path.Contains("/Programs/", StringComparison.Ordinal);

    private static string Relative(string path) => Path.GetRelativePath(Snapshot.Repository, path).Replace('\\', '/');

    /// <summary>The files below folders of the repository, without what builds leave there.</summary>
    private static IEnumerable<string> Files(params string[] folders) =>
        folders.SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Snapshot.Repository, folder), "*", SearchOption.AllDirectories))
            .Where(static path => !BuildFolder().IsMatch(Relative(path)));

    private static IEnumerable<string> Documents() =>
        Directory.EnumerateFiles(Snapshot.Repository, "*.md").Concat(Files("docs", "tests", "bench").Where(static path => path.EndsWith(".md", StringComparison.Ordinal)));

    [GeneratedRegex("(^|/)(bin|obj|artifacts|__pycache__|node_modules)/")]
    private static partial Regex BuildFolder();

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\]\((?!\w+:)([^)#\s]+)[^)]*\)")]
    private static partial Regex Link();

    /// <summary>A path of a folder of code, or the name of a C# source or project file, in a span of code; bare names of Python files may be the library's or CPython's.</summary>
    [GeneratedRegex(@"`((?:src|gen|tests|bench|docs|library|examples)/[\w./-]+|[\w.-]+\.(?:cs|props|csproj))`")]
    private static partial Regex NamedFile();

    [GeneratedRegex(@"\b(Console|Process)\.[A-Z]")]
    private static partial Regex ConsoleOrProcess();
}
