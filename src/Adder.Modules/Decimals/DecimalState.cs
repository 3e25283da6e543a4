using System;
using System.Text;
using Adder.Modules.Common;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Decimals;

/// <summary>What an interpreter keeps for <c>_decimal</c>: its classes and template contexts.</summary>
internal sealed class DecimalState
{
    /// <summary>Signals in the order in which signal dictionaries show them.</summary>
    private static readonly (string Name, DecimalConditions Conditions)[] s_signals =
    [
        ("InvalidOperation", DecimalConditions.AnyInvalid), ("FloatOperation", DecimalConditions.FloatOperation), ("DivisionByZero", DecimalConditions.DivisionByZero),
        ("Overflow", DecimalConditions.Overflow), ("Underflow", DecimalConditions.Underflow), ("Subnormal", DecimalConditions.Subnormal),
        ("Inexact", DecimalConditions.Inexact), ("Rounded", DecimalConditions.Rounded), ("Clamped", DecimalConditions.Clamped),
    ];

    /// <summary>The conditions of InvalidOperation that have classes of their own.</summary>
    private static readonly (string Name, DecimalConditions Condition)[] s_conditions =
    [
        ("InvalidOperation", DecimalConditions.InvalidOperation), ("ConversionSyntax", DecimalConditions.ConversionSyntax),
        ("DivisionImpossible", DecimalConditions.DivisionImpossible), ("DivisionUndefined", DecimalConditions.DivisionUndefined),
        ("InvalidContext", DecimalConditions.InvalidContext),
    ];

    private readonly PyType?[] _signals = new PyType?[s_signals.Length];
    private readonly PyType?[] _conditions = new PyType?[s_conditions.Length];

    public PyType? SignalDictType { get; private set; }

    public PyType? TupleType { get; private set; }

    public PyType? RationalType { get; private set; }

    public PyDecimalContext? Template { get; private set; }

    private PyDecimalContext[] _templates = [];

    /// <summary>The context is one of the module's, which stay as they are.</summary>
    public bool IsTemplate(PyDecimalContext context) => Array.IndexOf(_templates, context) >= 0;

    public ContextVariables.PyContextVar Variable { get; } = new(PyStr.Intern("decimal_context"), null);

    public static int SignalCount => s_signals.Length;

    public static DecimalConditions ConditionsOf(int signal) => s_signals[signal].Conditions;

    public PyType SignalType(int signal) => _signals[signal]!;

    /// <summary>The number of a signal's class; -1: the object is none.</summary>
    public int IndexOf(PyObject signal) => Array.IndexOf(_signals, signal);

    /// <summary>What the module holds, for a module object made anew: its classes stay those that signals are raised with.</summary>
    private readonly PyDict _members = new();

    /// <summary>Makes the classes and puts them into the module; false: an exception is pending.</summary>
    public bool Initialize(ThreadState ts, PyModule module)
    {
        if (Template is not null)
        {
            int position = 0;
            while (_members.Next(ref position, out PyObject? name, out PyObject? member))
            {
                module.Add(name.ToString()!, member);
            }

            return true;
        }

        if (MakeExceptions(ts, module) is false || MakeTypes(ts, module) is false)
        {
            return false;
        }

        Template = new PyDecimalContext(PyDecimalContext.TypeObject);
        Add(module, "DefaultContext", Template);
        var basic = new PyDecimalContext(PyDecimalContext.TypeObject)
        {
            Settings = Template.Settings with { Precision = 9, Rounding = DecimalRounding.HalfUp },
            Traps = DecimalConditions.AnyInvalid | DecimalConditions.DivisionByZero | DecimalConditions.Overflow | DecimalConditions.Underflow | DecimalConditions.Clamped,
        };
        Add(module, "BasicContext", basic);
        var extended = new PyDecimalContext(PyDecimalContext.TypeObject) { Settings = Template.Settings with { Precision = 9 }, Traps = 0 };
        Add(module, "ExtendedContext", extended);
        _templates = [Template, basic, extended];
        return true;
    }

    private void Add(PyModule module, string name, PyObject member)
    {
        _members.SetInterned(name, member);
        module.Add(name, member);
    }

    private bool MakeExceptions(ThreadState ts, PyModule module)
    {
        PyType? Make(string name, params PyType?[] parents)
        {
            if (Array.IndexOf(parents, null) >= 0)
            {
                return null;
            }

            PyType? type = ModuleErrors.Create(ts, "decimal", name, parents!);
            if (type is not null)
            {
                Add(module, name, type);
            }

            return type;
        }

        PyType? general = Make("DecimalException", ExceptionTypes.ArithmeticError);
        PyType? clamped = Make("Clamped", general);
        PyType? rounded = Make("Rounded", general);
        PyType? inexact = Make("Inexact", general);
        PyType? subnormal = Make("Subnormal", general);
        PyType? underflow = Make("Underflow", inexact, rounded, subnormal);
        PyType? overflow = Make("Overflow", inexact, rounded);
        PyType? divisionByZero = Make("DivisionByZero", general, ExceptionTypes.ZeroDivisionError);
        PyType? floatOperation = Make("FloatOperation", general, ExceptionTypes.TypeError);
        PyType? invalid = Make("InvalidOperation", general);
        PyType?[] signals = [invalid, floatOperation, divisionByZero, overflow, underflow, subnormal, inexact, rounded, clamped];
        signals.CopyTo(_signals, 0);
        _conditions[0] = invalid;
        _conditions[1] = Make("ConversionSyntax", invalid);
        _conditions[2] = Make("DivisionImpossible", invalid);
        _conditions[3] = Make("DivisionUndefined", invalid, ExceptionTypes.ZeroDivisionError);
        _conditions[4] = Make("InvalidContext", invalid);
        return Array.IndexOf(_signals, null) < 0 && Array.IndexOf(_conditions, null) < 0;
    }

    private bool MakeTypes(ThreadState ts, PyModule module)
    {
        PyObject? numbers = Runtime.Import.Imports.Import(ts, "numbers");
        PyObject? number = numbers is null ? null : Attributes.Get(ts, numbers, "Number");
        RationalType = numbers is null ? null : Attributes.Get(ts, numbers, "Rational") as PyType;
        if (number is null || Calls.CallMethod(ts, number, "register", PyDecimal.TypeObject) is null)
        {
            return false;
        }

        PyObject? collections = Runtime.Import.Imports.Import(ts, "collections");
        PyObject? factory = collections is null ? null : Attributes.Get(ts, collections, "namedtuple");
        TupleType = factory is null ? null : Calls.Call(
            ts, factory, [PyStr.From("DecimalTuple"), PyStr.From("sign digits exponent"), PyStr.From("decimal")], PyTuple.Create(PyStr.Intern("module"))) as PyType;
        PyObject? abstracts = TupleType is null ? null : Runtime.Import.Imports.Import(ts, "collections.abc");
        PyObject? mapping = abstracts is null ? null : Attributes.Get(ts, ts.Interpreter.Modules.GetInterned("collections.abc") ?? abstracts, "MutableMapping");
        if (mapping is null)
        {
            return false;
        }

        Add(module, "DecimalTuple", TupleType!);
        SignalDictType = Calls.Call(ts, mapping.Type, PyStr.Intern("SignalDict"), PyTuple.Create(PySignalDict.TypeObject, mapping), new PyDict()) as PyType;
        return SignalDictType is not null;
    }

    // ---- raising

    /// <summary>Raises for trapped conditions, with the list of them.</summary>
    public Raised RaiseTrapped(ThreadState ts, DecimalConditions trapped)
    {
        int signal = 0;
        while ((trapped & s_signals[signal].Conditions) == 0)
        {
            signal++;
        }

        return Raise.Error(ts, _signals[signal]!, ListOf(trapped, withConditions: true));
    }

    /// <summary>The signals of conditions; those of InvalidOperation each by its own class where asked for.</summary>
    public PyList ListOf(DecimalConditions conditions, bool withConditions)
    {
        var list = new PyList();
        for (int i = 0; withConditions && i < s_conditions.Length; i++)
        {
            if ((conditions & s_conditions[i].Condition) != 0)
            {
                list.Add(_conditions[i]!);
            }
        }

        for (int i = withConditions ? 1 : 0; i < s_signals.Length; i++)
        {
            if ((conditions & s_signals[i].Conditions) != 0)
            {
                list.Add(_signals[i]!);
            }
        }

        return list;
    }

    /// <summary>The names of the signals, as contexts show them: by their lowest condition.</summary>
    public static string NamesOf(DecimalConditions conditions)
    {
        var names = new StringBuilder();
        for (int bit = 1; bit <= (int)DecimalConditions.Underflow; bit <<= 1)
        {
            var condition = (DecimalConditions)bit;
            (string Name, DecimalConditions Conditions) signal = Array.Find(s_signals, signal => (signal.Conditions & condition) != 0);
            bool isFirst = (conditions & condition) != 0 && (conditions & signal.Conditions & (DecimalConditions)(bit - 1)) == 0;
            if (isFirst)
            {
                names.Append(names.Length == 0 ? "" : ", ").Append(signal.Name);
            }
        }

        return names.ToString();
    }
}
