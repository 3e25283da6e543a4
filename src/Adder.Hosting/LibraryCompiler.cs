using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Adder.Bytecode;
using Adder.Bytecode.Marshal;
using Adder.Compiler;
using Adder.Runtime.Import;
using Adder.Syntax;

namespace Adder.Hosting;

/// <summary>
/// Compiles a library that the build has laid beside the program: a <c>.pyc</c> for every source, of the kind that is never checked against it (they stay good when the folder is
/// copied), and the archive of frozen modules. Does nothing where compiler and sources are those of the last time.
/// </summary>
internal static class LibraryCompiler
{
    private const string CacheTag = "adder-314";

    /// <summary>Compiles the library in a folder; the exit code of the command that does so.</summary>
    public static int Run(string library)
    {
        if (!Directory.Exists(library))
        {
            StandardStreams.RawError($"adder: there is no folder {library} with a library to be compiled\n");
            return 2;
        }

        string[] sources = Sources(library);
        string stamp = Path.Combine(library, "__pycache__", $"compiled.{CacheTag}.txt");
        string state = State(library, sources);
        if (File.Exists(stamp) && File.ReadAllText(stamp) == state)
        {
            return 0;
        }

        PythonParser.UnicodeNameLookup = Adder.Modules.Unicode.UnicodeDataModule.FindCharacter;
        Directory.CreateDirectory(Path.GetDirectoryName(stamp)!);
        File.Delete(stamp);
        int failed = 0;
        Parallel.ForEach(sources, source => Interlocked.Add(ref failed, CompileSource(library, source) ? 0 : 1));
        WriteArchive(library);
        File.WriteAllText(stamp, state);
        return failed == 0 ? 0 : 1;
    }

    private static string[] Sources(string library)
    {
        string[] sources = Directory.GetFiles(library, "*.py", SearchOption.AllDirectories);
        Array.Sort(sources, StringComparer.Ordinal);
        return sources;
    }

    /// <summary>What the compiled files depend on: the program, and name, size and time of each source.</summary>
    private static string State(string library, string[] sources)
    {
        var lines = new List<string> { typeof(LibraryCompiler).Module.ModuleVersionId.ToString() };
        foreach (string source in sources)
        {
            var file = new FileInfo(source);
            lines.Add($"{Path.GetRelativePath(library, source)} {file.Length} {file.LastWriteTimeUtc.Ticks}");
        }

        return string.Join('\n', lines);
    }

    /// <summary>Writes the <c>.pyc</c> of one source; says so where it cannot be compiled.</summary>
    private static bool CompileSource(string library, string path)
    {
        byte[] source = File.ReadAllBytes(path);
        CodeBlueprint code;
        try
        {
            // Files are named as they are found under the published program; importlib replaces the name where the folder has moved.
            code = PythonCompiler.Compile(PythonParser.ParseBytes(source, path, ParseMode.Exec), new CompilerOptions(path));
        }
        catch (PythonSyntaxException error)
        {
            StandardStreams.RawError($"{Path.GetRelativePath(library, path)}: {error.Message}\n");
            return false;
        }

        string folder = Path.Combine(Path.GetDirectoryName(path)!, "__pycache__");
        Directory.CreateDirectory(folder);
        string target = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(path)}.{CacheTag}.pyc");
        WriteWhole(target, [.. PycHeader.Unchecked(source), .. CompiledFile.WithChecksum(BlueprintMarshal.Dump(code))]);
        return true;
    }

    private static void WriteArchive(string library)
    {
        var modules = new List<(string Name, byte[] Data)>();
        var names = new HashSet<string>();
        foreach (FrozenModule module in FrozenModules.All)
        {
            if (names.Add(module.SourceName) && FrozenModules.Compile(library, module) is { } code)
            {
                modules.Add((module.SourceName, BlueprintMarshal.Dump(code)));
            }
        }

        WriteWhole(FrozenArchive.PathIn(library), FrozenArchive.Write(modules));
    }

    /// <summary>A file is there whole or not at all, whoever reads it meanwhile.</summary>
    private static void WriteWhole(string path, byte[] content)
    {
        string temporary = $"{path}.{Environment.ProcessId}";
        File.WriteAllBytes(temporary, content);
        File.Move(temporary, path, overwrite: true);
    }
}
