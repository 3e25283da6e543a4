using System;
using System.Text;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Decimals;

/// <summary>A context's flags or traps as a mapping from signals to truth values; the class <c>SignalDict</c> adds what mappings have.</summary>
[PyType("SignalDictMixin", Module = "decimal", Subclassable = true)]
internal partial class PySignalDict : PyObject
{
    private PyDecimalContext? _context;
    private bool _isTraps;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PySignalDict() : new PySignalDictSubclass(type);

    /// <summary>The view on a context's flags or traps; null: an exception is pending.</summary>
    public static PySignalDict? Of(ThreadState ts, PyDecimalContext context, bool isTraps)
    {
        DecimalState state = ts.Interpreter.StateOf<DecimalState>();
        if (Calls.Call(ts, state.SignalDictType!) is not PySignalDict view)
        {
            return null;
        }

        view._context = context;
        view._isTraps = isTraps;
        return view;
    }

    /// <summary>The conditions that are set.</summary>
    public DecimalConditions Conditions
    {
        get => _context is null ? 0 : _isTraps ? _context.Traps : _context.Flags;
        private set
        {
            if (_context is null)
            {
                return;
            }

            if (_isTraps)
            {
                _context.Traps = value;
            }
            else
            {
                _context.Flags = value;
            }
        }
    }

    /// <summary>The text of a signal that is none.</summary>
    public static Raised RaiseUnknown(ThreadState ts) => Raise.Error(
        ts, ExceptionTypes.KeyError,
        "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]");

    private bool CheckBound(ThreadState ts) => _context is not null || Raise.ValueError(ts, "invalid signal dict");

    [PySlot(Slot.Length)]
    private long Length(ThreadState ts) => CheckBound(ts) ? DecimalState.SignalCount : -1;

    [PySlot(Slot.Iter)]
    private PyObject? Iterate(ThreadState ts)
    {
        if (!CheckBound(ts))
        {
            return null;
        }

        DecimalState state = ts.Interpreter.StateOf<DecimalState>();
        var signals = new PyObject[DecimalState.SignalCount];
        for (int i = 0; i < signals.Length; i++)
        {
            signals[i] = state.SignalType(i);
        }

        return Iteration.GetIterator(ts, PyTuple.Create(signals));
    }

    [PySlot(Slot.GetItem)]
    private PyObject? GetItem(ThreadState ts, PyObject key)
    {
        if (!CheckBound(ts))
        {
            return null;
        }

        int signal = ts.Interpreter.StateOf<DecimalState>().IndexOf(key);
        return signal < 0 ? RaiseUnknown(ts) : PyBool.From((Conditions & DecimalState.ConditionsOf(signal)) != 0);
    }

    [PySlot(Slot.SetItem)]
    private Done SetItem(ThreadState ts, PyObject key, PyObject? value)
    {
        if (!CheckBound(ts))
        {
            return Done.Error;
        }

        if (value is null)
        {
            return Raise.ValueError(ts, "signal keys cannot be deleted");
        }

        int signal = ts.Interpreter.StateOf<DecimalState>().IndexOf(key);
        if (signal < 0)
        {
            return RaiseUnknown(ts);
        }

        Truth truth = Truthiness.IsTrue(ts, value);
        if (truth == Truth.Error)
        {
            return Done.Error;
        }

        DecimalConditions conditions = DecimalState.ConditionsOf(signal);
        Conditions = truth == Truth.True ? Conditions | conditions : Conditions & ~conditions;
        return Done.Ok;
    }

    [PyMethod("copy()")]
    private PyObject? Copy(ThreadState ts)
    {
        if (!CheckBound(ts))
        {
            return null;
        }

        DecimalState state = ts.Interpreter.StateOf<DecimalState>();
        var copy = new PyDict();
        for (int i = 0; i < DecimalState.SignalCount; i++)
        {
            if (!copy.SetItem(ts, state.SignalType(i), PyBool.From((Conditions & DecimalState.ConditionsOf(i)) != 0)))
            {
                return null;
            }
        }

        return copy;
    }

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts)
    {
        if (!CheckBound(ts))
        {
            return null;
        }

        DecimalState state = ts.Interpreter.StateOf<DecimalState>();
        var text = new StringBuilder("{");
        for (int i = 0; i < DecimalState.SignalCount; i++)
        {
            bool isSet = (Conditions & DecimalState.ConditionsOf(i)) != 0;
            text.Append(i == 0 ? "" : ", ").Append($"<class 'decimal.{state.SignalType(i).Name}'>:{(isSet ? "True" : "False")}");
        }

        return PyStr.From(text.Append('}').ToString());
    }

    [PySlot(Slot.Compare)]
    private PyObject? Compare(ThreadState ts, PyObject other, CompareOperator operation)
    {
        if (!CheckBound(ts))
        {
            return null;
        }

        if (operation is not (CompareOperator.Equal or CompareOperator.NotEqual))
        {
            return PyNotImplemented.Instance;
        }

        DecimalConditions given;
        if (other is PySignalDict view)
        {
            if (!view.CheckBound(ts))
            {
                return null;
            }

            given = view.Conditions;
        }
        else if (other is PyDict dictionary)
        {
            if (!TryConditions(ts, dictionary, out given))
            {
                // A dictionary of other things is just not equal.
                return Raise.ClearIf(ts, ExceptionTypes.KeyError) ? PyBool.From(operation == CompareOperator.NotEqual) : null;
            }
        }
        else
        {
            return PyNotImplemented.Instance;
        }

        return PyBool.From((given == Conditions) == (operation == CompareOperator.Equal));
    }

    /// <summary>The conditions of a dictionary that has all signals; false: an exception is pending.</summary>
    public static bool TryConditions(ThreadState ts, PyDict dictionary, out DecimalConditions conditions)
    {
        conditions = 0;
        if (dictionary.Count != DecimalState.SignalCount)
        {
            return Raise.Error(ts, ExceptionTypes.KeyError, "invalid signal dict");
        }

        DecimalState state = ts.Interpreter.StateOf<DecimalState>();
        for (int i = 0; i < DecimalState.SignalCount; i++)
        {
            Lookup found = dictionary.Get(ts, state.SignalType(i));
            if (!found.TryGet(out PyObject? value))
            {
                return !found.IsError && Raise.Error(ts, ExceptionTypes.KeyError, "invalid signal dict");
            }

            Truth truth = Truthiness.IsTrue(ts, value);
            if (truth == Truth.Error)
            {
                return false;
            }

            conditions |= truth == Truth.True ? DecimalState.ConditionsOf(i) : 0;
        }

        return true;
    }
}
