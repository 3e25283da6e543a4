using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Decimals;

/// <summary><c>decimal.Context</c>: settings, flags and traps.</summary>
[PyType("Context", TextSignature = "(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)", Module = "decimal", Subclassable = true, Doc = "The context affects almost all operations and controls rounding,\nOver/Underflow, raising of exceptions and much more.")]
internal partial class PyDecimalContext : PyObject
{
    private const string CannotDelete = "context attributes cannot be deleted";

    private static readonly string[] s_roundings =
        ["ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP"];

    /// <summary>The settings; their status is not used.</summary>
    internal DecimalSettings Settings = new() { Precision = 28, Emax = 999999, Emin = -999999, Rounding = DecimalRounding.HalfEven };

    internal DecimalConditions Flags;

    internal DecimalConditions Traps = DecimalConditions.AnyInvalid | DecimalConditions.DivisionByZero | DecimalConditions.Overflow;

    internal bool Capitals = true;

    internal PyDecimalContext(PyType type)
    {
        _ = type;
    }

    public static ReadOnlySpan<string> RoundingNames => s_roundings;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        PyDecimalContext context = ReferenceEquals(type, TypeObject) ? new PyDecimalContext(type) : new PyDecimalContextSubclass(type, type);
        if (ts.Interpreter.StateOf<DecimalState>().Template is { } template)
        {
            context.CopyFrom(template);
            context.Flags = 0;
        }

        return context;
    }

    [PyInit("Context(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)")]
    private Done Initialize(ThreadState ts, PyObject? precision, PyObject? rounding, PyObject? lowest, PyObject? highest, PyObject? capitals, PyObject? clamp, PyObject? flags, PyObject? traps)
    {
        ReadOnlySpan<PyObject?> values = [precision, rounding, lowest, highest, capitals, clamp, traps, flags];
        ReadOnlySpan<string> names = ["prec", "rounding", "Emin", "Emax", "capitals", "clamp", "traps", "flags"];
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] is not (null or PyNone) && !Assign(ts, names[i], values[i]!))
            {
                return Done.Error;
            }
        }

        return Done.Ok;
    }

    /// <summary>Sets an attribute by name, as the constructor does; false: an exception is pending.</summary>
    internal bool Assign(ThreadState ts, string name, PyObject value)
    {
        switch (name)
        {
            case "prec":
                return SetPrecision(ts, value) == Done.Ok;
            case "rounding":
                return SetRounding(ts, value) == Done.Ok;
            case "Emin":
                return SetLowest(ts, value) == Done.Ok;
            case "Emax":
                return SetHighest(ts, value) == Done.Ok;
            case "capitals":
                return SetCapitals(ts, value) == Done.Ok;
            case "clamp":
                return SetClamp(ts, value) == Done.Ok;
            case "traps":
                return value is PyList traps ? TryList(ts, traps, out Traps) : SetTraps(ts, value) == Done.Ok;
            default:
                return value is PyList flags ? TryList(ts, flags, out Flags) : SetFlags(ts, value) == Done.Ok;
        }
    }

    private static bool TryList(ThreadState ts, PyList signals, out DecimalConditions conditions)
    {
        conditions = 0;
        DecimalState state = ts.Interpreter.StateOf<DecimalState>();
        for (int i = 0; i < signals.Count; i++)
        {
            int signal = state.IndexOf(signals[i]);
            if (signal < 0)
            {
                return PySignalDict.RaiseUnknown(ts);
            }

            conditions |= DecimalState.ConditionsOf(signal);
        }

        return true;
    }

    private void CopyFrom(PyDecimalContext other)
    {
        Settings = other.Settings;
        Flags = other.Flags;
        Traps = other.Traps;
        Capitals = other.Capitals;
    }

    /// <summary>A plain context with the same settings.</summary>
    internal PyDecimalContext CopyOf()
    {
        var copy = new PyDecimalContext(TypeObject);
        copy.CopyFrom(this);
        return copy;
    }

    /// <summary>Takes conditions over into the flags; false: a trapped one has been raised.</summary>
    internal bool Signal(ThreadState ts, DecimalConditions conditions)
    {
        if (conditions == 0)
        {
            return true;
        }

        Flags |= conditions;
        if ((conditions & DecimalConditions.OutOfMemory) != 0)
        {
            return Raise.Error(ts, ExceptionTypes.MemoryError, []);
        }

        DecimalConditions trapped = conditions & Traps;
        return trapped == 0 || ts.Interpreter.StateOf<DecimalState>().RaiseTrapped(ts, trapped);
    }

    // ---- the running context

    /// <summary>The context of the running code, made on first use; null: an exception is pending.</summary>
    internal static PyDecimalContext? Current(ThreadState ts)
    {
        ContextVariables.PyContext context = ContextVariables.PyContext.Current(ts);
        if (context.Recent is PyDecimalContext recent)
        {
            return recent;
        }

        DecimalState state = ts.Interpreter.StateOf<DecimalState>();
        if (!context.Values.TryGetValue(state.Variable, out PyObject? value) || value is not PyDecimalContext found)
        {
            found = state.Template!.CopyOf();
            found.Flags = 0;
            context.Values = context.Values.SetItem(state.Variable, found);
        }

        context.Recent = found;
        return found;
    }

    /// <summary>A context argument, or the running context; null: an exception is pending.</summary>
    internal static PyDecimalContext? From(ThreadState ts, PyObject? given) => given switch
    {
        null or PyNone => Current(ts),
        PyDecimalContext context => context,
        _ => (PyDecimalContext?)(PyObject?)Raise.TypeError(ts, "optional argument must be a context"),
    };

    /// <summary>Makes a context the running one. The templates are copied, so that they stay as they are.</summary>
    internal static void SetCurrent(ThreadState ts, PyDecimalContext context)
    {
        DecimalState state = ts.Interpreter.StateOf<DecimalState>();
        if (state.IsTemplate(context))
        {
            context = context.CopyOf();
            context.Flags = 0;
        }

        ContextVariables.PyContext running = ContextVariables.PyContext.Current(ts);
        running.Values = running.Values.SetItem(state.Variable, context);
        running.Recent = context;
    }

    // ---- attributes

    /// <summary>Sets a number between two others; what is wrong with another one is told in <paramref name="range"/>.</summary>
    private static Done SetNumber(ThreadState ts, PyObject? value, ref long setting, long lowest, long highest, string range)
    {
        long number = 0;
        bool isNumber = value switch
        {
            null => Raise.Error(ts, ExceptionTypes.AttributeError, CannotDelete),
            PyInt given => given.TryGetInt64(out number) || Raise.OverflowError(ts, "Python int too large to convert to C ssize_t"),
            _ => Raise.TypeError(ts, "an integer is required"),
        };
        if (!isNumber)
        {
            return Done.Error;
        }

        if (number < lowest || number > highest)
        {
            return Raise.ValueError(ts, range);
        }

        setting = number;
        return Done.Ok;
    }

    private static Done SetSwitch(ThreadState ts, PyObject? value, ref bool setting, string name)
    {
        long number = 0;
        Done done = SetNumber(ts, value, ref number, 0, 1, $"valid values for {name} are 0 or 1");
        setting = done == Done.Ok ? number == 1 : setting;
        return done;
    }

    [PyGetter("prec")]
    private long Precision => Settings.Precision;

    [PySetter("prec")]
    private Done SetPrecision(ThreadState ts, PyObject? value) => SetNumber(ts, value, ref Settings.Precision, 1, DecimalSettings.MaximumPrecision, "valid range for prec is [1, MAX_PREC]");

    [PyGetter("Emax")]
    private long Highest => Settings.Emax;

    [PySetter("Emax")]
    private Done SetHighest(ThreadState ts, PyObject? value) => SetNumber(ts, value, ref Settings.Emax, 0, DecimalSettings.MaximumExponent, "valid range for Emax is [0, MAX_EMAX]");

    [PyGetter("Emin")]
    private long Lowest => Settings.Emin;

    [PySetter("Emin")]
    private Done SetLowest(ThreadState ts, PyObject? value) => SetNumber(ts, value, ref Settings.Emin, DecimalSettings.MinimumExponent, 0, "valid range for Emin is [MIN_EMIN, 0]");

    [PyGetter("rounding")]
    private string Rounding => s_roundings[(int)Settings.Rounding];

    [PySetter("rounding")]
    private Done SetRounding(ThreadState ts, PyObject? value)
    {
        if (value is null)
        {
            return Raise.Error(ts, ExceptionTypes.AttributeError, CannotDelete);
        }

        return TryRounding(ts, value, ref Settings.Rounding) ? Done.Ok : Done.Error;
    }

    /// <summary>Reads the name of a rounding mode; false: an exception is pending.</summary>
    internal static bool TryRounding(ThreadState ts, PyObject value, ref DecimalRounding rounding)
    {
        int index = value is PyStr name ? Array.IndexOf(s_roundings, name.ToString()) : -1;
        if (index < 0)
        {
            return Raise.TypeError(
                ts,
                "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]");
        }

        rounding = (DecimalRounding)index;
        return true;
    }

    [PyGetter("capitals")]
    private long CapitalsNumber => Capitals ? 1 : 0;

    [PySetter("capitals")]
    private Done SetCapitals(ThreadState ts, PyObject? value) => SetSwitch(ts, value, ref Capitals, "capitals");

    [PyGetter("clamp")]
    private long ClampNumber => Settings.Clamp ? 1 : 0;

    [PySetter("clamp")]
    private Done SetClamp(ThreadState ts, PyObject? value) => SetSwitch(ts, value, ref Settings.Clamp, "clamp");

    [PyGetter("flags")]
    private PyObject? FlagsView(ThreadState ts) => PySignalDict.Of(ts, this, isTraps: false);

    [PySetter("flags")]
    private Done SetFlags(ThreadState ts, PyObject? value) => TryDictionary(ts, value, ref Flags);

    [PyGetter("traps")]
    private PyObject? TrapsView(ThreadState ts) => PySignalDict.Of(ts, this, isTraps: true);

    [PySetter("traps")]
    private Done SetTraps(ThreadState ts, PyObject? value) => TryDictionary(ts, value, ref Traps);

    private static Done TryDictionary(ThreadState ts, PyObject? value, ref DecimalConditions conditions)
    {
        switch (value)
        {
            case null:
                return Raise.Error(ts, ExceptionTypes.AttributeError, CannotDelete);
            case PySignalDict view:
                conditions = view.Conditions;
                return Done.Ok;
            case PyDict dictionary:
                if (!PySignalDict.TryConditions(ts, dictionary, out DecimalConditions given))
                {
                    return Done.Error;
                }

                conditions = given;
                return Done.Ok;
            default:
                return Raise.TypeError(ts, "argument must be a signal dict");
        }
    }

    // ---- methods of its own

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts) => PyStr.From(
        $"Context(prec={Settings.Precision}, rounding={Rounding}, Emin={Settings.Emin}, Emax={Settings.Emax}, capitals={CapitalsNumber}, clamp={ClampNumber}, "
        + $"flags=[{DecimalState.NamesOf(Flags)}], traps=[{DecimalState.NamesOf(Traps)}])");

    [PyMethod("copy()", Doc = "Return a duplicate of the context with all flags cleared.")]
    private PyObject Copy() => CopyOf();

    [PyMethod("__copy__()")]
    private PyObject CopyMethod() => CopyOf();

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts)
    {
        DecimalState state = ts.Interpreter.StateOf<DecimalState>();
        return PyTuple.Create(
            Type,
            PyTuple.Create(
                PyInt.From(Settings.Precision), PyStr.From(Rounding), PyInt.From(Settings.Emin), PyInt.From(Settings.Emax), PyInt.From(CapitalsNumber), PyInt.From(ClampNumber),
                state.ListOf(Flags, withConditions: false), state.ListOf(Traps, withConditions: false)));
    }

    [PyMethod("clear_flags()", Doc = "Reset all flags to False.")]
    private void ClearFlags() => Flags = 0;

    [PyMethod("clear_traps()", Doc = "Set all traps to False.")]
    private void ClearTraps() => Traps = 0;

    [PyMethod("Etiny()", Doc = "Return a value equal to Emin - prec + 1, the minimum exponent of a subnormal result.")]
    private long Tiny() => Settings.Tiny;

    [PyMethod("Etop()", Doc = "Return a value equal to Emax - prec + 1, the largest exponent that fills the precision.")]
    private long Top() => Settings.Top;
}

/// <summary>What <c>localcontext</c> gives: sets a context for a block, and the one before again.</summary>
[PyType("ContextManager", Module = "decimal", NoConstructor = true)]
internal sealed partial class PyDecimalContextManager(PyDecimalContext local, PyDecimalContext global) : PyObject
{
    [PyMethod("__enter__()")]
    private PyObject Enter(ThreadState ts)
    {
        PyDecimalContext.SetCurrent(ts, local);
        return local;
    }

    [PyMethod("__exit__(*args)")]
    private PyObject Exit(ThreadState ts, PyTuple arguments)
    {
        PyDecimalContext.SetCurrent(ts, global);
        return PyBool.False;
    }
}
