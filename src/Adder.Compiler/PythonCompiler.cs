using System;
using Adder.Bytecode;
using Adder.Compiler.Assembly;
using Adder.Compiler.CodeGeneration;
using Adder.Compiler.Symbols;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Compiler;

/// <summary>What <c>compile()</c> is told besides the source.</summary>
/// <param name="FileName">Goes into code objects and error messages.</param>
/// <param name="OptimizationLevel">0, 1 (no assertions, <c>__debug__</c> false) or 2 (no docstrings either).</param>
/// <param name="InheritedFlags">Future features in force where the code is compiled (<c>CO_FUTURE_…</c>).</param>
/// <param name="AllowTopLevelAwait">PyCF_ALLOW_TOP_LEVEL_AWAIT.</param>
/// <param name="Warnings">Takes SyntaxWarnings; null drops them.</param>
/// <param name="Columns">Whether code objects say where in its line an instruction comes from.</param>
internal sealed record CompilerOptions(
    string FileName,
    int OptimizationLevel = 0,
    CodeFlags InheritedFlags = CodeFlags.None,
    bool AllowTopLevelAwait = false,
    SyntaxWarningSink? Warnings = null,
    bool Columns = true);

/// <summary>The front door: syntax tree in, code object out; what Python rejects is thrown as <see cref="PythonSyntaxException"/>.</summary>
internal static class PythonCompiler
{
    /// <summary>Compiles a program.</summary>
    public static CodeBlueprint Compile(ModuleNode tree, CompilerOptions options) =>
        Compile(tree, options, unit => Assembler.Assemble(unit, options));

    /// <summary>Compiles a program with another way to make code objects of compiled scopes, which come innermost first.</summary>
    public static CodeBlueprint Compile(ModuleNode tree, CompilerOptions options, Func<CompilationUnit, CodeBlueprint> assemble)
    {
        using StackGuard.Scope scope = StackGuard.Begin();
        FutureFeatures future = FutureFeatures.Read(tree);
        ModuleNode preprocessed = AstPreprocessor.Run(tree, options, FutureAnnotations(future, options));
        return CodeGenerator.Generate(preprocessed, SymbolTableBuilder.Build(preprocessed, future, options), options, assemble);
    }

    /// <summary>The symbol table alone, as the <c>symtable</c> module shows it: from the tree as it was parsed.</summary>
    public static SymbolTable BuildSymbolTable(ModuleNode tree, CompilerOptions options)
    {
        using StackGuard.Scope scope = StackGuard.Begin();
        return SymbolTableBuilder.Build(tree, FutureFeatures.Read(tree), options);
    }

    /// <summary>The tree that <c>compile()</c> gives with <c>PyCF_OPTIMIZED_AST</c>.</summary>
    public static ModuleNode Preprocess(ModuleNode tree, CompilerOptions options)
    {
        using StackGuard.Scope scope = StackGuard.Begin();
        return AstPreprocessor.Run(tree, options, FutureAnnotations(FutureFeatures.Read(tree), options));
    }

    private static bool FutureAnnotations(FutureFeatures future, CompilerOptions options) =>
        ((future.Flags | options.InheritedFlags) & CodeFlags.FutureAnnotations) != 0;
}
