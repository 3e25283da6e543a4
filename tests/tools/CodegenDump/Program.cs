using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using Adder.Bytecode;
using Adder.Compiler;
using Adder.Compiler.Assembly;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.CodegenDump;

/// <summary>
/// Writes the instructions that code generation makes of each file named on standard input, before the flow graph sees them:
/// a line "file PATH", for each scope (innermost first) a line "scope NAME" and a line per instruction, and "error TEXT" for a rejected file.
/// compare.py beside this compares them with what CPython's own code generation makes. With the arguments "diagnostics FILE" it
/// writes the errors and warnings of the sources in the file instead, for compare_diagnostics.py; with the argument "symbols" the
/// symbol tables of the files named on standard input, for compare_symbols.py.
/// </summary>
internal static class Program
{
    private const int StackSize = 512 << 20;

    public static int Main(string[] args)
    {
        ThreadStart run = args switch
        {
            ["diagnostics", var path] => () => Diagnostics.Run(path),
            ["symbols"] => () => Run(SymbolDump.Dump),
            _ => () => Run(Dump),
        };
        var thread = new Thread(run, StackSize);
        thread.Start();
        thread.Join();
        return 0;
    }

    private static void Run(Action<string, StringBuilder> dump)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
        while (Console.ReadLine() is { } path)
        {
            output.Write("file " + path + "\n");
            var text = new StringBuilder();
            try
            {
                dump(path, text);
            }
            catch (PythonSyntaxException error)
            {
                text.Append("error ").Append(error.Kind).Append(' ').Append(error.Line).Append(' ').Append(error.Offset).Append(' ')
                    .Append(error.EndLine).Append(' ').Append(error.EndOffset).Append(' ').Append(error.Message).Append('\n');
            }
#pragma warning disable CA1031 // A fault in one file must not hide the others.
            catch (Exception error)
            {
                text.Append("error ").Append(error.GetType().Name).Append(' ')
                    .Append(error.ToString().Replace("\n", " | ", StringComparison.Ordinal)).Append('\n');
            }
#pragma warning restore CA1031

            output.Write(text);
        }
    }

    private static void Dump(string path, StringBuilder text)
    {
        ModuleNode tree = PythonParser.ParseBytes(File.ReadAllBytes(path), path, ParseMode.Exec);
        var options = new CompilerOptions(path);
        PythonCompiler.Compile(tree, options, unit =>
        {
            Write(unit, text);
            return Assembler.Assemble(unit, options);
        });
    }

    private static void Write(CompilationUnit unit, StringBuilder text)
    {
        text.Append("scope ").Append(unit.QualifiedName).Append('\n');
        foreach (PendingInstruction instruction in unit.Instructions.Instructions.Items)
        {
            OpcodeFlags flags = OpcodeTable.Get(instruction.Opcode).Flags;
            bool isJump = (flags & (OpcodeFlags.HasJump | OpcodeFlags.HasExceptionHandler)) != 0 || instruction.Opcode == Opcode.END_ASYNC_FOR;
            int argument = isJump ? unit.Instructions.IndexOf(instruction.Argument) : instruction.Argument;
            SourceSpan span = instruction.Span;
            text.Append(instruction.Opcode).Append(' ').Append(argument).Append(' ').Append(span.Line).Append(' ').Append(span.EndLine)
                .Append(' ').Append(span.Column).Append(' ').Append(span.EndColumn).Append('\n');
        }
    }
}
