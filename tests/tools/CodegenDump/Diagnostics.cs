using System;
using System.IO;
using System.Text;
using Adder.Compiler;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.CodegenDump;

/// <summary>Compiles the sources of a file, separated by U+001E, and writes a line of what was said about each.</summary>
internal static class Diagnostics
{
    public static void Run(string path)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
        foreach (string source in File.ReadAllText(path).Split('\u001e'))
        {
            output.Write(Describe(source).Replace("\n", "\\n", StringComparison.Ordinal) + "\n");
        }
    }

    private static string Describe(string source)
    {
        var text = new StringBuilder();
        bool Take(SyntaxWarningInfo warning)
        {
            text.Append("warning ").Append(warning.Message).Append(" (").Append(warning.Line).Append("); ");
            return true;
        }

        try
        {
            ModuleNode tree = PythonParser.Parse(source, "<x>", ParseMode.Exec, 0, Take);
            PythonCompiler.Compile(tree, new CompilerOptions("<x>", Warnings: Take));
            return text.Append("OK").ToString();
        }
        catch (PythonSyntaxException error)
        {
            return text.Append($"{error.Kind}: {error.Message} ({error.Line}, {error.Offset}, {error.EndLine}, {error.EndOffset})").ToString();
        }
#pragma warning disable CA1031 // A fault in one source must not hide the others.
        catch (Exception error)
        {
            return text.Append(error).ToString();
        }
#pragma warning restore CA1031
    }
}
