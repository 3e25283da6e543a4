using System;

namespace Adder.Syntax;

/// <summary>What is parsed: a file, an expression (<c>eval</c>), one interactive statement (<c>single</c>) or a function type comment.</summary>
internal enum ParseMode { Exec, Eval, Single, FunctionType }

/// <summary>Flags of <c>compile()</c> that concern the parser.</summary>
[Flags]
internal enum ParserFlags
{
    None = 0,

    /// <summary>Input that ends too early raises <see cref="SyntaxErrorKind.IncompleteInput"/> (PyCF_ALLOW_INCOMPLETE_INPUT).</summary>
    AllowIncompleteInput = 1,

    /// <summary>An unindented rest is implied (PyCF_DONT_IMPLY_DEDENT).</summary>
    DontImplyDedent = 2,

    /// <summary>Type comments are kept (PyCF_TYPE_COMMENTS).</summary>
    TypeComments = 4,

    /// <summary><c>&lt;&gt;</c> instead of <c>!=</c> (the <c>barry_as_FLUFL</c> future).</summary>
    BarryAsFlufl = 8,

    /// <summary>The bytes are those of the file that is named: messages about its bytes then name it too.</summary>
    FromFile = 16,
}
