using System;
using static System.Math;

namespace Adder.Modules.Mathematics;

/// <summary>Euler's gamma function and the logarithm of its absolute value by Lanczos' approximation (g = 6.0246…, 13 terms), with the sum written as a quotient of polynomials.</summary>
internal static class GammaFunctions
{
    private const double LanczosG = 6.024680040776729583740234375;
    private const double LanczosGMinusHalf = 5.524680040776729583740234375;
    private const double LogPi = 1.144729885849400174143427351353058711647;

    private static readonly double[] s_numerator =
    [
        23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959, 35711959237.355668049440185451547166705960488635843,
        17921034426.037209699919755754458931112671403265390, 6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
        248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640, 2876370.6289353724412254090516208496135991145378768,
        186056.26539522349504029498971604569928220784236328, 8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
        2.5066282746310002701649081771338373386264310793408,
    ];

    private static readonly double[] s_denominator = [0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1];

    private static readonly double[] s_factorials =
    [
        1, 1, 2, 6, 24, 120, 720, 5040, 40320, 362880, 3628800, 39916800, 479001600, 6227020800, 87178291200, 1307674368000, 20922789888000, 355687428096000,
        6402373705728000, 121645100408832000, 2432902008176640000, 51090942171709440000.0, 1124000727777607680000.0,
    ];

    /// <summary>Γ(x). NaN for a pole or minus infinity, an infinity where the result is too large.</summary>
    public static double Gamma(double x)
    {
        if (!double.IsFinite(x))
        {
            return x == double.NegativeInfinity ? double.NaN : x;
        }

        if (x == 0)
        {
            return double.NaN;
        }

        if (x == Floor(x))
        {
            if (x < 0)
            {
                return double.NaN;
            }

            if (x <= s_factorials.Length)
            {
                return s_factorials[(int)x - 1];
            }
        }

        double size = Abs(x);
        if (size < 1e-20)
        {
            return 1 / x;
        }

        if (size > 200)
        {
            return x < 0 ? 0 / SinePi(x) : double.PositiveInfinity;
        }

        return BySeries(x, size);
    }

    /// <summary>log |Γ(x)|; infinity at the poles and where the result is too large.</summary>
    public static double LogGamma(double x)
    {
        if (!double.IsFinite(x))
        {
            return double.IsNaN(x) ? x : double.PositiveInfinity;
        }

        if (x == Floor(x) && x <= 2)
        {
            return x <= 0 ? double.PositiveInfinity : 0;
        }

        double size = Abs(x);
        if (size < 1e-20)
        {
            return -Log(size);
        }

        double result = Log(LanczosSum(size)) - LanczosG;
        result += (size - 0.5) * (Log(size + LanczosG - 0.5) - 1);
        return x < 0 ? LogPi - Log(Abs(SinePi(size))) - Log(size) - result : result;
    }

    private static double BySeries(double x, double size)
    {
        double y = size + LanczosGMinusHalf;

        // What rounding took from y, relative to it.
        double lost = size > LanczosGMinusHalf ? y - size - LanczosGMinusHalf : y - LanczosGMinusHalf - size;
        lost = lost * LanczosG / y;
        double result;
        if (x < 0)
        {
            result = -PI / SinePi(size) / size * Exp(y) / LanczosSum(size);
            result -= lost * result;
            if (size < 140)
            {
                return result / Pow(y, size - 0.5);
            }

            double root = Pow(y, (size / 2) - 0.25);
            return result / root / root;
        }

        result = LanczosSum(size) / Exp(y);
        result += lost * result;
        if (size < 140)
        {
            return result * Pow(y, size - 0.5);
        }

        double half = Pow(y, (size / 2) - 0.25);
        return result * half * half;
    }

    private static double LanczosSum(double x)
    {
        double numerator = 0;
        double denominator = 0;
        if (x < 5)
        {
            for (int i = s_numerator.Length - 1; i >= 0; i--)
            {
                numerator = (numerator * x) + s_numerator[i];
                denominator = (denominator * x) + s_denominator[i];
            }
        }
        else
        {
            for (int i = 0; i < s_numerator.Length; i++)
            {
                numerator = (numerator / x) + s_numerator[i];
                denominator = (denominator / x) + s_denominator[i];
            }
        }

        return numerator / denominator;
    }

    /// <summary>sin(πx), exact in its zeros.</summary>
    private static double SinePi(double x)
    {
        double y = Abs(x) % 2;
        double sine = (int)Round(2 * y, MidpointRounding.AwayFromZero) switch
        {
            0 => Sin(PI * y),
            1 => Cos(PI * (y - 0.5)),
            2 => Sin(PI * (1 - y)),
            3 => -Cos(PI * (y - 1.5)),
            _ => Sin(PI * (y - 2)),
        };
        return CopySign(1, x) * sine;
    }
}
