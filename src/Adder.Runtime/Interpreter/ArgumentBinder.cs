using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Bytecode;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Interpreter;

/// <summary>Binds the arguments of a call to a Python function's parameters, with CPython's errors.</summary>
internal static class ArgumentBinder
{
    /// <summary>
    /// Fills the parameter slots (the first ones of a frame, all null). Keywords are null, a tuple of names whose values are the last arguments, or a dict of exact strs that stays the caller's.
    /// False: TypeError is pending.
    /// </summary>
    public static bool Bind(ThreadState ts, PyFunction function, ref PyObject? slots, ref PyObject arguments, int count, PyObject? keywords)
    {
        CodeObject code = function.Code;
        if (keywords is null && count < code.ExactArgumentCount)
        {
            FrameStack.Fill(ref slots, ref Unsafe.As<PyObject, PyObject?>(ref arguments), count);
            return BindDefaults(ts, function, ref slots, count);
        }

        PyTuple? names = keywords is not null && keywords.GetType() == typeof(PyTuple) ? Unsafe.As<PyTuple>(keywords) : null;
        int given = names is null ? count : count - names.Count;
        int positional = code.ArgumentCount;
        int named = positional + code.KeywordOnlyArgumentCount;
        int taken = Math.Min(given, positional);
        for (int i = 0; i < taken; i++)
        {
            FrameStack.Put(ref Unsafe.Add(ref slots, i), Unsafe.Add(ref arguments, i));
        }

        int rest = named;
        if ((code.Flags & CodeFlags.VarArgs) != 0)
        {
            PyTuple extra = given > positional ? PyTuple.Create(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref arguments, positional), given - positional)) : PyTuple.Empty;
            FrameStack.Put(ref Unsafe.Add(ref slots, rest++), extra);
        }

        PyDict? others = null;
        if ((code.Flags & CodeFlags.VarKeywords) != 0)
        {
            others = CanTakeAll(code, keywords) ? Unsafe.As<PyDict>(keywords).Copy() : new PyDict();
            FrameStack.Put(ref Unsafe.Add(ref slots, rest), others);
        }

        if (names is not null && code.FindKeywordPlan(names, given) is { } plan)
        {
            Scatter(ref slots, ref Unsafe.Add(ref arguments, given), plan, others);
        }
        else if (names is not null ? !BindKeywords(ts, function, ref slots, ref Unsafe.Add(ref arguments, given), names, others)
            : keywords is not null && !CanTakeAll(code, keywords) && !BindDictionary(ts, function, ref slots, Unsafe.As<PyDict>(keywords), others))
        {
            return false;
        }

        if (given > positional && (code.Flags & CodeFlags.VarArgs) == 0)
        {
            return TooManyPositional(ts, function, ref slots, given);
        }

        return (given >= positional || BindDefaults(ts, function, ref slots, given)) && (code.KeywordOnlyArgumentCount == 0 || BindKeywordDefaults(ts, function, ref slots));
    }

    /// <summary>Puts the values of keywords where a plan says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scatter(ref PyObject? slots, ref PyObject values, KeywordPlan plan, PyDict? others)
    {
        byte[] places = plan.Slots;
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i] == KeywordPlan.Others)
            {
                others!.SetInterned(Unsafe.As<PyStr>(plan.Names[i]), Unsafe.Add(ref values, i));
            }
            else
            {
                FrameStack.Put(ref Unsafe.Add(ref slots, places[i]), Unsafe.Add(ref values, i));
            }
        }
    }

    /// <summary>Remembers where the values of a site's keywords go, if all of them are parameters' or the <c>**</c> parameter's and none is given twice.</summary>
    public static void PlanKeywords(CodeObject code, PyTuple names, int given)
    {
        if (names.Count > byte.MaxValue || code.FindKeywordPlan(names, given) is not null)
        {
            return;
        }

        var slots = new byte[names.Count];
        for (int i = 0; i < slots.Length; i++)
        {
            if (names[i].GetType() != typeof(PyStr))
            {
                return;
            }

            int index = IndexOf(code, Unsafe.As<PyStr>(names[i]), code.PositionalOnlyArgumentCount, code.ArgumentCount + code.KeywordOnlyArgumentCount);
            if (index < 0 && (code.Flags & CodeFlags.VarKeywords) != 0)
            {
                slots[i] = KeywordPlan.Others;
                continue;
            }

            if (index < 0 || index >= KeywordPlan.Others || index < Math.Min(given, code.ArgumentCount) || slots.AsSpan(0, i).Contains((byte)index))
            {
                return;
            }

            slots[i] = (byte)index;
        }

        code.AddKeywordPlan(new KeywordPlan(names, given, slots));
    }

    private static bool BindKeywords(ThreadState ts, PyFunction function, ref PyObject? slots, ref PyObject values, PyTuple names, PyDict? others)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i].GetType() != typeof(PyStr) && names[i] is not PyStr)
            {
                return Raise.TypeError(ts, $"{function.QualifiedName}() keywords must be strings");
            }

            var name = Unsafe.As<PyStr>(names[i]);
            if (!BindKeyword(ts, function, ref slots, name, Unsafe.Add(ref values, i), names, others))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a copy of a dict of keywords is what the function's <c>**</c> parameter gets. A larger table than the smallest would show by its size that it was copied as it stands.</summary>
    private static bool CanTakeAll(CodeObject code, [NotNullWhen(true)] PyObject? keywords) =>
        (code.Flags & CodeFlags.VarKeywords) != 0 && code.ArgumentCount + code.KeywordOnlyArgumentCount == code.PositionalOnlyArgumentCount
        && keywords is not null && keywords.GetType() == typeof(PyDict) && Unsafe.As<PyDict>(keywords).IsSmallTable;

    private static bool BindDictionary(ThreadState ts, PyFunction function, ref PyObject? slots, PyDict keywords, PyDict? others)
    {
        int position = 0;
        while (keywords.Next(ref position, out PyObject? name, out PyObject? value))
        {
            if (!BindKeyword(ts, function, ref slots, Unsafe.As<PyStr>(name), value, keywords, others))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Binds one keyword; <paramref name="all"/> has the names of all of them, for a message.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool BindKeyword(ThreadState ts, PyFunction function, ref PyObject? slots, PyStr name, PyObject value, PyObject all, PyDict? others)
    {
        CodeObject code = function.Code;
        int index = IndexOf(code, name, code.PositionalOnlyArgumentCount, code.ArgumentCount + code.KeywordOnlyArgumentCount);
        if (index < 0)
        {
            return others is not null ? others.SetItem(ts, name, value) : UnexpectedKeyword(ts, function, all, name);
        }

        if (Unsafe.Add(ref slots, index) is not null)
        {
            return Raise.TypeError(ts, $"{function.QualifiedName}() got multiple values for argument '{name}'");
        }

        FrameStack.Put(ref Unsafe.Add(ref slots, index), value);
        return true;
    }

    private static int IndexOf(CodeObject code, PyStr name, int from, int to)
    {
        PyStr[] names = code.LocalsPlusNames;
        for (int i = from; i < to; i++)
        {
            if (ReferenceEquals(names[i], name))
            {
                return i;
            }
        }

        for (int i = from; i < to; i++)
        {
            if (names[i].EqualTo(name))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool BindDefaults(ThreadState ts, PyFunction function, ref PyObject? slots, int given)
    {
        CodeObject code = function.Code;
        PyTuple? defaults = function.Defaults;
        int defaultCount = function.DefaultCount;
        int required = code.ArgumentCount - defaultCount;
        bool missing = false;
        for (int i = given; i < required; i++)
        {
            missing |= Unsafe.Add(ref slots, i) is null;
        }

        if (missing)
        {
            return Missing(ts, function, ref slots, 0, required, "positional");
        }

        for (int i = Math.Max(given, required); i < code.ArgumentCount; i++)
        {
            if (Unsafe.Add(ref slots, i) is null)
            {
                FrameStack.Put(ref Unsafe.Add(ref slots, i), defaults![i - required]);
            }
        }

        return true;
    }

    private static bool BindKeywordDefaults(ThreadState ts, PyFunction function, ref PyObject? slots)
    {
        CodeObject code = function.Code;
        int end = code.ArgumentCount + code.KeywordOnlyArgumentCount;
        bool missing = false;
        for (int i = code.ArgumentCount; i < end; i++)
        {
            if (Unsafe.Add(ref slots, i) is not null)
            {
                continue;
            }

            if (function.KeywordDefaults is { } defaults)
            {
                Lookup found = defaults.Get(ts, code.LocalsPlusNames[i]);
                if (found.TryGet(out PyObject? value))
                {
                    FrameStack.Put(ref Unsafe.Add(ref slots, i), value);
                    continue;
                }

                if (found.IsError)
                {
                    return false;
                }
            }

            missing = true;
        }

        return !missing || Missing(ts, function, ref slots, code.ArgumentCount, end, "keyword-only");
    }

    private static bool Missing(ThreadState ts, PyFunction function, ref PyObject? slots, int from, int to, string kind)
    {
        var names = new List<string>();
        for (int i = from; i < to; i++)
        {
            if (Unsafe.Add(ref slots, i) is null)
            {
                names.Add($"'{function.Code.LocalsPlusNames[i]}'");
            }
        }

        string list = names.Count switch
        {
            1 => names[0],
            2 => $"{names[0]} and {names[1]}",
            _ => $"{string.Join(", ", names.GetRange(0, names.Count - 1))}, and {names[^1]}",
        };
        return Raise.TypeError(ts, $"{function.QualifiedName}() missing {names.Count} required {kind} argument{(names.Count == 1 ? "" : "s")}: {list}");
    }

    private static bool TooManyPositional(ThreadState ts, PyFunction function, ref PyObject? slots, int given)
    {
        CodeObject code = function.Code;
        int keywordGiven = 0;
        for (int i = code.ArgumentCount; i < code.ArgumentCount + code.KeywordOnlyArgumentCount; i++)
        {
            keywordGiven += Unsafe.Add(ref slots, i) is null ? 0 : 1;
        }

        int defaults = function.Defaults?.Count ?? 0;
        int most = code.ArgumentCount;
        bool plural = defaults > 0 || most != 1;
        string takes = defaults > 0 ? $"from {most - defaults} to {most}" : $"{most}";
        string keywords = keywordGiven == 0 ? "" : $" positional argument{(given != 1 ? "s" : "")} (and {keywordGiven} keyword-only argument{(keywordGiven != 1 ? "s" : "")})";
        return Raise.TypeError(
            ts,
            $"{function.QualifiedName}() takes {takes} positional argument{(plural ? "s" : "")} but {given}{keywords} {(given == 1 && keywordGiven == 0 ? "was" : "were")} given");
    }

    private static bool UnexpectedKeyword(ThreadState ts, PyFunction function, PyObject all, PyStr name)
    {
        CodeObject code = function.Code;
        var conflicts = new List<string>();
        foreach (PyObject keyword in all is PyDict dictionary ? dictionary.ToArray(DictPart.Keys) : Unsafe.As<PyTuple>(all).Items)
        {
            if (keyword is PyStr text && IndexOf(code, text, 0, code.PositionalOnlyArgumentCount) >= 0)
            {
                conflicts.Add(text.ToString());
            }
        }

        if (conflicts.Count > 0)
        {
            conflicts.Sort((a, b) => PositionOf(code, a).CompareTo(PositionOf(code, b)));
            return Raise.TypeError(ts, $"{function.QualifiedName}() got some positional-only arguments passed as keyword arguments: '{string.Join(", ", conflicts)}'");
        }

        var candidates = new List<string>();
        for (int i = code.PositionalOnlyArgumentCount; i < code.ArgumentCount + code.KeywordOnlyArgumentCount; i++)
        {
            candidates.Add(code.LocalsPlusNames[i].ToString());
        }

        string hint = Suggestions.Find(name.ToString(), candidates) is { } suggestion ? $". Did you mean '{suggestion}'?" : "";
        return Raise.TypeError(ts, $"{function.QualifiedName}() got an unexpected keyword argument '{name}'{hint}");
    }

    private static int PositionOf(CodeObject code, string name) => IndexOf(code, PyStr.Intern(name), 0, code.LocalsPlusNames.Length);
}
