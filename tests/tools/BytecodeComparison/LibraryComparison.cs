using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Adder.Bytecode;
using Adder.Bytecode.Marshal;
using Adder.Compiler;
using Adder.Compiler.Assembly;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.BytecodeComparison;

/// <summary>What the comparison is told.</summary>
/// <param name="Python">The CPython 3.14 to compare with.</param>
/// <param name="Library">The folder whose files are compiled.</param>
/// <param name="Limit">At most so many files.</param>
/// <param name="Show">Differing code objects whose file or qualified name holds this text are shown side by side.</param>
/// <param name="Optimization">The level for both.</param>
/// <param name="Minimum">The exit code is 1 where fewer code objects are identical, in percent.</param>
internal sealed record ComparisonOptions(string Python, string Library, int Limit, string? Show, int Optimization, double Minimum);

/// <summary>Compiles a library with Adder and CPython and counts what is identical.</summary>
internal sealed class LibraryComparison(ComparisonOptions options)
{
    private const uint Failed = 0xFFFFFFFF;

    private readonly List<CodePair> _pairs = [];
    private readonly List<string> _failures = [];
    private readonly Stopwatch _parsing = new();
    private readonly Stopwatch _compiling = new();
    private readonly Stopwatch _assembling = new();
    private int _files;
    private int _sameMarshal;
    private int _sameRoundTrips;
    private int _bothRefused;

    public int Run()
    {
        var names = new UnicodeNames(options.Python);
        PythonParser.UnicodeNameLookup = names.Lookup;
        var start = new ProcessStartInfo(options.Python) { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "dump_code.py"));
        start.ArgumentList.Add(options.Library);
        start.ArgumentList.Add(options.Limit.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(options.Optimization.ToString(CultureInfo.InvariantCulture));
        using Process process = Process.Start(start)!;
        using var reader = new BinaryReader(process.StandardOutput.BaseStream);
        while (TryReadLength(reader, out uint length))
        {
            string path = Encoding.UTF8.GetString(reader.ReadBytes((int)length));
            uint size = reader.ReadUInt32();
            if (size == Failed)
            {
                string message = Encoding.UTF8.GetString(reader.ReadBytes((int)reader.ReadUInt32()));
                CompareRefusal(path, message);
            }
            else
            {
                CompareFile(path, reader.ReadBytes((int)size));
            }
        }

        process.WaitForExit();
        return Report();
    }

    private static bool TryReadLength(BinaryReader reader, out uint length)
    {
        Span<byte> bytes = stackalloc byte[4];
        int count = reader.Read(bytes);
        while (count is > 0 and < 4)
        {
            int more = reader.Read(bytes[count..]);
            count = more == 0 ? 0 : count + more;
        }

        length = count == 4 ? BitConverter.ToUInt32(bytes) : 0;
        return count == 4;
    }

    private void CompareRefusal(string path, string message)
    {
        (CodeBlueprint? code, string? error) = Compile(path);
        if (code is null)
        {
            _bothRefused++;
        }
        else
        {
            _failures.Add($"{path}: CPython says {message}, Adder compiles ({error})");
        }
    }

    private void CompareFile(string path, byte[] marshalled)
    {
        _files++;
        CodeBlueprint? expected = BlueprintMarshal.Load(marshalled, out MarshalError? error);
        if (expected is null)
        {
            _failures.Add($"{path}: CPython's marshal data are not read: {error?.Message}");
            return;
        }

        _sameRoundTrips += BlueprintMarshal.Dump(expected).AsSpan().SequenceEqual(marshalled) ? 1 : 0;
        (CodeBlueprint? actual, string? failure) = Compile(path);
        if (failure is not null)
        {
            _failures.Add($"{path}: {failure}");
        }

        CodeComparison.Compare(path, expected, actual, _pairs);
        if (actual is not null && BlueprintMarshal.Dump(actual).AsSpan().SequenceEqual(marshalled))
        {
            _sameMarshal++;
        }
    }

    private (CodeBlueprint? Code, string? Error) Compile(string path)
    {
        byte[] source = File.ReadAllBytes(path);
        try
        {
            _parsing.Start();
            ModuleNode tree = PythonParser.ParseBytes(source, path, ParseMode.Exec);
            _parsing.Stop();
            _compiling.Start();
            var compilerOptions = new CompilerOptions(path, options.Optimization);
            return (PythonCompiler.Compile(tree, compilerOptions, unit => Assemble(unit, compilerOptions)), null);
        }
        catch (PythonSyntaxException error)
        {
            return (null, $"SyntaxError: {error.Message}");
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or NullReferenceException or IndexOutOfRangeException or NotSupportedException or NotImplementedException or KeyNotFoundException or InvalidCastException or OverflowException)
        {
            string place = error.StackTrace?.Split('\n').FirstOrDefault()?.Trim() ?? "";
            return (null, $"{error.GetType().Name}: {error.Message.Replace(path, "", StringComparison.Ordinal)} {place}");
        }
        finally
        {
            _parsing.Stop();
            _compiling.Stop();
        }
    }

    private CodeBlueprint Assemble(CompilationUnit unit, CompilerOptions compilerOptions)
    {
        _assembling.Start();
        try
        {
            return Assembler.Assemble(unit, compilerOptions);
        }
        finally
        {
            _assembling.Stop();
        }
    }

    private int Report()
    {
        foreach (IGrouping<string, string> failure in _failures.GroupBy(text => text[(text.IndexOf(": ", StringComparison.Ordinal) + 2)..]).OrderByDescending(group => group.Count()).Take(40))
        {
            Console.WriteLine($"failed ({failure.Count()}): {failure.First()}");
        }

        foreach (IGrouping<Cause, CodePair> group in _pairs.Where(pair => pair.Cause != Cause.None).GroupBy(pair => pair.Cause).OrderBy(group => group.Key))
        {
            Console.WriteLine($"{group.Key}: {group.Count()} code objects differ, for example");
            foreach (CodePair pair in group.Where(_ => group.Key != Cause.Missing).Take(8))
            {
                Console.WriteLine($"    {Path.GetRelativePath(options.Library, pair.File)}:{pair.Expected.FirstLineNumber} {pair.Expected.QualifiedName}");
            }
        }

        if (options.Show is not null)
        {
            foreach (CodePair pair in _pairs.Where(pair => pair.Cause != Cause.None && pair.Actual is not null && ($"{pair.File}:{pair.Expected.FirstLineNumber} {pair.Expected.QualifiedName}").Contains(options.Show, StringComparison.Ordinal)).Take(3))
            {
                Show(pair);
            }
        }

        int same = _pairs.Count(pair => pair.Cause == Cause.None);
        long instructions = _pairs.Sum(pair => (long)pair.Instructions);
        long sameInstructions = _pairs.Sum(pair => (long)pair.SameInstructions);
        double percent = _pairs.Count == 0 ? 0 : 100.0 * same / _pairs.Count;
        Console.WriteLine($"files: {_files}, refused by both: {_bothRefused}, failures: {_failures.Count}");
        Console.WriteLine($"code objects: {same} of {_pairs.Count} identical ({percent:f2} %), instructions: {sameInstructions} of {instructions} ({100.0 * sameInstructions / Math.Max(instructions, 1):f2} %)");
        Console.WriteLine($"marshalled files: {_sameMarshal} of {_files} identical, CPython's own read and written again: {_sameRoundTrips}");
        Console.WriteLine($"parsing {_parsing.Elapsed.TotalSeconds:f1} s, compiling {_compiling.Elapsed.TotalSeconds:f1} s, of that flow graph and assembly {_assembling.Elapsed.TotalSeconds:f1} s");
        return percent >= options.Minimum ? 0 : 1;
    }

    private static void Show(CodePair pair)
    {
        Console.WriteLine($"=== {pair.File} {pair.Expected.QualifiedName}: {pair.Cause}");
        List<string> expected = Lines(pair.Expected);
        List<string> actual = Lines(pair.Actual!);
        Console.WriteLine(FlowGraphComparison.Difference(expected, actual));
    }

    private static List<string> Lines(CodeBlueprint code)
    {
        string text = Disassembler.Disassemble(code);
        int end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var lines = (end < 0 ? text : text[..end]).Split('\n').ToList();
        lines.Add("names " + string.Join(' ', code.Names));
        lines.AddRange(code.Constants.Select(constant => "constant " + Disassembler.Show(constant)));
        return lines;
    }
}
