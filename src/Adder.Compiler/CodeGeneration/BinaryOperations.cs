using Adder.Bytecode;

namespace Adder.Compiler.CodeGeneration;

/// <summary>The arguments of BINARY_OP for the tree's operators.</summary>
internal static class BinaryOperations
{
    public static int Plain(Syntax.Ast.BinaryOperator operation) => (int)(operation switch
    {
        Syntax.Ast.BinaryOperator.Add => BinaryOperator.Add,
        Syntax.Ast.BinaryOperator.BitAnd => BinaryOperator.And,
        Syntax.Ast.BinaryOperator.FloorDiv => BinaryOperator.FloorDivide,
        Syntax.Ast.BinaryOperator.LShift => BinaryOperator.LeftShift,
        Syntax.Ast.BinaryOperator.MatMult => BinaryOperator.MatrixMultiply,
        Syntax.Ast.BinaryOperator.Mult => BinaryOperator.Multiply,
        Syntax.Ast.BinaryOperator.Mod => BinaryOperator.Remainder,
        Syntax.Ast.BinaryOperator.BitOr => BinaryOperator.Or,
        Syntax.Ast.BinaryOperator.Pow => BinaryOperator.Power,
        Syntax.Ast.BinaryOperator.RShift => BinaryOperator.RightShift,
        Syntax.Ast.BinaryOperator.Sub => BinaryOperator.Subtract,
        Syntax.Ast.BinaryOperator.Div => BinaryOperator.TrueDivide,
        _ => BinaryOperator.Xor,
    });

    public static int InPlace(Syntax.Ast.BinaryOperator operation) => Plain(operation) + (int)BinaryOperator.InplaceAdd;
}
