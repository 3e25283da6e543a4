namespace Adder.Modules.Decimals;

/// <content>Operations by their names in Python, over those with more parameters.</content>
internal static partial class DecimalMath
{
    public static DecimalNumber NextMinus(in DecimalNumber number, ref DecimalSettings settings) => Next(number, false, ref settings);

    public static DecimalNumber NextPlus(in DecimalNumber number, ref DecimalSettings settings) => Next(number, true, ref settings);

    public static DecimalNumber LogicalAnd(in DecimalNumber left, in DecimalNumber right, ref DecimalSettings settings) => Logical(left, right, 0, ref settings);

    public static DecimalNumber LogicalOr(in DecimalNumber left, in DecimalNumber right, ref DecimalSettings settings) => Logical(left, right, 1, ref settings);

    public static DecimalNumber LogicalXor(in DecimalNumber left, in DecimalNumber right, ref DecimalSettings settings) => Logical(left, right, 2, ref settings);

    public static DecimalNumber Maximum(in DecimalNumber left, in DecimalNumber right, ref DecimalSettings settings) => Extreme(left, right, true, false, ref settings);

    public static DecimalNumber MaximumSize(in DecimalNumber left, in DecimalNumber right, ref DecimalSettings settings) => Extreme(left, right, true, true, ref settings);

    public static DecimalNumber Minimum(in DecimalNumber left, in DecimalNumber right, ref DecimalSettings settings) => Extreme(left, right, false, false, ref settings);

    public static DecimalNumber MinimumSize(in DecimalNumber left, in DecimalNumber right, ref DecimalSettings settings) => Extreme(left, right, false, true, ref settings);

    public static DecimalNumber Rotate(in DecimalNumber left, in DecimalNumber right, ref DecimalSettings settings) => Shift(left, right, true, ref settings);

    public static DecimalNumber ShiftDigits(in DecimalNumber left, in DecimalNumber right, ref DecimalSettings settings) => Shift(left, right, false, ref settings);

    public static DecimalNumber ToIntegralExact(in DecimalNumber number, ref DecimalSettings settings) => ToIntegral(number, true, ref settings);

    public static DecimalNumber ToIntegralValue(in DecimalNumber number, ref DecimalSettings settings) => ToIntegral(number, false, ref settings);
}
