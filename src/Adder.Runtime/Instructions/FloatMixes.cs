using System.Runtime.CompilerServices;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Instructions;

/// <summary>Arithmetic on doubles of which one was an int, by the argument of BINARY_OP.</summary>
internal static class FloatMixes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Divides(int operation) => operation is (int)BinaryOperation.TrueDivide or (int)BinaryOperation.InPlaceTrueDivide;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Operate(double left, double right, int operation) =>
        operation is (int)BinaryOperation.Multiply or (int)BinaryOperation.InPlaceMultiply ? left * right
        : operation is (int)BinaryOperation.Add or (int)BinaryOperation.InPlaceAdd ? left + right
        : operation is (int)BinaryOperation.Subtract or (int)BinaryOperation.InPlaceSubtract ? left - right
        : left / right;
}
