using System.IO;
using System.Text;
using Adder.Compiler;
using Adder.Compiler.Symbols;
using Adder.Syntax;

namespace Adder.CodegenDump;

/// <summary>Writes a symbol table: a line per block, indented, with what the _symtable module shows of it.</summary>
internal static class SymbolDump
{
    public static void Dump(string path, StringBuilder text) =>
        Write(
            PythonCompiler.BuildSymbolTable(PythonParser.ParseBytes(File.ReadAllBytes(path), path, ParseMode.Exec), new CompilerOptions(path)).Top,
            0,
            text);

    private static void Write(SymbolTableEntry entry, int depth, StringBuilder text)
    {
        text.Append(' ', depth).Append((int)entry.Kind).Append(' ').Append(entry.Name).Append(' ').Append(entry.Span.Line)
            .Append(entry.Nested ? " nested" : "");
        foreach ((string name, Symbol symbol) in entry.Symbols)
        {
            text.Append(' ').Append(name).Append('=').Append(symbol.Packed);
        }

        text.Append(" (").AppendJoin(' ', entry.ParameterNames).Append(")\n");
        foreach (SymbolTableEntry child in entry.Children)
        {
            Write(child, depth + 1, text);
        }
    }
}
