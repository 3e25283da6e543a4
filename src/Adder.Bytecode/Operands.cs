using System;

namespace Adder.Bytecode;

/// <summary>The argument of <see cref="Opcode.BINARY_OP"/>: which operation (CPython's <c>NB_*</c> numbers of 3.14).</summary>
internal enum BinaryOperator
{
    Add = 0,
    And = 1,
    FloorDivide = 2,
    LeftShift = 3,
    MatrixMultiply = 4,
    Multiply = 5,
    Remainder = 6,
    Or = 7,
    Power = 8,
    RightShift = 9,
    Subtract = 10,
    TrueDivide = 11,
    Xor = 12,

    /// <summary>The in-place forms follow in the order of the plain ones, this far from them.</summary>
    InplaceAdd = 13,
    InplaceAnd = 14,
    InplaceFloorDivide = 15,
    InplaceLeftShift = 16,
    InplaceMatrixMultiply = 17,
    InplaceMultiply = 18,
    InplaceRemainder = 19,
    InplaceOr = 20,
    InplacePower = 21,
    InplaceRightShift = 22,
    InplaceSubtract = 23,
    InplaceTrueDivide = 24,
    InplaceXor = 25,

    /// <summary><c>a[b]</c>.</summary>
    Subscript = 26,
}

/// <summary>The comparisons of <see cref="Opcode.COMPARE_OP"/>, numbered as <c>opcode.cmp_op</c>. Their place in the argument is <see cref="CompareArgument"/>'s business.</summary>
internal enum ComparisonOperator
{
    Less = 0,
    LessOrEqual = 1,
    Equal = 2,
    NotEqual = 3,
    Greater = 4,
    GreaterOrEqual = 5,
}

/// <summary>
/// The layout of COMPARE_OP's argument: the operator from bit 5 on, bit 4 set where the result must be an exact
/// bool, and in bits 0 to 3 the relations between the operands for which the comparison holds; specialized forms test those.
/// </summary>
internal static class CompareArgument
{
    /// <summary>The result is converted to bool (a TO_BOOL was merged in).</summary>
    public const int ToBool = 16;

    public const int MaskUnordered = 1;
    public const int MaskLess = 2;
    public const int MaskGreater = 4;
    public const int MaskEqual = 8;

    /// <summary>The argument for a comparison whose result stays as the operands gave it.</summary>
    public static int Encode(ComparisonOperator comparison) => ((int)comparison << 5) | (comparison switch
    {
        ComparisonOperator.Less => MaskLess,
        ComparisonOperator.LessOrEqual => MaskLess | MaskEqual,
        ComparisonOperator.Equal => MaskEqual,
        ComparisonOperator.NotEqual => MaskUnordered | MaskLess | MaskGreater,
        ComparisonOperator.Greater => MaskGreater,
        ComparisonOperator.GreaterOrEqual => MaskGreater | MaskEqual,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    });

    public static ComparisonOperator Operator(int argument) => (ComparisonOperator)(argument >> 5);
}

/// <summary>The functions of <see cref="Opcode.CALL_INTRINSIC_1"/>.</summary>
internal enum UnaryIntrinsic
{
    Invalid = 0,

    /// <summary>Gives the value of an interactive statement to <c>sys.displayhook</c>.</summary>
    Print = 1,
    ImportStar = 2,

    /// <summary>Turns a StopIteration (StopAsyncIteration) that leaves a generator into RuntimeError (PEP 479).</summary>
    StopIterationError = 3,
    AsyncGeneratorWrap = 4,
    UnaryPositive = 5,
    ListToTuple = 6,
    TypeVar = 7,
    ParamSpec = 8,
    TypeVarTuple = 9,

    /// <summary><c>Generic[…]</c> of a type parameter list.</summary>
    SubscriptGeneric = 10,
    TypeAlias = 11,
}

/// <summary>The functions of <see cref="Opcode.CALL_INTRINSIC_2"/>.</summary>
internal enum BinaryIntrinsic
{
    Invalid = 0,

    /// <summary>Combines what <c>except*</c> clauses raised with what they left.</summary>
    PrepareReraiseStar = 1,
    TypeVarWithBound = 2,
    TypeVarWithConstraints = 3,
    SetFunctionTypeParameters = 4,
    SetTypeParameterDefault = 5,
}

/// <summary>The objects of <see cref="Opcode.LOAD_COMMON_CONSTANT"/>.</summary>
internal enum CommonConstant
{
    AssertionError = 0,
    NotImplementedError = 1,
    Tuple = 2,
    All = 3,
    Any = 4,
}

/// <summary>The methods of <see cref="Opcode.LOAD_SPECIAL"/>.</summary>
internal enum SpecialMethod
{
    Enter = 0,
    Exit = 1,
    AsyncEnter = 2,
    AsyncExit = 3,
}

/// <summary>The argument of <see cref="Opcode.SET_FUNCTION_ATTRIBUTE"/>: exactly one bit.</summary>
[Flags]
internal enum FunctionAttributes
{
    None = 0,
    Defaults = 0x01,
    KeywordDefaults = 0x02,

    /// <summary>A tuple or dict of annotations; since PEP 649 only where they are strings.</summary>
    Annotations = 0x04,
    Closure = 0x08,

    /// <summary>The <c>__annotate__</c> function (PEP 649).</summary>
    Annotate = 0x10,
}

/// <summary>The argument of <see cref="Opcode.CONVERT_VALUE"/>, and bits 2 up of <see cref="Opcode.BUILD_INTERPOLATION"/>'s.</summary>
internal enum ValueConversion
{
    None = 0,
    Str = 1,
    Repr = 2,
    Ascii = 3,
}

/// <summary>Where a <see cref="Opcode.RESUME"/> stands: the low two bits of its argument.</summary>
internal enum ResumeKind
{
    AtFunctionStart = 0,
    AfterYield = 1,
    AfterYieldFrom = 2,
    AfterAwait = 3,
}

/// <summary>Bits of RESUME's and YIELD_VALUE's arguments.</summary>
internal static class ResumeArgument
{
    public const int LocationMask = 3;

    /// <summary>Set where the only handler around the yield is the generator's own, so that <c>close()</c> may return at once.</summary>
    public const int ExceptionDepthOne = 4;
}

/// <summary>The argument of <see cref="Opcode.GET_AWAITABLE"/>: what awaits, for the error message.</summary>
internal enum AwaitableKind
{
    Await = 0,
    AsyncEnter = 1,
    AsyncExit = 2,
}

/// <summary>The argument of <see cref="Opcode.IS_OP"/> and <see cref="Opcode.CONTAINS_OP"/>: 1 negates.</summary>
internal static class InvertArgument
{
    public const int Plain = 0;
    public const int Inverted = 1;
}
