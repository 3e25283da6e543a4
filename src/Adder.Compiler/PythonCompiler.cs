using Adder.Bytecode;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Compiler;

/// <summary>What <c>compile()</c> is told besides the source.</summary>
/// <param name="FileName">Goes into code objects and error messages.</param>
/// <param name="OptimizationLevel">0, 1 (no assertions, <c>__debug__</c> false) or 2 (no docstrings either).</param>
/// <param name="InheritedFlags">Future features in force where the code is compiled (<c>CO_FUTURE_…</c>).</param>
/// <param name="AllowTopLevelAwait">PyCF_ALLOW_TOP_LEVEL_AWAIT.</param>
/// <param name="Warnings">Takes SyntaxWarnings; null drops them.</param>
internal sealed record CompilerOptions(
    string FileName,
    int OptimizationLevel = 0,
    CodeFlags InheritedFlags = CodeFlags.None,
    bool AllowTopLevelAwait = false,
    SyntaxWarningSink? Warnings = null);
