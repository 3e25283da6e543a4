using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using Adder.Compiler;
using Adder.Runtime;
using Adder.Runtime.Builtins;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Specialization;
using Adder.Syntax;
using Adder.Tests;

namespace Adder.Specialist.Tests;

/// <summary>Runs programs in an interpreter that is watched.</summary>
internal static class Run
{
    public static string Folder { get; } = Path.Combine(Snapshot.Repository, "tests", "Adder.Specialist.Tests", "Programs");

    /// <summary>What a program of the folder shows.</summary>
    public static Report Program(string name, Lens lens = Lens.All) => Source(File.ReadAllText(Path.Combine(Folder, name)), name, lens);

    /// <summary>What a source shows that stands in a file of that name.</summary>
    public static Report Text(string source, string name = "program.py", Lens lens = Lens.All)
    {
        string folder = Directory.CreateTempSubdirectory("adder-specialist-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, name), source);
            return Source(source, name, lens, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Report Source(string source, string name, Lens lens, string? folder = null)
    {
        folder ??= Folder;
        var collector = new Collector(new Targets(folder, [], [], name, null));
        Execute(source, Path.Combine(folder, name), collector, lens);
        return collector.Finish(name, "3.14", Lenses.NameOf(lens));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Execute(string source, string path, Collector collector, Lens lens = Lens.All)
    {
        var interpreter = new PyInterpreter();
        interpreter.Options.Lens = lens;
        interpreter.Options.StatisticsBySite = collector.Watch.CountsSites;
        interpreter.Options.CodeWatch = collector.Watch;
        var state = new ThreadState(interpreter);
        interpreter.Enter(state);
        if (collector.Watch.CountsSites)
        {
            interpreter.StartCounting();
        }

        PyModule builtins = BuiltinsModule.Create(state) ?? throw new InvalidOperationException("no builtins");
        var globals = new PyDict();
        globals.SetInterned("__builtins__", builtins);
        globals.SetInterned("__name__", PyStr.Intern("__main__"));
        globals.SetInterned("__file__", PyStr.From(path));
        var code = new CodeObject(PythonCompiler.Compile(PythonParser.Parse(source, path, ParseMode.Exec), new CompilerOptions(path)));
        if (EvalCode.Run(state, code, globals, null, null) is null)
        {
            PyBaseException error = state.TakePending();
            Assert.Fail($"{error.Type.Name}: {Runtime.Protocols.Text.Str(state, error)}");
        }

        collector.Watch.Counts = interpreter.Statistics?.Sites;
    }

    /// <summary>The source with a line of marks under each line that has any: G specialized, R adaptive, Y both, n never executed; small letters where most has nothing to specialize.</summary>
    public static string Picture(FileReport file)
    {
        var picture = new StringBuilder();
        for (int line = 0; line < file.Lines.Length; line++)
        {
            picture.Append(file.Lines[line]).Append('\n');
            var marks = new StringBuilder();
            foreach (CharacterScore score in file.Colouring.Scores[line])
            {
                marks.Append(score.IsNeverExecuted ? 'n' : score.Shade switch
                {
                    null => ' ',
                    { Share: 1 } shade => shade.Lightness > 0.6 ? 'g' : 'G',
                    { Share: 0 } shade => shade.Lightness > 0.6 ? 'r' : 'R',
                    { } shade => shade.Lightness > 0.6 ? 'y' : 'Y',
                });
            }

            string text = marks.ToString().TrimEnd();
            picture.Append(text).Append(text.Length > 0 ? "\n" : "");
        }

        return picture.ToString();
    }
}
