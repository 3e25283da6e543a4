using System;
using System.Runtime.InteropServices;

namespace Adder.Modules.Mathematics;

/// <summary>
/// Functions of the C library that .NET does not offer, found by name at first use: results then equal those of other programs on the machine, CPython among them.
/// </summary>
internal static unsafe class NativeMath
{
    private static readonly string[] s_libraries = ["libm.so.6", "libm.dylib", "libc.musl-x86_64.so.1", "libc.musl-aarch64.so.1", "ucrtbase.dll"];

    private static readonly nint s_library = Open();
    private static readonly delegate* unmanaged[SuppressGCTransition]<double, double> s_erf = Find("erf");
    private static readonly delegate* unmanaged[SuppressGCTransition]<double, double> s_erfc = Find("erfc");
    private static readonly delegate* unmanaged[SuppressGCTransition]<double, double> s_expm1 = Find("expm1");
    private static readonly delegate* unmanaged[SuppressGCTransition]<double, double> s_log1p = Find("log1p");
    private static readonly delegate* unmanaged[SuppressGCTransition]<double, double> s_exp2 = Find("exp2");
    private static readonly delegate* unmanaged[SuppressGCTransition]<double, double> s_log2 = Find("log2");

    public static double Erf(double x) => s_erf(x);

    public static double Erfc(double x) => s_erfc(x);

    public static double ExpMinusOne(double x) => s_expm1(x);

    /// <summary>log(1 + x); zeros keep their sign.</summary>
    public static double LogPlusOne(double x) => x == 0 ? x : s_log1p(x);

    public static double Exp2(double x) => s_exp2(x);

    public static double Log2(double x) => s_log2(x);

    private static nint Open()
    {
        foreach (string name in s_libraries)
        {
            if (NativeLibrary.TryLoad(name, out nint library))
            {
                return library;
            }
        }

        return NativeLibrary.GetMainProgramHandle();
    }

    private static delegate* unmanaged[SuppressGCTransition]<double, double> Find(string name) =>
        (delegate* unmanaged[SuppressGCTransition]<double, double>)NativeLibrary.GetExport(s_library, name);
}
