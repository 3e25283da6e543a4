using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Decimals;

/// <summary><c>_decimal</c>: decimal arithmetic by the General Decimal Arithmetic Specification.</summary>
[PyModule("_decimal", Doc = "C decimal arithmetic module", Types = [typeof(PyDecimal), typeof(PyDecimalContext)])]
internal static partial class DecimalModule
{
    private const int LargestFormatBits = 512;

    [PyConstant("__version__")]
    private const string Version = "1.70";

    /// <summary>The version of libmpdec whose behaviour this is.</summary>
    [PyConstant("__libmpdec_version__")]
    private const string SpecificationVersion = "2.5.1";

    [PyConstant("MAX_PREC")]
    private const long MaximumPrecision = DecimalSettings.MaximumPrecision;

    [PyConstant("MAX_EMAX")]
    private const long MaximumExponent = DecimalSettings.MaximumExponent;

    [PyConstant("MIN_EMIN")]
    private const long MinimumExponent = DecimalSettings.MinimumExponent;

    [PyConstant("MIN_ETINY")]
    private const long MinimumTiny = DecimalSettings.MinimumTiny;

    [PyConstant("IEEE_CONTEXT_MAX_BITS")]
    private const long MaximumBits = LargestFormatBits;

    [PyConstant("HAVE_THREADS")]
    private const bool HasThreads = true;

    [PyConstant("HAVE_CONTEXTVAR")]
    private const bool HasContextVariables = true;

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        foreach (string rounding in PyDecimalContext.RoundingNames)
        {
            module.Add(rounding, PyStr.Intern(rounding));
        }

        return ts.Interpreter.StateOf<DecimalState>().Initialize(ts, module) ? Done.Ok : Done.Error;
    }

    [PyFunction("getcontext()", Doc = "Get the current default context.")]
    private static PyObject? GetContext(ThreadState ts) => PyDecimalContext.Current(ts);

    [PyFunction("setcontext(context, /)", Doc = "Set a new default context.")]
    private static PyObject? SetContext(ThreadState ts, PyObject context)
    {
        if (context is not PyDecimalContext given)
        {
            return Raise.TypeError(ts, "argument must be a context");
        }

        PyDecimalContext.SetCurrent(ts, given);
        return PyNone.Instance;
    }

    [PyFunction("localcontext(ctx=None, **kwargs)", Doc = "Return a context manager for a copy of the supplied context, or of the current one.")]
    private static PyObject? LocalContext(ThreadState ts, PyObject? given, PyDict? keywords)
    {
        if (PyDecimalContext.Current(ts) is not { } global || PyDecimalContext.From(ts, given) is not { } pattern)
        {
            return null;
        }

        PyDecimalContext local = pattern.CopyOf();
        int position = 0;
        while (keywords is not null && keywords.Next(ref position, out PyObject? name, out PyObject? value))
        {
            if (name.ToString() is not ("prec" or "rounding" or "Emin" or "Emax" or "capitals" or "clamp" or "flags" or "traps"))
            {
                return Raise.TypeError(ts, $"this function got an unexpected keyword argument '{name}'");
            }

            if (value is not PyNone && !local.Assign(ts, name.ToString()!, value))
            {
                return null;
            }
        }

        return new PyDecimalContextManager(local, global);
    }

    [PyFunction("IEEEContext(bits, /)", Doc = "Return a context object initialized to the proper values for one of the IEEE interchange formats.")]
    private static PyObject? InterchangeContext(ThreadState ts, long bits)
    {
        const int Step = 32;
        if (bits <= 0 || bits > LargestFormatBits || bits % Step != 0)
        {
            return Raise.ValueError(ts, $"argument must be a multiple of {Step}, with a maximum of {LargestFormatBits}");
        }

        // By IEEE 754: nine digits for 32 bits with exponents to spare, and three times four to the power of bits / 16 for the exponent.
        long highest = 3L << (int)((bits / 16) + 3);
        return new PyDecimalContext(PyDecimalContext.TypeObject)
        {
            Settings = new DecimalSettings
            {
                Precision = (9 * (bits / Step)) - 2, Emax = highest, Emin = 1 - highest, Rounding = DecimalRounding.HalfEven, Clamp = true,
            },
            Traps = 0,
        };
    }
}
