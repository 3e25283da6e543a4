using Adder.Bytecode;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Compiler.Symbols;

/// <summary>What the <c>from __future__</c> statements at a module's head ask for (PEP 236).</summary>
/// <param name="Flags">The features that are not long since the rule.</param>
/// <param name="Span">The last such statement.</param>
internal sealed record FutureFeatures(CodeFlags Flags, SourceSpan Span)
{
    public static readonly FutureFeatures None = new(CodeFlags.None, SourceSpan.None);

    /// <summary>The features that a code object and <c>compile()</c>'s flags can carry.</summary>
    public const CodeFlags Mask = CodeFlags.FutureDivision | CodeFlags.FutureAbsoluteImport | CodeFlags.FutureWithStatement
        | CodeFlags.FuturePrintFunction | CodeFlags.FutureUnicodeLiterals | CodeFlags.FutureBarryAsBdfl | CodeFlags.FutureGeneratorStop
        | CodeFlags.FutureAnnotations;

    public bool Annotations => (Flags & CodeFlags.FutureAnnotations) != 0;

    /// <summary>Reads the statements. Raises a SyntaxError for a feature that does not exist.</summary>
    public static FutureFeatures Read(ModuleNode tree)
    {
        StatementNode[] body = tree is Module module ? module.Body : tree is Interactive interactive ? interactive.Body : [];
        FutureFeatures result = None;
        for (int i = Docstrings.Find(body) is null ? 0 : 1; i < body.Length; i++)
        {
            if (body[i] is not ImportFrom { Module: "__future__", Level: null or 0 } import)
            {
                break;
            }

            result = new FutureFeatures(result.Flags | FlagsOf(import), import.Span);
        }

        return result;
    }

    private static CodeFlags FlagsOf(ImportFrom import)
    {
        CodeFlags flags = CodeFlags.None;
        foreach (Alias alias in import.Names)
        {
            flags |= alias.Name switch
            {
                "nested_scopes" or "generators" or "division" or "absolute_import" or "with_statement" or "print_function"
                    or "unicode_literals" or "generator_stop" => CodeFlags.None,
                "barry_as_FLUFL" => CodeFlags.FutureBarryAsBdfl,
                "annotations" => CodeFlags.FutureAnnotations,
                "braces" => throw CompilerErrors.SymbolError("not a chance", alias.Span),
                _ => throw CompilerErrors.SymbolError($"future feature {alias.Name} is not defined", alias.Span),
            };
        }

        return flags;
    }
}

/// <summary>Finds docstrings.</summary>
internal static class Docstrings
{
    /// <summary>The string that is a body's first statement, if it is one.</summary>
    public static Constant? Find(StatementNode[] body) =>
        body is [Expr { Value: Constant { Value: StringConstant } constant }, ..] ? constant : null;
}
