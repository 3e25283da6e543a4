using System.Runtime.CompilerServices;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Decimals;

/// <summary>Operations between Python objects and the arithmetic: operands in, conditions into the context, result out.</summary>
internal static unsafe class DecimalCalls
{
    /// <summary>The result with its conditions told to the context; null: one was trapped.</summary>
    public static PyObject? Finish(ThreadState ts, PyDecimalContext context, in DecimalNumber result, in DecimalSettings settings) =>
        settings.Status == 0 || context.Signal(ts, settings.Status) ? new PyDecimal(result) : null;

    public static PyObject? Unary(ThreadState ts, in DecimalNumber number, PyObject? given, delegate*<in DecimalNumber, ref DecimalSettings, DecimalNumber> operation)
    {
        if (PyDecimalContext.From(ts, given) is not { } context)
        {
            return null;
        }

        DecimalSettings settings = context.Settings;
        DecimalNumber result = operation(number, ref settings);
        return Finish(ts, context, result, settings);
    }

    public static PyObject? Unary(ThreadState ts, PyObject operand, PyDecimalContext context, delegate*<in DecimalNumber, ref DecimalSettings, DecimalNumber> operation) =>
        TryOperand(ts, operand, context, out DecimalNumber number) ? Unary(ts, number, (PyObject)context, operation) : null;

    public static PyObject? Binary(
        ThreadState ts, PyObject left, PyObject right, PyObject? given, delegate*<in DecimalNumber, in DecimalNumber, ref DecimalSettings, DecimalNumber> operation)
    {
        if (PyDecimalContext.From(ts, given) is not { } context
            || !TryOperand(ts, left, context, out DecimalNumber leftNumber) || !TryOperand(ts, right, context, out DecimalNumber rightNumber))
        {
            return null;
        }

        DecimalSettings settings = context.Settings;
        DecimalNumber result = operation(leftNumber, rightNumber, ref settings);
        return Finish(ts, context, result, settings);
    }

    /// <summary>An operand that must be a Decimal or an int; false: an exception is pending.</summary>
    public static bool TryOperand(ThreadState ts, PyObject value, PyDecimalContext context, out DecimalNumber number)
    {
        if (TryNumber(value, out number))
        {
            return true;
        }

        return Raise.TypeError(ts, $"conversion from {value.Type.Name} to Decimal is not supported");
    }

    /// <summary>A Decimal's or an int's number.</summary>
    public static bool TryNumber(PyObject value, out DecimalNumber number)
    {
        switch (value)
        {
            case PyDecimal given:
                number = given.Value;
                return true;
            case PyInt integer:
                number = PyDecimal.FromInteger(integer);
                return true;
            default:
                number = default;
                return false;
        }
    }

    /// <summary>The same without a copy of a Decimal's; an int's is made where told. A null reference for anything else.</summary>
    public static ref readonly DecimalNumber NumberOf(PyObject value, ref DecimalNumber made)
    {
        if (value.GetType() == typeof(PyDecimal) || value is PyDecimal)
        {
            return ref Unsafe.As<PyDecimal>(value).Value;
        }

        if (value is PyInt integer)
        {
            made = PyDecimal.FromInteger(integer);
            return ref made;
        }

        return ref Unsafe.NullRef<DecimalNumber>();
    }

    /// <summary>Calls Decimal's own method, not one of a subclass, on an operand of a context's method.</summary>
    public static PyObject? Forward(ThreadState ts, PyDecimalContext context, PyObject operand, string method, PyObject? argument = null)
    {
        if (!TryOperand(ts, operand, context, out DecimalNumber number))
        {
            return null;
        }

        var self = new PyDecimal(number);
        return argument is null ? Calls.CallMethod(ts, self, method) : Calls.CallMethod(ts, self, method, argument);
    }

    /// <summary>The same with the context as argument.</summary>
    public static PyObject? ForwardWithContext(ThreadState ts, PyDecimalContext context, PyObject operand, string method) =>
        Forward(ts, context, operand, method, context);
}
