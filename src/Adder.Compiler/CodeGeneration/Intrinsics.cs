namespace Adder.Compiler.CodeGeneration;

/// <summary>The functions that CALL_INTRINSIC_1 calls, by 3.14's numbers.</summary>
internal enum Intrinsic1
{
    Print = 1,
    ImportStar = 2,
    StopIterationError = 3,
    AsyncGeneratorWrap = 4,
    UnaryPositive = 5,
    ListToTuple = 6,
    TypeVar = 7,
    ParamSpec = 8,
    TypeVarTuple = 9,
    SubscriptGeneric = 10,
    TypeAlias = 11,
}

/// <summary>The functions that CALL_INTRINSIC_2 calls.</summary>
internal enum Intrinsic2
{
    PrepareReraiseStar = 1,
    TypeVarWithBound = 2,
    TypeVarWithConstraints = 3,
    SetFunctionTypeParameters = 4,
    SetTypeParameterDefault = 5,
}

/// <summary>What LOAD_SPECIAL looks up.</summary>
internal enum SpecialMethod { Enter = 0, Exit = 1, AsyncEnter = 2, AsyncExit = 3 }

/// <summary>What LOAD_COMMON_CONSTANT loads.</summary>
internal enum CommonConstant { AssertionError = 0, NotImplementedError = 1, BuiltinTuple = 2, BuiltinAll = 3, BuiltinAny = 4 }

/// <summary>The argument of BINARY_OP.</summary>
internal static class BinaryOperation
{
    public const int Subtract = 10;
    public const int InPlace = 13;
    public const int Subscript = 26;

    public static int Of(Syntax.Ast.BinaryOperator operation) => operation switch
    {
        Syntax.Ast.BinaryOperator.Add => 0,
        Syntax.Ast.BinaryOperator.BitAnd => 1,
        Syntax.Ast.BinaryOperator.FloorDiv => 2,
        Syntax.Ast.BinaryOperator.LShift => 3,
        Syntax.Ast.BinaryOperator.MatMult => 4,
        Syntax.Ast.BinaryOperator.Mult => 5,
        Syntax.Ast.BinaryOperator.Mod => 6,
        Syntax.Ast.BinaryOperator.BitOr => 7,
        Syntax.Ast.BinaryOperator.Pow => 8,
        Syntax.Ast.BinaryOperator.RShift => 9,
        Syntax.Ast.BinaryOperator.Sub => Subtract,
        Syntax.Ast.BinaryOperator.Div => 11,
        _ => 12,
    };
}
