using System.Numerics;
using Adder.Syntax;

namespace Adder.Compiler.CodeGeneration;

/// <summary>What messages and checks ask about constants.</summary>
internal static class ConstantTraits
{
    /// <summary>The name of a constant's type.</summary>
    public static string TypeName(ConstantValue value) => value switch
    {
        NoneConstant => "NoneType",
        EllipsisConstant => "ellipsis",
        BoolConstant => "bool",
        IntConstant => "int",
        FloatConstant => "float",
        ComplexConstant => "complex",
        StringConstant => "str",
        BytesConstant => "bytes",
        TupleConstant => "tuple",
        FrozenSetConstant => "frozenset",
        SliceConstant => "slice",
        _ => "code",
    };

    /// <summary>Whether two constants are equal for Python, where 1, 1.0 and True are.</summary>
    public static bool PythonEquals(ConstantValue left, ConstantValue right)
    {
        if (left is ComplexConstant || right is ComplexConstant)
        {
            return ToComplex(left) is { } a && ToComplex(right) is { } b && a == b;
        }

        if (left is FloatConstant || right is FloatConstant)
        {
            return ToDouble(left) is { } a && ToDouble(right) is { } b && a == b
                && (ToInteger(left) is not { } i || double.IsInteger(b) && new BigInteger(b) == i)
                && (ToInteger(right) is not { } j || double.IsInteger(a) && new BigInteger(a) == j);
        }

        return ToInteger(left) is { } x ? ToInteger(right) is { } y && x == y : left.Equals(right);
    }

    private static BigInteger? ToInteger(ConstantValue value) => value switch
    {
        IntConstant number => number.Value,
        BoolConstant boolean => boolean.Value ? BigInteger.One : BigInteger.Zero,
        _ => null,
    };

    private static double? ToDouble(ConstantValue value) =>
        value is FloatConstant number ? number.Value : ToInteger(value) is { } integer ? (double)integer : null;

    private static (double Real, double Imaginary)? ToComplex(ConstantValue value) =>
        value is ComplexConstant number ? (number.Real, number.Imaginary) : ToDouble(value) is { } real ? (real, 0.0) : null;
}
