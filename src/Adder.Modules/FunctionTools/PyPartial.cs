using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.FunctionTools;

/// <summary><c>functools.partial</c>: a callable with some of its arguments given. Placeholders among them are filled by the positional arguments of a call, from left to right.</summary>
[PyType("partial", Module = "functools", Subclassable = true, TextSignature = "(func, /, *args, **keywords)",
    Flags = TypeFlags.HasDict | TypeFlags.HasWeakReferences, Doc = "Create a new function with partial application of the given arguments and keywords.")]
internal unsafe partial class PyPartial : PyObject
{
    private PyObject _function = PyNone.Instance;
    private PyTuple _arguments = PyTuple.Empty;
    private PyDict _keywords = new();
    private PyDict? _dictionary;

    /// <summary>How many of the arguments are placeholders.</summary>
    private int _placeholders;

    internal override PyDict? OwnDictionary(bool create) => HasState ? null : create ? _dictionary ??= new PyDict() : _dictionary;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int positional = arguments.Length - (keywordNames?.Count ?? 0);
        if (positional < 1)
        {
            return Raise.TypeError(ts, "type 'partial' takes at least one argument");
        }

        PyObject function = arguments[0];
        if (function.Type.Slots.Call == null)
        {
            return Raise.TypeError(ts, "the first argument must be callable");
        }

        if (positional > 1 && arguments[positional - 1] is PyPlaceholder)
        {
            return Raise.TypeError(ts, "trailing Placeholders are not allowed");
        }

        PyPartial made = ReferenceEquals(type, TypeObject) ? new PyPartial() : new PyPartialSubclass(type);
        made._function = function;
        ReadOnlySpan<PyObject> given = arguments[1..positional];

        // A partial of a partial calls the function beneath, unless the inner one has attributes that somebody may look at.
        if (function is PyPartial inner && !inner.HasAttributes)
        {
            made._function = inner._function;
            made._arguments = PyTuple.FromArray(inner.Combine(given));
            made._keywords = inner._keywords.Copy();
        }
        else
        {
            made._arguments = PyTuple.Create(given);
        }

        made._placeholders = CountPlaceholders(made._arguments);
        for (int i = positional; i < arguments.Length; i++)
        {
            if (arguments[i] is PyPlaceholder)
            {
                return Raise.TypeError(ts, "Placeholder cannot be passed as a keyword argument");
            }

            if (!made._keywords.SetItem(ts, keywordNames![i - positional], arguments[i]))
            {
                return null;
            }
        }

        return made;
    }

    [PySlot(Slot.Call)]
    private static PyObject? Call(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!ts.CheckRecursion(" while calling a Python object"))
        {
            return null;
        }

        var partial = (PyPartial)self;
        int given = arguments.Length - (keywordNames?.Count ?? 0);
        if (given < partial._placeholders)
        {
            return Raise.TypeError(ts, $"missing positional arguments in 'partial' call; expected at least {partial._placeholders}, got {given}");
        }

        if (partial._keywords.Count > 0)
        {
            return partial.CallWithKeywords(ts, arguments[..given], arguments[given..], keywordNames);
        }

        int positional = partial._arguments.Count + given - partial._placeholders;
        int all = positional + arguments.Length - given;
        var buffer = default(FrameSlots16);
        Span<PyObject?> values = all <= 16 ? ((Span<PyObject?>)buffer)[..all] : new PyObject?[all];
        partial.Combine(arguments[..given], values);
        arguments[given..].CopyTo(values[positional..]!);
        return Calls.Call(ts, partial._function, (ReadOnlySpan<PyObject>)values!, keywordNames);
    }

    [PySlot(Slot.DescriptorGet)]
    private static PyObject? Get(ThreadState ts, PyObject self, PyObject? instance, PyType? owner) => instance is null or PyNone ? self : new PyBoundMethod(self, instance);

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts)
    {
        if (!Text.EnterRepr(ts, this))
        {
            return PyStr.From("...");
        }

        var text = new TextBuilder();
        bool ok = AppendContents(ts, text);
        Text.LeaveRepr(ts);
        return ok ? text.ToStr() : null;
    }

    [PyMethod("__reduce__()", Doc = "Return state information for pickling.")]
    private PyObject Reduce() =>
        PyTuple.Create(Type, PyTuple.Create(_function), PyTuple.Create(_function, _arguments, _keywords, HasAttributes ? Attributes.DictionaryOf(this)! : PyNone.Instance));

    [PyMethod("__setstate__(object, /)")]
    private PyObject? SetState(ThreadState ts, PyObject state)
    {
        if (state is not PyTuple { Count: 4 } parts || parts[0].Type.Slots.Call == null || parts[1] is not PyTuple arguments || parts[2] is not (PyDict or PyNone) || parts[3] is not (PyDict or PyNone))
        {
            return Raise.TypeError(ts, "invalid partial state");
        }

        if (arguments.Count > 0 && arguments[arguments.Count - 1] is PyPlaceholder)
        {
            return Raise.TypeError(ts, "trailing Placeholders are not allowed");
        }

        if (arguments.GetType() != typeof(PyTuple))
        {
            if (Iteration.ToTuple(ts, arguments) is not { } exact)
            {
                return null;
            }

            arguments = exact.GetType() == typeof(PyTuple) ? exact : PyTuple.Create(exact.Items);
        }

        PyDict keywords = parts[2] is PyDict given ? given.GetType() == typeof(PyDict) ? given : given.Copy() : new PyDict();
        SetAttributes(parts[3] as PyDict);
        (_function, _arguments, _keywords, _placeholders) = (parts[0], arguments, keywords, CountPlaceholders(arguments));
        return PyNone.Instance;
    }

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    private static PyObject ClassGetItem(ThreadState ts, PyType type, PyObject key) => PyGenericAlias.Create(type, key);

    [PyGetter("func", Member = true, Doc = "function object to use in future partial calls")]
    private PyObject FunctionGetter => _function;

    [PyGetter("args", Member = true, Doc = "tuple of arguments to future partial calls")]
    private PyObject ArgumentsGetter => _arguments;

    [PyGetter("keywords", Member = true, Doc = "dictionary of keyword arguments to future partial calls")]
    private PyObject KeywordsGetter => _keywords;

    [PyGetter("__dict__")]
    private PyObject DictionaryGetter() => Attributes.DictionaryOf(this)!;

    [PySetter("__dict__")]
    private Done SetDictionary(ThreadState ts, PyObject? value)
    {
        if (InstanceMembers.RequireDictionary(ts, value) is not { } dictionary)
        {
            return Done.Error;
        }

        SetAttributes(dictionary);
        return Done.Ok;
    }

    [PySlot(Slot.Traverse)]
    private void Traverse(IReferenceVisitor visitor)
    {
        visitor.Visit(_function);
        visitor.Visit(_arguments);
        visitor.Visit(_keywords);
        visitor.Visit(_dictionary);
    }

    private bool HasAttributes => HasState ? InstanceAttributes.Materialize(this).Count > 0 : _dictionary is not null;

    private void SetAttributes(PyDict? dictionary)
    {
        if (HasState)
        {
            dictionary?.Detach();
            InstanceAttributes.SetDictionary(this, dictionary);
        }
        else
        {
            _dictionary = dictionary;
        }
    }

    private static int CountPlaceholders(PyTuple arguments)
    {
        int count = 0;
        foreach (PyObject argument in arguments.Items)
        {
            count += argument is PyPlaceholder ? 1 : 0;
        }

        return count;
    }

    private PyObject[] Combine(ReadOnlySpan<PyObject> given)
    {
        var values = new PyObject[_arguments.Count + Math.Max(0, given.Length - _placeholders)];
        Combine(given, values.AsSpan()!);
        return values;
    }

    /// <summary>The stored arguments with the given ones at the places of placeholders, as far as they go, and after the stored ones.</summary>
    private void Combine(ReadOnlySpan<PyObject> given, Span<PyObject?> values)
    {
        ReadOnlySpan<PyObject> stored = _arguments.Items;
        if (_placeholders == 0)
        {
            stored.CopyTo(values!);
            given.CopyTo(values[stored.Length..]!);
            return;
        }

        int next = 0;
        for (int i = 0; i < stored.Length; i++)
        {
            values[i] = stored[i] is PyPlaceholder && next < given.Length ? given[next++] : stored[i];
        }

        given[next..].CopyTo(values[stored.Length..]!);
    }

    /// <summary>The call where the partial has keywords: the caller's replace them in place, or follow.</summary>
    private PyObject? CallWithKeywords(ThreadState ts, ReadOnlySpan<PyObject> given, ReadOnlySpan<PyObject> keywordValues, PyTuple? keywordNames)
    {
        PyObject[] positional = Combine(given);
        var names = new PyObject[_keywords.Count + keywordValues.Length];
        var values = new PyObject[positional.Length + names.Length];
        positional.CopyTo(values, 0);
        int count = 0;
        int position = 0;
        while (_keywords.Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (key is not PyStr)
            {
                return Raise.TypeError(ts, "keywords must be strings");
            }

            names[count] = key;
            values[positional.Length + count++] = value;
        }

        int stored = count;
        for (int i = 0; i < keywordValues.Length; i++)
        {
            var name = (PyStr)keywordNames![i];
            int place = 0;
            while (place < stored && !((PyStr)names[place]).EqualTo(name))
            {
                place++;
            }

            place = place < stored ? place : count++;
            names[place] = name;
            values[positional.Length + place] = keywordValues[i];
        }

        return Calls.Call(ts, _function, values.AsSpan(0, positional.Length + count), PyTuple.Create(names.AsSpan(0, count)));
    }

    private bool AppendContents(ThreadState ts, TextBuilder text)
    {
        // Showing a part may change the others: what is shown is what was there.
        (PyTuple arguments, PyDict keywords) = (_arguments, _keywords.Copy());
        if (Text.Repr(ts, _function) is not { } function || Attributes.Get(ts, Type, SpecialNames.Module) is not { } module)
        {
            return false;
        }

        text.Append($"{module}.{Type.QualifiedName}(");
        text.Append(function);
        foreach (PyObject argument in arguments.Items)
        {
            if (Text.Repr(ts, argument) is not { } shown)
            {
                return false;
            }

            text.Append(", ");
            text.Append(shown);
        }

        int position = 0;
        while (keywords.Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (Text.Str(ts, key) is not { } name || Text.Repr(ts, value) is not { } shown)
            {
                return false;
            }

            text.Append(", ");
            text.Append(name);
            text.Append("=");
            text.Append(shown);
        }

        text.Append(')');
        return true;
    }
}

/// <summary><c>functools.Placeholder</c>: stands for an argument that a call of a partial gives.</summary>
[PyType("_PlaceholderType", Module = "functools", Doc = "The type of the Placeholder singleton.\n\nUsed as a placeholder for partial arguments.")]
internal sealed partial class PyPlaceholder : PyObject
{
    public static readonly PyPlaceholder Instance = new();

    private PyPlaceholder()
    {
    }

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        arguments.Length > 0 ? Raise.TypeError(ts, "PlaceholderType takes no arguments") : Instance;

    [PySlot(Slot.Repr)]
    private string Repr(ThreadState ts) => "Placeholder";

    [PyMethod("__reduce__()")]
    private string Reduce() => "Placeholder";
}
