using System;
using System.Numerics;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Binding;

/// <summary>What the argument parser must know of a function that takes keywords. One per function, made by the generator from the signature string.</summary>
internal sealed class ArgumentDescriptor(
    string function, string[] names, int positionalOnly, int positional, uint required, bool hasVarPositional, bool hasVarKeyword)
{
    private PyStr[]? _interned;

    /// <summary>The function's name in messages, without parentheses: "split".</summary>
    public string Function { get; } = function;

    /// <summary>Names of all parameters but *args and **kwargs: first the positional ones, then the keyword-only ones.</summary>
    public string[] Names { get; } = names;

    /// <summary>How many parameters cannot be given by name.</summary>
    public int PositionalOnly { get; } = positionalOnly;

    /// <summary>How many parameters can be given by position.</summary>
    public int Positional { get; } = positional;

    /// <summary>Bit i: parameter i has no default.</summary>
    public uint Required { get; } = required;

    /// <summary>How many positional parameters have no default.</summary>
    public int RequiredPositional { get; } = BitOperations.PopCount(required & (uint)((1UL << positional) - 1));

    /// <summary>How many positional-only parameters have no default.</summary>
    public int RequiredPositionalOnly { get; } = BitOperations.PopCount(required & (uint)((1UL << positionalOnly) - 1));

    public bool HasRequiredKeywordOnly => Required >> Positional != 0 && Positional < 32;

    public bool HasVarPositional { get; } = hasVarPositional;

    public bool HasVarKeyword { get; } = hasVarKeyword;

    /// <summary>See <see cref="PyFunctionAttribute.KeywordsApart"/>.</summary>
    public bool KeywordsApart { get; init; }

    /// <summary>The place of the parameter of this name that can be given by name; -1 where there is none.</summary>
    public int IndexOf(PyStr name)
    {
        PyStr[] interned = _interned ??= Intern(Names);
        for (int i = PositionalOnly; i < interned.Length; i++)
        {
            if (ReferenceEquals(interned[i], name))
            {
                return i;
            }
        }

        // Names that are not interned come from dictionaries only.
        for (int i = PositionalOnly; i < interned.Length; i++)
        {
            if (interned[i].EqualTo(name))
            {
                return i;
            }
        }

        return -1;
    }

    private static PyStr[] Intern(string[] names)
    {
        var interned = new PyStr[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            interned[i] = PyStr.Intern(names[i]);
        }

        return interned;
    }
}

/// <summary>
/// Distributes the arguments of a call over the parameters of a native function, with CPython's checks in CPython's order (those of <c>_PyArg_UnpackKeywords</c>).
/// </summary>
internal static class ArgumentParser
{
    /// <summary>
    /// Fills <paramref name="values"/> (which must come in cleared) in the order of the signature. The last <c>keywordNames.Count</c> of <paramref name="args"/> are keyword values.
    /// False: TypeError is pending.
    /// </summary>
    public static bool Parse(ThreadState ts, ArgumentDescriptor descriptor, ReadOnlySpan<PyObject> args, PyTuple? keywordNames, Span<PyObject?> values)
    {
        if (keywordNames is null && (args.Length <= descriptor.Positional || descriptor.HasVarPositional) && args.Length >= descriptor.RequiredPositional
            && !descriptor.HasRequiredKeywordOnly)
        {
            int count = Math.Min(args.Length, descriptor.Positional);
            for (int i = 0; i < count; i++)
            {
                values[i] = args[i];
            }

            return true;
        }

        return ParseSlowly(ts, descriptor, args, keywordNames, values, out _);
    }

    /// <summary>As <see cref="Parse(ThreadState, ArgumentDescriptor, ReadOnlySpan{PyObject}, PyTuple?, Span{PyObject?})"/>, for a function with **kwargs.</summary>
    /// <param name="keywords">The keyword arguments that no parameter takes; null where there are none.</param>
    public static bool Parse(
        ThreadState ts, ArgumentDescriptor descriptor, ReadOnlySpan<PyObject> args, PyTuple? keywordNames, Span<PyObject?> values, out PyDict? keywords) =>
        ParseSlowly(ts, descriptor, args, keywordNames, values, out keywords);

    /// <summary>The positional arguments from place <paramref name="start"/> on: the value of *args.</summary>
    public static ReadOnlySpan<PyObject> Rest(ReadOnlySpan<PyObject> args, PyTuple? keywordNames, int start)
    {
        int positional = args.Length - (keywordNames?.Count ?? 0);
        return start >= positional ? default : args[start..positional];
    }

    /// <summary>Takes the keywords off the arguments: the values of keyword-only parameters, for functions that take any positional arguments.</summary>
    public static bool TakeKeywords(ThreadState ts, ArgumentDescriptor descriptor, ref ReadOnlySpan<PyObject> args, PyTuple? keywordNames, scoped Span<PyObject?> values)
    {
        int positional = args.Length - (keywordNames?.Count ?? 0);
        bool parsed = positional == args.Length || ParseSlowly(ts, descriptor, args[positional..], keywordNames, values, out _);
        args = args[..positional];
        return parsed;
    }

    private static bool ParseSlowly(
        ThreadState ts, ArgumentDescriptor descriptor, ReadOnlySpan<PyObject> args, PyTuple? keywordNames, Span<PyObject?> values, out PyDict? keywords)
    {
        keywords = null;
        int keywordCount = keywordNames?.Count ?? 0;
        int given = args.Length - keywordCount;
        if (!ArgumentErrors.CheckCounts(ts, descriptor, given, keywordCount))
        {
            return false;
        }

        int byPosition = Math.Min(given, descriptor.Positional);
        args[..byPosition].CopyTo(values!);
        PyObject? unexpected = null;
        int givenTwice = int.MaxValue;
        for (int i = 0; i < keywordCount; i++)
        {
            PyObject name = keywordNames![i];
            int index = name is PyStr text ? descriptor.IndexOf(text) : -1;
            if (index < 0)
            {
                if (!descriptor.HasVarKeyword)
                {
                    unexpected ??= name;
                }
                else if (name is not PyStr)
                {
                    return Raise.TypeError(ts, "keywords must be strings");
                }
                else if (!(keywords ??= new PyDict()).SetItem(ts, name, args[given + i]))
                {
                    return false;
                }
            }
            else if (index < byPosition)
            {
                givenTwice = Math.Min(givenTwice, index);
            }
            else
            {
                values[index] = args[given + i];
            }
        }

        return ArgumentErrors.CheckComplete(ts, descriptor, values, byPosition, givenTwice, unexpected);
    }
}
