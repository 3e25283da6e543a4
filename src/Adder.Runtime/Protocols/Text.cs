using Adder.Runtime.Objects;

namespace Adder.Runtime.Protocols;

/// <summary><c>repr</c>, <c>str</c>, <c>ascii</c> and <c>format</c> of any object.</summary>
internal static unsafe class Text
{
    /// <summary><c>repr(value)</c>.</summary>
    public static PyStr? Repr(ThreadState ts, PyObject value)
    {
        if (!ts.CheckRecursion(" while getting the repr of an object"))
        {
            return null;
        }

        PyObject? result = value.Type.Slots.Repr(ts, value);
        return result is null or PyStr ? (PyStr?)result : Raise.TypeError(ts, $"__repr__ returned non-string (type {result.Type.FullName})");
    }

    /// <summary><c>str(value)</c>.</summary>
    public static PyStr? Str(ThreadState ts, PyObject value)
    {
        if (value.GetType() == typeof(PyStr))
        {
            return (PyStr)value;
        }

        UnaryFunction str = value.Type.Slots.Str;
        if (str == null)
        {
            return Repr(ts, value);
        }

        if (!ts.CheckRecursion(" while getting the str of an object"))
        {
            return null;
        }

        PyObject? result = str(ts, value);
        return result is null or PyStr ? (PyStr?)result : Raise.TypeError(ts, $"__str__ returned non-string (type {result.Type.FullName})");
    }

    /// <summary><c>os.fspath(path)</c>: str or bytes.</summary>
    public static PyObject? FileSystemPath(ThreadState ts, PyObject path)
    {
        if (path is PyStr or PyBytes)
        {
            return path;
        }

        if (Attributes.FindSpecial(ts, path, SpecialNames.Fspath).ValueOrNull is not { } method || method is PyNone)
        {
            // Why there is no such method, if binding it failed, is not told.
            ts.Pending = null;
            return Raise.TypeError(ts, $"expected str, bytes or os.PathLike object, not {path.Type.Name}");
        }

        PyObject? plain = Calls.Call(ts, method);
        return plain is null or PyStr or PyBytes
            ? plain
            : Raise.TypeError(ts, $"expected {path.Type.Name}.__fspath__() to return str or bytes, not {plain.Type.Name}");
    }

    /// <summary><c>format(value, specification)</c>; null stands for an empty specification.</summary>
    public static PyStr? Format(ThreadState ts, PyObject value, PyStr? specification)
    {
        // What numbers' and strs' own methods do.
        bool plain = specification is null || specification.Length == 0;
        if (value.GetType() == typeof(PyStr))
        {
            return plain ? (PyStr)value : NumberFormatting.FormatString(ts, (PyStr)value, specification!);
        }

        if (value.GetType() == typeof(PySmallInt))
        {
            return plain ? PyStr.FromDecimal(((PySmallInt)value).Value) : NumberFormatting.FormatInt(ts, (PySmallInt)value, specification!);
        }

        if (value.GetType() == typeof(PyFloat))
        {
            return plain ? Str(ts, value) : NumberFormatting.FormatFloat(ts, ((PyFloat)value).Value, specification!, value);
        }

        Lookup found = Calls.CallSpecial(ts, value, SpecialNames.Format, specification ?? PyStr.Empty);
        if (found.IsAbsent)
        {
            return Raise.TypeError(ts, $"Type {value.Type.FullName} doesn't define __format__");
        }

        PyObject? result = found.ValueOrNull;
        return result is null or PyStr ? (PyStr?)result : Raise.TypeError(ts, $"__format__ must return a str, not {result.Type.FullName}");
    }

    /// <summary>Enters the repr of a container; false where that container's repr is already under way (it then shows itself as "...").</summary>
    public static bool EnterRepr(ThreadState ts, PyObject container)
    {
        foreach (PyObject other in ts.ReprStack)
        {
            if (ReferenceEquals(other, container))
            {
                return false;
            }
        }

        ts.ReprStack.Add(container);
        return true;
    }

    public static void LeaveRepr(ThreadState ts) => ts.ReprStack.RemoveAt(ts.ReprStack.Count - 1);
}
