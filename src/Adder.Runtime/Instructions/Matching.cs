using System;
using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Binding;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Instructions;

/// <summary>The <c>match</c> statement.</summary>
internal static unsafe class Matching
{
    private static readonly PyStr s_matchArgs = PyStr.Intern("__match_args__");
    private static readonly PyStr s_get = PyStr.Intern("get");

    [Instruction(Opcode.MATCH_MAPPING, Stack = "subject -- subject, result")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? MatchMapping(ref PyObject? sp, PyObject subject)
    {
        FrameStack.Put(ref sp, PyBool.From((subject.Type.Flags & TypeFlags.Mapping) != 0));
        return ref Unsafe.Add<PyObject?>(ref sp, 1);
    }

    [Instruction(Opcode.MATCH_SEQUENCE, Stack = "subject -- subject, result")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? MatchSequence(ref PyObject? sp, PyObject subject)
    {
        FrameStack.Put(ref sp, PyBool.From((subject.Type.Flags & TypeFlags.Sequence) != 0));
        return ref Unsafe.Add<PyObject?>(ref sp, 1);
    }

    /// <summary>Pushes the tuple of values of the keys, or None where one is missing.</summary>
    [Instruction(Opcode.MATCH_KEYS, Stack = "subject, keys -- subject, keys, values")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? MatchKeys(ThreadState ts, ref PyObject? sp, PyObject subject, PyTuple keys)
    {
        PyObject? values = ValuesOf(ts, subject, keys);
        if (values is null)
        {
            return ref Unsafe.NullRef<PyObject?>();
        }

        FrameStack.Put(ref sp, values);
        return ref Unsafe.Add<PyObject?>(ref sp, 1);
    }

    /// <summary>The tuple of attributes that a class pattern names, or None where the subject does not match.</summary>
    [Instruction(Opcode.MATCH_CLASS, Stack = "subject, type, names -- attributes")]
    public static PyObject? MatchClass(ThreadState ts, PyObject subject, PyObject type, PyTuple names, int oparg)
    {
        if (type is not PyType matched)
        {
            return Raise.TypeError(ts, "called match pattern must be a class");
        }

        Truth isInstance = TypeTests.IsInstance(ts, subject, type);
        if (isInstance != Truth.True)
        {
            return isInstance == Truth.Error ? null : PyNone.Instance;
        }

        if (oparg + names.Count == 0)
        {
            return PyTuple.Empty;
        }

        var values = new PyObject[oparg + names.Count];
        PyTuple positional = PyTuple.Empty;
        if (oparg > 0 && !MatchPositional(ts, subject, matched, values.AsSpan(0, oparg), out positional, out bool failed))
        {
            return failed ? null : PyNone.Instance;
        }

        for (int i = 0; i < names.Count; i++)
        {
            var name = (PyStr)names[i];
            if (Contains(positional.Items[..Math.Min(oparg, positional.Count)], name) || Contains(names.Items[..i], name))
            {
                return AskedTwice(ts, matched, name);
            }

            if (!MatchAttribute(ts, subject, name, out values[oparg + i]!, out failed))
            {
                return failed ? null : PyNone.Instance;
            }
        }

        return PyTuple.FromArray(values);
    }

    /// <summary>The values of the attributes that <c>__match_args__</c> names, which are given too, or the subject itself.</summary>
    private static bool MatchPositional(ThreadState ts, PyObject subject, PyType type, Span<PyObject> values, out PyTuple names, out bool failed)
    {
        failed = true;
        names = PyTuple.Empty;
        Lookup found = FindMatchArguments(ts, type);
        if (found.IsError)
        {
            return false;
        }

        bool matchSelf = false;
        if (found.TryGet(out PyObject? declared))
        {
            if (declared.GetType() != typeof(PyTuple))
            {
                return Raise.TypeError(ts, $"{type.Name}.__match_args__ must be a tuple (got {declared.Type.FullName})");
            }

            names = (PyTuple)declared;
        }
        else
        {
            matchSelf = (type.Flags & TypeFlags.MatchSelf) != 0;
        }

        int allowed = matchSelf ? 1 : names.Count;
        if (allowed < values.Length)
        {
            return Raise.TypeError(ts, $"{type.Name}() accepts {allowed} positional sub-pattern{(allowed == 1 ? "" : "s")} ({values.Length} given)");
        }

        if (matchSelf)
        {
            values[0] = subject;
            return true;
        }

        for (int i = 0; i < values.Length; i++)
        {
            failed = true;
            if (names[i] is not PyStr name)
            {
                return Raise.TypeError(ts, $"__match_args__ elements must be strings (got {names[i].Type.FullName})");
            }

            if (Contains(names.Items[..i], name))
            {
                return AskedTwice(ts, type, name);
            }

            if (!MatchAttribute(ts, subject, name, out values[i]!, out failed))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The class's <c>__match_args__</c>. Nothing of the metatype <c>type</c> stands before it, and a tuple is no descriptor.</summary>
    private static Lookup FindMatchArguments(ThreadState ts, PyType type) =>
        ReferenceEquals(type.Type, PyType.TypeObject) && (type.Flags & TypeFlags.OddNames) == 0 && type.Lookup(s_matchArgs) is { } declared && declared.GetType() == typeof(PyTuple)
            ? Lookup.FoundOrAbsent(declared)
            : Attributes.Find(ts, type, s_matchArgs);

    private static bool Contains(ReadOnlySpan<PyObject> names, PyStr name)
    {
        foreach (PyObject each in names)
        {
            if (Unsafe.As<PyStr>(each).EqualTo(name))
            {
                return true;
            }
        }

        return false;
    }

    private static Raised AskedTwice(ThreadState ts, PyType type, PyStr name) =>
        Raise.TypeError(ts, $"{type.Name}() got multiple sub-patterns for attribute {Text.Repr(ts, name)}");

    /// <summary>The value of an attribute of the subject; false where it has none, or an exception is pending.</summary>
    private static bool MatchAttribute(ThreadState ts, PyObject subject, PyStr name, out PyObject? value, out bool failed)
    {
        ref AttributeEntry entry = ref ShapeAttributes.FindLoad(subject, name);
        if (!Unsafe.IsNullRef(ref entry) && entry.Kind == AttributeKind.Slot && ShapeAttributes.ValueOf(entry, subject) is { } own)
        {
            failed = false;
            value = own;
            return true;
        }

        Lookup found = Attributes.Find(ts, subject, name);
        failed = found.IsError;
        return found.TryGet(out value);
    }

    private static bool AreStrs(ReadOnlySpan<PyObject> keys)
    {
        foreach (PyObject key in keys)
        {
            if (key.GetType() != typeof(PyStr))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same from a dict, whose <c>get</c> nobody can have replaced, by keys whose own equality no Python code has a say in.</summary>
    private static PyObject? ValuesOfStrs(ThreadState ts, PyDict subject, ReadOnlySpan<PyObject> keys)
    {
        var values = new PyObject[keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            var key = Unsafe.As<PyStr>(keys[i]);
            if (Contains(keys[..i], key))
            {
                return Raise.ValueError(ts, $"mapping pattern checks duplicate key ({Text.Repr(ts, key)})");
            }

            Lookup found = subject.Get(ts, key);
            if (!found.TryGet(out PyObject? value))
            {
                return found.IsError ? null : PyNone.Instance;
            }

            values[i] = value;
        }

        return PyTuple.FromArray(values);
    }

    private static PyObject? ValuesOf(ThreadState ts, PyObject subject, PyTuple keys)
    {
        if (keys.Count == 0)
        {
            return PyTuple.Empty;
        }

        if (subject.GetType() == typeof(PyDict) && AreStrs(keys.Items))
        {
            return ValuesOfStrs(ts, Unsafe.As<PyDict>(subject), keys.Items);
        }

        PyObject? get = Attributes.Get(ts, subject, s_get);
        if (get is null)
        {
            return null;
        }

        var values = new PyObject[keys.Count];
        var seen = new PySet();
        PyObject missing = new PyObjectType();
        for (int i = 0; i < keys.Count; i++)
        {
            Truth duplicate = seen.Contains(ts, keys[i]);
            if (duplicate != Truth.False)
            {
                return duplicate == Truth.Error ? null : Raise.ValueError(ts, $"mapping pattern checks duplicate key ({Text.Repr(ts, keys[i])})");
            }

            PyObject? value = seen.Add(ts, keys[i]) ? Calls.Call(ts, get, keys[i], missing) : null;
            if (value is null)
            {
                return null;
            }

            if (ReferenceEquals(value, missing))
            {
                return PyNone.Instance;
            }

            values[i] = value;
        }

        return PyTuple.FromArray(values);
    }
}
